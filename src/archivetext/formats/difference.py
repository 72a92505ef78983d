"""What each of two dresses of one document has that the other lacks: records by what they say, not by where they stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from archivetext.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.columns import TableName
    from archivetext.records import Document

__all__ = ["Difference", "differences"]

_SAYS: dict[TableName, tuple[str, ...]] = {
    "documents": ("title", "date", "language", "citation", "host", "url", "document_id", "summary"),
    "fields": ("key", "text"),
    "insertions": ("kind", "text", "anchor", "author", "reading"),
    "references": ("place", "repository", "repository_name", "levels"),
    "people": ("list", "name", "role", "organization"),
    "footnotes": ("label", "text", "author", "marks"),
    "turns": ("speaker", "text"),
    "dates": ("place", "edtf", "time", "ambiguous"),
}
"""What a record of each table says, whatever the dress."""


class Difference(NamedTuple):
    """A record, or a value of the document, that one of two has and the other lacks."""

    side: int
    """0 where the first has it, 1 where the second does."""
    table: TableName
    says: dict[str, str | int | bool]
    """What it says; what is not known is left out."""
    times: int
    """How many more of it there are."""


def differences(first: Document, second: Document) -> Iterator[Difference]:
    r"""What one of two documents has and the other lacks, table by table.

    >>> from archivetext import parse
    >>> [(one.side, one.says["text"]) for one in differences(parse("F[idel] came [sic]."), parse("  F[idel] came [there].\n"))]
    [(0, 'sic'), (1, 'there')]
    """
    for table in _SAYS:
        counts = [Counter(_said(document, table)) for document in (first, second)]
        for side in (0, 1):
            for said, count in (counts[side] - counts[1 - side]).items():
                yield Difference(side, table, {name: value for name, value in said if value is not None}, count)


def _said(document: Document, table: TableName) -> Iterator[tuple[tuple[str, str | int | bool | None], ...]]:
    """What each record says; the values of a document one by one."""
    for row in rows_of(document, table):
        said = tuple((name, row[name]) for name in _SAYS[table])
        if table == "documents":
            yield from ((one,) for one in said if one[1] is not None)
        else:
            yield said
