"""A part of the page that must be there and is lost costs the page no more than that part."""

from __future__ import annotations

import archivetext
from archivetext import Profile

MINE = Profile(
    "mine", page="stamp date title labels body", lines={"stamp": "[{registered:int}]"}, labels={"Shelf": "source", "Clerk": "author"}
)
WHOLE = "[12]\n\n4 May 1962\n\nOn Trade\n\nShelf: RGANI, F. 3\nClerk: Ann Tamm\n\nThe ships are ready.\n"


def found(text: str) -> tuple[str | None, str | None, list[str], str, list[str]]:
    document = archivetext.parse(text, profile=MINE)
    header = document.header
    return (
        header.title.text if header.title else None,
        header.date.edtf if header.date else None,
        sorted(entry.key for entry in header.fields),
        document.source[slice(*document.body)],
        sorted(odd.code for odd in document.diagnostics if odd.code.startswith("AT1")),
    )


def test_each_part_can_be_lost() -> None:
    body = "The ships are ready."
    fields = ["author", "registered", "source"]
    assert found(WHOLE) == ("On Trade", "1962-05-04", fields, body, [])
    assert found(WHOLE.replace("[12]\n\n", "")) == ("On Trade", "1962-05-04", ["author", "source"], body, ["AT112"])
    assert found(WHOLE.replace("4 May 1962\n\n", "")) == ("On Trade", None, fields, body, ["AT106"])
    assert found(WHOLE.replace("[12]\n\n4 May 1962\n\n", "")) == ("On Trade", None, ["author", "source"], body, ["AT106", "AT112"])


def test_a_title_goes_on_in_small_letters() -> None:
    mine = Profile("mine", page="title* date body")
    text = "On the price of rope\nand of fish\n4 May 1962\nThe ships are ready.\n"
    assert archivetext.parse(text, profile=mine).header.title.text == "On the price of rope and of fish"
    alone = archivetext.parse("and of fish\n4 May 1962\nThe ships are ready.\n", profile=mine)
    assert alone.header.title is None


def test_notes_may_stand_behind_the_reference() -> None:
    mine = Profile("mine", page="title body signature? reference? notes?")
    text = "On Salt\n\nSalt is dear.¹ So is rope.²\n\nRGANI, F. 3, Op. 16, D. 947\n\n¹ See below.\n² And fish.\n"
    for whole in (text, text[: text.index("¹ See")]):
        document = archivetext.parse(whole, profile=mine)
        assert [level.value for level in document.citation.references[0].levels] == ["3", "16", "947"]
    document = archivetext.parse(text, profile=mine)
    assert [note.text for note in document.footnotes] == ["See below.", "And fish."]
    assert [mark.footnote for mark in document.marks] == [0, 1]


def test_a_text_of_another_kind_is_left_alone() -> None:
    letter = "Dear Ann,\n\nthe ships are ready.\n\nYours, Paul\n"
    assert found(letter)[:4] == (None, None, [], letter.strip())
