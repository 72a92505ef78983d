"""What can be told from one word: names, abbreviations, numerals, two spellings of one word."""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

from archivetext.words.english import is_english, is_misspelt
from archivetext.words.lists import TITLES

EDGE_SIGNS = "\"'“”‘’«».,;:!?()*_"
LONGEST_NAME = 14
"""Names of one word are not longer, in code points; compounds of German, Hungarian or Finnish are."""


def is_letter(c: str) -> bool:
    """Whether a character belongs to a word: a letter, or an accent that no letter has taken up (Russian ``а́``)."""
    return c.isalpha() or (c > "\u02ff" and unicodedata.category(c)[0] == "M")


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
    row = list(range(len(two) + 1))
    for i, c in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, d in enumerate(two, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (c != d))
    return row[-1] <= max(1, (min(len(one), len(two)) + 1) // 3)


def first_part(text: str) -> str:
    """The words up to the first comma, semicolon, dash or quotation mark."""
    match = _parted().search(text)
    return text[: match.start()].rstrip() if match else text


@cache
def _parted() -> regex.Pattern[str]:
    return regex.compile(r"\s*[,;(“\"]|\s[-–—]\s")


def initials_of(words: list[str]) -> str:
    """The first letters of the words, small ones left out."""
    return "".join(w[0] for w in words if w[:1].isalpha() and w.lower() not in ("of", "the", "and", "for", "in", "on", "to", "de", "a"))


def is_telescoped(short: str, words: list[str]) -> bool:
    """Whether *short* is made of the beginnings, two letters or more, of at least two of the words, in their order."""
    short = short.replace("k", "c")  # Polit-kom is of the committee
    reached = {0: 0}  # how far in the short form, with how many words at most
    for word in [word.replace("k", "c") for word in words[:12]]:
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
