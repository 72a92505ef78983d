"""The wording of the original: ``interesting [soderzhatel'nyi]``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from archivetext.insertions.anchors import rendered_words
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words import english, foreign
from archivetext.words.languages import spellings
from archivetext.words.lists import FUNCTION, INSIDE_NAMES, LOANWORDS, either
from archivetext.words.shapes import LONGEST_NAME, capitalised, first_part, is_abbreviation, is_strange

if TYPE_CHECKING:
    from archivetext.insertions.cues import Cues


@rule(by="place")
def other_language(b: Bracket) -> Decision | None:
    """Gives the wording of the original language: ``interesting [soderzhatel'nyi]``, ``[in Russian: po linii]``."""
    text = b.text
    if text.isascii() and all(map(english.is_english, b.words)) and LOANWORDS.isdisjoint(b.lower.split()):
        return None  # English, as most are
    if not text.isascii() and foreign.other_script(text) and foreign.other_script(b.before[-24:]):
        return None  # the text around is in that script too
    named = _language_named(b.tables).match(text) if ":" in text or "." in b.first else None
    if named:
        words = len((named.group(1) or named.group(2)).split())
        return Decision("original", rendered_words(b, words))
    head = text if text.isalpha() else first_part(text.strip('"“”*_'))
    count = len(head.split())
    if not head:
        return None
    if b.lower_before in _WAITING and b.before[-1:].isspace():
        return None  # no words before it that it could render
    if head.islower() and b.word_before[-1:] in ("”", '"') and 2 * sum(map(is_strange, head.split())) >= count:
        return Decision("original", rendered_words(b, count, head))  # behind the words that are quoted from it
    if count == 1 and head.lower() in LOANWORDS and not capitalised(b.word_after):
        return Decision("original", rendered_words(b, 1))
    if count == 1 and len(head) > LONGEST_NAME and head.isalpha():
        return Decision("original", rendered_words(b, 1))  # a compound: Menschenrechtsoffensive
    if not foreign.looks_transliterated(head) and not (head == text and head.islower() and _strange(b, head)):
        return None
    if b.amid_other_language:
        return None
    if count > 1 and head == text and all(map(capitalised, b.words)) and any(map(is_abbreviation, b.words)):
        return None
    if capitalised(b.first) and b.name_follows and (count == 1 or b.last in INSIDE_NAMES):
        return None  # a first name before its surname
    return Decision("original", rendered_words(b, count, head))


_WAITING = frozenset(("and", "or", "the", "a", "an", "of"))
"""Words that stand before what they join, and render nothing."""


def _strange(b: Bracket, head: str) -> bool:
    """Whether its words, in small letters, half of which are no English and no slip of it, stand behind an ordinary word that renders them."""
    if not b.word_before.islower() or not b.word_before.isalpha() or b.word_before in FUNCTION or not b.before[-1:].isspace():
        return False
    words = head.replace("-", " ").split()
    odd = sum(len(w) > 3 and is_strange(w) for w in words)
    return 0 < len(words) <= 2 * odd and len(words) <= 3 and english.is_english(b.word_before)


@lru_cache(8)
def _language_named(tables: Cues) -> re.Pattern[str]:
    """``[in the original Russian: po linii]``, ``[Russian text: "po linii"]``, ``[Rus. po linii]``."""
    names = either(map(str.title, spellings(tables.languages)))
    short = either(short.title() for language in tables.languages for short in language.short)
    return re.compile(
        rf"(?:[Ii]n )?(?:the )?(?:[Oo]riginal )?(?:{names}|[Oo]riginal)(?: (?:original|text))? ?: ?[\"“']?(.{{1,80}})"
        rf"|(?:{short}|{short.lower()}|[Oo]rig)\. ?:? ?[\"“']?(.{{1,80}})"
    )
