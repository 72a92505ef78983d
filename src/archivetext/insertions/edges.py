"""Where lines begin and end: whether a bracket opens a line that the writer began, or one that a page's edge broke.

    head   = line end [blanks] bracket        a dateline, a heading, a paragraph: what stands above is another thing
    wrap   = line end [blanks] bracket        the sentence goes on: "Minister Aldous" LINE END "[of Belgium] came"

A paragraph tells by its blank line. Else the lines tell: one that is broken at the page's edge is as long as its neighbours, so that
the bracket's first word would not have fitted on it; and a line that holds a bracket and nothing else, or a day behind it, is a head.

Where real documents break it: ragged lines, as in verse and in addresses, look as if each was begun by the writer. A line above that
ends with a small word or a comma goes on, whatever its length.
"""

from __future__ import annotations

from archivetext.words.lists import DAYS, FUNCTION, MONTHS, MONTHS_SHORT

__all__ = ["heads_line", "line_opened"]

_MONTHS = MONTHS | MONTHS_SHORT
_OF_DATES = _MONTHS | DAYS
_BLANKS = " \t\u00a0>"
_ENDS = "\n\f"
_ABOVE = 200
"""How far the line above is looked for: a longer one is a paragraph that was not broken."""


def line_opened(before: str) -> int:
    """Where the line begins that the bracket opens, or -1 where something stands before it on its line."""
    rest = before.rstrip(_BLANKS)
    return len(rest) if not rest or rest[-1] in _ENDS else -1


def heads_line(source: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether a bracket that opens its line begins something new."""
    rest = before.rstrip()
    above = before[len(rest) :].rstrip(_BLANKS)
    if not rest or above.count("\n") > 1 or "\f" in above:
        return True  # a paragraph, or the first thing of the text
    last = rest.rsplit(None, 1)[-1]
    if last[-1] in ",-–—(" or last.lower() in FUNCTION:
        return False
    ahead = after.lstrip(_BLANKS)
    alone = not ahead or ahead[0] in _ENDS or ahead[0] == "["
    if alone and "\n" not in source[start:end]:
        return True
    words = [word.strip("_*,.;:") for word in ahead[:40].split()[:2]] + ["", ""]
    following = words[0]
    if source[end - 2] in ",.:" and (following[:1].isdigit() or following.lower() in _OF_DATES):
        return True  # [Lisbon,] 12 March
    if following.isdecimal() and words[1].lower() in _MONTHS and source[start + 1 : start + 2].isupper():
        return True  # [Lisbon] 12 March
    return _fitted(source, start, end, len(rest), before)


def _fitted(source: str, start: int, end: int, size: int, before: str) -> bool:
    """Whether the first word of the bracket would have fitted on the line above, as long as the lines around it are."""
    stop = start - len(before) + size  # where the line above ends
    first = source.rfind("\n", max(0, stop - _ABOVE), stop)
    if first < 0 and stop > _ABOVE:
        return True  # a line longer than any page is wide
    above = stop - first - 1
    close = source.find("\n", end, end + _ABOVE)
    below = (close if close >= 0 else min(len(source), end + _ABOVE)) - start
    word = source[start : start + 40].split(None, 1)[0]
    widest = below
    if first > 0:
        further = source.rfind("\n", max(0, first - _ABOVE), first)
        widest = max(widest, first - further - 1 if further >= 0 or first <= _ABOVE else _ABOVE)
    if close > 0:
        further = source.find("\n", close + 1, close + 1 + _ABOVE)
        widest = max(widest, (further if further >= 0 else min(len(source), close + 1 + _ABOVE)) - close - 1)
    return above + 1 + len(word) <= widest - 4
