"""Archival citations: the table of cases, places, writing back, what the notations of the table allow, arbitrary text, growth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reader import Case, cases, table

import archivetext
from archivetext import parse
from archivetext.citations import archives, find_references, looks_archival, parse_citation, read_citation, write_citation
from archivetext.spans import value_of

if TYPE_CHECKING:
    from archivetext.records import Citation

Facts = dict[str, list[str]]


def parts(citation: Citation) -> Facts:
    """A citation in the notation of the table."""
    found: Facts = {}
    for key, value in (
        ("T", citation.title),
        ("D", citation.date and citation.date.edtf),
        ("H", citation.host),
        ("U", citation.url),
        ("I", citation.document_id),
    ):
        if value:
            found[key] = [value]
    for reference in citation.references:
        name = "-" if reference.repository is None else reference.repository.code or reference.repository.name or ""
        found.setdefault("R", []).append(" | ".join([name, *(f"{level.kind}={level.value}" for level in reference.levels)]))
    for person in citation.contributors:
        found.setdefault("P", []).append(" | ".join(part for part in (person.name, person.role, person.organization) if part))
    return found


def check_places(source: str, citation: Citation, start: int, end: int) -> None:
    """Every part lies in its whole, and its slice says what it says."""
    assert start <= citation.span[0] <= citation.span[1] <= end
    columns = "    " in source and "\n" in source  # a date column is left out of values
    above: set[object] = set()  # a reference may go on with levels of the one before
    for reference in citation.references:
        assert citation.span[0] <= reference.span[0] < reference.span[1] <= citation.span[1]
        assert columns or value_of(source[slice(*reference.span)]) == reference.text
        for level in reference.levels:
            assert level.value
            assert level.span in above or reference.span[0] <= level.span[0] < level.span[1] <= reference.span[1]
            assert columns or level.value in value_of(source[slice(*level.span)])
            assert columns or (level.label or "") in value_of(source[slice(*level.span)])
        above = {level.span for level in reference.levels}
    for person in citation.contributors:
        assert person.name
        assert citation.span[0] <= person.span[0] < person.span[1] <= citation.span[1]
        assert columns or value_of(source[slice(*person.span)]) == person.name
    if citation.date is not None:
        assert value_of(source[slice(*citation.date.span)]) == citation.date.text


@pytest.mark.parametrize("case", cases("citations.txt"))
def test_table(case: Case) -> None:
    citation = read_citation(case.text, 0, len(case.text))
    assert parts(citation) == case.said, case.where
    check_places(case.text, citation, 0, len(case.text))


def test_the_table_is_large() -> None:
    assert len(table("citations.txt")) >= 200
    assert len({case.text for case in table("citations.txt")}) == len(table("citations.txt"))


@pytest.mark.parametrize("case", cases("citations.txt"))
def test_parse_of_print_of_parse_is_parse(case: Case) -> None:
    printed = write_citation(parse_citation(case.text))
    assert parts(parse_citation(printed)) == case.said, case.where
    assert write_citation(parse_citation(printed)) == printed


def test_a_citation_as_a_string_is_its_own_text() -> None:
    assert str(parse_citation("RGANI  F. 3.\nOp. 66. Copy.")) == "RGANI F. 3. Op. 66. Copy."


def test_in_a_larger_source() -> None:
    before, text, after = "Citation:\n", '"Protocol 32,"\nMay 21, 1962, Wilson Center Digital Archive, RGANI, F. 3,\nOp. 16', "\nSummary: x"
    source = before + text + after
    citation = read_citation(source, len(before), len(before) + len(text))
    check_places(source, citation, len(before), len(before) + len(text))
    opis = citation.references[0].levels[1]
    assert source[slice(*opis.span)] == "Op. 16"
    assert citation.date is not None
    assert source[slice(*citation.date.span)] == "May 21, 1962"
    assert citation.text == value_of(text)


def test_two_digit_year_needs_a_century() -> None:
    text = '"A Report," 25.5.62, Wilson Center Digital Archive, RGANI, F. 3'
    dated = read_citation(text, 0, len(text), century=1900).date
    assert dated is not None
    assert dated.edtf == "1962-05-25"


@pytest.mark.parametrize("value", [None, 3, b"RGANI", ["RGANI"]])
def test_wrong_type(value: object) -> None:
    with pytest.raises(TypeError, match="str"):
        parse_citation(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " ", "\n", "\0", "\ud800", "\ufeff", '"', "“", "://", ".", "(", "http://", "by", " by "])
def test_next_to_nothing(text: str) -> None:
    citation = parse_citation(text)
    assert not citation.references
    assert not citation.contributors


# ---------------------------------------------------------------------------------------------------- where it stands


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Translator's Note: a large delegation visited Bulgaria from 14 to 20 May 1962. See Some Institute, “A Visit,” "
                "Background Report, 5 June 1962, in Open Society Archive (Budapest), Box 108, Folder 2, Report 66, pp. 1-11."
            ),
            ["Open Society Archive (Budapest), Box 108, Folder 2, Report 66, pp. 1-11"],
        ),
        (
            "The protocol is in RGANI, f. 3, op. 16, d. 947, l. 15; f. 5, op. 2, d. 1, and the letter in the State Archive of Ruritania, Box 5.",
            ["RGANI, f. 3, op. 16, d. 947, l. 15", "f. 5, op. 2, d. 1", "State Archive of Ruritania, Box 5"],
        ),
        ("The document is kept in fond 89, opis 42, delo 7 of the same archive.", ["fond 89, opis 42, delo 7"]),
        ("Source: RGANI, F. 89, Op. 42, D. 7", ["RGANI, F. 89, Op. 42, D. 7"]),
        ("The museum and the library were closed; the State Archive was moved in 1944.", []),
        ("Malinovsky (1898-1967), a commander, served as minister of defense from 1957.", []),
        ("733rd meeting", []),
        ("The chairman of the F.A.0 has film number D790481-1048.", []),
        ("He read it in the General Staff archive, is told by A. Person, in Person and Other, One Gamble, pp. 187-89.", []),
    ],
)
def test_find_references(text: str, expected: list[str]) -> None:
    source = "x\n" + text
    assert [source[slice(*found.span)] for found in find_references(source, 2, len(source))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "National Security Archive",
        "RGANI",
        "RGANI, F. 3, Op. 16",
        "F. 3, Op. 16, D. 5",
        "AVP RF, Moscow",
        "Archive of Foreign Policy, Moscow",
        "Brazilian Foreign Ministry Archives, Brasilia, Brazil",
        "Woodrow Somebody Library",
        "BArch, B 136/59748, 403-410",
        "Hungarian National Archives",
        "\ufeffRGANI, F. 3",
        "\ufeffRGANI",
    ],
)
def test_looks_archival(text: str) -> None:
    assert looks_archival(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The archive was opened in 1991.",
        "History and Public Policy Program Digital Archive",
        "Wilson Center Digital Archive",
        "Khrushchev",
        "Cuba",
        "Moscow",
        "May 24, 1962",
        "Library",
        "Letter to the Archive",
        "No. 5",
        "Box 5",
        "Document Information",
        "Original Uploaded Date",
        "Protocol 32",
        "Translated by Jane Person",
    ],
)
def test_looks_like_something_else(text: str) -> None:
    assert not looks_archival(text)


# ------------------------------------------------------------------------------------------------ the table of archives


def test_the_table_of_archives() -> None:
    entries = archives.known()
    assert len(entries) >= 80
    assert {
        "RU",
        "DE",
        "PL",
        "HU",
        "CZ",
        "SK",
        "RO",
        "BG",
        "AL",
        "MN",
        "CN",
        "VN",
        "KR",
        "JP",
        "CU",
        "BR",
        "US",
        "GB",
        "FR",
        "IE",
        "IN",
    } <= {entry.country for entry in entries}
    assert {"RS", "HR", "SI", "BA", "MK", "ME"} <= {entry.country for entry in entries}
    for entry in entries:
        assert entry.name
        assert entry.country is not None
        assert re.fullmatch("[A-Z]{2}", entry.country)
        assert entry.code is None or re.fullmatch(r"[\w-]+", entry.code)
        assert all(label and kind for label, kind in entry.labels.items())
    assert all(entry.code for entry in entries if entry.by_code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("AVPRF", "AVPRF"),
        ("AVP RF", "AVPRF"),
        ("avp rf", "AVPRF"),
        ("A.V.P.R.F.", "AVPRF"),
        ("Archive of Foreign Policy, Russian Federation", "AVPRF"),
        ("Vojenský ústřední archiv", "VÚA"),
        ("Vojensky ustredni archiv", "VÚA"),
        ("The National Archives", "TNA"),
        ("Nobody's Archive", None),
        ("", None),
    ],
)
def test_find(name: str, code: str | None) -> None:
    found = archives.find(name)
    assert (found and found.code) == code


def test_find_wants_str() -> None:
    with pytest.raises(TypeError, match="str"):
        archives.find(None)  # type: ignore[arg-type]


def shared() -> dict[str, list[archives.Entry]]:
    """Every spelling that the table gives to archives of more than one country."""
    found: dict[str, list[archives.Entry]] = {}
    for entry in archives.known():
        spellings = {archives.squeeze(s) for s in (entry.code or "", entry.name, entry.original or "", *entry.variants) if s}
        for spelling in sorted(spellings):
            found.setdefault(spelling, []).append(entry)
    return {spelling: entries for spelling, entries in found.items() if len({entry.country for entry in entries}) > 1}


SHARED = [(spelling, entry) for spelling, entries in shared().items() for entry in entries]


def test_archives_of_several_countries_share_names_and_acronyms() -> None:
    assert {"amae", "nai", "agn", "riksarkivet"} <= set(shared())


@pytest.mark.parametrize(("spelling", "entry"), SHARED, ids=[f"{spelling}-{entry.country}" for spelling, entry in SHARED])
def test_archives_that_share_a_name_are_told_apart(spelling: str, entry: archives.Entry) -> None:
    rivals = shared()[spelling]
    written = next(s for s in (entry.code, entry.name, entry.original, *entry.variants) if s and archives.squeeze(s) == spelling)
    assert set(archives.rivals(written)) == set(rivals)
    assert entry.place
    assert entry.beside, "a word that stands beside this archive and tells it from the others"
    told = [f"{written}, {entry.place}, Box 3", f"{entry.place}, {written}, Box 3", f"{written} ({entry.place}), Box 3"]
    told += [f"{written}, {word}, Box 3" for word in entry.beside]
    own = [label for label in entry.labels if len(label) > 2 and not any(label in other.labels for other in rivals if other is not entry)]
    told += [f"{written}, {label} 3" for label in own]
    for text in told:
        repository = parse_citation(text).references[0].repository
        assert repository is not None, text
        assert (repository.code, repository.country) == (entry.as_written(written).code, entry.country), text


@pytest.mark.parametrize("spelling", shared())
def test_an_archive_that_is_not_told_apart_has_no_code(spelling: str) -> None:
    entry = shared()[spelling][0]
    written = next(s for s in (entry.code, entry.name, entry.original, *entry.variants) if s and archives.squeeze(s) == spelling)
    for text in (f"{written}, Box 12, Folder 3", f"{written}, Lisbon, Box 12, Folder 3"):
        reference = parse_citation(text).references[0]
        assert [level.value for level in reference.levels] == ["12", "3"]
        assert reference.repository is not None
        assert (reference.repository.code, reference.repository.name, reference.repository.country) == (None, written, None)
    found = archives.find(written)
    assert found is not None
    assert (found.code, found.country) == (None, None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("AMAE, Paris, vol. 3", "FR"),
        ("AMAE, La Courneuve, Europe, vol. 3", "FR"),
        ("AMAE (Madrid), R-35, exp. 2", "ES"),
        ("AMAE, fond Moscova, dosar 12, f. 3-4", "RO"),
        ("AMAE, fond France, dosar 12", "RO"),  # a collection named for a country says less than a label
        ("AMAE, vol. 3, dosar 2", "RO"),
        ("AMAE, vol. 3", None),
        ("AMAE, carton 3, exp. 2", None),  # labels of two archives
        ("AMAE, Indiana Collection, Box 3", None),
        ("NAI, Indiana Collection, Box 3", None),  # no part of a word
        ("AMAE, Box 3. Translated from Romanian by A. Person", "RO"),
        ("AMAE, Box 3. Translated from French by A. Person", "FR"),
        ('"Talk with the French Ambassador," AMAE, Box 3', None),  # of whom the title speaks says nothing
        ("AMAE, Box 3; RGANI, Moscow, F. 3; National Archives, Paris, Box 2", None),  # the city is another's
        ("AGN, caja 7, exp. 5", "MX"),
        ("AGN, caja 7", None),
        ("NAI, Ministry of External Affairs, File 12", "IN"),
        ("NAI, DFA, File P78", "IE"),
        ("National Archives of India (NAI), File 12", "IN"),
        ("National Archives of Ireland (NAI), File 12", "IE"),
        ("Romanian Foreign Ministry Archive (AMAE), Box 3", "RO"),
    ],
)
def test_who_is_meant_by_a_shared_acronym(text: str, country: str | None) -> None:
    repository = parse_citation(text).references[0].repository
    assert repository is not None
    assert repository.country == country
    assert (repository.code is None) == (country is None)


def test_a_shared_acronym_is_told_once_for_the_references_that_go_on_with_it() -> None:
    first, second = parse_citation("AMAE, Bucharest, Box 3, Folder 2; Box 4, Folder 1").references
    assert first.repository == second.repository
    assert first.repository is not None
    assert first.repository.country == "RO"


def test_a_place_that_the_text_gives_is_kept() -> None:
    repository = parse_citation("AMAE, La Courneuve, vol. 3").references[0].repository
    assert repository is not None
    assert (repository.code, repository.place, repository.country) == ("AMAE", "La Courneuve", "FR")


def test_what_is_not_told_apart_is_reported() -> None:
    page = 'May 21, 1962\n\nOn Trade\n\nCitation:\n"On Trade," May 21, 1962, Wilson Center Digital Archive, {}\n\nContents:\nEnglish Translation\n\nWords.'
    for text, codes in (("AMAE, Box 3", ["AT407"]), ("AMAE, Paris, Box 3", []), ("Archive of the Harbour, Box 3", ["AT405"])):
        odd = [d for d in archivetext.parse(page.format(text)).diagnostics if d.code in ("AT405", "AT407")]
        assert [d.code for d in odd] == codes
    [told] = [d for d in archivetext.parse(page.format("AMAE, Box 3")).diagnostics if d.code == "AT407"]
    assert told.message == "'AMAE' is the name of more than one archive: in Bucharest, Paris, Madrid"


@pytest.mark.parametrize("entry", archives.known(), ids=lambda entry: ascii(entry.code or entry.name))
def test_every_archive_is_read_by_every_spelling(entry: archives.Entry) -> None:
    spellings = [entry.name, *entry.variants, *([entry.code] if entry.by_code and entry.code else [])]
    for written in spellings:
        spelling = f"{written}, {entry.place}" if archives.rivals(written) else written
        found = parse_citation(f"{spelling}, Box 12, Folder 3").references
        assert len(found) == 1, spelling
        assert [level.value for level in found[0].levels] == ["12", "3"], spelling
        assert found[0].repository is not None
        assert found[0].repository.country is not None, spelling


# ------------------------------------------------------------------------------------------- what the notations allow

NUMBER = st.integers(1, 9999).map(str)
RANGE = st.tuples(st.integers(1, 200), st.integers(1, 50)).map(lambda pair: f"{pair[0]}-{pair[0] + pair[1]}")
LEAF = st.one_of(
    NUMBER,
    RANGE,
    NUMBER.map(lambda n: n + "ob"),
    RANGE.map(lambda n: n + "ob"),
    st.tuples(RANGE, st.integers(1, 999)).map(lambda p: f"{p[0]}, {p[1]}"),
)
FOND = st.one_of(NUMBER, NUMBER.map(lambda n: "0" + n), NUMBER.map(lambda n: n + "a"), NUMBER.map(lambda n: "R-" + n))
RUSSIAN = {  # kind -> labels in full, labels for short, values
    "fond": (["fond", "Fond", "FOND", "fond (f.)"], ["f.", "F.", "f", "F"], FOND),
    "opis": (["opis", "Opis", "opis'", "opis (op.)"], ["op.", "Op.", "op", "OP."], NUMBER),
    "papka": (["papka", "Papka"], ["pap.", "Pap."], NUMBER),
    "delo": (["delo", "Delo", "delo (d.)"], ["d.", "D.", "d", "D"], NUMBER),
    "list": (["list", "listy", "Listy", "listy (ll.)"], ["l.", "ll.", "L.", "Ll.", "LL.", "L", "ll"], LEAF),
}
BOXES = {
    "record-group": (["Record Group"], ["RG"], st.integers(1, 500).map(str)),
    "box": (["Box", "box", "Box No."], ["Box"], st.one_of(NUMBER, NUMBER.map(lambda n: n + "A"))),
    "folder": (["Folder", "folder", "Folder No."], ["Folder"], NUMBER),
    "document": (["Document"], ["Doc."], NUMBER),
    "page": (["pages", "page"], ["pp.", "p."], st.one_of(NUMBER, RANGE)),
}


@st.composite
def levels(draw: st.DrawFn, scheme: dict[str, tuple[list[str], list[str], st.SearchStrategy[str]]]) -> tuple[str, list[tuple[str, str]]]:
    """Levels in one notation, and what they are."""
    kinds = sorted(draw(st.sets(st.sampled_from(list(scheme)), min_size=2)), key=list(scheme).index)
    short = draw(st.booleans())
    glue = draw(st.sampled_from([", ", ",", " ", ". ", "; ", ",\n", ".  "]))
    tight = draw(st.booleans())
    written, meant = [], []
    for kind in kinds:
        full, brief, values = scheme[kind]
        label = draw(st.sampled_from(brief if short else full))
        value = draw(values)
        if glue == " " and "," in value:
            value = value.partition(",")[0]
        blank = "" if tight and label.endswith(".") else " "
        written.append(f"{label}{blank}{value}")
        meant.append((kind, value))
    return glue.join(written), meant


@st.composite
def references(draw: st.DrawFn) -> tuple[str, str | None, list[tuple[str, str]]]:
    """A reference in any notation, the code or name of its archive, and its levels."""
    entry = draw(st.sampled_from([e for e in archives.known() if e.by_code and (e.labels.get("d") == "delo" or not e.labels)]))
    soviet = bool(entry.labels)
    spelling = draw(st.sampled_from([entry.code or "", entry.name, *(v for v in entry.variants)]))
    found = archives.match(spelling, 0, len(spelling))
    written, meant = draw(levels(RUSSIAN if soviet else BOXES))
    glue = draw(st.sampled_from([", ", ": ", ". ", ",\n"] + ([" "] if spelling.isupper() else [])))
    assert found is not None
    return spelling + glue + written, found[0].as_written(spelling).code or spelling, meant


@given(references())
def test_references_in_any_notation(drawn: tuple[str, str | None, list[tuple[str, str]]]) -> None:
    text, archive, meant = drawn
    citation = parse_citation(text)
    assert len(citation.references) == 1
    repository = citation.references[0].repository
    assert repository is not None
    assert archive in (repository.code, repository.name)
    assert [(level.kind, level.value) for level in citation.references[0].levels] == [(kind, value_of(value)) for kind, value in meant]
    check_places(text, citation, 0, len(text))


WORD = st.sampled_from(
    "Anna Bela Chen Dolores Élise Farid Göran Hoàng Iván Jürgen Kim Łukasz María Ngo Öz Péter Qian Radu Šárka Tomáš Wang Zsófia".split()
)
SURNAME = st.sampled_from(
    ["Person", "Other", "Third-Fourth", "van der Berg", "de la Cruz", "O'Neill", "al-Said", "Müller", "Szabó", "Nguyễn", "McAdam", "Iu"]
)
INITIALS = st.sampled_from(["A.", "B. C.", "D.E.", "J.B.", "N. S."])
NAME = st.one_of(
    st.builds("{} {}".format, WORD, SURNAME),
    st.builds("{} {}".format, INITIALS, SURNAME),
    st.builds("{} {} {}".format, WORD, INITIALS, SURNAME),
)
DONE = {
    "translator": "translated",
    "editor": "edited",
    "obtainer": "obtained",
    "contributor": "contributed",
    "transcriber": "transcribed",
    "compiler": "compiled",
}


@st.composite
def tails(draw: st.DrawFn) -> tuple[str, list[tuple[str, str, str | None]]]:
    """One to three tails, and who did what for whom."""
    sentences, meant = [], []
    for _ in range(draw(st.integers(1, 3))):
        roles = draw(st.lists(st.sampled_from(list(DONE)), min_size=1, max_size=3, unique=True))
        names = draw(st.lists(NAME, min_size=1, max_size=3, unique=True))
        organization = draw(st.sampled_from([None, "CWIHP", "NKIDP"]))
        done = [DONE[role] for role in roles]
        told = done[0] if len(done) == 1 else f"{', '.join(done[:-1])}{draw(st.sampled_from([',', '']))} and {done[-1]}"
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{draw(st.sampled_from([',', '']))} and {names[-1]}"
        language = draw(st.sampled_from(["", " from Russian", " from the Chinese"])) if "translator" in roles else ""
        sentences.append(f"{told.capitalize()}{language}{f' for {organization}' if organization else ''} by {listed}")
        meant += [(name, role, organization) for name in names for role in roles]
    return draw(st.sampled_from([". ", "; ", ".\n"])).join(sentences) + draw(st.sampled_from([".", ""])), meant


@given(tails())
def test_tails(drawn: tuple[str, list[tuple[str, str, str | None]]]) -> None:
    text, meant = drawn
    citation = parse_citation(text)
    assert [(person.name, person.role, person.organization) for person in citation.contributors] == meant
    check_places(text, citation, 0, len(text))


TITLE = st.lists(
    st.sampled_from(
        [
            "Letter",
            "from",
            "A.",
            "Person",
            "to",
            "the",
            "CC",
            "[via Other]",
            "(excerpt)",
            "1949",
            "On",
            "Bread,",
            "'Salt'",
            "May 4",
            "No. 5",
        ]
    ),
    min_size=1,
    max_size=12,
).map(lambda words: " ".join(words).rstrip(","))


@given(TITLE, references(), tails(), st.integers(1, 10**6), st.sampled_from(["“{},”", '"{},"', '"{}",', "«{}», "]), st.booleans())
def test_whole_citations(
    title: str,
    reference: tuple[str, str | None, list[tuple[str, str]]],
    tail: tuple[str, list[tuple[str, str, str | None]]],
    number: int,
    quotes: str,
    wrapped: bool,
) -> None:
    text = f"{quotes.format(title)} May 21, 1962, Wilson Center Digital Archive, {reference[0]}. {tail[0]} http://archive.example/document/{number}"
    if wrapped:
        text = "\n".join(text.split(" "))
    citation = parse_citation(text)
    assert citation.title == title
    assert citation.date is not None
    assert citation.date.edtf == "1962-05-21"
    assert citation.host == "Wilson Center Digital Archive"
    assert citation.document_id == str(number)
    assert len(citation.references) == 1
    assert [(level.kind, level.value) for level in citation.references[0].levels] == [
        (kind, value_of(value)) for kind, value in reference[2]
    ]
    assert [(person.name, person.role, person.organization) for person in citation.contributors] == tail[1]
    check_places(text, citation, 0, len(text))
    assert parts(parse_citation(write_citation(citation))) == parts(citation)


# ------------------------------------------------------------------------------------------------------- any text

SCRAP = st.sampled_from([
    "RGANI", "AVP RF", "Archive", "National Archives", "F. 3", "Op. 16", "D. 947", "Ll. 15-16", "p. 5", "fond", "1946", "Box 12", "Folder",
    '"', "“", "”", "'", ",", ". ", "; ", " and ", "(", ")", "[", "]", " by ", "Translated", "edited", "with assistance from", "Obtained",
    " for CWIHP", "A. B. Person", "Jr.", "Jane Other", "Reprinted in", "Copy", "May 21, 1962", "Wilson Center Digital Archive",
    "https://x.org/document/5", "\n", "  \n", "    ", "\r\n", "\f", "\0", "\ud800", "Moscow", "B 136/59748", "403-410", "4. doboz", "No.",
    "#", "Papers", "Series", ":", "-", "–", "The", "von", "12", "K-1", "5ob", "not given", "http://", "BY", "Translator: ", "Д. 5", "№", "''",
    "Source: ", "see", "Hungarian National Archives", "XIX-J-1-j Korea", "a.e.", "doc.", "Trans. by", "?", "…", "中央档案馆", "Fond (f.) ",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.tuples(SCRAP, st.sampled_from(["", " ", ", "])), max_size=16).map(lambda p: "".join(map("".join, p))))
)
@example("AA:0;May 0,1600")
@example("a , D.0, RGALI")
@example('Op. 16, Fond not given. Translated by Papers by F. 3 K-1 4. doboz "')
@example("A, A0")  # an archive of two letters where the text ends
def test_any_text(text: str) -> None:
    citation = parse_citation(text)
    check_places(text, citation, 0, len(text))
    assert isinstance(looks_archival(text), bool)
    for found in find_references("x" + text, 1, len(text) + 1):
        assert 1 <= found.span[0] <= found.span[1] <= len(text) + 1
    printed = write_citation(citation)
    assert parts(parse_citation(printed)) == parts(citation)
    assert write_citation(parse_citation(printed)) == printed


NOTES = """Orlov spoke.[1] Petrov left.[2] He came.[3] She went.[4] They met.[5]

[1] RGANI, f. 5,{}op. 30, d. 7, l. 3.
[2] Ibid.,{}l. 9.
[3] See Ibid., d. 9.
[4] A. Author, A Book (Place, 1990), p. 4.
[5] Ibid., p. 7.
"""


@pytest.mark.parametrize("between", [" ", "\n   "])
def test_ibidem_means_the_archive_of_the_note_before(between: str) -> None:
    text = NOTES.format(between, between)
    found = parse(text).references
    assert [reference.repository.code for reference in found if reference.repository] == ["RGANI"] * 3
    assert [[text[slice(*level.span)] for level in reference.levels] for reference in found] == [
        ["f. 5", "op. 30", "d. 7", "l. 3"],
        ["f. 5", "op. 30", "d. 7", "l. 9"],
        ["f. 5", "op. 30", "d. 9"],
    ]
