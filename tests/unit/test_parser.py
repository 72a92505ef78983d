"""What the passes hand to one another: which brackets are insertions, what is odd and where, and what kind each paragraph is."""

from __future__ import annotations

import pytest

import archivetext
from archivetext import spans

BODY = archivetext.profiles.BODY


def odd(text: str, *codes: str) -> list[tuple[str, str]]:
    """Message and slice of every diagnostic with one of the codes."""
    return [(d.message, text[slice(*d.span)]) for d in archivetext.parse(text).diagnostics if d.code in codes]


def insertions(text: str) -> list[tuple[str, int | None]]:
    """Each insertion as its slice, with the number of the one around it."""
    document = archivetext.parse(text, profile=BODY)
    return [(text[slice(*insertion.span)], insertion.parent) for insertion in document.insertions]


# --- which brackets are insertions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to [email protected] today.", []),  # what a web page put there
        ("Write to [email us] today.", [("[email us]", None)]),
        ("See [the list](http://lists.example) there.", []),
        ("See [the list] (http://lists.example) there.", [("[the list]", None)]),
        ("See [http://lists.example] there.", []),
        ("See [at http://lists.example] there.", [("[at http://lists.example]", None)]),
        ("He met [the man [in grey] of Brno] and [his [old] dog].", [("[the man [in grey] of Brno]", None), ("[in grey]", 0), ("[his [old] dog]", None), ("[old]", 2)]),
        ("He met [the man [http://lists.example [in grey] list] of Brno].", [("[the man [http://lists.example [in grey] list] of Brno]", None), ("[in grey]", 0)]),
        ("See [http://lists.example [in grey] list] there.", [("[in grey]", None)]),
    ],
)  # fmt: skip
def test_brackets_that_are_insertions(text: str, found: list[tuple[str, int | None]]) -> None:
    assert insertions(text) == found


PAGE = (
    'May 21, 1962\n\nOn Trade\n\nCitation:\n"On Trade," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 1 [copy]. Translated by Ann Tamm.\n\n'
    "Summary:\nOn [the] trade.\n\nOriginal Language:\nRus[sian]\n\nContents:\nEnglish Translation\n\nThe council met [in private] on trade.\n"
)


def test_brackets_of_a_catalogue_entry_are_the_cataloguers() -> None:
    document = archivetext.parse(PAGE)
    assert [insertion.text for insertion in document.insertions] == ["the", "in private"]
    assert odd(PAGE, "AT201", "AT202") == []
    assert odd(PAGE.replace("[copy]", "[copy").replace("Rus[sian]", "Rus]sian"), "AT201", "AT202") == []
    assert odd(PAGE.replace("[in private]", "[in private"), "AT201") == [("this '[' is never closed", "[")]
    assert odd(PAGE.replace("[the]", "the]"), "AT202") == [("this ']' closes nothing", "]")]


def test_brackets_of_a_reference_at_the_foot_are_the_cataloguers_too() -> None:
    text = "The council met [today].\n\nANIC, fond CC al PCR, dosar 2/1967 [copy]. Translated by Ann Tamm."
    document = archivetext.parse(text)
    assert document.citation is not None
    assert [insertion.text for insertion in document.insertions] == ["today"]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("The ships [Translator's note: of the second class] came.", "translator"),
        ("The ships [of the second class. Editor's note] came.", "editor"),
        ("The ships [of the second class – Ed.] came.", "editor"),
        ("The ships [of the second class] came.", None),
    ],
)
def test_who_signs(text: str, author: str | None) -> None:
    [insertion] = archivetext.parse(text, profile=BODY).insertions
    assert insertion.author == author


def test_what_no_rule_decides_is_told() -> None:
    text = "The fleet [#] sailed [sic] on."
    assert [insertion.kind for insertion in archivetext.parse(text).insertions] == ["unclassified", "correction"]
    assert odd(text, "AT203") == [("the kind of this insertion is not known", "[#]")]


# --- what is odd


@pytest.mark.parametrize("text", ["", " \n", "\n\n\t\f\v\u00a0 "])
def test_an_empty_text_is_told_and_nothing_else(text: str) -> None:
    [diagnostic] = archivetext.parse(text).diagnostics
    assert (diagnostic.code, diagnostic.span) == ("AT101", (0, len(text)))


@pytest.mark.parametrize("text", [".", "\u2003", "[", "May 21, 1962\n\nOn Trade\n\nCitation:\nRGANI, F. 3.\n"])
def test_a_text_with_anything_is_not_empty(text: str) -> None:
    assert odd(text, "AT101") == []


def test_a_page_that_disagrees_with_itself() -> None:
    assert odd(PAGE, "AT109", "AT110") == []
    said = odd(PAGE.replace("May 21", "May 24", 1), "AT109", "AT110")
    assert said == [("the header's date 1962-05-24 is not the citation's 1962-05-21", "May 24, 1962")]
    said = odd(PAGE.replace("On Trade", "On Coal", 1), "AT109", "AT110")
    assert said == [("the header's title is not the citation's", "On Coal")]
    assert odd(PAGE.replace("On Trade", "ON  TRADE!", 1), "AT110") == []  # the same letters
    assert odd(PAGE.replace("On Trade", "On Trade 2", 1), "AT110") == [("the header's title is not the citation's", "On Trade 2")]


def test_dates_of_every_place_are_checked() -> None:
    page = PAGE.replace("May 21", "Monday, May 22").replace("The council met", "Moscow, 31 June 1962\n\nThe council met")
    found = [where for _, where in odd(page, "AT403", "AT404")]
    assert found == ["Monday, May 22, 1962", "Monday, May 22, 1962", "31 June 1962"]  # of the header, the citation and a dateline


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("They met on Many 24 in the harbour.", "Many 24"),
        ("They met on Many 24, 1962, in the harbour.", "Many 24"),
        ("They met on Febuary 3.", "Febuary 3"),
        ("They met in 3 Febuary 1962 at last.", "Febuary 1962"),
        ("They met on Many   24 in the harbour.", "Many   24"),
    ],
)
def test_a_misprinted_month_with_the_number_behind_it(text: str, where: str) -> None:
    assert odd(text, "AT401") == [(f"{' '.join(where.split())!r} looks like a date but is none", where)]


def test_characters_that_no_archive_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "_PIECE", 4)  # a lone surrogate can stand in any piece of the text
    text = "the \ud800 ships \udfff\udc00 are \0 ready \ufffd\ufffd \0\0."
    assert [d.span for d in archivetext.parse(text).diagnostics if d.code == "AT501"] == [(4, 5), (19, 20), (27, 28)]
    assert [message for message, _ in odd(text, "AT501")] == [
        "3 of the character lone surrogate in the text",
        "3 of the character U+0000 in the text",
        "2 of the character U+FFFD in the text",
    ]
    assert odd("\ud800", "AT501") == [("1 of the character lone surrogate in the text", "\ud800")]
    assert odd("\0a", "AT501") == [("1 of the character U+0000 in the text", "\0")]
    assert odd("the ships are ready, \U0001f600.", "AT501") == []


def test_what_is_odd_comes_in_the_order_of_the_text() -> None:
    text = "the handwritten] note\0 was made on Many 24.[3]\n\nOrlov [came.\n"
    codes = [d.code for d in archivetext.parse(text, profile=BODY).diagnostics]
    assert codes == ["AT102", "AT202", "AT501", "AT401", "AT301", "AT201"]


# --- paragraphs, and the quick look


def test_the_kinds_of_paragraphs() -> None:
    text = (
        "Moscow, 24 May 1962\n\nPresent: Orlov (Minister), Tamm.\n\nThe ships are ready.[1] So are the crews.[2]\n\n/s/ A. Orlov\n\n"
        "[1] Two ships.\n\nThey came in June, as the harbour office says in its report.\n\n[2] Of thirty men.\n"
    )
    document = archivetext.parse(text, profile=BODY)
    assert [(block.kind, text[slice(*block.span)].strip()) for block in document.blocks if block.kind != "blank"] == [
        ("dateline", "Moscow, 24 May 1962"),
        ("participants", "Present: Orlov (Minister), Tamm."),
        ("paragraph", "The ships are ready.[1] So are the crews.[2]"),
        ("signature", "/s/ A. Orlov"),
        ("footnote", "[1] Two ships.\n\nThey came in June, as the harbour office says in its report."),
        ("footnote", "[2] Of thirty men."),
    ]
    assert [(date.edtf, date.text) for date in document.dates] == [("1962-05-24", "24 May 1962")]


def test_a_date_line_in_a_note_is_no_date_of_the_document() -> None:
    text = "The ships are ready.[1]\n\n[1] Two ships.\n\nMoscow, 24 May 1962\n\n[2] Of the second class.\n"
    document = archivetext.parse(text, profile=BODY)
    assert [text[slice(*note.span)].strip() for note in document.footnotes] == [
        "[1] Two ships.\n\nMoscow, 24 May 1962",
        "[2] Of the second class.",
    ]
    assert document.dates == ()


def test_the_quick_look_at_a_dressed_page() -> None:
    text = "\ufeff" + PAGE.replace("\n", "\r\n")
    page, document = archivetext.parse_header(text, name="a page"), archivetext.parse(text, name="a page")
    assert (page.name, document.name) == ("a page", "a page")
    assert (page.header, page.citation, page.body) == (document.header, document.citation, document.body)
    assert text[slice(*page.body)] == "The council met [in private] on trade."
    assert [block.kind for block in page.blocks] == [block.kind for block in document.blocks if block.kind != "paragraph"]
    assert "".join(text[slice(*block.span)] for block in document.blocks) == text


@pytest.mark.parametrize("wrong", [7, b"wilson-print"])
def test_a_profile_that_is_none(wrong: object) -> None:
    with pytest.raises(
        TypeError, match=f"^profile is a Profile, the name of one or the path of its .toml file, not {type(wrong).__name__}$"
    ):
        archivetext.parse("Words.", profile=wrong)  # type: ignore[arg-type]


@pytest.mark.interpreted
@pytest.mark.parametrize("wrong", [b"Words.", None])
def test_a_text_that_is_none(wrong: object) -> None:
    with pytest.raises(
        TypeError, match=rf"^the text is a str, not {type(wrong).__name__}; decode bytes first, e\.g\. data\.decode\('utf-8'\), or give"
    ):
        archivetext.parse(wrong)  # type: ignore[arg-type]
