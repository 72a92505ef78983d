"""The kinds of insertions as a page shows them: families, short labels, and what each says to a reader.

Sixteen kinds are too many for colours and lines; the six families are what a reader asks of a bracket: may I read it as text?
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["FAMILIES", "KINDS", "Kind", "counted"]


class Kind(NamedTuple):
    """How a kind is shown."""

    family: str
    """The family that it belongs to."""
    label: str
    """A word of a few letters for it."""
    meaning: str
    """What it does, as the end of a sentence that begins with it."""


FAMILIES = {
    "reads": "reads on in the sentence",
    "explains": "explains the words beside it",
    "doubt": "doubts or mends the text",
    "missing": "stands for missing text",
    "sheet": "describes the sheet or the room",
    "comment": "comments on the text",
}
"""Name of each family, with what its kinds do."""

KINDS = {
    "completion": Kind("reads", "comp", "completes a word that the source cuts short"),
    "supplied": Kind("reads", "supp", "is part of the sentence"),
    "expansion": Kind("explains", "exp", "spells out the abbreviation beside it"),
    "gloss": Kind("explains", "gloss", "identifies or explains what stands beside it"),
    "original": Kind("explains", "orig", "gives the wording of the original language"),
    "uncertain": Kind("doubt", "unc", "is a doubtful or alternative reading"),
    "correction": Kind("doubt", "corr", "marks or mends an error of the source"),
    "gap": Kind("missing", "gap", "stands for text that cannot be read or is lost"),
    "omission": Kind("missing", "omit", "stands for text that the editor left out"),
    "redaction": Kind("missing", "redac", "stands for text that is withheld"),
    "description": Kind("sheet", "desc", "describes the sheet: stamps, signatures, handwriting"),
    "incident": Kind("sheet", "inc", "tells what happens while words are spoken"),
    "page": Kind("sheet", "page", "tells where a page of the source begins"),
    "note": Kind("comment", "note", "is a comment by a translator or editor"),
    "source": Kind("comment", "src", "tells where the document is kept or printed"),
    "unclassified": Kind("comment", "???", "is not understood: the text does not tell what it does"),
}
"""Name of each kind, with how it is shown, in the order of legends."""


def counted(number: int, one: str, more: str = "") -> str:
    """A number of things: ``1 note``, ``2 speeches``.

    >>> counted(1, "note"), counted(1200, "note"), counted(2, "speech", "speeches")
    ('1 note', '1,200 notes', '2 speeches')
    """
    return f"{number:,} {one if number == 1 else more or one + 's'}"
