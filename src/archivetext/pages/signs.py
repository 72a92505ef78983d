"""Which family a text is of: the profile of whose signs most are met, in its head or at its foot.

A sign with words is looked for in the lines that open as it does, or have its rarest word; one without, in the first and last lines alone.
So a text of another family costs little more than to look for words in it.
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from string import ascii_letters, digits
from typing import TYPE_CHECKING, NamedTuple

from archivetext.pages.pattern import LONGEST, behind_marks, opening_of, patience, rows_that, words_of
from archivetext.profiles.base import Profile  # noqa: TC001  the type of a field: where the package is compiled, it is looked up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["shown"]

_HEAD, _FOOT = 8_000, 4_000
"""So many code points from the start and from the end are looked at."""
_FIRST, _LAST = 40, 20
"""So many lines that are not blank, from the start and from the end, are asked for a sign without words."""
_MOST = 200
"""So many lines with the rarest word of a sign are asked, or that open as it does."""
_OPENING = 24
"""So many code points of a line tell how it opens."""


def shown(source: str, profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    """The profiles one set of whose signs is met whole: those with the most signs met, in their order.

    Signs with words count first, then how long their words are: a date above ``Dear Sir`` stands on many pages of other families too.
    """
    sets, idle = _asked(profiles if isinstance(profiles, tuple) else tuple(profiles))
    seen = _Seen(source if len(source) <= _HEAD + _FOOT else f"{source[:_HEAD]}\n{source[-_FOOT:]}", idle)
    best = (0, 0, 0)
    found: list[Profile] = []
    for one in sets:
        if one.weight < best or not seen.has(one):
            continue
        if one.weight > best:
            best, found = one.weight, []
        if not found or found[-1] is not one.profile:
            found.append(one.profile)
    return tuple(found)


class _Set(NamedTuple):
    """A set of signs, as it is asked for."""

    profile: Profile
    """Whose it is."""
    weight: tuple[int, int, int]
    """How much it tells: the signs with words, the letters of their words, all signs."""
    signs: tuple[str, ...]
    """The signs."""
    openings: tuple[tuple[tuple[str, str], str], ...]
    """Those that tell how their lines open, and how: they are asked first."""
    words: tuple[str, ...]
    """The words of the others: the longest, which most texts have not, first."""
    own: tuple[tuple[str, str], ...]
    """The looks of the profile's own."""


_read: tuple[tuple[Profile, ...], tuple[tuple[_Set, ...], frozenset[str]]] = ((), ((), frozenset()))
"""What was asked for last, which is nearly always the same."""


def _asked(profiles: tuple[Profile, ...]) -> tuple[tuple[_Set, ...], frozenset[str]]:
    """The sets of signs of the profiles, in their order; and the letters and figures that open no sign."""
    global _read  # noqa: PLW0603  one row, put in its place whole: to hash a profile takes longer than to look for its signs
    known = _read
    if known[0] is not profiles:
        sets = tuple(_set_of(profile, signs) for profile in profiles for signs in profile.signs)
        firsts = {opening[0][0] for one in sets for opening, _ in one.openings}
        known = _read = profiles, (sets, frozenset(c for c in ascii_letters + digits if c.lower() not in firsts))
    return known[1]


def _set_of(profile: Profile, signs: tuple[str, ...]) -> _Set:
    words = [words_of(one) for one in signs]
    weight = sum(map(bool, words)), sum(len(word) for one in words for word in one), len(signs)
    openings = tuple((opening, sign) for sign in signs if (opening := opening_of(sign))[0])
    loose = {word for sign, said in zip(signs, words, strict=True) if not opening_of(sign)[0] for word in said}
    return _Set(profile, weight, signs, openings, tuple(sorted(loose, key=lambda word: (-len(word), word))), profile.own_looks)


class _Seen:
    """The head and foot of a text."""

    def __init__(self, text: str, idle: frozenset[str]) -> None:
        self.text = text
        self.idle = idle
        """What no line that is asked for opens with."""
        self.image = text.encode("ascii", "replace").lower()
        """The text in small letters, one byte a code point: quicker to make and to search than a text."""
        self._edges: list[tuple[int, int]] | None = None
        self._rows: dict[str, list[tuple[int, int, int]]] | None = None
        self._opened: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._counts: dict[str, int] = {}
        """How often it has the words, as far as they were asked for."""
        self._known: dict[tuple[str, tuple[tuple[str, str], ...]], bool] = {}
        """Which signs are met, as far as they were asked for."""

    def has(self, asked: _Set) -> bool:
        """Whether each of the signs is a line of the text."""
        own = asked.own
        for opening, sign in asked.openings:
            if not self._opened_by(opening) or not self._met(sign, own):
                return False
        for word in asked.words:
            if not self._count(word):
                return False
        return all(self._met(sign, own) for sign in asked.signs)

    def _count(self, word: str) -> int:
        """How often the text has the word."""
        count = self._counts.get(word)
        if count is None:
            count = self._counts[word] = self.image.count(word.encode()) if word.isascii() else self._small().count(word)
        return count

    def _small(self) -> str:
        """The text in small letters, place by place: for words in other letters than those of ASCII."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)  # a letter that has two small ones

    def _met(self, sign: str, own: tuple[tuple[str, str], ...]) -> bool:
        known = self._known.get((sign, own))
        if known is None:
            known = self._known[sign, own] = self._meets(sign, own)
        return known

    def _meets(self, sign: str, own: tuple[tuple[str, str], ...]) -> bool:
        pattern = rows_that((sign,), own)
        time = patience((sign,), own)
        try:
            return pattern is not None and any(
                pattern.fullmatch(self.text, start, end, timeout=time) for start, end in self._places(sign) if end - start <= LONGEST
            )
        except TimeoutError:
            return False  # nobody can wait for it: the text is not known to be of that family

    def _places(self, sign: str) -> Iterable[tuple[int, int]]:
        """The lines that can be the sign."""
        words = words_of(sign)
        if not words:
            return self._first_and_last()
        opening = opening_of(sign)
        return self._opened_by(opening)[:_MOST] if opening[0] else self._with(min(words, key=self._count))

    def _opened_by(self, opening: tuple[str, str]) -> list[tuple[int, int]]:
        """The lines that start with a word or a sign, and the sign behind it; marks that do not count apart."""
        found = self._opened.get(opening)
        if found is None:
            if self._rows is None:
                self._rows = self._read_rows()
            first, second = opening[0][:_OPENING], opening[1]
            found = self._opened[opening] = []
            for at, start, end in self._rows.get(first[0], ()):
                row = self.text[at : min(end, at + _OPENING)].lower()
                if row.startswith(first) and (not second or not (rest := behind_marks(row[len(first) :])) or rest.startswith(second)):
                    found.append((start, end))
        return found

    def _read_rows(self) -> dict[str, list[tuple[int, int, int]]]:
        """The lines that can be a sign, by the small form of their first sign: where it stands, and where the lines start and end."""
        rows: dict[str, list[tuple[int, int, int]]] = {}
        idle = self.idle
        end = -1
        for line in self.text.split("\n"):
            start = end + 1
            end = start + len(line)
            if not line or line[0] in idle or end - start > LONGEST:
                continue
            at = start
            c = line[0]
            if not c.isalnum():
                row = behind_marks(line)
                if not row or row[0] in idle:
                    continue
                at, c = end - len(row), row[0]
            rows.setdefault(c.lower()[0], []).append((at, start, end))
        return rows

    def _with(self, word: str) -> Iterator[tuple[int, int]]:
        """The lines that have the word."""
        text = self.text
        find = partial(self.image.find, word.encode()) if word.isascii() else partial(self._small().find, word)
        at = find(0)
        for _ in range(_MOST):
            if at < 0:
                return
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield start, end
            at = find(end)

    def _first_and_last(self) -> list[tuple[int, int]]:
        if self._edges is None:
            text = self.text
            first = list(islice(_lines(text, 0, len(text)), _FIRST))
            low = first[-1][1] if first else 0
            last: list[tuple[int, int]] = []
            end = len(text)
            while end > low and len(last) < _LAST:
                start = max(text.rfind("\n", 0, end) + 1, low)
                if text[start:end].strip():
                    last.append((start, end))
                end = start - 1
            self._edges = first + last
        return self._edges


def _lines(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The lines that are not blank."""
    while start < stop:
        end = text.find("\n", start)
        end = stop if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + 1
