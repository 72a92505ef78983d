"""Why a bracket was given its kind: the rules that were asked, in their order, and the one that decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from archivetext.citations.archives import archives_of
from archivetext.furniture import as_read
from archivetext.insertions.bracket import Bracket
from archivetext.insertions.classify import RULES, missing
from archivetext.insertions.cues import built_in, cues_of
from archivetext.insertions.pairs import match_pairs
from archivetext.plain import make_plain
from archivetext.spans import fold

if TYPE_CHECKING:
    from archivetext.profiles import Profile
    from archivetext.records import Basis, Document, Insertion

__all__ = ["Explanation", "Step", "explain"]


@frozen
class Step:
    """What became of one rule."""

    rule: str
    """The name of the rule, as in :class:`archivetext.Insertion`."""
    asks: str
    """What it asks, in a sentence, with an example."""
    basis: Basis
    """The evidence it goes by: the words, the letters, what stands beside the bracket, or nothing of these."""
    outcome: Literal["not asked", "passed", "decided"]
    """Whether it was asked, and whether it decided."""
    lacks: tuple[str, ...]
    """Where it was not asked: what the bracket does not show that the rule must see (``several words``, ``behind a name``)."""

    def __str__(self) -> str:
        """A line to read."""
        if self.outcome == "not asked":
            return f"{self.rule}: not asked, since it must see {' and '.join(self.lacks)}"
        return f"{self.rule}: {self.outcome}. It asks: {self.asks}"


@frozen
class Explanation:
    """How the kind of one insertion was found."""

    insertion: Insertion
    """The insertion."""
    steps: tuple[Step, ...]
    """Every rule up to the one that decided, which is the last."""

    @property
    def asked(self) -> tuple[Step, ...]:
        """The rules that were asked."""
        return tuple(step for step in self.steps if step.outcome != "not asked")

    def __str__(self) -> str:
        """The explanation as lines to read: the decision first, then each rule that was asked."""
        found = self.insertion
        anchor = f", about {found.anchor.text!r}" if found.anchor else ""
        head = f"[{found.text}] is {found.kind}{anchor}: decided by {found.rule}, which goes by {_GOES_BY[self.steps[-1].basis]}"
        return "\n".join([head, *(f"  {number}. {step}" for number, step in enumerate(self.asked, 1))])


_GOES_BY = {
    "words": "what the words say",
    "letters": "the letters",
    "place": "what stands beside the bracket",
    "fallback": "nothing that is sure: no other rule fitted",
}


def explain(document: Document, insertion: Insertion, *, profile: Profile | None = None) -> Explanation:
    """Why an insertion was given its kind.

    Args:
        document: a document with its source.
        insertion: one of its insertions.
        profile: your own profile with which the document was read, where it has cues or languages of its own.

    Returns:
        Which rules were asked, in their order, what each asks for, what kept the others from being asked, and which decided.

    Raises:
        ValueError: the document was stored without its source, or the insertion is none of this document.

    >>> import archivetext
    >>> document = archivetext.parse("Approved by F[idel] Castro.")
    >>> why = explain(document, document.insertions[0])
    >>> [(step.rule, step.outcome) for step in why.asked]
    [('whole_word_glued', 'passed'), ('completes_word', 'decided')]
    """
    if insertion not in document.insertions:
        raise ValueError(f"the insertion {insertion.text!r} is none of this document")
    plain = make_plain(as_read(document))
    source = plain.text
    place = next((pair for pair in match_pairs(source)[0] if plain.span(pair.start, pair.end) == insertion.span), None)
    if place is None:
        raise ValueError(f"no bracket stands at {list(insertion.span)}: the record was not made from this source")
    cues = built_in() if profile is None else cues_of(profile.knowledge.cues, profile.knowledge.languages)
    archives = None if profile is None else archives_of(profile.knowledge.archives)
    bracket = Bracket(source, place.start, place.end, fold(source[place.inner : place.outer]), cues, archives)
    steps: list[Step] = []
    for rule in RULES:
        lacks = missing(rule, bracket)
        decided = not lacks and rule.decide(bracket) is not None
        steps.append(Step(rule.name, rule.asks, rule.by, "not asked" if lacks else "decided" if decided else "passed", lacks))
        if decided:
            break
    return Explanation(insertion, tuple(steps))
