"""The command ``archivetext cite``: one reference, as a table to read or in a format."""

from __future__ import annotations

import io
import json
import sys

import pytest

from archivetext.cli import main

REFERENCE = "APRF: F. 45, Op. 1, D. 331, Ll. 15-21. Translated and edited by Ann Tamm for CWIHP. https://example.org/document/113353"


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", REFERENCE]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "repository  APRF  Archive of the President of the Russian Federation  (Moscow, RU)",
        "  fond      45",
        "  opis      1",
        "  delo      331",
        "  list      15-21",
        "translator  Ann Tamm  (for CWIHP)",
        "editor      Ann Tamm  (for CWIHP)",
        "url         https://example.org/document/113353",
        "document    113353",
    ]


def test_words_need_no_quotation_marks(capsys: pytest.CaptureFixture[str]) -> None:
    main(["cite", *REFERENCE.split()])
    assert "  delo      331\n" in capsys.readouterr().out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "-t", "json", REFERENCE]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [(level["kind"], level["value"]) for level in data["references"][0]["levels"]] == [
        ("fond", "45"),
        ("opis", "1"),
        ("delo", "331"),
        ("list", "15-21"),
    ]
    assert data["span"] == [0, len(REFERENCE)]


@pytest.mark.parametrize(
    ("to", "sign"), [("csl", '"type": "manuscript"'), ("ris", "TY  - MANSCPT"), ("biblatex", "@unpublished{"), ("chicago", "D. 331")]
)
def test_formats(to: str, sign: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "-t", to, REFERENCE]) == 0
    assert sign in capsys.readouterr().out


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(REFERENCE))
    assert main(["cite", "-"]) == 0
    assert "APRF" in capsys.readouterr().out


def test_nothing_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "good morning"]) == 1
    assert capsys.readouterr().out.startswith("nothing")


def test_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", " "]) == 2
    assert 'give the citation as text, e.g. archivetext cite "RGANI' in capsys.readouterr().err


def test_date_that_is_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    main(["cite", '"Letter," Many 24, 1962, RGANI, F. 3'])
    assert "  fond      3" in capsys.readouterr().out
