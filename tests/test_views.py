"""Views: the text as one reads it, as its author left it, as it is printed. That each sign leads back is asked of any text in ``tests/fuzz/target.py``."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import archivetext
from archivetext.testing import DUMPS, Page, bracketed, pages
from archivetext.views import inner_span

TEXT = "Station missiles [there] now.[1] Carry [it] out, [quietly].\f\n\n[1] Translator's Note: In Cuba.\n"
SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))

WRAPPED = """The envoy of the republic, who had come by the night train with the Rash-
  idov papers,   was asked at once by the Commander-in-
Chief to read them aloud; nobody in the long hall had expected him to re-
fuse, and he did not."""
UNWRAPPED = (
    "The envoy of the republic, who had come by the night train with the Rashidov papers, was asked at once by the Commander-in-Chief to read"
    " them aloud; nobody in the long hall had expected him to refuse, and he did not."
)
WORKED = [  # what stands there, how it is read, how its author left it
    ("A[nna] Berg left.", "Anna Berg left.", "A Berg left."),
    ("They look [at] sites.", "They look at sites.", "They look sites."),
    ("He has recieved [received] it.", "He has received it.", "He has recieved it."),
    ("In Wenkuy [should be Wenkui] he stayed.", "In Wenkui he stayed.", "In Wenkuy he stayed."),
    ("In Wenkuy [sic; perhaps Wenkui] he stayed.", "In Wenkuy [sic; perhaps Wenkui] he stayed.", "In Wenkuy he stayed."),
    ("He was their [sic] friend.", "He was their friend.", "He was their friend."),
    ("Berg, [Orlov], Kern came.", "Berg, Orlov, Kern came.", "Berg, Kern came."),
    ("He said [two words illegible].", "He said [two words illegible].", "He said ⟨…⟩."),
    ("Comrade Berg [the envoy of Osk], left.", "Comrade Berg, left.", "Comrade Berg, left."),
    ("It went ([Laughter.]) on.", "It went on.", "It went on."),
    ("It is [less than 1 line not declassified] so.", "It is [less than 1 line not declassified] so.", "It is ⟨…⟩ so."),
    (WRAPPED, UNWRAPPED, UNWRAPPED),
    ("[Laughter.]: It went on.", "It went on.", "It went on."),
    ("One.\n\n[Translator's Note: Two.]\n\nThree.", "One.\nThree.", "One.\nThree."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reading", "original"), WORKED, ids=[text for text, *_ in WORKED])
def test_what_is_worked_in(text: str, reading: str, original: str) -> None:
    document = archivetext.parse(text)
    assert document.view("reading").text == reading
    assert document.view("original").text == original


def test_marks_and_notes_are_left_out() -> None:
    document = archivetext.parse(TEXT)
    assert document.view("reading").text == "Station missiles there now. Carry it out, quietly."
    assert document.view("original").text == "Station missiles now. Carry out."


def test_what_is_printed() -> None:
    view = archivetext.parse(TEXT.replace("\f", "")).view("printed")
    assert view.text == TEXT.replace("\f", "").rstrip()
    assert [paragraph.kind for paragraph in view.paragraphs] == ["paragraph", "footnote"]


def test_what_is_kept_can_be_chosen() -> None:
    document = archivetext.parse(TEXT)
    assert document.view(keep={"supplied", "mark"}).text == "Station missiles there now.[1] Carry it out, quietly."
    assert document.view(keep={"footnote"}).text == "Station missiles now. Carry out.\n[1] Translator's Note: In Cuba."
    assert document.view("printed", keep=KINDS_OF_ALL).text == "Station missiles [there] now. Carry [it] out, [quietly]."


KINDS_OF_ALL = ("supplied", "gloss", "completion")


def test_a_sign_for_lost_text_can_be_chosen() -> None:
    document = archivetext.parse("He said [illegible] and left.")
    assert document.view("original", lost="[---]").text == "He said [---] and left."
    assert document.view("original", lost="").text == "He said and left."
    view = document.view("original")
    at = view.text.index("⟨")
    assert document[view.to_source_span((at, at + 3))] == "[illegible]"
    assert view.from_source(document.source.index("illegible")) is None
    assert view.from_source_span(document.insertions[0].span) == (at, at + 3)


def test_a_slice() -> None:
    document = archivetext.parse("F[idel] Castro")
    assert document[document.insertions[0].span] == "[idel]"
    assert (document[0], document[-6:], document[(0, 1)]) == ("F", "Castro", "F")


def test_paragraphs_and_turns() -> None:
    document = archivetext.parse("ORLOV: We le[ft] Riga.\n\nPETROV: When?")
    view = document.view("reading")
    assert [paragraph.text for paragraph in view.paragraphs] == ["ORLOV: We left Riga.", "PETROV: When?"]
    assert [document[paragraph.source] for paragraph in view.paragraphs] == ["ORLOV: We le[ft] Riga.", "PETROV: When?"]
    assert [(turn.speaker, turn.text, document[turn.source]) for turn in view.turns] == [
        ("ORLOV", "We left Riga.", "ORLOV: We le[ft] Riga."),
        ("PETROV", "When?", "PETROV: When?"),
    ]
    assert str(view) == view.text


def test_what_is_left_out_is_nowhere() -> None:
    view = archivetext.parse(TEXT).view("original")
    assert view.from_source(TEXT.index("[there]") + 2) is None
    assert view.from_source(0) == 0


def test_outside_the_view() -> None:
    view = archivetext.parse(TEXT).view("reading")
    with pytest.raises(IndexError, match="outside the view"):
        view.to_source(len(view.text) + 1)
    with pytest.raises(IndexError):
        view.to_source(-1)


def test_no_such_view() -> None:
    with pytest.raises(ValueError, match="there are: 'reading', 'original', 'printed'"):
        archivetext.parse(TEXT).view("diplomatic")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nothing is named 'glosses'"):
        archivetext.parse(TEXT).view(keep={"glosses"})
    with pytest.raises(TypeError, match="keep=\\{'gloss'\\}"):
        archivetext.parse(TEXT).view(keep="gloss")


def test_empty() -> None:
    view = archivetext.parse("").view("reading")
    assert view.text == ""
    assert view.to_source(0) == 0
    assert view.from_source(0) is None
    assert view.to_source_span((0, 0)) == (0, 0)
    assert view.paragraphs == view.turns == ()


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("[a]", "a"),
        ("[[a]]", "a"),
        (r"\[a\]", "a"),
        (r"\[\[a\]\]", "a"),
        ("[[a][b]]", "[a][b]"),
        ("[]", ""),
        ("【a】", "a"),
        ("[[a] b]", "[a] b"),
    ],
)
def test_what_stands_between_brackets(text: str, inner: str) -> None:
    assert text[slice(*inner_span(text, (0, len(text))))] == inner


def dressed(text: str) -> list[str]:
    """The same document as other files have it."""
    return [
        text.replace("\n", "\r\n"),
        "\ufeff" + text,
        unicodedata.normalize("NFD", text),
        text.replace("[", "\\[").replace("]", "\\]"),
        text.replace(" ", " \u200b"),
    ]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_view_is_the_same_in_every_dress(path: Path) -> None:
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    for name in ("reading", "original"):
        wanted = archivetext.parse(text).view(name).text
        for number, other in enumerate(dressed(text)):
            assert archivetext.parse(other).view(name).text == wanted, (name, number)


@given(pages())
def test_dumps_of_one_document_are_read_alike(page: Page) -> None:
    for name in ("reading", "original"):
        # the print tells by its line ends alone where a short paragraph ends, and so not always
        assert len({" ".join(archivetext.parse(page.render(dump)).view(name).text.split()) for dump in DUMPS}) == 1, name


@given(bracketed())
def test_no_stray_blanks(text: str) -> None:
    for name in ("reading", "original"):
        for line in archivetext.parse(text).view(name).text.split("\n"):
            assert line == line.strip()
            assert "  " not in line


@given(st.text(alphabet="aB [](),.;:!?-\n\f\r\u00ad\u0301\\1*", max_size=60))
def test_any_text_leads_back(text: str) -> None:
    document = archivetext.parse(text)
    for name in ("reading", "original", "printed"):
        view = document.view(name)
        places = [view.to_source(offset) for offset in range(len(view.text))]
        assert places == sorted(places)
        for place in places:
            back = view.from_source(place)
            assert back is None or view.to_source(back) == place
