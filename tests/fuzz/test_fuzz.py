"""The standing attacker: drawn texts and kept findings, and each check against a record that breaks it.

That the checks hold of what Hypothesis draws is asked in ``tests/property``.
"""

from __future__ import annotations

import random
import subprocess
import sys
from functools import partial
from pathlib import Path

import drawn
import paged
import pytest
import run
import target
import texts
from attrs import evolve

import archivetext
from archivetext.records import Diagnostic, Document
from archivetext.spans import Span

FOUND = texts.found()


@pytest.mark.parametrize("seed", range(20))
def test_every_promise_holds_of_drawn_texts(seed: int) -> None:
    source = random.Random(seed)
    for _ in range(25):
        text, profile = texts.any_case(source, texts.seeds())
        put = partial(target.fault, profile=profile)
        met = put(text)
        assert met is None, f"{met} with {drawn.said(profile)} in {run.smallest(text, lambda other, put=put: put(other) is not None)!a}"


@pytest.mark.parametrize("finding", FOUND, ids=lambda finding: ascii(finding["text"][:40]))
def test_a_kept_finding_is_mended(finding: dict[str, str]) -> None:
    met = target.fault(finding["text"], profile=drawn.meant(finding.get("profile")))
    assert met is None, f"{met}; when it was found: {finding['broke']}"


@pytest.mark.parametrize(
    "path", sorted(texts.ROOT.glob("seeds/*.txt")) + sorted(texts.ROOT.glob("tests/data/*/*.txt")), ids=lambda path: path.stem
)
def test_every_promise_holds_of_a_page(path: Path) -> None:
    met = target.fault(texts.read(path))
    assert met is None, met


# --- no check is one that cannot fail

CITED = '"On Trade," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 16, D. 947. Translated by Ann Tamm.'
TEXT = (
    f"May 21, 1962\n\nOn Trade\n\nCitation:\n{CITED}\n\nSummary:\nOn [the] trade.\n\nOriginal Language:\nRussian\n\nContents:\nEnglish Translation\n\n"
    "Moscow, 24 May 1962\n\nPresent: Orlov (Minister), Tamm\n\nComrade Orlov: The CC [Central [of all] Committee] met.[1] It met again.[2]\n\n"
    "Comrade Tamm: It did.\n\n[1] In Moscow.\n[2] In Minsk.\n"
)
GOOD = archivetext.parse(TEXT)


def with_part(group: str, index: int, **changes: object) -> Document:
    """The good record with one record of a group changed."""
    records = list(getattr(GOOD, group))
    records[index] = evolve(records[index], **changes)
    return evolve(GOOD, **{group: tuple(records)})


def with_citation(**changes: object) -> Document:
    return evolve(GOOD, citation=evolve(GOOD.citation, **changes))


def moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def field(key: str) -> archivetext.Field:
    return next(f for f in GOOD.header.fields if f.key == key)


def with_field(key: str, **changes: object) -> Document:
    fields = tuple(evolve(f, **changes) if f.key == key else f for f in GOOD.header.fields)
    return evolve(GOOD, header=evolve(GOOD.header, fields=fields))


def dropped(group: str, index: int) -> Document:
    records = list(getattr(GOOD, group))
    del records[index]
    return evolve(GOOD, **{group: tuple(records)})


def reference(**changes: object) -> Document:
    return with_citation(references=(evolve(GOOD.citation.references[0], **changes),))


WORD = Span(TEXT.index("again"), TEXT.index("again") + 5)
LEVELS = GOOD.citation.references[0].levels
LATE = moved(GOOD.participants[0].span, 0)
BROKEN = [
    (target.lossless, lambda: evolve(GOOD, length=3)),
    (target.lossless, lambda: evolve(GOOD, sha256="0" * 64)),
    (target.tiled, lambda: dropped("blocks", 1)),
    (target.tiled, lambda: dropped("blocks", -1)),
    (target.tiled, lambda: evolve(GOOD, blocks=(evolve(GOOD.blocks[0], span=Span(0, 0)), *GOOD.blocks))),
    (target.inside_source, lambda: with_part("turns", 1, span=Span(GOOD.turns[1].span.start, len(TEXT) + 1))),
    (target.inside_source, lambda: evolve(GOOD, body=Span(-2, 5))),
    (target.inside_source, lambda: reference(levels=(evolve(LEVELS[0], span=Span(9, 3)), *LEVELS[1:]))),
    (target.in_order, lambda: evolve(GOOD, marks=GOOD.marks[::-1])),
    (target.in_order, lambda: reference(levels=LEVELS[::-1])),
    (target.given_once, lambda: evolve(GOOD, marks=(GOOD.marks[0], *GOOD.marks))),
    (target.given_once, lambda: evolve(GOOD, turns=(*GOOD.turns, GOOD.turns[-1]))),
    (target.given_once, lambda: evolve(GOOD, insertions=(*GOOD.insertions, GOOD.insertions[-1]))),
    (target.apart, lambda: with_part("turns", 0, span=Span(GOOD.turns[0].span.start, GOOD.turns[1].span.start + 1))),
    (target.in_body, lambda: evolve(GOOD, body=Span(GOOD.body.start, GOOD.body.start + 3))),
    (target.insertions_bracketed, lambda: with_part("insertions", 0, span=moved(GOOD.insertions[0].span, 1))),
    (target.insertions_bracketed, lambda: with_part("insertions", 0, text="other")),
    (target.insertions_nested, lambda: with_part("insertions", 2, parent=None)),
    (target.insertions_nested, lambda: with_part("insertions", 1, parent=2)),
    (target.anchors, lambda: with_part("insertions", 1, anchor=archivetext.Text("other", WORD))),
    (target.anchors, lambda: with_part("insertions", 0, anchor=archivetext.Text("[the]", GOOD.insertions[0].span))),
    (target.anchors, lambda: with_part("insertions", 0, anchor=archivetext.Text("", Span(0, 0)))),
    (target.notes_joined, lambda: with_part("marks", 0, footnote=1)),
    (target.notes_joined, lambda: with_part("marks", 0, footnote=7)),
    (target.notes_joined, lambda: with_part("footnotes", 0, marks=())),
    (target.notes_joined, lambda: with_part("marks", 0, label="3")),
    (target.marks_labelled, lambda: with_part("marks", 0, span=Span(GOOD.marks[0].span.start - 2, GOOD.marks[0].span.end))),
    (target.notes_labelled, lambda: with_part("footnotes", 0, text="other")),
    (target.notes_labelled, lambda: with_part("footnotes", 0, span=Span(GOOD.footnotes[0].span.start + 3, GOOD.footnotes[0].span.end))),
    (target.turns_spoken, lambda: with_part("turns", 0, span=Span(GOOD.turns[0].span.start, GOOD.turns[0].span.start + 3))),
    (target.turns_spoken, lambda: with_part("turns", 0, speaker=evolve(GOOD.turns[0].speaker, text="Orlov"))),
    (target.people_listed, lambda: with_part("participants", 0, name="Petrov")),
    (target.people_listed, lambda: with_part("participants", 0, role="Deputy")),
    (target.header_quoted, lambda: evolve(GOOD, header=evolve(GOOD.header, title=archivetext.Text("Trade On", GOOD.header.title.span)))),
    (target.header_quoted, lambda: with_field("summary", text="On trade.")),
    (target.header_quoted, lambda: with_field("summary", text=None)),
    (target.header_quoted, lambda: with_field("summary", label="Credits")),
    (target.citation_whole, lambda: with_citation(title="On Peace")),
    (target.citation_whole, lambda: with_citation(span=Span(GOOD.citation.span.start, GOOD.citation.references[0].span.start))),
    (target.citation_whole, lambda: reference(span=LEVELS[0].span)),
    (target.citation_whole, lambda: reference(levels=(evolve(LEVELS[0], value="4"), *LEVELS[1:]))),
    (target.citation_whole, lambda: with_citation(contributors=(evolve(GOOD.citation.contributors[0], span=WORD),))),
    (target.dates_written, lambda: with_part("dates", 0, text="25 May 1962")),
    (target.dates_valid, lambda: with_part("dates", 0, edtf="1962-02-30")),
    (target.dates_valid, lambda: with_part("dates", 0, time="25:00")),
    (target.dates_read_back, lambda: with_part("dates", 0, edtf="0962")),
    (target.diagnostics_known, lambda: evolve(GOOD, diagnostics=(Diagnostic("AT999", "info", "odd", Span(0, 1)),))),
    (target.pure, lambda: with_part("insertions", 0, rule="other")),
]  # fmt: skip


def test_the_good_record_is_good() -> None:
    assert [bool(getattr(GOOD, group)) for group in target.GROUPS[:-1]] == [group != "references" for group in target.GROUPS[:-1]]
    assert target.fault(TEXT) is None


@pytest.mark.parametrize(("check", "broken"), BROKEN, ids=lambda part: getattr(part, "__name__", ""))
def test_a_broken_record_is_refused_by_its_check(check, broken) -> None:
    met = target.fault_of(broken())
    assert met is not None
    assert met.check == check.__name__, met


def test_a_view_that_leads_astray_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    view = GOOD.view("reading")
    for changes in (
        {"text": view.text.replace("t", "d", 1)},
        {"pieces": tuple(piece._replace(start=piece.start + 1) for piece in view._pieces)},
    ):
        monkeypatch.setattr(Document, "view", lambda self, name, changes=changes, **given: evolve(view, **changes))
        assert target.fault_of(GOOD).check == "views_lead_back"


def raising(*_, **__):
    raise KeyError("nowhere")


def test_what_raises_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(archivetext, "parse", raising)
        assert target.fault(TEXT).message == "KeyError in raising: 'nowhere'"
    with monkeypatch.context() as patch:
        patch.setattr(archivetext, "split", lambda text, profile: (GOOD, GOOD))
        assert target.fault_of(GOOD).message == f"a document starts at 0, not {len(TEXT)}"
    with monkeypatch.context() as patch:
        patch.setattr(archivetext, "parse_date", raising)
        assert target.fault_of(GOOD).check == "total"


def test_a_quick_look_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    page = archivetext.parse_header(TEXT)
    for changes in ({"citation": None}, {"blocks": page.blocks + page.blocks[-1:]}, {"blocks": (evolve(page.blocks[0], span=GOOD.body),)}):
        monkeypatch.setattr(archivetext, "parse_header", lambda text, changes=changes, **_: evolve(page, **changes))
        assert target.fault_of(GOOD).check == "header_alone"


def test_what_is_asked_and_written_is_refused_where_it_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Document, "inside", lambda self, span: [])
        assert target.fault_of(GOOD).check == "asked"
    with monkeypatch.context() as patch:
        patch.setattr(archivetext, "loads", lambda text: evolve(GOOD, name="another"))
        assert target.fault_of(GOOD).check == "written_and_read"
    with monkeypatch.context() as patch:
        patch.setattr(target, "writer", lambda name: lambda records, many: 1 / 0)
        assert target.fault_of(GOOD).check == "exported"


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        (target.paged, "Castro", "Casto"),  # a block that is not the source
        (target.paged, "</article>", "<script></script></article>"),
        (target.seen, " xr", " "),  # the reading view does not leave it out
        (target.seen, " xo", " "),
    ],
    ids=["a letter", "a script", "reading", "original"],
)
def test_a_page_that_shows_something_else_is_refused(check, old, new, monkeypatch) -> None:
    written = paged.page

    def broken(document: archivetext.Document) -> str:
        text = written(document)
        assert old in text
        return text.replace(old, new, 1)

    assert target.fault_of(GOOD, [check]) is None
    monkeypatch.setattr(paged, "page", broken)
    assert target.fault_of(GOOD, [check]) is not None


@pytest.mark.parametrize("check", target.TWINS, ids=lambda check: check.__name__)
def test_a_twin_that_says_something_else_is_refused(check) -> None:
    accented = archivetext.parse(TEXT.replace("Ann Tamm", "Ánn Tamm"))
    assert target.fault_of(accented, [check]) is None
    met = target.fault_of(evolve(accented, dates=()), [check])
    assert met is not None
    assert met.check == check.__name__


def test_every_check_is_shown_to_fail() -> None:
    elsewhere = {
        target.total,
        target.cut,
        target.header_alone,
        target.views_lead_back,
        target.asked,
        target.written_and_read,
        target.exported,
        target.paged,
        target.seen,
    }
    assert {check for check, _ in BROKEN} | elsewhere == set(target.CHECKS)
    assert set(target.CHECKS + target.TWINS) == {check for checks in target.SENTENCES.values() for check in checks}
    assert all(check.__doc__ for check in target.CHECKS + target.TWINS)


# --- the long run


def test_what_is_found_is_made_small() -> None:
    assert run.smallest("The delegation [met] in Orsha, [1] says the report.", lambda text: "[1]" in text) == "[1]"


@pytest.mark.parametrize("text", ["plain", "é", "[1]\n", "\udcff"])
def test_a_text_survives_as_bytes(text: str) -> None:
    assert run.decode(run.encode(text)) == text


def test_any_bytes_are_a_text() -> None:
    assert run.encode(run.decode(bytes(range(256)))) == bytes(range(256))
    assert run.encode("\ud800") == b"?"


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("He met F[idel] there.\n", encoding="utf-8")
    command = [sys.executable, run.__file__, "--most", "30", "--seed", "7", "--texts", tmp_path, "--out", tmp_path / "found.jsonl"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("30 texts, ")
    assert done.stdout.endswith(" minutes, 0 faults of 0 kinds\n")


def test_the_command_writes_what_it_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def no_figures(document: Document) -> None:
        if "1" in document.source:
            raise AssertionError("a figure")

    hunt = run.Hunt(tmp_path / "found.jsonl", target.fault, [no_figures], 1.0)
    for number in range(10):
        hunt.put(f"The {number} and the 1st of May.")
    assert hunt.report() == 1
    assert (tmp_path / "found.jsonl").read_text() == '{"text": "1", "broke": "no_figures: a figure"}\n' * run.ENOUGH
    assert "10 faults of 1 kinds" in capsys.readouterr().out
