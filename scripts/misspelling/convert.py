"""Makes data/spelling/misspellings.tsv: known misspellings of English with their corrections.

    curl -LO https://static.crates.io/crates/typos-dict/typos-dict-0.14.4.crate && tar xzf typos-dict-0.14.4.crate
    apt-get download wamerican-large wbritish-large && for package in *.deb; do dpkg-deb -x $package words; done
    pip install wordfreq
    python scripts/misspelling/convert.py typos-dict-0.14.4/src/word_codegen.rs words/usr/share/dict > data/spelling/misspellings.tsv

The misspellings are those of the typos project (https://github.com/crate-ci/typos, MIT OR Apache-2.0), collected from source code.
News is not source code, so what is left out: words of four letters and less, words that the large American or British word list
(SCOWL) knows, words that are more usual in another language than in English, and spoken forms. Word lists and frequencies are
used to leave words out only; nothing of them is copied.
"""

import collections
import pathlib
import re
import sys

from wordfreq import zipf_frequency

LANGUAGES = "fr de es it pt nl ca ro pl cs sv da nb fi hu tr id ms sh sk sl lv lt".split()

# Words after all, or so often a name, slang or a term that a reader would laugh at the correction.
KEPT = set(
    """alikes anothers bunds devine diable dieing discernable earnt everythings expresso gardai halfs hander hashi homeworks likey
    matric momento moreso noice performa raison reste roomates shema skool somes stoopid tages thems theirselves theyre thingie
    transferrin travelodge tweek womens youre datas softwares informations feets sheeps brane bever brite klick lazer
    technik storys targetted targetting focussed milion pitty virtua selfs childs""".split()
)

# Where the first correction is not the one that a reader of news expects.
CORRECTED = {"guage": "gauge", "guaged": "gauged", "inspite": "in spite", "companys": "companies", "familys": "families"}


def main(codegen, words):
    text = pathlib.Path(codegen).read_text(encoding="utf-8")
    entries = re.findall(r'InsensitiveStr::Ascii\(\s*"([^"]*)",?\s*\)\s*,\s*&\[([^\]]*)\]', text)
    known = set()
    for name in ("american-english-large", "british-english-large"):
        known.update(word.lower() for word in (pathlib.Path(words) / name).read_text(encoding="utf-8").split())
    groups = collections.defaultdict(set)
    for wrong, corrections in entries:
        wrong, right = wrong.lower(), re.findall(r'"([^"]*)"', corrections)
        if wrong in CORRECTED:
            right = [CORRECTED[wrong]]
        if is_wrong(wrong, known) and not any(one in (wrong + "g", wrong + "ng") or one.replace("'", "") == wrong for one in right):
            groups[",".join(right)].add(wrong)
    print("# Known misspellings of English: the corrections, then what is written instead of them. Made by scripts/misspelling/convert.py")
    print("# from the dictionary of the typos project (https://github.com/crate-ci/typos), MIT OR Apache-2.0.")
    for right, wrong in sorted(groups.items()):
        print(right, " ".join(sorted(wrong)), sep="\t")


def is_wrong(word, known):
    if len(word) < 5 or not re.fullmatch("[a-z]+", word) or word in known or word in KEPT:
        return False
    english = zipf_frequency(word, "en")
    return not any(zipf_frequency(word, tag) >= max(2.0, english + 0.7) for tag in LANGUAGES)


if __name__ == "__main__":
    main(*sys.argv[1:])
