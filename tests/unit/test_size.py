"""Small rooms: no file, class, function or line of the package is so long that one loses the way in it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "archivetext"
MODULES = sorted(PACKAGE.rglob("*.py"))
FILE, CLASS, FUNCTION, LINE = 600, 450, 60, 140
REASONS: dict[str, str] = {}
"""What is longer, and why."""


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_size(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) <= FILE
    strings = {
        line
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant)
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    assert [number for number, line in enumerate(lines, 1) if len(line) > LINE and number not in strings] == []
    long = []
    for node in ast.walk(ast.parse(text)):
        most = CLASS if isinstance(node, ast.ClassDef) else FUNCTION if isinstance(node, ast.FunctionDef) else 0
        if most and (node.end_lineno or 0) - node.lineno + 1 > most and f"{name_of(path)}:{node.name}" not in REASONS:
            long.append(f"{name_of(path)}:{node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines")
    assert long == []


def test_every_reason_is_of_something_long() -> None:
    sizes = {
        f"{name_of(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    }
    assert {name for name in REASONS if sizes.get(name, 0) <= FUNCTION} == set()
