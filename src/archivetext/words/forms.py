"""Forms of one word, and words that are written for one another: what an editor puts behind a word that is wrong.

    form       = a regular ending (send, sends, sending; stop, stopped; necessary, necessity) | a group of ``data/forms.txt``
    mistaken   = two words of like sound or letters, as ``data/forms.txt`` lists them (principle, principal)

Where real text breaks it: a regular ending is told by its letters alone, so that *number* looks like a form of *numb*. That
hardly matters, since who asks has two words that stand beside each other.
"""

from __future__ import annotations

from functools import cache

from archivetext.words import lists
from archivetext.words.english import is_english

__all__ = ["CUT_SHORT", "frames", "one_slip", "same_word", "sounds_like", "written_for", "written_short"]

CUT_SHORT = frozenset(lists.sections(lists.read("archivetext.words", "short.txt"))["cut short"])
"""Abbreviations that lists of English words have as words."""

_ENDINGS = frozenset(
    (
        "",
        *"e s d y i es ed ing ings er ers est ly ied ies ity ities ary ness ion ions ation ations al ally ment ments ance ence".split(),
        *"ant ent able ible ive ate ates ated ating ful".split(),
    )
)
_SHORTEST = 3
"""The letters that two forms share are as many at least."""


@cache
def _groups(section: str) -> dict[str, frozenset[int]]:
    """The numbers of the groups in which each word stands."""
    found: dict[str, set[int]] = {}
    for line in lists.lines(lists.read("archivetext.words", "forms.txt")):
        if line.section == section:
            for word in line.text.split():
                found.setdefault(word, set()).add(line.number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _small() -> frozenset[tuple[str, str]]:
    """Small words, with those for which each is written."""
    found = (line.text.split() for line in lists.lines(lists.read("archivetext.words", "forms.txt")) if line.section == "small")
    return frozenset((first, other) for first, *others in found for other in others)


def _together(one: str, two: str, section: str) -> bool:
    numbers = _groups(section).get(one)
    return numbers is not None and not numbers.isdisjoint(_groups(section).get(two, ()))


def same_word(one: str, two: str) -> bool:
    """Whether two English words, in small letters, are forms of one.

    >>> same_word("sends", "sending"), same_word("took", "taken"), same_word("necessary", "necessity"), same_word("war", "effort")
    (True, True, True, False)
    """
    if one == two:
        return False
    if _together(one, two, "irregular"):
        return True
    if one[:_SHORTEST] != two[:_SHORTEST] or not is_english(one) or not is_english(two):
        return False
    size = _SHORTEST
    while one[size : size + 1] and one[size : size + 1] == two[size : size + 1]:
        size += 1
    if 2 * size < min(len(one), len(two)):
        return False
    doubled = one[size - 1]  # stop, stopped
    rests = (one[size:], two[size:])
    return all(rest in _ENDINGS or (rest[:1] == doubled and rest[1:] in _ENDINGS) for rest in rests)


def one_slip(one: str, two: str) -> bool:
    """Whether one letter more, less or other, or two that changed places, makes one word the other.

    >>> one_slip("ware", "were"), one_slip("trail", "trial"), one_slip("war", "wages")
    (True, True, False)
    """
    if len(one) > len(two):
        one, two = two, one
    if one == two or len(two) - len(one) > 1:
        return False
    at = 0
    while at < len(one) and one[at] == two[at]:
        at += 1
    if len(one) < len(two):
        return one[at:] == two[at + 1 :]
    return one[at + 1 :] == two[at + 1 :] or (one[at : at + 2] == two[at : at + 2][::-1] and one[at + 2 :] == two[at + 2 :])


def sounds_like(one: str, two: str) -> bool:
    """Whether two words, in small letters, have the same consonants to the ear.

    >>> sounds_like("mair", "mare"), sounds_like("kild", "killed"), sounds_like("mair", "mile")
    (True, True, False)
    """
    return one != two and _consonants(one) == _consonants(two)


def frames(one: str, two: str) -> bool:
    """Whether a word, in small letters, was written by ear for another: it begins and ends as that does, and has no consonant that lacks there.

    >>> frames("petially", "perpetually"), frames("expence", "experience"), frames("delegatsiya", "delegation"), frames("plague", "plaque")
    (True, True, False, False)
    """
    shorter = min(len(one), len(two))
    if shorter < 6 or abs(len(one) - len(two)) > 4:
        return False
    first = last = 0
    while first < shorter and one[first] == two[first]:
        first += 1
    while last < shorter - first and one[-1 - last] == two[-1 - last]:
        last += 1
    if first < 2 or last < 2 or 3 * (first + last) < 2 * shorter:
        return False
    heard = iter(_consonants(two))
    return all(c in heard for c in _consonants(one))


def _consonants(word: str) -> str:
    """The consonants of a word as they sound, doubled ones once; what is silent is left out."""
    for written, sound in _SOUNDS:
        if written in word:
            word = word.replace(written, sound)
    if word[-2:] == "ed":
        word = word[:-2] + "t"
    elif word[-1] == "d":
        word = word[:-1] + "t"  # incampt, encamped
    kept = [c for c in word if c not in "aeiouyhw"]
    return ("a" if word[0] in "aeiouy" else "") + "".join(c for at, c in enumerate(kept) if not at or c != kept[at - 1])


_SOUNDS = (
    ("ph", "f"), ("ough", "o"), ("augh", "a"), ("igh", "i"), ("eigh", "a"), ("wr", "r"), ("kn", "n"), ("gn", "n"), ("mb", "m"), ("ck", "k"),
    ("sc", "s"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("tch", "x"), ("ch", "x"), ("sh", "z"), ("tion", "zn"), ("sion", "zn"), ("dg", "j"),
    ("ge", "j"), ("gi", "j"), ("q", "k"), ("c", "k"),
)  # fmt: skip
"""Letters that sound alike, or not at all."""


def written_for(one: str, two: str) -> bool:
    """Whether *one*, in small letters, is written for *two* by those who mistake words.

    >>> written_for("principle", "principal"), written_for("of", "or"), written_for("in", "it")
    (True, True, False)
    """
    return one != two and (_together(one, two, "mistaken") or (one, two) in _small())


@cache
def _short_forms() -> frozenset[tuple[str, str]]:
    found = (line.text.split() for line in lists.lines(lists.read("archivetext.words", "short.txt")) if line.section != "cut short")
    return frozenset((short, word) for short, *words in found for word in words)


def written_short(short: str, word: str) -> bool:
    """Whether *short*, in small letters, is a short form of *word* that letters alone do not tell.

    >>> written_short("jno", "john"), written_short("yt", "that"), written_short("wm", "william")
    (True, True, False)
    """
    return (short, word) in _short_forms()
