"""One citation as a table to read: a line for each thing that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archivetext.records import Citation

__all__ = ["write_citation"]


def write_citation(citation: Citation) -> str:
    """The citation, a line each: what it is, its value, and the label or place behind it.

    >>> from archivetext import parse_citation
    >>> print(write_citation(parse_citation("RGANI, F. 3, Op. 16")), end="")
    repository  RGANI  Russian State Archive of Contemporary History  (Moscow, RU)
      fond      3
      opis      16
    """
    return "".join(_table(citation))


def _table(citation: Citation) -> Iterator[str]:
    """What the citation says, a line each: what it is, its value, and the label or place behind it."""
    date = citation.date
    rows: list[tuple[str, str]] = [
        ("title", citation.title or ""),
        ("date", (date.edtf or f"{date.text} (not understood)") if date else ""),
        ("host", citation.host or ""),
    ]
    for reference in citation.references:
        repository = reference.repository
        if repository is not None:
            place = ", ".join(part for part in (repository.place, repository.country) if part)
            name = repository.name if repository.name != repository.code else None
            rows.append(("repository", "  ".join(part for part in (repository.code, name, f"({place})" if place else None) if part)))
        else:
            rows.append(("repository", "not told"))
        rows += [(f"  {level.kind}", level.value) for level in reference.levels]
    rows += [
        (person.role, person.name + (f"  (for {person.organization})" if person.organization else "")) for person in citation.contributors
    ]
    rows += [("url", citation.url or ""), ("document", citation.document_id or "")]
    rows = [row for row in rows if row[1]] or [("nothing", "no title, archive, shelfmark or person was recognised")]
    width = max(len(name) for name, _ in rows) + 2
    return (f"{name:{width}}{value}\n" for name, value in rows)
