"""Cut the schema of TEI P5 down to the elements that archivetext writes: tests/data/tei.rng, which is loaded and asked in a moment.

    python tools/tei_schema.py TEI_ALL.RNG

TEI_ALL.RNG is the RELAX NG schema of all of TEI (https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng). A file that uses
only the elements listed here is valid against the result exactly if it is valid against the whole; one that uses another element is not.
Elements that are not listed become ``notAllowed``; what cannot be reached is left out, and so are remarks, documentation and Schematron. The
notice of the licence stays. ``notAllowed`` is left where it is: worked out of the patterns around it (RELAX NG, 4.20) it leaves others that
libxml2 takes minutes to compile.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from lxml import etree

TARGET = Path(__file__).resolve().parent.parent / "tests" / "data" / "tei.rng"
ELEMENTS = frozenset(
    """
    TEI ab abbr abstract anchor appInfo application att author authority availability bibl body catDesc category choice classDecl closer corr
    correction country creation date dateline desc div editorialDecl encodingDesc ex expan extent fileDesc foreign funder fw gap gi head
    hyphenation idno incident interpretation item keywords label langUsage language list listPerson listPrefixDef locus msContents msDesc
    msIdentifier msItem name normalization note notesStmt opener orgName p particDesc pb persName person prefixDef profileDesc
    publicationStmt publisher ref rendition repository resp respStmt seg settlement sic signed sourceDesc sp speaker standOff supplied
    tagsDecl taxonomy teiCorpus teiHeader term text textClass textLang title titleStmt unclear
    """.split()
)
"""What archivetext.formats.tei writes."""
RNG = "{http://relaxng.org/ns/structure/1.0}"


def main(source: str) -> None:
    """Writes the schema that is made from the one in the file."""
    root, notice = read(source)
    cut(root)
    reachable_only(root)
    etree.indent(root, " ")
    text = etree.tostring(root, encoding="unicode")
    TARGET.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<!--{notice}-->\n{text}\n', encoding="utf-8")
    print(f"{TARGET.name}: {len(text):,} characters, {sum(1 for _ in root.iter(RNG + 'element'))} elements")


def read(source: str) -> tuple[Any, str]:
    """The grammar without remarks and foreign elements, and the notices of version and licence."""
    tree = etree.parse(source)
    root = tree.getroot()
    notices = [node.text or "" for node in tree.iter(etree.Comment) if re.search(r"TEI Edition|licen[cs]e", node.text or "")]
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or not node.tag.startswith(RNG):
            parent = node.getparent()
            if parent is not None:
                node.tail = None
                parent.remove(node)
    for node in root.iter():
        if node.tag not in (RNG + "value", RNG + "param"):
            node.text = None
        node.tail = None
    return root, "\n".join(" ".join(notice.split()) for notice in notices) + "\nCut down by tools/tei_schema.py. "


def cut(root: Any) -> None:
    """Elements that are not listed are not allowed."""
    for element in list(root.iter(RNG + "element")):
        name = element.get("name")
        if name is None or name not in ELEMENTS:
            parent = element.getparent()
            parent.replace(element, etree.Element(RNG + "notAllowed"))


def reachable_only(root: Any) -> None:
    """Leaves out the definitions that the start does not lead to."""
    names: dict[str, list[Any]] = {}
    for define in root.iter(RNG + "define"):
        names.setdefault(define.get("name"), []).append(define)
    seen: set[str] = set()
    todo = [ref.get("name") for start in root.iter(RNG + "start") for ref in start.iter(RNG + "ref")]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += [ref.get("name") for define in names.get(name, ()) for ref in define.iter(RNG + "ref")]
    for name, defines in names.items():
        if name not in seen:
            for define in defines:
                define.getparent().remove(define)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
