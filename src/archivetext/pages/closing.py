"""The signature at the end of a document, where the profile says that there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.diagnostics import report
from archivetext.pages.looks import Habits
from archivetext.pages.pattern import TooLongError, compiled
from archivetext.profiles.base import PARTS
from archivetext.spans import Span

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph
    from archivetext.pages.layout import Layout
    from archivetext.records import BlockKind, Diagnostic

__all__ = ["sign"]

_LAST = 3
"""A signature stands among so many of the last paragraphs."""
_POSTSCRIPT = 700
"""No signature stands above a paragraph of more code points."""
_LONGEST = 120
_LAST_LINE = 60


def sign(source: str, page: Layout, stretches: list[Paragraph], kinds: list[BlockKind]) -> list[Diagnostic]:
    """Makes the last paragraph above the notes a signature, where it looks like one, and the name above an office; gives what was odd.

    A bracket alone may stand around it; the last paragraph of the text may hold it as its last line.
    """
    try:
        _sign(source, page, stretches, kinds)
    except TooLongError as slow:
        return [report("AT116", Span(0, min(len(source), 1)), slow.sources)]
    return []


def _sign(source: str, page: Layout, stretches: list[Paragraph], kinds: list[BlockKind]) -> None:
    profile = page.profile
    habits = Habits(profile)
    patterns = [compiled(one, profile.own_looks) for one in profile.lines.get("signature", (PARTS["signature"],))]
    secrecy = compiled(PARTS["classification"])

    def fits(start: int, end: int) -> bool:
        return end - start <= _LONGEST and any(one.match(source, start, end, habits) is not None for one in patterns)

    if page.signature is not None:
        _part(source, page.signature, stretches, kinds)
        return
    left = _LAST
    signed = False
    for number in range(len(kinds) - 1, -1, -1):
        start, end, first_end, lonely = stretches[number]
        if kinds[number] == "footnote" or not any(c.isalnum() for c in source[start:end]):
            continue
        if kinds[number] != "signature" and end - start <= _LONGEST and secrecy.match(source, start, end, habits) is not None:
            continue  # it comes again at the foot of a page
        if kinds[number] == "signature" or fits(start, end):
            kinds[number] = "signature"
            signed = True
            continue
        if signed:
            return
        line = source.rfind("\n", start, end) + 1
        if line > start and end - line <= _LAST_LINE and fits(line, end):
            begin = line
            while begin > start and source[begin - 1].isspace():
                begin -= 1
            stretches[number] = stretches[number]._replace(end=begin, first_end=min(first_end, begin))
            stretches.insert(number + 1, type(stretches[number])(line, end, end, lonely))
            kinds.insert(number + 1, "signature")
            return
        left -= 1
        if not left or end - start > _POSTSCRIPT:
            return


def _part(source: str, signature: tuple[int, int], stretches: list[Paragraph], kinds: list[BlockKind]) -> None:
    """Parts the paragraph into which the dump ran the signature: the text, the signature, what stands behind it."""
    start, end = signature
    for number, one in enumerate(stretches):
        if one.start < start and end <= one.end and kinds[number] != "footnote":
            above, behind = start - _blanks(source[one.start : start][::-1]), end + _blanks(source[end : one.end])
            parts = [one._replace(end=above, first_end=min(one.first_end, above)), one._replace(start=start, end=end, first_end=end)]
            of: list[BlockKind] = [kinds[number], "signature"]
            if behind < one.end:
                parts.append(one._replace(start=behind, first_end=max(one.first_end, behind)))
                of.append(kinds[number])
            stretches[number : number + 1] = parts
            kinds[number : number + 1] = of
            return


def _blanks(text: str) -> int:
    """How much white space opens a text."""
    return len(text) - len(text.lstrip())
