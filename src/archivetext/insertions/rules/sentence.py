"""Whether words belong to the sentence around them, whatever they would tell elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.insertions.anchors import letters_before
from archivetext.words.english import is_english
from archivetext.words.lists import DETERMINERS, DOCUMENTARY, FUNCTION, MODALS, PREPOSITIONS, PRONOUNS

if TYPE_CHECKING:
    from archivetext.insertions.bracket import Bracket

__all__ = ["finite", "has_verb", "needed", "plain_words", "rest_of_word", "verb_like"]


def plain_words(b: Bracket) -> bool:
    """Whether several small words stand within a sentence and speak of no text or sheet: they are its own.

    Whatever they would tell elsewhere, they tell nothing here.
    """
    return (
        len(b.words) > 1
        and b.inside_sentence
        and b.text.replace(" ", "").replace("-", "").isalpha()
        and b.text[0].islower()
        and DOCUMENTARY.isdisjoint(b.words)
        and all(word[0].isupper() or is_english(word) for word in b.words)
        and b.lower not in ("left blank", "blank space")
        and not _tells_of_loss(b)
    )


def _tells_of_loss(b: Bracket) -> bool:
    """Whether a participle and its adverb stand where the sentence does not take them up: ``with you [cut away] time for``.

    It does behind *to be* and *to have*, behind a subject and before an object (``they [cut off] the road``), and before what did it,
    save of words and sheets (``the mast [torn away] by the wind``, but ``the lines [torn away] by the censor``).
    """
    if len(b.words) != 2 or not b.cue("gap"):
        return False
    before, behind = b.lower_before, b.word_after
    if b.last in _HARM:
        return before not in DETERMINERS and before not in PREPOSITIONS
    if b.last not in ("away", "off", "out", "through") or before in MODALS or (before in PRONOUNS and behind in DETERMINERS):
        return False
    done = before.endswith("ed") or before in IRREGULAR  # a verb: he took [worn away] from the arm
    return done or behind not in _AGENTS or before in FUNCTION or before in DOCUMENTARY


_HARM = frozenset(("damage", "stain", "stains", "loss", "hole", "holes"))
"""What a sheet suffers from water or mice."""
_AGENTS = frozenset(("by", "with", "from"))
"""Behind a participle, what did it or whence."""


def rest_of_word(b: Bracket) -> bool:
    """Whether small letters touch a word that they make whole, whatever they would tell alone: ``your para[graph] 2``."""
    if not b.glued_before or not b.text.isalpha() or not b.text.islower():
        return False
    fragment = letters_before(b)
    return fragment is not None and is_english(b.source[slice(*fragment)] + b.text)


def needed(b: Bracket) -> bool:
    """Whether the sentence around needs these one or two words: it breaks off without them.

    That is so behind a form of *to be*, behind an article or possessive with a noun's place to fill, and for a past tense
    between its subject and what follows: ``they [signed] the treaty``, ``put his [signature] under it``.
    """
    if len(b.words) > 2 or b.text[-1:] in ":.;!" or not (b.text[:1].islower() and b.text.replace(" ", "").isalpha()):
        return False
    if not b.word_after[:1].islower() or not b.after[:1].isspace() or not b.before[-1:].isspace():
        return False
    previous = b.word_before.lower()
    if not previous[-1:].isalpha():
        return False
    if b.lower in _OF_EDITORS:
        return False
    gap = b.cue("gap") and b.lower not in ("missing", "lost", "damaged", "incomplete")
    if b.lower == "blank":
        return b.word_after.rstrip(".,;") in (
            "page",
            "pages",
            "sheet",
            "sheets",
            "space",
            "spaces",
            "paper",
            "form",
            "forms",
            "check",
            "wall",
            "walls",
        )
    if gap and len(b.words) > 1:
        return False
    if (
        previous in ("i", "we", "he", "she", "they", "who")
        and len(b.words) == 1
        and not (gap and b.lower[-1] == "n")  # torn, broken: no verb has that form without another
        and (b.word_after.lower() in DETERMINERS or b.word_after.lower() in PRONOUNS)
    ):
        return True  # he [withheld] his consent
    if previous == "to" and not b.cue("gap") and len(b.words) == 1 and not b.word_after[:1].isupper():
        return True
    if previous in ("is", "are", "was", "were", "be", "been", "being"):
        return True
    if previous in DETERMINERS or previous in ("of", "by", "with", "without", "for", "under"):
        return not gap and previous not in ("that", "this", "no", "any")
    return (
        b.text.endswith("ed")
        and not gap
        and (
            b.word_after.lower() in DETERMINERS
            or b.word_after.lower() in PRONOUNS
            or b.word_after.lower() in ("all", "at", "to", "against", "how")
        )
    )


_OF_EDITORS = frozenset(
    "illegible unreadable indecipherable undecipherable unintelligible inaudible interlined interlineated docketed struck-through"
    " crossed-out crosstalk redacted".split()
)
"""Words of editors, hardly of a sentence."""


def verb_like(b: Bracket) -> bool:
    """Whether the words open as a predicate or an adverb does, not as a noun phrase: ``[went ahead]``, ``[now leaving]``."""
    first = b.first.lower()
    if first in FUNCTION and first not in ("the", "a", "an", "all", "both", "who", "which", "one"):
        return True
    return first.endswith(("ed", "ing", "ly")) or first in IRREGULAR or first in _ADVERBS


def has_verb(b: Bracket) -> bool:
    """Whether the words have a finite verb, or what has its shape: ``[The mill was burnt]``, ``[She escaped]``."""
    return not MODALS.isdisjoint(map(str.lower, b.words)) or any(map(finite, b.words[1:]))


def finite(word: str) -> bool:
    """Whether the word has the shape of a finite verb: ``breaks``, ``escaped``."""
    word = word.rstrip(".,;")
    return word.islower() and len(word) > 3 and (word.endswith("ed") or word in IRREGULAR or (word[-1] == "s" and word[-2] not in "su"))


_ADVERBS = frozenset("ahead alone together along apart aside away back abroad elsewhere once twice".split())
"""Adverbs of place and number without an ending, hardly any of which is an adjective too."""


IRREGULAR = frozenset(
    "arose ate became been began begun bent blew bought broke broken brought built came caught chose chosen clung crept cut dealt"
    " did done drank drew driven drove fallen fed fell fled flew forbade forgave forgot forgotten fought found gave given gone got"
    " grew had held hid hidden kept knew known laid led lent lost made meant met paid put ran rang read risen said sang sank sat sent"
    " set shaken shook shot slept sold sought spent spoke spoken sprang stole stolen stood struck swam swept swore sworn taken taught"
    " thought threw thrown told took torn understood went withdrawn withdrew woke won wore worn wove written wrote".split()
)
"""Past tenses and participles of English that do not end as the others do, and are hardly read as nouns."""
