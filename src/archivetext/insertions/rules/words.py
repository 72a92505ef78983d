"""Rules by what the words between the brackets say."""

from __future__ import annotations

from functools import cache

import regex

from archivetext import citations
from archivetext.insertions.anchors import words_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import CAPITAL, OR, QUERY, SEVERAL, SIGN, needs
from archivetext.words import lexicon
from archivetext.words.shapes import (
    DETERMINERS,
    DOCUMENTARY,
    MODALS,
    MONTHS,
    OPEN_ENDS,
    PREPOSITIONS,
    PRONOUNS,
    bare_word,
    capitalised,
    first_part,
    similar,
)


@needs(cue="note")
def signed_note(b: Bracket) -> Decision | None:
    """The bracket says that it is a note, or names its author: ``[Translator's Note: ...]``, ``[... - Ed.]``."""
    return Decision("note") if b.cue("note") and not b.cue("sic") else None


@needs(cue="sic")
def error_word(b: Bracket) -> Decision | None:
    """``sic`` and its kin mark or mend an error: ``[sic; perhaps Taiyuan]``, ``[should be 1949]``. Sic of lost text is a gap."""
    if not b.cue("sic"):
        return None
    if _of_the_sentence(b):
        return Decision("supplied")
    if b.cue("gap") and not any(w in b.lower for w in ("should", "perhaps", "probably", "possibly")):
        return Decision("gap")
    return Decision("correction", _wrong_words(b))


def _of_the_sentence(b: Bracket) -> bool:
    """Whether words that mend an error elsewhere belong to the sentence here: nothing is given to put in place of what stands there."""
    given = any(map(str.isdigit, b.text)) or any(map(str.isupper, b.text[1:])) or '"' in b.text or "“" in b.text
    match = _verb_phrase().match(b.lower)
    if match is not None:
        rest = [bare_word(word) for word in b.lower[match.end() :].split()]
        if not rest or rest[-1] in OPEN_ENDS:
            return True
        return not given and not similar(b.bare, b.last) and any(word.endswith(("ed", "en")) or word in _PARTICIPLES for word in rest)
    if b.opens_with in ("thus", "so") and not given and len(b.words) <= 2:
        return b.opens or b.behind in MODALS or b.next[:1].islower() or b.text.endswith(",")
    if "sic" in b.hits:
        return False
    if b.opens_with in ("actually", "rather"):
        return not (given and any(map(str.isdigit, b.previous)))
    return b.opens_with in ("in", "correctly", "erroneously") and not given


@cache
def _verb_phrase() -> regex.Pattern[str]:
    return regex.compile(r"(?:should|must|ought\s+to)\s+(?:be|have\s+been)(?=\s|$)")


_PARTICIPLES = frozenset("put made done sent held kept told read said left brought bought cut set built spent paid lost won found".split())


def _plain(b: Bracket) -> bool:
    """Whether several small words stand within a sentence and speak of no text or sheet: they are its own, whatever they would tell elsewhere."""
    return (
        len(b.words) > 1
        and b.inside_sentence
        and b.text.replace(" ", "").replace("-", "").isalpha()
        and b.text[0].islower()
        and DOCUMENTARY.isdisjoint(b.words)
        and b.lower not in ("cut off", "torn off", "torn out", "left blank", "blank space")
    )


def _wrong_words(b: Bracket) -> tuple[int, int] | None:
    """The words that the bracket mends: as many as it gives where these are a name or a number, else one."""
    match = _mended().search(b.text)
    words = match.group(1).split() if match else []
    if not any(capitalised(word) or word.isdecimal() for word in words):
        return words_before(b, 1)
    if len(words) > 1 and words[0].lower() in PREPOSITIONS:
        words.pop(0)
    return words_before(b, min(len(words), 6))


@cache
def _mended() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:should\s+(?:probably\s+|perhaps\s+|surely\s+)?(?:be|read|have\s+been)|probably|possibly|perhaps|recte|read|correctly|in\s+fact|actually|i\.e\.|meaning)\s*:?\s+[\"“'‘]?([^\"”;?.,\]]{1,60})"
    )


@needs(cue="redacted")
def withheld(b: Bracket) -> Decision | None:
    """Text that an authority withholds: ``[less than 1 line not declassified]``. What tells of ink on the sheet describes."""
    if not b.cue("redacted") or (b.cue("physical") and not b.starts_with("redacted")):
        return None
    if b.hits.isdisjoint(_SURE) and (_plain(b) or _needed(b)):
        return Decision("supplied")  # the canal [closed by the Egyptians]
    return Decision("redaction")


_SURE = frozenset("redacted redaction redactions excised sanitized sanitised undeclassified declassified anonymized anonymised".split())


@needs(shape=SIGN)
def sentence_mark(b: Bracket) -> Decision | None:
    """A mark that the sentence lacks: ``Ningxia[.]``; ``[?]`` that touches the last word of a question is one, not doubt."""
    if not b.text or b.text not in _MARKS:
        return None
    if b.text == "!" and not b.glued_before:
        return Decision("correction", words_before(b, 1))  # wonder at what stands there
    if b.text != "?":
        return Decision("supplied")
    if not (b.glued_before or b.before[-1:] in ")\"”'’"):
        return None
    ends = not b.after.strip() or b.after[0] in ".\n\r" or b.after.lstrip()[:1].isupper()
    return Decision("supplied") if ends and _asks().search(b.before) else None


_MARKS = frozenset("?!.,;:'\"()-–—“”‘’„") | {"--", "...”"}


@cache
def _asks() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:^|[.!?,;:\"“]\s+|\n)(?:and\s+|but\s+|so\s+)?(?:who|whom|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had"
        r"|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|won['’]t|wouldn['’]t|can['’]t|couldn['’]t|shouldn['’]t)\s[^.!?]*+$"
    )


_ASKING = frozenset("What Who Where When Why How Which Is Are Was Were Do Does Did Have Has Had Will Would Shall Should Can Could".split())


@needs(shape=QUERY)
def question_mark(b: Bracket) -> Decision | None:
    """A question mark outside quoted handwriting is doubt: ``[return?]``, ``[?]``, ``27 [26?] October``."""
    if b.cue("physical") and ('"' in b.text or "“" in b.text or ":" in b.text):
        return None
    if len(b.words) > 2 and b.text[-1] == "?" and b.first in _ASKING:
        return Decision("supplied")  # a whole question
    bare = _quoted().sub("", _inner_brackets().sub("", b.text))
    return Decision("uncertain") if "?" in bare else None


@cache
def _quoted() -> regex.Pattern[str]:
    return regex.compile(r"[\"“”][^\"“”]*+[\"“”]")


@cache
def _inner_brackets() -> regex.Pattern[str]:
    return regex.compile(r"\[[^\[\]]*+\]")


@needs(cue="doubt")
def hard_to_read(b: Bracket) -> Decision | None:
    """A reading, and a remark that it is doubtful: ``[thousand; the zeros are hard to read]``."""
    if not b.cue("doubt") or b.cue("physical"):
        return None
    return Decision("uncertain") if first_part(b.text) != b.text or b.starts_with("doubt") else None


@needs(shape=OR)
def alternatives(b: Bracket) -> Decision | None:
    """Two readings are offered: ``[Castro, or Cuba]``, ``[Chen or Cheng]``, ``[or: "..."]``."""
    if (
        b.lower.startswith(("or:", 'or "', "or “", "or possibly ", "or perhaps "))
        or (b.lower[:3] == "or " and b.lower[3:4].isdigit())
        or '" or "' in b.text
        or "” or “" in b.text
    ):
        return Decision("uncertain")
    if " / " in b.text and b.text[0] != "/" and len(b.words) <= 12:
        return Decision("uncertain")  # vacillating / biding his time
    if len(b.words) == 1 and b.text.count("/") == 1:
        one, _, two = b.text.partition("/")
        if {one.lower(), two.lower()} <= MONTHS:
            return Decision("uncertain")  # May/June
        alike = one.isalpha() and two.isalpha() and len(one) > 2 and len(two) > 2 and lexicon.is_english(one) and lexicon.is_english(two)
        return Decision("uncertain") if alike and one.islower() == two.islower() else None
    if " or " not in b.lower or not 3 <= len(b.words) <= 14:
        return None
    match = _either().match(b.text)
    if match is None:
        return None
    one, comma, two = match.groups()
    offered = (capitalised(one) and capitalised(two)) or (one[:1].isdigit() and two[:1].isdigit() and not b.glued_before)
    rest = b.text[match.end() :]
    offered = offered or bool(comma and rest and " " not in one and " " not in two)
    return Decision("uncertain") if offered and (comma or rest or similar(one, two) or "either" in b.lower or one[:1].isdigit()) else None


@cache
def _either() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:(?:[Ee]ither|[Pp]erhaps|[Pp]robably|[Pp]ossibly)\s+)?([\w'’.\- ]{1,40}?)(,?)\s+or\s+([\w'’.\- ]{1,40}+)(?=$|[;,])"
    )


def _needed(b: Bracket) -> bool:
    """Whether the sentence around needs these one or two words: it breaks off without them.

    That is so behind a form of *to be*, behind an article or possessive with a noun's place to fill, and for a past tense
    between its subject and what follows: ``they [signed] the treaty``, ``put his [signature] under it``.
    """
    if len(b.words) > 2 or b.text[-1:] in ":.;!" or not (b.text[:1].islower() and b.text.replace(" ", "").isalpha()):
        return False
    if not b.next[:1].islower() or not b.after[:1].isspace() or not b.before[-1:].isspace():
        return False
    previous = b.previous.lower()
    if not previous[-1:].isalpha():
        return False
    if b.lower in ("illegible", "unreadable", "indecipherable", "undecipherable", "unintelligible", "inaudible"):
        return False  # words of editors, hardly of a sentence
    gap = b.cue("gap") and b.lower not in ("missing", "lost", "damaged", "incomplete", "blank")
    if gap and len(b.words) > 1:
        return False
    if (
        previous in ("i", "we", "he", "she", "they", "who")
        and len(b.words) == 1
        and (b.next.lower() in DETERMINERS or b.next.lower() in PRONOUNS)
    ):
        return True  # he [withheld] his consent
    if previous == "to" and not b.cue("gap") and len(b.words) == 1 and not b.next[:1].isupper():
        return True
    if previous in ("is", "are", "was", "were", "be", "been", "being"):
        return True
    if previous in DETERMINERS or previous in ("of", "by", "with", "without", "for", "under"):
        return not gap and previous not in ("that", "this", "no", "any")
    return (
        b.text.endswith("ed")
        and not gap
        and (b.next.lower() in DETERMINERS or b.next.lower() in PRONOUNS or b.next.lower() in ("all", "at", "to", "against", "how"))
    )


@needs(cue="gap")
def lost_text(b: Bracket) -> Decision | None:
    """What cannot be read or is lost: ``[illegible]``, ``[one word missing]``, ``[Remainder of the notation is truncated]``.

    The cue must be what the bracket says, not a detail of something that it describes.
    """
    if not b.cue("gap"):
        return None
    if _needed(b) or _plain(b):
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


@needs(shape=SIGN)
def points(b: Bracket) -> Decision | None:
    """Points of omission and nothing else: ``[...]``, ``[…]``, ``[. . .]``."""
    return Decision("omission") if b.text and not b.text.strip(".… ·*–—-") and ("." in b.text or "…" in b.text or "*" in b.text) else None


@needs(cue="omit")
def left_out(b: Bracket) -> Decision | None:
    """Says what the editor left out, or sums it up: ``[Here follow details.]``, ``[Contains a report on ties.]``."""
    if not b.cue("omit") or (b.opens_with in ("see", "cf") and b.cue("source")):
        return None
    if _needed(b) or _plain(b):
        return Decision("supplied")
    if b.inside_sentence and not b.hits and b.text[:1].islower():
        return None
    return Decision("omission")


@needs(cue="page")
def page_of_source(b: Bracket) -> Decision | None:
    """A page or leaf: ``[page 2]``, ``[p. 16ob]``, ``[page break]``."""
    if not b.cue("page") or (b.behind in PREPOSITIONS and b.next[:1].islower()):
        return None  # "on [page 5] of your letter"
    return Decision("page")


@needs(shape=SIGN)
def page_number(b: Bracket) -> Decision | None:
    """The number of a page as it stands at its head or foot: ``[– 5 –]``."""
    bare = b.text.strip("-–—")
    return Decision("page") if len(b.text) - len(bare) > 1 and bare.strip().isdecimal() and len(b.text) < 12 else None


@needs(cue="source")
def where_found(b: Bracket) -> Decision | None:
    """Where something is to be found: ``[Source: ...]``, an archival reference, ``[733rd meeting]``, ``[See above]``."""
    if b.cue("source"):
        if b.lower.startswith(("see ", "from ")) and b.inside_sentence and not any(c.isdigit() for c in b.text):
            return None
        return Decision("source")
    if b.alone and b.lower.startswith("from the ") and len(b.words) > 4:
        return Decision("source")
    return None


@needs(shape=CAPITAL | SEVERAL)
def archival_reference(b: Bracket) -> Decision | None:
    """A reference to an archive by its code and numbers: ``[BArch, DC 20/4411, 17-22]``."""
    if "," not in b.text or len(b.text) > 200 or not any(map(str.isdigit, b.text)):
        return None
    return Decision("source") if _class_and_piece().match(b.text) or citations.looks_archival(b.text) else None


@cache
def _class_and_piece() -> regex.Pattern[str]:
    # Record classes of the British National Archives (FO 371/122787) and record groups of the American (RG 59, Box 12).
    return regex.compile(r"(?:ADM|AIR|CAB|CO|COAL|DEFE|DO|FCO|FO|HW|KV|PREM|T|WO)\s\d{1,4}/\d|RG\s?\d{1,3},")


@needs(cue="incident")
def in_the_room(b: Bracket) -> Decision | None:
    """What happened while people spoke: ``[Laughter.]``, ``[interrupts]``, ``[Turns to the interpreter.]``."""
    if not b.cue("incident") or len(b.words) > 15:
        return None
    if _needed(b):
        return Decision("supplied")
    if b.cue("physical") and not b.starts_with("incident"):
        return None
    if b.inside_sentence and b.text[:1].islower() and b.lower in _ALSO_PLAIN:
        return None
    return Decision("incident")


_ALSO_PLAIN = frozenset("break silence recess shows points leaves all everyone reading speaking showing agreement approval".split())


@needs(cue="physical")
def on_the_sheet(b: Bracket) -> Decision | None:
    """Describes the document or its making: ``[signed:]``, ``[handwritten: ...]``, ``[emphasis in the original]``."""
    if not b.cue("physical") or (len(b.words) == 1 and (b.glued_before or b.glued_after) and len(b.text) < 3):
        return None
    if len(b.words) == 2 and b.first.lower() == "in" and b.before.rstrip()[-1:] == ":" and b.before.rstrip()[-2:-1].isalpha():
        return Decision("incident")  # how somebody speaks: "Orlov: [in French]"
    if _needed(b):
        return Decision("supplied")
    if len(b.words) <= 3 and b.inside_sentence and not b.text.endswith(":") and not _never_prose().search(b.lower):
        return None
    head = first_part(b.text)
    if head != b.text and "original" in b.lower and lexicon.looks_transliterated(head):
        return None  # the original's words, with a remark on them
    return Decision("description")


@cache
def _never_prose() -> regex.Pattern[str]:
    return regex.compile(
        r"handwrit|signature|emphas|underlin|italic|in original|in the original|crossed|in (?:english|russian|french|german|latin|chinese)"
    )
