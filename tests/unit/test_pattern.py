"""The notation of profiles: each rule of its grammar, what does not count, what is refused, and that no pattern takes for ever."""

from __future__ import annotations

import time

import pytest
import regex

from archivetext.pages import pattern
from archivetext.pages.looks import LOOKS, Habits
from archivetext.pages.pattern import LONGEST, PatternError, compiled
from archivetext.profiles import BODY, ProfileError

HABITS = Habits(BODY)


def taken(source: str, text: str, **own: str) -> dict[str, str] | None:
    """What the holes took, by key; None where the text is otherwise."""
    HABITS.masked(" ", 0, 1)  # forgets the dates of another text
    found = compiled(source, tuple(own.items())).match(text, 0, len(text), HABITS)
    return None if found is None else {one.key or str(number): text[one.start : one.end] for number, one in enumerate(found)}


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("No. {number:int}", "No. 12", {"number": "12"}),
        ("No. {number:int}", "no. 12", {"number": "12"}),
        ("No. {number:int}", "NO.12", {"number": "12"}),
        ("No. {number:int}", "No.\n 12", {"number": "12"}),
        ("No. {number:int}", "**No. 12**", {"number": "12"}),
        ("No. {number:int}", "## No. 12.", {"number": "12"}),
        ("No. {number:int}", "> “No. 12”", {"number": "12"}),
        ("No. {number:int}", "No. 12[3]", {"number": "12"}),
        ("No. {number:int}", "No. 12 of it", None),
        ("No. {number:int}", "See No. 12", None),
        ("No. {number:int}", "No. twelve", None),
        ("[Received {received:date}]", "[Received May 4, 1962]", {"received": "May 4, 1962"}),
        ("[Received {received:date}]", "[Received yesterday]", None),
        ("{place:place}, {date:date}", "Orsha, 4 May 1962", {"place": "Orsha", "date": "4 May 1962"}),
        ("{place:place}, {date:date}", "Orsha\n, 4 May 1962.", {"place": "Orsha", "date": "4 May 1962"}),
        ("{date:date}. [Received {r}]", "May 4, 1962—4 p. m. [Received later]", {"date": "May 4, 1962—4 p. m.", "r": "later"}),
        ("{a} … {b:name}", "Orsha . . . . . A. Tamm", {"a": "Orsha", "b": "A. Tamm"}),
        ("{a} … {b:name}", "Orsha … A. Tamm", {"a": "Orsha", "b": "A. Tamm"}),
        ("{{{n:int}}}", "{4}", {"n": "4"}),
        ("{}", "anything at all", {"0": "anything at all"}),
        ("Copy{}", "Copy", {"0": ""}),
        ("Copy {}", "Copy of three", {"0": "of three"}),
        ("{from} to {to}", "Tamm to Orde to Loring", {"from": "Tamm", "to": "Orde to Loring"}),
        ("{from} to {to}", "Tamm tolls Orde", None),
        ("{first:word} {rest}", "k7 and so on", {"first": "k7", "rest": "and so on"}),
        ("{page:int}Signal copy", "73Signal Copy", {"page": "73"}),
        ("-----", "-----", {}),
        ("***", "***", {}),
        (r"re:(?P<page>\d+)/(?P<of>\d+)", "3/17", {"page": "3", "of": "17"}),
        (r"re:Signed: (?P<who__name>.+)", "Signed: A. Tamm", {"who": "A. Tamm"}),
        (r"re:(?P<q>['x])\w+(?P=q)", "xaax", {"q": "x"}),
        (r"re:(?P<a>a)|(?P<b>b)", "b", {"b": "b"}),
    ],
)
def test_what_a_pattern_takes(source: str, text: str, expected: dict[str, str] | None) -> None:
    assert taken(source, text) == expected


@pytest.mark.parametrize(
    ("look", "good", "bad"),
    [
        ("int", ["1", "204"], ["", "a", "1a", "-1"]),
        ("date", ["May 4, 1962", "4.5.1962", "May 1962"], ["Maybe", "17", "4 of us"]),
        ("time", ["9:30 p.m.", "4 p. m.", "noon", "0930 hours"], ["morning", "x"]),
        ("place", ["Orsha", "New York", "Rio de Janeiro"], ["orsha", "in Orsha", "Received", "4 miles"]),
        ("name", ["A. Tamm", "Ann von Tamm", "S. J. Orde, Jr."], ["ann", "He said so.", "A. Tamm came"]),
        ("caps", ["BOARD", "TOP SECRET 4"], ["Board", "A"]),
        ("word", ["k7", "a/4-b"], ["two words"]),
        ("text", ["x", "any words"], []),
        ("reference", ["RGANI, F. 3, Op. 16", "F. 3, D. 4"], ["The third of them", "no figures"]),
        ("citation", ['"On Trade," RGANI, F. 3'], ["a few words"]),
        ("credits", ["Translated by Ann Tamm."], ["He was translated."]),
        ("signature", ["A. Tamm", "/s/ A. Tamm", "[A. Tamm]"], ["He signed it.", "17"]),
        ("classification", ["SECRET", "Top Secret", "CONFIDENTIAL"], ["a secret of mine", "Open"]),
        ("language", ["Russian", "Russian and German"], ["russian", "12"]),
        ("url", ["https://x.org/1", "www.x.org"], ["x.org"]),
        ("rule", ["-----", "* * *", "____"], ["--", "-- a"]),
    ],
)
def test_looks(look: str, good: list[str], bad: list[str]) -> None:
    assert {text: taken(f"{{it:{look}}}", text) is not None for text in good} == dict.fromkeys(good, True)
    assert {text: taken(f"{{it:{look}}}", text) is not None for text in bad} == dict.fromkeys(bad, False)


def test_every_look_is_asked() -> None:
    asked = {mark.args[1][number][0] for mark in test_looks.pytestmark for number in range(len(mark.args[1]))}
    assert asked | {"sentences"} == set(LOOKS)


def test_a_look_of_ones_own() -> None:
    assert taken("{n:shelf}: {type}", "K/17: Letter", shelf=r"[A-Z]/\d+") == {"n": "K/17", "type": "Letter"}
    assert taken("{n:shelf}: {type}", "17: Letter", shelf=r"[A-Z]/\d+") is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{a:nothing}", r"'\{a:nothing\}' names the look 'nothing', which there is not; there are: caps, citation"),
        ("{a} {a}", "has the key 'a' twice"),
        ("{a", "has a brace without its partner"),
        ("a}", "has a brace without its partner"),
        ("{a b}", "'a b' is no key"),
        ("{1:int}", "'1' is no key"),
        ("", "says nothing"),
        (".", "says nothing"),
        ("re:", "says nothing"),
        ("re:(a", "is no regular expression: missing"),
        ("re:(?P<a__nothing>x)", "names the look 'nothing'"),
    ],
)
def test_what_is_refused(source: str, message: str) -> None:
    with pytest.raises(ProfileError, match=message):
        compiled(source)


def test_only_the_start_of_a_long_unit_is_looked_at() -> None:
    text = "No. 7 " + "x" * 1000
    assert taken("No. {number:int} {}", text) is not None
    assert taken("x", "x" * (LONGEST + 1)) is None
    assert taken("No. {number:int}", "No. 7" + " " * LONGEST + "x") is not None, "what stands behind is not seen"


HARD = (
    "{}{}{}{}!", "{} {} {} {} {}!", "{a} a {b} a {c} a {d}!", "{:caps} {:caps} {:caps}!", "{:word}{:word}{:word}!", "{:word}-{:word}-{:word}-{:word}-{:word}!",
    "{:signature} {:signature} {:signature}!", "{:name}, {:name}, {:name}!", "{:place} {:place} {:place}!", "{:rule}{:rule}!", "… … … {}!", "{:date} {} {:date} {}!",
    "{:sentences} {:citation} {:reference}!", "{:url}{:url}{:url}!", "{:time}{:time}{:time}!", "{:language} {:language}!",
)  # fmt: skip
UNITS = ("a", "a ", "A ", "Ab ", "A. ", "AB ", "- ", "1 ", "-", ".", ". ", "a a ", "Ab, ", "May 1 ", "www.", "a-", "!", "! ")


@pytest.mark.parametrize("source", HARD)
def test_no_pattern_of_holes_takes_long(source: str) -> None:
    made = compiled(source)
    made.match("Orsha", 0, 5, HABITS)
    for unit in UNITS:
        text = (unit * LONGEST)[: LONGEST - 4] + "!\x01b\x01"
        start = time.process_time()
        made.match(text, 0, len(text), HABITS)
        assert time.process_time() - start < 0.5, unit


def test_a_regular_expression_of_ones_own_is_waited_for_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "PATIENCE", 0.05)
    made = pattern.compiled.__wrapped__("re:(?:a|aa)+b")
    with pytest.raises(PatternError, match=r"'re:\(\?:a\|aa\)\+b' takes too long on a line"):
        made.match("a" * 390 + "b!", 0, 392, HABITS)


@pytest.mark.parametrize(
    "source",
    ["{} No. {n:int} {}", "{a} of {b:word}: {c}", "{a} by {n:name} on {b}", "{} {p:place} ({b}) {c}", "{a:caps} of {b:caps} {c}"],
)
def test_a_bounded_pattern_takes_what_an_unbounded_one_takes(source: str) -> None:
    bounded = compiled(source).regex
    assert "(?>" in bounded.pattern
    free = regex.compile(bounded.pattern.replace("(?>", "(?:"))
    words = ("No. ", "17 ", "of ", "by ", "on ", "to ", "A. Tamm ", "Orsha, ", "AB ", "k7: ", "x ", "(k) ")
    for first in words:
        for second in words:
            for third in words:
                text = f"x {first}{second}{third}AB of CD x: y"
                one, two = bounded.fullmatch(text), free.fullmatch(text)
                assert (one and one.regs) == (two and two.regs), text
