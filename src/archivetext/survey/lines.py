r"""What the lines of many texts have in common: lines that come again, and what looks like a label.

    furniture = a line that stands in most of the texts, or often in one, figures aside
    label     = one to five words, the first with a capital, and behind them  ":" / "|" / "=" ...  and the value on the same line or below
              / the same on a line of its own, above a line that is another in each text                                   (labels/line)
              / words in capitals, and behind them the value without any sign                                              (labels/bare)

Where real dumps break it: a speaker's name has a colon too (it comes often in one text and not in the others); a heading of the site
stands above a line that is another in each text too (it has no other such line near it).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext.sidecars.front import above
from archivetext.spans import Lines, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Label", "Look", "Repeated", "Sheet", "look_at"]

_LONGEST = 160
"""A longer line is text."""
_OFTEN = 3
"""So often a line stands in one text that is furniture there."""
_SPEAKS = 4
"""What stands more often than so in one text, on the average, is a speaker and no label."""
_FEW = 10
"""In fewer texts a label may stand in one alone, behind one that stands in several."""
_NEAR = 4
"""Labels on lines of their own stand so many lines from one another, at most."""


class Repeated(NamedTuple):
    """A line that comes again."""

    pattern: str
    """The line in the notation of profiles: figures that are others each time are a hole."""
    texts: int
    """In how many texts it stands."""
    times: int
    """How often, in all."""
    counts: bool
    """Whether it counts up within a text, as page numbers do."""
    numbered: bool
    """Whether it has figures that are others each time."""
    example: str
    """The line as it stands in the first of them."""
    sure: bool
    """Whether it is furniture by all that can be told: in most of the texts, or counting up like pages; else it only comes often."""


class Label(NamedTuple):
    """What looks like a label."""

    text: str
    """As printed, without what parts it from its value."""
    form: str
    """The form of its labels, as behind ``labels/``; empty for a colon."""
    texts: int
    """In how many texts it stands."""
    times: int
    """How often, in all."""
    example: str
    """A value."""
    values: tuple[str, ...]
    """Some of its values."""


class Sheet(NamedTuple):
    """The lines of a text that are not blank, without the white space around them."""

    name: str
    """Name of the text."""
    lines: list[str]
    """The lines."""
    after: list[bool]
    """Whether a blank line, or the start, stands before each."""


class Look(NamedTuple):
    """What the texts have in common."""

    sheets: tuple[Sheet, ...]
    """Their lines."""
    repeated: tuple[Repeated, ...]
    """Lines that come again, the most frequent first."""
    labels: tuple[Label, ...]
    """What looks like labels, in the order of the first text that has them."""


def look_at(texts: Iterable[tuple[str, str]]) -> Look:
    r"""What texts, each with its name, have in common.

    >>> look = look_at([("a", "Acts\nShelf: 12\nOn: Trade\nWords."), ("b", "Acts\nShelf: 14\nOn: Grain\nOther words.")])
    >>> [label.text for label in look.labels], [line.pattern for line in look.repeated]
    (['Shelf', 'On'], ['Acts'])
    """
    given = list(texts)
    sheets = tuple(_sheet(name, text) for name, text in given)
    labels = _fenced([text for _, text in given]) or (*_parted(sheets), *_bare(sheets))
    known = {_key(label.text) for label in labels}
    repeated = _repeated(sheets, known)
    lined = _on_lines(sheets, {line.pattern for line in repeated if not line.numbered}) if not labels else ()
    own = {label.text for label in lined}
    return Look(sheets, tuple(line for line in repeated if line.pattern not in own), (*labels, *lined))


def _sheet(name: str, text: str) -> Sheet:
    lines = Lines(text)
    found: list[str] = []
    after: list[bool] = []
    blank = True
    for start, end in zip(lines.starts, lines.ends, strict=True):
        line = text[start : min(end, start + 4_000)].strip("\ufeff\f \t\xa0\r\n")
        if not line:
            blank = True
            continue
        found.append(line)
        after.append(blank)
        blank = False
    return Sheet(name, found, after)


def most(texts: int) -> int:
    """In so many of the texts something stands that all of the family have, but for what a dump lost."""
    return max(2, (texts * 3 + 4) // 5) if texts > 1 else 1


# --- lines that come again


def _repeated(sheets: Sequence[Sheet], labels: set[str]) -> tuple[Repeated, ...]:
    where: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, sheet in enumerate(sheets):
        for line in sheet.lines:
            if len(line) <= _LONGEST:
                folded = fold(line)
                where[_figures().sub("0", folded)].append((number, folded))
    found: list[Repeated] = []
    for places in where.values():
        texts = len({number for number, _ in places})
        least = most(len(sheets))
        again = max(sum(1 for number, _ in places if number == one) for one in {number for number, _ in places}) if len(places) > 1 else 1
        if not (texts >= least > 1 or again >= _OFTEN) or (texts == 1 and len(sheets) == 1 and again < _OFTEN):
            continue
        if _label_of(places[0][1]) in labels or places[0][1].partition(":")[0] in labels or not any(c.isalnum() for c in places[0][1]):
            continue
        found.append(_pattern(places, texts, most=texts >= least > 1))
    return tuple(sorted(found, key=lambda line: (-line.texts, -line.times, line.pattern)))


def _pattern(places: list[tuple[int, str]], texts: int, *, most: bool) -> Repeated:
    """The line with a hole where its figures are others each time."""
    split = [_figures().split(line) for _, line in places]
    rows = [_figures().findall(line) for _, line in places]
    holes = [len({row[at] for row in rows}) > 1 for at in range(len(rows[0]))]
    rises = 0
    if holes and any(holes):
        at = holes.index(True)
        for one in {number for number, _ in places}:
            numbers = [int(row[at]) for (number, _), row in zip(places, rows, strict=True) if number == one]
            up = sum(first < second for first, second in itertools.pairwise(numbers))
            rises += len(numbers) >= 2 and up * 10 >= (len(numbers) - 1) * 9
    counts = rises * 2 > texts or (rises > 0 and texts <= 2)
    name = "{page:int}" if counts else "{:int}"
    parts = [split[0][0].replace("{", "{{").replace("}", "}}")]
    for at, hole in enumerate(holes):
        parts += [
            (name if holes.index(True) == at else "{:int}") if hole else rows[0][at],
            split[0][at + 1].replace("{", "{{").replace("}", "}}"),
        ]
    words = any(c.isalpha() for c in places[0][1])
    sure = (counts and (words or len(places) >= _OFTEN * texts)) or (most and words and not any(holes))
    return Repeated("".join(parts), texts, len(places), counts, any(holes), places[0][1], sure)


# --- labels


def _fenced(texts: Sequence[str]) -> tuple[Label, ...]:
    """The keys of front matter, where most of the texts have it."""
    where: dict[str, list[_Place]] = defaultdict(list)
    fenced = 0
    for number, text in enumerate(texts):
        found = above(text)
        fenced += found is not None
        for entry in found[0] if found is not None else ():
            where[entry.key].append(_Place(number, entry.key, entry.text, ""))
    return tuple(_label(places, "yaml") for places in where.values()) if fenced and fenced >= most(len(texts)) else ()


def _parted(sheets: Sequence[Sheet]) -> tuple[Label, ...]:
    """Labels with a sign between them and their values: those of the sign that has most."""
    by_sign: dict[str, dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for number, sheet in enumerate(sheets):
        last: dict[str, tuple[int, str]] = {}
        for at, line in enumerate(sheet.lines):
            for match in _openings(line[:400]):
                value = line[match.end() : match.endpos].strip(" *_") or (sheet.lines[at + 1] if at + 1 < len(sheet.lines) else "")
                key = _key(match["label"])
                before, other = last.get(match["sign"], (-99, ""))
                by_sign[match["sign"]][key].append(
                    _Place(number, match["label"].strip(" *_"), value, other if at - before <= _NEAR else "")
                )
                last[match["sign"]] = at, key
    best: tuple[Label, ...] = ()
    for sign, labels in by_sign.items():
        likely = [places for places in labels.values() if _recurs(places, len(sheets))]
        if len(sheets) < 3:  # too few texts to tell a label from a word with a colon: they stand together
            first = next((index for index, places in enumerate(likely[:-1]) if any(one.near for one in likely[index + 1])), len(likely))
            likely = [places for index, places in enumerate(likely) if index == first or any(one.near for one in places)]
        sure = {_key(places[0].label) for places in likely} if len(likely) > 1 else set()
        few = labels.values() if len(sheets) < _FEW else ()
        rare = [one for one in few if one not in likely and len(one) < 3 and all(place.near in sure for place in one)]
        found = tuple(_label(places, "" if sign == ":" else sign) for places in (*likely, *rare))
        if sum(label.times for label in found) > sum(label.times for label in best) and (len(found) > 1 or sign == ":"):
            best = found
    return best


class _Place(NamedTuple):
    """Where a label stands."""

    sheet: int
    label: str
    value: str
    near: str
    """The label that stands right before it; empty where none does."""


def _openings(line: str) -> Iterator[regex.Match[str]]:
    """The label that opens a line, and those behind it that more than a blank parts from what stands before."""
    match = _opening().match(line)
    while match is not None:
        further = _further().search(line, match.end())
        yield match if further is None else _opening().match(line, match.start(), further.start()) or match
        match = None if further is None else _opening().match(line, further.end())


def _recurs(places: Sequence[_Place], texts: int) -> bool:
    """Whether what stands there recurs as labels do: in several texts, seldom in one of them."""
    among = len({place.sheet for place in places})
    return len(places) <= _SPEAKS * among and (texts < 3 or among >= 2) and (texts < 8 or among >= texts // 5)


def _label(places: Sequence[_Place], form: str) -> Label:
    values = tuple(fold(place.value) for place in places if place.value)[:12]
    return Label(places[0].label, form, len({place.sheet for place in places}), len(places), values[0] if values else "", values)


def _bare(sheets: Sequence[Sheet]) -> tuple[Label, ...]:
    """Labels in capitals without a sign, with the value behind or below."""
    where: dict[str, list[_Place]] = defaultdict(list)
    for number, sheet in enumerate(sheets):
        for at, line in enumerate(sheet.lines):
            match = _capitals().match(line[:120])
            if match is not None:
                value = line[match.end() :].strip() or (sheet.lines[at + 1] if at + 1 < len(sheet.lines) else "")
                where[_key(match[1])].append(_Place(number, match[1].rstrip(), value, ""))
    if len(sheets) < 2:
        return ()
    found = tuple(
        _label(places, "bare")
        for places in where.values()
        if len({one.sheet for one in places}) >= most(len(sheets))
        and _recurs(places, len(sheets))
        and len({one.value for one in places}) > 1
    )
    return found if len(found) > 1 else ()


def _on_lines(sheets: Sequence[Sheet], again: set[str]) -> tuple[Label, ...]:
    """Labels on lines of their own: short lines that come again, each above one that does not, with another such label near."""
    where: dict[str, list[_Place]] = defaultdict(list)
    for number, sheet in enumerate(sheets):
        places = [
            at
            for at, line in enumerate(sheet.lines[:-1])
            if at and fold(line) in again and fold(sheet.lines[at + 1]) not in again and _heading().fullmatch(line.strip(" *_#:"))
        ]
        for place, at in enumerate(places):
            near = [*places[max(0, place - 1) : place], *places[place + 1 : place + 2]]
            if any(abs(other - at) <= _NEAR for other in near):
                where[fold(sheet.lines[at])].append(_Place(number, sheet.lines[at].strip(" *_#:"), sheet.lines[at + 1], ""))
    return tuple(_label(places, "line") for places in where.values() if len({one.value for one in places}) > 1)


def _key(label: str) -> str:
    return " ".join(label.strip(" *_.").casefold().split())


def _label_of(line: str) -> str:
    match = _opening().match(line[:200]) or _capitals().match(line[:120])
    return "" if match is None else _key(match["label"] if "label" in match.groupdict() else match[1])


@cache
def _figures() -> regex.Pattern[str]:
    return regex.compile(r"\d+")


@cache
def _opening() -> regex.Pattern[str]:
    """One to five words, the first with a capital, and a sign that parts them from a value."""
    words = r"\p{Lu}[\p{L}\p{M}\d.'’/()-]*+(?:\s(?:&|[\p{L}\d(][\p{L}\p{M}\d.'’/()-]*+)){0,4}"
    return regex.compile(rf"[\s>*_#•–-]*+(?P<label>{words})[*_]{{0,3}}\s*+(?P<sign>::?|\|{{1,2}}|=>?|»|→|~)(?=[\s*_]|$)[\s*_]*+")


@cache
def _further() -> regex.Pattern[str]:
    return regex.compile(r"(?:[ \xa0]{2,}+|\t++)(?=[>*_#•–-]{0,3}\p{Lu}[^:|=»→~]{0,40}[:|=»→~])")


@cache
def _capitals() -> regex.Pattern[str]:
    """One to four words in capitals that open a line."""
    return regex.compile(r"((?:\p{Lu}{2,}+\.?|\p{Lu}\.)(?:[ /&-]{1,3}(?:\p{Lu}{2,}+\.?|&)){0,3})(?=\s*[.…]*\s|$)")


@cache
def _heading() -> regex.Pattern[str]:
    return regex.compile(r"\p{Lu}[\p{L}\p{M}\d'’/&()-]*+(?: [\p{L}\d&(][\p{L}\p{M}\d'’/&()-]*+){0,5}")
