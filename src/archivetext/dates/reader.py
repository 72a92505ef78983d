"""Dates as archives write them, read into EDTF (ISO 8601-2:2019, levels 0 and 1).

The text is cut into tokens (:mod:`archivetext.dates.tokens`): numbers, words of the vocabulary, single signs. The first word that no date
holds ends the tokens, so prose costs next to nothing. Then one function a rule reads them, without going back; each stands in the module
that is named::

    date      = *prefix ( point *doubt [ link point *doubt ] | undated ) *( weekday | time )  |  time [ date ]          here
    prefix    = weekday | "ca." | "probably" | "early" | "from" | "between" | "before" | "no later than" ...            here
    doubt     = "?" | "(?)" | "~" | "(approx.)" | "г." | "O.S."                                                         here
    link      = "-" | "/" | to | through | until ...          "and" between the days of a list, and behind "between"    here
    point     = days month [ year ] | month [ days ] [ year ] | season year | figures | year [ month day ] | decade     points
    days      = day *( link day )                 14-20; 14 to 20; 11/12; 23, 24 and 25                                 days
    day       = 15, 1st, 07, 4., "15", 27 [26?], 11 (24), "__"                                                          days
    figures   = 25.5.62, 16.XII.1947, 16/17/XI/62, 16.-17.5.1962, 1962-05-25, 05.1962                                   figures
    year      = 1962, '62, 62, [1869], [1869?], 196[2], 196?, 1962 г.                                                   years
    time      = 11:00 AM, 10.30 a.m., 9.30 hours, 1800 hours, 7 p.m., noon                                              clock

Blanks may hold a line end, not an empty line. What EDTF of levels 0 and 1 cannot say is given as the wider value
that it can say, never as a narrower one (:mod:`archivetext.dates.value`):

- *early, mid, late* May is May, and so with years and decades; the words stay in ``text``;
- days that are no range (``3, 7 and 9 May 1962``) are the month; a season with a doubt is its year;
- a date without a year (``24 May``, ``13 September of this year``) has no value;
- a day that the calendar lacks (``31 June 1962``) is the month, and :func:`archivetext.dates.problems` tells;
- winter is the winter of the year that names it, in ``winter 1962/63`` the first: ISO 8601-2 does not say which.

A year in square brackets is supplied and sure; with a question mark it is probable (AACR2 1.4F7, RDA 2.8.6.6). Two
days that differ as the calendars do, ``11 (24) December 1917``, are old and new style: the value is the new one,
since ISO 8601 counts by the Gregorian calendar alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.dates.clock import time
from archivetext.dates.points import both_styles, point
from archivetext.dates.tokens import (
    ABOUT,
    APOSTROPHES,
    BARE,
    BLANK,
    DASHES,
    END,
    FEW,
    LINE_END,
    MAYBE,
    MOST,
    NUMBER,
    OLD,
    PLAIN,
    SIGN,
    TWO,
    Cut,
    Reading,
)
from archivetext.dates.value import interval, joined, value_of
from archivetext.dates.vocabulary import (
    AT,
    BEFORE_DATE,
    DOUBT_ABOUT,
    DOUBT_MAYBE,
    EITHER,
    HOURS,
    LINKS,
    LISTS,
    WEEKDAY,
    WORD,
    YEAR_WORDS,
)
from archivetext.dates.years import behind_fillers, phrase, short_end
from archivetext.edtf import lacks

if TYPE_CHECKING:
    from typing import TypeAlias

    from archivetext.dates.tokens import Habits, Point

    _Extent: TypeAlias = tuple[str | None, int, int, int, bool, int]
    """A point or a range: value, month, day, bits, whether the calendar lacks it, index of the token behind it."""

__all__ = ["read_at"]


def read_at(source: str, start: int, end: int, habits: Habits) -> tuple[Cut, Reading | None]:
    """What is read at *start*, from few tokens, or from all where the grammar looks further ahead."""
    cut = Cut(source, start, end, habits)
    for most in (2 * FEW, MOST):
        try:
            return cut, _date(cut, 0, 0)
        except IndexError:
            cut.clock = None
            cut.more(most)
    return cut, _date(cut, 0, 0)


class _Lead:
    """What the prefixes of a date say."""

    __slots__ = ("between", "bits", "ranged", "side", "undated", "weekday")

    def __init__(
        self, bits: int = 0, weekday: int = -1, *, between: bool = False, ranged: bool = False, side: str = "", undated: bool = False
    ) -> None:
        self.bits = bits
        self.weekday = weekday
        self.between = between
        self.ranged = ranged
        """Said to be a range: "from" and "between" alone make no date."""
        self.side = side
        """``before`` or ``after``."""
        self.undated = undated


_NO_LEAD = _Lead()


def _date(cut: Cut, i: int, depth: int) -> Reading | None:
    """Reads date; *depth* is 1 within brackets, 2 behind a time."""
    tokens = cut.tokens
    token = tokens[i]
    if depth == 0 and token.text in ("[", "("):
        inner = _date(cut, i + 1, 1)
        if inner is not None and tokens[inner.behind].text == ("]" if token.text == "[" else ")"):
            inner.behind += 1
            return inner
    lead = _NO_LEAD
    if token.kind >= WEEKDAY:  # a weekday, a word, a sign
        found, i = _prefixes(cut, i)
        if found is None:
            return None
        lead = found
        if lead.undated:
            return Reading(None, None, i)
    cut.between, weekday = lead.between, lead.weekday
    first = point(cut, i)
    if first is None:
        clock = None if lead.bits or lead.side or lead.ranged else time(cut, i, introduced=False)
        return _time_first(cut, clock, weekday, depth) if clock is not None else None
    if first.day and tokens[first.behind].text in ("(", "["):
        first = both_styles(cut, first) or first
    extent = _extent(cut, first, lead, depth)
    if extent is None:
        return None
    edtf, month, day, said, impossible, i = extent
    if tokens[i].gap == 0 and _is_cut(cut, i, said):
        return None
    clocked = cut.clock
    if tokens[i].kind != END:
        told, weekday, j = _tail(cut, i, weekday, timed=day > 0 or said & BLANK > 0)
        if clocked is None or told is None:
            clocked, i = clocked or told, j
    if said & BARE and clocked is None:
        return None
    rank = (4 if edtf else 1) if day else 1 if edtf is None else 3 if month else 2
    return Reading(edtf, clocked, i, rank, weekday, bool(said & TWO), impossible)


def _prefixes(cut: Cut, i: int) -> tuple[_Lead | None, int]:
    """Reads *prefix: what they say, None where they show that there is no date, and the index behind them."""
    tokens = cut.tokens
    token = tokens[i]
    bits = 0
    weekday = -1
    between = ranged = False
    side = ""
    while token.kind in (WORD, WEEKDAY) or token.text == "~":
        if token.kind == WEEKDAY:
            weekday = token.number
            i = behind_fillers(cut, i + 1)
        elif token.kind == SIGN:
            bits |= ABOUT
            i += 1
        else:
            what, j = phrase(cut, i)
            if cut.prose and what in ("from", "before", "after", "undated"):
                return None, i
            if what == "undated":
                return _Lead(undated=True), j
            if not what:
                break
            if what == "about":
                bits |= ABOUT
            elif what == "maybe":
                bits |= MAYBE
            elif what == "between":
                between = ranged = True
            elif what == "from":
                ranged = True
            elif what != "part":
                if side:
                    return None, i
                side = what
            i = behind_fillers(cut, j)
        token = tokens[i]
        if i > 16:
            return None, i
    if token.text == "." and tokens[i + 1].text == "." and tokens[i + 2].text == "/":  # EDTF: ../1962
        side = "before"
        i += 3
    return _Lead(bits, weekday, between=between, ranged=ranged, side=side), i


def _extent(cut: Cut, first: Point, lead: _Lead, depth: int) -> _Extent | None:
    """Reads ... *doubt [ link point *doubt ] behind the first point."""
    tokens = cut.tokens
    year, month, day, last, said, i = first
    side = lead.side
    if depth < 2 and (tokens[i].kind != END or tokens[i].gap == 0):
        doubt, i = _doubt(cut, i)
        said |= doubt
    said |= lead.bits
    link = tokens[i]
    if link.kind >= WORD:  # or a sign
        j = _link(cut, i, listed=lead.between or (year is None and day == 0))
        if j:
            also = 0
            if tokens[j].kind == WORD:
                j, also = _second_prefix(cut, j)
            second = point(cut, j) or short_end(cut, first, j)
            if second is not None:
                second = joined(first, second)
            if second is not None:
                return _range(cut, first, second, said, also, lead, link=link.text)
            if link.text == "/" and tokens[j].text == "." and tokens[j + 1].text == "." and not side:  # EDTF: 1962/..
                side = "after"
                i = j + 2
    if (lead.ranged and not last) or (month and year is None and not day):
        return None
    edtf = value_of(year, month, day, last, said, edge=2 if side == "before" else 1 if side else 0)
    return (_open(edtf, side) if side else edtf, month, day, said, lacks(year, month, day, last), i)


def _range(cut: Cut, first: Point, second: Point, said: int, also: int, lead: _Lead, *, link: str) -> _Extent:
    """The two ends of a range, which are one; *said* is said of the first, *also* of the second."""
    year, month, day, last, _, _ = first
    if link in EITHER:
        said |= TWO
    doubt, i = _doubt(cut, second.behind)
    edtf = interval(first, second, said, lead.bits | doubt | also, slash=link == "/")
    impossible = lacks(year or second.year, month, day, last) or lacks(*second[:4])
    if edtf is not None and link == "/" and "/" not in edtf and day:  # one day by two calendars
        said |= TWO
    side = "" if lead.side == "after" else lead.side  # since 1948 to 1949
    return (_open(edtf, side), month and second.month, day and second.day, (said | second.bits) & ~BARE, impossible, i)


def _open(edtf: str | None, side: str) -> str | None:
    """The value as an interval that is open on one side, where "before" or "after" says so."""
    if edtf is None or not side:
        return edtf
    return f"../{edtf.rpartition('/')[2]}" if side == "before" else f"{edtf.partition('/')[0]}/.."


def _second_prefix(cut: Cut, i: int) -> tuple[int, int]:
    """Behind the words before the second end of a range, and what they say of it: late May - early June, 1950 - ca. 1955."""
    what, j = phrase(cut, i)
    if what == "part":
        return behind_fillers(cut, j), 0
    return (behind_fillers(cut, j), ABOUT) if what == "about" else (i, 0)


def _link(cut: Cut, i: int, *, listed: bool) -> int:
    """Reads link: the index behind it, or 0; "and" links where *listed* says so."""
    tokens = cut.tokens
    text = tokens[i].text
    if text == ",":
        i += 1
        text = tokens[i].text
        if text not in LINKS:
            return 0
    if text in DASHES:
        i += 2 if tokens[i + 1].text in DASHES else 1
    elif text == "/" or text in LINKS or text in EITHER or (listed and text in LISTS):
        i += 1
    elif text == "up" and tokens[i + 1].text == "to":
        i += 2
    else:
        return 0
    return i + 1 if tokens[i].text in ("the", "to", "den") else i


def _doubt(cut: Cut, i: int) -> tuple[int, int]:
    """Reads *doubt: bits, and the index behind it."""
    tokens = cut.tokens
    bits = 0
    for _ in range(4):
        token = tokens[i]
        text = token.text
        if text == "?":
            if cut.prose or token.gap > 1:
                break
            bits |= MAYBE
            i += 1
        elif text in ("~", "%") and token.gap == 0:
            bits |= ABOUT if text == "~" else ABOUT | MAYBE
            i += 1
        elif text in YEAR_WORDS:
            if tokens[i + 1].text == ".":
                i += 2
            elif text in ("y", "r", "g"):
                break
            else:
                i += 1
        elif text == "a" and tokens[i + 1].text == "." and tokens[i + 2].text == "d" and tokens[i + 3].text == ".":
            i += 4
        elif text in ("(", "[", ",", "o"):
            said, j = _doubt_in_words(cut, i)
            if not said:
                break
            bits |= said
            i = j
        else:
            break
    return bits, i


def _doubt_in_words(cut: Cut, i: int) -> tuple[int, int]:
    """Reads (approx.), [date uncertain], O.S., (Old Style): bits, and the index behind it; behind a comma the style alone."""
    tokens = cut.tokens
    opening = tokens[i].text
    j = i if opening == "o" else i + 1
    if tokens[j].text == "date":
        j += 1
    word = tokens[j].text
    said = ABOUT if word in DOUBT_ABOUT else MAYBE if word == "?" or word in DOUBT_MAYBE else 0
    if word in ("o", "old") and tokens[j + 1].text in (".", "style"):
        j += 1
        if tokens[j].text == "." and tokens[j + 1].text == "s":
            j += 1
            said = OLD
        elif tokens[j].text == "style":
            said = OLD
    if not said or (opening == "," and said != OLD):
        return 0, i
    j += 1
    if tokens[j].text == ".":
        j += 1
    if opening in ("(", "["):
        if tokens[j].text != (")" if opening == "(" else "]"):
            return 0, i
        j += 1
    return said, j


def _is_cut(cut: Cut, i: int, bits: int) -> bool:
    """Whether what is glued to the date shows that it is no date: a letter, more figures."""
    token = cut.tokens[i]
    if token.kind != SIGN:
        sign = cut.source[token.start : token.start + 1]  # a superscript is a footnote's mark
        return (sign.isalpha() or sign.isdecimal()) and token.text != "t" and (bits & PLAIN > 0 or token.kind == NUMBER)
    behind = cut.tokens[i + 1]
    return bits & PLAIN > 0 and behind.kind == NUMBER and behind.gap == 0 and (token.text in ("/", ".") or token.text in DASHES)


def _tail(cut: Cut, i: int, weekday: int, *, timed: bool) -> tuple[str | None, int, int]:
    """Reads *( weekday | time ): the time, the weekday, and the index behind them; a time only where *timed* says so."""
    tokens = cut.tokens
    told: str | None = None
    for _ in range(2):
        token = tokens[i]
        text = token.text
        j = i
        closing = ""
        if token.kind == SIGN:
            if text in ("(", "["):
                closing = ")" if text == "(" else "]"
            elif text not in (",", ";") and text not in DASHES:
                break
            j += 2 if tokens[j + 1].text in DASHES else 1
        if tokens[j].kind == WEEKDAY and weekday < 0:
            k = j + 1 if tokens[j + 1].text != "." or tokens[j + 2].kind == END else j + 2
            if tokens[k].text != closing if closing else not _ends(cut, k):
                break
            weekday = tokens[j].number
            i = k + 1 if closing else k
            continue
        if not timed or told is not None:
            break
        k = _behind_at(cut, j)
        number = tokens[k]
        if token.gap == LINE_END and number.kind != NUMBER:
            break
        if text in DASHES and number.kind == NUMBER and number.width == 4 and tokens[k + 1].text not in HOURS:  # 1946-1950
            break
        found = time(cut, k, introduced=k > j or bool(closing))
        if found is None:
            break
        j = found[1]
        if closing:
            if tokens[j].text != closing:
                break
            j += 1
        told, i = found[0], j
    return told, weekday, i


def _behind_at(cut: Cut, i: int) -> int:
    """Behind what introduces a time of day: at, at about, godz."""
    tokens = cut.tokens
    text = tokens[i].text
    if text not in AT:
        return i
    i += 2 if text == "godz" and tokens[i + 1].text == "." else 1
    if tokens[i].text in ("about", "around", "approximately", "ca"):
        i += 1
        if tokens[i].text == ".":
            i += 1
    return i


def _ends(cut: Cut, i: int) -> bool:
    """Whether a bare weekday may end the date here: not in "on 3 May Friday's paper"."""
    token = cut.tokens[i]
    return token.kind in (END, SIGN, WORD) and not (token.gap == 0 and token.text in APOSTROPHES)


def _time_first(cut: Cut, found: tuple[str, int], weekday: int, depth: int) -> Reading | None:
    """Reads [ date ] behind a time."""
    told, i = found
    tokens = cut.tokens
    if tokens[i].gap == 0 and tokens[i].kind not in (SIGN, END):
        return None
    j = i
    for _ in range(3):
        if tokens[j].text in BEFORE_DATE or tokens[j].text in DASHES:
            j += 1
    if depth < 2 and tokens[j].kind != END:
        date = _date(cut, j, 2)
        if date is not None and date.rank and date.time is None:
            date.time, date.weekday = told, max(date.weekday, weekday)
            return date
    return Reading(None, told, i)
