"""Who or what is meant: ``Filippov [Stalin]``, ``they [the Soviets]``, ``twelve versts [about thirteen kilometers]``."""

from __future__ import annotations

from functools import cache

import regex

from archivetext.insertions.anchors import (
    day_before,
    follows_name,
    has_determiner,
    measure_before,
    name_after,
    name_before,
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
from archivetext.insertions.rules.sentence import verb_like
from archivetext.words import english, foreign
from archivetext.words.lists import (
    DAYS,
    DETERMINERS,
    FUNCTION,
    LOANWORDS,
    MONTHS,
    NUMERALS,
    POINTING,
    TIMES,
    TITLES,
    UNITS,
    YEAR_AND_SEASONS,
)
from archivetext.words.shapes import bare_word, capitalised, initial_or_short, is_abbreviation, is_cognate, is_name, similar


@rule(by="place", when="a figure first")
def number_beside(b: Bracket) -> Decision | None:
    """Figures beside a figure give it in another style (``8 [11] p.m.``, ``25.X. [25 October]``), else they read on (``in [1967]``)."""
    text = b.text
    figures = not any(c.isalpha() for c in text)
    beside = b.word_before.rstrip(",.")
    if figures and b.before[-1:].isdigit():
        return Decision("unclassified")  # 1973[103]: a mark that has lost its note, or nobody knows
    if figures:
        words = b.before.rsplit(None, 2)
        if (
            len(text) == 4
            and b.word_before in YEAR_AND_SEASONS
            and len(words) > 1
            and words[-2].lower() in ("last", "this", "next", "that", "same", "past")
        ):
            return Decision("gloss", words_before(b, 2))  # last year [1964]
        if beside[-1:].isdigit() and not (len(text) == 4 and len(beside) < 3):
            return Decision("gloss", words_before(b, 1))
        return Decision("supplied")
    measured = measure_before(b)
    units = [bare_word(word) for word in b.lower.split()]
    if measured is not None and not (UNITS.isdisjoint(units) and MONTHS.isdisjoint(units)):
        return Decision("gloss", measured)
    near = b.before[-30:].split()[-4:]
    whole = len(b.words) > 1 and b.words[1].lower().rstrip(",") in MONTHS
    if whole and b.word_before.islower() and b.lower_before not in FUNCTION and any(word.lower() in DETERMINERS for word in near[:-1]):
        return Decision("gloss", noun_phrase(b))  # the holiday [1 May]
    if (
        b.word_before.lower() in DAYS
        or any(any(c.isdigit() for c in word) for word in near)
        or (len(near) > 1 and near[-2].lower() in NUMERALS)
        or (follows_name(b) and len(b.words) > 2)
    ):
        return Decision("gloss", noun_before(b))
    return None


@rule(by="place", when="several words, behind a name")
def repeats_name(b: Bracket) -> Decision | None:
    """Repeats the name before it, with what was left out of it: ``Muccio [US representative John J. Muccio]``."""
    previous = b.bare_before
    if len(previous) < 3 or not previous[0].isupper():
        return None
    if previous.endswith(("'s", "’s")):
        previous = previous[:-2]
    if b.word_before[-1] in ".!?" or (capitalised(b.word_after) and b.after[:1].isspace()):
        return None  # a new sentence; a title before a name
    return Decision("gloss", noun_before(b)) if any(bare_word(w) == previous for w in b.words) else None


@rule(by="place", cue="equate")
def equates(b: Bracket) -> Decision | None:
    """Opens as editors do who explain: ``[literally, ...]``, ``[i.e. ...]``, ``[now ...]``, ``[future ambassador]``."""
    if not b.cue("equate"):
        return None
    first = b.opens_with
    if first == "i" and len(b.words) == 2 and b.last.isdecimal() and b.bare_before.isdecimal() and _slip(b.bare_before, b.last):
        return Decision("correction", words_before(b, 1))  # 1965 [i.e. 1956]
    if (len(b.words) == 1 and first in _TIMES_AND_HEDGES) or (len(b.words) <= 2 and b.text.endswith(",")):
        return None
    next_name = capitalised(b.word_after) and b.after[:1].isspace() and b.word_after.lower() not in FUNCTION
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


def _slip(figures: str, meant: str) -> bool:
    """Whether two figures were exchanged, or one is wrong; years of two calendars differ by more."""
    return sorted(figures) == sorted(meant) or similar(figures, meant)


_TIMES_AND_HEDGES = frozenset(
    "now then later perhaps probably possibly presumably apparently evidently currently recently current former future today"
    " present-day modern also".split()
)


@rule(by="place", when="several words, set off by a blank, behind a word")
def other_measure(b: Bracket) -> Decision | None:
    """A number and its measure behind a number and its measure give the same in another: ``twelve versts [about thirteen kilometers]``."""
    words = b.lower.replace("-", " ").split()
    if words and words[0] in ("about", "approximately", "roughly", "nearly", "almost", "some", "circa", "ca.", "c.", "or", "equals"):
        words.pop(0)
    if len(words) < 2 or not (words[0][:1].isdigit() or words[0] in NUMERALS):
        return None
    if UNITS.isdisjoint(words) and words[1].removesuffix("s") != b.lower_before.removesuffix("s"):
        return None
    measured = measure_before(b)
    if measured is None:
        before = b.before.rsplit(None, 2)
        single = len(before) > 1 and before[-2].lower() in ("a", "an", "per", "each", "every", "one")
        return Decision("gloss", words_before(b, 1)) if single and words[-1].isalpha() and len(words) <= 6 else None
    if words[1].removesuffix("s") == b.lower_before.removesuffix("s"):
        return Decision("gloss", words_before(b, 1))  # one picul is 60 kilograms
    return Decision("gloss", measured) if len(words) <= 6 and words[-1].isalpha() else None


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
    if capitalised(b.word_after) and b.after[:1].isspace() and capitalised(b.first):
        return None
    name = _foreign_name().search(b.before.rstrip())
    if name and not english.is_english(name.group().split()[0]):
        return Decision("gloss", (b.start - len(b.before) + name.start(), b.start - len(b.before) + name.end()))
    return Decision("gloss", words_before(b, 1))


@cache
def _foreign_name() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{M}'’\-])[\p{Lu}][\p{L}\p{M}'’\-]*+\s+\p{Ll}[\p{L}\p{M}'’\-]*+$")


@rule(by="place", when="an article first, several words, set off by a blank")
def second_noun_phrase(b: Bracket) -> Decision | None:
    """A noun phrase with its article behind a noun phrase with its own cannot be read on: ``the neighbors [the GRU]``."""
    if b.lower_before in FUNCTION or b.word_before.endswith(("ed", "ing")):
        return None
    if (capitalised(b.word_after) and b.after[:1].isspace()) or not TIMES.isdisjoint(b.lower.split()):
        return None
    if not noun_with_article(b) and not follows_name(b) and b.word_before[-1:] not in ('"', "”", "’"):
        return None
    return Decision("gloss", noun_before(b))


@rule(by="place", when="behind a name")
def names_name(b: Bracket) -> Decision | None:
    """A name or phrase behind a name or title says who or what it is: ``Filippov [Stalin]``, ``Premier [Zhou Enlai] said``."""
    previous = b.word_before
    if (previous[-1] in ",.;:!?" and not initial_or_short(previous)) or b.before[-1:].isdigit():
        return None
    first = b.first
    if previous[-1].isdigit() and len(b.words) == 1 and first.isalpha() and b.word_after[:1].islower():
        return None  # 90,000 [Swiss] francs
    strange = sum(not (english.is_english(bare_word(w)) or is_abbreviation(w)) for w in b.words)
    if len(b.words) > 1 and 2 * strange > len(b.words) and _own_name_of_body(b):
        return Decision("original", noun_before(b))  # the People's Committee [...]
    if capitalised(first) or first[:1] in "\"“‘'":
        return Decision("gloss", (day_before(b) if first.lower() in MONTHS else None) or noun_before(b))
    if b.lower_before in TITLES and not is_name(previous):
        return None
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


def _own_name_of_body(b: Bracket) -> bool:
    """Whether it has the name of the body before it in another language: a word of the same root, or no shape of a person's name."""
    run = name_before(b)
    nouns = [bare_word(w).lower() for w in b.source[slice(*run)].split()] if run is not None else []
    if any(is_cognate(noun, w) for noun in nouns if noun not in TITLES for w in b.words):
        return True
    return names_body(b) and (len(b.words) > 3 or not all(map(capitalised, b.words)))


@rule(by="place", when="set off by a blank, behind a word")
def names_noun(b: Bracket) -> Decision | None:
    """A name behind a whole noun phrase says who or what it is: ``the foreign minister [Gromyko] replied``."""
    adjective = b.lower_before in POINTING and b.word_after[:1].islower() and b.word_after.lower() not in FUNCTION
    if b.lower_before in FUNCTION or adjective or (capitalised(b.word_after) and b.after[:1].isspace()):
        return None
    if b.text[:1] in '"“' and len(b.words) > 1:
        return Decision("gloss", noun_before(b))  # gives it in the words of another text
    if not b.word_before[-1:].isalpha() or not b.word_before.islower():
        return None
    if b.lower_before not in TITLES and any(is_cognate(b.lower_before, w) for w in b.words):
        return Decision("original", rendered_words(b, len(b.words), b.text))
    nouns = b.before.split()[-4:-1]
    for count, noun in enumerate(reversed(nouns), 2):  # the coalition of reason [Koalition der Vernunft]
        if len(b.words) > 1 and noun.islower() and noun not in TITLES and is_cognate(noun, b.first):
            return Decision("original", words_before(b, count))
    if not capitalised(b.first) or not any(is_name(w) or is_abbreviation(w) for w in b.words):
        return None
    return Decision("gloss", noun_phrase(b)) if has_determiner(b) else None


@rule(by="place")
def explains_quoted(b: Bracket) -> Decision | None:
    """A name or noun phrase behind a few words in quotation marks says what they mean: ``"the four" [former ministers of the king]``."""
    if b.word_before[-2:-1] in ".,;:!?" or (capitalised(b.word_after) and b.after[:1].isspace()):
        return None
    if capitalised(b.first):
        if not any(is_name(w) or is_abbreviation(w) for w in b.words):
            return None
    elif len(b.words) < 2 or not b.first[:1].islower() or b.opens_with in FUNCTION or b.opens_with in NUMERALS or verb_like(b):
        return None
    quoted = quoted_before(b)
    return Decision("gloss", quoted) if quoted and len(b.source[slice(*quoted)].split()) <= 5 else None


@rule(by="place", when="an article first, several words")
def article_phrase(b: Bracket) -> Decision | None:
    """A noun phrase with its article: a gloss behind a name or a day, else part of the sentence: ``when [the army] crosses``."""
    if follows_name(b) and not capitalised(b.word_after) and b.word_before[-1:] not in ",;:" and TIMES.isdisjoint(b.lower.split()):
        return Decision("gloss", noun_before(b))
    if any(c.isdigit() for c in b.word_before) and len(b.words) > 3 and b.before[-1:].isspace():
        return Decision("gloss", noun_before(b))  # says what day or number it was
    return Decision("supplied")
