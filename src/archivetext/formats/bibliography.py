"""What a reference manager is told of a document: one item, from which CSL-JSON, RIS, BibLaTeX and notes are written.

The item is the original in its archive (a manuscript), not the web page: its title, its date, the archive and the
shelfmark, its language, and the people who translated and edited the text at hand. What no field of the three formats
can hold (further references, who obtained the text) is said in a note, so that no export loses it.

A value may hold whatever a ``str`` can. The key and the date are words of a format's own grammar and are made safe here, once for
all; :func:`one_line` is for every other value, and each format escapes what its grammar gives a meaning.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, field, frozen

from archivetext.edtf import is_edtf
from archivetext.formats import documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.records import ArchivalReference, Citation, Contributor, Document, HistoricalDate, Level, Role

__all__ = [
    "LANGUAGES",
    "Item",
    "Name",
    "end_parts",
    "from_citation",
    "from_document",
    "items",
    "location",
    "name_of",
    "one_line",
    "repository",
]

LANGUAGES = {
    "albanian": "sq", "arabic": "ar", "armenian": "hy", "azerbaijani": "az", "belarusian": "be", "bulgarian": "bg", "burmese": "my",
    "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "estonian": "et", "finnish": "fi",
    "french": "fr", "georgian": "ka", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id",
    "italian": "it", "japanese": "ja", "khmer": "km", "korean": "ko", "lao": "lo", "latvian": "lv", "lithuanian": "lt",
    "macedonian": "mk", "mongolian": "mn", "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl", "spanish": "es", "swedish": "sv", "thai": "th", "turkish": "tr",
    "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
}  # fmt: skip
"""English names of languages, in small letters, with their codes in ISO 639-1."""

_FAMILY_FIRST = frozenset(
    (
        # Chinese
        "bai cai cao chang chen cheng cui dai deng ding dong du fan fang feng fu gao gong gu guo han hao he hou hu huang jia jiang jin"
        " kang kong lai lei li liang liao lin liu lu luo ma mao meng mo mu niu pan peng qi qian qiao qin qiu ren shao shen shi song su sun"
        " tan tang tao tian wan wang wei wen wu xia xiang xiao xie xiong xu xue yan yang yao ye yi yin you yu yuan zeng zhai zhang zhao"
        " zheng zhong zhou zhu zou"
        # Korean and Vietnamese
        " kim pak park choe choi chung nguyen tran pham hoang phan vu vo dang bui ngo duong"
    ).split()
)
"""Family names that stand first where a name is written in the order of its own language."""
_PARTICLES = frozenset("van von der den de di du da dos del della la le ter ten zu zur af av".split())
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_ROLES = {
    "obtainer": "obtained by",
    "contributor": "contributed by",
    "transcriber": "transcribed by",
    "assistant": "with assistance from",
    "compiler": "compiled by",
    "translator": "translated by",
    "editor": "edited by",
}


class Name(NamedTuple):
    """A name in parts. A body, or a name that cannot be parted, has a family name alone, and is *literal*."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False

    @property
    def inverted(self) -> str:
        """``Berg, Hans van der, Jr.`` is written ``van der Berg, Hans, Jr.``."""
        family = f"{self.particle} {self.family}" if self.particle else self.family
        return ", ".join(part for part in (family, self.given, self.suffix) if part)


def _safe_key(key: str) -> str:
    return "-".join(_ascii().findall(key)) or "document"


def _safe_date(date: HistoricalDate | None) -> HistoricalDate | None:
    """The date; without a value where that is no EDTF, so that its words are written, not what somebody put there."""
    return evolve(date, edtf=None) if date is not None and date.edtf is not None and not is_edtf(date.edtf) else date


@frozen
class Item:
    """One document as a reference manager sees it."""

    key: str = field(converter=_safe_key)
    """A citation key of ASCII letters, figures and hyphens; the same document always gets the same."""
    title: str | None = None
    """The title, folded."""
    date: HistoricalDate | None = field(default=None, converter=_safe_date)
    """The date, or None; its ``edtf`` may be None too."""
    authors: tuple[str, ...] = ()
    """Who wrote the document, as the page names them."""
    translators: tuple[str, ...] = ()
    """Who translated it."""
    editors: tuple[str, ...] = ()
    """Who edited the text."""
    archive: str | None = None
    """The archive, with its acronym in round brackets."""
    place: str | None = None
    """The city of the archive."""
    location: str | None = None
    """The shelfmark: the levels of the reference, as written."""
    host: str | None = None
    """Who publishes the text."""
    url: str | None = None
    """Its address."""
    language: str | None = None
    """Language of the original, in English, as the page has it."""
    abstract: str | None = None
    """The page's summary."""
    notes: tuple[str, ...] = ()
    """Whatever else the citation says, each a phrase."""
    citation: Citation | None = None
    """The citation that all this is from."""


def items(records: Iterable[Document | Failure]) -> Iterator[Item]:
    """The items of the documents, each with a key of its own. A document without title, date and citation gives none."""
    seen: dict[str, int] = {}
    for document in documents(records):
        header = document.header
        if header.title or header.date or document.citation:
            item = from_document(document)
            key = unique(item.key, seen)
            yield item if key == item.key else evolve(item, key=key)


def from_document(document: Document) -> Item:
    """The item of a document: its header, and what its citation adds."""
    header, citation = document.header, document.citation
    fields: dict[str, str] = {}
    for entry in header.fields:
        if entry.text:
            fields.setdefault(entry.key, entry.text)
    title = header.title.text if header.title else citation.title if citation else None
    date = header.date or (citation.date if citation else None)
    author = fields.get("author", "")
    cited = _cited(citation)
    number = (citation.document_id if citation else None) or fields.get("record_id")
    stem = PurePath(document.name).stem if document.name and document.name != "-" else ""
    return Item(
        _key(title, date, number or stem or document.sha256[:8]),
        title,
        date,
        tuple(part for part in map(str.strip, author.split(";")) if part),
        language=fields.get("original_language") or fields.get("language"),
        abstract=fields.get("summary"),
        **cited,  # type: ignore[arg-type]
    )


def from_citation(citation: Citation) -> Item:
    """The item of a citation alone."""
    text = citation.text or citation.title or ""
    key = _key(citation.title, citation.date, citation.document_id or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8])
    return Item(key, citation.title, citation.date, **_cited(citation))  # type: ignore[arg-type]


def _cited(citation: Citation | None) -> dict[str, object]:
    if citation is None:
        return {}
    notes = [f"also in {shelfmark(reference)}" for reference in citation.references[1:]]
    notes += _credits(citation.contributors)
    if not citation.references and citation.title is None and citation.text:
        notes.append(f"source: {citation.text}")  # a printed edition, or a remark
    first = citation.references[0] if citation.references else None
    return {
        "translators": _named(citation.contributors, "translator"),
        "editors": _named(citation.contributors, "editor"),
        "archive": repository(first) if first else None,
        "place": first.repository.place if first and first.repository else None,
        "location": location(first) or None if first else None,
        "host": citation.host,
        "url": citation.url,
        "notes": tuple(notes),
        "citation": citation,
    }


def _named(people: Iterable[Contributor], role: Role) -> tuple[str, ...]:
    return tuple(one.name for one in people if one.role == role and one.name.strip())


def _credits(contributors: Iterable[Contributor]) -> list[str]:
    """Everyone whose part has no field of its own, and the bodies for which people worked: ``obtained by A for CWIHP``."""
    return [
        f"{_ROLES[one.role]} {one.name}" + (f" for {one.organization}" if one.organization else "")
        for one in contributors
        if one.role not in ("translator", "editor") or one.organization
    ]


def repository(reference: ArchivalReference) -> str | None:
    """The archive of a reference: its name, with the acronym where it has one."""
    found = reference.repository
    if found is None:
        return None
    if not found.name or not found.code or found.code.casefold() in found.name.casefold():
        return found.name or found.code
    return f"{found.name} ({found.code})"


def location(reference: ArchivalReference, dash: str = "-") -> str:
    """The levels of a reference, each as it is written there, parted by commas; *dash* for the hyphen between two leaves or pages."""
    levels = [_level(level, reference.text) for level in reference.levels]
    return ", ".join(levels if dash == "-" else [_range().sub(rf"\1{dash}\2", level) for level in levels])


@cache
def _range() -> re.Pattern[str]:
    # Ll. 15-16, 2-2ob, 66-67; not 111-00016-16, which is a call number.
    return re.compile(r"(?:(?<=^)|(?<=\s|\.))(\d+(?:ob)?)\s?-\s?(\d+(?:ob)?)$")


def _level(level: Level, text: str) -> str:
    if not level.label:
        return level.value
    for written in (f"{level.label} {level.value}", f"{level.label}{level.value}", f"{level.value} {level.label}"):
        if written in text:  # "4. doboz": some languages write the label last
            return written
    return f"{level.label} {level.value}"


def shelfmark(reference: ArchivalReference) -> str:
    """Archive and levels in one line."""
    return ", ".join(part for part in (repository(reference), location(reference)) if part)


def _key(title: str | None, date: HistoricalDate | None, rest: str) -> str:
    """First long word of the title, year, and number: ``memorandum-1949-113239``."""
    words = _ascii().findall(title or "")
    word = next((word for word in words if len(word) > 3), words[0] if words else "")[:_LONGEST_WORD]
    year = date.edtf.lstrip("./")[:4].replace("X", "0") if date and date.edtf and is_edtf(date.edtf) else ""
    parts = [word.lower(), year, "-".join(_ascii().findall(rest[:_LONGEST_NUMBER]))]
    return "-".join(part for part in parts if part) or "document"


_LONGEST_WORD = 40
_LONGEST_NUMBER = 200
"""A key has no more characters of the title, and of the number or the name of the file."""


@cache
def _ascii() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9]+")


def one_line(value: str | None) -> str:
    r"""The value on one line, with single blanks, and U+FFFD for each character that no text file should hold.

    These are control characters and lone surrogates. ``str.split`` takes every kind of line end: a form that some reader divides
    lines at must not reach it.

    >>> one_line("a\r\nER  - \u2028b\x85c\0d")
    'a ER - b c\ufffdd'
    """
    text = " ".join((value or "").split())
    return text if text.isascii() and text.isprintable() else _odd().sub("\ufffd", text)


@cache
def _odd() -> re.Pattern[str]:
    return re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def unique(key: str, seen: dict[str, int]) -> str:
    """The key, with a number behind it where *seen* has it already; *seen* is brought up to date."""
    free, count = key, seen.get(key, 0)
    while free in seen:
        count += 1
        free = f"{key}-{count + 1}"
    seen[free] = 0
    seen[key] = count
    return free


def name_of(name: str) -> Name:
    """A name in its parts.

    The last word is the family name, with the particles before it (``van der Berg``). A name of two or three words that
    opens with a Chinese, Korean or Vietnamese family name and does not end in one has it first (``Chen Jian``, but ``Jian
    Chen``). One word, a name with a comma, and a name with words that stand in no person's name are left whole.

    >>> name_of("Sergey Radchenko")
    Name(family='Radchenko', given='Sergey', particle='', suffix='', literal=False)
    >>> name_of("Shen Zhihua").family, name_of("Hans van der Berg").inverted
    ('Shen', 'van der Berg, Hans')
    >>> name_of("National Security Archive").literal
    True
    """
    words = name.split()
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in _SUFFIXES else ""
    if suffix and words[-1].endswith(","):
        words[-1] = words[-1][:-1]
    if len(words) < 2 or "," in " ".join(words) or _body().search(name):
        return Name(name, literal=True)
    first, last = words[0].lower(), words[-1].lower()
    if len(words) <= 3 and first in _FAMILY_FIRST and last not in _FAMILY_FIRST and (first not in ("kim", "park") or "-" in last):
        return Name(words[0], " ".join(words[1:]), "", suffix)
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return Name(words[-1], " ".join(words[:at]), " ".join(words[at:-1]), suffix)


@cache
def _body() -> re.Pattern[str]:
    # Words of a body's name, a figure or a sign of none, or a word in capitals alone.
    return re.compile(
        r"(?i:\b(?:archives?|center|centre|college|commission|committee|department|embassy|foundation|institute?|library|ministry|office"
        r"|program(?:me)?|project|school|service|society|staff|university|the|of|and|for)\b)|[\d&/=]|\b[A-Z]{3,}\b"
    )


def end_parts(edtf: str) -> tuple[int, ...]:
    """Year, month and day of one end of a value in EDTF, as far as it has them; a season is the number 21 to 24.

    >>> end_parts("1962-05-25~"), end_parts("1962-21"), end_parts("195X")
    ((1962, 5, 25), (1962, 21), ())
    """
    parts = edtf.rstrip("?~%").split("-")
    found = []
    for part in parts:
        if not part.isdigit():
            break
        found.append(int(part))
    return tuple(found)
