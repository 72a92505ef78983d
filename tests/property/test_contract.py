"""The sentences of the contract, each as a property; that time and memory grow with the text is shown in ``test_growth.py``."""

from __future__ import annotations

import drawn
import pytest
import target
import texts
from hypothesis import example, given, settings
from hypothesis import strategies as st

import archivetext
from archivetext import Profile
from archivetext.testing import DUMPS, Page, pages


@pytest.mark.parametrize("sentence", target.SENTENCES)
@given(text=texts.texts(), profile=st.sampled_from((None, *target.NAMES)) | st.builds(drawn.profile, st.randoms(use_true_random=False)))
@settings(max_examples=60)  # some pages are long, and each is read several times
@example(text="", profile=None)
@example(text="[" * 50 + "]" * 50, profile=None)
def test_the_promise_holds_of_any_text(sentence: str, text: str, profile: Profile | str | None) -> None:
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
def test_dumps_of_one_document_agree(page: Page) -> None:
    seen = {dump: archivetext.parse(page.render(dump)) for dump in DUMPS}
    for dump, document in seen.items():
        assert document.header.title is not None, dump
        assert document.header.title.text.casefold() == page.title.casefold(), dump
        assert document.header.date is not None, dump
        assert document.header.date.edtf == page.edtf, dump
        summary = [f.text for f in document.header.fields if f.key == "summary"]
        assert summary == [page.summary], dump
        assert facts(document) == facts(seen["print"]), dump
        assert [n.text for n in document.footnotes] == list(page.notes), dump


@pytest.mark.interpreted
@pytest.mark.parametrize("wrong", [b"bytes", None, 7, ["text"]])
def test_only_a_wrong_type_raises(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"the text is a str, not .*decode bytes first"):
        archivetext.parse(wrong)  # type: ignore[arg-type]
