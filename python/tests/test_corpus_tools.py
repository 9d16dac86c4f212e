"""Filters for corpus tools, each in the real one. `scripts/corpus-tools` installs them and runs this."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import mtlint

PAIRS = [
    ("Der See ist tief.", "The lake is deep."),
    ("Er sah den See.", "He saw the the lake."),
    ("Der Damm hält 14 Meter.", "The dam holds 40 meters."),
    ("Es regnet.", "It rains."),
]
CLEAN = [PAIRS[0], PAIRS[3]]


def test_opusfilter(tmp_path):
    opusfilter = pytest.importorskip("opusfilter.opusfilter")
    for side, name in enumerate(("de", "en")):
        (tmp_path / f"all.{name}").write_text("".join(pair[side] + "\n" for pair in PAIRS), encoding="utf-8")
    filters = [{"MtlintFilter": {"lang": "en", "source_lang": "de"}, "module": "mtlint.opusfilter"}]
    files = {kind: [f"{kind}.de", f"{kind}.en"] for kind in ("all", "clean")}
    steps = [
        {"type": "filter", "parameters": {"inputs": files["all"], "outputs": files["clean"], "filters": filters}},
        {"type": "score", "parameters": {"inputs": files["all"], "output": "scores.jsonl", "filters": filters}},
    ]
    opusfilter.OpusFilter({"common": {"output_directory": str(tmp_path)}, "steps": steps}).execute_steps()
    clean = [(tmp_path / f"clean.{name}").read_text(encoding="utf-8").splitlines() for name in ("de", "en")]
    assert list(zip(*clean)) == CLEAN
    scores = [json.loads(line)["MtlintFilter"] for line in (tmp_path / "scores.jsonl").read_text().splitlines()]
    assert scores == [0, 1, 1, 0]


def test_datatrove(tmp_path):
    pytest.importorskip("datatrove")
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from mtlint.datatrove import MtlintFilter

    (tmp_path / "in").mkdir()
    lines = [
        json.dumps({"text": target, "id": str(number), "source": source})
        for number, (source, target) in enumerate(PAIRS)
    ]
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rest = JsonlWriter(str(tmp_path / "rest"), compression=None)
    steps = [
        JsonlReader(str(tmp_path / "in")),
        MtlintFilter(lang="en", source_lang="de", exclusion_writer=rest),
        JsonlWriter(str(tmp_path / "out"), compression=None),
    ]
    LocalPipelineExecutor(steps, logging_dir=str(tmp_path / "log")).run()

    def written(folder):
        return [
            json.loads(line) for path in sorted((tmp_path / folder).iterdir()) for line in path.read_text().splitlines()
        ]

    assert [(sample["metadata"]["source"], sample["text"]) for sample in written("out")] == CLEAN
    assert [sample["metadata"]["filter_reason"] for sample in written("rest")][0] == "repetition/repeated-word"


def test_opuscleaner(tmp_path):
    pytest.importorskip("opuscleaner")
    parameters = {"SOURCELANG": "de", "TARGETLANG": "en", "LEVEL": "warning", "SELECT": ""}
    step = {"filter": "opuscleaner", "parameters": parameters, "language": None}
    pipeline = tmp_path / "pipeline.json"
    pipeline.write_text(json.dumps({"version": 1, "files": [], "filters": [step]}))
    filters = Path(mtlint.__file__).parent / "opuscleaner.json"
    command = [
        Path(sys.executable).parent / "opuscleaner-clean",
        "--filters",
        filters,
        "--input",
        "-",
        pipeline,
        "de",
        "en",
    ]
    lines = "".join("\t".join(pair) + "\n" for pair in PAIRS)
    done = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "".join("\t".join(pair) + "\n" for pair in CLEAN)), done.stderr
