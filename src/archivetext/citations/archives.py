"""The archives that are known by name: who they are, where, how they are written, and what their level labels mean.

The table is ``data/archives.tsv``, one archive a line. Its columns:

``code``
    the acronym, without blanks.
``cited``
    ``code`` where the acronym is how the archive is cited, so that it stands for the archive even where a text
    spells the name out; ``name`` where the archive is known by its name, and the acronym (often shared with
    other bodies) is given only where the text itself writes it.
``name``, ``original``, ``place``, ``country``
    English name, name in its own language (romanised where the script is not Latin), city, ISO 3166-1 alpha-2 code.
``variants``
    other spellings, older names and acronyms, divided by ``|``.
``labels``
    what the archive's own level labels stand for, as ``label=kind``, divided by blanks.
``beside``
    of an archive that shares a name or an acronym with one of another country: words that stand beside it and tell the two
    apart (the country, its people, a ministry), divided by ``|``.

An empty cell is not known or does not apply. Names are compared without points, blanks, case and diacritics.

Archives of several countries share a name or an acronym (:class:`Shared`). Who is meant is told by the city at its side, by labels
that only one of them uses, by the words beside it, or by the language that was translated from; where none of these tells, nobody
is chosen: the name stands as written, without a code.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from archivetext.records import Repository
from archivetext.words import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

__all__ = ["Entry", "Shared", "find", "is_place", "known", "match", "rivals"]

_LONGEST = 200
"""No name of an archive is longer than this many code points."""


class Entry:
    """One line of the table."""

    __slots__ = ("beside", "by_code", "code", "country", "labels", "name", "original", "place", "record", "variants")

    def __init__(self, line: str) -> None:
        code, cited, name, original, place, country, variants, labels, beside = line.split("\t")
        self.code: str | None = code or None
        """The acronym, or None."""
        self.by_code: bool = cited == "code"
        """Whether the archive is cited by its acronym."""
        self.name: str = name
        """The English name."""
        self.original: str | None = original or None
        """The name in the archive's own language, or None."""
        self.place: str | None = place or None
        """The city, or None."""
        self.country: str | None = country or None
        """The country, ISO 3166-1 alpha-2, or None."""
        self.variants: tuple[str, ...] = tuple(variants.split("|")) if variants else ()
        """Other spellings."""
        self.labels: dict[str, str] = {squeeze(label): kind for label, kind in (pair.split("=") for pair in labels.split())}
        """What its level labels mean: squeezed label to kind."""
        self.beside: tuple[str, ...] = tuple(beside.split("|")) if beside else ()
        """Words that tell it from another of its name."""
        self.record: Repository = Repository(self.code, self.name, self.place, self.country)
        """The archive as a record."""

    def as_written(self, text: str) -> Repository:
        """The archive as a record, where a text names it so.

        An archive that is known by its name keeps the name as written, and has a code only if the text writes an acronym.
        """
        if self.by_code:
            return self.record
        head = text.partition(",")[0]
        if self.code and sum(map(str.islower, head)) * 2 < len(head):  # an acronym
            code = self.code if squeeze(head).startswith(squeeze(self.code)) else "".join(head.split())
            return Repository(code, self.name, self.place, self.country)
        head, _, tail = text.partition(",")
        return Repository(None, head if tail and is_place(tail) else text.strip(), self.place, self.country)


class Shared(Entry):
    """Archives of several countries that share a name or an acronym, as long as the text does not tell which is meant."""

    __slots__ = ("rivals",)

    def __init__(self, rivals: tuple[Entry, ...]) -> None:
        super().__init__("\t" * 8)  # a line that says nothing
        self.rivals: tuple[Entry, ...] = rivals
        """Those who share it, in the order of the table."""
        kinds: dict[str, set[str]] = {}
        for entry in rivals:
            for label, kind in entry.labels.items():
                kinds.setdefault(label, set()).add(kind)
        self.labels: dict[str, str] = {label: kind for label, (kind, *others) in kinds.items() if not others}
        self.record: Repository = Repository(None, None)

    def as_written(self, text: str) -> Repository:
        """An archive of that name, of which nothing more is known."""
        return Repository(None, text.strip())

    def told(self, place: str | None, labels: Iterable[str], words: str, languages: AbstractSet[str]) -> Entry | None:
        """The archive that is meant, or None where the text does not tell.

        Each kind of evidence leaves those for whom it speaks, if there are any.

        Args:
            place: the place that stands at the name.
            labels: the squeezed labels of the levels.
            words: the words of the reference and those beside it.
            languages: the squeezed words for what was translated from.
        """
        own = {label for label in labels if len(label) > 2 and 0 < sum(label in entry.labels for entry in self.rivals) < len(self.rivals)}
        place, words = _spaced(place or ""), _spaced(words)
        evidence: tuple[Callable[[Entry], bool], ...] = (
            lambda entry: _any_of((entry.place or "", *entry.beside), place),
            lambda entry: bool(own) and own.issubset(entry.labels),
            lambda entry: _any_of((entry.place or "", *entry.beside), words),
            lambda entry: any(squeeze(word) in languages for word in entry.beside),
        )
        left = self.rivals
        for speaks_for in evidence:
            found = tuple(entry for entry in left if speaks_for(entry))
            if len(found) == 1:
                return found[0]
            left = found or left
        return None


def _any_of(names: Iterable[str], words: str) -> bool:
    return any(_spaced(name) in words for name in names if name)


def _spaced(text: str) -> str:
    """The words, squeezed, with a blank on each side of each: a part of a word is none."""
    return f" {' '.join(map(squeeze, _words().findall(text)))} "


def squeeze(text: str) -> str:
    """The text without case, diacritics and everything that is no letter or digit: how names are compared.

    >>> squeeze("A.V.P. RF"), squeeze("Ústav paměti")
    ('avprf', 'ustavpameti')
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(c for c in text.casefold() if c.isalnum())


def find(name: str) -> Repository | None:
    """The archive of that acronym or name, in any of its spellings; None where the table has none.

    Raises:
        TypeError: *name* is no ``str``.

    >>> find("AVP RF").name
    'Foreign Policy Archive of the Russian Federation'
    >>> find("r.g.a.n.i.").place
    'Moscow'
    >>> find("AMAE")  # of Bucharest, Paris, or Madrid
    Repository(code=None, name='AMAE', place=None, country=None)
    """
    if not isinstance(name, str):
        raise TypeError(f"the name of an archive must be str, not {type(name).__name__}")
    key = squeeze(name)
    entries = _index().get(key) or _index().get(key.removeprefix("the"))
    if not entries:
        return None
    return entries[0].as_written(name) if isinstance(entries[0], Shared) else entries[0].record


def rivals(name: str) -> tuple[Entry, ...]:
    """The archives of several countries that share that name or acronym; empty where it is that of one, or of none.

    >>> [entry.place for entry in rivals("NAI")], rivals("RGANI")
    (['New Delhi', 'Dublin'], ())
    """
    entries = _index().get(squeeze(name))
    return entries[0].rivals if entries and isinstance(entries[0], Shared) else ()


def known() -> tuple[Entry, ...]:
    """Every archive of the table, in its order."""
    return _table()


def is_place(text: str) -> bool:
    """Whether the words are a city or country that stands beside names of archives."""
    return squeeze(text) in _places()


def match(text: str, start: int, end: int) -> tuple[Entry, int] | None:
    """The archive whose name, in its longest known spelling, starts at *start*, and where that ends.

    Points, blanks, hyphens and commas inside the name do not matter; an acronym must be written with capitals.
    Of the names that one archive had in its time, the one whose city is written next to it wins, else the first of the table; of
    archives of several countries that share a name it is a :class:`Shared`. A name that goes on (``National Archives of Ruritania``) is another's.

    >>> entry, stop = match("AVP RF, f. 0100", 0, 15)
    >>> entry.code, stop
    ('AVPRF', 6)
    """
    index, prefixes, next_word, next_gap = _matcher()
    best: list[Entry] | None = None
    stop = at = start
    so_far = ""
    spelled = True  # A.V.P.R.F.
    limit = min(end, start + _LONGEST)
    while (word := next_word(text, at, limit)) is not None:
        written = word[0]
        so_far += written.lower() if written.isascii() else squeeze(written)
        at = word.end()
        spelled = spelled and len(written) == 1 and len(so_far) < 12
        if so_far not in prefixes:
            if not (spelled and text.startswith(".", at)):
                break
        elif so_far in index:
            # Four signs are a name in Chinese. A letter behind an acronym is a label: AVPR F. 5
            letter = len(written) == 1 and not spelled and text[at - 2] != "-"
            acronym = len(so_far) < 8 and not letter and _is_acronym(text[start:at]) and "," not in text[start:at]
            if acronym or len(so_far) > 7 or so_far > "\u2e7f":
                best, stop = index[so_far], at
        gap = next_gap(text, at, limit)
        if gap is None:
            break
        at = gap.end()
    if best is None or (
        text.startswith((" of ", " for ", " on "), stop) and not _is_acronym(text[start:stop].split(maxsplit=1)[0])
    ):  # a longer name
        return None
    if len(best) == 1:
        return best[0], stop
    beside = squeeze(text[stop : stop + 60])
    for entry in best:
        if entry.place and squeeze(entry.place) in beside:
            return entry, stop
    return best[0], stop


def _is_acronym(written: str) -> bool:
    return sum(c.isupper() for c in written) >= 2


def _spellings(entry: Entry) -> Iterator[str]:
    if entry.code and (entry.by_code or len(entry.code) > 2):  # two letters alone say too little
        yield entry.code
    yield entry.name
    if entry.original:
        yield entry.original
    yield from entry.variants


@cache
def _table() -> tuple[Entry, ...]:
    lines = lists.read("archivetext.citations", "archives.tsv").split("\n")
    return tuple(Entry(line) for line in lines[1:] if line)


@cache
def _index() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in _table():
        for spelling in _spellings(entry):
            entries = found.setdefault(squeeze(spelling), [])
            if entry not in entries:
                entries.append(entry)
    for name, entries in found.items():
        if len(entries) > 1 and len({entry.country for entry in entries}) > 1:
            found[name] = [Shared(tuple(entries))]
    return found


@cache
def _prefixes() -> frozenset[str]:
    found: set[str] = set()
    for entry in _table():
        for spelling in _spellings(entry):
            so_far = ""
            for word in _words().findall(spelling):
                so_far += squeeze(word)
                found.add(so_far)
    return frozenset(found)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@cache
def _places() -> frozenset[str]:
    lines = lists.read("archivetext.citations", "places.txt").split("\n")
    return frozenset(squeeze(name) for name in [*lines, *(entry.place or "" for entry in _table())] if name)


@cache
def _matcher() -> tuple[dict[str, list[Entry]], frozenset[str], Callable[..., re.Match[str] | None], Callable[..., re.Match[str] | None]]:
    """The names, squeezed; their beginnings, word by word; and what finds a word and what may stand between two."""
    gap = re.compile(r"(?:\. ?|[,:] |['’‘/&]|[\"“”] ?| [-–/&] |[- ]|–){1,3}+")
    return _index(), _prefixes(), re.compile(r"[^\W_]++").match, gap.match
