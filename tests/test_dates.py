"""Dates: the table of tests/cases/dates.txt, the value as EDTF, and properties of reading and writing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader import Case, cases, table
from target import assert_edtf

import archivetext
from archivetext.dates import date_at, find_dates, misprints, parse_date, problems
from archivetext.diagnostics import CODES, report
from archivetext.edtf import is_edtf
from archivetext.records import HistoricalDate
from archivetext.spans import value_of

MONTHS = "January February March April May June July August September October November December".split()
ROMANS = "I II III IV V VI VII VIII IX X XI XII".split()
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def test_the_table_is_large_enough():
    assert len(table("dates.txt")) >= 150


@pytest.mark.parametrize("case", cases("dates.txt"))
def test_date(case: Case) -> None:
    text = case.text
    value, clock, marks, words = case.columns(count=4)
    edtf = None if value == "-" else value
    words = words or value_of(text)
    flags = [mark.strip() for mark in marks.split(",")]
    century = next((int(flag[1:]) for flag in flags if flag[:1] == "c"), None)
    found = parse_date(text, century=century)
    assert (found.edtf, found.time or "", found.ambiguous, found.text) == (edtf, clock, "a" in flags, words), case.where
    assert value_of(text[slice(*found.span)]) == words
    if edtf is not None:
        assert_edtf(edtf)
        again = parse_date(str(found))
        assert (again.edtf, again.time or "") == (edtf, clock), f"{case.where}: {found}"
    again = parse_date(words, century=century)
    assert (again.edtf, again.time or "", again.ambiguous) == (edtf, clock, "a" in flags), case.where


@pytest.mark.interpreted
@pytest.mark.parametrize("given_", [b"1962", None, 1962, ["1962"]])
def test_what_is_no_text_is_refused(given_: object) -> None:
    with pytest.raises(TypeError, match="reads a str, and was given"):
        parse_date(given_)  # type: ignore[arg-type]


def test_month_first_where_it_is_told():
    assert parse_date("5.6.1962", day_first=False).edtf == "1962-05-06"
    assert parse_date("5.6.1962", day_first=False).ambiguous
    assert parse_date("25.6.1962", day_first=False).edtf == "1962-06-25"
    assert not parse_date("25.6.1962", day_first=False).ambiguous


def test_any_year_of_the_century_will_do():
    assert parse_date("25.5.62", century=1962).edtf == parse_date("25.5.62", century=1900).edtf == "1962-05-25"
    assert parse_date("25.5.62", century=1800).edtf == "1862-05-25"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Monday, 25 May 1962", ["AT404"]),
        ("Friday, 25 May 1962", []),
        ("25 May 1962 (Monday)", ["AT404"]),
        ("Friday, 25 May 1962?", []),
        ("Saturday, 10 May", []),
        ("31 June 1962", ["AT403"]),
        ("31 June", ["AT403"]),
        ("29 February 1964", []),
        ("29 February 1963", ["AT403"]),
        ("30 May - 31 June 1962", ["AT403"]),
        ("05/06/62", ["AT402"]),
        ("31.6.62", ["AT402", "AT403"]),
        ("undated", []),
        ("Wilson Center", []),
    ],
)
def test_problems(text: str, codes: list[str]) -> None:
    found = parse_date(text)
    given_ = problems(found)
    assert [code for code, *_ in given_] == codes
    for code, *what in given_:
        assert code in CODES
        assert found.text in report(code, found.span, *what).message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("made after the meeting on Many 24. It", ["Many"]),
        ("Febuary 3, 1962", ["Febuary"]),
        ("on 3 Febuary they", []),
        ("3 Febuary 1962", ["Febuary"]),
        ("Setpember 12 and Ocotber 2", ["Setpember", "Ocotber"]),
        ("In Decmber 1956 he", ["Decmber"]),
        ("Junne 4, 1962", ["Junne"]),
        ("4 Jully 1962", ["Jully"]),
        ("until Agril 5", ["Agril"]),
        ("Agril 5", []),
        ("on Mary 24", []),
        ("on Marx 24", []),
        ("on Mao 24, 1962", []),
        ("Day 24, 1962", []),
        ("on March 24, Mar. 24, Mars 24, Mai 24 and May 24", []),
        ("on Many 24-hour shifts", []),
        ("for Many 24", []),
        ("Page 24, Ma 24, Maya 24, Augusta 24", []),
        ("on many 24", []),
        ("in Marach 24:3", []),
        ("Decembers 1956", []),
    ],
)
def test_misprints(text: str, words: list[str]) -> None:
    assert [text[slice(*span)] for span in misprints(text)] == words


def test_dates_in_running_text():
    text = (
        "Our telegram No. 1458, August 13, and that of 9 April (received May 1—11:14 a.m.) said that 1,800 men, 24 guns and 2 tons of "
        "grain came on the night of 4-5 May 1949, as in 1948. Since mid-October 1948, and by 25.5.49 at the latest, paragraphs 3.2.1, "
        "12/7 and fond 39.1.12.7 may 24 times be read. Did he come on Monday, 21 May 1962? See the paper of ca. June 1950."
    )
    assert [(found.text, found.edtf) for found in find_dates(text, century=1900)] == [
        ("August 13", None),
        ("9 April", None),
        ("May 1—11:14 a.m.", None),
        ("4-5 May 1949", "1949-05-04/1949-05-05"),
        ("mid-October 1948", "1948-10"),
        ("25.5.49", "1949-05-25"),
        ("Monday, 21 May 1962", "1962-05-21"),
        ("ca. June 1950", "1950-06~"),
    ]


def test_a_date_at_its_place():
    text = "x May 21, 1962 Memorandum"
    found = date_at(text, 2, len(text))
    assert found is not None
    assert (found.edtf, text[slice(*found.span)]) == ("1962-05-21", "May 21, 1962")
    assert date_at(text, 0, len(text)) is None
    assert date_at(text, 3, len(text)) is None
    assert date_at(text, 2, 8) == HistoricalDate(None, None, "May 21", (2, 8))  # type: ignore[arg-type]
    assert date_at(text, 5, 5) is None


@pytest.mark.parametrize(
    ("edtf", "clock", "words"),
    [
        ("1962-05-21", None, "May 21, 1962"),
        ("1962-05-25", "11:00", "May 25, 1962, 11:00"),
        ("1962-05", None, "May 1962"),
        ("1962", None, "1962"),
        ("1962~", None, "ca. 1962"),
        ("1962-05?", None, "May 1962?"),
        ("1962-05-04%", None, "ca. May 4, 1962?"),
        ("195X", None, "1950s"),
        ("18XX", None, "19th century"),
        ("20XX", None, "21st century"),
        ("1962-23", None, "Autumn 1962"),
        ("1963-11-XX", None, '"__" November 1963'),
        ("1962-05-14/1962-05-20", None, "May 14-20, 1962"),
        ("1962-05-14~/1962-05-20~", None, "ca. May 14-20, 1962"),
        ("1960-02-16/1960-03-24", None, "February 16, 1960 - March 24, 1960"),
        ("1950?/1955", None, "1950? - 1955"),
        ("../1963-11-25", None, "no later than November 25, 1963"),
        ("1962/..", None, "no earlier than 1962"),
    ],
)
def test_a_date_writes_itself(edtf: str, clock: str | None, words: str) -> None:
    assert str(HistoricalDate(edtf, clock, "x", (0, 1))) == words  # type: ignore[arg-type]


def test_a_date_without_a_value_is_its_words():
    assert str(parse_date("13 September of this year")) == "13 September of this year"


# ------------------------------------------------------------------------------------------------- properties

days = st.dates(date(1901, 1, 1), date(1999, 12, 31))


def two_figures(day: date) -> str:
    return f"{day.year % 100:02}"


NAMED = [
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day:02}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]} {d.day} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]}\n{d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} [{d.year}]",
    lambda d: f"{d.day}\u00a0{MONTHS[d.month - 1]}\n  {d.year}",
    lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: f'"{d.day}" {MONTHS[d.month - 1]} {d.year}',
    lambda d: f"{d.day}. {GERMAN[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {RUSSIAN[d.month - 1]} {d.year} г.",
    lambda d: f"{d.day}.{ROMANS[d.month - 1]}.{d.year}",
    lambda d: f"{d.day} {ROMANS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}/{ROMANS[d.month - 1]}/{two_figures(d)}",
    lambda d: f"{d.day}.{ROMANS[d.month - 1]}.{two_figures(d)}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} '{two_figures(d)}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}年{d.month}月{d.day}日",
]
FIGURES = [
    lambda d: f"{d.day}.{d.month}.{two_figures(d)}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day}. {d.month}. {d.year}",
]
LINKS = [" - ", "–", " to ", " through ", " until ", " bis "]
PLACES = ["", "Moscow, ", "House 28, Chungking, ", "Document 113239: ", "dated "]
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@given(days, st.sampled_from(NAMED), st.sampled_from(PLACES), st.booleans(), st.sampled_from(["", ".", " in Russian", ")"]))
def test_a_named_day_is_read_back(day: date, notation, place: str, weekday: bool, behind: str) -> None:
    words = f"{WEEKDAYS[day.weekday()]}, " * weekday + notation(day)
    found = parse_date(place + words + behind, century=1900)
    assert (found.edtf, found.time, found.ambiguous) == (day.isoformat(), None, False)
    assert found.span == (len(place), len(place + words))
    assert problems(found) == []


@given(days, st.sampled_from(FIGURES))
def test_a_day_in_figures_is_read_back_and_its_second_reading_told(day: date, notation) -> None:
    found = parse_date(notation(day), century=1900)
    assert found.edtf == day.isoformat()
    assert found.ambiguous == (day.day < 13 and day.day != day.month)


@given(days, st.integers(1, 6), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_held_against_the_date(day: date, notation: int, weekday: str) -> None:
    odd = problems(parse_date(f"{weekday}, {NAMED[notation](day)}"))
    assert bool(odd) == (weekday != WEEKDAYS[day.weekday()])


@given(days, st.integers(1, 800), st.sampled_from(NAMED[:13]), st.sampled_from(NAMED[:13]), st.sampled_from(LINKS))
def test_a_range_is_read_back(day: date, length: int, one, two, link: str) -> None:
    last = day + timedelta(length)
    found = parse_date(one(day) + link + two(last), century=1900)
    assert found.edtf == f"{day}/{last}"
    assert len(found.text) == len(" ".join((one(day) + link + two(last)).split()))


@given(days, st.integers(1, 27), st.sampled_from(["-", "–", " to ", " through ", " - "]), st.booleans())
def test_days_of_one_month_are_read_back(day: date, length: int, link: str, month_first: bool) -> None:
    last = day + timedelta(length)
    if last.month == day.month:
        month = MONTHS[day.month - 1]
        span = f"{day.day}{link}{last.day}"
        found = parse_date(f"{month} {span}, {day.year}" if month_first else f"{span} {month} {day.year}")
        assert found.edtf == f"{day}/{last}"


@given(days, st.times(), st.sampled_from(range(6)))
def test_a_time_is_read_back(day: date, clock, notation: int) -> None:
    half = "a.m." if clock.hour < 12 else "p.m."
    hour = (clock.hour - 1) % 12 + 1
    words = [
        f"{day.day} {MONTHS[day.month - 1]} {day.year}, {clock:%H:%M}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year} {hour}:{clock:%M} {half[0].upper()}M",
        f"{MONTHS[day.month - 1]} {day.day}, {day.year}—{hour}.{clock:%M} {half}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}, {clock.hour}.{clock:%M} hours",
        f"{clock:%H%M} hours, {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}.{ROMANS[day.month - 1]}.{day.year} at {clock:%H:%M}",
    ][notation]
    found = parse_date(words)
    assert (found.edtf, found.time, found.text) == (day.isoformat(), f"{clock:%H:%M}", words)


@st.composite
def values(draw: st.DrawFn) -> str:
    """Values in EDTF, of every shape that the library gives."""

    def end(day: date, shape: int) -> str:
        return [f"{day.year}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"][shape]

    shape = draw(st.integers(0, 2))
    day = draw(days)
    sign = draw(st.sampled_from(["", "", "?", "~", "%"]))
    kind = draw(st.sampled_from(["one", "one", "range", "before", "after", "season", "decade", "blank"]))
    if kind == "one":
        return end(day, shape) + sign
    if kind == "range":
        last = day + timedelta(draw(st.integers(400, 4000)))
        return f"{end(day, shape)}{sign}/{end(last, shape)}{draw(st.sampled_from(['', sign]))}"
    return {
        "before": f"../{end(day, shape)}",
        "after": f"{end(day, shape)}/..",
        "season": f"{day.year}-{21 + day.month % 4}",
        "decade": f"{day.year // 10}X",
        "blank": f"{day:%Y-%m}-XX",
    }[kind]


@given(values(), st.booleans())
def test_a_value_is_read_back_from_what_is_written(edtf: str, timed: bool) -> None:
    clock = "16:05" if timed and edtf[4:].count("-") == 2 and len(edtf) == 10 and edtf[-1].isdigit() else None
    words = str(HistoricalDate(edtf, clock, "x", (0, 1)))  # type: ignore[arg-type]
    found = parse_date(words)
    assert (found.edtf, found.time, found.text) == (edtf, clock, words)


soup = st.lists(
    st.sampled_from(
        "1 2 4 11 12 24 31 32 62 99 196 1917 1962 1963 041800 XII V Х May Mai мая Sept. June 3d spring winter Monday Fri. ca. c. mid- late circa from between and or to"
        " - – / . , : ? [ ] ( ) \" ' ’ __ ~ % of the this year at noon p.m. AM hours h Uhr Z r. г. s th 年 月 日 undated n.d. no later than before after not \n \n\n"
        " Moscow 1950s 19th century XX O.S. ../ /.. T10:30".split(" ")
    ),
    max_size=14,
).flatmap(lambda words: st.lists(st.sampled_from(["", " ", " ", "  "]), min_size=len(words), max_size=len(words)).map(
    lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True))
))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("spring 1962 - May 1962", "1962-21/1962-05"),
        ("March 1962 - spring 1962", "1962-03/1962-21"),
        ("winter 1962 - December 1962", "1962-24/1962-12"),
        ("1952 - 195X", "1952/1959"),
        ("196? - 1962", "1960/1962"),
        ("spring 1962 - May 1960", "1962-21"),  # these run backwards: they are two dates, and the first is read
        ("autumn 1962 - May 1962", "1962-23"),
        ("1965 - 1950s", "1965"),
        ("1960s - 1950s", "196X"),
        ("5 January 1918 (old style) - 12 January 1918", None),  # by the new style the first day is the later one
    ],
)
def test_no_range_runs_backwards(text: str, edtf: str | None) -> None:
    assert parse_date(text).edtf == edtf


@pytest.mark.parametrize(
    "value", ["1962", "1962-05~", "1962-05-31%", "1962-24", "195X", "19XX", "1962-05-XX", "../1962?", "1962-21/..", "0999/1000"]
)
def test_values_that_are_written(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "62",
        "1962-13",
        "1962-00",
        "1962-02-29",
        "1962-06-31",
        "1962-05-4",
        "1962-25",
        "1962-24~",
        "XXXX",
        "19XX~",
        "195X/1960",
        "../..",
        "1962/",
        "/1962",
        "1962-05-25/1962-05-24",
        "1962-23/1962-05",
        "1962\n",
        " 1962",
        "１９６２",
        "1962/1963/1964",
        "1962T11:00",
        "y1962",
        "{1962}",
        "[1962,1963]",
    ],
)
def test_values_that_are_not_written(value: str) -> None:
    assert not is_edtf(value)


@settings(max_examples=600)
@given(st.one_of(soup, st.text(max_size=60)), st.sampled_from([None, 1900]))
def test_any_text_gives_a_date_or_none(text: str, century: int | None) -> None:
    found = parse_date(text, century=century)
    assert 0 <= found.span[0] <= found.span[1] <= len(text)
    assert found.text == value_of(text[slice(*found.span)])
    if found.edtf is not None:
        assert_edtf(found.edtf)
        assert is_edtf(found.edtf)
        again = parse_date(found.text, century=century)
        assert (again.edtf, again.time) == (found.edtf, found.time)
        here = date_at(text, found.span[0], len(text), century=century)
        assert here == found
        assert parse_date(str(found)).edtf == found.edtf
    str(found)
    for odd in problems(found):
        assert odd[0] in CODES


@given(st.one_of(soup, st.text(max_size=60)))
def test_dates_of_a_text_stand_in_order(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert found.span[0] >= end
        assert found.span[0] < found.span[1] <= len(text)
        end = found.span[1]
        if found.edtf is not None:
            assert_edtf(found.edtf)
    end = 0
    for span in misprints(text):
        assert end <= span[0] < span[1] <= len(text)
        end = span[1]


def test_months_of_a_users_own_in_a_citation() -> None:
    mine = archivetext.Knowledge(months=(Path(__file__).parent.parent / "docs/how-to/lumian.txt").read_text(encoding="utf-8"))
    citation = archivetext.parse_citation('"On Trade," 4 Elven 1962, RGANI, F. 3.', knowledge=mine)
    assert citation.date is not None
    assert citation.date.edtf == "1962-05-04"
    assert [level.value for level in citation.references[0].levels] == ["3"]
