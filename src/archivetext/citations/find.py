"""References wherever they stand: in source lines, notes, brackets and sentences; and lines that are one.

source line = *( reference | publication | tail )          see archivetext.citations.statements and .credits
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.archives import built_in
from archivetext.citations.credits import heads_of, people_of
from archivetext.citations.folded import Folded
from archivetext.citations.hosts import hosts_of
from archivetext.citations.levels import ARCHIVAL_LEVELS
from archivetext.citations.reading import Reading
from archivetext.citations.statements import statements, within
from archivetext.spans import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archivetext.citations.archives import Archives
    from archivetext.citations.credits import Head
    from archivetext.records import ArchivalReference, Contributor

__all__ = ["find_references", "looks_archival", "references_of", "source_line"]

_OPENING = 12
"""So far behind its start a source field can open with its first reference, behind a note's number."""


def find_references(source: str, start: int, end: int, *, known: Archives | None = None) -> tuple[ArchivalReference, ...]:
    """The archival references of a note, a bracket or a source field, wherever they stand in it.

    *known* is the table of archives, the built-in one if not given.

    >>> found = find_references("See his letter, in Open Society Archive (Budapest), Box 108, Folder 2.", 0, 70)
    >>> found[0].repository.name, found[0].levels[0].value
    ('Open Society Archive', '108')
    """
    return tuple(_read(source, start, end, known or built_in(), None).references)


def references_of(source: str, places: Iterable[tuple[int, int]], known: Archives) -> list[ArchivalReference]:
    """The references of places in the order of the text; ``Ibid.`` at the start of one means the archive and the levels of the one before.

    >>> text = "[1] RGANI, f. 5, op. 30, d. 7. [2] Ibid., d. 9."
    >>> [[level.value for level in one.levels] for one in references_of(text, [(0, 30), (31, 48)], built_in())]
    [['5', '30', '7'], ['5', '30', '9']]
    """
    found: list[ArchivalReference] = []
    before: Reading | None = None
    for start, end in places:
        before = _read(source, start, end, known, before)
        found += before.references
    return found


def _read(source: str, start: int, end: int, known: Archives, before: Reading | None) -> Reading:
    """What stands in one place; *before* is what the place before it said."""
    folded = Folded(source, start, end)
    length = len(folded.text)
    reading = Reading(folded, known, before=before)
    behind = statements(reading, 0, length, openings=_OPENING)
    if not reading.references or reading.references[0].span[0] > folded.at(min(length, _OPENING)):  # no source field, but sentences
        reading = Reading(folded, known, before=before)
        within(reading, 0, length, length)
        return reading
    heads = heads_of(reading.text, 0, length)
    if heads:
        reading = Reading(folded, known, before=before)
        _with_tails(reading, heads, 0, length)
    else:
        statements(reading, behind, length, further=True)
    last = reading.references[-1].span[1] if reading.references else start
    if last < end and not folded.flats:
        within(reading, max(last - folded.shift, 0), length, length)
    return reading


def looks_archival(text: str, *, known: Archives | None = None) -> bool:
    """Whether a bare line is the name of an archive or a reference to one.

    *known* is the table of archives, the built-in one if not given.

    >>> looks_archival("National Security Archive"), looks_archival("The archive was opened in 1991.")
    (True, False)
    """
    text = fold(text[:400])
    if not text or len(text) > 300 or text[0].islower() or hosts_of().publishes(text):
        return False
    known = known or built_in()
    if text.isalpha() and known.find(text) is None:
        return False  # one word, as most such lines are
    reading = Reading(Folded(text, 0, len(text)), known)
    source_line(reading, 0, len(reading.text))  # without a byte order mark
    found = reading.references
    if not found or found[0].span[0] > 2:
        return False
    first = found[0]
    if first.levels:
        return first.repository is not None or sum(level.label is not None and level.kind in ARCHIVAL_LEVELS for level in first.levels) > 1
    if " " not in first.text and known.find(first.text) is None:
        return False
    rest = text[found[-1].span[1] :].strip(" .,;()")
    return len(rest) < 3 or all(known.is_place(part) for part in rest.split(","))


def source_line(reading: Reading, at: int, stop: int) -> list[Contributor]:
    """Reads a source line, as what stands behind the host is; gives the people of its tails."""
    return _with_tails(reading, heads_of(reading.text, at, stop), at, stop)


def _with_tails(reading: Reading, heads: list[Head], at: int, stop: int) -> list[Contributor]:
    """The same where the openings of its tails are known."""
    people: list[Contributor] = []
    for number, head in enumerate(heads):
        statements(reading, at, head.start)
        at = people_of(reading.folded, head, heads[number + 1].start if number + 1 < len(heads) else stop, reading.known, people)
    statements(reading, at, stop)
    return people
