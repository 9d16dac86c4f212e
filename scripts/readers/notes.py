"""What `mtlint annotate` writes before the readers of others: lxml, polib and translate-toolkit.

    python3 -m venv venv && venv/bin/pip install lxml polib translate-toolkit
    cargo build && venv/bin/python scripts/readers/notes.py FILE...    # XLIFF, TMX and PO; copies are annotated, no file is changed

Of each file: it can be read; without our notes it holds what it held; a second run changes nothing; taken out again, all bytes are as
they were; and the readers see as many notes as the program says that it wrote.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import polib
from lxml import etree
from translate.storage import factory, xliff2

PROGRAM = pathlib.Path(__file__).parents[2] / "target" / "debug" / "mtlint"
ITS = "{http://www.w3.org/2005/11/its}locQualityIssueType"


def annotate(path: pathlib.Path, *options: str) -> int:
    """The number of notes that the program says are in the file now."""
    run = subprocess.run([PROGRAM, "annotate", "--isolated", *options, path], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    said = re.search(r"^(\d+) notes? in 1 file\.$", run.stderr, re.M)
    return int(said[1]) if said else 0


def is_ours(element: etree._Element) -> bool:
    name = etree.QName(element).localname
    text = (element.text or "").startswith("mtlint: ")
    return name == "note" and ("mtlint" in (element.get("from"), element.get("category")) or element.getparent().tag.endswith("tuv") and text)


def notes(path: pathlib.Path) -> int:
    """How many notes of ours a reader of the format finds."""
    if path.suffix in (".po", ".pot"):
        return sum(line.startswith("mtlint: ") for entry in polib.pofile(str(path)) for line in entry.tcomment.split("\n"))
    return sum(is_ours(element) for element in etree.parse(str(path)).iter("{*}note"))


def content(path: pathlib.Path) -> list[tuple[str, ...]]:
    """Source and target of each unit, as translate-toolkit has them."""
    if path.suffix in (".po", ".pot"):
        return [(entry.msgid, entry.msgstr, str(entry.msgstr_plural), entry.comment, str(entry.flags)) for entry in polib.pofile(str(path))]
    store = xliff2.Xliff2File.parsefile(str(path)) if is_second(path) else factory.getobject(str(path))
    return [(str(unit.source), str(unit.target)) for unit in store.units]


def is_second(path: pathlib.Path) -> bool:
    return b":document:2." in path.read_bytes()


def text(path: pathlib.Path) -> list[str]:
    """All text but that of our notes."""
    return ["".join(element.itertext()) for element in etree.parse(str(path)).iter("{*}target", "{*}seg", "{*}source")]


def check(path: pathlib.Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, path.name)
        shutil.copyfile(path, copy)
        count = annotate(copy)
        assert notes(copy) == count, (notes(copy), count)
        assert content(copy) == content(path)
        once = copy.read_bytes()
        assert annotate(copy) == 0 and copy.read_bytes() == once, "a second run changes it"
        marks = 0
        if is_second(copy):
            annotate(copy, "--its")
            assert text(copy) == text(path)
            marks = sum(element.get(ITS) is not None for element in etree.parse(str(copy)).iter("{*}mrk", "{*}sm"))
            once = copy.read_bytes()
            assert annotate(copy, "--its") == 0 and copy.read_bytes() == once, "a second run changes its marks"
        annotate(copy, "--remove")
        assert copy.read_bytes() == path.read_bytes(), "what is left when they are taken out"
        return f"{count} notes, {marks} marks"


if __name__ == "__main__":
    failed = 0
    for name in sys.argv[1:]:
        try:
            print(f"{name}: {check(pathlib.Path(name))}")
        except (AssertionError, subprocess.SubprocessError) as error:
            failed += 1
            print(f"{name}: FAILED: {error}")
    sys.exit(failed > 0)
