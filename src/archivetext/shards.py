"""A directory of shards with a manifest: what many texts gave, in files of some thousand texts each, so that a run can be gone on with.

    manifest.jsonl = settings *shard        a line each; the last can be torn where the run was killed
    shard          = name, size, and of each text in it: its name, what it was, the length of its part, what counts of it

A shard is there whole or not at all, and is called by its number and by what its texts are: the same texts give the same names and the
same bytes, however often a run was ended. What a shard holds of a text that has not changed is copied, not parsed. What failed is tried
again.
"""

from __future__ import annotations

import json
import os
import re
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from archivetext import saving
from archivetext.inputs import Entry
from archivetext.sidecars.beside import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.formats.forms import Form
    from archivetext.profiles import Profile

__all__ = ["Folder", "FolderError", "Part", "Shard", "print_of", "settings_of", "write_shard"]

_MANIFEST = "manifest.jsonl"
_VERSION = "archivetext/shards/1"
_OURS = re.compile(r"part-[0-9]{5,}-[0-9a-f]{8}\.\w+|\.part-[0-9]{5,}-[0-9a-f]{8}\.\w+\.[0-9a-f]{8}\.unfinished")
_HELD = 64_000_000
"""A shard has no more bytes of texts that are no files of their own than these, and one."""


class FolderError(ValueError):
    """A directory cannot take the shards; the message says why, and what to do."""


class Part(NamedTuple):
    """What a text gave: its part of a shard."""

    name: str
    print: str
    """What the text is; empty where it is to be read again in any case."""
    length: int
    """Bytes of text, or rows."""
    tally: tuple[int, ...]
    """What counts of it."""


class Shard(NamedTuple):
    """A shard to be written: its texts, and which of them an earlier one holds."""

    name: str
    texts: list[tuple[str, str]]
    """Name and print of each."""
    held: list[tuple[int, int] | None]
    """Shard and number there of each; None for what is to be parsed."""
    kept: int | None
    """The line of the manifest, where the whole shard is there."""


def settings_of(
    name: str,
    *,
    table: str | None,
    source: bool,
    encoding: str,
    sidecars: bool,
    profile: Profile | None,
    text_column: str | None,
    id_column: str | None,
) -> dict[str, object]:
    """What makes the records what they are, beside the texts: *name* is the format, the rest as for the command."""
    from importlib.metadata import version

    told = None if profile is None else f"{profile.name} {blake2b(repr(profile).encode('utf-8', 'replace'), digest_size=8).hexdigest()}"
    return {
        "version": version("archivetext"),
        "format": name,
        "table": table,
        "source": source,
        "encoding": encoding,
        "sidecars": sidecars,
        "profile": told,
        "columns": [text_column, id_column],
    }


def print_of(text: str | Failure | Entry, *, sidecars: bool) -> str:
    """What tells a text from every other of its name: its bytes, with those of the files beside it; empty where nobody can tell."""
    digest = blake2b(digest_size=12)
    try:
        if isinstance(text, Entry):
            data = text.data.encode("utf-8", "surrogatepass") if isinstance(text.data, str) else text.data
            others = json.dumps(dict(text.others), default=str, sort_keys=True).encode("utf-8", "surrogatepass")
            for part in (data, others):
                digest.update(len(part).to_bytes(8, "big") + part)
            return digest.hexdigest()
        if not isinstance(text, str) or saving.identity(text) is None:
            return ""
        for path in (text, *(candidates(text) if sidecars else ())):
            with open(path, "rb") as file:  # noqa: PTH123
                digest.update(os.fstat(file.fileno()).st_size.to_bytes(8, "big"))
                while piece := file.read(1_000_000):
                    digest.update(piece)
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


class Folder:
    """The directory: what it holds of earlier runs, and what is added."""

    path: str
    form: Form
    each: int

    def __init__(self, path: str, form: Form, settings: dict[str, object], *, resume: bool, each: int) -> None:
        """Opens it for one run alone.

        Raises:
            FolderError: it holds something else, or an earlier run that is not gone on with, or one with other settings.
            OSError: it cannot be written.
        """
        self.path, self.form, self.each = path, form, each
        self._known: dict[bytes, tuple[int, int]] = {}
        self._names: dict[str, int] = {}
        self._lines: list[int] = []
        """Where in the manifest the line of each shard that it ever named starts."""
        self._done: list[int] = []
        """The lines of the shards of this run, in order."""
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
        manifest = os.path.join(path, _MANIFEST)  # noqa: PTH118
        there = os.path.exists(manifest)  # noqa: PTH110
        if there and not resume:
            raise FolderError(f"{path} holds an earlier run: go on with it with --resume, or name another directory")
        if not there and any(not name.startswith(".") for name in os.listdir(path)):  # noqa: PTH208
            raise FolderError(f"{path} is not empty, and not from an earlier run: name another directory")
        self._log = open(manifest, "r+b" if there else "x+b")  # noqa: SIM115, PTH123
        try:
            _alone(self._log, path)
            self._load({"manifest": _VERSION, **settings, "shard": each})
        except BaseException:
            self._log.close()
            raise
        self._read_line = lru_cache(4)(self._line_at)
        self._rows = lru_cache(2)(self._rows_of)

    def close(self) -> None:
        """Ends the run; what it has done stays."""
        self._log.close()

    # --- the manifest

    def _load(self, settings: dict[str, object]) -> None:
        """Reads the lines of earlier runs, up to one that is torn, and cuts that off."""
        first = self._log.readline()
        if not first.endswith(b"\n"):
            self._log.seek(0)
            self._log.truncate()
            self._append(settings)
            return
        before = json.loads(first)
        if before != settings:
            other = ", ".join(sorted(key for key in {*before, *settings} if before.get(key) != settings.get(key)))
            raise FolderError(f"{self.path} holds a run with other settings ({other}): name another directory, or say the same")
        at = self._log.tell()
        while (line := self._log.readline()).endswith(b"\n"):
            self._learn(json.loads(line), at)
            at = self._log.tell()
        self._log.seek(at)
        self._log.truncate()

    def _append(self, record: dict[str, object]) -> int:
        self._log.seek(0, os.SEEK_END)
        at = self._log.tell()
        self._log.write(json.dumps(record).encode() + b"\n")
        self._log.flush()
        os.fsync(self._log.fileno())
        return at

    def _learn(self, record: dict[str, Any], at: int) -> None:
        """Remembers where the part of each text is, if its shard is there."""
        try:
            if os.stat(os.path.join(self.path, record["shard"])).st_size != record["size"]:  # noqa: PTH116, PTH118
                return
        except OSError:
            return
        number = len(self._lines)
        self._lines.append(at)
        for index, (name, told, *_) in enumerate(record["texts"]):
            if told:
                self._known[_key(name, told)] = (number, index)
        if all(told for _, told, *_ in record["texts"]):
            self._names[record["shard"]] = number

    def _line_at(self, number: int) -> tuple[str, list[Part], list[int]]:
        """The name of a shard, its parts, and where each starts."""
        self._log.seek(self._lines[number])
        record = json.loads(self._log.readline())
        parts = [Part(name, told, length, tuple(tally)) for name, told, length, tally in record["texts"]]
        return record["shard"], parts, list(accumulate((part.length for part in parts), initial=0))

    # --- what is to be done

    def plan(self, texts: Iterable[str | Failure | Entry], *, sidecars: bool) -> Iterator[tuple[Shard, list[str | Failure | Entry]]]:
        """The shards that the texts make, one by one, each with those of its texts that are to be parsed."""
        group: list[tuple[str | Failure | Entry, str]] = []
        held = number = 0
        for text in texts:
            group.append((text, print_of(text, sidecars=sidecars)))
            held += len(text.data) if isinstance(text, Entry) else 0
            if len(group) >= self.each or held >= _HELD:
                yield self._shard(group, number)
                group, held, number = [], 0, number + 1
        if group:
            yield self._shard(group, number)

    def _shard(self, group: list[tuple[str | Failure | Entry, str]], number: int) -> tuple[Shard, list[str | Failure | Entry]]:
        texts = [(text if isinstance(text, str) else text.name, told) for text, told in group]
        digest = blake2b(json.dumps(texts).encode(), digest_size=4).hexdigest()
        name = f"part-{number:05}-{digest}{self.form.suffix}"
        kept = self._names.get(name)
        if kept is not None:
            return Shard(name, [], [], kept), []
        held = [self._known.get(_key(*one)) if one[1] else None for one in texts]
        return Shard(name, texts, held, None), [text for (text, _), place in zip(group, held, strict=True) if place is None]

    # --- what is done

    def tallies(self, shard: Shard) -> list[tuple[int, ...]]:
        """What counts of the texts of a shard that is there already, and is kept."""
        assert shard.kept is not None  # noqa: S101
        self._done.append(self._lines[shard.kept])
        return [part.tally for part in self._read_line(shard.kept)[1]]

    def held(self, place: tuple[int, int]) -> tuple[Part, Any]:
        """The part of a text that an earlier shard holds, and what it is made of."""
        name, parts, starts = self._read_line(place[0])
        part, start = parts[place[1]], starts[place[1]]
        if self.form.pieces is None:
            return part, self._rows(name).slice(start, part.length)
        with open(os.path.join(self.path, name), "rb") as file:  # noqa: PTH118, PTH123
            file.seek(len(_head(self.form)) + start)
            return part, file.read(part.length)

    def _rows_of(self, name: str) -> Any:
        from pyarrow import parquet  # type: ignore[import-untyped,import-not-found,unused-ignore]

        return parquet.read_table(os.path.join(self.path, name)).combine_chunks()  # noqa: PTH118

    def add(self, line: dict[str, Any]) -> None:
        """Notes a shard that :func:`write_shard` has written, behind those that were noted before."""
        self._done.append(self._append(line))

    def finish(self) -> None:
        """Writes the manifest anew, with the shards of this run alone, in their order, and removes all others."""
        self._log.seek(0)
        names = set()
        with saving.whole_bytes(os.path.join(self.path, _MANIFEST)) as out:  # noqa: PTH118
            out.write(self._log.readline())
            for at in self._done:
                self._log.seek(at)
                line = self._log.readline()
                names.add(json.loads(line)["shard"])
                out.write(line)
        self._log.close()
        for name in os.listdir(self.path):  # noqa: PTH208
            if _OURS.fullmatch(name) and name not in names:
                os.unlink(os.path.join(self.path, name))  # noqa: PTH108, PTH118


def write_shard(folder: str, form: Form, name: str, made: Iterable[tuple[Part, list[Any]]]) -> dict[str, Any]:
    """Writes a shard, whole or not at all, and gives its line of the manifest. Whoever writes it, the same texts are the same bytes.

    Args:
        folder: the directory.
        form: how it is written.
        name: of the shard.
        made: of each text its part, whose length is not known yet, and what was made of it.
    """
    parts: list[Part] = []
    path = os.path.join(folder, name)  # noqa: PTH118
    with saving.whole_bytes(path) as file:
        if form.save is not None:
            form.save(_batches(made, parts), file)
        else:
            file.write(_head(form))
            for part, pieces in made:
                data = [piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace") for piece in pieces]
                file.writelines(data)
                parts.append(part._replace(length=sum(map(len, data))))
    return {"shard": name, "size": os.stat(path).st_size, "texts": parts}  # noqa: PTH116


def _head(form: Form) -> bytes:
    """What each shard starts with."""
    return "".join(form.pieces([], True)).encode() if form.pieces is not None else b""


def _batches(made: Iterable[tuple[Part, list[Any]]], parts: list[Part]) -> Iterator[Any]:
    """The batches of rows of all texts, whose parts are noted as they pass."""
    for part, pieces in made:
        rows = 0
        for piece in pieces:
            for batch in piece.to_batches() if hasattr(piece, "to_batches") else (piece,):
                rows += batch.num_rows
                yield batch
        parts.append(part._replace(length=rows))


def _key(name: str, told: str) -> bytes:
    return blake2b(f"{told} {name}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _alone(file: IO[bytes], path: str) -> None:
    """Raises where another run writes to the same directory. Where the system has no such locks nothing is asked."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FolderError(f"{path}: another run writes there") from None
    except OSError:  # a file system without locks
        return
