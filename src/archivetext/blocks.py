"""The blocks of a document: stretches that tile the source, without gap or overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.records import Block
from archivetext.spans import Span

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph
    from archivetext.pages.layout import Layout
    from archivetext.records import BlockKind, Footnote

__all__ = ["around_body", "tile", "tiles"]


def tile(source: str, page: Layout, stretches: list[Paragraph], kinds: list[BlockKind], notes: list[Footnote]) -> tuple[Block, ...]:
    """The blocks of parts of the page, paragraphs and notes."""
    islands = around_body(page)
    for paragraph, kind in zip(stretches, kinds, strict=True):
        if kind != "footnote":
            islands.append((paragraph.start, paragraph.end, kind))
    note: BlockKind = "footnote"
    islands.extend((n.span.start, n.span.end, note) for n in notes)
    islands.sort()
    return tiles(source, islands)


def around_body(page: Layout) -> list[tuple[int, int, BlockKind]]:
    """The parts of the page that lie outside the body."""
    return [part for part in page.parts if not page.body[0] <= part[0] < page.body[1]]


def tiles(source: str, islands: list[tuple[int, int, BlockKind]]) -> tuple[Block, ...]:
    """Blocks without gap or overlap from stretches in their order; white space between them is blank, other text furniture."""
    blocks: list[Block] = []
    add = blocks.append
    at = 0
    size = len(source)
    for begin, end, kind in islands:
        if end <= at:
            continue
        start = begin
        if start < at:
            start = at
        elif start > at:
            if source[start - 1] in "*# ":  # bold and heading marks belong to what they mark
                marks = start - len(source[at:start]) + len(source[at:start].rstrip("*# "))
                if source.find("*", marks, start) >= 0 or source.find("#", marks, start) >= 0:
                    start = marks
            if start > at:
                add(Block(_gap(source[at:start]), Span(at, start)))
        at = end
        while at < size and source[at] == "*":
            at += 1
        # With the blanks and the line end behind it.
        probe = at
        while probe < size and source[probe] in _BLANKS:
            probe += 1
        if probe == size or source[probe] == "\n":
            at = min(probe + 1, size)
        add(Block(kind, Span(start, at)))
    if at < size:
        add(Block(_gap(source[at:]), Span(at, size)))
    elif not blocks:
        add(Block("blank", Span(0, 0)))
    return tuple(blocks)


_BLANKS = frozenset(" \t\r\u00a0")


def _gap(text: str) -> BlockKind:
    return "blank" if text.isspace() and "\f" not in text else "furniture"
