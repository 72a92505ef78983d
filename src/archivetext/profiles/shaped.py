"""A profile whose pages come damaged in so many ways that a room of its own reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from archivetext.profiles.base import Profile

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Shape", "Shaped"]

Shape = Literal["labelled", "page", "record", "columns"]


def _phrases(given: str | Iterable[str]) -> tuple[str, ...]:
    """The phrases; one alone may be given as it is."""
    return (given,) if isinstance(given, str) else tuple(given)


@frozen
class Shaped(Profile):
    """A family of dumps that loses labels, values, line ends and whole lines. Phrases are met whatever their case, but where it says otherwise."""

    shape: Shape = "labelled"
    """How header and body lie: ``labelled`` (labels with colons above the body), ``page`` (labels on lines of their own
    behind the body), ``record`` (unlabelled lines above the body, known by their content), ``columns`` (labels with colons,
    two on a line)."""
    headings: tuple[str, ...] = field(default=(), converter=_phrases)
    """Lines that head the labels and that no document has, as printed (``page``)."""
    opens: tuple[str, ...] = field(default=(), converter=_phrases)
    """What only pages of this family open with, in lower case (``page``)."""
    shown: tuple[str, ...] = field(default=(), converter=_phrases)
    """What only pages of this family have above the document, in lower case (``record``)."""
    phrases: tuple[str, ...] = field(default=(), converter=_phrases)
    """What is no part of the record, in lower case."""
    buttons: tuple[str, ...] = field(default=(), converter=_phrases)
    """What the page offers to do, in lower case: lines that are neither label nor value (``page``), or that open so and have title and
    date above them and the summary below (``record``)."""
    before_body: tuple[str, ...] = field(default=(), converter=_phrases)
    """What stands on the last line above the body, in lower case, the surest first (``record``)."""
    rights: tuple[str, ...] = field(default=(), converter=_phrases)
    """Words of the paragraph on rights, as printed (``page``)."""
    last_label: str | None = None
    """Key of the label behind whose value the body starts."""
