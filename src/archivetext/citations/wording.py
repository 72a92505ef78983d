"""The words by which the parts of a citation are known (``data/words.txt``), and the patterns that several of these rooms ask.

Every repeat is possessive or bounded: no text makes a pattern go back.
"""

from __future__ import annotations

import re
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

    >>> alternatives("back of the leaf")
    '(?:verso|obv|ob|об)'
    """
    return f"(?:{_SECTIONS[section]})"


ANY_CASE = re.IGNORECASE
MONTH = rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*\.?"
"""A month, in full or cut short."""
SEPARATOR = Lazy(r"(?:[\s,;:.()|·\[\]]|[-–—](?=[\sA-ZÀ-Ž])|(?<![^\s;,])(?:and|und) (?=\w))*+")
"""What may stand between two parts."""
POINT = Lazy(r"[;()\[\]:]|\.(?=[ \])]|$)")
"""What may end a statement or a list of names."""
# A part as it stands: to a comma, semicolon, colon, bracket or dash, or the point that ends it; initials have points too.
BARE = Lazy(
    r"(?:(?! [-–—] \D)[^,;:.()\"“”\[\]]|\.(?=\S)|:(?=\S)|(?<=\b[A-ZÀ-Ž])\.(?= [A-ZÀ-Ž])|(?<=\.[A-ZÀ-Ž])\.(?= [a-z])"
    r"|(?<=\b(?:St|Dr|Mt|Nr|No))\.|(?<=\b(?:Arh|Ark))\.|(?<=\bArch)\.|(?<=\w)\(\w{1,6}\)(?=[,;.:\s/\d]|$))++"
)
GAP = Lazy(r" (?=\w)")
"""Between two words."""
QUOTED = Lazy(r"[\"“«„](?![ ,])[^\"”“»]{1,200}(?<! )[\"”“»]|['‘](?![ ,])[^'’]{1,200}(?<![ ,])['’](?=[,;.)\s]|$)")
PARENS = Lazy(r"\s*(?:\(([^()]{1,160})\)|\[([^\[\]]{1,160})\])")
YEAR = Lazy(r"((?:1[6-9]|20)\d\d(?:[-–/](?:\d\d){1,2})?)(?: ?(?:r|g|gg|god|г|гг)\.?)?")
ACRONYM = Lazy(r"[A-ZÀ-ŽА-Я][\w&/-]*[A-ZÀ-ŽА-Я][\w-]*(?: [A-ZÀ-Ž]{1,6}\b)?")
SMALL = Lazy(alternatives("small words"))
ARCHIVAL = Lazy(rf"\b{alternatives('archive')}", ANY_CASE)
COLLECTION = Lazy(rf"\b{alternatives('collection')}$")
DIVISION = Lazy(alternatives("division"), ANY_CASE)
PUBLICATION = Lazy(rf"{alternatives('publication')}\b(?!-)", ANY_CASE)


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
        for word in name.split()
    )
