"""Made-up pages, each in every dump of the Wilson Center's that the library knows, and texts full of brackets."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Literal

from attrs import frozen
from hypothesis import strategies as st

from archivetext.edtf import MONTHS

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["DUMPS", "Dump", "Page", "bracketed", "pages", "sentences"]

Dump = Literal["print", "layout", "flat", "web", "stripped", "oldweb", "relabelled"]
DUMPS: tuple[Dump, ...] = ("print", "layout", "flat", "web", "stripped", "oldweb", "relabelled")
"""The dumps that can be written of a page: three of the family ``wilson-print`` (in Markdown, laid out as a PDF is, on one line), two of
``wilson-web`` (with and without blank lines), one of ``wilson-oldweb``, one of ``relabelled``."""


@frozen
class Page:
    """A made-up page of an archive, of which each dump is written."""

    title: str
    """The title."""
    year: int
    """Year of the document."""
    month: int
    """Month, from 1."""
    day: int
    """Day of the month."""
    summary: str
    """One paragraph in the archive's words."""
    language: str
    """Language of the original."""
    fond: int
    """The reference's numbers: fond,"""
    opis: int
    """opis,"""
    delo: int
    """delo."""
    translator: str
    """Who translated."""
    number: int
    """The publisher's number of the document."""
    paragraphs: tuple[tuple[str, ...], ...]
    """The body: each paragraph as its sentences."""
    notes: tuple[str, ...]
    """Footnotes, from 1; the marks stand at the ends of the first paragraphs."""

    @property
    def edtf(self) -> str:
        """The date as EDTF."""
        return f"{self.year}-{self.month:02}-{self.day:02}"

    @property
    def reference(self) -> str:
        """The archival reference as the archive writes it."""
        return f"RGANI, F. {self.fond}, Op. {self.opis}, D. {self.delo}"

    def _date(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.day}, {self.year}"

    def _citation(self, mark: str = '"') -> str:
        close = "”" if mark == "“" else mark
        return (
            f"{mark}{self.title},{close} {self._date()}, Wilson Center Digital Archive, {self.reference}. "
            f"Translated by {self.translator}. https://digitalarchive.wilsoncenter.org/document/{self.number}"
        )

    def _body(self) -> list[str]:
        body = []
        for index, sentences in enumerate(self.paragraphs):
            mark = f"[{index + 1}]" if index < len(self.notes) else ""
            body.append(" ".join(sentences) + mark)
        return [*body, *(f"[{i}] {note}" for i, note in enumerate(self.notes, 1))]

    def render(self, dump: Dump) -> str:
        """The page as one dump."""
        body = self._body()
        if dump == "print":
            head = [f"**{self._date()}**", f"**{self.title}**", "**Citation:**", self._citation(), "**Summary:**", self.summary]
            return "\n\n".join([*head, "**Original Language:**", self.language, "**Contents:**", "Translation - English", *body]) + "\n"
        if dump == "layout":
            head = [
                "          Digital Archive          digitalarchive.wilsoncenter.org\n          International History Declassified\n\n\n"
            ]
            head.append(f"                  {self._date()}\n" + textwrap.indent(textwrap.fill(self.title, 60), "        ") + "\n\n")
            head.append("Citation:\n" + textwrap.fill(self._citation("“"), 100, break_long_words=False, break_on_hyphens=False) + "\n\n\n")
            head.append("Summary:\n" + textwrap.fill(self.summary, 100) + "\n\n\n")
            head.append(f"Original Language:\n{self.language}\n\n\nContents:\n      English Translation\n")
            return "".join(head) + "\n\n".join(textwrap.fill(p, 100, break_long_words=False, break_on_hyphens=False) for p in body) + "\n\f"
        if dump == "flat":
            head = [f"Digital Archive International History Declassified digitalarchive.wilsoncenter.org {self._date()} {self.title}"]
            head.append(
                f"Citation: {self._citation()} Summary: {self.summary} Original Language: {self.language} Contents: English Translation"
            )
            return " ".join([*head, *body])
        if dump in ("web", "stripped"):
            space = "\n\n" if dump == "web" else "\n"
            head = ["Skip to content"] if dump == "web" else []
            rest = ["Document Information", "Source", f"{self.reference}. Translated by {self.translator}.", "Rights"]
            rest.append(
                "The History and Public Policy Program welcomes reuse of Digital Archive materials for research and educational purposes."
            )
            rest += ["Language", self.language, "Record ID", str(self.number)]
            return space.join([*head, self._date(), self.title, *body, self.summary, *rest]) + "\n"
        if dump == "oldweb":
            head = [
                "Search in",
                "ADD SEARCH FILTER CANCEL SEARCH FILTER",
                "Digital Archive International History Declassified",
                self._date(),
                self.title.upper(),
            ]
            head += ["CITATION SHARE DOWNLOAD", "• Citation", "get citation", self.summary, self._citation(), "• share document"]
            head += [f"https://digitalarchive.wilsoncenter.org/document/{self.number}", "VIEW DOCUMENT IN", "English HTML"]
            return "\n".join([*head, *body]) + "\n"
        head = [
            f"Title: {self.title}",
            "Author:",
            f"Date: {self._date()}",
            f"Source: {self.reference}. Translated by {self.translator}.",
            f"Description: {self.summary}",
        ]
        return "\n\n".join([*head, *body]) + "\n"


_WORDS = (
    "delegation treaty harvest railway border factory council letter answer winter meeting border plan student bridge harbour visit"
    " mission report"
).split()
_VERBS = "discussed approved received rejected described visited prepared".split()
_NAMES = "Orlovsky Petrenko Tamm Kowalczyk Szabados Dvorak Ionescu Haldane Brandvold Okonkwo Takamura Sertich".split()


@st.composite
def sentences(draw: st.DrawFn, *, insertions: bool = True) -> str:
    """A plain sentence, with or without an editorial insertion in it."""
    subject = draw(st.sampled_from(["The council", "The delegation", "Our side", "The committee", "The minister"]))
    verb = draw(st.sampled_from(_VERBS))
    thing = draw(st.sampled_from(_WORDS))
    inserted = (
        draw(st.sampled_from(["", "", " [of trade]", " [illegible]", " [sic]", f" of {draw(st.sampled_from(_NAMES))} [the new director]"]))
        if insertions
        else ""
    )
    return f"{subject} {verb} the {thing}{inserted} in the {draw(st.sampled_from(_WORDS))}."


def bracketed() -> SearchStrategy[str]:
    """Texts full of brackets: paired, nested, stray, with figures, stars and line ends between them."""
    piece = st.sampled_from(
        [
            "[",
            "]",
            "[[",
            "]]",
            "[1]",
            "[*]",
            "[sic]",
            "[?]",
            "[…]",
            "[I] ",
            " ",
            "\n",
            "\r\n",
            "\f",
            "word",
            "F",
            "CC ",
            "1. ",
            "(1) ",
            "²",
            "[Ed. note: x]",
            ".",
            "\n\n",
            "Name: ",
        ]
    )
    return st.lists(piece, max_size=60).map("".join)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """A page with a title, a date, a citation, a body of one to five paragraphs, and up to three footnotes."""
    title = " ".join(draw(st.sampled_from(["Letter", "Report", "Cable", "Protocol"])) for _ in range(1))
    title += f" from {draw(st.sampled_from(_NAMES))} to {draw(st.sampled_from(_NAMES))} on the {draw(st.sampled_from(_WORDS)).title()}"
    paragraphs = draw(st.lists(st.lists(sentences(), min_size=2, max_size=4).map(tuple), min_size=2, max_size=5).map(tuple))
    notes = draw(st.lists(sentences(insertions=False), max_size=min(3, len(paragraphs))).map(tuple))
    return Page(
        title,
        draw(st.integers(1917, 1991)),
        draw(st.integers(1, 12)),
        draw(st.integers(1, 28)),
        draw(st.sampled_from(_NAMES)) + " " + draw(st.sampled_from(_VERBS)) + " the plans for the coming year with his hosts.",
        draw(st.sampled_from(["Russian", "German", "Polish", "Chinese", "Hungarian"])),
        draw(st.integers(1, 999)),
        draw(st.integers(1, 99)),
        draw(st.integers(1, 999)),
        draw(st.sampled_from(["Ann", "Jan", "Maria", "Oleg"])) + " " + draw(st.sampled_from(_NAMES)),
        draw(st.integers(100000, 299999)),
        paragraphs,
        notes,
    )
