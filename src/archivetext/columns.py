"""The tables that records can be had as: the kinds of rows, and the columns of each with their types and what they say."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

__all__ = ["COLUMNS", "KINDS", "LEVELS", "Column", "Row", "TableName"]

TableName = Literal["documents", "fields", "insertions", "references", "people", "footnotes", "turns", "dates", "diagnostics"]
"""What a row can be about."""
KINDS: tuple[TableName, ...] = get_args(TableName)

Row = dict[str, "str | int | bool | None"]
"""A row: each column of its table, in order."""

LEVELS = tuple(
    "fond opis delo list papka portfel year box folder series record-group volume page document file dossier item collection reel number"
    " call-number".split()
)
"""The levels of an archive that have a column of their own."""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: Literal["string", "integer", "boolean"]
    about: str


def _words(name: str, about: str) -> Column:
    return Column(name, "string", about)


def _number(name: str, about: str) -> Column:
    return Column(name, "integer", about)


def _truth(name: str, about: str) -> Column:
    return Column(name, "boolean", about)


_FIRST = (
    _words("document", "name of the document: the path of its file"),
    _words("date", "date of the document in EDTF, from its header, else from its citation"),
)
_LAST = (
    _number("line", "line of the document on which it starts, from 1; empty where another file says it"),
    _number("column", "column of that line, from 1, in code points"),
    _number("start", "offset of its first code point in the document, from 0"),
    _number("end", "offset behind its last"),
    _words("context", "a few words around it, from its own paragraph"),
)


def _table(*own: Column) -> tuple[Column, ...]:
    return (*_FIRST, *own, *_LAST)


COLUMNS: dict[TableName, tuple[Column, ...]] = {
    "documents": _table(
        _number("year", "year of that date"),
        _words("title", "title of the header, else of the citation"),
        _words("language", "language of the original, as the page says it"),
        _words("profile", "profile that it was read with"),
        _words("repository", "code, else name, of the archive of its first reference"),
        _words("reference", "its first reference, as written"),
        _words("citation", "its citation, as written"),
        _words("host", "who publishes it"),
        _words("url", "its address"),
        _words("document_id", "the publisher's number"),
        _words("summary", "summary of the page"),
        _number("insertions", "how many insertions there are"),
        _number("gaps", "how many of them are a gap, an omission or a redaction"),
        _number("footnotes", "how many footnotes"),
        _number("turns", "how many speeches"),
        _number("participants", "how many people of attendance lists"),
        _number("references", "how many references, with those of the citation"),
        _number("warnings", "how many diagnostics that are warnings or errors"),
        _number("length", "length of the text in code points"),
        _number("offset", "where it starts in a file of many documents"),
        _words("sha256", "SHA-256 of the text"),
        _words("error", "what is wrong, where a text could not be read: all else is empty then"),
    ),
    "fields": _table(
        _words("key", "what it is"),
        _words("label", "label as written"),
        _words("text", "the value"),
        _words("origin", "who says so, if not the page: sidecar, front-matter"),
    ),
    "insertions": _table(
        _number("number", "its index in the document, from 0"),
        _words("kind", "what the bracket does"),
        _words("text", "the words between the brackets"),
        _words("anchor", "what it is about"),
        _words("author", "translator or editor, where the bracket says so"),
        _number("parent", "index of the insertion around it"),
        _words("rule", "rule that decided the kind"),
        _words("basis", "words, letters, place or fallback"),
        _words("reading", "what a correction would read"),
    ),
    "references": _table(
        _words("place", "citation, or text"),
        _words("text", "the reference as written"),
        _words("repository", "code of the archive"),
        _words("repository_name", "its name"),
        _words("repository_place", "its city"),
        _words("repository_country", "its country, ISO 3166-1"),
        _words("levels", "all levels: fond=3; opis=16"),
        *(_words(f"level_{kind.replace('-', '_')}", f"value of the level {kind}") for kind in LEVELS),
    ),
    "people": _table(
        _words("list", "where the name stands: participants, contributors, header"),
        _words("name", "name as written"),
        _words("role", "office or part"),
        _words("organization", "for whom"),
    ),
    "footnotes": _table(
        _words("label", "number or sign"),
        _words("text", "its words"),
        _words("author", "translator or editor, where the note says so"),
        _number("marks", "how many marks point to it"),
        _number("mark_line", "line of the first"),
        _number("mark_column", "column of the first"),
    ),
    "turns": _table(
        _number("number", "its index in the document, from 0"),
        _words("speaker", "speaker as written"),
        _words("text", "the speech, without the speaker"),
        _number("words", "how many words it has"),
    ),
    "dates": _table(
        _words("place", "header, citation or dateline"),
        _words("edtf", "the value in EDTF"),
        _number("year", "its year"),
        _words("time", "time of day"),
        _words("text", "the words as written"),
        _truth("ambiguous", "whether the words allow a second reading"),
        _words("origin", "who says so, if not the page"),
    ),
    "diagnostics": _table(
        _words("code", "its code"),
        _words("severity", "error, warning or info"),
        _words("message", "what is odd"),
    ),
}
"""The columns of each table, in order. ``document``, ``date`` and the place are the same in all."""
