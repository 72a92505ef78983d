"""The rules that say what a bracket is, a file a kind; :data:`archivetext.insertions.classify.ORDER` is their order."""

from __future__ import annotations

from archivetext.insertions.rules import (
    completion,
    correction,
    expansion,
    gloss,
    heads,
    lost,
    measure,
    note,
    original,
    sheet,
    source,
    supplied,
    uncertain,
)
from archivetext.insertions.rules.base import LOOKS, NAMED, Rule, looks_of_place, looks_of_words

__all__ = [
    "LOOKS", "NAMED", "Rule", "completion", "correction", "expansion", "gloss", "heads", "looks_of_place", "looks_of_words", "lost", "measure", "note",
    "original", "sheet", "source", "supplied", "uncertain",
]  # fmt: skip
