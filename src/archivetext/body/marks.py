r"""Marks of notes that stand without square brackets: what in the text may lead to a note.

    mark    = "(" label ")" | superscript label | label glued to a word | word blank label blank
    label   = one to three digits, or asterisks, or daggers

The forms are looked for in an order, the surest first. Those of :data:`ANYWHERE` are marks whether or not their notes stand on
the page. Those of :data:`FOR_LINES` are marks where a line opens with the same label. A label glued to a word
(:func:`glued_to_word`) or set off by blanks (:class:`FreeStanding`) is a figure more often than not: a mark where a note has no other.

Where real dumps break it: a number ends a reference (``vol.12``), a measure (``km²``), or counts the items of a list in a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext.body.words import COUNTED, SHORT
from archivetext.words.english import is_english
from archivetext.words.lists import FUNCTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.body.openers import Opener
    from archivetext.spans import Figures

__all__ = [
    "ANYWHERE",
    "FOR_LINES",
    "FreeStanding",
    "Sign",
    "Stretch",
    "glued_to_word",
    "line_opens",
    "rising",
    "rising_in_brackets",
    "superscript",
    "to_digits",
]


class Sign(NamedTuple):
    """What can be a mark."""

    start: int
    end: int
    label: str
    """What it says, superscripts as digits."""
    pair: int = -1
    """The index of its pair of square brackets; -1 without them."""


class Stretch:
    """Where marks are looked for: ``source[start:end]``, with the runs of figures of the source."""

    __slots__ = ("end", "figures", "source", "start")

    def __init__(self, source: str, start: int, end: int, figures: Figures) -> None:
        self.source: str = source
        self.start: int = start
        self.end: int = end
        self.figures: Figures = figures

    def runs(self) -> Iterator[tuple[int, int]]:
        """Start and end of the figures."""
        return self.figures.inside(self.start, self.end)


# --- marks, whatever the notes ---------------------------------------------------------------------------------------


def superscript(text: Stretch) -> list[Sign]:
    """Small raised figures behind a word or sign: ``harvest¹``, not at the head of a line, nor the powers of units."""
    source = text.source
    stretch = source[text.start : text.end]
    if stretch.isascii() or not any(map(stretch.__contains__, "¹²³⁴⁵⁶⁷⁸⁹")):
        return []
    return [
        Sign(match.start(), match.end(), to_digits(match.group()))
        for match in _superscript().finditer(source, text.start, text.end)
        if not line_opens(source, match.start(), text.start)
    ]


def to_digits(label: str) -> str:
    """The label with plain digits for the raised ones."""
    return label.translate(_RAISED)


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@cache
def _superscript() -> regex.Pattern[str]:
    # Behind a word or sign, not within a longer run; not the powers of units: 40 km², 12 m³.
    return regex.compile(r"(?<=[^\s⁰¹²³⁴-⁹])(?<!(?<![\p{L}])[kcmd]?m)[⁰¹²³⁴-⁹]{1,3}(?![⁰¹²³⁴-⁹])")


def line_opens(source: str, at: int, floor: int) -> bool:
    """Whether what stands at *at* is the first of its line, blanks and asterisks apart; nothing before *floor* is looked at."""
    while at > floor:
        c = source[at - 1]
        if c in "\n\r\f":
            return True
        if c not in " \t\u00a0\ufeff*":
            return False
        at -= 1
    return True


def glued_to_sentence(text: Stretch) -> list[Sign]:
    """Figures glued to the punctuation that ends a word of small letters: ``the spring.12``."""
    source, start, end = text.source, text.start, text.end
    return [
        Sign(at, stop, source[at:stop])
        for at, stop in text.runs()
        if stop - at <= 3
        and source[at - 1] in _ENDS_WORD
        and at > start
        and _behind_punctuation().match(source, at, end)
        and not _short_before(source, at)
    ]


_ENDS_WORD = frozenset('.,;!?…)"”’')


@cache
def _behind_punctuation() -> regex.Pattern[str]:
    # Digits behind the punctuation that ends a word of small letters, with a blank behind them.
    return regex.compile(r"\d{1,3}(?=[\s\"”)\]]|$|\p{Lu}\p{Ll}{1,20}\s)(?<=(\p{Ll}{2})[.,;!?…)\"”’\]]{1,3}\d{1,3})")


def _short_before(source: str, at: int) -> bool:
    """Whether the word before the punctuation at *at* is an abbreviation that takes a number: ``vol.12``."""
    stop = at
    while stop and not source[stop - 1].isalpha():
        stop -= 1
    begin = stop
    while begin and source[begin - 1].isalpha() and stop - begin < 12:
        begin -= 1
    return source[begin:stop].lower() in SHORT


# --- marks, where a line opens with their label ----------------------------------------------------------------------


def in_round_brackets(text: Stretch, lines: list[Opener], waiting: frozenset[str]) -> list[Sign]:  # noqa: ARG001 - a form of the list
    """Labels in round brackets that touch the end of a word or sentence: ``the harvest(1)``.

    Set off by a blank they count the items of a list as a rule. They are marks only if no other touches a word, none comes twice,
    and the last has its line.
    """
    source, start, end = text.source, text.start, text.end
    if _opens_round().search(source, start, end) is None:
        return []
    starts = {line.start for line in lines}
    labels = {line.label for line in lines}
    touching: list[Sign] = []
    apart: list[Sign] = []
    for match in _round().finditer(source, start + 1, end):
        at = match.start()
        before = source[at - 1]
        label = match.group(1)
        if at in starts:
            continue
        if label in labels and not before.isspace() and (before.isalpha() or before in '.,;:!?"”’)]'):
            touching.append(Sign(at, match.end(), label))
        elif before == " " and source[at - 2].isalpha():
            apart.append(Sign(at, match.end(), label))
    if apart and not touching and apart[-1].label in labels and len({sign.label for sign in apart}) == len(apart):
        return apart
    return touching


@cache
def _opens_round() -> re.Pattern[str]:
    return re.compile(r"\((?:[0-9]+\)|\*)")


@cache
def _round() -> re.Pattern[str]:
    return re.compile(r"\((\d{1,3}|\*{1,3})\)")


def starred(text: Stretch, lines: list[Opener], waiting: frozenset[str]) -> list[Sign]:  # noqa: ARG001 - a form of the list
    """Asterisks and daggers behind a word: ``the harvest*``."""
    if all(label.strip("*†‡") for label in waiting):
        return []
    bold = _bold().search(text.source, text.start, text.end) is not None
    found = (star for star in _stars().finditer(text.source, text.start, text.end) if star.end() - star.start() == 1 or not bold)
    return [Sign(star.start(), star.end(), star.group()) for star in found if star.group() in waiting]


@cache
def _stars() -> regex.Pattern[str]:
    # Asterisks behind a word or its punctuation, not the marks of bold text.
    return regex.compile(r"(?<=[\p{L}\p{N}][.,;:!?\"”’)\]]{0,2})(?:\*{1,4}(?!\*)|[†‡]{1,2})(?=[\s.,;:)]|$)")


@cache
def _bold() -> regex.Pattern[str]:
    # What opens bold text: **The crane**
    return regex.compile(r"\*\*(?=[\p{L}\p{N}])")


ANYWHERE = (superscript, glued_to_sentence)
"""The forms that are marks whether or not their notes are found."""
FOR_LINES = (in_round_brackets, starred)
"""The forms that are marks where a line opens with the same label. They are given these lines, and the labels without a mark."""


# --- marks, where a note has no other --------------------------------------------------------------------------------


def glued_to_word(text: Stretch, labels: frozenset[str]) -> list[Sign]:
    """Figures of these labels glued to a word without punctuation, as words with a number of their own are: ``harvest12``."""
    source, start, end = text.source, text.start, text.end
    return [
        Sign(at, stop, source[at:stop])
        for at, stop in text.runs()
        if source[at:stop] in labels and at > start and _behind_word().match(source, at, end) and not _short_before(source, at)
    ]


@cache
def _behind_word() -> regex.Pattern[str]:
    return regex.compile(r"(?<=(?:\p{Ll}{3}[:—–-]?|\p{Lu}{2}[.,;!?]?))\d{1,3}(?=[\s.,;:!?)\"”—–]|$)(?!\.\d)")


class FreeStanding:
    """Places where a figure stands as a word that nothing counts: a small word or a point follows. Read once, when first asked.

    Args:
        text: where they are looked for.
        labels: the labels that are asked for.
    """

    __slots__ = ("_labels", "_places", "_text")

    def __init__(self, text: Stretch, labels: frozenset[str]) -> None:
        self._text = text
        self._labels = labels
        self._places: dict[str, list[int]] | None = None

    def _read(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        source, end = self._text.source, self._text.end
        for at, stop in self._text.runs():
            if stop - at > 3 or source[at:stop] not in self._labels or source[at - 1] in "\n\r" or not source[at - 1].isspace():
                continue
            match = _free().match(source, at, end)
            if match is None:
                continue
            word = match.group(1).lower()
            following = match.group(2)
            if word in FUNCTION or word in COUNTED or (following is not None and following not in FUNCTION):
                continue
            places.setdefault(match.group(), []).append(match.start())
        return places

    def only(self, label: str, before: int, behind: int = -1) -> Sign | None:
        """The figure *label* that stands so between *behind* and *before*, if it does just once."""
        if self._places is None:
            self._places = self._read()
        places = self._places.get(label)
        if not places:
            return None
        first = bisect_right(places, behind)
        if first == len(places) or places[first] >= before or (first + 1 < len(places) and places[first + 1] < before):
            return None
        return Sign(places[first], places[first] + len(label), label)


def rising(text: Stretch) -> list[Sign]:
    """Figures behind names that count up from one, where no note is on the page: ``Rakovic 1 and Lund 2 ... Orlov 3``.

    At least three, each behind another name that is no word of English.
    """
    found: list[Sign] = []
    names: set[str] = set()
    source, end = text.source, text.end
    for at, stop in text.runs():
        if stop - at > 3 or source[at:stop] != str(len(found) + 1) or at == text.start:
            continue
        match = _behind_name().match(source, at, end)
        if match is None:
            continue
        name = match.group(1).lower()
        if name in COUNTED or name in names or is_english(name):
            continue
        names.add(name)
        found.append(Sign(at, stop, source[at:stop]))
    return found if len(found) > 2 else []


def rising_in_brackets(text: Stretch) -> list[Sign]:
    """Figures in round brackets that touch the end of a word or sentence and count up from one: ``yesterday.(1) ... post,(2)``."""
    found: list[Sign] = []
    for match in _round().finditer(text.source, text.start + 1, text.end):
        before = text.source[match.start() - 1]
        if match.group(1) == str(len(found) + 1) and (before.isalpha() or before in '.,;:!?"”’)]'):
            found.append(Sign(match.start(), match.end(), match.group(1)))
    return found


@cache
def _behind_name() -> regex.Pattern[str]:
    # A figure that blanks set off, behind a word with a capital; no noun with a capital follows that it could count.
    return regex.compile(
        r"(?<=(?<![\p{L}\p{M}\-])(\p{Lu}[\p{L}\p{M}'’\-]{1,40})[.,;:”\"')\]]{0,2}[^\S\r\n])\d{1,3}(?=[.,;:)\]]|[^\S\r\n]*(?:[\r\n]|$)|\s+\p{Ll})"
    )


@cache
def _free() -> regex.Pattern[str]:
    return regex.compile(r"(?<=([\p{L}\p{M}]{1,40})[.,;!?\"”’)]{0,2}[^\S\r\n])\d{1,3}(?=(?:[.,;:]|\s+(\p{Ll}{2,12}))?+(\s|$))")
