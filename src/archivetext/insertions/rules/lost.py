"""What is not there: gaps of the sheet, what the editor left out, what is withheld; and where a page of the source ends."""

from __future__ import annotations

import re
from functools import cache

from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.insertions.rules.sentence import needed, plain_words, rest_of_word
from archivetext.words.english import is_english
from archivetext.words.lists import DETERMINERS, MONTHS, NUMERALS, PREPOSITIONS, PRONOUNS
from archivetext.words.shapes import bare_word, initial_or_short, is_abbreviation, is_name


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
    if not b.cue("gap") or rest_of_word(b):
        return None
    if b.opens_with in _NEGATED and b.starts_with("gap") and b.lower_before not in _WANT_PREDICATE:
        return Decision("gap")  # the head of [not clear] works
    if needed(b) or plain_words(b):
        return Decision("supplied")
    if len(b.words) <= 6 or b.starts_with("gap") or _predicate().search(b.lower) or _gap_noun().match(b.lower):
        if not _faded_thing().match(b.lower):
            return Decision("gap")
        return None if b.cue("physical") else Decision("description")
    return None


_NEGATED = ("not", "hardly", "barely")
_WANT_PREDICATE = frozenset("is was are were be been being seems seemed appears appeared became becomes".split())
"""Behind these ``[not clear]`` is what the sentence lacks."""


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are|was|were|been|partly|partially|totally|completely|largely)\s+(?:\w+\s+(?:and\s+)?){0,3}?"
        r"(?:illegible|unreadable|missing|truncated|lost|torn|cut\s+off|unclear|damaged|obscured|faded|garbled|not\s+(?:readable|legible))"
        r"|\b(?:cannot\s+be\s+read|ends\s+here|not\s+been\s+found)"
    )


@cache
def _gap_noun() -> re.Pattern[str]:
    return re.compile(
        r"(?:about\s+)?(?:half\s+)?(?:the\s+|an?\s+)?(?:last\s+|first\s+|next\s+|following\s+)?"
        r"(?:remainder|rest|end|part|portion|lines?|words?|pages?|passage|text|several|one|two|three|four|some|a\s+few|\d+)\b"
    )


@cache
def _faded_thing() -> re.Pattern[str]:
    # "faded stamp: ..." describes the stamp; "illegible stamp" stands for what cannot be read.
    worn = r"(?:a\s+|an\s+|the\s+)?(?:(?:very|partly|partially|badly|slightly|half)[\s-]+)?(?:faded|damaged|torn|blurred|blurry|smudged|broken|stained|burnt)"
    thing = (
        r"stamp|seal|image|photograph|photo|picture|portrait|copy|photocopy|envelope|sketch|drawing|map|note|notation|handwriting|label"
        r"|cover|postcard|clipping|card|ticket|emblem|letterhead|inscription|mark|imprint|impression|print|cliché"
    )
    return re.compile(rf"{worn}\s+(?:\w+\s*:|(?:\w+\s+){{0,4}}?(?:{thing})s?\b(?!\s+(?:is|are|was|were|missing|illegible|lost)\b))")


@rule(by="words", when="a sign first")
def points(b: Bracket) -> Decision | None:
    """Points of omission and nothing else: ``[...]``, ``[…]``, ``[. . .]``; lines or room for what could not be read: ``[---]``, ``[   ]``."""
    if not b.text:
        if b.before[-1:].isalpha() or b.after[:1].isalpha():
            return Decision("gap")  # got fo[ ] measures
        left = b.end - b.start > 2 and b.before[-1:].isspace() and b.word_before and b.word_after and not b.heads
        return Decision("gap") if left and not _to_be_ticked(b) else None  # the beginning of [   ] the rest: room that was left
    if b.text.strip(".… ·*–—-_=+x×0"):
        return None
    if "." in b.text or "…" in b.text or "*" in b.text:
        return Decision("omission")
    return Decision("gap") if len(b.text) > 1 and not b.text.strip("–—-_=+× ") else None


def _to_be_ticked(b: Bracket) -> bool:
    """Whether another empty bracket, or one with a cross, stands on the same line, a word or two away: ``Yes [ ] No [ ]``."""
    for beside in (b.before.rsplit("\n", 1)[-1][-40:], b.after.split("\n", 1)[0][:40]):
        if "[ ]" in beside or "[]" in beside or "[x]" in beside.lower():
            return True
    return False


@rule(by="words", cue="omit")
def left_out(b: Bracket) -> Decision | None:
    """Says what the editor left out, or sums it up: ``[Here follow details.]``, ``[Contains a report on ties.]``."""
    if not b.cue("omit") or rest_of_word(b) or (b.opens_with in ("see", "cf") and b.cue("source")):
        return None
    if needed(b) or plain_words(b):
        return Decision("supplied")
    return Decision("omission")


@rule(by="words", cue="page")
def page_of_source(b: Bracket) -> Decision | None:
    """A page or leaf: ``[page 2]``, ``[p. 16ob]``, ``[page break]``."""
    if not b.cue("page"):
        return None
    if b.word_after[:1].islower() and (b.lower_before in _BEFORE_A_PAGE or b.word_after == "of") and not (b.alone or b.first[0].isupper()):
        return None  # "on [page 5] of your letter"; not "in [page 5] support"
    if len(b.first) == 1 and b.first.isupper() and not b.opens and b.word_after[:1].islower():
        return None  # a mark of a catalogue: F 476
    return Decision("page")


_BEFORE_A_PAGE = frozenset("on at from to of see by".split())
"""Words behind which a page is cited."""


@rule(by="words", when="a sign first")
def page_number(b: Bracket) -> Decision | None:
    """The number of a page as it stands at its head or foot: ``[– 5 –]``."""
    bare = b.text.strip("-–—")
    return Decision("page") if len(b.text) - len(bare) > 1 and bare.strip().isdecimal() and len(b.text) < 12 else None


@rule(by="place", when="a figure first, set off by a blank")
def running_number(b: Bracket) -> Decision | None:
    """The number of a page or leaf between words that do not take it up: ``the widow Hanna [37] brought``, ``left it. [30] But``, ``[1071b]``."""
    if not b.after[:1].isspace() or not b.word_before or len(b.text) > 9:
        return None
    if b.text.isdecimal():
        return Decision("page") if len(b.text) < 4 and _between_words(b) else None
    match = _leaf().match(b.text)
    if match is None or b.word_before[-1].isdigit() or b.lower_before in PREPOSITIONS or b.lower_before in DETERMINERS or _counted(b):
        return None
    return None if match[2] == "d" and match[1][-1] in "23" else Decision("page")  # the 3d


def _between_words(b: Bracket) -> bool:
    """Whether neither the words before nor those behind go with a number."""
    following = b.word_after.lstrip("\"“'‘")
    before = b.lower_before
    if not following[:1].isalpha() or not before or before[-1].isdigit() or bare_word(following).lower() in MONTHS or before in MONTHS:
        return False
    if before in PREPOSITIONS or before in DETERMINERS or before in NUMERALS or _counted(b):
        return False
    sign = b.word_before[-1]
    if sign in ".!?”\"'’":
        short = initial_or_short(b.word_before) and not (before.islower() and is_english(before))
        return following[0].isupper() and not short
    joined = following not in _JOINING and following not in NUMERALS and (following in DETERMINERS or following in PRONOUNS)
    if not sign.isalpha():
        return sign in ",;:" and (joined or following in _JOINING)
    if following[0].isupper():
        behind = b.after.split(None, 2)[1:2]
        return is_name(following) and not (behind and behind[0].islower() and bare_word(behind[0]).endswith("s"))
    if joined or following == "whether":
        return True
    return is_name(b.word_before) and not is_abbreviation(b.word_before) and not following.endswith("s") and following not in PREPOSITIONS


def _counted(b: Bracket) -> bool:
    """Whether the word before is one that a number follows: ``chapter [3]``, ``No. [44]``."""
    return b.lower_before.rstrip(".") in _NUMBERED or b.lower_before.removesuffix("s") in _NUMBERED


_JOINING = frozenset(
    "and but that which who whom whose what where when while whether if as so for nor yet because though although until till then".split()
)
"""Words that open a clause."""
_NUMBERED = frozenset(
    "no nos number nr n° vol volume book bk chapter chap ch cap article art section sec sect paragraph par verse v psalm ps canto act scene line l ll"
    " page p pp leaf folio fol f plate fig figure map room house lot case item point rule law note letter entry year age aged class grade grades"
    " regiment division company battalion district ward mile milestone day hymn song stanza part division tablet column col group series type model"
    " table exhibit appendix annex enclosure telegram despatch dispatch document resolution order protocol question sheet bed gate berth train flight"
    " street route highway pier squadron sub version".split()
)
"""Nouns behind which a number stands."""


@cache
def _leaf() -> re.Pattern[str]:
    # 17a and 1071b10 as classical texts are cited; a number and the edition whose page it is: 78[AV]
    return re.compile(r"(\d{1,4})\s?(?:([a-e])\d{0,2}|\[[^\[\]]{1,4}\])$")
