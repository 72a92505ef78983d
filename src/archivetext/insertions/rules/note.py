"""Notes in the editor's own voice: ``[Translator's Note: ...]``."""

from __future__ import annotations

from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words.shapes import DOCUMENTARY, MODALS, bare_word


@rule(by="words", cue="note")
def signed_note(b: Bracket) -> Decision | None:
    """The bracket says that it is a note, or names its author: ``[Translator's Note: ...]``, ``[... - Ed.]``."""
    return Decision("note") if b.cue("note") and not b.cue("sic") else None


@rule(by="place", when="a capital first, several words")
def whole_sentence(b: Bracket) -> Decision | None:
    """A whole sentence between sentences is the editor's own, and a note: ``[The author had not yet learned of the order.]``."""
    if b.text[-1] != "." or not b.opens:
        return None
    words = [bare_word(word) for word in b.lower.split()]
    own = _SEARCHED if b.first in ("I", "We", "You") else _SEARCHED | DOCUMENTARY
    return Decision("note") if not own.isdisjoint(words) and not MODALS.isdisjoint(words) else None


_SEARCHED = frozenset("establish identify identified trace verify unable translation translated transcript".split())
"""What an editor says of his own work."""


@rule(by="place", when="a capital first, several words")
def stands_alone(b: Bracket) -> Decision | None:
    """A sentence of the editor's own between paragraphs or sentences is a note: ``[The list has not been found.]``."""
    if len(b.words) < 5 or not b.opens:
        return None
    return Decision("note") if b.alone or b.text[-1:] in '.!"”' else None
