r"""The line of an edition in which it says where the original is kept, and who made the text available.

    line   = ( "[" label ":" words "]" ) | ( "(" label ":" words ")" ) | ( label ":" words )
    label  = "Source" | "Archival source" | "Quelle" | "Источник" ...                            the list of data/words.txt

In brackets it stands as a paragraph of its own, wherever the edition puts it; without them it is one of the first or the last lines.
Where real texts break it: a file of many documents has one for each, and then none is that of the text; ``Source: Orlov said so``
cites nobody's papers, and is left alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archivetext.pages.values import known_words, paragraph_end
from archivetext.spans import trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.pages.layout import Layout

__all__ = ["read"]

_LONGEST = 1500
"""The longest of these lines, in code points."""
_ROWS = 5
"""Without brackets it is one of so many lines from the start or the end."""
_REACH = 2500
"""So far from the start and the end those lines are looked for, in code points."""
_CLOSING = {"[": "]", "(": ")"}


def read(layout: Layout) -> None:
    """Reads the citation from the one such line of the body, where there is one and it names an archive or people."""
    found = list(_lines(layout.source, *layout.body))
    if len(found) != 1:
        return
    before = layout.diagnostics.copy()
    layout.read_citation(*found[0])
    cited = layout.citation
    if cited is not None and not cited.references and not cited.contributors:
        layout.citation = None
        layout.diagnostics = before


def _lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands behind the labels, without brackets."""
    for sign in "[(":
        at = source.find(sign, start, end)
        while at >= 0:
            behind = _behind_label(source, at + 1, end)
            if behind >= 0 and not source[max(start, source.rfind("\n", max(start, at - 80), at)) : at].strip():
                close = _close(source, at, min(end, at + _LONGEST))
                if close >= 0 and _ends_line().match(source, close + 1, end):
                    yield trim(source, behind, close)
            at = source.find(sign, at + 1, end)
    for at in _outer_rows(source, start, end):
        behind = _behind_label(source, at, end)
        if behind >= 0:
            yield trim(source, behind, min(paragraph_end(source, behind, end), behind + _LONGEST))


def _outer_rows(source: str, start: int, end: int) -> list[int]:
    """Where the first lines start, and the last."""
    rows = [start]
    for _ in range(_ROWS):
        found = source.find("\n", rows[-1], min(end, start + _REACH))
        if found < 0:
            return rows
        rows.append(found + 1)
    at = end
    last: list[int] = []
    for _ in range(_ROWS):
        at = source.rfind("\n", max(rows[-1], end - _REACH), at)
        if at < 0:
            break
        last.append(at + 1)
    return rows + last[::-1]


def _behind_label(source: str, at: int, end: int) -> int:
    """Where the words start behind a label that stands at *at*; -1 where none does."""
    stop = min(end, at + _LONGEST_LABEL)
    colon = source.find(":", at, stop)
    if colon < 0:
        colon = source.find("：", at, stop)
        if colon < 0:
            return -1
    if source[at] == "\n":
        return -1
    label = "-".join(source[at:colon].strip(" \t\u00a0*_").lower().split())
    if label not in known_words()["source"]:
        return -1
    behind = colon + 1
    while behind < end and source[behind] in "*_ \t\u00a0":
        behind += 1
    return behind if behind < end else -1


_LONGEST_LABEL = 30


def _close(source: str, opening: int, end: int) -> int:
    """Where the bracket closes that opens there; -1 where none does."""
    sign = source[opening]
    depth = 0
    for match in _either(sign).finditer(source, opening, end):
        depth += 1 if match[0] == sign else -1
        if depth == 0:
            return match.start()
    return -1


@cache
def _either(sign: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(sign + _CLOSING[sign])}]")


@cache
def _ends_line() -> re.Pattern[str]:
    return re.compile(r"[^\S\n]{0,80}[.*_]{0,3}[^\S\n]{0,80}(?:\n|\Z)")
