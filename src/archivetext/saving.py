"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import re
import stat
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Identity", "identity", "whole", "whole_bytes"]

Identity = tuple[int, int]
"""Device and number of a file: the same for all its names and links."""

_DESCRIPTOR = re.compile(r"/dev/(stdout|stderr|fd/(?P<dev>\d+))|/proc/self/fd/(?P<proc>\d+)")


def identity(file: str | int) -> Identity | None:
    """What tells a regular file from every other, by its path (through links) or its descriptor; None for anything else."""
    try:
        found = os.stat(file)  # noqa: PTH116  a descriptor too
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


@contextmanager
def whole_bytes(path: str) -> Iterator[IO[bytes]]:
    """The same as :func:`whole` for bytes."""
    yield from cast("Iterator[IO[bytes]]", _whole(path, "b"))


@contextmanager
def whole(path: str) -> Iterator[IO[str]]:
    """Open *path* to write text in UTF-8. It gets its new content at the end, and only if nothing was raised until then.

    The text goes to a file beside it, whose name starts with a dot and ends in ``.unfinished``, and which takes its place at the
    end, with the mode that it had. A link is followed. What is no regular file (a pipe, ``/dev/null``, ``/dev/stdout``) is written
    directly. When the process is killed with no chance to tidy up, the file beside stays.

    Raises:
        OSError: it cannot be written: there, beside it, or to its end.
    """
    yield from cast("Iterator[IO[str]]", _whole(path, ""))


def _whole(path: str, kind: str) -> Iterator[IO[Any]]:
    descriptor = _descriptor(path)
    if descriptor is not None:
        yield from _directly(_open(os.dup(descriptor), "w" + kind))
        return
    target = os.path.realpath(path)
    old = _stat(target)
    if old is not None and not stat.S_ISREG(old.st_mode):
        yield from _directly(_open(target, "w" + kind))
        return
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "it may not be written", path)
    folder, name = os.path.split(target)
    beside = os.path.join(folder, f".{name[:40]}.{os.urandom(4).hex()}.unfinished")  # noqa: PTH118  without pathlib's import
    try:
        file = _open(beside, "x" + kind)
        try:
            if old is not None:
                _take_over(beside, old)
            yield file
            file.flush()
            os.fsync(file.fileno())  # a disk can be full later than it seems
        except BaseException:
            _drop(file)
            raise
        file.close()
        os.replace(beside, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise


def _directly(file: IO[Any]) -> Iterator[IO[Any]]:
    try:
        yield file
        file.flush()
    except BaseException:
        _drop(file)
        raise
    file.close()


def _drop(file: IO[Any]) -> None:
    """Close without writing what is still held back: that could fail, or wait for a reader for ever."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, file.fileno())
        os.close(nowhere)
        file.close()


def _descriptor(path: str) -> int | None:
    """The number of an open file that *path* stands for; to open such a path again would empty the file."""
    found = _DESCRIPTOR.fullmatch(path) if os.name == "posix" else None
    if found is None:
        return None
    return {"stdout": 1, "stderr": 2}.get(found[1] or "") or int(found["dev"] or found["proc"])


def _open(file: str | int, mode: str) -> IO[Any]:
    if "b" in mode:
        return cast("IO[bytes]", open(file, mode))  # noqa: PTH123
    return cast("IO[str]", open(file, mode, encoding="utf-8", errors="backslashreplace", newline="\n"))  # noqa: PTH123


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None


def _take_over(path: str, old: os.stat_result) -> None:
    """Owner and mode of what is to be replaced, as far as they may be given."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, old.st_uid, old.st_gid)
    os.chmod(path, stat.S_IMODE(old.st_mode))  # noqa: PTH101
