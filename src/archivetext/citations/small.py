"""Series whose names have small letters, as in Spain, Portugal, Italy and Latin America: ``AGNC, sección colonia, negros y esclavos, tomo 3``.

A remark in small letters stands in the same place: ``carta a su hermano``. So a level or a number has to follow, and the archive has to be of such a country
(``is: small`` in ``data/customs.txt``), or the name has to open as a division of an archive does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import Part, followed
from archivetext.citations.wording import BARE, alternatives, is_year

if TYPE_CHECKING:
    from archivetext.citations.reading import Draft

__all__ = ["SMALL_DIVISION", "again", "small_series"]

_MOST_SMALL = 7
SMALL_DIVISION = Lazy(rf"{alternatives('small division')} [^\W\d_]{{3,}}")
_SMALL_FOND = Lazy(r"(fondo) ")


def small_series(draft: Draft, piece: str, at: int, end: int, stop: int) -> int:
    """Where a series ends that is written with a small letter, before a level or a number: ``AGNC, sección colonia, negros y esclavos, tomo 3``; else 0."""
    text = draft.text
    archive = draft.archive
    if archive is None or piece.count(" ") > _MOST_SMALL or (archive.entry is None and not SMALL_DIVISION.match(piece)):
        return 0
    number = BARE.match(text, end + 2, min(stop, end + 42)) if text.startswith(", ", end) else None
    if not followed(text, end, stop, draft.labels) and (number is None or not number[0][:1].isdigit() or is_year(number[0])):
        return 0
    named = _SMALL_FOND.match(piece)
    part = Part("fond", named[1], piece[named.end() :], at, end, "") if named else Part("collection", None, piece, at, end, "")
    return draft.add(part, end)


def again(draft: Draft, here: int, stop: int) -> bool:
    """Whether another series of the same archive opens behind a semicolon: ``tomo 9, doc. 54; miscelánea, tomo 95``."""
    match = BARE.match(draft.text, here, stop)
    return match is not None and match[0].count(" ") <= _MOST_SMALL and followed(draft.text, match.end(), stop, draft.labels)
