r"""Footnotes: the marks in the text and the notes they lead to, joined by place and label.

    mark    = "[" label "]" | "(" label ")" | superscript label | label glued to a word | blank label blank
    note    = opener words
    opener  = "[" label "]" | "(" label ")" | superscript label | label ["." | ")"]         at the start of a line
    label   = one to three digits, or asterisks

The signs are weighed by how sure they are. A bracketed number glued to a word is a mark; a numeral that opens a line is
a note only where something in the text leads to it, or its words say that it is one; a bare digit set off by blanks is a
mark only where its note stands. Where real dumps break it: marks lose their notes and notes their marks; notes stand at
the foot of a page in the middle of the text, two on a line; on flattened pages nothing stands at the start of a line.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext import citations
from archivetext.diagnostics import report
from archivetext.records import Footnote, Mark
from archivetext.spans import Span, fold, inside
from archivetext.words.lists import FUNCTION, MONTHS
from archivetext.words.signed import author_of, note_pattern

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph
    from archivetext.insertions.pairs import Pair
    from archivetext.records import Diagnostic
    from archivetext.spans import Figures

__all__ = ["Notes", "find"]

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Notes:
    """What the pass found."""

    __slots__ = ("diagnostics", "footnotes", "marks", "pairs")

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.footnotes: list[Footnote] = []
        self.pairs: set[int] = set()
        """Indexes of the bracket pairs that are marks or openers."""
        self.diagnostics: list[Diagnostic] = []


class _Opener:
    __slots__ = ("behind", "label", "pair", "start", "sure")

    def __init__(self, start: int, behind: int, label: str, pair: int, sure: bool) -> None:
        self.start = start
        self.behind = behind
        self.label = label
        self.pair = pair
        self.sure = sure


class _Sign:
    __slots__ = ("end", "label", "pair", "start", "sure")

    def __init__(self, start: int, end: int, label: str, pair: int, sure: bool) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.pair = pair
        self.sure = sure


def find(
    source: str,
    body: tuple[int, int],
    paragraphs: list[Paragraph],
    pairs: list[Pair],
    title: tuple[int, int] | None,
    closed: list[tuple[int, int]],
    figures: Figures,
) -> Notes:
    """Marks and notes of the body, and marks of the title. Nothing in *closed* (citation, source) is looked at."""
    notes = Notes()
    start, end = body
    signs, openers, undecided = _bracketed(source, body, pairs, title, closed)
    if title is not None and title[1] <= start:
        signs[:0] = list(_superscripts(source, *title))
    _bare(source, start, end, paragraphs, figures, signs, openers, undecided)
    _decide(source, undecided, signs, openers)
    if not signs and not openers:
        return notes
    _assemble(source, body, paragraphs, signs, openers, notes)
    return notes


# --- in square brackets --------------------------------------------------------------------------------------------


def _label(text: str) -> str | None:
    bare = text.strip()
    if not bare or len(bare) > 4:
        return None
    if bare.isdecimal():
        return bare if len(bare) <= 3 else None
    if not bare.strip("*†‡"):
        return bare
    if bare[:-1].isdecimal() and bare[-1] in "abcdefgh" and len(bare) <= 4:
        return bare
    return None


def _bracketed(
    source: str, body: tuple[int, int], pairs: list[Pair], title: tuple[int, int] | None, closed: list[tuple[int, int]]
) -> tuple[list[_Sign], list[_Opener], list[tuple[int, Pair, str]]]:
    signs: list[_Sign] = []
    openers: list[_Opener] = []
    undecided: list[tuple[int, Pair, str]] = []
    start, end = body
    marked: dict[str, None] = {}  # labels of marks, in the order of the text
    for index, pair in enumerate(pairs):
        if pair.outer - pair.inner > 6:
            continue
        label = _label(source[pair.inner : pair.outer])
        if label is None:
            continue
        in_title = title is not None and title[0] <= pair.start and pair.end <= title[1]
        if (not in_title and not (start <= pair.start and pair.end <= end)) or inside(closed, pair.start):
            continue
        before = source[pair.start - 1] if pair.start else "\n"
        if not before.isspace() and before != "(":
            if before.isdigit():  # 8[11]: a figure beside a figure
                undecided.append((index, pair, label))
            else:
                signs.append(_Sign(pair.start, pair.end, label, index, True))
                marked.setdefault(label)
            continue
        if _line_start(source, pair.start, start) and not in_title and _note_words(source, pair.end, end):
            openers.append(_Opener(pair.start, pair.end, label, index, True))
        elif (
            not in_title
            and label in marked
            and _note_words(source, pair.end, end)
            and (
                _starts_again(label, openers, marked)
                or _sentence_ends(source, pair.start)
                or _says_note().match(source, pair.end + 1, min(end, pair.end + 40))
            )
        ):
            openers.append(_Opener(pair.start, pair.end, label, index, True))  # a flattened page
        else:
            undecided.append((index, pair, label))
    _at_line_head(source, signs, openers)
    return signs, openers, undecided


def _at_line_head(source: str, signs: list[_Sign], openers: list[_Opener]) -> None:
    """Marks that a hard wrap has put at the head of a line: the sentence goes on behind them, and the note stands further on."""
    last = {o.label: o.start for o in openers}
    notes: list[_Opener] = []
    for opener in openers:
        if last[opener.label] > opener.start and source[opener.behind : opener.behind + 2].strip()[:1].islower():
            signs.append(_Sign(opener.start, opener.behind, opener.label, opener.pair, True))
        else:
            notes.append(opener)
    openers[:] = notes
    signs.sort(key=lambda s: s.start)


def _decide(source: str, undecided: list[tuple[int, Pair, str]], signs: list[_Sign], openers: list[_Opener]) -> None:
    """A bracketed number set off by a blank, or beside a figure, is a mark where a note of that label stands further on.

    Not beside a figure of one or two digits, which it corrects (``8 [11] p.m.``), nor behind a small word (``in [19]``).
    """
    if not undecided:
        return
    final = {o.label: o.start for o in openers}
    for index, pair, label in undecided:
        if final.get(label, -1) <= pair.start or not label.isdecimal():
            continue
        word = (source[max(0, pair.start - 20) : pair.start].split() or [""])[-1]
        if (word[-1:].isdigit() and not _behind_figure(source, pair.start)) or word.lower() in FUNCTION:
            continue
        signs.append(_Sign(pair.start, pair.end, label, index, True))
    signs.sort(key=lambda s: s.start)


def _starts_again(label: str, openers: list[_Opener], marked: dict[str, None]) -> bool:
    """On a flattened page: whether the numbers of the marks come again in their order, now before the notes."""
    if openers:
        return label.isdecimal() and openers[-1].label.isdecimal() and int(label) == int(openers[-1].label) + 1
    return label == next(iter(marked))


def _behind_figure(source: str, at: int) -> bool:
    """Whether a figure of three digits or more, a year or a number, touches what stands at *at*."""
    return at >= 3 and source[at - 3 : at].isdecimal()


def _line_start(source: str, at: int, floor: int) -> bool:
    while at > floor:
        c = source[at - 1]
        if c in "\n\r\f":
            return True
        if c not in " \t\u00a0\ufeff*":
            return False
        at -= 1
    return True


def _note_words(source: str, at: int, end: int) -> bool:
    """Whether words follow, on this line or the next, as those of a note do."""
    return any(c.isalnum() for c in source[at : min(end, at + 60)])


def _sentence_ends(source: str, at: int) -> bool:
    return source[max(0, at - 40) : at].rstrip()[-1:] in (".", "!", "?", "”", '"', ")", "]", "’", "…", ":")


# --- without brackets ----------------------------------------------------------------------------------------------


@cache
def _superscript() -> regex.Pattern[str]:
    # Behind a word or sign, not within a longer run; not the powers of units: 40 km², 12 m³.
    return regex.compile(r"(?<=[^\s⁰¹²³⁴-⁹])(?<!(?<![\p{L}])[kcmd]?m)[⁰¹²³⁴-⁹]{1,3}(?![⁰¹²³⁴-⁹])")


def _superscripts(source: str, start: int, end: int) -> list[_Sign]:
    return [_Sign(m.start(), m.end(), m.group().translate(_SUPERSCRIPT), -1, True) for m in _superscript().finditer(source, start, end)]


_ENDS_WORD = frozenset('.,;!?…)"”’')


@cache
def _glued() -> regex.Pattern[str]:
    # Digits behind the punctuation that ends a word of small letters, with a blank behind them.
    return regex.compile(r"\d{1,3}(?=[\s\"”)\]]|$)(?<=(\p{Ll}{2})[.,;!?…)\"”’\]]{1,3}\d{1,3})")


@cache
def _stars() -> regex.Pattern[str]:
    # Asterisks behind a word or its punctuation, not the marks of bold text.
    return regex.compile(r"(?<=[\p{L}\p{N}][.,;:!?\"”’)\]]{0,2})(?:\*(?!\*)|[†‡])(?=[\s.,;:)]|$)")


@cache
def _word_glued() -> regex.Pattern[str]:
    return regex.compile(r"(?<=(?:\p{Ll}{3}[:—–-]?|\p{Lu}{2}[.,;!?]?))\d{1,3}(?=[\s.,;:!?)\"”—–]|$)(?!\.\d)")


@cache
def _round() -> regex.Pattern[str]:
    return regex.compile(r"\((\d{1,3}|\*{1,3})\)")


def _round_marks(source: str, start: int, end: int, labels: set[str], openers: set[int]) -> list[_Sign]:
    """Labels in round brackets that touch the end of a word or sentence, for which a line opens with the same label."""
    found = []
    apart: list[_Sign] = []  # set off by a blank, as the items of a list in a sentence also are
    for match in _round().finditer(source, start + 1, end):
        at = match.start()
        before = source[at - 1]
        label = match.group(1)
        if at in openers:
            continue
        if label in labels and not before.isspace() and (before.isalpha() or before in '.,;:!?"”’)]'):
            found.append(_Sign(at, match.end(), label, -1, True))
        elif before == " " and source[at - 2].isalpha():
            apart.append(_Sign(at, match.end(), label, -1, True))
    if apart and not found and apart[-1].label in labels and len({s.label for s in apart}) == len(apart):
        found += apart
    return found


_SHORT = frozenset(
    "vol no pp nos mr st dr art sec fig doc col par fol app pap por str bul bull chap tel ref rec dok art jan feb mar apr jun jul aug sep sept oct nov dec rub ser cat pt op del ll bd".split()
)
"""Abbreviations before a number that is no mark, in lower case."""


def _short_before(source: str, at: int) -> bool:
    """Whether the word before the punctuation at *at* is an abbreviation that takes a number."""
    stop = at
    while stop and not source[stop - 1].isalpha():
        stop -= 1
    begin = stop
    while begin and source[begin - 1].isalpha() and stop - begin < 12:
        begin -= 1
    return source[begin:stop].lower() in _SHORT


@cache
def _opener() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:\((\d{1,3}|\*{1,3})\)|(\d{1,3})(?:[.)．]{0,2})|([⁰¹²³⁴-⁹]{1,3})|(\*(?!\*)|\*{2,3}(?=\s)|[†‡]))(?=\s|[\p{Lu}\"“])[^\S\r\n]*+(?:[\r\n]\s*+)?(?=[\p{L}\"“‘'(\[])"
    )


@cache
def _says_note() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{note_pattern()})|(?:note|n\.b\.)\s*:|ibid\b|see\s|cf\.")


def _bare(
    source: str,
    start: int,
    end: int,
    paragraphs: list[Paragraph],
    figures: Figures,
    signs: list[_Sign],
    openers: list[_Opener],
    undecided: list[tuple[int, Pair, str]],
) -> None:
    """Superscript, glued and free-standing numbers, and the lines that open with one."""
    taken = {s.label for s in signs}
    found: list[_Sign] = []
    if not source.isascii() and any(map(source.__contains__, "¹²³⁴⁵⁶⁷⁸⁹")):
        found += [s for s in _superscripts(source, start, end) if not _line_start(source, s.start, start)]
    for at, stop in figures.inside(start, end):
        if (
            stop - at <= 3
            and source[at - 1] in _ENDS_WORD
            and at > start
            and _glued().match(source, at, end)
            and not _short_before(source, at)
        ):
            found.append(_Sign(at, stop, source[at:stop], -1, True))
    candidates: list[_Opener] = []
    starts = {o.start for o in openers}
    for at, *_ in paragraphs:
        c = source[at]
        if (c.isdigit() or c in "(*†‡⁰¹²³⁴⁵⁶⁷⁸⁹") and at not in starts:
            numbered = _opener().match(source, at, end)
            if numbered is not None and not (
                c == "*" and source[at + 1].isalpha() and source.find("*", at + 1, _line_end(source, at)) >= 0
            ):
                label = next(g for g in numbered.groups() if g)
                sure = bool(_says_note().match(source, numbered.end(), min(end, numbered.end() + 40)))
                candidates.append(_Opener(at, numbered.end(), label.translate(_SUPERSCRIPT), -1, sure))
    if found and not openers and not candidates and len(paragraphs) <= 3:
        openers += _at_end_of_line(source, found, end)
    if candidates:
        found += _alone_on_line(candidates, paragraphs)
        _under_heading(source, candidates, paragraphs)
        numbered_lines = {c.label for c in candidates}
        labels = numbered_lines - taken
        if source.find("(*", start, end) >= 0 or any(
            source[at - 1] == "(" and source[stop : stop + 1] == ")" for at, stop in figures.inside(start, end)
        ):
            found += _round_marks(source, start, end, {c.label for c in candidates}, {c.start for c in candidates})
        if any(not label.strip("*†‡") for label in labels):
            found.extend(
                _Sign(star.start(), star.end(), star.group(), -1, True)
                for star in _stars().finditer(source, start, end)
                if star.group() in labels
            )
        known = {s.label for s in found}
        weak: list[_Sign] = []
        if labels - known:
            weak.extend(
                _Sign(at, stop, source[at:stop], -1, False)
                for at, stop in figures.inside(start, end)
                if source[at:stop] in labels and at > start and _word_glued().match(source, at, end) and not _short_before(source, at)
            )
        free_standing = _FreeStanding(source, end, [run for run in figures.inside(start, end) if source[slice(*run)] in numbered_lines])
        bracketed = {o.label for o in openers if o.pair >= 0}
        leads = found + [s for s in signs if s.label not in bracketed]
        leads += [_Sign(pair.start, pair.end, label, index, True) for index, pair, label in undecided if _behind_figure(source, pair.start)]
        chosen = _choose(source, candidates, leads, weak, paragraphs, free_standing, end)
        openers += chosen
        by_label: dict[str, list[int]] = {}
        for sign in weak:
            by_label.setdefault(sign.label, []).append(sign.start)
        first_mark: dict[str, int] = {}
        last_mark: dict[str, int] = {}
        for sign in sorted(found, key=lambda s: s.start):
            first_mark.setdefault(sign.label, sign.start)
            last_mark[sign.label] = sign.start
        led: set[int] = set()
        for opener in chosen:
            if opener.label in known or opener.label in taken:
                continue
            places = by_label.get(opener.label)
            at = bisect_left(places, opener.start) if places else 0
            free: tuple[int, int] | None
            if places and at:
                free = places[at - 1], places[at - 1] + len(opener.label)
            else:
                free = free_standing.only(opener.label, chosen[0].start)
            if free is None and opener.label.isdecimal():  # several: the one between its neighbours' marks
                number = int(opener.label)
                behind = last_mark.get(str(number - 1), start)
                before = first_mark.get(str(number + 1), chosen[0].start)
                free = free_standing.only(opener.label, before, behind)
            if free is not None and free[0] not in led:  # two notes of one label have one mark
                led.add(free[0])
                found.append(_Sign(*free, opener.label, -1, False))
                first_mark[opener.label] = min(free[0], first_mark.get(opener.label, free[0]))
                last_mark[opener.label] = max(free[0], last_mark.get(opener.label, free[0]))
        openers.sort(key=lambda o: o.start)
    signs += found
    signs.sort(key=lambda s: s.start)


def _line_end(source: str, at: int) -> int:
    end = source.find("\n", at)
    return len(source) if end < 0 else end


def _at_end_of_line(source: str, signs: list[_Sign], end: int) -> list[_Opener]:
    """The notes of a flattened page: behind the last mark, one after another, each opened by its number. All, or none."""
    labels = list(dict.fromkeys(s.label for s in sorted(signs, key=lambda s: s.start) if s.label.isdecimal()))
    at = max(s.end for s in signs)
    found = []
    for label in labels[:200]:
        match = _inline_opener(label).search(source, at, end)
        if match is None:
            return []
        found.append(_Opener(match.start(), match.end(), label, -1, True))
        at = match.end()
    return found


@cache
def _inline_opener(label: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<=\s){label}[.)]?\s+(?=[\p{{Lu}}\"“])")


def _alone_on_line(candidates: list[_Opener], paragraphs: list[Paragraph]) -> list[_Sign]:
    """Marks that the dump has put on lines of their own; the note of the same label stands further on."""
    last = {c.label: c.start for c in candidates}
    alone = {p.start: p.end for p in paragraphs if p.end - p.start <= 4}
    # Nothing else stands there: 25A is no mark.
    marks = [c for c in candidates if alone.get(c.start, c.behind + 1) <= c.behind and last[c.label] > c.start and not c.sure]
    taken = {mark.start for mark in marks}
    candidates[:] = [c for c in candidates if c.start not in taken]
    return [_Sign(c.start, alone[c.start], c.label, -1, True) for c in marks]


def _under_heading(source: str, candidates: list[_Opener], paragraphs: list[Paragraph]) -> None:
    """What is numbered under a heading that says so is a note."""
    for paragraph in reversed(paragraphs):
        if paragraph.end - paragraph.start <= 30 and _heads_notes(source, paragraph):
            for candidate in candidates:
                if candidate.start > paragraph.start:
                    candidate.sure = True
            return


def _choose(
    source: str,
    candidates: list[_Opener],
    strong: list[_Sign],
    weak: list[_Sign],
    paragraphs: list[Paragraph],
    free_standing: _FreeStanding,
    end: int,
) -> list[_Opener]:
    """The lines opening with a number that are notes: something leads to them, or they say so, or they continue such a run.

    Lines of a list open the same way. A sure mark of that label before the line is enough; an unsure one only counts for
    the last run of numbered lines, behind which no text follows.
    """
    first_strong: dict[str, int] = {}
    for sign in strong:
        first_strong.setdefault(sign.label, sign.start)
    by_start = {p.start: i for i, p in enumerate(paragraphs)}
    runs: list[list[_Opener]] = []  # lines numbered one after another
    for candidate in candidates:
        last_label = runs[-1][-1].label if runs else ""
        if last_label.isdecimal() and candidate.label.isdecimal() and int(candidate.label) == int(last_label) + 1:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    # What a line with a colon announces is a list, though a mark of the same number stands above it.
    lists: set[int] = set()
    last_listed = -1  # the paragraph of the last line of a list
    for run in runs:
        opened = by_start[run[0].start]
        goes_on = last_listed >= 0 and opened == last_listed + 1 and source.count("\n", paragraphs[last_listed].end, run[0].start) == 1
        if not run[0].sure and (goes_on or _list_above(source, opened, paragraphs)):
            lists.update(map(id, run))
            last_listed = by_start[run[-1].start]
    candidates = [c for c in candidates if id(c) not in lists]
    runs = [run for run in runs if id(run[0]) not in lists]
    if not runs:
        return []
    last = set(map(id, runs[-1]))
    first_weak: dict[str, int] = {}
    for sign in weak:
        first_weak.setdefault(sign.label, sign.start)
    accepted: set[int] = set()
    limit = runs[-1][0].start
    final = {c.label: id(c) for c in candidates}  # the same label can open a list line and a note: the note is the last
    for candidate in candidates:
        lead = first_strong.get(candidate.label, end)
        if (
            candidate.sure
            or (lead < candidate.start and (id(candidate) in last or final[candidate.label] == id(candidate)))
            or (id(candidate) in last and first_weak.get(candidate.label, end) < limit)
        ):
            accepted.add(id(candidate))
    told = {c.label for c in candidates if id(c) in accepted}
    for run in runs:
        if any(c.label in told for c in run):
            continue  # these notes are found, or stand elsewhere
        # A free-standing digit leads there: "The CC 2 / or other". Half of the run must be led to.
        led = sum(free_standing.only(c.label, run[0].start) is not None for c in run)
        if 2 * led >= len(run) and led:
            accepted.update(map(id, run))
    # A run of consecutive labels in neighbouring lines stands or falls together: told forwards, then back.
    for one, two in itertools.pairwise(candidates):
        if id(one) in accepted and id(two) not in accepted and by_start[two.start] - by_start[one.start] <= 2:
            step = _step(one.label, two.label)
            # Behind a note a number may be missing, where both stand in the same brackets.
            if step == 1 or (1 < step < 4 and source[one.start] == source[two.start] == "("):
                accepted.add(id(two))
    for two, one in itertools.pairwise(reversed(candidates)):
        if id(two) in accepted and by_start[two.start] - by_start[one.start] <= 2 and _step(one.label, two.label) == 1:
            accepted.add(id(one))
    return [c for c in candidates if id(c) in accepted]


def _step(one: str, two: str) -> int:
    """How far the second label is behind the first: figures, or asterisks that are counted; 0 where they are of two kinds."""
    if one.isdecimal() and two.isdecimal():
        return int(two) - int(one)
    return len(two) - len(one) if one[0] == two[0] == "*" else 0


def _list_above(source: str, index: int, paragraphs: list[Paragraph]) -> bool:
    """Whether the line above a paragraph announces a list, with a colon."""
    return index > 0 and source[paragraphs[index - 1].end - 1] == ":"


@cache
def _free() -> regex.Pattern[str]:
    return regex.compile(r"(?<=([\p{L}\p{M}]{1,40})[.,;!?\"”’)]{0,2}[^\S\r\n])\d{1,3}(?=(?:[.,;:]|\s+(\p{Ll}{2,12}))?+(\s|$))")


_COUNTED = (
    frozenset(
        "no nos number article articles chapter section sections part parts page pages paragraph paragraphs point points item items volume vol book protocol order directive category class group stage phase plan"
        " formula agenda annex appendix enclosure table figure copy version grade level zone sector division army room house building".split()
    )
    | MONTHS
)


class _FreeStanding:
    """Places where a digit stands as a word that nothing counts: a small word or a point follows. One pass, when first asked."""

    def __init__(self, source: str, end: int, runs: list[tuple[int, int]]) -> None:
        self._where = (source, end, runs)
        self._places: dict[str, list[int]] | None = None

    def _read(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        source, end, runs = self._where
        for at, stop in runs:
            if stop - at > 3 or source[at - 1] in "\n\r" or not source[at - 1].isspace():
                continue
            match = _free().match(source, at, end)
            if match is None:
                continue
            word = match.group(1).lower()
            following = match.group(2)
            if word in FUNCTION or word in _COUNTED or (following is not None and following not in FUNCTION):
                continue
            places.setdefault(match.group(), []).append(match.start())
        return places

    def only(self, label: str, before: int, behind: int = -1) -> tuple[int, int] | None:
        """Where *label* stands so between *behind* and *before*, if it does just once."""
        if self._places is None:
            self._places = self._read()
        places = self._places.get(label)
        if not places:
            return None
        first = bisect_right(places, behind)
        if first == len(places) or places[first] >= before or (first + 1 < len(places) and places[first + 1] < before):
            return None
        return places[first], places[first] + len(label)


# --- joining -------------------------------------------------------------------------------------------------------


def _assemble(
    source: str, body: tuple[int, int], paragraphs: list[Paragraph], signs: list[_Sign], openers: list[_Opener], notes: Notes
) -> None:
    ends = _extents(source, body, paragraphs, signs, openers)
    _second_on_line(source, signs, openers, ends)
    spans = [(o.start, e) for o, e in zip(openers, ends, strict=True)]
    # A mark inside a note is a figure there, unless bracketed or superscript.
    if spans:
        firsts = [s for s, _ in spans]
        kept = []
        for sign in signs:
            at = bisect_right(firsts, sign.start) - 1
            inside = at >= 0 and sign.start < spans[at][1]
            if inside and (sign.start == spans[at][0] or sign.pair < 0):
                continue
            kept.append(sign)
        signs = kept
    taken: dict[str, list[int]] = {}
    for index, opener in enumerate(openers):
        taken.setdefault(opener.label, []).append(index)
    joined: list[list[int]] = [[] for _ in openers]
    for number, sign in enumerate(signs):
        target: int | None = None
        ahead = taken.get(sign.label)
        if ahead:  # the next note of that label, else the last one before
            at = bisect_right(ahead, sign.start, key=lambda index: openers[index].start)
            target = ahead[min(at, len(ahead) - 1)]
        if target is not None:
            joined[target].append(number)
        else:
            notes.diagnostics.append(report("AT301", Span(sign.start, sign.end), sign.label))
        notes.marks.append(Mark(sign.label, Span(sign.start, sign.end), target))
        if sign.pair >= 0:
            notes.pairs.add(sign.pair)
    for index, opener in enumerate(openers):
        end = ends[index]
        text = fold(source[opener.behind : end])
        if not joined[index]:
            notes.diagnostics.append(report("AT302", Span(opener.start, end), opener.label))
        if len(taken[opener.label]) > 1 and taken[opener.label][0] != index:
            notes.diagnostics.append(report("AT303", Span(opener.start, end), opener.label))
        notes.footnotes.append(Footnote(opener.label, Span(opener.start, end), text, author_of(text[:60]), tuple(joined[index])))
        if opener.pair >= 0:
            notes.pairs.add(opener.pair)


def _extents(source: str, body: tuple[int, int], paragraphs: list[Paragraph], signs: list[_Sign], openers: list[_Opener]) -> list[int]:
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
                while last > at and _heads_notes(source, paragraphs[last]):
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


def _blank_line_between(source: str, start: int, end: int) -> bool:
    return source.count("\n", start, end) > 1


def _continues_note(source: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph behind the last note can be more of it: whole sentences, no reference or credit line of the page."""
    text = source[paragraph.start : paragraph.end]
    return len(text) > 25 and text[0].isalpha() and text[-1] in '.!?”"' and not text.isupper() and not citations.looks_archival(text[:300])


def _rstrip(source: str, start: int, end: int) -> int:
    return start + len(source[start:end].rstrip())


def _heads_notes(source: str, paragraph: Paragraph) -> bool:
    text = source[paragraph.start : min(paragraph.end, paragraph.start + 30)].strip("#*_ :-—").lower()
    return text in ("notes", "footnotes", "endnotes", "references")


@cache
def _next_on_line(label: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<=[.!?)\"”’][^\S\r\n]{{1,20}}){label}[.)]?\s+(?=\p{{Lu}})")


def _second_on_line(source: str, signs: list[_Sign], openers: list[_Opener], ends: list[int]) -> None:
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
                    openers.insert(index + 1, _Opener(match.start(), match.end(), label, -1, True))
                    ends.insert(index + 1, ends[index])
                    ends[index] = _rstrip(source, opener.behind, match.start())
                    waiting.discard(label)
        index += 1
