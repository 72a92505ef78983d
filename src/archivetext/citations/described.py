"""What describes the document behind its levels, and is none: who wrote to whom, what it is called, where and when.

    description = *( words "," ) ( date | before a leaf )

``AGS, Estado, leg. 1416, Pedro de Foo a Bar, Génova, 12 de marzo de 1582, fol. 23``: the names have no label, and a date or the leaf ends
them. A word that tells that the leaves bear no numbers (``n. pag.``) is none either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext import dates
from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import ARCHIVAL_LEVELS, level_at
from archivetext.citations.points import ends_statement
from archivetext.citations.wording import ANY_CASE, COLLECTION, PARENS, alternatives, numbered

if TYPE_CHECKING:
    from archivetext.citations.reading import Draft, Reading

__all__ = ["date_end", "described", "ends_dated", "unnumbered"]

_REACH = 240
"""No description of a document is longer than this many code points."""
_MOST_PIECES = 9
_LEAVES = ("list", "page", "folio", "frame")
_COUNTED = ("number", "document", "report")
"""Levels that a description has too: télégramme n° 1230."""
_HOLDERS = ("box", "container", "folder", "collection", "series", "record-group")
"""Behind these stand titles of folders, which can have a month in them: Box 12, Cuba, October 1962."""
_DAY = 10
"""So long is the EDTF value of a day."""
_YEAR = Lazy(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_ENDS = Lazy(r" ?(?:[гr]\.|р\.|m\.|д\.)?(?=[,;.)\]]|$| [–—(\[])")
"""What may stand behind a date that is a part of its own."""
_DIVIDED = Lazy(r", |; ?|\. |[()]|。|、")
_PRINTED = Lazy(rf"{alternatives('printed')}\b", ANY_CASE)
_FIGURES = Lazy(r"(?:0?[1-9]|[12]\d|3[01])(?P<sign>[-./ ]) ?(?:0?[1-9]|1[0-2]|[IVX]{1,4})(?P=sign) ?(?:1[0-9]|20)\d\d(?!\w)")
"""A day in figures, with its year whole."""
_NAMED = Lazy(r"[^\W\d_]{3}|[⺀-鿿가-힣]")
"""A month that is named, or a date of the East."""
_OTHER = Lazy(
    rf"{alternatives('part of the year')} (?:de )?(?:1[5-9]|20)\d\d(?!\d)|"
    rf"(?:\d{{1,2}}[ .]{{1,2}})?{alternatives('month of another calendar')}\.?(?: I{{1,2}}| \d)?[ .,]{{1,2}}(?:sene |sanat )?\d{{4}}(?!\d)"
    r"|[HMR][-. ] ?\d{1,2}[-./]\d{1,2}[-./]1\d{3}(?!\d)|\d{1,2}(?P<sign>[./ ])(?:Ra|Ca|Za|[MSRCBŞNLZ])(?P=sign)1[0-3]\d\d(?!\d)",
    ANY_CASE,
)
_UNNUMBERED = Lazy(rf"{alternatives('unnumbered')}\.?(?=[,;)\]]|\.? ?$|\.? (?-i:[A-ZА-Я]))", ANY_CASE)
_UNNUMBERED_FIRST = frozenset("nNuUsSoObBнНбБ")


def unnumbered(text: str, at: int, stop: int) -> int:
    """Where a word ends that tells that pages or leaves bear no numbers, or a document no date; *at* where none stands there."""
    match = _UNNUMBERED.match(text, at, stop) if text[at] in _UNNUMBERED_FIRST else None
    return at if match is None else match.end()


def date_end(reading: Reading, at: int, stop: int, *, days: bool = False) -> int:
    """Where a date ends that is a part of its own; *at* where none stands there. A year alone is none; *days*: nor is a month.

    >>> from archivetext.citations.archives import built_in
    >>> from archivetext.citations.folded import Folded
    >>> from archivetext.citations.reading import Reading
    >>> [date_end(Reading(Folded(text, 0, len(text)), built_in()), 0, len(text)) for text in ("4 février 1964, p. 3", "1964", "22/19")]
    [14, 0, 0]
    """
    text = reading.text
    other = _OTHER.match(text, at, stop)
    if other is not None:
        return _behind(text, other.end(), at, stop)
    found = dates.date_at(text, at, min(stop, at + 60), knowledge=reading.knowledge)
    if found is None or found.edtf is None:
        return at
    end = found.span[1]
    said = text[at:end]
    shortest = min(len(end) for end in found.edtf.split("/") if len(end) > 2)
    if shortest < (_DAY if days else 7) or not _YEAR.search(said) or found.edtf[4:5] == "/":
        return at
    if not _NAMED.search(said) and not _FIGURES.fullmatch(said):
        return at
    return _behind(text, end, at, stop)


def _behind(text: str, end: int, at: int, stop: int) -> int:
    """Where a date ends with the same date of another calendar in brackets behind it; *at* where more words belong to it."""
    ended = _ENDS.match(text, end, stop)
    if ended is None:
        return at
    end = ended.end()
    bracket = PARENS.match(text, end, stop) if text[end : end + 2] in (" (", " [") else None
    return bracket.end() if bracket is not None and _YEAR.search(bracket[0]) else end


def ends_dated(reading: Reading, at: int, end: int) -> bool:
    """Whether words end with a date: ``ilmoitus 2.4.1948``, ``PM av Foo den 14 november 1961``."""
    text = reading.text
    if not _YEAR.search(text, max(at, end - 5), end):
        return False
    here = end
    for _ in range(6):
        here = text.rfind(" ", at, here)
        if here < 0:
            return False
        if date_end(reading, here + 1, end, days=not text[here + 1].isdigit()) == end:
            return True
    return False


def described(reading: Reading, draft: Draft, at: int, stop: int) -> int:
    """Where the description ends that starts at *at*: behind its date, or before the leaf; *at* where none is one."""
    text = reading.text
    until = min(stop, at + _REACH)
    last = draft.parts[-1].kind
    holds = last in _HOLDERS
    here = at
    worded = False  # whether a piece says what it is: note du lieutenant Foo, n° 12
    for count in range(_MOST_PIECES):
        if here >= until:
            break
        if _PRINTED.match(text, here, until):
            break
        level = level_at(text, here, until, draft.labels)
        if level is not None and level[0].start == here:
            if level[0].kind in _LEAVES:
                return here if count and not holds else at
            if level[0].kind not in _COUNTED or not worded:
                break
            here = level[1]
        else:
            end = date_end(reading, here, until, days=holds)
            if end > here:
                return at if _goes_deeper(text, end, stop, draft) else end
        divided = _divided(text, here, until)
        if level is None or level[0].start > here:
            end = divided if divided >= 0 else until
            while end > here and text[end - 1] in " .":
                end -= 1
            piece = text[here:end]
            worded = worded or piece[:1].islower() or _worded(piece)
            if ends_dated(reading, here, end):
                return at if _goes_deeper(text, end, stop, draft) else end
            if (holds and COLLECTION.search(piece)) or (numbered(piece) and not _worded(piece)):
                break
        if divided < 0 or text[divided] != ",":
            break
        here = divided + 2
    return at


def _divided(text: str, at: int, stop: int) -> int:
    """Where a comma stands, or another sign that ends a part; points behind initials and abbreviations end none; -1 where none does."""
    for match in _DIVIDED.finditer(text, at, stop):
        if match[0] != ". " or ends_statement(text, at, match.start(), stop):
            return match.start()
    return -1


def _worded(piece: str) -> bool:
    """Whether words stand beside the number, so that it is no call number: ``20e rapport annuel``, ``Telegram 254``."""
    words = [word for word in piece.split() if not numbered(word) and len(word) > 2]
    return any(word[0].islower() for word in words)


def _goes_deeper(text: str, end: int, stop: int, draft: Draft) -> bool:
    """Whether a level of an archive that is no leaf stands behind the date: what stood before was no description."""
    if not text.startswith(", ", end):
        return False
    level = level_at(text, end + 2, stop, draft.labels)
    return level is not None and level[0].kind in ARCHIVAL_LEVELS and level[0].kind not in _LEAVES
