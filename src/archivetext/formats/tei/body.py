"""The body: a flat row of divisions, with paragraphs, lists, speeches, openers and closers, as TEI allows them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from archivetext.furniture import OF_PAGE
from archivetext.spans import trim

if TYPE_CHECKING:
    from archivetext.formats.tei.nodes import Plan, Unit
    from archivetext.formats.tei.out import Out
    from archivetext.formats.tei.words import Words
    from archivetext.records import Document, Insertion

__all__ = ["Body"]

_NOTES = frozenset(("note", "description", "source", "gloss", "unclassified"))
"""Kinds that stand straight in the division where they are a whole block."""
_LISTS: dict[str, dict[str, str]] = {"numbered": {"rend": "numbered"}, "plain": {}, "participants": {"type": "participants"}}
"""The attributes of each sort of list."""
_ENDS = frozenset(("heading", "dateline", "signature"))
"""Kinds of blocks that end a speech, since they begin or end a division."""


class Body:
    """Writes the body."""

    document: Document
    source: str
    holds: str
    listed: str
    items: bool
    turn: int
    said: bool
    at: int
    people: dict[str, int]
    whole: dict[int, int]
    orphans: list[int]

    def __init__(self, out: Out, plan: Plan, words: Words) -> None:
        self.out = out
        self.plan = plan
        self.words = words
        self.document = plan.document
        self.source = plan.source
        self.open: list[str] = []  # what is open below the body: div, list, sp, closer
        self.holds = ""  # what the division holds: nothing, "head", "opener", "common", "closer"
        self.listed = ""  # which list is open
        self.items = False  # whether it has items
        self.turn = -1  # which speech
        self.said = False  # whether it has words
        self.told: dict[int, int] = {}  # how many pieces of a speech are written
        self.at = 0
        names: dict[str, list[int]] = {}
        for index, person in enumerate(self.document.participants):
            names.setdefault(person.name, []).append(index)
        self.people = {name: found[0] for name, found in names.items() if len(found) == 1}
        self.whole = {insertion.span[0]: index for index, insertion in enumerate(self.document.insertions) if insertion.kind in _NOTES}
        self.orphans = [index for index, note in enumerate(self.document.footnotes) if not note.marks]

    def write(self) -> None:
        """The body, with the notes that stand nowhere else at its end."""
        self.out.block("body")
        orphan = 0
        for unit in self.plan.units:
            while orphan < len(self.orphans) and self.document.footnotes[self.orphans[orphan]].span[0] < unit.start:
                self._orphan(self.orphans[orphan])
                orphan += 1
            self._unit(unit)
        self._close_to("div")
        for index in range(len(self.document.footnotes)):
            if index not in self.words.placed:
                self._orphan(index)
        if not self.holds and not self.open:
            self._division()
            self.out.block("ab")
            self.out.close()
        self._close_to("")
        self.out.close()

    # ---------------------------------------------------------------------------------------------------- what is open

    def _close_to(self, tag: str) -> None:
        """Closes what is open within *tag*; everything where it is not open."""
        while self.open and self.open[-1] != tag:
            last = self.open.pop()
            if last == "sp":
                if not self.said:
                    self.out.block("ab")
                    self.out.close()
                self.turn = -1
            elif last == "list":
                if not self.items:
                    self.out.block("item")
                    self.out.close()
                self.listed = ""
            self.out.close()

    def _division(self) -> None:
        """A new division."""
        self._close_to("")
        self.out.block("div")
        self.open.append("div")
        self.holds = ""

    def _within(self) -> None:
        """A division that can hold more."""
        if not self.open or self.holds == "closer":
            self._division()

    def _orphan(self, index: int) -> None:
        if not self.open:
            self._division()
        if self.open[-1] == "closer":
            self._close_to("div")
        self.words.footnote(index, alone=True)

    # ------------------------------------------------------------------------------------------------------------ units

    def _unit(self, unit: Unit) -> None:
        begin = max(self.words.behind_said(unit.start), self.at)
        start, end = trim(self.source, begin, unit.end)
        if unit.end <= begin or start >= end:
            return
        if unit.kind == "furniture":
            self._furniture(start, end)
            return
        spoken = unit.turn >= 0 and (unit.opens or unit.kind not in _ENDS)
        if not spoken and unit.kind in _ENDS:
            self._close_to("div" if unit.kind == "signature" else "")
        elif unit.turn != self.turn and "sp" in self.open:
            self._close_to("div")
        alone = self.whole.get(start)
        if alone is not None and unit.kind not in _ENDS and self._fills(alone, start, end):
            self._whole_note(alone, unit)
            return
        write = {
            "heading": self._heading,
            "dateline": self._dateline,
            "signature": self._signature,
            "item": self._item,
            "participants": self._participants,
        }.get(unit.kind, self._paragraph)
        if spoken:
            write = self._paragraph if unit.kind in _ENDS else write
            start = self._speech(unit, start)
        if start < end:
            write(start, end, unit)
        self.at = max(self.at, self.words.at)

    def _fills(self, index: int, start: int, end: int) -> bool:
        """Whether an insertion is the whole of a block, or more."""
        insertion = self.document.insertions[index]
        stop = insertion.span[1]
        return insertion.span[0] == start and insertion.parent is None and not self.source[stop:end].strip() and not self.plan.literal

    def _whole_note(self, index: int, unit: Unit) -> None:
        insertion: Insertion = self.document.insertions[index]
        self._within()
        if "sp" in self.open and unit.turn == self.turn:
            self._close_to("sp")
        else:
            self._close_to("div")
        self.words.alone(index)
        self.at = max(self.at, insertion.span[1])

    def _furniture(self, start: int, end: int) -> None:
        """The page's own lines, and its breaks."""
        if not self.open:
            self._division()
        first = True
        for part in self.source[start:end].split("\f"):
            if not first:
                self.out.block("pb")
                self.out.close()
            first = False
            if part.strip():
                self.out.leaf("fw", part)
        self.at = end

    def _heading(self, start: int, end: int, unit: Unit) -> None:
        del unit
        self._division()
        self._mixed("head", start, end)
        self.holds = "head"

    def _dateline(self, start: int, end: int, unit: Unit) -> None:
        del unit
        if not self.open or self.holds not in ("", "head"):
            self._division()
        self._close_to("div")
        self.out.block("opener")
        self._mixed("dateline", start, end)
        self.out.close()
        self.holds = "opener"

    def _signature(self, start: int, end: int, unit: Unit) -> None:
        del unit
        if not self.open:
            self._division()
        if self.holds in ("common", "closer"):
            if self.open[-1] != "closer":
                self._close_to("div")
                self.out.block("closer")
                self.open.append("closer")
            self.holds = "closer"
        self._mixed("signed", start, end)
        if self.holds != "closer":
            self.holds = "signed"

    def _paragraph(self, start: int, end: int, unit: Unit) -> None:
        self._common("")
        if unit.kind in OF_PAGE:
            self._mixed("ab", start, end, {"type": unit.kind})
        else:
            self._mixed("p", start, end, {"part": unit.part} if unit.part and unit.kind == "paragraph" else None)

    def _participants(self, start: int, end: int, unit: Unit) -> None:
        if self.listed != "participants" and not self._listed(unit):
            self._common("")
            self._mixed("p", start, end, {"rend": "participants"})
            return
        first = self.listed != "participants"
        self._common("participants")
        heads = first and self.source[end - 1] == ":"
        self._mixed("head" if heads else "item", start, end)
        self.items = self.items or not heads

    def _listed(self, unit: Unit) -> bool:
        """Whether the next block is one of people too: a line each."""
        number = bisect_left(self.plan.units, unit.end, key=lambda one: one.start)
        units = self.plan.units
        return number < len(units) and units[number].kind == "participants" and units[number].turn == unit.turn

    def _item(self, start: int, end: int, unit: Unit) -> None:
        del unit
        match = _numbered().match(self.source, start, end)
        number = match.end(1) if match and start not in self.plan.brackets and not self.plan.around(match.end(1)) >= 0 else -1
        self._common("numbered" if number >= 0 else "plain")
        if number >= 0 and match is not None:
            self._mixed("label", start, number)
            start = match.end()
        self._mixed("item", start, end)

    def _common(self, wanted: str) -> None:
        """Where a paragraph, or an item of the *wanted* list, can stand."""
        if self.holds == "signed":
            self._division()
        self._within()
        if self.listed != wanted or (self.open and self.open[-1] == "closer"):
            self._close_to("sp" if "sp" in self.open else "div")
            if wanted:
                self.out.block("list", _LISTS[wanted])
                self.items = wanted != "participants"
                self.open.append("list")
                self.listed = wanted
        self.holds = "common"
        self.said = True

    def _mixed(self, tag: str, start: int, end: int, attributes: dict[str, str] | None = None) -> None:
        self.out.block(tag, attributes)
        self.words.stretch(start, end)
        self.out.close()

    def _speech(self, unit: Unit, start: int) -> int:
        """Opens the speech of a turn; where its words start, behind the speaker."""
        turn, out = self.document.turns[unit.turn], self.out
        if self.turn == unit.turn and "sp" in self.open:
            return start
        if self.holds == "signed":
            self._division()
        self._within()
        self._close_to("div")
        number = self.told.get(unit.turn, 0)
        self.told[unit.turn] = number + 1
        name = f"turn-{unit.turn}"
        attributes = out.id(f"{name}.{number}" if number else name)
        if number:
            attributes["prev"] = out.to(name if number == 1 else f"{name}.{number - 1}")
        attributes["next"] = out.to(f"{name}.{number + 1}")
        person = self.people.get(turn.speaker.text)
        if person is not None:
            attributes["who"] = out.to(f"person-{person}")
        out.block("sp", {**attributes, **({} if number else out.at(turn.span))})
        self.open.append("sp")
        self.turn, self.said, self.holds = unit.turn, False, "common"
        if not unit.opens or number:
            return start
        behind = min(self._behind_speaker(turn.speaker.span[1]), unit.end)
        if behind > start:
            self._mixed("speaker", start, behind)
            start = trim(self.source, behind, unit.end)[0] if self.source[behind : unit.end].strip() else unit.end
        return start

    def _behind_speaker(self, place: int) -> int:
        """Behind the sign that stands after a speaker's name."""
        around = self.plan.around(place)
        if around >= 0:
            place = self.document.insertions[around].span[1]
        else:
            for insertion in (self.document.insertions[index] for index in self._closing(place)):
                place = max(place, insertion.span[1])
        match = _behind_name().match(self.source, place)
        return match.end() if match else place

    def _closing(self, place: int) -> list[int]:
        """The insertion that ends one character behind a place, or there."""
        index = self.plan.around(place - 1) if place else -1
        return [index] if index >= 0 and self.document.insertions[index].span[1] in (place, place + 1) else []


@cache
def _numbered() -> re.Pattern[str]:
    sign = r"\(?(?:\d{1,4}(?:\.\d{1,3}){0,3}|[IVXLCivxlc]{1,7}|[A-Za-zА-Яа-я])[.)]|№\s?\d{1,4}\.?|[-–—•●▪■◦*·]"
    return re.compile(rf"({sign})\s+(?=\S)")


@cache
def _behind_name() -> re.Pattern[str]:
    return re.compile(r"[*_\\]{0,4}(?:\s?\[\w{1,3}\])?[^\S\r\n]{0,3}[:.;—–][*_]{0,3}|[*_]{1,4}")
