"""The quick look at a page says what the document says."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

import archivetext

if TYPE_CHECKING:
    from collections.abc import Callable

    from archivetext import Document

PROJECT = Path(__file__).parent.parent
TEXTS = sorted([*PROJECT.glob("seeds/*.txt"), *PROJECT.glob("tests/data/pages/*.txt")])
TALK = """Minutes of a talk

Present: Ilin, Orlov.

25 May 1962

ILIN: We have heard K[onstantin] Orlov.[1]

ORLOV: Let us begin on Maj 24, 1962.

[1] Translator's note: an engineer.
"""


def read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("dress", [str, lambda text: "\ufeff" + text.replace("\n", "\r\n")], ids=["plain", "dressed"])
def test_the_quick_look_says_the_same(path: Path, dress: Callable[[str], str]) -> None:
    text = dress(read(path))
    document = archivetext.parse(text, name=path.name)
    page = archivetext.parse_header(text, name=path.name)
    assert (page.name, page.profile, page.header, page.citation, page.body) == (
        document.name, document.profile, document.header, document.citation, document.body,
    )  # fmt: skip
    start, end = document.body
    assert page.blocks == tuple(block for block in document.blocks if block.span.end <= start or block.span.start >= end)


def test_a_bare_body_is_all_body() -> None:
    page = archivetext.parse_header(TALK)
    assert page.profile == "body"
    assert page.header == archivetext.Header()
    assert page.citation is None
    assert TALK[slice(*page.body)] == TALK.strip()
    assert page.blocks == ()


@pytest.mark.interpreted
@pytest.mark.parametrize("wrong", [b"bytes", None])
def test_a_wrong_type(wrong: object) -> None:
    with pytest.raises(TypeError, match="the text is a str"):
        archivetext.parse_header(wrong)  # type: ignore[arg-type]


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
    document = archivetext.parse(TALK)
    found = use(document)
    assert found == document
    assert hash(found) == hash(document)
    assert repr(found) == repr(document)
    assert found.source == TALK


def test_a_document_is_frozen_and_has_no_other_attribute() -> None:
    document = archivetext.parse(TALK)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        document.blocks = ()  # type: ignore[misc]
    with pytest.raises(AttributeError, match="'Document' object has no attribute 'insertion'"):
        _ = document.insertion  # type: ignore[attr-defined]


def test_where_no_body_is_all_tiles_are_outside() -> None:
    text = 'May 21, 1962\n\nOn Trade\n\nCitation:\n"On Trade," May 21, 1962, RGANI, F. 3.\n'
    page = archivetext.parse_header(text)
    assert page.body.start == page.body.end
    assert "".join(text[slice(*block.span)] for block in page.blocks) == text
    assert all(block.span.start < block.span.end for block in page.blocks)
