"""Texts of zip and tar archives, read within limits and never written anywhere.

An archive can claim what it likes: so many bytes are read of an entry and no more, an entry or an archive that swells out of all measure
is refused, and names of entries are names only. What starts with a dot, links and devices are left out.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import tarfile
import zipfile
import zlib
from contextlib import closing
from typing import IO, TYPE_CHECKING, cast

from archivetext.formats import Failure
from archivetext.inputs.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["packed"]

LARGEST = 100_000_000
"""An entry of more bytes is no text."""
SWELLS = 200
"""Text becomes so many times smaller when it is packed, at most: more is made to harm."""
FREE = 10_000_000
"""So many bytes may swell as they like."""
MOST = 1_000_000
"""So many entries are read."""

_DAMAGED = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


def packed(path: str, suffixes: tuple[str, ...], tell: Callable[[str], object]) -> Iterator[Entry | Failure]:
    """The texts of an archive: of a zip file in the order of a directory, of tar in its own. What is wrong with one costs no other."""
    some = False
    try:
        for one in (_of_zip if path.lower().endswith(".zip") else _of_tar)(path, suffixes, tell):
            some = True
            yield one
    except _DAMAGED as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
        kind = "FileNotFoundError" if isinstance(error, FileNotFoundError) else "ReadError"
        yield Failure(path, kind, f"{path}: the archive cannot be read{' further' if some else ''}: {reason}")
        return
    if not some:
        yield Failure(path, "ReadError", f"{path}: no text is in this archive: no {' or '.join('*' + one for one in suffixes)}")


def _is_text(name: str, suffixes: tuple[str, ...]) -> bool:
    parts = name.replace("\\", "/").split("/")
    return (
        name.lower().endswith(suffixes)
        and not any(part.startswith(".") and part not in (".", "..") for part in parts)
        and "__MACOSX" not in parts
    )


def _named(path: str, name: str) -> str:
    return f"{path}/{name.lstrip('/').removeprefix('./')}"


def _of_zip(path: str, suffixes: tuple[str, ...], tell: Callable[[str], object]) -> Iterator[Entry | Failure]:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        if len(entries) > MOST:
            yield _refused(path, f"it has {len(entries)} entries, and {MOST} are read at most")
            return
        texts = [entry for entry in entries if not entry.is_dir() and _is_text(entry.filename, suffixes)]
        del tell  # a link within a zip file is a small text that names a path
        for entry in sorted(texts, key=lambda one: one.filename.split("/")):
            name = _named(path, entry.filename)
            if entry.flag_bits & 1:
                yield _refused(name, "it is encrypted")
                continue
            if (entry.external_attr >> 16) & 0o170000 == 0o120000:
                continue
            try:
                with archive.open(entry) as file:
                    most = min(LARGEST, max(FREE, SWELLS * entry.compress_size))
                    data = file.read(most + 1)
            except _DAMAGED as error:
                yield _refused(name, f"the entry cannot be read: {str(error) or type(error).__name__}")
                continue
            yield _refused(name, _too_large(most)) if len(data) > most else Entry(name, data)


def _of_tar(path: str, suffixes: tuple[str, ...], tell: Callable[[str], object]) -> Iterator[Entry | Failure]:
    size = os.stat(path).st_size  # noqa: PTH116
    most = max(FREE, SWELLS * size)
    # A stream: nothing is sought, so nothing is unpacked twice. What unpacks it tells where it is cut off, which tarfile does not.
    with _unpacked(path) as stream, closing(tarfile.open(fileobj=stream, mode="r|")) as archive:
        count = 0
        while (entry := archive.next()) is not None:
            archive.__dict__["members"].clear()  # it would keep all
            count += 1
            if count > MOST:
                yield _refused(path, f"it has more than {MOST} entries")
                return
            if entry.offset_data + entry.size > most:
                yield _refused(path, f"it swells to more than {most} bytes from {size}; unpack it with care, and name the directory")
                return
            if not _is_text(entry.name, suffixes):
                continue
            name = _named(path, entry.name)
            if not entry.isreg():
                if not entry.isdir():
                    tell(f"{name}: skipped: it is no regular file")
                continue
            if entry.size > LARGEST:
                yield _refused(name, _too_large(LARGEST))
                continue
            file = archive.extractfile(entry)
            data = file.read() if file is not None else b""
            if len(data) < entry.size:
                raise tarfile.ReadError(f"it ends within {entry.name}")
            yield Entry(name, data)


def _unpacked(path: str) -> IO[bytes]:
    kind = path.lower()
    if kind.endswith("gz"):
        return cast("IO[bytes]", gzip.open(path))
    if kind.endswith("bz2"):
        return cast("IO[bytes]", bz2.open(path))
    return cast("IO[bytes]", lzma.open(path)) if kind.endswith("xz") else open(path, "rb")  # noqa: PTH123


def _refused(name: str, why: str) -> Failure:
    return Failure(name, "ReadError", f"{name}: {why}")


def _too_large(most: int) -> str:
    return f"it has more than {most} bytes, which is more than a text of that many packed bytes has; unpack it with care, and name the file"
