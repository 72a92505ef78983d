"""How far a run is: on a terminal, elsewhere, and not at all."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from archivetext import cli
from archivetext.cli import progress

if TYPE_CHECKING:
    import pytest

SEEDS = str(Path(__file__).parent.parent / "seeds")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_plain_lines_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    assert cli.main(["parse", SEEDS]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(" in ")[0] for line in lines] == ["archivetext: 1 texts", "archivetext: 2 texts", lines[-1]]
    assert cli.main(["parse", SEEDS, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_a_line_that_moves_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert cli.main(["parse", SEEDS, "-o", str(tmp_path / "out.jsonl")]) == 0
    said = sys.stderr.getvalue()
    assert "texts" in said
    assert "\x1b" in said
    assert said.endswith("2 texts: 2 with a citation, 1 with warnings\n")


def test_without_rich_it_is_plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert cli.main(["parse", SEEDS, "-o", str(tmp_path / "out.jsonl")]) == 0
    assert sys.stderr.getvalue() == "2 texts: 2 with a citation, 1 with warnings\n"
