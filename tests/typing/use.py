"""The public face as a type checker sees it: a change of a type is a change of the contract. Checked, never run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

import archivetext
from archivetext import Document, Failure, Span
from archivetext.columns import Row
from archivetext.profiles import WILSON_PRINT, Profile
from archivetext.records import ArchivalReference, Contributor, InsertionKind, Level, Repository, Role, Severity
from archivetext.views import View

document = archivetext.parse("text")
assert_type(document, Document)
assert_type(archivetext.parse("text", profile=WILSON_PRINT, name="a.txt"), Document)
assert_type(archivetext.read("a.txt"), Document)
assert_type(archivetext.read(Path("a.txt"), encoding="utf-16", profile=None), Document)
assert_type(archivetext.read_many([Path("a"), "b"], jobs=2), Iterator[tuple[str, Document | Failure]])
assert_type(WILSON_PRINT, Profile)

assert_type(document.source, str)
assert_type(document.name, str | None)
assert_type(document.position(0), tuple[int, int])
assert_type(document.view("reading"), View)
assert_type(document.insertions[0].kind, InsertionKind)
assert_type(document.insertions[0].span, Span)
assert_type(document.insertions[0].span.start, int)
assert_type(document.footnotes[0].marks, tuple[int, ...])
assert_type(document.diagnostics[0].severity, Severity)
if document.header.title is not None and document.header.date is not None:
    assert_type(document.header.title.text, str)
    assert_type(document.header.date.edtf, str | None)
if document.citation is not None:
    assert_type(document.citation.references, tuple[ArchivalReference, ...])
    assert_type(document.citation.references[0].levels, tuple[Level, ...])
    assert_type(document.citation.references[0].repository, Repository | None)
    assert_type(document.citation.contributors, tuple[Contributor, ...])
    assert_type(document.citation.contributors[0].role, Role)

assert_type(document.rows("insertions"), list[Row])
assert_type(archivetext.dumps(document, source=True, indent=2), str)
assert_type(archivetext.loads("{}", source="text"), Document)
assert_type(archivetext.parse_citation("RGANI, F. 3"), archivetext.Citation)
assert_type(archivetext.parse_date("1962"), archivetext.HistoricalDate)

# What must not pass: each line is an error that is expected, so that a checker complains if it is none.
document.rows("ships")  # type: ignore[arg-type]
archivetext.parse(b"bytes")  # type: ignore[arg-type]
archivetext.parse("text", WILSON_PRINT)  # type: ignore[call-arg]
document.view("bold")  # type: ignore[arg-type]
document.name = "other"  # type: ignore[misc]
archivetext.dumps("text")  # type: ignore[arg-type]
