"""Made-up pages of every family of dumps, beside what a reader finds in them (tests/data/pages).

What a page says in so many words must be right on every page. The kind of an insertion and its anchor are judgements, some of
which no rule takes as a reader does: they must be right as often as is stated here.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import archivetext

if TYPE_CHECKING:
    from archivetext import Document

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "tests" / "data" / "pages"
NAMES = [path.stem for path in sorted(PAGES.glob("*.txt"))]

_spec = importlib.util.spec_from_file_location("accuracy", ROOT / "benchmarks" / "accuracy.py")
assert _spec is not None
assert _spec.loader is not None
accuracy = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(accuracy)

JUDGED = {"kind": 97.0, "anchor": 93.0}
"""Metrics that are judgements, and the least that they must reach over all pages, in percent."""

LEAST_KINDS = 85.0
"""The least that kinds must reach on any single page, in percent."""

KNOWN = {
    ("web3-kissinger-india", "cite.references"): "what stands in round brackets behind a collection is taken for a level of its own",
}
"""Disagreements that are known, with their reasons. An entry that has become right must be taken out."""


@cache
def document(name: str) -> Document:
    return archivetext.read(PAGES / f"{name}.txt", sidecars=False)  # what stands beside it is what should be found


@cache
def expected(name: str) -> dict[str, Any]:
    [(_, _, record)] = accuracy.load(PAGES, PAGES, [name])
    return record


@cache
def agreement(*names: str) -> Any:
    made = accuracy.Agreement()
    for name in names:
        made.compare(name, document(name), expected(name))
    return made


def listed(misses: list[Any]) -> str:
    return "".join(f"\n{m.name}: {m.metric}: got {m.got}, expected {m.expected}  {m.where}" for m in misses)


def test_every_page_has_its_record() -> None:
    assert [path.stem for path in sorted(PAGES.glob("*.json"))] == NAMES
    assert {expected(name)["format"] for name in NAMES} == {"web", "oldweb", "print", "relabelled", "body"}


@pytest.mark.parametrize("name", NAMES)
def test_page(name: str) -> None:
    misses = [m for m in agreement(name).misses if m.metric not in JUDGED and (name, m.metric) not in KNOWN]
    assert not misses, listed(misses)


@pytest.mark.parametrize(("name", "metric"), KNOWN)
def test_known_disagreement(name: str, metric: str) -> None:
    assert [m for m in agreement(name).misses if m.metric == metric], "it is right now: take it out of KNOWN"


@pytest.mark.parametrize("metric", JUDGED)
def test_judgements(metric: str) -> None:
    whole = agreement(*NAMES)
    assert whole.figure(metric).score >= JUDGED[metric], listed([m for m in whole.misses if m.metric == metric])


@pytest.mark.parametrize("name", NAMES)
def test_kinds_of_one_page(name: str) -> None:
    page = agreement(name)
    assert page.figure("kind").score >= LEAST_KINDS, listed([m for m in page.misses if m.metric == "kind"])


@pytest.mark.parametrize("name", [name for name in NAMES if expected(name)["format"] == "body"])
def test_a_text_without_header_is_all_body(name: str) -> None:
    found = document(name)
    assert found.header == archivetext.Header()
    outside = found.source[: found.body.start] + found.source[found.body.end :]
    assert not outside.strip("\ufeff\u00a0 \r\n")


# --- what the page of the docs says is not right yet


def told_wrong() -> list[Any]:
    """Text, column and reading of every line of the two tables."""
    found = []
    column = ""
    for line in (ROOT / "docs" / "explanation" / "accuracy-tables.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if cells[0] == "Text":
            column = cells[1]
        elif line.startswith("| `") and column:
            found.append(pytest.param(cells[0].strip("`"), column, cells[1].strip("`"), id=cells[0].strip("`")[:40]))
        elif not line.startswith("|"):
            column = ""
    return found


@pytest.mark.parametrize(("text", "column", "reading"), told_wrong())
def test_what_the_docs_say_is_not_right_yet(text: str, column: str, reading: str) -> None:
    insertion = archivetext.parse(text, profile=archivetext.profiles.BODY).insertions[-1]
    got = insertion.kind if column == "Kind given" else insertion.anchor and insertion.anchor.text
    assert got == reading, (
        "docs/explanation/accuracy-tables.md tells another reading: change the line, or take it out where it is right now"
    )


def test_the_docs_tell_of_both() -> None:
    assert {param.values[1] for param in told_wrong()} == {"Kind given", "Anchor given"}


def test_the_smallest_record_of_the_docs() -> None:
    page = (ROOT / "docs" / "explanation" / "accuracy.md").read_text("utf-8")
    record = page.partition("```json\n")[2].partition("```")[0]
    sentence = page.partition("It says of `")[2].partition("`")[0]
    made = accuracy.Agreement()
    made.compare("docs", archivetext.parse(sentence), json.loads(record))
    assert not made.misses, listed(made.misses)
    right = {metric: figure.right for metric, figure in made.figures().items()}
    assert right == {"parsed": 1, "tiling": 1, "insertions": 2, "kind": 2, "anchor": 1, "marks": 0, "notes": 0, "turns": 0}


# --- the same document in another dress


def told(page: Document) -> dict[str, Any]:
    """What a record says, without its places and without what belongs to the page."""
    header, citation = page.header, page.citation
    return {
        "title": header.title and header.title.text,
        "date": header.date and header.date.edtf,
        "fields": [(f.key, f.text) for f in header.fields],
        "citation": citation
        and {
            "text": citation.text,
            "title": citation.title,
            "date": citation.date and citation.date.edtf,
            "host": citation.host,
            "references": [(r.repository, [(x.kind, x.value) for x in r.levels]) for r in citation.references],
            "contributors": [(c.name, c.role, c.organization) for c in citation.contributors],
            "url": citation.url,
            "id": citation.document_id,
        },
        "insertions": [(i.kind, i.text, i.anchor and i.anchor.text, i.author, i.parent, i.rule) for i in page.insertions],
        "marks": [(m.label, m.footnote) for m in page.marks],
        "notes": [(n.label, n.text, n.author, n.marks) for n in page.footnotes],
        "turns": [turn.speaker.text for turn in page.turns],
        "participants": [(p.name, p.role) for p in page.participants],
    }


def test_two_dumps_of_one_document_agree() -> None:
    """A page laid out over lines and pages, and the same page on one line."""
    laid_out, flat = told(document("layout2-shtykov")), told(document("flat4-shtykov-pair"))
    for key, value in laid_out.items():
        assert flat[key] == value, key


@pytest.mark.parametrize("name", NAMES)
def test_other_line_ends_and_a_byte_order_mark_change_nothing(name: str) -> None:
    text = document(name).source.replace("\r\n", "\n").removeprefix("\ufeff")
    page, twin = archivetext.parse(text), archivetext.parse(text.replace("\n", "\r\n"))
    plain = told(page)
    assert told(twin) == plain
    assert [block.kind for block in twin.blocks] == [block.kind for block in page.blocks]
    assert [(d.code, d.message) for d in twin.diagnostics] == [(d.code, d.message) for d in page.diagnostics]
    assert told(archivetext.parse("\ufeff" + text)) == plain
    assert told(document(name)) == plain
