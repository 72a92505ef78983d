"""Who keeps the papers: archives of the table, what stands in brackets behind a name, and archives that the table lacks.

    repository  = name *( "(" acronym | place | name in its own language ")" )

A name with a word for archive in it is an archive even if the table lacks it, and so is any name before a level that only archives
have. A book is told by its place and year in brackets and the lack of such a level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from archivetext.citations.archives import Shared
from archivetext.citations.hosts import INSTITUTION, projects
from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import NO_LABELS, TELLING_LEVELS, followed, level_at
from archivetext.citations.points import ends_statement
from archivetext.citations.reading import Archive
from archivetext.citations.squeezed import squeeze
from archivetext.citations.wording import (
    ACRONYM,
    ANY_CASE,
    ARCHIVAL,
    BARE,
    COLLECTION,
    GAP,
    PARENS,
    POINT,
    SMALL,
    alternatives,
    numbered,
    separated,
    skip,
    title_like,
)  # fmt: skip
from archivetext.records import Repository

if TYPE_CHECKING:
    from archivetext.citations.reading import Draft, Known, Reading

__all__ = ["enter", "in_brackets", "settle", "shelfmark_first", "statement_end", "unknown"]

_BESIDE = 60
"""Words that tell which archive a shared name means stand no further behind the reference."""
_LANGUAGE = Lazy(r"\bfrom (?:the )?([A-Z][a-z]{2,20}+)")
_STATEMENT = Lazy(r"(?:[^;.]|\.(?! ))*+")
_PRESS = Lazy(rf"\b(?:{alternatives('press')}|{projects()})\b", ANY_CASE)
_BOOK = Lazy(r"\([^()]{0,120}(?:: |Press|Publish|\b(?:1[89]|20)\d\d)[^()]{0,120}\)|\b(?:eds?|trans)\. ", ANY_CASE)
_SHELF = Lazy(r"(?!(?:1[89]|20)\d\d-)(?:[A-Z]{1,4}[ -]?)?\d+[-/]\d[\w/-]*+(?=[,;.)\s]|$)")


def enter(reading: Reading, draft: Draft, at: int, stop: int, found: Known, before: str = "") -> int:
    """A known archive, with the place that may stand before it."""
    entry, end = found
    written = reading.text[at:end]
    draft.archive = Archive(entry.as_written(written), entry, written)
    if before and isinstance(entry, Shared):
        draft.archive.repository = evolve(draft.archive.repository, place=before.rstrip(" ,"))
    draft.last = in_brackets(reading, draft.archive, end, stop)
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
            if archive.repository.place is None:
                archive.repository = evolve(archive.repository, place=inside.partition(",")[0].strip())
        elif numbered(inside):
            break
        elif ACRONYM.fullmatch(inside) and archive.repository.code is None:
            archive.repository = evolve(archive.repository, code=inside.replace(" ", ""))
        at = match.end()
    return at


def unknown(reading: Reading, at: int, stop: int) -> tuple[Archive | None, int] | None:
    """An archive that the table lacks, or (None and its end) a collection that stands before its archive."""
    text = reading.text
    if text[at].islower() or text[at].isdigit():
        return None
    match = BARE.match(text, at, min(stop, at + 300))
    if match is None or reading.hosts.publishes(match[0]):
        return None
    end = match.end()
    behind = at  # words that a name can have
    for gap in GAP.finditer(text, at, end):  # Foo Archive Box 5
        if not title_like(text[behind : gap.start()]):
            return None
        behind = gap.end()
        begin = reading.core_at(behind, stop)
        if begin >= 0:
            end = begin
            break
    name = text[at:end].rstrip(" -–—.")
    end = at + len(name)
    if not name or len(name) > 200 or not title_like(text[behind:end]):
        return None
    if SMALL.fullmatch(name[name.rfind(" ") + 1 :]):
        return None
    bracket = PARENS.match(text, end, stop)
    behind = bracket.end() if bracket is not None else end
    here = separated(text, behind, stop)
    level = level_at(text, here, stop, NO_LABELS) if here > end else None
    strong = level is not None and level[0].kind in TELLING_LEVELS
    archive = Archive(Repository(None, name))
    if ARCHIVAL.search(name):
        if not strong and _BOOK.search(text, at, min(statement_end(text, at, min(stop, at + 600)), stop)):
            return None
        return archive, end
    if bracket is not None:
        side = 1 if bracket[1] else 2
        known = reading.known.match(text, bracket.start(side), bracket.end(side))
        if known is not None and known[1] == bracket.end(side):
            return archive, end
    if COLLECTION.search(name):
        return None, end
    if at == reading.hosted and INSTITUTION.search(name) and not _PRESS.search(name) and not numbered(name):
        return archive, end
    shelved = len(name) > 2 and _SHELF.match(text, here, stop)
    if here > end and ACRONYM.fullmatch(name) and (shelved or followed(text, behind, stop, NO_LABELS, TELLING_LEVELS)):
        return archive, end
    if strong and len(name.split()) <= 8:
        return archive, end
    return None


def shelfmark_first(reading: Reading, at: int, stop: int) -> tuple[None, int] | None:
    """A call number before its archive: ``FO 371/114862, The National Archives``."""
    match = _SHELF.match(reading.text, at, stop)
    if match is None:
        return None
    behind = skip(reading.text, match.end(), stop)
    return (None, match.end()) if behind < stop and reading.known.match(reading.text, behind, stop) else None


def statement_end(text: str, at: int, stop: int) -> int:
    """Behind the point or semicolon that ends a statement."""
    for match in POINT.finditer(text, at, stop):
        here = match.start()
        if text[here] == ";" or (text[here] == "." and here + 1 < stop and ends_statement(text, at, here, stop)):
            return here + 1
    return stop
