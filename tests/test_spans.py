"""Lines, columns, folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import archivetext
from archivetext.spans import Lines, Span, fold, inside, trim


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\n\nd", ["a", "b", "c", "", "d"]),
        ("page one\fpage two\x85\u2028", ["page one\fpage two\x85\u2028"]),
        ("\r\n\r\n", ["", ""]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    found = Lines(text)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == lines
    assert len(found) == len(lines)


@given(st.text(alphabet="a\r\n\f "))
def test_lines_lose_nothing(text: str) -> None:
    lines = Lines(text)
    assert "".join(text[lines.starts[n] : lines.stop(n)] for n in range(len(lines))) == text


@given(st.text(alphabet="ab\r\n"))
def test_positions_go_up(text: str) -> None:
    lines = Lines(text)
    places = [lines.position(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[0] == (1, 1)


def test_position_outside() -> None:
    with pytest.raises(IndexError, match="offset 9 is outside the text, which has 3 code points"):
        Lines("abc").position(9)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one  two\n three", "one two three"),
        ("Khrush-\n   chev", "Khrushchev"),
        ("Khrush-\r\nchev's", "Khrushchev's"),
        ("Commander-in-\nChief", "Commander-in-Chief"),
        ("anti-\nAmerican", "anti-American"),
        ("pp. 15-\n16", "pp. 15-16"),
        ("the war -\nfinished", "the war - finished"),
        ("no-break\u00a0space", "no-break space"),
        ("  ", ""),
    ],
)
def test_fold(text: str, value: str) -> None:
    assert fold(text) == value


@given(st.text())
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=" \n\ufeffab"), st.integers(0, 9), st.integers(0, 9))
def test_trim(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    left, right = trim(text, start, end)
    assert start <= left <= right <= max(end, left)
    assert text[left:right] == text[left:right].strip()
    assert text[start:end].strip().lstrip("\ufeff").strip() in (text[left:right], text[left:right].lstrip("\ufeff").strip())


def test_span_holds_spans_and_offsets() -> None:
    assert Span(2, 3) in Span(2, 5)
    assert 4 in Span(2, 5)
    assert 5 not in Span(2, 5)
    assert "x" not in Span(2, 5)  # type: ignore[comparison-overlap]


def test_inside() -> None:
    stretches = [(2, 5), (8, 9)]
    assert [offset for offset in range(11) if inside(stretches, offset)] == [2, 3, 4, 8]
    assert not inside([], 0)


def test_document_inside_gives_the_tree() -> None:
    document = archivetext.parse("He met Zorikov [the new director [sic] of mines] twice.")
    outer = document.insertions[0]
    assert [type(record).__name__ for record in document.inside(outer.span)] == ["Insertion", "Insertion"]
    assert document.insertions[1].parent == 0
    assert document.inside((0, 3)) == []
