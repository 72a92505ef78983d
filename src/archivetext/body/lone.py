r"""Notes whose number stands alone on its line, in the running text and before the note.

    mark   = line end number line end               The Consul at Lum⏎16⏎to the Chargé
    opener = line end number line end words         16⏎⏎Copy sent to the Department.

So web pages come out whose notes are links. Where real dumps come near: numbers of pages and of columns stand so too. So the notes
are those whose numbers count up at the end of the text, and a mark is a line that has the number of one before them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archivetext.body.marks import Sign
from archivetext.body.openers import Opener

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["alone_on_lines"]


def alone_on_lines(source: str, stretches: Sequence[tuple[int, int]]) -> tuple[list[Sign], list[Opener]]:
    """The marks and the notes of this form; none where nothing counts up, or no mark leads to what does.

    Args:
        source: the text.
        stretches: where they are looked for: the head of the page, and the body.
    """
    found = [Sign(*match.span(1), match.group(1)) for start, end in stretches for match in _numbers(source, start, end)]
    first = len(found)
    while first and (first == len(found) or int(found[first - 1].label) == int(found[first].label) - 1):
        first -= 1
    openers = [Opener(sign.start, sign.end, sign.label) for sign in found[first:]]
    if not openers or not source[openers[-1].behind : stretches[-1][1]].strip():
        return [], []
    labels = {opener.label for opener in openers}
    marks: dict[str, Sign] = {}
    for sign in found[:first]:
        if sign.label in labels:
            marks[sign.label] = sign
    return (list(marks.values()), openers) if 2 * len(marks) >= len(openers) else ([], [])


def _numbers(source: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The lines of the stretch that are a number and nothing else."""
    first = _alone().match(source, 0, end) if start == 0 else None
    if first is not None:
        yield first
    before = start - 1 if start and source[start - 1] == "\n" else start
    yield from _below().finditer(source, before, end)


_NUMBER = r"[^\S\n\x1c-\x1f]{0,20}+(\d{1,3})[^\S\n\x1c-\x1f]{0,20}+(?=\n|\Z)"


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(_NUMBER)


@cache
def _below() -> re.Pattern[str]:
    return re.compile(rf"\n{_NUMBER}")  # a pattern that starts with a sign is looked for forty times as quick
