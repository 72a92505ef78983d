"""Values of the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1) in words, and the English names of the months."""

from __future__ import annotations

import re
from functools import cache, lru_cache

__all__ = ["EDTF", "MONTHS", "SEASONS", "days_in", "in_words", "is_edtf", "lacks", "runs_back"]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
"""The months in English, January first."""
SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
"""The seasons, by the numbers that EDTF writes in place of a month."""


def in_words(edtf: str) -> str:
    """A value as English archives write it; :func:`archivetext.parse_date` reads it back as the same value.

    Args:
        edtf: a value of the forms that this library gives.

    >>> in_words("1962-05-25"), in_words("1962-05-14/1962-05-20"), in_words("1950-05~"), in_words("../1962")
    ('May 25, 1962', 'May 14-20, 1962', 'ca. May 1950', 'no later than 1962')
    """
    first, _, second = edtf.partition("/")
    if not second:
        return _write_point(first)
    if first == "..":
        return f"no later than {_write_point(second)}"
    if second == "..":
        return f"no earlier than {_write_point(first)}"
    about = first[-1] == second[-1] == "~"
    if about:
        first, second = first[:-1], second[:-1]
    lead = "ca. " if about else ""
    if len(first) == len(second) == 10 and first[:8] == second[:8]:
        return f"{lead}{MONTHS[int(first[5:7]) - 1]} {int(first[8:])}-{int(second[8:])}, {first[:4]}"
    return f"{lead}{_write_end(first)} - {_write_end(second)}"


def _write_point(edtf: str) -> str:
    sign = edtf[-1] if edtf[-1] in "?~%" else ""
    text = _write_end(edtf.rstrip("?~%"))
    return f"{'ca. ' if sign in ('~', '%') else ''}{text}{'?' if sign in ('?', '%') else ''}"


def _write_end(edtf: str) -> str:
    """One end, its sign as EDTF writes it: in a range "ca." would be said of both."""
    sign = edtf[-1] if edtf[-1] in "?~%" else ""
    year, _, rest = edtf.rstrip("?~%").partition("-")
    month, _, day = rest.partition("-")
    if year.endswith("XX"):
        return f"{int(year[:2]) + 1}th century{sign}" if year != "20XX" else f"21st century{sign}"
    if year.endswith("X"):
        return f"{year[:3]}0s{sign}"
    if not month:
        return year + sign
    if month in SEASONS:
        return f"{SEASONS[month]} {year}{sign}"
    name = MONTHS[int(month) - 1]
    if not day:
        return f"{name} {year}{sign}"
    return f'"__" {name} {year}{sign}' if day == "XX" else f"{name} {int(day)}, {year}{sign}"


_LENGTHS = (31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def lacks(year: str | None, month: int, day: int, last: int) -> bool:
    """Whether the calendar lacks the day."""
    if not 0 < month < 13 or max(day, last) < 29:
        return False
    return max(day, last) > days_in(year, month)


def days_in(year: str | None, month: int) -> int:
    """How many days a month has; February has 29 where the year is not known."""
    if month == 2 and (year is None or not year.isdigit()):
        return 29
    if month == 2:
        number = int(str(year))
        return 29 if number % 4 == 0 and (number % 100 != 0 or number % 400 == 0) else 28
    return _LENGTHS[month]


def runs_back(first: tuple[str, int, int], last: tuple[str, int, int]) -> bool:
    """Whether the second end of a range, as year, month (or season) and day, is over before the first begins."""
    year, other = int(first[0].replace("X", "0")), int(last[0].replace("X", "9"))
    month, month2 = first[1], last[1]
    if year != other or not month or not month2:
        return year > other
    if (month > 20) != (month2 > 20):
        month, month2 = _SEASON_STARTS.get(month, month), _SEASON_ENDS.get(month2, month2)
    return month > month2 or (month == month2 and 0 < last[2] < first[2])


_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 1}


_SEASON_ENDS = {21: 5, 22: 8, 23: 11, 24: 12}
"""The months of the seasons; a winter has months at both ends of its year."""


_POINT = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?[?~%]?"


_POINT_OR_SEASON = f"(?:{_POINT}|[0-9]{{4}}-2[1-4])"


EDTF = (
    f"{_POINT_OR_SEASON}(?:/(?:{_POINT_OR_SEASON}|\\.\\.))?|\\.\\./{_POINT_OR_SEASON}"
    "|[0-9]{2}(?:[0-9]X|XX)|[0-9]{4}-(?:0[1-9]|1[0-2])-XX"
)
"""The values that are written here, as a regular expression of Python and of ECMA-262; the days of a month are not in it."""


@cache
def _edtf() -> re.Pattern[str]:
    return re.compile(EDTF)


@lru_cache(maxsize=256)
def is_edtf(value: str) -> bool:
    """Whether :func:`archivetext.parse_date` can give a value: of EDTF's levels 0 and 1, with days of the calendar, and not backwards.

    >>> is_edtf("1962-05-25"), is_edtf("1960-02-16/1960-03-24"), is_edtf("195X"), is_edtf("../1962~")
    (True, True, True, True)
    >>> is_edtf("1962-02-30"), is_edtf("1963/1962"), is_edtf("May 1962")
    (False, False, False)
    """
    if not _edtf().fullmatch(value):
        return False
    if "X" in value:
        return True
    ends = [_numbers(end) for end in value.split("/") if end != ".."]
    return not (any(lacks(*end, 0) for end in ends) or (len(ends) == 2 and runs_back(*ends)))


def _numbers(end: str) -> tuple[str, int, int]:
    """Year, month or season, and day of one end of a value; 0 for what it does not have."""
    year, _, rest = end.rstrip("?~%").partition("-")
    month, _, day = rest.partition("-")
    return year, int(month or 0), int(day or 0)
