"""The tables of tests/cases: brackets, notes, turns. Each case is a test of its own, named by its line of the table."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import archivetext
from archivetext.insertions import RULES

CASES = Path(__file__).parent / "cases"
ANCHORED = {"completion", "expansion", "gloss", "original", "correction"}


def table(name: str) -> list[dict]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def cases(name: str) -> list:
    found = []
    for number, case in enumerate(table(name), 1):
        marks = [pytest.mark.xfail(reason=case["limit"], strict=True)] if "limit" in case else []
        found.append(pytest.param(case, id=f"{number:03}-{case['text'][:40]!a}", marks=marks))
    return found


def unmark(text: str, opening: str, closing: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the marks of the table, and the stretches that stood between them."""
    plain = ""
    spans = []
    start = -1
    for c in text:
        if c == opening:
            start = len(plain)
        elif c == closing:
            spans.append((start, len(plain)))
        else:
            plain += c
    return plain, spans


def fold(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", cases("insertions"))
def test_insertion(case: dict) -> None:
    text, [(start, end)] = unmark(case["text"], "«", "»")
    document = archivetext.parse(text, profile=archivetext.profiles.BODY)
    found = {tuple(i.span): i for i in document.insertions}
    assert (start, end) in found, f"not an insertion: {text[start:end]}"
    insertion = found[start, end]
    accepted = [case["kind"], *case.get("alt", [])]
    assert insertion.kind in accepted, f"{insertion.kind} by {insertion.rule}; {case.get('why')}"
    if insertion.kind == case["kind"] and case["kind"] in ANCHORED and case.get("anchor"):
        assert insertion.anchor is not None, f"no anchor by {insertion.rule}"
        assert fold(insertion.anchor.text) in [fold(a) for a in (case["anchor"], *case.get("anchor_alt", []))]
    if "author" in case:
        assert insertion.author == (case["author"] or None)


def places(text: str, signs: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without the four signs, and the stretches between each pair of them."""
    plain = ""
    spans: dict[str, list[tuple[int, int]]] = {opening: [] for opening in signs[::2]}
    start: dict[str, int] = {}
    for c in text:
        if c in signs[::2]:
            start[c] = len(plain)
        elif c in signs[1::2]:
            opening = signs[signs.index(c) - 1]
            spans[opening].append((start[opening], len(plain)))
        else:
            plain += c
    return plain, spans


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    return archivetext.spans.trim(text, *span)


@pytest.mark.parametrize("case", cases("notes"))
def test_notes(case: dict) -> None:
    text, spans = places(case["text"], "«»‹›")
    document = archivetext.parse(text, profile=archivetext.profiles.BODY)
    assert [(m.label, tuple(m.span)) for m in document.marks] == list(zip(case["marks"], spans["«"], strict=True)), case["why"]
    expected = [(label, trimmed(text, span)) for label, span in zip(case["notes"], spans["‹"], strict=True)]
    assert [(n.label, trimmed(text, n.span)) for n in document.footnotes] == expected, case["why"]


@pytest.mark.parametrize("case", cases("turns"))
def test_turns(case: dict) -> None:
    text, spans = places(case["text"], "«»")
    document = archivetext.parse(text, profile=archivetext.profiles.BODY)
    speakers = [turn.speaker.text for turn in document.turns]
    if speakers not in case.get("turns_alt", []):
        assert speakers == case["turns"], case["why"]
        assert [tuple(turn.speaker.span) for turn in document.turns] == spans["«"]
    if "participants" in case:
        names = [participant.name for participant in document.participants]
        if names != case.get("participants_alt"):
            assert names == case["participants"], case["why"]


def test_every_rule_decides_something_in_the_table() -> None:
    decided = set()
    for case in table("insertions"):
        text, _ = unmark(case["text"], "«", "»")
        decided |= {i.rule for i in archivetext.parse(text, profile=archivetext.profiles.BODY).insertions}
    assert decided == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_does_with_an_example(rule) -> None:
    assert "[" in rule.asks
