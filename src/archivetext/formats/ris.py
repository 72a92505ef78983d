"""RIS, as Zotero writes and reads it: a manuscript with its archive (DB), shelfmark (AN) and catalogue (DP).

Lines are ``TG  - value``, ended by CR LF; values are one line. ``DA`` is ``year/month/day/``, of a range the first day; where
that is not all of the date, the words stand in a note (N1), and so does whatever else has no tag: who obtained the text,
further references. Zotero has no editor of a manuscript; ``ED`` comes in as one all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.formats.bibliography import Item, end_parts, from_citation, items, name_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.records import Citation, Document

__all__ = ["item", "write", "write_citation"]


def write(records: Iterable[Document | Failure], *, many: bool = False, source: bool = False) -> Iterator[str]:  # noqa: ARG001  one shape
    """The documents, an entry each; *many* and *source* change nothing."""
    for found in items(records):
        yield item(found)


def write_citation(citation: Citation) -> str:
    """The citation alone, as one entry.

    >>> from archivetext import parse_citation
    >>> text = write_citation(parse_citation('"Letter to Ann," May 21, 1962, RGANI, F. 3, Op. 16, D. 947.'))
    >>> [line for line in text.splitlines() if line.startswith(("DA", "AN"))]
    ['DA  - 1962/05/21/', 'AN  - F. 3, Op. 16, D. 947']
    """
    return item(from_citation(citation))


def item(found: Item) -> str:
    """One entry, with its last line end."""
    lines = [("TY", "MANSCPT"), ("TI", found.title)]
    lines += [("AU", name_of(name).inverted) for name in found.authors]
    lines += [("ED", name_of(name).inverted) for name in found.editors]
    lines += [("A4", name_of(name).inverted) for name in found.translators]
    lines += [("AB", found.abstract), ("CY", found.place)]
    notes = list(found.notes)
    date = found.date
    if date is not None:
        parts = _first_day(date.edtf)
        if parts:
            year, month, day = f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:3]), *("",) * (3 - len(parts))
            lines += [("DA", f"{year}/{month}/{day}/"), ("PY", year)]
        if date.time or date.edtf != "-".join(f"{part:02}" for part in parts):
            notes.insert(0, f"date: {date}")
    lines += [("DP", found.host), ("LA", found.language), ("UR", found.url), ("AN", found.location), ("DB", found.archive)]
    lines += [("N1", note) for note in notes]
    written = [f"{tag}  - {one_line(value)}" for tag, value in lines if value]
    return "\r\n".join([*written, "ER  - ", "", ""])


def _first_day(edtf: str | None) -> tuple[int, ...]:
    """Year, month and day of the date or of the first end that it has; a season is its year."""
    for end in (edtf or "").split("/"):
        parts = end_parts(end)
        if parts:
            return parts[:1] if len(parts) > 1 and parts[1] > 12 else parts
    return ()
