"""``parse``, ``check`` and ``explain``: what the command does with texts."""

from __future__ import annotations

import os
import re
import sys
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any, cast

from archivetext import saving
from archivetext.cli.arguments import SEVERITIES
from archivetext.cli.reading import Reading, before_next, check_encoding, in_file, own, profile_of, reading_of
from archivetext.cli.saying import FOUND, OK, StopError, UsageError, shown, shown_lines
from archivetext.cli.sharding import is_folder, parse_into
from archivetext.formats import FORMATS, Failure, writer
from archivetext.formats.forms import ALL, TABLES, Form, form, form_of
from archivetext.inputs.patterns import is_pattern, matching

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from archivetext.formats import Write
    from archivetext.records import Document, Insertion

__all__ = ["RULES_PAGE", "check", "explain", "parse"]


def parse(options: argparse.Namespace) -> int:
    """Parses texts, and writes their records."""
    if not options.paths and not options.sample:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("name a file or a directory, or give the text to standard input (archivetext parse --help)")
        options.paths = ["-"]
    target = None if options.output == "-" else options.output
    form = _form(options)
    if target is not None and not options.sample and is_folder(target):
        return parse_into(options, form, target)
    if options.resume:
        raise UsageError("--resume goes on with shards: name their directory with -o DIR/")
    reading = reading_of(options, target, form.make)
    many = not options.sample and (len(options.paths) > 1 or os.path.isdir(options.paths[0]))  # noqa: PTH112  pathlib is slow to import
    with reading.begun() as found:
        first = [] if many else list(islice(found, 2))  # a file can hold many documents
        made = (one for _, one in chain(first, found))
        if target is None:
            _print(form, made, many or len(first) > 1)
        else:
            _save(form, made, many or len(first) > 1, reading, options.paths, target)
    reading.tell_count()
    return FOUND if reading.failed else OK


def _form(options: argparse.Namespace) -> Form:
    """The format that is asked for, which may be one of the user's own; of a table CSV if none is."""
    import inspect
    from functools import partial

    name = options.to or ("csv" if options.table else "jsonl")
    if ":" not in name and name not in ALL:
        raise UsageError(f"no format is called {name!r}; there are: {', '.join(ALL)}, and package.module:function")
    if ":" not in name and options.view is None:
        try:
            return form(name, table=options.table, source=options.source)
        except (ValueError, ModuleNotFoundError) as error:
            raise UsageError(f"-t {name}: {error}") from None
    if options.table is not None:
        raise UsageError(f"-t {name}: the rows of a table are written as {', '.join(TABLES)}, and not of a view")
    write = writer(name) if name in FORMATS else own(name, "-t") if ":" in name else None
    if ":" in name and not callable(write):
        raise UsageError(f"-t {name} is a {type(write).__name__}, not a function that writes records")
    if options.view is not None:
        if write is None or "view" not in inspect.signature(cast("Write", write)).parameters:
            raise UsageError(f"{name} is not of a view; --view is for text and markdown")
        write = partial(cast("Callable[..., Iterator[str]]", write), view=options.view)
    return form_of(cast("Write", write), source=options.source)


def _print(form: Form, made: Iterable[Any], many: bool) -> None:
    if form.pieces is not None:
        sys.stdout.writelines(form.pieces(made, many))
    elif form.save is not None:
        out = getattr(sys.stdout, "buffer", None)
        if out is None or sys.stdout.isatty():
            raise UsageError("Parquet is no text: write it to a file with -o")
        form.save(made, out)
    sys.stdout.flush()


def _save(form: Form, made: Iterable[Any], many: bool, reading: Reading[Any], paths: Sequence[str], target: str) -> None:
    """Write the target. What stood there stays if a text that was named is missing, or none could be read."""
    for path in paths:
        try:
            if path != "-" and not (is_pattern(path) and matching(path)):
                os.stat(path)  # noqa: PTH116
        except (OSError, ValueError) as error:
            raise StopError(f"{path}: {getattr(error, 'strerror', None) or error}. {target} was not written") from None
    begun = False
    try:
        with saving.whole(target) if form.pieces is not None else saving.whole_bytes(target) as out:
            begun = True
            if form.pieces is not None:
                cast("IO[str]", out).writelines(form.pieces(made, many))
            elif form.save is not None:
                form.save(made, cast("IO[bytes]", out))
            if reading.failed == reading.texts:
                raise StopError(f"no text could be read. {target} was not written")
    except OSError as error:  # what cannot be read is a failure record and does not come here
        if begun:
            raise StopError(f"{target} cannot be written to its end: {error.strerror}") from None
        raise UsageError(f"cannot write to {target}: {error.strerror}") from None


def check(options: argparse.Namespace) -> int:
    """Prints what is odd about texts."""
    counted = SEVERITIES[: SEVERITIES.index(options.severity) + 1]
    status = OK
    listed = 0
    reading: Reading[Document | Failure] = Reading(options)
    with reading.begun() as found:
        for _, record in found:
            if isinstance(record, Failure):
                status = FOUND
                continue
            odd = [diagnostic for diagnostic in record.diagnostics if diagnostic.severity in counted]
            if not odd:
                continue
            status = FOUND
            if options.list:
                if listed != reading.texts:
                    sys.stdout.write(f"{shown(reading.path)}\n")
                listed = reading.texts
                continue
            for diagnostic in odd:
                line, column = reading.position(record, diagnostic.span.start)
                sys.stdout.write(f"{shown(reading.path)}:{line}:{column} {diagnostic.code} {shown(diagnostic.message)}\n")
    sys.stdout.flush()
    reading.tell_count()
    return status


def explain(options: argparse.Namespace) -> int:
    """Tells why the brackets at a place were given their kinds."""
    from archivetext.corpus import ReadError, read_documents
    from archivetext.insertions.explain import explain

    place = re.fullmatch(r"(.+?):([0-9]{1,9})(?::([0-9]{1,9}))?", options.place, re.DOTALL)
    if place is None:
        raise UsageError(f"{options.place!r} names no line: write PATH:LINE or PATH:LINE:COLUMN, e.g. letter.txt:12")
    path, line, column = place[1], int(place[2]), int(place[3] or 0)
    profile = profile_of(options.profile)
    check_encoding(options.encoding)
    try:
        documents = read_documents(path, options.encoding, profile, sidecars=options.sidecars)
    except ReadError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"{path}: {error.strerror or error}") from None
    found = 0
    lines: set[int] = set()
    for document, insertion, start, end in _insertions(documents):
        lines.add(start[0])
        if (start[0], start[1] if column else 0) <= (line, column) < (end[0], end[1] if column else 1_000_000_000):
            found += 1
            told = shown_lines(str(explain(document, insertion, profile=profile)))
            sys.stdout.write(f"{shown(path)}:{start[0]}:{start[1]} {told}\n  The rule: {RULES_PAGE}#{insertion.rule}\n")
    if not found:
        near = ", ".join(map(str, sorted(lines, key=lambda first: abs(first - line))[:5]))
        raise StopError(f"{options.place}: no insertion stands there" + (f"; the nearest stand in the lines {near}" if near else ""))
    return OK


def _insertions(documents: Iterable[Document]) -> Iterator[tuple[Document, Insertion, tuple[int, int], tuple[int, int]]]:
    """The insertions of a file, each with its document, and where in the file it starts and ends."""
    before = (0, 0)
    for document in documents:
        if document.offset == 0:
            before = (0, 0)
        for insertion in document.insertions:
            yield document, insertion, in_file(document, insertion.span.start, before), in_file(document, insertion.span.end, before)
        before = before_next(document, before)


RULES_PAGE = "docs/explanation/insertions.md"
