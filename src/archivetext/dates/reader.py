"""Dates as archives write them, read into EDTF (ISO 8601-2:2019, levels 0 and 1).

The text is cut into tokens (:mod:`archivetext.dates.tokens`): numbers, words of the vocabulary, single signs. The first word that no date
holds ends the tokens, so prose costs next to nothing. Then one function a rule reads them, without going back; each stands in the module
that is named::

    date      = *prefix ( point *doubt [ link point *doubt ] | undated ) *( weekday | time )  |  time [ date ]          here
    prefix    = weekday | "ca." | "probably" | "early" | "from" | "between" | "before" | "no later than" ...            here
    doubt     = "?" | "(?)" | "~" | "(approx.)" | "г." | "O.S."                                                         behind
    link      = "-" | "/" | to | through | until ...          "and" between the days of a list, and behind "between"    here
    point     = days month [ year ] | month [ days ] [ year ] | season year | figures | year [ month day ] | decade     points
    days      = day *( link day )                 14-20; 14 to 20; 11/12; 23, 24 and 25                                 days
    day       = 15, 1st, 07, 4., "15", 27 [26?], 11 (24), "__"                                                          days
    figures   = 25.5.62, 16.XII.1947, 16/17/XI/62, 16.-17.5.1962, 1962-05-25, 05.1962                                   figures
    year      = 1962, '62, 62, [1869], [1869?], 196[2], 196?, 1962 г.                                                   years
    time      = 11:00 AM, 10.30 a.m., 9.30 hours, 1800 hours, 7 p.m., noon                                              clock
    quarter   = III квартал 1952, third quarter of 1952; it is a date by itself                                         eras

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

from archivetext.dates.behind import behind_at, doubt, side_behind, tail
from archivetext.dates.clock import time
from archivetext.dates.eras import quarter
from archivetext.dates.points import both_styles, point
from archivetext.dates.tokens import (
    ABOUT,
    BARE,
    BLANK,
    DASHES,
    END,
    FEW,
    FOREIGN,
    MAYBE,
    MOST,
    NUMBER,
    PLAIN,
    SIGN,
    TWO,
    Cut,
    Reading,
)
from archivetext.dates.value import interval, joined, value_of
from archivetext.dates.vocabulary import (
    ARTICLES,
    BEFORE_DATE,
    CLOCK,
    EITHER,
    LINKING_ENDS,
    LINKS,
    LISTS,
    NOW,
    ORDINAL,
    ROMAN,
    WEEKDAY,
    WORD,
    YEAR_WORDS,
)
from archivetext.dates.years import behind_fillers, corrected, phrase, short_end
from archivetext.edtf import lacks

if TYPE_CHECKING:
    from typing import TypeAlias

    from archivetext.dates.tokens import Habits, Point, Token

    _Extent: TypeAlias = tuple[str | None, int, int, int, bool, int]
    """A point or a range: value, month, day, bits, whether the calendar lacks it, index of the token behind it."""

__all__ = ["read_at"]


def read_at(
    source: str, start: int, end: int, habits: Habits, *, head: bool = False, tokens: dict[int, Token] | None = None
) -> tuple[Cut, Reading | None]:
    """What is read at *start*, from few tokens, or from all where the grammar looks further ahead.

    *head* says that a text begins there; *tokens* are those that were cut at other places of the text, up to the same end.
    """
    cut = Cut(source, start, end, habits, tokens)
    cut.head = head
    for most in (2 * FEW, MOST):
        try:
            return cut, _date(cut, 0, 0)
        except IndexError:
            cut.clock = None
            cut.more(most)
    return cut, _date(cut, 0, 0)


class _Lead:
    """What the prefixes of a date say."""

    __slots__ = ("between", "bits", "ranged", "side", "since", "undated", "weekday")

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
        self.since = False
        """Whether a second end, where one follows, closes what would be open."""
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
            if inner.time is None and inner.rank == 4 and tokens[inner.behind].kind != END:  # [25 July 1949], 12.31 p.m.
                told, _, behind = tail(cut, inner.behind, inner.weekday, timed=True)
                if told is not None:
                    inner.time, inner.behind = told, behind
            return inner
    lead = _NO_LEAD
    if token.kind >= WEEKDAY:  # a weekday, a word, a sign
        found, i = _prefixes(cut, i)
        if found is None:
            return None
        lead = found
        if lead.undated:
            return Reading(None, None, i)
    if (part := quarter(cut, i)) is not None:
        return Reading(part[0], None, part[1], 3)
    cut.between, weekday = lead.between, lead.weekday
    first = point(cut, i)
    if first is None and lead.side == "after" and tokens[i].kind == NUMBER:
        first = _days_closed(cut, i)
        lead.since = True
    if first is None:
        if token.text in CLOCK:  # ora 17,30
            j = behind_at(cut, i)
            return _time_first(cut, time(cut, j, introduced=True), weekday, depth)
        clock = None if lead.bits or lead.side or lead.ranged else time(cut, i, introduced=False)
        return _time_first(cut, clock, weekday, depth)
    if first.day and (tokens[first.behind].text in ("(", "[") or tokens[first.behind].text in YEAR_WORDS):
        first = both_styles(cut, first) or first
    extent = _extent(cut, first, lead, depth)
    if extent is None:
        return None
    edtf, month, day, said, impossible, i = extent
    if tokens[i].gap == 0 and _is_cut(cut, i, said):
        return None
    clocked = cut.clock
    if tokens[i].kind != END:
        told, weekday, j = tail(cut, i, weekday, timed=day > 0 or said & BLANK > 0)
        if clocked is None or told is None:
            clocked, i = clocked or told, j
    if said & BARE and clocked is None:
        return None
    rank = (4 if edtf else 1) if day else 1 if edtf is None else 3 if month else 2
    return Reading(edtf, clocked, i, rank, weekday, bool(said & TWO), impossible)


def _days_closed(cut: Cut, i: int) -> Point | None:
    """Reads the days of не ранее 5 – не позднее 10 мая, whose month stands once."""
    tokens = cut.tokens
    day = tokens[i].number
    if tokens[i].width > 2 or not (tokens[i + 1].text in DASHES or tokens[i + 1].text == ","):
        return None
    j, _, what = _second_prefix(cut, i + 2)
    last = point(cut, j) if what == "before" else None
    return last._replace(day=day, last=last.day) if last is not None and not last.last and 0 < day < last.day else None


def _prefixes(cut: Cut, i: int) -> tuple[_Lead | None, int]:
    """Reads *prefix: what they say, None where they show that there is no date, and the index behind them."""
    tokens = cut.tokens
    token = tokens[i]
    bits = 0
    weekday = -1
    between = ranged = False
    side = ""
    since = False
    while token.kind in _LEADING or token.text == "~" or (token.text == "?" and _doubts(cut, i)):
        if token.kind == WEEKDAY:
            weekday = token.number
            i = behind_fillers(cut, i + 1)
        elif token.kind == SIGN:
            bits |= MAYBE if token.text == "?" else ABOUT
            i += 1
        else:
            what, j = phrase(cut, i)
            if cut.prose and what in _NOT_IN_PROSE:
                return None, i
            if what[:7] == "behind " or what[3:] == " style":
                break
            if what == "since where it stands first":
                what = "since" if cut.head and token.start == tokens[0].start else "from"
            elif token.text == "do" and what == "before" and _english_month(cut, j):
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
                since = what == "since"
                side = "after" if since else what
            i = behind_fillers(cut, j)
        token = tokens[i]
        if i > 16:
            return None, i
    if token.text == "." and tokens[i + 1].text == "." and tokens[i + 2].text == "/":  # EDTF: ../1962
        side = "before"
        i += 3
    lead = _Lead(bits, weekday, between=between, ranged=ranged, side=side)
    lead.since = since
    return lead, i


def _doubts(cut: Cut, i: int) -> bool:
    """Whether a question mark opens a bracket, and stands for no day: [?1 May 1916]."""
    behind = cut.tokens[i + 1]
    return i > 0 and cut.tokens[i - 1].text in ("[", "(") and behind.gap == 0 and behind.kind == NUMBER


_LEADING = (WORD, WEEKDAY, ORDINAL)
_NOT_IN_PROSE = frozenset(("from", "since", "before", "after", "undated"))


def _english_month(cut: Cut, i: int) -> bool:
    """Whether an English month stands within the next words: "do 5 May" is no Polish "until"."""
    return any(cut.source[token.start : token.end].lower() in cut.vocabulary.english for token in cut.tokens[i : i + 3])


def _extent(cut: Cut, first: Point, lead: _Lead, depth: int) -> _Extent | None:
    """Reads ... *doubt [ link point *doubt ] behind the first point."""
    tokens = cut.tokens
    year, month, day, last, said, i = first
    side = lead.side
    if said & FOREIGN:
        return None, month, day, said, False, i
    if tokens[i].kind == SIGN and year is not None and tokens[i].text in ("[", "("):
        right = corrected(cut, i)
        if right is not None:
            year, i = right
            first = first._replace(year=year, behind=i)
    if depth < 2 and (tokens[i].kind != END or tokens[i].gap == 0):
        doubted, i = doubt(cut, i)
        said |= doubted
    said |= lead.bits
    link = tokens[i]
    if link.kind >= WORD or tokens[i - 1].text in LINKING_ENDS or (link.kind == ROMAN and lead.between):  # or a sign
        j = _link(cut, i, listed=lead.between or (year is None and day == 0))
        if j:
            also = 0
            closed = ""
            if tokens[j].kind == WORD:
                j, also, closed = _second_prefix(cut, j)
            cut.second, clock = True, cut.clock
            second = point(cut, j) or short_end(cut, first, j)
            cut.second = False
            if second is not None:
                second = joined(first, second)
            if second is None:
                cut.clock = clock
            if second is not None:
                return _range(
                    cut, first, second, said, also, lead, link="/" if tokens[j - 1].text == "/" else link.text, closed=closed == "before"
                )
            if tokens[j].text in NOW and not cut.prose and not side:  # 1947-present
                return _open(value_of(year, month, day, last, said, edge=1), "after"), month, day, said, False, j + 1
            if link.text == "/" and tokens[j].text == "." and tokens[j + 1].text == "." and not side:  # EDTF: 1962/..
                side = "after"
                i = j + 2
    if (lead.ranged and not last) or (month and year is None and not day):
        return None
    if side and last and lead.since:
        side = ""
    elif not side and tokens[i].kind >= WORD and not cut.prose:  # or a sign
        side, i = side_behind(cut, i)
        if side == "about":
            said |= ABOUT
            side = ""
        elif not side and not month and _stays_open(cut, i):
            side = "after"
            i += 1
    if year is not None and not month and not side and tokens[i].text == "," and not cut.prose:  # 1938, not before 3 March
        what, j = phrase(cut, i + 1)
        told = point(cut, behind_fillers(cut, j)) if what in ("before", "after") else None
        if told is not None and told.year is None and told.month and not told.last:
            side, month, day, i = what, told.month, told.day, told.behind
    edtf = value_of(year, month, day, last, said, edge=2 if side == "before" else 1 if side else 0)
    return (_open(edtf, side) if side else edtf, month, day, said, lacks(year, month, day, last), i)


def _stays_open(cut: Cut, i: int) -> bool:
    """Whether a dash that nothing follows is glued to a year: 1948-, [1948-]."""
    token, behind = cut.tokens[i], cut.tokens[i + 1]
    if token.text not in DASHES or token.gap or cut.tokens[i - 1].kind != NUMBER:
        return False
    return (behind.kind == END and behind.text == "") or (behind.text in ("]", ")") and behind.gap == 0)


def _range(cut: Cut, first: Point, second: Point, said: int, also: int, lead: _Lead, *, link: str, closed: bool) -> _Extent:
    """The two ends of a range, which are one; *said* is said of the first, *also* of the second; *closed* where "not after" stands before it."""
    year, month, day, last, _, _ = first
    if link in EITHER:
        said |= TWO
    doubted, i = doubt(cut, second.behind)
    edtf = interval(first, second, said, lead.bits | doubted | also, slash=link == "/")
    impossible = lacks(year or second.year, month, day, last) or lacks(*second[:4])
    if edtf is not None and link == "/" and "/" not in edtf and day:  # one day by two calendars
        said |= TWO
    side = "" if lead.side == "after" else lead.side  # since 1948 to 1949
    if not side and cut.tokens[i].kind >= WORD and not cut.prose and not closed:
        side, j = side_behind(cut, i)
        side, i = ("", i) if side == "about" else (side, j)
    return (_open(edtf, side), month and second.month, day and second.day, (said | second.bits) & ~BARE, impossible, i)


def _open(edtf: str | None, side: str) -> str | None:
    """The value as an interval that is open on one side, where "before" or "after" says so."""
    if edtf is None or not side:
        return edtf
    return f"../{edtf.rpartition('/')[2]}" if side == "before" else f"{edtf.partition('/')[0]}/.."


def _second_prefix(cut: Cut, i: int) -> tuple[int, int, str]:
    """Behind the words before the second end of a range, and what they say of it: late May - early June, 1950 - ca. 1955, - не позднее."""
    what, j = phrase(cut, i)
    if what in ("part", "before"):
        return behind_fillers(cut, j), 0, what
    return (behind_fillers(cut, j), ABOUT, what) if what == "about" else (i, 0, "")


def _link(cut: Cut, i: int, *, listed: bool) -> int:
    """Reads link: the index behind it, or 0; "and" links where *listed* says so."""
    tokens = cut.tokens
    text = tokens[i].text
    if text == ",":
        i += 1
        text = tokens[i].text
        if text not in LINKS:
            return 0
    elif tokens[i - 1].text in LINKING_ENDS or (tokens[i].kind == ROMAN and listed and tokens[i].number == 1):
        return i if tokens[i].kind != ROMAN else i + 1  # między 5 maja i 8 czerwca
    elif text == "." and tokens[i].gap == tokens[i + 1].gap == 0 and (tokens[i + 1].text == "/" or tokens[i + 1].text in DASHES):
        i += 1  # 25.X./7.XI.1917
        text = tokens[i].text
    if text in DASHES:
        i += 2 if tokens[i + 1].text in DASHES else 1
    elif text == "/" or text in LINKS or text in EITHER or (listed and text in LISTS):
        i += 1
    elif text == "up" and tokens[i + 1].text == "to":
        i += 2
    else:
        return 0
    return i + 1 if tokens[i].text in ARTICLES or tokens[i].text == "to" else i


def _is_cut(cut: Cut, i: int, bits: int) -> bool:
    """Whether what is glued to the date shows that it is no date: a letter, more figures."""
    token = cut.tokens[i]
    if token.kind != SIGN:
        sign = cut.source[token.start : token.start + 1]  # a superscript is a footnote's mark
        return (sign.isalpha() or sign.isdecimal()) and token.text != "t" and (bits & PLAIN > 0 or token.kind == NUMBER)
    behind = cut.tokens[i + 1]
    return bits & PLAIN > 0 and behind.kind == NUMBER and behind.gap == 0 and (token.text in ("/", ".") or token.text in DASHES)


def _time_first(cut: Cut, found: tuple[str, int] | None, weekday: int, depth: int) -> Reading | None:
    """Reads [ date ] behind a time."""
    if found is None:
        return None
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
