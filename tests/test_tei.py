"""TEI: held against a schema of the elements that are written (``tests/data/tei.rng``, made by ``tools/tei_schema.py``) and against the views."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import texts
from hypothesis import example, given, settings
from lxml import etree

import archivetext
from archivetext.formats import Failure
from archivetext.formats.tei import tei, values, write
from archivetext.records import HistoricalDate
from archivetext.spans import Span
from archivetext.views import KINDS

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PAGES = sorted((ROOT / "tests" / "data" / "pages").rglob("*.txt"))
NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
OUTSIDE = "ancestor::t:note or ancestor::t:fw or ancestor::t:ab[@type] or ancestor::t:ref[@type='noteMark']"
TEXT = {
    "encoded": f"//t:body//text()[not(ancestor::*[contains(@ana,'#kind-')][not(self::t:sic)] or {OUTSIDE})]",
    "literal": f"//t:body//text()[not({OUTSIDE})]",
}


@cache
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(ROOT / "tests" / "data" / "tei.rng"))


def tree(text: str) -> etree._Element:
    """The tree of a file that is valid."""
    root = etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    assert schema().validate(root), [str(error) for error in list(schema().error_log)[:3]]
    ids = [element.get(XML_ID) for element in root.iter() if element.get(XML_ID)]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for name in ("target", "next", "prev", "who", "ref", "resp", "ana", "datingMethod"):
            told = element.get(name) or ""
            assert not told.startswith("#") or told[1:] in ids, (element.tag, name, told)
    return root


def bare(text: str) -> str:
    """The letters and figures: white space, hyphens of line ends, commas of words that are left out and hidden characters may differ."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isalnum())


def check(document: archivetext.Document) -> None:
    """The file is valid, and its text is the document's."""
    for brackets in ("encoded", "literal"):
        root = tree(tei(document, brackets=brackets))  # type: ignore[arg-type]
        shown = document.view("original", lost="") if brackets == "encoded" else document.view("printed", keep=KINDS)
        assert bare("".join(root.xpath(TEXT[brackets], namespaces=NS))) == bare(shown.text), brackets


@pytest.mark.parametrize("path", [*SEEDS, *PAGES], ids=lambda path: path.stem[:20])
def test_documents(path: Path) -> None:
    check(archivetext.parse(path.read_bytes().decode("utf-8"), name=path.name))


@given(text=texts.texts())
@settings(max_examples=60)
@example(text="\f[\x00] \ud800 \ufffe ]]>&<")
@example(text="[" * 40 + "a" + "]" * 40)
@example(text="KERN: [\n\nORLOV: He] left [sic].\n\n1. [a\n\nb] c")
@example(text="0[[\n]0]")
@example(text="[0][0\nA]")
@example(text="word [of [\n] the] a [b [\n\n] c [\n] d] e")
def test_any_text_gives_a_valid_file(text: str) -> None:
    document = archivetext.parse(text)
    check(document)
    assert tei(archivetext.loads(archivetext.dumps(document, source=True))) == tei(document)


CASES = [
    ("Then F[idel] Castro spoke.", '<expan><abbr xml:id="anc-0">F</abbr><ex xml:id="ins-0" ana="#kind-completion">idel</ex></expan> Castro'),
    ("He looked [at] the sites.", 'looked <supplied xml:id="ins-0" ana="#kind-supplied">at</supplied> the'),
    (
        "He has recieved [received] it.",
        '<choice><sic xml:id="anc-0">recieved</sic><corr xml:id="ins-0" ana="#kind-correction">received</corr></choice> it',
    ),
    (
        "It was in Wenkuy [sic; perhaps Wenkui] then.",
        '<choice><sic xml:id="anc-0">Wenkuy</sic><corr xml:id="ins-0" ana="#kind-correction" cert="low">Wenkui</corr></choice> then',
    ),
    ("He was their [sic] friend.", '<sic xml:id="ins-0" ana="#kind-correction">their</sic> friend'),
    (
        "There are [four lines illegible] here.",
        '<gap xml:id="ins-0" ana="#kind-gap" reason="illegible" quantity="4" unit="line"><desc>four lines illegible</desc></gap>',
    ),
    (
        "It is [less than 1 line not declassified] so.",
        'reason="redacted" atMost="1" unit="line"><desc>less than 1 line not declassified</desc></gap> so',
    ),
    ("They will [return?] home.", '<unclear xml:id="ins-0" ana="#kind-uncertain" cert="low">return</unclear> home'),
    ("Sent to [Riga, or Reval; the copy is cut off] now.", '<unclear cert="low">Riga</unclear><unclear cert="low">Reval</unclear></choice><note'),
    ("He spoke. [Laughter.] He went on.", '<incident xml:id="ins-0" ana="#kind-incident"><desc>Laughter.</desc></incident> He'),
    ("He went [page 16ob] there.", '<pb xml:id="ins-0" ana="#kind-page" n="16ob"/>'),
    ("The CC [Central Committee] met.", '<choice><abbr xml:id="anc-0">CC</abbr><expan xml:id="ins-0" ana="#kind-expansion">Central Committee</expan></choice>'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_kinds(text: str, wanted: str) -> None:
    assert wanted in tei(archivetext.parse(text), spans=False)
    check(archivetext.parse(text))


def test_literal_brackets() -> None:
    text = tei(archivetext.parse("Then F[idel] Castro spoke."), brackets="literal", spans=False)
    assert 'F</seg><seg type="insertion" subtype="completion" xml:id="ins-0" ana="#kind-completion">[idel]</seg> Castro' in text
    with pytest.raises(ValueError, match="brackets are"):
        tei(archivetext.parse(""), brackets="round")  # type: ignore[arg-type]


def test_an_insertion_over_paragraphs_is_in_pieces() -> None:
    text = "The envoy said at length that [he would never come back.\n\nHe would rather] stay where he was.\n"
    root = tree(tei(archivetext.parse(text)))
    pieces = root.xpath("//t:supplied", namespaces=NS)
    if pieces:  # what kind it is, is for the rules to say
        assert [piece.get("next") or piece.get("prev") for piece in pieces] == ["#ins-0.1", "#ins-0"]


def test_notes_stand_at_their_marks() -> None:
    document = archivetext.parse("He left Riga.[1] He came back.[2]\n\n[1] Translator's Note: In May.\n\n[7] By sea.\n")
    root = tree(tei(document))
    [note, alone] = root.xpath("//t:note[@type='footnote']", namespaces=NS)
    assert (note.get("n"), note.get("place"), note.get("resp"), note.getparent().tag) == ("1", "end", "#resp-translator", f"{{{NS['t']}}}p")
    assert (alone.get("n"), alone.get("anchored")) == ("7", "false")
    [mark] = root.xpath("//t:ref[@type='noteMark']", namespaces=NS)
    assert (mark.get("target"), mark.text) == (None, "2")


def test_speeches() -> None:
    document = archivetext.parse("Present: Orlov, Petrov.\n\nOrlov: We left.\n\nAnd came back.\n\nPetrov: When?\n")
    root = tree(tei(document))
    assert [sp.get("who") for sp in root.xpath("//t:sp", namespaces=NS)] == ["#person-0", "#person-1"]
    assert root.xpath("//t:speaker/text()", namespaces=NS) == ["Orlov:", "Petrov:"]
    assert root.xpath("//t:sp/t:p/text()", namespaces=NS) == ["We left.", "And came back.", "When?"]


def test_a_list_of_people() -> None:
    document = archivetext.parse(
        "Present:\nAnna Berg, envoy\nPaul Kern, clerk\n\nThe envoy spoke of the port, and nobody answered her for a while.\n"
    )
    root = tree(tei(document))
    [people] = root.xpath("//t:list[@type='participants']", namespaces=NS)
    assert [child.tag.rpartition("}")[2] for child in people] == ["head", "item", "item"]
    assert people.xpath(".//t:persName/@ref", namespaces=NS) == ["#person-0", "#person-1"]


def test_many_documents_are_a_corpus() -> None:
    documents = [archivetext.parse(text, name=f"{n}.txt") for n, text in enumerate(("He [they] left.", "F[idel]"))]
    root = tree("".join(write([*documents, Failure("c", "ReadError", "no")], many=True)))
    assert root.tag == f"{{{NS['t']}}}teiCorpus"
    assert len(root.findall("t:TEI", NS)) == 2
    assert root.xpath("//*[@xml:id='d1-ins-0']")
    assert "".join(write([], many=True)) == ""
    assert "".join(write(documents[:1])) == tei(documents[0])


def test_names_of_files() -> None:
    text = tei(archivetext.parse("He left.", name="/some where/a & b.txt"))
    assert 'replacementPattern="a%20%26%20b.txt#char=$1,$2"' in text
    assert '<title level="u">a &amp; b.txt</title>' in text


@pytest.mark.parametrize(
    ("edtf", "time", "wanted"),
    [
        ("1962-05", None, {"when": "1962-05"}),
        ("1962-05-25", "11:00", {"when": "1962-05-25", "when-iso": "1962-05-25T11:00"}),
        ("1960-02-16/1960-03-24", None, {"from": "1960-02-16", "to": "1960-03-24"}),
        ("1962-05-25/..", None, {"from": "1962-05-25"}),
        ("1962~", None, {"when": "1962", "when-custom": "1962~", "datingMethod": "#edtf"}),
        ("1962-05?", None, {"when": "1962-05", "when-custom": "1962-05?", "datingMethod": "#edtf", "cert": "low"}),
        ("196X", None, {"notBefore": "1960", "notAfter": "1969", "when-custom": "196X", "datingMethod": "#edtf"}),
        ("1962-XX", None, {"notBefore": "1962", "notAfter": "1962", "when-custom": "1962-XX", "datingMethod": "#edtf"}),
        ("1962-21", None, {"when-custom": "1962-21", "datingMethod": "#edtf"}),
        (None, None, {}),
    ],
)
def test_dates(edtf: str | None, time: str | None, wanted: dict[str, str]) -> None:
    assert values.date_attributes(HistoricalDate(edtf, time, "x", Span(0, 1))) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("one word missing", {"quantity": "1", "unit": "word"}),
        ("about 3 pages illegible", {"quantity": "3", "unit": "page", "precision": "low"}),
        ("more than two paragraphs", {"atLeast": "2", "unit": "paragraph"}),
        ("1½ lines not declassified", {"quantity": "1.5", "unit": "line"}),
        ("half a page torn off", {"quantity": "0.5", "unit": "page"}),
        ("a few words", {"extent": "a few words"}),
        ("illegible", {}),
    ],
)
def test_amounts(words: str, wanted: dict[str, str]) -> None:
    assert values.amount(words) == wanted


def test_languages() -> None:
    assert [values.language(*one) for one in (("Russian", "vozhd"), ("Russian", "вождь"), (None, "vozhd"), ("Elvish", ""))] == [
        "ru-Latn", "ru", "und-Latn", "und",
    ]  # fmt: skip


def test_no_file_of_the_schema_is_missing() -> None:
    """What the schema lists is written by the code, and nothing else."""
    written = set(chain.from_iterable(re.findall(r'"([A-Za-z]+)"', path.read_text(encoding="utf-8")) for path in (ROOT / "src/archivetext/formats/tei").glob("*.py")))  # fmt: skip
    listed = {element.get("name") for element in etree.parse(ROOT / "tests/data/tei.rng").iter("{*}element")}
    assert listed - written - {"teiCorpus"} == set()


def test_without_lxml_it_is_told_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "lxml").mkdir()
    (tmp_path / "lxml" / "__init__.py").write_text("raise ImportError('none')")
    done = subprocess.run(
        [sys.executable, "-m", "archivetext", "parse", "--sample", "-t", "tei", "-o", "x.xml"],
        capture_output=True, timeout=60, cwd=tmp_path, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == b"archivetext: -t tei: TEI is written with lxml: pip install 'archivetext[tei]'\n"
    assert not (tmp_path / "x.xml").exists()
