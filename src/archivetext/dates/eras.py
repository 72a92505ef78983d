"""Points in time by other ways of counting: eras, other calendars (9 Thermidor an II), decades and centuries in words.

The grammar::

era       = Shōwa 37 [ month day ]
foreign   = 9 Thermidor an II, 22 Bahman 1357, 10 Ramadan 1393           the last has no value: its days hang on the moon
quarter   = III квартал 1952, third quarter of 1952, Q3 1952
decade    = années 1950, anni '50, lata 50. XX w.
century   = XIX век, XIXe siècle
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archivetext.dates.behind import doubt
from archivetext.dates.calendar import persian, republican
from archivetext.dates.tokens import APOSTROPHES, DASHES, DECADE, END, FOREIGN, NUMBER, PLAIN, SIGN, Point, is_year
from archivetext.dates.vocabulary import BEFORE_YEAR, CENTURIES, ENDINGS, OF, ORDINAL, ORDINALS, QUARTERS, ROMAN
from archivetext.dates.years import two_digits

if TYPE_CHECKING:
    from archivetext.dates.tokens import Cut

__all__ = ["CENTURY_NUMERALS", "in_decade", "of_century", "of_other_calendar", "quarter"]

CENTURY_NUMERALS: Final = {"xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}


def of_other_calendar(cut: Cut, i: int, day: int) -> Point | None:
    """Reads the rest of a date from its month on; without a year that can be told it has no value."""
    tokens = cut.tokens
    name, month = tokens[i].text, tokens[i].number
    j = i + 1
    if name == "moon":
        for _ in range(8):  # Rabi' al-Awwal
            if tokens[j].kind in (NUMBER, END):
                break
            j += 1
        if tokens[j].kind == NUMBER and day == 0 and tokens[j].width < 3:  # Ramadan 10, 1393
            j += 2 if tokens[j + 1].text == "," else 1
        if tokens[j].kind != NUMBER or not 3 <= tokens[j].width <= 4:
            return None
        return Point(None, 1, 1, 0, FOREIGN, j + 1)
    if name == "persian" and day == 0 and tokens[j].kind == NUMBER and tokens[j].width < 3:
        day = tokens[j].number
        j += 1
    found: tuple[str, int, int] | None = None
    if name == "persian":
        j += tokens[j].text == ","
        if tokens[j].kind != NUMBER or tokens[j].width != 4:
            return None
        found = persian(tokens[j].number, month, day) if day else None
    else:
        while tokens[j].text in BEFORE_YEAR or tokens[j].text in OF or tokens[j].text == "l" or tokens[j].text in APOSTROPHES:
            j += 1
        number = CENTURY_NUMERALS.get(tokens[j].text, tokens[j].number)  # the Roman numerals besides those of months
        if not 0 < number < 15:
            return None
        found = republican(number, month, day) if day else None
    if found is None:
        return Point(None, 1, 1, 0, FOREIGN, j + 1)
    return Point(*found, 0, 0, j + 1)


def quarter(cut: Cut, i: int) -> tuple[str, int] | None:
    """Reads quarter: its three months as an interval, which level 1 of EDTF can say, and the index behind it."""
    tokens = cut.tokens
    lettered = tokens[i].text == "q" and tokens[i + 1].gap == 0  # Q3 1971
    i += lettered
    number = tokens[i].number if tokens[i].kind in (NUMBER, ROMAN, ORDINAL) and tokens[i].width < 8 else 0
    if not 0 < number < 5:
        return None
    j = i + 1
    for _ in range(3):  # 3rd, 3., 3-й
        if tokens[j].gap == 0 and (
            tokens[j].text in ORDINALS or tokens[j].text in ENDINGS or tokens[j].text in DASHES or tokens[j].text == "."
        ):
            j += 1
    if not lettered and tokens[j].text not in QUARTERS:
        return None
    if not lettered:
        j += 2 if tokens[j + 1].text == "." and tokens[j + 1].gap == 0 else 1
    while tokens[j].text in OF:
        j += 1
    token = tokens[j]
    if token.kind != NUMBER or token.width != 4 or not is_year(token.number):
        return None
    last = 3 * number
    return f"{token.number}-{last - 2:02}/{token.number}-{last:02}", doubt(cut, j + 1)[1]


def in_decade(cut: Cut, i: int) -> Point | None:
    """Reads a decade behind its word: années 1950, anni '50, lata 50. XX w."""
    tokens = cut.tokens
    j = i + 1
    token = tokens[j]
    if token.text in APOSTROPHES and tokens[j + 1].gap == 0:
        j += 1
        token = tokens[j]
    if token.kind != NUMBER or token.width not in (2, 4) or token.number % 10:
        return None
    behind = tokens[j + 1]
    if (behind.text in DASHES or behind.text == "/") and tokens[j + 2].kind == NUMBER:
        return None
    if token.width == 4:
        return Point(f"{token.number // 10}X", 0, 0, 0, DECADE | PLAIN, j + 1)
    k = j + 2 if behind.text == "." else j + 1
    if tokens[k].text in CENTURY_NUMERALS and tokens[k + 1].text in CENTURIES:
        return Point(f"{CENTURY_NUMERALS[tokens[k].text] - 1}{token.number // 10}X", 0, 0, 0, DECADE, k + 2)
    if j == i + 1 and behind.text != ".":
        return None
    text, bits, _ = two_digits(cut, token.number, j)
    return Point(f"{text[:3]}X", 0, 0, 0, bits | DECADE, k)


def of_century(cut: Cut, i: int) -> Point | None:
    """Reads a century by its Roman numeral: XIX век, XIXe siècle, sec. XX is not one."""
    tokens = cut.tokens
    j = i + 1
    if tokens[j].kind == SIGN and tokens[j].gap == 0 and (tokens[j].text == "." or tokens[j].text in DASHES):
        j += 1
    if tokens[j].text in ORDINALS and tokens[j].gap == 0:
        j += 1
    if tokens[j].text not in CENTURIES:
        return None
    j += 2 if tokens[j + 1].text == "." and len(tokens[j].text) < 4 else 1
    return Point(f"{CENTURY_NUMERALS[tokens[i].text] - 1}XX", 0, 0, 0, DECADE, j)
