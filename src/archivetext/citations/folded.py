"""The folded text of a citation, with the way back to the source.

Line ends, columns and divided words are met here, so that no reader behind it has to know them.
"""

from __future__ import annotations

from bisect import bisect_right

from archivetext.citations.lazy import Lazy
from archivetext.citations.wording import MONTH
from archivetext.spans import Span

__all__ = ["Folded"]

_SPACES = Lazy(r"[^\W_]-[^\S\r\n]*+[\r\n]\s*+(?=\w)|[^\S ]\s*+| \s++")
"""All white space but the single blanks, and where a word is divided."""
_COLUMN = Lazy(
    rf"[ \t]*+(?:{MONTH}[ ,]*+)?(?:\d{{1,2}}(?!\d)[ ,]*+)?(?:{MONTH}[ ,]*+)?(?:(?:1[89]|20)\d\d)?[ \t]*+(?:(?<=[ \t]{{4}})(?=\S)|$)"
)


class Folded:
    """A stretch of a source, folded as by :func:`archivetext.spans.fold`."""

    __slots__ = ("flats", "shift", "sources", "start", "text")

    def __init__(self, source: str, start: int, end: int) -> None:
        if start == 0 and source.startswith("\ufeff"):
            start = min(1, end)
        self.start: int = start
        self.shift: int = start
        self.flats: list[int] = []
        """Offsets into the folded text where stretches start that stand together in the source; empty if it is one stretch."""
        self.sources: list[int] = []
        """Where they start in the source."""
        part = source[start:end]
        if not part.isprintable() or "  " in part or part[:1] == " " or part[-1:] == " ":
            bare = part.strip()
            self.shift = start + len(part) - len(part.lstrip())
            part = bare if " ".join(bare.split()) == bare else self._fold(part)
        self.text: str = part
        """What is read."""

    def _fold(self, part: str) -> str:
        """The stretch as :func:`archivetext.spans.fold` gives it, without the date column of a table; notes the way back."""
        part = _one_column(part)
        pieces: list[str] = []
        at = len(part) - len(part.lstrip())
        stop = len(part.rstrip())
        length = 0
        self._stretch(length, at)
        for match in _SPACES.finditer(part, at, stop):
            first, last = match.span()
            divided = not part[first].isspace()
            if divided:
                letter = part[first].isalpha()
                first += 1
                word = part[max(at, first - 40) : first].split()[-1:]
                if not (letter and part[last].islower() and word and "-" not in word[0]):
                    first += 1  # the hyphen is the word's own
            pieces.append(part[at:first])
            length += first - at
            if not divided:
                pieces.append(" ")
                length += 1
                first += 1
            at = last
            if first < last:
                self._stretch(length, last)
        pieces.append(part[at:stop])
        return "".join(pieces)

    def _stretch(self, flat: int, source: int) -> None:
        """Notes that from here on the folded text stands together in the source."""
        self.flats.append(flat)
        self.sources.append(self.start + source)

    def at(self, offset: int) -> int:
        """The place in the source of an offset into the folded text; a negative one is of the source before it."""
        if not self.flats or offset < 0:
            return offset + self.shift
        number = bisect_right(self.flats, offset) - 1
        return self.sources[number] + offset - self.flats[number]

    def span(self, start: int, end: int) -> Span:
        """The span in the source of a stretch of the folded text."""
        if not self.flats:
            return Span(start + self.shift, end + self.shift)
        return Span(self.at(start), self.at(end - 1) + 1 if end > start else self.at(start))


def _one_column(part: str) -> str:
    """Blank out the date column that a page in two columns runs into the lines.

    It is a date or a piece of one that four blanks set off from the text, or a line of its own before deeper lines.
    """
    if "    " not in part or "\n" not in part:
        return part
    lines = part.split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    deep = max(indents, default=0)
    for number, line in enumerate(lines[1:], 1):
        match = _COLUMN.match(line)
        if match is None or not match[0].strip():
            continue
        if match.end() < len(line.rstrip()) or len(line) - len(line.lstrip()) + 8 <= deep:
            lines[number] = " " * match.end() + line[match.end() :]
    return "\n".join(lines)
