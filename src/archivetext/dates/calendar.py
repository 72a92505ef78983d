"""Old and new style: the Julian calendar that Russia kept until February 1918, and the Gregorian."""

from __future__ import annotations

from datetime import date

__all__ = ["gregorian", "is_one_day", "is_one_day_of"]


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
