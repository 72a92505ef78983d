r"""What can stand in a hole of a pattern: a date, a name, a classification; and how sure it is told.

A look is a regular expression, and where that is not enough a check of what it took. Dates are found first, by the room that reads
them, and stand in the text as one sign each while the pattern is tried (:meth:`Habits.masked`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext import citations, dates
from archivetext.citations.archives import archives_of
from archivetext.pages import values
from archivetext.words.lists import either, lines, read
from archivetext.words.shapes import SPACED_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from archivetext.citations.archives import Archives
    from archivetext.knowledge import Knowledge
    from archivetext.profiles.base import Profile
    from archivetext.records import HistoricalDate

__all__ = ["CHECKED", "LOOKS", "WITH_STOP", "Habits", "bare"]

_FIRST, _REST = "\ue000", "\ue001"
"""A date, while a pattern is tried: its first code point, and each of the others."""
_NAME = (
    r"(?:(?:[\p{Lu}\p{Lo}][\p{L}\p{M}'’\-]*+\.?|(?:de|da|do|dos|di|del|della|van|von|der|den|ter|la|le|al|el|bin|ibn|of|and|zu|y)(?=\s))"
    r"(?:\s*,\s*(?=(?:Jr|Sr|M\.?D|Ph)\b)|\s+|(?<=\.)(?=\p{Lu})))*"
    r"[\p{Lu}\p{Lo}][\p{L}\p{M}'’\-]*+\.?"
)
_PLACE = (
    r"(?!(?:Received|Sent|Dated|Despatched|Dispatched|Date|Nos?|Nr|Page|Vol(?:ume)?|Part|Reel|Box|Folder|Tape|Copy|Document|Dear)\b)"  # they tell what follows
    r"[\p{Lu}\p{Lo}][\p{L}\p{M}.'’\-]*+(?:(?:,\s*|\s+)(?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’\-]*+|de|del|la|le|les|of|the|on|upon|am|an|der|do|da|dos|y|sur)"
    r"(?=[\s,]|\b)){0,6}(?:\s\d{1,3}(?!\d))?(?:,\s[\p{Lu}\p{Lo}][\p{L}.\-]*+(?:\s[\p{Lu}\p{Lo}][\p{L}.\-]*+){0,2})?"
)

LOOKS: Mapping[str, str] = {
    "text": r"\S(?:.*?\S)??",
    "int": rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}}+|{_FIRST}{_REST}{{0,8}})",
    "date": rf"{_FIRST}{_REST}*+",
    "time": r"(?i:\d{1,2}(?:\s?[:.h]\s?\d{2})?(?:\s?[ap]\.?\s?m\b\.?|\s?hours|\s?hrs)?|\d{4}\s?(?:hours|hrs|h)|noon|midnight)",
    "place": _PLACE,
    "name": _NAME,
    "caps": r"(?=[^\p{Lu}]*\p{Lu}{2})[^\p{Ll}]+?",
    "word": r"\S+?",
    "reference": r"\S(?:.*?\S)??",
    "citation": r"\S(?:.*?\S)??",
    "credits": r"\S(?:.*\S)?",
    "sentences": r"\S.*\S",
    "signature": r"\S(?:.{0,90}?\S)??",
    "classification": r"\S(?:.{0,90}?\S)??",
    "language": values.LANGUAGES,
    "url": r"(?:https?://|www\.)\S+",
    "rule": r"(?:[-_=*~—–.·•+]\s*){3,}",
}
"""Name to regular expression. The page on profiles says of each what it takes."""
WITH_STOP = frozenset(("text", "name", "place", "reference", "citation", "credits", "sentences", "word", "signature", "classification"))
"""Looks of which a full stop at the end is a part."""


class Habits:
    """How a family writes, as far as looks must know it, and the dates that were found for them."""

    def __init__(self, profile: Profile) -> None:
        self.century: int = profile.century
        self.knowledge: Knowledge = profile.knowledge
        self.known: Archives = archives_of(profile.knowledge.archives)
        self.day_first: bool = profile.day_first
        self._where = (-1, -1)
        self._masked: tuple[str, ...] = ()
        self._dates: dict[int, HistoricalDate] = {}

    def masked(self, source: str, start: int, end: int) -> tuple[str, ...]:
        """Copies of ``source[start:end]`` in which each date is a sign for its first code point and another for each that follows.

        Of ``1967 - 1968 November 22, 1963`` it is not told where the date starts: there is a copy for each way.
        """
        if self._where == (start, end):
            return self._masked
        self._where = start, end
        text = source[start:end]
        self._masked = (text,)
        if end - start < 40 or _figure().search(text) is not None:
            found = self._found(source, start, end)
            later = [self._later(source, date, end) for date in found]
            self._masked = (_mask(source, start, end, found),) + ((_mask(source, start, end, later),) if later != found else ())
            self._dates.update({date.span[0]: date for date in (*later, *found)})
        return self._masked

    def _read(self, source: str, start: int, end: int) -> HistoricalDate | None:
        return dates.date_at(source, start, end, century=self.century, day_first=self.day_first, knowledge=self.knowledge)

    def _found(self, source: str, start: int, end: int) -> list[HistoricalDate]:
        """The date that the unit is, or the dates in it."""
        begin, stop = bare(source, start, end)
        whole = self._read(source, begin, stop)
        if whole is not None and not source[whole.span[1] : stop].strip(" .*⁰¹²³⁴⁵⁶⁷⁸⁹"):
            return [whole]
        found = list(dates.find_dates(source, start, end, century=self.century, day_first=self.day_first, knowledge=self.knowledge))
        for number, date in enumerate(found):  # with a time, which dates in prose leave out
            more = self._read(source, date.span[0], stop)
            if more is not None and date.edtf in (more.edtf, None) and more.span[1] >= date.span[1]:
                found[number] = more
        return found

    def _later(self, source: str, date: HistoricalDate, end: int) -> HistoricalDate:
        """The day that starts within a date, behind figures that could be something else: of a number, of a telegram."""
        start, stop = date.span
        if source[start].isdigit():
            for match in _word_of_date().finditer(source, start, stop):
                other = self._read(source, match.start(), end)
                if other is not None and other.edtf is not None and len(other.edtf) >= 10 and other.span[1] >= stop:
                    return other
        return date

    def date(self, start: int) -> HistoricalDate | None:
        """The date that was found at *start*."""
        return self._dates.get(start)


def _mask(source: str, start: int, end: int, found: list[HistoricalDate]) -> str:
    at = start
    parts: list[str] = []
    for date in found:
        first, stop = date.span
        if first < at or stop > end:
            continue
        parts += source[at:first], _FIRST, _REST * (stop - first - 1)
        at = stop
    parts.append(source[at:end])
    return "".join(parts)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"[\d⁰¹²³⁴-⁹₀-₉①-⑨]")


@cache
def _word_of_date() -> regex.Pattern[str]:
    return regex.compile(r"(?<=\d\s{1,40})\p{L}")


def bare(source: str, start: int, end: int, *, quotes: bool = False) -> tuple[int, int]:
    """The stretch without white space, bold and heading marks at its ends, and, unless *quotes*, without quotation marks around the whole."""
    while start < end and (source[start].isspace() or source[start] in "*#_"):
        start += 1
    while end > start and (source[end - 1].isspace() or source[end - 1] in "*#_"):
        end -= 1
    if (
        not quotes
        and end - start > 2
        and (source[start], source[end - 1]) in _AROUND
        and source.find(source[start], start + 1, end - 1) < 0
    ):
        return start + 1, end - 1
    return start, end


_AROUND = frozenset((('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("'", "'")))


def _date(_source: str, start: int, _end: int, habits: Habits) -> bool:
    return habits.date(start) is not None


def _reference(source: str, start: int, end: int, habits: Habits) -> bool:
    text = source[start:end]
    if not any(c.isdigit() for c in text):
        return False
    found = citations.read_citation(source, start, end, known=habits.known, knowledge=habits.knowledge)
    return any(reference.levels for reference in found.references)


def _citation(source: str, start: int, end: int, habits: Habits) -> bool:
    return source[start] in "\"“«'‘" or citations.looks_archival(source[start:end], known=habits.known)


def _credits(source: str, start: int, end: int, _habits: Habits) -> bool:
    return values.credits_opening().match(source, start, end) is not None or values.says_who().match(source, start, end) is not None


def _sentences(source: str, start: int, end: int, _habits: Habits) -> bool:
    return values.summarises(source[start:end])


def _signature(source: str, start: int, end: int, _habits: Habits) -> bool:
    return _signed().fullmatch(source, start, end) is not None


def _classification(source: str, start: int, end: int, _habits: Habits) -> bool:
    return _classified().fullmatch(source, start, end) is not None


CHECKED: Mapping[str, Callable[[str, int, int, Habits], bool]] = {
    "date": _date,
    "reference": _reference,
    "citation": _citation,
    "credits": _credits,
    "sentences": _sentences,
    "signature": _signature,
    "classification": _classification,
}
"""Looks whose regular expression is not enough."""


@cache
def _signed() -> regex.Pattern[str]:
    """A name alone, at most with what says that it is signed, with brackets or slashes around it, and an office below it."""
    signed = r"(?:[\[(/]?\s*(?i:signed|signature|s(?:igné|g\.?d)|gez\.?|podpis\w*|/s)\s*[\])/]?[:.\s]*|/s/\s*)"
    return regex.compile(rf"{signed}?[\[(/]?\s*(?:{_NAME}|{SPACED_NAME})\s*[\])/]?(?:\s*,\s*[^\d.!?]{{3,60}})?|{signed}")


@cache
def _classified() -> regex.Pattern[str]:
    """One of the words of secrecy, or several, with what copies are told of."""
    words = either(line.text for line in lines(read("archivetext.pages", "classifications.txt"))).replace(r"\ ", r"\s+")
    return regex.compile(
        rf"(?i)\W{{0,4}}(?:(?:{words})[\s./,;:*–—-]*+)+(?:\(?(?:copy|copies|no\.?|№|ex\.?|экз\.?)\s*(?:no\.?|№)?\s*\d*+\)?[\s.,]*+){{0,3}}"
    )
