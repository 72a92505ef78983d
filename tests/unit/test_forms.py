"""Labels and their values, in forms that pages of a profile's own have."""

from __future__ import annotations

import archivetext


def test_dot_leaders() -> None:
    mine = archivetext.Profile("mine", page="title labels/… body", labels={"Hand": "hand", "Seal": "seal"})
    text = "On Trade\n\nHand ........ of a clerk\nSeal . . . . wanting\n\nThe ships are ready."
    header = archivetext.parse(text, profile=mine).header
    assert [(one.key, one.text) for one in header.fields] == [("hand", "of a clerk"), ("seal", "wanting")]
