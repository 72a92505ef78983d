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
    Block,
    Citation,
    Contributor,
    Diagnostic,
    Document,
    Field,
    Footnote,
    Header,
    HistoricalDate,
    Insertion,
    Level,
    Mark,
    Page,
    Participant,
    Repository,
    Text,
    Turn,
)
from archivetext.spans import Span

if TYPE_CHECKING:
    from archivetext import profiles
    from archivetext.citations import parse_citation
    from archivetext.corpus import ReadError, read, read_headers, read_many
    from archivetext.dates import parse_date
    from archivetext.formats import Failure
    from archivetext.formats.json import dumps, json_schema, loads
    from archivetext.knowledge import Knowledge
    from archivetext.parser import parse, parse_header

__all__ = [
    "SCHEMA", "ArchivalReference", "Block", "Citation", "Contributor", "Diagnostic", "Document", "Failure", "Field", "Footnote", "Header",
    "HistoricalDate", "Insertion", "Knowledge", "Level", "Mark", "Page", "Participant", "ReadError", "Repository", "Span", "Text", "Turn", "dumps",
    "json_schema", "loads", "parse", "parse_citation", "parse_date", "parse_header", "profiles", "read", "read_headers", "read_many",
]  # fmt: skip

_LATER = {
    "parse": "archivetext.parser",
    "parse_header": "archivetext.parser",
    "parse_citation": "archivetext.citations",
    "parse_date": "archivetext.dates",
    "read": "archivetext.corpus",
    "read_headers": "archivetext.corpus",
    "read_many": "archivetext.corpus",
    "ReadError": "archivetext.corpus",
    "Failure": "archivetext.formats",
    "dumps": "archivetext.formats.json",
    "loads": "archivetext.formats.json",
    "json_schema": "archivetext.formats.json",
    "profiles": "archivetext.profiles",
    "Knowledge": "archivetext.knowledge",
}
"""What is imported when it is first asked for, so that each use pays only for the rooms that it enters."""


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module 'archivetext' has no attribute {name!r}")
    from importlib import import_module

    module = import_module(_LATER[name])
    value: object = module if name == "profiles" else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
