"""What each paragraph is by its own words: heading, dateline, item of a list, signature, or a paragraph and nothing else.

Attendance lists and notes are told by their own rooms.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.body.dateline import dateline, right_column
from archivetext.body.paragraphs import opens_item
from archivetext.body.words import OPENS_TITLES, SMALL_IN_TITLES
from archivetext.words.english import is_english
from archivetext.words.shapes import SPACED_NAME

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph
    from archivetext.knowledge import Knowledge
    from archivetext.records import BlockKind, HistoricalDate
    from archivetext.spans import Figures

__all__ = ["kind_of"]


def kind_of(
    source: str, paragraph: Paragraph, figures: Figures, century: int, knowledge: Knowledge | None = None, *, day_first: bool = True
) -> tuple[BlockKind, HistoricalDate | None]:
    """What a paragraph is, by its own words; its date where it is a dateline.

    Args:
        source: the text.
        paragraph: one of the body.
        figures: the runs of figures of the text.
        century: that of years of two digits, as 1900.
        knowledge: months of a user's own.
        day_first: whether the day stands first in figures.
    """
    start, end, first_end, lonely = paragraph
    size = end - start
    if size > 240:
        return ("item" if opens_item(source, start, first_end) else "paragraph"), None
    text = source[start:end]
    opener = text[0]
    if opener == "#":
        return "heading", None
    if opener in "/(" and text[-1] in "/)" and _signed().fullmatch(text) and not (opener == "(" and _only_english(text)):
        return "signature", None
    if size <= 90 or right_column(text):
        date = dateline(source, start, end, century, knowledge, day_first=day_first) if figures.stand_in(start, end) else None
        if date is not None:
            return "dateline", date
        if opener.isupper() and text[1:2] in " .\t\n\r\u00a0" and _spaced_name().fullmatch(text):
            return "signature", None
    if opens_item(source, start, first_end):
        return "item", None
    if text.isupper() and size > 3:
        return "heading", None
    if opener in "[/sSaAcCtT" and text[:9].lower().startswith(_ATTESTED) and _attested().match(text):
        return "signature", None
    if lonely and size <= 70 and text[-1].isalnum() and opener.isupper() and "\n" not in text:
        words = text.split()
        if len(words) >= 2 and _titled(words) and not any(map(text.__contains__, ",;:[]")) and any(map(is_english, words[1:])):
            return "heading", None
    return "paragraph", None


def _only_english(text: str) -> bool:
    """Whether words of English are all that stands between the brackets, several of them: ``(Security Classification)``."""
    words = text.strip("()").lower().split()
    return len(words) > 1 and all(map(is_english, words))


def _titled(words: list[str]) -> bool:
    """Words set as a title, or that open with a preposition; ``Approve the work of the delegation`` is a sentence that lacks its point."""
    opens = words[0][1:].islower() and words[0].lower() in OPENS_TITLES
    return opens or all(not word[0].islower() or word in SMALL_IN_TITLES for word in words)


@cache
def _signed() -> regex.Pattern[str]:
    # /A. PUZANOV/, (Blomeyer), /s/ N. Name: a name between slashes or round brackets.
    return regex.compile(r"/[^/\n\d]{2,40}/|\(\p{Lu}[\p{L}.'’\- ]{2,30}\)")


@cache
def _spaced_name() -> regex.Pattern[str]:
    return regex.compile(SPACED_NAME)


_ATTESTED = ("signed", "[signed", "attested", "certified", "true", "[signat", "/s/")
"""How it opens: few paragraphs do, so that the pattern waits for one."""


@cache
def _attested() -> regex.Pattern[str]:
    return regex.compile(r"(?i)(?:\[?signed\]?:?\]?|attested|certified|true\s+copy|\[signature\]|/s/)(?:\s*:|\s*\]|\s+\p{Lu}|$)")
