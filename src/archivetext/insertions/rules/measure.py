"""Figures, days and measures, given in another style: ``8 [11] p.m.``, ``twelve versts [about thirteen kilometers]``."""

from __future__ import annotations

import re
from functools import cache

import regex

from archivetext.insertions.anchors import day_before, follows_name, measure_before, noun_before, noun_phrase, words_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words.lists import DAYS, DETERMINERS, FUNCTION, MONTHS, MONTHS_SHORT, NUMERALS, UNITS, YEAR_AND_SEASONS
from archivetext.words.shapes import bare_word, is_name


@rule(by="place", when="a figure first")
def number_beside(b: Bracket) -> Decision | None:
    """Figures beside a figure give it in another style (``8 [11] p.m.``, ``25.X. [25 October]``), else they read on (``in [1967]``).

    Numbers of pages and years of a life have their own rules, asked before it: without them two of four were fair in a set of 159 real
    brackets; now two of two are, and five of five in another set of 182.
    """
    text = b.text.rstrip(".,")
    figures = not any(c.isalpha() for c in text)
    beside = b.word_before.rstrip(",.")
    if beside[-1:].isdigit() and not text.strip("0,"):
        return Decision("completion", words_before(b, 1))  # 5 [000]
    if _roman(b.bare_before) and text.rstrip("stndrh") == str(_roman(b.bare_before)):
        return Decision("gloss", words_before(b, 1))  # the XXII [22nd] Congress
    if figures and len(text) == 4 and year_of_reign(b):
        return Decision("gloss", words_before(b, 3 if b.bare_before.strip("IVX") == "" else 2))
    if figures and b.before[-1:].isdigit() and _rest_of_number(b, beside, text):
        return Decision("completion", words_before(b, 1))  # our telegram 4[48], June 12
    if figures and b.before[-1:].isdigit():
        return Decision("unclassified")  # 1973[103]: a mark that has lost its note, or nobody knows
    if figures:
        words = b.before.rsplit(None, 2)
        if (
            len(text) == 4
            and (b.word_before in YEAR_AND_SEASONS or b.lower_before in MONTHS)
            and len(words) > 1
            and words[-2].lower() in ("last", "this", "next", "that", "same", "past")
        ):
            return Decision("gloss", words_before(b, 2))  # last year [1964]
        if beside[-1:].isdigit() and not (len(text) == 4 and len(beside) < 3):
            return Decision("gloss", words_before(b, 1))
        return Decision("supplied")
    if b.last.rstrip(",").lower() in _ERAS and follows_name(b) and b.lower_before not in MONTHS:
        return Decision("gloss", noun_before(b))  # the archonship of Kallias [412 B.C.]
    measured = measure_before(b)
    units = [bare_word(word) for word in b.lower.split()]
    if b.lower_before in ("and", "or", "to", "through") and len(b.words) == 1:
        return Decision("supplied")  # the 7th and [8th] Armies
    if measured is not None and not (UNITS.isdisjoint(units) and MONTHS.isdisjoint(units)):
        return Decision("gloss", measured)
    near = b.before[-30:].split()[-4:]
    whole = len(b.words) > 1 and b.words[1].lower().rstrip(",") in MONTHS
    if (
        whole
        and b.word_before.replace("-", "").isalpha()
        and b.lower_before not in MONTHS
        and b.lower_before not in FUNCTION
        and any(word.lower() in DETERMINERS for word in near[:-1])
    ):
        return Decision("gloss", noun_phrase(b))  # the holiday [1 May]
    if (
        b.word_before.lower() in DAYS
        or any(any(c.isdigit() for c in word) for word in near)
        or (len(near) > 1 and near[-2].lower() in NUMERALS)
        or (follows_name(b) and len(b.words) > 2)
    ):
        return Decision("gloss", noun_before(b))
    return None


def _rest_of_number(b: Bracket, begun: str, rest: str) -> bool:
    """Whether the figures end the number of a telegram or letter, whose day follows behind a comma: a mark would stand behind the sign."""
    said = b.before.lower().split()[-2:-1]
    return bool(said) and bare_word(said[0]) in _SENT and begun.isdecimal() and len(begun) + len(rest) < 5 and b.after[:1] == ","


_SENT = frozenset(
    "telegram despatch dispatch cable cablegram radiogram circular letter note no number embtel deptel urtel mytel legtel contel".split()
)
"""What is sent under a number."""


def year_of_reign(b: Bracket) -> bool:
    """Whether the year of a reign stands before it: ``4 Geo. IV [1823]``."""
    return _regnal().search(b.before[-24:]) is not None and b.lower_before not in MONTHS_SHORT and day_before(b) is None


@cache
def _regnal() -> regex.Pattern[str]:
    # The year of a reign, as statutes are cited: 4 Geo. IV, 5 Eliz.
    return regex.compile(r"(?<![\w.])\d{1,2}\s\p{Lu}\p{Ll}{2,9}(?:\.|\.?\s[IVX]{1,4}\.?),?\s$")


_ERAS = frozenset(("b.c.", "bc", "a.d.", "ad", "b.c.e.", "bce", "c.e.", "ce"))


def _roman(word: str) -> int:
    """The number that a Roman numeral stands for, or 0."""
    if not word or word.strip("IVXLC"):
        return 0
    values = [_ROMAN[c] for c in word]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@rule(by="letters", when="a capital first, several words, a figure inside")
def number_of_work(b: Bracket) -> Decision | None:
    """The number by which a work of music is known, behind what it is: ``two trios [Op. 70]``, ``the "Wanderer" [Op. 12, No. 3]``."""
    if not b.before[-1:].isspace():
        return None
    if not b.word_before[-1:].isalpha() and b.word_before[-1:] not in ('"', "”", "’", "'"):
        return None
    return Decision("gloss", noun_before(b)) if _opus().match(b.text) else None


@cache
def _opus() -> re.Pattern[str]:
    return re.compile(
        r"(?:Opp?|Op\. posth|KV|BWV|Hob|WoO|RV|Anh)\. ?\d++[a-z]?(?:(?:,| and| &)? ?(?:[Nn]os?\. ?)?\d++)*+\.?$|(?:WoO|BWV|KV|RV) \d++[a-z]?\.?$"
    )


@rule(by="place", when="a figure inside, set off by a blank, behind a name")
def years_of_life(b: Bracket) -> Decision | None:
    """The years of a life or a rule behind a name: ``Konrad Adenauer [1876-1967]``, ``Jan Vos [b. 1914]``."""
    if len(b.text) > 24 or not b.word_before[-1].isalpha() or not b.bare_before.strip("IVXLC") or not _life().match(b.lower):
        return None
    run = b.name
    if run is None or not any(map(is_name, b.source[slice(*run)].split())):
        return None
    return Decision("gloss", run)


@cache
def _life() -> regex.Pattern[str]:
    year = r"(?:c\.|ca\.?|about|circa)?\s?\d{3,4}(?:\s?b\.?c\.?)?"
    told = r"(?:b|d|r|fl|born|died|lived|reigned|ruled|flourished)[. ]\s?(?:in\s)?"
    return regex.compile(
        rf"(?:(?:{told})?{year}\s?[-–—]\s?(?:{year})?|(?:{told})(?:[-–—]\s?)?{year}|[-–—]\s?{year}|\d{{4}}[-–—]\d\d)(?:\sa\.?d\.?)?\.?$"
    )


_MONEY = ("$", "£", "€", "¥")


@rule(by="place", when="set off by a blank, behind a word")
def other_measure(b: Bracket) -> Decision | None:
    """A number and its measure behind a number and its measure give the same in another: ``twelve versts [about thirteen kilometers]``."""
    words = b.lower.replace("-", " ").split()
    if words and words[0] in ("about", "approximately", "roughly", "nearly", "almost", "some", "circa", "ca.", "c.", "or", "equals"):
        words.pop(0)
    if words and words[-1].lstrip("us")[:1] in _MONEY and words[-1][-1].isdigit() and len(words) < 3:
        return Decision("gloss", measured) if (measured := measure_before(b)) is not None else None  # 12 rubles [$3]
    if len(words) < 2 or not (words[0][:1].isdigit() or words[0] in NUMERALS or words[0] == "half"):
        return None
    if UNITS.isdisjoint(words) and words[1].removesuffix("s") != b.lower_before.removesuffix("s"):
        return None
    measured = measure_before(b)
    if measured is None:
        before = b.before.rsplit(None, 2)
        single = len(before) > 1 and before[-2].lower() in ("a", "an", "the", "per", "each", "every", "one")
        return Decision("gloss", words_before(b, 1)) if single and words[-1].isalpha() and len(words) <= 6 else None
    if words[1].removesuffix("s") == b.lower_before.removesuffix("s"):
        return Decision("gloss", words_before(b, 1))  # one picul is 60 kilograms
    return Decision("gloss", measured) if len(words) <= 6 and words[-1].isalpha() else None
