"""Statements: what stands between two points or semicolons is a reference, a publication or a remark.

    statements  = *( [ opening ] ( reference | publication | remark ) )
    opening     = "Source:" | "See" | "Cf." | "In" | a note's number ...
    publication = "Reprinted in" ... | "Copy" ... | a book, which is no archival reference

A reference can also stand inside a statement, behind anything: an unquoted title, the sender and the receiver of a letter, a
sentence. Then it must have a level that only archives have, or a number behind its archive.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import ARCHIVAL_LEVELS, NO_LABELS, OPENING_LEVELS, followed, level_at, may_be_label
from archivetext.citations.references import ALONE, goes_on, levels_first, reference_at
from archivetext.citations.repositories import kept_under, shelved_east, short, statement_end
from archivetext.citations.squeezed import IDEOGRAPHS
from archivetext.citations.wording import (
    ACRONYM,
    ANY_CASE,
    ARCHIVAL,
    BARE,
    COLLECTION,
    DAY,
    NO_CAPITALS,
    PUBLICATION,
    SMALL,
    alternatives,
    archival_at,
    is_year,
    numbered,
    separated,
)  # fmt: skip

if TYPE_CHECKING:
    from archivetext.citations.archives import Archives
    from archivetext.citations.reading import Known, Reading
    from archivetext.records import Level

__all__ = ["behind_slashes", "statements", "within"]

_OPENING = Lazy(
    rf"(?:(?:{alternatives('before the archive')}(?=[ :])|{alternatives('before the archive')}(?<=[:.])|\d{{1,3}}(?:[\])]\.?|\.(?= [A-ZА-Я]{{2}}))|[*†‡>•◦]+|[-–—](?= ))[ :]*)++",
    ANY_CASE,
)
_SOURCE = Lazy(alternatives("source"), ANY_CASE)
_LETTERS = rf"A-ZÀ-ŽΑ-ΩА-ЯЁІЇЄҐ\u0531-\u0556{NO_CAPITALS}"
_CAPITAL = Lazy(
    rf"[{_LETTERS}⺀-鿿豈-﫿abfф\d](?<![\w'’](?s:.))"  # one that can begin, which is searched for quickly; at the start of a word
    rf"(?:(?<=[{_LETTERS}])[\w'’-]*+|(?<=[⺀-鿿豈-﫿])[⺀-鿿豈-﫿]*+"
    r"|(?<=a)rchive(?=[s, ])|(?<=b)ox(?= \d)|(?<=f)older(?= [“\"\d])|(?<=f)onds?(?= )|(?<=[fф])(?=\. ?(?:[A-ZА-Я]-)?\d)|(?<=\d)\d{2}[A-Z]?(?=\.\d\d))"
)
"""A word that can open a reference."""
_LONG_NAME = 12
"""Shorter names are too often something else where no level follows."""
_LONGEST_END = 120
_HEREAFTER = Lazy(r"\(hereafter [^()]{1,40}\)")
_LONGEST_NUMBER = 40
_LONGEST_TITLE = 500
_NUMBER_FIRST = Lazy(r"(?:[A-Z][\w.]{0,7}[ /-]?){0,3}\d")
_FURTHER = Lazy(r"[A-Z]{2,5} \d{1,4}/\d{1,6}(?=[,;.)]|$)")
_ALSO = Lazy(r"(?:[Ss]ee )?[Aa]lso (?=[A-Z])")
_LETTER = ("F", "Fond", "fond", "Ф", "Фонд")


def statements(reading: Reading, at: int, stop: int, openings: int | None = None, *, further: bool = False) -> int:
    """Statements = *( reference | publication | remark ), divided by points and semicolons; those that start up to *openings*, if given.

    Gives where the last one ends. *further* where those before *at* have just been read.
    """
    text = reading.text
    if not further:
        reading.carried()
    last = stop - 1 if openings is None else min(openings, stop - 1)
    slashed = text.find(" // ", at, stop) >= 0
    while at <= last:
        at = separated(text, at, stop)
        if at > last:
            return at
        if slashed:
            at = behind_slashes(reading, at, stop) or at
        found = reading.known_at(at, stop)
        published = False
        if found is None and reading.carry is None:
            opened = _OPENING.match(text, at, stop)
            if opened is not None and opened.end() < stop:
                at = opened.end()
                found = reading.known_at(at, stop)
                if found is None and text.startswith("The ", at):
                    found = reading.known_at(at + 4, stop)
                published = not (
                    found or _SOURCE.match(opened[0]) or goes_on(reading, at) or archival_at(text, at, min(stop, at + 80)) >= 0
                )
            elif text.startswith("The ", at):
                found = reading.known_at(at + 4, stop)
                if found is not None or (archival_at(text, at, min(stop, at + 80)) >= 0 and not _at_place(reading, at)):
                    at += 4
            else:
                published = PUBLICATION.match(text, at, stop) is not None
        inherited = reading.carried()
        if inherited is not None and found is None:
            at = _behind_also(text, at, stop)
        elif found is None and _goes_further(reading, at, stop):
            inherited = reading.latest  # TNA, FO 800/12; see also CAB 134/34
            published = False
        if inherited is not None and found is None and (ALONE.match(text, at, stop) or _FURTHER.match(text, at, stop)):
            reached = levels_first(reading, at, stop)
            if reached > at:  # also ADM 1/23, PRO: another archive's
                at = reached
                continue
        reached = at if published else reference_at(reading, at, stop, inherited, found)
        if reached <= at and not published and found is None and inherited is None:
            reached = levels_first(reading, at, stop)
        if reached <= at and not published and found is None and inherited is None and reading.home is None:
            reached = _papers_behind_day(reading, at, stop)
        if reached <= at and reading.home is not None and not reading.references and reading.searching:
            reached = _at_home(reading, at, stop)
        if reached <= at:
            until = statement_end(text, at, stop)
            refused = -1 if published or found is not None or inherited is not None else at
            reached = within(reading, at, until, stop, published=published, refused=refused) if reading.searching else until
        at = reached
    return at


def _behind_also(text: str, at: int, stop: int) -> int:
    """Behind what says that there is more of it: ``also CAB 134/12``."""
    match = _ALSO.match(text, at, stop)
    return match.end() if match is not None else at


def _goes_further(reading: Reading, at: int, stop: int) -> bool:
    """Whether a call number opens the statement that is one of the archive before, whose own opens with letters too."""
    latest = reading.latest
    if latest is None or not latest.labels.lettered or _FURTHER.match(reading.text, at, stop) is None:
        return False
    return any(part.kind == "call-number" and part.value[0].isalpha() for part in reading.above)


def behind_slashes(reading: Reading, at: int, stop: int) -> int:
    """Where the archive starts behind a title that two slashes end: ``Letter of Foo // RGASPI. F. 17``; 0 where none does."""
    text = reading.text
    slashes = text.find(" // ", at, min(stop, at + _LONGEST_TITLE))
    if slashes < 0:
        return 0
    here = slashes + 4
    return here if reading.known_at(here, stop) or ARCHIVAL.match(text, here, stop) or short(reading, here, stop) else 0


def _at_place(reading: Reading, at: int) -> bool:
    """Whether a place opens the statement: The Hague, Nationaal Archief."""
    comma = reading.text.find(",", at, at + _LONGEST_NUMBER)
    return comma > 0 and reading.known.is_place(reading.text[at:comma])


def _papers_behind_day(reading: Reading, at: int, stop: int) -> int:
    """Papers with their box behind a letter and its day, of no archive that is named: ``Foo to Bar, October 3, 1944, Foo Papers, Box 174``.

    Gives where the reference ends, or *at* where there is none.
    """
    text = reading.text
    day = DAY.search(text, at, min(stop, at + _LONGEST_LETTER))
    if day is None:
        return at
    for piece in _PIECE.finditer(text, day.end(), min(stop, day.end() + _LONGEST_LETTER)):
        if reading.known_at(piece.end(), stop) is not None:
            return at
        name = BARE.match(text, piece.end(), stop)
        if name is not None and ACRONYM.fullmatch(name[0]):
            return at  # the archive
        if name is not None and COLLECTION.search(name[0]) and followed(text, name.end(), stop, NO_LABELS):
            return max(at, reference_at(reading, piece.end(), stop, None, None))
    return at


_LONGEST_LETTER = 160
_PIECE = Lazy(r", (?=[A-Z])")


def _at_home(reading: Reading, at: int, stop: int) -> int:
    """A reference that opens with a call number, on the page of the archive that keeps it; gives *at* where there is none."""
    piece = BARE.match(reading.text, at, min(stop, at + _LONGEST_NUMBER))
    if piece is None or not _NUMBER_FIRST.match(piece[0]) or is_year(piece[0].strip()) or DAY.search(piece[0]):
        return at
    reading.above = []
    return reference_at(reading, at, stop, reading.home, None)


def within(reading: Reading, at: int, until: int, stop: int, *, published: bool = False, refused: int = -1) -> int:
    """References inside a statement that ends at *until*, or in sentences. Gives where the last one ends, or *until*.

    *published* where the statement says that the text was printed, or where copies are; *refused* where no reference starts, which
    has just been asked.
    """
    text = reading.text
    known = reading.known
    done = behind = phrase = at  # phrase: where the run of words with capitals starts
    tried = refused
    for match in _CAPITAL.finditer(text, at, until):
        here, end = match.span()
        if here < done:
            continue
        if here != behind and text[behind:here] != " ":
            between = text[behind:here]
            if len(between) > 12 or between[0] != " " or not all(SMALL.fullmatch(word) for word in between.split()):
                phrase = here
        behind = end
        word = match[0]
        if here == refused or not _can_open(known, word):
            continue  # as most words
        found = reading.known_at(here, stop) if known.may_start(word) or text[behind : behind + 1].isalnum() else None
        archival = found is None and ARCHIVAL.match(word) is not None
        if not (found or archival) and word.isalpha() and not (word.isupper() or may_be_label(word)):
            continue
        start = phrase if archival else here
        if start == tried or not (found is not None or archival or _may_open(reading, word, here, behind, stop)):
            continue
        tried = start
        reached = _cited(reading, start, stop, found or reading.known_at(start, stop))
        if reached <= start and found is not None and not published and _ends(reading, here, found[1], until):
            reached = reference_at(reading, here, stop, None, found)
        if reached > start:
            done = behind = phrase = reached
            if reached >= until:
                return reached
    return until


@lru_cache(maxsize=4096)
def _can_open(known: Archives, word: str) -> bool:
    """Whether a word with a capital can open a reference, by itself: an archive's name or acronym, a label. The same words come again."""
    return not word.isalpha() or word.isupper() or known.may_start(word) or may_be_label(word) or ARCHIVAL.match(word) is not None


def _ends(reading: Reading, at: int, end: int, until: int) -> bool:
    """Whether a statement ends with the name of an archive, and where that is: ``Letter to Tom Other, Hoover Institution, Stanford``."""
    text = reading.text
    if reading.references or not reading.searching or end - at < _LONG_NAME or text[at - 2 : at] != ", " or until - end > _LONGEST_END:
        return False
    rest = _HEREAFTER.sub("", text[end:until])
    return all(
        not piece or reading.known.is_place(piece) or reading.known.find(piece) for piece in (p.strip(" .)];") for p in rest.split(","))
    )


def _may_open(reading: Reading, word: str, at: int, end: int, stop: int) -> bool:
    """Whether a word with a capital, which is none for an archive, can open a reference to one that the table lacks, or to none."""
    if word in _LETTER or word[0].isdigit():
        return True
    text = reading.text
    if word > IDEOGRAPHS:
        return shelved_east(reading, at, stop) is not None
    if len(word) == 2 and word.isupper() and short(reading, at, stop) is not None:
        return True
    if word.isupper() and len(word) > 2 and ACRONYM.fullmatch(word):
        return kept_under(text, end, stop) or text.startswith(":", end) or _needs_no_archive(text, at, stop)
    if reading.references or not (may_be_label(word) or text.startswith("-", at + len(word))):
        return False
    level = level_at(text, at, stop, NO_LABELS)
    return level is not None and level[0].start == at and level[0].kind in OPENING_LEVELS and numbered(level[0].value)


def _needs_no_archive(text: str, at: int, stop: int) -> bool:
    """Whether a call number stands here that needs no archive, and ends its part or has leaves behind it."""
    match = ALONE.match(text, at, stop)
    return match is not None and (text[match.end() : match.end() + 1] in ",;.)]" or text.startswith((" f.", " ff"), match.end()))


def _sure(levels: tuple[Level, ...]) -> bool:
    """Whether one number suffices where no archive is named: a collection stands beside it, or it needs none."""
    return any(level.kind in ("collection", "series") or (level.kind == "call-number" and level.label is None) for level in levels)


def _cited(reading: Reading, start: int, stop: int, found: Known | None) -> int:
    """A reference in a sentence, which must have a level of an archive, and those behind it to the same archive."""
    count = len(reading.references)
    latest, above = reading.latest, reading.above
    reading.carried()
    reached = reference_at(reading, start, stop, None, found)
    if len(reading.references) == count:
        return start
    first = reading.references[count]
    told = [
        level
        for level in first.levels
        if (level.label and (level.kind in ARCHIVAL_LEVELS or (found is not None and level.kind == "ref")))
        or (level.kind == "call-number" and numbered(level.value))
    ]
    if not told and found is not None and found[0].labels.small and first.levels and first.levels[0].kind in ("collection", "fond"):
        told = [level for level in first.levels if level.label and numbered(level.value)]  # AGNC, sección colonia, tomo 54
    if not told or (first.repository is None and len(told) < 2 and not _sure(first.levels)):
        del reading.references[count:]
        reading.latest, reading.above = latest, above
        reading.carried()
        return start
    while reading.carry is not None:
        at = separated(reading.text, reached, stop)
        more = reference_at(reading, at, stop, reading.carried(), None)
        if more <= at:
            break
        reached = more
    return reached
