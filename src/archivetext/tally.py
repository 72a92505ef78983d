"""What counts of a text: how many documents it gave, and of how many of them something can be said that a last line tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast

from archivetext.formats import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from archivetext.records import Document

Made = TypeVar("Made")

__all__ = ["Note", "noted", "tally_of"]

_HEADLESS = "AT102"


class Note(NamedTuple, Generic[Made]):
    """What was made of a record, and what counts of it."""

    made: Made
    failed: str | None
    """The message of a failure."""
    cited: bool = False
    headless: bool = False
    warned: bool = False


def noted(record: Document | Failure, make: Callable[[Document | Failure], Made] | None) -> Note[Made]:
    """What *make* makes of a record, the record itself if it is None, with what counts of it."""
    made = cast("Made", record) if make is None else make(record)
    if isinstance(record, Failure):
        return Note(made, record.message)
    return Note(
        made,
        None,
        record.citation is not None,
        any(odd.code == _HEADLESS for odd in record.diagnostics),
        any(odd.severity != "info" and odd.code != _HEADLESS for odd in record.diagnostics),
    )


def tally_of(notes: list[Note[Made]]) -> tuple[int, int, int, int]:
    """What counts of a text, to be kept: documents, those with a citation, without a known header, with warnings."""
    read = [note for note in notes if note.failed is None]
    return len(read), sum(note.cited for note in read), sum(note.headless for note in read), sum(note.warned for note in read)
