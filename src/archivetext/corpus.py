"""Many texts: read from files and directories lazily and in order, in several processes if asked for."""

from __future__ import annotations

import codecs
import os
import stat
import sys
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from archivetext.formats import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Iterator

    from archivetext.profiles import Profile
    from archivetext.records import Document, Page
    from archivetext.saving import Identity

__all__ = [
    "Failure",
    "ProcessError",
    "ReadError",
    "SkippedWarning",
    "find",
    "read",
    "read_found",
    "read_headers",
    "read_many",
    "read_source",
]

SUFFIXES = (".txt", ".md")
"""What counts as a text in a directory. A file that is named itself is read whatever it is called."""

STDIN = "-"
"""The path that means standard input."""


class ReadError(ValueError):
    """A file could not be read as text; the message says which, where in it, and what to do."""


class ProcessError(RuntimeError):
    """No process can be started that reads; the message says what to look at."""


class SkippedWarning(UserWarning):
    """Something below a directory is not read: a pipe or a device, a link to a directory. The message says what and why."""


# --- one


def read(path: str | os.PathLike[str], encoding: str = "utf-8", profile: Profile | str | None = None) -> Document:
    """Read and parse one file.

    The text is taken as it is: line ends are not translated and a byte order mark stays, as the first code point, so that
    the spans fit the file.

    Args:
        path: the file, or ``-`` for standard input. It becomes the document's name.
        encoding: name of a codec of Python, e.g. ``utf-8``, ``utf-16``, ``windows-1252``.
        profile: how to read it, by itself or by its name; found from the text if None.

    Raises:
        OSError: the file cannot be opened.
        ReadError: it is not text in this encoding, there is no such encoding, or the file is a device without end. The message
            gives the byte offset.
        LookupError: no profile has this name.

    >>> import archivetext
    >>> archivetext.read("seeds/001_c98ae7534ea13973.txt").header.date.edtf
    '1962-05-21'
    """
    from archivetext.parser import parse

    name = os.fsdecode(path)
    return parse(read_source(name, encoding), profile=_profile(profile), name=name)


def read_source(name: str, encoding: str = "utf-8") -> str:
    """The text of a file, or of standard input for ``-``, unparsed. It raises as :func:`read` does."""
    data = _standard_input() if name == STDIN else _bytes(name)
    return data if isinstance(data, str) else _decode(data, name, encoding)


def _bytes(name: str) -> bytes:
    _refuse_endless(name, os.stat(name))  # noqa: PTH116  here and below: what is known of a file by its system call
    return Path(name).read_bytes()


def _standard_input() -> bytes | str:
    """What it gives; text already if a program has put a stream of text in its place."""
    stream = sys.stdin
    if stream is None or stream.closed:
        raise ReadError(f"{STDIN}: standard input is closed; name a file, or give the text to the command with < or |")
    try:
        found = os.fstat(stream.fileno())
    except OSError:  # no file of the system, so no device
        pass
    else:
        _refuse_endless(STDIN, found)
    return stream.buffer.read() if hasattr(stream, "buffer") else stream.read()


def _refuse_endless(name: str, found: os.stat_result) -> None:
    """A pipe ends when its writer does, and a terminal when its user says so; of other devices nobody knows."""
    if stat.S_ISREG(found.st_mode) or stat.S_ISFIFO(found.st_mode) or stat.S_ISDIR(found.st_mode):
        return
    if stat.S_ISCHR(found.st_mode) and found.st_rdev in _devices_that_end():
        return
    if name == STDIN and stat.S_ISSOCK(found.st_mode):
        return
    raise ReadError(f"{name}: {_what(found.st_mode)} is not read; copy what it gives into a file")


def _devices_that_end() -> set[int]:
    ends = {os.stat(os.devnull).st_rdev}  # noqa: PTH116
    if os.isatty(0):
        ends.add(os.fstat(0).st_rdev)
    return ends


def _what(mode: int) -> str:
    for test, what in ((stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a directory")):
        if test(mode):
            return what
    return "a device"


def _profile(profile: Profile | str | None) -> Profile | None:
    if not isinstance(profile, str):
        return profile
    from archivetext.profiles import by_name

    return by_name(profile)


# --- bytes to text


def _decode(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise ReadError(f"{name}: {encoding!r} is no encoding of text that Python knows; utf-8, utf-16 and windows-1252 are") from None
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        where = f"the byte {data[start]:#04x} at offset {start}" if isinstance(error, UnicodeDecodeError) else str(error)
        raise ReadError(f"{name}: not {encoding}: {where} cannot be read. {_advice(data, start, encoding)}") from None


_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _advice(data: bytes, start: int, encoding: str) -> str:
    """What to do about bytes that are not *encoding*. An encoding is named only where the bytes themselves tell it."""
    told = codecs.lookup(encoding).name
    damaged = "so it is damaged there or cut off: get it anew or mend it"
    for mark, marked in _MARKS:
        if data.startswith(mark):
            if told == marked:
                return f"Its byte order mark says {marked} too, {damaged}"
            return f"Its byte order mark says {marked}: --encoding {marked} (in Python: encoding={marked!r})"
    if b"\0" in data:
        return "It has NUL bytes: probably it is no text at all, or UTF-16 without a byte order mark (utf-16-le or utf-16-be)"
    if told == "utf-8" and not data[:start].isascii():
        return f"Up to there it is UTF-8 with more than ASCII letters, {damaged}"
    say = "Say how it is written with --encoding (in Python: encoding=...)"
    guess = _guess(data[max(0, start - 32_768) : start + 32_768])
    if guess is None:
        return say
    return f"{say}; by its letters charset-normalizer takes it for {guess}: look whether it reads well so"


_USUAL = ("cp1252", "cp1251", "koi8_r", "cp1250", "cp866", "gb18030", "big5", "euc_kr", "shift_jis")


def _guess(data: bytes) -> str | None:
    """The encoding in which these bytes are words of a language, where charset-normalizer is installed and finds one."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(data).best()
    if best is None or not best.coherence:
        return None
    alike = best.could_be_from_charset  # all of them give this text
    found = next((usual for usual in _USUAL if usual in alike), best.encoding)
    return found.replace("cp125", "windows-125").replace("_", "-")


# --- many


def read_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    jobs: int = 1,
    encoding: str = "utf-8",
    profile: Profile | str | None = None,
) -> Iterator[tuple[str, Document | Failure]]:
    """Read and parse files and directories, lazily and in order. One bad file is one failure; the rest are parsed.

    Args:
        paths: files, directories (see :func:`find`), or ``-`` for standard input; one of them, or several.
        jobs: how many processes parse, at most; no more than there are texts and processors. With more than one, a script must
            have its start under ``if __name__ == "__main__":``, as :mod:`multiprocessing` says. A process that is killed costs
            the one text that it was at, which gives a failure.
        encoding: as for :func:`read`.
        profile: as for :func:`read`.

    Yields:
        The path and its document, or the path and the failure that stands for it. Nothing is held back longer than the
        order asks for, and at most 32 texts for each process are read ahead.

    Raises:
        ValueError: *jobs* is less than 1.
        TypeError: with more than one process, the profile cannot be sent to another.
        ProcessError: the processes end before they begin.
        LookupError: no profile has this name.

    >>> import archivetext
    >>> for name, document in archivetext.read_many(["seeds", "nowhere.txt"]):
    ...     print(name, type(document).__name__)
    seeds/000_879da2690e501cdd.txt Document
    seeds/001_c98ae7534ea13973.txt Document
    nowhere.txt Failure
    """
    return read_found(find(paths), jobs=jobs, encoding=encoding, profile=profile)


def read_headers(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], *, encoding: str = "utf-8", profile: Profile | str | None = None
) -> Iterator[tuple[str, Page | Failure]]:
    """The quick look at many files and directories: header and citation of each, lazily and in order.

    Args:
        paths: as for :func:`read_many`.
        encoding: as for :func:`read`.
        profile: as for :func:`read`.

    Yields:
        The path and its page, or the path and the failure that stands for it.

    Raises:
        LookupError: no profile has this name.

    >>> import archivetext
    >>> [page.header.date.edtf for name, page in archivetext.read_headers("seeds")]
    ['1962-05-24', '1962-05-21']
    """
    known = _profile(profile)
    return (_header(one, encoding, known) for one in find(paths))


def _header(found: str | Failure, encoding: str, profile: Profile | None) -> tuple[str, Page | Failure]:
    from archivetext.parser import parse_header

    if isinstance(found, Failure):
        return found.name, found
    try:
        return found, parse_header(read_source(found, encoding), profile=profile, name=found)
    except Exception as error:  # noqa: BLE001  whatever befalls one file must not cost the others
        return found, _failure(found, error)


def read_found(
    found: Iterable[str | Failure], *, jobs: int = 1, encoding: str = "utf-8", profile: Profile | str | None = None
) -> Generator[tuple[str, Document | Failure]]:
    """What :func:`read_many` does with what :func:`find` has found."""
    if jobs < 1:
        raise ValueError(f"jobs is a number of processes from 1 on, not {jobs}")
    task = partial(_one, encoding=encoding, profile=_profile(profile))
    if jobs > 1:
        _check_sendable(profile)
        from archivetext.workers import in_order, processors

        jobs = min(jobs, processors())
        if jobs > 1:
            return in_order(task, found, jobs=jobs, here=_is_for_this_process, lost=_lost)
    return (task(one) for one in found)


def _check_sendable(profile: Profile | str | None) -> None:
    import pickle

    try:
        pickle.dumps(profile)
    except Exception as error:  # noqa: BLE001  whatever its parts raise
        raise TypeError(
            f"the profile cannot be sent to another process: {error}. Make it of strings, dicts and tuples, or use one process"
        ) from None


def _is_for_this_process(found: str | Failure) -> bool:
    """What is open in this process only, such as standard input, or was no file to begin with."""
    if isinstance(found, Failure) or found == STDIN or found.startswith(("/dev/", "/proc/")):
        return True
    try:
        return stat.S_ISFIFO(os.stat(found).st_mode)  # noqa: PTH116
    except (OSError, ValueError):
        return False


def _one(found: str | Failure, *, encoding: str, profile: Profile | None) -> tuple[str, Document | Failure]:
    if isinstance(found, Failure):
        return found.name, found
    try:
        document = read(found, encoding, profile)
    except Exception as error:  # noqa: BLE001  whatever befalls one file must not cost the others
        return found, _failure(found, error)
    return found, document


def _failure(name: str, error: Exception) -> Failure:
    if isinstance(error, ReadError):
        message = str(error)
    elif isinstance(error, MemoryError):
        message = f"{name}: the memory did not suffice for this text; split it, or read it where there is more"
    elif isinstance(error, OSError):
        message = f"{name}: {error.strerror or error}"
    else:
        message = f"{name}: {type(error).__name__}: {error}"
    return Failure(name, type(error).__name__, message)


def _lost(found: str | Failure, how: str) -> tuple[str, Failure]:
    name = found.name if isinstance(found, Failure) else found
    return name, Failure(name, ChildProcessError.__name__, f"{name}: lost: {how}")


# --- directories


def _warn(message: str) -> None:
    warnings.warn(message, SkippedWarning, stacklevel=2)


def find(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    leave_out: Collection[Identity] = (),
    tell: Callable[[str], object] = _warn,
) -> Iterator[str | Failure]:
    """The files that *paths* name: each path, and in place of a directory the ``*.txt`` and ``*.md`` below it, sorted by name.

    What starts with a dot is skipped. A link to a file is read; a link to a directory is not followed, and what is no regular file
    (a pipe, a socket, a device) is not opened: both are told. A directory without a text is a failure, as is one that cannot be
    listed.

    Args:
        paths: files and directories; one of them, or several.
        leave_out: files that are not read where they are met below a directory, e.g. the one that is being written.
        tell: is given a sentence about each thing that is left out; if you say nothing, that is a :class:`SkippedWarning`.
    """
    for path in [paths] if isinstance(paths, str | bytes | os.PathLike) else paths:
        name = os.fsdecode(path)
        if not os.path.isdir(name):  # noqa: PTH112  Path.is_dir raises for a name that is too long
            yield name
            continue
        empty = True
        for found in _walk(name, leave_out, tell):
            empty = False
            yield found
        if empty:
            yield Failure(name, ReadError.__name__, f"{name}: no text is in this directory: no {' or '.join('*' + s for s in SUFFIXES)}")


def _walk(top: str, leave_out: Collection[Identity], tell: Callable[[str], object]) -> Iterator[str | Failure]:
    """Depth first, without recursion: directories can be nested deeper than calls."""
    pending: list[tuple[str, bool]] = [(top, True)]  # path, and whether to list it; the next one last
    while pending:
        path, listed = pending.pop()
        if not listed:
            yield path
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:  # among them that of a path that is longer than the system takes
            yield _failure(path, error)
            continue
        told: list[str] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_directory(entry):
                if _is_link(entry):  # it can lead upwards, and would never end
                    told.append(f"{entry.path}: skipped: a link to a directory is not followed; name it to have it read")
                else:
                    pending.append((entry.path, True))
            elif entry.name.lower().endswith(SUFFIXES):
                why = _why_not(entry, leave_out)
                if why is None:
                    pending.append((entry.path, False))
                else:
                    told.append(f"{entry.path}: skipped: {why}")
        for sentence in reversed(told):
            tell(sentence)


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_link(entry: os.DirEntry[str]) -> bool:
    junction = getattr(entry, "is_junction", None)  # from Python 3.12 on
    return entry.is_symlink() or bool(junction and junction())


def _why_not(entry: os.DirEntry[str], leave_out: Collection[Identity]) -> str | None:
    """Why an entry with the name of a text is not read; None if it is."""
    try:
        if entry.is_file() and not leave_out:
            return None
        found = os.stat(entry.path)  # noqa: PTH116  not entry.stat(): on Windows that knows no identity
    except OSError:  # a link to nothing: to read it gives the failure
        return None
    if not stat.S_ISREG(found.st_mode):
        return f"{_what(found.st_mode)} is no regular file"
    return "it is the file that is written" if (found.st_dev, found.st_ino) in leave_out else None
