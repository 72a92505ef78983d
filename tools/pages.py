"""Write the pages of the site: those of docs/, with what is made from the code put in, so that it cannot grow old.

    python tools/pages.py [DIRECTORY]

DIRECTORY (build/docs) then holds everything that a site generator needs, as plain Markdown, and nothing else. What has
not changed is not written again, so that a generator that watches the directory builds only what is new.
"""

from __future__ import annotations

import ast
import html
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PACKAGE = ROOT / "src" / "archivetext"
EXAMPLE = DOCS / "example.txt"  # what example() is made of; a text is no page, pages include it

sys.path.insert(0, str(ROOT / "src"))

GROUPS = {
    "AT1": "The page and its labels",
    "AT2": "Brackets",
    "AT3": "Notes",
    "AT4": "Dates and citations",
    "AT5": "Characters",
}


def write(target: Path) -> int:
    """Write all pages into a directory and remove what is no page; how many files there are."""
    files = {path.relative_to(DOCS): content(path) for path in sorted(DOCS.rglob("*")) if path.is_file() and path.suffix in (".md", ".css")}
    for path in target.rglob("*") if target.exists() else ():
        if path.is_file() and path.relative_to(target) not in files:
            path.unlink()
    for name, data in files.items():
        path = target / name
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return len(files)


def content(path: Path) -> bytes:
    """A file of docs/ as the site has it."""
    return made(path.read_text("utf-8")).encode() if path.suffix == ".md" else path.read_bytes()


def made(markdown: str) -> str:
    """A page with everything in it that it asks for by ``<!-- made: NAME -->``.

    Raises:
        ValueError: The page asks for something that is not in `MADE`.
    """

    def make(found: re.Match[str]) -> str:
        if found[1] not in MADE:
            raise ValueError(f"{found[0]}: tools/pages.py makes {', '.join(sorted(MADE))}")
        return MADE[found[1]]()

    markdown = re.sub(r"(?m)^<!-- made: (.*?) -->$", make, markdown)
    return markdown.replace("```python\n>>>", "```pycon\n>>>")  # so that what is printed is not coloured as code


def changelog() -> str:
    """CHANGELOG.md, which stands beside the sources because readers look for it there."""
    return (ROOT / "CHANGELOG.md").read_text("utf-8")


def diagnostics() -> str:
    """One table a group of codes."""
    from archivetext.diagnostics import CODES

    known = {code[:3] for code in CODES}
    if known - set(GROUPS):
        raise ValueError(f"tools/pages.py has no heading for {sorted(known - set(GROUPS))}")
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
    return "\n".join(f'1. <span id="{name}">**{name}**</span>. {doc}' for name, doc in docs)


def tree() -> str:
    """Every file of the package with its first line, room by room in the order of the house's table."""
    house = (DOCS / "contributing" / "house.md").read_text("utf-8")
    rooms = [room.strip(" `") for line in house.splitlines() if line.startswith("| `") for room in line.split("|")[1].split(",")]
    files: list[Path] = []
    for room in ["__init__.py", *rooms, "testing.py"]:
        path = PACKAGE / room
        inside = (
            file for file in sorted(path.rglob("*")) if file.suffix in (".py", ".txt", ".tsv", ".toml") and "LICENSE" not in file.name
        )
        files += [path] if path.is_file() else sorted(inside, key=lambda file: ("data" in file.parts, file.name != "__init__.py", file))
    rows = [
        f"| `{file.relative_to(PACKAGE).as_posix()}` | {_first_line(file).replace('|', chr(92) + '|').replace('``', '`')} |"
        for file in files
    ]
    return "\n".join(["| File | What it says of itself |", "|---|---|", *rows])


def _first_line(path: Path) -> str:
    """What a module says of itself in its first line, or a data file in its first remark."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    return text.partition("\n")[0].lstrip("# ") if text.startswith("#") else ""


def tasks() -> str:
    """The tasks of noxfile.py, by the first line of what each says of itself."""
    functions = [node for node in ast.parse((ROOT / "noxfile.py").read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
    rows = [f"| `{task.name}` | {(ast.get_docstring(task) or '').splitlines()[0]} |" for task in functions if task.decorator_list]
    return "\n".join(["| Task | What it does |", "|---|---|", *rows])


def example() -> str:
    """A made-up transcript with what was found in it marked: whatever the library finds today, not a drawing of it."""
    from archivetext import parse

    document = parse(EXAMPLE.read_text("utf-8"))
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


MADE = {
    "changelog": changelog,
    "tree": tree,
    "diagnostics": diagnostics,
    "example": example,
    "profiles": profiles,
    "rules": rules,
    "tasks": tasks,
}


if __name__ == "__main__":
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "docs"
    print(f"{write(directory)} files in {directory}")
