"""The sheet and the room: what the document looks like, and what happened while people spoke."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.insertions.rules.sentence import needed
from archivetext.words import english, foreign
from archivetext.words.languages import spellings
from archivetext.words.lists import TITLES, either
from archivetext.words.shapes import bare_word, first_part

if TYPE_CHECKING:
    from archivetext.words.languages import Language


@rule(by="words", cue="incident")
def in_the_room(b: Bracket) -> Decision | None:
    """What happened while people spoke: ``[Laughter.]``, ``[interrupts]``, ``[Turns to the interpreter.]``."""
    if not b.cue("incident") or len(b.words) > 15:
        return None
    if needed(b):
        return Decision("supplied")
    if b.cue("physical") and not b.starts_with("incident"):
        return None
    if b.inside_sentence and b.text[:1].islower() and b.lower in _ALSO_PLAIN:
        return None
    return Decision("incident")


_ALSO_PLAIN = frozenset("break silence recess shows points leaves all everyone reading speaking showing agreement approval".split())


@rule(by="words", cue="physical")
def on_the_sheet(b: Bracket) -> Decision | None:
    """Describes the document or its making: ``[signed:]``, ``[handwritten: ...]``, ``[emphasis in the original]``."""
    if not b.cue("physical") or (len(b.words) == 1 and (b.glued_before or b.glued_after) and len(b.text) < 3):
        return None
    if len(b.words) == 2 and b.first.lower() == "in" and b.before.rstrip()[-1:] == ":" and b.before.rstrip()[-2:-1].isalpha():
        return Decision("incident")  # how somebody speaks: "Orlov: [in French]"
    if needed(b):
        return Decision("supplied")
    if len(b.words) <= 3 and b.inside_sentence and not b.text.endswith(":") and not _never_prose(b.tables.languages).search(b.lower):
        return None
    head = first_part(b.text)
    if head != b.text and "original" in b.lower and foreign.looks_transliterated(head):
        return None  # the original's words, with a remark on them
    return Decision("description")


@lru_cache(8)
def _never_prose(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """Words that describe even inside a sentence."""
    return re.compile(rf"handwrit|signature|emphas|underlin|italic|in (?:the )?original|crossed|in (?:{either(spellings(languages))})\b")


@rule(by="place", when="a capital first")
def acts(b: Bracket) -> Decision | None:
    """A sentence without subject between sentences of speech tells what the speaker does: ``[Sits down.]``."""
    if b.opens and b.lower.removesuffix(".") in _ALONE and not b.word_after[:1].islower():
        return Decision("incident")
    if ":" in b.text and _says().match(b.text) and b.opens and len(b.text) < 300:
        return Decision("incident")  # somebody throws in a word
    at = 1 if b.first in ("He", "She") else 2 if b.first == "The" and b.words[1:2] and b.words[1].lower() in TITLES else 0
    if at and at < len(b.words) <= 9 and b.text[-1] == "." and b.words[at] in _BODILY:
        return Decision("incident")  # "He offers cigarettes.", "The Chairman rings his bell."
    if not b.opens or len(b.words) > 9 or b.first.lower() not in _BODILY or not _acting().match(b.text):
        return None
    if b.after[:1].isspace() and b.word_after[:1].islower():
        return None
    return Decision("incident")


_ALONE = frozenset(
    "rises stands sits leaves nods laughs smiles exits enters pauses coughs sighs applauds bows shrugs whispers departs".split()
)
"""What people do in a room, told in one word."""


_BODILY = _ALONE | frozenset(
    "offers rings lifts lights takes opens closes shows hands points looks turns walks goes comes"
    " reads picks puts pours drinks raises bangs knocks strikes throws gives pulls pushes gestures shakes embraces kisses"
    " waves weeps spreads unfolds draws taps holds lays places leans steps moves runs hurries returns drops folds hugs stops"
    " thinks hesitates listens writes calls sings whistles swears sneezes yawns stares glances searches".split()
)
"""What people do with their bodies and with things in the room."""


@cache
def _says() -> regex.Pattern[str]:
    return regex.compile(r"\p{Lu}[\p{L}.'’\- ]{1,40}+:\s+[\"“]")


@cache
def _acting() -> regex.Pattern[str]:
    return regex.compile(
        r"\p{Lu}\p{Ll}+s\s+(?:a|an|the|his|her|their|to|at|up|down|out|off|with|from|through|into|on|in|over|away|around|again|both)\b"
    )


@rule(by="place", when="several words")
def heads_text(b: Bracket) -> Decision | None:
    """Ordinary words with a colon that open a line say what stands below on the sheet: ``[Red jacket label:]``."""
    if b.text[-1] != ":" or len(b.words) > 8 or not b.opens or b.after.lstrip(" \t")[:1] not in ("", "\n", "\r"):
        return None
    words = [bare_word(word) for word in b.words]
    return Decision("description") if all(map(english.is_english, words)) and TITLES.isdisjoint(map(str.lower, words)) else None
