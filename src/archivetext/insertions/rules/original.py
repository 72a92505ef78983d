"""The wording of the original: ``interesting [soderzhatel'nyi]``."""

from __future__ import annotations

from functools import cache

import regex

from archivetext.insertions.anchors import rendered_words
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words import lexicon
from archivetext.words.shapes import FUNCTION, LOANWORDS, LONGEST_NAME, capitalised, first_part, is_abbreviation, is_strange


@rule(by="place")
def other_language(b: Bracket) -> Decision | None:
    """Gives the wording of the original language: ``interesting [soderzhatel'nyi]``, ``[in Russian: po linii]``."""
    text = b.text
    if text.isascii() and all(map(lexicon.is_english, b.words)) and LOANWORDS.isdisjoint(b.lower.split()):
        return None  # English, as most are: no need to look further
    if not text.isascii() and lexicon.other_script(text) and lexicon.other_script(b.before[-24:]):
        return None  # the text around is in that script too
    named = _language_named().match(text) if ":" in text or "." in b.first else None
    if named:
        words = len((named.group(1) or named.group(2)).split())
        return Decision("original", rendered_words(b, words))
    head = first_part(text.strip('"“”*_'))
    count = len(head.split())
    if head.islower() and b.before.rstrip()[-1:] in ("”", '"') and 2 * sum(map(is_strange, head.split())) >= count:
        return Decision("original", rendered_words(b, count, head))  # behind the words that are quoted from it
    if count == 1 and head.lower() in LOANWORDS and not capitalised(b.word_after):
        return Decision("original", rendered_words(b, 1))
    if count == 1 and len(head) > LONGEST_NAME and head.isalpha():
        return Decision("original", rendered_words(b, 1))  # a compound: Menschenrechtsoffensive
    if head == text and _strange(b, head):
        return Decision("original", rendered_words(b, count, head))
    if not lexicon.looks_transliterated(head) or (
        count > 1 and head == text and all(map(capitalised, b.words)) and any(map(is_abbreviation, b.words))
    ):
        return None
    return Decision("original", rendered_words(b, count, head))


def _strange(b: Bracket, head: str) -> bool:
    """Whether words in small letters, half of which are no English and no slip of it, stand behind an ordinary word that renders them."""
    if (
        not head.islower()
        or not b.word_before.islower()
        or not b.word_before.isalpha()
        or b.word_before in FUNCTION
        or not b.before[-1:].isspace()
    ):
        return False
    words = head.replace("-", " ").split()
    odd = sum(len(w) > 3 and is_strange(w) for w in words)
    return 0 < len(words) <= 2 * odd and len(words) <= 3 and lexicon.is_english(b.word_before)


@cache
def _language_named() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:[Ii]n\s+)?(?:the\s+)?(?:[Oo]riginal\s+)?(?:Russian|German|French|Polish|Czech|Slovak|Hungarian|Romanian|Bulgarian|Chinese|Korean|Japanese|Spanish|English|Latin|Italian|Albanian|Serbo-?Croatian|Serbian|Croatian"
        r"|Ukrainian|Vietnamese|Mongolian|Portuguese|Turkish|Arabic|Persian|Finnish|[Oo]riginal)(?:\s+(?:original|text))?\s*:\s*[\"“']?(.{1,80})"
        r"|(?:[Rr]us|[Gg]er|[Ff]r|[Pp]ol|[Hh]ung|[Cc]z|[Oo]rig)\.\s*:?\s*[\"“']?(.{1,80})"
    )
