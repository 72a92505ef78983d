"""What a rule is: a function with a name, the evidence it goes by, and the conditions that a bracket must meet.

    @rule(by="place", when="several words, behind a name")
    def repeats_name(b: Bracket) -> Decision | None:

The conditions are part of the rule: what :data:`LOOKS` can say stands there and is not asked again inside. A look is a plain
question to a bracket. Since most rules have nothing to say of most brackets, the looks of a bracket are also worked out all at
once, as bits, and the rules that are left are looked up by them; the tests hold the bits against the plain questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archivetext.insertions.anchors import particle_follows
from archivetext.words.lists import ARTICLES, FUNCTION, PRONOMINAL
from archivetext.words.shapes import is_abbreviation, is_letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from archivetext.insertions.bracket import Bracket, Decision
    from archivetext.records import Basis

    Decide: TypeAlias = Callable[[Bracket], Decision | None]

__all__ = ["LOOKS", "NAMED", "Rule", "looks_of_place", "looks_of_words", "rule"]

ONE, SEVERAL, CAPITAL, FIGURE, SIGN, QUERY, EITHER, ARTICLE = (1 << n for n in range(8))
SMALL, TOUCHED, APART, BEFORE_CAPITAL, BEHIND_NAME, BEHIND_WORD, BEHIND_PRONOUN, BEHIND_SHORT, BEHIND_LETTERS, BEHIND_CUT = (
    1 << n for n in range(8, 18)
)


class Look(NamedTuple):
    """A question to a bracket that can be answered at a glance."""

    bit: int
    """Its place in a sum of looks."""
    holds: Callable[[Bracket], bool]
    """The answer."""


def _one_word(b: Bracket) -> bool:
    """A single word: ``[sic]``."""
    return len(b.words) == 1


def _several_words(b: Bracket) -> bool:
    """Two words or more: ``[the Soviets]``."""
    return len(b.words) > 1


def _capital_first(b: Bracket) -> bool:
    """It opens with a capital: ``[Stalin]``."""
    return b.text[:1].isalpha() and b.text[0].isupper()


def _figure_first(b: Bracket) -> bool:
    """It opens with a figure: ``[1967]``."""
    return b.text[:1].isdigit()


def _sign_first(b: Bracket) -> bool:
    """It opens with neither letter nor figure, or holds nothing: ``[...]``."""
    return not b.text[:1].isalpha() and not b.text[:1].isdigit()


def _question_mark(b: Bracket) -> bool:
    """It holds a question mark: ``[return?]``."""
    return "?" in b.text


def _two_readings(b: Bracket) -> bool:
    """It may offer two readings: ``[Chen or Cheng]``, ``[May/June]``, ``[or: there]``."""
    return bool(b.words) and (" or " in b.text or "/" in b.text or b.text[:2].lower() == "or")


def _article_first(b: Bracket) -> bool:
    """It opens with an article: ``[the GRU]``."""
    return b.first in ARTICLES


def _small_word_first(b: Bracket) -> bool:
    """It opens with a function word or a contraction: ``[and]``, ``[don't]``."""
    return b.opens_with in FUNCTION or b.first.strip("\"“,.;:'’").lower() in FUNCTION or not {"'", "’"}.isdisjoint(b.first)


def _touched(b: Bracket) -> bool:
    """A letter or figure touches it: ``F[idel]``."""
    before = b.before[-1:]
    return before.isalnum() or before in ("'", "’") or is_letter(before) or b.after[:1].isalpha()


def _set_off(b: Bracket) -> bool:
    """A blank parts it from the word before: ``CC [Central Committee]``."""
    return b.before[-1:].isspace()


def _before_capital(b: Bracket) -> bool:
    """A word with a capital follows, or the particle of a name: ``[Anastas] Mikoyan``."""
    following = b.word_after if b.word_after[:1].isalpha() else b.word_after.lstrip("\"“'‘«(*_[")
    c = following[:1]
    return c.isupper() or c.istitle() or (c.islower() and particle_follows(b))


def _behind_name(b: Bracket) -> bool:
    """The word before opens with a capital or a figure: ``Filippov [Stalin]``."""
    return bool(b.lower_before) and b.lower_before not in FUNCTION and (b.bare_before[0].isupper() or b.bare_before[0].isdigit())


def _behind_word(b: Bracket) -> bool:
    """The word before is an ordinary one in small letters, or the bracket opens with a quotation mark: ``the coast [kust]``."""
    before = b.word_before
    return b.text[:1] in ('"', "“") or (before not in FUNCTION and (before.islower() or before[:1].islower()))


def _behind_pronoun(b: Bracket) -> bool:
    """The word before is a pronoun or points: ``they [the Soviets]``."""
    return b.lower_before in PRONOMINAL


def _behind_short(b: Bracket) -> bool:
    """The word before may be short for the words: ``CC [Central Committee]``, ``24 t [tons]``."""
    return b.short is not None


def _behind_letters(b: Bracket) -> bool:
    """The same, and it is made of capitals: ``CC [Central Committee]``."""
    return b.short is not None and is_abbreviation(b.short.text)


def _behind_cut(b: Bracket) -> bool:
    """The same, and it is not: ``24 t [tons]``."""
    return b.short is not None and not is_abbreviation(b.short.text)


LOOKS: dict[str, Look] = {
    "one word": Look(ONE, _one_word),
    "several words": Look(SEVERAL, _several_words),
    "a capital first": Look(CAPITAL, _capital_first),
    "a figure first": Look(FIGURE, _figure_first),
    "a sign first": Look(SIGN, _sign_first),
    "an article first": Look(ARTICLE, _article_first),
    "a question mark": Look(QUERY, _question_mark),
    "two readings offered": Look(EITHER, _two_readings),
    "a small word first": Look(SMALL, _small_word_first),
    "touched by a letter": Look(TOUCHED, _touched),
    "set off by a blank": Look(APART, _set_off),
    "before a capital": Look(BEFORE_CAPITAL, _before_capital),
    "behind a name": Look(BEHIND_NAME, _behind_name),
    "behind a word": Look(BEHIND_WORD, _behind_word),
    "behind a pronoun": Look(BEHIND_PRONOUN, _behind_pronoun),
    "behind a short form": Look(BEHIND_SHORT, _behind_short),
    "behind an abbreviation": Look(BEHIND_LETTERS, _behind_letters),
    "behind a short word": Look(BEHIND_CUT, _behind_cut),
}
"""What can be asked of a bracket at a glance."""


class Rule(NamedTuple):
    """A rule with its guard."""

    name: str
    """The name of its function."""
    decide: Decide
    """Gives the decision, or None where the rule has nothing to say."""
    by: Basis
    """The evidence it goes by."""
    when: tuple[str, ...]
    """The looks that the bracket must have."""
    cue: str
    """The cue that its words may hold, or nothing."""

    @property
    def looks(self) -> int:
        """The looks as bits."""
        return sum(LOOKS[look].bit for look in self.when)

    @property
    def asks(self) -> str:
        """What the rule asks, in a sentence: the first of its docstring."""
        return " ".join((self.decide.__doc__ or "").split("\n\n", maxsplit=1)[0].split())


NAMED: dict[str, Rule] = {}
"""Every rule by its name. Their order is that of :data:`archivetext.insertions.classify.ORDER`."""


def rule(*, by: Basis, when: str = "", cue: str = "") -> Callable[[Decide], Decide]:
    """Makes a function a rule.

    Args:
        by: the evidence it goes by.
        when: the looks that a bracket must have, by their names in :data:`LOOKS`, with commas between.
        cue: the cue that its words must hint at.

    Raises:
        KeyError: there is no such look.
    """
    looks = tuple(when.split(", ")) if when else ()
    for look in looks:
        LOOKS[look]

    def note(decide: Decide) -> Decide:
        NAMED[decide.__name__] = Rule(decide.__name__, decide, by, looks, cue)
        return decide

    return note


def looks_of_words(b: Bracket) -> int:
    """The looks of the words."""
    text = b.text
    if not b.words:
        return SIGN
    looks = ONE if len(b.words) == 1 else SEVERAL
    c = text[0]
    first = b.first
    if c.isalpha():
        if c.isupper():
            looks |= CAPITAL
        if first in ARTICLES:
            looks |= ARTICLE
    elif c.isdigit():
        looks |= FIGURE
    else:
        looks |= SIGN
    if "?" in text:
        looks |= QUERY
    if " or " in text or "/" in text or first[:2].lower() == "or":
        looks |= EITHER
    return looks


def looks_of_place(b: Bracket) -> int:
    """The looks of what stands around, and whether a small word opens."""
    looks = 0
    first = b.first
    if b.opens_with in FUNCTION or first.strip("\"“,.;:'’").lower() in FUNCTION or "'" in first or "’" in first:
        looks |= SMALL
    before = b.before[-1:]
    if before.isspace():
        looks |= APART
        if b.short is not None:
            looks |= BEHIND_SHORT | (BEHIND_LETTERS if is_abbreviation(b.short.text) else BEHIND_CUT)
    elif before.isalnum() or before in ("'", "’") or is_letter(before):
        looks |= TOUCHED
    if b.after[:1].isalpha():
        looks |= TOUCHED
    following = b.word_after[:1]
    if not following.isalpha():
        following = b.word_after.lstrip("\"“'‘«(*_[")[:1]
    if following.isupper() or following.istitle() or (following.islower() and particle_follows(b)):
        looks |= BEFORE_CAPITAL
    behind = b.lower_before
    if behind in PRONOMINAL:
        looks |= BEHIND_PRONOUN
    if behind and behind not in FUNCTION:
        c = b.bare_before[0]
        if c.isupper() or c.isdigit():
            looks |= BEHIND_NAME
    if b.text[:1] in ('"', "“") or (b.word_before not in FUNCTION and (b.word_before.islower() or b.word_before[:1].islower())):
        looks |= BEHIND_WORD
    return looks
