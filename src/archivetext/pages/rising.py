"""Numbers that go up: those of the documents of a volume, those at the feet of pages. Others, that stand in the text, do not fit among them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["rising"]


def rising(numbers: Iterable[int]) -> list[int]:
    """Where the longest row stands in which each number is greater than that before it; of rows as long, that with the smallest numbers.

    >>> rising([1, 2, 40, 3, 4])
    [0, 1, 3, 4]
    """
    last: list[int] = []  # of the rows of each length the smallest last number
    which: list[int] = []  # and where it stands
    before: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(last, number)
        before.append(which[place - 1] if place else -1)
        if place == len(last):
            last.append(number)
            which.append(index)
        elif number < last[place]:  # of equal numbers the first counts: one that comes again stands in the text
            last[place], which[place] = number, index
    row: list[int] = []
    index = which[-1] if which else -1
    while index >= 0:
        row.append(index)
        index = before[index]
    return row[::-1]
