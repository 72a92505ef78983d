"""Shards that the workers of a cluster of Dask write: the directory is that of one machine, byte for byte.

    here        finds the texts, plans the shards, keeps the manifest
    a worker    reads the texts of one shard, parses them, writes the shard, and sends its line of the manifest

So the texts and the directory lie where all machines see them under the same path. A shard whose worker is lost is begun again on another,
as Dask does; its bytes depend on its texts alone, so it does not matter how often. A text that ends every worker that reads it becomes one
failure.
"""

from __future__ import annotations

import os
import warnings
from collections import deque
from contextlib import closing
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from archivetext.corpus import STDIN, SUFFIXES, find, made_files, warn_skipped
from archivetext.formats import Failure
from archivetext.formats.forms import form
from archivetext.inputs import Entry, opened
from archivetext.profiles import by_name
from archivetext.shards import Folder, Part, Shard, settings_of, write_shard
from archivetext.tally import Note, noted, tally_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from archivetext.columns import TableName
    from archivetext.formats.forms import Form
    from archivetext.profiles import Profile

    Input: TypeAlias = str | Failure | Entry
    Notes: TypeAlias = list[Note[Any]]

__all__ = ["Counted", "parse_shards"]

_AHEAD = 2
"""So many shards for each thread of the workers are handed out and not yet written."""


class Counted(NamedTuple):
    """What a run has done."""

    texts: int
    documents: int
    failed: int
    """Texts that could not be read: each is a record with ``error``."""


def parse_shards(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    client: Any,
    *,
    to: str | None = None,
    table: TableName | None = None,
    source: bool = False,
    shard: int = 1000,
    resume: bool = False,
    retries: int = 3,
    encoding: str = "utf-8",
    profile: Profile | str | None = None,
    sidecars: bool = True,
    text_column: str | None = None,
    id_column: str | None = None,
) -> Counted:
    """Parse many texts on the workers of a cluster, into a directory of shards, as ``archivetext parse PATHS -o OUTPUT/`` does on one machine.

    Args:
        paths: as for :func:`archivetext.read_many`, but for standard input. The workers read them under the same path.
        output: the directory, which the workers see under the same path. It is made if it is not there.
        client: a ``distributed.Client`` that waits for what it asks. Workers of one thread each are the best: threads of Python take turns.
            Where no worker is left, it waits for one, as Dask does.
        to: ``jsonl``, ``csv`` or ``parquet``; ``jsonl`` if None, with *table* ``csv``.
        table: the table whose rows are written; None for whole records.
        source: whether records include the text itself.
        shard: so many texts a shard.
        resume: go on with the run whose shards are in the directory, whoever began it: the command does with one that was begun here.
        retries: how often a shard is tried again that ends in an error; that of a lost worker goes to another, as often as Dask allows.
        encoding: as for :func:`archivetext.read`.
        profile: as for :func:`archivetext.parse`.
        sidecars: as for :func:`archivetext.read`.
        text_column: as for :func:`archivetext.read_many`.
        id_column: as for :func:`archivetext.read_many`.

    Returns:
        How many texts and documents there are, with those of earlier runs, and how many failed.

    Raises:
        ValueError: the format is not of shards; or *output* holds something else, or a run with other settings.
        OSError: a worker could not write a shard, or this machine does not see it. What is written stays, for *resume*.
        LookupError: no profile has this name.
        ModuleNotFoundError: Dask is not there; the message says how to get it.
    """
    how: dict[str, Any] = {"encoding": encoding, "profile": by_name(profile) if isinstance(profile, str) else profile, "sidecars": sidecars}
    columns = {"text_column": text_column, "id_column": id_column}
    name = to or ("csv" if table else "jsonl")
    with closing(_folder(output, name, table, source, resume, shard, {**how, **columns})) as folder:
        found = opened(find(paths), SUFFIXES, warn_skipped, encoding=encoding, **columns)
        read = partial(made_files, make=partial(noted, make=folder.form.make), **how)
        return _Run(folder, client, read, retries).write(folder.plan(map(_elsewhere, found), sidecars=sidecars))


def _folder(
    output: str | os.PathLike[str], name: str, table: TableName | None, source: bool, resume: bool, shard: int, others: dict[str, Any]
) -> Folder:
    """The directory, in the form that is asked for."""
    made = form(name, table=table, source=source)
    if not made.apart:
        raise ValueError(f"shards are of jsonl, csv or parquet, not of {name}")
    settings = settings_of(name, table=table, source=source, **others)
    return Folder(os.path.abspath(output), made, settings, resume=resume, each=shard)  # noqa: PTH100


def _elsewhere(found: Input) -> Input:
    """The same, if another machine can read it."""
    if found == STDIN:
        raise ValueError("standard input is here alone: name files that all machines see, or use one (archivetext parse -)")
    return found


class _Task(NamedTuple):
    """A shard to be written."""

    folder: str
    form: Form
    name: str
    texts: list[tuple[str, str]]
    held: list[tuple[Part, Any] | None]
    """What an earlier shard holds of each."""
    new: list[Input]
    """The others."""
    read: Callable[[list[Input]], Iterator[tuple[str, list[tuple[str, Note[Any]]]]]]


def _write(task: _Task, notes: Iterable[Notes] | None = None) -> tuple[dict[str, Any], int]:
    """Writes a shard, on a worker or here; its line of the manifest, and how many texts failed."""
    failed = 0
    made = iter(_notes(task.read, task.new) if notes is None else notes)

    def parts() -> Iterator[tuple[Part, list[Any]]]:
        nonlocal failed
        for (name, told), held in zip(task.texts, task.held, strict=True):
            if held is not None:
                yield held[0], [held[1]]
                continue
            found = next(made)
            bad = sum(note.failed is not None for note in found)
            failed += bad
            yield Part(name, "" if bad else told, 0, tally_of(found)), [note.made for note in found]

    line = write_shard(task.folder, task.form, task.name, parts())
    return line, failed


def _notes(read: Callable[[list[Input]], Iterator[tuple[str, list[tuple[str, Note[Any]]]]]], texts: list[Input]) -> Iterator[Notes]:
    """What was made of each text, with what counts of it."""
    return ([note for _, note in several] for _, several in read(texts))


def _list_of_notes(read: Callable[[list[Input]], Iterator[tuple[str, list[tuple[str, Note[Any]]]]]], text: Input) -> Notes:
    return next(_notes(read, [text]))


class _Run:
    """Shards are handed out as workers take them, and noted in their order."""

    def __init__(self, folder: Folder, client: Any, read: Any, retries: int) -> None:
        self._folder, self._client, self._read, self._retries = folder, client, read, retries
        self._lost: type[Exception] = _distributed().KilledWorker
        self._open: deque[tuple[Shard, _Task | None, Any]] = deque()
        self._texts = self._documents = self._failed = 0

    def write(self, planned: Iterable[tuple[Shard, list[Input]]]) -> Counted:
        """Writes all shards; what is handed out when an error ends the run is called back."""
        try:
            for shard, new in planned:
                while len(self._open) >= max(_AHEAD * sum(self._client.nthreads().values()), 2):
                    self._note()
                task = self._task(shard, new)
                self._open.append((shard, task, None if task is None else self._hand_out(_write, task)))
            while self._open:
                self._note()
        finally:
            self._client.cancel([future for _, _, future in self._open if future is not None])
        self._folder.finish()
        return Counted(self._texts, self._documents, self._failed)

    def _task(self, shard: Shard, new: list[Input]) -> _Task | None:
        if shard.kept is not None:
            return None
        held = [None if place is None else self._folder.held(place) for place in shard.held]
        return _Task(self._folder.path, self._folder.form, shard.name, shard.texts, held, new, self._read)

    def _hand_out(self, work: Callable[..., Any], *what: Any) -> Any:
        with warnings.catch_warnings():
            warnings.filterwarnings(
                "ignore", "Sending large graph"
            )  # rows of tables go with their shard, so that no lost worker takes them along
            return self._client.submit(work, *what, retries=self._retries, pure=False)

    def _note(self) -> None:
        """Waits for the oldest shard, and notes it."""
        shard, task, future = self._open[0]
        if task is None:
            self._count(self._folder.tallies(shard), 0)
        else:
            try:
                line, failed = future.result()
            except self._lost:
                line, failed = _write(task, (self._alone(text) for text in task.new))
            if not os.path.exists(os.path.join(self._folder.path, shard.name)):  # noqa: PTH110, PTH118
                raise FileNotFoundError(
                    f"{self._folder.path}: a worker wrote {shard.name}, which is not here: name a directory that all machines see"
                )
            self._folder.add(line)
            self._count([part.tally for part in line["texts"]], failed)
        self._open.popleft()

    def _alone(self, text: Input) -> Notes:
        """A text of a shard that ended every worker, by itself: so that the one that does it is known."""
        try:
            notes: Notes = self._hand_out(_list_of_notes, self._read, text).result()
        except self._lost:
            name = text if isinstance(text, str) else text.name
            how = f"{name}: lost: each worker that read it was ended; did the memory suffice?"
            return [noted(Failure(name, ChildProcessError.__name__, how), self._folder.form.make)]
        return notes

    def _count(self, tallies: list[tuple[int, ...]], failed: int) -> None:
        self._texts += len(tallies)
        self._documents += sum(tally[0] for tally in tallies)
        self._failed += failed


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ImportError as error:
        raise ModuleNotFoundError("clusters are those of Dask: pip install 'archivetext[dask]'") from error
