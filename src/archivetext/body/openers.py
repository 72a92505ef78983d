r"""Lines that open as a note does, and which of them are notes.

    opener  = "(" label ")" | superscript label | label ["." | ")"]         at the start of a line, words behind it

Lines of a list open the same way. So a line is a note only where something in the text leads to it, where its words say that it is one,
or where it continues a run of such lines (:func:`choose`).
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext.body.marks import Sign, to_digits
from archivetext.body.words import heads_notes
from archivetext.words.signed import note_openers, note_openings, note_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archivetext.body.marks import FreeStanding
    from archivetext.body.paragraphs import Paragraph

__all__ = ["Opener", "at_end_of_line", "behind_bullet", "choose", "marks_apart", "numbered_lines", "says_note", "under_heading"]


class Opener(NamedTuple):
    """What opens a note, or may."""

    start: int
    behind: int
    """Where its words begin, or what stands between."""
    label: str
    """What it says, superscripts as digits."""
    pair: int = -1
    """The index of its pair of square brackets; -1 without them."""
    sure: bool = True
    """Whether it is a note though nothing leads to it."""


def numbered_lines(source: str, end: int, paragraphs: list[Paragraph], known: frozenset[int]) -> list[Opener]:
    """The paragraphs that open with a label and no square bracket, besides those that start in *known*; sure are those that say it."""
    found: list[Opener] = []
    for paragraph in paragraphs:
        at = paragraph[0]
        c = source[at]
        if not (c.isdigit() or c in "(*†‡⁰¹²³⁴⁵⁶⁷⁸⁹-•") or at in known:
            continue
        match = _opener().match(source, behind_bullet(source, at), end)
        if match is None or (c == "*" and source[at + 1].isalpha() and source.find("*", at + 1, _line_end(source, at)) >= 0):
            continue  # *Moscow*: words in italics
        label = match[match.lastindex or 0]
        found.append(Opener(at, match.end(), to_digits(label), sure=says_note(source, match.end(), end)))
    return found


def behind_bullet(source: str, at: int) -> int:
    """Where the label of a note stands whose line opens with the sign of a list: ``* 1 First Secretary``; *at* where none does."""
    inside = _item_of_notes().match(source, at) if source[at] in "*-•" else None
    return at if inside is None else inside.end()


@cache
def _item_of_notes() -> re.Pattern[str]:
    return re.compile(r"[*•-][ \t]{1,3}(?=\d{1,3}[.)]?\s)")  # the notes are a list: * 1 First Secretary.


@cache
def _opener() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:\((\d{1,3}|\*{1,3})\)|(\d{1,3})(?:[.)．]{0,2})|([⁰¹²³⁴-⁹]{1,3})|(\*(?!\*)|\*{2,4}(?=\s)|[†‡]{1,2}))"
        r"(?=\s|[\"“]|\p{Lu}(?:\p{Ll}|\s))[^\S\r\n]*+(?:[\r\n]\s*+)?(?=[\p{L}\"“‘'(\[])"
    )


def _line_end(source: str, at: int) -> int:
    end = source.find("\n", at)
    return len(source) if end < 0 else end


def says_note(source: str, at: int, end: int) -> bool:
    """Whether the words at *at* open as those of a note do: ``Translator's Note``, ``Ibid.``, ``See``."""
    end = min(end, at + 40)
    head = source[at:end].lower()
    letters = head[:2] if head[:2].isalpha() else "".join(filter(str.isalpha, head[:8]))[:2]
    if letters.isascii() and letters not in note_openings():
        return False  # as most do
    return head.startswith(note_openers()) and _says_note().match(source, at, end) is not None


@cache
def _says_note() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{note_pattern()})|(?:note|n\.b\.)\s*:|ibid\b|see\s|cf\.")


def at_end_of_line(source: str, signs: list[Sign], end: int) -> list[Opener]:
    """The notes of a flattened page: behind the last mark, one after another, each opened by its number. All, or none."""
    labels = list(dict.fromkeys(sign.label for sign in sorted(signs) if sign.label.isdecimal()))
    at = max(sign.end for sign in signs)
    found: list[Opener] = []
    for label in labels[:200]:
        match = _inline_opener(label).search(source, at, end)
        if match is None:
            return []
        found.append(Opener(match.start(), match.end(), label))
        at = match.end()
    return found


@cache
def _inline_opener(label: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<=\s){label}[.)]?\s+(?=[\p{{Lu}}\"“])", cache_pattern=False)  # see pages.pattern.make


def marks_apart(lines: list[Opener], paragraphs: list[Paragraph]) -> tuple[list[Opener], list[Sign]]:
    """The lines without those that are a label and nothing else, where a line of the same label stands further on; and these as marks."""
    last = {line.label: line.start for line in lines}
    alone = {paragraph.start: paragraph.end for paragraph in paragraphs if paragraph.end - paragraph.start <= 4}
    # Nothing else stands there: 25A is no mark.
    marks = [
        line for line in lines if alone.get(line.start, line.behind + 1) <= line.behind and last[line.label] > line.start and not line.sure
    ]
    taken = {mark.start for mark in marks}
    return [line for line in lines if line.start not in taken], [Sign(mark.start, alone[mark.start], mark.label) for mark in marks]


def under_heading(source: str, lines: list[Opener], paragraphs: list[Paragraph]) -> list[Opener]:
    """The lines, sure where they stand below a heading that says so: what is numbered there is a note."""
    for paragraph in reversed(paragraphs):
        if paragraph.end - paragraph.start <= 34 and heads_notes(source[paragraph.start : paragraph.end]):
            return [line._replace(sure=True) if line.start > paragraph.start else line for line in lines]
    return lines


# --- which of them are notes -----------------------------------------------------------------------------------------


def choose(
    source: str,
    lines: list[Opener],
    strong: list[Sign],
    weak: list[Sign],
    paragraphs: list[Paragraph],
    free_standing: FreeStanding,
) -> list[Opener]:
    """Which of the lines that open with a label are notes.

    Args:
        source: the text.
        lines: the lines, in their order.
        strong: the marks that are sure.
        weak: figures that may be marks.
        paragraphs: those of the body, of which the lines are some.
        free_standing: figures that stand as words, which may be marks too.
    """
    number = {paragraph.start: index for index, paragraph in enumerate(paragraphs)}
    runs = _without_lists(source, _runs(lines), paragraphs, number)
    if not runs:
        return []
    lines = [line for run in runs for line in run]
    accepted = _told(lines, runs[-1], strong, _firsts(strong), _firsts(weak))
    told = {line.label for line in lines if line.start in accepted}
    for run in runs:
        if told.isdisjoint(line.label for line in run) and _led_by_free_standing(run, free_standing):
            accepted.update(line.start for line in run)
    _with_neighbours(source, lines, number, accepted)
    return [line for line in lines if line.start in accepted]


def _firsts(signs: Iterable[Sign]) -> dict[str, int]:
    """Where each label first stands."""
    found: dict[str, int] = {}
    for sign in signs:
        found.setdefault(sign.label, sign.start)
    return found


def _runs(lines: list[Opener]) -> list[list[Opener]]:
    """The lines in runs whose numbers go up by one."""
    runs: list[list[Opener]] = []
    for line in lines:
        last = runs[-1][-1].label if runs else ""
        if last.isdecimal() and line.label.isdecimal() and int(line.label) == int(last) + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _without_lists(source: str, runs: list[list[Opener]], paragraphs: list[Paragraph], number: dict[int, int]) -> list[list[Opener]]:
    """The runs that are no lists: what a line with a colon announces is a list, though a mark of the same number stands above it."""
    kept: list[list[Opener]] = []
    listed = -1  # the paragraph of the last line of a list
    for run in runs:
        first = number[run[0].start]
        goes_on = listed >= 0 and first == listed + 1 and source.count("\n", paragraphs[listed].end, run[0].start) == 1
        announced = first > 0 and source[paragraphs[first - 1].end - 1] == ":"
        if not run[0].sure and (goes_on or announced):
            listed = number[run[-1].start]
        else:
            kept.append(run)
    return kept


def _numbered_anew(lines: list[Opener], signs: list[Sign]) -> set[int]:
    """Where those lines start whose label comes again, and whose marks and lines take turns: mark, line, mark, line."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.label] = counts.get(line.label, 0) + 1
    again = {label for label, count in counts.items() if count > 1}
    if not again:
        return set()
    events = [(sign.start, sign.label, False) for sign in signs if sign.label in again]
    events += [(line.start, line.label, True) for line in lines if line.label in again]
    events.sort()
    waiting: dict[str, bool] = {}  # of each label: whether a mark stands behind its last line
    found: dict[str, int] = {}  # the last line that has its mark
    anew: set[int] = set()
    for start, label, opens in events:
        if not opens:
            if label in found:
                anew.add(found.pop(label))  # a mark stands behind it too: the next is another's
            waiting[label] = True
        else:
            found.pop(label, None)
            if waiting.pop(label, False):
                found[label] = start
    return anew


def _told(lines: list[Opener], last: list[Opener], signs: list[Sign], strong: dict[str, int], weak: dict[str, int]) -> set[int]:
    """Where those lines start that say that they are notes, or to which a mark leads.

    A sure mark of that label before the line is enough, for the last line of the label: the same label can open a line of a list and
    a note. Where notes are numbered anew on each page, each line has its mark before it, behind the line of that label before. An unsure
    one only counts for the last run, behind which no text follows, and if it stands before the run.
    """
    in_last = {line.start for line in last}
    final = {line.label: line.start for line in lines}
    anew = _numbered_anew(lines, signs)
    accepted: set[int] = set()
    for line in lines:
        start = line.start
        led = strong.get(line.label, start) < start and (start in in_last or final[line.label] == start or start in anew)
        if line.sure or led or (start in in_last and weak.get(line.label, last[0].start) < last[0].start):
            accepted.add(start)
    return accepted


def _led_by_free_standing(run: list[Opener], free_standing: FreeStanding) -> bool:
    """Whether a figure that stands as a word, and once, leads to half of the lines of a run: ``the Bureau 2 / or other``."""
    led = sum(free_standing.only(line.label, run[0].start) is not None for line in run)
    return led > 0 and 2 * led >= len(run)


def _with_neighbours(source: str, lines: list[Opener], number: dict[int, int], accepted: set[int]) -> None:
    """A run of consecutive labels in neighbouring lines stands or falls together: told forwards, then back."""
    for one, two in itertools.pairwise(lines):
        if one.start in accepted and two.start not in accepted and number[two.start] - number[one.start] <= 2:
            step = _step(one.label, two.label)
            # Behind a note a number may be missing, where both stand in the same brackets.
            if step == 1 or (1 < step < 4 and source[one.start] == source[two.start] == "("):
                accepted.add(two.start)
    for two, one in itertools.pairwise(reversed(lines)):
        if two.start in accepted and number[two.start] - number[one.start] <= 2 and _step(one.label, two.label) == 1:
            accepted.add(one.start)


def _step(one: str, two: str) -> int:
    """How far the second label is behind the first: figures, or asterisks that are counted; 0 where they are of two kinds."""
    if one.isdecimal() and two.isdecimal():
        return int(two) - int(one)
    return len(two) - len(one) if one[0] == two[0] == "*" else 0
