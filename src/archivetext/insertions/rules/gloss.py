"""Who or what is meant: ``Filippov [Stalin]``, ``they [the Soviets]``."""

from __future__ import annotations

import re
from functools import cache

import regex

from archivetext.insertions.anchors import (
    day_before,
    follows_name,
    has_determiner,
    name_after,
    names_body,
    noun_before,
    noun_phrase,
    noun_with_article,
    quoted_before,
    rendered_words,
    words_before,
)
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.insertions.rules.sentence import IRREGULAR, verb_like
from archivetext.words import english, foreign
from archivetext.words.lists import (
    ADVERBIAL_PHRASES,
    COMRADE,
    DAYS,
    DETERMINERS,
    FUNCTION,
    KIN,
    LOANWORDS,
    MODALS,
    MONTHS,
    NUMERALS,
    OF_COUNTRIES,
    PAPERS,
    PARTICLES_AHEAD,
    POINTING,
    PRONOUNS,
    TIMES,
    TITLES,
    VOCATIVES,
    WANT_NAMES,
    either,
)
from archivetext.words.shapes import bare_word, capitalised, initial_or_short, is_abbreviation, is_cognate, is_name, is_strange, similar


@rule(by="place", when="several words, behind a name")
def repeats_name(b: Bracket) -> Decision | None:
    """Repeats the name before it, with what was left out of it: ``Muccio [US representative John J. Muccio]``."""
    previous = b.bare_before
    if len(previous) < 3 or not previous[0].isupper():
        return None
    if previous.endswith(("'s", "’s")):
        previous = previous[:-2]
    if previous not in b.text or b.word_before[-1] in ".!?" or b.name_follows:
        return None  # a new sentence; a title before a name
    return Decision("gloss", noun_before(b)) if previous in map(bare_word, b.words) else None


@rule(by="place", when="several words, set off by a blank, behind a word")
def repeats_noun(b: Bracket) -> Decision | None:
    """Repeats the noun before it and says which: ``three blankets [Hudson's Bay blankets]``."""
    if b.last.lower() != b.lower_before or b.lower_before in FUNCTION or b.word_before[-1] in ".,;:!?":
        return None
    return None if verb_like(b) or b.opens_with in FUNCTION else Decision("gloss", noun_phrase(b))


@rule(by="letters", when="a capital first, set off by a blank")
def names_owner(b: Bracket) -> Decision | None:
    """Says whose, where both stand in the possessive: ``the President's [Milan Hora's] talk with``, ``his brother's [Piotr's] farm``."""
    if not b.text.endswith(_OWNING) or not b.bare_before.endswith(_OWNING) or not capitalised(b.last):
        return None
    owner = b.bare_before[:-2]
    return None if owner.lower() in PRONOUNS or owner.lower() in FUNCTION else Decision("gloss", noun_before(b))


_OWNING = ("'s", "’s", "s'", "s’")


@rule(by="place", cue="equate")
def equates(b: Bracket) -> Decision | None:
    """Opens as editors do who explain: ``[literally, ...]``, ``[i.e. ...]``, ``[now ...]``, ``[future ambassador]``."""
    if not b.cue("equate"):
        return None
    if b.word_before[-1:] == ":" and b.first.endswith("ing") and capitalised(b.word_after):
        return Decision("incident")  # ORLOV: [Referring to the map] You see it
    if b.opens and (b.heads or b.word_before[-1:] == "]"):
        return Decision("note") if len(b.words) > 6 else None  # nothing stands beside it
    if b.text[-1] == "." and b.opens_with == "this" and b.before.rstrip().endswith(_DASHES):
        return None  # a whole sentence, as the writer goes on
    first = b.opens_with
    if first == "=" and not b.before[-1:].isspace():
        return None
    if first == "i" and len(b.words) == 2 and b.last.isdecimal() and b.bare_before.isdecimal() and _slip(b.bare_before, b.last):
        return Decision("correction", words_before(b, 1))  # 1965 [i.e. 1956]
    if (len(b.words) == 1 and first in _TIMES_AND_HEDGES) or (len(b.words) <= 2 and b.text.endswith(",")):
        return None
    next_name = b.name_follows and b.word_after.lower() not in FUNCTION
    behind_name = capitalised(b.word_before) and b.word_before[-1:] not in ",;:" and not b.opens
    if first in ("a", "an", "the") and (
        not b.before[-1:].isspace() or b.word_before.lower() in FUNCTION or b.word_before.endswith(("ed", "ing"))
    ):
        return None
    if first in _TIMES_AND_HEDGES and not next_name and not behind_name and not capitalised(b.words[1]):
        return None
    if next_name and not (behind_name and is_name(b.word_before)):
        if first in ("former", "formerly", "the", "current", "a", "an", "deputy", "first", "full"):
            return None
        return Decision("gloss", name_after(b))
    return Decision("gloss", noun_before(b))


_DASHES = ("--", "—", "–")


def _slip(figures: str, meant: str) -> bool:
    """Whether two figures were exchanged, or one is wrong; years of two calendars differ by more."""
    return sorted(figures) == sorted(meant) or similar(figures, meant)


_TIMES_AND_HEDGES = frozenset(
    "now then later perhaps probably possibly presumably apparently evidently currently recently current former future today"
    " present-day modern also".split()
)


@rule(by="place", when="several words, set off by a blank, behind a word")
def names_members(b: Bracket) -> Decision | None:
    """Names those who are counted before it: ``both capitals [Amman and Riyadh]``, ``the three principles [...]``."""
    if (
        " and " not in b.text
        or not b.word_before.isalpha()
        or b.word_before[-1] != "s"
        or b.first.lower() in FUNCTION
        or b.text[-1] in ".:!?"
        or verb_like(b)
        or b.last.endswith("ed")
    ):
        return None
    before = b.before.split()[-4:-1]
    for count, word in enumerate(reversed(before), 2):
        if word.lower() in NUMERALS or word.lower() == "both" or (word.isdecimal() and len(word) < 3):
            return Decision("gloss", words_before(b, count))
    return None


@rule(by="place", when="behind a pronoun")
def pronoun_named(b: Bracket) -> Decision | None:
    """Says whom a pronoun means: ``they [the Soviets]``, ``I [Stalin] answered``, or which place: ``here [in Havana]``."""
    pronoun = b.lower_before
    if b.word_before[-1:] in ",.;:!?" or _reads_on_behind(b, pronoun):
        return None
    if pronoun in _OWNERS and len(b.words) == 1 and b.after.lstrip()[:1] in _SIGNS and b.text.isalpha() and not is_name(b.text):
        return None  # remain in his [Government], at least: the owner lacks the thing
    first = b.first.lower()
    if pronoun in ("here", "there") and first in ("in", "at", "near") and _names_place(b):
        return Decision("gloss", words_before(b, 1))
    article = first in ("the", "a", "an")
    named = article or (capitalised(b.first) and first not in FUNCTION)
    if pronoun in POINTING:
        return _pointed_at(b, pronoun) if named and not capitalised(b.word_after) else None
    several = len(b.words) > 1 and pronoun not in _OBJECTS and b.last.lower().endswith("s")
    if named or (several and first not in FUNCTION and first not in NUMERALS and not first.endswith(("ed", "ing", "ly"))):
        return Decision("gloss", words_before(b, 1))
    return None


_OBJECTS = frozenset(("him", "her", "them", "me", "us"))
_OWNERS = frozenset(("my", "your", "his", "our", "their", "its"))
_SIGNS = frozenset((",", ".", ";", ":", "!", "?", ")"))


def _reads_on_behind(b: Bracket, pronoun: str) -> bool:
    """Whether a word is read on with what follows: ``our [Bulgarian] comrades``, ``gave him [Soviet] tanks``, ``to him [Salah] Jadid``."""
    if len(b.words) > 1:
        return False
    if pronoun in _OBJECTS and is_name(b.first) and is_name(b.word_after) and b.after[:1].isspace():
        return True
    if not b.word_after[:1].islower() or b.word_after.lower() in FUNCTION or b.text.endswith(("'s", "’s", "s'")):
        return False
    if pronoun in POINTING and pronoun not in ("that", "who", "these", "those", "this"):
        return True
    return (pronoun in _OBJECTS or pronoun in ("this", "these", "those")) and english.is_english(bare_word(b.first))


def _names_place(b: Bracket) -> bool:
    """Whether the bracket holds a name, and no month or day: ``[in Havana]``."""
    words = [bare_word(word).lower() for word in b.words]
    return MONTHS.isdisjoint(words) and DAYS.isdisjoint(words) and any(map(capitalised, b.words))


def _pointed_at(b: Bracket, pronoun: str) -> Decision | None:
    """Names what is pointed at: ``the latter [Stalin]``; not behind the conjunction: ``said that [Stalin] would``."""
    if pronoun == "that" and b.word_after[:1].isalpha():
        return None
    whole = pronoun in ("former", "latter") and b.before.lower().split()[-2:-1] == ["the"]
    return Decision("gloss", words_before(b, 2 if whole else 1))


@rule(by="letters", when="a capital first, several words, set off by a blank")
def names_species(b: Bracket) -> Decision | None:
    """The Latin name of a genus and species behind what the thing is called: ``the gull [Larus marinus]``."""
    if len(b.words) > 3 or b.words[1][0].isupper() or not b.word_before[-1:].isalpha() or b.lower_before in FUNCTION:
        return None
    genus, species = b.first, b.words[1].rstrip(".,")
    if not (genus.isalpha() and species.isalpha() and genus[1:].islower() and species.islower() and len(genus) > 3 and len(species) > 3):
        return None
    if english.is_english(genus) and english.is_english(species):
        return None
    latin = species.endswith(_OF_SPECIES) and genus.endswith(_OF_GENUS)
    return Decision("gloss", noun_before(b)) if latin or (is_strange(genus) and genus.endswith(_LATIN) and is_strange(species)) else None


_LATIN = ("us", "is", "um", "ops", "ys", "yx", "ax", "ptera")
_OF_GENUS = (*_LATIN, "a", "es", "os", "as", "on", "ex", "er", "ia")
_OF_SPECIES = ("us", "is", "um", "ii", "ae", "ens", "oides", "ifera", "icola", "ata", "osa", "ina", "alba", "nigra", "vulgaris")
"""How the Latin names of living things end, and hardly those of bodies and papers in other languages."""


@rule(by="place", when="set off by a blank, behind a word")
def explains_unfamiliar(b: Bracket) -> Decision | None:
    """Explains a word that English does not have: ``ondol [underfloor heating]``, ``Renmin ribao [People's Daily]``."""
    previous = b.word_before
    if not previous[-1:].isalpha() or not previous[0].islower() or foreign.other_script(previous):
        return None
    if LOANWORDS.isdisjoint((previous, previous[:-1], previous[:-2])) and (len(previous) < 3 or english.is_english(previous)):
        return None
    if not previous.isalpha() and "-" not in previous and "'" not in previous and "’" not in previous:
        return None
    if (b.name_follows and capitalised(b.first)) or b.amid_other_language or _amid_strange_words(b):
        return None
    name = _foreign_name().search(b.before.rstrip())
    if name and not english.is_english(name.group().split()[0]):
        return Decision("gloss", (b.start - len(b.before) + name.start(), b.start - len(b.before) + name.end()))
    return Decision("gloss", words_before(b, 1))


def _amid_strange_words(b: Bracket) -> bool:
    """Whether hardly a word of the line around is English: a Latin or French sentence that it completes."""
    around = [bare_word(word) for word in (*b.before.split()[-5:], *b.after.split()[:3])]
    around = [word for word in around if word.isalpha() and len(word) > 1]
    if len(b.words) > 1 and all(map(english.is_english, b.words)):
        return False
    return len(around) > 4 and sum(word.islower() and english.is_english(word) for word in around) * 3 <= len(around)


@cache
def _foreign_name() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{M}'’\-])[\p{Lu}][\p{L}\p{M}'’\-]*+\s+\p{Ll}[\p{L}\p{M}'’\-]*+$")


@rule(by="place", when="an article first, several words, set off by a blank")
def second_noun_phrase(b: Bracket) -> Decision | None:
    """A noun phrase with its article behind a noun phrase with its own cannot be read on: ``the neighbors [the GRU]``."""
    if b.lower_before in FUNCTION or b.word_before.endswith(("ed", "ing")):
        return None
    if b.word_after[:1].islower() and _adverbial().search(b.before):
        return None  # As a rule [the board] wants to know
    quoted = b.word_before[-1:] in ('"', "”", "’", "'")
    if not quoted and b.lower_before in _BEFORE_CLAUSE and b.word_after[:1].islower() and b.word_after not in FUNCTION - MODALS:
        return None  # the way [the tax] is paid
    if b.name_follows or (not quoted and _time(b)):
        return None
    if not noun_with_article(b) and not follows_name(b) and not quoted:
        return None
    return Decision("gloss", _with_title(b) or noun_before(b))


def _time(b: Bracket) -> bool:
    """Whether a stretch or point of time is meant: ``the night of May 3``, not ``the Queen of Night``."""
    words = b.lower.split()
    head = words[: words.index("of")] if "of" in words[1:] else words
    return not TIMES.isdisjoint(head)


def _with_title(b: Bracket) -> tuple[int, int] | None:
    """The name before the bracket with the title before it: ``Baron Orlov [the well-known writer]``; None where no title stands there."""
    run = b.name if follows_name(b) else None
    before = b.source[max(0, run[0] - 16) : run[0]].split()[-1:] if run is not None else []
    if run is None or not before or before[0].lower() not in TITLES - COMRADE or not before[0][0].isupper():
        return None
    return b.source.rindex(before[0], 0, run[0]), run[1]


@cache
def _adverbial() -> re.Pattern[str]:
    """What a sentence opens with before its subject, and ends like a noun."""
    said = either(ADVERBIAL_PHRASES).replace("_", r"\s")
    return re.compile(rf"(?i)(?:^|[.!?;:,]\s+|\b(?:and|but|that)\s+)(?:{said}),?\s*$")


_BEFORE_CLAUSE = frozenset(
    "way ways manner reason day days time times moment place places extent degree year fact idea hour instant minute".split()
)
"""Nouns behind which a clause stands without a word to join it."""


@rule(by="place", when="behind a name")
def names_name(b: Bracket) -> Decision | None:
    """A name or phrase behind a name or title says who or what it is: ``Filippov [Stalin]``, ``Premier [Zhou Enlai] said``."""
    previous = b.word_before
    if (previous[-1] in ",.;:!?—–" and not initial_or_short(previous)) or b.before[-1:].isdigit():
        return None
    first = b.first
    if not b.words or (previous[-1] == ")" and b.lower_before in DAYS):
        return None  # May 5, 1972 (Sunday) [Ivan] Orlov
    if previous.lower() in VOCATIVES:
        return None  # O [thou who art] in the heaven
    if previous[-1].isdigit() and len(b.words) == 1 and first.isalpha() and b.word_after[:1].islower():
        code = previous[0].isupper() and is_name(first)
        return Decision("gloss", noun_before(b)) if code else None  # K-4 [Gromov] told; not 90,000 [Swiss] francs
    if b.text.isupper() and previous.isupper() and len(b.words) == 1 and english.is_english(b.text) and english.is_english(b.bare_before):
        return None  # a line in capitals: MY DEAR [BROTHER]
    if len(b.words) > 1 and _mostly_strange(b) and _own_name_of_body(b):
        return Decision("original", noun_before(b))  # the People's Committee [...]
    if b.lower_before in WANT_NAMES and (capitalised(first) or first in PARTICLES_AHEAD):
        return Decision("supplied")  # Don [Alonso]
    if b.lower_before in TITLES and len(b.words) == 1 and b.word_after == "of":
        return Decision("supplied")  # the Princess [Marie] of Savoy
    named = capitalised(first) or (first in PARTICLES_AHEAD and capitalised(b.last) and not b.amid_other_language)
    if named or first[:1] in "\"“‘'":
        if len(b.words) == 1 and _names_paper(b):
            return Decision("original", noun_before(b))
        return Decision("gloss", (day_before(b) if first.lower() in MONTHS else None) or noun_before(b))
    if b.lower_before in TITLES and not is_name(previous):
        return None
    if previous[0].isdigit() and first.islower():
        numbered = len(b.words) > 1 and b.after[:1] in (",", ".", ";") and capitalised("".join(b.before.split()[-2:-1]))
        return Decision("gloss", words_before(b, 2)) if numbered and not verb_like(b) else None  # Point 4; of the 70 [persons arrested]
    if first in PARTICLES_AHEAD and b.amid_other_language:
        return None  # el Ministro [de Relaciones] no vino
    if len(b.words) == 1 and first.islower() and _pun(b):
        return Decision("gloss", noun_before(b))
    if len(b.words) == 1 and b.lower in TITLES and is_name(previous) and b.after[:1] in _SIGNS and b.lower_before not in OF_COUNTRIES:
        return Decision("gloss", noun_before(b))  # of Maas [chairman], who
    if len(b.words) < 2 or not first[:1].islower() or verb_like(b):
        return None
    if is_name(previous) or is_abbreviation(previous):
        return Decision("gloss", noun_before(b))
    words = b.before.split()
    if len(words) > 1 and words[-2].lower() in DETERMINERS:
        return Decision("gloss", noun_before(b))
    # A name of ordinary words: Said Barre. Two capitals in a row, within the sentence.
    named = len(words) > 2 and words[-2].isalpha() and words[-2][0].isupper() and words[-3][-1].isalpha() and b.lower_before not in TITLES
    return Decision("gloss", noun_before(b)) if named and words[-2].lower() not in FUNCTION else None


def _mostly_strange(b: Bracket) -> bool:
    """Whether more than half of the words are neither English nor abbreviations."""
    return 2 * sum(not (english.is_english(bare_word(word)) or is_abbreviation(word)) for word in b.words) > len(b.words)


def _pun(b: Bracket) -> bool:
    """Whether a common noun says what a name means: ``Frau von Stein [stone], I beg``, ``he is a Papageno [chatterbox], hold``."""
    near = [word.lower().rstrip(".") for word in b.before.split()[-4:-1]]
    addressed = not WANT_NAMES.isdisjoint(near) or not PARTICLES_AHEAD.isdisjoint(near)
    of_sort = near[-1:] and near[-1] in ("a", "an", "my", "his", "her", "our", "your") and is_name(b.word_before)
    if not addressed and not of_sort:
        return False
    return english.is_english(b.text) and b.opens_with not in FUNCTION and not verb_like(b) and b.after[:1] in _SIGNS


def _names_paper(b: Bracket) -> bool:
    """Whether the words before the bracket are the English title of a paper, and it has the title in its own language: ``the Red Flag [Hongqi]``."""
    if b.lower_before not in PAPERS:
        return False
    run = b.name
    words = [bare_word(w) for w in b.source[slice(*run)].split()] if run is not None else []
    if len(words) < 2 or words[-1].lower() not in PAPERS or not all(map(english.is_english, words)):
        return False
    return not english.is_english(b.first)


def _own_name_of_body(b: Bracket) -> bool:
    """Whether it has the name of the body before it in another language: a word of the same root, or no shape of a person's name."""
    run = b.name
    nouns = [bare_word(w).lower() for w in b.source[slice(*run)].split()] if run is not None else []
    if any(is_cognate(noun, w) for noun in nouns if noun not in TITLES for w in b.words):
        return True
    return names_body(b) and (len(b.words) > 3 or not all(map(capitalised, b.words)))


@rule(by="place", when="set off by a blank, behind a word")
def names_noun(b: Bracket) -> Decision | None:
    """A name behind a whole noun phrase says who or what it is: ``the foreign minister [Gromyko] replied``."""
    adjective = b.lower_before in POINTING and b.word_after[:1].islower() and b.word_after.lower() not in FUNCTION
    if b.lower_before in FUNCTION or adjective or b.name_follows:
        return None
    if b.text[:1] in '"“' and len(b.words) > 1:
        return Decision("gloss", noun_before(b))  # gives it in the words of another text
    if not b.word_before[-1:].isalpha() or not b.word_before.islower() or b.lower_before in PARTICLES_AHEAD:
        return None
    if b.lower_before not in TITLES and any(is_cognate(b.lower_before, w) for w in b.words):
        return Decision("original", rendered_words(b, len(b.words), b.text))
    nouns = b.before.split()[-4:-1]
    for count, noun in enumerate(reversed(nouns), 2):  # the coalition of reason [Koalition der Vernunft]
        if len(b.words) > 1 and noun.islower() and noun not in TITLES and is_cognate(noun, b.first):
            return Decision("original", words_before(b, count))
    if len(b.words) == 1 and b.word_after[:1].islower() and b.word_after not in FUNCTION and (_of_country(b) or _proper_adjective(b)):
        return Decision("supplied")  # the local [Japanese] garrison, the same noble [Appian] way
    mine = [word for word in b.before.lower().split()[-2:-1] if word in ("my", "his", "her", "our", "their", "your")]
    if mine and len(b.words) == 1 and b.text.isalpha() and capitalised(b.text) and b.after[:1] in (",", ".", ";"):
        return Decision("gloss", noun_phrase(b))  # my printer [Barber]
    if _plural(b.word_before) and b.after[:1] in _SIGNS and len(b.words) < 4 and is_name(b.first) and all(map(capitalised, b.words)):
        return Decision("gloss", noun_phrase(b))  # pensions from royal persons [Rasumowsky],
    title = len(b.words) > 1 and all(capitalised(w) or w.lower() in FUNCTION or not w.isalpha() for w in b.words)
    if not capitalised(b.first) or not (title or any(is_name(w) or is_abbreviation(w) for w in b.words)):
        return None
    if (b.lower_before in IRREGULAR or b.lower_before == "left") and nouns and nouns[-1].lower() not in DETERMINERS:
        return None  # a verb: the army left [Wilmington] March 3
    return Decision("gloss", noun_phrase(b)) if has_determiner(b) or b.lower_before in TITLES else None


_OWNED = frozenset(("mine", "yours", "his", "hers", "ours", "theirs"))


@rule(by="place", when="a capital first, set off by a blank")
def friend_named(b: Bracket) -> Decision | None:
    """Names him of whom it is said whose he is: ``a friend of mine [Joel Harlow] goes``."""
    if b.word_before.lower() not in _OWNED or b.name_follows or not any(map(is_name, b.words)):
        return None
    words = b.before.lower().split()[-5:]
    if len(words) < 4 or words[-2] != "of":
        return None
    for count, word in enumerate(reversed(words[:-3]), 4):
        if word in DETERMINERS:
            return Decision("gloss", words_before(b, count))
    return None


@rule(by="place", when="set off by a blank, behind a word")
def names_things(b: Bracket) -> Decision | None:
    """Other things in the plural behind things in the plural cannot be read on: ``costly presents [bribes], which``; nor ``tears [water of the eye]``."""
    noun = b.word_before
    following = b.word_after
    if (
        not _plural(noun)
        or noun in _COMPOUNDING
        or b.text.endswith("wards")
        or len(b.words) > 5
        or not b.text.islower()
        or verb_like(b)
        or b.first in FUNCTION
    ):
        return None
    if following[:1].isalpha() and bare_word(following).lower() not in FUNCTION:
        return None
    before = b.before.split()[-2:-1]
    if not before or before[0].lower() in PRONOUNS - DETERMINERS or not (before[0].isdecimal() or english.is_english(bare_word(before[0]))):
        return None
    if not (_plural(b.text) and b.text != noun if len(b.words) == 1 else "of" in b.words[1:3]):
        return None
    adjective = before[0].islower() and before[0].endswith(_ADJECTIVES)
    return Decision("gloss", words_before(b, 2) if adjective else noun_phrase(b))


def _of_country(b: Bracket) -> bool:
    """Whether the word says of which state or people something is: ``Japanese``."""
    return b.lower in OF_COUNTRIES or b.lower in b.tables.tongues


def _proper_adjective(b: Bracket) -> bool:
    """Whether the word has the shape of an adjective made of a name, and a noun follows behind another adjective: ``noble [Appian] way``."""
    following = bare_word(b.word_after)
    degree = "".join(b.before.split()[-2:-1]).lower()
    if degree in ("most", "more", "very", "so", "too") and english.is_english(following):
        return b.text.istitle()  # the most ancient [Etruscan] law
    if not b.text.endswith(("ian", "ean", "ine", "ish", "ese", "ic")) or b.lower_before in TITLES or not english.is_english(following):
        return False
    if b.lower_before in KIN or following in TIMES:
        return False
    return not following.endswith(("ed", "s")) and following not in IRREGULAR


def _plural(word: str) -> bool:
    """Whether the word has the shape of a common noun in the plural."""
    return word.isalpha() and word.islower() and word[-1] == "s" and len(word) > 3 and word[-2] not in "sui" and english.is_english(word)


_COMPOUNDING = frozenset(
    "arms sales goods women weapons customs savings sports operations communications systems parts works news affairs foreigners relations"
    " materials resources services supplies rights lands".split()
)
"""Plurals that stand before other nouns: arms deliveries."""
_ADJECTIVES = ("ous", "ful", "ive", "al", "ic", "ble", "less", "ant", "ent", "ary", "ern", "ish", "ly", "great", "rich", "big")
"""How adjectives end."""


@rule(by="place")
def explains_quoted(b: Bracket) -> Decision | None:
    """A name or noun phrase behind a few words in quotation marks says what they mean: ``"the four" [former ministers of the king]``."""
    quoted = quoted_before(b)
    if quoted is None:
        return None
    if all(english.is_english(bare_word(word)) for word in b.words) and foreign.looks_transliterated(
        b.source[quoted[0] + 1 : quoted[1] - 1].strip("_*!?.")
    ):
        return Decision("gloss", quoted)  # in English
    if b.word_before[-2:-1] in ".,;:!?" or b.name_follows:
        return None
    if capitalised(b.first):
        if not any(is_name(w) or is_abbreviation(w) for w in b.words):
            return None
    elif len(b.words) < 2 or not b.first[:1].islower() or b.opens_with in FUNCTION or b.opens_with in NUMERALS or verb_like(b):
        return None
    return Decision("gloss", quoted) if len(b.source[slice(*quoted)].split()) <= 5 else None


_PAST = frozenset(("was", "were", "had"))
"""By which an editor tells what had been; a speaker's own sentence is in the present."""


@rule(by="place", when="an article first, several words")
def article_phrase(b: Bracket) -> Decision | None:
    """A noun phrase with its article: a gloss behind a name or a day, else part of the sentence: ``when [the army] crosses``."""
    if follows_name(b) and not capitalised(b.word_after) and b.word_before[-1:] not in ",;:" and TIMES.isdisjoint(b.lower.split()):
        return Decision("gloss", noun_before(b))
    if (b.alone or (b.opens and b.first[0].isupper() and not _PAST.isdisjoint(b.words))) and b.text[-1] == "." and len(b.words) > 4:
        return None  # a sentence of its own
    if any(c.isdigit() for c in b.word_before) and len(b.words) > 3 and b.before[-1:].isspace():
        return Decision("gloss", noun_before(b))  # says what day or number it was
    return Decision("supplied")
