#!/usr/bin/env python3
"""A whole archive, as the command is used on one: files on the disk, shards out, in one process and in two.

    python benchmarks/many.py [--files 20000] [--characters 6000] [--jobs 1 2] [--json FILE] [--write]

The files are made of the pages in seeds/ and tests/data/pages: one page, and behind it paragraphs of all of them, nine of ten without a
bracket, drawn by the number of the file, as far as the length goes that was drawn for it. The same numbers give the same files.

For each number of processes: seconds by the clock and of the processors, the peak of the memory of all processes together and of the
largest, sampled ten times a second (Linux; elsewhere nothing is told), and whether the shards have the same bytes. --json keeps the figures
for benchmarks/cost.py, --write puts them into docs/explanation/speed.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from written import busy, circumstances, load, rows, write

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "data" / "pages").glob("*.txt"))]
PLAIN = 0.9
"""So many of the paragraphs have no bracket; the pages, made to test with, have far more of them than what archives publish."""


def make(folder: Path, count: int, mean: int) -> int:
    """Write the files; how many characters they have together."""
    pages = [path.read_text("utf-8") for path in PAGES]
    paragraphs = [part for page in pages for part in page.split("\n\n")[4:] if part.strip()]
    kinds = [[part for part in paragraphs if ("[" in part) == full] for full in (False, True)]
    total = 0
    for number in range(count):
        chance = random.Random(number)  # noqa: S311
        length = int(chance.gammavariate(2, mean / 2))
        own = iter(pages[number % len(pages)].rstrip("\n").split("\n\n"))
        parts: list[str] = []
        have = 0
        while have < length:
            parts.append(next(own, None) or chance.choice(kinds[chance.random() > PLAIN]))
            have += len(parts[-1]) + 2
        text = "\n\n".join(parts) + "\n"
        total += len(text)
        place = folder / f"{number // 1000:03}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06}.txt").write_text(text, "utf-8", newline="")
    return total


def run(command: list[str]) -> dict[str, float]:
    """Seconds and memory of a command and the processes that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    together = largest = 0
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            found = memory(process.pid)
            together, largest = max(together, sum(found)), max(largest, *found, 0)
            time.sleep(0.1)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": time.perf_counter() - start,
        "processor": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "together": together,
        "largest": largest,
    }


def memory(top: int) -> list[int]:
    """Bytes that a process and its children hold alone or share with nobody but each other (PSS), of each."""
    found = []
    for pid in [top, *children(top)]:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
        except OSError:
            continue
        found += [int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")]
    return found


def children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()]
    except OSError:
        return []


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def measure(count: int, mean: int, jobs: list[int]) -> dict:
    with tempfile.TemporaryDirectory() as work:
        texts = Path(work, "texts")
        texts.mkdir()
        characters = make(texts, count, mean)
        figures: dict = {
            "files": count,
            "characters": characters,
            "bytes": sum(path.stat().st_size for path in texts.rglob("*.txt")),
            "jobs": {},
        }
        parse = [sys.executable, "-m", "archivetext", "parse", str(texts), "-q"]
        first: dict[str, bytes] = {}
        for number in jobs:
            print(f"--jobs {number} ...", file=sys.stderr)
            out = Path(work, f"out{number}")
            figures["jobs"][str(number)] = run([*parse, "-o", f"{out}/", "--jobs", str(number)]) | {"load": load()}
            held = bytes_of(out)
            first = first or held
            figures["jobs"][str(number)]["same"] = held == first
        figures["again"] = run([*parse, "-o", f"{Path(work, f'out{jobs[0]}')}/", "--resume"])
        manifest = first.pop("manifest.jsonl")
        shard = next(iter(first.values()))
        figures["out"] = {
            "jsonl": sum(map(len, first.values())),
            "manifest": len(manifest),
            "packed": len(gzip.compress(shard, 6)) / len(shard),
        }
        some, table = texts / "000", Path(work, "table")  # bytes alone are asked for, so a thousand files will do
        run([*parse[:-2], str(some), "-q", "-o", f"{table}/", "--table", "insertions", "-t", "parquet"])
        share = sum(path.stat().st_size for path in some.iterdir()) / figures["bytes"]
        figures["out"]["parquet"] = round(sum(path.stat().st_size for path in table.glob("part-*")) / share)
        return figures


def table(figures: dict) -> str:
    megabytes = figures["characters"] / 1e6
    head = [
        "What",
        "By the clock",
        "Of the processors",
        "Files a second of a processor",
        "Characters a second of a processor",
        "Memory, all together",
        "The largest process",
    ]
    body = []
    for what, one in [
        *((f"`--jobs {jobs}`", one) for jobs, one in figures["jobs"].items()),
        ("`--resume`, nothing has changed", figures["again"]),
    ]:
        body.append([
            what, f"{one['seconds']:.1f} s", f"{one['processor']:.1f} s", f"{figures['files'] / one['processor']:,.0f}",
            f"{megabytes / one['processor']:.2f} million", f"{one['together'] / 1e6:.0f} MB", f"{one['largest'] / 1e6:.0f} MB",
        ])  # fmt: skip
    same = all(one["same"] for one in figures["jobs"].values())
    out = figures["out"]
    return (
        f"{circumstances()}, {busy(figures['jobs']['1']['load'])}: {figures['files']:,} files, "
        f"{megabytes:.0f} million characters, {figures['bytes'] / 1e6:.0f} MB.\n\n{rows(head, body)}\n\n"
        f"The shards of one process and of several are {'the same to the last byte' if same else 'NOT THE SAME'}: {out['jsonl'] / 1e6:.0f} MB of JSON Lines, "
        f"which gzip makes {out['packed']:.2f} of, and {out['manifest'] / 1e6:.1f} MB of manifest; the insertions as Parquet are {out['parquet'] / 1e6:.0f} MB."
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20_000, metavar="N", help="so many files (default: 20000)")
    parser.add_argument("--characters", type=int, default=6_000, metavar="N", help="so many characters a file, on average (default: 6000)")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], metavar="N", help="numbers of processes (default: 1 2)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the figures here")
    parser.add_argument("--write", action="store_true", help="put the table into docs/explanation/speed.md")
    options = parser.parse_args()
    figures = measure(options.files, options.characters, options.jobs)
    print(table(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    if options.write:
        write("explanation/speed.md", "many", table(figures))
    return int(not all(one["same"] for one in figures["jobs"].values()))


if __name__ == "__main__":
    sys.exit(main())
