"""What many documents hold together, and what each of two dresses of one has that the other lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

import archivetext
from archivetext import cli
from archivetext.formats.difference import differences
from archivetext.formats.totals import Totals, totals_of

TALK = (
    'May 21, 1962\n\nOn Trade\n\nCitation:\n"On Trade," May 21, 1962, RGANI, F. 3, Op. 1, D. 2. Translated by Ann Tamm.\n\n'
    "Contents:\nEnglish Translation\n\nOrlov: We came [to the harbour].\nPetrova: So be it.[1]\n\n[1] Translator's Note: Two, ships.\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def texts(count: int) -> None:
    Path("texts").mkdir()
    for number in range(count):
        Path(f"texts/{number}.txt").write_text(TALK.replace("1962", str(1962 + number % 3)))
    Path("texts/bad.txt").write_bytes(b"\xff")
    Path("texts/bare.txt").write_text("So it was [illegible].")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_totals(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    texts(7)
    assert cli.main(["summary", "texts", "--total", "-t", "json", "-q", "--jobs", jobs]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["documents"], found["failed"], found["with_header"], found["with_citation"], found["with_date"]) == (8, 1, 7, 7, 7)
    assert found["years"] == {"1962": 3, "1963": 2, "1964": 2}
    assert found["archives"] == {"RGANI": 7}
    assert (found["gaps"], found["footnotes"], found["turns"], found["insertions"]["gap"]) == (1, 7, 14, 1)
    assert found["diagnostics"]["AT102"] == 1
    assert cli.main(["summary", "texts", "--total", "-q"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("8 documents, ")
    assert "without a known header 1, without a date 1, without a citation 1, could not be read 1" in said
    assert "years: 1962 3, 1963 2, 1964 2\n" in said


def test_totals_as_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    texts(7)
    assert cli.main(["summary", "texts", "--total", "-t", "html", "-q"]) == 1
    page = html.document_fromstring(capsys.readouterr().out)
    assert page.findtext(".//h1") == "8 documents"
    tables = {
        table.findtext("caption"): {row.findtext("th"): row.findtext("td") for row in table.iter("tr")} for table in page.iter("table")
    }
    assert list(tables) == ["Numbers", "Profiles", "Years", "Archives", "Insertions", "Diagnostics"]
    assert tables["Years"] == {"1962": "3", "1963": "2", "1964": "2"}
    assert (tables["Numbers"]["without a known header"], tables["Numbers"]["could not be read"], tables["Numbers"]["turns"]) == (
        "1",
        "1",
        "14",
    )
    assert tables["Archives"] == {"RGANI": "7"}
    assert any(what.startswith("AT102: ") and count == "1" for what, count in tables["Diagnostics"].items())
    assert not list(page.iter("script", "link", "img"))


def test_nothing_of_a_text_is_markup_of_the_page() -> None:
    totals = totals_of(archivetext.parse("So it was."))
    totals.tables["archives"]["<b>&\u202e</b>"] = 1
    assert "<b>" not in totals.page()
    assert "&lt;b&gt;&amp;" in totals.page()


def test_totals_add_up() -> None:
    documents = [archivetext.parse(TALK), archivetext.parse("So it was [illegible].")]
    once, twice = Totals(), Totals()
    for document in documents:
        once.add(totals_of(document))
    for document in reversed(documents):
        twice.add(totals_of(document))
    assert once.as_json() == twice.as_json()


def test_json_is_for_totals(capsys: pytest.CaptureFixture[str]) -> None:
    texts(1)
    assert cli.main(["summary", "texts", "-t", "json"]) == 2
    assert "--total" in capsys.readouterr().err


DRESSES = [TALK.replace("\n", "\r\n"), "\ufeff" + TALK]


@pytest.mark.parametrize("dress", range(len(DRESSES)))
def test_another_dress_says_the_same(dress: int) -> None:
    assert list(differences(archivetext.parse(TALK), archivetext.parse(DRESSES[dress]))) == []


def test_what_one_has_and_the_other_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(TALK)
    Path("b.txt").write_text(TALK.replace("\n", "\r\n").replace("[to the harbour]", "to it").replace("Op. 1", "Op. 9"), newline="")
    assert cli.main(["compare", "a.txt", "a.txt"]) == 0
    assert capsys.readouterr() == ("", "")
    assert cli.main(["compare", "a.txt", "b.txt"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "- insertions: kind 'supplied', text 'to the harbour'" in lines
    assert any(line.startswith("+ references: ") and "opis=9" in line for line in lines)
    assert {line[:2] for line in lines} == {"- ", "+ "}
    assert cli.main(["compare", "a.txt", "b.txt", "-t", "json"]) == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(records) == len(lines)
    assert {record["only"] for record in records} == {"a.txt", "b.txt"}


def test_what_is_there_more_often_counts() -> None:
    more, once = (archivetext.parse("So it was. [illegible] " * count) for count in (3, 1))
    (found,) = differences(more, once)
    assert (found.side, found.table, found.says["kind"], found.times) == (0, "insertions", "gap", 2)


def test_what_cannot_be_compared_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(TALK)
    for second, status in (("nowhere.txt", 1), ("-", 2)):
        assert cli.main(["compare", "-" if second == "-" else "a.txt", second]) == status
        assert capsys.readouterr().err
