r"""From lines to the parts of the page: header, fields, citation, body, and the furniture around them.

Every family of dumps says the same things in one of few shapes (:data:`archivetext.profiles.base.Shape`):

    labelled   furniture, date, title; label ":" value ...; body
    record     furniture, date, title, credits, summary, citation, furniture; body
    page       furniture, date, title, credits; body; summary; label / value ...
    columns    label ":" value, two labels on a line allowed; body
    body       body

Where real dumps break it: labels lose their values and values their labels; a whole page can stand on one line; lines
are lost at the top; a value can run into the body without a blank. So a value is also known by what it says.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

import regex
from attrs import evolve

from archivetext import citations, dates
from archivetext.citations import archives
from archivetext.diagnostics import report
from archivetext.records import Field, Header, Text
from archivetext.spans import Span, fold, trim

if TYPE_CHECKING:
    from archivetext.profiles.base import Profile
    from archivetext.records import BlockKind, Citation, Diagnostic, HistoricalDate
    from archivetext.spans import Lines

__all__ = ["Layout", "detect", "lay_out"]

HEADER_REACH = 24_000
"""How far from the start labels of a header are looked for, in code points."""


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
        self.diagnostics: list[Diagnostic] = []
        self._keys: set[str] = set()
        """The keys of the fields."""

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

    def read_citation(self, start: int, end: int, source: str | None = None) -> None:
        """Reads the citation at ``start:end`` of the source, or of a copy of it in which foreign columns are blank."""
        known = archives.archives_of(self.profile.knowledge.archives)
        text = self.source if source is None else source
        cited = self.citation = citations.read_citation(text, start, end, century=self.profile.century, known=known)
        if not cited.references:
            self.report("AT406", start, end)
        for reference in cited.references:
            if reference.repository is not None and reference.repository.code is None and reference.repository.country is None:
                rivals = known.rivals(reference.repository.name or "")
                if not rivals and known.find(reference.repository.name or "") is not None:
                    continue
                code, *who = ("AT407", ", ".join(str(rival.place) for rival in rivals)) if rivals else ("AT405",)
                self.report(code, *reference.span, reference.repository.name, *who)

    def header(self) -> Header:
        """The header as a record."""
        self.fields.sort(key=lambda f: f.span)
        return Header(self.title, self.date, tuple(self.fields))


# --- which family ------------------------------------------------------------------------------------------------


def detect(source: str, lines: Lines, profiles: tuple[Profile, ...]) -> Profile:
    """The first profile whose signs the text shows; the last one where none does."""
    for profile in profiles[:-1]:
        if _SIGNS[profile.shape](source, lines, profile):
            return profile
    return profiles[-1]


def _shows_labels(source: str, _lines: Lines, profile: Profile) -> bool:
    """At least two different labels, one of which stands near the start."""
    found = _labels(source, profile)
    if len(found) >= 2 or not found:
        return len(found) >= 2
    key, _, _, end, _ = found[0]
    return (
        key == profile.last_label
        or _masthead_end(source, 0, profile) > 0
        or (key == "citation" and source[end : end + 8].lstrip()[:1] in ("“", '"'))
    )


def _shows_record(source: str, _lines: Lines, _profile: Profile) -> bool:
    """Lines that only this family of pages has: its buttons and search box."""
    return any(source.find(sign, 0, HEADER_REACH) >= 0 for sign in _BUTTONS)


_BUTTONS = tuple(
    case(words)
    for words in ("view document in", "get citation", "add search filter")
    for case in (str.lower, str.capitalize, str.title, str.upper)
)


def _shows_page(source: str, _lines: Lines, profile: Profile) -> bool:
    """Two labels on lines of their own, or the page's opening words."""
    if source[:200].lstrip("\ufeff \t\r\n\f")[:15].lower() == "skip to content":
        return True
    found = 0
    for label, key in (*profile.labels.items(), ("Document Information", "heading")):
        if key in _WEAK:
            continue
        at = source.rfind(label)
        if at >= 0 and _is_line(source, at, label):
            found += 1
            if found == 2:
                return True
    return found == 1 and _rights(source) >= 0


def _shows_columns(source: str, lines: Lines, profile: Profile) -> bool:
    """At least two of title, author, date, source, description with colons, in the first lines."""
    keys = {key for _, key, _, _ in _column_labels(source, lines, profile)}
    return len(keys & {"title", "date", "source", "summary", "author"}) >= 2 and ("title" in keys or "summary" in keys)


_SIGNS = {"labelled": _shows_labels, "record": _shows_record, "page": _shows_page, "columns": _shows_columns}
_WEAK = frozenset(("source", "rights", "type", "language", "author", "classification", "credits"))
"""Labels of a page that are also ordinary words."""


def _is_line(source: str, at: int, label: str) -> bool:
    """Whether *label* at *at* fills its line but for blanks, a colon and bold marks."""
    start = max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1
    if source[start:at].strip(" \t*#\u00a0\ufeff"):
        return False
    end = at + len(label)
    rest = source[end : end + 60]
    return not rest.split("\n", 1)[0].strip(" \t*:\r\u00a0")


def _rights(source: str) -> int:
    return source.find("welcomes reuse of Digital Archive materials")


# --- shape: labelled ---------------------------------------------------------------------------------------------


def lay_out(source: str, lines: Lines, profile: Profile) -> Layout:
    """The parts of the page."""
    layout = Layout(source, lines, profile)
    _SHAPES[profile.shape](layout)
    cited = layout.citation
    if cited is not None and layout.date is None and cited.date is not None and cited.date.edtf is not None:
        layout.date = cited.date  # told by the citation alone
    return layout


def _labels(source: str, profile: Profile) -> list[tuple[str, str, int, int, int]]:
    """Labels of the header: key, label, start, end, and where its words start. Each once, up to the last label.

    A label opens its line, bold or not, with its colon inside or outside the bold. Only where the page has been flattened
    to one line may it stand in mid-line.
    """
    reach = min(len(source), HEADER_REACH)
    places: list[tuple[int, int, str, str, int]] = []
    flat = source.count("\n", 0, 1500) < 4
    for label, key in profile.labels.items():
        at = source.find(label, 0, reach)
        while at >= 0:
            end = _behind_label(source, at + len(label))
            start = _before_label(source, at) if end else -1
            if end and start >= 0 and (flat or start == 0 or source[start - 1] in "\n\r\f\ufeff"):
                places.append((start, end, label, key, at))
                break
            at = source.find(label, at + len(label), reach)
    places.sort()
    found: list[tuple[str, str, int, int, int]] = []
    seen: set[str] = set()
    for start, end, label, key, words in places:
        if key in seen:
            continue
        seen.add(key)
        found.append((key, label, start, end, words))
        if key == profile.last_label:
            break
    return found


def _behind_label(source: str, at: int) -> int:
    """Where a label with its colon and bold marks ends; 0 where no colon follows."""
    tail = source[at : at + 6]
    bare = tail.lstrip("* \u00a0")
    if not bare.startswith(":"):
        return 0
    at += len(tail) - len(bare) + 1
    while source.startswith("*", at):
        at += 1
    return at


def _before_label(source: str, at: int) -> int:
    """Where a label's own stretch starts: its bold and heading marks, and the blanks before them on its line; -1 inside a word."""
    start = at
    while start and source[start - 1] in "*#":
        start -= 1
    if start and not source[start - 1].isspace() and source[start - 1] != "\ufeff":
        return -1
    begin = start
    while begin and source[begin - 1] in " \t*#\u00a0":
        begin -= 1
    return begin if begin == 0 or source[begin - 1] in "\n\r\f\ufeff" else start


def _labelled(layout: Layout) -> None:
    source, profile = layout.source, layout.profile
    found = _labels(source, profile)
    if not found:
        _bare(layout)
        return
    head_end = found[0][2]
    if all(key != "citation" for key, *_ in found):
        quoted = _bare_citation(source, 0, head_end, profile)
        if quoted:
            head_end = quoted[0]
            _cited(layout, *quoted, None)
            rest = trim(source, quoted[1], found[0][2])
            if rest[1] > rest[0]:
                layout.field("summary", *rest)
    _masthead(layout, 0, head_end)
    body = found[-1][3]
    for number, (key, label, _, end, words) in enumerate(found):
        last = number + 1 == len(found)
        stop = len(source) if last else found[number + 1][2]
        where = (label, words, end)
        if key == "contents":
            body = _contents(layout, where, end, stop)
            continue
        if last:
            stop = _value_end(source, key, end, stop)
            body = stop
            begin, _ = trim(source, stop, len(source))
            if _content_item().match(source, begin, begin + 400):  # the list of contents has lost its label
                body = _contents(layout, None, stop, len(source))
        value = trim(source, end, stop)
        if key == "citation":
            _cited(layout, *_citation_end(source, *value), where)
            value = trim(source, layout.fields[-1].span.end, value[1])
            if value[1] > value[0]:
                layout.field("summary", *value)
            continue
        layout.field(key, *value, where)
    layout.body = trim(source, body, len(source))


def _cited(layout: Layout, start: int, end: int, label: tuple[str, int, int] | None, *, bare: bool = False) -> None:
    layout.field("citation", start, end, label, bare=bare)
    span = layout.fields[-1].span
    if span.end > span.start:
        layout.read_citation(*span)


def _citation_end(source: str, start: int, end: int) -> tuple[int, int]:
    """A citation ends with its address; what follows has lost its label."""
    last = None
    for match in _address().finditer(source, start, end):
        last = match.end()
        break
    return start, end if last is None or not source[last:end].strip(" \t\r\n\f>*.") else last


@cache
def _address() -> regex.Pattern[str]:
    return regex.compile(r"<?https?://[^\s<>]++>?|<?(?:www\.)?digitalarchive\.[^\s<>/]{1,60}+/document/[^\s<>]++>?")


def _bare_citation(source: str, start: int, end: int, profile: Profile) -> tuple[int, int] | None:
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
    address = _address().search(source, at, end)
    return begin, (address.end() if address else _paragraph_end(source, at, end))


def _alphanumerics(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@cache
def _spaced(words: str) -> regex.Pattern[str]:
    return regex.compile(r"\s+".join(map(regex.escape, words.split())))


@cache
def _closing_quote() -> regex.Pattern[str]:
    return regex.compile(r"[,.?!]?([\"”])[,.]?\s")


def _paragraph_end(source: str, start: int, end: int) -> int:
    match = _blank().search(source, start, end)
    return match.start() if match else end


@cache
def _blank() -> regex.Pattern[str]:
    return regex.compile(r"(?>\r\n?|\n)[^\S\r\n]*+(?:\r\n?|\n)")


def _value_end(source: str, key: str, start: int, end: int) -> int:
    """Where the value of the last label ends, where the label that closes the header is lost."""
    start, _ = trim(source, start, end)
    line = source.find("\n", start, end)
    if key in ("original_language", "language", "credits"):
        if 0 <= line - start <= 200:
            return line
        match = _language().match(source, start, end)
        return match.end() if match and key != "credits" else start
    return _paragraph_end(source, start, end)


@cache
def _language() -> regex.Pattern[str]:
    return regex.compile(r"\p{Lu}[\p{L}\-]++(?:(?:,\s*(?:and\s+)?|\s+and\s+|/|;\s*)\p{Lu}[\p{L}\-]++)*+")


@cache
def _content_item() -> regex.Pattern[str]:
    # Translation - English | English Translation | Scan of Original Document | Russian Transcript ...
    kind = r"(?:Translation|Transcription|Transcript|Original(?:\s+Document)?|Typescript|Text|HTML|PDF|Scan|Version)"
    return regex.compile(
        rf"\s*(?:[-*•]\s+)?(Scans?\s+of\s+(?:the\s+)?Originals?(?:\s+Documents?)?|Original\s+(?:Scan|Documents?|Language\s+Version)|(?:Translation|Transcription|Transcript|Original)\s*[-–—]\s*\p{{Lu}}[\p{{L}}]*+(?:-\p{{Lu}}\p{{Ll}}++)?"
        rf"|\p{{Lu}}[\p{{L}}\-]*?\s+{kind}(?!\p{{Ll}}))"
    )


def _contents(layout: Layout, label: tuple[str, int, int] | None, start: int, end: int) -> int:
    """The list of what the archive has of the document; the body starts behind it, sometimes without a blank."""
    source = layout.source
    at = start
    items = []
    first = -1
    while True:
        match = _content_item().match(source, at, min(end, at + 400))
        if match is None:
            break
        if first < 0:
            first = match.start(1)
        items.append(fold(match.group(1)))
        at = match.end()
    if not items:  # an unknown kind of text: one short line
        begin, _ = trim(source, start, end)
        line = source.find("\n", begin, begin + 80)
        if (
            line > 0
            and not source[begin:line].rstrip().endswith((".", ":", "]"))
            and source[start:begin].count("\n") <= 2
            and len(source[begin:line].split()) <= 5
        ):
            layout.field("contents", begin, line, label)
            return line
        layout.field("contents", start, start, label)
        return start
    layout.field("contents", first, at, label, " ".join(items))
    return at


_LONGEST_PHRASE = 80
"""How far a phrase of the page's furniture that a line opens can reach into the next lines, in code points."""


def _masthead_end(source: str, start: int, profile: Profile, end: int = sys.maxsize) -> int:
    match = _masthead_pattern(profile.furniture).match(source, start, end)
    return match.end() if match and match.group().strip(" \t\r\n\f*#|\ufeff\u00a0") else start


@cache
def _masthead_pattern(furniture: tuple[str, ...]) -> regex.Pattern[str]:
    phrases = "|".join(r"\s+".join(map(regex.escape, phrase.split())) for phrase in sorted(furniture, key=len, reverse=True)) or r"(?!)"
    return regex.compile(
        rf"(?i)(?:[\s*#|\ufeff•>]++|(?:https?://|www\.)?(?:{phrases})(?![\p{{L}}\d])/?|page\s+\d+(?:\s+of\s+\d+)?(?!\p{{L}}))*+"
    )


def _masthead(layout: Layout, start: int, end: int) -> None:
    """Furniture, date and title above the first label; in this order where nothing is lost."""
    source, profile = layout.source, layout.profile
    match = _masthead_pattern(profile.furniture).match(source, start, end)
    at = match.end() if match else start
    layout.part(*_unmarked(source, start, at), "furniture")
    rest_start, rest_end = trim(source, at, end)
    if rest_end <= rest_start:
        layout.report("AT105", start, end)
        layout.report("AT106", start, end)
        return
    date = dates.date_at(source, rest_start, rest_end, century=profile.century)
    title_start = rest_start
    if (
        date is not None
        and date.edtf is not None
        and (source[date.span.end : date.span.end + 1] in ("", " ", "\n", "\r", "\t", "*", "\u00a0", "\f"))
        and _whole_date(source, date, rest_end)
    ):
        title_start = date.span.end
    else:
        date = None
        for number in range(layout.lines.at(rest_start), layout.lines.at(max(rest_start, rest_end - 1)) + 1):
            begin = max(layout.lines.starts[number], rest_start)
            stop = min(layout.lines.ends[number], rest_end)
            found = _date_line(source, begin, stop, profile.century)
            if found is not None:
                date = found
                before = trim(source, rest_start, found.span.start)
                after = trim(source, found.span.end, rest_end)
                if _unmarked(source, *after)[1] <= _unmarked(source, *after)[0]:  # the date stands below the title
                    title_start, rest_end = before
                else:
                    layout.part(*before, "furniture")
                    if before[1] > before[0]:
                        layout.report("AT107", *before)
                    title_start = after[0]
                break
    if date is None:
        layout.report("AT106", start, end)
    else:
        layout.date = date
        layout.part(date.span.start, date.span.end, "date")
    begin, stop = _unmarked(source, title_start, rest_end)
    if stop > begin:
        _title(layout, begin, stop)
    else:
        layout.report("AT105", start, end)


def _whole_date(source: str, date: HistoricalDate, end: int) -> bool:
    """On lines of its own the date fills its line; on a flattened page anything may follow."""
    line = source.find("\n", date.span.end, end)
    stop = end if line < 0 else line
    return stop - date.span.end > 400 or line < 0 or not source[date.span.end : stop].strip(" \t*\r\f.\u00a0")


def _title(layout: Layout, start: int, end: int) -> None:
    text = fold(
        layout.source[start:end].replace("**", "").replace("\\", "") if "*" in layout.source[start:end] else layout.source[start:end]
    )
    layout.title = Text(text, Span(start, end))
    layout.part(start, end, "title")


def _unmarked(source: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space, bold marks and heading signs at its ends."""
    junk = " \t\r\n\f*#\u00a0\ufeff_"
    while start < end and source[start] in junk:
        start += 1
    while end > start and source[end - 1] in junk:
        end -= 1
    return start, end


def _date_line(source: str, start: int, end: int, century: int) -> HistoricalDate | None:
    """The date that fills this line, or None."""
    start, end = _unmarked(source, start, end)
    if not 4 <= end - start <= 60:
        return None
    date = dates.date_at(source, start, end, century=century)
    if date is None or date.edtf is None or source[date.span.end : end].strip(" .*"):
        return None
    return date


# --- shape: record -----------------------------------------------------------------------------------------------


@cache
def _format_line() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:\p{L}[\p{L}\-]*+\s+)?(?:html|pdf|text|scan|translation|transcript|transcription|original)s?(?:\s+(?:html|pdf|\(\w++\)))?"
    )


def _record(layout: Layout) -> None:
    """Lines above the body, each known by what it says."""
    source, lines, profile = layout.source, layout.lines, layout.profile
    furniture = set(profile.furniture)
    end = min(len(source), HEADER_REACH)
    # The body starts behind the last of the page's own lines, and the formats that stand there.
    body = -1
    view = _spaced_lower("view document in").search(source, 0, end)
    if view is None:
        view = _spaced_lower("share document").search(source, 0, end) or _spaced_lower("get citation").search(source, 0, end)
        if view is not None:  # behind the address
            behind = lines.at(view.start()) + 1
            while behind < len(lines) and not source[lines.starts[behind] : lines.ends[behind]].strip():
                behind += 1
            if behind < len(lines) and source[lines.starts[behind] : lines.ends[behind]].strip().startswith(("http", "www")):
                view = _address().search(source, lines.starts[behind], lines.ends[behind]) or view
    number = 0
    if view:
        number = lines.at(view.start()) + 1
        formats = None
        while number < len(lines):
            text = source[lines.starts[number] : lines.ends[number]].strip(" \t\u00a0•*")
            if text and not (len(text) < 40 and _format_line().fullmatch(text)):
                break
            if text:
                span = trim(source, lines.starts[number], lines.ends[number])
                formats = span if formats is None else (formats[0], span[1])
            number += 1
        body = lines.starts[number] if number < len(lines) else len(source)
        if formats:
            layout.part(*formats, "furniture")
    if body < 0:
        _bare(layout)
        return
    cited = _bare_citation(source, 0, body, profile)
    summary: list[tuple[int, int]] = []
    titles: list[tuple[int, int]] = []
    buttons = False
    for index in range(lines.at(max(0, body - 1)) + 1):
        start, stop = lines.starts[index], min(lines.ends[index], body)
        if cited and start >= cited[0] and stop <= cited[1]:
            continue
        if cited and start < cited[0] < stop:
            stop = cited[0]
        elif cited and start < cited[1] < stop:
            start = cited[1]
        begin, stop = trim(source, start, stop)
        text = source[begin:stop]
        if not text:
            continue
        bare = " ".join(text.lower().strip(" •*|-").split())
        if bare in furniture or not any(c.isalnum() for c in text) or _masthead_end(source, begin, profile, stop + _LONGEST_PHRASE) >= stop:
            buttons = buttons or bare.startswith(("citation", "get citation", "share"))
            layout.part(begin, stop, "furniture")
        elif layout.date is None and not buttons and (found := _date_line(source, begin, stop, profile.century)):
            layout.date = found
            layout.part(found.span.start, found.span.end, "date")
        elif _credits().match(text):
            layout.field("credits", begin, stop, bare=True)
        elif text.startswith(("http://", "https://", "www.")):
            layout.part(begin, stop, "furniture")
        elif view and begin > view.start():
            continue
        elif buttons:
            summary.append((begin, stop))
        else:
            titles.append((begin, stop))
    if titles and layout.date is not None:  # lines above the date belong to something else
        above = [t for t in titles if t[1] <= layout.date.span.start]
        below = [t for t in titles if t[1] > layout.date.span.start]
        if above and below:
            layout.part(above[0][0], above[-1][1], "furniture")
            layout.report("AT107", above[0][0], above[-1][1])
            titles = below
    if titles:
        last = 0
        capitals = source[slice(*titles[0])].isupper()
        while (
            capitals
            and last + 1 < len(titles)
            and not source[titles[last][1] : titles[last + 1][0]].strip()
            and source[slice(*titles[last + 1])].isupper()
        ):
            last += 1
        _title(layout, titles[0][0], titles[last][1])
        summary = titles[last + 1 :] + summary
    else:
        layout.report("AT105", 0, body)
    if layout.date is None:
        layout.report("AT106", 0, body)
    if summary:
        layout.field("summary", summary[0][0], summary[-1][1], bare=True)
    if cited:
        _cited(layout, *cited, None, bare=True)
    layout.body = trim(source, body, len(source))


@cache
def _spaced_lower(words: str) -> regex.Pattern[str]:
    return regex.compile(r"(?i)" + r"\s+".join(map(regex.escape, words.split())))


@cache
def _credits() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)\W{0,3}(?:this|these)\s+documents?\s+(?:was|were|has\s+been|have\s+been|is|are)\s+(?:made\s+possible|made\s+available|provided)\b"
    )


# --- shape: page -------------------------------------------------------------------------------------------------


def _page(layout: Layout) -> None:
    """Header above, labels below the body, and a summary without label between."""
    source, lines, profile = layout.source, layout.lines, layout.profile
    labels = {label.lower(): (label, key) for label, key in profile.labels.items()}
    metadata = _metadata_start(layout, labels)
    # Header: furniture, text that is another document's, date, title, credits.
    number = 0
    match = _masthead_pattern(profile.furniture).match(source, 0)
    top = match.end() if match else 0
    layout.part(0, top, "furniture")
    rows = []  # the first lines are enough for the header, the last for the summary
    for number in range(lines.at(top) if top < len(source) else len(lines), len(lines)):
        if lines.starts[number] == lines.ends[number]:
            continue
        begin, stop = trim(source, max(top, lines.starts[number]), lines.ends[number])
        if begin >= metadata:
            break
        if stop > begin:
            rows.append((begin, stop))
            if len(rows) == 16:
                last: list[tuple[int, int]] = []
                final = lines.at(metadata - 1) if metadata else -1
                while final > number and len(last) < 2:
                    begin, stop = trim(source, lines.starts[final], min(lines.ends[final], metadata))
                    if stop > begin:
                        last.insert(0, (begin, stop))
                    final -= 1
                rows += last
                break
    at = 0
    for index, (begin, stop) in enumerate(rows[:8]):
        found = _date_line(source, begin, stop, profile.century)
        if found:
            layout.date = found
            layout.part(found.span.start, found.span.end, "date")
            if index:
                layout.part(rows[0][0], rows[index - 1][1], "furniture")
                layout.report("AT107", rows[0][0], rows[index - 1][1])
            at = index + 1
            break
    if layout.date is None:
        layout.report("AT106", 0, top)
    if at < len(rows) and rows[at][1] - rows[at][0] <= 400:
        begin, stop = _unmarked(source, *rows[at])
        at += 1
    else:
        begin = stop = top
    if stop > begin:
        _title(layout, begin, stop)
    else:
        layout.report("AT105", 0, top)
    while at < len(rows) and _credits().match(source, *rows[at]):
        layout.field("credits", *rows[at], bare=True)
        at += 1
    stop_row = len(rows)
    if stop_row - at >= 2 and metadata < len(source) and _summarises(source[slice(*rows[-1])]):
        stop_row -= 1
        layout.field("summary", *rows[-1], bare=True)
    layout.body = (rows[at][0], rows[stop_row - 1][1]) if at < stop_row else (metadata, metadata)
    _metadata(layout, metadata, labels)


def _summarises(text: str) -> bool:
    """A paragraph of one or more sentences in the archive's own words; not a note, a signature, a bracket or a heading."""
    words = text.split()
    return (
        len(words) >= 4
        and text[0] not in "[(*•-0123456789/"
        and text.rstrip(" \"”'’)*")[-1:] in (".", "!", "?", "…")
        and not text.isupper()
        and not text.lower().startswith(("signed", "source:", "copy", "printed", "distribution"))
    )


def _metadata_start(layout: Layout, labels: dict[str, tuple[str, str]]) -> int:
    """Where the labels behind the body start: at the first that can be nothing else, or two in a row that could."""
    source, lines, profile = layout.source, layout.lines, layout.profile
    weak = -1
    for number in range(len(lines)):
        start, end = lines.starts[number], lines.ends[number]
        if end - start > 60 or end == start:
            if end - start > 60:
                weak = -1
            continue
        text = source[start:end].strip(" \t:*\u00a0").lower()
        if text in profile.headings and text.startswith("document"):
            return start
        if text in labels:
            if labels[text][1] not in _WEAK or "(" in text:  # Author(s): no word of a sentence
                return weak if weak >= 0 else start
            if weak < 0:
                weak = start
        elif text and weak >= 0 and text[-1] in ".!?":
            weak = -1
    rights = _rights(source)
    if rights >= 0:
        return lines.starts[lines.at(rights)]
    return len(source)


def _metadata(layout: Layout, start: int, labels: dict[str, tuple[str, str]]) -> None:
    """Labels on lines of their own, each with the lines below it; values that stand alone are known by what they say."""
    source, lines, profile = layout.source, layout.lines, layout.profile
    if start >= len(source):
        return
    label: tuple[str, int, int] | None = None
    key = ""
    value: list[tuple[int, int]] = []

    def close() -> None:
        nonlocal label
        if label is None:
            return
        here = value.copy()
        strays: list[tuple[int, int]] = []
        if key != "rights":  # the rights text has its own words: its label is lost
            for place, stretch in enumerate(here):
                if _about_rights(source[slice(*stretch)]):
                    here, strays = here[:place], here[place:]
                    break
        if here and not _fits(key, source[slice(*here[0])]):
            strays, here = here + strays, []
        elif key not in _SEVERAL and len(here) > 1:  # one value only; what follows has lost its label
            strays, here = here[1:] + strays, here[:1]
        if here:
            layout.field(key, here[0][0], here[-1][1], label)
        else:
            layout.field(key, label[2], label[2], label)
        label = None
        alone(strays)

    def alone(strays: list[tuple[int, int]]) -> None:
        for together in _rights_joined(source, strays):
            _unlabelled(layout, together)

    pending: list[tuple[int, int]] = []
    for number in range(lines.at(start), len(lines)):
        if lines.starts[number] == lines.ends[number]:
            continue
        begin, stop = trim(source, lines.starts[number], lines.ends[number])
        text = source[begin:stop]
        if not text:
            continue
        bare = text.strip(" :*#").lower() if len(text) <= 60 else ""
        if bare in labels or bare in profile.headings:
            close()
            alone(pending)
            pending.clear()
            value.clear()
            if bare in labels:
                key = labels[bare][1]
                label = (text.strip(" *#").rstrip(":").rstrip(" *"), begin, stop)
            else:
                layout.part(begin, stop, "furniture")
        elif label is not None:
            value.append((begin, stop))
        else:
            pending.append((begin, stop))
    close()
    alone(pending)
    # The citation: from the source field, or a bare line that reads as one.
    for entry in layout.fields:
        if entry.key in ("citation", "source") and entry.text:
            layout.read_citation(*entry.span)
            if entry.key == "citation" or (layout.citation and (layout.citation.references or layout.citation.contributors)):
                break


_SEVERAL = frozenset(("author", "people", "places", "topics", "subjects", "related", "rights", "source"))
"""Keys whose value may run over several lines."""


def _fits(key: str, text: str) -> bool:
    """Whether a value can belong to this key; else the label lost its own."""
    if key == "record_id":
        return text.isdigit()
    if key == "uploaded":
        return any(c.isdigit() for c in text) and len(text) < 40
    if key == "language":
        return len(text) < 60 and not any(c.isdigit() for c in text)
    if key in ("source", "archive", "type"):
        return "welcomes reuse" not in text and not text.startswith("To enquire about")
    return True


def _about_rights(text: str) -> bool:
    lower = text.lower()
    return ("reuse" in lower and "materials" in lower) or "rights status" in lower or "copyright" in lower


def _rights_joined(source: str, stretches: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The stretches one by one, but those about rights that nothing parts together: they are one value, one slice of the source."""
    joined: list[list[tuple[int, int]]] = []
    rights = False
    for start, end in stretches:
        before, rights = rights, _about_rights(source[start:end])
        if before and rights:
            joined[-1].append((start, end))
        else:
            joined.append([(start, end)])
    return joined


def _unlabelled(layout: Layout, lines: list[tuple[int, int]]) -> None:
    """A value without label: the rights text, a citation, an archive, a number, a date."""
    start, end = lines[0][0], lines[-1][1]
    text = layout.source[start:end]
    lower = text.lower()
    if _about_rights(text):
        layout.field("rights", start, end)
        layout.parts[-1:] = [(begin, stop, "field") for begin, stop in lines]
    elif any(host.lower() in lower for host in layout.profile.hosts) and text[:1] in '"“':
        layout.field("citation", start, end)
    elif citations.looks_archival(text, known=archives.archives_of(layout.profile.knowledge.archives)):
        layout.field("source", start, end)
    elif text.isdigit() and 4 <= len(text) <= 8:
        layout.field("record_id", start, end)
    else:
        layout.part(start, end, "furniture")
        layout.report("AT111", start, end)


# --- shape: columns ----------------------------------------------------------------------------------------------


@cache
def _column_pattern(labels: tuple[str, ...]) -> regex.Pattern[str]:
    words = "|".join(map(regex.escape, labels))
    return regex.compile(rf"(?:^\ufeff?|(?<=\s\s))[*#\s]*+({words})\s?:\**\.?(?=\s|$|\p{{L}})")


def _column_labels(source: str, lines: Lines, profile: Profile) -> list[tuple[int, str, int, int]]:
    """Labels in the first lines: line number, key, start, end. Each once, up to the last label."""
    found: list[tuple[int, str, int, int]] = []
    seen: set[str] = set()
    pattern = _column_pattern(tuple(profile.labels))
    reach = 0
    for number in range(min(len(lines), 60)):
        start, end = lines.starts[number], min(lines.ends[number], lines.starts[number] + 400)
        if ":" not in source[start:end]:
            continue
        line = source[start:end]
        for match in pattern.finditer(line):
            key = profile.labels[match.group(1)]
            if key in seen or (reach and number - reach > 14):
                continue
            seen.add(key)
            reach = number
            found.append((number, key, start + match.start(1), start + match.end()))
            if key == profile.last_label:
                return found
    return found


def _columns(layout: Layout) -> None:
    """Labels with colons; where two stand on a line, their values stand below in two columns."""
    source, lines, profile = layout.source, layout.lines, layout.profile
    found = _column_labels(source, lines, profile)
    if not found:
        _bare(layout)
        return
    names = {key: label for label, key in profile.labels.items()}
    last_number, last_key, _, last_end = found[-1]
    pieces: dict[str, list[tuple[int, int]]] = {key: [] for _, key, _, _ in found}
    by_line: dict[int, list[tuple[str, int, int]]] = {}
    for number, key, start, end in found:
        by_line.setdefault(number, []).append((key, start, end))
    layout.part(*trim(source, 0, found[0][2]), "furniture")
    columns: list[tuple[str, int]] = []
    for number in range(found[0][0], last_number if last_key == profile.last_label else last_number + 1):
        start, end = lines.starts[number], lines.ends[number]
        if number in by_line:
            row = by_line[number]
            columns = [(key, at - start) for key, at, _ in row]
            for index, (key, _, behind) in enumerate(row):
                stop = row[index + 1][1] if index + 1 < len(row) else end
                piece = trim(source, behind, stop)
                if piece[1] > piece[0]:
                    pieces[key].append(piece)
            continue
        begin, stop = trim(source, start, end)
        if stop <= begin or not columns:
            continue
        if len(columns) == 1:
            pieces[columns[0][0]].append((begin, stop))
            continue
        # Two columns: the gap nearest to where the right one starts divides the line.
        column = start + columns[1][1]
        gap = None
        for match in _gap().finditer(source, begin, stop):
            if gap is None or abs(match.end() - column) < abs(gap.end() - column):
                gap = match
        if gap is not None and abs(gap.end() - column) <= 16:
            pieces[columns[0][0]].append((begin, gap.start()))
            pieces[columns[1][0]].append((gap.end(), stop))
        else:
            pieces[columns[1][0] if begin - start > 8 else columns[0][0]].append((begin, stop))
    body = lines.stop(last_number) if last_key != profile.last_label else last_end
    if last_key == profile.last_label:
        value, body = _description(layout, last_number, last_end)
        pieces[last_key] = [value] if value else []
    for _, key, start, end in found:
        stretch = pieces[key]
        label = (names[key], start, end)
        text = fold("\n".join(source[a:b] for a, b in stretch))
        whole = (stretch[0][0], stretch[-1][1]) if stretch else (end, end)
        if key == "title" and text:
            layout.part(start, end, "label")
            layout.title = Text(text, Span(*whole))
            for a, b in stretch:
                layout.part(a, b, "title")
        elif key == "date" and text:
            layout.part(start, end, "label")
            date = dates.parse_date(text, century=profile.century)
            layout.date = evolve(date, span=Span(*whole))
            for a, b in stretch:
                layout.part(a, b, "date")
            if date.edtf is None:
                layout.report("AT401", *whole, text)
        elif key == profile.last_label and not text and layout.source[body:].strip():
            layout.part(start, end, "label")  # it stands above the document itself
        else:
            layout.field(key, *whole, label, text)
            if key == "source" and text:
                masked = source
                if len(stretch) > 1:  # blank out what stands in the other column
                    inner = "".join(
                        source[a:b] + " " * (stretch[i + 1][0] - b if i + 1 < len(stretch) else 0) for i, (a, b) in enumerate(stretch)
                    )
                    masked = " " * whole[0] + inner
                layout.read_citation(*whole, masked)
    if layout.title is None:
        layout.report("AT105", 0, body)
    if layout.date is None:
        layout.report("AT106", 0, body)
    layout.body = trim(source, body, len(source))


@cache
def _gap() -> regex.Pattern[str]:
    return regex.compile(r"[^\S\r\n]{2,}+")


def _description(layout: Layout, number: int, at: int) -> tuple[tuple[int, int] | None, int]:
    """The value of the last label, and where the body starts.

    On the label's own line a description starts that runs to the next blank line. Where the label stands alone, the next
    paragraph is its value only if more text follows it and it does not open like a document (numbered, bracketed).
    """
    source, lines = layout.source, layout.lines
    size = len(source)
    line_end = lines.ends[number]
    if source[at:line_end].strip():
        end = _paragraph_end(source, at, size)
        return trim(source, at, end), end
    start, _ = trim(source, at, size)
    end = _paragraph_end(source, start, size)
    if source[end:].strip() and source[start : start + 1] not in "([" and not source[start : start + 1].isdigit() and end - start < 2500:
        return trim(source, start, end), end
    return None, at


# --- shape: body -------------------------------------------------------------------------------------------------


def _bare(layout: Layout) -> None:
    """No header: all of it is the document."""
    source = layout.source
    start, end = layout.body = trim(source, 0, len(source))
    if end <= start:
        return
    layout.report("AT102", start, end)
    # The last line can be the reference, or say who obtained and translated the text.
    begin = max(source.rfind("\n", start, end), source.rfind("\r", start, end)) + 1
    begin, _ = trim(source, begin, end)
    if begin <= start or end - begin > 500 or not source[begin].isalpha():
        return
    line = source[begin:end]
    known = archives.archives_of(layout.profile.knowledge.archives)
    if citations.looks_archival(line, known=known) or _says_who().match(line):
        layout.read_citation(begin, end)
        cited = layout.citation
        if cited is not None and not cited.contributors and not any(r.levels for r in cited.references):
            layout.citation = None
            layout.diagnostics = [d for d in layout.diagnostics if d.code not in ("AT405", "AT406", "AT407")]


@cache
def _says_who() -> regex.Pattern[str]:
    return regex.compile(r"(?:Obtained|Translated|Contributed|Provided|Transcribed|Edited|Compiled)\b[^.]{0,60}?\b(?:by|for)\s+\p{Lu}")


_SHAPES = {"labelled": _labelled, "record": _record, "page": _page, "columns": _columns, "body": _bare}
