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
        return True
    rest = text[found[-1].span[1] :].strip(" .,;()")
    return len(rest) < 3 or all(repositories.is_place(part) for part in rest.split(","))


def write_citation(citation: Citation) -> str:
    """The citation in the form that the Wilson Center Digital Archive uses; printed editions are left out.

    >>> write_citation(parse_citation("RGANI F. 3. Op. 66.  D. 471. Copy. Translated by A. Person"))
    'RGANI F. 3. Op. 66. D. 471. Translated by A. Person.'
    """
    parts: list[str] = []
    if citation.date is not None:
        parts.append(citation.date.text)
    if citation.host:
        parts.append(citation.host)
    references = "; ".join(reference.text for reference in citation.references)
    if references:
        parts.append(references)
    head = ", ".join(parts)
    if citation.title is not None:
        quoted = f'"{citation.title}"' if citation.title.endswith(("?", "!", "…", ",")) else f'"{citation.title},"'
        head = f"{quoted} {head}" if head else quoted
    sentences = [head] if head else []
    sentences += _written_tails(citation.contributors)
    text = " ".join(s if s.endswith((".", ",", '"')) else s + "." for s in sentences)
    return f"{text} {citation.url}".strip() if citation.url else text


# ------------------------------------------------------------------------------------------------- tables of words


def _kinds() -> dict[str, str]:
    """Squeezed label -> kind, for every archive; an archive's own labels come first (see ``repositories.tsv``)."""
    table = {
        "fond": "fond fonds fondy fund fondo fondi fonde f ф фонд phong",
        "opis": "opis opisi opys op оп опись опис",
        "delo": "delo dela d dd spr sprava д дело справа",
        "list": "list listy lists listov l ll ark arkush bl blatt leaf leaves л лл лист листы арк",
        "papka": "papka papki pap папка пап п",
        "portfel": "portfel portfeli portf por портфель порт",
        "year": "year god g viti rok jahr année год",
        "box": "box boxes bx doboz karton kart krabice caja caixa cx boîte boite коробка kutija",
        "folder": "folder folders fldr carpeta pasta mappe",
        "series": "series ser série serie seria serija серия",
        "record-group": "recordgroup recordgroups rg",
        "volume": "volume volumes vol vols tom tome band bd sv svazek t том",
        "page": "page pages p pp pg pgs s ss str seite seiten páginas página стр с",
        "document": "document documents doc docs dok dokument documento документ",
        "file": "file files filenumber dosar dosare teczka akta akte spis expediente exp fileno fascicolo subjectfile subjectfiles",
        "dossier": "dossier dossiers dosja dosje",
        "item": "item items ae aj archivalunit archunit tétel jednostka őe ja itemnumber edinitsa",
        "collection": "collection coll zbirka sbírka",
        "reel": "reel reels rolik ролик",
        "number": "number no nos nr num n č br recordnumber documentnumber № nº #",
        "call-number": "callnumber callno sygn sygnatura signatur signature shelfmark classnumber",
        "fascicle": "fascicle fasc fascikl fascikla",
        "frame": "frame frames",
        "report": "report reports",
        "container": "container containers",
        "roll": "roll rolls",
        "entry": "entry entries",
        "lot-file": "lotfile lotfiles",
        "subseries": "subseries",
        "legajo": "legajo leg",
    }
    return {label: kind for kind, labels in table.items() for label in labels.split()}


_CORE = frozenset(
    "fond opis delo list papka portfel box folder series record-group file dossier item collection reel call-number"
    " container roll entry lot-file legajo fascicle wiązka".split()
)
"""Levels that only an archive has; volumes, pages, numbers and years are a book's too."""

_WORDS_OK = frozenset(
    "fond fonds opis delo papka folder folders series collection file files dossier item recordgroup record group box fondo fund"
    " portfel document subseries volume dosar pasta carpeta serie série filenumber fileno subjectfile"
    " wiązka secția secţia sekcja section".split()
)
"""Full-word labels whose value may be words (``Fond CC al PCR``, ``Folder "Iran"``)."""

_ROLES: dict[str, Role | None] = {
    "translat": "translator",
    "trans": "translator",
    "transl": "translator",
    "tr": "translator",
    "edit": "editor",
    "ed": "editor",
    "eds": "editor",
    "obtain": "obtainer",
    "acquir": "obtainer",
    "contribut": "contributor",
    "provid": "contributor",
    "donat": "contributor",
    "transcri": "transcriber",
    "compil": "compiler",
    "assist": "assistant",
}


@cache
def _general() -> dict[str, str]:
    return _kinds()


# ------------------------------------------------------------------------------------------------------ patterns


class _Patterns:
    """The patterns, made when the first citation is read."""

    __slots__ = (
        "acronym", "archival", "bare", "book", "collection", "column", "divided", "dotted", "head_roles", "host", "label", "more", "names_and",
        "not_given", "number_only", "own", "publication", "range", "separator", "spaces", "starter", "suffix", "title_end", "url", "value",
        "year", "assistance", "parens", "prose", "labelled_by", "name_cut", "institution", "stop_word",
    )  # fmt: skip

    def __init__(self) -> None:
        c = re.compile
        i = re.IGNORECASE
        # What stands between two parts. Behind a hyphen or dash a new part starts only if something stands before it.
        self.separator = c(r"(?:[\s,;:.()|·\]\[]|[-–—](?=[\s A-Z])|and (?=[A-ZА-Я])|und (?=[A-Z]))*+")
        # label = word *( blank word ) [ "." ] [ "(f.)" ] [ "No." | "#" ]
        word = r"[^\W\d_]++(?:['’](?![^\W\d_])|/[^\W\d_]++)?"
        self.label = c(
            rf"(?P<words>{word}(?:\.? ?-?{word}){{0,3}}+)(?P<rest>\.?,? ?(?:\((?:[^\W\d_]\.?){{1,9}}\) ?)?[-:]?"
            r"(?: ?(?:No|Nos|Nr|Num|nr|no)\b\.?| ?[#№º]{1,2})? ?)(?=[\dIVXLCM#№A-ZА-Я(\"“«'‘])"
        )
        # value = number [ "-" number ] *( "," number ), with letters, slashes, points, verso marks
        ob = r"(?: ?(?:ob|об|obv|verso|rev)\b\.?)?"
        number = rf"(?:[^\W\d_]{{1,5}}[-.]?)?\d\w*+(?:(?:[-–—‑/]|\.(?=\d)|:(?=\d)| ?/ ?)\w++|\(\w{{1,6}}\))*+{ob}(?: ?[-–—]{{1,2}} ?\d\w*+{ob})?"
        self.value = c(rf"{number}|(?=[IVXLCM])[IVXLC]+(?:-[A-Z\d]+)*\b(?![^\W\d_'’])(?:[/-]\w++)*+|[A-ZА-Я]\b(?=[\s,;.)]|$)")
        self.more = c(
            rf"(?:, ?(?!(?:1[89]|20)\d\d\b)| ?; ?| ?(?:&|and|und|i|u) )(?:\d\w*+{ob}(?: ?[-–—]{{1,2}} ?\d\w*+{ob})?)(?=\s*(?:[,;.)\]]|and\b|&|$))"
        )
        self.bare = c(r"(?:[^,;:.()\"“”\[\]]|\.(?=[^\s])|:(?=\S)|(?<=\b[A-Z])\.|(?<=\b(?:St|Dr|Mt|Nr|No))\.)++")
        self.own = c(r"(?P<label>[A-Z]?[a-zà-ž]{2,}(?: [A-Za-z][a-zà-ž]{2,})?)\.? (?:(?:No|Nr)\.? ?|# ?)?(?P<value>\d.*)", re.S)
        self.suffix = c(r"(?P<value>\d[\w/-]*)\. ?(?P<label>doboz|őe|ő\. ?e|tétel|csomó|kötet|d|f|cs|t|o)\b\.?", i)
        self.range = c(r"\d+\w{0,2}(?: ?[-–—] ?\d+\w{0,2})?(?:, ?\d+(?:[-–—]\d+)?)*")
        self.dotted = c(r"(\d{1,5}[a-zа-я]?)([./])(\d{1,4}[a-zа-я]?)(?:\2(\d{1,5}[a-zа-я]?)(?:\2(\d{1,4}\w{0,3}(?:-\d{1,4}\w{0,3})?))?)?(?![\w/])")
        self.year = c(r"(?:1[6-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?")
        self.not_given = c(r"\b(?:not (?:given|known|specified|indicated|available)|unknown|unspecified|n/a|missing|illegible)\b", i)
        self.acronym = c(r"[A-ZÀ-Ž][\w]*[A-ZÀ-Ž][\w-]*(?: [A-Z]{1,5}\b)?")
        self.archival = c(
            r"\b(?:Archiv\w*|Arkiv\w*|Arkhiv\w*|Arhiv\w*|Arquiv\w*|Archy?w\w*|Levéltár\w*|Librar(?:y|ies)|Biblioth?\w*|Museum|Historical Society|"
            r"Records? (?:Center|Centre|Office|Administration)|Document(?:ation)? Cent(?:er|re)|dang'?an\w*)\b"
        )
        self.collection = c(r"\b(?:Papers|Collections?|Records|Files?|Series|Diary|Diaries|Correspondence|Fonds?|Archives?|Nachlass|Bestand)\b[^\d]*$")
        self.book = c(r"\([^()]{0,120}(?:: |Press|Publish|\b(?:1[89]|20)\d\d)[^()]{0,120}\)")
        self.publication = c(
            r"(?:(?:re)?printed (?:in|from)|(?:re-?|first |originally |also |partially |previously )?publi(?:shed|cation)|cited (?:in|from)|quoted (?:in|from)|"
            r"see\b|cf\b|copy\b|copies\b|a copy\b|another copy|photocop|microfilm cop|original\b|typewritten|handwritten|manuscript\b|draft\b|typescript|"
            r"electrographic|typographic|excerpt|available\b|appears\b|included\b|translated version|text\b|document\b(?! \d)|on file|in:|in [A-Z\"“]|"
            r"also (?:in|at|available)|from:|certified|signed|note\b|notes\b|facsimile|accessed)",
            i,
        )
        self.parens = c(r"\s*\(([^()]{1,120})\)")
        self.spaces = c(r"[^\W\d_]-[^\S\r\n]*+[\r\n]\s*+(?=\w)|\s+")
        self.column = c(
            r"[ \t]*(?:\d{1,2}|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)?[ ,]*(?:\d{1,2},? ?)?(?:(?:1[89]|20)\d\d)?(?=[ \t]{4,}\S|[ \t]*$)"
        )
        self.title_end = c(r"[,.?!…]?[\"”“»„][’']?[,.;]?(?=\s|$)|[,.?!…][’'](?=\s|$)")
        self.host = c(
            r"(?:The )?(?:(?:[A-Z][\w'’&-]*|and|of|the|for) ){0,9}?(?:Digital|Online|Virtual) (?:Archives?|Library|Collections?|Repository|Reading Room)\b"
            r"|Cold War International History Project\b(?! Bulletin)"
        )
        self.url = c(r"<?\s*(?:https?|ttps?|http[:l]s?):? ?// ?\S+|<?(?<![\w.@])(?:www\.|digitalarchive\.)\S+", i)
        roles = (
            r"(?:translat(?:ed|ions?|or)|transl?|tr|edit(?:ed|ing|ion|or)|eds?|obtained|acquired|contribut(?:ed|ions?)|provided|donated|transcri(?:bed|ptions?|pt)|"
            r"compil(?:ed|ations?)|assist(?:ed|ance)|annotated|annotations?|introduced|introduction|selected|prepared|collected|commentary|revised|adapted|checked|reviewed|"
            r"abridged|summarized|located|discovered|copied|scanned|digitized|supplied|submitted)\b\.?"
        )
        self.head_roles = c(rf"(?<![\w-])(?:{roles})(?:(?:,? (?:and|&|und|then) (?:then )?|, |/| / |-)(?:{roles}))*+", i)
        self.assistance = c(r"\bwith (?:the )?(?:[a-z]+ )?(?:assistance|help) (?:of|from) (?:the )?", i)
        self.labelled_by = c(r"(?<![\w-])(translat(?:ors?|ion|ed)|editors?|transcribers?|compilers?|contributors?): (?:by )?", i)
        self.names_and = c(r",\s+(?:and\s+|&\s+|und\s+)?|\s+(?:and|&|und)\s+")
        self.starter = c(
            r" (?=(?:Reprinted|Published|Translat(?:ed|ion)|Edited|Obtained|Contributed|Provided|Transcribed|Compiled|Copy|Copies|Original(?:ly)?|See|Also|Printed|First|Included|"
            r"Introduc(?:ed|tion)|Available|Document|This|The|Cited|Source|Note|Notes|Typewritten|Signed|Commentary|From)\b)"
        )
        self.name_cut = c(
            r" (?:from|in|at|of|with|on|as|to|via|through|using|under|during|is|was|and|or)\b| (?=\d)| (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
        )
        self.institution = c(
            r"\b(?:Universit\w*|Institut\w*|Archives?|Cent(?:er|re)|Project|Program(?:me)?|College|Ministry|Library|Museum|Foundation|Society|Service|"
            r"Agency|Group|Embassy|Department|Committee|Academy|School|Press|CWIHP|NKIDP|NPIHP)\b"
        )
        self.stop_word = c(r"(?:copy|copies|photocopy|original|typewritten|handwritten|microfilm|reprinted|published|printed|cited|available|in|at|on|from|see|also|with|and|the|as)\b", i)
        # a reference in running text: an archive's name of capitals and small words, then a labelled level
        self.prose = c(r"[A-ZÀ-ŽА-Я][\w'’-]*+")
        self.number_only = c(r"\d+(?:[-–]\d+)?$")
        self.divided = c(r"$^")
