"""The words that the command takes, and what it says of each."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from archivetext.cli.saying import USAGE, shown
from archivetext.columns import KINDS
from archivetext.formats.forms import ALL
from archivetext.views import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["CITED", "SEVERITIES", "parser"]

SEVERITIES = ("error", "warning", "info")
CITED = ("table", "json", "csl", "ris", "biblatex", "chicago")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"archivetext: {shown(message)}\n{self.format_usage()}Help: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The parser of the command's words. What a command does is imported when it is called."""
    top = _Parser(prog="archivetext", description="Archival transcripts as typed records.", allow_abbrev=False)
    top.add_argument("--version", action=_Version, help="print the version and end")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, module: str, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        added.set_defaults(run=_later(module, name))
        return added

    _of_texts(command)

    explain = command(
        "explain", "texts", "Tell why the brackets at a place were given their kinds: which rules were asked, and which decided."
    )
    explain.add_argument("place", metavar="PATH:LINE[:COLUMN]", help="a line of a file, as check prints it")
    _profile(explain, "the file")
    _sidecars(explain)
    _encoding(explain, "the file is")

    cite = command("cite", "others", "Read one citation or archival reference, and show what it says.")
    cite.add_argument("citation", nargs="+", metavar="TEXT", help="the citation (in quotation marks), or - for standard input")
    _encoding(cite, "standard input is")
    cite.add_argument("-t", "--to", choices=CITED, default="table", metavar="FORMAT", help=f"{', '.join(CITED)} (default: table)")

    profile = command(
        "profile", "profiling", "Look at the dumps of an unknown archive: what each line was taken for, and a profile to start from."
    )
    profile.usage = (
        "archivetext profile [-h] [-o OUT] [--name NAME] [--profile P] [--texts N] [--all] [--encoding E] [-q] PATH ...\n"
        "       archivetext profile try PROFILE PATH ..."
    )
    profile.epilog = "profile try PROFILE PATH...: a table of what a profile gets out of texts. A path that is called try is ./try."
    profile.add_argument("paths", nargs="+", metavar="PATH", help="texts and directories, as for parse")
    profile.add_argument("-o", "--output", metavar="OUT", help="write the profile to this file, and the report to standard output")
    profile.add_argument("--name", default="mine", metavar="NAME", help="what the profile is called (default: mine)")
    _profile(profile, "the texts")
    profile.add_argument("--texts", type=int, default=2, metavar="N", help="show the lines of so many texts (default: 2)")
    profile.add_argument("--all", action="store_true", help="show every line of every text")
    _encoding(profile, "the files are")
    profile.add_argument("-q", "--quiet", action="store_true", help="only the profile, no report")

    command("profiles", "others", "List the families of dumps that are known by name.")
    command("schema", "others", "Print the JSON Schema of the records.")
    command("formats", "others", "List the formats that records can be written in.")
    return top


def _of_texts(command: Callable[[str, str, str], argparse.ArgumentParser]) -> None:
    """The commands that read texts, of files and directories."""
    parse = command("parse", "texts", "Parse texts and write their records to standard output.")
    _reading(parse, "*")
    parse.add_argument(
        "-t",
        "--to",
        metavar="FORMAT",
        help=f"{', '.join(ALL)}, or package.module:function for one of your own (default: jsonl; csv with --table)",
    )
    parse.add_argument(
        "--table", choices=KINDS, metavar="T", help=f"write the rows of a table, as csv, jsonl or parquet: {', '.join(KINDS)}"
    )
    parse.add_argument("--view", choices=NAMES, help="which view of the text, for text and markdown (default: reading)")
    parse.add_argument(
        "-o", "--output", metavar="OUT", help="write to this file, whole or not at all, or shards into this directory (DIR/)"
    )
    parse.add_argument(
        "--resume", action="store_true", help="go on with the run whose shards are in the directory: parse what is new or changed"
    )
    parse.add_argument("--shard", type=_count, default=1000, metavar="N", help="so many texts a shard (default: 1000)")
    parse.add_argument("--source", action="store_true", help="put the text itself into the records too")
    _sample(parse)

    check = command("check", "texts", "Print what is odd as path:line:col CODE message, and end with 1 if anything is.")
    _reading(check, "+")
    check.add_argument(
        "--severity", choices=SEVERITIES, default="warning", help="the least severity that is printed and counts (default: warning)"
    )

    check.add_argument("--list", action="store_true", help="print only the paths of the texts in which something was found")

    view = command("view", "viewing", "Make a page to read of a text, or a site of a directory, and open it in the browser.")
    _reading(view, "*")
    view.add_argument(
        "-o", "--output", metavar="OUT", help="keep the page in this file, or the site in this directory, and open nothing; - prints a page"
    )

    _sample(view)

    summary = command("summary", "viewing", "Print what was found in texts, and what is odd, in a few lines each, or all together.")
    _reading(summary, "+")
    summary.add_argument("--total", action="store_true", help="count all texts together: profiles, years, archives, kinds, what is odd")
    summary.add_argument(
        "-t",
        "--to",
        choices=("text", "json", "html"),
        default="text",
        metavar="FORMAT",
        help="with --total: text, json, html (default: text)",
    )

    compare = command("compare", "comparing", "Print what each of two dresses of one document has that the other lacks.")
    compare.add_argument("first", metavar="A", help="a file, or - for standard input")
    compare.add_argument("second", metavar="B", help="another dress of it")
    compare.add_argument("-t", "--to", choices=("text", "json"), default="text", metavar="FORMAT", help="text, json (default: text)")
    _profile(compare, "both")
    _encoding(compare, "the files are")
    _sidecars(compare)


def _count(word: str) -> int:
    if not word.isdecimal() or not int(word[:9]) > 0:
        raise argparse.ArgumentTypeError(f"a number from 1 on, not {word!r}")
    return int(word[:9])


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """The function *name* of a module of this room."""

    def run(options: argparse.Namespace) -> int:
        status: int = getattr(import_module(f"archivetext.cli.{module}"), name)(options)
        return status

    return run


def _profile(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "--profile",
        metavar="P",
        help=f"read {what} with this profile: a name (archivetext profiles), a file that ends in .toml, or package.module:NAME",
    )


def _sample(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sample", action="store_true", help="in place of a PATH: a made-up transcript that comes with archivetext")


def _sidecars(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-sidecars", action="store_false", dest="sidecars", help="do not look for what a file beside a text (x.meta.json) says of it"
    )


def _reading(parser: argparse.ArgumentParser, count: str) -> None:
    parser.add_argument(
        "paths",
        nargs=count,
        metavar="PATH",
        help="a file, a directory (its *.txt, *.md, *.qmd), a pattern ('d/**/*.html'), an archive, a table, - for standard input",
    )
    parser.add_argument(
        "--text-column", metavar="C", help="the column of a table (CSV, TSV, JSON Lines, Parquet) that holds the text (default: text, html)"
    )
    parser.add_argument(
        "--id-column", metavar="C", help="the column that names the rows of a table (default: id, name, else their numbers)"
    )
    _profile(parser, "every text")
    _encoding(parser, "the files are")
    _sidecars(parser)
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
