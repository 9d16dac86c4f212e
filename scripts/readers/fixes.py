"""What `mtlint fix` writes before the readers of others: lxml, polib, pysrt and translate-toolkit.

    python3 -m venv venv && venv/bin/pip install lxml polib pysrt translate-toolkit
    cargo build && venv/bin/python scripts/readers/fixes.py FILE...    # XLIFF, TMX, PO, HTML and SRT; copies are mended, no file is changed

A rule of its own writes a letter behind common words, and another takes it away. Of each file: what is mended can be read; without that
letter it holds what it held, in texts and in bytes; in XLIFF and TMX the letter stands in targets and nowhere else; and once it is taken
away again, all bytes are as they were.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import polib
import pysrt
from lxml import etree, html
from translate.storage import factory, xliff2

PROGRAM = pathlib.Path(__file__).parents[2] / "target" / "debug" / "mtlint"
LETTER = "ŵ"
WORDS = "the|and|that|with|for|this|are|from|was|der|die|und|les|des|une|est|of|to|in|is"
RULE = """[[rule]]
id       = "probe/{name}"
message  = "“$0”"
why      = "It is tried whether a fix is written."
severity = "warning"
category = "fluency/spelling"
match.pattern = '{pattern}'
fix  = {{ replace = '{replacement}', safety = "safe" }}
bad  = [{{ text = "He ate [{bad}] bread.", fix = "He ate {good} bread." }}]
good = ["He ate."]
"""
RULES = {
    "add": RULE.format(name="add", pattern=rf"\b({WORDS})\b", replacement=f"$1{LETTER}", bad="the", good=f"the{LETTER}"),
    "take": RULE.format(name="take", pattern=rf"\b({WORDS}){LETTER}", replacement="$1", bad=f"the{LETTER}", good="the"),
}


def fix(path: pathlib.Path, name: str, options: list[str]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as rules:
        rules.write(RULES[name])
        rules.flush()
        select = ["--isolated", "--rules", rules.name, "--select", f"probe/{name}"]
        done = subprocess.run([PROGRAM, "fix", *select, *options, path], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr


def content(path: pathlib.Path) -> list[tuple[str, ...]]:
    """All that a reader of the format makes of a file."""
    match path.suffix:
        case ".po" | ".pot":
            return [(e.msgid, e.msgstr, str(e.msgstr_plural), e.comment, e.tcomment, str(e.flags)) for e in polib.pofile(str(path))]
        case ".srt":
            return [(str(item.start), str(item.end), item.text) for item in pysrt.open(str(path))]
        case ".html" | ".htm":
            return [(str(e.tag), str(e.attrib), e.text or "", e.tail or "") for e in html.parse(str(path)).iter()]
    is_second = b":document:2." in path.read_bytes()
    store = xliff2.Xliff2File.parsefile(str(path)) if is_second else factory.getobject(str(path))
    return [(str(unit.source), str(unit.target)) for unit in store.units]


def is_in_target(element: etree._Element) -> bool:
    names = [etree.QName(other).localname for other in [element, *element.iterancestors()] if isinstance(other.tag, str)]
    return bool({"target", "seg"} & set(names)) and not {"alt-trans", "match", "note", "source"} & set(names)


def strays(path: pathlib.Path) -> list[str]:
    """Texts with the letter that are no target's."""
    found = []
    for element in etree.parse(str(path)).iter():
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            if text and LETTER in text and not is_in_target(owner):
                found.append(text)
    return found


def main() -> None:
    options = [argument for argument in sys.argv[1:] if argument.startswith("--")]
    for path in map(pathlib.Path, sys.argv[1:]):
        if path.name.startswith("--"):
            continue
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(shutil.copyfile(path, pathlib.Path(folder) / path.name))
            before, text = path.read_bytes(), content(copy)
            fix(copy, "add", options)
            after = copy.read_bytes()
            encoding = "utf-16" if before[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
            assert after.decode(encoding).replace(LETTER, "") == before.decode(encoding), f"{path}: other bytes"
            assert [tuple(part.replace(LETTER, "") for part in unit) for unit in content(copy)] == text, f"{path}: other texts"
            if path.suffix not in (".po", ".pot", ".srt", ".html", ".htm"):
                assert not strays(copy), f"{path}: {strays(copy)}"
            fix(copy, "take", options)
            assert copy.read_bytes() == before, f"{path}: not what it was"
            print(f"{path}: {after.decode(encoding).count(LETTER)} edits")


main()
