r"""BibLaTeX: an ``@unpublished`` entry for a document in its archive, for biber (UTF-8).

``date`` is the value in EDTF, which BibLaTeX reads as it is; a value that is none is not written. ``library`` is archive and shelfmark;
``note`` is the same, since the standard styles print no ``library``. ``origlanguage`` lets them say "translated from the Russian".
Titles are braced twice: no style changes their capitals.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archivetext.formats.bibliography import Item, from_citation, items, name_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.records import Citation, Document

__all__ = ["item", "write", "write_citation"]

# The languages whose names biblatex's bibliography strings know.
_KNOWN = frozenset(
    (
        "bulgarian croatian czech danish dutch english estonian finnish french german greek hungarian italian japanese latvian lithuanian"
        " norwegian polish portuguese romanian russian serbian slovak slovenian spanish swedish turkish ukrainian"
    ).split()
)


def write(records: Iterable[Document | Failure], *, many: bool = False, source: bool = False) -> Iterator[str]:  # noqa: ARG001  one shape
    """The documents, an entry each, with an empty line between them; *many* and *source* change nothing."""
    opening = ""
    for found in items(records):
        yield opening + item(found)
        opening = "\n"


def write_citation(citation: Citation) -> str:
    """The citation alone, as one entry.

    >>> from archivetext import parse_citation
    >>> text = write_citation(parse_citation('"Letter to Ann," May 21, 1962, RGANI, F. 3, Op. 16, D. 947.'))
    >>> text.splitlines()[1:3]
    ['  title = {{Letter to Ann}},', '  date = {1962-05-21},']
    """
    return item(from_citation(citation))


def item(found: Item) -> str:
    """One entry, with its last line end."""
    date = found.date
    shelfmark = ", ".join(part for part in (found.archive, found.location) if part)
    notes = list(found.notes)
    if date is not None and (date.edtf is None or date.time) and date.text:
        notes.insert(0, f"date: {date}")
    language = (found.language or "").lower()
    fields = [
        ("author", _names(found.authors)),
        ("title", f"{{{_escaped(found.title)}}}" if found.title else ""),
        ("date", (date.edtf or "") if date else ""),
        ("translator", _names(found.translators)),
        ("editor", _names(found.editors)),
        ("origlanguage", language if language in _KNOWN else ""),
        ("howpublished", _escaped(found.host)),
        ("library", _escaped(shelfmark)),
        ("location", _escaped(found.place)),
        ("note", _escaped(shelfmark)),
        ("addendum", _escaped("; ".join(notes))),
        ("url", _address(found.url)),
        ("abstract", _escaped(found.abstract)),
    ]
    written = [f"  {name} = {{{value}}},\n" for name, value in fields if value]
    return f"@unpublished{{{found.key},\n{''.join(written)}}}\n"


def _names(people: Iterable[str]) -> str:
    names = []
    for written in people:
        name = name_of(written)
        if name.literal:
            names.append(f"{{{_escaped(name.family)}}}")
        else:
            family = f"{name.particle} {name.family}" if name.particle else name.family
            names.append(", ".join(_escaped(part) for part in (family, name.suffix, name.given) if part))
    return " and ".join(names)


_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
_UNPAIRED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


def _escaped(value: str | None) -> str:
    """The value as LaTeX reads it as it is, on one line. Biber counts braces even behind a backslash: they must pair."""
    text = one_line(value)
    special = _SPECIAL if _paired(text) else _SPECIAL | _UNPAIRED
    return _special().sub(lambda match: special[match.group()], text)


def _paired(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


@cache
def _special() -> re.Pattern[str]:
    return re.compile(r"[\\{}~^&%$#_]")


def _address(url: str | None) -> str:
    """A verbatim field: its braces must pair, so they, and what else TeX gives a meaning, are written in percent signs."""
    return _unsafe().sub(lambda match: f"%{ord(match.group()):02X}", "".join(one_line(url).split()))


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile(r"[{}\\^]")
