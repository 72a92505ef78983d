"""The page on profiles is enough to write one: what it says is so, and its tables are those of the code."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import archivetext
from archivetext import Profile, ProfileError
from archivetext.pages import looks, pattern
from archivetext.profiles import BODY
from archivetext.profiles.base import FIELDS, LABELS, PARTS, TAKES_ALL
from archivetext.words.lists import lines, read

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/profiles.md").read_text("utf-8")
LOOKS = [(line.section, line.text) for line in lines(read("archivetext.pages", "looks.txt"))]


@pytest.fixture(scope="module")
def pages() -> Any:
    spec = importlib.util.spec_from_file_location("pages", ROOT / "tools/pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_in_docs_are_fresh(pages: Any) -> None:
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = path.read_text("utf-8")
        assert pages.fresh(text) == text, f"{path}: python tools/pages.py --fresh"


def test_the_page_names_everything() -> None:
    for word in (*FIELDS, *looks.LOOKS, *PARTS, *TAKES_ALL, *LABELS):
        assert f"`{word}`" in PAGE, word
    assert {section for section, _ in LOOKS} == set(looks.LOOKS)


def meets(source: str, text: str) -> bool:
    return pattern.compiled(source).match(text, 0, len(text), looks.Habits(BODY)) is not None


@pytest.mark.parametrize(("look", "said"), [one for one in LOOKS if one[1].startswith(("yes: ", "no: "))])
def test_a_look_takes_what_the_page_says(look: str, said: str) -> None:
    kind, _, text = said.partition(": ")
    assert meets(f"{{x:{look}}}", text) is (kind == "yes")


@pytest.mark.parametrize(
    ("source", "text", "does"),
    [
        ("Received {received:date}", "Received 4 May 1962", True),
        ("No. {:int}", "No. 12", True),
        ("No. {:int}", "No. 12 of the series", False),
        ("No. {:int}{}", "No. 12 of the series", True),
        ("Downloaded {}", "Downloaded by anybody, at any time", True),
        ("Downloaded {}", "Downloaded", True),
        ("{city:place}, {date:date}", "Lum, 4 May 1962", True),
        ("{{note}}", "{note}", True),
        ("President … {president:name}", "President . . . . . . O. Varga", True),
        (r"re:Acc\.\s(?P<number>\d+)", "Acc. 12", True),
        (r"re:Acc\.\s(?P<number__int>\d+)", "Acc. 12", True),
        ("HARBOR BOARD", "  **Harbor\nboard.** ", True),
    ],
)
def test_patterns_meet_what_the_page_says(source: str, text: str, does: bool) -> None:
    assert meets(source, text) is does


def blocks() -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_the_profiles_of_the_page_load(tmp_path: Path) -> None:
    assert len(blocks()) == 3
    for number, text in enumerate(blocks()):
        path = tmp_path / f"{number}.toml"
        path.write_text(text, "utf-8")
        Profile.load(path)
    mine = Profile.load(tmp_path / "0.toml")
    text = (
        "HARBOR BOARD ARCHIVES\nNr. 7 of 1962\nOn the price of rope\nLum, 4 May 1962\n**Shelfmark:** LPA, Box 3, Folder 2\nWritten by: Ann Tamm\n"
        "Abstract: Of rope.\n\nThe rope is dear, and it will be\n\n- 2 -\n\ndearer yet.\n\nDownloaded by R. Stone\n\nO. Varga\n"
    )
    document = archivetext.parse(text, profiles=[mine])
    header = document.header
    assert (document.profile, header.title.text, header.date.edtf) == ("harbor", "On the price of rope", "1962-05-04")
    fields = {entry.key: entry.text for entry in header.fields}
    assert (fields["number"], fields["year"], fields["author"], fields["summary"]) == ("7", "1962", "Ann Tamm", "Of rope.")
    assert [level.value for level in document.citation.references[0].levels] == ["3", "2"]
    assert document.view("reading").text.startswith("The rope is dear, and it will be dearer yet.")


@pytest.mark.parametrize("form", re.findall(r"^\| `(labels[^`]*)`", PAGE, re.MULTILINE))
def test_the_forms_of_labels_are_forms(form: str) -> None:
    word = form.replace("\\|", "|").removesuffix(" ...").split("`")[0]
    sign = word.partition("/")[2]
    text = {
        "": "Shelf: 12\nHand: Ann Tamm\n\nWords.",
        "line": "Shelf\n12\nHand\nAnn Tamm\n\nWords.",
        "bare": "SHELF 12\nHAND Ann Tamm\n\nWords.",
        "yaml": "---\nShelf: 12\nHand: Ann Tamm\n---\n\nWords.",
    }.get(sign, f"Shelf {sign} 12\nHand {sign} Ann Tamm\n\nWords.")
    labels = {"SHELF": "shelf", "HAND": "hand"} if sign == "bare" else {"Shelf": "shelf", "Hand": "hand"}
    header = archivetext.parse(text, profile=Profile("mine", page=f"{word} body", labels=labels)).header
    assert [(entry.key, entry.text) for entry in header.fields] == [("shelf", "12"), ("hand", "Ann Tamm")]


def test_holes_take_the_levels_of_a_reference() -> None:
    source = re.search(r'`reference = "(.*?)"`', PAGE)
    assert source is not None
    mine = Profile("mine", page="body reference", lines={"reference": source[1]})
    cited = archivetext.parse("Das Salz ist teuer.\n\nKontorarchiv Lum, Abt. 3, Fach 12, Nr. 7, Bl. 44\n", profile=mine).citation
    (reference,) = cited.references
    assert reference.repository.name == "Kontorarchiv Lum"
    assert [(level.kind, level.value) for level in reference.levels] == [("series", "3"), ("box", "12"), ("file", "7"), ("list", "44")]


def test_messages_name_file_field_and_string(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    for text, said in [
        ('name = "a"\npage = "stamp body"', r"mine\.toml: profile 'a': page: 'stamp' is unknown"),
        ('name = "a"\n[labels]\nShelf = "shelf"', r"mine\.toml: profile 'a': labels: the page 'body' has no part 'labels'"),
        ('name = "a"\nsplit = "No. {number:roman}"', r"split: 'No\. {number:roman}' names the look 'roman'"),
    ]:
        path.write_text(text, "utf-8")
        with pytest.raises(ProfileError, match=said):
            Profile.load(path)


def test_the_profile_of_the_how_to_is_short() -> None:
    text = (ROOT / "docs/how-to/lum.toml").read_text("utf-8")
    assert len(text.splitlines()) <= 25
    assert tomllib.loads(text)["name"] == "lum"
