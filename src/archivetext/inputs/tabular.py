"""Texts that are rows of a table: of JSON Lines, CSV, TSV and Parquet. The other columns count as a file beside the text does."""

from __future__ import annotations

import csv
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

from archivetext.formats import Failure
from archivetext.inputs.entry import Entry
from archivetext.markup import texts_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Columns", "rows"]

_TEXTS = ("text", "html")
_NAMES = ("id", "name")
_BATCH = 256


def rows(
    path: str, encoding: str, text_column: str | None, id_column: str | None, tell: Callable[[str], object]
) -> Iterator[Entry | Failure]:
    """The texts of a table, row by row. One bad row costs no other."""
    try:
        if path.lower().endswith((".jsonl", ".ndjson")):
            found = _of_lines(path, encoding, text_column, id_column, tell)
        elif path.lower().endswith(".parquet"):
            found = _of_parquet(path, text_column, id_column)
        else:
            found = _of_csv(path, encoding, text_column, id_column)
        yield from found
    except Exception as error:  # noqa: BLE001  whatever a damaged file brings pyarrow or csv to
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        kind = type(error).__name__ if isinstance(error, OSError) else "ReadError"
        yield Failure(path, kind, f"{path}: {reason}")


class Columns:
    """Which column is the text, and which the name."""

    def __init__(self, names: list[str], text_column: str | None, id_column: str | None) -> None:
        self.text: str | None = _column(names, (text_column,) if text_column else _TEXTS)
        self.id: str | None = _column(names, (id_column,) if id_column else _NAMES)
        shown = ", ".join(names[:12]) or "none"
        if self.text is None:
            raise ValueError(
                f"no column {' or '.join(repr(one) for one in ([text_column] if text_column else _TEXTS))}; there are: {shown}. "
                "Say which holds the text with --text-column (in Python: text_column=...)"
            )
        if id_column and self.id is None:
            raise ValueError(f"no column {id_column!r}; there are: {shown}")

    @staticmethod
    def name(path: str, number: int, told: object) -> str:
        """What a row is called: by its column, else by its number, behind the name of its file if it has one."""
        own = str(told if told not in (None, "") else number)
        return f"{path}#{own}" if path else own

    def entry(self, path: str, number: int, row: dict[str, Any]) -> Entry | Failure:
        """The text of a row; bytes are those of a file, which are yet to be read in their encoding."""
        name = self.name(path, number, row.get(self.id) if self.id is not None else None)
        text = row.get(self.text or "")
        if text is None:
            return Failure(name, "ReadError", f"{name}: the column {self.text!r} is empty in row {number}")
        if not isinstance(text, str | bytes):
            return Failure(name, "ReadError", f"{name}: the column {self.text!r} holds {type(text).__name__}, no text, in row {number}")
        return Entry(name, text, {str(key): value for key, value in row.items() if key != self.text and value is not None})


def _column(names: Iterable[str], wanted: Iterable[str]) -> str | None:
    """The column of that name, in whatever case."""
    known = list(names)
    for one in wanted:
        if one in known:
            return one
        found = next((name for name in known if name.lower() == one.lower()), None)
        if found is not None:
            return found
    return None


def _of_lines(
    path: str, encoding: str, text_column: str | None, id_column: str | None, tell: Callable[[str], object]
) -> Iterator[Entry | Failure]:
    """JSON Lines. Without a column that is named, the text is looked for in objects within the object too."""
    none = True
    with open(path, encoding="utf-8-sig" if encoding.lower().replace("_", "-") == "utf-8" else encoding) as file:  # noqa: PTH123
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            none = False
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Failure(f"{path}#{number}", "ReadError", f"{path}: line {number}: {error}")
                continue
            if text_column is None and id_column is None:
                found = list(texts_in(row, str(number)))
                yield from (Entry(f"{path}#{name}", text, others) for name, text, others in found)
                if not found:
                    tell(f"{path}: line {number} skipped: no column 'text' or 'html' has words")
            elif not isinstance(row, dict):
                yield Failure(f"{path}#{number}", "ReadError", f"{path}: line {number}: no object")
            else:
                try:
                    yield Columns(list(row), text_column, id_column).entry(path, number, row)
                except ValueError as error:
                    yield Failure(f"{path}#{number}", "ReadError", f"{path}: line {number}: {error}")
    if none:
        raise ValueError("no row is in this table")


def _of_csv(path: str, encoding: str, text_column: str | None, id_column: str | None) -> Iterator[Entry | Failure]:
    csv.field_size_limit(2**31 - 1)  # a text is longer than the cell of a spreadsheet
    named = "utf-8-sig" if encoding.lower().replace("_", "-") == "utf-8" else encoding
    with open(path, encoding=named, newline="") as file:  # noqa: PTH123
        reader = csv.DictReader(file, delimiter="\t" if path.lower().endswith(".tsv") else ",", strict=True)
        columns = Columns(list(reader.fieldnames or ()), text_column, id_column)
        number = 0
        for number, row in enumerate(reader, 1):
            yield columns.entry(path, number, {key: value for key, value in row.items() if isinstance(key, str)})
        if not number:
            raise ValueError("no row is in this table")


def _of_parquet(path: str, text_column: str | None, id_column: str | None) -> Iterator[Entry | Failure]:
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        raise ValueError("Parquet is read with pyarrow: pip install 'archivetext[table]'") from None
    with parquet.ParquetFile(path) as file:
        columns = Columns(file.schema_arrow.names, text_column, id_column)
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                number += 1
                yield columns.entry(path, number, row)
        if not number:
            raise ValueError("no row is in this table")
