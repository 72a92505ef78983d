"""Words: which are ordinary English, which have the shape of a name, which are of another language.

An editor's bracket may supply English words (``[there]``), a name (``[Stalin]``) or the wording of the original
(``[soderzhatel'nyi]``). English is asked first, because a dump is full of misspelt English and has little of anything
else; a capital comes second, because a capitalised word that is not English is nearly always a name.

A word is English if, without regard to case and accents, it is

* on the list (``data/english.txt.gz``), or on it but for a regular ending (*-s -ed -ing -ly -ness -less -ism -ist
  -ize* ...) or a free prefix (*anti- non- re- counter-* ...);
* one of these with ``'s`` or ``s'``, or a contraction (*don't*);
* a hyphenated compound of these (*self-criticism*), or of a free prefix and a capitalised word (*anti-Soviet*).

Words of another language are known by what each can show, and the evidence is added up over the phrase in units of
log odds:

* letters of another script decide alone;
* a word of ``data/lexicon.txt``: function words, and the common nouns of politics and administration, of some
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

__all__ = ["foreign_score", "is_english", "is_misspelt", "is_name_shaped", "looks_transliterated", "other_script"]

_LONGEST_WORD = 40  # code points; what is longer is no word of any list
_LONGEST_TEXT = 200  # code points; the wording of the original is a word or a phrase, and its first words tell
_MOST_WORDS = 12
_SURE = 8.0  # the score of a text that is beyond doubt, such as one in another script
_THRESHOLD = 1.0  # found by measuring; see tests/test_lexicon.py
_UNMISTAKABLE = 4.0  # a word with this score is not taken for a misspelt one

_BORROWED_ACCENTS = frozenset("éèêëàâäçïîôöüûñæœ")  # the letters of the words that English has borrowed with their accents
_CONTRACTED = frozenset(("re", "ve", "ll", "d", "m", "s", "t", "nt"))  # behind the apostrophe
_PREFIXES = (
    "counter", "inter", "trans", "ultra", "under", "super", "multi", "micro", "anti", "over", "semi", "self", "post", "fore",
    "non", "pre", "mis", "dis", "out", "sub", "neo", "un", "re",
)  # fmt: skip
_SUFFIXES = (
    "isation", "ization", "worthy", "making", "maker", "less", "like", "wide", "ship", "hood", "able",
    "ists", "isms", "ised", "ized", "ise", "ize", "ism", "ist",
)  # fmt: skip

# ---------------------------------------------------------------------------------------------------------- English


def _data(name: str) -> bytes:
    from importlib.resources import files

    return files("archivetext.words").joinpath("data", name).read_bytes()


class _Lists(NamedTuple):
    """The sections of ``data/lexicon.txt``, which says what each is."""

    function: frozenset[str]
    noun: frozenset[str]
    lower: frozenset[str]
    name: frozenset[str]
    particle: frozenset[str]
    prefix: frozenset[str]


@cache
def _lists() -> _Lists:
    found: dict[str, list[str]] = {name: [] for name in _Lists._fields}
    into: list[str] = []
    for line in _data("lexicon.txt").decode("ascii").splitlines():
        if line.startswith("["):
            into = found[line.strip("[]")]
        elif not line.startswith("#"):
            into += line.split()
    return _Lists(**{name: frozenset(words) for name, words in found.items()})


@cache
def _english() -> frozenset[str]:
    """The list, without the forms that :func:`_derived` can build."""
    import zlib

    return frozenset(zlib.decompress(_data("english.txt.gz"), 31).decode("ascii").split())


def _derived(word: str, words: frozenset[str]) -> bool:
    """Whether *word* is a regular form of one of *words*: plural, past, participle, adverb, *-ness*.

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


def _doubled(base: str, words: frozenset[str]) -> bool:
    return len(base) > 3 and base[-1] == base[-2] and base[:-1] in words


@lru_cache(maxsize=8192)
def _is_english(word: str) -> bool:
    words = _english()
    lower = word.lower()
    if lower in words:
        return word == lower or lower not in _lists().name
    if "'" in lower or "\u2019" in lower:
        return _is_contracted(word.replace("\u2019", "'"))
    if not lower.isascii():
        if not _BORROWED_ACCENTS.issuperset([c for c in lower if c > "\x7f"]):
            return False
        lower = _unaccented(lower)
        if lower in words:
            return True
    if "-" in lower:
        return _is_compound(word if word.isascii() else _unaccented(word))
    if len(lower) < 5 or not lower.isalpha():
        return False
    if _derived(lower, words):
        return True
    if lower.startswith(_PREFIXES):
        for prefix in _PREFIXES:
            if lower.startswith(prefix):
                rest = lower[len(prefix) :]
                if len(lower) > 7 and len(rest) > 4 and (rest in words or _derived(rest, words)):
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
    if end in _CONTRACTED and _is_english(base):
        return True
    return word.lower() in ("o'clock", "ma'am", "d'affaires", "d'etat", "d'etre", "d'état", "d'être")


def _is_compound(word: str) -> bool:
    prefixes = _lists().prefix
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
    return len(word) <= _LONGEST_WORD and _is_english(word)


def is_misspelt(word: str) -> bool:
    """Whether *word*, no English word, is one slip of the pen away from one.

    >>> is_misspelt("goverment"), is_misspelt("golpe")
    (True, False)
    """
    return len(word) <= _LONGEST_WORD and _misspelt(word.lower())


def is_name_shaped(word: str) -> bool:
    """Whether *word* has the shape of a name: capitalised, and no ordinary English word in small letters.

    A hyphenated word is if its last capitalised part is (*al-Assad*, *Kai-shek*). Abbreviations in capitals have no vowel or no
    small letter and are not told apart from names in capitals: both are name-shaped.

    >>> [is_name_shaped(word) for word in ("Sinkiang", "al-Assad", "Chiang", "Party", "napravlenie", "1956")]
    [True, True, True, False, False, False]
    """
    if not word or len(word) > _LONGEST_WORD:
        return False
    if not word[0].isupper():
        head, hyphen, rest = word.partition("-")
        return bool(hyphen) and head in _lists().particle and is_name_shaped(rest)
    return not _is_english(word)


# ---------------------------------------------------------------------------------------------------- other languages


@cache
def _ngrams() -> dict[str, int]:
    """Log odds of each n-gram, in tenths: another language against English. ``^`` and ``$`` are the word's ends."""
    table: dict[str, int] = {}
    for line in _data("ngrams.txt").decode("ascii").splitlines():
        if not line.startswith("#"):
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
    "[nl]": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ue",
    "[gkh]": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "[jqx]": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "[zcs]h": "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u uo ui uan un",
    "[zcs]": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
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
def _pinyin() -> regex.Pattern[str]:
    finals = "|".join(f"{initial}(?:{'|'.join(sorted(ends.split(), key=len, reverse=True))})" for initial, ends in _PINYIN.items())
    return regex.compile(f"(?:{finals})+r?")


@cache
def _wade_giles() -> regex.Pattern[str]:
    return regex.compile(f"{_WADE_GILES}(?:-{_WADE_GILES})*")


@cache
def _endings() -> regex.Pattern[str]:
    """The ends of abstract nouns, and of the compounds of institutions, that no name has."""
    return regex.compile(
        r"(?:"
        # Russian, Ukrainian, Bulgarian, Serbo-Croat: -ция, -ение, -ование, -ость, -ство, -изация; -ція, -ення, -ість
        r"[bkptszln]?ts(?:iya|iia|ija)|(?:[dlntrvzs]|sh|ch|zh)eni(?:e|ye|ya|ia|ie)|[oe]vani(?:e|ye|ya|ia)|[nv]ost'?|[nv]ist'|"
        r"(?:[tlnd]'?|e)stv[oa]|izatsi[a-z]{1,3}|i[sz]acij[ae]|iz[ao]vanje|enn(?:ya|ia)|anns?(?:ya|ia)|"
        # Polish, Czech, Slovak, Serbo-Croat: -acja, -ość, -stwo, -ství
        r"[ai]cja|[nw]osc|[lc]?stwo|(?:s|c|ct)tvi|ctvi|izac[ei]|acija|"
        # Hungarian: -ság, -ség
        r"szovetseg|bizottsag|[abdgkmnlortvz]s[ae]g|"
        # Romanian: -țiune. Albanian -imi is a name's ending too.
        r"[tsx]iune|iunea|"
        # German: -heit, -keit, -schaft, -ierung, and compounds
        r"(?:[lrgt]|(?<!fahre)n)heit|keit|[a-z]schaft|ierung|[lrts]igung|handlung|richtung|stellung|waltung|bildung|einigung|teilung|ordnung|setzung|leitung|haltung|stimmung|prüfung|sicherung|bewegung|"
        r"ministerium|ausschuss|sekretar|kommission|politik|[srn]gesetz|[snr]partei|[nt]srat|[etnsr]arbeit|[snr]krieg|[snr]vertrag|"
        r"beschluss|abkommen|bewegung|aufstand|verband|kongress|konferenz|versammlung|tagung|vorsitzende[rn]?|[snr]frage|[snr]dienst|"
        r"gewerkschaft|genossen|polizei|[nrs]bund|"
        # Spanish, Portuguese: -ización, -ución
        r"izacion|[lt]ucion|izacao"
        r")\Z"
    )


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
_FOLDED = {ord(a): b for a, b in zip("łđßøæœıħŁĐØÆŒ", ("l", "d", "ss", "o", "ae", "oe", "i", "h", "L", "D", "O", "Ae", "Oe"), strict=True)}


def _unaccented(text: str) -> str:
    from unicodedata import category, normalize

    return "".join([c for c in normalize("NFD", text.translate(_FOLDED)) if category(c) != "Mn"])


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


_VOWELS = "aeiou"
_SLIPS = "aeionrtslcpdm"  # the letters that are left out most


def _misspelt(word: str) -> bool:
    """Whether *word* is one slip of the pen away from English: a letter too many or too few, two swapped, another vowel, no space."""
    words = _english()
    if any(word[:at] in words and word[at:] in words for at in range(4, len(word) - 3)):
        return True  # two words run together
    for end in ("", "s", "ed", "d", "ing", "ly"):
        if not word.endswith(end):
            continue
        base = word[: len(word) - len(end)]
        if len(base) < 5:
            if len(base) > 3 and base == word and any(base[:at] + base[at + 1] + base[at] + base[at + 2 :] in words for at in range(3)):
                return True  # in so short a word only a swap tells
            continue
        for at in range(1, len(base)):
            head, tail = base[:at], base[at:]
            letter, rest = tail[0], tail[1:]
            if head + rest in words or (rest and head + rest[0] + letter + rest[1:] in words):
                return True
            for other in _SLIPS:
                if head + other + tail in words:
                    return True
            if letter in _VOWELS:
                for other in _VOWELS:
                    if head + other + rest in words:
                        return True
            if letter not in _SLIPS and head + letter + tail in words:
                return True
    return False


@lru_cache(maxsize=2048)
def _word_score(word: str) -> tuple[float, float, bool]:
    """The evidence in one word that is not English: the score, the score beside a name, whether the word itself is known."""
    functions, nouns, small = _lists()[:3]
    lower = word.lower()
    plain = lower if lower.isascii() else _unaccented(lower)
    bare = plain.replace("'", "")
    ending = len(bare) > 6 and (
        _endings().search(plain, max(0, len(plain) - 13)) is not None
        or (plain.endswith(("ung", "ungen")) and _nominal().fullmatch(plain) is not None)
    )
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
        found = [_word_score(part)[0] for part in parts if not _is_english(part)]
        score = max(found, default=0.0) if len(found) * 2 > len(parts) else -1.0
        return score, score, False
    score = _letters_score(plain)
    if "'" in plain.strip("'"):
        if _is_english(bare) or plain.rpartition("'")[2] in _CONTRACTED:
            return min(score, 0.0), min(score, 0.0), False  # did'nt, goverment's
        score = max(score, 0.0) + 4.0
    elif plain.endswith("'"):
        if _is_english(bare):
            return 0.0, 0.0, False  # a quotation's end, or one of few words in -t', -n'
        score += 1.5
    if ending:
        score += 3.0
    if plain != lower:
        score += 2.0
    if len(plain) <= 24 and (len(plain) > 4 or plain[0] not in "aeo") and _pinyin().fullmatch(plain):
        score = max(score, 1.0) + 1.5
    if 0 < score < _UNMISTAKABLE and _misspelt(plain):
        score = 0.0
    score = max(-4.0, min(score, 6.0 if len(bare) > 4 else 2.5 if len(bare) > 3 else 0.5))
    return score, min(score, 4.0), False


def _could_be_foreign(word: str) -> bool:
    """Whether an English word is a word of another language too: *die*, *men*, *women*."""
    lists = _lists()
    return word in lists.function or word in lists.noun or word in lists.lower or (len(word) < 12 and _pinyin().fullmatch(word) is not None)


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
        if len(word) > _LONGEST_WORD:
            return 0.0
        if _is_english(word):
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
    particles = _lists().particle
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
