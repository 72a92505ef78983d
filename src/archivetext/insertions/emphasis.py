"""Signs of emphasis, ``_tall_`` and ``*tall*``, as plain texts have them for italics: words are read without them.

    emphasis = sign words sign      sign = 1*( "_" | "*" )
             | letters sign letters sign            17_th_

Spans stay those of the source, so what stands around a bracket keeps its length: a blank takes the place of a sign.

Where real documents break it: names of files have low lines inside (``kr_0004``), and rows of stars part sections.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["plain_words", "without_emphasis"]


def plain_words(text: str) -> str:
    """The words as they are read: ``_Translated by two hands_``, ``_Endorsed_: news``, ``i l l e g i b l e``.

    >>> plain_words("_Translated by two hands_"), plain_words("i l l e g i b l e"), plain_words("* * *")
    ('Translated by two hands', 'illegible', '* * *')
    >>> plain_words("_Sat_., 26 _Jan_."), plain_words("_Spring of _1786"), plain_words("kr_000112_0004")
    ('Sat., 26 Jan.', 'Spring of 1786', 'kr_000112_0004')
    """
    if "_" in text or "*" in text:
        text = " ".join(_signs_of_emphasis().sub("", text).split()) or text
    if text[1:2] == " " and text[3:4] == " " and text[5:6] == " " and text[::2].isalpha() and not text[1::2].strip():
        return text[::2]
    return text


@cache
def _signs_of_emphasis() -> re.Pattern[str]:
    # Those between two letters or figures belong to a name, kr_0004, unless they are a pair: 12_b_
    return re.compile(r"(?<![^\W_])[_*]+|[_*]+(?![^\W_])|(?<=[^\W_])_(?=[^\W_]+_(?![^\W_]))")


def without_emphasis(text: str) -> str:
    """The text, as long as it was, with blanks where signs of emphasis stood; a sign of punctuation behind such moves up to its word.

    >>> without_emphasis("_Notes_, (_ante_) the _tall"), without_emphasis("in * * * of kr_0004")
    (' Notes,  ( ante)  the  tall', 'in * * * of kr_0004')
    """
    return _closing().sub(_moved_up, _opening().sub(_blanks, text))


def _blanks(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _moved_up(match: re.Match[str]) -> str:
    written = match.string[: match.start()].rsplit(None, 1)[-1:]
    if written and ("_" in written[0] or "*" in written[0]):
        return match[0]  # the end of what opens within the word: 16_th_
    return match[2] + " " * len(match[1])


@cache
def _opening() -> re.Pattern[str]:
    # The sign is looked for first, which is quick; what must stand before it is looked at where there is one
    return re.compile(r"[_*](?:(?<![^\s(\[\"'“‘—–-][_*])[_*]*+(?=[^\W_])|(?<=\s[_*])[_*]*+$)")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"([_*](?<![\s_*][_*])[_*]*+)([.,;:!?)\]\"'”’]*+)(?=[\s—–-]|$)")
