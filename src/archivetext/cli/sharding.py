"""``parse -o DIRECTORY``: shards and their manifest, and a run that goes on with another."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING, Any

from archivetext.cli.reading import Reading
from archivetext.cli.saying import FOUND, OK, StopError, UsageError
from archivetext.shards import Folder, FolderError, Part, Shard, settings_of, write_shard
from archivetext.tally import Note, tally_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.formats.forms import Form
    from archivetext.inputs import Entry

__all__ = ["is_folder", "parse_into"]


def is_folder(target: str) -> bool:
    """Whether the output is a directory: one that is there, or a path that ends as one."""
    return target.endswith(("/", os.sep)) or os.path.isdir(target)  # noqa: PTH112


def parse_into(options: argparse.Namespace, form: Form, target: str) -> int:
    """Writes the shards of all texts."""
    if not form.apart:
        raise UsageError(f"-o {target} is a directory, for shards: these are of jsonl, csv or parquet")
    run = _Run(options, form)
    reading: Reading[Any] = Reading(options, None, form.make, through=run.feed)
    settings = settings_of(
        options.to or ("csv" if options.table else "jsonl"),
        table=options.table,
        source=options.source,
        encoding=options.encoding,
        sidecars=options.sidecars,
        profile=reading.profile,
        text_column=options.text_column,
        id_column=options.id_column,
    )
    try:
        run.folder = folder = Folder(target, form, settings, resume=options.resume, each=options.shard)
    except FolderError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise UsageError(f"cannot write to {target}: {error.strerror}") from None
    try:
        with reading.begun():
            run.write(reading)
            folder.finish()
    except OSError as error:
        raise StopError(f"{target} cannot be written to its end: {error.strerror or error}. --resume goes on from there") from None
    finally:
        folder.close()
    reading.tell_count()
    return FOUND if reading.failed else OK


class _Run:
    """What is to be parsed goes one way, what was made of it comes back the other, in the same order."""

    def __init__(self, options: argparse.Namespace, form: Form) -> None:
        self.folder: Folder
        self._sidecars: bool = options.sidecars
        self._bytes = form.pieces is not None
        self._planned: deque[Shard] = deque()

    def feed(self, texts: Iterator[str | Failure | Entry]) -> Iterator[str | Failure | Entry]:
        """The texts that are to be parsed; the shard of each is planned before it."""
        for shard, new in self.folder.plan(texts, sidecars=self._sidecars):
            self._planned.append(shard)
            yield from new

    def write(self, reading: Reading[Any]) -> None:
        """Writes one shard after the other, as its texts come back."""
        made = reading.by_text()
        ahead: list[list[Note[Any]]] = []
        while True:
            if not self._planned:
                first = next(made, None)  # plans at least its own shard, and what is kept before it
                if first is not None:
                    ahead.append(first)
                if not self._planned:
                    return
            shard = self._planned.popleft()
            if shard.kept is not None:
                for tally in self.folder.tallies(shard):
                    reading.count_again(tally)
                continue
            parts = self._parts(shard, made, ahead, reading)
            self.folder.add(write_shard(self.folder.path, self.folder.form, shard.name, parts))

    def _parts(
        self, shard: Shard, made: Iterator[list[Note[Any]]], ahead: list[list[Note[Any]]], reading: Reading[Any]
    ) -> Iterable[tuple[Part, list[Any]]]:
        """The part of each text of a shard: what an earlier shard holds, or what comes back."""
        for (name, told), place in zip(shard.texts, shard.held, strict=True):
            if place is not None:
                part, piece = self.folder.held(place)
                reading.count_again(part.tally)
                yield part, [piece]
                continue
            notes = ahead.pop() if ahead else next(made)
            failed = any(note.failed is not None for note in notes)
            yield Part(name, "" if failed else told, 0, tally_of(notes)), [note.made for note in notes]
