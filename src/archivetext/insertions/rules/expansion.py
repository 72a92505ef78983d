"""Abbreviations and what they stand for: ``CC [Central Committee]``, ``People's Liberation Army [PLA]``."""

from __future__ import annotations

from typing import NamedTuple

from archivetext.insertions.anchors import measure_before, word_back, words_before
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words import english
from archivetext.words.lists import BODIES, DETERMINERS, FUNCTION, LINKING, OPEN_ENDS, PREPOSITIONS, TITLES
from archivetext.words.shapes import in_order, initials_of, is_abbreviation, is_name, is_subsequence, is_telescoped


class _Short(NamedTuple):
    """What stands before a bracket and may be short for its words."""

    text: str
    """The short form, without the signs around it."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    words: list[str]
    """The words that it may be short for."""


@rule(by="letters", when="set off by a blank")
def expands_before(b: Bracket) -> Decision | None:
    """Spells out the abbreviation or bare initials before it: ``CC [Central Committee]``, ``M.S. [Mikhail Sergeyevich]``."""
    previous = b.word_before.lstrip("(\"“'‘").rstrip(",")
    if previous[-1:].islower() and ((len(previous) > 3 and previous.islower() and previous.isalpha()) or previous.lower() in FUNCTION):
        return None  # an ordinary word, as most are: no need to look further
    if len(previous) > 5 and (not previous[0].isupper() or (len(b.words) < 2 and previous[1:].islower())):
        return None
    if not previous or is_abbreviation(b.text) or previous in ("a.m.", "p.m.", "i.e.", "e.g.", "etc."):
        return None
    words = b.text.split(",")[0].replace("-", " ").replace("/", " ").split()
    significant = [w for p in words if (w := p.strip("()\"'“”’.")) and w[0].isalpha()]
    if len(significant) > 1 and significant[0].lower() in ("the", "a"):
        significant.pop(0)
    if not significant:
        return None
    end = b.start - (len(b.before) - len(b.before.rstrip()))
    while end and b.source[end - 1] == ",":
        end -= 1
    short = _Short(previous, end - len(previous), end, significant)
    span = _with_signs(short) or _with_points(b, short) or _by_form(b, short)
    return Decision("expansion", span) if span else None


def _by_form(b: Bracket, short: _Short) -> tuple[int, int] | None:
    """What is short for the words, by what the short form looks like: initials, one capital, letters, or a word."""
    text, words = short.text, short.words
    if text[-1] == "." and text[0].isupper() and sum(map(str.isalpha, text)) < 3 and (len(text) == 2 or text.count(".") > 1):
        if english.is_english(words[0]) and len(words) < sum(map(str.isalpha, text)):
            return None  # the U.S. [Undersecretary]: fewer words than letters, and no names
        return (short.start, short.end) if words[0][0] == text[0] else None  # bare initials: K. [Kadar]
    if (b.text.isupper() and len(b.text) > 5) or '"' in b.text or "“" in b.text:
        return None  # a line in capitals; a title
    if len(text) == 1 and text not in "AI" and len(words) <= 3 and all(w[0].isupper() for w in words):
        lead = _lead(b, short).split()[-1:]
        if not lead or lead[0][-1] in ":," or lead[0].lower() in PREPOSITIONS:
            return (short.start, short.end) if words[0][0] == text else None  # M [Minister]
    if is_abbreviation(text):
        return _letters(b, short)
    return _section(b, short) or _spells_out(short, counted=measure_before(b) is not None)


def _lead(b: Bracket, short: _Short) -> str:
    """What stands before the short form."""
    return b.before[: len(b.before) - (b.start - short.start)]


def _with_signs(short: _Short) -> tuple[int, int] | None:
    """Letters with signs between them, one for each word or for each part of one: ``m/s [motor ship]``, ``s/s [steamship]``."""
    spelled = "".join(c for c in short.text if c.isalpha()).lower()
    if len(spelled) < 2 or short.text.isalpha():
        return None
    if spelled == "".join(w[0] for w in short.words).lower():
        return short.start, short.end
    one = "/" in short.text and len(short.words) == 1 and is_subsequence(spelled, short.words[0])
    return (short.start, short.end) if one else None


def _letters(b: Bracket, short: _Short) -> tuple[int, int] | None:
    """Letters of a body or a thing, with those before them that the words stand for too: ``CC CPC [Central Committee of the ...]``."""
    text, start, end, words = short
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
    elif sum(w[0].isupper() for w in words) < 2 and first != letters[: len(first)]:
        return None
    back = _lead(b, short).rstrip()
    count = len(letters)
    while back and count < len(first):
        word = back.rsplit(None, 1)[-1]
        count += sum(map(str.isalpha, word))
        if count > len(first) or not is_abbreviation(word) or (not word[-1].isalpha() and word[-1] not in ".)/"):
            break
        start = b.start - len(b.before) + len(back) - len(word)
        back = back[: -len(word)].rstrip()
    return start, end


def _likely(short: str, first: str, words: list[str]) -> bool:
    """Whether an abbreviation whose letters are not those of the words can stand for them, in another language.

    Not a person (a name or a title first); as many words as letters, or nearly, with some letter that both have. Two
    letters are few: they must agree.
    """
    named = not english.is_english(words[0]) and BODIES.isdisjoint(word.lower() for word in words)
    if named or words[0].lower() in TITLES:
        return first[:1] == short[:1]
    if len(short) == 2:
        return first[:1] == short[:1] or sorted(short) == sorted(first[:2]) or first.endswith(short)
    return first[:1] == short[:1] or len(words) >= len(short) or (len(words) + 1 == len(short) and not set(short).isdisjoint(first))


def _with_points(b: Bracket, short: _Short) -> tuple[int, int] | None:
    """Words cut short with points that the bracket writes out, one for one: ``Gen. Sec. [General Secretary]``."""
    if len(short.text) < 3 or short.text[-1] != ".":
        return None
    token, start = short.text, short.start
    for number, word in enumerate(reversed(short.words)):
        if number:
            tokens = b.source[max(0, start - 12) : start].split()
            token = tokens[-1] if tokens else ""
            start = b.source.rindex(token, 0, start) if token else start
        if not english.is_english(word) or (token[:1].islower() and english.is_english(token[:-1])):
            return None  # a name; the end of a sentence
        if token[-1:] != "." or not token[:-1].isalpha() or len(token) > len(word) or not word.lower().startswith(token[:-1].lower()):
            return None
    return start, short.end


def _section(b: Bracket, short: _Short) -> tuple[int, int] | None:
    """The letter or Roman numeral of a section belongs to the abbreviation before it: ``HA II [Main Department II]``."""
    text, start, end, words = short
    if not text.isupper() or len(text) > 4 or (len(text) > 1 and text.strip("IVX")):
        return None
    lead = b.source[max(0, start - 12) : start].split()
    if not lead or not 2 <= len(lead[-1]) <= 5 or not lead[-1].isupper() or not lead[-1].isalpha():
        return None
    if len(words) < 2 or not (words[0][0].isupper() and words[1][0].isupper()):
        return None
    if len(lead[-1]) > 3 and english.is_english(lead[-1]):
        return None  # a heading: PART III [Foreign Policy]
    return b.source.rindex(lead[-1], 0, start), end


def _spells_out(short: _Short, *, counted: bool) -> tuple[int, int] | None:
    """Small abbreviations and telescoped words: ``24 t [tons]``, ``bns. [battalions]``, ``Cominform [Communist Information Bureau]``."""
    text, start, end, words = short
    bare = text.rstrip(".")
    if "-" in bare:
        if not {part.lower() for part in bare.split("-")}.isdisjoint(w.lower() for w in words):
            return None  # a name, repeated
        bare = bare.replace("-", "")
    if not bare.isalpha():
        return None
    if bare.islower() and len(bare) <= 5 and words[0].islower() and len(words) <= 4 and words[0] not in FUNCTION:
        if text[-1] == "." and (len(bare) == 1 or (not english.is_english(bare) and is_subsequence(bare, words[0]))):
            return start, end
        return (start, end) if len(bare) <= 3 and (counted or not english.is_english(bare)) and is_subsequence(bare, words[0]) else None
    telescoped = bare[0].isupper() and len(bare) >= 5 and is_telescoped(bare.lower(), [w.lower() for w in words if w[0].isupper()])
    return (start, end) if telescoped else None


@rule(by="letters", when="several words, behind a name")
def writes_out_name(b: Bracket) -> Decision | None:
    """Repeats a name in ordinary words and writes out what is cut short in it: ``W. Pact [Warsaw Pact]``, ``Min. of Trade [Ministry of Trade]``."""
    words = b.words
    before = b.before.split()[-len(words) :]
    if len(before) < len(words) or not all(map(english.is_english, words[1:])):
        return None
    if not english.is_english(words[0]) and b.before.lower().split()[-len(words) - 1 :][0] not in DETERMINERS:
        return None  # J. Smith [John Smith]: a man has no article
    cut = 0
    for short, word in zip(before, words, strict=True):
        if short == word:
            continue
        if short[-1] != "." or not short[:-1].isalpha() or not word.startswith(short[:-1]):
            return None
        cut += 1
    return Decision("expansion", words_before(b, len(words))) if cut else None


@rule(by="letters", when="one word, a capital first")
def abbreviates(b: Bracket) -> Decision | None:
    """Gives the established abbreviation of the words before it: ``People's Liberation Army [PLA]``."""
    text = b.text.strip("\"“”'")
    if not 2 <= len(text) <= 8 or not is_abbreviation(text):
        return None
    if b.word_before.isupper() and b.word_after.isupper() and len(text) > 3 and (english.is_english(text) or text[1] == "."):
        return None  # a line in capitals
    letters = [c for c in text if c.isupper()]
    before = b.before.rstrip()
    matches = list(word_back().finditer(before, max(0, len(before) - 110)))
    if not matches or matches[-1].end() < len(before):
        return None
    want = len(letters)
    chosen = -1
    count = 0
    for index in range(len(matches) - 1, -1, -1):
        word = matches[index].group()
        for part in reversed(word.replace("/", "-").split("-")):
            if part[:1].isupper():
                count += 1
        if word[:1].isupper():
            chosen = index
        elif word.lower() not in LINKING or (word.lower() == "the" and count >= want):
            break
        if word[:1].upper() == letters[0]:
            if count >= want:
                break
            # A compound gives more than one letter: the Hauptverwaltung Aufklärung [HVA]
            if (
                index
                and matches[index - 1].group().lower() in DETERMINERS
                and in_order(letters, "".join(m.group() for m in matches[index:]))
            ):
                break
    if chosen < 0:
        for index in range(len(matches) - 2, max(-1, len(matches) - 6), -1):  # intercontinental ballistic missiles [ICBMs]
            words = [m.group() for m in matches[index:]]
            if (
                words[0][0].upper() == letters[0]
                and in_order([w[0].upper() for w in words], "".join(letters))
                and in_order(letters, "".join(words))
            ):
                return Decision(
                    "expansion", (b.start - len(b.before) + matches[index].start(), b.start - len(b.before) + matches[-1].end())
                )
        return None
    while chosen < len(matches) - 1 and (
        matches[chosen].group().lower() in FUNCTION
        or (matches[chosen].group()[0].upper() != letters[0] and matches[chosen].group().lower() in TITLES)
    ):
        chosen += 1
    name = [m.group() for m in matches[chosen:]]
    if len(name) == 1 and not in_order(letters, name[0]) and b.word_after[:1].islower():
        return None  # the American [AWACS] planes
    if initials_of([w.replace("-", " ").split()[0] for w in name])[:1].upper() != letters[0] and count < 2:
        return None
    if len(name) == 1 and not is_name(name[0]) and name[0][:1] != letters[0]:
        return None
    offset = b.start - len(b.before)
    return Decision("expansion", (offset + matches[chosen].start(), offset + matches[-1].end()))


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
