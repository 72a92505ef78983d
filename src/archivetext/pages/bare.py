"""The shape ``body``: no header, all of it is the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext import citations
from archivetext.pages import sharing, values
from archivetext.spans import trim

if TYPE_CHECKING:
    from archivetext.pages.layout import Layout

__all__ = ["read"]


def read(layout: Layout) -> None:
    """No header: all of it is the document."""
    source = layout.source
    start, end = layout.body = trim(source, 0, len(source))
    if end <= start:
        return
    layout.report("AT102", start, end)
    top = sharing.above(source)
    if top:
        layout.furniture.append(trim(source, 0, top))
    # The last line can be the reference, or say who obtained and translated the text.
    begin = max(source.rfind("\n", start, end), source.rfind("\r", start, end)) + 1
    begin, _ = trim(source, begin, end)
    if begin <= start or end - begin > 500 or not source[begin].isalpha():
        return
    line = source[begin:end]
    if citations.looks_archival(line, known=layout.known) or values.says_who().match(line):
        layout.read_citation(begin, end)
        cited = layout.citation
        if cited is not None and not cited.contributors and not any(r.levels for r in cited.references):
            layout.citation = None
            layout.diagnostics = [d for d in layout.diagnostics if d.code not in ("AT405", "AT406", "AT407")]
