"""Dates in a text: the one of a line, the one at a place, all of running prose.

A cheap look at a place (:func:`_can_start`) says of most that no date starts there, before anything is cut into tokens.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.dates.reader import read_at
from archivetext.dates.tokens import APOSTROPHES, BLANKS, DASHES, habits_of
from archivetext.dates.vocabulary import LONGEST, NOT_BEHIND_FIGURES, UNDATED
from archivetext.edtf import MONTHS
from archivetext.plain import is_plain, make_plain
from archivetext.records import HistoricalDate, moved
from archivetext.spans import Span, fold, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.dates.tokens import Habits, Reading
    from archivetext.dates.vocabulary import Vocabulary
    from archivetext.knowledge import Knowledge

__all__ = ["date_at", "find_dates", "parse_date"]

_NUMBERS = {name: f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_INITIALS = frozenset(name[0] for name in MONTHS)
_OPENERS = frozenset("\"“„«'’[(_~")
_CLOSING = {"[": "]", "(": ")"}
_AFTER_FIGURES = frozenset("/.,&[(_'’`´:0123456789")
_AHEAD = 80
"""Code points within which a date shows what it is."""


@cache
def _seeds() -> re.Pattern[str]:
    """Where a date can start in running text."""
    return re.compile(r"[^\W\d_]++|\d++|[\"“„«'’\[(_~]|\.\.(?=/)")


@cache
def _look() -> re.Pattern[str]:
    """The cheap look at a place: figures, with the word behind them, or a word."""
    return re.compile(r"(?:(\d{1,7}+)[\s.\]\"”?»º]{0,8}+)?+([^\W\d_]*+)")


@cache
def _telling() -> re.Pattern[str]:
    """What every date has within a few words of its start: a word, a sign between figures, a year or what was made of one."""
    return re.compile(r"[^\d\s,;()\[\]\"“”„«»_?&'’‘`´]|\d{3}|['’‘`´]\d\d|\d\d[\[?]")


@cache
def _american() -> re.Pattern[str]:
    """``May 21, 1962`` and no more on its line: the commonest date of a header, and of one reading."""
    return re.compile(rf"({'|'.join(_NUMBERS)}) ([1-9]|1[0-9]|2[0-8]), ((?:1[89]|20)\d\d)(?=\**(?:[^\S\r\n]*+\r?\n[^\S\r\n]*+\r?\n|$))")


def _told(plain: re.Match[str]) -> HistoricalDate:
    """The date of that form."""
    month, day, year = plain.groups()
    return HistoricalDate(f"{year}-{_NUMBERS[month]}-{day:0>2}", None, plain[0], Span(*plain.span()))


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _digits() -> regex.Pattern[str]:
    return regex.compile(r"\d++")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{3}")


@cache
def word_before() -> regex.Pattern[str]:
    """The word before a place, read backwards; blanks, a point, a comma or an opening quotation mark may part them."""
    return regex.compile(rf"(?r)(?<![\w.])([^\W\d_]{{2,{LONGEST}}})[\].,]{{0,2}}[\s\-“\"\[(]{{1,12}}")


def months_of(knowledge: Knowledge | None) -> tuple[str, ...]:
    """The texts of a user's own months."""
    return () if knowledge is None else knowledge.months


def parse_date(text: str, *, century: int | None = None, day_first: bool = True, knowledge: Knowledge | None = None) -> HistoricalDate:
    r"""The date in *text*: the one that says most, and of these the first.

    A weekday is part of the date; a place before it, a full stop behind it and other words around it are not. Nothing
    is filled in from today: a date that does not name its year has no value.

    Args:
        text: a date, perhaps with other words around it. Line ends may stand inside the date.
        century: a year of the century of two-digit years, e.g. 1900. Without it they are read as 19xx, and the date is
            ambiguous.
        day_first: whether ``5.6.62`` is the fifth of June, as in most of the world, or the sixth of May. Either way
            the date is ambiguous, unless the figures allow one reading only.
        knowledge: months of your own, beside those that the library knows.

    Returns:
        The date, with its span in code points of *text*. Where nothing is read, and where the text says that there is
        no date (``undated``), its ``edtf`` is None, and the span is that of the words.

    Raises:
        TypeError: *text* is no ``str``.

    The value is EDTF of level 0 or 1, <https://www.loc.gov/standards/datetime/>.

    >>> parse_date("Moscow, 4 May 1962.")
    HistoricalDate(edtf='1962-05-04', time=None, text='4 May 1962', span=Span(start=8, end=18), ambiguous=False)
    >>> parse_date("16 February through 24 March 1960").edtf
    '1960-02-16/1960-03-24'
    >>> date = parse_date("10.6.62 11:00 AM", century=1900)
    >>> date.edtf, date.time, date.ambiguous
    ('1962-06-10', '11:00', True)
    >>> parse_date("ca. 1962").edtf, parse_date("(undated)").edtf, parse_date("24 May").edtf
    ('1962~', None, None)
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_date reads a str, and was given {type(text).__name__}; for bytes, decode them first")
    habits = habits_of(months_of(knowledge), century, day_first, False)
    if not is_plain(text):
        plain = make_plain(text)
        return moved(_best(plain.text, habits), plain.span)
    return _best(text, habits)


def _best(text: str, habits: Habits) -> HistoricalDate:
    """The date of a plain text that says most, and of these the first."""
    start, end = trim(text, 0, len(text))
    best: HistoricalDate | None = None
    best_rank = -1
    behind = start
    if start < end:
        plain = _american().match(text, start, end) if text[start] in _INITIALS else None
        if plain is not None:
            return _told(plain)
        for match in _seeds().finditer(text, start, end):
            at = match.start()
            if at < behind or not _may_start(text, at, start) or not _can_start(text, at, end, habits.vocabulary):
                continue
            cut, found = read_at(text, at, end, habits)
            if found is None:
                continue
            behind = cut.tokens[found.behind - 1].end
            if found.rank > best_rank:
                best, best_rank = _made(text, at, behind, found), found.rank
                if best_rank == 4:
                    break
    return best or HistoricalDate(None, None, fold(text[start:end]), Span(start, end))


def date_at(
    source: str,
    start: int,
    end: int,
    *,
    century: int | None = None,
    day_first: bool = True,
    prose: bool = False,
    knowledge: Knowledge | None = None,
) -> HistoricalDate | None:
    """The longest date that starts exactly at *start*, or None; spans are offsets into *source*.

    ``1949`` and ``24 May`` are dates too: look at ``edtf``. With *prose*, a question mark is the sentence's.

    >>> date_at("January 31, 1949 Memorandum of Conversation", 0, 43).span
    Span(start=0, end=16)
    """
    if start >= end:
        return None
    plain = _american().match(source, start, end) if source[start] in _INITIALS else None
    if plain is not None:
        return _told(plain)
    habits = habits_of(months_of(knowledge), century, day_first, prose)
    if not _can_start(source, start, end, habits.vocabulary):
        return None
    found = _read(source, start, end, habits)
    return found[0] if found else None


def find_dates(
    source: str,
    start: int = 0,
    end: int | None = None,
    *,
    century: int | None = None,
    day_first: bool = True,
    knowledge: Knowledge | None = None,
) -> Iterator[HistoricalDate]:
    """The dates in running text, in order: those that name a day and a month, or a month and a year, or are ``25.5.62``.

    Years alone are left out, since most figures of four digits in a text are none.

    >>> [date.text for date in find_dates("On 4 February 1949, and again in mid-May 1962; 1800 men. See 25.5.62.")]
    ['4 February 1949', 'mid-May 1962', '25.5.62']
    """
    stop = len(source) if end is None else end
    habits = habits_of(months_of(knowledge), century, day_first, True)
    known = habits.vocabulary
    behind = start
    for match in _digits().finditer(source, start, stop):
        at = match.start()
        if at < behind or match.end() - at > 6:
            continue
        for begin in _starts(source, behind, at, known):
            if not _can_start(source, begin, stop, known):
                continue
            found = _read(source, begin, stop, habits)
            if found is None or found[0].span[1] <= at:
                continue
            date, rank = found
            if rank > 2 or (rank == 1 and date.time is None) or (rank == 1 and _named().search(date.text)):
                yield date
                behind = date.span[1]
                break


def _starts(source: str, low: int, at: int, known: Vocabulary) -> list[int]:
    """Where a date that holds the figures at *at* may start: at a month before them, at a prefix before that, or here."""
    found: list[int] = []
    begin = at
    for _ in range(3):
        match = word_before().match(source, max(low, begin - 40), begin)
        if match is None or match.group(1).lower() not in known.starts:
            break
        begin = match.start(1)
        found.append(begin)
    found.reverse()
    if _may_start(source, at, low):
        found.append(at)
    return found


def _may_start(source: str, at: int, low: int) -> bool:
    """Whether what stands before *at* leaves it free to start a date: not ``D-25.5.62``, not ``1.2.3.1962``."""
    if not source[at].isdigit() or at <= low:
        return True
    before = source[at - 1]
    if before.isalnum() or before == "_":
        return False
    return not ((before in "./,:#№$£" or before in DASHES) and at - 1 > low and source[at - 2].isalnum())


def _can_start(source: str, start: int, end: int, known: Vocabulary) -> bool:
    """Whether a date can start with what stands at *start*: the cheap look, which may say yes too often."""
    apostrophe = source[start] in APOSTROPHES
    if source[start] in _OPENERS:
        closing = _CLOSING.get(source[start])
        if closing is not None and (source.find(closing, start, start + _AHEAD) < 0 or source.startswith("[[[", start)):
            return False  # a bracket that stays open, or three of them
        start += 1
        if start < end and source[start] in BLANKS:
            start += 1
        if start >= end:
            return False
        if source[start] in "[_?":
            return _telling().search(source, start, min(end, start + _AHEAD)) is not None
    elif source[start] == ".":
        return source.startswith("../", start)
    match = _look().match(source, start, end)
    if match is None:
        return False
    figures, word = match.groups()
    if figures is None:
        word = word.lower()
        if word not in known.starts:
            return False
        if word in UNDATED and (len(word) > 1 or source[match.end() : match.end() + 1] in ("/", ".")):  # n.d.
            return True
        return _figure().search(source, match.end(), min(end, start + 80)) is not None
    width = len(figures)
    if width == 4:
        return figures < "25"  # a year, or the 2400 hours of a clock
    if apostrophe and width == 2:
        return True
    if word:
        word = word.lower()
        return word in known.words and word not in NOT_BEHIND_FIGURES
    at = match.end()
    return (
        width < 4
        and ((at < end and (source[at] in _AFTER_FIGURES or source[at] in DASHES)) or source[match.end(1) : at].startswith("?"))
        and _telling().search(source, start, min(end, start + _AHEAD)) is not None
    )


def _read(source: str, start: int, end: int, habits: Habits) -> tuple[HistoricalDate, int] | None:
    """The date that starts exactly here, and how much it says."""
    cut, found = read_at(source, start, end, habits)
    if found is None:
        return None
    return _made(source, start, cut.tokens[found.behind - 1].end, found), found.rank


def _made(source: str, start: int, stop: int, found: Reading) -> HistoricalDate:
    return HistoricalDate(found.edtf, found.time, fold(source[start:stop]), Span(start, stop), found.ambiguous)
