"""Texts that are no files of their own: entries of zip and tar archives, rows of JSON Lines, CSV and Parquet.

Each is read when its turn comes, and no more than one of them, or a few hundred rows, is held at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.inputs.entry import PACKED, TABULAR, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archivetext.formats import Failure

__all__ = ["Entry", "opened"]


def opened(
    found: Iterable[str | Failure],
    suffixes: tuple[str, ...],
    tell: Callable[[str], object],
    *,
    encoding: str = "utf-8",
    text_column: str | None = None,
    id_column: str | None = None,
) -> Iterator[str | Failure | Entry]:
    """The files as they are, and in place of an archive or a table what is in it.

    Args:
        found: paths, and failures, which pass.
        suffixes: how texts within an archive are called.
        tell: is given a sentence about what is left out.
        encoding: that of tables in text.
        text_column: the column that holds the text; ``text`` or ``html`` if None.
        id_column: the column that names it; ``id`` or ``name`` if None, else its number counts.
    """
    for one in found:
        name = one.lower() if isinstance(one, str) else ""
        if isinstance(one, str) and name.endswith(PACKED):
            from archivetext.inputs.packed import packed  # what reads archives and tables is slow to import

            yield from packed(one, suffixes, tell)
        elif isinstance(one, str) and name.endswith(TABULAR):
            from archivetext.inputs.tabular import rows

            yield from rows(one, encoding, text_column, id_column, tell)
        else:
            yield one
