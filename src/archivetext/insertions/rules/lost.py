"""What is not there: gaps of the sheet, what the editor left out, what is withheld; and where a page of the source ends."""

from __future__ import annotations

from functools import cache

import regex

from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.insertions.rules.sentence import needed, plain_words
from archivetext.words.shapes import PREPOSITIONS


@rule(by="words", cue="redacted")
def withheld(b: Bracket) -> Decision | None:
    """Text that an authority withholds: ``[less than 1 line not declassified]``. What tells of ink on the sheet describes."""
    if not b.cue("redacted") or (b.cue("physical") and not b.starts_with("redacted")):
        return None
    if b.hits.isdisjoint(_SURE) and (plain_words(b) or needed(b)):
        return Decision("supplied")  # the canal [closed by the Egyptians]
    return Decision("redaction")


_SURE = frozenset("redacted redaction redactions excised sanitized sanitised undeclassified declassified anonymized anonymised".split())


@rule(by="words", cue="gap")
def lost_text(b: Bracket) -> Decision | None:
    """What cannot be read or is lost: ``[illegible]``, ``[one word missing]``, ``[Remainder of the notation is truncated]``.

    The cue must be what the bracket says, not a detail of something that it describes.
    """
    if not b.cue("gap"):
        return None
    if needed(b) or plain_words(b):
        return Decision("supplied")
    if len(b.words) <= 6 or b.starts_with("gap") or _predicate().search(b.lower) or _gap_noun().match(b.lower):
        if _faded_thing().match(b.lower):
            return None
        return Decision("gap")
    return None


@cache
def _predicate() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:is|are|was|were|been|partly|partially|totally|completely|largely)\s+(?:\w+\s+(?:and\s+)?){0,3}?(?:illegible|unreadable|missing|truncated|lost|torn|cut\s+off|unclear|damaged|obscured|faded|garbled|not\s+(?:readable|legible))|\b(?:cannot\s+be\s+read|ends\s+here|not\s+been\s+found)"
    )


@cache
def _gap_noun() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:about\s+)?(?:half\s+)?(?:the\s+|an?\s+)?(?:last\s+|first\s+|next\s+|following\s+)?(?:remainder|rest|end|part|portion|lines?|words?|pages?|passage|text|several|one|two|three|four|some|a\s+few|\d+)\b"
    )


@cache
def _faded_thing() -> regex.Pattern[str]:
    # "faded stamp: ..." describes the stamp; "illegible stamp" stands for what cannot be read.
    return regex.compile(r"(?:a\s+)?(?:faded|damaged|torn|blurred|smudged)\s+\w+\s*:")


@rule(by="words", when="a sign first")
def points(b: Bracket) -> Decision | None:
    """Points of omission and nothing else: ``[...]``, ``[…]``, ``[. . .]``."""
    return Decision("omission") if b.text and not b.text.strip(".… ·*–—-") and ("." in b.text or "…" in b.text or "*" in b.text) else None


@rule(by="words", cue="omit")
def left_out(b: Bracket) -> Decision | None:
    """Says what the editor left out, or sums it up: ``[Here follow details.]``, ``[Contains a report on ties.]``."""
    if not b.cue("omit") or (b.opens_with in ("see", "cf") and b.cue("source")):
        return None
    if needed(b) or plain_words(b):
        return Decision("supplied")
    return Decision("omission")


@rule(by="words", cue="page")
def page_of_source(b: Bracket) -> Decision | None:
    """A page or leaf: ``[page 2]``, ``[p. 16ob]``, ``[page break]``."""
    if not b.cue("page") or (b.lower_before in PREPOSITIONS and b.word_after[:1].islower()):
        return None  # "on [page 5] of your letter"
    return Decision("page")


@rule(by="words", when="a sign first")
def page_number(b: Bracket) -> Decision | None:
    """The number of a page as it stands at its head or foot: ``[– 5 –]``."""
    bare = b.text.strip("-–—")
    return Decision("page") if len(b.text) - len(bare) > 1 and bare.strip().isdecimal() and len(b.text) < 12 else None
