"""Lines, columns, folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import archivetext
from archivetext import spans
from archivetext.spans import Figures, Lines, Span, fold, inside, packed, pieces, trim


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
        ("\n", [""]),
        ("\r", [""]),
        ("\n\n", ["", ""]),
        ("\na", ["", "a"]),
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


def test_positions_count_from_one() -> None:
    lines = Lines("ab\ncd\n\ne")
    assert [lines.position(offset) for offset in range(9)] == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (4, 1), (4, 2)]
    assert [lines.at(offset) for offset in (0, 2, 3, 6, 7, 8)] == [0, 0, 1, 2, 3, 3]
    assert [lines.stop(number) for number in range(4)] == [3, 6, 7, 8]


@pytest.mark.parametrize("offset", [-1, 4, 9])
def test_position_outside(offset: int) -> None:
    with pytest.raises(IndexError, match=f"^offset {offset} is outside the text, which has 3 code points$"):
        Lines("abc").position(offset)


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
        ("x-\ny", "xy"),
        ("A-\nB", "A-B"),
        ("mid-\n1962", "mid-1962"),
        ("the five-\nyear plan and the seven-year-\nplan", "the fiveyear plan and the seven-year-plan"),
        ("anti-" + "a" * 30 + "-\nb", "anti-" + "a" * 30 + "-b"),  # the word has a hyphen already
        ("Zu-\n\nbehör", "Zubehör"),
        (" one two ", "one two"),
        ("one\ttwo\fthree", "one two three"),
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


@pytest.mark.parametrize(
    ("text", "start", "end", "left"),
    [
        ("  a b  ", 0, 7, (2, 5)),
        ("  a b  ", 2, 5, (2, 5)),
        ("x  y", 1, 3, (1, 1)),  # nothing is left
        ("x  y", 1, 1, (1, 1)),
        ("", 0, 0, (0, 0)),
        ("\ufeff a", 0, 3, (2, 3)),
        ("\ufeff", 0, 1, (1, 1)),
        ("\ufeff", 0, 0, (0, 0)),
        ("\ufeffa", 1, 2, (1, 2)),
        ("a\ufeff", 0, 2, (0, 2)),  # it is a byte order mark at the start of a text alone
        ("a\ufeff", 1, 2, (1, 2)),
    ],
)
def test_trimmed_to(text: str, start: int, end: int, left: tuple[int, int]) -> None:
    assert trim(text, start, end) == left


def test_span_holds_spans_and_offsets() -> None:
    assert [Span(start, end) in Span(2, 5) for start, end in ((2, 3), (2, 5), (3, 5), (1, 5), (2, 6), (5, 6))] == [True] * 3 + [False] * 3
    assert [offset in Span(2, 5) for offset in range(1, 6)] == [False, True, True, True, False]
    assert (3, 4) in Span(2, 5)
    assert (3, 4, 5) not in Span(2, 5)
    assert (3,) not in Span(2, 5)
    assert "x" not in Span(2, 5)  # type: ignore[comparison-overlap]


def test_inside() -> None:
    stretches = [(2, 5), (8, 9)]
    assert [offset for offset in range(11) if inside(stretches, offset)] == [2, 3, 4, 8]
    assert not inside([], 0)


RUNS = [
    ("", []),
    ("none", []),
    ("7", [(0, 1)]),
    ("12 a3", [(0, 2), (4, 5)]),
    ("a12", [(1, 3)]),
    ("ab1234cd", [(2, 6)]),
    ("12345678901", [(0, 11)]),
    ("12345678a", [(0, 8)]),
    ("1234a567", [(0, 4), (5, 8)]),
    ("a1bc2", [(1, 2), (4, 5)]),
    ("abcd1", [(4, 5)]),
    ("ab123 45 6", [(2, 5), (6, 8), (9, 10)]),
    ("\u0663 4 \u00b25 \u00bd\u5341", [(2, 3), (5, 6)]),  # 0 to 9 alone: no Arabic figure, no superscript, no fraction
]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 100])
@pytest.mark.parametrize(("text", "runs"), RUNS)
def test_figures(text: str, runs: list[tuple[int, int]], size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "_PIECE", size)  # a run can go on from one piece of the text to the next
    assert list(Figures(text).inside(0, len(text))) == runs


def test_figures_of_a_stretch() -> None:
    figures = Figures("on 24 May 1962.")  # 3 to 5, 10 to 14
    assert list(figures.inside(3, 10)) == [(3, 5)]
    assert list(figures.inside(3, 11)) == [(3, 5), (10, 14)]
    assert list(figures.inside(4, 10)) == []  # runs that start there
    assert [figures.stand_in(*stretch) for stretch in ((0, 3), (5, 10), (14, 15))] == [False] * 3
    assert [figures.stand_in(*stretch) for stretch in ((0, 4), (4, 5), (4, 9), (5, 11), (13, 15))] == [True] * 5


def test_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "_PIECE", 4)
    assert list(pieces("abcdefghi")) == [(0, "abcd"), (4, "efgh"), (8, "i")]
    assert list(pieces("abcd")) == [(0, "abcd")]
    assert list(pieces("")) == []


def test_many_numbers_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "_MANY", 3)
    few = [5, 1 << 40]
    assert packed(few) is few
    many = packed([*few, 7])
    assert (type(many).__name__, many.itemsize, list(many)) == ("array", 8, [5, 1 << 40, 7])


def test_document_inside_gives_the_tree() -> None:
    document = archivetext.parse("He met Zorikov [the new director [sic] of mines] twice.")
    outer = document.insertions[0]
    assert [type(record).__name__ for record in document.inside(outer.span)] == ["Insertion", "Insertion"]
    assert document.insertions[1].parent == 0
    assert document.inside((0, 3)) == []
