"""Languages by their names: the one list, ``data/languages.tsv``, and what a user adds to it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from archivetext.words import lists

__all__ = ["Language", "code_of", "known", "read", "spellings"]


class Language(NamedTuple):
    """A language; all is in small letters."""

    name: str
    """Its name in English, as catalogues write it."""
    code: str
    """Its code in ISO 639-1, or nothing."""
    others: tuple[str, ...]
    """Its other names."""
    short: tuple[str, ...]
    """How editors cut it short before a point."""


def read(text: str, where: str = "languages") -> tuple[Language, ...]:
    r"""The languages of a text in the form of ``data/languages.tsv``.

    Args:
        text: one language a line, the cells parted by tabulators: name, code, other names, short forms.
        where: how messages call the text.

    Raises:
        ValueError: a line is in another form; the message names *where*, the line and what is wrong.

    >>> read("Ladino\tlad")
    Traceback (most recent call last):
    ...
    ValueError: languages:1: a code has two letters (ISO 639-1) or is left empty: 'lad'
    >>> read("ladino\t\tjudeo-spanish")[0].others
    ('judeo-spanish',)
    """
    found: list[Language] = []
    for number, _, line in lists.lines(text):
        cells = [cell.strip().lower() for cell in line.split("\t")]
        if len(cells) > 4:
            raise ValueError(f"{where}:{number}: a line has four cells at most (name, code, other names, short forms), not {len(cells)}")
        name, code, others, short = cells + [""] * (4 - len(cells))
        if not name or not name.replace("-", "").replace(" ", "").isalpha():
            raise ValueError(f"{where}:{number}: the name of a language is of letters: {name!r}; cells are parted by tabulators")
        if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise ValueError(f"{where}:{number}: a code has two letters (ISO 639-1) or is left empty: {code!r}")
        found.append(Language(name, code, _parts(others), _parts(short)))
    return tuple(found)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def known() -> tuple[Language, ...]:
    """Every language of the list."""
    return read(lists.read("archivetext.words", "languages.tsv"), "languages.tsv")


def spellings(languages: tuple[Language, ...]) -> tuple[str, ...]:
    """Every name of the languages, in their order."""
    return tuple(name for language in languages for name in (language.name, *language.others))


@cache
def _codes() -> dict[str, str]:
    return {name: language.code for language in known() for name in (language.name, *language.others) if language.code}


@lru_cache(256)
def code_of(name: str) -> str | None:
    """The code of a language in ISO 639-1, by any of its English names, in any case; None where the list has none.

    >>> code_of("Russian"), code_of("Farsi"), code_of("Elvish")
    ('ru', 'fa', None)
    """
    return _codes().get(" ".join(name.lower().split()))
