"""Page numbers, running heads and page feet: told from lists, notes, years and marks by the pages that they number."""

from __future__ import annotations

import random
import textwrap

import pytest

import archivetext
from archivetext.pages import feet
from archivetext.spans import Figures

WORDS = (
    "the harbor office sent its boats out before the ice had gone and the pilots who had wintered in the town of Osk took their lamps "
    "with them because nobody could say whether the old lights on the northern cape were still kept by the men of the second company"
).split()


def prose(count: int, seed: int) -> str:
    """Lines of prose without a full stop, hard-wrapped, of about as many code points as asked for."""
    choose = random.Random(seed).choice  # noqa: S311 - the same text each time
    return textwrap.fill(" ".join(choose(WORDS) for _ in range(count // 5)), 70)


def paged(edges: list[str], size: int = 1500) -> str:
    """Pages of prose with what stands between them; the last edge closes the text."""
    return "".join(f"{prose(size, number)}{edge}" for number, edge in enumerate(edges)) + prose(200, 99)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in feet.find(text, (0, len(text)), Figures(text)) if text[start:end] != "\f"]


FEET = {
    "number above the form feed": ["\n12\n\f", "\n13\n\f", "\n14\n\f"],
    "number below it": ["\n\f12\n", "\n\f13\n\n", "\n\f14\n"],
    "with signs": ["\n\n- 12 -\n\n\f", "\n\n- 13 -\n\n\f"],
    "with signs, no form feed": ["\n\n- 12 -\n\n", "\n\n- 13 -\n\n"],
    "page and a number": ["\nPage 12\n", "\nPage 13\n"],
    "page of pages": ["\n\nPage 12 of 40\n\n", "\n\nPage 13 of 40\n\n"],
    "the word of another language": ["\n\nSeite 4\n\n", "\n\nSeite 5\n\n"],
    "in Russian": ["\n\nстр. 4\n\n", "\n\nстр. 5\n\n"],
    "bare numbers a page apart": ["\n12\n", "\n13\n", "\n14\n", "\n15\n"],
    "number glued to words": ["\n73Fair Copy\n", "\n74[Fair copy]\n", "\n75Fair Copy\n", "\n77Fair copy\n"],
    "words and number": ["\nHARBOR PAPERS BULLETIN 331\n", "\n332 HARBOR PAPERS BULLETIN\n", "\nHARBOR PAPERS BULLETIN 333\n"],
    "number between others, misread words": ["\n73Fair Copy\n", "\n74Fair Copy\n", "\n75Pair Cupy\n", "\n76Fair Copy\n"],
}


@pytest.mark.parametrize("edges", FEET.values(), ids=FEET)
def test_feet_of_pages(edges: list[str]) -> None:
    assert found(paged(edges)) == [edge.strip() for edge in edges]


def test_the_number_of_the_first_and_the_last_page() -> None:
    assert found(f"{prose(900, 1)}\n1\n\f{prose(900, 2)}\n2") == ["1", "2"]
    assert found(f"3\n{prose(900, 1)}\f4\n{prose(900, 2)}") == ["3", "4"]


def test_running_heads_come_again() -> None:
    head = "THE HARBOR TALKS"
    assert found(paged([f"\n4\n\f{head}\n", f"\n5\n\f{head}\n", f"\n6\n\f{head}\n"])) == ["4", head, "5", head, "6", head]
    assert found(paged([f"\n\f{head}\n", f"\n\f{head}\n"])) == [head, head]
    assert found(paged(["\n4\n\fThe Second Company\n", "\n5\n\fThe Pilots\n"])) == ["4", "5"]


def test_left_and_right_pages() -> None:
    edges = ["\n\f12  HARBOR PAPERS\n", "\n\fTHE ICE OF OSK  13\n", "\n\f14  HARBOR PAPERS\n", "\n\fTHE ICE OF OSK  15\n"]
    assert found(paged(edges)) == [edge.strip() for edge in edges]


def test_the_running_head_of_a_publication_that_comes_once() -> None:
    head = "OSK HARBOR HISTORY PROJECT BULLETIN 337"
    assert found(f"{prose(900, 1)}\n{head}\n{prose(900, 2)}") == [head]
    assert found(f"{prose(900, 1)}\nNEW PAPERS ON OSK 145\n{prose(900, 2)}") == ["NEW PAPERS ON OSK 145"]
    assert found(f"EXTRACT FROM\nPROTOCOL NO. 14\nof the harbor board. {prose(900, 1)}") == []
    assert found(f"{prose(900, 1)}\nPROTOCOL NO. 14\nThe board resolved") == []
    assert found(f"{head}\n\n{prose(900, 1)}") == []
    assert found(f"{prose(900, 1)}.\n\n{head}\n\n{prose(900, 2)}") == []


def test_a_number_in_brackets_divides_a_word() -> None:
    text = f"{prose(300, 1)} and these remi-\n\n[2]\n\nniscences of the ice.\n\n{prose(300, 2)} which\n\n[3]\n\nthe pilots kept."
    assert found(text) == ["[2]", "[3]"]


def test_a_foot_glued_into_a_line() -> None:
    edges = ["\n73Fair Copy\n", "\n74Fair Copy\n", " 75Fair Copy ", "\n76Fair Copy\n", "82Fair Copy went out\n"]
    assert found(paged(edges)) == ["73Fair Copy", "74Fair Copy", "75Fair Copy", "76Fair Copy"]


NONE = {
    "list": "\n".join(f"{n}. {prose(400, n)}" for n in range(1, 6)),
    "numbers of sections": "\n\n".join(f"{n}\n\nThe talks went on. {prose(1000, n)}." for n in range(1, 6)),
    "years": "\n\n".join(f"{n}\n\n{prose(1000, n)}" for n in range(1957, 1963)),
    "headings with numbers": "\n\n".join(f"Session {n}\n\nThe talks went on. {prose(900, n)}." for n in range(1, 6)),
    "marks on lines of their own": "".join(f"{prose(160 * n % 700 + 60, n)}\n{n}\n" for n in range(24, 36)),
    "marks and notes": "".join(f"{prose(1200, n)}\n{n}\n" for n in range(3, 8))
    + "".join(f"\n{n}\nAn aide of the envoy." for n in range(3, 8)),
    "marks in brackets": f"{prose(900, 1)}\n[1]\n{prose(900, 2)}\n[2]\nthe pilots.\n\n[1] An aide.\n\n[2] A pilot.",
    "editor's page marks": f"{prose(900, 1)}\n[page 2]\n{prose(900, 2)}\n[page 3]\n{prose(90, 3)}",
    "one number": f"{prose(900, 1)}\n\n12\n\nThe pilots left.",
    "columns of figures": "\n".join(["Boats", "12", "13", "14", "Lamps", "15", "16"]),
    "telegram numbers": "No. 12\n\nThe envoy left.\n\nNo. 13\n\nHe stayed.\n\nNo. 14\n\nHe came back.",
    "note numbers at the foot": f"{prose(900, 1)}.1\n\n1 An aide.\n\f{prose(900, 2)}.2\n\n2 A pilot.\n\f{prose(900, 3)}",
    "speakers at the head of pages": f"{prose(900, 1)}.\n\fORLOV:\n{prose(900, 2)}.\n\fORLOV:\n{prose(900, 3)}.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_other_numbers_and_lines(text: str) -> None:
    assert found(text) == []


def test_the_document_reads_on() -> None:
    document = archivetext.parse(
        "The envoy left the city of Osk with his\n12\n\fMEMO OF TALK\ntwo aides.\n13\n\fMEMO OF TALK\nThey stayed.\n14\n"
    )
    assert document.view("reading").text.split() == "The envoy left the city of Osk with his two aides. They stayed.".split()
    assert archivetext.loads(archivetext.dumps(document, source=True)) == document
    other = archivetext.parse(document.source.replace("\n", "\r\n"))
    assert [block.kind for block in other.blocks] == [block.kind for block in document.blocks]


def test_a_form_feed_alone_in_mid_sentence() -> None:
    document = archivetext.parse("The envoy who had been\n\n\f\n\nappointed in May left.\n\n\f\n\nHe came back.")
    assert [block.kind for block in document.blocks if block.kind != "blank"] == [
        "paragraph",
        "furniture",
        "paragraph",
        "furniture",
        "paragraph",
    ]
    assert document.view("reading").text.startswith("The envoy who had been appointed in May left.")
