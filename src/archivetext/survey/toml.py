"""A profile as TOML, with a remark beside what was guessed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import fields

from archivetext.profiles.base import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["toml_of"]

_WIDE = 130


def toml_of(profile: Profile, remarks: Mapping[str, str] | None = None) -> str:
    r"""The text of a TOML file that :meth:`archivetext.Profile.load` reads back.

    Args:
        profile: whose fields are written, where they are not those of every profile. ``knowledge`` is left to its own files.
        remarks: what is said above a field, by its name; at the top for the empty name.

    >>> print(toml_of(Profile("mine", page="labels body", labels={"On": "title"}, furniture="Acts")), end="")
    name = "mine"
    page = "labels body"
    furniture = ["Acts"]
    <BLANKLINE>
    [labels]
    On = "title"
    """
    return "".join(_lines(profile, remarks or {}))


def _lines(profile: Profile, remarks: Mapping[str, str]) -> Iterator[str]:
    usual = Profile("usual")
    tables: list[tuple[str, Mapping[str, Any]]] = []
    yield from _remark(remarks.get(""))
    for one in fields(Profile):
        value = getattr(profile, one.name)
        if one.name == "knowledge" or value is None or (one.name != "page" and value == getattr(usual, one.name)):
            continue
        if isinstance(value, Mapping):
            tables.append((one.name, value))
            continue
        yield from _remark(remarks.get(one.name))
        yield f"{one.name} = {_value(value)}\n"
    for name, table in tables:
        yield f"\n[{name}]\n"
        yield from _remark(remarks.get(name))
        for key, value in table.items():
            bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
            yield f"{key if bare else _text(key)} = {_value(value)}\n"


def _remark(text: str | None) -> Iterator[str]:
    for line in (text or "").splitlines():
        yield f"# {line}\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, tuple):
        items = [_value(item) for item in value]
        line = f"[{', '.join(items)}]"
        return line if len(line) <= _WIDE else "[\n" + "".join(f"  {item},\n" for item in items) + "]"
    return str(value)


def _text(text: str) -> str:
    """A string; of a regular expression the one whose backslashes stand for themselves."""
    if "\\" in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
