"""The shape ``columns``: label ":" value, two labels on a line allowed; body."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from archivetext import dates
from archivetext.pages import bare, labels, values
from archivetext.records import Text
from archivetext.spans import Span, fold, trim

if TYPE_CHECKING:
    from archivetext.pages.layout import Layout
    from archivetext.profiles.shaped import Shaped
    from archivetext.spans import Lines

__all__ = ["read", "shows"]


def shows(source: str, lines: Lines, profile: Shaped) -> bool:
    """At least two of title, author, date, source, description with colons, in the first lines."""
    keys = {key for _, key, _, _ in labels.in_columns(source, lines, profile)}
    return len(keys & {"title", "date", "source", "summary", "author"}) >= 2 and ("title" in keys or "summary" in keys)


def read(layout: Layout) -> None:
    """Labels with colons; where two stand on a line, their values stand below in two columns."""
    source, lines, profile = layout.source, layout.lines, layout.shaped
    found = labels.in_columns(source, lines, profile)
    if not found:
        bare.read(layout)
        return
    layout.part(*trim(source, 0, found[0][2]), "furniture")
    last_number, last_key, _, body = found[-1]
    if last_key == profile.last_label:
        pieces = _pieces(layout, found, last_number)
        value, body = _description(layout, last_number, body)
        pieces[last_key] = [value] if value else []
    else:
        pieces = _pieces(layout, found, last_number + 1)
        body = lines.stop(last_number)
    names = {key: label for label, key in profile.labels.items()}
    for _, key, start, end in found:
        _value(layout, key, (names[key], start, end), pieces[key], body)
    if layout.title is None:
        layout.report("AT105", 0, body)
    if layout.date is None:
        layout.report("AT106", 0, body)
    layout.body = trim(source, body, len(source))


def _pieces(layout: Layout, found: list[tuple[int, str, int, int]], stop_line: int) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each value, by the key of its label: behind it, and in its column of the lines below."""
    source, lines = layout.source, layout.lines
    pieces: dict[str, list[tuple[int, int]]] = {key: [] for _, key, _, _ in found}
    by_line: dict[int, list[tuple[str, int, int]]] = {}
    for number, key, start, end in found:
        by_line.setdefault(number, []).append((key, start, end))
    columns: list[tuple[str, int]] = []
    for number in range(found[0][0], stop_line):
        start, end = lines.starts[number], lines.ends[number]
        if number in by_line:
            row = by_line[number]
            columns = [(key, at - start) for key, at, _ in row]
            for index, (key, _, behind) in enumerate(row):
                stop = row[index + 1][1] if index + 1 < len(row) else end
                piece = trim(source, behind, stop)
                if piece[1] > piece[0]:
                    pieces[key].append(piece)
            continue
        begin, stop = trim(source, start, end)
        if stop <= begin or not columns:
            continue
        if len(columns) == 1:
            pieces[columns[0][0]].append((begin, stop))
            continue
        # Two columns: the gap nearest to where the right one starts divides the line.
        column = start + columns[1][1]
        gap = None
        for match in _gap().finditer(source, begin, stop):
            if gap is None or abs(match.end() - column) < abs(gap.end() - column):
                gap = match
        if gap is not None and abs(gap.end() - column) <= 16:
            pieces[columns[0][0]].append((begin, gap.start()))
            pieces[columns[1][0]].append((gap.end(), stop))
        else:
            pieces[columns[1][0] if begin - start > 8 else columns[0][0]].append((begin, stop))
    return pieces


def _value(layout: Layout, key: str, label: tuple[str, int, int], stretches: list[tuple[int, int]], body: int) -> None:
    """The value of a label, which stands in these stretches: title, date, or a field."""
    source, profile = layout.source, layout.shaped
    _, start, end = label
    text = fold("\n".join(source[a:b] for a, b in stretches))
    whole = (stretches[0][0], stretches[-1][1]) if stretches else (end, end)
    if key == "title" and text:
        layout.part(start, end, "label")
        layout.title = Text(text, Span(*whole))
        for a, b in stretches:
            layout.part(a, b, "title")
    elif key == "date" and text:
        layout.part(start, end, "label")
        date = dates.parse_date(text, century=profile.century, knowledge=profile.knowledge)
        layout.date = evolve(date, span=Span(*whole))
        for a, b in stretches:
            layout.part(a, b, "date")
        if date.edtf is None:
            layout.report("AT401", *whole, text)
    elif key == profile.last_label and not text and source[body:].strip():
        layout.part(start, end, "label")  # it stands above the document itself
    else:
        layout.field(key, *whole, label, text)
        if key == "source" and text:
            layout.read_citation(*whole, source if len(stretches) == 1 else _one_column(source, stretches))


def _one_column(source: str, stretches: list[tuple[int, int]]) -> str:
    """A copy of the source up to the last stretch, in which only the stretches are not blank."""
    copy: list[str] = []
    at = 0
    for start, end in stretches:
        copy += (" " * (start - at), source[start:end])
        at = end
    return "".join(copy)


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"[^\S\r\n]{2,}+")


def _description(layout: Layout, number: int, at: int) -> tuple[tuple[int, int] | None, int]:
    """The value of the last label, and where the body starts.

    On the label's own line a description starts that runs to the next blank line. Where the label stands alone, the next
    paragraph is its value only if more text follows it and it does not open like a document (numbered, bracketed).
    """
    source, lines = layout.source, layout.lines
    size = len(source)
    line_end = lines.ends[number]
    if source[at:line_end].strip():
        end = values.paragraph_end(source, at, size)
        return trim(source, at, end), end
    start, _ = trim(source, at, size)
    end = values.paragraph_end(source, start, size)
    if source[end:].strip() and source[start : start + 1] not in "([" and not source[start : start + 1].isdigit() and end - start < 2500:
        return trim(source, start, end), end
    return None, at
