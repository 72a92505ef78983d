"""No words of one archive in the rooms that read any: names, hosts, addresses and what can be pressed are data of the profiles.

The strings of the code are looked at, and the lines of the data files. Comments and docstrings may give examples.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import archivetext
from archivetext.citations.hosts import publishers
from archivetext.profiles import PROFILES, SHAPED

PACKAGE = Path(archivetext.__file__).parent
OF_ARCHIVES = {
    "profiles": "the profiles themselves",
    "citations/data": "who keeps and who publishes",
    "diagnostics.py": "each code has a page as its example",
    "testing/dumps.py": "writes pages",
    "data/sample.txt": "is a page, made up",
}
"""What may have the words of archives, and why."""


ORDINARY = {"original scan"}
"""What any archive calls so: a picture of the sheet."""


def plain(text: str) -> str:
    r"""The words alone, in small letters, between blanks; ``\s+`` of a pattern is a blank."""
    found = re.findall(r"[^\W_]+", re.sub(r"\\[a-zA-Z]", " ", text.lower()))
    return f" {' '.join(found)} "


def words() -> set[str]:
    """The words of every profile, plain. One word alone is of no archive, but for names."""
    phrases = [phrase for one in SHAPED for phrase in (*one.headings, *one.opens, *one.shown, *one.buttons, *one.before_body, *one.phrases)]
    found = [plain(phrase) for phrase in (*phrases, *(words for one in SHAPED for words in one.rights)) if len(plain(phrase).split()) > 1]
    names = [plain(name) for one in PROFILES for name in (one.name, one.title) if len(plain(name).split()) > 1]
    hosts = [plain(name) for one in PROFILES for name in one.hosts]
    tabled = [plain(name) for section, one in publishers().items() for name in (section, *one.projects, *one.hosts)]
    return {*found, *names, *hosts, *tabled} - set(map(plain, ORDINARY))


WORDS = sorted(words())
ADDRESSES = sorted({address for one in PROFILES for address in one.addresses})


def of_archives(literal: str) -> list[str]:
    """The words of archives in a string."""
    text = plain(re.sub(r"</?[a-z]\w*[^<>]*>", " ", literal))  # tags of HTML are no words
    lower = literal.lower()
    return [word.strip() for word in WORDS if word in text] + [address for address in ADDRESSES if address in lower]


def literals(code: str) -> list[tuple[int, str]]:
    """The strings of a module, with their lines, but for those that stand alone: docstrings."""
    tree = ast.parse(code)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone
    ]


def met(code: str) -> list[str]:
    return [f"line {line}: {word!r}" for line, literal in literals(code) for word in of_archives(literal)]


def general(pattern: str) -> list[Path]:
    names = {path: path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob(pattern)}
    return sorted(path for path, name in names.items() if not any(name == one or name.startswith(f"{one}/") for one in OF_ARCHIVES))


@pytest.mark.parametrize("path", general("*.py"), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_words_of_one_archive_in_the_code(path: Path) -> None:
    assert met(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [*general("*.txt"), *general("*.tsv")], ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_words_of_one_archive_in_the_data(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [(number, met) for number, line in enumerate(lines, 1) if not line.startswith("#") and (met := of_archives(line))] == []


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ('HOST = "Wilson Center Digital Archive"', "wilson center digital archive"),
        (r'BUTTON = re.compile(r"(?i)view\s+document\s+in\b")', "view document in"),
        ('NUMBER = f"{url}/document/"', "/document/"),
        ('IF = "The program welcomes reuse of Digital Archive materials." in text', "welcomes reuse of digital archive materials"),
        ('PROJECT = "for (?:CWIHP|us)"', "cwihp"),
        ('PROFILE = by_name("wilson-web")', "wilson web"),
        ('HEADING = ("Document Information", "heading")', "document information"),
    ],
)
def test_a_planted_word_is_met(code: str, word: str) -> None:
    assert f"line 1: {word!r}" in met(code)


def test_examples_and_ordinary_words_are_none() -> None:
    assert (
        met('"""As ``Wilson Center Digital Archive``."""\n# get citation\nKIND = r"(?:Digital|Online) Archive|print|share|source"\n') == []
    )
    code = (
        'class A:\n    x = 1\n    """``/document/`` of CWIHP."""\n    def f(self):\n        """Skip to content."""\n        return "skip"\n'
    )
    assert met(code) == []


@pytest.mark.parametrize("name", OF_ARCHIVES)
def test_what_may_have_them_has_them(name: str) -> None:
    place = PACKAGE / name
    files = [place] if place.is_file() else [path for path in place.iterdir() if path.is_file()]
    assert any(of_archives(path.read_text(encoding="utf-8")) for path in files)
