"""A text that was taken out of another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PACKED", "TABULAR", "Entry"]

PACKED = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
"""How archives are called."""
TABULAR = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
"""How tables are called."""


@frozen
class Entry:
    """A text with its name, on its way to the process that parses it."""

    name: str
    """The file, and where in it: ``papers.zip/1962/letter.txt``, ``rows.csv#17``."""
    data: bytes | str
    """The bytes of a file, or the text of a row."""
    others: Mapping[str, object] = field(factory=dict)
    """The other columns of a row."""
