"""Reads the tables of cases beside it; README.md says their form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent


class Case(NamedTuple):
    """One case of a table."""

    place: str
    """Where it begins: the path below this folder and the line, ``insertions/points.txt:12``."""
    text: str
    """What is read, with the signs that mark its places."""
    said: dict[str, list[str]]
    """The other lines, by the sign that opens them."""

    @property
    def where(self) -> str:
        """The line to open, as an editor or a terminal takes it."""
        return f"tests/cases/{self.place}"

    @property
    def remark(self) -> str:
        """Why it is so."""
        return " ".join(self.said.get(";", []))

    def columns(self, sign: str = "=", count: int = 0) -> list[str]:
        """What stands between the bars of the first line with this sign, filled up with empty columns to *count*."""
        return split(self.said[sign][0], count)


def split(line: str, count: int = 0) -> list[str]:
    """What stands between the bars of a line: ``gloss | they | pronoun_named``."""
    found = [column.strip() for column in line.split("|")]
    return found + [""] * (count - len(found))


def unescape(text: str) -> str:
    r"""The text with what ``\n``, ``\r``, ``\t``, ``\xa0``, ``\u2028`` and ``\\`` stand for."""
    return re.sub(r"\\(?:[nrt\\]|x[0-9a-f]{2}|u[0-9a-f]{4})", _meant, text)


def _meant(match: re.Match[str]) -> str:
    found = match.group()[1:]
    return chr(int(found[1:], 16)) if len(found) > 1 else {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}[found]


def table(name: str) -> list[Case]:
    """The cases of a table: of a file, or of all files of a folder.

    Raises:
        ValueError: a line stands outside of a case, or has no blank behind its sign.
    """
    path = HERE / name
    if path.is_dir():
        return [case for file in sorted(path.glob("*.txt")) for case in table(f"{name}/{file.name}")]
    cases: list[Case] = []
    lines: list[str] = []  # of the text that is being read
    previous = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        sign, blank, rest = line[:1], line[1:2], line[2:]
        if sign not in ("", "#"):
            if blank not in ("", " "):
                raise ValueError(f"{path}:{number}: a blank stands behind the sign of a line")
            if sign == ">":
                if previous != ">":
                    lines = []
                    cases.append(Case(f"{name}:{number}", "", {}))
                lines.append(unescape(rest))
                cases[-1] = cases[-1]._replace(text=lines[0] if len(lines) == 1 else "".join(f"{one}\n" for one in lines))
            elif not cases or previous == "":
                raise ValueError(f"{path}:{number}: no text stands above this line")
            else:
                cases[-1].said.setdefault(sign, []).append(rest)
        if sign != "#":
            previous = sign
    return cases


def cases(name: str) -> list:
    """The cases of a table as parameters of a test, each with its place as id; the limits are expected to fail."""
    return [
        pytest.param(
            case, id=case.place, marks=[pytest.mark.xfail(reason=" ".join(case.said["!"]), strict=True)] if "!" in case.said else []
        )
        for case in table(name)
    ]


def places(text: str, signs: str = "«»") -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without the signs, and the stretches between each pair of them, by the sign that opens it."""
    plain = ""
    spans: dict[str, list[tuple[int, int]]] = {opening: [] for opening in signs[::2]}
    start: dict[str, int] = {}
    for c in text:
        if c in signs[::2]:
            start[c] = len(plain)
        elif c in signs[1::2]:
            opening = signs[signs.index(c) - 1]
            spans[opening].append((start[opening], len(plain)))
        else:
            plain += c
    return plain, spans
