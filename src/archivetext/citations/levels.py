"""Levels: a label and its value, as in ``F. 3``, ``fond (f.) 3``, ``Record Group 59``, ``4. doboz``.

    level       = label [ "No." ] value | value "." label

What a label means is told first by the archive (``data/archives.tsv``), then by the table of all labels (``data/labels.txt``). A
single letter is a label only with its point or bracket, unless it often stands without: ``B 136`` is a call number.

Every repeat is possessive or bounded: no text makes a pattern go back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archivetext.citations.lazy import Lazy
from archivetext.citations.squeezed import squeeze
from archivetext.citations.wording import BARE, QUOTED, YEAR, alternatives, numbered
from archivetext.words import lists

if TYPE_CHECKING:
    import re

__all__ = ["ARCHIVAL_LEVELS", "NO_LABELS", "OPENING_LEVELS", "TELLING_LEVELS", "Labels", "Part", "followed", "level_at", "read"]


# ----------------------------------------------------------------------------------------------------- the table


class Labels:
    """What ``data/labels.txt`` says; labels are squeezed."""

    __slots__ = ("kinds", "said", "spare", "wordy")

    def __init__(self) -> None:
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
    return found


_LABELS = read(lists.read("archivetext.citations", "labels.txt"))
_KINDS, _WORDY, _SPARE = _LABELS.kinds, _LABELS.wordy, _LABELS.spare
_ENDS = frozenset(label[-2:] for label in _KINDS)
"""How labels end, by their last two letters."""
ARCHIVAL_LEVELS = frozenset(_LABELS.said["archival"])
"""Levels that only an archive has. Volumes, pages, numbers and years are a book's too."""
TELLING_LEVELS = frozenset(_LABELS.said["telling"])
"""Levels that make any name before them an archive's."""
OPENING_LEVELS = frozenset(_LABELS.said["opening"])
"""Levels that, when they come again, open another reference to the same archive, even behind a comma."""
NO_LABELS: dict[str, str] = {}
"""What the labels of an archive mean that has none of its own."""

_LONGEST_LEVEL = 600
"""No label with its value, which can be a list of leaves, is longer than this many code points."""
_DROPPED = str.maketrans("", "", " .-'’/")

# ---------------------------------------------------------------------------------------------------- patterns

# A label: one to four words, "." or none, "(f.)" or none, "No." or "#" or none, before what can open a value.
_W = r"[^\W\d_]{1,24}+(?:['’](?![^\W\d_])|/[^\W\d_]{1,24}+)?"
_OPENS = r"(?=[\d#№A-ZÀ-ŽА-Я(\"“«'‘])"
_SHORT = r"\.? ?(?:\((?:[^\W\d_]{1,5}\.?){1,3}\)[:.]? ?)?"
_LABEL = Lazy(
    rf"(?P<words>{_W}(?:(?:\. ?| |-)(?![Nn](?:o|os|r|um)\b){_W}){{0,3}}+)"
    rf"(?P<rest>{_SHORT}(?:(?:No|Nos|Nr|Num|nr|no)\b\.? ?|[#№º] ?|-|: ?)?){_OPENS}"
)
_WORDY_LABEL = Lazy(rf"(?P<words>{_W}(?: (?:No|no|Group|Number|Files?)\b)?)(?P<rest>{_SHORT}(?:: ?)?){_OPENS}")
_WORD_GAP = Lazy(r"\.? |-|\. ?")
_VERSO = alternatives("back of the leaf")
# The commonest level, whole: a short label, a number or range, and what may follow it.
_PLAIN = Lazy(
    r"([A-Za-z]{1,8})(\.| |(?<=[a-z][a-z])) ?(\d[A-Za-z\d]*(?:-\d[a-z\d]*)?)"
    rf"(?=[,;] |\.? |\.?$)(?! [\d/–—-]| {_VERSO}| (?:and|&) \d)(?!\.? ?; ?\d)"
)
_SUFFIX = Lazy(rf"(?P<value>(?:[A-Z]{{1,2}}-[A-Z]{{1,3}} )?\d[\w/-]*+)\. ?(?P<label>{alternatives('label behind its value')})\b\.?")
# A value: a number with letters, slashes, points, a range, a verso mark; a Roman number; a single capital.
_BACK = rf"(?: ?{_VERSO}\b\.?)?"
_NUMBER = (
    rf"(?:[^\W\d_]{{1,4}}-?|[A-ZА-Я] )?\d\w*+(?:(?:[-–—‑/+]|\.(?=\d)|:(?=\d)| ?/ ?)\w++|\(\w{{1,6}}\))*+{_BACK}"
    rf"(?: ?[-–—]{{1,2}} ?\d\w*+(?:/\w++)?{_BACK})?"
)
_VALUE = Lazy(rf"{_NUMBER}|[IVXLC]++(?:[-–/][A-Z\d]++)*+(?![\w'’]|\.[A-Z])|[A-ZА-Я](?=[,;.)]|$)(?!\. ?[A-Z]\.)")
_END = r"(?=\s*(?:[,;)\]]|\.(?:\s|$)|and\b|&|$))"
_MORE = Lazy(rf"(?:, ?(?!(?:1[89]|20)\d\d\b)| ?; ?| ?(?:&|and|und) )(?:\d\w*+{_BACK}(?: ?[-–—]{{1,2}} ?\d\w*+{_BACK})?){_END}")
_CODE = Lazy(r"[^\W_](?:[\w/&-]|\(\w{1,12}\)|\.(?=\w))*+(?<=[\d)IVX])(?=[,;.)\s]|$)")
_LOT = Lazy(r"\d\d ?D ?\d+")

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


def level_at(text: str, at: int, stop: int, own: dict[str, str]) -> tuple[Part, int] | None:
    """Level = label value | value "." label, and where it ends.

    The label may stand behind other words of its part; then the level starts behind *at*.
    """
    stop = min(stop, at + _LONGEST_LEVEL)
    match = _PLAIN.match(text, at, stop)
    if match is not None:
        word, point, number = match.groups()
        key = word.lower()
        kind = own.get(key) or _KINDS.get(key)
        end = match.end()
        if (
            kind is not None
            and (point == "." or len(key) > 1 or key in (own or _SPARE))
            and key[-1] != "s"
            and (text[end : end + 1] != "," or (kind not in {"list", "page"} and key != "dd"))
        ):
            return Part(kind, word + point if point == "." else word, number, at, end, key), end
    if at >= stop:
        return None
    if text[at].isdigit() or "-" in text[at + 1 : at + 3]:
        match = _SUFFIX.match(text, at, stop)
        if match is not None:
            key = squeeze(match["label"])
            kind = own.get(key) or (_KINDS.get(key) if len(key) > 3 else None)
            if kind is not None:
                label = text[match.end("value") : match.end()].lstrip(". ")
                return Part(kind, label, match["value"], at, match.end(), key), match.end()
        if text[at].isdigit():
            return None
    known = _label(text, at, stop, own)
    if known is None:
        return None
    kind, key, start, here, rest = known
    return _value(text, kind, key, start, here, rest, stop, own)


def followed(text: str, at: int, stop: int, own: dict[str, str], kinds: frozenset[str] | None = None) -> bool:
    """Whether a labelled level follows within the next three parts of the list."""
    for _ in range(3):
        if not text.startswith(", ", at):
            return False
        at += 2
        level = level_at(text, at, stop, own)
        if level is not None and (kinds is None or level[0].kind in kinds):
            return True
        match = BARE.match(text, at, min(stop, at + 120))
        if match is None:
            return False
        at = match.end()
    return False


def _label(text: str, at: int, stop: int, own: dict[str, str]) -> tuple[str, str, int, int, str] | None:
    """A known label: its kind, its squeezed words, where it starts, where its value starts, and what stands between.

    Of several words all are tried, then the last ones, then the first alone: ``Record Group``, ``Hungary Box``,
    ``Fond CC al PCR``.
    """
    match = _LABEL.match(text, at, stop)
    if match is not None:
        words, rest = match.groups()
        key = _key(words)
        kind = own.get(key) or _KINDS.get(key)
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
            if start > at and (key.endswith("s") or key == "file") and YEAR.match(text, match.end(), stop):
                return None  # Central Decimal Files 1960-63
            told = _told(kind, key, start, match.end(), rest, own)
            if told is not None or start == at:
                return told  # else the last word is no label: Series S-0188
    match = _WORDY_LABEL.match(text, at, stop)
    if match is None:
        return None
    words, rest = match.groups()
    key = _key(words)
    kind = own.get(key) or _KINDS.get(key)
    return None if kind is None else _told(kind, key, at, match.end(), rest, own)


def _told(kind: str, key: str, start: int, end: int, rest: str, own: dict[str, str]) -> tuple[str, str, int, int, str] | None:
    """A single letter is a label only with its point or bracket, unless it often stands without: ``B 136`` is a call number."""
    if len(key) == 1 and (not rest or (rest[0] not in ".(" and key not in (own if own or rest == "-" else _SPARE))):
        return None
    return kind, key, start, end, rest


def _value(text: str, kind: str, key: str, start: int, here: int, rest: str, stop: int, own: dict[str, str]) -> tuple[Part, int] | None:
    """The value behind a label: a number, more numbers, and behind a label in full words too."""
    match = _LOT.match(text, here, stop) if kind == "lot-file" else None
    match = match or _VALUE.match(text, here, stop)
    if match is not None and len(key) == 1 and len(match[0]) == 1 and match[0].isalpha():  # D.C.
        return None
    quotes = 0
    if (key in _WORDY or key == "f" or kind == "call-number") and (match is None or _goes_on(text, match, stop, own)):
        first = match
        match = _CODE.match(text, here, stop)
        if kind == "call-number" and first is not None:  # XI A/41
            whole = BARE.match(text, here, min(stop, here + 24))
            match = whole if whole is not None and numbered(whole[0]) else match
        if match is None and (match := QUOTED.match(text, here, stop)):
            quotes = 1
        if match is None and (rest[:1] != "." or key.endswith("no") or key == "f"):
            match = BARE.match(text, here, min(stop, here + 120))
            if match is not None and (not match[0][:1].isupper() or (key == "f" and not followed(text, match.end(), stop, own))):
                match = None
    elif match is not None and match.end() < stop and text[match.end()].isalpha():
        return None
    if match is None:
        return None
    end = match.end()
    if kind in {"list", "page"} or key == "dd" or key.endswith("s"):
        while more := _MORE.match(text, end, stop):
            end = more.end()
    label = text[start:here].rstrip(" :-#№")
    if quotes:
        return Part(kind, label, text[here + 1 : end - 1].rstrip(","), start, end, key), end
    while text[end - 1] in " .":
        end -= 1
    return Part(kind, label, text[here:end], start, end, key), end


def _goes_on(text: str, value: re.Match[str], stop: int, own: dict[str, str]) -> bool:
    """Whether what looks like the number of a level is the start of its name: ``Fond CC al PCR``."""
    end = value.end()
    if end >= stop or text[end] in ",;.:)]-–—(":
        return False
    if text[end] != " ":
        return True
    return not numbered(value[0]) and text[end + 1 : end + 2].isalpha() and level_at(text, end + 1, stop, own) is None


def _key(words: str) -> str:
    """The label, squeezed."""
    key = words.lower().translate(_DROPPED)
    return key if key.isascii() else squeeze(key)
