"""Dates in a text: the one of a line, the one at a place, all of running prose.

A cheap look at a place (:func:`_can_start`) says of most that no date starts there, before anything is cut into tokens.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import regex
from attrs import evolve

from archivetext.dates import east
from archivetext.dates.eras import CENTURY_NUMERALS
from archivetext.dates.order import day_order
from archivetext.dates.reader import read_at
from archivetext.dates.tokens import APOSTROPHES, BLANKS, DASHES, habits_of
from archivetext.dates.vocabulary import LONGEST, NO_YEARS_BEHIND, NOT_BEHIND_FIGURES, OTHER_ERAS, UNDATED
from archivetext.edtf import MONTHS
from archivetext.plain import is_plain, make_plain
from archivetext.records import HistoricalDate, moved
from archivetext.spans import Span, fold, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.dates.tokens import Habits, Reading, Token
    from archivetext.dates.vocabulary import Vocabulary
    from archivetext.knowledge import Knowledge
    from archivetext.spans import Figures

__all__ = ["date_at", "find_dates", "parse_date", "settled"]

_NUMBERS = {name: f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_INITIALS = frozenset(name[0] for name in MONTHS)
_OPENERS = frozenset("\"“„«'’[(_~")
_CLOSING = {"[": "]", "(": ")"}
_AFTER_FIGURES = frozenset("/.,&[(_'’`´:0123456789")
_AHEAD = 80
"""Code points within which a date shows what it is."""


@cache
def _seeds() -> re.Pattern[str]:
    """Where a date can start in running text; the group is a word."""
    return re.compile(r"([^\W\d_]++)|\d++|[\"“„«'’\[(_~]|\.\.(?=/)")


@cache
def _look() -> re.Pattern[str]:
    """The cheap look at a place: figures, with the word behind them, or a word."""
    return re.compile(r"(?:(\d{1,8}+)[\s.\]\"”?»º°ª]{0,8}+)?+([^\W\d_]*+)")


@cache
def _telling() -> re.Pattern[str]:
    """What every date has within a few words of its start: a word, a sign between figures, a year or what was made of one."""
    return re.compile(r"[^\d\s,;()\[\]\"“”„«»_?&'’‘`´]|\d{3}|['’‘`´]\d\d|\d\d[\[?]")


@cache
def _american() -> re.Pattern[str]:
    """``May 21, 1962`` and no more on its line: the commonest date of a header, and of one reading."""
    date = rf"(?P<month>{'|'.join(_NUMBERS)}) (?P<day>[1-9]|1[0-9]|2[0-8]), (?P<year>(?:1[89]|20)\d\d)"
    return re.compile(date + r"(?=\**(?:[^\S\r\n]*+\r?\n[^\S\r\n]*+\r?\n|$))")


@cache
def _british() -> re.Pattern[str]:
    """``21 May 1962`` and no more: the commonest besides."""
    return re.compile(rf"(?P<day>[1-9]|1[0-9]|2[0-8]) (?P<month>{'|'.join(_NUMBERS)}) (?P<year>(?:1[89]|20)\d\d)")


def _told(plain: re.Match[str]) -> HistoricalDate:
    """The date of one of these forms."""
    month, day, year = plain["month"], plain["day"], plain["year"]
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
        return moved(_best(plain.text, habits, knowledge)[0], plain.span)
    return _best(text, habits, knowledge)[0]


def _ordered(text: str, found: HistoricalDate, rank: int, habits: Habits, knowledge: Knowledge | None) -> tuple[HistoricalDate, int]:
    """The date, read anew where its other end tells whether the day stands first: 5/6/61-5/31/61."""
    if text.count("/") + text.count(".") + text.count("-") < 3:
        return found, rank  # two dates in figures have so many signs, where one year is told
    first = day_order(text)
    if first is None:
        return found, rank
    again, more = _most(text, habits_of(months_of(knowledge), habits.century, first, False, True))
    return (again, more) if more >= rank and day_order(again.text) is not None else (found, rank)


_WIDE = {0xFF01 + n: chr(0x21 + n) for n in range(94)} | {0x3000: " ", 0x3001: ","}
"""The signs of full width, each with its narrow one, and the digits of other scripts."""
for _zero in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50):
    _WIDE |= {_zero + n: chr(0x30 + n) for n in range(10)}


def _best(text: str, habits: Habits, knowledge: Knowledge | None) -> tuple[HistoricalDate, int]:
    """The date of a plain text that says most, and of these the first; with its rank."""
    if text.isascii() or _wide().search(text) is None:
        found, rank = _most(text, habits)
    else:
        narrow = text.translate(_WIDE)
        told, rank = _of_the_east(narrow) if east.is_east(narrow, 0, len(narrow)) else (None, -1)
        found, more = _most(narrow, habits) if told is None or rank < 3 or told.span[0] else (told, rank)
        if told is not None and (rank > more or (rank == more and (found.span[0], -found.span[1]) >= (told.span[0], -told.span[1]))):
            found = told  # and not one with a weekday before it
        rank = max(rank, more)
        if narrow != text:
            found = evolve(found, text=fold(text[slice(*found.span)]))
    if rank < 4 and "[" in text and _more_than(text, found):
        found, rank = _without_brackets(text, habits, found, rank)
    if (found.ambiguous or found.edtf is None) and len(text) > 10:
        return _ordered(text, found, rank, habits, knowledge)
    return found, rank


@cache
def _wide() -> re.Pattern[str]:
    """Signs of full width, digits of other scripts, and what stands behind the numbers of dates in China, Japan and Korea."""
    return re.compile("[" + "".join(map(chr, _WIDE)).replace("\\", "") + "年月년월昭平令民大明]")


def _more_than(text: str, found: HistoricalDate) -> bool:
    """Whether words or figures stand beside the date, which is not all in one bracket."""
    start, end = found.span
    if found.edtf is None:
        return True
    if text[start : start + 1] == "[" and text[end - 1] == "]":
        return text[:start].rstrip()[-1:].isalnum()
    return any(map(str.isalnum, text[:start])) or any(map(str.isalnum, text[end:]))


def _of_the_east(text: str) -> tuple[HistoricalDate | None, int]:
    """The date in the form of China, Japan and Korea that says most, with its rank."""
    best, rank = None, -1
    for found in east.found_in(text, 0, len(text)):
        if found.rank > rank:
            best, rank = found, found.rank
            if rank == 4:
                break
    if best is None:
        return None, rank
    span = Span(best.start, best.end)
    return HistoricalDate(best.edtf, best.time, fold(text[slice(*span)]), span, False), rank


@cache
def _supplied() -> re.Pattern[str]:
    """Brackets around parts of a date; not the mark of a note behind a word."""
    return re.compile(r"\[([^\[\]\n]{1,40}+)\]")


def _without_brackets(text: str, habits: Habits, best: HistoricalDate, rank: int) -> tuple[HistoricalDate, int]:
    """The date that is told where brackets around parts of it are left out: [3 June] 1964, 7 June [19]58; the given one where none says more."""
    places: list[int] = []
    at = 0
    for match in _supplied().finditer(text):
        inner = match.group(1)
        if (inner.isdigit() and len(inner) < 4 and match.start() and text[match.start() - 1].isalpha()) or "?" in inner:
            continue
        places += range(at, match.start())
        places += range(*match.span(1))
        at = match.end()
    if not at:
        return best, rank
    places += range(at, len(text))
    bare = "".join([text[place] for place in places])
    found, more = _most(bare, habits)
    if more <= rank or found.edtf is None:
        return best, rank
    start, stop = places[found.span[0]], places[found.span[1] - 1] + 1
    before = text[:start].rstrip()
    if text[start].isdigit() and before and before[-1].isalnum():
        return best, rank  # Telegram 12 [October 1962]
    if before.endswith("[") and text.find("]", start, stop) >= 0:
        start = len(before) - 1
    if text[stop : stop + 1] == "]" and text.rfind("[", start, stop) > text.rfind("]", start, stop):
        stop += 1
    if text.count("[", start, stop) != text.count("]", start, stop):
        return best, rank
    return evolve(found, text=fold(text[start:stop]), span=Span(start, stop)), more


@cache
def _no_year() -> regex.Pattern[str]:
    """A word before figures that makes them a number: No. 1458."""
    words = "|".join(sorted(NO_YEARS_BEHIND | OTHER_ERAS, key=len, reverse=True))
    return regex.compile(rf"(?r)(?:(?<!\w)(?:{words})\.?|№|n°)[^\S\n]{{0,3}}", regex.IGNORECASE)


def _is_number(text: str, at: int, end: int) -> bool:
    """Whether the figures at *at* are a number and no year: No. 1458; 1627. Dear Mr. President."""
    if text[at : at + 1].isdigit() and at and _no_year().match(text, max(0, at - 14), at) is not None:
        return True
    return at == 0 and _numbered_text().match(text, at, end) is not None


@cache
def _numbered_text() -> re.Pattern[str]:
    """The number of a telegram before its text."""
    return re.compile(r"\d{4}\.\s{1,4}(?:[^\W\d_]{1,20}[.,]?\s{1,4}){2}[^\W\d_]")


_MOST_TOKENS = 1000
"""So many are remembered: the next date reads on where the last one ended."""


def _most(text: str, habits: Habits) -> tuple[HistoricalDate, int]:
    """The date that says most, and of these the first, with its rank."""
    start, end = trim(text, 0, len(text))
    best: HistoricalDate | None = None
    best_rank = -1
    behind = start
    if start < end:
        initial = text[start]
        plain = (
            _american().match(text, start, end)
            if initial in _INITIALS
            else _british().fullmatch(text, start, end)
            if initial.isdigit() and end - start < 18
            else None
        )
        if plain is not None:
            return _told(plain), 4
        starts = habits.vocabulary.starts
        tokens: dict[int, Token] = {}
        for match in _seeds().finditer(text, start, end):
            at = match.start()
            if at < behind:
                continue
            word = match[1]
            if word is not None:
                word = word.lower()
                if word not in starts or not _word_starts(text, match.end(), end, word):
                    continue  # as most
            elif not _may_start(text, at, start) or not _can_start(text, at, end, habits.vocabulary):
                continue
            if len(tokens) > _MOST_TOKENS:
                tokens.clear()
            cut, found = read_at(text, at, end, habits, head=at == start, tokens=tokens)
            if found is None or (1 < found.rank < 4 and _is_number(text, at, end)):
                continue
            behind = cut.tokens[found.behind - 1].end
            if found.rank > best_rank:
                best, best_rank = _made(text, at, behind, found), found.rank
                if best_rank == 4:
                    break
    return best or HistoricalDate(None, None, fold(text[start:end]), Span(start, end)), best_rank


def settled(
    source: str,
    found: list[HistoricalDate],
    start: int,
    end: int,
    *,
    century: int | None = None,
    knowledge: Knowledge | None = None,
    figures: Figures | None = None,
) -> list[HistoricalDate]:
    r"""The dates of a stretch; those of two readings are read anew where the stretch tells whether the day stands first.

    >>> text = "5/6/61\\n\\nThe ships lie in the harbor.\\n\\n5/31/61"
    >>> settled(text, [date_at(text, 0, 6, century=1900)], 0, len(text), century=1900)[0].edtf
    '1961-05-06'
    """
    if not any(date.ambiguous for date in found):
        return found
    first = day_order(source, start, end, figures)
    if first is None:
        return found
    habits = habits_of(months_of(knowledge), century, first, False, True)
    return [((_read(source, *date.span, habits) or (date, 0))[0] if date.ambiguous else date) for date in found]


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
    can_start = _can_start(source, start, end, habits.vocabulary)
    found = _read(source, start, end, habits) if can_start else None
    near = source[start : min(end, start + 60)]
    if prose or (found is not None and found[1] == 4 and near.isascii() and not found[0].ambiguous):
        return found[0] if found is not None else None
    special = _wide().search(near) is not None if not near.isascii() else False
    if not special and (can_start or near[0] == "["):
        special = "[" in near or 3 < near.count("/") + near.count(".") < _MOST_SIGNS
    if special:
        told, rank = _best(source[start : min(end, start + _WINDOW)], habits, knowledge)
        stop = start + told.span[1]
        if not told.span[0] and rank > 0 and (found is None or rank >= found[1]):
            return evolve(told, span=Span(start, stop))
    return found[0] if found is not None else None


_MOST_SIGNS = 13
"""No date has so many slashes and points: 16./17.XI.1962 г., 10.30 a.m."""
_WINDOW = 240
"""So far a date reaches that is read with its brackets left out, or in another script."""


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
        return word in known.starts and _word_starts(source, match.end(), end, word)
    width = len(figures)
    if width == 4:
        return int(figures) < 2500  # a year, or the 2400 hours of a clock
    if width == 8:
        return start == 0 and match.end(1) == end  # 19620525
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


def _word_starts(source: str, behind: int, end: int, word: str) -> bool:
    """Whether a date can start with a word that opens dates: figures follow, or need not."""
    if word in CENTURY_NUMERALS:
        return True
    if word in UNDATED and (len(word) > 1 or source[behind : behind + 1] in ("/", ".")):  # n.d.
        return True
    return _figure().search(source, behind, min(end, behind + 76)) is not None


def _read(source: str, start: int, end: int, habits: Habits) -> tuple[HistoricalDate, int] | None:
    """The date that starts exactly here, and how much it says."""
    cut, found = read_at(source, start, end, habits, head=start < 30 and not source[:start].strip())
    if found is None:
        return None
    return _made(source, start, cut.tokens[found.behind - 1].end, found), found.rank


def _made(source: str, start: int, stop: int, found: Reading) -> HistoricalDate:
    return HistoricalDate(found.edtf, found.time, fold(source[start:stop]), Span(start, stop), found.ambiguous)
