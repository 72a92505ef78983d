"""A batch of texts to a batch of records, both as Arrow: for whatever program hands out batches to machines.

texts   = column of text (str, or the bytes of files), column of names?, other columns
records = document, record (its JSON), error      or the rows of a table
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from archivetext.corpus import read_found
from archivetext.formats import Failure, arrow, json
from archivetext.inputs.tabular import Columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.columns import TableName
    from archivetext.inputs import Entry
    from archivetext.profiles import Profile

__all__ = ["batch_schema", "parse_batch"]

_ABOUT = {
    "document": "name of the document: that of its row, with #1, #2 ... for each of a text of many",
    "record": "the record as JSON, as archivetext.dumps writes it; that of a text that could not be read has `error`",
    "error": "what is wrong, where a text could not be read",
}


@cache
def batch_schema(kind: TableName | None = None) -> Any:
    """The schema of what :func:`parse_batch` gives (``pyarrow.Schema``): that of a table, or of whole records.

    Raises:
        ValueError: there is no table of that name.
        ModuleNotFoundError: pyarrow is not there; the message says how to get it.

    >>> batch_schema().names, batch_schema("insertions").names[:4]
    (['document', 'record', 'error'], ['document', 'date', 'number', 'kind'])
    """
    if kind is not None:
        return arrow.schema(kind)
    types = arrow.schema("documents")  # tells what to do where pyarrow is missing
    pa = import_module("pyarrow")
    kinds = {"document": pa.string(), "record": pa.large_string(), "error": pa.string()}  # records of a batch can have 2 GB together
    fields = [pa.field(name, kinds[name], metadata={"about": about}) for name, about in _ABOUT.items()]
    return pa.schema(fields, metadata={**types.metadata, b"table": b"records"})


def parse_batch(
    batch: Any,
    kind: TableName | None = None,
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    encoding: str = "utf-8",
    profile: Profile | str | None = None,
    sidecars: bool = True,
    source: bool = False,
) -> Any:
    """The records of a batch of texts. The same batch gives the same records, in order, on every machine.

    Args:
        batch: a ``pyarrow.RecordBatch``, a text a row.
        kind: the table whose rows are made (see :meth:`archivetext.Document.rows`); None for whole records, one a row, as JSON.
        text_column: the column of the texts, as text or as the bytes of files; ``text`` or ``html`` if None. The other columns count as a
            file beside the text does.
        id_column: the column of their names; ``id`` or ``name`` if None. Without one, rows are called by their numbers in the batch, from 1.
        encoding: that of bytes.
        profile: as for :func:`archivetext.parse`.
        sidecars: whether the other columns, and front matter above a text, fill what the page does not say.
        source: whether records as JSON include the text itself.

    Returns:
        A ``pyarrow.RecordBatch`` with the schema :func:`batch_schema`. A text that cannot be read, or a cell that is none, is one record
        with its ``error``, and stops no other; of the tables only ``documents`` has a row for it. A text of many documents gives each
        of them, so rows can be more than there were.

    Raises:
        TypeError: *batch* is no batch.
        ValueError: it has no such column or has it twice, or there is no such table.
        LookupError: no profile has this name.
        ModuleNotFoundError: pyarrow is not there; the message says how to get it.

    >>> import pyarrow as pa
    >>> texts = pa.RecordBatch.from_pydict({"id": ["a", "b"], "text": ["The ships [of the fleet] are ready.", None]})
    >>> parse_batch(texts, "insertions").select(["document", "kind", "text"]).to_pylist()
    [{'document': 'a', 'kind': 'supplied', 'text': 'of the fleet'}]
    >>> parse_batch(texts)["error"].to_pylist()
    [None, "b: the column 'text' is empty in row 2"]
    """
    form = batch_schema(kind)
    pa = import_module("pyarrow")
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(f"parse_batch() takes a pyarrow.RecordBatch, not {type(batch).__name__}; of a table, each of to_batches()")
    columns = Columns(batch.schema.names, text_column, id_column)
    twice = [name for name in (columns.text, columns.id) if batch.schema.names.count(name) > 1]
    if twice:
        raise ValueError(f"the column {twice[0]!r} is there more than once, and nobody says which is meant")
    found = read_found(_texts(batch, columns), encoding=encoding, profile=profile, sidecars=sidecars)
    if kind is not None:
        return arrow.one_batch(found, kind)
    rows: list[dict[str, Any]] = [
        {"document": name, "record": json.one(record, source=source), "error": record.message if isinstance(record, Failure) else None}
        for name, record in found
    ]
    return arrow.batch_of_rows(rows, form)


def _texts(batch: Any, columns: Columns) -> Iterator[Entry | Failure]:
    """The text of each row. A cell that Python cannot hold (a day of the year 20,000, text that is no UTF-8) costs its own row alone."""
    try:
        rows = batch.to_pylist()
    except Exception:  # noqa: BLE001  whatever a cell brings pyarrow to
        rows = None
    for index in range(batch.num_rows):
        try:
            row = rows[index] if rows is not None else batch.slice(index, 1).to_pylist()[0]
        except Exception as error:  # noqa: BLE001
            name = columns.name("", index + 1, _cell(batch, columns.id, index))
            yield Failure(name, "ReadError", f"{name}: row {index + 1} cannot be read: {type(error).__name__}: {error}")
        else:
            yield columns.entry("", index + 1, row)


def _cell(batch: Any, column: str | None, index: int) -> object:
    """The cell of a column, where there is one and it can be read."""
    try:
        return batch.column(column)[index].as_py() if column is not None else None
    except Exception:  # noqa: BLE001
        return None
