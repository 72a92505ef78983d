"""The rooms of the body: what each form of mark, note and turn takes for itself, when it is asked alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import archivetext
from archivetext.body import marks, openers, speakers, turns
from archivetext.body.bracketed import bracketed, decide
from archivetext.body.kinds import kind_of
from archivetext.body.marks import FreeStanding, Sign, Stretch
from archivetext.body.openers import Opener
from archivetext.body.paragraphs import split
from archivetext.insertions.pairs import match_pairs
from archivetext.spans import Figures, Lines
from archivetext.words import lists

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph


def paragraphs(text: str) -> list[Paragraph]:
    return split(Lines(text), 0, len(text))


def whole(text: str) -> Stretch:
    return Stretch(text, 0, len(text), Figures(text))


def shown(text: str, signs: list[Sign]) -> list[str]:
    """Each sign with the two characters before it."""
    for sign in signs:
        assert marks.to_digits(text[sign.start : sign.end]).strip("()[]") == sign.label
    return [text[max(0, sign.start - 2) : sign.end] for sign in signs]


def test_the_words_say_their_form_and_stand_once() -> None:
    text = lists.read("archivetext.body", "words.txt")
    assert text.startswith("# ")
    assert text.split("\n")[1].startswith("# Form: ")
    for section, words in lists.sections(text).items():
        assert max(Counter(words).values()) == 1, section
        assert words == [word.lower() for word in words], section


# ---- marks


def test_superscripts() -> None:
    text = "the mill¹ of 40 km² and 3 m³ there¹²\n³ A note. x¹²³⁴"
    assert shown(text, marks.superscript(whole(text))) == ["ll¹", "re¹²"]
    assert marks.superscript(Stretch(text, 10, 30, Figures(text))) == []


def test_figures_glued_to_a_sentence() -> None:
    text = "It came.12 See vol.3 and 1.5 of U.S.7 or “so.”8 then.9x and there.1234 in may.5 or Dec.6"
    assert shown(text, marks.glued_to_sentence(whole(text))) == ["e.12", ".”8", "y.5"]


def test_labels_in_round_brackets() -> None:
    lines = [Opener(40, 44, "1"), Opener(60, 64, "2")]
    touching = "The mill(1) stood, the (2) miller slept."
    assert shown(touching, marks.in_round_brackets(whole(touching), lines, frozenset())) == ["ll(1)"]
    apart = "The mill (1) stood, the miller (2) slept."
    assert shown(apart, marks.in_round_brackets(whole(apart), lines, frozenset())) == ["l (1)", "r (2)"]
    twice = "The mill (2) stood, the miller (2) slept."
    assert marks.in_round_brackets(whole(twice), lines, frozenset()) == []
    at_line = "The mill stood, and the miller was away\n(1) A note."
    assert marks.in_round_brackets(whole(at_line), lines, frozenset()) == []


def test_stars() -> None:
    text = "The mill* stood by the **bridge** and the ford.†"
    assert shown(text, marks.starred(whole(text), [], frozenset("*†"))) == ["ll*", "d.†"]
    assert marks.starred(whole(text), [], frozenset("1")) == []


def test_figures_glued_to_a_word() -> None:
    text = "The mill12 of RT4 and A4 at road7.5 in vol3"
    assert shown(text, marks.glued_to_word(whole(text), frozenset(("12", "4", "7", "3")))) == ["ll12", "RT4"]
    assert marks.glued_to_word(whole(text), frozenset("5")) == []


def test_a_figure_that_stands_as_a_word() -> None:
    text = "The mill 2 is shut. On page 3 of it, the miller 4 slept, the ford 5. And 6 men, the road 2 was dry, the ford 5, too"
    free = FreeStanding(whole(text), frozenset("23456"))
    assert free.only("2", 20) == Sign(9, 10, "2")
    assert free.only("2", len(text)) is None, "it stands so twice"
    assert free.only("2", len(text), 20) is not None
    assert free.only("3", len(text)) is None, "a page"
    assert free.only("4", len(text)) is None, "a verb follows"
    assert free.only("5", len(text)) is None
    assert free.only("6", len(text)) is None, "behind a small word"
    assert free.only("7", len(text)) is None


# ---- labels in brackets


def test_what_brackets_tell_by_themselves() -> None:
    text = "The mill.[1] At 8[11] the ford [2] and [sic] road[a].\n\n[1] A note.\n\n[3] Another[2]"
    pairs = match_pairs(text)[0]
    signs, noted, undecided = bracketed(text, (0, len(text)), pairs, None, [])
    assert [sign.label for sign in signs] == ["1", "2"]
    assert [opener.label for opener in noted] == ["1", "3"]
    assert [sign.label for sign in undecided] == ["11", "2"]
    assert all(pairs[sign.pair][:2] == (sign.start, sign.end) for sign in (*signs, *undecided))
    assert decide(text, undecided, noted) == []
    later = [Opener(60, 64, "11"), Opener(70, 74, "2")]
    assert [sign.label for sign in decide(text, undecided, later)] == ["2"], "8[11] corrects the figure"


# ---- lines


def test_lines_that_open_with_a_label() -> None:
    text = "1. The mill\n\n(2) The ford\n\n³ The road\n\n** Note: the bridge\n\n*Der Falke* again\n\n4 see below"
    found = openers.numbered_lines(text, len(text), paragraphs(text), frozenset())
    assert [(line.label, line.sure) for line in found] == [("1", False), ("2", False), ("3", False), ("**", True), ("4", True)]
    assert [text[line.behind :].split("\n", 1)[0] for line in found] == [
        "The mill",
        "The ford",
        "The road",
        "Note: the bridge",
        "see below",
    ]
    assert [line.label for line in openers.numbered_lines(text, len(text), paragraphs(text), frozenset((0,)))] == ["2", "3", "**", "4"]


def test_lines_below_a_heading_are_notes() -> None:
    text = "1. The mill\n\nNOTES\n\n1. The ford"
    lines = openers.numbered_lines(text, len(text), paragraphs(text), frozenset())
    assert [line.sure for line in openers.under_heading(text, lines, paragraphs(text))] == [False, True]
    assert openers.under_heading(text, lines, paragraphs(text[:11])) == lines


@pytest.mark.parametrize(
    ("text", "strong", "weak", "notes"),
    [
        ("1. The mill\n2. The ford", {}, {}, ""),
        ("The mill stood.\n1. The mill\n2. The ford", {"1": 3}, {}, "12"),
        ("The mill stood.\n1. The mill\n2. The ford", {"2": 3}, {}, "12"),
        ("The mill stood.\n1. The mill\n2. The ford", {}, {"2": 3}, "21"),
        ("We ask for:\n1. The mill\n2. The ford", {"1": 3}, {}, ""),
        ("We ask for:\n1. See the mill\n2. The ford", {}, {}, "12"),
        ("It stood.\n1. The mill\n\nIt fell.\n\nIt lay.\n\n3. The ford", {}, {"1": 3}, ""),
        ("It stood.\n(1) The mill\n(3) The ford\n(7) The road", {"1": 3}, {}, "13"),
        ("It stood.\n1. The mill\n3. The ford", {"1": 3}, {}, "1"),
    ],
)
def test_which_lines_are_notes(text: str, strong: dict[str, int], weak: dict[str, int], notes: str) -> None:
    stretches = paragraphs(text)
    lines = openers.numbered_lines(text, len(text), stretches, frozenset())
    signs, figures = ([Sign(at, at + 1, label) for label, at in found.items()] for found in (strong, weak))
    chosen = openers.choose(text, lines, signs, figures, stretches, FreeStanding(whole(text), frozenset()))
    assert [line.label for line in chosen] == sorted(notes)


# ---- turns


@pytest.mark.parametrize(
    ("text", "form", "key"),
    [
        ("Comrade Orlov: I agree.", "colon", "orlov"),
        ("Comrade Orlov:\nI agree.", "below", "orlov"),
        ("[N.] ORLOV. I agree.", "capitals", "n orlov"),
        ("Orlov. I agree.", "point", "orlov"),
        ("[Nikolai] Orlov. I agree.", "bracketed", "nikolai orlov"),
        ("Orlov\n\n: I agree.", "colon", "orlov"),
        ("Nikolai Orlov", "line", "nikolai orlov"),
    ],
)
def test_each_form_of_a_turn(text: str, form: str, key: str) -> None:
    found = [opening for ask in speakers.LINE_FORMS if (opening := ask(text, paragraphs(text), 0)) is not None]
    assert [(opening.form, opening.key) for opening in found[:1]] == [(form, key)]
    assert speakers.key_of(text[found[0].start : found[0].end]) == key


@pytest.mark.parametrize(
    "text", ["Chairman: [signature]", "Interpreter: Guo Zhe", "APRF. Fond 3"], ids=["a place to sign", "who was there", "a reference"]
)
def test_what_has_the_form_of_a_speaker_and_is_none(text: str) -> None:
    found = [opening for ask in speakers.LINE_FORMS if (opening := ask(text, paragraphs(text), 0)) is not None]
    assert found[0] is speakers.NOBODY


@pytest.mark.parametrize("text", ["Subject: the mill", "It was late. Nobody came.", "Mr. Orlov came.", "The mill"])
def test_what_has_no_form_of_a_speaker(text: str) -> None:
    assert [opening for ask in speakers.LINE_FORMS if (opening := ask(text, paragraphs(text), 0)) is not None] == []


def test_who_takes_the_floor_within_a_line() -> None:
    text = "It was late. ORLOV. I agree. Comrade Ri: So do I. M.S. Takács: And I. Subject: none."
    found = speakers.within_line(text, 0, 0, len(text))
    assert [(text[opening.start : opening.end], opening.form) for opening in found] == [
        ("ORLOV", "capitals"),
        ("Comrade Ri", "flat"),
        ("M.S. Takács", "flat"),
    ]


def test_every_form_says_which_of_its_openings_are_turns() -> None:
    forms = turns.Form.__args__  # type: ignore[attr-defined]
    assert set(turns.STANDS) == set(forms)


# ---- kinds


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Moscow, 4 May 1962", "dateline", "1962-05-04"),
        ("4 May 1962.", "dateline", "1962-05-04"),
        ("Moscow  4.5.62", "dateline", "1962-05-04"),
        ("Department 212" + " " * 130 + "Bonn, 30 July 1997", "dateline", "1997-07-30"),
        ("Paid" + " " * 60 + "in full" + " " * 60 + "Bonn, 30 July 1997", "paragraph", None),
        ("He left Moscow on 4 May 1962", "paragraph", None),
        ("It lasted until: 4 May 1962", "paragraph", None),
        ("# The mill", "heading", None),
        ("THE MILL", "heading", None),
        ("On the mill", "heading", None),
        ("Close the mill at the ford", "paragraph", None),
        ("1. The mill", "item", None),
        ("- the mill", "item", None),
        ("/A. Orlov/", "signature", None),
        ("O R L O V", "signature", None),
        ("Signed: Orlov", "signature", None),
        ("The mill stood.", "paragraph", None),
    ],
)
def test_what_a_paragraph_is_by_its_own_words(text: str, kind: str, date: str | None) -> None:
    [paragraph] = paragraphs(text)
    found, dated = kind_of(text, paragraph, Figures(text), 1900)
    assert (found, dated.edtf if dated else None) == (kind, date)


def test_the_days_of_a_document_are_read_as_one_of_them_tells() -> None:
    text = "Lum, 5/6/61\n\nThe ships lie in the harbor, and nobody unloads them.\n\nLum, 5/31/61\n\nThe crane is broken.\n"
    document = archivetext.parse(text, profile="body")
    assert [(date.edtf, date.ambiguous) for date in document.dates] == [("1961-05-06", False), ("1961-05-31", False)]
    assert archivetext.parse("Lum, 5/6/61\n\nThe ships lie in the harbor.\n", profile="body").dates[0].ambiguous


SPOKEN = {
    "Name:": "Orlov: We agree.\n\nLundin: No.\n\nOrlov: Yes.",
    "NAME.": "ORLOV. We agree.\n\nLUNDIN. No, we do not.\n\nORLOV. Yes, we do.",
    "line": "Mr. Orlov\n\nWe agree to it.\n\nMr. Lundin\n\nWe do not.\n\nMr. Orlov\n\nLet us eat.",
    "Q.": "Q. Did you go?\n\nA. Yes.\n\nQ. When?\n\nA. In May.",
    "§": "§ 45. Mr. Orlov asked the Minister about it.\n\n§ 46. Mr. Lundin asked about the mill.",
}


@pytest.mark.parametrize("look", SPOKEN)
def test_a_profile_names_the_forms_of_speakers(look: str) -> None:
    assert set(SPOKEN) == set(turns.LOOKS)
    for named in SPOKEN:
        profile = evolve(archivetext.profiles.BODY, turns=(named,))
        found = archivetext.parse(SPOKEN[look], profile=profile).turns
        assert bool(found) == (named == look), named
    assert archivetext.parse(SPOKEN[look], profile=evolve(archivetext.profiles.BODY, turns=())).turns == ()


def test_a_profile_says_whether_the_day_stands_first() -> None:
    text = "Lum, 5/6/61\n\nThe ships lie in the harbor.\n"
    for day_first, edtf in ((True, "1961-06-05"), (False, "1961-05-06")):
        profile = evolve(archivetext.profiles.BODY, day_first=day_first)
        assert [date.edtf for date in archivetext.parse(text, profile=profile).dates] == [edtf]


LINES = """HC Deb 14 May 1957 vol 570 cc12-18

§ Mr. Edwin Quist (Lund, North)

I ask what the dues are.

§ The Minister of Rivers (Mr. Harold Orlen)

They are a shilling.

The Warden of the Yards at Lower Tolland (Lord Amory)

They were less before.

The Hague (Holland)

is far away.

§ 45. Mr. D. Loring asked the Minister what he knows.
"""


def test_names_and_offices_on_lines_of_their_own() -> None:
    found = archivetext.parse(LINES, profile="hansard").turns
    assert [turn.speaker.text for turn in found] == [
        "Mr. Edwin Quist",
        "The Minister of Rivers",
        "The Warden of the Yards at Lower Tolland",
        "Mr. D. Loring",
    ]
