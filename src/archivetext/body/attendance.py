r"""Attendance lists: who was there.

    attendance = ("Present" | "Participants" | "Also taking part" ...) ":" entry { ("," | ";" | line end) entry }
    entry      = [number] name [("," | "-" | "as") role] | [number] name "(" role ")" | "[" title "]" name

Where real documents break it: each side has its list, under a line that names it and nothing else; a comma parts a name from its
office as often as one name from the next; the service of those who follow stands before them with a colon.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.records import Participant
from archivetext.spans import Span, fold, trim
from archivetext.words import english
from archivetext.words.lists import TITLES

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph

__all__ = ["participants"]


@cache
def _attendance() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:also\s+|were\s+|those\s+|persons\s+|people\s+)?(?:present|participants?|participating|in\s+attendance"
        r"|attend(?:ed|ees|ance|ing)|taking\s+part|took\s+part|invited|presiding|presided)"
        r"(?:\s+(?:by|on|at|from|for|in|were|are|also|the|of|our|their|his|both|side|sides|part|parts|meeting|conversation|session"
        r"|talks|talk|discussion|dinner|reception|persons|people|comrades|(?-i:\p{Lu}[\p{L}\-]{1,14}))){0,7}\s*:"
    )


_ATTEND = ("present", "part", "attend", "invited", "presid")
"""One of these stands in all that opens a list."""


def participants(source: str, paragraphs: list[Paragraph]) -> tuple[list[Participant], set[int]]:
    """The people of every attendance list, and the indexes of the paragraphs that hold one."""
    found: list[Participant] = []
    used: set[int] = set()
    sides = _sides(source, paragraphs)
    for index, paragraph in enumerate(paragraphs):
        start = -1 if index in used else _list_opened(source, paragraph, index in sides)
        if start < 0:
            continue
        used.add(index)
        if source[start : paragraph.end].strip():
            _entries(source, start, paragraph.end, found)
            continue
        for below in _lines_below(source, paragraphs, index, sides):
            used.add(below)
            _entries(source, paragraphs[below].start, paragraphs[below].end, found, lines=True)
    return found, used


def _lines_below(source: str, paragraphs: list[Paragraph], opened: int, sides: set[int]) -> range:
    """The paragraphs of a list below the line that opens it: short, each a person; to a blank line, if none stands before them."""
    first = below = opened + 1
    close = first < len(paragraphs) and not _blank_between(source, paragraphs[opened].end, paragraphs[first].start)
    while below < len(paragraphs):
        entry = paragraphs[below]
        text = source[entry.start : entry.end]
        if len(text) > 200 or not _lists_person(text) or _list_opened(source, entry, below in sides) >= 0:
            break
        if close and below > first and _blank_between(source, paragraphs[below - 1].end, entry.start):
            break
        below += 1
    return range(first, below)


def _list_opened(source: str, paragraph: Paragraph, side: bool) -> int:
    """Where the entries of the attendance list start that this paragraph opens; -1 where it opens none."""
    start, end = paragraph.start, paragraph.end
    colon = source.find(":", start, start + 90) if source[start] in "PpAaTtWwIiFO" else -1
    if colon < 0:
        return -1
    if not side:
        said = source[start:colon].lower()
        if not any(map(said.__contains__, _ATTEND)):
            return -1  # as most lines with a colon: no need to match the pattern
    match = (_for_side() if side else _attendance()).match(source, start, min(end, start + 120))
    return match.end() if match else -1


@cache
def _for_side() -> regex.Pattern[str]:
    # For the Workers' Party: | On the Hungarian side: -- and nothing else on the line.
    return regex.compile(r"(?:For|From|On\s+the\s+part\s+of|On\s+behalf\s+of|On)\s+(?:the\s+)?[^:\n\r.]{2,60}:[^\S\r\n]*(?=[\r\n]|$)")


def _sides(source: str, paragraphs: list[Paragraph]) -> set[int]:
    """The lines that name a side, where at least two do: those present stand below, each on a line."""
    found = {
        index
        for index, (start, end, first_end, _) in enumerate(paragraphs)
        if source[start] in "FO" and first_end - start < 90 and source[first_end - 1] == ":" and _for_side().match(source, start, end)
    }
    return found if len(found) > 1 else set()


@cache
def _numbered() -> regex.Pattern[str]:
    return regex.compile(r"\d{1,2}[.)]\s+\p{Lu}")


def _blank_between(source: str, start: int, end: int) -> bool:
    return source.count("\n", start, end) > 1


def _lists_person(text: str) -> bool:
    if text[0].isdigit() and not _numbered().match(text):
        return False  # a date or a time
    bare = text.lstrip("-–—•*· \t0123456789.)")
    words = bare.rstrip(".").split()
    if (
        bare.endswith(".")
        and len(words) > 3
        and sum(w[0].islower() for w in words) * 2 > len(words)
        and " - " not in bare
        and "," not in bare
    ):
        return False  # a sentence
    return (
        bare[:1].isupper()
        and bare.rstrip()[-1:] not in (":", "?", "!")
        and len(bare.split()) <= 16
        and not bare.isupper() | (bare.count(". ") > 2)
    )


def _entries(source: str, start: int, end: int, found: list[Participant], lines: bool = False) -> None:
    """Entries divided by semicolons if there are any, else by commas and "and", outside brackets.

    A service or side may stand before them with a colon. In a list of lines a comma can part a name from its office.
    """
    side = _side().match(source, start, end) if source.find(":", start, end) >= 0 else None
    if side:
        start = side.end()
    stretch = source[start:end]
    if not lines and "and" not in stretch and not any(map(stretch.__contains__, ";()[]")):  # names and commas, as most are
        at = start
        pieces = stretch.split(",")
        for piece in pieces:
            _entry(source, at, at + len(piece), found, len(pieces) == 1)
            at += len(piece) + 1
        return
    cuts: dict[str, list[tuple[int, int]]] = {";": [], ",": [], "and": []}
    depth = 0
    for match in _divider().finditer(source, start, end):
        sign = match.group()
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            cuts["and" if sign.strip() == "and" else sign].append(match.span())
    chosen = cuts[";"] or sorted(cuts[","] + cuts["and"])
    if lines and not cuts[";"] and cuts[","] and all(_office(source[b : b + 40]) for _, b in cuts[","]):
        chosen = []
    roles = bool(cuts[";"]) or not chosen
    at = start
    for a, b in [*chosen, (end, end)]:
        _entry(source, at, a, found, roles)
        at = b


@cache
def _side() -> regex.Pattern[str]:
    return regex.compile(
        r"\s*+(?:[-–—•*·]\s*+)?+(?:(?:From|For|On)\s++(?:the\s++)?[\p{L}\- ]{1,40}+"
        r"|\p{Lu}[\p{L}\-]*+(?:\s++\p{Lu}?[\p{L}\-]*+){0,3}+)\s*+:\s*+"
    )


def _office(text: str) -> bool:
    """Whether the words behind a comma say what somebody is, and are no name."""
    words = [w.strip(".,;()") for w in text.split()[:3]]
    return bool(words) and bool(words[0]) and (words[0][0].islower() or words[0].lower() in TITLES or english.is_english(words[0]))


@cache
def _divider() -> regex.Pattern[str]:
    return regex.compile(r"[;,()\[\]]|(?<!\s)\s++and\s++")


@cache
def _bracketed_title() -> regex.Pattern[str]:
    return regex.compile(r"\[([^\[\]]{2,60})\]\s+(?=\p{Lu})")


@cache
def _role() -> regex.Pattern[str]:
    return regex.compile(r"^(.+?)(?:\s+[-–—]\s+(.+)|\s*\(([^()]+)\)|,\s+(.+)|\s+as\s+(.+))$", regex.DOTALL)


def _entry(source: str, start: int, end: int, found: list[Participant], roles: bool) -> None:
    if source[start : start + 1] == " ":
        start += 1
    name = source[start:end]
    if 2 <= end - start <= 200 and name.isalpha() and name[0].isupper():  # a surname and nothing else
        found.append(Participant(name, None, Span(start, end)))
        return
    while start < end and (source[start].isspace() or source[start] in "-–—•*·,;"):
        start += 1
    while end > start and (source[end - 1].isspace() or (source[end - 1] in ".,;" and not _initial(source, end))):
        end -= 1
    if end - start < 2 or end - start > 200:
        return
    if source[start:end].isalpha() and source[start].isupper():
        found.append(Participant(source[start:end], None, Span(start, end)))
        return
    text = fold(source[start:end])
    if text.lower().startswith("and "):
        start, end = trim(source, start + 4, end)  # of a name, which is short
        text = text[4:]
    name, role = text, None
    titled = _bracketed_title().match(text)
    if titled and any(w.lower() in TITLES for w in titled.group(1).split()):
        text, role = text[titled.end() :], titled.group(1)
        name = text
    match = _role().match(text)
    if match:
        said = match.group(2) or match.group(3) or match.group(5) or (match.group(4) if roles else None)
        if said:
            name, role = match.group(1).strip(" ,"), said.strip(" .,")
    if not any(c.isupper() for c in name):
        return
    found.append(Participant(name, role, Span(start, end)))


def _initial(source: str, end: int) -> bool:
    """Whether the point at the end belongs to an initial, as in ``N. N.``."""
    return end >= 2 and source[end - 1] == "." and source[end - 2].isupper() and (end < 3 or not source[end - 3].isalpha())
