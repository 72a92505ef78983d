"""What stands around the transcript of a page: the head, the tools, the apparatus, the diagnostics, the foot."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from archivetext.formats.page.escape import attribute, data_link, escape, link, short, shown
from archivetext.formats.page.kinds import FAMILIES, KINDS, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archivetext.records import ArchivalReference, Citation, Document, Insertion

__all__ = ["apparatus", "diagnostics", "foot", "head", "reference_words", "title_of", "tools", "when"]

LISTED = 1000
"""So many speeches, people or dates are listed as links; the others are counted."""
_ROLES = {
    "translator": "Translator",
    "editor": "Editor",
    "compiler": "Compiler",
    "transcriber": "Transcriber",
    "assistant": "Assistant",
    "obtainer": "Obtained by",
    "contributor": "Contributed by",
}


def title_of(document: Document) -> str:
    """What the page is called: by its title, else by the file."""
    if document.header.title is not None and document.header.title.text:
        return document.header.title.text
    return (document.name or "").rpartition("/")[2] or "A document without a title"


def when(document: Document) -> str:
    """The date of the document, with its value; nothing where there is none."""
    date = document.header.date or (document.citation.date if document.citation else None)
    if date is None:
        return ""
    if date.edtf is None:
        return escape(shown(date.text))
    value = escape(shown(date.edtf))
    tag = f'<time datetime="{value}">' if _day().fullmatch(date.edtf) else "<time>" if _day().fullmatch(str(date)) else "<span>"
    return f'{tag}{escape(shown(str(date)))}</{tag[1:5] if tag != "<span>" else "span"}> <span class="num">{value}</span>'


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def head(document: Document, index: str | None) -> str:
    """Date, title, summary and archive; then who did what, and how to cite it."""
    summary = next((one.text for one in document.header.fields if one.key == "summary" and one.text), None)
    up = f'<p class="up"><a href="{attribute(index)}">All documents</a></p>' if index else ""
    date = when(document)
    lead = "".join(
        (
            up,
            f'<p class="when">{date}</p>' if date else "",
            f'<h1 dir="auto">{escape(shown(title_of(document)))}</h1>',
            f'<p class="sum" dir="auto">{short(summary, 2000)}</p>' if summary else "",
            *map(_crumbs, document.citation.references if document.citation else ()),
        )
    )
    facts = "".join(f'<dt>{name}</dt><dd dir="auto">{value}</dd>' for name, value in _facts(document))
    more = (f'<dl class="facts">{facts}</dl>' if facts else "") + _cite(document)
    return f'<header class="wrap head"><div class="lead">{lead}</div><div class="more">{more}</div></header>'


def _crumbs(reference: ArchivalReference) -> str:
    parts = []
    archive = reference.repository
    if archive is not None:
        where = ", ".join(escape(shown(one)) for one in (archive.place, archive.country) if one)
        names = [one for one in (archive.code, archive.name) if one]
        value = escape(shown(names[0])) if names else ""
        if len(names) > 1:
            value += f" <span>{escape(shown(names[1]))}</span>"
        parts.append(
            f'<li class="repo"><span class="lv">archive{" · " + where if where else ""}</span><span class="va">{value}</span></li>'
        )
    for level in reference.levels:
        kind, value = short(level.kind, 80), escape(shown(level.value))
        parts.append(f'<li><span class="lv">{kind}</span><span class="va">{value}</span></li>')
    return f'<ol class="crumbs" aria-label="Archival reference, from the archive to the leaf">{"".join(parts)}</ol>' if parts else ""


def reference_words(reference: ArchivalReference) -> str:
    """A reference in a line: ``RGANI F. 3, Op. 16``."""
    archive = reference.repository
    name = (archive.code or archive.name or "") if archive else ""
    levels = ", ".join(f"{level.label} {level.value}" if level.label else level.value for level in reference.levels)
    return f"{name} {levels}".strip()


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    """Who did what, where it is published, and the fields of the page."""
    citation = document.citation
    if citation is not None:
        people: dict[str, list[str]] = {}
        for one in citation.contributors:
            name = f"{one.name} (for {one.organization})" if one.organization else one.name
            people.setdefault(_ROLES[one.role], []).append(short(name, 200))
        for role, names in people.items():
            yield role, ", ".join(names)
        if citation.host:
            yield "Published by", short(citation.host, 200)
        if citation.url:
            address = link(citation.url)
            words = short(citation.url, 2000)
            yield "Address", f'<a href="{address}" rel="noreferrer noopener">{words}</a>' if address else words
    for field in document.header.fields:
        if field.text and field.key not in ("summary", "citation"):
            yield short(field.key.replace("_", " ").capitalize(), 80), short(field.text, 600)


def _cite(document: Document) -> str:
    """How to cite it, and the same for programs, as links that hold it."""
    from archivetext.formats import biblatex, chicago, csl, ris

    note = "".join(chicago.write([document])).strip()
    if not note:
        return ""
    name = _file_name(document.citation, document.name)
    links = "".join(
        f'<a download="{name}.{end}" href="{data_link(kind, "".join(written))}">{label}</a>'
        for end, kind, label, written in (
            ("ris", "application/x-research-info-systems", "RIS (Zotero, EndNote)", ris.write([document])),
            ("bib", "application/x-bibtex", "BibLaTeX", biblatex.write([document])),
            ("json", "application/vnd.citationstyles.csl+json", "CSL JSON", _compact("".join(csl.write([document])))),
        )
    )
    quoted = f'<blockquote dir="auto">{escape(shown(note))}</blockquote>'
    return f'<details class="cite"><summary>How to cite it</summary>{quoted}<p class="dl">{links}</p></details>'


def _compact(written: str) -> str:
    import json

    return json.dumps(json.loads(written), ensure_ascii=False, separators=(",", ":"))


def _file_name(citation: Citation | None, name: str | None) -> str:
    from pathlib import PurePath

    words = (citation.document_id if citation else None) or (PurePath(name).stem if name else "") or "document"
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "-" for sign in words[:80]).strip("-.") or "document"


# --- tools


def tools(document: Document) -> str:
    """The views, the legend, which filters, and the places that one can go to."""
    seg = "".join(
        f'<label><input type="radio" name="v" id="v-{short_name}"{checked}>{name}</label>'
        for short_name, name, checked in (("print", "printed", " checked"), ("read", "reading", ""), ("orig", "original", ""))
    )
    views = f'<div class="ctl"><fieldset><legend>Show the text as</legend><div class="seg">{seg}</div></fieldset></div>'
    return f'<aside class="tools" aria-label="Views, kinds and places">{views}<form>{_legend(document)}</form>{_places(document)}</aside>'


def _legend(document: Document) -> str:
    counts = Counter(one.kind for one in document.insertions)
    groups: dict[str, list[str]] = {}
    for name, (family, label, meaning) in KINDS.items():
        count = counts.get(name, 0)  # type: ignore[call-overload]
        if count:
            groups.setdefault(family, []).append(
                f'<label class="f-{family}" title="{name} {meaning}"><input type="checkbox" id="f-{name}"><span class="ins f-{family} sw">{name}'
                f'</span> <abbr aria-hidden="true">{label}</abbr><span class="n">{count:,}</span></label>'
            )
    rows = "".join(
        f'<li><span class="fam">{words}</span>{"".join(groups[name])}</li>' for name, words in FAMILIES.items() if name in groups
    )
    labels = '<label><input type="checkbox" id="labels" checked> labels</label>' if rows else ""
    controls = f'{labels}<label><input type="checkbox" id="lines"> lines of the file</label><button type="reset">reset</button>'
    key = f'<ul class="key">{rows}</ul>' if rows else ""
    return f'<fieldset><legend>{counted(len(document.insertions), "insertion")}</legend>{key}<p class="ctl">{controls}</p></fieldset>'


def _places(document: Document) -> str:
    groups = [_speeches(document), _people(document), _dates(document), _parts_of_page(document)]
    return f'<details class="places"><summary>Speeches, people, dates, parts of this page</summary>{"".join(groups)}</details>'


def _speeches(document: Document) -> str:
    speakers: dict[str, list[int]] = {}
    for number, turn in enumerate(document.turns[:LISTED]):
        speakers.setdefault(turn.speaker.text, []).append(number)
    if not speakers:
        return ""
    rows = []
    for speaker, numbers in speakers.items():
        links = " ".join(f'<a href="#t{number}">{place}</a>' for place, number in enumerate(numbers, 1))
        summary = f'<summary><span dir="auto">{short(speaker, 80)}</span> <span class="at-n">{len(numbers)}</span></summary>'
        rows.append(f'<details class="spk">{summary}<p>{links}</p></details>')
    said = counted(len(document.turns), "speech", "speeches")
    return f'<nav class="spkbox" aria-labelledby="hs"><h2 id="hs">{said}</h2>{"".join(rows)}{_others(len(document.turns))}</nav>'


def _people(document: Document) -> str:
    if not document.participants:
        return ""
    rows = "".join(
        f'<li><a href="#p{number}" dir="auto">{short(one.name, 80) or "?"}</a></li>'
        for number, one in enumerate(document.participants[:LISTED])
    )
    said = counted(len(document.participants), "person present", "people present")
    inside = f'<details class="spk"><summary>names</summary><ul class="toc">{rows}</ul></details>{_others(len(document.participants))}'
    return f'<nav class="spkbox" aria-labelledby="hp"><h2 id="hp">{said}</h2>{inside}</nav>'


def _dates(document: Document) -> str:
    if not document.dates:
        return ""
    rows = "".join(
        f'<li><a href="#dt{number}" dir="auto">{short(one.text, 60) or "?"}</a><span class="n">{short(one.edtf or "", 40)}</span></li>'
        for number, one in enumerate(document.dates[:LISTED])
    )
    said = counted(len(document.dates), "date")
    return f'<nav aria-labelledby="hd"><h2 id="hd">{said}</h2><ul class="toc">{rows}</ul>{_others(len(document.dates))}</nav>'


def _others(count: int) -> str:
    return f"<p>and {count - LISTED:,} more</p>" if count > LISTED else ""


def _parts_of_page(document: Document) -> str:
    rows = [("text", "Text", 0)]
    if document.footnotes:
        rows.append(("n0", "Notes", len(document.footnotes)))
    if document.insertions:
        rows.append(("apparatus", "Apparatus", len(document.insertions)))
    if document.diagnostics:
        rows.append(("diagnostics", "What is odd", len(document.diagnostics)))
    inside = "".join(
        f'<li><a href="#{to}">{name}</a>{f"<span class={chr(34)}n{chr(34)}>{number:,}</span>" if number else ""}</li>'
        for to, name, number in rows
    )
    return f'<nav class="spkbox" aria-labelledby="hc"><h2 id="hc">On this page</h2><ul class="toc">{inside}</ul></nav>'


# --- below the text


def apparatus(document: Document) -> str:
    """A line for each insertion, which comes to the front as a card when it is asked for."""
    if not document.insertions:
        return ""
    cards = "".join(_card(document, number, one) for number, one in enumerate(document.insertions))
    title = '<h2 id="ha">Apparatus: every insertion, and the rule that decided its kind</h2>'
    return f'<section class="apparatus" id="apparatus" aria-labelledby="ha">{title}<ol class="cards">{cards}</ol></section>'


def _card(document: Document, number: int, one: Insertion) -> str:
    start, end = one.span
    line, column = document.position(start)
    kind = KINDS[one.kind]
    said = [f'<a href="#i{number}" dir="auto">[{short(one.text, 200)}]</a>']
    if one.anchor is not None:
        said.append(f' <span class="ab" dir="auto">{escape(shown(one.anchor.text))}</span>')
    if one.author is not None:
        said.append(f' <span class="by">the {one.author}</span>')
    if one.parent is not None:
        said.append(f' <span class="pa"><a href="#c{one.parent}">{one.parent + 1}</a></span>')
    return (
        f'<li class="card k-{one.kind} f-{kind.family}" id="c{number}"><span class="k" id="k{number}">{one.kind}</span>'
        f'<span class="mean">{kind.meaning}</span><span class="q">{"".join(said)}</span><code class="ru">{short(one.rule, 80)}</code>'
        f'<span class="num po">{line}:{column} <span>{start}–{end}</span></span><span class="go"><a href="#i{number}">to the text</a> '
        f'<a href="#-" aria-label="close this card">close</a></span></li>'
    )


def diagnostics(document: Document, places: Mapping[int, str]) -> str:
    """Everything odd, as a table."""
    if not document.diagnostics:
        return ""
    rows = []
    for number, one in enumerate(document.diagnostics):
        line, column = document.position(one.span[0])
        place = f"{line}:{column}"
        there = f'<a href="#{places[number]}">{place}</a>' if number in places else place
        rows.append(
            f'<tr id="g{number}" data-code="{one.code}"><td><code>{one.code}</code></td><td>{one.severity}</td>'
            f'<td>{short(one.message, 400)}</td><td class="num">{there}</td></tr>'
        )
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("code", "severity", "message", "line:column"))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    title = '<h2 id="hg">What the parser found odd</h2>'
    box = f'<div class="tbl" tabindex="0" role="region" aria-label="Diagnostics, table">{table}</div>'
    return f'<section class="diags" id="diagnostics" aria-labelledby="hg">{title}{box}</section>'


def foot(document: Document) -> str:
    """What file it is, and what the page promises."""
    rows = (
        ("file", escape(shown(document.name.rpartition("/")[2])) if document.name else ""),
        ("profile", escape(shown(document.profile))),
        ("length", counted(document.length, "code point")),
        ("sha256", f'<span class="num">{escape(shown(document.sha256))}</span>'),
        ("schema", escape(shown(document.schema))),
    )
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    keys = "<kbd>j</kbd> next insertion, <kbd>k</kbd> the one before, <kbd>Esc</kbd> close."
    said = "Made by archivetext. The blocks of this page, joined, are the text of the file, sign for sign."
    return f'<footer class="wrap foot"><dl>{facts}</dl><p>{said}<span class="ctl"> Keys, where scripts may run: {keys}</span></p></footer>'
