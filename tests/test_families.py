"""Made-up pages of other archives (tests/data/families): each is of its own family and of no other, and says what its facts say."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import archivetext
from archivetext.pages import signs
from archivetext.profiles import BODY, SHAPED, built_in

DATA = Path(__file__).parent / "data"
NAMES = sorted(path.stem for path in (DATA / "families").glob("*.txt"))
SHAPES = sorted(path.stem for path in (DATA / "pages").glob("*.txt"))


def text(name: str) -> str:
    return (DATA / "families" / f"{name}.txt").read_text("utf-8")


@cache
def facts(name: str) -> dict[str, Any]:
    return json.loads((DATA / "families" / f"{name}.json").read_text("utf-8"))


def references(document: archivetext.Document) -> list[Any]:
    found = document.citation.references if document.citation is not None else ()
    return [[one.repository and (one.repository.code or one.repository.name), [[lv.kind, lv.value] for lv in one.levels]] for one in found]


def test_every_family_has_two_pages() -> None:
    count = {profile.name: [facts(name)["profile"] for name in NAMES].count(profile.name) for profile in built_in()}
    assert {name for name, number in count.items() if number < 2} == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_of_its_family_alone(name: str) -> None:
    page = text(name)
    assert archivetext.parse_header(page).profile == facts(name)["profile"]
    assert [one.name for one in signs.shown(page, built_in())] == [facts(name)["profile"]]
    assert not {"AT113"} & {one.code for one in archivetext.parse(page).diagnostics}


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_of_another_shape_is_of_none(name: str) -> None:
    page = (DATA / "pages" / f"{name}.txt").read_text("utf-8")
    assert signs.shown(page, built_in()) == ()
    assert archivetext.parse_header(page).profile in {one.name for one in (*SHAPED, BODY)}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_a_reader_finds(name: str) -> None:
    expected = facts(name)
    found = archivetext.split(text(name))
    assert len(found) == expected.get("documents", 1)
    document = found[0]
    header = document.header
    assert (header.title and header.title.text) == expected.get("title")
    assert (header.date and header.date.edtf) == expected.get("date")
    if "time" in expected:
        assert header.date is not None
        assert header.date.time == expected["time"]
    told = {(field.key, field.text) for field in header.fields}
    assert set(expected.get("fields", {}).items()) <= told
    assert references(document) == expected.get("references", [])
    if "body" in expected:
        first, last = expected["body"]
        body = document.source[slice(*document.body)]
        assert (body[: len(first)], body[-len(last) :]) == (first, last)
    if "signature" in expected:
        signed = [document.source[slice(*one.span)].strip() for one in document.blocks if one.kind == "signature"]
        assert signed == [expected["signature"]]


@pytest.mark.parametrize("dress", ["windows", "mark", "apart", "indented"])
@pytest.mark.parametrize("name", NAMES)
def test_another_dress_says_the_same(name: str, dress: str) -> None:
    page = text(name)
    other = {
        "windows": page.replace("\n", "\r\n"),
        "mark": "\ufeff" + page,
        "apart": page.replace("é", "e\u0301"),
        "indented": page.replace("\n", " \n"),
    }[dress]
    one, two = archivetext.split(page)[0], archivetext.split(other)[0]
    assert [(f.key, f.text) for f in one.header.fields] == [(f.key, f.text) for f in two.header.fields]
    assert (one.profile, one.header.title and one.header.title.text) == (two.profile, two.header.title and two.header.title.text)
    assert references(one) == references(two)
    assert [block.kind for block in one.blocks if block.kind != "blank"] == [block.kind for block in two.blocks if block.kind != "blank"]
