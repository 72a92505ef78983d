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
from archivetext.citations.levels import OwnLabels
from archivetext.citations.squeezed import IDEOGRAPHS, squeeze
from archivetext.citations.wording import alternatives, is_capital
from archivetext.records import Repository
from archivetext.words import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from typing import TypeAlias

    Known: TypeAlias = "tuple[Entry, int]"

__all__ = ["Archives", "Entry", "Shared", "archives_of", "built_in", "customs", "find", "is_place", "known", "match", "read", "rivals"]

_LONGEST = 200
"""No name of an archive is longer than this many code points."""


class Entry:
    """One line of the table."""

    __slots__ = ("_labels", "_spaced", "_told", "beside", "by_code", "code", "country", "name", "original", "place", "record", "variants")

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
        self._told: tuple[str, str] = (country, labels)
        self._labels: OwnLabels | None = None
        self.beside: tuple[str, ...] = tuple(beside.split("|")) if beside else ()
        """Words that tell it from another of its name."""
        self.record: Repository = Repository(self.code, self.name, self.place, self.country)
        """The archive as a record."""
        self._spaced: tuple[str, ...] | None = None

    @property
    def labels(self) -> OwnLabels:
        """What its level labels mean: what they mean in its country, and what it says itself. Few archives of the table are ever asked."""
        if self._labels is None:
            self._labels = self._own_labels()
        return self._labels

    def _own_labels(self) -> OwnLabels:
        return _labels(*self._told)

    def spaced(self) -> tuple[str, ...]:
        """Its place and the words that tell it, to be looked for among words; worked out once."""
        if self._spaced is None:
            self._spaced = tuple(_spaced(name) for name in (self.place, *self.beside) if name)
        return self._spaced

    def as_written(self, text: str) -> Repository:
        """The archive as a record, where a text names it so.

        An archive that is known by its name keeps the name as written, and has a code only if the text writes an acronym.
        """
        if self.by_code:
            return self.record
        return _as_written(self, text)


@lru_cache(1024)
def _as_written(entry: Entry, text: str) -> Repository:
    """An archive that is known by its name, as a text names it; the same few names come again."""
    head = text.partition(",")[0]
    if entry.code and sum(map(str.islower, head)) * 2 < len(head):  # an acronym
        code = entry.code if squeeze(head).startswith(squeeze(entry.code)) else "".join(head.split())
        return Repository(code, entry.name, entry.place, entry.country)
    head, _, tail = text.partition(",")
    local = tail and (squeeze(tail) == squeeze(entry.place or "") or is_place(tail)) and not built_in().is_country(tail)
    return Repository(None, head if local else text.strip(), entry.place, entry.country)


class Shared(Entry):
    """Archives of several countries that share a name or an acronym, as long as the text does not tell which is meant."""

    __slots__ = ("rivals",)

    def __init__(self, rivals: tuple[Entry, ...]) -> None:
        super().__init__([""] * 9)  # a line that says nothing
        self.rivals: tuple[Entry, ...] = rivals
        """Those who share it, in the order of the table."""
        self.record: Repository = Repository(None, None)

    def _own_labels(self) -> OwnLabels:
        """Those that mean the same to all who have them."""
        kinds: dict[str, set[str]] = {}
        for entry in self.rivals:
            for label, kind in entry.labels.items():
                kinds.setdefault(label, set()).add(kind)
        return OwnLabels(
            (f"{label}.={kind}" for label, (kind, *others) in kinds.items() if not others),
            lettered=any(entry.labels.lettered for entry in self.rivals),
        )

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
        rivals = self.rivals
        evidence: tuple[Callable[[tuple[Entry, ...]], list[Entry]], ...] = (
            lambda left: _named(left, place or ""),
            lambda left: _labelled(left, rivals, labels),
            lambda left: _named(left, words),
            lambda left: [entry for entry in left if any(squeeze(word) in languages for word in entry.beside)],
        )
        left = rivals
        for speaks_for in evidence:
            found = speaks_for(left)
            if len(found) == 1:
                return found[0]
            left = tuple(found) or left
        return None


def _labelled(left: tuple[Entry, ...], rivals: tuple[Entry, ...], labels: Iterable[str]) -> list[Entry]:
    """Those who have all the labels that some of the rivals have, and some have not."""
    own = {label for label in labels if len(label) > 1 and 0 < sum(label in entry.labels for entry in rivals) < len(rivals)}
    return [entry for entry in left if own.issubset(entry.labels)] if own else []


def _named(left: tuple[Entry, ...], words: str) -> list[Entry]:
    """Those whose place or words stand among the words."""
    if not words:
        return []
    words = _spaced(words)
    return [entry for entry in left if any(name in words for name in entry.spaced())]


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
    return len(spelling) > 20 or len(key := squeeze(spelling)) > 7 or key > IDEOGRAPHS or _is_acronym(spelling)


@cache
def customs() -> dict[str, list[str]]:
    """What labels mean in the archives of each country, as ``data/customs.txt`` says it.

    >>> customs()["EE"][0]
    'f=fond'
    """
    found: dict[str, list[str]] = {}
    for line in lists.lines(lists.read("archivetext.citations", "customs.txt")):
        for country in line.section.split():
            found.setdefault(country, []).extend(line.text.split())
    return found


@lru_cache(512)
def _labels(country: str, cell: str) -> OwnLabels:
    """The labels of a line; many archives have the same."""
    told = customs().get(country, [])
    return OwnLabels(
        (*(pair for pair in told if "=" in pair), *cell.split()),
        lettered="lettered" in told,
        symbols="symbols" in told,
        small="small" in told,
        named="named" in told,
    )


@cache
def built_in() -> Archives:
    """The archives of ``data/archives.tsv``."""
    # Whether its lines are in their form is for a test to say, not for every reader to wait for.
    entries = tuple(Entry(cells) for _, cells in _rows(lists.read("archivetext.citations", "archives.tsv")))
    places = [*lists.lines(lists.read("archivetext.citations", "places.txt"))]
    countries = [line.text for line in places if line.section == "countries"]
    return Archives(entries, [line.text for line in places], countries)


@lru_cache(8)
def archives_of(texts: tuple[str, ...]) -> Archives:
    """The built-in archives and those of texts in the form of ``data/archives.tsv``.

    Raises:
        ValueError: a line is in another form.
    """
    if not texts:
        return built_in()
    return Archives(tuple(entry for text in texts for entry in read(text)), (), (), built_in())


# ------------------------------------------------------------------------------------------------------ the table

_GOES_ON = (" of ", " for ", " on ")
"""How a name goes on that is another's: National Archives of Ruritania."""
_REMEMBERED_WITHIN = 48
"""A comma that ends words of which the answer is remembered stands no further behind."""
_MOST_REMEMBERED = 2000
_KEPT = Lazy(rf"(?<=[馆館局院]){alternatives('kept')}$")
"""What says that the archive keeps what follows, glued to its name."""
_LONG_ACRONYM = 12
"""No acronym that is written with blanks is longer than this many letters."""
_WORD = Lazy(r"[^\W_]++")
_GAP = Lazy(r"(?:\. ?|[,:] |['’‘/&]|[\"“”] ?| [-–/&] |[- ]|–){1,3}+")
"""What may stand between two words of a name."""


class Archives:
    """A table of archives."""

    __slots__ = ("_cities", "_countries", "_index", "_namesakes", "_places", "_prefixes", "_remembered", "_short", "_unfinished", "entries")

    def __init__(self, entries: tuple[Entry, ...], places: Iterable[str], countries: Iterable[str], others: Archives | None = None) -> None:
        self.entries: tuple[Entry, ...] = entries
        """Every archive, in the order of the table."""
        index: dict[str, list[Entry]] = {}
        unfinished: set[str] = set()
        short: dict[str, list[Entry]] = {}
        owners = [(entry, spelling) for entry in entries for spelling in _spellings(entry)]
        for (entry, _), words in zip(owners, _spread([spelling for _, spelling in owners]), strict=True):
            beginnings = [*accumulate(words)]
            unfinished.update(beginnings[:-1])
            if len(words) == 1 and 2 < len(words[0]) < _LONG_ACRONYM:  # GA RF
                unfinished.update(words[0][:size] for size in range(2, len(words[0])))
            those = index.setdefault(beginnings[-1], [])
            if entry not in those:
                those.append(entry)
        for entry in entries:
            for spelling in (entry.code or "", *entry.variants):
                if len(spelling) == 2 and entry not in short.setdefault(squeeze(spelling), []):
                    short[squeeze(spelling)].append(entry)
        self._short = {name: those[0] if len(those) == 1 else Shared(tuple(those)) for name, those in short.items()}
        """Who is called by two letters."""
        for name, those in index.items():
            if len(those) > 1 and len({entry.country for entry in those}) > 1:
                index[name] = [Shared(tuple(those))]
        cities = {entry.place for entry in entries if entry.place}
        self._places = {"".join(words) for words in _spread([*places, *cities])}
        """Places, squeezed."""
        self._cities: dict[str, set[str | None]] = {}
        """Cities with archives, squeezed -> their countries; filled when it is asked for."""
        self._countries = {squeeze(country) for country in countries}
        """Countries, squeezed."""
        self._index = index
        """Names, squeezed -> who is called so."""
        self._unfinished = unfinished
        """The beginnings of names that go on."""
        prefixes = unfinished.union(index)
        self._remembered: dict[str, Known | None] = {}
        """What :meth:`match` said of words before a comma, where nothing behind it counts, and how long the name is."""
        self._namesakes: dict[tuple[str, str], Entry | None] = {}
        """What :meth:`namesake` said."""
        self._prefixes = prefixes
        """The beginnings of names, word by word, squeezed."""
        if others is not None:
            self.entries = (*entries, *others.entries)
            self._index = {**others._index, **index}  # noqa: SLF001
            self._prefixes = prefixes | others._prefixes  # noqa: SLF001
            self._unfinished = unfinished | others._unfinished  # noqa: SLF001
            self._places |= others._places  # noqa: SLF001
            self._countries |= others._countries  # noqa: SLF001
            self._short = {**others._short, **self._short}  # noqa: SLF001

    def find(self, name: str) -> Repository | None:
        """The archive of that acronym or name, in any of its spellings; None where the table has none."""
        key = squeeze(name)
        entries = self._named(name, key) or self._index.get(key.removeprefix("the"))
        if not entries:
            return None
        return entries[0].as_written(name) if isinstance(entries[0], Shared) else entries[0].record

    def rivals(self, name: str) -> tuple[Entry, ...]:
        """The archives of several countries that share that name or acronym; empty where it is that of one, or of none."""
        entries = self._named(name, squeeze(name))
        return entries[0].rivals if entries and isinstance(entries[0], Shared) else ()

    def _named(self, name: str, key: str) -> list[Entry] | None:
        """Who is called so; two letters must be capitals."""
        if len(key) == 2 and name.isupper() and key in self._short:
            return [self._short[key]]
        return self._index.get(key)

    def is_place(self, text: str) -> bool:
        """Whether the words are a city or country that stands beside names of archives."""
        return squeeze(text) in self._places

    def is_country(self, text: str) -> bool:
        """Whether the words are a country."""
        return squeeze(text) in self._countries

    def in_country(self, place: str, country: str | None) -> bool:
        """Whether a place is a city with an archive of that country, or part of the name of one, or a city without an archive."""
        if not self._cities:
            for entry in self.entries:
                if entry.place:
                    self._cities.setdefault(squeeze(entry.place), set()).add(entry.country)
        key = squeeze(place)
        if key in self._cities:
            return country in self._cities[key]
        return True

    def elsewhere(self, acronym: str, country: str) -> Entry | None:
        """The archive of a country whose name has those initials, where an acronym is known as another's: TNA (Tanzania)."""
        key = squeeze(country)
        return next((e for e in self.entries if key in squeeze(e.name) and "".join(filter(str.isupper, e.name)) == acronym), None)

    def namesake(self, name: str, place: str) -> Entry | None:
        """The archive in that city whose name opens with those words: of ``Archives nationales, Dakar`` the one of Senegal."""
        if (name, place) not in self._namesakes:
            if len(self._namesakes) >= _MOST_REMEMBERED:
                self._namesakes.clear()
            key, start = squeeze(place), f"{name} "
            named = (e for e in self.entries if e.place and any(f"{n} ".startswith(start) for n in (e.name, e.original, *e.variants)))
            self._namesakes[name, place] = next(
                (e for e in named if key in (squeeze(e.place or ""), squeeze(e.original or "")[-len(key) :])), None
            )
        return self._namesakes[name, place]

    def short(self, text: str, start: int, end: int) -> tuple[Entry, int] | None:
        """The archive that is called by the two capitals at *start*. They say too little where nothing else tells that an archive is meant."""
        stop = start + 2
        if stop >= end or not text[start:stop].isupper() or text[stop : stop + 1].isalnum():
            return None
        entry = self._short.get(squeeze(text[start:stop]))
        return (entry, stop) if entry is not None else None

    def may_start(self, word: str) -> bool:
        """Whether a name can start with a whole word: quicker to ask than :meth:`match`, which says no where this does."""
        return word.lower() in self._prefixes or len(word) == 1 or not (word.isascii() and word.isalnum())

    def match(self, text: str, start: int, end: int) -> tuple[Entry, int] | None:
        """The archive whose name, in its longest known spelling, starts at *start*, and where that ends.

        Points, blanks, hyphens and commas inside the name do not matter; an acronym must be written with capitals.
        Of the names that one archive had in its time, the one whose city is written next to it wins, else the first of the table; of
        archives of several countries that share a name it is a :class:`Shared`. A name that goes on (``National Archives of
        Ruritania``) is another's.
        """
        comma = text.find(",", start, start + _REMEMBERED_WITHIN)
        head = text[start:comma] if start < comma < end else ""
        if head in self._remembered:
            found = self._remembered[head]
            return found and (found[0], start + found[1])
        index, prefixes, unfinished, next_word, next_gap = self._index, self._prefixes, self._unfinished, _WORD.match, _GAP.match
        best: list[Entry] | None = None
        stop = at = start
        so_far = ""
        spelled = True  # A.V.P.R.F.
        limit = min(end, start + _LONGEST)
        while (word := next_word(text, at, limit)) is not None:
            written = word[0]
            if written > IDEOGRAPHS:
                written = _KEPT.sub("", written)
            so_far += written.lower() if written.isascii() else squeeze(written)
            at = word.start() + len(written)
            spelled = spelled and len(written) == 1 and len(so_far) < 12
            if so_far not in prefixes:
                if not (spelled and text.startswith(".", at)):
                    break
            elif so_far in index:
                # Four signs are a name in Chinese. A letter behind an acronym is a label: AVPR F. 5
                letter = len(written) == 1 and not spelled and text[at - 2] not in "-/"
                acronym = len(so_far) < 8 and not letter and _is_acronym(text[start:at]) and "," not in text[start:at]
                if acronym or len(so_far) > 7 or so_far > IDEOGRAPHS:
                    best, stop = index[so_far], at
                if so_far not in unfinished:
                    break
            gap = next_gap(text, at, limit)
            if gap is None:
                break
            at = gap.end()
        if head and at <= comma and (best is None or len(best) == 1):  # what stands behind the comma said nothing
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            if best is None or not text.startswith(_GOES_ON, stop):
                self._remembered[head] = (best[0], stop - start) if best is not None else None
        if best is None or (text.startswith(_GOES_ON, stop) and not _is_acronym(text[start:stop].split(maxsplit=1)[0])):  # a longer name
            return None
        if text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].islower() and self.is_place(text[start:stop].partition(",")[0]):
            return None  # Paris, Archives nationales
        if len(best) == 1:
            return best[0], stop
        beside = squeeze(text[stop : stop + 60])
        for entry in best:
            if entry.place and squeeze(entry.place) in beside:
                return entry, stop
        return best[0], stop


def _is_acronym(written: str) -> bool:
    return sum(map(is_capital, written)) >= 2


def _spellings(entry: Entry) -> Iterator[str]:
    if entry.code and (entry.by_code or len(entry.code) > 2):  # two letters alone say too little
        yield entry.code
    yield entry.name
    if entry.original:
        yield entry.original
    for variant in entry.variants:
        if len(variant) > 2:
            yield variant


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
