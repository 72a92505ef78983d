r"""Pages that hold no document: lists of documents, and what a search has found.

    page   = { line }  phrase  { date | title | summary }                          the phrases of data/listing.txt, each a line

A scraper that follows links saves them among the documents. A record is made of such a page as of any text; that it is no document
is told. Where real pages come near: minutes have ``1 - 10 of 76`` in a sentence, and a document can be called ``Search Results``; so
the phrase fills its line, and entries with dates or titles stand around it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archivetext.pages import masthead
from archivetext.pages.sharing import by_first_sign, first_sign
from archivetext.words.lists import either, read
from archivetext.words.lists import lines as data_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from archivetext.profiles.base import Profile

__all__ = ["found"]

_HEAD, _TAIL = 4000, 1500
"""In so many code points from the start, or before the end, the phrase stands."""
_SEEN = 8000
"""In so many the entries are counted."""
_SHORTEST, _LONGEST = 8, 80
"""The shortest and the longest phrase, in code points."""
_AROUND = " \t\r\f\u00a0*#•.:"
"""What may stand around it on its line."""
_ENTRIES = 3
"""So many entries at least make a list."""
_BARE = 300
"""A text of fewer code points may be nothing but the page around a list without entries."""


def found(source: str, profile: Profile) -> tuple[int, int] | None:
    """The line that tells that the text is a list of documents; None where it is none."""
    line = _told(source, 0, min(len(source), _HEAD))
    if line is None and len(source) > _HEAD:
        line = _told(source, max(_HEAD, len(source) - _TAIL), len(source))
    return line if line is not None and _lists(source, profile) else None


def _told(source: str, start: int, end: int) -> tuple[int, int] | None:
    """The first line of the stretch that is one of the phrases."""
    stretch = f"\n{source[start:end]}"
    for match in _opened().finditer(stretch):
        at = match.end()
        close = stretch.find("\n", at)
        bare = stretch[at : close if close >= 0 else len(stretch)].rstrip(_AROUND)
        if _SHORTEST <= len(bare) <= _LONGEST:
            pattern = _phrases().get(first_sign(bare))
            if pattern is not None and pattern().fullmatch(bare) is not None:
                return start + at - 1, start + at - 1 + len(bare)
    return None


@cache
def _opened() -> re.Pattern[str]:
    """The start of a line that opens as one of the phrases does."""
    words: dict[str, set[str]] = {}  # of each first letter: a set of signs is quicker to ask than words in any case
    for phrase in _known():
        if not phrase.startswith("{"):
            first = phrase.split()[0].rstrip(":")
            words.setdefault(first[0], set()).add(first[1:])
    known = "|".join(f"[{letter}{letter.upper()}](?i:{either(rest)})" for letter, rest in words.items())
    return re.compile(rf"\n[{re.escape(_AROUND)}]*+(?=\d|(?:{known})(?![^\W\d_]))")


def _lists(source: str, profile: Profile) -> bool:
    if len(source.strip()) < _BARE:
        return True
    entries = 0
    for line in source[:_SEEN].split("\n"):
        bare = line.strip(" \t\r\f\u00a0*#•-")
        if not 8 <= len(bare) <= 300:
            continue
        if masthead.is_title(bare, named=True) or masthead.date_line(bare, 0, len(bare), profile) is not None:
            entries += 1
            if entries == _ENTRIES:
                return True
    return False


@cache
def _known() -> tuple[str, ...]:
    return tuple(line.text for line in data_lines(read("archivetext.pages", "listing.txt")))


@cache
def _phrases() -> dict[str, Callable[[], re.Pattern[str]]]:
    return by_first_sign(_known())
