"""What citations know, as data: labels of levels, roles, words, points, archives; and archives of a user's own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve

import archivetext
from archivetext import Knowledge, parse_citation
from archivetext.citations import archives, find_references, levels, looks_archival, wording
from archivetext.citations.lazy import Lazy
from archivetext.citations.squeezed import squeeze
from archivetext.words import lists

DATA = Path(archivetext.__file__).parent / "citations" / "data"
HARBOUR = "# Mine\nArchive of the Harbour\tHA\tcode\t\tPort Ann\t\tHarbour Papers Office\tbin=box sheaf=folder\n"
PAGE = (
    'May 21, 1962\n\nOn Trade\n\nCitation:\n"On Trade," May 21, 1962, Wilson Center Digital Archive, {}\n\n'
    "Contents:\nEnglish Translation\n\nWords."
)


def text_of(name: str) -> str:
    return lists.read("archivetext.citations", name)


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_a_data_file_says_its_form_in_its_first_lines(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n")[:4]
    assert head[0].startswith("# ")
    assert any(line.startswith("# Form") for line in head)


# ------------------------------------------------------------------------------------------------------ labels


LABELS = [
    (line.section, word) for line in lists.lines(text_of("labels.txt")) if not line.text.startswith("is:") for word in line.text.split()
]


def test_a_label_means_one_level() -> None:
    assert max(Counter(squeeze(word) for _, word in LABELS).values()) == 1
    assert [word for _, word in LABELS if not re.fullmatch(r"[^\W\d_]+\*?~?<?", word) or word != word.lower()] == []
    said = [line.text[4:].split() for line in lists.lines(text_of("labels.txt")) if line.text.startswith("is: ")]
    assert {what for those in said for what in those} == {"archival", "listed", "telling", "opening", "office", "serial"}
    assert levels.TELLING_LEVELS <= levels.ARCHIVAL_LEVELS


@pytest.mark.parametrize(("kind", "word"), LABELS, ids=ascii)
def test_every_label_is_read(kind: str, word: str) -> None:
    label = word.rstrip("*~<").capitalize()
    found = levels.level_at(f"{label}. 7, a", 0, len(label) + 6, levels.NO_LABELS)
    assert found is not None
    assert (found[0].kind, found[0].value) == (kind, "7")


CUSTOMS = [(country, pair) for country, told in archives.customs().items() for pair in told if "=" in pair]


@pytest.mark.parametrize(("country", "pair"), CUSTOMS, ids=ascii)
def test_every_custom_is_read_in_its_country(country: str, pair: str) -> None:
    label, _, kind = pair.partition("=")
    own = levels.OwnLabels(told for where, told in CUSTOMS if where == country)
    written = label.replace(".", ". ").strip()
    found = levels.level_at(f"{written} 7, a", 0, len(written) + 3, own)
    assert found is not None
    assert (found[0].kind, found[0].value) == (own[squeeze(label)], "7")
    assert kind.rstrip("<") == kind.rstrip("<").lower()


def test_customs_are_in_their_form() -> None:
    for country, told in archives.customs().items():
        assert re.fullmatch("[A-Z]{2}", country)
        assert {word for word in told if "=" not in word} <= {"is:", "lettered", "named", "small", "symbols"}


def test_a_label_means_what_it_means_in_the_country_of_the_archive() -> None:
    for text, level in (
        ("ACS, b. 3", ("busta", "3")),
        ("RGANI, f. 3", ("fond", "3")),
        ("TNA, FO 371/1, f. 3", ("folio", "3")),
        ("LVA, 3. apr.", ("opis", "3")),
    ):
        found = parse_citation(text).references[0].levels[-1]
        assert (found.kind, found.value) == level
    mine = Knowledge(archives="Archive of the Harbour\tHA\tcode\t\tPort Ann\tIT")
    [reference] = parse_citation("HA, b. 3, fasc. 2", knowledge=mine).references
    assert [level.kind for level in reference.levels] == ["busta", "fascicle"]


def test_a_reference_that_names_no_archive_can_belong_to_one() -> None:
    [reference] = parse_citation("b. 3, fasc. 2", repository="ACS").references
    assert reference.repository is not None
    assert reference.repository.code == "ACS"
    assert [level.kind for level in reference.levels] == ["busta", "fascicle"]
    mine = archivetext.Repository("HA", "Archive of the Harbour", "Port Ann", None)
    assert next(one.repository for one in parse_citation("Box 3, Folder 2; RGANI, f. 3", repository=mine).references) == mine
    [reference] = parse_citation("FO 371/12, f. 3", repository="TNA").references
    assert [(level.kind, level.value) for level in reference.levels] == [("call-number", "FO 371/12"), ("folio", "3")]
    assert not parse_citation("Letter of 12 May 1962", repository="TNA").references
    for text in ("RGANI, F. 3", "See RGANI, F. 3"):
        [reference] = parse_citation(text, repository="TNA").references
        assert reference.repository is not None
        assert reference.repository.code == "RGANI"


def test_a_word_for_archive_is_found_by_its_first_word() -> None:
    words = [one for one in wording.read(text_of("words.txt")) if one.section == "archive"]
    for example in (example for one in words for example in one.yes):
        text = f"in the {example} of it"
        assert wording.archival_at(text, 0, len(text)) == 7, example


@pytest.mark.parametrize("word", [word.rstrip("*~") for _, word in LABELS if "*" in word])
def test_the_value_of_a_starred_label_may_be_words(word: str) -> None:
    text = f'{word.capitalize()} "Old Ships", '
    found = levels.level_at(text, 0, len(text), levels.NO_LABELS)
    assert found is not None
    assert found[0].value == "Old Ships"


# -------------------------------------------------------------------------------------------------- words, roles, points


@pytest.mark.parametrize("one", wording.read(text_of("words.txt")), ids=lambda one: f"words.txt:{one.line}")
def test_a_pattern_meets_its_examples(one: wording.Wording) -> None:
    flags = 0 if one.section in ("publisher", "collection", "small words") else re.IGNORECASE
    assert one.yes
    for example in one.yes:
        assert re.fullmatch(one.pattern, example, flags), example
        assert re.fullmatch(wording.alternatives(one.section), example, flags), example
    for example in one.no:
        assert not re.fullmatch(one.pattern, example, flags), example


def test_a_wrong_line_of_words() -> None:
    with pytest.raises(ValueError, match=r"words\.txt:2: a line opens with words:, pattern:, yes: or no:, not 'word'"):
        wording.read("[archive]\nword: chest\n")


ROLES = [
    (line.section, line.text.partition(": ")[0], word)
    for line in lists.lines(text_of("roles.txt"))
    if not line.text.startswith("is:")
    for word in line.text.partition(": ")[2].split()
]


@pytest.mark.parametrize(("role", "where", "word"), ROLES)
def test_every_word_gives_its_role(role: str, where: str, word: str) -> None:
    words = {
        "done": f"{word.capitalize()} by A. Person",
        "short": f"{word.capitalize()}. by A. Person",
        "label": f"{word.capitalize()}: A. Person",
        "whole": f"{word.capitalize().replace('-', ' ')} A. Person",
    }
    found = parse_citation(f"RGANI, F. 3. {words[where]}.").contributors
    assert [(one.name, one.role) for one in found] == ([("A. Person", role)] if role else [])


def test_points_are_told_once() -> None:
    for words in lists.sections(text_of("points.txt")).values():
        assert max(Counter(words).values()) == 1
    assert [word for word in lists.sections(text_of("points.txt"))["references"] if word != word.lower()] == []


def test_a_pattern_is_compiled_when_it_is_met() -> None:
    for name, given, said in (
        ("findall", ("aab",), ["a", "a"]),
        ("split", ("xay", 1), ["x", "y"]),
    ):
        pattern = Lazy("a")
        assert getattr(pattern, name)(*given) == said
        assert getattr(pattern, name)(*given) == said
    for name in ("match", "search", "fullmatch"):
        assert getattr(Lazy("A", re.IGNORECASE), name)("a", 0, 1)[0] == "a"
    assert [match.start() for match in Lazy("a").finditer("aba")] == [0, 2]


# ------------------------------------------------------------------------------------------------------- archives


def test_the_table_is_in_its_form() -> None:
    assert len(archives.read(text_of("archives.tsv"), "archives.tsv")) == len(archives.known()) > 200


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Harbour Archive\tHA\tcode\t\t\t\t\t\t\tx", "mine:2: a line has nine cells at most, parted by tabulators, not 10"),
        ("12\tHA\tcode", "mine:2: the first cell is the name of an archive, not '12'"),
        ("Harbour Archive\tHA\tacronym", "mine:2: the third cell is 'code', behind an acronym, or 'name', not 'acronym'"),
        ("Harbour Archive\t\tcode", "mine:2: the third cell is 'code', behind an acronym, or 'name', not 'code'"),
        ("Harbour Archive\t\t\t\t\tAnn", r"mine:2: a country is two capital letters \(ISO 3166-1\), or is left empty: 'Ann'"),
        ("Harbour Archive\t\t\t\t\t\t\tbin:box", "mine:2: a label is told as label=kind, the kind in small letters: 'bin:box'"),
        ("Harbour Archive\t\t\t\t\t\t\tbin=Box", "mine:2: a label is told as label=kind, the kind in small letters: 'bin=Box'"),
        ("Harbour Archive\t\t\t\t\t\tport", "mine:2: a name has eight letters at least, or is an acronym with two capitals: 'port'"),
    ],
)
def test_a_wrong_line_of_archives(line: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=message):
        archives.read(f"# mine\n{line}", "mine")
    with pytest.raises(ValueError, match=message.replace("mine:", "archives:")):
        Knowledge(archives=f"# mine\n{line}")
    path = tmp_path / "mine.tsv"
    path.write_text(f"# mine\n{line}", encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(str(path)) + ":2: "):
        Knowledge.load(archives=path)


@pytest.mark.parametrize("written", ["HA", "H.A.", "Archive of the Harbour", "Harbour Papers Office"])
def test_an_archive_of_ones_own_is_read_with_its_labels(written: str) -> None:
    mine = Knowledge(archives=HARBOUR)
    text = f"{written}, Bin 3, Sheaf 12"
    [reference] = parse_citation(text, knowledge=mine).references
    assert reference.repository == archivetext.Repository("HA", "Archive of the Harbour", "Port Ann", None)
    assert [(level.kind, level.label, level.value) for level in reference.levels] == [("box", "Bin", "3"), ("folder", "Sheaf", "12")]
    known = archives.archives_of(mine.archives)
    assert looks_archival(text, known=known)
    assert find_references(f"See {text}.", 0, len(text) + 5, known=known)[0].repository == reference.repository
    assert not any(one.repository and one.repository.code == "HA" for one in parse_citation(text).references)


def test_an_archive_of_ones_own_reaches_the_page() -> None:
    page = PAGE.format("HA, Bin 3, Sheaf 12; RGANI, F. 3, Op. 16")
    profile = evolve(archivetext.profiles.WILSON_PRINT, knowledge=Knowledge(archives=HARBOUR))
    document = archivetext.parse(page, profile=profile)
    assert document.citation is not None
    assert document.citation.host == "Wilson Center Digital Archive"
    said = [(one.repository and one.repository.code, [level.kind for level in one.levels]) for one in document.citation.references]
    assert said == [("HA", ["box", "folder"]), ("RGANI", ["fond", "opis"])]
    assert [odd for odd in document.diagnostics if odd.code in ("AT405", "AT406", "AT407")] == []
    plain = archivetext.parse(page, profile=archivetext.profiles.WILSON_PRINT)
    assert plain.citation is not None
    assert [one.repository and one.repository.code for one in plain.citation.references] != ["HA", "RGANI"]
    assert archivetext.parse_header(page, profile=profile).citation == document.citation


def test_an_archive_of_ones_own_is_a_source_between_brackets() -> None:
    profile = evolve(archivetext.profiles.BODY, knowledge=Knowledge(archives=HARBOUR))
    document = archivetext.parse("He wrote. [HA, Bin 3, Sheaf 12]", profile=profile)
    assert [(one.kind, one.rule) for one in document.insertions] == [("source", "archival_reference")]
    assert archivetext.explain(document, document.insertions[0], profile=profile).asked[-1].outcome == "decided"
    assert archivetext.parse("He wrote. [HA, Bin 3, Sheaf 12]", profile=archivetext.profiles.BODY).insertions[0].kind != "source"


def test_an_archive_without_a_code_is_not_reported_as_unknown() -> None:
    page = PAGE.format("Harbour Archive, Bin 3")
    for knowledge, codes in ((Knowledge(), ["AT405"]), (Knowledge(archives="Harbour Archive\t\t\t\t\t\t\tbin=box"), [])):
        document = archivetext.parse(page, profile=evolve(archivetext.profiles.WILSON_PRINT, knowledge=knowledge))
        assert [odd.code for odd in document.diagnostics if odd.code == "AT405"] == codes


def test_a_name_of_ones_own_is_no_other_archives() -> None:
    mine = Knowledge(archives=["Archive of the Harbour\tRGANI\tcode\t\tPort Ann", "Office of Lighthouses\tOLH\tcode\t\tPort Ann"])
    first, second = parse_citation("RGANI, Box 3; OLH, Box 4", knowledge=mine).references
    assert first.repository is not None
    assert first.repository.name == "Archive of the Harbour"
    assert second.repository is not None
    assert second.repository.code == "OLH"
    assert archives.archives_of(mine.archives) is archives.archives_of(tuple(mine.archives))
    assert archives.archives_of(()) is archives.built_in()
