"""The eight sentences of the contract, each as a property."""

from __future__ import annotations

import gc
import time

import pytest
import target
import texts
from hypothesis import example, given, settings
from hypothesis import strategies as st

import archivetext
from archivetext.testing import FLAVOURS, Page, pages


@pytest.mark.parametrize("sentence", target.SENTENCES)
@given(text=texts.texts(), profile=st.sampled_from((None, *target.NAMES)))
@settings(max_examples=60)  # some pages are long, and each is read several times
@example(text="", profile=None)
@example(text="[" * 50 + "]" * 50, profile=None)
def test_the_promise_holds_of_any_text(sentence: str, text: str, profile: str | None) -> None:
    met = target.fault(text, target.SENTENCES[sentence], profile=profile)
    assert met is None, met


def facts(document):
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
