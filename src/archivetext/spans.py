"""Places in a text: spans, lines, columns, and the folding of white space.

Every offset of this library is a count of code points from the start of the source, as
Python's ``str`` indexes them: not bytes, not UTF-16 units.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate, count
from operator import add
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Figures", "Lines", "Span", "fold", "inside", "packed", "pieces", "trim", "value_of"]


class Span(NamedTuple):
    """A half-open stretch of the source, in code points: ``source[start:end]``.

    >>> "F[idel] Castro"[slice(*Span(1, 7))]
    '[idel]'
    """

    start: int
    """Offset of the first code point."""
    end: int
    """Offset behind the last code point."""

    def __contains__(self, other: object) -> bool:
        """Whether another span, or an offset, lies inside this one.

        >>> Span(2, 5) in Span(0, 9), 9 in Span(0, 9)
        (True, False)
        """
        if isinstance(other, int):
            return self[0] <= other < self[1]
        if isinstance(other, tuple) and len(other) == 2:
            return bool(self[0] <= other[0] and other[1] <= self[1])
        return False


class Lines:
    r"""The lines of a text. A line ends at ``\n``, ``\r\n`` or a lone ``\r``, and nowhere else.

    ``str.splitlines`` also breaks at form feeds, U+0085 and U+2028. In a dump a form feed is the
    page break of the print, inside a line or a sentence, and must not end either.

    >>> lines = Lines("one\r\ntwo\n\nthree")
    >>> list(lines.starts)
    [0, 5, 9, 10]
    >>> [lines.source[s:e] for s, e in zip(lines.starts, lines.ends)]
    ['one', 'two', '', 'three']
    """

    __slots__ = ("ends", "source", "starts")

    def __init__(self, source: str) -> None:
        self.source: str = source
        starts = [0]
        ends: list[int]
        if "\r" not in source:
            # The lengths before a line end, and a line end each: without a step of Python for a line.
            ends = list(map(add, accumulate(map(len, source.split("\n"))), count()))
            ends.pop()
            starts.extend(map((1).__add__, ends))
        else:
            ends = []
            for match in _line_end().finditer(source):
                ends.append(match.start())
                starts.append(match.end())
        ends.append(len(source))
        if starts[-1] == len(source) and len(starts) > 1:  # a final line end opens no new line
            starts.pop()
            ends.pop()
        self.starts: Sequence[int] = packed(starts)
        self.ends: Sequence[int] = packed(ends)

    def __len__(self) -> int:
        return len(self.starts)

    def stop(self, number: int) -> int:
        """Offset behind line *number* (counted from 0) with its line end."""
        following = number + 1
        return self.starts[following] if following < len(self.starts) else len(self.source)

    def at(self, offset: int) -> int:
        """Number, from 0, of the line that holds *offset*."""
        return bisect_right(self.starts, offset) - 1

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of *offset*, both from 1, the column in code points.

        Raises:
            IndexError: the offset lies outside the text.
        """
        if not 0 <= offset <= len(self.source):
            raise IndexError(f"offset {offset} is outside the text, which has {len(self.source)} code points")
        number = self.at(offset)
        return number + 1, offset - self.starts[number] + 1


class Figures:
    """The runs of the figures 0 to 9 in a text: found once, for every pass that looks for numbers.

    The text is first made, a piece at a time, into an image of one byte a code point, in which a byte says only whether a figure
    stands there. To search that is many times quicker than to match a pattern.

    >>> figures = Figures("on 24 May 1962")
    >>> list(figures.inside(0, 14))
    [(3, 5), (10, 14)]
    >>> figures.stand_in(0, 3), figures.stand_in(4, 9)
    (False, True)
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, source: str) -> None:
        starts: list[int] = []
        ends: list[int] = []
        for base, piece in pieces(source):
            image = piece.encode("latin-1", "replace").translate(_FIGURES)
            find = image.find
            at = find(b"0")
            if at == 0 and ends and ends[-1] == base:  # the run goes on from the piece before
                ends.pop()
                at = find(b" ")
                ends.append(base + (at if at >= 0 else len(image)))
                at = find(b"0", at) if at >= 0 else -1
            while at >= 0:
                end = find(b" ", at)
                if end < 0:
                    end = len(image)
                starts.append(base + at)
                ends.append(base + end)
                at = find(b"0", end)
        self._starts: Sequence[int] = packed(starts)
        self._ends: Sequence[int] = packed(ends)

    def stand_in(self, start: int, end: int) -> bool:
        """Whether a figure stands in the stretch."""
        at = bisect_right(self._ends, start)  # the first run that ends behind the start
        return at < len(self._starts) and self._starts[at] < end

    def inside(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Start and end of the runs that start in the stretch."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return zip(self._starts[first:last], self._ends[first:last], strict=True)


_PIECE = 1 << 18


def pieces(source: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of some hundred thousand code points, each with its offset: for what would else copy the whole of it."""
    return ((base, source[base : base + _PIECE]) for base in range(0, len(source), _PIECE))


_FIGURES = bytes(ord("0") if chr(code) in "0123456789" else ord(" ") for code in range(256))


def packed(numbers: list[int]) -> Sequence[int]:
    """The numbers in eight bytes each where there are many; a list, which is quicker, takes forty."""
    return numbers if len(numbers) < _MANY else array("q", numbers)


_MANY = 20_000


def inside(stretches: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether *offset* lies in one of the stretches, which are sorted and do not overlap."""
    if not stretches:
        return False
    at = bisect_right(stretches, (offset, sys.maxsize)) - 1
    return at >= 0 and offset < stretches[at][1]


def trim(source: str, start: int, end: int) -> tuple[int, int]:
    """The stretch ``start:end`` without white space, and a byte order mark, at its ends; empty at *start* if nothing is left."""
    if start == 0 and source[:1] == "\ufeff" and end:
        start = 1
    first = start
    while start < end and source[start].isspace():
        start += 1
    if start == end:
        return first, first
    while source[end - 1].isspace():
        end -= 1
    return start, end


def fold(text: str) -> str:
    r"""A plain text as a value: white space folded to one space, words rejoined that a line end divides.

    A hyphen at a line end is dropped where it divides a word (``Khrush-`` / ``chev``), and kept where it is
    part of one: before a capital, a digit, or behind a part that has a hyphen already (``Commander-in-`` / ``Chief``).
    Where real text breaks this: ``self-`` / ``criticism`` loses its hyphen; nothing in the text tells.

    >>> fold("N.S. Khrush-\n   chev")
    'N.S. Khrushchev'
    >>> fold("Commander-in-\nChief")
    'Commander-in-Chief'
    """
    if text.isprintable() and "  " not in text:  # no line end, no-break space or tabulator: nothing to fold
        return text.strip(" ")
    if "-" in text and "\n" in text:
        text = _divided().sub(_rejoin, text)
    return " ".join(text.split())


def value_of(text: str) -> str:
    r"""A slice of a source as the value that a record has of it: plain (:mod:`archivetext.plain`) and folded.

    >>> value_of("il\u00adlegible,\r\n F\\[idel\\]")
    'illegible, F[idel]'
    """
    return fold(plain_text(text))


def _rejoin(match: regex.Match[str]) -> str:
    at = match.start()
    part = match.string[max(0, at - 40) : at + 1].split()[-1]  # the word so far, on a bounded slice
    last, first = match.groups()
    return f"{last}{first}" if first.islower() and last.isalpha() and "-" not in part else f"{last}-{first}"


@cache
def _line_end() -> regex.Pattern[str]:
    return regex.compile(r"\r\n?+|\n")


@cache
def _divided() -> regex.Pattern[str]:
    # A letter or digit, the hyphen, the line end with the spaces around it, the first letter or digit behind it.
    return regex.compile(r"([^\W_])-[^\S\n]*+\n\s*+(\w)")
