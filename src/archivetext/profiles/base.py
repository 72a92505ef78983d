"""What a profile holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from archivetext.knowledge import Knowledge

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Profile", "Shape"]

Shape = Literal["labelled", "page", "record", "columns", "body"]


@frozen
class Profile:
    """A family of dumps, as data."""

    name: str
    """Short name, as the command line takes it."""
    title: str
    """One line that says what it is."""
    shape: Shape
    """How header and body lie: ``labelled`` (labels with colons above the body), ``page`` (labels on lines of their own
    behind the body), ``record`` (unlabelled lines above the body, known by their content), ``columns`` (labels with colons,
    two on a line), ``body`` (no header)."""
    labels: Mapping[str, str] = field(factory=dict)
    """Label as printed, without colon, to the key of its field."""
    headings: frozenset[str] = frozenset()
    """Lines that head a part of the page and have no value, in lower case."""
    furniture: tuple[str, ...] = ()
    """Phrases of the page that are no part of the record, in lower case."""
    hosts: tuple[str, ...] = ()
    """Names under which the publisher cites itself."""
    last_label: str | None = None
    """Key of the label behind whose value the body starts, for ``labelled``."""
    century: int = 1900
    """First year of the century of two-digit years."""
    knowledge: Knowledge = field(factory=Knowledge)
    """Cues, languages and archives of your own."""
