"""What a file beside a text, and front matter above it, say: for what the page does not say, and marked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

import archivetext
from archivetext.cli import main
from archivetext.sidecars.front import above

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The ships are ready, and so is the grain.\n\nCount Orlov [of the fleet] has seen both.\n"
SAID = {
    "document_url": "https://papers.kravonia.example/item/77",
    "page_number": 3,
    "dc:title": "On Ships and Grain",
    "original_publication_date": "May 4, 1962",
    "associated_places": '["Kravonia", "Lumia"]',
    "persons": [{"name": "Orlov, Count"}, {"name": "Tamm, Ann"}],
    "summary": "A clerk reports\n on trade.",
    "fileNumber": 12,
    "scraped_at": "2025-10-07T12:41:46.203264",
    "text": BODY,
    "empty": None,
}
PAGE = "On Trade\n\n5 May 1962\n\nSummary: Of trade.\n\n" + BODY
PAGES = archivetext.Profile("pages", page="title date labels body", labels={"Summary": "summary"})


def write(folder: Path, text: str = BODY, said: object = SAID, ending: str = ".meta.json") -> Path:
    path = folder / "letter.txt"
    path.write_text(text, encoding="utf-8")
    (folder / f"letter{ending}").write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    return path


def holds(document: archivetext.Document) -> None:
    """The record keeps to what every record keeps to."""
    text = archivetext.dumps(document)
    Draft202012Validator(archivetext.json_schema()).validate(json.loads(text))
    assert archivetext.loads(text, source=document.source) == document
    assert "".join(document.source[slice(*block.span)] for block in document.blocks) == document.source


@pytest.mark.parametrize("ending", [".meta.json", ".json", ".metadata.json", ".txt.json", ".txt.meta.json"])
def test_a_sidecar_fills_what_the_text_lacks(tmp_path: Path, ending: str) -> None:
    document = archivetext.read(write(tmp_path, ending=ending))
    header = document.header
    assert header.title == archivetext.Text("On Ships and Grain", archivetext.Span(0, 0))
    assert (header.date.edtf, header.date.span, header.title_origin, header.date_origin) == ("1962-05-04", (0, 0), "sidecar", "sidecar")
    assert {entry.key: entry.text for entry in header.fields} == {
        "url": "https://papers.kravonia.example/item/77",
        "places": "Kravonia; Lumia",
        "people": "Orlov, Count; Tamm, Ann",
        "summary": "A clerk reports on trade.",
        "file_number": "12",
    }
    assert {(entry.origin, entry.span, entry.label_span) for entry in header.fields} == {("sidecar", (0, 0), None)}
    assert header.fields[1].label == "associated_places"
    holds(document)


def test_what_the_text_says_itself_counts(tmp_path: Path) -> None:
    path = write(tmp_path, PAGE)
    document = archivetext.read(path, profile=PAGES)
    assert (document.header.title.text, document.header.date.edtf) == ("On Trade", "1962-05-05")
    assert (document.header.title_origin, document.header.date_origin) == (None, None)
    assert [(e.text, e.origin) for e in document.header.fields if e.key == "summary"] == [("Of trade.", None)]
    assert [e.text for e in document.header.fields if e.origin == "sidecar" and e.key == "places"] == ["Kravonia; Lumia"]
    holds(document)


def test_without_sidecars_the_text_alone_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path)
    bare = archivetext.parse(BODY, name=str(path))
    assert archivetext.read(path, sidecars=False) == bare
    assert list(archivetext.read_many(path, sidecars=False)) == [(str(path), bare)]
    assert next(archivetext.read_many(path))[1].header.title is not None
    assert main(["parse", str(path), "--no-sidecars"]) == 0
    assert json.loads(capsys.readouterr().out)["header"]["title"] is None
    assert main(["parse", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["header"]["title_origin"] == "sidecar"


def test_the_quick_look_has_the_same_header(tmp_path: Path) -> None:
    path = write(tmp_path, "---\nauthor: Ann Tamm\n---\n" + BODY)
    ((_, page),) = archivetext.read_headers(path)
    document = archivetext.read(path)
    assert page.header == document.header
    assert page.body == document.body
    assert archivetext.read_headers(path, sidecars=False).__next__()[1].header.title is None


def test_a_record_of_this_library_is_no_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path, said=archivetext.dumps(archivetext.parse(PAGE, profile=PAGES)), ending=".json")
    assert archivetext.read(path).header == archivetext.Header()


@pytest.mark.parametrize(
    "said", ["{", "[1, 2]", "3", '"word"', "[]", "{}", '{"text": "words"}', "[" * 100_000, b"\xff\xfe{".decode("latin-1")]
)
def test_a_broken_sidecar_costs_no_text(tmp_path: Path, said: str) -> None:
    path = write(tmp_path, said=said)
    document = archivetext.read(path)
    assert document.header == archivetext.Header()
    told = [odd for odd in document.diagnostics if odd.code == "AT601"]
    assert bool(told) == ((said[0] in "{[" and said not in ("{}", "[]", "[1, 2]", '{"text": "words"}')) or said[0] == "ÿ")
    assert all("letter.meta.json" in odd.message for odd in told)
    holds(document)


def test_any_other_json_beside_a_text_is_no_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path, said={"about": "a test", "format": "body", "title": "x", "count": 3}, ending=".json")
    assert archivetext.read(path).header == archivetext.Header()


def test_yaml_beside_a_text(tmp_path: Path) -> None:
    said = "title: 'On Grain'\ndate: 1962-05-04\nkeywords:\n  - trade\n  - grain\n# a remark\nabstract: >\n  A clerk\n  reports.\n"
    header = archivetext.read(write(tmp_path, said=said, ending=".yaml")).header
    assert (header.title.text, header.date.edtf) == ("On Grain", "1962-05-04")
    assert [(entry.key, entry.text) for entry in header.fields] == [("subjects", "trade; grain"), ("summary", "A clerk reports.")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_above_a_text(tmp_path: Path, end: str, mark: str) -> None:
    text = mark + f'---\ntitle: "On Grain"\ndate: 4 May 1962\ntags: [trade, "grain"]\nlayout: post\n---\n\n{BODY}'.replace("\n", end)
    path = tmp_path / "post.md"
    path.write_bytes(text.encode())
    document = archivetext.read(path)
    header = document.header
    assert (header.title.text, header.title_origin) == ("On Grain", "front-matter")
    assert document.source[slice(*header.title.span)] == "On Grain"
    assert (header.date.edtf, document.source[slice(*header.date.span)]) == ("1962-05-04", "4 May 1962")
    (tags,) = header.fields
    assert (tags.key, tags.text, document.source[slice(*tags.label_span)]) == ("subjects", "trade; grain", "tags")
    assert document.source[slice(*document.body)].startswith("The ships")
    assert document.insertions[0].text == "of the fleet"
    assert document.source == text
    holds(document)


def test_front_matter_that_the_profile_reads_is_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nsubject-line: On Grain\n---\n" + BODY, encoding="utf-8")
    mine = archivetext.Profile("mine", page="labels/yaml body", labels={"subject-line": "title"})
    assert archivetext.read(path, profile=mine).header.title_origin is None
    assert archivetext.read(path, profile=mine).header.title.text == "On Grain"


@pytest.mark.parametrize(
    "text", ["---\nThe ships are ready.\n---\n", "---\n", "---\n---\nWords", "--- \ntitle: x\n", "words\n---\ntitle: x\n---\n"]
)
def test_a_ruled_line_is_no_front_matter(text: str) -> None:
    assert above(text) is None


def test_the_other_columns_of_a_row_of_json_are_its_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "papers.json"
    path.write_text(
        json.dumps([{"id": 7, "title": "On Trade", "text": BODY}, {"id": 8, "date": "1962-05-04", "text": BODY}]), encoding="utf-8"
    )
    (first, one), (second, two) = archivetext.read_many(path)
    assert (first, second) == (f"{path}#7", f"{path}#8")
    assert (one.header.title.text, one.header.title_origin, two.header.date.edtf) == ("On Trade", "sidecar", "1962-05-04")
    holds(one)
    assert all(document.header == archivetext.Header() for _, document in archivetext.read_many(path, sidecars=False))
    path.write_text(json.dumps({"title": "On Trade", "text": BODY}), encoding="utf-8")
    assert archivetext.read(path).header.title.text == "On Trade"


def test_of_a_file_of_many_the_parts_tile_it(tmp_path: Path) -> None:
    mine = archivetext.Profile("mine", page="number title body", lines={"number": "No. {number:int}"}, split="No. {number:int}")
    text = "---\ntitle: Papers\n---\nNo. 1\nOn Trade\n\nWords.\n\nNo. 2\nOn Grain\n\nWords.\n"
    path = write(tmp_path, text)
    documents = [document for _, document in archivetext.read_many(path, profile=mine)]
    assert "".join(document.source for document in documents) == text
    assert [text[d.offset : d.offset + d.length] for d in documents] == [d.source for d in documents]
    assert [document.header.title.text for document in documents] == ["On Trade", "On Grain"]
    for document in documents:
        holds(document)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("title", "span"), [0, 3]),
        (("title_origin",), None),
        (("fields", 0, "span"), [0, 2]),
        (("fields", 0, "origin"), None),
        (("fields", 0, "origin"), "hearsay"),
        (("fields", 0, "label_span"), [0, 2]),
    ],
)
def test_a_record_that_lies_about_its_origin_is_refused(tmp_path: Path, where: tuple[str | int, ...], value: object) -> None:
    document = archivetext.read(write(tmp_path))
    data = json.loads(archivetext.dumps(document))
    at = data["header"]
    for step in where[:-1]:
        at = at[step]
    at[where[-1]] = value
    with pytest.raises(archivetext.RecordError):
        archivetext.loads(json.dumps(data), source=document.source)
