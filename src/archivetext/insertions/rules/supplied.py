"""Words that the sentence needs, put in by the editor: ``Station missiles [there]``; and what no rule can tell."""

from __future__ import annotations

from archivetext.insertions.anchors import follows_name, name_before, noun_before, noun_with_article, particle_follows, words_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words import english
from archivetext.words.lists import FUNCTION, NUMERALS, OPEN_ENDS, TITLES
from archivetext.words.shapes import bare_word, capitalised, initial_or_short, is_abbreviation, is_name, title_like


@rule(by="place", when="a small word first")
def reads_on_by_first_word(b: Bracket) -> Decision | None:
    """Begins with a small word that joins sentences or clauses: ``[and]``, ``[to be]``, ``[on their mission]``, ``[I]``."""
    first = b.first.lower().strip("\"“,.;:'’")
    if b.first.isupper() and len(b.first) > 1 and b.lower_before and not b.word_before.isupper():
        return None  # US, IT, WHO
    if b.first == "May" and len(b.words) > 1 and b.words[1][0].isdigit():
        return None  # the month
    if first in ("the", "a", "an") and len(b.words) > 1:
        return None
    if first in ("both", "all") and len(b.words) > 1 and b.lower_before in NUMERALS:
        return Decision("gloss", words_before(b, 1))  # the other two [both Romanian]
    if first in FUNCTION or (("'" in first or "’" in first) and first.replace("’", "'").split("'")[0] in FUNCTION):
        if (
            first in ("all", "both", "some", "most", "which", "who", "this", "that", "these", "those")
            and len(b.words) > 2
            and follows_name(b)
        ):
            return None
        if first in ("which", "who", "where", "when") and len(b.words) > 3 and (follows_name(b) or noun_with_article(b)):
            return Decision("gloss", noun_before(b))  # a clause that explains
        if first in ("also", "then", "now", "later", "once", "since") and len(b.words) > 1 and capitalised(b.words[1]) and follows_name(b):
            return Decision("gloss", noun_before(b))
        return Decision("supplied")
    return None


@rule(by="place", when="several words")
def ends_open(b: Bracket) -> Decision | None:
    """Ends with a small word that waits for more: ``[met with]``, ``[the text of]``: the sentence goes on behind it."""
    return Decision("supplied") if b.last.lower().strip(",.;:") in OPEN_ENDS else None


@rule(by="place", when="before a capital")
def title_before_name(b: Bracket) -> Decision | None:
    """A first name, title or description before the name it belongs to: ``[Anastas] Mikoyan``, ``[GMD General] Bai``."""
    if (
        not b.after[:1].isspace()
        or not (capitalised(b.word_after) or particle_follows(b))
        or bare_word(b.word_after).lower() in FUNCTION
        or (b.text[-1:] in ".:;!" and not initial_or_short(b.last))
    ):
        return None
    if follows_name(b) and b.word_before[-1:] not in ",;:" and b.before[-1:] != "]":
        names = [w for w in b.words if is_name(w)]
        if is_name(b.word_before) and names and not title_like(b.last):
            return None  # another form of the name before it
    return Decision("supplied")


@rule(by="place", when="a capital first, behind a name")
def completes_name(b: Bracket) -> Decision | None:
    """The rest of a proper name, in ordinary words: ``the Central [Committee]``, ``the Warsaw [Treaty]``."""
    if len(b.words) > 2 or not b.text.isascii() or not all(english.is_english(bare_word(w)) for w in b.words) or is_abbreviation(b.text):
        return None
    bare = b.bare_before
    if bare[:1].isdigit() and bare[-2:] in ("st", "nd", "rd", "th") and len(b.words) == 1:
        return Decision("supplied")  # the 22nd [Regiment]
    if not bare[0].isupper() or b.word_before[-1:] in ",.;:!?" or b.lower_before in TITLES:
        return None
    if not is_name(b.word_before):
        return Decision("supplied")
    run = name_before(b)
    if run is None:
        return None
    before = b.source[max(0, run[0] - 12) : run[0]].split()
    return Decision("supplied") if before and before[-1].lower() in ("the", "this", "our", "their") else None


@rule(by="fallback")
def reads_on(b: Bracket) -> Decision | None:
    """Words that the sentence can take in, what is left once nothing else fits: ``the war [effort]``."""
    if not any(c.isalnum() for c in b.text):
        return None
    if b.alone and len(b.words) > 4:
        return None
    return Decision("supplied") if len(b.words) <= 12 else None


@rule(by="fallback")
def nothing_told(_bracket: Bracket) -> Decision | None:
    """No rule fits, as with ``[#]``: the text does not tell."""
    return Decision("unclassified")
