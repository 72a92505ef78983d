"""The lists of words: each says its form, no word stands twice in one, and what is read from them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import archivetext
from archivetext.formats.bibliography import name_of
from archivetext.words import languages, lists

PACKAGE = Path(archivetext.__file__).parent
WORDS = PACKAGE / "words" / "data"
OF_WORDS = sorted(path.name for path in WORDS.glob("*.txt") if path.name not in ("english.LICENSE.txt", "ngrams.txt", "signers.txt"))


@pytest.mark.parametrize("name", OF_WORDS)
def test_a_list_says_its_form_and_has_each_word_once(name: str) -> None:
    text = lists.read("archivetext.words", name)
    assert text.startswith("# ")
    found = lists.sections(text)
    assert found
    for section, words in found.items():
        assert words, f"[{section}] is empty"
        # what two languages share stands under both, and a word in every group to which it belongs
        assert name in ("foreign.txt", "forms.txt", "short.txt") or max(Counter(words).values()) == 1
        assert [word for word in words if word != word.lower()] == []


@pytest.mark.parametrize("path", [*WORDS.glob("*.ts?"), PACKAGE / "insertions/data/cues.txt", WORDS / "signers.txt", WORDS / "people.txt"])
def test_a_data_file_says_its_form_in_its_first_lines(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n")[:4]
    assert head[0].startswith("# ")
    assert any(line.startswith("# Form") for line in head)


def test_lines_count_from_one_and_leave_out_remarks() -> None:
    text = "# A list.\r\n\r\n[ fruit ]\r\n  apple pear \r\n# sour\r\nplum"
    assert [*lists.lines(text)] == [(4, "fruit", "apple pear"), (6, "fruit", "plum")]
    assert lists.sections("apple\n[fruit]\npear plum\n[nut]\n[fruit]\nfig") == {"": ["apple"], "fruit": ["pear", "plum", "fig"]}
    with pytest.raises(FileNotFoundError):
        lists.read("archivetext.words", "fruit.txt")


def test_languages_have_one_name_and_one_code_each() -> None:
    known = languages.known()
    names = languages.spellings(known)
    assert len(names) == len(set(names)) > 60
    codes = [language.code for language in known]
    assert all(re.fullmatch(r"[a-z]{2}", code) for code in codes)
    assert len(set(codes)) == len(codes)
    assert languages.code_of(" Serbo-Croat ") == languages.code_of("serbo-croatian") == "sh"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# languages\nladino\tlad", "mine:2: a code has two letters"),
        ("ladino\t\t\t\tx", "mine:1: a line has four cells at most"),
        ("lad1no", "mine:1: the name of a language is of letters: 'lad1no'"),
    ],
)
def test_a_wrong_line_of_languages(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        languages.read(text, "mine")


def test_the_particles_are_one_list() -> None:
    assert [c.name for c in archivetext.parse_citation("RGANI, F. 3. Translated by dos Santos and da Silva.").contributors] == [
        "dos Santos",
        "da Silva",
    ]
    for particle in sorted(lists.PARTICLES):
        assert name_of(f"Maria {particle} Sertich").particle == particle
        names = [c.name for c in archivetext.parse_citation(f"RGANI, F. 3. Translated by {particle} Sertich and A. Haldane.").contributors]
        assert names == [f"{particle} Sertich", "A. Haldane"]
    for particle in sorted(lists.PARTICLES_AHEAD):
        found = archivetext.parse(f"He met [Maria] {particle} Sertich there.", profile="body").insertions[0]
        assert (found.kind, found.rule) == ("supplied", "title_before_name")


def test_a_speaker_may_have_any_particle() -> None:
    for particle in sorted(lists.PARTICLES_AHEAD):
        name = f"Maria {particle} Sertich"
        text = f"{name}: We agree to it.\n\nOrlov: So do we.\n\n{name}: Then it is done.\n\nOrlov: It is."
        assert [turn.speaker.text for turn in archivetext.parse(text, profile="body").turns] == [name, "Orlov", name, "Orlov"]
