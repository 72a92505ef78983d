"""What a bracket is about: the name, phrase, number or fragment beside it, as a stretch of the source.

Most functions give a span or None; those that say whether something stands there give a bool. An anchor stands against its bracket, so
its one end is sure; where it begins is told by articles, capitals and the number of words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category

import regex

from archivetext.words import english
from archivetext.words.lists import (
    ADDRESS,
    BEFORE_NAMES,
    BODIES,
    DAYS,
    DETERMINERS,
    FUNCTION,
    INSIDE_NAMES,
    MODALS,
    MONTHS,
    NUMERALS,
    PARTICLES_AHEAD,
    PREPOSITIONS,
    PRONOUNS,
    TITLES,
)
from archivetext.words.shapes import bare_word, initial_or_short, is_letter, is_name, long_word_point

if TYPE_CHECKING:
    from archivetext.insertions.bracket import Bracket


def name_before(b: Bracket) -> tuple[int, int] | None:
    """The run of capitalised words that ends at the bracket, without leading small words, months and titles.

    Capitalised words in a row, joined by blanks or particles. A point behind a long word, a comma or a bracket ends the run.
    """
    before = b.before.rstrip()
    stop = len(before)
    if stop and before[stop - 1] in ")\"'”’*_":
        stop -= 1
    words = _capitals_back(before, stop)
    if not words:
        return None
    while len(words) > 1 and _is_before_name(before, words):
        words.pop(0)
    start = words[0][0]
    while (particle := before[:start].rsplit(None, 1)[-1:]) and particle[0] in PARTICLES_AHEAD:
        start = before.rindex(particle[0], 0, start)  # van der Wall
    offset = b.start - len(b.before)
    return offset + start, offset + stop


def _capitals_back(before: str, stop: int) -> list[tuple[int, str]]:
    """The capitalised words in a row that end at *stop*, with their places."""
    words: list[tuple[int, str]] = []
    if not stop or before[stop - 1].isspace():
        return words
    at = stop
    pending = article = False  # particles only count before a further capital, "the" only behind "of" or a name
    floor = max(0, stop - 100)
    while at > floor:
        word = before[floor:at].rsplit(None, 1)[-1]
        start = at - len(word)
        if word.islower() and word.isalpha() and not (words and word in INSIDE_NAMES):
            break  # an ordinary word
        opened = 0 if word[0].isalnum() else len(word) - len(word.lstrip("(\"'“‘`[*_"))
        c = word[opened : opened + 1]
        if (words or pending) and not word.isalpha():
            last = word[-1:]
            if not (last.isalnum() or last in "'’.-") or (last == "." and _ends_name(word)) or (last.isdigit() and "." in word):
                break
        edge = -1 if word.isalnum() else max(map(word.rfind, '—–([“"/'))
        if opened <= edge < len(word) - 1:  # the name starts inside what blanks divide: "read—Orlov"
            start += edge + 1
            word = word[edge + 1 :]
            opened = 0
            c = word[0]
        if words and words[0][1].lower().rstrip(".") in ADDRESS and is_name(word):
            break  # "Orlov Comrade Petrov": two men
        if c.isupper() or (c.isdigit() and words and word[-2:] in ("st", "nd", "rd", "th") and not is_name(words[0][1])):
            if article and not is_name(word):
                break  # "Tell the Old Man"
            words.insert(0, (start + opened, word[opened:]))
            pending = article = False
            if opened or edge >= 0:
                break
        elif words and word in INSIDE_NAMES and (not pending or (article and word == "of")):
            pending = True
            article = word == "the"
        else:
            break
        at = floor + len(before[floor:start].rstrip())
        if before.count("\n", at, start) > 1:
            break  # another paragraph
    return words


def _ends_name(word: str) -> bool:
    """Whether the point behind a word ends a name: behind a long word, or one in capitals that is no title (``KIM IL SUNG. PAK HEON``)."""
    return long_word_point(word) or (len(word) == 5 and word.isupper() and word[:4].isalpha() and word[:4].lower() not in TITLES)


def _is_before_name(before: str, words: list[tuple[int, str]]) -> bool:
    """Whether the first of the words stands before the name and is no part of it: a small word, a title, the month of a day."""
    start, word = words[0]
    lowered = word.lower().rstrip(".")
    return (
        (lowered in FUNCTION and word[-1] != ".")
        or (lowered in BEFORE_NAMES and any(is_name(w) for _, w in words[1:]))
        or (lowered in MONTHS and before[:start].rstrip()[-1:].isdigit())
    )


@cache
def word_back() -> regex.Pattern[str]:
    """A word, for the search back from a bracket."""
    # A word that the editor completed is one word: extreme[ly].
    # The separators U+001C to U+001F are white space to str, and not to \s.
    # The dash of a list that touches its first word is none of it: -Office of the Budget.
    return regex.compile(r"(?:(?<!\S)[-–—•](?=\p{Lu}))?+\K(?:[^\s\x1c-\x1f\[\](),;:“”\"`]|(?<=\p{L})\[\p{L}{1,20}\])++")


def words_before(b: Bracket, count: int) -> tuple[int, int] | None:
    """The last *count* words before the bracket; None where only signs stand there."""
    before = b.before.rstrip()
    close = len(before)
    if count == 1 and (word := b.word_before).isalnum() and len(word) < 90 and before[-len(word) - 1 : -len(word)].isspace():
        return b.start - len(b.before) + close - len(word), b.start - len(b.before) + close  # nothing but letters and figures, as mostly
    if close and before[close - 1] in ")\"'”’*_":
        close -= 1
    matches = list(word_back().finditer(before, max(0, close - 90), close))
    if not matches:
        return None
    chosen = matches[-count:]
    offset = b.start - len(b.before)
    start, end = chosen[0].start(), chosen[-1].end()
    while before[start].isdigit() and start > 1 and before[start - 1] == "," and before[start - 2].isdigit():
        start -= 2  # 2,341 is one number
        while start and before[start - 1].isdigit():
            start -= 1
    while end > start and before[end - 1] in ".!?" and not (before[end - 1] == "." and before[start].isdigit()):
        end -= 1
    return (offset + start, offset + end) if end > start else None  # signs are no word


def is_words(text: str) -> bool:
    """Whether there is something to be about: a letter, a figure, or a sign that is read as a word; not dashes, points or blanks alone.

    >>> is_words("CC"), is_words("%"), is_words(" –")
    (True, True, False)
    """
    return any(map(str.isalnum, text)) or any(c in _READ_AS_WORDS or category(c)[0] == "S" or category(c) in _BROKEN for c in text)


_READ_AS_WORDS = frozenset("%‰§¶&@#†‡")
_BROKEN = frozenset(("Cs", "Co", "Cn"))
"""Signs that a wrong encoding leaves in the place of letters."""


def letters_before(b: Bracket) -> tuple[int, int] | None:
    """The fragment of a word that touches the bracket on its left."""
    before = b.before
    at = len(before)
    while at and (is_letter(before[at - 1]) or before[at - 1] in "'’"):
        at -= 1
    return (b.start - (len(before) - at), b.start) if at < len(before) else None


def letters_after(b: Bracket) -> tuple[int, int] | None:
    """The fragment of a word that touches the bracket on its right."""
    at = 0
    after = b.after
    while at < len(after) and is_letter(after[at]):
        at += 1
    return (b.end, b.end + at) if at else None


def rendered_words(b: Bracket, words: int, original: str = "") -> tuple[int, int] | None:
    """The English words that render *words* words of the original.

    As many words as it has; for a single word the whole noun phrase, where its article stands in reach (one word is often
    two in English); with the preposition, where the original opens with one.
    """
    quoted = quoted_before(b)
    if quoted is not None:
        return quoted
    if words == 1:
        return noun_phrase(b)
    first = original.split(None, 1)[0].lower() if original else ""
    if len(first) <= 2 and first.isalpha():  # v verkhakh: at the top
        before = b.before.split()
        for count in range(words, min(words + 2, len(before)) + 1):
            if before[-count].lower() in PREPOSITIONS:
                return words_before(b, count)
    count = max(1, min(words, 6) - b.word_before.count("-"))  # self-reliance is two words of most languages
    before = b.before.rsplit(None, count + 1)
    if len(before) > count and before[-count].lower() == "of":
        count += 1  # state of siege
    while 1 < count < len(before) and before[-count].lower() in _BEFORE_PHRASE:
        count -= 1
    return words_before(b, count)


_BEFORE_PHRASE = frozenset("that which who and but is are was were a an".split())
"""Small words that stand before a phrase and are no part of it."""


def quoted_before(b: Bracket) -> tuple[int, int] | None:
    """The phrase in quotation marks right before the bracket, with its marks; none longer than 90 characters."""
    closing = b.word_before[-1:]
    if closing not in _CLOSING:
        return None
    before = b.before.rstrip()
    if closing in "'’":
        return _in_single_marks(b, before)
    opening = before.rfind('"' if before[-1] == '"' else "“", 0, len(before) - 1)
    if opening < 0 or len(before) - opening > 90:
        return None
    end = b.start - len(b.before) + len(before)
    while b.source[end - 1] in "_*" and end < b.start:
        end += 1  # a sign of emphasis stands before the mark
    return b.start - len(b.before) + opening, end


_CLOSING = frozenset(("”", '"', "'", "’"))


def _in_single_marks(b: Bracket, before: str) -> tuple[int, int] | None:
    """The one to three words in single marks at the end: ``‘Heron’``, ```Heron'``; an apostrophe alone is none."""
    match = _single_marks().search(before, max(0, len(before) - 40))
    return None if match is None else (b.start - len(b.before) + match.start(), b.start - len(b.before) + len(before))


@cache
def _single_marks() -> re.Pattern[str]:
    return re.compile(r"(?<![\w'’])[`‘'][^\W_][\w.-]*(?: [\w.-]+){0,2}['’]$")


def noun_phrase(b: Bracket) -> tuple[int, int] | None:
    """The last word before the bracket, with the adjectives between it and its article, at most three words."""
    before = b.before.split()
    for count in range(2, 5):
        if len(before) < count:
            break
        word = before[-count]
        if word.lower() in DETERMINERS:
            return words_before(b, count - 1)
        if word.lower() in NUMERALS:
            return words_before(b, count)
        if not word[-1].isalpha() or (word.lower() in FUNCTION and word.lower() != "own"):
            break
    return words_before(b, 1)


def name_after(b: Bracket) -> tuple[int, int] | None:
    """The run of capitalised words behind the bracket."""
    match = _capital_run_ahead().match(b.after)
    if match is None:
        return None
    end = match.end(1)
    while end and b.after[end - 1] in ".,'’-":
        end -= 1
    if b.after[end - 2 : end] in ("'s", "’s"):
        end -= 2
    return b.end + match.start(1), b.end + end


@cache
def _capital_run_ahead() -> regex.Pattern[str]:
    return regex.compile(r"\s*((?:[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+)(?:\s+[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+)*+)")


def noun_before(b: Bracket) -> tuple[int, int] | None:
    """The name, quoted phrase or noun phrase before the bracket; as many names of a list as the bracket says that it means."""
    quoted = quoted_before(b)
    if quoted is not None:
        return quoted
    name = b.name
    if name is None:
        return noun_phrase(b)
    several = _several().match(b.lower)
    if several:
        listed = _list_back(_COUNTED[several.group(1)]).search(b.before.rstrip())
        if listed:
            return b.start - len(b.before) + listed.start(), name[1]
    before = b.before[: name[0] - b.start + len(b.before)]
    office = _office_of().search(before) if before.endswith(("for ", "for the ", "to ", "to the ")) else None
    if office is None and b.first.lower().rstrip(".") in ADDRESS and before.endswith(("from ", "from the ", "of ", "for ")):
        office = _member_of().search(before)
    return name if office is None else (name[0] - len(before) + office.start(), name[1])


@cache
def _office_of() -> regex.Pattern[str]:
    """An office before what it is for, as the words of one title: ``Minister for`` Foreign Affairs."""
    first = r"(?:(?:Prime|Foreign|Deputy|Vice|Assistant|Under|First|Acting|Permanent|Parliamentary|High|Special)[\s-])*"
    office = r"(?:Ministers?|Secretary|Secretaries|Ambassadors?|Commissioners?|Directors?|Representatives?|Envoy|Delegates?|Consul|Adviser|Advisor)"
    return regex.compile(rf"\b{first}{office}(?:\s(?:General|of\sState))?\s(?:for|to)\s(?:the\s)?$")


@cache
def _member_of() -> regex.Pattern[str]:
    """Who sits for a place, before its name: ``the Senator from`` Norland [Mr. Hale]."""
    return regex.compile(
        r"\b(?:junior\s|senior\s|able\s|distinguished\s)*(?i:senator|gentle(?:man|woman|lady)|member|delegate|representative|congress(?:man|woman))\s(?:from|for|of)\s(?:the\s)?$"
    )


@cache
def _several() -> re.Pattern[str]:
    return re.compile(r"(?:the\s+|all\s+)?(?:last\s+|latter\s+)?(both|two|three|four)\b")


_COUNTED = {"both": 2, "two": 2, "three": 3, "four": 4}


@cache
def _list_back(count: int) -> regex.Pattern[str]:
    word = r"(?:\[?[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+\]?(?:\s+[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+){0,3}+)"
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}.'’\-]){word}(?:(?:,\s+|,?\s+and\s+){word}){{{count - 1}}}$")


def day_before(b: Bracket) -> tuple[int, int] | None:
    """The whole day before the bracket: ``October 25``, ``23 Tir``, ``29 Maart 1977``."""
    words = b.before.split()[-3:]
    if len(words) == 3 and len(words[2]) == 4 and words[2].isdecimal() and _is_day(words[:2]):
        return words_before(b, 3)
    return words_before(b, 2) if _is_day(words[-2:]) else None


def _is_day(words: list[str]) -> bool:
    """Whether two words are a day and its month, in any language and order."""
    if len(words) < 2:
        return False
    number, month = words if words[0][0].isdigit() else words[::-1]
    return number.isdecimal() and len(number) < 3 and month.isalpha() and month[0].isupper()


def measure_before(b: Bracket) -> tuple[int, int] | None:
    """The measure or day before the bracket, with its number: ``40 jin``, ``25 October``, ``next Sunday``."""
    words = b.before.rsplit(None, 2)
    number = words[-2] if len(words) > 1 else ""
    if number.replace(",", "").isdecimal() or number.lower() in NUMERALS or (number in ("next", "last", "this") and b.lower_before in DAYS):
        return words_before(b, 2)
    return None


def noun_with_article(b: Bracket) -> bool:
    """Whether a word with its article stands before the bracket."""
    return b.word_before[-1:].isalpha() and any(word.lower() in DETERMINERS for word in b.before.split()[-4:-1])


def follows_name(b: Bracket) -> bool:
    """Whether a name, not a title or the first word of a sentence, stands before the bracket with a blank between."""
    previous = b.word_before
    bare = b.bare_before
    if not bare or (previous[-1] in ',.;:!?"”' and not previous.endswith((".)", "”)")) and not initial_or_short(previous)):
        return False
    if not bare[0].isupper():
        return False
    if b.lower_before in FUNCTION or b.lower_before in TITLES:
        return False
    # The first word of a sentence has its capital from there.
    return not english.is_english(bare) or b.before.rstrip()[: -len(previous)].rstrip()[-1:] not in ("", ".", "!", "?", ":", "\n")


def particle_follows(b: Bracket) -> bool:
    """Whether a surname with its particle follows: ``[Sergio] del Valle``."""
    if b.word_after not in PARTICLES_AHEAD:
        return False
    words = b.after.split(None, 2)
    return len(words) > 1 and words[1][0].isupper()


def names_body(b: Bracket) -> bool:
    """Whether the name before the bracket is that of a body, in English words."""
    run = b.name
    if run is None:
        return False
    words = [bare_word(w) for w in b.source[slice(*run)].split()]
    return len(words) > 1 and all(map(english.is_english, words)) and not BODIES.isdisjoint(w.lower() for w in words)


def has_determiner(b: Bracket) -> bool:
    """Whether the noun before the bracket has its article, or a possessive, within three words: no verb of a clause, no pronoun between."""
    words = [word.lstrip("\"“‘'(") for word in b.before.lower().split()[-4:-1]]
    for number, word in enumerate(reversed(words)):
        if word.endswith(("'s", "’s")) or (word in DETERMINERS and (word != "that" or not number)):
            return True
        if word in PRONOUNS or word in MODALS:
            return False
    return False
