"""The state of a reading: the text, the archives that are known, and what was found so far; and a reference that is being read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from archivetext.citations.hosts import hosts_of
from archivetext.citations.levels import ARCHIVAL_LEVELS, NO_LABELS, OwnLabels, Part, level_at
from archivetext.records import Repository

if TYPE_CHECKING:
    from archivetext.citations.archives import Archives, Entry
    from archivetext.citations.folded import Folded
    from archivetext.citations.hosts import Hosts
    from archivetext.knowledge import Knowledge
    from archivetext.records import ArchivalReference

    Known = tuple[Entry, int]

__all__ = ["AGAIN", "COMMA", "DEPTH", "END", "Archive", "Draft", "Gap", "Reading", "gap_of", "home"]

END = -1
"""The reference ends before this."""
AGAIN = -2
"""Here starts another reference to the same archive."""
DEPTH = {
    "fond": 0,
    "opis": 1,
    "papka": 2,
    "portfel": 2,
    "delo": 3,
    "item": 3,
    "file": 3,
    "volume": 4,
    "part": 5,
    "list": 6,
    "page": 6,
    "folio": 6,
}
"""How deep a level lies in the archives that count down to the leaf."""
_MOST_REMEMBERED = 1000
"""So many places are remembered at which a level or an archive was looked for."""


class Archive:
    """The archive of the reference that is being read: what the table knows, the record, and what its labels mean."""

    __slots__ = ("entry", "labels", "repository", "written")

    def __init__(self, repository: Repository, entry: Entry | None = None, written: str = "") -> None:
        self.repository: Repository = repository
        self.written: str = written
        """The name as the text has it."""
        self.entry: Entry | None = entry
        self.labels: OwnLabels = entry.labels if entry is not None else NO_LABELS


def home(known: Archives, repository: Repository | str) -> Archive:
    """The archive whose references need not name it, with its labels where the table knows it."""
    name = repository if isinstance(repository, str) else repository.code or repository.name or ""
    found = known.match(name, 0, len(name)) or known.short(f"{name},", 0, len(name) + 1)
    entry = found[0] if found is not None and found[1] >= len(name) else None
    if not isinstance(repository, str):
        return Archive(repository, entry, name)
    return Archive(Repository(None, name) if entry is None else entry.as_written(name), entry, name)


class Draft:
    """The reference that is being read."""

    __slots__ = (
        "above",
        "again",
        "archive",
        "described",
        "labels",
        "last",
        "located",
        "nested",
        "parts",
        "pending",
        "placed",
        "start",
        "text",
    )

    def __init__(self, text: str, start: int, archive: Archive | None) -> None:
        self.text: str = text
        self.start: int = start
        self.last: int = start
        """Behind the last thing that belongs to it."""
        self.described: int = start
        """Behind what describes the document: no other reference starts before this."""
        self.archive: Archive | None = archive
        self.labels: OwnLabels = archive.labels if archive is not None else NO_LABELS
        """What the labels of that archive mean."""
        self.parts: list[Part] = []
        self.pending: list[tuple[int, int]] = []
        """Names that are collections if a level follows."""
        self.placed: int = start
        """Behind the archive, its brackets and its place."""
        self.again: bool = False
        """Whether it opens with a word that means the archive of the reference before."""
        self.located: bool = False
        """Whether the archive's city was told."""
        self.nested: int = 0
        self.above: list[Part] = []
        """The levels of the reference before, of which this one goes on with those above its own first."""

    def add(self, part: Part, end: int) -> int:
        """A level; the names before it are the collections that it is in. Gives *end*."""
        if self.above:
            self.inherit(part.kind, part.value)
        for first, last in self.pending:
            self.parts.append(Part("collection", None, self.text[first:last], first, last, ""))
        self.pending.clear()
        self.parts.append(part)
        self.last = end
        return end

    def told(self) -> bool:
        """Whether something stands before of which a place that follows can be a part: Country File, Vietnam."""
        return bool(self.pending or self.parts)

    def counted(self) -> bool:
        """Whether it counts by opis and delo."""
        return any(part.kind in ("opis", "delo") for part in self.parts)

    def at_leaf(self) -> bool:
        """Whether only leaves can follow: a file or volume was told."""
        return any(DEPTH.get(part.kind, 0) > 2 or part.kind in ("dossier", "folder", "box", "call-number") for part in self.parts)

    def inherit(self, kind: str, value: str) -> None:
        """Puts the levels of the reference before it, down to one of that kind, above the first of its own.

        ``f. 3, op. 16, d. 947; d. 948`` is delo 948 of that opis. Of two levels of one kind that is replaced which opens alike, else the
        last: ``A1838, 12/1; 12/2``, ``A1838, 12/1; A816, 5/3``.
        """
        above, self.above = self.above, []
        kinds = [part.kind for part in above]
        if kind in kinds:
            upto = kinds.index(kind)
            while above[upto].value[:1].isalpha() != value[:1].isalpha() and upto + 1 < len(kinds) and kinds[upto + 1] == kind:
                upto += 1
        elif kind in DEPTH:
            upto = next((number for number, other in enumerate(kinds) if DEPTH.get(other, -1) >= DEPTH[kind]), len(kinds))
        else:
            return
        self.parts[:0] = above[:upto]


class Gap:
    """What stands between two parts."""

    __slots__ = ("blank", "bracket", "comma", "linked", "semicolon", "sentence")

    def __init__(self, between: str) -> None:
        self.semicolon: bool = ";" in between or "；" in between
        point = "." in between and (between[0] == "." or ". " in between)
        self.sentence: bool = (point and between[:2] != ".," and "-" not in between and "–" not in between) or "。" in between
        self.blank: bool = between == " "
        self.comma: bool = "," in between or "、" in between or "،" in between
        self.linked: bool = between[-2:-1].isalpha() and between[-1:] == " "  # a word stands in it
        self.bracket: bool = between.endswith("(")


@lru_cache(maxsize=64)
def gap_of(between: str) -> Gap:
    """What stands there; most of it is one of few."""
    return Gap(between)


COMMA = gap_of(", ")


class Reading:
    """The references of one folded text, as far as they are read."""

    __slots__ = (
        "above",
        "archives",
        "carry",
        "cores",
        "folded",
        "home",
        "hosted",
        "hosts",
        "knowledge",
        "known",
        "languages",
        "latest",
        "references",
        "searching",
        "text",
    )

    def __init__(self, folded: Folded, known: Archives, hosts: Hosts | None = None, *, before: Reading | None = None) -> None:
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
        self.above: list[Part] = []
        """The levels of the reference before."""
        if before is not None and before.references:
            self.latest, self.above = before.latest, before.placed_in(folded)
        self.searching: bool = False
        """Whether a reference is looked for inside statements that do not open with it."""
        self.home: Archive | None = None
        """Whose a reference is that names no archive."""
        self.languages: frozenset[str] | None = None
        """What the text was translated from, in squeezed words; None until it is asked for."""
        self.cores: dict[tuple[int, int], int] = {}
        """What :meth:`core_at` has found."""
        self.archives: dict[tuple[int, int], Known | None] = {}
        """What :meth:`known_at` has found."""
        self.hosted: int = -1
        """Where the publisher's name has just been read: what stands there is the source, whatever its name."""

    def placed_in(self, folded: Folded) -> list[Part]:
        """The levels of the last reference, in another text behind this one: their offsets are negative there."""
        place = self.folded.span
        spans = [place(part.start, part.end) for part in self.above]
        return [
            part._replace(start=start - folded.shift, end=end - folded.shift) for part, (start, end) in zip(self.above, spans, strict=True)
        ]

    def carried(self) -> Archive | None:
        """The archive that a reference goes on with, told once: what is told is forgotten."""
        found = self.carry
        self.carry = None
        return found

    def known_at(self, at: int, stop: int) -> Known | None:
        """The archive of the table at *at*. Remembered, since one place is asked by what ends there and by what may start."""
        archives = self.archives
        key = at, stop
        if key in archives:
            return archives[key]
        if len(archives) >= _MOST_REMEMBERED:
            archives.clear()
        archives[key] = found = self.known.match(self.text, at, stop)
        return found

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
