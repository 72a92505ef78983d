"""Short forms before a bracket, and the rules that ask what they are short for."""

from __future__ import annotations

import pytest

from archivetext.insertions import RULES, Bracket
from archivetext.insertions.classify import missing
from archivetext.insertions.rules.expansion import section_of_body
from archivetext.insertions.short import Short, short_before

FORMS = {"behind a short form", "behind an abbreviation", "behind a short word"}
OF_SHORT = [rule for rule in RULES if not FORMS.isdisjoint(rule.when)]


def bracket(text: str) -> Bracket:
    start, end = text.index("["), text.index("]") + 1
    return Bracket(text, start, end, text[start + 1 : end - 1])


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("of the CC [the Central Committee]", Short("CC", 7, 9, ["Central", "Committee"])),
        ("24 t [tons]", Short("t", 3, 4, ["tons"])),
        ("“KGB, [Committee for State Security, of the Union]", Short("KGB", 1, 4, ["Committee", "for", "State", "Security"])),
        ("a m/s [motor-ship]", Short("m/s", 2, 5, ["motor", "ship"])),
        ("of the CC[Central Committee]", None),  # no blank between
        ("of the committee [of the party]", None),  # a word
        ("they came to Moscow [then]", None),
        ("e.g. [for example]", None),
        ("the Committee [CC]", None),  # itself an abbreviation
        ("the CC [1962, 1963]", None),  # no words
        (" [the Central Committee]", None),  # nothing
    ],
)
def test_what_may_be_short(text: str, short: Short | None) -> None:
    found = bracket(text)
    assert short_before(found) == short
    assert found.short == short
    assert found.short is found.short  # looked for once
    if short is not None:
        assert text[short.start : short.end] == short.text
    asked = {look for rule in OF_SHORT if not missing(rule, found) for look in FORMS.intersection(rule.when)}
    form = "behind an abbreviation" if short is not None and short.text.isupper() else "behind a short word"
    assert asked == (set() if short is None else {"behind a short form", form})


@pytest.mark.parametrize(
    ("text", "initials"), [("K.", True), ("M.S.", True), ("U.S.", True), ("N.I.K.", False), ("t.", False), ("Dr.", False)]
)
def test_bare_initials(text: str, initials: bool) -> None:
    assert Short(text, 0, len(text), ["Kádár"]).is_initials is initials


def test_a_small_word_in_capitals_has_no_section() -> None:
    assert section_of_body(bracket("HA II [Main Department II]")) is not None
    assert section_of_body(bracket("THE PLANS OF II [Second Corps]")) is None


def test_every_rule_of_short_forms_is_asked_in_a_row() -> None:
    names = [rule.name for rule in RULES]
    first = names.index(OF_SHORT[0].name)
    assert names[first : first + len(OF_SHORT)] == [rule.name for rule in OF_SHORT]
