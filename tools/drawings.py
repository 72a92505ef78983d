"""Drawings of the docs: steps below one another, as SVG within the page, in the colours of its text, so that they are read on dark paper too."""

from __future__ import annotations

import html
from typing import NamedTuple


class Step(NamedTuple):
    """A box of a drawing."""

    title: str
    lines: tuple[str, ...]
    result: bool = False


PAGE = (
    Step("The text, as it was given", ("kept to the last blank: document.source",), result=True),
    Step("Made plain", ("line ends, accents, hidden signs: one form",)),
    Step("Which family?", ("the lines by which it is known: its signs",)),
    Step("Head, downward; tail, upward", ("title, date, labels and their values,", "citation: archive, levels, people")),
    Step("What stands between: the body", ("page numbers and running heads set aside",)),
    Step("Brackets in pairs, one scan", ("marks and their notes are joined first",)),
    Step("What each bracket is", ("ordered rules; the first that decides", "gives the kind and its name")),
    Step("Paragraphs, turns, datelines", ("speakers, attendance, dates, references",)),
    Step("Tiles, and spans carried back", ("no gap, no overlap; what was odd is told",)),
    Step("Document", ("records that point into the source",), result=True),
)
BRACKET = (
    Step("The Old Man [Dubrovin’s predecessor] promised", ("the bracket, with what stands around it",), result=True),
    Step("Is it a mark, an address of the web?", ("then it is no insertion",)),
    Step("Words that tell: illegible, stamp, sic …", ("one look into a table; none is in it",)),
    Step("Rules of letters", ("does it complete, correct, spell out?", "each is asked, each passes")),
    Step("Rules of place", ("names_name: a name or phrase behind a name", "says who or what it is: decided")),
    Step("Rules that are left", ("not asked any more",)),
    Step("gloss, about “Old Man”", ("rule names_name, basis place",), result=True),
)
WIDTH, LINE, GAP, PAD = 360, 19, 22, 12


def drawing(steps: tuple[Step, ...], told: str) -> str:
    """Steps as SVG; *told* is what it shows, for who does not see it."""
    parts, y = [], 2
    for number, step in enumerate(steps):
        height = PAD * 2 + LINE * (1 + len(step.lines)) - 6
        look = "result" if step.result else "step"
        parts.append(f'<rect class="{look}" x="2" y="{y}" width="{WIDTH - 4}" height="{height}" rx="6"/>')
        parts.append(f'<text class="title" x="16" y="{y + PAD + 11}">{html.escape(step.title)}</text>')
        for at, line in enumerate(step.lines, start=1):
            parts.append(f'<text x="16" y="{y + PAD + 11 + at * LINE}">{html.escape(line)}</text>')
        y += height
        if number < len(steps) - 1:
            parts.append(f'<path class="way" d="M{WIDTH // 2} {y + 2} v{GAP - 8} m-4 -5 l4 5 l4 -5"/>')
            y += GAP
    return (
        f'<div class="drawing" markdown="0"><svg viewBox="0 0 {WIDTH} {y + 2}" role="img" aria-label="{html.escape(told)}">'
        f"{''.join(parts)}</svg></div>"
    )


def page() -> str:
    """How a page is read."""
    return drawing(PAGE, "How a page is read, step by step: " + "; ".join(step.title for step in PAGE))


def bracket() -> str:
    """How a bracket is decided."""
    return drawing(BRACKET, "How a bracket is decided, step by step: " + "; ".join(step.title for step in BRACKET))
