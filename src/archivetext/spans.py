"""Places in a text: spans, lines, columns, and the folding of white space.

Every offset of this library is a count of code points from the start of the source, as
Python's ``str`` indexes them: not bytes, not UTF-16 units.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext.plain import is_plain, plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Figures", "Lines", "Span", "fold", "inside", "trim"]


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
    >>> lines.starts
    [0, 5, 9, 10]
    >>> [lines.source[s:e] for s, e in zip(lines.starts, lines.ends)]
    ['one', 'two', '', 'three']
    """

    __slots__ = ("ends", "source", "starts")

    def __init__(self, source: str) -> None:
        self.source: str = source
        starts = [0]
        ends: list[int] = []
        find = source.find
        if "\r" not in source:
            at = find("\n")
            while at >= 0:
                ends.append(at)
                at += 1
                starts.append(at)
                at = find("\n", at)
        else:
            for match in _line_end().finditer(source):
                ends.append(match.start())
                starts.append(match.end())
        ends.append(len(source))
        if starts[-1] == len(source) and len(starts) > 1:  # a final line end opens no new line
            starts.pop()
            ends.pop()
        self.starts: list[int] = starts
        self.ends: list[int] = ends

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

    The text is first made into an image of one byte a code point, in which a byte says only whether a figure stands there.
    To search that is many times quicker than to match a pattern, and most paragraphs have no figure.

    >>> figures = Figures("on 24 May 1962")
    >>> figures.runs
    [(3, 5), (10, 14)]
    >>> figures.stand_in(0, 3), figures.stand_in(4, 9)
    (False, True)
    """

    __slots__ = ("image", "runs")

    def __init__(self, source: str) -> None:
        self.image: bytes = source.encode("latin-1", "replace").translate(_FIGURES)
        self.runs: list[tuple[int, int]] = []
        """Start and end of each run."""
        find = self.image.find
        add = self.runs.append
        at = find(b"0")
        while at >= 0:
            end = find(b" ", at)
            if end < 0:
                end = len(source)
            add((at, end))
            at = find(b"0", end)

    def stand_in(self, start: int, end: int) -> bool:
        """Whether a figure stands in the stretch."""
        return self.image.find(b"0", start, end) >= 0

    def inside(self, start: int, end: int) -> list[tuple[int, int]]:
        """The runs that start in the stretch."""
        return self.runs[bisect_left(self.runs, (start, 0)) : bisect_left(self.runs, (end, 0))]


_FIGURES = bytes(ord("0") if chr(code) in "0123456789" else ord(" ") for code in range(256))


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
    if start < end and not source[start].isspace() and not source[end - 1].isspace():
        return start, end
    part = source[start:end]
    left = len(part) - len(part.lstrip())
    if left == end - start:
        return start, start
    return start + left, start + len(part.rstrip())


def fold(text: str) -> str:
    r"""The text as a value: plain (:mod:`archivetext.plain`), white space folded to one space, words rejoined that a line end divides.

    A hyphen at a line end is dropped where it divides a word (``Khrush-`` / ``chev``), and kept where it is
    part of one: before a capital, a digit, or behind a part that has a hyphen already (``Commander-in-`` / ``Chief``).
    Where real text breaks this: ``self-`` / ``criticism`` loses its hyphen; nothing in the text tells.

    >>> fold("N.S. Khrush-\n   chev")
    'N.S. Khrushchev'
    >>> fold("Commander-in-\nChief")
    'Commander-in-Chief'
    """
    if text.isprintable() and "  " not in text and is_plain(text):  # no line end, no-break space or tabulator: nothing to fold
        return text.strip(" ")
    text = plain_text(text)
    if "-" in text and "\n" in text:
        text = _divided().sub(_rejoin, text)
    return " ".join(text.split())


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
