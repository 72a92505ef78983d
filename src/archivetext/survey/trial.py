"""What a profile gets out of texts: for each of their documents whether it is known, what was found, what was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archivetext.books import documents
from archivetext.pages import layout, signs
from archivetext.plain import is_plain, make_plain
from archivetext.profiles import BODY
from archivetext.spans import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.profiles import Profile
    from archivetext.records import Document

__all__ = ["Tried", "credit", "tried"]


class Tried(NamedTuple):
    """What the profile gets out of a document."""

    name: str
    """Its name."""
    known: bool | None
    """Whether the signs of the profile are in its file; None where it has no signs."""
    other: str | None
    """The profile of the library that the file would be read with, without this one; None for none."""
    document: Document
    """The document itself."""

    @property
    def references(self) -> int:
        """How many references it has that tell a place in an archive."""
        cited = self.document.citation
        return sum(bool(reference.levels) for reference in cited.references) if cited is not None else 0

    @property
    def filled(self) -> int:
        """How many fields have a value."""
        return sum(entry.text is not None for entry in self.document.header.fields)

    @property
    def missed(self) -> dict[str, int]:
        """The codes of what is odd about the page, its dates and its citation, and how often."""
        counts: dict[str, int] = {}
        for odd in self.document.diagnostics:
            if odd.code[:3] in ("AT1", "AT4") and odd.code not in _UNKNOWN:
                counts[odd.code] = counts.get(odd.code, 0) + 1
        return counts


_UNKNOWN = ("AT405", "AT407")
"""Nothing was missed: the library does not know the archive."""


def tried(text: str, profile: Profile, name: str) -> Iterator[Tried]:
    """What a profile gets out of a text, document by document."""
    plain = text if is_plain(text) else make_plain(text).text
    known = bool(signs.shown(plain, (profile,))) if profile.signs else None
    other = layout.detect(plain, Lines(plain))[0]
    named = None if other is BODY or other.name == profile.name else other.name
    for document in documents(text, profile=profile, name=name):
        yield Tried(document.name or name, known, named, document)


def credit(document: Document) -> float:
    """How much a page gave, less what was missed; for comparing profiles."""
    header, cited = document.header, document.citation
    worth = 0.0
    if header.title is not None:
        worth += 3 if 3 < len(header.title.text) < 200 and header.title.text[-1] not in ",;:" else -3
    if header.date is not None:
        worth += 3 if header.date.edtf is not None else 0.5
    keys = {entry.key for entry in header.fields if entry.text}
    worth += min(12, len(keys))
    places = cited.references if cited is not None else ()
    worth += 2.5 * any(len(one.levels) + (one.repository is not None) > 1 for one in places)
    worth -= 0.7 * sum(len(one.levels) == 1 and one.repository is None for one in places)
    worth -= sum(_COSTS.get(odd.code, 0.0) for odd in document.diagnostics)
    start, end = document.body
    left = document.source[start:end].strip()
    if not left:
        worth -= 8
    return worth


_COSTS = {"AT103": 0.6, "AT104": 0.1, "AT105": 0.5, "AT106": 0.5, "AT107": 0.8, "AT111": 0.8, "AT112": 0.5, "AT401": 0.5, "AT406": 1.5}
