"""The shape of a bracket, and what it must show before a rule is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.anchors import particle_follows
from archivetext.wording import ARTICLES, FUNCTION, PRONOMINAL, is_letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from archivetext.context import Bracket, Decision

    Rule: TypeAlias = Callable[[Bracket], Decision | None]

# The shape of a bracket, as a sum of these bits: one look at it spares most of the questions.
ONE, SEVERAL, CAPITAL, DIGIT, SIGN, QUERY, OR, ARTICLE = (1 << n for n in range(8))
"""Its words: one, or several; how the first begins; a question mark; two words offered; an article."""
SMALL, TOUCHES, APART, BEFORE_CAPITAL, BEHIND_NAME, BEHIND_WORD, BEHIND_PRONOUN = (1 << n for n in range(8, 15))
"""Its place: a small word opens it; a letter or figure touches it, or a blank parts it from the word before; what stands beside it."""

NEEDS: dict[Rule, tuple[str, int]] = {}


def needs(cue: str = "", shape: int = 0) -> Callable[[Rule], Rule]:
    """What a bracket must show before the rule is asked: a word that may be this cue, and these bits of shape. The rule relies on it."""

    def note(rule: Rule) -> Rule:
        NEEDS[rule] = (cue, shape)
        return rule

    return note


def shape_of_words(b: Bracket) -> int:
    """The shape of the words."""
    text = b.text
    if not b.words:
        return SIGN
    shape = ONE if len(b.words) == 1 else SEVERAL
    c = text[0]
    first = b.first
    if c.isalpha():
        if c.isupper():
            shape |= CAPITAL
        if first in ARTICLES:
            shape |= ARTICLE
    elif c.isdigit():
        shape |= DIGIT
    else:
        shape |= SIGN
    if "?" in text:
        shape |= QUERY
    if " or " in text or "/" in text or first[:2].lower() == "or":
        shape |= OR
    return shape


def shape_of_place(b: Bracket) -> int:
    """The shape of what stands around, and whether a small word opens."""
    shape = 0
    first = b.first
    if b.opens_with in FUNCTION or first.strip("\"“,.;:'’").lower() in FUNCTION or "'" in first or "’" in first:
        shape |= SMALL
    before = b.before[-1:]
    if before.isspace():
        shape |= APART
    elif before.isalnum() or before in "'’" or is_letter(before):
        shape |= TOUCHES
    if b.after[:1].isalpha():
        shape |= TOUCHES
    following = b.next[:1]
    if not following.isalpha():
        following = b.next.lstrip("\"“'‘«(*_[")[:1]
    if following.isupper() or following.istitle() or (following.islower() and particle_follows(b)):
        shape |= BEFORE_CAPITAL
    behind = b.behind
    if behind in PRONOMINAL:
        shape |= BEHIND_PRONOUN
    if behind and behind not in FUNCTION:
        c = b.bare[0]
        if c.isupper() or c.isdigit():
            shape |= BEHIND_NAME
    if b.text[:1] in '"“' or (b.previous not in FUNCTION and (b.previous.islower() or b.previous[:1].islower())):
        shape |= BEHIND_WORD
    return shape
