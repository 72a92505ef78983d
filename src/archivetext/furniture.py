r"""What becomes of page furniture once it is found (pages/feet.py, profiles): left out, and how the words go on over it.

    gap   = white space  furniture { white space furniture }  white space
    on    = the sentence before the gap goes on behind it; so does its paragraph
    word  = "reminis-" gap "cences"                                                  one word, without its hyphen

The passes read a text in which the furniture is blank: as long as the text that was given, so that no span moves. What stands
there opens no bracket, is no mark and no speaker; a value that reaches over a page is what a reader reads.

Where real texts break it: a paragraph can end with the page, and nothing but its last sign tells. So what ends like a sentence, or
as a short line, goes on only where the next page opens with a small letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archivetext.records import Document

OF_PAGE = frozenset(("furniture", "title", "date", "label", "field"))
"""Kinds of blocks that are the page's and not the document's, wherever they stand."""

__all__ = ["OF_PAGE", "Gap", "as_read", "blank", "cuts", "gaps", "goes_on"]


class Gap(NamedTuple):
    """Furniture that nothing but white space parts, with the white space around it."""

    start: int
    """Behind the last word before it."""
    end: int
    """Where the text goes on."""
    first: int
    """Where the furniture itself starts."""
    last: int
    """Where it ends."""
    on: bool
    """Whether the sentence goes on behind it."""


_SHORT = 45
"""A line of fewer code points may be a heading, or the last of a paragraph."""
_ENDS = frozenset('.!?:"”»’)]…')
"""What ends a sentence, or a remark."""
_HYPHENS = "-\u00ad\u2010"


def gaps(source: str, stretches: Iterable[tuple[int, int]], body: tuple[int, int]) -> list[Gap]:
    """The furniture of a body as gaps in its text; the stretches are sorted and do not overlap."""
    found: list[Gap] = []
    low, high = body
    for stretch in stretches:
        first, last = start, end = max(stretch[0], found[-1].last if found else low), min(stretch[1], high)
        if start >= end:
            continue
        floor = found[-1].end if found else low
        while start > floor and source[start - 1].isspace():
            start -= 1
        while end < high and source[end].isspace():
            end += 1
        if found and start <= floor:
            start, first = found[-1].start, found[-1].first
            del found[-1]
        found.append(Gap(start, end, first, last, low < start and end < high and goes_on(source, start, end)))
    return found


def goes_on(source: str, stop: int, start: int) -> bool:
    r"""Whether the sentence that stops at *stop* goes on at *start*, behind a gap.

    >>> page = "He told the envoys\n12\nthat he stayed."
    >>> goes_on(page, 18, 22)
    True
    """
    following = source[start]
    if following.islower():  # not an item, a) or a.; behind a point a note may have ended, and the text above it goes on
        return source[start + 1 : start + 2] not in (")", ".") and source[stop - 1] not in ".!?"
    line = max(source.rfind("\n", max(0, stop - 200), stop), source.rfind("\r", max(0, stop - 200), stop), stop - 201) + 1
    if line > start or ("\n" not in source[stop:start] and "\r" not in source[stop:start]):
        return True  # in mid-line
    last = source[stop - 1]
    if last in _ENDS or not (following.isalnum() or following in '"“„«‘(['):
        return False
    if last in ",;" or last in _HYPHENS:
        return True
    if stop - line < _SHORT or not last.isalpha() or source[start : start + 8].split(maxsplit=1)[0][-1] in ".)":  # II. and 12) open items
        return False
    return source[line:stop].rsplit(None, 1)[-1].islower()


def _divides(source: str, gap: Gap) -> bool:
    """Whether the gap divides a word: behind a hyphen that a letter stands before, a small letter follows."""
    stop = gap.start
    return gap.on and stop > 1 and source[stop - 1] in _HYPHENS and source[stop - 2].isalpha() and source[gap.end].islower()


def blank(source: str, found: list[Gap]) -> str:
    r"""The text with blanks in place of furniture, and as long.

    Where a sentence goes on, one line end is left, so that what stands around the gap is one paragraph; elsewhere the line ends stay.

    >>> page = "He told the envoys\n\n12\n\nthat he stayed."
    >>> blank(page, gaps(page, [(20, 22)], (0, len(page))))
    'He told the envoys     \nthat he stayed.'
    """
    pieces: list[str] = []
    at = 0
    for gap in found:
        start, end, first, last, on = gap
        if on:
            keep = "\n" if _divides(source, gap) or not source[start:end].isprintable() else " "
            pieces += (source[at:start], " " * (end - start - 1), keep)
            at = end
        else:
            pieces += (source[at:first], *(c if c in "\r\n" else " " for c in source[first:last]))
            at = last
    pieces.append(source[at:])
    return "".join(pieces)


def as_read(document: Document) -> str:
    """The source of a document as its passes read it: blank where its blocks say that what stands within the body is the page's."""
    source, (start, end) = document.source, document.body
    spans = (block.span for block in document.blocks if block.kind in OF_PAGE and start <= block.span.start < end)
    stretches = [span for span in spans if not source[slice(*span)].isspace()]
    return blank(source, gaps(source, stretches, document.body)) if stretches else source


def cuts(source: str, found: list[Gap]) -> list[tuple[int, int]]:
    """What a reader leaves out of the text for its furniture: where a sentence goes on, all but one blank; a divided word's hyphen too."""
    out: list[tuple[int, int]] = []
    for gap in found:
        start, end, first, last, on = gap
        if not on:
            out.append((first, last))
        elif _divides(source, gap):
            word = source[max(0, start - 40) : start - 1].split()
            out.append((start if word and any(map(word[-1].__contains__, _HYPHENS)) else start - 1, end))
        elif source[start].isspace():
            out.append((start + (2 if source.startswith("\r\n", start) else 1), end))
        else:
            out.append((start, end - 1 if source[end - 1].isspace() else end))
    return out
