r"""Attendance lists: who was there.

    attendance = ("Present" | "Participants" | "Also taking part" ...) ":" entry { ("," | ";" | line end) entry }
               | ("Chaired by" | "Attended by" ...) entry { ("," | ";") entry }
    entry      = [number] name [("," | "-" | "as") role] | [number] name "(" role ")" | "[" title "]" name

The words are in ``data/phrases.txt``; a profile may add its own.

Where real documents break it: each side has its list, under a line that names it and nothing else; a comma parts a name from its
office, or from its initials, as often as one name from the next; the service of those who follow stands before them with a colon.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from archivetext.body.words import ATTENDANCE, ATTENDANCE_PLAIN, BESIDE_ATTENDANCE
from archivetext.records import Participant
from archivetext.spans import Span, fold, trim
from archivetext.words import english
from archivetext.words.lists import TITLES, either

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph

__all__ = ["participants"]


@lru_cache(256)
def _attendance(letters: frozenset[str], own: tuple[str, ...] = ()) -> regex.Pattern[str]:
    """What opens a list, with its colon, and what opens one without; of the phrases only those that start with some of the *letters*."""
    beside = either(BESIDE_ATTENDANCE)
    said = either(phrase.lower() for phrase in (*ATTENDANCE, *own) if _first_letters(phrase) in letters)
    plain = either(phrase for phrase in ATTENDANCE_PLAIN if _first_letters(phrase) in letters)
    behind = rf"(?:\s+(?:{beside}|(?-i:\p{{Lu}}[\p{{L}}\-]{{1,14}}))){{0,7}}"
    with_colon = rf"(?:(?:{beside})\s+){{0,2}}+(?:{said}){behind}\s*[:：]" if said else ""
    without = rf"(?:{plain})\s*:?[^\S\r\n]+(?=(?-i:\p{{Lu}}))" if plain else ""
    return regex.compile(f"(?i){'|'.join(filter(None, (with_colon, without)))}")


@lru_cache(16)
def _openings(own: tuple[str, ...] = ()) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """The two signs that a list starts with, small words before what opens it included; capitals of what needs no colon, its first words.

    Last the letters that what opens a list starts with.
    """
    phrases = (*ATTENDANCE, *ATTENDANCE_PLAIN, *BESIDE_ATTENDANCE, *own, "for", "from", "on")
    initials = frozenset(a + b for phrase in phrases for a in _both(phrase[0]) for b in _both(phrase[1:2]))
    plain = frozenset(phrase.split()[0].lower() for phrase in ATTENDANCE_PLAIN)
    capitals = frozenset(word[0].upper() for word in plain)
    return initials, capitals, plain, frozenset(map(_first_letters, (*ATTENDANCE, *ATTENDANCE_PLAIN, *own)))


def _both(letter: str) -> tuple[str, str]:
    """A letter, small and capital."""
    return letter.lower(), letter.upper()


def _first_letters(text: str) -> str:
    """The letters that open a text, at most four, in small letters; one of a script without blanks between words."""
    head = text[:4].lower()
    if head[:1] > "\u2e7f":
        return head[0]
    while head and not head.isalpha():
        head = head[:-1]
    return head


def participants(source: str, paragraphs: list[Paragraph], own: tuple[str, ...] = ()) -> tuple[list[Participant], set[int]]:
    """The people of every attendance list, and the indexes of the paragraphs that hold one.

    Args:
        source: the text.
        paragraphs: those of the body.
        own: words that open a list, besides those that are known.
    """
    found: list[Participant] = []
    used: set[int] = set()
    sides = _sides(source, paragraphs)
    initials = _openings(own)[0]
    for index, paragraph in enumerate(paragraphs):
        first = paragraph[0]
        if source[first : first + 2] not in initials and source[first] not in initials:
            continue
        start = -1 if index in used else _list_opened(source, paragraph, index in sides, own)
        if start < 0:
            continue
        used.add(index)
        if source[start : paragraph.end].strip():
            _entries(source, start, paragraph.end, found)
            continue
        for below in _lines_below(source, paragraphs, index, sides, own):
            used.add(below)
            if _group().match(source[paragraphs[below].start : paragraphs[below].end]):
                continue
            _entries(source, paragraphs[below].start, paragraphs[below].end, found, lines=True)
    return found, used


@cache
def _group() -> regex.Pattern[str]:
    # From Arland: a line that names a side, and nobody.
    return regex.compile(r"(?:From|For|On\s+the\s+side\s+of|On\s+behalf\s+of)\s+(?:the\s+)?\p{Lu}[\p{L}\-]*(?:\s+[\p{L}\-]+){0,3}\s*:?\Z")


def _lines_below(source: str, paragraphs: list[Paragraph], opened: int, sides: set[int], own: tuple[str, ...]) -> range:
    """The paragraphs of a list below the line that opens it: short, each a person; to a blank line, if none stands before them."""
    first = below = opened + 1
    close = first < len(paragraphs) and not _blank_between(source, paragraphs[opened].end, paragraphs[first].start)
    while below < len(paragraphs):
        entry = paragraphs[below]
        text = source[entry.start : entry.end]
        if len(text) > 200 or not _lists_person(text) or _list_opened(source, entry, below in sides, own) >= 0:
            break
        if close and below > first and _blank_between(source, paragraphs[below - 1].end, entry.start):
            break
        below += 1
    return range(first, below)


def _list_opened(source: str, paragraph: Paragraph, side: bool, own: tuple[str, ...] = ()) -> int:
    """Where the entries of the attendance list start that this paragraph opens; -1 where it opens none."""
    start, end = paragraph.start, paragraph.end
    initials, capitals, plain, opens = _openings(own)
    if source[start : start + 2] not in initials and source[start] not in initials:
        return -1
    limit = min(end, start + 90)
    colon = source.find(":", start, limit) >= 0 or source.find("：", start, limit) >= 0
    if not colon and (source[start] not in capitals or source[start : start + 12].split(None, 1)[0].lower() not in plain):
        return -1
    pattern = _for_side() if side else None
    if pattern is None:
        letters = set()
        for word in source[start:limit].split(None, 3)[:3]:  # behind two small words at most
            first = _first_letters(word)
            if first in opens:
                letters.add(first)
            if word.lower() not in BESIDE_ATTENDANCE:
                break
        if not letters:
            return -1
        pattern = _attendance(frozenset(letters), own)
    match = pattern.match(source, start, min(end, start + 120))
    return match.end() if match else -1


@cache
def _for_side() -> regex.Pattern[str]:
    # For the Workers' Party: | On the Hungarian side: -- and nothing else on the line.
    return regex.compile(r"(?:For|From|On\s+the\s+part\s+of|On\s+behalf\s+of|On)\s+(?:the\s+)?[^:\n\r.]{2,60}:[^\S\r\n]*(?=[\r\n]|$)")


def _sides(source: str, paragraphs: list[Paragraph]) -> set[int]:
    """The lines that name a side, where at least two do: those present stand below, each on a line."""
    found = {
        index
        for index, one in enumerate(paragraphs)
        if source[one[0]] in "FO"
        and one.first_end - one.start < 90
        and source[one.first_end - 1] == ":"
        and _for_side().match(source, one.start, one.end)
    }
    return found if len(found) > 1 else set()


@cache
def _numbered() -> regex.Pattern[str]:
    return regex.compile(r"\d{1,2}[.)]\s+\p{Lu}")


def _blank_between(source: str, start: int, end: int) -> bool:
    return source.count("\n", start, end) > 1


def _lists_person(text: str) -> bool:
    if text[0] == "[" and _side().match(text):
        return True  # [North] Arlandic side: names
    if text[0].isdigit() and not _numbered().match(text):
        return False  # a date or a time
    bare = text.lstrip("-–—•*· \t0123456789.)")
    words = bare.rstrip(".").split()
    if (
        bare.endswith(".")
        and len(words) > 2
        and sum(w[0].islower() for w in words) * 2 > len(words)
        and " - " not in bare
        and "," not in bare
    ):
        return False  # a sentence
    return (
        (bare[:1].isupper() or (bare[:1] > "\u2e7f" and len(bare) < 40))
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
        pieces = _with_initials(stretch.split(","))
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
    if not cuts[";"]:
        chosen = _without_initials(source, chosen, start, end)
    if lines and not cuts[";"] and cuts[","] and all(_office(source[b : b + 40]) for _, b in cuts[","]):
        chosen = []
    roles = bool(cuts[";"]) or not chosen
    at = start
    for a, b in [*chosen, (end, end)]:
        _entry(source, at, a, found, roles)
        at = b


def _with_initials(pieces: list[str]) -> list[str]:
    """The pieces between commas, initials joined to the name before them: ``Orlov, A.N.``."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _initials().match(piece) and len(joined[-1].split()) < 4:
            joined[-1] += "," + piece
        else:
            joined.append(piece)
    return joined


def _without_initials(source: str, cuts: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The cuts but for the commas between a surname and its initials."""
    kept: list[tuple[int, int]] = []
    before = start
    for cut in cuts:
        if source[cut[0]] == "," and _initials().match(source, cut[1], end) and len(source[before : cut[0]].split()) < 4:
            continue
        kept.append(cut)
        before = cut[1]
    return kept


@cache
def _initials() -> regex.Pattern[str]:
    # A.N. | A. Ia. | Iu.V. and nothing else before the next comma
    return regex.compile(r"[^\S\r\n]*+(?:\p{Lu}\p{Ll}{0,2}\.[^\S\r\n]?){1,3}+(?=[,;.]|\s*\Z|\s+(?:and|und|et|y|и)\s)")


@cache
def _side() -> regex.Pattern[str]:
    return regex.compile(
        r"\s*+(?:[-–—•*·]\s*+)?+(?:\[[^\[\]\n]{1,30}\]\s++)?+(?:(?:From|For|On)\s++(?:the\s++)?[\p{L}\- ]{1,40}+"
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
    name_with_initials = _surname_first().match(text)
    if name_with_initials:
        found.append(Participant(text, None, Span(start, end)))
        return
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


@cache
def _surname_first() -> regex.Pattern[str]:
    return regex.compile(r"[^,()]{2,60},\s?(?:\p{Lu}\p{Ll}{0,2}\.?\s?){1,3}\Z")


def _initial(source: str, end: int) -> bool:
    """Whether the point at the end belongs to an initial, as in ``N. N.``."""
    return end >= 2 and source[end - 1] == "." and source[end - 2].isupper() and (end < 3 or not source[end - 3].isalpha())
