"""Points in time.

The grammar::

point      = days month [ year ] | month [ days ] [ year ] | season year | figures | year [ month day ] | decade | message
days month = days [ "of" | "." | "-" | "/" ] month [ year ]
season     = name [ "of" ] year
message    = 041800Z MAY 62, 041800 May 1962

What counts in other ways (eras, other calendars, decades in words) stands in :mod:`archivetext.dates.eras`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.dates.calendar import is_one_day
from archivetext.dates.days import days, month, one_day, settle
from archivetext.dates.eras import CENTURY_NUMERALS, in_decade, of_century, of_other_calendar
from archivetext.dates.figures import figures
from archivetext.dates.tokens import APOSTROPHES, BARE, DASHES, DECADE, END, FOREIGN, NUMBER, PLAIN, QUOTES, SIGN, Days, Point, is_year
from archivetext.dates.vocabulary import (
    BEFORE_DAY,
    BEFORE_DECADE,
    BEHIND_DAY,
    DECADES,
    ENDINGS,
    ERA,
    HOURS,
    JOINED,
    LINKING_ENDS,
    MONTH,
    OF_MONTH,
    ONLY_BEHIND_A_DAY,
    ORDINAL,
    OTHER,
    OTHER_ERAS,
    POINTED_MONTHS,
    ROMAN,
    SEASON,
    WORD,
    YEAR_WORDS,
    turkish,
)
from archivetext.dates.years import dual, of_era, phrase, short_year, two_digits, year
from archivetext.words.lists import MONTHS

if TYPE_CHECKING:
    from archivetext.dates.tokens import Cut

__all__ = ["both_styles", "point"]

_ALONE = tuple(Days((number,)) for number in range(40))
"""One day alone, by its number, for where the index behind it is known; 0 is none."""
_NO_DAYS = _ALONE[0]


def point(cut: Cut, i: int) -> Point | None:
    """Reads point."""
    tokens = cut.tokens
    token = tokens[i]
    kind = token.kind
    if kind == NUMBER:
        width = token.width
        if width == 4:
            return _year_first(cut, i)
        if width <= 2:
            return _days_month(cut, i) or figures(cut, i) or short_year(cut, i)
        if width == 3:
            return short_year(cut, i)
        return _message(cut, i) if width == 6 else _in_one(cut, i) if width == 8 else None
    if kind == MONTH:
        return _month_first(cut, i)
    if kind == ROMAN:
        return _roman_first(cut, i)
    if kind == SEASON:
        return _season(cut, i)
    if kind == SIGN:
        sign, behind = token.text, tokens[i + 1]
        if sign in APOSTROPHES and behind.kind == NUMBER and behind.gap == 0:
            return short_year(cut, i) or _days_month(cut, i)
        if sign == "[":
            return _month_first(cut, i) if behind.kind == MONTH else _days_month(cut, i) or short_year(cut, i)
        if sign in QUOTES or sign == "?" or sign[0] == "_":
            return _days_month(cut, i)
    return _worded(cut, i) if kind >= WORD and kind != SIGN else None


def _worded(cut: Cut, i: int) -> Point | None:
    """Reads what a word opens that is no month: tháng 5 1954, twenty-fifth of May, Shōwa 37, années 1950, the day of a month."""
    token = cut.tokens[i]
    kind = token.kind
    if kind == JOINED:
        return _month_first(cut, i)
    if kind == ORDINAL:
        return _days_month(cut, i)
    if kind == OTHER:
        return of_other_calendar(cut, i, 0)
    if kind == ERA:
        found = of_era(cut, i)
        if found is None:
            return None
        j = found[2] + 1 if cut.tokens[found[2]].text == "," else found[2]
        return _year_month_day(cut, found[0], j) or Point(found[0], 0, 0, 0, 0, found[2])
    if token.text in BEFORE_DECADE:
        return in_decade(cut, i)
    if token.text in CENTURY_NUMERALS:
        return of_century(cut, i)
    return point(cut, i + 1) if token.text in BEFORE_DAY and cut.tokens[i + 1].kind == NUMBER else None


def _days_month(cut: Cut, i: int) -> Point | None:
    """Reads days month."""
    tokens = cut.tokens
    token = tokens[i]
    # The common case first: a figure and a month, 4 February ...
    if token.kind == NUMBER and (tokens[i + 1].kind == MONTH or tokens[i + 1].kind == ROMAN):
        if not 0 < token.number < 40:
            return None
        found, j = _ALONE[token.number], i + 1
    else:
        read = days(cut, i, pointed=True)
        if read is None:
            return None
        found, j = read, read.behind
    token = tokens[j]
    glued = False
    if token.text in (".", "/") or token.text in DASHES:
        glued = token.gap == 0 and tokens[j + 1].gap == 0
        j += 1
    elif token.text in OF_MONTH or (token.text == "day" and tokens[j + 1].text == "of"):  # the 4th day of May
        j += 2 if token.text == "day" else 1
        if token.text == "d" and tokens[j].text in APOSTROPHES:
            j += 1
    if tokens[j - 1].text == "." and tokens[j].gap == 0:
        glued = True
    if tokens[j].kind == OTHER:
        return of_other_calendar(cut, j, found.numbers[0])
    named = month(cut, j, roman=glued or tokens[j].gap > 0)
    if not named:
        return None
    number, behind = named
    if tokens[j - 1].text == ".":
        number = POINTED_MONTHS.get(cut.source[tokens[j].start : tokens[j].end].lower(), number)
    if tokens[j - 1].text in DASHES and tokens[j].gap and tokens[behind].text in DASHES and tokens[behind + 1].gap:
        behind += 1  # 2 - VII - 1947
    told = year(cut, behind, day=True)
    bits = found.bits
    text: str | None = None
    j = behind
    if told is not None:
        text, said, j = told
        bits |= said
        if text is not None and number < 4:
            text, j = dual(cut, text, number, j)
    elif tokens[behind - 1].text == "." and not _is_abbreviated(cut, behind - 2):
        j -= 1
    if text is not None and text < "1346" and cut.source[tokens[behind - 1].start : tokens[behind - 1].end].lower() in turkish():
        return Point(None, 1, 1, 0, FOREIGN, j)
    if text is None and (found.numbers[0] > 31 or (tokens[behind - 1].kind == ROMAN and told is None and not glued)):
        return None
    return settle(text, number, found, bits, j)


def _is_abbreviated(cut: Cut, i: int) -> bool:
    token = cut.tokens[i]
    return cut.vocabulary.is_abbreviation(cut.source[token.start : token.end].lower())


def _before_colon(cut: Cut, i: int) -> bool:
    """Whether a month is cut short before a colon that touches it and a day, as letters of old have it: ``Aug: 23``, ``Sepr: 5``."""
    month, colon, day = cut.tokens[i : i + 3]
    if colon.gap or day.kind != NUMBER or day.width > 2:
        return False
    word = cut.source[month.start : month.end].lower()
    return _is_abbreviated(cut, i) or (word in cut.vocabulary.english and word not in MONTHS)


def _roman_first(cut: Cut, i: int) -> Point | None:
    """Reads XII.1947, but not "I 1947"; XII 1947 where a text begins so."""
    tokens = cut.tokens
    sign, number = tokens[i + 1], tokens[i + 2]
    if cut.head and i == 0 and sign.kind == NUMBER and sign.gap and sign.width == 4 and is_year(sign.number) and tokens[i].width > 1:
        return Point(f"{sign.number:04}", tokens[i].number, 0, 0, 0, 2)
    if cut.second and sign.kind == NUMBER and sign.gap and sign.width == 4 and is_year(sign.number):
        return Point(f"{sign.number:04}", tokens[i].number, 0, 0, 0, i + 2)
    if sign.text in DASHES and number.kind == ROMAN and number.number > tokens[i].number:  # IX-X 1944
        following = tokens[i + 3]
        if following.kind == NUMBER and following.gap and following.width == 4 and is_year(following.number):
            return Point(None, tokens[i].number, 0, 0, BARE, i + 1)
    if not (sign.text in (".", "/") or sign.text in DASHES) or sign.gap or number.gap or number.kind != NUMBER:
        return None
    if number.width != 4 or not is_year(number.number):
        return None
    return Point(f"{number.number:04}", tokens[i].number, 0, 0, PLAIN, i + 3)


def _month_first(cut: Cut, i: int) -> Point | None:
    """Reads month [ days ] [ year ]."""
    tokens = cut.tokens
    start = tokens[i] if tokens[i].kind != SIGN else tokens[i + 1]
    named = month(cut, i, roman=False)
    if not named:
        return None
    number, j = named
    if tokens[i].kind == MONTH and cut.source[tokens[i].start : tokens[i].end].lower() in ONLY_BEHIND_A_DAY:
        return None
    if tokens[j].text in ("the", "le") and tokens[j + 1].kind in (NUMBER, ORDINAL):
        j += 1
    token = tokens[j]
    if token.text == ":" and _before_colon(cut, j - 1):
        j += 1  # Aug: 23 1791, as letters of old have it
        token = tokens[j]
    if token.text == "," and tokens[j + 1].kind == NUMBER and tokens[j + 1].width < 3 and not cut.prose and _year_next(cut, j + 2):
        j += 1  # Грудень, 1 1932
        token = tokens[j]
    if token.text in DASHES and token.gap == 0 and tokens[j + 1].kind == NUMBER and tokens[j + 1].gap == 0:  # May-21-1962
        token = tokens[j + 1]
        if token.width <= 2:
            j += 1
    found = _NO_DAYS
    if token.kind == NUMBER and token.width <= 2:
        if tokens[j + 1].text == "," and 0 < token.number < 40:  # the common case: May 21, 1962
            near = year(cut, j + 1, day=True, month_first=True)
            if near is not None and near[0] is not None:
                whole, j = dual(cut, near[0], number, near[2]) if number < 4 else (near[0], near[2])
                return settle(whole, number, _ALONE[token.number], near[1], j)
        found = days(cut, j, pointed=False) or _NO_DAYS
    elif token.kind == ORDINAL or (token.kind == SIGN and (token.text in QUOTES or token.text in ("[", "?") or token.text[0] == "_")):
        found = days(cut, j, pointed=False) or _NO_DAYS
    j = found.behind or j
    if tokens[j].text in BEHIND_DAY:
        j += 1
    bits = found.bits
    text: str | None = None
    told = year(cut, j, day=bool(found.numbers[0]), month_first=True)
    if told is None and not found.numbers[0] and token.kind == NUMBER and token.number > 31 and token.width == 2 and _closes(cut, j + 1):
        told = two_digits(cut, token.number, j + 1)  # May 62
    if told is not None:
        text, said, j = told
        bits |= said
        if text is not None and number < 4:
            text, j = dual(cut, text, number, j)
    elif found.link == "l":  # "on May 3 and 5 people": without a year the list is not sure
        alone = one_day(tokens, named[1], pointed=False)
        if alone is not None:
            found, j = Days(alone[:1], bits=bits), alone[2]
    if text is None and found.numbers[0]:
        word = cut.source[start.start : start.end]
        if found.numbers[0] > 31 or (not cut.second and (word.islower() or word.lower() not in cut.vocabulary.english)):
            return None
    if told is None and not found.numbers[0] and tokens[j - 1].text == "." and tokens[j].kind == END:
        return None
    return settle(text, number, found, bits, j)


def _year_next(cut: Cut, i: int) -> bool:
    """Whether a year of four figures stands here, or behind a comma."""
    tokens = cut.tokens
    i += tokens[i].text == ","
    return tokens[i].kind == NUMBER and tokens[i].width == 4 and is_year(tokens[i].number)


def _closes(cut: Cut, i: int) -> bool:
    """Whether the text, the line or the sentence's part ends here."""
    token = cut.tokens[i]
    return token.gap == 2 or (token.text == "" and token.kind == END) or token.text in (",", ";", ")", "]")


def both_styles(cut: Cut, first: Point) -> Point | None:
    """Reads 25 October (7 November) 1917, 19 December 1917 (1 January 1918), 7 November [O.S. 25 October] 1917: one day by two calendars."""
    tokens = cut.tokens
    told, number, day, last, bits, j = first
    if tokens[j].text in YEAR_WORDS:
        j += 2 if tokens[j + 1].text == "." else 1
    if tokens[j].text not in ("(", "["):
        return None
    closing = ")" if tokens[j].text == "(" else "]"
    what, j = phrase(cut, j + 1)
    if what and what not in ("old style", "new style"):
        return None
    second = point(cut, j)
    if second is None or last or second.last or not second.day:
        return None
    j = second.behind
    if tokens[j].text in YEAR_WORDS:
        j += 2 if tokens[j + 1].text == "." else 1
    if tokens[j].text != closing:
        return None
    j += 1
    new_year = second.year
    if new_year is None and told is None:
        found = year(cut, j, day=True)
        if found is None or found[0] is None:
            return None
        new_year, said, j = found
        bits |= said
    new_year = new_year or told
    if new_year is None or not new_year.isdigit():
        return None
    told = told or new_year
    if is_one_day(told, number, day, new_year, second.month, second.day):
        return Point(new_year, second.month, second.day, 0, bits, j)
    if told.isdigit() and is_one_day(new_year, second.month, second.day, told, number, day):
        return Point(told, number, day, 0, bits, j)
    return None


def _message(cut: Cut, i: int) -> Point | None:
    """Reads message: day, hour and minute."""
    tokens = cut.tokens
    figure = tokens[i].number
    zone = tokens[i + 1]
    zoned = zone.gap == 0 and zone.width == 1 and cut.source[zone.start].isalpha()
    named = month(cut, i + 2 if zoned else i + 1, roman=False)
    told = year(cut, named[1], day=True) if named else None
    if not zoned and (tokens[i + 1].kind != MONTH or (told is not None and tokens[told[2] - 1].width != 4)):
        return None  # a number before a month
    day, hour, minute = figure // 10000, figure // 100 % 100, figure % 100
    if not named or told is None or told[0] is None or not 0 < day < 32 or hour > 23 or minute > 59:
        return None
    cut.clock = f"{hour:02}:{minute:02}"
    return Point(told[0], named[0], day, 0, told[1], told[2])


def _in_one(cut: Cut, i: int) -> Point | None:
    """Reads 19620525, where the text is nothing else."""
    tokens = cut.tokens
    year_told, number, day = tokens[i].number // 10000, tokens[i].number // 100 % 100, tokens[i].number % 100
    if not cut.head or cut.prose or i or tokens[1].kind != END or tokens[1].text or not is_year(year_told):
        return None
    return Point(f"{year_told:04}", number, day, 0, 0, 1) if 0 < number < 13 and 0 < day < 32 else None


def _year_first(cut: Cut, i: int) -> Point | None:
    """Reads year first: 1962, 1962-05-25, 1962.5.25, 1962年5月25日, 1963. November 25., 1939-45, 1950s."""
    tokens = cut.tokens
    number = tokens[i].number
    if not is_year(number):
        return None
    text = f"{number:04}"
    behind = tokens[i + 1]
    sign = behind.text
    if behind.kind == END:
        return Point(text, 0, 0, 0, PLAIN, i + 1)
    if sign in HOURS or (behind.gap == 0 and behind.width == 1 and tokens[i + 2].text in HOURS):
        return None
    if sign in OTHER_ERAS or (sign == "a" and tokens[i + 3].text == "h" and tokens[i + 2].text == "."):  # 1342 A.H.
        return Point(None, 1, 1, 0, FOREIGN, i + 2 if sign in OTHER_ERAS else i + 5)
    if behind.gap == 0 and tokens[i + 2].kind == NUMBER and (sign in ("/", ".") or sign in DASHES):
        found = figures(cut, i)
        if found is not None:
            return found
    elif sign == "." and tokens[i + 2].text in YEAR_WORDS and not cut.prose:  # 1940. gada 17. jūnijā
        found = _year_day_month(cut, text, i + 2)
        return found or Point(text, 0, 0, 0, PLAIN, i + 1)
    elif sign in ("年", "년"):
        return _chinese(cut, text, i)
    else:
        end = _decade_end(cut, i)
        if end:
            return Point(f"{text[:3]}X", 0, 0, 0, DECADE | PLAIN, end) if number % 10 == 0 else None
    if not cut.prose:  # there are "No. 1458, May 4" and "in 1956. May 4 was"
        j = i + 2 if sign in (".", ",") else i + 1
        if tokens[j].kind == SEASON and tokens[j].gap == 1 and tokens[j + 1].kind != NUMBER:  # 1956 őszén
            return Point(text, tokens[j].number, 0, 0, 0, j + 1)
        found = _year_month_day(cut, text, j)
        if found is None and (sign == "," or sign in YEAR_WORDS):
            found = _year_day_month(cut, text, i + 1)
        if found is not None:
            return found
    return Point(text, 0, 0, 0, PLAIN, i + 1)


def _year_day_month(cut: Cut, text: str, i: int) -> Point | None:
    """Reads ... day month, or month day, behind the word for year or a comma: 1940. gada 17. jūnijā, 1944 г., апреля 15, 1940, 17 июня."""
    tokens = cut.tokens
    told = tokens[i].text in YEAR_WORDS
    if told:
        i += 2 if tokens[i + 1].text == "." else 1
    i += tokens[i].text == ","
    if tokens[i].text in YEAR_WORDS and not told:
        return None
    token = tokens[i]
    if token.gap == 2:
        return None
    if token.kind == MONTH:
        return _year_month_day(cut, text, i)
    if token.kind == SEASON and told:
        return Point(text, token.number, 0, 0, 0, i + 1)
    if token.kind != NUMBER or token.width > 2 or not (told or int(text) > 1599):
        return None
    found = _days_month(cut, i)
    if found is None or found.year is not None:
        return None
    return found._replace(year=text)


def _decade_end(cut: Cut, i: int) -> int:
    """The index behind what makes a year a decade: 1950s, 1950's, 1950er Jahre, 1950-е годы, 1950-х (a letter like the numeral)."""
    tokens = cut.tokens
    sign, following = tokens[i + 1], tokens[i + 2]
    if sign.gap == 0:
        if sign.text == "s":
            return i + 2
        if sign.text in APOSTROPHES and following.text == "s" and following.gap == 0:
            return i + 3
    if sign.text == "er" and sign.gap == 0:
        j = i + 2
    elif sign.text in DASHES and following.gap == 0 and (following.text == "е" or (following.kind == ROMAN and following.number == 10)):
        j = i + 3
    else:
        return 0
    if tokens[i].number % 10:
        return 0
    return j + 1 if tokens[j].text in DECADES else j


def _chinese(cut: Cut, text: str, i: int) -> Point:
    """Reads 1962年5月25日, 1962年5月, 1962年, and the same in Korean."""
    tokens = cut.tokens
    number, sign = tokens[i + 2], tokens[i + 3]
    if number.kind != NUMBER or sign.text not in ("月", "월") or not 0 < number.number < 13:
        return Point(text, 0, 0, 0, 0, i + 2)
    day = tokens[i + 4]
    if day.kind == NUMBER and tokens[i + 5].text in ("日", "号", "號", "일") and 0 < day.number < 32:
        return Point(text, number.number, day.number, 0, 0, i + 6)
    return Point(text, number.number, 0, 0, 0, i + 4)


def _year_month_day(cut: Cut, text: str, i: int) -> Point | None:
    """Reads ... month days: 1963. November 25, 1956. október 23-án; not "1949 May Day", nor "1949 4 May"."""
    tokens = cut.tokens
    token = tokens[i]
    if token.gap == 2 or (
        token.kind not in (MONTH, JOINED) and not (token.kind == ROMAN and tokens[i - 1].text == "." and tokens[i + 1].text == ".")
    ):
        return None
    named = month(cut, i, roman=True)
    if named is None:
        return None
    number, j = named
    if tokens[j].kind != NUMBER:
        if token.kind == MONTH and cut.source[token.start : token.end].lower() not in cut.vocabulary.english:  # 1962. május
            return Point(text, number, 0, 0, 0, i + 1)
        return None
    found = days(cut, j, pointed=False)
    if found is None or found.numbers[0] > 31:
        return None
    j = found.behind
    behind = tokens[j]
    if behind.kind == MONTH and tokens[j - 1].text not in LINKING_ENDS:
        return None
    if behind.text in DASHES and behind.gap == 0:
        if tokens[j + 1].text in ENDINGS:
            j += 2
        elif tokens[j + 1].kind == NUMBER:
            return None
    return settle(text, number, found, found.bits, j)


def _season(cut: Cut, i: int) -> Point:
    """Reads season; winter 1962/63 too."""
    tokens = cut.tokens
    number = tokens[i].number
    text, bits, j = year(cut, i + 1, day=False) or (None, 0, 0)
    if text is None:
        return Point(None, number, 0, 0, 0, i + 1)
    if number == 24 and (tokens[j].text == "/" or tokens[j].text in DASHES) and tokens[j + 1].kind == NUMBER and text.isdigit():
        behind = tokens[j + 1].number
        if behind in (int(text) + 1, (int(text) + 1) % 100):
            j += 2
    return Point(text, number, 0, 0, bits, j)
