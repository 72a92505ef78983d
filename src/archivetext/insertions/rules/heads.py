"""What editors put at the head of a document: places, days, and what sort of paper it is."""

from __future__ import annotations

import re
from functools import cache

from archivetext.insertions.anchors import day_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.insertions.rules.measure import year_of_reign
from archivetext.words.lists import (
    DAYS,
    FORMS,
    FUNCTION,
    MARKINGS,
    MONTHS,
    MONTHS_SHORT,
    NUMERALS,
    OF_DATES,
    ORDINALS,
    RECORDED,
    SPEAKERS,
    WEEKDAYS,
)
from archivetext.words.shapes import bare_word, capitalised, has_figure

_MONTHS = MONTHS | MONTHS_SHORT
_OF_CALENDAR = _MONTHS | DAYS
_ERAS = frozenset(("a.d", "ad", "b.c", "bc", "b.c.e", "bce", "c.e", "a.h", "ah"))
_UNDATED = frozenset(("undated", "n.d", "s.d"))
_OF_DATE = {**dict.fromkeys(OF_DATES | ORDINALS | NUMERALS, 1), **dict.fromkeys(_MONTHS | DAYS | _UNDATED, 2)}
"""Words of a date: 2 for one that makes it, 1 for one that stands beside such."""


@rule(by="place")
def dateline(b: Bracket) -> Decision | None:
    """Puts a place, a day or a year where a heading has it: ``[Peking,] 4 March 1931``, ``[Lisbon, 2 May 1871.]``, ``Book 2, [1839-1843]``."""
    words = b.words
    if (
        len(words) == 1
        and not b.heads
        and b.text.isalpha()
        and b.lower not in _OF_CALENDAR
        and bare_word(b.word_after).lower() not in _MONTHS
    ):
        return None  # as most are
    if not words or len(words) > 10 or ":" in b.text:
        return None
    if b.text[0] in "'’" and b.text[1:].rstrip(".,").isdecimal() and has_figure(b.word_before):
        return Decision("supplied")  # March 3 ['78]
    if b.word_after and not b.heads and _between_place_and_day(b):
        return Decision("supplied")  # Bear Landing [Kansas] July 4th 1864
    if b.heads and b.alone and _hour().fullmatch(b.lower):
        return Decision("supplied")  # [2.30 p.m.]
    if b.heads and b.alone and len(words) < 6 and all(w[0].isupper() or w[0].isdigit() or w in _IN_HEADS for w in words) and _day_below(b):
        return Decision("supplied")  # [Camp near Hull] LINE END May 4
    dated = _dated_from(words)
    if (b.after.find("\n", 0, 4) >= 0 or len(b.after) < 3) and not b.heads and _of_head(b, dated):
        return Decision("supplied")
    if dated == 0 and len(words) == 1 and year_of_reign(b):
        return None
    if dated == 0 and b.word_before[-1:] == ":" and len(words) == 1 and words[0][0] == b.bare_before[:1]:
        return None  # 4th Sepr: [September]
    if dated == 0:
        for row in (_OF_WEEK, MONTHS):
            if len(words) == 1 and b.lower_before in row and bare_word(b.lower) in row:
                return None  # Monday [Sunday], 12th of May [June] 1630: an error
        day = b.lower_before.rstrip("stndrh")
        if len(words) == 1 and day.isdecimal() and len(day) < 3 and bare_word(words[0]).lower() in _MONTHS:
            return None if b.word_before[-1] in ".:" else Decision("supplied")  # the 3d [June]
        if not words[0][0].isdigit() and (b.word_after[:1].isdigit() or b.lower_before in DAYS):
            return Decision("supplied")  # Sunday [August] 19th
        if b.after.lstrip(" \t")[:1] in ("", "\n") and capitalised(b.word_before) and len(words) > 1 and words[-1].rstrip(".").isdecimal():
            return Decision("supplied")  # a heading: At Castle Green [12 May 1699]
        if b.word_before[-1:] == "." and has_figure(b.word_before):
            return None  # 25.X. [25 October]
        return Decision("supplied") if b.opens or b.word_before[-1:] in ",;:(" else None
    if not b.heads:
        if dated == len(words):
            return None
        headed = (
            b.after.lstrip(" \t")[:1] == "\n" and capitalised(b.word_before) and words[0][-1] == "," and words[-1].rstrip(".").isdecimal()
        )
        return Decision("supplied") if headed else None  # To Mrs. Lane [London, 4 May 1820]
    if dated < len(words):
        return Decision("supplied") if capitalised(words[0]) and dated <= 7 and b.text[-1] not in "?!" else None
    if capitalised(words[0]) and capitalised(b.word_after) and _dated_line(b.after.split("\n", 1)[0]):
        return Decision("supplied")  # [Hill House, Malton.] Burdon Manor, August 10th, 1804
    if (words[-1][-1] != "," and not b.word_after[:1].isdigit()) or not capitalised(words[0]) or len(words) > 5:
        return None
    following = bare_word(b.word_after).lower()
    return Decision("supplied") if following[:1].isdigit() or following in _MONTHS or following in DAYS else None


def _between_place_and_day(b: Bracket) -> bool:
    """Whether words with capitals, and no others, open its line, and a day behind it ends it: ``Bear Landing [Kansas] July 4th 1864``."""
    if len(b.words) > 4 or not all(map(capitalised, b.words)) or bare_word(b.word_after).lower() not in _MONTHS:
        return False
    at = b.before.rfind("\n")
    if at < 0 and len(b.before) < b.start:
        return False
    line = b.before[at + 1 :].split()
    rest = b.after.split("\n", 1)[0].split()
    return 0 < len(line) < 5 and all(map(capitalised, line)) and 1 < len(rest) < 5 and all(map(_of_date, rest))


def _of_head(b: Bracket, dated: int) -> bool:
    """Whether it ends a short line of a head: a day behind a place, a place behind a day (``Field Place [August 3, 1811].``)."""
    if b.after.lstrip(" \t.,")[:1] not in ("", "\n"):
        return False
    at = b.before.rfind("\n")
    if at < 0 and len(b.before) < b.start:
        return False  # a line longer than any head
    line = b.before[at + 1 :].split()
    if not 0 < len(line) < 9 or (line[-1][-1] in ".!?" and len(line[-1]) > 6):
        return False
    if any(word.isalpha() and word.islower() and word not in _IN_HEADS for word in line):
        return False
    if not capitalised(line[0]) and not has_figure(line[0]):
        return False
    told = any(_of_date(word) > 1 for word in line)
    if dated == 0:
        if day_before(b) is not None or (has_figure(line[-1]) and has_figure(b.text)):
            return False  # the day in another style, 8 Farvardin [28 March]; or a year behind its day
        return (
            not told
            or _MONTHS.isdisjoint(bare_word(word).lower() for word in line)
            or _MONTHS.isdisjoint(map(str.lower, map(bare_word, b.words)))
        )
    return (
        told and dated == len(b.words) and all(map(capitalised, b.words)) and (has_figure(line[-1]) or bare_word(line[-1]).lower() in DAYS)
    )


def _day_below(b: Bracket) -> bool:
    """Whether the next line is a day and nothing else: ``May 4, 1862``."""
    line = b.after.lstrip(" \t").removeprefix("\n").split("\n", 1)[0].split()
    if len(line) == 1 and bare_word(line[0]).lower() in _OF_WEEK:
        return True
    return 1 < len(line) < 5 and has_figure("".join(line)) and all(map(_of_date, line)) and any(_of_date(word) > 1 for word in line)


@cache
def _hour() -> re.Pattern[str]:
    return re.compile(r"(?:\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\.?|o['’]clock|hours|hrs\.?)|\d{4}\s(?:hours|hrs\.?)|noon|midnight)")


_IN_HEADS = frozenset("of the in at on near by from to for and de la le du à upon under st th".split())
_OF_WEEK = frozenset(WEEKDAYS)


def _dated_line(line: str) -> bool:
    """Whether a short line has a place and a day: ``Burdon Manor, August 10th, 1804``."""
    words = line.split()
    return 1 < len(words) < 9 and has_figure(line) and any(bare_word(word).lower() in _MONTHS for word in words)


def _dated_from(words: list[str]) -> int:
    """From which of the words on all are those of a date, a figure, month or day among them; their number where none are."""
    at, told, era = len(words), False, False
    while at and (kind := _of_date(words[at - 1])):
        at -= 1
        told = told or kind > 1
        era = era or bare_word(words[at]).lower() in _ERAS
    told = told or (era and any(map(has_figure, words[at:])))
    while at < len(words) and bare_word(words[at]).lower() in FUNCTION:
        at += 1
    return at if told else len(words)


def _of_date(word: str) -> int:
    """2 for a word that makes a date (``May``, ``1839-1843``, ``4th``, ``undated``), 1 for one that stands beside such, else 0."""
    if word.isalpha():
        return _OF_DATE.get(word.lower(), 0)
    found = 0
    for part in word.replace("–", "-").replace("—", "-").replace("/", "-").strip("_*").split("-"):
        bare = bare_word(part).lower()
        if not bare:
            continue
        digits = bare[:-2] if bare[-2:] in ("st", "nd", "rd", "th") else bare
        of_date = _OF_DATE.get(bare, 0)
        if of_date == 2 or (len(digits) == 4 and digits.isdecimal() and digits[0] in "12"):
            found = 2
        elif of_date or (digits.isdecimal() and len(digits) < 5):
            found = found or 1
        else:
            return 0
    return found


@rule(by="place", when="at an edge")
def speaker_named(b: Bracket) -> Decision | None:
    """By what he is called the speaker is put before his words: ``[Announcer] Good evening``, or by his name and how he is heard."""
    if not b.opens or not 0 < len(b.words) < 7 or b.text[-1] in ".!?" or b.after[:1] == ",":
        return None
    if capitalised(b.word_after) and any(bare_word(word).lower() in SPEAKERS for word in b.words):
        return Decision("supplied")
    return Decision("supplied") if _name_and_how(b) else None


def _name_and_how(b: Bracket) -> bool:
    """Whether a name is followed by how he is heard: ``Minister Ward, recording``, ``Orlov, in progress``, ``Lee - in Welsh``."""
    name, comma, how = b.text.replace(" - ", ", ").replace(" — ", ", ").replace(" – ", ", ").partition(", ")
    words = [word for word in name.split() if word.lower() not in FUNCTION]
    if not comma or not words or not all(map(capitalised, words)):
        return False
    said = how.lower().removeprefix("speaking ").removeprefix("in ")
    return how.lower().replace(" ", "_") in RECORDED or (said != how.lower() and said in b.tables.tongues)


@rule(by="place", when="at an edge, a capital first")
def form_of_document(b: Bracket) -> Decision | None:
    """What sort of paper a document is, on a line of its own or at the end of one: ``[Translation]``, ``[Enclosure 2]``, ``No. 44 [Secret.]``."""
    ends = b.after.lstrip(" \t")[:1] in ("", "\n") or (b.word_before[-1:] == ":" and b.first in ("Translation", "Interpretation"))
    if not (ends or b.heads) or b.text[-1] in ",;?" or not capitalised(b.first):
        return None
    words = [bare_word(word).lower() for word in b.text.replace("—", " ").replace("–", " ").split()]
    if len(words) > 9:
        return None
    if words[0] in MARKINGS or words[-1] in MARKINGS:
        known = all(word in MARKINGS or word in FORMS or word in FUNCTION for word in words)
        known = known or (b.heads and words[0] in MARKINGS and "—" in b.text)  # Confidential—For the Secretary
        return Decision("description") if known and (b.heads or b.text[-1] == "." or not b.lower_before) else None
    if not b.heads and b.before.rstrip(" \t")[-1:] not in (".", ")", ":", ""):
        return None
    if words[0] not in FORMS and words[-1] not in FORMS:
        return None
    if b.heads and len(words) > 2 and words[1] in ("by", "from", "of", "to") and b.text[-1] not in ".:":
        return Decision("description")  # Minute by the Secretary
    tongues = b.tables.tongues
    known = all(w in FORMS or w in FUNCTION or w in NUMERALS or w in ORDINALS or _numbers(w) or w in tongues for w in words)
    return Decision("description") if known else None


def _numbers(word: str) -> bool:
    """Whether the word counts enclosures: ``2``, ``A``, ``IV``, ``no``."""
    return word.isdecimal() or len(word) == 1 or not word.strip("ivx") or word in ("no", "number", "nr", "nos")
