"""Texts for the target: seeds cut, spliced and strewn with what the passes look for, and small words put together blindly.

Everything is drawn from a ``random.Random``, so that one writer serves Hypothesis (``st.randoms()``), a long run, and atheris.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import drawn
import reader
from hypothesis import strategies as st

import archivetext
from archivetext.testing import DUMPS, Page, bracketed, pages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from archivetext import Profile

ROOT = Path(__file__).parents[2]
FOUND = Path(__file__).parent / "found.jsonl"
"""What was found, one JSON object a line: the text, in words what went wrong, and the profile if one was given."""


def found() -> list[dict[str, str]]:
    """The findings that are kept."""
    return [json.loads(line) for line in FOUND.read_text(encoding="utf-8").splitlines()]


# --- what texts are made of

LABELS = (
    "Citation:", "Summary:", "Original Language:", "Contents:", "Credits:", "**Citation:**", "Source", "Rights", "Document Information", "Record ID", "Language",
    "Author(s):", "Title:", "Date:", "Description:", "Source:", "Skip to content", "VIEW DOCUMENT IN", "get citation", "share document", "English HTML",
    "Translation - English", "English Translation", "Digital Archive International History Declassified", "digitalarchive.wilsoncenter.org",
    "The program welcomes reuse of Digital Archive materials", "To enquire about this document's rights status", "copyright", "page 1 of 2", "[email protected]",
)  # fmt: skip
PEOPLE = (
    "Translated by ", "Obtained by ", "for CWIHP", "Present: ", "Also present:", "Participants:", "Orlov", "A. Tamm", "M.S. ", "M. S. ", "Mr. ", "Comrade ", "Cde. ", "Gen.", "ORLOV",
    "ORLOV.", "Orlov:", "Chairman: ", "Interpreter: ", " and ", "; ", ", ", "(Minister)", "de ", "von ", "For the Polish side:", "/A. TAMM/", "S H T Y K O V", "(signed)", "Voices: ", "ibid",
)  # fmt: skip
ARCHIVES = (
    "RGANI", "AVPRF, ", "AVP RF", "F. 3", "Op. 16", "D. 947", "L. 15-16", "ll. 15ob", "fond 5", "SAPMO-BArch", "DY 30", "Box 12", "Folder 3", "RG 59", "papka 2", "State Archive of Poland",
    "Wilson Center Digital Archive", "https://digitalarchive.wilsoncenter.org/document/123456", "http://", "www.", "MOL", "National Archives", "p. ", "pp. 3-5", "vol. 2", "No. 4", "(AGN)",
)  # fmt: skip
DATES = (
    "May 21, 1962", "21 May 1962", "25.5.62", "05/06/62", "1962", "[1962]", "19[63]", "May", "Jan.", "мая", "XII", "11:00", "11 p.m.", "1960-61", "between ", "c. ", "n.d.", "29 February 1963", "31.", "'62",
    "spring of ", "first half of ", "24 h", "12.00 hours", "0", "00", "99", "Monday, ", "on the 3rd of ", "18/19 May 1962", "from 3 to 5 May 1962", "Many 24, 1962",
)  # fmt: skip
INSERTIONS = (
    "[sic]", "[?]", "[there]", "[illegible]", "[I]", "[…]", "[...]", "[- -]", "[F]", "F[idel]", "[W]ith", "CC [Central Committee]", "[Translator's Note: x]", "[Ed.]", "[or]", "[the]", "[of the ", "[page 2]",
    "[handwritten: ", "[Source: RGANI, F. 3]", "[ist]", "[Laughter]", "[one line redacted]", "[1 May]", "[about 3 km]", "5 km", "[word/ words]", "[May/June]", "[both", "[signed]", "[A] [B]", "[[x]]", "[“x”]", "[is]",
    "[that is, ", "[i.e. ", "[literally: ", "[and Poland]", "[now", "[Mikhail]", "[sic: the]", "[tons]", "[km²]", "[Tir 23]", "[-", "[–5–]", "[s]", "[']", "[’s]", "[ ]", "[]", "[\n]", "[\\]",
)  # fmt: skip
NOTES = (
    "[1]", "[2]", "(1)", "(2) ", "¹", "²", "1. ", "2. ", "1) ", "1 ", "2 ", "*", "**", "***", "†", " *) ", "[*]", "word.1", "word1", "word 1 ", "Notes", "Notes:", "Footnotes", "1. Translator's Note: ", "[1a]", "(*)", "999", "1.1",
    "1\n", "2\n\n", "[12] ", "8[11]", "¹²", "Ibid.", "1 x", "25X1",
)  # fmt: skip
SIGNS = (
    "[", "]", "[[", "]]", "(", ")", '"', "“", "”", "'", "’", "«", "»", ":", ";", ",", ".", "?", "!", "…", "-", "–", "—", "/", "\\", "|", "#", "# ", "_", "**", "`", "~", "&", "%", "§", "№", "$", "<", ">", "=", "+", "^", "•", "@",
)  # fmt: skip
BLANKS = (
    " ", "  ", "     ", "\t", "\n", "\n\n", "\n\n\n", "\r\n", "\r", "\f", "\v", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029", "\u00a0", "\u3000", "\u2003", "\u202f", "\u200b", "\u00ad", "\u2060", "\ufeff",
    "\u200d", "\u180e", "-\n", " \n ", "\n          ", "\n    ", "\n\f", "\n* ", "\n- ",
)  # fmt: skip
LETTERS = (
    "a", "A", "A ", "I", "word", "words and words", "The", "the ", "Ivan", "é", "e\u0301", "o\u0302", "\u0301", "ß", "İ", "ı", "ŉ", "ﬁ", "ǅ", "Σ", "ς", "Я", "北京", "한", "ا", "：", "．", "（", "）", "［", "］", "１", "٣", "²", "½", "Ⅳ", "🙂",
    "\ud800", "\udc00", "\ud83d\ude42", "\0", "\x01", "\x1b", "\x7f", "\ufffd", "\U0010ffff", "K", "ſ",
)  # fmt: skip
PLAIN = (
    "the mill stood idle",
    "They met again.",
    "of the committee",
    "He spoke on trade, and on the harvest.",
    "It is long:",
    "in Orsha",
    "Thank you.",
    "words " * 20,
)
"""Words as transcripts have them."""
ALL = LABELS + PEOPLE + ARCHIVES + DATES + INSERTIONS + NOTES + SIGNS + BLANKS + LETTERS
"""Everything that some pass looks for, and everything that may break it."""
FEW = (
    "[",
    "]",
    "1",
    ".",
    "\n",
    " ",
    "a",
    "A",
    ":",
    "*",
    ",",
    "B. ",
    "May 1",
    "-",
    '"',
    "(",
    ")",
    "Citation:",
    "word",
    "[1]",
    "\x1c",
    "\r\n",
)
"""A small alphabet, of which short words are tried blindly."""


@cache
def seeds() -> tuple[str, ...]:
    """The texts of the repository: seeds, pages, and the texts of the tables of cases."""
    files = [*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/data/*/*.txt")]
    texts = [read(path) for path in sorted(files)]
    for table in ("insertions", "notes.txt", "turns.txt", "dates.txt", "citations.txt"):
        texts += [re.sub("[«»‹›]", "", case.text) for case in reader.table(table)]
    return tuple(texts)


def read(path: Path) -> str:
    """The text of a file, its line ends as they are."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return file.read()


# --- how they are changed


def cut(random: Random, text: str, longest: int) -> tuple[int, int]:
    """A stretch of the text: between line ends, between blanks, or anywhere."""
    if not text:
        return 0, 0
    start = random.randrange(len(text))
    end = min(len(text), start + 1 + random.randrange(longest))
    border = random.randrange(3)
    if border < 2:
        sign = "\n" if border else " "
        start = text.rfind(sign, 0, start) + 1
        stop = text.find(sign, end)
        end = min(len(text), start + longest) if stop < 0 or stop - start > longest else stop + 1
    return start, end


def drop(random: Random, text: str, _others: Sequence[str]) -> str:
    """A stretch less."""
    start, end = cut(random, text, random.choice((3, 40, 400)))
    return text[:start] + text[end:]


def double(random: Random, text: str, _others: Sequence[str]) -> str:
    """A stretch twice."""
    start, end = cut(random, text, random.choice((3, 40, 400)))
    return text[:end] + text[start:end] + text[end:]


def move(random: Random, text: str, _others: Sequence[str]) -> str:
    """A stretch in another place."""
    start, end = cut(random, text, random.choice((3, 40, 400)))
    rest = text[:start] + text[end:]
    at, _ = cut(random, rest, 1)
    return rest[:at] + text[start:end] + rest[at:]


def splice(random: Random, text: str, others: Sequence[str]) -> str:
    """A stretch of another text put in, or in the place of a stretch."""
    other = random.choice(others)
    start, end = cut(random, other, random.choice((20, 200, 1000)))
    at, stop = cut(random, text, random.choice((1, 40, 400)))
    return text[:at] + other[start:end] + text[at if random.randrange(2) else stop :]


def strew(random: Random, text: str, _others: Sequence[str]) -> str:
    """Some of what the passes look for put in."""
    for _ in range(random.choice((1, 1, 2, 5))):
        at, stop = cut(random, text, random.choice((1, 1, 8)))
        text = text[:at] + random.choice(ALL) + text[at if random.randrange(2) else stop :]
    return text


def flatten(random: Random, text: str, _others: Sequence[str]) -> str:
    """All on one line, or with other line ends, or without blank lines."""
    way = random.choice((" ", "\r\n", "\r", "\n\n", "  ", "\f", "\x85", ""))
    return way.join(text.split("\n")) if random.randrange(3) else text.replace("\n\n", "\n")


def respell(random: Random, text: str, _others: Sequence[str]) -> str:
    """Capitals, small letters, letters and accents apart, or each sign of a kind turned into another."""
    way = random.randrange(5)
    if way == 0:
        return text.upper()
    if way == 1:
        return text.lower()
    if way == 2:
        return unicodedata.normalize("NFD", text)
    one, two = random.choice(SIGNS + BLANKS), random.choice(SIGNS + BLANKS + LETTERS)
    return text.replace(one, two, 20)


WAYS = (drop, double, move, splice, splice, strew, strew, strew, flatten, respell)
"""The ways in which a text is changed, the more fruitful ones more often."""


def changed(random: Random, text: str, others: Sequence[str], longest: int = 6000) -> str:
    """A text, or a stretch of it, changed in one to six ways."""
    if random.randrange(2) or len(text) > longest:
        start, end = cut(random, text, random.choice((200, 1000, longest)))
        text = text[start:end]
    for _ in range(random.randint(1, 6)):
        text = random.choice(WAYS)(random, text, others)
    return text[: 2 * longest]


def composed(random: Random, _others: Sequence[str] = ()) -> str:
    """Words of one or several kinds put together."""
    kinds = [
        random.choice((LABELS, PEOPLE, ARCHIVES, DATES, INSERTIONS, NOTES, SIGNS, BLANKS, LETTERS, ALL))
        for _ in range(random.randint(1, 3))
    ]
    words = [random.choice(random.choice((*kinds, BLANKS))) for _ in range(random.randint(1, random.choice((8, 30, 80))))]
    return "".join(words)


def lined(random: Random, _others: Sequence[str] = ()) -> str:
    """Lines that open as lines of a transcript do: with a label, a speaker, a number, a date; the same openings come back."""
    openings = [
        random.choice(random.choice((LABELS, PEOPLE, DATES, NOTES, INSERTIONS, ("", "    ", "**")))) for _ in range(random.randint(1, 5))
    ]
    ends = random.choice((("\n",), ("\n", "\n\n"), ("\n\n",), ("\n", " "), (" ",), ("\n", "\n\n", "\f", "\r\n", "  ")))
    lines = []
    for _ in range(random.randint(1, random.choice((6, 20, 40)))):
        words = [
            random.choice(random.choice((PEOPLE, ARCHIVES, DATES, INSERTIONS, NOTES, SIGNS, LETTERS, PLAIN)))
            for _ in range(random.randrange(6))
        ]
        lines += [random.choice(openings), random.choice((" ", "", " ")).join(words), random.choice(ends)]
    return "".join(lines)


def short(random: Random, _others: Sequence[str] = ()) -> str:
    """Up to seven words of a small alphabet."""
    return "".join(random.choice(FEW) for _ in range(random.randint(1, 7)))


def any_text(random: Random, others: Sequence[str]) -> str:
    """A text of one of these kinds."""
    way = random.randrange(9)
    if way < 5:
        return (short, short, composed, lined, lined)[way](random)
    return changed(random, random.choice(others), others)


def any_case(random: Random, others: Sequence[str]) -> tuple[str, Profile | str | None]:
    """A text, and mostly None: the profile is found; else one that may not fit at all, or one that was drawn, with lines of its own."""
    way = random.randrange(6)
    if way < 3:
        return any_text(random, others), None
    if way == 3:
        return any_text(random, others), random.choice(archivetext.profiles.PROFILES).name
    profile = drawn.profile(random)
    text = drawn.page_of(random, profile, PLAIN + NOTES + INSERTIONS)
    return (changed(random, text or "x", others) if random.randrange(4) == 0 else text), profile


# --- for Hypothesis


def surrogates() -> st.SearchStrategy[str]:
    """Any code points, those that no encoding has too."""
    return st.text(st.characters(codec=None, exclude_categories=()), max_size=200)


def rendered() -> st.SearchStrategy[str]:
    """Whole pages."""
    return st.builds(Page.render, pages(), st.sampled_from(DUMPS))


def mutated() -> st.SearchStrategy[str]:
    """Texts of the repository, changed, and words put together."""
    return st.builds(any_text, st.randoms(use_true_random=False), st.just(seeds()))


def texts() -> st.SearchStrategy[str]:
    """Every kind of text."""
    return st.one_of(surrogates(), bracketed(), mutated(), rendered())
