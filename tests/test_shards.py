"""Shards and their manifest: runs that are killed, gone on with, and gone on with after texts have changed."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from archivetext import cli, corpus
from archivetext.shards import Folder, print_of

LETTER = 'May {day}, 1962\n\nLetter no. {number}\n\nCitation:\n"Letter no. {number}," May {day}, 1962, RGANI, F. 3, Op. {number}.\n\nContents:\nText\n\nThe ships [of no. {number}] are ready.\n'  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def letters(count: int, length: int = 1) -> None:
    Path("texts").mkdir(exist_ok=True)
    for number in range(count):
        text = LETTER.format(day=number % 28 + 1, number=number)
        Path(f"texts/{number:04}.txt").write_text(text + "\nThey [sic] met F[ilip] Orlov [illegible] there.\n" * length)


def run(*arguments: str) -> int:
    try:
        return cli.main(["parse", *arguments])
    except SystemExit as end:
        return int(end.code or 0)


def held(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is parsed, as it is."""
    names: list[str] = []
    one = corpus._one

    def seen(found, **options):
        names.append(found if isinstance(found, str) else found.name)
        return one(found, **options)

    monkeypatch.setattr(corpus, "_one", seen)
    return names


FORMS = [
    ["-t", "jsonl"],
    ["-t", "jsonl", "--source"],
    ["--table", "insertions"],
    ["-t", "parquet", "--table", "insertions"],
    ["-t", "parquet"],
]


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_shards_joined_are_what_one_file_would_hold(form: list[str]) -> None:
    letters(25)
    assert run("texts", "-o", "out/", "--shard", "10", *form) == 0
    assert run("texts", "-o", "one", *form) == 0
    shards = sorted(Path("out").glob("part-*"))
    assert [path.name[:10] for path in shards] == ["part-00000", "part-00001", "part-00002"]
    if "parquet" in form:
        assert [row for path in shards for row in pq.read_table(path).to_pylist()] == pq.read_table("one").to_pylist()
        return
    lines = [path.read_text().splitlines() for path in shards]
    head = 1 if form[0] == "--table" else 0
    assert lines[0][:head] + [line for shard in lines for line in shard[head:]] == Path("one").read_text().splitlines()


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_has_changed_is_parsed_and_nothing_else(form: list[str], jobs: str, parsed: list[str]) -> None:
    letters(35)
    Path("texts/0034.txt").unlink()
    arguments = ["texts", "-o", "out/", "--shard", "10", "--jobs", jobs, *form]
    assert run(*arguments) == 0
    first = held("out")
    parsed.clear()
    assert run(*arguments, "--resume") == 0
    assert held("out") == first
    assert parsed == []
    Path("texts/0003.txt").unlink()
    Path("texts/0015a.txt").write_text(LETTER.format(day=3, number=15))
    Path("texts/0020.txt").write_text(Path("texts/0020.txt").read_text().replace("ready", "lost!"))
    Path("texts/0030.txt").touch()
    Path("texts/0031.meta.json").write_text(json.dumps({"author": "A. Orlov"}))
    assert run(*arguments, "--resume") == 0
    if jobs == "1":
        assert parsed == ["texts/0015a.txt", "texts/0020.txt", "texts/0031.txt"]
    arguments[arguments.index("out/")] = "again/"
    assert run(*arguments) == 0
    assert held("out") == held("again")
    assert held("out") != first


def test_what_failed_is_one_record_and_tried_again(parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    letters(12)
    Path("texts/0005.txt").write_bytes(b"\xff")
    assert run("texts", "nowhere.txt", "-o", "out/", "--shard", "5") == 1
    records = [json.loads(line) for path in sorted(Path("out").glob("part-*")) for line in path.read_text().splitlines()]
    assert [record["name"] for record in records if "error" in record] == ["texts/0005.txt", "nowhere.txt"]
    said = capsys.readouterr().err
    parsed.clear()
    assert run("texts", "nowhere.txt", "-o", "out/", "--shard", "5", "--resume") == 1
    assert parsed == ["texts/0005.txt", "nowhere.txt"] or len(parsed) == 1
    assert capsys.readouterr().err == said
    letters(12)
    assert run("texts", "-o", "out/", "--shard", "5", "--resume", "-q") == 0
    assert run("texts", "-o", "again/", "--shard", "5", "-q") == 0
    assert held("out") == held("again")


def test_entries_and_rows_are_known_again(parsed: list[str]) -> None:
    with zipfile.ZipFile("p.zip", "w") as archive:
        for number in range(6):
            archive.writestr(f"{number}.txt", f"The ships [{number}] are ready.")
    rows = [f"{number},The ships [{number}] are ready.\n" for number in range(6)]
    Path("t.csv").write_text("".join(["id,text\n", *rows]))
    assert run("p.zip", "t.csv", "-o", "out/", "--shard", "4") == 0
    parsed.clear()
    Path("t.csv").write_text("".join(["id,text\n", *rows[:3], "3,They are not.\n", *rows[4:]]))
    assert run("p.zip", "t.csv", "-o", "out/", "--shard", "4", "--resume") == 0
    assert parsed == ["t.csv#3"]


def test_a_line_that_is_torn_and_what_is_left_behind(parsed: list[str]) -> None:
    letters(30)
    assert run("texts", "-o", "out/", "--shard", "10") == 0
    whole = held("out")
    manifest = Path("out/manifest.jsonl")
    lines = manifest.read_bytes().splitlines(keepends=True)
    for left in (b"".join(lines[:2]) + lines[2][:40], lines[0], lines[0][:20], b""):
        manifest.write_bytes(left)
        Path("out/part-00009-00000000.jsonl").write_text("of another run")
        Path("out/.part-00001-12345678.jsonl.0123abcd.unfinished").write_text("half")
        assert run("texts", "-o", "out/", "--shard", "10", "--resume") == 0
        assert held("out") == whole
    next(Path("out").glob("part-00001*")).unlink()
    parsed.clear()
    assert run("texts", "-o", "out/", "--shard", "10", "--resume") == 0
    assert len(parsed) == 10
    assert held("out") == whole


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "out/"], "out/ holds an earlier run: go on with it with --resume"),
        (["-o", "out/", "--resume", "--shard", "7"], "a run with other settings (shard)"),
        (["-o", "out/", "--resume", "--source"], "a run with other settings (source)"),
        (["-o", "out/", "--resume", "--profile", "wilson-web"], "a run with other settings (profile)"),
        (["-o", "texts"], "texts is not empty, and not from an earlier run"),
        (["-o", "new/", "-t", "ris"], "these are of jsonl, csv or parquet"),
        (["-o", "new.jsonl", "--resume"], "--resume goes on with shards: name their directory with -o DIR/"),
        (["-o", "new/", "--shard", "0"], "a number from 1 on, not '0'"),
        (["-o", "texts/0000.txt/x/"], "cannot write to texts/0000.txt/x/"),
    ],
)
def test_what_a_directory_is_not_taken_for(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    letters(3)
    assert run("texts", "-o", "out/", "-q") == 0
    before = held("out")
    assert run("texts", *arguments) == 2
    assert says in capsys.readouterr().err
    assert held("out") == before


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")
def test_two_runs_do_not_write_to_one_directory(capsys: pytest.CaptureFixture[str]) -> None:
    letters(3)
    assert run("texts", "-o", "out/", "-q") == 0
    from archivetext.formats.forms import form

    settings = json.loads(Path("out/manifest.jsonl").read_text().splitlines()[0])
    del settings["manifest"], settings["shard"]
    folder = Folder("out", form("jsonl"), settings, resume=True, each=1000)
    assert run("texts", "-o", "out/", "--resume") == 2
    assert "another run writes there" in capsys.readouterr().err
    folder.close()
    assert run("texts", "-o", "out/", "--resume") == 0


def test_what_nobody_can_tell_again_has_no_print() -> None:
    letters(1)
    assert print_of("texts/0000.txt", sidecars=True)
    assert [print_of(name, sidecars=True) for name in ("-", "nowhere.txt", "texts", "nul\0.txt")] == [""] * 4


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")
@pytest.mark.parametrize("form", [["-t", "jsonl"], ["-t", "parquet", "--table", "insertions"]], ids=" ".join)
def test_kills_cost_nothing(form: list[str]) -> None:
    letters(400, 10)
    command = [sys.executable, "-m", "archivetext", "parse", "texts", "--shard", "5", "--jobs", "2", "-q", *form]
    subprocess.run([*command, "-o", "whole/"], check=True, timeout=300)
    chance = random.Random(13)  # noqa: S311
    killed = 0

    def shards() -> int:
        return len(list(Path("out").glob("part-*")))

    for _ in range(10 if "jsonl" in form else 4):
        wanted = shards() + chance.randint(1, 3)
        running = subprocess.Popen([*command, "-o", "out/", "--resume"])
        while running.poll() is None and shards() < wanted:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.03))  # within the next one, its line, or between
        killed += running.poll() is None
        running.send_signal(signal.SIGKILL)
        running.wait(60)
    subprocess.run([*command, "-o", "out/", "--resume"], check=True, timeout=300)
    assert held("out") == held("whole")
    assert killed >= (5 if "jsonl" in form else 2)
