"""What a linter takes and gives: places, languages, rules, fixes, errors, threads."""

import itertools
import multiprocessing
import os
import pickle
import threading
import time

import pytest

import mtlint

REPEATED = "He visited the the shelter."


@pytest.mark.parametrize("before", ["", "🌊🌊 ", "Zürich, Łódź: ", "北京 ", "e\u0301 ", "\ufeff"])
def test_places_are_code_points(before):
    text = before + REPEATED
    (finding,) = mtlint.Linter(select=["repetition"]).check(text, lang="en")
    assert text[finding.start : finding.end] == finding.text == "the the"
    (edit,) = finding.fix.edits
    assert text[: edit.start] + edit.replacement + text[edit.end :] == before + "He visited the shelter."


def test_places_in_chinese():
    text = "🌊 市长周五说，水位不会再上涨。\n🌊 他说&nbsp;居民可以回家。\n"
    (finding,) = mtlint.check(text, lang="zh")
    assert (finding.start, text[finding.start : finding.end], finding.line, finding.column) == (21, "&nbsp;", 2, 5)


def test_places_count_in_the_segment():
    segments = [mtlint.Segment("🌊 It rains."), mtlint.Segment("🌊 He saw the the lake.", id="b")]
    (finding,) = mtlint.check(segments, lang="en")
    assert (finding.segment, segments[1].target[finding.start : finding.end]) == ("b", "the the")
    assert (finding.line, finding.column) == (None, None)


def test_a_format_is_read():
    text = "1\n00:00:01,000 --> 00:00:02,000\nHe saw the the lake.\n"
    (finding,) = mtlint.check(text, lang="en", format="srt")
    assert (finding.rule, finding.line, finding.start) == ("repetition/repeated-word", 3, 7)


HOUSE_RULE = """
[[rule]]
id = "house/reigns"
message = "“$0” should be “${fix}”"
why = "Ice cream has no subjects."
severity = "note"
category = "terminology/wrong-term"
languages = ["en"]
match.swap = { "reigns" = "is popular" }
fix = { safety = "suggest" }
bad = [{ text = "Ice cream [reigns].", fix = "Ice cream is popular." }]
good = ["The queen reigned for years."]
"""


def test_rules_are_chosen(tmp_path):
    text = "Ice cream reigns. " + REPEATED
    assert mtlint.Linter(select=["numbers"]).check(text, lang="en") == []
    assert mtlint.Linter(ignore=["repetition"]).check(text, lang="en") == []
    (tmp_path / "house.toml").write_text(HOUSE_RULE)
    linter = mtlint.Linter(rules=[tmp_path], ignore=["repetition"])
    assert [finding.rule for finding in linter.check(text, lang="en")] == ["house/reigns"]


def test_a_configuration_is_read(tmp_path):
    config = tmp_path / "mtlint.toml"
    config.write_text('lang = "en"\nignore = ["repetition/repeated-word"]\n')
    assert mtlint.Linter(config=config).check(REPEATED) == []


def test_objects_are_plain():
    (finding,) = mtlint.check(REPEATED, lang="en")
    assert pickle.loads(pickle.dumps(finding)) == finding
    assert hash(finding) == hash(mtlint.check(REPEATED, lang="en")[0])
    assert "repetition/repeated-word" in repr(finding)
    with pytest.raises(AttributeError):
        finding.rule = "another"


def test_a_linter_goes_to_other_processes(tmp_path):
    (tmp_path / "house.toml").write_text(HOUSE_RULE)
    linter = pickle.loads(pickle.dumps(mtlint.Linter([tmp_path], ignore=["repetition"])))
    assert [finding.rule for finding in linter.check("Ice cream reigns. " + REPEATED, lang="en")] == ["house/reigns"]


def counted(linter):
    return [len(findings) for findings in linter.check_many([REPEATED] * 500)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system forks no processes")
def test_a_forked_process_has_threads_too():
    linter = mtlint.Linter(threads=2)
    expected = counted(linter)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply_async(counted, (linter,)).get(60) == expected


def test_fixes_are_applied():
    fixed = mtlint.Linter().fix("\ufeff" + REPEATED + "\r\n")
    assert (fixed.text, fixed.applied, fixed.left) == (
        "\ufeffHe visited the shelter.\r\n",
        ("repetition/repeated-word",),
        [],
    )
    segments = [mtlint.Segment("It rains.\tIt pours."), mtlint.Segment(REPEATED)]
    fixed = mtlint.Linter().fix(mtlint.Document(segments, lang="en"))
    assert fixed.text == ["It rains.\tIt pours.", "He visited the shelter."]


def test_a_diff_names_the_rules():
    diff = mtlint.Linter().diff(mtlint.Document("It rains.\n" + REPEATED + "\n", name="a.txt"))
    assert diff.startswith("diff --git a/a.txt b/a.txt\n")
    assert (
        "@@ repetition/repeated-word (safe)\n It rains.\n-He visited the the shelter.\n+He visited the shelter.\n"
        in diff
    )
    segments = mtlint.Document([mtlint.Segment("It rains."), mtlint.Segment(REPEATED)], lang="en")
    assert "\n It rains.\n-He visited the the shelter.\n" in mtlint.Linter().diff(segments)


def test_errors_carry_their_place(tmp_path):
    config = tmp_path / "mtlint.toml"
    config.write_text('lang = "en"\nselect = ["no/such-rule"]\n')
    with pytest.raises(mtlint.Error) as raised:
        mtlint.Linter(config=config)
    assert (raised.value.path, raised.value.line, raised.value.column) == (str(config), 2, 11)
    assert str(raised.value).startswith(f"{config}:2:11: there is no rule or family")
    with pytest.raises(mtlint.Error) as raised:
        mtlint.check("one\ntwo \0", format="text")
    assert (raised.value.path, raised.value.line, raised.value.column) == ("text", 2, 5)
    assert pickle.loads(pickle.dumps(raised.value)).line == 2
    with pytest.raises(mtlint.Error) as raised:
        mtlint.check('<xliff version="1.2"><file>', format="xliff")
    assert raised.value.line == 1


@pytest.mark.parametrize(
    "arguments",
    [{"lang": "no tag!"}, {"format": "docx"}, {"format": "jsonl", "source": "Eis."}],
    ids=["lang", "format", "source"],
)
def test_what_makes_no_sense_is_refused(arguments):
    with pytest.raises(mtlint.Error):
        mtlint.check(REPEATED, **arguments)


def test_other_types_are_refused():
    for wrong in (b"bytes", 7, None, ["text"]):
        with pytest.raises((TypeError, AttributeError)):
            mtlint.check(wrong)
    with pytest.raises(TypeError):
        mtlint.Linter(select="ALL")
    with pytest.raises(UnicodeEncodeError):
        mtlint.check("half \ud800 a pair")


def test_what_the_iterable_raises_comes_through():
    def documents():
        yield REPEATED
        raise LookupError("the disk is gone")

    with pytest.raises(LookupError, match="the disk is gone"):
        mtlint.Linter().check_many(documents())
    many = itertools.chain([REPEATED] * 5000, documents())
    with pytest.raises(LookupError, match="the disk is gone"):
        mtlint.Linter().check_many(many)


def test_many_are_checked_in_order():
    texts = [f"In {number} towns he saw the the lake." if number % 3 else "It rains." for number in range(2000)]
    found = mtlint.Linter().check_many(texts)
    assert [len(findings) for findings in found] == [1 if number % 3 else 0 for number in range(2000)]
    assert found == mtlint.Linter(threads=1).check_many(texts)
    assert mtlint.Linter().check_many([]) == []


def test_long_documents_stand_among_short_ones():
    long = "In the evening the mayor said that the river would not rise.\n" * 80_000
    texts = [mtlint.Document(text, lang="en") for text in (long, REPEATED, REPEATED, long, long, REPEATED)]
    found = mtlint.Linter(select=["repetition/repeated-word"]).check_many(texts)
    assert [len(findings) for findings in found] == [0, 1, 1, 0, 0, 1]


def test_rules_about_a_set_see_all_documents():
    line = "Read all news of the harbour in our evening letter"
    texts = [
        f"The mayor of {town} spoke about the river.\n\nIt rained on {town}.\n\n{line}\n"
        for town in ("Ash", "Elm", "Oak", "Rye")
    ]
    found = mtlint.Linter(select=["boilerplate/repeated-in-set"]).check_many(texts)
    assert [[finding.text for finding in findings] for findings in found] == [[line]] * 4


def test_python_runs_on_meanwhile():
    linter, beats, done = mtlint.Linter(threads=1), [], threading.Event()

    def beat():
        while not done.is_set():
            beats.append(time.perf_counter())
            time.sleep(0.001)

    other = threading.Thread(target=beat)
    other.start()
    start = time.perf_counter()
    linter.check(
        "\n".join(["In the evening the mayor of the town said that the river would not rise."] * 4000), lang="en"
    )
    took = time.perf_counter() - start
    done.set()
    other.join()
    inside = [beat for beat in beats if start < beat < start + took]
    assert len(inside) > 5, f"{len(inside)} beats in {took:.3f} s"


def test_a_linter_is_shared_between_threads():
    linter, results = mtlint.Linter(), []
    texts = [REPEATED] * 300
    threads = [threading.Thread(target=lambda: results.append(linter.check_many(texts))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(result) for result in results] == [300] * 4
