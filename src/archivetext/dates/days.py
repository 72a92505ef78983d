"""Days and months by name.

The grammar::

days  = day *( link day )       14-20; 14 to 20; 11/12; 23, 24 and 25
day   = 15, 1st, 07, 4., "15", 27 [26?], 11 (24), "__"
month = [ "[" ] name [ "." ] [ "]" ]
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from archivetext.dates.calendar import is_one_day_of
from archivetext.dates.clock import is_clock
from archivetext.dates.tokens import BLANK, DASHES, MAYBE, NUMBER, QUOTES, SIGN, TWO, Days, Point
from archivetext.dates.vocabulary import EITHER, LINKS, LISTS, MONTH, ORDINALS, ROMAN, WORD

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
        return None
    i += 1
    behind = tokens[i]
    if behind.text == "." and behind.gap == 0 and tokens[i + 1].gap < 2:
        i += 1
    return token.number, i


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
    return Days(tuple(numbers[:count]), how, other if count == 1 else 0, stop, bits)


def _day_link(cut: Cut, i: int) -> tuple[str, int]:
    """What links two days, and the index behind it; a comma alone is no link, and behind nothing the index stays."""
    tokens = cut.tokens
    text = tokens[i].text
    if text == ",":
        i += 1
        text = tokens[i].text
    if text in DASHES or text in LINKS:
        link = "-"
    elif text == "/":
        link = "/"
    elif text in LISTS:
        link = "-" if cut.between else "l"
    elif text in EITHER:
        link = "o"
    else:
        return "", i
    return link, i + 2 if tokens[i + 1].text == "the" else i + 1


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
    elif token.kind == SIGN and (token.text[0] == "_" or (token.text == "?" and opened)):
        number = -1
    else:
        return None
    i += 1
    bits = 0
    token = tokens[i]
    if token.gap == 0:
        text, behind = token.text, tokens[i + 1]
        if token.kind == WORD and text in ORDINALS:
            i += 1
        elif text in DASHES and behind.text == "го":
            i += 2
        elif ((text == "." and pointed) or text == "º") and not (behind.kind == NUMBER and behind.gap == 0):
            i += 1
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
    if tokens[j].text == closing and j > i + 1 and (pointed or bits & MAYBE or 9 < other - number < 14):
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
        else:
            bits |= MAYBE
    elif len(numbers) > 1:
        last = numbers[-1]
        if -1 in numbers:
            return Point(year, month, 0, 0, bits, behind)
        if how == "/" and len(numbers) == 2 and is_one_day_of(year, month, day, last):
            day, last, bits = last, 0, bits | TWO
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
