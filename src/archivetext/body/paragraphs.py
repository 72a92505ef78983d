r"""The body's lines as paragraphs.

    body       = { paragraph | blank line | page break }
    paragraph  = line                                   where lines are as long as paragraphs
               | line { line }                          where text is hard-wrapped at a column

Which of the two holds is told from the lines themselves. Where real dumps break it: print pages lose the blank line
between paragraphs at page ends; a short line that ends a sentence, an indent or a list marker then opens a new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003  the type of a field: where the package is compiled, it is looked up
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext.body.words import heads_notes
from archivetext.spans import packed

if TYPE_CHECKING:
    from archivetext.spans import Lines

__all__ = ["Paragraph", "opens_item", "split"]


class Paragraph(NamedTuple):
    """A paragraph of the body, without the white space around it."""

    start: int
    end: int
    first_end: int
    """Where its first line ends."""
    lonely: bool
    """Whether blank lines, or the ends of the body, stand on both sides."""


class _Rows(NamedTuple):
    """The lines that hold text."""

    numbers: Sequence[int]
    """Which lines they are."""
    lefts: Sequence[int]
    """Where the text of each begins."""
    stops: Sequence[int]
    """Where it ends."""
    wrapped: bool
    """Whether text is hard-wrapped."""
    width: int
    """The longest line of wrapped text."""


def _rows(lines: Lines, start: int, end: int) -> _Rows:
    source = lines.source
    numbers: list[int] = []
    lefts: list[int] = []
    stops: list[int] = []
    full = long = broken = inside = 0
    width = 0
    previous = -2
    previous_length = 0
    starts, ends = lines.starts, lines.ends
    for number in range(lines.at(start), lines.at(end - 1) + 1):
        begin, stop = starts[number], ends[number]
        if begin == stop:
            continue
        if begin < start or stop > end:
            begin, stop = max(begin, start), min(stop, end)
        text = source[begin:stop]
        bare = text.strip()
        if not bare:
            continue
        size = len(bare)
        left = begin
        if size != stop - begin:
            left += len(text) - len(text.lstrip())
        length = left + size - begin
        if number == previous + 1:
            if 45 <= previous_length < 150:
                full += 1
                broken += source[stops[-1] - 1] not in _ENDS_SENTENCE
            if bare[0].islower() or bare[0] in ",;)":
                inside += 1
        if length >= 180:
            long += 1
        elif length > width:
            width = length
        previous, previous_length = number, length
        numbers.append(number)
        lefts.append(left)
        stops.append(left + size)
    return _Rows(
        packed(numbers),
        packed(lefts),
        packed(stops),
        full >= 3 and long * 12 <= len(numbers) and (inside > 1 or broken * 5 >= full * 2),
        width,
    )


_ENDS_SENTENCE = frozenset('.!?:;"”)]…')
"""Where most long lines end so, each is a paragraph: a column breaks them in mid-sentence."""


def split(lines: Lines, start: int, end: int, seams: frozenset[int] = frozenset(), *, parted: bool = False) -> list[Paragraph]:
    """The paragraphs of ``start:end``; a line that starts at one of the *seams* goes on with the one before it.

    Where they are *parted* by blank lines, and by nothing else, that is known beforehand.
    """
    if end <= start:
        return []
    source, starts = lines.source, lines.starts
    numbers, lefts, stops, wrapped, width = _rows(lines, start, end)
    count = len(numbers)
    paragraphs: list[Paragraph] = []
    at = 0
    while at < count:
        number, left = numbers[at], lefts[at]
        first = stop = stops[at]
        begin = max(starts[number], start)
        opened = at
        at += 1
        if parted:
            while at < count and numbers[at] == number + 1:
                number += 1
                stop = stops[at]
                at += 1
        elif wrapped:
            indent = left - begin
            figure = _line_number(source, left) if source[left].isdigit() else -1
            drawn = _stands_apart(source, left, stop)
            while at < count and not drawn and numbers[at] == number + 1:
                next_left, next_stop, next_begin = lefts[at], stops[at], starts[number + 1]
                if next_left in seams and not _opens_turn(source, next_left, next_stop):
                    number, stop, begin, indent = number + 1, next_stop, next_begin, next_left - next_begin
                    at += 1
                    continue
                c = source[next_left]
                if (next_stop - next_left <= _LONGEST_HEADING or c in _DRAWN) and _stands_apart(source, next_left, next_stop):
                    break
                if next_left - next_begin >= indent + 3 and at - 1 > opened:
                    break
                if (c in _OPENS_ITEMS or c.isdigit()) and opens_item(source, next_left, next_stop):
                    break
                if figure >= 0 and c.isdigit() and _line_number(source, next_left) == figure + 1:
                    break  # as notes at the foot of a page count on
                if next_left > next_begin and "\f" in source[next_begin:next_left] and _opens_turn(source, next_left, next_stop):
                    break  # behind the number at the foot of a page
                if source[stop - 1] in _ENDS_LINE and (stop - begin < 0.62 * width or _opens_turn(source, next_left, next_stop)):
                    break
                number, stop, begin, indent = number + 1, next_stop, next_begin, next_left - next_begin
                at += 1
        else:
            while (
                at < count
                and numbers[at] == number + 1
                and (_runs_on(source, begin, stop, lefts[at]) if lefts[at] not in seams else not _opens_turn(source, lefts[at], stops[at]))
            ):
                number += 1
                begin, stop = starts[number], stops[at]
                at += 1
        lonely = (opened == 0 or numbers[opened - 1] < numbers[opened] - 1) and (at == count or numbers[at] > numbers[at - 1] + 1)
        paragraphs.append(Paragraph(left, stop, first, lonely))
    return paragraphs


def _stands_apart(source: str, start: int, end: int) -> bool:
    """Whether a line is a paragraph of its own among lines that are wrapped: drawn across the page, or the heading of notes."""
    return (source[start] in _DRAWN and _drawn_line(source, start, end)) or (
        end - start <= _LONGEST_HEADING and heads_notes(source[start:end])
    )


_LONGEST_HEADING = 34
"""No heading of notes has more code points."""


_DRAWN = frozenset("_-=*—–")


def _drawn_line(source: str, start: int, end: int) -> bool:
    """Whether three signs or more, and nothing else, make a line across the page."""
    return source[start] in _DRAWN and end - start > 2 and not source[start:end].strip("_-=*—– ")


def _runs_on(source: str, begin: int, stop: int, following: int) -> bool:
    """Whether a line of the length at which text is wrapped breaks off in mid-sentence, and the next goes on."""
    if not 40 <= stop - begin <= 130 or source[stop - 1] in _ENDS_LINE:
        return False
    c = source[following]
    return (
        c.islower()
        or (c.isalpha() and source[stop - 1] in ",;-")
        or (c.isupper() and source[begin:stop].rsplit(None, 1)[-1].islower() and not source[begin:stop].isupper())
    )


_ENDS_LINE = frozenset('.!?:"”)]…')
"""What a line ends with behind which a paragraph may."""
_OPENS_ITEMS = frozenset("IVXabc([-–—•*·")
"""What an item of a list opens with, besides figures."""


def opens_item(source: str, start: int, end: int) -> bool:
    """Whether a line opens as the item of a list does: with a dash, a number or a letter: ``1.``, ``(a)``, ``IV.``, ``[12]``."""
    c = source[start]
    if c in "IVXabc":
        if source[start + 1 : start + 2] not in _BEHIND_LETTER:
            return False  # a word, as most are
    elif not c.isdigit() and c not in _OPENS_ITEMS:
        return False
    return _item().match(source, start, min(end, start + 24)) is not None


def _line_number(source: str, start: int) -> int:
    """The number that opens a line, with a capital behind it; -1 where none does."""
    match = _numbered_line().match(source, start)
    return int(match.group(1)) if match is not None else -1


@cache
def _numbered_line() -> regex.Pattern[str]:
    return regex.compile(r"(\d{1,3}+)[^\S\r\n]++[\p{Lu}\"“]")


_BEHIND_LETTER = frozenset(".)．IVXLC")


def _opens_turn(source: str, start: int, end: int) -> bool:
    """Whether a line opens as a speech does: a name or title in capitals, and its colon, or a surname in capitals and its point."""
    if not source[start].isupper() and source[start] not in "[*":
        return False
    stop = min(end, start + 70)
    signed = source.find(":", start, stop) > 0 or source.find(".", start, stop) > 0 or source.startswith("Q ", start)
    return signed and _speaker_line().match(source, start, stop) is not None


@cache
def _speaker_line() -> regex.Pattern[str]:
    word = r"(?:\[[^\[\]\n]{1,30}\]|[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+)"
    remark = r"(?:\s*(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]))?"
    return regex.compile(
        rf"\**(?:(?:The\s+)?{word}(?:[^\S\r\n]+(?:of\s+)?{word}){{0,4}}{remark}\**\s?:(?=\s|\**\s|$)"
        r"|(?:(?:The|Mr|Mrs|Ms|Miss|Dr|Senator|Representative)\.?\s)?(?:\p{Lu}\.\s?){0,2}\p{Lu}[\p{Lu}'’\-]{2,}\.\s|[QA]\.\s|Q\s\p{Lu})"
    )


@cache
def _item() -> re.Pattern[str]:
    return re.compile(
        r"(?:\(?(?:\d{1,3}|[IVXLC]{1,6}|[a-zA-Z])[.)．]{1,2}|\((?:\d{1,3}|[ivxlc]{1,6}|[a-zA-Z])\)|\[\d{1,3}\]|[-–—•*·]|#\d{1,3})\s+"
    )
