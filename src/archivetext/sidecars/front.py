r"""Front matter, and sidecars in the same form: keys with their values, a line each.

    front matter = "---" *( entry ) ( "---" / "..." )   or   "+++" *( entry ) "+++"
    entry        = key ( ":" / "=" ) value               the value in quotation marks or not, in brackets a list
                   *( indented line / "- " item )        which goes on below

Where real files break it: nested tables, anchors, dates without quotation marks. Only what has a key of its own and a value in words is
taken; a text that opens with a ruled line has no key below it, and no front matter.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from archivetext.spans import fold

__all__ = ["Entry", "above", "entries"]

_LONGEST = 200_000
"""So far from its start a text has front matter, at most."""


class Entry(NamedTuple):
    """A key with its value."""

    key: str
    """The key as written."""
    label: tuple[int, int]
    """Where it stands."""
    text: str
    """The value; of a list the items with semicolons between."""
    value: tuple[int, int]
    """Where it stands; empty behind the key where there is none."""


def above(text: str) -> tuple[list[Entry], int] | None:
    """The entries of the front matter of a text, and where the text itself starts; None where it has none."""
    opening = _fence().match(text)
    if opening is None:
        return None
    close = regex.compile(r"(?:---|\.\.\.)[ \t]*+(?:\r\n?+|\n|$)" if opening[1] == "---" else r"\+\+\+[ \t]*+(?:\r\n?+|\n|$)")
    at = opening.end()
    while at < min(len(text), _LONGEST):
        closing = close.match(text, at)
        if closing is not None:
            found = entries(text, opening.end(), at)
            return (found, closing.end()) if found else None
        line = _line().match(text, at)
        if line is None or line.end() <= at or not (line[1].isspace() or not line[1] or _known().match(line[1])):
            return None
        at = line.end()
    return None


def entries(text: str, start: int, end: int) -> list[Entry]:
    """The entries between two places of a text."""
    found: list[Entry] = []
    key, label, pieces = "", (start, start), list[tuple[int, int]]()

    def close() -> None:
        if key:
            values = [_unquoted(text, *piece) for piece in pieces]
            values = [one for one in values if one[1] > one[0]]
            listed = len(values) > 1 and all(
                text[piece[0] - 2 : piece[0]] in ("- ", ", ", "[ ") or text[piece[0] - 1] in "[," for piece in pieces
            )
            words = ("; " if listed else " ").join(fold(text[slice(*one)]) for one in values)
            found.append(Entry(key, label, words, (values[0][0], values[-1][1]) if values else (label[1], label[1])))

    at = start
    while at < end:
        line = _line().match(text, at, end)
        if line is None or line.end() <= at:
            break
        opened = _entry().match(text, line.start(1), line.end(1))
        if opened is not None:
            close()
            key, label = opened["key"].strip("\"' "), opened.span("key")
            pieces = _pieces(text, *opened.span("value"))
        elif key and line[1].strip() and line[1][0] in " \t-":
            item = _item().match(text, line.start(1), line.end(1))
            if item is not None:
                pieces += [item.span(1)]
        at = line.end()
    close()
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list in brackets, or the value as one; nothing for the sign that the value stands below."""
    if text[start:end] in (">", "|", ">-", "|-", ">+", "|+", "[]", "{}", "~", "null", ""):
        return []
    if text[start] == "[" and text[end - 1] == "]":
        return [match.span(1) for match in _listed().finditer(text, start + 1, end - 1)]
    return [(start, end)]


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    if end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
        return start + 1, end - 1
    return start, end


@cache
def _fence() -> regex.Pattern[str]:
    return regex.compile(r"\ufeff?(---|\+\+\+)[ \t]*+(?:\r\n?+|\n)")


@cache
def _line() -> regex.Pattern[str]:
    return regex.compile(r"([^\r\n]*+)(?:\r\n?+|\n|$)")


@cache
def _known() -> regex.Pattern[str]:
    """What a line of front matter can be: an entry, an item, what goes on below, a remark."""
    return regex.compile(r"[ \t]|#|-[ \t]|[\"']?\w[\w .:\-]{0,60}?[\"']?[ \t]*+[:=](?:[ \t]|$)")


@cache
def _entry() -> regex.Pattern[str]:
    return regex.compile(r"(?P<key>[\"']?\w[\w .:\-]{0,60}?[\"']?)[ \t]*+[:=](?:[ \t]++|$)(?P<value>(?:[^\s](?:.*[^\s])?+)?+)[ \t]*+")


@cache
def _item() -> regex.Pattern[str]:
    return regex.compile(r"[ \t]*+(?:-[ \t]++)?+(\S(?:.*\S)?+)")


@cache
def _listed() -> regex.Pattern[str]:
    return regex.compile(r"[ \t]*+(\"[^\"]*+\"|'[^']*+'|[^,\s](?:[^,]*[^,\s])?+)[ \t]*+(?:,|$)")
