"""The rest of a word that is cut short: ``F[idel]``."""

from __future__ import annotations

from archivetext.insertions.anchors import letters_after, letters_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words import lexicon


@rule(by="letters", when="touched by a letter")
def completes_word(b: Bracket) -> Decision | None:
    """A letter touches the bracket and the bracket finishes the word: ``F[idel]``, ``comr[ade]``, ``[com]rade``.

    A bracket that only changes a capital (``[W]ith``) is supplied; an extractor that lost a blank is told by a second
    word in the bracket, or by a capital behind a word that is whole.
    """
    text = b.text
    if (
        text.isdecimal()
        and 4 - len(b.before) <= len(text) < 4
        and b.before[len(text) - 4 :].isdecimal()
        and not b.before[len(text) - 5 : len(text) - 4].isdecimal()
    ):
        return Decision("completion", (b.start - 4 + len(text), b.start))  # the rest of a year: 19[63]
    if len(b.words) != 1:
        return None
    if b.glued_before:
        if not all(c.isalpha() or c in "'’.-" for c in text):
            return None
        fragment = letters_before(b)
        if text[0].islower() or (text[0] in "'’-." and text[1:2].islower()):
            return Decision("completion", fragment)
        if text[0].isupper() and fragment:
            word = b.source[fragment[0] : fragment[1]]
            if lexicon.is_english(word) and len(word) > 3:
                return None  # the blank was lost
            return Decision("completion", fragment)
        return None
    if b.glued_after and all(c.isalpha() or c in "'’" for c in text):
        following = letters_after(b)
        if len(text) == 1 and b.after[:1].islower() and following is not None and lexicon.is_english(text + b.source[slice(*following)]):
            return Decision("supplied")  # a capital or a first letter changed: [W]ith
        return Decision("completion", letters_after(b))
    return None
