"""``view`` and ``summary``: texts for people. A page of a text, a site of many, a few lines of each."""

from __future__ import annotations

import os
import sys
from itertools import islice
from typing import TYPE_CHECKING

from archivetext import saving
from archivetext.cli.reading import Reading, reading_of
from archivetext.cli.saying import FOUND, OK, StopError, UsageError, shown, shown_lines, tell
from archivetext.formats import Failure

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from archivetext.formats.page.index import Entry
    from archivetext.records import Document
    from archivetext.saving import Identity

__all__ = ["summary", "view"]


def view(options: argparse.Namespace) -> int:
    """Makes a page of a text, or a site of a directory, and opens it in the browser where none is asked to be kept."""
    target: str | None = options.output
    if not options.paths and not options.sample:
        raise UsageError("name a file or a directory, or try a text that comes with archivetext: archivetext view --sample")
    reading: Reading[Document | Failure] = reading_of(options, None if target in (None, "-") else target)
    many = not options.sample and (len(options.paths) > 1 or os.path.isdir(options.paths[0]))  # noqa: PTH112
    if many and target == "-":
        raise UsageError("a site has several files: name a directory for it, -o SITE")
    with reading.begun() as found:
        first = [] if many else list(islice(found, 2))
        if many or len(first) > 1:
            if target == "-":
                raise UsageError(f"{options.paths[0]} holds several documents: name a directory for their pages, -o SITE")
            _Site(options.paths, target or _own_folder()).write((*first, *found) if not many else found, opened=target is None)
        elif first and not isinstance(first[0][1], Failure):
            _page(first[0][1], target)
    reading.tell_count()
    return FOUND if reading.failed else OK


def _page(document: Document, target: str | None) -> None:
    from archivetext.formats.page import page

    written = page(document)
    if target == "-":
        sys.stdout.write(written)
        return
    if target is not None and os.path.isdir(target):  # noqa: PTH112
        raise UsageError(f"{target} is a directory: name a file for the page, e.g. {os.path.join(target, 'page.html')}")  # noqa: PTH118
    path = target if target is not None else os.path.join(_own_folder(), "page.html")  # noqa: PTH118
    _save(path, written)
    if target is None:
        _open(path)


class _Site:
    """A directory of pages with their index."""

    def __init__(self, paths: Iterable[str], folder: str) -> None:
        self._folder = folder
        self._sources: set[Identity] = {found for path in paths if (found := saving.identity(path)) is not None}
        self._names = {"index.html"}
        self._title = _title(list(paths))

    def write(self, found: Iterable[tuple[str, Document | Failure]], *, opened: bool) -> None:
        """Writes the pages as their texts come, and the index last."""
        from archivetext.formats.page import page
        from archivetext.formats.page.index import entry_of, index

        try:
            os.makedirs(self._folder, exist_ok=True)  # noqa: PTH103
        except OSError as error:
            raise UsageError(f"cannot write to {self._folder}: {error.strerror}") from None
        entries: list[Entry] = []
        failures: list[Failure] = []
        for name, record in found:
            if isinstance(record, Failure):
                failures.append(record)
                continue
            address = self._address(name)
            self._write(address, page(record, index="index.html"))
            entries.append(entry_of(record, address))
        if not entries:
            raise StopError(f"no text could be read. There is no index in {self._folder}")
        self._write("index.html", index(entries, failures, self._title))
        if opened:
            _open(os.path.join(self._folder, "index.html"))  # noqa: PTH118

    def _write(self, address: str, written: str) -> None:
        path = os.path.join(self._folder, address)  # noqa: PTH118
        if saving.identity(path) in self._sources:
            raise UsageError(f"{path} is one of the texts: name another directory for the site")
        _save(path, written)

    def _address(self, name: str) -> str:
        """A name for the page of a text, of plain letters, that no other page has."""
        stem = os.path.splitext(os.path.basename(name))[0] if "#" not in name else os.path.basename(name)  # noqa: PTH119,PTH122
        plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "-" for sign in stem)[:80].strip("-") or "text"
        address, number = f"{plain}.html", 2
        while address.lower() in self._names:  # some file systems do not tell capitals from small letters
            address = f"{plain}-{number}.html"
            number += 1
        self._names.add(address.lower())
        return address


def _title(paths: list[str]) -> str:
    if len(paths) > 1:
        return "Documents"
    return os.path.basename(os.path.abspath(paths[0])) or "Documents"  # noqa: PTH100,PTH119


def _own_folder() -> str:
    import tempfile

    return tempfile.mkdtemp(prefix="archivetext-")


def _save(path: str, written: str) -> None:
    try:
        with saving.whole(path) as out:
            out.write(written)
    except OSError as error:
        raise UsageError(f"cannot write to {path}: {error.strerror}") from None


def _open(path: str) -> None:
    """Opens a page in the browser; says where it is in any case."""
    import webbrowser
    from pathlib import Path

    sys.stdout.write(f"{shown(path)}\n")
    sys.stdout.flush()
    try:
        opened = webbrowser.open(Path(path).resolve().as_uri())
    except (webbrowser.Error, OSError):
        opened = False
    if not opened:
        tell(f"no browser was found; the page is {path}")


def summary(options: argparse.Namespace) -> int:
    """Prints what was found in texts, and what is odd."""
    if options.total:
        return _total(options)
    if options.to != "text":
        raise UsageError(f"-t {options.to} is for the counts of all texts together: --total")
    reading: Reading[Document | Failure] = Reading(options)
    with reading.begun() as found:
        before = ""
        for name, record in found:
            if not isinstance(record, Failure):
                sys.stdout.write(f"{before}{shown(name)}: {shown_lines(record.summary())}\n")
                before = "\n"
    sys.stdout.flush()
    reading.tell_count()
    return FOUND if reading.failed else OK


def _total(options: argparse.Namespace) -> int:
    from archivetext.formats.totals import Totals, totals_of

    totals = Totals()
    reading: Reading[Totals] = Reading(options, None, totals_of)
    with reading.begun() as found:
        for _, one in found:
            totals.add(one)
    if options.to == "text":
        sys.stdout.writelines(map(shown_lines, totals.lines()))
    else:
        sys.stdout.write(totals.as_json() if options.to == "json" else totals.page())
    sys.stdout.flush()
    reading.tell_count()
    return FOUND if reading.failed else OK
