r"""Archival references: one place in one archive, from the fond down to the leaf.

    reference   = [ place "," ] [ repository ] *( "(" acronym | place ")" ) *( level | part )
    level       = label [ "No." ] value                F. 3 ; Fond 3 ; fond (f.) 3 ; f.3 ; Delo #5 ; Record Group 59
                | value "." label                      4. doboz ; 288. f.
    part        = year | shelfmark | pages | call number | collection | place
    shelfmark   = number 1*3( "." number )             558.11.492.56, in archives that count by fond, opis, delo, list

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
from archivetext.citations.asides import explained, shelfmark
from archivetext.citations.described import date_end
from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import ARCHIVAL_LEVELS, OFFICE_LEVELS, OPENING_LEVELS, Part, call_number, level_at, next_level
from archivetext.citations.neighbours import tell_by_neighbours
from archivetext.citations.parts import is_at, is_dated, read_part, unlabelled
from archivetext.citations.reading import AGAIN, COMMA, DEPTH, END, Draft, gap_of
from archivetext.citations.repositories import enter, in_brackets, settle, shelfmark_first, shelved_east, short, unknown
from archivetext.citations.squeezed import IDEOGRAPHS
from archivetext.citations.wording import (
    ACRONYM,
    ANY_CASE,
    ARCHIVAL,
    BARE,
    COLLECTION,
    DAY,
    DIVISION,
    SEPARATOR,
    alternatives,
    numbered,
    skip,
)
from archivetext.records import ArchivalReference, Level
from archivetext.spans import Span

if TYPE_CHECKING:
    from archivetext.citations.archives import Entry
    from archivetext.citations.reading import Archive, Gap, Known, Reading

__all__ = ["ALONE", "goes_on", "levels_first", "reference_at"]

_MOST_PARTS = 40
"""No reference has more parts."""
_MOST_PENDING = 6
"""No reference has more names in a row before a level."""
_CALL = Lazy(r"(?<= )[A-Z]{1,5} \d{1,4}/\d[\w/]*+(?=[,;.)]|$)")
_FAR = 600
"""A call number that ends a description stands no further behind its archive."""
_IN_SERIES = Lazy(r"\d{0,3}[A-Z]{1,4}[/ ]?(?:[IVX]+|\d+[A-Z]?)/\d[\w/-]*+|\d{1,3}A[JPSQB]/\d[\w/-]*+")
"""The letters of a series, its numbers and a slash."""
ALONE = Lazy(rf"{alternatives('alone')}(?![\w-])")
"""A call number that stands without its archive."""
_DECIMAL = Lazy(rf"{alternatives('decimal file')}(?![\w-])")
_SUBJECT = Lazy(rf"{alternatives('subject file')} [A-Z][\w./-]*+(?: [A-Z][\w./-]*+)?")
"""A subject of the central files with the countries that it is about: POL IRAN-US."""
_PAPERS_OF = Lazy(r"(?:The )?(?:Papers|Records|Files|Diary|Diaries|Correspondence) of [A-Z]")
"""What opens the name of papers: Papers of Silas Quist."""
_SURE = "alone"
"""The key of a call number that needs no archive to be one."""
_IN_SLASHES = r"(?:(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]))/\d\d(?:\d\d)?"
_DATED = Lazy(rf"{DAY.text}|(?<= ){_IN_SLASHES},")
_SLASHED = Lazy(rf"{_IN_SLASHES}(?=, |$)")
"""A day as Americans write it."""
_NAME_START = Lazy(r"(?<= )[^\W\d_a-zа-я]")
_PIECE_START = Lazy(r"[,;.] (?=\w)")
_REACH = 200
"""The archive of levels that stand before it is no further away."""
_IBIDEM = Lazy(rf"{alternatives('ibidem')}\b", ANY_CASE)
_IBIDEM_FIRST = "IiEeTtTТтПпUu"
"""How it can begin."""


def reference_at(reading: Reading, at: int, stop: int, inherited: Archive | None, found: Known | None) -> int:
    """Reference = [ place "," ] [ repository ] *( level | part ). Gives where it ends, or *at* where there is none."""
    text = reading.text
    draft = Draft(text, at, inherited)
    if inherited is not None:
        draft.above = reading.above
    elif reading.home is not None:
        draft.labels = reading.home.labels
    here = _opening(reading, draft, at, stop, found)
    if here < 0:
        return at
    draft.last = here
    here = _parts(reading, draft, here, stop)
    if here != END:
        reading.carry = draft.archive
        _finish(reading, draft)
        return here
    _close(reading, draft)
    if draft.archive is not None and draft.labels.lettered and not any(numbered(part.value) for part in draft.parts):
        _far(draft, stop)
    if draft.archive is None and reading.home is None and len(draft.parts) == 1 and draft.parts[0].kind in OFFICE_LEVELS:
        return at
    if (
        draft.archive is None
        and not any(part.kind in ARCHIVAL_LEVELS and (part.label or part.key == _SURE) for part in draft.parts)
        and not (draft.again and len(draft.parts) > 1)
    ):
        return at
    if draft.last <= draft.start:  # an archive that was named before, and nothing else
        return at
    _finish(reading, draft)
    behind = max(draft.last, draft.described)
    return behind if behind > at else at + 1


def goes_on(reading: Reading, at: int) -> bool:
    """Whether ``Ibid.`` stands here, and a reference before it."""
    return reading.latest is not None and reading.text[at] in _IBIDEM_FIRST and _IBIDEM.match(reading.text, at) is not None


def _parts(reading: Reading, draft: Draft, here: int, stop: int) -> int:
    """*( level | part ). Gives where another reference to the same archive starts, or :data:`END`."""
    text = reading.text
    separator = SEPARATOR.match
    for _ in range(2 * _MOST_PARTS):
        if here >= stop or len(draft.parts) >= _MOST_PARTS or len(draft.pending) >= _MOST_PENDING:
            break
        part = next_level(text, here, stop, draft.labels)
        if part is None and here == draft.placed and draft.archive is not None:
            part = call_number(text, here, stop, draft.labels)
        if part is not None and not draft.pending and (part[0] not in OPENING_LEVELS or not draft.parts):
            if draft.above:
                draft.inherit(part[0], part[2])
            draft.parts.append(part)
            draft.last = here = part[4]
            continue
        behind = here
        match = separator(text, here, stop)
        here = match.end() if match is not None else here
        if here >= stop:
            break
        if text[here] in _IBIDEM_FIRST and _IBIDEM.match(text, here, stop):
            break  # the next reference
        between = text[behind:here]
        if ")" in between and draft.parts and _closed(draft, here):
            break
        gap = COMMA if between == ", " else gap_of(between)
        level = level_at(text, here, stop, draft.labels)
        if level is not None:
            reached = _labelled(reading, draft, here, stop, gap, *level)
        else:
            found = reading.known_at(here, stop)
            if found is not None and not (draft.parts and draft.archive is not None and found[1] - here < 3):
                reached = _named(reading, draft, here, stop, gap, found)
            else:
                reached = unlabelled(reading, draft, here, stop, gap)
        if reached == AGAIN:
            return here
        if reached == END:
            break
        here = reached
    return END


def _closed(draft: Draft, at: int) -> bool:
    """Whether the bracket is closed that the whole reference stands in."""
    inside = draft.text[draft.start : at]
    return draft.text[draft.start - 1 : draft.start] == "(" and inside.count(")") > inside.count("(")


def levels_first(reading: Reading, at: int, stop: int) -> int:
    """Levels before their archive, whose labels they are: ``6/77, w. 86, t. 1312, Polish Foreign Ministry Archive (AMSZ), Warsaw``.

    Reference = [ title "," ] 1*( level | part ) "," repository. Behind the archive stands no level, and no part is a date. Gives where
    it ends, or *at* where there is none.
    """
    text = reading.text
    opened = at
    titled = text.find(", ", at, min(stop, at + _REACH))
    if titled < 0 or not text[at].isalnum() or text[at:titled].isdigit():
        return at
    found, home = _archive_ahead(reading, at, stop)
    if found is None:
        return at
    end = home - 2
    if _DATED.search(text, at, home):  # Foo to Bar, 3 February 1955, A'.1.5, reel 12, Diplomatic Archives
        at = _behind_dates(reading, at, end)
        titled = end
        if at == end:
            found, home = _archive_ahead(reading, at + 2, stop)
            if found is None or home - 2 < at + 2:
                return opened
            at, end = at + 2, home - 2
            titled = end
    for start in (at, titled + 2) if titled < end else (at,):
        draft = Draft(text, at, None)
        behind = enter(reading, draft, home, stop, found)
        if start > at:
            draft.pending.append((at, at + len(text[at:titled].rstrip(" .-–—"))))
        draft.last = draft.placed = start
        if (
            _parts(reading, draft, start, end) == END
            and _only_division(rest := text[draft.last : end].strip(" .,"))
            and any((part.label is not None and numbered(part.value)) or _stands_alone(text, part) for part in draft.parts)
        ):
            if ACRONYM.fullmatch(rest):
                draft.pending.clear()
                draft.parts.append(Part("collection", None, rest, end - len(rest), end, ""))
            count = len(draft.parts)
            draft.last = draft.placed = behind
            _parts(reading, draft, behind, stop)
            if any(numbered(part.value) for part in draft.parts[count:]):
                return opened
            _finish(reading, draft)
            return _behind_keeper(reading, max(draft.last, draft.placed), stop)
    return opened


def _stands_alone(text: str, part: Part) -> bool:
    """Whether a part is a call number that needs no archive to be one, or of a form that nothing else has: ``FO 800/728``, ``400AP/61-63``."""
    return part.kind == "call-number" and (
        ALONE.match(text, part.start, part.end) is not None or _IN_SERIES.fullmatch(part.value) is not None
    )


def _only_division(rest: str) -> bool:
    """Whether nothing is left before the archive, or a division of it, or an acronym: ``Foo Papers, Manuscript Division, Library of Congress``."""
    return not rest or DIVISION.fullmatch(rest) is not None or ACRONYM.fullmatch(rest) is not None


def _behind_keeper(reading: Reading, at: int, stop: int) -> int:
    """Behind the larger archive that an archive is a part of, at the end: ``Foo Presidential Materials, NARA``."""
    if not reading.text.startswith(", ", at):
        return at
    found = reading.known_at(at + 2, stop)
    return found[1] if found is not None and not reading.text[found[1] : stop].strip(" .") else at


def _behind_dates(reading: Reading, at: int, end: int) -> int:
    """Behind the last date that stands between *at* and *end*, and the sign that divides; *end* where none is a part of its own."""
    text = reading.text
    reached = date_end(reading, at, end)
    behind = skip(text, reached, end) if at < reached < end else end
    for match in _PIECE_START.finditer(text, at, end):
        slashed = _SLASHED.match(text, match.end(), end)
        reached = slashed.end() if slashed is not None else date_end(reading, match.end(), end)
        if match.end() < reached < end:
            behind = skip(text, reached, end)
    return behind


def _archive_ahead(reading: Reading, at: int, stop: int) -> tuple[Known | None, int]:
    """The archive at the end of the statement at *at*, behind a comma, and where its name starts."""
    text = reading.text
    for word in _NAME_START.finditer(text, at + 2, min(stop, at + _REACH)):
        here = word.start()
        if text[here - 2] == ";":
            break
        found = (reading.known_at(here, stop) or _at_end(reading, here, stop)) if text[here - 2] == "," else None
        if found is not None and (found[1] - here > 2 or text[found[1] : found[1] + 1] in ("", ".", ";")):
            return found, here
    return None, 0


def _at_end(reading: Reading, at: int, stop: int) -> Known | None:
    """An archive that is called by two letters, at the end of its statement, as in ``RG 59, NA``."""
    found = reading.known.short(reading.text, at, stop + 1)
    return found if found is not None and (found[1] >= stop or reading.text[found[1]] in ".;") else None


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
            found = reading.known_at(behind, stop) or short(reading, behind, stop)
            if (
                found is None
                and ARCHIVAL.match(text, behind, stop)
                and (name := BARE.match(text, behind, min(stop, behind + 60))) is not None
            ):
                namesake = reading.known.namesake(name[0], text[at:comma])
                found = (namesake, name.end()) if namesake is not None else None  # Firenze, Archivio di Stato
            at = behind if found is not None else at
    if found is None and draft.archive is None:
        found = short(reading, at, stop)
    if found is not None:
        return enter(reading, draft, at, stop, found, before=text[start:at])
    if draft.archive is not None:
        return at
    ibidem = _IBIDEM.match(text, at, stop) if text[at] in _IBIDEM_FIRST else None
    if ibidem is not None and skip(text, ibidem.end(), stop) > ibidem.end():
        if reading.latest is not None:
            draft.archive, draft.labels = reading.latest, reading.latest.labels
        draft.above = reading.above
        draft.again = True
        return ibidem.end()
    level = level_at(text, at, stop, draft.labels)
    if level is not None and level[0].start == at and level[0].kind in ARCHIVAL_LEVELS and numbered(level[0].value):
        return at
    alone = ALONE.match(text, at, stop) or (_DECIMAL.match(text, at, stop) if reading.searching else None)
    if alone is not None:
        return draft.add(Part("call-number", None, alone[0], at, alone.end(), _SURE), alone.end())
    if text[at] > IDEOGRAPHS and (east := shelved_east(reading, at, stop)) is not None:
        for kind, group in (("collection", 1), ("call-number", 2)):
            draft.parts.append(Part(kind, None, east[group], east.start(group), east.end(group), ""))
        return east.end(2)
    other = unknown(reading, at, stop) or shelfmark_first(reading, at, stop)
    if other is None:
        return END
    draft.archive, at = other
    if draft.archive is not None:
        draft.placed = in_brackets(reading, draft.archive, at, stop)
        draft.labels = draft.archive.labels
        return draft.placed
    value = text[start:at]
    if text.startswith(", ", at) and date_end(reading, at + 2, stop) > at + 2:
        return END  # Foo diary, January 23, 1873: the document
    draft.parts.append(Part("call-number" if numbered(value) and not is_dated(value) else "collection", None, value, start, at, ""))
    return at + text.startswith("/", at)


def _labelled(reading: Reading, draft: Draft, here: int, stop: int, gap: Gap, part: Part, end: int) -> int:
    """A labelled level, and the words before its label: ``Hungary Box 5``."""
    parts = draft.parts
    if parts and any(part.kind == other.kind for other in parts):
        if part.kind == "fond" and len(part.key) < 3 and gap is COMMA and draft.at_leaf() and not reading.text[part.start].isdigit():
            return draft.add(part._replace(kind="list" if draft.counted() else "folio"), end)  # fond URSS, vol. 12, f. 34
        if part.kind == "delo" and part.start == here and gap.comma and parts[-1].kind in ("delo", "year"):
            return AGAIN  # d. 5 (1854), d. 6 (1860)
        if gap.semicolon or gap.linked or part.kind in OPENING_LEVELS or (gap.sentence and _anew(part.kind, parts[-1].kind)):
            return AGAIN
    if gap.semicolon and parts and part.start == here and _anew(part.kind, parts[-1].kind):
        return AGAIN  # ll. 44-45; d. 127, l. 2
    if part.start > here:
        if draft.archive is not None and (reached := shelfmark(draft, here, stop)) > here:
            return reached  # Ms. fr. 123
        if not parts and (found := reading.known.match(reading.text, here, part.start)) is not None:
            return enter(reading, draft, here, stop, found)  # a part of the archive that has a name of its own: AQPPSH-MPKK-V. 1961
        if gap.linked or ((gap.sentence or gap.semicolon) and parts):
            return END
        if not reading.text[here].islower() and read_part(reading, draft, here, part.start, stop) == END:
            return END
    return draft.add(part, end)


def _anew(kind: str, last: str) -> bool:
    """Whether a level that comes again behind a point opens another reference: it lies above the last one."""
    return DEPTH.get(kind, 9) < DEPTH.get(last, 0)


def _named(reading: Reading, draft: Draft, here: int, stop: int, gap: Gap, found: Known) -> int:
    """An archive behind something: the archive of the levels before it, a branch of the archive before it, or the next reference."""
    if draft.archive is None and reading.home is not None and gap.semicolon:
        return END
    if gap.bracket and draft.parts and (reached := explained(reading, draft, here, stop)) > here:
        return reached
    if gap.bracket and draft.parts and draft.archive is not None:  # JACAR, Ref. B02030 (Diplomatic Archives)
        closed = reading.text.find(")", here, min(stop, here + _REACH))
        if closed > 0:
            draft.described = closed
            return closed
    if draft.archive is not None:
        draft.nested += 1
        written = reading.text[here : found[1]]
        if COLLECTION.search(written) and not draft.parts:  # National Archives, Nixon Presidential Materials
            draft.pending.append((here, found[1]))
            return found[1]
        behind = reading.text[found[1] : found[1] + 2]
        if behind[:1] == " " and behind[1:].isupper() and ACRONYM.fullmatch(written):  # NSA Files
            return unlabelled(reading, draft, here, stop, gap)
        if behind[:1] == "/" or (behind[:1] in (" ", "-") and behind[1:].isdigit() and found[1] - here < 5):  # AN, AJ/40/1374
            return unlabelled(reading, draft, here, stop, gap)
        if (
            (gap is COMMA or draft.last == here)
            and not draft.parts
            and _is_collection(draft.archive, found[0], reading.text[here : found[1]])
        ):
            draft.pending.append((here, found[1]))
            return found[1]
        if (
            gap is COMMA and draft.parts and _keeps_collection(draft.archive, found[0], behind)
        ):  # NSA, Foo Office Files, Box 2, Ford Library
            first = draft.start
            draft.parts.insert(0, Part("collection", None, draft.archive.written, first, first + len(draft.archive.written), ""))
            return enter(reading, draft, here, stop, found)
        if gap is COMMA and not written.isupper() and _names_papers(draft, found[0], written):
            name = BARE.match(reading.text, here, min(stop, here + _REACH))
            end = found[1] if name is None else max(found[1], here + len(name[0].rstrip()))
            draft.pending.append((here, end))
            return end
        if draft.parts or gap.semicolon or gap.linked or gap.sentence or draft.nested > 2:
            return END
    return enter(reading, draft, here, stop, found)


def _keeps_collection(archive: Archive, keeper: Entry, behind: str) -> bool:
    """Whether the acronym that a reference opens with is a collection of the library that ends it, and not the archive that is called so.

    A library keeps the papers of many; what an archive keeps has its own name before none of another archive of the country.
    """
    entry = archive.entry
    if entry is None or not archive.written.isupper() or behind[:1] not in ("", ";", ".", ")") or keeper.country is None:
        return False
    return entry is not keeper and entry.country == keeper.country and "Library" in keeper.name


def _names_papers(draft: Draft, other: Entry, written: str) -> bool:
    """Whether the name of another office is that of papers.

    Behind a series of the archive it is the title of a folder (``Agencies Series, Department of State``), behind the archive itself what
    it keeps of an office, by whose name another country's archive is known (``ÖStA, Politisches Archiv III``).
    """
    entry = draft.archive.entry if draft.archive is not None else None
    if entry is None or entry.country is None or other.country is None:
        return False
    if not draft.parts:
        if "Library" in entry.name and other.country == entry.country and "Library" not in other.name and not ARCHIVAL.search(written):
            return True  # Carter Library, National Security Council, Institutional Files
        return other.country != entry.country and COLLECTION.search(written) is None and other.place != entry.place
    last = draft.parts[-1]
    return other.country == entry.country and last.label is None and last.kind in ("collection", "series") and not ARCHIVAL.search(written)


def _is_collection(archive: Archive, other: Entry, written: str) -> bool:
    """Whether an acronym behind an archive is a collection of it, and not the archive elsewhere that is called so: ``Ford Library, NSA``."""
    entry = archive.entry
    if entry is None or not written.isupper():
        return False
    return other is entry or (not other.by_code and entry.place is not None and other.place != entry.place)


def _far(draft: Draft, stop: int) -> None:
    """A call number at the end of a long description: ``The National Archives, Kew. Records of the Foreign Office. Plans, FO 982/24``."""
    last = None
    for match in _CALL.finditer(draft.text, draft.last, min(stop, draft.last + _FAR)):
        last = match
    if last is not None:
        draft.add(Part("call-number", None, last[0], last.start(), last.end(), ""), last.end())


def _close(reading: Reading, draft: Draft) -> None:
    """Names at the end, which no level follows: behind a box they are titles of folders, else collections if they say so or are an acronym.

    A place at the end is a title only where a box or a collection of papers stands before it, and it is no place of the archive.
    """
    archive, parts = draft.archive, draft.parts
    known = archive is not None and archive.entry is not None
    for first, last in draft.pending:
        name = reading.text[first:last]
        kind = "collection"
        if COLLECTION.search(name) or _PAPERS_OF.match(name):
            pass
        elif known and parts and parts[-1].kind in ("box", "container", "folder", "lot-file") and not ACRONYM.fullmatch(name):
            if archive is not None and reading.known.is_place(name) and is_at(reading, archive, name):
                continue
            kind = "folder"
        elif known and parts and parts[-1].kind in ("collection", "series") and not parts[-1].label:
            if reading.known.is_place(name) and not reading.known.is_country(name):
                continue
        elif not ((known or (archive is None and parts)) and ACRONYM.fullmatch(name)) or reading.known.is_place(name):
            continue
        if parts and parts[-1].kind in ("collection", "box", "year") and _SUBJECT.fullmatch(name):
            kind = "call-number"
        parts.append(Part(kind, None, name, first, last, ""))
        draft.last = max(draft.last, last)


def _further_leaves(reading: Reading, parts: list[Part], start: int) -> bool:
    """Whether leaves alone are of the file before, where another copy of the document lies: ``D. 496. L. 139. Original. L. 140-144. Copy``."""
    if not reading.references or not reading.above or any(part.kind != "list" for part in parts) or reading.folded.flats:
        return False
    last = reading.references[-1]
    between = reading.text[last.span.end - reading.folded.shift : start].strip(" .")
    return (
        last.levels[-1:] != ()
        and last.levels[-1].kind == "list"
        and 0 < len(between) < _LONGEST_REMARK
        and _COPIES.fullmatch(between) is not None
    )


_LONGEST_REMARK = 160
_COPIES = Lazy(
    rf"(?:{alternatives('copy')}[^.;]{{0,60}}(?:\.\s|$)|[A-Z][^.;]{{0,60}}\b(?:text|copy|original|ink|signature|autograph)s?\b[^.;]{{0,30}}(?:\.\s|$))+"
)
"""What is said of leaves: original, copy, typewritten text."""


def _french(draft: Draft) -> bool:
    return draft.archive is not None and draft.archive.repository.country == "FR"


def _finish(reading: Reading, draft: Draft) -> None:
    """Makes the record."""
    text = reading.text
    parts = draft.parts
    start, end = draft.start, draft.last
    tell_by_neighbours(parts, named=draft.labels.named)
    if parts and parts[0].kind == "frame" and parts[0].key == "fr" and _french(draft):  # BnF, fr. 16093: a French manuscript
        parts[0] = Part("call-number", None, text[parts[0].start : parts[0].end], parts[0].start, parts[0].end, "")
    if draft.archive is not None and isinstance(draft.archive.entry, Shared):
        settle(reading, draft.archive, draft.archive.entry, [part.key for part in parts], start, end)
        told = draft.archive.labels
        parts = draft.parts = [part._replace(kind=told[part.key]) if told.get(part.key) and part.label else part for part in parts]
    whole = text[start:end]
    if "(" in whole or ")" in whole:
        lacking = whole.count("(") - whole.count(")")
        if lacking < 0 and start and text[start - 1] == "(":
            start -= 1
        elif lacking > 0 and text.startswith(")", end):
            end += 1
        whole = text[start:end]
    shift = reading.folded.shift
    if reading.folded.flats:
        span = reading.folded.span
        levels = tuple([Level(kind, label, value, span(first, last)) for kind, label, value, first, last, _ in parts])
        place = span(start, end)
    else:  # the commonest case, without a call for each
        new = tuple.__new__  # a named tuple without the call of its own
        levels = tuple([Level(kind, label, value, new(Span, (at + shift, to + shift))) for kind, label, value, at, to, _ in parts])
        place = Span(start + shift, end + shift)
    if draft.archive is None and reading.home is None and _further_leaves(reading, parts, start):
        before = reading.references[-1]
        above = tuple([level for level in before.levels if level.kind != "list"])
        reading.references.append(ArchivalReference(before.repository, (*above, *levels), whole, place))
        return
    archive = draft.archive or reading.home
    repository = archive.repository if archive is not None else None
    reading.latest, reading.above = draft.archive, parts
    reading.references.append(ArchivalReference(repository, levels, whole, place))
