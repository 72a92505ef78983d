"""What a record says of itself: a short form for where one works by hand, and a summary for people.

<Document 'letter.txt', wilson-print: 'On Trade', 1962-05-21; 3 insertions, 2 notes, 1 warning>
<Insertion gloss '[the harbour]' 12–25 about 'Odessa', rule names_name>
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.records import Citation, Diagnostic, Document, Insertion
    from archivetext.views import View

__all__ = ["citation_line", "document_line", "insertion_line", "summary", "view_line"]

TOLD = 20
"""So many things that are odd are told one by one; the others are counted."""


def document_line(document: Document) -> str:
    """A document in a line."""
    counts = ", ".join(_counts(document))
    title = document.header.title
    date = document.header.date
    said = [repr(_cut(title.text, 60))] if title is not None else []
    said += [date.edtf or _cut(date.text, 30) or ""] if date is not None else []
    return f"<Document {_cut(document.name, 60)!r}, {document.profile}: {', '.join(said) or 'no title, no date'}; {counts or 'text alone'}>"


def insertion_line(insertion: Insertion) -> str:
    """An insertion in a line."""
    about = f" about {_cut(insertion.anchor.text, 30)!r}" if insertion.anchor is not None else ""
    words = _cut(f"[{insertion.text}]", 60)
    return f"<Insertion {insertion.kind} {words!r} {insertion.span[0]}–{insertion.span[1]}{about}, rule {insertion.rule}>"


def citation_line(citation: Citation) -> str:
    """A citation in a line."""
    title = _cut(citation.title, 60)
    held = "; ".join(_cut(one.text, 60) or "" for one in citation.references[:3])
    return f"<Citation {title!r}{', ' + repr(held) if held else ''} {citation.span[0]}–{citation.span[1]}>"


def view_line(view: View) -> str:
    """A view in a line."""
    return f"<View {view.name}, {len(view.text):,} code points: {_cut(view.text, 60)!r}>"


def summary(document: Document) -> str:
    """What was found in a document, and what is odd about it, in lines."""
    return "\n".join(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    header, citation = document.header, document.citation
    yield header.title.text if header.title is not None else document.name or "A document without a title"
    date = header.date or (citation.date if citation is not None else None)
    told = [f"{date} ({date.edtf})" if date.edtf else date.text] if date is not None else ["no date"]
    yield f"  {' · '.join((*told, document.profile, f'{document.length:,} code points'))}"
    if citation is not None:
        yield f"  cited: {_cut(citation.text, 200)}"
    kinds = Counter(one.kind for one in document.insertions)
    if kinds:
        yield f"  {_number(len(document.insertions), 'insertion')}: " + ", ".join(
            f"{count:,} {kind}" for kind, count in kinds.most_common()
        )
    found = [
        _number(len(document.footnotes), "note"),
        _number(len(document.turns), "speech", "speeches"),
        _number(len(document.participants), "person present", "people present"),
        _number(len(document.dates), "date"),
        _number(len(document.references), "place in archives", "places in archives"),
    ]
    yield f"  {', '.join(filter(None, found)) or 'no notes, speeches, people or dates'}"
    yield from _odd(document)


def _odd(document: Document) -> Iterator[str]:
    if not document.diagnostics:
        yield "  nothing odd"
        return
    yield f"  odd: {', '.join(_severities(document))}"
    for one in document.diagnostics[:TOLD]:
        yield f"    {_place(document, one)} {one.code} {one.message}"
    rest = Counter(one.code for one in document.diagnostics[TOLD:])
    if rest:
        yield f"    and {', '.join(f'{count:,} {code}' for code, count in rest.most_common())}"


def _place(document: Document, one: Diagnostic) -> str:
    try:
        line, column = document.position(one.span[0])
    except ValueError:  # stored without its source
        return f"@{one.span[0]}"
    return f"{line}:{column}"


def _counts(document: Document) -> list[str]:
    found = [
        _number(len(document.insertions), "insertion"),
        _number(len(document.footnotes), "note"),
        _number(len(document.turns), "speech", "speeches"),
        _number(sum(one.severity != "info" for one in document.diagnostics), "warning"),
    ]
    return [one for one in found if one]


def _severities(document: Document) -> list[str]:
    counts = Counter(one.severity for one in document.diagnostics)
    names = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("remark", "remarks")}
    return [_number(counts[severity], *words) for severity, words in names.items() if counts[severity]]  # type: ignore[index]


def _number(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}" if count else ""


def _cut(words: str | None, most: int) -> str | None:
    return words if words is None or len(words) <= most else words[: most - 1] + "…"
