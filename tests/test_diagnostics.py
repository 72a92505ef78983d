"""Every code of the table is given by its own example, where it says, and by nothing else there is a code for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import archivetext
from archivetext.diagnostics import CODES, report

SOURCES = [path.read_text(encoding="utf-8") for path in Path(archivetext.__file__).parent.rglob("*.py") if path.name != "diagnostics.py"]

OF_OTHERS = ("AT116", "AT601")
"""What no text alone gives, but a profile of one's own, or a file beside it: tests/unit/test_reader.py, tests/unit/test_sidecars.py."""


@pytest.mark.parametrize("code", [code for code in CODES if code not in OF_OTHERS])
def test_example_gives_its_code(code: str) -> None:
    text = CODES[code].example
    found = [d for d in archivetext.parse(text).diagnostics if d.code == code]
    assert found, [d.code for d in archivetext.parse(text).diagnostics]
    for diagnostic in found:
        assert diagnostic.severity == CODES[code].severity
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
        assert "{" not in diagnostic.message


def test_every_code_in_use_is_in_the_table() -> None:
    used = {code for source in SOURCES for code in re.findall(r"\bAT\d{3}\b", source)}
    assert used == set(CODES)


def test_codes_are_sorted() -> None:
    assert list(CODES) == sorted(CODES)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        report("AT999", archivetext.Span(0, 0))


def test_a_clean_page_has_no_warning() -> None:
    text = (
        'May 21, 1962\n\nOn Trade\n\nCitation:\n"On Trade," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 1, D. 2. '
        "Translated by Ann Tamm. https://digitalarchive.wilsoncenter.org/document/123456\n\nSummary:\nThe council discusses trade.\n\n"
        "Original Language:\nRussian\n\nContents:\nEnglish Translation\n\nThe council met [in private] on trade.\n"
    )
    assert archivetext.parse(text).diagnostics == ()
