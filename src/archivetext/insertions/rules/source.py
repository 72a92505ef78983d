"""Where something is found: ``[Source: ...]``, ``[BArch, DC 20/4411, 17-22]``."""

from __future__ import annotations

from functools import cache

import regex

from archivetext import citations
from archivetext.insertions.bracket import Bracket, Decision
from archivetext.insertions.rules.base import rule
from archivetext.words.lists import MONTHS
from archivetext.words.shapes import capitalised


@rule(by="words", cue="source")
def where_found(b: Bracket) -> Decision | None:
    """Where something is to be found: ``[Source: ...]``, an archival reference, ``[733rd meeting]``, ``[See above]``."""
    if b.cue("source"):
        if b.lower.startswith(("see ", "from ")) and b.inside_sentence and not any(c.isdigit() for c in b.text):
            return None
        return Decision("source")
    if b.alone and b.lower.startswith("from the ") and len(b.words) > 4:
        return Decision("source")
    return None


@rule(by="words", when="a capital first, several words")
def archival_reference(b: Bracket) -> Decision | None:
    """A reference to an archive by its code and numbers: ``[BArch, DC 20/4411, 17-22]``."""
    if "," not in b.text or len(b.text) > 200 or not any(map(str.isdigit, b.text)):
        return None
    return Decision("source") if _class_and_piece().match(b.text) or citations.looks_archival(b.text, known=b.archives) else None


@cache
def _class_and_piece() -> regex.Pattern[str]:
    # Record classes of the British National Archives (FO 371/122787) and record groups of the American (RG 59, Box 12).
    return regex.compile(r"(?:ADM|AIR|CAB|CO|COAL|DEFE|DO|FCO|FO|HW|KV|PREM|T|WO)\s\d{1,4}/\d|RG\s?\d{1,3},")


@rule(by="place", when="a capital first, several words")
def cites(b: Bracket) -> Decision | None:
    """Says where a quotation stands, or names a newspaper with its day: ``[Granma, 27 July 1975, p. 3]``."""
    if _newspaper().match(b.text):
        return Decision("source")
    before = b.before.rstrip()
    quoted = before[-1:] in ('"', "”") and before[-2:-1] in ".!?…"
    return (
        Decision("source")
        if quoted
        and b.text[-1] not in ".:!?"
        and any(map(str.isdigit, b.text))
        and all(capitalised(part.lstrip()) or part.lstrip()[:1].isdigit() for part in b.text.split(","))
        else None
    )


@cache
def _newspaper() -> regex.Pattern[str]:
    month = rf"(?:{'|'.join(sorted(map(str.title, MONTHS)))})"
    return regex.compile(rf"\p{{Lu}}[^,\d]{{2,40}}+,\s+(?:\d{{1,2}}\s+{month}|{month}\s+\d{{1,2}},?)\s+\d{{4}},\s+pp?\.\s*\d.*$")
