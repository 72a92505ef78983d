"""What many documents hold together, as a page of tables: no script, nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.formats.page.escape import escape, shown

if TYPE_CHECKING:
    from archivetext.formats.totals import Totals

__all__ = ["totals_page"]

_CSS = (
    ".sum{padding:1.5rem 1rem}.sum h1{font:600 1.9rem/1.2 var(--serif)}.sum table{border-collapse:collapse;margin:0 0 2rem;min-width:18rem}"
    ".sum caption{text-align:left;font:600 1.125rem/1.3 var(--serif);padding:.25rem 0}.sum th,.sum td{border-bottom:1px solid var(--rule);"
    "padding:.2rem .75rem .2rem 0;text-align:left;font-weight:400;overflow-wrap:anywhere}.sum td{text-align:right;font-variant-numeric:tabular-nums}"
)


def totals_page(totals: Totals) -> str:
    """The page, whole: the numbers, and a table each of profiles, years, archives, insertions and diagnostics, in full."""
    from archivetext.diagnostics import CODES
    from archivetext.formats.page import frame, style

    title = f"{totals.documents:,} document{'' if totals.documents == 1 else 's'}"
    tables = [_table("Numbers", totals.told())]
    for name, counts in totals.tables.items():
        if counts:
            found = sorted(counts.items()) if name == "years" else counts.most_common()
            if name == "diagnostics":
                found = [(f"{code}: {CODES[code].meaning.partition('. ')[0].rstrip('.')}", count) for code, count in found]
            tables.append(_table(name.capitalize(), found))
    body = f'<main class="wrap sum"><h1>{title}</h1>{"".join(tables)}</main><footer class="wrap foot"><p>Made by archivetext.</p></footer>'
    return frame(title, style("page") + _CSS, body)


def _table(caption: str, found: list[tuple[str, int]]) -> str:
    lines = "".join(f'<tr><th scope="row" dir="auto">{escape(shown(what))}</th><td>{count:,}</td></tr>\n' for what, count in found)
    return f"<table><caption>{caption}</caption>\n<tbody>\n{lines}</tbody></table>\n"
