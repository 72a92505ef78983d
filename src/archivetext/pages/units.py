r"""The rows of a page, and what one part of it is made of: a line, or a paragraph.

    row  = a line of the text, or what a dump ran into the line before it (``breaks``)
    unit = row | 1*row without a blank one between

Page furniture is in no unit: whole rows that come with the page and not with the document, anywhere in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archivetext.pages.pattern import LONGEST, TooLongError, compiled, make, patience, rows_that

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from archivetext.profiles.base import Profile
    from archivetext.spans import Lines

__all__ = ["HEAD", "TAIL", "Rows", "Unit"]

HEAD = 24_000
"""How far from its start a text is read as a head, in code points."""
TAIL = 8_000
"""How far from its end it is read as a tail."""
_ROWS = 60
"""So many rows of a paragraph are one unit, at most: no part of a page has more."""


class Unit(NamedTuple):
    """A line or a paragraph, without the white space around it."""

    start: int
    """Where it starts."""
    end: int
    """Where it ends."""
    first: int
    """Number of its first row."""
    behind: int
    """Number of the row behind its last."""


class Rows:
    """The rows of a text, with the page's furniture known."""

    paragraphs: bool
    starts: Sequence[int]
    ends: Sequence[int]

    def __init__(self, source: str, lines: Lines, profile: Profile) -> None:
        self.source = source
        self.paragraphs = profile.unit == "paragraph"
        self.starts, self.ends = (lines.starts, lines.ends) if not profile.breaks else _broken(lines, profile)
        self.furniture: list[tuple[int, int]] = _furniture(self, profile)
        """Rows that are no text, sorted."""
        self._idle = {start for start, _ in self.furniture}

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """The number of the row that holds *offset*."""
        return bisect_right(self.starts, offset) - 1

    def bare(self, number: int) -> tuple[int, int]:
        """Start and end of a row without the white space around it; empty for a blank row."""
        start, end = self.starts[number], self.ends[number]
        source = self.source
        if start < end and not (source[start].isspace() or source[end - 1].isspace() or source[start] == "\ufeff"):
            return start, end  # as most
        text = source[start:end]
        left = len(text) - len(text.lstrip().lstrip("\ufeff").lstrip())
        return (start, start) if left == len(text) else (start + left, start + len(text.rstrip()))

    def text(self, number: int) -> tuple[int, int]:
        """The same, but empty for furniture too."""
        start, end = self.bare(number)
        return (start, start) if start in self._idle else (start, end)

    def forward(self, number: int) -> Unit | None:
        """The unit that starts at this row or below it."""
        count = len(self)
        while number < count:
            start, end = self.text(number)
            if end > start:
                break
            number += 1
        else:
            return None
        first = number
        number += 1
        while self.paragraphs and number < count and number - first < _ROWS:
            begin, stop = self.text(number)
            if stop <= begin:
                break
            end = stop
            number += 1
        return Unit(start, end, first, number)

    def backward(self, number: int) -> Unit | None:
        """The unit that ends at this row or above it."""
        while number >= 0:
            start, end = self.text(number)
            if end > start:
                break
            number -= 1
        else:
            return None
        behind = number + 1
        while self.paragraphs and number > 0 and behind - number < _ROWS:
            begin, stop = self.text(number - 1)
            if stop <= begin:
                break
            start = begin
            number -= 1
        return Unit(start, end, number, behind)


def _broken(lines: Lines, profile: Profile) -> tuple[list[int], list[int]]:
    """Where rows start and end, with those that the dump ran into others."""
    source = lines.source
    starts: list[int] = []
    ends: list[int] = []
    for start, end in zip(lines.starts, lines.ends, strict=True):
        at = start
        if end - start > 1:
            for place in _run_in(source, start, end, profile):
                if place > at:
                    starts.append(at)
                    ends.append(place)
                    at = place
        starts.append(at)
        ends.append(end)
    return starts, ends


def _run_in(source: str, start: int, end: int, profile: Profile) -> Iterator[int]:
    """Where rows begin within a line, found stretch by stretch: no pattern looks further than it may."""
    pattern = _breaks(profile.breaks, profile.own_looks)
    time = patience(profile.breaks, profile.own_looks)
    at = start
    try:
        for edge in range(start + LONGEST, end + LONGEST, LONGEST):
            if at >= edge:
                continue
            for match in pattern.finditer(source, at, min(end, edge + LONGEST), timeout=time):
                if match.start() >= edge:
                    break
                yield match.start()
                at = match.end()
            at = max(at, edge)
    except TimeoutError:
        raise TooLongError(*profile.breaks) from None


@cache
def _breaks(sources: tuple[str, ...], own: tuple[tuple[str, str], ...]) -> regex.Pattern[str]:
    return make("|".join(f"(?:{compiled(source, own).core})" for source in sources))


def _furniture(rows: Rows, profile: Profile) -> list[tuple[int, int]]:
    """The rows that the profile calls furniture, page marks or ruled lines."""
    patterns = (*profile.furniture, *profile.pages, *profile.rules)
    pattern = rows_that(patterns, profile.own_looks)
    if pattern is None:
        return []
    source = rows.source
    found: list[tuple[int, int]] = []
    time = patience(patterns, profile.own_looks)
    try:
        for number in range(len(rows)):
            start, end = rows.starts[number], rows.ends[number]
            if 0 < end - start <= LONGEST and (
                pattern.fullmatch(source, start, end, timeout=time) if time else pattern.fullmatch(source, start, end)
            ):
                start, end = rows.bare(number)
                if end > start:
                    found.append((start, end))
    except TimeoutError:
        raise TooLongError(*patterns) from None
    return found
