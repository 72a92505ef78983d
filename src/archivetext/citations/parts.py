"""Parts of a reference without a known label: what they are is told by their form, and by the neighbours.

    part        = year | shelfmark | pages | call number | collection | place
    shelfmark   = number 1*3( "." number )             558.11.492.56, in archives that count by fond, opis, delo, list

A label that no table knows is its own kind (``Report 66``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from archivetext.citations.hosts import INSTITUTION
from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import ARCHIVAL_LEVELS, Part, followed, level_at
from archivetext.citations.reading import AGAIN, END, Archive
from archivetext.citations.repositories import in_brackets
from archivetext.citations.wording import (
    ANY_CASE,
    ARCHIVAL,
    BARE,
    COLLECTION,
    DIVISION,
    GAP,
    MONTH,
    PUBLICATION,
    QUOTED,
    YEAR,
    alternatives,
    numbered,
    skip,
    title_like,
)  # fmt: skip
from archivetext.records import Repository

if TYPE_CHECKING:
    from archivetext.citations.reading import Draft, Gap, Reading

__all__ = ["read_part", "unlabelled"]

_LONGEST_PART = 130
"""No part without a label is longer than this many code points."""

_ABBREVIATED = Lazy(r"([A-Z]?[a-zà-ž]{1,6})\. ?(\d[\w/-]*+(?:[.]\d[\w/-]*+)*+)(?=[,;.)\s]|$)")
_OWN = Lazy(r"(?P<label>[A-ZÀ-Ž]?[a-zà-ž]{2,}(?: [A-Za-z][a-zà-ž]{2,})?)\.? (?:(?:No|Nr)\.? ?|[#№] ?)?(?=\d)")
"""A label that no table knows, before a number."""
_RANGE = Lazy(r"\d+[a-zа-я]{0,2}(?: ?[-–—] ?\d+[a-zа-я]{0,2})?(?:, ?\d+(?: ?[-–—] ?\d+)?){0,20}+")
_DOTTED = Lazy(
    r"(?P<a>\d{1,5}[a-zа-я]?)(?P<sign>[./]|-(?=\d+[a-z]?-\d))(?P<b>\d{1,4}[a-zа-я]?)"
    r"(?:(?P=sign)(?P<c>\d{1,5}[a-zа-я]?)(?:(?P=sign)(?P<d>\d{1,4}(?:ob)?(?:-\d{1,4}(?:ob)?)?))?)?(?![\w/]|\.\w)"
)
_ITEM = Lazy(r"\d{1,3}/[a-z]{1,2}")
_REGISTRY = Lazy(r"\d+(?:/[A-Z\d]+)* ?/ ?\d{2,4}")
_DAY = Lazy(rf"\d{{1,2}} {MONTH}(?: \d{{4}})?$|{MONTH} (?:\d{{1,2}}|\d{{4}})$")
_DATED = Lazy(r"(.{1,100}\D)[ ,(]+(?:1[6-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?\)?")
_TRAILING = Lazy(r"(.{1,60}) ([Ff]onds?)")
_NOT_GIVEN = Lazy(rf"\b{alternatives('not given')}\b", ANY_CASE)
_SMALL_WORDS = Lazy(r"(?<!\S)[a-zà-ž]{3,}(?!\S)")


def unlabelled(reading: Reading, draft: Draft, here: int, stop: int, gap: Gap) -> int:
    """What stands at *here* and is no labelled level. Gives where it ends, ``END`` or ``AGAIN``."""
    text = reading.text
    parts = draft.parts
    match = _ABBREVIATED.match(text, here, stop)
    if match is not None and not gap.linked and (not gap.sentence or draft.archive is not None):  # Ref. 12/34
        key = match[1].lower()
        return draft.add(Part(key, match[1] + ".", match[2], here, match.end(), key), match.end())
    if gap.bracket and parts and not _OWN.match(text, here, stop) and not YEAR.match(text, here, stop):
        closed = text.find(")", here, min(stop, here + 160))  # a remark on the level before it
        first = BARE.match(text, here, max(closed, here))
        if closed >= 0 and (first is None or not followed(text, first.end(), closed, draft.labels)):
            return closed
    if parts and (gap.sentence or text[here - 2 : here] == ". ") and text[here].isupper() and PUBLICATION.match(text, here, stop):
        return END
    if gap.linked or (gap.sentence and parts and (any(part.label for part in parts) or not _goes(text, draft, here, stop))):
        return END
    if gap.semicolon and parts and not (text[here].isdigit() or text[here].isupper()):
        return END
    match = BARE.match(text, here, min(stop, here + _LONGEST_PART + 2))
    if match is None:
        return _quoted(reading, draft, here, stop)
    if gap.semicolon and parts:
        return AGAIN if draft.archive is not None and numbered(match[0]) and len(match[0]) <= 40 else END
    end = match.end()
    if " " in match[0] and numbered(match[0]):
        end = _cut(text, draft, here, end, stop)
    reached = read_part(reading, draft, here, end, stop)
    if reached == END:
        return END
    if draft.archive is None and not reached and title_like(match[0]) and ARCHIVAL.search(match[0]):
        name = match[0].rstrip()
        draft.archive = Archive(Repository(None, name))
        reached = end = here + len(name)
        draft.pending.clear()
    draft.last = reached or draft.last
    return max(end, reached)


def _quoted(reading: Reading, draft: Draft, here: int, stop: int) -> int:
    """A collection in quotation marks: ``"Special File", F. 89``."""
    text = reading.text
    match = QUOTED.match(text, here, stop)
    if match is None:
        return END
    end = match.end() - 1
    if text[end - 1] == ",":
        end -= 1
        follows = level_at(text, skip(text, match.end(), stop), stop, draft.labels) is not None
    else:
        follows = followed(text, match.end(), stop, draft.labels)
    if not follows:
        return END
    draft.pending.append((here + 1, end))
    return match.end()


def _goes(text: str, draft: Draft, at: int, stop: int) -> bool:
    """Whether a part behind a point goes on with the reference: a name that a labelled level follows, and no archive."""
    match = BARE.match(text, at, min(stop, at + 120))
    return match is not None and not ARCHIVAL.search(match[0]) and followed(text, match.end(), stop, draft.labels)


def read_part(reading: Reading, draft: Draft, at: int, end: int, stop: int) -> int:
    """A part without a known label. Gives where it ends.

    0 where it says nothing of the place, ``END`` where the reference ends before it.
    """
    text = reading.text
    while at < end and text[end - 1] in " ,-–—":
        end -= 1
    if at >= end:
        return 0
    if end - at > _LONGEST_PART:
        return END  # a sentence
    return _number(reading, draft, at, end) if numbered(text[at:end]) else _name(reading, draft, at, end, stop)


def _name(reading: Reading, draft: Draft, at: int, end: int, stop: int) -> int:
    """Words without a number: a place, a remark, a collection."""
    text = reading.text
    piece = text[at:end]
    archive = draft.archive
    if _NOT_GIVEN.search(piece):  # Fond and Opis not given
        return 0
    if reading.known.is_place(piece):
        if archive is not None and archive.repository.place is None and not draft.parts:
            archive.repository = evolve(archive.repository, place=piece)
        if draft.parts:
            return 0
        return in_brackets(reading, archive, end, stop) if archive is not None else end
    if PUBLICATION.match(text, at, end) or len(piece) > 120:
        return END
    if (piece[0].islower() or not title_like(piece)) and not followed(text, end, stop, draft.labels, ARCHIVAL_LEVELS):
        return END
    if piece[0].islower() or not any(map(str.isalpha, piece)):
        return 0
    if match := _TRAILING.fullmatch(piece):  # RCP CC Fond
        return draft.add(Part("fond", match[2], match[1], at, end, ""), end)
    if COLLECTION.search(piece):
        return draft.add(Part("series" if piece.endswith("eries") else "collection", None, piece, at, end, ""), end)
    if not DIVISION.fullmatch(piece) and (not INSTITUTION.search(piece) or ARCHIVAL.search(piece)):
        draft.pending.append((at, end))
    return 0


def _number(reading: Reading, draft: Draft, at: int, end: int) -> int:
    """Words with a number: a year, a shelfmark, pages, a level by its own label, a call number."""
    text = reading.text
    parts = draft.parts
    piece = text[at:end]
    hungarian = "tetel" in draft.labels
    kind, label, value = "call-number", None, piece
    if piece[0].islower() and PUBLICATION.match(text, at, end):
        return END
    if match := YEAR.fullmatch(piece):
        kind, value = "year", match[1]
    elif _DAY.fullmatch(piece):
        return 0
    elif (match := _DATED.fullmatch(piece)) and COLLECTION.search(match[1].strip()):
        kind = "collection"  # Central Decimal Files 1960-63
    elif "op" in draft.labels and not parts and (match := _DOTTED.fullmatch(piece)):
        for name, group in zip(("fond", "opis", "delo", "list"), "abcd", strict=True):
            if match[group]:
                draft.add(Part(name, None, match[group], at + match.start(group), at + match.end(group), ""), end)
        return end
    elif parts and _is_pages(text, parts, piece, at, end):
        kind = "list" if any(part.kind == "delo" for part in parts) else "page"
    elif (match := _OWN.match(text, at, end)) and not reading.known.is_place(match["label"]):
        label = text[at : match.end()].strip()
        kind = match["label"].lower().replace(" ", "-")
        if len(kind) > 4 and kind.endswith("s") and not kind.endswith(("ss", "us", "is", "ies")):
            kind = kind[:-1]
        value = text[match.end() : end]
    elif hungarian and parts and _ITEM.fullmatch(piece):  # in Hungary's ministries the item and the registry number have no label
        kind = "item"
    elif hungarian and parts and _REGISTRY.fullmatch(piece):
        kind = "number"
    elif piece[0] in "№#":
        kind, label, value = "number", piece[0], piece[1:].strip()
    elif len(piece) > 80 or len(_SMALL_WORDS.findall(piece)) > 1:
        return END
    return draft.add(Part(kind, label, value, at, end, ""), end)


def _is_pages(text: str, parts: list[Part], piece: str, at: int, end: int) -> bool:
    """Bare numbers behind a level are pages; a single one behind a call number only if that is whole: ``B 136/59748, 403``."""
    match = _RANGE.match(text, at, end)
    if match is None or match.end() < end:
        return False
    return parts[-1].kind != "call-number" or "-" in piece or "–" in piece or len(re.findall(r"\d+", parts[-1].value)) > 1


def _cut(text: str, draft: Draft, at: int, end: int, stop: int) -> int:
    """Where a labelled level starts inside a part without commas: ``DY 30/IV 2/1/100 Bl. 2-5``."""
    if _OWN.match(text, at, end) or _DATED.fullmatch(text, at, end):
        return end
    for gap in GAP.finditer(text, at + 1, min(end, at + 120)):
        level = level_at(text, gap.end(), stop, draft.labels)
        if level is not None and level[0].start == gap.end():
            return gap.start()
    return end
