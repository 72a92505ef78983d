"""Times of day.

The grammar::

time  = clock [ link clock ] [ "local time" ]
clock = 11:00 AM, 10.30 a.m., 9.30 hours, 1800 hours, 7 p.m., noon, 1 Uhr 11, 10 ч. 30 мин., 10 часов вечера, este 8 órakor
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.dates.tokens import DASHES, END, LINE_END, NUMBER
from archivetext.dates.vocabulary import (
    AFTERNOON,
    BEFORE_PART_OF_DAY,
    BETWEEN,
    CLOCK,
    HALVES,
    HOURS,
    HOURS_BEFORE_MINUTES,
    LINKS,
    LISTS,
    MINUTES,
    MONTH,
    MORE_HOURS,
    MORNING,
    WORD,
)

if TYPE_CHECKING:
    from archivetext.dates.tokens import Cut, Token

__all__ = ["is_clock", "time"]


class _Clock:
    """A time of day."""

    __slots__ = ("behind", "half", "hour", "minute")

    def __init__(self, hour: int, minute: int, behind: int, half: str) -> None:
        self.hour = hour
        self.minute = minute
        self.behind = behind
        """Index of the token behind it."""
        self.half = half
        """What told the half of the day: a, p, n (noon, midnight), or nothing."""

    def afternoon(self, later: _Clock) -> int:
        """The hour, in the afternoon where that is what the end of the range tells: 4-7 p.m."""
        if later.half == "p" and self.half == "" and self.hour < 12 and (self.hour + 12, self.minute) <= (later.hour, later.minute):
            return self.hour + 12
        return self.hour


def time(cut: Cut, i: int, *, introduced: bool) -> tuple[str, int] | None:
    """Reads time; the first of two is given, with the index behind both. One that is *introduced* (at 10.30) needs no more to be one."""
    tokens = cut.tokens
    between = tokens[i].text in BETWEEN
    if between:
        i += 1
    found = _clock(tokens, i, introduced=introduced)
    if found is None:
        found = _clock(tokens, i, introduced=True, listed=between)  # 4-7 p.m., between 4 and 7 p.m.: the second tells the half of the day
        if found is None or found.half or not _is_link(tokens[found.behind], between):
            return None
        later = _clock(tokens, found.behind + 1, introduced=True)
        if later is None or not later.half:
            return None
        return f"{found.afternoon(later):02}:{found.minute:02}", later.behind
    hour, start, i = found.hour, i, found.behind
    link = tokens[i]
    if _is_link(link, between):
        later = _clock(tokens, i + 1, introduced=False) or (_clock(tokens, i + 1, introduced=True) if link.text in DASHES else None)
        if later is not None and not (later.half == "" and tokens[later.behind].kind == MONTH):
            hour, i = found.afternoon(later), later.behind
        elif later is None and i == start + 1 and tokens[start].kind == NUMBER and tokens[start].width < 3 and not _is_named(tokens, start):
            return None  # from 3 to the
    if tokens[i].text == "local" and tokens[i + 1].text == "time":
        i += 2
    return f"{hour:02}:{found.minute:02}", i


_WHOLE_HOURS = frozenset(word for word in MORE_HOURS if len(word) > 3)


def _is_link(token: Token, listed: bool) -> bool:
    """Whether it links a time to a second; *listed* where "and" may: between 4 and 7 p.m."""
    return token.text in DASHES or token.text in LINKS or (listed and token.text in LISTS)


def _clock(tokens: list[Token], i: int, *, introduced: bool, listed: bool = False) -> _Clock | None:
    """Reads clock; *listed* where "and" may link it to a second."""
    token = tokens[i]
    if (token.text in MORNING or token.text in AFTERNOON) and tokens[i + 1].kind == NUMBER:  # este 8 órakor
        found = _clock(tokens, i + 1, introduced=False)
        if found is not None and not found.half and found.hour <= 12:
            found.half = "a" if token.text in MORNING else "p"
            found.hour = found.hour % 12 + (12 if found.half == "p" else 0)
        return found
    if token.kind != NUMBER:
        return _Clock(12 if token.text == "noon" else 0, 0, i + 1, "n") if token.text in ("noon", "midnight") else None
    hour, minute = token.number, 0
    i += 1
    sure = introduced
    if token.width == 4:
        hour, minute = divmod(hour, 100)
        behind = tokens[i]
        if behind.gap == 0 and behind.width == 1 and tokens[i + 1].text in HOURS:  # 2315B hours, by a zone
            i += 1
            behind = tokens[i]
        if behind.text not in HOURS and not (behind.kind == END and (behind.text == "" or behind.gap == 2)):
            return None
        sure = True
    elif token.width > 2:
        return None
    else:
        sign, after = tokens[i], tokens[i + 1]
        if (
            sign.gap == 0
            and after.kind == NUMBER
            and after.gap == 0
            and after.width == 2
            and (sign.text in (":", ".", "h", "u") or (sign.text == "," and (introduced or tokens[i + 2].text in MORE_HOURS)))
        ):
            minute = after.number
            sure = sure or sign.text not in ".,"
            i = _behind_seconds(tokens, i + 2) if sign.text == ":" else i + 2
            if sign.text == "." and tokens[i].text in (".", "/") and tokens[i + 1].kind == NUMBER and tokens[i].gap == 0:
                return None  # 10.30.1962
        elif not (introduced and (_is_link(sign, listed) or _is_named(tokens, i - 1))):
            sure = False
    return _half(tokens, i, hour, minute, sure=sure)


def _behind_seconds(tokens: list[Token], i: int) -> int:
    """Behind the seconds and their parts, if there are any: 11:00:05.25."""
    if tokens[i].text == ":" and tokens[i + 1].kind == NUMBER and tokens[i + 1].width == 2:
        i += 2
        if tokens[i].text == "." and tokens[i + 1].kind == NUMBER and tokens[i + 1].gap == 0:
            i += 2
    return i


def _half(tokens: list[Token], i: int, hour: int, minute: int, *, sure: bool) -> _Clock | None:
    """Reads what stands behind the figures, a.m., hours, noon, and holds the whole against a clock."""
    half = ""
    text = tokens[i].text
    if text in HALVES:
        half = text[0]
        i += 2 if tokens[i + 1].text == "." and tokens[i + 1].gap == 0 else 1
    elif text in ("a", "p", "а"):
        j = i + 2 if tokens[i + 1].text == "." else i + 1
        if tokens[j].text == "m":
            half = "p" if text == "p" else "a"
            i = j + 2 if tokens[j + 1].text == "." and tokens[j + 1].gap == 0 else j + 1
    elif text in ("noon", "midnight") and hour == 12 and not minute:
        sure = True
        hour = 12 if text == "noon" else 0
        i += 1
    elif (text in MORE_HOURS and (hour < 25 or text in HOURS)) or (text in HOURS_BEFORE_MINUTES and _has_minutes(tokens, i + 1)):
        sure = sure or text not in ("u", "o")
        i, minute = _minutes(tokens, i, minute)
    if not half and sure:
        half, i = _part_of_day(tokens, i)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if not (sure or half) or hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return _Clock(hour, minute, i, half)


def _has_minutes(tokens: list[Token], i: int) -> bool:
    """Whether minutes follow, behind a point or not: 1 год. 23 хв."""
    i += tokens[i].text == "."
    return tokens[i].kind == NUMBER and tokens[i + 1].text in MINUTES


def _part_of_day(tokens: list[Token], i: int) -> tuple[str, int]:
    """Reads in the afternoon, вечера, du soir: a or p, and the index behind it; nothing where none stands there."""
    j = i
    while j < i + 2 and tokens[j].text in BEFORE_PART_OF_DAY:
        j += 1
    token = tokens[j]
    if token.kind != WORD or token.gap == LINE_END or not (token.text in MORNING or token.text in AFTERNOON):
        return "", i
    return ("a" if token.text in MORNING else "p"), j + 1


def _is_named(tokens: list[Token], i: int) -> bool:
    """Whether the word for a time of day stands before the hour: ora 12, godz. 12."""
    return i > 0 and (tokens[i - 1].text in CLOCK or (i > 1 and tokens[i - 1].text == "." and tokens[i - 2].text in CLOCK))


def _minutes(tokens: list[Token], i: int, minute: int) -> tuple[int, int]:
    """Behind the word for the hour, its point and the minutes that may follow: Uhr 11, час. 30 мин., h 30, hrs."""
    word = tokens[i].text
    i += 1
    if tokens[i].text == "." and tokens[i].gap == 0 and (len(word) < 4 or tokens[i + 1].kind == NUMBER or word == "godz"):
        i += 1
    token = tokens[i]
    if minute or word in HOURS - {"h", "uhr"} or token.kind != NUMBER or token.width > 2 or token.number > 59 or token.gap == LINE_END:
        return i, minute
    behind = tokens[i + 1]
    if behind.text in MINUTES:
        i += 3 if tokens[i + 2].text == "." and tokens[i + 2].gap == 0 else 2
        return i, token.number
    if token.width == 2 and (behind.kind == END or behind.text in (",", ";", ")", "]")):
        return i + 1, token.number
    return i, minute


def is_clock(tokens: list[Token], i: int) -> bool:
    """Whether what stands behind a figure makes it an hour: May 1-11:14 a.m."""
    text = tokens[i].text
    if text == ":" or text in HALVES or text in HOURS or text in _WHOLE_HOURS:
        return True
    behind = tokens[i + 1]
    if text == ".":
        return behind.kind == NUMBER and behind.gap == 0 and behind.width == 2 and tokens[i + 2].text in ("a", "p", "am", "pm", "hours")
    return text in ("a", "p") and behind.text in (".", "m")
