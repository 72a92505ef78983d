r"""The plain text that the passes read, and the way back to the text as it was given.

One document reaches us in many dresses that no reader can tell apart: line ends of Windows, a byte order mark, letters
with their accents apart, characters that show nothing, brackets that Markdown has escaped. The passes know none of them.
What is dressed is made plain first, and every span is carried back::

    line end    = CR LF | CR                                        LF
    accents     = letter 1*mark                                     the letter with its accents, in NFC
    divided     = SOFT HYPHEN *blank line-end                       a hyphen: the word goes on in the next line
    invisible   = what Unicode calls Default_Ignorable_Code_Point   nothing
    escaped     = "\" punctuation                                   the punctuation (CommonMark 2.4)

Where real texts break it: the joiners U+200C and U+200D are spelling in Arabic, Persian and the scripts of India, and stay
between their letters; two backslashes in a row are no escape. To make a plain text plain changes nothing.

The forms are those of Unicode Standard Annex 15 (NFC) and of section 5.21 of the Unicode Standard (default ignorable).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Plain", "changes", "is_plain", "make_plain", "plain_text"]

_INVISIBLE = frozenset(
    map(
        chr,
        (
            0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F),
            *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF0, 0xFFF9),
        ),
    )
)  # fmt: skip
"""The default ignorable code points of the basic plane (Unicode 15.1, ``DerivedCoreProperties.txt``)."""
_BEYOND = (0x1BCA0, 0x1BCA4), (0x1D173, 0x1D17B), (0xE0000, 0xE1000)
"""Those of the other planes, as ranges."""
_LONGEST_RUN = 32
"""No letter has more accents; so long a run is put in order at a time, whoever writes the text."""


def is_plain(text: str) -> bool:
    r"""Whether a quick look tells that there is nothing to take off; where it tells nothing, :func:`make_plain` looks.

    >>> is_plain("Moscow\n"), is_plain("Moscow\r\n"), is_plain("il\u00adlegible")
    (True, False, False)
    """
    if "\r" in text or "\\" in text:
        return False
    if text.isascii():
        return True
    if "\u00ad" in text:
        return False
    try:
        text.encode("cp1252")  # quick, and what it has is composed and seen; most texts have no more
    except UnicodeEncodeError:
        pass
    else:
        return True
    if not unicodedata.is_normalized("NFC", text) or _hidden().search(text):
        return False
    return not _beyond(text) or not any(chr(start) <= c < chr(end) for c in set(text) for start, end in _BEYOND)


@cache
def _hidden() -> re.Pattern[str]:
    # The standard library's re: for a set of characters alone it takes a third of the time.
    return re.compile("[" + re.escape("".join(sorted(_INVISIBLE))) + "]")


def _beyond(text: str) -> bool:
    """Whether a character of the other planes stands there: of two units in UTF-16, which is told quicker than by looking at each."""
    size = 1 << 18
    return any(
        len(piece.encode("utf-16-le", "surrogatepass")) > 2 * len(piece)
        for piece in ((text,) if len(text) <= size else (text[at : at + size] for at in range(0, len(text), size)))
    )


class Plain:
    r"""A text made plain, with the way back.

    Offsets are code points. What was taken out belongs to no record but to the tiles of the text: a record starts at its
    first character and ends behind its last.

    >>> plain = make_plain("\ufeffil\u00adlegible\r\n")
    >>> plain.text, plain.span(0, 9), plain.tile(0, 10)
    ('illegible\n', (1, 11), (0, 13))
    """

    __slots__ = ("_at", "_behind", "_length", "_reached", "text")

    def __init__(self, source: str) -> None:
        self._length = len(source)
        # A row a change, all in code points: where in the plain text it ends; up to where of the source the characters before
        # that place reach; and where in the source the character at that place stands.
        self._at = array("q", [0])
        self._reached = array("q", [0])
        self._behind = array("q", [0])
        self.text: str = "".join(self._pieces(source))
        """The plain text."""

    def _pieces(self, source: str) -> Iterator[str]:
        at = length = 0
        for start, end, new in changes(source):
            yield source[at:start]
            yield new
            length += start - at + len(new)
            at = end
            if self._at[-1] != length:
                self._at.append(length)
                self._reached.append(end if new else start)
                self._behind.append(end)
            else:  # taken out behind another change
                self._behind[-1] = end
        yield source[at:]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source of what stands at ``start:end`` of the plain text."""
        first = self._start(start)
        if end <= start:
            return first, first
        row = bisect_left(self._at, end)
        return first, self._reached[row] if row < len(self._at) and self._at[row] == end else self._start(end - 1) + 1

    def _start(self, offset: int) -> int:
        row = bisect_right(self._at, offset) - 1
        found = self._behind[row] + offset - self._at[row]
        # Within one letter that became several: not behind it.
        return min(found, self._reached[row + 1] - 1) if row + 1 < len(self._at) else found

    def tile(self, start: int, end: int) -> tuple[int, int]:
        """The same for a tile: what was taken out before a character belongs to the tile before it, or to the first."""
        return self._edge(start) if start else 0, self._edge(end)

    def _edge(self, offset: int) -> int:
        return self._start(offset) if offset < len(self.text) else self._length


def changes(source: str) -> Iterator[tuple[int, int, str]]:
    r"""What is dressed in a text: where it starts and ends, and what stands there in plain text, one after the other.

    >>> list(changes("\ufeffcafe\u0301\r\n"))
    [(0, 1, ''), (4, 6, 'é'), (6, 8, '\n')]
    """
    # Most dresses are line ends and a byte order mark alone, for which the whole grammar need not be tried at every letter.
    lightly = is_plain(source.replace("\r", "").replace("\ufeff", ""))
    for match in (_lightly_dressed() if lightly else _dressed()).finditer(source):
        found = match[0]
        new = _WORN[match.lastgroup or ""](found)
        if new != found:
            yield *match.span(), new


def make_plain(text: str) -> Plain:
    """The text without its dress, and the way back."""
    return Plain(text)


def plain_text(text: str) -> str:
    r"""The plain text alone.

    >>> plain_text("\\[there\\]\r\n"), plain_text("19 aou\u0302t 1962")
    ('[there]\n', '19 août 1962')
    """
    return text if is_plain(text) else Plain(text).text


@cache
def _lightly_dressed() -> re.Pattern[str]:
    return re.compile(r"(?P<line>\r\n?+)|(?P<hidden>\ufeff++)")


@cache
def _dressed() -> regex.Pattern[str]:
    # The joiners stay between letters of the scripts in which they are spelling.
    scripts = "Arabic Syriac Mongolian Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer"
    letter = r"(?!\p{DI})[" + "".join(rf"\p{{{script}}}" for script in scripts.split()) + "]"
    divided = r"\u00ad(?=(?:[^\S\r\n]|(?!\u00ad)\p{DI}){0,64}+(?:[\r\n]|\Z))"
    hidden = rf"(?:(?!(?<={letter})[\u200c\u200d]|{divided})\p{{DI}})"
    syllable = rf"(?:[\u1100-\u1112]{hidden}*+[\u1161-\u1175](?:{hidden}*+[\u11a8-\u11c2])?+|[\uac00-\ud7a3]{hidden}*+[\u11a8-\u11c2])"
    mark = r"(?!\p{DI})\p{M}"
    return regex.compile(
        r"(?P<line>\r\n?+)"
        rf"|(?P<divided>{divided})"
        rf"|(?P<slashes>\\(?:{hidden}*+\\)++)"
        rf"|(?P<escaped>\\{hidden}*+[!-/:-@\[\]^_`{{-~])"
        rf"|(?P<slash>\\(?:{hidden}|{divided})++)"
        rf"|(?P<letter>(?:{syllable}|[^\p{{M}}\s\p{{DI}}\\])(?:{hidden}*+{mark}){{1,{_LONGEST_RUN}}}+"
        rf"|{syllable}|{mark}(?:{hidden}*+{mark}){{0,{_LONGEST_RUN}}}+|\p{{NFC_QC=No}})"
        rf"|(?P<hidden>{hidden}++)"
    )


@cache
def _ignorable() -> regex.Pattern[str]:
    return regex.compile(r"\p{DI}++")


_WORN: dict[str, Callable[[str], str]] = {
    "line": lambda _: "\n",
    "divided": lambda _: "-",
    "slashes": lambda found: _ignorable().sub("", found),
    "slash": lambda _: "\\",
    "escaped": lambda found: found[-1],
    "letter": lambda found: unicodedata.normalize("NFC", _ignorable().sub("", found)),
    "hidden": lambda _: "",
}
"""What each part of the dress becomes."""
