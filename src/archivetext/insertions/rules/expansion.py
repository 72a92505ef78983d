"""Abbreviations and what they stand for: ``CC [Central Committee]``, ``People's Liberation Army [PLA]``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.insertions.anchors import measure_before, word_back, words_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words import english
from archivetext.words.forms import CUT_SHORT, sounds_like, written_short
from archivetext.words.lists import BODIES, COUNTRY_LETTERS, DETERMINERS, FUNCTION, LINKING, OF_COUNTRIES, OPEN_ENDS, PREPOSITIONS, TITLES
from archivetext.words.shapes import bare_word, in_order, initials_of, is_abbreviation, is_name, is_subsequence, is_telescoped

if TYPE_CHECKING:
    from archivetext.insertions.short import Short


@rule(by="letters", when="a capital first")
def dashed_name(b: Bracket) -> Decision | None:
    """Gives the name of which the writer left the first letter and a dash: ``Lord N—— [North]``, ``Mrs. W---r [Walker]``."""
    match = _dashed().search(b.before[-24:])
    if match is None or len(b.words) > 4:
        return None
    opened, ended = match[1].lower(), match[2].lower()
    if not any(
        word.lower().startswith(opened) and bare_word(word).lower().endswith(ended) and len(word) > len(match[1]) for word in b.words
    ):
        return None
    start = b.start - min(24, len(b.before)) + match.start()
    return Decision("expansion", (start, start + len(match[0].rstrip())))


@cache
def _dashed() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\w'’])(?!I[–—-])(\p{Lu}\p{Ll}{0,2})(?:[–—]{1,4}|-{2,8})(\p{Ll}{0,3})\.?\s*$")


@rule(by="letters", when="behind a form with signs")
def bare_initials(b: Bracket) -> Decision | None:
    """Gives the name for bare initials: ``K. [Kádár]``, ``M.S. [Mikhail Sergeyevich]``."""
    short = _short(b)
    if not short.is_initials:
        return None
    if english.is_english(short.words[0]) and len(short.words) < len(short.letters):
        return None  # the U.S. [Undersecretary]: fewer words than letters, and no names
    if len(short.letters) == 1 and b.before.lower().split()[-2:-1] == ["the"]:
        return _expansion(short) if short.words[0][0].upper() == short.text[0] else None  # the L. [larboard] side
    return _expansion(short) if short.words[0][0] == short.text[0] else None


@rule(by="letters", when="behind a form with signs")
def letters_with_signs(b: Bracket) -> Decision | None:
    """Gives a word for each of the letters that signs part: ``m/s [motor ship]``; or one word for all: ``s/s [steamship]``."""
    short = _short(b)
    if b.lower.startswith(("north", "south", "east", "west")) and (start := _compass(b)):
        return Decision("expansion", (start, short.end))
    if len(short.text) < 3:
        return None
    letters = short.letters
    if len(letters) < 2:
        return None
    if letters == "".join(word[0] for word in short.words).lower():
        return _expansion(short)
    one = "/" in short.text and len(short.words) == 1 and is_subsequence(letters, short.words[0])
    if short.text.count(".") == len(letters) and (len(letters) > 2 or short.words[0].islower()):  # K.N.W. [Kunstnadelwerk]
        one = len(short.words) < len(letters) and is_subsequence(letters, "".join(short.words))
    return _expansion(short) if one else None


def _compass(b: Bracket) -> int:
    """Where the letters begin for which the words give the points of the compass: ``a wind from the S. E. [southeast]``; else 0."""
    match = _points().search(b.before[-12:])
    if match is None:
        return 0
    letters = "".join(c for c in match[0] if c.isupper()).lower()
    points = "".join(point[0] for point in _named_points().findall(b.lower))
    return (
        b.start - min(12, len(b.before)) + match.start()
        if letters == points and _named_points().sub("", b.lower).strip(" -.ern") == ""
        else 0
    )


@cache
def _points() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\w.])(?:[NSEW]\.\s?){1,3}$")


@cache
def _named_points() -> regex.Pattern[str]:
    return regex.compile(r"north|south|east|west")


@rule(by="letters", when="behind a form with signs")
def words_cut_short(b: Bracket) -> Decision | None:
    """Writes out words that are cut short with points, one for one: ``Gen. Sec. [General Secretary]``, ``the o. b. [Old Bank]``."""
    short = _short(b)
    initials = len(short.text) == 2 and short.text[0].islower() and len(short.words) > 1  # of capitals: words_without_points
    if (len(short.text) < 3 and not initials) or short.text[-1] != ".":
        return None
    token, start = short.text, short.start
    for number, word in enumerate(reversed(short.words)):
        if number:
            tokens = b.source[max(0, start - 12) : start].split()
            token = tokens[-1] if tokens else ""
            start = b.source.rindex(token, 0, start) if token else start
        if not (english.is_english(word) or word.lower() in OF_COUNTRIES) or (
            not initials and token[:1].islower() and english.is_english(token[:-1])
        ):
            return None  # a name; the end of a sentence
        cut = token[:-1].lower()
        if token[-1:] != "." or not cut.isalpha() or len(token) > len(word):
            return None
        if not word.lower().startswith(cut) and not (len(short.words) > 1 and is_subsequence(cut, word)):
            return None
    if initials and b.source[max(0, start - 2) : start].strip()[-1:].isdigit():
        return None  # 5 p. m. [Prime Minister]
    return Decision("expansion", (start, short.end))


@rule(by="letters", when="behind a short word in capitals")
def letter_of_office(b: Bracket) -> Decision | None:
    """Gives the office or name for which one capital stands, behind a preposition or a colon: ``to D [Director]``."""
    short = _short(b)
    text, words = short.text, short.words
    if len(text) > 1 or text in "AI" or text != words[0][0] or len(words) > 3 or _set_apart(b):
        return None
    lead = _lead(b, short).split()[-1:]
    if lead and lead[0][-1] not in ":," and lead[0].lower() not in PREPOSITIONS:
        return None
    return _expansion(short) if all(word[0].isupper() for word in words) else None


@rule(by="letters", when="behind a short word in capitals")
def section_of_body(b: Bracket) -> Decision | None:
    """Spells out an abbreviation with the letter or Roman numeral of a section: ``HA II [Main Department II]``."""
    short = _short(b)
    text, start, end, words = short
    if len(text) > 4 or (len(text) > 1 and text.strip("IVX")) or _set_apart(b):
        return None
    lead = b.source[max(0, start - 12) : start].split()[-1:]
    if not lead or not 2 <= len(lead[0]) <= 5 or not lead[0].isupper() or not lead[0].isalpha() or lead[0].lower() in FUNCTION:
        return None
    if len(words) < 2 or not (words[0][0].isupper() and words[1][0].isupper()):
        return None
    if len(lead[0]) > 3 and english.is_english(lead[0]):
        return None  # a heading: PART III [Foreign Policy]
    return Decision("expansion", (b.source.rindex(lead[0], 0, start), end))


@rule(by="letters", when="behind a short word in small letters")
def short_word(b: Bracket) -> Decision | None:
    """Writes out a short form in small letters: ``24 t [tons]``, ``bns. [battalions]``."""
    short = _short(b)
    bare, word = _joined(short), short.words[0]
    if not bare or len(bare) > 5 or not word.islower() or len(short.words) > 4 or word in FUNCTION or _set_apart(b):
        return None
    if short.text[-1] == "." and (len(bare) == 1 or (not english.is_english(bare) and is_subsequence(bare, word))):
        return _expansion(short)
    if short.text[-1] == "." and len(bare) > 1 and word.startswith(bare) and b.word_after[:1].islower():
        return _expansion(short)  # by ex. [express] today: the sentence goes on
    if len(bare) > 3 or not is_subsequence(bare, word):
        return None
    return _expansion(short) if not english.is_english(bare) or measure_before(b) is not None else None


@rule(by="letters", when="several words, behind a name")
def words_without_points(b: Bracket) -> Decision | None:
    """Writes out words that are cut short without points, one for one: ``Brit Amb [British Ambassador]``."""
    words = b.words
    if len(words) > 5 or not b.before[-1:].isspace():
        return None
    tokens = b.before.rsplit(None, len(words))[-len(words) :]
    if len(tokens) < len(words):
        return None
    cut = 0
    if tokens[0][-1] == "." and all(token == f"{word[0].upper()}." for token, word in zip(tokens, words, strict=True)):
        run = words_before(b, len(words))
        return Decision("expansion", (run[0], b.start - len(b.before) + len(b.before.rstrip()))) if run is not None else None
    for token, word in zip(tokens, words, strict=True):
        if token == word:
            continue
        if not 1 < len(token) < len(word) or not token.isalpha() or not word.lower().startswith(token.lower()):
            return None
        cut += len(word) - len(token) > 1
    return Decision("expansion", words_before(b, len(words))) if cut else None


@rule(by="letters", when="one word, set off by a blank")
def contracted_word(b: Bracket) -> Decision | None:
    """Writes out a word of which letters were left out, as old hands do: ``Wm [William]``, ``he recd [received] it``.

    More letters are left out than a slip leaves out, and what is written is no word; a name that opens another is that other's no
    short form (``Chen [Chennault]``), unless the list has it.
    """
    written, short = b.bare_before, b.lower_before
    if not 1 < len(short) < 11 or b.word_before[-1] in ";!?":
        return None
    if b.word_before[-1] == ":" and _opens_line(b, written):
        return None  # who speaks: Min: [Minister ...]
    if b.word_before[-1] in ".:" and _name_cut(b, written):
        return _pointed(b, written)
    if not short.isalpha():
        if _MARKS.isdisjoint(short) or not (short := short.translate(_RAISED)).isalpha():
            return None
        if "^" in written and b.text.isalpha() and short[0] == b.lower[0] and len(short) < len(b.text):
            return _pointed(b, written)  # w^{ch}
    if not 1 < len(short) < 9:
        return None
    meant = b.text.strip(".,")
    word = meant.lower().translate(_RAISED)  # Oclk. [o'clock]
    if not word.isalpha():
        return None
    if not written_short(short, word):
        if not is_subsequence(short, word):
            return None
        if (
            meant[0].isupper()
            and not english.is_english(meant)
            and b.word_before[-1] not in ".:"
            and (word.startswith(short) or not written[0].isupper())
        ):
            return None
        missing = len(word) - len(short)
        if word.startswith(short) and word[len(short) :] in _DERIVED:
            return None  # Mao [Maoist]
        if b.word_before[-1] in ".:" and (not word.startswith(short) or len(short) < 5):
            counted = "".join(b.before.split()[-2:-1])[-1:].isdigit() and meant.islower()
            if counted or not english.is_english(written):
                return _pointed(b, written)
        if missing < 2 or (missing < 3 and len(short) > 5):
            return None
        if (
            short == b.lower_before
            and sounds_like(short, word)
            and not {"a", "e", "i", "o", "u"}.isdisjoint(short[1:])
            and english.is_english(meant)
        ):
            return None  # kild [killed]: a slip
        if (english.is_english(written) and short not in CUT_SHORT) or (word.startswith(short) and not english.is_english(meant)):
            return None
    return _pointed(b, written)


_MARKS = frozenset("'’^{")
_RAISED = str.maketrans("", "", "'’^{}")
"""Signs of letters left out, and those by which plain texts raise letters."""
_DERIVED = frozenset(("ist", "ists", "ism", "ian", "ians", "an", "ans", "ite", "ites", "ese", "ic", "ish"))
"""What is put behind a name to make another word of it."""


def _opens_line(b: Bracket, written: str) -> bool:
    """Whether nothing stands on the line before the word."""
    return b.before[: b.before.rindex(written)].rstrip(" \t")[-1:] in ("", "\n", "\f")


def _name_cut(b: Bracket, written: str) -> bool:
    """Whether the word, within a sentence, is the beginning of a name and of no English word: ``8 Indians Kick: [Kickapoo] came``."""
    meant = b.text.rstrip(".,")
    if len(written) < 3 or not written.istitle() or not is_name(meant) or not meant.isalpha() or len(meant) < len(written) + 2:
        return False
    return meant.startswith(written) and b.before[: b.before.rindex(written)].rstrip()[-1:].isalnum()


def _pointed(b: Bracket, written: str) -> Decision:
    """The expansion of the word before the bracket, with its point, or the colon that old hands put in its place."""
    start = b.start - len(b.before) + b.before.rindex(written)
    return Decision("expansion", (start, start + len(written) + (b.word_before[-1] in ".:")))


@rule(by="letters", when="set off by a blank, behind a name")
def writes_out_code(b: Bracket) -> Decision | None:
    """Writes out the letters at the end of a call number, and may render them: ``No. 12/TJN [tajne - secret]``."""
    if b.word_before.isalpha():
        return None
    code = b.word_before.rsplit("/", 1)[-1].rsplit("-", 1)[-1].rstrip(".,")
    if not 2 <= len(code) <= 5 or not code.isalpha() or not code.isupper() or code == b.word_before:
        return None
    word = _dash().split(b.text)[0].replace(" ", "")
    if len(word) < len(code) + 2 or not word.isalpha() or not is_subsequence(code.lower(), word):
        return None
    start = b.start - len(b.before) + b.before.rindex(code)
    return Decision("expansion", (start, start + len(code)))


@cache
def _dash() -> regex.Pattern[str]:
    return regex.compile(r"\s*[-–—=,;:]\s*")


@rule(by="letters", when="behind a short word")
def telescoped_word(b: Bracket) -> Decision | None:
    """Writes out a name made of the beginnings of its words: ``Cominform [Communist Information Bureau]``."""
    short = _short(b)
    if len(short.text) < 5 or not short.text[0].isupper():
        return None
    bare = _joined(short)
    if len(bare) < 5 or _set_apart(b):
        return None
    words = [word.lower() for word in short.words if word[0].isupper() or short.words[0][0].isupper()]
    return _expansion(short) if is_telescoped(bare.lower(), words) else None


@rule(by="letters", when="behind an abbreviation")
def expands_before(b: Bracket) -> Decision | None:
    """Spells out the abbreviation before it: ``CC [Central Committee]``.

    Words that are too many for its letters spell out those before it too: ``CC CPC [Central Committee of the Communist Party of China]``.
    """
    short = _short(b)
    text, end, words = short.text, short.end, short.words
    if short.is_initials or _set_apart(b):
        return None
    if text.endswith(("'s", "’s")):
        end -= 2
        text = text[:-2]
    letters = "".join(c for c in text.removesuffix("s") if c.isalpha()).lower()
    first = initials_of(words).lower()
    agree = first[: len(letters)] == letters
    if len(words) == 1 and len(words[0]) <= len(letters):
        return None  # no longer than what it would write out: BY COURIER [Comrade]
    line = _lead(b, short).split()[-3:]
    if len(letters) > 4 and not agree and any(len(word) > 3 and word.isupper() and word.isalpha() for word in line):
        return None  # a line in capitals
    if not agree and not _likely(letters.replace("k", "c"), first.replace("k", "c"), words):
        return None
    if words[0].islower():
        if first != letters:
            return None  # words that say something of the thing, not the thing: NATO [also], the USSR [and China]
    elif (
        sum(w[0].isupper() for w in words) < 2
        and sum(map(str.__eq__, first, letters)) < max(2, len(letters) - 1)
        and first != letters[: len(first)]
    ):
        return None
    return Decision("expansion", (_first_of_several(b, short, len(letters), len(first)), end))


def _short(b: Bracket) -> Short:
    """What stands before the bracket, which the look of these rules has found."""
    short = b.short
    if short is None:  # pragma: no cover - the rule is not asked then
        raise ValueError("nothing before the bracket can be short for its words")
    return short


def _expansion(short: Short) -> Decision:
    return Decision("expansion", (short.start, short.end))


def _lead(b: Bracket, short: Short) -> str:
    """What stands before the short form."""
    return b.before[: len(b.before) - (b.start - short.start)]


def _set_apart(b: Bracket) -> bool:
    """Whether the words are a line in capitals or a title in quotation marks, which spell nothing out."""
    return (len(b.text) > 5 and b.text.isupper()) or '"' in b.text or "“" in b.text


def _joined(short: Short) -> str:
    """The short form without its point and hyphens; empty where it holds other signs, or repeats one of the words."""
    bare = short.text.rstrip(".")
    if "-" in bare:
        if not {part.lower() for part in bare.split("-")}.isdisjoint(word.lower() for word in short.words):
            return ""
        bare = bare.replace("-", "")
    return bare if bare.isalpha() else ""


def _first_of_several(b: Bracket, short: Short, count: int, wanted: int) -> int:
    """Where the first begins of the abbreviations in a row that have as many letters as the words, the last of which has *count*."""
    start = short.start
    back = _lead(b, short).rstrip()
    while back and count < wanted:
        word = back.rsplit(None, 1)[-1]
        count += sum(map(str.isalpha, word))
        if count > wanted or not is_abbreviation(word) or (not word[-1].isalpha() and word[-1] not in ".)/"):
            break
        start = b.start - len(b.before) + len(back) - len(word)
        back = back[: -len(word)].rstrip()
    return start


def _likely(short: str, first: str, words: list[str]) -> bool:
    """Whether an abbreviation whose letters are not those of the words can stand for them, in another language.

    Not a person (a name or a title first); as many words as letters, or nearly, with some letter that both have. Two
    letters are few: they must agree.
    """
    spelt = "".join(word if is_abbreviation(word) else word[0] for word in words).lower()
    if len(spelt) > len(words) > 2 and all(spelt.count(c) <= short.count(c) for c in set(spelt)):
        return True  # the CPUSA [US Communist Party]
    named = not english.is_english(words[0]) and BODIES.isdisjoint(word.lower() for word in words)
    if named or words[0].lower() in TITLES:
        return first[:1] == short[:1]
    if len(short) == 2:
        return first[:1] == short[:1] or sorted(short) == sorted(first[:2]) or first.endswith(short)
    return first[:1] == short[:1] or len(words) >= len(short) or (len(words) + 1 == len(short) and not set(short).isdisjoint(first))


@rule(by="letters", when="several words, behind a name")
def writes_out_name(b: Bracket) -> Decision | None:
    """Repeats a name of ordinary words and writes out what it cuts short: ``W. Pact [Warsaw Pact]``, ``Min. of War [Ministry of War]``."""
    words = b.words
    before = b.before.rsplit(None, len(words))[-len(words) :]
    if len(before) < len(words):
        return None
    cut = 0
    for short, word in zip(before, words, strict=True):
        if short == word:
            continue
        if short[-1] != "." or not short[:-1].isalpha() or not word.startswith(short[:-1]):
            return None
        cut += 1
    if not cut or not all(map(english.is_english, words[1:])):
        return None
    if not english.is_english(words[0]) and b.before.lower().split()[-len(words) - 1 :][0] not in DETERMINERS:
        return None  # J. Smith [John Smith]: a man has no article
    return Decision("expansion", words_before(b, len(words)))


@rule(by="letters", when="one word, a capital first")
def abbreviates(b: Bracket) -> Decision | None:
    """Gives the established abbreviation of the words before it: ``People's Liberation Army [PLA]``."""
    text = b.text.strip("\"“”'")
    if not 2 <= len(text) <= 8 or not is_abbreviation(text):
        return None
    if text in COUNTRY_LETTERS and any(bare_word(word).lower() in TITLES for word in b.before.split()[-3:-1]):
        return None  # Comrade Weber [GDR]
    if b.word_before.isupper() and b.word_after.isupper() and len(text) > 3 and (english.is_english(text) or text[1] == "."):
        return None  # a line in capitals
    if len(text) > 3 and text.isalpha() and english.is_english(text) and all(map(str.isupper, b.before.split()[-2:])):
        return None  # BE NO LONGER HOLZ [WOOD]
    letters = [c for c in text if c.isupper()]
    before = b.before.rstrip()
    item = max(before.rfind("\n" + mark, -110) for mark in _ITEMS)  # of a list, back to which the words are its own
    matches = list(word_back().finditer(before, max(0, len(before) - 110, item)))
    if not matches or matches[-1].end() < len(before):
        return None
    words = [match.group() for match in matches]
    first, count = _back_over_capitals(words, letters)
    if first < 0:
        first = _back_over_small(words, letters)
    elif not _has_letters(words[first:], letters, count, reads_on=b.word_after[:1].islower()):
        return None
    if first < 0:
        return None
    offset = b.start - len(b.before)
    return Decision("expansion", (offset + matches[first].start(), offset + matches[-1].end()))


_ITEMS = ("-", "–", "—", "•", "*")
"""What an item of a list opens with."""


def _back_over_capitals(words: list[str], letters: list[str]) -> tuple[int, int]:
    """Where the name begins that has these letters, back from its last word, or -1; how many words and parts of it have a capital."""
    wanted = len(letters)
    first = -1
    count = 0
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        count += sum(part[:1].isupper() for part in word.replace("/", "-").split("-"))
        if word[:1].isupper():
            first = index
            if index < len(words) - 1 and is_abbreviation(word):
                own = [c for c in word if c.isupper()]
                if letters[: len(own)] == own and initials_of(words[index + 1 :])[:1].upper() == "".join(letters[len(own) : len(own) + 1]):
                    return index, count + len(own) - 1  # US Information Agency [USIA]
                return (index + 1 if words[index + 1][:1].isupper() else index + 2, count)  # the CPC and Kuomintang [GMD]
        elif word.lower() not in LINKING or (word.lower() == "the" and count >= wanted):
            break
        if word[:1].upper() == letters[0]:
            if count >= wanted:
                break
            # A compound gives more than one letter: the Hauptverwaltung Aufklärung [HVA]
            if index and words[index - 1].lower() in DETERMINERS and in_order(letters, "".join(words[index:])):
                break
    while -1 < first < len(words) - 1 and (
        words[first].lower() in FUNCTION or (words[first][0].upper() != letters[0] and words[first].lower() in TITLES)
    ):
        first += 1
    return first, count


def _has_letters(name: list[str], letters: list[str], count: int, *, reads_on: bool) -> bool:
    """Whether a name can have these letters; *reads_on* where a small word stands behind the bracket."""
    if initials_of([word.replace("-", " ").split()[0] for word in name])[:1].upper() != letters[0] and count < 2:
        return False
    if len(name) > 1:
        return True
    if reads_on and not in_order(letters, name[0]):
        return False  # the American [AWACS] planes
    return is_name(name[0]) or name[0][:1] == letters[0]


def _back_over_small(words: list[str], letters: list[str]) -> int:
    """Where words in small letters begin that have these letters, or -1: ``intercontinental ballistic missiles [ICBMs]``."""
    for index in range(len(words) - 2, max(-1, len(words) - 6), -1):
        first = [word[0].upper() for word in words[index:]]
        if first[0] == letters[0] and in_order(first, "".join(letters)) and in_order(letters, "".join(words[index:])):
            return index
    return -1


@rule(by="letters", when="several words, before a capital")
def expands_after(b: Bracket) -> Decision | None:
    """Spells out the abbreviation behind it: ``[Polish United Workers' Party] PUWP``."""
    following = b.word_after.rstrip(".,;:!?)")
    if not is_abbreviation(following) or not b.after[:1].isspace() or b.last.lower() in OPEN_ENDS:
        return None
    short = "".join(c for c in following if c.isupper())
    body = (
        following.isupper()
        and b.lower_before in DETERMINERS
        and b.first[0].isupper()
        and not b.text.isupper()
        and not BODIES.isdisjoint(b.lower.split())
    )
    if not body and initials_of(list(b.text.replace("-", " ").split())).upper()[: len(short)] != short:
        return None  # of a body whose name is in English, its letters in another language: the [Communist Party of Greece] KKE
    start = b.end + len(b.after) - len(b.after.lstrip())
    return Decision("expansion", (start, start + len(following)))
