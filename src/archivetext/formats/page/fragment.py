"""A record in a notebook: a piece of HTML in the notebook's own colours, without script, ids or anything to fetch.

The lines under the words are of one tone that can be seen on white and on black, so that there is no theme to find out. Where a notebook
strips styles, it is still paragraphs in which kinds are raised.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from archivetext.formats.page.escape import attribute, escape, link, short, shown
from archivetext.formats.page.kinds import KINDS, counted
from archivetext.formats.page.weave import Stretch, Weaver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.records import Citation, Document, Insertion
    from archivetext.views import View

__all__ = ["of_citation", "of_document", "of_insertion", "of_view", "sheet"]

MOST = 4000
"""So much of a text stands in a notebook."""
ODD = 50
"""So many diagnostics."""


def of_document(document: Document) -> str:
    """What a notebook shows of a document: what it is, what was found, the beginning of its text."""
    return _framed(_document(document, MOST))


def of_view(view: View) -> str:
    """What a notebook shows of a view: its paragraphs."""
    words, rest = view.text[:MOST], len(view.text) - MOST
    text = "".join(f'<p dir="auto">{escape(shown(line))}</p>' for line in words.split("\n") if line.strip())
    said = f"{escape(view.name)} view · {counted(len(view.text), 'code point')}"
    return _framed(f'<p class="m">{said}</p>{_box(text, rest)}')


def of_citation(citation: Citation) -> str:
    """What a notebook shows of a citation: its words, and what each was taken for."""
    from archivetext.formats.page.around import reference_words

    rows: list[tuple[str, str]] = [("title", short(citation.title, 400))] if citation.title else []
    if citation.date is not None:
        rows.append(("date", short(f"{citation.date} ({citation.date.edtf})" if citation.date.edtf else citation.date.text, 200)))
    rows += [("held", short(reference_words(one), 400)) for one in citation.references[:ODD]]
    rows += [(escape(one.role), short(one.name, 200)) for one in citation.contributors[:ODD]]
    if citation.host:
        rows.append(("host", short(citation.host, 200)))
    if citation.url:
        address = link(citation.url)
        words = short(citation.url, 400)
        rows.append(("address", f'<a href="{address}" rel="noreferrer noopener">{words}</a>' if address else words))
    return _framed(f'<p class="c" dir="auto">{short(citation.text, MOST)}</p>{_table(rows)}')


def of_insertion(insertion: Insertion) -> str:
    """What a notebook shows of an insertion."""
    family, label, meaning = KINDS[insertion.kind]
    words = f'<i class="x f-{family}">[{short(insertion.text, MOST)}]<sup>{label}</sup></i>'
    rows = [("kind", f"{insertion.kind}: {meaning}")]
    if insertion.anchor is not None:
        rows.append(("about", short(insertion.anchor.text, 400)))
    if insertion.author is not None:
        rows.append(("by", f"the {insertion.author}"))
    rows += [("rule", f"<code>{short(insertion.rule, 80)}</code>"), ("at", f"{insertion.span[0]}–{insertion.span[1]}")]
    return _framed(f'<p class="h" dir="auto">{words}</p>{_table(rows)}')


def sheet(documents: Iterable[Document]) -> str:
    """A page with several documents under one another, whole."""
    from archivetext.formats.page import frame, style

    parts = "\n".join(f'<article class="atx">{_document(one, one.length)}</article>' for one in documents)
    css = style("page") + style("notebook") + ".atx{margin:1rem auto}.atx .t{max-height:none}"
    return frame("Documents", css, f'<main><h1 class="sr">Documents</h1>\n{parts}\n</main>')


def _framed(inside: str) -> str:
    from archivetext.formats.page import style

    return f'<div class="atx"><style>{style("notebook")}</style>{inside}</div>'


def _table(rows: Iterable[tuple[str, str]]) -> str:
    return f"<table>{''.join(f'<tr><th>{name}</th><td dir={chr(34)}auto{chr(34)}>{value}</td></tr>' for name, value in rows)}</table>"


def _document(document: Document, most: int) -> str:
    from archivetext.formats.page.around import reference_words, title_of, when

    date = when(document)
    facts = " · ".join(filter(None, (date, escape(shown(document.profile)), counted(document.length, "code point"))))
    held = document.citation.references if document.citation is not None else ()
    parts = [f'<p class="h" dir="auto">{short(title_of(document), 400)}</p><p class="m">{facts}</p>']
    parts += [f'<p class="c" dir="auto"><b>{short(reference_words(one), 400)}</b></p>' for one in held[:5]]
    counts = Counter(one.kind for one in document.insertions)
    if counts:
        said = ", ".join(
            f'<span class="n f-{kind.family}">{name} {counts[name]:,}</span>'  # type: ignore[index]
            for name, kind in KINDS.items()
            if counts.get(name)  # type: ignore[call-overload]
        )
        parts.append(f'<p class="m">{counted(len(document.insertions), "insertion")}: {said}</p>')
    others = (
        (document.footnotes, "note", "notes"),
        (document.turns, "speech", "speeches"),
        (document.participants, "person present", "people present"),
    )
    said = ", ".join(counted(len(records), one, more) for records, one, more in others if records)
    parts.append(f'<p class="m">{said}</p>' if said else "")
    parts.append(_odd(document))
    try:
        source = document.source
    except ValueError:
        parts.append('<p class="m">stored without its source</p>')
        return "".join(parts)
    return "".join(parts) + _text(document, source, most)


def _odd(document: Document) -> str:
    if not document.diagnostics:
        return ""
    rows = [(f"<code>{escape(one.code)}</code>", short(one.message, 200)) for one in document.diagnostics[:ODD]]
    if len(document.diagnostics) > ODD:
        rows.append(("", f"{len(document.diagnostics) - ODD:,} more"))
    return f"<details><summary>{counted(len(document.diagnostics), 'diagnostic')}</summary>{_table(rows)}</details>"


def _text(document: Document, source: str, most: int) -> str:
    """The paragraphs of the body, with its insertions."""
    low, high = document.body
    end = min(high, low + most)
    weaver = Weaver(shown(source), _stretches(document, end))
    parts = []
    for block in document.blocks:
        start, stop = max(block.span[0], low), min(block.span[1], end)
        if start >= stop:
            continue
        words = weaver.woven(start, stop)
        if block.kind in ("blank", "furniture"):
            continue
        words = words.strip()
        parts.append(f'<p dir="auto">{f"<b>{words}</b>" if block.kind == "heading" else words}</p>')
    return _box("".join(parts), high - end)


def _stretches(document: Document, end: int) -> Iterator[Stretch]:
    for one in document.insertions:
        if one.span[0] >= end:
            break
        family, label, _ = KINDS[one.kind]
        about = f" of “{one.anchor.text[:80]}”" if one.anchor is not None else ""
        title = attribute(f"{one.kind}{about}, rule {one.rule}, {one.span[0]}–{one.span[1]}")
        tag = f'<i class="x f-{family}" title="{title}">'
        yield Stretch(*one.span, 1, tag, f'<i class="x f-{family}">', "</i>", last=f"<sup>{label}</sup>")
    for turn in document.turns:
        if turn.span[0] >= end:
            break
        yield Stretch(*turn.speaker.span, 0, "<b>", "<b>", "</b>")


def _box(text: str, rest: int) -> str:
    more = f'<p class="m">… {counted(rest, "more code point")}</p>' if rest > 0 else ""
    return f'<div class="t" tabindex="0" role="group" aria-label="Transcript">{text}{more}</div>' if text else ""
