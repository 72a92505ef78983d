"""Values of the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1) in words, and the English names of the months."""

from __future__ import annotations

__all__ = ["MONTHS", "SEASONS", "in_words"]

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
