"""The state of a reading: the text, the archives that are known, and what was found so far; and a reference that is being read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from archivetext.citations.hosts import hosts_of
from archivetext.citations.levels import ARCHIVAL_LEVELS, NO_LABELS, Part, level_at

if TYPE_CHECKING:
    from archivetext.citations.archives import Archives, Entry
    from archivetext.citations.folded import Folded
    from archivetext.citations.hosts import Hosts
    from archivetext.knowledge import Knowledge
    from archivetext.records import ArchivalReference, Repository

    Known = tuple[Entry, int]

__all__ = ["AGAIN", "COMMA", "END", "Archive", "Draft", "Gap", "Reading", "gap_of"]

END = -1
"""The reference ends before this."""
AGAIN = -2
"""Here starts another reference to the same archive."""
_MOST_REMEMBERED = 1000
"""So many places are remembered at which a level was looked for."""


class Archive:
    """The archive of the reference that is being read: what the table knows, the record, and what its labels mean."""

    __slots__ = ("entry", "labels", "repository", "written")

    def __init__(self, repository: Repository, entry: Entry | None = None, written: str = "") -> None:
        self.repository: Repository = repository
        self.written: str = written
        """The name as the text has it."""
        self.entry: Entry | None = entry
        self.labels: dict[str, str] = entry.labels if entry is not None else NO_LABELS


class Draft:
    """The reference that is being read."""

    __slots__ = ("archive", "labels", "last", "nested", "parts", "pending", "start", "text")

    def __init__(self, text: str, start: int, archive: Archive | None) -> None:
        self.text: str = text
        self.start: int = start
        self.last: int = start
        """Behind the last thing that belongs to it."""
        self.archive: Archive | None = archive
        self.labels: dict[str, str] = archive.labels if archive is not None else NO_LABELS
        """What the labels of that archive mean."""
        self.parts: list[Part] = []
        self.pending: list[tuple[int, int]] = []
        """Names that are collections if a level follows."""
        self.nested: int = 0

    def add(self, part: Part, end: int) -> int:
        """A level; the names before it are the collections that it is in. Gives *end*."""
        for first, last in self.pending:
            self.parts.append(Part("collection", None, self.text[first:last], first, last, ""))
        self.pending.clear()
        self.parts.append(part)
        self.last = end
        return end


class Gap:
    """What stands between two parts."""

    __slots__ = ("bracket", "linked", "semicolon", "sentence")

    def __init__(self, between: str) -> None:
        self.semicolon: bool = ";" in between
        self.sentence: bool = "." in between and (between[0] == "." or ". " in between) and "-" not in between and "–" not in between
        self.linked: bool = between.endswith(("and ", "und "))
        self.bracket: bool = between.endswith("(")


@lru_cache(maxsize=64)
def gap_of(between: str) -> Gap:
    """What stands there; most of it is one of few."""
    return Gap(between)


COMMA = gap_of(", ")


class Reading:
    """The references of one folded text, as far as they are read."""

    __slots__ = (
        "answer",
        "asked",
        "carry",
        "cores",
        "folded",
        "hosted",
        "hosts",
        "knowledge",
        "known",
        "languages",
        "latest",
        "references",
        "text",
    )

    def __init__(self, folded: Folded, known: Archives, hosts: Hosts | None = None) -> None:
        self.folded: Folded = folded
        self.text: str = folded.text
        self.knowledge: Knowledge | None = None
        """Months of a user's own."""
        self.known: Archives = known
        """The table of archives."""
        self.hosts: Hosts = hosts_of() if hosts is None else hosts
        """Who is known to publish, those of the table if not given."""
        self.references: list[ArchivalReference] = []
        """What was found so far."""
        self.carry: Archive | None = None
        """The archive of the reference before, where the next one goes on with it."""
        self.latest: Archive | None = None
        """The archive of the reference before: what ``Ibid.`` means."""
        self.languages: frozenset[str] | None = None
        """What the text was translated from, in squeezed words; None until it is asked for."""
        self.cores: dict[tuple[int, int], int] = {}
        """What :meth:`core_at` has found."""
        self.asked: tuple[int, int] = (-1, -1)
        self.answer: Known | None = None
        """What :meth:`known_at` was asked last, and what it said."""
        self.hosted: int = -1
        """Where the publisher's name has just been read: what stands there is the source, whatever its name."""

    def known_at(self, at: int, stop: int) -> Known | None:
        """The archive of the table at *at*. The last answer is kept: where a reference ends, the next statement asks again."""
        if self.asked != (at, stop):
            self.asked = at, stop
            self.answer = self.known.match(self.text, at, stop)
        return self.answer

    def core_at(self, at: int, stop: int) -> int:
        """Where the level of an archive starts that is read at *at*; -1 where none is.

        Remembered, since names are tried one behind the other.
        """
        begin = self.cores.get((at, stop))
        if begin is None:
            level = level_at(self.text, at, stop, NO_LABELS)
            begin = level[0].start if level is not None and level[0].kind in ARCHIVAL_LEVELS else -1
            if len(self.cores) >= _MOST_REMEMBERED:
                self.cores.clear()
            self.cores[at, stop] = begin
        return begin
