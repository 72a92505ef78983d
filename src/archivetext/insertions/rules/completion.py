"""The rest of a word that is cut short: ``F[idel]``."""

from __future__ import annotations

from archivetext.insertions.anchors import letters_after, letters_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words import english
from archivetext.words.lists import DAYS, FUNCTION, MONTHS
from archivetext.words.shapes import similar


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
        return _several_words(b)
    if b.glued_before:
        if text[0] in "=~" and len(text) < 4 and text[1:].isalpha():
            return Decision("completion", letters_before(b))  # co[=m]on: a letter with its stroke, as plain texts write it
        if not all(c.isalpha() or c in "'’.-" for c in text):
            return None
        fragment = letters_before(b)
        if text[0].islower() or (text[0] in "'’-." and text[1:2].islower()):
            return Decision("completion", fragment)
        if text[0].isupper() and fragment:
            word = b.source[fragment[0] : fragment[1]]
            if english.is_english(word) and len(word) > 3:
                return None  # the blank was lost
            return Decision("completion", fragment)
        return None
    if b.glued_after and all(c.isalpha() or c in "'’" for c in text):
        if len(text) > 3 and text[0] == b.bare_before[:1] and b.after[:1].isupper() and similar(b.bare_before, text):
            return None  # Floid [Floyd]Co: a blank was lost, and the word before it is meant
        following = letters_after(b)
        if len(text) == 1 and b.after[:1].islower() and following is not None and english.is_english(text + b.source[slice(*following)]):
            return Decision("supplied")  # a capital or a first letter changed: [W]ith
        return Decision("completion", letters_after(b))
    return None


def _several_words(b: Bracket) -> Decision | None:
    """The rest of a word and the words behind it: ``M[inister of the] I[nterior]``."""
    if not b.glued_before or not b.text[:1].islower() or b.source[b.start + 1].isspace() or len(b.words) > 6:
        return None
    fragment = letters_before(b)
    if fragment is None or fragment[1] - fragment[0] > 6:
        return None
    word = b.source[slice(*fragment)]
    if english.is_english(word + b.first) or (len(word) == 1 and word.isupper() and not english.is_english(b.first)):
        return Decision("completion", fragment)
    return None


@rule(by="letters", when="one word, a small letter first")
def parted_word(b: Bracket) -> Decision | None:
    """The rest of a word that a blank or a point parts from its beginning: ``Cap [tain] Morris``, ``the Min.[ister]``."""
    pointed = b.before[-1:] in (".", ":")
    if not pointed and not b.before[-1:].isspace():
        return None
    text = b.text.rstrip(".")
    beginning = b.bare_before
    if not text.isalpha() or not text.islower() or not beginning or (b.word_before[-1] != beginning[-1] and not pointed):
        return None
    if not beginning.isalpha() and not beginning.replace("'", "").replace("’", "").isalpha():
        return None
    whole = (beginning + text).lower()
    name = len(beginning) == 1 and beginning.isupper() and beginning not in "AI" and not english.is_english(text) and len(text) > 2
    name = name or (beginning[:2] in ("Mc", "O'", "O’", "D'", "D’") and beginning[-1].isupper() and not english.is_english(text))
    if not name:
        if len(whole) < 5 or not (english.is_english(whole) or whole in DAYS or whole in MONTHS) or text in FUNCTION:
            return None
        if english.is_english(beginning) and english.is_english(text):
            return None  # any [thing]
    start = b.start - len(b.before) + b.before.rindex(beginning)
    return Decision("completion", (start, start + len(beginning)))
