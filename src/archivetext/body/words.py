"""The words that tell what a line of a document is (``data/words.txt``)."""

from __future__ import annotations

from archivetext.words import lists

_FOUND = {section: frozenset(words) for section, words in lists.sections(lists.read("archivetext.body", "words.txt")).items()}

SHORT = _FOUND["short"] | (frozenset(month[:3] for month in lists.MONTHS) - {"may"})
"""Abbreviations before a number that is no mark."""
COUNTED = _FOUND["counted"] | lists.MONTHS
"""What is numbered or dated: the figure behind it is no mark."""
LABELS = _FOUND["labels"]
"""What stands before a colon or a point and is nobody who speaks."""
HEADS_NOTES = _FOUND["notes"]
"""What heads the notes at the end."""
SMALL_IN_TITLES = _FOUND["small in titles"]
"""Words without a capital in a line that is set as a title."""
OPENS_TITLES = _FOUND["opens titles"]
"""Words that open a heading of a few words."""
