"""The source as a page shows it: tags of records, links over insertions, brackets apart, what the views leave out in classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.formats.page.escape import escape
from archivetext.formats.page.kinds import KINDS
from archivetext.formats.page.seen import classes
from archivetext.formats.page.stretches import stretches_of
from archivetext.formats.page.weave import Weaver
from archivetext.views import inner_span

if TYPE_CHECKING:
    from collections.abc import Collection

    from archivetext.formats.page.seen import Seen
    from archivetext.records import Document

__all__ = ["Words"]


class Words(Weaver):
    """A source with its records. The text is the source as a page can hold it."""

    def __init__(self, document: Document, seen: Seen, text: str, places: Collection[int]) -> None:
        super().__init__(text, stretches_of(document, seen, text, places))
        self._cuts = seen.cuts
        self._next = [0, 0]
        self._run: list[str] = []
        self._linked: set[int] = set()
        self._brackets: dict[int, tuple[int, str]] = {}
        starts = {one.span[0] for one in document.insertions} | {mark.span[0] for mark in document.marks}
        for one in document.insertions:
            first, last = inner_span(document.source, one.span, starts)
            self._brackets[one.span[0]] = (first, "")
            self._brackets[last] = (one.span[1], KINDS[one.kind].label)
        self._bounds = sorted(self._brackets)
        self._bound = 0

    def words(self, start: int, end: int) -> None:
        """Writes a stretch in which no record starts or ends, in parts that are of one look."""
        bounds = self._bounds
        while start < end:
            hidden, stop = self._hidden(start, end)
            while self._bound < len(bounds) and bounds[self._bound] <= start:
                self._bound += 1
            if self._bound < len(bounds):
                stop = min(stop, bounds[self._bound])
            found = self._brackets.get(start)
            if found is not None:
                stop = min(stop, found[0])
                label = f' data-lab="{found[1]}"' if found[1] else ""
                self._run.append(f'<span class="br{classes(hidden)}"{label}>{escape(self.text[start:stop])}</span>')
            elif hidden:
                self._run.append(f'<span class="{classes(hidden)[1:]}">{escape(self.text[start:stop])}</span>')
            else:
                self._run.append(escape(self.text[start:stop]))
            start = stop

    def _hidden(self, start: int, end: int) -> tuple[int, int]:
        """In which views the words that start here are left out, where nothing around them says so; and how far that holds."""
        hidden, stop = 0, end
        for view, cuts in enumerate(self._cuts):
            at = self._next[view]
            while at < len(cuts) and cuts[at][1] <= start:
                at += 1
            self._next[view] = at
            if at < len(cuts):
                low, high = cuts[at]
                hidden |= 1 << view if low <= start else 0
                stop = min(stop, high if low <= start else low)
        for one in self.stack:
            hidden &= ~one.hidden
        return hidden, stop

    def flush(self) -> None:
        """Writes the parts since the last tag, as a link to the card of the insertion that they stand in."""
        if not self._run:
            return
        words = "".join(self._run)
        self._run.clear()
        number = -1
        for one in self.stack:
            if one.link:
                number = -1
                break
            if one.insertion >= 0:
                number = one.insertion
        if number < 0:
            self.out.append(words)
            return
        more = ' tabindex="-1"' if number in self._linked else f' aria-describedby="k{number}"'
        self._linked.add(number)
        self.out.append(f'<a class="l" href="#c{number}"{more} draggable="false">{words}</a>')
