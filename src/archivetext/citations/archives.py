"""The archives that are known by name: who they are, where, how they are written, and what their level labels mean.

The table is ``data/archives.tsv``, which says its form in its first lines; a user hands in more lines of that form
(:class:`archivetext.Knowledge`), and what he names so is his, even where the table knows another of that name.

Archives of several countries share a name or an acronym (:class:`Shared`). Who is meant is told by the city at its side, by labels
that only one of them uses, by the words beside it, or by the language that was translated from; where none of these tells, nobody
is chosen: the name stands as written, without a code.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from archivetext.citations.lazy import Lazy
from archivetext.citations.squeezed import squeeze
from archivetext.records import Repository
from archivetext.words import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

__all__ = ["Archives", "Entry", "Shared", "archives_of", "built_in", "find", "is_place", "known", "match", "read", "rivals"]

_LONGEST = 200
"""No name of an archive is longer than this many code points."""


class Entry:
    """One line of the table."""

    __slots__ = ("beside", "by_code", "code", "country", "labels", "name", "original", "place", "record", "variants")

    def __init__(self, cells: list[str]) -> None:
        name, code, cited, original, place, country, variants, labels, beside = cells
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
        self.labels: dict[str, str] = _labels(labels)
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
        local = tail and (squeeze(tail) == squeeze(self.place or "") or is_place(tail))
        return Repository(None, head if local else text.strip(), self.place, self.country)


class Shared(Entry):
    """Archives of several countries that share a name or an acronym, as long as the text does not tell which is meant."""

    __slots__ = ("rivals",)

    def __init__(self, rivals: tuple[Entry, ...]) -> None:
        super().__init__([""] * 9)  # a line that says nothing
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
    return f" {' '.join(map(squeeze, _WORD.findall(text)))} "


# ------------------------------------------------------------------------------------------------------- the file


def read(text: str, where: str = "archives") -> tuple[Entry, ...]:
    r"""The archives of a text in the form of ``data/archives.tsv``.

    Args:
        text: an archive a line, its cells parted by one tabulator.
        where: how messages call the text.

    Raises:
        ValueError: a line is in another form; the message names *where*, the line and what is wrong.

    >>> read("Archive of the Harbour\tHA\tcode\t\tPort Ann\t\t\tbin=box")[0].labels
    {'bin': 'box'}
    >>> read("Archive of the Harbour\tHA\tcode\t\tPort Ann\tAnnland")
    Traceback (most recent call last):
    ...
    ValueError: archives:1: a country is two capital letters (ISO 3166-1), or is left empty: 'Annland'
    """
    for number, cells in _rows(text):
        wrong = _wrong(cells)
        if wrong:
            raise ValueError(f"{where}:{number}: {wrong}")
    return tuple(Entry(cells) for _, cells in _rows(text))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with its number; empty ones stand for those that lack."""
    for number, _, line in lists.lines(text):
        cells = line.split("\t")
        yield number, cells + [""] * (9 - len(cells))


def _wrong(cells: list[str]) -> str:
    """What is wrong with the cells of a line; nothing where all is well."""
    if len(cells) > 9:
        return f"a line has nine cells at most, parted by tabulators, not {len(cells)}"
    name, code, cited, _, _, country, variants, labels, _ = cells
    if not any(map(str.isalpha, name)):
        return f"the first cell is the name of an archive, not {name!r}"
    if cited not in ("code", "name", "") or (cited == "code" and not code):
        return f"the third cell is 'code', behind an acronym, or 'name', not {cited!r}"
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        return f"a country is two capital letters (ISO 3166-1), or is left empty: {country!r}"
    for pair in labels.split():
        label, _, kind = pair.partition("=")
        if not kind or kind != kind.lower() or "=" in kind or not any(map(str.isalnum, label)):
            return f"a label is told as label=kind, the kind in small letters: {pair!r}"
    for spelling in (name, code, *variants.split("|")):
        if spelling and not _can_be_met(spelling):
            return f"a name has eight letters at least, or is an acronym with two capitals: {spelling!r}"
    return ""


def _can_be_met(spelling: str) -> bool:
    """Whether :meth:`Archives.match` ever says that this is the archive: shorter words mean too many other things."""
    return len(spelling) > 20 or len(key := squeeze(spelling)) > 7 or key > _IDEOGRAPHS or _is_acronym(spelling)


@lru_cache(64)
def _labels(cell: str) -> dict[str, str]:
    """The labels of a line; many archives have the same."""
    return {squeeze(label): kind for label, _, kind in (pair.partition("=") for pair in cell.split())}


@cache
def built_in() -> Archives:
    """The archives of ``data/archives.tsv``."""
    # Whether its lines are in their form is for a test to say, not for every reader to wait for.
    entries = tuple(Entry(cells) for _, cells in _rows(lists.read("archivetext.citations", "archives.tsv")))
    places = [line.text for line in lists.lines(lists.read("archivetext.citations", "places.txt"))]
    return Archives(entries, places)


@lru_cache(8)
def archives_of(texts: tuple[str, ...]) -> Archives:
    """The built-in archives and those of texts in the form of ``data/archives.tsv``.

    Raises:
        ValueError: a line is in another form.
    """
    if not texts:
        return built_in()
    return Archives(tuple(entry for text in texts for entry in read(text)), (), built_in())


# ------------------------------------------------------------------------------------------------------ the table

_IDEOGRAPHS = "\u2e7f"
"""Behind this sign stand those of which four are a name."""
_WORD = Lazy(r"[^\W_]++")
_GAP = Lazy(r"(?:\. ?|[,:] |['’‘/&]|[\"“”] ?| [-–/&] |[- ]|–){1,3}+")
"""What may stand between two words of a name."""


class Archives:
    """A table of archives."""

    __slots__ = ("_index", "_places", "_prefixes", "entries")

    def __init__(self, entries: tuple[Entry, ...], places: Iterable[str], others: Archives | None = None) -> None:
        self.entries: tuple[Entry, ...] = entries
        """Every archive, in the order of the table."""
        index: dict[str, list[Entry]] = {}
        prefixes: set[str] = set()
        owners = [(entry, spelling) for entry in entries for spelling in _spellings(entry)]
        for (entry, _), words in zip(owners, _spread([spelling for _, spelling in owners]), strict=True):
            beginnings = [*accumulate(words)]
            prefixes.update(beginnings)
            those = index.setdefault(beginnings[-1], [])
            if entry not in those:
                those.append(entry)
        for name, those in index.items():
            if len(those) > 1 and len({entry.country for entry in those}) > 1:
                index[name] = [Shared(tuple(those))]
        cities = {entry.place for entry in entries if entry.place}
        self._places = {"".join(words) for words in _spread([*places, *cities])}
        """Places, squeezed."""
        self._index = index
        """Names, squeezed -> who is called so."""
        self._prefixes = prefixes
        """The beginnings of names, word by word, squeezed."""
        if others is not None:
            self.entries = (*entries, *others.entries)
            self._index = {**others._index, **index}  # noqa: SLF001
            self._prefixes = prefixes | others._prefixes  # noqa: SLF001
            self._places |= others._places  # noqa: SLF001

    def find(self, name: str) -> Repository | None:
        """The archive of that acronym or name, in any of its spellings; None where the table has none."""
        key = squeeze(name)
        entries = self._index.get(key) or self._index.get(key.removeprefix("the"))
        if not entries:
            return None
        return entries[0].as_written(name) if isinstance(entries[0], Shared) else entries[0].record

    def rivals(self, name: str) -> tuple[Entry, ...]:
        """The archives of several countries that share that name or acronym; empty where it is that of one, or of none."""
        entries = self._index.get(squeeze(name))
        return entries[0].rivals if entries and isinstance(entries[0], Shared) else ()

    def is_place(self, text: str) -> bool:
        """Whether the words are a city or country that stands beside names of archives."""
        return squeeze(text) in self._places

    def match(self, text: str, start: int, end: int) -> tuple[Entry, int] | None:
        """The archive whose name, in its longest known spelling, starts at *start*, and where that ends.

        Points, blanks, hyphens and commas inside the name do not matter; an acronym must be written with capitals.
        Of the names that one archive had in its time, the one whose city is written next to it wins, else the first of the table; of
        archives of several countries that share a name it is a :class:`Shared`. A name that goes on (``National Archives of
        Ruritania``) is another's.
        """
        index, prefixes, next_word, next_gap = self._index, self._prefixes, _WORD.match, _GAP.match
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
                if acronym or len(so_far) > 7 or so_far > _IDEOGRAPHS:
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


def _spread(names: list[str]) -> list[list[str]]:
    """The words of each name, squeezed; all names at once, which takes a tenth of the time."""
    text = "\n".join(names)
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
        for mark in {c for c in set(text) if unicodedata.combining(c)}:
            text = text.replace(mark, "")
    text = text.casefold()
    for sign in {c for c in set(text) if not c.isalnum() and c != "\n"}:
        text = text.replace(sign, " ")
    return [line.split() for line in text.split("\n")] if names else []


# ---------------------------------------------------------------------------------------- the built-in table, asked


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
    return built_in().find(name)


def rivals(name: str) -> tuple[Entry, ...]:
    """The archives of several countries that share that name or acronym; empty where it is that of one, or of none.

    >>> [entry.place for entry in rivals("NAI")], rivals("RGANI")
    (['New Delhi', 'Dublin'], ())
    """
    return built_in().rivals(name)


def known() -> tuple[Entry, ...]:
    """Every archive of the table, in its order."""
    return built_in().entries


def is_place(text: str) -> bool:
    """Whether the words are a city or country that stands beside names of archives."""
    return built_in().is_place(text)


def match(text: str, start: int, end: int) -> tuple[Entry, int] | None:
    """What :meth:`Archives.match` says of the built-in table.

    >>> entry, stop = match("AVP RF, f. 0100", 0, 15)
    >>> entry.code, stop
    ('AVPRF', 6)
    """
    return built_in().match(text, start, end)
