"""The tables of tests/cases: brackets, notes, turns. Each case is a test of its own, named by the line where it stands."""

from __future__ import annotations

from collections import Counter

import pytest
from reader import Case, cases, places, split, table, unescape

import archivetext
from archivetext.insertions import RULES
from archivetext.insertions.explain import explain

BODY = archivetext.profiles.BODY


def fold(text: str) -> str:
    return " ".join(text.split())


def fair(column: str) -> list[str]:
    """What is right, and behind it what is fair too."""
    return [fold(one) for one in column.split(" / ")]


@pytest.mark.parametrize("case", cases("insertions"))
def test_insertion(case: Case) -> None:
    text, spans = places(case.text)
    document = archivetext.parse(text, profile=BODY)
    span = spans["«"][0]
    insertion = next((one for one in document.insertions if tuple(one.span) == span), None)
    assert insertion is not None, f"{case.where}: no insertion: {text[slice(*span)]}"
    kind, anchor, rule, author = case.columns(count=4)
    given = fold(insertion.anchor.text) if insertion.anchor else ""
    said = f"{case.where}: {case.remark}\nfound: {insertion.kind} | {given} | {insertion.rule}\n{explain(document, insertion)}"
    assert insertion.kind in fair(kind), said
    if anchor and insertion.kind == fair(kind)[0]:
        assert given in fair(anchor), said
    assert insertion.rule == rule, said
    assert (insertion.author or "") == author, said


def labels(column: str) -> list[str]:
    return [label.strip() for label in column.split(",")] if column else []


@pytest.mark.parametrize("case", cases("notes.txt"))
def test_notes(case: Case) -> None:
    text, spans = places(case.text, "«»‹›")
    document = archivetext.parse(text, profile=BODY)
    said = f"{case.where}: {case.remark}"
    marks, notes = map(labels, case.columns(count=2))
    assert [(m.label, tuple(m.span)) for m in document.marks] == list(zip(marks, spans["«"], strict=True)), said
    expected = [(label, archivetext.spans.trim(text, *span)) for label, span in zip(notes, spans["‹"], strict=True)]
    assert [(n.label, archivetext.spans.trim(text, *n.span)) for n in document.footnotes] == expected, said


@pytest.mark.parametrize("case", cases("turns.txt"))
def test_turns(case: Case) -> None:
    text, spans = places(case.text)
    document = archivetext.parse(text, profile=BODY)
    said = f"{case.where}: {case.remark}"
    if [turn.speaker.text for turn in document.turns] not in map(split, case.said.get("/", [])):
        assert [tuple(turn.speaker.span) for turn in document.turns] == spans["«"], said
        assert [turn.speaker.text for turn in document.turns] == [fold(text[slice(*span)]) for span in spans["«"]], said
    if "=" in case.said:
        names = [participant.name for participant in document.participants]
        assert names in [[name for name in split(line) if name] for line in case.said["="]], said


# ---- the tables themselves


def test_every_bracket_stands_in_the_file_of_the_rule_that_decides_it() -> None:
    for case in table("insertions"):
        file = case.place.partition("/")[2].partition(".txt:")[0]
        assert file in (case.columns()[2], "limits"), f"{case.where}: move it to {case.columns()[2]}.txt"
        assert "!" in case.said or file != "limits", f"{case.where}: no limit"


def test_every_rule_has_cases() -> None:
    count = Counter(case.columns()[2] for case in table("insertions"))
    assert set(count) == {rule.name for rule in RULES}
    assert not {rule: number for rule, number in count.items() if number < 3}


def test_no_bracket_stands_in_two_cases() -> None:
    seen: dict[str, str] = {}
    for case in table("insertions"):
        assert case.text not in seen, f"{case.where} is {seen[case.text]}"
        seen[case.text] = case.where


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_does_with_an_example(rule) -> None:
    assert "[" in rule.asks


# ---- the reader of the tables


def test_what_a_text_can_hold() -> None:
    assert unescape(r"a\n\r\tb\xa0c\u2028d\\n") == "a\n\r\tb\xa0c\u2028d\\n"


def test_lines_that_open_a_case_and_lines_that_do_not(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.HERE", tmp_path)
    (tmp_path / "t.txt").write_text("# head\n\n> one\n= a | b\n> two\n>\n> lines\n; why\n\n> alone\n", encoding="utf-8")
    assert table("t.txt") == [
        Case("t.txt:3", "one", {"=": ["a | b"]}),
        Case("t.txt:5", "two\n\nlines\n", {";": ["why"]}),
        Case("t.txt:10", "alone", {}),
    ]
    for wrong in ("= nothing above", "> one\n\n= apart", ">glued"):
        (tmp_path / "t.txt").write_text(wrong, encoding="utf-8")
        with pytest.raises(ValueError, match=r"t\.txt:\d"):
            table("t.txt")
