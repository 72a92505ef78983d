r"""Footnotes: the marks in the text and the notes they lead to, joined by place and label.

    mark    = "[" label "]" | "(" label ")" | superscript label | label glued to a word | blank label blank
    note    = opener words
    opener  = "[" label "]" | "(" label ")" | superscript label | label ["." | ")"]         at the start of a line
    label   = one to three digits, or asterisks

The signs are weighed by how sure they are. A bracketed number glued to a word is a mark (:mod:`archivetext.body.bracketed`); a numeral
that opens a line is a note only where something in the text leads to it, or its words say that it is one
(:mod:`archivetext.body.openers`); a bare digit set off by blanks is a mark only where its note stands (:mod:`archivetext.body.marks`).
Where real dumps break it: marks lose their notes and notes their marks; notes stand at the foot of a page in the middle of the text,
two on a line; on flattened pages nothing stands at the start of a line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext import citations
from archivetext.body.bracketed import behind_figure, bracketed, decide, lettered
from archivetext.body.expected import at_the_end
from archivetext.body.lone import alone_on_lines
from archivetext.body.marks import ANYWHERE, FOR_LINES, FreeStanding, Sign, Stretch, glued_to_word, rising, rising_in_brackets, superscript
from archivetext.body.openers import Opener, at_end_of_line, behind_bullet, choose, marks_apart, numbered_lines, under_heading
from archivetext.body.words import heads_notes
from archivetext.diagnostics import report
from archivetext.records import Footnote, Mark
from archivetext.spans import Span, fold
from archivetext.words.signed import author_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import TypeVar

    from archivetext.body.paragraphs import Paragraph
    from archivetext.insertions.pairs import Pair
    from archivetext.records import Diagnostic
    from archivetext.spans import Figures

    _Seen = TypeVar("_Seen", bound=Sign | Opener)

__all__ = ["LOOKS", "Notes", "find", "look_of"]


class Notes:
    """What the pass found."""

    __slots__ = ("diagnostics", "footnotes", "marks", "pairs")

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.footnotes: list[Footnote] = []
        self.pairs: set[int] = set()
        """Indexes of the bracket pairs that are marks or openers."""
        self.diagnostics: list[Diagnostic] = []


def find(
    source: str,
    body: tuple[int, int],
    paragraphs: list[Paragraph],
    pairs: list[Pair],
    title: tuple[int, int] | None,
    closed: list[tuple[int, int]],
    figures: Figures,
    looks: Collection[str] | None = None,
    *,
    expected: bool = False,
) -> Notes:
    """Marks and notes of the body, and marks of the title. Nothing in *closed* (citation, source) is looked at.

    The *looks* are those that marks and openers may have, of :data:`LOOKS`; None leaves it to the text. *expected* are notes at the end.
    """
    notes = Notes()
    if looks is not None and not looks:
        return notes
    signs: list[Sign] = []
    openers: list[Opener] = []
    if looks is not None and "line" in looks:
        head = [(title[0], min(title[1], body[0]))] if title is not None and title[0] < body[0] else []
        signs, openers = alone_on_lines(source, [*head, body])
    if expected and not openers:
        signs, openers = at_the_end(source, min(title[0], body[0]) if title is not None else body[0], paragraphs, pairs)
    if not openers:
        signs, openers, undecided = bracketed(source, body, pairs, title, closed)
        more, noted = lettered(source, body, pairs, closed)
        if more:
            signs, openers = sorted([*signs, *more]), sorted([*openers, *noted])
        if looks is not None:
            signs, openers = _of_looks(source, signs, looks), _of_looks(source, openers, looks)
            undecided = _of_looks(source, undecided, looks)
        if title is not None and title[1] <= body[0]:
            signs += superscript(Stretch(source, *title, figures))
        _without_brackets(Stretch(source, *body, figures), paragraphs, signs, openers, undecided, looks)
        signs += decide(source, undecided, openers)
        if not signs and not openers and looks is None:
            signs, openers = alone_on_lines(source, [body])
            if len(signs) < 2:  # one may be the number of a page
                signs, openers = [], []
        signs.sort()
    if signs or openers:
        _assemble(source, body, paragraphs, signs, openers, notes)
        _within_brackets(source, pairs, notes)
    return notes


def _within_brackets(source: str, pairs: list[Pair], notes: Notes) -> None:
    """A mark that stands alone in square brackets, blanks and line ends beside it, is no insertion: ``13 [ 6 ]``."""
    starts = [pair.start for pair in pairs]
    for mark in notes.marks:
        start, end = mark.span
        at = bisect_right(starts, start) - 1
        if mark.footnote is None or at < 0 or at in notes.pairs:
            continue
        inner, outer = pairs[at].inner, pairs[at].outer
        if 0 <= start - inner < _BLANKS and 0 <= outer - end < _BLANKS and not (source[inner:start] + source[end:outer]).strip():
            notes.pairs.add(at)


_BLANKS = 8
"""No more blanks stand beside a mark in its brackets."""


LOOKS = ("[1]", "(1)", "1.", "1", "*", "a", "line", "super")
"""How marks and openers can look, as a profile names them: in square and in round brackets, with a point, plain, with asterisks or daggers, a
letter in square brackets, alone on its line, raised. A mark before a note that opens with ``1.`` is plain."""


def look_of(source: str, start: int, pair: int) -> str:
    """How the mark or opener looks that starts here; *pair* is the index of its square brackets, -1 without them."""
    if pair >= 0:
        return "a" if source[start + 1 : start + 2].isalpha() and source[start + 2 : start + 3] in "]ivx" else "[1]"
    c = source[start]
    if c in "(*†‡":
        return "(1)" if c == "(" else "*"
    if not c.isdecimal():
        return "super"
    stop = start
    while source[stop : stop + 1].isdecimal():
        stop += 1
    return "1." if source[stop : stop + 1] in (".", ")") else "1"


def _of_looks(source: str, found: list[_Seen], looks: Collection[str]) -> list[_Seen]:
    """Those that have one of the looks."""
    kept: list[_Seen] = []
    for one in found:
        look = look_of(source, one.start, one.pair)
        if look in looks or (look[0] == "1" and not hasattr(one, "behind") and not {"1", "1."}.isdisjoint(looks)):
            kept.append(one)
    return kept


# --- without brackets ----------------------------------------------------------------------------------------------


def _without_brackets(
    text: Stretch,
    paragraphs: list[Paragraph],
    signs: list[Sign],
    openers: list[Opener],
    undecided: list[Sign],
    looks: Collection[str] | None,
) -> None:
    """Adds the marks and notes without square brackets to those with them."""
    found = [sign for form in ANYWHERE for sign in form(text)]
    if looks is not None:
        found = _of_looks(text.source, found, looks)
    lines = numbered_lines(text.source, text.end, paragraphs, frozenset(opener.start for opener in openers))
    if looks is not None:
        lines = _of_looks(text.source, lines, looks)
    if lines:
        lines, alone = marks_apart(lines, paragraphs)
        found += alone
        noted = {opener.label for opener in openers}
        leads = [sign for sign in signs if sign.label not in noted]
        leads += [sign for sign in undecided if behind_figure(text.source, sign.start)]
        leads += _counted_apart(undecided, lines)
        lines = under_heading(text.source, lines, paragraphs)
        openers += _join_lines(text, paragraphs, lines, found, frozenset(sign.label for sign in signs), leads)
        openers.sort()
    elif not openers and len(paragraphs) <= 3:
        found = found or rising_in_brackets(text)
        if found:
            flat = at_end_of_line(text.source, found, text.end)
            openers += flat if looks is None else _of_looks(text.source, flat, looks)
    if not openers and not found and not signs:
        found = rising(text)
    signs += found if looks is None else _of_looks(text.source, found, looks)


def _counted_apart(undecided: list[Sign], lines: list[Opener]) -> list[Sign]:
    """Numbers in square brackets with a blank before each, that count from one, where as many lines below all of them do: ``my telegram [2] will``."""
    labels = list(dict.fromkeys(sign.label for sign in undecided if sign.label.isdecimal()))
    if len(labels) < 2 or labels != [str(number) for number in range(1, len(labels) + 1)]:
        return []
    last = max(sign.start for sign in undecided if sign.label.isdecimal())
    below = {line.label for line in lines if line.start > last}
    return [sign for sign in undecided if sign.label.isdecimal()] if below.issuperset(labels) else []


def _join_lines(
    text: Stretch, paragraphs: list[Paragraph], lines: list[Opener], found: list[Sign], marked: frozenset[str], leads: list[Sign]
) -> list[Opener]:
    """Which of the lines that open with a label are notes. Their marks are added to *found*: the sure ones, then for each note without one.

    Args:
        text: where the marks stand.
        paragraphs: those of the body.
        lines: the lines.
        found: the marks without square brackets.
        marked: the labels of the marks with them.
        leads: what in square brackets can lead to a line.
    """
    labels = frozenset(line.label for line in lines)
    waiting = labels - marked
    for form in FOR_LINES:
        found += form(text, lines, waiting)
    known = {sign.label for sign in found}
    weak = glued_to_word(text, waiting) if waiting - known else []
    free_standing = FreeStanding(text, labels)
    chosen = choose(text.source, lines, [*found, *leads], weak, paragraphs, free_standing)
    chosen = [line._replace(start=behind_bullet(text.source, line.start)) for line in chosen]
    found += _unsure_marks([line for line in chosen if line.label not in known | marked], chosen, found, weak, free_standing, text.start)
    return chosen


def _unsure_marks(
    notes: list[Opener], chosen: list[Opener], sure: list[Sign], weak: list[Sign], free_standing: FreeStanding, start: int
) -> list[Sign]:
    """For each of the notes that has no mark: the figure glued to a word that stands nearest before it, else one that stands as a word.

    That is the only one of its label before the first note, else the only one between the marks of the notes before and behind.
    """
    glued: dict[str, list[Sign]] = {}
    for figure in weak:
        glued.setdefault(figure.label, []).append(figure)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for mark in sorted(sure):
        first.setdefault(mark.label, mark.start)
        last[mark.label] = mark.start
    found: dict[int, Sign] = {}  # two notes of one label have one mark
    for note in notes:
        label = note.label
        places = glued.get(label, [])
        at = bisect_left(places, note.start, key=lambda sign: sign.start)
        sign = places[at - 1] if at else free_standing.only(label, chosen[0].start)
        if sign is None and label.isdecimal():
            behind = last.get(str(int(label) - 1), start)
            sign = free_standing.only(label, first.get(str(int(label) + 1), chosen[0].start), behind)
        if sign is not None and sign.start not in found:
            found[sign.start] = sign
            first[label] = min(sign.start, first.get(label, sign.start))
            last[label] = max(sign.start, last.get(label, sign.start))
    return list(found.values())


# --- joining -------------------------------------------------------------------------------------------------------


def _assemble(
    source: str, body: tuple[int, int], paragraphs: list[Paragraph], signs: list[Sign], openers: list[Opener], notes: Notes
) -> None:
    """Makes records of signs and openers: each mark leads to the next note of its label, else to the last one before it."""
    ends = _extents(source, body, paragraphs, signs, openers)
    _second_on_line(source, signs, openers, ends)
    of_label: dict[str, list[int]] = {}
    for index, opener in enumerate(openers):
        of_label.setdefault(opener.label, []).append(index)
    joined: list[list[int]] = [[] for _ in openers]
    marks = _outside_notes(signs, openers, ends)
    in_turn = _in_turn(marks, openers, of_label)
    for number, sign in enumerate(marks):
        target: int | None = in_turn.get(number)
        ahead = of_label.get(sign.label)
        span = Span(sign.start, sign.end)
        if target is not None:
            joined[target].append(number)
        elif ahead:
            at = bisect_right(ahead, sign.start, key=lambda index: openers[index].start)
            target = ahead[min(at, len(ahead) - 1)]
            joined[target].append(number)
        else:
            notes.diagnostics.append(report("AT301", span, sign.label))
        notes.marks.append(Mark(sign.label, span, target))
        if sign.pair >= 0:
            notes.pairs.add(sign.pair)
    for index, (opener, end) in enumerate(zip(openers, ends, strict=True)):
        span = Span(opener.start, end)
        text = fold(source[opener.behind : end])
        if not joined[index]:
            notes.diagnostics.append(report("AT302", span, opener.label))
        if of_label[opener.label][0] != index:
            notes.diagnostics.append(report("AT303", span, opener.label))
        notes.footnotes.append(Footnote(opener.label, span, text, author_of(text[:60]), tuple(joined[index])))
        if opener.pair >= 0:
            notes.pairs.add(opener.pair)


def _in_turn(marks: list[Sign], openers: list[Opener], of_label: dict[str, list[int]]) -> dict[int, int]:
    """Marks to their notes where a label comes several times, as often above all of its notes as in them: each leads to its own."""
    found: dict[int, int] = {}
    several = {label: places for label, places in of_label.items() if len(places) > 1}
    if several:
        above: dict[str, list[int]] = {}
        for number, sign in enumerate(marks):
            above.setdefault(sign.label, []).append(number)
        for label, places in several.items():
            numbers = above.get(label, [])
            if len(numbers) == len(places) and marks[numbers[-1]].start < openers[places[0]].start:
                found.update(zip(numbers, places, strict=True))
    return found


def _outside_notes(signs: list[Sign], openers: list[Opener], ends: list[int]) -> list[Sign]:
    """The signs that are marks: inside a note they are figures there, unless they stand in square brackets."""
    if not openers:
        return signs
    starts = [opener.start for opener in openers]
    kept: list[Sign] = []
    for sign in signs:
        at = bisect_right(starts, sign.start) - 1
        inside = at >= 0 and sign.start < ends[at]
        if not inside or (sign.pair >= 0 and sign.start != starts[at]):
            kept.append(sign)
    return kept


def _extents(source: str, body: tuple[int, int], paragraphs: list[Paragraph], signs: list[Sign], openers: list[Opener]) -> list[int]:
    """Where each note ends: at the next one, unless the text goes on between; then with its own paragraph."""
    starts = [p.start for p in paragraphs]
    places = [s.start for s in signs]
    opener_starts = {o.start for o in openers}
    ends: list[int] = []
    for index, opener in enumerate(openers):
        at = max(0, bisect_right(starts, opener.behind if opener.behind < body[1] else opener.start) - 1)
        own = max(paragraphs[at].end, opener.behind) if paragraphs else body[1]
        if at + 1 < len(paragraphs) and own - opener.start < 8 and not source[opener.behind : own].strip():
            at += 1  # the number stands alone on its line
            own = paragraphs[at].end
        first = at
        while at + 1 < len(paragraphs) and _goes_on(source, paragraphs, first, at):
            at += 1
            own = paragraphs[at].end
        if index + 1 < len(openers):
            following = openers[index + 1].start
            if following < own:
                ends.append(_rstrip(source, opener.behind, following))
                continue
            between = range(bisect_left(places, own), bisect_left(places, following))
            stop = own
            straight = not opener.label.isdecimal() or openers[index + 1].label == str(int(opener.label) + 1)
            if straight and not any(places[i] not in opener_starts for i in between) and following - own < 6000:
                last = bisect_right(starts, following) - 2  # the paragraph before that of the next note
                while last > at and _heads(source, paragraphs[last]):
                    last -= 1
                stop = paragraphs[last].end if last > at else own
            ends.append(stop)
            continue
        stop = own
        rest = paragraphs[at + 1 :] if len(paragraphs) - at <= 3 else []
        if (
            rest
            and _blank_line_between(source, own, rest[0].start)
            and not places[bisect_left(places, own) :]
            and len(openers) > 1
            and all(_continues_note(source, p) for p in rest)
        ):
            stop = rest[-1].end
        ends.append(stop)
    return ends


def _heads(source: str, paragraph: Paragraph) -> bool:
    return paragraph.end - paragraph.start <= 34 and heads_notes(source[paragraph.start : paragraph.end])


def _goes_on(source: str, paragraphs: list[Paragraph], first: int, at: int) -> bool:
    """Whether the sentence of a note goes on in the next paragraph: behind the end of a page, or on the next line.

    *first* is the paragraph in which the note opens. Where the text above the note breaks off, it is the text that goes on.
    """
    one, two = paragraphs[at], paragraphs[at + 1]
    between = source[one.end : two.start]
    if not source[two.start].islower() or source[one.end - 1] in _ENDS:
        return False
    return "\f" in between or (between.count("\n") == 1 and (not first or source[paragraphs[first - 1].end - 1] in _ENDS))


_ENDS = frozenset('.!?:”")]…')


def _blank_line_between(source: str, start: int, end: int) -> bool:
    return source.count("\n", start, end) > 1


def _continues_note(source: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph behind the last note can be more of it: whole sentences, no reference or credit line of the page."""
    text = source[paragraph.start : paragraph.end]
    return len(text) > 25 and text[0].isalpha() and text[-1] in '.!?”"' and not text.isupper() and not citations.looks_archival(text[:300])


def _rstrip(source: str, start: int, end: int) -> int:
    return start + len(source[start:end].rstrip())


@cache
def _next_on_line(label: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<=[.!?)\"”’][^\S\r\n]{{1,20}}){label}[.)]?\s+(?=\p{{Lu}})", cache_pattern=False)  # see pages.pattern.make


def _second_on_line(source: str, signs: list[Sign], openers: list[Opener], ends: list[int]) -> None:
    """Two bare notes on one line at the foot of a page: the second opens where a mark still waits for its number."""
    have = {o.label for o in openers}
    waiting = {s.label for s in signs} - have
    index = 0
    while waiting and index < len(openers):
        opener = openers[index]
        if opener.pair < 0 and opener.label.isdecimal():
            label = str(int(opener.label) + 1)
            if label in waiting:
                match = _next_on_line(label).search(source, opener.behind, ends[index])
                if match:
                    openers.insert(index + 1, Opener(match.start(), match.end(), label, -1, True))
                    ends.insert(index + 1, ends[index])
                    ends[index] = _rstrip(source, opener.behind, match.start())
                    waiting.discard(label)
        index += 1
