"""The texts that the command is given: read one after the other, counted as they come, and the last line with the counts."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager, redirect_stdout, suppress
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from archivetext import saving
from archivetext.cli.progress import telling
from archivetext.cli.saying import Ended, StopError, UsageError, tell
from archivetext.markup import JSON
from archivetext.records import Document
from archivetext.tally import Note, noted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Iterator, Sequence
    from typing import TypeAlias

    from archivetext.formats import Failure
    from archivetext.inputs import Entry
    from archivetext.profiles import Profile

    Input: TypeAlias = str | Failure | Entry

Made = TypeVar("Made")

__all__ = ["Reading", "Sample", "before_next", "check_encoding", "in_file", "own", "profile_of", "reading_of"]


class Reading(Generic[Made]):
    """What the paths give, counted as it comes. A failure is told on standard error."""

    profile: Profile | None
    texts: int
    documents: int
    failed: int
    cited: int
    headless: int
    warned: int
    path: str
    files: Generator[tuple[str, list[tuple[str, Note[Made]]]], None, None]

    def __init__(
        self,
        options: argparse.Namespace,
        target: str | None = None,
        make: Callable[[Document | Failure], Made] | None = None,
        through: Callable[[Iterator[Input]], Iterator[Input]] | None = None,
    ) -> None:
        """Everything that can be wrong with the options is found here, before anything is read.

        Args:
            options: those of :func:`_reading`.
            target: the file that is written; None for standard output.
            make: what is made of each record, where it is parsed; the record itself if None.
            through: gives those of the texts that are to be read.
        """
        from archivetext.corpus import SUFFIXES, find, made_files
        from archivetext.inputs import opened

        profile = self.profile = profile_of(options.profile)
        check_encoding(options.encoding)
        if options.jobs < 1:
            raise UsageError(f"--jobs is a number of processes from 1 on, not {options.jobs}")
        self.quiet: bool = options.quiet
        self.texts = self.documents = self.failed = self.cited = self.headless = self.warned = 0
        self.beside: bool = target is None and through is None and sys.stdout is not None and sys.stdout.isatty()
        self._far: Callable[[int], object] = int
        self.path = ""
        self.last: str | None = None
        self._before = (0, 0)
        told = _ignore if self.quiet else tell
        files = find(options.paths, leave_out=_output_among(options.paths, target), tell=told)
        found = opened(files, SUFFIXES, told, encoding=options.encoding, text_column=options.text_column, id_column=options.id_column)
        if through is not None:
            found = through(found)
        try:
            making = partial(noted, make=make)
            self.files = made_files(found, making, jobs=options.jobs, encoding=options.encoding, profile=profile, sidecars=options.sidecars)
        except TypeError as error:
            raise UsageError(f"--profile, --jobs: {error}") from None

    @contextmanager
    def begun(self) -> Iterator[Iterator[tuple[str, Made]]]:
        """The records, one after the other. At the end of the block, however it comes, nothing is left at work."""
        from archivetext.corpus import ProcessError

        try:
            with telling(self.quiet, beside=self.beside) as self._far:
                yield self._counted()
        except MemoryError:
            raise StopError(f"{self.last}: the memory did not suffice to write its record, or to go on behind it") from None
        except ProcessError as error:
            raise StopError(str(error)) from None
        finally:
            self.files.close()

    def _counted(self) -> Iterator[tuple[str, Made]]:
        for path, notes in self.files:
            self.path = path
            self.texts += 1
            self._far(self.texts)
            self._before = (0, 0)
            for name, note in notes:
                self.last = name
                record = note.made
                if isinstance(record, Document) and record.offset == 0:  # another text of the same file: a row of JSON
                    self._before = (0, 0)
                    self.path = path if len(notes) == 1 or not path.lower().endswith(JSON) else name
                self._count(note)
                yield name, note.made
                if len(notes) > 1 and isinstance(record, Document):
                    self._before = before_next(record, self._before)

    def by_text(self) -> Iterator[list[Note[Made]]]:
        """What was made of each text, with what counts of it, in place of what :meth:`begun` gives."""
        for path, notes in self.files:
            self.path = self.last = path
            self.texts += 1
            self._far(self.texts)
            for _, note in notes:
                self._count(note)
            yield [note for _, note in notes]

    def count_again(self, tally: tuple[int, ...]) -> None:
        """Counts a text of which an earlier run has kept what counts."""
        self.texts += 1
        self._far(self.texts)
        documents, cited, headless, warned = tally
        self.documents += documents
        self.cited += cited
        self.headless += headless
        self.warned += warned

    def position(self, record: Document, offset: int) -> tuple[int, int]:
        """Line and column in the file, of a place in the document that was given last."""
        return in_file(record, offset, self._before)

    def _count(self, note: Note[Made]) -> None:
        if note.failed is not None:
            self.failed += 1
            tell(note.failed)
            return
        self.documents += 1
        self.cited += note.cited
        self.headless += note.headless
        self.warned += note.warned

    def tell_count(self) -> None:
        """The last line: what was read. The missing header is a warning too, but has its own number."""
        if self.quiet:
            return
        parts = (
            (self.cited, "with a citation"),
            (self.headless, "without a known header"),
            (self.warned, "with warnings"),
            (self.failed, "could not be read"),
        )
        counts = ", ".join(f"{number} {what}" for number, what in parts if number)
        with suppress(OSError):
            texts = f"{self.texts} text{'' if self.texts == 1 else 's'}"
            if self.documents + self.failed > self.texts:
                texts += f", {self.documents} documents"
            sys.stderr.write(f"{texts}{': ' if counts else ''}{counts}\n")


class Sample(Reading[Made]):
    """The made-up transcript in place of texts of the user's own."""

    def __init__(self, options: argparse.Namespace, make: Callable[[Document | Failure], Made] | None) -> None:
        if options.paths:
            raise UsageError("--sample stands in place of a PATH: name one of the two")
        super().__init__(options, None, make)
        self._make = make

    @contextmanager
    def begun(self) -> Iterator[Iterator[tuple[str, Made]]]:
        """The one record."""
        from archivetext.corpus import sample

        self.files.close()
        record = sample()
        if self.profile is not None:
            from archivetext.parser import parse

            record = parse(record.source, profile=self.profile, name=record.name)
        self.path = "sample.txt"
        self.last: str | None = self.path
        self.texts = 1
        note = noted(record, self._make)
        self._count(note)
        yield iter([(self.path, note.made)])


def reading_of(
    options: argparse.Namespace, target: str | None = None, make: Callable[[Document | Failure], Made] | None = None
) -> Reading[Made]:
    """What is read: the texts that are named, or the sample; *target* is the file that is written, *make* as for :class:`Reading`."""
    return Sample(options, make) if options.sample else Reading(options, target, make)


def in_file(record: Document, offset: int, before: tuple[int, int]) -> tuple[int, int]:
    """Line and column in the file, of a place in one of its documents, where so many lines and columns stand before that one."""
    line, column = record.position(offset)
    return line + before[0], column + (before[1] if line == 1 else 0)


def before_next(record: Document, before: tuple[int, int]) -> tuple[int, int]:
    """How many lines, and columns of its first line, stand before the document behind this one."""
    line, column = in_file(record, record.length, before)
    return (line, 0) if record.source.endswith(("\n", "\r")) else (line - 1, column - 1)


def _ignore(_: str) -> None:
    """For what was told already, or is not to be told."""


def _output_among(paths: Sequence[str], target: str | None) -> set[saving.Identity]:
    """The file that is written, if it is there already: to be left out where it is met below a directory.

    Raises:
        UsageError: it is one of the texts.
    """
    written = saving.identity(target) if target is not None else _standard_output()
    if written is None:
        return set()
    where = "standard output" if target is None else target
    for path in paths:
        if saving.identity(_standard_input() if path == "-" else path) == written:
            raise UsageError(f"{path} is one of the texts and would be overwritten, since {where} is the same file; write to another file")
    if target is not None and not _looks_written(target):
        from archivetext.corpus import find

        for found in find(paths, tell=_ignore):
            if isinstance(found, str) and found != "-" and saving.identity(found) == written:
                raise UsageError(
                    f"{found} lies among the texts and would be overwritten, since {where} is the same file; write to another file, "
                    "or remove it first"
                )
    return {written}


def _standard_output() -> saving.Identity | None:
    try:
        return saving.identity(sys.stdout.fileno())
    except OSError:
        return None


def _standard_input() -> int:
    try:
        return sys.stdin.fileno()
    except (AttributeError, OSError, ValueError):
        return -1


_WRITTEN = re.compile(
    rb'\s*+(?:$|(?:\[\s*+)?\{\s*+"(?:schema|id)": "|TY  - |@[a-z]+\{|document,date,|PAR1)'
)  # how the formats start, and nothing at all


def _looks_written(path: str) -> bool:
    """Whether a file is what this command wrote before, and no text."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return _WRITTEN.match(file.read(100)) is not None
    except OSError:
        return False


def check_encoding(encoding: str) -> None:
    """Raises where Python knows no such encoding."""
    try:
        b" ".decode(encoding)
    except UnicodeError:
        pass  # a blank is no character of utf-16, but that is an encoding
    except LookupError:
        raise UsageError(f"--encoding: {encoding!r} is no encoding of text that Python knows; utf-8, utf-16, windows-1252 are") from None


def profile_of(name: str | None, option: str = "--profile") -> Profile | None:
    """The profile that is meant by a name, the path of a TOML file, or ``package.module:NAME``.

    Raises:
        UsageError: there is none, or it says something that cannot be read; the message says where, and what to do.
    """
    if name is None:
        return None
    from archivetext.profiles import Profile, ProfileError, by_name

    if name.lower().endswith(".toml") or ":" not in name:
        try:
            return Profile.load(name) if name.lower().endswith(".toml") else by_name(name)
        except LookupError as error:
            if os.path.exists(name) and not os.path.isdir(name):  # noqa: PTH110, PTH112
                raise UsageError(
                    f"{option}: {name} is no name of a profile; the file of one ends in .toml, so name it {name}.toml"
                ) from None
            raise UsageError(f"{option}: {error.args[0]}, or package.module:NAME") from None
        except OSError as error:
            raise UsageError(f"{option}: {name}: {error.strerror or error}") from None
        except (ProfileError, TypeError) as error:
            raise UsageError(f"{option}: {error}. The fields of a profile: {_PROFILES_PAGE}") from None
    found = own(name, option)
    if not isinstance(found, Profile):
        raise UsageError(f"{option}: {name!r} is a {type(found).__name__}, not a Profile")
    return found


_PROFILES_PAGE = "docs/reference/profiles.md"


def own(name: str, option: str) -> object:
    """What ``package.module:NAME`` of the user's own means.

    Raises:
        UsageError: it cannot be imported.
    """
    try:
        with redirect_stdout(sys.stderr):  # the records' stream is not for what a module prints
            return _own(name)
    except (KeyboardInterrupt, Ended):
        raise
    except BaseException as error:  # noqa: BLE001  a module can raise whatever it likes, and can end the process
        raise UsageError(f"{option}: {name!r} cannot be imported: {_what_befell(error)}") from None


def _own(name: str) -> object:
    """What ``package.module:NAME`` means. The outermost module alone is looked for in the current directory, and there last.

    So no file that lies beside the texts can take the place of a module that somebody else imports.
    """
    from importlib import import_module
    from importlib.machinery import PathFinder
    from importlib.util import find_spec, module_from_spec

    path, _, attribute = name.partition(":")
    top = path.partition(".")[0]
    if top and top not in sys.modules and find_spec(top) is None:
        spec = PathFinder.find_spec(top, [os.getcwd()])  # noqa: PTH109
        if spec is not None and spec.loader is not None:
            module = sys.modules[top] = module_from_spec(spec)
            try:
                spec.loader.exec_module(module)
            except BaseException:
                del sys.modules[top]
                raise
    found: object = getattr(import_module(path), attribute)
    return found


def _what_befell(error: BaseException) -> str:
    """The error in a line, with the place in the module where it was raised."""
    if isinstance(error, SystemExit):
        said = f"it ends the program (SystemExit: {error.code})"
    elif isinstance(error, ImportError | AttributeError):
        said = str(error)
    else:
        said = f"{type(error).__name__}: {error}"
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or trace.tb_frame.f_globals.get("__name__") in (__name__, None) or "importlib" in trace.tb_frame.f_code.co_filename:
        return said
    return f"{said} ({trace.tb_frame.f_code.co_filename}, line {trace.tb_lineno})"
