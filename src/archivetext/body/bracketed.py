r"""Labels in square brackets: which are marks, and which open notes.

    mark    = "[" label "]"                 glued to a word or its punctuation
    opener  = "[" label "]" words           at the start of a line, or behind a sentence on a page that was flattened
    label   = one to three digits, with a letter or without | asterisks | daggers

Where real dumps break it: a hard wrap puts a mark at the head of a line, and the sentence goes on behind it; an extractor puts a blank
before a mark. What the bracket itself does not tell waits until the notes are known (:func:`decide`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.body.marks import Sign, line_opens
from archivetext.body.openers import Opener, says_note
from archivetext.spans import inside
from archivetext.words.lists import FUNCTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.insertions.pairs import Pair

__all__ = ["behind_figure", "bracketed", "decide"]


def bracketed(
    source: str, body: tuple[int, int], pairs: list[Pair], title: tuple[int, int] | None, closed: list[tuple[int, int]]
) -> tuple[list[Sign], list[Opener], list[Sign]]:
    """The labels in square brackets of body and title: those that are marks, those that open notes, and those that are not told yet.

    Nothing in *closed* is looked at.
    """
    signs: list[Sign] = []
    openers: list[Opener] = []
    undecided: list[Sign] = []
    marked: dict[str, None] = {}  # labels of marks, in the order of the text
    for sign, in_title in _labels(source, body, pairs, title, closed):
        before = source[sign.start - 1] if sign.start else "\n"
        if not before.isspace() and before != "(":
            if before.isdigit():  # 8[11]: a figure beside a figure
                undecided.append(sign)
            else:
                signs.append(sign)
                marked.setdefault(sign.label)
        elif (
            not in_title
            and _words_follow(source, sign.end, body[1])
            and (
                line_opens(source, sign.start, body[0]) or (sign.label in marked and _opens_in_line(source, sign, body[1], openers, marked))
            )
        ):
            openers.append(Opener(sign.start, sign.end, sign.label, sign.pair))
        else:
            undecided.append(sign)
    _at_line_head(source, signs, openers)
    return signs, openers, undecided


def _labels(
    source: str, body: tuple[int, int], pairs: list[Pair], title: tuple[int, int] | None, closed: list[tuple[int, int]]
) -> Iterator[tuple[Sign, bool]]:
    """The pairs that hold a label and nothing else, and whether each stands in the title."""
    start, end = body
    for index, pair in enumerate(pairs):
        if pair.outer - pair.inner > 6:
            continue
        label = label_of(source[pair.inner : pair.outer])
        if label is None:
            continue
        in_title = title is not None and title[0] <= pair.start and pair.end <= title[1]
        if (in_title or (start <= pair.start and pair.end <= end)) and not inside(closed, pair.start):
            yield Sign(pair.start, pair.end, label, index), in_title


def label_of(text: str) -> str | None:
    """The label that a bracket holds: one to three digits, with a letter or without, or asterisks or daggers; None for anything else.

    >>> label_of(" 12 "), label_of("3a"), label_of("**"), label_of("1962"), label_of("sic")
    ('12', '3a', '**', None, None)
    """
    bare = text.strip()
    if not bare or len(bare) > 4:
        return None
    if bare.isdecimal():
        return bare if len(bare) <= 3 else None
    if not bare.strip("*†‡"):
        return bare
    return bare if bare[:-1].isdecimal() and bare[-1] in "abcdefgh" else None


def _words_follow(source: str, at: int, end: int) -> bool:
    """Whether words follow, on this line or the next, as those of a note do."""
    return any(c.isalnum() for c in source[at : min(end, at + 60)])


def _opens_in_line(source: str, sign: Sign, end: int, openers: list[Opener], marked: dict[str, None]) -> bool:
    """On a flattened page: whether a label that a mark before it has opens its note."""
    return (
        _starts_again(sign.label, openers, marked)
        or source[max(0, sign.start - 40) : sign.start].rstrip()[-1:] in _ENDS_SENTENCE
        or says_note(source, sign.end + 1, end)
    )


_ENDS_SENTENCE = frozenset((".", "!", "?", "”", '"', ")", "]", "’", "…", ":"))


def _starts_again(label: str, openers: list[Opener], marked: dict[str, None]) -> bool:
    """Whether the numbers of the marks come again in their order, now before the notes."""
    if openers:
        return label.isdecimal() and openers[-1].label.isdecimal() and int(label) == int(openers[-1].label) + 1
    return label == next(iter(marked))


def _at_line_head(source: str, signs: list[Sign], openers: list[Opener]) -> None:
    """Marks that a hard wrap has put at the head of a line: the sentence goes on behind them, and the note stands further on."""
    last = {opener.label: opener.start for opener in openers}
    notes: list[Opener] = []
    for opener in openers:
        if last[opener.label] > opener.start and source[opener.behind : opener.behind + 2].strip()[:1].islower():
            signs.append(Sign(opener.start, opener.behind, opener.label, opener.pair))
        else:
            notes.append(opener)
    openers[:] = notes
    signs.sort()


def decide(source: str, undecided: list[Sign], openers: list[Opener]) -> list[Sign]:
    """Of the labels set off by a blank, or beside a figure, those that are marks: a note of that label stands further on.

    Not beside a figure of one or two digits, which it corrects (``8 [11] p.m.``), nor behind a small word (``in [19]``).
    """
    final = {opener.label: opener.start for opener in openers}
    found: list[Sign] = []
    for sign in undecided:
        if final.get(sign.label, -1) <= sign.start or not sign.label.isdecimal():
            continue
        word = (source[max(0, sign.start - 20) : sign.start].split() or [""])[-1]
        if (not word[-1:].isdigit() or behind_figure(source, sign.start)) and word.lower() not in FUNCTION:
            found.append(sign)
    return found


def behind_figure(source: str, at: int) -> bool:
    """Whether a figure of three digits or more, a year or a number, touches what stands at *at*."""
    return at >= 3 and source[at - 3 : at].isdecimal()
