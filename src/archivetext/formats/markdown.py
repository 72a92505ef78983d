r"""Markdown: a heading, where the document is kept, its paragraphs, and its notes as footnotes (``[^1]``), as pandoc and GitHub read them.

Whatever a text holds stays text: every sign that Markdown gives a meaning has a backslash before it, also where only some readers would
see one. What comes out is the view of the text (``reading`` if nothing is said) with the marks of its notes.

    It was kept in secret.[1]      ->  It was kept in secret.[^1]
    [1] Editor's note: by *whom*.  ->  [^1]: Editor's note: by \*whom\*.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archivetext.formats import documents
from archivetext.views import KINDS, READING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.records import Document
    from archivetext.views import View, ViewName

__all__ = ["escape", "write"]

_KEPT: dict[ViewName, frozenset[str]] = {
    "reading": READING | {"mark"},
    "original": frozenset({"mark"}),
    "printed": frozenset(KINDS | {"mark"}),
}


def write(
    records: Iterable[Document | Failure],
    *,
    many: bool = False,
    source: bool = False,  # noqa: ARG001  one shape
    view: ViewName = "reading",
) -> Iterator[str]:
    r"""Each document under its title; the names of footnotes tell the documents of *many* apart.

    >>> import archivetext
    >>> document = archivetext.parse("F[idel] spoke to *all*.[1]\n\n[1] Editor's note: In May.")
    >>> print("".join(write([document])))
    Fidel spoke to \*all\*.[^1]
    <BLANKLINE>
    [^1]: Editor's note: In May.
    <BLANKLINE>
    """
    for number, document in enumerate(documents(records), 1):
        parts = list(_parts(document, view, f"{number}-" if many else ""))
        if many and number > 1:
            yield "\n"
        yield "\n\n".join(part for part in parts if part) + "\n"


def _parts(document: Document, name: ViewName, prefix: str) -> Iterator[str]:
    header, citation = document.header, document.citation
    if header.title is not None:
        yield f"# {escape(header.title.text)}"
    date = header.date or (citation.date if citation is not None else None)
    if date is not None:
        yield escape(str(date))
    if citation is not None:
        yield from (escape(one.text) for one in citation.references)
    view = document.view(name, keep=_KEPT[name])
    marks, noted = _marks(document, view, prefix)
    at = 0
    for paragraph in view.paragraphs:
        if paragraph.kind in ("footnote", "furniture"):
            continue
        start, end = paragraph.span
        words, low = [], start
        while at < len(marks) and marks[at][0] < end:
            first, last, label = marks[at]
            at += 1
            if first >= low and last <= end:
                words += [_raw(view.text[low:first]), label]
                low = last
        words.append(_raw(view.text[low:end]))
        said = _lines("".join(words))
        yield f"## {said}" if paragraph.kind == "heading" and "\n" not in said else said
    notes = document.footnotes
    yield "\n\n".join(f"[^{prefix}{number + 1}]: {escape(notes[number].text)}" for number in sorted(noted))
    yield "\n\n".join(escape(f"[{one.label}] {one.text}") for number, one in enumerate(notes) if number not in noted)


def _marks(document: Document, view: View, prefix: str) -> tuple[list[tuple[int, int, str]], set[int]]:
    """Where the view shows the marks of notes, with what stands there in Markdown; and the notes that they lead to."""
    found: list[tuple[int, int, str]] = []
    noted: set[int] = set()
    shown = [paragraph.span for paragraph in view.paragraphs if paragraph.kind not in ("footnote", "furniture")]
    at = 0
    for mark in document.marks:
        start, end = view.from_source_span(mark.span)
        while at < len(shown) and shown[at][1] <= start:
            at += 1
        inside = at < len(shown) and shown[at][0] <= start and end <= shown[at][1]
        if start < end and mark.footnote is not None and inside and (not found or found[-1][1] <= start):
            found.append((start, end, f"[^{prefix}{mark.footnote + 1}]"))
            noted.add(mark.footnote)
    return found, noted


def escape(text: str) -> str:
    r"""A text as one line of Markdown, or more, in which nothing but the text is said.

    >>> print(escape("1. The <b>old</b> ship_yard & more [sic]"))
    1\. The \<b\>old\</b\> ship\_yard \& more \[sic\]
    """
    return _lines(_raw(text))


def _raw(text: str) -> str:
    text = _not_in_text().sub("\ufffd", text)
    return _emoji().sub(r"\\\g<0>", _signs().sub(r"\\\g<0>", text))


def _lines(text: str) -> str:
    """Lines that do not begin as lists, headings and the like do; they stay lines."""
    lines = (line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\\\n".join(_beginning().sub(_escaped, line) for line in lines if line)


def _escaped(found: re.Match[str]) -> str:
    return f"{found[1] or ''}\\{found[2] or found[4]}"


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"[\\`*_{}\[\]<>&~^|$#@]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.|(?<=[!'\"])\(")


@cache
def _emoji() -> re.Pattern[str]:
    return re.compile(r":(?=[A-Za-z0-9_+-]{1,40}:)|::+")


@cache
def _beginning() -> re.Pattern[str]:
    number = r"\(?(?:[0-9]{1,9}|[A-Za-z]|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})"
    return re.compile(rf"^(?:({number})([.)])(?=\s|$)|()([-+=:%]))")


@cache
def _not_in_text() -> re.Pattern[str]:
    return re.compile("[\0\ud800-\udfff]")
