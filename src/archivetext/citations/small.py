"""Series whose names have small letters, as in Spain, Portugal, Italy and Latin America: ``AGNC, sección colonia, negros y esclavos, tomo 3``.

A remark in small letters stands in the same place: ``carta a su hermano``. So a level or a number has to follow, and the archive has to be of such a country
(``is: small`` in ``data/customs.txt``), or the name has to open as a division of an archive does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import Part, followed
from archivetext.citations.wording import BARE, is_year

if TYPE_CHECKING:
    from archivetext.citations.reading import Draft

__all__ = ["SMALL_AGAIN", "SMALL_DIVISION", "small_series"]

_MOST_SMALL = 7
SMALL_AGAIN = Lazy(
    r"[^\W\d_A-Z]{4,}(?: [^\W\d_]+){0,6}, (?:t\.|tomo|vol\.|leg\.|legajo|caja|caixa|exp\.|doc\.|libro|livro|maço|b\.|busta) ?\d"
)
"""Another series of the same archive, in small letters."""
SMALL_DIVISION = Lazy(r"(?:sección|seccion|fondo|ramo|serie|série|sala|seção|secção|sezione|subfondo) [^\W\d_]{3,}")
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
