"""The blocks of a document: stretches that tile the source, without gap or overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.records import Block
from archivetext.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archivetext.body.paragraphs import Paragraph
    from archivetext.furniture import Gap
    from archivetext.pages.layout import Layout
    from archivetext.records import BlockKind, Footnote

__all__ = ["around_body", "tile", "tiles"]


def tile(
    source: str, page: Layout, stretches: list[Paragraph], kinds: list[BlockKind], notes: list[Footnote], furniture: Sequence[Gap] = ()
) -> tuple[Block, ...]:
    """The blocks of parts of the page, paragraphs and notes; furniture within one parts it in two of the same kind."""
    note: BlockKind = "footnote"
    islands: list[tuple[int, int, BlockKind]] = around_body(page)
    islands.extend((one[0], one[1], kind) for one, kind in zip(stretches, kinds, strict=True) if kind != note)
    islands.extend((n.span.start, n.span.end, note) for n in notes)
    islands.sort()
    return tiles(source, list(_parted(islands, furniture, page.inner)) if furniture else islands)


def _parted(
    islands: list[tuple[int, int, BlockKind]], furniture: Sequence[Gap], inner: Mapping[tuple[int, int], BlockKind]
) -> Iterator[tuple[int, int, BlockKind]]:
    """The stretches, parted where furniture stands in them, and the furniture, in their order; what is *inner* has another kind."""
    number = 0
    for start, end, what in islands:
        at = start
        while number < len(furniture) and furniture[number].start < end:
            gap = furniture[number]
            number += 1
            if gap.start > at:
                yield at, gap.start, what
            yield gap.start if gap.on else gap.first, gap.end if gap.on else gap.last, inner.get((gap.first, gap.last), "furniture")
            at = gap.end
        if at < end:
            yield at, end, what
    for gap in furniture[number:]:
        yield gap.first, gap.last, inner.get((gap.first, gap.last), "furniture")


def around_body(page: Layout) -> list[tuple[int, int, BlockKind]]:
    """The parts of the page that lie outside the body."""
    start, end = page.body
    return [part for part in page.parts if not start <= part[0] < end]


def tiles(source: str, islands: list[tuple[int, int, BlockKind]]) -> tuple[Block, ...]:
    """Blocks without gap or overlap from stretches in their order; white space between them is blank, other text furniture."""
    kinds: list[BlockKind] = []
    starts: list[int] = []  # each block ends where the next one starts
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
                gap = source[at:start]
                kinds.append("blank" if gap == "\n" else _gap(gap))
                starts.append(at)
        kinds.append(kind)
        starts.append(start)
        at = end + 1 if source.startswith("\n", end) else _with_line_end(source, end)
    if at < size:
        kinds.append(_gap(source[at:]))
        starts.append(at)
    elif not starts:
        return (Block("blank", Span(0, 0)),)
    return tuple(map(Block, kinds, map(Span, starts, [*starts[1:], size])))


def _with_line_end(source: str, end: int) -> int:
    """Where the block of what ends at *end* ends: behind the marks of bold text, and the line end with the blanks before it."""
    size = len(source)
    at = end
    while at < size and source[at] == "*" and not source[end - 1].isspace():
        at += 1
    probe = at
    while probe < size and source[probe] in _BLANKS:
        probe += 1
    return min(probe + 1, size) if probe == size or source[probe] == "\n" else at


_BLANKS = frozenset(" \t\r\u00a0")


def _gap(text: str) -> BlockKind:
    return "blank" if text.isspace() and "\f" not in text else "furniture"
