"""Records as rows of a table: plain dicts, flat, each with its document, its date, its place and a few words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.columns import COLUMNS, KINDS, LEVELS, Column, Row, TableName
from archivetext.spans import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from archivetext.records import ArchivalReference, Document, HistoricalDate

    Own: TypeAlias = Iterator[tuple[Row, tuple[int, int] | None]]
    """What rows have of their own, each with the place of its record."""

__all__ = ["COLUMNS", "KINDS", "Column", "Row", "TableName", "failed", "rows_of"]

_AROUND = 60
"""So many code points before and behind a record its context is taken from."""
_LONGEST = 80
"""Of a longer record the middle is left out of its context."""
_LOST = ("gap", "omission", "redaction")


def rows_of(document: Document, kind: TableName) -> Iterator[Row]:
    """The rows of a document.

    Raises:
        ValueError: there is no table of that name.
    """
    make = _ROWS.get(kind)
    if make is None:
        raise ValueError(f"no table is named {kind!r}; there are {', '.join(KINDS)}")
    date = _date_of(document)
    first: Row = {"document": document.name, "date": date.edtf if date else None}
    return ({**first, **own, **_place(document, span)} for own, span in make(document))


def failed(name: str, message: str) -> Row:
    """The row of the table of documents that stands for a text that could not be read."""
    return {**{column.name: None for column in COLUMNS["documents"]}, "document": name, "error": message}


def _date_of(document: Document) -> HistoricalDate | None:
    """The date of a document: the header's, else the citation's."""
    date = document.header.date
    if (date is None or date.edtf is None) and document.citation is not None and document.citation.date is not None:
        return document.citation.date
    return date


def _year(edtf: str | None) -> int | None:
    """The year in which a value starts; None where it is open there, or is no single year.

    >>> [_year(value) for value in ("1962-05-25", "1960/1961", "../1962", "196X", "1962~", None)]
    [1962, 1960, None, None, 1962, None]
    """
    year = "" if edtf is None else edtf[:4]
    return int(year) if len(year) == 4 and year.isdecimal() else None


# --- where a record stands


def _place(document: Document, span: tuple[int, int] | None) -> Row:
    """Line and column, the span, and the words around; without the text only the span, and nothing for what another file says."""
    if span is None:
        return {"line": None, "column": None, "start": None, "end": None, "context": None}
    start, end = span
    if not document.has_source:
        return {"line": None, "column": None, "start": start, "end": end, "context": None}
    line, column = document.position(start)
    return {"line": line, "column": column, "start": start, "end": end, "context": _context(document.source, start, end)}


def _context(source: str, start: int, end: int) -> str:
    r"""The record with the words around it on one line, as far as its paragraph goes; words that are cut are left out.

    >>> _context("So it was.\n\nThen F[idel] Castro came.\n\nThey went.", 18, 24)
    'Then F[idel] Castro came.'
    """
    low, high = max(0, start - _AROUND), min(len(source), end + _AROUND)
    before, behind = source[low:start], source[end:high]
    for gap in ("\n\n", "\r\n\r\n"):
        before = before[before.rfind(gap) + 1 :] if gap in before else before
        behind = behind.partition(gap)[0]
    if low and len(before) == start - low:
        before = "…" + before.partition(" ")[2] if " " in before else before
    if high < len(source) and len(behind) == high - end:
        behind = behind.rpartition(" ")[0] + "…" if " " in behind else behind
    half = _LONGEST // 2
    own = source[start:end] if end - start <= _LONGEST else f"{source[start : start + half]}…{source[end - half : end]}"
    return fold(before + own + behind)


# --- the rows of each table: what is their own, and where they stand


def _documents(document: Document) -> Own:
    header, citation = document.header, document.citation
    date = _date_of(document)
    references = [*(citation.references if citation else ()), *document.references]
    archive = next((one.repository for one in references if one.repository is not None), None)
    fields = {field.key: field.text for field in reversed(header.fields)}
    yield (
        {
            "year": _year(date.edtf) if date else None,
            "title": header.title.text if header.title else citation.title if citation else None,
            "language": fields.get("original_language"),
            "profile": document.profile,
            "repository": (archive.code or archive.name) if archive else None,
            "reference": references[0].text if references else None,
            "citation": citation.text if citation else None,
            "host": citation.host if citation else None,
            "url": citation.url if citation else None,
            "document_id": citation.document_id if citation else None,
            "summary": fields.get("summary"),
            "insertions": len(document.insertions),
            "gaps": sum(one.kind in _LOST for one in document.insertions),
            "footnotes": len(document.footnotes),
            "turns": len(document.turns),
            "participants": len(document.participants),
            "references": len(references),
            "warnings": sum(one.severity != "info" for one in document.diagnostics),
            "length": document.length,
            "offset": document.offset,
            "sha256": document.sha256,
            "error": None,
        },
        (document.body[0], document.body[0]),
    )


def _fields(document: Document) -> Own:
    for field in document.header.fields:
        own: Row = {"key": field.key, "label": field.label, "text": field.text, "origin": field.origin}
        yield own, None if field.origin == "sidecar" else field.span


def _insertions(document: Document) -> Own:
    for number, one in enumerate(document.insertions):
        yield (
            {
                "number": number,
                "kind": one.kind,
                "text": one.text,
                "anchor": one.anchor.text if one.anchor else None,
                "author": one.author,
                "parent": one.parent,
                "rule": one.rule,
                "basis": one.basis,
                "reading": one.reading.text if one.reading else None,
            },
            one.span,
        )


def _references(document: Document) -> Own:
    for reference in document.citation.references if document.citation else ():
        yield _reference(reference, "citation"), reference.span
    for reference in document.references:
        yield _reference(reference, "text"), reference.span


def _reference(reference: ArchivalReference, place: str) -> Row:
    """What a reference says; the values of a level that comes more than once are joined."""
    archive = reference.repository
    levels: dict[str, list[str]] = {}
    for level in reference.levels:
        levels.setdefault(level.kind, []).append(level.value)
    return {
        "place": place,
        "text": reference.text,
        "repository": archive.code if archive else None,
        "repository_name": archive.name if archive else None,
        "repository_place": archive.place if archive else None,
        "repository_country": archive.country if archive else None,
        "levels": "; ".join(f"{level.kind}={level.value}" for level in reference.levels) or None,
        **{f"level_{kind.replace('-', '_')}": "; ".join(levels[kind]) if kind in levels else None for kind in LEVELS},
    }


def _people(document: Document) -> Own:
    for field in document.header.fields:
        if field.key in ("author", "recipient") and field.text:
            own: Row = {"list": "header", "name": field.text, "role": field.key, "organization": None}
            yield own, None if field.origin == "sidecar" else field.span
    for one in document.participants:
        yield {"list": "participants", "name": one.name, "role": one.role, "organization": None}, one.span
    for person in document.citation.contributors if document.citation else ():
        yield {"list": "contributors", "name": person.name, "role": person.role, "organization": person.organization}, person.span


def _footnotes(document: Document) -> Own:
    for note in document.footnotes:
        mark = document.marks[note.marks[0]] if note.marks else None
        line, column = document.position(mark.span[0]) if mark and document.has_source else (None, None)
        yield (
            {
                "label": note.label,
                "text": note.text,
                "author": note.author,
                "marks": len(note.marks),
                "mark_line": line,
                "mark_column": column,
            },
            note.span,
        )


def _turns(document: Document) -> Own:
    for number, turn in enumerate(document.turns):
        speech = None
        if document.has_source:
            speech = fold(document.source[turn.speaker.span[1] : turn.span[1]].lstrip(" \t\xa0:.").lstrip())
        own: Row = {"number": number, "speaker": turn.speaker.text, "text": speech}
        yield {**own, "words": None if speech is None else len(speech.split())}, turn.span


def _dates(document: Document) -> Own:
    header, citation = document.header, document.citation
    if header.date is not None:
        yield _date(header.date, "header", header.date_origin), None if header.date_origin == "sidecar" else header.date.span
    if citation is not None and citation.date is not None:
        yield _date(citation.date, "citation"), citation.date.span
    for date in document.dates:
        yield _date(date, "dateline"), date.span


def _date(date: HistoricalDate, place: str, origin: str | None = None) -> Row:
    return {
        "place": place,
        "edtf": date.edtf,
        "year": _year(date.edtf),
        "time": date.time,
        "text": date.text,
        "ambiguous": date.ambiguous,
        "origin": origin,
    }


def _diagnostics(document: Document) -> Own:
    for one in document.diagnostics:
        yield {"code": one.code, "severity": one.severity, "message": one.message}, None if one.code == "AT601" else one.span


_ROWS: dict[str, Callable[[Document], Own]] = {
    "documents": _documents,
    "fields": _fields,
    "insertions": _insertions,
    "references": _references,
    "people": _people,
    "footnotes": _footnotes,
    "turns": _turns,
    "dates": _dates,
    "diagnostics": _diagnostics,
}
