"""Short forms: what stands before a bracket and may be short for its words, and which words these are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archivetext.words.shapes import is_abbreviation

if TYPE_CHECKING:
    from archivetext.insertions.bracket import Bracket

__all__ = ["Short", "short_before"]


class Short(NamedTuple):
    """What stands before a bracket and may be short for its words."""

    text: str
    """The short form, without the signs around it."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    words: list[str]
    """The words that it may be short for: those up to the first comma, without an article that opens them."""

    @property
    def letters(self) -> str:
        """Its letters alone, in small letters."""
        return "".join(c for c in self.text if c.isalpha()).lower()

    @property
    def is_initials(self) -> bool:
        """Whether it has the shape of bare initials: ``K.``, ``M.S.``."""
        text = self.text
        return text[-1] == "." and text[0].isupper() and (len(text) == 2 or text.count(".") > 1) and len(self.letters) < 3


def short_before(b: Bracket) -> Short | None:
    """The word before the bracket, set off by a blank, unless it is plainly a word and not short for others.

    >>> from archivetext.insertions.bracket import Bracket
    >>> text = "the CC [the Central Committee]"
    >>> short_before(Bracket(text, 7, 30, text[8:29]))
    Short(text='CC', start=4, end=6, words=['Central', 'Committee'])
    """
    if not b.before[-1:].isspace():
        return None
    text = b.word_before.lstrip("(\"“'‘").rstrip(",")
    if len(text) > 3 and text.islower() and text.isalpha():
        return None  # an ordinary word, as most are: no need to look further
    if len(text) > 5 and (not text[0].isupper() or (len(b.words) < 2 and text[1:].islower())):
        return None
    if not text or text in _LATIN or (len(b.text) < 13 and is_abbreviation(b.text)):
        return None
    words = [b.text] if b.text.isalpha() else _words_meant(b.text)
    if not words:
        return None
    end = b.start - (len(b.before) - len(b.before.rstrip()))
    while end and b.source[end - 1] == ",":
        end -= 1
    return Short(text, end - len(text), end, words)


def _words_meant(text: str) -> list[str]:
    """The words up to the first comma, without an article that opens them."""
    parts = text.split(",", 1)[0].replace("-", " ").replace("/", " ").split()
    words = [word for part in parts if (word := part.strip("()\"'“”’.")) and word[0].isalpha()]
    if len(words) > 1 and words[0].lower() in ("the", "a"):
        words.pop(0)
    return words


_LATIN = frozenset(("a.m.", "p.m.", "i.e.", "e.g.", "etc."))
"""Abbreviations that no editor spells out."""
