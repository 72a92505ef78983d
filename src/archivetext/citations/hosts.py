"""Who publishes a text without keeping the original: in a citation the host stands between the date and the archive.

    host = [ "The" ] ( name of a known publisher | capitalised words ( "Digital" | "Online" | "Virtual" ) ( "Archive" | "Library" | ... ) )

Publishers are known from ``data/hosts.txt``, and a profile adds those of its own pages. A host of the second form needs no list.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from archivetext.citations.lazy import Lazy
from archivetext.citations.wording import alternatives
from archivetext.words import lists

if TYPE_CHECKING:
    import re

__all__ = ["INSTITUTION", "Hosts", "Publisher", "hosts_of", "institutions", "projects", "publishers"]

_KIND = rf"{alternatives('publisher')}\b"
"""What a host calls itself, in most names."""
_BEFORE = r"(?<![\w'’&-])"
_REACH = 200
"""How far behind the word *Digital* or *Online* the name of a host can end, in code points; it starts at most 120 before it."""


class Publisher(NamedTuple):
    """A section of ``data/hosts.txt``."""

    hosts: tuple[str, ...]
    """The names under which it cites itself."""
    addresses: tuple[str, ...]
    """What stands before the number of a document in its addresses."""
    projects: tuple[str, ...]
    """The acronyms of its projects."""


@cache
def publishers() -> dict[str, Publisher]:
    """The publishers of the table, by the names of their sections.

    >>> publishers()["wilson"].hosts[1]
    'Wilson Center Digital Archive'
    """
    found: dict[str, dict[str, list[str]]] = {}
    for line in lists.lines(lists.read("archivetext.citations", "hosts.txt")):
        key, _, value = line.text.partition(":")
        found.setdefault(line.section, {"host": [], "address": [], "project": []})[key].append(value.strip())
    return {name: Publisher(tuple(of["host"]), tuple(of["address"]), tuple(of["project"])) for name, of in found.items()}


def projects() -> str:
    """A pattern for the acronym of any publisher's project."""
    return lists.either(project for one in publishers().values() for project in one.projects)


def institutions() -> str:
    """A pattern for a word that stands in the name of an institution, or the acronym of a project."""
    return rf"\b(?:{lists.institution()}|{projects()})\b"


INSTITUTION = Lazy(institutions())


class Hosts:
    """The hosts that can stand in a citation."""

    __slots__ = ("_any", "_kind", "_publisher", "_strange", "_unlike", "addresses", "behind_date", "names")

    def __init__(self, names: tuple[str, ...], addresses: tuple[str, ...]) -> None:
        self.names: tuple[str, ...] = names
        """Names that are known."""
        self.addresses: tuple[str, ...] = addresses
        """What stands before the number of a document in an address."""
        self.behind_date: tuple[str, ...] = tuple(f", {name}" for name in names)
        """How the text goes on behind a date where a known host follows."""
        kind = rf"{_BEFORE}(?:The )?(?:[A-Z][\w'’&-]*+ (?:(?:and|of|the|for) )*+){{0,8}}{_KIND}"
        self._kind = Lazy(kind)
        self._unlike: tuple[str, ...] = tuple(name for name in names if not self._kind.fullmatch(name))
        """Names that say nothing of an archive on the web."""
        self._strange: Lazy | None = None
        self._any = self._kind
        publisher = rf"\b{_KIND}"
        if self._unlike:
            strange = rf"(?:{lists.either(self._unlike)})(?!\w)"
            self._strange = Lazy(_BEFORE + strange)
            self._any = Lazy(rf"{_BEFORE}(?:The )?{strange}|{kind}")
            publisher = rf"{publisher}|{_BEFORE}{strange}"
        self._publisher = Lazy(publisher)

    def told(self, text: str) -> bool:
        """Whether a host can stand anywhere in the text."""
        return "Digital " in text or "Online " in text or any(name in text for name in self._unlike)

    def match(self, text: str, at: int, stop: int) -> re.Match[str] | None:
        """The host that stands at *at*."""
        return self._any.match(text, at, stop)

    def find(self, text: str, at: int, stop: int) -> tuple[int, int] | None:
        """Where the first host stands from *at* on, without words that a known name does not have."""
        match = self._strange.search(text, at, stop) if self._strange is not None else None
        if match is not None:
            return match.span()
        first = max(text.find("Digital ", at), text.find("Online ", at), at)
        match = self._kind.search(text, max(at, first - 120), min(stop, first + _REACH))
        if match is None:
            return None
        start = match.start()
        for name in self.names:
            if match[0].endswith(name):
                start = match.end() - len(name)
        return start, match.end()

    def publishes(self, name: str) -> bool:
        """Whether a name is that of a host, and of no archive that keeps papers."""
        return self._publisher.search(name) is not None


@lru_cache(maxsize=64)
def hosts_of(names: tuple[str, ...] = (), addresses: tuple[str, ...] = ()) -> Hosts:
    """The hosts of the table, and those of a profile."""
    known = publishers().values()
    told = [" ".join(name.split()) for name in names]
    return Hosts(
        tuple(dict.fromkeys(name for name in (*told, *(name for one in known for name in one.hosts)) if name)),
        tuple(dict.fromkeys(part for part in (*addresses, *(part for one in known for part in one.addresses)) if part)),
    )
