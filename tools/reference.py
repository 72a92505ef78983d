"""What the reference says that is in the code already: the command, the names, JSON and TEI. tools/pages.py puts it into the pages."""

from __future__ import annotations

import argparse
import html
import inspect
import re
import sys
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT / "src"))
KINDS = (
    "completion", "supplied", "expansion", "gloss", "original", "uncertain", "correction", "gap", "omission", "redaction", "description",
    "incident", "page", "note", "source", "unclassified",
)  # fmt: skip
"""The kinds that have a page each; a test holds them against those that there are."""
LONG = 12
"""A table of more rows is folded."""


def cell(text: str) -> str:
    """Words as a cell of a table."""
    return " ".join(text.split()).replace("|", "&#124;")


def code(text: str) -> str:
    """Words as code in a cell of a table, none of them a sign of Markdown."""
    signs = {"|": "&#124;", "*": "&#42;", "_": "&#95;", "[": "&#91;", "]": "&#93;", "`": "&#96;"}
    return f"<code>{re.sub(r'[|*_`[]|]', lambda found: signs[found[0]], html.escape(text))}</code>"


def table(head: str, rows: list[str]) -> str:
    """A table of Markdown: the words of its head, parted by bars, and its rows."""
    return "\n".join([head, "|".join(["", *("---" for _ in head.strip("|").split("|")), ""]), *rows])


def folded(summary: str, markdown: str, rows: int) -> str:
    """A table that is folded if it has many rows."""
    return f'<details markdown="1"><summary>{summary}</summary>\n\n{markdown}\n\n</details>' if rows > LONG else markdown


# ------------------------------------------------------------------------------------------------ the command


def command() -> str:
    """The command, from what it says of itself: each of its commands with what can stand behind it."""
    from archivetext.cli.arguments import parser

    (commands,) = (action.choices for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    parts = [
        table("| Command | What it does |", [f"| [`{name}`](#{name}) | {cell(one.description or '')} |" for name, one in commands.items()])
    ]
    parts += [_one_command(name, one) for name, one in commands.items()]
    return "\n\n".join(parts)


def _one_command(name: str, one: argparse.ArgumentParser) -> str:
    usage = one.format_usage().removeprefix("usage: ")
    usage = "\n".join(line.removeprefix("       ") for line in usage.splitlines()) if one.usage else " ".join(usage.split())
    actions = [action for action in one._actions if action.help is not argparse.SUPPRESS and action.dest != "help"]
    rows = [f"| {_called(action)} | {_taken(action)} | {_words(action.help or '')} |" for action in actions]
    said = f"## {name} {{#{name}}}\n\n{one.description}\n\n```sh\n{usage.strip()}\n```"
    return f"{said}\n\n{table('| Word | Takes | What it says |', rows)}" if rows else said


def _words(text: str) -> str:
    """Words of the help as a cell, none of them a sign of Markdown."""
    return cell(html.escape(text, quote=False)).replace("*", "&#42;").replace("_", "&#95;")


def _called(action: argparse.Action) -> str:
    names = action.option_strings or [str(action.metavar or action.dest)]
    return ", ".join(f"`{name}`" for name in names)


def _taken(action: argparse.Action) -> str:
    """What stands behind an option: nothing, a word of its own, or one of some."""
    if not action.option_strings:
        return {"*": "any number", "+": "one or more"}.get(str(action.nargs), "one")
    if action.nargs == 0:
        return ""
    if action.choices:
        return ", ".join(f"`{choice}`" for choice in action.choices)
    return f"`{action.metavar or action.dest}`"


# ------------------------------------------------------------------------------------------------ the names


def names() -> str:
    """Every name of `archivetext` itself: what it is, and where it is told."""
    import archivetext

    shown = places()
    rows = []
    for name in archivetext.__all__:
        value = getattr(archivetext, name)
        what, says = _what(name, value)
        at = shown.get(name)
        rows.append(f'| <span id="{name}">{f"[`{name}`]({at})" if at else f"`{name}`"}</span> | {what} | {says} |')
    return table("| Name | Is a | What it says |", rows)


def places() -> dict[str, str]:
    """Where the reference tells of each name: page and anchor."""
    from importlib import import_module

    found = {}
    for page in sorted((DOCS / "reference").glob("*.md")):
        for path in re.findall(r"(?m)^::: (archivetext[\w.]+)$", page.read_text("utf-8")):
            try:
                told = [f"{path}.{name}" for name in import_module(path).__all__]
            except ImportError:
                told = [path]
            for one in told:
                found.setdefault(one.rpartition(".")[2], f"{page.name}#{one}")
    aliases = [name for name in found if get_args(_public(name))]
    return {name: at for name, at in found.items() if name not in {*aliases, "SCHEMA"}} | {"profiles": "profiles.md"}


def _public(name: str) -> Any:
    import archivetext

    return getattr(archivetext, name, None)


def _what(name: str, value: Any) -> tuple[str, str]:
    """What a name is, and its first sentence; of words that can be, all of them."""
    if get_origin(value) is Literal:
        return "one of", ", ".join(f"`{word}`" for word in get_args(value))
    if inspect.ismodule(value):
        return "module", "The families of dumps that are known, each a `Profile`."
    if inspect.isclass(value) or (callable(value) and inspect.getdoc(value) and not get_args(value)):
        first = (inspect.getdoc(value) or "").partition("\n\n")[0]
        kind = "exception" if inspect.isclass(value) and issubclass(value, Exception) else "class" if inspect.isclass(value) else "function"
        return kind, cell(re.sub(r":\w+:`~?(?:archivetext\.)?([^`]+)`|``", lambda found: f"`{found[1]}`" if found[1] else "`", first))
    if get_args(value):
        return "type", "A row of a table: each column of it, in order, with its value."
    return "text", {"SCHEMA": f"The version of the record, `{value}`.", "__version__": "The version of the package."}.get(name, "")


# ------------------------------------------------------------------------------------------------ JSON


def json_keys() -> str:
    """Every object of the JSON with its keys, from the schema that `archivetext schema` prints."""
    from archivetext import json_schema

    schema = json_schema()["$defs"]
    first = ["Document", *(name for name in schema if name != "Document")]
    parts = []
    for name in first:
        one = schema[name]
        needed = set(one.get("required", ()))
        rows = [
            f"| `{key}` | {_type(value)}{'' if key in needed else ', may be missing'} | {cell(_plain(value.get('description', '')))} |"
            for key, value in one["properties"].items()
        ]
        about = cell(_plain(one.get("description", "")))
        parts.append(
            f"### {name} {{#{name.lower()}}}\n\n{about}\n\n"
            + folded(f"{len(rows)} keys", table("| Key | Holds | What it says |", rows), len(rows))
        )
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    return html.escape(text, quote=False)


def _type(value: dict[str, Any]) -> str:
    """What a key holds, in words."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join("null" if one is None else f"`{one}`" for one in value["enum"])
    if "anyOf" in value:
        return " or ".join(dict.fromkeys(_type(one) for one in value["anyOf"]))
    if "prefixItems" in value:
        return "array of " + " and ".join(_type(one) for one in value["prefixItems"])
    if value.get("type") == "array":
        return f"array of {_type(value['items'])}" if value.get("items") else "array"
    if value.get("type") == "object" and isinstance(value.get("additionalProperties"), dict):
        return f"object of {_type(value['additionalProperties'])}"
    kinds = value.get("type", "any")
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


# ------------------------------------------------------------------------------------------------ TEI

TEI = {
    "header.title": ("teiHeader//titleStmt/title", "the title of the page"),
    "header.date": ("profileDesc/creation/date", "its date, in `@when`, or in `@notBefore` and `@notAfter`"),
    "field `summary`": ("profileDesc/abstract", "the summary"),
    "citation": ("sourceDesc/bibl[@xml:id='citation']", "the citation in its own words"),
    "citation.host": ("publicationStmt/authority", "who publishes"),
    "citation.document_id, citation.url": ("publicationStmt/idno", "number and address"),
    "citation.contributors": ("titleStmt/respStmt", "who translated, edited, obtained, with the role as a MARC relator"),
    "citation.references": ("sourceDesc/msDesc", "an archival reference"),
    "repository": ("msIdentifier/repository", "the archive, and its country and place"),
    "levels": ("msIdentifier/idno/idno", "the levels within the shelfmark, `@type` the level"),
    "participants": ("particDesc//person", "the people of attendance lists"),
    "block `paragraph`": ("body//p", "a paragraph"),
    "block `dateline`, dates": ("body//dateline", "a dateline, its date in `date`"),
    "turns": ("body//sp", "a speech, with its `speaker`"),
    "marks, footnotes": ("body//note[@type='footnote']", "a footnote, where its mark stands"),
}
"""Where a record lands in TEI, and what that is; each is looked for in the sample that comes with the package."""


def tei_elements() -> str:
    """What becomes of records in TEI, shown on the sample that comes with the package.

    Raises:
        ValueError: The TEI of the sample has no such element: the table is wrong.
    """
    from lxml import etree

    from archivetext import sample
    from archivetext.formats.tei import tei

    root = etree.fromstring(tei(sample(), spans=False).encode())
    bare = re.sub(r' xmlns="[^"]*"', "", etree.tostring(root, encoding="unicode"))
    root = etree.fromstring(bare)
    rows = []
    for record, (path, says) in TEI.items():
        found = root.xpath(f"//{path.removeprefix('teiHeader//')}")
        if not found:
            raise ValueError(f"tools/reference.py: {path} is not in the TEI of the sample")
        element = found[0]
        written = " ".join(etree.tostring(element, encoding="unicode", with_tail=False).split())
        short = written if len(written) <= 130 else f"{written[:110]} …"
        rows.append(f"| {record if '`' in record else f'`{record}`'} | `{path}` | {says} | {code(short)} |")
    return folded(f"{len(rows)} records and their elements", table("| Record | Element | What it is | In the sample |", rows), len(rows))


def arrow_types() -> str:
    """The types of Arrow that the types of columns are."""
    from archivetext.columns import COLUMNS
    from archivetext.formats.arrow import schema

    types = {column.type: str(schema(kind).field(column.name).type) for kind, columns in COLUMNS.items() for column in columns}
    return table("| Type of the column | In Arrow and Parquet |", [f"| {own} | `{theirs}` |" for own, theirs in types.items()])
