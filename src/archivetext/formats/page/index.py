"""The index of a site: every document with its date, its place in an archive and what was found in it; by year, oldest first.

Bars of years are links; the facets (archive, kind of insertion, what is odd, family of dumps) are checkboxes, any within one, all across,
and no script is needed for them. The field that finds is there only where a script runs.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from archivetext.formats.page.around import reference_words, title_of
from archivetext.formats.page.escape import attribute, escape, short, shown
from archivetext.formats.page.kinds import FAMILIES, KINDS, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archivetext.formats import Failure
    from archivetext.records import Document

__all__ = ["Entry", "entry_of", "index"]

CHOICES = 60
"""So many choices of a facet are shown, the commonest."""


@frozen
class Entry:
    """What the index says of a document."""

    address: str
    title: str
    name: str
    date: str
    year: str
    archives: tuple[str, ...]
    reference: str
    kinds: tuple[tuple[str, int], ...]
    notes: int
    speeches: int
    warnings: int
    codes: tuple[str, ...]
    profile: str


def entry_of(document: Document, address: str) -> Entry:
    """The entry of a document whose page has this address."""
    citation = document.citation
    date = document.header.date or (citation.date if citation is not None else None)
    edtf = (date.edtf or "") if date is not None else ""
    year = edtf.lstrip("<>~/[{.")[:4]
    references = citation.references if citation is not None else ()
    archives = dict.fromkeys(one.repository.code or one.repository.name or "" for one in references if one.repository is not None)
    odd = [one.code for one in document.diagnostics if one.severity != "info"]
    counts = Counter(one.kind for one in document.insertions)
    return Entry(
        address,
        title_of(document),
        (document.name or "").rpartition("/")[2],
        edtf or (date.text if date is not None else ""),
        year if len(year) == 4 and year.isdecimal() else "",
        tuple(name for name in archives if name),
        "; ".join(reference_words(one) for one in references[:3]),
        tuple((name, counts[name]) for name in KINDS if counts.get(name)),  # type: ignore[index,call-overload]
        len(document.footnotes),
        len(document.turns),
        len(odd),
        tuple(dict.fromkeys(odd)),
        document.profile,
    )


def index(entries: Iterable[Entry], failures: Sequence[Failure], title: str) -> str:
    """The page, whole."""
    from archivetext.formats.page import frame, script, style

    rows = sorted(entries, key=lambda one: (one.year or "9999", one.date or "9999", one.title, one.address))
    facets = _facets(rows)
    years: dict[str, list[Entry]] = {}
    for one in rows:
        years.setdefault(one.year, []).append(one)
    most = max((sum(count for _, count in one.kinds) for one in rows), default=0)
    sections = "".join(_year(year, found, most, facets) for year, found in years.items())
    body = "".join(
        (
            '<a class="skip" href="#list">Skip to the documents</a>',
            f'<header class="wrap idx"><h1 dir="auto">{escape(shown(title))}</h1><p class="lede">{_told(rows, failures)}</p>{_bars(years)}</header>',
            f'<div class="wrap cols"><aside class="tools facets" aria-label="Show only">{_find()}{_form(facets)}</aside>',
            f'<main id="list">{sections}{_failed(failures)}</main></div>',
            '<footer class="wrap foot"><p>Made by archivetext.</p></footer>',
        )
    )
    css = style("page") + style("index") + "".join(_rules(facet) for facet in facets)
    return frame(f"{title}: {counted(len(rows), 'document')}", css, body, script("index"))


@frozen
class _Facet:
    key: str
    """Two letters."""
    legend: str
    choices: tuple[tuple[str, int], ...]
    """Values and in how many documents each is."""
    numbers: dict[str, int]
    """Which class stands for a value."""


def _facets(rows: Sequence[Entry]) -> list[_Facet]:
    found = []
    for key, legend in (("re", "archive"), ("ki", "kind of insertion"), ("di", "what is odd"), ("du", "family of dumps")):
        counts = Counter(value for one in rows for value in _values(one, key))
        choices = counts.most_common(CHOICES)
        if key == "ki":
            choices.sort(key=lambda choice: list(KINDS).index(choice[0]))
        if len(choices) > 1 or (choices and choices[0][1] < len(rows)):
            found.append(_Facet(key, legend, tuple(choices), {value: number for number, (value, _) in enumerate(choices)}))
    return found


def _values(one: Entry, key: str) -> tuple[str, ...]:
    if key == "re":
        return one.archives or ("none named",)
    if key == "ki":
        return tuple(name for name, _ in one.kinds)
    return one.codes if key == "di" else (one.profile,)


def _rules(facet: _Facet) -> str:
    """The rule of the style sheet by which a facet hides what none of its choices is about."""
    some = ",".join(f":has(#x-{facet.key}{number}:checked) .{facet.key}{number}" for number in range(len(facet.choices)))
    return f".at:has(#fs-{facet.key} :checked) .item-d:not({some}){{display:none}}"


def _form(facets: Sequence[_Facet]) -> str:
    if not facets:
        return ""
    sets = []
    for facet in facets:
        choices = "".join(
            f'<label><input type="checkbox" id="x-{facet.key}{number}"><span dir="auto">{short(value, 60)}</span>'
            f'<span class="n">{count:,}</span></label>'
            for number, (value, count) in enumerate(facet.choices)
        )
        sets.append(f'<fieldset class="facet" id="fs-{facet.key}"><legend>{facet.legend}</legend>{choices}</fieldset>')
    button = '<button type="reset">show all</button>'
    return f'<form><details class="places"><summary>Show only</summary>{"".join(sets)}{button}</details></form>'


def _find() -> str:
    label = '<label for="q">Find in titles and references</label>'
    return f'<p hidden>{label} <input id="q" type="search"> <span id="hits" role="status"></span></p>'


def _told(rows: Sequence[Entry], failures: Sequence[Failure]) -> str:
    told = [
        counted(len(rows), "document"),
        counted(sum(count for one in rows for _, count in one.kinds), "insertion"),
        counted(sum(one.notes for one in rows), "note"),
    ]
    if failures:
        told.append(f"{len(failures):,} could not be read")
    return " · ".join(told)


def _bars(years: dict[str, list[Entry]]) -> str:
    most = max(map(len, years.values()), default=1)
    bars = "".join(
        f'<li style="--n:{len(found) / most:.3f}"><a href="#y-{year}"><span>{len(found):,}</span><i></i><span class="y">{year}</span></a></li>'
        for year, found in years.items()
        if year
    )
    return f'<nav aria-label="Documents by year"><ol class="years">{bars}</ol></nav>' if bars else ""


def _year(year: str, found: Sequence[Entry], most: int, facets: Sequence[_Facet]) -> str:
    name = year or "none"
    rows = "".join(_row(one, most, facets) for one in found)
    head = f'<h2 class="ykey" id="h-{name}">{year or "No date"}</h2>'
    return f'<section class="year" id="y-{name}" aria-labelledby="h-{name}">{head}<ol class="list">{rows}</ol></section>'


def _row(one: Entry, most: int, facets: Sequence[_Facet]) -> str:
    marks = [f"{facet.key}{facet.numbers[value]}" for facet in facets for value in _values(one, facet.key) if value in facet.numbers]
    count = sum(number for _, number in one.kinds)
    nums = [f"<span><b>{number:,}</b> {word if number == 1 else words}</span>" for number, word, words in _numbers(one, count) if number]
    if one.warnings:
        nums.append(f'<span class="warn"><b class="warn">{one.warnings:,}</b> warning{"" if one.warnings == 1 else "s"}</span>')
    if count:
        nums.append(_bar(one, count, most))
    return "".join(
        (
            f'<li class="{" ".join(("item-d", *marks))}"><span class="when">{short(one.date, 40) or "no date"}</span>',
            f'<h3 dir="auto"><a href="{attribute(one.address)}">{short(one.title, 300)}</a></h3>',
            f'<div class="nums">{"".join(nums)}</div>' if nums else "",
            f'<span class="ref" dir="auto">{short(one.reference, 300)}</span>' if one.reference else "",
            f'<span class="file num">{escape(shown(one.name))}</span>' if one.name and one.name != one.title else "",
            "</li>",
        )
    )


def _numbers(one: Entry, count: int) -> tuple[tuple[int, str, str], ...]:
    return (count, "insertion", "insertions"), (one.notes, "note", "notes"), (one.speeches, "speech", "speeches")


def _bar(one: Entry, count: int, most: int) -> str:
    """The families of the insertions, as long as the root of their number."""
    said = ", ".join(f"{number} {name}" for name, number in sorted(one.kinds, key=lambda kind: -kind[1]))
    families: Counter[str] = Counter()
    for name, number in one.kinds:
        families[KINDS[name].family] += number
    parts = "".join(f'<i class="f-{name}" style="--w:{families[name]}"></i>' for name in FAMILIES if families[name])
    return f'<div class="bar" style="--m:{(count / most) ** 0.5:.3f}" role="img" aria-label="{said}" title="{said}">{parts}</div>'


def _failed(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    rows = "".join(
        f'<li class="item-d bad"><span class="when">not read</span><h3 dir="auto">{short(one.name, 300)}</h3>'
        f'<span class="ref">{short(one.message, 600)}</span></li>'
        for one in failures
    )
    head = '<h2 class="ykey" id="h-bad">Could not be read</h2>'
    return f'<section class="year" id="y-bad" aria-labelledby="h-bad">{head}<ol class="list">{rows}</ol></section>'
