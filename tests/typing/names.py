"""Names of the public face as a type checker sees them: every public type is there, a wrong name is flagged. Checked, never run."""

# pyright: reportUnnecessaryTypeIgnoreComment=true
from __future__ import annotations

from typing import assert_type

import archivetext
from archivetext import (
    Author,
    BlockKind,
    Document,
    InsertionKind,
    Page,
    Profile,
    ReadError,
    RecordError,
    Role,
    Severity,
    View,
)

assert_type(archivetext.__version__, str)


def kinds(document: Document, page: Page, profile: Profile, view: View) -> tuple[InsertionKind, BlockKind, Author | None]:
    """The types can be used where a user writes his own."""
    assert_type(archivetext.parse(view.text, profile=profile), Document)
    assert_type(page.blocks[0].kind, BlockKind)
    return document.insertions[0].kind, document.blocks[0].kind, document.insertions[0].author


role: Role = "translator"
severity: Severity = "warning"
errors: tuple[type[ValueError], ...] = (ReadError, RecordError)
kind: InsertionKind = "gap"


# What must not pass: each line is an error that is expected, so that a checker complains if it is none.
def slip() -> None:
    """An import of what is not there."""
    from archivetext import Insertoin  # type: ignore[attr-defined]  # noqa: F401


archivetext.parze("text")  # type: ignore[attr-defined]
archivetext.profiles.WILSON  # type: ignore[attr-defined]  # noqa: B018
wrong_kind: InsertionKind = "glos"  # type: ignore[assignment]
wrong_role: Role = "author"  # type: ignore[assignment]
