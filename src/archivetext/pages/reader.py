r"""The one reader of pages: the parts that a profile names, found in a text in their order.

Furniture is set aside first. Then the head, forward: of the parts from the current one to the next that must be there, the first
whose pattern fits takes the line; only if none fits, one that takes anything (a title). Where no part that is left fits, the body
starts. Then the tail, the same from the end upward.

Where real pages break it: another document's summary or a sharing site's title stands above (what stands above the first part that
fits within 8 units is set aside, AT107); a line that nobody can read stands between two that must be there (AT111); a part that must
be there is lost (AT105, AT106, AT112). What a pattern, a head and a tail see is bounded, so that time grows with the text alone.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.pages import forms
from archivetext.pages.captures import Captures
from archivetext.pages.looks import Habits
from archivetext.pages.pattern import LONGEST, compiled
from archivetext.pages.units import HEAD, TAIL, Rows
from archivetext.profiles.base import INSIDE, PARTS, TAKES_ALL, read_page
from archivetext.spans import trim

if TYPE_CHECKING:
    from archivetext.pages.layout import Layout
    from archivetext.pages.pattern import Pattern
    from archivetext.pages.units import Unit
    from archivetext.profiles.base import Part

__all__ = ["read"]

_AHEAD = 8
"""So many units that nothing fits are passed over on the way to a part."""
_VALUE_ROWS = 6
"""A value of a label in the tail has so many rows, at most."""
_FIRST_OF_BODY = 4
"""So many units of the body are asked for what the profile looks for there."""
_LAST_OF_BODY = 10
"""So many of its last for what stands above a signature."""
_ABOVE_TAIL = 2
"""So many units above the tail are asked whether they are a signature that was run into the text; below it may stand a postscript."""


def read(layout: Layout) -> None:
    """Finds the parts of the page that the profile of *layout* describes."""
    reader = _Reader(layout)
    reader.furniture()
    at = reader.head()
    reader.tail(at)
    reader.close()


class _Reader:
    """What was read so far."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.source: str = layout.source
        profile = self.profile = layout.profile
        self.rows = Rows(layout.source, layout.lines, profile)
        self.habits = Habits(profile)
        self.captures = Captures(layout, self.habits)
        parts = read_page(profile.page)
        body = next(number for number, part in enumerate(parts) if part.name == "body")
        self.above = parts[:body]
        self.below = parts[body + 1 :]
        self.done: set[str] = set()
        self._clear: dict[str, int] = {}
        self._known: dict[Part, tuple[Pattern, ...]] = {}

    # --- the head

    def furniture(self) -> None:
        """What the page's own lines say: of each key the first that is told."""
        profile = self.profile
        patterns = [compiled(one, profile.own_looks) for one in (*profile.furniture, *profile.pages)]
        telling = [one for one in patterns if any(hole.key for hole in one.holes)]
        left = {hole.key for one in telling for hole in one.holes if hole.key and hole.key != "page"}
        for start, end in self.rows.furniture:
            if not left:
                return
            for pattern in telling:
                found = pattern.match(self.source, start, end, self.habits)
                if found is not None:
                    kept = tuple(one for one in found if one.key in left)
                    self.captures.take("furniture", start, end, kept, inside=True)
                    left.difference_update(one.key for one in kept)
                    break

    def head(self) -> int:
        """Reads the parts above the body; gives the number of the row at which the body starts."""
        rows = self.rows
        stop = rows.at(min(len(self.source), HEAD) - 1) + 1 if self.source else 0
        row = word = behind = 0
        while True:
            word, behind = self._down(row, word, behind, stop)
            row = behind
            following = self._past_lost(word, row, stop)
            if following < 0:
                break
            word = following
        for part in self.above:
            self._miss(part, stop)
        return behind

    def _down(self, row: int, word: int, behind: int, stop: int) -> tuple[int, int]:
        """Reads parts from a row on; gives the number of the first that may still come, and of the row behind the last that was read."""
        rows = self.rows
        strays: list[Unit] = []
        while row < stop and word < len(self.above):
            unit = rows.forward(row)
            if unit is None or unit.first >= stop:
                break
            foreign = not self.done
            taken = self._take(unit, word, stop, all_too=not strays, row=row)
            if taken is not None:
                self._set_aside(strays, foreign=foreign)
                strays = []
                word, row = taken
                behind = row
                continue
            strays.append(unit)
            row = unit.behind
            if len(strays) > _AHEAD or not (self._waits(word) or not behind):
                break
        return word, behind

    def _past_lost(self, word: int, row: int, stop: int) -> int:
        """The number of the part behind one that must be there and is lost, where a part that is known by its look stands near; else -1."""
        lost = next((at for at in range(word, len(self.above)) if self._lost(self.above[at])), -1)
        later = [part for part in self.above[lost + 1 :] if part.name == "labels" or not self._takes_all(part)] if lost >= 0 else []
        for _ in range(_AHEAD if later else 0):
            unit = self.rows.forward(row)
            if unit is None or unit.first >= stop:
                break
            for part in later:
                if forms.ahead(self.rows, unit.first, self.profile, part.form) if part.name == "labels" else self._would(part, unit):
                    return lost + 1
            row = unit.behind
        return -1

    def _lost(self, part: Part) -> bool:
        return part.needed and part.name not in self.done and not (self._takes_all(part) and part.name != "labels")

    def _waits(self, word: int) -> bool:
        """Whether a part that is known by its look must still come."""
        return any(part.needed and part.name not in self.done and not self._takes_all(part) for part in self.above[word:])

    def _set_aside(self, strays: list[Unit], *, foreign: bool) -> None:
        if strays:
            start, end = strays[0].start, strays[-1].end
            self.layout.part(start, end, "furniture")
            self.layout.report("AT107" if foreign else "AT111", start, end)

    def _take(self, unit: Unit, word: int, stop: int, *, all_too: bool, row: int) -> tuple[int, int] | None:
        """The part that takes the unit: the number of the next that may come, and of the row behind; None where nothing fits."""
        every: list[int] = []
        certain = all_too or not self.done  # beyond what nobody can read, only what must be there is looked for
        for number in range(word, len(self.above)):
            part = self.above[number]
            if part.name not in self.done or part.many:
                if part.name == "labels":
                    behind = self._labels(unit.first, stop, part, number)
                    if behind >= 0:
                        return (number if part.many else number + 1), behind
                elif self._takes_all(part):
                    every.append(number)
                elif (certain or (part.needed and part.name not in self.done)) and self._fits(part, unit):
                    return (number if part.many else number + 1), unit.behind
            if part.needed and part.name not in self.done:
                break
        if not all_too:
            return None
        for number in every:
            part = self.above[number]
            again = part.name in self.done
            if again and self._parted(row, unit):
                continue
            alone = self.rows.forward(unit.behind) is None  # what stands alone is the document
            if part.needed or (self._heads(unit, again=again) and not alone):
                self.done.add(part.name)
                self.captures.whole(part.name, unit.start, unit.end)
                return (number if part.many else number + 1), unit.behind
        return None

    def _takes_all(self, part: Part) -> bool:
        return part.name in TAKES_ALL and not part.look and part.name not in self.profile.lines

    def _parted(self, row: int, unit: Unit) -> bool:
        """Whether a blank row stands before the unit."""
        return unit.first > row

    def _heads(self, unit: Unit, *, again: bool) -> bool:
        """Whether a unit that may be a title or heading, or *again* the next line of it, is no paragraph of text."""
        text = self.source[unit.start : min(unit.end, unit.start + LONGEST)]
        return (
            unit.end - unit.start <= 300
            and len(_sentence_end().findall(text)) < 3
            and not (text[-1:] in ";," or (text[:1].islower() and not again))
        )

    def _fits(self, part: Part, unit: Unit) -> bool:
        """Whether one of the patterns of the part fits the unit; what they found is kept."""
        for pattern in self._patterns(part):
            found = pattern.match(self.source, unit.start, unit.end, self.habits)
            if found is not None:
                if not part.needed and any(one.look == "sentences" for one in found) and self.rows.forward(unit.behind) is None:
                    continue  # what stands alone is the document
                self.done.add(part.name)
                self.done.update(one.key for one in found if one.key in ("title", "heading"))
                self.captures.take(part.name, unit.start, unit.end, found)
                return True
        return False

    def _patterns(self, part: Part) -> tuple[Pattern, ...]:
        """The patterns of a part: made once for a text."""
        found = self._known.get(part)
        if found is None:
            own = self.profile.own_looks
            if part.look:
                sources: tuple[str, ...] = (f"{{{part.name.replace('-', '_')}:{part.look}}}",)
            else:
                sources = self.profile.lines.get(part.name) or ((PARTS[part.name],) if part.name in PARTS else ())
            found = self._known[part] = tuple([compiled(source, own) for source in sources])
        return found

    def _labels(self, row: int, stop: int, part: Part, word: int) -> int:
        """Reads labels from this row on; the row behind them, or -1 where none stands there."""
        following = [one for one in self.above[word + 1 :] if one.name not in TAKES_ALL and one.name != "labels"]

        def fits(number: int) -> bool:
            unit = self.rows.forward(number)
            return unit is not None and unit.first == number and any(self._would(one, unit) for one in following)

        read = forms.read(self.rows, row, stop, self.profile, part.form, fits)
        if read is None:
            return -1
        self.done.add("labels")
        start = self.rows.bare(row)[0]
        self.captures.labelled(read[0], start, self.rows.ends[read[1] - 1] if read[1] else start)
        return read[1]

    def _would(self, part: Part, unit: Unit) -> bool:
        return any(one.match(self.source, unit.start, unit.end, self.habits) is not None for one in self._patterns(part))

    def _miss(self, part: Part, stop: int) -> None:
        """Reports a part that must be there and is not."""
        if not part.needed or part.name in self.done or part.name in ("title", "date"):
            return
        self.layout.report("AT112", 0, min(len(self.source), self.rows.ends[stop - 1] if stop else 0), part.name)

    # --- the tail

    def tail(self, first: int) -> None:
        """Reads the parts below the body, from the end upward, and says where the body stands."""
        rows, source = self.rows, self.source
        start = rows.starts[first] if first < len(rows) else len(source)
        low = max(first, rows.at(max(0, len(source) - TAIL)))
        bottom = len(rows) - 1
        words = [part for part in reversed(self.below) if part.name not in ("signature", "notes")]
        if words and self.below[-1].name == "notes":  # they stand behind what is looked for
            words.insert(0, self.below[-1]._replace(needed=False, many=True))
        taken: list[tuple[int, int]] = []
        loose: list[tuple[int, int]] = []
        word = 0
        while word < len(words) and bottom >= low:
            unit = rows.backward(bottom)
            if unit is None or unit.first < low:
                break
            step = self._take_below(words, word, unit, low)
            if step is None:
                break
            word, begin, kept = step
            (taken if kept else loose).append((rows.bare(begin)[0], unit.end))
            bottom = begin - 1
        if any(part.needed and part.name not in self.done for part in words[word:]):
            lost = next(part for part in words[word:] if part.needed and part.name not in self.done)
            self.layout.report("AT112", start, len(source), lost.name)
        self._body(start, taken, loose)

    def _take_below(self, words: list[Part], word: int, unit: Unit, low: int) -> tuple[int, int, bool] | None:
        """The part that takes a unit of the tail: the next word, the first row that it took, whether it lies outside the body."""
        after = -1
        for number in range(word, len(words)):
            part = words[number]
            if part.name == "labels":
                above = [one for one in words[number + 1 :] if one.name != "labels" and not self._takes_all(one) and one.name != "after"]
                begin = self._labels_below(unit, low, part, above)
                if begin >= 0:
                    return number + 1, begin, True
            elif part.name in ("after", "notes") or self._takes_all(part):
                after = number
            elif self._fits(part, unit):
                return (number if part.many else number + 1), unit.first, part.name not in INSIDE
            if part.needed and part.name not in self.done:
                break
        if after < 0:
            return None
        return (after if words[after].many else after + 1), unit.first, False

    def _labels_below(self, unit: Unit, low: int, part: Part, above: list[Part]) -> int:
        """Reads the labels that end at this unit; the row at which they start, or -1 where none stand there."""
        rows, form = self.rows, part.form
        top = -1
        others = 0
        clear = self._clear.get(form, unit.behind)  # from here on down no label was found before
        number = min(unit.behind, clear)
        for number in range(min(unit.behind, clear) - 1, low - 1, -1):
            start, end = rows.text(number)
            if end <= start:
                continue
            if forms.ahead(rows, number, self.profile, form):
                top, others = number, 0
            elif forms.like_label(rows, number, form):
                others = 0
            else:
                others += 1
                here = rows.forward(number)
                if others > _VALUE_ROWS or (here is not None and any(self._would(one, here) for one in above)):
                    break
        if top < 0:
            self._clear[form] = number
        at = top
        while at >= 0:
            read = forms.read(rows, at, unit.behind, self.profile, form, lambda _: False)
            if read is None:
                break
            self.captures.labelled(read[0], rows.bare(at)[0], rows.ends[read[1] - 1])
            at = next((row for row in range(read[1], unit.behind) if forms.ahead(rows, row, self.profile, form)), -1)
        if top >= 0:
            self.done.add("labels")
        return top

    # --- the body

    def _body(self, start: int, taken: list[tuple[int, int]], loose: list[tuple[int, int]]) -> None:
        """Where the body stands: up to the first part of the tail that nothing of the document follows."""
        source, layout = self.source, self.layout
        low = max((end for _, end in loose), default=0)
        outside = [begin for begin, end in taken if begin >= low]
        end = min(outside, default=len(source))
        furniture = self.rows.furniture
        last = len(furniture)
        begin, end = trim(source, start, end)
        while last and end > begin and furniture[last - 1][1] >= end > furniture[last - 1][0]:  # the body does not end with a page foot
            last -= 1
            begin, end = trim(source, begin, max(begin, furniture[last][0]))
        first = bisect_right(furniture, (begin, len(source)))
        first -= first > 0 and furniture[first - 1][1] > begin
        while first < len(furniture) and furniture[first][0] <= begin < furniture[first][1]:
            begin, end = trim(source, furniture[first][1], max(end, furniture[first][1]))
            first += 1
            while first < len(furniture) and furniture[first][1] <= begin:
                first += 1
        layout.body = (begin, end)
        inside = [one for one in furniture if begin <= one[0] and one[1] <= end]
        inner = [one for one in taken if begin <= one[0] and one[1] <= end]
        layout.furniture = sorted({*layout.furniture, *inside, *inner})
        layout.inner = dict.fromkeys(inner, "field")
        for one in furniture:
            if one[1] <= begin or one[0] >= end:
                layout.part(*one, "furniture")
        self._look_into(begin, end)
        self._look_at_signature(begin, end)
        if taken:
            self._signed_above(min(taken)[0], begin)

    def _look_at_signature(self, begin: int, end: int) -> None:
        """What the profile looks for at the end of the body: in a line that takes leave and the one below it, ``Sincerely, / Anna Doe``."""
        patterns = self.profile.within.get("signature", ())
        stop = begin
        unit = self.rows.backward(self.rows.at(end - 1)) if patterns and end > begin else None
        for _ in range(_LAST_OF_BODY):
            if unit is None or unit.start < begin:
                return
            for source in patterns if stop > begin else ():
                found = compiled(source, self.profile.own_looks).match(self.source, unit.start, stop, self.habits)
                if found is not None:
                    self.captures.take("signature", unit.start, stop, found, inside=True)
                    return
            stop, unit = min(unit.end, end), self.rows.backward(unit.first - 1)

    def _signed_above(self, stop: int, low: int) -> None:
        """The signature that the dump ran into the text: a row near the first part of the tail that a break opens in mid-line."""
        part = next((one for one in self.below if one.name == "signature"), None)
        if part is None or not self.profile.breaks:
            return
        row = self.rows.at(stop) - 1
        for _ in range(_ABOVE_TAIL):
            unit = self.rows.backward(row)
            if unit is None or unit.start <= low:
                return
            if not self._opens_line(unit) and self._would(part, unit):
                self.layout.signature = unit.start, unit.end
                return
            row = unit.first - 1

    def _opens_line(self, unit: Unit) -> bool:
        """Whether a unit opens a line of the text, as it does where no break parted it from the words before."""
        start = self.rows.starts[unit.first]
        return not start or self.source[start - 1] in "\r\n"

    def _look_into(self, begin: int, end: int) -> None:
        """What the profile looks for in the first lines of the body."""
        patterns = self.profile.within.get("body", ())
        if not patterns or end <= begin:
            return
        units = self._first_units(begin, end)
        numbers = [self._opening_number(unit) for unit in units]
        for unit, number in zip(units[:_FIRST_OF_BODY], numbers, strict=False):
            if number and (number - 1 in numbers or number + 1 in numbers):
                continue  # an item of a list
            start = max(unit.start, begin)
            for source in patterns:
                found = compiled(source, self.profile.own_looks).match(self.source, start, min(unit.end, end), self.habits)
                if found is not None:
                    self.captures.take("body", start, min(unit.end, end), found, inside=True)
                    return

    def _first_units(self, begin: int, end: int) -> list[Unit]:
        """The first units of the body, and as many more as tell whether they are a list."""
        found: list[Unit] = []
        row = self.rows.at(begin)
        while len(found) < 2 * _FIRST_OF_BODY:
            unit = self.rows.forward(row)
            if unit is None or unit.start >= end:
                break
            found.append(unit)
            row = unit.behind
        return found

    def _opening_number(self, unit: Unit) -> int:
        """The number with its point that opens a unit; 0 where none does."""
        head, point, _ = self.source[unit.start : min(unit.end, unit.start + 5)].partition(".")
        return int(head) if point and head.isascii() and head.isdecimal() else 0

    def close(self) -> None:
        """Puts together what was read, and reports what is lost."""
        self.captures.close()
        layout = self.layout
        layout.signed = any(part.name == "signature" for part in self.below)
        layout.noted = any(part.name == "notes" for part in self.below)
        layout.head_end = layout.body[0]
        names = {part.name for part in self.above if part.needed}
        end = layout.body[0]
        if layout.title is None and "title" in names:
            layout.report("AT105", 0, end)
        if layout.date is None and "date" in names:
            layout.report("AT106", 0, end)


@cache
def _sentence_end() -> regex.Pattern[str]:
    """A full stop behind a word that is no abbreviation: ``Dr.``, ``No.``, ``Gen.``."""
    return regex.compile(r"\p{Ll}{4}[\])’”\"]?\.\s")
