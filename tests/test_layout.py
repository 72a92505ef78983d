"""Odd pages of every family: what is lost, what stands in another place, what is known by its content."""

from __future__ import annotations

import pytest

import archivetext
from archivetext.profiles import PROFILES, RELABELLED, WILSON_PRINT, WILSON_WEB, Profile

CITED = (
    '"On Trade," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 1. https://digitalarchive.wilsoncenter.org/document/123456'
)


def fields(document: archivetext.Document) -> list[tuple[str, str | None, str | None]]:
    return [(field.key, field.label, field.text) for field in document.header.fields]


def codes(document: archivetext.Document) -> set[str]:
    return {diagnostic.code for diagnostic in document.diagnostics}


def body(document: archivetext.Document) -> str:
    return document.source[slice(*document.body)]


def test_a_summary_that_lost_its_label_stands_behind_the_address() -> None:
    page = archivetext.parse(
        f"May 21, 1962\n\nOn Trade\n\nCitation:\n{CITED}\n\nThe council discusses trade.\n\nContents:\nEnglish Translation\n\nWords."
    )
    assert fields(page)[1] == ("summary", None, "The council discusses trade.")
    assert "AT104" in codes(page)
    assert page.citation is not None
    assert page.citation.document_id == "123456"


def test_citation_and_summary_without_labels() -> None:
    page = archivetext.parse(
        f"May 21, 1962\n\nOn Trade\n\n{CITED}\n\nThe council discusses trade.\n\nOriginal Language:\nRussian\n\nContents:\nEnglish Translation\n\nWords."
    )
    assert page.header.title is not None
    assert page.header.title.text == "On Trade"
    assert fields(page) == [
        ("citation", None, CITED),
        ("summary", None, "The council discusses trade."),
        ("original_language", "Original Language", "Russian"),
        ("contents", "Contents", "English Translation"),
    ]


def test_a_flattened_page_without_its_contents() -> None:
    page = archivetext.parse(
        f"Digital Archive May 21, 1962 On Trade Citation: {CITED} Summary: The council meets. Original Language: Russian and German the council met."
    )
    assert ("original_language", "Original Language", "Russian and German") in fields(page)
    assert body(page) == "the council met."


def test_contents_of_an_unknown_kind() -> None:
    page = archivetext.parse("May 21, 1962\n\nOn Trade\n\nSummary:\nTrade.\n\nContents:\nTyped copy\n\nWords.")
    assert ("contents", "Contents", "Typed copy") in fields(page)
    assert body(page) == "Words."
    lost = archivetext.parse(
        "May 21, 1962\n\nOn Trade\n\nSummary:\nTrade.\n\nContents:\n\n\n\nThe council met in the morning and in the evening."
    )
    assert ("contents", "Contents", None) in fields(lost)
    assert body(lost).startswith("The council")


def test_the_last_label_with_a_paragraph() -> None:
    page = archivetext.parse(
        "May 21, 1962\n\nOn Trade\n\nCredits:\nMade possible by friends.\n\nSummary:\nThe council\nmeets.\n\nWords of the council."
    )
    assert ("summary", "Summary", "The council meets.") in fields(page)
    assert body(page) == "Words of the council."


def test_the_date_below_the_title() -> None:
    page = archivetext.parse("On Trade\n\nMay 21, 1962\n\nSummary:\nTrade.\n\nContents:\nEnglish Translation\n\nWords.")
    assert page.header.title is not None
    assert page.header.title.text == "On Trade"
    assert page.header.date is not None
    assert page.header.date.edtf == "1962-05-21"


def test_a_lone_citation_label() -> None:
    page = archivetext.parse(f"Citation: {CITED}\n\nThe council met.")
    assert page.profile == "wilson-print"
    assert page.header.date is not None, "told by the citation"
    assert page.header.date.edtf == "1962-05-21"
    assert "AT105" in codes(page)


OLD = "Search in\nADD SEARCH FILTER CANCEL SEARCH FILTER\nDigital Archive International History Declassified\n"


def test_old_page_with_lines_above_the_date_and_a_title_of_two_lines() -> None:
    page = archivetext.parse(
        OLD
        + "A report on other matters.\nJune 07, 1973\nON TRADE AND ON THE\nNEW HARBOR\nCITATION SHARE DOWNLOAD\nget citation\nThe council meets.\nVIEW DOCUMENT IN\nEnglish HTML\nWords."
    )
    assert page.profile == "wilson-oldweb"
    assert page.header.title is not None
    assert page.header.title.text == "ON TRADE AND ON THE NEW HARBOR"
    assert page.header.date is not None
    assert page.header.date.edtf == "1973-06-07"
    assert ("summary", None, "The council meets.") in fields(page)
    assert "AT107" in codes(page)
    assert body(page) == "Words."


def test_old_page_that_lost_title_date_and_view_line() -> None:
    page = archivetext.parse(
        OLD
        + f"get citation\nThe council meets.{CITED}\n\n• share document\n\nhttps://digitalarchive.wilsoncenter.org/document/123456\nWords."
    )
    assert {"AT105"} <= codes(page)
    assert ("summary", None, "The council meets.") in fields(page)
    assert page.citation is not None
    assert page.citation.title == "On Trade"
    assert body(page) == "Words."


def test_old_page_with_quotation_marks_in_its_title() -> None:
    cited = CITED.replace('"On Trade,"', '"THE PLAN "SHIELD","')
    page = archivetext.parse(
        OLD + f'May 21, 1962\nTHE PLAN "SHIELD"\nget citation\nThe council meets.\n{cited}\nVIEW DOCUMENT IN\nEnglish HTML\nWords.'
    )
    assert ("citation", None, cited) in fields(page)
    assert ("summary", None, "The council meets.") in fields(page)


def web(middle: str, end: str = "Document Information\nRecord ID\n123456\n") -> archivetext.Document:
    return archivetext.parse(f"Skip to content\nMay 21, 1962\nOn Trade\n{middle}\n{end}")


def test_web_page_of_many_lines_keeps_its_summary() -> None:
    page = web("\n".join(f"Line {n} of the document." for n in range(30)) + "\nThe council meets and discusses trade.")
    assert ("summary", None, "The council meets and discusses trade.") in fields(page)
    assert body(page).endswith("Line 29 of the document.")
    assert body(page).startswith("Line 0")


@pytest.mark.parametrize("last", ["[1] A note.", "ORLOVSKY", "Orlovsky", "Signed by the members of the council.", "/A. Orlovsky/"])
def test_web_page_without_summary(last: str) -> None:
    page = web(f"The council met.\nIt was late.\n{last}")
    assert not [key for key, _, _ in fields(page) if key == "summary"]
    assert body(page).endswith(last)


def test_web_labels_that_are_ordinary_words_count_only_with_others() -> None:
    page = web(
        "Source\nThe document speaks of its source in a long line, which no label of the page has.\nIt was late.\nThe council meets in the evening."
    )
    assert body(page).startswith("Source")


def test_web_values_that_lost_their_labels() -> None:
    page = web(
        "Words.\nMore words.\nThe council meets in the evening.",
        "Document Information\nType\nLetter\nsome other words\nLanguage\n1962-05\nOriginal Uploaded Date\nRussian\nRecord ID\nno number\n"
        f"{CITED}\n123456\nThe History and Public Policy Program welcomes reuse of Digital Archive materials.\nTo enquire about this document's rights status, write.\n",
    )
    found = fields(page)
    assert ("type", "Type", "Letter") in found
    assert ("language", "Language", None) in found
    assert ("uploaded", "Original Uploaded Date", None) in found
    assert ("record_id", "Record ID", None) in found
    assert ("citation", None, CITED) in found
    assert ("record_id", None, "123456") in found
    assert [text for key, _, text in found if key == "rights"] == [
        "The History and Public Policy Program welcomes reuse of Digital Archive materials. To enquire about this document's rights status, write."
    ]
    assert "AT111" in codes(page)
    assert page.citation is not None
    assert page.citation.document_id == "123456"


def test_web_page_without_title() -> None:
    page = archivetext.parse(
        "Skip to content\nMay 21, 1962\n" + "The council met and talked. " * 30 + "\nDocument Information\nRecord ID\n123456\n"
    )
    assert page.header.title is None
    assert "AT105" in codes(page)


def test_web_page_known_by_its_rights_alone() -> None:
    page = archivetext.parse(
        "May 21, 1962\nOn Trade\nWords.\nMore.\nAssociated Places\nHavana\nThe History and Public Policy Program welcomes reuse of Digital Archive materials.\n"
    )
    assert page.profile == "wilson-web"


def test_columns_without_title_and_with_a_date_that_is_none() -> None:
    page = archivetext.parse("Author: A. Orlovsky\n\nDate: Many 24\n\nDescription: A letter.\n\nDear friend, come.\n")
    assert page.profile == "relabelled"
    assert {"AT105", "AT401"} <= codes(page)
    assert body(page) == "Dear friend, come."
    dateless = archivetext.parse("Title: Letter\n\nAuthor: A. Orlovsky\n\nDescription: A letter.\n\nDear friend, come.\n")
    assert "AT106" in codes(dateless)


def test_columns_whose_description_heads_the_document_itself() -> None:
    page = archivetext.parse(
        "Title: Letter\nDate: 4 May 1962\nSource: RGANI, F. 3, Op. 1\nDescription:.\n(1) Come soon.\n(2) Bring coal.\n"
    )
    assert body(page) == "(1) Come soon.\n(2) Bring coal."
    assert page.citation is not None
    assert page.citation.references[0].repository is not None


def test_the_last_line_of_a_bare_body_is_its_reference() -> None:
    page = archivetext.parse("The council met.\n\nANIC, fond CC al PCR, dosar 2/1967. Translated by Ann Tamm.")
    assert page.citation is not None
    assert [(person.name, person.role) for person in page.citation.contributors] == [("Ann Tamm", "translator")]
    told = archivetext.parse("The council met.\n\nObtained and translated by Ann Tamm.")
    assert told.citation is not None
    assert [person.role for person in told.citation.contributors] == ["obtainer", "translator"]
    assert archivetext.parse("The council met.\n\nThe National Archives are closed.").citation is None


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
@pytest.mark.parametrize(
    "text", ["", "\n", "One line.", "[", "May 21, 1962", "Citation:", "Title:", "Skip to content", "VIEW DOCUMENT IN", "Record ID"]
)
def test_every_profile_takes_every_text(profile: Profile, text: str) -> None:
    page = archivetext.parse(text, profile=profile)
    assert page.profile == profile.name
    assert "".join(text[slice(*block.span)] for block in page.blocks) == text


def test_a_profile_of_ones_own() -> None:
    mine = Profile("reading-room", "our reading room", page="date? title labels body", labels={"Shelfmark": "source", "Text": "contents"})
    page = archivetext.parse("4 May 1962\nOn Trade\n\nShelfmark: Box 3\nText: Transcript - Russian\n\nWords.", profile=mine)
    assert page.profile == "reading-room"
    assert ("source", "Shelfmark", "Box 3") in fields(page)
    assert body(page) == "Words."


def test_profiles_are_found_in_the_texts_that_show_them() -> None:
    assert {profile.shape for profile in (WILSON_PRINT, WILSON_WEB, RELABELLED)} == {"labelled", "page", "columns"}


def test_author_with_a_long_name() -> None:
    page = archivetext.parse(
        "Skip to content\n\nMay 21, 1962\n\nOn Trade\n\nThe council met.\n\nThe council discusses bridges, mills and the price of bread.\n\n"
        "Author(s):\n\nNational Council of Ruritania. Department of Bridges and Mills\n\nAssociated Places\n\nStrelsau\n"
    )
    assert fields(page) == [
        ("summary", None, "The council discusses bridges, mills and the price of bread."),
        ("author", "Author(s)", "National Council of Ruritania. Department of Bridges and Mills"),
        ("places", "Associated Places", "Strelsau"),
    ]
    assert page.source[slice(*page.body)] == "The council met."


def test_the_words_on_rights_are_one_slice_of_the_page() -> None:
    line = "The archive welcomes reuse of Digital Archive materials."
    page = archivetext.parse(f"Words of the letter.\n\nDocument Information\n{line}\nCopyright of the letter is not known.\n,\n{line}\n")
    rights = [field for field in page.header.fields if field.key == "rights"]
    assert [field.text for field in rights] == [f"{line} Copyright of the letter is not known.", line]  # a stray sign parts two values
    assert all(field.text == archivetext.spans.fold(page.source[slice(*field.span)]) for field in rights)


def test_a_row_of_signs_is_no_title() -> None:
    page = archivetext.parse("May 21, 1962\n\n**\n\nWords of the letter.\n\nSource\nRGANI, F. 3, Op. 1\n", profile=WILSON_WEB)
    assert page.header.title is None
    assert "AT105" in codes(page)
