r"""The text with stretches left out, and the way back to the source.

printed    the document as it stands, without the page's own furniture: brackets, marks, notes, line ends and all
reading    the document as one reads it, a paragraph a line: what editors complete, supply and correct is worked in and its brackets are
           gone; gaps, doubts and what is not understood are shown as printed; other insertions, notes and their marks are out
original   the document as its author left it, a paragraph a line: nothing that an editor wrote; a sign where text is lost

    reading:     F[idel] -> Fidel · look [at] sites -> look at sites · recieved [received] -> received · Filippov [Stalin] -> Filippov
    original:    F[idel] -> F     · look [at] sites -> look sites    · recieved [received] -> recieved · [illegible] -> ⟨…⟩

A paragraph that goes on over a page is one line. Words that a line end divides are joined, runs of white space are a blank, what a dress
of the text adds (:mod:`archivetext.plain`) is off; and where editors' words are out, the comma that belonged to them is too.

Where real texts break it: ``self-`` / ``criticism`` loses its hyphen; nothing in the text tells. A doubtful reading (``[return?]``)
may stand for a word of the text or beside it; the original view shows the sign for lost text, so that nobody quotes over a hole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from attrs import field, frozen

from archivetext.furniture import OF_PAGE, gaps
from archivetext.furniture import cuts as without
from archivetext.plain import changes, is_plain
from archivetext.spans import Span, trim
from archivetext.telling import view_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from archivetext.furniture import Gap
    from archivetext.records import BlockKind, Document, Insertion, Turn

__all__ = ["LOST", "NAMES", "Paragraph", "Speech", "View", "ViewName", "inner_span", "view_of"]

ViewName: TypeAlias = Literal["printed", "reading", "original"]
NAMES: tuple[ViewName, ...] = ("reading", "original", "printed")
"""The names of the views."""
LOST = "⟨…⟩"
"""The sign for text that is not there."""

HOLES = frozenset(("gap", "omission", "redaction", "uncertain"))
"""Kinds of insertions that stand for text of the author's that is not there, or not for certain."""
WORKED_IN = frozenset(("completion", "supplied"))
"""Kinds whose words are part of the sentence, when their brackets are gone."""
READING = HOLES | WORKED_IN | {"correction", "unclassified"}
"""What the reading view shows."""
KINDS = READING | {"expansion", "gloss", "original", "description", "incident", "note", "source", "page"}
APART = frozenset(("mark", "footnote", "furniture"))
"""What else can be kept."""


@frozen
class Paragraph:
    """A line of a view."""

    kind: BlockKind
    """What stands there: ``paragraph``, ``heading``, ``item`` ..."""
    text: str
    """Its words."""
    span: Span
    """Where it stands in the view."""
    source: Span
    """Where it stands in the source."""


@frozen
class Speech:
    """What a view shows of a turn."""

    speaker: str
    """The speaker as written."""
    text: str
    """What is said, without the speaker's name."""
    span: Span
    """Where the whole turn stands in the view, with the name."""
    source: Span
    """Where it stands in the source."""


class _Piece(NamedTuple):
    """A stretch of a view."""

    at: int
    """Where it starts in the view."""
    start: int
    """Where it starts in the source."""
    end: int
    """Where that ends in the source."""
    form: int
    """0 for a copy, as long as in the source; 1 for another form of the same letters; 2 for a sign, or a line end, of the view's own."""


@frozen
class View:
    """A text made of pieces of a source."""

    name: str
    """``reading``, ``original`` or ``printed``."""
    text: str
    """The text."""
    _pieces: tuple[_Piece, ...] = field(repr=False)
    _lines: tuple[tuple[BlockKind, int, int], ...] = field(repr=False)
    _turns: tuple[Turn, ...] = field(repr=False)

    def __str__(self) -> str:
        """The text."""
        return self.text

    def __repr__(self) -> str:
        """Name, length and the first words."""
        return view_line(self)

    def _repr_html_(self) -> str:
        """What a notebook shows; found by name, since formats know views and not the other way round."""
        from importlib import import_module

        shown: str = import_module("archivetext.formats.page.fragment").of_view(self)
        return shown

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs, in their order; of the printed view, the blocks that it shows."""
        return tuple(
            Paragraph(kind, self.text[start:end], Span(start, end), self.to_source_span((start, end))) for kind, start, end in self._lines
        )

    @property
    def turns(self) -> tuple[Speech, ...]:
        r"""The turns of which something is shown, in their order.

        >>> import archivetext
        >>> view = archivetext.parse("ORLOV: We le[ft].\n\nPETROV: When?").view("reading")
        >>> [(turn.speaker, turn.text) for turn in view.turns]
        [('ORLOV', 'We left.'), ('PETROV', 'When?')]
        """
        found = []
        for turn in self._turns:
            start, end = self.from_source_span(turn.span)
            start, end = trim(self.text, start, end)
            if start < end:
                _, behind = self.from_source_span(turn.speaker.span)
                said = self.text[min(max(behind, start), end) : end].lstrip(" \n:.–—-").rstrip()
                found.append(Speech(turn.speaker.text, said, Span(start, end), self.to_source_span((start, end))))
        return tuple(found)

    def to_source(self, offset: int) -> int:
        """The offset in the source of what stands at *offset* of the view; of a sign, where what it stands for starts.

        Raises:
            IndexError: the offset lies outside the view.

        >>> import archivetext
        >>> view = archivetext.parse("Station missiles [there] now.").view("original")
        >>> view.text, view.to_source(view.text.index("now"))
        ('Station missiles now.', 25)
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} is outside the view, which has {len(self.text)} code points")
        if not self._pieces:
            return 0
        piece = self._pieces[bisect_right(self._pieces, offset, key=_at) - 1]
        if offset == len(self.text):
            return piece.end
        return piece.start if piece.form else piece.start + offset - piece.at

    def to_source_span(self, span: tuple[int, int]) -> Span:
        """The stretch of the source that a stretch of the view shows, with what is left out in between.

        Raises:
            IndexError: the stretch lies outside the view.
        """
        start, end = span
        first = self.to_source(start)
        if end <= start:
            return Span(first, first)
        last = self.to_source(end - 1)
        piece = self._pieces[bisect_right(self._pieces, end - 1, key=_at) - 1]
        return Span(first, piece.end if piece.form else last + 1)

    def from_source(self, offset: int) -> int | None:
        """Where the view shows what stands at *offset* of the source; None where it leaves it out, or has a sign for it."""
        number = bisect_right(self._pieces, offset, key=_start) - 1
        if number < 0:
            return None
        piece = self._pieces[number]
        if piece.form:
            return piece.at if piece.form == 1 and offset == piece.start else None
        return piece.at + offset - piece.start if offset < piece.end else None

    def from_source_span(self, span: tuple[int, int]) -> Span:
        """The stretch of the view that shows what it has of a stretch of the source, with its signs; empty where it has nothing."""
        start = self._from(span[0])
        return Span(start, max(start, self._from(max(span))))

    def _from(self, offset: int) -> int:
        """Where the view shows the first that it has of the source from *offset* on."""
        number = bisect_left(self._pieces, offset, key=_start)
        if number:
            before = self._pieces[number - 1]
            if not before.form and offset < before.end:
                return before.at + offset - before.start
        return self._pieces[number].at if number < len(self._pieces) else len(self.text)


_at, _start = attrgetter("at"), attrgetter("start")


class _Edit(NamedTuple):
    """A stretch of the source that the view does not copy."""

    start: int
    end: int
    new: str = ""
    """What stands there in its place."""
    how: int = 1
    """0 for what a dress of the text adds or changes; 1 for what is cut; 2 for words that are left out of a sentence."""


def view_of(document: Document, name: ViewName, keep: Collection[str] | None = None, lost: str = LOST) -> View:
    """A view of a document; see :meth:`archivetext.Document.view`, which calls it."""
    if name not in NAMES:
        raise ValueError(f"no view is named {name!r}; there are: {', '.join(map(repr, NAMES))}")
    if keep is None:
        kept = READING if name == "reading" else KINDS | {"mark", "footnote"} if name == "printed" else frozenset()
    else:
        if isinstance(keep, str):
            raise TypeError(f"keep is a set of names; did you mean keep={{{keep!r}}}?")
        kept = frozenset(keep)
        if not kept <= KINDS | APART:
            strange = ", ".join(map(repr, sorted(map(str, kept - KINDS - APART))))
            raise ValueError(f"nothing is named {strange}; one can keep: {', '.join(sorted(KINDS | APART))}")
    if name == "printed":
        return _as_printed(document, kept, lost)
    edits = list(_edits(document, kept, lost, worked_in=True))
    source = document.source
    if not is_plain(source):
        edits += [_Edit(start, end, new, 0) for start, end, new in changes(source) if not new.isspace()]
    found = [] if "furniture" in kept else _gaps(document)
    edits += [_Edit(*trim(source, gap.first, gap.last)) for gap in found if gap.on]
    edits.sort(key=lambda edit: (edit.start, -edit.end, edit.new))
    writer = _Writer(source, edits)
    for kind, start, end in _paragraphs(document, kept, {gap.end: gap.start for gap in found if gap.on}):
        writer.paragraph(kind, start, end)
    return writer.view(name, document)


def inner_span(source: str, span: tuple[int, int], starts: Collection[int] = ()) -> tuple[int, int]:
    r"""What stands between the brackets of an insertion, which may be doubled or escaped.

    Args:
        source: the text.
        span: where the insertion stands, with its brackets.
        starts: where insertions and marks start: a second bracket that opens one of them is no half of a doubled bracket.

    >>> inner_span("an [[old]] man", (3, 10)), inner_span(r"an \[old\] man", (3, 10))
    ((5, 8), (5, 8))
    """
    start, end = span
    start += 2 if source.startswith("\\", start) else 1
    end -= 2 if source[max(start, end - 2) : end - 1] == "\\" else 1
    second = start + 1 if source.startswith("\\", start) else start
    if start < end and start not in starts and source.startswith("[", second) and source.endswith("]", start, end):
        depth = 0  # where the second bracket closes
        for at in range(second, end):
            depth += 1 if source[at] == "[" else -1 if source[at] == "]" else 0
            if not depth:
                if at == end - 1:
                    return second + 1, end - 2 if source[max(second + 1, end - 2) : end - 1] == "\\" else end - 1
                break
    return start, max(start, end)


def _edits(document: Document, kept: Collection[str], lost: str, *, worked_in: bool) -> Iterator[_Edit]:
    """What of the records is left out, and what takes its place; *worked_in* is whether brackets go where their words stay."""
    source = document.source
    if "mark" not in kept:
        yield from (_Edit(*mark.span) for mark in document.marks)
    if "footnote" not in kept:
        yield from (_Edit(*note.span) for note in document.footnotes)
    starts = {one.span[0] for one in document.insertions} | {mark.span[0] for mark in document.marks}
    behind = 0  # where the insertion ends whose contents are settled
    for insertion in document.insertions:
        start, end = insertion.span
        if start < behind:
            continue
        if insertion.kind not in kept:
            behind = end
            sign = lost if insertion.kind in HOLES and insertion.text.strip(" ?") else ""
            yield _Edit(start, end, sign, 2)
        elif not worked_in:
            continue
        elif insertion.kind in WORKED_IN:
            inner, outer = _bare(source, *inner_span(source, insertion.span, starts))
            yield _Edit(start, inner)
            yield _Edit(outer, end)
        elif insertion.kind == "correction":
            behind = end
            yield from _corrected(source, insertion)
        else:
            behind = end


def _bare(source: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends, at its end where there is nothing else."""
    first, last = trim(source, start, end)
    return (first, last) if first < last else (end, end)


def _corrected(source: str, insertion: Insertion) -> Iterator[_Edit]:
    """The new reading for the old where both are told; where the new one is doubtful, both are shown."""
    (start, end), anchor, reading = insertion.span, insertion.anchor, insertion.reading
    if reading is None:
        yield _Edit(start, end, how=2)
    elif reading.certain and anchor is not None and anchor.span[1] <= start and not source[anchor.span[1] : start].strip():
        yield _Edit(anchor.span[0], reading.span[0])
        yield _Edit(reading.span[1], end)


def _gaps(document: Document) -> list[Gap]:
    """The page's own lines within the body."""
    low, high = document.body
    inside = [block.span for block in document.blocks if block.kind in OF_PAGE and low <= block.span[0] < high]
    return gaps(document.source, inside, document.body) if inside else []


def _paragraphs(document: Document, kept: Collection[str], over: Mapping[int, int]) -> Iterator[tuple[BlockKind, int, int]]:
    """Kind and place of each paragraph that a view may show; one that goes on over furniture (from where, by where it goes on) is one."""
    source, (low, high) = document.source, document.body
    out = {"blank"} if "furniture" in kept else {"blank", *OF_PAGE}
    if "footnote" not in kept:
        out.add("footnote")
    last: tuple[BlockKind, int, int] | None = None
    for block in document.blocks:
        start, end = max(block.span[0], low), min(block.span[1], high)
        if start >= end or block.kind in out:
            continue
        start, end = trim(source, start, end)
        if last is not None and start in over and over[start] == last[2]:
            last = (last[0], last[1], end)
            continue
        if last is not None:
            yield last
        last = (block.kind, start, end)
    if last is not None:
        yield last


class _Writer:
    """The text of a view, a paragraph after the other."""

    def __init__(self, source: str, edits: Sequence[_Edit]) -> None:
        self.source = source
        self.edits = edits
        self.number = 0  # the edit that comes next
        self.parts: list[str] = []
        self.pieces: list[_Piece] = []
        self.length = 0
        self.lines: list[tuple[BlockKind, int, int]] = []
        self.open = False  # whether the paragraph has begun
        self.begun = 0  # where it starts in the view
        self.blank = -1  # where white space stands in the source that is not written yet
        self.broken = False  # whether it has a line end
        self.cut = 0  # the most that was cut since the last sign

    def paragraph(self, kind: BlockKind, start: int, end: int) -> None:
        """Writes what stands there, with the edits that fall into it, as a line; none where nothing is shown."""
        edits = self.edits
        self.open, self.blank, self.broken, self.cut = False, -1, False, 0
        at = start
        while self.number < len(edits) and edits[self.number].end <= start:
            self.number += 1
        while self.number < len(edits) and edits[self.number].start < end:
            edit = edits[self.number]
            if edit.start > at:
                self._copy(at, edit.start)
            if edit.start >= at and edit.new:
                self._sign(edit)
            else:
                self.cut = max(self.cut, edit.how)
            at = max(at, edit.end)
            if at >= end:
                break
            self.number += 1
        if at < end:
            self._copy(at, end)
        if self.open and self.length > self.begun:
            self.lines.append((kind, self.begun, self.length))
        elif self.open and self.length:  # what was written was taken back: the line end too
            if self.pieces[-1].form:
                del self.pieces[-1], self.parts[-1]
                self.length -= 1
            else:
                self._take_back()

    def _begin(self, start: int) -> None:
        """Ends the line before, if there is one, and begins the next."""
        if self.length:
            at = self.pieces[-1].end
            white = at < start and self.source[at].isspace()
            self._add("\n", at, at + 1 if white else at, 0 if white else 2)
        self.open, self.begun = True, self.length

    def _copy(self, start: int, end: int) -> None:
        """Writes a stretch of the source, with its white space folded."""
        source = self.source
        at = start
        for match in _irregular().finditer(source, start, end):
            self._words(at, match.start())
            self._white(*match.span())
            at = match.end()
        self._words(at, end)

    def _words(self, start: int, end: int) -> None:
        """Writes words with single blanks between them."""
        if start < end and self.source[start] == " ":
            self._white(start, start + 1)
            start += 1
        last = end - 1 if start < end and self.source[end - 1] == " " else end
        while start < last:
            if self.source[start] == " ":
                self._white(start, start + 1)
                start += 1
                continue
            behind = self._joined(self.source[start], start)
            if behind == start:
                self._add(self.source[start:last], start, last, 0)
                self.cut = 0
                break
            start = behind
        if last < end:
            self._white(last, end)

    def _sign(self, edit: _Edit) -> None:
        self._joined(edit.new[0], edit.start)
        self.cut = edit.how if edit.how < 2 else 1
        self._add(edit.new, edit.start, edit.end, 1 if edit.how == 0 else 2)

    def _white(self, start: int, end: int) -> None:
        if self.blank < 0:
            self.blank = start
        self.broken = self.broken or "\n" in self.source[start:end] or "\r" in self.source[start:end]

    def _joined(self, sign: str, at: int) -> int:
        """Settles what stands between the words so far and *sign*, which stands at *at*; where to go on, behind it if it is not wanted."""
        if not self.open or self.length == self.begun:
            self.blank, self.broken = -1, False
            if self.cut == 2 and sign in ",;:":
                return at + 1
            if not self.open:
                self._begin(at)
            return at
        if self.cut == 2 and not self._closed(sign):
            return at + 1
        last = self.parts[-1][-1] if self.length > self.begun else " "
        if self.blank >= 0:
            if self.broken and last in "-‐" and (sign.isalnum() or sign == "_"):
                if sign.islower() and self._divides():
                    self._take_back()
            elif not (self.cut and (sign in ",.;:!?)]" or last in "([")) and last != " ":
                self._add(" ", self.blank, self.blank + 1, 0)
        self.blank, self.broken = -1, False
        return at

    def _closed(self, sign: str) -> bool:
        """Takes back the comma, or the bracket, that belonged to words left out before *sign*; whether *sign* is wanted."""
        last = self.parts[-1][-1]
        if last in ",;" and sign in ",;.:!?)":
            self._take_back()
        elif last == "(" and sign == ")":
            self._take_back()
            if self.length > self.begun and self.parts[-1][-1] == " ":
                self._take_back()
                self.blank = self.pieces[-1].end
            return False
        return True

    def _divides(self) -> bool:
        """Whether the hyphen that was written last divides a word, behind letters that have no hyphen of their own."""
        word = "".join(self.parts[-3:])[-41:-1].split()[-1:]
        return bool(word) and word[0][-1:].isalpha() and "-" not in word[0]

    def _take_back(self) -> None:
        """Takes the last sign back, where it is a copy."""
        piece = self.pieces[-1]
        if piece.form:
            return
        self.length -= 1
        self.parts[-1] = self.parts[-1][:-1]
        if not self.parts[-1]:
            del self.parts[-1]
        if self.length > piece.at:
            self.pieces[-1] = piece._replace(end=piece.end - 1)
        else:
            del self.pieces[-1]

    def _add(self, words: str, start: int, end: int, form: int) -> None:
        if not form and self.pieces:
            last = self.pieces[-1]
            if not last.form and last.end == start:
                self.pieces[-1] = _Piece(last.at, last.start, end, 0)
                self.parts.append(words)
                self.length += len(words)
                return
        self.pieces.append(_Piece(self.length, start, end, form))
        self.parts.append(words)
        self.length += len(words)

    def view(self, name: str, document: Document) -> View:
        """What is written."""
        return View(name, "".join(self.parts), tuple(self.pieces), tuple(self.lines), document.turns)


@cache
def _irregular() -> re.Pattern[str]:
    return re.compile(r"\s{2,}|[^\S ]")  # all white space but single blanks


def _as_printed(document: Document, kept: Collection[str], lost: str) -> View:
    """The body as it stands, without stretches of it."""
    source, (low, high) = document.source, document.body
    edits = list(_edits(document, kept, lost, worked_in=False))
    if "furniture" not in kept:
        edits += [_Edit(start, end) for start, end in without(source, _gaps(document))]
    edits.sort(key=lambda edit: (edit.start, -edit.end, edit.new))
    parts: list[str] = []
    pieces: list[_Piece] = []
    length, at = 0, low

    def add(words: str, start: int, end: int, form: int) -> None:
        nonlocal length
        if words:
            pieces.append(_Piece(length, start, end, form))
            parts.append(words)
            length += len(words)

    for edit in edits:
        start, end = max(edit.start, low), min(edit.end, high)
        if end <= at or start >= high:
            continue
        add(source[at:start], at, start, 0)
        if edit.start >= at:
            add(edit.new, start, end, 2)
        at = max(at, end)
    add(source[at:high], at, high, 0)
    view = View("printed", "".join(parts), tuple(pieces), (), document.turns)
    return View("printed", view.text, view._pieces, tuple(_shown_blocks(document, view)), document.turns)  # noqa: SLF001


def _shown_blocks(document: Document, view: View) -> Iterable[tuple[BlockKind, int, int]]:
    """The blocks of the body of which a view shows something but white space."""
    for block in document.blocks:
        if block.kind == "blank" or block.span[0] >= document.body[1] or block.span[1] <= document.body[0]:
            continue
        start, end = trim(view.text, *view.from_source_span(block.span))
        if start < end:
            yield block.kind, start, end
