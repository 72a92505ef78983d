"""The values in EDTF of what was read."""

from __future__ import annotations

from archivetext.dates.calendar import gregorian, is_one_day
from archivetext.dates.tokens import ABOUT, BLANK, MAYBE, OLD, Point
from archivetext.edtf import is_edtf, lacks, runs_back

__all__ = ["interval", "joined", "value_of"]


def joined(first: Point, second: Point) -> Point | None:
    """The second end of a range, with the year that the first gives it; None where the two are no range."""
    year, month, day, _, _, _ = first
    other, month2, day2, last2, bits, behind = second
    if year is None:
        if (day and not day2) or (not day and (day2 or not month2 or other is None or (month > 20) != (month2 > 20))):
            return None
        if other is not None and month == month2 and day2 and day > (last2 or day2):
            return None
        return second if not (day and other is None and (month, day) > (month2, day2)) else None
    if other is None:
        if not (day and day2) or (month, day) >= (month2, day2):
            return None
        return Point(year, month2, day2, last2, bits, behind)
    if (month == 0) != (month2 == 0) and (day or day2 or month > 20 or month2 > 20):  # but 1946 - February 1950
        return None
    return None if runs_back((year, month, day), (other, month2, last2 or day2)) else second


def interval(first: Point, second: Point, said: int, bits: int, *, slash: bool) -> str | None:
    """The value of a range; the first end may take its year from the second.

    Args:
        first: where it begins.
        second: where it ends.
        said: what is said of the first end, as bits.
        bits: what is said of the second besides.
        slash: whether a slash stands between: the two may be one day by two calendars.
    """
    year, month, day, _, _, _ = first
    other, month2, day2, last2, said2, _ = second
    if other is None:
        return None
    if year is None:
        year = other
        if slash and is_one_day(year, month, day, other, month2, day2):  # 25 October/7 November 1917
            return value_of(other, month2, day2, 0, said2 | bits)
        if slash and is_one_day(year, month2, day2, other, month, day):  # 7 November/25 October 1917
            return value_of(other, month, day, 0, said2 | bits)
        if month > month2 and year.isdigit():  # 28 December - 3 January 1963
            year = f"{int(year) - 1:04}"
    elif slash and day and day2 and is_one_day(year, month, day, other, month2, day2):  # 20 December 1917/2 January 1918
        return value_of(other, month2, day2, 0, said2 | bits)
    one = value_of(year, month, day, 0, said, edge=1)
    two = value_of(other, month2, last2 or day2, 0, said2 | bits, edge=2)
    if one == two:
        return one
    value = f"{one}/{two}"
    if (said | said2 | bits) & OLD and not is_edtf(value):
        return None  # by two calendars it runs backwards: 5 January (old style) - 12 January 1918
    return value


def value_of(year: str | None, month: int, day: int, last: int, bits: int, edge: int = 0) -> str | None:
    """The value of a point in EDTF; *edge* is 1 for the first end of an interval, 2 for its last."""
    if year is None:
        return None
    sign = "%" if bits & ABOUT and bits & MAYBE else "~" if bits & ABOUT else "?" if bits & MAYBE else ""
    if "X" in year:
        low, high = year.replace("X", "0"), year.replace("X", "9")
        if edge:
            return (low if edge == 1 else high) + sign
        return f"{low}{sign}/{high}{sign}" if sign else year
    if month == 0:
        return year + sign
    if month > 20:
        return year + sign if sign else f"{year}-{month}"
    if day and bits & OLD and not last:
        year, month, day = gregorian(year, month, day)
    if bits & BLANK and not sign and not edge:
        return f"{year}-{month:02}-XX"
    if day == 0 or lacks(year, month, day, last):
        return f"{year}-{month:02}{sign}"
    if last:
        return f"{year}-{month:02}-{day:02}{sign}/{year}-{month:02}-{last:02}{sign}"
    return f"{year}-{month:02}-{day:02}{sign}"
