"""Rows of a table as Apache Arrow, in memory and as Parquet: the published schema of each table, with what its columns say.

pyarrow comes with ``pip install "archivetext[table]"``. Its types are not known to type checkers, so its objects are ``Any`` here.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from archivetext.formats import Failure
from archivetext.records import SCHEMA, Document
from archivetext.rows import COLUMNS, failed, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.rows import Row, TableName

__all__ = ["batch_of", "batch_of_rows", "batches", "one_batch", "save", "schema", "table"]

ROWS = 10_000
"""So many rows a batch, and a group of a Parquet file, has."""


@cache
def schema(kind: TableName) -> Any:
    """The Arrow schema of a table (``pyarrow.Schema``): each field and the whole say what they hold.

    Raises:
        ValueError: there is no table of that name.
        ModuleNotFoundError: pyarrow is not there; the message says how to get it.
    """
    arrow = _arrow()
    if kind not in COLUMNS:
        raise ValueError(f"no table is named {kind!r}; there are {', '.join(COLUMNS)}")
    types = {"string": arrow.string(), "integer": arrow.int64(), "boolean": arrow.bool_()}
    fields = [arrow.field(column.name, types[column.type], metadata={"about": column.about}) for column in COLUMNS[kind]]
    return arrow.schema(fields, metadata={"schema": SCHEMA, "table": kind})


def table(documents: Iterable[Document | Failure | tuple[str, Document | Failure]], kind: TableName) -> Any:
    """The rows of many documents as one ``pyarrow.Table``, with the schema of its kind.

    Args:
        documents: documents and failures, or pairs of name and either, as :func:`archivetext.read_many` gives. A failure is a row of the
            table of documents, with its message as ``error``, and none of the others.
        kind: as for :meth:`archivetext.Document.rows`.

    Raises:
        ValueError: there is no table of that name.
        ModuleNotFoundError: pyarrow is not there; the message says how to get it.

    >>> import archivetext
    >>> table(archivetext.read_many("seeds"), "insertions").group_by("rule").aggregate([([], "count_all")]).num_rows > 3
    True
    """
    return _arrow().Table.from_batches(batches(documents, kind), schema(kind))


def batches(documents: Iterable[Document | Failure | tuple[str, Document | Failure]], kind: TableName) -> Iterator[Any]:
    """The same, lazily, as ``pyarrow.RecordBatch`` of at most 10,000 rows each: for more documents than the memory holds."""
    form = schema(kind)
    rows = (row for one in documents for row in _rows(one[1] if isinstance(one, tuple) else one, kind))
    return _batched(rows, form)


def _batched(rows: Iterator[Row], form: Any) -> Iterator[Any]:
    while some := list(islice(rows, ROWS)):
        yield batch_of_rows(some, form)


def batch_of(record: Document | Failure, kind: TableName) -> Any:
    """The rows of one record, as one batch."""
    return batch_of_rows(list(_rows(record, kind)), schema(kind))


def one_batch(documents: Iterable[Document | Failure | tuple[str, Document | Failure]], kind: TableName) -> Any:
    """The rows of many records, as :func:`table` takes them, as one batch."""
    rows = [row for one in documents for row in _rows(one[1] if isinstance(one, tuple) else one, kind)]
    return batch_of_rows(rows, schema(kind))


def _rows(record: Document | Failure, kind: TableName) -> Iterator[Row]:
    if isinstance(record, Failure):
        return iter([failed(record.name, record.message)] if kind == "documents" else [])
    return rows_of(record, kind)


def batch_of_rows(rows: list[Row], form: Any) -> Any:
    """One batch of a schema. Arrow's text is UTF-8, which has no place for lone surrogates: they are escaped, as in files of text."""
    arrow = _arrow()
    try:
        return arrow.RecordBatch.from_pylist(rows, form)
    except UnicodeEncodeError:
        whole = [{name: _escaped(value) for name, value in row.items()} for row in rows]
        return arrow.RecordBatch.from_pylist(whole, form)


def _escaped(value: str | int | bool | None) -> str | int | bool | None:
    return value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value


def save(records: Iterable[Any], file: Any, kind: TableName) -> None:
    """Write batches of a table as Parquet, in groups of 10,000 rows whatever the sizes of the batches: equal rows are equal bytes.

    Args:
        records: batches with the schema of the table.
        file: an open binary file.
        kind: the table.
    """
    arrow, parquet = _arrow(), import_module("pyarrow.parquet")
    form = schema(kind)
    with parquet.ParquetWriter(file, form, compression="zstd") as writer:
        held: list[Any] = []
        count = 0
        for batch in records:
            held.append(batch)
            count += batch.num_rows
            if count >= ROWS:
                rows = arrow.Table.from_batches(held, form)
                whole = count - count % ROWS
                writer.write_table(rows.slice(0, whole), row_group_size=ROWS)
                held = rows.slice(whole).combine_chunks().to_batches()
                count -= whole
        if count:
            writer.write_table(arrow.Table.from_batches(held, form).combine_chunks(), row_group_size=ROWS)


def _arrow() -> Any:
    try:
        return import_module("pyarrow")
    except ImportError as error:
        raise ModuleNotFoundError("tables are made with pyarrow: pip install 'archivetext[table]'") from error
