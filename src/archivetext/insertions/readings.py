r"""The new reading of a correction: the words that an editor would read in place of those that stand there.

    correction = [ error [ sep ] ] 1*lead reading [ "?" ] [ rest ]     [sic; perhaps Taiyuan]  [should be 1949]
               | reading [ "?" ]                                       [Wenhui]  [received]
    lead       = phrase of data/readings.txt [ ":" | "," ]
    reading    = quoted words | 1*4 word
    rest       = ( ";" | ":" | ". " ) words

Where real documents break it: behind a bare ``sic`` stands a remark as often as a reading (``[sic, the Chinese]``), and a sentence
of the editor's own tells in its middle what is meant. There the reading cannot be told, and the correction has none.
"""

from __future__ import annotations

from functools import cache

import regex

from archivetext.records import Reading
from archivetext.spans import Span, fold
from archivetext.words.lists import lines, read

__all__ = ["reading_of"]

_MOST = 4
"""A reading that stands alone has at most so many words."""
_LONGEST = 200
"""Longer brackets hold remarks."""


def reading_of(source: str, inner: int, outer: int) -> Reading | None:
    """What is to be read in place of the anchor, by the words ``source[inner:outer]`` of a correction; None where they do not tell.

    >>> reading_of("Wenkui [sic; perhaps Wenhui]", 8, 27)
    Reading(text='Wenhui', span=Span(start=21, end=27), certain=False)
    >>> reading_of("[sic]", 1, 4)
    """
    if outer - inner > _LONGEST:
        return None
    match = _form().fullmatch(source, inner, outer)
    if match is None:
        return None
    quoted = match["quoted"] is not None
    start, end = match.span("quoted" if quoted else "plain")
    if not quoted and match["rest"] is None:
        while end > start + 1 and source[end - 1] in ".,;:!":
            end -= 1
    text = fold(source[start:end])
    words = text.lower().split()
    if not words or (not quoted and len(words) > _MOST) or (match["error"] and not match["lead"] and not match["doubt"]):
        return None
    if not quoted and any(phrase in f" {' '.join(words)} " for phrase in _no_words()):
        return None
    if not any(map(str.isalnum, text)):
        return None
    return Reading(text, Span(start, end), certain=not match["doubt"] and not match["asked"])


@cache
def _phrases() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines(read("archivetext.insertions", "readings.txt")):
        found.setdefault(line.section, []).append(line.text)
    return found


@cache
def _no_words() -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in _phrases()["no words"])


@cache
def _form() -> regex.Pattern[str]:
    def any_of(section: str) -> str:
        longest_first = sorted(_phrases()[section], key=len, reverse=True)
        return "|".join(r"\s++".join(map(regex.escape, phrase.split())) for phrase in longest_first)

    ends = r"(?![\w'’-])[:,;]?\s*+"
    return regex.compile(
        rf"(?i)\s*+(?P<error>(?:{any_of('error')})(?![\w'’-])[\s!.,;:–—-]*+)?+"
        rf"(?:(?P<doubt>(?:{any_of('doubts')}){ends})|(?P<lead>(?:{any_of('leads')})(?:(?<==)\s*+|{ends})))*+"
        r"(?:[\"“„«](?P<quoted>[^\"”“»]{1,160}+)[\"”“»][^?]*+|(?P<plain>[^\s;:?\"“”][^;:?\"“”]*+))"
        r"(?P<asked>\s*+\?)?+(?P<rest>[;:].*+)?+\s*+",
        regex.DOTALL,
    )
