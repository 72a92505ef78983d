"""The words by which editors say what a bracket does: cues, looked up before any grammar is tried.

A cue is told by single words ("illegible"), by how a bracket opens ("Translator's Note:"), or by a phrase anywhere in it
("in red ink"). They are lines of ``data/cues.txt``, which says its form, of ``data/languages.txt``, and of texts in the same form that a user hands in
(:class:`archivetext.Knowledge`). Words are looked up in a table first; an opener is tried only behind a word with which it can
start, a phrase only where a word stands that it holds; and a pattern is compiled when it is first tried. So a bracket without
any such word, as most are, costs two look-ups.

Where real documents break it: "signed", "original" or "page" are also plain words of a sentence. Whether a cue counts is
for the rules of :mod:`archivetext.insertions` to say.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from archivetext.words import languages as tongues
from archivetext.words import lists
from archivetext.words.signed import noted_pattern, noted_within, signers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Found = Callable[[str], re.Match[str] | None]

__all__ = ["BITS", "CUES", "Cues", "Pattern", "built_in", "check", "cues_of", "read", "words_of"]

CUES = ("note", "sic", "redacted", "doubt", "gap", "omit", "page", "source", "incident", "physical", "equate")
"""What can be told: what the rules ask for."""
BITS: dict[str, int] = {name: 1 << number for number, name in enumerate(CUES)}
"""A bit for each cue, so that a sum of them says which a bracket may hold."""


# ---------------------------------------------------------------------------------------------------- the file


class Pattern:
    """An opener or a phrase, with its examples; compiled when it is first tried."""

    __slots__ = ("cue", "kind", "line", "match", "no", "of", "search", "text", "yes")

    def __init__(self, cue: str, kind: str, text: str, line: int) -> None:
        self.cue: str = cue
        """What it tells."""
        self.kind: str = kind
        """``opener`` or ``phrase``."""
        self.text: str = text
        """The regular expression, without names in braces."""
        self.line: int = line
        """The number of its line."""
        self.of: list[str] = []
        """Words of which it holds one (a phrase), or starts with one (an opener)."""
        self.yes: list[str] = []
        """What it meets."""
        self.no: list[str] = []
        """What it does not meet."""
        self.match: Found = self._match
        """Looks at the start of some words."""
        self.search: Found = self._search
        """Looks anywhere in them."""

    def compiled(self) -> re.Pattern[str]:
        """The pattern, whose methods take the place of those here."""
        pattern = re.compile(self.text)
        self.match, self.search = pattern.match, pattern.search
        return pattern

    def _match(self, lower: str) -> re.Match[str] | None:
        return self.compiled().match(lower)

    def _search(self, lower: str) -> re.Match[str] | None:
        return self.compiled().search(lower)

    def meets(self, lower: str) -> bool:
        """Whether words in small letters are met, where one of its words stands as well."""
        said = words_of(lower)
        if self.kind == "opener":
            return first_of(said, self.of) in self.of and self.match(lower) is not None
        return not set(self.of).isdisjoint(said) and self.search(lower) is not None


class Words(NamedTuple):
    """Words that tell by themselves."""

    cue: str
    """What they tell."""
    words: list[str]
    """The words."""


def read(text: str, where: str, languages: tuple[tongues.Language, ...]) -> Iterator[Words | Pattern]:
    """The words and patterns of a text in the form of ``data/cues.txt``.

    Args:
        text: the text.
        where: how messages call it.
        languages: what ``{language}`` stands for.

    Raises:
        ValueError: a line is in another form; the message names *where*, the line and what is wrong.
    """
    names = _names(languages)
    pattern: Pattern | None = None
    for number, section, line in lists.lines(text):
        key, _, said = line.partition(":")
        said = said.strip()
        if section not in BITS:
            raise ValueError(f"{where}:{number}: no cue is named {section!r}; there are: {', '.join(CUES)}")
        if key in ("words", "opener", "phrase"):
            if pattern is not None:
                yield _whole(pattern, where)
            pattern = None
            if key == "words":
                yield Words(section, said.split())
            else:
                pattern = Pattern(section, key, _filled(said, names, f"{where}:{number}"), number)
        elif key not in ("starts", "holds", "yes", "no"):
            raise ValueError(f"{where}:{number}: a line opens with words:, opener:, starts:, phrase:, holds:, yes: or no:, not {key!r}")
        elif pattern is None:
            raise ValueError(f"{where}:{number}: {key}: belongs below an opener or a phrase")
        elif key in ("yes", "no"):
            (pattern.yes if key == "yes" else pattern.no).append(said)
        elif key != ("starts" if pattern.kind == "opener" else "holds"):
            raise ValueError(f"{where}:{number}: an opener has starts:, a phrase holds:")
        else:
            pattern.of += _spread(said, names, f"{where}:{number}")
    if pattern is not None:
        yield _whole(pattern, where)


def _whole(pattern: Pattern, where: str) -> Pattern:
    """The pattern with all it needs: an opener without words starts with those of its examples."""
    if not pattern.yes:
        raise ValueError(f"{where}:{pattern.line}: the pattern has no example; write below it what it meets, as yes: ...")
    if not pattern.of:
        if pattern.kind == "phrase":
            raise ValueError(f"{where}:{pattern.line}: the phrase lacks its words; write below it of which it holds one, as holds: ...")
        pattern.of = [first_of(words_of(example), ()) for example in pattern.yes]
    return pattern


def check(text: str, where: str, languages: tuple[tongues.Language, ...]) -> None:
    """Holds every pattern of a text against its examples.

    Raises:
        ValueError: a line is in another form, a pattern is no regular expression, an example is not met, or what must not be met is.
    """
    for entry in read(text, where, languages):
        if isinstance(entry, Words):
            continue
        place = f"{where}:{entry.line}"
        try:
            entry.compiled()
        except re.error as error:
            raise ValueError(f"{place}: {entry.text!r} is no regular expression: {error}") from None
        for example in entry.yes:
            if not entry.meets(example):
                raise ValueError(f"{place}: the {entry.kind} does not meet its example {example!r}{_why(entry, example)}")
        for example in entry.no:
            if entry.meets(example):
                raise ValueError(f"{place}: the {entry.kind} meets {example!r}, which it must not")


def _why(pattern: Pattern, example: str) -> str:
    """What an example lacks, where that can be said."""
    if example != example.lower():
        return "; examples are in small letters, as a bracket is when it is asked"
    said = words_of(example)
    held = first_of(said, pattern.of) in pattern.of if pattern.kind == "opener" else not set(pattern.of).isdisjoint(said)
    return "" if held else f"; its words are {', '.join(pattern.of)}"


# ---------------------------------------------------------------------------------------------------- names in braces


class _Name(NamedTuple):
    """What a name in braces stands for."""

    pattern: str
    """In a pattern."""
    words: tuple[str, ...]
    """In a line of words."""


@lru_cache(8)
def _names(languages: tuple[tongues.Language, ...]) -> dict[str, _Name]:
    who = signers()
    noted = noted_pattern()
    return {
        "language": _either(tongues.spellings(languages)),
        "translator": _either(who.translator),
        "editor": _either(who.editor),
        "signer": _either((*who.translator, *who.editor, *who.others)),
        "noted": _Name(*noted),
        "notedwords": _either(noted_within()),
        "letter": _Name(r"[^\W\d_]", ()),
        "word": _Name(r"[^\W\d_]++", ()),
        "name": _Name(r"[^\W\d_][\w.'’-]*+", ()),
        "numeral": _Name(f"(?:{lists.either(sorted(lists.NUMERALS))})", ()),
    }


def _either(words: Iterable[str]) -> _Name:
    words = tuple(words)
    return _Name(f"(?:{lists.either(words)})", words)


def _filled(pattern: str, names: dict[str, _Name], place: str) -> str:
    """The pattern with what its names in braces stand for."""
    if "{" not in pattern:
        return pattern
    parts = _brace().split(pattern)
    for at in range(1, len(parts), 2):
        if parts[at] not in names:
            raise ValueError(f"{place}: no list is named {{{parts[at]}}}; there are: {', '.join(f'{{{name}}}' for name in names)}")
        parts[at] = names[parts[at]].pattern
    return "".join(parts)


@cache
def _brace() -> re.Pattern[str]:
    return re.compile(r"\{([a-z]+)\}")


def _spread(words: str, names: dict[str, _Name], place: str) -> list[str]:
    """The words of a line, those included that its names in braces stand for."""
    if "{" not in words:
        return words.split()
    found: list[str] = []
    for word in words.split():
        if word[0] != "{":
            found.append(word)
        elif word[1:-1] in names and names[word[1:-1]].words:
            found += names[word[1:-1]].words
        else:
            raise ValueError(f"{place}: {word} stands for no words")
    return found


# ---------------------------------------------------------------------------------------------------- the tables


class Cues:
    """The tables of cues in which brackets are looked up: the built-in ones, or these with a user's."""

    __slots__ = ("_anywhere", "_openers", "_opening", "_phrases", "_telling", "_unparted", "_words", "languages", "tongues")

    def __init__(self, given: Iterable[tuple[str, str]], languages: tuple[tongues.Language, ...]) -> None:
        self.languages: tuple[tongues.Language, ...] = languages
        """The languages that are known by name."""
        self.tongues: frozenset[str] = frozenset(tongues.spellings(languages))
        """Their names, in small letters."""
        self._words: dict[str, set[str]] = {name: set() for name in CUES}
        """The words of each cue that tell by themselves."""
        self._anywhere: dict[str, int] = {}
        """Each word that tells or hints anywhere, with the cues that it may belong to."""
        self._opening: dict[str, int] = {}
        """The same of each word that can open a bracket."""
        self._openers: dict[str, dict[str, list[Pattern]]] = {name: {} for name in CUES}
        """The openers of a cue, by the words with which each can start."""
        self._phrases: dict[str, dict[str, list[Pattern]]] = {name: {} for name in CUES}
        """The phrases of a cue, by the words of which each holds one."""
        for where, text in given:
            for entry in read(text, where, languages):
                self._add(entry)
        self._telling = frozenset(self._anywhere)
        self._unparted: tuple[str, ...] = tuple(word for word in self._anywhere if word[0] > _IDEOGRAPHS and len(word) > 1)
        """Those of Chinese, Japanese and Korean, which no blank parts from their neighbours."""

    def _add(self, entry: Words | Pattern) -> None:
        bit = BITS[entry.cue]
        if isinstance(entry, Words):
            self._words[entry.cue].update(entry.words)
            table, words = self._anywhere, entry.words
        else:
            opens = entry.kind == "opener"
            patterns = (self._openers if opens else self._phrases)[entry.cue]
            table, words = (self._opening if opens else self._anywhere), list(dict.fromkeys(entry.of))
            for word in words:
                patterns.setdefault(word, []).append(entry)
        for word in words:
            table[word] = table.get(word, 0) | bit

    def look_up(self, lower: str) -> tuple[str, frozenset[str], int]:
        """The word that opens a bracket, those of its words that tell or hint, and the cues that they may belong to (:data:`BITS`)."""
        words = words_of(lower)
        if not words:
            return "", _NONE, 0
        first = words[0]
        if first[0] > _IDEOGRAPHS:
            first = first_of(words, self._opening)
        maybe = self._opening.get(first, 0)
        hits = self._telling.intersection(words)
        if not lower.isascii() and _is_wide(lower):
            hits |= {word for word in self._unparted if word in lower}
        if len(words) == 1 and "-" in first and (part := first.partition("-")[0]) in self._words["gap"]:
            hits |= {part}  # illegible-fold
        for word in hits:
            maybe |= self._anywhere[word]
        return first, hits, maybe

    def holds(self, name: str, lower: str, first: str, hits: frozenset[str]) -> bool:
        """Whether a bracket holds the cue *name*: its words, its *first* word, and those of its words that tell or hint."""
        return not hits.isdisjoint(self._words[name]) or self._met(name, lower, first, hits, anywhere=True)

    def opens(self, name: str, lower: str, first: str, hits: frozenset[str]) -> bool:
        """Whether the cue *name* is the first thing between the brackets."""
        return first in self._words[name] or self._met(name, lower, first, hits, anywhere=False)

    def _met(self, name: str, lower: str, first: str, hits: frozenset[str], *, anywhere: bool) -> bool:
        """Whether an opener of the cue is met, or a phrase: *anywhere* or as the first thing."""
        for opener in self._openers[name].get(first, ()):
            if opener.match(lower):
                return True
        phrases = self._phrases[name]
        for word in hits:
            for phrase in phrases.get(word, ()):
                if (phrase.search if anywhere else phrase.match)(lower):
                    return True
        return False


_NONE: frozenset[str] = frozenset()


@cache
def built_in() -> Cues:
    """The tables of ``data/cues.txt`` and ``data/languages.txt``."""
    return Cues(texts(), tongues.known())


def texts() -> list[tuple[str, str]]:
    """The files of the library, with their names."""
    return [(name, lists.read("archivetext.insertions", name)) for name in ("cues.txt", "languages.txt")]


@lru_cache(8)
def cues_of(cues: tuple[str, ...], languages: tuple[str, ...]) -> Cues:
    """The built-in tables with what a user adds, in the forms of ``cues.txt`` and ``languages.tsv``.

    Raises:
        ValueError: a line is in another form.
    """
    if not cues and not languages:
        return built_in()
    known = (*tongues.known(), *(one for text in languages for one in tongues.read(text)))
    return Cues([*texts(), *(("cues", text) for text in cues)], known)


# ---------------------------------------------------------------------------------------------------- the words of a bracket

_IDEOGRAPHS = "\u2e80"
"""From here on signs are words, and no blanks stand between them."""


def first_of(words: list[str], known: Iterable[str]) -> str:
    """The first of the words; of a row of ideographs that is not known, the first of them."""
    if not words:
        return ""
    first = words[0]
    return first[0] if first[0] > _IDEOGRAPHS and first not in known else first


def words_of(lower: str) -> list[str]:
    """The words, without the signs that touch them.

    Before a figure that opens them stands ``@digit``, before the name of a picture file ``@picture``.

    >>> words_of("illegible; 2 words")
    ['illegible', '2', 'words']
    >>> words_of("733rd meeting")
    ['@digit', '733rd', 'meeting']
    >>> words_of("译者注：原文如此")
    ['译者注', '原文如此']
    """
    if lower.isalpha():
        return [lower]
    if lower[-1:].isalpha() and lower.replace(" ", "").isalpha():
        return lower.split()
    spread = lower
    if not spread.isascii():
        spread = spread.replace("’", "'")
        for sign in "“”…–—":
            spread = spread.replace(sign, " ")
        if _is_wide(spread):
            spread = spread.translate(_WIDE)
    for sign in '.,;:()"?!/':
        if sign in spread:
            spread = spread.replace(sign, " ")
    if "'" in spread:
        spread = spread.replace("'", " ' ")
    words = spread.split()
    if lower[:1].isdigit():
        words.insert(0, "@digit")
    elif "=" in lower and lower[0] == "=" and words[0] != "=":
        words[0] = words[0][1:]
        words.insert(0, "=")  # [=the old fort]
    elif len(words) == 1 and lower[-1].isalnum() and ("_" in lower or lower.count("-") > 1) and any(map(str.isdigit, lower)):
        words.insert(0, "@picture")
    return words


_WIDE = str.maketrans(dict.fromkeys("，。；：（）？！、「」『』《》", " "))
"""The signs of Chinese and Japanese."""


def _is_wide(text: str) -> bool:
    """Whether an ideograph, or a sign that stands beside such, is in the text."""
    return _wide().search(text) is not None


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[^\0-{_IDEOGRAPHS}]")
