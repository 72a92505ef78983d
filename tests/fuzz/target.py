"""The one target of the fuzzing: what the contract promises of every text, as small checks in an ordered list.

A check takes the document that was read from a text and raises AssertionError where a promise is broken. They stand in the order
in which they are asked, so that the first that fails names the fault: a check may rely on those before it. ``SENTENCES`` are all of
them; ``CHECKS`` look at one record, ``TWINS`` hold it against that of the same text in another dress. :func:`fault` asks them.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
from paged import paged, seen

import archivetext
from archivetext.formats import FORMATS, writer
from archivetext.furniture import as_read
from archivetext.plain import plain_text
from archivetext.records import Document, HistoricalDate, digest
from archivetext.spans import Span, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archivetext import Profile

GROUPS = ("blocks", "insertions", "marks", "footnotes", "turns", "participants", "dates", "references", "diagnostics")
"""The flat tuples of records of a document."""


# --- what the checks are made of


def walk(record: object, path: str = "document") -> Iterator[tuple[str, object]]:
    """Every part of a record with the way to it, wholes before their parts."""
    yield path, record
    if attrs.has(type(record)):
        for name in (field.name.lstrip("_") for field in attrs.fields(type(record)) if field.name != "_source"):
            yield from walk(getattr(record, name), f"{path}.{name}")
    elif isinstance(record, tuple) and not isinstance(record, Span):
        for index, part in enumerate(record):
            yield from walk(part, f"{path}[{index}]")


def spans(document: Document) -> Iterator[tuple[str, Span]]:
    """Every span of a document, with the way to it."""
    return ((path, part) for path, part in walk(document) if isinstance(part, Span))


def dates(document: Document) -> Iterator[tuple[str, HistoricalDate]]:
    """Every date of a document, with the way to it."""
    return ((path, part) for path, part in walk(document) if isinstance(part, HistoricalDate))


def written(document: Document, span: Span) -> str:
    """The value of a stretch of the source: plain, its white space folded."""
    return value_of(document.source[span.start : span.end])


def is_within(part: Span, whole: Span) -> bool:
    """Whether a span lies in another."""
    return whole.start <= part.start and part.end <= whole.end


def tells(text: str, said: str) -> bool:
    """Whether the signs of *said* stand in *text* in their order, with others between: what is left of a stretch of several pieces."""
    rest = iter(text)
    return all(c in rest for c in said if not c.isspace())


def read_again(document: Document, text: str) -> Document:
    """The record of a text, read as *document* was: with the profile that is found, or the one that was given."""
    found = archivetext.parse_header(document.source).profile == document.profile
    return archivetext.parse(text, name=document.name, profile=None if found else profile_of(document))


def profile_of(document: Document) -> Profile | str:
    """The profile that it was read with."""
    return GIVEN.get(document.profile, document.profile)


GIVEN: dict[str, Profile] = {}
"""The profile that was given last, by its name."""


# --- one record


def cut(document: Document) -> None:
    """The documents of a file tile it."""
    parts = archivetext.split(document.source, profile=profile_of(document))
    at = 0
    for part in parts:
        assert part.offset == at, f"a document starts at {part.offset}, not {at}"
        at += part.length
    assert "".join(part.source for part in parts) == document.source, "the documents, joined, are another text"


def total(document: Document) -> None:
    """Nothing is raised where the text is read as a citation or a date alone, and where a record is asked for its words."""
    archivetext.parse_citation(document.source[:4000])
    archivetext.parse_date(document.source[:1000])
    for _, part in walk(document):
        str(part)


def lossless(document: Document) -> None:
    """Length and digest are those of the source."""
    assert document.length == len(document.source), f"length {document.length}"
    assert document.sha256 == digest(document.source), "digest"


def tiled(document: Document) -> None:
    """The blocks stand edge to edge from the first code point to the last, and none is empty, unless the text is."""
    at = 0
    for index, block in enumerate(document.blocks):
        assert block.span.start == at, f"block {index} starts at {block.span.start}, not {at}"
        assert block.span.end > at or not document.source, f"block {index} is empty"
        at = block.span.end
    assert at == len(document.source), f"the blocks end at {at}"


def inside_source(document: Document) -> None:
    """Every span is a slice of the source."""
    size = len(document.source)
    for path, (start, end) in spans(document):
        assert 0 <= start <= end <= size, f"{path} {start, end}"


def in_order(document: Document) -> None:
    """Records are sorted by start, and so are the parts of a record."""
    for path, part in walk(document):
        if isinstance(part, tuple) and not isinstance(part, Span) and part and hasattr(part[0], "span"):
            for one, two in pairwise(part):
                assert one.span.start <= two.span.start, f"{path}: {one.span} before {two.span}"


def given_once(document: Document) -> None:
    """No two records of a kind have one span; only a diagnostic may be told of a place that has another."""
    for group in GROUPS[:-1]:
        for one, two in pairwise(sorted(record.span for record in getattr(document, group))):
            assert one != two or not document.source, f"{group} give {one} twice"


def apart(document: Document) -> None:
    """Marks do not overlap, nor do footnotes, turns, entries of a list, and datelines."""
    for group in ("marks", "footnotes", "turns", "participants", "dates"):
        for one, two in pairwise(getattr(document, group)):
            assert one.span.end <= two.span.start, f"{group} {one.span} and {two.span} overlap"


def in_body(document: Document) -> None:
    """What the document says stands in its body; a mark may stand in the title, and in what is below it in the head."""
    title = document.header.title
    above = None if title is None else Span(title.span.start, max(title.span.end, document.body.start))
    for group in ("footnotes", "turns", "participants", "dates", "marks"):
        for record in getattr(document, group):
            in_title = group == "marks" and above is not None and is_within(record.span, above)
            assert in_title or is_within(record.span, document.body), f"{group} {record.span} outside {document.body}"


def insertions_bracketed(document: Document) -> None:
    """An insertion opens with a bracket and closes with one; its text is what stands between."""
    read = as_read(document)
    for index, insertion in enumerate(document.insertions):
        words = plain_text(read[slice(*insertion.span)])
        assert len(words) > 1, f"insertion {index} {insertion.span}"
        assert words[0] in "[［〔【", f"insertion {index} opens with {words[0]!r}"
        assert words[-1] in "]］〕】", f"insertion {index} closes with {words[-1]!r}"
        assert insertion.text in {value_of(words[1:-1]), value_of(words[2:-2])}, (
            f"insertion {index} {insertion.text!r}"
        )  # doubled brackets too


def insertions_nested(document: Document) -> None:
    """The insertion around another is an earlier one, and wider; without one, an insertion lies in none."""
    open_: list[int] = []
    for index, insertion in enumerate(document.insertions):
        while open_ and document.insertions[open_[-1]].span.end <= insertion.span.start:
            open_.pop()
        around = open_[-1] if open_ else None
        assert insertion.parent == around, f"insertion {index} has the parent {insertion.parent}, not {around}"
        if around is not None:
            assert is_within(insertion.span, document.insertions[around].span), f"insertion {index} crosses {around}"
        open_.append(index)


def anchors(document: Document) -> None:
    """An anchor is words of the source beside its insertion: not signs alone, and nothing of the insertion itself."""
    read = as_read(document)
    for index, insertion in enumerate(document.insertions):
        anchor = insertion.anchor
        if anchor is None:
            continue
        assert anchor.text == value_of(read[slice(*anchor.span)]), f"insertion {index}: anchor {anchor.text!r}"
        assert not all(map(is_sign, anchor.text)), f"insertion {index}: anchor {anchor.text!r} is no word"
        beside = anchor.span.end <= insertion.span.start or anchor.span.start >= insertion.span.end
        assert beside, f"insertion {index}: anchor {anchor.span} in {insertion.span}"


def is_sign(c: str) -> bool:
    """Whether a character is only set between words, or on them: white space, punctuation, an accent, a control character."""
    category = unicodedata.category(c)
    return (category[0] in "PZM" or category in ("Cc", "Cf")) and c not in "%‰§¶&@#†‡*"


def notes_joined(document: Document) -> None:
    """A mark and its note point to each other, and have one label."""
    for index, mark in enumerate(document.marks):
        if mark.footnote is not None:
            assert 0 <= mark.footnote < len(document.footnotes), f"mark {index}: no note {mark.footnote}"
            note = document.footnotes[mark.footnote]
            assert index in note.marks, f"mark {index} is not among {note.marks}"
            assert note.label == mark.label, f"mark {mark.label!r} leads to note {note.label!r}"
    for index, note in enumerate(document.footnotes):
        for mark_index in note.marks:
            assert 0 <= mark_index < len(document.marks), f"note {index}: no mark {mark_index}"
            assert document.marks[mark_index].footnote == index, f"note {index}: mark {mark_index} leads elsewhere"
        assert list(note.marks) == sorted(set(note.marks)), f"note {index}: marks {note.marks}"


_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def marks_labelled(document: Document) -> None:
    """A mark is its label, with the brackets or signs around it and nothing else."""
    for index, mark in enumerate(document.marks):
        slice_ = written(document, mark.span).translate(_SUPERSCRIPT)
        assert mark.label, f"mark {index} has no label"
        shown = "".join(slice_.strip("[]().").split())
        assert mark.label in (shown, re.sub(r"(?i)^(?:footnote|fn|n|note|\^)(?=\d)", "", shown)), f"mark {index} {mark.label!r}: {slice_!r}"


def notes_labelled(document: Document) -> None:
    """A note opens with its label; its text is the rest, without signs that close the label."""
    read = as_read(document)
    for index, note in enumerate(document.footnotes):
        slice_ = plain_text(read[slice(*note.span)])
        head = re.sub(r"(?i)^[\s\[(［]*(?:(?:footnote|fn|note|n)\s?(?=\d)|\^)?", "", slice_)
        assert note.label, f"note {index} has no label"
        assert head.translate(_SUPERSCRIPT).startswith(note.label), f"note {index} {note.label!r} opens with {head[:8]!r}"
        rest = head[len(note.label) :]
        closed = re.match(r"[\s\]).:．］]*", rest).end()
        texts = {value_of(rest[at:]) for at in range(closed + 1)}
        assert note.text in texts, f"note {index} {note.text!r}"


def turns_spoken(document: Document) -> None:
    """A turn opens with its speaker, whose name is words of the source."""
    read = as_read(document)
    for index, turn in enumerate(document.turns):
        assert turn.speaker.text, f"turn {index}: no speaker"
        assert turn.speaker.text == value_of(read[slice(*turn.speaker.span)]), f"turn {index}: speaker {turn.speaker.text!r}"
        assert is_within(turn.speaker.span, turn.span), f"turn {index}: speaker {turn.speaker.span} outside {turn.span}"
        assert turn.speaker.span.start == turn.span.start, f"turn {index} starts before its speaker"


def people_listed(document: Document) -> None:
    """An entry of an attendance list holds the name and the role that it gives."""
    read = as_read(document)
    for index, person in enumerate(document.participants):
        entry = value_of(read[slice(*person.span)])
        assert person.name.strip(), f"participant {index}: no name"
        assert person.name in entry, f"participant {index}: {person.name!r} is not in {entry!r}"
        assert person.role is None or (person.role.strip() and person.role in entry), (
            f"participant {index}: {person.role!r} is not in {entry!r}"
        )


def header_quoted(document: Document) -> None:
    """Title and fields are what stands there; in pages of columns, and in a list of contents, what is left of it when pieces are cut out."""
    header = document.header
    if header.title is not None:
        title = written(document, header.title.span)
        assert header.title.text, "empty title"
        assert header.title.text == title or tells(title, header.title.text), f"title {header.title.text!r}: {title!r}"
    for index, field in enumerate(header.fields):
        value = written(document, field.span)
        pieces = field.key == "contents" or document.profile in COLUMNED
        if field.text is None:
            assert not value, f"field {index} {field.key}: no text for {value!r}"
        else:
            assert field.text == value or (pieces and tells(value, field.text)), f"field {index} {field.key} {field.text!r}: {value!r}"
        if field.label_span is not None:
            assert field.label is not None, f"field {index} {field.key}: a label's place and no label"
            label = written(document, field.label_span)
            assert tells(label, field.label), f"field {index} {field.key} {field.label!r}: {label!r}"


MISSING = "\0missing"
"""Stands for a value that must not be empty."""
NAMES = tuple(profile.name for profile in archivetext.profiles.PROFILES)
"""Every profile that a text can be read with."""
COLUMNED = frozenset(profile.name for profile in archivetext.profiles.PROFILES if getattr(profile, "shape", "") == "columns")
"""Profiles whose values can stand in several pieces, with another column between."""


def citation_whole(document: Document) -> None:
    """References and contributors lie in their citation, levels in their reference, and each is words of the citation."""
    citation = document.citation
    if citation is None:
        return
    whole = written(document, citation.span)
    assert tells(whole, citation.text), f"citation {citation.text!r}: {whole!r}"
    for part in (citation.title, citation.host):
        assert part is None or (part and part in citation.text), f"{part!r} is not in the citation"
    for index, reference in enumerate(citation.references):
        assert is_within(reference.span, citation.span), f"reference {index} {reference.span} outside {citation.span}"
        told = written(document, reference.span)
        assert tells(told, reference.text or MISSING), f"reference {index} {reference.text!r}: {told!r}"
        for number, level in enumerate(reference.levels):
            assert is_within(level.span, reference.span), f"level {index}.{number} {level.span} outside {reference.span}"
            told = written(document, level.span)
            assert tells(told, level.value or MISSING), f"level {index}.{number} {level.value!r}: {told!r}"
    for index, person in enumerate(citation.contributors):
        assert is_within(person.span, citation.span), f"contributor {index} {person.span} outside {citation.span}"
        told = written(document, person.span)
        assert tells(told, person.name or MISSING), f"contributor {index} {person.name!r}: {told!r}"


def dates_written(document: Document) -> None:
    """A date's text is what stands there."""
    read = as_read(document)
    for path, found in dates(document):
        told = written(document, found.span) if ".header." in path or ".citation." in path else value_of(read[slice(*found.span)])
        assert found.text == told or (document.profile in COLUMNED and tells(told, found.text)), f"{path} {found.text!r}: {told!r}"


def dates_valid(document: Document) -> None:
    """The value of a date is EDTF of level 0 or 1, and its time is one of the clock."""
    for path, found in dates(document):
        if found.edtf is not None:
            try:
                assert_edtf(found.edtf)
            except Exception as error:
                raise AssertionError(f"{path} {found.edtf!r} of {found.text!r}: {error}") from None
        if found.time is not None:
            assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d|24:00", found.time), f"{path} {found.time!r}"


def assert_edtf(edtf: str) -> None:
    """The validator accepts the value, it is of level 0 or 1, its days exist and its ends are in order."""
    assert type(_parse_edtf()(edtf)).__name__ in LEVELS_0_AND_1, edtf
    ends = [end.rstrip("?~%") for end in edtf.split("/") if end != ".."]
    for end in ends:
        if len(end) == 10 and end[-1].isdigit():
            date.fromisoformat(end)
    if len(ends) == 2 and len(ends[0]) == len(ends[1]):
        assert ends[0] <= ends[1], edtf


LEVELS_0_AND_1 = {"Date", "Interval", "Level1Interval", "UncertainOrApproximate", "Unspecified", "Season"}
"""What the validator calls the values of the two levels."""


@cache
def _parse_edtf() -> Callable[[str], object]:
    with warnings.catch_warnings():  # the grammar of the validator is written for an older pyparsing
        warnings.simplefilter("ignore")
        from edtf import parse_edtf
    return parse_edtf


def dates_read_back(document: Document) -> None:
    """The words of a value are read as this value; a time is read with its day, and so only where the value has one."""
    for path, found in dates(document):
        again = archivetext.parse_date(str(found))
        assert found.edtf is None or again.edtf == found.edtf, f"{path} {found.edtf!r}: {str(found)!r} is {again.edtf!r}"
        day = found.edtf is None or re.search(r"-\d\d-\d\d", found.edtf)
        assert not day or again.time == found.time, f"{path} {found.edtf!r} {found.time!r}: {str(found)!r} is {again.time!r}"


def diagnostics_known(document: Document) -> None:
    """A diagnostic has a code of the table, with its severity, and says something."""
    from archivetext.diagnostics import CODES

    for index, odd in enumerate(document.diagnostics):
        assert odd.code in CODES, f"diagnostic {index}: {odd.code!r}"
        assert odd.message, f"diagnostic {index} says nothing"


def views_lead_back(document: Document) -> None:
    """What a view shows stands in the source where the view says, never further back with each sign, and is found again from there."""
    source = document.source
    for name, keep in (("reading", None), ("original", None), ("printed", None), ("reading", {"gloss", "mark", "footnote", "furniture"})):
        view = document.view(name, keep=keep, lost="\ue0ff\ue0ff")
        last = -1
        for offset, c in enumerate(view.text):
            place = view.to_source(offset)
            assert last <= place <= len(source), f"{name} {offset}: {place} behind {last}"
            start, end = view.to_source_span((offset, offset + 1))
            assert start == place, f"{name} {offset}: span from {start}, not {place}"
            back = view.from_source(place) if place < len(source) else None
            if back == offset:
                shown = source[start:end]
                assert c == shown or (c in " \n" and shown.isspace()) or c in plain_text(shown), f"{name} {offset}: {shown!r} is not {c!r}"
            else:
                assert c in "\n\ue0ff" or (back is not None and view.to_source(back) == place), (
                    f"{name} {offset}: not found again from {place}"
                )
            last = place
        assert last <= view.to_source(len(view.text)) <= len(source) or not view.text, f"{name}: its end"
        joined = "\n".join(paragraph.text for paragraph in view.paragraphs)
        assert name == "printed" or joined == view.text, f"{name}: its paragraphs"
        for turn in view.turns:
            assert view.text[slice(*turn.span)].endswith(turn.text), f"{name}: a turn"


def asked(document: Document) -> None:
    """The document can be asked for lines and columns, and for what lies in a stretch."""
    for offset in {0, len(document.source) // 2, len(document.source)}:
        line, column = document.position(offset)
        assert line > 0 < column, f"{offset} is at {line, column}"
    records = document.inside((0, len(document.source)))
    assert len(records) == sum(len(getattr(document, group)) for group in GROUPS[:-1]), "inside the whole source"


def written_and_read(document: Document) -> None:
    """JSON gives the record back, with its source and without."""
    again = archivetext.loads(archivetext.dumps(document))
    assert again == document, "without the source"
    again = archivetext.loads(archivetext.dumps(document, source=True))
    assert again == document, "with the source"
    assert again.source == document.source, "the source"


def exported(document: Document) -> None:
    """Every format writes it."""
    for name in FORMATS:
        for many in (False, True):
            try:
                written_ = "".join(writer(name)([document], many=many))
            except Exception as error:
                raise AssertionError(f"{name}: {type(error).__name__}: {error}") from error
            assert isinstance(written_, str), name


def pure(document: Document) -> None:
    """The same text gives the same record."""
    again = read_again(document, document.source)
    for name in (field.name for field in attrs.fields(Document)):
        assert getattr(again, name) == getattr(document, name), f"another {name}"


def header_alone(document: Document) -> None:
    """The quick look says of the page what the document says."""
    page = archivetext.parse_header(document.source, name=document.name, profile=profile_of(document))
    for name in ("name", "profile", "header", "citation", "body"):
        assert getattr(page, name) == getattr(document, name), f"another {name}"
    for one, two in pairwise(page.blocks):
        assert one.span.end <= two.span.start, f"{one.span} and {two.span} overlap"
    for start, end in (block.span for block in page.blocks):
        assert 0 <= start < end <= len(document.source) or not document.source, f"block {start, end}"
        assert end <= document.body.start or start >= document.body.end or document.body.start == document.body.end, (
            f"block {start, end} in the body"
        )


# --- the same text in another dress


def windows_line_ends(document: Document) -> None:
    r"""``\r\n`` for ``\n``."""
    if "\r" not in document.source:
        _same(document, [c.replace("\n", "\r\n") for c in document.source])


def byte_order_mark(document: Document) -> None:
    """A byte order mark before the first sign."""
    text = document.source
    if text and text[0] != "\ufeff":
        _same(document, ["\ufeff" + text[0], *text[1:]])


def decomposed(document: Document) -> None:
    """Letters and their accents apart (NFD), where they are together."""
    if not document.source.isascii() and unicodedata.is_normalized("NFC", document.source):
        dressed = [unicodedata.normalize("NFD", c) for c in document.source]
        if unicodedata.normalize("NFC", "".join(dressed)) == document.source:
            _same(document, dressed)


def zero_width_spaces(document: Document) -> None:
    """U+200B within words, and behind opening brackets."""
    _strewn(document, "\u200b")


def soft_hyphens(document: Document) -> None:
    """U+00AD within words, and behind opening brackets."""
    _strewn(document, "\u00ad")


def word_joiners(document: Document) -> None:
    """U+2060 within words, and behind opening brackets."""
    _strewn(document, "\u2060")


def escaped_brackets(document: Document) -> None:
    r"""``\[`` and ``\]``, as Markdown writes brackets that are no link."""
    if "\\" not in document.source:
        _same(document, ["\\" + c if c in "[]" else c for c in document.source])


SENTENCES = {
    "total": (total,),
    "lossless": (lossless, tiled, cut),
    "anchored": (
        inside_source, in_order, given_once, apart, in_body, insertions_bracketed, insertions_nested, anchors, notes_joined, marks_labelled,
        notes_labelled, turns_spoken, people_listed, header_quoted, citation_whole, dates_written, views_lead_back, asked,
    ),
    "honest": (dates_valid, dates_read_back, diagnostics_known),
    "round": (written_and_read, exported, paged, seen),
    "pure": (pure, header_alone),
    "invariant": (windows_line_ends, byte_order_mark, decomposed, zero_width_spaces, soft_hyphens, word_joiners, escaped_brackets),
}  # fmt: skip
"""The checks by the sentence of the contract that they ask after, in the order in which they are asked. *Linear* is measured elsewhere."""
TWINS = SENTENCES["invariant"]
"""Checks that hold a record against that of the text in another dress."""
CHECKS = tuple(check for sentence, checks in SENTENCES.items() if sentence != "invariant" for check in checks)
"""Checks of one record."""


def _strewn(document: Document, sign: str) -> None:
    """The sign before every third letter that stands within a word, and behind every opening bracket."""
    text = document.source
    dressed = list(text)
    letters = 0
    for at in range(1, len(text)):
        within = text[at - 1].isalpha() and text[at].isalpha()
        letters += within
        if (within and letters % 3 == 2) or (text[at - 1] == "[" and text[at].isalnum()):
            dressed[at] = sign + text[at]
    _same(document, dressed)


def _same(document: Document, dressed: list[str]) -> None:
    """The record of the text with each sign in its dress says what *document* says, of the same places."""
    places: list[int] = []  # of the plain text, for each code point of the other
    for at, signs in enumerate(dressed):
        places += [at] * len(signs)
    places.append(len(dressed))
    # A sign put before another belongs to it: a span that starts at either starts there, and one that ends before either ends there.
    twin = read_again(document, "".join(dressed))
    for name, plain, other in zip(FACTS, facts(document, range(len(dressed) + 1)), facts(twin, places), strict=True):
        assert other == plain, f"{name}: {_first_difference(plain, other)}"


FACTS = ("profile", "header", "citation", "body", "blocks", *GROUPS[1:])
"""What :func:`facts` gives."""


def facts(document: Document, places: range | list[int]) -> list[object]:
    """What a document says, and of which places; *places* leads from its offsets to those of the plain text."""

    def plain(value: object) -> object:
        if isinstance(value, Span):
            return places[value.start], places[value.end]
        if attrs.has(type(value)):
            return {field.name: plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
        return [plain(part) for part in value] if isinstance(value, tuple) else value

    kept = [block for block in document.blocks if block.kind not in ("blank", "furniture")]
    told = [(odd.code, plain(odd.span)) for odd in document.diagnostics if not odd.code.startswith("AT5")]  # odd characters
    groups = [plain(getattr(document, group)) for group in GROUPS[1:-1]]
    return [document.profile, plain(document.header), plain(document.citation), plain(document.body), plain(tuple(kept)), *groups, told]


def _first_difference(one: object, two: object) -> str:
    """The first part of two values in which they differ, in few words."""
    if isinstance(one, list) and isinstance(two, list) and one and len(one) == len(two):
        return next(_first_difference(a, b) for a, b in zip(one, two, strict=True) if a != b)
    if isinstance(one, dict) and isinstance(two, dict) and one.keys() == two.keys():
        return next(f"{key}: {_first_difference(one[key], two[key])}" for key in one if one[key] != two[key])
    return f"{one!r} here, {two!r} there"[:300]


# --- all of them


class Fault(AssertionError):
    """A broken promise: the name of the check, and what it met."""

    def __init__(self, check: str, message: str) -> None:
        super().__init__(f"{check}: {message}")
        self.check = check
        self.message = message


def fault(
    text: str, checks: Iterable[Callable[[Document], None]] = CHECKS + TWINS, *, profile: Profile | str | None = None
) -> Fault | None:
    """The first check that the record of *text*, read with the profile of that name or the one that is found, does not pass, or None."""
    GIVEN.clear()
    if isinstance(profile, archivetext.Profile):
        GIVEN[profile.name] = profile
    try:
        document = archivetext.parse(text, name="some.txt", profile=profile)
    except Exception as error:
        return _told("total", error)
    return fault_of(document, checks)


def fault_of(document: Document, checks: Iterable[Callable[[Document], None]] = CHECKS) -> Fault | None:
    """The first check that a record does not pass, or None."""
    for check in checks:
        try:
            check(document)
        except Exception as error:
            return _told(check.__name__, error)
    return None


def _told(check: str, error: Exception) -> Fault:
    if isinstance(error, AssertionError) and error.args:
        return Fault(check, str(error))
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_code.co_qualname}" if trace is not None else ""
    return Fault(check, f"{type(error).__name__}{where}: {error}")
