"""What people read: the page, the site, notebooks, Markdown, plain text, summaries."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pypandoc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from paged import paged, seen

import archivetext
from archivetext import cli
from archivetext.formats import FORMATS, about, markdown, writer
from archivetext.formats.page import fragment, page
from archivetext.formats.page.escape import link

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
HOSTILE = (
    'Skip to content\r\nMay 24, 1962\r\nNotes <script>alert(1)</script> & "quotes" [sic]\r\n\r\nPresent: <b>Orlov</b>, Tamm.\r\n\r\n'
    "A </p></article><script>alert(2)</script> &amp; <!-- x --> ]]> javascript:alert(3) [faded stamp: [TOP SECRET] and [illegible]] "
    "then CC [Central <i>Committee</i>].[1] More.[3] [[double]] \0 \ud800 \u2028 a\u0301.\r\rOld line.\r\n\r\n"
    "[Contains a report that runs on\r\n\r\nover two paragraphs.]\r\n\r\n[1] Editor's note: <img src=x onerror=alert(4)>.\r\n"
)


@pytest.mark.parametrize("text", [*(seed.read_bytes().decode() for seed in SEEDS), HOSTILE, "", "a", "[" * 40 + "x" + "]" * 40])
def test_a_page_is_its_source_and_nothing_of_it_is_markup(text: str):
    document = archivetext.parse(text, name='<"&>.txt')
    paged(document)
    seen(document)


def test_a_policy_lets_only_the_pages_own_script_run():
    written = page(archivetext.parse(HOSTILE))
    assert re.search(r"default-src 'none';style-src 'unsafe-inline';script-src 'sha256-[\w+/=]+';base-uri 'none'", written)
    assert written.count("<script>") == 1
    assert "alert" not in written.rpartition("<script>")[2]


def test_what_is_about_one_word_is_shown_over_it_to_a_bound():
    document = archivetext.parse("They met Filippov " + "[Stalin] " * 40 + "there.")
    paged(document)
    assert 0 < page(document).count(' data-for="') <= 60


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org/", 'https://a"b', "https://a b", "ftp://a"])
def test_only_addresses_of_the_web_are_links(address: str):
    assert link(address) is None


def test_the_size_of_a_page_is_bounded():
    text = SEEDS[0].read_text("utf-8") + "The council met [there] in the morning and heard of the ships. " * 400
    document = archivetext.parse(text)
    assert len(page(document)) < 27_000 + 2.5 * len(text) + 1200 * len(document.insertions)


def test_a_note_is_repeated_beside_its_first_mark_only():
    document = archivetext.parse("One.[1] Two.[1]\n\nThree.[1]\n\n[1] Editor's note: " + "long " * 1000 + "\n")
    assert page(document).count('class="side"') == 1


# --- notebooks


def test_a_notebook_shows_what_was_found():
    document = archivetext.read(SEEDS[0])
    shown = document._repr_html_()
    assert shown.startswith('<div class="atx"><style>')
    assert "<script" not in shown
    assert "id=" not in shown
    assert len(shown) < 9_000
    assert all(part in shown for part in ("supplied 3", "AT401", "<sup>gloss</sup>", "National Security Archive"))


@pytest.mark.parametrize("text", [HOSTILE, "[" * 20 + "<b>x</b>" + "]" * 20 + "\n\n" + "word [a <i>b</i>] " * 500])
def test_fragments_hold_no_markup_of_the_text(text: str):
    document = archivetext.parse(text)
    shown = [document, document.view(), *document.insertions[:3], archivetext.parse_citation('"<script>", RGANI, F. 3 <https://a.org/x>')]
    for one in shown:
        tags = set(re.findall(r"<(\w+)", one._repr_html_()))
        assert tags <= set("a b code details div i p span style summary sup table td th time tr".split())


def test_reprs_are_short_and_say_what_it_is():
    document = archivetext.read(SEEDS[0])
    assert repr(document).startswith("<Document '")
    assert repr(document).endswith("1962-05-24; 18 insertions, 3 warnings>")
    assert repr(document.insertions[0]) == "<Insertion expansion '[Central Committee]' 196–215 about 'CC', rule expands_before>"
    assert repr(document.view("original")).startswith("<View original, ")
    assert repr(document.citation).startswith("<Citation None, 'National Security Archive'")
    assert max(len(repr(one)) for one in (document, document.view(), document.citation, *document.insertions)) < 260


def test_ipython_prints_the_summary():
    said: list[str] = []

    class Printer:
        def text(self, words: str) -> None:
            said.append(words)

    document = archivetext.read(SEEDS[0])
    document._repr_pretty_(Printer(), False)
    document._repr_pretty_(Printer(), True)
    assert said == [document.summary(), repr(document)]


def test_a_record_without_its_source_is_shown_too():
    document = archivetext.loads(archivetext.dumps(archivetext.read(SEEDS[0])))
    assert "stored without its source" in document._repr_html_()
    assert "@" in document.summary()
    with pytest.raises(ValueError, match="stored without its source"):
        page(document)


def test_many_on_one_page():
    documents = [archivetext.read(seed) for seed in SEEDS]
    written = "".join(writer("html")(documents, many=True))
    assert written.count("<article") == 2
    assert "<script" not in written
    assert written.endswith("</html>\n")


# --- Markdown and text


def read_by_pandoc(text: str) -> str:
    return pypandoc.convert_text(text, "plain", format="commonmark_x-smart", extra_args=["--wrap=none"])


def test_markdown_has_footnotes_that_pandoc_reads():
    written = "".join(writer("markdown")([archivetext.read(SEEDS[1])]))
    assert written.startswith("# Central Committee of the Communist Party")
    assert "trip to Bulgaria.[^1]" in written
    plain = read_by_pandoc(written)
    assert "trip to Bulgaria.[1]" in plain
    assert "\n[1] Translator's Note: Khrushchev headed" in plain


@given(st.text(st.sampled_from("ab1*_`~^[](){}<>!#+-=|:.&;@$\\\"'/ \n"), max_size=60))
@settings(max_examples=60, deadline=None)
@example("# a\n- b\n> c\n1. d\n***\n===\n:::\n~~~\n$x$ :smile: @c {.a} [^1]: <b>")
@example("    code\n\ta\\\n| a | b |\n|--|--|")
@example("a)b (1) (a) i. A) --- ... http://a.b/c?d=1&e=2")
def test_markdown_says_nothing_but_the_text(text: str):
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    escaped = "\n\n".join(markdown.escape(line) for line in lines)
    told = pypandoc.convert_text(escaped, "native", format="commonmark_x-smart-autolink_bare_uris") if escaped else "[]"
    assert set(re.findall(r"\b[A-Z][A-Za-z]+\b", re.sub(r'"(?:[^"\\]|\\.)*"', "", told))) <= {"Para", "Str", "Space"}, told
    said = (
        pypandoc.convert_text(escaped, "plain", format="commonmark_x-smart-autolink_bare_uris", extra_args=["--wrap=none"])
        if escaped
        else ""
    )
    assert said.split() == " ".join(lines).split()


def test_marks_of_many_documents_stay_apart():
    one = archivetext.parse("It was secret.[1]\n\n[1] Editor's note: By whom?\n")
    written = "".join(writer("markdown")([one, one], many=True))
    assert "secret.[^1-1]" in written
    assert "[^2-1]: Editor's note: By whom?" in written


def test_a_note_without_a_mark_is_kept_as_text():
    written = "".join(writer("markdown")([archivetext.parse("The ships are ready.\n\n[3] Translator's Note: Two ships.\n")]))
    assert "\\[3\\] Translator's Note: Two ships." in written


def test_text_of_a_view():
    document = archivetext.parse("Then F[idel] spoke [illegible].")
    assert "".join(writer("text")([document])) == "Then Fidel spoke [illegible].\n"
    assert "".join(writer("text")([document, document], many=True)).count("==> ") == 2


def test_every_format_says_what_it_is():
    assert all(10 < len(about(name)) < 200 for name in FORMATS)


def test_the_how_to_makes_documents_of_word_processors(tmp_path: Path):
    root = SEEDS[0].parent.parent
    commands = (
        (root / "docs/how-to/text.md")
        .read_text("utf-8")
        .partition("<!-- run by tests/test_readable.py -->\n```sh\n")[2]
        .partition("```")[0]
    )
    assert commands.count("pandoc ") == 3
    (tmp_path / "seeds").symlink_to(root / "seeds")
    for line in commands.splitlines():
        program, *words = shlex.split(line)
        call = [pypandoc.get_pandoc_path()] if program == "pandoc" else [sys.executable, "-m", program]
        subprocess.run([*call, *words], cwd=tmp_path, check=True, capture_output=True, timeout=60)
    plain = pypandoc.convert_file(str(tmp_path / "protocol.docx"), "plain")
    assert "[1] Translator’s Note" in plain or "[1] Translator's Note" in plain
    assert {path.suffix for path in tmp_path.glob("protocol.*")} == {".md", ".docx", ".odt", ".epub"}


# --- the command


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        return status, *capsys.readouterr()

    return call


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The addresses that are opened."""
    opened: list[str] = []
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) is None)
    return opened


def test_view_keeps_a_page(run, browser: list[str]):
    assert run("view", SEEDS[0], "-o", "one.html")[0] == 0
    assert Path("one.html").read_text("utf-8") == page(archivetext.read(SEEDS[0]))
    assert run("view", SEEDS[0], "-o", "-")[1] == Path("one.html").read_text("utf-8")
    assert browser == []


def test_the_sample_that_comes_with_the_library(run, browser: list[str]):
    sample = archivetext.sample()
    assert len({insertion.kind for insertion in sample.insertions}) == 15
    assert [odd.code for odd in sample.diagnostics] == []
    assert run("view", "--sample", "-o", "-")[1] == page(sample)
    assert run("view", "--sample")[0] == 0
    assert len(browser) == 1
    status, out, err = run("parse", "--sample")
    assert status == 0
    assert archivetext.loads(out, source=sample.source) == sample
    assert err == "1 text: 1 with a citation\n"
    assert run("parse", "--sample", "--profile", "body", "-o", "sample.jsonl", "-q") == (0, "", "")
    assert '"profile": "body"' in Path("sample.jsonl").read_text("utf-8")


def test_view_opens_a_page(run, browser: list[str]):
    status, out, _ = run("view", SEEDS[0])
    assert status == 0
    assert [Path(out.strip()).as_uri()] == browser


def test_view_says_where_the_page_is_if_there_is_no_browser(run, browser: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    status, out, err = run("view", SEEDS[0])
    assert status == 0
    assert f"no browser was found; the page is {out.strip()}" in err


def test_view_makes_a_site_of_a_directory(run, browser: list[str], tmp_path: Path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "Brief <1>.txt").write_text(f"Words [there] of {name}.", "utf-8")
    (tmp_path / "b" / "no.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b" / "index.txt").write_text("May 21, 1962\n\nOn Trade\n\nSummary:\nThe council.\n\nContents:\nLetter\n\nWords.", "utf-8")
    status, _, err = run("view", "a", "b", "-o", "site")
    assert status == 1
    assert "1 could not be read" in err
    assert sorted(path.name for path in Path("site").iterdir()) == ["Brief--1-2.html", "Brief--1.html", "index-2.html", "index.html"]
    index = Path("site/index.html").read_text("utf-8")
    assert index.index("1962-05-21") < index.index("no date") < index.index("no.txt")
    assert 'href="Brief--1.html"' in index
    assert "All documents" in Path("site/Brief--1.html").read_text("utf-8")
    assert browser == []


def test_view_opens_the_index_of_a_site(run, browser: list[str]):
    status, out, _ = run("view", SEEDS[0].parent, "-q")
    assert status == 0
    assert browser == [Path(out.strip()).as_uri()]
    assert out.strip().endswith("index.html")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("view", SEEDS[0].parent, "-o", "-"), "a site has several files"),
        (("view", SEEDS[0], "-o", "."), "is a directory"),
        (("view", SEEDS[0], "-o", "none/one.html"), "cannot write to none/one.html"),
        (("view", "none.txt", "-o", "site"), "none.txt"),
        (("view",), "archivetext view --sample"),
        (("view", "--sample", SEEDS[0]), "--sample stands in place of a PATH"),
        (("parse", SEEDS[0], "-t", "ris", "--view", "original"), "ris is not of a view"),
        (("parse", SEEDS[0], "-t", "os:sep"), "is a str, not a function"),
        (("parse", SEEDS[0], "-t", "none.such:write"), "cannot be imported"),
    ],
)
def test_what_cannot_be_done_is_told(run, browser: list[str], arguments: tuple[object, ...], says: str):
    status, out, err = run(*arguments)
    assert status in (1, 2)
    assert says in err
    assert out == ""


def test_a_site_overwrites_no_text(run, tmp_path: Path):
    (tmp_path / "letter.html").write_text("<p>Dear Orlov, the ships [there].</p>", "utf-8")
    (tmp_path / "note.txt").write_text("The ships.", "utf-8")
    status, _, err = run("view", "letter.html", "note.txt", "-o", ".")
    assert status == 2
    assert "letter.html is one of the texts" in err
    assert (tmp_path / "letter.html").read_text("utf-8").startswith("<p>Dear")


def test_a_view_as_text(run, tmp_path: Path):
    (tmp_path / "a.txt").write_text("Then F[idel] spoke [illegible].", "utf-8")
    assert run("parse", "a.txt", "-t", "text", "--view", "original", "-q")[1] == "Then F spoke ⟨…⟩.\n"
    assert run("parse", "a.txt", "-t", "markdown", "--view", "printed", "-q")[1] == "Then F\\[idel\\] spoke \\[illegible\\].\n"


def test_a_format_of_ones_own(run, tmp_path: Path):
    (tmp_path / "ours.py").write_text(
        "def counts(records, *, many=False, source=False):\n    for one in records:\n        yield f'{one.name}: {len(one.insertions)}\\n'\n"
    )
    (tmp_path / "a.txt").write_text("Then F[idel] spoke [illegible].", "utf-8")
    assert run("parse", "a.txt", "-t", "ours:counts", "-q") == (0, "a.txt: 2\n", "")


def test_summary_and_formats(run):
    status, out, _ = run("summary", SEEDS[0])
    assert status == 0
    assert "18 insertions: 5 description" in out
    assert "25:91 AT401" in out
    assert [line.split()[0] for line in run("formats")[1].splitlines()] == [*FORMATS, "parquet"]


def test_the_fragments_are_of_one_module():
    assert {"of_citation", "of_document", "of_insertion", "of_view"} <= set(fragment.__all__)
