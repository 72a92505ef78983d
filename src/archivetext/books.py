r"""A file that holds many documents, cut into them: a volume of numbered documents, a collection of telegrams.

    file     = [ front matter ] 1*document
    document = opening *line               up to the next opening

The profile says which line opens a document (``split``). Where that line has a number, the numbers go up: of all lines that could
open one the longest row counts whose numbers rise. So a number that stands in the text of a document, as that of a letter or of an
item, opens none. The parts tile the file.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from attrs import evolve

from archivetext.pages.openings import openings
from archivetext.pages.pattern import TooLongError
from archivetext.pages.units import Rows
from archivetext.parser import Given, document_of, family_of
from archivetext.spans import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.profiles import Profile
    from archivetext.records import Document

__all__ = ["documents", "split"]

_LITTLE = 200
"""So many code points, beside furniture, before the first document of a file are no document."""


def split(
    text: str, *, profile: Profile | str | None = None, profiles: Iterable[Profile | str] | None = None, name: str | None = None
) -> tuple[Document, ...]:
    r"""The documents of a file that may hold many, each parsed by itself.

    Args:
        text: the file, as it is.
        profile: as for :func:`archivetext.parse`.
        profiles: as for :func:`archivetext.parse`.
        name: where it came from; a document of several is called ``name#1``, ``name#2``; what stands before the first ``name#0``.

    Returns:
        The documents in their order. ``offset`` says where in the file each starts, in code points, ``length`` how long it is: they
        tile the file, so that their sources, joined, are the text. One document for a file that holds one. Spans are those in its
        own source.

    Raises:
        TypeError: as for :func:`archivetext.parse`.
        LookupError: as for :func:`archivetext.parse`.

    >>> from archivetext import Profile
    >>> volume = "No. 1\nOn Trade\n\nMay 4, 1962\n\nThe ships are ready.\n\nNo. 2\nOn Grain\n\nMay 5, 1962\n\nSo is the grain.\n"
    >>> mine = Profile("mine", page="number title date body", lines={"number": "No. {number:int}"}, split="No. {number:int}")
    >>> [(document.header.title.text, document.offset) for document in split(volume, profile=mine)]
    [('On Trade', 0), ('On Grain', 51)]
    """
    return tuple(documents(text, profile=profile, profiles=profiles, name=name))


def documents(
    text: str, *, profile: Profile | str | None = None, profiles: Iterable[Profile | str] | None = None, name: str | None = None
) -> Iterator[Document]:
    """The same, one after the other."""
    read = Given(text)
    found, rivals = family_of(read, profile, profiles)
    try:
        edges, front = _edges(read.text, read.lines, found)
    except TooLongError:
        edges, front = [], False  # the parse of the whole tells it
    if not edges:
        yield document_of(read, found, rivals, name=name)
        return
    plain = read.plain
    cuts = edges if plain is None else [plain.tile(edge, edge)[0] if edge < len(read.text) else len(text) for edge in edges]
    for number, (start, end) in enumerate(itertools.pairwise(cuts), 0 if front else 1):
        part = None if name is None else f"{name}#{number}"
        family = _of_front(found) if front and number == 0 else found
        yield evolve(document_of(Given(text[start:end]), family, rivals, name=part, alone=True), offset=start)


def _edges(source: str, lines: Lines, profile: Profile) -> tuple[list[int], bool]:
    """Where the parts of a file start and the last ends, and whether the first is front matter; nothing where it holds one document."""
    starts = openings(source, lines, profile)
    if len(starts) < 2 and not (starts and source[: starts[0]].strip()):
        return [], False
    edges = [0, *(start for start in starts if start > 0), len(source)]
    front = starts[0] > 0
    if front and _is_little(source, lines, profile, starts[0]):
        del edges[1]
        front = False
    return edges, front


def _is_little(source: str, lines: Lines, profile: Profile, end: int) -> bool:
    """Whether what stands before the first document is the page's furniture and a line or two: it goes with that document."""
    left = end
    for number in range(lines.at(end)):
        start, stop = lines.starts[number], lines.ends[number]
        if not source[start:stop].strip():
            left -= stop - start
    rows = Rows(source[:end], Lines(source[:end]), profile)
    return left - sum(stop - start for start, stop in rows.furniture) < _LITTLE


def _of_front(profile: Profile) -> Profile:
    """The profile of what stands before the first document: of the family, without its page."""
    return evolve(profile, page="body", lines={}, labels={}, weak=(), values={}, within={})
