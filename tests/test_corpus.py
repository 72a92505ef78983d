"""Files and directories: what is read, in which order, and what becomes of a bad one."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from archivetext.corpus import ReadError, find, read, read_many
from archivetext.formats import Failure
from archivetext.profiles import WILSON_PRINT
from archivetext.records import Document


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, text: str | bytes = "Dear Comrade,\n") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text.encode() if isinstance(text, str) else text)


def test_a_file_is_read_as_it_is(here: Path):
    text = "\ufeffone\r\ntwo\rthree\x0cfour\n"
    put("a.txt", text)
    document = read("a.txt")
    assert document.source == text
    assert document.name == "a.txt"
    assert read(here / "a.txt").name == str(here / "a.txt")


def test_the_profile_is_handed_on(here: Path):
    put("a.txt")
    assert read("a.txt", profile=WILSON_PRINT).profile == WILSON_PRINT.name
    ((_, document),) = read_many(["a.txt"], profile=WILSON_PRINT)
    assert isinstance(document, Document)
    assert document.profile == WILSON_PRINT.name


@pytest.mark.parametrize(
    ("data", "encoding", "says"),
    [
        (b"Cde. Orlov\x92s", "utf-8", "a.txt: not utf-8: the byte 0x92 at offset 10 .* --encoding windows-1252"),
        ("Orlov".encode("utf-16"), "utf-8", "the byte 0xff at offset 0 .* --encoding utf-16 "),
        (b"abc\xe2\x80", "utf-8", "the byte 0xe2 at offset 3"),
        ("\u0416".encode(), "ascii", "not ascii: the byte 0xd0 at offset 0"),
        (b"x", "klingon", "'klingon' is no encoding of text"),
        (b"x", "base64", "'base64' is no encoding of text"),
        (b"xn--\xff", "idna", "not idna"),
    ],
)
def test_what_is_no_text_in_the_encoding(here: Path, data: bytes, encoding: str, says: str):
    put("a.txt", data)
    with pytest.raises(ReadError, match=says):
        read("a.txt", encoding)


def test_another_encoding(here: Path):
    put("a.txt", "Орлов".encode("windows-1251"))
    assert read("a.txt", "windows-1251").source == "Орлов"


def test_a_missing_file_is_the_error_of_the_system(here: Path):
    with pytest.raises(FileNotFoundError):
        read("nowhere.txt")


def test_standard_input(monkeypatch: pytest.MonkeyPatch):
    stdin = io.TextIOWrapper(io.BytesIO(b"from a pipe\r\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    document = read("-")
    assert (document.name, document.source) == ("-", "from a pipe\r\n")


# --- directories


def test_directories_are_walked_in_order_and_hidden_names_skipped(here: Path):
    for name in ("d/b.txt", "d/a/z.md", "d/a/Y.TXT", "d/c.json", "d/.hidden.txt", "d/.git/x.txt", "d/readme", "e.dat"):
        put(name)
    (here / "d" / "loop").symlink_to(here / "d", target_is_directory=True)
    assert list(find(["e.dat", "d"])) == ["e.dat", "d/a/Y.TXT", "d/a/z.md", "d/b.txt"]


def test_a_directory_without_a_text_is_a_failure(here: Path):
    put("d/picture.png")
    assert list(find(["d"])) == [Failure("d", "ReadError", "d: no text is in this directory: no *.txt or *.md")]


def test_a_directory_that_cannot_be_listed_is_a_failure(here: Path, monkeypatch: pytest.MonkeyPatch):
    put("d/a.txt")
    put("d/shut/b.txt")
    put("d/z.txt")
    scandir = __import__("os").scandir

    def shut(path: str):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr("archivetext.corpus.os.scandir", shut)
    found = list(find(["d"]))
    assert found == ["d/a.txt", Failure("d/shut", "PermissionError", "d/shut: Permission denied"), "d/z.txt"]
    assert [type(record) for _, record in read_many(["d"])] == [Document, Failure, Document]


# --- many


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_bad_file_costs_only_itself(here: Path, jobs: int):
    put("d/1.txt", "one")
    put("d/2.txt", b"\xff\xfet\x00w\x00o\x00")
    put("d/3.txt", "three")
    found = list(read_many(["d", "nowhere.txt", "empty", "nul\0.txt"], jobs=jobs))
    assert [name for name, _ in found] == ["d/1.txt", "d/2.txt", "d/3.txt", "nowhere.txt", "empty", "nul\0.txt"]
    assert [record.source if isinstance(record, Document) else record.error for _, record in found] == [
        "one", "ReadError", "three", "FileNotFoundError", "FileNotFoundError", "ValueError",
    ]  # fmt: skip
    assert found[3][1] == Failure("nowhere.txt", "FileNotFoundError", "nowhere.txt: No such file or directory")


def test_processes_give_the_same_in_the_same_order(here: Path):
    for number in range(100):
        put(f"d/{number:03}.txt", f"Number {number} [sic]\n" * (100 - number))
    assert list(read_many(["d"], jobs=2)) == list(read_many(["d"]))


def test_standard_input_among_processes_is_this_process_own(here: Path, monkeypatch: pytest.MonkeyPatch):
    put("a.txt", "from a file")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"from a pipe")))
    assert [record.source for _, record in read_many(["a.txt", "-"], jobs=2) if isinstance(record, Document)] == [
        "from a file",
        "from a pipe",
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_is_lazy(here: Path, jobs: int):
    put("a.txt")
    asked = 0

    def endless():
        nonlocal asked
        while True:
            asked += 1
            yield "a.txt"

    many = read_many(endless(), jobs=jobs)
    assert asked == 0
    for _ in range(5):
        next(many)
    many.close()  # type: ignore[attr-defined]
    assert asked <= 200


def test_jobs_must_be_a_number_of_processes():
    with pytest.raises(ValueError, match="from 1 on, not 0"):
        read_many([], jobs=0)
