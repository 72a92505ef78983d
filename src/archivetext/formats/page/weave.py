"""Stretches of a text that may cross each other, as elements of HTML, which nest.

    a stretch that crosses the end of another is cut there: <a>one <b>two</b></a><b> three</b>
    a text that is woven piece by piece (a paragraph, then the next) has in each piece what of the stretches stands there

At each place few stretches are open (brackets nest to 16, anchors are held to a dozen), so the time is that of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archivetext.formats.page.escape import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Stretch", "Weaver"]


class Stretch(NamedTuple):
    """An element about a stretch of the text."""

    start: int
    """Where it starts."""
    end: int
    """Where it ends."""
    rank: int
    """Which goes around the other where two have the same stretch: the lesser."""
    opening: str
    """Its first tag."""
    again: str
    """The tag by which it goes on where it was cut."""
    closing: str
    """The tag that ends a part of it."""
    last: str = ""
    """What stands before the tag that ends its last part."""
    insertion: int = -1
    """Which insertion it is, or -1."""
    link: bool = False
    """Whether it is a link, within which no other may stand."""
    hidden: int = 0
    """In which views nothing of it is shown: 1 reading, 2 original, 3 both."""


class Weaver:
    """A text and its stretches. The pieces are asked for in their order, without gap."""

    def __init__(self, text: str, stretches: Iterable[Stretch]) -> None:
        self.text = text
        self.stack: list[Stretch] = []
        self.out: list[str] = []
        self._todo = sorted((one for one in stretches if one.start < one.end), key=_order)
        self._at = 0
        self._running: list[Stretch] = []

    def woven(self, low: int, high: int) -> str:
        """What stands between two places, with its tags."""
        self.out = []
        for one in self._running:
            self._open(one, one.again)
        todo, at, count = self._todo, self._at, len(self._todo)
        place = low
        while place < high:
            while at < count and todo[at].start <= place:
                if todo[at].end > place:
                    self._open(todo[at], todo[at].opening)
                at += 1
            following = min(high, todo[at].start) if at < count else high
            for one in self.stack:
                following = min(following, one.end)
            self.words(place, following)
            place = following
            self._close(place, place >= high)
        self._at = at
        return "".join(self.out)

    def words(self, start: int, end: int) -> None:
        """Writes a stretch in which nothing starts or ends."""
        self.out.append(escape(self.text[start:end]))

    def flush(self) -> None:
        """Before a tag: writes what was held back."""

    def _open(self, one: Stretch, tag: str) -> None:
        self.flush()
        self.out.append(tag)
        self.stack.append(one)

    def _close(self, place: int, final: bool) -> None:
        """Closes what ends here, and what stands in it, which is opened again; at the end of a piece, everything."""
        stack = self.stack
        if final:
            self._running = [one for one in stack if one.end > place]
            lowest = 0
        else:
            lowest = next((number for number, one in enumerate(stack) if one.end <= place), len(stack))
        if lowest == len(stack):
            if final:
                self.flush()
            return
        self.flush()
        above = stack[lowest:]
        del stack[lowest:]
        for one in reversed(above):
            self.out.append(one.last + one.closing if one.end <= place else one.closing)
        if not final:
            for one in above:
                if one.end > place:
                    self._open(one, one.again)


def _order(one: Stretch) -> tuple[int, int, int]:
    return one.start, -one.end, one.rank
