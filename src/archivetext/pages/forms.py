r"""Labels and their values, in each form that pages have them.

    labels        label ":" value                 bold or not; two on a line where blanks part them; the value may go on below
    labels/line   label on a line of its own, the value on the lines below
    labels/bare   label value                     no colon; the label as printed, capitals and all, its words on two lines or one
    labels/yaml   "---" *( key ":" value ) "---"  the front matter of Markdown
    labels/|      label "|" value                 any other sign between: the separator of the profile's own
    labels/…      label row-of-dots value         dot leaders

A value ends where the next label stands; behind the last, at a blank line. Where real pages break it: a label stands in the text of
the document too, so that labels far from one another, or one weak label alone, start nothing; a label has lost its value.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext.pages.pattern import make

if TYPE_CHECKING:
    from collections.abc import Callable

    from archivetext.pages.units import Rows
    from archivetext.profiles.base import Profile

__all__ = ["Labelled", "ahead", "like_label", "read"]


class Labelled(NamedTuple):
    """A label with its value."""

    name: str
    """The label as the profile has it."""
    label: tuple[int, int]
    """Where the label stands."""
    value: tuple[int, int]
    """Where its value stands; empty behind the label where there is none."""
    below: tuple[int, int] = (0, 0)
    """Where it goes on in the row below, behind another label with its value; empty where it does not."""


_FAR = 12
"""So many rows may stand between two labels, beside those of a value that goes on without a blank row."""
_NEXT, _NEAR = 3, 9
"""Another label stands in one of so many rows, blank ones aside, and no further away."""
_LONGEST_LABEL = 40
"""A label has so many code points on its first row, at most."""
_EMPTY = frozenset(("n/a", "none", "-", "--", "—", "–", "nil"))
"""What stands where a label has no value."""


def read(rows: Rows, at: int, stop: int, profile: Profile, form: str, fits: Callable[[int], bool]) -> tuple[list[Labelled], int] | None:
    """The labels from row *at* on, and the number of the row behind them; None where no label stands there.

    Args:
        rows: of the text.
        at: the row at which the first label would stand.
        stop: the row before which the labels end.
        profile: whose labels.
        form: how they stand.
        fits: whether another part of the page stands at a row, so that no value goes on there.
    """
    if form == "yaml":
        return _front_matter(rows, at, stop, profile)
    here = _labels_of(rows, at, profile, form)
    if not here:
        return None
    if all(name in profile.weak for name, *_ in here) and not _another(rows, at, stop, profile, form):
        return None
    found: list[Labelled] = []
    number = at
    while here:
        number = last = rows.at(here[-1][2] - 1)  # the words of a label may stand on two rows
        following = _next(rows, number + 1, stop, profile, form, fits)
        for index, (name, start, end) in enumerate(here):
            edge = here[index + 1][1] if index + 1 < len(here) else rows.bare(number)[1]
            begin, finish = _trimmed(rows.source, end, edge, form)
            empty = form == "bare" and index > 0 and begin >= finish  # behind another on its row, nothing below is its value
            below = _below_first(rows, found[-1], number + 1, stop, profile) if form == "bare" and index == 1 == len(here) - 1 else (0, 0)
            if below[1] > below[0] and finish > begin:
                found[-1] = found[-1]._replace(below=below)
                last = rows.at(below[1] - 1)
            elif index + 1 == len(here) and not empty:
                begin, finish, last = _on(rows, number, following, stop, (begin, finish), form, fits)
            said = rows.source[begin:finish]
            if said.strip(" .").lower() in _EMPTY or not said.strip(" .,:;!'’\"|^~-"):
                begin = finish = end
            found.append(Labelled(name, (start, end), (begin, finish)))
        number = following if following >= 0 else last + 1
        here = _labels_of(rows, number, profile, form, inner=True) if following >= 0 else []
    return found, number


def ahead(rows: Rows, at: int, profile: Profile, form: str) -> bool:
    """Whether a label that is no ordinary word stands at the row."""
    if form == "yaml":
        return rows.source[slice(*rows.bare(at))] == "---"
    return any(name not in profile.weak for name, *_ in _labels_of(rows, at, profile, form))


def like_label(rows: Rows, number: int, form: str) -> bool:
    """Whether the row looks like one with a label, one that the profile does not list."""
    if form in ("line", "bare", "yaml"):
        return False
    start, end = rows.text(number)
    return end > start and _unlisted(form).match(rows.source, start, min(end, start + 80)) is not None


def _labels_of(rows: Rows, number: int, profile: Profile, form: str, *, inner: bool = False) -> list[tuple[str, int, int]]:
    """The labels of a row: name, where it starts, and where what parts it from its value ends.

    *inner* also where the value of a label above goes on before the first: ``and the Workers' Party NO. OF PAGES 2``.
    """
    start, end = rows.text(number) if number < len(rows) else (0, 0)
    if end <= start:
        return []
    found: list[tuple[str, int, int]] = []
    match = _label(tuple(profile.labels), form).match(rows.source, start, min(end, start + 160))
    if match is None and form == "bare":
        match = _on_two_rows(rows, number, profile)
        if match is None and inner:
            match = _further(tuple(profile.labels), form).search(rows.source, start, min(end, start + 160))
    names = _names(tuple(profile.labels))
    while match is not None and (form != "line" or match.end() >= end):
        found.append((names[_squeezed(match["label"])], match.start("label"), match.end()))
        if form == "line" or (form == "bare" and not any(map(_is_long, profile.labels))):
            break
        match = _further(tuple(profile.labels), form).search(rows.source, match.end(), min(end, match.end() + 400))
    return found


def _on_two_rows(rows: Rows, number: int, profile: Profile) -> regex.Match[str] | None:
    """A label of which the row has the first words and the row below the others: ``DATE / PUBLISHED 24 July``."""
    start, end = rows.text(number)
    below, finish = rows.text(number + 1) if number + 1 < len(rows) else (0, 0)
    if finish <= below or end - start > _LONGEST_LABEL:
        return None
    match = _label(tuple(profile.labels), "bare").match(rows.source, start, min(finish, below + 160))
    return match if match is not None and match.start("label") < end < match.end("label") else None


def _another(rows: Rows, at: int, stop: int, profile: Profile, form: str) -> bool:
    """Whether another label stands within the next rows that are not blank."""
    asked = 0
    for number in range(at + 1, min(stop, at + _NEAR)):
        start, end = rows.text(number)
        if end > start:
            asked += 1
            if _labels_of(rows, number, profile, form):
                return True
            if asked == _NEXT:
                break
    return False


def _next(rows: Rows, number: int, stop: int, profile: Profile, form: str, fits: Callable[[int], bool]) -> int:
    """The row of the next label; -1 where none stands near."""
    blank = False
    apart = 0
    for at in range(number, stop):
        start, end = rows.text(at)
        if end <= start:
            blank = True
            continue
        labels = _labels_of(rows, at, profile, form, inner=True)
        if labels and (not blank or any(name not in profile.weak for name, *_ in labels) or _another(rows, at, stop, profile, form)):
            return at
        if not blank and like_label(rows, at, form):
            continue
        if blank:
            apart += 1 + (end - start) // 200
            if apart > _FAR:
                return -1
        if fits(at):
            return -1
    return -1


def _on(
    rows: Rows, number: int, following: int, stop: int, value: tuple[int, int], form: str, fits: Callable[[int], bool]
) -> tuple[int, int, int]:
    """Where a value ends that may go on below its row: before the next label, else at a blank row."""
    begin, finish = value
    last = number
    limit = following if following >= 0 else stop
    for at in range(number + 1, limit):
        start, end = rows.text(at)
        if end <= start:
            if begin < finish and (following < 0 or form == "bare"):
                break
            if begin >= finish and following < 0 and at - number > 2:
                break
            continue
        if (following < 0 and fits(at)) or like_label(rows, at, form):
            break
        if form == "bare" and begin < finish and _in_capitals(rows.source[start:end]) and not _in_capitals(rows.source[begin:finish]):
            break  # as labels are: one that the profile does not list, or that was misread
        if begin >= finish:
            begin = start
        finish, last = end, at
    return begin, finish, last


def _below_first(rows: Rows, first: Labelled, number: int, stop: int, profile: Profile) -> tuple[int, int]:
    """Where the value of the first of two labels on a row goes on in the rows below: ``SUBJECT Aims of the NO. OF PAGES 2 / Workers' Party``."""
    begin = finish = 0
    for row in range(number, min(stop, number + _ROWS_BELOW) if first.value[1] > first.value[0] else number):
        start, end = rows.text(row)
        labels = _labels_of(rows, row, profile, "bare", inner=True)
        inside = bool(labels) and labels[0][1] > start
        if inside:
            end = _trimmed(rows.source, start, labels[0][1], "bare")[1]
        words = rows.source[start:end]
        letters = sum(c.isalpha() for c in words)
        if (
            not any(len(word) > _SHORT for word in words.split())
            or (labels and not inside)
            or letters * 4 <= 3 * len(words.replace(" ", ""))
            or _in_capitals(words)
        ):
            break
        begin, finish = begin or start, end
        if inside:
            break
    return begin, finish


_SHORT = 3
"""What a scan makes of a stain has no longer words."""
_ROWS_BELOW = 3
"""In so many rows below a value goes on."""


def _in_capitals(text: str) -> bool:
    """Whether words in capitals are all that stands there: ``WHERE``, ``THIS IS A REPORT``."""
    return text.isupper() and all(c.isalpha() or c in " .,'’-" for c in text)


def _trimmed(source: str, start: int, end: int, form: str) -> tuple[int, int]:
    signs = " \t\r\n*_\xa0" + (form if len(form) == 1 else "")
    while start < end and source[start] in signs + "—–=":  # rules of the form, as a scan has them
        start += 1
    while end > start and source[end - 1] in signs:
        end -= 1
    return start, end


def _front_matter(rows: Rows, at: int, stop: int, profile: Profile) -> tuple[list[Labelled], int] | None:
    """The keys between two fences of three hyphens; a value without its quotation marks, one on several lines folded by the format."""
    source = rows.source
    if source[slice(*rows.bare(at))] != "---":
        return None
    found: list[Labelled] = []
    names = _names(tuple(profile.labels))
    for number in range(at + 1, stop):
        start, end = rows.bare(number)
        if source[start:end] in ("---", "..."):
            return found, number + 1
        match = _yaml_line().match(source, start, end)
        if match is None:
            if found and rows.starts[number] < start and end > start:  # a value goes on below its key
                name, label, value, _ = found[-1]
                found[-1] = Labelled(name, label, (value[0] if value[1] > value[0] else start, end))
            continue
        begin, finish = match.span("value")
        if finish - begin > 1 and source[begin] in "\"'" and source[finish - 1] == source[begin]:
            begin, finish = begin + 1, finish - 1
        if source[begin:finish].strip().lower() in _EMPTY or source[begin:finish] in (">", "|", ">-", "|-"):
            begin = finish
        known = names.get(_squeezed(match["key"]))
        if known is not None:
            found.append(Labelled(known, (match.start("key"), max(match.end("key"), match.start("value"))), (begin, finish)))
    return None


@cache
def _names(labels: tuple[str, ...]) -> dict[str, str]:
    return {_squeezed(label): label for label in labels}


def _squeezed(label: str) -> str:
    return " ".join(label.lower().split())


@cache
def _either(labels: tuple[str, ...]) -> str:
    return "|".join(r"\s+".join(map(regex.escape, one.split())) for one in sorted(labels, key=len, reverse=True))


def _is_long(label: str) -> bool:
    """Whether a label has several words, so that it is told without a colon in mid-row."""
    return len(label.split()) > 1


def _parted(form: str) -> str:
    """What stands between a label and its value."""
    if form == "line":
        return r"[\s*_]*:?[\s*_]*"
    if form == "bare":
        return r"(?=[\s.…:]|$)[\s.…:]*"
    return rf"[\s*_]*(?:\([^()\n]{{1,20}}\)[\s*_]*)?{_sign(form)}[\s*_]*"


def _sign(form: str) -> str:
    """The sign between a label and its value: a colon, that of the profile, a row of dots."""
    if form in ("…", "...", ". ."):
        return r"(?:…|\.(?:\s*\.)+)[\s.…]*"
    return regex.escape(form or ":")


@cache
def _label(labels: tuple[str, ...], form: str) -> regex.Pattern[str]:
    """A label that opens its row."""
    case = "" if form == "bare" else "(?i)"
    return make(rf"{case}[\s>*_#•|\-–]*(?:[.,:;'\"“”‘’=~]\s?){{0,3}}(?P<label>{_either(labels)}){_parted(form)}")


@cache
def _unlisted(form: str) -> regex.Pattern[str]:
    """One to five words, the first with a capital, and what parts a label from its value."""
    return make(rf"[\s>*_#•|\-–]*\p{{Lu}}[\w.'’/\-]*+(?:\s(?:[\w.'’/&\-]++)){{0,4}}[\s*_]*{_sign(form)}(?=[\s*_]|$)")


@cache
def _further(labels: tuple[str, ...], form: str) -> regex.Pattern[str]:
    """A label in mid-row, parted from the value before it by more than a blank; without a colon, one of several words, by a blank."""
    if form == "bare":
        return make(rf"\s(?P<label>{_either(tuple(filter(_is_long, labels)))}){_parted(form)}")
    return make(rf"(?i)(?:\s\s|\t|\*\*\s*|\|\s*)\s*\**(?P<label>{_either(labels)}){_parted(form)}")


@cache
def _yaml_line() -> regex.Pattern[str]:
    return regex.compile(r"(?P<key>[\w][\w .\-]{0,60}?)\s*:(?=\s|$)\s*(?P<value>.*)")
