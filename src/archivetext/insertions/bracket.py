"""A bracket with what stands around it, as the rules look at it, and what a rule decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archivetext.insertions.cues import BITS, Cues, built_in
from archivetext.insertions.short import Short, short_before
from archivetext.words.shapes import EDGE_SIGNS, is_letter

if TYPE_CHECKING:
    from archivetext.citations.archives import Archives
    from archivetext.records import InsertionKind


REACH = 120
"""How far a rule looks to either side of a bracket, in code points."""


class Decision(NamedTuple):
    """What a rule found."""

    kind: InsertionKind
    anchor: tuple[int, int] | None = None


class Bracket:
    """A bracket with what the rules look at: its words, and what stands around it."""

    __slots__ = (
        "_asked", "_cues", "_short", "after", "archives", "bare_before", "before", "end", "first", "hits", "last", "lower", "lower_before",
        "maybe", "opens_with", "source", "start", "tables", "text", "word_after", "word_before", "words",
    )  # fmt: skip

    def __init__(self, source: str, start: int, end: int, text: str, tables: Cues | None = None, archives: Archives | None = None) -> None:
        self.source: str = source
        self.start: int = start
        self.end: int = end
        self.text: str = text
        self.lower: str = text.lower()
        self.words: list[str] = text.split()
        self.first: str
        """First word between the brackets."""
        self.last: str
        """Last word between the brackets."""
        self.first, self.last = (self.words[0], self.words[-1]) if self.words else ("", "")
        self.opens_with: str
        self.hits: frozenset[str]
        self.maybe: int
        """The cues that the words may hold, as a sum of :data:`archivetext.insertions.cues.BITS`."""
        self.tables: Cues = tables or built_in()
        """The cues that are known."""
        self.archives: Archives | None = archives
        """The archives that are known; None for the built-in table."""
        self.opens_with, self.hits, self.maybe = self.tables.look_up(self.lower)
        self._cues: dict[str, bool] = {}
        self._short: Short | None = None
        self._asked: bool = False  # whether it was looked for
        self.before: str = source[start - REACH if start > REACH else 0 : start]
        """What precedes, at most :data:`REACH` code points."""
        self.after: str = source[end : end + REACH]
        """What follows, at most :data:`REACH` code points."""
        words = self.before.rsplit(None, 1)
        word = words[-1] if words else ""
        if ":" in word or "—" in word:
            word = _behind_sign(word)
        self.word_before: str = word
        """The last word before the bracket, with its signs."""
        self.bare_before: str = word.strip(EDGE_SIGNS)
        """The same without signs."""
        self.lower_before: str = self.bare_before.lower()
        """The same in small letters."""
        if self.bare_before == "A" and len(words) > 1 and words[0][-1:].isalpha() and words[0].rsplit(None, 1)[-1][0].isupper():
            self.lower_before = "A"  # a letter that names: Service A
        words = self.after.split(None, 1)
        blanks = len(self.after) - len(self.after.lstrip())
        self.word_after: str = words[0] if words and self.after[:blanks].count("\n") < 2 else ""
        """The first word behind the bracket, with its signs; empty at the end of a paragraph."""

    def cue(self, name: str) -> bool:
        """Whether the words hold this cue."""
        if not self.maybe & BITS[name]:
            return False
        found = self._cues.get(name)
        if found is None:
            found = self._cues[name] = self.tables.holds(name, self.lower, self.opens_with, self.hits)
        return found

    def starts_with(self, name: str) -> bool:
        """Whether the cue is the first thing between the brackets."""
        return self.tables.opens(name, self.lower, self.opens_with, self.hits)

    @property
    def short(self) -> Short | None:
        """What stands before it, set off by a blank, and may be short for its words."""
        if not self._asked:
            self._short, self._asked = short_before(self), True
        return self._short

    @property
    def glued_before(self) -> bool:
        """Whether a letter touches the bracket on its left."""
        return self.start > 0 and is_letter(self.source[self.start - 1])

    @property
    def glued_after(self) -> bool:
        """Whether a letter touches the bracket on its right."""
        return self.source[self.end : self.end + 1].isalpha()

    @property
    def opens(self) -> bool:
        """Whether it is the first thing of its line or sentence."""
        rest = self.before.rstrip(" \t\u00a0")
        return not rest or rest[-1] in '\n\r\f.!?:;]"”'

    @property
    def alone(self) -> bool:
        """Whether nothing else stands on its lines."""
        rest = self.before.rstrip(" \t\u00a0")
        ahead = self.after.lstrip(" \t\u00a0")
        return (not rest or rest[-1] in "\n\r\f]") and (not ahead or ahead[0] in "\n\r\f[")

    @property
    def inside_sentence(self) -> bool:
        """Whether small words stand on both sides: the bracket is read within a sentence."""
        return self.word_before[-1:].isalpha() and self.word_before.islower() and self.word_after[:1].islower()


def _behind_sign(word: str) -> str:
    """What stands behind a dash, or a colon that an extractor has glued to it: ``ORLOV:Welcomes``."""
    at = max(word.rfind(":", 0, len(word) - 1), word.rfind("—", 0, len(word) - 1))
    return word if at < 0 or word[at + 1].isdigit() else word[at + 1 :]
