"""Years and decades.

The grammar::

year     = [ "," | "of" | "." | "-" | "/" ] ( 1962 | '62 | 62 | [1962] | [ca. 1962] | supplied | this year )
supplied = 196[2], 19[62], 196?, 19??, 196X, 196-, 195[?], 19--, [19]62
era      = Shōwa 37, Juche 51 (1962)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.dates.clock import is_clock
from archivetext.dates.tokens import (
    ABOUT,
    APOSTROPHES,
    DASHES,
    DECADE,
    END,
    MAYBE,
    NUMBER,
    OLD,
    PLAIN,
    SIGN,
    TWO,
    Point,
    is_year,
)
from archivetext.dates.vocabulary import (
    BEFORE_YEAR,
    CENTURIES,
    CORRECTED,
    ELIDED,
    ERA,
    FILLERS,
    HOURS,
    MONTH,
    OF,
    ORDINALS,
    ROMAN,
    THIS,
    WORD,
)

if TYPE_CHECKING:
    from archivetext.dates.tokens import Cut, Token

__all__ = ["behind_fillers", "corrected", "dual", "of_era", "phrase", "short_end", "short_year", "two_digits", "year"]


def year(cut: Cut, i: int, *, day: bool, month_first: bool = False) -> tuple[str | None, int, int] | None:
    """Reads year: its four characters, bits, and the index behind it. None is no year, and no characters one that is not told.

    Args:
        cut: the tokens.
        i: where it begins.
        day: whether a day stands before it: two digits are a year only then.
        month_first: whether the month stands first: "May 21, 24" are days.
    """
    tokens = cut.tokens
    token = tokens[i]
    if (
        day
        and token.text == "["
        and token.gap == 0
        and tokens[i + 2].text == "]"
        and tokens[i + 1].kind == NUMBER
        and tokens[i + 1].width < 3
    ):
        return year(cut, i + 3, day=False)  # a footnote's mark: May 4[1], 1962
    if day and token.kind == WORD and token.gap and (styled := _of_style(cut, i)) is not None:
        return styled
    glued = tokens[i - 1].text == "." and token.gap == 0
    stopped = token.text == "."
    if stopped or token.text in OF:
        i += 1
        if token.text == "," and tokens[i].text in OF:
            i += 1
    elif token.gap == 0 and (token.text == "/" or token.text in DASHES) and tokens[i + 1].gap == 0:
        glued = True
        i += 1
    token = tokens[i]
    if token.kind == NUMBER:
        if token.width == 4:
            if not is_year(token.number) or tokens[i + 1].text in HOURS:
                return None
            return f"{token.number:04}", 0, i + 1
        behind = tokens[i + 1]
        if token.width == 2 and day and not (behind.gap == 0 and behind.text in ("[", "?")):
            if (glued and _dates_on(tokens, i + 1)) or (behind.text == "]" and tokens[i + 2].kind == NUMBER and tokens[i + 2].gap == 0):
                return None  # and [7 June 19]58
            if is_clock(tokens, i + 1) or (stopped and token.gap) or (behind.gap == 0 and behind.text in ORDINALS):
                return None
            if not glued and ((month_first and token.number < 32) or (behind.kind == END and behind.text[:1].islower())):
                return None
            return two_digits(cut, token.number, i + 1)
        return _supplied(cut, i)
    if token.kind == ERA:
        return of_era(cut, i)
    if token.kind == SIGN:
        if token.text in APOSTROPHES:
            behind = tokens[i + 1]
            return two_digits(cut, behind.number, i + 2) if behind.kind == NUMBER and behind.width == 2 and behind.gap == 0 else None
        return _bracketed(cut, i) if token.text in ("[", "(") else None
    if token.kind != WORD:
        return None
    if token.text in BEFORE_YEAR and tokens[i + 1].kind == NUMBER and tokens[i + 1].width == 4:
        return year(cut, i + 1, day=False)
    return _untold(cut, i)


def _of_style(cut: Cut, i: int) -> tuple[str, int, int] | None:
    """Reads style year, as diplomats of the eighteenth century told which calendar they meant: ``17 July N.S. 1727``."""
    what, behind = phrase(cut, i)
    token = cut.tokens[behind]
    if what not in ("new style", "old style") or token.kind != NUMBER or token.width != 4 or not is_year(token.number):
        return None
    return str(token.number), OLD if what == "old style" else 0, behind + 1


def _dates_on(tokens: list[Token], i: int) -> bool:
    """Whether what stands behind two figures makes them a day: 27 February/12 March, 25.X./7.XI."""
    if tokens[i].kind == MONTH:
        return True
    following = tokens[i + 1]
    return tokens[i].text in (".", "/") and tokens[i].gap == 0 and (following.kind in (MONTH, ROMAN) or following.kind == NUMBER)


def of_era(cut: Cut, i: int) -> tuple[str, int, int] | None:
    """Reads era: the year, and behind it the same year as we count it."""
    tokens = cut.tokens
    number = tokens[i + 1]
    if number.kind != NUMBER or number.width > 4:
        return None
    found = tokens[i].number + number.number
    if not is_year(found):
        return None
    i += 2
    if tokens[i].text in ("(", "[", "/") and tokens[i + 1].number == found and tokens[i + 1].kind == NUMBER:
        i += 2 if tokens[i].text == "/" else 3
    return f"{found:04}", 0, i


def dual(cut: Cut, text: str, month: int, i: int) -> tuple[str, int]:
    """The year that is meant where two stand, for a month before 25 March, when the old year ended: 3 March 1698/9. And the index behind.

    England counted so until 1752, Venice until 1797.
    """
    tokens = cut.tokens
    sign, number = tokens[i], tokens[i + 1]
    if sign.gap or not (sign.text == "/" or sign.text in DASHES) or number.kind != NUMBER or number.gap or not text.isdigit():
        return text, i
    following = int(text) + 1
    if 0 < month < 4 and following < 1798 and number.width in (1, 2, 4) and number.number == following % 10**number.width:
        return f"{following:04}", i + 2
    return text, i


def corrected(cut: Cut, i: int) -> tuple[str, int] | None:
    """Reads the right year that an editor gives behind a wrong one: [i.e. 1963], [sic, recte 1963]. And the index behind it."""
    tokens = cut.tokens
    told = False
    j = i + 1
    for _ in range(6):
        token = tokens[j]
        if token.kind == NUMBER:
            break
        if token.text in CORRECTED or token.text == "=" or (token.kind == ROMAN and token.number == 1):
            told = True
        elif token.text not in ("sic", ".", ",", ";", ":", "!"):
            return None
        j += 1
    token = tokens[j]
    if not told or token.kind != NUMBER or token.width != 4 or not is_year(token.number) or tokens[j + 1].text not in ("]", ")"):
        return None
    return f"{token.number:04}", j + 2


def _bracketed(cut: Cut, i: int) -> tuple[str | None, int, int] | None:
    """Reads a year between brackets: [1962], (ca. 1962), [1962?]."""
    tokens = cut.tokens
    closing = "]" if tokens[i].text == "[" else ")"
    j = i + 1
    bits = 0
    if tokens[j].kind == WORD:
        what, k = phrase(cut, j)
        if what in ("about", "maybe"):
            bits = ABOUT if what == "about" else MAYBE
            j = behind_fillers(cut, k)
    found = year(cut, j, day=False) if tokens[j].kind == NUMBER else None
    if found is None or found[0] is None:
        return None
    text, said, j = found
    if tokens[j].text == "?":
        bits |= MAYBE
        j += 1
    return (text, said | bits, j + 1) if tokens[j].text == closing else None


def _untold(cut: Cut, i: int) -> tuple[None, int, int] | None:
    """Reads a year that the text does not tell: of this year, с.г."""
    tokens = cut.tokens
    if tokens[i].text == "the":
        i += 1
    text, behind = tokens[i].text, tokens[i + 1]
    if text in THIS and behind.text in ("year", "month"):
        return None, 0, i + 2
    if text in ("с", "c", "т") and behind.text == "." and tokens[i + 2].text == "г":
        return None, 0, i + 4 if tokens[i + 3].text == "." else i + 3
    return None


def phrase(cut: Cut, i: int) -> tuple[str, int]:
    """What the words at *i* do before a date, and the index behind them; nothing where they do nothing."""
    tokens = cut.tokens
    first = tokens[i].text
    for rest, what in cut.vocabulary.phrases.get(first, ()):
        j = i + 1
        pointed = False
        one = len(first) == 1
        if tokens[j].text in (".", "/") and tokens[j].gap == 0 and (one or (rest and len(first) < 5)):
            pointed = True
            j += 1
        for word in rest:
            if tokens[j].text in DASHES and tokens[j].gap == tokens[j + 1].gap == 0:
                j += 1  # не по-рано от
            if tokens[j].text != word:
                break
            j += 1
            if (len(word) == 1 or what in _STYLES) and tokens[j].text == ".":
                j += 1
        else:
            if one and what in _POINTED and not pointed and (rest or tokens[j].gap):  # "c 1962" is no "c. 1962"
                continue
            return what, j
    return "", i


_STYLES = ("old style", "new style")
_POINTED = frozenset(("about", "undated", *_STYLES))
"""What a single letter says only with a point or slash behind it."""


def behind_fillers(cut: Cut, i: int) -> int:
    """Behind what may stand between a prefix and its date: ``ca.``, ``mid-``, ``Monday, the``, ``end of the``."""
    tokens = cut.tokens
    for _ in range(4):
        token = tokens[i]
        if not (token.text in FILLERS or (token.text in DASHES and token.gap == 0)):
            break
        i += 2 if token.text in ELIDED and tokens[i + 1].text in APOSTROPHES else 1
    return i


def _supplied(cut: Cut, i: int) -> tuple[str, int, int] | None:
    """Reads supplied: digits that an editor supplied, or nobody can."""
    tokens = cut.tokens
    token, sign = tokens[i], tokens[i + 1]
    if token.kind != NUMBER or not 2 <= token.width <= 3 or sign.gap:
        return None
    if cut.source[token.start] not in "12":
        return None
    lacking = 4 - token.width
    if token.number > 20 and lacking == 2:
        return None
    if not cut.prose and (sign.text in DASHES or sign.text == "["):
        found = _lacking(cut, i, lacking)
        if found is not None:
            return found
    if sign.text == "[":
        behind = tokens[i + 2]
        if behind.kind == NUMBER and behind.gap == 0 and behind.width == lacking:
            bits, j = (MAYBE, i + 4) if tokens[i + 3].text == "?" else (0, i + 3)
            if tokens[j].text == "]":
                return f"{token.number}{behind.number:0{lacking}}", bits, j + 1
        return None
    unknown = f"{token.number}" + "X" * lacking
    if sign.text == "?" and (lacking == 1 or (tokens[i + 2].text == "?" and tokens[i + 2].gap == 0)):
        return unknown, DECADE, i + 1 + lacking
    if (sign.kind == ROMAN and sign.number == 10) if lacking == 1 else sign.text == "xx":  # X is a Roman numeral too
        return unknown, DECADE, i + 2
    return None


def _lacking(cut: Cut, i: int, lacking: int) -> tuple[str, int, int] | None:
    """Reads a decade or century with its dashes: 196-, 196-?, 19--, 195[?], 195[-], 19[--?]."""
    tokens = cut.tokens
    token = tokens[i]
    j = i + 1
    opened = tokens[j].text == "["
    j += opened
    signs = 0
    while signs < lacking and tokens[j].gap == 0 and (tokens[j].text in DASHES or (opened and tokens[j].text == "?")):
        signs += 1
        j += 1
    if signs < lacking and not (opened and signs):
        return None
    if tokens[j].text == "?" and tokens[j].gap == 0:
        j += 1
    behind = tokens[j]
    if opened and behind.text != "]":
        return None
    j += opened
    behind = tokens[j]
    if behind.gap == 0 and (behind.kind == NUMBER or (behind.kind != SIGN and behind.text) or behind.text in DASHES or behind.text == "/"):
        return None
    return f"{token.number}" + "X" * lacking, DECADE, j


def two_digits(cut: Cut, number: int, i: int) -> tuple[str, int, int]:
    """The year of two digits, by the century that was told; without one it is 19xx, and there is a second reading."""
    if cut.century is None:
        return f"19{number:02}", TWO, i
    return f"{cut.century // 100 * 100 + number:04}", 0, i


def short_year(cut: Cut, i: int) -> Point | None:
    """Reads '62, 196[2], 196X, '50s, 19th century."""
    tokens = cut.tokens
    found = _supplied(cut, i)
    if found is not None:
        text, bits, j = found
        return Point(text, 0, 0, 0, bits | PLAIN, j)
    token, behind = tokens[i], tokens[i + 1]
    if token.text in APOSTROPHES:
        if behind.width != 2:
            return None
        text, bits, j = two_digits(cut, behind.number, i + 2)
        if tokens[j].text == "s" and tokens[j].gap == 0:
            return Point(f"{text[:3]}X", 0, 0, 0, bits | DECADE, j + 1)
        return Point(text, 0, 0, 0, bits | PLAIN, j)
    if (
        token.kind == NUMBER
        and 10 <= token.number <= 21
        and behind.gap == 0
        and (behind.text in ORDINALS or behind.text in _BEFORE_CENTURY)
    ):
        j = i + 2
        if tokens[j].text in DASHES or (behind.text in DASHES and tokens[j].text in ORDINALS):
            j += 1
        if tokens[j].text in CENTURIES:
            return Point(f"{token.number - 1}XX", 0, 0, 0, DECADE, j + 1)
    return None


_BEFORE_CENTURY = DASHES | {"."}


def short_end(cut: Cut, first: Point, i: int) -> Point | None:
    """Reads the end of a range of years: the 45 of 1939-45, the 57 of 1956/57."""
    token = cut.tokens[i]
    begun = first.year
    if token.kind != NUMBER or token.width > 2 or token.gap or first.month or begun is None or not begun.isdigit():
        return None
    if token.width == 1:  # 1961-3
        return Point(f"{begun[:3]}{token.number}", 0, 0, 0, PLAIN | TWO, i + 1) if token.number > int(begun[3]) else None
    return Point(f"{begun[:2]}{token.number:02}", 0, 0, 0, PLAIN, i + 1) if token.number > int(begun[2:]) else None
