"""More than one machine: batches of Arrow, and shards that the workers of Dask write, some of whom are killed."""

from __future__ import annotations

import json
import os
import pickle
import signal
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

import archivetext
from archivetext import cli
from archivetext.columns import KINDS
from archivetext.machines import Counted, batch_schema, parse_batch, parse_shards

PAGES = sorted((Path(__file__).parent / "data" / "pages").glob("*.txt"))
LETTER = 'May {day}, 1962\n\nLetter no. {number}\n\nCitation:\n"Letter no. {number}," May {day}, 1962, RGANI, F. 3, Op. {number}.\n\nContents:\nText\n\nThe ships [of no. {number}] are ready.\n'  # fmt: skip


# --- batches


def batch(**columns: list) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def pages() -> pa.RecordBatch:
    return batch(name=[path.name for path in PAGES], text=[path.read_text("utf-8") for path in PAGES])


def test_records_of_a_batch_are_those_of_the_texts() -> None:
    found = parse_batch(pages())
    assert found.schema.equals(batch_schema(), check_metadata=True)
    wanted = [archivetext.parse(path.read_text("utf-8"), name=path.name) for path in PAGES]
    assert [(row["document"], row["error"]) for row in found.to_pylist()] == [(path.name, None) for path in PAGES]
    records = [archivetext.loads(row["record"]) for row in found.to_pylist()]
    for record, document in zip(records, wanted, strict=True):
        assert record.header.title == document.header.title
        assert record.insertions == document.insertions


@pytest.mark.parametrize("kind", KINDS)
def test_rows_of_a_batch_are_those_of_the_table(kind) -> None:
    found = parse_batch(pages(), kind, sidecars=False)
    assert found.schema.equals(batch_schema(kind), check_metadata=True)
    documents = [archivetext.parse(path.read_text("utf-8"), name=path.name) for path in PAGES]
    assert pa.Table.from_batches([found]).equals(archivetext.table(documents, kind).combine_chunks())


def test_it_is_pure_and_a_batch_of_parts_gives_the_parts_of_the_whole() -> None:
    texts = pages()
    whole = parse_batch(texts, source=True)
    assert parse_batch(texts, source=True).equals(whole)
    assert (
        pa.Table.from_batches([parse_batch(texts.slice(at, 7), source=True) for at in range(0, len(PAGES), 7)])
        .combine_chunks()
        .equals(pa.Table.from_batches([whole]))
    )
    sent = pickle.loads(pickle.dumps(partial(parse_batch, source=True)))  # noqa: S301  as it was sent
    assert sent(texts).equals(whole)
    empty = parse_batch(texts.slice(0, 0))
    assert (empty.num_rows, empty.schema) == (0, batch_schema())


def test_each_bad_row_is_one_record() -> None:
    times = pa.array([0, 2**62, 0, 0, 0, 0], pa.timestamp("us"))  # the second is a day that Python has not
    data = [b"one [sic] two", b"x", b"\xff\xfe", None, b"", "[Ѐ\u200bsic]".encode()]
    found = parse_batch(pa.RecordBatch.from_arrays([pa.array(data, pa.binary()), times, pa.array(list("abcdef"))], ["text", "date", "id"]))
    assert [row["document"] for row in found.to_pylist()] == list("abcdef")
    errors = found["error"].to_pylist()
    assert [error is None for error in errors] == [True, False, False, False, True, True]
    assert errors[1].startswith("b: row 2 cannot be read: ")
    assert "not utf-8: the byte 0xff at offset 0" in errors[2]
    assert errors[3] == "d: the column 'text' is empty in row 4"
    assert [json.loads(row["record"]).get("error", {}).get("message") for row in found.to_pylist()] == errors
    assert parse_batch(batch(text=[1, 2]), "documents")["error"].to_pylist() == [
        "1: the column 'text' holds int, no text, in row 1",
        "2: the column 'text' holds int, no text, in row 2",
    ]


def test_text_that_is_no_utf_8_costs_its_own_row() -> None:
    offsets, data = pa.py_buffer(bytes([0, 0, 0, 0, 3, 0, 0, 0, 5, 0, 0, 0])), pa.py_buffer(b"yes\xff\xff")
    found = parse_batch(pa.RecordBatch.from_arrays([pa.StringArray.from_buffers(2, offsets, data)], ["text"]))
    assert [error is None for error in found["error"].to_pylist()] == [True, False]


def test_other_columns_are_fields_and_columns_can_be_named() -> None:
    texts = batch(number=[7], body=["The ships [of the fleet] are ready."], title=["On Trade"])
    (row,) = parse_batch(texts, "documents", text_column="body", id_column="number").to_pylist()
    assert (row["document"], row["title"]) == ("7", "On Trade")
    (row,) = parse_batch(texts, "documents", text_column="body", id_column="number", sidecars=False).to_pylist()
    assert row["title"] is None
    (field,) = [row for row in parse_batch(texts, "fields", text_column="body").to_pylist() if row["key"] != "title"]
    assert (field["document"], field["text"], field["origin"]) == ("1", "7", "sidecar")


def test_wrong_use_is_told() -> None:
    with pytest.raises(ValueError, match=r"no column 'text' or 'html'; there are: body\. Say which holds the text .*text_column="):
        parse_batch(batch(body=["x"]))
    with pytest.raises(ValueError, match="no column 'key'; there are: text"):
        parse_batch(batch(text=["x"]), id_column="key")
    with pytest.raises(TypeError, match=r"takes a pyarrow\.RecordBatch, not Table; of a table, each of to_batches"):
        parse_batch(pa.table({"text": ["x"]}))
    with pytest.raises(ValueError, match="no table is named 'ships'"):
        parse_batch(batch(text=["x"]), "ships")
    with pytest.raises(ValueError, match="the column 'text' is there more than once"):
        parse_batch(pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["b"])], ["text", "text"]))
    with pytest.raises(LookupError):
        parse_batch(batch(text=["x"]), profile="nobody")


# --- shards


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install 'archivetext[dask]'")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as found, distributed.Client(found) as client:
        yield client


def letters(count: int, length: int = 1) -> None:
    Path("texts").mkdir(exist_ok=True)
    for number in range(count):
        text = LETTER.format(day=number % 28 + 1, number=number)
        Path(f"texts/{number:04}.txt").write_text(text + "\nThey [sic] met F[ilip] Orlov [illegible] there.\n" * length)


def held(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def parse(*arguments: str) -> int:
    return cli.main(["parse", *arguments, "-q"])


TEXTS = lambda: str(Path("texts").resolve())  # noqa: E731  workers have another directory


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")
def test_a_worker_that_is_killed_costs_nothing(cluster, here) -> None:
    letters(200, 40)
    Path("texts/0123.txt").write_bytes(b"\xff")
    assert parse(TEXTS(), "-o", "one/", "--shard", "5") == 1
    pids = cluster.run(os.getpid)
    killed: list[int] = []

    def kill() -> None:
        while len(list(Path("many").glob("part-*"))) < 8:
            time.sleep(0.005)
        os.kill(next(iter(pids.values())), signal.SIGKILL)
        killed.append(len(list(Path("many").glob("part-*"))))

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    assert parse_shards(TEXTS(), "many", cluster, shard=5) == Counted(200, 199, 1)
    killer.join(10)
    assert killed[0] < 35, "it was to be killed in mid-run, not at the end"
    assert held("many") == held("one")
    cluster.wait_for_workers(2)
    assert set(cluster.run(os.getpid).values()) != set(pids.values())


@pytest.mark.parametrize("form", [{"to": "parquet", "table": "insertions"}, {"table": "documents"}, {"source": True}], ids=str)
def test_one_machine_and_many_go_on_with_each_other(cluster, here, form: dict) -> None:
    letters(30)
    words = [*(["-t", form["to"]] if "to" in form else []), *(["--table", form["table"]] if "table" in form else [])]
    words += ["--source"] if "source" in form else []
    assert parse(TEXTS(), "-o", "one/", "--shard", "4", *words) == 0
    assert parse_shards(TEXTS(), "many", cluster, shard=4, **form) == Counted(30, 30, 0)
    assert held("many") == held("one")
    Path("texts/0015a.txt").write_text(LETTER.format(day=3, number=15))
    Path("texts/0020.txt").unlink()
    Path("texts/0028.txt").write_text("The ships [are] lost.")
    assert parse_shards(TEXTS(), "many", cluster, shard=4, resume=True, **form) == Counted(30, 30, 0)
    assert parse(TEXTS(), "-o", "one/", "--shard", "4", "--resume", *words) == 0
    assert parse(TEXTS(), "-o", "new/", "--shard", "4", *words) == 0
    assert held("many") == held("one") == held("new")


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")
def test_a_text_that_ends_every_worker_is_one_failure(here, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install 'archivetext[dask]'")
    import dask

    from archivetext.formats.forms import Form, _framed
    from archivetext.machines import cluster as room

    letters(8)
    here_only = os.getpid()

    def made(*_, **__) -> Form:
        return Form(partial(deadly, here=here_only), _framed, None, ".jsonl", True)

    monkeypatch.setattr(room, "form", made)
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as found,
        distributed.Client(found) as client,
    ):
        assert parse_shards(TEXTS(), "many", client, shard=4) == Counted(8, 7, 1)
    lines = [json.loads(line) for path in sorted(Path("many").glob("part-*")) for line in path.read_text().splitlines()]
    assert [Path(line["name"]).name for line in lines] == [f"{number:04}.txt" for number in range(8)]
    assert [line["message"] for line in lines if line["message"]] == [
        f"{TEXTS()}/0007.txt: lost: each worker that read it was ended; did the memory suffice?"
    ]


def deadly(record, here: int) -> str:
    if record.name.endswith("0007.txt") and os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return json.dumps({"name": record.name, "message": getattr(record, "message", None)}) + "\n"


def test_what_another_machine_cannot_do_is_told(cluster, here, tmp_path: Path) -> None:
    letters(3)
    with pytest.raises(ValueError, match="standard input is here alone"):
        parse_shards("-", "many", cluster)
    with pytest.raises(ValueError, match="shards are of jsonl, csv or parquet, not of ris"):
        parse_shards("texts", "many", cluster, to="ris")
    with pytest.raises(ValueError, match="texts is not empty, and not from an earlier run"):
        parse_shards("texts", "texts", cluster)
    with pytest.raises(LookupError):
        parse_shards("texts", "other", cluster, profile="nobody")
