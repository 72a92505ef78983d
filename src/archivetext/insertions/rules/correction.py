"""What is wrong in the text, and what should stand there: ``recieved [received]``, ``[sic]``."""

from __future__ import annotations

from functools import cache

import regex

from archivetext.insertions.anchors import follows_name, name_before, words_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.insertions.rules.sentence import IRREGULAR
from archivetext.words import lexicon
from archivetext.words.shapes import FUNCTION, MODALS, OPEN_ENDS, ORDINALS, bare_word, capitalised, is_name, similar


@rule(by="words", cue="sic")
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
        return not given and not similar(b.bare_before, b.last) and any(word.endswith(("ed", "en")) or word in IRREGULAR for word in rest)
    if b.opens_with in ("thus", "so") and not given and len(b.words) <= 2:
        return b.opens or b.lower_before in MODALS or b.word_after[:1].islower() or b.text.endswith(",")
    if b.opens_with in ("actually", "rather"):
        return not (given and any(map(str.isdigit, b.word_before)))
    return b.opens_with in ("in", "correctly", "erroneously") and not given


@cache
def _verb_phrase() -> regex.Pattern[str]:
    return regex.compile(r"(?:should|must|ought\s+to)\s+(?:be|have\s+been)(?=\s|$)")


def _wrong_words(b: Bracket) -> tuple[int, int] | None:
    """The words that the bracket mends: as many as it gives where these are a name or a number, else one."""
    match = _mended().search(b.text)
    words = match.group(1).split() if match else []
    if not any(capitalised(word) or word.isdecimal() for word in words):
        return words_before(b, 1)
    return words_before(b, min(len(words), 6))


@cache
def _mended() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:should\s+(?:probably\s+|perhaps\s+|surely\s+)?(?:be|read|have\s+been)|probably|possibly|perhaps|recte|read|correctly|in\s+fact|actually|i\.e\.|meaning)\s*:?\s+[\"“'‘]?([^\"”;?.,\]]{1,60})"
    )


@rule(by="words", when="a sign first")
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


@rule(by="letters", when="one word, set off by a blank")
def misprint(b: Bracket) -> Decision | None:
    """The word before with its letters in order, or, where that is no word, the word meant: ``recieved [received]``."""
    previous = b.lower_before
    word = bare_word(b.text.lstrip("=")).lower()
    if len(word) < 3 or not word.isalpha() or previous == word:
        return None
    if len(word) == 3:  # a short word only for one that is none, and only by one letter: tne [the]
        if word not in FUNCTION or len(previous) != 3 or not previous.isalpha() or lexicon.is_english(previous):
            return None
        return Decision("correction", words_before(b, 1)) if sum(c != d for c, d in zip(previous, word, strict=True)) == 1 else None
    if word in ORDINALS and previous in ORDINALS:
        return Decision("correction", words_before(b, 1))  # the tenth [ninth]
    if sorted(previous) == sorted(word):
        return Decision("correction", words_before(b, 1))
    if (
        b.text.islower()
        and len(word) > 4
        and previous[:1] == word[:1]
        and similar(previous, word)
        and lexicon.is_english(word)
        and not lexicon.is_english(previous)
    ):
        return Decision("correction", words_before(b, 1))
    return None


@rule(by="letters", when="one word, a capital first, behind a name")
def other_spelling(b: Bracket) -> Decision | None:
    """One name that differs by few letters from the word before, inside a longer name, mends it: ``Liu Wenkui [Wenhui]``."""
    if not follows_name(b):
        return None
    previous = b.bare_before
    if not similar(previous, b.text) or (
        abs(len(previous) - len(b.text)) > 1 and (previous.lower() in b.lower or b.lower in previous.lower())
    ):
        return None  # a part of the name is no slip of the pen: Karno [Sukarno]
    run = name_before(b)
    longer = run is not None and " " in b.source[run[0] : run[1]].strip()
    if longer or (capitalised(b.word_after) and b.after[:1].isspace() and is_name(b.word_after)):
        return Decision("correction", words_before(b, 1))
    return None
