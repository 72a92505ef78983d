r"""Rows of a table as CSV (RFC 4180), in UTF-8 with ``\n`` at the end of lines.

What is not known is an empty cell, an empty text is ``""``. Cells with a comma, a quotation mark, a line end or white space at an end
stand in quotation marks. The first line has the names of the columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archivetext.formats import Failure
from archivetext.rows import COLUMNS, failed, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.records import Document
    from archivetext.rows import TableName

__all__ = ["head", "lines_of", "write"]

_QUOTED = re.compile(r'["\n\r,]|^\s|\s$|^$')


def write(
    records: Iterable[Document | Failure], *, many: bool = False, source: bool = False, table: TableName = "documents"
) -> Iterator[str]:
    """The rows of a table. A failure is a row of the table of documents. See :class:`archivetext.formats.Write`."""
    del many, source  # one form for all, and no place for it
    yield head(table)
    for record in records:
        yield lines_of(record, table)


def head(table: TableName) -> str:
    """The line with the names of the columns."""
    return ",".join(column.name for column in COLUMNS[table]) + "\n"


def lines_of(record: Document | Failure, table: TableName) -> str:
    r"""The lines of one record.

    >>> from archivetext import parse
    >>> head("diagnostics") + lines_of(parse('The "ships, [all] of them'), "diagnostics")
    'document,date,code,severity,message,line,column,start,end,context\n,,AT102,warning,no known header; the whole text was taken as the body,1,1,0,25,"The ""ships, [all] of them"\n'
    """
    if isinstance(record, Failure):
        rows = iter([failed(record.name, record.message)] if table == "documents" else [])
    else:
        rows = rows_of(record, table)
    return "".join([",".join(map(_cell, row.values())) + "\n" for row in rows])


def _cell(value: str | int | bool | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"' if _QUOTED.search(value) else value
    return str(value).lower()
