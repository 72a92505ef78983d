"""What each line of a document was taken for: the kind of its block, the key it landed under, and its words."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from archivetext.spans import Lines, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.records import Document

__all__ = ["OF_BODY", "Row", "rows_of"]

OF_BODY = frozenset(("paragraph", "item", "heading"))
"""Kinds of which a document has most lines, and of which there is little to tell."""


class Row(NamedTuple):
    """A line that is not blank."""

    line: int
    """Its number in the document, from 1."""
    kind: str
    """The kind of the block that it lies in; of several, that which says most."""
    key: str
    """Under which name its value is kept; empty where it is kept under none."""
    value: str
    """The value on this line, or the whole line."""


def rows_of(document: Document) -> Iterator[Row]:
    r"""The lines of a document, but the blank ones.

    >>> import archivetext
    >>> [tuple(row) for row in rows_of(archivetext.parse("Dear Sir,\n\nthe ships are ready.\n"))]
    [(1, 'paragraph', '', 'Dear Sir,'), (3, 'paragraph', '', 'the ships are ready.')]
    """
    source = document.source
    lines = Lines(source)
    blocks = document.blocks
    starts = [block.span[0] for block in blocks]
    kept = sorted(_kept(document))
    first = 0
    for number, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True), 1):
        if not source[start:end].strip():
            continue
        at = max(0, bisect_right(starts, start) - 1)
        here = []
        while at < len(blocks) and blocks[at].span[0] < end:
            block = blocks[at]
            if source[max(start, block.span[0]) : min(end, block.span[1])].strip():
                here.append(block)
            at += 1
        told = [block for block in here if block.kind not in ("label", "blank", "furniture")] or here
        kind = told[0].kind if told else "blank"
        while first < len(kept) and kept[first][1] <= start:
            first += 1
        keys: dict[str, None] = {}
        begin, stop = start, end
        whole = True
        for place in range(first, min(len(kept), first + _MOST)):
            low, high, key, value = kept[place]
            if low >= end:
                break
            if high > start and (source[max(low, start) : min(high, end)].strip()):
                if whole and value and low >= start and kind in _OF_PAGE:
                    begin, stop, whole = low, min(high, end), False
                keys[key] = None
        yield Row(number, kind, ", ".join(keys), fold(source[begin:stop]))


_OF_PAGE = frozenset(("field", "title", "date"))
"""Kinds of which the value is shown without its label."""
_MOST = 20
"""So many values are asked about a line, at most."""


def _kept(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Where something of the header, the citation or the people stands, under which name, and whether it is a value of the header."""
    header, citation = document.header, document.citation
    if header.title is not None:
        yield header.title.span.start, header.title.span.end, "title", True
    if header.date is not None:
        yield header.date.span.start, header.date.span.end, "date", True
    for entry in header.fields:
        yield entry.span.start, entry.span.end, entry.key, True
        if entry.label_span is not None:
            yield entry.label_span.start, entry.label_span.end, entry.key, False
    if citation is not None:
        yield citation.span.start, citation.span.end, "citation", False
        for reference in citation.references:
            for level in reference.levels:
                yield level.span.start, level.span.end, level.kind, False
    for note in document.footnotes:
        yield note.span.start, note.span.end, f"note {note.label}", False
    for turn in document.turns:
        yield turn.speaker.span.start, turn.speaker.span.end, "speaker", False
    for person in document.participants:
        yield person.span.start, person.span.end, "participant", False
