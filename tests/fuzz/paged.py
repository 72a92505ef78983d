"""What the page of a document promises, read from its HTML: its blocks are the source, no text becomes markup, views show what views show."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from archivetext.formats.page import page
from archivetext.plain import is_plain

if TYPE_CHECKING:
    from archivetext import Document

VOID = frozenset(("input", "meta"))
TAGS = frozenset(
    "a abbr article aside b blockquote body button code dd details div dl dt fieldset footer form h1 h2 h3 head header html input kbd label "
    "legend li main meta nav ol p script section span style summary table tbody td th thead time title tr ul".split()
)
"""Every tag that a page is made of."""


class Element(NamedTuple):
    """An element that is open."""

    tag: str
    attributes: dict[str, str | None]
    classes: frozenset[str]


class Read(HTMLParser):
    """A page, read strictly: tags nest, and only those of a page occur."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[Element] = []
        self.blocks: list[tuple[str, str]] = []
        """Span and text of each block."""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.records: dict[tuple[str, str], str] = {}
        """The text of each record, by the attribute that numbers it."""
        self.scripts = 0
        self.pieces: list[tuple[str, frozenset[str]]] = []
        """What stands in the blocks of the body, each with the classes around it."""
        self.feed(text)
        self.close()
        assert not self.stack, f"not closed: {self.stack[-1].tag}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert tag in TAGS, f"<{tag}>"
        assert len(attributes) == len(attrs), f"an attribute of <{tag}> twice"
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "action", "srcset")], attrs
        self.scripts += tag == "script"
        if attributes.get("id"):
            self.ids.append(str(attributes["id"]))
        if attributes.get("href"):
            self.links.append(str(attributes["href"]))
        if tag in VOID:
            return
        element = Element(tag, attributes, frozenset((attributes.get("class") or "").split()))
        assert tag != "a" or not any(one.tag == "a" for one in self.stack), "a link within a link"
        self.stack.append(element)
        if attributes.get("data-span"):
            self.blocks.append((str(attributes["data-span"]), ""))
        if "hole" in element.classes:
            self.pieces.append(("⟨…⟩", frozenset(("sign",)).union(*(one.classes for one in self.stack))))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}>"
        assert self.stack.pop().tag == tag, f"</{tag}>"

    def handle_data(self, data: str) -> None:
        if any(one.attributes.get("data-span") for one in self.stack):
            span, text = self.blocks[-1]
            self.blocks[-1] = (span, text + data)
            self.pieces.append((data, frozenset().union(*(one.classes for one in self.stack))))
        for one in self.stack:
            for name in ("data-i", "data-for", "data-m", "data-n", "data-t", "data-p"):
                if name in one.attributes and one.tag != "li":
                    key = (name, str(one.attributes[name]))
                    self.records[key] = self.records.get(key, "") + data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a remark: {data[:40]!r}")


def paged(document: Document) -> None:
    """The blocks of the page, joined, are the source; every record is there; no link leads nowhere."""
    shown = re.sub("[\0\ud800-\udfff]", "\ufffd", document.source)
    read = Read(page(document).replace("\r\n", "\n"))
    assert "".join(text for _, text in read.blocks) == shown, "the blocks, joined"
    assert [span for span, _ in read.blocks] == [f"{b.span[0]} {b.span[1]}" for b in document.blocks if b.span[0] < b.span[1]], "spans"
    assert len(set(read.ids)) == len(read.ids), "an id twice"
    assert [link for link in read.links if link[0] == "#" and link != "#-" and link[1:] not in set(read.ids)] == [], "a link to nothing"
    assert [link for link in read.links if not re.match(r"#|https?://|data:[a-z/+.-]+;charset=utf-8,", link)] == [], "a strange address"
    assert read.scripts == 1, "a script of the text"
    for name, records in (("data-i", document.insertions), ("data-m", document.marks), ("data-n", document.footnotes)):
        for number, record in enumerate(records):
            assert read.records.get((name, str(number)), "") == shown[slice(*record.span)], f"{name} {number}"
    for number, turn in enumerate(document.turns):
        assert read.records.get(("data-t", str(number)), "") == shown[slice(*turn.speaker.span)], f"turn {number}"


def seen(document: Document) -> None:
    """What a view leaves out is what the page hides in it."""
    if not is_plain(document.source):  # views show such text in another form
        return
    read = Read(page(document).replace("\r\n", "\n"))
    low, high = document.body
    for name, hidden in (("reading", "xr"), ("original", "xo")):
        words = [
            text
            for text, around in read.pieces
            if hidden not in around
            and "page-around" not in around
            and "blank" not in around
            and ("sign" not in around or name == "original")
        ]
        told = "".join("".join(words).split())
        said = "".join(re.sub("[\0\ud800-\udfff]", "\ufffd", document.view(name).text).split())
        assert told == said, f"{name}: {told[:80]!r} for {said[:80]!r} of {low}-{high}"
