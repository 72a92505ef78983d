"""Elements and words, written one after the other: white space folded, words of a line end joined, nothing that XML forbids."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import regex
from lxml import etree  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from archivetext.records import Document

__all__ = ["NS", "XML_ID", "XML_LANG", "Out", "clean", "folded"]

NS = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_POINTERS = ("target", "next", "prev", "who", "ref", "resp")


class Out:
    """What is written so far. Blocks start lines of the file; their mixed content stays on one."""

    source: str

    def __init__(self, document: Document, *, spans: bool, prefix: str) -> None:
        self.document = document
        self.source = document.source
        self.spans = spans
        self.prefix = prefix
        self.ids: set[str] = set()
        self._builder: Any = etree.TreeBuilder()
        self._open: list[tuple[str, bool]] = []  # each open element, and whether it holds blocks
        self._blank = False  # white space that is not written yet
        self._begun = False  # whether the open block has words

    # ------------------------------------------------------------------------------------------------ attributes

    def id(self, name: str) -> dict[str, str]:
        """The attribute for an id, once; nothing where it is there already."""
        if name in self.ids:
            return {}
        self.ids.add(name)
        return {XML_ID: self.prefix + name}

    def to(self, name: str) -> str:
        """A pointer to an id of this document."""
        return f"#{self.prefix}{name}"

    def at(self, span: tuple[int, int]) -> dict[str, str]:
        """The attribute for a place in the source."""
        return {"corresp": f"src:{span[0]},{span[1]}"} if self.spans else {}

    # -------------------------------------------------------------------------------------------------- elements

    def block(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        """Opens an element on a line of its own."""
        if self._open:
            self._open[-1] = (self._open[-1][0], True)
            self._line(len(self._open))
        self._start(tag, attributes)
        self._blank = self._begun = False

    def inline(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        """Opens an element among the words."""
        if self._blank and self._begun:
            self._data(" ")
        self._blank = False
        self._begun = True
        self._start(tag, attributes)

    def apart(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        """Opens an element among the words whose own words begin anew."""
        self.inline(tag, attributes)
        self._begun = False

    def close(self) -> None:
        """Closes the element that was opened last."""
        tag, blocks = self._open.pop()
        if blocks:
            self._line(len(self._open))
        self._builder.end(f"{{{NS}}}{tag}")

    def close_apart(self) -> None:
        """Closes an element of :meth:`apart`: white space at its end is dropped."""
        self.close()
        self._blank, self._begun = False, True

    def empty(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        """An element among the words that holds nothing."""
        self.inline(tag, attributes)
        self.close()

    def tight(self) -> None:
        """White space before what comes next is dropped."""
        self._blank = False

    def leaf(self, tag: str, words: str, attributes: dict[str, str] | None = None) -> None:
        """An element on a line of its own that holds words alone."""
        self.block(tag, attributes)
        self.say(words)
        self.close()

    def within(self, tag: str, words: str, attributes: dict[str, str] | None = None) -> None:
        """An element among the words that holds words alone."""
        self.inline(tag, attributes)
        self.say(words)
        self.close()

    def _start(self, tag: str, attributes: dict[str, str] | None) -> None:
        given = {name: clean(value) for name, value in (attributes or {}).items()}
        if self._open:
            self._builder.start(f"{{{NS}}}{tag}", given)
        else:
            self._builder.start(f"{{{NS}}}{tag}", given, {None: NS})
        self._open.append((tag, False))

    def _line(self, depth: int) -> None:
        self._data("\n" + "  " * depth)

    def _data(self, words: str) -> None:
        self._builder.data(words)

    # ----------------------------------------------------------------------------------------------------- words

    def copy(self, start: int, end: int) -> None:
        """Words of the source, with a page break where a form feed stands."""
        if start >= end:
            return
        text = self.source[start:end]
        if "\f" not in text:
            self.say(text)
            return
        first, *others = text.split("\f")
        self.say(first)
        for other in others:
            self.empty("pb")
            self._blank = True
            self.say(other)

    def say(self, text: str) -> None:
        """Words, folded; a blank at their ends waits for what follows."""
        if not text:
            return
        if text[0].isspace():
            self._blank = True
        words = folded(text)
        if not words:
            return
        if self._blank and self._begun:
            words = " " + words
        self._data(clean(words))
        self._blank, self._begun = text[-1].isspace(), True

    # ------------------------------------------------------------------------------------------------------- end

    def finished(self) -> Any:
        """The tree, without pointers to what was not written."""
        root = self._builder.close()
        known = {self.prefix + name for name in self.ids}
        for element in root.iter():
            for name in _POINTERS:
                told = element.get(name)
                if told is not None and told[:1] == "#" and told[1:] not in known:
                    del element.attrib[name]
        return root


def folded(text: str) -> str:
    r"""White space as one blank; a word that a line end divides is joined, and keeps a hyphen of its own without a blank.

    >>> folded("the Khrush-\n  chev papers, 1962-\n1964"), folded("Commander-in-\nChief")
    ('the Khrushchev papers, 1962-1964', 'Commander-in-Chief')
    """
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    if "\n" in text or "\r" in text:
        text = _divided().sub(_rejoined, text)
    return " ".join(text.split())


def _rejoined(match: regex.Match[str]) -> str:
    at = match.start(1)
    before, hyphen = match[1], match[2]
    following = match.string[match.end() : match.end() + 1]
    part = (match.string[max(0, at - 40) : at + 1].split() or [""])[-1]
    return before if before.isalpha() and (following.islower() or hyphen == "\u00ad") and "-" not in part else f"{before}-"


@cache
def _divided() -> regex.Pattern[str]:
    return regex.compile(r"([^\s\-])([-\u2010\u00ad])[^\S\r\n]*+(?:\r\n?|\n)\s*+(?=\S)")


def clean(text: str) -> str:
    r"""The text with U+FFFD for what XML 1.0 forbids (2.2, Char).

    >>> clean("a\0b")
    'a\ufffdb'
    """
    return text if text.isprintable() else _forbidden().sub("\ufffd", text)


@cache
def _forbidden() -> regex.Pattern[str]:
    return regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
