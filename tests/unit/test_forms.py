"""Labels and their values, in forms that pages of a profile's own have."""

from __future__ import annotations

import archivetext


def test_dot_leaders() -> None:
    mine = archivetext.Profile("mine", page="title labels/… body", labels={"Hand": "hand", "Seal": "seal"})
    text = "On Trade\n\nHand ........ of a clerk\nSeal . . . . wanting\n\nThe ships are ready."
    header = archivetext.parse(text, profile=mine).header
    assert [(one.key, one.text) for one in header.fields] == [("hand", "of a clerk"), ("seal", "wanting")]


PRESS = archivetext.Profile(
    "press",
    page="labels/bare body",
    labels={"SUBJECT": "title", "HOW PRINTED": "printed", "DATE PRINTED": "date_printed", "NO. OF LEAVES": "leaves"},
)


def told(text: str) -> list[tuple[str, str | None]]:
    return [(one.key, one.text) for one in archivetext.parse(text, profile=PRESS).header.fields]


def test_a_label_on_two_rows() -> None:
    text = "SUBJECT On Trade\nHOW\nPRINTED Weekly\nDATE\nPRINTED 3 May 1951\nNO. OF LEAVES 2\n\nThe ships are ready."
    assert told(text) == [("printed", "Weekly"), ("date_printed", "3 May 1951"), ("leaves", "2")]


def test_a_value_does_not_go_on_with_what_is_in_capitals_as_labels_are() -> None:
    text = "HOW PRINTED Weekly\nand by hand\nWHERE\nPR:NTED Lum\nNO. OF LEAVES 2\n\nThe ships are ready."
    assert told(text) == [("printed", "Weekly and by hand"), ("leaves", "2")]
    assert told("HOW PRINTED BY HAND\nAND BY PRESS\nNO. OF LEAVES 2\n\nThe ships are ready.")[0] == ("printed", "BY HAND AND BY PRESS")


def test_half_a_label_is_none() -> None:
    assert told("NO. OF LEAVES 2\n\nHOW\nthe ships were built nobody knows.") == [("leaves", "2")]


def test_a_second_label_in_mid_row() -> None:
    assert told("HOW PRINTED Weekly NO. OF LEAVES 2\nDATE PRINTED 3 May 1951\n\nThe ships are ready.") == [
        ("printed", "Weekly"),
        ("leaves", "2"),
        ("date_printed", "3 May 1951"),
    ]


def test_the_last_label_of_a_row_has_no_value_below() -> None:
    assert told("HOW PRINTED Weekly NO. OF LEAVES\nThe ships are ready, and the crew is aboard.") == [
        ("printed", "Weekly"),
        ("leaves", None),
    ]
