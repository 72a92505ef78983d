r"""What document-sharing sites put above a page, and the numbers that they give its leaves.

    site    = [ title line end ] { sign | line }                      the phrases of data/sharing.txt, each on a line
    leaves  = "1 " text blank-line "2 " text blank-line ...            below it, where the site counts them

The title above is the site's; the page has its own below it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archivetext.spans import trim
from archivetext.words.lists import lines as data_lines
from archivetext.words.lists import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from archivetext.pages.layout import Layout

__all__ = ["above", "by_first_sign", "first_sign", "number"]

_REACH = 1500
"""How far from the start such lines stand, in code points."""
_LONGEST = 300
"""The longest of them."""


def above(source: str) -> int:
    r"""Where the page starts below what a site has put above it; 0 where no site shows.

    >>> above("A Talk\nTotal Page:16\nFile Type:pdf, Size:90Kb\nThe page")
    46
    """
    head = source[:_REACH]
    if ":" not in head and "pdf" not in head.lower():
        return 0
    end = at = 0
    other = 0
    signs, others = _phrases("sign"), _phrases("line")
    for line in head.splitlines(keepends=True):
        bare = line.strip("\ufeff \t\r\n\f\u00a0")
        behind = at + len(line)
        if bare and len(bare) <= _LONGEST:
            if _is_one(bare, signs) or (end and _is_one(bare, others)):
                end, other = behind, 0
            else:
                other += 1
        elif bare:
            break
        if other > (1 if end else 3):
            break
        at = behind
    while end and end < len(source) and source[end].isspace():
        end += 1
    return end


def _is_one(line: str, phrases: dict[str, Callable[[], re.Pattern[str]]]) -> bool:
    """Whether a line is one of the phrases."""
    pattern = phrases.get(first_sign(line[1:].lstrip() if line[0] == "[" else line))
    return pattern is not None and pattern().fullmatch(line) is not None


@cache
def _phrases(section: str) -> dict[str, Callable[[], re.Pattern[str]]]:
    found = [line.text for line in data_lines(read("archivetext.pages", "sharing.txt")) if line.section == section]
    return by_first_sign(found, r"\[?\s*", r"\s*\]?")


def by_first_sign(phrases: Iterable[str], before: str = "", behind: str = "") -> dict[str, Callable[[], re.Pattern[str]]]:
    """For each sign that a phrase starts with what gives the pattern of those that do, made when it is first asked for."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(first_sign(phrase.replace("{n}", "0")), []).append(phrase_pattern(phrase))
    return {sign: _made_once(rf"{before}(?:{'|'.join(patterns)}){behind}") for sign, patterns in groups.items()}


def first_sign(line: str) -> str:
    """The first sign of a line in small letters; a 0 for every figure."""
    sign = line[:1]
    return "0" if sign.isdecimal() else sign.lower()


def _made_once(pattern: str) -> Callable[[], re.Pattern[str]]:
    return cache(lambda: re.compile(pattern, re.IGNORECASE))


def phrase_pattern(phrase: str) -> str:
    r"""A pattern for a phrase of a data file, in which ``{n}`` stands for a number and ``{}`` for any words of its line.

    >>> phrase_pattern("total page: {n}")
    'total[^\\S\\n]*+page:[^\\S\\n]*+\\d{1,7}'
    """
    words = (re.escape(word).replace(r"\{n\}", r"\d{1,7}").replace(r"\{\}", r".{1,250}") for word in phrase.split())
    return r"[^\S\n]*+".join(words)


def number(layout: Layout) -> None:
    """Takes the numbers of the leaves out of the body: each opens a paragraph, and they go up from the second leaf on, one by one."""
    source = layout.source
    start, end = layout.body
    found: list[tuple[int, int]] = []
    for match in _leaf().finditer(source, start, end):
        if int(match[1]) == len(found) + 2 and (match.start() == start or source[match.start() - 1] == "\n"):
            found.append(match.span(1))
    if found and found[0][0] == start:
        layout.part(*found.pop(0), "furniture")
        layout.body = trim(source, layout.parts[-1][1], end)
    layout.furniture += found


@cache
def _leaf() -> re.Pattern[str]:
    return re.compile(r"(?<!\S)(\d{1,4})(?=[ \t\u00a0]++\S|[^\s\d])")
