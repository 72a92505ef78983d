r"""Archival citations: who keeps the original, under which numbers, who made the text available.

The form that the Wilson Center Digital Archive uses, every part of which may lack::

    citation   = [ title ] [ date ] [ host ] *( reference | publication | tail ) [ url ]
    title      = quoted text, with the comma inside or behind the quotation mark
    host       = the digital archive that publishes the text, which is not the one that keeps it
    reference  = [ repository ] *level
    level      = label value | value label | value          F. 3 ; Fond 3 ; fond (f.) 3 ; 4. doboz ; DY 30/3386
    tail       = role *( "and" role ) [ "from" language ] [ "for" organization ] "by" name *( "," name )
    publication= "Reprinted in" ... : a printed edition, no archival reference

The stretch is first folded (:func:`archivetext.spans.fold`), with a way back for every offset, so that line ends,
columns and divided words are met in one place; then it is read from left to right, each rule at one position.

What real citations break: points stand for commas (``RGANI. F. 3. Op. 66.``), a comma stands for a point before
the tail, a point is missing at the end, brackets stand around an acronym, ``p.`` is a folder or a page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from archivetext import dates, repositories
from archivetext.records import ArchivalReference, Citation, Contributor, HistoricalDate, Level, Repository
from archivetext.spans import Span, fold

if TYPE_CHECKING:
    from archivetext.records import Role

__all__ = ["find_references", "looks_archival", "parse_citation", "read_citation", "write_citation"]


# ---------------------------------------------------------------------------------------------------- the face


def parse_citation(text: str) -> Citation:
    """Read one archival citation, reference or source line.

    Never fails on a ``str``: what is not understood is in ``text`` and in no part. Spans are offsets into *text*, in
    code points.

    Raises:
        TypeError: *text* is no ``str``.

    >>> c = parse_citation('"Protocol 32," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 16, D. 947.')
    >>> c.title, c.date.edtf, c.host
    ('Protocol 32', '1962-05-21', 'Wilson Center Digital Archive')
    >>> [(level.kind, level.value) for level in c.references[0].levels]
    [('fond', '3'), ('opis', '16'), ('delo', '947')]
    """
    if not isinstance(text, str):
        raise TypeError(f"a citation must be str, not {type(text).__name__}; decode bytes first")
    return read_citation(text, 0, len(text))


def read_citation(source: str, start: int, end: int, *, century: int | None = None) -> Citation:
    """Read the citation that stands at ``source[start:end]``; all spans are offsets into *source*.

    *century* is the first year of the century (1900) that a two-digit year is in.
    """
    return _Reader(source, start, end).citation(century)


def find_references(source: str, start: int, end: int) -> tuple[ArchivalReference, ...]:
    """The archival references of a note, a bracket or a source field, wherever they stand in it.

    >>> found = find_references("See his letter, in Open Society Archive (Budapest), Box 108, Folder 2.", 0, 70)
    >>> found[0].repository.name, found[0].levels[0].value
    ('Open Society Archive', '108')
    """
    return _Reader(source, start, end).found()


def looks_archival(text: str) -> bool:
    """Whether a bare line is the name of an archive or a reference to one.

    >>> looks_archival("National Security Archive"), looks_archival("The archive was opened in 1991.")
    (True, False)
    """
    text = fold(text[:400])
    if not text or len(text) > 300 or "Digital Archive" in text:
        return False
    reader = _Reader(text, 0, len(text))
    found = reader.found(prose=False)
    if not found:
        return False
    first = found[0]
    if first.span[0] > 2:
        return False
    if first.levels:
        return first.repository is not None or len(first.levels) > 1
    if " " not in first.text and repositories.find(first.text) is None:
        return False
    rest = text[found[-1].span[1] :].strip(" .,;()")
    return len(rest) < 3 or all(repositories.is_place(part) for part in rest.split(","))


def write_citation(citation: Citation) -> str:
    """The citation in the form that the Wilson Center Digital Archive uses; printed editions and remarks are left out.

    What is written is read back as it is here. Where the usual form would be read otherwise (a citation of scraps, an odd
    order), the words are given as they stand, folded.

    >>> write_citation(parse_citation("RGANI F. 3. Op. 66.  D. 471. Copy. Translated by A. Person"))
    'RGANI F. 3. Op. 66. D. 471. Translated by A. Person.'
    """
    text = _written(citation)
    if citation.text and _said(parse_citation(text)) != _said(citation):
        return citation.text
    return text


def _written(citation: Citation) -> str:
    parts = [part for part in (citation.date and citation.date.text, citation.host) if part]
    references = "; ".join(reference.text for reference in citation.references)
    if references:
        parts.append(references)
    head = ", ".join(parts)
    if citation.title is not None:
        quoted = f'"{citation.title}"' if citation.title.endswith(("?", "!", "…")) else f'"{citation.title},"'
        head = f"{quoted} {head}" if head else quoted
    sentences = [head, *_written_tails(citation.contributors)] if head else _written_tails(citation.contributors)
    text = " ".join(sentence if sentence.endswith((".", ",", '"')) else sentence + "." for sentence in sentences)
    return f"{text} {citation.url}".strip() if citation.url else text


def _said(citation: Citation) -> tuple[object, ...]:
    """What a citation says, without the places."""
    return (
        citation.title,
        citation.date and (citation.date.edtf, citation.date.time),
        citation.host,
        [(one.repository, [(level.kind, level.value) for level in one.levels]) for one in citation.references],
        [(one.name, one.role, one.organization) for one in citation.contributors],
        citation.url,
        citation.document_id,
    )


# ------------------------------------------------------------------------------------------------- tables of words

_KINDS = {
    "fond": "fond fonds fondy fund fondo fundo fondi fonde f ф фонд phông",
    "opis": "opis opisi opys op оп опись опис",
    "delo": "delo dela d dd spr sprava д дело справа",
    "list": "list listy lists listov l ll li ark arkush bl blatt leaf leaves л лл лист листы арк",
    "papka": "papka papki pap папка пап п",
    "portfel": "portfel portfeli portf por портфель порт",
    "year": "year god viti jahr год",
    "box": "box boxes bx doboz karton kart krabice caja caixa cx boîte boite коробка kutija",
    "folder": "folder folders fldr carpeta pasta mappe",
    "series": "series ser série serie seria serija серия",
    "record-group": "recordgroup recordgroups rg",
    "volume": "volume volumes vol vols tom tome band bd sv svazek t том",
    "page": "page pages p pp pg pgs s ss str seite seiten página páginas стр с",
    "document": "document documents doc docs dok dokument documento документ",
    "file": "file files filenumber fileno dosar dosare teczka akta akte spis expediente exp subjectfile subjectfiles",
    "dossier": "dossier dossiers dosja dosje",
    "item": "item items ae aj arj archivalunit archunit tétel jednostka őe ja itemnumber",
    "collection": "collection coll zbirka sbírka",
    "reel": "reel reels rolik ролик",
    "number": "number no nos nr num n recordnumber documentnumber",
    "call-number": "callnumber callno sygn sygnatura signatur signature sig sign shelfmark",
    "fascicle": "fascicle fasc fascikl fascikla",
    "legajo": "legajo leg",
    "lot-file": "lotfile lotfiles",
    "folio": "folio folios fol fols ff",
    "roll": "roll rolls",
    "frame": "frame frames",
    "container": "container containers",
    "subseries": "subseries",
    "report": "report reports",
    "part": "part parts",
    "section": "section sections secția secţia sectia sekcja sección seção sektion",
}
"""Kind -> its labels, squeezed. An archive's own meanings (``repositories.tsv``) go before these."""

_HOSTS = ("Wilson Center Digital Archive", "History and Public Policy Program Digital Archive")
"""Who publishes the texts of the Wilson Center, under its new name and its old one."""

_MOST_PARTS = 40
"""No reference has more parts."""

_CORE = frozenset(
    (
        "fond opis delo list papka portfel box folder series record-group file dossier item collection reel call-number"
        " container roll entry fascicle legajo wiązka dans"
    ).split()
)
"""Levels that only an archive has. Volumes, pages, numbers and years are a book's too."""

_STRONG = frozenset("fond opis delo list papka portfel box folder record-group reel dossier call-number container".split())
"""Levels that make any name before them an archive's."""

_WORDY = frozenset(
    (
        "fond fonds fondo fundo fund phông opis delo papka portfel folder folders series serie série seria collection file files dossier dosar item"
        " recordgroup box volume document subseries subfonds pasta carpeta caja caixa filenumber fileno subjectfile section secția secţia sectia sekcja sección seção"
    ).split()
)
"""Labels in full, whose value may be words: ``Fond CC al PCR``, ``Folder "Iran"``."""


@cache
def _wordy() -> frozenset[str]:
    return frozenset(map(repositories.squeeze, _WORDY))


_SPARE = frozenset("f op d l ll p".split())
"""The abbreviations that often stand without their point: ``F 3``, ``L 49``."""

_ROLES: dict[str, Role] = {
    "transl": "translator",
    "trans.": "translator",
    "trans": "translator",
    "tr": "translator",
    "tr.": "translator",
    "edited": "editor",
    "editor": "editor",
    "editin": "editor",
    "editio": "editor",
    "ed": "editor",
    "ed.": "editor",
    "eds": "editor",
    "eds.": "editor",
    "obtain": "obtainer",
    "acquir": "obtainer",
    "contri": "contributor",
    "provid": "contributor",
    "donate": "contributor",
    "transc": "transcriber",
    "compil": "compiler",
    "assist": "assistant",
}
"""The first six letters of what was done -> role. Introducing, annotating and selecting are not among the roles."""

_PLAIN: dict[str, tuple[Role, ...]] = {
    "translated": ("translator",),
    "translation": ("translator",),
    "translated and edited": ("translator", "editor"),
    "obtained": ("obtainer",),
    "obtained and translated": ("obtainer", "translator"),
    "contributed": ("contributor",),
    "provided": ("contributor",),
}
"""The commonest openings of a tail, to be known without a closer look."""

_MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"), 1
    )
}

_INITIALS = frozenset(
    "Yu Ya Ye Yo Zh Kh Ts Ch Sh Iu Ia Ie Dzh Shch Th Ph Wm Chr Jr Sr Dr Prof Mr Mrs Ms Gen Col Lt Maj Capt Rev Amb St Sgt Hon Ph.D".split()
)
"""What stands before a point inside a name, besides single capitals."""

_ABBREVIATIONS = frozenset(
    "vol vols no nos p pp ed eds trans al cf ca vs pt ch fig ser st dr prof gen col mr mrs jr sr nr op cit izd t ob".split()
)
"""What stands before a point inside a statement."""

_SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV PhD Ph.D Ph.D. MD M.D. Esq Esq.".split())


@cache
def _general() -> dict[str, str]:
    return {repositories.squeeze(label): kind for kind, labels in _KINDS.items() for label in labels.split()}


# ------------------------------------------------------------------------------------------------------ patterns


class _Patterns:
    """The patterns, made when the first citation is read. Every repeat is possessive or bounded: no text makes them go back."""

    __slots__ = (
        "abbreviated", "acronym", "archival", "assistance", "bare", "book", "capital", "code", "collection", "column", "dated", "dotted", "end", "gap", "host", "initials", "institution", "label",
        "labelled", "lot", "middle", "more", "name_cut", "names", "no_name", "not_given", "one_name", "own", "own_date", "parens", "part", "plain", "press", "publication", "quoted", "range", "roles",
        "separator", "shelf", "simple_date", "small", "small_words", "spaces", "starter", "suffix", "title_end", "title_end_double", "title_end_single", "trailing", "value", "word", "word_gap", "wordy", "year",
    )  # fmt: skip

    def __init__(self) -> None:
        c = re.compile
        i = re.IGNORECASE
        self.separator = c(r"(?:[\s,;:.()|·\[\]]|[-–—](?=[\sA-ZÀ-Ž])|(?<![^\s;,])(?:and|und) (?=\w))*+")
        # label = word *3( blank word ) [ "." ] [ "(f.)" ] [ "No." | "#" ], before what can open a value
        word = r"[^\W\d_]{1,24}+(?:['’](?![^\W\d_])|/[^\W\d_]{1,24}+)?"
        self.label = c(
            rf"(?P<words>{word}(?:(?:\. ?| |-)(?!(?:[Nn](?:o|os|r|um))\b){word}){{0,3}}+)(?P<rest>\.? ?(?:\((?:[^\W\d_]{{1,5}}\.?){{1,3}}\)[:.]? ?)?"
            r"(?:(?:No|Nos|Nr|Num|nr|no)\b\.? ?|[#№º] ?|-|: ?)?)(?=[\d#№A-ZÀ-ŽА-Я(\"“«'‘])"
        )
        self.plain = c(
            r"([A-Za-z]{1,8})(\.?) ?(\d[A-Za-z\d]*(?:-\d[a-z\d]*)?)(?=[,;] |\.? |\.?$)(?! [\d/–—-]| ob| об| verso| (?:and|&) \d)(?!\.? ?; ?\d)"
        )
        self.wordy = c(
            rf"(?P<words>{word}(?: (?:No|no|Group|Number|Files?)\b)?)(?P<rest>\.? ?(?:\((?:[^\W\d_]{{1,5}}\.?){{1,3}}\)[:.]? ?)?(?:: ?)?)(?=[\dA-ZÀ-ŽА-Я(\"“«'‘])"
        )
        # value = number [ "-" number ], with letters, slashes, points and verso marks; a Roman number; a single capital
        verso = r"(?: ?(?:ob|об|obv|verso)\b\.?)?"
        number = (
            rf"(?:[^\W\d_]{{1,4}}[-.]?|[A-ZА-Я] )?\d\w*+(?:(?:[-–—‑/+]|\.(?=\d)|:(?=\d)| ?/ ?)\w++|\(\w{{1,6}}\))*+{verso}"
            rf"(?: ?[-–—]{{1,2}} ?\d\w*+(?:/\w++)?{verso})?"
        )
        self.value = c(rf"{number}|[IVXLC]++(?:[-–/][A-Z\d]++)*+(?![\w'’]|\.[A-Z])|[A-ZА-Я](?=[,;.)]|$)(?!\. ?[A-Z]\.)")
        self.lot = c(r"\d\d ?D ?\d+")
        self.code = c(r"[^\W_](?:[\w/&-]|\(\w{1,12}\)|\.(?=\w))*+(?<=[\d)IVX])(?=[,;.)\s]|$)")
        end = r"(?=\s*(?:[,;)\]]|\.(?:\s|$)|and\b|&|$))"
        self.more = c(rf"(?:, ?(?!(?:1[89]|20)\d\d\b)| ?; ?| ?(?:&|and|und) )(?:\d\w*+{verso}(?: ?[-–—]{{1,2}} ?\d\w*+{verso})?){end}")
        self.quoted = c(r"[\"“«„](?![ ,])[^\"”“»]{1,200}(?<! )[\"”“»]|['‘](?![ ,])[^'’]{1,200}(?<![ ,])['’](?=[,;.)\s]|$)")
        self.bare = c(
            r"(?:(?! [-–—] \D)[^,;:.()\"“”\[\]]|\.(?=\S)|:(?=\S)|(?<=\b[A-ZÀ-Ž])\.(?= [A-ZÀ-Ž])|(?<=\.[A-ZÀ-Ž])\.(?= [a-z])|(?<=\b(?:St|Dr|Mt|Nr|No))\.|(?<=\b(?:Arh|Ark))\.|(?<=\bArch)\.|(?<=\w)\(\w{1,6}\)(?=[,;.:\s/]|$))++"
        )
        self.abbreviated = c(r"([A-Z]?[a-zà-ž]{1,6})\. ?(\d[\w/-]*+(?:[.]\d[\w/-]*+)*+)(?=[,;.)\s]|$)")
        self.gap = c(r" (?=[^\W\d_])")
        self.own = c(r"(?P<label>[A-ZÀ-Ž]?[a-zà-ž]{2,}(?: [A-Za-z][a-zà-ž]{2,})?)\.? (?:(?:No|Nr)\.? ?|[#№] ?)?(?=\d)")
        self.suffix = c(
            r"(?P<value>(?:[A-Z]{1,2}-[A-Z]{1,3} )?\d[\w/-]*+)\. ?(?P<label>doboz|tétel|csomó|kötet|füzet|őe|ő\. ?e|cs|[dfto])\b\.?"
        )
        self.range = c(r"\d+[a-zа-я]{0,2}(?: ?[-–—] ?\d+[a-zа-я]{0,2})?(?:, ?\d+(?: ?[-–—] ?\d+)?){0,20}+")
        self.dotted = c(
            r"(?P<a>\d{1,5}[a-zа-я]?)(?P<sign>[./]|-(?=\d+[a-z]?-\d))(?P<b>\d{1,4}[a-zа-я]?)"
            r"(?:(?P=sign)(?P<c>\d{1,5}[a-zа-я]?)(?:(?P=sign)(?P<d>\d{1,4}(?:ob)?(?:-\d{1,4}(?:ob)?)?))?)?(?![\w/]|\.\w)"
        )
        self.year = c(r"((?:1[6-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?)(?: ?(?:r|g|gg|god|г|гг)\.?)?")
        self.not_given = c(
            r"\b(?:not? (?:given|known|specified|indicated|available|numbers?)|unknown|unspecified|n/a|missing|illegible)\b", i
        )
        self.acronym = c(r"[A-ZÀ-ŽА-Я][\w&/-]*[A-ZÀ-ŽА-Я][\w-]*(?: [A-ZÀ-Ž]{1,6}\b)?")
        self.archival = c(
            r"\b(?:archiv(?!al\b)\w*|arkiv\w*|arkhiv\w*|arhiv\w*|arquiv\w*|archiw\w*|lev[eé]lt[aá]r\w*|librar(?:y|ies)|biblioth[eè]\w+|museum|historical society|"
            r"records? (?:cent(?:er|re)|office|administration)|document(?:ation)? cent(?:er|re)|dang'?an\w*|архив\w*|档案馆)",
            i,
        )
        self.collection = c(
            r"\b(?:[Pp]apers|[Cc]ollections?|[Rr]ecords|[Ff]iles?|[Ss]eries|[Dd]iary|[Dd]iaries|[Cc]orrespondence|[Ff]onds?|Nachlass|Bestand|[Pp]osition)$"
        )
        self.trailing = c(r"(.{1,60}) ([Ff]onds?)")
        self.dated = c(r"(.{1,100}\D)[ ,(]+(?:1[6-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?\)?")
        self.book = c(r"\([^()]{0,120}(?:: |Press|Publish|\b(?:1[89]|20)\d\d)[^()]{0,120}\)|\b(?:eds?|trans)\. ", i)
        self.publication = c(
            r"(?:re-?printed|printed|(?:first |originally |also |partially |previously |re-?)?publi(?:shed|cation|sher)|cited|quoted|see|cf|(?:a |another |the |carbon |xerox )?"
            r"cop(?:y|ies)|photocop\w+|microfilm cop\w+|original\w*|typewritten|handwritten|manuscript(?! division)|draft|typescript|electrographic|typographic|excerpt\w*|"
            r"available|appears|included|text|on file|also (?:in|at|available|found)|from|certified|signed|notes?|facsimile|accessed|introduc\w+|commentary|"
            r"annotat\w+|selected|this|these|for)\b(?!-)",
            i,
        )
        self.parens = c(r"\s*(?:\(([^()]{1,160})\)|\[([^\[\]]{1,160})\])")
        self.spaces = c(r"[^\W_]-[^\S\r\n]*+[\r\n]\s*+(?=\w)|\s+")
        month = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
        self.column = c(rf"[ \t]*(?:{month}[ ,]*)?(?:\d{{1,2}}(?!\d)[ ,]*)?(?:{month}[ ,]*)?(?:(?:1[89]|20)\d\d)?(?=[ \t]{{4,}}\S|[ \t]*$)")
        self.own_date = c(rf"({'|'.join(_MONTHS)}) (0?[1-9]|1\d|2[0-8]), ((?:1[89]|20)\d\d)(?=, (?:Wilson|History)\b|$)")
        self.simple_date = c(rf"\d{{1,2}} {month}(?: \d{{4}})?$|{month} (?:\d{{1,2}}|\d{{4}})$")
        self.title_end = c(r"[\"”“»][’']?[,.;]?(?=\s|$)")
        self.title_end_double = c(r"(?:''|’’|``|[\"”])[,.;]?(?=\s|$)")
        self.title_end_single = c(r"['’][,.;]?(?=\s|$)")
        self.host = c(
            r"(?<![\w'’&-])(?:The )?(?:[A-Z][\w'’&-]*+ (?:(?:and|of|the|for) )*+){0,8}(?:Digital|Online|Virtual) (?:Archives?|Library|Collections?|Repository|Reading Room)\b"
        )
        roles = (
            r"(?:translat(?:ed|ions?)|transl?|tr|edit(?:ed|ing|ion)|eds?|obtained|acquired|contribut(?:ed|ions?)|provided|donated|transcri(?:bed|ptions?|pt)|"
            r"compil(?:ed|ations?)|assist(?:ed|ance)|annotated|annotations?|introduced|introduction|selected|prepared|collected|commentary|revised|adapted|checked|"
            r"reviewed|abridged|summarized|located|discovered|copied|scanned|digitized|supplied|submitted)\b\.?"
        )
        self.roles = c(rf"(?<![\w-]){roles}(?:(?:,? (?:and|&|und|then) (?:then )?|, |/| / ){roles})*+", i)
        self.word_gap = c(r"\.? |-|\. ?")
        self.word = c(r"[^\W\d_]+\.?")
        self.middle = c(
            r"(?:,? ?\([^()]*\))?(?:,? (?:from|for|into|to|in|on|out|with|at|jointly|together|exclusively|specially)\b[^;]*)?,?", i
        )
        self.assistance = c(r"\bwith (?:the )?(?:[a-z]+ )?(?:assistance|help) (?:of|from) (?:the )?", i)
        self.labelled = c(
            r"(?<![\w-])(translat(?:ors?|ions?)(?: from(?: the)? [a-z]{3,20})?|editors?|transcribers?|compilers?|contributors?|obtainers?):\s*(?:by )?",
            i,
        )
        self.names = c(r",\s+(?:and\s+|&\s+|und\s+)?|\s+(?:and|&|und)\s+")
        self.end = c(r"[;()\[\]:]|\.(?=[ \])]|$)")
        self.starter = c(
            r"\s(?=(?:reprinted|published|translat(?:ed|ion)|edited|obtained|contributed|provided|transcribed|compiled|copy|copies|original|originally|see|also|printed|"
            r"first|included|introduced|introduction|available|document|cited|source|note|notes|typewritten|signed|commentary|https?)\b)",
            i,
        )
        self.name_cut = c(rf"\s(?:from|in|at|of|with|on|as|to|via|through|using|under|during|is|was|for)(?=\s|$)|\s(?=\d)|\s(?={month} \d)")
        self.initials = c(r"(?:[A-ZÀ-ŽА-Я]\. ?){1,3}[A-ZÀ-ŽА-Я]")
        self.capital = c(r"(?<![\w'’])(?:[A-ZÀ-ŽА-Я][\w'’-]*+|fond(?= )|archive(?=[s, ]))")
        self.institution = c(
            r"\b(?:Universit\w*|Institut\w*|Archives?|Cent(?:er|re)|Project|Program(?:me)?|College|Ministry|Library|Museum|Foundation|Society|Service|"
            r"Agency|Group|Embassy|Department|Committee|Academy|School|Press|CWIHP|NKIDP|NPIHP)\b"
        )
        self.part = c(
            r"^(?:Manuscripts?|Special Collections|Rare Books?[\w ]*) (?:Division|Department|Section)$|^(?:Division|Department) of Manuscripts$",
            i,
        )
        self.press = c(r"\b(?:Press|Bulletin|Journal|Project|Program(?:me)?|Reader|Working Paper|Dossier)\b|CWIHP|NKIDP", i)
        self.shelf = c(r"(?!(?:1[89]|20)\d\d-)(?:[A-Z]{1,4}[ -]?)?\d+[-/]\d[\w/-]*+(?=[,;.)\s]|$)")
        self.small_words = c(r"(?<!\S)[a-zà-ž]{3,}(?!\S)")
        self.small = c(
            r"(?:of|the|and|for|in|at|on|de|del|della|dello|di|der|des|die|das|du|la|le|les|et|y|e|do|da|dos|im|vom|für|zur|na|i|a|al|ale|și|w|za|&)"
        )
        self.one_name = c(
            r"([A-ZÀ-Ž][\w'’-]{2,}+(?: (?:[A-ZÀ-Ž]\.)| [A-ZÀ-Ž][\w'’-]{2,}+){0,2} [A-ZÀ-Ž][a-zà-ž'’-]{2,}+)(?=[.,;]? *(?:and )?$)"
        )
        self.no_name = c(self.starter.pattern + "|" + self.institution.pattern, i)


@cache
def _patterns() -> _Patterns:
    return _Patterns()


# ---------------------------------------------------------------------------------------------------- the reader


class _Head(NamedTuple):
    """The opening of a tail: ``Translated and edited for CWIHP by``."""

    start: int
    names: int
    """Where the first name starts."""
    roles: tuple[Role, ...]
    organization: str | None


class _Part(NamedTuple):
    """A level before it is a record; offsets are into the folded text."""

    kind: str
    label: str | None
    value: str
    start: int
    end: int
    key: str
    """The squeezed label, empty without one."""


class _Reader:
    """One citation: the folded text, the way back to the source, and what was found so far."""

    __slots__ = (
        "carry",
        "contributors",
        "flats",
        "general",
        "hosted",
        "patterns",
        "references",
        "shift",
        "sources",
        "start",
        "text",
        "wordy",
    )

    def __init__(self, source: str, start: int, end: int) -> None:
        self.patterns = _patterns()
        self.general = _general()
        self.wordy = _wordy()
        self.references: list[ArchivalReference] = []
        self.contributors: list[Contributor] = []
        self.carry: _Archive | None = None
        self.hosted = -1  # where a host was just read: what follows is the source
        if start == 0 and source.startswith("\ufeff"):
            start = min(1, end)
        self.start = start
        part = source[start:end]
        flat = " ".join(part.split())
        self.shift = start
        self.flats: list[int] = []
        self.sources: list[int] = []
        if flat != part:
            bare = part.strip()
            self.shift = start + len(part) - len(part.lstrip())
            part = bare if flat == bare and "\n" not in bare else self._fold(part)
        self.text = part

    # ------------------------------------------------------------------------------------------ places

    def _fold(self, part: str) -> str:
        """The stretch as :func:`archivetext.spans.fold` gives it, with the date column of a table left out, and the way back."""
        start = self.start
        part = self._one_column(part)
        pieces: list[str] = []
        flats, sources = self.flats, self.sources
        length = 0
        at = len(part) - len(part.lstrip())
        stop = len(part.rstrip())
        for match in self.patterns.spaces.finditer(part, at, stop):
            first, last = match.span()
            divided = not part[first].isspace()
            if divided:
                letter = part[first].isalpha()
                first += 1
                word = part[max(at, first - 40) : first].split()[-1:]
                if not (letter and part[last].islower() and word and "-" not in word[0]):
                    first += 1  # the hyphen is the word's own
            elif last - first == 1 and part[first] == " ":
                continue
            pieces.append(part[at:first])
            flats.append(length)
            sources.append(start + at)
            length += first - at
            if not divided:
                pieces.append(" ")
                flats.append(length)
                sources.append(start + first)
                length += 1
            at = last
        pieces.append(part[at:stop])
        flats.append(length)
        sources.append(start + at)
        return "".join(pieces)

    def _one_column(self, part: str) -> str:
        """Blank out the date column that a page in two columns runs into the lines: a date or a piece of one, set off by
        four blanks from text that other lines indent likewise.
        """
        if "    " not in part or "\n" not in part:
            return part
        lines = part.split("\n")
        indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
        deep = max(indents, default=0)
        if deep < 8 and not any("    " in line.strip() for line in lines[1:]):
            return part
        for number, line in enumerate(lines[1:], 1):
            match = self.patterns.column.match(line)
            if (
                match
                and match.end()
                and match[0].strip()
                and (match.end() < len(line.rstrip()) or len(line) - len(line.lstrip()) + 8 <= deep)
            ):
                lines[number] = " " * match.end() + line[match.end() :]
        return "\n".join(lines)

    def _at(self, offset: int) -> int:
        if not self.flats:
            return offset + self.shift
        number = bisect_right(self.flats, offset) - 1
        return self.sources[number] + offset - self.flats[number]

    def _span(self, start: int, end: int) -> Span:
        if not self.flats:
            return Span(start + self.shift, end + self.shift)
        if end <= start:
            return Span(self._at(start), self._at(start))
        return Span(self._at(start), self._at(end - 1) + 1)

    # ---------------------------------------------------------------------------------------- citation

    def citation(self, century: int | None) -> Citation:
        """Citation = [ title ] [ date ] [ host ] *( reference | publication | tail ) [ url ]"""
        text = self.text
        if not text:
            return Citation("", Span(self.start, self.start))
        url, stop, behind = self._url()
        title, date, at = self._title(stop, century)
        host: str | None = None
        if title is not None:
            if date is not None:
                at = self._skip(date.span[1], stop)
            match = self.patterns.host.match(text, at, stop)
            if match is None and ("Digital " in text or "Online " in text):  # a remark stands between
                _, found, host, behind_host = self._unquoted(at, stop, century)
                if host is not None:
                    at = behind_host
                    date = date or found
            elif match is not None:
                host = match[0]
                at = match.end()
            if host is not None:
                self.hosted = self._skip(at, stop)
        elif "Digital" in text or "Online" in text:
            title, date, host, at = self._unquoted(0, stop, century)
        self._rest(at, stop)
        if behind < len(text):
            self._rest(behind, len(text))
        if date is not None and (self.shift or self.flats):
            date = HistoricalDate(date.edtf, date.time, date.text, self._span(*date.span), date.ambiguous)
        identifier = None
        if url is not None:
            _, found, rest = url.partition("/document/")
            if found:
                for sign in "?#/":
                    rest = rest.partition(sign)[0]
                identifier = rest.removesuffix(".pdf") or None
        return Citation(
            text, self._span(0, len(text)), title, date, host, tuple(self.references), tuple(self.contributors), url, identifier
        )

    def _skip(self, at: int, stop: int) -> int:
        text = self.text
        while at < stop and text[at] in " ,;.:":
            at += 1
        return at

    def _url(self) -> tuple[str | None, int, int]:
        """The address, where it starts, and where the text goes on behind it. It may stand in angle brackets, and be divided behind a slash."""
        text = self.text
        size = len(text)
        found = text.rfind("://")
        if found >= 0:
            start = found
            while start > 0 and found - start < 8 and text[start - 1].isalpha():
                start -= 1
        else:
            start = text.rfind("www.")
            if start < 0:
                return None, size, size
            found = start
        end = text.find(" ", found)
        if end == found + 3 and text[found : found + 3] == "://":  # "http:// digitalarchive..."
            end = text.find(" ", end + 1)
        end = size if end < 0 else end
        closed = text.find(">", start, end)
        if closed >= 0:
            end = closed
        elif text[end - 1] == "/" and end < size:
            last = end + 1
            while last < size and (text[last].isalnum() or text[last] == "-"):
                last += 1
            if text[end + 1 : last].isdigit():
                end = last
        stop = start
        while stop > 0 and text[stop - 1] in " <([":
            stop -= 1
        behind = end
        while end > start and text[end - 1] in ".,;:)>]}\"'”’":
            end -= 1
        while behind < size and text[behind] in " >)].,;":
            behind += 1
        return text[start:end].replace(" ", ""), stop, behind

    def _date(self, at: int, stop: int, century: int | None) -> HistoricalDate | None:
        match = self.patterns.own_date.match(self.text, at, stop)
        if match is not None:  # May 21, 1962, as the archive itself writes nine dates of ten; every other form is the date reader's
            month, day, year = match.groups()
            return HistoricalDate(f"{year}-{_MONTHS[month]}-{day:0>2}", None, match[0], Span(at, match.end()))
        return dates.date_at(self.text, at, stop, century=century) if at < stop else None

    def _title(self, stop: int, century: int | None) -> tuple[str | None, HistoricalDate | None, int]:
        """Title = quotation mark, text, [ "," ], quotation mark. Its end is the first quotation mark that a date, the host or an
        archive follows; else the first that a comma stands beside; else the first: a title may hold quotations.
        """
        text = self.text
        opening = text[0]
        if opening not in "\"“”„«‘'`,":
            return None, None, 0
        inside = 1
        if text.startswith(("''", "``", "‘‘", ",,")):
            inside = 2
            pattern = self.patterns.title_end_double
        else:
            pattern = self.patterns.title_end_single if opening in "‘'" else self.patterns.title_end
        first: tuple[int, int] | None = None
        dated: HistoricalDate | None = None
        tries = 0
        for match in pattern.finditer(text, 1, stop):
            quote, end = match.start(), match.end()
            if quote == inside:
                continue
            at = self._skip(end, stop)
            beside = text[quote - 1] in ",.?!…;" or text[end - 1] in ",.;"
            if at >= stop:
                if first is None or beside:
                    first = quote, end
                break
            tries += 1
            date = self._date(at, stop, century) if tries <= 24 else None
            if date is not None and (date.span[1] >= stop or text[date.span[1]] in ",;.)" or text.startswith(" ", date.span[1])):
                first = quote, end
                dated = date
                break
            if self.patterns.host.match(text, at, stop) or (beside and repositories.match(text, at, stop)):
                first = quote, end
                break
            if tries > 24:
                break
            if first is None or (beside and text[first[0] - 1] not in ",.?!…;" and text[first[1] - 1] not in ",.;"):
                first = quote, end
        if first is None:
            return None, None, 0
        quote, end = first
        return text[inside:quote].rstrip(" ,").strip(), dated, self._skip(end, stop)

    def _unquoted(self, at: int, stop: int, century: int | None) -> tuple[str | None, HistoricalDate | None, str | None, int]:
        """A title that lost a quotation mark, or a remark behind it: the host, the date before it, and what stands before that."""
        text = self.text
        first = max(text.find("Digital ", at), text.find("Online ", at), at)
        match = self.patterns.host.search(text, max(at, first - 120), min(stop, first + 200))
        if match is None:
            return None, None, None, 0
        start = match.start()
        for name in _HOSTS:
            if match[0].endswith(name):
                start = match.end() - len(name)
        before = text[at:start].rstrip(" ,")
        date = None
        comma = len(before)
        for _ in range(4):
            comma = before.rfind(",", 0, comma)
            here = self._skip(at + comma + 1, start)
            if here < start and text[here] in "\"”’'":
                here = self._skip(here + 1, start)
            found = self._date(here, start, century)
            if found is not None and self._skip(found.span[1], start) == start:
                date = found
                before = text[at : at + comma + 1].rstrip(" ,") if comma >= 0 else ""
            if comma < 0:
                break
        return before.strip("\"“”‘’' ,") or None, date, text[start : match.end()], match.end()

    def _rest(self, at: int, stop: int) -> None:
        """*( reference | publication | tail )"""
        heads = self._heads(at, stop)
        for number, head in enumerate(heads):
            self._statements(at, head.start)
            at = self._people(head, heads[number + 1].start if number + 1 < len(heads) else stop)
        self._statements(at, stop)

    # ------------------------------------------------------------------------------------------- tails

    def _heads(self, at: int, stop: int) -> list[_Head]:
        """Tail = role *( "and" role ) [ "from" language ] [ "for" organization ] "by", and ``with assistance from``, ``Translator:``"""
        text = self.text
        patterns = self.patterns
        heads: list[_Head] = []
        if " BY " in text:
            text = text.replace(" BY ", " by ")
        low = at
        by = text.find(" by", at, stop)
        while by >= 0:
            names = by + 3
            if names < stop and text[names] in " :":
                head = self._head(text, low, by, names + 1, stop, bool(heads))
                if head is not None:
                    heads.append(head)
                    low = head.names
            by = text.find(" by", names, stop)
        if "ssistance" in text or " help " in text:
            heads += [_Head(m.start(), m.end(), ("assistant",), None) for m in patterns.assistance.finditer(text, at, stop)]
            heads.sort()
        if "or: " in text or "ors: " in text or "lation: " in text or "er: " in text or "lation from " in text:
            known = {head.names for head in heads}
            for match in patterns.labelled.finditer(text, at, stop):
                role = _ROLES.get(match[1][:6].lower())
                if role and match.end() not in known:
                    heads.append(_Head(match.start(), match.end(), (role,), None))
            heads.sort()
        return heads

    def _head(self, text: str, low: int, by: int, names: int, stop: int, chained: bool) -> _Head | None:
        patterns = self.patterns
        low = max(low, by - 150)
        cut = max(text.rfind(". ", low, by), text.rfind("; ", low, by))
        if cut >= 0:
            word = text.rfind(" ", low, cut) + 1
            low = max(word, low) if text[word:cut].lower() in _ROLES else cut + 2
            chained = False
        start = low
        while start < by and text[start] in " ,;.":
            start += 1
        plain = _PLAIN.get(text[start:by].lower())
        if plain is not None and (start < 1 or (text[start - 1] == " " and text[start - 2] in ".;")):
            while names < stop and text[names] == " ":
                names += 1
            return _Head(start, names + 4 if text.startswith("the ", names) else names, plain, None)
        start = -1
        roles: list[Role] = []
        for match in patterns.roles.finditer(text, low, by):
            if start < 0:
                if patterns.middle.fullmatch(text, match.end(), by) is None:
                    continue
                start, end = match.span()
            for word in patterns.word.findall(match[0].lower()):
                role = _ROLES.get(word[:6])
                if role is not None and role not in roles:
                    roles.append(role)
        if start < 0:
            return None
        # An editor named inside the title of a book, or in a bracket that explains one, is the book's.
        opened = text.rfind("(", low, start)
        bookish = not chained and not set(roles) - {"editor", "compiler"}
        if opened >= 0 and (opened != start - 1 or bookish) and text.find(")", opened, start) < 0:
            return None
        if text[start].islower() and text[max(0, start - 2) : start] == ", " and bookish:
            return None
        organization = None
        middle = text[end:by]
        if "for " in middle or "behalf of " in middle:
            organization = re.split(
                r",? (?:and|from|into|to|by) |,? and |,$", re.split(r"\b(?:for|behalf of) (?:the )?", middle, maxsplit=1)[-1]
            )[0].strip(" ,()")
        while names < stop and text[names] == " ":
            names += 1
        if text.startswith("the ", names):
            names += 4
        return _Head(start, names, tuple(roles), organization or None)

    def _people(self, head: _Head, stop: int) -> int:
        """Names = name *( "," name ) [ "and" name ]; gives where they end. A name ends at a bracket, a semicolon, the end of the sentence
        (a point behind an initial is none), or a word that opens another statement.
        """
        text = self.text
        patterns = self.patterns
        start = at = head.names
        stop = min(stop, start + 2000)
        found: list[list[int | str | None]] = []  # start, end, organization
        organization = head.organization
        match = patterns.one_name.match(text, start, stop)
        if match is not None and not patterns.no_name.search(match[0]):
            span = self._span(start, match.end(1))
            for role in head.roles:
                self.contributors.append(Contributor(match[1], role, head.organization, span))
            return match.end(1)
        cut = patterns.starter.search(text, start, stop)
        if cut is not None:
            stop = cut.start()
        end = stop
        for match in patterns.end.finditer(text, start, stop):
            sign = match[0]
            here = match.start()
            if sign == ".":
                if not self._sentence_end(start, here, stop):
                    continue
            elif sign == "(":
                closed = text.find(")", here, stop)
                if closed < 0:
                    end = here
                    break
                if here < at:
                    continue
                if not self._pieces(at, here, found):
                    end = at = here
                    break
                if found:
                    inside = text[here + 1 : closed].strip()
                    if inside[:1].isupper() and " by " not in inside and not repositories.is_place(inside):
                        found[-1][2] = inside
                at = closed + 1
                continue
            elif here < at:  # inside the bracket that was read
                continue
            end = here
            break
        if at < end:
            self._pieces(at, end, found)
        for first, last, own in found:
            assert isinstance(first, int)
            assert isinstance(last, int)
            name = text[first:last]
            split = re.search(r"\s(?:for|on behalf of) (?:the )?(?=[A-Z])", name)
            if split:
                body = name[split.end() :]
                cut = patterns.name_cut.search(body)
                organization = organization or (body[: cut.start()] if cut else body)
                name = name[: split.start()]
            whom = own if isinstance(own, str) else organization
            span = self._span(first, first + len(name))
            for role in head.roles:
                self.contributors.append(Contributor(name, role, whom, span))
        return end

    def _pieces(self, at: int, stop: int, found: list[list[int | str | None]]) -> bool:
        """The names between two signs; False where something that is no name ends the list."""
        text = self.text
        patterns = self.patterns
        first = at
        for match in patterns.names.finditer(text, at, stop):
            if not self._piece(first, match.start(), found):
                return False
            first = match.end()
        return self._piece(first, stop, found)

    def _piece(self, first: int, last: int, found: list[list[int | str | None]]) -> bool:
        text = self.text
        patterns = self.patterns
        while first < last and text[first] in " ,":
            first += 1
        while first < last and text[last - 1] in " ,-–—/":
            last -= 1
        if first >= last:
            return True
        if text.startswith("and ", first, last) or text.startswith("the ", first, last):
            first += 4
        if text[first:last] in ("and", "&"):
            return True
        if text.endswith(" and", first, last):
            last -= 4
        if found and text[first:last] in _SUFFIXES:
            found[-1][1] = last + (text.startswith(".", last) and text[last - 1] == "r")
            return True
        cut = patterns.name_cut.search(text, first + 1, last)
        whole = True
        if cut is not None and not re.match(r"\s(?:for|on) ", text[cut.start() : cut.end() + 1]):
            last = cut.start()
            whole = False
        if (text[last - 2 : last] in ("Jr", "Sr") or patterns.initials.fullmatch(text, first, last)) and text.startswith(".", last):
            last += 1
        name = text[first:last]
        if not name or len(name) > 120:
            return False
        if patterns.institution.search(name):
            if found:
                if found[-1][2] is None:
                    found[-1][2] = name
                return whole
        elif name[0].islower() and not re.match(r"(?:de|van|von|al|el|d|ibn|bin|da|di|du|ter|ten|zu|la|le)\b", name):
            return False
        if found and repositories.is_place(name):
            return True
        if not any(c.isalpha() for c in name):
            return False
        found.append([first, last, None])
        return whole

    def _sentence_end(self, start: int, point: int, stop: int) -> bool:
        """Whether the point ends the sentence, and not an initial or a title of a person."""
        text = self.text
        following = self._skip(point + 1, stop)
        if following >= stop:
            return True
        word = text[max(start, point - 12) : point].replace("-", " ").replace(".", " ").split(" ")[-1]
        if (len(word) == 1 and word.isupper()) or word in _INITIALS:
            return False
        return not text[following].islower()

    # -------------------------------------------------------------------------------------- statements

    def _statements(self, at: int, stop: int) -> None:
        """*( reference | publication ), divided by points and semicolons."""
        text = self.text
        patterns = self.patterns
        self.carry = None
        while at < stop:
            at = patterns.separator.match(text, at, stop).end()  # type: ignore[union-attr]
            if at >= stop:
                return
            found = repositories.match(text, at, stop)
            if found is None:
                if text.startswith(("in ", "In ", "at "), at):
                    at += 3
                    found = repositories.match(text, at, stop)
                elif text.startswith("The ", at):
                    found = repositories.match(text, at + 4, stop)
                    if found is not None or patterns.archival.search(text, at, min(stop, at + 80)):
                        at += 4
                elif text.startswith(("Source: ", "Sources: ", "source: "), at):
                    at = text.index(": ", at) + 2
                    found = repositories.match(text, at, stop)
                elif patterns.publication.match(text, at, stop):
                    at = self._statement_end(at, stop)
                    continue
            inherited, self.carry = self.carry, None
            reached = self._reference(at, stop, inherited, found)
            at = reached if reached > at else self._statement_end(at, stop)

    def _statement_end(self, at: int, stop: int) -> int:
        """Behind the point or semicolon that ends a statement."""
        text = self.text
        for match in self.patterns.end.finditer(text, at, stop):
            here = match.start()
            if text[here] == ";":
                return here + 1
            if text[here] == "." and here + 1 < stop:
                word = text[max(at, here - 12) : here].replace("(", " ").replace(".", " ").split(" ")[-1]
                following = text[here + 2 : here + 3]
                if (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS or following.islower():
                    continue
                return here + 1
        return stop

    # --------------------------------------------------------------------------------------- reference

    def _reference(self, at: int, stop: int, inherited: _Archive | None, found: tuple[repositories.Entry, int] | None) -> int:
        """Reference = [ place "," ] [ repository ] [ "(" acronym | place ")" ] *( level | call number | year | collection )

        Gives where it ends, or *at* where there is none. A label that opens a reference and comes again (``fond``), or any
        label again behind a semicolon, opens a new reference to the same archive.
        """
        text = self.text
        patterns = self.patterns
        start = at
        parts: list[_Part] = []
        pending: list[tuple[int, int]] = []
        archive = inherited
        if found is None:
            comma = text.find(",", at, at + 40)
            if comma > 0 and (repositories.is_place(text[at:comma]) or patterns.part.search(text[at:comma])):  # Sofia, TsDA, ...
                behind = self._skip(comma, stop)
                found = repositories.match(text, behind, stop)
                if found is not None:
                    at = behind
        if found is not None:
            archive, at = self._known(found, at)
            at = self._brackets(archive, at, stop)
        elif archive is None:
            level = self._level(at, stop, _NONE)
            if level is None or level[0].start > at or level[0].kind not in _CORE or not any(c.isdigit() for c in level[0].value):
                unknown = self._unknown(at, stop)
                if unknown is None:
                    unknown = self._shelfmark_first(at, stop)
                if unknown is None:
                    return start
                archive, at = unknown
                if archive is None:  # a collection before its archive
                    kind = "call-number" if any(c.isdigit() for c in text[start:at]) else "collection"
                    parts.append(_Part(kind, None, text[start:at], start, at, ""))
                else:
                    at = self._brackets(archive, at, stop)
        labels = archive.labels if archive is not None else _NONE
        last = at
        nested = 0
        while at < stop and len(parts) < _MOST_PARTS and len(pending) < 6:
            here = patterns.separator.match(text, at, stop).end()  # type: ignore[union-attr]
            if here >= stop:
                break
            between = text[at:here]
            semicolon = ";" in between
            sentence = "." in between and (text[at] == "." or ". " in between) and "-" not in between and "–" not in between
            linked = between.endswith(("and ", "und "))
            level = self._level(here, stop, labels)
            if level is not None:
                part, whole = level
                if any(part.kind == other.kind for other in parts) and (
                    semicolon or linked or part.kind in ("fond", "record-group", "box")
                ):
                    self.carry = archive
                    self._finish(start, last, archive, parts)
                    return here
                if part.start > here and not parts and (found := repositories.match(text, here, part.start)) is not None:
                    archive, at = self._known(found, here)  # a part of the archive that has a name of its own
                    last = at = self._brackets(archive, at, stop)
                    labels = archive.labels
                    continue
                if part.start > here:
                    if ((sentence or semicolon) and parts) or linked:
                        break
                    if not text[here].islower() and self._piece_of(here, part.start, stop, archive, parts, pending, labels) < 0:
                        break
                for first_of, last_of in pending:
                    parts.append(_Part("collection", None, text[first_of:last_of], first_of, last_of, ""))
                pending.clear()
                parts.append(part)
                at = last = whole
                continue
            found = repositories.match(text, here, stop)
            if found is not None and not (parts and archive is not None and found[1] - here < 3):
                if archive is not None and (parts or semicolon or linked or sentence):
                    break
                if archive is not None:
                    nested += 1
                    if nested > 2:
                        break
                archive, at = self._known(found, here)
                last = at = self._brackets(archive, at, stop)
                labels = archive.labels
                continue
            abbreviated = patterns.abbreviated.match(text, here, stop)
            if abbreviated is not None and not linked and (not sentence or archive is not None):
                key = abbreviated[1].lower()
                parts += [_Part("collection", None, text[x:y], x, y, "") for x, y in pending]
                pending.clear()
                parts.append(_Part(key, abbreviated[1] + ".", abbreviated[2], here, abbreviated.end(), key))
                at = last = abbreviated.end()
                continue
            if linked or (sentence and parts and (any(part.label for part in parts) or not self._goes(here, stop, labels))):
                break
            if semicolon and parts and not (text[here].isdigit() or text[here].isupper()):
                break
            match = patterns.bare.match(text, here, stop)
            if match is None:
                match = patterns.quoted.match(text, here, stop)
                if match is None:
                    break
                end = match.end() - 1
                if text[end - 1] == ",":
                    end -= 1
                    follows = self._level(self._skip(match.end(), stop), stop, labels) is not None
                else:
                    follows = self._followed(match.end(), stop, labels)
                if not follows:
                    break
                pending.append((here + 1, end))
                at = match.end()
                continue
            if semicolon and parts:
                if archive is None or not any(c.isdigit() for c in match[0]) or len(match[0]) > 40:
                    break
                self.carry = archive
                self._finish(start, last, archive, parts)
                return here
            end = match.end()
            if " " in match[0] and any(c.isdigit() for c in match[0]):
                end = self._cut(here, end, stop, labels)
            reached = self._piece_of(here, end, stop, archive, parts, pending, labels)
            if reached < 0:
                break
            if archive is None and not reached and self._title_like(match[0]) and patterns.archival.search(match[0]):
                named = match[0].rstrip()
                archive = _Archive(None, Repository(None, named), _NONE)
                reached = end = here + len(named)
                pending.clear()
            at = end
            if reached:
                last = reached
        for first_of, last_of in pending:
            named = text[first_of:last_of]
            if patterns.collection.search(named) or (
                patterns.acronym.fullmatch(named) and archive is not None and archive.entry is not None
            ):
                parts.append(_Part("collection", None, named, first_of, last_of, ""))
                last = max(last, last_of)
        if archive is None and not any(part.kind in _CORE and part.label for part in parts):
            return start
        self._finish(start, last, archive, parts)
        return max(last, start + 1)

    def _known(self, found: tuple[repositories.Entry, int], at: int) -> tuple[_Archive, int]:
        entry, end = found
        return _Archive(entry, entry.as_written(self.text[at:end]), entry.labels), end

    def _brackets(self, archive: _Archive, at: int, stop: int) -> int:
        """*( "(" acronym | place | name in its own language ")" ) behind the name of an archive."""
        text = self.text
        for _ in range(3):
            match = self.patterns.parens.match(text, at, stop)
            if match is None:
                break
            side = 1 if match[1] else 2
            inside = match[side].strip()
            found = repositories.match(text, match.start(side), match.end(side))
            if found is None and " " in inside:  # "(Rossiiskii ..., or RGANI)", "(Hungarian National Archives, MOL)"
                words = inside.replace(",", " ").split()
                found = repositories.match(words[-1], 0, len(words[-1])) if words[-1].isupper() else None
            if found is not None:
                if archive.entry is None:
                    archive.entry = found[0]
                    archive.repository = found[0].record
                    archive.labels = found[0].labels
                elif archive.repository.code is None and found[0] is archive.entry:
                    archive.repository = found[0].as_written(inside)
            elif repositories.is_place(inside) or all(repositories.is_place(word) for word in inside.split(",")):
                if archive.repository.place is None:
                    archive.repository = evolve(archive.repository, place=inside.split(",")[0].strip())
            elif self.patterns.acronym.fullmatch(inside) and sum(c.isupper() for c in inside) >= 2 and not any(c.isdigit() for c in inside):
                if archive.repository.code is None:
                    archive.repository = evolve(archive.repository, code=inside.replace(" ", ""))
            elif any(c.isdigit() for c in inside):
                break
            at = match.end()
        return at

    def _unknown(self, at: int, stop: int) -> tuple[_Archive | None, int] | None:
        """An archive that the table lacks: a name with a word for archive in it, or any name before a level that only archives have."""
        text = self.text
        patterns = self.patterns
        match = patterns.bare.match(text, at, min(stop, at + 300))
        if match is None or patterns.host.match(text, at, stop):
            return None
        end = match.end()
        for word in re.finditer(r"(?<=\s)\w", text[at:end]):
            level = self._level(at + word.start(), stop, _NONE)
            if level is not None and level[0].kind in _CORE:
                end = level[0].start
                break
        name = text[at:end].rstrip(" -–—")
        end = at + len(name)
        if not name or name[0].islower() or name[0].isdigit() or len(name) > 200 or not self._title_like(name):
            return None
        bracket = patterns.parens.match(text, end, stop)
        behind = bracket.end() if bracket else end
        here = patterns.separator.match(text, behind, stop).end()  # type: ignore[union-attr]
        level = self._level(here, stop, _NONE) if here > end else None
        strong = level is not None and level[0].kind in _STRONG
        if patterns.archival.search(name):
            if not strong and patterns.book.search(text, at, min(self._statement_end(at, min(stop, at + 600)), stop)):
                return None
            return _Archive(None, Repository(None, name), _NONE), end
        if bracket is not None:
            side = 1 if bracket[1] else 2
            known = repositories.match(text, bracket.start(side), bracket.end(side))
            if known is not None and known[1] == bracket.end(side):
                return _Archive(None, Repository(None, name), _NONE), end
        if patterns.collection.search(name):
            return None, end
        if (
            at == self.hosted
            and patterns.institution.search(name)
            and not patterns.press.search(name)
            and not any(c.isdigit() for c in name)
        ):
            return _Archive(None, Repository(None, name), _NONE), end
        if (
            patterns.acronym.fullmatch(name)
            and here > end
            and ((len(name) > 2 and patterns.shelf.match(text, here, stop)) or self._followed(behind, stop, _NONE, core=True))
        ):
            return _Archive(None, Repository(None, name), _NONE), end
        if strong and len(name.split()) <= 8:
            return _Archive(None, Repository(None, name), _NONE), end
        return None

    def _shelfmark_first(self, at: int, stop: int) -> tuple[None, int] | None:
        """A call number before its archive: ``FO 371/114862, The National Archives``."""
        match = self.patterns.shelf.match(self.text, at, stop)
        if match is None:
            return None
        behind = self._skip(match.end(), stop)
        return (None, match.end()) if behind < stop and repositories.match(self.text, behind, stop) else None

    def _title_like(self, name: str) -> bool:
        """Whether every word has a capital, but for the small words of names."""
        small, archival, noun = self.patterns.small, self.patterns.archival, self.patterns.collection
        return all(
            not word[0].islower() or small.fullmatch(word) or archival.fullmatch(word) or noun.fullmatch(word) or "'" in word or "’" in word
            for word in name.split()
        )

    def _cut(self, at: int, end: int, stop: int, labels: dict[str, str]) -> int:
        """Where a labelled level starts inside a part without commas: ``DY 30/IV 2/1/100 Bl. 2-5``."""
        text = self.text
        patterns = self.patterns
        if patterns.own.match(text, at, end) or patterns.dated.fullmatch(text, at, end):
            return end
        for gap in patterns.gap.finditer(text, at + 1, min(end, at + 120)):
            level = self._level(gap.end(), stop, labels)
            if level is not None and level[0].start == gap.end():
                return gap.start()
        return end

    def _piece_of(
        self,
        at: int,
        end: int,
        stop: int,
        archive: _Archive | None,
        parts: list[_Part],
        pending: list[tuple[int, int]],
        labels: dict[str, str],
    ) -> int:
        """A part without a known label: place, year, shelfmark, page, call number, collection, remark. Gives where it ends, 0 where it
        says nothing of the place, -1 where the reference ends before it.
        """
        text = self.text
        patterns = self.patterns
        while at < end and text[end - 1] in " ,-–—":
            end -= 1
        piece = text[at:end]
        if not piece:
            return 0
        digits = any(c.isdigit() for c in piece)
        if not digits:
            if patterns.not_given.search(piece):
                return 0
            if repositories.is_place(piece):
                if archive is not None and archive.repository.place is None and not parts:
                    archive.repository = evolve(archive.repository, place=piece)
                return 0 if parts else end
            if patterns.publication.match(text, at, end) or len(piece) > 120:
                return -1
            if piece[0].islower() or not self._title_like(piece):
                if not self._followed(end, stop, labels):
                    return -1
                if piece[0].islower():
                    return 0
            if any(c.isalpha() for c in piece):
                if match := patterns.trailing.fullmatch(piece):  # RCP CC Fond
                    parts.append(_Part("fond", match[2], match[1], at, end, ""))
                    return end
                if patterns.collection.search(piece):
                    for first, last in pending:
                        parts.append(_Part("collection", None, text[first:last], first, last, ""))
                    pending.clear()
                    parts.append(_Part("series" if piece.endswith("eries") else "collection", None, piece, at, end, ""))
                    return end
                if not patterns.part.search(piece) and (not patterns.institution.search(piece) or patterns.archival.search(piece)):
                    pending.append((at, end))
            return 0
        if piece[0].islower() and patterns.publication.match(text, at, end):
            return -1
        kind = "call-number"
        label = None
        value = piece
        key = ""
        if match := patterns.year.fullmatch(piece):
            kind, value = "year", match[1]
        elif patterns.simple_date.fullmatch(piece):
            return 0
        elif (match := patterns.dated.fullmatch(piece)) and patterns.collection.search(match[1].strip()):
            kind = "collection"  # Central Decimal Files 1960-63
        elif "op" in labels and not parts and (match := patterns.dotted.fullmatch(piece)):
            for name, group in zip(("fond", "opis", "delo", "list"), "abcd", strict=True):
                if match[group]:
                    parts.append(_Part(name, None, match[group], at + match.start(group), at + match.end(group), ""))
            return end
        elif (
            parts
            and (match := patterns.range.match(text, at, stop))
            and match.end() >= end
            and (parts[-1].kind != "call-number" or "-" in piece or "–" in piece or len(re.findall(r"\d+", parts[-1].value)) > 1)
        ):
            kind = "list" if any(part.kind == "delo" for part in parts) else "page"
            value = piece
        elif match := patterns.own.match(text, at, end):
            if repositories.is_place(match["label"]):
                pass
            else:
                label = text[at : match.end()].strip()
                kind = match["label"].lower().replace(" ", "-")
                if len(kind) > 4 and kind.endswith("s") and not kind.endswith(("ss", "us", "is", "ies")):
                    kind = kind[:-1]
                value = text[match.end() : end]
        elif parts and "tetel" in labels and re.fullmatch(r"\d{1,3}/[a-z]{1,2}", piece):
            kind = "item"  # in Hungarian ministries' records the item (tétel) and the registry number stand unlabelled
        elif parts and "tetel" in labels and re.fullmatch(r"\d+(?:/[A-Z\d]+)* ?/ ?\d{2,4}", piece):
            kind = "number"
        elif piece[0] in "№#":
            kind, label, value = "number", piece[0], piece[1:].strip()
        elif len(piece) > 80 or len(patterns.small_words.findall(piece)) > 1:
            return -1
        for first, last in pending:
            parts.append(_Part("collection", None, text[first:last], first, last, ""))
        pending.clear()
        parts.append(_Part(kind, label, value, at, end, key))
        return end

    def _goes(self, at: int, stop: int, labels: dict[str, str]) -> bool:
        """Whether a part behind a point goes on with the reference: a name that a labelled level follows, and no archive."""
        match = self.patterns.bare.match(self.text, at, min(stop, at + 120))
        return match is not None and not self.patterns.archival.search(match[0]) and self._followed(match.end(), stop, labels)

    def _followed(self, at: int, stop: int, labels: dict[str, str], *, core: bool = False) -> bool:
        """Whether a labelled level follows within the next three parts of the list."""
        text = self.text
        for _ in range(3):
            if not text.startswith(", ", at):
                return False
            at += 2
            level = self._level(at, stop, labels)
            if level is not None and (not core or level[0].kind in _STRONG):
                return True
            match = self.patterns.bare.match(text, at, min(stop, at + 120))
            if match is None:
                return False
            at = match.end()
        return False

    def _level(self, at: int, stop: int, own: dict[str, str]) -> tuple[_Part, int] | None:
        """Level = label value | value "." label. The label may stand behind other words of its part (``Hungary Box 5``)."""
        text = self.text
        patterns = self.patterns
        match = patterns.plain.match(text, at, stop)
        if match is not None:
            word, point, number = match.groups()
            key = word.lower()
            kind = own.get(key) or self.general.get(key)
            end = match.end()
            if (
                kind is not None
                and (point or key in (own or _SPARE) or len(key) > 1)
                and key != "dd"
                and key[-1] != "s"
                and (text[end : end + 1] != "," or (kind not in {"list", "page"}))
            ):
                return _Part(kind, word + point, number, at, end, key), end
        if at >= stop:
            return None
        if text[at].isdigit() or "-" in text[at + 1 : at + 3]:
            match = patterns.suffix.match(text, at, stop)
            if match is not None:
                key = repositories.squeeze(match["label"])
                kind = own.get(key) or (self.general.get(key) if len(key) > 3 else None)
                if kind is not None:
                    label = text[match.end("value") : match.end()].lstrip(". ")
                    return _Part(kind, label, match["value"], at, match.end(), key), match.end()
        match = patterns.label.match(text, at, stop)
        kind = None
        start = at
        if match is not None:
            words = match["words"]
            key = self._key(words)
            kind = own.get(key) or self.general.get(key)
            if kind is None and not words.isalpha():
                for sign in patterns.word_gap.finditer(words):
                    if sign[0] == "-" and match["rest"][:1] != ".":
                        continue
                    key = self._key(words[sign.end() :])
                    kind = own.get(key) or self.general.get(key)
                    if kind is not None:
                        start = at + sign.end()
                        break
            if kind is not None and start > at and key.endswith("s") and patterns.year.match(text, match.end(), stop):
                return None
        if kind is None:  # the first word alone: "Fond CC al PCR", "f. K-1", "File No. JNSG"
            match = patterns.wordy.match(text, at, stop)
            if match is None:
                return None
            key = self._key(match["words"])
            kind = own.get(key) or self.general.get(key)
            if kind is None:
                return None
        assert match is not None
        rest = match["rest"]
        if len(key) == 1 and (not rest or rest[0] not in ".(") and (key not in own if own or rest == "-" else key not in _SPARE):
            return None
        here = match.end()
        value = patterns.value.match(text, here, stop)
        end = value.end() if value is not None else -1
        if key == "lotfile":
            value = patterns.lot.match(text, here, stop) or value
            end = value.end() if value is not None else -1
        quoted = False
        if value is not None and len(key) == 1 and value[0].isalpha() and len(value[0]) == 1:  # D.C.
            return None
        if (key in self.wordy or kind == "call-number" or key == "f") and (value is None or self._goes_on(value, stop, own)):
            value = patterns.code.match(text, here, stop) or patterns.quoted.match(text, here, stop)
            if value is None and (rest[:1] != "." or key.endswith("no") or key == "f"):
                value = patterns.bare.match(text, here, min(stop, here + 120))
                if value is not None and (not value[0][:1].isupper() or (key == "f" and not self._followed(value.end(), stop, own))):
                    value = None
            if value is None:
                return None
            end = value.end()
            quoted = text[here] in "\"“«„'‘" and text[end - 1] in "\"”“»'’"
            while quoted and text[end - 2] == ",":
                return _Part(kind, text[start:here].rstrip(" :-#№"), text[here + 1 : end - 2], start, end, key), end
        elif value is None or (end < stop and text[end].isalpha()):
            return None
        if kind in ("list", "page") or key.endswith("s") or key == "dd":
            while more := patterns.more.match(text, end, stop):
                end = more.end()
        while text[end - 1] in " .":
            end -= 1
        label = text[start:here].rstrip(" :-#№")
        return _Part(kind, label, text[here + quoted : end - quoted], start, end, key), end

    def _key(self, words: str) -> str:
        key = words.lower().translate(_DROPPED)
        return key if key.isascii() else repositories.squeeze(key)

    def _goes_on(self, value: re.Match[str], stop: int, own: dict[str, str]) -> bool:
        """Whether what looks like the number of a level is the start of its name: ``Fond CC al PCR``."""
        text = self.text
        end = value.end()
        if end >= stop or text[end] in ",;.:)]-–—(":
            return False
        if text[end] != " ":
            return True
        return not any(c.isdigit() for c in value[0]) and text[end + 1 : end + 2].isalpha() and self._level(end + 1, stop, own) is None

    def _finish(self, start: int, end: int, archive: _Archive | None, parts: list[_Part]) -> None:
        """Make the record. ``p.`` is a folder (papka) before the delo or beside leaves, else a page; a range is always pages."""
        text = self.text
        if any(part.key == "p" for part in parts):
            kinds = [part.kind for part in parts]
            soviet = "fond" in kinds or "opis" in kinds
            for number, part in enumerate(parts):
                if part.key == "p":
                    ranged = any(sign in part.value for sign in "-–,")
                    folder = (
                        soviet
                        and not ranged
                        and ("delo" in kinds[number:] or "list" in kinds or ("delo" not in kinds and "item" not in kinds))
                    )
                    parts[number] = part._replace(kind="papka" if folder else "page")
        if parts and parts[-1].key in ("f", "ff") and parts[-1].kind == "fond" and len(parts) > 1:
            if not any(part.kind in ("opis", "delo", "list", "item", "file") for part in parts) and any(
                c.isdigit() for part in parts[:-1] for c in part.value
            ):
                parts[-1] = parts[-1]._replace(kind="folio")
        span = self._span
        levels = tuple([Level(kind, label, value, span(first, last)) for kind, label, value, first, last, _ in parts])
        whole = text[start:end]
        if "(" in whole or ")" in whole:
            lacking = whole.count("(") - whole.count(")")
            if lacking < 0 and start and text[start - 1] == "(":
                start -= 1
            elif lacking > 0 and text.startswith(")", end):
                end += 1
        repository = archive.repository if archive is not None else None
        self.references.append(ArchivalReference(repository, levels, text[start:end], span(start, end)))

    # ------------------------------------------------------------------------------------ running text

    def found(self, *, prose: bool = True) -> tuple[ArchivalReference, ...]:
        """The references of the whole stretch: as a source field has them, else wherever they stand in sentences."""
        self._rest(0, len(self.text))
        if prose and (not self.references or self._at(min(len(self.text), 12)) < self.references[0].span[0]):
            self.references.clear()
            self._prose()
        return tuple(self.references)

    def _prose(self) -> None:
        """A reference in a sentence: the name of an archive, known or with a word for archive in it, that levels follow."""
        text = self.text
        patterns = self.patterns
        stop = len(text)
        done = 0
        tried = -1
        phrase = 0  # where the run of words with capitals starts
        behind = 0
        for match in patterns.capital.finditer(text):
            at = match.start()
            if at < done:
                continue
            if at != behind:
                between = text[behind:at]
                if len(between) > 12 or not all(patterns.small.fullmatch(word) for word in between.split()) or not between.startswith(" "):
                    phrase = at
            behind = match.end()
            known = repositories.match(text, at, stop) is not None
            if not known and not patterns.archival.match(match[0]) and not (match[0] in ("F", "Fond") or text.startswith("fond ", at)):
                continue
            start = at if known else phrase
            if start == tried:
                continue
            tried = start
            count = len(self.references)
            self.carry = None
            reached = self._reference(start, stop, None, repositories.match(text, start, stop))
            if reached > start and len(self.references) > count:
                found = self.references[count]
                if any(
                    level.kind in _CORE or (level.kind == "call-number" and any(map(str.isdigit, level.value))) for level in found.levels
                ):
                    done = behind = phrase = reached
                    while self.carry is not None:  # the same archive again
                        at = patterns.separator.match(text, reached, stop).end()  # type: ignore[union-attr]
                        inherited, self.carry = self.carry, None
                        more = self._reference(at, stop, inherited, None)
                        if more <= at:
                            break
                        reached = done = more
                    continue
                del self.references[count:]


class _Archive:
    """The archive of the reference that is being read."""

    __slots__ = ("entry", "labels", "repository")

    def __init__(self, entry: repositories.Entry | None, repository: Repository, labels: dict[str, str]) -> None:
        self.entry = entry
        self.repository = repository
        self.labels = labels


_NONE: dict[str, str] = {}
_DROPPED = str.maketrans("", "", " .-'’/")


def _written_tails(contributors: tuple[Contributor, ...]) -> list[str]:
    """Tails as sentences: people with the same roles for the same body share one."""
    people: list[tuple[str, str | None, Span, list[Role]]] = []
    for one in contributors:
        if people and people[-1][2] == one.span and people[-1][0] == one.name:
            people[-1][3].append(one.role)
        else:
            people.append((one.name, one.organization, one.span, [one.role]))
    groups: list[tuple[list[str], str | None, list[Role]]] = []
    for name, organization, _, roles in people:
        if groups and groups[-1][1:] == (organization, roles):
            groups[-1][0].append(name)
        else:
            groups.append(([name], organization, roles))
    sentences: list[str] = []
    for names, organization, roles in groups:
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} and {names[-1]}"
        if roles == ["assistant"]:
            if sentences and not organization:
                sentences[-1] += f", with assistance from {listed}"
            else:
                sentences.append(f"With assistance from {listed}")
            continue
        done = [_DONE[role] for role in roles]
        told = done[0] if len(done) == 1 else f"{', '.join(done[:-1])}{',' if len(done) > 2 else ''} and {done[-1]}"
        sentences.append(f"{told.capitalize()}{f' for {organization}' if organization else ''} by {listed}")
    return sentences


_DONE: dict[Role, str] = {
    "translator": "translated",
    "editor": "edited",
    "obtainer": "obtained",
    "contributor": "contributed",
    "transcriber": "transcribed",
    "assistant": "assisted",
    "compiler": "compiled",
}
