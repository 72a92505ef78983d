"""References wherever they stand: in source lines, notes, brackets and sentences; and lines that are one.

source line = *( reference | publication | tail )          see archivetext.citations.references and .credits
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.archives import built_in
from archivetext.citations.credits import heads_of, people_of
from archivetext.citations.folded import Folded
from archivetext.citations.hosts import hosts_of
from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import ARCHIVAL_LEVELS
from archivetext.citations.reading import Reading
from archivetext.citations.references import reference_at, statements
from archivetext.citations.wording import ARCHIVAL, SMALL, numbered, separated
from archivetext.spans import fold

if TYPE_CHECKING:
    from archivetext.citations.archives import Archives
    from archivetext.citations.reading import Known
    from archivetext.records import ArchivalReference, Contributor

__all__ = ["find_references", "looks_archival", "source_line"]

_CAPITAL = Lazy(r"(?<![\w'’])(?:[A-ZÀ-ŽА-Я][\w'’-]*+|fond(?= )|archive(?=[s, ]))")


def find_references(source: str, start: int, end: int, *, known: Archives | None = None) -> tuple[ArchivalReference, ...]:
    """The archival references of a note, a bracket or a source field, wherever they stand in it.

    *known* is the table of archives, the built-in one if not given.

    >>> found = find_references("See his letter, in Open Society Archive (Budapest), Box 108, Folder 2.", 0, 70)
    >>> found[0].repository.name, found[0].levels[0].value
    ('Open Society Archive', '108')
    """
    folded = Folded(source, start, end)
    reading = Reading(folded, known or built_in())
    source_line(reading, 0, len(folded.text))
    found = reading.references
    if not found or found[0].span[0] > folded.at(min(len(folded.text), 12)):  # no source field, but sentences
        found.clear()
        _prose(reading)
    return tuple(found)


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
    people: list[Contributor] = []
    heads = heads_of(reading.text, at, stop)
    for number, head in enumerate(heads):
        statements(reading, at, head.start)
        at = people_of(reading.folded, head, heads[number + 1].start if number + 1 < len(heads) else stop, reading.known, people)
    statements(reading, at, stop)
    return people


def _prose(reading: Reading) -> None:
    """References in sentences: the name of an archive, known or with a word for archive in it, that levels follow."""
    text = reading.text
    stop = len(text)
    done = behind = phrase = 0  # phrase: where the run of words with capitals starts
    tried = -1
    for match in _CAPITAL.finditer(text):
        at = match.start()
        if at < done:
            continue
        if at != behind:
            between = text[behind:at]
            if len(between) > 12 or between[0] != " " or not all(SMALL.fullmatch(word) for word in between.split()):
                phrase = at
        behind = match.end()
        found = reading.known.match(text, at, stop)
        start = at if found is not None else phrase
        if found is None and not ARCHIVAL.match(match[0]) and match[0] not in ("F", "Fond", "fond"):
            continue
        if start == tried:
            continue
        tried = start
        reached = _cited(reading, start, stop, found or reading.known.match(text, start, stop))
        if reached > start:
            done = behind = phrase = reached


def _cited(reading: Reading, start: int, stop: int, found: Known | None) -> int:
    """A reference in a sentence, which must have a level of an archive, and those behind it to the same archive."""
    count = len(reading.references)
    reading.carry = None
    reached = reference_at(reading, start, stop, None, found)
    if len(reading.references) == count:
        return start
    if not any(
        (level.label and level.kind in ARCHIVAL_LEVELS) or (level.kind == "call-number" and numbered(level.value))
        for level in reading.references[count].levels
    ):
        del reading.references[count:]
        return start
    while reading.carry is not None:
        at = separated(reading.text, reached, stop)
        inherited, reading.carry = reading.carry, None
        more = reference_at(reading, at, stop, inherited, None)
        if more <= at:
            break
        reached = more
    return reached
