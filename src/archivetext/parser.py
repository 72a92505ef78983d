"""``parse`` and ``parse_header``: the only room that knows the order of the passes.

    text - plain text - lines - layout                                                  Page: header, citation, place of the body
                                  |
                                  + bracket pairs - paragraphs - notes - insertions - people - blocks                  Document

Each pass is a function from what stands before it to new records; none goes back. All of them read the plain text
(:mod:`archivetext.plain`); where it is not the text that was given, the spans of their records are carried back at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext import dates, furniture, insertions
from archivetext.blocks import around_body, tile, tiles
from archivetext.body import paragraphs, places
from archivetext.body.attendance import participants
from archivetext.body.kinds import kind_of
from archivetext.body.notes import find as find_notes
from archivetext.body.openers import behind_bullet
from archivetext.body.turns import turns
from archivetext.citations.archives import archives_of
from archivetext.diagnostics import report
from archivetext.insertions.anchors import is_words
from archivetext.insertions.cues import cues_of
from archivetext.insertions.pairs import match_pairs
from archivetext.insertions.readings import reading_of
from archivetext.pages import closing, feet, layout, listing
from archivetext.plain import is_plain, make_plain
from archivetext.profiles import BODY, Profile, by_name
from archivetext.records import Document, Insertion, Page, Text, digest, moved
from archivetext.spans import Figures, Lines, Span, fold, inside, pieces
from archivetext.words.signed import author_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archivetext.body.paragraphs import Paragraph
    from archivetext.citations.archives import Archives
    from archivetext.insertions.cues import Cues
    from archivetext.insertions.pairs import Pair
    from archivetext.pages.layout import Layout
    from archivetext.plain import Plain
    from archivetext.records import ArchivalReference, BlockKind, Diagnostic, Footnote, Header, HistoricalDate

__all__ = ["Given", "as_profile", "document_of", "family_of", "parse", "parse_header"]

_OPEN = frozenset(("summary", "credits"))
"""Fields whose brackets can be insertions. The others are catalogue entries, whose brackets are the cataloguer's."""


def parse(
    text: str, *, profile: Profile | str | None = None, profiles: Iterable[Profile | str] | None = None, name: str | None = None
) -> Document:
    """The records of one transcript.

    Args:
        text: the dump, as it is. Any text parses; what cannot be read is kept and reported.
        profile: the family of dumps that it belongs to, its name (``wilson-print``), or the path of a ``.toml`` file that says what
            it is; found from the text if not given.
        profiles: the families among which it is looked for, in place of those that the library knows; ``body`` if it is of none.
        name: where it came from, kept in the record.

    Returns:
        The document. Its spans count code points of *text*, from 0.

    Raises:
        TypeError: *text* is not a ``str``, or *profile* is no profile.
        LookupError: no profile has that name; the message lists those there are.
        ProfileError: the file of a profile says something that cannot be read.

    >>> document = parse("Approved by F[idel] Castro.")
    >>> [(i.kind, i.text, i.anchor.text) for i in document.insertions]
    [('completion', 'idel', 'F')]
    """
    read = Given(text)
    return document_of(read, *family_of(read, profile, profiles), name=name)


def parse_header(
    text: str, *, profile: Profile | str | None = None, profiles: Iterable[Profile | str] | None = None, name: str | None = None
) -> Page:
    """What the page says around the document, in a fraction of the time that :func:`parse` takes: the body is not read.

    Args:
        text: as for :func:`parse`.
        profile: as for :func:`parse`.
        profiles: as for :func:`parse`.
        name: as for :func:`parse`.

    Returns:
        Profile, header, citation, and where the body stands, the same as the document has them.

    Raises:
        TypeError: as for :func:`parse`.
        LookupError: as for :func:`parse`.

    >>> from pathlib import Path
    >>> page = parse_header(Path("seeds/001_c98ae7534ea13973.txt").read_text(encoding="utf-8"))
    >>> page.profile, page.header.date.edtf, page.citation.references[0].repository.code
    ('wilson-print', '1962-05-21', 'RGANI')
    """
    read = Given(text)
    page = layout.lay_out(read.text, read.lines, *family_of(read, profile, profiles))
    body: BlockKind = "paragraph"
    start, end = page.body
    found = tiles(page.source, sorted([*around_body(page), *([(start, end, body)] if end > start else [])]))
    outside = tuple(block for block in found if end <= start or block.span[0] >= end or block.span[1] <= start)
    records: dict[str, object] = {"header": page.header(), "citation": page.citation, "body": Span(start, end), "blocks": outside}
    return Page(name=name, profile=page.profile.name, **read.carried(records))  # type: ignore[arg-type]


class Given:
    """A text that was given, as the passes read it, and the way back.

    Raises:
        TypeError: it is not a ``str``.
    """

    def __init__(self, given: str) -> None:
        if not isinstance(given, str):
            raise TypeError(
                f"the text is a str, not {type(given).__name__}; decode bytes first, e.g. data.decode('utf-8'), "
                "or give the path to archivetext.read()"
            )
        self.given: str = given
        self.plain: Plain | None = None if is_plain(given) else make_plain(given)
        self.text: str = given if self.plain is None else self.plain.text
        """The plain text."""
        self.lines: Lines = Lines(self.text)
        """Its lines."""

    def carried(self, records: dict[str, object]) -> dict[str, object]:
        """The records with their spans in the text that was given; the blocks tile it."""
        plain = self.plain
        if plain is None:
            return records
        return {name: moved(value, plain.tile if name == "blocks" else plain.span) for name, value in records.items()}


def family_of(
    read: Given, profile: Profile | str | None = None, profiles: Iterable[Profile | str] | None = None
) -> tuple[Profile, tuple[Profile, ...]]:
    """The profile that is meant, or that is found; and those that would fit as well. It raises as :func:`parse` does."""
    meant = as_profile(profile)
    choice = None if profiles is None else [as_profile(one) or BODY for one in profiles]
    return (meant, ()) if meant is not None else layout.detect(read.text, read.lines, choice)


def document_of(
    read: Given, profile: Profile, rivals: tuple[Profile, ...] = (), *, name: str | None = None, alone: bool = False
) -> Document:
    """The records of a text of that family; *alone* where it is known to hold one document."""
    page = layout.lay_out(read.text, read.lines, profile, rivals, alone=alone)
    header = page.header()
    records: dict[str, object] = {"header": header, "citation": page.citation, "body": Span(*page.body), **_body(page, header)}
    text = read.given
    told = {"name": name, "profile": profile.name, "source": text, "length": len(text), "sha256": digest(text)}
    return Document(**told, **read.carried(records))  # type: ignore[arg-type]


def as_profile(profile: Profile | str | None) -> Profile | None:
    """The profile that is meant by a name, a path or a profile itself. It raises as :func:`parse` does."""
    if isinstance(profile, str):
        return by_name(profile)
    if profile is not None and not isinstance(profile, Profile):
        raise TypeError(f"profile is a Profile, the name of one or the path of its .toml file, not {type(profile).__name__}")
    return profile


def _body(page: Layout, header: Header) -> dict[str, object]:
    """The records of the body, and what was odd."""
    text, body, odd = page.source, page.body, page.diagnostics.copy()
    lines, figures = page.lines, Figures(text)
    gaps = furniture.gaps(text, sorted({*page.furniture, *feet.find(text, body, figures)}), body)
    if gaps:
        text = furniture.blank(text, gaps)
        lines, figures = Lines(text), Figures(text)
    title = (page.title.span[0], max(page.title.span[1], page.head_end)) if page.title else None
    closed: list[tuple[int, int]] = sorted(f.span for f in header.fields if f.key not in _OPEN)
    if page.citation is not None and not closed:
        told = page.citation  # one that is told above and below the body reaches over it
        around = told.span.start < body[0] and body[1] < told.span.end
        closed = sorted([one.span for one in told.references] + [one.span for one in told.contributors]) if around else [told.span]
    pairs, unpaired = match_pairs(text)
    odd += [d for d in unpaired if not inside(closed, d.span[0])]
    stretches = paragraphs.split(lines, *body, frozenset(gap.end for gap in gaps if gap.on), parted=page.profile.unit == "paragraph")
    notes = find_notes(text, body, stretches, pairs, title, closed, figures, page.profile.notes, expected=page.noted)
    odd += notes.diagnostics
    known = page.profile.knowledge
    found = _insertions(text, pairs, notes.pairs, closed, odd, cues_of(known.cues, known.languages), archives_of(known.archives))
    del pairs, unpaired  # of a long text they take as much room as the records
    listed, lists = participants(text, stretches, page.profile.attendance)
    kinds, noted, body_dates = _kinds(text, stretches, lists, notes.footnotes, figures, page.profile)
    if page.signed:
        odd += closing.sign(text, page, stretches, kinds)
    body_dates = dates.settled(text, body_dates, *body, century=page.profile.century, knowledge=known, figures=figures)
    stops = {i for i, kind in enumerate(kinds) if kind == "signature"} | noted
    spoken = turns(text, stretches, listed, lists, stops, page.profile.turns)
    named = places.references(text, stretches, notes.footnotes, found, figures, archives_of(known.archives), closed)
    _check_dates(text, body, page, body_dates, figures, odd)
    _check_characters(page.source, odd)
    if (list_of_texts := listing.found(page.source, page.profile)) is not None:
        odd.append(report("AT114", Span(*list_of_texts)))
    if body[1] <= body[0] and not text.strip(" \t\n\f\v\u00a0"):
        odd[:] = [report("AT101", Span(0, len(text)))]
    odd.sort(key=lambda d: d.span)
    return {
        "blocks": tile(page.source, page, stretches, kinds, notes.footnotes, gaps),
        "insertions": found,
        "marks": tuple(notes.marks),
        "footnotes": tuple(notes.footnotes),
        "turns": tuple(spoken),
        "participants": tuple(listed),
        "dates": tuple(body_dates),
        "references": tuple(sorted([*page.references, *named], key=_at)),
        "diagnostics": tuple(odd),
    }


def _at(reference: ArchivalReference) -> Span:
    return reference.span


def _insertions(
    source: str, pairs: list[Pair], marks: set[int], closed: list[tuple[int, int]], odd: list[Diagnostic], cues: Cues, archives: Archives
) -> tuple[Insertion, ...]:
    found: list[Insertion] = []
    place: dict[int, int] = {}
    for index, (start, end, inner, outer, around) in enumerate(pairs):
        if index in marks or (closed and inside(closed, start)):
            continue
        text = fold(source[inner:outer])
        if text == "email protected" or text.startswith("http") or source.startswith("(http", end):
            continue  # what a web page put there: a masked address, the text of a Markdown link
        (kind, where), rule = insertions.classify(insertions.Bracket(source, start, end, text, cues, archives))
        anchor: Text | None = None
        if where is not None and is_words(about := source[where[0] : where[1]]):
            anchor = Text(fold(about), Span(*where))
        span = Span(start, end)
        if kind == "unclassified":
            odd.append(report("AT203", span))
        place[index] = len(found)
        parent = around
        while parent >= 0 and parent not in place:
            parent = pairs[parent].parent
        found.append(
            Insertion(
                kind,
                span,
                text,
                anchor,
                author_of(text) if kind == "note" or "ditor" in text or "ranslator" in text or " ed." in text else None,
                place[parent] if parent >= 0 else None,
                rule.name,
                rule.by,
                reading_of(source, inner, outer) if kind == "correction" else None,
            )
        )
    return tuple(found)


def _kinds(
    source: str, stretches: list[Paragraph], lists: set[int], notes: list[Footnote], figures: Figures, profile: Profile
) -> tuple[list[BlockKind], set[int], list[HistoricalDate]]:
    """The kind of each paragraph, which of them lie in notes, and the dates of the datelines."""
    kinds: list[BlockKind] = []
    noted: set[int] = set()
    found: list[HistoricalDate] = []
    spans = [note.span for note in notes]
    spans.append(Span(len(source), len(source) + 1))  # behind all paragraphs
    at = 0
    note_start, note_end = spans[0]
    century, known, day_first = profile.century, profile.knowledge, profile.day_first
    for index, paragraph in enumerate(stretches):
        start = paragraph[0]
        while note_end <= start:
            at += 1
            note_start, note_end = spans[at]
        if note_start <= behind_bullet(source, start):
            kinds.append("footnote")
            noted.add(index)
        elif index in lists:
            kinds.append("participants")
        else:
            kind, date = kind_of(source, paragraph, figures, century, known, day_first=day_first)
            kinds.append(kind)
            if date is not None:
                found.append(date)
    return kinds, noted, found


def _check_dates(
    source: str, body: tuple[int, int], page: Layout, found: list[HistoricalDate], figures: Figures, odd: list[Diagnostic]
) -> None:
    known = page.profile.knowledge
    cited = page.citation.date if page.citation else None
    for date in (page.date, cited, *found):
        if date is not None:
            odd += [report(code, date.span, *what) for code, *what in dates.problems(date, knowledge=known)]
    if page.date and cited and page.date.edtf and cited.edtf and page.date.edtf != cited.edtf:
        odd.append(report("AT109", page.date.span, page.date.edtf, cited.edtf))
    if (
        page.citation
        and page.citation.title
        and page.title
        and page.citation.title != page.title.text
        and _letters(page.citation.title) != _letters(page.title.text)
    ):
        odd.append(report("AT110", page.title.span))
    for word in dates.misprints(source, *body, figures=figures, knowledge=known):
        behind = source[word.end : word.end + 8]
        whole = Span(word.start, word.end + len(behind) - len(behind.lstrip().lstrip("0123456789")))  # with the day or year behind it
        odd.append(report("AT401", whole, fold(source[slice(*whole)])))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _check_characters(source: str, odd: list[Diagnostic]) -> None:
    """Reports characters that no archive wrote."""
    first, count = -1, 0
    for base, piece in pieces(source):
        try:
            piece.encode()
        except UnicodeEncodeError as error:
            first = base + error.start if first < 0 else first
            count += sum(0xD800 <= ord(c) <= 0xDFFF for c in piece)
    if count:
        odd.append(report("AT501", Span(first, first + 1), count, "lone surrogate"))
    for character, what in (("\0", "U+0000"), ("\ufffd", "U+FFFD")):
        at = source.find(character)
        if at >= 0:
            odd.append(report("AT501", Span(at, at + 1), source.count(character), what))
