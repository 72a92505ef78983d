"""What is odd about dates: second readings, days that the calendar lacks, other weekdays; and months that are misprinted."""

from __future__ import annotations

import re
from datetime import date as _day
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from archivetext.dates.find import months_of, word_before
from archivetext.dates.reader import read_at
from archivetext.dates.tokens import BLANKS, habits_of, is_year
from archivetext.dates.vocabulary import BEFORE_A_DAY, BEFORE_A_MONTH, NEVER_MISPRINTS, vocabulary
from archivetext.edtf import MONTHS
from archivetext.spans import Figures, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.knowledge import Knowledge
    from archivetext.records import HistoricalDate

__all__ = ["misprints", "problems"]

_NAMES = frozenset(MONTHS)


@cache
def _day_before() -> regex.Pattern[str]:
    """A day before the word, read backwards."""
    return regex.compile(r"(?r)(?<!\w)\d{1,2}(?:st|nd|rd|th)?\.?\s{1,4}")


@cache
def _behind_day() -> re.Pattern[str]:
    """What may stand behind a day; the group is a year."""
    return re.compile(r"(?:st|nd|rd|th)?(?![\w%:]|-[^\W\d]|[.,]\d)(,?\s{1,4}[12]\d{3}(?!\d))?")


def problems(date: HistoricalDate, *, knowledge: Knowledge | None = None) -> list[tuple[str, ...]]:
    """What is odd about a date, as codes of :mod:`archivetext.diagnostics` with what fills the message.

    AT402: the words allow a second reading. AT403: the calendar lacks the day. AT404: the weekday is another day's.

    >>> from archivetext import parse_date
    >>> problems(parse_date("Monday, 25 May 1962"))
    [('AT404', 'Monday, 25 May 1962')]
    >>> problems(parse_date("31 June 1962"))
    [('AT403', '31 June 1962')]
    """
    odd: list[tuple[str, ...]] = []
    if date.ambiguous:
        odd.append(("AT402", date.text))
    edtf = date.edtf
    if len(date.text) < 4 or (edtf is not None and len(edtf) == 10 and "day" not in date.text and date.text.isascii()):
        return odd  # a whole day without a weekday; one that the calendar lacks has no value
    century = int(edtf[:2]) * 100 if edtf is not None and edtf[:2].isdigit() else None
    _, found = read_at(date.text, 0, len(date.text), habits_of(months_of(knowledge), century, True, False))
    if found is None:
        return odd
    if found.impossible:
        odd.append(("AT403", date.text))
    elif found.weekday >= 0 and edtf is not None:
        day = _whole_day().match(edtf)
        if day is not None and _day(*map(int, day.groups())).weekday() != found.weekday:
            odd.append(("AT404", date.text))
    return odd


@cache
def _whole_day() -> re.Pattern[str]:
    """The value of one whole day."""
    return re.compile(r"(\d{4})-(\d\d)-(\d\d)[?~%]*\Z")


def misprints(
    source: str, start: int = 0, end: int | None = None, *, figures: Figures | None = None, knowledge: Knowledge | None = None
) -> Iterator[Span]:
    """Words that stand where the name of a month stands, and are one letter away from one: ``Many 24``, ``Febuary 3``.

    The evidence that is asked for grows with the chance: a day and a year beside the word are enough (``3 Mey 1962``), a
    day alone only with a long name (``Febuary 3``) or with a preposition (``on Many 24``), a year alone with both.
    Abbreviations and other languages' months are months; common names and words (``Mary 24``) are left alone.

    >>> text = "notes made on Many 24; see Mary 24 and March 24"
    >>> [text[slice(*span)] for span in misprints(text)]
    ['Many']
    """
    stop = len(source) if end is None else end
    words = vocabulary(months_of(knowledge)).words
    last = -1
    for at, behind in (figures or Figures(source)).inside(start, stop):
        width = behind - at
        if not (width <= 2 or width == 4) or at == start or source[at - 1] not in BLANKS:
            continue
        near = source[at - 20 if at > start + 20 else start : at].split()
        if not near or near[-1].islower() or near[-1] in _NAMES:
            continue  # as most are
        found = word_before().match(source, max(start, at - 40), at)
        if found is None:
            continue
        word = found.group(1)
        size = len(word)
        if size > 10 or not word[0].isupper() or not word[1:].islower() or found.start(1) == last:
            continue
        small = word.lower()
        if small in words or small in NEVER_MISPRINTS:
            continue
        month = _near(small)
        if not month:
            continue
        number = int(source[at:behind])
        begin = found.start(1)
        lead = word_before().match(source, max(start, begin - 40), begin)
        preposition = lead.group(1).lower() if lead else ""
        if width == 4:
            day = _day_before().match(source, max(start, begin - 12), begin)
            sure = is_year(number) and (day is not None or (len(month) > 5 and preposition in BEFORE_A_MONTH))
        else:
            follows = _behind_day().match(source, behind, stop)
            if not 0 < number < 32 or follows is None:
                continue
            sure = follows.group(1) is not None or len(month) > 5 or preposition in BEFORE_A_DAY
        if sure:
            last = begin
            yield Span(begin, begin + size)


@lru_cache(1024)
def _near(word: str) -> str:
    """The English month that is one letter away: one too many, missing, wrong, or two that changed places."""
    size = len(word)
    for name in MONTHS:
        month = name.lower()
        length = len(month)
        if not -1 <= size - length <= 1 or (length == 3 and (size < 4 and sorted(word) != sorted(month))):
            continue  # for May a letter too many, or two that changed places: Man, Mao, Day and Ma are words
        head = 0
        while head < size and head < length and word[head] == month[head]:
            head += 1
        if size == length:
            if word[head + 1 :] == month[head + 1 :] or (
                word[head + 2 :] == month[head + 2 :] and word[head : head + 2] == month[head : head + 2][::-1]
            ):
                return month
        elif (word[head + 1 :] == month[head:]) if size > length else (word[head:] == month[head + 1 :]):
            return month
    return ""
