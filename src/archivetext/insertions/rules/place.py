"""Rules by what stands beside the bracket: names, pronouns, numbers, phrases, sentences."""

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
    particle_follows,
    quoted_before,
    rendered_words,
    words_before,
)
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import (
    APART,
    ARTICLE,
    BEFORE_CAPITAL,
    BEHIND_NAME,
    BEHIND_PRONOUN,
    BEHIND_WORD,
    CAPITAL,
    DIGIT,
    SEVERAL,
    SMALL,
    needs,
)
from archivetext.words import lexicon
from archivetext.words.shapes import (
    DAYS,
    DETERMINERS,
    DOCUMENTARY,
    FUNCTION,
    LOANWORDS,
    LONGEST_NAME,
    MODALS,
    MONTHS,
    NUMERALS,
    OPEN_ENDS,
    PARTICLES,
    POINTING,
    TIMES,
    TITLES,
    UNITS,
    YEAR_AND_SEASONS,
    bare_word,
    capitalised,
    first_part,
    initial_or_short,
    is_abbreviation,
    is_cognate,
    is_name,
    is_strange,
    title_like,
)


@needs(shape=CAPITAL)
def acts(b: Bracket) -> Decision | None:
    """A sentence without subject between sentences of speech tells what the speaker does: ``[Sits down.]``."""
    if b.opens and b.lower.removesuffix(".") in _ALONE and not b.next[:1].islower():
        return Decision("incident")
    if ":" in b.text and _says().match(b.text) and b.opens and len(b.text) < 300:
        return Decision("incident")  # somebody throws in a word
    if not 1 < len(b.words) <= 9 or not b.opens:
        return None
    at = 1 if b.first in ("He", "She") else 2 if b.first == "The" and b.words[1].lower() in TITLES else 0
    if at and len(b.words) > at and b.text[-1] == "." and b.words[at] in _BODILY:
        return Decision("incident")  # "He offers cigarettes.", "The Chairman rings his bell."
    if b.first.lower() not in _BODILY or not _acting().match(b.text):
        return None
    if b.after[:1].isspace() and b.next[:1].islower():
        return None
    return Decision("incident")


@needs(shape=CAPITAL | SEVERAL)
def whole_sentence(b: Bracket) -> Decision | None:
    """A whole sentence between sentences is the editor's own, and a note: ``[The author had not yet learned of the order.]``."""
    if len(b.words) < 6 or b.text[-1] != "." or not b.opens or b.next[:1].islower():
        return None
    words = [bare_word(word) for word in b.lower.split()]
    own = _SEARCHED if b.first in ("I", "We", "You") else _SEARCHED | DOCUMENTARY
    return Decision("note") if not own.isdisjoint(words) and not MODALS.isdisjoint(words) else None


_SEARCHED = frozenset("establish identify identified trace verify unable translation translated transcript".split())
"""What an editor says of his own work."""

_ALONE = frozenset(
    "rises stands sits leaves nods laughs smiles exits enters pauses coughs sighs applauds bows shrugs whispers departs".split()
)
"""What people do in a room, told in one word."""

_BODILY = _ALONE | frozenset(
    "offers rings lifts lights takes opens closes shows hands points looks turns walks goes comes"
    " reads picks puts pours drinks raises bangs knocks strikes throws gives pulls pushes gestures shakes embraces kisses"
    " waves weeps spreads unfolds draws taps holds lays places leans steps moves runs hurries returns drops folds hugs stops"
    " thinks hesitates listens writes calls sings whistles swears sneezes yawns stares glances searches".split()
)
"""What people do with their bodies and with things in the room."""


@cache
def _says() -> regex.Pattern[str]:
    return regex.compile(r"\p{Lu}[\p{L}.'’\- ]{1,40}+:\s+[\"“]")


@cache
def _acting() -> regex.Pattern[str]:
    return regex.compile(
        r"\p{Lu}\p{Ll}+s\s+(?:a|an|the|his|her|their|to|at|up|down|out|off|with|from|through|into|on|in|over|away|around|again|both)\b"
    )


def other_language(b: Bracket) -> Decision | None:
    """Gives the wording of the original language: ``interesting [soderzhatel'nyi]``, ``[in Russian: po linii]``."""
    text = b.text
    if not text:
        return None
    if text.isascii() and all(map(lexicon.is_english, b.words)) and LOANWORDS.isdisjoint(b.lower.split()):
        return None  # English, as most are
    if not text.isascii() and lexicon.other_script(text) and lexicon.other_script(b.before[-24:]):
        return None  # the text around is in that script too
    named = _language_named().match(text) if ":" in text or "." in b.first else None
    if named:
        words = len((named.group(1) or named.group(2)).split())
        return Decision("original", rendered_words(b, words))
    head = first_part(text.strip('"“”*_'))
    count = len(head.split())
    if not head or count > 8:
        return None
    if head.islower() and b.before.rstrip()[-1:] in ("”", '"') and 2 * sum(map(is_strange, head.split())) >= count:
        return Decision("original", rendered_words(b, count, head))  # behind the words that are quoted from it
    if count == 1 and head.lower() in LOANWORDS and not capitalised(b.next):
        return Decision("original", rendered_words(b, 1))
    if count == 1 and len(head) > LONGEST_NAME and head.isalpha():
        return Decision("original", rendered_words(b, 1))  # a compound: Menschenrechtsoffensive
    if head == text and _strange(b, head):
        return Decision("original", rendered_words(b, count, head))
    if not lexicon.looks_transliterated(head) or (
        count > 1 and head == text and all(map(capitalised, b.words)) and any(map(is_abbreviation, b.words))
    ):
        return None
    if capitalised(b.first) and capitalised(b.next) and b.after[:1].isspace() and (count == 1 or b.last in PARTICLES):
        return None  # a first name before its surname
    return Decision("original", rendered_words(b, count, head))


def _strange(b: Bracket, head: str) -> bool:
    """Whether words in small letters, half of which are no English and no slip of it, stand behind an ordinary word that renders them."""
    if not head.islower() or not b.previous.islower() or not b.previous.isalpha() or b.previous in FUNCTION or not b.before[-1:].isspace():
        return False
    words = head.replace("-", " ").split()
    odd = sum(len(w) > 3 and is_strange(w) for w in words)
    return 0 < len(words) <= 2 * odd and len(words) <= 3 and lexicon.is_english(b.previous)


@cache
def _language_named() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:[Ii]n\s+)?(?:the\s+)?(?:[Oo]riginal\s+)?(?:Russian|German|French|Polish|Czech|Slovak|Hungarian|Romanian|Bulgarian|Chinese|Korean|Japanese|Spanish|English|Latin|Italian|Albanian|Serbo-?Croatian|Serbian|Croatian"
        r"|Ukrainian|Vietnamese|Mongolian|Portuguese|Turkish|Arabic|Persian|Finnish|[Oo]riginal)(?:\s+(?:original|text))?\s*:\s*[\"“']?(.{1,80})"
        r"|(?:[Rr]us|[Gg]er|[Ff]r|[Pp]ol|[Hh]ung|[Cc]z|[Oo]rig)\.\s*:?\s*[\"“']?(.{1,80})"
    )


@needs(shape=SEVERAL | BEHIND_NAME)
def repeats_name(b: Bracket) -> Decision | None:
    """Repeats the name before it, with what was left out of it: ``Muccio [US representative John J. Muccio]``."""
    previous = b.bare
    if len(previous) < 3 or not previous[0].isupper():
        return None
    if previous.endswith(("'s", "’s")):
        previous = previous[:-2]
    if previous not in b.text:
        return None
    if b.previous[-1] in ".!?" or (capitalised(b.next) and b.after[:1].isspace()):
        return None  # a new sentence; a title before a name
    return Decision("gloss", noun_before(b)) if any(bare_word(w) == previous for w in b.words) else None


@needs(shape=APART | BEHIND_WORD)
def explains_unfamiliar(b: Bracket) -> Decision | None:
    """Explains a word that English does not have: ``ondol [underfloor heating]``, ``Renmin ribao [People's Daily]``."""
    previous = b.previous
    if not previous[-1:].isalpha() or not previous[0].islower() or lexicon.other_script(previous):
        return None
    if LOANWORDS.isdisjoint((previous, previous[:-1], previous[:-2])) and (len(previous) < 3 or lexicon.is_english(previous)):
        return None
    if not previous.isalpha() and "-" not in previous and "'" not in previous and "’" not in previous:
        return None
    if capitalised(b.next) and b.after[:1].isspace() and capitalised(b.first):
        return None
    name = _foreign_name().search(b.before.rstrip())
    if name and not lexicon.is_english(name.group().split()[0]):
        return Decision("gloss", (b.start - len(b.before) + name.start(), b.start - len(b.before) + name.end()))
    return Decision("gloss", words_before(b, 1))


@cache
def _foreign_name() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{M}'’\-])[\p{Lu}][\p{L}\p{M}'’\-]*+\s+\p{Ll}[\p{L}\p{M}'’\-]*+$")


@needs(shape=ARTICLE | SEVERAL | APART)
def second_noun_phrase(b: Bracket) -> Decision | None:
    """A noun phrase with its article behind a noun phrase with its own cannot be read on: ``the neighbors [the GRU]``."""
    if not b.previous[-1:].isalpha() and b.previous[-1:] not in ("”", '"', "’"):
        return None
    if b.behind in FUNCTION or b.previous.endswith(("ed", "ing")):
        return None
    if (capitalised(b.next) and b.after[:1].isspace()) or not TIMES.isdisjoint(b.lower.split()):
        return None
    if not noun_with_article(b) and not follows_name(b) and b.previous[-1] not in '"”’':
        return None
    return Decision("gloss", noun_before(b))


@needs(cue="equate")
def equates(b: Bracket) -> Decision | None:
    """Opens as editors do who explain: ``[literally, ...]``, ``[i.e. ...]``, ``[now ...]``, ``[future ambassador]``."""
    if not b.cue("equate"):
        return None
    first = b.opens_with
    if first == "i" and len(b.last) == 4 and b.last.isdecimal() and len(b.bare) == 4 and b.bare.isdecimal():
        return Decision("correction", words_before(b, 1))  # 1965 [i.e. 1956]
    if (len(b.words) == 1 and first in _TIMES_AND_HEDGES) or (len(b.words) <= 2 and b.text.endswith(",")):
        return None
    next_name = capitalised(b.next) and b.after[:1].isspace() and b.next.lower() not in FUNCTION
    behind_name = capitalised(b.previous) and b.previous[-1:] not in ",;:" and not b.opens
    if first in ("a", "an", "the") and (
        not b.before[-1:].isspace() or b.previous.lower() in FUNCTION or b.previous.endswith(("ed", "ing"))
    ):
        return None
    if first in _TIMES_AND_HEDGES and not next_name and not behind_name and not capitalised(b.words[1]):
        return None
    if next_name and not (behind_name and is_name(b.previous)):
        if first in ("former", "formerly", "the", "current", "a", "an", "deputy", "first", "full"):
            return None
        return Decision("gloss", name_after(b))
    return Decision("gloss", noun_before(b))


_TIMES_AND_HEDGES = frozenset(
    "now then later perhaps probably possibly presumably apparently evidently currently recently current former future today present-day modern also".split()
)


@needs(shape=DIGIT)
def number_beside(b: Bracket) -> Decision | None:
    """Figures beside a figure give it in another style (``8 [11] p.m.``, ``25.X. [25 October]``), else they read on (``in [1967]``)."""
    text = b.text
    if len(b.words) > 14:
        return None
    figures = not any(c.isalpha() for c in text)
    beside = b.previous.rstrip(",.")
    if figures and b.before[-1:].isdigit():
        return Decision("unclassified")  # 1973[103]: a mark that has lost its note, or nobody knows
    if figures:
        words = b.before.rsplit(None, 2)
        if (
            len(text) == 4
            and b.previous in YEAR_AND_SEASONS
            and len(words) > 1
            and words[-2].lower() in ("last", "this", "next", "that", "same", "past")
        ):
            return Decision("gloss", words_before(b, 2))  # last year [1964]
        if beside[-1:].isdigit() and not (len(text) == 4 and len(beside) < 3):
            return Decision("gloss", words_before(b, 1))
        return Decision("supplied")
    if b.glued_before or b.glued_after or b.previous[-1:] in ":;!?":
        return None
    measured = measure_before(b)
    units = [bare_word(word) for word in b.lower.split()]
    if measured is not None and not (UNITS.isdisjoint(units) and MONTHS.isdisjoint(units)):
        return Decision("gloss", measured)
    near = b.before[-30:].split()[-4:]
    whole = len(b.words) > 1 and b.words[1].lower().rstrip(",") in MONTHS
    if whole and b.previous.islower() and b.behind not in FUNCTION and any(word.lower() in DETERMINERS for word in near[:-1]):
        return Decision("gloss", noun_phrase(b))  # the holiday [1 May]
    if (
        b.previous.lower() in DAYS
        or any(any(c.isdigit() for c in word) for word in near)
        or (len(near) > 1 and near[-2].lower() in NUMERALS)
        or (follows_name(b) and len(b.words) > 2)
    ):
        return Decision("gloss", noun_before(b))
    return None


@needs(shape=SEVERAL | APART | BEHIND_WORD)
def other_measure(b: Bracket) -> Decision | None:
    """A number and its measure behind a number and its measure give the same in another: ``twelve versts [about thirteen kilometers]``."""
    words = b.lower.replace("-", " ").split()
    if words and words[0] in ("about", "approximately", "roughly", "nearly", "almost", "some", "circa", "ca.", "c.", "or", "equals"):
        words.pop(0)
    if len(words) < 2 or not (words[0][:1].isdigit() or words[0] in NUMERALS):
        return None
    if UNITS.isdisjoint(words) and words[1].removesuffix("s") != b.behind.removesuffix("s"):
        return None
    measured = measure_before(b)
    if measured is None:
        before = b.before.rsplit(None, 2)
        single = len(before) > 1 and before[-2].lower() in ("a", "an", "per", "each", "every", "one")
        return Decision("gloss", words_before(b, 1)) if single and words[-1].isalpha() and len(words) <= 6 else None
    if words[1].removesuffix("s") == b.behind.removesuffix("s"):
        return Decision("gloss", words_before(b, 1))  # one picul is 60 kilograms
    return Decision("gloss", measured) if len(words) <= 6 and words[-1].isalpha() else None


@needs(shape=SEVERAL | APART | BEHIND_WORD)
def names_members(b: Bracket) -> Decision | None:
    """Names those who are counted before it: ``both capitals [Amman and Riyadh]``, ``the three principles [...]``."""
    if (
        " and " not in b.text
        or not b.previous.isalpha()
        or b.previous[-1] != "s"
        or b.first.lower() in FUNCTION
        or b.text[-1] in ".:!?"
        or _verb_like(b)
        or b.last.endswith("ed")
    ):
        return None
    before = b.before.split()[-4:-1]
    for count, word in enumerate(reversed(before), 2):
        if word.lower() in NUMERALS or word.lower() == "both" or (word.isdecimal() and len(word) < 3):
            return Decision("gloss", words_before(b, count))
        if not word.isalpha():
            break
    return None


@needs(shape=SMALL)
def reads_on_by_first_word(b: Bracket) -> Decision | None:
    """Begins with a small word that joins sentences or clauses: ``[and]``, ``[to be]``, ``[on their mission]``, ``[I]``."""
    first = b.first.lower().strip("\"“,.;:'’")
    if b.first.isupper() and len(b.first) > 1 and b.behind and not b.previous.isupper():
        return None  # US, IT, WHO
    if first in ("the", "a", "an") and len(b.words) > 1:
        return None
    if first in ("both", "all") and len(b.words) > 1 and b.behind in NUMERALS:
        return Decision("gloss", words_before(b, 1))  # the other two [both Romanian]
    if first in FUNCTION or (("'" in first or "’" in first) and first.replace("’", "'").split("'")[0] in FUNCTION):
        if (
            first in ("all", "both", "some", "most", "which", "who", "this", "that", "these", "those")
            and len(b.words) > 2
            and follows_name(b)
        ):
            return None
        if first in ("which", "who", "where", "when") and len(b.words) > 3 and (follows_name(b) or noun_with_article(b)):
            return Decision("gloss", noun_before(b))  # a clause that explains
        if first in ("also", "then", "now", "later", "once", "since") and len(b.words) > 1 and capitalised(b.words[1]) and follows_name(b):
            return Decision("gloss", noun_before(b))
        return Decision("supplied")
    return None


@needs(shape=SEVERAL)
def ends_open(b: Bracket) -> Decision | None:
    """Ends with a small word that waits for more: ``[met with]``, ``[the text of]``: the sentence goes on behind it."""
    return Decision("supplied") if b.last.lower().strip(",.;:") in OPEN_ENDS else None


@needs(shape=BEHIND_PRONOUN)
def pronoun_named(b: Bracket) -> Decision | None:
    """Says whom a pronoun means: ``they [the Soviets]``, ``I [Stalin] answered``."""
    pronoun = b.behind
    if b.previous[-1:] in ",.;:!?":
        return None
    first = b.first.lower()
    if (
        pronoun in ("him", "her", "them", "me", "us")
        and len(b.words) == 1
        and is_name(b.first)
        and is_name(b.next)
        and b.after[:1].isspace()
    ):
        return None  # "according to him [Salah] Jadid"
    objects = pronoun in ("him", "her", "them", "me", "us")
    if len(b.words) == 1 and b.next[:1].islower() and b.next.lower() not in FUNCTION and not b.text.endswith(("'s", "’s", "s'")):
        if pronoun in POINTING and pronoun not in ("that", "who", "these", "those", "this"):
            return None  # our [Bulgarian] comrades
        if (objects or pronoun in ("this", "these", "those")) and lexicon.is_english(bare_word(b.first)):
            return None  # showed him [Soviet] tanks
    place = not any(bare_word(w).lower() in MONTHS or bare_word(w).lower() in DAYS for w in b.words)
    if pronoun in ("here", "there") and first in ("in", "at", "near") and place and any(map(capitalised, b.words)):
        return Decision("gloss", words_before(b, 1))  # here [in Havana]
    named = capitalised(b.first) and (first not in FUNCTION or first in ("the", "a", "an"))
    if pronoun in POINTING:
        if not (named or first in ("the", "a", "an")) or capitalised(b.next):
            return None
        if pronoun in ("that", "who") and first != "the" and not is_name(b.first):
            return None
        if pronoun == "that" and not b.next[:1].isalpha():
            return Decision("gloss", words_before(b, 1))
        if pronoun == "that":
            return None  # "said that [Stalin] would": a conjunction
        whole = pronoun in ("former", "latter") and b.before.lower().split()[-2:-1] == ["the"]
        return Decision("gloss", words_before(b, 2 if whole else 1))
    if (
        named
        or first in ("the", "a", "an")
        or (
            len(b.words) > 1
            and not objects
            and first not in FUNCTION
            and first not in NUMERALS
            and not first.endswith(("ed", "ing", "ly"))
            and b.last.lower().endswith("s")
        )
    ):
        return Decision("gloss", words_before(b, 1))
    return None


@needs(shape=CAPITAL | SEVERAL)
def cites(b: Bracket) -> Decision | None:
    """Says where a quotation stands, or names a newspaper with its day: ``[Granma, 27 July 1975, p. 3]``."""
    if "," not in b.text or b.text[-1] in ".:!?" or len(b.words) > 14:
        return None
    if _newspaper().match(b.text):
        return Decision("source")
    if not b.opens:
        return None
    before = b.before.rstrip()
    quoted = before[-1:] in ('"', "”") and before[-2:-1] in ".!?…"
    return (
        Decision("source")
        if quoted
        and any(map(str.isdigit, b.text))
        and all(capitalised(part.lstrip()) or part.lstrip()[:1].isdigit() for part in b.text.split(","))
        else None
    )


@cache
def _newspaper() -> regex.Pattern[str]:
    month = rf"(?:{'|'.join(sorted(map(str.title, MONTHS)))})"
    return regex.compile(rf"\p{{Lu}}[^,\d]{{2,40}}+,\s+(?:\d{{1,2}}\s+{month}|{month}\s+\d{{1,2}},?)\s+\d{{4}},\s+pp?\.\s*\d.*$")


@needs(shape=BEFORE_CAPITAL)
def title_before_name(b: Bracket) -> Decision | None:
    """A first name, title or description before the name it belongs to: ``[Anastas] Mikoyan``, ``[GMD General] Bai``."""
    if (
        not b.after[:1].isspace()
        or not (capitalised(b.next) or particle_follows(b))
        or bare_word(b.next).lower() in FUNCTION
        or (b.text[-1:] in ".:;!" and not initial_or_short(b.last))
    ):
        return None
    if follows_name(b) and b.previous[-1:] not in ",;:" and b.before[-1:] != "]":
        names = [w for w in b.words if is_name(w)]
        if len(names) == len(b.words) and not title_like(b.previous):
            return None  # another form of the name before it
        if is_name(b.previous) and len(names) > 0 and not title_like(b.last):
            return None
    return Decision("supplied")


@needs(shape=CAPITAL | BEHIND_NAME)
def completes_name(b: Bracket) -> Decision | None:
    """The rest of a proper name, in ordinary words: ``the Central [Committee]``, ``the Warsaw [Treaty]``."""
    if len(b.words) > 2 or not b.text.isascii() or not all(lexicon.is_english(bare_word(w)) for w in b.words) or is_abbreviation(b.text):
        return None
    bare = b.bare
    if bare[:1].isdigit() and bare[-2:] in ("st", "nd", "rd", "th") and len(b.words) == 1:
        return Decision("supplied")  # the 22nd [Regiment]
    if not bare[0].isupper() or b.previous[-1:] in ",.;:!?" or b.behind in TITLES:
        return None
    if not is_name(b.previous):
        return Decision("supplied")
    run = name_before(b)
    if run is None:
        return None
    before = b.source[max(0, run[0] - 12) : run[0]].split()
    return Decision("supplied") if before and before[-1].lower() in ("the", "this", "our", "their") else None


@needs(shape=BEHIND_NAME)
def names_name(b: Bracket) -> Decision | None:
    """A name or phrase behind a name or title says who or what it is: ``Filippov [Stalin]``, ``Premier [Zhou Enlai] said``."""
    previous = b.previous
    if (previous[-1] in ",.;:!?" and not initial_or_short(previous)) or b.before[-1:].isdigit():
        return None
    first = b.first
    if previous[-1].isdigit() and len(b.words) == 1 and first.isalpha() and b.next[:1].islower():
        return None  # 90,000 [Swiss] francs
    strange = sum(not (lexicon.is_english(bare_word(w)) or is_abbreviation(w)) for w in b.words)
    if len(b.words) > 1 and 2 * strange > len(b.words) and _own_name_of_body(b):
        return Decision("original", noun_before(b))  # the People's Committee [...]
    if capitalised(first) or first[:1] in "\"“‘'":
        return Decision("gloss", (day_before(b) if first.lower() in MONTHS else None) or noun_before(b))
    if b.behind in TITLES and not is_name(previous):
        return None
    if len(b.words) < 2 or not first[:1].islower() or _verb_like(b):
        return None
    if is_name(previous) or is_abbreviation(previous):
        return Decision("gloss", noun_before(b))
    words = b.before.split()
    if len(words) > 1 and words[-2].lower() in DETERMINERS:
        return Decision("gloss", noun_before(b))
    # A name of ordinary words: Said Barre. Two capitals in a row, within the sentence.
    named = len(words) > 2 and words[-2].isalpha() and words[-2][0].isupper() and words[-3][-1].isalpha() and b.behind not in TITLES
    return Decision("gloss", noun_before(b)) if named and words[-2].lower() not in FUNCTION else None


def _own_name_of_body(b: Bracket) -> bool:
    """Whether the bracket has the name of the body before it in another language: a word of the same root, or no shape of a person's name."""
    run = name_before(b)
    nouns = [bare_word(w).lower() for w in b.source[slice(*run)].split()] if run is not None else []
    if any(is_cognate(noun, w) for noun in nouns if noun not in TITLES for w in b.words):
        return True
    return names_body(b) and (len(b.words) > 3 or not all(map(capitalised, b.words)))


def _verb_like(b: Bracket) -> bool:
    first = b.first.lower()
    if first in FUNCTION and first not in ("the", "a", "an", "all", "both", "who", "which", "one"):
        return True
    return first.endswith(("ed", "ing", "ly")) or first in _PAST or first in _ADVERBS


_ADVERBS = frozenset("ahead alone together along apart aside away back right early late twice once elsewhere".split())

_PAST = frozenset("comes goes says said met went came took gave made maybe left thought spoke sent saw got knew".split())


@needs(shape=APART | BEHIND_WORD)
def names_noun(b: Bracket) -> Decision | None:
    """A name behind a whole noun phrase says who or what it is: ``the foreign minister [Gromyko] replied``."""
    adjective = b.behind in POINTING and b.next[:1].islower() and b.next.lower() not in FUNCTION
    if b.behind in FUNCTION or adjective or (capitalised(b.next) and b.after[:1].isspace()):
        return None
    if b.text[:1] in '"“' and len(b.words) > 1:
        return Decision("gloss", noun_before(b))  # gives it in the words of another text
    if not b.previous[-1:].isalpha() or not b.previous.islower():
        return None
    if b.behind not in TITLES and any(is_cognate(b.behind, w) for w in b.words):
        return Decision("original", rendered_words(b, len(b.words), b.text))
    nouns = b.before.split()[-4:-1]
    for count, noun in enumerate(reversed(nouns), 2):  # the coalition of reason [Koalition der Vernunft]
        if len(b.words) > 1 and noun.islower() and noun not in TITLES and is_cognate(noun, b.first):
            return Decision("original", words_before(b, count))
    hedged = b.opens_with in _TIMES_AND_HEDGES and len(b.words) > 1
    if not capitalised(b.words[1] if hedged else b.first) or not any(is_name(w) or is_abbreviation(w) for w in b.words):
        return None
    return Decision("gloss", noun_phrase(b)) if hedged or has_determiner(b) else None


def explains_quoted(b: Bracket) -> Decision | None:
    """A name or noun phrase behind a few words in quotation marks says what they mean: ``"the four" [former ministers of the king]``."""
    if b.previous[-1:] not in ("”", '"') or b.previous[-2:-1] in ".,;:!?" or (capitalised(b.next) and b.after[:1].isspace()):
        return None
    if capitalised(b.first):
        if not any(is_name(w) or is_abbreviation(w) for w in b.words):
            return None
    elif len(b.words) < 2 or not b.first[:1].islower() or b.opens_with in FUNCTION or b.opens_with in NUMERALS or _verb_like(b):
        return None
    quoted = quoted_before(b)
    return Decision("gloss", quoted) if quoted and len(b.source[slice(*quoted)].split()) <= 5 else None


@needs(shape=SEVERAL)
def heads_text(b: Bracket) -> Decision | None:
    """Ordinary words with a colon that open a line say what stands below on the sheet: ``[Red jacket label:]``."""
    if b.text[-1] != ":" or len(b.words) > 8 or not b.opens or b.after.lstrip(" \t")[:1] not in ("", "\n", "\r"):
        return None
    words = [bare_word(word) for word in b.words]
    return Decision("description") if all(map(lexicon.is_english, words)) and TITLES.isdisjoint(map(str.lower, words)) else None


@needs(shape=CAPITAL | SEVERAL)
def stands_alone(b: Bracket) -> Decision | None:
    """A sentence of the editor's own between paragraphs or sentences is a note: ``[The list has not been found.]``."""
    if len(b.words) < 5 or not b.opens:
        return None
    return Decision("note") if b.alone or b.text[-1:] in '.!"”' else None


@needs(shape=ARTICLE | SEVERAL)
def article_phrase(b: Bracket) -> Decision | None:
    """A noun phrase with its article: a gloss behind a name or a day, else part of the sentence: ``when [the army] crosses``."""
    if follows_name(b) and not capitalised(b.next) and b.previous[-1:] not in ",;:" and TIMES.isdisjoint(b.lower.split()):
        return Decision("gloss", noun_before(b))
    if any(c.isdigit() for c in b.previous) and len(b.words) > 3 and b.before[-1:].isspace():
        return Decision("gloss", noun_before(b))  # says what day or number it was
    return Decision("supplied")


def reads_on(b: Bracket) -> Decision | None:
    """Words that the sentence can take in, what is left once nothing else fits: ``the war [effort]``."""
    if not any(c.isalnum() for c in b.text):
        return None
    if b.alone and len(b.words) > 4:
        return None
    return Decision("supplied") if len(b.words) <= 12 else None


def nothing_told(_bracket: Bracket) -> Decision | None:
    """No rule fits, as with ``[#]``: the text does not tell."""
    return Decision("unclassified")
