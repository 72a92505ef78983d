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
all; the name of a newspaper or a party in its own language (*Neues Deutschland*) is a name here.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from pathlib import Path

import regex

__all__ = ["foreign_score", "is_english", "is_name_shaped", "looks_transliterated"]

_LONGEST_WORD = 40  # code points; what is longer is no word of any list
_LONGEST_TEXT = 200  # code points; the wording of the original is a word or a phrase, and its first words tell
_MOST_WORDS = 12
_SURE = 8.0  # the score of a text that is beyond doubt, such as one in another script
_THRESHOLD = 1.0  # found by measuring; see tests/test_lexicon.py
_UNMISTAKABLE = 4.0  # a word with this score is not taken for a misspelt one

# Parts that a name has in small letters. "el-", "al-" and the like are joined to the name by a hyphen.
_PARTICLES = frozenset(
    "abd abu al ap ben bin bint da das de del della den der des di do dos du e el ibn la las le los san st ten ter und van von y zu zum zur"
    .split()
)  # fmt: skip
_BORROWED_ACCENTS = frozenset("éèêëàâäçïîôöüûñæœ")  # the letters of the words that English has borrowed with their accents
_CONTRACTED = frozenset(("re", "ve", "ll", "d", "m", "s", "t", "nt"))  # behind the apostrophe
# Words that are names far more often when they are capitalised, the first word of a sentence or not.
_NAMES_TOO = frozenset(
    "abigail afghan afghans amazon argentine berg berlin bertha billy bob bobby bologna brazil canton carter charlie charlotte chile china "
    "cologne colorado daphne dutch frankfurt franklin fritz geneva genoa german germans graham guinea hamburg harry havana henry jack japan java "
    "jenny jersey jimmy john johnny jordan josh kashmir kelly khan kremlin lee levy lewis lima logan louis malta manhattan manila marcel maria martin "
    "matt maxwell mike molly mongol mongols monte morocco morris murphy nancy napoleon nelson nick oxford panama peter polish roger sally scotch "
    "shanghai sheila stein swede swedes tangier teddy terry timothy tonga tony tripoli troy turkey turner veronica victor victoria welsh willie "
    "willy".split()
)  # fmt: skip
_PREFIXES = (
    "counter", "inter", "trans", "ultra", "under", "super", "multi", "micro", "anti", "over", "semi", "self", "post", "fore",
    "non", "pre", "mis", "dis", "out", "sub", "neo", "un", "re",
)  # fmt: skip
# Prefixes that English sets before a hyphen, though they are no words.
_HYPHENED = frozenset("anti co counter de ex inter mid multi neo non over pan post pre pro quasi re self semi sub super trans ultra un under vice".split())
_SUFFIXES = ("isation", "ization", "worthy", "making", "maker", "less", "like", "wide", "ship", "hood", "able", "ists", "isms", "ised", "ized",
             "ise", "ize", "ism", "ist")  # fmt: skip

# ---------------------------------------------------------------------------------------------------------- English


def _data(name: str) -> bytes:
    return (Path(__file__).parent / "data" / name).read_bytes()


@cache
def _english() -> frozenset[str]:
    """The list, without the forms that :func:`_derived` can build."""
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
        return word == lower or lower not in _NAMES_TOO
    if not lower.isascii() and "\u2019" not in lower:
        if not _BORROWED_ACCENTS.issuperset([c for c in lower if c > "\x7f"]):
            return False
        lower = _unaccented(lower)
        if lower in words:
            return True
    if "'" in lower or "\u2019" in lower:
        return _is_contracted(lower.replace("\u2019", "'"), words)
    if "-" in lower:
        return _is_compound(word)
    if len(lower) < 5 or not lower.isalpha():
        return False
    if _derived(lower, words):
        return True
    for prefix in _PREFIXES:
        if lower.startswith(prefix):
            rest = lower[len(prefix) :]
            if len(rest) + len(prefix) > 7 and len(rest) > 4 and (rest in words or _derived(rest, words)):
                return True
    for suffix in _SUFFIXES:
        if lower.endswith(suffix):
            rest = lower[: -len(suffix)]
            return len(rest) > 3 and (rest in words or rest + "e" in words or rest + "y" in words)
    return False


def _is_contracted(lower: str, words: frozenset[str]) -> bool:
    if lower.endswith("'"):  # a plural's; behind another letter it is a soft sign
        return lower[-2:-1] in ("s", "z", "x") and _is_english(lower[:-1])
    base, _, end = lower.rpartition("'")
    if end in _CONTRACTED and end[-1] != "t" and _is_english(base):
        return True
    if lower.endswith("n't"):
        return lower[:-3] in words or lower in ("can't", "won't", "shan't", "ain't")
    return lower in ("o'clock", "ma'am", "i'd", "i'm", "i've", "i'll")


def _is_compound(word: str) -> bool:
    parts = word.split("-")
    for at, part in enumerate(parts):
        if not part:
            return False
        if at and part[0].isupper() and parts[at - 1] in _HYPHENED:
            continue
        if len(part) == 1 and part not in "aAeEhHtTuUxX":
            return False
        if len(part) > 1 and not _is_english(part) and not (at + 1 < len(parts) and part.lower() in _HYPHENED):
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
        return bool(hyphen) and head in _PARTICLES and is_name_shaped(rest)
    return not _is_english(word)


# ---------------------------------------------------------------------------------------------------- other languages


@cache
def _foreign() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The function words, the common nouns, and the nouns that are names with a capital, of other languages, without accents."""
    found: dict[str, list[str]] = {"[function]": [], "[noun]": [], "[lower]": []}
    into = found["[function]"]
    for line in _data("foreign.txt").decode("ascii").splitlines():
        if line.startswith("["):
            into = found[line]
        elif not line.startswith("#"):
            into += line.split()
    return frozenset(found["[function]"]), frozenset(found["[noun]"]), frozenset(found["[lower]"])


@cache
def _ngrams() -> dict[str, float]:
    """Log odds of each n-gram: another language against English. ``^`` and ``$`` are the word's ends."""
    table: dict[str, float] = {}
    for line in _data("ngrams.txt").decode("ascii").splitlines():
        if not line.startswith("#"):
            weight, *grams = line.split()
            table.update(dict.fromkeys(grams, int(weight) / 10))
    return table


def _letters_score(word: str) -> float:
    get = _ngrams().get
    word = f"^{word}$"
    size = len(word)
    score = get("bias", 0.0)
    # The table says whether an n-gram occurs, so each counts once.
    for gram in {word[at : at + width] for width in (2, 3, 4) for at in range(size - width + 1)}:
        score += get(gram, 0.0)
    return score


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
    r"(?:(?:[ptk]|ch|ts|tz)'?|hs|sh|ss|sz|[mfnlhjwyr])?+(?:i?ao|ia|ieh?|ih|ieu|iu|ien|in|ing|iang|iung|i|a|ai|an|ang|eh|en|eng|ei|erh?|e|"
    r"o|ou|u|ua|uai|uan|uang|uei|ui|un|ung|uo|ueh|uen)"
)


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    words = regex.compile(r"[\p{L}\p{M}'\-]+")  # apostrophes are made alike before
    finals = "|".join(f"{initial}(?:{'|'.join(sorted(ends.split(), key=len, reverse=True))})" for initial, ends in _PINYIN.items())
    pinyin = regex.compile(f"(?:{finals})+(?:r)?")
    wade = regex.compile(f"{_WADE_GILES}(?:-{_WADE_GILES})*+")
    endings = regex.compile(
        r"(?:"
        # Russian, Ukrainian, Bulgarian, Serbo-Croat: -ция, -ение, -ование, -ость, -ство, -изм; -ція, -ення, -ість
        r"[bkptszln]?ts(?:iya|iia|ija)|(?:[dlntrvzs]|sh|ch|zh)eni(?:e|ye|ya|ia|ie)|[oe]vani(?:e|ye|ya|ia)|[nv]ost'?|[nv]ist'|"
        r"(?:[tlnd]'?|e)stv[oa]|izats.{1,4}|i[sz]acij[ae]|iz[ao]vanje|enn(?:ya|ia)|anns?(?:ya|ia)|"
        # Polish, Czech, Slovak, Serbo-Croat: -acja, -ość, -stwo, -ství
        r"[ai]cja|[nw]osc|[lc]?stwo|(?:s|c|ct)tvi|ctvi|izac[ei]|acija|"
        # Hungarian: -ság, -ség, -szövetség, -bizottság
        r"szovetseg|bizottsag|[abdgkmnlortvz]s[ae]g|"
        # Romanian: -țiune, -ția; Albanian -imi is a name's ending too and stands nowhere here
        r"[tsx]iune|iunea|"
        # German: -heit, -keit, -schaft, -ierung and compounds of the state
        r"(?:[lrgt]|(?<!fahre)n)heit|keit|[a-z]schaft|ierung|[lrts]igung|handlung|richtung|stellung|waltung|bildung|einigung|teilung|ordnung|"
        r"ministerium|ausschuss|sekretar|kommission|politik|[srn]gesetz|[snr]partei|"
        r"[nt]srat|[etnsr]arbeit|[snr]krieg|[snr]vertrag|beschluss|abkommen|bewegung|[snr]frage|[snr]dienst|gewerkschaft|genossen|"
        r"^(?:ver|be|ent|er|aus|ein|ab|auf|an|um|vor|zu|uber|ueber|unter|wieder|mit|nach|durch|gegen)[a-z]{3,}ung(?:en)?|"
        # Spanish, Portuguese: -ización, -ución
        r"izacion|[lt]ucion|izacao"
        r")\Z"
    )
    inner = regex.compile(r'(?<=[a-z])"(?=[a-z])')  # the hard sign: ob"ekt
    return words, pinyin, wade, endings, inner


# What stands for the apostrophe of a soft sign or an aspirate, and the hyphens and dashes that are none.
_ALIKE = {ord(mark): "'" for mark in "\u2019\u2018\u02b9\u02bc\u02bb\u02b2\u00b4`\u2032"} | {0x2010: "-", 0x2011: "-", 0x2013: " ", 0x2014: " "}
_FOLDED = {ord(a): b for a, b in zip("łđßøæœıħŁĐØÆŒ", ("l", "d", "ss", "o", "ae", "oe", "i", "h", "L", "D", "O", "Ae", "Oe"), strict=True)}


def _unaccented(text: str) -> str:
    from unicodedata import category, normalize

    return "".join([c for c in normalize("NFD", text.translate(_FOLDED)) if category(c) != "Mn"])


def _other_script(text: str) -> bool:
    """Whether the letters of *text* are mostly not Latin.

    One letter of an alphabet is a sign or a number, one ideograph is a word. Text whose UTF-8 was read as GBK
    shows U+9225 where a quotation mark or a dash stood, and says nothing.
    """
    latin = other = 0
    for letter in text:
        code = ord(letter)
        if code < 0x250:
            latin += letter.isalpha()
        elif letter.isalpha() and not (0x2B0 <= code < 0x300 or 0x1E00 <= code < 0x1F00 or 0xFB00 <= code < 0xFB07 or 0xFF21 <= code < 0xFF5B):
            if code == 0x9225:
                return False
            other += 2 if code >= 0x2E80 else 1
    return other > 1 and other > latin


_VOWELS = "aeiou"
_SLIPS = "aeionrtslcpdm"  # the letters that are left out most


def _misspelt(word: str) -> bool:
    """Whether *word* is one slip of the pen away from an English word: a letter too many, left out, swapped, another vowel, no space."""
    words = _english()
    if any([word[:at] in words and word[at:] in words for at in range(4, len(word) - 3)]):
        return True  # two words run together
    for end in ("", "s", "ed", "d", "ing", "ly"):
        if not word.endswith(end):
            continue
        base = word[: len(word) - len(end)]
        if len(base) < 5:
            if len(base) > 3 and base == word and any([base[:at] + base[at + 1] + base[at] + base[at + 2 :] in words for at in range(3)]):
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
    functions, nouns, small = _foreign()
    _, pinyin, wade, endings, _ = _patterns()
    lower = word.lower()
    plain = lower if lower.isascii() else _unaccented(lower)
    bare = plain.replace("'", "")
    ending = len(bare) > 6 and endings.search(plain[:_LONGEST_WORD]) is not None
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
        if any([part[0].isupper() for part in parts]):
            return -2.0, -2.0, False  # al-Assad
        if wade.fullmatch(plain):
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
    if len(plain) <= 24 and (len(plain) > 4 or plain[0] not in "aeo") and pinyin.fullmatch(plain):
        score = max(score, 1.0) + 1.5
    if score < _UNMISTAKABLE and _misspelt(plain):
        score = min(score, 0.0)
    score = max(-4.0, min(score, 6.0 if len(bare) > 4 else 2.5 if len(bare) > 3 else 0.5))
    return score, min(score, 4.0), False


def _could_be_foreign(word: str) -> bool:
    """Whether an English word is a word of another language too: *die*, *men*, *women*."""
    functions, nouns, small = _foreign()
    return word in functions or word in nouns or word in small or (len(word) < 12 and _patterns()[1].fullmatch(word) is not None)


@lru_cache(maxsize=4096)
def _score(text: str) -> float:
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text.translate(_ALIKE))
        if _other_script(text):
            return _SURE
    patterns = _patterns()
    if '"' in text:
        text = patterns[4].sub("'", text)
    words = patterns[0].findall(text)[:_MOST_WORDS]
    english = shared = 0
    strange: list[str] = []
    for word in words:
        word = word.strip("-")
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
    sure = any([known and word[0].islower() and word not in _PARTICLES for word, (_, _, known) in zip(strange, scores, strict=True)])
    named = 0
    for word, (_, _, known) in zip(strange, scores, strict=True):
        if word[0].isupper() and not known:
            named += 1
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
        elif word not in _PARTICLES:
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
