"""Square brackets: pairs found by one scan with a stack, before anything is made of them.

    pair     = "[" { character | pair } "]"
    doubled  = "[" pair "]"             where both brackets touch: one pair, written with double brackets
    "["      = "［" | "〔" | "【"        and "]" likewise: full-width, tortoise-shell and lenticular brackets, as China and Japan print them

Brackets pair innermost first. Where real text breaks the grammar: a ``[`` that nothing closes and a ``]`` that
nothing opens stay text and are reported; a pair that would hold many paragraphs is taken for two stray brackets,
because a forgotten ``]`` must not swallow the document; so is a pair nested deeper than any editor writes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archivetext.diagnostics import report
from archivetext.spans import Span

if TYPE_CHECKING:
    from archivetext.records import Diagnostic

__all__ = ["LONGEST", "SQUARE", "Pair", "match_pairs"]

LONGEST = 4000
"""Longest pair, in code points. The longest insertion seen in real dumps has about 1,500."""
PARAGRAPHS = 4
"""A pair over more blank lines than this is no insertion."""
DEEPEST = 16
"""Deepest nesting. Three is the deepest that real dumps show."""


_WIDE = "［］〔〕【】"
SQUARE = str.maketrans(_WIDE, "[][][]")
"""The brackets of Chinese and Japanese print, and what they stand for."""


class Pair(NamedTuple):
    """A matched pair of brackets: ``source[start:end]`` with them, ``source[inner:outer]`` without."""

    start: int
    end: int
    inner: int
    outer: int
    parent: int
    """Index of the pair around this one, or -1."""


@cache
def _blank_line() -> re.Pattern[str]:
    return re.compile(r"(?:\n|\r\n?+)[^\S\r\n]*+(?=[\r\n])")


def match_pairs(source: str) -> tuple[list[Pair], list[Diagnostic]]:
    """The pairs of *source*, sorted by start, and a diagnostic for each bracket that is in none."""
    if not source.isascii() and any(sign in source for sign in _WIDE):
        source = source.translate(SQUARE)  # as long as it was
    if "[" not in source and "]" not in source:
        return [], []
    odd: list[Diagnostic] = []
    starts, ends = _matched(source, odd)
    count = len(starts)
    pairs: list[Pair] = []
    depth: list[int] = []
    around: list[int] = []  # indexes of the pairs that are open at this place
    blank: list[int] = []  # where the blank lines are in the last long pair that lies in no other
    reach = 0  # and where that ends
    skip = False
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if skip:  # the inner pair of a doubled one
            skip = False
            continue
        while around and pairs[around[-1]].end <= start:
            around.pop()
        parent = around[-1] if around else -1
        level = depth[parent] + 1 if around else 0
        length = end - start
        if length > 300:
            if length > LONGEST:
                odd.append(report("AT204", Span(start, end)))
                continue
            if end > reach:
                reach = end
                blank = [match.start() for match in _blank_line().finditer(source, start, end)]
            crossed = bisect_left(blank, end) - bisect_left(blank, start)
            # Across paragraphs, with other insertions on the way: a bracket that lost its partner met another such.
            if crossed > PARAGRAPHS or (crossed > 1 and number + 2 < count and ends[number + 2] < end):
                odd.append(report("AT204", Span(start, end)))
                continue
        if level > DEEPEST:
            odd.append(report("AT204", Span(start, end)))
            continue
        inner, outer = start + 1, end - 1
        if source[inner] == "[" and ends[number + 1] == outer:  # what opens in a pair is closed in it
            inner, outer = inner + 1, outer - 1
            skip = True
        around.append(len(pairs))
        depth.append(level)
        pairs.append(Pair(start, end, inner, outer, parent))
    return pairs, odd


def _matched(source: str, odd: list[Diagnostic]) -> tuple[array[int], array[int]]:
    """Where the pairs start and end, innermost first, sorted by start; what is left over is reported."""
    starts, ends = array("q"), array("q")  # of every opening bracket; 0 where none closes it
    stack: list[int] = []
    find = source.find
    opening, closing = find("["), find("]")
    while closing >= 0:
        while 0 <= opening < closing:
            stack.append(len(starts))
            starts.append(opening)
            ends.append(0)
            opening = find("[", opening + 1)
        if stack:
            ends[stack.pop()] = closing + 1
        else:
            odd.append(report("AT202", Span(closing, closing + 1)))
        closing = find("]", closing + 1)
    while opening >= 0:
        stack.append(len(starts))
        starts.append(opening)
        ends.append(0)
        opening = find("[", opening + 1)
    if not stack:
        return starts, ends
    odd.extend(report("AT201", Span(starts[number], starts[number] + 1)) for number in stack)
    closed = [number for number, end in enumerate(ends) if end]
    return array("q", (starts[number] for number in closed)), array("q", (ends[number] for number in closed))
