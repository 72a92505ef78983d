r"""Places in archives that the document names: in its notes, in source brackets, in lines that give the source.

    source line = "Source" ":" ... | "[" "Source" ":" ... "]" | "(" "Source" ":" ... ")"

A sentence of the document that names an archive is no reference of the editor's, and is not looked at.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.citations.find import references_of
from archivetext.spans import inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archivetext.body.paragraphs import Paragraph
    from archivetext.citations.archives import Archives
    from archivetext.records import ArchivalReference, Footnote, Insertion
    from archivetext.spans import Figures

__all__ = ["references"]

_LONGEST = 4_000
"""So many code points of a note are looked at."""


def references(
    source: str,
    stretches: Iterable[Paragraph],
    notes: Iterable[Footnote],
    insertions: Iterable[Insertion],
    figures: Figures,
    known: Archives,
    closed: list[tuple[int, int]],
) -> list[ArchivalReference]:
    """The references of the text, in its order; each place is read once."""
    places = [(note.span.start, min(note.span.end, note.span.start + _LONGEST)) for note in notes]
    places += [(one.span.start + 1, min(one.span.end - 1, one.span.start + _LONGEST)) for one in insertions if one.kind == "source"]
    for paragraph in stretches:
        start, end = paragraph.start, paragraph.end
        if end - start <= _LONGEST and source[start] in "Ss[(Q" and _says_source().match(source, start, end):
            places.append((start, end))
    read: list[tuple[int, int]] = []
    behind = 0
    for start, end in sorted(places):
        if start < behind or inside(closed, start) or not figures.stand_in(start, end):
            continue
        behind = end
        read.append((start, end))
    return references_of(source, read, known)


@cache
def _says_source() -> regex.Pattern[str]:
    return regex.compile(r"(?i)[\[(]?\s*(?:sources?|quelle|source\s+note|источник)\s*:")
