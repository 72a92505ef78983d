"""What can be told from one word: names, abbreviations, numerals, two spellings of one word."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from archivetext.words.english import is_english, is_misspelt
from archivetext.words.lists import TITLES

EDGE_SIGNS = "\"'“”‘’`«».,;:!?()*_"
LONGEST_NAME = 14
"""Names of one word are not longer, in code points; compounds of German, Hungarian or Finnish are."""
SPACED_NAME = r"(?:\p{Lu}\.?\s{1,2}){3,}+\p{Lu}\.?"
"""Letters set apart, as a pattern of :mod:`regex`: ``S H T Y K O V``."""


def is_letter(c: str) -> bool:
    """Whether a character belongs to a word: a letter, or an accent that no letter has taken up (Russian ``а́``)."""
    return c.isalpha() or (c > "\u02ff" and unicodedata.category(c)[0] == "M")


def has_figure(text: str) -> bool:
    """Whether a figure stands in the text.

    >>> has_figure("vol. 311"), has_figure("m²"), has_figure("iii")
    (True, True, False)
    """
    for figure in "0123456789":
        if figure in text:
            return True
    return not text.isascii() and _of_far_scripts().search(text) is not None and any(map(str.isdigit, text))


@cache
def _of_far_scripts() -> re.Pattern[str]:
    # Raised figures, and from Arabic on what is no sign of punctuation: no other figures lie beyond ASCII.
    return re.compile("[²³¹\u0660-\u1fff\u2070-\U0010ffff]")


def bare_word(word: str) -> str:
    """The word without the signs at its ends."""
    return word.strip(EDGE_SIGNS)


def is_name(word: str) -> bool:
    """A capitalised word that English has not as a common noun or adjective."""
    bare = bare_word(word)
    return bare[:1].isupper() and not is_english(bare)


def is_strange(word: str) -> bool:
    """Whether the word is neither English nor a slip of the pen in an English word."""
    return word.isalpha() and not is_english(word) and not is_misspelt(word)


def capitalised(word: str) -> bool:
    """Whether the word begins with a capital, signs apart."""
    return bare_word(word)[:1].isupper()


def is_abbreviation(word: str) -> bool:
    """``CC``, ``VKP/b/``, ``KChZhD``, ``M.S.``, ``USSR's``: more than one capital, no stretch of small letters."""
    if len(word) > 24 or word[1:].islower() or word.islower() or not word.strip("IVX"):
        return False  # an ordinary word, or a Roman numeral
    bare = word[:-2] if word.endswith(("'s", "’s")) else word[:-1] if word.endswith("s") and len(word) > 2 else word
    capitals = small = run = 0
    for c in bare:
        if c.isupper():
            capitals += 1
            run = 0
        elif c.islower():
            run += 1
            small = max(small, run)
        else:
            run = 0
    return capitals >= 2 and small <= 1


def long_word_point(word: str) -> bool:
    """Whether the point ends a sentence rather than an initial or an abbreviation."""
    bare = word.rstrip(".").rsplit(".", 1)[-1]
    return len(bare) > 4 or bare.isdigit()


def similar(one: str, two: str) -> bool:
    """Two spellings of one word: most letters in the same order, yet not the same."""
    one, two = one.lower(), two.lower()
    if one == two or not one or not two or abs(len(one) - len(two)) > 2 or max(len(one), len(two)) > 40:
        return False
    most = max(1, (min(len(one), len(two)) + 1) // 3)
    if len(set(one).difference(two)) > most or len(set(two).difference(one)) > most:
        return False  # each of these letters is a slip
    one, two = _where_they_differ(one, two)
    row = list(range(len(two) + 1))
    for i, c in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, d in enumerate(two, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (c != d))
        if min(row) > most:
            return False  # no letter that follows takes a slip away
    return row[-1] <= most


def _where_they_differ(one: str, two: str) -> tuple[str, str]:
    """Two words that are not the same, without the letters with which both begin, and those with which both end.

    >>> _where_they_differ("beiping", "beijing"), _where_they_differ("chen", "cheng")
    (('p', 'j'), ('', 'g'))
    """
    shorter = min(len(one), len(two))
    first = last = 0
    while first < shorter and one[first] == two[first]:
        first += 1
    while last < shorter - first and one[-1 - last] == two[-1 - last]:
        last += 1
    return one[first : len(one) - last], two[first : len(two) - last]


def first_part(text: str) -> str:
    """The words up to the first comma, semicolon, dash or quotation mark."""
    match = None if text.isalpha() else _parted().search(text)
    return text[: match.start()].rstrip() if match else text


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(r"\s*[,;(“\"]|\s[-–—]\s")


def initials_of(words: list[str]) -> str:
    """The first letters of the words, small ones left out."""
    return "".join(w[0] for w in words if w[:1].isalpha() and w.lower() not in ("of", "the", "and", "for", "in", "on", "to", "de", "a"))


def is_telescoped(short: str, words: list[str]) -> bool:
    """Whether *short* is made of the beginnings, two letters or more, of at least two of the words, in their order."""
    short = short.replace("k", "c")  # Polit-kom is of the committee
    words = [word.replace("k", "c") for word in words[:12]]
    if sum(word[:2] in short for word in words) < 2:
        return False
    reached = {0: 0}  # how far in the short form, with how many words at most
    for word in words:
        for at, parts in list(reached.items()):
            here = at + 1 if parts and short[at : at + 1] == "o" and word[0] != "o" else at  # the vowel that links them: Agr-o-prom
            size = 0
            while here + size < len(short) and size < len(word) and short[here + size] == word[size]:
                size += 1
                if size >= 2:
                    reached[here + size] = max(parts + 1, reached.get(here + size, 0))
    return reached.get(len(short), 0) > 1


def in_order(letters: list[str], words: str) -> bool:
    """Whether the letters stand in the words in this order."""
    rest = iter(words.upper())
    return all(letter in rest for letter in letters)


def is_subsequence(short: str, word: str) -> bool:
    """Whether the letters of *short* stand in *word* in this order, from its first letter."""
    if short[0] != word[0].lower() or len(short) >= len(word):
        return False
    rest = iter(word.lower())
    return all(c in rest for c in short)


def initial_or_short(word: str) -> bool:
    """Whether the point at the end of a word belongs to it."""
    return (word.endswith(".") and len(word) <= 3) or "." in word[:-1]


def title_like(word: str) -> bool:
    """Whether the word is a title, or an ordinary word with a capital as titles are."""
    bare = bare_word(word).lower()
    return bare in TITLES or (bare[:1].isalpha() and capitalised(word) and is_english(bare) and not is_abbreviation(word))


def is_cognate(english: str, word: str) -> bool:
    """Whether a word that is no English opens as the noun before the bracket does: ``committees [Komitês]``."""
    if len(word) < 5 or len(english) < 5 or is_english(word) or not is_english(english):
        return False
    if len(english) > 6 and word.lower().endswith(english):
        return True  # trainings [Stabstrainings]
    one, two = (
        unicodedata.normalize("NFD", w.lower()).replace("k", "c").replace("mm", "m").replace("ss", "s").replace("tt", "t")
        for w in (english, word)
    )
    size = min(6, max(4, min(len(one), len(two)) - 1))
    return one[:size] == two[:size]
