"""What a value of a page looks like, so that it is known where its label is lost."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.words.lists import MODALS, PREPOSITIONS, read, sections

if TYPE_CHECKING:
    from archivetext.profiles.shaped import Shaped

__all__ = [
    "LANGUAGES",
    "about_rights",
    "address",
    "bare_citation",
    "citation_end",
    "content_item",
    "credits_opening",
    "fits",
    "known_words",
    "language_names",
    "paragraph_end",
    "runs_on",
    "says_who",
    "summarises",
    "tells",
]  # fmt: skip


def citation_end(source: str, start: int, end: int, profile: Shaped) -> tuple[int, int]:
    """A citation ends with its address; what follows has lost its label."""
    match = address(profile.addresses).search(source, start, end)
    last = None if match is None else match.end()
    return start, end if last is None or not source[last:end].strip(" \t\r\n\f>*.") else last


@cache
def address(own: tuple[str, ...]) -> re.Pattern[str]:
    """An address of the web; one of the publisher's *own* documents may have lost what stands before the name of the site."""
    known = [r"(?<![\w.-])" + (r"[\w-]{1,60}+\.[\w.-]{1,120}+" if one[0] == "/" else r"(?:www\.)?") + re.escape(one) for one in own if one]
    return re.compile("|".join(rf"<?{one}[^\s<>]++>?" for one in (r"https?://", *known)))


def bare_citation(source: str, start: int, end: int, profile: Shaped) -> tuple[int, int] | None:
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
    button = _button(profile.phrases).search(source, at, min(end, at + _LONGEST_CITATION))
    if button is not None:
        end = button.start()
    ended = address(profile.addresses).search(source, at, end)
    return begin, (ended.end() if ended else paragraph_end(source, at, end))


_LONGEST_CITATION = 2000
"""So far behind the publisher's name a citation goes at most, in code points."""


@cache
def _button(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The line end before a line of the page's own, behind the citation: one with a bullet, or a phrase of the furniture alone."""
    either = "|".join(r"[^\S\n]+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?i)\n[^\S\n]*+(?:[•‣▪]|(?:{either})[^\S\n]*+(?:\n|\Z))")


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


LANGUAGES = r"\p{Lu}[\p{L}\-]++(?:(?:,\s*(?:and\s+)?|\s+and\s+|/|;\s*)\p{Lu}[\p{L}\-]++)*+"
"""``Russian``, ``German and Polish``, ``Chinese/English``."""


@cache
def language_names() -> regex.Pattern[str]:
    """:data:`LANGUAGES`, compiled."""
    return regex.compile(LANGUAGES)


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


def tells(text: str) -> bool:
    """Whether a paragraph tells in the archive's own words what a document says, as no document does: in the present, of a third person.

    >>> tells("Orlov describes the reactions to the telegram"), tells("I describe the reactions to the telegram.")
    (True, False)
    """
    if not 30 <= len(text) <= _LONGEST_SUMMARY or not (text[0].isupper() or text[0] in "\"“'‘["):
        return False
    if ":" in text[:60] or text[-1] in ":;,":
        return False
    said = known_words()
    ended = _sentence_end().search(text, 0, 400)
    words = _words().findall(text[: ended.end() if ended else 400].lower())
    if not (_says(words, said) or _names(words, said)):
        return False
    return said["own"].isdisjoint(_quoted().sub("", text.lower()).split())


def _says(words: list[str], said: dict[str, frozenset[str]]) -> bool:
    """Whether a verb in the present stands in the sentence: ``Orlov describes``, ``The prices are discussed``."""
    for at, word in enumerate(words[1:24], 1):
        if word in said["tells"] and words[at - 1] not in _BEFORE_INFINITIVES:
            return True
        if word in said["told"] and words[at - 1] in ("is", "are", "also"):
            return True
    return False


def _names(words: list[str], said: dict[str, frozenset[str]]) -> bool:
    """Whether the sentence has no verb and names the document: ``Report of the consul on the harvest``; not who typed or copied it."""
    if len(words) < 8 or not said["made"].isdisjoint(words):
        return False
    at = next((at for at, word in enumerate(words[:4]) if word in said["kinds"]), -1)
    if at < 0 or not set(words[:at]) <= said["before kinds"]:
        return False
    return words[at + 1] in PREPOSITIONS or words[at + 1].endswith("ing")


_LONGEST_SUMMARY = 2500
_BEFORE_INFINITIVES = MODALS | {"to", "not"}


@cache
def known_words() -> dict[str, frozenset[str]]:
    """The lists of ``data/words.txt``, by their sections."""
    return {section: frozenset(found) for section, found in sections(read("archivetext.pages", "words.txt")).items()}


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[a-z\d)\"”]{2}\.\s")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[\"“][^\"”]{0,400}[\"”]|\[[^\]]{0,200}\]")


def runs_on(text: str) -> bool:
    """Whether a line without its point is words of a sentence, and no signature, heading or number of a sheet."""
    words = text.split()
    if len(words) < 9 or not text[0].isupper() or ":" in text[:60] or not text[-1].isalpha():
        return False
    if not known_words()["made"].isdisjoint(text.lower().split()):
        return False
    return sum(word.islower() for word in words) * 2 >= len(words) and not any(map(str.isdigit, text[:12]))


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
