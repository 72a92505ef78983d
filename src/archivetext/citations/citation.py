r"""Archival citations: what the document is called, who publishes it, who keeps the original, who made the text available.

Every part may lack::

    citation   = [ title ] [ date ] [ host ] *( reference | publication | tail ) [ url ]
    title      = quoted text, with the comma inside or behind the quotation mark
    host       = the digital archive that publishes the text, which is not the one that keeps it; see archivetext.citations.hosts
    reference  = see archivetext.citations.references
    tail       = see archivetext.citations.credits

The stretch is first folded (:mod:`archivetext.citations.folded`), with a way back for every offset; then it is read from left to
right, each rule at one position.

What real citations break: quotation marks stand in titles, or one of the two is lost; a comma stands for the point
before the tail; points are missing at the end or stand behind initials; the date column of a table runs into the lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext import dates
from archivetext.citations.archives import archives_of, built_in
from archivetext.citations.find import source_line
from archivetext.citations.folded import Folded
from archivetext.citations.hosts import hosts_of
from archivetext.citations.lazy import Lazy
from archivetext.citations.reading import Reading, home
from archivetext.citations.statements import behind_slashes
from archivetext.citations.wording import skip
from archivetext.edtf import MONTHS
from archivetext.plain import is_plain, make_plain
from archivetext.records import Citation, HistoricalDate, moved
from archivetext.spans import Span

if TYPE_CHECKING:
    from archivetext.citations.archives import Archives
    from archivetext.knowledge import Knowledge
    from archivetext.records import Repository

__all__ = ["parse_citation", "read_citation"]

_MONTHS = {name: f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_DATE = Lazy(rf"({'|'.join(_MONTHS)}) (0?[1-9]|1\d|2[0-8]), ((?:1[89]|20)\d\d)")
_TITLE_END = Lazy(r"[\"”“»][’']?[,.;]?(?=\s|$)")
_TITLE_END_DOUBLE = Lazy(r"(?:''|’’|``|[\"”])[,.;]?(?=\s|$)")
_TITLE_END_SINGLE = Lazy(r"['’][,.;]?(?=\s|$)")


def parse_citation(
    text: str, *, knowledge: Knowledge | None = None, repository: Repository | str | None = None, hosts: tuple[str, ...] = ()
) -> Citation:
    """Read one archival citation, reference or source line.

    Never fails on a ``str``: what is not understood is in ``text`` and in no part. Spans are offsets into *text*, in
    code points.

    Args:
        text: the citation, without what stands around it.
        knowledge: archives and months of your own, beside those that the library knows; its cues and languages do not count here.
        repository: whose a reference is that names no archive: the archive on whose page it stands, as a record or by its name.
        hosts: names of publishers, besides those that are known.

    Raises:
        TypeError: *text* is no ``str``.

    >>> c = parse_citation('"Protocol 32," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 16, D. 947.')
    >>> c.title, c.date.edtf, c.host
    ('Protocol 32', '1962-05-21', 'Wilson Center Digital Archive')
    >>> [(level.kind, level.value) for level in c.references[0].levels]
    [('fond', '3'), ('opis', '16'), ('delo', '947')]
    >>> parse_citation("DY 30/3386, Bl. 2", repository="SAPMO-BArch").references[0].repository.place
    'Berlin'
    """
    if not isinstance(text, str):
        raise TypeError(f"a citation must be str, not {type(text).__name__}; decode bytes first")
    known = built_in() if knowledge is None else archives_of(knowledge.archives)
    if not is_plain(text):
        plain = make_plain(text)
        cited = read_citation(plain.text, 0, len(plain.text), known=known, knowledge=knowledge, hosts=hosts, repository=repository)
        return moved(cited, plain.span)
    return read_citation(text, 0, len(text), known=known, knowledge=knowledge, hosts=hosts, repository=repository)


def read_citation(
    source: str,
    start: int,
    end: int,
    *,
    century: int | None = None,
    known: Archives | None = None,
    knowledge: Knowledge | None = None,
    hosts: tuple[str, ...] = (),
    addresses: tuple[str, ...] = (),
    repository: Repository | str | None = None,
) -> Citation:
    """Read the citation that stands at ``source[start:end]``; all spans are offsets into *source*.

    Args:
        source: the text.
        start: where the citation starts in it.
        end: where it ends.
        century: the first year of the century (1900) that a two-digit year is in.
        known: the table of archives, the built-in one if not given.
        knowledge: what a user knows of dates: months.
        hosts: names of publishers, besides those that are known.
        addresses: what stands before the number of a document in their addresses.
        repository: whose a reference is that names no archive, as a record or by its name.
    """
    folded = Folded(source, start, end)
    reading = Reading(folded, known or built_in(), hosts_of(hosts, addresses))
    reading.knowledge = knowledge
    reading.searching = True
    if repository is not None:
        reading.home = home(reading.known, repository)
    return _read(reading, folded, century)


def _read(reading: Reading, folded: Folded, century: int | None) -> Citation:
    """Citation = [ title ] [ date ] [ host ] *( reference | publication | tail ) [ url ]."""
    text = folded.text
    hosts = reading.hosts
    if not text:
        return Citation("", Span(folded.start, folded.start))
    url, stop, behind, addressed = _url(text)
    title, date, at = _title(reading, stop, century)
    host = None
    if title is not None:
        if date is not None:
            at = skip(text, date.span[1], stop)
        match = hosts.match(text, at, stop)
        if match is not None:
            host, at = match[0], match.end()
        elif hosts.told(text):  # a remark stands between
            remark, told, host, reached = _unquoted(reading, at, stop, century)
            if host is not None:
                if remark and date is None and text[at] not in "([" and _goes_on(text, at):
                    title = text[: text.index(remark, at) + len(remark)]
                date, at = date or told, reached
        if host is not None:
            reading.hosted = skip(text, at, stop)
        elif date is None:
            at = _to_archive(text, reading.known, at, stop)
    elif hosts.told(text):
        title, date, host, at = _unquoted(reading, 0, stop, century)
    people = source_line(reading, at, stop)
    if behind < len(text):
        people += source_line(reading, behind, len(text))
    if date is not None and (folded.shift or folded.flats):
        date = HistoricalDate(date.edtf, date.time, date.text, folded.span(*date.span), date.ambiguous)
    return Citation(
        text,
        folded.span(0, len(text)),
        title or None,
        date,
        host,
        tuple(reading.references),
        tuple(people),
        url,
        _document_id(url, hosts.addresses) if url else None,
        *_places(folded, title, host, addressed),
    )


def _places(
    folded: Folded, title: str | None, host: str | None, address: tuple[int, int] | None
) -> tuple[Span | None, Span | None, Span | None]:
    """Where title, host and address stand in the source."""
    text = folded.text
    named = text.find(title) if title else -1
    behind = max(named, 0) + len(title or "")
    told = text.find(host, behind) if host else -1
    return (
        folded.span(named, named + len(title)) if title and named >= 0 else None,
        folded.span(told, told + len(host)) if host and told >= 0 else None,
        folded.span(*address) if address else None,
    )


def _goes_on(text: str, at: int) -> bool:
    """Whether the title goes on at *at*: its quotation marks, without a comma, are those of a part of it."""
    before = text[max(0, at - 4) : at].rstrip(" ")
    return len(before) > 1 and before[-1] in "\"”“»'’" and before[-2] not in ",.;:?!…"


def _to_archive(text: str, known: Archives, at: int, stop: int) -> int:
    """Past what stands between the title and a known archive and is no date that can be read: ``Many 24, 1962``."""
    here = at
    for _ in range(4):
        if known.match(text, here, stop):
            return here
        comma = text.find(", ", here, min(stop, here + 60))
        if comma < 0 or ";" in text[here:comma] or ". " in text[here:comma]:
            break
        here = skip(text, comma, stop)
    return at


def _url(text: str) -> tuple[str | None, int, int, tuple[int, int] | None]:
    """The address, where the text before it ends, where it goes on behind it, and where the address itself stands.

    It may stand in angle brackets, have a blank behind its ``//``, and be divided before the document's number.
    """
    size = len(text)
    found = text.rfind("://")
    if found >= 0:
        start = found
        while start > 0 and found - start < 8 and text[start - 1].isalpha():
            start -= 1
    else:
        start = found = text.rfind("www.")
        if start < 0:
            return None, size, size, None
    end = text.find(" ", found)
    if end == found + 3 and text[found] == ":":
        end = text.find(" ", end + 1)
    end = size if end < 0 else end
    closed = text.find(">", start, end)
    if closed >= 0:
        end = closed
    elif text[end - 1] == "/" and end < size:
        last = end + 1
        while last < size and text[last].isdigit():
            last += 1
        if last > end + 1 and (last == size or not text[last].isalnum()):
            end = last
    stop = start
    while stop > 0 and text[stop - 1] in " <([":
        stop -= 1
    behind = end
    while end > start and text[end - 1] in ".,;:)>]}\"'”’":
        end -= 1
    while behind < size and text[behind] in " >)].,;":
        behind += 1
    return text[start:end].replace(" ", ""), stop, behind, (start, end)


def _date(reading: Reading, at: int, stop: int, century: int | None) -> HistoricalDate | None:
    text = reading.text
    match = _DATE.match(text, at, stop)
    # May 21, 1962, as a publisher writes nine dates of ten; every other form is the date reader's
    if match is not None and (match.end() == stop or text.startswith(reading.hosts.behind_date, match.end())):
        month, day, year = match.groups()
        return HistoricalDate(f"{year}-{_MONTHS[month]}-{day:0>2}", None, match[0], Span(at, match.end()))
    return dates.date_at(text, at, stop, century=century, knowledge=reading.knowledge) if at < stop else None


def _title(reading: Reading, stop: int, century: int | None) -> tuple[str | None, HistoricalDate | None, int]:
    """Title = quotation mark, text, [ "," ], quotation mark; with the date behind it, and where that which follows starts.

    A title may hold quotations. So it ends at the first quotation mark that a date, the host or an archive follows;
    else at the first that a comma stands beside; else at the first.
    """
    text = reading.text
    opening = text[0]
    if opening not in "\"“”„«‘'`,":
        return _before_slashes(reading, stop, century) if " // " in text else (None, None, 0)
    inside = 1
    pattern = _TITLE_END_SINGLE if opening in "‘'" else _TITLE_END
    if text.startswith(("''", "``", "‘‘", ",,")):
        inside = 2
        pattern = _TITLE_END_DOUBLE
    first: tuple[int, int] | None = None
    dated = None
    sure = False
    for tries, match in enumerate(pattern.finditer(text, inside + 1, stop)):
        quote, end = match.start(), match.end()
        at = skip(text, end, stop)
        beside = text[quote - 1] in ",.?!…;" or text[end - 1] in ",.;"
        if at >= stop or tries > 24:
            if first is None or (beside and at >= stop):
                first = quote, end
            break
        date = _date(reading, at, stop, century)
        if date is not None and (date.span[1] >= stop or text[date.span[1]] in " ,;.)"):
            first, dated = (quote, end), date
            break
        if reading.hosts.match(text, at, stop) or (beside and reading.known.match(text, at, stop)):
            first = quote, end
            break
        if first is None or (beside and not sure):
            first, sure = (quote, end), beside
    if first is None:
        return None, None, 0
    quote, end = first
    return text[inside:quote].rstrip(" ,").strip(), dated, skip(text, end, stop)


def _before_slashes(reading: Reading, stop: int, century: int | None) -> tuple[str | None, HistoricalDate | None, int]:
    """What stands before the two slashes behind which the archive stands, and the date at its end: ``Letter of Foo, 4 May 1930 // RGASPI``."""
    text = reading.text
    behind = behind_slashes(reading, 0, stop)
    if not behind:
        return None, None, 0
    end = behind - 4
    divided = max(text.rfind(". ", 0, end), text.rfind(", ", 0, end))
    date = _date(reading, divided + 2, end, century) if divided > 0 else None
    if date is None or text[date.span[1] : end].strip(" .гr"):
        return text[:end].strip(" ,."), None, behind
    return text[:divided], date, behind - 4


def _unquoted(reading: Reading, at: int, stop: int, century: int | None) -> tuple[str | None, HistoricalDate | None, str | None, int]:
    """Where a quotation mark is lost, or a remark stands behind it.

    Gives what stands before the date, the date before the host, the host, and where it ends.
    """
    text = reading.text
    found = reading.hosts.find(text, at, stop)
    if found is None:
        return None, None, None, 0
    start, end = found
    before = text[at:start].rstrip(" ,")
    date = None
    comma = len(before)
    for _ in range(4):
        comma = before.rfind(",", 0, comma)
        here = skip(text, at + comma + 1, start)
        if here < start and text[here] in "\"”’'":
            here = skip(text, here + 1, start)
        told = _date(reading, here, start, century)
        if told is not None and skip(text, told.span[1], start) == start:
            date = told
            before = before[: comma + 1].rstrip(" ,")
        if comma < 0:
            break
    return before.strip("\"“”‘’' ,") or None, date, text[start:end], end


def _document_id(url: str, addresses: tuple[str, ...]) -> str | None:
    """The number or name that the publisher's address of a document ends with."""
    identifier = next((url.partition(address)[2] for address in addresses if address in url), "")
    for sign in "?#/":
        identifier = identifier.partition(sign)[0]
    return identifier.removesuffix(".pdf") or None
