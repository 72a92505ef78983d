"""Records to JSON and back, and the schema that the JSON keeps to."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import archivetext.formats.json
from archivetext import records
from archivetext.formats import Failure
from archivetext.formats.json import RecordError, dumps, json_schema, loads, write, write_lines
from archivetext.records import Block, Citation, Document, Header, Insertion, Mark, Text, digest
from archivetext.spans import Span

SOURCE = "Comrade\r\nFilippov [Stalin]\u200a\u0416.[1]"


def document(source: str = SOURCE, **changes: Any) -> Document:
    """A small document; its records need not fit its text."""
    made = Document(
        name="a/b.txt",
        profile="bare",
        source=source,
        length=len(source),
        sha256=digest(source),
        header=Header(Text("Comrade", Span(0, 7))),
        citation=None,
        body=Span(9, len(source)),
        blocks=(Block("title", Span(0, 9)), Block("paragraph", Span(9, len(source)))),
        insertions=(Insertion("gloss", Span(18, 26), "Stalin", Text("Filippov", Span(9, 17)), None, None, "after-a-name"),),
        marks=(Mark("1", Span(29, 32), None),),
    )
    return attrs.evolve(made, **changes)


def broken(*path: str | int, value: Any = ...) -> str:
    """The JSON of the document with the value at *path* changed, or taken away."""
    data = json.loads(dumps(document()))
    *way, last = path
    here = data
    for step in way:
        here = here[step]
    if value is ...:
        del here[last]
    else:
        here[last] = value
    return json.dumps(data)


# --- strategies: any text that a str can hold, surrogates in any order too

texts = st.text(st.characters(exclude_categories=()), max_size=20) | st.just("\ud83d\ude00 \ude00\ud83d \U0001f600")
spans = st.tuples(st.integers(0, 2**53), st.integers(0, 2**53)).map(lambda pair: Span(*sorted(pair)))
st.register_type_strategy(str, texts)
st.register_type_strategy(int, st.integers(0, 2**53))
st.register_type_strategy(Span, spans)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    source = draw(texts)
    made = draw(st.from_type(Document))
    return attrs.evolve(made, source=source, length=len(source), sha256=digest(source), schema=records.SCHEMA)


@given(documents(), st.sampled_from([None, 0, 2]))
def test_what_is_written_is_read_back_equal(made: Document, indent: int | None):
    assert loads(dumps(made, indent=indent)) == made


@given(documents())
def test_the_source_comes_back_unchanged(made: Document):
    assert loads(dumps(made, source=True)).source == made.source
    assert loads(dumps(made), source=made.source).source == made.source


@given(documents(), st.booleans())
def test_the_schema_accepts_what_is_written(made: Document, source: bool):
    VALIDATOR.validate(json.loads(dumps(made, source=source)))


VALIDATOR = Draft202012Validator(json_schema())


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(json_schema())


WRITTEN = [kind for name in records.__all__ if attrs.has(kind := getattr(records, name)) and kind is not records.Page]  # a page has no JSON


@pytest.mark.parametrize("kind", WRITTEN)
def test_the_schema_tells_every_field_of_every_record(kind: type):
    told = json_schema()["$defs"][kind.__name__]
    assert set(told["properties"]) == {field.alias for field in attrs.fields(kind)}
    assert told["description"]
    assert all(of_field["description"] for of_field in told["properties"].values())


def test_the_schema_needs_no_source_code(monkeypatch: pytest.MonkeyPatch):
    def gone(_: object) -> str:
        raise OSError

    monkeypatch.setattr("inspect.getsource", gone)
    bare = archivetext.formats.json._make_schema()
    assert "description" not in bare["$defs"]["Mark"]["properties"]["label"]
    assert Draft202012Validator(bare).is_valid(json.loads(dumps(document())))


@pytest.mark.parametrize(
    "wrong",
    [
        broken("header", value=None),
        broken("insertions", 0, "kind", value="guess"),
        broken("insertions", 0, "kind"),
        broken("body", value=[1]),
        broken("body", value=[1, 2, 3]),
        broken("body", value=[-1, 2]),
        broken("marks", 0, "extra", value=1),
        broken("schema", value="archivetext/0"),
        broken("source", value=None),
        '{"schema": "archivetext/1", "name": "x"}',
    ],
)
def test_the_schema_refuses(wrong: str):
    assert not VALIDATOR.is_valid(json.loads(wrong))


def test_keys_and_spans():
    data = json.loads(dumps(document()))
    assert list(data)[:3] == ["schema", "name", "profile"]
    assert data["schema"] == "archivetext/1"
    assert "source" not in data
    assert data["length"] == len(SOURCE)
    assert data["insertions"][0] == {
        "kind": "gloss",
        "span": [18, 26],
        "text": "Stalin",
        "anchor": {"text": "Filippov", "span": [9, 17]},
        "author": None,
        "parent": None,
        "rule": "after-a-name",
    }
    assert json.loads(dumps(document(), source=True))["source"] == SOURCE


def test_the_json_is_ascii_and_one_line_unless_indented():
    assert dumps(document(name="Ж\U0001f600")).isascii()
    assert "\n" not in dumps(document())
    assert dumps(document(), indent=2).startswith('{\n  "schema"')


def test_a_broken_pair_of_surrogates_stays_two_code_points():
    for name in ("\ud83d\ude00", "\ud83d\ude00\ude00", "\ud83d\ud83d\ude00", "\ude00\ud83d"):
        assert loads(dumps(document(name=name))).name == name
    assert json.loads(dumps(document(name="\U0001f600")))["name"] == "\U0001f600"


def test_a_record_without_its_source():
    bare = loads(dumps(document()))
    with pytest.raises(ValueError, match="stored without its source"):
        _ = bare.source
    with pytest.raises(ValueError, match="stored without its source"):
        dumps(bare, source=True)
    assert dumps(bare) == dumps(document())


def test_a_part_that_a_later_version_added_may_be_missing():
    assert loads(broken("participants")) == document()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1, column 1: no JSON"),
        ('{\n "schema"', "line 2, column 10: no JSON"),
        ("[" * 200_000, "nested deeper"),
        ("[]", r"\$: a record is an object, not an array"),
        ("null", "not null"),
        ("{}", r"\$.schema: missing"),
        (broken("schema", value="archivetext/2"), r"\$.schema: 'archivetext/2' is another version"),
        (broken("name"), r"\$.name: missing"),
        (broken("header", "title", value=3), r"\$.header.title: not an object with the keys of Text$"),
        (broken("header", "title", "text", value=3), r"\$.header.title.text: a whole number where a string should be"),
        (broken("insertions", 0, "kind", value="guess"), r"\$.insertions\[0\].kind: 'guess' is not one of completion,"),
        (broken("insertions", 0, "anchor", "span", value=[5, 2]), r"\$.insertions\[0\].anchor.span: \[5, 2\] is no span"),
        (broken("marks", 0, "span", value=[1, 2, 3]), r"\$.marks\[0\].span: a span is \[start, end\]"),
        (broken("marks", 0, "note", value=1), r"\$.marks\[0\]: unknown key 'note'"),
        (broken("marks", 0, "footnote", value=1.0), r"\$.marks\[0\].footnote: a number where a whole number should be"),
        (broken("length", value=True), r"\$.length: true or false where a whole number"),
        (broken("marks", value={}), r"\$.marks: an object where an array should be"),
        (broken("blocks", value=[1] * 9), r"\$.blocks\[4\]: not an object with the keys of Block; and 4 more$"),
        ('{"schema": "archivetext/1", "name": "x.txt", "error": {}}', r"\$.error: .* could not be read, 'x.txt'"),
    ],
)
def test_errors_say_where_and_what(text: str, says: str):
    with pytest.raises(RecordError, match=says):
        loads(text)


def test_another_source_is_refused():
    with pytest.raises(RecordError, match=r"\$.length: .* 32 code points, the source has 31; .*line ends"):
        loads(dumps(document()), source=SOURCE.replace("\r\n", "\n"))
    with pytest.raises(RecordError, match=r"\$.sha256"):
        loads(dumps(document()), source=SOURCE.upper())
    with pytest.raises(RecordError, match=r"\$.length"):
        loads(broken("source", value="another text"))


def test_only_a_document_is_written():
    with pytest.raises(TypeError, match="takes a Document, not Citation"):
        dumps(Citation("text", Span(0, 4)))  # type: ignore[arg-type]


FAILURE = Failure("b.txt", "ReadError", "b.txt: not utf-8")


def test_failures_have_a_line_and_the_schema_accepts_it():
    lines = "".join(write_lines([document(), FAILURE])).splitlines()
    assert loads(lines[0]) == document()
    assert json.loads(lines[1]) == {
        "schema": "archivetext/1",
        "name": "b.txt",
        "error": {"type": "ReadError", "message": "b.txt: not utf-8"},
    }
    VALIDATOR.validate(json.loads(lines[1]))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_many_records_are_one_array(count: int):
    data = json.loads("".join(write([document()] * count, many=True)))
    assert [loads(json.dumps(one)) for one in data] == [document()] * count


def test_one_record_is_one_object():
    text = "".join(write([document()], source=True))
    assert loads(text).source == SOURCE
    assert text.endswith("}\n")
