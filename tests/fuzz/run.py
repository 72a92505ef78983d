"""Attacks the parser for some minutes: ``python tests/fuzz/run.py --minutes 10 [--texts DIR] [--seed N] [--out FILE] [--atheris]``.

Each text is put to the target; what breaks a promise is made as small as it goes and written to FILE, one JSON object a line, in
the form of ``tests/fuzz/found.jsonl``: to keep a finding, move its line there. Exit 1 if anything was found.

Without ``--atheris`` texts are drawn blindly. With it (``pip install atheris``, Linux and macOS) the coverage of the passes
guides what is tried next; what reached something new is kept in a directory beside FILE. Texts of DIR are cut up beside those of the repository; they are only read.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archivetext import Profile

ENOUGH = 3
"""So many findings of one kind are written; the others are counted."""


class Hunt:
    """A run: what was tried, what was found."""

    def __init__(self, out: Path, fault: Callable, checks: Sequence, seconds: float, most: int = sys.maxsize) -> None:
        self.out = out
        self.fault = fault
        self.checks = checks
        self.end = time.monotonic() + seconds
        self.most = most
        self.tried = 0
        self.found: Counter[str] = Counter()

    def over(self) -> bool:
        """Whether the time is up, or enough was tried."""
        return time.monotonic() >= self.end or self.tried >= self.most

    def put(self, text: str, profile: Profile | str | None = None) -> None:
        """Puts one text to the target, read with a profile or the one that is found."""
        self.tried += 1
        met = self.fault(text, self.checks, profile=profile)
        if met is None:
            return
        kind = kind_of(met)
        self.found[kind] += 1
        if self.found[kind] > ENOUGH:
            return
        check = [one for one in self.checks if one.__name__ == met.check] or self.checks
        small = smallest(text, lambda other: self.fault(other, check, profile=profile) is not None)
        met = self.fault(small, self.checks, profile=profile) or met
        from drawn import said

        line = json.dumps({"text": small, "broke": str(met)} | ({"profile": said(profile)} if profile else {}))
        print(line[:300], flush=True)
        with self.out.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def report(self) -> int:
        """Says what was found; gives the exit code."""
        spent = time.process_time() / 60
        print(f"{self.tried} texts, {spent:.1f} minutes, {sum(self.found.values())} faults of {len(self.found)} kinds", flush=True)
        for kind, count in self.found.most_common():
            print(f"  {count:6} {kind}", flush=True)
        return bool(self.found)


def kind_of(met: object) -> str:
    """What findings of one kind share: the check and its words, without figures and what is quoted."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|\d+|\(.*?\)|\[.*?\]", "_", str(met))[:80]


def smallest(text: str, breaks: Callable[[str], bool], seconds: float = 20.0) -> str:
    """A text as small as it goes in that time that still breaks the promise: stretches are left out, longer ones first."""
    end = time.monotonic() + seconds
    size = max(1, len(text) // 2)
    while size and time.monotonic() < end:
        at = 0
        shorter = False
        while at < len(text) and time.monotonic() < end:
            other = text[:at] + text[at + size :]
            if breaks(other):
                text = other
                shorter = True
            else:
                at += size
        if not shorter:
            size //= 2
    for at, c in enumerate(text):
        for plain in "aA1 ":
            if c == plain or time.monotonic() >= end:
                break
            other = text[:at] + plain + text[at + 1 :]
            if breaks(other):
                text = other
                break
    return text


def blindly(hunt: Hunt, others: Sequence[str], seed: int) -> None:
    """Texts drawn one after another."""
    import texts

    source = random.Random(seed)
    while not hunt.over():
        hunt.put(*texts.any_case(source, others))


def guided(hunt: Hunt, others: Sequence[str], seed: int) -> None:
    """Texts that atheris makes from those that reached something new."""
    import atheris
    import texts

    def change(data: bytes, longest: int, number: int) -> bytes:
        source = random.Random(number)
        if source.randrange(4):
            return encode(texts.changed(source, decode(data), others, 1500))[:longest]
        return bytes(atheris.Mutate(data, longest))

    def one(data: bytes) -> None:
        if hunt.over():
            os._exit(hunt.report())  # libFuzzer ends the process in its own way, and says nothing of what was found
        hunt.put(decode(data), texts.any_case(random.Random(len(data)), others)[1])

    corpus = hunt.out.with_suffix(".corpus")
    corpus.mkdir(exist_ok=True)
    for number, text in enumerate(others):
        (corpus / f"seed-{number:04}").write_bytes(encode(text[:4000]))
    atheris.Setup(
        [
            sys.argv[0],
            f"-seed={seed + 1}",
            "-max_len=8000",
            "-timeout=60",
            "-rss_limit_mb=0",
            "-verbosity=0",
            str(corpus),
        ],
        one,
        custom_mutator=change,
    )
    atheris.Fuzz()


def decode(data: bytes) -> str:
    """Bytes as a text: what is no UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """The bytes that :func:`decode` reads as this text, nearly: other surrogates are lost."""
    return text.encode("utf-8", "replace" if re.search("[\ud800-\udc7f\udd00-\udfff]", text) else "surrogateescape")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--most", type=int, default=sys.maxsize, help="so many texts and no more")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--texts", type=Path, help="a directory of *.txt to cut up as well")
    parser.add_argument("--out", type=Path, default=Path("fuzz-found.jsonl"))
    parser.add_argument("--atheris", action="store_true", help="let coverage guide what is tried")
    parser.add_argument("--only", choices=("records", "twins"), help="ask only the checks of one record, or of two dresses")
    given = parser.parse_args()
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "cases")]
    if given.atheris:
        import atheris

        with atheris.instrument_imports(include=["archivetext"], enable_loader_override=False):
            import target
            import texts

            target.fault(texts.seeds()[0])  # imports the passes, which are imported when they are first used
    else:
        import target
        import texts

    checks = {"records": target.CHECKS, "twins": target.TWINS, None: target.CHECKS + target.TWINS}[given.only]
    others = (
        [*texts.seeds(), *(texts.read(path) for path in sorted(given.texts.rglob("*.txt")) if path.is_file())]
        if given.texts
        else texts.seeds()
    )
    hunt = Hunt(given.out, target.fault, checks, given.minutes * 60, given.most)
    if given.atheris:
        guided(hunt, others, given.seed)
    else:
        blindly(hunt, others, given.seed)
    return hunt.report()


if __name__ == "__main__":
    sys.exit(main())
