"""The words that tell what a line of a document is (``data/words.txt``, ``data/phrases.txt``)."""

from __future__ import annotations

from archivetext.words import lists

_SECTIONS = lists.sections(lists.read("archivetext.body", "words.txt"))
_FOUND = {section: frozenset(words) for section, words in _SECTIONS.items()}


def _phrases() -> dict[str, frozenset[str]]:
    """The phrases of each section."""
    found: dict[str, list[str]] = {}
    for line in lists.lines(lists.read("archivetext.body", "phrases.txt")):
        found.setdefault(line.section, []).extend(phrase.strip() for phrase in line.text.removeprefix("/").split("/"))
    return {section: frozenset(phrases) for section, phrases in found.items()}


_PHRASES = _phrases()

SHORT = _FOUND["short"] | (frozenset(month[:3] for month in lists.MONTHS) - {"may"})
"""Abbreviations before a number that is no mark."""
COUNTED = _FOUND["counted"] | lists.MONTHS
"""What is numbered or dated: the figure behind it is no mark."""
LABELS = _FOUND["labels"]
"""What stands before a colon or a point and is nobody who speaks."""
HEADS_NOTES = _PHRASES["headings of notes"]
"""What heads the notes at the end."""
SESSIONS = _FOUND["sessions"]
"""What the head of a text is called where people speak in it."""
ATTENDANCE = _PHRASES["attendance"]
"""What opens a list of those who were there, before its colon."""
ATTENDANCE_PLAIN = _PHRASES["attendance without a colon"]
"""The same where names follow without one."""
BESIDE_ATTENDANCE = frozenset(word for phrase in _PHRASES["beside attendance"] for word in phrase.split())
"""Small words around these."""
VOICES = _PHRASES["voices"]
"""Those who speak and are not named; a star stands for one word."""
ADDRESSING = _FOUND["addressing"]
"""What opens a letter: who follows does not speak."""
STAMPS = _FOUND["stamps"]
"""What stands in stamps, and in no speaker's name."""
QUESTIONS_AND_ANSWERS = tuple(_SECTIONS["questions and answers"])
"""The letters that open questions and answers, in several languages."""
QUESTIONS_WITHOUT_POINT = _FOUND["questions without a point"]
"""Those that are no word, and ask without a point too."""
SIDES = _FOUND["sides"]
"""Sides of a talk, before the bracket with the name of who speaks for one."""
SMALL_IN_TITLES = _FOUND["small in titles"]
"""Words without a capital in a line that is set as a title."""
OPENS_TITLES = _FOUND["opens titles"]
"""Words that open a heading of a few words."""


def heads_notes(text: str) -> bool:
    """Whether a line is a heading of notes and nothing else.

    >>> heads_notes("EDITOR\u2019S NOTES:"), heads_notes("Notes on the harvest")
    (True, False)
    """
    return text.strip("#*_ :-—.").replace("\u2019", "'").lower() in HEADS_NOTES
