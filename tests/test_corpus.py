"""Files and directories: what is read, in which order, and what becomes of a bad one."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

import archivetext
from archivetext.corpus import ReadError, SkippedWarning, find, read, read_many
from archivetext.formats import Failure
from archivetext.profiles import WILSON_PRINT, Profile
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
        (b"Cde. Orlov\x92s", "utf-8", "a.txt: not utf-8: the byte 0x92 at offset 10 cannot be read. Say how it is written with --encoding"),
        ("Orlov".encode("utf-16"), "utf-8", "the byte 0xff at offset 0 .* --encoding utf-16 "),
        ("Orlov".encode("utf-32"), "utf-8", "Its byte order mark says utf-32: --encoding utf-32 "),
        (b"\xff\xfeO\0r", "utf-16", "Its byte order mark says utf-16 too, so it is damaged there or cut off"),
        ("Орлов é".encode("utf-16-le"), "utf-8", "It has NUL bytes: probably it is no text at all, or UTF-16 without"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "utf-8", "It has NUL bytes: probably it is no text at all"),
        ("Товарищ Орлов".encode() + b"\xff.", "utf-8", "Up to there it is UTF-8 with more than ASCII letters, so it is damaged"),
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


RUSSIAN = "Товарищ Орлов сообщил о встрече с послом. Обсуждались поставки зерна и вопросы торговли в следующем году. "


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_an_encoding_is_advised_where_the_letters_tell_it(here: Path, encoding: str):
    put("a.txt", RUSSIAN.encode(encoding) * 3)
    with pytest.raises(ReadError, match=f"charset-normalizer takes it for {encoding}: look"):
        read("a.txt")
    put("b.txt", ("It was \u201cclear\u201d that the ships of the harbour had not yet been unloaded by the crews. " * 3).encode("cp1252"))
    with pytest.raises(ReadError, match="takes it for windows-1252"):
        read("b.txt")


def test_no_encoding_is_advised_without_the_detector_or_without_words(here: Path, monkeypatch: pytest.MonkeyPatch):
    put("a.txt", bytes(range(128, 256)))
    with pytest.raises(ReadError, match=r"Say how it is written with --encoding \(in Python: encoding=\.\.\.\)$"):
        read("a.txt")
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    put("b.txt", RUSSIAN.encode("windows-1251"))
    with pytest.raises(ReadError, match=r"encoding=\.\.\.\)$"):
        read("b.txt")


def test_another_encoding(here: Path):
    put("a.txt", "Орлов".encode("windows-1251"))
    assert read("a.txt", "windows-1251").source == "Орлов"


def test_a_profile_by_its_name(here: Path):
    put("a.txt")
    assert read("a.txt", profile="wilson-print").profile == "wilson-print"
    assert [record.profile for _, record in read_many("a.txt", profile="wilson-print") if isinstance(record, Document)] == ["wilson-print"]
    with pytest.raises(LookupError, match="no profile is named 'wilson'"):
        read_many("a.txt", profile="wilson")


@pytest.mark.parametrize("kind", [str, Path, lambda path: path.encode()])
def test_one_path_is_one_path(here: Path, kind):
    put("folder/a.txt")
    assert [name for name, _ in read_many(kind("folder"))] == ["folder/a.txt"]
    assert [name for name, _ in read_many(kind("folder/a.txt"))] == ["folder/a.txt"]


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
    told: list[str] = []
    assert list(find(["e.dat", "d"], tell=told.append)) == ["e.dat", "d/a/Y.TXT", "d/a/z.md", "d/b.txt"]
    assert told == ["d/loop: skipped: a link to a directory is not followed; name it to have it read"]
    with pytest.warns(SkippedWarning, match="d/loop: skipped"):
        assert len(list(read_many("d"))) == 3


def test_a_directory_without_a_text_is_a_failure(here: Path):
    put("d/picture.png")
    assert list(find(["d"])) == [
        Failure(
            "d",
            "ReadError",
            "d: no text is in this directory: no *.txt or *.md or *.qmd. Others are named by a pattern: 'd/**/*.html'",
        )
    ]


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


def test_directories_nested_deeper_than_calls(here: Path):
    depths = range(1, 1_001)
    for depth in depths:
        Path("d/" * depth).mkdir()
    put("d/" * 1_000 + "a.txt")
    put("d/d/z.txt")
    try:
        assert list(find("d")) == ["d/" * 1_000 + "a.txt", "d/d/z.txt"]
        assert [type(record) for _, record in read_many("d")] == [Document, Document]
    finally:  # what tidies up behind the tests may not go so deep
        Path("d/" * 1_000, "a.txt").unlink()
        Path("d/d/z.txt").unlink()
        os.chdir("d/" * 1_000)
        for _ in depths:
            os.chdir("..")
            Path("d").rmdir()


@pytest.mark.skipif(os.name == "nt", reason="directories there are not made step by step from within")
def test_a_path_that_is_longer_than_the_system_takes_is_a_failure(here: Path):
    put("d/z.txt")
    back = os.open(".", os.O_RDONLY)
    try:
        os.chdir("d")
        for _ in range(30):
            Path("n" * 200).mkdir()
            os.chdir("n" * 200)
    finally:
        os.fchdir(back)
        os.close(back)
    long, z = read_many("d")
    assert isinstance(long[1], Failure)
    assert long[1].message.endswith(": File name too long")
    assert z[0] == "d/z.txt"
    ((_, failure),) = read_many("n" * 5_000)
    assert isinstance(failure, Failure)


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


class Unsendable(Profile):
    def __reduce__(self):
        raise TypeError("no way")


def test_a_profile_that_cannot_be_sent_is_told_at_once(here: Path):
    profile = Unsendable("mine")
    put("a.txt")
    assert next(read_many("a.txt", profile=profile))[0] == "a.txt"
    with pytest.raises(TypeError, match="cannot be sent to another process: no way"):
        read_many("a.txt", profile=profile, jobs=2)


def test_jobs_must_be_a_number_of_processes():
    with pytest.raises(ValueError, match="from 1 on, not 0"):
        read_many([], jobs=0)


def test_headers_alone(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    found = dict(archivetext.read_headers([Path(__file__).parent.parent / "seeds", tmp_path, tmp_path / "none.txt"]))
    pages = {name: page for name, page in found.items() if isinstance(page, archivetext.Page)}
    assert [page.header for page in pages.values()] == [archivetext.read(name).header for name in pages]
    assert len(pages) == 2
    assert [type(page).__name__ for page in found.values()] == ["Page", "Page", "Failure", "Failure"]
    with pytest.raises(LookupError, match="no profile is named"):
        archivetext.read_headers("seeds", profile="nowhere")
