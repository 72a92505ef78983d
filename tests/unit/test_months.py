"""The months and words of dates: twelve a language, each word one month, and months of a user's own."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from attrs import evolve

import archivetext
from archivetext import Knowledge, parse_date
from archivetext.dates import date_at, find_dates, misprints, problems
from archivetext.dates.vocabulary import LONGEST, MONTH, read_months, vocabulary
from archivetext.edtf import MONTHS
from archivetext.words import lists

DATA = Path(archivetext.__file__).parent / "dates" / "data"
LUMIAN = Path("docs/how-to/lumian.txt")
NAMES = "aldren benten corven dalmen elven fenren galten hirmen ilnen jorren kelden lunten".split()


def built_in() -> dict[str, list[list[str]]]:
    return read_months(lists.read("archivetext.dates", "months.txt"), "months.txt")


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.name)
def test_a_data_file_says_its_form_in_its_first_lines(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n")[:4]
    assert head[0].startswith("# ")
    assert any(line.startswith("# Form") for line in head)


@pytest.mark.parametrize(("language", "groups"), built_in().items(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_language_has_twelve_months_that_are_read(language: str, groups: list[list[str]]) -> None:
    assert len(groups) == 12
    for number, names in enumerate(groups, 1):
        assert len(names) == len(set(names)), language
        for name in (name.replace("_", " ") for name in names):
            assert name == name.lower()
            assert all(word.isalpha() for word in name.split())
            assert all(len(word) <= LONGEST for word in name.split())
            assert parse_date(f"4 {name} 1962").edtf == f"1962-{number:02}-04"


def test_no_word_means_two_months() -> None:
    numbers: dict[str, set[int]] = defaultdict(set)
    for groups in built_in().values():
        for number, names in enumerate(groups, 1):
            for name in names:
                numbers[name].add(number)
    assert {name: found for name, found in numbers.items() if len(found) > 1} == {}
    assert {name for name, (kind, _, _) in vocabulary(()).words.items() if kind == MONTH} == {name for name in numbers if "_" not in name}


def test_the_english_months_are_one_list() -> None:
    assert [names[0] for names in built_in()["english"]] == [name.lower() for name in MONTHS]


def test_no_word_of_dates_is_a_month_and_something_else() -> None:
    beside = {"not behind figures", "never misprints", "before a day", "before a month", "months behind a point", "only behind a day"}
    months = {name for groups in built_in().values() for names in groups for name in names}
    for section, words in lists.sections(lists.read("archivetext.dates", "words.txt")).items():
        assert section in beside or months.isdisjoint(words), section


# ---- a user's own


def test_an_invented_language_is_a_file_of_a_few_lines() -> None:
    mine = Knowledge.load(months=LUMIAN)
    for number, name in enumerate(NAMES, 1):
        assert parse_date(f"Lum, 4. {name} 1962", knowledge=mine).edtf == f"1962-{number:02}-04"
        assert parse_date(f"Lum, 4. {name} 1962").edtf != f"1962-{number:02}-04"
    text = "Seen on 4 Elven 1962 and in Hirma 1963."
    assert [date.edtf for date in find_dates(text, knowledge=mine)] == ["1962-05-04", "1963-08"]
    assert [*find_dates(text)] == []
    found = date_at(text, 8, len(text), knowledge=mine)
    assert found is not None
    assert found.text == "4 Elven 1962"
    assert [code for code, *_ in problems(parse_date("31 fenren 1962", knowledge=mine), knowledge=mine)] == ["AT403"]


def test_a_profile_carries_months_into_every_place_of_a_page() -> None:
    mine = Knowledge.load(months=LUMIAN)
    profile = evolve(archivetext.profiles.BODY, knowledge=mine)
    text = "Lum, 4 Elven 1962\n\nThe ships lie in the harbor, and nobody unloads them.\n"
    assert [date.edtf for date in archivetext.parse(text, profile=profile).dates] == ["1962-05-04"]
    assert archivetext.parse(text, profile="body").dates == ()
    page = (
        "4 elven 1962\n\nLetter, Orlov to Haldane\n\nCitation:\n\n"
        '"Letter, Orlov to Haldane," 4 elven 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 16, D. 947.\n\n'
        "Summary:\n\nOn ships.\n\nOriginal Language:\n\nLumian\n\nContents:\n\nOriginal Scan\n\nThe ships lie in the harbor.\n"
    )
    for shape in ("wilson-web", "wilson-print"):
        known = archivetext.parse(page, profile=evolve(archivetext.profiles.by_name(shape), knowledge=mine))
        assert known.header.date is not None, shape
        assert known.header.date.edtf == "1962-05-04"


def test_a_month_of_a_users_own_is_no_misprint() -> None:
    mine = Knowledge(months="[tongue]\na1 / b\n".replace("a1 / b", " / ".join(["marsha", *NAMES[1:]])))
    text = "It came on Marrch 24, 1962."
    assert [text[slice(*span)] for span in misprints(text, knowledge=mine)] == ["Marrch"]
    text = "It came on Jully 24, 1962."
    own = Knowledge(months="[tongue]\n" + " / ".join([*NAMES[:6], "jully", *NAMES[7:]]))
    assert [text[slice(*span)] for span in misprints(text)] == ["Jully"]
    assert [*misprints(text, knowledge=own)] == []


def test_capitals_and_accents_set_apart_are_the_same_word() -> None:
    mine = Knowledge(months="[tongue]\n" + " / ".join(["E\u0301lvan", *NAMES[1:]]))
    assert parse_date("4 ÉLVAN 1962", knowledge=mine).edtf == "1962-01-04"


def test_a_month_of_several_words_has_an_underscore() -> None:
    mine = Knowledge(months="[tongue]\n" + " / ".join(["mean_tor", *NAMES[1:]]))
    assert parse_date("4 mean tor 1962", knowledge=mine).edtf == "1962-01-04"
    assert parse_date("4 tháng mười hai 1962").edtf == "1962-12-04"


def test_the_same_lines_are_read_once() -> None:
    text = LUMIAN.read_text(encoding="utf-8")
    again = LUMIAN.read_text(encoding="utf-8")
    assert text is not again
    assert vocabulary((text,)) is vocabulary((again,))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("aldra / benta", "mine.txt:1: the name of the language in square brackets stands above its months"),
        ("[lumian]\naldra / benta\n\ncorva", "mine.txt:4: lumian has 3 months, not 12"),
        ("[lumian]\naldra / / corva", "mine.txt:2: a month has no name between two slashes or at an end of the line"),
        ("[lumian]\n" + "/".join([*NAMES[:11], "may"]), "mine.txt:2: 'may' is month 12 in lumian, and month 5 elsewhere"),
        ("[lumian]\n" + "/".join([*NAMES[:11], "aldren"]), "mine.txt:2: 'aldren' is month 12 in lumian, and month 1 elsewhere"),
        ("[lumian]\n" + "/".join([*NAMES[:11], "monday"]), "mine.txt:2: 'monday' is another word of dates already"),
        ("[lumian]\n" + "/".join([*NAMES[:11], "lun-ta"]), "mine.txt:2: the name of a month is a word of 2 to 14 letters: 'lun-ta'"),
    ],
)
def test_a_wrong_line_is_said_with_its_file(text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared whole
        Knowledge.load(months="mine.txt")
    assert str(caught.value) == message
    with pytest.raises(ValueError, match=r"^months:\d+: "):
        Knowledge(months=text)


# ---- what was wrong


@pytest.mark.parametrize("text", ["Friday, ca. 1950s", "before Friday, May 1962", "Monday, 1962-05-XX"])
def test_a_weekday_beside_what_is_no_day_is_held_against_nothing(text: str) -> None:
    assert [code for code, *_ in problems(parse_date(text))] == []
    archivetext.parse(f"{text}\n\nThe ships lie in the harbor.\n", profile="body")
