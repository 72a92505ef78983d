"""What a rule is: a function with a name, the evidence it goes by, and the conditions that a bracket must meet.

    @rule(by="place", when="several words, behind a name")
    def repeats_name(b: Bracket) -> Decision | None:

The conditions are part of the rule: what :data:`LOOKS` can say stands there and is not asked again inside. A look is a plain
question to a bracket. Since most rules have nothing to say of most brackets, the looks of a bracket are also worked out all at
once, as bits, and the rules that are left are looked up by them; the tests hold the bits against the plain questions.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archivetext.insertions.anchors import particle_follows
from archivetext.words.lists import ARTICLES, FUNCTION, PARTICLES_AHEAD, PRONOMINAL, read_source
from archivetext.words.shapes import has_figure, is_abbreviation, is_letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from archivetext.insertions.bracket import Bracket, Decision
    from archivetext.records import Basis

    Decide: TypeAlias = Callable[[Bracket], Decision | None]

__all__ = ["LOOKS", "NAMED", "Rule", "looks_of_place", "looks_of_words", "rule"]

ONE, SEVERAL, CAPITAL, LETTER, FIGURE, SIGN, FIGURED, POINTED, QUERY, EITHER, ARTICLE = (1 << n for n in range(11))
SMALL, TOUCHED, APART, BEFORE_CAPITAL, BEHIND_NAME, BEHIND_WORD, BEHIND_PRONOUN, AT_EDGE = (1 << n for n in range(11, 19))
BEHIND_SIGNS, BEHIND_LETTERS, BEHIND_CUT, CUT_SMALL, CUT_CAPITAL = (1 << n for n in range(19, 24))


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


def _letter_first(b: Bracket) -> bool:
    """It opens with a letter that is no capital: ``[there]``."""
    return b.text[:1].isalpha() and not b.text[0].isupper()


def _figure_first(b: Bracket) -> bool:
    """It opens with a figure: ``[1967]``."""
    return b.text[:1].isdigit()


def _sign_first(b: Bracket) -> bool:
    """It opens with neither letter nor figure, or holds nothing: ``[...]``."""
    return not b.text[:1].isalpha() and not b.text[:1].isdigit()


def _figure_inside(b: Bracket) -> bool:
    """A figure stands in it: ``[Hansard, vol. 311]``."""
    return has_figure(b.text)


def _point_inside(b: Bracket) -> bool:
    """It holds a point or a colon: ``[He was ill only once. --W.]``."""
    return "." in b.text or ":" in b.text


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


def _behind_signs(b: Bracket) -> bool:
    """The word before may be short for the words, and holds a point or another sign: ``K. [Kádár]``, ``m/s [motor ship]``."""
    return b.short is not None and not b.short.text.isalpha()


def _behind_letters(b: Bracket) -> bool:
    """The word before may be short for the words, and is made of capitals: ``CC [Central Committee]``."""
    return b.short is not None and is_abbreviation(b.short.text)


def _behind_cut(b: Bracket) -> bool:
    """The word before may be short for the words, and is not made of capitals: ``24 t [tons]``."""
    return b.short is not None and not is_abbreviation(b.short.text)


def _behind_small_cut(b: Bracket) -> bool:
    """The same, and it has no capital: ``24 t [tons]``."""
    return _behind_cut(b) and b.short is not None and b.short.text.islower()


def _behind_capital_cut(b: Bracket) -> bool:
    """The same, and it has no small letter: ``to D [Director]``, ``HA II [Main Department II]``."""
    return _behind_cut(b) and b.short is not None and b.short.text.isupper()


def _at_edge(b: Bracket) -> bool:
    """A sign or nothing stands before it, or its line ends behind it: ``[Washington,] June 11``."""
    before = b.before.rstrip()
    return not before or not before[-1].isalnum() or b.after.lstrip(" \t")[:1] in ("", "\n")


LOOKS: dict[str, Look] = {
    "one word": Look(ONE, _one_word),
    "several words": Look(SEVERAL, _several_words),
    "a capital first": Look(CAPITAL, _capital_first),
    "a small letter first": Look(LETTER, _letter_first),
    "a figure first": Look(FIGURE, _figure_first),
    "a sign first": Look(SIGN, _sign_first),
    "a figure inside": Look(FIGURED, _figure_inside),
    "a point inside": Look(POINTED, _point_inside),
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
    "behind a form with signs": Look(BEHIND_SIGNS, _behind_signs),
    "behind an abbreviation": Look(BEHIND_LETTERS, _behind_letters),
    "behind a short word": Look(BEHIND_CUT, _behind_cut),
    "behind a short word in small letters": Look(CUT_SMALL, _behind_small_cut),
    "behind a short word in capitals": Look(CUT_CAPITAL, _behind_capital_cut),
    "at an edge": Look(AT_EDGE, _at_edge),
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
        return " ".join(self.says.split("\n\n", maxsplit=1)[0].split())

    @property
    def says(self) -> str:
        """Its docstring."""
        return self.decide.__doc__ or _docstrings(self.decide.__module__).get(self.name, "")


@cache
def _docstrings(module: str) -> dict[str, str]:
    """The docstrings of a module's functions, by its source: a compiled function has none, but the source lies beside it."""
    import ast

    room, _, name = module.rpartition(".")
    source = ast.parse(read_source(room, f"{name}.py"))
    return {one.name: ast.get_docstring(one, clean=False) or "" for one in source.body if isinstance(one, ast.FunctionDef)}


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
        looks |= CAPITAL if c.isupper() else LETTER
        if first in ARTICLES:
            looks |= ARTICLE
    elif c.isdigit():
        looks |= FIGURE
    else:
        looks |= SIGN
    if text.isalpha():
        return looks | EITHER if text[:2].lower() == "or" else looks
    if has_figure(text):
        looks |= FIGURED
    if "." in text or ":" in text:
        looks |= POINTED
    if "?" in text:
        looks |= QUERY
    if " or " in text or "/" in text or first[:2].lower() == "or":
        looks |= EITHER
    return looks


def looks_of_place(b: Bracket) -> int:
    """The looks of what stands around, and whether a small word opens."""
    looks = 0
    first, following, behind = b.first, b.word_after, b.word_before
    if b.opens_with in FUNCTION or (not first.isalpha() and _opens_small(first)):
        looks |= SMALL
    c = b.before[-1:]
    if c.isspace():
        looks |= APART
        if b.short is not None:
            looks |= _looks_of_short(b.short.text)
    elif c.isalnum() or c in ("'", "’") or is_letter(c):
        looks |= TOUCHED
    if b.after[:1].isalpha():
        looks |= TOUCHED
    c = following[:1]
    if not c.isalpha():
        c = following.lstrip("\"“'‘«(*_[")[:1]
    if c.isupper() or c.istitle() or (following in PARTICLES_AHEAD and particle_follows(b)):
        looks |= BEFORE_CAPITAL
    bare = b.lower_before
    if bare and bare not in FUNCTION:
        c = b.bare_before[0]
        if c.isupper() or c.isdigit():
            looks |= BEHIND_NAME
    if bare in PRONOMINAL:
        looks |= BEHIND_PRONOUN
    if not behind[-1:].isalnum() or b.after.lstrip(" \t")[:1] in ("", "\n"):
        looks |= AT_EDGE
    if ((behind[:1].islower() or behind.islower()) and behind not in FUNCTION) or b.text[:1] in ('"', "“"):
        looks |= BEHIND_WORD
    return looks


def _opens_small(first: str) -> bool:
    """Whether a word with signs is a function word or a contraction."""
    return "'" in first or "’" in first or first.strip("\"“,.;:'’").lower() in FUNCTION


def _looks_of_short(text: str) -> int:
    """The looks of a short form before the bracket."""
    looks = 0 if text.isalpha() else BEHIND_SIGNS
    if is_abbreviation(text):
        return looks | BEHIND_LETTERS
    return looks | BEHIND_CUT | (CUT_SMALL if text.islower() else CUT_CAPITAL if text.isupper() else 0)
