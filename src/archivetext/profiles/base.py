"""What a profile holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from archivetext.knowledge import Knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Profile", "Shape"]

Shape = Literal["labelled", "page", "record", "columns", "body"]


def _phrases(given: str | Iterable[str]) -> tuple[str, ...]:
    """The phrases; one alone may be given as it is."""
    return (given,) if isinstance(given, str) else tuple(given)


@frozen
class Profile:
    """A family of dumps, as data. Phrases of the page are met whatever their case, but for those that say otherwise."""

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
    headings: tuple[str, ...] = field(default=(), converter=_phrases)
    """Lines that head the labels and that no document has, as printed (``page``)."""
    opens: tuple[str, ...] = field(default=(), converter=_phrases)
    """What only pages of this family open with, in lower case (``page``)."""
    signs: tuple[str, ...] = field(default=(), converter=_phrases)
    """What only pages of this family have above the document, in lower case (``record``)."""
    furniture: tuple[str, ...] = field(default=(), converter=_phrases)
    """What is no part of the record, in lower case."""
    buttons: tuple[str, ...] = field(default=(), converter=_phrases)
    """What the page offers to do, in lower case: lines that are neither label nor value (``page``), or that open so and have title and
    date above them and the summary below (``record``)."""
    before_body: tuple[str, ...] = field(default=(), converter=_phrases)
    """What stands on the last line above the body, in lower case, the surest first (``record``)."""
    rights: tuple[str, ...] = field(default=(), converter=_phrases)
    """Words of the paragraph on rights, as printed (``page``)."""
    hosts: tuple[str, ...] = field(default=(), converter=_phrases)
    """Names under which the publisher cites itself, as written. They stand in citations for who publishes, not for who keeps."""
    addresses: tuple[str, ...] = field(default=(), converter=_phrases)
    """What stands before the number of a document in the publisher's addresses: ``papers.example.org/item/``, or ``/item/`` on any site."""
    last_label: str | None = None
    """Key of the label behind whose value the body starts, for ``labelled``."""
    century: int = 1900
    """First year of the century of two-digit years."""
    knowledge: Knowledge = field(factory=Knowledge)
    """Cues, languages, archives and months of your own."""
