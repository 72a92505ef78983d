"""Parts of a reference without a known label: what they are is told by their form, and by the neighbours.

    part        = year | shelfmark | pages | call number | collection | place
    shelfmark   = number 1*3( "." number )             558.11.492.56, in archives that count by fond, opis, delo, list

A label that no table knows is its own kind (``Report 66``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from archivetext.citations.archives import Shared
from archivetext.citations.asides import bracketed, description, leaf_within, shelfmark
from archivetext.citations.described import date_end
from archivetext.citations.folders import HOLD_FOLDERS, HOLDERS, folder_title, title_with_months
from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import ARCHIVAL_LEVELS, Part, followed, kind_of, level_at
from archivetext.citations.reading import AGAIN, COMMA, END, Archive
from archivetext.citations.repositories import in_brackets
from archivetext.citations.small import SMALL_DIVISION, again, small_series
from archivetext.citations.squeezed import squeeze
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
    SMALL,
    YEAR,
    alternatives,
    is_year,
    numbered,
    skip,
    title_like,
)  # fmt: skip
from archivetext.records import Repository

if TYPE_CHECKING:
    from archivetext.citations.archives import Entry
    from archivetext.citations.reading import Draft, Gap, Reading

__all__ = ["is_at", "is_dated", "read_part", "unlabelled"]

_LONGEST_PART = 130
"""No part without a label is longer than this many code points."""

_UNIVERSITY = Lazy(rf"\b{alternatives('university')}\b", ANY_CASE)
_LONGEST_NAME = 60
_LONG_NAME = 12
"""A name that several archives have is longer; acronyms are not."""
_ABBREVIATED = Lazy(r"([^\W\d_]{1,9}+)\. ?((?:[A-Z]{1,3}[-/]?)?\d[\w/-]*+(?:[.](?:\d|[A-Z](?=[a-z\d]))[\w/-]*+)*+)(?=[,;.)(（\s、。，]|$)")
_WRITTEN = Lazy(rf"^[^\W\d_]{{4,}}(?: [^\W\d_]+)* {alternatives('written on')} \d{{1,2}}$", ANY_CASE)
"""What was written and its day, as far as the point or month behind it."""
_OWN = Lazy(
    r"(?P<label>[^\W\d_][^\W\d_A-ZÀ-ÖØ-Þ]{1,20}+(?:['’]|\. ?[a-zà-ž]{1,9}+|(?: [^\W\d_][^\W\d_A-ZÀ-ÖØ-Þ]{2,20}+)?))\.?:? (?:(?:No|Nr)\.? ?|[#№] ?)?"
    r"(?P<value>(?=\d))"
)
"""A label that no table knows, before a number."""
_UNIT = Lazy(r"[^\W\d_]{3,} (?-i:[A-ZÄÖÜ])[^\W\d_]{2,} Nr\. ?")
"""An office of two words, whose papers are numbered: Arbeitsbereich Foo Nr. 12."""
_POINTED = Lazy(r"([A-Z]{1,3}-\d[\d./-]*\d|\d{1,4}(?:[-–]\d{1,4})?)\.?(?= \d|,|\.?$|;)")
_NUMBER_SIGN = Lazy(r"№ ?(\d[\w/-]*)(?=[.,;]|$)")
_BARE_LABEL = Lazy(r"\w+")
_RANGE = Lazy(r"\d+[a-zа-я]{0,2}(?: ?[-–—] ?\d+[a-zа-я]{0,2})?(?:, ?\d+(?: ?[-–—] ?\d+)?){0,20}+")
_FIGURES_OF_ITEM = 4
"""A bare number of so many figures is no page."""
_REGISTERED = Lazy(r"0\d{3,}|\d{5,}")
"""A number too high for a page."""
_DOTTED = Lazy(
    r"(?P<a>(?:[A-Z]-)?\d{1,5}(?:[a-zа-я]|[A-Z]{1,3})?)(?P<sign>[./]|-(?=\d+[a-z]?-\d))(?P<b>\d{1,4}[a-zа-я]?)"
    r"(?:(?P=sign)(?P<c>\d{1,5}[a-zа-я]?)(?:(?P=sign)(?P<d>\d{1,4}(?:ob)?(?:-\d{1,4}(?:ob)?)?))?)?(?![\w/]|\.\w)"
)
_CALLED = Lazy(r"[A-Z]{1,5} ?\d{1,5}/\d[\w/-]*+")
"""A call number of letters and two numbers: FO 371/12, CAB129/78."""
_IN_BRACKET = Lazy(rf"({_CALLED.text})\)")
"""One that fills the bracket behind its archive."""
_ITEM = Lazy(r"\d{1,3}/[a-z]{1,2}")
_HUNGARIAN = Lazy(r"[A-Z]{1,3}-\d[\d./-]*")
_REGISTRY = Lazy(r"(\d+(?:/[A-Z\d]+)* ?/ ?\d{2,4}(?!\w))")
_DAY = Lazy(rf"(?:\d{{1,2}} {MONTH}(?: \d{{4}})?|{MONTH} (?:\d{{1,2}}|\d{{4}}))[, ]*$")
_ORDINAL = Lazy(r"\d\. [A-ZÄÖÜ][^\d]{4,60}|\d{1,4}(?:er|re|e|ème|st|nd|rd|th|[.]?[ºª]) [^\W\d_][^\d]{4,60}")
"""A name that opens with its number: 8. Korpskommando, 1er versement."""
_VOLUME = Lazy(r"[ivxl]{1,6}")
"""The part of a file: A1838, 12/1, xii."""
_AND_ANOTHER = Lazy(rf"(?<=\d) (?={alternatives('link')} {_CALLED.text})")
_DIVISION_OF_FOND = Lazy(r"\d{1,2}(?:-?(?:ya|я))? [^\W\d_A-ZА-Я]{3,}\.?")
_BEFORE_PLACE = Lazy(r"(\S*\d[/-]\S*\d) ([A-ZÀ-Ž][^\W\d_]+)")
_UNTIL = Lazy(rf"{alternatives('before years')} (?:1[5-9]|20)\d\d", ANY_CASE)
_EXTENT = Lazy(rf"\d+ {alternatives('extent')}\.?", ANY_CASE)
_LONGEST_NUMBER = 40
_LETTERED = Lazy(r"[A-Z]{2,5} \d")
_CLOCK = Lazy(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?")
_DIVIDED = Lazy(r" [A-Z]\w* \d+/\d")
"""Two words with capitals before a number that a slash divides: Asaba Div 8/1."""
_YEARS = Lazy(r"15\d\d(?![\d –-])|1[5-8]\d\d ?[-–] ?(?:1[5-9]|20)\d\d|(?:1[89]|20)\d\d [-–] (?:19|20)\d\d")
"""Years that are no pages: of old papers, or with blanks between them."""
_GLUED = Lazy(r"#([^#\s]+#\S+)")
_DATED = Lazy(r"(.{1,100}\D)[ ,(]+((?:1[6-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?)\)?")
_NAMED = Lazy(r"([^\d]{3,60}) ([A-Z]{0,4} ?\d[\w/.-]*)")
"""A name, and a number behind it."""
_SHELVED = Lazy(r"(\d+[-/]\d[\w/-]*+) ([^\d]{3,60})")
"""A shelfmark, and a name behind it."""
_TRAILING = Lazy(r"(.{1,60}) ([Ff]onds?)")
_KEEPER = Lazy(rf"\b{alternatives('keeper')}\b", ANY_CASE)
_BEFORE_TITLES = ("item", "delo", "list", "page", "folio", "document")
"""Behind these a dash parts the title of a document."""
_QUOTES = frozenset('"“«„')
_TITLE = Lazy(r": (?=\d|[A-Z])[^,;.\[\]\"“”]{1,60}")
_NOT_GIVEN = Lazy(rf"\b{alternatives('not given')}\b", ANY_CASE)
_SMALL_WORDS = Lazy(r"(?<!\S)[a-zà-ž]{3,}(?!\S)")


def unlabelled(reading: Reading, draft: Draft, here: int, stop: int, gap: Gap) -> int:
    """What stands at *here* and is no labelled level. Gives where it ends, ``END`` or ``AGAIN``."""
    text = reading.text
    parts = draft.parts
    if gap is COMMA and (reached := title_with_months(draft, here, stop)) > here:
        return reached
    foldered = text[here] in _QUOTES and bool(parts) and parts[-1].kind in HOLD_FOLDERS  # Box 9, "Meeting of May 1, 1958"
    if parts and gap.comma and not foldered and (reached := description(reading, draft, here, stop, gap)) > here:
        return reached
    if draft.archive is not None and text[here].isupper() and (shelved := shelfmark(draft, here, stop)) > here:
        return shelved
    if gap.blank and parts and text[here].islower() and not ARCHIVAL.match(text, here, stop):
        return END  # Box 5 there were 12 letters
    if not gap.linked and (not gap.sentence or draft.archive is not None) and (reached := _abbreviated(draft, here, stop, gap)) > here:
        return reached
    if gap.bracket and draft.archive is not None and not parts and (match := _IN_BRACKET.match(text, here, stop)) is not None:
        return draft.add(Part("call-number", None, match[1], here, match.end(1), ""), match.end())  # TNA (FO 371/12345)
    if gap.bracket and (behind := bracketed(reading, draft, here, stop)) > here:
        return behind
    if gap.bracket and parts and (closed := _remark(draft, here, stop)) >= 0:
        return closed
    if parts and (gap.sentence or text[here - 2 : here] == ". ") and text[here].isupper() and PUBLICATION.match(text, here, stop):
        return END
    if parts and text[here] == "《" and _PRINTED_EAST.match(text, here, stop):
        return END
    if gap.sentence and parts and (reached := _behind_point(draft, here, stop)) > here:
        return reached
    if gap.linked and parts and draft.archive is not None and parts[-1].kind == "call-number" and _CALLED.match(text, here, stop):
        return AGAIN  # TNA, FO 371/1 and CAB 129/2
    if gap.linked or (gap.sentence and parts and (any(part.label for part in parts) or not _goes(text, draft, here, stop))):
        return END
    if parts and gap.semicolon and text[here].islower() and draft.labels.small and again(draft, here, stop):
        return AGAIN  # tomo 9, doc. 54; miscelánea, tomo 95
    if parts and ((gap.semicolon and not (text[here].isdigit() or text[here].isupper())) or _titled(draft, here)):
        return END
    match = BARE.match(text, here, min(stop, here + _LONGEST_PART + 2))
    if match is None or (text[here] in "'‘『「" and QUOTED.match(text, here, stop)):
        return _quoted(reading, draft, here, stop)
    if gap.semicolon and parts:
        return END if date_end(reading, here, stop) > here else _again(draft, match[0])
    end = match.end()
    if " " in match[0] and numbered(match[0]):
        end = _cut(text, draft, here, end, stop)
    reached = read_part(reading, draft, here, end, stop)
    if reached == END:
        return END
    if draft.archive is None and not draft.again and title_like(match[0]) and _keeps(draft, match[0], reached):
        name = match[0].rstrip()
        draft.archive = Archive(Repository(None, name))
        reached = end = here + len(name)
        draft.pending.clear()
    draft.last = reached or draft.last
    return max(end, reached)


_PRINTED_EAST = Lazy(r"《[^》]{0,60}(?:汇编|彙編|全集|选集|選集|选编|選編|史料|资料|資料|丛书|叢書|年谱|年譜|文集|日记|日記)[^》]{0,20}》")
"""A book in which the document is printed, behind its place in the archive."""


def _abbreviated(draft: Draft, here: int, stop: int, gap: Gap) -> int:
    """Where a level ends whose label is a word cut short that no table need know: ``Ref. 12/34``; *here* where none stands there."""
    text = draft.text
    match = _ABBREVIATED.match(text, here, stop)
    if match is None or (len(match[1]) > 1 and match[1].isupper()) or (draft.labels.named and text[here].isupper()):
        return here
    key = match[1].lower()
    sure = draft.parts or (draft.archive is not None and gap.comma and (text[here].islower() or text[here + 2] == " "))
    if len(key) == 1 and not (text[here + 1] == "." and sure):
        return here
    return draft.add(Part(kind_of(key, draft.labels), match[1] + ".", match[2], here, match.end(), key), match.end())


def _remark(draft: Draft, here: int, stop: int) -> int:
    """Where the bracket closes that holds a remark on the level before it; -1 where it is none."""
    text = draft.text
    own = _OWN.match(text, here, stop)
    if YEAR.match(text, here, stop) or (own is not None and not YEAR.match(text, own.start("value"), stop)):  # not "(census 1862)"
        return -1
    closed = text.find(")", here, min(stop, here + 160))
    first = BARE.match(text, here, max(closed, here))
    if closed >= 0 and first is None:
        leaf_within(draft, here, closed)
    return closed if closed >= 0 and (first is None or not followed(text, first.end(), closed, draft.labels)) else -1


def _titled(draft: Draft, here: int) -> bool:
    """Whether a dash stands before *here* that parts the title of the document from the leaf or item before it."""
    return draft.parts[-1].kind in _BEFORE_TITLES and draft.text[here - 3 : here] in (" – ", " — ")


def _again(draft: Draft, piece: str) -> int:
    """Whether a part behind a semicolon opens another reference to the same archive: it has a number, and is none of another archive."""
    last = draft.parts[-1]
    if draft.archive is None or not numbered(piece) or len(piece) > _LONGEST_NUMBER:
        return END
    strange = _LETTERED.match(piece) and last.kind == "call-number" and last.value[0].isdigit()  # IDFA 922/75; HA 10/9
    return END if strange else AGAIN


def _behind_point(draft: Draft, here: int, stop: int) -> int:
    """A number behind a point, which goes on with the levels: ``Оп. 7. № 12. Л. 4``, ``ÁBTL 3.1.5. O-12345/1. 34.``; *here* where none does."""
    text = draft.text
    if (draft.counted() or any(part.kind == "fond" for part in draft.parts)) and (match := _NUMBER_SIGN.match(text, here, stop)):
        return draft.add(Part("number", "№", match[1], here, match.end(), ""), match.end())
    if "tetel" in draft.labels and (match := _POINTED.match(text, here, stop)):
        kind = "call-number" if match[1][0].isalpha() else "page"
        return draft.add(Part(kind, None, match[1], here, match.end(1), ""), match.end(1))
    return here


def _keeps(draft: Draft, name: str, reached: int) -> bool:
    """Whether a name behind levels that no archive stands before is the archive's: ``Box 1, Folder 7, Foo Center for Special Collections``."""
    if not reached:
        return ARCHIVAL.search(name) is not None
    if draft.parts and draft.parts[-1].value == name.rstrip() and _KEEPER.search(name) and any(part.label for part in draft.parts):
        del draft.parts[-1]
        return True
    return False


def _quoted(reading: Reading, draft: Draft, here: int, stop: int) -> int:
    """A collection in quotation marks: ``"Special File", F. 89``; behind a box the title of a folder: ``Box 115A, "France, General"``."""
    text = reading.text
    match = QUOTED.match(text, here, stop)
    if match is None:
        return END
    end = match.end() - 1
    if text[end - 1] == ",":
        end -= 1
        follows = level_at(text, skip(text, match.end(), stop), stop, draft.labels) is not None
    else:
        glued = text[end] in "」』" and level_at(text, match.end(), stop, draft.labels) is not None  # 「Foo」分類番号A'.1
        follows = glued or followed(text, match.end(), stop, draft.labels)
    if draft.parts and draft.archive is not None and draft.parts[-1].kind in HOLD_FOLDERS:
        return draft.add(Part("folder", None, text[here + 1 : end], here, match.end(), ""), match.end())
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
    number = numbered(text[at:end]) and not _ORDINAL.fullmatch(text, at, end)
    return _number(reading, draft, at, end, stop) if number else _name(reading, draft, at, end, stop)


def _name(reading: Reading, draft: Draft, at: int, end: int, stop: int) -> int:
    """Words without a number: a place, a remark, a collection, the title of a folder."""
    text = reading.text
    piece = text[at:end]
    parts = draft.parts
    if _NOT_GIVEN.search(piece):  # Fond and Opis not given
        return 0
    if parts and parts[-1].kind == "call-number" and _VOLUME.fullmatch(piece):
        return draft.add(Part("part", None, piece, at, end, ""), end)
    if (
        parts
        and parts[-1].kind in HOLDERS
        and piece[0].isupper()
        and not COLLECTION.search(piece)
        and (title := _TITLE.match(text, end, stop))
    ):
        end = at + len(text[at : title.end()].rstrip())
        return draft.add(Part("folder", None, text[at:end], at, end, ""), end)  # El Salvador: 12/80-1/81
    if reading.known.is_place(piece):
        return _place(reading, draft, at, end, stop)
    if PUBLICATION.match(text, at, end) or len(piece) > 120:
        return END
    if piece[0].islower() and COLLECTION.search(piece) and SMALL.fullmatch(piece.partition(" ")[0]) and title_like(piece):
        return draft.add(Part("collection", None, piece, at, end, ""), end)  # de Foo Papers
    if (
        piece[0].islower()
        and (draft.labels.small or SMALL_DIVISION.match(piece))
        and (reached := small_series(draft, piece, at, end, stop))
    ):
        return reached
    if (piece[0].islower() or not title_like(piece)) and not _leads(draft, piece, end, stop):
        return END
    if piece[0].islower() and parts and parts[-1].kind == "fond" and " " not in piece and level_at(text, end + 2, stop, draft.labels):
        draft.pending.append((at, end))  # f. ÚV KSS, predsedníctvo, kr. 12
        return 0
    if piece[0].islower() or not any(map(str.isalpha, piece)):
        return 0
    if match := _TRAILING.fullmatch(piece):  # RCP CC Fond
        return draft.add(Part("fond", match[2], match[1], at, end, ""), end)
    if draft.pending and text[draft.pending[-1][1] : at] == " – ":  # Praha – Foo, Orlov – Petrov Office Files
        at = draft.pending.pop()[0]
        piece = text[at:end]
        if not COLLECTION.search(piece):
            draft.pending.append((at, end))
            return 0
    if parts and parts[-1].kind == "collection" and text[parts[-1].end : at] == ": ":  # White House Staff Files: Foo Bar
        return draft.add(Part("collection", None, piece, at, end, ""), end)
    if COLLECTION.search(piece):
        return draft.add(Part("series" if piece.endswith("eries") else "collection", None, piece, at, end, ""), end)
    if not DIVISION.fullmatch(piece) and (draft.placed < at - 2 or not _UNIVERSITY.search(piece) or ARCHIVAL.search(piece)):
        draft.pending.append((at, end))
    return 0


def _place(reading: Reading, draft: Draft, at: int, end: int, stop: int) -> int:
    """The name of a place: where the archive is, or what papers are about."""
    piece = reading.text[at:end]
    archive = draft.archive
    parts = draft.parts
    if archive is not None and at - draft.placed <= 2 and not parts and isinstance(archive.entry, Shared):
        other = reading.known.namesake(archive.written, piece)
        if other is not None and other not in archive.entry.rivals:  # National Archives, The Hague
            return _elsewhere(reading, draft, other, end, stop)
    if (
        archive is not None
        and at - draft.placed <= 2
        and (is_at(reading, archive, piece) or (draft.located and reading.known.is_country(piece)))
    ):
        draft.located = True
        if archive.repository.place is None:
            archive.repository = evolve(archive.repository, place=piece)
        draft.placed = in_brackets(reading, archive, end, stop)
        return draft.placed
    if archive is not None and at - draft.placed <= 2 and not parts and len(archive.written) > _LONG_NAME:
        other = reading.known.namesake(archive.written, piece)
        if other is not None:  # Archives nationales, Dakar
            return _elsewhere(reading, draft, other, end, stop)
    if archive is None and parts and reading.known.is_country(piece):
        draft.pending.append((at, end))
        return 0
    if archive is None or archive.entry is None or not (draft.told() or not parts):
        return 0 if parts else end
    draft.pending.append((at, end))  # Country File, Vietnam, Box 12; Box 66, Iran
    return 0


def _elsewhere(reading: Reading, draft: Draft, entry: Entry, end: int, stop: int) -> int:
    """The archive of that name at the place that was told. Gives where it ends."""
    written = draft.archive.written if draft.archive is not None else ""
    draft.archive = Archive(entry.as_written(written), entry, written)
    draft.labels = entry.labels
    draft.located = True
    draft.placed = in_brackets(reading, draft.archive, end, stop)
    return draft.placed


def _leads(draft: Draft, name: str, end: int, stop: int) -> bool:
    """Whether a name in small letters leads to a level; of an archive that is known to a number too: ``KMT, Zongcai piqian, 45/0012``."""
    text = draft.text
    if followed(text, end, stop, draft.labels, ARCHIVAL_LEVELS):
        return True
    if (
        draft.archive is None
        or (draft.archive.entry is None and not ARCHIVAL.search(draft.archive.written))
        or (name[0].islower() and (" " in name or not draft.pending))
        or len(name) > _LONGEST_NAME
        or not text.startswith((", ", ". "), end)
    ):
        return False
    if level_at(text, end + 2, stop, draft.labels) is not None or followed(text, end, stop, draft.labels):
        return True
    match = BARE.match(text, end + 2, min(stop, end + 42))
    return match is not None and numbered(match[0]) and not match[0][:1].islower() and not is_year(match[0])


def is_at(reading: Reading, archive: Archive, place: str) -> bool:
    """Whether a place is where the archive is: its city or country, or a city with an archive of its country.

    Any other is a post or a country that papers are called for: ``AHMRE, Brasília, Washington, caixa 5``.
    """
    entry = archive.entry
    if entry is None or entry.place is None or place.isupper() or "." in place:
        return True
    key = squeeze(place)
    if key in squeeze(f"{entry.place} {entry.name} {entry.original} {' '.join(entry.beside)}"):
        return True
    if reading.known.is_country(place):
        return key[:5] in squeeze(entry.name)
    return reading.known.in_country(place, entry.country)


def _number(reading: Reading, draft: Draft, at: int, end: int, stop: int) -> int:
    """Words with a number: a year, a shelfmark, pages, a level by its own label, a call number."""
    text = reading.text
    parts = draft.parts
    piece = text[at:end]
    if piece[0].islower() and PUBLICATION.match(text, at, end):
        return END
    if piece[0] in "/-_" and len(piece) > 1:  # PRO/FO/800/456, HR-HDA-1220
        at, piece = at + 1, piece[1:]
    if is_year(piece) or (parts and _YEARS.fullmatch(piece) and (len(piece) > 4 or "/" in parts[-1].value)):
        years = _YEARS.match(piece) or YEAR.match(piece)
        if _DAY.search(text, max(0, at - 16), at):  # April 28, 1968: the document's, and so is the title before it
            del draft.pending[-1:]
            return 0
        return draft.add(Part("year", None, years[years.lastindex or 0] if years else piece, at, end, ""), end)
    if (reached := folder_title(draft, at, end, stop)) > at:
        return reached
    if (
        _UNTIL.fullmatch(piece)
        or _DAY.search(piece)
        or _CLOCK.fullmatch(piece)
        or _EXTENT.fullmatch(piece)
        or (piece[0] == "?" and is_year(piece[1:]))
    ):
        return 0
    if match := _GLUED.fullmatch(piece):  # CH-BAR#E1004.1#1000/9
        return draft.add(Part("call-number", None, match[1], at, end, ""), end)
    if draft.labels.counted and not parts and (match := _DOTTED.fullmatch(piece)):
        for name, group in zip(("fond", "opis", "delo", "list"), "abcd", strict=True):
            if match[group]:
                draft.add(Part(name, None, match[group], at + match.start(group), at + match.end(group), ""), end)
        return end
    if parts and _is_pages(draft, piece, at, end) and (bare := _bare_number(draft, piece)):
        return draft.add(Part(bare, None, piece, at, end, ""), end)
    if is_dated(piece):
        return draft.add(Part("collection", None, piece, at, end, ""), end)  # Central Decimal Files 1960-63
    if _WRITTEN.search(piece):
        return END  # Aktennotiz vom 9. 2. 1949: the document
    own = _own_label(reading, at, end)
    if own is not None and not _is_symbol(draft, piece):
        return draft.add(own, end)
    if "tetel" in draft.labels and parts:  # in Hungary's ministries the item and the registry number have no label
        match = _ITEM.fullmatch(piece) or _REGISTRY.match(piece)
        if match is not None and (match.end() == len(piece) or piece[match.end()] == " "):
            kind = "item" if match.re.groups == 0 else "number"
            return draft.add(Part(kind, None, match[0], at, at + match.end(), ""), end)
    if "「" in piece or "『" in piece:  # the title of the document, with its year before it
        return 0
    if "tetel" in draft.labels and (match := _HUNGARIAN.fullmatch(piece)):
        return draft.add(Part("call-number", None, piece, at, end, ""), end)
    if piece[0] in "№#":
        return draft.add(Part("number", piece[0], piece[1:].strip(), at, end, ""), end)
    if len(piece) > 80 or len(_SMALL_WORDS.findall(piece)) > 1:
        if len(piece) > 80 or piece[0].islower() or not _leads(draft, piece, end, stop):
            return END
        return draft.add(Part("collection", None, piece, at, end, ""), end)
    match = _BEFORE_PLACE.fullmatch(piece)
    if match is not None and reading.known.is_place(match[2]):  # DFA/5/305 Dublin, 8 April 1954: where it was written
        return draft.add(Part("call-number", None, match[1], at, at + match.end(1), ""), end)
    return _call_number(draft, piece, at, end)


def _is_symbol(draft: Draft, piece: str) -> bool:
    """Whether a word with its number is one call number, and no level of its own kind: ``A981, Defence 59``; ``Francia 22`` of the Vatican."""
    if not piece[0].isupper():
        return False
    if draft.labels.named:
        return True
    if not draft.parts:
        return False
    return _DIVIDED.search(piece) is not None or (draft.labels.symbols and draft.parts[-1].kind == "call-number")


def _call_number(draft: Draft, piece: str, at: int, end: int) -> int:
    """A call number, and the collection whose name stands before it or behind it.

    ``DFA Secretary's Files P78``, ``300-85-18 Regional Press``.
    """
    if (match := _NAMED.fullmatch(piece)) and COLLECTION.search(match[1].title()):
        draft.add(Part("collection", None, match[1], at, at + match.end(1), ""), end)
        return draft.add(Part("call-number", None, match[2], at + match.start(2), end, ""), end)
    if draft.parts and draft.parts[-1].kind == "fond" and _DIVISION_OF_FOND.fullmatch(piece):
        return draft.add(Part("collection", None, piece.rstrip("."), at, end, ""), end)  # f. 109, 3 eksp., op. 12
    if (match := _SHELVED.fullmatch(piece)) and title_like(match[2]):
        draft.add(Part("call-number", None, match[1], at, at + match.end(1), ""), end)
        if COLLECTION.search(match[2]):
            draft.add(Part("collection", None, match[2], at + match.start(2), end, ""), end)
        return end
    return draft.add(Part("call-number", None, piece, at, end, ""), end)


def is_dated(piece: str) -> bool:
    """Whether a name with its years is a collection: ``Affari Politici 1950-1957``; not the number of ``FCO 1920``.

    >>> is_dated("Letters from Prague 1962"), is_dated("FCO 1920"), is_dated("letters of the spring of 1962")
    (True, False, False)
    """
    match = _DATED.fullmatch(piece)
    if match is None or numbered(match[1]) or not is_year(match[2]):
        return False
    name = match[1].rstrip(" ,(")
    if len(match[2]) > 4:
        return True
    return (len(name) > 4 or not name.isupper()) and (title_like(name) or (name[0].isupper() and len(_SMALL_WORDS.findall(name)) == 1))


def _own_label(reading: Reading, at: int, end: int) -> Part | None:
    """A level whose label no table knows: it is its own kind, in small letters: ``Report 66``, ``Ref. B0203``."""
    text = reading.text
    match = _OWN.match(text, at, end)
    if match is None or reading.known.is_place(match["label"]) or _UNIT.fullmatch(text, at, match.start("value")):
        return None
    begin = match.start("value")
    if len(match["label"]) < 3 and match["label"].istitle() and text[begin - 1] == " " and "/" in text[begin:end]:
        return None  # IPN Kr 010/12, the letters of a branch
    kind = match["label"].lower().strip(" .:").replace(". ", "-").replace(" ", "-").replace(".", "-")
    if len(kind) > 4 and kind.endswith("s") and not kind.endswith(("ss", "us", "is", "ies")):
        kind = kind[:-1]
    return Part(kind, text[at:begin].strip(), text[begin:end], at, end, "")


def _is_pages(draft: Draft, piece: str, at: int, end: int) -> bool:
    """Bare numbers behind a level are pages; a single one behind a call number only if that is whole: ``B 136/59748, 403``."""
    parts = draft.parts
    match = _RANGE.match(draft.text, at, end)
    if match is None or match.end() < end or parts[-1].kind == "collection":
        return False
    if parts[-1].kind == "call-number" and "tetel" in draft.labels:
        return True  # ÁBTL, 3.2.4. K-1391, 77
    return parts[-1].kind != "call-number" or "-" in piece or "–" in piece or len(re.findall(r"\d+", parts[-1].value)) > 1


def _bare_number(draft: Draft, piece: str) -> str:
    """What bare numbers behind a level count: leaves or pages, and behind a call number of some archives or customs items; else nothing."""
    parts = draft.parts
    if parts[-1].kind == "call-number":
        if "tetel" in draft.labels:
            return "page"
        if draft.labels.get("toegang"):  # 2.05.118, 5678
            return "inventory"
        if draft.labels.symbols and len(parts) == 1:  # the item of a series: AA1972/341, 322
            return ""
        if len(piece) >= _FIGURES_OF_ITEM and piece.isdigit():  # too high for a page: 131-1 II, 2345
            return ""
    if _REGISTERED.fullmatch(piece):
        return "number"
    return "list" if any(part.kind == "delo" for part in parts) else "page"


def _cut(text: str, draft: Draft, at: int, end: int, stop: int) -> int:
    """Where a labelled level starts inside a part without commas: ``DY 30/IV 2/1/100 Bl. 2-5``."""
    another = _AND_ANOTHER.search(text, at, end + 12)
    if another is not None:
        return another.start()
    if _OWN.match(text, at, end) or _DATED.fullmatch(text, at, end):
        return end
    for gap in GAP.finditer(text, at + 1, min(end, at + 120)):
        level = level_at(text, gap.end(), stop, draft.labels)
        if (
            level is not None
            and level[0].start == gap.end()
            and (level[0].key not in ("file", "files") or not _BARE_LABEL.fullmatch(level[0].label or ""))
        ):
            return gap.start()
    return end
