"""The records: what a parse gives. All are frozen; spans are half-open, in code points of the source.

Records do not nest into a tree. They are flat tuples, sorted by start, that point into one source, so that
each is a row of a table and a new kind of record moves no old one. A part that belongs to a whole (a level
to its reference) stands inside it; but a reference that goes on with the one before has levels that stand there. Names follow TEI P5, ISAD(G) and documentary editing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, cast, overload

from attrs import field, fields, frozen, has

from archivetext.edtf import in_words
from archivetext.rows import rows_of
from archivetext.spans import Lines, Span, pieces
from archivetext.telling import citation_line, document_line, insertion_line, summary
from archivetext.views import LOST, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Any

    from archivetext.rows import Row, TableName
    from archivetext.views import View, ViewName

__all__ = [
    "SCHEMA", "ArchivalReference", "Author", "Basis", "Block", "BlockKind", "Citation", "Contributor", "Diagnostic", "Document", "Field",
    "Footnote", "Header", "HistoricalDate", "Insertion", "InsertionKind", "Level", "Mark", "Origin", "Page", "Participant", "Reading",
    "Repository", "Role", "Severity", "Text", "Turn",
]  # fmt: skip

SCHEMA = "archivetext/1"

BlockKind = Literal[
    "furniture", "blank", "title", "date", "label", "field", "heading", "paragraph",
    "item", "dateline", "participants", "signature", "footnote",
]  # fmt: skip
InsertionKind = Literal[
    "completion", "expansion", "supplied", "gloss", "original", "uncertain", "correction", "gap",
    "omission", "redaction", "description", "incident", "note", "source", "page", "unclassified",
]  # fmt: skip
Role = Literal["translator", "editor", "obtainer", "contributor", "transcriber", "assistant", "compiler"]
Author = Literal["translator", "editor"]
Origin = Literal["sidecar", "front-matter"]
Basis = Literal["words", "letters", "place", "fallback"]
Severity = Literal["error", "warning", "info"]


@frozen
class Text:
    """A value that was read from one place."""

    text: str
    """The value: the slice with its white space folded and divided words rejoined."""
    span: Span
    """Where it stands in the source."""


@frozen
class Reading:
    """What an editor would read in place of what stands there."""

    text: str
    """The words, folded, without what leads to them (``should be``) and without a mark of doubt."""
    span: Span
    """Where they stand, within the brackets."""
    certain: bool
    """False where the editor only supposes it: ``perhaps``, ``?``."""


@frozen
class HistoricalDate:
    """A date as an archive writes it, with its value in EDTF (ISO 8601-2:2019, levels 0 and 1)."""

    edtf: str | None
    """The value, e.g. ``1962-05-25``, ``1962-05``, ``1960-02-16/1960-03-24``, ``1962~``; None where none can be told."""
    time: str | None
    """Time of day as ``HH:MM`` on the 24-hour clock, or None."""
    text: str
    """The words as written, white space folded."""
    span: Span
    """Where they stand."""
    ambiguous: bool = False
    """True where the words allow a second reading (a day that could be a month, a century not told)."""

    def __str__(self) -> str:
        """The date as English archives write it, ``May 21, 1962, 11:00``; where it has no value, its own words."""
        if self.edtf is None:
            return self.text
        words = in_words(self.edtf)
        return f"{words}, {self.time}" if self.time else words


@frozen
class Field:
    """One labelled or recognised value of the header or of the page around the document."""

    key: str
    """What it is: ``summary``, ``credits``, ``original_language``, ``contents``, ``source``, ``rights`` ..."""
    label: str | None
    """The label as written, without its colon; None where the value stands alone and was known by its content."""
    text: str | None
    """The value, folded; None where the label has none."""
    span: Span
    """Where the value stands; empty, behind the label, where there is none."""
    label_span: Span | None = None
    """Where the label stands, or None."""
    origin: Origin | None = None
    """Who says so: None for the page; ``front-matter`` for what a scraper wrote above the text; ``sidecar`` for a file beside it, or the
    other columns of a row of JSON, so that the span is ``[0, 0]``, and the label is the key there."""


@frozen
class Header:
    """What the page says about the document before the document speaks."""

    title: Text | None = None
    """The title, or None."""
    date: HistoricalDate | None = None
    """The date of the header, or None. It may contradict the title's: both are kept."""
    fields: tuple[Field, ...] = ()
    """Every other value, in the order of the text."""
    title_origin: Origin | None = None
    """Who says the title, as for a field; None for the page, or where there is none."""
    date_origin: Origin | None = None
    """Who says the date."""


@frozen
class Repository:
    """An archive that holds documents (EAC-CPF: a corporate body)."""

    code: str | None
    """Its acronym where one is known, without spaces: ``RGANI``, ``AVPRF``; None for an unknown archive."""
    name: str | None
    """Its English name where known, else the name as written."""
    place: str | None = None
    """The city, or None."""
    country: str | None = None
    """The country as an ISO 3166-1 alpha-2 code, or None."""


@frozen
class Level:
    """One step from the archive down to the leaf, as ISAD(G) 3.1.1 counts it."""

    kind: str
    """``fond``, ``opis``, ``delo``, ``list``, ``box``, ``call-number`` ...; a label not known is its own kind."""
    label: str | None
    """The label as written (``F.``), or None."""
    value: str
    """The value as written, without its label, folded."""
    span: Span
    """Where label and value stand."""


@frozen
class ArchivalReference:
    """One place in one archive."""

    repository: Repository | None
    """The archive, or None where the text names none."""
    levels: tuple[Level, ...]
    """From the largest unit to the smallest, in the order of the text. Where the reference goes on with the one before, those that it takes from
    there come first, with the spans that they have there."""
    text: str
    """The reference as written, folded."""
    span: Span
    """Where it stands."""


@frozen
class Contributor:
    """A person or body that made the text available, in one role. A person with two roles is two records."""

    name: str
    """The name as written, folded."""
    role: Role
    """What they did."""
    organization: str | None
    """For whom they did it (``for CWIHP``), or None."""
    span: Span
    """Where the name stands."""


@frozen
class Citation:
    """How the archive cites the document."""

    text: str
    """The citation, folded."""
    span: Span
    """Where it stands."""
    title: str | None = None
    """The title inside its quotation marks, or None."""
    date: HistoricalDate | None = None
    """The date that follows the title, or None."""
    host: str | None = None
    """Who publishes the text (``Wilson Center Digital Archive``), or None."""
    references: tuple[ArchivalReference, ...] = ()
    """Where the original is kept. Printed editions are no archival references and are not here."""
    contributors: tuple[Contributor, ...] = ()
    """Translators, editors, obtainers, in the order of the text."""
    url: str | None = None
    """The address, or None."""
    document_id: str | None = None
    """The publisher's number of the document, from the address, or None."""
    title_span: Span | None = None
    """Where the title stands, without its quotation marks, or None."""
    host_span: Span | None = None
    """Where the publisher is named, or None."""
    url_span: Span | None = None
    """Where the address stands, or None."""

    def __str__(self) -> str:
        """The citation as it stands, folded."""
        return self.text

    def __repr__(self) -> str:
        """Title, places in archives and span, cut short."""
        return citation_line(self)

    def _repr_html_(self) -> str:
        return _as_html("of_citation", self)


@frozen
class Block:
    """A stretch of the source. The blocks of a document tile it: joined, their slices are the source."""

    kind: BlockKind
    """What stands there."""
    span: Span
    """Where, with the line end."""


@frozen
class Insertion:
    """Text between square brackets that an editor or translator put there (TEI P5, chapter 11.3)."""

    kind: InsertionKind
    """What the bracket does; ``unclassified`` where the text does not tell."""
    span: Span
    """Where it stands, with its brackets."""
    text: str
    """The words between the brackets, folded."""
    anchor: Text | None
    """What the insertion is about, for kinds that are about a piece of the text; else None."""
    author: Author | None
    """Who says so, only where the bracket itself tells."""
    parent: int | None
    """Index in ``document.insertions`` of the insertion around this one, or None."""
    rule: str
    """Name of the rule that decided the kind."""
    basis: Basis
    """How sure that is, by the evidence the rule goes by: ``words``, what the bracket says; ``letters``, those of the words and of
    what stands beside it; ``place``, what stands around it; ``fallback``, nothing of these, since no other rule fitted."""
    reading: Reading | None = None
    """What a correction would read in place of its anchor, where it can be told from its words; else None."""

    def __repr__(self) -> str:
        """TableName, words, span, anchor and rule, cut short."""
        return insertion_line(self)

    def _repr_html_(self) -> str:
        return _as_html("of_insertion", self)


@frozen
class Mark:
    """The sign in the text that sends the reader to a footnote (TEI: ``ref``)."""

    label: str
    """The number or sign, without brackets."""
    span: Span
    """Where it stands, with its brackets."""
    footnote: int | None
    """Index in ``document.footnotes``, or None where the note is not in the text."""


@frozen
class Footnote:
    """A note below or behind the text (TEI: ``note place="foot"``)."""

    label: str
    """The number or sign that opens it."""
    span: Span
    """Where it stands, from its label to its last word."""
    text: str
    """Its words without the label, folded."""
    author: Author | None
    """Who wrote it, only where the note says so."""
    marks: tuple[int, ...]
    """Indexes in ``document.marks`` of the marks that point here."""


@frozen
class Turn:
    """One speech of a conversation or meeting (TEI: ``sp``)."""

    speaker: Text
    """The speaker as written, without the colon (TEI: ``speaker``)."""
    span: Span
    """From the speaker's name to the last word of the speech."""


@frozen
class Participant:
    """One person of an attendance list."""

    name: str
    """The name as written."""
    role: str | None
    """Office or part as the list gives it, or None."""
    span: Span
    """Where the entry stands."""


@frozen
class Diagnostic:
    """Something odd that was met and kept."""

    code: str
    """Stable code, see :mod:`archivetext.diagnostics`."""
    severity: Severity
    """``error``, ``warning`` or ``info``."""
    message: str
    """What is odd and what was done about it."""
    span: Span
    """Where."""


@frozen
class Page:
    """What the page says around the document: the quick look of :func:`archivetext.parse_header`."""

    name: str | None
    """Where the text came from (a path), or None."""
    profile: str
    """Name of the profile that it was read with."""
    header: Header
    """Title, date and fields."""
    citation: Citation | None
    """The citation, or None."""
    body: Span
    """Where the document itself stands, with its footnotes."""
    blocks: tuple[Block, ...]
    """The tiles of the source that lie outside the body."""


@frozen
class Document:
    """One parsed text: the source and every record that was found in it."""

    name: str | None
    """Where the text came from (a path), or None."""
    profile: str
    """Name of the profile that it was read with."""
    _source: str | None = field(eq=False, repr=False)
    """The text itself; None for a record that was stored without it."""
    length: int
    """Length of the source in code points."""
    sha256: str
    """SHA-256 of the source in UTF-8 (lone surrogates as WTF-8 writes them), in hexadecimal."""
    header: Header
    """Title, date and fields."""
    citation: Citation | None
    """The citation, or None."""
    body: Span
    """The document itself, without header and page furniture, with its footnotes."""
    blocks: tuple[Block, ...]
    """The tiles of the source."""
    insertions: tuple[Insertion, ...] = ()
    """Bracketed editorial insertions."""
    marks: tuple[Mark, ...] = ()
    """Footnote marks."""
    footnotes: tuple[Footnote, ...] = ()
    """Footnotes."""
    turns: tuple[Turn, ...] = ()
    """Speeches."""
    participants: tuple[Participant, ...] = ()
    """People of the attendance lists."""
    dates: tuple[HistoricalDate, ...] = ()
    """Dates of the datelines of the body."""
    references: tuple[ArchivalReference, ...] = ()
    """Places in archives that notes, source brackets and source lines name, and that the page tells outside its citation."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd."""
    schema: str = SCHEMA
    """Version of this record."""
    offset: int = 0
    """Where the text starts in a file of many documents, in code points; 0 for a file of one."""

    @property
    def source(self) -> str:
        """The text as it was given.

        Raises:
            ValueError: the record was stored without its source, and none was given back to it.
        """
        if self._source is None:
            raise ValueError(
                "this record was stored without its source; give it to loads(text, source=...), "
                "or store it with dumps(document, source=True)"
            )
        return self._source

    @property
    def has_source(self) -> bool:
        """Whether the record has its source: only one that was stored without it has not."""
        return self._source is not None

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.source)

    def position(self, offset: int) -> tuple[int, int]:
        r"""Line and column of an offset, both counted from 1, the column in code points.

        Raises:
            IndexError: the offset lies outside the source.

        >>> import archivetext
        >>> archivetext.parse("one\ntwo").position(5)
        (2, 2)
        """
        return self._lines.position(offset)

    def inside(
        self, span: tuple[int, int]
    ) -> list[Block | Insertion | Mark | Footnote | Turn | Participant | HistoricalDate | ArchivalReference]:
        """Every record that lies wholly in *span*, sorted by start, wider ones first: the tree view."""
        start, end = span
        found: list[Block | Insertion | Mark | Footnote | Turn | Participant | HistoricalDate | ArchivalReference] = []
        for group in (self.blocks, self.turns, self.footnotes, self.insertions, self.participants, self.dates, self.references, self.marks):
            first = bisect_left(group, start, key=_start)
            found += [record for record in group[first : bisect_right(group, end, first, key=_start)] if record.span[1] <= end]
        found.sort(key=lambda record: (record.span[0], -record.span[1]))
        return found

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: tuple[int, int] | slice) -> str: ...
    def __getitem__(self, place: int | slice | tuple[int, int]) -> str:
        """The slice of the source that a span, or an offset, is about.

        >>> import archivetext
        >>> document = archivetext.parse("Approved by F[idel] Castro.")
        >>> document[document.insertions[0].span]
        '[idel]'
        """
        return self.source[slice(*place) if isinstance(place, tuple) else place]

    def view(self, name: ViewName = "reading", *, keep: Collection[str] | None = None, lost: str = LOST) -> View:
        """The text as one reads it, as its author left it, or as it is printed, and the way back to the source.

        Args:
            name: ``reading``, ``original`` or ``printed``; see :mod:`archivetext.views`.
            keep: what is shown, in place of what the view shows by itself: kinds of insertions, and ``mark``, ``footnote``,
                ``furniture``.
            lost: the sign that stands where text is lost, left out or withheld, and the words that say so are not shown; ``""`` for
                none.

        Raises:
            ValueError: there is no such view, or nothing of that name to keep.

        >>> import archivetext
        >>> document = archivetext.parse("Then F[idel] Castro [the Cuban leader] said [two words illegible].")
        >>> document.view("reading").text
        'Then Fidel Castro said [two words illegible].'
        >>> document.view("original").text
        'Then F Castro said ⟨…⟩.'
        >>> document.view(keep={"gloss"}, lost="").text
        'Then F Castro [the Cuban leader] said.'
        """
        return view_of(self, name, keep, lost)

    def rows(self, kind: TableName) -> list[Row]:
        """The records of a kind as rows of a table: plain dicts, one a record, flat, with document, date, place and context.

        Args:
            kind: ``documents``, ``fields``, ``insertions``, ``references``, ``people``, ``footnotes``, ``turns``, ``dates`` or
                ``diagnostics``; :data:`archivetext.columns.COLUMNS` has the columns of each.

        Raises:
            ValueError: there is no such table.

        >>> import archivetext
        >>> [(row["text"], row["line"], row["context"]) for row in archivetext.parse("Approved by F[idel] Castro.").rows("insertions")]
        [('idel', 1, 'Approved by F[idel] Castro.')]
        """
        return list(rows_of(self, kind))

    def summary(self) -> str:
        """What was found and what is odd, in lines for people.

        >>> import archivetext
        >>> print(archivetext.parse("Then F[idel] Castro spoke.", name="letter.txt").summary())
        letter.txt
          no date · body · 26 code points
          1 insertion: 1 completion
          no notes, speeches, people or dates
          odd: 1 warning
            1:1 AT102 no known header; the whole text was taken as the body
        """
        return summary(self)

    def __repr__(self) -> str:
        """Name, profile, title, date and counts."""
        return document_line(self)

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:
        printer.text(document_line(self) if cycle else summary(self))

    def _repr_html_(self) -> str:
        return _as_html("of_document", self)


class _Printer(Protocol):
    """What IPython prints with."""

    def text(self, words: str, /) -> object: ...


def _as_html(function: str, record: Document | Citation | Insertion) -> str:
    """What a notebook shows of a record; found by name, since formats know records and not the other way round."""
    from importlib import import_module

    return cast("str", getattr(import_module("archivetext.formats.page.fragment"), function)(record))


_Record = TypeVar("_Record")


def moved(record: _Record, place: Callable[[int, int], tuple[int, int]]) -> _Record:
    """A record, or a tuple of records, with every span taken to another text by *place*, which gives start and end.

    >>> moved(Text("idel", Span(1, 5)), lambda start, end: (start + 10, end + 10)).span
    Span(start=11, end=15)
    """
    kind = type(record)
    if kind is Span:
        return cast("_Record", Span(*place(*cast("Span", record))))
    if kind is tuple:
        return cast("_Record", tuple([moved(one, place) for one in cast("tuple[Any, ...]", record)]))
    names = _names(cast("Any", kind))
    if not names:
        return record
    new = kind.__new__(kind)  # as attrs itself makes a frozen record, in a third of the time that evolve() takes
    for name, plain in names:
        value = getattr(record, name)
        object.__setattr__(new, name, value if plain or value is None else moved(value, place))
    return new


@cache
def _names(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a record, and whether each holds a value without a place; nothing for what is no record."""
    return tuple((one.name, str(one.type) in _WITHOUT_PLACE) for one in fields(kind)) if has(kind) else ()


_WITHOUT_PLACE = frozenset(("str", "str | None", "int", "int | None", "bool", "tuple[int, ...]"))


def _start(record: Block | Insertion | Mark | Footnote | Turn | Participant | HistoricalDate | ArchivalReference) -> int:
    return record.span[0]


def digest(source: str) -> str:
    """The ``sha256`` of a source."""
    import hashlib

    sha = hashlib.sha256()
    for _, piece in pieces(source):
        sha.update(piece.encode("utf-8", "surrogatepass"))
    return sha.hexdigest()
