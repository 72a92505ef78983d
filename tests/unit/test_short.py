"""Short forms before a bracket, and the rules that ask what they are short for."""

from __future__ import annotations

import pytest

from archivetext.insertions import RULES, Bracket
from archivetext.insertions.classify import missing
from archivetext.insertions.rules.expansion import section_of_body
from archivetext.insertions.short import Short, short_before

SIGNS, CAPITALS, WORD = "behind a form with signs", "behind an abbreviation", "behind a short word"
SMALL_WORD, CAPITAL_WORD = "behind a short word in small letters", "behind a short word in capitals"
FORMS = {SIGNS, CAPITALS, WORD, SMALL_WORD, CAPITAL_WORD}
OF_SHORT = [rule for rule in RULES if not FORMS.isdisjoint(rule.when)]


def bracket(text: str) -> Bracket:
    start, end = text.index("["), text.index("]") + 1
    return Bracket(text, start, end, text[start + 1 : end - 1])


@pytest.mark.parametrize(
    ("text", "short", "looks"),
    [
        ("of the CC [the Central Committee]", Short("CC", 7, 9, ["Central", "Committee"]), {CAPITALS}),
        ("24 t [tons]", Short("t", 3, 4, ["tons"]), {WORD, SMALL_WORD}),
        ("“KGB, [Committee for State Security, of the Union]", Short("KGB", 1, 4, ["Committee", "for", "State", "Security"]), {CAPITALS}),
        ("a m/s [motor-ship]", Short("m/s", 2, 5, ["motor", "ship"]), {SIGNS, WORD, SMALL_WORD}),
        ("to D [Director]", Short("D", 3, 4, ["Director"]), {WORD, CAPITAL_WORD}),
        ("said K. [Kádár]", Short("K.", 5, 7, ["Kádár"]), {SIGNS, WORD, CAPITAL_WORD}),
        ("M.S. [Mikhail Sergeyevich]", Short("M.S.", 0, 4, ["Mikhail", "Sergeyevich"]), {SIGNS, CAPITALS}),
        ("the Agitprop [Agitation and Propaganda]", Short("Agitprop", 4, 12, ["Agitation", "and", "Propaganda"]), {WORD}),
        ("of the CC[Central Committee]", None, set()),  # no blank between
        ("of the committee [of the party]", None, set()),  # a word
        ("they came to Moscow [then]", None, set()),
        ("e.g. [for example]", None, set()),
        ("the Committee [CC]", None, set()),  # itself an abbreviation
        ("the CC [1962, 1963]", None, set()),  # no words
        (" [the Central Committee]", None, set()),  # nothing
    ],
)
def test_what_may_be_short(text: str, short: Short | None, looks: set[str]) -> None:
    found = bracket(text)
    assert short_before(found) == short
    assert found.short == short
    assert found.short is found.short  # looked for once
    if short is not None:
        assert text[short.start : short.end] == short.text
    asked = {look for rule in OF_SHORT if not missing(rule, found) for look in FORMS.intersection(rule.when)}
    assert asked == looks


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
