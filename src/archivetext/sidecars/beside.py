"""The file beside a text that says what a site's database says of it: where it is looked for, and what it holds."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from archivetext.sidecars.front import entries
from archivetext.spans import fold
from archivetext.words.lists import lines
from archivetext.words.lists import read as text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["LEFT_OUT", "SidecarError", "beside", "candidates", "key_of", "told"]

ENDINGS = (".meta.json", ".metadata.json", ".info.json", ".json", ".meta.yaml", ".meta.yml", ".yaml", ".yml")
"""What stands in the name of a sidecar where the text has its suffix, or behind the text's whole name; the first that is there counts."""
LEFT_OUT = ""
"""The key of what is said of the scraper's run, or is the text itself."""
_LARGEST = 4_000_000
"""A file of more bytes is no sidecar."""
_LONGEST = 20_000
"""A value of more code points is the text itself, whatever its key."""
_LEAST = 2
"""So many keys of the table a file has whose name does not say that it is metadata."""
_WITHIN = ("metadata", "meta", "document", "record", "item", "data", "fields")
"""Keys under which the others may stand."""


class SidecarError(ValueError):
    """A file has the name of a sidecar and cannot be read as one; the message says which, and why."""


def beside(path: str) -> list[tuple[str, str, str]]:
    """What the sidecar of a text says: each key of the record, the key as written, and the value; nothing where there is none.

    Raises:
        SidecarError: it is there, and cannot be read.
    """
    for name, ending in _candidates(path):
        said = _said(name)
        if said and (ending.count(".") > 1 or sum(key in _known() for key, _, _ in said) >= _LEAST):
            return said
    return []


def candidates(path: str) -> Iterator[str]:
    """The files that stand where the sidecar of a text is looked for."""
    return (name for name, _ in _candidates(path))


def _candidates(path: str) -> Iterator[tuple[str, str]]:
    """The same, each with its ending."""
    if path == "-" or path.startswith(("/dev/", "/proc/")):
        return
    stem = os.path.splitext(path)[0]  # noqa: PTH122  of many thousand paths
    for base in (stem, path):
        for ending in ENDINGS:
            name = base + ending
            if name != path and os.path.isfile(name):  # noqa: PTH113
                yield name, ending


def key_of(written: str) -> str:
    """The key of the record for a key as scrapers write it: that of the table, else its own.

    >>> key_of("dcTitle"), key_of("Original Archive (title)"), key_of("file-number"), key_of("scraped_at")
    ('title', 'archive', 'file_number', '')
    """
    name = regex.sub(r"(?<=\p{Ll})(?=\p{Lu})", "_", written)
    name = regex.sub(r"\W+", "_", name).strip("_").lower()
    return _keys().get(name, name if name.isidentifier() else LEFT_OUT)


@cache
def _known() -> frozenset[str]:
    """The keys of the table."""
    return frozenset(_keys().values()) - {LEFT_OUT}


@cache
def _keys() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines(text_of("archivetext.sidecars", "keys.txt")):
        found.update(dict.fromkeys(line.text.split(), LEFT_OUT if line.section == "left out" else line.section))
    return found


def _said(name: str) -> list[tuple[str, str, str]]:
    try:
        if os.path.getsize(name) > _LARGEST:  # noqa: PTH202
            return []
        with open(name, encoding="utf-8-sig") as file:  # noqa: PTH123  without pathlib's import
            text = file.read()
    except (OSError, UnicodeError) as error:
        raise SidecarError(f"{name}: {getattr(error, 'strerror', None) or 'it is not in UTF-8'}") from None
    if name.endswith((".yaml", ".yml")):
        pairs: list[tuple[str, Any]] = [(entry.key, entry.text) for entry in entries(text, 0, len(text))]
    else:
        import json  # few texts have such a file beside them

        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise SidecarError(f"{name}: no JSON: {getattr(error, 'msg', 'nested too deep')}") from None
        pairs = _pairs(data)
    return told(pairs)


def told(pairs: Iterable[tuple[str, Any]]) -> list[tuple[str, str, str]]:
    """What keys and values say, each key of the record once."""
    found: list[tuple[str, str, str]] = []
    seen = {LEFT_OUT}
    for written, value in pairs:
        key = key_of(written)
        words = _words(value)
        if key not in seen and words and len(words) <= _LONGEST:
            seen.add(key)
            found.append((key, written, words))
    return found


def _pairs(data: Any) -> list[tuple[str, Any]]:
    """Keys and values of an object, and of those within it that only hold others; nothing for a record of this library."""
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    if not isinstance(data, dict) or str(data.get("schema", "")).startswith("archivetext/"):
        return []
    pairs = [(key, value) for key, value in data.items() if not (key.lower() in _WITHIN and isinstance(value, dict))]
    for key, value in data.items():
        if key.lower() in _WITHIN and isinstance(value, dict):
            pairs += value.items()
    return pairs


def _words(value: Any) -> str:
    """A value in words: of a list its items with semicolons between, of an object its name."""
    if isinstance(value, str):
        if value[:1] == "[" and value[-1:] == "]":  # a list that was written as a string
            import json

            try:
                items = json.loads(value)
            except (ValueError, RecursionError):
                return fold(value)
            return _words(items)
        return fold(value)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        named = next(
            (value[key] for key in ("name", "title", "label", "value", "@value", "display") if isinstance(value.get(key), str)), ""
        )
        return fold(named)
    if isinstance(value, list):
        return "; ".join(words for one in value if not isinstance(one, list) and (words := _words(one)))
    return ""
