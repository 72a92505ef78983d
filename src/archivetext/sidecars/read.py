"""Documents and pages with what a sidecar says: parsed below their front matter, their headers filled where the page is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from archivetext import dates
from archivetext.blocks import tiles
from archivetext.books import split
from archivetext.diagnostics import report
from archivetext.parser import Given, as_profile, family_of, parse, parse_header
from archivetext.profiles.base import read_page
from archivetext.records import Field, HistoricalDate, Text, digest, moved
from archivetext.sidecars import beside, front
from archivetext.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archivetext.profiles import Profile
    from archivetext.records import Block, BlockKind, Document, Header, Origin, Page

__all__ = ["page_of", "records_of"]

_NOWHERE = Span(0, 0)
"""The place of what another file says."""


def records_of(
    text: str, name: str, profile: Profile | str | None, *, many: bool = True, others: Mapping[str, object] | None = None
) -> tuple[Document, ...]:
    """The documents of a file, with what its sidecar and its front matter say. What they say of a file of many is said of none of them.

    Args:
        text: of the file.
        name: its path.
        profile: as for :func:`archivetext.parse`.
        many: whether the file is cut into documents.
        others: the columns beside the text, where it comes from a table: they count as a sidecar does.
    """
    fence = _front(text, profile)
    rest = text if fence is None else text[fence[1] :]
    documents = split(rest, profile=profile, name=name) if many else (parse(rest, profile=profile, name=name),)
    if fence is not None:
        documents = (_below(documents[0], text, fence), *(evolve(one, offset=one.offset + fence[1]) for one in documents[1:]))
    if len(documents) > 1:
        return documents
    document = next(iter(documents))
    found = as_profile(profile)
    header = document.header if fence is None else _filled(document.header, _of_front(fence[0]), "front-matter", found)
    try:
        said = beside.told(others.items()) if others else beside.beside(name)
    except beside.SidecarError as error:
        return (evolve(document, header=header, diagnostics=(report("AT601", _NOWHERE, str(error)), *document.diagnostics)),)
    if not said and fence is None:
        return (document,)
    filled = _filled(header, [(*one, _NOWHERE, None) for one in said], "sidecar", found)
    return (evolve(document, header=filled),)


def page_of(text: str, name: str, profile: Profile | str | None) -> Page:
    """The quick look at a file, with what its sidecar and its front matter say."""
    fence = _front(text, profile)
    page = parse_header(text if fence is None else text[fence[1] :], profile=profile, name=name)
    found = as_profile(profile)
    if fence is not None:
        at = fence[1]
        page = moved(page, lambda start, end: (start + at, end + at))
        page = evolve(
            page, blocks=(*_blocks(text, *fence), *page.blocks), header=_filled(page.header, _of_front(fence[0]), "front-matter", found)
        )
    try:
        said = beside.beside(name)
    except beside.SidecarError:
        return page
    return evolve(page, header=_filled(page.header, [(*one, _NOWHERE, None) for one in said], "sidecar", found)) if said else page


def _front(text: str, profile: Profile | str | None) -> tuple[list[front.Entry], int] | None:
    """The front matter of a text that its profile does not read itself."""
    fence = front.above(text)
    if fence is None:
        return None
    found, _ = family_of(Given(text), profile)
    return None if any(part.form == "yaml" for part in read_page(found.page)) else fence


def _below(document: Document, text: str, fence: tuple[list[front.Entry], int]) -> Document:
    """The document of the text below front matter, as the document of the whole text."""
    at = fence[1]
    whole = text[: at + document.length]
    placed = moved(document, lambda start, end: (start + at, end + at))
    blocks = tuple(block for block in placed.blocks if block.span.end > block.span.start)
    return evolve(placed, source=whole, length=len(whole), sha256=digest(whole), blocks=(*_blocks(text, *fence), *blocks))


def _blocks(text: str, entries: list[front.Entry], end: int) -> tuple[Block, ...]:
    """The tiles of the front matter."""
    parts: list[tuple[int, int, BlockKind]] = []
    for entry in entries:
        parts.append((*entry.label, "label"))
        if entry.value[1] > entry.value[0]:
            parts.append((*entry.value, "field"))
    return tiles(text[:end], parts)


def _of_front(entries: list[front.Entry]) -> list[tuple[str, str, str, Span, Span | None]]:
    seen: set[str] = {beside.LEFT_OUT}
    found: list[tuple[str, str, str, Span, Span | None]] = []
    for entry in entries:
        key = beside.key_of(entry.key)
        if entry.text and key not in seen:
            seen.add(key)
            found.append((key, entry.key, entry.text, Span(*entry.value), Span(*entry.label)))
    return found


def _filled(header: Header, said: Iterable[tuple[str, str, str, Span, Span | None]], origin: Origin, profile: Profile | None) -> Header:
    """The header with what it lacks."""
    known = {entry.key for entry in header.fields if entry.text}
    fields: list[Field] = []
    for key, label, words, span, label_span in said:
        if key == "title" and header.title is None:
            header = evolve(header, title=Text(words, span), title_origin=origin)
        elif key == "date" and header.date is None and (date := _date(words, span, profile)) is not None:
            header = evolve(header, date=date, date_origin=origin)
        elif key not in known and not (key == "title" or (key == "date" and header.date is not None)):
            fields.append(Field(key, label, words, span, label_span, origin))
    if not fields:
        return header
    return evolve(header, fields=tuple(sorted((*fields, *header.fields), key=lambda entry: entry.span.start)))


def _date(words: str, span: Span, profile: Profile | None) -> HistoricalDate | None:
    """The date that a value tells; None where it tells none."""
    day, _, clock = words.partition("T")
    if len(day) == 10 and clock[:5] in ("00:00", ""):  # midnight, where a database keeps no time
        words = day
    if profile is None:
        date = dates.parse_date(words)
    else:
        date = dates.parse_date(words, century=profile.century, day_first=profile.day_first, knowledge=profile.knowledge)
    return None if date.edtf is None else evolve(date, span=span)
