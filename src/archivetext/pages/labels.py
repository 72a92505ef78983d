"""Where the labels of a page stand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from archivetext.profiles.shaped import Shaped
    from archivetext.spans import Lines

__all__ = ["REACH", "Label", "find", "in_columns"]

REACH = 24_000
"""How far from the start labels of a header are looked for, in code points."""


class Label(NamedTuple):
    """A label of the header."""

    key: str
    """The key of its field."""
    name: str
    """As the profile has it."""
    start: int
    """Where it starts, with its bold and heading marks."""
    end: int
    """Where it ends, with its colon and bold marks."""
    words: int
    """Where its words start."""


def find(source: str, profile: Shaped, top: int = 0) -> list[Label]:
    """Labels of the header, each once, up to the last label.

    A label opens its line, bold or not, with its colon inside or outside the bold. Only where the page, which starts at *top*, has
    been flattened to one line may it stand in mid-line.
    """
    reach = min(len(source), REACH)
    places: list[tuple[int, int, str, str, int]] = []
    flat = source.count("\n", top, top + 1500) < 4 or _on_one_line(source, profile, top, reach)
    for name, key in profile.labels.items():
        at = source.find(name, top, reach)
        while at >= 0:
            end = _behind(source, at + len(name))
            start = _before(source, at) if end else -1
            if end and start >= 0 and (flat or start == 0 or source[start - 1] in "\n\r\f\ufeff"):
                places.append((start, end, name, key, at))
                break
            at = source.find(name, at + len(name), reach)
    places.sort()
    found: list[Label] = []
    seen: set[str] = set()
    for start, end, name, key, words in places:
        if key in seen:
            continue
        seen.add(key)
        found.append(Label(key, name, start, end, words))
        if key == profile.last_label:
            break
    return found


def _on_one_line(source: str, profile: Shaped, top: int, reach: int) -> bool:
    """Whether the first line has most of the labels."""
    end = source.find("\n", top, reach)
    line = source[top : end if end >= 0 else reach]
    return len(line) > 200 and sum(f"{name}:" in line for name in profile.labels) >= 3


def _behind(source: str, at: int) -> int:
    """Where a label with its colon and bold marks ends; 0 where no colon follows."""
    tail = source[at : at + 6]
    bare = tail.lstrip("* \u00a0")
    if not bare.startswith(":"):
        return 0
    at += len(tail) - len(bare) + 1
    while source.startswith("*", at):
        at += 1
    return at


def _before(source: str, at: int) -> int:
    """Where a label's own stretch starts: its bold and heading marks, and the blanks before them on its line; -1 inside a word."""
    start = at
    while start and source[start - 1] in "*#":
        start -= 1
    if start and not source[start - 1].isspace() and source[start - 1] != "\ufeff":
        return -1
    begin = start
    while begin and source[begin - 1] in " \t*#\u00a0":
        begin -= 1
    return begin if begin == 0 or source[begin - 1] in "\n\r\f\ufeff" else start


@cache
def _columns_pattern(labels: tuple[str, ...]) -> regex.Pattern[str]:
    words = "|".join(map(regex.escape, labels))
    return regex.compile(rf"(?:^\ufeff?|(?<=\s\s))[*#\s]*+({words})\s?:\**\.?(?=\s|$|\p{{L}})")


def in_columns(source: str, lines: Lines, profile: Shaped) -> list[tuple[int, str, int, int]]:
    """Labels in the first lines: line number, key, start, end. Each once, up to the last label."""
    found: list[tuple[int, str, int, int]] = []
    seen: set[str] = set()
    pattern = _columns_pattern(tuple(profile.labels))
    reach = 0
    colon = -1
    for number, start in enumerate(lines.starts[:60]):
        if colon < start:
            colon = source.find(":", start)
            if colon < 0:
                break
        end = min(lines.ends[number], start + 400)
        if colon >= end:
            continue
        line = source[start:end]
        if not any(map(line.__contains__, profile.labels)):
            continue
        for match in pattern.finditer(line):
            key = profile.labels[match.group(1)]
            if key in seen or (reach and number - reach > 14):
                continue
            seen.add(key)
            reach = number
            found.append((number, key, start + match.start(1), start + match.end()))
            if key == profile.last_label:
                return found
    return found
