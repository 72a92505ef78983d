"""Figures that a benchmark puts into the docs itself, between two marks: `<!-- measured: NAME -->` and `<!-- end -->`."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def write(page: str, name: str, markdown: str) -> None:
    """Put the figures into a page of docs/."""
    path = DOCS / page
    text = path.read_text("utf-8")
    place = re.compile(rf"(<!-- measured: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    new, count = place.subn(lambda found: f"{found[1]}\n{markdown}\n\n{found[2]}", text)
    if count != 1:
        raise SystemExit(f"{path} has no place for them: <!-- measured: {name} --> and <!-- end -->")
    path.write_text(new, "utf-8")


def rows(head: list[str], body: list[list[str]]) -> str:
    """A table of Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *body])


def circumstances() -> str:
    """When and with what it was measured, in a sentence without its end."""
    day = datetime.now(UTC)
    return f"Measured on {day.day} {day:%B %Y} with archivetext {version('archivetext')}, Python {platform.python_version()}"


def load() -> float | None:
    """How many processes wanted a processor in the last minute, on average."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def busy(load: float | None) -> str:
    """The same as words."""
    return f"{os.cpu_count()} processors" + ("" if load is None else f", which {load:.0f} processes shared at the time")
