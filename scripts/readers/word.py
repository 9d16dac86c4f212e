"""What `mtlint fix` and `annotate` make of documents of Word before python-docx: the text and the comments that mtlint says, and nothing else
changed.

    python3 -m venv venv && venv/bin/pip install python-docx
    cargo build && venv/bin/python scripts/readers/word.py FILE...    # copies are mended, no file is changed; without one, a document of its own

Of each file: what is mended can be opened; its paragraphs are as many, with the same styles and runs; those whose text changed are
those in the diff; and all other members of the archive are the same bytes. What is commented holds as many comments of ours as mtlint
says, each around runs that are there; a second run changes nothing, and taken out again all members are as they were.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
from docx.text.paragraph import Paragraph

PROGRAM = pathlib.Path(__file__).parents[2] / "target" / "debug" / "mtlint"


def run(command: str, path: pathlib.Path) -> str:
    options = ["--unsafe-fixes", "--fail-on", "never"] if command == "fix" else []
    done = subprocess.run([PROGRAM, command, "--isolated", *options, path], capture_output=True, text=True, check=False, cwd=path.parent)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def paragraphs(path: pathlib.Path) -> list[Paragraph]:
    """Those of the body with its tables, in order."""
    document = docx.Document(str(path))
    return [Paragraph(element, document) for element in document.element.body.iter("{*}p")]


def members(path: pathlib.Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(path: pathlib.Path) -> pathlib.Path:
    """A document with faults in plain and bold text, a table and a header."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "The the header."
    document.add_heading("The dam held all night", 1)
    paragraph = document.add_paragraph("He visited the the shelter and ")
    paragraph.add_run("thanked thanked the").bold = True
    paragraph.add_run(" helpers .")
    document.add_paragraph("Nobody was hurt, the mayor said.", style="List Bullet")
    document.add_table(1, 2).cell(0, 1).text = "It rained , she said."
    document.save(str(path))
    return path


def annotate(path: pathlib.Path, *options: str) -> int:
    """The number of comments that mtlint says are in the file now."""
    done = subprocess.run([PROGRAM, "annotate", "--isolated", *options, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = re.search(r"^(\d+) notes? in 1 file\.$", done.stderr, re.M)
    return int(said[1]) if said else 0


def comments(path: pathlib.Path) -> tuple[list[tuple[str, str]], list[int]]:
    """The comments of others, and the ids of ours."""
    all_ = list(docx.Document(str(path)).comments)
    return [(one.author, one.text) for one in all_ if one.author != "mtlint"], [one.comment_id for one in all_ if one.author == "mtlint"]


def check_comments(path: pathlib.Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, path.name)
        shutil.copyfile(path, copy)
        count = annotate(copy)
        theirs, ours = comments(copy)
        assert len(ours) == count == len(set(ours)), (ours, count)
        assert theirs == (comments(path)[0] if "word/comments.xml" in members(path) else [])
        assert [one.text for one in paragraphs(copy)] == [one.text for one in paragraphs(path)]
        body = docx.Document(str(copy)).element.body
        for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            marks = [int(mark.get(docx.oxml.ns.qn("w:id"))) for mark in body.iter("{*}" + kind)]
            assert set(ours) <= set(marks), (kind, ours, marks)
        once = copy.read_bytes()
        assert annotate(copy) == 0 and copy.read_bytes() == once, "a second run changes it"
        annotate(copy, "--remove")
        assert members(copy) == members(path), "what is left when they are taken out"
        return f"{count} comments"


def check(path: pathlib.Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, path.name)
        shutil.copyfile(path, copy)
        diff = run("diff", copy)
        run("fix", copy)
        before, after = paragraphs(path), paragraphs(copy)
        assert len(before) == len(after)
        for old, new in zip(before, after):
            assert old.style.style_id == new.style.style_id and len(old.runs) == len(new.runs)
            assert [run.bold for run in old.runs] == [run.bold for run in new.runs]
        changed = sum(old.text != new.text for old, new in zip(before, after))
        shown = len(re.findall(r"^# ?\+(?!\+\+)", diff, re.M))
        others = [name for name, data in members(path).items() if members(copy)[name] != data]
        assert all(re.fullmatch(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml", name) for name in others), others
        assert changed <= shown, (changed, shown)
        return f"{len(before)} paragraphs, {changed} mended, {shown} lines in the diff, written: {', '.join(others) or 'nothing'}"


if __name__ == "__main__":
    failed = 0
    own = [made(pathlib.Path(tempfile.mkdtemp(), "own.docx"))] if len(sys.argv) == 1 else []
    for name in [*sys.argv[1:], *own]:
        try:
            print(f"{name}: {check(pathlib.Path(name))}; {check_comments(pathlib.Path(name))}")
        except AssertionError as error:
            failed += 1
            print(f"{name}: FAILED: {error}")
    sys.exit(failed > 0)
