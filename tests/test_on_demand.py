"""A document whose body is read when one of its records is first asked for: nothing of that may be seen."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import attrs
import pytest

import archivetext
from archivetext import parser
from archivetext.records import Document

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """Minutes of a talk

Present: Ilin, Orlov.

25 May 1962

ILIN: We have heard K[onstantin] Orlov.[1]

ORLOV: Let us begin on Maj 24, 1962.

[1] Translator's note: an engineer.
"""

OF_BODY = ("sha256", "blocks", "insertions", "marks", "footnotes", "turns", "participants", "dates", "diagnostics")


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each reading of a body."""
    made: list[str] = []
    read = parser._body

    def noted(*given: object) -> dict[str, object]:
        made.append("read")
        return read(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(parser, "_body", noted)
    return made


def test_header_alone(readings: list[str]) -> None:
    document = archivetext.parse(TEXT, name="talk.txt")
    assert document.name == "talk.txt"
    assert document.source == TEXT
    assert document.length == len(TEXT)
    assert document.header.fields == ()
    assert document.citation is None
    assert document.source[slice(*document.body)] == TEXT.strip()
    assert document.position(0) == (1, 1)
    assert document.schema == "archivetext/1"
    assert readings == []


@pytest.mark.parametrize("first", OF_BODY)
def test_body_is_read_once(first: str, readings: list[str]) -> None:
    document = archivetext.parse(TEXT)
    getattr(document, first)
    for name in OF_BODY:
        assert getattr(document, name), name
    assert readings == ["read"]


@pytest.mark.parametrize(
    "use",
    [
        copy.copy,
        copy.deepcopy,
        attrs.evolve,
        lambda document: pickle.loads(pickle.dumps(document)),  # noqa: S301  its own
        lambda document: archivetext.loads(archivetext.dumps(document, source=True)),
    ],
    ids=["copy", "deepcopy", "evolve", "pickle", "JSON"],
)
def test_copies_are_whole(use: Callable[[Document], Document]) -> None:
    known = archivetext.parse(TEXT)
    whole = repr(known)
    found = use(archivetext.parse(TEXT))
    assert found == known
    assert hash(found) == hash(known)
    assert repr(found) == whole
    assert found.source == TEXT


def test_equal_unread() -> None:
    assert archivetext.parse(TEXT) == archivetext.parse(TEXT)
    assert archivetext.parse(TEXT) != archivetext.parse(TEXT.replace("[1] T", "[2] T"))


def test_threads() -> None:
    with ThreadPoolExecutor(8) as pool:
        for _ in range(50):
            document = archivetext.parse(TEXT)
            found = list(pool.map(lambda name, document=document: getattr(document, name), OF_BODY * 2))  # type: ignore[misc]
            assert found[: len(OF_BODY)] == found[len(OF_BODY) :]
            assert len(document.insertions) == 1


@pytest.mark.parametrize(
    "document", [archivetext.parse(TEXT), archivetext.loads(archivetext.dumps(archivetext.parse(TEXT)))], ids=["parsed", "loaded"]
)
def test_unknown_attribute(document: Document) -> None:
    with pytest.raises(AttributeError, match="'Document' object has no attribute 'insertion'"):
        _ = document.insertion  # type: ignore[attr-defined]


def test_subclass() -> None:
    class Mine(Document):
        """A user's own."""

    whole = archivetext.parse(TEXT)
    mine = Mine.begun(lambda: {name: getattr(whole, name) for name in OF_BODY}, name="mine")
    assert mine.name == "mine"
    assert mine.insertions == whole.insertions
    with pytest.raises(AttributeError, match="'Mine' object has no attribute 'insertion'"):
        _ = mine.insertion  # type: ignore[attr-defined]


def test_frozen() -> None:
    document = archivetext.parse(TEXT)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        document.blocks = ()  # type: ignore[misc]
    assert document.blocks


def test_fields_are_those_of_a_record() -> None:
    assert [one.alias for one in attrs.fields(Document)][:5] == ["name", "profile", "source", "length", "sha256"]
    assert set(OF_BODY) < {one.name for one in attrs.fields(Document)}
