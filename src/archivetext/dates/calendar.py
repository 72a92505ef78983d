"""Other calendars: the Julian that Russia kept until February 1918, the republican of France, the solar of Iran."""

from __future__ import annotations

from datetime import date

__all__ = ["gregorian", "is_one_day", "is_one_day_of", "persian", "republican"]


def is_one_day_of(year: str | None, month: int, old: int, new: int) -> bool:
    """Whether two days of a month are one day by the two calendars."""
    return year is not None and 0 < month < 13 and is_one_day(year, month, old, year, month, new)


def is_one_day(year: str, month: int, day: int, new_year: str, new_month: int, new_day: int) -> bool:
    """Whether a day by the Julian calendar is the other day by the Gregorian. They were used side by side until 1930.

    >>> is_one_day("1917", 10, 25, "1917", 11, 7)
    True
    """
    return year.isdigit() and 1582 < int(year) < 1930 and gregorian(year, month, day) == (new_year, new_month, new_day)


def gregorian(year: str, month: int, day: int) -> tuple[str, int, int]:
    """A day of the Julian calendar by the Gregorian, by way of the Julian day number (Richards, Calendars, 25.3)."""
    winter = (14 - month) // 12  # years are counted from March
    number, count = int(year) - winter, month + 12 * winter - 3
    found = date.fromordinal(day + (153 * count + 2) // 5 + 365 * number + number // 4 - 308)
    return f"{found.year:04}", found.month, found.day


def republican(year: int, month: int, day: int) -> tuple[str, int, int] | None:
    """A day of the French republican calendar by ours.

    It was kept from 1792 to 1805; months have 30 days, and the third of each four years has a day more at its end.

    >>> republican(2, 11, 9), republican(8, 2, 18)
    (('1794', 7, 27), ('1799', 11, 9))
    """
    if not (0 < year < 15 and 0 < month < 13 and 0 < day < 31):
        return None
    return _written(date(1792, 9, 22).toordinal() + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


_LEAP = (1, 5, 9, 13, 17, 22, 26, 30)
"""The leap years of each 33 of the solar calendar of Iran."""


def persian(year: int, month: int, day: int) -> tuple[str, int, int] | None:
    """A day of the solar calendar of Iran by ours, since it was made the state's in 1925; its cycle has 33 years.

    >>> persian(1332, 2, 20), persian(1357, 11, 22)
    (('1953', 5, 10), ('1979', 2, 11))
    """
    if not (1303 < year < 1473 and 0 < month < 13 and 0 < day < (32 if month < 7 else 31)):
        return None
    leaps = sum(before % 33 in _LEAP for before in range(1245, year))
    days = 31 * (month - 1) if month < 8 else 186 + 30 * (month - 7)
    return _written(date(1866, 3, 21).toordinal() + 365 * (year - 1245) + leaps + days + day - 1)


def _written(ordinal: int) -> tuple[str, int, int]:
    found = date.fromordinal(ordinal)
    return f"{found.year:04}", found.month, found.day
