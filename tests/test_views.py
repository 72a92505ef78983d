"""Views: the text with stretches left out. That each sign leads back to its place is asked of any text in ``tests/fuzz/target.py``."""

from __future__ import annotations

import pytest

import archivetext

TEXT = "Station missiles [there] now.[1] Carry [it] out, [quietly].\f\n\n[1] Translator's Note: In Cuba.\n"


def test_reading_leaves_out_marks_and_notes() -> None:
    document = archivetext.parse(TEXT)
    assert document.view("reading").text.rstrip() == "Station missiles [there] now. Carry [it] out, [quietly]."


def test_original_leaves_out_insertions_too() -> None:
    assert archivetext.parse(TEXT).view("original").text.rstrip() == "Station missiles now. Carry out,."


def test_what_is_left_out_is_nowhere() -> None:
    view = archivetext.parse(TEXT).view("original")
    assert view.from_source(TEXT.index("[there]") + 2) is None
    assert view.from_source(0) == 0


def test_outside_the_view() -> None:
    view = archivetext.parse(TEXT).view("reading")
    with pytest.raises(IndexError, match="outside the view"):
        view.to_source(len(view.text) + 1)
    with pytest.raises(IndexError):
        view.to_source(-1)


def test_no_such_view() -> None:
    with pytest.raises(ValueError, match="there are: 'reading', 'original'"):
        archivetext.parse(TEXT).view("diplomatic")  # type: ignore[arg-type]


def test_empty() -> None:
    view = archivetext.parse("").view("reading")
    assert view.text == ""
    assert view.to_source(0) == 0
    assert view.from_source(0) is None
