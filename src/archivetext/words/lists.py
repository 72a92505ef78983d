"""The lists of words, by name, and the one loader of data files of lines.

A data file is plain text: its first lines say its form, ``#`` opens a remark, blank lines count for nothing, and a line in square
brackets opens a section. Lists of words hold words with blanks between, so that a word is added where it belongs, and nowhere else:

    [modals]
    # Forms of to be, to have and to do, and the auxiliaries
    is are was were

All words are in small letters.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from archivetext.edtf import MONTHS as MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Line", "either", "lines", "read", "sections", "words"]


class Line(NamedTuple):
    """A line of a data file that says something."""

    number: int
    """Its number, from 1."""
    section: str
    """The section in which it stands, empty before the first."""
    text: str
    """What it says, without the blanks at its ends."""


def read(room: str, name: str) -> str:
    """The text of a data file that belongs to a room.

    Args:
        room: the package, as ``archivetext.words``.
        name: the file's name in the folder ``data`` of the room.

    Raises:
        OSError: the file is not there.
    """
    return read_bytes(room, name).decode("utf-8").replace("\r\n", "\n")


def read_bytes(room: str, name: str) -> bytes:
    """The same, as it is stored."""
    return _stored(room, f"data/{name}")


def read_source(room: str, name: str) -> str:
    """The source of a module of a room, by the name of its file."""
    return _stored(room, name).decode("utf-8")


def _stored(room: str, path: str) -> bytes:
    # The loader of the package reads from an archive too; importlib.resources would, but takes ten milliseconds to import.
    spec = sys.modules[room].__spec__
    folder = spec.submodule_search_locations if spec is not None else None
    if spec is None or not folder:
        raise FileNotFoundError(f"{room} is no package")
    data: bytes = spec.loader.get_data(f"{folder[0]}/{path}")  # type: ignore[union-attr]
    return data


def lines(text: str) -> Iterator[Line]:
    r"""The lines that say something: no remarks, no blank lines, no headings of sections.

    >>> [*lines("# A remark.\n[fruit]\napple pear\n")]
    [Line(number=3, section='fruit', text='apple pear')]
    """
    section = ""
    make = tuple.__new__  # half the time, for thousands of lines
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if not bare or bare[0] == "#":
            continue
        if bare[0] == "[" and bare[-1] == "]":
            section = bare[1:-1].strip()
        else:
            yield make(Line, (number, section, bare))


def sections(text: str) -> dict[str, list[str]]:
    """The words of each section, in their order."""
    found: dict[str, list[str]] = {}
    for line in lines(text):
        found.setdefault(line.section, []).extend(line.text.split())
    return found


def words(name: str) -> dict[str, frozenset[str]]:
    """The lists of words of a file of this room, by their sections."""
    return {section: frozenset(found) for section, found in sections(read("archivetext.words", name)).items()}


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, so that none is met where a longer one stands.

    >>> either(["de", "del", "d'"])
    "del|de|d'"
    """
    return "|".join(map(re.escape, sorted(dict.fromkeys(words), key=len, reverse=True)))


_FUNCTION = words("function.txt")
PRONOUNS = _FUNCTION["pronouns"]
MODALS = _FUNCTION["modals"]
PREPOSITIONS = _FUNCTION["prepositions"]
FUNCTION = PRONOUNS | MODALS | PREPOSITIONS | _FUNCTION["others"]
"""All small words."""
FIRST_PERSON = frozenset(map(str.capitalize, _FUNCTION["first person"]))
"""With which one opens a sentence of one's own, with its capital; :data:`THIRD_PERSON` is another's."""
THIRD_PERSON = frozenset(map(str.capitalize, _FUNCTION["third person"]))
ADVERBIAL_PHRASES = _FUNCTION["adverbial phrases"]
VOCATIVES = _FUNCTION["vocatives"]
DETERMINERS = _FUNCTION["determiners"]
POINTING = _FUNCTION["pointing"]
PRONOMINAL = PRONOUNS | POINTING
"""What stands for somebody or something, or points at it."""
OPEN_ENDS = _FUNCTION["open ends"]
"""Small words that wait for more."""
ARTICLES = frozenset(("the", "a", "an", "The", "A", "An"))

_PEOPLE = words("people.txt")
COMRADE = _PEOPLE["comrade"]
"""How comrades are addressed."""
ADDRESS = COMRADE | _PEOPLE["address"]
"""How one addresses a man; it begins a new name where a name stands before it."""
TITLES = ADDRESS | _PEOPLE["titles"]
FORENAMES = _PEOPLE["forenames"]
KIN = _PEOPLE["kin"]
"""Who somebody is to another."""
WANT_NAMES = _PEOPLE["want names"]
"""How one addresses somebody, never without the name."""
BEFORE_NAMES = TITLES | _PEOPLE["before names"]
SPEAKERS = _PEOPLE["speakers"]
"""By what they do in the room speakers are also called."""
RECORDED = _PEOPLE["recorded"]
"""How a voice is heard in a broadcast, the words joined with a low line: recording, in_progress."""
PARTICLES_AHEAD = _PEOPLE["particles"]
"""Particles that open a surname and are no words of English."""
PARTICLES = PARTICLES_AHEAD | _PEOPLE["particles between"]
"""The same, and those that count only between two capitals."""
INSIDE_NAMES = PARTICLES | {"of", "the"}
"""Small words between two capitals of one name, of a person or a body."""
NAME_PARTS = PARTICLES | _PEOPLE["name parts"]
"""Every small word inside the names of people."""
SUFFIXES = _PEOPLE["suffixes"]
"""What stands behind the comma of one name, without points."""
FAMILY_FIRST = _PEOPLE["family first"]
"""Family names that stand first where a name is written in the order of its own language."""

_BODIES = words("bodies.txt")
BODIES = _BODIES["bodies"]
"""What bodies are called: committee, ministry, court."""
INSTITUTIONS = _BODIES["institutions"]
"""What stands in the name of an institution and of no person; a star stands for any letters."""
COMPLETING = _BODIES["completing"]
"""What stands behind the proper part of a name: river, castle."""
PLACES = _BODIES["places"]
"""What seas, lands and ways are called, at the end of their names: sea, river, street."""
PAPERS = _BODIES["papers"]
"""What newspapers and journals are called."""
LINKING = _BODIES["linking"]
"""Small words inside the names of bodies."""
COUNTRIES = words("countries.txt")[""]
OF_COUNTRIES = words("countries.txt")["adjectives"]
"""What is of a state or people: Soviet, American."""
COUNTRY_LETTERS = frozenset(map(str.upper, words("countries.txt")["letters"]))
"""The letters that stand for states."""
"""Names of states."""

_MEASURES = sections(read("archivetext.words", "measures.txt"))
MONTHS: frozenset[str] = frozenset(map(str.lower, MONTH_NAMES))
MONTHS_SHORT = frozenset(month[:size] for month in MONTHS for size in (3, 4)) - MONTHS
"""How months are cut short."""
WEEKDAYS = tuple(_MEASURES["weekdays"])
"""Monday first."""
DAYS = frozenset((*WEEKDAYS, *_MEASURES["days"]))
YEAR_AND_SEASONS = frozenset(_MEASURES["seasons"])
TIMES = frozenset(_MEASURES["times"])
NUMERALS = frozenset(_MEASURES["numerals"])
ORDINALS = frozenset(_MEASURES["ordinals"])
UNITS = frozenset(_MEASURES["units"])

_DOCUMENTS = words("documents.txt")
DOCUMENTARY = _DOCUMENTS["documentary"]
"""What editors speak of when they speak of the sheet or the text."""
NEWSPAPERS = _DOCUMENTS["newspapers"]
"""What newspapers are called."""
LOANWORDS = _DOCUMENTS["loanwords"]
"""Words of other languages that English dictionaries have, yet readers need to be told."""
FORMS = _DOCUMENTS["forms"]
"""What sorts of paper there are, and what a head says of one."""
MARKINGS = _DOCUMENTS["markings"]
"""How papers are marked: secret, urgent."""
OF_DATES = _DOCUMENTS["of dates"]
"""What stands beside the figures and months of a date."""


def institution() -> str:
    """A pattern for a word that stands in the name of an institution and of no person, with its capital.

    >>> "Library" in institution(), "Dancing" in institution()
    (True, False)
    """
    return "|".join(sorted(word.capitalize().replace("*", r"\w*") for word in INSTITUTIONS))
