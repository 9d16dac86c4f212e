"""Tables in, tables of the same kind out, with the findings of the command."""

import json

import pytest

import mtlint

ROWS = {
    "doc": ["a", "b", "a", None, "b", None],
    "system": ["one", "one", "one", "two", "two", "two"],
    "target": [
        "The lake is deep.",
        "🌊 He saw the the lake.",
        "The dam holds 40 meters.",
        None,
        "It rains.",
        "He saw the the dam.",
    ],
    "source": [
        "Der See ist tief.",
        "Er sah den See.",
        "Der Damm hält 14 Meter.",
        "Leer.",
        "Es regnet.",
        "Er sah den Damm.",
    ],
}
COLUMNS = ["row", "doc", "system", "rule", "severity", "category", "message", "start", "end", "text", "fix"]


def pandas():
    return pytest.importorskip("pandas").DataFrame(ROWS)


def polars():
    return pytest.importorskip("polars").DataFrame(ROWS)


def arrow():
    return pytest.importorskip("pyarrow").table(ROWS)


def batch():
    return pytest.importorskip("pyarrow").RecordBatch.from_pydict(ROWS)


def dataset():
    return pytest.importorskip("datasets").Dataset.from_dict(ROWS)


def as_rows(frame):
    """A table of any kind as a list of dictionaries."""
    for name in ("to_pylist", "to_dicts", "to_list"):
        if hasattr(frame, name):
            return getattr(frame, name)()
    return json.loads(frame.to_json(orient="records"))


@pytest.mark.parametrize("make", [pandas, polars, arrow, batch, dataset])
def test_findings_are_a_table_of_the_same_kind(make):
    frame = make()
    found = mtlint.lint_frame(frame, source="source", doc="doc", system="system", lang="en", source_lang="de")
    assert type(found) is type(frame)
    rows = as_rows(found)
    assert [list(row) for row in rows] == [COLUMNS] * len(rows)
    repeated = [
        (row["row"], row["doc"], row["system"], row["text"])
        for row in rows
        if row["rule"] == "repetition/repeated-word"
    ]
    assert repeated == [(1, "b", "one", "the the"), (5, None, "two", "the the")]
    assert [row["row"] for row in rows if row["category"].startswith("accuracy/mis")] == [2]
    for row in rows:
        assert ROWS["target"][row["row"]][row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize("make", [pandas, polars, arrow, batch, dataset])
def test_a_table_without_findings_keeps_its_columns(make):
    found = mtlint.lint_frame(make(), doc="doc", linter=mtlint.Linter(select=["boilerplate"]))
    names = (
        list(found.columns)
        if make in (pandas, polars)
        else (found.schema.names if make is batch else found.column_names)
    )
    assert (len(as_rows(found)), names) == (0, [name for name in COLUMNS if name != "system"])


def test_columns_are_passed_through():
    found = mtlint.lint_frame(polars(), keep=["source"], lang="en", linter=mtlint.Linter(select=["repetition"]))
    assert found.get_column("source").to_list() == ["Er sah den See.", "Er sah den Damm."]
    assert found.columns == ["row", "source", *COLUMNS[3:]]


def test_a_table_has_the_findings_of_its_file(reported):
    polars = pytest.importorskip("polars")
    from conftest import SAMPLES

    records = []
    for path in sorted((SAMPLES / "bilingual").glob("*.de-en.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            records.append(
                {"doc": record.get("doc") or path.name, "target": record["target"], "source": record.get("source")}
            )
    assert len(records) > 50
    text = "".join(json.dumps(record) + "\n" for record in records)
    reports = [report for document in reported("--stdin-filename", "a.jsonl", "-", text=text) for report in document]
    rows = mtlint.lint_frame(polars.DataFrame(records), source="source", doc="doc").to_dicts()
    assert [(row["row"], row["rule"], row["text"], row["message"]) for row in rows] == [
        (int(report["segment"]) - 1, report["rule"], report["text"], report["message"]) for report in reports
    ]
    # Wherever the rows of a document stand.
    parted = [*range(0, len(records), 2), *range(1, len(records), 2)]
    frame = polars.DataFrame([records[row] for row in parted])
    mixed = mtlint.lint_frame(frame, source="source", doc="doc", lang="en", source_lang="de").to_dicts()
    assert {row["doc"] for row in mixed} <= {record["doc"] for record in records}


def test_what_is_no_table_or_has_no_such_column_is_refused():
    with pytest.raises(TypeError, match="polars.DataFrame"):
        mtlint.lint_frame({"target": ["It rains."]})
    with pytest.raises(KeyError, match="sauce"):
        mtlint.lint_frame(polars(), source="sauce")


def test_texts_must_be_texts():
    pandas = pytest.importorskip("pandas")
    with pytest.raises(TypeError):
        mtlint.lint_frame(pandas.DataFrame({"target": [1, 2]}))
