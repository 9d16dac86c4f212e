"""Findings of a real local Spark with two workers are those of the command."""

import json
import os
import shutil
import sys

import pytest

import mtlint

pyspark = pytest.importorskip("pyspark")
if not shutil.which("java"):
    pytest.skip("Spark needs Java", allow_module_level=True)

from mtlint import spark as mtlint_spark  # noqa: E402

SENTENCES = [
    ("Der See ist tief.", "The lake is deep."),
    ("Er sah den See.", "He saw the the lake."),
    ("Der Damm hält 14 Meter.", "The dam holds 40 meters."),
    ("Selenskyj sprach.", '„We are ready" , said the mayor.'),
    ("Sie sagte: „Ja.“", "“Yes,” she said."),
]


@pytest.fixture(scope="module")
def session():
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    builder = pyspark.sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "5").config(
        "spark.sql.execution.arrow.maxRecordsPerBatch", "7"
    )
    session = builder.getOrCreate()
    yield session
    session.stop()


def records(documents):
    """Articles of different length, one of them huge beside the others."""
    rows = []
    for document in range(documents):
        for line in range(300 if document == 3 else 1 + document % 7):
            source, target = SENTENCES[(document + line) % len(SENTENCES)]
            rows.append({"id": f"{document}.{line}", "doc": f"{document:03}", "source": source, "target": target})
    return rows


def reports(reported, rows):
    text = "".join(json.dumps(row) + "\n" for row in rows)
    found = reported("--lang", "en", "--source-lang", "de", "--stdin-filename", "a.jsonl", "-", text=text)
    return [
        (report["segment"], report["rule"], report["text"], report["message"])
        for document in found
        for report in document
    ]


def test_the_findings_are_those_of_the_command(session, reported):
    rows = records(40)
    expected = reports(reported, rows)
    assert len(expected) > 50
    # Rows of a document far from one another, and in several partitions.
    mixed = sorted(rows, key=lambda row: (int(row["id"].partition(".")[2]), row["doc"]))
    frame = session.createDataFrame(mixed)
    found = mtlint_spark.lint(frame, source="source", doc="doc", keep=["id"], lang="en", source_lang="de")
    assert found.columns[:2] == ["id", "doc"]
    got = sorted((row.doc, row.id, row.rule, row.text, row.message) for row in found.collect())
    assert got == sorted((segment.partition(".")[0].zfill(3), segment, *rest) for segment, *rest in expected)


def test_documents_are_whole_however_small_the_pieces(session, monkeypatch):
    rows = records(12)
    piece = [batch for batch in mtlint_spark._pieces(batches(rows, 5), ["doc"])]
    assert len(piece) == 1
    monkeypatch.setattr(mtlint_spark, "_PIECE", 1)
    pieces = [piece.column("doc").to_pylist() for piece in mtlint_spark._pieces(batches(rows, 5), ["doc"])]
    assert [doc for piece in pieces for doc in piece] == [row["doc"] for row in rows]
    assert len(pieces) > 2
    assert all(one[-1] != other[0] for one, other in zip(pieces, pieces[1:]))


def batches(rows, size):
    import pyarrow

    return pyarrow.Table.from_pylist(rows).to_batches(max_chunksize=size)


def test_rows_without_a_document_are_articles_of_their_own(session):
    rows = [{"doc": None, "target": "He saw the the lake.", "id": number} for number in range(20)]
    frame = session.createDataFrame(rows, "doc string, target string, id int")
    found = mtlint_spark.lint(frame, doc="doc", keep=["id"], lang="en")
    assert sorted(row.id for row in found.collect()) == list(range(20))
    assert sorted(row.id for row in mtlint_spark.lint(frame, keep=["id"], lang="en").collect()) == list(range(20))


def test_a_linter_goes_to_the_workers(session):
    frame = session.createDataFrame([("He saw the the lake.",)], "target string")
    linter = mtlint.Linter(ignore=["repetition"], threads=1)
    assert mtlint_spark.lint(frame, lang="en", linter=linter).count() == 0
