"""The shape ``labelled``: furniture, date, title; label ":" value ...; body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext import dates
from archivetext.pages import bare, labels, masthead, sharing, values
from archivetext.spans import fold, trim

if TYPE_CHECKING:
    from archivetext.pages.layout import Layout
    from archivetext.profiles.shaped import Shaped
    from archivetext.records import HistoricalDate
    from archivetext.spans import Lines

__all__ = ["read", "shows"]


def shows(source: str, _lines: Lines, profile: Shaped) -> bool:
    """At least two different labels, one of which stands near the start."""
    found = labels.find(source, profile, sharing.above(source))
    if len(found) >= 2 or not found:
        return len(found) >= 2
    only = found[0]
    return (
        only.key == profile.last_label
        or masthead.furniture_end(source, 0, profile) > 0
        or (only.key == "citation" and source[only.end : only.end + 8].lstrip()[:1] in ("“", '"'))
    )


def read(layout: Layout) -> None:
    """Furniture, date and title, then each label with its value; the body behind the last of them."""
    source, profile = layout.source, layout.shaped
    top = sharing.above(source)
    found = labels.find(source, profile, top)
    if not found:
        bare.read(layout)
        return
    head_end = found[0].start
    if all(label.key != "citation" for label in found):
        quoted = values.bare_citation(source, top, head_end, profile)
        if quoted:
            head_end = quoted[0]
            layout.cite(*quoted, None)
            rest = trim(source, quoted[1], found[0].start)
            if rest[1] > rest[0]:
                layout.field("summary", *rest)
    counted = source.startswith("1 ", top)
    layout.part(*trim(source, 0, top + 2 * counted), "furniture")
    _masthead(layout, top + 2 * counted, head_end)
    body = found[-1].end
    for number, (key, name, _, end, words) in enumerate(found):
        last = number + 1 == len(found)
        stop = len(source) if last else found[number + 1].start
        where = (name, words, end)
        if key == "contents":
            body = _contents(layout, where, end, stop)
            continue
        if last:
            stop = _value_end(source, key, end, stop)
            body = stop
            begin, _ = trim(source, stop, len(source))
            if values.content_item().match(source, begin, begin + 400):  # the list of contents has lost its label
                body = _contents(layout, None, stop, len(source))
        value = trim(source, end, stop)
        if key == "citation":
            layout.cite(*values.citation_end(source, *value, profile), where)
            value = trim(source, layout.fields[-1].span.end, value[1])
            if value[1] > value[0]:
                layout.field("summary", *value)
            continue
        layout.field(key, *value, where)
    layout.body = trim(source, body, len(source))
    if counted and top:
        sharing.number(layout)


def _masthead(layout: Layout, start: int, end: int) -> None:
    """Furniture, date and title above the first label; in this order where nothing is lost."""
    source, profile = layout.source, layout.shaped
    at = masthead.opening(source, start, end, profile)
    if at > start and masthead.furniture_end(source, start, profile) == start:
        layout.part(*masthead.unmarked(source, start, at), "furniture")
        layout.report("AT107", *trim(source, start, at))
        start = at
    match = masthead.furniture(profile.phrases).match(source, start, end)
    at = match.end() if match else start
    layout.part(*masthead.unmarked(source, start, at), "furniture")
    rest_start, rest_end = trim(source, at, end)
    if rest_end <= rest_start:
        layout.report("AT105", start, end)
        layout.report("AT106", start, end)
        return
    date, title = _date_and_title(layout, rest_start, rest_end)
    if date is None:
        layout.report("AT106", start, end)
    else:
        layout.date = date
        layout.part(date.span.start, date.span.end, "date")
    begin, stop = masthead.unmarked(source, *title)
    if stop > begin:
        masthead.take_title(layout, begin, stop)
    else:
        layout.report("AT105", start, end)


def _date_and_title(layout: Layout, start: int, end: int) -> tuple[HistoricalDate | None, tuple[int, int]]:
    """The date, and where the title stands: behind it, else above it; what stands above both belongs to something else."""
    source, lines, profile = layout.source, layout.lines, layout.shaped
    date = dates.date_at(source, start, end, century=profile.century, knowledge=profile.knowledge)
    if (
        date is not None
        and date.edtf is not None
        and (source[date.span.end : date.span.end + 1] in ("", " ", "\n", "\r", "\t", "*", "\u00a0", "\f"))
        and _whole_date(source, date, end)
    ):
        return date, (date.span.end, end)
    for number in range(lines.at(start), lines.at(max(start, end - 1)) + 1):
        date = masthead.date_line(source, max(lines.starts[number], start), min(lines.ends[number], end), profile)
        if date is None:
            continue
        before = trim(source, start, date.span.start)
        after = trim(source, date.span.end, end)
        title = masthead.unmarked(source, *after)
        if title[1] <= title[0]:  # the date stands below the title
            return date, before
        layout.part(*before, "furniture")
        if before[1] > before[0]:
            layout.report("AT107", *before)
        return date, (after[0], end)
    return None, (start, end)


def _whole_date(source: str, date: HistoricalDate, end: int) -> bool:
    """On lines of its own the date fills its line; on a flattened page anything may follow."""
    line = source.find("\n", date.span.end, end)
    stop = end if line < 0 else line
    return stop - date.span.end > 400 or line < 0 or not source[date.span.end : stop].strip(" \t*\r\f.\u00a0")


def _value_end(source: str, key: str, start: int, end: int) -> int:
    """Where the value of the last label ends, where the label that closes the header is lost."""
    start, _ = trim(source, start, end)
    line = source.find("\n", start, end)
    if key in ("original_language", "language", "credits"):
        if 0 <= line - start <= 200:
            return line
        match = values.language_names().match(source, start, end)
        return match.end() if match and key != "credits" else start
    return values.paragraph_end(source, start, end)


def _contents(layout: Layout, label: tuple[str, int, int] | None, start: int, end: int) -> int:
    """The list of what the archive has of the document; the body starts behind it, sometimes without a blank."""
    source = layout.source
    at = start
    items = []
    first = -1
    while True:
        match = values.content_item().match(source, at, min(end, at + 400))
        if match is None:
            break
        if first < 0:
            first = match.start(1)
        items.append(fold(match.group(1)))
        at = match.end()
    if not items:  # an unknown kind of text: one short line
        begin, _ = trim(source, start, end)
        line = source.find("\n", begin, begin + 80)
        if (
            line > 0
            and not source[begin:line].rstrip().endswith((".", ":", "]"))
            and source[start:begin].count("\n") <= 2
            and len(source[begin:line].split()) <= 5
        ):
            layout.field("contents", begin, line, label)
            return line
        layout.field("contents", start, start, label)
        return start
    layout.field("contents", first, at, label, " ".join(items))
    return at
