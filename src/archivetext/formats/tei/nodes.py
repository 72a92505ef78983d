"""What stands where: the stretches of the text that are written, and the records in them as nested nodes, by sorted sweeps.

A record that holds words becomes a node: insertions and marks always; anchors, dates, people and references only where they cross no
border of an insertion or a paragraph. An anchor that does is a point where it begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from archivetext.furniture import OF_PAGE, gaps
from archivetext.spans import trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.records import Block, Document, Insertion

__all__ = ["Node", "Plan", "Unit", "paragraphs_of"]

What = Literal["pair", "sic", "anchor", "point", "insertion", "mark", "date", "person", "reference", "gone"]
_ORDER: dict[What, int] = {
    "point": 0,
    "reference": 1,
    "pair": 2,
    "sic": 3,
    "anchor": 4,
    "person": 5,
    "date": 6,
    "insertion": 7,
    "mark": 8,
    "gone": 9,
}
_DEEPEST = 8
"""So many anchors and the like stand around one place; more are points."""
_LONGEST = 4000
"""A longer block outside the body is no line of the page's head."""
_PIECES = 24
"""An insertion within another is written in so many pieces; what is left of it stands in the other."""
_ANCHORED = frozenset(("gloss", "original", "expansion", "correction", "completion", "uncertain"))


class Unit(NamedTuple):
    """A block of the body, or the part of it that belongs to one turn."""

    start: int
    end: int
    kind: str
    turn: int
    """The index of the turn, or -1."""
    opens: bool
    """Whether the turn starts with it."""
    part: str
    """``I`` for a paragraph that goes on over a page, ``F`` for the one that goes on there, ``M`` for both; else nothing."""


class Node(NamedTuple):
    """A record in its place."""

    start: int
    end: int
    what: What
    of: int
    """The index of the record."""
    piece: int = 0
    """The number of the piece of an insertion that reaches over paragraphs."""


class Plan:
    """The stretches of a document that are written, and its nodes."""

    source: str
    places: list[int]

    def __init__(self, document: Document, *, literal: bool) -> None:
        self.document = document
        self.source = document.source
        self.literal = literal
        self._starts = [insertion.span[0] for insertion in document.insertions]
        self.brackets: frozenset[int] = frozenset((*self._starts, *(mark.span[0] for mark in document.marks)))
        """Where insertions and marks start."""
        self.units: list[Unit] = list(self._units())
        stretches: list[tuple[int, int]] = [(unit.start, unit.end) for unit in self.units if unit.kind != "furniture"]
        for note in document.footnotes:
            stretches += paragraphs_of(self.source, *note.span)
        if document.header.title is not None and document.header.title_origin is None:
            stretches.append(document.header.title.span)
        stretches += [entry.span for entry in document.header.fields if entry.origin is None and entry.key in ("summary", "credits")]
        self.around_body: list[Block] = list(self._elsewhere(sorted(stretches)))
        """Blocks outside the body in which insertions stand that would be lost."""
        stretches += [trim(self.source, *block.span) for block in self.around_body]
        stretches = sorted(one for one in stretches if one[0] < one[1])
        self._stretches: list[tuple[int, int]] = stretches
        self._begins = [start for start, _ in stretches]
        self.forms: dict[int, str] = {}
        """How an insertion and its anchor are written together: ``expan``, ``choice``, ``sic``."""
        self.nodes: list[Node] = self._nested()
        self.places = [node.start for node in self.nodes]

    # --------------------------------------------------------------------------------------------------- stretches

    def _units(self) -> Iterator[Unit]:
        source, (low, high) = self.source, self.document.body
        blocks = [
            block
            for block in self.document.blocks
            if block.span[0] < high and block.span[1] > low and block.kind not in ("blank", "footnote")
        ]
        found = gaps(source, [block.span for block in blocks if block.kind in OF_PAGE], self.document.body)
        before = {gap.start for gap in found if gap.on}
        behind = {gap.end for gap in found if gap.on}
        turns, number = self.document.turns, 0
        cuts = [(self._outside(turn.span[0]), turn.span[1]) for turn in turns]
        for block in blocks:
            if block.kind == "furniture":
                yield Unit(*block.span, "furniture", -1, False, "")
                continue
            start, end = trim(source, max(block.span[0], low), block.span[1])
            part = {(True, True): "M", (True, False): "I", (False, True): "F"}.get((end in before, start in behind), "")
            while number < len(cuts) and cuts[number][1] <= start:
                number += 1
            for first, last in self._without_notes(start, min(end, high)):
                yield from self._by_turns(first, last, block.kind, part, cuts, number)

    def _without_notes(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a block that are no footnotes."""
        notes = self.document.footnotes
        number = bisect_left(notes, start, key=lambda note: note.span[1])
        while number < len(notes) and notes[number].span[0] < end:
            if notes[number].span[0] > start:
                yield start, notes[number].span[0]
            start = max(start, notes[number].span[1])
            number += 1
        if start < end:
            yield start, end

    def _by_turns(self, at: int, end: int, kind: str, part: str, cuts: list[tuple[int, int]], probe: int) -> Iterator[Unit]:
        """The parts of a stretch that belong to one turn each, or to none."""
        source = self.source
        while at < end:
            while probe < len(cuts) and (cuts[probe][1] <= at or cuts[probe][1] <= cuts[probe][0]):
                probe += 1
            if probe == len(cuts) or cuts[probe][0] >= end:
                stop, turn, opens = end, -1, False
            elif cuts[probe][0] > at:
                stop, turn, opens = cuts[probe][0], -1, False
            else:
                stop, turn, opens = min(end, cuts[probe][1]), probe, cuts[probe][0] == at
            first, last = trim(source, at, stop)
            if first < last:
                yield Unit(first, last, kind, turn, opens, part)
            at = stop

    def _elsewhere(self, stretches: list[tuple[int, int]]) -> Iterator[Block]:
        blocks = self.document.blocks
        last = None
        for start in self._starts:
            number = bisect_right(stretches, (start, 1 << 60)) - 1
            if self.document.body[0] <= start < self.document.body[1] or (number >= 0 and start < stretches[number][1]):
                continue
            block = blocks[bisect_right(blocks, start, key=lambda one: one.span[0]) - 1]
            if block is not last and block.span[1] > start and block.span[1] - block.span[0] < _LONGEST:
                last = block
                yield block

    def _outside(self, place: int) -> int:
        """The place, or where the outermost insertion starts in which it lies."""
        number = self.around(place)
        insertions = self.document.insertions
        while number >= 0:
            place = insertions[number].span[0]
            number = -1 if insertions[number].parent is None else insertions[number].parent or 0
        return place

    def around(self, place: int) -> int:
        """The index of the innermost insertion around a place between two characters, or -1."""
        number = bisect_left(self._starts, place) - 1
        insertions = self.document.insertions
        while number >= 0 and insertions[number].span[1] <= place:
            parent = insertions[number].parent
            number = -1 if parent is None else parent
        return number

    def stretch(self, place: int) -> int:
        """The index of the stretch in which a character stands, or -1."""
        number = bisect_right(self._begins, place) - 1
        return number if number >= 0 and place < self._stretches[number][1] else -1

    def first_node(self, place: int) -> int:
        """The number of the first node at a place or behind it; of the piece of an insertion that began before it in the same stretch."""
        number = first = bisect_left(self.places, place)
        stretch = bisect_right(self._begins, place) - 1
        begin = self._begins[stretch] if stretch >= 0 else place
        while number and self.places[number - 1] >= begin:
            number -= 1
            if self.nodes[number].what == "insertion" and self.nodes[number].end > place:
                first = number
        return first

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """What of a place stands in stretches, one after the other."""
        found = []
        number = max(0, bisect_right(self._begins, start) - 1)
        while number < len(self._stretches) and self._stretches[number][0] < end:
            first, last = trim(self.source, max(start, self._stretches[number][0]), min(end, self._stretches[number][1]))
            if first < last:
                found.append((first, last))
            number += 1
        return found

    # ------------------------------------------------------------------------------------------------------- nodes

    def _nested(self) -> list[Node]:
        document = self.document
        hard = [Node(*mark.span, "mark", index) for index, mark in enumerate(document.marks)]
        soft: list[Node] = []
        points: list[Node] = []
        dropped: set[int] = set()
        for index, insertion in enumerate(document.insertions):
            if insertion.anchor is None or insertion.kind not in _ANCHORED:
                continue
            form = "" if self.literal else self._form(insertion)
            start, end = insertion.anchor.span
            if form == "sic":
                dropped.add(index)
                hard.append(Node(*insertion.span, "gone", index))
                self.forms[index] = form
                soft.append(Node(start, end, "sic", index))
            elif form:
                self.forms[index] = form
                soft.append(Node(min(start, insertion.span[0]), max(end, insertion.span[1]), "pair", index))
                soft.append(Node(start, end, "anchor", index))
            elif self._whole(start, end) and not self._marked(start, end):
                soft.append(Node(start, end, "anchor", index))
            else:
                points.append(Node(start, start, "point", index))
        for index, insertion in enumerate(document.insertions):
            if index not in dropped:
                hard += [Node(start, end, "insertion", index, n) for n, (start, end) in enumerate(self._parts(insertion))]
        soft += self._named()
        kept: list[Node] = []
        open_: list[Node] = []
        soft.sort(key=_by_place)
        lost: set[int] = set()
        for node in soft:
            while open_ and open_[-1].end <= node.start:
                open_.pop()
            crosses = (open_ and node.end > open_[-1].end) or len(open_) >= _DEEPEST or (node.what == "anchor" and node.of in lost)
            if crosses:
                if node.what == "pair":
                    lost.add(node.of)
                    del self.forms[node.of]
                elif node.what == "sic":
                    lost.add(node.of)
                    del self.forms[node.of]
                    insertion = document.insertions[node.of]
                    hard = [other for other in hard if other.what != "gone" or other.of != node.of]
                    hard += [Node(start, end, "insertion", node.of, n) for n, (start, end) in enumerate(self._parts(insertion))]
                    points.append(Node(node.start, node.start, "point", node.of))
                elif node.what == "anchor":
                    points.append(Node(node.start, node.start, "point", node.of))
                continue
            kept.append(node)
            open_.append(node)
        return sorted([*hard, *kept, *points], key=_by_place)

    def _named(self) -> Iterator[Node]:
        """Dates, people and references where they cross nothing."""
        document = self.document
        for index, date in enumerate(document.dates):
            if self._whole(*date.span):
                yield Node(*date.span, "date", index)
        for index, person in enumerate(document.participants):
            start, end = person.span
            at = self.source.find(person.name, start, end)
            if at >= 0:
                start, end = at, at + len(person.name)
            if not self._whole(start, end):
                parts = self.pieces(start, end)
                if not parts or not self._whole(*parts[0]):
                    continue
                start, end = parts[0]
            yield Node(start, end, "person", index)
        for index, reference in enumerate(document.references):
            if self._whole(*reference.span):
                yield Node(*reference.span, "reference", index)

    def _parts(self, insertion: Insertion) -> list[tuple[int, int]]:
        """The pieces of an insertion whose words stand in the sentence; others are one."""
        start, end = insertion.span
        if not self.literal and insertion.kind not in ("supplied", "completion", "uncertain"):
            return [(start, end)]
        if self.stretch(start) == self.stretch(end - 1):
            return [(start, end)]
        pieces = self.pieces(start, end) or [(start, end)]
        return pieces if insertion.parent is None else pieces[:_PIECES]

    def _whole(self, start: int, end: int) -> bool:
        """Whether a place crosses no border of a stretch or an insertion."""
        if start >= end:
            return False
        stretch = self.stretch(start)
        return stretch >= 0 and stretch == self.stretch(end - 1) and self.around(start) == self.around(end)

    def _marked(self, start: int, end: int) -> bool:
        """Whether a mark stands in a place."""
        marks = self.document.marks
        number = bisect_left(marks, start, key=lambda mark: mark.span[1])
        return number < len(marks) and marks[number].span[0] < end

    def _form(self, insertion: Insertion) -> str:
        """How an insertion and its anchor are written together, or nothing: where they stand beside each other, and nothing crosses."""
        if insertion.anchor is None:
            return ""
        start, end = insertion.anchor.span
        if not self._whole(start, end) or self._marked(start, end):
            return ""
        parent = -1 if insertion.parent is None else insertion.parent
        if self.around(start) != parent or self.stretch(start) != self.stretch(insertion.span[1] - 1):
            return ""
        if insertion.kind == "correction" and insertion.reading is None:
            return "sic" if _bare_sic().fullmatch(insertion.text) else ""
        low, high = (end, insertion.span[0]) if end <= insertion.span[0] else (insertion.span[1], start)
        if low > high or not self._whole(min(start, insertion.span[0]), max(end, insertion.span[1])):
            return ""
        if insertion.kind == "completion":
            return "expan" if low == high else ""
        if insertion.kind in ("expansion", "correction") and not self.source[low:high].strip():
            return "choice"
        return ""


@cache
def _bare_sic() -> re.Pattern[str]:
    return re.compile(r"(?i)\W{0,3}sic\W{0,3}")


def _by_place(node: Node) -> tuple[int, int, int, int]:
    return node.start, -node.end if node.what != "point" else -(1 << 60), _ORDER[node.what], node.of


def paragraphs_of(source: str, start: int, end: int) -> list[tuple[int, int]]:
    r"""The paragraphs of a stretch: what blank lines part.

    >>> paragraphs_of("One.\n\nTwo.", 0, 10)
    [(0, 4), (6, 10)]
    """
    found: list[tuple[int, int]] = []
    at = start
    for match in _blank_line().finditer(source, start, end):
        found += _some(source, at, match.start())
        at = match.end()
    return found + _some(source, at, end)


def _some(source: str, start: int, end: int) -> list[tuple[int, int]]:
    first, last = trim(source, start, end)
    return [(first, last)] if first < last else []


@cache
def _blank_line() -> re.Pattern[str]:
    return re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")
