"""Write the pages of the site: those of docs/, with what is made from the code put in, so that it cannot grow old.

    python tools/pages.py [DIRECTORY]
    python tools/pages.py --fresh       writes anew what stands in docs/ itself between <!-- from the code: NAME --> and <!-- end -->

DIRECTORY (build/docs) then holds everything that a site generator needs, as plain Markdown, and nothing else. What has
not changed is not written again, so that a generator that watches the directory builds only what is new.
"""

from __future__ import annotations

import ast
import html
import re
import sys
from functools import cache, partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PACKAGE = ROOT / "src" / "archivetext"
EXAMPLE = DOCS / "example.txt"  # what example() is made of; a text is no page, pages include it

sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

import drawings  # noqa: E402, neighbours
import gallery  # noqa: E402
import reference  # noqa: E402

SHOWN = (".md", ".css", ".js", ".svg", ".png")
"""What of docs/ goes into the site."""
GROUPS = {
    "AT1": "The page and its labels",
    "AT2": "Brackets",
    "AT3": "Notes",
    "AT4": "Dates and citations",
    "AT5": "Characters",
    "AT6": "Files beside the text",
}


def write(target: Path) -> int:
    """Write all pages into a directory and remove what is no page; how many files there are."""
    files = {path.relative_to(DOCS): content(path) for path in sorted(DOCS.rglob("*")) if path.is_file() and path.suffix in SHOWN}
    files |= {Path(name): data for name, data in gallery.files().items()}
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
    """A page with everything in it that it asks for by ``<!-- made: NAME -->``, and the files that it asks for by ``--8<-- "PATH"``.

    Raises:
        ValueError: The page asks for something that is not in `MADE`.
        FileNotFoundError: It asks for a file that is not there.
    """

    def make(found: re.Match[str]) -> str:
        if found[1] not in MADE:
            raise ValueError(f"{found[0]}: tools/pages.py makes {', '.join(sorted(MADE))}")
        return MADE[found[1]]()

    markdown = re.sub(r"(?m)^<!-- made: (.*?) -->$", make, markdown)
    markdown = re.sub(r'(?m)^--8<-- "(.*?)"$', lambda found: (ROOT / found[1]).read_text("utf-8").rstrip("\n"), markdown)
    markdown = markdown.replace("```python\n>>>", "```pycon\n>>>")  # so that what is printed is not coloured as code
    return re.sub(r"(?m)^```console\n(?!\$ )", "```sh\n", markdown)  # commands without prompts, all to be copied


def fresh(markdown: str) -> str:
    """A page of docs/ with the tables made anew that stand in it, for who reads docs/ as it is.

    Raises:
        ValueError: The page asks for something that is not in `KEPT`.
    """

    def make(found: re.Match[str]) -> str:
        if found[1] not in KEPT:
            raise ValueError(f"{found[0][:60]}: tools/pages.py makes {', '.join(sorted(KEPT))}")
        return f"<!-- from the code: {found[1]} -->\n\n{KEPT[found[1]]()}\n\n<!-- end -->"

    return re.sub(r"(?ms)^<!-- from the code: ([\w-]+) -->$.*?^<!-- end -->$", make, markdown)


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


def tables() -> str:
    """The columns of each table."""
    from archivetext.columns import COLUMNS

    parts = []
    for kind, columns in COLUMNS.items():
        rows = "".join(f"| `{column.name}` | {column.type} | {column.about} |\n" for column in columns)
        table = f"| Column | Type | What it says |\n|---|---|---|\n{rows}"
        parts.append(f"## {kind}\n\n{reference.folded(f'{len(columns)} columns', table, len(columns))}\n")
    return "\n".join(parts)


def _message(message: str) -> str:
    return html.escape(message).replace("{!r}", "<em>…</em>").replace("{}", "<em>…</em>")


def _example(example: str) -> str:
    return f"<code>{html.escape(example)}</code>" if example else ""


def profiles() -> str:
    """The profiles by name."""
    from archivetext import profiles as room

    names = {id(value): name for name, value in vars(room).items() if isinstance(value, room.Profile)}
    called = [
        f"`profiles.{names[id(profile)]}`" if id(profile) in names else f'`profiles.by_name("{profile.name}")`' for profile in room.PROFILES
    ]
    rows = [f"| `{profile.name}` | {python} | {profile.title} |" for profile, python in zip(room.PROFILES, called, strict=True)]
    return "\n".join(["| Name | In Python | What it is |", "|---|---|---|", *rows])


def _cell(text: str) -> str:
    """Words as a cell of a table."""
    return " ".join(text.split()).replace("|", "&#124;")


def _code(text: str) -> str:
    return f"<code>{html.escape(text).replace('|', '&#124;').replace('*', '&#42;').replace('_', '&#95;')}</code>"


def profile_fields() -> str:
    """The fields of a profile, as a file of TOML has them, with what each says and what it is if not said."""
    import attrs

    from archivetext.profiles.base import Profile

    tree_ = ast.parse((PACKAGE / "profiles" / "base.py").read_text("utf-8"))
    node = next(one for one in tree_.body if isinstance(one, ast.ClassDef) and one.name == "Profile")
    docs = {
        before.target.id: " ".join(after.value.value.split())
        for before, after in zip(node.body, node.body[1:], strict=False)
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name)
        and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str)
    }  # fmt: skip
    usual = Profile("usual")
    kinds = {
        "lines": "table of patterns",
        "within": "table of patterns",
        "values": "table of patterns",
        "labels": "table",
        "looks": "table",
        "knowledge": "table",
    }
    rows = []
    for one in attrs.fields(Profile):
        value = getattr(usual, one.name)
        kind = (
            kinds.get(one.name)
            or {bool: "true or false", int: "number", str: "text"}.get(type(value))
            or ("text" if one.name == "repository" else "list")
        )
        default = (
            "must be given"
            if one.default is attrs.NOTHING
            else ""
            if value in ((), "", None) or kind.startswith("table")
            else f"`{str(value).lower() if kind == 'true or false' else value}`"
        )
        rows.append(f"| `{one.name}` | {kind} | {_cell(docs[one.name]).replace('``', '`')} | {default} |")
    return "\n".join(["| Field | Is a | What it says | If not given |", "|---|---|---|---|", *rows])


def looks() -> str:
    """What can stand in a hole of a pattern, with examples."""
    from archivetext.words.lists import lines

    says: dict[str, str] = {}
    examples: dict[tuple[str, str], list[str]] = {}
    for line in lines((PACKAGE / "pages" / "data" / "looks.txt").read_text("utf-8")):
        kind, sign, example = line.text.partition(": ")
        if sign and kind in ("yes", "no"):
            examples.setdefault((line.section, kind), []).append(_code(example))
        else:
            says[line.section] = _cell(line.text)
    rows = [
        f"| `{name}` | {what} | {' '.join(examples.get((name, 'yes'), ()))} | {' '.join(examples.get((name, 'no'), ()))} |"
        for name, what in says.items()
    ]
    return "\n".join(["| Look | What it takes | For example | But not |", "|---|---|---|---|", *rows])


def parts() -> str:
    """The parts that a page can have without a word in `lines`."""
    from archivetext.profiles.base import PARTS, TAKES_ALL

    rows = [f"| `{name}` | {_code(pattern)} |" for name, pattern in PARTS.items() if not pattern.startswith("re:")]
    rows.append("| `mark` | the mark of a footnote alone on its line: " + ", ".join(map(_code, ("16", "[16]", "(1)", "*", "¹⁶"))) + " |")
    rows += [f"| `{name}` | any line that no other part takes |" for name in sorted(TAKES_ALL - set(PARTS))]
    return "\n".join(["| Part | The pattern that it has, where `lines` gives it none |", "|---|---|", *rows])


def keys() -> str:
    """Which keys land where."""
    from archivetext.pages.captures import LEVELS, ROLES

    def named(words: object) -> str:
        return ", ".join(f"`{word}`" for word in words)  # type: ignore[attr-defined]

    rows = [
        ("`title`, `heading`", "the title of the header, `header.title`; a second line of it is joined to the first"),
        ("`date`", "the date of the header, `header.date`, in EDTF"),
        ("`time`", "a field, and the time of that date"),
        (
            "`citation`, `reference`, `source`",
            "a field, and read as a citation: `citation.references`, level by level, and `citation.contributors`",
        ),
        (
            named(sorted(LEVELS)),
            "a level of a reference, `citation.references[0].levels`; several in one line or one region of labels are one reference",
        ),
        ("`repository`", "the archive of that reference"),
        (named(ROLES), "a field, and a person of the citation with that role, `citation.contributors`"),
        ("`page`", "kept in no record: the number of a page mark"),
        ("any other", "a field of that name, `header.fields`"),
    ]
    return "\n".join(["| Key | Where its value lands |", "|---|---|", *(f"| {key} | {where} |" for key, where in rows)])


def built_in(name: str) -> str:
    """The file of a profile that comes with the library."""
    return f"```toml\n{(PACKAGE / 'profiles' / 'data' / f'{name}.toml').read_text('utf-8').strip()}\n```"


def rules() -> str:
    """The rules that decide the kind of an insertion, in the order in which they are asked."""
    from archivetext.insertions import RULES

    docs = ((rule.name, " ".join(rule.says.replace("``", "`").split())) for rule in RULES)
    told = [f'1. <span id="{name}">**{name}**</span>. {doc}' for name, doc in docs]
    return reference.folded(f"{len(told)} rules", "\n".join(told), len(told))


def kinds() -> str:
    """The sixteen kinds in one table, with a link to the page of each."""
    from archivetext.formats.page.kinds import FAMILIES, KINDS

    told = _told()
    rows = [
        f'| <span id="{name}">[`{name}`](kinds/{name}.md)</span> | {told[name][0]} | {_code(told[name][1])} | {FAMILIES[kind.family]} |'
        for name, kind in KINDS.items()
    ]
    return "\n".join(["| Kind | What it does | For example | Family |", "|---|---|---|---|", *rows])


def _many(says: str) -> str:
    """What one of a family does, as what all of them do: `reads on` as `read on`."""
    return " or ".join(re.sub(r"^(\w+?)s\b", r"\1", part) for part in says.split(" or "))


def _told() -> dict[str, tuple[str, str]]:
    """Of each kind its definition and its example, from the table of the explanation."""
    table = (DOCS / "explanation" / "insertions.md").read_text("utf-8")
    return {row[1]: (row[2], row[3]) for row in re.finditer(r"(?m)^\| `(\w+)` \| (.+?) \| `(.+?)` \| .+ \|$", table)}


def kind(name: str) -> str:
    """What the page of a kind tells: its definition, an example in every dress, and the rules that give it.

    Raises:
        ValueError: The example of a kind in the table of the explanation is read as another kind.
    """
    from archivetext.formats.page.kinds import FAMILIES, KINDS

    says, example = _told()[name]
    rows = [_rule_row(rule, case) for rule, case in _cases()[name].items()]
    table = "\n".join(["| Rule | What it asks | For example |", "|---|---|---|", *rows])
    return (
        f"{says}\n\nIn short: it {KINDS[name].meaning}. It is of the family of kinds that {_many(FAMILIES[KINDS[name].family])}. "
        f"All [sixteen kinds](../kinds.md), and [which is meant where two fit](../../explanation/insertions.md#when-two-kinds-fit).\n\n"
        f"## In every dress\n\n{_dresses(name, example)}\n\n"
        f"## The rules that give it\n\n{reference.folded(f'{len(rows)} rules', table, len(rows))}"
    )


def _dresses(name: str, example: str) -> str:
    """An example as the source, the record, the views and TEI have it."""
    from lxml import etree

    from archivetext import parse, profiles
    from archivetext.formats.tei import tei

    document = parse(example, profile=profiles.BODY)
    insertion = document.insertions[-1]
    if insertion.kind != name:
        raise ValueError(f"docs/explanation/insertions.md: {example!r} is no example of {name}, but {insertion.kind}")
    xml = etree.fromstring(tei(document, spans=False).encode())
    body = xml.find(".//{*}body")
    inside = " ".join(re.sub(r' xmlns="[^"]*"', "", etree.tostring(body, encoding="unicode", with_tail=False)).split())
    inside = re.sub(r"^<body>\s*<div[^>]*>\s*|\s*</div>\s*</body>$", "", inside)
    rows = [
        ("In the source", _code(example)),
        ("Its record", _code(f"{name}: {insertion.text}" + (f", about {insertion.anchor.text}" if insertion.anchor else ""))),
        ("To read", _code(document.view("reading").text) or "—"),
        ("As its author left it", _code(document.view("original").text) if document.view("original").text else "nothing"),
        ("TEI P5", _code(inside)),
    ]
    return "\n".join(["| | |", "|---|---|", *(f"| {what} | {how} |" for what, how in rows)])


@cache
def _cases() -> dict[str, dict[str, str]]:
    """Of each kind the rules that give it, in their order, each with the shortest sentence of the tests' tables on which it does."""
    from archivetext import parse, profiles
    from archivetext.insertions import RULES

    def hard(text: str) -> tuple[int, int, int]:
        return text.count("["), text.count("\n"), len(text)

    found: dict[str, dict[str, str]] = {}
    tables = (path.read_text("utf-8") for path in sorted((ROOT / "tests" / "cases" / "insertions").glob("*.txt")) if path.stem != "limits")
    for lines in re.findall(r"(?m)^(?:> .*\n)+", "\n".join(tables)):
        text = re.sub("[«»‹›]|(?m:^> )", "", lines).strip().replace("\\n", "\n")
        for insertion in () if "\\" in text else parse(text, profile=profiles.BODY).insertions:
            given = found.setdefault(insertion.kind, {})
            given[insertion.rule] = min(given.get(insertion.rule, text), text, key=hard)
    order = {rule.name: number for number, rule in enumerate(RULES)}
    return {kind: dict(sorted(given.items(), key=lambda pair: order[pair[0]])) for kind, given in found.items()}


def _rule_row(name: str, example: str) -> str:
    from archivetext.insertions.rules import NAMED

    asks = _cell(NAMED[name].asks.replace("``", "`"))
    return f"| [`{name}`](../../explanation/insertions.md#{name}) | {asks} | {_code(' ⏎ '.join(example.splitlines()))} |"


def tree() -> str:
    """Every file of the package with its first line, room by room in the order of the house's table."""
    house = (DOCS / "contributing" / "house.md").read_text("utf-8")
    rooms = [room.strip(" `") for line in house.splitlines() if line.startswith("| `") for room in line.split("|")[1].split(",")]
    files: list[Path] = []
    for room in ["__init__.py", *rooms, "testing"]:
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
    if path.suffix == ".toml":  # a profile
        return next((line.partition("=")[2].strip(' "') for line in text.splitlines() if line.startswith("title")), "")
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
    "arrow-types": reference.arrow_types,
    "command": reference.command,
    "drawing-bracket": drawings.bracket,
    "drawing-page": drawings.page,
    "json-keys": reference.json_keys,
    "names": reference.names,
    "tei-elements": reference.tei_elements,
    "changelog": changelog,
    "tree": tree,
    "diagnostics": diagnostics,
    "example": example,
    "gallery": gallery.listed,
    "kinds": kinds,
    "notebook": gallery.notebook,
    "profiles": profiles,
    "rules": rules,
    "tables": tables,
    "tasks": tasks,
} | {f"kind-{name}": partial(kind, name) for name in reference.KINDS}


KEPT = {
    "profiles": profiles,
    "profile-fields": profile_fields,
    "looks": looks,
    "parts": parts,
    "keys": keys,
    "cables": lambda: built_in("cables"),
    "volume": lambda: built_in("volume"),
}
"""What stands in pages of docs/ themselves."""


if __name__ == "__main__":
    if sys.argv[1:] == ["--fresh"]:
        for page in sorted(DOCS.rglob("*.md")):
            page.write_text(fresh(page.read_text("utf-8")), "utf-8")
        sys.exit()
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "docs"
    print(f"{write(directory)} files in {directory}")
