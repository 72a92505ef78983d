"""What is wrong in the text, and what should stand there: ``recieved [received]``, ``[sic]``."""

from __future__ import annotations

from functools import cache

import regex

from archivetext.insertions.anchors import follows_name, letters_before, measure_before, words_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.insertions.rules.sentence import IRREGULAR
from archivetext.words import english
from archivetext.words.foreign import looks_transliterated
from archivetext.words.forms import frames, one_slip, same_word, sounds_like, written_for
from archivetext.words.lists import DAYS, FUNCTION, MODALS, MONTHS, NUMERALS, OPEN_ENDS, ORDINALS, PRONOUNS, WEEKDAYS
from archivetext.words.shapes import bare_word, capitalised, is_name, similar


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
    if b.opens_with in PRONOUNS and (measured := measure_before(b)) is not None:
        return measured  # twelve years [he was really in his eighteenth]
    match = _mended().search(b.text)
    words = match.group(1).split() if match else []
    if not any(capitalised(word) or word.isdecimal() for word in words):
        return words_before(b, 1)
    return words_before(b, min(len(words), 6))


@cache
def _mended() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:should\s+(?:probably\s+|perhaps\s+|surely\s+)?(?:be|read|have\s+been)|probably|possibly|perhaps|recte|read|correctly"
        r"|in\s+fact|actually|i\.e\.|meaning)\s*:?\s+[\"“'‘]?([^\"”;?.,\]]{1,60})"
    )


@rule(by="words", when="a sign first")
def sentence_mark(b: Bracket) -> Decision | None:
    """A mark that the sentence lacks: ``Ningxia[.]``; ``[?]`` that touches the last word of a question is one, not doubt."""
    if b.text in _SIGNS:
        return Decision("supplied")
    if not b.text or (b.text not in _MARKS and not _mark_and_quote(b.text)):
        return None
    if b.text == "!" and not b.glued_before:
        return Decision("correction", words_before(b, 1))  # wonder at what stands there
    if b.text != "?":
        return Decision("supplied")
    if not (b.glued_before or b.before[-1:] in ")\"”'’"):
        return None
    ends = not b.after.strip() or b.after[0] in ".\n\r" or b.after.lstrip()[:1].isupper()
    return Decision("supplied") if ends and _asks().search(b.before) else None


def _mark_and_quote(text: str) -> bool:
    """Whether it is a mark with the quotation mark that closes or opens a speech: ``,"``."""
    return len(text) == 2 and len(set(text) & set("\"'“”‘’")) == 1 and not {",", ".", ";", ":", "!", "?", "—"}.isdisjoint(text)


_SIGNS = frozenset("£$€¥%°&§")
_MARKS = frozenset("?!.,;:'\"()-–—“”‘’„") | {"...”"}


@cache
def _asks() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:^|[.!?,;:\"“]\s+|\n)(?:and\s+|but\s+|so\s+)?"
        r"(?:who|whom|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had"
        r"|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|won['’]t|wouldn['’]t|can['’]t|couldn['’]t|shouldn['’]t)"
        r"\s[^.!?]*+$"
    )


@rule(by="letters", when="one word, touched by a letter")
def whole_word_glued(b: Bracket) -> Decision | None:
    """A whole word that touches its misspelling: ``the compeny[company]``; a blank was lost."""
    if len(b.text) < 3 or not b.text.isalpha() or b.glued_after:
        return None
    fragment = letters_before(b)
    if fragment is None or fragment[1] - fragment[0] < 4:
        return None
    word = b.source[slice(*fragment)]
    if len(b.text) == 3 and not (word.startswith(b.text) and not english.is_english(word)):
        return None
    if word[0].lower() != b.text[0].lower() or not similar(word, b.text):
        return None
    if not english.is_english(b.text) and b.text.lower() not in MONTHS and b.text.lower() not in DAYS:
        return None
    return None if english.is_english(word + b.text) else Decision("correction", fragment)


@rule(by="letters", when="one word, set off by a blank")
def misprint(b: Bracket) -> Decision | None:
    """The word before with its letters in order, or, where that is no word, the word meant: ``recieved [received]``."""
    previous = b.lower_before
    word = bare_word(b.lower.lstrip("="))
    if len(word) < 3 or not word.isalpha() or previous == word:
        return None
    row = _ROWS.get(word)
    if row and row == _ROWS.get(previous) and b.text[0].isupper() == b.bare_before[0].isupper() and not _joined_number(previous, word):
        return Decision("correction", words_before(b, 1))  # Monday [Sunday]
    if 1 < len(previous) < 4 and word in FUNCTION and previous.isalpha() and b.word_before.islower() and not english.is_english(previous):
        return Decision("correction", words_before(b, 1))  # oo [you]
    if len(word) == 3:  # a short word only for one that is none, and only by one letter: tne [the]
        if word not in FUNCTION or len(previous) != 3 or not previous.isalpha() or english.is_english(previous):
            return None
        return Decision("correction", words_before(b, 1)) if sum(c != d for c, d in zip(previous, word, strict=True)) == 1 else None
    if len(previous) == len(word) and sorted(previous) == sorted(word):
        return Decision("correction", words_before(b, 1))
    if len(word) > 4 and previous and word.endswith(previous) and "".join(b.before.lower().rsplit(None, 2)[-2:]) == word:
        return Decision("correction", words_before(b, 2))  # a bout [about]
    if english.is_english(previous) or not previous.isalpha() or (b.text[0].isupper() and b.bare_before[0].islower()):
        return None
    if b.text[0].islower() and b.bare_before[0].isupper():  # a Buffalow [buffalo]
        near = (
            len(word) > 4
            and english.is_english(word)
            and (one_slip(previous, word) or sounds_like(previous, word) or frames(previous, word))
        )
        near = near or (len(word) == len(previous) > 6 and english.is_english(word) and sum(map(str.__ne__, word, previous)) < 3)
        return Decision("correction", words_before(b, 1)) if near and not word.startswith(previous) else None
    known = english.is_english(word) or word in MONTHS or word in DAYS
    if known and (previous[0] == word[0] or len(word) > 5):
        alike = sounds_like(previous, word) or (previous[0] == word[0] and similar(previous, word))
        if (alike or frames(previous, word)) and not (previous[-1] in "aioy" and looks_transliterated(previous)):
            return Decision("correction", words_before(b, 1))
    if len(word) > 6 and b.text.islower() and abs(len(previous) - len(word)) < 2 and previous[1:] == word[1:]:
        return Decision("correction", words_before(b, 1))  # one letter, in a word that no list has
    return None


_ROWS = {
    **dict.fromkeys(WEEKDAYS, "weekdays"),
    **dict.fromkeys(MONTHS, "months"),
    **dict.fromkeys(ORDINALS, "ordinals"),
    **dict.fromkeys(NUMERALS - {"several", "few", "dozen", "hundred", "thousand", "million", "billion"}, "numerals"),
    **dict.fromkeys(("north", "south"), "north and south"),
    **dict.fromkeys(("east", "west"), "east and west"),
}
"""Words of a row, of which two do not stand beside each other."""


def _joined_number(tens: str, unit: str) -> bool:
    """Whether two numerals make one: ``twenty [two]``."""
    return tens.endswith("ty") and unit in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@rule(by="letters", when="one word, a capital first, behind a name")
def other_spelling(b: Bracket) -> Decision | None:
    """One name that differs by few letters from the word before, inside a longer name, mends it: ``Liu Wenkui [Wenhui]``."""
    previous = b.bare_before
    if abs(len(b.lower_before) - len(b.lower)) > 2 or not follows_name(b):
        return None
    if not similar(previous, b.text) or (
        abs(len(previous) - len(b.text)) > 1 and (previous.lower() in b.lower or b.lower in previous.lower())
    ):
        return None  # a part of the name is no slip of the pen: Karno [Sukarno]
    run = b.name
    longer = run is not None and " " in b.source[run[0] : run[1]].strip()
    if longer or (b.name_follows and is_name(b.word_after)):
        return Decision("correction", words_before(b, 1))
    return None


@rule(by="letters", when="set off by a blank")
def other_form(b: Bracket) -> Decision | None:
    """Another form of the word before it, or the word for which it was written: ``he is sends [sending] two``, ``the principle [principal] man``.

    Two such words do not stand beside each other, save those that make a tense (``has [had]``). Several words repeat those before
    them but for one: ``the troops is advancing [are advancing]``.
    """
    count = len(b.words)
    if not 0 < count < 5 or b.word_before[-1:] in ",.;:!?":
        return None
    last = bare_word(b.last)
    if count == 1 and last.isupper() and _of_compass(last) and _of_compass(b.bare_before) and b.bare_before != last:
        return Decision("correction", words_before(b, 1))
    if not last.islower() and last != "I":
        return None
    written = b.before.rsplit(None, count)[-count:]
    if len(written) < count:
        return None
    odd: tuple[str, str] | None = None
    for one, two in zip(written, b.words, strict=True):
        pair = (bare_word(one).lower(), bare_word(two).lower())
        if not all(pair) or (odd is not None and pair[0] != pair[1]):
            return None
        if pair[0] != pair[1]:
            odd = pair
    repeats = odd is not None and count > 1 and odd[0][0] == odd[1][0] and odd[0] not in FUNCTION  # writes to me [wrote to me]
    return Decision("correction", words_before(b, count)) if odd is not None and (repeats or _instead(*odd)) else None


def _of_compass(word: str) -> bool:
    """Whether the word is a point of the compass in letters: ``NW``."""
    return word.isupper() and not word.replace(".", "").strip("NSEW")


def _instead(one: str, two: str) -> bool:
    """Whether the second is meant where the first is written."""
    if two in _MAKE_TENSES and one in _OF_TENSES and not (one in ("been", "being", "be") and two != "had"):
        return False
    if same_word(one, two) or written_for(one, two):
        return True
    if one[:1] != two[:1] or one in FUNCTION:
        return False
    if len(one) == len(two) > 4 and one[-2:] == two[-2:] and sum(map(str.__ne__, one, two)) == 2:
        return english.is_english(one) and english.is_english(two)  # the gauge [gorge]
    if not one_slip(one, two):
        return False
    if len(one) == 4 and len(two) == 3:
        return two not in FUNCTION and english.is_english(one) and english.is_english(two)  # a sand bear [bar]
    if two in FUNCTION:
        return len(two) > 3
    if len(one) == len(two) == 4:
        return english.is_english(one) and english.is_english(two)  # the hill [hull] of a ship
    if len(one) == 4 and (len(two) < 5 or two[-1] != one[-1]):
        return False  # part [party] reads on as often; word [world] does not
    return len(one) > 3 < len(two) and english.is_english(one) and english.is_english(two)


_OF_TENSES = frozenset("be am is are was were been being have has had having do does did".split())
_MAKE_TENSES = frozenset("been being had done".split())
"""What may stand behind a form of its own verb: has had, is being."""


@rule(by="letters", when="a figure first")
def other_figure(b: Bracket) -> Decision | None:
    """A figure of the same kind behind a figure, so near to it that one is a slip: ``4 June 1871 [1872]``, ``Thursday the 12th [13th]``.

    Hours, and days of two calendars, are given in another style and are glosses.
    """
    written, meant = _figure(b.word_before), _figure(b.text)
    start = b.start - len(b.before) + len(b.before.rstrip()) - len(b.word_before)
    about = (start, start + len(b.word_before.rstrip(".,;:")))
    if written is None or meant is None or written == meant or not b.before[-1:].isspace():
        return None
    (number, ending), (other, its) = written, meant
    if b.lower_before in ORDINALS or (ending and its and ending != its and {ending, its}.isdisjoint(_NTH)):
        return None
    if len(number) == len(other) == 4:
        return Decision("correction", about) if abs(int(number) - int(other)) < 100 and not ending and not its else None
    if (
        bool(ending) != bool(its)
        or b.word_after.lower().rstrip(".,;") in _HOURS
        or _HOURS_ASIDE.intersection(b.before.lower().split()[-3:])
    ):
        return None
    if len(number) < 3 and len(other) < 3:
        dated = ending in _NTH or any(word.strip("_.,").lower() in MONTHS for word in (b.word_after, *b.before.split()[-3:-1]))
        apart = abs(int(number) - int(other))
        return Decision("correction", about) if dated and apart < 10 else None
    return Decision("correction", about) if similar(number, other) and len(number) > 2 and len(number) == len(other) else None


@rule(by="letters", when="several words, a figure inside, behind a name")
def figure_of_another(b: Bracket) -> Decision | None:
    """Another's figure, with his name, behind a figure of the same kind: ``1807 [according to Burke in 1808]``."""
    if b.opens_with not in ("according", "others", "some", "by", "or", "for") or len(b.words) > 8:
        return None
    written, meant = _figure(b.word_before), _figure(b.last)
    if written is None or meant is None or written == meant or len(written[0]) != len(meant[0]) or len(written[0]) != 4:
        return None
    return Decision("correction", words_before(b, 1)) if abs(int(written[0]) - int(meant[0])) < 100 else None


def _figure(word: str) -> tuple[str, str] | None:
    """The figures of a word, and the letters behind them: ``17_th_``."""
    bare = word.strip("_*.,;:()").replace(",", "")
    digits = bare.rstrip("abcdefghijklmnopqrstuvwxyz_")
    return (digits, bare[len(digits) :].strip("_")) if digits.isdecimal() and len(digits) < 10 else None


_NTH = frozenset(("st", "nd", "rd", "th", "d"))
_HOURS = frozenset(("a.m", "p.m", "am", "pm", "o'clock", "o’clock", "hours", "hrs"))
_HOURS_ASIDE = frozenset(("at", "o'clock", "o’clock", "a.m.", "p.m."))
