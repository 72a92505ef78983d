"""The shape ``page``: furniture, date, title, credits; body; summary; label / value ..."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archivetext import citations
from archivetext.pages import masthead, values
from archivetext.spans import trim

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from archivetext.pages.layout import Layout
    from archivetext.profiles.shaped import Shaped
    from archivetext.spans import Lines

    Group: TypeAlias = tuple[tuple[str, int, int] | None, str, list[tuple[int, int]]]
    """A label as written and where it stands, the key of its field, and the lines below it; or lines without a label."""

__all__ = ["headed", "read", "shows"]

_WEAK = frozenset(("source", "rights", "type", "language", "author", "classification", "credits"))
"""Keys whose labels are also ordinary words."""
_SEVERAL = frozenset(("author", "people", "places", "topics", "subjects", "related", "rights", "source"))
"""Keys whose value may run over several lines."""
_LONGEST = 60
"""How long the line of a label can be, in code points."""
_FOOT = 8_000
"""How far from the end labels tell the family of a page, in code points."""


def shows(source: str, lines: Lines, profile: Shaped) -> bool:
    """Two labels on lines of their own, one and the paragraph on rights, or the page's opening words."""
    if source[:200].lstrip("\ufeff \t\r\n\f").lower().startswith(profile.opens):
        return True
    sure = _sure(tuple(profile.labels.items()), profile.headings)
    found: set[str] = set()
    first = lines.at(max(0, len(source) - _FOOT))
    if sure.isdisjoint(map(_unmarked, source[lines.starts[first] :].split("\n"))):
        return False
    for start, end in zip(lines.starts[first:], lines.ends[first:], strict=True):
        if start < end <= start + _LONGEST and (line := _unmarked(source[start:end])) in sure:
            found.add(line)
    return len(found) > 1 or (len(found) == 1 and _rights(source, profile) >= 0)


def _unmarked(line: str) -> str:
    return line.strip(" \t*#:\u00a0\ufeff")


@cache
def _sure(labels: tuple[tuple[str, str], ...], headings: tuple[str, ...]) -> frozenset[str]:
    """Labels that can be nothing else, and headings."""
    return frozenset((*(label for label, key in labels if key not in _WEAK), *headings))


def headed(source: str, profile: Shaped, *, named: bool) -> bool:
    """Whether nothing is left of the page but its date line, its title line and the document: ``May 21, 1962`` / ``Talk with ...``.

    *named*: only where the title says what kind of document it is.
    """
    head = source[:_HEAD].split("\n")
    first = next((line for one in head if (line := _bare(one))), "")
    if not first[:1].isupper() or len(first) > _LONGEST or not any(map(str.isdigit, first)):
        return False
    rows = [line for one in head if (line := _bare(one))]
    if len(rows) < 3:
        return False
    return masthead.is_title(rows[1], named=named) and masthead.date_line(rows[0], 0, len(rows[0]), profile) is not None


def _bare(line: str) -> str:
    return line.strip("\ufeff \t\r\f\u00a0*#")


_HEAD = 1200
"""In so many code points of a page stand its date and its title, where nothing stands above them."""


def _rights(source: str, profile: Shaped) -> int:
    """Where the first words on rights stand; -1 where none do."""
    return min((at for words in profile.rights if (at := source.find(words)) >= 0), default=-1)


def read(layout: Layout) -> None:
    """Header above, labels below the body, and a summary without label between."""
    source, profile = layout.source, layout.shaped
    keys = {label.lower(): key for label, key in profile.labels.items()}
    metadata = _metadata_start(layout, keys)
    match = masthead.furniture(profile.phrases).match(source, 0)
    top = match.end() if match else 0
    layout.part(0, top, "furniture")
    rows = _rows(layout, top, metadata)
    at = _header(layout, rows, top)
    stop_row = len(rows)
    if stop_row - at >= 2 and (_is_summary if metadata < len(source) else _stands_out)(*(source[slice(*row)] for row in rows[-3:])):
        stop_row -= 1
        layout.field("summary", *rows[-1], bare=True)
    layout.body = (rows[at][0], rows[stop_row - 1][1]) if at < stop_row else (metadata, metadata)
    if metadata < len(source):
        _metadata(layout, metadata, keys)


def _is_summary(*last: str) -> bool:
    """Whether the last line above the labels is the summary, though its point may be lost."""
    return values.summarises(last[-1]) or values.tells(last[-1]) or values.runs_on(last[-1])


def _stands_out(*last: str) -> bool:
    """Whether the last line of a text without labels is the summary: it tells of the document, and the lines before it do not."""
    return values.tells(last[-1]) and not any(map(values.tells, last[:-1]))


def _rows(layout: Layout, top: int, metadata: int) -> list[tuple[int, int]]:
    """The lines between furniture and labels that are not blank: the first 16, enough for the header, and the last two."""
    source, lines = layout.source, layout.lines
    rows: list[tuple[int, int]] = []
    for number in range(lines.at(top) if top < len(source) else len(lines), len(lines)):
        if lines.starts[number] == lines.ends[number]:
            continue
        begin, stop = trim(source, max(top, lines.starts[number]), lines.ends[number])
        if begin >= metadata:
            break
        if stop > begin:
            rows.append((begin, stop))
            if len(rows) == 16:
                return rows + _last_rows(layout, number, metadata)
    return rows


def _last_rows(layout: Layout, number: int, metadata: int) -> list[tuple[int, int]]:
    """The last two lines above the labels that are not blank and stand below line *number*."""
    source, lines = layout.source, layout.lines
    last: list[tuple[int, int]] = []
    final = lines.at(metadata - 1) if metadata else -1
    while final > number and len(last) < 2:
        begin, stop = trim(source, lines.starts[final], min(lines.ends[final], metadata))
        if stop > begin:
            last.insert(0, (begin, stop))
        final -= 1
    return last


def _header(layout: Layout, rows: list[tuple[int, int]], top: int) -> int:
    """Date, title and credits; gives the number of the row behind them. Text above the date is another document's."""
    source, profile = layout.source, layout.shaped
    at = 0
    for index, (begin, stop) in enumerate(rows[:8]):
        found = masthead.date_line(source, begin, stop, profile)
        if found:
            layout.date = found
            layout.part(found.span.start, found.span.end, "date")
            if index:
                layout.part(rows[0][0], rows[index - 1][1], "furniture")
                layout.report("AT107", rows[0][0], rows[index - 1][1])
            at = index + 1
            break
    if layout.date is None:
        layout.report("AT106", 0, top)
    if at < len(rows) and rows[at][1] - rows[at][0] <= 400:
        begin, stop = masthead.unmarked(source, *rows[at])
        at += 1
    else:
        begin = stop = top
    if stop > begin:
        masthead.take_title(layout, begin, stop)
    else:
        layout.report("AT105", 0, top)
    while at < len(rows) and values.credits_opening().match(source, *rows[at]):
        layout.field("credits", *rows[at], bare=True)
        at += 1
    return at


def _metadata_start(layout: Layout, keys: dict[str, str]) -> int:
    """Where the labels behind the body start: at the first that can be nothing else, or two in a row that could."""
    source, lines, profile = layout.source, layout.lines, layout.shaped
    headings = {heading.lower() for heading in profile.headings}
    weak = -1
    for number in range(len(lines)):
        start, end = lines.starts[number], lines.ends[number]
        if end - start > _LONGEST or end == start:
            if end - start > _LONGEST:
                weak = -1
            continue
        text = source[start:end].strip(" \t:*\u00a0").lower()
        if text in headings:
            return start
        if text in keys:
            if keys[text] not in _WEAK or "(" in text:  # Author(s): no word of a sentence
                return weak if weak >= 0 else start
            if weak < 0:
                weak = start
        elif text and weak >= 0 and text[-1] in ".!?":
            weak = -1
    rights = _rights(source, profile)
    if rights >= 0:
        return lines.starts[lines.at(rights)]
    return len(source)


def _metadata(layout: Layout, start: int, keys: dict[str, str]) -> None:
    """Labels on lines of their own, each with the lines below it; values that stand alone are known by what they say."""
    for label, key, lines in _groups(layout, start, keys):
        strays = lines if label is None else _value(layout, label, key, lines)
        for together in _rights_joined(layout.source, strays):
            _unlabelled(layout, together)
    # The citation: from the source field, or a bare line that reads as one.
    for entry in layout.fields:
        if entry.key in ("citation", "source") and entry.text:
            layout.read_citation(*entry.span)
            if entry.key == "citation" or (layout.citation and (layout.citation.references or layout.citation.contributors)):
                break


def _groups(layout: Layout, start: int, keys: dict[str, str]) -> Iterator[Group]:
    """The lines from *start* on, by their labels; headings and buttons are furniture."""
    source, lines, profile = layout.source, layout.lines, layout.shaped
    idle = {*(heading.lower() for heading in profile.headings), *profile.buttons}
    group: Group = (None, "", [])
    for number in range(lines.at(start), len(lines)):
        if lines.starts[number] == lines.ends[number]:
            continue
        begin, stop = trim(source, lines.starts[number], lines.ends[number])
        text = source[begin:stop]
        if not text:
            continue
        words = text.strip(" :*#").lower() if len(text) <= _LONGEST else ""
        if words in keys:
            yield group
            group = ((text.strip(" *#").rstrip(":").rstrip(" *"), begin, stop), keys[words], [])
        elif words in idle:
            yield group
            group = (None, "", [])
            layout.part(begin, stop, "furniture")
        else:
            group[2].append((begin, stop))
    yield group


def _value(layout: Layout, label: tuple[str, int, int], key: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The value of a label from the lines below it; gives those that are not its own, since their labels are lost."""
    source = layout.source
    strays: list[tuple[int, int]] = []
    if key != "rights":  # the rights text has its own words: its label is lost
        for place, stretch in enumerate(lines):
            if values.about_rights(source[slice(*stretch)]):
                lines, strays = lines[:place], lines[place:]
                break
    if lines and not values.fits(key, source[slice(*lines[0])]):
        strays, lines = lines + strays, []
    elif key not in _SEVERAL and len(lines) > 1:  # one value only
        strays, lines = lines[1:] + strays, lines[:1]
    if lines:
        layout.field(key, lines[0][0], lines[-1][1], label)
    else:
        layout.field(key, label[2], label[2], label)
    return strays


def _rights_joined(source: str, stretches: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The stretches one by one, but those about rights that nothing parts together: they are one value, one slice of the source."""
    joined: list[list[tuple[int, int]]] = []
    rights = False
    for start, end in stretches:
        before, rights = rights, values.about_rights(source[start:end])
        if before and rights:
            joined[-1].append((start, end))
        else:
            joined.append([(start, end)])
    return joined


def _unlabelled(layout: Layout, lines: list[tuple[int, int]]) -> None:
    """A value without label: the rights text, a citation, an archive, a number, a date."""
    start, end = lines[0][0], lines[-1][1]
    text = layout.source[start:end]
    lower = text.lower()
    if values.about_rights(text):
        layout.field("rights", start, end)
        layout.parts[-1:] = [(begin, stop, "field") for begin, stop in lines]
    elif any(host.lower() in lower for host in layout.shaped.hosts) and text[:1] in '"“':
        layout.field("citation", start, end)
    elif citations.looks_archival(text, known=layout.known):
        layout.field("source", start, end)
    elif text.isdigit() and 4 <= len(text) <= 8:
        layout.field("record_id", start, end)
    else:
        layout.part(start, end, "furniture")
        layout.report("AT111", start, end)
