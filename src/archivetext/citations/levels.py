"""Levels: a label and its value, as in ``F. 3``, ``fond (f.) 3``, ``Record Group 59``, ``4. doboz``.

    level       = label [ "No." ] value | value "." label

What a label means is told first by the archive (``data/archives.tsv``), then by the table of all labels (``data/labels.txt``). A
single letter is a label only with its point or bracket, unless it often stands without: ``B 136`` is a call number.

Every repeat is possessive or bounded: no text makes a pattern go back.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archivetext.citations.lazy import Lazy
from archivetext.citations.squeezed import IDEOGRAPHS, squeeze
from archivetext.citations.wording import ANY_CASE, BARE, MONTH, PARENS, QUOTED, YEAR, alternatives, numbered
from archivetext.words import lists

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

__all__ = [
    "ARCHIVAL_LEVELS",
    "NO_LABELS",
    "OFFICE_LEVELS",
    "OPENING_LEVELS",
    "SERIAL_LEVELS",
    "TELLING_LEVELS",
    "Labels",
    "OwnLabels",
    "Part",
    "call_number",
    "followed",
    "kind_of",
    "level_at",
    "may_be_label",
    "next_level",
    "read",
]


# ----------------------------------------------------------------------------------------------------- the table


class Labels:
    """What ``data/labels.txt`` says; labels are squeezed."""

    __slots__ = ("behind", "kinds", "said", "spare", "wordy")

    def __init__(self) -> None:
        self.behind: set[str] = set()
        """Labels that may stand behind their number."""
        self.kinds: dict[str, str] = {}
        """Label -> kind."""
        self.wordy: set[str] = set()
        """Labels whose value may be words."""
        self.spare: set[str] = set()
        """Abbreviations that often stand without their point."""
        self.said: dict[str, set[str]] = {}
        """What is said of kinds (``archival``, ``telling``, ``opening``) -> the kinds."""


def read(text: str) -> Labels:
    """The labels of a text in the form of ``data/labels.txt``."""
    found = Labels()
    for _, kind, line in lists.lines(text):
        if line.startswith("is: "):
            for what in line[4:].split():
                found.said.setdefault(what, set()).add(kind)
            continue
        for word in line.split():
            label = squeeze(word)
            found.kinds[label] = kind
            if "*" in word:
                found.wordy.add(label)
            if "~" in word:
                found.spare.add(label)
            if "<" in word:
                found.behind.add(label)
    return found


_LABELS = read(lists.read("archivetext.citations", "labels.txt"))
_KINDS, _WORDY, _SPARE, _BEHIND = _LABELS.kinds, _LABELS.wordy, _LABELS.spare, _LABELS.behind
_ENDS = frozenset(label[-2:] for label in _KINDS)
"""How labels end, by their last two letters."""
ARCHIVAL_LEVELS = frozenset(_LABELS.said["archival"])
"""Levels that only an archive has. Volumes, pages, numbers and years are a book's too."""
TELLING_LEVELS = frozenset(_LABELS.said["telling"])
"""Levels that make any name before them an archive's."""
OFFICE_LEVELS = frozenset(_LABELS.said["office"])
"""Levels that any office has: alone they tell of no archive."""
SERIAL_LEVELS = frozenset(_LABELS.said["serial"])
"""Levels of which series are made: one word before them is the series."""
OPENING_LEVELS = frozenset(_LABELS.said["opening"])
"""Levels that, when they come again, open another reference to the same archive, even behind a comma."""


class OwnLabels(dict[str, str]):
    """What the labels of an archive mean: squeezed label -> kind.

    Args:
        told: pairs ``label=kind``, as in ``data/customs.txt``; of two that tell the same label, the later counts.
    """

    __slots__ = ("behind", "counted", "lettered", "named", "pointed", "small", "spare", "symbols")

    def __init__(
        self, told: Iterable[str] = (), *, lettered: bool = False, symbols: bool = False, named: bool = False, small: bool = False
    ) -> None:
        self.small: bool = small
        """Whether series are written with a small letter: sección colonia, negros y esclavos."""
        super().__init__()
        self.named: bool = named
        """Whether any name with its number is one call number."""
        self.symbols: bool = symbols
        """Whether behind a series any word with its number is one call number."""
        self.lettered: bool = lettered
        """Whether two capitals without a point open a call number."""
        self.behind: frozenset[str] = frozenset()
        """Labels that may stand behind their number."""
        self.spare: frozenset[str] = frozenset(_SPARE)
        """Single letters that are labels without their point too."""
        self.counted: bool = False
        """Whether its archives count by fond and opis."""
        self.pointed: set[str] = set()
        """Labels of single letters, which are none in capitals without their points: a.š., but AS 1931."""
        behind: set[str] = set()
        bare: set[str] = set()
        for pair in told:
            label, _, kind = pair.partition("=")
            key = squeeze(label)
            self[key] = kind.rstrip("<")
            if len(key) == 2 and label.count(".") == len(key):
                self.pointed.add(key)
            (behind.add if kind.endswith("<") else behind.discard)(key)
            (bare.discard if label.endswith((".", "°")) else bare.add)(key)
        if self:
            self.behind = frozenset(behind)
            self.counted = "opis" in self.values()
            self.spare = frozenset(key for key, kind in self.items() if key in bare or (key in _SPARE and _KINDS[key] == kind))


NO_LABELS = OwnLabels()
"""What the labels of an archive mean that has none of its own."""

_LONGEST_LEVEL = 600
"""No label with its value, which can be a list of leaves, is longer than this many code points."""
_CUT_SHORT = 6
"""An abbreviation inside a name is shorter."""
_DATE = Lazy(rf"\d\.? {MONTH}(?!\w)|(?<!\w){MONTH} \d", ANY_CASE)
"""A day: what stands before it is no name of papers."""
_DROPPED = str.maketrans("", "", " .-'’/")

# ---------------------------------------------------------------------------------------------------- patterns

# A label: one to four words, "." or none, "(f.)" or none, "No." or "#" or none, before what can open a value.
_W = r"(?:[぀-ヿ㐀-鿿]{1,24}+|[^\W\d_]{1,24}+)(?:['’](?![^\W\d_])|/[^\W\d_]{1,24}+)?"
_OPENS = r"(?=[\d#№A-ZÀ-ŽА-Я(\"“«„'‘]|[rр]-\d)"
_SHORT = r"\.? ?(?:\((?:[^\W\d_]{1,5}\.?){1,3}\)[:.]? ?)?"
_LABEL = Lazy(
    rf"(?P<words>{_W}(?:(?:\. ?| |-)(?!(?i:{alternatives('number word')})(?![^\W\d_])|(?:[A-Z]-)?[A-ZА-Я]{{1,2}}-?\d){_W}){{0,3}}+)"
    rf"(?P<rest>{_SHORT}(?:(?i:{alternatives('number word')})(?![^\W\d_])\.?:? ?|[#№º°] ?|- ?|[:：] ?)?){_OPENS}"
)
_CODED = Lazy(
    r"([^\W\d_A-Z]{1}[^\W\d_]{2,24}|[A-Z][^\W\d_]{2,24})\.? (?:No\.? )?([A-Z]{1,3}\d?(?:-[A-Z\d]{1,4})?(?: [A-Z]{1,3})? \d[\w-]*+)(?=[,;.:)\s]|$)"
)
_WORDY_LABEL = Lazy(rf"(?P<words>{_W}(?: (?:No|no|Group|Number|Files?)\b)?)(?P<rest>{_SHORT}(?:: ?)?){_OPENS}")
_PIECE = Lazy(r"\d{1,6}/\d")
_YEARS = Lazy(r"1[6-9]\d\d[-–](?:1[6-9]|20)?\d\d(?=[,;.)]|$)")
_NUMBER_WORD = Lazy(r"[Nn][or]")
_WORD_GAP = Lazy(r"\.? |-|\. ?")
_VERSO = alternatives("back of the leaf")
# The commonest level, whole: a short label, a number or range, and what may follow it.
_SIMPLE = (
    r"([A-Za-z]{1,8})(\.| |(?<=[a-z][a-z])) ?(\d[A-Za-z\d]*(?:-\d[a-z\d]*)?)"
    rf"(?=[,;] |\.? |\.?$)(?! [\d/–—-]| {_VERSO}| (?:bis|ter|quater)\b| (?:and|&|und|u\.|y|et) \d)(?!\.? ?; ?\d)"
)
_PLAIN = Lazy(_SIMPLE)
_NEXT = Lazy(f", {_SIMPLE}")
_CALL = Lazy(r"(?:[,:] | )(([A-Z]{1,5}) \d{1,5}/\d[\w/-]*+)(?=[,;] |\.? ?$|\. [A-Z])")
# A value: a number with letters, slashes, points, a range, a verso mark; a Roman number; a single capital.
_BACK = rf"(?: ?{_VERSO}(?![\w°º])\.?)?"
_SLASH = r"(?:/(?! )| ?/ ?(?=\d))(?![^\W\d_]{1,4}\. ?\d)"
"""No slash that divides levels: f. 4372/op. 92/d. 173."""
_NUMBER = (
    rf"(?:[A-Z]-[A-Z]-|[^\W\d_]{{1,4}}['’]?[-/]?|[A-Z]\.(?=\d+\.\d)|[A-ZА-Я] )?\d\w*+(?:(?:[-–—‑+]|\.{{1,2}}(?=\d)|\.(?=[A-Z][a-z]{{1,4}}(?:[,;)]|$))|:(?=\d)|{_SLASH})\w++|\(\w{{1,6}}\))*+(?: (?:bis|ter|quater|(?:ос|дод|доп)(?=\.?,))(?!\w))?{_BACK}"
    rf"(?:(?: ?|\.)[-–—]{{1,2}} ?\d\w*+(?:/\w++)?{_BACK})?"
)
_LETTERS = r"[^\W\d_]{1,12}+"
# A number before its label: 4. doboz, 15. apr., 5/450. ő. e.
_SUFFIX = Lazy(
    rf"(?P<value>(?:[A-ZА-Я]{{1,3}}-(?:[A-Z]{{1,3}}[ -])?)?\d[\w/-]*+{_BACK}(?:\.?[-–]\d[\w/]*+)?)(?:\. ?|(?<=[A-Z]-\d{{3}}) (?=[^\W\d_]{{1,3}}\. ))(?P<label>{_LETTERS}(?P<more>\. ?[^\W\d_](?![\w/]))?)(?!\w)\.?"
)
_VALUE = Lazy(rf"{_NUMBER}|[IVXLC]++(?:[-–/][A-Z\d]++|[.:]\d++)*+(?![\w'’]|\.[A-Z]|-[a-z])|[A-ZА-Я](?=[,;.)]|$)(?!\. ?[A-Z]\.|\.\d)")
_END = r"(?=\s*(?:[,;)\]]|\.(?:[\s,;]|$)|and\b|&|$))"
_MORE = Lazy(
    rf"(?:(?<=[^\W\d_])\.)?(?:, ?(?!(?:1[89]|20)\d\d\b|1[5-7]\d\d[-–](?:1[5-9]|20)\d\d\b)| ?; ?| ?(?:&|and|und|u\.|y|et|i|и) )(?:\d\w*+{_BACK}(?:(?: ?|\.)[-–—]{{1,2}} ?\d\w*+{_BACK})?){_END}"
)
_CODE = Lazy(r"(?=[^,;\s]{0,40}\d|[IVXLC]{1,8}\b)[^\W_](?:[\w/&-]|\(\w{1,12}\)|\.(?=\w))*+(?<=[\d)IVX])(?=[,;.)\s（、。，]|$)")
_SLASHED = Lazy(r"\d+/\d")
_CODE_VALUE = Lazy(r"[A-Z]{1,3}\d?(?:-[A-Z\d]{1,4})?(?: [A-Z]{1,3})? \d[\w-]*+(?=[,;]|$)")
_MARKS = '"“«„'
_LISTED = frozenset(_LABELS.said["listed"])
"""Levels of which a list is told: ll. 2, 5-7."""
_DOUBLED = ("dd", "дд")
"""Labels that are doubled for several."""
_LOTS = ("lot-file", "frc")
_OPEN_VALUES = ("folder", "manuscript-group", *_LOTS)
"""Levels whose value goes on behind its first number: Lot 62 D 1, folder 350 Cuba, MG 26 L."""
_COUNTED_HIGH = ("volume", "box", "reel", "file")
"""Levels of which an archive has so many that their numbers are parted by a comma."""
_THOUSANDS = Lazy(r",\d{3}(?!\d|,\d)")
_COUNTED = Lazy(r"第?(\d+(?:[-–—－~～]\d+)?)([^\W\d_])(?!\w)")
_FOLDER = Lazy(r" (?=[A-ZÀ-Ž][a-zà-ž])[^,;.:()\[\]\"“”]{2,60}(?=[,;.)]|$)")
_SUBGROUP = Lazy(r"[ -]?[A-Z](?: ?\d{1,4})?(?![\w/])")
"""The letter of a manuscript group and the number behind it, as in Canada."""
_OF_YEAR = Lazy(r" of (?:1[6-9]|20)\d\d(?:[-–/]\d{2,4})?(?=[,;.)]|$)")
"""The year that belongs to the number of a file, as in India."""
_LOT = Lazy(r"\d\d[- ]?[A-Z]{1,2}[- ]?\d+|\d{2,3}[- ]\d\d[- ]\d{2,4}(?!\d)")
"""Lots of the Department of State (63 D 351), and accessions of a Federal Records Center (330 76 0197)."""

# ------------------------------------------------------------------------------------------------------- levels


class Part(NamedTuple):
    """A level before it is a record; offsets are into the folded text."""

    kind: str
    label: str | None
    value: str
    start: int
    end: int
    key: str
    """The squeezed label, empty without one."""


def level_at(text: str, at: int, stop: int, own: OwnLabels) -> tuple[Part, int] | None:
    """Level = label value | value "." label, and where it ends.

    The label may stand behind other words of its part; then the level starts behind *at*.
    """
    stop = min(stop, at + _LONGEST_LEVEL)
    match = _PLAIN.match(text, at, stop)
    if match is not None:
        part = _simple(text, match, at, own)
        if part is not None:
            return part, part[4]
        word = match[1]
        if not word[-1].isupper() and (key := word.lower()) not in own and key not in _KINDS:
            return None  # a word that is no label, before a number
    if at >= stop:
        return None
    if text[at] == "第" or (text[at].isdigit() and not text.isascii()):
        match = _COUNTED.match(text, at, stop)
        if match is not None and match[2] in _BEHIND and match[2] > IDEOGRAPHS:
            return Part(own.get(match[2]) or _KINDS[match[2]], match[2], match[1], at, match.end(), match[2]), match.end()
    if text[at].isdigit() or "-" in text[at + 1 : at + 3]:
        match = _SUFFIX.match(text, at, stop)
        if match is not None:
            end = match.end()
            key = squeeze(match["label"])
            if match["more"] and key not in own.behind and key not in _BEHIND:
                end = match.start("more")
                key = squeeze(text[match.start("label") : end])
                end += text.startswith(".", end)
            if key in own.behind or key in _BEHIND:
                label = text[match.end("value") : end].lstrip(". ")
                return Part(own.get(key) or _KINDS[key], label, match["value"], at, end, key), end
        if text[at].isdigit():
            return None
    known = _label(text, at, stop, own)
    if known is None:
        return None
    kind, key, start, here, rest = known
    if (
        kind == "page"
        and key == "p"
        and text[start] == "P"
        and text[start + 1 : start + 2] == " "
        and _SLASHED.match(text, start + 2, stop)
    ):
        return None  # P 19/34: a call number
    return _value(text, kind, key, start, here, rest, stop, own)


def may_be_label(word: str) -> bool:
    """Whether a word can open a label that the table knows: quicker to ask than :func:`level_at`.

    >>> may_be_label("Rec"), may_be_label("Fidel")
    (True, False)
    """
    if word.isalpha():
        return word.lower() in _label_starts() or not word.isascii()
    return not word[:2].isalpha() or not word.isascii() or "-" in word[:3] or word[:2].lower() in _label_starts()


@cache
def _label_starts() -> frozenset[str]:
    """Everything that a label can start with."""
    return frozenset(key[:length] for key in _KINDS for length in range(1, len(key) + 1))


def next_level(text: str, at: int, stop: int, own: OwnLabels) -> Part | None:
    """The commonest level behind a comma: ``, Op. 16``; what it says is what :func:`level_at` says."""
    match = _NEXT.match(text, at, stop)
    return _simple(text, match, at + 2, own) if match is not None else None


def call_number(text: str, at: int, stop: int, own: OwnLabels) -> Part | None:
    """The commonest call number behind an archive: ``, DY 30/3386``; its letters are no label."""
    match = _CALL.match(text, at, stop)
    if match is None:
        return None
    key = match[2].lower()
    if key in own or key in _KINDS:
        return None
    return Part("call-number", None, match[1], match.start(1), match.end(), "")


def _simple(text: str, match: re.Match[str], at: int, own: OwnLabels) -> Part | None:
    """The level of a short label with a number, where nothing more can belong to it."""
    word, point, number = match.groups()
    key = word.lower()
    kind = own.get(key) or _KINDS.get(key)
    if kind is None or key[-1] == "s":
        return None
    if point == ".":
        word += point
    elif len(key) > 1:
        if word.isupper() and (own.lettered or key in own.pointed or (len(key) == 2 and _YEARS.match(number))):
            return None
    elif key not in own.spare:
        return None
    if kind == "page" and word.isupper() and point != "." and "/" in number:
        return None  # P 19/34: a call number
    end = match.end()
    behind = text[end : end + 1]
    if (behind == " " and (kind in _OPEN_VALUES or (kind == "file" and text.startswith(" of ", end)))) or (
        behind == "," and (kind in _LISTED or key in _DOUBLED)
    ):
        return None
    return Part(kind, word, number, at, end, key)


def kind_of(key: str, own: OwnLabels) -> str:
    """What a squeezed label means; one that no table knows is its own kind."""
    return own.get(key) or _KINDS.get(key, key)


def followed(text: str, at: int, stop: int, own: OwnLabels, kinds: frozenset[str] | None = None) -> bool:
    """Whether a labelled level follows within the next four parts of the list."""
    for _ in range(4):
        if not text.startswith(", ", at):
            return False
        at += 2
        level = level_at(text, at, stop, own)
        if level is not None:
            if kinds is None or level[0].kind in kinds:
                return True
            at = level[1]
            continue
        at = _name_end(text, at, stop)
        if at < 0:
            return False
    return False


def _name_end(text: str, at: int, stop: int) -> int:
    """Where a name ends that may have points of abbreviations, dashes and brackets in it; -1 where none stands there."""
    start = at
    for _ in range(4):
        match = BARE.match(text, at, min(stop, at + 120))
        if match is None:
            return -1 if at == start else at
        at = match.end()
        if _DATE.search(text, start, min(stop, at + 3)):
            return -1
        if bracket := PARENS.match(text, at, stop):
            return bracket.end()
        if not (
            text.startswith((" – ", " — ", " - "), at) or (text.startswith(". ", at) and len(match[0].rpartition(" ")[2]) < _CUT_SHORT)
        ):
            return at
        at = text.index(" ", at + 1) + 1
    return at


def _label(text: str, at: int, stop: int, own: OwnLabels) -> tuple[str, str, int, int, str] | None:
    """A known label: its kind, its squeezed words, where it starts, where its value starts, and what stands between.

    Of several words all are tried, then the last ones, then the first alone: ``Record Group``, ``Hungary Box``,
    ``Fond CC al PCR``.
    """
    match = _LABEL.match(text, at, stop)
    if match is not None:
        words, rest = match.groups()
        if rest[:2] == ".-" and "." in words and words.isupper():  # H.I.N.-137573
            return None
        key = _key(words)
        kind = own.get(key) or _KINDS.get(key)
        if kind is None and words[-1].isupper() and (coded := _CODED.match(text, at, stop)) is not None:  # Entry UD 3111
            key = _key(coded[1])
            if len(key) > 2 and (kind := own.get(key) or _KINDS.get(key)) is not None:
                return kind, key, at, coded.start(2), ""
        start = at
        if kind is None and not words.isalpha() and (own or key[-2:] in _ENDS or key[-1:] in _ENDS):
            for sign in _WORD_GAP.finditer(words):
                if sign[0] == "-" and rest[:1] != ".":
                    continue
                key = _key(words[sign.end() :])
                kind = own.get(key) or _KINDS.get(key)
                if kind is not None:
                    start = at + sign.end()
                    break
        if kind is not None:
            if start > at and key in ("file", "files") and (not rest.strip(" :") or YEAR.match(text, match.end(), stop)):
                return None  # the name of a collection: Central Decimal Files 1960-63, OSD Files: FRC 330
            if start > at and key.endswith("s") and YEAR.match(text, match.end(), stop):
                return None
            told = _told(text, kind, key, start, match.end(), rest, own)
            if told is not None or start == at:
                return told  # else the last word is no label: Series S-0188
    match = _WORDY_LABEL.match(text, at, stop)
    if match is None:
        return None
    words, rest = match.groups()
    key = _key(words)
    kind = own.get(key) or _KINDS.get(key)
    return None if kind is None else _told(text, kind, key, at, match.end(), rest, own)


def _told(text: str, kind: str, key: str, start: int, end: int, rest: str, own: OwnLabels) -> tuple[str, str, int, int, str] | None:
    """A single letter is a label only with its point or bracket, unless it often stands without: ``B 136`` is a call number."""
    bare = not rest or rest[0] not in ".(°º"
    if key == "f" and key not in own and text[start] == "F" and _NUMBER_WORD.search(rest):  # F. No. 12
        kind = "file"
    if key in ("f", "fo", "ff") and rest[:1] in ("°", "º"):  # f° 44
        return "folio", key, start, end, rest
    if len(key) == 1:
        if key < IDEOGRAPHS and bare and (not rest or key not in (own if rest[0] == "-" else own.spare)):
            return None
        if rest[:1] == "-" and text[start].isupper() and key in own.behind:
            return None  # O-11803, of Hungary
    elif not rest and text[end] == "0" and text.startswith(key.upper(), start):
        return None  # KT00230 is a code
    elif (
        bare
        and len(key) == 2
        and (own.lettered or key in own.pointed or (key not in own and _PIECE.match(text, end)))
        and text.startswith(key.upper(), start)
        and (kind not in OPENING_LEVELS or key in own.pointed or _PIECE.match(text, end))
    ):
        return None  # RG 48/3012
    if bare and len(key) == 2 and text.startswith(key.upper(), start) and _YEARS.match(text, end):
        return None  # AP 1950-57, papers of those years
    return kind, key, start, end, rest


def _value(text: str, kind: str, key: str, start: int, here: int, rest: str, stop: int, own: OwnLabels) -> tuple[Part, int] | None:
    """The value behind a label: a number, more numbers, and behind a label in full words too."""
    match = _LOT.match(text, here, stop) if kind in _LOTS else None
    match = match or _CODE_VALUE.match(text, here, stop) or _VALUE.match(text, here, stop)
    if match is not None and len(key) == 1 and len(match[0]) == 1 and match[0].isalpha():  # D.C.
        return None
    if key == "f" and match is None and _is_initial(text, start):
        return None
    quotes = 0
    if (key in _WORDY or key == "f" or kind == "call-number") and (match is None or _goes_on(text, match, stop, own)):
        first = match
        match = _CODE.match(text, here, stop) if len(key) > 1 or text[here + 1 : here + 2] != "." else None  # F.A.0
        if kind == "call-number" and first is not None:  # XI A/41
            whole = BARE.match(text, here, min(stop, here + 24))
            match = whole if whole is not None and numbered(whole[0]) else match
        if match is None and (match := QUOTED.match(text, here, stop)):
            quotes = 1
        if match is None and (rest[:1] != "." or key.endswith("no") or key == "f"):
            match = BARE.match(text, here, min(stop, here + 120))
            if match is not None and (not match[0][:1].isupper() or (key == "f" and not followed(text, match.end(), stop, own))):
                match = None
    elif match is None and len(key) > 1 and kind in ARCHIVAL_LEVELS and text[here] in _MARKS:  # fasc. «Foo»
        match = QUOTED.match(text, here, stop)
        quotes = 1
    elif match is not None and match.end() < stop and text[match.end()].isalpha():
        return None
    if match is None:
        return None
    if kind == "section" and text[start].isupper() and not quotes and not numbered(match[0]) and not match[0].isupper():
        return None  # Secția Relații Externe: a name, that of papers
    end = match.end()
    if kind == "folder" and not quotes and (title := _FOLDER.match(text, end, stop)) and level_at(text, end + 1, stop, own) is None:
        end = title.end()  # folder 350 Cuba
    if kind in _COUNTED_HIGH and not quotes and (more := _THOUSANDS.match(text, end, stop)) and end - here < 4:
        end = more.end()  # vol. 12,752
    if kind == "manuscript-group" and (more := _SUBGROUP.match(text, end, stop)):
        end = more.end()  # MG 26 L, MG 30 E 133
    if kind == "file" and not quotes and (of := _OF_YEAR.match(text, end, stop)):
        end = of.end()  # File 12 of 1930
    if kind in _LISTED or key in _DOUBLED or key.endswith("s"):
        while more := _MORE.match(text, end, stop):
            end = more.end()
    elif not quotes and (more := _MORE.match(text, end, stop)) and text[end] == " " and text[end + 1].isalpha():  # dossier 12 et 13
        end = more.end()
    label = text[start:here].rstrip(" :-#№")
    if quotes:
        return Part(kind, label, text[here + 1 : end - 1].strip(", "), start, end, key), end
    while text[end - 1] in " .":
        end -= 1
    return Part(kind, label, text[here:end], start, end, key), end


def _is_initial(text: str, at: int) -> bool:
    """Whether the letter at *at* stands between two names of a person: ``John F. Orde Papers``; not behind an acronym, ``RGANI F. KPK``."""
    before = text[max(0, at - 24) : at]
    word = before.rsplit(None, 1)[-1] if before[-1:] == " " and before.strip() else ""
    return text[at].isupper() and word.isalpha() and word.istitle()


def _goes_on(text: str, value: re.Match[str], stop: int, own: OwnLabels) -> bool:
    """Whether what looks like the number of a level is the start of its name: ``Fond CC al PCR``."""
    end = value.end()
    if end >= stop or text[end] in ",;.:)]-–—(/":
        return False
    if text[end] != " ":
        return True
    return not numbered(value[0]) and text[end + 1 : end + 2].isalpha() and level_at(text, end + 1, stop, own) is None


def _key(words: str) -> str:
    """The label, squeezed."""
    key = words.lower().translate(_DROPPED)
    return key if key.isascii() else squeeze(key)
