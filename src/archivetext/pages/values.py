"""What a value of a page looks like, so that it is known where its label is lost."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from archivetext.profiles.base import Profile

__all__ = [
    "about_rights", "address", "bare_citation", "citation_end", "content_item", "credits_opening", "fits", "language_names", "paragraph_end",
    "says_who", "summarises",
]  # fmt: skip


def citation_end(source: str, start: int, end: int, profile: Profile) -> tuple[int, int]:
    """A citation ends with its address; what follows has lost its label."""
    match = address(profile.addresses).search(source, start, end)
    last = None if match is None else match.end()
    return start, end if last is None or not source[last:end].strip(" \t\r\n\f>*.") else last


@cache
def address(own: tuple[str, ...]) -> re.Pattern[str]:
    """An address of the web; one of the publisher's *own* documents may have lost what stands before the name of the site."""
    known = [r"(?<![\w.-])" + (r"[\w-]{1,60}+\.[\w.-]{1,120}+" if one[0] == "/" else r"(?:www\.)?") + re.escape(one) for one in own if one]
    return re.compile("|".join(rf"<?{one}[^\s<>]++>?" for one in (r"https?://", *known)))


def bare_citation(source: str, start: int, end: int, profile: Profile) -> tuple[int, int] | None:
    """A citation without its label: from its opening quotation mark to its address, known by the publisher's name."""
    at = -1
    for host in profile.hosts:
        match = _spaced(host).search(source, start, end)
        if match and (at < 0 or match.start() < at):
            at = match.start()
    if at < 0:
        return None
    before = source[max(start, at - 700) : at]
    quotes = list(_closing_quote().finditer(before))
    if not quotes:
        return None
    closing = quotes[-1]
    mark = closing.group(1)
    opening = before.rfind("“", 0, closing.start()) if mark == "”" else before.rfind('"', 0, closing.start())
    if opening < 0:
        opening = max(before.rfind("“", 0, closing.start()), before.rfind('"', 0, closing.start()))
    if opening < 0:
        return None
    # Quotation marks inside the title: the opening mark is the one behind which a line of the header stands again.
    head = {_alphanumerics(line) for line in source[start : at - len(before) + opening].split("\n") if 8 < len(line) < 400}
    for place, c in enumerate(before[: closing.start()]):
        if (
            c in '"“'
            and place < opening
            and before[place + 1].strip()
            and before[place + 1] not in '"“'
            and _alphanumerics(before[place + 1 : closing.start()]) in head
        ):
            opening = place
            break
    begin = at - len(before) + opening
    ended = address(profile.addresses).search(source, at, end)
    return begin, (ended.end() if ended else paragraph_end(source, at, end))


def _alphanumerics(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@cache
def _spaced(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


@cache
def _closing_quote() -> re.Pattern[str]:
    return re.compile(r"[,.?!]?([\"”])[,.]?\s")


def paragraph_end(source: str, start: int, end: int) -> int:
    """Where the next blank line starts, or *end*."""
    match = _blank().search(source, start, end)
    return match.start() if match else end


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"(?>\r\n?|\n)[^\S\r\n]*+(?:\r\n?|\n)")


@cache
def language_names() -> regex.Pattern[str]:
    """``Russian``, ``German and Polish``, ``Chinese/English``."""
    return regex.compile(r"\p{Lu}[\p{L}\-]++(?:(?:,\s*(?:and\s+)?|\s+and\s+|/|;\s*)\p{Lu}[\p{L}\-]++)*+")


@cache
def content_item() -> regex.Pattern[str]:
    """What the archive has of a document: ``Translation - English``, ``Scan of Original Document``, ``Russian Transcript``."""
    kind = r"(?:Translation|Transcription|Transcript|Original(?:\s+Document)?|Typescript|Text|HTML|PDF|Scan|Version)"
    return regex.compile(
        r"\s*(?:[-*•]\s+)?(Scans?\s+of\s+(?:the\s+)?Originals?(?:\s+Documents?)?|Original\s+(?:Scan|Documents?|Language\s+Version)"
        r"|(?:Translation|Transcription|Transcript|Original)\s*[-–—]\s*\p{Lu}[\p{L}]*+(?:-\p{Lu}\p{Ll}++)?"
        rf"|\p{{Lu}}[\p{{L}}\-]*?\s+{kind}(?!\p{{Ll}}))"
    )


@cache
def credits_opening() -> re.Pattern[str]:
    """How credits open: ``This document was made possible``."""
    return re.compile(
        r"(?i)\W{0,3}(?:this|these)\s+documents?\s+(?:was|were|has\s+been|have\s+been|is|are)\s+(?:made\s+possible|made\s+available|provided)\b"
    )


def summarises(text: str) -> bool:
    """A paragraph of one or more sentences in the archive's own words; not a note, a signature, a bracket or a heading."""
    words = text.split()
    return (
        len(words) >= 4
        and text[0] not in "[(*•-0123456789/"
        and text.rstrip(" \"”'’)*")[-1:] in (".", "!", "?", "…")
        and not text.isupper()
        and not text.lower().startswith(("signed", "source:", "copy", "printed", "distribution"))
    )


def fits(key: str, text: str) -> bool:
    """Whether a value can belong to this key; else the label lost its own."""
    if key == "record_id":
        return text.isdigit()
    if key == "uploaded":
        return any(c.isdigit() for c in text) and len(text) < 40
    if key == "language":
        return len(text) < 60 and not any(c.isdigit() for c in text)
    if key in ("source", "archive", "type"):
        return not about_rights(text)
    return True


def about_rights(text: str) -> bool:
    """Whether a line speaks of who may use the document, and how."""
    lower = text.lower()
    return (
        ("reuse" in lower and ("materials" in lower or "welcome" in lower))
        or "rights status" in lower
        or "copyright" in lower
        or lower.startswith(("to enquire about", "to inquire about"))
    )


@cache
def says_who() -> regex.Pattern[str]:
    """How a line opens that says who made the text available: ``Obtained and translated by Ann``."""
    return regex.compile(r"(?:Obtained|Translated|Contributed|Provided|Transcribed|Edited|Compiled)\b[^.]{0,60}?\b(?:by|for)\s+\p{Lu}")
