"""The contract of a profile as one call: the library's own keep it, and profiles that are broken on purpose are told what is wrong."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given

import archivetext
from archivetext import Profile
from archivetext.profiles import built_in
from archivetext.testing import ContractError, Meant, check_contract, pages_of

GOOD = Profile(
    "harbour",
    "Harbour Board, reading room print",
    signs=["HARBOUR BOARD PAPERS {:int}"],
    page="number title date dateline? labels body signature?",
    lines={"number": "HARBOUR BOARD PAPERS {number:int}", "dateline": "Sent from {place:place}"},
    labels={"Shelfmark": "reference", "Abstract": "summary", "Keeper": "keeper"},
    furniture=["Harbour Board Papers, copy of {}"],
    pages=["({page:int} of {:int})"],
    split=["HARBOUR BOARD PAPERS {number:int}"],
)
BROKEN = {
    "a sign too wide takes strangers": ({"signs": [["{:date}"]]}, "signs: a page of "),
    "a sign that takes everything": ({"signs": [["{}"]]}, "signs: a page of "),
    "furniture that eats text": ({"furniture": ["{} report {}"]}, "furniture: '{} report {}' takes a line of text away: 'The council met"),
    "a page foot that eats text": ({"pages": ["{:name}"]}, "pages: '{:name}' takes a line of text away: 'Ann Tamm'"),
    "a ruled line that eats text": ({"rules": ["It was {}"]}, "rules: 'It was {}' takes a line of text away"),
    "a split that cuts a document": ({"split": ["{} {:date} {}"]}, "split: '{} {:date} {}' opens a document at a line of text"),
    "a split of every page": ({"split": ["The {}"]}, "split: "),
    "furniture that takes a part": ({"furniture": ["Sent from {}"]}, "the key 'place' is never read"),
    "a label never read": ({"furniture": ["Abstract{}"]}, "the key 'summary' is never read"),
    "a look too greedy": ({"looks": {"seal": ".+"}, "page": "number seal? title date dateline? labels body", "lines": {**GOOD.lines, "seal": "{seal:seal}"}}, "the title"),
    "a look that takes the body": ({"looks": {"seal": ".+"}, "page": "number title date seal* body", "labels": {}, "lines": {"number": GOOD.lines["number"], "seal": "{seal:seal}"}}, "body"),
    "parts in an order that cannot be": ({"page": "number place* town? title date labels body", "lines": {"number": GOOD.lines["number"], "place": "{place:name}", "town": "{town:name}"}}, "'town' cannot be told from 'place'"),
    "a regular expression that takes for ever": ({"furniture": ["re:(?:a|aa)+!?b"]}, "takes too long on a line"),
    "a look that nothing can be written for": ({"looks": {"seal": r"(?<!x)\p{Han}{3}(?=!)"}, "lines": {**GOOD.lines, "dateline": "{place:seal}"}}, "no text could be made for"),
}  # fmt: skip


def test_a_good_profile_keeps_the_contract() -> None:
    check_contract(GOOD, texts=["HARBOUR BOARD PAPERS 7\n\nOn Trade\n\nMay 4, 1962\n\nKeeper: A. Tamm\n\nThe ships are ready."])


KNOWN = {"bukovsky": "page: 'body' cannot be told from 'summary'", "letter": "signs: a page of the family 'released-letter'"}
"""What is known to be wrong: an abstract without its count of pages is told by its sentences alone; a letter with nothing around it is known by
its form, which letters of other families have too: these have more signs."""


SAMPLES = {
    "frus": {
        "re:\\[(?:(?i:extracts?|paraphrase|translation|enclosure|annex|substance|summary|telegram)\\b[^\\[\\]\\n]{0,40})\\]": [
            "[Extracts]",
            "[Paraphrase]",
        ]
    },
    "intelligence": {"noise": [" ..", "*"]},
    "oral-history": {"about": ["Keeper of the ferry at Tolvik and a friend of the river board."]},
    "resolution": {"noise": [" .", "*"], "stop": [".", ":"]},
}
"""What is written for looks for which no text can be made."""


@pytest.mark.parametrize("profile", built_in(), ids=lambda one: one.name)
def test_the_library_s_own_keep_it(profile: Profile) -> None:
    if profile.name not in KNOWN:
        check_contract(profile, examples=20, samples=SAMPLES.get(profile.name, {}))
        return
    with pytest.raises(ContractError) as error:  # where none is raised, it is right now: take it out of KNOWN
        check_contract(profile, examples=20)
    assert all(KNOWN[profile.name] in fault for fault in error.value.faults), str(error.value)


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_is_told(broken: str) -> None:
    changes, message = BROKEN[broken]
    with pytest.raises(ContractError) as error:
        check_contract(evolve(GOOD, **changes))
    assert any(message in fault for fault in error.value.faults), str(error.value)


def test_real_pages_are_asked_too() -> None:
    with pytest.raises(ContractError, match="signs: text 0 is not known by them: 'On Trade"):
        check_contract(GOOD, texts=["On Trade\n\nThe ships are ready."])
    with pytest.raises(ContractError, match="signs: a page of the strangers is taken for this family"):
        check_contract(GOOD, strangers=["Harbour Board Papers 3\n\nA list."])


def test_samples_are_written() -> None:
    sealed = evolve(GOOD, looks={"seal": r"\p{Han}{3}"}, lines={**GOOD.lines, "dateline": "{place:seal}"})
    check_contract(sealed, samples={"seal": ["北京市"]})


@given(pages_of(GOOD))
def test_pages_mean_what_is_read(page: Meant) -> None:
    document = archivetext.parse(page.text, profile=GOOD)
    assert document.header.title is not None
    assert document.header.title.text == page.title
    assert page.paragraphs[0] in document.source[slice(*document.body)]
