"""What every record of a parse keeps to: the checks that a loaded record must pass.

The types are told by the JSON's reader; here is what no type can say. Every span lies in the text, and a part in its whole; the
blocks tile the text; tuples are sorted; an index points at a record that points back; a date is EDTF as the library writes it. Where
the text is there too, a value is what the text says at its place. Each check is a function that gives the path of what is wrong and
what is wrong with it, and reads its records once.

What is no check: the name of a rule, of a profile or of a field. They are words, and another version or a profile of one's own has others.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol
from unicodedata import normalize

from archivetext.diagnostics import CODES
from archivetext.edtf import EDTF, is_edtf
from archivetext.furniture import as_read
from archivetext.insertions.pairs import SQUARE
from archivetext.plain import plain_text
from archivetext.spans import value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archivetext.records import ArchivalReference, Document, HistoricalDate
    from archivetext.spans import Span

__all__ = ["PATTERNS", "problems", "shown"]

_Found = tuple[str, str]
"""The path of what is wrong (``.insertions[3].parent``) and what is wrong with it."""


class _Placed(Protocol):
    """A record with a place."""

    @property
    def span(self) -> Span: ...


PATTERNS: dict[tuple[str, str], str] = {
    ("Document", "sha256"): "[0-9a-f]{64}",
    ("HistoricalDate", "edtf"): EDTF,
    ("HistoricalDate", "time"): "(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00",
    ("Repository", "country"): "[A-Z]{2}",
}
"""What a string must match as a whole, by class and field; the JSON Schema says it too."""

_LABEL_REACH = 20
"""The label of a note stands in its first few code points."""
_WIDEST = 60
"""No value is told in more than this many characters."""


def problems(document: Document) -> Iterator[str]:
    """What is wrong with a document that no parse gives, each with its path; nothing for a document of :func:`archivetext.parse`.

    What the text says is asked only where the document has its text, and nothing else is wrong.

    >>> import archivetext
    >>> list(problems(archivetext.parse("Approved by F[idel] Castro.")))
    []
    """
    well = True
    for check in _CHECKS:
        for path, what in check(document):
            well = False
            yield f"${path}: {what}"
    if well and document._source is not None:  # noqa: SLF001  the property raises where there is none
        for path, what in _said(document, document._source, as_read(document)):  # noqa: SLF001
            yield f"${path}: {what}"


def shown(value: object) -> str:
    """The value as a message tells it, in sixty characters or so.

    >>> shown("word"), shown("a" * 90), shown([1])
    ("'word'", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'", 'an array')
    """
    if isinstance(value, str):
        return repr(value) if len(value) <= _WIDEST else f"{value[: _WIDEST - 1]!r}"[:-1] + "..." + "'"
    if isinstance(value, list | dict):
        return "an array" if isinstance(value, list) else "an object"
    text = "null" if value is None else repr(value)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 3]}..."


# ---------------------------------------------------------------------------------------------- without the text


def _source(document: Document) -> Iterator[_Found]:
    """Length and digest of the text."""
    if document.length < 0:
        yield ".length", f"{shown(document.length)} is no length"
    if not _pattern("Document", "sha256").fullmatch(document.sha256):
        yield ".sha256", f"{shown(document.sha256)} is no SHA-256 in 64 hexadecimal digits"


def _tiles(document: Document) -> Iterator[_Found]:
    """The blocks tile the text: each starts where the one before it ends, and none is empty but that of an empty text."""
    at, length = 0, document.length
    for index, block in enumerate(document.blocks):
        start, end = block.span
        if start != at:
            yield f".blocks[{index}].span", f"starts at {shown(start)}, where {at} should be; the blocks tile the text"
        elif start >= end and length:
            yield f".blocks[{index}].span", "is empty; the blocks tile the text"
        at = end
    if at != length or not document.blocks:
        yield ".blocks", f"end at {shown(at)}, the text at {shown(length)}; the blocks tile the text"


def _sorted(document: Document) -> Iterator[_Found]:
    """Records lie in the text, and a tuple of them is sorted by start."""
    length = document.length
    for path, records in _tuples(document):
        before = -1
        apart = path in _APART
        for index, record in enumerate(records):
            start, end = record.span
            if not 0 <= start <= end <= length:
                yield f"{path}[{index}].span", _outside(record.span, (0, length), "the text")
            elif start < before:
                yield f"{path}[{index}].span", f"starts before the record in front of it; {path.rpartition('.')[2]} are sorted by start"
            elif apart and start == before:
                yield f"{path}[{index}].span", "starts where the record in front of it does"
            before = start


_APART = frozenset((".insertions", ".marks"))
"""Of these, no two start at one place."""


def _tuples(document: Document) -> Iterator[tuple[str, Sequence[_Placed]]]:
    """Path and records of each tuple but the blocks."""
    yield ".header.fields", document.header.fields
    citation = document.citation
    if citation is not None:
        yield ".citation.references", citation.references
        for index, reference in enumerate(citation.references):
            yield f".citation.references[{index}].levels", reference.levels
        yield ".citation.contributors", citation.contributors
    yield ".insertions", document.insertions
    yield ".marks", document.marks
    yield ".footnotes", document.footnotes
    yield ".turns", document.turns
    yield ".participants", document.participants
    yield ".dates", document.dates
    yield ".references", document.references
    for index, reference in enumerate(document.references):
        yield f".references[{index}].levels", reference.levels
    yield ".diagnostics", document.diagnostics


def _within(document: Document) -> Iterator[_Found]:
    """A part lies in its whole."""
    for path, part, whole, name in _parts(document):
        if not whole[0] <= part[0] <= part[1] <= whole[1]:
            yield path, _outside(part, whole, name)


def _parts(document: Document) -> Iterator[tuple[str, Span, tuple[int, int], str]]:
    """Path and place of each part that stands in no tuple, or in the tuple of a whole, with the place and name of its whole."""
    text = (0, document.length)
    header, citation = document.header, document.citation
    yield ".body", document.body, text, "the text"
    if header.title is not None:
        yield ".header.title.span", header.title.span, text, "the text"
    if header.date is not None:
        yield ".header.date.span", header.date.span, text, "the text"
    for index, entry in enumerate(header.fields):
        if entry.label_span is not None:
            yield f".header.fields[{index}].label_span", entry.label_span, text, "the text"
    if citation is not None:
        whole = citation.span
        yield ".citation.span", whole, text, "the text"
        for name in ("title", "host", "url"):
            span = getattr(citation, f"{name}_span")
            if span is not None:
                yield f".citation.{name}_span", span, whole, "the citation"
        if citation.date is not None:
            yield ".citation.date.span", citation.date.span, whole, "the citation"
        for index, reference in enumerate(citation.references):
            yield f".citation.references[{index}].span", reference.span, whole, "the citation"
        yield from _parts_of_references(citation.references, ".citation")
        for index, person in enumerate(citation.contributors):
            yield f".citation.contributors[{index}].span", person.span, whole, "the citation"
    yield from _parts_of_references(document.references)
    for index, insertion in enumerate(document.insertions):
        if insertion.anchor is not None:
            yield f".insertions[{index}].anchor.span", insertion.anchor.span, text, "the text"
        if insertion.reading is not None:
            yield f".insertions[{index}].reading.span", insertion.reading.span, insertion.span, "its insertion"
    for index, turn in enumerate(document.turns):
        yield f".turns[{index}].speaker.span", turn.speaker.span, turn.span, "its turn"


def _parts_of_references(references: Sequence[ArchivalReference], where: str = "") -> Iterator[tuple[str, Span, tuple[int, int], str]]:
    """Levels lie in their reference, but for those of the reference before, which this one may go on with."""
    above: set[Span] = set()
    for index, reference in enumerate(references):
        for number, level in enumerate(reference.levels):
            if level.span not in above:
                yield f"{where}.references[{index}].levels[{number}].span", level.span, reference.span, "its reference"
        above = {level.span for level in reference.levels}


def _nested(document: Document) -> Iterator[_Found]:
    """Insertions do not cross, and the parent of each is the innermost one around it."""
    open_: list[tuple[int, int]] = []
    for index, insertion in enumerate(document.insertions):
        start, end = insertion.span
        while open_ and open_[-1][0] <= start:
            open_.pop()
        around = open_[-1][1] if open_ else None
        if open_ and end > open_[-1][0]:
            yield f".insertions[{index}].span", f"crosses insertions[{around}]"
        elif insertion.parent != around:
            yield (
                f".insertions[{index}].parent",
                f"{shown(insertion.parent)} where {shown(around)} should be, the insertion around this one",
            )
        open_.append((end, index))


def _joined(document: Document) -> Iterator[_Found]:
    """A mark and its note point at each other and have one label."""
    notes = document.footnotes
    marks: list[list[int]] = [[] for _ in notes]
    for index, mark in enumerate(document.marks):
        if mark.footnote is None:
            continue
        if not 0 <= mark.footnote < len(notes):
            yield f".marks[{index}].footnote", f"{shown(mark.footnote)} is no index; there are {len(notes)} footnotes"
            continue
        if notes[mark.footnote].label != mark.label:
            yield f".marks[{index}].footnote", f"the note has the label {shown(notes[mark.footnote].label)}, the mark {shown(mark.label)}"
        marks[mark.footnote].append(index)
    for index, note in enumerate(notes):
        if note.marks != tuple(marks[index]):
            yield f".footnotes[{index}].marks", "are not the marks whose footnote this is, in their order"


def _dated(document: Document) -> Iterator[_Found]:
    """Dates are EDTF as the library writes it, times are of the clock."""
    for path, date in _dates(document):
        if date.edtf is not None and not is_edtf(date.edtf):
            yield f"{path}.edtf", f"{shown(date.edtf)} is no date in EDTF as this library writes it"
        if date.time is not None and not _pattern("HistoricalDate", "time").fullmatch(date.time):
            yield f"{path}.time", f"{shown(date.time)} is no time as HH:MM"


def _dates(document: Document) -> Iterator[tuple[str, HistoricalDate]]:
    if document.header.date is not None:
        yield ".header.date", document.header.date
    if document.citation is not None and document.citation.date is not None:
        yield ".citation.date", document.citation.date
    for index, date in enumerate(document.dates):
        yield f".dates[{index}]", date


def _addressed(document: Document) -> Iterator[_Found]:
    """The number of a document is a part of its address."""
    citation = document.citation
    if citation is not None and citation.document_id is not None and citation.document_id not in (citation.url or ""):
        yield ".citation.document_id", f"{shown(citation.document_id)} is not in the citation's url"


def _coded(document: Document) -> Iterator[_Found]:
    """Codes are those of the tables."""
    for index, odd in enumerate(document.diagnostics):
        entry = CODES.get(odd.code)
        if entry is None:
            yield f".diagnostics[{index}].code", f"{shown(odd.code)} is no code of this library; see archivetext.diagnostics"
        elif odd.severity != entry.severity:
            yield f".diagnostics[{index}].severity", f"{odd.severity} where {entry.severity} should be, that of {odd.code}"
    for index, reference in enumerate(document.citation.references if document.citation is not None else ()):
        country = reference.repository.country if reference.repository is not None else None
        if country is not None and not _pattern("Repository", "country").fullmatch(country):
            yield f".citation.references[{index}].repository.country", f"{shown(country)} is no code of two capital letters"


def _placed(document: Document) -> Iterator[_Found]:
    """What is not there has no place."""
    citation = document.citation
    for name in ("title", "host", "url") if citation is not None else ():
        if getattr(citation, name) is None and getattr(citation, f"{name}_span") is not None:
            yield f".citation.{name}_span", "is the place of what is not there"
    for index, insertion in enumerate(document.insertions):
        if insertion.reading is not None and insertion.kind != "correction":
            yield f".insertions[{index}].reading", f"is there, and the kind is {insertion.kind}"


def _told(document: Document) -> Iterator[_Found]:
    """What a file beside the text says has no place in the text; who says a title or a date is told of one that is there."""
    header = document.header
    for path, told, origin in ((".header.title", header.title, header.title_origin), (".header.date", header.date, header.date_origin)):
        if told is None and origin is not None:
            yield f"{path}_origin", f"{shown(origin)} says what is not there"
        elif told is not None and origin == "sidecar" and told.span != (0, 0):
            yield f"{path}.span", f"{_place(told.span)} where [0, 0] should be; a file beside the text says it"
    for index, entry in enumerate(header.fields):
        if entry.origin == "sidecar" and (entry.span != (0, 0) or entry.label_span is not None):
            yield f".header.fields[{index}].span", "is a place in the text, and a file beside the text says it; [0, 0], and no label_span"


_CHECKS = (_source, _tiles, _sorted, _within, _nested, _joined, _dated, _addressed, _coded, _placed, _told)


def _outside(part: tuple[int, int], whole: tuple[int, int], name: str) -> str:
    return f"{_place(part)} is not in {name}, which is {_place(whole)}"


def _place(span: tuple[int, int]) -> str:
    return f"[{shown(span[0])}, {shown(span[1])}]"


@cache
def _pattern(kind: str, field: str) -> re.Pattern[str]:
    return re.compile(PATTERNS[kind, field])


# ------------------------------------------------------------------------------------------------- with the text


def _said(document: Document, text: str, read: str) -> Iterator[_Found]:
    """Values are what the text says at their places; those of the body, what it says without the page's own lines in it."""
    left = _OFTEN * (len(text) + 1)
    for path, value, (start, end), holds in _values(document):
        left -= end - start
        if left < 0:
            yield path, f"this value and those before it cover the text more than {_OFTEN} times"
            return
        if not holds(value, (text if path.startswith((".header", ".citation")) else read)[start:end]) and not (
            path.startswith(".references") and holds(value, text[start:end])  # the page's own lines tell of places too
        ):
            yield path, f"{shown(value)} is not what the source says at {_place((start, end))}"


def _values(document: Document) -> Iterator[tuple[str, str, Span, Callable[[str, str], bool]]]:
    """Path and value of each text of the record, where the source says it, and how it is to be held against the source."""
    header, citation = document.header, document.citation
    if header.title is not None and header.title_origin != "sidecar":
        yield ".header.title.text", header.title.text, header.title.span, _listed if header.title_origin else _in_pieces
    if header.date is not None and header.date_origin != "sidecar":
        yield ".header.date.text", header.date.text, header.date.span, _among
    for index, entry in enumerate(header.fields):
        if entry.origin == "sidecar":
            continue
        yield f".header.fields[{index}].text", entry.text or "", entry.span, _listed if entry.origin else _in_pieces
        if entry.label is not None and entry.label_span is not None:
            yield f".header.fields[{index}].label", entry.label, entry.label_span, _among
    if citation is not None:
        yield ".citation.text", citation.text, citation.span, _in_pieces
        yield ".citation.title", citation.title or "", citation.title_span or citation.span, _among
        yield ".citation.host", citation.host or "", citation.host_span or citation.span, _among
        yield ".citation.url", citation.url or "", citation.url_span or citation.span, _among
        if citation.date is not None:
            yield ".citation.date.text", citation.date.text, citation.date.span, _in_pieces
        yield from _of_references(".citation.references", citation.references)
        for index, person in enumerate(citation.contributors):
            yield f".citation.contributors[{index}].name", person.name, person.span, _in_pieces
    for index, insertion in enumerate(document.insertions):
        yield f".insertions[{index}].text", insertion.text, insertion.span, _in_brackets
        if insertion.anchor is not None:
            yield f".insertions[{index}].anchor.text", insertion.anchor.text, insertion.anchor.span, _whole
        if insertion.reading is not None:
            yield f".insertions[{index}].reading.text", insertion.reading.text, insertion.reading.span, _whole
    for index, mark in enumerate(document.marks):
        yield f".marks[{index}].label", mark.label, mark.span, _as_label
    for index, note in enumerate(document.footnotes):
        yield f".footnotes[{index}].label", note.label, note.span, _as_label
        yield f".footnotes[{index}].text", note.text, note.span, _among
    for index, turn in enumerate(document.turns):
        yield f".turns[{index}].speaker.text", turn.speaker.text, turn.speaker.span, _whole
    for index, one in enumerate(document.participants):
        yield f".participants[{index}].name", one.name, one.span, _among
        yield f".participants[{index}].role", one.role or "", one.span, _among
    for index, date in enumerate(document.dates):
        yield f".dates[{index}].text", date.text, date.span, _whole
    yield from _of_references(".references", document.references)


def _of_references(path: str, references: Sequence[ArchivalReference]) -> Iterator[tuple[str, str, Span, Callable[[str, str], bool]]]:
    for index, reference in enumerate(references):
        yield f"{path}[{index}].text", reference.text, reference.span, _in_pieces
        for number, level in enumerate(reference.levels):
            yield f"{path}[{index}].levels[{number}].label", level.label or "", level.span, _among
            yield f"{path}[{index}].levels[{number}].value", level.value, level.span, _among


_OFTEN = 64
"""No parse gives values that cover the text so many times; more would make the checks slow."""


def _whole(value: str, part: str) -> bool:
    """The value is the part, folded."""
    return value_of(part) == value


def _in_pieces(value: str, part: str) -> bool:
    """The value is the part, folded, but for marks of Markdown; of several lines, but for another column between its pieces too."""
    folded = value_of(part)
    if folded == value:
        return True
    value, folded = _bare(value), _bare(folded)
    if folded == value:
        return True
    return value[:1] == folded[:1] and value[-1:] == folded[-1:] and _of_lines(part) and _subsequence(value, folded)


def _listed(value: str, part: str) -> bool:
    """The value is what the part lists, one after the other, with semicolons between."""
    folded = _bare(value_of(part))
    return all(_bare(one) in folded for one in value.split(";"))


def _among(value: str, part: str) -> bool:
    """The value stands in the part, folded; in a part of several lines it may be in pieces."""
    if value in part:
        return True
    folded = value_of(part)
    if value in folded:
        return True
    value, folded = _bare(value), _bare(folded)
    return value in folded or (_of_lines(part) and _subsequence(value, folded))


def _of_lines(part: str) -> bool:
    return "\n" in part or "\r" in part


def _as_label(value: str, part: str) -> bool:
    """The value opens the part; it may be written there in brackets, or raised."""
    return normalize("NFKC", value) in normalize("NFKC", value_of(part[:_LABEL_REACH]))


def _in_brackets(value: str, part: str) -> bool:
    """The value is what stands between the brackets, folded; the brackets may be escaped."""
    part = plain_text(part).translate(SQUARE)
    if part[:1] != "[" or part[-1:] != "]":
        return False
    depth = 2 if _doubled(part) else 1
    return value_of(part[depth:-depth]) == value.translate(SQUARE)


def _doubled(part: str) -> bool:
    """Whether an insertion is written with doubled brackets, ``[[there]]``; ``[[a][b]]`` is not."""
    if len(part) < 4 or part[1] != "[" or part[-2] != "]":
        return False
    depth = 0
    for sign in _brackets().findall(part, 1, len(part) - 2):
        depth += 1 if sign == "[" else -1
        if depth == 0:
            return False
    return True


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"[\[\]]")


def _bare(text: str) -> str:
    """The text without white space, hyphens and the marks of Markdown, which a value of several pieces may lose or keep."""
    return "".join(text.translate(_DROPPED).split())


_DROPPED = dict.fromkeys(map(ord, "-*\\"))


def _subsequence(value: str, part: str) -> bool:
    """Whether the characters of the value stand in the part in their order."""
    rest = iter(part)
    return all(character in rest for character in value)
