"""What the project's own scripts say: the pages that are written before the site is built, two sites that must agree, a release."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from archivetext import InsertionKind, cli
from archivetext.insertions import RULES

if TYPE_CHECKING:
    from types import ModuleType

PROJECT = Path(__file__).parent.parent


def tool(name: str) -> ModuleType:
    spec = spec_from_file_location(name, PROJECT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    return tool("pages")


@pytest.fixture(scope="module")
def same_site() -> ModuleType:
    return tool("same_site")


# ------------------------------------------------------------------------------------------------ the pages


def test_the_pages_are_plain_markdown_and_complete(pages: ModuleType, tmp_path: Path):
    count = pages.write(tmp_path)
    written = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == count
    assert {Path(name).suffix for name in written} == {".md", ".css"}
    texts = {name: (tmp_path / name).read_text("utf-8") for name in written}
    assert [name for name, text in texts.items() if re.search(r"(?m)^<!-- made:", text)] == []
    assert "## 0.1.0" in texts["changelog.md"]
    assert 'id="AT101"' in texts["reference/diagnostics.md"]
    assert "| `wilson-print` |" in texts["reference/profiles.md"]
    assert '<mark class="insertion">' in texts["index.md"]
    assert "| `lint` |" in texts["contributing/index.md"]


def test_what_is_no_page_any_more_goes_and_what_has_not_changed_stays(pages: ModuleType, tmp_path: Path):
    pages.write(tmp_path)
    (tmp_path / "gone.md").write_text("# Gone", "utf-8")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md") if path.name != "gone.md"}
    pages.write(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == before


def test_a_page_that_asks_for_what_nobody_makes_is_an_error(pages: ModuleType):
    with pytest.raises(ValueError, match=r"made: weather -->: tools/pages.py makes changelog, diagnostics"):
        pages.made("# Page\n\n<!-- made: weather -->\n")


# ------------------------------------------------------------------------------------------------ two sites


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("<article><h1 id=a>A</h1><p>one<br>two</article>", "<nav>Menu</nav><article><h1 id=a>A</h1>\n<p>one <br> two</p></article>", []),
        ("<article><p>one two</article>", "<article><p>one too</article>", ["p: word 2: 'one two' and 'one too'"]),
        ("<article><p>one two</article>", "<article><p>one</article>", ["p: word 2: 'one two' and 'one'"]),
        ("<article><h1 id=a>A</h1></article>", "<article><h1>A</h1></article>", ["p: only one of the two has the anchor 'a'"]),
    ],
)
def test_sites_are_compared_by_words_and_anchors_of_their_articles(same_site: ModuleType, one: str, other: str, says: list[str]):
    assert same_site.differences({"p": same_site.Article(one)}, {"p": same_site.Article(other)}) == says


def test_a_page_that_one_site_lacks_is_told(same_site: ModuleType):
    assert same_site.differences({"p": same_site.Article("")}, {}) == ["p: only one of the two has this page"]


# ------------------------------------------------------------------------------------------------ a release


def test_what_a_release_lacks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    ready = tool("ready")
    monkeypatch.setattr(ready, "ROOT", tmp_path)
    (tmp_path / "changelog.d").mkdir()
    (tmp_path / "changelog.d/README.md").write_text("", "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.2.0"\n', "utf-8")
    (tmp_path / "CITATION.cff").write_text("cff-version: 1.2.0\nversion: 0.2.0\n", "utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 0.2.0 (2026-12-01)\n", "utf-8")
    assert ready.missing("0.2.0") == []
    assert [line.partition(":")[0] for line in ready.missing("0.3.0")] == ["pyproject.toml", "CITATION.cff", "CHANGELOG.md"]
    (tmp_path / "changelog.d/dates.fixed.md").write_text("Dates.", "utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 0.2.0 (unreleased)\n", "utf-8")
    assert [line.partition(":")[0] for line in ready.missing("0.2.0")] == ["CHANGELOG.md", "CHANGELOG.md", "changelog.d"]


@pytest.mark.skipif(not (PROJECT / ".github").exists(), reason="a source distribution has no issue forms")
def test_the_form_for_a_wrong_kind_lists_every_kind():
    form = (PROJECT / ".github/ISSUE_TEMPLATE/wrong-kind.yml").read_text("utf-8")
    options = re.findall(r"(?m)^ +options: \[(.*)\]$", form)
    assert [option.split(", ") for option in options] == [list(get_args(InsertionKind))]


def test_explain_points_at_an_anchor_of_each_rule(pages: ModuleType) -> None:
    made = pages.rules()
    assert all(f'<span id="{rule.name}">' in made for rule in RULES)
    assert (PROJECT / cli._RULES_PAGE).read_text(encoding="utf-8").count("<!-- made: rules -->") == 1
