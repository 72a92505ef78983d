"""The two seed documents: their full records, as a reader found them, and the main facts in plain words.

``tests/data/seed-*.json`` are records as :func:`archivetext.dumps` writes them with ``indent=1``.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import archivetext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext import Document
    from archivetext.records import Insertion

ROOT = Path(__file__).resolve().parent.parent
SEEDS = {"seed-000": "000_879da2690e501cdd.txt", "seed-001": "001_c98ae7534ea13973.txt"}


@cache
def seed(name: str) -> Document:
    path = ROOT / "seeds" / SEEDS[name]
    return archivetext.parse(path.read_bytes().decode("utf-8"), name=path.name)


def words(document: Document, span: tuple[int, int]) -> str:
    return document.source[slice(*span)]


# --- the full records


def differences(expected: Any, got: Any, source: str, path: str = "record") -> Iterator[str]:
    """One line for every difference, with the words that a span stands for. Records in a list are matched by their spans."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in expected.keys() | got.keys():
            yield from differences(expected.get(key, "no such key"), got.get(key, "no such key"), source, f"{path}.{key}")
    elif records(expected) and records(got):
        here, there = (
            {(tuple(r["span"]), sum(x["span"] == r["span"] for x in rows[:i])): r for i, r in enumerate(rows)} for rows in (expected, got)
        )
        for place in sorted(here.keys() | there.keys()):
            where = f"{path} at {place[0][0]}-{place[0][1]} {source[slice(*place[0])][:60]!r}"
            if place not in there:
                yield f"{where}: missing {here[place]}"
            elif place not in here:
                yield f"{where}: not expected {there[place]}"
            else:
                yield from differences(here[place], there[place], source, where)
    elif expected != got:
        yield f"{path}: expected {shown(expected, source)}, got {shown(got, source)}"


def records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) and "span" in item for item in value)


def shown(value: Any, source: str) -> str:
    match value:
        case [int(start), int(end)]:
            return f"{value} {source[start:end][:60]!r}"
    return repr(value)


@pytest.mark.parametrize("name", SEEDS)
def test_the_full_record(name: str) -> None:
    document = seed(name)
    expected = json.loads((ROOT / "tests" / "data" / f"{name}.json").read_text("utf-8"))
    found = list(differences(expected, json.loads(archivetext.dumps(document)), document.source))
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("name", SEEDS)
def test_the_expected_record_is_one_that_the_library_reads(name: str) -> None:
    text = (ROOT / "tests" / "data" / f"{name}.json").read_text("utf-8")
    assert archivetext.dumps(archivetext.loads(text), indent=1) + "\n" == text


def test_differences_are_told_apart() -> None:
    here = {"a": 1, "rows": [{"span": [0, 3], "kind": "x"}, {"span": [4, 7], "kind": "y"}]}
    there = {"a": 2, "rows": [{"span": [0, 3], "kind": "z"}, {"span": [8, 9], "kind": "y"}]}
    assert sorted(differences(here, there, "one two three")) == [
        "record.a: expected 1, got 2",
        "record.rows at 0-3 'one'.kind: expected 'x', got 'z'",
        "record.rows at 4-7 'two': missing {'span': [4, 7], 'kind': 'y'}",
        "record.rows at 8-9 't': not expected {'span': [8, 9], 'kind': 'y'}",
    ]
    assert list(differences(here, here, "one two three")) == []


# --- 000: a page of the new site


@pytest.fixture(scope="module")
def notes() -> Document:
    return seed("seed-000")


def kind_of_block(document: Document, text: str) -> str:
    """The kind of the block whose words start like this."""
    [found] = [block.kind for block in document.blocks if words(document, block.span).startswith(text)]
    return found


def insertion(document: Document, text: str) -> Insertion:
    """The insertion whose words start like this."""
    [found] = [i for i in document.insertions if i.text.startswith(text)]
    return found


def test_000_header(notes: Document) -> None:
    assert notes.profile == "wilson-web"
    assert notes.header.title is not None
    assert notes.header.title.text == "Untitled Notes on the Back of the 24 May 1962 Memorandum from the General Staff to Khrushchev"
    assert notes.header.date is not None
    assert notes.header.date.edtf == "1962-05-24"
    assert notes.header.date.time is None


def test_000_fields(notes: Document) -> None:
    fields = {field.key: field for field in notes.header.fields}
    assert list(fields) == ["summary", "source", "rights", "uploaded", "record_id"]
    assert fields["summary"].label is None
    assert (fields["summary"].text or "").startswith("Notes from meeting of the Presidium")
    assert fields["source"].text == "National Security Archive"
    assert (fields["rights"].text or "").endswith("at [email protected].")
    for key, label in (("uploaded", "Original Uploaded Date"), ("record_id", "Record ID")):
        assert fields[key].label == label
        assert fields[key].text is None
        assert fields[key].span.start == fields[key].span.end


def test_000_source_is_read_as_the_citation(notes: Document) -> None:
    assert notes.citation is not None
    [reference] = notes.citation.references
    assert reference.repository is not None
    assert reference.repository.name == "National Security Archive"
    assert reference.levels == ()


def test_000_body(notes: Document) -> None:
    body = words(notes, notes.body)
    assert body.startswith("The question of aid to Cuba")
    assert body.endswith("Party Secretaries present.]")


def test_000_datelines(notes: Document) -> None:
    dates = [(date.text, date.edtf, date.time, date.ambiguous) for date in notes.dates]
    assert dates == [
        ("25.5.62 11:00 AM", "1962-05-25", "11:00", False),
        ("10.6.62 11:00 AM", "1962-06-10", "11:00", False),  # 10 June, as 25.5.62 above it has the day first
    ]


def test_000_insertions(notes: Document) -> None:
    assert [i.kind for i in notes.insertions] == [
        "expansion",  # [Central Committee]
        "gap",  # [illegible]
        "uncertain",  # [Castro, or Cuba; ...]
        "gloss",  # [Marshal Sergei Biryuzov, ...]
        "gloss",  # [Colonel General Semyon P. Ivanov, ...]
        "note",  # [Translator's Note: R. Rashidov, ...]
        "supplied",  # [met with]
        "note",  # [Translator's Note: text partly missing ...]
        "description",  # [signed:]
        "description",  # [The sheet at this point bears ...]
        "description",  # [signature]
        "description",  # [A formal classification stamp ...]
        "description",  # [There then follows ...]
        "supplied",  # [Zakharov]
        "gloss",  # [all deputy ministers of Defense]
        "supplied",  # [on their mission]
        "gap",  # [Remainder of the notation ...]
        "note",  # [Translator's Note: An account ...]
    ]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [("Central Committee", "CC"), ("Marshal Sergei", "Biryuzov"), ("Colonel General", "Ivanov"), ("met with", None), ("illegible", None)],
)
def test_000_anchors(notes: Document, text: str, anchor: str | None) -> None:
    found = insertion(notes, text).anchor
    assert (found and found.text) == anchor
    if found:
        assert words(notes, found.span) == anchor


def test_000_authors(notes: Document) -> None:
    assert [i.author for i in notes.insertions if i.kind == "note"] == ["translator"] * 3
    assert {i.author for i in notes.insertions if i.kind != "note"} == {None}


def test_000_zakharov_stands_in_a_list_that_another_insertion_explains(notes: Document) -> None:
    name, office = insertion(notes, "Zakharov"), insertion(notes, "all deputy ministers")
    assert (name.kind, office.kind) == ("supplied", "gloss")
    assert (
        words(notes, (name.span.start, office.span.end)) == "[Zakharov], Yepishev, Biryuzov, and Chuikov [all deputy ministers of Defense]"
    )
    assert name.parent is None  # no bracket is around it
    assert office.parent is None


def test_000_web_artifact_is_no_insertion(notes: Document) -> None:
    assert "[email\u00a0protected]" in notes.source
    assert all("protected" not in i.text for i in notes.insertions)


def test_000_has_no_notes_and_no_turns(notes: Document) -> None:
    assert (notes.marks, notes.footnotes, notes.turns, notes.participants) == ((), (), (), ())


def test_000_diagnostics(notes: Document) -> None:
    found = [(d.code, words(notes, d.span)) for d in notes.diagnostics]
    assert ("AT401", "Many 24") in found  # "the original notes of the meeting on Many 24"
    assert not any(code == "AT402" for code, _ in found)  # the day stands first, as another date of the document tells
    assert [text for code, text in found if code == "AT103"] == ["Original Uploaded Date", "Record ID"]
    assert ("AT104", "National Security Archive") in found
    assert [d.severity for d in notes.diagnostics if d.code in ("AT401", "AT103")] == ["warning"] * 3
    assert len(found) == 5


def test_000_blocks(notes: Document) -> None:
    assert kind_of_block(notes, "Skip to content") == "furniture"
    assert kind_of_block(notes, "The Decision") == "heading"
    assert kind_of_block(notes, "1. The measures in\u00a0Anadyr") == "item"
    assert kind_of_block(notes, "25.5.62\u00a011:00 AM") == "dateline"
    assert kind_of_block(notes, "[signed:] S.P. Ivanov") == "signature"
    assert kind_of_block(notes, "Attested: Colonel General") == "signature"
    assert kind_of_block(notes, "Record ID") == "label"


# --- 001: a printed page, in Markdown


@pytest.fixture(scope="module")
def protocol() -> Document:
    return seed("seed-001")


def test_001_header(protocol: Document) -> None:
    assert protocol.profile == "wilson-print"
    assert protocol.header.title is not None
    assert protocol.header.title.text == "Central Committee of the Communist Party of the Soviet Union Presidium Protocol 32"
    assert "  \n" in words(protocol, protocol.header.title.span)  # it runs over two lines
    assert protocol.header.date is not None
    assert protocol.header.date.edtf == "1962-05-21"


def test_001_fields(protocol: Document) -> None:
    assert [(f.key, f.label) for f in protocol.header.fields] == [
        ("citation", "Citation"),
        ("summary", "Summary"),
        ("credits", "Credits"),
        ("original_language", "Original Language"),
        ("contents", "Contents"),
    ]
    for field in protocol.header.fields:
        assert field.label_span is not None
        assert words(protocol, field.label_span) == field.label
        assert " ".join(words(protocol, field.span).split()) == field.text


def test_001_reference(protocol: Document) -> None:
    assert protocol.citation is not None
    [reference] = protocol.citation.references
    assert reference.repository is not None
    assert (reference.repository.code, reference.repository.place, reference.repository.country) == ("RGANI", "Moscow", "RU")
    assert [(level.kind, level.label, level.value) for level in reference.levels] == [
        ("fond", "F.", "3"),
        ("opis", "Op.", "16"),
        ("delo", "D.", "947"),
        ("list", "Ll.", "15-16"),
    ]
    assert [words(protocol, level.span) for level in reference.levels] == ["F. 3", "Op. 16", "D. 947", "Ll. 15-16"]


def test_001_citation(protocol: Document) -> None:
    assert protocol.citation is not None
    assert protocol.header.title is not None
    assert protocol.citation.title == protocol.header.title.text
    assert protocol.citation.date is not None
    assert protocol.citation.date.edtf == "1962-05-21"
    assert protocol.citation.host == "Wilson Center Digital Archive"
    assert protocol.citation.url == "https://wilson-center-digital-archive.dvincitest.com/document/115065"
    assert protocol.citation.document_id == "115065"


def test_001_contributors(protocol: Document) -> None:
    assert protocol.citation is not None
    assert [(c.name, c.role, c.organization) for c in protocol.citation.contributors] == [
        ("Mark Kramer", "translator", None),
        ("Mark Kramer", "editor", None),
        ("Timothy Naftali", "assistant", None),
    ]
    assert {words(protocol, c.span) for c in protocol.citation.contributors} == {"Mark Kramer", "Timothy Naftali"}


def test_001_participants(protocol: Document) -> None:
    line = next(line for line in protocol.source.split("\n") if line.startswith("Present: "))
    names = [participant.name for participant in protocol.participants]
    assert names == line.removeprefix("Present: ").removesuffix(".").split(", ")
    assert len(names) == 18
    assert (names[0], names[-1]) == ("Brezhnev", "Biryuzov")
    assert all(words(protocol, p.span) == p.name and p.role is None for p in protocol.participants)


def test_001_insertions(protocol: Document) -> None:
    assert [(i.kind, i.text, i.anchor and i.anchor.text) for i in protocol.insertions] == [
        ("completion", "idel", "F"),
        ("supplied", "there", None),
        ("supplied", "at sites", None),
    ]


def test_001_marks_and_notes_are_joined_both_ways(protocol: Document) -> None:
    assert [(m.label, m.footnote) for m in protocol.marks] == [("1", 0), ("2", 1)]
    assert [(n.label, n.marks) for n in protocol.footnotes] == [("1", (0,)), ("2", (1,))]
    for index, mark in enumerate(protocol.marks):
        assert mark.footnote is not None
        note = protocol.footnotes[mark.footnote]
        assert index in note.marks
        assert note.label == mark.label
        assert words(protocol, mark.span) == f"[{mark.label}]"
        assert words(protocol, note.span).startswith(f"[{mark.label}] Translator's Note: ")
        assert note.author == "translator"
    assert protocol.footnotes[0].text.endswith("Box 108, Folder 2, Report 66, pp. 1-11.")
    assert protocol.footnotes[1].span.end == len(protocol.source)


def test_001_turn(protocol: Document) -> None:
    [turn] = protocol.turns
    assert turn.speaker.text == "Khrushchev"
    assert words(protocol, turn.span).startswith("Khrushchev\n\nCome to an agreement")
    assert words(protocol, turn.span).endswith("Compose a letter to Castro.")


def test_001_blocks(protocol: Document) -> None:
    labels = [words(protocol, block.span) for block in protocol.blocks if block.kind == "label"]
    assert labels == [f"**{label}:**\n" for label in ("Citation", "Summary", "Credits", "Original Language", "Contents")]
    assert kind_of_block(protocol, "**May 21, 1962**") == "date"
    assert kind_of_block(protocol, "Present: Brezhnev") == "participants"
    assert kind_of_block(protocol, "I. Cde. Khrushchev's") == "item"
    assert kind_of_block(protocol, "Approve the work of the delegation") == "paragraph"  # a decision, not a heading
    assert kind_of_block(protocol, "[1] Translator's Note") == "footnote"


def test_001_has_nothing_odd(protocol: Document) -> None:
    assert protocol.diagnostics == ()
