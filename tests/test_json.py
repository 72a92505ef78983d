"""Records to JSON and back, and the schema that the JSON keeps to."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import archivetext
import archivetext.formats.json
from archivetext import records
from archivetext.formats import Failure
from archivetext.formats.json import RecordError, dumps, json_schema, loads, write, write_lines
from archivetext.formats.valid import problems
from archivetext.records import Block, Citation, Document, Header, Insertion, Mark, Text, digest
from archivetext.spans import Span
from archivetext.testing import DUMPS, Page, bracketed, pages

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = "Comrade\r\nFilippov [Stalin]\u200a\u0416.[1]"


def document(source: str = SOURCE, **changes: Any) -> Document:
    """A small document."""
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
        insertions=(Insertion("gloss", Span(18, 26), "Stalin", Text("Filippov", Span(9, 17)), None, None, "after-a-name", "place"),),
        marks=(Mark("1", Span(29, 32), None),),
    )
    return attrs.evolve(made, **changes)


def broken(*path: str | int, value: Any = ..., of: Document | None = None) -> str:
    """The JSON of a document, with its source if it is *of* one, with the value at *path* changed, or taken away."""
    data = json.loads(dumps(document()) if of is None else dumps(of, source=True))
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


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """What a parse gives of a page, of brackets, and of any text at all."""
    odd = draw(texts)
    text = draw(st.one_of(st.builds(Page.render, pages(), st.sampled_from(DUMPS)), bracketed(), texts, texts.map(lambda t: f"A [{t}] b.")))
    at = draw(st.integers(0, len(text)))
    return archivetext.parse(text[:at] + odd + text[at:], name=draw(st.none() | texts))


@given(documents(), st.sampled_from([None, 0, 2]))
def test_what_is_written_is_read_back_equal(made: Document, indent: int | None):
    assert loads(dumps(made, indent=indent)) == made


@given(documents())
def test_the_source_comes_back_unchanged(made: Document):
    again = loads(dumps(made, source=True))
    assert again == made
    assert again.source == made.source
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
        "basis": "place",
        "reading": None,
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
        (broken("schema", value=["x"] * 99), r"\$.schema: an array is another version"),
        (broken("name"), r"\$.name: missing"),
        (broken("source", value=7), r"\$.source: a whole number where a string should be"),
        (broken("header", "title", value=3), r"\$.header.title: not an object with the keys of Text$"),
        (broken("header", "title", "text", value=3), r"\$.header.title.text: a whole number where a string should be"),
        (broken("insertions", 0, "kind", value="guess"), r"\$.insertions\[0\].kind: 'guess' is not one of completion,"),
        (broken("insertions", 0, "anchor", "span", value=[5, 2]), r"\$.insertions\[0\].anchor.span: \[5, 2\] is no span"),
        (broken("marks", 0, "span", value=[1, 2, 3]), r"\$.marks\[0\].span: a span is \[start, end\]"),
        (broken("marks", 0, "note", value=1), r"\$.marks\[0\]: unknown key 'note'"),
        (broken("marks", 0, "footnote", value=1.0), r"\$.marks\[0\].footnote: a number where a whole number should be"),
        (broken("length", value=True), r"\$.length: true or false where a whole number"),
        (broken("marks", value={}), r"\$.marks: an object where an array should be"),
        (broken("blocks", value=[1] * 9), r"\$.blocks\[4\]: not an object with the keys of Block; and more$"),
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


# --- what no parse gives

PAGE = """May 21, 1962

Talk about the Harvest

Citation:
"Talk about the Harvest," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 16, D. 947. Translated by Ann Haldane.
https://digitalarchive.wilsoncenter.org/document/119999

Summary:
The council meets.

Contents:
English Translation

Moscow, 22 May 1962

Present: Ivan Orlovsky, chairman; Jan Tamm, secretary

Orlovsky: The council [of trade [in Riga]] has met.[1] F[idel] writes on Many 4 of bread.[2]

Tamm: Then [[all]] is said.

Orlovsky: It is.

[1] Translator's Note: In the spring.
"""
WHOLE = archivetext.parse(PAGE)
SIZE = len(PAGE)


def test_the_page_has_every_kind_of_record():
    assert WHOLE.citation is not None
    groups = ("insertions", "marks", "footnotes", "turns", "participants", "dates", "diagnostics")
    sizes = [len(getattr(WHOLE, group)) for group in groups]
    assert sizes == [4, 2, 1, 3, 2, 1, 2]
    assert [i.parent for i in WHOLE.insertions] == [None, 0, None, None]
    assert loads(dumps(WHOLE, source=True)) == WHOLE


# Path to a value, a value that no parse gives it, the path that the error names, and what it says.
IMPOSSIBLE: list[tuple[tuple[str | int, ...], Any, str, str]] = [
    (("length",), -1, ".length", "-1 is no length"),
    (("sha256",), "0" * 63, ".sha256", "64 hexadecimal"),
    (("sha256",), "A" * 64, ".sha256", "64 hexadecimal"),
    (("body",), [0, SIZE + 1], ".body", f"is not in the text, which is [0, {SIZE}]"),
    (("header", "title", "span"), [0, SIZE + 1], ".header.title.span", "not in the text"),
    (("header", "date", "span"), [0, 10**30], ".header.date.span", "not in the text"),
    (("header", "fields", 0, "span"), [48, 10**9], ".header.fields[0].span", "not in the text"),
    (("header", "fields", 0, "label_span"), [48, 10**9], ".header.fields[0].label_span", "not in the text"),
    (("header", "fields", 1, "span"), [1, 2], ".header.fields[1].span", "fields are sorted"),
    (("citation", "span"), [48, SIZE + 1], ".citation.span", "not in the text"),
    (("citation", "date", "span"), [0, 12], ".citation.date.span", "not in the citation"),
    (("citation", "references", 0, "span"), [0, 12], ".citation.references[0].span", "not in the citation"),
    (("citation", "references", 0, "levels", 0, "span"), [100, 104], ".citation.references[0].levels[0].span", "not in its reference"),
    (("citation", "references", 0, "repository", "country"), "ru", ".citation.references[0].repository.country", "two capital letters"),
    (("citation", "contributors", 0, "span"), [0, 12], ".citation.contributors[0].span", "not in the citation"),
    (("citation", "document_id"), "7", ".citation.document_id", "not in the citation's url"),
    (("blocks",), [], ".blocks", "tile the text"),
    (("blocks", 0, "span"), [1, 13], ".blocks[0].span", "starts at 1, where 0 should be"),
    (("blocks", 1, "span"), [13, 15], ".blocks[2].span", "starts at 14, where 15 should be"),
    (("blocks", 1, "span"), [13, 13], ".blocks[1].span", "is empty"),
    (("blocks", -1, "span"), [len(PAGE) - 38, SIZE - 1], ".blocks", f"end at {SIZE - 1}, the text at {SIZE}"),
    (("insertions", 0, "span"), [SIZE, SIZE + 9], ".insertions[0].span", "not in the text"),
    (("insertions", 0, "parent"), -1, ".insertions[0].parent", "-1 where null should be"),
    (("insertions", 0, "parent"), 0, ".insertions[0].parent", "0 where null should be"),
    (("insertions", 1, "parent"), 1, ".insertions[1].parent", "1 where 0 should be"),
    (("insertions", 1, "parent"), None, ".insertions[1].parent", "null where 0 should be"),
    (("insertions", 2, "parent"), 99, ".insertions[2].parent", "99 where null should be"),
    (("insertions", 2, "anchor", "span"), [0, SIZE + 1], ".insertions[2].anchor.span", "not in the text"),
    (("marks", 0, "footnote"), 99, ".marks[0].footnote", "99 is no index; there are 1 footnotes"),
    (("marks", 0, "footnote"), -1, ".marks[0].footnote", "-1 is no index"),
    (("marks", 0, "footnote"), None, ".footnotes[0].marks", "not the marks whose footnote this is"),
    (("marks", 0, "label"), "7", ".marks[0].footnote", "the note has the label '1', the mark '7'"),
    (("footnotes", 0, "marks"), [], ".footnotes[0].marks", "not the marks"),
    (("footnotes", 0, "marks"), [0, 0], ".footnotes[0].marks", "not the marks"),
    (("footnotes", 0, "marks"), [99], ".footnotes[0].marks", "not the marks"),
    (("turns", 0, "speaker", "span"), [0, 8], ".turns[0].speaker.span", "not in its turn"),
    (("dates", 0, "edtf"), "22 May 1962", ".dates[0].edtf", "no date in EDTF"),
    (("dates", 0, "edtf"), "1962-02-30", ".dates[0].edtf", "no date in EDTF"),
    (("dates", 0, "time"), "25:00", ".dates[0].time", "HH:MM"),
    (("header", "date", "edtf"), "1963/1962", ".header.date.edtf", "no date in EDTF"),
    (("citation", "date", "edtf"), "1962}, title = {Mine", ".citation.date.edtf", "no date in EDTF"),
    (("diagnostics", 0, "code"), "AT999", ".diagnostics[0].code", "'AT999' is no code"),
    (("diagnostics", 0, "severity"), "error", ".diagnostics[0].severity", "error where warning should be, that of AT401"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "where", "what"), IMPOSSIBLE, ids=[f"{'.'.join(map(str, case[0]))}-{n}" for n, case in enumerate(IMPOSSIBLE)]
)
def test_what_no_parse_gives_is_refused(path: tuple[str | int, ...], value: Any, where: str, what: str):
    data = json.loads(broken(*path, value=value, of=WHOLE))
    if path not in (("length",), ("sha256",)):  # these the source contradicts first
        with pytest.raises(RecordError, match=re.escape(what)):
            loads(json.dumps(data))
    del data["source"]
    with pytest.raises(RecordError) as caught:
        loads(json.dumps(data))
    told = str(caught.value)
    assert f"${where}: " in told
    assert what in told


@pytest.mark.parametrize("name", ["insertions", "marks", "turns", "participants", "diagnostics"])
def test_records_out_of_order_or_given_twice_are_refused(name: str):
    data = json.loads(dumps(WHOLE))
    first = data[name][0]
    swapped = {**data, name: data[name][::-1]}
    with pytest.raises(RecordError, match=rf"\$\.{name}\[\d\]\.span: starts before the record in front of it; {name} are sorted"):
        loads(json.dumps(swapped))
    if name in ("insertions", "marks"):
        with pytest.raises(RecordError, match=rf"\$\.{name}\[1\]\.span: starts where the record in front of it does"):
            loads(json.dumps({**data, name: [first, *data[name]]}))


def test_insertions_that_cross_are_refused():
    first, *rest = json.loads(dumps(WHOLE))["insertions"]
    crossed = [first | {"span": [first["span"][0], first["span"][1] - 2]}, *rest]
    with pytest.raises(RecordError, match=r"^\$\.insertions\[1\]\.span: crosses insertions\[0\]$"):
        loads(broken("insertions", value=crossed, of=WHOLE))


# Path to a value that the source contradicts.
UNSAID: list[tuple[tuple[str | int, ...], Any]] = [
    (("header", "title", "text"), "Talk about the Weather"),
    (("header", "title", "text"), "Talk about the"),
    (("header", "date", "text"), "May 22, 1962"),
    (("header", "fields", 1, "text"), "The council met."),
    (("header", "fields", 1, "label"), "Abstract"),
    (("citation", "text"), "RGANI, F. 3"),
    (("citation", "title"), "Another"),
    (("citation", "host"), "Another"),
    (("citation", "url"), "https://example.org/119999"),
    (("citation", "date", "text"), "May 1962"),
    (("citation", "references", 0, "text"), "RGANI, F. 4"),
    (("citation", "references", 0, "levels", 1, "label"), "Fond"),
    (("citation", "references", 0, "levels", 1, "value"), "17"),
    (("citation", "contributors", 0, "name"), "Ann"),
    (("insertions", 0, "text"), "of trade"),
    (("insertions", 2, "anchor", "text"), "Fid"),
    (("insertions", 3, "text"), "[all]"),
    (("insertions", 3, "span"), [467, 472]),
    (("marks", 1, "label"), "3"),
    (("footnotes", 0, "text"), "In the winter."),
    (("turns", 1, "speaker", "text"), "Orlovsky"),
    (("participants", 0, "name"), "Jan Tamm"),
    (("participants", 0, "role"), "president"),
    (("dates", 0, "text"), "23 May 1962"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value"), UNSAID, ids=[".".join(map(str, case[0])) for case in UNSAID])
def test_a_value_that_the_source_does_not_say_is_refused(path: tuple[str | int, ...], value: Any):
    text = broken(*path, value=value, of=WHOLE)
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).replace("span", "text")
    with pytest.raises(RecordError) as caught:
        loads(text)
    assert str(caught.value).startswith(f"${where}: ")
    assert "is not what the source says at [" in str(caught.value)
    data = json.loads(text)
    del data["source"]
    assert loads(json.dumps(data)) != WHOLE  # without the source nobody can tell
    with pytest.raises(RecordError):
        loads(json.dumps(data), source=PAGE)


@pytest.mark.parametrize("folded", ["[[a] b]", "[[a][b]]", "[[a]]", "[[[a]]]", "[ [a] ]", "[]", "[[]]", "[a\nb-\nc]"])
def test_brackets_are_read_as_the_parse_reads_them(folded: str):
    made = archivetext.parse(f"It was {folded} so.")
    assert loads(dumps(made, source=True)) == made


@given(documents())
def test_a_parse_keeps_to_every_check(made: Document):
    assert list(problems(made)) == []


# --- hostile JSON

MANY = 100_000


DEEP: Any = "gap"
for _ in range(800):
    DEEP = [DEEP]
NUMBERED = broken("length", value=7)
FIRST = json.loads(dumps(WHOLE))["insertions"][0]
CITED = json.loads(dumps(WHOLE))["citation"]
# A text that costs much or says too much, and the start of what is told of it.
HOSTILE: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "wrong items": (lambda: broken("blocks", value=[1] * 100), "$.blocks[0]: not an object with the keys of Block; $.blocks[1]: not an"),
    "many wrong items": (
        lambda: broken("citation", value=CITED | {"references": [1] * MANY}),
        "$.citation.references[0]: not an object with",
    ),
    "many empty items": (
        lambda: broken("header", "fields", value=[{}] * MANY),
        "$.header.fields[0].key: missing; $.header.fields[0].label",
    ),
    "wrong items in many places": (
        lambda: broken("citation", value=CITED | {"references": [{"levels": [1] * 9}] * (MANY // 9)}),
        "$.citation.references[0].repository: missing; $.citation.references[0].levels[0]: not an object with the keys of Level; ",
    ),
    "more blocks than letters": (
        lambda: broken("blocks", value=[{"kind": "blank", "span": [5, 5]}] * MANY),
        "$.blocks: a text of 32 code points has no 100000 of them",
    ),
    "empty blocks": (lambda: broken("blocks", value=[{"kind": "blank", "span": [5, 5]}] * 100), "$.blocks[0].span: starts at 5, where 0"),
    "wrong parents": (
        lambda: broken("insertions", value=[FIRST | {"span": [n, 32], "parent": None} for n in range(30)]),
        "$.insertions[1].parent: null where 0 should be",
    ),
    "unknown keys": (
        lambda: json.dumps(json.loads(NUMBERED) | {f"k{n}": n for n in range(MANY)}),
        "$: unknown key 'k0', 'k1', 'k10', 'k100', 'k1000' and 99995 more",
    ),
    "a deep array": (lambda: "[" * MANY, "$: nested deeper than any record"),
    "a deep object": (lambda: '{"a":' * MANY, "$: nested deeper than any record"),
    "a deep value": (lambda: broken("insertions", 0, "kind", value=DEEP), "$.insertions[0].kind: an array is not one of completion"),
    "one key again and again": (lambda: "{" + ", ".join(['"a": 1'] * MANY) + "}", "$: the key 'a' is given twice"),
    "many objects with one key twice": (lambda: "[" + ", ".join(['{"a": 1, "a": 2}'] * MANY) + "]", "$[0]: the key 'a' is given twice"),
    "a key twice in a record": (
        lambda: dumps(WHOLE).replace('"text": "idel"', '"text": "idel", "text": ""'),
        "$.insertions[2]: the key 'text' is",
    ),
    "a key twice, deep inside": (lambda: '[{"key":' * 400 + '{"a": 1, "a": 2}' + "}]" * 400, "$[0].key[0].key[0].key"),
    "a key twice, beside much": (
        lambda: "[" * 400 + "[" + "[], " * MANY + '{"a": 1, "a": 2}]' + "]" * 400,
        "$[0][0][0][0][0][0][0]...: the key 'a' is given twice",
    ),
    "a record twice": (lambda: NUMBERED.replace('"marks"', '"marks": [{"a": 1, "a": 2}], "marks"'), "$: the key 'a' is given twice"),
    "a long string": (lambda: broken("sha256", value="a" * 10**6), "$.sha256: 'aaa"),
    "a long version": (lambda: broken("schema", value="a" * 10**6), "$.schema: 'aaa"),
    "a long key": (lambda: broken("k" * 10**6, value=1), "$: unknown key 'kkk"),
    "a long failure": (
        lambda: json.dumps({"schema": records.SCHEMA, "name": "x" * 10**6, "error": {"message": "y" * 10**6}}),
        "$.error: this line tells of a text that could not be read, 'xxx",
    ),
    "a number of 5,000 figures": (lambda: NUMBERED.replace("7", "9" * 5000), "$: a number has more figures than"),
    "a number of 4,000 figures": (lambda: broken("length", value=10**4000), "$.blocks: end at 32, the text at 1000"),
    "an offset of 4,000 figures": (lambda: broken("marks", 0, "span", value=[29, 10**4000]), "$.marks[0].span: [29, 1000"),
    "no number": (lambda: broken("length", value=float("nan")), "$: no JSON: NaN is no number"),
    "minus infinity": (lambda: broken("length", value=float("-inf")), "$: no JSON: -Infinity is no number"),
    "a number too large": (lambda: NUMBERED.replace('"length": 7', '"length": 1e999'), "$.length: a number where a whole number should be"),
    "bytes that are no text": (lambda: b'{"a": "\xff"}', "byte 7: no JSON: invalid start byte; JSON is UTF-8"),
    "a byte order mark": (lambda: "\ufeff{}", "line 1, column 1: no JSON: "),
    "blanks in many records": (
        lambda: broken(
            "participants", value=[{"name": "", "role": None, "span": [1, 10**6]}] * 20_000, of=archivetext.parse("x" + " " * 10**6)
        ),
        "$.participants[32].name: this value and those before it cover the text more than 64 times",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_json_is_told_of_shortly_and_at_once(name: str):
    make, told = HOSTILE[name]
    text = make()
    start = time.process_time()
    with pytest.raises(RecordError) as caught:
        loads(text)
    assert time.process_time() - start < 2
    assert str(caught.value).startswith(told)
    assert len(str(caught.value)) < 600


def test_bytes_are_read_as_utf8():
    assert loads(dumps(WHOLE).encode()) == WHOLE
    with pytest.raises(TypeError, match="the source must be str, not bytes"):
        loads(dumps(WHOLE), source=PAGE.encode())  # type: ignore[arg-type]


SCHEMA_TOO = {"length", "sha256", "edtf", "time", "country", "code", "blocks"}
"""What the schema can say too, of the last step of a path."""


@pytest.mark.parametrize(("path", "value", "where", "what"), [case for case in IMPOSSIBLE if case[0][-1] in SCHEMA_TOO or case[1] == -1])
def test_the_schema_refuses_what_it_can(path: tuple[str | int, ...], value: Any, where: str, what: str):
    if value in ("1962-02-30", "1963/1962"):  # no pattern knows the calendar
        return
    assert not VALIDATOR.is_valid(json.loads(broken(*path, value=value, of=WHOLE)))
