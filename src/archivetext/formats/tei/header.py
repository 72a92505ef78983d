"""The header: what the page says of the document, and what was done to the text."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, get_args
from urllib.parse import quote

from archivetext.formats.tei import values
from archivetext.records import InsertionKind
from archivetext.spans import trim
from archivetext.words.languages import code_of

if TYPE_CHECKING:
    from archivetext.formats.tei.out import Out
    from archivetext.formats.tei.words import Words
    from archivetext.records import ArchivalReference, Citation, Contributor, Field, HistoricalDate

__all__ = ["header", "language_of", "references"]

_NOT_NAMED = "not named in the source"
_MEANINGS: dict[str, str] = {
    "completion": "completes a word that the source cuts short",
    "expansion": "spells out the abbreviation beside it",
    "supplied": "words supplied to the sentence",
    "gloss": "identifies or explains what stands beside it",
    "original": "gives the wording of the original language",
    "uncertain": "a doubtful or alternative reading",
    "correction": "marks or mends an error of the source",
    "gap": "stands for text that cannot be read or is lost",
    "omission": "stands for text that the editor left out",
    "redaction": "stands for text withheld by an authority",
    "description": "describes the physical document or its making",
    "incident": "tells what happened in the room",
    "note": "a comment by a translator or editor",
    "source": "says where the document or something in it is to be found",
    "page": "marks a page or leaf of the source",
    "unclassified": "none of these, or the source does not tell",
}
_ELSEWHERE = frozenset(("summary", "credits", "citation", "rights", "author", "contents", "original_language", "language"))
"""Keys of fields that have a place of their own."""


def header(out: Out, words: Words, *, literal: bool) -> None:
    """Writes the header of a document."""
    out.block("teiHeader")
    _file(out, words)
    _encoding(out, literal=literal)
    _profile(out, words)
    out.close()


def _fields(out: Out, *keys: str) -> list[Field]:
    return [entry for entry in out.document.header.fields if entry.key in keys and entry.text]


def language_of(out: Out) -> str:
    """The language of the text, as the page tells it."""
    for entry in _fields(out, "contents", "language"):
        for name in re.split(r"[^\w]+", entry.text or ""):
            code = code_of(name)
            if code is not None:
                return code
    return "und"


# -------------------------------------------------------------------------------------------------------- fileDesc


def _file(out: Out, words: Words) -> None:
    document = out.document
    out.block("fileDesc")
    out.block("titleStmt")
    title = document.header.title
    out.block("title")
    if title is None:
        out.say("[untitled]")
    elif document.header.title_origin is not None:
        out.say(title.text)
    else:
        _from_source(words, title.span)
    out.close()
    for entry in _fields(out, "author"):
        out.leaf("author", entry.text or "")
    for entry in _fields(out, "credits"):
        match = re.search(r"(?i)\bsupport (?:from|of|by) (?:the )?([^.;]{2,120})", entry.text or "")
        if match:
            out.leaf("funder", match[1])
    _people(out)
    out.close()
    _publication(out)
    credited = _fields(out, "credits")
    if credited or words.plan.around_body:
        out.block("notesStmt")
        for entry in credited:
            out.block("note", {"type": "credits"})
            _field(out, words, entry)
            out.close()
        for block in words.plan.around_body:
            out.block("note", {"type": block.kind})
            _from_source(words, trim(out.source, *block.span))
            out.close()
        out.close()
    _sources(out)
    out.close()


def _from_source(words: Words, span: tuple[int, int]) -> None:
    """Words of the header with the records in them; the notes of their marks stand in the body."""
    words.deferred = True
    words.stretch(*span)
    words.deferred = False


def _field(out: Out, words: Words, entry: Field) -> None:
    if entry.origin is None and entry.key in ("summary", "credits"):
        _from_source(words, entry.span)
    else:
        out.say(entry.text or "")


def _people(out: Out) -> None:
    """Who made the text available, one statement a role; and the authors of notes, so that they can be pointed at."""
    citation = out.document.citation
    roles: dict[str, list[tuple[int, Contributor]]] = {}
    for index, person in enumerate(citation.contributors if citation is not None else ()):
        roles.setdefault(person.role, []).append((index, person))
    authors = {insertion.author for insertion in out.document.insertions} | {note.author for note in out.document.footnotes}
    for author in sorted((author for author in authors if author and author not in roles), reverse=True):
        roles[author] = []
    for role, people in roles.items():
        out.block("respStmt", out.id(f"resp-{role}"))
        code = values.relator(role)
        out.leaf("resp", role, {"ref": f"http://id.loc.gov/vocabulary/relators/{code}"} if code else None)
        for index, person in people:
            out.leaf("name", person.name, {**out.id(f"contributor-{index}"), **out.at(person.span)})
            if person.organization:
                out.leaf("orgName", person.organization, {"role": "for"})
        if not people:
            out.leaf("name", _NOT_NAMED)
        out.close()


def _publication(out: Out) -> None:
    citation = out.document.citation
    out.block("publicationStmt")
    out.leaf("authority", citation.host if citation is not None and citation.host else _NOT_NAMED)
    if citation is not None:
        if citation.document_id:
            out.leaf("idno", citation.document_id, {"type": "publisher"})
        if citation.url:
            out.leaf("idno", citation.url, {"type": "URI"})
    rights = _fields(out, "rights")
    if rights:
        out.block("availability")
        for entry in rights:
            text = out.source[slice(*entry.span)] if entry.origin is None else ""
            parts = [part for part in re.split(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)", text) if part.strip()]
            for part in parts if len(parts) > 1 else [entry.text or ""]:
                out.block("p")
                address = values.license_of(part)
                before, _, after = part.partition(address) if address else (part, "", "")
                out.say(before)
                if address:
                    out.within("ref", address, {"target": _address(address)})
                out.say(after)
                out.close()
        out.close()
    else:
        out.block("availability", {"status": "unknown"})
        out.leaf("p", "The source gives no statement of rights.")
        out.close()
    out.close()


def _address(url: str) -> str:
    """An address as a pointer: what no URI holds is percent-encoded."""
    return quote(url.encode("utf-8", "replace").decode("utf-8"), safe="%:/?#[]@!$&'()*+,;=~-._")


def _sources(out: Out) -> None:
    document = out.document
    citation = document.citation
    out.block("sourceDesc")
    if citation is not None:
        if citation.title or citation.host or citation.url:
            _bibliography(out, citation)
        for index, reference in enumerate(citation.references):
            _manuscript(out, reference, f"ref-{index}", original=True)
    name = PurePath(document.name.replace("\\", "/")).name if document.name else "unnamed"
    out.block("bibl", {**out.id("source"), "type": "dump"})
    out.say("Text dump ")
    out.within("title", name or "unnamed", {"level": "u"})
    out.say(", ")
    out.within("extent", f"{document.length} characters")
    out.say(", SHA-256 ")
    out.within("idno", document.sha256, {"type": "SHA-256"})
    out.close()
    out.close()


def _bibliography(out: Out, citation: Citation) -> None:
    """The citation in its own words, with its parts marked."""
    text = citation.text
    parts: list[tuple[str, str, dict[str, str]]] = []
    if citation.title:
        parts.append(("title", citation.title, {"level": "a"}))
    if citation.date is not None:
        parts.append(("date", citation.date.text, dated(out, citation.date)))
    if citation.host:
        parts.append(("publisher", citation.host, {}))
    parts += [("ref", reference.text, {"target": out.to(f"ref-{index}")}) for index, reference in enumerate(citation.references)]
    if citation.url:
        parts.append(("ref", citation.url, {"target": _address(citation.url)}))
    out.block("bibl", {**out.id("citation"), **out.at(citation.span)})
    at = 0
    for tag, words, attributes in parts:
        found = text.find(words, at) if words else -1
        if found < 0:
            continue
        out.say(text[at:found])
        out.within(tag, words, attributes)
        at = found + len(words)
    out.say(text[at:])
    if citation.url and citation.url not in text:  # divided in the text
        out.empty("ref", {"target": _address(citation.url)})
    out.close()


def dated(out: Out, date: HistoricalDate) -> dict[str, str]:
    """The attributes of a date."""
    attributes = values.date_attributes(date)
    if "datingMethod" in attributes:
        attributes["datingMethod"] = out.to("edtf")
    return attributes


def _manuscript(out: Out, reference: ArchivalReference, name: str, *, original: bool) -> None:
    """Where an original is kept: archive, and shelfmark level by level."""
    out.block("msDesc", {**out.id(name), **out.at(reference.span)})
    out.block("msIdentifier")
    archive = reference.repository
    if archive is not None:
        if archive.country:
            out.leaf("country", values.country(archive.country), {"key": archive.country})
        if archive.place:
            out.leaf("settlement", archive.place)
        out.leaf("repository", archive.name or archive.code or _NOT_NAMED, {"key": archive.code} if archive.code else None)
    if reference.levels:
        _shelfmark(out, reference)
    elif archive is None:
        out.leaf("idno", reference.text, {"type": "shelfmark"})
    out.close()
    pages = [level for level in reference.levels if level.kind in ("list", "page")]
    language = _fields(out, "original_language") if original else []
    if language:  # an item of places alone is no item
        out.block("msContents")
        out.block("msItem")
        for level in pages:
            match = re.fullmatch(r"(\d{1,6})(?:[-–](\d{1,6}))?", level.value)
            span = {"from": match[1], "to": match[2] or match[1]} if match else None
            out.leaf("locus", f"{level.label} {level.value}" if level.label else level.value, span)
        if language:
            told = language[0].text or ""
            out.leaf("textLang", told, {"mainLang": values.language(told)})
        out.close()
        out.close()
    out.close()


def _shelfmark(out: Out, reference: ArchivalReference) -> None:
    """The levels in their order and in the words of the reference, from the first on."""
    text = reference.text
    out.block("idno", {"type": "shelfmark"})
    at = -1
    for number, level in enumerate(reference.levels):
        here = max(at, 0)
        labelled = text.find(level.label, here) if level.label else -1
        found = text.find(level.value, labelled + len(level.label or "") if labelled >= 0 else here) if level.value else -1
        if found < 0 or (level.label and labelled < 0):
            lead = ", " if number else ""
            out.say(f"{lead}{level.label} " if level.label else lead)
            at = here if at >= 0 else -1
        else:
            out.say(text[at:found] if at >= 0 else ("" if not number else ", ") + text[labelled if labelled >= 0 else found : found])
            at = found + len(level.value)
        out.within("idno", level.value, {"type": _token(level.kind)})
    out.close()


def _token(word: str) -> str:
    """A word as an enumerated value: without white space."""
    return re.sub(r"[^\w.\-]+", "-", word).strip("-") or "level"


# ---------------------------------------------------------------------------------------------------- encodingDesc


def _encoding(out: Out, *, literal: bool) -> None:
    from archivetext import __version__

    document = out.document
    kinds = [kind for kind in get_args(InsertionKind) if any(insertion.kind == kind for insertion in document.insertions)]
    out.block("encodingDesc")
    _declarations(out, literal=literal, kinds=bool(kinds))
    if not literal:
        out.block("tagsDecl")
        for place, sign in (("before", "["), ("after", "]")):
            selector = ", ".join(f"{tag}::{place}" for tag in ("supplied", "ex", "unclear", "gap"))
            out.leaf("rendition", f'content: "{sign}";', {"scheme": "css", "selector": selector})
        out.close()
    if out.spans:
        name = quote(PurePath(document.name.replace("\\", "/")).name.encode("utf-8", "replace"), safe="") if document.name else "unnamed"
        out.block("listPrefixDef")
        out.block("prefixDef", {"ident": "src", "matchPattern": "([0-9]+),([0-9]+)", "replacementPattern": f"{name}#char=$1,$2"})
        out.leaf("p", "A half-open span of characters of the text dump (RFC 5147; a line end counts as it stands in the dump).")
        out.close()
        out.close()
    dates = [document.header.date, *document.dates, document.citation.date if document.citation is not None else None]
    edtf = any("datingMethod" in values.date_attributes(date) for date in dates if date is not None)
    if kinds or edtf:
        out.block("classDecl")
        if kinds:
            out.block("taxonomy", out.id("kinds"))
            out.leaf("desc", "Kinds of editorial insertions")
            for kind in kinds:
                out.block("category", out.id(f"kind-{kind}"))
                out.within("catDesc", _MEANINGS[kind])
                out.close()
            out.close()
        if edtf:
            out.block("taxonomy", out.id("edtf"))
            out.leaf("bibl", "Extended Date/Time Format (EDTF), ISO 8601-2:2019, levels 0 and 1")
            out.close()
        out.close()
    out.block("appInfo")
    out.block("application", {"ident": "archivetext", "version": _version(__version__)})
    out.leaf("label", "archivetext")
    out.leaf("desc", f"profile {document.profile}")
    out.close()
    out.close()
    out.close()


def _version(told: str) -> str:
    """A version as TEI writes it: numbers with points."""
    match = re.match(r"\d+(?:\.\d+){0,3}", told)
    return match[0] if match else "0"


def _declarations(out: Out, *, literal: bool, kinds: bool) -> None:
    out.block("editorialDecl")
    out.block("correction")
    out.inline("p")
    if literal:
        out.say("Nothing is corrected.")
    else:
        out.say("Errors that an editor marked in the source carry ")
        out.within("gi", "sic")
        out.say("; nothing else is corrected.")
    out.close()
    out.close()
    for tag, words, attributes in (
        ("normalization", "White space is folded. Page furniture around the document and the labels of its header are left out.", None),
        ("hyphenation", "Words that the source divides at a line end are joined; line ends are not kept.", {"eol": "hard"}),
    ):
        out.block(tag, attributes)
        out.within("p", words)
        out.close()
    out.block("interpretation")
    out.inline("p")
    out.say("Text that the source gives in square brackets is encoded by its kind (attribute ")
    out.within("att", "ana")
    out.say(", taxonomy ")
    if kinds:
        out.within("ref", "kinds", {"target": out.to("kinds")})
    else:
        out.say("kinds")
    if literal:
        out.say(") and with its brackets, in ")
        out.within("gi", "seg")
        out.say(".")
    else:
        out.say(") and without its brackets. Without the elements whose ")
        out.within("att", "ana")
        out.say(" names a kind (")
        out.within("gi", "sic")
        out.say(" excepted), notes, note marks and ")
        out.within("gi", "fw")
        out.say(", the text is the document as its author left it.")
    out.close()
    out.close()
    out.close()


# ------------------------------------------------------------------------------------------------------ profileDesc


def _profile(out: Out, words: Words) -> None:
    document = out.document
    out.block("profileDesc")
    date = document.header.date
    out.block("creation")
    if date is not None:
        out.within("date", date.text, {**dated(out, date), **(out.at(date.span) if document.header.date_origin is None else {})})
    out.close()
    summaries = _fields(out, "summary")
    if summaries:
        out.block("abstract")
        for entry in summaries:
            out.inline("p")
            _field(out, words, entry)
            out.close()
        out.close()
    out.block("langUsage")
    code = language_of(out)
    told = next((entry.text for entry in _fields(out, "contents", "language") if entry.text), None)
    out.leaf("language", told or "not told by the source", {"ident": code})
    out.close()
    kept = [entry for entry in document.header.fields if entry.text and entry.key not in _ELSEWHERE]
    if kept:
        out.block("textClass")
        for key in dict.fromkeys(entry.key for entry in kept):
            out.block("keywords")
            for entry in kept:
                if entry.key == key:
                    for value in re.split(r"\s*;\s*", entry.text or "") if key in ("subjects", "people", "places") else [entry.text or ""]:
                        if value.strip():
                            out.leaf("term", value, {"type": _token(key)})
            out.close()
        out.close()
    if document.participants:
        out.block("particDesc")
        out.block("listPerson")
        for index, person in enumerate(document.participants):
            out.block("person", out.id(f"person-{index}"))
            out.within("persName", person.name)
            if person.role:
                out.within("note", person.role, {"type": "role"})
            out.close()
        out.close()
        out.close()
    out.close()


def references(out: Out) -> None:
    """The places in archives that the text names, for its pointers."""
    if out.document.references:
        out.block("standOff")
        for index, reference in enumerate(out.document.references):
            _manuscript(out, reference, f"cited-{index}", original=False)
        out.close()
