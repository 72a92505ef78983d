r"""Notes whose number stands alone on its line, in the running text and before the note.

    mark   = line end number line end               The Consul at Lum⏎16⏎to the Chargé
    opener = line end number line end words         16⏎⏎Copy sent to the Department.

So web pages come out whose notes are links. Where real dumps come near: numbers of pages and of columns stand so too. So the notes
are those whose numbers count up at the end of the text, and a mark is a line that has the number of one before them. A number may come
twice, as mark and as note (``1 1 2`` in the text, ``1 1 2`` below it): then one half of all numbers repeats the other.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
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
    first = _first_note([int(sign.label) for sign in found])
    openers = [Opener(sign.start, sign.end, sign.label) for sign in found[first:]]
    if not openers or not source[openers[-1].behind : stretches[-1][1]].strip():
        return [], []
    labels = {opener.label for opener in openers}
    leading = [sign for sign in found[:first] if sign.label in labels]
    marks = leading if _counts_up([int(sign.label) for sign in leading]) else sorted({sign.label: sign for sign in leading}.values())
    return (marks, openers) if 2 * len(marks) >= len(openers) else ([], [])


def _first_note(numbers: list[int]) -> int:
    """The place of the first note: where the second half repeats the first, else where the last run starts that counts up by one.

    >>> _first_note([1, 1, 2, 1, 1, 2]), _first_note([1, 7, 2, 1, 2]), _first_note([1, 1, 1])
    (3, 3, 2)
    """
    half = len(numbers) // 2
    if numbers[:half] == numbers[half:] and _counts_up(numbers[half:]):
        return half
    first = len(numbers)
    while first and (first == len(numbers) or numbers[first - 1] == numbers[first] - 1):
        first -= 1
    return first


def _counts_up(numbers: list[int]) -> bool:
    """Whether each number is the one before or one more."""
    return all(0 <= two - one <= 1 for one, two in pairwise(numbers))


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
