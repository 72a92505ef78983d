"""The shape ``record``: furniture, date, title, credits, summary, citation, furniture; body."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.pages import bare, labels, masthead, values
from archivetext.spans import trim

if TYPE_CHECKING:
    from archivetext.pages.layout import Layout
    from archivetext.profiles.shaped import Shaped
    from archivetext.spans import Lines

__all__ = ["cited", "read", "shows"]


def shows(source: str, _lines: Lines, profile: Shaped) -> bool:
    """What only this family of pages has above the document."""
    image = source[: labels.REACH].encode("ascii", "replace").lower()  # quicker to make than a text in small letters
    return any(sign.encode() in image if sign.isascii() else sign in source[: labels.REACH].lower() for sign in profile.shown)


def cited(source: str, profile: Shaped) -> bool:
    """Whether the publisher's citation stands among the first lines, and a text below it: all that is left of such a page."""
    return _cited(source, profile) is not None


def _cited(source: str, profile: Shaped) -> tuple[int, int] | None:
    found = values.bare_citation(source, 0, _HEAD, profile)
    if found is None or len(source[found[1] :].strip()) < _BODY:
        return None
    above = [line for line in source[: found[0]].split("\n") if line.strip()]
    return found if 0 < len(above) <= _LINES else None


_HEAD = 4000
_BODY = 100
"""A text of fewer code points below it is none."""
_LINES = 8
"""So many lines at most stand above it: date, title, summary, what the site put there."""


def read(layout: Layout) -> None:
    """Lines above the body, each known by what it says."""
    source = layout.source
    button = _last_button(layout)
    if button < 0:
        cited = _cited(source, layout.shaped)
        if cited is None:
            bare.read(layout)
            return
        button = cited[1]
        body = _behind_formats(layout, layout.lines.at(button - 1) + 1)
    else:
        body = _behind_formats(layout, layout.lines.at(button) + 1)
        cited = values.bare_citation(source, 0, body, layout.shaped)
        below = None if cited else _cited(source, layout.shaped)
        if below is not None and below[0] > button:  # a button above the citation is all that is left of them
            cited, button = below, below[1]
            body = _behind_formats(layout, layout.lines.at(button - 1) + 1)
    titles, summary = _lines_above(layout, body, button, cited)
    titles = _below_date(layout, titles)
    if titles:
        last = _title_end(source, titles)
        masthead.take_title(layout, titles[0][0], titles[last][1])
        summary = titles[last + 1 :] + summary
    else:
        layout.report("AT105", 0, body)
    if layout.date is None:
        layout.report("AT106", 0, body)
    if summary:
        layout.field("summary", summary[0][0], summary[-1][1], bare=True)
    if cited:
        layout.cite(*cited, None, bare=True)
        if layout.title is None:
            masthead.title_of_citation(layout)
    layout.body = trim(source, body, len(source))


def _last_button(layout: Layout) -> int:
    """Where the last of the page's own lines stands, behind which the body starts; -1 where there is none. An address may follow it."""
    source, lines, profile = layout.source, layout.lines, layout.shaped
    end = min(len(source), labels.REACH)
    for phrase in profile.before_body:
        button = _in_any_case(phrase).search(source, 0, end)
        if button is not None:
            break
    else:
        return -1
    number = lines.at(button.start()) + 1
    while number < len(lines) and not source[lines.starts[number] : lines.ends[number]].strip():
        number += 1
    if number < len(lines):
        line = slice(lines.starts[number], lines.ends[number])
        if source[line].strip().startswith(("http", "www")):
            button = values.address(profile.addresses).search(source, line.start, line.stop) or button
    return button.start()


def _behind_formats(layout: Layout, number: int) -> int:
    """Where the body starts: behind the lines, from this one on, that name the formats in which the document is to be had."""
    source, lines = layout.source, layout.lines
    formats = None
    while number < len(lines):
        text = source[lines.starts[number] : lines.ends[number]].strip(" \t\u00a0•*")
        if text and not (len(text) < 40 and _format_line().fullmatch(text)):
            break
        if text:
            span = trim(source, lines.starts[number], lines.ends[number])
            formats = span if formats is None else (formats[0], span[1])
        number += 1
    if formats:
        layout.part(*formats, "furniture")
    return lines.starts[number] if number < len(lines) else len(source)


def _lines_above(
    layout: Layout, body: int, button: int, cited: tuple[int, int] | None
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The lines above the body that can be the title, and those that are the summary; date, credits and furniture are noted."""
    source, lines, profile = layout.source, layout.lines, layout.shaped
    furniture = set(profile.phrases)
    summary: list[tuple[int, int]] = []
    titles: list[tuple[int, int]] = []
    buttons = False
    for index in range(lines.at(max(0, body - 1)) + 1):
        start, stop = lines.starts[index], min(lines.ends[index], body)
        if cited and start >= cited[0] and stop <= cited[1]:
            continue
        if cited and start < cited[0] < stop:
            stop = cited[0]
        elif cited and start < cited[1] < stop:
            start = cited[1]
        begin, stop = trim(source, start, stop)
        text = source[begin:stop]
        if not text:
            continue
        words = " ".join(text.lower().strip(" •*|-").split())
        if (
            words in furniture
            or not any(c.isalnum() for c in text)
            or masthead.furniture_end(source, begin, profile, stop + masthead.LONGEST_PHRASE) >= stop
        ):
            buttons = buttons or words.startswith(profile.buttons)
            layout.part(begin, stop, "furniture")
        elif layout.date is None and not buttons and (found := masthead.date_line(source, begin, stop, profile)):
            layout.date = found
            layout.part(found.span.start, found.span.end, "date")
        elif values.credits_opening().match(text):
            layout.field("credits", begin, stop, bare=True)
        elif text.startswith(("http://", "https://", "www.")):
            layout.part(begin, stop, "furniture")
        elif begin > button:
            continue
        elif buttons:
            summary.append((begin, stop))
        else:
            titles.append((begin, stop))
    return titles, summary


def _below_date(layout: Layout, titles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines below the date, where there are any: those above it belong to something else."""
    if layout.date is None:
        return titles
    above = [t for t in titles if t[1] <= layout.date.span.start]
    below = [t for t in titles if t[1] > layout.date.span.start]
    if not (above and below):
        return titles
    layout.part(above[0][0], above[-1][1], "furniture")
    layout.report("AT107", above[0][0], above[-1][1])
    return below


def _title_end(source: str, titles: list[tuple[int, int]]) -> int:
    """The number of the title's last line: one in capitals goes on as long as nothing but lines in capitals follows."""
    last = 0
    if source[slice(*titles[0])].isupper():
        while (
            last + 1 < len(titles)
            and not source[titles[last][1] : titles[last + 1][0]].strip()
            and source[slice(*titles[last + 1])].isupper()
        ):
            last += 1
    return last


@cache
def _format_line() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:\p{L}[\p{L}\-]*+\s+)?(?:html|pdf|text|scan|translation|transcript|transcription|original)s?(?:\s+(?:html|pdf|\(\w++\)))?"
    )


@cache
def _in_any_case(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
