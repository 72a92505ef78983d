"""Page furniture within a body: what the passes read, which blocks there are, and how the words go on over a page."""

from __future__ import annotations

import re

import pytest

import archivetext
from archivetext import furniture, parser
from archivetext.formats.valid import problems
from archivetext.pages import layout

pytestmark = pytest.mark.interpreted  # the stretches are told by a function in the place of lay_out

SIGNS = re.compile(r"«([^«»]*)»")


def parsed(marked: str, monkeypatch: pytest.MonkeyPatch) -> archivetext.Document:
    """The document of a text in which what stands between « and » is furniture."""
    stretches: list[tuple[int, int]] = []
    for number, match in enumerate(SIGNS.finditer(marked)):
        start = match.start() - 2 * number
        stretches.append((start, start + len(match[1])))
    lay_out = layout.lay_out

    def told(*args: object, **settings: object) -> layout.Layout:
        found = lay_out(*args, **settings)  # type: ignore[arg-type]
        found.furniture = stretches
        return found

    monkeypatch.setattr(parser.layout, "lay_out", told)
    document = archivetext.parse(SIGNS.sub(r"\1", marked), profile="body")
    assert list(problems(document)) == []
    assert archivetext.loads(archivetext.dumps(document, source=True)) == document
    return document


def blocks(document: archivetext.Document) -> list[tuple[str, str]]:
    return [(block.kind, document.source[slice(*block.span)].strip()) for block in document.blocks if block.kind != "blank"]


def test_a_word_that_a_page_divides(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parsed("The old envoy gave way to these reminis-\n\n«[2]»\n\ncences.", monkeypatch)
    assert blocks(document) == [
        ("paragraph", "The old envoy gave way to these reminis-"), ("furniture", "[2]"), ("paragraph", "cences."),
    ]  # fmt: skip
    assert document.view("reading").text == "The old envoy gave way to these reminiscences."
    assert (document.insertions, document.marks, document.footnotes) == ((), (), ())


def test_a_word_keeps_the_hyphen_that_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parsed("The commander-in-\n«7»\nchief left.", monkeypatch).view("reading").text == "The commander-in-chief left."


def test_a_sentence_goes_on_over_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parsed("He left the town with his\n«12»\n\f«TALK [secret]»\ntwo brothers.\n«13»\n", monkeypatch)
    assert blocks(document) == [
        ("paragraph", "He left the town with his"), ("furniture", "12\n\fTALK [secret]"), ("paragraph", "two brothers."), ("furniture", "13"),
    ]  # fmt: skip
    assert document.view("reading").text.split() == "He left the town with his two brothers.".split()
    assert document.insertions == ()


def test_furniture_in_the_middle_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parsed("He left for «73Signal Copy» the town of Osk.", monkeypatch)
    assert document.view("reading").text == "He left for the town of Osk."
    assert [kind for kind, _ in blocks(document)] == ["paragraph", "furniture", "paragraph"]


def test_an_insertion_that_reaches_over_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parsed("He left [the last two lines of the\n«12»\n\f«TALK»\npage are illegible] and came back.", monkeypatch)
    [insertion] = document.insertions
    assert (insertion.kind, insertion.text) == ("gap", "the last two lines of the page are illegible")
    assert document.source[slice(*insertion.span)].startswith("[the last")
    assert archivetext.explain(document, insertion).steps[-1].rule == insertion.rule
    assert document.view("original").text == "He left ⟨…⟩ and came back."


def test_a_note_that_reaches_over_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parsed("The envoy left.[1]\n\n[1] He was a minister who had been\n\f\n«14»\nappointed in May.", monkeypatch)
    assert [note.text for note in document.footnotes] == ["He was a minister who had been appointed in May."]
    assert [kind for kind, _ in blocks(document)] == ["paragraph", "footnote", "furniture", "footnote"]
    assert document.view("reading").text.strip() == "The envoy left."


@pytest.mark.parametrize("head", ["ORLOV: I agree.", "Riga, 4 May 1962", "Present: Comrade Orlov", "[1] See above."])
def test_nothing_is_read_from_it(head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document = parsed(f"He left.\n\n«{head}»\n\nHe came back.\n\n«{head}»\n\nHe stayed.", monkeypatch)
    assert (document.turns, document.dates, document.participants, document.footnotes) == ((), (), (), ())
    assert [kind for kind, _ in blocks(document)] == ["paragraph", "furniture", "paragraph", "furniture", "paragraph"]


@pytest.mark.parametrize(
    ("before", "after", "on"),
    [
        ("He told the", "envoy.", True),
        ("The meeting lasted until late in the night, and the", "Poles left.", True),
        ("On the Talks", "The talks went on.", False),
        ("He left.", "He came back.", False),
        ("An aide of the envoy.", "two brothers", False),
        ("He left with", "a) the envoy", False),
        ("He met Orlov,", "Petrov and others", True),
        ("He said:", "that he left.", True),
        ("He left", "* a star", False),
    ],
)
def test_whether_a_sentence_goes_on(before: str, after: str, on: bool) -> None:
    page = f"{before}\n12\n{after}"
    assert furniture.goes_on(page, len(before), len(before) + 4) is on


def test_the_text_stays_as_long() -> None:
    page = "\n12\nHe told\r\n\r\n[2]\r\nthe envoy.\n13\n"
    found = furniture.gaps(page, [(1, 3), (15, 18), (31, 33)], (0, len(page)))
    seen = furniture.blank(page, found)
    assert len(seen) == len(page)
    assert seen.split() == ["He", "told", "the", "envoy."]


def test_the_way_back_from_the_reading_view(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parsed("these reminis-\n\n«[2]»\n\ncences of Riga", monkeypatch)
    view = document.view("reading")
    at = view.text.index("cences")
    assert document.source[view.to_source(at) :].startswith("cences of")


def test_a_foot_that_begins_in_the_blanks_behind_another_is_one_gap_with_it() -> None:
    page = "He told it\n12\x0cX\nand left."
    found = furniture.gaps(page, [(11, 13), (13, 15)], (0, len(page)))
    assert [(gap.start, gap.end) for gap in found] == [(10, 16)]
    assert len(furniture.blank(page, found)) == len(page)
