"""A citation written in the form that an archive uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.citation import parse_citation
from archivetext.citations.credits import written_for

if TYPE_CHECKING:
    from archivetext.records import Citation, Contributor, Role
    from archivetext.spans import Span

__all__ = ["write_citation"]


def write_citation(citation: Citation) -> str:
    """The citation in the form that the Wilson Center Digital Archive uses; printed editions and remarks are left out.

    What is written is read back as it is here. Where the usual form would be read otherwise (a citation of scraps, an odd
    order), the words are given as they stand, folded.

    >>> write_citation(parse_citation("RGANI F. 3. Op. 66.  D. 471. Copy. Translated by A. Person"))
    'RGANI F. 3. Op. 66. D. 471. Translated by A. Person.'
    """
    text = _written(citation)
    if citation.text and _said(parse_citation(text)) != _said(citation):
        return citation.text
    return text


def _written(citation: Citation) -> str:
    parts = [part for part in (citation.date and citation.date.text, citation.host) if part]
    references = "; ".join(reference.text for reference in citation.references)
    if references:
        parts.append(references)
    head = ", ".join(parts)
    if citation.title is not None:
        quoted = f'"{citation.title}"' if citation.title.endswith(("?", "!", "…")) else f'"{citation.title},"'
        head = f"{quoted} {head}" if head else quoted
    sentences = [head, *_written_tails(citation.contributors)] if head else _written_tails(citation.contributors)
    text = " ".join(sentence if sentence.endswith((".", ",", '"')) else sentence + "." for sentence in sentences)
    return f"{text} {citation.url}".strip() if citation.url else text


def _written_tails(contributors: tuple[Contributor, ...]) -> list[str]:
    """Tails as sentences: people with the same roles for the same body share one."""
    people: list[tuple[str, str | None, Span, list[Role]]] = []
    for one in contributors:
        if people and people[-1][2] == one.span and people[-1][0] == one.name:
            people[-1][3].append(one.role)
        else:
            people.append((one.name, one.organization, one.span, [one.role]))
    groups: list[tuple[list[str], str | None, list[Role]]] = []
    for name, organization, _, roles in people:
        if groups and groups[-1][1:] == (organization, roles):
            groups[-1][0].append(name)
        else:
            groups.append(([name], organization, roles))
    sentences: list[str] = []
    for names, organization, roles in groups:
        listed = _listed(names)
        if roles == ["assistant"] and not organization:
            if sentences:
                sentences[-1] += f", with assistance from {listed}"
            else:
                sentences.append(f"With assistance from {listed}")
            continue
        done = _listed([written_for(role) for role in roles]).capitalize()
        sentences.append(f"{done} for {organization} by {listed}" if organization else f"{done} by {listed}")
    return sentences


def _listed(words: list[str]) -> str:
    """A; A and B; A, B, and C."""
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def _said(citation: Citation) -> tuple[object, ...]:
    """What a citation says, without the places."""
    return (
        citation.title,
        citation.date and (citation.date.edtf, citation.date.time),
        citation.host,
        [(one.repository, [(level.kind, level.value) for level in one.levels]) for one in citation.references],
        [(one.name, one.role, one.organization) for one in citation.contributors],
        citation.url,
        citation.document_id,
    )
