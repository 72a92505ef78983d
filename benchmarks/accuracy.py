#!/usr/bin/env python3
"""How often parses agree with records that were made by reading.

    python benchmarks/accuracy.py EXPECTED_DIR TEXTS_DIR [NAME ...] [-v] [--markdown] [--at-least METRIC=PERCENT ...]

EXPECTED_DIR holds one JSON object a document, ``NAME.json``; TEXTS_DIR holds the texts, ``NAME.txt`` in UTF-8 unless the
object's ``file`` says otherwise. With NAMEs, only these documents. Exit 1 where an ``--at-least`` is missed.

The object. All spans are half-open and count code points of the text from 0. A list gives ``[start, end]``, an object
``"start"`` and ``"end"``. Keys with ``_alt`` hold a list of further answers that are right too; they and the keys marked
with * may be left out. What the text does not have is ``null`` or an empty list, and then the parse must not have it either.

    file*               path of the text below TEXTS_DIR; NAME.txt if left out
    about*              for the reader
    format              name of the family of dumps; with "body" the text has no header, and nothing of a header is judged
    title, title_alt*   words; white space is folded before they are compared, here and below
    date                EDTF
    summary             span of the words
    credits, original_language
                        words
    contents            list of words
    body, body_alt*     span; white space at its ends does not count
    citation            null or an object: span; title; date; host; url; document_id;
                        references: a list of {repository, repository_alt*, levels: [[kind, value], ...], levels_alt*};
                        contributors: a list of {name, role}
    insertions          a list of {start, end, kind, anchor*, author*, alt*, anchor_alt*, alt_spans*}; alt: other kinds
    marks, notes        a list of {start, end, label}
    turns               a list of {start, end} of the speakers' names
    unpaired*           offsets of the brackets that have no partner and are to be reported
    alt*                {"title": [...], "body": [...], "citation": [null]}: further answers; a citation that may be missing

Insertions inside the citation are not judged. An insertion that may have two kinds counts as right with either; its
anchor is judged only where the kind is the one that ``kind`` gives.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import archivetext

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from archivetext import ArchivalReference, Document

ANCHORED = frozenset(("completion", "expansion", "gloss", "original", "correction"))
UNPAIRED = frozenset(("AT201", "AT202", "AT204"))
METRICS = (
    *("parsed", "tiling", "title", "date", "summary", "credits", "language", "contents", "body"),
    *("cite.title", "cite.date", "cite.host", "cite.url", "cite.id", "cite.people", "cite.references"),
    *("insertions", "kind", "anchor", "author", "marks", "notes", "turns", "unpaired"),
)
HEADER = (
    ("summary", ("summary",)),
    ("credits", ("credits",)),
    ("language", ("original_language", "language")),
    ("contents", ("contents",)),
)
"""Each metric of a field, and the keys of the record that are looked at, in this order."""


class Miss(NamedTuple):
    """One disagreement: what the parse gave and what was expected, as Python writes them, and the words around."""

    metric: str
    name: str
    got: str
    expected: str
    where: str


class Figure(NamedTuple):
    """One row of the report."""

    right: int
    expected: int
    found: int | None
    """How many the parse gave, where it can also give too many; None for a metric of one answer each."""

    @property
    def recall(self) -> float:
        return 100 * self.right / self.expected if self.expected else 100.0

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 100.0

    @property
    def score(self) -> float:
        if self.found is None:
            return self.recall
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


class Agreement:
    """Counts over documents."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.expected: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.several: set[str] = set()
        self.misses: list[Miss] = []
        self.kinds: Counter[tuple[str | None, str | None]] = Counter()
        """How often an insertion of the first kind was read as the second; None: it is not there on that side."""

    def one(self, metric: str, name: str, got: object, accepted: Sequence[object], where: str = "") -> bool:
        """Count one answer, of which every one of *accepted* is right."""
        self.expected[metric] += 1
        if got in accepted:
            self.right[metric] += 1
            return True
        self.misses.append(Miss(metric, name, repr(got), repr(accepted[0]), where))
        return False

    def many(self, metric: str, name: str, got: Iterable[Hashable], expected: Iterable[Hashable], text: str = "") -> None:
        """Count answers of which there may be none or many. A span in *text* is shown with its words."""
        self.several.add(metric)
        here, there = Counter(iter(got)), Counter(iter(expected))
        self.right[metric] += (here & there).total()
        self.expected[metric] += there.total()
        self.found[metric] += here.total()
        self.misses += [Miss(metric, name, "nothing", repr(x), _words(text, x)) for x in (there - here).elements()]
        self.misses += [Miss(metric, name, repr(x), "nothing", _words(text, x)) for x in (here - there).elements()]

    def figure(self, metric: str) -> Figure:
        return Figure(self.right[metric], self.expected[metric], self.found[metric] if metric in self.several else None)

    def figures(self) -> dict[str, Figure]:
        """Every metric that was measured, in the order of the record."""
        return {metric: self.figure(metric) for metric in METRICS if metric in self.expected}

    def by_kind(self) -> dict[str, Figure]:
        """Each kind of insertion: right, expected, found. The most frequent first."""
        expected: Counter[str] = Counter()
        found: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for (wanted, got), count in self.kinds.items():
            if wanted is not None:
                expected[wanted] += count
            if got is not None:
                found[got] += count
                if got == wanted:
                    right[got] += count
        return {kind: Figure(right[kind], expected[kind], found[kind]) for kind, _ in (expected + found).most_common()}

    def confusions(self) -> list[tuple[str, str, int]]:
        """Expected kind, kind given, how often; the most frequent first."""
        pairs = ((a or "none", b or "none", n) for (a, b), n in self.kinds.items() if a != b)
        return sorted(pairs, key=lambda pair: (-pair[2], pair[:2]))

    # --- one document

    def compare(self, name: str, document: Document, expected: dict[str, Any]) -> None:
        """Count one document."""
        self.one("parsed", name, True, [True])
        source = document.source
        alt = expected.get("alt") or {}
        spans = [block.span for block in document.blocks]
        tiled = bool(spans) and spans[0].start == 0 and spans[-1].end == len(source) and all(a.end == b.start for a, b in pairwise(spans))
        self.one("tiling", name, tiled, [True])
        if expected["format"] != "body":
            self._header(name, document, expected, alt)
        cited = self._citation(name, document, expected, alt)
        self._insertions(name, document, expected, cited)
        places = [(tuple(m.span), m.label) for m in document.marks]
        self.many("marks", name, places, [((m["start"], m["end"]), m["label"]) for m in expected["marks"]])
        notes = [(note.label, _trim(source, note.span)) for note in document.footnotes]
        self.many("notes", name, notes, [(note["label"], _trim(source, (note["start"], note["end"]))) for note in expected["notes"]])
        speakers = [tuple(turn.speaker.span) for turn in document.turns]
        self.many("turns", name, speakers, [(turn["start"], turn["end"]) for turn in expected["turns"]], source)
        if "unpaired" in expected:
            odd = [d.span.start for d in document.diagnostics if d.code in UNPAIRED]
            self.many("unpaired", name, odd, expected["unpaired"])

    def _header(self, name: str, document: Document, expected: dict[str, Any], alt: dict[str, Any]) -> None:
        header, source = document.header, document.source
        titles = [expected["title"], *alt.get("title", []), *expected.get("title_alt", [])]
        self.one("title", name, _fold(header.title.text) if header.title else None, [_fold(t) for t in titles])
        self.one("date", name, header.date.edtf if header.date else None, [expected["date"]])
        summary = expected["summary"]
        wanted = {
            "summary": source[slice(*summary)] if summary else None,
            "credits": expected["credits"],
            "language": expected["original_language"],
            "contents": " ".join(expected["contents"]) or None,
        }
        for metric, keys in HEADER:
            fields = [field for key in keys for field in header.fields if field.key == key]
            self.one(metric, name, _fold(fields[0].text) if fields else None, [_fold(wanted[metric])])
        bodies = [expected["body"], *alt.get("body", []), *expected.get("body_alt", [])]
        self.one("body", name, _trim(source, document.body), [_trim(source, body) for body in bodies])

    def _citation(self, name: str, document: Document, expected: dict[str, Any], alt: dict[str, Any]) -> tuple[int, int] | None:
        """Count the citation's parts; give its span."""
        wanted, got = expected["citation"], document.citation
        if wanted is None:
            return None if got is None else got.span
        if got is None and None in alt.get("citation", []):
            return tuple(wanted["span"])
        self.one("cite.title", name, _bare(got.title) if got else None, [_bare(wanted["title"])])
        self.one("cite.date", name, got.date.edtf if got and got.date else None, [wanted["date"]])
        self.one("cite.host", name, _fold(got.host) if got else None, [_fold(wanted["host"])])
        self.one("cite.url", name, got.url if got else None, [wanted["url"]])
        self.one("cite.id", name, got.document_id if got else None, [wanted["document_id"]])
        people = [(_fold(c.name), c.role) for c in got.contributors] if got else []
        self.many("cite.people", name, people, [(_fold(c["name"]), c["role"]) for c in wanted["contributors"]])
        found = [_parsed(reference) for reference in got.references] if got else []
        readings = [_readings(reference) for reference in wanted["references"]]
        self.many("cite.references", name, found, [next((r for r in of if r in found), of[0]) for of in readings])
        return tuple(wanted["span"])

    def _insertions(self, name: str, document: Document, expected: dict[str, Any], cited: tuple[int, int] | None) -> None:
        source = document.source

        def judged(start: int, end: int) -> bool:
            return cited is None or start < cited[0] or end > cited[1]

        found = {tuple(i.span): i for i in document.insertions if judged(*i.span)}
        wanted = {}
        for entry in expected["insertions"]:
            if judged(entry["start"], entry["end"]):
                places = [(entry["start"], entry["end"]), *map(tuple, entry.get("alt_spans", []))]
                wanted[next((place for place in places if place in found), places[0])] = entry
        self.many("insertions", name, found, wanted, source)
        self.kinds.update((entry["kind"], None) for place, entry in wanted.items() if place not in found)
        self.kinds.update((None, i.kind) for place, i in found.items() if place not in wanted)
        for place in sorted(wanted.keys() & found.keys()):
            entry, insertion = wanted[place], found[place]
            where = f"{insertion.rule}: {_words(source, (max(0, place[0] - 40), place[1]))}"
            kinds = [entry["kind"], *entry.get("alt", [])]
            right = self.one("kind", name, insertion.kind, kinds, where)
            self.kinds[entry["kind"], entry["kind"] if right else insertion.kind] += 1
            if entry.get("anchor") and insertion.kind == entry["kind"] and insertion.kind in ANCHORED:
                anchors = [entry["anchor"], *entry.get("anchor_alt", [])]
                self.one("anchor", name, _fold(insertion.anchor.text) if insertion.anchor else None, [_fold(a) for a in anchors], where)
            if "author" in entry:
                self.one("author", name, insertion.author, [entry["author"]], where)


def _fold(text: str | None) -> str | None:
    """One blank for every stretch of white space."""
    return None if text is None else " ".join(text.split())


def _bare(title: str | None) -> str | None:
    """A cited title without the comma or point that belongs to the citation."""
    return title and (_fold(title) or "").rstrip(",.")


def _trim(text: str, span: Sequence[int]) -> tuple[int, int]:
    start, end = span
    words = text[start:end]
    return (end, end) if words.isspace() else (start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _words(text: str, span: object) -> str:
    match span:
        case (int(start), int(end)):
            return " ".join(text[start:end].split())[:100]
    return ""


def _reference(repository: str | None, levels: Iterable[Sequence[str]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A reference without what writers do as they like: blanks in values, the order of the levels, the dress of the archive's name."""
    name = "".join(c for c in (repository or "").upper() if c.isascii() and c.isalnum())
    return name, tuple(sorted((kind, "".join(value.split())) for kind, value in levels))


def _parsed(reference: ArchivalReference) -> tuple[str, tuple[tuple[str, str], ...]]:
    archive = reference.repository
    name = (archive.code or archive.name) if archive else None
    return _reference(name, ((level.kind, level.value) for level in reference.levels))


def _readings(wanted: dict[str, Any]) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every reading of a reference that counts as right."""
    others = wanted.get("repository_alt", [])
    names = [wanted["repository"], *([others] if isinstance(others, str) else others)]
    return [_reference(name, levels) for name in names for levels in (wanted["levels"], *wanted.get("levels_alt", []))]


def load(expected: Path, texts: Path, names: Sequence[str] = ()) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Name, path of the text and expected record of every document, by name."""
    for path in sorted(expected.glob("*.json")):
        if not names or path.stem in names:
            record = json.loads(path.read_text("utf-8"))
            yield path.stem, texts / record.get("file", f"{path.stem}.txt"), record


def measure(expected: Path, texts: Path, names: Sequence[str] = ()) -> Agreement:
    """Parse and compare every document."""
    agreement = Agreement()
    for name, path, record in load(expected, texts, names):
        try:
            document = archivetext.read(path, sidecars=False)  # what stands beside it is what should be found
        except (OSError, ValueError) as error:
            agreement.one("parsed", name, str(error), [True])
        else:
            agreement.compare(name, document, record)
    return agreement


# --- the report


def table(head: Sequence[str], rows: Iterable[Sequence[str]], markdown: bool) -> str:
    """A table, the first column to the left, the others to the right."""
    rows = list(rows)
    if markdown:
        lines = ["| " + " | ".join(head) + " |", "|---|" + "--:|" * (len(head) - 1)]
        return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True)))
        for row in [head, *rows]
    )


def _percent(value: float) -> str:
    return f"{value:.1f} %"


def report(agreement: Agreement, markdown: bool = False) -> str:
    """Three tables: metrics, kinds, and the kinds that were taken for one another."""

    def cells(name: str, figure: Figure) -> list[str]:
        numbers = [str(figure.right), str(figure.expected), _percent(figure.recall)]
        return [name, *numbers, "" if figure.found is None else _percent(figure.precision), _percent(figure.score)]

    parts = [
        table(("Metric", "Right", "Of", "Recall", "Precision", "Score"), (cells(m, f) for m, f in agreement.figures().items()), markdown),
        table(("Kind", "Right", "Of", "Recall", "Precision", "Score"), (cells(k, f) for k, f in agreement.by_kind().items()), markdown),
    ]
    confusions = agreement.confusions()
    if confusions:
        parts.append(table(("Expected", "Read as", "Times"), ([a, b, str(n)] for a, b, n in confusions), markdown))
    return "\n\n".join(parts)


def main(arguments: Sequence[str] | None = None) -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("expected", type=Path)
    ap.add_argument("texts", type=Path)
    ap.add_argument("names", nargs="*", metavar="NAME")
    ap.add_argument("-v", "--verbose", action="store_true", help="list every disagreement")
    ap.add_argument("--markdown", action="store_true", help="tables in Markdown")
    ap.add_argument("--at-least", action="append", default=[], metavar="METRIC=PERCENT")
    options = ap.parse_args(arguments)
    agreement = measure(options.expected, options.texts, options.names)
    if not agreement.expected:
        ap.error(f"no expected record in {options.expected}")
    if options.verbose:
        for miss in agreement.misses:
            print(f"{miss.name}: {miss.metric}: got {miss.got}, expected {miss.expected}  {miss.where}".rstrip())
        print()
    print(report(agreement, options.markdown))
    figures = agreement.figures()
    status = 0
    for rule in options.at_least:
        metric, _, least = rule.partition("=")
        if metric not in figures:
            ap.error(f"--at-least {rule}: the metrics are {', '.join(figures)}")
        if figures[metric].score < float(least):
            print(f"{metric} is {_percent(figures[metric].score)}, less than {least} %", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
