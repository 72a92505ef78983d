"""The titles of folders: words behind a box or a series, with the days or months that the papers are of.

    title = words [ "," ] ( month "-" month year | day [ "-" day ] | "-" year )

Americans write the days as ``5/18/62``; a part of them alone is the document's, unless a title stands before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import Part
from archivetext.citations.wording import BARE, MONTH, PARENS, numbered, title_like

if TYPE_CHECKING:
    from archivetext.citations.reading import Draft

__all__ = ["HOLDERS", "HOLD_FOLDERS", "folder_title", "title_with_months"]

HOLDERS = ("box", "container", "folder")
"""What holds titles: ``Box 21, El Salvador: 12/80-1/81``."""
HOLD_FOLDERS = (*HOLDERS, "file", "collection", "series")
"""Behind these a name in quotation marks is that of a folder."""
_LONGEST_TITLE = 60
_DAY_OF_AMERICA = r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/\d\d(?:\d\d)?"
_SAME_MONTH = r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01]) ?[-–—] ?(?:0?[1-9]|[12]\d|3[01])/\d\d(?:\d\d)?"
_OF_AMERICA = Lazy(rf"{_DAY_OF_AMERICA}(?: ?[-–—] ?{_DAY_OF_AMERICA})?|{_SAME_MONTH}")
"""A day in the order of the United States, or two, whose folders have them in their titles."""
_MONTHS = Lazy(rf"{MONTH} ?[-–—] ?{MONTH} (?:19|20)\d\d(?=[,;.)]|$)")
"""Months, as the titles of folders have them: NSC Meetings, Jan-Mar 1969."""
_TITLE_AND_YEAR = Lazy(r"[A-Z][^\W\d_]{2,}(?: [A-Z][^\W\d_]+)*+[-–—](?:19|20)\d\d")
_TITLE_AND_DAYS = Lazy(rf"[A-Z][^\d]{{3,80}} (?:{_OF_AMERICA.text})")
"""Orlov/Petrov Meetings 06/18/1982-06/19/1982."""
_NUMBERED_TITLE = Lazy(r"[A-Z]{3,6} \d{1,4}")
_ACCESSIONS = ("frc", "lot-file")
_DECIMAL_TITLE = Lazy(r"[A-Z][a-z][^\W\d_]*(?: [A-Z][^\W\d_]+){0,3} \d{3}(?:\.\d{1,3})?")
"""A title with the number of a decimal file."""
_COUNTED = Lazy(r" \[\d{1,2} of \d{1,2}\]")
"""Which of several folders with one title it is."""


def folder_title(draft: Draft, at: int, end: int, stop: int) -> int:
    """Where words with a year or a day end that belong to the title of a folder; *at* where they do not."""
    text = draft.text
    piece = text[at:end]
    if _OF_AMERICA.fullmatch(piece) and draft.archive is not None and draft.archive.repository.country == "US" and draft.parts:
        if not _dated(draft, at, end):
            draft.described = end  # the document's
        return end
    if draft.parts and draft.parts[-1].kind in _ACCESSIONS and _DECIMAL_TITLE.fullmatch(piece):  # FRC 72 A 2468, Indian Ocean 323.3
        return draft.add(Part("folder", None, piece, at, end, ""), end)
    if not draft.parts or draft.parts[-1].kind not in HOLD_FOLDERS:
        return at
    american = draft.archive is not None and draft.archive.repository.country == "US"
    if american and draft.parts[-1].kind in HOLDERS and _NUMBERED_TITLE.fullmatch(piece):  # Box H-100, NSSM 14 [1 of 2]
        counted = _COUNTED.match(text, end, stop)
        end = counted.end() if counted is not None else end
        return draft.add(Part("folder", None, text[at:end], at, end, ""), end)
    if not (_TITLE_AND_DAYS.fullmatch(piece) or (draft.parts[-1].kind in HOLDERS and _TITLE_AND_YEAR.fullmatch(piece))):
        return at
    bracket = PARENS.match(text, end, stop)  # Box 5, USSR-1981 (General)
    end = bracket.end() if bracket is not None else end
    return draft.add(Part("folder", None, text[at:end], at, end, ""), end)


def title_with_months(draft: Draft, here: int, stop: int) -> int:
    """Where the title of a folder ends that ends with the months it spans: ``Box 82, NSC Meetings, Jan-Mar 1969``; *here* where none stands."""
    text = draft.text
    if draft.archive is None or not draft.parts or draft.parts[-1].kind not in HOLD_FOLDERS:
        return here
    title = BARE.match(text, here, min(stop, here + _LONGEST_TITLE))
    if title is None or numbered(title[0]) or not title_like(title[0]) or not text.startswith(", ", title.end()):
        return here
    months = _MONTHS.match(text, title.end() + 2, stop)
    if months is None:
        return here
    draft.pending.append((here, months.end()))
    return months.end()


def _dated(draft: Draft, at: int, end: int) -> bool:
    """Adds a day to the title of a folder before it: ``Meeting with Foo, 1/19/64``; whether one stands there."""
    if draft.pending and draft.pending[-1][1] == at - 2:
        draft.pending[-1] = (draft.pending[-1][0], end)
        return True
    last = draft.parts[-1] if draft.parts else None
    if last is None or last.label is not None or last.kind not in ("collection", "folder") or last.end != at - 2:
        return False
    draft.parts[-1] = last._replace(value=draft.text[last.start : end], end=end)
    draft.last = end
    return True
