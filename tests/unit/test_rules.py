"""The rules of the brackets: their order, their conditions, and how a decision is explained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from reader import places, table

import archivetext
from archivetext.insertions import ORDER, RULES, Bracket, classify
from archivetext.insertions.classify import missing
from archivetext.insertions.explain import explain
from archivetext.insertions.pairs import match_pairs
from archivetext.insertions.rules import LOOKS, NAMED, looks_of_place, looks_of_words
from archivetext.insertions.rules.base import rule as make_rule
from archivetext.spans import fold
from archivetext.testing import bracketed

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent.parent
TEXTS = [
    *(path.read_text(encoding="utf-8") for path in sorted([*TESTS.glob("data/pages/*.txt"), *TESTS.parent.glob("seeds/*.txt")])),
    *(places(case.text)[0] for case in table("insertions")),
]


def brackets(text: str) -> Iterator[Bracket]:
    for pair in match_pairs(text)[0]:
        yield Bracket(text, pair.start, pair.end, fold(text[pair.inner : pair.outer]))


def test_the_order_has_every_rule_once() -> None:
    names = " ".join(ORDER).split()
    assert sorted(names) == sorted(NAMED)
    assert len(set(names)) == len(names)
    assert [rule.name for rule in RULES] == names
    assert RULES[-1].name == "nothing_told"


def test_every_look_is_asked_for_by_some_rule() -> None:
    assert {look for rule in RULES for look in rule.when} == set(LOOKS)


def test_a_condition_that_is_none() -> None:
    with pytest.raises(KeyError, match="behind a tree"):
        make_rule(by="place", when="one word, behind a tree")


def check(bracket: Bracket) -> None:
    """The bits say what the plain questions say, and the first rule whose conditions are met and that decides is the one that decided."""
    bits = looks_of_words(bracket) | looks_of_place(bracket)
    for name, look in LOOKS.items():
        assert bool(bits & look.bit) == look.holds(bracket), (name, bracket.before, bracket.text, bracket.after)
    asked = (rule for rule in RULES if not missing(rule, bracket))
    assert classify(bracket)[1].name == next(rule.name for rule in asked if rule.decide(bracket) is not None)


def test_the_bits_say_what_the_looks_say() -> None:
    found = [bracket for text in TEXTS for bracket in brackets(text)]
    assert len(found) > 1000
    for bracket in found:
        check(bracket)


@given(bracketed())
@example("[]")
@example("'[]'")
@example(" [the old man] went")
def test_the_bits_say_what_the_looks_say_of_any_text(text: str) -> None:
    for bracket in brackets(text):
        check(bracket)


@given(bracketed())
def test_what_is_missing_is_what_the_rule_asks(text: str) -> None:
    for bracket in brackets(text):
        for rule in RULES:
            lacks = missing(rule, bracket)
            assert set(lacks) <= {*rule.when, f"a word of {rule.cue!r}"}


@pytest.mark.parametrize("text", [*TEXTS[:3], "the \\[there\\] missiles\r\n", "It \u200b[\u200billegible] was."], ids=ascii)
def test_an_explanation_ends_with_the_rule_that_decided(text: str) -> None:
    document = archivetext.parse(text)
    assert document.insertions
    for insertion in document.insertions:
        why = explain(document, insertion)
        assert why.steps[-1].rule == insertion.rule
        assert [step.outcome for step in why.asked[:-1]] == ["passed"] * (len(why.asked) - 1)
        assert why.steps[-1].outcome == "decided"
        assert all(step.lacks for step in why.steps if step.outcome == "not asked")
        assert str(why).startswith(f"[{insertion.text}] is {insertion.kind}")
        assert all(step.rule in str(why) for step in why.asked)


def test_an_explanation_wants_its_own_document() -> None:
    document = archivetext.parse("It was [illegible] here.")
    other = archivetext.parse("It was, they say, [illegible] here.")
    with pytest.raises(ValueError, match="none of this document"):
        explain(document, other.insertions[0])
    bare = archivetext.loads(archivetext.dumps(document))
    with pytest.raises(ValueError, match="stored without its source"):
        explain(bare, bare.insertions[0])
