"""The words of a block with the records that stand in them: insertions by their kinds, anchors, marks with their notes, dates, people."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from functools import cache
from typing import TYPE_CHECKING

from archivetext.formats.tei import values
from archivetext.formats.tei.nodes import paragraphs_of
from archivetext.formats.tei.out import XML_LANG, folded
from archivetext.spans import trim
from archivetext.views import inner_span

if TYPE_CHECKING:
    from archivetext.formats.tei.nodes import Node, Plan
    from archivetext.formats.tei.out import Out
    from archivetext.records import Document, Insertion

__all__ = ["IN_SENTENCE", "Words"]

_DEEPEST = 6
"""So many notes stand within each other; deeper ones stand at the end."""
_NOTES = {"note": "editorial"}
IN_SENTENCE = frozenset(("completion", "supplied", "uncertain"))
"""Kinds whose words stand in the sentence."""
_TOLD = frozenset(("gap", "omission", "redaction", "incident"))
"""Kinds whose words stand in a ``desc``."""


class Words:
    """Writes the words of stretches."""

    document: Document
    source: str
    at: int
    number: int
    noted: int
    original: str | None

    def __init__(self, out: Out, plan: Plan) -> None:
        self.out = out
        self.plan = plan
        self.document = plan.document
        self.source = plan.source
        self.at = 0  # up to where the source is written
        self.number = 0  # the node that comes next
        self.placed: set[int] = set()
        """The notes that are written."""
        self._said: list[tuple[int, int]] = []  # what insertions have said beyond the notes that they open in
        self.noted = 0  # so many notes are open
        self.deferred = False  # whether marks are references, and their notes stand elsewhere
        languages = [entry.text for entry in self.document.header.fields if entry.key == "original_language" and entry.text]
        self.original = languages[0] if len(languages) == 1 else None
        body = [unit.end for unit in plan.units if unit.kind != "furniture"]
        self._last = body[-1] if body else 0

    # ------------------------------------------------------------------------------------------------- stretches

    def stretch(self, start: int, end: int) -> None:
        """The words of a stretch, or of the rest of one behind an insertion that reaches into it."""
        self.number = self.plan.first_node(start)
        self.at = start
        self._run(end)

    def _run(self, end: int) -> None:
        nodes = self.plan.nodes
        while self.number < len(nodes) and nodes[self.number].start < end:
            node = nodes[self.number]
            self.number += 1
            if node.end <= self.at and (node.what != "point" or node.start < self.at):
                continue
            if node.start < self.at and node.what != "insertion":
                continue
            self.out.copy(self.at, node.start)
            self.at = max(self.at, node.start)
            self._node(node, end)
        self.out.copy(self.at, end)
        self.at = max(self.at, end)

    def _inside(self, start: int, end: int) -> None:
        """What stands within a node, which goes on where it says."""
        self.at = max(self.at, start)
        self._run(end)

    def aside(self, start: int, end: int) -> None:
        """The words of another place, after which the text goes on here; what of them reaches over its end is not said there again."""
        at, number = self.at, self.number
        self.stretch(start, end)
        if self.at > end:
            insort(self._said, (end, self.at))
        self.at, self.number = at, number

    def behind_said(self, start: int) -> int:
        """Where words start behind those that an insertion has said which reaches over the end of a note."""
        at = bisect_right(self._said, start, key=_first_of) - 1
        return max(start, self._said[at][1]) if at >= 0 else start

    def _skip(self, end: int) -> None:
        """Leaves out what stands up to *end*, and the nodes in it."""
        nodes = self.plan.nodes
        while self.number < len(nodes) and nodes[self.number].start < end:
            self.number += 1
        self.at = max(self.at, end)

    # ----------------------------------------------------------------------------------------------------- nodes

    def _node(self, node: Node, end: int) -> None:
        out, index, what = self.out, node.of, node.what
        if what == "insertion":
            self._insertion(node)
        elif what == "mark":
            self._mark(index)
        elif what == "point":
            out.empty("anchor", out.id(f"anc-{index}"))
        elif what == "pair":
            out.inline({"expan": "expan"}.get(self.plan.forms[index], "choice"))
            self._inside(node.start, node.end)
            out.close()
        elif what == "gone":
            self._skip(node.end)
            if not self.source[node.end : node.end + 1].isalnum():  # the blank behind it parts the words
                out.tight()
        elif what == "sic":
            out.inline("sic", self._record(index, self.document.insertions[index]))
            self._inside(node.start, node.end)
            out.close()
        elif what == "anchor":
            form = self.plan.forms.get(index)
            attributes = out.id(f"anc-{index}")
            tag = self._of_pair(self.document.insertions[index])[0] if form else "seg"
            if form:
                out.tight()
            out.inline(tag, attributes if form else {**attributes, "type": "anchor"})
            self._inside(node.start, min(node.end, end))
            out.close()
        elif what == "date":
            date = self.document.dates[index]
            out.inline("date", {**out.id(f"date-{index}"), **self.dated(values.date_attributes(date)), **out.at(date.span)})
            self._inside(node.start, min(node.end, end))
            out.close()
        elif what == "person":
            out.inline("persName", {"ref": out.to(f"person-{index}")})
            self._inside(node.start, min(node.end, end))
            out.close()
        else:
            out.inline("ref", {"target": out.to(f"cited-{index}")})
            self._inside(node.start, min(node.end, end))
            out.close()

    def dated(self, attributes: dict[str, str]) -> dict[str, str]:
        """The attributes of a date with the pointer to its calendar in this document."""
        if "datingMethod" in attributes:
            attributes["datingMethod"] = self.out.to("edtf")
        return attributes

    def _of_pair(self, insertion: Insertion) -> tuple[str, str]:
        """The elements of an anchor and of its insertion that stand together."""
        if insertion.kind == "completion":
            return "abbr", "ex"
        if insertion.kind == "correction":
            return "sic", "corr"
        longer = insertion.anchor is not None and len(insertion.anchor.text) > len(insertion.text)
        return ("expan", "abbr") if longer else ("abbr", "expan")

    # ------------------------------------------------------------------------------------------------ insertions

    def _record(self, index: int, insertion: Insertion, piece: int = 0) -> dict[str, str]:
        """The attributes of the element that holds an insertion's words."""
        out = self.out
        name = f"ins-{index}.{piece}" if piece else f"ins-{index}"
        return {**out.id(name), "ana": out.to(f"kind-{insertion.kind}"), **(out.at(insertion.span) if not piece else {})}

    def _author(self, insertion: Insertion) -> dict[str, str]:
        return {"resp": self.out.to(f"resp-{insertion.author}")} if insertion.author else {}

    def _chain(self, node: Node) -> dict[str, str]:
        """The pointers from a piece of an insertion to its neighbours."""
        name = f"ins-{node.of}"
        told = {}
        if node.piece:
            told["prev"] = self.out.to(name if node.piece == 1 else f"{name}.{node.piece - 1}")
        insertion = self.document.insertions[node.of]
        if node.end < insertion.span[1] and trim(self.source, node.end, insertion.span[1])[0] < insertion.span[1]:
            told["next"] = self.out.to(f"{name}.{node.piece + 1}")
        return told

    def _inner(self, node: Node) -> tuple[int, int]:
        """What of an insertion, or of a piece of it, stands between its brackets."""
        start, end = inner_span(self.source, self.document.insertions[node.of].span, self.plan.brackets)
        return max(start, node.start), max(start, node.start, min(end, node.end))

    def _insertion(self, node: Node) -> None:
        insertion = self.document.insertions[node.of]
        kind = insertion.kind
        out = self.out
        if self.plan.literal:
            out.inline("seg", {"type": "insertion", "subtype": kind, **self._record(node.of, insertion, node.piece),
                               **self._chain(node), **self._author(insertion)})  # fmt: skip
            self._inside(node.start, node.end)
            out.close()
            return
        start, end = self._inner(node)
        form = self.plan.forms.get(node.of)
        if form:
            self._paired(node, insertion, start, end)
        elif kind in ("supplied", "completion"):
            plain = kind == "completion" and not self._holds(start, end)
            out.apart("ex" if plain else "supplied", {**self._record(node.of, insertion, node.piece), **self._chain(node)})
            self._inside(start, end)
            out.close_apart()
        elif kind == "uncertain":
            self._uncertain(node, insertion, start, end)
        elif kind in _TOLD:
            self._told(node, insertion)
        elif kind == "page":
            number = re.search(r"\d{1,6}[^\W\d_]{0,4}(?!\w)", insertion.text)
            out.empty("pb", {**self._record(node.of, insertion), **({"n": number[0]} if number else {})})
        else:
            self.note(node.of, insertion)
        self._skip(node.end)

    def _holds(self, start: int, end: int) -> bool:
        """Whether a node stands in a place."""
        number = bisect_left(self.plan.places, start)
        return number < len(self.plan.places) and self.plan.places[number] < end

    def _paired(self, node: Node, insertion: Insertion, start: int, end: int) -> None:
        out = self.out
        tag = self._of_pair(insertion)[1]
        attributes = self._record(node.of, insertion)
        if tag == "ex" and self._holds(start, end):
            tag = "supplied"
        if tag == "corr" and insertion.reading is not None:
            start, end = insertion.reading.span
            if not insertion.reading.certain:
                attributes["cert"] = "low"
            self._skip(start)
            while self.number > 0 and self.plan.nodes[self.number - 1].start >= start:
                self.number -= 1
        out.tight()
        out.apart(tag, attributes)
        self._inside(start, end)
        out.close_apart()

    def _uncertain(self, node: Node, insertion: Insertion, start: int, end: int) -> None:
        out = self.out
        record = {**self._record(node.of, insertion, node.piece), **self._chain(node)}
        words = self.source[start:end]
        whole = (node.start, node.end) == insertion.span
        if whole and not any(map(str.isalnum, words)):
            out.apart("note", {**record, "type": "uncertain", "place": "inline"})
            self._inside(start, end)
            out.close_apart()
            return
        match = _alternatives().fullmatch(words) if whole and not self._holds(start, end) else None
        if match is not None:
            out.inline("choice", record)
            for part in (match["one"], match["two"]):
                out.within("unclear", part.strip(), {"cert": "low"})
            out.close()
            if match["why"]:
                out.within("note", match["why"].strip(), {"type": "uncertain", "place": "inline", "target": out.to(f"ins-{node.of}")})
            return
        stop = end
        if node.end == insertion.span[1]:
            while stop > start and (self.source[stop - 1] == "?" or self.source[stop - 1].isspace()):
                stop -= 1
        out.apart("unclear", {**record, "cert": "low"})
        self._inside(start, stop)
        out.close_apart()

    def _told(self, node: Node, insertion: Insertion) -> None:
        """What stands for words, with its own words in a ``desc``; what is nested in them is text."""
        out, kind = self.out, insertion.kind
        record = self._record(node.of, insertion)
        if kind == "incident":
            out.inline("incident", record)
        else:
            reason = {"omission": "editorial", "redaction": "redacted"}.get(kind) or values.reasons(insertion.text)
            out.inline("gap", {**record, "reason": reason, **values.amount(insertion.text)})
        words = self._bare(*inner_span(self.source, insertion.span, self.plan.brackets))
        if words or kind == "incident":
            out.within("desc", words)
        out.close()

    def _bare(self, start: int, end: int) -> str:
        """The words of a place that reaches over what is left out: marks, and what stands in no paragraph."""
        marks = self.document.marks
        number = bisect_left(marks, start, key=lambda mark: mark.span[0])
        cuts = []
        while number < len(marks) and marks[number].span[0] < end:
            cuts.append(marks[number].span)
            number += 1
        words = []
        for first, last in self.plan.pieces(start, end) or [(start, end)]:
            at = first
            for low, high in cuts:
                if first <= low < last:
                    words.append(self.source[at:low])
                    at = high
            words.append(self.source[at:last] + "\n")
        return folded("".join(words))

    def alone(self, index: int) -> None:
        """An insertion that is a block of its own."""
        insertion = self.document.insertions[index]
        start, end = insertion.span
        self.at = start
        self.number = bisect_left(self.plan.places, start)
        nodes = self.plan.nodes
        while nodes[self.number].what != "insertion" or nodes[self.number].of != index:
            self.number += 1
        self.number += 1
        self.note(index, insertion, alone=True)
        self._skip(end)

    def note(self, index: int, insertion: Insertion, *, alone: bool = False) -> None:
        """An insertion that is a note; *alone* where it stands in the division, as a block."""
        out, kind = self.out, insertion.kind
        attributes = {**self._record(index, insertion), "type": _NOTES.get(kind, kind), "place": "inline", **self._author(insertion)}
        if kind == "description":
            about = values.subtype(insertion.text)
            attributes |= {"subtype": about} if about else {}
        if insertion.anchor is not None:
            attributes["target"] = out.to(f"anc-{index}")
        start, end = inner_span(self.source, insertion.span, self.plan.brackets)
        parts = self.plan.pieces(start, end) or [(start, end)]
        inner = {"source": "bibl", "original": "foreign"}.get(kind)
        told = {XML_LANG: values.language(self.original, insertion.text)} if kind == "original" else {}
        if alone:
            out.block("note", attributes)
        else:
            out.apart("note", attributes)
        for number, (first, last) in enumerate(parts):
            if number and last <= self.at:  # a note in this one has said it
                continue
            if alone or len(parts) > 1:
                out.apart("p")
            if inner:
                out.apart(inner, told)
            self._inside(max(first, self.at), last)
            if inner:
                out.close_apart()
            if alone or len(parts) > 1:
                out.close_apart()
        if alone:
            out.close()
        else:
            out.close_apart()

    # ----------------------------------------------------------------------------------------------------- notes

    def _mark(self, index: int) -> None:
        out, mark = self.out, self.document.marks[index]
        note = mark.footnote
        if note is not None and note not in self.placed and not self.deferred and self.noted < _DEEPEST:
            self.footnote(note)
        else:
            target = {"target": out.to(f"fn-{note}")} if note is not None else {}
            out.apart("ref", {"type": "noteMark", **out.id(f"mark-{index}"), **target, **out.at(mark.span)})
            out.say(mark.label)
            out.close_apart()
        self._skip(mark.span[1])

    def footnote(self, index: int, *, alone: bool = False) -> None:
        """A note at its mark; *alone* where it has none, on a line of its own."""
        self.placed.add(index)
        out, note = self.out, self.document.footnotes[index]
        attributes = {**out.id(f"fn-{index}"), "n": note.label, "type": "footnote", "place": "foot" if note.span[0] < self._last else "end"}
        if note.author:
            attributes["resp"] = out.to(f"resp-{note.author}")
        if not note.marks:
            attributes["anchored"] = "false"
        attributes |= out.at(note.span)
        if alone:
            out.block("note", attributes)
        else:
            out.apart("note", attributes)
        self.noted += 1
        start = self._behind_label(note.span, note.label)
        parts = paragraphs_of(self.source, start, note.span[1])
        for first, last in parts:
            if len(parts) > 1:
                out.apart("p")
            self.aside(first, last)
            if len(parts) > 1:
                out.close_apart()
        self.noted -= 1
        if alone:
            out.close()
        else:
            out.close_apart()

    def _behind_label(self, span: tuple[int, int], label: str) -> int:
        """Where the words of a note start, behind its label."""
        match = _label(label).match(self.source, *span)
        return match.end() if match else span[0]


def _first_of(stretch: tuple[int, int]) -> int:
    return stretch[0]


@cache
def _label(label: str) -> re.Pattern[str]:
    shown = re.escape(label)
    return re.compile(rf"[\\*\[(\s]{{0,6}}(?:{shown}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}})[\\*\])\s.:—–-]{{0,6}}")


@cache
def _alternatives() -> re.Pattern[str]:
    # one reading, "or" or a stroke, the other, and behind a semicolon why
    word = r"[^/;?]{1,60}?"
    return re.compile(
        rf"(?is)\s*(?P<one>{word})\??,?(?:\s+or\s+|\s*/\s*)(?P<two>(?:(?!\sor\s)[^/;?]){{1,60}}?)\s*\??(?:\s*;\s*(?P<why>[^;]{{1,400}}))?\s*"
    )
