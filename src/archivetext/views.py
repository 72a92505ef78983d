"""The text with stretches left out, and the way back to the source.

reading    the document as one reads it: page furniture, header, footnotes and their marks left out
original   the document as its author left it: the same without what editors put in brackets
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["View", "make_view"]


@frozen
class View:
    """A text made of pieces of a source."""

    name: str
    """``reading`` or ``original``."""
    text: str
    """The text."""
    _starts: tuple[int, ...]
    _sources: tuple[int, ...]

    def to_source(self, offset: int) -> int:
        """The offset in the source of what stands at *offset* of the view.

        Raises:
            IndexError: the offset lies outside the view.

        >>> import archivetext
        >>> view = archivetext.parse("Station missiles [there] now.").view("original")
        >>> view.text, view.to_source(view.text.index("now"))
        ('Station missiles now.', 25)
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} is outside the view, which has {len(self.text)} code points")
        piece = bisect_right(self._starts, offset) - 1
        return self._sources[piece] + offset - self._starts[piece] if piece >= 0 else 0

    def from_source(self, offset: int) -> int | None:
        """Where the view shows what stands at *offset* of the source; None where it leaves it out."""
        piece = bisect_right(self._sources, offset) - 1
        if piece < 0:
            return None
        at = self._starts[piece] + offset - self._sources[piece]
        end = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return at if at < end else None


def make_view(name: str, source: str, body: tuple[int, int], cuts: Iterable[tuple[int, int]]) -> View:
    """The view of a body without some stretches of it.

    Args:
        name: what the view is called.
        source: the text.
        body: the stretch that is shown.
        cuts: the stretches that are left out, in any order; they may overlap and reach out of the body.
    """
    at, stop = body
    pieces: list[tuple[int, int]] = []
    for start, end in sorted(cuts):
        if end <= at or start >= stop:
            at = max(at, end) if start <= at else at
            continue
        if start > at:
            pieces.append((at, start))
        at = max(at, end)
        # Cut out of a line, a word leaves two blanks: keep one.
        if start and source[start - 1] == " " and source[at : at + 1] in (" ", ".", ",", ";", ":", ")"):
            if source[at] == " ":
                at += 1
            elif pieces and pieces[-1][1] == start:
                pieces[-1] = (pieces[-1][0], start - 1)
    if at < stop:
        pieces.append((at, stop))
    pieces = [(a, b) for a, b in pieces if b > a]
    starts: list[int] = []
    length = 0
    for a, b in pieces:
        starts.append(length)
        length += b - a
    return View(name, "".join(source[a:b] for a, b in pieces), tuple(starts), tuple(a for a, _ in pieces))
