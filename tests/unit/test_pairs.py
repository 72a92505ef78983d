"""Square brackets: which two make a pair, what stands around a pair, and which brackets stay text."""

from __future__ import annotations

import pytest

from archivetext.insertions.pairs import DEEPEST, LONGEST, PARAGRAPHS, match_pairs


def found(text: str) -> list[tuple[str, int]]:
    """Each pair as its slice, with the number of the pair around it."""
    pairs, _ = match_pairs(text)
    assert all(text[pair.start] == "[" and text[pair.end - 1] == "]" for pair in pairs)
    return [(text[pair.start : pair.end], pair.parent) for pair in pairs]


def odd(text: str) -> list[tuple[str, int, int]]:
    return [(diagnostic.code, *diagnostic.span) for diagnostic in match_pairs(text)[1]]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("", []),
        ("no bracket", []),
        ("[a]", [("[a]", -1)]),
        ("x [a] y", [("[a]", -1)]),
        ("[a][b]", [("[a]", -1), ("[b]", -1)]),
        ("[a [b] c]", [("[a [b] c]", -1), ("[b]", 0)]),
        ("[a [b] [c]] [d]", [("[a [b] [c]]", -1), ("[b]", 0), ("[c]", 0), ("[d]", -1)]),
        ("[a [b [c] d]] [e [f]]", [("[a [b [c] d]]", -1), ("[b [c] d]", 0), ("[c]", 1), ("[e [f]]", -1), ("[f]", 3)]),
        ("[a [b][c]]", [("[a [b][c]]", -1), ("[b]", 0), ("[c]", 0)]),
        ("[]", [("[]", -1)]),
    ],
)
def test_what_stands_in_what(text: str, pairs: list[tuple[str, int]]) -> None:
    assert found(text) == pairs
    assert odd(text) == []


@pytest.mark.parametrize(
    ("text", "pairs", "strays"),
    [
        ("[", [], [("AT201", 0, 1)]),
        ("]", [], [("AT202", 0, 1)]),
        ("][", [], [("AT202", 0, 1), ("AT201", 1, 2)]),
        ("] [a] ] [b [c]", ["[a]", "[c]"], [("AT202", 0, 1), ("AT202", 6, 7), ("AT201", 8, 9)]),
        ("[a] [ [", ["[a]"], [("AT201", 4, 5), ("AT201", 6, 7)]),
        ("[ [ [a] [b]", ["[a]", "[b]"], [("AT201", 0, 1), ("AT201", 2, 3)]),
        ("[a]] [b]", ["[a]", "[b]"], [("AT202", 3, 4)]),
    ],
)
def test_a_bracket_without_its_partner_is_told(text: str, pairs: list[str], strays: list[tuple[str, int, int]]) -> None:
    assert found(text) == [(pair, -1) for pair in pairs]
    assert odd(text) == strays


@pytest.mark.parametrize(
    ("text", "inside", "parents"),
    [
        ("x [[a]] y", ["a"], [-1]),
        ("[[a]] [b]", ["a", "b"], [-1, -1]),
        ("[[a] b]", ["[a] b", "a"], [-1, 0]),
        ("[a [b]]", ["a [b]", "b"], [-1, 0]),
        ("[[a] [b]]", ["[a] [b]", "a", "b"], [-1, 0, 0]),
        ("[[[a]]]", ["[a]", "a"], [-1, 0]),
        ("[[a [b] c]]", ["a [b] c", "b"], [-1, 0]),
        ("[[]]", [""], [-1]),
    ],
)
def test_two_brackets_that_touch_at_both_ends_are_one_pair(text: str, inside: list[str], parents: list[int]) -> None:
    pairs, strays = match_pairs(text)
    assert [text[pair.inner : pair.outer] for pair in pairs] == inside
    assert [pair.parent for pair in pairs] == parents
    assert strays == []


# --- pairs that are none

LONG = "word " * 70  # 350 code points: from 301 on, paragraphs are counted
MORE = "\n\nMore."


def over(blank_lines: int, *between: str) -> str:
    """A long pair over so many blank lines, with other insertions in its last paragraph."""
    return "[" + " ".join((LONG + MORE * blank_lines, *between)) + "]"


def test_the_longest_pair() -> None:
    longest = "[" + "x" * (LONGEST - 2) + "]"
    assert found(longest) == [(longest, -1)]
    assert odd(longest) == []
    longer = "[" + "x" * (LONGEST - 1) + "]"
    assert found(longer) == []
    assert odd(longer) == [("AT204", 0, LONGEST + 1)]


def test_what_stands_in_too_long_a_pair_stays() -> None:
    assert found("[a " + "x" * LONGEST + " [b [c]]] [d]") == [("[b [c]]", -1), ("[c]", 0), ("[d]", -1)]


def test_a_pair_over_many_paragraphs() -> None:
    assert found(over(PARAGRAPHS)) == [(over(PARAGRAPHS), -1)]
    text = over(PARAGRAPHS + 1)
    assert found(text) == []
    assert odd(text) == [("AT204", 0, len(text))]


def test_paragraphs_count_in_a_long_pair_only() -> None:
    short = "[" + "\n\nx" * 7 + "x" * (300 - 2 - 21) + "]"
    assert len(short) == 300
    assert found(short) == [(short, -1)]
    assert found(short.replace("]", "x]")) == []


def test_a_pair_over_paragraphs_with_other_insertions_on_the_way() -> None:
    assert found(over(1, "[a]", "[b]"))[0] == (over(1, "[a]", "[b]"), -1)
    assert found(over(2, "[a]"))[0] == (over(2, "[a]"), -1)
    text = over(2, "[a]", "[b]")
    assert found(text) == [("[a]", -1), ("[b]", -1)]
    assert odd(text) == [("AT204", 0, len(text))]


def test_insertions_behind_a_pair_do_not_count() -> None:
    text = f"{over(2, '[a]')} [b] [c]"
    assert found(text)[0] == (over(2, "[a]"), -1)
    assert odd(text) == []


def test_a_long_pair_within_another() -> None:
    within = over(1)
    text = f"[{LONG}{MORE * PARAGRAPHS} {within}]"  # one blank line too many around, one within
    assert found(text) == [(within, -1)]
    assert odd(text) == [("AT204", 0, len(text))]
    text = f"[{within} more{MORE * PARAGRAPHS}]"
    assert found(text) == [(within, -1)]
    within = over(PARAGRAPHS + 1)
    text = f"[One {within} more.]"
    assert found(text) == []
    assert odd(text) == [("AT204", 0, len(text)), ("AT204", 5, 5 + len(within))]


def test_each_long_pair_is_counted_alone() -> None:
    text = f"{over(PARAGRAPHS)} and {over(PARAGRAPHS)} and {over(PARAGRAPHS + 1)}"
    assert found(text) == [(over(PARAGRAPHS), -1), (over(PARAGRAPHS), -1)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("blanks", ["", " \t", "\u00a0"])
def test_a_line_of_blanks_is_a_blank_line(line_end: str, blanks: str) -> None:
    apart = "[" + LONG + f"{line_end}{blanks}{line_end}More." * (PARAGRAPHS + 1) + "]"
    assert found(apart) == []
    in_a_row = "[" + LONG + f"{line_end}{blanks}More." * (PARAGRAPHS + 1) + "]"
    assert found(in_a_row) == [(in_a_row, -1)]


def nested(depth: int) -> str:
    return "[x" * depth + "]" * depth


def test_the_deepest_pair() -> None:
    deepest = nested(DEEPEST + 1)  # the outermost lies in none
    assert [parent for _, parent in found(deepest)] == list(range(-1, DEEPEST))
    assert odd(deepest) == []
    deeper = nested(DEEPEST + 3)
    assert found(deeper) == [(nested(DEEPEST + 3 - level), level - 1) for level in range(DEEPEST + 1)]
    assert odd(deeper) == [("AT204", 2 * (DEEPEST + 1), 2 * (DEEPEST + 1) + 6), ("AT204", 2 * (DEEPEST + 2), 2 * (DEEPEST + 2) + 3)]


def test_depth_is_that_of_the_place() -> None:
    side_by_side = "[a [b]] " * (2 * DEEPEST)
    assert len(found(side_by_side)) == 4 * DEEPEST
    assert odd(side_by_side) == []
