"""Where something is found: ``[Source: ...]``, ``[BArch, DC 20/4411, 17-22]``."""

from __future__ import annotations

import re
from functools import cache

import regex

from archivetext import citations
from archivetext.edtf import MONTHS as MONTH_NAMES
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words.lists import (
    ARTICLES,
    FIRST_PERSON,
    FUNCTION,
    MODALS,
    MONTHS,
    MONTHS_SHORT,
    NEWSPAPERS,
    THIRD_PERSON,
    either,
)
from archivetext.words.shapes import bare_word, capitalised, has_figure


@rule(by="words", cue="source")
def where_found(b: Bracket) -> Decision | None:
    """Where something is to be found: ``[Source: ...]``, an archival reference, ``[733rd meeting]``, ``[See above]``."""
    if b.cue("source"):
        if b.heads and b.opens_with in _ENCLOSED:
            return None  # what the paper below it is
        if b.opens_with == "no" and has_figure(b.word_before):
            return None  # No. 18 [No. 118]
        if b.lower.startswith(("see ", "from ")) and b.inside_sentence and not any(c.isdigit() for c in b.text):
            return None
        return Decision("source")
    if b.alone and b.first == "From" and len(b.words) > 3 and len(b.text) < 200 and (b.words[1] in ARTICLES or b.words[1][0].isupper()):
        return Decision("source")  # [From Ledger B.]
    return None


_ENCLOSED = frozenset("enclosure inclosure attachment annex appendix tab item".split())


@rule(by="words", when="a capital first, several words, a figure inside")
def archival_reference(b: Bracket) -> Decision | None:
    """A reference to an archive by its code and numbers: ``[BArch, DC 20/4411, 17-22]``."""
    if ("," not in b.text and len(b.words) > 3) or len(b.text) > 200:
        return None
    return Decision("source") if _class_and_piece().match(b.text) or citations.looks_archival(b.text, known=b.archives) else None


@cache
def _class_and_piece() -> regex.Pattern[str]:
    # Record classes of the British National Archives (FO 371/122787) and record groups of the American (RG 59, Box 12).
    return regex.compile(
        r"(?:\p{Lu}{2,6}\s\d++[./:]|\p{Lu}\s?\d{2,6}/)\s?\d++(?:[./:]\s?\d++)*+\.?$|(?:ADM|AIR|CAB|CO|COAL|DEFE|DO|FCO|FO|HW|KV|PREM|T|WO)\s\d{1,4}/\d|RG\s?\d{1,3},"
    )


@rule(by="words", when="several words, a figure inside")
def volume_and_page(b: Bracket) -> Decision | None:
    """A printed or bound work by its volume, column or page, or a minute by its day and number: ``[Hansard, vol. 311, col. 45]``.

    Not a sentence that mentions a number, and not what a chamber did with a bill: of 159 real brackets one of three was a source before
    this was asked, and one of one is now; of another 182, two of two.
    """
    text = b.text
    if len(text) < 80 and _report().fullmatch(text):
        return Decision("source")
    if len(text) > 250 or not (text[0].isupper() or text[0] in "“\"_*'‘" or (text[0].isdigit() and b.opens)):
        return None
    if text[-1] in "!?:" and not text[0].isdigit():
        return None
    if b.starts_with("physical") or b.cue("incident"):
        return None  # Copy No. 3 of 7
    if b.first in FIRST_PERSON | THIRD_PERSON and not MODALS.isdisjoint(b.words[:4]):
        return None  # [I am at work on No. 3 of the new book.]
    if _minute().match(text):
        return Decision("source")
    parts = (_parts_in_ascii() if b.lower.isascii() else _parts()).findall(b.lower)
    if text[0].isdigit():
        return Decision("source") if len(parts) > 1 and _work_number().match(text) else None
    if "," not in text and ";" not in text and ":" not in text and len(parts) < 2:
        return None
    if len(parts) > 1 or (parts and (b.opens or b.word_after[:1] in ("", ".", ";", ",", ")"))):
        return Decision("source")
    return Decision("source") if _numbered().search(text) and not _day_last(b) else None


@cache
def _report() -> regex.Pattern[str]:
    """A decision by its reporter, between volume and page: ``2 Cranch, 261``, ``43 Stat. 153``."""
    months = either(MONTH_NAMES)
    return regex.compile(
        rf"\d{{1,3}}\s(?!(?:{months})\b)\p{{Lu}}\p{{Ll}}[\p{{L}}.]*+(?:\s\p{{Lu}}[\p{{L}}.]*+){{0,2}},?\s\d{{1,4}}(?:[,–-]\s?\d{{1,4}})*,?"
    )


@cache
def _paper_of_day() -> regex.Pattern[str]:
    """A newspaper with its day, ``Canberra Times, 1 March``."""
    months = either(MONTH_NAMES)
    papers = either(map(str.title, _PAPERS | NEWSPAPERS))
    day = rf"(?:\d{{1,2}}\s(?:{months})|(?:{months})\s\d{{1,2}})(?:,?\s\d{{4}})?"
    return regex.compile(rf"(?:[Tt]he\s)?(?:\p{{Lu}}[\p{{L}}.’'-]*+\s){{0,3}}(?:{papers}),?\s{day}\.?")


@cache
def _parts() -> regex.Pattern[str]:
    return regex.compile(_part(r"\p{L}"))


@cache
def _parts_in_ascii() -> re.Pattern[str]:
    """The same for a text in ASCII, where both modules mean the same by a letter, and the smaller one is quicker."""
    return re.compile(_part("a-z"))


def _part(letter: str) -> str:
    """A pattern for what a part of a work is called, with its number, behind which no *letter* stands."""
    name = (
        r"vols?|v|cols?|cc?|pp?|pgs?|ff?|fols?|fos?|nos?|n°|№|bd|bde|t|tom|tome|tomo|bk|books?|ch|chap|cap|art|lib|ser|series|roll|reel|box|folder"
        r"|mss?|§|ll|ln|lines?|sect?|secs?|st|stat|r|eds?|edn|ed|entry|item|doc|docs|page|pages|volume|part|pt|encl|plates?|pl|figs?|app|appendix|notes?|letters?|s|bl|л|с|стр|т|кн"
    )
    return rf"(?<![\w.])(?:{name})\.?\s?(?:\d[\d–—\-.,]*+|[ivxlc]++)(?![{letter}])"


@cache
def _minute() -> regex.Pattern[str]:
    # The register of a committee: a letter, the day, a number.
    month = f"(?:{either(MONTH_NAMES)})"
    return regex.compile(rf"\p{{Lu}}{{1,3}}\s\d{{1,2}}\s{month}\s\d{{4}},\s(?:[Nn]o\.?\s|№\s?)?[\p{{Lu}}\d][\w/\-.]*+$")


@cache
def _work_number() -> regex.Pattern[str]:
    return regex.compile(r"\d+\s\p{Lu}[\p{L}.]*+\s")  # 43 Stat. 153


@cache
def _numbered() -> regex.Pattern[str]:
    # Volume and page without their names at the end: "Works, iii. 212", "Statutes, IX, 118", "P 44/12", "C.O. 5, 1301"
    return regex.compile(
        r"(?:[,.]\s(?:[ivxlcIVXLC]++|\d{1,4})[,.:]\s?\d{1,4}(?:[–—-]\d++)?[a-z]?\.?$|,\s\p{Lu}{1,3}\s?\d++/\d++\.?$|\s\d{1,3}:\s\d{1,4}(?:[–—-]\d++)?\.?$|^(?:\p{Lu}\.){2,4}\s?\d++[,/]\s?\d)"
    )


def _day_last(b: Bracket) -> bool:
    """Whether the figures at the end are a day and its year: ``March 3, 1841``."""
    words = [bare_word(word) for word in b.words[-3:]]
    return any(word.lower() in MONTHS or word.lower() in MONTHS_SHORT for word in words)


@rule(by="place", when="a capital first, several words, at an edge")
def work_named(b: Bracket) -> Decision | None:
    """Names the work or paper at the end of what was taken from it: ``... of all the world. [Dr. Wilson's Journal.]``."""
    if b.heads or not b.word_before or b.word_before[-1] not in ".!?\"”'’" or b.after.lstrip(" \t")[:1] not in ("", "\n"):
        return None
    words = [bare_word(word) for word in b.words]
    if b.first in ("From", "Extract", "Extracted", "Quoted") and not _WORKS.isdisjoint(map(str.lower, words)):
        return Decision("source")  # [From a note of Schindler's on the subject.]
    if len(words) > 7 or not all(word[:1].isupper() or word.lower() in FUNCTION or not word for word in words):
        return None
    last = words[-1].lower()
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:-1])
    if last in _WORKS and (owned or words[-2].lower() in ("of", "the") or words[0].lower() in ("the", "from")):
        return Decision("source")
    named = owned and any(word.lower() in _WORKS for word in words)
    return Decision("source") if named or (last in _PAPERS and "," not in b.text) else None


_WORKS = frozenset(
    "journal journals diary diaries letter letters memoir memoirs life lives history histories works papers notebook notebooks report reports"
    " travels voyage voyages chronicle chronicles annals narrative autobiography recollections reminiscences correspondence commentary commentaries"
    " dictionary essays speeches sermons poems remains anecdotes collections log logbook register"
    " manuscript mss ms note notes speech article book tour itinerary sketches observations account".split()
)
"""What a work is called."""
_PAPERS = frozenset(
    "herald gazette chronicle magazine mag times news review courier observer bulletin guardian tribune telegraph mercury advertiser intelligencer"
    " examiner spectator gentleman's quarterly monthly weekly journal post".split()
)
"""Last words of the names of papers."""


@rule(by="place", when="a capital first, several words, a figure inside")
def cites(b: Bracket) -> Decision | None:
    """Says where a quotation stands, or names a newspaper with its day: ``[Granma, 27 July 1975, p. 3]``."""
    if _newspaper().match(b.text) or _paper_of_day().fullmatch(b.text):
        return Decision("source")
    before = b.before.rstrip()
    quoted = before[-1:] in ('"', "”") and before[-2:-1] in ".!?…"
    return (
        Decision("source")
        if quoted
        and b.text[-1] not in ".:!?"
        and all(capitalised(part.lstrip()) or part.lstrip()[:1].isdigit() for part in b.text.split(","))
        else None
    )


@cache
def _newspaper() -> regex.Pattern[str]:
    month = f"(?:{either(MONTH_NAMES)})"
    return regex.compile(rf"\p{{Lu}}[^,\d]{{2,40}}+,\s+(?:\d{{1,2}}\s+{month}|{month}\s+\d{{1,2}},?)\s+\d{{4}},\s+pp?\.\s*\d.*$")
