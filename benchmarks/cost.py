#!/usr/bin/env python3
"""What so many documents cost on paper: processors, hours and bytes, from rates that were measured.

    python benchmarks/many.py --json benchmarks/measured.json --write
    python benchmarks/cost.py [FILE] [--characters 12000] [--write]

FILE (benchmarks/measured.json) is what many.py measured. All that is assumed: that time and bytes grow with the characters, as
tests/test_growth.py and the runs of many.py show; that processors share the texts without waiting for each other or for the disk; and
that two processes of one machine lose what was measured. --write puts the table into docs/explanation/cost.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from written import rows, write

MEASURED = Path(__file__).parent / "measured.json"
COUNTS = (1_000, 10_000, 100_000, 1_000_000)
CORES = (1, 2, 8, 64)
RESUMED = 150
"""Bytes that a resumed run keeps of each text of the earlier one."""


def cost(figures: dict, count: int, characters: int) -> dict[str, float]:
    """Seconds and bytes of so many documents of so many characters each."""
    ratio = count * characters / figures["characters"]
    out = figures["out"]
    return {
        "processor": figures["jobs"]["1"]["processor"] * ratio,
        "several": max(one["processor"] for one in figures["jobs"].values()) * ratio,
        "in": figures["bytes"] * ratio,
        "jsonl": out["jsonl"] * ratio,
        "packed": out["jsonl"] * out["packed"] * ratio,
        "parquet": out["parquet"] * ratio,
        "manifest": out["manifest"] * count / figures["files"],
        "resumed": RESUMED * count,
    }


def table(figures: dict, characters: int) -> str:
    costs = {count: cost(figures, count, characters) for count in COUNTS}
    body = [
        ["time of one processor", *(hours(one["processor"]) for one in costs.values())],
        *(
            [f"by the clock, {cores} processors", *(hours(one["several"] / cores) for one in costs.values())]
            for cores in CORES
            if cores > 1
        ),
        ["texts", *(size(one["in"]) for one in costs.values())],
        ["records as JSON Lines", *(size(one["jsonl"]) for one in costs.values())],
        ["the same behind gzip", *(size(one["packed"]) for one in costs.values())],
        ["insertions as Parquet", *(size(one["parquet"]) for one in costs.values())],
        ["manifest", *(size(one["manifest"]) for one in costs.values())],
        ["memory of a resumed run, beside that of its processes", *(size(one["resumed"]) for one in costs.values())],
    ]  # fmt: skip
    rate = figures["characters"] / figures["jobs"]["1"]["processor"] / 1e6
    lost = max(one["processor"] for one in figures["jobs"].values()) / figures["jobs"]["1"]["processor"] - 1
    return (
        f"Documents of {characters:,} characters, at {rate:.2f} million characters a second of one processor, texts read and shards written with "
        f"them; several processes take {lost:.0%} more of the processors.\n\n"
        + rows(["Documents", *(f"{count:,}" for count in COUNTS)], body)
    )


def hours(seconds: float) -> str:
    """A time in the unit in which it is said."""
    for unit, length in (("h", 3600), ("min", 60)):
        if seconds >= 1.5 * length:
            return f"{figure(seconds / length)} {unit}"
    return f"{figure(seconds)} s"


def size(count: float) -> str:
    """Bytes in the unit in which they are said."""
    for unit, length in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if count >= length:
            return f"{figure(count / length)} {unit}"
    return f"{figure(count / 1e3)} kB"


def figure(value: float) -> str:
    """Two figures that count."""
    return f"{value:.1f}" if value < 9.95 else f"{round(value, -1 if value >= 999.5 else 0):,.0f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=MEASURED, help="what many.py measured")
    parser.add_argument("--characters", type=int, default=12_000, metavar="N", help="so many characters a document (default: 12000)")
    parser.add_argument("--write", action="store_true", help="put the table into docs/explanation/cost.md")
    options = parser.parse_args()
    told = table(json.loads(options.file.read_text("utf-8")), options.characters)
    print(told)
    if options.write:
        write("explanation/cost.md", "cost", told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
