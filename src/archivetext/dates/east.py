r"""Dates as China, Japan and Korea write them, the year first and a sign behind each number.

The grammar::

date   = point [ weekday ] [ time ] [ about | before | after ]  |  point link point
point  = year [ month [ day | part ] ] | month day | era figures                 1962年10月25日, 一九六二年十月, 民國38年5月20日, 昭和20.8.15
year   = [ era ] number [ "(" [ era ] number ")" ] "年" [ "(" [ era ] number "年)" ]         昭和20(1945)年, 1945年(昭和20年), 주체51(1962)년
number = 1962, １９６２, 一九六二, 三十八, 元
link   = "到" | "至" | "から" | "~" | "-" ...
time   = [ 上午 | 晚 ] number "時" [ number "分" | "半" ]

Where real texts break it: the year of an era of the moon (光緒三十一年) has months of the moon, and is told as a year alone; so are
Japanese dates before 1873.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archivetext.dates.tokens import DECADE, Point, is_year
from archivetext.dates.value import interval, joined, value_of
from archivetext.dates.vocabulary import eras
from archivetext.edtf import lacks

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Found", "first_at", "found_in", "is_east"]


class Found(NamedTuple):
    """A date that was read."""

    start: int
    end: int
    edtf: str | None
    time: str | None
    rank: int
    """As that of a reading: 4 a day, 3 a month, 2 a year, 1 a day without a year."""


@cache
def _sign() -> re.Pattern[str]:
    """What stands behind a year, or a month and a day; an era."""
    return re.compile(r"[年년昭平令民大明]|[月월][^\S\n]{0,2}+[0-9〇零○一二三四五六七八九十廿卅]")


def is_east(text: str, start: int, end: int) -> bool:
    """Whether a date of this kind can stand in the stretch."""
    return _sign().search(text, start, end) is not None


_FIGURE = r"[0-9]{1,4}"
_NUMERAL = r"[〇零○一二三四五六七八九十廿卅元百]{1,5}"
_NUMBER = rf"(?:{_FIGURE}|{_NUMERAL})"
_GAP = r"[^\S\n]{0,2}+"


@cache
def _point() -> re.Pattern[str]:
    """A point. The groups are its parts."""
    names = "|".join(sorted((name for name in eras() if not name.isascii() and name[0] not in "абшŌō"), key=len, reverse=True))
    era = rf"(?:{names})"
    return re.compile(
        rf"(?:(?:(?P<era>{era}){_GAP})?(?P<year>{_NUMBER})(?:{_GAP}[(（]{_GAP}(?:(?P<era2>{era}){_GAP})?(?P<year2>{_NUMBER}){_GAP}[)）])?{_GAP}"
        rf"(?:(?P<decade>年代)|(?P<unit>[年년])(?:{_GAP}[(（]{_GAP}(?:(?P<era3>{era}){_GAP})?(?P<year3>{_NUMBER}){_GAP}[年년]?{_GAP}[)）])?)"
        rf"(?:{_GAP}(?P<season>[春夏秋冬](?:季|天)?|봄|여름|가을|겨울)|{_GAP}(?P<half>[上下]半年|初|底|末|前半|後半|中期|초|말)"
        rf"|{_GAP}(?P<month>{_NUMBER}){_GAP}(?:月份?|월)(?:{_GAP}(?P<day>{_NUMBER}){_GAP}[日号號일]|{_GAP}(?:[上中下]旬|初|底|末|중순|초순|하순|말|초))?)?"
        rf"|(?P<month2>{_NUMBER}){_GAP}[月월]{_GAP}(?P<day2>{_NUMBER}){_GAP}[日号號일]"
        rf"|(?P<era4>{era}){_GAP}(?P<year4>{_FIGURE})(?P<sign>[./\-])(?P<month4>{_FIGURE})(?P=sign)(?P<day4>{_FIGURE})"
        rf"|(?P<day3>{_NUMBER}){_GAP}[日号號일]|(?P<month3>{_NUMBER}){_GAP}[月월])"
    )


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"(?:{_GAP}(?:から|到|至|부터|에서|[-~～〜－—–―ー‐]{{1,2}}|/|／)){_GAP}")


@cache
def _behind() -> re.Pattern[str]:
    """What stands behind a point: a weekday, a time of day, what is said of it."""
    day = r"[月火水木金土日月一二三四五六天월화수목금토일]"
    weekday = rf"(?:{_GAP}[(（,，]?(?:星期|礼拜|禮拜|周|週)[一二三四五六天日][)）]?|{_GAP}[(（]{day}(?:曜日?|요일)?[)）]|{_GAP}{day}(?:曜日|요일))"
    part = r"(?P<part>凌晨|清晨|早晨|早上|上午|中午|正午|下午|傍晚|晚上|深夜|夜间|夜間|午前|午後|午后|오전|오후|새벽|저녁|早|晚|晨|夜)"
    clock = rf"(?P<hour>{_NUMBER}){_GAP}(?:[時时點点시]|:(?=[0-9]))(?:{_GAP}(?:(?P<minute>{_NUMBER}){_GAP}[分분]?|(?P<half>半|반)))?"
    said = (
        r"(?:之|以|이)?(?:(?P<before>前|전)(?![半後后])|(?P<after>後|后|降|후))|(?P<about>前後|前后|左右|頃|ごろ|ころ|경|약)|(?P<by>まで|為止|为止|까지)"
        r"|(?P<maybe>[?？]|[(（][?？][)）])"
    )
    return re.compile(rf"(?:{weekday})?+(?:{_GAP}(?:{part}{_GAP})?{clock}|{_GAP}(?P<noon>正午|中午|정오))?+(?:{_GAP}(?:{said}))?+")


_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "元": "1"}


def _number(text: str | None) -> int:
    """The number, in figures or numerals: 38, 三十八, 一九六二, 廿五; 0 where it is none.

    >>> [_number(text) for text in ("38", "三十八", "一九六二", "廿五", "十", "元")]
    [38, 38, 1962, 25, 10, 1]
    """
    if not text:
        return 0
    if text.isascii():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    parts = [[_DIGITS.get(c, "") for c in part] for part in (hundreds, tens, ones)]
    numbers = [int("".join(part) or 0) for part in parts]
    if "百" in text:
        numbers[0] = numbers[0] or 1
    if ten:
        numbers[1] = numbers[1] or 1
        if numbers[2] > 9:
            return 0
    return numbers[0] * 100 + numbers[1] * 10 + numbers[2]


def _year_of(era: str | None, number: str | None) -> tuple[int, bool]:
    """The year by our count, 0 where it is none; and whether its months are ours."""
    counted = _number(number)
    if era is None:
        return (counted if is_year(counted) else 0), True
    base, lunar = eras()[era]
    year = base + counted
    return (year if counted and is_year(year) else 0), not lunar and not (base == 1867 and year < 1873)


def _read_point(match: re.Match[str], first: Point | None) -> Point | None:
    """The point of a match; a second end takes what it lacks from the *first*."""
    get = match.group
    if get("month3") is not None:
        return None if first is None or first.day or not first.month else Point(first.year, _number(get("month3")), 0, 0, 0, 0)
    if get("era4") is not None:
        counted, ours = _year_of(get("era4"), get("year4"))
        month, day = _number(get("month4")), _number(get("day4"))
        return Point(f"{counted:04}", month, day, 0, 0, 0) if counted and ours and 0 < month < 13 and 0 < day < 32 else None
    if get("day3") is not None:
        return None if first is None or not first.day else Point(first.year, first.month, _number(get("day3")), 0, 0, 0)
    if get("year") is None:
        month, day = _number(get("month2")), _number(get("day2"))
        year = None if first is None else first.year
        return Point(year, month, day, 0, 0, 0) if 0 < month < 13 and 0 < day < 32 else None
    found, ours = _year_of(get("era"), get("year"))
    for era, number in (("era2", "year2"), ("era3", "year3")):
        other, solar = _year_of(get(era), get(number))
        if other and not found:
            found, ours = other, solar
        elif other and found != other:
            return None
        elif other and get(era) is None:
            ours = ours or solar
    if get("decade"):
        return _decade(match)
    if not found:
        return None
    year = f"{found:04}"
    if get("season"):
        season = {"春": 21, "夏": 22, "秋": 23, "冬": 24, "봄": 21, "여름": 22, "가을": 23, "겨울": 24}
        return Point(year, season[get("season").rstrip("季天")], 0, 0, 0, 0)
    month, day = _number(get("month")), _number(get("day"))
    if not ours:
        return None if month > 10 else Point(year, 0, 0, 0, 0, 0)
    if month > 12 or day > 31 or (get("month") and not month) or (get("day") and not day):
        return None
    return Point(year, month, day, 0, 0, 0)


def _decade(match: re.Match[str]) -> Point | None:
    """1950年代, 五十年代: the decade; of two figures that of the twentieth century."""
    number = _number(match["year"])
    if match["era"] or number % 10 or not (is_year(number) or 0 < number < 100):
        return None
    return Point(f"{number // 10}X" if number > 99 else f"19{number // 10}X", 0, 0, 0, DECADE, 0)


def first_at(text: str, start: int, end: int) -> Found | None:
    """The date that starts exactly here."""
    match = _point().match(text, start, end)
    if match is None or match["day3"] is not None or match["month3"] is not None:
        return None
    first = _read_point(match, None)
    if first is None:
        return None
    at = match.end()
    behind = _behind().match(text, at, end)
    time = None if behind is None or not first.day else _time(behind)
    stop = behind.end() if behind is not None else at
    link = _link().match(text, stop, end)
    second = _point().match(text, link.end(), end) if link is not None else None
    other = _read_point(second, first) if second is not None else None
    if other is not None and second is not None and (first.year is None, first.day > 0) == (other.year is None, other.day > 0):
        whole = joined(first, other)
        edtf = None if whole is None else interval(first, whole, first.bits, 0, slash=False)
        if edtf is not None:
            return Found(start, second.end(), edtf, time, 4 if first.day and other.day else 3)
    lacking = lacks(first.year, first.month, first.day, 0)
    said = behind.groupdict() if behind is not None else {}
    sign = "~" if said.get("about") else "?" if said.get("maybe") else ""
    edtf = value_of(first.year, first.month, first.day, 0, first.bits | (1 if sign == "~" else 2 if sign else 0))
    if edtf is not None and "/" not in edtf:
        if said.get("before") or said.get("by"):
            edtf = f"../{edtf}"
        elif said.get("after"):
            edtf = f"{edtf}/.."
    rank = (4 if first.day and not lacking else 3 if first.month else 2) if first.year is not None else 1
    return Found(start, stop, edtf, time, rank)


def _time(behind: re.Match[str]) -> str | None:
    """The time of day, by what part of the day is named."""
    part = behind["part"] or ""
    if behind["hour"] is None:
        return "12:00" if behind["noon"] else None
    hour, minute = _number(behind["hour"]), 30 if behind["half"] else _number(behind["minute"])
    if part in ("下午", "傍晚", "晚上", "午後", "午后", "오후", "저녁", "晚", "夜") and hour < 12:
        hour += 12
    elif part in ("午前", "上午", "오전", "凌晨", "深夜", "새벽") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


@cache
def _starts() -> re.Pattern[str]:
    """Where one can start: an era, or numbers that nothing of their kind stands before."""
    names = "|".join(sorted((name for name in eras() if not name.isascii()), key=len, reverse=True))
    return re.compile(
        rf"(?:{names})|(?<![0-9])[0-9]{{1,4}}(?=[^\S\n]{{0,2}}[年月년월(（])|(?<![〇零○一二三四五六七八九十廿卅百])[〇零○一二三四五六七八九十廿卅元](?=[〇零○一二三四五六七八九十廿卅百元年月])"
    )


def found_in(text: str, start: int, end: int) -> Iterator[Found]:
    """The dates of a stretch, in order."""
    behind = start
    for match in _starts().finditer(text, start, end):
        if match.start() >= behind:
            found = first_at(text, match.start(), end)
            if found is not None:
                yield found
                behind = found.end
