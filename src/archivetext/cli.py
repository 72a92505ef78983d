"""The command ``archivetext``. Records go to standard output, everything else to standard error.

Exit status: 0 all well; 1 some text could not be read, a check found something, or the reader of the output went
away; 2 wrong usage.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from archivetext.formats import FORMATS, Failure, writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archivetext.profiles import Profile
    from archivetext.records import Citation, Document

__all__ = ["main"]

_OK, _FOUND, _USAGE = 0, 1, 2
_SEVERITIES = ("error", "warning", "info")


class _UsageError(Exception):
    """The command was called wrongly; the message says how to call it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: the words behind the command's name; those of the process if None.

    Returns:
        The exit status.
    """
    for stream in (sys.stdout, sys.stderr):  # whatever the locale; a pipe on Windows gets no \r\n either
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        options = _parser().parse_args(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except _UsageError as error:
        _tell(str(error))
        return _USAGE
    except BrokenPipeError:  # `| head` has seen enough
        _close_quietly()
        return _FOUND
    except OSError as error:  # a full disk
        _close_quietly()
        _tell(f"the output cannot be written: {error.strerror}")
        return _FOUND
    except KeyboardInterrupt:
        return 128 + 2
    return status


def _tell(message: str) -> None:
    sys.stderr.write(f"archivetext: {message}\n")


def _close_quietly() -> None:
    # Python flushes standard output once more at its end, and would complain there.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


# --- the arguments


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(_USAGE, f"archivetext: {message}\n{self.format_usage()}Help: {self.prog} --help\n")


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
    parse.add_argument("-o", "--output", metavar="OUT", help="write to this file instead of standard output")
    parse.add_argument("--source", action="store_true", help="put the text itself into the records too")

    check = command("check", _check, "Print what is odd as path:line:col CODE message, and end with 1 if anything is.")
    _reading(check, "+")
    check.add_argument(
        "--severity", choices=_SEVERITIES, default="warning", help="the least severity that is printed and counts (default: warning)"
    )

    cite = command("cite", _cite, "Read one citation or archival reference, and show what it says.")
    cite.add_argument("citation", nargs="+", metavar="TEXT", help="the citation (in quotation marks), or - for standard input")
    cite.add_argument("-t", "--to", choices=_CITED, default="table", metavar="FORMAT", help=f"{', '.join(_CITED)} (default: table)")

    command("profiles", _profiles, "List the families of dumps that are known by name.")
    command("schema", _schema, "Print the JSON Schema of the records.")
    return parser


def _reading(parser: argparse.ArgumentParser, count: str) -> None:
    parser.add_argument("paths", nargs=count, metavar="PATH", help="a file, a directory (its *.txt and *.md), or - for standard input")
    parser.add_argument("--profile", metavar="NAME", help="read every text with this profile: a name, or package.module:NAME for your own")
    parser.add_argument("--encoding", default="utf-8", metavar="E", help="how the files are written (default: utf-8)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="parse in this many processes (default: 1)")


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002  argparse's own name
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version  # slow to import, so only now

        sys.stdout.write(f"archivetext {version('archivetext')}\n")
        parser.exit()


# --- the commands


def _parse(options: argparse.Namespace) -> int:
    if not options.paths:
        if sys.stdin.isatty():
            raise _UsageError("name a file or a directory, or give the text to standard input (archivetext parse --help)")
        options.paths = ["-"]
    found = _read(options)
    status = _OK

    def records() -> Iterator[Document | Failure]:
        nonlocal status
        for _, record in found:
            if isinstance(record, Failure):
                status = _FOUND
            yield record

    many = len(options.paths) > 1 or os.path.isdir(options.paths[0])  # noqa: PTH112  pathlib's import is not needed otherwise
    pieces = writer(options.to)(records(), many=many, source=options.source)
    if options.output is None:
        sys.stdout.writelines(pieces)
    else:
        try:
            out = open(options.output, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115, PTH123
        except OSError as error:
            raise _UsageError(f"cannot write to {options.output}: {error.strerror}") from None
        try:
            with out:
                out.writelines(pieces)
        except OSError as error:  # what cannot be read is a failure record and does not come here
            _tell(f"{options.output} cannot be written to its end: {error.strerror}")
            return _FOUND
    return status


def _read(options: argparse.Namespace) -> Iterator[tuple[str, Document | Failure]]:
    """What the paths give, once the options are known to be right. A failure is told on standard error."""
    from archivetext.corpus import read_many

    profile = _profile(options.profile)
    _check_encoding(options.encoding)
    if options.jobs < 1:
        raise _UsageError(f"--jobs is a number of processes from 1 on, not {options.jobs}")
    return _telling(read_many(options.paths, jobs=options.jobs, encoding=options.encoding, profile=profile))


def _telling(found: Iterator[tuple[str, Document | Failure]]) -> Iterator[tuple[str, Document | Failure]]:
    for name, record in found:
        if isinstance(record, Failure):
            _tell(record.message)
        yield name, record


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
    from importlib import import_module

    module, _, attribute = name.partition(":")
    sys.path.insert(0, "")  # a module beside the texts
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise _UsageError(f"--profile: {name!r} cannot be imported: {error}") from None
    if not isinstance(found, Profile):
        raise _UsageError(f"--profile: {name!r} is a {type(found).__name__}, not a Profile")
    return found


def _check(options: argparse.Namespace) -> int:
    counted = _SEVERITIES[: _SEVERITIES.index(options.severity) + 1]
    status = _OK
    for name, record in _read(options):
        if isinstance(record, Failure):
            status = _FOUND
            continue
        for diagnostic in record.diagnostics:
            if diagnostic.severity in counted:
                status = _FOUND
                line, column = record.position(diagnostic.span.start)
                sys.stdout.write(f"{name}:{line}:{column} {diagnostic.code} {diagnostic.message}\n")
    return status


def _cite(options: argparse.Namespace) -> int:
    from archivetext.citations import parse_citation

    text = " ".join(options.citation)
    if text == "-":
        text = sys.stdin.read()
    if not text.strip():
        raise _UsageError('give the citation as text, e.g. archivetext cite "RGANI, F. 3, Op. 16, D. 947, Ll. 15-16"')
    citation = parse_citation(text)
    if options.to == "table":
        sys.stdout.writelines(_table(citation))
    elif options.to == "json":
        from archivetext.formats.json import dump_citation

        sys.stdout.write(dump_citation(citation, indent=2) + "\n")
    else:
        from importlib import import_module

        written: str = import_module(f"archivetext.formats.{options.to}").write_citation(citation)
        sys.stdout.write(written if written.endswith("\n") else written + "\n")
    return _OK if citation.references or citation.contributors or citation.title else _FOUND


def _table(citation: Citation) -> Iterator[str]:
    """What the citation says, a line each: what it is, its value, and the label or place behind it."""
    date = citation.date
    rows: list[tuple[str, str]] = [
        ("title", citation.title or ""),
        ("date", (date.edtf or f"{date.text} (not understood)") if date else ""),
        ("host", citation.host or ""),
    ]
    for reference in citation.references:
        repository = reference.repository
        if repository is not None:
            place = ", ".join(part for part in (repository.place, repository.country) if part)
            name = repository.name if repository.name != repository.code else None
            rows.append(("repository", "  ".join(part for part in (repository.code, name, f"({place})" if place else None) if part)))
        else:
            rows.append(("repository", "not told"))
        rows += [(f"  {level.kind}", level.value) for level in reference.levels]
    rows += [
        (person.role, person.name + (f"  (for {person.organization})" if person.organization else "")) for person in citation.contributors
    ]
    rows += [("url", citation.url or ""), ("document", citation.document_id or "")]
    rows = [row for row in rows if row[1]] or [("nothing", "no title, archive, shelfmark or person was recognised")]
    width = max(len(name) for name, _ in rows) + 2
    return (f"{name:{width}}{value}\n" for name, value in rows)


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
