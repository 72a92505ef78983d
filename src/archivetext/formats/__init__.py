"""The formats that records can be written in, one module each.

A module gives functions of one shape, :class:`Write`: records in, pieces of text out, lazily. The table
:data:`FORMATS` names them; the command line knows formats from nowhere else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from attrs import frozen

from archivetext.records import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FORMATS", "Failure", "Write", "about", "documents", "writer"]


@frozen
class Failure:
    """A text that could not be read, in the place of its document."""

    name: str
    """Where the text should have come from (a path)."""
    error: str
    """Name of the error's class, e.g. ``ReadError`` or ``FileNotFoundError``."""
    message: str
    """What is wrong, where, and what to do about it."""


class Write(Protocol):
    """What a module of this room gives."""

    def __call__(self, records: Iterable[Document | Failure], *, many: bool = False, source: bool = False) -> Iterator[str]:
        """The pieces of text that, joined, are the file.

        Args:
            records: the records, in the order in which they are to stand. A format with no place for a
                failure leaves it out.
            many: whether more than one record may come. A format of one document a file may then need a frame.
            source: whether to include the source text, for a format that has a place for it.
        """
        ...


FORMATS: dict[str, str] = {
    "json": "archivetext.formats.json:write",
    "jsonl": "archivetext.formats.json:write_lines",
    "csl": "archivetext.formats.csl:write",
    "ris": "archivetext.formats.ris:write",
    "biblatex": "archivetext.formats.biblatex:write",
    "chicago": "archivetext.formats.chicago:write",
    "html": "archivetext.formats.page:write",
    "markdown": "archivetext.formats.markdown:write",
    "text": "archivetext.formats.text:write",
    "tei": "archivetext.formats.tei:write",
    "csv": "archivetext.formats.csv:write",
}
"""Name of each format, with the function that writes it. The command, its help, the docs and the tests take their lists from here."""


def writer(name: str) -> Write:
    """The function that writes format *name*. Its module is imported now.

    Raises:
        KeyError: no such format is in :data:`FORMATS`.
    """
    module, _, function = FORMATS[name].partition(":")
    return cast("Write", getattr(import_module(module), function))


def about(name: str) -> str:
    """What a format is: the first sentence that its module, or its function, says of itself.

    >>> about("chicago")
    'Notes in the style of the Chicago Manual of Style (17th edition, 14.221-14.231): one line a document.'
    """
    module, _, function = FORMATS[name].partition(":")
    found = import_module(module)
    told = found.__doc__ if function == "write" else getattr(found, function).__doc__
    words = " ".join((told or "").partition("\n\n")[0].split())
    return words.partition(". See ")[0].replace("``", "`")


def documents(records: Iterable[Document | Failure]) -> Iterator[Document]:
    """Only the documents, for a format with no place for a failure."""
    return (record for record in records if isinstance(record, Document))
