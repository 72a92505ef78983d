"""What the project's own scripts say: the pages that are written before the site is built, two sites that must agree, a release."""

from __future__ import annotations

import argparse
import ast
import csv
import io
import json
import re
import zipfile
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from lxml import etree

import archivetext
from archivetext import InsertionKind
from archivetext.cli.arguments import parser
from archivetext.cli.texts import RULES_PAGE
from archivetext.formats.page.kinds import KINDS
from archivetext.insertions import RULES
from archivetext.insertions.rules import base

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
    beside = {name for name in written if name.startswith("gallery/") or name == "examples.zip"}
    assert {Path(name).suffix for name in written if name not in beside} <= {".md", ".css", ".js", ".svg", ".png"}
    texts = {name: (tmp_path / name).read_text("utf-8") for name in written if name not in beside and not name.endswith(".png")}
    assert [name for name, text in texts.items() if re.search(r"(?m)^(<!-- made:|--8<--)", text)] == []
    assert "Item 114" in texts["how-to/other-archives.md"]
    assert "## 0.1.0" in texts["changelog.md"]
    assert 'id="AT101"' in texts["reference/diagnostics.md"]
    assert "| `wilson-print` |" in texts["reference/profiles.md"]
    assert '<mark class="insertion">' in texts["index.md"]
    assert "| `lint` |" in texts["contributing/index.md"]


def test_the_gallery_has_each_text_as_page_json_tei_and_table(pages: ModuleType):
    made, texts = pages.gallery.files(), pages.gallery.texts()
    assert [path.parent.name for path in texts] == ["seeds"] * 2 + ["gallery"] * 6 + ["data"]
    profiles = []
    for text in texts:
        document = archivetext.loads(made[f"gallery/{text.stem}.json"])
        assert document.source == text.read_bytes().decode()
        assert made[f"gallery/{text.name}"].decode() == document.source
        assert made[f"gallery/{text.stem}.html"].startswith(b"<!DOCTYPE html>")
        ids = etree.fromstring(made[f"gallery/{text.stem}.xml"]).xpath("//@xml:id")
        assert [f"ins-{number}" for number in range(len(document.insertions)) if f"ins-{number}" not in ids] == []
        rows = list(csv.DictReader(io.StringIO(made[f"gallery/{text.stem}.csv"].decode())))
        assert [row["kind"] for row in rows] == [insertion.kind for insertion in document.insertions]
        profiles.append(document.profile)
    assert len(set(profiles[:-1])) == 8  # each of another family
    listed = pages.gallery.listed()
    assert [name for name in re.findall(r"\]\((.*?)\)", listed) if name not in made] == []


def test_the_archive_of_examples_is_what_the_docs_read(pages: ModuleType, tmp_path: Path):
    with zipfile.ZipFile(io.BytesIO(pages.gallery.files()["examples.zip"])) as packed:
        assert {name.partition("/")[0] for name in packed.namelist()} == {"seeds", "transcripts", "docs", "example.txt"}
        packed.extractall(tmp_path)
    assert len(list(archivetext.read_many(tmp_path / "transcripts"))) == 6


def test_what_is_no_page_any_more_goes_and_what_has_not_changed_stays(pages: ModuleType, tmp_path: Path):
    pages.write(tmp_path)
    (tmp_path / "gone.md").write_text("# Gone", "utf-8")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md") if path.name != "gone.md"}
    pages.write(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == before


def test_a_page_that_asks_for_what_nobody_makes_is_an_error(pages: ModuleType):
    with pytest.raises(ValueError, match=r"made: weather -->: tools/pages.py makes arrow-types, changelog, command, diagnostics"):
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
    assert (PROJECT / RULES_PAGE).read_text(encoding="utf-8").count("<!-- made: rules -->") == 1


def test_each_kind_has_a_page_and_each_rule_a_row(pages: ModuleType) -> None:
    assert re.findall(r"(?m)^\| <span id=\"(\w+)\">\[", pages.kinds()) == list(KINDS)
    assert sorted(KINDS) == sorted(get_args(InsertionKind)) == sorted(pages.reference.KINDS)
    made = {name: pages.kind(name) for name in KINDS}
    assert {rule.name for rule in RULES} - set(re.findall(r"insertions\.md#(\w+)", "".join(made.values()))) == set()
    assert "| To read | <code>Comrade Orlov</code> |" in made["completion"]
    for name in KINDS:
        page = (PROJECT / "docs" / "reference" / "kinds" / f"{name}.md").read_text("utf-8")
        assert f"\n# {name}\n" in page
        assert f"<!-- made: kind-{name} -->" in page


def test_the_reference_has_every_name_command_key_and_element(pages: ModuleType) -> None:
    made = pages.reference
    assert re.findall(r'<span id="(\w+)">', made.names()) == archivetext.__all__
    assert [name for name in archivetext.__all__ if not re.search(rf'<span id="{name}">.*\| \S.* \| \S', made.names())] == []
    (commands,) = (action.choices for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    assert re.findall(r"(?m)^## (\w+) \{", made.command()) == list(commands)
    assert "`--resume`" in made.command()
    schema = archivetext.json_schema()["$defs"]
    assert sorted(re.findall(r"(?m)^### (\w+) \{", made.json_keys())) == sorted(schema)
    assert all(f"| `{key}` |" in made.json_keys() for one in schema.values() for key in one["properties"])
    assert made.tei_elements().count("</code> |") == len(made.TEI)
    assert "| integer | `int64` |" in made.arrow_types()


# ------------------------------------------------------------------------------------------------ links


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    links = tool("links")
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="a/#there">1</a> <a href="a/#gone">2</a> <a href="b/">3</a> <a href="https://x.example/">4</a>', "utf-8"
    )
    (tmp_path / "a" / "index.html").write_text('<h1 id="there">A</h1><img src="../no.png"><a href="..">5</a>', "utf-8")
    (tmp_path / "llms.txt").write_text("- [A](http://127.0.0.1:8000/a/)\n- [B](<http://127.0.0.1:8000/b.md>)\n", "utf-8")
    found, looked, elsewhere = links.broken(tmp_path, links.HERE)
    assert found == [
        "a/index.html: ../no.png: no such page",
        "index.html: a/#gone: no such anchor",
        "index.html: b/: no such page",
        "llms.txt: http://127.0.0.1:8000/b.md: no such page",
    ]
    assert (looked, elsewhere) == (7, 1)


# ------------------------------------------------------------------------------------------------ what is compiled


def test_what_is_to_be_compiled():
    modules = tool("compiled").wanted()
    assert {"archivetext.parser", "archivetext.insertions.rules.gloss", "archivetext.dates.find"} <= set(modules)
    assert {"archivetext", "archivetext.records", "archivetext.formats.json", "archivetext.cli.texts"}.isdisjoint(modules)


def test_a_module_that_is_not_compiled_is_named():
    compiled = tool("compiled")
    assert compiled.interpreted(["json", "regex._regex", "archivetext.records", "archivetext_that_is_not_there"]) == [
        "json",
        "archivetext.records",
        "archivetext_that_is_not_there",
    ]


def test_the_docstrings_of_compiled_rules_are_read_from_their_source():
    for rule in RULES:
        assert base._docstrings(rule.decide.__module__)[rule.name] == rule.says


def test_the_type_of_a_field_is_there_when_a_compiled_class_is_made():
    missing = []
    for name in tool("compiled").wanted():
        module = ast.parse((PROJECT / "src" / (name.replace(".", "/") + ".py")).read_text("utf-8"))
        for_types = [node for node in module.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
        froms = [node for block in for_types for node in block.body if isinstance(node, ast.ImportFrom)]
        origin = {alias.asname or alias.name: (node.module, alias.name) for node in froms for alias in node.names}
        for kind in [node for node in module.body if isinstance(node, ast.ClassDef) and "NamedTuple" in map(ast.unparse, node.bases)]:
            for field in [node for node in kind.body if isinstance(node, ast.AnnAssign)]:
                outer = field.annotation.value if isinstance(field.annotation, ast.Subscript) else field.annotation
                room, said = origin.get(ast.unparse(outer), ("", ""))
                if room and said != "Callable" and isinstance(getattr(import_module(room), said, None), type):
                    missing.append(f"{name}.{kind.name}: {ast.unparse(field)}")
    assert missing == []


# ------------------------------------------------------------------------------------------------ figures in the docs


@pytest.fixture
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the benchmarks are, which import each other."""
    path = PROJECT / "benchmarks"
    monkeypatch.syspath_prepend(path)
    return path


def test_the_cost_on_the_page_is_worked_out_from_what_was_measured(benchmarks: Path):
    figures = json.loads((benchmarks / "measured.json").read_text("utf-8"))
    assert import_module("cost").table(figures, 12_000) in (PROJECT / "docs/explanation/cost.md").read_text("utf-8")
    ten, hundred = (import_module("cost").cost(figures, count, 12_000) for count in (10, 100))
    assert {name: round(hundred[name] / ten[name], 6) for name in ten} == dict.fromkeys(ten, 10)


def test_times_and_sizes_are_said_in_their_units(benchmarks: Path):
    cost = import_module("cost")
    assert [cost.hours(seconds) for seconds in (0.2, 59, 91, 5000, 5400, 90_000, 4e6)] == [
        "0.2 s",
        "59 s",
        "1.5 min",
        "83 min",
        "1.5 h",
        "25 h",
        "1,110 h",
    ]
    assert [cost.size(count) for count in (150_000, 1e6, 12.34e9, 4e12)] == ["150 kB", "1.0 MB", "12 GB", "4.0 TB"]


def test_the_same_numbers_make_the_same_files(benchmarks: Path, tmp_path: Path):
    many = import_module("many")
    made = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        total = many.make(folder, 40, 2_000)
        made.append({path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.txt")})
        assert sum(map(len, made[-1].values())) == total
    assert made[0] == made[1]
    assert len(set(made[0].values())) == 40


def test_a_peer_that_is_not_installed_is_named(benchmarks: Path):
    peers = import_module("peers")

    def missing():
        raise ModuleNotFoundError("none")

    assert peers.there({"archivetext": peers.PEERS["archivetext"], "nobody": ("no-such-package", missing)})[1] == ["no-such-package"]
    parse = dict.fromkeys(["archivetext", "floor"], 0.5)
    figures = {
        "texts": 1, "characters": 10, "parse": parse, "citations": {"archivetext": 1e-4}, "dates": {"archivetext": [1e-4, 12]}, "memory": {"archivetext": None},
        "first": {"archivetext": 0.2}, "versions": {}, "missing": ["spacy"], "load": 1.0,
    }  # fmt: skip
    assert "Not installed, so not measured: spacy." in peers.table(figures)
    assert "| archivetext | 0.00 |  | not in 120 s | 200 ms |" in peers.table(figures)
