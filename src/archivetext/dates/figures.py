"""Dates in figures: 25.5.62, 25. 5. 1962, 16.-17.5.1962, 16/17/5/62, 05.1962, 1962-05-25, 1962-05; never five figures or more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.dates.tokens import BARE, BLANK, DASHES, NUMBER, PLAIN, TWO, Point, is_year
from archivetext.dates.years import two_digits, year

if TYPE_CHECKING:
    from typing import TypeAlias

    from archivetext.dates.tokens import Cut, Token

    _Row: TypeAlias = tuple[list[int], list[int], list[str], int]
    """Figures, their widths, the signs between them (a dash of any length is ``-``), and the index behind."""

__all__ = ["figures"]


def figures(cut: Cut, i: int) -> Point | None:
    """Reads the date in figures."""
    row = _row(cut.tokens, i)
    numbers, widths, signs, behind = row
    count = len(numbers)
    if count == 1:
        return _day_unknown(cut, i)
    if widths[0] == 4:
        return _year_first(cut.tokens, i, row)
    if count == 2:
        if widths[1] == 4 and is_year(numbers[1]) and 0 < numbers[0] < 13 and signs[0] != "-":
            return Point(f"{numbers[1]:04}", numbers[0], 0, 0, PLAIN, behind)
        if widths[1] == 2 and signs[0] == "/" and numbers[1] > 31 and 0 < numbers[0] < 13 and not cut.prose:  # 8/78
            text, bits, behind = two_digits(cut, numbers[1], behind)
            return Point(text, numbers[0], 0, 0, bits | PLAIN, behind)
        point = cut.tokens[behind]
        if widths[1] < 3 and signs[0] == "/":
            return _beside(cut, numbers, behind)
        if widths[1] < 3 and signs[0] == "." and point.text == "." and point.gap == 0:
            found = _day_month(cut, numbers[0], numbers[1])
            if found and cut.tokens[behind + 1].text == "[" and (told := year(cut, behind + 1, day=True)) is not None:  # 31. 7. [1903]
                return Point(told[0], found[1], found[0], 0, found[2] | told[1] | PLAIN, told[2])
            return Point(None, found[1], found[0], 0, found[2] | PLAIN | BARE, behind + 1) if found else None
        return None
    if count == 3 and widths[2] == 2 and cut.tokens[behind].text == "[" and cut.tokens[behind].gap == 0:  # 30. 12. 19[29?]
        found = _day_month(cut, numbers[0], numbers[1])
        told = year(cut, behind - 1, day=False)
        return Point(told[0], found[1], found[0], 0, found[2] | told[1] | PLAIN, told[2]) if found and told else None
    if widths[-1] == 1 or (widths[-1] == 4 and not is_year(numbers[-1])) or max(widths[:-1]) > 2:
        return None
    return _day_first(cut, row)


def _beside(cut: Cut, numbers: list[int], behind: int) -> Point | None:
    """What day and month are whose year stands apart: 9/4 1940, 7/16-8/2/45."""
    tokens = cut.tokens
    found = None if cut.prose else _day_month(cut, numbers[0], numbers[1])
    token = tokens[behind]
    if found is None:
        return None
    day, month, bits = found
    if token.kind == NUMBER and token.width == 4 and token.gap == 1 and is_year(token.number):
        return Point(f"{token.number:04}", month, day, 0, bits | PLAIN, behind + 1)
    if token.text in DASHES and tokens[behind + 1].kind == NUMBER and tokens[behind + 2].text == "/":
        return Point(None, month, day, 0, bits | PLAIN | BARE, behind)
    return None


def _day_unknown(cut: Cut, i: int) -> Point | None:
    """Reads 2/?/65: a month whose day nobody can read."""
    tokens = cut.tokens
    month, year = tokens[i], tokens[i + 4]
    if cut.day_first or cut.prose or tokens[i + 1].text != "/" or tokens[i + 2].text != "?" or tokens[i + 3].text != "/":
        return None
    if year.kind != NUMBER or year.gap or year.width not in (2, 4) or not 0 < month.number < 13:
        return None
    text, bits, behind = two_digits(cut, year.number, i + 5) if year.width == 2 else (f"{year.number:04}", 0, i + 5)
    return Point(text, month.number, 0, 0, bits | BLANK | PLAIN, behind)


def _row(tokens: list[Token], i: int) -> _Row:
    """Reads up to four figures; one of four digits ends them, unless it is the first. Blanks may stand behind a point alone."""
    token = tokens[i]
    numbers, widths = [token.number], [token.width]
    signs: list[str] = []
    j = i + 1
    while len(numbers) < 4 and not (len(numbers) > 1 and widths[-1] == 4):
        count = len(numbers)
        token = tokens[j]
        sign, gap = token.text, token.gap
        k = j + 1
        if sign in DASHES:
            sign = "-"
        elif sign == "." and tokens[k].text in DASHES and tokens[k].gap == 0:  # 16.-17.5.1962
            sign = "-"
            k += 1
        elif sign not in (".", "/"):
            break
        token = tokens[k]
        if token.kind != NUMBER or token.width not in (1, 2, 4):
            break
        apart = token.gap
        if (gap or apart) and not (sign == "." and gap == 0 and apart < 2) and not (sign == "-" and count == 1 and apart < 2):
            break
        if count > 1 and sign != signs[-1] and not (count == 2 and signs[0] in "-/" and sign != "-"):
            break
        signs.append(sign)
        numbers.append(token.number)
        widths.append(token.width)
        j = k + 1
    return numbers, widths, signs, j


def _day_first(cut: Cut, row: _Row) -> Point | None:
    """What three figures, or four with two days, mean: 25.5.62, 16.-17.5.1962; 62-05-25 too."""
    numbers, widths, signs, behind = row
    last = 0
    if len(numbers) == 4:
        if signs[0] == "." or signs[0] == signs[1] == "-":
            return None
        first, last, month, year = numbers
        if month > 12 or not 0 < first <= last < 32:
            return None
        found: tuple[int, int, int] | None = (first, month, 0)
    else:
        first, month, year = numbers
        if signs[0] != signs[1]:
            return None
        if first > 31 and widths[0] == 2 and widths[2] == 2 and 0 < month < 13 and 0 < year < 32:  # 62-05-25
            text, bits, behind = two_digits(cut, first, behind)
            return Point(text, month, year, 0, bits | PLAIN, behind)
        unread = first == 0 and widths[0] == 2 and 0 < month < 13  # 00.03.1968
        found = (0, month, BLANK) if unread else _day_month(cut, first, month)
    if found is None:
        return None
    bits = PLAIN | found[2]
    text = f"{year:04}"
    if widths[-1] == 2:
        text, said, behind = two_digits(cut, year, behind)
        bits |= said
    return Point(text, found[1], found[0], last if last != found[0] else 0, bits, behind)


def _day_month(cut: Cut, first: int, second: int) -> tuple[int, int, int] | None:
    """Day, month and bits of two figures, by the habit that was told and by what the calendar allows."""
    if not (0 < first < 32 and 0 < second < 32):
        return None
    day, month = (first, second) if cut.day_first else (second, first)
    if month > 12:
        day, month = month, day
        return (day, month, 0) if month < 13 else None
    return day, month, TWO if day < 13 and day != month and not cut.ordered else 0


def _year_first(tokens: list[Token], i: int, row: _Row) -> Point | None:
    """What figures that open with a year mean: 1962-05-25, 1962-05, EDTF's 1962-05-XX and 1962-21; 1939-45 is a range."""
    numbers, widths, signs, behind = row
    year, second = numbers[0], numbers[1]
    text = f"{year:04}"
    if len(numbers) >= 3:
        if len(numbers) > 3 or signs[0] != signs[1] or not 0 < second < 13 or not 0 < numbers[2] < 32 or widths[2] > 2:
            return None
        return Point(text, second, numbers[2], 0, PLAIN, behind)
    if widths[1] != 2:
        return None
    short = year % 100
    if signs[0] != "." and second > 12 and second > short:  # 1939-45
        return Point(text, 0, 0, 0, PLAIN, i + 1)
    if 0 < second < 13:
        if tokens[behind].text in DASHES and tokens[behind + 1].text == "xx" and tokens[behind + 1].gap == 0:
            return Point(text, second, 0, 0, BLANK | PLAIN, behind + 2)
        return Point(text, second, 0, 0, (TWO if second > short and signs[0] != "." else 0) | PLAIN, behind)
    if 20 < second < 25 and signs[0] == "-":
        return Point(text, second, 0, 0, PLAIN, behind)
    return None
