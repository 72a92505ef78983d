"""Notes that a page is known to end with: which figures of the text lead to them."""

from __future__ import annotations

import pytest

import archivetext
from archivetext import Profile

NOTED = Profile("noted", "pages with notes at their end", page="title body notes")


def read(text: str) -> tuple[list[tuple[str, int | None]], list[tuple[str, str]]]:
    document = archivetext.parse(text, profile=NOTED)
    archivetext.loads(archivetext.dumps(document, source=True))
    return [(mark.label, mark.footnote) for mark in document.marks], [(note.label, note.text) for note in document.footnotes]


@pytest.mark.parametrize(
    ("title", "first", "second", "opener"),
    [
        ("On Trade", "the harbour7 of Lum", "since 1931.8", "{}"),
        ("On Trade", "the harbour[7] of Lum", "since 1931[8] at least", "[{}]"),
        ("On Trade", "the harbour,(7) of Lum", "since 1931.(8)", "({})"),
        ("On Trade", "the harbour⁷ of Lum", "since then.⁸", "{}."),
        ("On Trade", "the “harbour”7 of Lum", "since May 5, 1931,8 at least", "{}."),
        ("On Trade", "the harbour (of Lum)7 and", "since 19318 and before", "{}"),
    ],
)
def test_each_form(title: str, first: str, second: str, opener: str) -> None:
    text = f"{title}\n\nThe council closed {first}.\n\nIt has stood {second}.\n\nA. Orlov\n\n{opener.format(7)} Not printed.\n{opener.format(8)} See above.\n"
    assert read(text) == ([("7", 0), ("8", 1)], [("7", "Not printed."), ("8", "See above.")])


def test_a_mark_in_the_title_and_a_note_alone() -> None:
    assert read("On Trade16\n\nThe council met.\n\n16 Copy sent to the Department.\n") == (
        [("16", 0)],
        [("16", "Copy sent to the Department.")],
    )


def test_a_note_of_two_paragraphs() -> None:
    text = "On Trade\n\nThe council met1 at noon.2\n\n1 It sat long.\n\nNobody was glad of it.\n\n2 Or at one.\n"
    assert read(text)[1] == [("1", "It sat long. Nobody was glad of it."), ("2", "Or at one.")]


def test_a_list_at_the_end_is_none() -> None:
    assert read("On Trade\n\nThe council agrees:\n\n1 to build a mill;\n\n2 to mend the bridge.\n") == ([], [])


def test_a_mark_stands_between_those_of_its_neighbours() -> None:
    text = "On Trade\n\nOn May 5,3 the ship[2] came.[3] It had bread[4] aboard.\n\n[2] The Swan.\n\n[3] At noon.\n\n[4] And salt.\n"
    assert read(text)[0] == [("2", 0), ("3", 1), ("4", 2)]


def test_the_mark_behind_a_year_and_the_thousands() -> None:
    text = "On Trade\n\nIn 193112 they sold 1,200 loaves.13\n\n12 Or in 1932.\n\n13 Of rye.\n"
    assert read(text)[0] == [("12", 0), ("13", 1)]


def test_marks_set_off_by_a_blank() -> None:
    text = "On Trade\n\nThe council met [again] (1) at noon.\n\nIt sat long. (2)\n\n(1) Added.\n\n(2) Not printed.\n"
    assert read(text)[0] == [("1", 0), ("2", 1)]


def test_what_counts_the_items_of_a_list_is_no_mark() -> None:
    text = "On Trade\n\nThe council met(1) for bread.(2) It wants that (1) they stay and (2) we go.\n\n(1) Added.\n\n(2) Not printed.\n"
    assert read(text)[0] == [("1", 0), ("2", 1)]
    twice = "On Trade\n\nIt wants that (1) they stay and (2) we go, and that (1) all pay.\n\n(1) Added.\n\n(2) Not printed.\n"
    assert read(twice)[0] == []
