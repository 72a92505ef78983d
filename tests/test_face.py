"""The public face: what can be had from `archivetext` itself."""

from __future__ import annotations

import builtins
import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import archivetext
from archivetext import records

PROJECT = Path(__file__).parent.parent
CLASSES = [name for name in archivetext.__all__ if inspect.isclass(getattr(archivetext, name))]
FUNCTIONS = [name for name in archivetext.__all__ if inspect.isfunction(getattr(archivetext, name))]
ELSEWHERE = {"Any", "Callable", "Collection", "Iterable", "Iterator", "Literal", "Mapping", "None", "Path", "PathLike", "Sequence"}


def test_the_version_is_the_projects():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    assert archivetext.__version__ == project["version"]


def test_every_name_is_there_and_listed():
    assert sorted(set(archivetext.__all__)) == sorted(archivetext.__all__)
    assert set(archivetext.__all__) <= set(dir(archivetext))
    assert [name for name in archivetext.__all__ if not hasattr(archivetext, name)] == []


def test_every_record_is_on_the_face():
    assert [name for name in records.__all__ if getattr(archivetext, name) is not getattr(records, name)] == []


def said(name: str) -> set[str]:
    """The types by which a function, or a class's fields and methods, are annotated."""
    thing = getattr(archivetext, name)
    callables = [thing] if inspect.isfunction(thing) else [value for key, value in vars(thing).items() if not key.startswith("_")]
    callables = [getattr(value, "func", None) or getattr(value, "fget", None) or value for value in callables]
    texts = [text for value in callables if inspect.isfunction(value) for text in value.__annotations__.values()]
    if inspect.isclass(thing):
        fields = {name: text for name, text in inspect.get_annotations(thing).items() if not name.startswith("_")}
        texts += [getattr(text, "__forward_arg__", text) for text in fields.values()]
    return set(re.findall(r"\b[A-Z]\w+", re.sub(r"(['\"]).*?\1", "", " ".join(texts))))


@pytest.mark.interpreted
def test_what_annotations_say_is_found():
    assert "InsertionKind" in said("Insertion")
    assert "Profile" in said("parse")
    assert "View" in said("Document")


@pytest.mark.interpreted
@pytest.mark.parametrize("name", [*CLASSES, *FUNCTIONS])
def test_the_types_of_what_is_public_are_public(name: str):
    public = {*archivetext.__all__, *archivetext.profiles.__all__}  # what a profile is made of stays with the profiles
    assert said(name) - ELSEWHERE - set(dir(builtins)) - public == set()


@pytest.mark.interpreted
def test_no_public_name_changes_unnoticed():
    """tests/data/api.txt has every public name with its signature: what stands in it is promised (docs/explanation/versions.md)."""
    # in a process of its own: JSON turns the names of types into the types
    done = subprocess.run([sys.executable, str(PROJECT / "tools" / "api.py")], check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nIs it meant? Then python tools/api.py --write, and tell it in changelog.d"


def test_a_wrong_name_is_told():
    with pytest.raises(AttributeError, match="module 'archivetext' has no attribute 'Insertoin'"):
        archivetext.Insertoin  # noqa: B018


def test_an_import_loads_no_room_that_it_does_not_need():
    script = "import sys; before = set(sys.modules); import archivetext; print(*sys.modules.keys() - before)"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    assert {"importlib.metadata", "cattrs", "json", "archivetext.parser", "archivetext.profiles", "archivetext.words"}.isdisjoint(loaded)
