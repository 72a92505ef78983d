"""The rooms of the package keep the order that docs/contributing/house.md gives."""

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
    page = (PROJECT / "docs/contributing/house.md").read_text(encoding="utf-8")
    found: dict[str, int] = {}
    for number, line in enumerate(page.splitlines()):
        if line.startswith("| `"):
            for room in line.split("|")[1].split(","):
                found[room.strip(" `").removesuffix(".py").removesuffix("/")] = number
    return found


def imported(path: Path) -> Iterator[str]:
    """The rooms that a module imports, also inside functions; not those for types alone."""
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            todo += node.orelse
            continue
        todo += ast.iter_child_nodes(node)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("archivetext"):
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
