r"""Archival citations: what the document is called, who publishes it, who keeps the original, who made the text available.

The form that the Wilson Center Digital Archive uses, every part of which may lack::

    citation   = [ title ] [ date ] [ host ] *( reference | publication | tail ) [ url ]
    title      = quoted text, with the comma inside or behind the quotation mark
    host       = the digital archive that publishes the text, which is not the one that keeps it
    reference  = see archivetext.references
    tail       = role *( "and" role ) [ "from" language ] [ "for" organization ] "by" names
               | "with assistance from" names | "Translator:" names
    names      = name *( "," name ) [ "and" name ]          name = initials and words [ "(" organization ")" ]

The stretch is first folded (:func:`archivetext.spans.fold`), with a way back for every offset, so that line ends,
columns and divided words are met in one place; then it is read from left to right, each rule at one position.

What real citations break: quotation marks stand in titles, or one of the two is lost; a comma stands for the point
before the tail; points are missing at the end or stand behind initials; the date column of a table runs into the lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archivetext import dates
from archivetext.citations import archives
from archivetext.citations.references import CORE, Reader, skip
from archivetext.edtf import MONTHS
from archivetext.plain import is_plain, make_plain
from archivetext.records import Citation, Contributor, HistoricalDate, moved
from archivetext.spans import Span, fold
from archivetext.words import lists

if TYPE_CHECKING:
    from archivetext.knowledge import Knowledge
    from archivetext.records import ArchivalReference, Role

__all__ = ["find_references", "looks_archival", "parse_citation", "read_citation"]


# ---------------------------------------------------------------------------------------------------- the face


def parse_citation(text: str) -> Citation:
    """Read one archival citation, reference or source line.

    Never fails on a ``str``: what is not understood is in ``text`` and in no part. Spans are offsets into *text*, in
    code points.

    Raises:
        TypeError: *text* is no ``str``.

    >>> c = parse_citation('"Protocol 32," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 16, D. 947.')
    >>> c.title, c.date.edtf, c.host
    ('Protocol 32', '1962-05-21', 'Wilson Center Digital Archive')
    >>> [(level.kind, level.value) for level in c.references[0].levels]
    [('fond', '3'), ('opis', '16'), ('delo', '947')]
    """
    if not isinstance(text, str):
        raise TypeError(f"a citation must be str, not {type(text).__name__}; decode bytes first")
    if not is_plain(text):
        plain = make_plain(text)
        return moved(read_citation(plain.text, 0, len(plain.text)), plain.span)
    return read_citation(text, 0, len(text))


def read_citation(source: str, start: int, end: int, *, century: int | None = None, knowledge: Knowledge | None = None) -> Citation:
    """Read the citation that stands at ``source[start:end]``; all spans are offsets into *source*.

    *century* is the first year of the century (1900) that a two-digit year is in; *knowledge* has months of a user's own.
    """
    reader = _Reader(source, start, end)
    reader.knowledge = knowledge
    return reader.citation(century)


def find_references(source: str, start: int, end: int) -> tuple[ArchivalReference, ...]:
    """The archival references of a note, a bracket or a source field, wherever they stand in it.

    >>> found = find_references("See his letter, in Open Society Archive (Budapest), Box 108, Folder 2.", 0, 70)
    >>> found[0].repository.name, found[0].levels[0].value
    ('Open Society Archive', '108')
    """
    reader = _Reader(source, start, end)
    reader.rest(0, len(reader.text))
    references = reader.references
    found = references.references
    if not found or found[0].span[0] > reader.at(min(len(reader.text), 12)):  # no source field, but sentences
        found.clear()
        references.prose()
    return tuple(found)


def looks_archival(text: str) -> bool:
    """Whether a bare line is the name of an archive or a reference to one.

    >>> looks_archival("National Security Archive"), looks_archival("The archive was opened in 1991.")
    (True, False)
    """
    text = fold(text[:400])
    if not text or len(text) > 300 or text[0].islower() or "Digital Archive" in text:
        return False
    if text.isalpha() and archives.find(text) is None:
        return False  # one word, as most such lines are
    reader = _Reader(text, 0, len(text))
    reader.rest(0, len(reader.text))  # without a byte order mark
    found = reader.references.references
    if not found or found[0].span[0] > 2:
        return False
    first = found[0]
    if first.levels:
        return first.repository is not None or sum(level.label is not None and level.kind in CORE for level in first.levels) > 1
    if " " not in first.text and archives.find(first.text) is None:
        return False
    rest = text[found[-1].span[1] :].strip(" .,;()")
    return len(rest) < 3 or all(archives.is_place(part) for part in rest.split(","))


# ------------------------------------------------------------------------------------------- words and patterns

_HOSTS = ("Wilson Center Digital Archive", "History and Public Policy Program Digital Archive")
"""Who publishes the texts of the Wilson Center, under its new name and its old one."""

_ROLES: dict[str, Role] = {
    "transl": "translator",
    "trans.": "translator",
    "trans": "translator",
    "tr": "translator",
    "tr.": "translator",
    "edited": "editor",
    "editor": "editor",
    "editin": "editor",
    "editio": "editor",
    "ed": "editor",
    "ed.": "editor",
    "eds": "editor",
    "eds.": "editor",
    "obtain": "obtainer",
    "acquir": "obtainer",
    "contri": "contributor",
    "provid": "contributor",
    "donate": "contributor",
    "transc": "transcriber",
    "compil": "compiler",
    "assist": "assistant",
}
"""The first six letters of what was done -> role. Introducing, annotating and selecting are not among the roles."""

_PLAIN: dict[str, tuple[Role, ...]] = {
    "translated": ("translator",),
    "translation": ("translator",),
    "translated and edited": ("translator", "editor"),
    "obtained": ("obtainer",),
    "obtained and translated": ("obtainer", "translator"),
    "contributed": ("contributor",),
    "provided": ("contributor",),
}
"""The commonest openings of a tail, to be known without a closer look."""

_BOOKISH = frozenset(("editor", "compiler"))
"""Roles that books have too."""

_INITIALS = frozenset(
    "Yu Ya Ye Yo Zh Kh Ts Ch Sh Iu Ia Ie Dzh Shch Th Ph Wm Chr Jr Sr Dr Prof Mr Mrs Ms Gen Col Lt Maj Capt Rev Amb St Sgt Hon".split()
)
"""What stands before a point inside a name, besides single capitals."""

_MONTHS = {name: f"{number:02}" for number, name in enumerate(MONTHS, 1)}

_LONGEST_HEAD = 150
"""No opening of a tail is longer than this many code points."""
_LONGEST_NAMES = 2000
"""No list of names is longer than this many code points."""


class _Patterns:
    """The patterns, made when the first citation is read. Every repeat is possessive or bounded: no text makes them go back."""

    __slots__ = (
        "assistance", "behind", "column", "date", "end", "host", "initials", "institution", "labelled", "middle", "name_cut", "names", "no_name",
        "one_name", "particle", "purpose", "role", "roles", "spaces", "starter", "title_end", "title_end_double", "title_end_single", "whom", "word",
    )  # fmt: skip

    def __init__(self) -> None:
        c = re.compile
        i = re.IGNORECASE
        month = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
        self.spaces = c(r"[^\W_]-[^\S\r\n]*+[\r\n]\s*+(?=\w)|[^\S ]\s*+| \s++")  # all but the single blanks
        self.column = c(
            rf"[ \t]*+(?:{month}[ ,]*+)?(?:\d{{1,2}}(?!\d)[ ,]*+)?(?:{month}[ ,]*+)?(?:(?:1[89]|20)\d\d)?[ \t]*+(?:(?<=[ \t]{{4}})(?=\S)|$)"
        )
        self.date = c(rf"({'|'.join(_MONTHS)}) (0?[1-9]|1\d|2[0-8]), ((?:1[89]|20)\d\d)(?=, (?:Wilson|History)\b|$)")
        self.title_end = c(r"[\"”“»][’']?[,.;]?(?=\s|$)")
        self.title_end_double = c(r"(?:''|’’|``|[\"”])[,.;]?(?=\s|$)")
        self.title_end_single = c(r"['’][,.;]?(?=\s|$)")
        self.host = c(
            r"(?<![\w'’&-])(?:The )?(?:[A-Z][\w'’&-]*+ (?:(?:and|of|the|for) )*+){0,8}"
            r"(?:Digital|Online|Virtual) (?:Archives?|Library|Collections?|Repository|Reading Room)\b"
        )
        role = (
            r"(?:translat(?:ed|ions?)|transl?|tr|edit(?:ed|ing|ion)|eds?|obtained|acquired|contribut(?:ed|ions?)|provided|donated|"
            r"transcri(?:bed|ptions?|pt)|compil(?:ed|ations?)|assist(?:ed|ance)|annotated|annotations?|introduced|introduction|selected|prepared|"
            r"collected|commentary|revised|adapted|checked|reviewed|abridged|summarized|located|discovered|copied|scanned|digitized|supplied|"
            r"submitted)\b\.?"
        )
        self.role = c(rf"(?<![\w-]){role}", i)
        self.roles = c(rf"{role}(?:(?:,? (?:and|&|und|then) (?:then )?|, |/| / ){role})*+", i)
        self.word = c(r"[^\W\d_]+\.?")
        self.middle = c(
            r"(?:,? ?\([^()]*\))?(?:,?(?: and)? (?:from|for|into|to|in|on|out|with|at|via|under|through|jointly|together|exclusively|specially)"
            r"\b[^;]*)?,?",
            i,
        )
        self.purpose = c(r"\b(?:for|behalf of) (?:the )?")
        self.behind = c(r",? (?:and|from|into|to|by) |,? and |,$")
        self.whom = c(r"\s(?:for|on behalf of) (?:the )?(?=[A-Z])")
        self.assistance = c(r"\bwith (?:the )?(?:[a-z]+ )?(?:assistance|help) (?:of|from) (?:the )?", i)
        self.labelled = c(
            r"(?<![\w-])(translat(?:ors?|ions?)(?: from(?: the)? [a-z]{3,20})?|editors?|transcribers?|compilers?|contributors?|obtainers?):"
            r"\s*(?:by )?",
            i,
        )
        self.names = c(r",\s+(?:and\s+|&\s+|und\s+)?|\s+(?:and|&|und)\s+")
        self.end = c(r"[;()\[\]:]|\.(?=[ \])]|$)")
        starter = (
            r"\s(?=(?:reprinted|published|translat(?:ed|ion)|edited|obtained|contributed|provided|transcribed|compiled|copy|copies|original|"
            r"originally|see|also|printed|first|included|introduced|introduction|available|document|cited|source|note|notes|typewritten|"
            r"signed|commentary|https?)\b)"
        )
        institution = rf"\b(?:{lists.institution()}|CWIHP|NKIDP|NPIHP)\b"
        self.starter = c(starter, i)
        self.institution = c(institution)
        self.no_name = c(f"{starter}|{institution}", i)
        self.one_name = c(
            r"([A-ZÀ-Ž][\w'’-]{2,}+(?: (?:[A-ZÀ-Ž]\.)| [A-ZÀ-Ž][\w'’-]{2,}+){0,2} [A-ZÀ-Ž][a-zà-ž'’-]{2,}+)(?=[.,;]? *(?:and )?$)"
        )
        self.name_cut = c(rf"\s(?:from|in|at|of|with|as|to|via|through|using|under|during|is|was)(?=\s|$)|\s(?=\d)|\s(?={month} \d)")
        self.particle = c(rf"(?:{lists.either(lists.PARTICLES)}|d)\b")
        self.initials = c(r"(?:[A-ZÀ-ŽА-Я]\. ?){1,3}[A-ZÀ-ŽА-Я]")


@cache
def _patterns() -> _Patterns:
    return _Patterns()


# ---------------------------------------------------------------------------------------------------- the reader


class _Head(NamedTuple):
    """The opening of a tail: ``Translated and edited for CWIHP by``."""

    start: int
    names: int
    """Where the first name starts."""
    roles: tuple[Role, ...]
    organization: str | None


class _Name(NamedTuple):
    """One person or body of a list of names."""

    start: int
    end: int
    organization: str | None = None


class _Reader:
    """One citation: the folded text, the way back to the source, and what was found so far."""

    __slots__ = ("contributors", "done", "flats", "knowledge", "patterns", "references", "searched", "shift", "sources", "start", "text")

    def __init__(self, source: str, start: int, end: int) -> None:
        self.patterns = _patterns()
        self.knowledge: Knowledge | None = None
        """Months of a user's own."""
        self.contributors: list[Contributor] = []
        self.done: list[int] = []
        """Where words for what was done start, up to *searched*."""
        self.searched: int = 0
        if start == 0 and source.startswith("\ufeff"):
            start = min(1, end)
        self.start = self.shift = start
        self.flats: list[int] = []
        """Offsets into the folded text where stretches start that stand together in the source; empty if it is one stretch."""
        self.sources: list[int] = []
        """Where they start in the source."""
        part = source[start:end]
        if not part.isprintable() or "  " in part or part[:1] == " " or part[-1:] == " ":
            bare = part.strip()
            self.shift = start + len(part) - len(part.lstrip())
            part = bare if " ".join(bare.split()) == bare else self._fold(part)
        self.text = part
        self.references = Reader(part, self._span, None if self.flats else self.shift)

    # ------------------------------------------------------------------------------------------ places

    def _fold(self, part: str) -> str:
        """The stretch as :func:`archivetext.spans.fold` gives it, without the date column of a table; notes the way back."""
        start = self.start
        part = self._one_column(part)
        pieces: list[str] = []
        flats, sources = self.flats, self.sources
        length = 0
        at = len(part) - len(part.lstrip())
        stop = len(part.rstrip())
        for match in self.patterns.spaces.finditer(part, at, stop):
            first, last = match.span()
            divided = not part[first].isspace()
            if divided:
                letter = part[first].isalpha()
                first += 1
                word = part[max(at, first - 40) : first].split()[-1:]
                if not (letter and part[last].islower() and word and "-" not in word[0]):
                    first += 1  # the hyphen is the word's own
            pieces.append(part[at:first])
            flats.append(length)
            sources.append(start + at)
            length += first - at
            if not divided:
                pieces.append(" ")
                flats.append(length)
                sources.append(start + first)
                length += 1
            at = last
        pieces.append(part[at:stop])
        flats.append(length)
        sources.append(start + at)
        return "".join(pieces)

    def _one_column(self, part: str) -> str:
        """Blank out the date column that a page in two columns runs into the lines.

        It is a date or a piece of one that four blanks set off from the text, or a line of its own before deeper lines.
        """
        if "    " not in part or "\n" not in part:
            return part
        lines = part.split("\n")
        indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
        deep = max(indents, default=0)
        for number, line in enumerate(lines[1:], 1):
            match = self.patterns.column.match(line)
            if match is None or not match[0].strip():
                continue
            if match.end() < len(line.rstrip()) or len(line) - len(line.lstrip()) + 8 <= deep:
                lines[number] = " " * match.end() + line[match.end() :]
        return "\n".join(lines)

    def at(self, offset: int) -> int:
        """The place in the source of an offset into the folded text."""
        if not self.flats:
            return offset + self.shift
        number = bisect_right(self.flats, offset) - 1
        return self.sources[number] + offset - self.flats[number]

    def _span(self, start: int, end: int) -> Span:
        if not self.flats:
            return Span(start + self.shift, end + self.shift)
        return Span(self.at(start), self.at(end - 1) + 1 if end > start else self.at(start))

    # ---------------------------------------------------------------------------------------- citation

    def citation(self, century: int | None) -> Citation:
        """Citation = [ title ] [ date ] [ host ] *( reference | publication | tail ) [ url ]."""
        text = self.text
        if not text:
            return Citation("", Span(self.start, self.start))
        url, stop, behind = self._url()
        title, date, at = self._title(stop, century)
        host = None
        if title is not None:
            if date is not None:
                at = skip(text, date.span[1], stop)
            match = self.patterns.host.match(text, at, stop)
            if match is not None:
                host, at = match[0], match.end()
            elif "Digital " in text or "Online " in text:  # a remark stands between
                remark, told, host, reached = self._unquoted(at, stop, century)
                if host is not None:
                    if remark and date is None and text[at] not in "([" and self._goes_on(at):
                        title = text[: text.index(remark, at) + len(remark)]
                    date, at = date or told, reached
            if host is not None:
                self.references.hosted = skip(text, at, stop)
            elif date is None:
                at = self._to_archive(at, stop)
        elif "Digital" in text or "Online" in text:
            title, date, host, at = self._unquoted(0, stop, century)
        self.rest(at, stop)
        if behind < len(text):
            self.rest(behind, len(text))
        if date is not None and (self.shift or self.flats):
            date = HistoricalDate(date.edtf, date.time, date.text, self._span(*date.span), date.ambiguous)
        references = tuple(self.references.references)
        return Citation(
            text,
            self._span(0, len(text)),
            title or None,
            date,
            host,
            references,
            tuple(self.contributors),
            url,
            _document_id(url) if url else None,
        )

    def _goes_on(self, at: int) -> bool:
        """Whether the title goes on at *at*: its quotation marks, without a comma, are those of a part of it."""
        before = self.text[max(0, at - 4) : at].rstrip(" ")
        return len(before) > 1 and before[-1] in "\"”“»'’" and before[-2] not in ",.;:?!…"

    def _to_archive(self, at: int, stop: int) -> int:
        """Past what stands between the title and a known archive and is no date that can be read: ``Many 24, 1962``."""
        here = at
        for _ in range(4):
            if archives.match(self.text, here, stop):
                return here
            comma = self.text.find(", ", here, min(stop, here + 60))
            if comma < 0 or ";" in self.text[here:comma] or ". " in self.text[here:comma]:
                break
            here = skip(self.text, comma, stop)
        return at

    def _url(self) -> tuple[str | None, int, int]:
        """The address, where it starts, and where the text goes on behind it.

        It may stand in angle brackets, have a blank behind its ``//``, and be divided before the document's number.
        """
        text = self.text
        size = len(text)
        found = text.rfind("://")
        if found >= 0:
            start = found
            while start > 0 and found - start < 8 and text[start - 1].isalpha():
                start -= 1
        else:
            start = found = text.rfind("www.")
            if start < 0:
                return None, size, size
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
        return text[start:end].replace(" ", ""), stop, behind

    def _date(self, at: int, stop: int, century: int | None) -> HistoricalDate | None:
        match = self.patterns.date.match(self.text, at, stop)
        if match is not None:  # May 21, 1962, as the archive itself writes nine dates of ten; every other form is the date reader's
            month, day, year = match.groups()
            return HistoricalDate(f"{year}-{_MONTHS[month]}-{day:0>2}", None, match[0], Span(at, match.end()))
        return dates.date_at(self.text, at, stop, century=century, knowledge=self.knowledge) if at < stop else None

    def _title(self, stop: int, century: int | None) -> tuple[str | None, HistoricalDate | None, int]:
        """Title = quotation mark, text, [ "," ], quotation mark; with the date behind it, and where that which follows starts.

        A title may hold quotations. So it ends at the first quotation mark that a date, the host or an archive follows;
        else at the first that a comma stands beside; else at the first.
        """
        text = self.text
        patterns = self.patterns
        opening = text[0]
        if opening not in "\"“”„«‘'`,":
            return None, None, 0
        inside = 1
        pattern = patterns.title_end_single if opening in "‘'" else patterns.title_end
        if text.startswith(("''", "``", "‘‘", ",,")):
            inside = 2
            pattern = patterns.title_end_double
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
            date = self._date(at, stop, century)
            if date is not None and (date.span[1] >= stop or text[date.span[1]] in " ,;.)"):
                first, dated = (quote, end), date
                break
            if patterns.host.match(text, at, stop) or (beside and archives.match(text, at, stop)):
                first = quote, end
                break
            if first is None or (beside and not sure):
                first, sure = (quote, end), beside
        if first is None:
            return None, None, 0
        quote, end = first
        return text[inside:quote].rstrip(" ,").strip(), dated, skip(text, end, stop)

    def _unquoted(self, at: int, stop: int, century: int | None) -> tuple[str | None, HistoricalDate | None, str | None, int]:
        """Where a quotation mark is lost, or a remark stands behind it.

        Gives what stands before the date, the date before the host, the host, and where it ends.
        """
        text = self.text
        first = max(text.find("Digital ", at), text.find("Online ", at), at)
        match = self.patterns.host.search(text, max(at, first - 120), min(stop, first + 200))
        if match is None:
            return None, None, None, 0
        start = match.start()
        for name in _HOSTS:
            if match[0].endswith(name):
                start = match.end() - len(name)
        before = text[at:start].rstrip(" ,")
        date = None
        comma = len(before)
        for _ in range(4):
            comma = before.rfind(",", 0, comma)
            here = skip(text, at + comma + 1, start)
            if here < start and text[here] in "\"”’'":
                here = skip(text, here + 1, start)
            found = self._date(here, start, century)
            if found is not None and skip(text, found.span[1], start) == start:
                date = found
                before = before[: comma + 1].rstrip(" ,")
            if comma < 0:
                break
        return before.strip("\"“”‘’' ,") or None, date, text[start : match.end()], match.end()

    def rest(self, at: int, stop: int) -> None:
        """What stands behind the host: *( reference | publication | tail )."""
        heads = self._heads(at, stop)
        statements = self.references.statements
        for number, head in enumerate(heads):
            statements(at, head.start)
            at = self._people(head, heads[number + 1].start if number + 1 < len(heads) else stop)
        statements(at, stop)

    # ------------------------------------------------------------------------------------------- tails

    def _heads(self, at: int, stop: int) -> list[_Head]:
        """The openings of all tails."""
        text = self.text
        patterns = self.patterns
        heads: list[_Head] = []
        if " BY " in text:
            text = text.replace(" BY ", " by ")
        low = at
        self.done, self.searched = [], at
        by = text.find(" by", at, stop)
        while by >= 0:
            names = by + 3
            if names < stop and text[names] in " :":
                head = self._head(text, low, by, names + 1, stop, chained=bool(heads))
                if head is not None:
                    heads.append(head)
                    low = head.names
            by = text.find(" by", names, stop)
        if "ssistance" in text or " help " in text:
            heads += [_Head(m.start(), m.end(), ("assistant",), None) for m in patterns.assistance.finditer(text, at, stop)]
            heads.sort()
        if "or: " in text or "ors: " in text or "lation: " in text or "er: " in text or "lation from " in text:
            known = {head.names for head in heads}
            for match in patterns.labelled.finditer(text, at, stop):
                role = _ROLES.get(match[1][:6].lower())
                if role and match.end() not in known:
                    heads.append(_Head(match.start(), match.end(), (role,), None))
            heads.sort()
        return heads

    def _head(self, text: str, low: int, by: int, names: int, stop: int, *, chained: bool) -> _Head | None:
        """The opening that ends at *by*, not before *low*; *chained* where another tail stands before it.

        What stands between the roles and "by" must be a language, an organization or the like: ``Translated document
        signed by`` opens no tail.
        """
        patterns = self.patterns
        low = max(low, by - _LONGEST_HEAD)
        cut = max(text.rfind(". ", low, by), text.rfind("; ", low, by))
        if cut >= 0:
            word = text.rfind(" ", low, cut) + 1
            low = max(word, low) if text[word:cut].lower() in _ROLES else cut + 2  # Transl. and ed. by
            chained = False
        while names < stop and text[names] == " ":
            names += 1
        if text.startswith("the ", names):
            names += 4
        start = skip(text, low, by)
        plain = _PLAIN.get(text[start:by].lower())
        if plain is not None and (start < 1 or (text[start - 1] == " " and text[start - 2] in ".;")):
            return _Head(start, names, plain, None)
        start = end = behind = -1
        roles: list[Role] = []
        for place in self._done_before(text, low, by):
            match = patterns.roles.match(text, place, by) if place >= behind else None
            if match is None:
                continue
            behind = match.end()
            if start < 0:
                if patterns.middle.fullmatch(text, match.end(), by) is None:
                    continue
                start, end = match.span()
            for word in patterns.word.findall(match[0].lower()):
                role = _ROLES.get(word[:6])
                if role is not None and role not in roles:
                    roles.append(role)
        if start < 0:
            return None
        # An editor named in the title of a book, or in a bracket that explains one, is the book's.
        bookish = not chained and _BOOKISH.issuperset(roles)
        opened = text.rfind("(", low, start)
        if opened >= 0 and (bookish or opened != start - 1) and text.find(")", opened, start) < 0:
            return None
        if bookish and text[start].islower() and text[max(0, start - 2) : start] == ", ":
            return None
        organization = None
        purpose = patterns.purpose.search(text, end, by)
        if purpose is not None:
            organization = patterns.behind.split(text[purpose.end() : by], maxsplit=1)[0].strip(" ,()") or None
        return _Head(start, names, tuple(roles), organization)

    def _done_before(self, text: str, low: int, by: int) -> list[int]:
        """Where words for what was done start between *low* and *by*; what was searched for the "by" before is not searched again."""
        done = self.done
        done += [match.start() for match in self.patterns.role.finditer(text, max(low, self.searched), by)]
        self.searched = by
        return done[bisect_left(done, low) :]

    def _people(self, head: _Head, stop: int) -> int:
        """Names = name *( "," name ) [ "and" name ]; gives where they end.

        They end at a semicolon, a bracket that tells no organization, the end of the sentence (a point behind an initial
        is none), or a word that opens another statement.
        """
        text = self.text
        patterns = self.patterns
        start = at = head.names
        stop = min(stop, start + _LONGEST_NAMES)
        match = patterns.one_name.match(text, start, stop)
        if match is not None and not patterns.no_name.search(match[0]):
            self._add(match[1], head, head.organization, start)
            return match.end(1)
        cut = patterns.starter.search(text, start, stop)
        if cut is not None:
            stop = cut.start()
        end = stop
        found: list[_Name] = []
        behind = 0  # the signs that divide
        for match in patterns.end.finditer(text, start, stop):
            here = match.start()
            if here < at:
                continue
            if match[0] == ".":
                if here >= behind:
                    behind = skip(text, here + 1, stop)
                if not self._sentence_end(start, here, behind, stop):
                    continue
            end = here
            closed = text.find(")", here, stop) if match[0] == "(" else -1
            if closed < 0:
                break
            if not self._pieces(at, here, found):
                at = end
                break
            inside = text[here + 1 : closed].strip()
            if found and inside[:1].isupper() and " by " not in inside and not archives.is_place(inside):
                found[-1] = found[-1]._replace(organization=inside)
            at = closed + 1
            end = stop
        if at < end:
            self._pieces(at, end, found)
        organization = head.organization
        names: list[str] = []
        for one in found:
            name = text[one.start : one.end]
            split = patterns.whom.search(name)
            if split is not None:
                body = name[split.end() :]
                cut = patterns.name_cut.search(body)
                organization = organization or (body[: cut.start()] if cut is not None else body)
                name = name[: split.start()]
            names.append(name)
        for one, name in zip(found, names, strict=True):
            self._add(name, head, one.organization or organization, one.start)
        return end

    def _add(self, name: str, head: _Head, organization: str | None, start: int) -> None:
        span = self._span(start, start + len(name))
        for role in head.roles:
            self.contributors.append(Contributor(name, role, organization, span))

    def _pieces(self, at: int, stop: int, found: list[_Name]) -> bool:
        """The names between two signs; False where something that is no name ends the list."""
        for match in self.patterns.names.finditer(self.text, at, stop):
            if not self._piece(at, match.start(), found):
                return False
            at = match.end()
        return self._piece(at, stop, found)

    def _piece(self, first: int, last: int, found: list[_Name]) -> bool:
        """One name, or what belongs to the name before it: ``Jr.``, ``The National Security Archive``."""
        text = self.text
        patterns = self.patterns
        while first < last and text[first] in " ,":
            first += 1
        while first < last and text[last - 1] in " ,-–—/":
            last -= 1
        if text.startswith(("and ", "the "), first, last):
            first += 4
        if text.endswith(" and", first, last):
            last -= 4
        if first >= last or text[first:last] in ("and", "&"):
            return True
        if found and text[first:last].replace(".", "").lower() in lists.SUFFIXES:
            last += text.startswith(".", last) and text[last - 1] == "r"
            found[-1] = found[-1]._replace(end=last)
            return True
        cut = patterns.name_cut.search(text, first + 1, last)
        if cut is not None:
            last = cut.start()
        if text.startswith(".", last) and (text[last - 2 : last] in ("Jr", "Sr") or patterns.initials.fullmatch(text, first, last)):
            last += 1
        name = text[first:last]
        if not any(map(str.isalpha, name)) or len(name) > 120:
            return False
        whom = patterns.whom.search(name)
        if found and patterns.institution.search(name, 0, whom.start() if whom is not None else len(name)):
            if found[-1].organization is None:
                found[-1] = found[-1]._replace(organization=name)
            return cut is None
        if name[0].islower() and not patterns.particle.match(name):
            return False
        if not (found and archives.is_place(name)):
            found.append(_Name(first, last))
        return cut is None

    def _sentence_end(self, start: int, point: int, following: int, stop: int) -> bool:
        """Whether the point ends the sentence, and not an initial or a title of a person; *following* is where words follow."""
        text = self.text
        if following >= stop:
            return True
        word = text[max(start, point - 12) : point].replace("-", " ").replace(".", " ").rpartition(" ")[2]
        return not ((len(word) == 1 and word.isupper()) or word in _INITIALS or text[following].islower())


def _document_id(url: str) -> str | None:
    """The number or name behind ``/document/``."""
    _, _, identifier = url.partition("/document/")
    for sign in "?#/":
        identifier = identifier.partition(sign)[0]
    return identifier.removesuffix(".pdf") or None
