"""What stands above a document: furniture, date and title."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING

from archivetext import dates
from archivetext.pages import values
from archivetext.records import Text
from archivetext.spans import Span, fold

if TYPE_CHECKING:
    from archivetext.pages.layout import Layout
    from archivetext.profiles.base import Profile
    from archivetext.profiles.shaped import Shaped
    from archivetext.records import HistoricalDate

__all__ = [
    "LONGEST_PHRASE",
    "date_line",
    "furniture",
    "furniture_end",
    "is_title",
    "opening",
    "take_title",
    "title_of_citation",
    "unmarked",
]


LONGEST_PHRASE = 80
"""How far a phrase of the page's furniture that a line opens can reach into the next lines, in code points."""


def furniture_end(source: str, start: int, profile: Shaped, end: int = sys.maxsize) -> int:
    """Where the furniture ends that stands at *start*; *start* where none does."""
    match = furniture(profile.phrases).match(source, start, end)
    return match.end() if match and match.group().strip(" \t\r\n\f*#|\ufeff\u00a0") else start


@cache
def furniture(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Phrases of a profile's furniture, page numbers and the signs between them, in any number. Nothing follows that could send it back."""
    either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"
    number = r"page\s+\d+(?:\s+of\s+\d+)?(?![^\W\d_])"
    return re.compile(rf"(?:[\s*#|\ufeff•>]++|(?:https?://|www\.)?(?:{either})(?![^\W_])/?|{number})*", re.IGNORECASE)


def opening(source: str, start: int, end: int, profile: Shaped) -> int:
    """Where the first of the longer phrases of the page's furniture stands that no other text has; *start* where none does."""
    head = source[start : min(end, start + _HEAD)].lower()
    places = [at for phrase in profile.phrases if len(phrase) >= _LONG and (at := head.find(phrase)) >= 0]
    return start + min(places, default=0)


_HEAD = 600
_LONG = 25


def take_title(layout: Layout, start: int, end: int) -> None:
    """The title is what stands at ``start:end``, without bold marks."""
    text = fold(
        layout.source[start:end].replace("**", "").replace("\\", "") if "*" in layout.source[start:end] else layout.source[start:end]
    )
    layout.title = Text(text, Span(start, end))
    layout.part(start, end, "title")


def title_of_citation(layout: Layout) -> None:
    """The title as the citation has it, where the page has lost its own line."""
    cited = layout.citation
    if cited is None or not cited.title:
        return
    match = re.compile(r"\s+".join(map(re.escape, cited.title.split()))).search(layout.source, *cited.span)
    if match is not None:
        layout.title = Text(cited.title, Span(*match.span()))


def is_title(text: str, *, named: bool = False) -> bool:
    """Whether a line below a date is the title of a document: it names a kind of document or, if not *named*, is set as titles are.

    >>> is_title("Letter, Orlov to Petrov"), is_title("Dear Comrade Orlov,"), is_title("The ships left the port of Osk")
    (True, False, False)
    """
    words = text.split()
    if not 3 <= len(words) <= _LONGEST_TITLE or len(text) > 300 or text[-1] in ".:;,-–—":
        return False
    first = words[0].strip("\"“'‘[(,.:")
    if not first[:1].isupper() or first.lower() in values.known_words()["opens"] or ":" in text[:16]:
        return False
    kinds = values.known_words()["kinds"]
    for number, word in enumerate(words):
        bare = word.strip("\"“”'‘’()[],.:;")
        if bare.lower() in kinds and (bare[0].isupper() or number < 3):  # a small word further on is one of a sentence
            return True
    if named or text.isupper():
        return False
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 1 and sum(word[0].isupper() for word in long) * 4 >= 3 * len(long)


_LONGEST_TITLE = 45
"""No title has more words."""


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
