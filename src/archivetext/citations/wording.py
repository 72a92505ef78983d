"""The words by which the parts of a citation are known (``data/words.txt``), and the patterns that several of these rooms ask.

Every repeat is possessive or bounded: no text makes a pattern go back.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from archivetext.citations.lazy import Lazy
from archivetext.edtf import MONTHS
from archivetext.words import lists

__all__ = ["Wording", "alternatives", "read"]


class Wording(NamedTuple):
    """A word or pattern of the file, with its examples."""

    line: int
    """The number of its line."""
    section: str
    """What it tells."""
    pattern: str
    """The regular expression; of words, their alternation."""
    yes: list[str]
    no: list[str]


def read(text: str) -> list[Wording]:
    """The words and patterns of a text in the form of ``data/words.txt``."""
    found: list[Wording] = []
    for number, section, line in lists.lines(text):
        key, _, said = line.partition(": ")
        if key == "words":
            found.append(Wording(number, section, lists.either(said.split()), said.split(), []))
        elif key == "pattern":
            found.append(Wording(number, section, said, [], []))
        elif key == "yes":
            found[-1].yes.append(said)
        elif key == "no":
            found[-1].no.append(said)
        else:
            raise ValueError(f"words.txt:{number}: a line opens with words:, pattern:, yes: or no:, not {key!r}")
    return found


def _sections() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for one in read(lists.read("archivetext.citations", "words.txt")):
        found.setdefault(one.section, []).append(one.pattern)
    return {section: "|".join(patterns) for section, patterns in found.items()}


_SECTIONS = _sections()


def alternatives(section: str) -> str:
    """The words and patterns of a section, as the alternatives of one pattern.

    >>> "|verso|" in alternatives("back of the leaf")
    True
    """
    return f"(?:{_SECTIONS[section]})"


ANY_CASE = re.IGNORECASE
_MOST_YEARS = 150
"""The papers of no collection span more years."""
_MOST_SLASHED = 6
"""Nor of a few that a slash divides: 1948/49."""
MONTH = rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*\.?"
"""A month, in full or cut short."""
DAY = Lazy(rf"\d {MONTH}|{MONTH} \d")
"""A day with its month: where one stands, what stands before it is no name of papers."""
SEPARATOR = Lazy(
    rf"(?:[\[(]{alternatives('hereafter')}[^\[\]()]{{1,60}}+[\])]|"
    r"[\s,;:.)|>·\[\]。、，；：（）【】،؛]|\((?!\d{1,2}\)\d)|[-–—](?=[\sA-ZÀ-Ž])|/(?:(?<= /)/?(?= )|(?=[^\W\d_]{1,4}\. ?\d))|"
    rf"(?<![^\s;,]){alternatives('link')} (?=\w))*+"
)
"""What may stand between two parts."""
POINT = Lazy(r"[;()\[\]:。；]|\.(?=[ \])]|$)")
"""What may end a statement or a list of names."""


def _behind(section: str) -> str:
    """What looks back at a word of a section and the sign behind it: an alternative for words of each length, as ``re`` wants it."""
    words = _SECTIONS[section].replace("\\", "").split("|")
    return "|".join(
        rf"(?<=\b(?:{'|'.join(word for word in words if len(word) == length)}).)" for length in sorted({len(word) for word in words})
    )


# A part as it stands: to a comma, semicolon, colon, bracket or dash, or the point that ends it. What may stand within, besides:
_SIGNS_WITHIN = (
    r"\.(?=[^\s)\]])",  # 3.5; F.3
    r":(?=\S)",  # 12:30
    # points of initials, numerals and abbreviations
    rf"(?<=\b[A-ZÀ-Ž])\.(?= (?!{alternatives('secrecy')}\b)[A-ZÀ-Ž])",  # J. F. Kennedy, but POL 27 VIET S. Secret
    r"(?<=\.[A-ZÀ-Ž])\.(?= [a-z])",  # N.S. of
    r"(?<=\b[IVX]{2})\.(?= (?![IVX]+\b)[^\W\d_])|(?<=\b[IVX]{3})\.(?= (?![IVX]+\b)[^\W\d_])",  # III. HA, of Prussia
    r"(?<=, \d)\.(?= [A-ZÄÖÜ][a-zäöüß]{4})",  # NFA, 9. Korpskommando, of Austria
    r"(?<=\b[A-Z]\. [A-Z]{3})\.(?= [A-Z]{2,4}[.,])",  # Y. MTV. FOO., the fonds of the Ottomans
    rf"\.(?:{_behind('cut short')})",  # Misc. Foo
    r"(?<=/[a-z])\.(?= \d)",  # N 539/v. 12
    r"(?<=\bMS)\.(?= )|(?<=(?:dep|Eng)\. [a-e])\.(?= \d)",  # MS. Ashmole 12; MS Eng. c. 1234
    r"(?<=[A-Z])\.(?= \(\d\d\) \d)",  # C.P. (55) 100
    r"(?<=\d\.[a-z])\.(?= \d+/\d)",  # XXV.4.a. 1234/1957
    # brackets that are glued to it, or short and before a number
    r"(?<=[\w)])\(\w{1,6}\)(?=[,;.:\s/\d(]|$)",  # 204-00012-02(1)
    r"(?<=[\w.] )\(\w{1,4}\)(?= ?\d)",  # 5 AG (1) 179; CP (55) 100
    r"(?<=, )\(\d{1,2}\)(?=\d)",  # AGA, (10)026.000, of Spain
    r"(?<=\d )\((?:[A-Z]|\d{1,2})\)(?=[,;])",  # E 2001 (C), SK-REG 10-3-0 (1), of Switzerland
    r"(?<=[A-Z]{2} )\([A-Z]{1,4}\)(?= (?:Papers|Collection|Files|Records)\b)",  # JN (SG) Papers
    r"(?<=/[IVX\d] )\(\d{1,3}\)(?=[,;])|(?<=/[IVX\d]{2} )\(\d{1,3}\)(?=[,;])",  # A/3/II (12), of Greece
    r"(?<=\w )\((?!(?:1[5-9]|20)\d\d[-–)])\d[\d-]{3,9}\)",  # Prem 8 (12-345)
)
_ENDS_PART = re.escape(',;:.()"“”[]。、，；：،؛')
BARE = Lazy(
    rf"(?:[^\s{_ENDS_PART}]++|(?! [-–—] \D| / [A-ZÀ-Ž])\s|(?=[.:(])(?:{'|'.join(_SIGNS_WITHIN)}))++"  # words whole, and a look at each sign: quick
)
_LINKS = frozenset(word[0] for word in _SECTIONS["link"].split("|"))
"""How a word between two places can begin."""
GAP = Lazy(r" (?=\w)")
"""Between two words."""
QUOTED = Lazy(
    r"« [^»]{1,200} »|[『「《〈][^』」》〉]{1,200}[』」》〉]|[\"“«„](?![ ,])[^\"”“»]{1,200}(?<! )[\"”“»]|['‘](?![ ,])[^'’]{1,200}(?<![ ,])['’](?=[,;.)\s]|$)"
)
NO_CAPITALS = "\u05d0-\u05ea\u0621-\u064a\u10d0-\u10fa"
"""The letters of scripts that have no capitals, for a class of a pattern: Hebrew, Arabic, Georgian. Any of them can open a name."""
PARENS = Lazy(r"\s*(?:\(([^()]{1,160})\)|\[([^\[\]]{1,160})\])")
YEAR = Lazy(r"((?:1[6-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?)(?: ?(?:r|g|gg|god|m|г|гг|р|рр)\.?)?")
ACRONYM = Lazy(r"[A-ZÀ-ŽА-Я][\w&/-]*[A-ZÀ-ŽА-Я][\w-]*(?: [A-ZÀ-Ž]{1,6}\b)?")
SMALL = Lazy(alternatives("small words"))
ARCHIVAL = Lazy(rf"\b{alternatives('archive')}", ANY_CASE)
_WORD = Lazy(r"\w+")
COLLECTION = Lazy(rf"\b{alternatives('collection')}$")
DIVISION = Lazy(alternatives("division"), ANY_CASE)
PUBLICATION = Lazy(rf"{alternatives('publication')}\b(?!-)", ANY_CASE)


def is_year(text: str) -> bool:
    """Whether it is a year, or years that follow each other: not 1978/1103, nor 1976/17.

    >>> [is_year(years) for years in ("1978", "1944-1970", "1955–59", "1978/1103", "1976/17", "1948/49")]
    [True, True, True, False, False, True]
    """
    match = YEAR.fullmatch(text)
    if match is None:
        return False
    first, last = match[1][:4], match[1][5:]
    if not last:
        return True
    years = int(last if len(last) == 4 else first[: 4 - len(last)] + last) - int(first)
    return 0 < years < (_MOST_YEARS if match[1][4] != "/" else _MOST_SLASHED)


def is_capital(letter: str) -> bool:
    """Whether a name can open with the letter: a capital, or one of a script that has none.

    >>> [is_capital(letter) for letter in "Aaაא"]
    [True, False, True, True]
    """
    return letter.isupper() or "\u05d0" <= letter <= "\u10ff"


def archival_at(text: str, at: int, stop: int) -> int:
    """Where a word for archive starts, or -1: what a search for :data:`ARCHIVAL` finds, which looks at each letter and not at each word.

    >>> archival_at("In the State Archives of Tolland", 0, 32), archival_at("In the harbour", 0, 14)
    (13, -1)
    """
    for word in _WORD.finditer(text, at, stop):
        if _may_be_archival(word[0]) and ARCHIVAL.match(text, word.start(), stop):
            return word.start()
    return -1


@lru_cache(maxsize=4096)
def _may_be_archival(word: str) -> bool:
    """Whether a word for archive can start with this one, by itself or with one that follows; the same words come again."""
    return any(ARCHIVAL.match(word + behind) for behind in _BEHIND_ARCHIVE)


_BEHIND_ARCHIVE = ("", *(word if word[0] == "'" else f" {word}" for word in _SECTIONS["behind archive"].split("|")))


def numbered(text: str) -> bool:
    """Whether a digit stands in it."""
    return any(map(str.isdigit, text))


def skip(text: str, at: int, stop: int) -> int:
    """Behind blanks and signs that divide."""
    while at < stop and text[at] in " ,;.:":
        at += 1
    return at


def separated(text: str, at: int, stop: int) -> int:
    """Behind what may stand between two parts."""
    if at < stop and text[at].isalnum() and text[at] not in _LINKS:
        return at
    match = SEPARATOR.match(text, at, stop)
    return match.end() if match is not None else at


def title_like(name: str) -> bool:
    """Whether every word has a capital, but for the small words of names."""
    return all(
        not word[0].islower()
        or SMALL.fullmatch(word)
        or ARCHIVAL.fullmatch(word)
        or COLLECTION.fullmatch(word)
        or "'" in word
        or "’" in word
        for word in name.replace(" to the ", " the ").split()  # Memos to the President
    )
