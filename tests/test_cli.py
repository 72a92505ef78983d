"""The command, as a user calls it: what it prints where, and how it ends."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from jsonschema import Draft202012Validator

import archivetext
from archivetext import cli
from archivetext.formats import FORMATS, documents, writer
from archivetext.profiles import PROFILES

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FIRST, SECOND = sorted(SEEDS.glob("*.txt"))


PAGE = (
    'May 21, 1962\n\nOn Trade\n\nCitation:\n"On Trade," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 1, D. 2. '
    "Translated by Ann Tamm. https://digitalarchive.wilsoncenter.org/document/123456\n\nSummary:\nThe council discusses trade.\n\n"
    "Original Language:\nRussian\n\nContents:\nEnglish Translation\n\n"
)


class Ended(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Call the command in an empty directory."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object, stdin: bytes | None = None) -> Ended:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        return Ended(status, *capsys.readouterr())

    return call


def process(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "archivetext", *arguments], capture_output=True, timeout=60, **options)


# --- parse


def test_records_of_files_one_a_line(run):
    ended = run("parse", SECOND, FIRST)
    records = [archivetext.loads(line) for line in ended.out.splitlines()]
    assert records == [archivetext.read(SECOND), archivetext.read(FIRST)]
    assert (ended.status, ended.err) == (0, "2 texts: 2 with a citation, 1 with warnings\n")


def test_a_directory(run):
    ended = run("parse", SEEDS, "-t", "jsonl")
    assert [json.loads(line)["name"] for line in ended.out.splitlines()] == [str(FIRST), str(SECOND)]


def test_every_line_keeps_to_the_schema_that_the_command_prints(run):
    schema = json.loads(run("schema").out)
    ended = run("parse", SEEDS, "nowhere.txt", "--source")
    for line in ended.out.splitlines():
        Draft202012Validator(schema).validate(json.loads(line))
    assert len(ended.out.splitlines()) == 3


def test_json_is_an_object_for_one_file_and_an_array_for_several(run):
    assert archivetext.loads(run("parse", FIRST, "-t", "json").out) == archivetext.read(FIRST)
    assert [one["name"] for one in json.loads(run("parse", FIRST, SECOND, "-t", "json").out)] == [str(FIRST), str(SECOND)]
    assert [one["name"] for one in json.loads(run("parse", SEEDS, "-t", "json").out)] == [str(FIRST), str(SECOND)]


@pytest.mark.parametrize("arguments", [["parse"], ["parse", "-"]])
def test_standard_input(run, arguments):
    ended = run(*arguments, stdin=b"Cde. [Ivan] Orlov\r\n")
    record = json.loads(ended.out)
    assert (record["name"], record["length"]) == ("-", 19)


def test_nothing_to_parse_at_a_terminal(run, monkeypatch):
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    ended = run("parse")
    assert ended.status == 2
    assert "name a file or a directory" in ended.err


def test_the_source_is_in_the_record_if_asked_for(run):
    assert json.loads(run("parse", FIRST, "--source").out)["source"] == FIRST.read_bytes().decode()
    assert "source" not in json.loads(run("parse", FIRST).out)


def test_output_to_a_file(run):
    ended = run("parse", SEEDS, "-o", "out.jsonl", "--quiet")
    assert ended == (0, "", "")
    assert len(Path("out.jsonl").read_bytes().splitlines()) == 2
    ended = run("parse", SEEDS, "-o", "no/such/directory/out.jsonl")
    assert ended.status == 2
    assert "cannot write to no/such/directory/out.jsonl: No such file or directory" in ended.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_output_to_a_file_on_a_full_disk(run):
    ended = run("parse", SEEDS, "-o", "/dev/full")
    assert ended == (1, "", "archivetext: /dev/full cannot be written to its end: No space left on device\n")


def test_a_stream_that_is_no_file(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert cli.main(["profiles"]) == 0
    assert PROFILES[0].name in sys.stdout.getvalue()


def test_processes(run):
    assert run("parse", SEEDS, "--jobs", 2) == run("parse", SEEDS)


def test_one_bad_file_among_many(run):
    Path("bad.txt").write_bytes(b"Cde. Orlov\x92s")
    ended = run("parse", FIRST, "bad.txt", SECOND)
    assert ended.status == 1
    good, bad, _ = map(json.loads, ended.out.splitlines())
    assert good["name"] == str(FIRST)
    assert bad["error"]["type"] == "ReadError"
    assert ended.err == f"archivetext: {bad['error']['message']}\n3 texts: 2 with a citation, 1 with warnings, 1 could not be read\n"
    assert "bad.txt: not utf-8: the byte 0x92 at offset 10" in ended.err
    assert run("parse", "bad.txt", "--encoding", "windows-1252").status == 0
    Path("wide.txt").write_text("Cde. Orlov", encoding="utf-16")
    assert json.loads(run("parse", "wide.txt", "--encoding", "utf-16").out)["length"] == 10


def test_a_missing_file(run):
    ended = run("parse", "nowhere.txt")
    assert ended.status == 1
    assert ended.err == "archivetext: nowhere.txt: No such file or directory\n1 text: 1 could not be read\n"


# --- profiles


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_a_profile_by_name(run, profile):
    assert json.loads(run("parse", FIRST, "--profile", profile.name).out)["profile"] == profile.name


def test_a_profile_of_ones_own(run):
    Path("reading_room.py").write_text(
        "from archivetext.profiles import Profile\nMINE = Profile('mine', 'our pages')\nOTHER = 1\n", encoding="utf-8"
    )
    assert json.loads(run("parse", FIRST, "--profile", "reading_room:MINE").out)["profile"] == "mine"
    for name, says in [
        ("reading_room:OTHER", "is a int, not a Profile"),
        ("reading_room:NONE", "cannot be imported: .* has no attribute 'NONE'"),
        ("no_such_room:MINE", "cannot be imported: No module named 'no_such_room'"),
        (":MINE", "cannot be imported"),
        ("wilson", "no profile is named 'wilson'; there are: .*wilson-web.*package.module:NAME"),
    ]:
        ended = run("parse", FIRST, "--profile", name)
        assert ended.status == 2
        assert re.search(says, ended.err)


VOLUME = (
    "Kravonian Papers, volume two\n"
    + "Words of the editors on how they chose what stands here, and on what they left out of the volume.\n" * 4
    + "\nNo. 1\nOn Trade\n\nMay 4, 1962\n\nThe ships [of the fleet are ready.\n\nNo. 2\nOn Grain\n\nMay 5, 1962\n\nSo is C[ount] Orlov.\n"
)
VOLUME_TOML = """name = "papers"
page = "number title date body"
split = "No. {number:int}"
[lines]
number = "No. {number:int}"
"""


@pytest.fixture
def volume() -> Path:
    """A file of two documents with front matter, and the profile of such files."""
    Path("papers.toml").write_text(VOLUME_TOML, encoding="utf-8")
    path = Path("two.txt")
    path.write_text(VOLUME, encoding="utf-8")
    return path


def test_a_file_of_many_documents_gives_each(run, volume):
    ended = run("parse", volume, "--profile", "papers.toml")
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert [record["name"] for record in records] == ["two.txt#0", "two.txt#1", "two.txt#2"]
    assert ended.err.startswith("1 text, 3 documents: ")
    assert [record["offset"] + record["length"] for record in records] == [*(record["offset"] for record in records[1:]), len(VOLUME)]
    assert [record["header"]["title"]["text"] for record in records[1:]] == ["On Trade", "On Grain"]


def test_indented_json_of_a_file_of_many_is_an_array(run, volume):
    assert len(json.loads(run("parse", volume, "--profile", "papers.toml", "-t", "json").out)) == 3
    assert json.loads(run("parse", FIRST, "-t", "json").out)["profile"]


def test_texts_and_documents_are_counted_apart(run, volume):
    ended = run("parse", volume, "nowhere.txt", "--profile", "papers.toml")
    assert ended.err.splitlines()[-1].startswith("2 texts, 3 documents: ")
    assert ended.err.splitlines()[-1].endswith("1 could not be read")


def test_check_tells_the_line_of_the_file(run, volume):
    lines = VOLUME.splitlines()
    told = [line for line in run("check", volume, "--profile", "papers.toml").out.splitlines() if "AT201" in line]
    path, line, column = told[0].split(" ")[0].split(":")
    assert (path, len(told)) == ("two.txt", 1)
    assert lines[int(line) - 1][int(column) - 1] == "["
    assert run("check", "--list", "-q", volume, "--profile", "papers.toml").out == "two.txt\n"


def test_explain_takes_the_line_of_the_file(run, volume):
    line = 1 + next(number for number, text in enumerate(VOLUME.splitlines()) if "C[ount]" in text)
    ended = run("explain", f"{volume}:{line}", "--profile", "papers.toml")
    assert ended.status == 0
    assert ended.out.startswith(f"two.txt:{line}:8 [ount] is completion")
    assert f"nearest stand in the lines {line}" in run("explain", f"{volume}:1", "--profile", "papers.toml").err


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "mine.toml: No such file"),
        ("name = mine", "mine.toml: no TOML: "),
        ("title = 'x'", "a profile has a name"),
        ('name = "mine"\npage = "body"\ncolour = "red"', "mine.toml: 'colour' is no field of a profile; there are: .*within"),
        ('name = "mine"\npage = "date? stamp body"', "mine.toml: profile 'mine': page: 'stamp' is unknown; say under lines"),
        ('name = "mine"\nfurniture = "Page {:number}"', "mine.toml: profile 'mine': furniture: .*names the look 'number'"),
        ('name = "mine"\ncentury = "old"', "mine.toml: century: 'old' is not what stands there"),
    ],
)
def test_what_is_wrong_with_the_file_of_a_profile_is_told(run, file, said):
    if file is not None:
        Path("mine.toml").write_text(file, encoding="utf-8")
    ended = run("parse", FIRST, "--profile", "mine.toml")
    assert (ended.status, ended.out) == (2, "")
    assert re.search(said, ended.err), ended.err
    assert "Traceback" not in ended.err


def test_the_file_of_a_profile_ends_in_toml(run):
    Path("mine").write_text('name = "mine"', encoding="utf-8")
    assert "so name it mine.toml" in run("parse", FIRST, "--profile", "mine").err


def test_profiles_are_listed(run):
    listed = run("profiles").out.splitlines()
    assert [line.split()[0] for line in listed] == [profile.name for profile in PROFILES]
    assert all(line.endswith(profile.title) for line, profile in zip(listed, PROFILES, strict=True))


# --- check


def test_check_tells_where(run):
    Path("a.txt").write_text("Dear Comrade,\r\n\r\nthe [handwritten note is lost.\r\n", encoding="utf-8", newline="")
    ended = run("check", "a.txt")
    assert ended.status == 1
    assert ended.out.splitlines() == [
        "a.txt:1:1 AT102 no known header; the whole text was taken as the body",
        "a.txt:3:5 AT201 this '[' is never closed",
    ]
    assert ended.err == "1 text: 1 without a known header, 1 with warnings\n"


def test_check_counts_by_severity(run):
    Path("a.txt").write_text(f"{PAGE}Dear Comrade, [] yes.\n", encoding="utf-8")
    severities = {d.severity for d in archivetext.read("a.txt").diagnostics}
    assert severities == {"info"}
    assert run("check", "a.txt") == (0, "", "1 text: 1 with a citation\n")
    assert run("check", "a.txt", "--severity", "error", "-q") == (0, "", "")
    ended = run("check", "a.txt", "--severity", "info")
    assert ended.status == 1
    assert "a.txt:17:15 AT203 " in ended.out


def test_check_lists_each_text_once(run):
    Path("a.txt").write_text("the [lost, the [lost\n", encoding="utf-8")
    Path("b.txt").write_text(f"{PAGE}Dear Comrade, yes.\n", encoding="utf-8")
    Path("c\nd.txt").write_text("the [lost\n", encoding="utf-8")
    ended = run("check", "--list", ".", "nowhere.txt")
    assert (ended.status, ended.out) == (1, "./a.txt\n./c\\nd.txt\n")
    assert ended.err.splitlines()[-1] == "4 texts: 1 with a citation, 2 without a known header, 2 with warnings, 1 could not be read"
    assert run("check", "--list", "b.txt").status == 0


def test_check_counts_what_cannot_be_read(run):
    assert run("check", "nowhere.txt", "-q") == (1, "", "archivetext: nowhere.txt: No such file or directory\n")


def test_a_text_without_a_known_header_is_told(run):
    Path("a.txt").write_text("Dear Comrade, the ships are ready.\n", encoding="utf-8")
    assert run("parse", "a.txt", FIRST, "-t", "ris").err == "2 texts: 1 with a citation, 1 without a known header, 1 with warnings\n"
    ended = run("check", "a.txt")
    assert (ended.status, ended.err) == (1, "1 text: 1 without a known header\n")
    assert "a.txt:1:1 AT102 no known header" in ended.out


# --- wrong usage


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "required: COMMAND"),
        (["sing"], "invalid choice: 'sing'"),
        (["parse", "a.txt", "-t", "docx"], "no format is called 'docx'"),
        (["parse", "a.txt", "--jobs", "0"], "--jobs is a number of processes from 1 on, not 0"),
        (["parse", "a.txt", "--jobs", "many"], "invalid int value: 'many'"),
        (["parse", "a.txt", "--encoding", "klingon"], "'klingon' is no encoding"),
        (["parse", "a.txt", "--enc", "utf-8"], "unrecognized arguments"),
        (["check"], "required: PATH"),
        (["check", "a.txt", "--severity", "dire"], "invalid choice: 'dire'"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(run, arguments, says):
    ended = run(*arguments)
    assert ended.status == 2
    assert says in ended.err
    assert ended.out == ""


def test_help_names_every_command_and_format(run):
    assert all(command in run("--help").out for command in ("parse", "check", "profiles", "schema"))
    assert all(name in run("parse", "--help").out for name in FORMATS)


def test_version(run):
    assert re.fullmatch(r"archivetext \d+\.\d+\S*\n", run("--version").out)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written(name):
    written = "".join(writer(name)([archivetext.parse(PAGE + "The ships are ready.")]))
    assert ("The ships" if name == "text" else "On Trade") in written


def test_a_format_without_a_place_for_failures_can_leave_them_out():
    document = archivetext.parse("Dear Comrade,")
    assert list(documents([document, archivetext.Failure("a", "ReadError", "a: no")])) == [document]


# --- as a process of its own


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path):
    (tmp_path / "Орлов.txt").write_text("the [lost", encoding="utf-8")
    # PYTHONUTF8=0 and the C locale without coercion: an interpreter that thinks that all is ASCII
    surroundings = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = process("check", ".", cwd=tmp_path, env=surroundings)
    assert "AT201" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout
    assert done.returncode == 1


def test_a_reader_that_has_seen_enough_is_no_error():
    many = [str(SECOND)] * 40  # more than a pipe holds
    running = subprocess.Popen([sys.executable, "-m", "archivetext", "parse", *many], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(1)
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()
    assert (running.wait(60), said) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_a_full_disk_is_told_without_a_traceback():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "archivetext", "schema"], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.stderr == b"archivetext: the output cannot be written: No space left on device\n"
    assert done.returncode == 1


def test_an_interrupt_ends_quietly(run, monkeypatch):
    def interrupted(*_: object, **__: object):
        raise KeyboardInterrupt

    monkeypatch.setattr("archivetext.corpus.made_files", interrupted)
    assert run("parse", FIRST) == (130, "", "")


def test_python_m_archivetext_is_the_command():
    done = process("profiles")
    assert done.returncode == 0
    assert done.stdout.decode().startswith(PROFILES[0].name)


# --- explain


def test_explain(run, tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("He met Filippov [Stalin] there.\r\n\r\nIt was [illeg-\r\nible] and [sic].\r\n", newline="")
    status, out, err = run("explain", "talk.txt:1")
    assert (status, err) == (0, "")
    assert out.startswith("talk.txt:1:17 [Stalin] is gloss, about 'Filippov': decided by names_name")
    assert out.endswith("The rule: docs/explanation/insertions.md#names_name\n")
    both = run("explain", "talk.txt:4")
    assert [line.split()[0] for line in both.out.splitlines() if line[0] != " "] == ["talk.txt:3:8", "talk.txt:4:11"]
    assert run("explain", "talk.txt:4:12").out == run("explain", "talk.txt:4:11").out
    assert run("explain", "talk.txt:4:12").out in both.out
    assert "[sic]" in run("explain", "talk.txt:4:12").out
    assert run("explain", "--", "-:1", stdin=b"He [went].").out.startswith("-:1:4 [went] is supplied")


@pytest.mark.parametrize(
    ("place", "status", "says"),
    [
        ("talk.txt", 2, "'talk.txt' names no line: write PATH:LINE"),
        ("talk.txt:2", 1, "talk.txt:2: no insertion stands there; the nearest stand in the lines 1, 3"),
        ("talk.txt:1:1", 1, "talk.txt:1:1: no insertion stands there"),
        ("talk.txt:99999999", 1, "no insertion stands there"),
        ("bare.txt:1", 1, "bare.txt:1: no insertion stands there\n"),
        ("none.txt:1", 1, "none.txt: No such file"),
        ("bad.txt:1", 1, "bad.txt: not utf-8"),
    ],
)
def test_explain_what_is_not_there(run, tmp_path: Path, place: str, status: int, says: str) -> None:
    (tmp_path / "talk.txt").write_text("He [went].\n\nIt was [illegible] here.\n")
    (tmp_path / "bare.txt").write_text("Words.")
    (tmp_path / "bad.txt").write_bytes(b"\xff[a]")
    ended = run("explain", place)
    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err
