"""How records are written, piece by piece: what can be made of each record by itself, in whatever process, and what joins the pieces."""

from __future__ import annotations

from functools import partial
from typing import IO, TYPE_CHECKING, Any

from attrs import frozen

from archivetext.formats import FORMATS, Failure, writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archivetext.formats import Write
    from archivetext.records import Document
    from archivetext.rows import TableName

__all__ = ["ALL", "TABLES", "Form", "form", "form_of"]

ALL = (*FORMATS, "parquet")
"""Every format: those of text, and Parquet, which is bytes."""
TABLES = ("csv", "jsonl", "parquet")
"""The formats that the rows of a table can be written in."""


@frozen
class Form:
    """A format with what was asked of it."""

    make: Callable[[Document | Failure], Any]
    """What is made of each record, in the process that parses it."""
    pieces: Callable[[Iterable[Any], bool], Iterator[str]] | None
    """The text of what was made, the second argument tells whether more than one may come; None where the file is of bytes."""
    save: Callable[[Iterable[Any], IO[bytes]], None] | None
    """Writes it, where the file is of bytes."""
    suffix: str
    """How files of it end."""
    apart: bool
    """Whether each record is written by itself, so that a file can be parted between any two."""


def form(name: str, *, table: TableName | None = None, source: bool = False) -> Form:
    """The form of a format.

    Args:
        name: one of :data:`ALL`.
        table: the table whose rows are written; None for whole records, or in a format of tables alone for the documents.
        source: whether to include the source text, for a format that has a place for it.

    Raises:
        ValueError: the format has no place for the rows of a table.
        ModuleNotFoundError: it needs what is not installed; the message says how to get it.

    >>> import archivetext
    >>> csv = form("csv", table="insertions")
    >>> [line.count(",") for line in csv.pieces([csv.make(archivetext.parse("It was [sic]."))], False)]
    [15, 15]
    """
    if table is not None and name not in TABLES:
        raise ValueError(f"the rows of a table are written as {', '.join(TABLES)}, not as {name}")
    if name == "parquet":
        from archivetext.formats import arrow

        arrow.schema(table or "documents")
        return Form(partial(arrow.batch_of, kind=table or "documents"), None, partial(_save, kind=table or "documents"), ".parquet", True)
    if name == "csv":
        from archivetext.formats import csv

        head = csv.head(table or "documents")
        return Form(partial(csv.lines_of, table=table or "documents"), partial(_framed, head=head), None, ".csv", True)
    if name == "jsonl" and table is not None:
        return Form(partial(_rows, table=table), _framed, None, ".jsonl", True)
    if name in ("json", "jsonl"):
        from archivetext.formats import json

        if name == "json":
            return Form(partial(json.one, source=source, indent=2), json.framed, None, ".json", False)
        return Form(partial(_line, source=source), _framed, None, ".jsonl", True)
    if name == "tei":
        from archivetext.formats.tei import lxml_etree

        lxml_etree()  # before any text is read
    return form_of(writer(name), source=source)


def form_of(write: Write, *, source: bool = False) -> Form:
    """The form of a function that writes records."""
    return Form(_itself, partial(_written, write=write, source=source), None, "", False)


def _save(made: Iterable[Any], file: IO[bytes], kind: TableName) -> None:
    from archivetext.formats import arrow

    arrow.save(made, file, kind)


def _framed(made: Iterable[str], many: bool, head: str = "") -> Iterator[str]:
    """The pieces as they are, below a head."""
    del many
    if head:
        yield head
    yield from made


def _line(record: Document | Failure, source: bool) -> str:
    from archivetext.formats import json

    return json.one(record, source=source) + "\n"


def _rows(record: Document | Failure, table: TableName) -> str:
    """Rows as JSON, one a line."""
    from archivetext.formats import json
    from archivetext.rows import failed, rows_of

    if isinstance(record, Failure):
        return json.line(failed(record.name, record.message)) if table == "documents" else ""
    return "".join([json.line(row) for row in rows_of(record, table)])


def _itself(record: Document | Failure) -> Document | Failure:
    return record


def _written(made: Iterable[Document | Failure], many: bool, write: Write, source: bool) -> Iterator[str]:
    return write(made, many=many, source=source)
