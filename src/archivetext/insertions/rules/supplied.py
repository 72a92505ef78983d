"""Words that the sentence needs, put in by the editor: ``Station missiles [there]``; and what no rule can tell."""

from __future__ import annotations

from archivetext.insertions.anchors import follows_name, noun_before, noun_with_article, particle_follows, words_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words import english, lists
from archivetext.words.lists import COMPLETING, DETERMINERS, FUNCTION, KIN, NUMERALS, OPEN_ENDS, PREPOSITIONS, TITLES, WANT_NAMES
from archivetext.words.shapes import bare_word, capitalised, initial_or_short, is_abbreviation, is_name, title_like


@rule(by="place", when="a small word first")
def reads_on_by_first_word(b: Bracket) -> Decision | None:
    """Begins with a small word that joins sentences or clauses: ``[and]``, ``[to be]``, ``[on their mission]``, ``[I]``."""
    first = b.first.lower().strip("\"“,.;:'’")
    if b.text[0].isupper() and b.word_before[-1:] in ('"', "”") and len(b.words) < 4 and b.opens_with in PREPOSITIONS:
        return None  # "Za mir" [For Peace]
    if (
        b.first.isupper()
        and len(b.first) > 1
        and b.lower_before
        and (not b.word_before.isupper() or (b.first == "US" and len(b.words) > 1))
    ):
        return None  # US, IT, WHO
    if b.first in lists.THIRD_PERSON and b.text[-1] == "." and len(b.words) > 4 and b.opens and not b.word_after[:1].islower():
        return None  # a whole sentence, by another than the writer: [He had taken the key with him.]
    if b.first == "May" and len(b.words) > 1 and b.words[1][0].isdigit():
        return None  # the month
    if first in ("the", "a", "an") and len(b.words) > 1:
        return None
    if b.text[0] in '"“' and b.text[-1] in '"”' and len(b.words) > 1 and follows_name(b) and not english.is_english(b.bare_before):
        return None  # Santa Guria ["Our Lady of the Ford"]: what it means
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
        if (
            first in DETERMINERS
            and 1 < len(b.words) < 5
            and bare_word(b.last).lower() in KIN | TITLES
            and (follows_name(b) or noun_with_article(b))
        ):
            return Decision("gloss", noun_before(b))  # Martha [his sister]
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
        or not (b.name_follows or particle_follows(b))
        or bare_word(b.word_after).lower() in FUNCTION
        or (b.text[-1:] in ".:;!" and not initial_or_short(b.last))
    ):
        return None
    if follows_name(b) and b.word_before[-1:] not in ",;:" and b.before[-1:] != "]":
        names = [w for w in b.words if is_name(w)]
        if is_name(b.word_before) and names and not title_like(b.last) and not _other_initial(b):
            return None  # another form of the name before it
    return Decision("supplied")


@rule(by="place", when="a capital first, behind a name")
def completes_name(b: Bracket) -> Decision | None:
    """The rest of a proper name, in ordinary words: ``the Central [Committee]``, ``the Warsaw [Treaty]``."""
    if (b.text.rstrip(".") in _SIGNS or b.lower in _QUARTERS) and any(map(str.isdigit, b.word_before)):
        return Decision("supplied")  # 70° 10' [W.]
    if _place_called(b):
        return None  # the city of Leopold [Lemberg]
    if _behind_forename(b) or _behind_family_name(b):
        return Decision("supplied")
    if len(b.words) > 2 or not b.text.isascii() or not all(english.is_english(bare_word(w)) for w in b.words) or is_abbreviation(b.text):
        return None
    if len(b.words) > 1 and b.first.lower().rstrip(".") in TITLES and capitalised(b.last):
        return None  # the Senior Officer [Admiral Wright]
    if len(b.words) > 1 and b.last.lower() in TITLES and b.after[:1] in (",", ".", ";", ")") and b.name and " " in b.source[slice(*b.name)]:
        return None  # Sir George Smart [Music Director],
    if len(b.words) > 1 and b.first.endswith(("'s", "’s")):
        return None  # the Pilot [Harper's novel]
    if len(b.words) == 1 and _both_plural(b):
        return None  # the Rebs [Confederates]
    if _whole_place(b):
        return None  # the North Sea [Arctic Ocean]
    if len(b.words) == 1 and b.lower in COMPLETING and b.word_before[-1].isalpha() and b.lower_before not in TITLES:
        return Decision("supplied")  # the Musselshell [River]
    bare = b.bare_before
    if bare[:1].isdigit() and bare[-2:] in ("st", "nd", "rd", "th") and len(b.words) == 1:
        return Decision("supplied")  # the 22nd [Regiment]
    if not bare[0].isupper() or b.word_before[-1:] in ",.;:!?" or b.lower_before in TITLES:
        return None
    if not is_name(b.word_before):
        return Decision("supplied")
    run = b.name
    if run is None:
        return None
    before = b.source[max(0, run[0] - 12) : run[0]].split()
    return Decision("supplied") if before and before[-1].lower() in ("the", "this", "our", "their") else None


def _other_initial(b: Bracket) -> bool:
    """Whether a letter with its point stands before a given name that does not begin so, and the family name follows: ``M. [René] Massigli``."""
    letter = b.word_before
    return len(letter) == 2 and letter[1] == "." and len(b.words) == 1 and b.text[0] != letter[0] and len(b.text) > 2 and b.name_follows


def _place_called(b: Bracket) -> bool:
    """Whether the word before is the name of a place, as the words before it say: ``the town of Leopold``."""
    words = b.before.split()[-3:-1]
    return len(words) == 2 and words[1] == "of" and words[0].lower() in _PLACES and len(b.words) == 1


_PLACES = frozenset(
    "city cities town village port province county district island kingdom parish diocese castle borough hamlet commune canton".split()
)
"""What is called by its name behind ``of``."""


def _behind_forename(b: Bracket) -> bool:
    """Whether a family name, or the rest of one, stands behind a given name that no other name stands beside: ``Raúl [Castro] spoke``."""
    if b.lower_before not in lists.FORENAMES or b.word_before[-1:] in ",.;:!?" or len(b.words) > 2 or not b.before[-1:].isspace():
        return False
    if not all(word.rstrip(".").isalpha() and word[0].isupper() for word in b.words) or b.lower in lists.FORENAMES or b.first.isupper():
        return False
    before = b.before.split()[-2:-1]
    alone = not before or not before[0][0].isupper() or bare_word(before[0]).lower() in TITLES | FUNCTION or before[0][-1] in ".,;:!?"
    return alone and not (b.after[:1].isspace() and capitalised(b.word_after) and is_name(b.word_after))


def _both_plural(b: Bracket) -> bool:
    """Whether two nouns in the plural stand side by side: ``the Rebs [Confederates]``."""
    return all(word[-1] == "s" and word[-2:] != "ss" and len(word) > 3 for word in (b.text, b.bare_before))


def _whole_place(b: Bracket) -> bool:
    """Whether the name before it ends with what it is a name of, so that nothing is left to complete, and it is another: ``the North Sea [Arctic Ocean]``.

    The other ends with such a noun too, or is the adjective of a sea or land: ``the South Sea [Pacific]``.
    """
    words = b.before.split()[-2:]
    if len(words) < 2 or b.lower_before not in lists.PLACES or not capitalised(words[0]) or words[0].lower() in FUNCTION:
        return False
    last = bare_word(b.last).lower()
    return (last in lists.PLACES and len(b.words) > 1) or (
        len(b.words) == 1 and last.endswith(("ic", "an")) and last not in lists.OF_COUNTRIES
    )


def _behind_family_name(b: Bracket) -> bool:
    """Whether a given name stands behind a title and the family name that comes first: ``Chairman Mao [Zedong]``, ``President Ho [Chi Minh]``."""
    if b.lower_before not in lists.FAMILY_FIRST or b.word_before != b.bare_before or len(b.words) > 2 or not b.before[-1:].isspace():
        return False
    titled = b.before.split()[-2:-1]
    if not titled or not titled[0][0].isupper() or bare_word(titled[0]).lower() not in TITLES | WANT_NAMES:
        return False
    if b.lower in lists.COUNTRIES or any(
        not word[0].isupper() or not word[1:].replace("-", "").islower() or len(word) > 9 for word in b.words
    ):
        return False  # Comrade Kim [DPRK]
    first = b.lower.split()[0].split("-")[0]
    return first != b.lower_before and first not in TITLES and (len(b.words) == 1 or first not in lists.FAMILY_FIRST)


_QUARTERS = frozenset(("north", "south", "east", "west"))
_SIGNS = frozenset(("N", "S", "E", "W", "AM", "PM", "A.M", "P.M", "O.S", "N.S", "B.C", "A.D"))
"""What stands behind a figure and belongs to it."""


@rule(by="fallback")
def reads_on(b: Bracket) -> Decision | None:
    """Words that the sentence can take in, what is left once nothing else fits: ``the war [effort]``.

    Not at the head of a line or a sentence, unless the sentence goes on behind them, or a name stands alone: there this was wrong as
    often as right. Of two sets of real brackets, 182 and 159, it decides 15 and 21, all fairly; before the rules for pages, corrections
    and names had been held against the second, 17 of its 23 were.
    """
    if not any(c.isalnum() for c in b.text):
        return None
    if b.text[0] in ",;" and not b.alone:
        return Decision("supplied")  # [, which the hunter has laid there long before,]
    if b.alone and len(b.words) > 4:
        return None
    if b.opens and not b.word_after[:1].islower() and b.text[-1] != ":":
        before = b.before.rstrip()
        while before.endswith("]") and "[" in before:
            before = before[: before.rindex("[")]  # another bracket: what stands before it counts
            if before[-1:].isalnum():
                break
            before = before.rstrip()
        short = initial_or_short(b.word_before) or b.lower_before in TITLES or b.lower_before in WANT_NAMES
        ends = not before or before[-1] in "!?" or (before[-1] == "." and not short)
        if all(len(word) < 4 and word[0].isupper() and word[-1] == "." for word in b.words):
            return Decision("supplied")  # initials that sign
        named = (
            (b.alone or (b.heads and capitalised(b.word_after)))
            and len(b.words) < 4
            and all(map(capitalised, b.words))
            and any(map(is_name, b.words))
        )
        if (b.heads or ends) and not named:
            return None  # at the head of a line or a sentence, and no sentence goes on behind it: as often wrong as right
    return Decision("supplied") if len(b.words) <= 12 else None


@rule(by="fallback")
def nothing_told(_bracket: Bracket) -> Decision | None:
    """No rule fits, as with ``[#]``: the text does not tell.

    Of two sets of real brackets, 182 and 159, one each is left to it; before the second was known, it had eight there, of which seven
    could be told.
    """
    return Decision("unclassified")
