r"""Questions and answers that their letters open.

    question = ("Q" | "В" | "F" ...) ["." | ":"] words
    answer   = ("A" | "О" | ...) ["." | ":"] words

Where real documents break it: the letters of a list (``A. The ships``), initials before a name (``A. Orlov``), the article (``A ship``), and a title behind the
letter, which together look like a name: ``Q. Mr. Orlov, were you there?``
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from archivetext.body.speakers import Opening
from archivetext.body.words import QUESTIONS_AND_ANSWERS, QUESTIONS_WITHOUT_POINT
from archivetext.words.lists import TITLES

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph

__all__ = ["add_asked"]


def add_asked(source: str, paragraphs: list[Paragraph], silent: set[int], found: list[Opening]) -> None:
    """Adds the questions and answers that their letters open: ``Q. Did you go?`` over ``A. Yes.``.

    Two letters of one language have to take turns; then the letter may lack its point, and the answer the blank behind it. The first has
    its point, or is a letter that is no word: ``Q Did you go?`` over ``A Yes.``. One question with its answer is enough among others
    who speak by name, as where counsel have done with a witness.
    """
    pointed = {source[one[0]] for one in paragraphs if source[one[0] + 1 : one[0] + 2] in (".", ":")}
    plain = pointed.isdisjoint(_ASKING)
    if plain and not any(source[one[0]] in _SURE and source[one[0] + 1 : one[0] + 2].isspace() for one in paragraphs):
        return
    signs = {source[one[0]] for one in paragraphs}
    for asks, answers in _ASKED:
        if asks.upper() not in signs or answers.upper() not in signs:
            continue
        named = {one.paragraph for one in found if one.end - one.start > 1 and not _addressed(source, one)}
        openings = _asked(source, paragraphs, silent | named, asks, answers)
        pairs = sum(one.key == asks and two.key == answers and two.paragraph - one.paragraph < 4 for one, two in pairwise(openings))
        lone = pairs == 1 and len(openings) == 2 and (len(named) > 3 or (not plain and len(paragraphs) - len(silent) <= 4))
        if pairs > 1 or lone:
            taken = {opening.paragraph for opening in openings}
            found[:] = sorted([*(opening for opening in found if opening.paragraph not in taken), *openings])
            return


def _addressed(source: str, opening: Opening) -> bool:
    """Whether a letter and the title of him who is asked were taken for a name: ``Q. Mr. Hale, is that so?``."""
    return source[opening.start + 1] == "." and source[opening.start + 2 : opening.end].strip().lower() in TITLES


_ASKED = tuple((letters[0], letters[1]) for letters in QUESTIONS_AND_ANSWERS)
_ASKING = frozenset(letter.upper() for letters in _ASKED for letter in letters)
_SURE = frozenset(letter.upper() for letter in QUESTIONS_WITHOUT_POINT)


def _asked(source: str, paragraphs: list[Paragraph], silent: set[int], asks: str, answers: str) -> list[Opening]:
    """The paragraphs that one of two letters opens; an answer may stand first, as where a page goes on, if a letter that is no word asks next."""
    found: list[Opening] = []
    pair = (asks.upper(), answers.upper())
    first: Opening | None = None
    for index, paragraph in enumerate(paragraphs):
        start = paragraph.start
        if source[start] not in pair or index in silent:
            continue
        opening = Opening(index, start, start + 1, "asked", source[start].lower())
        sign = source[start + 1 : start + 2]
        behind = source[start + 2 : start + 2 + _WIDE].lstrip(" \t\xa0")[:1] if sign.isspace() else source[start + 2 : start + 3]
        plain = (sign.isspace() and behind.isupper()) or (sign.isupper() and behind.islower() and source[start] == answers.upper())
        pointed = sign in (".", ":") and behind.isspace()
        if plain and source[start] in _SURE and not found and first is not None:
            found.append(first)
        if pointed or (plain and (source[start] in _SURE or (found and (source[start] == pair[0] or found[-1].key == asks)))):
            found.append(opening)
        elif plain and sign.isspace() and not found and first is None:
            first = opening
    return found


_WIDE = 8
"""So many blanks may stand behind a letter without a point."""
