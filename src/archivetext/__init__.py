"""Archival transcripts as typed records.

    import archivetext
    document = archivetext.parse(text)

See :func:`parse` for texts, :func:`read` and :func:`read_many` for files, :mod:`archivetext.records` for what comes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.records import (
    SCHEMA,
    ArchivalReference,
    Author,
    Basis,
    Block,
    BlockKind,
    Citation,
    Contributor,
    Diagnostic,
    Document,
    Field,
    Footnote,
    Header,
    HistoricalDate,
    Insertion,
    InsertionKind,
    Level,
    Mark,
    Origin,
    Page,
    Participant,
    Reading,
    Repository,
    Role,
    Severity,
    Text,
    Turn,
)
from archivetext.spans import Span

if TYPE_CHECKING:
    from archivetext import profiles
    from archivetext.books import split
    from archivetext.citations import parse_citation
    from archivetext.columns import Row, TableName
    from archivetext.corpus import ReadError, read, read_headers, read_many, sample
    from archivetext.dates import parse_date
    from archivetext.formats import Failure
    from archivetext.formats.arrow import table
    from archivetext.formats.json import RecordError, dumps, json_schema, loads
    from archivetext.insertions.explain import Explanation, Step, explain
    from archivetext.knowledge import Knowledge
    from archivetext.machines.batch import parse_batch
    from archivetext.parser import parse, parse_header
    from archivetext.profiles import Profile, ProfileError
    from archivetext.views import Paragraph, Speech, View, ViewName

    __version__: str

__all__ = [
    "SCHEMA", "ArchivalReference", "Author", "Basis", "Block", "BlockKind", "Citation", "Contributor", "Diagnostic", "Document", "Explanation",
    "Failure", "Field", "Footnote", "Header", "HistoricalDate", "Insertion", "InsertionKind", "Knowledge", "Level", "Mark", "Origin", "Page",
    "Paragraph", "Participant", "Profile", "ProfileError", "ReadError", "Reading", "RecordError", "Repository", "Role", "Row", "Severity", "Span",
    "Speech", "Step", "TableName", "Text", "Turn", "View", "ViewName", "__version__", "dumps", "explain", "json_schema", "loads", "parse",
    "parse_batch", "parse_citation", "parse_date", "parse_header", "profiles", "read", "read_headers", "read_many", "sample", "split", "table",
]  # fmt: skip

_LATER = {
    "Row": "archivetext.columns",
    "TableName": "archivetext.columns",
    "parse": "archivetext.parser",
    "parse_batch": "archivetext.machines.batch",
    "parse_header": "archivetext.parser",
    "parse_citation": "archivetext.citations",
    "parse_date": "archivetext.dates",
    "read": "archivetext.corpus",
    "read_headers": "archivetext.corpus",
    "read_many": "archivetext.corpus",
    "sample": "archivetext.corpus",
    "ReadError": "archivetext.corpus",
    "Failure": "archivetext.formats",
    "RecordError": "archivetext.formats.json",
    "dumps": "archivetext.formats.json",
    "loads": "archivetext.formats.json",
    "json_schema": "archivetext.formats.json",
    "profiles": "archivetext.profiles",
    "Explanation": "archivetext.insertions.explain",
    "Step": "archivetext.insertions.explain",
    "explain": "archivetext.insertions.explain",
    "Knowledge": "archivetext.knowledge",
    "Profile": "archivetext.profiles",
    "ProfileError": "archivetext.profiles",
    "split": "archivetext.books",
    "table": "archivetext.formats.arrow",
    "Paragraph": "archivetext.views",
    "Speech": "archivetext.views",
    "View": "archivetext.views",
    "ViewName": "archivetext.views",
}
"""What is imported when it is first asked for, so that each use pays only for the rooms that it enters."""


if not TYPE_CHECKING:  # a type checker would believe that every name is there, and flag no wrong one

    def __getattr__(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version  # slow to import, so only now

            value = version("archivetext")
        elif name in _LATER:
            from importlib import import_module

            module = import_module(_LATER[name])
            value = module if name == "profiles" else getattr(module, name)
        else:
            raise AttributeError(f"module 'archivetext' has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
