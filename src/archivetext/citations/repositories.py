"""Who keeps the papers: archives of the table, what stands in brackets behind a name, and archives that the table lacks.

    repository  = name *( "(" acronym | place | name in its own language ")" )

A name with a word for archive in it is an archive even if the table lacks it, and so is any name before a level that only archives
have. A book is told by its place and year in brackets and the lack of such a level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from archivetext.citations.archives import Shared
from archivetext.citations.asides import MANUSCRIPT
from archivetext.citations.hosts import INSTITUTION, projects
from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import ARCHIVAL_LEVELS, NO_LABELS, SERIAL_LEVELS, TELLING_LEVELS, followed, kind_of, level_at
from archivetext.citations.points import ends_statement
from archivetext.citations.reading import Archive
from archivetext.citations.squeezed import squeeze
from archivetext.citations.wording import (
    ACRONYM,
    ANY_CASE,
    BARE,
    COLLECTION,
    DAY,
    GAP,
    PARENS,
    POINT,
    SMALL,
    alternatives,
    archival_at,
    is_capital,
    is_year,
    numbered,
    separated,
    skip,
    title_like,
)  # fmt: skip
from archivetext.records import Repository

if TYPE_CHECKING:
    import re

    from archivetext.citations.levels import Part
    from archivetext.citations.reading import Draft, Known, Reading

__all__ = ["enter", "in_brackets", "kept_under", "settle", "shelfmark_first", "shelved_east", "short", "statement_end", "unknown"]

_BESIDE = 60
"""Words that tell which archive a shared name means stand no further behind the reference."""
_LANGUAGE = Lazy(r"\bfrom (?:the )?([A-Z][a-z]{2,20}+)")
_STATEMENT = Lazy(r"(?:[^;.]|\.(?! ))*+")
_PRESS = Lazy(rf"\b(?:{alternatives('press')}|{projects()})\b", ANY_CASE)
_BOOK = Lazy(r"\([^()]{0,120}(?:: |Press|Publish|\b(?:1[89]|20)\d\d)[^()]{0,120}\)|\b(?:eds?|trans)\. ", ANY_CASE)
_KEPT_END = Lazy(rf"(?<=[馆館局]){alternatives('kept')}$")
_KEPT = Lazy(rf" ?{alternatives('kept')}(?=[:：,，、「『])")
_BRANCH = Lazy(r"/[A-ZΑ-Ω]{1,6}(?=[,. ]|$)")
"""The division of an archive, behind its acronym: SHD/DAT."""
_LONGEST_SMALL = 100
_MOST_WORDS = 8
_MOST_NAMED = 12
"""No name of an archive that the table lacks has more words."""
_RECORDS = Lazy(r"(?:General )?(?:Records|Papers|Correspondence|Files) of ")
_SHELVED = Lazy(
    r"(?:[A-Z]{2,3} [A-ZÄÖÜ][a-zäöüß]+ (?!(?:1[5-9]|20)\d\d\b))?(?:[A-Z]{1,4}[ -]?)?\d[\w./-]*(?: [A-Z]{1,3} \d[\w/.-]*)?(?=[,;.)]|$)"
)
_SERIES = Lazy(
    r"(?:(?:Add\. |[A-Z][a-z]+ )?MSS?\.? (?:[A-Z][\w.]{1,12} ){0,2}(?:[a-e]\. )?\d{1,6}[\w/]*(?=,)|[A-Z]{1,5} ?\d{1,6}(?:/\d[\w-]*)*(?: \d{1,4}/[\w/]+)?(?=[,/:]|$| [–—-] ))"
)
_EAST = Lazy(r"([㐀-鿿]{2,20})([A-Z]{0,4}\d[\dA-Za-z./-]{0,30})[,，、] ?(?=[㐀-鿿])")
_NAME_START = Lazy(r"(?<= )[A-Z]")
_LONG_NAME = 8
"""A name, and no acronym, is longer."""
_REACH = 120
"""The archive of levels that stand before it is no further away."""
_SHELF = Lazy(r"(?!(?:1[89]|20)\d\d-)(?:[A-ZА-Я]{1,4}[ .-]?)?\d[\d.]*[-/](?:\w{1,3}/)?\d[\w/-]*+(?=[,;.)\s]|$)")
_STRANGE = Lazy(r"([a-zà-žа-я]{1,2})\. ?\d")
"""A label that only the archives of some countries have: k. 212."""
_BOOKS = ("page", "volume", "number", "part", "year", "document", "section")
"""Levels that books and journals have too."""
_KEPT_LEVELS = TELLING_LEVELS | {"folio"}
"""Levels that make an acronym before them an archive's."""


def enter(reading: Reading, draft: Draft, at: int, stop: int, found: Known, before: str = "") -> int:
    """A known archive, with the place that may stand before it."""
    entry, end = found
    written = reading.text[at:end]
    if reading.text.startswith("/", end) and (branch := _BRANCH.match(reading.text, end, stop)) is not None:
        end = branch.end()
    draft.archive = Archive(entry.as_written(written), entry, written)
    if before and isinstance(entry, Shared):
        draft.archive.repository = evolve(draft.archive.repository, place=before.rstrip(" ,"))
    draft.last = in_brackets(reading, draft.archive, end, stop)
    draft.placed = draft.last
    draft.labels = draft.archive.labels
    return draft.last


def settle(reading: Reading, archive: Archive, shared: Shared, labels: list[str], start: int, end: int) -> None:
    """Which of the archives of one name this is; where the text does not tell, it keeps its name and nothing else."""
    text = reading.text
    if reading.languages is None:
        reading.languages = frozenset(map(squeeze, _LANGUAGE.findall(text)))
    beside = _STATEMENT.match(text, end, end + _BESIDE)
    words = text[start : beside.end() if beside is not None else end]
    place = archive.repository.place
    entry = shared.told(place, labels, words, reading.languages)
    if entry is None:
        if archive.written == archive.repository.name:
            archive.repository = shared.as_written(archive.written)
        return
    archive.entry, archive.labels = entry, entry.labels
    archive.repository = entry.as_written(archive.written)
    if place is not None and any(place == other.place for other in reading.known.entries if other.country == entry.country):
        archive.repository = evolve(archive.repository, place=place)


def in_brackets(reading: Reading, archive: Archive, at: int, stop: int) -> int:
    """*( "(" acronym | place | name in its own language ")" ) behind the name of an archive."""
    text = reading.text
    for _ in range(3):
        if "(" not in text[at : at + 2] and "[" not in text[at : at + 2]:
            break
        match = PARENS.match(text, at, stop)
        if match is None:
            break
        side = 1 if match[1] else 2
        inside = match[side].strip()
        found = reading.known.match(text, match.start(side), match.end(side))
        if found is None and " " in inside:  # "(Rossiiskii ..., or RGANI)", "(Magyar Országos Levéltár, MOL)"
            last = inside.replace(",", " ").split()[-1]
            found = reading.known.match(last, 0, len(last)) if last.isupper() else None
            inside = last if found is not None else inside
        elif found is not None and numbered(text[found[1] : match.end(side)]):
            break  # its acronym again, with the levels: (ARAN, f. 12, op. 3)
        if found is not None:
            entry = found[0]
            shared = isinstance(entry, Shared)
            if archive.entry is None:
                archive.entry = entry
                archive.labels = entry.labels
                if shared:
                    archive.written = inside
                else:
                    archive.repository = entry.record
            elif archive.repository.code is None and archive.entry in (entry.rivals if isinstance(entry, Shared) else (entry,)):
                archive.repository = archive.entry.as_written(inside)
        elif all(reading.known.is_place(word) for word in inside.split(",")) or reading.known.is_place(inside):
            other = reading.known.elsewhere(archive.written, inside) if reading.known.is_country(inside) else None
            if other is not None:
                archive.entry, archive.labels = other, other.labels
                archive.repository = Repository(archive.written, other.name, other.place, other.country)
            elif archive.repository.place is None:
                archive.repository = evolve(archive.repository, place=inside.partition(",")[0].strip())
        elif archive.written.isupper() and (branch := _branch(reading, archive.written, inside)) is not None:
            archive.entry, archive.labels = branch[0], branch[0].labels  # ANM (Koulouba)
            archive.repository = Repository(archive.written, branch[0].name, branch[0].place, branch[0].country)
        elif numbered(inside):
            break
        elif ACRONYM.fullmatch(inside) and archive.repository.code is None:
            archive.repository = evolve(archive.repository, code=inside.replace(" ", ""))
        at = match.end()
    kept = None if text[at : at + 2].isascii() else _KEPT.match(text, at, stop)
    return at if kept is None else kept.end()


def _branch(reading: Reading, acronym: str, inside: str) -> Known | None:
    """The branch of an archive that is named in brackets behind its acronym: ``ANM (Koulouba)``."""
    found = reading.known.match(f"{acronym} {inside}", 0, len(acronym) + 40)
    return found if found is not None and found[1] > len(acronym) else None


def short(reading: Reading, at: int, stop: int) -> Known | None:
    """An archive that is called by two letters, where a level of an archive or a call number follows: ``AN, F/7/12345``."""
    found = reading.known.short(reading.text, at, stop)
    if found is None:
        return None
    text = reading.text
    bracket = PARENS.match(text, found[1], stop)
    behind = bracket.end() if bracket is not None else found[1]
    here = separated(text, behind, stop)
    if here <= behind or "." in text[behind:here]:
        return None
    level = level_at(text, here, stop, found[0].labels)
    rivals = found[0].rivals if isinstance(found[0], Shared) else (found[0],)
    if level is not None and (level[0].kind in ARCHIVAL_LEVELS or any(level[0].key in entry.labels for entry in rivals)):
        return found
    if MANUSCRIPT.match(text, here, stop):  # BL Add MS 12345
        return found
    for _ in range(4):
        level = level_at(text, here, stop, found[0].labels)
        if level is not None and level[0].start == here:
            if level[0].kind in ARCHIVAL_LEVELS or any(level[0].key in entry.labels for entry in rivals):
                return found
            break
        piece = BARE.match(text, here, min(stop, here + 40))
        if piece is None or DAY.search(piece[0]) or text[here].islower():
            break
        if numbered(piece[0]) and not is_year(piece[0]) and title_like(piece[0]):
            return found
        if not text.startswith(", ", piece.end()):
            break
        here = piece.end() + 2
    return found if followed(text, behind, stop, found[0].labels, TELLING_LEVELS) else None


def unknown(reading: Reading, at: int, stop: int) -> tuple[Archive | None, int] | None:
    """An archive that the table lacks, or (None and its end) a collection that stands before its archive."""
    text = reading.text
    if (text[at].islower() and not is_capital(text[at])) or not text[at].isalpha():
        return None
    match = BARE.match(text, at, min(stop, at + 300))
    if match is None or not match[0].strip("IVX") or reading.hosts.publishes(match[0]):  # nothing, or a Roman numeral
        return None
    end = match.end()
    behind = at  # words that a name can have
    loose = _small(text, at, end)
    for number, gap in enumerate(GAP.finditer(text, at, end)):  # Foo Archive Box 5
        if number > _MOST_NAMED:
            return None
        if not loose and not title_like(text[behind : gap.start()]):
            return None
        behind = gap.end()
        begin = reading.core_at(behind, stop)
        if begin >= 0:
            end = begin
            break
    name = _KEPT_END.sub("", text[at:end].rstrip(" -–—."))
    end = at + len(name)
    if not name.strip("IVX") or len(name) > 200 or not (loose or title_like(text[behind:end])):  # nothing, or a Roman numeral
        return None
    loose = loose and not title_like(name)
    if SMALL.fullmatch(name[name.rfind(" ") + 1 :]):
        return None
    bracket = PARENS.match(text, end, stop)
    behind = bracket.end() if bracket is not None else end
    here = separated(text, behind, stop)
    level = level_at(text, here, stop, NO_LABELS) if here > end else None
    strong = level is not None and level[0].kind in TELLING_LEVELS
    if loose and not (
        strong or (here > end and (_SHELVED.match(text, here, stop) or followed(text, behind, stop, NO_LABELS, TELLING_LEVELS)))
    ):
        return None
    if archival_at(name, 0, len(name)) >= 0:
        if not strong and _BOOK.search(text, at, min(statement_end(text, at, min(stop, at + 600)), stop)):
            return None
        return _lacking(name), end
    if bracket is not None:
        side = 1 if bracket[1] else 2
        known = reading.known.match(text, bracket.start(side), bracket.end(side))
        if known is not None and known[1] == bracket.end(side):
            return _lacking(name), end
    if COLLECTION.search(name) or _RECORDS.match(name):
        return None, end
    if at == reading.hosted and INSTITUTION.search(name) and not _PRESS.search(name) and not numbered(name):
        return _lacking(name), end
    if INSTITUTION.search(name) and not _PRESS.search(name) and not numbered(name) and _keeps(text, here, stop):
        return _lacking(name), end
    shelved = len(name) > 2 and _SHELF.match(text, here, stop)
    if here > end and ACRONYM.fullmatch(name) and (shelved or kept_under(text, behind, stop) or _shelved_next(text, here, stop)):
        return None if _later(reading, end, stop) else _lacking(name), end  # POF, Box 114, JFKL
    if strong and len(name.split()) <= _MOST_WORDS:
        return (None if numbered(name) or _is_series(name, level) else _lacking(name)), end
    return None


def _lacking(name: str) -> Archive:
    """An archive that the table lacks."""
    return Archive(Repository(None, name), None, name)


def _is_series(name: str, level: tuple[Part, int] | None) -> bool:
    """Whether one word before a legajo or a bundle is a series of an archive that is not named: ``Estado, leg. 12``."""
    return level is not None and name.isalpha() and not name.isupper() and level[0].kind in SERIAL_LEVELS


def _shelved_next(text: str, at: int, stop: int) -> bool:
    """Whether a collection and a shelfmark behind it follow: ``ABH, ZMF, 12/1910``."""
    match = BARE.match(text, at, min(stop, at + _BESIDE))
    if match is None or numbered(match[0]) or not title_like(match[0]) or not text.startswith(", ", match.end()):
        return False
    return len(match[0]) > 1 and _SHELF.match(text, match.end() + 2, stop) is not None


def kept_under(text: str, at: int, stop: int) -> bool:
    """Whether levels that no book has follow within the next parts: ``, Mediceo del Principato, 4919, cc. 345r-346v``."""
    if followed(text, at, stop, NO_LABELS, _KEPT_LEVELS):
        return True
    comma = text.find(", ", at + 2, min(stop, at + _REACH))
    while comma >= 0:
        match = _STRANGE.match(text, comma + 2, stop)
        if match is not None:
            return kind_of(match[1], NO_LABELS) not in _BOOKS
        comma = text.find(", ", comma + 2, min(stop, at + _REACH))
    return False


def _small(text: str, at: int, end: int) -> bool:
    """Whether a name can have words in small letters, as in many languages: the word for archive is its first or second.

    ``Archives départementales du Nord``, ``Державний архів Полтавської області``.
    """
    if end - at >= _LONGEST_SMALL:
        return False
    word = archival_at(text, at, min(end, at + 40))
    return word >= 0 and text.count(" ", at, word) < 3 and not numbered(text[at:end])


def _keeps(text: str, at: int, stop: int) -> bool:
    """Whether what follows an institution's name is a collection of papers: ``Department of State, Central Files, 511.00/1-2958``."""
    match = BARE.match(text, at, min(stop, at + 80))
    return match is not None and COLLECTION.search(match[0].rstrip()) is not None and title_like(match[0])


def shelfmark_first(reading: Reading, at: int, stop: int) -> tuple[None, int] | None:
    """A call number before its archive: ``FO 371/114862, The National Archives``; ``ABHS 950/Box 3, 40/4/2 Archives New Zealand``."""
    text = reading.text
    match = _SHELF.match(text, at, stop)
    if match is not None:
        behind = skip(text, match.end(), stop)
        if behind < stop and reading.known_at(behind, stop):
            return None, match.end()
    match = _SERIES.match(text, at, stop)
    if match is None:
        return None
    return (None, match.end()) if _later(reading, match.end(), stop) else None


def shelved_east(reading: Reading, at: int, stop: int) -> re.Match[str] | None:
    """A collection and its number glued to it, before the archive that keeps it, as in China: ``北洋档案1011-12,中国第二历史档案馆藏``."""
    match = _EAST.match(reading.text, at, stop)
    return match if match is not None and reading.known_at(match.end(), stop) is not None else None


def _later(reading: Reading, at: int, stop: int) -> bool:
    """Whether a known archive stands further behind in the same statement."""
    text = reading.text
    for word in _NAME_START.finditer(text, at, min(stop, at + _REACH)):
        if text[word.start() - 2] in ".;":
            break
        found = reading.known_at(word.start(), stop)
        if found is not None and (found[1] - word.start() > _LONG_NAME or found[1] >= stop or text[found[1]] in ".;)]"):
            return True
    return False


def statement_end(text: str, at: int, stop: int) -> int:
    """Behind the point or semicolon that ends a statement."""
    for match in POINT.finditer(text, at, stop):
        here = match.start()
        if text[here] in ";。；" or (text[here] == "." and here + 1 < stop and ends_statement(text, at, here, stop)):
            return here + 1
    return stop
