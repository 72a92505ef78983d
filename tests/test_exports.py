"""CSL-JSON, RIS, BibLaTeX and notes: against the rules of each format, with an installed pandoc as the judge."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema
import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

import archivetext
from archivetext.formats import Failure, biblatex, chicago, csl, ris
from archivetext.formats.bibliography import LANGUAGES, Item, end_parts, from_citation, from_document, items, name_of, one_line
from archivetext.records import Field, HistoricalDate
from archivetext.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# The input data of CSL 1.0.2 as its specification tells it (appendices III and IV): no property but these.
NAMES = "author chair collection-editor compiler composer container-author contributor curator director editor translator recipient".split()
DATES = "accessed available-date event-date issued original-date submitted".split()
STRINGS = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number collection-title container-title dimensions division"
    " edition event-title event-place genre language medium note number original-title part-title publisher publisher-place references section source status"
    " title title-short URL version"
).split()
SCALAR = {"type": ["string", "number"]}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": SCALAR,
            "type": {
                "enum": ["article", "book", "document", "interview", "manuscript", "personal_communication", "report", "speech", "treaty"]
            },
            **{name: {"type": "array", "items": {"$ref": "#/$defs/name"}} for name in NAMES},
            **{name: {"$ref": "#/$defs/date"} for name in DATES},
            **{name: {"type": "string"} for name in STRINGS},
        },
    },
    "$defs": {
        "name": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                part: {"type": "string"} for part in "family given dropping-particle non-dropping-particle suffix literal".split()
            },
        },
        "date": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 2,
                    "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": SCALAR},
                },
                "season": SCALAR,
                "circa": {"type": ["string", "number", "boolean"]},
                "literal": {"type": "string"},
                "raw": {"type": "string"},
            },
        },
    },
}
PAGE = """Digital Archive
International History Declassified

May 21, 1962

Protocol on the Bridges of the Northern Railway

Citation:
"Protocol on the Bridges of the Northern Railway," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 16, D. 947, Ll. 15-16; and
AVPRF, f. 0102, op. 13, p. 72, d. 5, l. 7. Obtained by Ann Haldane and translated and edited by Jan van der Berg for CWIHP.
https://digitalarchive.wilsoncenter.org/document/119999

Summary:
The council & the ministry agree on 100% of {everything}.

Original Language:
Russian

Contents:
Translation - English

The council met.
"""


def pandoc(reader: str, text: str) -> list[dict]:
    """What pandoc reads from a bibliography, as CSL data."""
    command = [pypandoc.get_pandoc_path(), "--from", reader, "--to", "csljson"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert not done.stderr, done.stderr.decode()
    return json.loads(done.stdout)


def rendered(text: str) -> str:
    """The bibliography that pandoc's own citeproc makes of CSL data."""
    source = json.dumps({"references": json.loads(text), "nocite": "@*"})
    command = [pypandoc.get_pandoc_path(), "--citeproc", "--from", "markdown", "--to", "plain", "--wrap", "none"]
    done = subprocess.run(command, input=f"---\n{source}\n---\n".encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def entries(text: str) -> list[list[tuple[str, str]]]:
    """RIS as its specification tells it: a tag of two characters, two blanks, a hyphen, a blank; CR LF; TY first and ER last."""
    assert text.endswith("\r\n")
    found: list[list[tuple[str, str]]] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        assert "\n" not in line
        assert "\r" not in line
        if match[1] == "TY":
            found.append([])
        found[-1].append((match[1], match[2]))
        assert (match[1] == "TY") == (len(found[-1]) == 1)
    for entry in found:
        assert entry[-1] == ("ER", "")
        assert [tag for tag, _ in entry].count("ER") == 1
    return found


@pytest.fixture(scope="module")
def page() -> archivetext.Document:
    document = archivetext.parse(PAGE)
    assert document.citation is not None
    assert [reference.repository.code for reference in document.citation.references if reference.repository] == ["RGANI", "AVPRF"]
    return document


def test_csl_of_a_page(page: archivetext.Document) -> None:
    text = "".join(csl.write([page]))
    data = json.loads(text)
    jsonschema.validate(data, CSL)
    assert data == [
        {
            "id": "protocol-1962-119999",
            "type": "manuscript",
            "title": "Protocol on the Bridges of the Northern Railway",
            "translator": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
            "editor": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
            "issued": {"date-parts": [[1962, 5, 21]]},
            "archive": "Russian State Archive of Contemporary History (RGANI)",
            "archive-place": "Moscow",
            "archive_location": "F. 3, Op. 16, D. 947, Ll. 15-16",
            "source": "Wilson Center Digital Archive",
            "URL": "https://digitalarchive.wilsoncenter.org/document/119999",
            "language": "ru",
            "abstract": "The council & the ministry agree on 100% of {everything}.",
            "note": (
                "also in Foreign Policy Archive of the Russian Federation (AVPRF), f. 0102, op. 13, p. 72, d. 5, l. 7; obtained by Ann Haldane; "
                "translated by Jan van der Berg for CWIHP; edited by Jan van der Berg for CWIHP"
            ),
        }
    ]
    shown = rendered(text)
    for part in ("Berg", "Protocol on the Bridges", "1962", "F. 3, Op. 16, D. 947, Ll. 15-16", "(RGANI), Moscow"):
        assert part in shown


def test_biblatex_of_a_page_is_the_same_to_pandoc(page: archivetext.Document) -> None:
    text = "".join(biblatex.write([page]))
    [found] = pandoc("biblatex", text)
    [told] = json.loads("".join(csl.write([page])))
    for variable in ("id", "type", "title", "issued", "URL", "abstract"):
        assert found[variable] == told[variable], variable
    for variable in ("translator", "editor"):
        assert [(one["family"], one["given"]) for one in found[variable]] == [("Berg", "Jan")]
        assert "van der" in json.dumps(found[variable])
    assert found["call-number"] == f"{told['archive']}, {told['archive_location']}"
    assert found["publisher-place"] == "Moscow"
    assert found["publisher"] == told["source"]
    assert told["note"] in found["note"]
    assert "  origlanguage = {russian},\n" in text


def test_ris_of_a_page(page: archivetext.Document) -> None:
    text = "".join(ris.write([page]))
    [entry] = entries(text)
    assert entry[:10] == [
        ("TY", "MANSCPT"),
        ("TI", "Protocol on the Bridges of the Northern Railway"),
        ("ED", "van der Berg, Jan"),
        ("A4", "van der Berg, Jan"),
        ("AB", "The council & the ministry agree on 100% of {everything}."),
        ("CY", "Moscow"),
        ("DA", "1962/05/21/"),
        ("PY", "1962"),
        ("DP", "Wilson Center Digital Archive"),
        ("LA", "Russian"),
    ]
    assert entry[10:13] == [
        ("UR", "https://digitalarchive.wilsoncenter.org/document/119999"),
        ("AN", "F. 3, Op. 16, D. 947, Ll. 15-16"),
        ("DB", "Russian State Archive of Contemporary History (RGANI)"),
    ]
    assert ("N1", "also in Foreign Policy Archive of the Russian Federation (AVPRF), f. 0102, op. 13, p. 72, d. 5, l. 7") in entry
    [found] = pandoc("ris", text)
    assert (found["type"], found["title"], found["URL"]) == ("manuscript", entry[1][1], entry[10][1])
    assert found["issued"]["date-parts"][0][0] == 1962


def test_note_of_a_page(page: archivetext.Document) -> None:
    [line] = chicago.write([page])
    assert line == (
        "“Protocol on the Bridges of the Northern Railway,” May 21, 1962, obtained by Ann Haldane, trans. and ed. Jan van der Berg for CWIHP, "
        "F. 3, Op. 16, D. 947, Ll. 15–16, Russian State Archive of Contemporary History (RGANI), Moscow; f. 0102, op. 13, p. 72, d. 5, l. 7, "
        "Foreign Policy Archive of the Russian Federation (AVPRF), Moscow, Wilson Center Digital Archive, "
        "https://digitalarchive.wilsoncenter.org/document/119999.\n"
    )


@pytest.mark.parametrize("module", [csl, ris, biblatex, chicago])
def test_a_citation_alone(module, page: archivetext.Document) -> None:
    citation = page.citation
    assert citation is not None
    text = module.write_citation(citation)
    assert "RGANI" in text
    assert "16, D. 947" in text
    if module is csl:
        jsonschema.validate(json.loads(text), CSL)
    if module is ris:
        assert len(entries(text)) == 1


@pytest.mark.parametrize("module", [csl, ris, biblatex, chicago])
def test_many_documents_and_none(module, page: archivetext.Document) -> None:
    bare = archivetext.parse("Comrades, the harvest was good.")
    records = [page, Failure("x.txt", "ReadError", "no such thing"), bare, page, page]
    text = "".join(module.write(records, many=True))
    nothing = "".join(module.write([bare]))
    if module is csl:
        assert [one["id"] for one in json.loads(text)] == ["protocol-1962-119999", "protocol-1962-119999-2", "protocol-1962-119999-3"]
        assert json.loads(nothing) == []
    else:
        assert nothing == ""
    if module is ris:
        assert len(entries(text)) == 3
    if module is biblatex:
        assert [one["id"] for one in pandoc("biblatex", text)] == [
            "protocol-1962-119999",
            "protocol-1962-119999-2",
            "protocol-1962-119999-3",
        ]
    if module is chicago:
        assert text.count("\n") == 3


DATED = [
    ("1962-05-21", {"date-parts": [[1962, 5, 21]]}, "1962/05/21/", True),
    ("1962-05", {"date-parts": [[1962, 5]]}, "1962/05//", True),
    ("1962", {"date-parts": [[1962]]}, "1962///", True),
    ("1962~", {"date-parts": [[1962]], "circa": True}, "1962///", True),
    ("1962-05-04?", {"date-parts": [[1962, 5, 4]], "circa": True}, "1962/05/04/", False),
    ("1960-02-16/1960-03-24", {"date-parts": [[1960, 2, 16], [1960, 3, 24]]}, "1960/02/16/", True),
    ("1962-22", {"date-parts": [[1962]], "season": 2}, "1962///", False),
    ("195X", {"literal": "1950s"}, None, False),
    ("../1963-11-25", {"literal": "no later than November 25, 1963"}, "1963/11/25/", False),
    ("1949/..", {"literal": "no earlier than 1949"}, "1949///", False),
    ("1963-11-XX", {"date-parts": [[1963, 11]]}, "1963/11//", False),
    ("1962-21/1962-22", {"literal": "Spring 1962 - Summer 1962"}, "1962///", False),
    (None, {"literal": "10 October of this year"}, None, False),
]


@pytest.mark.parametrize(("edtf", "issued", "tag", "alike"), DATED, ids=[str(case[0]) for case in DATED])
def test_dates(edtf: str | None, issued: dict, tag: str | None, alike: bool) -> None:
    words = "10 October of this year"
    item = Item("key", "Title", HistoricalDate(edtf, None, words, (0, len(words))))  # type: ignore[arg-type]
    data = csl.item(item)
    jsonschema.validate([data], CSL)
    assert data["issued"] == issued
    [entry] = entries(ris.item(item))
    assert dict(entry).get("DA") == tag
    whole = edtf is not None and re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf) is not None and "-22" not in edtf
    assert ("N1" in dict(entry)) == (not whole)
    text = biblatex.item(item)
    assert (f"date = {{{edtf}}}" in text) == (edtf is not None)
    [found] = pandoc("biblatex", text)
    if alike:
        assert found["issued"] == issued


@pytest.mark.parametrize(
    ("written", "family", "given", "inverted"),
    [
        ("Sergey Radchenko", "Radchenko", "Sergey", "Radchenko, Sergey"),
        ("A. B. Haldane", "Haldane", "A. B.", "Haldane, A. B."),
        ("N.S. Orlovsky", "Orlovsky", "N.S.", "Orlovsky, N.S."),
        ("Jan van der Berg", "Berg", "Jan", "van der Berg, Jan"),
        ("Maria de la Cruz", "Cruz", "Maria", "de la Cruz, Maria"),
        ("John Haldane, Jr.", "Haldane", "John", "Haldane, John, Jr."),
        ("Chen Jian", "Chen", "Jian", "Chen, Jian"),
        ("Jian Chen", "Chen", "Jian", "Chen, Jian"),
        ("Kim Il-chul", "Kim", "Il-chul", "Kim, Il-chul"),
        ("Kim Haldane", "Haldane", "Kim", "Haldane, Kim"),
        ("Orlovsky", "Orlovsky", "", "Orlovsky"),
        ("CWIHP Staff", "CWIHP Staff", "", "CWIHP Staff"),
        ("Institute of the History of Railways", "Institute of the History of Railways", "", "Institute of the History of Railways"),
        ("Haldane, Ann", "Haldane, Ann", "", "Haldane, Ann"),
    ],
)
def test_names(written: str, family: str, given: str, inverted: str) -> None:
    name = name_of(written)
    assert (name.family, name.given, name.inverted) == (family, given, inverted)
    assert name.literal == (not given)
    [found] = pandoc("biblatex", biblatex.item(Item("key", "T", translators=(written, "Ann Haldane"))))
    assert len(found["translator"]) == 2
    if given:
        assert found["translator"][0]["family"] == family
        assert found["translator"][0]["given"].replace(" ", "") == given.replace(" ", "")  # pandoc parts N.S.
    else:
        assert found["translator"][0] == {"literal": written} or found["translator"][0] == {"family": written}


ODD = [
    r"A \ backslash, {braces}, 50% & more, $5, #1, under_score, tilde~, caret^",
    "An unpaired { brace",
    "An unpaired } brace \\",
    '“Curly” and ‘single’ and "straight" marks',
    "Łódź, Kyjiv, Москва, 北京",
    "Line\nends\r\nand\ttabs",
    "TY  - JOUR",
    "ER  - ",
    "Title with and in it @book{x,}",
]


@pytest.mark.parametrize("title", ODD)
def test_no_character_of_a_title_breaks_a_format(title: str) -> None:
    item = Item("key", title, abstract=title, archive=title, notes=(title,), url="https://example.org/a{b}c\\d")
    flat = " ".join(title.split())
    jsonschema.validate([csl.item(item)], CSL)
    [found] = pandoc("biblatex", biblatex.item(item))
    quotes = str.maketrans(dict.fromkeys('“”‘’"', "'"))  # pandoc's marks are not those of the source
    written = biblatex.item(item)
    assert written.count("{") == written.count("}")  # biber counts them behind a backslash too
    if title.startswith("An unpaired"):  # LaTeX has a command for the brace, pandoc does not know it
        assert found["title"].split() == flat.replace("{", "").replace("}", "").split()
    else:
        assert found["title"].translate(quotes) == flat.translate(quotes)
        assert found["abstract"].translate(quotes) == flat.translate(quotes)
    [entry] = entries(ris.item(item))
    assert dict(entry)["TI"] == flat.strip()
    assert dict(entry)["N1"] == flat.strip()


def test_characters_that_no_file_can_hold_are_replaced() -> None:
    item = Item("key", "a\ud800b\0c\x85d")
    for text in (ris.item(item), biblatex.item(item)):
        text.encode()
        assert "\0" not in text
        assert "\ufffd" in text
    json.dumps(csl.item(item)).encode("ascii")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            '"Letter to the "Northern" Council," 4 February 1949, AVPRF, f. 0102, op. 13, p. 72, d. 5, ll. 2-2ob. Translated by A. Haldane.',
            (
                "“Letter to the ‘Northern’ Council,” February 4, 1949, trans. A. Haldane, f. 0102, op. 13, p. 72, d. 5, ll. 2–2ob, "
                "Foreign Policy Archive of the Russian Federation (AVPRF), Moscow."
            ),
        ),
        ("PRC FMA 111-00016-16, 66-67", "111-00016-16, 66–67, "),
        ("BArch, B 136/59748, 403-410", "B 136/59748, 403–410, German Federal Archives (BArch)"),
        ("Contributed, transcribed, and translated by Ann Haldane", "Contributed, transcribed, and translated by Ann Haldane."),
        ("", ""),
    ],
)
def test_notes(text: str, note: str) -> None:
    written = chicago.chicago_note(archivetext.parse_citation(text))
    assert written == note if note.endswith(".") or not note else written.startswith(note)


def test_the_table_of_languages_is_of_two_letter_codes() -> None:
    assert all(re.fullmatch(r"[a-z]{2}", code) for code in LANGUAGES.values())
    assert len(set(LANGUAGES.values())) == len(LANGUAGES)


# ------------------------------------------------------------------------------------------------- properties

people = st.sampled_from(["Ann Haldane", "Jan van der Berg", "Chen Jian", "N. Orlovsky", "CWIHP Staff", "Maria Sertich"])
archives = st.sampled_from(["RGANI, F. {}, Op. {}, D. {}", "AVPRF, f. 0{}, op. {}, p. {}", "SAPMO-BA, DY 30/{}", "Box {}, Folder {}"])


@st.composite
def citations(draw: st.DrawFn) -> str:
    day = draw(st.dates(date(1917, 1, 1), date(1999, 12, 31)))
    title = draw(st.sampled_from(["Letter on the Harvest", "Who Built the Bridge?", "The “Northern” Line", "100% & More"]))
    reference = draw(archives).format(*(draw(st.integers(1, 999)) for _ in range(3)))
    tail = draw(st.sampled_from(["", " Translated by {}.", " Obtained by {}.", " Translated and edited by {}."])).format(draw(people))
    url = draw(st.sampled_from(["", " https://digitalarchive.wilsoncenter.org/document/119999"]))
    return f'"{title}," {day:%B} {day.day}, {day.year}, {reference}.{tail}{url}'


@given(st.one_of(citations(), st.text(max_size=80)))
def test_every_citation_can_be_written(text: str) -> None:
    citation = archivetext.parse_citation(text)
    jsonschema.validate(json.loads(csl.write_citation(citation)), CSL)
    [entry] = entries(ris.write_citation(citation))
    assert entry[0] == ("TY", "MANSCPT")
    written = biblatex.write_citation(citation)
    assert written.startswith("@unpublished{")
    assert written.endswith("}\n")
    assert written.count("{") == written.count("}")
    assert "\n" not in chicago.chicago_note(citation)
    item = from_citation(citation)
    assert re.fullmatch(r"[A-Za-z0-9-]+", item.key)
    assert from_citation(citation) == item


@given(citations())
def test_what_a_citation_says_is_in_every_format(text: str) -> None:
    citation = archivetext.parse_citation(text)
    [data] = json.loads(csl.write_citation(citation))
    [entry] = entries(ris.write_citation(citation))
    assert citation.date is not None
    year, month, day = end_parts(citation.date.edtf or "")
    assert data["issued"] == {"date-parts": [[year, month, day]]}
    assert dict(entry)["DA"] == f"{year}/{month:02}/{day:02}/"
    assert data["archive_location"] == dict(entry)["AN"]
    assert data["title"] == dict(entry)["TI"] == citation.title
    for contributor in citation.contributors:
        whole = json.dumps(data)
        assert all(word in whole for word in contributor.name.split())
        assert all(word in str(entry) for word in contributor.name.split())
        assert contributor.name in chicago.chicago_note(citation)


def test_a_document_without_a_citation_has_what_its_header_has() -> None:
    document = archivetext.parse(
        "Title:\nLetter on the Harvest\n\nDate:\nca. May 1962\n\nSource:\n\nDescription:\nA letter.\n\nDear comrades, the harvest was good.\n"
    )
    item = from_document(document)
    assert (item.title, item.date and item.date.edtf) == ("Letter on the Harvest", "1962-05~")
    assert list(items([document])) == [item]


# --------------------------------------------------------------------------------------------- values that would be more

FORGED = [
    "x},\n}\n\n@book{forged,\n  title = {Forged},\n  note = {",
    "x}}\n\n@book{forged, title = {{Forged",
    "x\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - Forged",
    "x\rER  - \rTY  - BOOK\rTI  - Forged",
    "x\u2028ER  - \u2028TY  - BOOK\u2029TI  - Forged",
    "x\x85ER  - \x85TY  - BOOK\x0bTI  - Forged\x0c",
    "x\x1cER  - \x1dTY  - BOOK\x1eTI  - Forged\x1f",
    'x"},\n{"id": "forged", "type": "book", "title": "Forged',
    "x\n\nForged, a Note.",
    "{",
    "}",
    "}{",
    "\\",
    "x\\",
    "\\}",
    "{\\",
    "%",
    "x % y",
    "^^7d",
    '"',
    "#$~&_^",
    "x and y",
    "family=x, given=y",
    ", and ,",
    "@comment{",
    "\0",
    "\x1a",
    "\ud800",
    "\udc00\ud800",
    "\ufffe\uffff",
    "\ufeff",
    "\u202e",
    " ",
    "\n",
    "",
    "http://example.org/a b}c{d\\e%f#g^h",
    "1962}",
    "../1962}, title = {Forged",
]
FIXED = {"role", "kind", "severity", "schema", "profile", "sha256", "_source"}
"""Fields that no export has, or whose words the type tells."""


def with_each(record: Any, value: str) -> Iterator[Any]:
    """The record with each string in it changed, one at a time."""
    for field in attrs.fields(type(record)):
        here = getattr(record, field.name)
        if field.name in FIXED:
            continue
        if isinstance(here, str):
            yield attrs.evolve(record, **{field.alias: value})
        elif attrs.has(type(here)):
            for one in with_each(here, value):
                yield attrs.evolve(record, **{field.alias: one})
        elif isinstance(here, tuple):
            for index, item in enumerate(here):
                for one in with_each(item, value) if attrs.has(type(item)) else ():
                    yield attrs.evolve(record, **{field.alias: (*here[:index], one, *here[index + 1 :])})


def rich() -> archivetext.Document:
    """A document that fills every field of an item, with nothing but what exports are made of."""
    document = archivetext.parse(PAGE, name="plain.txt")
    author = Field("author", None, "Maria Sertich; The Council of Trade", Span(0, 0))
    return attrs.evolve(
        document,
        header=attrs.evolve(document.header, fields=(*document.header.fields, author)),
        blocks=(), insertions=(), marks=(), footnotes=(), turns=(), participants=(), dates=(), diagnostics=(),
    )  # fmt: skip


def with_all(record: Any, value: str) -> Any:
    """The record with every string in it changed."""
    for number in range(sum(1 for _ in with_each(record, value))):
        record = next(islice(with_each(record, value), number, None))
    return record


@pytest.fixture(scope="module")
def forged() -> list[archivetext.Document]:
    """Documents with a value that would be more than a value, in every field or (the first ones) in one, each behind one without."""
    plain = rich()
    found = [with_all(plain, value) for value in FORGED]
    for value in FORGED[:9]:
        found += with_each(plain, value)
    return [document for one in found for document in (plain, one)]


def test_the_rich_page_fills_every_field() -> None:
    item = from_document(rich())
    assert [field.name for field in attrs.fields(Item) if not getattr(item, field.name)] == []


def test_no_value_forges_an_entry_of_biblatex(forged: list[archivetext.Document]) -> None:
    text = "".join(biblatex.write(forged))
    text.encode()
    found = pandoc("biblatex", text)
    assert len(found) == len(forged)
    assert "Forged" not in [one.get("title") for one in found]
    plain = [{name: value for name, value in one.items() if name != "id"} for one in found[::2]]
    assert all(one == plain[0] for one in plain)
    assert [one["id"] for one in found] == re.findall(r"(?m)^@unpublished\{([A-Za-z0-9-]+),$", text)
    # Biber reads an entry by its braces, and a brace behind a backslash is one too.
    for entry in text.split("\n\n"):
        depth = list(accumulate((character == "{") - (character == "}") for character in entry))
        assert depth[-1] == 0
        assert min(depth[entry.index("{") : -1 - len(entry) + len(entry.rstrip())], default=1) > 0
        assert all(re.fullmatch(r"@unpublished\{[A-Za-z0-9-]+,|  [a-z]+ = \{.*\},|\}", line) for line in entry.rstrip("\n").split("\n"))


def test_no_value_forges_an_entry_of_ris(forged: list[archivetext.Document]) -> None:
    text = "".join(ris.write(forged))
    assert text.encode().decode().splitlines() == text.split("\r\n")[:-1]  # however a reader divides lines
    found = entries(text)
    assert len(found) == len(forged)
    assert all(one == found[0] for one in found[::2])
    assert len(pandoc("ris", text)) == len(forged)


def test_no_value_forges_an_item_of_csl(forged: list[archivetext.Document]) -> None:
    text = "".join(csl.write(forged))
    data = json.loads(text)
    jsonschema.validate(data, CSL)
    assert len(data) == len(forged)
    json.dumps(data, ensure_ascii=False).encode()  # no lone surrogate
    assert len(pandoc("csljson", text)) == len(forged)


def test_no_value_forges_a_note(forged: list[archivetext.Document]) -> None:
    lines = "".join(chicago.write(forged)).encode().decode().splitlines()
    assert len(lines) == len(forged)
    assert set(lines[::2]) == {lines[0]}


@pytest.mark.parametrize("module", [csl, ris, biblatex, chicago])
def test_no_value_of_a_citation_alone_forges_an_entry(module, forged: list[archivetext.Document]) -> None:
    for document in forged[1::2]:
        assert document.citation is not None
        text = module.write_citation(document.citation)
        text.encode()
        if module is csl:
            assert len(json.loads(text)) == 1
        elif module is ris:
            assert len(entries(text)) == 1
        elif module is biblatex:
            assert text.count("\n@") == 0
        else:
            assert len(text.splitlines()) <= 1


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_string_is_one_line(value: str) -> None:
    line = one_line(value)
    line.encode()
    assert line.splitlines() in ([], [line])
    assert "".join(line.split()) == line.replace(" ", "")


def test_a_key_is_short_and_safe() -> None:
    assert Item("a}, b\n{c").key == "a-b-c"
    assert Item("\ud800").key == "document"
    assert len(from_document(attrs.evolve(archivetext.parse(PAGE), name="x" * 10_000)).key) < 300
    long = archivetext.parse_citation(f'"{"a" * 10_000}," May 21, 1962, RGANI, F. 3.')
    assert len(from_citation(long).key) < 300


def test_a_date_that_is_no_edtf_is_written_in_its_words() -> None:
    item = Item("key", "T", HistoricalDate("1962}, title = {Mine", None, "21 May", Span(0, 6)))
    assert item.date is not None
    assert item.date.edtf is None
    assert csl.item(item)["issued"] == {"literal": "21 May"}
    assert "Mine" not in biblatex.item(item) + ris.item(item)
    assert "date: 21 May" in biblatex.item(item)
    assert ("N1", "date: 21 May") in entries(ris.item(item))[0]
