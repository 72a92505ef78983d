"""Marks and notes: what can be a label, and each look that tells a mark or a note from a figure; whole texts are in tests/cases."""

from __future__ import annotations

import pytest
from attrs import evolve

import archivetext
from archivetext.body.notes import LOOKS

BODY = archivetext.profiles.BODY


def marks(text: str) -> list[tuple[str, str, int | None]]:
    """Label and slice of every mark, and the number of its note."""
    document = archivetext.parse(text, profile=BODY)
    return [(mark.label, text[slice(*mark.span)], mark.footnote) for mark in document.marks]


def notes(text: str) -> list[tuple[str, str, tuple[int, ...]]]:
    """Label and words of every note, and the numbers of its marks."""
    document = archivetext.parse(text, profile=BODY)
    return [(note.label, note.text, note.marks) for note in document.footnotes]


def insertions(text: str) -> list[str]:
    return [insertion.text for insertion in archivetext.parse(text, profile=BODY).insertions]


# --- labels


@pytest.mark.parametrize("label", ["1", "12", "123", "7a", "12h", "123b", "*", "**", "****", "†", "‡"])
def test_what_is_a_label(label: str) -> None:
    text = f"It was kept in secret.[{label}] Nobody knew."
    assert marks(text) == [(label, f"[{label}]", None)]
    assert insertions(text) == []


@pytest.mark.parametrize("word", ["1234", "1234a", "a", "7i", "7A", "*****", "a7", "1.", ""])
def test_what_is_no_label(word: str) -> None:
    text = f"It was kept in secret.[{word}] Nobody knew."
    assert marks(text) == []
    assert len(insertions(text)) == 1


def test_blanks_around_a_label() -> None:
    assert marks("It was kept in secret.[ 1    ] Nobody knew.") == [("1", "[ 1    ]", None)]
    assert marks("It was kept in secret.[  1    ] Nobody knew.") == []  # nobody writes seven characters for one


# --- what is joined to what


def test_marks_are_joined_to_the_next_note_of_their_label() -> None:
    text = "One.[1]\n\n[1] The first.\n\nTwo.[1] Three.[2]\n\n[1] The second.\n\nFour.[1] Five.[3]\n"
    assert marks(text) == [("1", "[1]", 0), ("1", "[1]", 1), ("2", "[2]", None), ("1", "[1]", 1), ("3", "[3]", None)]
    assert notes(text) == [("1", "The first.", (0,)), ("1", "The second.", (1, 3))]
    odd = [(d.code, text[slice(*d.span)]) for d in archivetext.parse(text, profile=BODY).diagnostics if d.code.startswith("AT3")]
    assert odd == [("AT301", "[2]"), ("AT303", "[1] The second."), ("AT301", "[3]")]


def test_a_note_without_a_mark_is_told() -> None:
    text = "One.[2]\n\n[1] The first.\n[2] The second.\n"
    document = archivetext.parse(text, profile=BODY)
    assert [(d.code, d.message, text[slice(*d.span)]) for d in document.diagnostics if d.code.startswith("AT3")] == [
        ("AT302", "the note '1' has no mark", "[1] The first.")
    ]
    assert [note.author for note in document.footnotes] == [None, None]


def test_who_signs_a_note() -> None:
    text = "One.[1] Two.[2] Three.[3]\n\n[1] Translator's Note: The first.\n[2] Editor's Note: The second.\n[3] The third.\n"
    assert [note.author for note in archivetext.parse(text, profile=BODY).footnotes] == ["translator", "editor", None]


# --- in square brackets


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It grew by 8[11] in May.", []),  # a figure beside a figure corrects it
        ("It grew by 8[11] in May.\n\n[11] In tons.\n", []),
        ("It grew by 178[11] in May.\n\n[11] In tons.\n", ["[11]"]),  # a year or a number can have a note
        ("It grew by 1978 [11] in May.\n\n[11] In tons.\n", []),
        ("It grew in [11] of the towns.\n\n[11] In tons.\n", []),  # behind a small word a number is missing
        ("It grew fast [11] of late.\n\n[11] In tons.\n", ["[11]"]),
        ("It grew fast [11] of late.\n", []),
        ("[11] In tons.\n\nIt grew fast [11] of late.\n", []),  # the note stands further on
        ("It grew fast ([11]) of late.\n\n[11] In tons.\n", ["[11]"]),
        ("It grew fast [7a] of late.\n\n[7a] In tons.\n", []),
    ],
)
def test_a_number_in_brackets_that_is_set_off(text: str, found: list[str]) -> None:
    assert [where for _, where, _ in marks(text)] == found


def test_a_flattened_page_with_brackets() -> None:
    text = "One.[1] Two.[2] [1] In Moscow. [2] In Minsk."
    assert [label for label, _, _ in marks(text)] == ["1", "2"]
    assert notes(text) == [("1", "In Moscow.", (0,)), ("2", "In Minsk.", (1,))]


def test_a_mark_at_the_head_of_a_line() -> None:
    text = "The list of the ships\n[1] was lost in the fire.\n\n[1] Two ships.\n"
    assert marks(text) == [("1", "[1]", 0)]
    assert notes(text) == [("1", "Two ships.", (0,))]
    once = "The list of the ships\n[1] was lost in the fire.\n"
    assert marks(once) == []
    assert notes(once) == [("1", "was lost in the fire.", ())]


# --- without brackets


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was kept in secret.3 Nobody knew.", ["3"]),
        ("It was kept in secret.123 Nobody knew.", ["123"]),
        ("It was kept in secret.1234 Nobody knew.", []),
        ("It was kept “in secret.”3 Nobody knew.", ["3"]),
        ("It was kept (in secret).3", ["3"]),
        ("It was kept in secret!3\nNobody knew.", ["3"]),
        ("It was kept in secret.3rd copy.", []),
        ("It was kept in secret.3.5 copies.", []),
        ("It was kept in secret 3 times.", []),
        ("It was kept by A.3 Nobody knew.", []),
        ("It was kept in vol.3 of the file.", []),  # what a number belongs to
        ("It was kept in (vol.)3 of the file.", []),
        ("It was kept in doc.3 of the file, by the secretary.4 Nobody knew.", ["4"]),
        ("It was kept in secret³ and found¹²³ and sold¹²³⁴.", ["³", "¹²³"]),
        ("³ It was kept.", []),  # at the head of a line it opens a note, if anything
        ("The field of 40 km² and 3 m³ and 5 cm² was sold to Tom².", ["²"]),
    ],
)
def test_a_number_that_touches_a_word(text: str, found: list[str]) -> None:
    assert [where for _, where, _ in marks(text)] == found


@pytest.mark.parametrize("opener", ["3", "3.", "3)", "3.)", "(3)", "³", "3．"])
def test_how_a_note_opens(opener: str) -> None:
    text = f"It was kept in secret.3 Nobody knew.\n\n{opener} In a barn.\n"
    assert marks(text) == [("3", "3", 0)]
    assert notes(text) == [("3", "In a barn.", (0,))]


@pytest.mark.parametrize("line", ["3.5 tons of wool.", "3rd copy.", "3 tons of wool: 5", "1234 In a barn.", "3: In a barn.", "3"])
def test_a_line_with_a_number_that_is_no_note(line: str) -> None:
    text = f"It was kept in secret. Nobody knew.\n\n{line}\n\nIt was found in May.\n"
    assert notes(text) == []
    assert marks(text) == []


@pytest.mark.parametrize("sign", ["*", "†", "‡"])
def test_a_sign_as_mark(sign: str) -> None:
    text = f"The count was taken in June{sign} and not repeated.\n\n{sign} Compare the count of 1955.\n"
    assert marks(text) == [(sign, sign, 0)]
    assert notes(text) == [(sign, "Compare the count of 1955.", (0,))]


@pytest.mark.parametrize(
    "words", ["Translator's Note: Two ships.", "See the file of the consulate.", "Ibid., p. 3.", "Cf. the letter.", "N.B.: Two ships."]
)
def test_a_note_that_says_so_needs_no_mark(words: str) -> None:
    text = f"The telegram is not in the file.\n\n3 {words}\n"
    assert notes(text) == [("3", words, ())]


@pytest.mark.parametrize("heading", ["Notes", "FOOTNOTES:", "### Endnotes", "**Notes**", "References"])
def test_what_is_numbered_under_their_heading_is_a_note(heading: str) -> None:
    text = f"1. The ships are ready.\n\nThe crews are not.\n\n{heading}\n\n1. Two ships.\n\n3. Thirty men.\n"
    assert [(label, words) for label, words, _ in notes(text)] == [("1", "Two ships."), ("3", "Thirty men.")]
    other = text.replace(heading, "Ships")
    assert notes(other) == []


def test_round_brackets_set_off_by_a_blank() -> None:
    text = "They asked for ships (1) and crews (2) and coal.\n\n(1) Two ships.\n\n(2) Thirty men.\n"
    assert [where for _, where, _ in marks(text)] == ["(1)", "(2)"]
    twice = text.replace("and coal", "and ships (1) and coal (2)")
    assert marks(twice) == []  # the items of a list, told again
    assert marks(text.replace("and coal", "and coal (3)")) == []  # the last leads nowhere


def test_a_number_on_a_line_of_its_own_is_a_mark_where_its_note_stands_further_on() -> None:
    text = "The ships are\n\n3\n\nready and the crews are not.\n\n3 Two ships.\n"
    assert marks(text) == [("3", "3", 0)]
    assert notes(text) == [("3", "Two ships.", (0,))]


def test_the_notes_of_a_flattened_page() -> None:
    text = "He met Khrushchev.1 They spoke of maize.2 1 In the Crimea. 2 The report is lost."
    assert marks(text) == [("1", "1", 0), ("2", "2", 1)]
    assert notes(text) == [("1", "In the Crimea.", (0,)), ("2", "The report is lost.", (1,))]
    assert notes(text.replace(" 2 The report is lost.", "")) == []  # all of them, or none
    assert notes(text.replace(" 1 In", " 3 In")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The delegation 1 of the mills came late.", ["1"]),
        ("The delegation 1\nof the mills came late.", ["1"]),
        ("The delegation 1. It came late.", ["1"]),
        ("The delegation 1 ships came late.", []),  # it counts what follows
        ("The protocol 1 of the mills came late.", []),  # what stands before has a number
        ("In May 1 of the mills came late.", []),
        ("All of 1 of the mills came late.", []),
        ("The delegation 1 of the mills saw the delegation 1 of the mines.", []),  # which of the two?
    ],
)
def test_a_number_that_stands_as_a_word(text: str, found: list[str]) -> None:
    text += "\n\n1. Five men and an interpreter.\n"
    assert [where for _, where, _ in marks(text)] == found
    assert len(notes(text)) == len(found)


def test_of_several_the_one_between_the_marks_of_the_neighbours() -> None:
    text = "The mill 2 of old.1 The town 2 of mills.3 The men 2 of late.\n\n1. First.\n\n2. Second.\n\n3. Third.\n"
    assert [(where, note) for _, where, note in marks(text)] == [("1", 0), ("2", 1), ("3", 2)]
    document = archivetext.parse(text, profile=BODY)
    assert text[: document.marks[1].span.start].endswith("The town ")


def test_numbers_with_a_gap_in_the_same_brackets() -> None:
    text = "It went out in March(1) and was answered.\n\n(1) Not found.\n\n(4) Not printed.\n"
    assert [label for label, _, _ in notes(text)] == ["1", "4"]
    assert [label for label, _, _ in notes(text.replace("(4)", "(5)"))] == ["1"]  # too far
    assert [label for label, _, _ in notes(text.replace("(4)", "4."))] == ["1"]


# --- where a note ends

TWO = "One.[1] Two.[2]\n\n[1] First.\n[2] Second.\n"
WHOLE = "It was never found in any of the files."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TWO, ["First.", "Second."]),
        (TWO.replace("First.", "First.\n\nMore of it."), ["First. More of it.", "Second."]),
        (TWO.replace("First.", "First.\n\nThe text goes on.[3]"), ["First.", "Second."]),
        (TWO.replace("First.", "First.\n\nMore of it.").replace("[2]", "[3]"), ["First.", "Second."]),  # one is missing between
        (TWO.replace("First.", "First.\n\nMore of it.").replace("[1]", "[*]").replace("[2]", "[**]"), ["First. More of it.", "Second."]),
        (TWO.replace("First.", "First.\n\nNotes\n"), ["First.", "Second."]),
        (TWO.replace("First.", "First.\n\nMore of it.\n\nNotes\n"), ["First. More of it.", "Second."]),
        (TWO.replace("First.", f"First.\n\n{'word ' * 1100}of it."), [f"First. {'word ' * 1100}of it.", "Second."]),
        (TWO.replace("First.", f"First.\n\n{'word ' * 1300}of it."), ["First.", "Second."]),  # nobody writes so long a note
        (f"{TWO}\n{WHOLE}", ["First.", f"Second. {WHOLE}"]),
        (f"{TWO}\n{WHOLE}\n\n{WHOLE}", ["First.", f"Second. {WHOLE} {WHOLE}"]),
        (f"{TWO}\n{WHOLE}\n\n{WHOLE}\n\n{WHOLE}", ["First.", "Second."]),  # that is the text
        (f"One.[1]\n\n[1] First.\n\n{WHOLE}", ["First."]),
        (f"{TWO}\n{WHOLE}[1]", ["First.", "Second."]),
        (f"{TWO}\n{WHOLE[:-1]}", ["First.", "Second."]),
        (f"{TWO}\n{WHOLE.upper()}", ["First.", "Second."]),
        (f"{TWO}\nIt was never found.", ["First.", "Second."]),
        (f"{TWO}\n– {WHOLE}", ["First.", "Second."]),
        (f"{TWO}\nArchive of the Harbour Board, RGANI, F. 3, Op. 1, D. 7.", ["First.", "Second."]),
        ("One.[1]\n\n[1]\nFirst.\n\nThe text goes on.", ["First."]),
        ("One.1 Two.2\n\n1 First. 2 Second.", ["First.", "Second."]),
        ("One.1 Two.2\n\n1 First 2 Second.", ["First 2 Second."]),
        ("One.1 Two.3\n\n1 First. 3 Second.", ["First. 3 Second."]),
    ],
)
def test_where_a_note_ends(text: str, found: list[str]) -> None:
    assert [words for _, words, _ in notes(text)] == found


# --- looks that a profile names


LOOKING = {
    "[1]": "It was kept in secret.[1] Nobody knew.\n\n[1] In the mill.",
    "(1)": "It was kept in secret.(1) Nobody knew.\n\n(1) In the mill.",
    "1.": "It was kept in secret.1 Nobody knew.\n\n1. In the mill.",
    "1": "It was kept in secret.1 Nobody knew.\n\n1 In the mill.",
    "*": "It was kept in secret.* Nobody knew.\n\n* In the mill.",
    "a": "It was kept in secret.[a] Nobody knew.\n\n[a] In the mill.",
    "super": "It was kept in secret.¹ Nobody knew.\n\n¹ In the mill.",
    "line": "It was kept in secret.\n1\nNobody knew.\n\n1\n\nIn the mill.",
}


def test_every_look_has_a_name() -> None:
    assert set(LOOKING) == set(LOOKS)


@pytest.mark.parametrize("look", LOOKING)
def test_a_profile_names_the_looks_of_notes(look: str) -> None:
    text = LOOKING[look]
    for named in LOOKING:
        document = archivetext.parse(text, profile=evolve(BODY, notes=(named,)))
        same = named == look or (named, look) == ("1", "line")  # a number and its note may be two lines there too
        assert [note.text for note in document.footnotes] == (["In the mill."] if same else []), named
        if named == look:
            assert [mark.footnote for mark in document.marks] == [0]
    assert archivetext.parse(text, profile=evolve(BODY, notes=())).marks == ()


def test_a_mark_on_a_line_of_its_own_within_brackets_is_no_insertion() -> None:
    text = "The cable of June 13 [\n6\n] was late\n7\n, he wrote.\n\n6\n\nSee volume two.\n\n7\n\nNot found.\n"
    document = archivetext.parse(text, profile=evolve(archivetext.profiles.BODY, notes=("line",)))
    assert [(mark.label, mark.footnote) for mark in document.marks] == [("6", 0), ("7", 1)]
    assert document.insertions == ()


# --- numbers alone on their lines

FOR_LINES = archivetext.Profile("lined", page="title body notes?", notes=("line",))


def test_a_number_comes_twice_among_marks_and_among_notes() -> None:
    text = "On Trade\n\nHe paid the dues,\n1\n and the ferry ran again.\n1\n Nobody met him.\n2\n\nOrlen\n\n1\n\nNot printed.\n1\n\nLost.\n2\n\nSee above.\n"
    document = archivetext.parse(text, profile=FOR_LINES)
    assert [(mark.label, mark.footnote) for mark in document.marks] == [("1", 0), ("1", 1), ("2", 2)]
    assert [(note.label, note.text, note.marks) for note in document.footnotes] == [
        ("1", "Not printed.", (0,)),
        ("1", "Lost.", (1,)),
        ("2", "See above.", (2,)),
    ]


def test_two_marks_of_one_note() -> None:
    text = "On Trade\n\nHe paid the dues,\n1\n and the ferry ran again.\n1\n Nobody met him.\n2\n\nOrlen\n\n1\n\nNot printed.\n2\n\nSee above.\n"
    document = archivetext.parse(text, profile=FOR_LINES)
    assert [(mark.label, mark.footnote) for mark in document.marks] == [("1", 0), ("1", 0), ("2", 1)]
