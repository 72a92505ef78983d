"""Profiles as TOML files: those of a user, and those that come with the library."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archivetext.knowledge import Knowledge
from archivetext.profiles.base import FIELDS, Profile, ProfileError, trusted
from archivetext.words.lists import lines
from archivetext.words.lists import read as text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["comes_with", "load", "read"]


def load(kind: type[Profile], path: str | os.PathLike[str]) -> Profile:
    """The profile of a file; see :meth:`archivetext.Profile.load`."""
    name = os.fspath(path)
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProfileError(f"{name}: the file is not in UTF-8: {error.reason} at byte {error.start}") from None
    return read(kind, text, name, Path(name).parent)


def read(kind: type[Profile], text: str, where: str, folder: Path | None = None) -> Profile:
    """The profile of a text in TOML; *where* is what messages call it, *folder* where its paths start."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{where}: no TOML: {error}") from None
    for key in said:
        if key not in FIELDS:
            raise ProfileError(f"{where}: {key!r} is no field of a profile; there are: {', '.join(sorted(FIELDS))}")
    if "name" not in said:
        raise ProfileError(f"{where}: a profile has a name")
    _typed(said, where)
    if "knowledge" in said:
        said["knowledge"] = _knowledge(said["knowledge"], where, folder)
    try:
        return kind(**said)
    except ProfileError as error:
        raise ProfileError(f"{where}: {error}") from None


def _typed(said: dict[str, Any], where: str) -> None:
    """Every field is of the kind that it should be."""
    for key, value in said.items():
        good = (
            isinstance(value, dict) if key in _TABLES
            else isinstance(value, bool) if key == "day_first"
            else isinstance(value, int) and not isinstance(value, bool) if key == "century"
            else isinstance(value, str) if key in _TEXTS
            else isinstance(value, str | list)
        )  # fmt: skip
        if not good:
            raise ProfileError(f"{where}: {key}: {value!r} is not what stands there; see the page on profiles")
        for place, one in _leaves(key, value) if key not in ("day_first", "century") else ():
            if not isinstance(one, str):
                raise ProfileError(f"{where}: {place}: {one!r} is no text")


def _leaves(place: str, value: object) -> Iterator[tuple[str, object]]:
    """What a value is made of: of a table and of lists what is in them, with its place. In a list of a table nothing but texts stands."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from ((f"{place}.{key}", one),) if place in ("looks", "labels") else _leaves(f"{place}.{key}", one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(place, one) if place == "signs" and isinstance(one, list) else ((place, one),)
    else:
        yield place, value


_TABLES = frozenset(("lines", "within", "looks", "labels", "values", "knowledge"))
_TEXTS = frozenset(("name", "title", "page", "unit", "repository"))


def _knowledge(table: Mapping[str, Any], where: str, folder: Path | None) -> Knowledge:
    """Files beside the profile."""
    paths: dict[str, list[Path]] = {}
    for key, value in table.items():
        if key not in ("cues", "languages", "archives", "months"):
            raise ProfileError(f"{where}: knowledge: {key!r} is none of cues, languages, archives, months")
        paths[key] = [(folder or Path()) / one for one in ([value] if isinstance(value, str) else value)]
    try:
        return Knowledge.load(**paths)
    except ValueError as error:
        raise ProfileError(f"{where}: knowledge: {error}") from None


def comes_with() -> tuple[Profile, ...]:
    """The profiles of the folder ``data``, in the order of ``order.txt``."""
    names = [line.text for line in lines(text_of("archivetext.profiles", "order.txt"))]
    with trusted():
        return tuple(read(Profile, text_of("archivetext.profiles", f"{name}.toml"), f"{name}.toml") for name in names)
