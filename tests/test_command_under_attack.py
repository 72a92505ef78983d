"""The command as a process of its own, with real signals, pipes, links and closed streams: it destroys nothing and never hangs."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from archivetext.cli import main
from archivetext.cli.saying import Ended, signals_raise
from archivetext.workers import processors

posix = pytest.mark.skipif(os.name != "posix", reason="signals, pipes with names and closed descriptors as POSIX has them")
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
several = pytest.mark.skipif(processors() < 2, reason="on one processor all is done in one process")

COMMAND = [sys.executable, "-m", "archivetext"]
PATIENCE = 60  # seconds that anything here may take on a busy machine before it counts as hanging
OLD = "what stood there\n"
TEXT = "Dear Comrade, the ships [of the fleet] are ready.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    options = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True, "encoding": "utf-8", "timeout": PATIENCE, **options}
    return subprocess.run([*COMMAND, *arguments], **options)


def shell(command: str, *arguments: str, **options) -> subprocess.CompletedProcess[str]:
    """Run a line of sh, in which ``$0`` is Python; *arguments* are ``$1`` and so on."""
    return subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        **options,
    )


def put(path: str, text: str | bytes = TEXT) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text.encode() if isinstance(text, str) else text)


def names(out: str) -> list[str]:
    return [json.loads(line)["name"] for line in out.splitlines()]


def failures(out: str) -> list[str]:
    return [record["name"] for record in map(json.loads, out.splitlines()) if "error" in record]


def until(happens, what: str):
    """Wait until *happens* gives something true, and give it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = happens()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError(f"{what} did not happen in {PATIENCE} s")


def leftovers() -> list[str]:
    return [path.name for path in Path().rglob("*.unfinished")]


def one_line(said: str) -> bool:
    return said.startswith("archivetext: ") and said.count("\n") == 1 and "Traceback" not in said


# --- the output is none of the texts


@pytest.mark.parametrize("output", ["a.txt", "./a.txt", "soft.jsonl", "hard.jsonl"])
def test_an_output_that_is_one_of_the_texts_is_refused(here: Path, output: str):
    put("a.txt")
    Path("soft.jsonl").symlink_to("a.txt")
    os.link("a.txt", "hard.jsonl")
    done = run("parse", "a.txt", "-o", output)
    assert done.returncode == 2
    assert one_line(done.stderr)
    assert f"a.txt is one of the texts and would be overwritten, since {output} is the same file" in done.stderr
    assert Path("a.txt").read_text("utf-8") == TEXT
    assert leftovers() == []


@pytest.mark.parametrize("read", ["soft.txt", "hard.txt"])
def test_an_output_that_is_read_by_another_name_is_refused(here: Path, read: str):
    put("a.txt")
    Path("soft.txt").symlink_to("a.txt")
    os.link("a.txt", "hard.txt")
    assert run("parse", read, "-o", "a.txt").returncode == 2
    assert Path("a.txt").read_text("utf-8") == TEXT


def test_an_output_that_is_standard_input_is_refused(here: Path):
    put("a.txt")
    with Path("a.txt").open("rb") as text:
        done = run("parse", "-", "-o", "a.txt", stdin=text)
    assert (done.returncode, Path("a.txt").read_text("utf-8")) == (2, TEXT)


def test_an_output_among_the_texts_is_left_out_of_the_walk(here: Path):
    put("dir/a.txt")
    for _ in range(2):  # the second time it is there already
        done = run("parse", "dir", "-o", "dir/z.txt", "--jobs", "2")
        assert (done.returncode, done.stdout) == (0, "")
        assert names(Path("dir/z.txt").read_text("utf-8")) == ["dir/a.txt"]
    assert "dir/z.txt: skipped: it is the file that is written" in done.stderr


@pytest.mark.parametrize("output", ["dir/z.txt", "link.jsonl"])
def test_an_output_that_is_a_text_of_the_walk_is_refused(here: Path, output: str):
    put("dir/a.txt")
    put("dir/z.txt")
    Path("link.jsonl").symlink_to("dir/z.txt")
    done = run("parse", "dir", "-o", output)
    assert done.returncode == 2
    assert one_line(done.stderr)
    assert "dir/z.txt lies among the texts and would be overwritten" in done.stderr
    assert Path("dir/z.txt").read_text("utf-8") == TEXT


@posix
def test_a_redirected_output_is_none_of_the_texts_either(here: Path):
    put("dir/a.txt")
    assert shell('exec "$0" -m archivetext parse dir > dir/z.txt').returncode == 0
    assert names(Path("dir/z.txt").read_text("utf-8")) == ["dir/a.txt"]
    done = shell('exec "$0" -m archivetext parse dir/a.txt >> dir/a.txt')
    assert done.returncode == 2
    assert "dir/a.txt is one of the texts and would be overwritten, since standard output is the same file" in done.stderr
    assert Path("dir/a.txt").read_text("utf-8") == TEXT


# --- the output is written whole or not at all


def test_the_mode_stays_and_a_link_is_followed(here: Path):
    put("a.txt")
    put("old.jsonl", OLD)
    Path("old.jsonl").chmod(0o640)
    Path("link.jsonl").symlink_to("old.jsonl")
    assert run("parse", "a.txt", "-o", "link.jsonl").returncode == 0
    assert Path("link.jsonl").is_symlink()
    assert names(Path("old.jsonl").read_text("utf-8")) == ["a.txt"]
    if os.name == "posix":
        assert Path("old.jsonl").stat().st_mode & 0o777 == 0o640
        mask = os.umask(0)
        os.umask(mask)
        assert run("parse", "a.txt", "-o", "new.jsonl").returncode == 0
        assert Path("new.jsonl").stat().st_mode & 0o777 == 0o666 & ~mask
    assert leftovers() == []


def test_an_output_that_may_not_be_written_is_left(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    put("a.txt")
    put("old.jsonl", OLD)
    monkeypatch.setattr("os.access", lambda *_: False)  # to root the mode says nothing
    assert main(["parse", "a.txt", "-o", "old.jsonl"]) == 2
    assert capsys.readouterr().err == "archivetext: cannot write to old.jsonl: it may not be written\n"
    assert Path("old.jsonl").read_text("utf-8") == OLD
    assert leftovers() == []


def test_an_output_that_is_a_directory(here: Path):
    put("a.txt")
    put("out/kept.txt")
    done = run("parse", "a.txt", "-o", "out")
    told = "archivetext: out is not empty, and not from an earlier run: name another directory\n"
    assert (done.returncode, done.stderr) == (2, told)
    assert [path.name for path in Path("out").iterdir()] == ["kept.txt"]


@posix
@pytest.mark.parametrize("output", ["-", "/dev/stdout", "/dev/fd/1"])
def test_standard_output_by_its_names(here: Path, output: str):
    put("a.txt")
    assert names(run("parse", "a.txt", "-o", output).stdout) == ["a.txt"]
    put("kept.jsonl", '"what stood there"\n')
    shell('exec "$0" -m archivetext parse a.txt -o "$1" >> kept.jsonl', output)
    first, second = map(json.loads, Path("kept.jsonl").read_text("utf-8").splitlines())
    assert (first, second["name"]) == ("what stood there", "a.txt")
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "kept.jsonl"]


@posix
def test_an_output_that_is_a_pipe_or_a_device_is_written_directly(here: Path):
    put("a.txt")
    os.mkfifo("pipe")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(Path("pipe").read_text("utf-8")))
    reader.start()
    assert run("parse", "a.txt", "-o", "pipe").returncode == 0
    reader.join(PATIENCE)
    assert names(got[0]) == ["a.txt"]
    assert Path("pipe").is_fifo()
    assert run("parse", "a.txt", "-o", os.devnull).returncode == 0
    assert not Path(os.devnull).is_file()


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_disk_that_gets_full(here: Path, jobs: str):
    put("a.txt", TEXT * 8_000)  # its record takes more than the 1,000 blocks, of 512 or 1,024 bytes
    put("old.jsonl", OLD)
    done = shell('ulimit -f 1000; exec "$0" -m archivetext parse a.txt -o old.jsonl --jobs "$1"', jobs)
    assert done.returncode == 1
    assert done.stderr == "archivetext: old.jsonl cannot be written to its end: File too large\n"
    assert Path("old.jsonl").read_text("utf-8") == OLD
    assert leftovers() == []


@pytest.mark.parametrize(
    ("paths", "says"),
    [
        (["nowhere.txt"], "nowhere.txt: No such file or directory. old.jsonl was not written"),
        (["a.txt", "nowhere.txt"], "nowhere.txt: No such file or directory. old.jsonl was not written"),
        (["bad.txt"], "no text could be read. old.jsonl was not written"),
        (["empty"], "no text could be read. old.jsonl was not written"),
    ],
)
def test_a_missing_text(here: Path, paths: list[str], says: str):
    put("a.txt")
    put("bad.txt", b"\xe9")
    Path("empty").mkdir()
    put("old.jsonl", OLD)
    done = run("parse", *paths, "-o", "old.jsonl")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"archivetext: {says}"
    assert Path("old.jsonl").read_text("utf-8") == OLD
    assert leftovers() == []
    assert run("parse", "a.txt", "bad.txt", "-o", "new.jsonl").returncode == 1
    assert failures(Path("new.jsonl").read_text("utf-8")) == ["bad.txt"]


# --- signals


class Begun:
    """A run that has begun to write and waits for a pipe that nobody feeds yet."""

    def __init__(self, *options: str) -> None:
        os.mkfifo("waits")
        put("old.jsonl", OLD)
        for number in range(20):
            put(f"{number}.txt")
        texts = [f"{number}.txt" for number in range(20)]
        self.process = subprocess.Popen(
            [*COMMAND, "parse", *texts, "waits", "-o", "old.jsonl", *options], stderr=subprocess.PIPE, start_new_session=True
        )
        until(leftovers, "the beginning")

    def end_by(self, number: int) -> tuple[int, bytes]:
        """Send a signal; the status, and what was said until everybody had closed standard error."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


class _Goes:
    """What is ended by a signal while Python tidies it up, where what is raised is lost."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        signal.raise_signal(self.number)


def _wait_behind(number: int) -> None:
    _Goes(number)
    time.sleep(PATIENCE)


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_that_comes_where_it_would_be_lost_comes_again(name: str):
    number = signal.Signals[name]
    with pytest.raises(Ended) as ended, signals_raise():
        _wait_behind(number)
    assert ended.value.number == number


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_leaves_what_stood_there(here: Path, name: str, jobs: str):
    number = signal.Signals[name]
    assert Begun("--jobs", jobs).end_by(number) == (128 + number, b"")
    assert Path("old.jsonl").read_text("utf-8") == OLD
    assert leftovers() == []


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_kill_leaves_what_stood_there_and_a_file_that_is_no_text(here: Path, jobs: str):
    assert Begun("--jobs", jobs).end_by(signal.SIGKILL) == (-signal.SIGKILL, b"")
    assert Path("old.jsonl").read_text("utf-8") == OLD
    (left,) = leftovers()
    assert left.startswith(".old.jsonl.")
    Path("waits").unlink()
    Path(left).rename(".a.unfinished.txt")
    assert ".a.unfinished.txt" not in names(run("parse", ".").stdout)


@posix
def test_a_signal_ends_a_run_whose_reader_does_not_read(here: Path):
    put("a.txt", TEXT * 5_000)
    running = subprocess.Popen([*COMMAND, "parse", "a.txt", "a.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(1)  # the pipe is full from now on
    running.send_signal(signal.SIGTERM)
    assert running.wait(PATIENCE) == 143
    assert running.stderr.read() == b""
    running.stdout.close()
    running.stderr.close()


# --- processes


def children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    return []


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not yet asked for its status does not."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    return False


def seconds(pid: int) -> float:
    """Processor time of a process."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return int(fields[11]) / os.sysconf("SC_CLK_TCK")
    return 0.0


class AtWork:
    """A run in two processes, of which one is at a text that takes long."""

    def __init__(self, *paths: str, **options) -> None:
        put("long.txt", TEXT * 200_000)
        self.process = subprocess.Popen(
            [*COMMAND, "parse", *paths, "--jobs", "2"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            **options,
        )
        self.workers = until(lambda: len(found := children(self.process.pid)) == 2 and found, "the start of two processes")
        # Only the long text takes so much time.
        self.busy = until(lambda: next((pid for pid in self.workers if seconds(pid) > 0.4), 0), "the work on the long text")

    def end(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@linux
@several
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL", "SIGINT"])
def test_processes_end_with_the_first(here: Path, name: str):
    put("short.txt")
    run = AtWork("long.txt", "short.txt", "long.txt")
    run.process.send_signal(signal.Signals[name])
    _, _, said = run.end()  # returns only when nobody holds standard error open any more
    assert said == ""
    until(lambda: not any(map(lives, run.workers)), "the end of the processes")


@linux
@several
def test_an_interrupt_from_the_terminal_goes_to_all_and_is_told_by_none(here: Path):
    put("short.txt")
    run = AtWork("long.txt", "short.txt", start_new_session=True)
    os.killpg(run.process.pid, signal.SIGINT)
    assert run.end() == (130, "", "")


@linux
@several
def test_a_killed_process_costs_the_text_that_it_was_at(here: Path):
    texts = [f"{number:02}.txt" for number in range(40)]
    for text in texts:
        put(text)
    run = AtWork("long.txt", *texts)
    os.kill(run.busy, signal.SIGKILL)
    status, out, err = run.end()
    assert (status, names(out), failures(out)) == (1, ["long.txt", *texts], ["long.txt"])
    assert err.splitlines() == [
        "archivetext: long.txt: lost: the process that read it was ended by SIGKILL; did the memory suffice?",
        "41 texts: 40 without a known header, 1 could not be read",
    ]


@linux
@several
def test_processes_are_bounded_by_the_work(here: Path):
    put("short.txt")
    put("long.txt", TEXT * 200_000)
    with subprocess.Popen(
        [*COMMAND, "check", "long.txt", "--jobs", "500"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        (worker,) = until(lambda: children(process.pid), "the start of a process")
        until(lambda: seconds(worker) > 0.4, "the work")
        assert children(process.pid) == [worker]
        process.kill()
    with subprocess.Popen(
        [*COMMAND, "check", *["long.txt"] * 40, "--jobs", "500"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        until(lambda: len(children(process.pid)) >= 2, "the start of two processes")
        time.sleep(0.2)
        assert len(children(process.pid)) <= processors()
        process.kill()


def test_a_profile_that_no_other_process_can_get(here: Path):
    put("a.txt")
    put(
        "rooms.py",
        "from archivetext.profiles import Profile\nclass Mine(Profile):\n    def __reduce__(self):\n        raise TypeError('no way')\n"
        "MINE = Mine('mine', 'our pages')\n",
    )
    done = run("parse", "a.txt", "--profile", "rooms:MINE", "--jobs", "2")
    assert done.returncode == 2
    assert one_line(done.stderr)
    assert "the profile cannot be sent to another process: no way" in done.stderr


def test_a_profile_of_ones_own_in_processes(here: Path):
    put("rooms/__init__.py", "")
    put(
        "rooms/ours.py",
        "from archivetext.profiles import Profile\nfrom . import __name__ as package\nMINE = Profile('mine', package)\n",
    )
    for number in range(4):
        put(f"d/{number}.txt")
    done = run("parse", "d", "--profile", "rooms.ours:MINE", "--jobs", "2")
    assert (done.returncode, {json.loads(line)["profile"] for line in done.stdout.splitlines()}) == (0, {"mine"})


# --- what is no file


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_no_regular_file_is_skipped_and_told(here: Path, jobs: str):
    put("d/a.txt")
    put("d/z/b.txt")
    os.mkfifo("d/pipe.txt")
    Path("d/endless.txt").symlink_to("/dev/zero")
    Path("d/to_pipe.md").symlink_to("pipe.txt")
    Path("d/up").symlink_to("..", target_is_directory=True)
    Path("d/itself.txt").symlink_to("itself.txt")
    os.mkfifo("d/pipe")  # no name of a text
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("d/plug.txt")
        done = run("parse", "d", "--jobs", jobs)
    assert done.returncode == 1
    assert (names(done.stdout), failures(done.stdout)) == (["d/a.txt", "d/itself.txt", "d/z/b.txt"], ["d/itself.txt"])
    assert done.stderr.splitlines() == [
        "archivetext: d/endless.txt: skipped: a device is no regular file",
        "archivetext: d/pipe.txt: skipped: a named pipe is no regular file",
        "archivetext: d/plug.txt: skipped: a socket is no regular file",
        "archivetext: d/to_pipe.md: skipped: a named pipe is no regular file",
        "archivetext: d/up: skipped: a link to a directory is not followed; name it to have it read",
        "archivetext: d/itself.txt: Too many levels of symbolic links",
        "3 texts: 2 without a known header, 1 could not be read",
    ]
    assert run("parse", "d/a.txt", "d/z", "-q").stderr == ""


@posix
def test_a_device_without_end_is_refused_by_every_name(here: Path):
    Path("link.txt").symlink_to("/dev/zero")
    for path in ("/dev/zero", "link.txt"):
        done = run("parse", path, "-q")
        assert done.returncode == 1
        assert done.stderr == f"archivetext: {path}: a device is not read; copy what it gives into a file\n"
    for path in ("-", "/dev/stdin"):
        with Path("/dev/zero").open("rb") as zero:
            done = run("parse", path, "-q", stdin=zero)
        assert done.stderr == f"archivetext: {path}: a device is not read; copy what it gives into a file\n"
    assert run("parse", os.devnull).returncode == 0


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pipes_that_are_named_are_read(here: Path, jobs: str):
    put("a.txt")
    os.mkfifo("pipe")
    line = '(printf "from a pipe" > pipe) & printf "from before" | "$0" -m archivetext parse a.txt pipe /dev/stdin --source --jobs "$1"'
    done = shell(line, jobs)
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [TEXT, "from a pipe", "from before"]
    read, write = os.pipe()
    os.write(write, b"from a shell")
    os.close(write)
    done = run("parse", f"/dev/fd/{read}", "--source", "--jobs", jobs, pass_fds=[read])  # as <(...) of bash
    os.close(read)
    assert json.loads(done.stdout)["source"] == "from a shell"


# --- closed streams, and what is no text in them


@posix
def test_a_closed_standard_output(here: Path):
    put("a.txt", "the [lost")
    for arguments in ("parse a.txt", "check a.txt", "profiles", "schema", "cite RGANI", "--version", "parse a.txt -o -"):
        done = shell(f'exec "$0" -m archivetext {arguments} >&-')
        assert (arguments, done.returncode) == (arguments, 1)
        assert done.stderr.splitlines()[-1] == "archivetext: the output cannot be written: standard output is closed"
    done = shell('exec "$0" -m archivetext parse a.txt -o out.jsonl >&-')
    assert done.returncode == 0
    assert names(Path("out.jsonl").read_text("utf-8")) == ["a.txt"]


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_closed_standard_input(here: Path, jobs: str):
    put("a.txt")
    done = shell('exec "$0" -m archivetext parse - a.txt --jobs "$1" <&-', jobs)
    assert (done.returncode, failures(done.stdout), names(done.stdout)) == (1, ["-"], ["-", "a.txt"])
    assert "archivetext: -: standard input is closed; name a file" in done.stderr
    done = shell('exec "$0" -m archivetext parse <&-')
    assert (done.returncode, one_line(done.stderr)) == (2, True)
    done = shell('exec "$0" -m archivetext cite - <&-')
    assert (done.returncode, done.stderr[:41]) == (1, "archivetext: -: standard input is closed;")


@posix
def test_a_closed_standard_error(here: Path):
    put("a.txt")
    done = shell('exec "$0" -m archivetext parse a.txt nowhere.txt --jobs 2 2>&-')
    assert (done.returncode, names(done.stdout), done.stderr) == (1, ["a.txt", "nowhere.txt"], "")
    assert shell('exec "$0" -m archivetext parse a.txt <&- >&- 2>&-').returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_a_standard_error_that_is_full(here: Path):
    put("a.txt")
    done = shell('exec "$0" -m archivetext parse a.txt nowhere.txt 2>/dev/full')
    assert (done.returncode, names(done.stdout)) == (1, ["a.txt", "nowhere.txt"])


@pytest.mark.parametrize("arguments", [("parse", "-", "-q"), ("check", "-", "-q"), ("cite", "-")])
def test_a_standard_input_that_is_no_text(here: Path, arguments: tuple[str, ...]):
    done = run(*arguments, stdin=None, input=b"RGANI, F. 3, \xcf\xe0\xef\xea\xe0 5", text=None, encoding=None)
    said = done.stderr.decode()
    assert done.returncode == 1
    assert one_line(said)
    assert "-: not utf-8: the byte 0xcf at offset 13 cannot be read. Say how it is written with --encoding" in said
    done = run(*arguments, "--encoding", "windows-1251", stdin=None, input=b"RGANI, F. 3, Op. 5", text=None, encoding=None)
    assert b"Traceback" not in done.stderr


# --- names


@posix
def test_names_stay_on_their_line(here: Path):
    put("a\nb\x1b[31m\u202e.txt", "the [lost")
    put("c\r.txt", b"\xe9")
    Path("d\n").mkdir()
    done = run("check", ".", "d\n", "no\n.txt")
    assert done.stdout.splitlines()[-1] == "./a\\nb\\x1b[31m\\u202e.txt:1:5 AT201 this '[' is never closed"
    assert [line.partition(": ")[2].partition(":")[0] for line in done.stderr.splitlines()[:-1]] == ["./c\\r.txt", "d\\n", "no\\n.txt"]
    done = run("parse", "a.txt", "--wrong\x1b")
    assert done.stderr.splitlines()[0] == "archivetext: unrecognized arguments: --wrong\\x1b"
    done = run("parse", "-o", "a\nb\x1b[31m\u202e.txt", "a\nb\x1b[31m\u202e.txt")
    assert one_line(done.stderr)


# --- memory


@linux
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_memory_that_does_not_suffice(here: Path, jobs: str):
    put("a.txt")
    with Path("large.txt").open("wb") as large:
        large.truncate(3 << 30)  # takes no room on the disk
    done = shell('ulimit -v 1500000; exec "$0" -m archivetext parse a.txt large.txt a.txt --jobs "$1"', jobs)
    assert (done.returncode, names(done.stdout), failures(done.stdout)) == (1, ["a.txt", "large.txt", "a.txt"], ["large.txt"])
    assert done.stderr.splitlines()[0] == (
        "archivetext: large.txt: the memory did not suffice for this text; split it, or read it where there is more"
    )


# --- the profile of a module


HEAD = "from archivetext.profiles import Profile\n"
MINE = "MINE = Profile('mine', 'our pages')\n"


@pytest.mark.parametrize(
    ("module", "says"),
    [
        ("def (", "SyntaxError: "),
        ("import sys\nsys.exit('enough')", "it ends the program (SystemExit: enough)"),
        ("raise SystemExit", "it ends the program (SystemExit: None)"),
        ("1 / 0", "ZeroDivisionError: division by zero (.*rooms.py, line 1)"),
        ("class Odd(BaseException): pass\nraise Odd('a\\nb')", r"Odd: a\nb (.*rooms.py, line 2)"),
        ("import no_such_room", "No module named 'no_such_room' (.*rooms.py, line 1)"),
        (HEAD + "class Odd:\n    labels = 1\nMINE = Odd()", "is a Odd, not a Profile"),
        ("def __getattr__(name): raise KeyError(name)", "KeyError: "),
        (b"\xff\xfe", "SyntaxError: "),
        ("x = '\0'", "source code string cannot contain null bytes"),
    ],
)
def test_a_module_that_gives_no_profile(here: Path, module: str | bytes, says: str):
    put("a.txt")
    put("rooms.py", module)
    done = run("parse", "a.txt", "--profile", "rooms:MINE")
    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr)
    first, _, last = says.partition(".*")
    assert first in done.stderr
    assert last in done.stderr


@pytest.mark.parametrize(
    "start", [COMMAND, [sys.executable, "-c", "import sys; del sys.path[0]; from archivetext.cli import main; sys.exit(main())"]]
)
def test_nothing_but_the_named_module_comes_from_the_current_directory(here: Path, start: list[str]):
    put("a.txt")
    put("rooms.py", f"print('hello')\n{HEAD}{MINE}")
    for name in ("json", "pickle", "cattrs", "hashlib", "tempfile", "multiprocessing", "charset_normalizer"):
        put(f"{name}.py", f"raise SystemExit('{name} of the current directory was run')")
    put("b.txt", b"\xe9")
    done = subprocess.run(
        [*start, "parse", "a.txt", "b.txt", "--profile", "rooms:MINE", "--jobs", "2"],
        capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE,
    )  # fmt: skip
    assert "of the current directory" not in done.stderr
    assert (done.returncode, json.loads(done.stdout.splitlines()[0])["profile"], done.stderr.splitlines()[0]) == (1, "mine", "hello")
    put("json.py", HEAD + MINE)
    done = subprocess.run([*start, "parse", "a.txt", "--profile", "json:MINE"], capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (
        2,
        "archivetext: --profile: 'json:MINE' cannot be imported: module 'json' has no attribute 'MINE'\n",
    )
