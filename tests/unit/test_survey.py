"""The first look at unknown dumps: what each line was taken for, what comes again, and a profile to start from."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import archivetext
from archivetext.cli import main
from archivetext.profiles import BODY, PROFILES, Profile
from archivetext.survey import look_at, rows_of, start_from, toml_of, tried
from archivetext.survey.trial import credit

THINGS = ("Trade", "Grain", "the Fleet", "Rope", "Salt")
LUM = Path(__file__).parents[2] / "docs" / "how-to" / "lum"


def pages(form: str) -> list[tuple[str, str]]:
    """Five texts of one family."""
    return [(f"{number}.txt", form.format(thing, number, number * 7, "abc"[number % 3])) for number, thing in enumerate(THINGS, 3)]


BODY_TEXT = (
    "The council of the town met on {0} and was not of one mind, as the clerk {3} says.\n\nIt met again [in private] on the next day.\n"
)
COLON = "Royal Acts of Kravonia\n\nOn {0}\n\nShelf: Box {1}, Folder {2}\nDay: {1} May 1962\nHand: the clerk {3}\n\n" + BODY_TEXT
BELOW = (
    "Royal Acts of Kravonia\n{1} May 1962\n\nOn {0}\n\n"
    + BODY_TEXT
    + "\nRecord number\n{2}\nScribe\nthe clerk {3}\nMaterial\n{0} and {1} more\n"
)
BARE = "OFFICE OF {2} SEALS\n\nREGION {0} Land\n\nMATTER On {0} and others\n\nSENT {1} May 1962\n\n" + BODY_TEXT
FENCED = "---\ntitle: On {0}\ndate: 1962-05-0{1}\nclerk: {3}\n---\n\n" + BODY_TEXT
NUMBERED = "Letter No. {2}\n\nOn {0}\n\nLum, {1} May 1962\n\n" + BODY_TEXT


def start(texts: list[tuple[str, str]]) -> Profile:
    return start_from(texts, look_at(texts))


@pytest.mark.parametrize(
    ("form", "title", "keys", "furniture"),
    [
        (COLON, "On {}", {"reference", "hand"}, "Royal Acts of Kravonia"),
        (BELOW, "On {}", {"scribe", "material"}, "Royal Acts of Kravonia"),
        (BARE, None, {"region"}, None),
        (FENCED, "On {}", {"clerk"}, None),
        (NUMBERED, "On {}", {"number"}, None),
    ],
    ids=["colon", "below", "bare", "fenced", "numbered"],
)
def test_a_start_reads_what_it_was_made_from(form: str, title: str | None, keys: set[str], furniture: str | None) -> None:
    texts = pages(form)
    profile = start(texts)
    assert furniture is None or furniture in profile.furniture
    for (_, text), thing in zip(texts, THINGS, strict=True):
        document = archivetext.parse(text, profile=profile)
        assert document.header.date is not None
        assert document.header.date.edtf.startswith("1962-05-0")
        assert title is None or document.header.title.text == title.format(thing)
        assert keys <= {entry.key for entry in document.header.fields if entry.text}
        assert document.source[slice(*document.body)].startswith("The council")
        assert credit(document) > credit(archivetext.parse(text, profile=BODY))
    assert archivetext.parse(texts[0][1], profiles=[profile]).profile == profile.name


def test_a_start_loads(tmp_path: Path) -> None:
    for form in (COLON, BELOW, BARE, FENCED, NUMBERED):
        profile = start(pages(form))
        path = tmp_path / "mine.toml"
        path.write_text(toml_of(profile, {"": "a remark\nof two lines", "labels": "another"}), encoding="utf-8")
        assert Profile.load(path) == profile


@pytest.mark.parametrize("profile", [one for one in PROFILES if type(one) is Profile], ids=lambda one: one.name)
def test_every_profile_can_be_written(tmp_path: Path, profile: Profile) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(toml_of(profile), encoding="utf-8")
    assert Profile.load(path) == profile


def test_letters_without_any_page_are_left_as_they_are() -> None:
    texts = [
        (str(number), f"Dear Count {thing},\n\nthe ships are ready. {BODY_TEXT.format(thing, 1, 2, 'a')}")
        for number, thing in enumerate(THINGS)
    ]
    assert start(texts).page == "body"
    assert start([("one", "Words.")]).page == "body"


def test_a_file_of_many_documents_is_split() -> None:
    volume = "".join(
        f"No. {number}\n\nOn {thing}\n\n{number} May 1962\n\n" + BODY_TEXT.format(thing, 1, 2, "a") + "\n"
        for number, thing in enumerate(THINGS, 1)
    )
    profile = start([("volume", volume)])
    assert profile.split == ("No. {number:int}",)
    assert [document.header.title.text for document in archivetext.split(volume, profile=profile)] == [f"On {thing}" for thing in THINGS]


def test_page_numbers_are_furniture_and_speakers_no_labels() -> None:
    talk = "".join(f"Orlov: We met on {thing}.\n\nTamm: So it is.\n\nSheet {number} of 5\n\n" for number, thing in enumerate(THINGS, 1))
    look = look_at([("one", talk), ("two", talk.replace("met", "spoke")), ("three", talk.replace("met", "sat"))])
    assert ("Sheet {page:int} of 5", True) in [(line.pattern, line.sure) for line in look.repeated]
    assert look.labels == ()


def test_rows_tell_kind_key_and_value() -> None:
    text = COLON.format("Trade", 3, 21, "a")
    mine = Profile(
        "mine", page="title labels body", labels={"Shelf": "reference", "Day": "date", "Hand": "hand"}, furniture="Royal Acts {}"
    )
    told = {row.line: (row.kind, row.value) for row in rows_of(archivetext.parse(text, profile=mine))}
    assert told[1] == ("furniture", "Royal Acts of Kravonia")
    assert told[3] == ("title", "On Trade")
    assert told[6] == ("date", "3 May 1962")
    assert told[7] == ("field", "the clerk a")
    assert set(told) == {number for number, line in enumerate(text.splitlines(), 1) if line}


def test_a_trial_tells_what_was_missed() -> None:
    mine = Profile("mine", page="date title labels body", labels={"Shelf": "reference"}, signs="Shelf: {}")
    (one,) = tried("On Trade\n\nShelf: RGANI, F. 3, Op. 2\n\nWords.\n", mine, "a")
    assert (one.known, one.references, one.missed.get("AT106")) == (True, 1, 1)
    (one,) = tried("Words.", mine, "b")
    assert one.known is False
    (one,) = tried((Path(__file__).parents[2] / "seeds/001_c98ae7534ea13973.txt").read_text("utf-8"), BODY, "c")
    assert (one.known, one.other) == (None, "wilson-print")


@settings(max_examples=60, deadline=None)
@given(some.lists(some.text(some.sampled_from("Ab: |=\n\r{}\\\"'0123[]~…é\t#*-"), max_size=300), min_size=1, max_size=4))
def test_any_text_can_be_looked_at(texts: list[str]) -> None:
    named = [(str(number), text) for number, text in enumerate(texts)]
    profile = start(named)
    least = sum(credit(document) for text in texts for document in archivetext.split(text, profile=BODY))
    assert sum(credit(document) for text in texts for document in archivetext.split(text, profile=profile)) >= least
    import tomllib

    said = tomllib.loads(toml_of(profile))
    assert said["page"] == profile.page
    for text in texts:
        list(rows_of(archivetext.parse(text, profile=profile)))


def test_a_look_takes_time_as_the_texts_are_long() -> None:
    def seconds(times: int) -> float:
        texts = pages((COLON + "Word: " * 50 + "\n" + BODY_TEXT * 20) * times)
        begun = time.process_time()
        look_at(texts)
        return time.process_time() - begun

    seconds(1)
    assert min(seconds(8) for _ in range(3)) < 4 * min(seconds(4) for _ in range(3))


# --- the command


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    try:
        status = main([str(word) for word in words])
    except SystemExit as end:
        status = int(end.code or 0)
    return (status, *capsys.readouterr())


def test_the_command_prints_a_profile_and_tells_the_rest(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, err = run(capsys, "profile", LUM, "--name", "lum")
    path = tmp_path / "lum.toml"
    path.write_text(out, encoding="utf-8")
    assert (status, Profile.load(path).name) == (0, "lum")
    assert re.search(r"^ +3  title +title +~ On the repair", err, re.MULTILINE)
    assert "... 1 more text: --all shows every line of each" in err
    assert "in the profile  PORT OF LUM" in err
    assert run(capsys, "profile", LUM, "-q", "--name", "lum") == (0, out, "")
    other = tmp_path / "other.toml"
    assert run(capsys, "profile", LUM, "-o", other, "--name", "lum") == (0, err, "")
    assert other.read_text(encoding="utf-8") == out


def test_with_a_profile_the_command_shows_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "profile", LUM / "114.txt", "--profile", "letter")
    assert (status, err) == (0, "")
    assert "letter, as it was told" in out
    assert "page = " not in out


def test_colours_are_for_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\033" not in run(capsys, "profile", LUM)[2]

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for colour in (True, False):
        screen = Terminal()
        monkeypatch.setattr("sys.stderr", screen)
        monkeypatch.delenv("NO_COLOR", raising=False)
        if not colour:
            monkeypatch.setenv("NO_COLOR", "1")
        main(["profile", str(LUM)])
        assert ("\033[" in screen.getvalue()) is colour


def test_a_table_of_what_a_profile_gets(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "lum.toml"
    run(capsys, "profile", LUM, "-o", path)
    status, out, err = run(capsys, "profile", "try", path, LUM)
    lines = out.splitlines()
    assert status == 0
    assert lines[0].split() == ["text", "known", "title", "date", "references", "fields", "missed"]
    assert len(lines) == 4
    assert "1962-05-09" in lines[2]
    assert err == "3 texts: 3 known by their signs, 3 with a title, 3 with a date, 3 with a reference\n"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["try", "nowhere.toml", LUM], 2, "profile try: nowhere.toml: No such file"),
        (["try", "nobody", LUM], 2, "no profile is named 'nobody'"),
        (["try", "frus"], 2, "name a profile"),
        (["nowhere"], 1, "no text could be read"),
        ([LUM, "nowhere"], 1, "nowhere: No such file"),
        ([LUM, "-o", "no/such/folder/x.toml"], 2, "cannot write to"),
        ([LUM, "--encoding", "runes"], 2, "no encoding"),
    ],
)
def test_wrong_words_are_told(capsys: pytest.CaptureFixture[str], words: list[object], status: int, said: str) -> None:
    ended = run(capsys, "profile", *words)
    assert ended[0] == status
    assert said in ended[2]


def test_lines_of_a_file_of_many_are_those_of_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("No. 1\nOn Trade\n\nWords.\n\nNo. 2\nOn Grain\n\nWords.\n", encoding="utf-8")
    (tmp_path / "two.toml").write_text(
        'name = "two"\npage = "number title body"\nsplit = "No. {number:int}"\n[lines]\nnumber = "No. {number:int}"\n', encoding="utf-8"
    )
    out = run(capsys, "profile", path, "--profile", tmp_path / "two.toml")[1]
    assert re.search(r"^ +7  title +title +On Grain$", out, re.MULTILINE)
    assert "; 2 documents" in out
    table = run(capsys, "profile", "try", tmp_path / "two.toml", path)
    assert len(table[1].splitlines()) == 3
    assert table[2].startswith("1 text, 2 documents: it has no signs, 2 with a title")
