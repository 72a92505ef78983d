"""Archival citations: the table of cases, spans, writing back, arbitrary text, growth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archivetext.citations import read_citation

if TYPE_CHECKING:
    from archivetext.records import Citation

Case = dict[str, list[str]]


def cases() -> list[tuple[str, Case]]:
    found: list[tuple[str, Case]] = []
    for line in (Path(__file__).parent / "cases" / "citations.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            found.append((line[2:].replace("\\n", "\n").replace("\\r", "\r"), {}))
        elif line and not line.startswith("#"):
            found[-1][1].setdefault(line[0], []).append(line[2:])
    return found


def parts(citation: Citation) -> Case:
    """A citation in the notation of the table."""
    found: Case = {}
    for key, value in (
        ("T", citation.title),
        ("D", citation.date and citation.date.edtf),
        ("H", citation.host),
        ("U", citation.url),
        ("I", citation.document_id),
    ):
        if value:
            found[key] = [value]
    for reference in citation.references:
        name = "-" if reference.repository is None else reference.repository.code or reference.repository.name or ""
        found.setdefault("R", []).append(" | ".join([name, *(f"{level.kind}={level.value}" for level in reference.levels)]))
    for person in citation.contributors:
        found.setdefault("P", []).append(" | ".join(part for part in (person.name, person.role, person.organization) if part))
    return found


@pytest.mark.parametrize(("text", "expected"), cases(), ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_table(text: str, expected: Case) -> None:
    assert parts(read_citation(text, 0, len(text))) == expected
