"""Values of attributes: dates from EDTF, why and how much is missing, what a description describes, languages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archivetext.words.languages import code_of
from archivetext.words.lists import lines, read

if TYPE_CHECKING:
    from archivetext.records import HistoricalDate

__all__ = ["amount", "country", "date_attributes", "is_custom", "language", "license_of", "reasons", "relator", "subtype"]


@cache
def _table(section: str) -> tuple[tuple[str, str], ...]:
    """The lines of a section of ``data/values.txt``: what is looked for, and what it means."""
    found = (line.text.partition(" = ") for line in lines(read("archivetext.formats.tei", "values.txt")) if line.section == section)
    return tuple((told.strip(), value.strip()) for told, _, value in found)


# -------------------------------------------------------------------------------------------------------- dates


_DAY = r"-?\d{4}(?:-\d\d(?:-\d\d)?)?"


def is_custom(date: HistoricalDate | None) -> bool:
    """Whether the value is more than XML Schema's types of dates can hold."""
    return date is not None and date.edtf is not None and not re.fullmatch(rf"{_DAY}(?:/(?:{_DAY}|\.\.)?)?", date.edtf)


def date_attributes(date: HistoricalDate) -> dict[str, str]:
    """The attributes of the element ``date`` for a value in EDTF (ISO 8601-2:2019).

    >>> from archivetext import parse_date
    >>> date_attributes(parse_date("25 May 1962, 11:00"))
    {'when': '1962-05-25', 'when-iso': '1962-05-25T11:00'}
    >>> date_attributes(parse_date("16-24 March 1960"))
    {'from': '1960-03-16', 'to': '1960-03-24'}
    """
    value = date.edtf
    if value is None:
        return {"cert": "medium"} if date.ambiguous else {}
    custom = {"when-custom": value, "datingMethod": "#edtf"}
    doubtful = {"cert": "low"} if "?" in value or "%" in value else {"cert": "medium"} if date.ambiguous else {}
    start, slash, end = value.partition("/")
    if slash:
        first, last = _plain(start), _plain(end)
        told = {name: part for name, part in (("from", first), ("to", last)) if part}
        return {**told, **(custom if is_custom(date) else {}), **doubtful}
    plain = _plain(value)
    if plain is None:
        return {**_reach(value), **custom, **doubtful}
    if is_custom(date):
        return {"when": plain, **custom, **doubtful}
    timed = {"when-iso": f"{value}T{date.time}"} if date.time and len(value) == 10 and not date.time.startswith("24") else {}
    if date.time and not timed:
        timed = {"when-custom": f"{value}T{date.time}", "datingMethod": "#edtf"}
    return {"when": plain, **timed, **doubtful}


def _plain(value: str) -> str | None:
    """Year, month and day without signs of doubt; None where that is no date of XML Schema."""
    bare = value.rstrip("?~%")
    if not re.fullmatch(_DAY, bare):
        return None
    month = bare.lstrip("-")[5:7]
    return None if (month and not 1 <= int(month) <= 12) or bare.startswith("0000") else bare


def _reach(value: str) -> dict[str, str]:
    """The earliest and latest of a value with figures that are not told."""
    bare = value.rstrip("?~%")
    match = re.fullmatch(r"(\d[\dX]{3})(?:-(\d\d|XX))?(?:-(\d\d|XX))?", bare)
    if match is None or "X" not in bare:
        return {}
    year, month, day = match.groups()
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if low == "0000":
        low = "0001"
    if month and month != "XX" and 1 <= int(month) <= 12 and low == high:
        return {"notBefore": f"{low}-{month}", "notAfter": f"{high}-{month}"}
    del day
    return {"notBefore": low, "notAfter": high}


# ------------------------------------------------------------------------------------------- what is not there


def reasons(words: str) -> str:
    """Why text is missing, by the words that say so.

    >>> reasons("truncated and illegible"), reasons("blank")
    ('lost illegible', 'lost')
    """
    lower = words.lower()
    found = [value for pattern, value in _table("reasons") if re.search(pattern, lower)]
    return " ".join(dict.fromkeys(found)) or "lost"


class _Number(NamedTuple):
    value: float
    half: bool


def amount(words: str) -> dict[str, str]:
    """How much is missing, by the words that say so.

    >>> amount("four lines of script"), amount("less than 1 line"), amount("several words missing")
    ({'quantity': '4', 'unit': 'line'}, {'atMost': '1', 'unit': 'line'}, {'extent': 'several words'})
    """
    match = _counted().search(words)
    if match is None:
        some = _some().search(words)
        return {"extent": " ".join(some[0].lower().split())} if some else {}
    number = dict(_table("numbers")).get(match["number"].lower(), match["number"])
    value = (0 if match["number"] in _FRACTIONS else float(number.replace(",", ""))) + _FRACTIONS.get(match["half"] or "", 0)
    if match["number"] in _FRACTIONS:
        value = _FRACTIONS[match["number"]]
    told = f"{value:g}"
    if "e" in told:
        return {}
    unit = dict(_table("units"))[match["unit"].lower()]
    limit = (match["limit"] or "").lower()
    if any(word in limit for word in ("less", "under", "most", "up")):
        return {"atMost": told, "unit": unit}
    if any(word in limit for word in ("more", "over", "least")):
        return {"atLeast": told, "unit": unit}
    return {"quantity": told, "unit": unit, **({"precision": "low"} if limit else {})}


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, " and a half": 0.5, " 1/2": 0.5, "half a": 0.5}


@cache
def _counted() -> re.Pattern[str]:
    numbers = "|".join(map(re.escape, sorted((told for told, _ in _table("numbers")), key=len, reverse=True)))
    units = "|".join(sorted((told for told, _ in _table("units")), key=len, reverse=True))
    return re.compile(
        rf"(?i)(?P<limit>\b(?:less than|under|at most|up to|more than|over|at least|about|approximately|approx\.|ca\.|circa|some|around|roughly|c\.)\s)?\s?"
        rf"(?:\b(?P<number>\d{{1,6}}|{numbers})|(?P<fraction>(?!)))(?P<half>½|¼|¾| and a half| 1/2)?[\s-](?:full |whole |illegible |typed |handwritten |blank )?"
        rf"(?P<unit>{units})\b"
    )


@cache
def _some() -> re.Pattern[str]:
    units = "|".join(sorted((told for told, _ in _table("units")), key=len, reverse=True))
    return re.compile(rf"(?i)\b(?:several|a few|some|many|a couple of)\s(?:{units})\b")


def subtype(words: str) -> str | None:
    """What a description describes.

    >>> subtype("faded stamp: secret"), subtype("signed:"), subtype("on blue paper")
    ('stamp', 'signature', None)
    """
    lower = words.lower()
    return next((value for pattern, value in _table("descriptions") if re.search(pattern, lower)), None)


# -------------------------------------------------------------------------------------------------- other values


_NOT_LATIN = frozenset("ru bg uk be sr mk zh ko ja fa ar he el hy ka hi mn th vi".split()) - {"vi"}
"""Languages that another script writes."""


def language(names: str | None, words: str = "") -> str:
    """The tag of BCP 47 for a language by its name, for words in it; ``und`` where it is not told or several are.

    >>> language("Russian", "vozhd"), language("Russian"), language(None, "vozhd"), language("German", "Rat")
    ('ru-Latn', 'ru', 'und-Latn', 'de')
    """
    code = code_of(names.strip(" .")) if names else None
    latin = any("a" <= c.lower() <= "z" for c in words)
    if code is None:
        return "und-Latn" if latin else "und"
    return f"{code}-Latn" if latin and code in _NOT_LATIN else code


def country(code: str) -> str:
    """The name of a country by its code in ISO 3166-1; the code itself where the list has none."""
    return dict(_table("countries")).get(code, code)


def relator(role: str) -> str | None:
    """The code that MARC gives a role, or None."""
    return dict(_table("relators")).get(role)


def license_of(text: str) -> str | None:
    """The address of a licence that a statement of rights gives, or None."""
    match = re.search(r"https?://(?:www\.)?(?:creativecommons\.org|rightsstatements\.org|opendatacommons\.org)/[\w./-]{1,80}", text)
    return match[0].rstrip(".") if match else None
