"""Tables of records: the rows, their schemas, and that others read back what is written."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import archivetext
from archivetext.columns import COLUMNS, KINDS
from archivetext.formats import Failure, arrow
from archivetext.formats.forms import TABLES, form

SEEDS = Path(__file__).parent.parent / "seeds"
TALK = (
    'May 21, 1962\r\n\r\nOn Trade\r\n\r\nCitation:\r\n"On Trade," May 21, 1962, RGANI, F. 3, Op. 1, D. 2. Translated by Ann Tamm.\r\n\r\n'
    "Contents:\r\nEnglish Translation\r\n\r\nOrlov: We came [to the harbour].\r\nPetrova: So be it.[1]\r\n\r\n[1] Translator's Note: Two, ships.\r\n"
)
DOCUMENTS = [archivetext.parse(TALK, name="talk.txt"), *(record for _, record in archivetext.read_many(SEEDS))]
FAILED = Failure("bad.txt", "ReadError", "bad.txt: not utf-8")


def read_back(name: str, kind, records) -> list[dict]:
    made = form(name, table=kind)
    pieces = [made.make(record) for record in records]
    if made.pieces is None:
        assert made.save is not None
        file = io.BytesIO()
        made.save(iter(pieces), file)
        return pq.read_table(io.BytesIO(file.getvalue())).to_pylist()
    text = "".join(made.pieces(pieces, True))
    if name == "jsonl":
        return [json.loads(line) for line in text.splitlines()]
    types = {column.name: column.type for column in COLUMNS[kind]}
    return [{key: cell(value, types[key]) for key, value in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))]


def cell(value: str, kind: str):
    if value == "":
        return None
    return value if kind == "string" else int(value) if kind == "integer" else value == "true"


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_has_the_columns_of_its_table(kind) -> None:
    types = {"string": str, "integer": int, "boolean": bool}
    rows = [row for document in DOCUMENTS for row in document.rows(kind)]
    assert rows
    for row in rows:
        assert list(row) == [column.name for column in COLUMNS[kind]]
        assert all(value is None or type(value) is types[column.type] for value, column in zip(row.values(), COLUMNS[kind], strict=True))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", TABLES)
def test_every_format_of_tables_gives_the_rows_back(name: str, kind) -> None:
    rows = [{**row, "context": row["context"] or None} for document in DOCUMENTS for row in document.rows(kind)]
    found = [{**row, "context": row["context"] or None} for row in read_back(name, kind, [*DOCUMENTS, FAILED])]
    if kind == "documents":
        bad = found.pop()
        assert {key: value for key, value in bad.items() if value is not None} == {"document": "bad.txt", "error": "bad.txt: not utf-8"}
    assert found == rows


def test_rows_say_where_they_stand() -> None:
    document = DOCUMENTS[0]
    (insertion,) = document.rows("insertions")
    assert document.source[insertion["start"] : insertion["end"]] == "[to the harbour]"
    assert (insertion["line"], insertion["column"]) == (11, 16)
    assert insertion["context"] == "Orlov: We came [to the harbour]. Petrova: So be it.[1]"
    assert [(row["speaker"], row["text"]) for row in document.rows("turns")] == [
        ("Orlov", "We came [to the harbour]."),
        ("Petrova", "So be it.[1]"),
    ]
    (reference,) = document.rows("references")
    assert (reference["repository"], reference["level_fond"], reference["levels"]) == ("RGANI", "3", "fond=3; opis=1; delo=2")
    (note,) = document.rows("footnotes")
    assert (note["marks"], note["mark_line"], note["author"]) == (1, 12, "translator")
    assert [(row["name"], row["role"], row["list"]) for row in document.rows("people")] == [("Ann Tamm", "translator", "contributors")]


def test_a_document_without_its_source_has_spans_alone() -> None:
    (row,) = archivetext.loads(archivetext.dumps(DOCUMENTS[0])).rows("insertions")
    (whole,) = DOCUMENTS[0].rows("insertions")
    assert (row["start"], row["end"], row["text"]) == (whole["start"], whole["end"], whole["text"])
    assert (row["line"], row["column"], row["context"]) == (None, None, None)


def test_what_a_file_beside_says_has_no_place(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("The ships are ready.")
    (tmp_path / "letter.meta.json").write_text(json.dumps({"title": "On Trade", "date": "May 4, 1962", "author": "A. Orlov"}))
    document = archivetext.read(tmp_path / "letter.txt")
    for kind in ("fields", "people", "dates"):
        assert [(row["line"], row["start"], row["context"]) for row in document.rows(kind)] == [(None, None, None)]


def test_no_such_table() -> None:
    with pytest.raises(ValueError, match="no table is named 'ships'; there are documents, "):
        DOCUMENTS[0].rows("ships")
    with pytest.raises(ValueError, match="no table is named 'ships'"):
        archivetext.table(DOCUMENTS, "ships")
    with pytest.raises(ValueError, match="written as csv, jsonl, parquet, not as ris"):
        form("ris", table="turns")


def test_the_schema_says_what_its_columns_are() -> None:
    for kind in KINDS:
        schema = arrow.schema(kind)
        assert schema.metadata == {b"schema": b"archivetext/1", b"table": kind.encode()}
        assert all(field.metadata[b"about"] for field in schema)
        table = archivetext.table([*DOCUMENTS, ("bad.txt", FAILED)], kind)
        assert table.schema.equals(schema, check_metadata=True)
        assert archivetext.table([], kind).num_rows == 0


def test_batches_are_lazy_and_of_one_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "ROWS", 2)
    asked = 0

    def endless():
        nonlocal asked
        while True:
            asked += 1
            yield DOCUMENTS[0]

    batches = arrow.batches(endless(), "turns")
    assert [next(batches).num_rows for _ in range(3)] == [2, 2, 2]
    assert asked <= 4


def test_equal_rows_are_equal_bytes_of_parquet_however_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "ROWS", 5)

    def written(batches) -> bytes:
        file = io.BytesIO()
        arrow.save(batches, file, "insertions")
        return file.getvalue()

    one = written(arrow.batch_of(document, "insertions") for document in DOCUMENTS)
    whole = archivetext.table(DOCUMENTS, "insertions")
    assert one == written(whole.to_batches()) == written(whole.to_batches(max_chunksize=1)) == written(whole.to_batches(max_chunksize=7))
    assert pq.ParquetFile(io.BytesIO(one)).metadata.num_row_groups == -(-whole.num_rows // 5)


@given(st.text(st.characters(), max_size=60))
def test_any_text_goes_into_every_format(text: str) -> None:
    document = archivetext.parse(f"It was [{text}] so.", name=text)
    for kind in ("insertions", "documents", "diagnostics"):
        for name in TABLES:
            assert len(read_back(name, kind, [document])) == len(document.rows(kind))


# --- the command


def command(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "archivetext", *arguments], capture_output=True, timeout=120, cwd=cwd)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for number in range(30):
        (tmp_path / "texts" / f"{number:02}.txt").write_text(TALK.replace("harbour", f"harbour no. {number}"), newline="")
    (tmp_path / "texts" / "12.txt").write_bytes(b"\xff")
    return tmp_path


@pytest.mark.parametrize(
    "arguments", [["--table", "insertions"], ["-t", "csv"], ["-t", "json"], ["-t", "jsonl", "--table", "turns"], ["-t", "ris"]]
)
def test_processes_write_the_same(texts: Path, arguments: list[str]) -> None:
    one, two = (command("parse", "texts", *arguments, "--jobs", jobs, cwd=texts) for jobs in "12")
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, 1)
    assert b"harbour" in one.stdout or arguments[-1] in ("ris", "csv", "turns")


def test_parquet_by_the_command(texts: Path) -> None:
    for jobs in "12":
        ended = command(
            "parse", "texts", "-t", "parquet", "--table", "insertions", "-o", f"{jobs}.parquet", "-q", "--jobs", jobs, cwd=texts
        )
        assert ended.returncode == 1
    assert (texts / "1.parquet").read_bytes() == (texts / "2.parquet").read_bytes()
    assert pq.read_table(texts / "1.parquet").num_rows == 29
    piped = command("parse", "texts", "-t", "parquet", "--table", "insertions", "-q", cwd=texts)
    assert pq.read_table(io.BytesIO(piped.stdout)).num_rows == 29


def test_a_table_is_not_of_every_format(texts: Path) -> None:
    ended = command("parse", "texts", "-t", "ris", "--table", "insertions", cwd=texts)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"-t ris: the rows of a table are written as csv, jsonl, parquet, not as ris" in ended.stderr


def test_without_pyarrow_it_is_told_how_to_get_it(texts: Path) -> None:
    (texts / "pyarrow.py").write_text("raise ImportError('none')")
    done = subprocess.run(
        [sys.executable, "-m", "archivetext", "parse", "texts", "-t", "parquet", "-o", "x.parquet"],
        capture_output=True, timeout=60, cwd=texts, env={**os.environ, "PYTHONPATH": str(texts)},
    )  # fmt: skip
    assert done.returncode == 2
    assert b"tables are made with pyarrow: pip install 'archivetext[table]'" in done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_others_read_it(tmp_path: Path, kind) -> None:
    table, text = tmp_path / "rows.parquet", tmp_path / "rows.csv"
    with table.open("wb") as file:
        arrow.save(arrow.batches([*DOCUMENTS, FAILED], kind), file, kind)
    made = form("csv", table=kind)
    assert made.pieces is not None
    text.write_text("".join(made.pieces(map(made.make, [*DOCUMENTS, FAILED]), True)), newline="")
    count = pq.read_metadata(table).num_rows
    assert len(pd.read_parquet(table)) == len(pd.read_csv(text)) == count
    assert pl.read_parquet(table).height == pl.read_csv(text).height == count
    assert len(duckdb.read_parquet(str(table)).fetchall()) == len(duckdb.read_csv(str(text)).fetchall()) == count
