"""Linear, whoever writes the text: how time and memory grow with texts that are made to be slow.

Each family is a kind of text that an attacker, or a broken extractor, can give. A family is a function from a length to a text of about
that length; every operation of the library's face is run on it at three sizes, and the processor time that it takes is held to a bound.
"""

from __future__ import annotations

import gc
import math
import os
import random
import subprocess
import sys
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import regex

import archivetext
from archivetext import Profile
from archivetext.citations import find_references
from archivetext.dates import find_dates, misprints
from archivetext.formats import writer
from archivetext.formats.page import page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archivetext.records import Document

SEEDS = [p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))]
SIZES = (20_000, 80_000, 320_000)
ALL = os.environ.get("GROWTH") == "all"
"""Two families in five are tried at the greatest size; with GROWTH=all in the environment all of them, which takes twice as long."""
DOUBLING = 2.4
"""What twice the text may take at most, of the time of the text."""
LONGEST = 2.0
"""Seconds that an operation may take at the greatest size; TEI, which has an element for each record and for each line, twice as many."""
FLOOR = 0.004
"""Seconds below which a time says nothing of growth."""
TRIES = 5
"""So many times what seems too long is measured again, beside the known work."""

# --- the texts -----------------------------------------------------------------------------------------------------


def again(unit: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    """The unit again and again, between a beginning and an end."""
    return lambda n: before + unit * max(1, (n - len(before) - len(behind)) // len(unit)) + behind


def nested(opening: str, closing: str, inner: str = "x", depth: int = 0) -> Callable[[int], str]:
    """One thing in another, *depth* deep and so again and again; as deep as the text is long where no depth is given."""

    def text(n: int) -> str:
        deep = depth or n // (len(opening) + len(closing))
        one = opening * deep + inner + closing * deep
        return one * max(1, n // len(one))

    return text


def halves(first: str, second: str, before: str = "", between: str = "", behind: str = "") -> Callable[[int], str]:
    """Half of the text made of one thing, half of another."""
    return lambda n: before + first * (n // 2 // len(first)) + between + second * (n // 2 // len(second)) + behind


def counted(unit: str, before: str = "", first: int = 1, last: int = 999, step: int = 1, behind: str = "") -> Callable[[int], str]:
    """Units that hold a number (``{}``), which rises or falls to the last and starts again."""

    def text(n: int) -> str:
        run = "".join(unit.format(number) for number in range(first, last + step, step))
        repeated = run * (n // len(run) + 1)
        return before + repeated[: max(1, n - len(before) - len(behind))] + behind

    return text


def headed(unit: str, before: str, behind: str, body: str = "The ships [lie] in F[idel]'s harbour.\n") -> Callable[[int], str]:
    """A page of which a twentieth stands above the body, where a header is looked for in the first 24,000 code points alone."""
    return lambda n: before + unit * (n // 20 // len(unit)) + behind + body * (n * 19 // 20 // len(body))


def scrambled(letters: str, seed: int) -> Callable[[int], str]:
    """Pieces in an order that looks like none, the same each time."""

    def text(n: int) -> str:
        pieces = letters.split("|")
        chosen = random.Random(seed).choices(pieces, k=n // max(1, min(map(len, pieces))))  # noqa: S311 - no secret
        return "".join(chosen)[:n]

    return text


PRINT = (
    'May 21, 1962\n\nOn Trade\n\nCitation:\n"On Trade," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 1.\n\n'
    "Summary:\nThe council meets.\n\nOriginal Language:\nRussian\n\nContents:\nEnglish Translation\n\n"
)
WEB = "Skip to content\nMay 21, 1962\nOn Trade\n"
LABELS = WEB + "The ships are ready.\nDocument Information\n"
OLD = 'Search in\nMay 21, 1962\nOn Trade\nCITATION SHARE DOWNLOAD\n"On Trade," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3.\n'
VIEW = "VIEW DOCUMENT IN\nEnglish HTML\n"
COLUMNS = "Title: On Trade\nDate: May 21, 1962\nSource: RGANI, F. 3\nDescription: The council meets.\n\n"
CITED = 'Citation:\n"On Trade," May 21, 1962, Wilson Center Digital Archive, '
BEHIND = "\n\nSummary:\nThe council meets.\n\nContents:\nEnglish Translation\n\nThe ships are ready.\n"
WRAPPED = (
    "The council met in the morning and heard the report of the board\non the ships that lie in the harbour and wait for cargo of\n" * 3
)
RIGHTS = "The archive welcomes reuse of Digital Archive materials for research.\n"

KINDS: dict[str, dict[str, Callable[[int], str]]] = {
    "brackets": {
        "opening brackets": again("["),
        "closing brackets": again("]"),
        "as deep as it is long": nested("[", "]"),
        "pairs": again("[a]"),
        "empty pairs": again("[]"),
        "nests of 20": nested("[", "]", depth=20),
        "nests of 900 over lines": nested("[\n", "]", depth=900),
        "nests of 900 over blank lines": nested("[\n\n", "]", depth=900),
        "nests of 16 long ones": nested("[word ", " the word]", "illegible " * 30, depth=16),
        "wide open": again("[ word "),
        "crossed brackets": again("[a (b] c) "),
        "brackets of many lines": again("[one\ntwo\n\nthree\nfour words that go on and on to the end of it]\n" * 6 + "[" + "long " * 80 + "]"),
        "one long insertion": again("word ", "[", "]"),
        "insertions of 3,900": again("[" + "word and word " * 278 + "] "),
        "insertions of cues": again("[illegible signature on the left margin in red pencil, translator's note: sic] "),
        "abbreviations": again("CC [Central Committee] "),
        "completions": again("F[idel] C[astro] "),
        "points": again("[...] "),
        "numbers beside": again("8 [11] 1965 [1956] "),
        "bracketed blanks": lambda n: "[" + " " * (n - 2) + "]",
        "markdown links": again("[words](https://example.org/a) "),
    },
    "lines": {
        "blank lines": again("\n"),
        "blank lines of CRLF": again("\r\n"),
        "lines of CRLF": again("some words on a line\r\n"),
        "blanks": again(" ", "a", "b"),
        "no-break spaces": again("\u00a0", "a", "b"),
        "form feeds": again("\f"),
        "pages": again("\f- 5 -\nsome words\n"),
        "blanks before a point": halves(" ", ".", "word"),
        "hyphens at line ends": again("Khrush-\n"),
        "a hyphen and many blank lines": again("\n", "a-", "b"),
        "a wrapped paragraph": again("and the ships wait for their cargo of grain, which the board of the\n", WRAPPED),
        "a wrapped paragraph behind a hyphen": again("and the ships wait for their cargo of grain, which the board of the\n", WRAPPED + "\n- "),
        "a wrapped paragraph of short lines": again("- a\n", WRAPPED + "\n- word\n"),
        "a wrapped paragraph of figures": halves(" ", "2\n", WRAPPED + "\n1 ", "A\n"),
        "drawn lines": again("-- - -\n", WRAPPED + "\n- "),
        "lines of underscores": again("_____\n"),
    },
    "letters": {
        "one word": again("a"),
        "one word with hyphens": again("a-"),
        "one word with apostrophes": again("o'"),
        "combining marks": again("a\u0301\u0323"),
        "zero-width characters": again("\u200b\u00ad\u2060x"),
        "ideographs": again("中华人民共和国"),
        "Cyrillic": again("Председатель сказал, что корабли стоят. "),
        "surrogates": again("\ud800 "),
        "zeros and replacement characters": again("\0\ufffd"),
        "superscripts": again("word¹² "),
        "quotation marks": again('"'),
        "unclosed quotation marks": again('"word '),
        "apostrophes": again("'"),
        "asterisks": again("*"),
        "asterisks and words": again("word* **bold** "),
        "addresses": again("https://digitalarchive.wilsoncenter.org/document/1 "),
        "one address": again("a/", "https://"),
        "addresses without an end": again("digitalarchive.", CITED),
        "noise": scrambled('[|]|\n|word |1|. |May |"|(|)|: |RGANI, |F. 3|*|\t|A|[1]|Ed.', 1),
    },
    "figures": {
        "figures and blanks": again("1 "),
        "figures and commas": again("1, ", "RGANI, F. 3, Op. 1, D. 2, l. "),
        "figures and slashes": again("1/", "RGANI, F. 3, d. "),
    },
    "notes": {
        "numbered lines": again("1. Abc\n"),
        "lines numbered 7 behind a list": again("7. Abc\n", "Items:\n1. Word\n2. Word\n"),
        "runs of 999 with a sure last": counted("{}. Abc\n", behind="\n999. Translator's note: Abc\n"),
        "runs with marks": counted("Word.{0} A word.\n", behind="\n1. See the Abc.\n2. See the Abc.\n"),
        "bracketed notes that rise": counted("[{}] Abc and more.\n"),
        "bracketed notes on one line": counted("Word.[{0}] [{0}] See the abc. "),
        "marks without notes": again("word.[1] "),
        "glued figures that rise": counted("word.{} "),
        "notes on one line": counted("word.{0} ", behind=" " + "".join(f"{number}. See the abc. " for number in range(1, 200))),
        "round marks": counted("word.({0}) (*) ", behind="\n\n(1) See the abc.\n(2) See the abc.\n(*) Note\n"),
        "starred notes": again("word* \n* See the abc.\n"),
        "free figures": counted("the board 7 and the board {} of the ships. ", behind="\n\n7 See the abc.\n8 See the abc.\n"),
        "lone numbers": counted("{}\n\nSee the abc.\n\n"),
        "note openers in a paragraph": again("word [1] Abc word. ", "Words\n\n"),
    },
    "people": {
        "speakers": again("Ivan Orlovsky: yes\n"),
        "speakers on one line": again("Orlov: yes. "),
        "speakers alone on lines": again("Comrade Orlov\n\nYes, it is so.\n\n"),
        "attendance": again("Orlovsky, ", "Present: "),
        "attendance of blanks": lambda n: "Present: A" + " " * n + "B: C, D",
        "attendance of blanks and brackets": lambda n: "Present: and (" + " " * n + "B), D",
        "attendance of dashes": again("- ", "Present: Orlov, ", "; Petrov"),
        "attendance of points": again(". ", "Present: Orlov ", ", Petrov"),
        "attendance of a long name": halves("a", "b,", "Present: A"),
        "attendance in lines": again("A. Orlov, minister\n", "Present:\n"),
        "attendance of lists": again("Present: Orlov, Petrov (minister); Ivanov - secretary\n"),
        "signatures": again("/s/ A. Orlov\n\n(Orlov)\n\nS H T Y K O V\n\n"),
    },
    "dates": {
        "May 1": again("May 1 "),
        "dates": again("May 21, 1962, "),
        "dates of figures": again("1/1/"),
        "datelines": again("Moscow, 4 May 1962\n\n"),
        "datelines in columns": again("Department" + " " * 40 + "1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/\n\n"),
        "datelines that are none": again("Moscow, 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/ 1/\n\n"),
        "ordinals": again("1st 2nd 3rd "),
        "Roman numerals": again("IV. XII. "),
        "years": again("1962 - "),
        "quoted days": again('"1" '),
        "blanks for a day": again("_ "),
        "between": again("between 1 and "),
        "misprinted months": again("on Many 24 "),
        "opened years": again("[1962?"),
        "day and blanks": again("1" + " " * 50 + "May"),
        "days without an end": again("1 and "),
        "two styles": again("11 (24) "),
        "times before dates": again("10 a.m. on "),
    },
    "citations": {
        "one long citation": again("RGANI, F. 3, Op. 16; ", CITED, BEHIND),
        "a citation of levels": again("F. 3, Op. 16, ", CITED + "RGANI, ", BEHIND),
        "people of a citation": again("A. Tamm, ", "Citation:\nTranslated by ", BEHIND),
        "tails": again("Translated by A. Tamm. "),
        "by": again(" by"),
        "by and points": again("by " + ". " * 900 + "a; "),
        "with assistance": again("with assistance from "),
        "Ibid": again("Ibid "),
        "Ibid behind an archive": again("Ibid ", "RGANI, F. 3, Op. 1; "),
        "archives": again("RGANI "),
        "archives in": again("RGANI in "),
        "an archive and places": again("Moscow, ", "RGANI, F. 3, "),
        "words for archives": again("Archive xx "),
        "fond": again("fond x "),
        "unknown archives": again("Harbour Board Archive, Box 3, Folder 2; "),
        "round brackets": again("(", CITED),
        "quotations in a title": again('one "two" ', 'Citation:\n"', BEHIND),
        "a title without its end": again("word of the ", 'Citation:\n"', BEHIND),
        "of the of the": again("The Digital of the and ", CITED),
        "blanks before a no-break space": lambda n: 'Citation:\n"On Trade," May 21,\n' + " " * n + "\u00a0x\n          RGANI, F. 3" + BEHIND,
        "months before a no-break space": again("May 21, 1962" + " " * 300 + "\u00a0x\n", 'Citation:\n"On Trade," RGANI,\n'),
        "columns of a citation": again("May 21,       RGANI, F. 3\n", CITED + "\n"),
        "Box and words": again("Box Abc Def "),
        "edited by": again(", edited by A"),
        "an archive by its letters": again("A.V.P. "),
        "levels behind their values": again("4. f. "),
        "Digital Archive": again("Digital Archive ", '"On Trade," '),
        "an archive and remarks": again('RGANI, Foo, bar, "x", 5 a, '),
        "a level and a long word": again("a/1", CITED + "RGANI, Fond "),
        "p. and numbers": again("p. 1, 2, 3-4; "),
    },
    "pages": {
        "a page again and again": lambda n: (SEEDS[0] * (n // len(SEEDS[0]) + 1))[:n],
        "labels": again("Citation:\n"),
        "a print page of insertions": again("The ships [lie] in F[idel]'s harbour. ", PRINT),
        "a print page above its label": headed("page 1\n", "", "\n" + PRINT),
        "a summary of many lines": headed("word\n", PRINT.partition("The council")[0], "\n\nContents:\nEnglish Translation\n\n"),
        "quotation marks above a citation": headed('"', "", PRINT.replace("Citation:\n", "").replace("May 21, 1962\n", "")),
        "web pages": again(LABELS),
        "rights": again(RIGHTS, LABELS),
        "rights and copyright": again("copyright\n,\n", LABELS),
        "fields": again("Type\nLetter\n", LABELS),
        "thin values without labels": again("A\n", LABELS),
        "archives without labels": again("National Security Archive\n", LABELS),
        "a web page of weak labels": again("Source\nwords.\n", WEB),
        "a web page of one line": again("The ships are ready. ", WEB, "\nDocument Information\nRecord ID\n123456"),
        "page 1 above the buttons": headed("page 1\n", "May 21, 1962\n", OLD + VIEW),
        "page 1 below the buttons": again("page 1\n", OLD + VIEW),
        "titles above the buttons": headed("W\n", "May 21, 1962\n" + "W" * 500 + "\n", VIEW),
        "columns": again("Title: On Trade      Date: May 21, 1962\n", "", "Description: Words\n"),
        "a description": again("The ships lie. ", COLUMNS.replace("Description: The council meets.\n\n", "Description: ")),
        "a date of a column": again("May 1 ", "Title: On Trade\nDate: ", "\nDescription: Words.\n\nThe ships.\n"),
        "a bare body": again("The ships lie in the harbour of F[idel] Castro, and wait for their cargo. "),
    },
    "profiles": {
        "a million short lines": again("x\n"),
        "one line": again("x "),
        "a paragraph of short lines": again("Of: x\n", "Shelf: 4\n"),
        "openings of documents": counted("No. {}\n", last=9999),
        "openings that are none": again("No. 1\n"),
        "nearly openings": again("No. 1 of it\n"),
        "furniture": again("Papers, reel 7\n"),
        "nearly furniture": again("Papers, Papers, Papers, reel\n"),
        "page feet behind the body": headed("We came.\n", "On Trade\n", "\n", "p. 4\n"),
        "labels": again("Shelf: 4\nKept at: Orsha\n"),
        "labels that are not listed": again("Shelves: 4\n"),
        "labels on one line": again("Shelf: 4  Kept at: x  "),
        "weak labels": again("Of: x\n\n"),
        "a fence": again("---\nShelf: 4\n"),
        "lines run into one": again("words NEXT of it "),
        "nearly run into one": again("NEX NEX "),
        "names and places": again("Orsha, Ann Tamm, Tolvik "),
        "dates": again("May 4, 1962\n"),
        "the tail": halves("We came.\n", "A. Tamm\n\n"),
        "signs of every family": again("[Document 1]\nNo. 1\nDear Sir\nFrame 1, serial 2\nCountry x\nMessage Attributes\n"),
        "nearly signs": again("[Document Frame serial Avalon Project Approved For Release "),
    },
    "feet of pages": {
        "form feeds": again("\f"),
        "form feeds and blanks": again("\f \n"),
        "numbers on lines": counted("{}\n"),
        "numbers that fall": counted("{}\n", first=999, last=1, step=-1),
        "numbers beside form feeds": counted("the ships\n{}\n\f", last=99_999),
        "feet with words": counted("the ships and the grain of the board were told to wait for cargo and\n{}Fair Copy\n"),
        "feet within lines": counted("the ships {0}Fair Copy lie\n{0}Fair Copy\n"),
        "labels on lines": counted("the ships\n[{}]\n"),
        "words for page": again("Page 3\n\n"),
        "heads that come again": again("THE HARBOR TALKS\n\f"),
        "blank lines between numbers": again("\n", before="12\n", behind="\n13\f"),
        "leaves of a sharing site": counted("{} The ships.\n\n", before="Size: px\nTranscription\n\n1 The page\n\n", first=2),
        "sources": again("[Source: RGANI, F. 3]\n"),
        "sources that never close": again("(Source: RGANI\n"),
        "lines that count results": counted("1 - {} of 76\n"),
    },
}  # fmt: skip
FAMILIES = {f"{kind}: {name}": make for kind, families in KINDS.items() for name, make in families.items()}
assert len(FAMILIES) >= 60


# --- what is done with them ----------------------------------------------------------------------------------------


class Given:
    """A text, its document, and that as JSON: what the operations are given."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.document = parsed(text)
        self.written = archivetext.dumps(self.document)


def parsed(text: str) -> Document:
    document = archivetext.parse(text)
    assert document.blocks[-1].span.end == len(text)
    return document


def views(given: Given) -> None:
    for name in ("reading", "original"):
        view = given.document.view(name)
        for offset in range(0, len(view.text), max(1, len(view.text) // 2000)):
            start, end = view.to_source_span((offset, offset + 1))
            back = view.from_source(start)
            if given.text[start:end] == view.text[offset]:
                assert back == offset
            else:  # a sign of the view's own has no place to come back from; of a letter that became several, it is that of the first
                assert back is None or view.to_source(back) == start


def exported(given: Given) -> None:
    for name in ("ris", "csl", "biblatex", "chicago"):
        assert isinstance("".join(writer(name)([given.document])), str)


def encoded(given: Given) -> None:
    assert "".join(writer("tei")([given.document])).endswith("</TEI>\n")


def shown(given: Given) -> None:
    assert page(given.document).endswith("</html>\n")
    assert given.document._repr_html_()
    for name in ("markdown", "text"):
        assert isinstance("".join(writer(name)([given.document])), str)


def looked_inside(given: Given) -> None:
    size = len(given.text)
    for start in range(0, size, max(1, size // 5)):
        assert all(start <= record.span.start for record in given.document.inside((start, start + size // 10)))


def placed(given: Given) -> None:
    for offset in range(0, len(given.text), 50):
        assert given.document.position(offset) >= (1, 1)


def explained(given: Given) -> None:
    for insertion in given.document.insertions[-1:]:
        assert archivetext.explain(given.document, insertion).steps


OPERATIONS: dict[str, Callable[[Given], object]] = {
    "parse": lambda given: parsed(given.text),
    "parse_header": lambda given: archivetext.parse_header(given.text),
    "views": views,
    "exports": exported,
    "tei": encoded,
    "dumps": lambda given: archivetext.dumps(given.document, source=True),
    "loads": lambda given: archivetext.loads(given.written, source=given.text),
    "inside": looked_inside,
    "position": placed,
    "explain": explained,
    "parse_citation": lambda given: archivetext.parse_citation(given.text),
    "parse_date": lambda given: archivetext.parse_date(given.text),
}
MINE = [
    Profile(
        "lines", page="number? title+ date? dateline? labels* seal* body signature? labels? place* reference? after*",
        lines={"number": "No. {number:int}", "seal": "{:name}, {:name} of {}", "place": ["{:place}", "{:name}"]}, weak="Of",
        labels={"Shelf": "shelf", "Kept at": "keeper", "Of": "of"}, furniture=["Papers, {} reel {roll:int}", "{} of {} of {}"], pages="p. {page:int}",
        split=["No. {number:int}", "{:date}"], breaks=["NEXT {}", r"re:(?<=\d) (?=NEXT)"], within={"body": "{} xx {d:date} {}"}, signs=[["{} Papers {} {}"]],
    ),
    Profile(
        "paragraphs", unit="paragraph", page="labels/yaml? title* place? labels/line? body signature? labels/bare? reference? notes", weak="Of",
        labels={"Shelf": "shelf", "Kept at": "keeper", "Of": "of"}, furniture="Papers, {} reel {:int}", values={"shelf": "{shelf} {:word} {}"},
    ),
]  # fmt: skip
"""Profiles with something of everything."""


def with_profiles(given: Given) -> None:
    for profile in MINE:
        assert sum(part.length for part in archivetext.split(given.text, profile=profile)) == len(given.text)


OF_PEOPLE: dict[str, Callable[[Given], object]] = {"page": shown}
"""What is many times as long as the text where the text is nothing but brackets: held to its growth alone, on the two shorter texts."""
OF_A_KIND: dict[str, dict[str, Callable[[Given], object]]] = {
    "profiles": {
        "split": with_profiles,
        "parse_header with each": lambda given: [
            archivetext.parse_header(given.text, profile=one) for one in archivetext.profiles.PROFILES
        ],
    },
    "citations": {"find_references": lambda given: find_references(given.text, 0, len(given.text))},
    "dates": {
        "find_dates": lambda given: sum(1 for _ in find_dates(given.text)),
        "misprints": lambda given: sum(1 for _ in misprints(given.text)),
    },
}
"""What only texts of that kind can make slow, and what stands behind the face: held to its growth alone."""


# --- how it is measured --------------------------------------------------------------------------------------------

KNOWN = 0.072
"""Seconds that the known work takes on a text of the greatest size, on the machine for which :data:`LONGEST` is meant, where nothing else runs."""
TOKENS = regex.compile(r"(?P<word>\w++)|(?P<blank>\s++)|(?P<sign>.)")


def known(text: str) -> list[tuple[str | None, int, int, str]]:
    """Work of the library's kind, which is linear and keeps about as much in memory: the words of a text, each with its place."""
    return [(match.lastgroup, match.start(), match.end(), match.group().lower()) for match in TOKENS.finditer(text)]


def processor_time(call: Callable[[], object]) -> float:
    """Seconds of the processor that a call takes, without what the collector of garbage does in between, as ``timeit`` does."""
    gc.disable()
    try:
        start = time.process_time()
        call()
        return time.process_time() - start
    finally:
        gc.enable()


class Beside:
    """A call and the known work on *size* code points, in turns, as long the one as the other: what both take, all rounds together."""

    def __init__(self, call: Callable[[], object], size: int) -> None:
        self.call, self.size = call, size
        self.text = ("".join(SEEDS) * (1 + size // len("".join(SEEDS))))[:size]
        self.taken = self.beside = 0.0
        self.calls = self.works = 0

    def seconds(self) -> float:
        """After one more round: what the call would take on the machine for which the bounds are meant."""
        self.taken += processor_time(self.call)
        self.calls += 1
        while self.beside < self.taken or self.works < 3 * self.calls:
            self.beside += processor_time(partial(known, self.text))
            self.works += 1
        return (self.taken / self.calls) / (self.beside / self.works) * KNOWN * self.size / SIZES[-1]


def measured(calls: list[Callable[[], object]], sizes: Sequence[int], too_long: Callable[[list[float]], bool]) -> list[float]:
    """Seconds that each call takes; of this machine where they are within the bounds, else as told by the known work."""
    times = [processor_time(call) for call in calls]
    rounds = [Beside(call, size) for call, size in zip(calls, sizes, strict=True)]
    for _ in range(TRIES):
        if not too_long(times):
            break
        times = [one.seconds() for one in rounds]
    return times


def grows(times: list[float]) -> bool:
    """Whether times at sizes of which each is four times the one before grow by more than two doublings may."""
    return any(after > DOUBLING**2 * max(before, FLOOR) for before, after in pairwise(times))


@pytest.mark.growth
def test_what_grows_with_the_square_is_seen() -> None:
    sizes = (1_000, 4_000)
    words = [[str(number) for number in range(size)] for size in sizes]
    calls = [partial(lambda some: [some.index(word) for word in some], some) for some in words]  # each looked for from the first on
    assert grows(measured(calls, sizes, grows))


# --- the tests -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Patterns are compiled and word lists read by whoever needs them first; that is no growth."""
    for operation in OPERATIONS.values():
        for seed in SEEDS:
            operation(Given(seed))
    gc.collect()
    gc.freeze()  # what is there already is not looked through again and again


@pytest.mark.growth
@pytest.mark.parametrize(("number", "family"), list(enumerate(FAMILIES)), ids=list(FAMILIES))
def test_linear(number: int, family: str) -> None:
    operations = OPERATIONS | OF_PEOPLE | OF_A_KIND.get(family.partition(":")[0], {})
    small = Given(FAMILIES[family](2_000))
    for operation in operations.values():  # what a text of this kind is the first to need
        operation(small)
    given = [Given(FAMILIES[family](size)) for size in (SIZES if ALL or number % 5 < 2 else SIZES[:2])]
    for name, operation in operations.items():
        longest = 2 * LONGEST if name == "tei" else LONGEST if name in OPERATIONS else math.inf
        calls = [partial(operation, one) for one in (given[:2] if name in OF_PEOPLE else given)]
        times = measured(calls, SIZES[: len(calls)], lambda times, longest=longest: grows(times) or times[-1] > longest)
        assert not grows(times), (name, times)
        assert times[-1] <= longest, (name, times)


@pytest.mark.growth
def test_ten_megabytes_of_pages() -> None:
    """The records of a page that comes again and again: what is found in one must not be looked through in the next."""
    texts = [SEEDS[0] * (size // len(SEEDS[0])) for size in (1_000_000, 10_000_000)]
    calls = [partial(parsed, text) for text in texts]
    few, many = measured(calls, [len(text) for text in texts], lambda times: times[1] > 10 * times[0] * DOUBLING / 2)
    assert many <= 10 * few * DOUBLING / 2


@pytest.mark.growth
def test_ten_megabytes_on_one_line() -> None:
    text = "word [there] " * 800_000
    document = archivetext.parse(text)
    assert len(document.insertions) == 800_000
    assert document.blocks[-1].span.end == len(text)


PROSE = {
    "paragraphs on one line each": (
        "The council met in the morning and heard the report of the board on the ships that lie in the harbour and wait for their cargo, "
        "which the board [handwritten: not yet] has promised for the end of the month. Comrade Orlov said that F[idel] Castro had asked "
        "for an answer before the ships leave, and that nobody else can answer for the price of the grain.\n\n"
    ),
    "paragraphs wrapped at a column": (
        "The council met in the morning of 4 May 1962 and heard the report of the\nboard on the ships that lie in the harbour and wait for their\n"
        "cargo, which the board [handwritten: not yet] has promised for the end\nof the month. Comrade Orlov said that F[idel] Castro had asked\n"
        "for an answer before the ships leave, and that nobody else can answer\nfor the price of the grain.\n\n"
    ),
}
"""Prose as real transcripts have it: two insertions in 400 letters."""

MEASURE = """
import sys
import archivetext

def status(name):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith(name))

unit = sys.stdin.read()
archivetext.parse(unit * 3).blocks  # patterns and lists of words are no part of what a text takes
text = unit * (20_000_000 // len(unit))
with open("/proc/self/clear_refs", "w") as file:
    file.write("5")  # the high-water mark starts here
before = status("VmRSS")
document = archivetext.parse(text)
assert len(document.insertions) == 2 * text.count("\\n\\n")
print(1 + (status("VmHWM") - before) / len(text))
"""


@pytest.mark.growth
@pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists(), reason="only Linux tells the high-water mark of memory, and can set it back"
)
@pytest.mark.parametrize("prose", PROSE)
def test_memory_is_at_most_eight_times_the_text(prose: str) -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE], input=PROSE[prose], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 8  # with the text itself
