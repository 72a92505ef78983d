"""What many documents hold together: how many of each profile, year, archive, kind of insertion and diagnostic; as lines, as JSON, or as a page."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from attrs import define, field

from archivetext.formats import Failure
from archivetext.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.records import Document

__all__ = ["Totals", "totals_of"]

_NUMBERS = ("failed", "code_points", "with_header", "with_citation", "with_date", "gaps", "footnotes", "turns", "participants")
_TABLES = ("profiles", "years", "archives", "insertions", "diagnostics")
_SHOWN = 12
"""So many of the commonest stand in a line; of years all do."""


@define
class Totals:
    """Counts, which can be added up."""

    documents: int = 0
    numbers: Counter[str] = field(factory=Counter)
    tables: dict[str, Counter[str]] = field(factory=lambda: {name: Counter() for name in _TABLES})

    def add(self, other: Totals) -> None:
        """Adds those of others."""
        self.documents += other.documents
        self.numbers.update(other.numbers)
        for name, counts in other.tables.items():
            self.tables[name].update(counts)

    def as_json(self) -> str:
        """An object with all counts, on one line."""
        tables = {name: dict(sorted(counts.items())) for name, counts in self.tables.items()}
        return json.dumps({"documents": self.documents, **{name: self.numbers[name] for name in _NUMBERS}, **tables}) + "\n"

    def page(self) -> str:
        """A page with all counts."""
        from archivetext.formats.page.totals import totals_page

        return totals_page(self)

    def told(self) -> list[tuple[str, int]]:
        """The numbers with their names for people."""
        lacking = {
            f"without a {what}": self.documents - self.numbers[key]
            for what, key in (("known header", "with_header"), ("date", "with_date"), ("citation", "with_citation"))
        }
        counted = {name: self.numbers[name] for name in ("gaps", "footnotes", "turns", "participants")}
        return [
            ("code points", self.numbers["code_points"]),
            *lacking.items(),
            ("could not be read", self.numbers["failed"]),
            ("insertions", sum(self.tables["insertions"].values())),
            *counted.items(),
        ]

    def lines(self) -> Iterator[str]:
        """The same for people."""
        points, *numbers = self.told()
        yield f"{self.documents:,} documents, {points[1]:,} code points\n"
        yield ", ".join(f"{what} {count:,}" for what, count in numbers[:4]) + "\n"
        yield ", ".join(f"{count:,} {what}" for what, count in numbers[4:]) + "\n"
        for name, counts in self.tables.items():
            if counts:
                told = sorted(counts.items()) if name == "years" else counts.most_common(_SHOWN)
                more = "" if len(told) == len(counts) else f", and {len(counts) - len(told):,} more"
                yield f"{name}: {', '.join(f'{what} {count:,}' for what, count in told)}{more}\n"


def totals_of(record: Document | Failure) -> Totals:
    """Those of one document; of what could not be read that it is one.

    >>> from archivetext import parse
    >>> print("".join(totals_of(parse("He came [sic] by train [illegible].")).lines()), end="")
    1 documents, 35 code points
    without a known header 1, without a date 1, without a citation 1, could not be read 0
    2 insertions, 1 gaps, 0 footnotes, 0 turns, 0 participants
    profiles: body 1
    insertions: correction 1, gap 1
    diagnostics: AT102 1
    """
    found = Totals()
    if isinstance(record, Failure):
        found.numbers["failed"] = 1
        return found
    (row,) = rows_of(record, "documents")
    codes = Counter(one.code for one in record.diagnostics)
    found.documents = 1
    found.numbers.update(
        code_points=record.length,
        with_header="AT102" not in codes,
        with_citation=record.citation is not None,
        with_date=row["date"] is not None,
        gaps=sum(one.kind in ("gap", "omission", "redaction") for one in record.insertions),
        footnotes=len(record.footnotes),
        turns=len(record.turns),
        participants=len(record.participants),
    )
    archives = {
        one.repository.code or one.repository.name or ""
        for one in (*(record.citation.references if record.citation else ()), *record.references)
        if one.repository is not None
    }
    found.tables["profiles"][record.profile] = 1
    if row["year"] is not None:
        found.tables["years"][str(row["year"])] = 1
    found.tables["archives"].update(archives - {""})
    found.tables["insertions"].update(one.kind for one in record.insertions)
    found.tables["diagnostics"].update(codes)
    return found
