"""What a label alone does not tell is told by the levels beside it.

``p.`` is a folder (papka) before the delo, or where leaves are given besides, and a page behind it; ``f.`` at the end is a folio;
a microfilm that has rolls is no reel; ``b.`` behind a fond is a delo, in Lithuania.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.lazy import Lazy
from archivetext.citations.wording import numbered

if TYPE_CHECKING:
    from archivetext.citations.levels import Part

__all__ = ["tell_by_neighbours"]

_LEAVES = ("f", "ff")
"""Labels that are a fond's or, at the end, a leaf's."""
_LEAF = Lazy(r"\d{1,4} ?[rv](?: ?[-–—] ?\d{1,4} ?[rv]?)?")
"""The number of a leaf, with its side."""
_TOLD = frozenset(("p", *_LEAVES, "roll", "b"))
"""The labels of which more is told."""
_DEEPER = ("opis", "delo", "list", "item", "file")
_PAGES = ("pp", "ll", "l", "p")


def tell_by_neighbours(parts: list[Part], *, named: bool) -> None:
    """Puts the kinds that the neighbours tell in place of those that the labels do; *named* as of :class:`OwnLabels`.

    >>> from archivetext.citations.levels import Part
    >>> parts = [Part("box", "Box", "3", 0, 5, "box"), Part("fond", "f.", "12r", 7, 12, "f")]
    >>> tell_by_neighbours(parts, named=False)
    >>> parts[1].kind
    'folio'
    """
    keys = [part[5] for part in parts]
    if _TOLD.isdisjoint(keys):
        return  # as most
    if "p" in keys:
        _papka_or_page(parts)
    if keys and keys[-1] in _LEAVES:
        _folio(parts, named=named)
    if "roll" in keys or "b" in keys:
        for number in range(1, len(parts)):
            before, part = parts[number - 1], parts[number]
            if before.kind == "reel" and part.kind == "roll":  # microfilm T-77, roll 12
                parts[number - 1] = before._replace(kind="microfilm")
            elif before.kind == "fond" and part.key == "b":  # f. 47, b. 12
                parts[number] = part._replace(kind="delo")


def _papka_or_page(parts: list[Part]) -> None:
    """``p.`` is a folder before the delo or beside leaves, where it is counted by fond and opis; else a page."""
    kinds = [part.kind for part in parts]
    soviet = "fond" in kinds or "opis" in kinds
    for number, part in enumerate(parts):
        if part.key == "p":
            before = (
                any(other.key in _PAGES for other in parts[number + 1 :])
                or "delo" in kinds[number:]
                or "list" in kinds
                or ("opis" in kinds and "delo" not in kinds and "item" not in kinds)
            )
            folder = soviet and before and not any(sign in part.value for sign in "-–,")
            parts[number] = part._replace(kind="papka" if folder else "page")


def _folio(parts: list[Part], *, named: bool) -> None:
    """``f.`` at the end is a folio behind a call number or a box; where it can be a file, if its number has a side, or a fascicle is told."""
    last = parts[-1]
    above = {part.kind for part in parts[:-1]}
    if last.kind == "fond":
        leaf = not above.intersection(_DEEPER) and any(numbered(part.value) for part in parts[:-1])
    elif last.kind in ("file", "folder"):
        leaf = _LEAF.fullmatch(last.value) is not None or "fascicle" in above or (named and "busta" not in above)
    else:
        leaf = False
    if leaf:
        parts[-1] = last._replace(kind="folio")
