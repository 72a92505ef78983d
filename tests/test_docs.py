"""The examples of README, docs and docstrings are run, and must print what they say they print."""

from __future__ import annotations

import doctest
import pkgutil
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

import archivetext
from archivetext.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
MODULES = ["archivetext", *(module.name for module in pkgutil.walk_packages(archivetext.__path__, "archivetext."))]


def fences(page: Path, language: str) -> list[tuple[int, str]]:
    """Line and text of every fenced block in a language."""
    text = page.read_text("utf-8")
    return [(text.count("\n", 0, found.start(2)), found[2]) for found in FENCE.finditer(text) if found[1] == language]


def with_fence(language: str, sign: str) -> list[Path]:
    return [page for page in PAGES if any(sign in text for _, text in fences(page, language))]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def test_there_are_pages_with_examples():
    assert {"README.md", "docs/tutorial.md"} <= {name_of(page) for page in with_fence("python", ">>>")}


@pytest.mark.parametrize("page", with_fence("python", ">>>"), ids=name_of)
def test_python(page: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    examples = []
    for line, text in fences(page, "python"):
        for example in doctest.DocTestParser().get_examples(text):
            example.lineno += line
            examples.append(example)
    passes(doctest.DocTest(examples, {}, name_of(page), str(page), 0, None))


@pytest.mark.parametrize("module", MODULES)
def test_docstrings(module: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    for test in doctest.DocTestFinder().find(import_module(module)):
        passes(test)


def passes(test: doctest.DocTest) -> None:
    said: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=said.append)
    assert not said, "".join(said)


@pytest.mark.parametrize("page", [page for page in PAGES if fences(page, "python")], ids=name_of)
def test_python_compiles(page: Path):
    for _, text in fences(page, "python"):
        if ">>>" not in text:
            compile(text, name_of(page), "exec")


@pytest.mark.parametrize("page", with_fence("console", "$ archivetext"), ids=name_of)
def test_commands(page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(ROOT)
    for _, text in fences(page, "console"):
        for part in re.split(r"^\$ archivetext ", text, flags=re.MULTILINE)[1:]:
            command, _, says = part.partition("\n")
            main(shlex.split(command, comments=True))
            printed = capsys.readouterr()
            assert doctest.OutputChecker().check_output(says, printed.out + printed.err, FLAGS), printed.out + printed.err


def test_the_readme_tells_both_set_ups():
    text = (ROOT / "README.md").read_text("utf-8")
    for name in ("parse", "test"):
        command = text.partition(f"<!-- run: {name} -->\n```sh\n")[2].partition("```")[0]
        assert command.startswith("python3 -m venv .venv && ")
        assert command.count("\n") == 1
