"""The sheet and the room: what the document looks like, and what happened while people spoke."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.insertions.rules.sentence import IRREGULAR, needed, plain_words, rest_of_word
from archivetext.words import english, foreign
from archivetext.words.languages import spellings
from archivetext.words.lists import ARTICLES, MODALS, OPEN_ENDS, PREPOSITIONS, PRONOUNS, THIRD_PERSON, TITLES, either
from archivetext.words.shapes import bare_word, first_part

if TYPE_CHECKING:
    from archivetext.insertions.cues import Cues


@rule(by="words", cue="incident")
def in_the_room(b: Bracket) -> Decision | None:
    """What happened while people spoke: ``[Laughter.]``, ``[interrupts]``, ``[Turns to the interpreter.]``."""
    if not b.cue("incident") or rest_of_word(b) or len(b.words) > (25 if b.text[0].isupper() and b.opens else 15):
        return None
    if needed(b) or (
        b.lower_before in MODALS and (b.first.endswith("ed") or b.first == "left" or b.first in IRREGULAR) and b.word_before[-1:].isalpha()
    ):
        return Decision("supplied")
    if b.cue("physical") and not b.starts_with("incident"):
        return None
    if (
        (b.last.lower() in OPEN_ENDS or b.last in PREPOSITIONS)
        and b.last not in ("on", "off", "in", "out")
        and len(b.words) > 2
        and b.after[:1].isspace()
        and b.word_after[:1].isalpha()
    ):
        return None  # [The Court adjourned without] Day: the sentence goes on
    if len(b.words) > 2 and b.opens and b.word_after[:1].islower() and b.text[-1] not in ".!" and b.word_before[-1:] in ".!?":
        return None  # the sentence goes on
    if (
        b.inside_sentence
        and b.text[:1].islower()
        and (b.lower in _ALSO_PLAIN or b.opens_with == "no" or (b.lower_before in PREPOSITIONS and plain_words(b)))
    ):
        return None
    return Decision("incident")


_ALSO_PLAIN = frozenset(
    "break movement silence recess shows points leaves all everyone reading speaking showing agreement approval".split()
)


@rule(by="words", cue="physical")
def on_the_sheet(b: Bracket) -> Decision | None:
    """Describes the document or its making: ``[signed:]``, ``[handwritten: ...]``, ``[emphasis in the original]``."""
    if not b.cue("physical") or rest_of_word(b) or (len(b.words) == 1 and (b.glued_before or b.glued_after) and len(b.text) < 3):
        return None
    if len(b.words) == 2 and b.first.lower() == "in" and b.word_before[-1:] == ":" and b.before.rstrip()[-2:-1].isalpha():
        return Decision("incident")  # how somebody speaks: "Orlov: [in French]"
    if needed(b):
        return Decision("supplied")
    if b.opens_with in ARTICLES and b.lower_before in PRONOUNS and not b.opens:
        return None  # it [the drawing of the weaver]
    within = b.inside_sentence or (b.word_before[-1:].isalpha() and b.word_after[:1].islower() and len(b.words) == 1)
    if len(b.words) <= 3 and within and ":" not in b.text and not _never_prose(b.tables).search(b.lower):
        return None
    head = first_part(b.text)
    if head != b.text and "original" in b.lower and foreign.looks_transliterated(head):
        return None  # the original's words, with a remark on them
    return Decision("description")


@lru_cache(8)
def _never_prose(tables: Cues) -> re.Pattern[str]:
    """Words that describe even inside a sentence."""
    return re.compile(
        r"handwrit|interlin|docket|signature|emphas|underlin|italic|in (?:the )?original|crossed|struck"
        rf"|music(?:al)? (?:example|notation|score|quotation|excerpt)|in (?:{either(spellings(tables.languages))})\b"
    )


@rule(by="place", when="at an edge")
def speaks_so(b: Bracket) -> Decision | None:
    """Behind the name of a speaker, or between his sentences, it tells to whom or how he speaks: ``Hale: [To the prisoner] Have you``."""
    if not b.opens or b.heads or not 0 < len(b.words) < 9 or b.text[-1] in ",;:?" or b.word_after[:1].islower():
        return None
    first = b.first.lower()
    if first in ("to", "aside", "addressing", "through") and len(b.words) > 1:
        return Decision("incident") if b.last.lower() not in OPEN_ENDS and b.after[:1].isspace() else None
    if b.word_before[-1:] != ":" or not b.after[:1].isspace():
        return None
    how = first.endswith(("ing", "ly")) or (len(b.words) > 1 and b.words[1].endswith("ing"))
    return Decision("incident") if how else None


@rule(by="place", when="a small letter first, at an edge")
def doing(b: Bracket) -> Decision | None:
    """What somebody does while he speaks, between two of his sentences: ``fol-de-rol! [dancing]--the eyes of all``, ``ORLOV: [thinks] I ...``."""
    acting = len(b.words) == 1 and b.text.isalpha() and b.first[-1] == "s" and b.first[-2:] != "ss" and b.word_after[:1].isupper()
    if not (b.first.endswith("ing") or b.lower == "aside" or acting) or len(b.words) > 8:
        return None
    if b.opens_with in _CONCERNING or b.text[-1] in ",;:?" or b.lower_before in MODALS or not b.word_before or b.heads:
        return None
    before = b.before.rstrip().rstrip(_QUOTES)
    if acting and before[-1:] == ":":
        return Decision("incident")  # ORLOV: [thinks] I cannot say
    if before[-1:] not in tuple(".!?—…") and not before.endswith("--"):
        return None
    ahead = b.after.lstrip()[:1]
    return Decision("incident") if not ahead.islower() and ahead not in tuple(",;)") else None


@rule(by="place", when="a capital first")
def acts(b: Bracket) -> Decision | None:
    """A sentence without subject between sentences of speech tells what the speaker does: ``[Sits down.]``."""
    opens = b.opens
    if opens and (b.lower.removesuffix(".") in _ALONE or b.first.rstrip(".") in _ON_STAGE) and not b.word_after[:1].islower():
        return Decision("incident")
    if opens and ":" in b.text and len(b.text) < 300 and _says().match(b.text):
        return Decision("incident")  # somebody throws in a word
    if opens and b.first.endswith("ing") and b.text[-1] == "." and 1 < len(b.words) < 10 and b.opens_with not in _CONCERNING:
        return Decision("incident")  # "Rapping for order."
    at = 1 if b.first in THIRD_PERSON else 2 if b.first == "The" and b.words[1:2] and b.words[1].lower() in TITLES else 0
    if at and at < len(b.words) <= 9 and b.text[-1] == "." and b.words[at] in _BODILY:
        return Decision("incident")  # "He offers cigarettes.", "The Chairman rings his bell."
    if not opens or len(b.words) > 9 or b.first.lower() not in _BODILY or not _acting().match(b.text):
        return None
    if b.after[:1].isspace() and b.word_after[:1].islower():
        return None
    return Decision("incident")


_QUOTES = "\"'”’"
"""What may close a speech behind the sign that ends its sentence."""
_CONCERNING = frozenset(
    "according regarding concerning during including following referring beginning ending king spring morning evening meaning being having"
    " excepting speaking considering counting meeting sitting hearing reading nothing something anything everything thing".split()
)
_ALONE = frozenset(
    "aside rises stands sits leaves nods laughs smiles exits enters pauses coughs sighs applauds bows shrugs whispers departs".split()
)
"""What people do in a room, told in one word."""


_ON_STAGE = frozenset(("Enter", "Re-enter", "Reenter", "Exit", "Exeunt", "Manet"))


_BODILY = _ALONE | frozenset(
    "offers rings lifts lights takes opens closes shows hands points looks turns walks goes comes"
    " reads picks puts pours drinks raises bangs knocks strikes throws gives pulls pushes gestures shakes embraces kisses"
    " waves weeps spreads unfolds draws taps holds lays places leans steps moves runs hurries returns drops folds hugs stops"
    " thinks hesitates listens writes calls sings whistles swears sneezes yawns stares glances searches".split()
)
"""What people do with their bodies and with things in the room."""


@cache
def _says() -> regex.Pattern[str]:
    return regex.compile(
        r"\p{Lu}[\p{L}.'’\- ]{1,40}+:\s+[\"“]|(?:(?:M[RSrs]{1,2}|D[Rr]|S[Ii][Rr])\.?\s\p{Lu}[\p{L}'’\-]*+|\p{Lu}{4,})(?:\s\([^()]{1,30}\))?:\s+\p{Lu}[^:]*[.!?]$"
    )


@cache
def _acting() -> regex.Pattern[str]:
    return regex.compile(
        r"\p{Lu}\p{Ll}+s\s+(?:a|an|the|his|her|their|to|at|up|down|out|off|with|from|through|into|on|in|over|away|around|again|both)\b"
    )


@rule(by="place", when="several words, a point inside")
def heads_text(b: Bracket) -> Decision | None:
    """Ordinary words with a colon that open a line say what stands below on the sheet: ``[Red jacket label:]``."""
    if b.text[-1] != ":" or len(b.words) > 8 or not b.opens or b.after.lstrip(" \t")[:1] not in ("", "\n", "\r"):
        return None
    words = [bare_word(word) for word in b.words]
    return Decision("description") if all(map(english.is_english, words)) and TITLES.isdisjoint(map(str.lower, words)) else None
