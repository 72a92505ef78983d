r"""Archival references: one place in one archive, from the fond down to the leaf.

A statement (what stands between two points or semicolons) is a reference, a publication or a remark::

    statements  = *( reference | publication | remark )
    reference   = [ place "," ] [ repository ] *( "(" acronym | place ")" ) *( level | part )
    level       = label [ "No." ] value                F. 3 ; Fond 3 ; fond (f.) 3 ; f.3 ; Delo #5 ; Record Group 59
                | value "." label                      4. doboz ; 288. f.
    part        = year | shelfmark | pages | call number | collection | place
    shelfmark   = number 1*3( "." number )             558.11.492.56, in archives that count by fond, opis, delo, list
    publication = "Reprinted in" ... | "Copy" ... | a book, which is no archival reference

Levels are divided by commas, but real citations also use points (``RGANI. F. 3. Op. 66.``), semicolons or blanks
alone; so a label with its value is a level wherever it stands, and a point ends a reference only if no level follows.
Levels with a label are read by :mod:`archivetext.citations.levels`, those without by :mod:`archivetext.citations.parts`, the
archive by :mod:`archivetext.citations.repositories`.

What no form tells is told by the neighbours: ``p.`` is a folder (papka) before the delo, or where leaves are given
besides, and a page behind it; bare numbers at the end are leaves behind a delo, else pages; ``f.`` behind a call
number is a folio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.archives import Shared
from archivetext.citations.levels import ARCHIVAL_LEVELS, NO_LABELS, OPENING_LEVELS, Part, level_at
from archivetext.citations.parts import read_part, unlabelled
from archivetext.citations.reading import AGAIN, COMMA, END, Draft, gap_of
from archivetext.citations.repositories import enter, in_brackets, settle, shelfmark_first, statement_end, unknown
from archivetext.citations.wording import ACRONYM, ARCHIVAL, COLLECTION, DIVISION, PUBLICATION, SEPARATOR, numbered, separated, skip
from archivetext.records import ArchivalReference, Level
from archivetext.spans import Span

if TYPE_CHECKING:
    from archivetext.citations.reading import Archive, Gap, Known, Reading

__all__ = ["reference_at", "statements"]

_MOST_PARTS = 40
"""No reference has more parts."""
_MOST_PENDING = 6
"""No reference has more names in a row before a level."""
_IBIDEM = ("Ibid", "ibid")


def statements(reading: Reading, at: int, stop: int) -> None:
    """Statements = *( reference | publication | remark ), divided by points and semicolons."""
    text = reading.text
    reading.carry = None
    while at < stop:
        at = separated(text, at, stop)
        if at >= stop:
            return
        found = reading.known_at(at, stop)
        if found is None:
            if text.startswith(("in ", "In ", "at "), at):
                at += 3
                found = reading.known.match(text, at, stop)
            elif text.startswith("The ", at):
                found = reading.known.match(text, at + 4, stop)
                if found is not None or ARCHIVAL.search(text, at, min(stop, at + 80)):
                    at += 4
            elif text.startswith(("Source: ", "Sources: ", "source: "), at):
                at = text.index(": ", at) + 2
                found = reading.known.match(text, at, stop)
            elif PUBLICATION.match(text, at, stop):
                at = statement_end(text, at, stop)
                continue
        inherited, reading.carry = reading.carry, None
        reached = reference_at(reading, at, stop, inherited, found)
        at = reached if reached > at else statement_end(text, at, stop)


def reference_at(reading: Reading, at: int, stop: int, inherited: Archive | None, found: Known | None) -> int:
    """Reference = [ place "," ] [ repository ] *( level | part ). Gives where it ends, or *at* where there is none."""
    text = reading.text
    draft = Draft(text, at, inherited)
    here = _opening(reading, draft, at, stop, found)
    if here < 0:
        return at
    draft.last = here
    separator = SEPARATOR.match
    for _ in range(2 * _MOST_PARTS):
        if here >= stop or len(draft.parts) >= _MOST_PARTS or len(draft.pending) >= _MOST_PENDING:
            break
        behind = here
        match = separator(text, here, stop)
        here = match.end() if match is not None else here
        if here >= stop:
            break
        if text[here] in "Ii" and text.startswith(_IBIDEM, here):
            break  # the next reference
        between = text[behind:here]
        gap = COMMA if between == ", " else gap_of(between)
        level = level_at(text, here, stop, draft.labels)
        if level is not None and gap is COMMA and level[0].start == here and not draft.pending and level[0].kind not in OPENING_LEVELS:
            draft.parts.append(level[0])
            draft.last = reached = level[1]
        elif level is not None:
            reached = _labelled(reading, draft, here, stop, gap, *level)
        else:
            found = reading.known_at(here, stop)
            if found is not None and not (draft.parts and draft.archive is not None and found[1] - here < 3):
                reached = _named(reading, draft, here, stop, gap, found)
            else:
                reached = unlabelled(reading, draft, here, stop, gap)
        if reached == AGAIN:
            reading.carry = draft.archive
            _finish(reading, draft)
            return here
        if reached == END:
            break
        here = reached
    _close(reading, draft)
    if draft.archive is None and not any(part.kind in ARCHIVAL_LEVELS and part.label for part in draft.parts):
        return at
    _finish(reading, draft)
    return max(draft.last, at + 1)


def _opening(reading: Reading, draft: Draft, at: int, stop: int, found: Known | None) -> int:
    """[ place "," ] [ repository ] [ "(" acronym | place ")" ], or what stands first where the archive does not.

    That is a level, a collection or a call number. Gives where it ends, negative where no reference starts here.
    """
    text = reading.text
    start = at
    if found is None:
        comma = text.find(",", at, at + 40)
        if comma > 0 and (reading.known.is_place(text[at:comma]) or DIVISION.fullmatch(text, at, comma)):  # Sofia, TsDA, ...
            behind = skip(text, comma, stop)
            found = reading.known.match(text, behind, stop)
            at = behind if found is not None else at
    if found is not None:
        return enter(reading, draft, at, stop, found, before=text[start:at])
    if draft.archive is not None:
        return at
    if text.startswith(_IBIDEM, at) and skip(text, at + 4, stop) > at + 4:
        if reading.latest is not None:
            draft.archive, draft.labels = reading.latest, reading.latest.labels
        return at + 4
    level = level_at(text, at, stop, NO_LABELS)
    if level is not None and level[0].start == at and level[0].kind in ARCHIVAL_LEVELS and numbered(level[0].value):
        return at
    other = unknown(reading, at, stop) or shelfmark_first(reading, at, stop)
    if other is None:
        return END
    draft.archive, at = other
    if draft.archive is not None:
        at = in_brackets(reading, draft.archive, at, stop)
        draft.labels = draft.archive.labels
        return at
    value = text[start:at]
    draft.parts.append(Part("call-number" if numbered(value) else "collection", None, value, start, at, ""))
    return at


def _labelled(reading: Reading, draft: Draft, here: int, stop: int, gap: Gap, part: Part, end: int) -> int:
    """A labelled level, and the words before its label: ``Hungary Box 5``."""
    parts = draft.parts
    if (gap.semicolon or gap.linked or part.kind in OPENING_LEVELS) and any(part.kind == other.kind for other in parts):
        return AGAIN
    if part.start > here:
        if not parts and (found := reading.known.match(reading.text, here, part.start)) is not None:
            return enter(reading, draft, here, stop, found)  # a part of the archive that has a name of its own: AQPPSH-MPKK-V. 1961
        if gap.linked or ((gap.sentence or gap.semicolon) and parts):
            return END
        if not reading.text[here].islower() and read_part(reading, draft, here, part.start, stop) == END:
            return END
    return draft.add(part, end)


def _named(reading: Reading, draft: Draft, here: int, stop: int, gap: Gap, found: Known) -> int:
    """An archive behind something: the archive of the levels before it, a branch of the archive before it, or the next reference."""
    if draft.archive is not None:
        draft.nested += 1
        if draft.parts or gap.semicolon or gap.linked or gap.sentence or draft.nested > 2:
            return END
    return enter(reading, draft, here, stop, found)


def _close(reading: Reading, draft: Draft) -> None:
    """Names at the end, which no level follows, are collections only if they say so, or are an acronym behind a known archive."""
    known = draft.archive is not None and draft.archive.entry is not None
    for first, last in draft.pending:
        name = reading.text[first:last]
        if COLLECTION.search(name) or (known and ACRONYM.fullmatch(name)):
            draft.parts.append(Part("collection", None, name, first, last, ""))
            draft.last = max(draft.last, last)


def _finish(reading: Reading, draft: Draft) -> None:
    """Makes the record."""
    text = reading.text
    parts = draft.parts
    start, end = draft.start, draft.last
    _tell_by_neighbours(parts)
    if draft.archive is not None and isinstance(draft.archive.entry, Shared):
        settle(reading, draft.archive, draft.archive.entry, [part.key for part in parts], start, end)
    span = reading.folded.span
    shift = reading.folded.shift
    if reading.folded.flats:
        levels = tuple([Level(kind, label, value, span(first, last)) for kind, label, value, first, last, _ in parts])
    else:  # the commonest case, without a call for each
        levels = tuple([Level(kind, label, value, Span(first + shift, last + shift)) for kind, label, value, first, last, _ in parts])
    whole = text[start:end]
    lacking = whole.count("(") - whole.count(")")
    if lacking < 0 and start and text[start - 1] == "(":
        start -= 1
    elif lacking > 0 and text.startswith(")", end):
        end += 1
    repository = draft.archive.repository if draft.archive is not None else None
    reading.latest = draft.archive
    reading.references.append(ArchivalReference(repository, levels, text[start:end], span(start, end)))


def _tell_by_neighbours(parts: list[Part]) -> None:
    """What a label alone does not tell is told by its neighbours: ``p.`` is a folder or a page, ``f.`` at the end a folio."""
    if "p" in [part.key for part in parts]:
        kinds = [part.kind for part in parts]
        soviet = "fond" in kinds or "opis" in kinds
        for number, part in enumerate(parts):
            if part.key == "p":
                later = any(other.key in ("pp", "ll", "l", "p") for other in parts[number + 1 :])
                before = (
                    later
                    or "delo" in kinds[number:]
                    or "list" in kinds
                    or ("opis" in kinds and "delo" not in kinds and "item" not in kinds)
                )
                folder = soviet and before and not any(sign in part.value for sign in "-–,")
                parts[number] = part._replace(kind="papka" if folder else "page")
    if (
        parts
        and parts[-1].key in ("f", "ff")
        and parts[-1].kind == "fond"
        and not any(part.kind in ("opis", "delo", "list", "item", "file") for part in parts)
        and any(numbered(part.value) for part in parts[:-1])
    ):
        parts[-1] = parts[-1]._replace(kind="folio")
