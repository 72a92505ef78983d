"""The plain text and the way back: another dress of a text gives the same records, at the places where its words stand."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import archivetext
from archivetext.plain import is_plain, make_plain, plain_text
from archivetext.spans import value_of

TOKENS = (
    "a", "e", "x", " ", "\n", "\r", "\r\n", "-", "\u00ad", "\u180e", "\u1820", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\ufe0f", "\u0302", "\u0323", "\u00e9",
    "\\", "[", "]", "\u0628", "\u1100", "\u1161", "\u11a8", "\uac00", "\u212b", "\U000e0001", "\ud800",
)  # fmt: skip
DRESSED = st.lists(st.sampled_from(TOKENS), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("dressed", "plain"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\ufeffMoscow", "Moscow"),
        ("il\u00adlegible", "illegible"),
        ("il\u00ad\nlegible", "il-\nlegible"),  # a word that the line end divides
        ("il\u200b\u00ad\u200b\nlegible", "il-\nlegible"),
        ("F\u200b[idel]", "F[idel]"),
        ("aou\u0302t", "août"),
        ("a\u200bou\u2060\u0302t", "août"),
        ("\\[there\\] 1\\. \\*", "[there] 1. *"),
        ("C:\\texts", "C:\\texts"),  # before a letter a backslash is a backslash
        ("\\\\[there]", "\\\\[there]"),  # and two are no escape
        ("\u0645\u06cc\u200c\u0631\u0648\u062f", "\u0645\u06cc\u200c\u0631\u0648\u062f"),  # a joiner that is spelling
        ("no\u180e\u200djoiner", "nojoiner"),  # nor is what stands behind another hidden character
        ("no\u200cjoiner", "nojoiner"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("\u2019 \u2014 \u00e9 \u4e2d", "\u2019 \u2014 \u00e9 \u4e2d"),
        ("", ""),
    ],
)
def test_what_is_taken_off(dressed: str, plain: str) -> None:
    assert plain_text(dressed) == plain
    assert dressed == plain or not is_plain(dressed)
    assert plain_text(plain) == plain


@given(DRESSED)
@example("\\\\\u00ad")
@example("\u212b\u200b\u0323a\u0302")
def test_the_way_back(text: str) -> None:
    made = make_plain(text)
    assert plain_text(made.text) == made.text
    assert made.text == text or not is_plain(text)
    length = len(made.text)
    tiles = [made.tile(at, at + 1) for at in range(length)]
    assert all(before[1] == behind[0] for before, behind in itertools.pairwise(tiles))
    assert made.tile(0, length) == (0, len(text))
    assert not tiles or (tiles[0][0], tiles[-1][1]) == (0, len(text))
    spans = [made.span(at, at + 1) for at in range(length)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    for start in range(length):
        for end in range(start + 1, length + 1):
            assert made.span(start, end) == (spans[start][0], spans[end - 1][1])


@given(DRESSED)
def test_a_value_is_the_slice_without_its_dress(text: str) -> None:
    assert value_of(text) == value_of(plain_text(text))


def said(document: archivetext.Document) -> list[object]:
    """What the records say, each with the words of its slice."""
    words = [(record.span, record) for record in (*document.insertions, *document.marks, *document.footnotes, *document.turns)]
    return [
        document.profile,
        document.header.title and document.header.title.text,
        document.header.date and document.header.date.edtf,
        [(type(record).__name__, value_of(document.source[slice(*span)])) for span, record in words],
        [(i.kind, i.text, i.rule, i.parent, i.anchor and i.anchor.text) for i in document.insertions],
        [(m.label, m.footnote) for m in document.marks],
        [(n.text, n.author, n.marks) for n in document.footnotes],
        [t.speaker.text for t in document.turns],
        [b.kind for b in document.blocks if b.kind != "blank"],
        [d.code for d in document.diagnostics],
    ]


PAGE = """Moscow, 19 août 1962

Orlov [sic] spoke of F[idel]'s letter.[1] It is [illegible] here, and café [coffee house] there.

Tamm: We agree [applause].

Orlov: So do we.

Tamm: Good.

[1] Translator's Note: Two ships."""


def hide(text: str, sign: str) -> str:
    """The sign behind every third letter, and behind each bracket."""
    return "".join(c + sign if c in "[]" or (c.isalpha() and number % 3 == 0) else c for number, c in enumerate(text))


@pytest.mark.parametrize(
    "dressed",
    [
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\n", "\r"),
        "\ufeff" + PAGE,
        unicodedata.normalize("NFD", PAGE),
        *(hide(PAGE, sign) for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u202c\ufe0f\u034f"),
        PAGE.replace("[", "\\[").replace("]", "\\]"),
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_another_dress_says_the_same(dressed: str) -> None:
    plain = archivetext.parse(PAGE)
    document = archivetext.parse(dressed)
    assert len(plain.insertions) == 5
    assert len(plain.footnotes) == 1
    assert len(plain.turns) == 3
    assert said(document) == said(plain)
    assert document.source == dressed
    assert document.length == len(dressed)
    assert "".join(dressed[slice(*block.span)] for block in document.blocks) == dressed
    assert archivetext.loads(archivetext.dumps(document)) == document


@pytest.mark.parametrize(
    "text",
    [
        "[" + "a long note; " * 306 + "end]",  # near the longest pair
        "[\n0\n\n]i",
        "".join(f"{number}\n" for number in range(4)) + "May 21, 1962 " * 110 + "\nCitation:\nno\nSummary:\nno",
        "[\n" * 3 + "x" + "\n]" * 3,
    ],
)
def test_limits_do_not_count_carriage_returns(text: str) -> None:
    assert said(archivetext.parse(text.replace("\n", "\r\n"))) == said(archivetext.parse(text))


def test_dates_and_citations_alone() -> None:
    date = archivetext.parse_date("le 19 aou\u0302t 1962\r\n")
    assert (date.edtf, date.text, date.span) == ("1962-08-19", "19 août 1962", (3, 16))
    citation = archivetext.parse_citation("\ufeffRGANI, F.\u00ad 3, Op. 1\u200b6.")
    assert [(level.kind, level.value) for level in citation.references[0].levels] == [("fond", "3"), ("opis", "16")]
    assert citation.references[0].levels[1].span == (15, 22)


def test_a_profile_by_name() -> None:
    assert archivetext.parse("Words.", profile="wilson-print").profile == "wilson-print"
    with pytest.raises(LookupError, match="there are: wilson-print"):
        archivetext.parse("Words.", profile="nowhere")
    with pytest.raises(TypeError, match="not int"):
        archivetext.parse("Words.", profile=7)  # type: ignore[arg-type]
