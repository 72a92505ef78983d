r"""From lines to the parts of the page: header, fields, citation, body, and the furniture around them.

A profile says which parts a page has, and one reader finds them (``reader.py``). Pages that lose labels, values, line ends and whole
lines, as those of a web site that was copied in many ways, are read in rooms of their own, one a shape:

    labelled   furniture, date, title; label ":" value ...; body
    record     furniture, date, title, credits, summary, citation, furniture; body
    page       furniture, date, title, credits; body; summary; label / value ...
    columns    label ":" value, two labels on a line allowed; body
    body       body                                                                 (bare.py)

Where real dumps break it: labels lose their values and values their labels; a whole page can stand on one line; lines
are lost at the top; a value can run into the body without a blank. So a value is also known by what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from archivetext import citations
from archivetext.citations.archives import archives_of
from archivetext.diagnostics import report
from archivetext.pages import bare, columns, labelled, page, record, signs, sourced
from archivetext.pages.pattern import TooLongError
from archivetext.profiles import BODY, SHAPED, built_in
from archivetext.profiles.shaped import Shaped
from archivetext.records import Field, Header
from archivetext.spans import Span, fold, trim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archivetext.citations.archives import Archives
    from archivetext.profiles.base import Profile
    from archivetext.records import ArchivalReference, BlockKind, Citation, Diagnostic, HistoricalDate, Text
    from archivetext.spans import Lines

__all__ = ["Layout", "detect", "lay_out"]


class Layout:
    """What the layout pass found; parts are filled in as they are read."""

    def __init__(self, source: str, lines: Lines, profile: Profile) -> None:
        self.source = source
        self.lines = lines
        self.profile = profile
        self.title: Text | None = None
        self.date: HistoricalDate | None = None
        self.fields: list[Field] = []
        self.citation: Citation | None = None
        self.body: tuple[int, int] = (0, len(source))
        self.parts: list[tuple[int, int, BlockKind]] = []
        """Stretches of the page outside the body, with their kind."""
        self.furniture: list[tuple[int, int]] = []
        """Stretches inside the body that are page furniture, whole lines or within one, in their order."""
        self.inner: dict[tuple[int, int], BlockKind] = {}
        """Of those the ones that say something of the page, with their kind: a reference with notes behind it."""
        self.references: list[ArchivalReference] = []
        """Places in archives that the page tells outside its citation."""
        self.signed: bool = False
        """Whether the page ends with a signature, as the profile has it."""
        self.signature: tuple[int, int] | None = None
        """Where it stands, if the dump ran it into the line of the text above it."""
        self.noted: bool = False
        """Whether it ends with notes, as the profile has it."""
        self.head_end: int = 0
        """Where the parts of the head end in which marks can stand."""
        self.diagnostics: list[Diagnostic] = []
        self._keys: set[str] = set()
        """The keys of the fields."""

    @property
    def shaped(self) -> Shaped:
        """The profile, in a room that reads one shape."""
        return cast("Shaped", self.profile)

    @property
    def known(self) -> Archives:
        """The archives that are known: those of the table, and those of the profile."""
        return archives_of(self.profile.knowledge.archives)

    def part(self, start: int, end: int, kind: BlockKind) -> None:
        """Notes what stands at ``start:end``."""
        if end > start:
            self.parts.append((start, end, kind))

    def report(self, code: str, start: int, end: int, *what: object) -> None:
        """Reports what is odd at ``start:end``."""
        self.diagnostics.append(report(code, Span(start, end), *what))

    def field(
        self, key: str, start: int, end: int, label: tuple[str, int, int] | None = None, text: str | None = None, *, bare: bool = False
    ) -> None:
        """A field with its value at ``start:end``, and where the label stands; *bare* where such a value never has one."""
        start, end = trim(self.source, start, end)
        if text is None:
            text = fold(self.source[start:end])
        text = text or None
        name = None
        span = None
        if label is not None:
            name, label_start, label_end = label
            words = label_start + len(name)
            span = Span(label_start, words if self.source.startswith(name, label_start) else label_end)
            self.part(label_start, label_end, "label")
            if not text:
                self.report("AT103", label_start, label_end, name)
        elif text and not bare:
            self.report("AT104", start, end, key.replace("_", " "))
        if name is not None and key in self._keys:
            self.report("AT108", start, end, name)
        self._keys.add(key)
        self.part(start, end, "field")
        self.fields.append(Field(key, name, text, Span(start, end), span))

    def cite(self, start: int, end: int, label: tuple[str, int, int] | None, *, bare: bool = False) -> None:
        """A field with a citation, as :meth:`field`, and what the citation says."""
        self.field("citation", start, end, label, bare=bare)
        span = self.fields[-1].span
        if span.end > span.start:
            self.read_citation(*span)

    def read_citation(self, start: int, end: int, source: str | None = None) -> None:
        """Reads the citation at ``start:end`` of the source, or of a copy of it in which foreign columns are blank."""
        profile = self.profile
        cited = self.citation = citations.read_citation(
            self.source if source is None else source,
            start,
            end,
            century=profile.century,
            known=self.known,
            knowledge=profile.knowledge,
            hosts=profile.hosts,
            addresses=profile.addresses,
        )
        if not cited.references:
            self.report("AT406", start, end)
        for reference in cited.references:
            if reference.repository is not None and reference.repository.code is None and reference.repository.country is None:
                rivals = self.known.rivals(reference.repository.name or "")
                if not rivals and self.known.find(reference.repository.name or "") is not None:
                    continue
                code, *who = ("AT407", ", ".join(str(rival.place) for rival in rivals)) if rivals else ("AT405",)
                self.report(code, *reference.span, reference.repository.name, *who)

    def header(self) -> Header:
        """The header as a record."""
        self.fields.sort(key=lambda f: f.span)
        return Header(self.title, self.date, tuple(self.fields))


_SHOWS = {"labelled": labelled.shows, "record": record.shows, "page": page.shows, "columns": columns.shows}
"""Whether a text is of a family of that shape."""
_READ = {"labelled": labelled.read, "record": record.read, "page": page.read, "columns": columns.read}
"""Finds the parts of a page of that shape."""


def detect(source: str, lines: Lines, profiles: Iterable[Profile] | None = None) -> tuple[Profile, tuple[Profile, ...]]:
    """The profile whose signs the text shows, and those that it shows as well.

    Args:
        source: the text.
        lines: its lines.
        profiles: those to choose from; all that the library knows if not given. ``body`` is there always.
    """
    known = SHAPED if profiles is None else tuple(profiles)
    for profile in known:
        if isinstance(profile, Shaped) and _SHOWS[profile.shape](source, lines, profile):
            return profile, ()
    others = built_in() if profiles is None else tuple(one for one in known if not isinstance(one, Shaped))
    best = signs.shown(source, others)
    headed = next((one for one in known if isinstance(one, Shaped) and _headed(source, one, named=bool(best))), None)
    if headed is not None or not best:
        return headed or BODY, ()
    return best[0], best[1:]


def _headed(source: str, profile: Shaped, *, named: bool) -> bool:
    """Whether so much is left of a page of the profile: the citation above the text, or a date and a title."""
    if profile.shape == "record":
        return record.cited(source, profile)
    return profile.shape == "page" and page.headed(source, profile, named=named)


def lay_out(source: str, lines: Lines, profile: Profile, rivals: tuple[Profile, ...] = (), *, alone: bool = False) -> Layout:
    """The parts of the page; *alone* where the text is known to hold one document."""
    layout = Layout(source, lines, profile)
    if isinstance(profile, Shaped):
        _READ[profile.shape](layout)
    elif profile is BODY:
        bare.read(layout)
    else:
        layout = _described(layout, rivals, alone=alone)
    if layout.citation is None and (profile is BODY or isinstance(profile, Shaped)):
        sourced.read(layout)
    cited = layout.citation
    if cited is not None and layout.date is None and cited.date is not None and cited.date.edtf is not None:
        layout.date = cited.date  # told by the citation alone
    return layout


def _described(layout: Layout, rivals: tuple[Profile, ...], *, alone: bool) -> Layout:
    """The parts that a profile describes; those of a bare body where one of its patterns takes too long."""
    from archivetext.pages import openings, reader

    source, lines, profile = layout.source, layout.lines, layout.profile
    first = 0, min(len(source), 1)
    try:
        reader.read(layout)
        many = 0 if alone else len(openings.openings(source, lines, profile))
    except TooLongError as slow:
        layout = Layout(source, lines, profile)
        bare.read(layout)
        layout.report("AT116", *first, slow.sources)
        return layout
    if many > 1:
        layout.report("AT115", *first, many)
    if rivals:
        layout.report("AT113", *first, profile.name, ", ".join(one.name for one in rivals))
    return layout
