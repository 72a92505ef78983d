"""Documents as others hand them on: sharing sites, renderings without labels, lists of documents. Each dress with each made-up document.

A dress is a function that writes a document; what a reader finds in it must be found: title, date, summary, credits, and the body.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

import pytest

import archivetext

if TYPE_CHECKING:
    from collections.abc import Callable

HOST = "History and Public Policy Program Digital Archive"


class Made(NamedTuple):
    """A made-up document."""

    title: str
    written: str
    edtf: str
    summary: str
    language: str
    source: str
    body: tuple[str, ...]
    credits: str = ""

    @property
    def citation(self) -> str:
        return (
            f"“{self.title},” {self.written}, {HOST}, {self.source} https://digitalarchive.wilsoncenter.org/document/130{len(self.title)}"
        )


LIGHTSHIP = Made(
    "Telegram from the Harbor Commissioner in Osk to the Ministry of Shipping",
    "March 04, 1951",
    "1951-03-04",
    "Commissioner Belmor reports on the loss of the lightship and asks for two tugs.",
    "Russian",
    "RGANI, F. 3, Op. 16, D. 947, L. 12. Translated by Ada Lorn.",
    (
        "CIPHERED TELEGRAM No. 317",
        "The lightship [Vela] broke from her chain on 3 March and has not been seen since. The crew of nine was taken off by the pilots.",
        (
            "I ask that two tugs be sent before the ice closes the northern passage. The stores at Cape Sund will last until the end of the month, "
            "if the second company is not kept there."
        ),
        "BELMOR",
    ),
    "This document was made possible with support from the Harbor Fund.",
)
GRAIN = Made(
    "Memorandum of Conversation between Ilka Toren and the Vestian Trade Delegation",
    "October 21, 1967",
    "1967-10-21",
    "Toren and the Vestian delegates discuss grain prices and the credit of 1966. Toren refuses to open the border stations before spring, "
    "and the delegation informs him of the planned visit of the Vestian premier.",
    "Hungarian",
    "MOL, XIX-J-1-j Vestia, 4. doboz. Obtained by Pal Kerti and translated by Mara Solt.",
    (
        "Comrade Toren received the delegation at 10 o'clock. Present on our side: Comrades Toren and Balog.",
        "Toren: We have read your note. What price do you have in mind?",
        (
            "Head of the Delegation: That depends on the harvest. Last year we were told that the railway would not carry more than two thousand tons a day, "
            "and we had to leave a third of the grain at the border."
        ),
        "Toren: The stations will be opened when the snow is gone, not earlier.",
        "The conversation lasted two hours. It was agreed that the experts should meet again in November.",
    ),
)
LETTER = Made(
    "Letter, Marek Dovrin to Sela Antal",
    "May 30, 1958",
    "1958-05-30",
    "Dovrin thanks Antal for the books and describes his talk with the editors.",
    "Czech",
    "Archive of the President, Russian Federation, F. 45, Op. 1, D. 329, Ll. 9-17.",
    (
        "Dear Comrade Antal,",
        (
            "the books have come, and I thank you for them. I spoke with the editors, who would print the second volume [of the chronicle] if the paper "
            "could be found."
        ),
        "With comradely greetings, M. Dovrin",
    ),
    "This document was made possible with support from the Sund Foundation",
)
MINUTES = Made(
    "Minutes of the Presidium, No. 14 (Excerpt)",
    "November 30, 1979",
    "1979-11-30",
    "The Presidium decides to close the consulate in Arland and instructs its members how to explain the step.",
    "Bulgarian",
    "TsDA, Fond 1-B, Opis 64, a.e. 368. Translated by Rada Peneva.",
    (
        "Top Secret",
        (
            "14. On the consulate in Arland. The Presidium resolves to close the consulate as of 31 December and to leave two officials for the winding up of "
            "its affairs."
        ),
        (
            "15. On the press. The members of the Presidium are to explain the step to the editors in person; nothing is to be printed before the departure of "
            "the consul."
        ),
        "Chairman: L. Stanev",
    ),
)
CORN = Made(
    "Report to the Central Committee, 'On the Corn of the Southern Districts'",
    "July 1962",
    "1962-07",
    "This report describes the state of the corn in nine districts. It recommends that the Central Committee send machines.",
    "Romanian",
    "ANIC, Central Committee of the Romanian Communist Party, Chancellery, file no. 22/1962.",
    (
        "REPORT on the state of the corn in the southern districts.",
        (
            "In the month of June the corn was inspected in nine districts. In four of them it stands well, in three it has suffered from hail, and in two it was "
            "sown too late because the machines had not been repaired in winter."
        ),
        "We propose that forty machines be sent from the northern districts before the tenth of the month.",
    ),
)
ALL = (LIGHTSHIP, GRAIN, LETTER, MINUTES, CORN)


def flat(made: Made, citation: str = "", behind_contents: str = " ") -> str:
    """The print page on one line, up to its body."""
    credit = f"Credits: {made.credits} " if made.credits else ""
    return (
        f"Digital Archive digitalarchive.wilsoncenter.org International History Declassified {made.written} {made.title} "
        f"Citation: {citation or made.citation} Summary: {made.summary} {credit}Original Language: {made.language} "
        f"Contents: English Translation{behind_contents}"
    )


def sharing_site_with_pages(made: Made) -> str:
    first, *others = made.body
    loose = f"{made.title}, {made.written}, {HOST}, {made.source}"
    pages = "\n\n".join(f"{number} {text}" for number, text in enumerate(others, 3))
    return (
        f'{made.written} {made.title}\n\nSize: px\nStart display at page:\n\nDownload "{made.written} {made.title}"\n\nTranscription\n\n'
        f"1 {flat(made, loose).strip()}\n\n2 {first}\n\n{pages}\n"
    )


def sharing_site_one_line(made: Made) -> str:
    return f"{made.written} {made.title}\nTotal Page:16\nFile Type:pdf, Size:1020Kb\n{flat(made)}{' '.join(made.body)}"


def sharing_site_paragraphs(made: Made) -> str:
    credit = f"Credits:\n\n{made.credits}\n\n" if made.credits else ""
    return (
        f"Digital Archive digitalarchive.wilsoncenter.org International History Declassified\n\n{made.written} {made.title}\n\n"
        f"Citation:\n\n{made.citation}\n\nSummary:\n\n{made.summary}\n\n{credit}Original Language:\n\n{made.language}\n\n"
        f"Contents:\n\nEnglish Translation " + "\n\n".join(made.body)
    )


def sharing_site_paragraphs_below_its_title(made: Made) -> str:
    return f"{made.title}\nTotal Pages: 3\nFile Type: pdf, Size: 87Kb\n\n" + sharing_site_paragraphs(made)


def old_site_without_buttons(made: Made) -> str:
    cited = f'"{made.title}," {made.written}, {HOST}, {made.source}'
    return (
        f"Search in\n\nDigital Archive International History Declassified\n\n{made.written}\n\n\n  • Citation\n\n    get citation\n\n    {made.summary}\n"
        f"    {cited}\n  • share document\n\n    https://digitalarchive.wilsoncenter.org/document/112{len(made.title)}\n\n\nView document in\n\n  • English HTML\n\n"
        + "\n\n".join(made.body)
    )


def old_site_without_buttons_or_address(made: Made) -> str:
    cited = f'"{made.title}," {made.written}, {HOST}, {made.source}'
    return (
        f"Search in\n\nDigital Archive International History Declassified\n\n{made.written}\n\n\n  • Citation\n\n    get citation\n\n    {made.summary}\n"
        f"    {cited}\n\n  • share document\n\n\n" + "\n\n".join(made.body)
    )


def old_site_with_one_button(made: Made) -> str:
    cited = f'"{made.title}," {made.written}, {HOST}, {made.source}'
    return (
        f"Search in\n\nDigital Archive International History Declassified\n\n{made.written}\n\n  • Citation\n\n    get citation\n\n"
        f"    {made.summary} {cited}\n\nEnglish HTML\n\n" + "\n\n".join(made.body)
    )


def old_site_of_which_the_citation_is_left(made: Made) -> str:
    return (
        f'{made.written}\n\n{made.title.upper()}\n\n{made.summary}\n\n"{made.title}," {made.written}, {HOST}, {made.source}\n\n'
        + "\n\n".join(made.body)
    )


LABELS = (
    "Associated People & Organizations\nAssociated Places\nAssociated Topics\nSubjects Discussed\nRelated Documents\nDocument Information\nSource\n"
    "Original Archive\nRights\nThe History and Public Policy Program welcomes reuse of Digital Archive materials for research and educational purposes.\n"
)


def web_stripped(made: Made) -> str:
    other = "A letter from the consul in Arland on the harvest. It is a sharp change from the note of 3 October."
    credit = f"{made.credits}\n" if made.credits else ""
    return f"{other}\n{made.written}\n{made.title}\n{credit}" + "\n".join(made.body) + f"\n{made.summary.rstrip('.')}\n{LABELS}"


def web_without_labels(made: Made) -> str:
    credit = f"{made.credits}\n\n" if made.credits else ""
    return (
        f"{made.written}\n\n{made.title}\n\n{credit}"
        + "\n\n".join(made.body)
        + f"\n\n{made.summary.rstrip('.')}\n\nDocument Information\n\n{made.source}\n\n"
        "The History and Public Policy Program welcomes reuse of Digital Archive materials.\n"
    )


def date_and_title(made: Made) -> str:
    return f"{made.written}\n\n{made.title}\n\n" + "\n\n".join(made.body) + "\n"


def date_and_title_on_lines(made: Made) -> str:
    return f"{made.written}\n{made.title}\n" + "\n".join(made.body)


def date_title_and_summary(made: Made) -> str:
    return f"{made.written}\n\n{made.title}\n\n" + "\n\n".join((*made.body, made.summary))


def date_title_credits_and_summary(made: Made) -> str:
    credit = f"{made.credits}\n" if made.credits else ""
    return f"{made.written}\n{made.title}\n{credit}" + "\n".join((*made.body, made.summary)) + "\n"


DRESSES: tuple[tuple[Callable[[Made], str], str], ...] = (
    (sharing_site_with_pages, "tdsbl"),
    (sharing_site_one_line, "tdsbcl"),
    (sharing_site_paragraphs, "tdsbcl"),
    (sharing_site_paragraphs_below_its_title, "tdsbcl"),
    (old_site_without_buttons, "tdsb"),
    (old_site_without_buttons_or_address, "tdsb"),
    (old_site_with_one_button, "tdsb"),
    (web_stripped, "tdsbc"),
    (web_without_labels, "tdsbc"),
    (date_and_title, "tdb"),
    (date_and_title_on_lines, "tdb"),
    (date_title_and_summary, "tdsb"),
    (date_title_credits_and_summary, "tdsbc"),
)
"""Each dress, and what it shows: title, date, summary, body, credits, language."""


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("made", ALL, ids=["lightship", "grain", "letter", "minutes", "corn"])
@pytest.mark.parametrize(("dress", "shows"), DRESSES, ids=[dress.__name__ for dress, _ in DRESSES])
def test_a_document_in_another_dress(dress: Callable[[Made], str], shows: str, made: Made) -> None:
    document = archivetext.parse(dress(made))
    header = document.header
    fields = {field.key: field.text for field in header.fields}
    assert header.title is not None
    assert header.title.text == made.title
    assert header.date is not None
    assert header.date.edtf == made.edtf
    stop = "" if dress in (web_stripped, web_without_labels) else "."
    assert fields.get("summary") == (made.summary.rstrip(".") + stop if "s" in shows else None)
    if "c" in shows:
        assert fields.get("credits") == (made.credits or None)
    if "l" in shows:
        assert fields.get("original_language") == made.language
        assert fields.get("contents") == "English Translation"
    body = document.view("printed").text
    assert plain(body) == plain(" ".join(made.body))
    assert archivetext.loads(archivetext.dumps(document, source=True)) == document


def test_a_citation_ends_where_the_buttons_of_the_page_start() -> None:
    for made in ALL:
        cited = archivetext.parse(old_site_without_buttons_or_address(made)).citation
        assert cited is not None
        assert cited.text.endswith(made.source)
        assert not any("share" in person.name for person in cited.contributors)


def test_what_a_site_says_above_a_text_without_header_is_no_insertion() -> None:
    document = archivetext.parse("[ Pobierz całość w formacie PDF ]\n\nThe lightship [Vela] broke from her chain.\n\nThe pilots left.")
    assert [insertion.text for insertion in document.insertions] == ["Vela"]
    assert document.view("printed").text.split()[:3] == ["The", "lightship", "[Vela]"]


REFERENCE = "RGANI, F. 3, Op. 16, D. 947, L. 12. Obtained by Pal Kerti and translated by Mara Solt"
SOURCED = {
    "square brackets, last": "{body}\n\n[Source: {reference}.]",
    "square brackets over lines": "{body}\n\n[Source: RGANI, F. 3, Op. 16,\nD. 947, L. 12. Obtained by Pal Kerti\nand translated by Mara Solt.]\n",
    "square brackets before notes": "{body}\n\n[Source: {reference}.]\n\nEDITOR'S NOTES\n\n1 An aide of the envoy.",
    "round brackets, last": "{body}\n\n(Source: {reference}.)\n",
    "round brackets within": "{body}\n\n(Source: RGANI (Moscow), F. 3, Op. 16, D. 947, L. 12. Obtained by Pal Kerti and translated by Mara Solt)",
    "a line, last": "{body}\n\nSource: {reference}.",
    "a line, first": "Source: {reference}.\n\n{body}",
    "brackets, first": "[Source: {reference}]\n\n{body}",
    "bold label": "{body}\n\n**Source:** {reference}.",
    "archival source": "{body}\n\nArchival source: {reference}.",
    "another language": "{body}\n\nQuelle: {reference}.",
    "below a title": "On the Lightship\nSource: {reference}.\n\n{body}",
}


@pytest.mark.parametrize("form", SOURCED.values(), ids=SOURCED)
def test_a_line_says_where_the_original_is(form: str) -> None:
    body = "\n\n".join(LIGHTSHIP.body)
    cited = archivetext.parse(form.format(body=body, reference=REFERENCE)).citation
    assert cited is not None
    [reference] = cited.references
    assert reference.repository is not None
    assert (reference.repository.code, [level.value for level in reference.levels]) == ("RGANI", ["3", "16", "947", "12"])
    assert [(person.name, person.role) for person in cited.contributors] == [("Pal Kerti", "obtainer"), ("Mara Solt", "translator")]


@pytest.mark.parametrize(
    "text",
    [
        "The pilots left.\n\nSource: the harbor master said so.",
        "The pilots left.\n\n[Source: {reference}.]\n\nThe tugs came.\n\n[Source: {reference}.]",
        "The pilots left. (Source: {reference}.) The tugs came.",
        "\n\n".join(["The pilots left."] * 9) + "\n\nSource: {reference}.\n\n" + "\n\n".join(["The tugs came."] * 9),
    ],
    ids=["no archive", "many documents", "in mid-line", "in the middle"],
)
def test_lines_that_say_it_of_no_text(text: str) -> None:
    assert archivetext.parse(text.format(reference=REFERENCE)).citation is None


ENTRIES = "\n\n".join(f"{made.title}\n{made.written}\n{made.summary}" for made in ALL)
LISTS = {
    "results": f"Digital Archive International History Declassified\nSEARCH RESULTS\n1 - 10 of 76\n\n{ENTRIES}\n\nnext",
    "count alone": f"Skip to content\n\n1 - 5 of 5\n\n{ENTRIES}",
    "showing": f"Browse\n\nShowing 1 to 5 of 40 entries\n\n{ENTRIES}",
    "count at the foot": f"{ENTRIES}\n\nResults 1 - 5 of 300",
    "nothing found": "Search\n\nNo results found.",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_list_of_documents_is_no_document(text: str) -> None:
    assert "AT114" in {one.code for one in archivetext.parse(text).diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        date_and_title(GRAIN),
        "We looked at 1 - 10 of 76 boats.\n\nMay 21, 1962\n\nMay 22, 1962\n\nMay 23, 1962",
        f"Search Results\n\n{LIGHTSHIP.body[1]} {GRAIN.body[2]}",
    ],
    ids=["document", "in a sentence", "a title"],
)
def test_a_document_is_no_list(text: str) -> None:
    assert "AT114" not in {one.code for one in archivetext.parse(text).diagnostics}


@pytest.mark.parametrize("made", ALL, ids=["lightship", "grain", "letter", "minutes", "corn"])
def test_the_citation_alone_is_left_of_an_old_page(made: Made) -> None:
    document = archivetext.parse(old_site_of_which_the_citation_is_left(made))
    assert document.header.title is not None
    assert document.header.title.text == made.title.upper()
    assert document.header.date is not None
    assert document.header.date.edtf == made.edtf
    assert {field.key: field.text for field in document.header.fields}.get("summary") == made.summary
    assert plain(document.view("printed").text) == plain(" ".join(made.body))


SUMMARIES = [
    "Report of the consul in Arland on the harvest of 1958 and on the mood of the peasants.",
    "A conversation between Toren and the Vestian envoy about the border stations and the price of grain.",
    "The prices of grain are discussed, as is the visit of the premier.",
    "Brief note on the talks in Osk and on what came of them for the harbor.",
    "Stanev asks whether the consulate should be closed; Toren answers that it should.",
]
NO_SUMMARIES = [
    "Record of the conversation made by the second secretary of the embassy, L. Stanev, in Osk.",
    "I report this to you for your information and ask for instructions.",
    "The conversation lasted two hours and was held in a friendly atmosphere.",
    "We would ask you to describe the position of your party as soon as possible.",
    "Copies to Toren and Balog, and to the files of the second department of the ministry.",
    "Toren: The consul describes his talk with the editors.",
]


@pytest.mark.parametrize("text", SUMMARIES)
def test_the_last_paragraph_is_the_summary(text: str) -> None:
    document = archivetext.parse(date_and_title(LETTER) + f"\n{text}\n")
    assert [(field.key, field.text) for field in document.header.fields] == [("summary", text)]


@pytest.mark.parametrize("text", NO_SUMMARIES)
def test_the_last_paragraph_is_one_of_the_document(text: str) -> None:
    document = archivetext.parse(date_and_title(LETTER) + f"\n{text}\n")
    assert document.header.fields == ()
    assert document.view("printed").text.endswith(text)


HEADS = ("OSK HARBOR HISTORY PROJECT BULLETIN 337", "338 OSK HARBOR HISTORY PROJECT BULLETIN", "NEW PAPERS ON THE NORTHERN ICE 41")


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("made", [LIGHTSHIP, GRAIN, CORN], ids=["lightship", "grain", "corn"])
def test_columns_of_a_bulletin(made: Made, head: str) -> None:
    long = max(made.body, key=len)
    lines = textwrap.wrap(long, 45)
    column = "\n".join([*lines[:2], head, *lines[2:]])
    before = "\n".join("\n".join(textwrap.wrap(text, 45)) for text in made.body if text != long)
    source = made.source.replace(" Translated by", "; translated by").rstrip(".")
    document = archivetext.parse(f"{before}\n{column}\n[Source: {source}.]\n")
    assert head not in document.view("printed").text
    assert plain(long) in plain(document.view("printed").text)
    assert document.citation is not None
    assert document.citation.references
