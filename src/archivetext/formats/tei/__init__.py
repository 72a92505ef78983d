r"""TEI P5: the document with its header, its notes and each insertion by its kind, valid against ``tei_all``.

    text     every bracket is the element that says what it is, without its brackets; ``@ana`` names its kind, ``@xml:id`` its number in the JSON
    places   ``@corresp="src:610,658"``, a span of the source, which ``prefixDef`` resolves (RFC 5147)
    header   title, people, rights, the citation in its own words, archive and shelfmark level by level, kinds, profile

Nothing is claimed that the record does not say: no ``@resp`` without an author, no ``@cert`` without a hedge, no authority links. The
body without its editors' words is the original view (:mod:`archivetext.views`); with ``brackets="literal"``, as the Foreign Relations of
the United States print them, brackets stay text in ``seg``. Needs lxml: ``pip install archivetext[tei]``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from archivetext.formats import documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.records import Document

__all__ = ["tei", "write"]

_OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
"""
_CORPUS = """<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
<teiHeader>
  <fileDesc>
    <titleStmt>
      <title>Documents</title>
    </titleStmt>
    <publicationStmt>
      <p>Written by archivetext; see the header of each document.</p>
    </publicationStmt>
    <sourceDesc>
      <p>Text dumps; see the header of each document.</p>
    </sourceDesc>
  </fileDesc>
</teiHeader>
"""


def tei(document: Document, *, brackets: Literal["encoded", "literal"] = "encoded", spans: bool = True, prefix: str = "") -> str:
    """A document in TEI P5, as one file.

    Args:
        document: the record, with its source.
        brackets: ``encoded``, each insertion as the element of its kind, or ``literal``, as text in ``seg``.
        spans: whether elements say where they stand in the source.
        prefix: what stands before every id, so that several documents can stand in one file.

    Raises:
        ValueError: the record is without its source, or *brackets* is another word.
        ModuleNotFoundError: lxml is not there; the message says how to get it.

    >>> from archivetext import parse
    >>> text = tei(parse("Approved by F[idel] Castro."), spans=False)
    >>> text[text.index("<p>Approved") : text.index(" Castro")]
    '<p>Approved by <expan><abbr xml:id="anc-0">F</abbr><ex xml:id="ins-0" ana="#kind-completion">idel</ex></expan>'
    """
    return _OPENING + _element(document, brackets=brackets, spans=spans, prefix=prefix)


def lxml_etree() -> Any:
    """The module of lxml that writes XML.

    Raises:
        ModuleNotFoundError: lxml is not there; the message says how to get it.
    """
    try:
        return import_module("lxml.etree")
    except ImportError as error:
        raise ModuleNotFoundError("TEI is written with lxml: pip install 'archivetext[tei]'") from error


def _element(document: Document, *, brackets: str, spans: bool, prefix: str) -> str:
    """The element ``TEI`` of a document."""
    if brackets not in ("encoded", "literal"):
        raise ValueError(f"brackets are 'encoded' or 'literal', not {brackets!r}")
    etree = lxml_etree()
    from archivetext.formats.tei.body import Body
    from archivetext.formats.tei.header import header, language_of, references
    from archivetext.formats.tei.nodes import Plan
    from archivetext.formats.tei.out import XML_LANG, Out
    from archivetext.formats.tei.words import Words

    literal = brackets == "literal"
    out = Out(document, spans=spans, prefix=prefix)
    plan = Plan(document, literal=literal)
    words = Words(out, plan)
    out.block("TEI", {XML_LANG: "en"})
    header(out, words, literal=literal)
    out.block("text", {XML_LANG: language_of(out)})
    Body(out, plan, words).write()
    out.close()
    references(out)
    out.close()
    text: str = etree.tostring(out.finished(), encoding="unicode")
    return text + "\n"


def write(records: Iterable[Document | Failure], *, many: bool = False, source: bool = False) -> Iterator[str]:
    """A document; a ``teiCorpus`` where *many* may come. See :class:`archivetext.formats.Write`."""
    del source  # the words of the source are the text
    if not many:
        for document in documents(records):
            yield tei(document)
        return
    number = -1
    for number, document in enumerate(documents(records)):
        if not number:
            yield _OPENING + _CORPUS
        yield _element(document, brackets="encoded", spans=True, prefix=f"d{number}-")
    if number >= 0:
        yield "</teiCorpus>\n"
