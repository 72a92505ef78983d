r"""Finds page numbers (``- 12 -``), running heads and page feet within a text, whatever family it is of.

    foot   = number | sign number sign | "Page" number ["of" number] | words number | number words
    head   = the same, or a line that comes again at the edges of other pages

A number alone proves nothing: lists, notes, years and marks are numbers too. What proves it is the page: a form feed beside it and
numbers that count the form feeds; or numbers that count up by one, stand a page apart and, here and there, in mid-sentence; or a word
for page; or the same words with every number. What stands beside a page's end and comes again at others is a running head.

Where real dumps break it: the extractor glues a foot to the line before or behind it; a page without text has no number; some feet are
misread. So a few numbers may be missing, and words that were proved on other pages are found in mid-line too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from archivetext.furniture import goes_on
from archivetext.pages.rising import rising
from archivetext.words.lists import either, read, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.spans import Figures

__all__ = ["find"]

_LONGEST = 100
"""A line of more code points is no head or foot."""
_APART = 300
"""So far from one another feet of the same words stand at least, in code points: headings with numbers may stand nearer."""
_PAGE = 900
"""The least text of a page, where bare numbers are all there is."""
_YEARS = 1500
"""From here on a bare number may be a year."""
_BREAK = "\n\f"


class _Line(NamedTuple):
    """A short line, or part of one beside a form feed, that may be furniture."""

    start: int
    end: int
    words: str
    """What stands there besides the number, letters and figures alone, in small letters."""
    number: int
    """The page."""
    form: str
    """``bare``, ``signs`` (around the number), ``page`` (the word), ``words`` (others)."""


def find(source: str, body: tuple[int, int], figures: Figures) -> list[tuple[int, int]]:
    """The furniture of the body, in its order."""
    start, end = body
    found: dict[int, int] = {}
    feeds = _feeds(source, start, end)
    numbered = list(_numbered(source, start, end, figures))
    if not feeds and not numbered:
        return []
    if feeds and numbered:
        _beside_feeds(source, body, feeds, found)
    proved = _counted(source, numbered, body, found)
    if not feeds and not proved:
        return []
    edges = _edges(source, sorted({*feeds, *found.items()}))
    if len(edges) > 1:
        _coming_again(source, body, edges, found)
    _in_mid_line(source, body, proved, found)
    for first, last in _edges(source, feeds):  # alone between lines in mid-sentence
        if _alone(source, first, last, body):
            found.setdefault(first, last)
    return sorted(found.items())


# --- lines -----------------------------------------------------------------------------------------------------------


def _feeds(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The form feeds within the body."""
    found: list[tuple[int, int]] = []
    at = source.find("\f", start, end)
    while at >= 0:
        found.append((at, at + 1))
        at = source.find("\f", at + 1, end)
    return found


def _numbered(source: str, start: int, end: int, figures: Figures) -> Iterator[_Line]:
    """The short lines with a number at one of their ends."""
    done = start
    low, high = start + 3, end - 3
    for at, stop in figures.inside(start, end):
        if at < done or stop - at > 4:
            continue
        if low <= at and stop <= high:
            before, behind = source[at - 3 : at], source[stop : stop + 3]
            if before.isprintable() and behind.isprintable() and before.strip(_BESIDE) and behind.strip(_BESIDE):
                continue  # within a line, as most are
        before = source[max(start, at - 6) : at].rstrip(_BESIDE)
        if before and before[-1] not in _BREAK:
            behind = source[stop : min(end, stop + 6)].lstrip(_BESIDE)
            if behind and behind[0] not in _BREAK:
                continue
        elif source[stop : stop + 1] in _COUNTS and source[stop + 1 : min(end, stop + 4)].lstrip(" \t\u00a0")[:1].isalpha():
            continue  # the item of a list; a number at the end of its line is met there
        line = _line_at(source, at, start, end)
        if line is None:
            continue
        done = line[1]
        read = _read(source, *line)
        if read is not None:
            yield read


_COUNTS = (".", ",", ":", ";", ")", "]")
"""Signs behind a number that words follow, which is then no page's."""
_BESIDE = " \t\u00a0-–—[(.~|•*)]"
"""What may stand between the number and the end of its line."""


def _line_at(source: str, at: int, low: int, high: int) -> tuple[int, int] | None:
    """The line around a place, without white space at its ends; None where it is long. A form feed ends a line here."""
    last = min(high, at + _LONGEST)
    end = source.find("\n", at, last)
    feed = source.find("\f", at, end if end >= 0 else last)
    if feed >= 0:
        end = feed
    elif end < 0:
        if last < high:
            return None
        end = high
    first = max(low, at - _LONGEST)
    start = max(source.rfind("\n", first, at), source.rfind("\f", first, at)) + 1
    if start == 0:
        if first > low:
            return None
        start = low
    if end - start > _LONGEST:
        return None
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _read(source: str, start: int, end: int) -> _Line | None:
    """A line as a foot: its number and its other words; None where it is none."""
    text = source[start:end]
    match = _foot().fullmatch(text)
    if match is not None and match["page"] and text[0] in "[(":
        return None  # [p. 166] is an editor's word on the original's pages
    if match is not None:
        number = int(match["number"])
        form = "page" if match["page"] else "signs" if match["signs"] else "bare"
        return _Line(start, end, "", number, form)
    match = _in_words().fullmatch(text)
    if match is not None:
        words = _plain(match["behind"] or match["before"])
        if sum(map(str.isalpha, words)) >= 3 and not (match["before"] and words in _page_words()):
            return _Line(start, end, words, int(match["first"] or match["last"]), "words")
    return None


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


@cache
def _page_words() -> frozenset[str]:
    return frozenset(sections(read("archivetext.pages", "feet.txt"))["page"])


@cache
def _foot() -> re.Pattern[str]:
    said = sections(read("archivetext.pages", "feet.txt"))
    return re.compile(
        rf"(?i)(?P<signs>[-–—~|\[(•*]+\s?)?(?P<page>(?:{either(said['page'])})\.?\s?)?(?P<number>\d{{1,4}})"
        rf"(?:\s?(?:{either(said['of'])})\s?\d{{1,4}})?\s?[-–—~|\])•*]*\.?"
    )


@cache
def _in_words() -> re.Pattern[str]:
    # 73Signal Copy | 12  MEMORANDUM OF TALK | BULLETIN 337; not 12. or 12) and words, as lists have them.
    return re.compile(r"(?s)(?P<first>\d{1,4})(?P<behind>(?![\d.,:;)\]/°%])\D.*)|(?P<before>.*[^\d.,:;/(\-–§№])(?P<last>\d{1,4})")


# --- beside form feeds -----------------------------------------------------------------------------------------------


def _beside_feeds(source: str, body: tuple[int, int], feeds: list[tuple[int, int]], found: dict[int, int]) -> None:
    """Numbers that count the form feeds; the first and the last page have no form feed before or behind them."""
    start, end = body
    lines: list[tuple[int, _Line]] = []
    for page in range(len(feeds) + 1):
        low = feeds[page - 1][1] if page else start
        high = feeds[page][0] if page < len(feeds) else end
        lines += [(page, line) for line in _outer(source, low, high)]
    words = Counter(line.words for line in {line for _, line in lines})  # 1 An aide. and 2 A pilot. are notes
    lines = [(page, line) for page, line in lines if line.form != "words" or words[line.words] > 1]
    counts = Counter(line.number - page for page, line in {(page, line.number): (page, line) for page, line in lines}.values())
    if not counts:
        return
    shift, times = counts.most_common(1)[0]
    if times >= 2 and 2 * times > len(feeds):
        for page, line in lines:
            if line.number - page == shift:
                found[line.start] = line.end
    elif len(feeds) == 1:
        for _, line in lines:
            if line.form != "words" and _splits(source, line, body):
                found[line.start] = line.end


def _outer(source: str, low: int, high: int) -> list[_Line]:
    """Of the first two lines of a page and its last two those that are short and have a number at one of their ends."""
    found: list[_Line] = []
    at = low
    for _ in range(2):
        at = _skip(source, at, high)
        line = _line_at(source, at, low, high) if at < high else None
        if line is None:
            break
        if _figure().search(source, *line) and (read := _read(source, *line)) is not None:
            found.append(read)
        at = line[1]
    floor, at = at, high
    for _ in range(2):
        while at > floor and source[at - 1].isspace():
            at -= 1
        line = _line_at(source, at - 1, floor, high) if at > floor else None
        if line is None:
            break
        if _figure().search(source, *line) and (read := _read(source, *line)) is not None:
            found.append(read)
        at = line[0]
    return found


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"\d")


def _skip(source: str, at: int, high: int) -> int:
    while at < high and source[at].isspace():
        at += 1
    return at


def _alone(source: str, first: int, last: int, body: tuple[int, int]) -> bool:
    """Whether a form feed stands between blank lines, and in mid-sentence."""
    start, end = body
    while first > start and source[first - 1].isspace():
        first -= 1
    while last < end and source[last].isspace():
        last += 1
    return start < first and last < end and source.count("\n", first, last) > 1 and goes_on(source, first, last)


# --- numbers that count up -------------------------------------------------------------------------------------------


def _counted(source: str, lines: list[_Line], body: tuple[int, int], found: dict[int, int]) -> list[_Line]:
    """The lines whose numbers go up from page to page, form by form; they are added to what was found."""
    groups: dict[tuple[str, str], list[_Line]] = {}
    for line in lines:
        groups.setdefault((line.form, line.words), []).append(line)
    proved: list[_Line] = []
    for (form, _), group in groups.items():
        known = [line for line in group if line.start in found]
        if form == "page":
            good = group if len(group) == 1 or _spaced(group) >= _APART else []
        else:
            good = [group[at] for at in rising(line.number for line in group)]
            if not _PROVES[form](source, good, group, body):
                good = known or [line for line in group if _heads_publication(source, line, body)]
        proved += good
    if proved:
        proved.sort()
        proved += _between(lines, proved)
    for line in proved:
        found[line.start] = line.end
    return sorted(proved)


def _between(lines: list[_Line], proved: list[_Line]) -> Iterator[_Line]:
    """Misread feet: a number before or behind words that is the only one missing between two that were proved."""
    known = {(line.start, line.end) for line in proved}
    places = [line.start for line in proved]
    fits: dict[int, list[_Line]] = {}
    for line in lines:
        at = bisect_left(places, line.start)
        if (line.start, line.end) not in known and 0 < at < len(places):
            one, two = proved[at - 1], proved[at]
            if one.form == line.form == two.form and one.number + 1 == line.number == two.number - 1:
                fits.setdefault(at, []).append(line)
    return (one for [one] in (found for found in fits.values() if len(found) == 1))


def _spaced(lines: list[_Line]) -> int:
    """How far apart the nearest two stand."""
    return min((two.start - one.start for one, two in pairwise(lines)), default=0)


def _splits(source: str, line: _Line, body: tuple[int, int]) -> bool:
    """Whether a line stands in mid-sentence."""
    start, stop = line.start, line.end
    while start > body[0] and source[start - 1].isspace():
        start -= 1
    stop = _skip(source, stop, body[1])
    return body[0] < start and stop < body[1] and goes_on(source, start, stop)


def _by_one(lines: list[_Line]) -> bool:
    """Whether most numbers follow each other; some pages have lost theirs."""
    steps = [two.number - one.number for one, two in pairwise(lines)]
    return sum(step == 1 for step in steps) * 3 >= 2 * len(steps) and all(step <= 4 for step in steps)


def _bare(source: str, lines: list[_Line], group: list[_Line], body: tuple[int, int]) -> bool:
    """Numbers and nothing else: each a page apart from the next, none twice, and some in mid-sentence; not years, nor marks of notes."""
    if len(lines) < 3 or len(lines) < len(group) or lines[-1].number >= _YEARS or not _by_one(lines):
        return False
    spaces = [two.start - one.start for one, two in pairwise(lines)]
    ordered = sorted(spaces)
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    if min(spaces) < max(_PAGE, 0.4 * middle) or max(spaces) > 4 * middle:
        return False
    return sum(_splits(source, line, body) for line in lines) * 4 >= len(lines)


def _signs(source: str, lines: list[_Line], group: list[_Line], body: tuple[int, int]) -> bool:
    """``- 12 -`` or ``[12]``: the same, but for the space; in brackets a mark or the label of a note comes elsewhere too."""
    if len(lines) < 2 or len(lines) < len(group) or not _by_one(lines):
        return False
    bracketed = [source[line.start : line.end] for line in lines if source[line.start] in "[("]
    if bracketed:
        seen = Counter(map(re.Match.group, _label().finditer(source, *body)))
        if any(seen[text] > 1 for text in bracketed):
            return False
    split = [line for line in lines if _splits(source, line, body)]
    if _spaced(lines) >= _APART and (split or not bracketed):
        return True
    return any(source[_before(source, line, body) - 1] in "-\u00ad" for line in split)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"[\[(]\d{1,4}[\])]")


def _before(source: str, line: _Line, body: tuple[int, int]) -> int:
    at = line.start
    while at > body[0] + 1 and source[at - 1].isspace():
        at -= 1
    return at


def _heads_publication(source: str, line: _Line, body: tuple[int, int]) -> bool:
    """Whether a line is the running head of a publication though it comes once: in capitals, with the page, between lines of the text."""
    if line.form != "words" or not body[0] < line.start or not line.end < body[1]:
        return False
    text = source[line.start : line.end]
    words = text.lower().split()
    if len(words) < 3 or not text.isupper():
        return False
    if _publications().isdisjoint(words):
        before = source[max(body[0], line.start - 200) : line.start].rstrip().rpartition("\n")[2]
        following = source[_skip(source, line.end, body[1])]
        return len(before.split()) > 4 and before[-1] not in _STOPS and not before.isupper() and following.islower()
    gap = source[max(body[0], line.start - 4) : line.start].count("\n") + source[line.end : min(body[1], line.end + 4)].count("\n")
    return gap <= 3


_STOPS = frozenset(".!?:")


@cache
def _publications() -> frozenset[str]:
    return frozenset(sections(read("archivetext.pages", "feet.txt"))["publications"])


def _words(source: str, lines: list[_Line], group: list[_Line], body: tuple[int, int]) -> bool:
    """The same words with every number; headings count too (``Session 3``), but not in mid-sentence."""
    if len(lines) < 3 or 4 * len(lines) < 3 * len(group) or _spaced(lines) < _APART:
        return False
    return sum(_splits(source, line, body) for line in lines) * 6 >= len(lines)


_PROVES = {"bare": _bare, "signs": _signs, "words": _words}
"""Whether lines of a form are feet of pages."""


# --- heads that come again, and what is glued to text ----------------------------------------------------------------


def _edges(source: str, known: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ends of pages: what is known of each, joined where nothing but white space parts it."""
    found: list[tuple[int, int]] = []
    for start, end in known:
        if found and not source[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _coming_again(source: str, body: tuple[int, int], edges: list[tuple[int, int]], found: dict[int, int]) -> None:
    """The lines beside the ends of pages that come again at others."""
    seen: dict[str, dict[int, int]] = {}
    for first, last in edges:
        for start, end in _neighbours(source, first, last, body):
            if not source[start].islower() and source[end - 1] not in ":," and start not in found:
                seen.setdefault(" ".join(source[start:end].split()).casefold(), {})[start] = end
    for words, places in seen.items():
        if len(places) > 1 and 5 * len(places) >= 2 * len(edges) and sum(map(str.isalpha, words)) >= 3:
            found.update(places)


def _neighbours(source: str, first: int, last: int, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The line before the end of a page and that behind it, where they are short."""
    at = _skip(source, last, body[1])
    line = _line_at(source, at, last, body[1]) if at < body[1] else None
    if line is not None:
        yield line
    at = first
    while at > body[0] and source[at - 1].isspace():
        at -= 1
    line = _line_at(source, at - 1, body[0], first) if at > body[0] else None
    if line is not None:
        yield line


def _in_mid_line(source: str, body: tuple[int, int], proved: list[_Line], found: dict[int, int]) -> None:
    """Feet whose words were proved on other pages, where the extractor glued them to text: the number fits between those around it."""
    feet = [line for line in proved if line.form == "words" and sum(map(str.isalpha, line.words)) >= 6]
    written = Counter(re.sub(r"\d+", "", source[line.start : line.end]).strip(" []()") for line in feet)
    shapes = [shape for shape, _ in written.most_common(8)]
    places = [line.start for line in feet]
    for shape in shapes:
        pattern = _glued(shape)
        at = source.find(shape, *body)
        while at >= 0:
            match = pattern.search(source, max(body[0], at - 8), min(body[1], at + len(shape) + 8))
            if match is not None and match.start() not in found:
                number = bisect_right(places, match.start())
                low = feet[number - 1].number if number else -1
                high = feet[number].number if number < len(feet) else low + 5
                if low < int(match[1] or match[2]) < high:
                    found[match.start()] = match.end()
            at = source.find(shape, at + len(shape), body[1])


def _glued(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(\d{{1,4}})\s?[\[(]?{re.escape(words)}[\])]?|[\[(]?{re.escape(words)}[\])]?\s?(\d{{1,4}})(?!\d)")
