"""Notes in the editor's own voice: ``[Translator's Note: ...]``."""

from __future__ import annotations

from functools import cache

import regex

from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.insertions.rules.sentence import finite, has_verb
from archivetext.words.lists import ARTICLES, DOCUMENTARY, FIRST_PERSON, FORMS, FUNCTION, MODALS, NUMERALS, ORDINALS, PREPOSITIONS
from archivetext.words.shapes import bare_word


@rule(by="words", cue="note")
def signed_note(b: Bracket) -> Decision | None:
    """The bracket says that it is a note, or names its author: ``[Translator's Note: ...]``, ``[... - Ed.]``."""
    return Decision("note") if b.cue("note") and not b.cue("sic") else None


@rule(by="letters", when="several words, a point inside")
def signed_by_initials(b: Bracket) -> Decision | None:
    """An annotator signs with initials or his name, behind his words or before them: ``[He was ill only once. --W.]``, ``[NB: Cheyenne]``."""
    text = b.text
    if len(b.words) > 3 and text[0] not in _QUOTED and text[-1] not in "!?" and (match := _named_behind().search(text)) is not None:
        return Decision("note") if match[1].lower() not in FORMS else None
    if text[-1] == "." and text[-2].isupper() and len(text) > 12 and _signed_behind().search(text):
        return Decision("note")
    if ":" in text[3:16] and _agency_notes().match(text):
        return Decision("note")
    return Decision("note") if ":" in text[1:5] and _signed_before().match(text) else None


@cache
def _signed_behind() -> regex.Pattern[str]:
    return regex.compile(r"(?:(?:--|[—–])\s?(?:\p{Lu}\.\s?){1,4}|[.!?”\"]\s(?:\p{Lu}\.\s?){2,4}|\s-\s(?:\p{Lu}\.\s?){1,4})$")


_QUOTED = frozenset("\"“‘'*_")
"""What opens the words of another: behind them stands who said them, or where."""


@cache
def _named_behind() -> regex.Pattern[str]:
    return regex.compile(r"[.!?]\s?(?:--|[—–])\s?(\p{Lu}[\p{Ll}'’]++|\p{Lu}{2,})(?:\s(?:\p{Lu}\.|\p{Lu}[\p{L}'’]++)){0,2}\.?$")


@cache
def _agency_notes() -> regex.Pattern[str]:
    return regex.compile(r"\p{Lu}{2,6}(?:['’]s)?\s(?:[Ee]ditorial\s)?(?:[Nn]ote|[Cc]omment)s?\s?:")


@cache
def _signed_before() -> regex.Pattern[str]:
    return regex.compile(r"(?!Q:|A:)\p{Lu}{1,3}:\s\S")


@rule(by="place", when="a capital first, several words, a point inside")
def whole_sentence(b: Bracket) -> Decision | None:
    """A whole sentence between sentences is the editor's own, and a note: ``[The author had not yet learned of the order.]``."""
    if b.text[-1] != "." or not b.opens:
        return None
    words = [bare_word(word) for word in b.lower.split()]
    if MODALS.isdisjoint(words) and _HEDGED.isdisjoint(words):
        return None
    if _SEARCHED.isdisjoint(words) and (b.first in ("I", "We", "You") or (DOCUMENTARY.isdisjoint(words) and _HEDGED.isdisjoint(words))):
        return None
    return Decision("note")


_SEARCHED = frozenset("establish identify identified trace verify unable translation translated transcript".split())
"""What an editor says of his own work."""
_HEDGED = frozenset("apparently evidently presumably appear appears appeared seem seems seemed".split())
"""With which he weighs what the text tells."""


@rule(by="place", when="a capital first, several words, set off by a blank")
def tells_aside(b: Bracket) -> Decision | None:
    """A clause of its own about what stands before it, to which the sentence does not reach: ``the Rhine [Ries lived at Godesberg then], which``."""
    if b.after[:1] not in (",", ".", ";", ")") or len(b.words) < 4 or b.first.lower() in FUNCTION or b.opens:
        return None
    for at, word in enumerate(b.words[1:5], 1):
        if word in _TELLING:
            return Decision("note") if at + 1 < len(b.words) else None
        if not (word[0].isupper() or word in FUNCTION) or word[-1] == ",":
            return None
    return None


_TELLING = frozenset(("was", "is", "were", "are", "had", "has"))


@rule(by="place", when="a capital first, at an edge")
def heading(b: Bracket) -> Decision | None:
    """A heading that the editor sets, alone on its lines and without a verb: ``[EAST COAST. PORT LINCOLN.]``, ``[Sitting of the Council]``.

    The same is the writer's own sentence that an edition prints in brackets: ``[I have begun the new play.]``.
    """
    if not b.heads or not b.alone or len(b.words) > 40 or b.text[-1] in ":?":
        return None
    if b.first in FIRST_PERSON and len(b.words) > 3 and (b.first == "I" or not MODALS.isdisjoint(b.words[1:6])):
        return Decision("supplied")
    if len(b.words) > 12 or "=" in b.text or not any(map(str.isalpha, b.text)):
        return None
    if (b.text.isupper() and len(b.text) > 3) or (len(b.words) == 2 and b.first.lower() in _DIVISIONS and _numeral(b.last)):
        return Decision("supplied")
    if len(b.words) < 3 or not b.first.isalpha() or (b.first.lower() in FUNCTION and b.first not in ARTICLES) or b.first.lower() in FORMS:
        return None
    if PREPOSITIONS.isdisjoint(b.words) or not MODALS.isdisjoint(map(str.lower, b.words)) or any(map(finite, b.words[1:])):
        return None
    return Decision("supplied")


_DIVISIONS = frozenset(
    ("chapter", "part", "book", "canto", "act", "scene", "section", "letter", "psalm", "hymn", "stanza", "lecture", "sermon")
)


def _numeral(word: str) -> bool:
    """Whether the word numbers a chapter: ``2``, ``IV``, ``Two``."""
    word = word.rstrip(".")
    return word.isdecimal() or not word.strip("IVXLC") or word.lower() in NUMERALS or word.lower() in ORDINALS


@rule(by="place", when="a capital first, several words")
def stands_alone(b: Bracket) -> Decision | None:
    """A sentence of the editor's own between paragraphs or sentences is a note: ``[The list has not been found.]``.

    It has a finite verb; without one it is a heading, or what the text does not tell. Before this was asked, three of six notes of a set
    of 159 real brackets were fair; now it decides three there, all fairly, and none of another 182.
    """
    if len(b.words) < 5 or not b.opens:
        return None
    if "=" not in b.text and not has_verb(b):
        return None
    return Decision("note") if b.alone or b.text[-1:] in '.!"”' else None


@rule(by="place", when="at an edge, several words")
def long_comment(b: Bracket) -> Decision | None:
    """More than a dozen words with a verb, behind a sentence and at the end of a line, comment on it: ``[this is plainly untrue, since ...]``."""
    if len(b.words) < 13 or b.after.lstrip(" \t")[:1] not in ("", "\n"):
        return None
    before = b.word_before[-1:]
    if (
        before not in ("", ".", "!", "?", "…", ")", "]")
        or b.first in FIRST_PERSON
        or MODALS.isdisjoint(word.lower() for word in b.words[1:6])
    ):
        return None
    return Decision("note")


@rule(by="place", when="at an edge, a capital first")
def sums_up(b: Bracket) -> Decision | None:
    """In the place of a section, below or behind its numbered heading, it sums the section up: ``4. Bridges. [Repairs; tolls.]``."""
    if b.text[-1] not in ".;" or not b.opens or b.after.lstrip(" \t")[:1] not in ("", "\n"):
        return None
    return Decision("omission") if _below_heading(b) else None


def _below_heading(b: Bracket) -> bool:
    """Whether the line above, or what stands before it on its own, is the numbered heading of a section: ``4. Bridges.``."""
    above = b.source[max(0, b.start - 90) : b.start].rstrip()
    return _heading().fullmatch(above.rsplit("\n", 1)[-1].strip()) is not None


@cache
def _heading() -> regex.Pattern[str]:
    return regex.compile(r"(?:§\s?|No\.\s)?(?:\d{1,3}|[IVXL]{1,6}|[A-H])[.)]\s\p{Lu}[^.!?]{2,70}+[.:]?")
