"""How names and labels are compared: without case, diacritics, points and blanks."""

from __future__ import annotations

import unicodedata

__all__ = ["IDEOGRAPHS", "squeeze"]

IDEOGRAPHS = "\u2e7f"
"""Behind this sign stand those of which one is a word, and four are a name."""


def squeeze(text: str) -> str:
    """The text without case, diacritics and everything that is no letter or digit: how names are compared.

    >>> squeeze("A.V.P. RF"), squeeze("Ústav paměti")
    ('avprf', 'ustavpameti')
    """
    if text.isascii():
        if text.isalnum():
            return text.lower()  # as most words, quicker
    else:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(c for c in text.casefold() if c.isalnum())
