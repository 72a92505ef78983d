"""The words of dates: what each is, and what it does in one.

They are in ``data/months.txt``, ``data/words.txt`` and ``data/calendars.txt``. Months of a user's own are read beside them; a vocabulary is
made once for each set of them.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from archivetext.words import lists

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

__all__ = [
    "ERA", "JOINED", "MONTH", "ORDINAL", "OTHER", "ROMAN", "SEASON", "WEEKDAY", "WORD", "Vocabulary", "check_months", "eras", "read_months",
    "vocabulary",
]  # fmt: skip

# Kinds of words.
MONTH: Final = 2
ROMAN: Final = 3
SEASON: Final = 4
WEEKDAY: Final = 5
WORD: Final = 6
ERA: Final = 8
"""Shōwa: its number is the year before the first."""
JOINED: Final = 9
"""The first word of a month's name of several words, or a word that stands before the number of a month."""
ORDINAL: Final = 10
"""The twenty-fifth."""
OTHER: Final = 11
"""A month of another calendar; its text is the calendar."""

if TYPE_CHECKING:
    Known: TypeAlias = tuple[int, str, int]
    """Kind, the word where it is one of those that do something, and the number of a month, season or weekday."""
    Months: TypeAlias = list[list[str]]
    """Of each month its names."""
    Phrase: TypeAlias = tuple[tuple[str, ...], str]
    """The words behind the first, and what the phrase does."""
    Joined: TypeAlias = tuple[tuple[str, ...], int]
    """The words behind the first, and the number of the month."""


class Vocabulary:
    """What is known of words. All are in small letters."""

    __slots__ = ("_abbreviations", "_tables", "english", "joined", "phrases", "starts", "words")

    def __init__(
        self, words: dict[str, Known], phrases: dict[str, list[Phrase]], tables: list[Months], joined: dict[str, list[Joined]]
    ) -> None:
        self.words: dict[str, Known] = words
        """Every word that a date may hold."""
        self.phrases: dict[str, list[Phrase]] = phrases
        """What can stand before a date, by the first word: the other words, and what the phrase does; the longest first."""
        self.joined: dict[str, list[Joined]] = joined
        """Months of several words, by the first: the other words, and the number; the longest first."""
        self.starts: frozenset[str] = frozenset([word for word, (kind, _, _) in words.items() if kind != WORD]) | _OPENING
        """Words with which a date can open."""
        self.english: frozenset[str] = frozenset([word for names in _built_in()["english"] for word in names])
        """The months in English, in full and cut short."""
        self._tables = tables
        self._abbreviations: frozenset[str] | None = None

    def is_abbreviation(self, month: str) -> bool:
        """Whether it is a month cut short: the point behind one is its own. They are gathered when one is first asked for."""
        if self._abbreviations is None:
            groups = [names for table in self._tables for names in table if len(names) > 1]
            cut_short = [word for names in groups for word in names if any(name != word and name.startswith(word) for name in names)]
            self._abbreviations = frozenset(cut_short)
        return month in self._abbreviations


def _groups(line: str) -> list[list[str]]:
    """The groups of words of a line, between its slashes."""
    return [group.split() for group in line.split("/")]


_NUMBERED = {"romans": (ROMAN, 1), "weekdays": (WEEKDAY, 0), "seasons": (SEASON, 21), "ordinals": (ORDINAL, 1)}
"""Sections whose groups count, the kind of their words, and the number of the first; a season has the number that EDTF gives it."""


def _sections() -> dict[str, list[list[str]]]:
    """The groups of each section of the words. Where they count, a line without a slash before it goes on with the group above it."""
    found: dict[str, list[list[str]]] = {}
    for line in lists.lines(lists.read("archivetext.dates", "words.txt")):
        groups = _groups(line.text.removeprefix("/"))
        known = found.setdefault(line.section, [])
        if known and line.section in _NUMBERED and line.text[0] != "/":
            known[-1] += groups.pop(0)
        known += groups
    for english, names in zip(lists.WEEKDAYS, found["weekdays"], strict=True):
        names.insert(0, english)
    return found


_SECTIONS = _sections()
_PREFIXES = ("about", "maybe", "part", "between", "from", "since where it stands first", "since", "before", "after", "undated")
"""Sections of what can stand before a date. What each does is its name."""
_BEHIND = ("behind before", "behind after", "behind about", "old style", "new style")
"""Sections of what can stand behind a date, and does what its name says."""
_BESIDE = (
    "months behind a point", "not behind figures", "never misprints", "before a day", "before a month", "only behind a day", "figures behind these are no years",
)  # fmt: skip
"""Sections of words that stand around dates."""


def _words(section: str) -> frozenset[str]:
    return frozenset(word for group in _SECTIONS[section] for word in group)


LINKS = _words("links")
LISTS = _words("lists") | {"&"}
EITHER = _words("or")
OF = _words("of") | {","}
"""What stands before a year."""
OF_MONTH = _words("of month")
THIS = _words("this")
FILLERS = _words("between prefix and date") | {".", ","}
BEFORE_DATE = _words("between time and date") | {",", ";"}
ORDINALS = _words("ordinals behind")
ENDINGS = _words("endings")
YEAR_WORDS = _words("year")
BEFORE_YEAR = _words("before a year")
DECADES = _words("years")
BEFORE_DECADE = _words("years before")
LINKING_ENDS = _words("ends that link")
ARTICLES = _words("articles")
STYLE_WORDS = frozenset(group[0] for name in ("old style", "new style") for group in _SECTIONS[name])
"""Words that open what is said of the style of a calendar."""
CENTURIES = _words("century")
NOW = _words("now")
"""What closes no range: 1947 to date."""
QUARTERS = _words("quarters")
BETWEEN = frozenset(group[0] for group in _SECTIONS["between"])
AT = _words("at")
CLOCK = _words("clock")
HOURS = _words("hours of four figures")
"""Behind a time of four figures: 1800 hours."""
MORE_HOURS = HOURS | _words("hours")
HOURS_BEFORE_MINUTES = _words("hours before minutes")
"""Words for an hour that mean something else where no minutes follow."""
MINUTES = _words("minutes")
MORNING = _words("morning")
AFTERNOON = _words("afternoon")
BEFORE_PART_OF_DAY = _words("before part of day")
HALVES = _words("halves")
ELIDED = _words("elided")
CORRECTED = _words("corrected")
BEFORE_MONTH = _words("months before")
BEHIND_DAY = _words("day behind")
BEHIND_MONTH = _words("month behind")
BEFORE_DAY = _words("days before")
OTHER_ERAS = _words("other eras")
OUR_ERA = _words("our era")
ONLY_BEHIND_A_DAY = _words("only behind a day")
_OPENING = (
    frozenset(group[0] for name in _PREFIXES for group in _SECTIONS[name])
    | CLOCK
    | {"noon", "midnight", "q"}
    | BEFORE_DECADE
    | _words("numerals of centuries")
)
"""Other words with which a date can open."""
POINTED_MONTHS = {group[0]: int(group[1]) for group in _SECTIONS["months behind a point"]}
"""Months whose number is another where a point stands behind the day."""
NO_YEARS_BEHIND = _words("figures behind these are no years")
DOUBT_ABOUT = _words("doubt about")
DOUBT_MAYBE = _words("doubt maybe")
UNDATED = frozenset(group[0] for group in _SECTIONS["undated"])
NOT_BEHIND_FIGURES = _words("not behind figures")
NEVER_MISPRINTS = _words("never misprints")
BEFORE_A_DAY = _words("before a day")
BEFORE_A_MONTH = _words("before a month")


def read_months(text: str, where: str = "months") -> dict[str, Months]:
    r"""The months of a text in the form of ``data/months.txt``: of each language, twelve groups of names.

    Args:
        text: a language in square brackets, and below it its months, with a slash or a new line between.
        where: how messages call the text.

    Raises:
        ValueError: a line is in another form, a language has not twelve months, or a word names two; the message names *where*, the line
            and what is wrong.

    >>> read_months("[ladino]\nenero / febrero / marso\navril / mayo / djunio\ndjulio / agosto / septembre\noktobre / novembre")
    Traceback (most recent call last):
    ...
    ValueError: months:5: ladino has 11 months, not 12
    """
    found: dict[str, Months] = {}
    ends: dict[str, int] = {}
    for number, language, line in lists.lines(text):
        if not language:
            raise ValueError(f"{where}:{number}: the name of the language in square brackets stands above its months")
        for group in _groups(line):
            if not group:
                raise ValueError(f"{where}:{number}: a month has no name between two slashes or at an end of the line")
            found.setdefault(language, []).append(group)
        ends[language] = number
    for language, groups in found.items():
        if len(groups) != 12:
            raise ValueError(f"{where}:{ends[language]}: {language} has {len(groups)} months, not 12")
    return found


def check_months(texts: Iterable[tuple[str, str]]) -> None:
    r"""Reads months that a user gives, and holds them against each other and against the words that are known.

    Args:
        texts: what messages call each text, and the text.

    Raises:
        ValueError: as :func:`read_months`, or a name is not of letters, or is known as something else.

    >>> croatian = "siječanj/veljača/ožujak/travanj/svibanj/lipanj\nsrpanj/kolovoz/rujan/listopad/studeni/prosinac"
    >>> check_months([("mine.txt", f"[croatian]\n{croatian}")])
    Traceback (most recent call last):
    ...
    ValueError: mine.txt:3: 'listopad' is month 10 in croatian, and month 11 elsewhere
    """
    numbers = {word: number for groups in _built_in().values() for number, names in enumerate(groups, 1) for word in names}
    others = {word for name, groups in _SECTIONS.items() if name not in _BESIDE for group in groups for word in group}
    others |= {word for word, (kind, _, _) in vocabulary(()).words.items() if kind in (ERA, OTHER)}
    for where, text in texts:
        read_months(text, where)
        counts: dict[str, int] = {}
        for line_number, language, line in lists.lines(_folded(text)):
            for names in _groups(line):
                counts[language] = month = counts.get(language, 0) + 1
                for word in names:
                    parts = word.split("_")
                    if not all(part.isalpha() and len(part) <= LONGEST for part in parts) or len(word) < 2:
                        raise ValueError(f"{where}:{line_number}: the name of a month is a word of 2 to {LONGEST} letters: {word!r}")
                    if word in others:
                        raise ValueError(f"{where}:{line_number}: {word!r} is another word of dates already")
                    if numbers.setdefault(word, month) != month:
                        told = f"{word!r} is month {month} in {language}, and month {numbers[word]} elsewhere"
                        raise ValueError(f"{where}:{line_number}: {told}")


def _folded(text: str) -> str:
    """The text as dates are read: in small letters, accents joined to their letters."""
    return unicodedata.normalize("NFC", text).lower()


@cache
def turkish() -> frozenset[str]:
    """The months in Turkish: with years before 1346 they are of the Ottoman state's own count."""
    return frozenset(word for language in ("turkish", "turkish before 1945") for names in _built_in()[language] for word in names)


LONGEST: Final = 14
"""The letters of the longest name that is looked for before figures in running text."""


@cache
def _built_in() -> dict[str, Months]:
    return read_months(lists.read("archivetext.dates", "months.txt"), "months.txt")


@lru_cache(16)
def vocabulary(months: tuple[str, ...]) -> Vocabulary:
    """What is known of words.

    Args:
        months: texts of a user's own months, in the form of ``data/months.txt``; they were checked before (:func:`check_months`).
    """
    words: dict[str, Known] = {}
    phrases: dict[str, list[Phrase]] = {}
    for section, groups in _SECTIONS.items():
        if section in _NUMBERED or section in _BESIDE:
            continue
        for group in groups:
            for word in group:
                words[word] = (WORD, word, 0)
            if section in _PREFIXES or section in _BEHIND:
                first, *rest = group
                phrases.setdefault(first, []).append((tuple(rest), section))
    for known in phrases.values():
        known.sort(key=lambda entry: -len(entry[0]))
    for section, (kind, base) in _NUMBERED.items():
        for number, group in enumerate(_SECTIONS[section], base):
            for word in group:
                words[word] = (kind, word if kind == ORDINAL else "", number)
    _add_calendars(words)
    tables = [*_built_in().values()]
    for text in months:
        tables += read_months(_folded(text)).values()
    return Vocabulary(words, phrases, tables, _add_months(words, tables))


def _add_months(words: dict[str, Known], tables: list[Months]) -> dict[str, list[Joined]]:
    """Adds the months; given back are those of several words, by the first."""
    joined: dict[str, list[Joined]] = {word: [] for word in BEFORE_MONTH}
    for table in tables:
        for number, names in enumerate(table, 1):
            known_month = (MONTH, "", number)
            for word in names:
                if "_" in word:
                    first, *rest = word.split("_")
                    joined.setdefault(first, []).append((tuple(rest), number))
                    for other in rest:
                        words.setdefault(other, (WORD, other, 0))
                else:
                    words[word] = known_month
    for first, rests in joined.items():
        rests.sort(key=lambda entry: -len(entry[0]))
        words[first] = (JOINED, first, 0)
    return joined


@cache
def _calendars() -> list[lists.Line]:
    return [*lists.lines(lists.read("archivetext.dates", "calendars.txt"))]


@cache
def eras() -> dict[str, tuple[int, bool]]:
    """The eras by their names: the year before the first, and whether their months are those of the moon."""
    found: dict[str, tuple[int, bool]] = {}
    for line in _calendars():
        if line.section.endswith("eras"):
            number, *names = line.text.split()
            found.update(dict.fromkeys(names, (int(number), line.section.startswith("lunar"))))
    return found


def _add_calendars(words: dict[str, Known]) -> None:
    """Adds the eras, and the months of other calendars."""
    for name, (base, _) in eras().items():
        words[name] = (ERA, name, base)
    counts: dict[str, int] = {}
    for line in _calendars():
        if line.section.endswith("eras"):
            continue
        for names in _groups(line.text.removeprefix("/")):
            counts[line.section] = number = counts.get(line.section, 0) + 1
            for word in names:
                if line.section == "beside the moon":
                    words.setdefault(word, (WORD, word, 0))
                else:
                    words[word] = (OTHER, line.section, number)
