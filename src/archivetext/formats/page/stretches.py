"""The records of a document as stretches of its page, each with its tags.

span.pair > span.anc[data-for] + span.ins#iI[data-i]    an insertion beside what it is about: one lights up with the other
span.hole > span.ins                                    where the original view has the sign for lost text
a.mark#mJ[data-m] · span.fn#nK[data-n] > a.fl           a mark and its note lead to each other; an orphan says so
span.speaker#tJ[data-t] · span.pp#pJ[data-p] · time.dt#dtJ · span.d#dJ[data-d]
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archivetext.formats.page.escape import attribute
from archivetext.formats.page.kinds import KINDS
from archivetext.formats.page.seen import READING, classes
from archivetext.formats.page.weave import Stretch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from archivetext.formats.page.seen import Seen
    from archivetext.records import Document, Footnote

__all__ = ["note_label", "pointed_at", "stretches_of"]

ANCHORS = 12
"""So many anchors are shown over one place; what other insertions are about is on their cards."""
BETWEEN = 4
"""An insertion at most so far behind its anchor, or before it, is a pair with it."""

_END = "</span>"


def stretches_of(document: Document, seen: Seen, text: str, places: Collection[int]) -> Iterator[Stretch]:
    """The stretches of every record; of the diagnostics those whose numbers are in *places*."""
    yield from _insertions(document, seen, text)
    yield from _anchors(document, seen, text)
    yield from _notes(document, seen)
    for number, turn in enumerate(document.turns):
        yield _plain(turn.speaker.span, 3, f'class="speaker" id="t{number}" data-t="{number}"', f'class="speaker" data-t="{number}"')
    for number, person in enumerate(document.participants):
        yield _plain(person.span, 4, f'class="pp" id="p{number}" data-p="{number}"', f'class="pp" data-p="{number}"')
    for number, date in enumerate(document.dates):
        if date.edtf is not None and _machine_readable().fullmatch(date.edtf):
            tag = f'<time class="dt" id="dt{number}" datetime="{date.edtf}">'
            yield Stretch(*date.span, 2, tag, f'<time class="dt" datetime="{date.edtf}">', "</time>")
        else:
            yield _plain(date.span, 2, f'class="dt" id="dt{number}"', 'class="dt"')
    for number in places:
        yield _plain(document.diagnostics[number].span, 5, f'class="d" id="d{number}" data-d="{number}"', 'class="d"')


def pointed_at(document: Document) -> list[int]:
    """The diagnostics whose places are marked in the text, by number: short stretches that do not overlap."""
    found: list[int] = []
    last = 0
    for number in sorted(range(len(document.diagnostics)), key=lambda number: document.diagnostics[number].span):
        start, end = document.diagnostics[number].span
        if last <= start < end <= start + 200:
            found.append(number)
            last = end
    return found


def _plain(span: tuple[int, int], rank: int, first: str, again: str) -> Stretch:
    return Stretch(span[0], span[1], rank, f"<span {first}>", f"<span {again}>", _END)


def _insertions(document: Document, seen: Seen, text: str) -> Iterator[Stretch]:
    languages: str | None = None
    for number, one in enumerate(document.insertions):
        start, end = one.span
        family, _, meaning = KINDS[one.kind]
        hidden = seen.hidden(start, end)
        if start in seen.signs:
            yield Stretch(start, end, 7, f'<span class="hole{classes(hidden & READING)}">', "<span>", _END, hidden=hidden & READING)
            hidden |= 2
        about = f"\nabout: {_shortened(one.anchor.text)}" if one.anchor else ""
        by = f"\nby the {one.author}" if one.author else ""
        line = document.position(start)[0]
        tip = attribute(f"{one.kind.upper()}: {meaning}{about}{by}\nrule {one.rule} · line {line} · {start}–{end}")
        shared = f'class="ins k-{one.kind} f-{family}{classes(hidden)}" data-i="{number}" data-k="{one.kind}"'
        if one.kind == "original":
            if languages is None:
                languages = _language(document)
            shared += f' lang="{languages}{_latin(languages, text[start:end])}" translate="no"'
        tag = f'<span {shared} id="i{number}" data-tip="{tip}">'
        yield Stretch(start, end, 9, tag, f"<span {shared}>", _END, insertion=number, hidden=hidden)


def _anchors(document: Document, seen: Seen, text: str) -> Iterator[Stretch]:
    """What insertions are about, and the pairs."""
    open_ends: list[int] = []
    with_anchor = [(one.anchor.span, one.span, one.kind, number) for number, one in enumerate(document.insertions) if one.anchor]
    for (start, end), (first, last), kind, number in sorted(with_anchor):
        open_ends = [one for one in open_ends if one > start]
        if len(open_ends) >= ANCHORS:
            continue
        open_ends.append(end)
        family = KINDS[kind].family
        hidden = seen.hidden(start, end)
        tag = f'<span class="anc k-{kind} f-{family}{classes(hidden)}" data-for="{number}">'
        yield Stretch(start, end, 8, tag, tag, _END, hidden=hidden)
        low, high = (end, first) if end <= first else (last, start)
        if 0 <= high - low <= BETWEEN and not any(sign.isalnum() for sign in text[low:high]):
            pair = f'<span class="pair f-{family}">'
            yield Stretch(min(start, first), max(end, last), 6, pair, pair, _END)


def _notes(document: Document, seen: Seen) -> Iterator[Stretch]:
    for number, mark in enumerate(document.marks):
        hidden = seen.hidden(*mark.span)
        shared = f'data-m="{number}"'
        if mark.footnote is None:
            shared = f'class="mark orphan{classes(hidden)}" {shared} data-lab="no note"'
            yield Stretch(*mark.span, 10, f'<span {shared} id="m{number}">', f"<span {shared}>", _END, hidden=hidden)
            continue
        shared = f'class="mark{classes(hidden)}" {shared} href="#n{mark.footnote}" aria-label="note {attribute(mark.label)}"'
        yield Stretch(*mark.span, 10, f'<a {shared} id="m{number}">', f"<a {shared}>", "</a>", link=True, hidden=hidden)
    for number, note in enumerate(document.footnotes):
        by = f' data-by="{note.author}"' if note.author else ""
        shared = f'class="fn" data-n="{number}"{by}'
        yield Stretch(*note.span, 0, f'<span {shared} id="n{number}">', f"<span {shared}>", _END)
        start, end = note_label(document.source, note)
        if note.marks:
            tag = f'<a class="fl" href="#m{note.marks[0]}" title="back to the text">'
            yield Stretch(start, end, 11, tag, tag, "</a>", link=True)
        else:
            tag = '<span class="fl orphan" data-lab="no mark">'
            yield Stretch(start, end, 11, tag, tag, _END)


def note_label(source: str, note: Footnote) -> tuple[int, int]:
    """Where the label of a note stands, with its brackets and its point.

    >>> from archivetext.records import Footnote
    >>> note_label("[12] The ships.", Footnote("12", (0, 15), "The ships.", None, ()))
    (0, 4)
    """
    start, end = note.span
    at = source.find(note.label, start, min(end, start + len(note.label) + 12))
    if at < 0:
        found = _word().match(source, start, min(end, start + 12))
        return start, found.end() if found else min(end, start + 1)
    stop = at + len(note.label)
    while stop < end and source[stop] in "]).}*^\\" and stop < at + len(note.label) + 4:
        stop += 1
    return start, stop


def _shortened(words: str) -> str:
    return words if len(words) <= 80 else words[:79] + "…"


def _language(document: Document) -> str:
    """The code of the language of the original, or nothing."""
    from archivetext.words.languages import code_of

    for field in document.header.fields:
        if field.key == "original_language" and field.text:
            return code_of(field.text) or ""
    return ""


def _latin(code: str, words: str) -> str:
    return "-Latn" if code in _OTHER_LETTERS and words.isascii() else ""


_OTHER_LETTERS = frozenset("am ar be bg el fa he hi hy ja ka kk ko ky mk mn ps ru sr th uk ur uz yi zh".split())


@cache
def _machine_readable() -> re.Pattern[str]:
    return re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\S{1,8}")
