"""What stands above a document: furniture, date and title."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING

from archivetext import dates
from archivetext.records import Text
from archivetext.spans import Span, fold

if TYPE_CHECKING:
    from archivetext.pages.layout import Layout
    from archivetext.profiles.base import Profile
    from archivetext.records import HistoricalDate

__all__ = ["LONGEST_PHRASE", "date_line", "furniture", "furniture_end", "take_title", "unmarked"]


LONGEST_PHRASE = 80
"""How far a phrase of the page's furniture that a line opens can reach into the next lines, in code points."""


def furniture_end(source: str, start: int, profile: Profile, end: int = sys.maxsize) -> int:
    """Where the furniture ends that stands at *start*; *start* where none does."""
    match = furniture(profile.furniture).match(source, start, end)
    return match.end() if match and match.group().strip(" \t\r\n\f*#|\ufeff\u00a0") else start


@cache
def furniture(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Phrases of a profile's furniture, page numbers and the signs between them, in any number. Nothing follows that could send it back."""
    either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"
    number = r"page\s+\d+(?:\s+of\s+\d+)?(?![^\W\d_])"
    return re.compile(rf"(?:[\s*#|\ufeff•>]++|(?:https?://|www\.)?(?:{either})(?![^\W_])/?|{number})*", re.IGNORECASE)


def take_title(layout: Layout, start: int, end: int) -> None:
    """The title is what stands at ``start:end``, without bold marks."""
    text = fold(
        layout.source[start:end].replace("**", "").replace("\\", "") if "*" in layout.source[start:end] else layout.source[start:end]
    )
    layout.title = Text(text, Span(start, end))
    layout.part(start, end, "title")


def unmarked(source: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space, bold marks and heading signs at its ends."""
    junk = " \t\r\n\f*#\u00a0\ufeff_"
    while start < end and source[start] in junk:
        start += 1
    while end > start and source[end - 1] in junk:
        end -= 1
    return start, end


def date_line(source: str, start: int, end: int, profile: Profile) -> HistoricalDate | None:
    """The date that fills this line, or None."""
    start, end = unmarked(source, start, end)
    if not 4 <= end - start <= 60:
        return None
    date = dates.date_at(source, start, end, century=profile.century, knowledge=profile.knowledge)
    if date is None or date.edtf is None or source[date.span.end : end].strip(" .*"):
        return None
    return date
