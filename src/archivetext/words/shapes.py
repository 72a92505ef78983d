"""Words, and what can be told from one of them: small words, titles, names, abbreviations, numerals, two spellings of one word.

All word lists are in small letters.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

from archivetext.words import lexicon

PRONOUNS = frozenset("i me you he him she her it we us they them this that these those who whom myself himself themselves".split())
MODALS = frozenset("is are was were be been being am has have had do does did will would shall should can could may might must not".split())
PREPOSITIONS = frozenset(
    "of to in on at by for from with without about against into upon among between during before after through under over via as like"
    " regarding concerning towards toward within along across behind until since than per".split()
)
FUNCTION = (
    PRONOUNS
    | MODALS
    | PREPOSITIONS
    | frozenset(
        "a an the and or but nor so if when while where why how which what whose because although though both either neither each every"
        " all any some no none more most much many few other another such same own only also then thus there here therefore however"
        " my your his its our their mine yours ours theirs let lest yet still just even too very again already ever never".split()
    )
)
TITLES = frozenset(
    "comrade comrades cde cdes com comr tov mr mrs ms dr sir lord general gen marshal colonel col major maj captain capt lieutenant lt admiral"
    " president premier chairman chairwoman minister ambassador secretary chancellor chief commander commissar prince king queen emperor"
    " professor prof director delegate representative leader senator governor mayor deputy ministers comrs generals marshals pope cardinal"
    " bishop father brother judge consul envoy attaché attache counselor counsellor sergeant generalissimo vice-premier vice-president".split()
)
MONTHS = frozenset("january february march april may june july august september october november december".split())
BEFORE_NAMES = TITLES | frozenset("first second third vice acting foreign prime member c".split())
DETERMINERS = frozenset("the a an this that these those his her its our their my your some any no each every another".split())
EDGE_SIGNS = "\"'“”‘’«».,;:!?()*_"
ADDRESS = frozenset("comrade comrades cde cdes comr mr mrs ms dr".split())
"""How one addresses a man; it begins a new name where a name stands before it."""
PARTICLES = frozenset("de du van von der al el bin ibn la le of the i da di den ten".split())
LINKING = frozenset("of the and for in on to de del di da do dos das der des du la le für und y e i".split())
"""Small words inside the names of bodies."""
LONGEST_NAME = 14
"""Names of one word are not longer, in code points; compounds of German, Hungarian or Finnish are."""
LOANWORDS = frozenset(
    "kolkhoz kolkhozy kolkhozes sovkhoz sovkhozy glasnost perestroika samizdat apparatchik apparatchiks nomenklatura intelligentsia"
    " rezident rezidentura verst versts pood poods rayon raion oblast oblasts krai kray okrug dacha muzhik kulak kulaks subbotnik troika"
    " agitprop obkom gorkom raikom partkom aktiv ukaz duma putsch diktat bundesrat blitzkrieg volksarmee autobahn weltanschauung"
    " ganbu hukou danwei yuan juche chollima ondol".split()
)
"""Words of other languages that English dictionaries have, yet readers need to be told."""
YEAR_AND_SEASONS = frozenset("year spring summer autumn fall winter season".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight noon midnight dawn".split())
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth".split()
)
NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
    " forty fifty sixty seventy eighty ninety hundred thousand million billion dozen several few".split()
)
POINTING = frozenset("that this these those who former latter here there my our his her their its your".split())
PRONOMINAL = PRONOUNS | POINTING
OPEN_ENDS = frozenset(
    "of the a an to that and or with for by from is are was were be not has have had in on at who which as than into".split()
)
"""Small words that wait for more."""
DOCUMENTARY = frozenset(
    "text texts word words line lines letter letters paragraph paragraphs sentence sentences page pages passage passages part portion section"
    " sections name names source sources document documents copy copies original translation transcript record minutes protocol telegram"
    " message list note notes footnote stamp signature seal margin handwriting author writer translator version edition date figure number"
    " omission blot ink stain hole tear place places location blacked inked group groups sheet typescript manuscript remainder archive archives file reference title fragment illegible".split()
)
"""What editors speak of when they speak of the sheet or the text."""
UNITS = frozenset(
    "gram grams kilogram kilograms kg kilo kilos ton tons tonne tonnes pound pounds ounce ounces meter meters metre metres km kilometer kilometers"
    " kilometre kilometres mile miles yard yards foot feet inch inches hectare hectares acre acres liter liters litre litres gallon gallons dollar"
    " dollars cent cents ruble rubles rouble roubles mark marks franc francs rupee rupees yuan pesos peso dinar dinars crown crowns forint zloty"
    " leva lei degree degrees barrel barrels bushel bushels hour hours minute minutes".split()
)
PARTICLES_AHEAD = frozenset("de del della di da dos van von der al el bin ibn du".split())
"""Particles that open a surname; those of :data:`PARTICLES` stand inside a name, of a person or a body."""
BODIES = frozenset(
    "chamber senate parliament academy institute society committee party council front union ministry army bureau republic congress guard guards association commission office administration"
    " court bank board league federation assembly department directorate".split()
)
"""What bodies are called: committee, ministry, court."""
TIMES = frozenset("day days week weeks month months year years night evening morning afternoon yesterday tomorrow time moment".split())
ARTICLES = frozenset(("the", "a", "an", "The", "A", "An"))


def is_letter(c: str) -> bool:
    """Whether a character belongs to a word: a letter, or an accent that no letter has taken up (Russian ``а́``)."""
    return c.isalpha() or (c > "\u02ff" and unicodedata.category(c)[0] == "M")


def bare_word(word: str) -> str:
    """The word without the signs at its ends."""
    return word.strip(EDGE_SIGNS)


def is_name(word: str) -> bool:
    """A capitalised word that English has not as a common noun or adjective."""
    bare = bare_word(word)
    return bare[:1].isupper() and not lexicon.is_english(bare)


def is_strange(word: str) -> bool:
    """Whether the word is neither English nor a slip of the pen in an English word."""
    return word.isalpha() and not lexicon.is_english(word) and not lexicon.is_misspelt(word)


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
    return bare in TITLES or (bare[:1].isalpha() and capitalised(word) and lexicon.is_english(bare) and not is_abbreviation(word))


def is_cognate(english: str, word: str) -> bool:
    """Whether a word that is no English opens as the noun before the bracket does: ``committees [Komitês]``."""
    if len(word) < 5 or len(english) < 5 or lexicon.is_english(word) or not lexicon.is_english(english):
        return False
    if len(english) > 6 and word.lower().endswith(english):
        return True  # trainings [Stabstrainings]
    one, two = (
        unicodedata.normalize("NFD", w.lower()).replace("k", "c").replace("mm", "m").replace("ss", "s").replace("tt", "t")
        for w in (english, word)
    )
    size = min(6, max(4, min(len(one), len(two)) - 1))
    return one[:size] == two[:size]
