"""Texts that are no files of their own: patterns, archives, rows of tables, and what an archive may not do."""

from __future__ import annotations

import csv
import io
import json
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import archivetext
from archivetext.cli import main
from archivetext.corpus import SkippedWarning, read_many
from archivetext.formats import Failure
from archivetext.inputs import packed
from archivetext.records import Document


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(*paths: str, **options) -> list[tuple[str, str]]:
    """Name and text, or message, of all that is read."""
    return [(name, one.source if isinstance(one, Document) else one.message) for name, one in read_many(paths, **options)]


FILES = {
    "d/b.txt": "two",
    "d/a/z.md": "one",
    "d/.hidden.txt": "none",
    "d/page.html": "<p>three</p>",
    "d/notes.qmd": "---\ntitle: T\n---\nfour\n",
    "d/x.bin": "none",
}


def put(files: dict[str, str] = FILES) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


# --- patterns


def test_patterns_mean_files_in_order() -> None:
    put()
    assert [name for name, _ in told("d/**/*.md", "d/*.html")] == ["d/a/z.md", "d/page.html"]
    assert told("d/*.html") == [("d/page.html", "three\n")]
    assert [name for name, _ in told("d/*")] == ["d/a/z.md", "d/b.txt", "d/notes.qmd", "d/page.html", "d/x.bin"]
    assert told("d/*.tei") == [("d/*.tei", "d/*.tei: nothing is there that this pattern means")]


def test_the_command_writes_what_a_pattern_means(capsys: pytest.CaptureFixture[str]) -> None:
    put()
    assert main(["parse", "d/*.txt", "-t", "csv", "-o", "out.csv", "-q"]) == 0
    assert Path("out.csv").read_text().splitlines()[1].startswith("d/b.txt,")
    assert main(["parse", "d/*.tei", "-o", "out.csv", "-q"]) == 1
    assert "d/*.tei: No such file or directory. out.csv was not written" in capsys.readouterr().err
    assert Path("out.csv").read_text().splitlines()[1].startswith("d/b.txt,")


def test_a_file_whose_name_is_a_pattern_is_itself() -> None:
    put({"letter [1].txt": "one"})
    assert told("letter [1].txt") == [("letter [1].txt", "one")]


# --- archives


def pack(path: str, files: dict[str, str | bytes]) -> None:
    data = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    if path.endswith(".zip"):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, one in data.items():
                archive.writestr(name, one)
        return
    with tarfile.open(path, "w:gz" if path.endswith("gz") else "w") as archive:
        for name, one in data.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(one)
            archive.addfile(entry, io.BytesIO(one))


@pytest.mark.parametrize("path", ["p.zip", "p.tar", "p.tgz", "p.tar.gz"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_archive_is_read_as_a_directory(path: str, jobs: int) -> None:
    put()
    pack(path, dict(sorted(FILES.items(), key=lambda item: item[0].split("/"))))
    assert told(path, jobs=jobs) == [(f"{path}/{name}", text) for name, text in told("d")]


@pytest.mark.parametrize("path", ["p.zip", "p.tar"])
def test_one_bad_entry_costs_only_itself(path: str) -> None:
    pack(path, {"a.txt": "one", "b.txt": b"\xff", "c.txt": "three"})
    (a, one), (b, bad), (c, three) = told(path)
    assert (a, one, b, c, three) == (f"{path}/a.txt", "one", f"{path}/b.txt", f"{path}/c.txt", "three")
    assert bad.startswith(f"{path}/b.txt: not utf-8: the byte 0xff")


@pytest.mark.parametrize("path", ["p.zip", "p.tar", "p.tgz"])
def test_what_is_no_archive_is_told(path: str) -> None:
    Path(path).write_bytes(b"no archive at all" * 100)
    ((name, failure),) = read_many(path)
    assert name == path
    assert isinstance(failure, Failure)
    assert "the archive cannot be read: " in failure.message
    pack(path, {"x.bin": "none"})
    assert told(path) == [(path, f"{path}: no text is in this archive: no *.txt or *.md or *.qmd")]
    assert told("none" + path)[0][1].endswith("No such file or directory")


@pytest.mark.parametrize("path", ["p.zip", "p.tgz"])
def test_an_archive_that_is_cut_off_gives_what_is_there(path: str) -> None:
    pack(path, {f"{number}.txt": f"{number}" * 1000 for number in range(40)})
    data = Path(path).read_bytes()
    Path(path).write_bytes(data[: len(data) // 2])
    last = told(path)[-1]
    assert last[0] == path
    assert "cannot be read" in last[1]


def test_names_of_entries_are_names_only() -> None:
    pack("p.tar", {"../../out.txt": "one", "/etc/in.txt": "two"})
    assert told("p.tar") == [("p.tar/../../out.txt", "one"), ("p.tar/etc/in.txt", "two")]
    assert [path.name for path in Path().iterdir()] == ["p.tar"]


def test_links_of_an_archive_are_not_followed() -> None:
    with tarfile.open("p.tar", "w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with pytest.warns(SkippedWarning, match="it is no regular file"):
        assert [message for _, message in told("p.tar")] == ["p.tar: no text is in this archive: no *.txt or *.md or *.qmd"]


@pytest.mark.parametrize("path", ["p.zip", "p.tgz"])
def test_what_swells_out_of_measure_is_refused(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "FREE", 100_000)
    pack(path, {"a.txt": "one", "b.txt": b"\0" * 30_000_000, "c.txt": "three"})
    tracemalloc.start()
    found = told(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found[0] == (f"{path}/a.txt", "one")
    assert "more than" in found[1][1]
    assert peak < 15_000_000


def test_there_are_limits_of_size_and_number(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{number}.txt": "words" for number in range(5)} | {"9.txt": "w" * 200}
    for path in ("p.zip", "p.tar"):
        pack(path, files)
        with monkeypatch.context() as patch:
            patch.setattr(packed, "LARGEST", 100)
            assert [message.partition("more than")[1] for _, message in told(path)] == [""] * 5 + ["more than"]
        with monkeypatch.context() as patch:
            patch.setattr(packed, "MOST", 3)
            assert "entries" in told(path)[-1][1]


# --- tables

ROWS: list[dict[str, str | int]] = [
    {"id": 7, "body": "The ships [of the fleet] are ready.", "title": "On Trade"},
    {"id": 8, "body": "So is the grain.", "title": "On Grain"},
]


def tables() -> list[str]:
    with Path("t.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(ROWS[0]))
        writer.writeheader()
        writer.writerows(ROWS)
    Path("t.tsv").write_text("".join("\t".join(map(str, row)) + "\n" for row in (ROWS[0], *(row.values() for row in ROWS))))
    Path("t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    pq.write_table(pa.Table.from_pylist(ROWS), "t.parquet")
    return ["t.csv", "t.tsv", "t.jsonl", "t.parquet"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_are_texts_and_other_columns_their_fields(jobs: int) -> None:
    for path in tables():
        documents = dict(read_many(path, text_column="body", jobs=jobs))
        assert list(documents) == [f"{path}#7", f"{path}#8"]
        first = documents[f"{path}#7"]
        assert isinstance(first, Document)
        assert (first.source, first.name) == (ROWS[0]["body"], f"{path}#7")
        assert first.header.title is not None
        assert (first.header.title.text, first.header.title_origin) == ("On Trade", "sidecar")
        plain = next(record for _, record in read_many(path, text_column="body", sidecars=False))
        assert isinstance(plain, Document)
        assert plain.header.title is None


def test_rows_are_named_by_the_column_that_is_said() -> None:
    for path in tables():
        assert [name for name, _ in told(path, text_column="body", id_column="title")] == [f"{path}#On Trade", f"{path}#On Grain"]


def test_a_column_that_is_not_there_is_told() -> None:
    for path in tables():
        message = told(path, text_column="words")[0][1]
        assert "no column 'words'; there are: id, body, title" in message
    assert "Say which holds the text with --text-column" in told("t.csv")[0][1]
    assert "no column 'number'; there are:" in told("t.csv", text_column="body", id_column="number")[0][1]


def test_bad_rows_cost_only_themselves() -> None:
    Path("t.jsonl").write_text('{"text": "one"}\n{"text": \n{"text": "three"}\n\n[1]\n{"text": 5, "id": "x"}\n')
    with pytest.warns(SkippedWarning, match="skipped: no column 'text' or 'html' has words"):
        assert [(name, text[:24]) for name, text in told("t.jsonl")] == [
            ("t.jsonl#1", "one"),
            ("t.jsonl#2", "t.jsonl: line 2: Expecti"),
            ("t.jsonl#3", "three"),
        ]
    found = told("t.jsonl", text_column="text")
    assert [text.partition(": ")[2] for _, text in found][3:] == ["line 5: no object", "the column 'text' holds int, no text, in row 6"]
    pq.write_table(pa.table({"text": ["one", None]}), "t.parquet")
    assert told("t.parquet") == [("t.parquet#1", "one"), ("t.parquet#2", "t.parquet#2: the column 'text' is empty in row 2")]


def test_a_column_of_bytes_holds_files() -> None:
    pq.write_table(pa.table({"id": ["a", "b"], "text": [b"Orlov\x92s ships", b"\x81"]}), "t.parquet")
    assert told("t.parquet", encoding="windows-1252")[0] == ("t.parquet#a", "Orlov’s ships")
    assert told("t.parquet")[1][1].startswith("t.parquet#b: not utf-8: the byte 0x81 at offset 0")


@pytest.mark.parametrize("path", ["t.csv", "t.jsonl", "t.parquet"])
def test_tables_without_rows_or_sense_are_told(path: str) -> None:
    Path(path).write_bytes(b"")
    assert told(path)[0][1].startswith(f"{path}: ")
    Path(path).write_bytes(b"\xff\xfe\x00")
    assert told(path)[0][1].startswith(f"{path}: ")
    Path(path).unlink()
    assert "No such file" in told(path)[0][1]


def test_a_table_of_any_length_takes_the_same_memory() -> None:
    def peak(count: int) -> int:
        with Path("long.csv").open("w") as file:
            file.write("id,text\n")
            file.writelines(f"{number},{'The ships are ready. ' * 20}\n" for number in range(count))
        tracemalloc.start()
        for _ in read_many("long.csv"):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(1500) < peak(150) + 1_000_000


def test_a_file_beside_a_table_says_nothing_of_its_rows() -> None:
    Path("t.csv").write_text("text\nThe ships are ready.\n")
    Path("t.json").write_text(json.dumps({"title": "On Trade", "date": "May 4, 1962"}))
    ((_, document),) = read_many("t.csv")
    assert isinstance(document, archivetext.Document)
    assert document.header.title is None
