"""More peers, beside those of run.py: `python benchmarks/run.py --peers`. What is not installed is said to be missing.

Each reads what it is made for. Nobody else reads archival transcripts, so that no row is a race: the table tells what else a
program can do with a text in that time.

  the same texts    archivetext and its header alone; the floor (see run.py); mistune, markdown-it, commonmark: syntax trees of Markdown;
                    tree-sitter: the same in C, with its inline grammar; spacy: the tokens of English; eyecite: citations of courts
  citations         archivetext: archives; eyecite: courts. Each those of its own kind, one a call
  dates             the same dates; how many of them are read as they are meant
  memory            one text of 10 MB in a process of its own: its highest, less what it had when all was imported
  first document    a new process: imports, and the first of the texts

Times are those of the processor, so that other programs cost little; the best round of each counts, as in run.py.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from written import busy, circumstances, load, rows, write

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

LARGE = 10_000_000
PATIENCE = 120
"""Seconds of the processor that one text of 10 MB may take."""

LEGAL = [
    "Bush v. Gore, 531 U.S. 98, 99-100 (2000)",
    "Roe v. Wade, 410 U.S. 113 (1973)",
    "Smith v. Jones, 12 F.3d 345, 347 (2d Cir. 1994)",
    "Doe v. Acme Corp., 85 F. Supp. 2d 101 (D. Mass. 1999)",
    "Id. at 105",
    "Mass. Gen. Laws ch. 1, § 2",
]
DATES = {
    "May 25, 1962": "1962-05-25",
    "25 May 1962": "1962-05-25",
    "25.5.1962": "1962-05-25",
    "25.5.62": "1962-05-25",
    "1962-05-25": "1962-05-25",
    "12.V.1958": "1958-05-12",
    "Monday, October 22, 1962": "1962-10-22",
    "October 1948": "1948-10",
    "1960": "1960",
    "17-19 March 1979": "1979-03-17/1979-03-19",
    "16 February - 24 March 1960": "1960-02-16/1960-03-24",
    "circa 1962": "1962~",
}
"""What is written, and what it means."""


# --- the peers: how each reads a text


def archivetext_parse() -> Callable[[str], object]:
    from archivetext import parse

    return parse


def archivetext_header() -> Callable[[str], object]:
    from archivetext import parse_header

    return parse_header


def run_floor() -> Callable[[str], object]:
    from run import floor

    return floor()


def run_mistune() -> Callable[[str], object]:
    from run import mistune_tree

    return mistune_tree()


def run_markdown_it() -> Callable[[str], object]:
    from run import markdown_it_tree

    return markdown_it_tree()


def commonmark_tree() -> Callable[[str], object]:
    import commonmark

    return lambda text: commonmark.Parser().parse(text)


def tree_sitter_tree() -> Callable[[str], object]:
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    blocks, words = Parser(Language(tree_sitter_markdown.language())), Parser(Language(tree_sitter_markdown.inline_language()))

    def read(text: str) -> object:
        data = text.encode("utf-8", "replace")
        tree, found = blocks.parse(data), []
        todo = [tree.root_node]
        while todo:
            node = todo.pop()
            if node.type == "inline":
                found.append(words.parse(data[node.start_byte : node.end_byte]))
            todo += node.children
        return tree, found

    return read


def spacy_tokens() -> Callable[[str], object]:
    import spacy

    return spacy.blank("en").tokenizer


def eyecite_citations() -> Callable[[str], object]:
    from eyecite import get_citations

    return get_citations


PEERS: dict[str, tuple[str, Callable[[], Callable[[str], object]]]] = {
    "archivetext": ("archivetext", archivetext_parse),
    "archivetext, header": ("archivetext", archivetext_header),
    "floor": ("regex", run_floor),
    "mistune": ("mistune", run_mistune),
    "markdown-it": ("markdown-it-py", run_markdown_it),
    "commonmark": ("commonmark", commonmark_tree),
    "tree-sitter": ("tree-sitter-markdown", tree_sitter_tree),
    "spacy": ("spacy", spacy_tokens),
    "eyecite": ("eyecite", eyecite_citations),
}
"""Name, the package that brings it, and what makes its reader."""


def archivetext_dates() -> Callable[[str], str | None]:
    from archivetext import parse_date

    def read(text: str) -> str | None:
        found = parse_date(text)
        return found.edtf if found else None

    return read


def edtf_dates() -> Callable[[str], str | None]:
    from edtf.natlang import en

    def read(text: str) -> str | None:
        en.text_to_edtf.cache_clear()  # it remembers what it was asked
        en.text_to_edtf_date.cache_clear()
        return str(en.text_to_edtf(text) or "") or None

    return read


def dateparser_dates() -> Callable[[str], str | None]:
    import dateparser

    def read(text: str) -> str | None:
        found = dateparser.parse(text)
        return f"{found:%Y-%m-%d}" if found else None

    return read


def dateutil_dates() -> Callable[[str], str | None]:
    from dateutil import parser

    def read(text: str) -> str | None:
        try:
            return f"{parser.parse(text):%Y-%m-%d}"
        except (ValueError, OverflowError):
            return None

    return read


DATED: dict[str, tuple[str, Callable[[], Callable[[str], str | None]]]] = {
    "archivetext": ("archivetext", archivetext_dates),
    "edtf": ("edtf", edtf_dates),
    "dateparser": ("dateparser", dateparser_dates),
    "dateutil": ("python-dateutil", dateutil_dates),
}


# --- what is measured


def there(peers: dict) -> tuple[dict, list[str]]:
    """The readers that are installed, and the packages that are not."""
    found, missing = {}, []
    for name, (package, make) in peers.items():
        try:
            found[name] = make()
        except ImportError:
            missing.append(package)
    return found, missing


def measure(texts: Sequence[str], seconds: float) -> dict:
    from run import CITATIONS, each, in_turns

    from archivetext import parse_citation

    readers, missing = there(PEERS)
    dated, undated = there(DATED)
    parse = in_turns({name: each(texts, reader) for name, reader in readers.items()}, seconds, time.process_time)
    citations = {"archivetext": each(CITATIONS, parse_citation)}
    if "eyecite" in readers:
        citations["eyecite"] = each(LEGAL, readers["eyecite"])
    counts = {"archivetext": len(CITATIONS), "eyecite": len(LEGAL)}
    cited = {name: taken / counts[name] for name, taken in in_turns(citations, seconds / 5, time.process_time).items()}
    dates = in_turns({name: each(list(DATES), reader) for name, reader in dated.items()}, seconds / 3, time.process_time)
    return {
        "texts": len(texts),
        "characters": sum(map(len, texts)),
        "parse": parse,
        "citations": cited,
        "dates": {
            name: [taken / len(DATES), sum(dated[name](text) == meant for text, meant in DATES.items())] for name, taken in dates.items()
        },
        "memory": {name: alone("memory", name, texts) for name in readers if "header" not in name},
        "first": {name: first(name, texts) for name in readers if "header" not in name},
        "versions": {package: of(package) for package, _ in (*PEERS.values(), *DATED.values()) if of(package)},
        "missing": sorted({*missing, *undated}),
        "load": load(),
    }


def of(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def first(name: str, texts: Sequence[str]) -> float | None:
    """Median seconds of a new process, for the interpreter, imports and the first text."""
    taken = [alone("first", name, texts[:1]) for _ in range(5)]
    return None if None in taken else statistics.median(one for one in taken if one is not None)


def alone(what: str, name: str, texts: Sequence[str]) -> float | None:
    """A figure of a reader in a process of its own; None where it did not end in time, or not well."""
    command = [sys.executable, str(Path(__file__)), what, name]
    try:
        done = subprocess.run(command, input=json.dumps(list(texts)), capture_output=True, text=True, timeout=30 * PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    return float(done.stdout.split()[-1]) if done.returncode == 0 else None


def here(what: str, name: str) -> float:
    """The figure, in this process."""
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    texts = json.load(sys.stdin)
    if what == "first":
        PEERS[name][1]()(texts[0])
        return time.process_time()  # since the process began
    whole = "\n\n".join(texts)
    whole = (whole + "\n\n") * (LARGE // len(whole) + 1)
    whole = whole[:LARGE]
    reader = PEERS[name][1]()
    reader(texts[0])
    before = highest()
    kept = reader(whole)
    after = highest()
    del kept
    return after - before


def highest() -> float:
    """The most bytes that this process has had; what getrusage tells can be those of the process that started it."""
    try:
        lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024


# --- what is told


def table(figures: dict) -> str:
    parse, characters = figures["parse"], figures["characters"]
    own = parse["archivetext"]
    versions = ", ".join(f"{name} {number}" for name, number in figures["versions"].items() if name not in ("archivetext", "regex"))
    said = [f"{circumstances()}, {versions}, on {figures['texts']} texts of {characters:,} characters together; {busy(figures['load'])}."]
    body = []
    for name, taken in parse.items():
        ratio = f"{own / taken:.2f}" if name != "archivetext" else ""
        memory, begun = figures["memory"].get(name), figures["first"].get(name)
        told = f"{memory / LARGE:.0f} bytes a character" if memory is not None else "" if "header" in name else f"not in {PATIENCE} s"
        body.append([name, f"{characters / taken / 1e6:.2f}", ratio, told, f"{begun * 1000:.0f} ms" if begun is not None else ""])
    said.append(
        rows(["Reader", "Million characters a second", "archivetext takes, times", "Memory of 10 million", "First text of a process"], body)
    )
    body = [[name, f"{1 / taken:,.0f}"] for name, taken in figures["citations"].items()]
    said.append(rows(["Citations of its own kind", "A second"], body))
    body = [[name, f"{1 / taken:,.0f}", f"{right} of {len(DATES)}"] for name, (taken, right) in figures["dates"].items()]
    said.append(rows(["Dates", "A second", "Read as they are meant"], body))
    said.append(f"Not installed, so not measured: {', '.join(figures['missing'])}." if figures["missing"] else "All peers were installed.")
    return "\n\n".join(said)


def main(options: argparse.Namespace, texts: Sequence[str]) -> int:
    figures = measure(texts, 3 if options.quick else 20)
    print(json.dumps(figures, indent=2) if options.json else table(figures))
    if options.write:
        write("explanation/speed.md", "peers", table(figures))
    return 0


if __name__ == "__main__":
    print(here(*sys.argv[1:]))
