"""Points that end no sentence: those behind initials, titles and abbreviations (``data/points.txt``)."""

from __future__ import annotations

from archivetext.words import lists

__all__ = ["ends_sentence", "ends_statement"]

_LISTS = lists.sections(lists.read("archivetext.citations", "points.txt"))
_INITIALS = frozenset(_LISTS["names"])
_ABBREVIATIONS = frozenset(_LISTS["references"])


def ends_statement(text: str, start: int, point: int, stop: int) -> bool:
    """Whether the point at *point* ends the statement that starts at *start*, and no initial or abbreviation."""
    if point + 1 >= stop:
        return True
    word = text[max(start, point - 12) : point].replace("(", " ").replace(".", " ").rpartition(" ")[2]
    return not ((len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS or text[point + 2 : point + 3].islower())


def ends_sentence(text: str, start: int, point: int, following: int, stop: int) -> bool:
    """Whether the point ends the sentence, and not an initial or a title of a person; *following* is where words follow."""
    if following >= stop:
        return True
    word = text[max(start, point - 12) : point].replace("-", " ").replace(".", " ").rpartition(" ")[2]
    return not ((len(word) == 1 and word.isupper()) or word in _INITIALS or text[following].islower())
