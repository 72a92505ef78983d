"""Many texts: read from files and directories lazily and in order, in several processes if asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from archivetext.formats import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

    from archivetext.profiles import Profile
    from archivetext.records import Document

__all__ = ["Failure", "ReadError", "find", "read", "read_many"]

SUFFIXES = (".txt", ".md")
"""What counts as a text in a directory. A file that is named itself is read whatever it is called."""

STDIN = "-"
"""The path that means standard input."""

_BATCH = 16  # texts that one process is given at a time: few enough to keep the order moving, enough to outweigh the sending


class ReadError(ValueError):
    """A file could not be read as text; the message says which, where in it, and what to do."""


def read(path: str | os.PathLike[str], encoding: str = "utf-8", profile: Profile | None = None) -> Document:
    """Read and parse one file.

    The text is taken as it is: line ends are not translated and a byte order mark stays, as the first code point, so that
    the spans fit the file.

    Args:
        path: the file, or ``-`` for standard input. It becomes the document's name.
        encoding: name of a codec of Python, e.g. ``utf-8``, ``utf-16``, ``windows-1252``.
        profile: how to read it; found from the text if None.

    Raises:
        OSError: the file cannot be opened.
        ReadError: it is not text in this encoding, or there is no such encoding. The message gives the byte offset.

    >>> import archivetext
    >>> archivetext.read("seeds/001_c98ae7534ea13973.txt").header.date.edtf
    '1962-05-21'
    """
    from archivetext.parser import parse

    name = os.fspath(path)
    data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    return parse(_decode(data, name, encoding), profile=profile, name=name)


def _decode(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise ReadError(f"{name}: {encoding!r} is no encoding of text that Python knows; utf-8, utf-16 and windows-1252 are") from None
    except UnicodeError as error:
        where = f"the byte {data[error.start]:#04x} at offset {error.start}" if isinstance(error, UnicodeDecodeError) else str(error)
        likely = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "windows-1252"
        raise ReadError(
            f"{name}: not {encoding}: {where} cannot be read. "
            f"Say how it is written, e.g. --encoding {likely} (in Python: encoding={likely!r})"
        ) from None


def read_many(
    paths: Iterable[str | os.PathLike[str]], *, jobs: int = 1, encoding: str = "utf-8", profile: Profile | None = None
) -> Iterator[tuple[str, Document | Failure]]:
    """Read and parse files and directories, lazily and in order. One bad file is one failure; the rest are parsed.

    Args:
        paths: files, directories (see :func:`find`), or ``-`` for standard input.
        jobs: how many processes parse. With more than one, a script must have its start under
            ``if __name__ == "__main__":``, as :mod:`multiprocessing` says.
        encoding: as for :func:`read`.
        profile: as for :func:`read`.

    Yields:
        The path and its document, or the path and the failure that stands for it. Nothing is held back longer than the
        order asks for, and at most a few hundred texts are read ahead.

    Raises:
        ValueError: *jobs* is less than 1.

    >>> import archivetext
    >>> for name, document in archivetext.read_many(["seeds", "nowhere.txt"]):
    ...     print(name, type(document).__name__)
    seeds/000_879da2690e501cdd.txt Document
    seeds/001_c98ae7534ea13973.txt Document
    nowhere.txt Failure
    """
    if jobs < 1:
        raise ValueError(f"jobs is a number of processes from 1 on, not {jobs}")
    found = find(paths)
    return _here(found, encoding, profile) if jobs == 1 else _in_processes(found, jobs, encoding, profile)


def find(paths: Iterable[str | os.PathLike[str]]) -> Iterator[str | Failure]:
    """The files that *paths* name: each path, and in place of a directory the ``*.txt`` and ``*.md`` below it, sorted by name.

    What starts with a dot is skipped. A directory without a text is a failure, as is one that cannot be listed.
    """
    for path in paths:
        name = os.fspath(path)
        if not Path(name).is_dir():
            yield name
            continue
        empty = True
        for found in _walk(name):
            empty = False
            yield found
        if empty:
            yield Failure(name, ReadError.__name__, f"{name}: no text is in this directory: no {' or '.join('*' + s for s in SUFFIXES)}")


def _walk(directory: str) -> Iterator[str | Failure]:
    try:
        with os.scandir(directory) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield _failure(directory, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):  # a link upwards would never end
            yield from _walk(entry.path)
        elif entry.name.lower().endswith(SUFFIXES):
            yield entry.path


def _here(found: Iterable[str | Failure], encoding: str, profile: Profile | None) -> Iterator[tuple[str, Document | Failure]]:
    for one in found:
        yield _one(one, encoding, profile)


def _one(found: str | Failure, encoding: str, profile: Profile | None) -> tuple[str, Document | Failure]:
    if isinstance(found, Failure):
        return found.name, found
    try:
        document = read(found, encoding, profile)
    except Exception as error:  # noqa: BLE001  whatever befalls one file must not cost the others
        return found, _failure(found, error)
    return found, document


def _failure(name: str, error: Exception) -> Failure:
    message = str(error) if isinstance(error, ReadError) else f"{name}: {getattr(error, 'strerror', None) or error}"
    return Failure(name, type(error).__name__, message)


def _batch(found: list[str | Failure], encoding: str, profile: Profile | None) -> list[tuple[str, Document | Failure]]:
    return [_one(one, encoding, profile) for one in found]


def _in_processes(
    found: Iterable[str | Failure], jobs: int, encoding: str, profile: Profile | None
) -> Iterator[tuple[str, Document | Failure]]:
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor
    from itertools import islice

    files = iter(found)
    waiting: deque[Future[list[tuple[str, Document | Failure]]]] = deque()

    def hand_out(pool: Executor) -> None:
        batch = list(islice(files, _BATCH))
        if STDIN in batch:  # standard input is this process's own
            waiting.append(Future())
            waiting[-1].set_result(_batch(batch, encoding, profile))
        elif batch:
            waiting.append(pool.submit(_batch, batch, encoding, profile))

    pool = ProcessPoolExecutor(jobs)
    try:
        for _ in range(2 * jobs):
            hand_out(pool)
        while waiting:
            done = waiting.popleft().result()
            hand_out(pool)
            yield from done
    finally:
        pool.shutdown(cancel_futures=True)
