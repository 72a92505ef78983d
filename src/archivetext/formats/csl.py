"""CSL-JSON (Citation Style Language 1.0.2, input data): what Zotero, pandoc and citeproc processors read.

A document is a ``manuscript``: in the styles, the type with an archive and a shelfmark. Its ``language`` is that of the
original, as ISO 639-1. A date that CSL cannot hold in parts (a decade, an open end) is given in words, as ``literal``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archivetext.formats.bibliography import Item, end_parts, from_citation, items, name_of, one_line
from archivetext.words.languages import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.records import Citation, Document, HistoricalDate

__all__ = ["item", "write", "write_citation"]


def write(records: Iterable[Document | Failure], *, many: bool = False, source: bool = False) -> Iterator[str]:  # noqa: ARG001  one shape
    """The documents as one JSON array, an item each; *many* and *source* change nothing."""
    opening = "[\n"
    for found in items(records):
        yield opening + json.dumps(item(found), indent=1)
        opening = ",\n"
    yield "\n]\n" if opening == ",\n" else "[]\n"


def write_citation(citation: Citation) -> str:
    """The citation alone, as an array of one item.

    >>> from archivetext import parse_citation
    >>> text = write_citation(parse_citation('"Letter to Ann," May 21, 1962, RGANI, F. 3, Op. 16, D. 947.'))
    >>> json.loads(text)[0]["issued"], json.loads(text)[0]["archive_location"]
    ({'date-parts': [[1962, 5, 21]]}, 'F. 3, Op. 16, D. 947')
    """
    return json.dumps([item(from_citation(citation))], indent=1) + "\n"


def item(found: Item) -> dict[str, Any]:
    """One item as CSL data."""
    data: dict[str, Any] = {"id": found.key, "type": "manuscript"}
    if found.title:
        data["title"] = one_line(found.title)
    for variable, people in (("author", found.authors), ("translator", found.translators), ("editor", found.editors)):
        if people:
            data[variable] = [_name(name) for name in people]
    if found.date is not None:
        issued = _date(found.date)
        if issued:
            data["issued"] = issued
    rest = (
        ("archive", found.archive),
        ("archive-place", found.place),
        ("archive_location", found.location),
        ("source", found.host),
        ("URL", found.url),
        ("language", code_of(found.language or "")),
        ("abstract", found.abstract),
        ("note", "; ".join(found.notes)),
    )
    return data | {variable: one_line(value) for variable, value in rest if value}


def _name(written: str) -> dict[str, str]:
    name = name_of(written)
    if name.literal:
        return {"literal": one_line(name.family)}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {part: one_line(value) for part, value in parts.items() if value}


def _date(date: HistoricalDate) -> dict[str, Any]:
    """``circa`` stands for every doubt: CSL has one word for ``?`` and ``~``."""
    edtf = date.edtf
    if edtf is None:
        return {"literal": one_line(date.text)} if date.text else {}
    ends = [end_parts(end) for end in edtf.split("/")]
    if not all(ends) or any(len(end) > 1 and end[1] > 12 for end in ends[1:] + (ends if len(ends) > 1 else [])):
        return {"literal": one_line(str(date))}
    found: dict[str, Any] = {"date-parts": [list(end) for end in ends]}
    if len(ends[0]) > 1 and ends[0][1] > 12:
        found = {"date-parts": [[ends[0][0]]], "season": ends[0][1] - 20}
    if edtf.endswith(("?", "~", "%")):
        found["circa"] = True
    return found
