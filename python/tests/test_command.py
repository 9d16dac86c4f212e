"""The findings of the module are those of the command, and the wheel carries the command."""

import json

import pytest
from conftest import SAMPLES

import mtlint

ARTICLES = sorted(path for folder in ("clean", "flagged") for path in (SAMPLES / folder).glob("*.txt"))
RECORDS = sorted(path for path in (SAMPLES / "bilingual").glob("*.jsonl") if "expected" not in path.name)


def bytes_before(text, points):
    return len(text[:points].encode())


def as_reported(finding, text):
    """What the JSON report says of a finding in `text`, and what the finding says itself."""
    fix = finding.fix
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "category": finding.category,
        "message": finding.message,
        "help": finding.help,
        "segment": finding.segment,
        "start": bytes_before(text, finding.start),
        "end": bytes_before(text, finding.end),
        "text": finding.text,
        "related": [(place.segment, place.text, place.message) for place in finding.related],
        "source": finding.source and (finding.source.segment, finding.source.text, finding.source.message),
        "fix": fix and (fix.safety, fix.description, [edit.replacement for edit in fix.edits]),
        "confidence": finding.confidence,
    }


def told(report):
    place = lambda related: (related["segment"], related["text"], related["message"])
    fix, source = report["fix"], report.get("source")
    edits = fix and [edit["replacement"] for edit in fix["edits"]]
    return {
        **{name: report[name] for name in ("rule", "severity", "category", "message", "help", "segment", "text")},
        "start": report["span"]["start"],
        "end": report["span"]["end"],
        "related": [place(related) for related in report["related"]],
        "source": source and place(source),
        "fix": fix and (fix["safety"], fix["description"], edits),
        "confidence": report.get("confidence"),
    }


def test_articles_have_the_findings_of_the_command(reported):
    assert len(ARTICLES) > 10
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    documents = [mtlint.Document(text, name=str(path)) for path, text in zip(ARTICLES, texts)]
    found = mtlint.Linter().check_many(documents)
    expected = reported(*ARTICLES)
    assert sum(map(len, expected)) > 100
    for path, text, findings, reports in zip(ARTICLES, texts, found, expected, strict=True):
        assert [as_reported(finding, text) for finding in findings] == [told(report) for report in reports], path.name
        places = [(finding.line, finding.column) for finding in findings]
        assert places == [(report["span"]["line"], report["span"]["column"]) for report in reports], path.name


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_segments_have_the_findings_of_the_command(path, reported):
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    tag = lambda key: next((record[key] for record in records if record.get(key)), None)
    segments = [mtlint.Segment(record["target"], record.get("source"), record.get("id")) for record in records]
    document = mtlint.Document(segments, lang=tag("lang"), source_lang=tag("source_lang"), name="doc")
    one = "".join(json.dumps({**record, "doc": "doc"}) + "\n" for record in records)
    (reports,) = reported("--stdin-filename", "doc.jsonl", "-", text=one)
    targets = {segment.id or str(number): segment.target for number, segment in enumerate(segments, 1)}
    findings = mtlint.check(document)
    assert [as_reported(finding, targets[finding.segment]) for finding in findings] == [
        told(report) for report in reports
    ]
    assert all(
        finding.text == targets[finding.segment][finding.start : finding.end]
        for finding in findings
        if "\n" not in finding.text
    )


def test_a_source_is_set_beside_the_text(tmp_path, reported):
    text, source = (
        "The mayor spoke on Friday.\n\nThe dam holds 40 meters.\n",
        "Der Bürgermeister sprach am Freitag.\n\nDer Damm hält 14 Meter.\n",
    )
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text(source)
    (reports,) = reported("--source", tmp_path / "b.txt", tmp_path / "a.txt", "--lang", "en", "--source-lang", "de")
    findings = mtlint.check(text, source=source, lang="en", source_lang="de")
    assert [as_reported(finding, text) for finding in findings] == [told(report) for report in reports]
    place = findings[0].source
    assert source[place.start : place.end] == place.text


def test_the_wheel_carries_the_command(command):
    assert command("--version").stdout.startswith("mtlint ")
    done = command("check", "--isolated", "-", text="He saw the the lake.\n")
    assert (done.returncode, "repetition/repeated-word" in done.stdout) == (1, True)
    assert command("fix", "-q", "-", text="He saw the the lake.\n").stdout == "He saw the lake.\n"
    assert command("check", "--no-such-option").returncode == 2
