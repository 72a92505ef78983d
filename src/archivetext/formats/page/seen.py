"""What the reading and the original view leave out of a page, asked of the views themselves, so that page and library cannot part.

White space is not told apart: HTML folds it, as views do. It is hidden only where the view joins what stands on both sides of it: a word
that a line end divides, the blank before words that are left out.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from archivetext.views import LOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archivetext.records import Document
    from archivetext.views import ViewName

__all__ = ["ORIGINAL", "READING", "Seen", "classes"]

READING, ORIGINAL = 1, 2
"""Bits of what is hidden where."""

_CLASSES = ("", " xr", " xo", " xr xo")


def classes(hidden: int) -> str:
    """The classes of what the views leave out, behind a blank."""
    return _CLASSES[hidden]


class Seen:
    """What the two views show of a document."""

    def __init__(self, document: Document) -> None:
        self._low, self._high = document.body
        self.signs: frozenset[int] = frozenset()
        shown: list[tuple[list[int], list[int]]] = []
        self.cuts: list[list[tuple[int, int]]] = []
        names: tuple[ViewName, ViewName] = ("reading", "original")
        for name in names:
            starts: list[int] = []
            ends: list[int] = []
            signs: list[int] = []
            breaks: set[int] = set()
            view = document.view(name)
            for at, start, end, form in view._pieces:  # noqa: SLF001  the pieces are the view
                if form == 2:
                    if view.text.startswith(LOST, at):
                        signs.append(start)
                    else:
                        breaks.add(start)
                        continue
                starts.append(start)
                ends.append(end)
            shown.append((starts, ends))
            self.cuts.append(_left_out(document.source, starts, ends, breaks, document.body))
            if name == "original":
                self.signs = frozenset(signs)
        self._shown = shown

    def hidden(self, start: int, end: int) -> int:
        """In which views nothing of a stretch is shown, not even a sign in its place; in none outside the body."""
        if start < self._low or end > self._high or start >= end:
            return 0
        return (0 if _meets(*self._shown[0], start, end) else READING) | (0 if _meets(*self._shown[1], start, end) else ORIGINAL)


def _meets(starts: Sequence[int], ends: Sequence[int], low: int, high: int) -> bool:
    number = bisect_right(ends, low)
    return number < len(starts) and starts[number] < high


def _left_out(source: str, starts: Sequence[int], ends: Sequence[int], breaks: set[int], body: tuple[int, int]) -> list[tuple[int, int]]:
    """The stretches of the body that a view leaves out, without the white space that folds into what is shown beside it."""
    found = []
    last = body[0]
    for start, end in zip((*starts, body[1]), (*ends, body[1]), strict=True):
        low, high = last, start
        last = max(last, end)
        if low >= high:
            continue
        at_edge = low == body[0] or high == body[1]
        if low > body[0] and source[low - 1].isspace():
            while low < high and source[low].isspace():
                low += 1
        if high < body[1] and source[high].isspace():
            while low < high and source[high - 1].isspace():
                high -= 1
        if low < high and not (source[low:high].isspace() and (at_edge or low in breaks or high in breaks)):
            found.append((low, high))
    return found
