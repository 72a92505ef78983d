"""Many texts: read from files and directories lazily and in order, in several processes if asked for."""

from __future__ import annotations

import os
import stat
import sys
import warnings
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from archivetext.formats import Failure
from archivetext.inputs import Entry, opened
from archivetext.inputs.encodings import advice
from archivetext.inputs.patterns import is_pattern, matching
from archivetext.markup import HTML, JSON, bare, objects, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
    from typing import TypeAlias

    from archivetext.profiles import Profile
    from archivetext.records import Document, Page
    from archivetext.saving import Identity

    Records: TypeAlias = list[tuple[str, Document | Failure]]
    """The documents of a file with their names, or the failure that stands for it."""

Made = TypeVar("Made")

__all__ = [
    "Failure",
    "ProcessError",
    "ReadError",
    "SkippedWarning",
    "find",
    "made_files",
    "read",
    "read_documents",
    "read_files",
    "read_found",
    "read_headers",
    "read_many",
    "read_source",
    "sample",
    "texts_of",
    "warn_skipped",
]

SUFFIXES = (".txt", ".md", ".qmd")
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


def read(path: str | os.PathLike[str], encoding: str = "utf-8", profile: Profile | str | None = None, *, sidecars: bool = True) -> Document:
    """Read and parse one file, as one document; :func:`read_many` and :func:`archivetext.split` give each of a file of many.

    The text is taken as it is: line ends are not translated and a byte order mark stays, as the first code point, so that
    the spans fit the file. Of ``*.html`` and ``*.json`` the text is read that :mod:`archivetext.markup` takes out, and the spans are
    those in it.

    Args:
        path: the file, or ``-`` for standard input. It becomes the document's name.
        encoding: name of a codec of Python, e.g. ``utf-8``, ``utf-16``, ``windows-1252``.
        profile: how to read it, as for :func:`archivetext.parse`; found from the text if None.
        sidecars: whether a file beside it that says what a database says of the text (``letter.meta.json``, ``letter.json``,
            ``letter.yaml``), and front matter above the text, fill what the page does not say; see ``Field.origin``.

    Raises:
        OSError: the file cannot be opened.
        ReadError: it is not text in this encoding, there is no such encoding, or the file is a device without end. The message
            gives the byte offset.
        LookupError: no profile has this name.

    >>> import archivetext
    >>> archivetext.read("seeds/001_c98ae7534ea13973.txt").header.date.edtf
    '1962-05-21'
    """
    name = os.fsdecode(path)
    text = read_source(name, encoding)
    if sidecars:
        from archivetext.sidecars import records_of

        others = _objects(name, encoding)[0][2] if name.lower().endswith(JSON) else {}
        return records_of(text, name, profile, many=False, others=others)[0]
    from archivetext.parser import parse

    return parse(text, profile=profile, name=name)


def sample() -> Document:
    """A made-up transcript that comes with the library, to try it on: a page with nearly every kind of insertion.

    No word of it is true. ``sample().source`` is its text.

    >>> sample()
    <Document 'sample.txt', wilson-print: 'Record of a Conversation between Ambassador Orlov and the C…', 1957-09-14; 20 insertions, 2 notes, 7 speeches>
    """
    from archivetext.parser import parse
    from archivetext.words.lists import read as stored

    return parse(stored("archivetext", "sample.txt"), name="sample.txt")


def read_documents(
    path: str | os.PathLike[str], encoding: str = "utf-8", profile: Profile | str | None = None, *, sidecars: bool = True
) -> tuple[Document, ...]:
    """The documents of one file, as :func:`read_many` gives them: several for a file of many. It raises as :func:`read` does."""
    name = os.fsdecode(path)
    if name.lower().endswith(JSON):
        texts = _objects(name, encoding)
        return tuple(
            one
            for part, text, others in texts
            for one in _records(text, f"{name}#{part}" if len(texts) > 1 else name, profile, others if sidecars else None)
        )
    return _records(read_source(name, encoding), name, profile, {} if sidecars else None)


def _records(text: str, name: str, profile: Profile | str | None, others: Mapping[str, object] | None) -> tuple[Document, ...]:
    """The documents of a text, with what other columns, a sidecar and front matter say; None for *others*: without these."""
    if others is not None:
        from archivetext.sidecars import records_of

        return records_of(text, name, profile, others=others)
    from archivetext.books import split

    return split(text, profile=profile, name=name)


def texts_of(name: str, encoding: str = "utf-8") -> list[tuple[str, str]]:
    """The texts of one file, unparsed, each with its name: several for a file of JSON. It raises as :func:`read` does."""
    if not name.lower().endswith(JSON):
        return [(name, read_source(name, encoding))]
    texts = _objects(name, encoding)
    return [(f"{name}#{part}" if len(texts) > 1 else name, text) for part, text, _ in texts]


def _objects(name: str, encoding: str) -> list[tuple[str, str, dict[str, object]]]:
    """The texts of a file of JSON, each with its name and the other columns of its object."""
    data = _bytes(name)
    try:
        return list(objects(_decode(data, name, encoding)))
    except (ValueError, ModuleNotFoundError, RecursionError) as error:
        raise error if isinstance(error, ReadError) else ReadError(f"{name}: {error}") from None


def read_source(name: str, encoding: str = "utf-8") -> str:
    """The text of a file, or of standard input for ``-``, unparsed; of HTML without its tags. It raises as :func:`read` does."""
    if name.lower().endswith(JSON):
        texts = _objects(name, encoding)
        if len(texts) > 1:
            raise ReadError(f"{name}: it holds {len(texts)} texts; archivetext.read_many and the command give each of them")
        return texts[0][1]
    data = _standard_input() if name == STDIN else _bytes(name)
    text = data if isinstance(data, str) else _decode(data, name, encoding)
    if not name.lower().endswith(HTML):
        return text
    try:
        return text_of(text)
    except ModuleNotFoundError as error:
        raise ReadError(f"{name}: {error}") from None


def _bytes(name: str) -> bytes:
    _refuse_endless(name, os.stat(name))  # noqa: PTH116  here and below: what is known of a file by its system call
    with open(name, "rb") as file:  # noqa: PTH123  pathlib's import is not needed otherwise
        return file.read()


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
        raise ReadError(f"{name}: not {encoding}: {where} cannot be read. {advice(data, start, encoding)}") from None


# --- many


def read_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    jobs: int = 1,
    encoding: str = "utf-8",
    profile: Profile | str | None = None,
    sidecars: bool = True,
    text_column: str | None = None,
    id_column: str | None = None,
) -> Iterator[tuple[str, Document | Failure]]:
    """Read and parse files and directories, lazily and in order. One bad file is one failure; the rest are parsed.

    Args:
        paths: files, directories (see :func:`find`), patterns of them (``papers/**/*.html``), or ``-`` for standard input; one of them, or
            several. Of zip and tar archives the texts in them are read, of JSON Lines, CSV and Parquet the rows.
        jobs: how many processes parse, at most; no more than there are texts and processors. With more than one, a script must
            have its start under ``if __name__ == "__main__":``, as :mod:`multiprocessing` says. A process that is killed costs
            the one text that it was at, which gives a failure.
        encoding: as for :func:`read`.
        profile: as for :func:`read`.
        sidecars: as for :func:`read`.
        text_column: the column of a table that holds the text; ``text`` or ``html`` if None. The other columns count as a file beside it does.
        id_column: the column that names the row; ``id`` or ``name`` if None, else rows are numbered.

    Yields:
        The path and its document, or the path and the failure that stands for it. A file of many documents gives each of them, as
        ``path#1``, ``path#2`` (see :func:`archivetext.split`). Nothing is held back longer than the
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
    found = opened(find(paths), SUFFIXES, warn_skipped, encoding=encoding, text_column=text_column, id_column=id_column)
    return read_found(found, jobs=jobs, encoding=encoding, profile=profile, sidecars=sidecars)


def read_headers(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    encoding: str = "utf-8",
    profile: Profile | str | None = None,
    sidecars: bool = True,
) -> Iterator[tuple[str, Page | Failure]]:
    """The quick look at many files and directories: header and citation of each, lazily and in order.

    Args:
        paths: as for :func:`read_many`.
        encoding: as for :func:`read`.
        profile: as for :func:`read`.
        sidecars: as for :func:`read`.

    Yields:
        The path and its page, or the path and the failure that stands for it.

    Raises:
        LookupError: no profile has this name.

    >>> import archivetext
    >>> [page.header.date.edtf for name, page in archivetext.read_headers("seeds")]
    ['1962-05-24', '1962-05-21']
    """
    known = _profile(profile)
    return (_header(one, encoding, known, sidecars=sidecars) for one in find(paths))


def _header(found: str | Failure, encoding: str, profile: Profile | None, *, sidecars: bool) -> tuple[str, Page | Failure]:
    from archivetext.parser import parse_header

    if isinstance(found, Failure):
        return found.name, found
    try:
        text = read_source(found, encoding)
        if sidecars:
            from archivetext.sidecars import page_of

            return found, page_of(text, found, profile)
        return found, parse_header(text, profile=profile, name=found)
    except Exception as error:  # noqa: BLE001  whatever befalls one file must not cost the others
        return found, _failure(found, error)


def read_found(
    found: Iterable[str | Failure | Entry],
    *,
    jobs: int = 1,
    encoding: str = "utf-8",
    profile: Profile | str | None = None,
    sidecars: bool = True,
) -> Generator[tuple[str, Document | Failure]]:
    """What :func:`read_many` does with what :func:`find` has found."""
    return _each(read_files(found, jobs=jobs, encoding=encoding, profile=profile, sidecars=sidecars))


def read_files(
    found: Iterable[str | Failure | Entry],
    *,
    jobs: int = 1,
    encoding: str = "utf-8",
    profile: Profile | str | None = None,
    sidecars: bool = True,
) -> Generator[tuple[str, Records]]:
    """The same, file by file: the path, and the records of its documents."""
    return made_files(found, _itself, jobs=jobs, encoding=encoding, profile=profile, sidecars=sidecars)


def _itself(record: Document | Failure) -> Document | Failure:
    return record


def made_files(
    found: Iterable[str | Failure | Entry],
    make: Callable[[Document | Failure], Made],
    *,
    jobs: int = 1,
    encoding: str = "utf-8",
    profile: Profile | str | None = None,
    sidecars: bool = True,
) -> Generator[tuple[str, list[tuple[str, Made]]]]:
    """The same, with what *make* makes of each record, in the process that parses it: a line is sent sooner than a document."""
    if jobs < 1:
        raise ValueError(f"jobs is a number of processes from 1 on, not {jobs}")
    task = partial(_made, make=make, encoding=encoding, profile=_profile(profile), sidecars=sidecars)
    if jobs > 1:
        _check_sendable(profile)
        from archivetext.workers import in_order, processors

        jobs = min(jobs, processors())
        if jobs > 1:
            return in_order(task, found, jobs=jobs, here=_is_for_this_process, lost=partial(_lost, make=make))
    return (task(one) for one in found)


def _each(files: Generator[tuple[str, Records]]) -> Generator[tuple[str, Document | Failure]]:
    """The documents of one file after another; what reads them is closed with it."""
    with closing(files):
        for _, several in files:
            yield from several


def _check_sendable(profile: Profile | str | None) -> None:
    import pickle

    try:
        pickle.dumps(profile)
    except Exception as error:  # noqa: BLE001  whatever its parts raise
        raise TypeError(
            f"the profile cannot be sent to another process: {error}. Make it of strings, dicts and tuples, or use one process"
        ) from None


def _is_for_this_process(found: str | Failure | Entry) -> bool:
    """What is open in this process only, such as standard input, or was no file to begin with."""
    if isinstance(found, Entry):
        return False
    if isinstance(found, Failure) or found == STDIN or found.startswith(("/dev/", "/proc/")):
        return True
    try:
        return stat.S_ISFIFO(os.stat(found).st_mode)  # noqa: PTH116
    except (OSError, ValueError):
        return False


def _one(found: str | Failure | Entry, *, encoding: str, profile: Profile | None, sidecars: bool) -> tuple[str, Records]:
    """The path and the documents of a file, or the failure that stands for it."""
    if isinstance(found, Failure):
        return found.name, [(found.name, found)]
    try:
        if isinstance(found, Entry):
            others = found.others or ({} if isinstance(found.data, bytes) else _NO_OTHERS)
            several = _records(_text(found, encoding), found.name, profile, others if sidecars else None)
        else:
            several = read_documents(found, encoding, profile, sidecars=sidecars)
    except Exception as error:  # noqa: BLE001  whatever befalls one file must not cost the others
        name = found.name if isinstance(found, Entry) else found
        return name, [(name, _failure(name, error))]
    name = found.name if isinstance(found, Entry) else found
    return name, [(document.name or name, document) for document in several]


_NO_OTHERS: Mapping[str, object] = {"": None}
"""Of a row that is only a text: no file lies beside it."""


def _text(entry: Entry, encoding: str) -> str:
    """The text of a row, or of a file in an archive, without tags."""
    if isinstance(entry.data, str):
        return bare(entry.data)
    text = _decode(entry.data, entry.name, encoding)
    return text_of(text) if entry.name.lower().endswith(HTML) else text


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


def _made(
    found: str | Failure | Entry, *, make: Callable[[Document | Failure], Made], encoding: str, profile: Profile | None, sidecars: bool
) -> tuple[str, list[tuple[str, Made]]]:
    path, records = _one(found, encoding=encoding, profile=profile, sidecars=sidecars)
    return path, [(name, make(record)) for name, record in records]


def _lost(found: str | Failure | Entry, how: str, make: Callable[[Document | Failure], Made]) -> tuple[str, list[tuple[str, Made]]]:
    name = found if isinstance(found, str) else found.name
    return name, [(name, make(Failure(name, ChildProcessError.__name__, f"{name}: lost: {how}")))]


# --- directories


def warn_skipped(message: str) -> None:
    """Tells by a :class:`SkippedWarning` what is left out."""
    warnings.warn(message, SkippedWarning, stacklevel=2)


def find(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    leave_out: Collection[Identity] = (),
    tell: Callable[[str], object] = warn_skipped,
) -> Iterator[str | Failure]:
    """The files that *paths* name: each path, and in place of a directory the ``*.txt``, ``*.md`` and ``*.qmd`` below it, sorted by name.

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
        if is_pattern(name):
            several = matching(name)
            yield from find(several, leave_out=leave_out, tell=tell)
            if not several:
                yield Failure(name, FileNotFoundError.__name__, f"{name}: nothing is there that this pattern means")
            continue
        if not os.path.isdir(name):  # noqa: PTH112  Path.is_dir raises for a name that is too long
            yield name
            continue
        empty = True
        for found in _walk(name, leave_out, tell):
            empty = False
            yield found
        if empty:
            none = f"{name}: no text is in this directory: no {' or '.join('*' + s for s in SUFFIXES)}"
            yield Failure(name, ReadError.__name__, f"{none}. Others are named by a pattern: '{os.path.join(name, '**', '*.html')}'")  # noqa: PTH118


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
