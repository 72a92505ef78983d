"""RIS and BibLaTeX, read back by readers that others keep."""

from __future__ import annotations

from pathlib import Path

import bibtexparser
import rispy
from bibtexparser.bparser import BibTexParser

import archivetext
from archivetext.formats import biblatex, ris

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
HEAD = 'May 21, 1962\n\n{0}\n\nCitation:\n"{0}," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 16, D. 94. Translated by Ann Tamm.\n\n'
ODD = ["On {Rye} & Wheat_", "ER  - and @book{x,}", "50% of $x^2$ # ~ \\", "Über „Öl“ – 中文"]


def documents() -> list[archivetext.Document]:
    odd = [archivetext.parse(HEAD.format(title) + "Contents:\nEnglish Translation\n\nThe ships.") for title in ODD]
    return [*map(archivetext.read, SEEDS), *odd]


def test_ris_is_read_by_rispy() -> None:
    entries = rispy.loads("".join(ris.write(documents(), many=True)))
    assert [one["title"] for one in entries] == [one.header.title.text for one in documents() if one.header.title]
    assert entries[1]["accession_number"] == "F. 3, Op. 16, D. 947, Ll. 15-16"
    assert entries[1]["name_of_database"] == "Russian State Archive of Contemporary History (RGANI)"
    assert entries[1]["language"] == "Russian"
    assert {one["year"] for one in entries} == {"1962"}
    assert entries[2]["subsidiary_authors"] == ["Tamm, Ann"]


def test_biblatex_is_read_by_bibtexparser() -> None:
    reader = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    entries = bibtexparser.loads("".join(biblatex.write(documents(), many=True)), reader).entries
    assert len(entries) == len(documents())
    assert len({one["ID"] for one in entries}) == len(entries)
    assert {one["ENTRYTYPE"] for one in entries} == {"unpublished"}
    assert entries[1]["title"] == "{Central Committee of the Communist Party of the Soviet Union Presidium Protocol 32}"
    assert entries[1]["library"] == "Russian State Archive of Contemporary History (RGANI), F. 3, Op. 16, D. 947, Ll. 15-16"
    assert [one["translator"] for one in entries[2:]] == ["Tamm, Ann"] * len(ODD)
