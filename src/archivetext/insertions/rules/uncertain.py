"""Readings that are doubtful: ``[return?]``, ``[Chen or Cheng]``."""

from __future__ import annotations

from functools import cache

import regex

from archivetext.insertions.anchors import noun_before, quoted_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words import english
from archivetext.words.lists import MONTHS
from archivetext.words.shapes import capitalised, first_part, is_name, similar


@rule(by="words", when="a question mark")
def question_mark(b: Bracket) -> Decision | None:
    """A question mark outside quoted handwriting is doubt: ``[return?]``, ``[?]``, ``27 [26?] October``."""
    if b.cue("physical") and not b.cue("gap") and ('"' in b.text or "“" in b.text or ":" in b.text):
        return None
    if len(b.words) > 2 and b.text[-1] == "?" and b.first in _ASKING:
        return Decision("supplied")  # a whole question
    bare = _quoted().sub("", _inner_brackets().sub("", b.text))
    return Decision("uncertain") if "?" in bare else None


_ASKING = frozenset("What Who Where When Why How Which Is Are Was Were Do Does Did Have Has Had Will Would Shall Should Can Could".split())


@cache
def _quoted() -> regex.Pattern[str]:
    return regex.compile(r"[\"“”][^\"“”]*+[\"“”]")


@cache
def _inner_brackets() -> regex.Pattern[str]:
    return regex.compile(r"\[[^\[\]]*+\]")


@rule(by="words", cue="doubt")
def hard_to_read(b: Bracket) -> Decision | None:
    """A reading, and a remark that it is doubtful: ``[thousand; the zeros are hard to read]``."""
    if not b.cue("doubt") or b.cue("physical"):
        return None
    return Decision("uncertain") if first_part(b.text) != b.text or b.starts_with("doubt") else None


@rule(by="words", when="two readings offered")
def alternatives(b: Bracket) -> Decision | None:
    """Two readings are offered: ``[Castro, or Cuba]``, ``[Chen or Cheng]``, ``[or: "..."]``."""
    if b.text[:4] in ('or "', "or “") and b.text[4:5].isupper() and b.word_before[-1:] in ('"', "”"):
        return Decision("gloss", quoted_before(b))  # another title: "Tyrannus" [or "The Mode"]
    if b.first == "or" and len(b.words) == 2 and capitalised(b.last) and is_name(b.word_before) and b.word_before[-1].isalpha():
        alike = similar(b.bare_before, b.last)
        return Decision("uncertain") if alike else Decision("gloss", noun_before(b))  # Lane [or Lowe]; the Danube [or Donau]
    if (
        b.lower.startswith(("or:", 'or "', "or “", "or possibly ", "or perhaps "))
        or (b.lower[:3] == "or " and b.lower[3:4].isdigit())
        or (len(b.words) < 13 and ('" or "' in b.text or "” or “" in b.text))
    ):
        return Decision("uncertain")
    if " / " in b.text and b.text[0] != "/" and len(b.words) <= 12:
        return Decision("uncertain")  # vacillating / biding his time
    if len(b.words) == 1 and b.text.count("/") == 1:
        one, _, two = b.text.partition("/")
        if {one.lower(), two.lower()} <= MONTHS:
            return Decision("uncertain")  # May/June
        alike = one.isalpha() and two.isalpha() and len(one) > 2 and len(two) > 2 and english.is_english(one) and english.is_english(two)
        return Decision("uncertain") if alike and one.islower() == two.islower() else None
    match = _either().match(b.text) if "or" in b.words else None
    if match is None:
        return None
    one, comma, two = match.groups()
    offered = (capitalised(one) and capitalised(two)) or (one[:1].isdigit() and two[:1].isdigit() and not b.glued_before)
    rest = b.text[match.end() :]
    offered = offered or bool(comma and rest and " " not in one and " " not in two)
    return Decision("uncertain") if offered and (comma or rest or similar(one, two) or "either" in b.lower or one[:1].isdigit()) else None


@cache
def _either() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:(?:[Ee]ither|[Pp]erhaps|[Pp]robably|[Pp]ossibly)\s+)?([\w'’.\- ]{1,40}?)(,?)\s+or\s+([\w'’.\- ]{1,40}+)(?=$|[;,])"
    )
