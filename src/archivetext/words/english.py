"""Which words are ordinary English.

An editor's bracket may supply English words (``[there]``), a name (``[Stalin]``) or the wording of the original
(``[soderzhatel'nyi]``). English is asked first, because a dump is full of misspelt English and has little of anything
else; a capital comes second, because a capitalised word that is not English is nearly always a name; last come the words
of other languages (:mod:`archivetext.words.foreign`).

A word is English if, without regard to case and accents, it is

* on the list (``data/english.txt.gz``), or on it but for a regular ending (*-s -ed -ing -ly -ness -less -ism -ist
  -ize* ...) or a free prefix (*anti- non- re- counter-* ...);
* one of these with ``'s`` or ``s'``, or a contraction (*don't*);
* a hyphenated compound of these (*self-criticism*), or of a free prefix and a capitalised word (*anti-Soviet*).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from archivetext.words import lists
from archivetext.words.lists import NAME_PARTS

__all__ = ["CONTRACTED", "LONGEST_WORD", "is_english", "is_misspelt", "is_name_shaped", "unaccented"]

LONGEST_WORD = 40
"""What is longer, in code points, is no word of any list."""
CONTRACTED = frozenset(("re", "ve", "ll", "d", "m", "s", "t", "nt"))
"""What stands behind the apostrophe of a contraction."""

_BORROWED_ACCENTS = frozenset("éèêëàâäçïîôöüûñæœ")  # the letters of the words that English has borrowed with their accents
_PREFIXES = (
    "counter", "inter", "trans", "ultra", "under", "super", "multi", "micro", "anti", "over", "semi", "self", "post", "fore",
    "non", "pre", "mis", "dis", "out", "sub", "neo", "un", "re",
)  # fmt: skip
_SUFFIXES = (
    "isation", "ization", "worthy", "making", "maker", "less", "like", "wide", "ship", "hood", "able",
    "ists", "isms", "ised", "ized", "ise", "ize", "ism", "ist",
)  # fmt: skip


@cache
def _small_lists() -> dict[str, frozenset[str]]:
    """The sections of ``data/english.txt``, which says what each is."""
    return lists.words("english.txt")


@cache
def _english() -> str:
    """The list in its order, each word on a line, without the forms that :func:`_derived` can build."""
    import zlib

    return "\n" + zlib.decompress(lists.read_bytes("archivetext.words", "english.txt.gz"), 31).decode("ascii")


@lru_cache(maxsize=1024)
def _starting(letters: str) -> frozenset[str]:
    """The words that start with two letters, or the word of one letter: a text meets few beginnings, and pays for no others."""
    if not letters.isalpha() or not letters.isascii():
        return _NONE
    text = _english()
    beginning = letters if len(letters) == 2 else letters + "\n"

    def begins(at: int) -> str:
        start = text.rfind("\n", 0, at + 1) + 1
        return text[start : start + 2]

    signs = range(len(text) - 1)  # the last one ends the last word
    start = bisect_left(signs, beginning, key=begins)
    return frozenset(text[start : bisect_right(signs, beginning, start, key=begins)].split())


_NONE: frozenset[str] = frozenset()


def _is_listed(word: str) -> bool:
    return word in _starting(word[:2])


def _derived(word: str, words: frozenset[str]) -> bool:
    """Whether *word* is a regular form of one of *words*, those with its first letters: plural, past, participle, adverb, *-ness*.

    The data file leaves out what this accepts, so the two belong together.
    """
    size = len(word)
    if size < 5:
        return False
    last = word[-1]
    if last == "s":
        base = word[:-1]
        if base[-1] == "s":
            if size > 7 and word.endswith("ness"):
                base = word[:-4]
                return base in words or (base[-1] == "i" and base[:-1] + "y" in words) or _derived(base, words)
            return False
        if base in words:
            return True
        if base[-1] == "e" and ((base[-2] in "hxzo" and base[:-1] in words) or (base[-2] == "i" and base[:-2] + "y" in words)):
            return True
        return _derived(base, words)
    if last == "d" and word[-2] == "e":
        base = word[:-2]
        return size > 5 and (word[:-1] in words or base in words or (base[-1] == "i" and base[:-1] + "y" in words) or _doubled(base, words))
    if last == "g" and size > 6 and word.endswith("ing"):  # shorter ones look like pinyin
        base = word[:-3]
        return base in words or base + "e" in words or _doubled(base, words)
    if last == "y" and size > 5 and word[-2] == "l":
        base = word[:-2]
        return (
            base in words
            or (base[-1] == "i" and base[:-1] + "y" in words)
            or word[:-1] + "e" in words
            or (base.endswith("al") and base[:-2] in words)
            or _derived(base, words)
        )
    return False


def _is_root(word: str) -> bool:
    words = _starting(word[:2])
    return word in words or _derived(word, words)


def _doubled(base: str, words: frozenset[str]) -> bool:
    return len(base) > 3 and base[-1] == base[-2] and base[:-1] in words


@lru_cache(maxsize=8192)
def _is_english(word: str) -> bool:
    lower = word.lower()
    words = _starting(lower[:2])
    if lower in words:
        return word == lower or lower not in _small_lists()["capitalised names"]
    if "'" in lower or "\u2019" in lower:
        return _is_contracted(word.replace("\u2019", "'"))
    if not lower.isascii():
        if not _BORROWED_ACCENTS.issuperset([c for c in lower if c > "\x7f"]):
            return False
        lower = unaccented(lower)
        words = _starting(lower[:2])
        if lower in words:
            return True
    if "-" in lower:
        return _is_compound(word if word.isascii() else unaccented(word))
    if len(lower) < 5 or not lower.isalpha():
        return False
    if _derived(lower, words):
        return True
    if lower.startswith(_PREFIXES):
        for prefix in _PREFIXES:
            if lower.startswith(prefix):
                rest = lower[len(prefix) :]
                if len(lower) > 7 and len(rest) > 4 and _is_root(rest):
                    return True
    if lower.endswith(_SUFFIXES):
        rest = lower[: -len(next(suffix for suffix in _SUFFIXES if lower.endswith(suffix)))]
        return len(rest) > 3 and (rest in words or rest + "e" in words or rest + "y" in words)
    return False


def _is_contracted(word: str) -> bool:
    base, _, end = word.rpartition("'")
    if not end:  # a plural's; behind another letter it is a soft sign
        return base[-1:] in tuple("sxzSXZ") and _is_english(base)
    end = end.lower()
    if end == "t":
        return base[-1:] in tuple("nN") and (_is_english(base[:-1]) or base.lower() in ("can", "won", "shan", "ain"))
    if end in CONTRACTED and _is_english(base):
        return True
    return word.lower() in ("o'clock", "ma'am", "d'affaires", "d'etat", "d'etre", "d'état", "d'être")


def _is_compound(word: str) -> bool:
    prefixes = _small_lists()["prefixes"]
    parts = word.split("-")
    for at, part in enumerate(parts):
        if not part:
            return False
        if at and part[0].isupper() and parts[at - 1] in prefixes:
            continue
        if len(part) == 1 and part not in "aAeEhHtTuUxX":
            return False
        if len(part) > 1 and not _is_english(part) and not (at + 1 < len(parts) and part.lower() in prefixes):
            return False
    return max(map(len, parts)) > 2


def is_english(word: str) -> bool:
    """Whether *word* is an ordinary English word, in any case, inflected or hyphenated; a proper name is not.

    British and American spellings both are. So are words that English prose has borrowed (*détente*, *kolkhoz*).

    The list is made from SCOWL; see ``data/english.LICENSE.txt``.

    >>> is_english("Comrades'"), is_english("collectivised"), is_english("anti-imperialist")
    (True, True, True)
    >>> is_english("Stalin"), is_english("napravlenie"), is_english("goverment")
    (False, False, False)
    """
    return len(word) <= LONGEST_WORD and _is_english(word)


def is_misspelt(word: str) -> bool:
    """Whether *word*, no English word, is one slip of the pen away from one.

    >>> is_misspelt("goverment"), is_misspelt("golpe")
    (True, False)
    """
    return len(word) <= LONGEST_WORD and _misspelt(word.lower())


def is_name_shaped(word: str) -> bool:
    """Whether *word* has the shape of a name: capitalised, and no ordinary English word in small letters.

    A hyphenated word is if its last capitalised part is (*al-Assad*, *Kai-shek*). Abbreviations in capitals have no vowel or no
    small letter and are not told apart from names in capitals: both are name-shaped.

    >>> [is_name_shaped(word) for word in ("Sinkiang", "al-Assad", "Chiang", "Party", "napravlenie", "1956")]
    [True, True, True, False, False, False]
    """
    if not word or len(word) > LONGEST_WORD:
        return False
    if not word[0].isupper():
        head, hyphen, rest = word.partition("-")
        return bool(hyphen) and head in NAME_PARTS and is_name_shaped(rest)
    return not _is_english(word)


_FOLDED = {ord(a): b for a, b in zip("łđßøæœıħŁĐØÆŒ", ("l", "d", "ss", "o", "ae", "oe", "i", "h", "L", "D", "O", "Ae", "Oe"), strict=True)}


def unaccented(text: str) -> str:
    """The text with the plain letters in place of the accented ones."""
    from unicodedata import category, normalize

    return "".join([c for c in normalize("NFD", text.translate(_FOLDED)) if category(c) != "Mn"])


_VOWELS = "aeiou"
_SLIPS = "aeionrtslcpdm"  # the letters that are left out most


def _misspelt(word: str) -> bool:
    """Whether *word* is one slip of the pen away from English: a letter too many or too few, two swapped, another vowel, no space."""
    words = _starting(word[:2])
    if any(word[:at] in words and _is_listed(word[at:]) for at in range(4, len(word) - 3)):
        return True  # two words run together
    for end in ("", "s", "ed", "d", "ing", "ly"):
        if not word.endswith(end):
            continue
        base = word[: len(word) - len(end)]
        if len(base) < 5:
            if len(base) > 3 and base == word and any(_is_listed(base[:at] + base[at + 1] + base[at] + base[at + 2 :]) for at in range(3)):
                return True  # in so short a word only a swap tells
            continue
        if any(map(_is_listed, _slips(base, 1))) or any(slip in words for at in range(2, len(base)) for slip in _slips(base, at)):
            return True
    return False


def _slips(word: str, at: int) -> list[str]:
    """What was meant, if a letter too many stands at *at*, or one too few, or the wrong vowel, or two letters are swapped."""
    head, tail = word[:at], word[at:]
    letter, rest = tail[0], tail[1:]
    meant = [head + rest, *[head + other + tail for other in _SLIPS]]
    if rest:
        meant.append(head + rest[0] + letter + rest[1:])
    if letter in _VOWELS:
        meant += [head + other + rest for other in _VOWELS]
    if letter not in _SLIPS:
        meant.append(head + letter + tail)
    return meant
