r"""The notation of profiles: text with holes, as ``str.format`` reversed.

    pattern = "re:" regular expression with named groups | *( hole | text )
    hole    = "{" [ key ] [ ":" look ] "}"
    text    = words, signs and blanks; "{{" and "}}" stand for the braces themselves

``[Received {received:date}]`` keeps a date as *received*, ``No. {number:int}`` a number; ``{}`` is any text, or none, that is not kept. The
looks are those of ``LOOKS``, and those of the profile. What does not count, in the pattern and in the text: how much white space
stands there and whether it is a line end, blanks beside signs, case, bold and heading marks, quotation marks, a full stop at the
end; a row of dots is one ``…``.

Where real pages break it: names stand on lines of their own, so that a comma follows a line end (``Kweilin / , July 31``); a dump
lost the blanks (``April 15, 1941-9:34 p. m.``); a hole that takes any text takes too much, so that each takes as little as it can.

The form is that of Python's ``parse`` and of grok, with named looks; see the page on profiles.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext.pages import looks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from regex import Match

    from archivetext.pages.looks import Habits

__all__ = [
    "LONGEST", "Found", "Pattern", "PatternError", "ProfileError", "TooLongError", "behind_marks", "checked", "compiled", "make", "opening_of", "patience",
    "rows_that", "words_of",
]  # fmt: skip

LONGEST = 400
"""So many code points of a unit are looked at, at most."""
PATIENCE = 1.0
"""Seconds that a regular expression of a profile's own may take for so many, where it is of a kind that can take for ever."""


class ProfileError(ValueError):
    """A profile says something that cannot be read; the message names its place, the field and the string."""


class PatternError(ProfileError):
    """A pattern says something that cannot be read; the message says which, and what."""


class TooLongError(PatternError):
    """A regular expression of a profile's own takes too long on one line; *sources* says which, of several that were tried as one."""

    def __init__(self, *sources: str) -> None:
        self.sources: str = " or ".join(map(repr, sources))
        super().__init__(f"{self.sources} takes too long on a line: what is repeated within a repetition can be parted in too many ways")


class Found(NamedTuple):
    """What a hole of a pattern took."""

    key: str
    """The key before the colon; empty where nothing is kept."""
    look: str
    """The look behind it, ``text`` where none is named."""
    start: int
    """Where it starts."""
    end: int
    """Where it ends."""


class _Hole(NamedTuple):
    key: str
    look: str


class Pattern:
    """A pattern that was read: asked with :meth:`match`."""

    __slots__ = ("_first", "_made", "_text", "core", "dated", "holes", "open", "patience", "source")

    def __init__(self, source: str, holes: tuple[_Hole, ...], core: str, ends: tuple[str, str]) -> None:
        self.source: str = source
        self.core: str = core
        """The regular expression of what stands between the ends, without names of groups."""
        self.holes: tuple[_Hole, ...] = holes
        self.dated: bool = any(hole.look == "date" for hole in holes)
        """Whether a date is looked for."""
        self._text = f"(?s){ends[0]}(?:{core}){ends[1]}"
        self._made: regex.Pattern[str] | None = None
        first = opening_of(source)[0][:1]
        self._first: str = first if first.isascii() else ""
        """The letter or sign that a row must open with, in small letters; empty where that is not known."""
        self.core = _keeping().sub("(?:", core)
        self.open: bool = core.startswith(_OPEN)
        """Whether it starts with a hole that takes anything."""
        self.patience: float | None = None
        """How long it is waited for: not measured where it is bounded by how it is made."""

    @property
    def regex(self) -> regex.Pattern[str]:
        """The regular expression, compiled when it is first asked."""
        if self._made is None:
            self._made = make(self._text)
        return self._made

    def match(self, source: str, start: int, end: int, habits: Habits) -> tuple[Found, ...] | None:
        """What the holes took, where ``source[start:end]`` is as the pattern says; None where it is not."""
        if end - start > LONGEST:
            if not self.holes:
                return None
            end = start + LONGEST
        if self._first and start < end and (c := source[start]) in _COUNTING and c.lower() != self._first:
            return None
        if not self.dated:
            match = self._fullmatch(source, start, end)
            return None if match is None else self._found(match, source, 0, habits)
        for text in habits.masked(source, start, end):
            match = self._fullmatch(text, 0, len(text))
            if match is not None:
                return self._found(match, source, start, habits)
        return None

    def _fullmatch(self, text: str, start: int, end: int) -> Match[str] | None:
        if self.patience is None:
            return (self._made or self.regex).fullmatch(text, start, end)
        try:
            return self.regex.fullmatch(text, start, end, timeout=self.patience)
        except TimeoutError:
            raise TooLongError(self.source) from None

    def _found(self, match: Match[str], source: str, base: int, habits: Habits) -> tuple[Found, ...] | None:
        found: list[Found] = []
        for number, hole in enumerate(self.holes):
            begin, stop = match.span(f"_{number}")
            if begin < 0:
                continue  # of an alternative that did not take part
            begin, stop = looks.bare(source, begin + base, stop + base)
            if source[stop : stop + 1] in _CLOSING and _opened(source, begin, stop):
                stop += 1
            if hole.look in looks.CHECKED and not looks.CHECKED[hole.look](source, begin, stop, habits):
                return None
            found.append(Found(hole.key, hole.look, begin, stop))
        return tuple(found)


_COUNTING = frozenset(c for c in map(chr, range(33, 127)) if c not in '>*#_"')
"""The letters, figures and signs of ASCII that count where a row opens."""
_CLOSING = frozenset('"”»')
_OPENING = {"”": "“", "»": "«"}


def _opened(source: str, start: int, stop: int) -> bool:
    """Whether the quotation mark at *stop* closes one that the value opens."""
    mark = source[stop]
    opening = _OPENING.get(mark)
    if opening is None:
        return source.count(mark, start, stop) % 2 == 1
    return source.count(opening, start, stop) > source.count(mark, start, stop)


@cache
def _keeping() -> regex.Pattern[str]:
    return regex.compile(r"\(\?P<_\d+>")


def make(text: str) -> regex.Pattern[str]:
    """A regular expression that a profile brings, whoever asks for it keeps it.

    It stays out of the cache of regex, which holds 500: where that is full, some are thrown out at random, which turns the global
    random numbers of the program that parses.
    """
    return regex.compile(text, cache_pattern=False)


@cache
def compiled(source: str, own: tuple[tuple[str, str], ...] = ()) -> Pattern:
    """The pattern.

    Args:
        source: as the profile has it.
        own: looks of the profile: name and regular expression.

    Raises:
        PatternError: it names a look that there is not, a key twice, has a brace without its partner, or its regular
            expression is none.
    """
    kinds = dict(own)
    holes, core, ends = _by_regex(source) if source.startswith("re:") else _by_holes(source, kinds)
    seen: set[str] = set()
    for hole in holes:
        if hole.key and hole.key in seen:
            raise PatternError(f"{source!r} has the key {hole.key!r} twice")
        seen.add(hole.key)
    if not core:
        raise PatternError(f"{source!r} says nothing: a pattern has a word, a sign or a hole")
    made = Pattern(source, holes, core, ends)
    made.patience = PATIENCE if _risky(source, holes, kinds) else None
    return made


def patience(sources: Iterable[str], own: tuple[tuple[str, str], ...]) -> float | None:
    """How long several patterns together are waited for."""
    return PATIENCE if any(compiled(one, own).patience for one in sources) else None


def _risky(source: str, holes: tuple[_Hole, ...], kinds: dict[str, str]) -> bool:
    """Whether a pattern can take for ever: a regular expression with a repeated group or many repetitions, or many names in a row."""
    written = [source[3:]] if source.startswith("re:") else [kinds[hole.look] for hole in holes if hole.look in kinds]
    return sum(hole.look in _STRETCHED for hole in holes) > 3 or any(_repeats().search(one) for one in written)


@cache
def _repeats() -> regex.Pattern[str]:
    return regex.compile(r"(?s)(?<!\\)\)(?:[*+]|\{\d*,)(?!\+)|(?:(?<!\\)(?:[*+]|\{\d*,\d*\}).*?){4}")


def checked(source: str, own: tuple[tuple[str, str], ...] = ()) -> Pattern:
    """The pattern, when its regular expression has been made too. It raises as :func:`compiled` does."""
    pattern = compiled(source, own)
    try:
        pattern.regex  # noqa: B018  made when it is asked for
    except regex.error as error:
        raise PatternError(f"{source!r} is no regular expression: {error}") from None
    return pattern


def _by_regex(source: str) -> tuple[tuple[_Hole, ...], str, tuple[str, str]]:
    """``re:``: the named groups are the keys; one named ``key__look`` has a look too."""
    text = source[3:].strip()
    try:
        groups = make(text).groupindex
    except regex.error as error:
        raise PatternError(f"{source!r} is no regular expression: {error}") from None
    holes: list[_Hole] = []
    for number, name in enumerate(sorted(groups, key=lambda one: groups[one])):
        key, _, look = name.partition("__")
        if look and look not in looks.LOOKS:
            raise PatternError(f"{source!r} names the look {look!r}, which there is not; there are: {', '.join(sorted(looks.LOOKS))}")
        holes.append(_Hole(key, look or "text"))
        text = text.replace(f"(?P<{name}>", f"(?P<_{number}>").replace(f"(?P={name})", f"(?P=_{number})")
    return tuple(holes), text, (_LEAD, _TRAIL)


def _by_holes(source: str, kinds: dict[str, str]) -> tuple[tuple[_Hole, ...], str, tuple[str, str]]:
    """Text and holes in turn, as a regular expression."""
    holes: list[_Hole] = []
    parts: list[str] = []
    ranks: list[int] = []  # of holes, how much they can take
    before = ""  # what stands before, as far as blanks between need it: "hole", "word", "sign" or nothing
    blank = False
    first = ""
    for kind, value in _tokens(source):
        first = first or kind
        if kind == "blank":
            blank = True
            continue
        if value == "." and before == "hole" and holes[-1].look == "date":
            continue  # a full stop behind a date does not count
        loose = kind == "hole" and not value.strip()
        if before:
            parts.append(_LOOSE if "any" in (before, "any" if loose else "") else _between(before, kind, blank=blank))
            ranks.append(0)
        if kind == "hole":
            hole = _hole(source, value, kinds)
            look = _ANY if loose else kinds.get(hole.look) or looks.LOOKS[hole.look]
            parts.append(f"(?P<_{len(holes)}>{look})" + (r"(?:\s?\.)?+" if hole.look == "date" and not loose else ""))
            ranks.append(_RANKS.get(hole.look, 1) if hole.look not in kinds else 1)
            holes.append(hole)
        else:
            own = value == "." and before == "hole" and holes[-1].look in ("date", "time")  # a. m. brings its own full stop
            parts.append(_ROW_OF_DOTS if value == "…" else r"\.?+" if own else f"(?i:{regex.escape(value)})")
            ranks.append(0)
        before, blank = "any" if loose else kind, False
    last = holes[-1] if holes and before in ("hole", "any") else None
    stop = _TRAIL
    if last is not None and last.look not in kinds:
        stop = _TRAIL_OF_TEXT if last.look in looks.WITH_STOP else _TRAIL_OF_DATE if last.look == "date" else _TRAIL
    if not source.strip(f"{_MARKS} "):  # a line of marks alone
        return (), _bounded(parts, ranks), (_LEAD_OF_RULE, stop)
    lead = _LEAD if first != "hole" else _LEAD_OF_RULE if holes[0].look == "rule" else _LEAD_OF_HOLE
    return tuple(holes), _bounded(parts, ranks), (lead, stop)


_RANKS = {
    "word": 2,
    "caps": 3,
    **dict.fromkeys(("text", "reference", "citation", "credits", "sentences", "signature", "classification"), 4),
}
"""Looks that take anything: within a word, within capitals, at all; any other hole has 1."""
_OPEN = tuple(f"{seal}(?P<_0>{look})" for seal in ("", "(?>") for look in (r".*?", looks.LOOKS["text"]))
_STRETCHED = frozenset(("name", "place", "word", "caps", "language", "time", "rule"))
"""Looks that can end in many places, also before a hole that does not take anything."""


def _bounded(parts: list[str], ranks: list[int]) -> str:
    """The parts as one expression whose time is bounded: a hole that takes anything is not tried again once the next such hole is reached.

    What stands between the two is met where it first stands; if the rest can be met from further on, then from there too, since the next
    hole takes what is left. So of ``{} a {} b {} c`` no line, however often ``a`` and ``b`` stand in it, is gone through more than a few
    times, and each hole still takes as little as it can.
    """
    ends: list[int] = []
    made: list[str] = []
    for at, part in enumerate(parts):
        while ends and ends[-1] == at:
            made.append(")")
            ends.pop()
        rank = ranks[at]
        end = (
            next((later for later in range(at + 1, len(parts)) if ranks[later] == 4 or (rank < 4 and ranks[later])), -1) if rank > 1 else -1
        )
        if end >= 0 and ranks[end] in (rank, 4) and (not ends or end <= ends[-1]):
            made.append("(?>")
            ends.append(end)
        made.append(part)
    return "".join(made)


_MARKS = '*#_"“”«»„'
"""Bold, heading and quotation marks, which do not count."""
_LEAD_OF_HOLE = r"[\s>*#_]*+"
_LEAD_OF_RULE = r"\s*+"
"""A rule may be of the marks that do not count."""
_LEAD = rf"[\s>{regex.escape(_MARKS)}]*+"
_NOTE = r"(?:\[\d{1,3}\]|\(\d{1,2}\)|[⁰¹²³⁴-⁹]{1,3})?"
"""The mark of a note behind a line, which does not count."""
_TRAIL = rf"[\s{regex.escape(_MARKS)}]*+\.?[\s{regex.escape(_MARKS)}]*+{_NOTE}"
_TRAIL_OF_DATE = rf"[\s{regex.escape(_MARKS)}]*+\.?(?:(?:№\s?)?\d{{1,3}}|[a-z](?!\w)|[\u1d2c-\u1d6a\u1d9b-\u1dbf]{{1,2}}|{_NOTE})[\s{regex.escape(_MARKS)}]*+"
_TRAIL_OF_TEXT = rf"[\s{regex.escape(_MARKS)}]*"
_LOOSE = rf"[\s{regex.escape(_MARKS)}]*"
_APART = rf"[{regex.escape(_MARKS)}]*\s[\s{regex.escape(_MARKS)}]*"
_ANY = r".*?"
_ROW_OF_DOTS = r"(?:…[\s.…]*|\.(?:\s*\.)+(?:\s*…)?)"


def _between(before: str, behind: str, *, blank: bool) -> str:
    """What may stand between two tokens: blanks where one of them is a sign; else only where the pattern has one."""
    if "sign" in (before, behind):
        return _LOOSE
    return _APART if blank else ""


@cache
def _dots() -> regex.Pattern[str]:
    return regex.compile(r"\.(?:\s*\.){2,}")


@cache
def _token() -> regex.Pattern[str]:
    return regex.compile(r"(?P<brace>\{\{|\}\})|\{(?P<hole>[^{}]*+)\}|(?P<stray>[{}])|(?P<blank>\s++)|(?P<word>[\w]++)|(?P<sign>.)")


def _tokens(source: str) -> list[tuple[str, str]]:
    """The tokens of a pattern, without marks that do not count."""
    found: list[tuple[str, str]] = []
    for match in _token().finditer(_dots().sub("…", source)):
        kind = match.lastgroup or ""
        value = match[kind]
        if kind == "stray":
            raise PatternError(f"{source!r} has a brace without its partner; two of them stand for the brace itself")
        if kind == "brace":
            found.append(("sign", value[0]))
        elif kind == "hole" or value not in _MARKS or source.strip(f"{_MARKS} ") == "":  # a rule of marks is met as it is
            found.append((kind, value))
    if found and found[-1] == ("sign", "."):  # a full stop at the end does not count
        found.pop()
    return found


def _hole(source: str, inner: str, kinds: dict[str, str]) -> _Hole:
    key, _, look = inner.partition(":")
    key, look = key.strip(), look.strip() or "text"
    if look not in kinds and look not in looks.LOOKS:
        known = ", ".join(sorted({*looks.LOOKS, *kinds}))
        raise PatternError(f"{source!r} names the look {look!r}, which there is not; there are: {known}")
    if key and not key.isidentifier():
        raise PatternError(f"{source!r}: {key!r} is no key; a key has letters, figures and _")
    return _Hole(key, look)


@cache
def words_of(source: str) -> tuple[str, ...]:
    """The words that must stand in what a pattern meets, in small letters; none for a regular expression."""
    return () if source.startswith("re:") else tuple(value.lower() for kind, value in _tokens(source) if kind == "word")


@cache
def opening_of(source: str) -> tuple[str, str]:
    """What a row that a pattern meets starts with, marks that do not count apart: a word or a sign in small letters, and the sign behind it.

    Both are empty where the pattern starts with a hole, the second where none is known.

    >>> opening_of("No. {:int}"), opening_of("TAPE {}"), opening_of("{:house} Deb {:date}")
    (('no', '.'), ('tape', ''), ('', ''))
    """
    if source.startswith("re:"):
        return "", ""
    known = [value.lower() if kind in ("word", "sign") and value not in f"…>{_MARKS}" else "" for kind, value in _tokens(source)[:2]]
    first, second = [*known, "", ""][:2]
    return (first, "" if second.isalnum() else second) if first else ("", "")


def behind_marks(row: str) -> str:
    """A row from there on where a pattern that starts with a word or a sign can meet it.

    >>> behind_marks("> **Volume 2**")
    'Volume 2**'
    """
    while row and not row[0].isalnum() and (rest := row.lstrip().lstrip(f">{_MARKS}")) != row:
        row = rest
    return row


@cache
def rows_that(sources: tuple[str, ...], own: tuple[tuple[str, str], ...] = ()) -> regex.Pattern[str] | None:
    """One regular expression that meets the rows which one of the patterns meets whole; None for no pattern. Dates are not read for it."""
    if not sources:
        return None
    ruled = tuple(one for one in sources if _is_rule(one, own))
    text = rf"{_LEAD}(?:{_either(sources, own)}){_TRAIL}"
    return make(rf"{text}|{_LEAD_OF_RULE}(?:{_either(ruled, own)}){_TRAIL}" if ruled else text)


def _is_rule(source: str, own: tuple[tuple[str, str], ...]) -> bool:
    """Whether it starts with marks that count."""
    holes = compiled(source, own).holes
    return not source.strip(f"{_MARKS} ") or (source.startswith("{") and bool(holes) and holes[0].look == "rule")


def _either(sources: tuple[str, ...], own: tuple[tuple[str, str], ...]) -> str:
    return "|".join(f"(?:{compiled(source, own).core})" for source in sources).replace(looks.LOOKS["date"], r"[^\n]{3,60}?")
