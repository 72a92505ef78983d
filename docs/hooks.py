"""What mkdocs does while it builds: tables that are made from the code, so that they cannot grow old."""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from griffe import Extension

if TYPE_CHECKING:
    from griffe import Class, Object

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

GROUPS = {
    "AT1": "The page and its labels",
    "AT2": "Brackets",
    "AT3": "Notes",
    "AT4": "Dates and citations",
    "AT5": "Characters",
}


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the tables where the pages ask for them."""
    for name, make in (("diagnostics", diagnostics), ("profiles", profiles), ("rules", rules), ("example", example)):
        place = f"<!-- made: {name} -->"
        if place in markdown:
            markdown = markdown.replace(place, make())
    return markdown.replace("```python\n>>>", "```pycon\n>>>")  # so that what is printed is not coloured as code


def diagnostics() -> str:
    """One table a group of codes."""
    from archivetext.diagnostics import CODES

    known = {code[:3] for code in CODES}
    if known - set(GROUPS):
        raise ValueError(f"docs/hooks.py has no heading for {sorted(known - set(GROUPS))}")
    parts = []
    for group, title in GROUPS.items():
        rows = [
            f'<tr id="{code}"><td><a href="#{code}"><code>{code}</code></a></td>'
            f'<td><span class="severity {entry.severity}">{entry.severity}</span></td>'
            f"<td>{_message(entry.message)}<br><small>{html.escape(entry.meaning)}</small></td>"
            f"<td>{_example(entry.example)}</td></tr>"
            for code, entry in CODES.items()
            if code.startswith(group)
        ]
        head = "<thead><tr><th>Code</th><th>Severity</th><th>Message, and what it means</th><th>Example</th></tr></thead>"
        parts.append(
            f'## {title}\n\n<div class="codes" markdown="0"><table class="code-table">{head}<tbody>{"".join(rows)}</tbody></table></div>\n'
        )
    return "\n".join(parts)


def _message(message: str) -> str:
    return html.escape(message).replace("{!r}", "<em>…</em>").replace("{}", "<em>…</em>")


def _example(example: str) -> str:
    return f"<code>{html.escape(example)}</code>" if example else ""


def profiles() -> str:
    """The profiles by name."""
    from archivetext import profiles as room

    names = {id(value): name for name, value in vars(room).items() if isinstance(value, room.Profile)}
    rows = [f"| `{profile.name}` | `profiles.{names[id(profile)]}` | {profile.title} |" for profile in room.PROFILES]
    return "\n".join(["| Name | In Python | What it is |", "|---|---|---|", *rows])


def rules() -> str:
    """The rules that decide the kind of an insertion, in the order in which they are asked."""
    from archivetext.insertions import RULES

    docs = ((rule.name, " ".join((rule.decide.__doc__ or "").replace("``", "`").split())) for rule in RULES)
    return "\n".join(f"1. **{name}**. {doc}" for name, doc in docs)


def example() -> str:
    """A made-up transcript with what was found in it marked: whatever the library finds today, not a drawing of it."""
    from archivetext import parse

    document = parse((Path(__file__).parent / "example.txt").read_text("utf-8"))
    header, citation = document.header, document.citation
    found = [(insertion.span, insertion.kind, "insertion") for insertion in document.insertions]
    found += [(part.span, name, "header") for part, name in ((header.title, "title"), (header.date, "date")) if part]
    found += [(mark.span, "mark", "note") for mark in document.marks]
    found += [(note.span, f"note by {note.author}" if note.author else "note", "note") for note in document.footnotes]
    found += [(turn.speaker.span, "speaker", "person") for turn in document.turns]
    found += [(person.span, "participant", "person") for person in document.participants]
    if citation:
        found += [(level.span, level.kind, "citation") for reference in citation.references for level in reference.levels]
        found += [(contributor.span, contributor.role, "citation") for contributor in citation.contributors]
    parts, at = [], 0
    for (start, end), label, group in sorted(found):
        if start >= at:
            parts.append(html.escape(document.source[at:start]))
            parts.append(f'<mark class="{group}">{html.escape(document.source[start:end])}<span>{label}</span></mark>')
            at = end
    text = "".join([*parts, html.escape(document.source[at:])]).replace("**", "")
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n") if part.strip())
    return f'<div class="example" markdown="0">{paragraphs}</div>'


class Docstrings(Extension):
    """Docstrings as Markdown: examples in fences, and the roles of other tools as plain code."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Rewrite the docstring of one object."""
        if obj.docstring:
            text = re.sub(r":(?:mod|class|func|meth|data):`~?(?:archivetext\.)?([^`]+)`", r"`\1`", obj.docstring.value)
            obj.docstring.value = re.sub(r"(?m)^>>> (?:.+\n?)+", lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", text)

    def on_class_members(self, *, cls: Class, **_: Any) -> None:
        """Put a record's fields into one table, where each would have a heading of its own."""
        fields = {
            name: member
            for name, member in cls.members.items()
            if member.is_attribute and member.docstring and "property" not in member.labels
        }
        if cls.docstring and fields and cls.decorators:
            rows = "".join(
                f"    {name} ({field.annotation}): {' '.join(field.docstring.value.split())}\n" for name, field in fields.items()
            )
            cls.docstring.value += f"\n\nAttributes:\n{rows}"
            for name in fields:
                cls.del_member(name)
