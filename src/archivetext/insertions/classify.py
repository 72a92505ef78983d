r"""What each bracket is: kind, anchor and author, by ordered, named, general rules.

A rule looks at the words of the bracket and at what stands beside it (:mod:`archivetext.insertions.bracket`), and gives a decision or
passes. The rules (:mod:`archivetext.insertions.rules`) stand in :data:`RULES` in the order of precedence, so that the first that decides
wins; its name is kept in the record. Kinds follow TEI P5 (chapters 3.5, 11.3 and 12) and the practice of documentary editing.

    insertion  = "[" words "]"
    words      = cue ...             editors say what they do: "illegible", "sic", "handwritten:", "Translator's Note:"
               | rest of a word      a letter touches the bracket: F[idel]
               | name | phrase       told apart by what stands beside it

Where real documents break it: a cue word can be part of the sentence ("they [signed] the treaty"), so cues that
are also plain words count only where the bracket stands outside a sentence; and words that identify what stands
before them read on as part of the sentence as often as not (``Premier [Zhou Enlai] said``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from archivetext.insertions import cues
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import NEEDS, shape_of_place, shape_of_words
from archivetext.insertions.rules.letters import (
    abbreviates,
    completes_word,
    expands_after,
    expands_before,
    misprint,
    other_spelling,
    writes_out_name,
)
from archivetext.insertions.rules.place import (
    acts,
    article_phrase,
    cites,
    completes_name,
    ends_open,
    equates,
    explains_quoted,
    explains_unfamiliar,
    heads_text,
    names_members,
    names_name,
    names_noun,
    nothing_told,
    number_beside,
    other_language,
    other_measure,
    pronoun_named,
    reads_on,
    reads_on_by_first_word,
    repeats_name,
    second_noun_phrase,
    stands_alone,
    title_before_name,
    whole_sentence,
)
from archivetext.insertions.rules.words import (
    alternatives,
    archival_reference,
    error_word,
    hard_to_read,
    in_the_room,
    left_out,
    lost_text,
    on_the_sheet,
    page_number,
    page_of_source,
    points,
    question_mark,
    sentence_mark,
    signed_note,
    where_found,
    withheld,
)

if TYPE_CHECKING:
    from archivetext.insertions.rules.base import Rule

__all__ = ["RULES", "Bracket", "Decision", "classify"]

BY_WORDS: tuple[Rule, ...] = (
    signed_note, error_word, withheld, sentence_mark, question_mark, hard_to_read, alternatives, lost_text, points, left_out, page_of_source, page_number, where_found,
    archival_reference, in_the_room, on_the_sheet,
)  # fmt: skip
"""Rules by what the words between the brackets say, in the order in which they are asked."""
BY_PLACE: tuple[Rule, ...] = (
    completes_word, misprint, expands_before, abbreviates, expands_after, number_beside,
    other_language, acts, whole_sentence, other_spelling, writes_out_name, repeats_name, equates, ends_open, other_measure, names_members, pronoun_named, reads_on_by_first_word, explains_unfamiliar,
    cites, title_before_name, second_noun_phrase, article_phrase, completes_name, names_name, names_noun, explains_quoted, heads_text, stands_alone, reads_on, nothing_told,
)  # fmt: skip
"""Rules by what stands beside the bracket, asked where the words do not decide."""
RULES = BY_WORDS + BY_PLACE
"""Every rule, in the order in which they are asked."""


@lru_cache(2048)
def _asked(maybe: int, shape: int, *, by_place: bool) -> list[Rule]:
    """The rules that a bracket with these cues and this shape must be asked, by its words or by its place."""
    asked = []
    for rule in BY_PLACE if by_place else BY_WORDS:
        cue, needed = NEEDS.get(rule, ("", 0))
        if not (cue and not maybe & cues.BITS[cue]) and not needed & ~shape:
            asked.append(rule)
    return asked


def classify(bracket: Bracket) -> tuple[Decision, str]:
    """The decision on *bracket* and the name of the rule that took it."""
    maybe = bracket.maybe
    shape = shape_of_words(bracket)
    for rule in _asked(maybe, shape, by_place=False):
        decision = rule(bracket)
        if decision is not None:
            return decision, rule.__name__
    bracket.look_around()
    for rule in _asked(maybe, shape | shape_of_place(bracket), by_place=True):
        decision = rule(bracket)
        if decision is not None:
            return decision, rule.__name__
    raise AssertionError("the last rule always decides")  # pragma: no cover - nothing_told decides
