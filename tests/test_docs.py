"""The examples of README, docs and docstrings are run, and must print what they say they print."""

from __future__ import annotations

import doctest
import pkgutil
import re
import shlex
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import archivetext
from archivetext.cli import main

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
MODULES = ["archivetext", *(module.name for module in pkgutil.walk_packages(archivetext.__path__, "archivetext."))]


def gallery() -> ModuleType:
    """tools/gallery.py, which knows what is in examples.zip."""
    spec = spec_from_file_location("gallery", ROOT / "tools" / "gallery.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(page: Path) -> list[tuple[int, str, str]]:
    """Line, language and text of every fenced block."""
    text = page.read_text("utf-8")
    return [(text.count("\n", 0, found.start(2)), found[1], found[2]) for found in FENCE.finditer(text)]


def fences(page: Path, language: str) -> list[tuple[int, str]]:
    """Line and text of every fenced block in a language."""
    return [(line, text) for line, said, text in blocks(page) if said == language]


def with_fence(language: str, sign: str) -> list[Path]:
    return [page for page in PAGES if any(sign in text for _, text in fences(page, language))]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def test_there_are_pages_with_examples():
    assert {"README.md", "docs/tutorial.md"} <= {name_of(page) for page in with_fence("python", ">>>")}


def shown() -> list[Path]:
    """The pages that show what comes out."""
    return [page for page in PAGES if page in with_fence("python", ">>>") or page in with_fence("console", "$ archivetext")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with what a reader has who unpacks examples.zip, and nothing else."""
    for name, data in gallery().examples().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", shown(), ids=name_of)
@pytest.mark.usefixtures("desk")
def test_a_page_prints_what_it_says(page: Path, capsys: pytest.CaptureFixture[str]):
    """One block after the other, as one reads: what a command wrote, the Python below it finds."""
    known: dict[str, object] = {}
    for line, language, text in blocks(page):
        if language == "python":
            examples = doctest.DocTestParser().get_examples(text)
            for example in examples:
                example.lineno += line
            passes(doctest.DocTest(examples, {}, name_of(page), str(page), 0, None), known)
            capsys.readouterr()  # what a command that is called from Python says beside its records
        elif language == "console":
            commands(text, capsys)


def commands(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the commands of a block, each of which must print what stands below it."""
    for part in re.split(r"^\$ archivetext ", text, flags=re.MULTILINE)[1:]:
        command, _, says = part.partition("\n")
        main(shlex.split(command, comments=True))
        printed = capsys.readouterr()
        assert doctest.OutputChecker().check_output(says, printed.out + printed.err, FLAGS), printed.out + printed.err


@pytest.mark.parametrize("module", MODULES)
def test_docstrings(module: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    for test in doctest.DocTestFinder().find(import_module(module)):
        passes(test)


def passes(test: doctest.DocTest, known: dict[str, object] | None = None) -> None:
    """Run examples; with the names that are known, and those that the examples add, where blocks follow each other."""
    said: list[str] = []
    if known is not None:
        test.globs = known
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=said.append, clear_globs=False)
    assert not said, "".join(said)


@pytest.mark.parametrize("page", [page for page in PAGES if fences(page, "python")], ids=name_of)
def test_python_compiles(page: Path):
    for _, text in fences(page, "python"):
        if ">>>" not in text:
            compile(text, name_of(page), "exec")


def test_the_readme_stands_alone():
    """A package index shows it, far from the files beside it: every link and picture has a whole address."""
    text = (ROOT / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)\s]+)|\b(?:src|href)=\"([^\"]+)", text) + re.findall(r"(?m)^\[[^\]]+\]: (\S+)()", text)
    assert [one for pair in links for one in pair if one and not one.startswith("https://")] == []


def test_the_readme_tells_both_set_ups():
    text = (ROOT / "README.md").read_text("utf-8")
    for name in ("parse", "test"):
        command = text.partition(f"<!-- run: {name} -->\n```sh\n")[2].partition("```")[0]
        assert command.startswith("python3 -m venv .venv && ")
        assert command.count("\n") == 1
