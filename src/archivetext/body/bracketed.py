r"""Labels in square brackets: which are marks, and which open notes.

    mark    = "[" label { "," label } "]"            glued to a word or its punctuation
    opener  = "[" label "]" ["." | ":"] words         at the start of a line, or behind a sentence on a page that was flattened
    label   = ["^" | "fn" | "note"] one to three digits, with a letter or without | asterisks | daggers | a letter | a small Roman numeral
            | "^" name                              where a line opens with it and a colon, as Markdown has notes

Where real dumps break it: a hard wrap puts a mark at the head of a line, and the sentence goes on behind it; an extractor puts a blank
before a mark. What the bracket itself does not tell waits until the notes are known (:func:`decide`). A number alone on its line, to
which nothing leads, is a page's (``[2]``); letters are labels only where marks and notes have them (:func:`lettered`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archivetext.body.marks import Sign, line_opens
from archivetext.body.openers import Opener, says_note
from archivetext.edtf import MONTHS as MONTH_NAMES
from archivetext.spans import inside
from archivetext.words.lists import FUNCTION, either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.insertions.pairs import Pair

__all__ = ["behind_figure", "bracketed", "decide", "lettered"]


def bracketed(
    source: str, body: tuple[int, int], pairs: list[Pair], title: tuple[int, int] | None, closed: list[tuple[int, int]]
) -> tuple[list[Sign], list[Opener], list[Sign]]:
    """The labels in square brackets of body and title: those that are marks, those that open notes, and those that are not told yet.

    Nothing in *closed* is looked at.
    """
    signs: list[Sign] = []
    openers: list[Opener] = []
    undecided: list[Sign] = []
    marked: dict[str, None] = {}  # labels of marks, in the order of the text
    for sign, in_title in _labels(source, body, pairs, title, closed):
        before = source[sign.start - 1] if sign.start else "\n"
        if source[sign.start] not in "[［":  # one of several
            undecided.append(sign)
            continue
        if not before.isspace() and before != "(":
            if before.isdigit():  # 8[11]: a figure beside a figure
                undecided.append(sign)
            else:
                signs.append(sign)
                marked.setdefault(sign.label)
        elif (
            not in_title
            and _words_follow(source, sign.end, body[1])
            and (
                line_opens(source, sign.start, body[0]) or (sign.label in marked and _opens_in_line(source, sign, body[1], openers, marked))
            )
        ):
            if sign.label in marked or not _alone(source, sign):
                openers.append(Opener(sign.start, _behind_point(source, sign.end), sign.label, sign.pair))
        else:
            undecided.append(sign)
    _at_line_head(source, pairs, signs, openers)
    return signs, openers, undecided


def _alone(source: str, sign: Sign) -> bool:
    """Whether nothing else stands on the line of a number, as on that of a page's."""
    end = source.find("\n", sign.end, sign.end + 40)
    return sign.label.isdecimal() and (not source[sign.end : end if end >= 0 else sign.end + 40].strip(" \t\r*\u00a0"))


def _behind_point(source: str, at: int) -> int:
    """Behind the point or colon that stands between a bracket and the words of its note."""
    return at + 1 if source[at : at + 1] in (".", ":", ")") and source[at + 1 : at + 2].isspace() else at


def lettered(source: str, body: tuple[int, int], pairs: list[Pair], closed: list[tuple[int, int]]) -> tuple[list[Sign], list[Opener]]:
    """Letters and small Roman numerals in square brackets that are labels: each stands behind a word, and opens a line further on."""
    signs: list[Sign] = []
    openers: dict[str, Opener] = {}
    for index, (start, end, inner, outer, _) in enumerate(pairs):
        label = source[inner:outer] if outer - inner < 6 else ""
        if (
            not label.islower()
            or not (len(label) == 1 or not label.strip("ivx"))
            or not body[0] <= start < body[1]
            or inside(closed, start)
        ):
            continue
        if line_opens(source, start, body[0]):
            if _words_follow(source, end, body[1]):
                openers[label] = Opener(start, _behind_point(source, end), label, index)
        elif not source[start - 1].isspace() and source[start - 1] not in "([" and not source[end : end + 1].isalpha():
            signs.append(Sign(start, end, label, index))
    found = [sign for sign in signs if sign.label in openers and sign.start < openers[sign.label].start]
    labels = {sign.label for sign in found}
    if not labels & {"a", "i"}:
        return [], []
    return found, [opener for opener in openers.values() if opener.label in labels]


def _labels(
    source: str, body: tuple[int, int], pairs: list[Pair], title: tuple[int, int] | None, closed: list[tuple[int, int]]
) -> Iterator[tuple[Sign, bool]]:
    """The pairs that hold a label and nothing else, and whether each stands in the title."""
    start, end = body
    defined = set(_defined().findall(source, start, end)) if source.find("[^", start, end) >= 0 else set()
    for index, pair in enumerate(pairs):
        if pair.outer - pair.inner > _LONGEST:
            continue
        text = source[pair.inner : pair.outer]
        label = label_of(text) if len(text) < 7 else None
        if label is not None and text.isdecimal() and _supplied_day(source, pair, text):
            continue
        several = None
        if label is None and text in defined:
            label = text[1:]
        elif label is None:
            if not any(map(str.isdecimal, text)):
                continue
            named = _named().fullmatch(text)
            several = _several().fullmatch(text) if named is None else None
            if named is None and several is None:
                continue
            label = named.group(1) if named is not None else ""
        in_title = title is not None and title[0] <= pair.start and pair.end <= title[1]
        if (in_title or (start <= pair.start and pair.end <= end)) and not inside(closed, pair.start):
            if several is None:
                yield Sign(pair.start, pair.end, label, index), in_title
                continue
            for number in re.finditer(r"\d+", text):
                yield Sign(pair.inner + number.start(), pair.inner + number.end(), number.group(), index), in_title


def _supplied_day(source: str, pair: Pair, text: str) -> bool:
    """Whether a number before a month and a year is a day that the editor supplied: ``Berlin, [10] June 1914``; no mark behind a word."""
    before = source[max(0, pair.start - 2) : pair.start].rstrip(" ")
    return (not before or before[-1] in "\n,;(") and 0 < int(text) < 32 and _of_month().match(source, pair.end) is not None


@cache
def _of_month() -> re.Pattern[str]:
    """A month in full with its year."""
    return re.compile(rf"[^\S\n](?:{either(MONTH_NAMES)}),?[^\S\n](?:1[5-9]|20)\d\d(?!\d)")


@cache
def _defined() -> re.Pattern[str]:
    """The label of a note that a line of Markdown opens with, ``[^envoy]: He was there``."""
    return re.compile(r"(?m)^[ \t]{0,3}\[(\^[^\W_][\w-]{0,12})\]:")


_LONGEST = 14
"""No bracket that holds labels holds more code points."""


@cache
def _named() -> re.Pattern[str]:
    """A label that says what it is: ^1, fn1, note 1."""
    return re.compile(r"(?:\^|(?:fn|ftn|FN|[Ff]ootnote|[Nn]ote|n)\.?\s?)(\d{1,3})")


@cache
def _several() -> re.Pattern[str]:
    """Several labels: 1,2; not 3,000."""
    return re.compile(r"\d{1,3}(?:(?:,(?!\d{3})|;)\s?\d{1,3}){1,3}")


def label_of(text: str) -> str | None:
    """The label that a bracket holds: one to three digits, with a letter or without, or asterisks or daggers; None for anything else.

    >>> label_of(" 12 "), label_of("3a"), label_of("**"), label_of("1962"), label_of("sic")
    ('12', '3a', '**', None, None)
    """
    bare = text.strip()
    if not bare or len(bare) > 4:
        return None
    if bare.isdecimal():
        return bare if len(bare) <= 3 else None
    if not bare.strip("*†‡"):
        return bare
    return bare if bare[:-1].isdecimal() and bare[-1] in "abcdefgh" else None


def _words_follow(source: str, at: int, end: int) -> bool:
    """Whether words follow, on this line or the next, as those of a note do."""
    return any(c.isalnum() for c in source[at : min(end, at + 60)])


def _opens_in_line(source: str, sign: Sign, end: int, openers: list[Opener], marked: dict[str, None]) -> bool:
    """On a flattened page: whether a label that a mark before it has opens its note."""
    return (
        _starts_again(sign.label, openers, marked)
        or source[max(0, sign.start - 40) : sign.start].rstrip()[-1:] in _ENDS_SENTENCE
        or says_note(source, sign.end + 1, end)
    )


_ENDS_SENTENCE = frozenset((".", "!", "?", "”", '"', ")", "]", "’", "…", ":"))


def _starts_again(label: str, openers: list[Opener], marked: dict[str, None]) -> bool:
    """Whether the numbers of the marks come again in their order, now before the notes."""
    if openers:
        return label.isdecimal() and openers[-1].label.isdecimal() and int(label) == int(openers[-1].label) + 1
    return label == next(iter(marked))


def _at_line_head(source: str, pairs: list[Pair], signs: list[Sign], openers: list[Opener]) -> None:
    """Marks that a hard wrap has put at the head of a line: the sentence goes on behind them, and the note stands further on."""
    last = {opener.label: opener.start for opener in openers}
    notes: list[Opener] = []
    for opener in openers:
        if last[opener.label] > opener.start and source[opener.behind : opener.behind + 2].strip()[:1].islower():
            signs.append(Sign(opener.start, pairs[opener.pair].end, opener.label, opener.pair))
        else:
            notes.append(opener)
    openers[:] = notes
    signs.sort()


def decide(source: str, undecided: list[Sign], openers: list[Opener]) -> list[Sign]:
    """Of the labels set off by a blank, or beside a figure, those that are marks: a note of that label stands further on.

    Not beside a figure of one or two digits, which it corrects (``8 [11] p.m.``), nor behind a small word (``in [19]``).
    """
    final = {opener.label: opener.start for opener in openers}
    found: list[Sign] = []
    for sign in undecided:
        if final.get(sign.label, -1) <= sign.start or not sign.label.isdecimal():
            continue
        word = (source[max(0, sign.start - 20) : sign.start].split() or [""])[-1]
        figure = word[-1:].isdigit() and not behind_figure(source, sign.start) and not (word.isdecimal() and len(word) == _NO_YEAR)
        if not figure and word.lower() not in FUNCTION:
            found.append(sign)
    return found


_NO_YEAR = 3
"""A number of so many figures is no year and no day; a bracket behind it corrects neither: ``my telegram No. 400 [2]``."""


def behind_figure(source: str, at: int) -> bool:
    """Whether a figure of three digits or more, a year or a number, touches what stands at *at*."""
    return at >= 3 and source[at - 3 : at].isdecimal()
