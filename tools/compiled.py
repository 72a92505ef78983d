"""Whether the installed package is compiled: every module that pyproject.toml names; ends with 1 and says which is not.

python tools/compiled.py
"""

from __future__ import annotations

import sys
import tomllib
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent


def wanted(root: Path = ROOT) -> list[str]:
    """The modules that are to be compiled: those of the sources, without the files and folders that the hook leaves out."""
    hook = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    left_out = {name.rstrip("/") for name in hook["exclude"]}
    paths = [PurePosixPath(path.relative_to(root / "src").as_posix()) for path in sorted((root / "src").rglob("*.py"))]
    return [".".join(path.with_suffix("").parts) for path in paths if left_out.isdisjoint(path.parts)]


def interpreted(modules: Iterable[str]) -> list[str]:
    """The modules, of those named, that Python would not load from machine code."""
    specs = {name: find_spec(name) for name in modules}
    return [name for name, spec in specs.items() if not (spec and spec.origin and spec.origin.endswith(tuple(EXTENSION_SUFFIXES)))]


def main() -> int:
    """Check what is installed."""
    modules = wanted()
    found = interpreted(modules)
    print(f"not compiled: {', '.join(found)}" if found else f"{len(modules)} modules are compiled")
    return int(bool(found) or not modules)


if __name__ == "__main__":
    sys.exit(main())
