"""Tokens of a date: numbers, words of the vocabulary, single signs; and what is read from them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from archivetext.dates.vocabulary import MONTH, vocabulary

if TYPE_CHECKING:
    from archivetext.dates.vocabulary import Vocabulary

__all__ = ["Cut", "Days", "Habits", "Point", "Reading", "Token", "habits_of"]

# Kinds of token; MONTH, ROMAN, SEASON, WEEKDAY and WORD are those of the vocabulary.
END: Final = 0
NUMBER: Final = 1
SIGN: Final = 7
LINE_END: Final = 2
"""The gap before a token that opens a line."""

# What is said of a point, as bits.
ABOUT: Final = 1
"""ca. 1962"""
MAYBE: Final = 2
"""1962?"""
TWO: Final = 4
"""A second reading: 05/06/62."""
BLANK: Final = 16
"""\"__\" November 1963"""
DECADE: Final = 32
"""1950s"""
OLD: Final = 64
"""Told by the calendar that Russia kept until February 1918."""
PLAIN: Final = 128
"""Written in figures alone."""
BARE: Final = 256
"""4.24. - a date only where a time or a second date follows."""
FOREIGN: Final = 512
"""Told by a calendar whose days cannot be counted: it has no value."""

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
QUOTES = frozenset("\"“”„«»‘’'`´")
APOSTROPHES = frozenset("'’‘`´")
BLANKS = frozenset(" \n\r\t\u00a0")
_CENTURIES = frozenset(("15", "16", "17", "18", "19", "20"))
"""How a year begins, where other figures touch it."""
FEW: Final = 10
"""Tokens enough for most dates, and to tell of most places that they are none."""
MOST: Final = 48
"""From "between" to the last "p.m." of the longest form are about 40 tokens."""


class Token:
    """A number, a word or a sign.

    It has slots and is no named tuple: most of the time of a date goes into making tokens and asking them, and both cost less so.
    """

    __slots__ = ("end", "gap", "kind", "number", "start", "text", "width")

    def __init__(self, kind: int, text: str, number: int, start: int, end: int, gap: int) -> None:
        self.kind: int = kind
        self.text: str = text
        """The sign, or the word in small letters where it is one that does something; empty for a number and what has one."""
        self.number: int = number
        """The number; of a month, a season (21-24) or a weekday (Monday 0) its own."""
        self.start: int = start
        self.end: int = end
        self.gap: int = gap
        """The blanks before it: 0 none, 1 some, 2 a line end."""
        self.width: int = end - start
        """How many code points it has."""


class Point(NamedTuple):
    """A day, a month, a season, a year or a decade."""

    year: str | None
    """Four characters, digits or X; None where no year is told."""
    month: int
    """1-12, a season 21-24, or 0."""
    day: int
    """The day or the first of several, or 0."""
    last: int
    """The last of several, or 0."""
    bits: int
    behind: int
    """Index of the token behind it."""


class Days:
    """Days of one month."""

    __slots__ = ("behind", "bits", "link", "numbers", "other")

    def __init__(self, numbers: tuple[int, ...], link: str = "", other: int = 0, behind: int = 0, bits: int = 0) -> None:
        self.numbers: tuple[int, ...] = numbers
        """-1 is a blank left for a day."""
        self.link: str = link
        """How they are linked: ``-`` to, ``/``, ``l`` and, ``o`` or; nothing where it is one."""
        self.other: int = other
        """A second day that doubts the first, as in 27 [26]; or 0."""
        self.behind: int = behind
        """Index of the token behind them."""
        self.bits: int = bits


class Reading:
    """What is read at a place."""

    __slots__ = ("ambiguous", "behind", "edtf", "impossible", "rank", "time", "weekday")

    def __init__(
        self,
        edtf: str | None,
        time: str | None,
        behind: int,
        rank: int = 0,
        weekday: int = -1,
        ambiguous: bool = False,
        impossible: bool = False,
    ) -> None:
        self.edtf: str | None = edtf
        self.time: str | None = time
        self.behind: int = behind
        """Index of the token behind it."""
        self.rank: int = rank
        """How much it says: 4 a day, 3 a month, 2 a year, 1 a day without a year, 0 a time alone or that there is no date."""
        self.weekday: int = weekday
        """Monday 0; -1 where none is told."""
        self.ambiguous: bool = ambiguous
        self.impossible: bool = impossible
        """Whether the calendar lacks the day."""


class Habits:
    """How dates are read, as the caller tells."""

    __slots__ = ("century", "day_first", "ordered", "prose", "vocabulary")

    def __init__(self, vocabulary: Vocabulary, century: int | None, day_first: bool, prose: bool, ordered: bool) -> None:
        self.vocabulary: Vocabulary = vocabulary
        self.century: int | None = century
        """A year of the century of two-digit years."""
        self.day_first: bool = day_first
        """Whether 5.6.62 is the fifth of June."""
        self.ordered: bool = ordered
        """Whether the text tells it, so that there is no second reading."""
        self.prose: bool = prose
        """Whether it is running text: a question mark is the sentence's."""


@lru_cache(64)
def habits_of(months: tuple[str, ...], century: int | None, day_first: bool, prose: bool, ordered: bool = False) -> Habits:
    """The habits, with the vocabulary of a user's own months."""
    return Habits(vocabulary(months), century, day_first, prose, ordered)


@cache
def _token() -> re.Pattern[str]:
    """Blanks, then a number, a word (a letter of the Chinese date alone), or a sign. An empty line ends a date.

    The standard library's re takes a third of the time of regex for one match at one place; regex is quicker where a text is searched,
    and reads backwards.
    """
    return re.compile(r"[^\S\r\n]*+(?:(?:\r\n?+|\n)[^\S\r\n]*+)?+(?:(\d{1,9}+)|([年月日号號년월일]|[^\W\d_]{1,16}+)|(_{1,20}+|[^\w\s]))")


class Cut:
    """The tokens of one place. The functions of the grammar are given it with an index, and give one back.

    A look behind the last token that is cut is an ``IndexError``: there the text goes on, and more of it must be cut
    (:func:`archivetext.dates.reader.read_at`).
    """

    __slots__ = (
        "_at",
        "_cut",
        "_end",
        "between",
        "century",
        "clock",
        "day_first",
        "head",
        "ordered",
        "prose",
        "second",
        "source",
        "tokens",
        "vocabulary",
    )

    def __init__(self, source: str, start: int, end: int, habits: Habits, cut: dict[int, Token] | None = None) -> None:
        """*cut* has the tokens that were cut before from that text up to that end, by where their blanks start, and is given those of this place."""
        self.vocabulary: Vocabulary = habits.vocabulary
        self.century: int | None = habits.century
        self.day_first: bool = habits.day_first
        self.prose: bool = habits.prose
        self.ordered: bool = habits.ordered
        self.source: str = source
        self.head: bool = False
        """Whether nothing stands before it in the text."""
        self.second: bool = False
        """Whether it is the second end of a range that is read."""
        self.between: bool = False
        """Whether "between" opens the date: the "and" of its days is a link."""
        self.clock: str | None = None
        """A time of day that was read within the date."""
        self.tokens: list[Token] = []
        self._at, self._end = start, end
        self._cut: dict[int, Token] | None = cut
        self.more(FEW)

    def more(self, most: int) -> None:
        """Cuts on, until there are *most* tokens, or the text or what a date can hold ends."""
        if self.tokens and self.tokens[-1].kind == END:
            return
        source, at, end = self.source, self._at, self._end
        known = self.vocabulary.words.get
        match_at = _token().match
        tokens = self.tokens
        add = tokens.append
        cut = self._cut
        for _ in range(most - len(tokens)):
            token = None if cut is None else cut.get(at)
            if token is None:
                match = match_at(source, at, end)
                if match is None:
                    add(Token(END, "", 0, at, at, 1))
                    break
                group = match.lastindex or 0
                before, (start, at) = at, match.span(group)
                gap = 0
                if start > before:
                    blanks = source[before:start]
                    gap = LINE_END if "\n" in blanks or "\r" in blanks else 1
                text = source[start:at]
                if group == 1:
                    if 4 < at - start < 8 and tokens and text[:2] in _CENTURIES and (tokens[-1].text == "," or tokens[-1].kind == MONTH):
                        at = self._end = end = start + 4  # the number of a note touches the year, and ends the date: May 21, 196217
                        add(Token(NUMBER, "", int(text[:4]), start, at, gap))
                        continue
                    token = Token(NUMBER, "", int(text), start, at, gap)
                elif group == 3:
                    token = Token(SIGN, text, 0, start, at, gap)
                else:
                    what = known(text) or known(text.lower()) or (None if text.isascii() else known(_as_listed(text)))
                    kind, word, number = (END, text, 0) if what is None else what
                    token = Token(kind, word, number, start, at, gap)
                if cut is not None:
                    cut[before] = token
            add(token)
            at = token.end
            if token.kind == END:
                break
            if token.kind == MONTH and source[at : at + 1] in APOSTROPHES and at + 1 < end and source[at + 1].isspace():
                at += 1  # the soft sign of a romanised month: yanvar' 1952
        self._at = at
        last = tokens[-1]
        if last.kind == END or most == MOST:
            if last.kind != END or last.text:
                last = Token(END, "", 0, at, at, 1)
            tokens += (last, last, last)  # so that a look one ahead never falls off


def _as_listed(word: str) -> str:
    """A word in the letters in which the lists have it: without the breathings and the iota below of Greek before 1982, nor Turkish İ.

    >>> _as_listed("Ὀκτωβρίου"), _as_listed("İkinci"), _as_listed("Μαΐου")
    ('οκτωβρίου', 'ikinci', 'μαΐου')
    """
    word = word.replace("İ", "i").lower()
    if not any("\u1f00" <= letter <= "\u1fff" for letter in word):
        return word
    parts = unicodedata.normalize("NFD", word).translate(_MONOTONIC)
    return unicodedata.normalize("NFC", parts)


_MONOTONIC = {0x0313: None, 0x0314: None, 0x0345: None, 0x0300: 0x0301, 0x0342: 0x0301}
"""The breathings and the iota below, which go; the other accents, which became one."""


def is_year(number: int) -> bool:
    """Whether a number of four figures can be a year."""
    return 1000 <= number < 2100
