"""Whether day or month stands first in figures: where one date of a text allows one reading alone, those beside it are read so.

``5/6/61`` has two readings; in a text that has ``5/31/61`` too, and nothing that speaks against it, it is the sixth of May.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.spans import Figures

__all__ = ["day_order"]


@cache
def _in_figures() -> re.Pattern[str]:
    """A date in figures whose first two have two digits at most; the same sign stands twice."""
    return re.compile(
        r"(?:(?<![\d./])(?=\d{1,2}[./])|(?<![\d./\-])(?=\d{1,2}-))(\d{1,2})([./\-])(\d{1,2})"
        r"(?:\2(?:\d{4}|\d{2})(?![\d./]?\d)|(?=[-–—]\d{1,2}\2\d{1,2}\2\d))"  # 7/16-8/2/45: the year stands once
    )


def day_order(text: str, start: int = 0, end: int | None = None, figures: Figures | None = None) -> bool | None:
    """Whether the day stands first in the dates of a stretch; None where none tells, or some speak against others.

    The *figures* of the text are where to look, if they are known.

    >>> day_order("5/6/61 and 5/31/61"), day_order("5/6/61 and 31/5/61"), day_order("5/6/61")
    (False, True, None)
    """
    told: bool | None = None
    stop = len(text) if end is None else end
    for match in _in_figures().finditer(text, start, stop) if figures is None else _among(text, start, stop, figures):
        first, second = int(match[1]), int(match[3])
        low, high = min(first, second), max(first, second)
        if not 0 < low < 13 or not 12 < high < 32:
            continue
        if told is not None and told != (first > 12):
            return None
        told = first > 12
    return told


def _among(text: str, start: int, end: int, figures: Figures) -> Iterator[re.Match[str]]:
    """The dates in figures."""
    pattern = _in_figures()
    behind = start
    for at, stop in figures.inside(start, end):
        if stop - at < 3 and at >= behind and text[stop : stop + 1] in _SIGNS and (match := pattern.match(text, at, end)) is not None:
            behind = match.end()
            yield match


_SIGNS = ("/", ".", "-")
