"""Profiles drawn blindly, and pages in which their own lines stand among others: what a user could write, and what he would never."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any

import attrs

import archivetext
from archivetext import Profile, ProfileError
from archivetext.pages.looks import LOOKS
from archivetext.profiles.shaped import Shaped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

KEYS = (
    "", "", "a", "title", "date", "time", "number", "registration", "from", "to", "page", "file", "box", "repository", "translator", "editor", "reference",
    "source", "citation", "summary", "heading", "place", "received",
)  # fmt: skip
WORDS = ("No.", "Doc", "[", "]", "(", ")", ",", ",", ":", "to", "by", "…", "Frame", "Received", "/", "—", "A", "*", "x", "No", "{{", "“")
LABELS = ("Abc", "Def Ghi", "Of", "Source", "File", "Date", "Title", "Citation:", "SUBJECT", "a", "(x)", "[y]", "Name*")
PARTS = (
    "title", "date", "heading", "dateline", "place", "citation", "reference", "credits", "summary", "classification", "language", "url", "rule", "mark",
    "time", "after", "before", "subject", "enclosure", "p1", "p2", "p3",
)  # fmt: skip
REGEXES = (
    r"re:(?P<a>\w+)", r"re:[A-Z ]+", r"re:(?P<date>\d+)", r"re:(?P<n__name>.+)", r"re:(?<=\w) (?=No)", r"re:.+", r"re:(?P<title>.*?) x(?P<b>y)?", r"re:\(?a|b\)?",
)  # fmt: skip
BREAKS = ((r"re:(?<=\w) (?=No)",), ("Abc",), ("No. {:int}",), ("re:x", "May {:int}"))
SAMPLES = {
    "int": ("12", "1"), "date": ("May 4, 1962", "4 May 1962", "1967 - 1968 November 22, 1963", "[4 May] 1962", "5.6.62"), "time": ("9:30 p.m.",),
    "place": ("Orsha", "New York"), "name": ("A. Tamm", "Ann Tamm"), "caps": ("ABC DEF",), "word": ("x1",), "": ("some words", "“x”"), "text": ("some words",),
    "reference": ("RGANI, F. 3, Op. 16",), "citation": ('"On Trade," May 4, 1962, RGANI, F. 3',), "credits": ("Translated by Ann Tamm.",),
    "sentences": ("The council meets. It met.",), "signature": ("A. Tamm", "/s/ Tamm"), "classification": ("SECRET",), "language": ("Russian",),
    "url": ("http://x.org/1",), "rule": ("-----",),
}  # fmt: skip
"""What a hole of each look may take."""
OTHERS = ("HC", "No. 5", "Dear Mr Tamm", "x (y)", "(Doe)16", "25X1", "CIA-RDP80-00810A000100010001-1", "S/PV.12", "893.00/2-246")
"""For looks of a profile's own."""
_number = count()


def pattern(random: Random) -> str:
    """A pattern: holes, words and signs in any order, or a regular expression."""
    if random.randrange(9) == 0:
        return random.choice(REGEXES)
    pieces: list[str] = []
    used = {""}
    for _ in range(random.randint(1, 5)):
        if random.randrange(2):
            key = random.choice(KEYS)
            look = random.choice(("", *LOOKS))
            pieces.append(f"{{{'' if key in used else key}{':' if look else ''}{look}}}")
            used.add(key)
        else:
            pieces.append(random.choice(WORDS))
        pieces.append(random.choice(("", " ", " ")))
    return "".join(pieces).strip()


def patterns(random: Random) -> tuple[str, ...]:
    return tuple(pattern(random) for _ in range(random.randint(1, 2)))


def fields(random: Random) -> dict[str, Any]:
    """Fields of a profile, most of which can be read."""
    names = random.sample(PARTS, random.randint(0, 8))
    lines = {name: patterns(random) for name in names if (name[0] == "p" and name[1:].isdigit()) or random.randrange(4) == 0}
    words = [name + random.choice(("", "?", "*", "+")) for name in names]
    body = random.randint(0, len(words))
    words[body:body] = ["body", *(["signature?"] if random.randrange(3) == 0 else ())]
    if random.randrange(3) == 0:
        words.append("notes?")
    labels = {}
    if random.randrange(2):
        labels = {random.choice(LABELS): random.choice(KEYS[2:]) for _ in range(random.randint(1, 4))}
        words.insert(
            random.randint(0, len(words)),
            "labels" + random.choice(("", "/line", "/yaml", "/bare", "/|", "/=")) + random.choice(("", "?", "*")),
        )
    some = lambda *choice: random.choice(choice) if random.randrange(3) == 0 else ()  # noqa: E731
    return {
        "page": " ".join(words), "unit": random.choice(("line", "paragraph")), "lines": lines, "labels": labels,
        "weak": [label for label in labels if random.randrange(3) == 0], "furniture": some(patterns(random)), "pages": some(("p. {page:int}", "{page:int}Signed")),
        "rules": some("{:rule}"), "breaks": some(*BREAKS), "split": some("No. {number:int}", "Doc", "{:date}"), "signs": some(patterns(random)),
        "within": {random.choice((*KEYS[2:], "body", "title")): patterns(random)} if random.randrange(3) == 0 else {},
        "values": {random.choice(list(labels.values())): patterns(random)} if labels and random.randrange(3) == 0 else {},
        "notes": random.choice((None, (), ("line",), ("[1]", "1"), ("1.",), ("super",))), "turns": random.choice((None, (), ("line",), ("Name:",), ("Q.",))),
        "repository": random.choice((None, "RGANI", "Harbour Board")), "day_first": bool(random.randrange(2)),
    }  # fmt: skip


def profile(random: Random) -> Profile:
    """A profile: one that the library has, or one that is drawn."""
    if random.randrange(4) == 0:
        return random.choice([one for one in archivetext.profiles.PROFILES if not isinstance(one, Shaped)])
    while True:
        try:
            return Profile(f"drawn-{next(_number)}", **fields(random))
        except ProfileError:
            continue


def filled(random: Random, source: str) -> str:
    """A line that the pattern may meet."""
    if source.startswith("re:"):
        return random.choice(("abc", "ABC", "12", "x y", "abc xy", *OTHERS))
    return re.sub(r"\{([^{}]*)\}", lambda hole: random.choice(SAMPLES.get(hole[1].partition(":")[2].strip(), OTHERS)), source)


def page_of(random: Random, of: Profile, strange: Sequence[str]) -> str:
    """Lines of a profile in any order, among others."""
    own = [one for group in (of.lines, of.within) for several in group.values() for one in several]
    own += [*of.furniture, *of.pages, *of.split, *of.rules, *(one for several in of.signs for one in several)]
    pieces: list[str] = []
    for _ in range(random.randint(0, random.choice((4, 12, 25)))):
        way = random.randrange(8)
        if way < 3 and own:
            pieces.append(filled(random, random.choice(own)))
        elif way == 3 and of.labels:
            value = random.choice(("", "x", "RGANI, F. 3", "4 May 1962", "  Abc: y"))
            pieces.append(random.choice(list(of.labels)) + random.choice((":", ": ", "", "|", " | ", "=")) + value)
        elif way == 4:
            pieces.append(random.choice(random.choice(list(SAMPLES.values()))))
        elif way == 5:
            pieces.append(random.choice(("---", "[1]", "[1] A note.", "1 A note.", "16", "No. 3", "Doc", "x x No. 3 y", "Abc x Abc")))
        else:
            pieces.append(random.choice(strange) + random.choice(("", "[1]", "1", " [sic]")))
        pieces.append(random.choice(("\n", "\n", "\n\n", "\r\n", "\f", "  ", "\u2028")))
    return "".join(pieces)


def said(of: Profile | str | None) -> Any:
    """A profile as JSON has it: its name, or the fields of one that was drawn."""
    if isinstance(of, Profile):
        changed = {one.name: getattr(of, one.name) for one in attrs.fields(Profile) if one.name != "knowledge"}
        return {name: value for name, value in changed.items() if value or value is False or name == "notes"}
    return of


def meant(what: Any) -> Profile | str | None:
    """The profile of what :func:`said` gave."""
    return Profile(**what) if isinstance(what, dict) else what
