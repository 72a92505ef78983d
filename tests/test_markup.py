"""Pages of HTML and columns of JSON: what a reader sees is parsed, and kept as the source."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import pytest

import archivetext
from archivetext.corpus import ReadError
from archivetext.markup import bare, columns, text_of

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!DOCTYPE html><html><head><title>On Trade | Harbor Papers</title><style>p { color: red }</style></head><body>
<nav><a href="#main">Skip to content</a></nav>
<p class="date">May 21, 1962</p><h1>Letter, Orlov to <em>Petrov</em></h1>
<div style="font-size: 12px"><p>Dear   Comrade,</p><p>the ships[1] are&nbsp;ready<sup>2</sup>.<br/>We wait
for F[idel] Castro.</p><script>alert("no")</script>
<ol start="3"><li>Two tugs<li>One pilot</ol><ul><li>lamps</li></ul></div>
<table><tr><td>Osk</td><td>12</td></tr><tr><td>Sund</td><td>14</td></tr></table></body></html>"""


def test_what_a_reader_sees() -> None:
    assert text_of(PAGE) == (
        "Skip to content\n\nMay 21, 1962\n\nLetter, Orlov to Petrov\n\nDear Comrade,\n\nthe ships[1] are\xa0ready².\nWe wait for F[idel] Castro.\n\n"
        "3. Two tugs\n4. One pilot\n\n• lamps\n\nOsk  12\nSund  14\n"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        (" \n", ""),
        ("plain", "plain\n"),
        ("<p>one<p>two", "one\n\ntwo\n"),
        ("one<br><br>two<br>three", "one\n\ntwo\nthree\n"),
        ("<pre>one\n  two\n\nthree</pre>", "one\n  two\n\nthree\n"),
        ("<b>Or</b>lov &amp; Petrov &#8212; &lt;Riga&gt;", "Orlov & Petrov — <Riga>\n"),
        ("<!-- not seen -->seen<?php nor this ?>", "seen\n"),
        ("a<sup>th</sup> b<sup>[3]</sup>", "ath b[3]\n"),
        ("<?xml version='1.0' encoding='latin-1'?><html><body>Łódź</body></html>", "Łódź\n"),
        ("nul\0", "nul\ufffd\n"),
        ("<div><div>one</div></div>\n<div>two</div>", "one\ntwo\n"),
    ],
)
def test_pieces(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize("piece", ["<div>", "<", "<!--", "<p>a", "&", "<ol><li>", "</p>", "<b>x</b>", "<sup>1"])
def test_hostile_markup_takes_no_longer_than_its_length(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        text_of(piece * count)
        return time.process_time() - start

    seconds(100)
    assert min(seconds(20_000) for _ in range(2)) < max(4 * min(seconds(10_000) for _ in range(2)), 0.3)


def test_a_file_of_html_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    document = archivetext.read(path)
    assert document.source == text_of(PAGE)
    assert document.header.title is not None
    assert document.header.title.text == "Letter, Orlov to Petrov"
    assert [(i.text, document.source[slice(*i.span)]) for i in document.insertions if i.kind == "completion"] == [("idel", "[idel]")]


OBJECTS = [
    {"id": 17, "title": "On Trade", "html": "<p>The ships sail for F[idel].</p>"},
    {"name": "grain", "text": "So is the grain [of 1961].", "html": "<p>not this</p>"},
    {"title": "without words", "text": " "},
    {"Text": "<p>Tags in a column of text</p>"},
]


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(OBJECTS),
        "\n".join(map(json.dumps, OBJECTS)),
        json.dumps({"count": 4, "results": OBJECTS}),
        "\ufeff" + json.dumps(OBJECTS, indent=1),
    ],
    ids=["list", "lines", "answer", "byte order mark"],
)
def test_columns(data: str) -> None:
    assert list(columns(data)) == [
        ("17", "The ships sail for F[idel].\n"), ("grain", "So is the grain [of 1961]."), ("4", "Tags in a column of text\n"),
    ]  # fmt: skip


def test_the_answer_of_a_server() -> None:
    answer = {
        "id": 134,
        "title": "On Trade",
        "rights": {"label": "free"},
        "translations": [{"id": 9, "language": "English", "html": "<p>The ships.</p>"}],
    }
    assert list(columns(json.dumps(answer))) == [("134", "The ships.\n")]
    answer["transcripts"] = [{"id": 8, "text": "Hajók."}]
    assert list(columns(json.dumps(answer))) == [("9", "The ships.\n"), ("8", "Hajók.")]


def test_one_object() -> None:
    assert list(columns('{"text": "The ships.", "notes": [{"text": "not this"}]}')) == [("1", "The ships.")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("[", "Expecting value"),
        ("[]", "no column"),
        ('[{"title": "a"}]', "has: title"),
        ('{"text": "a"}\n{"text": ', "line 2"),
        ("7", "no column"),
    ],
)
def test_no_columns(data: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        list(columns(data))


def test_files_of_json_are_read(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text(json.dumps(OBJECTS), encoding="utf-8")
    assert [name for name, _ in archivetext.read_many([path])] == [f"{path}#17", f"{path}#grain", f"{path}#4"]
    with pytest.raises(ReadError, match="it holds 3 texts"):
        archivetext.read(path)
    path.write_text(json.dumps(OBJECTS[0]), encoding="utf-8")
    assert archivetext.read(path).source == "The ships sail for F[idel].\n"
    assert [name for name, _ in archivetext.read_many([path])] == [str(path)]
    path.write_text("no json", encoding="utf-8")
    with pytest.raises(ReadError, match=r"dump\.json: Expecting value"):
        archivetext.read(path)


def test_other_columns_say_what_the_text_does_not(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    rows = [
        {"id": 1, "title": "On Trade", "date": "1962-05-21", "language": "Russian", "text": "The ships."},
        {"id": 2, "text": "The grain."},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = (document for _, document in archivetext.read_many([path]))
    assert first.header.title is not None
    assert (first.header.title.text, first.header.title_origin) == ("On Trade", "sidecar")
    assert {(field.key, field.text, field.origin) for field in first.header.fields if field.key == "language"} == {
        ("language", "Russian", "sidecar")
    }
    assert second.header.title is None
    plain, _ = (document for _, document in archivetext.read_many([path], sidecars=False))
    assert plain.header.title is None


def test_without_lxml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    with pytest.raises(ReadError, match=r"archivetext\[html\]"):
        archivetext.read(path)


def test_an_address_in_pointed_brackets_is_no_tag() -> None:
    text = "**On Trade**\n\nSee <https://example.org/1> and <a.orlov@example.org>."
    assert bare(text) == text
    assert bare("See <a href='x'>this</a>.") == "See this.\n"
    assert bare("One.<br/>Two.").splitlines() == ["One.", "Two."]
