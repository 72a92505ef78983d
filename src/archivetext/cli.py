"""The command ``archivetext``. Records go to standard output, everything else to standard error.

Exit status: 0 all well; 1 some text could not be read, a check found something, the output could not be written, or its reader
went away; 2 wrong usage; 128 and its number if a signal ended it (130 for an interrupt, 143 for SIGTERM).
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import re
import signal
import sys
from contextlib import contextmanager, redirect_stdout, suppress
from typing import TYPE_CHECKING, NoReturn

from archivetext import saving
from archivetext.formats import FORMATS, Failure, writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import FrameType

    from archivetext.profiles import Profile
    from archivetext.records import Document

__all__ = ["main"]

_OK, _FOUND, _USAGE = 0, 1, 2
_SEVERITIES = ("error", "warning", "info")


class _UsageError(Exception):
    """The command was called wrongly; the message says how to call it."""


class _StopError(Exception):
    """The command cannot go on; the message says why."""


class _Ended(BaseException):
    """A signal asks the command to end. Not an Exception, so that nothing takes it for the fault of one text."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: the words behind the command's name; those of the process if None.

    Returns:
        The exit status.
    """
    _stand_in_for_closed_streams()
    for stream in (sys.stdout, sys.stderr):  # whatever the locale; a pipe on Windows gets no \r\n either
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        with _signals_raise():
            options = _parser().parse_args(arguments)
            status: int = options.run(options)
            sys.stdout.flush()
    except _UsageError as error:
        _tell(str(error))
        return _USAGE
    except _StopError as error:
        _close_quietly()
        _tell(str(error))
        return _FOUND
    except BrokenPipeError:  # `| head` has seen enough
        _close_quietly()
        return _FOUND
    except OSError as error:  # a full disk
        _close_quietly()
        _tell(f"the output cannot be written: {error.strerror or error}")
        return _FOUND
    except MemoryError:
        _close_quietly()
        _tell("the memory did not suffice; split the text, or work where there is more")
        return _FOUND
    except KeyboardInterrupt:
        _close_quietly()
        return 128 + signal.SIGINT
    except _Ended as ended:
        _close_quietly()
        return 128 + ended.number
    return status


def _tell(message: str) -> None:
    with suppress(OSError):  # nobody listens
        sys.stderr.write(f"archivetext: {_shown(message)}\n")


def _shown(text: str) -> str:
    """The text on one line: what could end the line or command the terminal is written as Python writes it, by its number."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


# --- streams and signals


class _Closed(io.TextIOBase):
    """In the place of a standard output that is closed."""

    def write(self, _: str) -> NoReturn:
        raise OSError(errno.EBADF, "standard output is closed")


def _stand_in_for_closed_streams() -> None:
    """Python has None for a stream that is closed at the start, and the next file that is opened gets its number."""
    if sys.stdin is not None and sys.stdout is not None and sys.stderr is not None:
        return
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:  # so that nothing else gets it
        pass
    os.close(number)
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _close_quietly() -> None:
    # Python flushes standard output once more at its end; that would complain, or wait for a reader.
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def _signals_raise() -> Iterator[None]:
    """The signals that ask for the end raise :class:`_Ended`, so that what was begun can be tidied up."""
    before = {}

    def end(number: int, _: FrameType | None) -> NoReturn:
        raise _Ended(number)

    try:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # nohup
                with suppress(ValueError):  # only the main thread may
                    before[number] = signal.signal(number, end)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


# --- the arguments


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(_USAGE, f"archivetext: {_shown(message)}\n{self.format_usage()}Help: {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="archivetext", description="Archival transcripts as typed records.", allow_abbrev=False)
    parser.add_argument("--version", action=_Version, help="print the version and end")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, run: object, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        added.set_defaults(run=run)
        return added

    parse = command("parse", _parse, "Parse texts and write their records to standard output.")
    _reading(parse, "*")
    parse.add_argument("-t", "--to", choices=FORMATS, default="jsonl", metavar="FORMAT", help=f"{', '.join(FORMATS)} (default: jsonl)")
    parse.add_argument("-o", "--output", metavar="OUT", help="write to this file, whole or not at all, instead of standard output (-)")
    parse.add_argument("--source", action="store_true", help="put the text itself into the records too")

    check = command("check", _check, "Print what is odd as path:line:col CODE message, and end with 1 if anything is.")
    _reading(check, "+")
    check.add_argument(
        "--severity", choices=_SEVERITIES, default="warning", help="the least severity that is printed and counts (default: warning)"
    )

    check.add_argument("--list", action="store_true", help="print only the paths of the texts in which something was found")

    explain = command(
        "explain", _explain, "Tell why the brackets at a place were given their kinds: which rules were asked, and which decided."
    )
    explain.add_argument("place", metavar="PATH:LINE[:COLUMN]", help="a line of a file, as check prints it")
    explain.add_argument("--profile", metavar="NAME", help="read the text with this profile, as for parse")
    _encoding(explain, "the file is")

    cite = command("cite", _cite, "Read one citation or archival reference, and show what it says.")
    cite.add_argument("citation", nargs="+", metavar="TEXT", help="the citation (in quotation marks), or - for standard input")
    _encoding(cite, "standard input is")
    cite.add_argument("-t", "--to", choices=_CITED, default="table", metavar="FORMAT", help=f"{', '.join(_CITED)} (default: table)")

    command("profiles", _profiles, "List the families of dumps that are known by name.")
    command("schema", _schema, "Print the JSON Schema of the records.")
    return parser


def _reading(parser: argparse.ArgumentParser, count: str) -> None:
    parser.add_argument("paths", nargs=count, metavar="PATH", help="a file, a directory (its *.txt and *.md), or - for standard input")
    parser.add_argument("--profile", metavar="NAME", help="read every text with this profile: a name, or package.module:NAME for your own")
    _encoding(parser, "the files are")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="parse in this many processes, at most (default: 1)")
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="do not count at the end, nor tell what was skipped; only what went wrong"
    )


def _encoding(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--encoding", default="utf-8", metavar="E", help=f"how {what} written (default: utf-8)")


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002  argparse's own name
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version  # slow to import, so only now

        sys.stdout.write(f"archivetext {version('archivetext')}\n")
        parser.exit()


# --- reading


class _Reading:
    """What the paths give, counted as it comes. A failure is told on standard error."""

    def __init__(self, options: argparse.Namespace, target: str | None = None) -> None:
        """Everything that can be wrong with the options is found here, before anything is read.

        Args:
            options: those of :func:`_reading`.
            target: the file that is written; None for standard output.
        """
        from archivetext.corpus import find, read_found

        profile = _profile(options.profile)
        _check_encoding(options.encoding)
        if options.jobs < 1:
            raise _UsageError(f"--jobs is a number of processes from 1 on, not {options.jobs}")
        self.quiet: bool = options.quiet
        self.texts = self.failed = self.cited = self.headless = self.warned = 0
        self.last: str | None = None
        found = find(options.paths, leave_out=_output_among(options.paths, target), tell=_ignore if self.quiet else _tell)
        try:
            self.records = read_found(found, jobs=options.jobs, encoding=options.encoding, profile=profile)
        except TypeError as error:
            raise _UsageError(f"--profile, --jobs: {error}") from None

    @contextmanager
    def begun(self) -> Iterator[Iterator[tuple[str, Document | Failure]]]:
        """The records, one after the other. At the end of the block, however it comes, nothing is left at work."""
        from archivetext.corpus import ProcessError

        try:
            yield self._counted()
        except MemoryError:
            raise _StopError(f"{self.last}: the memory did not suffice to write its record, or to go on behind it") from None
        except ProcessError as error:
            raise _StopError(str(error)) from None
        finally:
            self.records.close()

    def _counted(self) -> Iterator[tuple[str, Document | Failure]]:
        for name, record in self.records:
            self.last = name
            self._count(record)
            yield name, record

    def _count(self, record: Document | Failure) -> None:
        self.texts += 1
        if isinstance(record, Failure):
            self.failed += 1
            _tell(record.message)
            return
        self.cited += record.citation is not None
        self.headless += any(odd.code == _HEADLESS for odd in record.diagnostics)
        self.warned += any(odd.severity != "info" and odd.code != _HEADLESS for odd in record.diagnostics)

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
            sys.stderr.write(f"{self.texts} text{'' if self.texts == 1 else 's'}{': ' if counts else ''}{counts}\n")


_HEADLESS = "AT102"


def _ignore(_: str) -> None:
    """For what was told already, or is not to be told."""


def _output_among(paths: Sequence[str], target: str | None) -> set[saving.Identity]:
    """The file that is written, if it is there already: to be left out where it is met below a directory.

    Raises:
        _UsageError: it is one of the texts.
    """
    written = saving.identity(target) if target is not None else _standard_output()
    if written is None:
        return set()
    where = "standard output" if target is None else target
    for path in paths:
        if saving.identity(_standard_input() if path == "-" else path) == written:
            raise _UsageError(f"{path} is one of the texts and would be overwritten, since {where} is the same file; write to another file")
    if target is not None and not _looks_written(target):
        from archivetext.corpus import find

        for found in find(paths, tell=_ignore):
            if isinstance(found, str) and found != "-" and saving.identity(found) == written:
                raise _UsageError(
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


_WRITTEN = re.compile(rb'\s*+(?:$|(?:\[\s*+)?\{\s*+"(?:schema|id)": "|TY  - |@[a-z]+\{)')  # how the formats start, and nothing at all


def _looks_written(path: str) -> bool:
    """Whether a file is what this command wrote before, and no text."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return _WRITTEN.match(file.read(100)) is not None
    except OSError:
        return False


def _check_encoding(encoding: str) -> None:
    try:
        b" ".decode(encoding)
    except UnicodeError:
        pass  # a blank is no character of utf-16, but that is an encoding
    except LookupError:
        raise _UsageError(f"--encoding: {encoding!r} is no encoding of text that Python knows; utf-8, utf-16, windows-1252 are") from None


def _profile(name: str | None) -> Profile | None:
    if name is None:
        return None
    from archivetext.profiles import Profile, by_name

    if ":" not in name:
        try:
            return by_name(name)
        except LookupError as error:
            raise _UsageError(f"--profile: {error.args[0]}; for your own write package.module:NAME") from None
    try:
        with redirect_stdout(sys.stderr):  # the records' stream is not for what a module prints
            found = _own(name)
    except (KeyboardInterrupt, _Ended):
        raise
    except BaseException as error:  # noqa: BLE001  a module can raise whatever it likes, and can end the process
        raise _UsageError(f"--profile: {name!r} cannot be imported: {_what_befell(error)}") from None
    if not isinstance(found, Profile):
        raise _UsageError(f"--profile: {name!r} is a {type(found).__name__}, not a Profile")
    return found


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


# --- the commands


def _parse(options: argparse.Namespace) -> int:
    if not options.paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise _UsageError("name a file or a directory, or give the text to standard input (archivetext parse --help)")
        options.paths = ["-"]
    target = None if options.output == "-" else options.output
    reading = _Reading(options, target)
    many = len(options.paths) > 1 or os.path.isdir(options.paths[0])  # noqa: PTH112  pathlib's import is not needed otherwise
    with reading.begun() as found:
        pieces = writer(options.to)((record for _, record in found), many=many, source=options.source)
        if target is None:
            sys.stdout.writelines(pieces)
            sys.stdout.flush()
        else:
            _save(pieces, reading, options.paths, target)
    reading.tell_count()
    return _FOUND if reading.failed else _OK


def _save(pieces: Iterable[str], reading: _Reading, paths: Sequence[str], target: str) -> None:
    """Write the target. What stood there stays if a text that was named is missing, or none could be read."""
    for path in paths:
        try:
            if path != "-":
                os.stat(path)  # noqa: PTH116
        except (OSError, ValueError) as error:
            raise _StopError(f"{path}: {getattr(error, 'strerror', None) or error}. {target} was not written") from None
    begun = False
    try:
        with saving.whole(target) as out:
            begun = True
            out.writelines(pieces)
            if reading.failed == reading.texts:
                raise _StopError(f"no text could be read. {target} was not written")
    except OSError as error:  # what cannot be read is a failure record and does not come here
        if begun:
            raise _StopError(f"{target} cannot be written to its end: {error.strerror}") from None
        raise _UsageError(f"cannot write to {target}: {error.strerror}") from None


def _check(options: argparse.Namespace) -> int:
    counted = _SEVERITIES[: _SEVERITIES.index(options.severity) + 1]
    status = _OK
    reading = _Reading(options)
    with reading.begun() as found:
        for name, record in found:
            if isinstance(record, Failure):
                status = _FOUND
                continue
            odd = [diagnostic for diagnostic in record.diagnostics if diagnostic.severity in counted]
            if not odd:
                continue
            status = _FOUND
            if options.list:
                sys.stdout.write(f"{_shown(name)}\n")
                continue
            for diagnostic in odd:
                line, column = record.position(diagnostic.span.start)
                sys.stdout.write(f"{_shown(name)}:{line}:{column} {diagnostic.code} {_shown(diagnostic.message)}\n")
    sys.stdout.flush()
    reading.tell_count()
    return status


def _explain(options: argparse.Namespace) -> int:
    from archivetext.corpus import ReadError, read
    from archivetext.insertions.explain import explain

    place = re.fullmatch(r"(.+?):([0-9]{1,9})(?::([0-9]{1,9}))?", options.place, re.DOTALL)
    if place is None:
        raise _UsageError(f"{options.place!r} names no line: write PATH:LINE or PATH:LINE:COLUMN, e.g. letter.txt:12")
    path, line, column = place[1], int(place[2]), int(place[3] or 0)
    profile = _profile(options.profile)
    _check_encoding(options.encoding)
    try:
        document = read(path, options.encoding, profile)
    except ReadError as error:
        raise _StopError(str(error)) from None
    except OSError as error:
        raise _StopError(f"{path}: {error.strerror or error}") from None
    lines = [document.position(insertion.span.start) + document.position(insertion.span.end) for insertion in document.insertions]
    found = [
        insertion
        for insertion, (first, start, last, end) in zip(document.insertions, lines, strict=True)
        if (first, start if column else 0) <= (line, column) < (last, end if column else 1_000_000_000)
    ]
    if not found:
        near = ", ".join(map(str, sorted({first for first, _, _, _ in lines}, key=lambda first: abs(first - line))[:5]))
        raise _StopError(f"{options.place}: no insertion stands there" + (f"; the nearest stand in the lines {near}" if near else ""))
    for insertion in found:
        at = ":".join(map(str, document.position(insertion.span.start)))
        sys.stdout.write(f"{_shown(path)}:{at} {_shown_lines(str(explain(document, insertion, profile=profile)))}\n")
        sys.stdout.write(f"  The rule: {_RULES_PAGE}#{insertion.rule}\n")
    return _OK


_RULES_PAGE = "docs/explanation/insertions.md"


def _shown_lines(text: str) -> str:
    return "\n".join(map(_shown, text.split("\n")))


def _cite(options: argparse.Namespace) -> int:
    from archivetext.citations import parse_citation

    text = " ".join(options.citation)
    if text == "-":
        text = _standard_input_text(options.encoding)
    if not text.strip():
        raise _UsageError('give the citation as text, e.g. archivetext cite "RGANI, F. 3, Op. 16, D. 947, Ll. 15-16"')
    citation = parse_citation(text)
    if options.to == "json":
        from archivetext.formats.json import dump_citation

        sys.stdout.write(dump_citation(citation, indent=2) + "\n")
    else:
        from importlib import import_module

        written: str = import_module(f"archivetext.formats.{options.to}").write_citation(citation)
        sys.stdout.write(written if written.endswith("\n") else written + "\n")
    return _OK if citation.references or citation.contributors or citation.title else _FOUND


def _standard_input_text(encoding: str) -> str:
    from archivetext.corpus import ReadError, read_source

    _check_encoding(encoding)
    try:
        return read_source("-", encoding)
    except ReadError as error:
        raise _StopError(str(error)) from None


_CITED = ("table", "json", "csl", "ris", "biblatex", "chicago")


def _profiles(_: argparse.Namespace) -> int:
    from archivetext.profiles import PROFILES

    width = max(len(profile.name) for profile in PROFILES)
    for profile in PROFILES:
        sys.stdout.write(f"{profile.name:{width}}  {profile.title}\n")
    return _OK


def _schema(_: argparse.Namespace) -> int:
    import json

    from archivetext.formats.json import json_schema

    sys.stdout.write(json.dumps(json_schema(), indent=2) + "\n")
    return _OK
