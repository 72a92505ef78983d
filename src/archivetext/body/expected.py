r"""Notes that the page is known to end with: numbered paragraphs that count up to the end of the text.

    notes = 1*( label words )                               [38] See above. / 39 Not printed. / ⁴⁰ Ibid.
    mark  = "[" label "]" | [" "] "(" label ")" | raised label | label glued to a word or sign

Where it is known that notes stand at the end, their numbers tell which figures of the text are marks: each is looked for between the
marks of its neighbours. Where real dumps come near: a list at the end of a text counts up too, so that half of the notes must have
a mark; a mark behind a year (``194660``) is told by the year; a mark is lost.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.body.marks import Sign
from archivetext.body.openers import Opener

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph
    from archivetext.insertions.pairs import Pair

__all__ = ["at_the_end"]

_GOES_ON = 4
"""So many paragraphs without a number may belong to one note."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def at_the_end(source: str, start: int, paragraphs: list[Paragraph], pairs: list[Pair]) -> tuple[list[Sign], list[Opener]]:
    """The marks and the notes; none where the paragraphs at the end do not count up, or too few marks lead to them.

    Args:
        source: the text.
        start: where the text starts in which marks can stand, its title included.
        paragraphs: those of the body.
        pairs: the brackets that match.
    """
    openers = _counting(source, paragraphs)
    if not openers:
        return [], []
    places = {pair.start: index for index, pair in enumerate(pairs)}
    openers = [opener._replace(pair=places.get(opener.start, -1) if source[opener.start] == "[" else -1) for opener in openers]
    signs = _leading(source, start, openers, places)
    return (signs, openers) if 2 * len(signs) >= len(openers) else ([], [])


def _counting(source: str, paragraphs: list[Paragraph]) -> list[Opener]:
    """The last paragraphs of a text, whose numbers are each one more than the one before."""
    found: list[Opener] = []
    between = 0
    for paragraph in reversed(paragraphs):
        match = _opener().match(source, paragraph.start, paragraph.end)
        if match is not None:
            label = match[match.lastgroup or ""].translate(_RAISED)
            if not found or int(label) == int(found[-1].label) - 1:
                found.append(Opener(paragraph.start, match.end(), label))
                between = 0
                continue
            if int(label) == int(found[-1].label):
                break
        between += 1
        if between > _GOES_ON:
            break
    return found[::-1]


def _leading(source: str, start: int, openers: list[Opener], places: dict[int, int]) -> list[Sign]:
    """For each note the mark between those of its neighbours: in brackets or raised where any is, else the first glued to what stands before."""
    stop = openers[0].start
    labels = {opener.label for opener in openers}
    sure: dict[str, list[Sign]] = {}
    glued: dict[str, list[Sign]] = {}
    apart: dict[str, list[Sign]] = {}
    for match in _mark().finditer(source, start, stop):
        kind = match.lastgroup or ""
        digits = match[kind].translate(_RAISED)
        begin, end = match.span()
        if kind == "glued":
            head = source[begin - 1]
            if head.isdigit() or (head in ",." and begin > 1 and source[begin - 2].isdigit() and not _behind_year(source, begin)):
                continue
        elif kind == "year":
            begin, digits = begin + 4, digits[4:]
        if digits in labels:
            sign = Sign(begin, end, digits, places.get(begin, -1) if kind == "square" else -1)
            (apart if kind == "apart" else glued if kind in ("glued", "year") else sure).setdefault(digits, []).append(sign)
    if not sure and all(len(signs) == 1 for signs in apart.values()):  # else they count the items of a list
        sure = apart
    found: list[Sign] = []
    for number, opener in enumerate(openers):
        here = sure.get(opener.label) or glued.get(opener.label) or []
        low = found[-1].end if found else start
        high = _next_sure(openers[number + 1 :], sure, low, stop)
        found += [one for one in here if low <= one.start < high][:1]
    return found


def _next_sure(following: list[Opener], sure: dict[str, list[Sign]], low: int, stop: int) -> int:
    """Where the first sure mark of a later note stands, before which this one's must."""
    for opener in following[:3]:
        for sign in sure.get(opener.label, ()):
            if sign.start >= low:
                return sign.start
    return stop


def _behind_year(source: str, at: int) -> bool:
    """Whether a year and its comma or point stand before: ``1946,31`` is no number of thousands where a note 31 is waiting."""
    return _year().search(source, max(0, at - 6), at) is not None


@cache
def _year() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[.,]\Z|(?<![\d.,])\d{1,2}[.,]\Z")


@cache
def _opener() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:\[(?P<square>\d{1,3})\]|\((?P<round>\d{1,3})\)|(?P<raised>[⁰¹²³⁴-⁹]{1,3})|(?P<bare>\d{1,3})(?:[.)](?=\s)|(?=\s)))\s*(?=\S)"
    )


@cache
def _mark() -> regex.Pattern[str]:
    return regex.compile(
        r"\[(?P<square>\d{1,3})\]|(?<=\S)\((?P<round>\d{1,3})\)|(?<=[\p{L}\p{M})\]”\"'.] )\((?P<apart>\d{1,3})\)|(?<=\S)(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
        r"|(?<=[\s(])(?P<year>(?:1[5-9]|20)\d\d\d{1,3})(?!\d)"
        r"|(?<=[\p{L}\p{M})\]”’\"'.,;:?!])(?P<glued>\d{1,3})(?![\d\p{L}])(?![.,:]\d)"
    )
