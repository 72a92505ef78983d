r"""Datelines: a line that holds a date and at most a place before it: ``Moscow, 4 May 1962``, ``25.5.62 11:00 AM``.

    dateline = [column] [place ("," | blank blank)] date {"." | "," | "*"}
    column   = letters {"blank"} eight blanks, then a place           an office to the left: "MD 2        Bonn, 22 October 1997"

Where real text comes near: a heading with a date behind a colon, a sentence that ends with one. So a place opens with a capital, has
few words, and is parted from the date.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import regex

from archivetext import dates
from archivetext.edtf import MONTHS

if TYPE_CHECKING:
    from archivetext.knowledge import Knowledge
    from archivetext.records import HistoricalDate

__all__ = ["dateline", "right_column"]

_MOST_FIGURES = 6
"""So many figures or months of a line are tried for its date."""


def dateline(
    source: str, start: int, end: int, century: int, knowledge: Knowledge | None = None, *, day_first: bool = True
) -> HistoricalDate | None:
    """The date of the line ``source[start:end]``, where it is a dateline.

    Args:
        source: the text.
        start: where the line starts.
        end: where it ends.
        century: the one of years of two digits, as 1900.
        knowledge: months of a user's own.
        day_first: whether the day stands first in figures.

    >>> line = "Moscow, 4 May 1962"
    >>> dateline(line, 0, len(line), 1900).edtf, dateline("It was 4 May 1962", 0, 17, 1900)
    ('1962-05-04', None)
    """
    if _dateish().search(source[start:end]) is None:
        return None
    column = right_column(source[start:end])
    date = _behind_place(source, start + column, end, century, knowledge, day_first) if column else None
    if date is None:
        date = dates.date_at(source, start, end, century=century, day_first=day_first, knowledge=knowledge)
    if date is None:
        date = _behind_place(source, start, end, century, knowledge, day_first)
    if date is None or date.edtf is None or source[date.span.end : end].strip(" .,*\u00a0"):
        return None
    if date.text.isdecimal() and date.span.start == start:
        return None  # the number of a page or a telegram
    return date


def right_column(text: str) -> int:
    """Where the right one of two columns of a line begins, as a letterhead has them; 0 where there is one column, or more than two.

    >>> right_column("Department 2          Bonn, 22 October 1997"), right_column("Bonn, 22 October 1997")
    (22, 0)
    """
    gap = text.rfind(_GAP)
    if gap < 1 or "\n" in text or _GAP in text[:gap].rstrip():
        return 0
    return gap + len(_GAP)


_GAP = " " * 8


@cache
def _dateish() -> regex.Pattern[str]:
    # What every date has: four figures, or figures beside a point, a slash or a month. It starts with a figure, which is quick to look for.
    return regex.compile(r"\d(?:\d{3}|[./](?=[\s\dIVX])|(?:st|nd|rd|th)?\s+\p{Lu}|(?<=\p{L}{3}\.?\s+\d))")


def _behind_place(source: str, start: int, end: int, century: int, knowledge: Knowledge | None, day_first: bool) -> HistoricalDate | None:
    """The first date in the line, where a place and nothing else stands before it."""
    starts = [match.start() for match in islice(_date_start().finditer(source, start, end), _MOST_FIGURES)]
    behind_places = {at for at in starts if _is_place(source[start:at])}
    if not behind_places:
        return None
    for at in starts:
        date = dates.date_at(source, at, end, century=century, day_first=day_first, knowledge=knowledge)
        if date is not None and date.edtf is not None:
            return date if at in behind_places else None
    return None


def _is_place(text: str) -> bool:
    """Whether a place stands before a date: few words, a capital first, and a comma or more than one blank behind it."""
    place = text.strip(" \t\u00a0,")
    words = place.split()
    if len(words) > 12 or not place[:1].isupper() or ":" in place or ("." in place[:-1] and len(words) > 4):
        return False
    rest = text.rstrip(" \t\u00a0")
    return rest.endswith(",") or len(text) - len(rest) > 1


@cache
def _date_start() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\d.])(?=\d|[\"“]\d|(?:{'|'.join(month[:3] for month in MONTHS)}))")
