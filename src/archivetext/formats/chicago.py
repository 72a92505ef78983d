"""Notes in the style of the Chicago Manual of Style (17th edition, 14.221-14.231): one line a document.

The title, the date, who translated and edited it, the shelfmark, the archive and its city, and where the text is published.
The manual goes from the smallest part to the largest; within the shelfmark the order is the archive's own (14.225).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archivetext.formats.bibliography import from_citation, items, location, one_line, repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.formats.bibliography import Item
    from archivetext.records import ArchivalReference, Citation, Contributor, Document

__all__ = ["chicago_note", "write", "write_citation"]

_ROLES = {
    "translator": "trans.",
    "editor": "ed.",
    "compiler": "comp.",
    "transcriber": "transcribed by",
    "obtainer": "obtained by",
    "contributor": "contributed by",
    "assistant": "with assistance from",
}


def write(records: Iterable[Document | Failure], *, many: bool = False, source: bool = False) -> Iterator[str]:  # noqa: ARG001  one shape
    """A note a document, one line each; *many* and *source* change nothing."""
    for found in items(records):
        yield _note(found) + "\n"


def write_citation(citation: Citation) -> str:
    """The note of a citation, as a line."""
    return chicago_note(citation) + "\n"


def chicago_note(citation: Citation) -> str:
    """The full note of a citation, with its final point; empty for a citation that says nothing.

    >>> from archivetext import parse_citation
    >>> print(chicago_note(parse_citation('"On Rye," May 21, 1962, RGANI, F. 3, Op. 16, D. 94, L. 15-16. Translated by A. Person.')))
    “On Rye,” May 21, 1962, trans. A. Person, F. 3, Op. 16, D. 94, L. 15–16, Russian State Archive of Contemporary History (RGANI), Moscow.
    """
    return _note(from_citation(citation))


def _note(item: Item) -> str:
    citation = item.citation
    parts = [str(item.date).replace(" - ", "–")] if item.date else []
    if citation is not None and not citation.references and citation.title is None:  # a printed edition: its own words
        parts.append(citation.text.rstrip(". "))
    elif citation is not None:
        parts += _people(citation.contributors)
        parts += ["; ".join(_held(reference) for reference in citation.references)]
        parts += [item.host or "", item.url or ""]
    parts = [part for part in parts if part]
    rest = ", ".join(parts)
    if item.title:
        title = _inner(item.title)
        mark = "" if title.endswith(("?", "!", "…", "’?", "’!")) else "," if rest else "."
        rest = f"“{title}{mark}” {rest}".rstrip()
    rest = one_line(rest)
    return rest if not rest or rest.endswith((".", "”")) else rest + "."


def _held(reference: ArchivalReference) -> str:
    place = reference.repository.place if reference.repository else None
    archive = repository(reference)
    if place and archive and place in archive:
        place = None
    return ", ".join(part for part in (location(reference, "–"), archive, place) if part)


def _people(contributors: tuple[Contributor, ...]) -> list[str]:
    """People by what they did, in the order of the citation; who did two things is named once: ``trans. and ed. A and B``."""
    roles: dict[tuple[str, str | None], list[str]] = {}
    for one in contributors:
        did = roles.setdefault((one.name, one.organization), [])
        if _ROLES[one.role] not in did:
            did.append(_ROLES[one.role])
    groups: dict[tuple[str, str | None], list[str]] = {}
    for (name, body), did in roles.items():
        groups.setdefault((_listed(did), body), []).append(name)
    return [f"{did} {_listed(names)}" + (f" for {body}" if body else "") for (did, body), names in groups.items()]


def _listed(words: list[str]) -> str:
    """``A``; ``A and B``; ``A, B, and C``."""
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def _inner(title: str) -> str:
    """The title as it stands between quotation marks: those inside it are single ones (13.30)."""
    return _straight().sub("‘", title.replace("“", "‘").replace("”", "’")).replace('"', "’").rstrip(",")


@cache
def _straight() -> re.Pattern[str]:
    return re.compile(r'(?:(?<=^)|(?<=[\s(\[]))"')
