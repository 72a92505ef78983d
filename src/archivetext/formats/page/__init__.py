"""A page to read: HTML of one file, with style and all, that shows the text, every insertion and why it was given its kind.

**The blocks of the page, joined, are the text of the file.** What is not source stands outside them: cards, notes at the side, diagnostics; or
is made by the style sheet: labels, line numbers. What one copies is source.

An insertion is a link to its card, which is its line of the apparatus; the line under the words tells the family, a raised label the kind; the
legend filters; three views show the text as printed, to read, as its author left it. No part of it needs the script, nothing is fetched, and a
policy in the page (CSP) lets the browser refuse whatever a text might smuggle in.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from archivetext.formats import documents
from archivetext.formats.page import around
from archivetext.formats.page.escape import escape, shown
from archivetext.formats.page.kinds import KINDS
from archivetext.formats.page.seen import Seen
from archivetext.formats.page.text import Transcript

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.records import Document

__all__ = ["frame", "page", "script", "style", "write"]


def write(records: Iterable[Document | Failure], *, many: bool = False, source: bool = False) -> Iterator[str]:  # noqa: ARG001  one shape
    """The page of a document; of many, one page with all of them under one another. ``archivetext view`` makes a page of each."""
    if many:
        from archivetext.formats.page.fragment import sheet

        yield sheet(documents(records))
        return
    for document in documents(records):
        yield page(document)


def page(document: Document, *, index: str | None = None) -> str:
    """The page of a document, whole.

    Args:
        document: the document, with its source.
        index: the address of the page that lists it, where there is one.

    Raises:
        ValueError: the record was stored without its source.
    """
    seen = Seen(document)
    text = Transcript(document, seen)
    article = text.article(_language(document))
    parts = (
        '<a class="skip" href="#text">Skip to the text</a>',
        around.head(document, index),
        f'<div class="wrap cols">\n{around.tools(document)}\n<main>\n<h2 class="sr">Transcript</h2>',
        article,
        around.apparatus(document) + around.diagnostics(document, text.places),
        "</main>\n</div>",
        around.foot(document),
    )
    kinds = sorted({one.kind for one in document.insertions}, key=list(KINDS).index)
    css = style("page") + _filters(kinds)
    return frame(around.title_of(document), css, "\n".join(parts), script("page"))


def frame(title: str, css: str, body: str, js: str = "") -> str:
    """A whole page, which lets nothing be fetched and no script run but its own."""
    policy = f"default-src 'none';style-src 'unsafe-inline';{_allowed(js)}base-uri 'none';form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(shown(title))}</title>\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="archivetext">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="referrer" content="no-referrer">\n<style>{css}</style>\n</head>\n<body class="at">\n{body}\n'
        + (f"<script>{js}</script>\n" if js else "")
        + "</body>\n</html>\n"
    )


def _allowed(js: str) -> str:
    if not js:
        return ""
    import base64
    import hashlib

    return f"script-src 'sha256-{base64.b64encode(hashlib.sha256(js.encode()).digest()).decode()}';"


@cache
def style(name: str) -> str:
    """A style sheet of this room, without its remarks and line ends."""
    import re

    text = (Path(__file__).parent / "data" / f"{name}.css").read_text(encoding="utf-8")
    return re.sub(r"/\*[^*]*\*/|\n|;(?=\n?\})", "", text)


@cache
def script(name: str) -> str:
    """A script of this room."""
    return (Path(__file__).parent / "data" / f"{name}.js").read_text(encoding="utf-8").strip()


def _filters(kinds: Iterable[str]) -> str:
    """The rules by which the legend shows kinds, or steps over them."""
    names = list(kinds)
    if not names:
        return ""
    off = {name: f".at:has(.key :checked):not(:has(#f-{name}:checked)) " for name in names}
    words = ",".join(f"{off[name]}.k-{name}:is(.ins,.anc)" for name in names)
    gone = ",".join(f"{off[name]}.k-{name}>.l>.br::after,{off[name]}.card.k-{name}" for name in names)
    on = ",".join(f".at:has(#f-{name}:checked) .k-{name}.ins" for name in names)
    return (
        f"{words}{{--c:var(--edge);text-decoration-color:transparent;border-color:transparent;background:none}}"
        f"{gone}{{display:none!important}}{on}{{background:color-mix(in srgb,var(--c) 18%,transparent)}}"
    )


def _language(document: Document) -> str:
    """``en`` only where the page says that the text is English."""
    said = [field.text for field in document.header.fields if field.key in ("language", "contents") and field.text]
    return "en" if any("english" in words.lower() for words in said) else ""
