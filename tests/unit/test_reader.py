"""The one reader: the order of parts, labels in each form, what is lost, foreign text above, the tail, the body, and files of many documents."""

from __future__ import annotations

import pickle
import random
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import archivetext
from archivetext import Profile, ProfileError
from archivetext.body import notes, turns
from archivetext.formats.valid import problems
from archivetext.pages import pattern
from archivetext.pages.rising import rising
from archivetext.profiles import base

if TYPE_CHECKING:
    from pathlib import Path

BODY = "We came down to the yard before noon and found nobody there."


def read(text: str, page: str, **fields: object) -> archivetext.Document:
    return archivetext.parse(text, profile=Profile("mine", page=page, **fields))


def told(document: archivetext.Document) -> dict[str, str | None]:
    return {field.key: field.text for field in document.header.fields}


def codes(document: archivetext.Document) -> list[str]:
    return [one.code for one in document.diagnostics]


def body(document: archivetext.Document) -> str:
    return document.source[slice(*document.body)]


# --- the head


def test_parts_in_their_order() -> None:
    document = read(f"On Trade\n\nMay 4, 1962\n\nSECRET\n\n{BODY}", "title date classification? body")
    assert document.header.title is not None
    assert document.header.date is not None
    assert (document.header.title.text, document.header.date.edtf) == ("On Trade", "1962-05-04")
    assert told(document) == {"classification": "SECRET"}
    assert body(document) == BODY


def test_a_part_known_by_its_look_goes_before_a_title() -> None:
    document = read(f"May 4, 1962\n\nOn Trade\n\n{BODY}", "date? title body")
    assert document.header.title is not None
    assert document.header.title.text == "On Trade"


def test_a_title_of_two_lines_is_one_and_a_blank_line_ends_it() -> None:
    document = read(f"On the Trade\nof the Valley\n\n{BODY}", "title+ body")
    assert document.header.title is not None
    assert document.header.title.text == "On the Trade of the Valley"
    assert body(document) == BODY


def test_text_above_the_first_part_is_foreign() -> None:
    document = read(f"Share this page\n\nNo. 4\n\n{BODY}", "number body", lines={"number": "No. {number:int}"})
    assert "AT107" in codes(document)
    assert told(document) == {"number": "4"}
    assert body(document) == BODY


def test_a_line_that_nobody_can_read_between_two_parts() -> None:
    document = read(f"No. 4\n\n~ ~\n\nMay 4, 1962\n\n{BODY}", "number date body", lines={"number": "No. {number:int}"})
    assert "AT111" in codes(document)
    assert document.header.date is not None
    assert body(document) == BODY


def test_beyond_such_a_line_nothing_is_taken_that_may_be_missing() -> None:
    document = read(
        f"No. 4\n\n{BODY}\n\nAnn Tamm",
        "number clerk? seal body",
        lines={"number": "No. {number:int}", "clerk": "{clerk:name}", "seal": "(seal)"},
    )
    assert "clerk" not in told(document)
    assert "Ann Tamm" in body(document)


@pytest.mark.parametrize(("text", "code"), [(f"May 4, 1962\n\n{BODY}\n\n{BODY}", "AT112"), (f"No. 4\n\nOn Trade\n\n{BODY}", "AT106")])
def test_what_is_lost_is_told(text: str, code: str) -> None:
    assert code in codes(read(text, "number? title date seal body", lines={"number": "No. {number:int}", "seal": "(seal)"}))


def test_a_lost_title_is_told() -> None:
    assert "AT105" in codes(read("No. 4", "number title body", lines={"number": "No. {number:int}"}))


def test_what_stands_alone_is_the_document() -> None:
    document = read("The council met.", "title? body")
    assert document.header.title is None
    assert body(document) == "The council met."


# --- labels

LABELS = {"Shelf": "shelf", "Kept at": "keeper", "Day": "date", "Of": "of"}


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("labels", "Shelf: 4\nKept at: Orsha\n\n"),
        ("labels", "**Shelf:** 4\n**Kept at:** Orsha\n\n"),
        ("labels", "shelf : 4\nKEPT AT: Orsha\n\n"),
        ("labels", "Shelf: 4    Kept at: Orsha\n\n"),
        ("labels", "• Shelf: 4\n• Kept at: Orsha\n\n"),
        ("labels", "Shelf:\n4\nKept at:\nOrsha\n\n"),
        ("labels/line", "Shelf\n4\nKept at\nOrsha\n\n"),
        ("labels/line", "Shelf:\n4\n\nKept at:\nOrsha\n\n"),
        ("labels/bare", "Shelf 4\n\nKept at Orsha\n\n"),
        ("labels/bare", "Shelf . . . 4\nKept at … Orsha\n\n"),
        ("labels/|", "Shelf | 4\nKept at|Orsha\n\n"),
        ("labels/=", "Shelf = 4\nKept at = Orsha\n\n"),
        ("labels/yaml", '---\nshelf: "4"\nKept at: Orsha\nother: x\n---\n\n'),
    ],
)
def test_forms_of_labels(form: str, text: str) -> None:
    document = read(text + BODY, f"{form} body", labels=LABELS)
    assert {key: value for key, value in told(document).items() if key != "other"} == {"shelf": "4", "keeper": "Orsha"} or form == ""
    assert body(document) == BODY


def test_a_level_among_the_labels_is_one_of_a_reference() -> None:
    document = read(f"Box: 4\nFolder: 12\n\n{BODY}", "labels body", labels={"Box": "box", "Folder": "folder"}, repository="RGANI")
    assert document.citation is not None
    [reference] = document.citation.references
    assert reference.repository is not None
    assert [(level.kind, level.value) for level in reference.levels] == [("box", "4"), ("folder", "12")]
    assert reference.repository.code == "RGANI"


@pytest.mark.parametrize("value", ["", "n/a", "—", "None"])
def test_a_label_that_lost_its_value(value: str) -> None:
    document = read(f"Shelf: {value}\nKept at: Orsha\n\n{BODY}", "labels body", labels=LABELS)
    assert told(document) == {"shelf": None, "keeper": "Orsha"}


def test_a_weak_label_alone_starts_nothing() -> None:
    text = f"Of: course we came.\n\n{BODY}"
    assert body(read(text, "labels? body", labels=LABELS, weak=["Of"])) == text
    assert told(read(text, "labels? body", labels=LABELS)) == {"of": "course we came."}


# --- the tail


def test_the_tail_is_read_from_the_end() -> None:
    document = read(f"{BODY}\n\nA. Tamm\n\nRGANI, F. 3, Op. 16, D. 947", "body signature? reference")
    assert document.citation is not None
    assert [level.value for level in document.citation.references[0].levels] == ["3", "16", "947"]
    assert body(document).endswith("A. Tamm")


def test_labels_below_the_body() -> None:
    document = read(f"On Trade\n\n{BODY}\n\nShelf\n4\nKept at\nOrsha\n", "title body labels/line", labels=LABELS)
    assert told(document) == {"shelf": "4", "keeper": "Orsha"}
    assert body(document) == BODY


def test_furniture_says_what_it_has_once_and_stands_in_no_part() -> None:
    text = f"Papers, reel 7\n\nOn Trade\n\n(1)\n\n{BODY}\n\nPapers, reel 8\n\n(2)\n"
    document = read(text, "title body", furniture="Papers, reel {roll:int}", pages="({page:int})")
    assert told(document) == {"roll": "7"}
    assert body(document) == BODY
    assert [document.source[slice(*b.span)].strip() for b in document.blocks if b.kind == "furniture"] == [
        "Papers, reel 7",
        "(1)",
        "Papers, reel 8",
        "(2)",
    ]


def test_a_line_that_was_run_into_another() -> None:
    document = read(f"On Trade No. 4 {BODY}", "title number body", lines={"number": "No. {number:int} {}"}, breaks=["No. {:int}"])
    assert document.header.title is not None
    assert document.header.title.text == "On Trade"


# --- files of many documents

BOOK = Profile("book", page="number title date body", lines={"number": "No. {number:int}"}, split="No. {number:int}")


def volume(*numbers: int) -> str:
    return "".join(f"No. {number}\n\nOn Matter {number}\n\nMay {number}, 1962\n\n{BODY}\n\n" for number in numbers)


def numbers(text: str) -> list[str | None]:
    parts = archivetext.split(text, profile=BOOK, name="book")
    assert "".join(part.source for part in parts) == text
    assert [part.offset for part in parts] == [sum(one.length for one in parts[:at]) for at in range(len(parts))]
    return [told(part).get("number") for part in parts]


def test_numbers_go_up() -> None:
    assert numbers(volume(1, 2, 3)) == ["1", "2", "3"]
    assert numbers(volume(1, 2).replace(BODY, f"{BODY}\n\nNo. 88\n\nof the yard.", 1)) == ["1", "2"]
    assert numbers(volume(1, 2).replace(BODY, f"{BODY}\n\nNo. 1\n\nof the yard.")) == ["1", "2"]
    assert rising([5, 1, 2, 2, 3]) == [1, 2, 4]
    assert rising([]) == []


def test_front_matter_is_a_document_of_its_own() -> None:
    front = "On the papers of the board.\n\n" + f"{BODY}\n\n" * 6
    parts = archivetext.split(front + volume(1, 2), profile=BOOK, name="book")
    assert [part.name for part in parts] == ["book#0", "book#1", "book#2"]
    assert parts[0].header == archivetext.Header()


def test_a_line_or_two_before_the_first_document_go_with_it() -> None:
    parts = archivetext.split("The Papers\n\n" + volume(1, 2), profile=BOOK)
    assert [part.offset for part in parts] == [0, parts[0].length]


def test_one_document_is_one() -> None:
    [part] = archivetext.split(volume(4), profile=BOOK, name="one")
    assert (part.name, part.offset) == ("one", 0)
    [part] = archivetext.split("", profile=BOOK)
    assert part.source == ""


@pytest.mark.parametrize(
    "dress", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text, lambda text: text.replace("On", "O\u200bn")]
)
def test_a_file_in_another_dress_is_cut_alike(dress) -> None:
    assert numbers(dress(volume(1, 2, 3))) == ["1", "2", "3"]


def test_what_a_file_of_many_tells_of_the_whole_its_documents_do_not() -> None:
    text = volume(1, 2, 9).replace(BODY, f"{BODY}\n\nNo. 5\n\nof the yard.", 1)  # higher than its own document's, and no opening: 2 follows
    assert "AT115" in codes(archivetext.parse(text, profile=BOOK))
    parts = archivetext.split(text, profile=BOOK)
    assert [told(part)["number"] for part in parts] == ["1", "2", "9"]
    assert not any("AT115" in codes(part) for part in parts)


def test_a_file_of_one_document_tells_what_other_families_it_could_be_of() -> None:
    families = [evolve(BOOK, name=name, signs=["No. {:int}"]) for name in ("book", "journal")]
    text = volume(4)
    [part] = archivetext.split(text, profiles=families)
    assert "AT113" in codes(part)
    assert part == archivetext.parse(text, profiles=families)


# --- patterns that nobody can wait for

SLOW = "re:(?:a|aa)+{}b"
LINE = "a" * 390 + "!"
"""What such a pattern parts in more ways than can be tried."""


@pytest.mark.parametrize(
    "fields",
    [
        {"furniture": SLOW.format("f")},
        {"page": "number title body", "lines": {"number": SLOW.format("l")}},
        {"breaks": SLOW.format("k")},
        {"split": SLOW.format("s")},
        {"page": "body signature", "lines": {"signature": SLOW.format("g")}},
        {"within": {"body": SLOW.format("w")}},
    ],
    ids=" ".join,
)
def test_a_pattern_that_takes_too_long_is_told_and_the_text_is_read_without_it(
    monkeypatch: pytest.MonkeyPatch, fields: dict[str, object]
) -> None:
    monkeypatch.setattr(pattern, "PATIENCE", 0.05)
    text = f"{LINE}\n\n{BODY}\n\n{LINE[:100]}"
    profile = Profile("mine", **fields)
    document = archivetext.parse(text, profile=profile)
    [told] = [one.message for one in document.diagnostics if one.code == "AT116"]
    assert "'re:(?:a|aa)+" in told
    assert document.profile == "mine"
    assert list(problems(document)) == []
    assert body(document).endswith(LINE[:100])
    assert archivetext.split(text, profile=profile) == (document,)


def test_no_profile_turns_the_random_numbers_of_the_program_that_parses() -> None:
    text = f"No. 1 of 7\n\nOn Trade\n\n{BODY}\n\nKeeper: Ann"
    state = random.getstate()
    for number in range(600):  # more than the 500 that regex keeps, and then throws out some of at random
        mine = Profile(
            f"mine{number}",
            page="number title body labels",
            lines={"number": f"re:No. (?P<n{number}>\\d) of \\d+"},
            labels={f"Keeper{number}": "keeper"},
        )
        document = archivetext.parse(text, profile=mine)
        assert told(document) == {f"n{number}": "1"}
    assert random.getstate() == state


def test_a_sign_that_takes_too_long_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "PATIENCE", 0.05)
    mine = Profile("mine", signs=SLOW.format("n"))
    assert archivetext.parse(f"{LINE}\n\n{BODY}", profiles=[mine]).profile == "body"


# --- profiles


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"page": "title"}, "page: 'title' has 'body' 0 times"),
        ({"page": "body body"}, "page: 'body body' has 'body' 2 times"),
        ({"page": "title! body"}, "page: 'title!' is no part"),
        ({"page": "title?* body"}, r"page: 'title\?\*' is no part"),
        ({"page": "seal body"}, "page: 'seal' is unknown; say under lines"),
        ({"page": "seal=wax body"}, "page: 'seal' names the look 'wax', which there is not"),
        ({"page": "labels body"}, "page: it has labels, and the profile names none"),
        ({"lines": {"seal": "x"}}, "lines: 'seal' is no part of the page 'body'"),
        ({"page": "seal body", "lines": {"seal": "{a:wax}"}}, r"lines.seal: '\{a:wax\}' names the look 'wax'"),
        ({"looks": {"date": "x"}}, "looks: 'date' is a look of the library"),
        ({"looks": {"wax": "(x"}}, "looks: .* is no regular expression"),
        ({"labels": {"Shelf": "shelf"}}, "labels: the page 'body' has no part 'labels'"),
        ({"page": "labels body", "labels": {"Shelf": "a shelf"}}, "labels: 'Shelf' = 'a shelf' is no label with its key"),
        ({"page": "labels body", "labels": {"Shelf": "shelf"}, "weak": "Of"}, "weak: 'Of' is no label of this profile"),
        ({"values": {"shelf": "{shelf}"}}, "values: no label has the key 'shelf'"),
        ({"furniture": "{a"}, "furniture: '{a' has a brace without its partner"),
        ({"pages": "re:("}, "pages: .* is no regular expression"),
        ({"signs": [["{:wax}"]]}, "signs: .* names the look 'wax'"),
        ({"within": {"title": "{a} {a}"}}, "within.title: .* has the key 'a' twice"),
        ({"split": ""}, "split: '' says nothing"),
        ({"breaks": "{}NEXT"}, "breaks: '{}NEXT' is met anywhere"),
        ({"breaks": "re:x*"}, r"breaks: 're:x\*' is met anywhere"),
        ({"notes": ["<1>"]}, r"notes: '<1>' is no form of notes; there are: \[1\], "),
        ({"turns": "name"}, "turns: 'name' is no form of turns; there are: Name:, "),
        ({"unit": "page"}, "unit: 'page' is neither 'line' nor 'paragraph'"),
    ],
)
def test_what_is_wrong_is_told_with_its_field(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ProfileError, match=f"profile 'mine': {message}"):
        Profile("mine", **fields)


def test_the_forms_are_those_that_are_read() -> None:
    assert notes.LOOKS == base.NOTES
    assert tuple(turns.LOOKS) == base.TURNS


def test_a_name_is_one_word() -> None:
    for name in ("", "two words", 7):
        with pytest.raises(ProfileError, match=r"name: .* is no name"):
            Profile(name)  # type: ignore[arg-type]


def test_a_profile_is_a_value() -> None:
    assert pickle.loads(pickle.dumps(BOOK)) == BOOK  # noqa: S301
    assert hash(BOOK) == hash(evolve(BOOK))
    assert evolve(BOOK, title="Volume") != BOOK
    assert len({BOOK, evolve(BOOK), evolve(BOOK, century=1800)}) == 2
    with pytest.raises(TypeError, match="a profile does not change"):
        BOOK.lines["number"] = ()  # type: ignore[index]
    assert not hasattr(BOOK.labels, "update")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("name = ", "no TOML"),
        ("title = 'x'", "a profile has a name"),
        ("name = 'x'\nshape = 'y'", "'shape' is no field of a profile; there are: addresses"),
        ("name = 7", "name: 7 is not what stands there"),
        ("name = 'x'\nday_first = 1", "day_first: 1 is not"),
        ("name = 'x'\ncentury = true", "century: True is not"),
        ("name = 'x'\nlabels = ['a']", "labels: .* is not"),
        ("name = 'x'\npage = ['body']", "page: .* is not"),
        ("name = 'x'\nfurniture = 3", "furniture: 3 is not"),
        ("name = 'x'\nfurniture = [3]", "furniture: 3 is no text"),
        ("name = 'x'\nsigns = [[3]]", "signs: 3 is no text"),
        ("name = 'x'\npage = 'p body'\n[lines]\np = [3]", "lines.p: 3 is no text"),
        ("name = 'x'\npage = 'p body'\n[lines]\np = 3", "lines.p: 3 is no text"),
        ("name = 'x'\npage = 'labels body'\n[labels]\nA = 3", "labels.A: 3 is no text"),
        ("name = 'x'\n[looks]\nwax = 3", "looks.wax: 3 is no text"),
        ("name = 'x'\nsigns = [3]", "signs: 3 is no text"),
        ("name = 'x'\nweak = [3]", "weak: 3 is no text"),
        ("name = 'x'\nnotes = [3]", "notes: 3 is no text"),
        ("name = 'x'\n[knowledge]\nwax = 'x'", "knowledge: 'wax' is none of"),
        ("name = 'x'\npage = 'title'", "page: 'title' has 'body' 0 times"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, toml: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(ProfileError, match=rf"mine\.toml.*{message}"):
        Profile.load(path)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes("name = 'é'".encode("latin-1"))
    with pytest.raises(ProfileError, match="the file is not in UTF-8"):
        Profile.load(path)


def test_a_file_is_a_profile(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "mine"\npage = "number title body"\nsplit = "No. {number:int}"\n[lines]\nnumber = "No. {number:int}"\n',
        encoding="utf-8-sig",
    )
    assert Profile.load(path) == Profile("mine", page="number title body", lines={"number": "No. {number:int}"}, split="No. {number:int}")
    assert archivetext.parse(volume(4), profile=str(path)).profile == "mine"


# --- the end of the body

CLOSED = {
    "within": {"signature": ("{:leave}, {from:signer}",)},
    "looks": {"leave": "(?:Yours truly|Sincerely)", "signer": r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+"},
}


@pytest.mark.parametrize(
    "end", ["Yours truly,\nAnna Orlen", "Sincerely,\n\n\nAnna Orlen\nWarden\n\nTwo enclosures", "*Yours truly,*\n\nAnna Orlen"]
)
def test_what_is_looked_for_above_a_signature(end: str) -> None:
    assert told(read(f"On Trade\n\n{BODY}\n\n{end}\n", "title body signature?", **CLOSED)) == {"from": "Anna Orlen"}


@pytest.mark.parametrize(
    "end", ["Anna Orlen", "Yours truly,", "Yours truly,\nthe clerk\nAnna Orlen", "Yours truly,\nAnna Orlen\n" + "\nlast" * 12]
)
def test_nothing_is_found_where_no_leave_is_taken_above_it(end: str) -> None:
    assert told(read(f"On Trade\n\n{BODY}\n\n{end}\n", "title body signature?", **CLOSED)) == {}


def test_a_signature_that_was_run_into_the_text() -> None:
    text = f"On Trade\n\n{BODY} Your servant.  Anna Orlen, Warden  MS (DNA). By a clerk. 1 Lost.\n"
    document = read(
        text,
        "title body signature? copy? after*",
        lines={"copy": ("MS ({repository}). {}",)},
        breaks=(r"re:(?<=servant\.  )\p{Lu}", r"re:(?<=  )MS", r"re:(?<=\. )1 "),
    )
    kinds = [(block.kind, text[slice(*block.span)].strip()) for block in document.blocks if block.kind in ("signature", "field")]
    assert kinds == [("signature", "Anna Orlen, Warden"), ("field", "MS (DNA). By a clerk.")]
    assert list(problems(document)) == []


def test_a_date_without_a_value_gives_way() -> None:
    document = read(f"May 4\n\nOn Trade\n\n6 May 1962\n\n{BODY}", "day? title date body", lines={"day": ("{date:date}",)})
    assert document.header.date is not None
    assert document.header.date.edtf == "1962-05-06"


def test_the_number_of_a_telegram_and_an_item_of_a_list() -> None:
    within = {"body": ("{number:int}. {}",)}
    assert told(read(f"On Trade\n\n204. {BODY}\n\n1. It is.\n\n2. It was.", "title body", within=within)) == {"number": "204"}
    assert told(read(f"On Trade\n\n1. {BODY}\n\n2. It was.", "title body", within=within)) == {}
