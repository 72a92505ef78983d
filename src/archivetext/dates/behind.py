"""What stands behind a date and belongs to it: doubts, the style of its calendar, open ends, the weekday, a time of day.

The grammar::

doubt = "?" | "(?)" | "~" | "(approx.)" | "г." | "O.S." | "(Old Style)" | "ст. ст."
side  = "or earlier" | "1956 előtt" | "1940'tan sonra"
tail  = *( weekday | [ at ] time )
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.dates.clock import time
from archivetext.dates.tokens import ABOUT, APOSTROPHES, DASHES, END, LINE_END, MAYBE, NUMBER, OLD, SIGN
from archivetext.dates.vocabulary import AT, DOUBT_ABOUT, DOUBT_MAYBE, HOURS, ROMAN, STYLE_WORDS, WEEKDAY, WORD, YEAR_WORDS
from archivetext.dates.years import phrase

if TYPE_CHECKING:
    from archivetext.dates.tokens import Cut

__all__ = ["behind_at", "doubt", "side_behind", "tail"]


def doubt(cut: Cut, i: int) -> tuple[int, int]:
    """Reads *doubt: bits, and the index behind it."""
    tokens = cut.tokens
    bits = 0
    for _ in range(4):
        token = tokens[i]
        text = token.text
        if text == "?":
            if cut.prose or token.gap > 1:
                break
            bits |= MAYBE
            i += 1
        elif text in ("~", "%") and token.gap == 0:
            bits |= ABOUT if text == "~" else ABOUT | MAYBE
            i += 1
        elif text == "a" and tokens[i + 1].text == "." and tokens[i + 2].text == "d" and tokens[i + 3].text == ".":
            i += 4
        elif text in STYLE_WORDS and (styled := _doubt_in_words(cut, i))[1] > i:
            bits |= styled[0]
            i = styled[1]
        elif text in YEAR_WORDS:
            if tokens[i + 1].text == ".":
                i += 2
            elif len(text) == 1:
                break
            else:
                i += 1
        elif text in ("(", "[", ","):
            said, j = _doubt_in_words(cut, i)
            if j == i:
                break
            bits |= said
            i = j
        else:
            break
    return bits, i


def _doubt_in_words(cut: Cut, i: int) -> tuple[int, int]:
    """Reads (approx.), [date uncertain], O.S., (Old Style): bits, and the index behind it; behind a comma the style alone."""
    tokens = cut.tokens
    opening = tokens[i].text if tokens[i].kind == SIGN else ""
    j = i + 1 if opening else i
    if tokens[j].text == "date":
        j += 1
    word = tokens[j].text
    what, k = phrase(cut, j) if word in STYLE_WORDS else ("", j)
    if what in ("old style", "new style"):
        said = OLD if what == "old style" else 0
    else:
        k = j + 1
        said = ABOUT if word in DOUBT_ABOUT else MAYBE if word == "?" or word in DOUBT_MAYBE else 0
        if not said or opening not in ("(", "["):
            return 0, i
    if tokens[k].text == ".":
        k += 1
    if opening in ("(", "["):
        if tokens[k].text != (")" if opening == "(" else "]"):
            return 0, i
        k += 1
    return said, k


def side_behind(cut: Cut, i: int) -> tuple[str, int]:
    """Reads side: ``before``, ``after`` or ``about``, and the index behind it; nothing where none stands there."""
    tokens = cut.tokens
    j = i + 1 if (tokens[i].text in APOSTROPHES or tokens[i].text == ".") and tokens[i].gap == 0 else i
    what, k = phrase(cut, j)
    return (what.removeprefix("behind "), k) if what[:7] == "behind " else ("", i)


def tail(cut: Cut, i: int, weekday: int, *, timed: bool) -> tuple[str | None, int, int]:
    """Reads *( weekday | time ): the time, the weekday, and the index behind them; a time only where *timed* says so."""
    tokens = cut.tokens
    told: str | None = None
    if tokens[i].text == "." and tokens[i].gap == 0 and tokens[i + 1].text == ",":
        i += 1  # 1956. október 23., 14 óra
    elif tokens[i].text == "." and tokens[i].gap == 0 and tokens[i + 1].text in AT and time(cut, behind_at(cut, i + 1), introduced=False):
        i += 1  # 10. travnja 1941. u 16 sati
    for _ in range(2):
        token = tokens[i]
        text = token.text
        j = i
        closing = ""
        if token.kind == SIGN:
            if text in ("(", "["):
                closing = ")" if text == "(" else "]"
            elif text not in (",", ";") and text not in DASHES:
                break
            j += 2 if tokens[j + 1].text in DASHES else 1
        if tokens[j].kind == WEEKDAY and weekday < 0:
            k = j + 1 if tokens[j + 1].text != "." or tokens[j + 2].kind == END else j + 2
            if tokens[k].text != closing if closing else not _ends(cut, k):
                break
            weekday = tokens[j].number
            i = k + 1 if closing else k
            continue
        if not timed or told is not None:
            break
        k = behind_at(cut, j)
        number = tokens[k]
        if token.gap == LINE_END and number.kind != NUMBER:
            break
        if text in DASHES and number.kind == NUMBER and number.width == 4 and tokens[k + 1].text not in HOURS:  # 1946-1950
            break
        found = time(cut, k, introduced=k > j or bool(closing) or (text == "," and _ends_text(cut, k)))
        if found is None:
            break
        j = found[1]
        if closing:
            if tokens[j].text != closing:
                break
            j += 1
        told, i = found[0], j
    return told, weekday, i


def behind_at(cut: Cut, i: int) -> int:
    """Behind what introduces a time of day: at, at about, o godz., a las."""
    tokens = cut.tokens
    text = tokens[i].text
    if text not in AT:  # the Czech "v" is a numeral too
        return i + 1 if tokens[i].kind == ROMAN and cut.source[tokens[i].start : tokens[i].end] == "v" else i
    for _ in range(3):  # o godz.
        if text not in AT:
            break
        i += 2 if tokens[i + 1].text == "." and len(text) > 1 else 1
        text = tokens[i].text
    else:
        return i
    if tokens[i].text in ("about", "around", "approximately", "ca"):
        i += 1
        if tokens[i].text == ".":
            i += 1
    return i


def _ends_text(cut: Cut, i: int) -> bool:
    """Whether two figures with a point, and nothing else, end the text: 12 марта 1947 г., 22.30."""
    tokens = cut.tokens
    if cut.prose or tokens[i].kind != NUMBER or tokens[i + 1].text != "." or tokens[i + 2].kind != NUMBER:
        return False
    behind = tokens[i + 3]
    return behind.kind == END and not behind.text


def _ends(cut: Cut, i: int) -> bool:
    """Whether a bare weekday may end the date here: not in "on 3 May Friday's paper"."""
    token = cut.tokens[i]
    return token.kind in (END, SIGN, WORD) and not (token.gap == 0 and token.text in APOSTROPHES)
