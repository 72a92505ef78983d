"""A bracket with what stands around it, as the rules look at it, and what a rule decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archivetext.insertions.anchors import name_before
from archivetext.insertions.cues import BITS, Cues, built_in
from archivetext.insertions.edges import heads_line, line_opened
from archivetext.insertions.emphasis import plain_words, without_emphasis
from archivetext.insertions.short import Short, short_before
from archivetext.words.foreign import looks_transliterated
from archivetext.words.lists import MONTHS, MONTHS_SHORT, WEEKDAYS
from archivetext.words.shapes import EDGE_SIGNS, bare_word, is_letter

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
        "_asked", "_cues", "_name", "_named", "_short", "after", "archives", "bare_before", "before", "end", "first", "heads", "hits", "last", "lower",
        "lower_before", "maybe", "opens_with", "source", "start", "tables", "text", "word_after", "word_before", "words",
    )  # fmt: skip

    def __init__(self, source: str, start: int, end: int, text: str, tables: Cues | None = None, archives: Archives | None = None) -> None:
        self.source: str = source
        self.start: int = start
        self.end: int = end
        if not text.isalpha():
            text = plain_words(text)
        self.text: str = text
        """Its words, white space folded; without signs of emphasis, and with letters closed up that were spread."""
        lower = text.lower()
        self.lower: str = lower
        words = text.split()
        self.words: list[str] = words
        self.first: str
        """First word between the brackets."""
        self.last: str
        """Last word between the brackets."""
        self.first, self.last = (words[0], words[-1]) if words else ("", "")
        self.tables: Cues = tables or built_in()
        """The cues that are known."""
        self.archives: Archives | None = archives
        """The archives that are known; None for the built-in table."""
        self.opens_with: str
        self.hits: frozenset[str]
        self.maybe: int
        """The cues that the words may hold, as a sum of :data:`archivetext.insertions.cues.BITS`."""
        self.opens_with, self.hits, self.maybe = self.tables.look_up(lower)
        self._cues: dict[str, bool] = {}
        self._short: Short | None = None
        self._name: tuple[int, int] | None = None
        self._asked = self._named = False  # whether these were looked for
        before = source[start - REACH if start > REACH else 0 : start]
        after = source[end : end + REACH]
        if "_" in before or "_" in after or "*" in before or "*" in after:
            before, after = without_emphasis(before), without_emphasis(after)
        opened = line_opened(before)
        heads = opened >= 0 and heads_line(source, start, end, before, after)
        self.heads: bool = heads
        """Whether it opens a line that the writer began, not a page's edge: nothing stands before it then, whatever the line above says."""
        before = before[opened:] if heads else before
        self.before: str = before
        """What precedes, at most :data:`REACH` code points; blanks stand for signs of emphasis."""
        self.after: str = after
        """What follows, likewise."""
        said = before.rsplit(None, 1)
        word = said[-1] if said else ""
        if not word.isalpha() and (":" in word or "—" in word):
            word = _behind_sign(word)
        bare = word if word.isalpha() else word.strip(EDGE_SIGNS)
        self.word_before: str = word
        """The last word before the bracket, with its signs."""
        self.bare_before: str = bare
        """The same without signs."""
        self.lower_before: str = bare.lower()
        """The same in small letters."""
        if bare == "A" and len(said) > 1 and said[0][-1:].isalpha() and said[0].rsplit(None, 1)[-1][0].isupper():
            self.lower_before = "A"  # a letter that names: Service A
        said = after.split(None, 1)
        word = said[0] if said else ""
        self.word_after: str = word if after.count("\n", 0, after.index(word)) < (1 if heads else 2) else ""
        """The first word behind the bracket, with its signs; empty at the end of a paragraph, and of a line that it heads alone."""

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
    def name(self) -> tuple[int, int] | None:
        """The name that ends at it (:func:`archivetext.insertions.anchors.name_before`)."""
        if not self._named:
            self._name, self._named = name_before(self), True
        return self._name

    @property
    def amid_other_language(self) -> bool:
        """Whether the text on both sides is in another language than English: the bracket reads on in it, or says something in it."""
        before = " ".join(self.before.rsplit(None, 7)[-7:])
        if not looks_transliterated(before):
            return False
        after = " ".join(self.after.split(None, 5)[:5])
        return not after or looks_transliterated(after)

    @property
    def glued_before(self) -> bool:
        """Whether a letter touches the bracket on its left."""
        return self.start > 0 and is_letter(self.source[self.start - 1])

    @property
    def glued_after(self) -> bool:
        """Whether a letter touches the bracket on its right."""
        return self.source[self.end : self.end + 1].isalpha()

    @property
    def name_follows(self) -> bool:
        """Whether a word with a capital stands behind a blank, and is not that of a day: ``[Anastas] Mikoyan``, not ``[Trade] April 14``."""
        word = self.word_after
        if not self.after[:1].isspace() or not bare_word(word)[:1].isupper():
            return False
        bare = bare_word(word).lower()
        if bare in WEEKDAYS:
            return False
        if bare not in MONTHS and bare not in MONTHS_SHORT:
            return True
        behind = self.after.split(None, 2)[1:2]
        return not (behind and behind[0][0].isdigit())

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
