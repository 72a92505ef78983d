"""The rooms of the package keep the order that docs/explanation/design.md gives."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parent.parent
PACKAGE = PROJECT / "src" / "archivetext"
APART = {"__init__", "__main__", "testing"}  # the public names, the command, strategies for tests


def rows() -> dict[str, int]:
    """The row of each room in the table of the page."""
    page = (PROJECT / "docs/explanation/design.md").read_text(encoding="utf-8")
    found: dict[str, int] = {}
    for number, line in enumerate(page.splitlines()):
        if line.startswith("| `"):
            for room in line.split("|")[1].split(","):
                found[room.strip(" `").removesuffix(".py").removesuffix("/")] = number
    return found


def imported(path: Path) -> Iterator[str]:
    """The rooms that a module imports when it is loaded; neither for types alone nor inside a function."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("archivetext"):
            continue
        _, _, module = (node.module or "").partition(".")
        yield from [module.split(".")[0]] if module else [alias.name for alias in node.names]


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_the_table_has_every_room() -> None:
    assert set(rows()) == {room(path) for path in PACKAGE.rglob("*.py")} - APART


@pytest.mark.parametrize(
    "path", sorted(path for path in PACKAGE.rglob("*.py") if room(path) not in APART), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_a_room_imports_only_from_above(path: Path) -> None:
    row = rows()
    assert [name for name in imported(path) if name in row and row[name] > row[room(path)]] == []
