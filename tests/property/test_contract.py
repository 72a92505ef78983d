"""The eight sentences of the contract, each as a property."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import archivetext
from archivetext.testing import FLAVOURS, Page, bracketed, pages

SEEDS = [p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
assert len(SEEDS) == 2


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A seed with stretches cut, doubled, swapped with the other seed's, or with characters put in."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        a = draw(st.integers(0, len(text)))
        b = draw(st.integers(a, min(len(text), a + 400)))
        other = draw(st.sampled_from(SEEDS))
        c = draw(st.integers(0, len(other)))
        new = draw(
            st.sampled_from(["", text[a:b] * 2, other[c : c + (b - a)], "[", "]", "\n", "\f", "[1]", "\0", "\ud800", " ", "Citation:"])
        )
        text = text[:a] + new + text[b:]
    return text


def surrogates() -> st.SearchStrategy[str]:
    return st.text(st.characters(codec=None, exclude_categories=()), max_size=200)


TEXTS = st.one_of(surrogates(), bracketed(), mutated(), st.builds(Page.render, pages(), st.sampled_from(FLAVOURS)))


def spans_of(record):
    yield record.span
    for name in ("anchor", "speaker"):
        part = getattr(record, name, None)
        if part is not None:
            yield part.span


def all_spans(document):
    for group in ("blocks", "insertions", "marks", "footnotes", "turns", "participants", "dates", "diagnostics"):
        for record in getattr(document, group):
            yield from spans_of(record)
    yield document.body
    header = document.header
    if header.title:
        yield header.title.span
    if header.date:
        yield header.date.span
    for entry in header.fields:
        yield entry.span
        if entry.label_span is not None:
            yield entry.label_span
    if document.citation:
        yield document.citation.span
        for reference in document.citation.references:
            yield reference.span
            for level in reference.levels:
                yield level.span
        for person in document.citation.contributors:
            yield person.span


@given(TEXTS)
@example("")
@example("[" * 50 + "]" * 50)
def test_total_and_lossless(text: str) -> None:
    document = archivetext.parse(text)
    assert document.source == text
    assert document.length == len(text)
    assert document.blocks[0].span.start == 0
    assert document.blocks[-1].span.end == len(text)
    assert "".join(text[slice(*block.span)] for block in document.blocks) == text
    assert all(block.span.start < block.span.end for block in document.blocks) or not text


@given(TEXTS)
def test_anchored(text: str) -> None:
    document = archivetext.parse(text)
    for start, end in all_spans(document):
        assert 0 <= start <= end <= len(text)
    for insertion in document.insertions:
        slice_ = text[slice(*insertion.span)]
        assert slice_[0] == "["
        assert slice_[-1] == "]"
        if insertion.parent is not None:
            assert insertion.span in document.insertions[insertion.parent].span
        if insertion.anchor is not None:
            assert insertion.anchor.text  # a word, not the place between two signs
            assert insertion.anchor.text == archivetext.spans.fold(text[slice(*insertion.anchor.span)])
    for turn in document.turns:
        assert turn.speaker.span in turn.span
    for number, mark in enumerate(document.marks):
        if mark.footnote is not None:
            note = document.footnotes[mark.footnote]
            assert note.label == mark.label
            assert number in note.marks
    for number, note in enumerate(document.footnotes):
        assert all(document.marks[mark].footnote == number for mark in note.marks)
    if document.citation:
        for reference in document.citation.references:
            assert reference.span in document.citation.span
            assert all(level.span in reference.span for level in reference.levels)


@given(TEXTS)
def test_records_are_sorted(text: str) -> None:
    document = archivetext.parse(text)
    for group in ("insertions", "marks", "footnotes", "turns", "participants", "dates", "diagnostics"):
        starts = [record.span.start for record in getattr(document, group)]
        assert starts == sorted(starts), group


@given(TEXTS)
@settings(max_examples=50)
def test_pure(text: str) -> None:
    assert archivetext.parse(text) == archivetext.parse(text)


@given(TEXTS)
@settings(max_examples=50)
def test_round(text: str) -> None:
    document = archivetext.parse(text, name="x.txt")
    assert archivetext.loads(archivetext.dumps(document)) == document
    again = archivetext.loads(archivetext.dumps(document, source=True))
    assert again == document
    assert again.source == text


def facts(document, *, anchored: bool = True):
    """What a document says, without where it says it."""
    return (
        document.header.date and document.header.date.edtf,
        [(i.kind, i.text, i.rule, i.anchor and i.anchor.text) for i in document.insertions],
        [(m.label, m.footnote) for m in document.marks],
        [(n.label, n.text, n.marks) for n in document.footnotes],
        [t.speaker.text for t in document.turns],
        [(p.name, p.role) for p in document.participants],
        document.citation and [[(level.kind, level.value) for level in r.levels] for r in document.citation.references],
        document.citation and [(c.name, c.role) for c in document.citation.contributors],
    )


@given(st.one_of(st.sampled_from(SEEDS), st.builds(Page.render, pages(), st.sampled_from(FLAVOURS))))
def test_line_ends_and_byte_order_mark_change_no_record(text: str) -> None:
    plain = archivetext.parse(text)
    crlf = archivetext.parse(text.replace("\n", "\r\n"))
    marked = archivetext.parse("\ufeff" + text)
    for other in (crlf, marked):
        assert facts(other) == facts(plain)
        assert other.profile == plain.profile
        assert (other.header.title and other.header.title.text) == (plain.header.title and plain.header.title.text)
        assert [(f.key, f.label, f.text) for f in other.header.fields] == [(f.key, f.label, f.text) for f in plain.header.fields]
        assert [b.kind for b in other.blocks if b.kind not in ("blank", "furniture")] == [
            b.kind for b in plain.blocks if b.kind not in ("blank", "furniture")
        ]


@given(pages())
def test_flavours_of_one_document_agree(page: Page) -> None:
    seen = {flavour: archivetext.parse(page.render(flavour)) for flavour in FLAVOURS}
    for flavour, document in seen.items():
        assert document.header.title is not None, flavour
        assert document.header.title.text.casefold() == page.title.casefold(), flavour
        assert document.header.date is not None, flavour
        assert document.header.date.edtf == page.edtf, flavour
        summary = [f.text for f in document.header.fields if f.key == "summary"]
        assert summary == [page.summary], flavour
        assert facts(document) == facts(seen["print"]), flavour
        assert [n.text for n in document.footnotes] == list(page.notes), flavour


def doubling(family: str, size: int) -> float:
    """How much longer twice the text takes: best of several, so that a busy machine does not decide."""
    best = []
    for factor in (1, 2):
        text = FAMILIES[family](size * factor)
        times = []
        for _ in range(5):
            gc.collect()
            gc.disable()  # as timeit does: what others left behind is not this text's
            start = time.perf_counter()
            archivetext.parse(text)
            times.append(time.perf_counter() - start)
            gc.enable()
        best.append(min(times))
    return best[1] / best[0]


FAMILIES = {
    "opening brackets": lambda n: "[" * n,
    "closing brackets": lambda n: "]" * n,
    "deep brackets": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "pairs": lambda n: "[a]" * (n // 3),
    "nests": lambda n: ("[" * 20 + "x" + "]" * 20) * (n // 41),
    "blank lines": lambda n: "\r\n" * (n // 2),
    "numbered lines": lambda n: "1. Abc\n" * (n // 7),
    "bracketed notes": lambda n: "[1] Abc\n" * (n // 8),
    "marks": lambda n: "word.[1] " * (n // 9),
    "glued digits": lambda n: "word.1 " * (n // 7),
    "speakers": lambda n: "Ivan Orlovsky: yes\n" * (n // 19),
    "labels": lambda n: "Citation:\n" * (n // 10),
    "one line": lambda n: "May 21, 1962, F. 3, " * (n // 20),
    "hyphens": lambda n: "a-\n" * (n // 3),
    "attendance": lambda n: "Present: " + "Orlovsky, " * (n // 10),
    "abbreviations": lambda n: "CC [Central Committee] " * (n // 23),
    "sources": lambda n: "Skip to content\n" + "Source\nRGANI, F. 3 [a]\n" * (n // 23),
    "one long insertion": lambda n: "[" + "word " * (n // 5) + "]",
    "one long citation": lambda n: 'Citation:\n"Title," May 21, 1962, ' + "RGANI, F. 3, Op. 16; " * (n // 21) + "\nSummary:\nNo.\n",
    "people of a citation": lambda n: "Citation:\nTranslated by " + "A. Tamm, " * (n // 9) + "\nSummary:\nNo.\n",
}


@pytest.mark.growth
@pytest.mark.parametrize("family", FAMILIES)
def test_linear(family: str) -> None:
    # A noisy machine can spoil one measurement, not three; quadratic growth would give 4 each time.
    assert min(doubling(family, 30_000) for _ in range(3)) < 2.5


@pytest.mark.growth
def test_ten_megabytes_on_one_line() -> None:
    text = "word [there] " * 800_000
    document = archivetext.parse(text)
    assert len(document.insertions) == 800_000
    assert document.blocks[-1].span.end == len(text)


@pytest.mark.parametrize("wrong", [b"bytes", None, 7, ["text"]])
def test_only_a_wrong_type_raises(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"the text is a str, not .*decode bytes first"):
        archivetext.parse(wrong)  # type: ignore[arg-type]
