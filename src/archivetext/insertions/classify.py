r"""What each bracket is: kind, anchor and author, by ordered, named, general rules.

A rule looks at the words of the bracket and at what stands beside it (:mod:`archivetext.insertions.bracket`), and gives a decision or
passes. The rules (:mod:`archivetext.insertions.rules`) are asked in the order of :data:`ORDER`, so that the first that decides wins;
its name is kept in the record. Kinds follow TEI P5 (chapters 3.5, 11.3 and 12) and the practice of documentary editing.

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

from archivetext.insertions import cues
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules import LOOKS, NAMED, Rule, looks_of_place, looks_of_words

__all__ = ["ORDER", "RULES", "Bracket", "Decision", "classify", "missing"]

ORDER = (
    # What the words between the brackets say.
    """
    signed_note signed_by_initials error_word withheld sentence_mark question_mark hard_to_read alternatives lost_text points left_out page_of_source
    page_number where_found archival_reference number_of_work volume_and_page in_the_room on_the_sheet
    """,
    # What stands beside the bracket, where the words do not decide.
    """
    whole_word_glued completes_word form_of_document dateline speaks_so speaker_named sums_up parted_word other_form words_without_points contracted_word misprint other_figure figure_of_another writes_out_code
    dashed_name bare_initials letters_with_signs words_cut_short letter_of_office section_of_body short_word telescoped_word
    expands_before abbreviates expands_after running_number years_of_life number_beside names_species other_language acts doing work_named whole_sentence tells_aside heading long_comment other_spelling writes_out_name
    repeats_name repeats_noun names_owner equates ends_open other_measure names_members friend_named pronoun_named reads_on_by_first_word explains_unfamiliar cites
    title_before_name second_noun_phrase article_phrase completes_name names_name names_noun names_things explains_quoted heads_text stands_alone
    reads_on nothing_told
    """,
)
"""The names of the rules in the order in which they are asked, in two parts: what stands around a bracket is looked at for the second."""

_PARTS: tuple[tuple[Rule, ...], ...] = tuple(tuple(NAMED[name] for name in names.split()) for names in ORDER)
RULES: tuple[Rule, ...] = _PARTS[0] + _PARTS[1]
"""Every rule, in the order in which they are asked."""


def missing(rule: Rule, bracket: Bracket) -> tuple[str, ...]:
    """The conditions of the rule that the bracket does not meet: none where the rule is to be asked."""
    lacks = tuple(look for look in rule.when if not LOOKS[look].holds(bracket))
    return (*lacks, f"a word of {rule.cue!r}") if rule.cue and not bracket.maybe & cues.BITS[rule.cue] else lacks


_GUARDED = tuple(tuple((rule, rule.looks, cues.BITS[rule.cue] if rule.cue else -1) for rule in part) for part in _PARTS)
"""The same with the bits of the looks that each asks for, and of the cue; any cue will do where it asks for none."""


@lru_cache(2048)
def _asked(part: int, maybe: int, looks: int) -> tuple[Rule, ...]:
    """The rules of a part whose conditions a bracket with these cues and these looks meets."""
    return tuple(rule for rule, wanted, cue in _GUARDED[part] if not wanted & ~looks and (cue < 0 or maybe & cue))


def classify(bracket: Bracket) -> tuple[Decision, Rule]:
    """The decision on *bracket* and the rule that took it."""
    maybe = bracket.maybe
    looks = looks_of_words(bracket)
    for rule in _asked(0, maybe, looks):
        decision = rule.decide(bracket)
        if decision is not None:
            return decision, rule
    for rule in _asked(1, maybe, looks | looks_of_place(bracket)):
        decision = rule.decide(bracket)
        if decision is not None:
            return decision, rule
    raise AssertionError("the last rule always decides")  # pragma: no cover - nothing_told decides
