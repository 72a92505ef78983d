"""Who signs a note: the words by which translators and editors say that they speak."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from archivetext.records import Author

__all__ = ["author_of"]


def author_of(text: str) -> Author | None:
    """Who speaks, only where the words say so: ``Translator's Note``, ``Ed.``, ``editor's insertion``. They open or close the note."""
    match = _author().search(text[:80]) or (_author().search(text[-40:]) if len(text) > 80 else None)
    if match is None:
        return None
    return "translator" if match.lastgroup in ("t", "u") else "editor"


@cache
def _author() -> regex.Pattern[str]:
    what = r"(?:['’]?s?['’]?|ial)\.?\s+(?:note|comment|remark|insertion|addition|explanation)"
    return regex.compile(
        rf"(?i)\b(?:(?P<t>(?:translators?|trans|transl|tr)\.?{what})|(?P<e>(?:editors?|eds?)\.?{what}))"
        r"|(?:note|insertion|addition|comment|remark|n\.b\.)s?\s+(?:by|of|from)\s+(?:the\s+)?(?:(?P<u>translator)|(?P<f>editor))"
        r"|^(?:the\s+)?(?:(?P<t>translators?)|(?P<e>editors?))\s+(?:was|were|is|are|has|have|could|can|did|does)\b|^(?P<t>t\.?n)\.?\s*:"
        r"|\b(?:omitted|added|emphasi[sz]ed|inserted|supplied|deleted|emphasis\s+added)\s+by\s+(?:the\s+)?(?:(?P<u>translator)|(?P<f>editor))"
        r"|(?:[-–—(,;.]\s*|^)(?:the\s+)?(?:(?P<t>translator|transl|trans|tr)|(?P<e>editors?|eds?))\.?(?:\)?$|\s*[:–—])"
    )
