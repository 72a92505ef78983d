r"""Speakers: the forms in which somebody may take the floor at the start of a paragraph, and their names.

    opening = [time | number] speaker (":" | "：") words | [title] SPEAKER "." words | speaker line end words
            | "Q." words | "A." words | 发言人 "：" words
    speaker = [title] name [number] { "(" remark ")" }

The first form that fits names who may speak there (:data:`FORMS`); which of these openings are turns is decided when all are known
(:mod:`archivetext.body.turns`).

Where real documents break it: a label looks like a speaker (``Subject:``), so does an addressee at the head of a letter (``Comrade N:``),
a stamp (``APPROVED FOR RELEASE:``) and a reporting clause in prose (``N said:``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from archivetext.body.words import ADDRESSING, LABELS, SIDES, STAMPS, VOICES
from archivetext.citations import archives
from archivetext.words import english
from archivetext.words.lists import COMRADE, COUNTRIES, FUNCTION, INSIDE_NAMES, SPEAKERS, TITLES, either

if TYPE_CHECKING:
    from collections.abc import Callable

    from archivetext.body.paragraphs import Paragraph

__all__ = [
    "FORMS",
    "LINE_FORMS",
    "NOBODY",
    "Form",
    "Opening",
    "behind_prefix",
    "forms_of",
    "holds_office",
    "key_of",
    "titled",
    "within_line",
]

Form = Literal["colon", "below", "flat", "capitals", "bracketed", "point", "line", "asked", "section", "plain", "characters"]
"""How a turn is opened: by a colon with words behind it, with nothing behind it on its line, or within a line; by a point behind a name
in capitals, in brackets, or plain; by a name on a line of its own; by the letter of a question or an answer; by the sign of a section; by a word of English in capitals
and a colon; by Chinese, Japanese or Korean characters and a colon."""


class Opening(NamedTuple):
    """A place where somebody may take the floor."""

    paragraph: int
    """The index of the paragraph."""
    start: int
    """Where the speaker's name starts."""
    end: int
    """Where it ends."""
    form: Form
    key: str
    """The speaker without brackets, titles and case: two forms of address of one person have one key."""

    @property
    def name(self) -> str:
        """The last word of the key: the surname."""
        return self.key.rsplit(" ", 1)[-1]


# --- what stands before a speaker ------------------------------------------------------------------------------------


def behind_prefix(source: str, paragraph: Paragraph, *, lines: bool = False) -> Paragraph:
    """The paragraph from its speaker on: a time, a number or a dash may stand before him; *lines* where names are known to stand on lines of their own."""
    start, end, first_end, _ = paragraph
    c = source[start]
    if c == "§":
        return _behind_section(source, paragraph)
    if not (c.isdigit() or (c in "[(" and source[start + 1 : start + 2].isdigit()) or c in "-–—"):
        return paragraph
    if lines and end == first_end and end - start <= _LONGEST_LINE and (name := _behind_number(source, start, end)) > start:
        return paragraph._replace(start=name)
    if source.find(":", start, start + _REACH) < 0:
        return paragraph  # neither a time nor a speaker's colon
    match = _prefix().match(source, start, min(end, start + 40))
    if match is None or match.end() >= first_end:
        return paragraph
    if match["clock"] is None and source.find(":", match.end(), min(first_end, match.end() + 90)) < 0:
        return paragraph  # the item of a list
    return paragraph._replace(start=match.end())


def _behind_number(source: str, start: int, end: int) -> int:
    """Where the name starts that is all of a line but for the number of a question or a time before it: ``60. Captain Hill``, ``(3.14.) MR. HILL``.

    *start* where there is no such name.
    """
    match = _number_or_time().match(source, start, end)
    if match is None:
        return start
    remark = _line_remark().search(source, match.end(), end)
    name = source[match.end() : end if remark is None else remark.start()]
    alone = titled(name) and name[0].isupper() and name[-1].isalpha() and ":" not in name and name.count(" ") < _LONGEST_NAME
    return match.end() if alone else start


def _behind_section(source: str, paragraph: Paragraph) -> Paragraph:
    """The paragraph behind the sign of a section, where a name is all of its line: ``§ Mr. Orlov`` over what he says."""
    start, end, first_end, _ = paragraph
    name = start + 1 + len(source[start + 1 : end]) - len(source[start + 1 : end].lstrip())
    text = source[name:end]
    alone = (
        end == first_end and end - start <= _LONGEST_LINE and text[:1].isupper() and ":" not in text and len(text.split()) <= _LONGEST_NAME
    )
    return paragraph._replace(start=name) if alone and text[-1] not in ".,;?!" else paragraph


_LONGEST_NAME = 12
"""A name alone on its line has so many words, at most."""


@cache
def _prefix() -> regex.Pattern[str]:
    # [00:12:31] | 00:12 - | (10:15) | 12. | - before a name
    clock = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?(?:\s?[-–—]+|\s?>)?"
    return regex.compile(rf"(?:(?P<clock>{clock})|\d{{1,4}}[.)]|[-–—])[^\S\n]{{1,12}}(?=[\p{{Lu}}\p{{Lo}}])")


@cache
def _number_or_time() -> re.Pattern[str]:
    return re.compile(r"(?:[\[(]\d{1,2}[.:]\d{2}\.?(?:\s?[ap]\.?\s?m\.?)?[\])]|\d{1,4}\.)[^\S\n]{1,12}")


# --- who may speak ---------------------------------------------------------------------------------------------------


NOBODY = Opening(-1, 0, 0, "line", "")
"""What a form gives where it fits and nobody speaks all the same: no other form is asked."""
_REACH = 130
"""So far from the start of a paragraph the sign behind a speaker is looked for, in code points."""


def with_colon(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """A name and its colon: ``Comrade Orlov: I agree.``; not a place to sign, nor somebody who was there."""
    start, end, first_end, _ = paragraphs[index]
    limit = min(end, start + _REACH)
    if source.find(":", start, limit) <= 0 and source.find("：", start, limit) <= 0:
        return None
    if source[start] == "[" and (supplied := _supplied_speaker().match(source, start, limit)) is not None:
        name = supplied.group(1)
        known = LABELS.isdisjoint(name.lower().split()) and STAMPS.isdisjoint(name.lower().split())
        return Opening(index, *supplied.span(1), "colon" if _speaks(name) else "plain", key_of(name)) if known else None
    match = _before_colon(source, start, limit)
    if match is None or _printers_dash().search(match.group(1)) is not None:
        return None
    speaks = _speaks(match.group(1))
    side = None if speaks else _side_spoken(source, match)
    if not speaks and side is None:
        return _plain_word(source, match, index)
    said = source[match.end() : end].strip()
    if said[:1] == "[" and said[-1:] == "]" and said.count("[") == 1:
        return NOBODY  # "Chairman: [signature]": a place to sign
    if match.group(1).lower() in _OFFICES and _only_names(said):
        return NOBODY  # "Interpreter: Guo", "Minister: Orlov": who was there, or signs
    below = not source[match.end() : first_end].strip()
    first, last = side or match.span(1)
    return Opening(index, first, last, "below" if below else "colon", key_of(source[first:last]))


def _side_spoken(source: str, match: regex.Match[str]) -> tuple[int, int] | None:
    """The span of a side and the one who speaks for it: ``North (KIM)``; the bracket holds one name and is no state's."""
    spoken = _bracketed().match(source, match.end(1), match.end())
    if spoken is None:
        spoken = _bracketed().match(source, match.end(1) + 1, match.end())
    if spoken is None or " " in match.group(1) or match.group(1).lower() in LABELS:
        return None
    name = spoken.group()[1:-1].strip()
    if not name.isalpha() or not name.isupper() or name.lower() in COUNTRIES:
        return None
    if match.group(1).lower() not in SIDES and english.is_english(name.lower()):
        return None
    return match.start(1), spoken.end()


@cache
def _printers_dash() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]\.[-–—]{1,2}\s")  # Mr. HALE.- Mr. Speaker: the point ends the name


@cache
def _supplied_speaker() -> regex.Pattern[str]:
    # [Hale:] I agree. The editor supplies who speaks, and the colon with him.
    return regex.compile(r"\[(\p{Lu}[^\[\]\n:]{1,39}):\](?=\s)")


def _plain_word(source: str, match: regex.Match[str], index: int) -> Opening | None:
    """A name that is also a word of English, or an office: ``CURRY: To start``, ``Baker: No.``, ``THE COURT:``; it speaks only where others do."""
    name = match.group(1)
    words = name.lower().split()
    if not (2 < len(name) < 24 and all(map(str.isalpha, words)) and (len(words) < 4 if name.isupper() else len(words) == 1)):
        return None
    if not LABELS.isdisjoint(words) or not STAMPS.isdisjoint(words):
        return None
    if not source[match.end() : match.end() + 2].strip():
        return None
    return Opening(index, *match.span(1), "plain", key_of(name))


def in_characters(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """A name in Chinese, Japanese or Korean and its colon: ``主席：同意。``."""
    start, end, _, _ = paragraphs[index]
    if source[start] < "\u2e80":
        return None
    match = _characters().match(source, start, min(end, start + 60))
    if match is None or match.group(1) in LABELS:
        return None
    return Opening(index, *match.span(1), "characters", match.group(1))


@cache
def _characters() -> regex.Pattern[str]:
    return regex.compile(
        r"([\p{Han}\p{Hangul}\p{Katakana}\p{Hiragana}·・ー]{1,14})(?:[（(\[][^（）()\[\]\n]{1,20}[)）\]])?[^\S\n]?[:：](?![:：])"
    )


def with_point(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """A name and its point: ``ORLOV. I agree.``, ``Mr. ORLOV. I object.``; not the archive that opens a reference."""
    start, end, _, _ = paragraphs[index]
    limit = min(end, start + _REACH)
    at = source.find(".", start, limit)
    if at <= 0 or not (source[start] in "[*" or _few_capitals(source[start:at].partition(" [")[0])):
        return None
    if source[start:at].lower().removeprefix("the ") in TITLES or source[start:at].partition(" ")[0].lower() in _BEFORE_CAPITALS:
        head = source[start:limit].lower()
        titles = tuple(title for title in _TITLES_BEFORE if title in head)
        match = _titled_point(titles).match(source, start, limit) if titles else None
        if match is not None and match.group("name").isupper():
            return Opening(index, *match.span(1), "capitals", key_of(match.group(1)))
    head = source[start:at]
    if head.startswith("The ") and head[4:].isupper() and head[4:].replace(" ", "").isalpha() and _LEAST_OFFICE <= len(head) < _MOST_OFFICE:
        return Opening(index, start, at, "capitals", key_of(head))  # The WITNESS. I was not.
    match = _point().match(source, start, limit)
    if match is None or not _speaks(match.group(1)) or match.group(1).lower() in TITLES:
        return None
    name = match.group(1)
    if name.isupper() and (archives.find(name) is not None or archives.is_place(name)):
        return NOBODY  # a reference, opened by its archive, or news from a city
    capitals = name.replace("[", "").split()[-1].isupper() and len(name) > 3
    return Opening(index, *match.span(1), "capitals" if capitals else "bracketed" if name[0] == "[" else "point", key_of(name))


_LEAST_OFFICE, _MOST_OFFICE = 9, 40
"""So many code points an office in capitals has with its article; shorter ones are states and bodies: The USSR."""
_BEFORE_CAPITALS = TITLES - SPEAKERS
_TITLES_BEFORE = tuple(sorted(_BEFORE_CAPITALS))
_OFFICES = SPEAKERS | TITLES


def in_section(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """Who asks in a numbered section of a debate: ``§ 45. Mr. D. Orlov asked the Minister``; the verb may be glued to the name."""
    start, end, _, _ = paragraphs[index]
    if source[start] != "§":
        return None
    match = _section().match(source, start, min(end, start + _REACH))
    return None if match is None else Opening(index, *match.span(1), "section", key_of(match.group(1)))


@cache
def _section() -> regex.Pattern[str]:
    title = rf"(?i:{either(sorted(_BEFORE_CAPITALS))})\.?[^\S\r\n]+"
    name = r"(?:\p{Lu}\.[^\S\r\n]?){0,3}\p{Lu}[\p{L}'’\-]{1,24}?(?:[^\S\r\n]\p{Lu}[\p{L}'’\-]{1,24}?){0,2}"
    place = r"(?:[^\S\r\n]?\([^()\n]{1,60}\))?"
    return regex.compile(rf"§[^\S\r\n]?(?:\d{{1,4}}\.?[^\S\r\n]+)?((?:{title}){{1,2}}{name}){place}[^\S\r\n]?(?:asked|said|:)")


def before_broken_colon(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """A name whose colon an extractor has put on the next line."""
    start, end, first_end, _ = paragraphs[index]
    if end != first_end or index + 1 == len(paragraphs) or source[paragraphs[index + 1].start] != ":" or not source[start].isupper():
        return None
    match = _before_colon(source[start:end] + ":", 0, end - start + 1)
    if match is None or not _speaks(match.group(1)):
        return None
    return Opening(index, start + match.start(1), start + match.end(1), "colon", key_of(match.group(1)))


def on_own_line(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """A name on a line of its own, with capitals and without a sign behind it; a remark in brackets or a time may stand there."""
    start, end, first_end, _ = paragraphs[index]
    if end != first_end or not source[start].isupper():
        return None
    if source[end - 1] in ")]" or source[end - 1].isdigit():
        match = _line_remark().search(source, start + 1, end)
        if match is None:
            return None
        if source[start : start + 4].lower() == "the " and titled(inner := match.group().strip(" \t\xa0()")):
            return Opening(index, start, match.start(), "line", key_of(inner))  # The Minister of Trade (Mr. Orlov)
        end = match.start()
    if not source[end - 1].isalpha():
        return None
    text = source[start:end]
    if text.count(" ") >= 12 or ":" in text:
        return None
    words = text.split()
    if len(words) <= 4 and all(word[0].isupper() for word in words) and _speaks(text):
        return Opening(index, start, end, "line", key_of(text))
    return None


@cache
def _line_remark() -> regex.Pattern[str]:
    return regex.compile(r"[^\S\n]++(?:\([^()\n]{2,60}\)|[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)\Z")


_LONGEST_LINE = 90
"""The longest line of which a name is all, in code points."""
FORMS: tuple[Callable[[str, list[Paragraph], int], Opening | None], ...] = (with_colon, with_point, in_characters, in_section)
"""The forms that open a turn at the start of a paragraph, in the order in which they are asked."""
LINE_FORMS = (*FORMS, before_broken_colon, on_own_line)
"""The same for a short paragraph, which may be a line with a name and nothing else."""
_LONGEST_BRACKET = 42
"""The longest bracket that opens a speaker's name, in code points."""
_LETTERED = tuple(
    tuple(form for place, form in enumerate((with_colon, with_point, before_broken_colon, on_own_line)) if which >> place & 1)
    for which in range(16)
)
"""Those that a paragraph can have that starts with a letter: for each form a bit tells whether it is among them."""


def forms_of(source: str, paragraphs: list[Paragraph], index: int) -> tuple[Callable[[str, list[Paragraph], int], Opening | None], ...]:
    """The forms that a paragraph can have, by its length, the signs near its start, and what it ends with."""
    start, end, first_end, _ = paragraphs[index]
    line = end - start <= _LONGEST_LINE
    if not source[start].isascii():
        return LINE_FORMS if line else FORMS
    head = source[start:end] if line else source[start : min(end, start + _REACH)]
    if head[0] == "[" and head.find("]", 2, _LONGEST_BRACKET) < 0:
        return ()
    which = 1 if ":" in head or "：" in head else 0
    if "." in head and (head[0] in "[*" or _few_capitals(head[: head.find(".")].partition(" [")[0])):
        which += 2
    if line and end == first_end:
        if index + 1 < len(paragraphs) and source[paragraphs[index + 1][0]] == ":":
            which += 4
        if head[-1].isalnum() or head[-1] in ")]":
            which += 8
    return _LETTERED[which]


def within_line(source: str, index: int, start: int, end: int) -> list[Opening]:
    """Those who take the floor within a line: behind the point of an initial (``M.S. Ivanov:``) no second name starts."""
    found: list[Opening] = []
    behind = start
    for place in _mid_line().finditer(source, max(0, start - 4), end):
        at = place.end()
        if at < behind or not (source[at].isupper() or source[at] == "["):
            continue
        form: Form = "capitals"
        match = None if source[at + 1 : at + 2].islower() else _point().match(source, at, min(end, at + 60))
        if match is None or not match.group(1).isupper() or len(match.group(1)) < 3 or not _speaks(match.group(1)):
            if source.find(":", at, at + 60) < 0:
                continue
            form = "flat"
            match = _before_colon(source, at, min(end, at + 90))
            if match is None or not _speaks(match.group(1)) or not source[match.end() : match.end() + 1].isspace():
                continue
        found.append(Opening(index, *match.span(1), form, key_of(match.group(1))))
        behind = match.end(1)
    return found


# --- names -----------------------------------------------------------------------------------------------------------


def _before_colon(text: str, start: int, end: int) -> regex.Match[str] | None:
    """A speaker at *start* with his colon, the speaker as the first group; the small words between his names are those of names."""
    first = text[start : min(end, start + 40)].lstrip("*").split(None, 1)[:1]
    pattern = _colon_unnamed() if first and _letters(first[0].rstrip(":")) in _UNNAMED else _colon()
    match = pattern.match(text, start, end)
    if match is None or not _INSIDE_NAMES.issuperset(match.captures("small")):
        return None
    if match["number"] is not None and match.group(1).split()[0].lower() not in SPEAKERS:
        return None
    return match


_INSIDE_NAMES = INSIDE_NAMES | COMRADE | {"c"}


def _letters(word: str) -> str:
    """The letters that open a word, in small letters."""
    if word.isalpha():
        return word.lower()
    at = 0
    while at < len(word) and word[at].isalpha():
        at += 1
    return word[:at].lower()


_UNNAMED = frozenset(_letters(phrase.split()[0]) for phrase in VOICES)


@cache
def _colon() -> regex.Pattern[str]:
    return _speaker("")


@cache
def _colon_unnamed() -> regex.Pattern[str]:
    """The same, for those who are not named too: it takes ten times as long to make."""
    return _speaker(f"{_unnamed()}|")


def _speaker(unnamed: str) -> regex.Pattern[str]:
    # [title] name, at most seven words, capitals or small; a number; remarks in round or square brackets; the colon.
    # To list the small words in the pattern would double the time in which it is compiled.
    word = (
        r"(?:\[\p{Lu}[^\[\]\n:]{0,39}\]|[\"“]\p{Lu}[\p{L}\p{M}'’\-]{1,30}[\"”]"
        r"|[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-/]*+|(?P<small>\p{Ll}++)\.?)"
    )
    remark = r"(?:[^\S\r\n]*(?:\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\])){0,3}"
    number = r"(?P<number>[^\S\r\n]#?\d{1,2})?+"
    return regex.compile(rf"\**({unnamed}{word}(?:[^\S\r\n]+{word}){{0,6}}+{number}){remark}\**\s{{0,3}}[:：]\**(?=\s|$|\p{{L}}|[\"“\[(])")


def _unnamed() -> str:
    """A pattern for those who speak and are not named; a star stands for one word."""
    first = {phrase: f"(?i:{phrase[0]}){phrase[1:]}" if phrase.islower() else phrase for phrase in VOICES}
    return "|".join(
        pattern.replace(" ", r"[^\S\r\n]+").replace("*", r"\p{L}+") for _, pattern in sorted(first.items(), key=lambda p: -len(p[0]))
    )


@cache
def _point() -> regex.Pattern[str]:
    # SURNAME. words  |  N. SURNAME. words  |  [First] Surname. words
    return regex.compile(
        r"\**((?:\[[^\[\]\n:]{1,40}\]\s+)?(?:\p{Lu}\.\s?){0,3}[\p{Lu}\p{Lt}][\p{L}\p{M}'’\-]{1,30}+"
        r"(?:\s+[\p{Lu}][\p{L}\p{M}'’\-]{1,30}+){0,2})(?:[^\S\r\n]\[[^\[\]\n]{1,60}\])?+"
        rf"\**\.\**{_BEHIND_POINT}(?=[\p{{Lu}}\"“\[(…])"
    )


_BEHIND_POINT = r"(?:[^\S\r\n]+|:[^\S\r\n]+|[-–—]{1,2}[^\S\r\n]*)"
"""A blank, or the dash of a parliament's printer: ``Mr. HALE.— I rise``."""


@lru_cache(256)
def _titled_point(titles: tuple[str, ...]) -> regex.Pattern[str]:
    # Of all titles only those that stand there: to list them all takes longer than to read a page.
    # Mr. SURNAME. words  |  The CHAIRMAN. words  |  Mr. SURNAME of Arland. words
    title = rf"(?i:{either(titles)})\.?[^\S\r\n]+"
    return regex.compile(
        rf"\**((?:The[^\S\r\n]+)?(?:{title}){{1,2}}+(?P<name>\p{{Lu}}[\p{{Lu}}\p{{M}}'’.\-]+(?:[^\S\r\n]+(?:(?:\p{{Lu}}\.){{2,4}}|\p{{Lu}}[\p{{Lu}}\p{{M}}'’\-]+)){{0,2}}))"
        rf"(?:[^\S\r\n]+(?:of[^\S\r\n]+\p{{Lu}}[\p{{L}}. ]{{2,30}}|\([^()\n]{{1,60}}\)))?\**\.\**{_BEHIND_POINT}(?=[\p{{Lu}}\"“\[(…])"
    )


@cache
def _mid_line() -> re.Pattern[str]:
    # The end of a sentence, behind which no small letter stands, on a page that was flattened to one line.
    return re.compile(r"[.!?…:\])\"”][^\S\r\n]{1,3}(?![\sa-z])(?!\Z)")


def key_of(speaker: str) -> str:
    """The speaker without brackets, titles and case: two forms of address of one person have one key.

    >>> key_of("Comrade [N.] Orlov"), key_of("ORLOV"), key_of("The Chairman")
    ('n orlov', 'orlov', 'the chairman')
    """
    if speaker.isalpha():
        return speaker.lower()
    words = [word.strip(".,") for word in speaker.lower().translate(_NO_BRACKETS).split()]
    kept = [word for word in words if word not in TITLES and word not in ("the", "c")]
    return " ".join(kept or words)


_NO_BRACKETS = str.maketrans("[]()", "    ")


def _speaks(speaker: str) -> bool:
    """Whether the words can name a speaker: a title, or a name that English has not as an ordinary word."""
    words = [w.strip(".,[]()*'’").lower() for w in speaker.split()]
    if not words or (words[0] in LABELS and (len(words) == 1 or words[0] in ("for", "from", "on"))):
        return False
    if words[0] in ADDRESSING and not (words[0] in TITLES and len(words) > 1):  # Sir; but Sir P. Loring
        return False
    if speaker == "ALL" or words[0] in _VOICE_WORDS or words[-1] in _VOICE_WORDS:
        return True
    if not STAMPS.isdisjoint(words):
        return False
    if any(w in TITLES or w in SPEAKERS for w in words):
        return True
    return any(not english.is_english(w) for w in words if w and w not in FUNCTION)


_VOICE_WORDS = frozenset(phrase.split()[0].lower() for phrase in VOICES if phrase.split()[0].lower() not in FUNCTION)


def titled(name: str) -> bool:
    """Whether a title opens the name: ``Mr. Smith``, not ``Chairman`` alone."""
    words = name.split()
    return len(words) > 1 and words[0].strip("[].,").lower() in TITLES


def holds_office(source: str, opening: Opening) -> bool:
    """Whether the speaker is an office with its article, and who holds it stands behind, with a title: ``The Minister of Trade (Mr. Orlov)``."""
    if opening.form != "line" or source[opening.start : opening.start + 4].lower() != "the ":
        return False
    behind = _line_remark_behind().match(source, opening.end)
    return behind is not None and titled(behind.group(1))


@cache
def _line_remark_behind() -> regex.Pattern[str]:
    return regex.compile(r"[^\S\n]++\(([^()\n]{2,60})\)")


def _only_names(text: str) -> bool:
    """Whether a few words with capitals, brackets apart, are all that stands there: no sentence."""
    words = _bracketed().sub(" ", text).split()
    return 0 < len(words) <= 4 and text[-1] not in ".!?" and all(word[0].isupper() for word in words)


@cache
def _bracketed() -> regex.Pattern[str]:
    return regex.compile(r"\[[^\[\]\n]{0,80}+\]|\([^()\n]{0,80}+\)")


def _few_capitals(text: str) -> bool:
    """Whether one to three words, each with a capital, are all that stands before the first point: initials or a surname."""
    words = text.split(None, 3)
    return len(words) <= 3 and all(word[0].isupper() for word in words)
