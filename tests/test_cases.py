"""The tables of tests/cases: brackets, notes, turns. Each case is a test of its own, named by its line of the table."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import archivetext

CASES = Path(__file__).parent / "cases"
ANCHORED = {"completion", "expansion", "gloss", "original", "correction"}


def table(name: str) -> list[dict]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def cases(name: str) -> list:
    return [pytest.param(case, id=f"{number:03}-{case['text'][:40]!r}") for number, case in enumerate(table(name), 1)]


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
