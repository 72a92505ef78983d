#!/usr/bin/env python3
"""Two states of archivetext side by side: how many times the base's time the head takes.

    python benchmarks/compare.py BASE HEAD [--quick] [--only JOB] [-o FILE]

BASE and HEAD are copies of this repository (or directories that `pip install --target` filled). Both are run by this
Python, each in a process of its own that stays; they are asked in turns, one round of each, so that a slow moment of
the machine falls on both alike. The first parse and the import are measured in fresh processes, in turns too. The
table is Markdown; what one of the two cannot do yet is left out. 1.00 means no change, 0.50 half the time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from run import CITATIONS, SEEDS, each

if TYPE_CHECKING:
    from collections.abc import Callable

ROUND = 0.05  # seconds
FRESH = {
    "import": "import archivetext",
    "first parse": f"import archivetext; archivetext.read({str(min(SEEDS.glob('*.txt')))!r})",
}


class Figures(NamedTuple):
    """Seconds of one call, round by round."""

    base: list[float]
    head: list[float]

    def row(self, name: str) -> str:
        """A line of the table."""
        base, head = min(self.base), min(self.head)
        middle = statistics.median(after / before for before, after in zip(self.base, self.head, strict=True))
        return f"| {name} | {base * 1e3:.3f} | {head * 1e3:.3f} | **{head / base:.2f}** | {middle:.2f} |"


def jobs() -> dict[str, Callable[[], object]]:
    """What a process that stays can be asked to do with its state of the library."""
    import archivetext

    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    documents = [archivetext.parse(text) for text in texts]
    made: dict[str, Callable[[], object]] = {
        "parse": each(texts, archivetext.parse),
        "citations": each(CITATIONS, archivetext.parse_citation),
        "to JSON": lambda: [archivetext.dumps(document) for document in documents],
    }
    if hasattr(archivetext, "parse_header"):
        made["header"] = each(texts, archivetext.parse_header)
    return made


def work() -> None:
    """Answer lines of standard input: a job and how often, by the seconds that one call took."""
    made = jobs()
    print(*made, sep="\t", flush=True)
    for line in sys.stdin:
        name, _, count = line.rstrip("\n").partition("\t")
        job, calls = made[name], range(int(count))
        start = time.perf_counter()
        for _ in calls:
            job()
        print((time.perf_counter() - start) / len(calls), flush=True)


class Side:
    """One of the two states."""

    def __init__(self, tree: Path) -> None:
        path = (tree / "src" if (tree / "src").is_dir() else tree).resolve()
        if not (path / "archivetext").is_dir():
            raise SystemExit(f"{tree}: neither a copy of the repository nor a directory that archivetext was installed into")
        self._environment = {**os.environ, "PYTHONPATH": str(path)}
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--work"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self._environment, text=True
        )
        self.jobs = self._read().split("\t")

    def _read(self) -> str:
        line = cast("IO[str]", self._process.stdout).readline()
        if not line:
            raise SystemExit("a process that measures has ended; its error stands above")
        return line.rstrip("\n")

    def take(self, job: str, calls: int) -> float:
        """Seconds of one call; of one in a fresh process, where the job wants it so."""
        if job in FRESH:
            return self._fresh(FRESH[job])
        questions = cast("IO[str]", self._process.stdin)
        questions.write(f"{job}\t{calls}\n")
        questions.flush()
        return float(self._read())

    def _fresh(self, script: str) -> float:
        """Without the start of the interpreter."""
        timed = f"import time; start = time.perf_counter(); {script}; print(time.perf_counter() - start)"
        done = subprocess.run([sys.executable, "-c", timed], env=self._environment, check=True, capture_output=True, text=True)
        return float(done.stdout)

    def end(self) -> None:
        """Let the process end."""
        self._process.communicate()


def measure(base: Side, head: Side, rounds: int, only: str | None = None) -> dict[str, Figures]:
    """Every job that both can do, or only one, in turns."""
    jobs = [job for job in (*base.jobs, *FRESH) if (job in FRESH or job in head.jobs) and only in {None, job}]
    if not jobs:
        raise SystemExit(f"{only}: not one of {', '.join([*base.jobs, *FRESH])}, or not there in both")
    figures = {}
    for job in jobs:
        calls = 1 if job in FRESH else max(1, round(ROUND / base.take(job, 3)))
        head.take(job, calls)
        taken = [(base.take(job, calls), head.take(job, calls)) for _ in range(rounds)]
        figures[job] = Figures([before for before, _ in taken], [after for _, after in taken])
    return figures


def table(figures: dict[str, Figures]) -> str:
    head = ["| | base, ms | head, ms | ratio of the best | ratio in the middle |", "|---|--:|--:|--:|--:|"]
    return "\n".join([*head, *(taken.row(name) for name, taken in figures.items())]) + "\n"


def main() -> None:
    if sys.argv[1:] == ["--work"]:
        return work()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("head", type=Path)
    parser.add_argument("--quick", action="store_true", help="a few seconds instead of half a minute")
    parser.add_argument("--only", metavar="JOB", help="parse, header, citations, to JSON, import or first parse")
    parser.add_argument("-o", dest="out", type=Path, metavar="FILE", help="add the table to a file as well")
    options = parser.parse_args()
    sides = Side(options.base), Side(options.head)
    text = table(measure(*sides, 5 if options.quick else 40, options.only))
    for side in sides:
        side.end()
    print(text, end="")
    if options.out:
        with options.out.open("a", encoding="utf-8") as file:
            file.write(f"### Time, head against base\n\n{text}")
    return None


if __name__ == "__main__":
    main()
