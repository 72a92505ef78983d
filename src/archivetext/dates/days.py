"""Days and months by name.

The grammar::

days  = day *( link day )       14-20; 14 to 20; 11/12; 23, 24 and 25
day   = 15, 1st, 07, 4., "15", 27 [26?], 11 (24), "__", twenty-fifth
month = [ "[" ] name [ "." ] [ "]" ]  |  tháng 5
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from archivetext.dates.calendar import is_one_day_of
from archivetext.dates.clock import is_clock
from archivetext.dates.tokens import APOSTROPHES, BLANK, DASHES, MAYBE, NUMBER, QUOTES, SIGN, TWO, Days, Point
from archivetext.dates.vocabulary import (
    ARTICLES,
    BEFORE_MONTH,
    BEHIND_MONTH,
    EITHER,
    ENDINGS,
    JOINED,
    LINKS,
    LISTS,
    MONTH,
    OF_MONTH,
    ORDINAL,
    ORDINALS,
    ROMAN,
    WORD,
)

if TYPE_CHECKING:
    from archivetext.dates.tokens import Cut, Token

__all__ = ["days", "month", "one_day", "settle"]


def month(cut: Cut, i: int, *, roman: bool) -> tuple[int, int] | None:
    """Reads month: its number, and the index behind it. Roman numerals are months where *roman* says so."""
    tokens = cut.tokens
    token = tokens[i]
    if token.text == "[":
        if tokens[i + 1].kind != MONTH:
            return None
        j = i + 2 if tokens[i + 2].text != "." else i + 3
        if tokens[j].text == "?" and tokens[j + 1].text == "]":
            return None
        return (tokens[i + 1].number, j + 1) if tokens[j].text == "]" else None
    if token.kind != MONTH and not (roman and token.kind == ROMAN):
        return _joined(cut, i) if token.kind == JOINED else None
    i += 1
    behind = tokens[i]
    if behind.text == "." and behind.gap == 0 and tokens[i + 1].gap < 2:
        i += 1
    if tokens[i].text in BEHIND_MONTH and tokens[i].gap == 1:
        i += 2 if tokens[i + 1].text == "." and tokens[i + 1].gap == 0 else 1
    return token.number, i


def _joined(cut: Cut, i: int) -> tuple[int, int] | None:
    """Reads a month of several words (tháng mười một), or its number behind the word for month (tháng 11, mes de mayo)."""
    tokens = cut.tokens
    first = tokens[i].text
    for rest, number in cut.vocabulary.joined[first]:
        j = i + 1
        for word in rest:
            if tokens[j].text != word:
                break
            j += 1
        else:
            return number, j
    if first not in BEFORE_MONTH:
        return None
    i += 1
    token = tokens[i]
    if token.kind == NUMBER:
        return (token.number, i + 1) if token.width < 3 and 0 < token.number < 13 else None
    if token.text in OF_MONTH:
        i += 1
    return (tokens[i].number, i + 1) if tokens[i].kind == MONTH else None


def days(cut: Cut, i: int, *, pointed: bool) -> Days | None:
    """Reads days; commas only before a last "and": in "No. 1, 2 May 1962" is one day. A point may follow each where *pointed* says so."""
    tokens = cut.tokens
    found = one_day(tokens, i, pointed=pointed)
    if found is None:
        return None
    number, other, j, bits = found
    numbers = [number]
    how = ""
    stop, count = j, 1
    links = 0
    while len(numbers) < 10 and links < 3:
        link, k = _day_link(cut, j)
        if k == j:
            break
        found = one_day(tokens, k, pointed=pointed)
        if found is None or is_clock(tokens, found[2]):
            break
        numbers.append(found[0])
        other = other or found[1]
        bits |= found[3]
        j = found[2]
        if link:
            how = link if len(numbers) == 2 else "l"
            stop, count = j, len(numbers)
            links += 1
    if cut.head and i == 0 and len(numbers) > count and tokens[j].kind == MONTH:  # 25, 26, 27 May
        stop, count, how = j, len(numbers), "l"
    return Days(tuple(numbers[:count]), how, other if count == 1 else 0, stop, bits)


def _day_link(cut: Cut, i: int) -> tuple[str, int]:
    """What links two days, and the index behind it; a comma alone is no link, and behind nothing the index stays."""
    tokens = cut.tokens
    text = tokens[i].text
    if text == ",":
        i += 1
        text = tokens[i].text
    if text in DASHES or (text in LISTS and cut.between):
        link = "-"
    elif text in LINKS:  # "5. a 8. května" is a list, "5 a 8 de mayo" a range
        link = "l" if text == "a" and tokens[i - 1].text == "." and not cut.between else "-"
    elif text == "/":
        link = "/"
    elif text in LISTS and not cut.between:
        link = "l"
    elif text in EITHER:
        link = "o"
    elif tokens[i].kind == ROMAN and tokens[i].number == 1 and tokens[i + 1].kind == NUMBER:  # the Polish "and"
        link = "-" if cut.between else "l"
    else:
        return "", i
    i += 1
    if tokens[i].text in ARTICLES:
        i += 2 if tokens[i].text == "l" and tokens[i + 1].text in APOSTROPHES else 1
    return link, i


def one_day(tokens: list[Token], i: int, *, pointed: bool) -> tuple[int, int, int, int] | None:
    """Reads day: its number, a second one that doubts it, the index behind them, and bits."""
    opened = tokens[i].text in QUOTES or tokens[i].text == "["
    if opened:
        i += 1
    token = tokens[i]
    if token.kind == NUMBER:
        if token.width > 2 or not 0 < token.number < 40:
            return None
        number = token.number
    elif token.kind == ORDINAL:
        return _in_words(tokens, i)
    elif token.kind == SIGN and (token.text[0] == "_" or (token.text == "?" and opened)):
        number = -1
    else:
        return None
    i += 1
    bits = 0
    if pointed and token.width == 1 and number > 0:
        supplied = _digit_supplied(tokens, i)
        if supplied >= 0 and number * 10 + supplied < 32:
            return number * 10 + supplied, 0, i + 3, 0
    token = tokens[i]
    if token.gap == 0:
        text, behind = token.text, tokens[i + 1]
        if token.kind == WORD and text in ORDINALS:
            i += 1
        elif text in DASHES and behind.text in ENDINGS and behind.gap == 0:
            i += 2
        elif ((text == "." and pointed) or text == "°") and not (behind.kind == NUMBER and behind.gap == 0):
            i += 2 if behind.text in _RAISED and behind.gap == 0 else 1
    text = tokens[i].text
    if opened and (text in QUOTES or text == "]"):
        i += 1
    elif opened and text == "?" and tokens[i + 1].text == "]":  # [15?] May
        bits = MAYBE
        i += 2
    text = tokens[i].text
    if text == "?":
        return number, 0, i + 1, bits | MAYBE
    if text in ("[", "("):
        doubted = _day_doubted(tokens, i, number, pointed=pointed, bits=bits)
        if doubted is not None:
            return doubted
        bits = 0
    return number, 0, i, bits


def _digit_supplied(tokens: list[Token], i: int) -> int:
    """The digit of a day that an editor supplies: 2[5] May; -1 where none stands there."""
    if tokens[i].text != "[" or tokens[i].gap or tokens[i + 1].kind != NUMBER or tokens[i + 1].width != 1 or tokens[i + 2].text != "]":
        return -1
    return tokens[i + 1].number


_RAISED = frozenset("º°ª")
"""What is set behind the point of an ordinal: 1.º de maio."""


def _in_words(tokens: list[Token], i: int) -> tuple[int, int, int, int]:
    """Reads a day in words: third, twenty-fifth."""
    number = tokens[i].number
    i += 1
    if number in (20, 30):
        j = i + 1 if tokens[i].text in DASHES else i
        if tokens[j].kind == ORDINAL and tokens[j].number < 10:
            return number + tokens[j].number, 0, j + 1, 0
    return number, 0, i, 0


def _day_doubted(tokens: list[Token], i: int, number: int, *, pointed: bool, bits: int) -> tuple[int, int, int, int] | None:
    """Reads what stands in brackets behind a day: 27 [26?], 11 (24). None where it is none of that."""
    closing = "]" if tokens[i].text == "[" else ")"
    other = 0
    j = i + 1
    if tokens[j].kind == NUMBER and tokens[j].width <= 2:
        other = tokens[j].number
        j += 1
    if tokens[j].text == "?":
        bits |= MAYBE
        other = 0
        j += 1
    # Behind the month, June 13 [6], figures in brackets are a footnote's mark, unless the calendars agree on them.
    if tokens[j].text == closing and j > i + 1 and (pointed or bits & MAYBE or 9 < abs(other - number) < 14):
        return number, other, j + 1, bits
    return None


def settle(year: str | None, month: int, found: Days, bits: int, behind: int) -> Point:
    """What the days mean, now that month and year are known."""
    numbers, how, other = found.numbers, found.link, found.other
    day, last = numbers[0], 0
    if day < 0:
        return Point(year, month, 0, 0, bits | BLANK, behind)
    if other:
        if is_one_day_of(year, month, day, other):
            day = other
        elif not is_one_day_of(year, month, other, day):  # 24 (11) March 1917: the new style first
            bits |= MAYBE
    elif len(numbers) > 1:
        last = numbers[-1]
        if -1 in numbers:
            return Point(year, month, 0, 0, bits, behind)
        if how == "/" and len(numbers) == 2 and is_one_day_of(year, month, day, last):
            day, last, bits = last, 0, bits | TWO
        elif how == "/" and len(numbers) == 2 and is_one_day_of(year, month, last, day):
            last, bits = 0, bits | TWO
        elif how == "-":
            if day > last:  # 24-16 May
                day, last, bits = 0, 0, bits | TWO
        elif any(b - a != 1 for a, b in pairwise(numbers)):
            if how == "o":
                bits |= TWO
            if year is not None:
                day = last = 0
            else:
                last = 0
        elif how == "o":
            bits |= TWO
        if last == day:
            last = 0
    return Point(year, month, day, last, bits, behind)
