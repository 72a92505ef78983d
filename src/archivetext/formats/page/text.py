"""The transcript of a page: its blocks, which joined are the source, and what stands beside them.

    article#text         a block of the body is a row: notes at its side, diagnostics, the block itself
    details.page-around  the page before and behind the document, and its furniture within it: folded, each block named

Everything that is not source stands outside the blocks or is made by the style sheet, so that who copies text copies source.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from archivetext.formats.page.escape import short, shown
from archivetext.formats.page.kinds import counted
from archivetext.formats.page.seen import classes
from archivetext.formats.page.stretches import pointed_at
from archivetext.formats.page.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats.page.seen import Seen
    from archivetext.records import Block, Diagnostic, Document

__all__ = ["Transcript"]

BESIDE = 3
"""So many diagnostics stand beside a block; the others are counted."""
SIDENOTE = 1000
"""So much of a note is repeated at the side of its mark."""


class Transcript:
    """The text of a page."""

    marked: list[int]

    def __init__(self, document: Document, seen: Seen) -> None:
        self.document = document
        self.seen = seen
        self.marked = pointed_at(document)
        self.places: dict[int, str] = {number: f"d{number}" for number in self.marked}
        """Where each diagnostic leads to, by its number."""
        self._words = Words(document, seen, shown(document.source), self.marked)
        self._marks = [mark.span[0] for mark in document.marks]
        self._odd = sorted((one.span[0], number) for number, one in enumerate(document.diagnostics))
        self._beside: set[int] = set()
        self._turn = 0

    def article(self, lang: str) -> str:
        """The article with the text."""
        return f'<article class="doc" id="text" aria-label="Transcript" lang="{lang}" dir="auto">{"".join(self._parts())}</article>'

    def _parts(self) -> Iterator[str]:
        blocks = [block for block in self.document.blocks if block.span[0] < block.span[1]]
        notes = self._last_notes(blocks)
        for place, group in groupby(blocks, self._place):
            if place in ("before", "behind"):
                yield self._folded(group, "The page before the document" if place == "before" else "The page after the document", "")
                continue
            for inline, run in groupby(group, lambda block: block.kind == "furniture"):
                if inline:
                    yield self._folded(run, "Page furniture", " inl")
                    continue
                for block in run:
                    if block.span[0] == notes:
                        hidden = classes(self.seen.hidden(notes, self.document.body[1]))
                        yield f'<section class="foots{hidden}" aria-labelledby="hn"><h2 class="notes-h" id="hn">Notes</h2>'
                    yield self._row(block)
            if notes >= 0:
                yield "</section>"

    def _place(self, block: Block) -> str:
        low, high = self.document.body
        return "before" if block.span[0] < low else "behind" if block.span[0] >= high else "body"

    def _last_notes(self, blocks: list[Block]) -> int:
        """Where the notes start that end the body, or -1."""
        notes = -1
        for block in reversed(blocks):
            if self._place(block) != "body":
                continue
            if block.kind == "footnote":
                notes = block.span[0]
            elif block.kind not in ("blank", "furniture"):
                break
        return notes

    def _folded(self, blocks: Iterable[Block], what: str, more: str) -> str:
        inside, length = [], 0
        for block in blocks:
            inside.append(self._block(block))
            length += block.span[1] - block.span[0]
        said = f'{what} <span class="num">({counted(length, "character")}, set aside)</span>'
        return f'<details class="page-around{more}"><summary>{said}</summary>{"".join(inside)}</details>'

    def _row(self, block: Block) -> str:
        if block.kind == "blank":
            return self._block(block)
        start, end = block.span
        hidden = classes(self.seen.hidden(start, min(end, self.document.body[1])))
        line, _ = self.document.position(start)
        beside = "".join((*self._sides(start, end), *self._diagnostics(start, end)))
        return f'<div class="row{hidden}" id="o{start}" data-line="{line}">{beside}{self._block(block)}</div>'

    def _block(self, block: Block) -> str:
        start, end = block.span
        tag = "span" if block.kind == "blank" else "h3" if block.kind == "heading" and self._place(block) == "body" else "p"
        turns = self.document.turns
        while self._turn < len(turns) and turns[self._turn].span[1] <= start:
            self._turn += 1
        said = self._turn < len(turns) and turns[self._turn].span[0] < start and block.kind not in ("footnote", "furniture", "blank")
        more = " in-turn" if said else ""
        words = self._words.woven(start, end)
        return f'<{tag} class="b {block.kind}{more}" dir="auto" data-kind="{block.kind}" data-span="{start} {end}">{words}</{tag}>'

    def _sides(self, start: int, end: int) -> Iterator[str]:
        """The notes whose first marks stand here."""
        document = self.document
        for number in range(bisect_left(self._marks, start), bisect_left(self._marks, end)):
            mark = document.marks[number]
            if mark.footnote is not None and mark.footnote not in self._beside:
                self._beside.add(mark.footnote)
                note = document.footnotes[mark.footnote]
                yield f'<div class="side" aria-hidden="true"><b>{short(note.label, 40)}</b>{short(note.text, SIDENOTE)}</div>'

    def _diagnostics(self, start: int, end: int) -> Iterator[str]:
        here = self._odd[bisect_left(self._odd, (start, -1)) : bisect_left(self._odd, (end, -1))]
        for place, (_, number) in enumerate(here):
            self.places.setdefault(number, f"o{start}")
            if place < BESIDE:
                yield self._said(self.document.diagnostics[number], number)
        if len(here) > BESIDE:
            yield f'<p class="diag info" role="note"><a href="#diagnostics">{len(here) - BESIDE:,} more</a></p>'

    def _said(self, one: Diagnostic, number: int) -> str:
        kind = "info" if one.severity == "info" else "warning"
        return f'<p class="diag {kind}" role="note"><a href="#g{number}" class="code">{one.code}</a>{short(one.message, 200)}</p>'
