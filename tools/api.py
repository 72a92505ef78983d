"""Every public name with its signature, one a line: tests/data/api.txt. What is not in it may change without a word.

python tools/api.py          says what differs from the file, and ends with 1 if anything does
python tools/api.py --write  writes it
"""

from __future__ import annotations

import difflib
import enum
import inspect
import re
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Literal, get_args, get_origin

import attrs

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "data" / "api.txt"
sys.path.insert(0, str(ROOT / "src"))


def lines() -> list[str]:
    """The names: those of `archivetext` itself, and those that the pages of the reference show."""
    import archivetext

    found = [line for name in archivetext.__all__ for line in described(f"archivetext.{name}", getattr(archivetext, name))]
    pages = "\n".join(page.read_text("utf-8") for page in sorted((ROOT / "docs" / "reference").glob("*.md")))
    shown = re.findall(r"(?m)^::: (archivetext[\w.]+)$", pages)
    known = {id(getattr(archivetext, name)) for name in archivetext.__all__}
    for path in shown:
        for name, value in members(path):
            if id(value) not in known or isinstance(value, str | int | float | tuple):
                known.add(id(value))
                found += described(name, value)
    return sorted(set(found))


def members(path: str) -> list[tuple[str, object]]:
    """What a line of the reference shows: a name, or all of a module."""
    try:
        module = import_module(path)
    except ImportError:
        room, _, name = path.rpartition(".")
        return [(path, getattr(import_module(room), name))]
    return [(f"{path}.{name}", getattr(module, name)) for name in module.__all__]


def described(name: str, value: object) -> list[str]:
    """A name with its signature; of a class its fields and methods too."""
    if isinstance(value, ModuleType):
        return [f"{name}: module"]
    if inspect.isclass(value):
        return [f"{name}: class{bases(value)}", *inside(name, value)]
    if inspect.isfunction(value) or hasattr(value, "__wrapped__"):
        return [f"{name}{signature(value)}"]
    if get_origin(value) is Literal:
        return [f"{name} = {' | '.join(map(repr, get_args(value)))}"]
    if get_args(value):
        return [f"{name} = {plain(inspect.formatannotation(value))}"]
    return [f"{name}: {type(value).__name__}"]


def bases(value: type) -> str:
    """The classes that it is one of, where these are errors or of the library."""
    named = [one.__name__ for one in value.__bases__ if one is not object and not one.__name__.startswith("_")]
    return f"({', '.join(named)})" if named else ""


def inside(name: str, value: type) -> list[str]:
    """The public fields, properties and methods of a class."""
    found = []
    if attrs.has(value):
        fields = [one for one in attrs.fields(value) if not one.name.startswith("_")]
        found += [f"{name}.{one.name}: {plain(one.type)}{'' if one.default is attrs.NOTHING else ' = …'}" for one in fields]
    elif names := getattr(value, "_fields", ()):
        found += [f"{name}.{field}: {plain(value.__annotations__[field])}" for field in names]
    elif issubclass(value, enum.Enum):
        found += [f"{name}.{one.name}" for one in value]
    told = {one.partition(":")[0].rpartition(".")[2] for one in found}
    for key, thing in vars(value).items():
        if (key.startswith("_") and key != "__getitem__") or key in told:
            continue
        got = getattr(thing, "fget", None) or getattr(thing, "func", None)
        if got is not None:
            found.append(f"{name}.{key}: {plain(got.__annotations__.get('return', ''))}")
        elif inspect.isfunction(thing) or isinstance(thing, classmethod | staticmethod):
            found.append(f"{name}.{key}{signature(getattr(thing, '__func__', thing))}")
    return found


def plain(annotation: object) -> str:
    """An annotation as written."""
    text = (
        annotation if isinstance(annotation, str) else getattr(annotation, "__forward_arg__", None) or inspect.formatannotation(annotation)
    )
    return re.sub(r"\b(?:archivetext|typing|collections\.abc|hypothesis\.strategies)\.(?:\w+\.)*|ForwardRef\('(\w+)'\)", r"\1", str(text))


def signature(function: object) -> str:
    """The parameters as written, their defaults as a sign."""
    found = inspect.signature(function)  # type: ignore[arg-type]
    parts, starred = [], False
    for one in found.parameters.values():
        if one.kind is one.KEYWORD_ONLY and not starred:
            parts.append("*")
        starred = starred or one.kind in (one.KEYWORD_ONLY, one.VAR_POSITIONAL)
        sign = "*" if one.kind is one.VAR_POSITIONAL else "**" if one.kind is one.VAR_KEYWORD else ""
        said = "" if one.annotation is one.empty else f": {plain(one.annotation)}"
        default = "" if one.default is one.empty else f" = {one.default!r}" if isinstance(one.default, str | int | None) else " = …"
        parts.append(f"{sign}{one.name}{said}{default}")
    back = "" if found.return_annotation is found.empty else f" -> {plain(found.return_annotation)}"
    return f"({', '.join(parts)}){back}"


def main() -> int:
    """Write the file, or say what differs."""
    new = lines()
    if sys.argv[1:] == ["--write"]:
        FILE.write_text("\n".join(new) + "\n", "utf-8")
        return 0
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    odd = list(difflib.unified_diff(FILE.read_text("utf-8").splitlines(), new, "tests/data/api.txt", "the package", lineterm="", n=0))
    print("\n".join(odd) if odd else f"{len(new)} public names, as written")
    return int(bool(odd))


if __name__ == "__main__":
    sys.exit(main())
