r"""Text from HTML, and from the columns of a JSON file in which a program keeps pages: tags taken off, what a reader sees kept.

    file.html                                  one text
    file.json   = object | [ object ... ]      a text of each object that has a column ``text`` or ``html``
    file.jsonl  = object line-end ...          the same

What is parsed, and what the spans of the records point into, is the text that comes out; ``document.source`` keeps it. Lines are those
that a browser shows: a paragraph has a blank line behind it, an item of a list its number or bullet, raised figures stay raised, and
white space counts as in HTML. What no reader sees (scripts, styles, the head of the page) is left out.

lxml takes the tags off: it is quick, mends what is broken as browsers do, and no text makes it slow. It comes with
``pip install "archivetext[html]"``.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HTML", "JSON", "bare", "columns", "objects", "text_of", "texts_in"]

HTML = (".html", ".htm", ".xhtml")
"""How files of HTML are called."""
JSON = (".json", ".jsonl", ".ndjson")
"""How files of JSON are called."""

_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "dl", "figure", "hr"))
"""A blank line stands before and behind them."""
_LINES = _APART | frozenset(
    (
        "address", "article", "aside", "body", "caption", "center", "dd", "details", "div", "dt", "fieldset", "figcaption", "footer", "form",
        "header", "li", "main", "nav", "option", "section", "summary", "tr",
    )
)  # fmt: skip
"""They stand on lines of their own."""
_UNSEEN = frozenset(("head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea"))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TAG = re.compile(r"<(?:!--|/?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]))[^<>]{0,2000}>")
"""A tag, and no address as Markdown has them: ``<https://...>``."""


def text_of(html: str) -> str:
    r"""The text of a page of HTML, or of a piece of one, as a reader sees it.

    Raises:
        ModuleNotFoundError: lxml is not there; the message says how to get it.

    >>> text_of("<h1>On Trade</h1><p>The ships[1] are&nbsp;ready.<br>So is the grain<sup>2</sup>.</p>")
    'On Trade\n\nThe ships[1] are\xa0ready.\nSo is the grain².\n'
    """
    root = _tree(html)
    if root is None:
        return ""
    return _Page().read(root)


def _tree(html: str) -> Any:
    etree = _etree()
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = html.replace("\0", "\ufffd").encode("utf-8", "replace")
    return etree.fromstring(data, parser) if data.strip() else None


def _etree() -> Any:
    try:
        return import_module("lxml.etree")
    except ImportError as error:
        raise ModuleNotFoundError("HTML is read with lxml: pip install 'archivetext[html]'") from error


class _Page:
    """The lines of a page, as they come."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.blank = False
        """Whether a blank line stands before the next."""
        self.raised = 0
        self.kept = 0
        """How deep in elements that keep their white space."""
        self.counts: list[int] = []
        """The next number of each list that is open; -1 where it has none."""

    def read(self, root: Any) -> str:
        """The text of the tree, without recursion: trees can be nested deeper than calls."""
        walk = _etree().iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _UNSEEN:
                    walk.skip_subtree()
                    continue
                self.open(tag, element)
                if element.text:
                    self.words(element.text)
            else:
                if tag not in _UNSEEN:
                    self.close(tag)
                if element.tail and element is not root:
                    self.words(element.tail)
        self.end_line()
        return "".join(f"{line}\n" for line in self.lines)

    def open(self, tag: str, element: Any) -> None:
        """What an element begins with."""
        if tag in _LINES:
            self.end_line(tag in _APART)
        if tag in ("ul", "ol"):
            start = element.get("start", "1")
            self.counts.append((int(start) if start.isdecimal() and len(start) < 8 else 1) if tag == "ol" else -1)
        elif tag == "li" and self.counts:
            number = self.counts[-1]
            self.line.append("• " if number < 0 else f"{number}. ")
            self.counts[-1] += number >= 0
        elif tag == "br":
            self.end_line(empty=not self.line)
        elif tag in ("td", "th") and self.line:
            self.line.append("  ")
        elif tag == "sup":
            self.raised += 1
        elif tag == "pre":
            self.kept += 1

    def close(self, tag: str) -> None:
        """What it ends with."""
        if tag in _LINES:
            self.end_line(tag in _APART)
        if tag in ("ul", "ol") and self.counts:
            self.counts.pop()
        elif tag == "sup":
            self.raised -= 1
        elif tag == "pre":
            self.kept -= 1

    def words(self, text: str) -> None:
        """Words as they stand in the tree."""
        if self.kept:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self.line.append(first)
            for line in others:
                self.end_line(keep=True)
                self.line.append(line)
            return
        text = _SPACE.sub(" ", text)
        if self.raised and text.isdecimal() and text.isascii():
            text = text.translate(_RAISED)
        if text.startswith(" ") and (not self.line or self.line[-1].endswith(" ")):
            text = text[1:]
        if text:
            self.line.append(text)

    def end_line(self, apart: bool = False, *, empty: bool = False, keep: bool = False) -> None:
        """Ends the line, if there is one; a blank one stands before the next where elements are *apart*, or two breaks follow each other."""
        line = "".join(self.line)
        line = line.rstrip(" ") if keep else line.strip(" ")
        self.line.clear()
        if line:
            if self.blank and self.lines:
                self.lines.append("")
            self.lines.append(line)
            self.blank = False
        self.blank = self.blank or apart or empty or (keep and not line)


def columns(data: str) -> Iterator[tuple[str, str]]:
    r"""The texts of a JSON file, each with the name of its object: its ``id`` or ``name``, else its number, from 1.

    The column ``text`` is taken where it says something, else ``html``. Tags in either are taken off.

    Args:
        data: the file: an object, a list of objects, or an object a line.

    Raises:
        ValueError: it is no JSON, or no object of it has such a column; the message says where, and what there is.
        ModuleNotFoundError: as for :func:`text_of`.

    >>> list(columns('[{"id": 7, "text": "The ships are ready."}, {"html": "<p>So is the grain.</p>"}]'))
    [('7', 'The ships are ready.'), ('2', 'So is the grain.\n')]
    """
    return ((name, text) for name, text, _ in objects(data))


def objects(data: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The same, each with the other columns of its object."""
    seen: list[str] = []
    none = True
    for number, one in enumerate(_objects(data), 1):
        seen = seen or (list(one) if isinstance(one, dict) else [])
        for name, text, others in texts_in(one, str(number)):
            none = False
            yield name, bare(text), others
    if none:
        raise ValueError(f"no column 'text' or 'html' has words; the first object has: {', '.join(seen[:12]) or 'none'}")


def bare(text: str) -> str:
    """A column without its tags, if it has any."""
    return text_of(text) if _TAG.search(text) else text


def texts_in(one: Any, name: str, depth: int = 0) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The text of an object or, where it has none itself, those of the objects in it: ``{"id": 7, "translations": [{"html": ...}]}``."""
    if not isinstance(one, dict):
        return
    keys = {str(key).lower(): value for key, value in one.items()}
    name = next((str(keys[key]) for key in ("id", "name") if isinstance(keys.get(key), str | int) and str(keys[key])), name)
    others = {str(key): value for key, value in one.items() if str(key).lower() not in ("text", "html")}
    text = next((keys[key] for key in ("text", "html") if isinstance(keys.get(key), str) and keys[key].strip()), None)
    if text is not None:
        yield name, text, others
    elif depth < _DEEPEST:
        inner = [item for value in one.values() for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]
        found = [part for number, item in enumerate(inner, 1) for part in texts_in(item, str(number), depth + 1)]
        yield from ((name if len(found) == 1 and "id" in keys else part, words, {**others, **own}) for part, words, own in found)


_DEEPEST = 3
"""No deeper in an object another is looked for that has a text."""


def _objects(data: str) -> Iterator[Any]:
    data = data.removeprefix("\ufeff")
    try:
        whole = json.loads(data)
    except json.JSONDecodeError as error:
        lines = data.splitlines()
        if len(lines) < 2 or error.msg != "Extra data":
            raise
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as wrong:
                    raise ValueError(f"line {number}: {wrong}") from None
        return
    yield from whole if isinstance(whole, list) else [whole]
