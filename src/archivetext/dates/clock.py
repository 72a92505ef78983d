"""Times of day.

The grammar::

time  = clock [ link clock ] [ "local time" ]
clock = 11:00 AM, 10.30 a.m., 9.30 hours, 1800 hours, 7 p.m., noon
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.dates.tokens import DASHES, END, NUMBER
from archivetext.dates.vocabulary import HALVES, HOURS, LINKS, MONTH

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
    found = _clock(tokens, i, introduced=introduced)
    if found is None:
        found = _clock(tokens, i, introduced=True)  # 4-7 p.m.: the second tells the half of the day
        if found is None or found.half or not _is_link(tokens[found.behind]):
            return None
        later = _clock(tokens, found.behind + 1, introduced=True)
        if later is None or not later.half:
            return None
        return f"{found.afternoon(later):02}:{found.minute:02}", later.behind
    hour, i = found.hour, found.behind
    link = tokens[i]
    if _is_link(link):
        later = _clock(tokens, i + 1, introduced=False) or (_clock(tokens, i + 1, introduced=True) if link.text in DASHES else None)
        if later is not None and not (later.half == "" and tokens[later.behind].kind == MONTH):
            hour, i = found.afternoon(later), later.behind
    if tokens[i].text == "local" and tokens[i + 1].text == "time":
        i += 2
    return f"{hour:02}:{found.minute:02}", i


def _is_link(token: Token) -> bool:
    return token.text in DASHES or token.text in LINKS


def _clock(tokens: list[Token], i: int, *, introduced: bool) -> _Clock | None:
    """Reads clock."""
    token = tokens[i]
    if token.kind != NUMBER:
        return _Clock(12 if token.text == "noon" else 0, 0, i + 1, "n") if token.text in ("noon", "midnight") else None
    hour, minute = token.number, 0
    i += 1
    sure = introduced
    if token.width == 4:
        hour, minute = divmod(hour, 100)
        behind = tokens[i]
        if behind.text not in HOURS and not (behind.kind == END and (behind.text == "" or behind.gap == 2)):
            return None
        sure = True
    elif token.width > 2:
        return None
    else:
        sign, after = tokens[i], tokens[i + 1]
        if sign.gap == 0 and after.kind == NUMBER and after.gap == 0 and after.width == 2 and sign.text in (":", ".", "h"):
            minute = after.number
            sure = sure or sign.text != "."
            i = _behind_seconds(tokens, i + 2) if sign.text == ":" else i + 2
            if sign.text == "." and tokens[i].text in (".", "/") and tokens[i + 1].kind == NUMBER and tokens[i].gap == 0:
                return None  # 10.30.1962
        elif not (introduced and _is_link(sign)):
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
    elif text in HOURS:
        sure = True
        i += 2 if tokens[i + 1].text == "." and tokens[i + 1].gap == 0 and text == "hrs" else 1
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if not (sure or half) or hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return _Clock(hour, minute, i, half)


def is_clock(tokens: list[Token], i: int) -> bool:
    """Whether what stands behind a figure makes it an hour: May 1-11:14 a.m."""
    text = tokens[i].text
    if text == ":" or text in HALVES or text in HOURS:
        return True
    behind = tokens[i + 1]
    if text == ".":
        return behind.kind == NUMBER and behind.gap == 0 and behind.width == 2 and tokens[i + 2].text in ("a", "p", "am", "pm", "hours")
    return text in ("a", "p") and behind.text in (".", "m")
