r"""The body's lines as paragraphs, each with the kind of block that it is.

    body       = { paragraph | blank line | page break }
    paragraph  = line                                   where lines are as long as paragraphs
               | line { line }                          where text is hard-wrapped at a column

Which of the two holds is told from the lines themselves. Where real dumps break it: print pages lose the blank line
between paragraphs at page ends; a short line that ends a sentence, an indent or a list marker then opens a new one.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext import dates
from archivetext.spans import packed
from archivetext.words.english import is_english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archivetext.knowledge import Knowledge
    from archivetext.records import BlockKind, HistoricalDate
    from archivetext.spans import Figures, Lines

__all__ = ["Paragraph", "kind_of", "split"]


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
    full = long = 0
    width = 0
    previous = -2
    previous_length = 0
    starts, ends = lines.starts, lines.ends
    for number in range(lines.at(start), lines.at(end - 1) + 1):
        begin, stop = starts[number], ends[number]
        if begin == stop:
            continue
        begin = max(begin, start)
        stop = min(stop, end)
        text = source[begin:stop]
        bare = text.strip()
        if not bare:
            continue
        size = len(bare)
        left = begin
        if size != stop - begin:
            left += len(text) - len(text.lstrip())
        length = left + size - begin
        if number == previous + 1 and 45 <= previous_length < 150:
            full += 1
        if length >= 180:
            long += 1
        elif length > width:
            width = length
        previous, previous_length = number, length
        numbers.append(number)
        lefts.append(left)
        stops.append(left + size)
    return _Rows(packed(numbers), packed(lefts), packed(stops), full >= 3 and long * 12 <= len(numbers), width)


def split(lines: Lines, start: int, end: int) -> list[Paragraph]:
    """The paragraphs of ``start:end``."""
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
        if wrapped:
            indent = left - begin
            figure = _line_number(source, left) if source[left].isdigit() else -1
            drawn = _drawn_line(source, left, stop)
            while not drawn and at < count and numbers[at] == number + 1:
                next_left, next_stop, next_begin = lefts[at], stops[at], starts[number + 1]
                if _drawn_line(source, next_left, next_stop):
                    break  # a line drawn across the page
                if (next_left - next_begin >= indent + 3 and at - 1 > opened) or _opens_item(source, next_left, next_stop):
                    break
                if figure >= 0 and source[next_left].isdigit() and _line_number(source, next_left) == figure + 1:
                    break  # as notes at the foot of a page count on
                ended = source[stop - 1] in '.!?:"”)]…'
                if "\f" in source[next_begin:next_left] and _opens_turn(source, next_left, next_stop):
                    break  # behind the number at the foot of a page
                if ended and (stop - begin < 0.62 * width or _opens_turn(source, next_left, next_stop)):
                    break
                indent = next_left - next_begin
                number, stop, begin = number + 1, next_stop, next_begin
                at += 1
        else:
            while at < count and numbers[at] == number + 1 and _runs_on(source, begin, stop, lefts[at]):
                number += 1
                begin, stop = starts[number], stops[at]
                at += 1
        lonely = (opened == 0 or numbers[opened - 1] < numbers[opened] - 1) and (at == count or numbers[at] > numbers[at - 1] + 1)
        paragraphs.append(Paragraph(left, stop, first, lonely))
    return paragraphs


def _drawn_line(source: str, start: int, end: int) -> bool:
    """Whether three signs or more, and nothing else, make a line across the page."""
    return source[start] in "_-=*—–" and end - start > 2 and not source[start:end].strip("_-=*—– ")


def _runs_on(source: str, begin: int, stop: int, following: int) -> bool:
    """Whether a line of the length at which text is wrapped breaks off in mid-sentence, and the next goes on."""
    if not 40 <= stop - begin <= 130 or source[stop - 1] in '.!?:"”)]…':
        return False
    c = source[following]
    return (
        c.islower()
        or (c.isalpha() and source[stop - 1] in ",;-")
        or (c.isupper() and source[begin:stop].rsplit(None, 1)[-1].islower() and not source[begin:stop].isupper())
    )


def _opens_item(source: str, start: int, end: int) -> bool:
    c = source[start]
    if c in "IVXabc":
        if source[start + 1 : start + 2] not in _BEHIND_LETTER:
            return False  # a word, as most are
    elif not c.isdigit() and c not in "([-–—•*·":
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
    return (source.find(":", start, stop) > 0 or source.find(".", start, stop) > 0) and _speaker_line().match(
        source, start, stop
    ) is not None


@cache
def _speaker_line() -> regex.Pattern[str]:
    word = r"(?:\[[^\[\]\n]{1,30}\]|[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+)"
    remark = r"(?:\s*(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]))?"
    return regex.compile(
        rf"\**(?:(?:The\s+)?{word}(?:[^\S\r\n]+(?:of\s+)?{word}){{0,4}}{remark}\**\s?:(?=\s|\**\s|$)|(?:\p{{Lu}}\.\s?){{0,2}}\p{{Lu}}[\p{{Lu}}'’\-]{{2,}}\.\s)"
    )


@cache
def _item() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:\(?(?:\d{1,3}|[IVXLC]{1,6}|[a-zA-Z])[.)．]{1,2}|\((?:\d{1,3}|[ivxlc]{1,6}|[a-zA-Z])\)|\[\d{1,3}\]|[-–—•*·]|#\d{1,3})\s+"
    )


def kind_of(
    source: str, paragraph: Paragraph, figures: Figures, century: int, knowledge: Knowledge | None = None
) -> tuple[BlockKind, HistoricalDate | None]:
    """What a paragraph is, by its own words; its date where it is a dateline. *knowledge* has months of a user's own."""
    start, end, first_end, lonely = paragraph
    size = end - start
    if size > 240:
        return ("item" if _opens_item(source, start, first_end) else "paragraph"), None
    text = source[start:end]
    opener = text[0]
    if opener == "#":
        return "heading", None
    if opener in "/(" and text[-1] in "/)" and _signed().fullmatch(text):
        return "signature", None
    if size <= 90:
        if figures.stand_in(start, end) and _dateish().search(text):
            date = _dateline(source, start, end, century, knowledge)
            if date is not None:
                return "dateline", date
        if opener.isupper() and text[1:2] in " .\t\n\r\u00a0" and _spaced_name().fullmatch(text):
            return "signature", None
    if _opens_item(source, start, first_end):
        return "item", None
    if text.isupper() and size > 3:
        return "heading", None
    if opener in "[/sSaAcCtT" and _attested().match(text):
        return "signature", None
    if lonely and size <= 70 and text[-1].isalnum() and opener.isupper() and "\n" not in text:
        words = text.split()
        if len(words) >= 2 and _titled(words) and not any(map(text.__contains__, ",;:[]")) and any(map(is_english, words[1:])):
            return "heading", None
    return "paragraph", None


_SMALL = frozenset("a an and as at between by for from in its of on or the their to upon with".split())
_OPENERS = frozenset("About Among At Between By Concerning For From In Of On Re Regarding To Toward Towards With".split())


def _titled(words: list[str]) -> bool:
    """Words set as a title, or that open with a preposition; ``Approve the work of the delegation`` is a sentence that lacks its point."""
    return words[0] in _OPENERS or all(not word[0].islower() or word in _SMALL for word in words)


@cache
def _dateish() -> regex.Pattern[str]:
    # What every date has: four figures, or figures beside a point, a slash or a month.
    return regex.compile(r"\d{4}|\d[./](?=[\s\dIVX])|\d(?:st|nd|rd|th)?\s+\p{Lu}|\p{L}{3}\.?\s+\d")


@cache
def _signed() -> regex.Pattern[str]:
    # /A. PUZANOV/, (Blomeyer), /s/ N. Name: a name between slashes or round brackets.
    return regex.compile(r"/[^/\n\d]{2,40}/|\(\p{Lu}[\p{L}.'’\- ]{2,30}\)")


@cache
def _spaced_name() -> regex.Pattern[str]:
    # S H T Y K O V: letters set apart.
    return regex.compile(r"(?:\p{Lu}\.?\s{1,2}){3,}+\p{Lu}\.?")


@cache
def _attested() -> regex.Pattern[str]:
    return regex.compile(r"(?i)(?:\[?signed\]?:?\]?|attested|certified|true\s+copy|\[signature\]|/s/)(?:\s*:|\s*\]|\s+\p{Lu}|$)")


_MOST_FIGURES = 6
"""So many figures or months of a line are tried for its date."""


def _dateline(source: str, start: int, end: int, century: int, knowledge: Knowledge | None) -> HistoricalDate | None:
    """A line that holds a date and at most a place before it: ``Moscow, 4 May 1962``, ``25.5.62 11:00 AM``."""
    date = dates.date_at(source, start, end, century=century, knowledge=knowledge)
    if date is None:
        at = None
        for match in islice(_date_start().finditer(source, start, end), _MOST_FIGURES):
            date = dates.date_at(source, match.start(), end, century=century, knowledge=knowledge)
            if date is not None and date.edtf is not None:
                at = match.start()
                break
        if date is None or at is None:
            return None
        place = source[start:at].strip(" \t\u00a0,")
        words = place.split()
        if (
            len(words) > 12
            or not place[:1].isupper()
            or (":" in place or ("." in place[:-1] and len(words) > 4))
            or not _place(source[start:at])
        ):
            return None
    if date.edtf is None or source[date.span.end : end].strip(" .,*\u00a0"):
        return None
    return date


def _place(text: str) -> bool:
    """A place before a date ends in a comma, or stands apart from it by more than one blank."""
    rest = text.rstrip(" \t\u00a0")
    return rest.endswith(",") or len(text) - len(rest) > 1


@cache
def _date_start() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\d.])(?=\d|[\"“]\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))")
