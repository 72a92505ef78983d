"""Which words are of another language than English, by what each can show.

The evidence is added up over the phrase in units of log odds:

* letters of another script decide alone;
* a word of ``data/foreign.txt``: function words, and the common nouns of politics and administration, of some
  twenty languages;
* a sign that English spelling does not have: an apostrophe inside a lower-case word (a soft sign, an aspirate of
  Wade-Giles), an accent that is not borrowed with its word;
* the syllables of pinyin, or of Wade-Giles, and nothing else;
* an ending that only abstract nouns have, and no name (*-tsiya*, *-stvo*, *-keit*, *-ság*): the only sign, with the list
  of nouns, that a capitalised word can show;
* the letters themselves: the log odds of its bigrams, trigrams and tetragrams (``data/ngrams.txt``), unless the word
  is one slip of the pen away from an English word.

Each English word in the phrase that could not be a word of another language takes away, and so does each name.

Where real text breaks this: a word that two languages share is read as English (*plan*, *die*, *men*); French without
accents looks like English; a noun of the German kind is capitalised like a name and is known by its ending or not at
all; the name of a newspaper or a party in its own language (*Neues Deutschland*) is a name here, but not where it is written like
the start of a sentence (*Rudé právo*).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from archivetext.words import lists
from archivetext.words.english import CONTRACTED, LONGEST_WORD, is_english, is_misspelt, unaccented
from archivetext.words.lists import NAME_PARTS

__all__ = ["foreign_score", "looks_transliterated", "other_script"]

_LONGEST_TEXT = 200  # code points; the wording of the original is a word or a phrase, and its first words tell
_MOST_WORDS = 12
_SURE = 8.0  # the score of a text that is beyond doubt, such as one in another script
_THRESHOLD = 1.0  # found by measuring; see tests/test_words.py
_LONGEST_SYLLABLE = 6  # zhuang
_LONGEST_ENDING = 12  # -gewerkschaft
_UNMISTAKABLE = 4.0  # a word with this score is not taken for a misspelt one


class _Lists(NamedTuple):
    """The sections of ``data/foreign.txt``, which says what each is."""

    function: frozenset[str]
    noun: frozenset[str]
    lower: frozenset[str]
    endings: frozenset[str]


@cache
def _lists() -> _Lists:
    found = lists.words("foreign.txt")
    return _Lists(*(found[section] for section in _Lists._fields))


@cache
def _ngrams() -> dict[str, int]:
    """Log odds of each n-gram, in tenths: another language against English. ``^`` and ``$`` are the word's ends."""
    table: dict[str, int] = {}
    for line in lists.read("archivetext.words", "ngrams.txt").split("\n"):
        if line and line[0] != "#":
            weight, *grams = line.split()
            table.update(dict.fromkeys(grams, int(weight)))
    return table


def _letters_score(word: str) -> float:
    get = _ngrams().get
    word = f"^{word}$"
    size = len(word)
    # Whether an n-gram occurs is what counts, not how often. Whole numbers, since a set has no order to add floats in.
    grams = {word[at : at + width] for width in (2, 3, 4) for at in range(size - width + 1)}
    return sum([get(gram, 0) for gram in grams], get("bias", 0)) / 10


# Syllables of Hanyu Pinyin (Xinhua Zidian), without tone marks: finals by initial.
_PINYIN = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n l": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ue",
    "g k h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j q x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh ch sh": "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u uo ui uan un",
    "z c s": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
    "y": "a e ao ou an ang i in ing u ue uan un ong",
    "w": "a o ai ei an en ang eng u",
    "": "a o e ai ei ao ou an en ang er",
}
# Syllables of Wade-Giles as the press and the older catalogues write them, without diaereses; more than there are, since
# only whole hyphenated words are held against them.
_WADE_GILES = (
    r"(?:(?:ch|ts|tz|[ptk])'?|hs|sh|ss|sz|[mfnlhjwyr])?+(?:i?ao|ia|ieh?|ih|ieu|iu|ien|in|ing|iang|iung|i|a|ai|an|ang|eh|en|eng|ei|erh?|e|"
    r"o|ou|u|ua|uai|uan|uang|uei|ui|un|ung|uo|ueh|uen)"
)


@cache
def _words() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}'\-]+")  # apostrophes are made alike before


@cache
def _syllables() -> frozenset[str]:
    return frozenset(first + last for firsts, lasts in _PINYIN.items() for first in firsts.split(" ") for last in lasts.split())


def _is_pinyin(word: str) -> bool:
    """Whether the word is made of syllables of pinyin, one of them at least, and of an *r* behind them perhaps."""
    syllables = _syllables()
    size = len(word)
    reached = {0}
    for at in range(size):
        if at in reached:
            reached.update([end for end in range(at + 1, min(at + _LONGEST_SYLLABLE, size) + 1) if word[at:end] in syllables])
    return size > 0 and (size in reached or (size > 1 and size - 1 in reached and word[-1] == "r"))


@cache
def _wade_giles() -> regex.Pattern[str]:
    return regex.compile(f"{_WADE_GILES}(?:-{_WADE_GILES})*")


def _has_ending(word: str) -> bool:
    """Whether a word without accents ends as abstract nouns do, and the compounds of institutions."""
    endings = _lists().endings
    size = len(word)
    return any(word[at:] in endings for at in range(max(0, size - _LONGEST_ENDING), size - 3)) and not word.endswith("fahrenheit")


@cache
def _nominal() -> regex.Pattern[str]:
    """German nouns in *-ung*: the prefix tells them from *Bandung* and *Kwangtung*."""
    return regex.compile(r"(?:ver|be|ent|er|aus|ein|ab|auf|an|um|vor|zu|uber|ueber|unter|wieder|mit|nach|durch|gegen)[a-z]{3,}ung(?:en)?")


@cache
def _hard_sign() -> regex.Pattern[str]:
    return regex.compile(r'(?<=[a-z])"(?=[a-z])')  # ob"ekt


# What stands for the apostrophe of a soft sign or an aspirate, and the hyphens and dashes that are none.
_ALIKE = {ord(mark): "'" for mark in "\u2019\u2018\u02b9\u02bc\u02bb\u02b2\u00b4`\u2032"}
_ALIKE |= {0x2010: "-", 0x2011: "-", 0x2013: " ", 0x2014: " "}

# Beyond U+024F: modifier letters, Latin Extended Additional, ligatures, full-width letters.
_LATIN_BLOCKS = ((0x2B0, 0x300), (0x1E00, 0x1F00), (0xFB00, 0xFB07), (0xFF21, 0xFF5B))


def other_script(text: str) -> bool:
    """Whether the letters of *text* are mostly not Latin.

    One letter of an alphabet is a sign or a number, one ideograph is a word. Text whose UTF-8 was read as GBK
    shows U+9225 where a quotation mark or a dash stood, and says nothing.
    """
    latin = other = 0
    for letter in text:
        code = ord(letter)
        if code < 0x250:
            latin += letter.isalpha()
        elif letter.isalpha() and not any(start <= code < stop for start, stop in _LATIN_BLOCKS):
            if code == 0x9225:
                return False
            other += 2 if code >= 0x2E80 else 1
    return other > 1 and other > latin


@lru_cache(maxsize=2048)
def _word_score(word: str) -> tuple[float, float, bool]:
    """The evidence in one word that is not English: the score, the score beside a name, whether the word itself is known."""
    functions, nouns, small, _ = _lists()
    lower = word.lower()
    plain = lower if lower.isascii() else unaccented(lower)
    bare = plain.replace("'", "")
    ending = len(bare) > 6 and (_has_ending(plain) or (plain.endswith(("ung", "ungen")) and _nominal().fullmatch(plain) is not None))
    if word[0].isupper():
        if word[1:] != word[1:].lower():  # an abbreviation, a name in capitals, or Kai-Shek
            return -2.0, -2.0, False
        if plain in nouns:
            return (3.0, 1.0, True) if len(plain) > 5 else (0.75, 0.5, True)
        return (5.0, 3.0, True) if ending else (-2.0, -2.0, False)
    if plain in nouns or plain in small:
        return 4.0, 2.0, True
    if plain in functions:
        return (2.5, 0.5, True) if len(plain) > 2 else (0.75, 0.0, True)
    if len(bare) < 3 or not set(bare).intersection("aeiouy"):
        return 0.0, 0.0, False  # an abbreviation
    if "-" in word:
        parts = [part for part in word.split("-") if part]
        if any(part[0].isupper() for part in parts):
            return -2.0, -2.0, False  # al-Assad
        if _wade_giles().fullmatch(plain):
            return 4.0, 2.0, False
        found = [_word_score(part)[0] for part in parts if not is_english(part)]
        score = max(found, default=0.0) if len(found) * 2 > len(parts) else -1.0
        return score, score, False
    score = _letters_score(plain)
    if "'" in plain.strip("'"):
        if is_english(bare) or plain.rpartition("'")[2] in CONTRACTED:
            return min(score, 0.0), min(score, 0.0), False  # did'nt, goverment's
        score = max(score, 0.0) + 4.0
    elif plain.endswith("'"):
        if is_english(bare):
            return 0.0, 0.0, False  # a quotation's end, or one of few words in -t', -n'
        score += 1.5
    if ending:
        score += 3.0
    if plain != lower:
        score += 2.0
    if len(plain) <= 24 and (len(plain) > 4 or plain[0] not in "aeo") and _is_pinyin(plain):
        score = max(score, 1.0) + 1.5
    if 0 < score < _UNMISTAKABLE and is_misspelt(plain):
        score = 0.0
    score = max(-4.0, min(score, 6.0 if len(bare) > 4 else 2.5 if len(bare) > 3 else 0.5))
    return score, min(score, 4.0), False


def _could_be_foreign(word: str) -> bool:
    """Whether an English word is a word of another language too: *die*, *men*, *women*."""
    lists = _lists()
    return word in lists.function or word in lists.noun or word in lists.lower or (len(word) < 12 and _is_pinyin(word))


@lru_cache(maxsize=4096)
def _score(text: str) -> float:
    if "`" in text or not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text.translate(_ALIKE))
        if other_script(text):
            return _SURE
    if '"' in text:
        text = _hard_sign().sub("'", text)
    words = _words().findall(text)[:_MOST_WORDS]
    english = shared = 0
    strange: list[str] = []
    for found in words:
        word = found.strip("-")
        if word.startswith("'"):
            word = word.strip("'")
        if not word:
            continue
        if len(word) > LONGEST_WORD:
            return 0.0
        if is_english(word):
            if _could_be_foreign(word.lower()):
                shared += 1
            else:
                english += 1
        else:
            strange.append(word)
    if not strange:
        return -3.0 * (english + shared)
    scores = [_word_score(word) for word in strange]
    # One known word speaks for its neighbours: what is unlike English no more than an English slip is then no evidence against.
    particles = NAME_PARTS
    sure = False
    named = 0
    for word, (alone, _, known) in zip(strange, scores, strict=True):
        if word[0].isupper():
            named += not known
        elif known and word not in particles and (alone > 2.5 or not strange[0][0].isupper()):
            sure = True  # but a preposition between capitals is part of a name: Frankfurt am Main
    if named == 1 and len(strange) > 1 and strange[0] == words[0] and strange[0][0].isupper() and not scores[0][2]:
        named = 0  # the capital of a sentence
        scores[0] = (0.0, 0.0, False)
    score = 0.0
    for word, (alone, beside, known) in zip(strange, scores, strict=True):
        if sure:
            score += alone if known or alone > 0 else 0.0  # what is capitalised may be a noun
        elif not named:
            score += alone
        elif word[0].isupper():
            score -= 2.0
        elif word not in particles:
            score += beside
    return score - 3.0 * english


def foreign_score(text: str) -> float:
    """How much *text*, the words of a bracket, looks like another language than English, in units of log odds.

    Above 0 it does rather than not; :func:`looks_transliterated` asks for more. Of a long text the first 200 code points and
    the first 12 words are read.

    >>> foreign_score("po sushchestvu") > foreign_score("in essence")
    True
    """
    return _score(text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT])


def looks_transliterated(text: str) -> bool:
    """Whether *text*, the words of a bracket, is the wording of another language: in its own script, or in Latin letters.

    English words, misspelt ones too, are not, and names are not, not even those in the spelling of their language.

    >>> [looks_transliterated(text) for text in ("mirnoe sosushchestvovanie", "gongzuo", "Obshchestvo", "партия")]
    [True, True, True, True]
    >>> [looks_transliterated(text) for text in ("the case", "goverment", "Gor'kii", "Nguyen Van Linh")]
    [False, False, False, False]
    """
    return foreign_score(text) >= _THRESHOLD
