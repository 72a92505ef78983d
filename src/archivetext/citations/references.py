r"""Archival references: one place in one archive, from the fond down to the leaf.

A statement (what stands between two points or semicolons) is a reference, a publication or a remark::

    statements  = *( reference | publication | remark )
    reference   = [ place "," ] [ repository ] *( "(" acronym | place ")" ) *( level | part )
    level       = label [ "No." ] value                F. 3 ; Fond 3 ; fond (f.) 3 ; f.3 ; Delo #5 ; Record Group 59
                | value "." label                      4. doboz ; 288. f.
    part        = year | shelfmark | pages | call number | collection | place
    shelfmark   = number 1*3( "." number )             558.11.492.56, in archives that count by fond, opis, delo, list
    publication = "Reprinted in" ... | "Copy" ... | a book, which is no archival reference

Levels are divided by commas, but real citations also use points (``RGANI. F. 3. Op. 66.``), semicolons or blanks
alone; so a label with its value is a level wherever it stands, and a point ends a reference only if no level follows.
What a label means is told first by the archive (``archives.tsv``), then by the table below. A label that neither
knows is its own kind (``Report 66``). Parts without a label are told by their form.

What no form tells is told by the neighbours: ``p.`` is a folder (papka) before the delo, or where leaves are given
besides, and a page behind it; bare numbers at the end are leaves behind a delo, else pages; ``f.`` behind a call
number is a folio. A name with a word for archive in it is an archive even if the table lacks it, and so is any name
before a level that only archives have. A book is told by its place and year in brackets and the lack of such a level.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from archivetext.citations import archives
from archivetext.citations.hosts import institutions, projects
from archivetext.records import ArchivalReference, Level, Repository
from archivetext.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from archivetext.citations.hosts import Hosts

__all__ = ["CORE", "Reader", "ends_sentence", "skip"]

# ------------------------------------------------------------------------------------------------- tables of words

_KINDS = {
    "fond": "fond zespół fonds fondy fund fundo fondo fondi fonde f ф фонд phông",
    "opis": "opis opisi opys op оп опись опис",
    "delo": "delo dela d dd spr sprava д дело справа",
    "list": "list listy lists listov l ll li ark arkush bl blatt leaf leaves л лл лист листы арк",
    "papka": "papka papki pap папка пап п",
    "portfel": "portfel portfeli portf por портфель порт",
    "year": "year god viti jahr год",
    "box": "box boxes bx doboz karton kart krabice caja caixa cx boîte коробка kutija",
    "folder": "folder folders fldr carpeta pasta mappe",
    "series": "series ser série serie seria serija серия",
    "subseries": "subseries",
    "record-group": "recordgroup recordgroups rg",
    "volume": "volume volumes vol vols tom tome band bd sv svazek t том",
    "page": "page pages p pp pg pgs s ss str seite seiten página páginas стр с",
    "document": "document documents doc docs dok dokument documento документ",
    "file": "file files filenumber hoso dosar dosare teczka akta akte spis expediente exp subjectfile subjectfiles",
    "dossier": "dossier dossiers dosja dosje",
    "item": "item items ae aj arj invj archivalunit archunit tétel jednostka őe ja itemnumber",
    "collection": "collection coll zbirka sbírka",
    "reel": "reel reels rolik mf mikrofilm microfilm ролик",
    "roll": "roll rolls",
    "frame": "frame frames",
    "container": "container containers",
    "number": "number no nos nr num n recordnumber documentnumber",
    "call-number": "callnumber sygn sygnatura signatur signature sig sign shelfmark",
    "fascicle": "fascicle fasc fascikl fascikla",
    "folio": "folio folios fol fols ff fl fls fs foja fojas",
    "legajo": "legajo leg",
    "lot-file": "lotfile lotfiles",
    "report": "report reports",
    "part": "part parts",
    "section": "section sections abt abteilung secția secţia sekcja sección seção sektion",
}
"""Kind -> its labels. ``li`` is how a scan reads ``Ll``."""

CORE = frozenset(
    (
        "fond opis delo list papka portfel box folder series record-group file dossier item collection reel call-number"
        " container roll entry fascicle legajo wiązka dans"
    ).split()
)
"""Levels that only an archive has. Volumes, pages, numbers and years are a book's too."""

_STRONG = frozenset("fond opis delo list papka portfel box folder record-group reel dossier call-number container".split())
"""Levels that make any name before them an archive's."""

_FRESH = frozenset(("fond", "record-group", "box"))
"""Levels that, when they come again, open another reference to the same archive, even behind a comma."""

_WORDY = (
    "fond zespół fonds fondo fundo fund phông opis delo papka portfel folder folders series serie série seria collection file files dossier"
    " dosar item recordgroup box volume document subseries pasta carpeta caja caixa filenumber fileno subjectfile section secția"
    " secţia sekcja sección seção"
)
"""Labels in full, whose value may be words: ``Fond CC al PCR``, ``Folder "Iran"``."""

_SPARE = frozenset("f op d l ll p".split())
"""The abbreviations that often stand without their point: ``F 3``, ``L 49``."""

_ABBREVIATIONS = frozenset(
    "vol vols no nos p pp ed eds trans al cf ca vs pt ch fig ser st dr prof gen col mr mrs jr sr nr op cit izd t ob".split()
)
"""What stands before a point inside a statement."""

_MOST_PARTS = 40
"""No reference has more parts."""
_MOST_PENDING = 6
"""No reference has more names in a row before a level."""
_LONGEST_PART = 130
"""No part without a label is longer than this many code points."""
_MOST_REMEMBERED = 1000
"""So many places are remembered at which a level was looked for."""
_LONGEST_LEVEL = 600
"""No label with its value, which can be a list of leaves, is longer than this many code points."""

_DROPPED = str.maketrans("", "", " .-'’/")


class _Tables:
    """Words and patterns, made when the first reference is read. Every repeat is possessive or bounded: no text makes them go back."""

    __slots__ = (
        "abbreviated", "acronym", "archival", "bare", "book", "capital", "code", "collection", "dated", "day", "division", "dotted", "gap",
        "institution", "item", "kinds", "label", "language", "lot", "more", "not_given", "own", "parens", "plain", "point", "press", "publication", "quoted",
        "range", "registry", "separator", "shelf", "small", "small_words", "statement", "suffix", "trailing", "value", "word_gap", "wordy", "wordy_label", "year",
    )  # fmt: skip

    def __init__(self) -> None:
        c = re.compile
        i = re.IGNORECASE
        self.kinds: dict[str, str] = {archives.squeeze(label): kind for kind, labels in _KINDS.items() for label in labels.split()}
        self.wordy: frozenset[str] = frozenset(map(archives.squeeze, _WORDY.split()))
        self.separator: re.Pattern[str] = c(r"(?:[\s,;:.()|·\[\]]|[-–—](?=[\sA-ZÀ-Ž])|(?<![^\s;,])(?:and|und) (?=\w))*+")
        self.point: re.Pattern[str] = c(r"[;()\[\]:]|\.(?=[ \])]|$)")
        # A label: one to four words, "." or none, "(f.)" or none, "No." or "#" or none, before what can open a value.
        word = r"[^\W\d_]{1,24}+(?:['’](?![^\W\d_])|/[^\W\d_]{1,24}+)?"
        opens = r"(?=[\d#№A-ZÀ-ŽА-Я(\"“«'‘])"
        short = r"\.? ?(?:\((?:[^\W\d_]{1,5}\.?){1,3}\)[:.]? ?)?"
        self.label: re.Pattern[str] = c(
            rf"(?P<words>{word}(?:(?:\. ?| |-)(?![Nn](?:o|os|r|um)\b){word}){{0,3}}+)"
            rf"(?P<rest>{short}(?:(?:No|Nos|Nr|Num|nr|no)\b\.? ?|[#№º] ?|-|: ?)?){opens}"
        )
        self.wordy_label: re.Pattern[str] = c(rf"(?P<words>{word}(?: (?:No|no|Group|Number|Files?)\b)?)(?P<rest>{short}(?:: ?)?){opens}")
        self.word_gap: re.Pattern[str] = c(r"\.? |-|\. ?")
        # The commonest level, whole: a short label, a number or range, and what may follow it.
        self.plain: re.Pattern[str] = c(
            r"([A-Za-z]{1,8})(\.| |(?<=[a-z][a-z])) ?(\d[A-Za-z\d]*(?:-\d[a-z\d]*)?)"
            r"(?=[,;] |\.? |\.?$)(?! [\d/–—-]| ob| об| verso| (?:and|&) \d)(?!\.? ?; ?\d)"
        )
        self.suffix: re.Pattern[str] = c(
            r"(?P<value>(?:[A-Z]{1,2}-[A-Z]{1,3} )?\d[\w/-]*+)\. ?(?P<label>doboz|tétel|csomó|kötet|füzet|őe|ő\. ?e|cs|[dfto])\b\.?"
        )
        # A value: a number with letters, slashes, points, a range, a verso mark; a Roman number; a single capital.
        verso = r"(?: ?(?:ob|об|obv|verso)\b\.?)?"
        number = (
            rf"(?:[^\W\d_]{{1,4}}-?|[A-ZА-Я] )?\d\w*+(?:(?:[-–—‑/+]|\.(?=\d)|:(?=\d)| ?/ ?)\w++|\(\w{{1,6}}\))*+{verso}"
            rf"(?: ?[-–—]{{1,2}} ?\d\w*+(?:/\w++)?{verso})?"
        )
        self.value: re.Pattern[str] = c(rf"{number}|[IVXLC]++(?:[-–/][A-Z\d]++)*+(?![\w'’]|\.[A-Z])|[A-ZА-Я](?=[,;.)]|$)(?!\. ?[A-Z]\.)")
        end = r"(?=\s*(?:[,;)\]]|\.(?:\s|$)|and\b|&|$))"
        self.more: re.Pattern[str] = c(
            rf"(?:, ?(?!(?:1[89]|20)\d\d\b)| ?; ?| ?(?:&|and|und) )(?:\d\w*+{verso}(?: ?[-–—]{{1,2}} ?\d\w*+{verso})?){end}"
        )
        self.code: re.Pattern[str] = c(r"[^\W_](?:[\w/&-]|\(\w{1,12}\)|\.(?=\w))*+(?<=[\d)IVX])(?=[,;.)\s]|$)")
        self.lot: re.Pattern[str] = c(r"\d\d ?D ?\d+")
        self.quoted: re.Pattern[str] = c(r"[\"“«„](?![ ,])[^\"”“»]{1,200}(?<! )[\"”“»]|['‘](?![ ,])[^'’]{1,200}(?<![ ,])['’](?=[,;.)\s]|$)")
        # A part as it stands: to a comma, semicolon, colon, bracket or dash, or the point that ends it; initials have points too.
        self.bare: re.Pattern[str] = c(
            r"(?:(?! [-–—] \D)[^,;:.()\"“”\[\]]|\.(?=\S)|:(?=\S)|(?<=\b[A-ZÀ-Ž])\.(?= [A-ZÀ-Ž])|(?<=\.[A-ZÀ-Ž])\.(?= [a-z])"
            r"|(?<=\b(?:St|Dr|Mt|Nr|No))\.|(?<=\b(?:Arh|Ark))\.|(?<=\bArch)\.|(?<=\w)\(\w{1,6}\)(?=[,;.:\s/\d]|$))++"
        )
        self.gap: re.Pattern[str] = c(r" (?=\w)")
        self.abbreviated: re.Pattern[str] = c(r"([A-Z]?[a-zà-ž]{1,6})\. ?(\d[\w/-]*+(?:[.]\d[\w/-]*+)*+)(?=[,;.)\s]|$)")
        self.own: re.Pattern[str] = c(r"(?P<label>[A-ZÀ-Ž]?[a-zà-ž]{2,}(?: [A-Za-z][a-zà-ž]{2,})?)\.? (?:(?:No|Nr)\.? ?|[#№] ?)?(?=\d)")
        self.range: re.Pattern[str] = c(r"\d+[a-zа-я]{0,2}(?: ?[-–—] ?\d+[a-zа-я]{0,2})?(?:, ?\d+(?: ?[-–—] ?\d+)?){0,20}+")
        self.dotted: re.Pattern[str] = c(
            r"(?P<a>\d{1,5}[a-zа-я]?)(?P<sign>[./]|-(?=\d+[a-z]?-\d))(?P<b>\d{1,4}[a-zа-я]?)"
            r"(?:(?P=sign)(?P<c>\d{1,5}[a-zа-я]?)(?:(?P=sign)(?P<d>\d{1,4}(?:ob)?(?:-\d{1,4}(?:ob)?)?))?)?(?![\w/]|\.\w)"
        )
        self.shelf: re.Pattern[str] = c(r"(?!(?:1[89]|20)\d\d-)(?:[A-Z]{1,4}[ -]?)?\d+[-/]\d[\w/-]*+(?=[,;.)\s]|$)")
        self.item: re.Pattern[str] = c(r"\d{1,3}/[a-z]{1,2}")
        self.registry: re.Pattern[str] = c(r"\d+(?:/[A-Z\d]+)* ?/ ?\d{2,4}")
        self.year: re.Pattern[str] = c(r"((?:1[6-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?)(?: ?(?:r|g|gg|god|г|гг)\.?)?")
        month = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
        self.day: re.Pattern[str] = c(rf"\d{{1,2}} {month}(?: \d{{4}})?$|{month} (?:\d{{1,2}}|\d{{4}})$")
        self.dated: re.Pattern[str] = c(r"(.{1,100}\D)[ ,(]+(?:1[6-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?\)?")
        self.parens: re.Pattern[str] = c(r"\s*(?:\(([^()]{1,160})\)|\[([^\[\]]{1,160})\])")
        self.acronym: re.Pattern[str] = c(r"[A-ZÀ-ŽА-Я][\w&/-]*[A-ZÀ-ŽА-Я][\w-]*(?: [A-ZÀ-Ž]{1,6}\b)?")
        self.archival: re.Pattern[str] = c(
            r"\b(?:archiv(?!al\b)\w*|(?:riks|rigs|lands|stads|stats|bundes|haupt|kriegs|reichs|staats|zentral)?(?:arkiv|archiv)\w*|arkhiv\w*|arhiv\w*|arquiv\w*|archiw\w*|lev[eé]lt[aá]r\w*|librar(?:y|ies)|biblioth[eè]\w+|museum|"
            r"historical society|records? (?:cent(?:er|re)|office|administration)|document(?:ation)? cent(?:er|re)|dang'?an\w*|архив\w*|档案馆)",
            i,
        )
        self.institution: re.Pattern[str] = c(institutions())
        self.press: re.Pattern[str] = c(
            rf"\b(?:Press|Bulletin|Journal|Project|Program(?:me)?|Reader|Working Paper|Dossier)\b|{projects()}", i
        )
        self.division: re.Pattern[str] = c(
            r"(?:(?:Manuscripts?|Special Collections|Rare Books?) (?:Division|Department|Section)|Department of Manuscripts)", i
        )
        self.collection: re.Pattern[str] = c(
            r"\b(?:[Pp]apers|[Cc]ollections?|[Rr]ecords|[Ff]iles?|[Ss]eries|[Dd]iary|[Dd]iaries|[Cc]orrespondence|[Ff]onds?|Nachlass|Bestand)$"
        )
        self.trailing: re.Pattern[str] = c(r"(.{1,60}) ([Ff]onds?)")
        self.book: re.Pattern[str] = c(r"\([^()]{0,120}(?:: |Press|Publish|\b(?:1[89]|20)\d\d)[^()]{0,120}\)|\b(?:eds?|trans)\. ", i)
        self.publication: re.Pattern[str] = c(
            r"(?:re-?printed|printed|(?:first |originally |also |partially |previously |re-?)?publi(?:shed|cation|sher)|cited|quoted|see|cf|"
            r"(?:a |another |the |carbon |xerox )?cop(?:y|ies)|photocop\w+|microfilm cop\w+|original\w*|typewritten|handwritten|"
            r"manuscript(?! division)|draft|typescript|electrographic|typographic|excerpt\w*|available|appears|included|text|on file|"
            r"also (?:in|at|available|found)|from|certified|signed|notes?|facsimile|accessed|introduc\w+|commentary|annotat\w+|selected|"
            r"this|these|for)\b(?!-)",
            i,
        )
        self.language: re.Pattern[str] = c(r"\bfrom (?:the )?([A-Z][a-z]{2,20}+)")
        self.statement: re.Pattern[str] = c(r"(?:[^;.]|\.(?! ))*+")
        self.not_given: re.Pattern[str] = c(
            r"\b(?:not? (?:given|known|specified|indicated|available|numbers?)|unknown|unspecified|n/a|missing|illegible)\b", i
        )
        self.capital: re.Pattern[str] = c(r"(?<![\w'’])(?:[A-ZÀ-ŽА-Я][\w'’-]*+|fond(?= )|archive(?=[s, ]))")
        self.small_words: re.Pattern[str] = c(r"(?<!\S)[a-zà-ž]{3,}(?!\S)")
        self.small: re.Pattern[str] = c(
            r"(?:of|the|and|for|in|at|on|under|de|del|della|dello|di|der|des|die|das|du|la|le|les|et|y|e|do|da|dos|im|vom|für|zur|na|i|a|al|ale|și|w|za|&)"
        )


@cache
def _tables() -> _Tables:
    return _Tables()


# ---------------------------------------------------------------------------------------------------- small helpers


def skip(text: str, at: int, stop: int) -> int:
    """Behind blanks and signs that divide."""
    while at < stop and text[at] in " ,;.:":
        at += 1
    return at


def ends_sentence(text: str, start: int, point: int, stop: int) -> bool:
    """Whether the point at *point* ends the statement that starts at *start*, and no initial or abbreviation."""
    if point + 1 >= stop:
        return True
    word = text[max(start, point - 12) : point].replace("(", " ").replace(".", " ").rpartition(" ")[2]
    return not ((len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS or text[point + 2 : point + 3].islower())


def _numbered(text: str) -> bool:
    return any(map(str.isdigit, text))


class _Part(NamedTuple):
    """A level before it is a record; offsets are into the folded text."""

    kind: str
    label: str | None
    value: str
    start: int
    end: int
    key: str
    """The squeezed label, empty without one."""


_Known = tuple[archives.Entry, int]
"""An archive of the table and where its name ends."""
_NONE: dict[str, str] = {}


class _Archive:
    """The archive of the reference that is being read: what the table knows, the record, and what its labels mean."""

    __slots__ = ("entry", "labels", "repository", "written")

    def __init__(self, repository: Repository, entry: archives.Entry | None = None, written: str = "") -> None:
        self.repository: Repository = repository
        self.written: str = written
        """The name as the text has it."""
        self.entry: archives.Entry | None = entry
        self.labels: dict[str, str] = entry.labels if entry is not None else _NONE


class _Draft:
    """The reference that is being read."""

    __slots__ = ("archive", "labels", "last", "nested", "parts", "pending", "start", "text")

    def __init__(self, text: str, start: int, archive: _Archive | None) -> None:
        self.text = text
        self.start = start
        self.last = start
        """Behind the last thing that belongs to it."""
        self.archive = archive
        self.labels = archive.labels if archive is not None else _NONE
        """What the labels of that archive mean."""
        self.parts: list[_Part] = []
        self.pending: list[tuple[int, int]] = []
        """Names that are collections if a level follows."""
        self.nested = 0

    def add(self, part: _Part, end: int) -> int:
        """A level; the names before it are the collections that it is in. Gives *end*."""
        for first, last in self.pending:
            self.parts.append(_Part("collection", None, self.text[first:last], first, last, ""))
        self.pending.clear()
        self.parts.append(part)
        self.last = end
        return end


class _Gap:
    """What stands between two parts."""

    __slots__ = ("bracket", "linked", "semicolon", "sentence")

    def __init__(self, between: str) -> None:
        self.semicolon = ";" in between
        self.sentence = "." in between and (between[0] == "." or ". " in between) and "-" not in between and "–" not in between
        self.linked = between.endswith(("and ", "und "))
        self.bracket = between.endswith("(")


@lru_cache(maxsize=64)
def _gap(between: str) -> _Gap:
    return _Gap(between)


_COMMA = _gap(", ")
_BESIDE = 60
"""Words that tell which archive a shared name means stand no further behind the reference."""
_IBIDEM = ("Ibid", "ibid")
_END = -1
"""The reference ends before this."""
_AGAIN = -2
"""Here starts another reference to the same archive."""


# ---------------------------------------------------------------------------------------------------- the reader


class Reader:
    """Reads the references of one folded text; *span* gives the place of a stretch in the source.

    Where the text is one stretch of the source, *shift* is how far it stands behind the start.
    """

    __slots__ = (
        "answer", "asked", "carry", "cores", "hosted", "hosts", "kinds", "languages", "latest", "references", "shift", "span", "tables", "text",
        "wordy",
    )  # fmt: skip

    def __init__(self, text: str, span: Callable[[int, int], Span], shift: int | None, hosts: Hosts) -> None:
        tables = _tables()
        self.hosts: Hosts = hosts
        self.text: str = text
        self.shift: int | None = shift
        self.span: Callable[[int, int], Span] = span
        self.tables: _Tables = tables
        self.kinds: dict[str, str] = tables.kinds
        self.wordy: frozenset[str] = tables.wordy
        self.references: list[ArchivalReference] = []
        """What was found so far."""
        self.carry: _Archive | None = None
        """The archive of the reference before, where the next one goes on with it."""
        self.latest: _Archive | None = None
        """The archive of the reference before: what ``Ibid.`` means."""
        self.languages: frozenset[str] | None = None
        """What the text was translated from, in squeezed words; None until it is asked for."""
        self.cores: dict[tuple[int, int], int] = {}
        """What :meth:`_core_at` has found."""
        self.asked: tuple[int, int] = (-1, -1)
        self.answer: _Known | None = None
        """What :meth:`_known_at` was asked last, and what it said."""
        self.hosted: int = -1
        """Where the publisher's name has just been read: what stands there is the source, whatever its name."""

    # -------------------------------------------------------------------------------------- statements

    def statements(self, at: int, stop: int) -> None:
        """Statements = *( reference | publication | remark ), divided by points and semicolons."""
        text = self.text
        tables = self.tables
        self.carry = None
        while at < stop:
            at = self._separator(at, stop)
            if at >= stop:
                return
            found = self._known_at(at, stop)
            if found is None:
                if text.startswith(("in ", "In ", "at "), at):
                    at += 3
                    found = archives.match(text, at, stop)
                elif text.startswith("The ", at):
                    found = archives.match(text, at + 4, stop)
                    if found is not None or tables.archival.search(text, at, min(stop, at + 80)):
                        at += 4
                elif text.startswith(("Source: ", "Sources: ", "source: "), at):
                    at = text.index(": ", at) + 2
                    found = archives.match(text, at, stop)
                elif tables.publication.match(text, at, stop):
                    at = self._statement_end(at, stop)
                    continue
            inherited, self.carry = self.carry, None
            reached = self._reference(at, stop, inherited, found)
            at = reached if reached > at else self._statement_end(at, stop)

    def _separator(self, at: int, stop: int) -> int:
        match = self.tables.separator.match(self.text, at, stop)
        return match.end() if match is not None else at

    def _statement_end(self, at: int, stop: int) -> int:
        """Behind the point or semicolon that ends a statement."""
        text = self.text
        for match in self.tables.point.finditer(text, at, stop):
            here = match.start()
            if text[here] == ";" or (text[here] == "." and here + 1 < stop and ends_sentence(text, at, here, stop)):
                return here + 1
        return stop

    # --------------------------------------------------------------------------------------- reference

    def _reference(self, at: int, stop: int, inherited: _Archive | None, found: _Known | None) -> int:
        """Reference = [ place "," ] [ repository ] *( level | part ). Gives where it ends, or *at* where there is none."""
        draft = _Draft(self.text, at, inherited)
        here = self._opening(draft, at, stop, found)
        if here < 0:
            return at
        draft.last = here
        separator = self.tables.separator.match
        for _ in range(2 * _MOST_PARTS):
            if here >= stop or len(draft.parts) >= _MOST_PARTS or len(draft.pending) >= _MOST_PENDING:
                break
            behind = here
            match = separator(self.text, here, stop)
            here = match.end() if match is not None else here
            if here >= stop:
                break
            if self.text[here] in "Ii" and self.text.startswith(_IBIDEM, here):
                break  # the next reference
            between = self.text[behind:here]
            gap = _COMMA if between == ", " else _gap(between)
            level = self._level(here, stop, draft.labels)
            if level is not None and gap is _COMMA and level[0].start == here and not draft.pending and level[0].kind not in _FRESH:
                draft.parts.append(level[0])
                draft.last = reached = level[1]
            elif level is not None:
                reached = self._labelled(draft, here, stop, gap, *level)
            else:
                found = self._known_at(here, stop)
                if found is not None and not (draft.parts and draft.archive is not None and found[1] - here < 3):
                    reached = self._named(draft, here, stop, gap, found)
                else:
                    reached = self._unlabelled(draft, here, stop, gap)
            if reached == _AGAIN:
                self.carry = draft.archive
                self._finish(draft)
                return here
            if reached == _END:
                break
            here = reached
        self._close(draft)
        if draft.archive is None and not any(part.kind in CORE and part.label for part in draft.parts):
            return at
        self._finish(draft)
        return max(draft.last, at + 1)

    def _opening(self, draft: _Draft, at: int, stop: int, found: _Known | None) -> int:
        """[ place "," ] [ repository ] [ "(" acronym | place ")" ], or what stands first where the archive does not.

        That is a level, a collection or a call number. Gives where it ends, negative where no reference starts here.
        """
        text = self.text
        start = at
        if found is None:
            comma = text.find(",", at, at + 40)
            if comma > 0 and (archives.is_place(text[at:comma]) or self.tables.division.fullmatch(text, at, comma)):  # Sofia, TsDA, ...
                behind = skip(text, comma, stop)
                found = archives.match(text, behind, stop)
                at = behind if found is not None else at
        if found is not None:
            return self._enter(draft, at, stop, found, before=text[start:at])
        if draft.archive is not None:
            return at
        if text.startswith(_IBIDEM, at) and skip(text, at + 4, stop) > at + 4:
            if self.latest is not None:
                draft.archive, draft.labels = self.latest, self.latest.labels
            return at + 4
        level = self._level(at, stop, _NONE)
        if level is not None and level[0].start == at and level[0].kind in CORE and _numbered(level[0].value):
            return at
        unknown = self._unknown(at, stop) or self._shelfmark_first(at, stop)
        if unknown is None:
            return _END
        draft.archive, at = unknown
        if draft.archive is not None:
            at = self._brackets(draft.archive, at, stop)
            draft.labels = draft.archive.labels
            return at
        value = text[start:at]
        draft.parts.append(_Part("call-number" if _numbered(value) else "collection", None, value, start, at, ""))
        return at

    def _enter(self, draft: _Draft, at: int, stop: int, found: _Known, before: str = "") -> int:
        """A known archive, with the place that may stand before it."""
        entry, end = found
        written = self.text[at:end]
        draft.archive = _Archive(entry.as_written(written), entry, written)
        if before and isinstance(entry, archives.Shared):
            draft.archive.repository = evolve(draft.archive.repository, place=before.rstrip(" ,"))
        draft.last = self._brackets(draft.archive, end, stop)
        draft.labels = draft.archive.labels
        return draft.last

    def _labelled(self, draft: _Draft, here: int, stop: int, gap: _Gap, part: _Part, end: int) -> int:
        """A labelled level, and the words before its label: ``Hungary Box 5``."""
        parts = draft.parts
        if (gap.semicolon or gap.linked or part.kind in _FRESH) and any(part.kind == other.kind for other in parts):
            return _AGAIN
        if part.start > here:
            if not parts and (found := archives.match(self.text, here, part.start)) is not None:
                return self._enter(draft, here, stop, found)  # a part of the archive that has a name of its own: AQPPSH-MPKK-V. 1961
            if gap.linked or ((gap.sentence or gap.semicolon) and parts):
                return _END
            if not self.text[here].islower() and self._part(draft, here, part.start, stop) == _END:
                return _END
        return draft.add(part, end)

    def _named(self, draft: _Draft, here: int, stop: int, gap: _Gap, found: _Known) -> int:
        """An archive behind something: the archive of the levels before it, a branch of the archive before it, or the next reference."""
        if draft.archive is not None:
            draft.nested += 1
            if draft.parts or gap.semicolon or gap.linked or gap.sentence or draft.nested > 2:
                return _END
        return self._enter(draft, here, stop, found)

    def _unlabelled(self, draft: _Draft, here: int, stop: int, gap: _Gap) -> int:
        text = self.text
        tables = self.tables
        parts = draft.parts
        match = tables.abbreviated.match(text, here, stop)
        if match is not None and not gap.linked and (not gap.sentence or draft.archive is not None):  # Ref. 12/34
            key = match[1].lower()
            return draft.add(_Part(key, match[1] + ".", match[2], here, match.end(), key), match.end())
        if gap.bracket and parts and not tables.own.match(text, here, stop) and not tables.year.match(text, here, stop):
            closed = text.find(")", here, min(stop, here + 160))  # a remark on the level before it
            first = tables.bare.match(text, here, max(closed, here))
            if closed >= 0 and (first is None or not self._followed(first.end(), closed, draft.labels)):
                return closed
        if (
            parts
            and (gap.sentence or text[here - 2 : here] == ". ")
            and text[here].isupper()
            and tables.publication.match(text, here, stop)
        ):
            return _END
        if gap.linked or (gap.sentence and parts and (any(part.label for part in parts) or not self._goes(draft, here, stop))):
            return _END
        if gap.semicolon and parts and not (text[here].isdigit() or text[here].isupper()):
            return _END
        match = tables.bare.match(text, here, min(stop, here + _LONGEST_PART + 2))
        if match is None:
            return self._quoted(draft, here, stop)
        if gap.semicolon and parts:
            return _AGAIN if draft.archive is not None and _numbered(match[0]) and len(match[0]) <= 40 else _END
        end = match.end()
        if " " in match[0] and _numbered(match[0]):
            end = self._cut(draft, here, end, stop)
        reached = self._part(draft, here, end, stop)
        if reached == _END:
            return _END
        if draft.archive is None and not reached and self._title_like(match[0]) and tables.archival.search(match[0]):
            name = match[0].rstrip()
            draft.archive = _Archive(Repository(None, name))
            reached = end = here + len(name)
            draft.pending.clear()
        draft.last = reached or draft.last
        return max(end, reached)

    def _quoted(self, draft: _Draft, here: int, stop: int) -> int:
        """A collection in quotation marks: ``"Special File", F. 89``."""
        text = self.text
        match = self.tables.quoted.match(text, here, stop)
        if match is None:
            return _END
        end = match.end() - 1
        if text[end - 1] == ",":
            end -= 1
            follows = self._level(skip(text, match.end(), stop), stop, draft.labels) is not None
        else:
            follows = self._followed(match.end(), stop, draft.labels)
        if not follows:
            return _END
        draft.pending.append((here + 1, end))
        return match.end()

    def _close(self, draft: _Draft) -> None:
        """Names at the end, which no level follows, are collections only if they say so, or are an acronym behind a known archive."""
        tables = self.tables
        known = draft.archive is not None and draft.archive.entry is not None
        for first, last in draft.pending:
            name = self.text[first:last]
            if tables.collection.search(name) or (known and tables.acronym.fullmatch(name)):
                draft.parts.append(_Part("collection", None, name, first, last, ""))
                draft.last = max(draft.last, last)

    def _finish(self, draft: _Draft) -> None:
        """Make the record; what a label alone does not tell is told by its neighbours."""
        text = self.text
        parts = draft.parts
        start, end = draft.start, draft.last
        if "p" in [part.key for part in parts]:
            kinds = [part.kind for part in parts]
            soviet = "fond" in kinds or "opis" in kinds
            for number, part in enumerate(parts):
                if part.key == "p":
                    later = any(other.key in ("pp", "ll", "l", "p") for other in parts[number + 1 :])
                    before = (
                        later
                        or "delo" in kinds[number:]
                        or "list" in kinds
                        or ("opis" in kinds and "delo" not in kinds and "item" not in kinds)
                    )
                    folder = soviet and before and not any(sign in part.value for sign in "-–,")
                    parts[number] = part._replace(kind="papka" if folder else "page")
        if (
            parts
            and parts[-1].key in ("f", "ff")
            and parts[-1].kind == "fond"
            and not any(part.kind in ("opis", "delo", "list", "item", "file") for part in parts)
            and any(_numbered(part.value) for part in parts[:-1])
        ):
            parts[-1] = parts[-1]._replace(kind="folio")
        if draft.archive is not None and isinstance(draft.archive.entry, archives.Shared):
            self._settle(draft.archive, draft.archive.entry, [part.key for part in parts], start, end)
        span = self.span
        shift = self.shift
        if shift is None:
            levels = tuple([Level(kind, label, value, span(first, last)) for kind, label, value, first, last, _ in parts])
        else:  # the commonest case, without a call for each
            levels = tuple([Level(kind, label, value, Span(first + shift, last + shift)) for kind, label, value, first, last, _ in parts])
        whole = text[start:end]
        lacking = whole.count("(") - whole.count(")")
        if lacking < 0 and start and text[start - 1] == "(":
            start -= 1
        elif lacking > 0 and text.startswith(")", end):
            end += 1
        repository = draft.archive.repository if draft.archive is not None else None
        self.latest = draft.archive
        self.references.append(ArchivalReference(repository, levels, text[start:end], span(start, end)))

    # ----------------------------------------------------------------------------------------- archive

    def _settle(self, archive: _Archive, shared: archives.Shared, labels: list[str], start: int, end: int) -> None:
        """Which of the archives of one name this is; where the text does not tell, it keeps its name and nothing else."""
        text = self.text
        if self.languages is None:
            self.languages = frozenset(map(archives.squeeze, self.tables.language.findall(text)))
        beside = self.tables.statement.match(text, end, end + _BESIDE)
        words = text[start : beside.end() if beside is not None else end]
        place = archive.repository.place
        entry = shared.told(place, labels, words, self.languages)
        if entry is None:
            if archive.written == archive.repository.name:
                archive.repository = shared.as_written(archive.written)
            return
        archive.entry, archive.labels = entry, entry.labels
        archive.repository = entry.as_written(archive.written)
        if place is not None and any(place == other.place for other in archives.known() if other.country == entry.country):
            archive.repository = evolve(archive.repository, place=place)

    def _brackets(self, archive: _Archive, at: int, stop: int) -> int:
        """*( "(" acronym | place | name in its own language ")" ) behind the name of an archive."""
        text = self.text
        for _ in range(3):
            if "(" not in text[at : at + 2] and "[" not in text[at : at + 2]:
                break
            match = self.tables.parens.match(text, at, stop)
            if match is None:
                break
            side = 1 if match[1] else 2
            inside = match[side].strip()
            found = archives.match(text, match.start(side), match.end(side))
            if found is None and " " in inside:  # "(Rossiiskii ..., or RGANI)", "(Magyar Országos Levéltár, MOL)"
                last = inside.replace(",", " ").split()[-1]
                found = archives.match(last, 0, len(last)) if last.isupper() else None
            if found is not None:
                entry = found[0]
                shared = isinstance(entry, archives.Shared)
                if archive.entry is None:
                    archive.entry = entry
                    archive.labels = entry.labels
                    if shared:
                        archive.written = inside
                    else:
                        archive.repository = entry.record
                elif archive.repository.code is None and archive.entry in (
                    entry.rivals if isinstance(entry, archives.Shared) else (entry,)
                ):
                    archive.repository = archive.entry.as_written(inside)
            elif all(archives.is_place(word) for word in inside.split(",")) or archives.is_place(inside):
                if archive.repository.place is None:
                    archive.repository = evolve(archive.repository, place=inside.partition(",")[0].strip())
            elif _numbered(inside):
                break
            elif self.tables.acronym.fullmatch(inside) and archive.repository.code is None:
                archive.repository = evolve(archive.repository, code=inside.replace(" ", ""))
            at = match.end()
        return at

    def _unknown(self, at: int, stop: int) -> tuple[_Archive | None, int] | None:
        """An archive that the table lacks, or (None and its end) a collection that stands before its archive."""
        text = self.text
        tables = self.tables
        if text[at].islower() or text[at].isdigit():
            return None
        match = tables.bare.match(text, at, min(stop, at + 300))
        if match is None or self.hosts.publishes(match[0]):
            return None
        end = match.end()
        behind = at  # words that a name can have
        for gap in tables.gap.finditer(text, at, end):  # Foo Archive Box 5
            if not self._title_like(text[behind : gap.start()]):
                return None
            behind = gap.end()
            begin = self._core_at(behind, stop)
            if begin >= 0:
                end = begin
                break
        name = text[at:end].rstrip(" -–—.")
        end = at + len(name)
        if not name or len(name) > 200 or not self._title_like(text[behind:end]):
            return None
        if tables.small.fullmatch(name[name.rfind(" ") + 1 :]):
            return None
        bracket = tables.parens.match(text, end, stop)
        behind = bracket.end() if bracket is not None else end
        here = self._separator(behind, stop)
        level = self._level(here, stop, _NONE) if here > end else None
        strong = level is not None and level[0].kind in _STRONG
        archive = _Archive(Repository(None, name))
        if tables.archival.search(name):
            if not strong and tables.book.search(text, at, min(self._statement_end(at, min(stop, at + 600)), stop)):
                return None
            return archive, end
        if bracket is not None:
            side = 1 if bracket[1] else 2
            known = archives.match(text, bracket.start(side), bracket.end(side))
            if known is not None and known[1] == bracket.end(side):
                return archive, end
        if tables.collection.search(name):
            return None, end
        if at == self.hosted and tables.institution.search(name) and not tables.press.search(name) and not _numbered(name):
            return archive, end
        shelved = len(name) > 2 and tables.shelf.match(text, here, stop)
        if here > end and tables.acronym.fullmatch(name) and (shelved or self._followed(behind, stop, _NONE, _STRONG)):
            return archive, end
        if strong and len(name.split()) <= 8:
            return archive, end
        return None

    def _known_at(self, at: int, stop: int) -> _Known | None:
        """The archive of the table at *at*. The last answer is kept: where a reference ends, the next statement asks again."""
        if self.asked != (at, stop):
            self.asked = at, stop
            self.answer = archives.match(self.text, at, stop)
        return self.answer

    def _core_at(self, at: int, stop: int) -> int:
        """Where the level of an archive starts that is read at *at*; -1 where none is. Remembered, since names are tried one behind the other."""
        begin = self.cores.get((at, stop))
        if begin is None:
            level = self._level(at, stop, _NONE)
            begin = level[0].start if level is not None and level[0].kind in CORE else -1
            if len(self.cores) >= _MOST_REMEMBERED:
                self.cores.clear()
            self.cores[at, stop] = begin
        return begin

    def _shelfmark_first(self, at: int, stop: int) -> tuple[None, int] | None:
        """A call number before its archive: ``FO 371/114862, The National Archives``."""
        match = self.tables.shelf.match(self.text, at, stop)
        if match is None:
            return None
        behind = skip(self.text, match.end(), stop)
        return (None, match.end()) if behind < stop and archives.match(self.text, behind, stop) else None

    def _title_like(self, name: str) -> bool:
        """Whether every word has a capital, but for the small words of names."""
        small, archival, noun = self.tables.small, self.tables.archival, self.tables.collection
        return all(
            not word[0].islower() or small.fullmatch(word) or archival.fullmatch(word) or noun.fullmatch(word) or "'" in word or "’" in word
            for word in name.split()
        )

    # ------------------------------------------------------------------------------- parts without label

    def _part(self, draft: _Draft, at: int, end: int, stop: int) -> int:
        """A part without a known label. Gives where it ends.

        0 where it says nothing of the place, ``_END`` where the reference ends before it.
        """
        text = self.text
        while at < end and text[end - 1] in " ,-–—":
            end -= 1
        if at >= end:
            return 0
        if end - at > _LONGEST_PART:
            return _END  # a sentence
        return self._number(draft, at, end) if _numbered(text[at:end]) else self._name(draft, at, end, stop)

    def _name(self, draft: _Draft, at: int, end: int, stop: int) -> int:
        """Words without a number: a place, a remark, a collection."""
        tables = self.tables
        piece = self.text[at:end]
        archive = draft.archive
        if tables.not_given.search(piece):  # Fond and Opis not given
            return 0
        if archives.is_place(piece):
            if archive is not None and archive.repository.place is None and not draft.parts:
                archive.repository = evolve(archive.repository, place=piece)
            if draft.parts:
                return 0
            return self._brackets(archive, end, stop) if archive is not None else end
        if tables.publication.match(self.text, at, end) or len(piece) > 120:
            return _END
        if (piece[0].islower() or not self._title_like(piece)) and not self._followed(end, stop, draft.labels, CORE):
            return _END
        if piece[0].islower() or not any(map(str.isalpha, piece)):
            return 0
        if match := tables.trailing.fullmatch(piece):  # RCP CC Fond
            return draft.add(_Part("fond", match[2], match[1], at, end, ""), end)
        if tables.collection.search(piece):
            return draft.add(_Part("series" if piece.endswith("eries") else "collection", None, piece, at, end, ""), end)
        if not tables.division.fullmatch(piece) and (not tables.institution.search(piece) or tables.archival.search(piece)):
            draft.pending.append((at, end))
        return 0

    def _number(self, draft: _Draft, at: int, end: int) -> int:
        """Words with a number: a year, a shelfmark, pages, a level by its own label, a call number."""
        text = self.text
        tables = self.tables
        parts = draft.parts
        piece = text[at:end]
        hungarian = "tetel" in draft.labels
        kind, label, value = "call-number", None, piece
        if piece[0].islower() and tables.publication.match(text, at, end):
            return _END
        if match := tables.year.fullmatch(piece):
            kind, value = "year", match[1]
        elif tables.day.fullmatch(piece):
            return 0
        elif (match := tables.dated.fullmatch(piece)) and tables.collection.search(match[1].strip()):
            kind = "collection"  # Central Decimal Files 1960-63
        elif "op" in draft.labels and not parts and (match := tables.dotted.fullmatch(piece)):
            for name, group in zip(("fond", "opis", "delo", "list"), "abcd", strict=True):
                if match[group]:
                    draft.add(_Part(name, None, match[group], at + match.start(group), at + match.end(group), ""), end)
            return end
        elif parts and self._is_pages(parts, piece, at, end):
            kind = "list" if any(part.kind == "delo" for part in parts) else "page"
        elif (match := tables.own.match(text, at, end)) and not archives.is_place(match["label"]):
            label = text[at : match.end()].strip()
            kind = match["label"].lower().replace(" ", "-")
            if len(kind) > 4 and kind.endswith("s") and not kind.endswith(("ss", "us", "is", "ies")):
                kind = kind[:-1]
            value = text[match.end() : end]
        elif hungarian and parts and tables.item.fullmatch(piece):  # in Hungary's ministries the item and the registry number have no label
            kind = "item"
        elif hungarian and parts and tables.registry.fullmatch(piece):
            kind = "number"
        elif piece[0] in "№#":
            kind, label, value = "number", piece[0], piece[1:].strip()
        elif len(piece) > 80 or len(tables.small_words.findall(piece)) > 1:
            return _END
        return draft.add(_Part(kind, label, value, at, end, ""), end)

    def _is_pages(self, parts: list[_Part], piece: str, at: int, end: int) -> bool:
        """Bare numbers behind a level are pages; a single one behind a call number only if that is whole: ``B 136/59748, 403``."""
        match = self.tables.range.match(self.text, at, end)
        if match is None or match.end() < end:
            return False
        return parts[-1].kind != "call-number" or "-" in piece or "–" in piece or len(re.findall(r"\d+", parts[-1].value)) > 1

    def _cut(self, draft: _Draft, at: int, end: int, stop: int) -> int:
        """Where a labelled level starts inside a part without commas: ``DY 30/IV 2/1/100 Bl. 2-5``."""
        tables = self.tables
        if tables.own.match(self.text, at, end) or tables.dated.fullmatch(self.text, at, end):
            return end
        for gap in tables.gap.finditer(self.text, at + 1, min(end, at + 120)):
            level = self._level(gap.end(), stop, draft.labels)
            if level is not None and level[0].start == gap.end():
                return gap.start()
        return end

    def _goes(self, draft: _Draft, at: int, stop: int) -> bool:
        """Whether a part behind a point goes on with the reference: a name that a labelled level follows, and no archive."""
        match = self.tables.bare.match(self.text, at, min(stop, at + 120))
        return match is not None and not self.tables.archival.search(match[0]) and self._followed(match.end(), stop, draft.labels)

    def _followed(self, at: int, stop: int, own: dict[str, str], kinds: frozenset[str] | None = None) -> bool:
        """Whether a labelled level follows within the next three parts of the list."""
        text = self.text
        for _ in range(3):
            if not text.startswith(", ", at):
                return False
            at += 2
            level = self._level(at, stop, own)
            if level is not None and (kinds is None or level[0].kind in kinds):
                return True
            match = self.tables.bare.match(text, at, min(stop, at + 120))
            if match is None:
                return False
            at = match.end()
        return False

    # ------------------------------------------------------------------------------------------- level

    def _level(self, at: int, stop: int, own: dict[str, str]) -> tuple[_Part, int] | None:
        """Level = label value | value "." label, and where it ends.

        The label may stand behind other words of its part; then the level starts behind *at*.
        """
        text = self.text
        tables = self.tables
        stop = min(stop, at + _LONGEST_LEVEL)
        match = tables.plain.match(text, at, stop)
        if match is not None:
            word, point, number = match.groups()
            key = word.lower()
            kind = own.get(key) or self.kinds.get(key)
            end = match.end()
            if (
                kind is not None
                and (point == "." or len(key) > 1 or key in (own or _SPARE))
                and key[-1] != "s"
                and (text[end : end + 1] != "," or (kind not in {"list", "page"} and key != "dd"))
            ):
                return _Part(kind, word + point if point == "." else word, number, at, end, key), end
        if at >= stop:
            return None
        if text[at].isdigit() or "-" in text[at + 1 : at + 3]:
            match = tables.suffix.match(text, at, stop)
            if match is not None:
                key = archives.squeeze(match["label"])
                kind = own.get(key) or (self.kinds.get(key) if len(key) > 3 else None)
                if kind is not None:
                    label = text[match.end("value") : match.end()].lstrip(". ")
                    return _Part(kind, label, match["value"], at, match.end(), key), match.end()
            if text[at].isdigit():
                return None
        known = self._label(at, stop, own)
        if known is None:
            return None
        kind, key, start, here, rest = known
        return self._value(kind, key, start, here, rest, stop, own)

    def _label(self, at: int, stop: int, own: dict[str, str]) -> tuple[str, str, int, int, str] | None:
        """A known label: its kind, its squeezed words, where it starts, where its value starts, and what stands between.

        Of several words all are tried, then the last ones, then the first alone: ``Record Group``, ``Hungary Box``,
        ``Fond CC al PCR``.
        """
        tables = self.tables
        kinds = self.kinds
        match = tables.label.match(self.text, at, stop)
        if match is not None:
            words, rest = match.groups()
            key = _key(words)
            kind = own.get(key) or kinds.get(key)
            start = at
            if kind is None and not words.isalpha():
                for sign in tables.word_gap.finditer(words):
                    if sign[0] == "-" and rest[:1] != ".":
                        continue
                    key = _key(words[sign.end() :])
                    kind = own.get(key) or kinds.get(key)
                    if kind is not None:
                        start = at + sign.end()
                        break
            if kind is not None:
                if start > at and (key.endswith("s") or key == "file") and tables.year.match(self.text, match.end(), stop):
                    return None  # Central Decimal Files 1960-63
                told = self._told(kind, key, start, match.end(), rest, own)
                if told is not None or start == at:
                    return told  # else the last word is no label: Series S-0188
        match = tables.wordy_label.match(self.text, at, stop)
        if match is None:
            return None
        words, rest = match.groups()
        key = _key(words)
        kind = own.get(key) or kinds.get(key)
        return None if kind is None else self._told(kind, key, at, match.end(), rest, own)

    def _told(self, kind: str, key: str, start: int, end: int, rest: str, own: dict[str, str]) -> tuple[str, str, int, int, str] | None:
        """A single letter is a label only with its point or bracket, unless it often stands without: ``B 136`` is a call number."""
        if len(key) == 1 and (not rest or (rest[0] not in ".(" and key not in (own if own or rest == "-" else _SPARE))):
            return None
        return kind, key, start, end, rest

    def _value(self, kind: str, key: str, start: int, here: int, rest: str, stop: int, own: dict[str, str]) -> tuple[_Part, int] | None:
        """The value behind a label: a number, more numbers, and behind a label in full words too."""
        text = self.text
        tables = self.tables
        match = tables.lot.match(text, here, stop) if kind == "lot-file" else None
        match = match or tables.value.match(text, here, stop)
        if match is not None and len(key) == 1 and len(match[0]) == 1 and match[0].isalpha():  # D.C.
            return None
        quotes = 0
        if (key in self.wordy or key == "f" or kind == "call-number") and (match is None or self._goes_on(match, stop, own)):
            first = match
            match = tables.code.match(text, here, stop)
            if kind == "call-number" and first is not None:  # XI A/41
                whole = tables.bare.match(text, here, min(stop, here + 24))
                match = whole if whole is not None and _numbered(whole[0]) else match
            if match is None and (match := tables.quoted.match(text, here, stop)):
                quotes = 1
            if match is None and (rest[:1] != "." or key.endswith("no") or key == "f"):
                match = tables.bare.match(text, here, min(stop, here + 120))
                if match is not None and (not match[0][:1].isupper() or (key == "f" and not self._followed(match.end(), stop, own))):
                    match = None
        elif match is not None and match.end() < stop and text[match.end()].isalpha():
            return None
        if match is None:
            return None
        end = match.end()
        if kind in {"list", "page"} or key == "dd" or key.endswith("s"):
            while more := tables.more.match(text, end, stop):
                end = more.end()
        label = text[start:here].rstrip(" :-#№")
        if quotes:
            return _Part(kind, label, text[here + 1 : end - 1].rstrip(","), start, end, key), end
        while text[end - 1] in " .":
            end -= 1
        return _Part(kind, label, text[here:end], start, end, key), end

    def _goes_on(self, value: re.Match[str], stop: int, own: dict[str, str]) -> bool:
        """Whether what looks like the number of a level is the start of its name: ``Fond CC al PCR``."""
        text = self.text
        end = value.end()
        if end >= stop or text[end] in ",;.:)]-–—(":
            return False
        if text[end] != " ":
            return True
        return not _numbered(value[0]) and text[end + 1 : end + 2].isalpha() and self._level(end + 1, stop, own) is None

    # ------------------------------------------------------------------------------------ running text

    def prose(self) -> None:
        """References in sentences: the name of an archive, known or with a word for archive in it, that levels follow."""
        text = self.text
        tables = self.tables
        stop = len(text)
        done = behind = phrase = 0  # phrase: where the run of words with capitals starts
        tried = -1
        for match in tables.capital.finditer(text):
            at = match.start()
            if at < done:
                continue
            if at != behind:
                between = text[behind:at]
                if len(between) > 12 or between[0] != " " or not all(tables.small.fullmatch(word) for word in between.split()):
                    phrase = at
            behind = match.end()
            found = archives.match(text, at, stop)
            start = at if found is not None else phrase
            if found is None and not tables.archival.match(match[0]) and match[0] not in ("F", "Fond", "fond"):
                continue
            if start == tried:
                continue
            tried = start
            reached = self._cited(start, stop, found or archives.match(text, start, stop))
            if reached > start:
                done = behind = phrase = reached

    def _cited(self, start: int, stop: int, found: _Known | None) -> int:
        """A reference in a sentence, which must have a level of an archive, and those behind it to the same archive."""
        count = len(self.references)
        self.carry = None
        reached = self._reference(start, stop, None, found)
        if len(self.references) == count:
            return start
        if not any(
            (level.label and level.kind in CORE) or (level.kind == "call-number" and _numbered(level.value))
            for level in self.references[count].levels
        ):
            del self.references[count:]
            return start
        while self.carry is not None:
            at = self._separator(reached, stop)
            inherited, self.carry = self.carry, None
            more = self._reference(at, stop, inherited, None)
            if more <= at:
                break
            reached = more
        return reached


def _key(words: str) -> str:
    key = words.lower().translate(_DROPPED)
    return key if key.isascii() else archives.squeeze(key)
