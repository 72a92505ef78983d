"""What the parts of a page say, as records: title, date, fields, the levels of a reference, people.

The key tells where a value lands, whatever the form of the page: ``title`` and ``date`` are those of the header, ``reference``,
``source`` and ``citation`` are read as citations, a key that is a level (``box``, ``file``) becomes a level of one reference, the role
of a person a contributor. Every other key is a field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from archivetext import dates
from archivetext.pages.looks import bare
from archivetext.pages.pattern import compiled
from archivetext.records import ArchivalReference, Citation, Contributor, Field, Level, Repository, Text
from archivetext.spans import Span, fold

if TYPE_CHECKING:
    from archivetext.pages.forms import Labelled
    from archivetext.pages.layout import Layout
    from archivetext.pages.looks import Habits
    from archivetext.pages.pattern import Found
    from archivetext.records import BlockKind, Role

__all__ = ["LEVELS", "ROLES", "Captures"]

LEVELS = frozenset(
    "fond opis delo list papka portfel box folder series record_group file dossier collection reel call_number lot frame serial entry"
    " sygnatura signature_number shelfmark piece class bundle register folio leaf sheet".split()
)
"""Keys that are levels of a reference. ``number``, ``page``, ``volume``, ``year`` and ``item`` are as often said of the document itself."""
ROLES: dict[str, Role] = {
    "translator": "translator",
    "editor": "editor",
    "obtainer": "obtainer",
    "contributor": "contributor",
    "transcriber": "transcriber",
    "assistant": "assistant",
    "compiler": "compiler",
}
_CITED = ("citation", "reference", "source")


class _Place:
    """A place in an archive, as far as it was told."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self.archive: Repository | None = None

    def __bool__(self) -> bool:
        return bool(self.levels) or self.archive is not None


class Captures:
    """Takes what was found, and fills the layout."""

    def __init__(self, layout: Layout, habits: Habits) -> None:
        self.layout = layout
        self.habits = habits
        self.source: str = layout.source
        self.references: list[ArchivalReference] = []
        self.people: list[Contributor] = []
        self.time: str | None = None
        self._looked_into: set[str] = set()
        """The keys whose values are being looked into."""

    # --- patterns

    def whole(self, name: str, start: int, end: int) -> None:
        """A unit that is a part as a whole: a title, a heading, a summary."""
        begin, stop = start, end
        start, end = bare(self.source, start, end, quotes=True)
        if end <= start:  # marks alone
            self.layout.part(begin, stop, "furniture")
        elif name in ("title", "heading"):
            self._title(start, end)
        else:
            self.layout.part(start, end, "field")
            self._field(name, start, end)

    def take(self, name: str, start: int, end: int, found: tuple[Found, ...], *, inside: bool = False) -> None:
        """What a pattern found in a unit; one that lies inside the body stays there."""
        place = _Place()
        title: tuple[int, int] | None = None
        for key, _, begin, stop in found:
            if not key or stop <= begin:
                continue
            if key in ("title", "heading"):
                title = title or self._title_of(key, begin, stop, inside=inside)
            elif key == "date":
                self._date(begin, stop)
            else:
                if key not in LEVELS and key != "repository" and (key, name) != ("time", "date"):
                    self._field(key, begin, stop)
                self._means(key, begin, stop, place)
        if place:
            begin, stop = bare(self.source, start, end)
            if inside or place.archive is not None:
                spans = [one.span for one in place.levels] or [Span(begin, stop)]
                begin, stop = min(begin, spans[0].start), max(spans[-1].end, stop if not inside else 0)
            self._refer(place, begin, stop)
        if not inside:
            self._blocks(start, end, found, title)

    def _blocks(self, start: int, end: int, found: tuple[Found, ...], title: tuple[int, int] | None) -> None:
        """The unit as blocks of the page: the title apart, the rest one."""
        keys = {one.key for one in found}
        kind: BlockKind = "field"
        if "date" in keys:
            kind = "date" if keys <= {"date", "time", ""} else "dateline"
        at, stop = bare(self.source, start, end)
        if title is not None:
            self.layout.part(at, title[0], "label")
            at = title[1]
        self.layout.part(at, stop, kind)

    def _title_of(self, key: str, start: int, end: int, *, inside: bool) -> tuple[int, int] | None:
        known = self.layout.title
        goes_on = known is not None and start >= known.span.end and not self.source[known.span.end : start].strip(" \t\r\n*#")
        if known is None or key == "heading" or (goes_on and not inside):
            start, end = self._title(start, end, inside=inside)
            return start, end
        return None

    def _title(self, start: int, end: int, *, inside: bool = False) -> tuple[int, int]:
        """The title, or its next line; a heading below a title of the page is the same, or says more of it."""
        layout, source = self.layout, self.source
        start, end = _without_mark(source, start, end)
        text = _title(source[start:end])
        known = layout.title
        if known is None:
            layout.title = Text(text, Span(start, end))
        elif not source[known.span.end : start].strip(" \t\r\n*#") and start >= known.span.end and not _same(known.text, text):
            layout.title = Text(_title(source[known.span.start : end]), Span(known.span.start, end))
        if not inside:
            layout.part(start, end, "title")
        return start, end

    # --- labels

    def labelled(self, found: list[Labelled], start: int, end: int) -> None:
        """Labels with their values, in a region of the page."""
        layout = self.layout
        place = _Place()
        for name, label, value, below in found:
            key = layout.profile.labels[name]
            begin, stop, beside = self._narrowed(key, *value)
            as_printed = self.source[label[0] : label[1]].rstrip(" \t\r\n:*_|.…=")
            span = (as_printed, *label)  # with the sign that parts it from its value
            if key == "title" and stop > begin and layout.title is None:
                layout.part(*span[1:], "label")
                start_of_title, end_of_title = self._title(begin, stop)
                if below[1] > below[0]:
                    words = f"{self.source[start_of_title:end_of_title]} {self.source[slice(*below)]}"
                    layout.title = Text(_title(words), Span(start_of_title, below[1]))
                    layout.part(*below, "title")
            elif key == "date" and stop > begin and layout.date is None:
                self._date_of_label(begin, stop)
                layout.part(*span[1:], "label")
                layout.part(begin, stop, "date")
            else:
                layout.field(key, begin, stop, span)
                if stop > begin:
                    self._within(key, begin, stop)
                    self._means(key, begin, stop, place, (as_printed, label[0]))
            if beside:
                self.take(key, *value, beside, inside=True)
        if place:
            spans = [one.span for one in place.levels] or [Span(start, end)]
            self._refer(place, min(one.start for one in spans), max(one.end for one in spans))

    # --- values

    def _means(self, key: str, start: int, end: int, place: _Place, label: tuple[str, int] | None = None) -> None:
        """What a value says besides being a field, by its key; *label* as printed, and where it starts."""
        if key in LEVELS:
            printed, begin = label or (None, start)
            place.levels.append(Level(key.replace("_", "-"), printed, fold(self.source[start:end]), Span(begin, end)))
        elif key == "repository":
            name = fold(self.source[start:end])
            place.archive = self.layout.known.find(name) or Repository(None, name)
        elif key in ROLES:
            self.people.append(Contributor(fold(self.source[start:end]), ROLES[key], None, Span(start, end)))
        elif key == "time":
            self.time = self._clock(start, end) or self.time
        elif key in _CITED:
            self._read(start, end)

    def _refer(self, place: _Place, start: int, end: int) -> None:
        """Keeps the reference to a place in an archive."""
        archive = place.archive or self._own()
        self.references.append(ArchivalReference(archive, tuple(place.levels), fold(self.source[start:end]), Span(start, end)))

    def _narrowed(self, key: str, start: int, end: int) -> tuple[int, int, tuple[Found, ...]]:
        """The value without what the profile knows to stand beside it, and what that says."""
        profile = self.layout.profile
        for source in profile.values.get(key, ()) if end > start else ():
            found = compiled(source, profile.own_looks).match(self.source, start, end, self.habits)
            if found is not None:
                own = next(((one.start, one.end) for one in found if one.key == key), (start, end))
                return *own, tuple(one for one in found if one.key not in ("", key))
        return start, end, ()

    def _field(self, key: str, start: int, end: int) -> None:
        self.layout.fields.append(Field(key, None, fold(self.source[start:end]), Span(start, end), None))
        self._within(key, start, end)

    def _within(self, key: str, start: int, end: int) -> None:
        """What the profile looks for in the value of a key."""
        profile = self.layout.profile
        if key in self._looked_into:
            return  # a value of the same key is in it
        for source in profile.within.get(key, ()):
            found = compiled(source, profile.own_looks).match(self.source, start, end, self.habits)
            if found is not None:
                self._looked_into.add(key)
                self.take(key, start, end, found, inside=True)
                self._looked_into.discard(key)
                return

    def _date(self, start: int, end: int) -> None:
        """The date of the header: the first that has a value, else the first."""
        date = self.habits.date(start)
        known = self.layout.date
        if date is None or (known is not None and (known.edtf is not None or date.edtf is None)):
            return
        self.layout.date = evolve(date, span=Span(start, end), text=fold(self.source[start:end]))

    def _date_of_label(self, start: int, end: int) -> None:
        profile = self.layout.profile
        text = self.source[start:end]
        date = dates.parse_date(text, century=profile.century, day_first=profile.day_first, knowledge=profile.knowledge)
        if date.edtf is None:
            self.layout.date = evolve(date, text=fold(text), span=Span(start, end))
            self.layout.report("AT401", start, end, fold(text))
        else:
            self.layout.date = evolve(date, span=Span(start + date.span[0], start + date.span[1]))

    def _clock(self, start: int, end: int) -> str | None:
        """A time of day, read as dates read it."""
        return dates.parse_date(f"1 May 1950, {self.source[start:end]}").time

    def _own(self) -> Repository | None:
        """The archive of references that name none."""
        name = self.layout.profile.repository
        if name is None:
            return None
        return self.layout.known.find(name) or Repository(None, name)

    def _read(self, start: int, end: int) -> None:
        """A citation or reference in words; of several the first that names a place in an archive counts, the others add theirs."""
        layout = self.layout
        before, told = layout.citation, len(layout.diagnostics)
        layout.read_citation(start, end)
        cited = layout.citation
        if before is not None and before.references:
            layout.references += cited.references if cited is not None else ()
            layout.citation = before
            del layout.diagnostics[told:]

    def close(self) -> None:
        """Puts references and people into the citation, the time into the date."""
        layout = self.layout
        if layout.title is not None:
            self._within("title", *layout.title.span)
        if layout.date is not None and layout.date.time is None and self.time is not None:
            layout.date = evolve(layout.date, time=self.time)
        own = self._own()
        if layout.citation is not None and own is not None:
            layout.citation = evolve(
                layout.citation,
                references=tuple(one if one.repository is not None else evolve(one, repository=own) for one in layout.citation.references),
            )
        told = [*self.references]
        if layout.citation is None and (told or self.people):
            first = told.pop(0) if told else self.people[0]
            references = (first,) if isinstance(first, ArchivalReference) else ()
            layout.citation = Citation(fold(self.source[slice(*first.span)]), first.span, references=references)
        layout.references += told
        if layout.citation is not None:  # others stand in their fields
            inside = [
                one
                for one in self.people
                if layout.citation.span.start <= one.span.start
                and one.span.end <= layout.citation.span.end
                and one not in layout.citation.contributors
            ]
            people = sorted((*layout.citation.contributors, *inside), key=lambda one: one.span)
            layout.citation = evolve(layout.citation, contributors=tuple(people))


def _title(text: str) -> str:
    """The words of a title; where a dump has names on lines of their own, without the blanks that this leaves inside brackets."""
    folded = fold(text.replace("**", ""))
    if "\n" in text:
        folded = folded.replace("( ", "(").replace(" )", ")").replace(" ,", ",")
    return folded


def _same(one: str, other: str) -> bool:
    """Whether two titles say the same, for all but signs and marks."""
    first, second = ("".join(c for c in text.casefold() if c.isalpha()) for text in (one, other))
    return first == second


def _without_mark(source: str, start: int, end: int) -> tuple[int, int]:
    r"""A title without the footnote mark at its end: ``(Doe) / 16``, ``(Doe)16``, ``(Doe)[16]``, ``(Doe) ¹``."""
    stop = end
    if source[stop - 1] in "])" and source[max(start, stop - 5) : stop].rstrip("])").lstrip()[-3:].strip("[(").isdigit():
        opening = source.rfind("[" if source[stop - 1] == "]" else "(", start, stop)
        inner = source[opening + 1 : stop - 1]
        if opening > start and inner.isdigit():
            stop = opening
    elif source[stop - 1] in "¹²³⁰⁴⁵⁶⁷⁸⁹":
        stop -= len(source[start:stop]) - len(source[start:stop].rstrip("¹²³⁰⁴⁵⁶⁷⁸⁹"))
    elif source[stop - 1].isascii() and source[stop - 1].isdigit():
        digits = len(source[start:stop]) - len(source[start:stop].rstrip("0123456789"))
        before = source[start : stop - digits]
        year = source[stop - digits : stop - digits + 4]
        if 4 < digits <= 7 and 1000 < int(year) < 2100:  # behind a year
            stop -= digits - 4
        elif digits <= 3 and before and (before[-1] in ').]”"\n' or before[-1].islower()):
            stop -= digits
    while stop > start and source[stop - 1].isspace():
        stop -= 1
    return (start, stop) if stop > start else (start, end)
