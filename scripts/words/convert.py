"""Makes data/words/accepted.txt and data/words/corrections.txt: the words of English, and those that a slip is mended to.

    apt-get download scowl && dpkg-deb -x scowl_*.deb words
    python scripts/words/convert.py words/usr/share/dict/scowl data/words

The words are those of SCOWL (http://wordlist.aspell.net), whose notices stand in data/words/COPYRIGHT. Its lists have sizes, from
10 (everybody's words) to 95 (anything that was ever printed). Whatever is in a list up to 80, of any country, a name or a variant,
is accepted: an accepted word costs nothing. A correction is a guess and must be a word that news would use: one of the lists of
plain words up to 35, or up to 60 if it has nine letters or more, for a long word is seldom near another by chance.

Both files hold one word a line with the endings that make other words of it, in the order of the alphabet:
`bunyip s` is bunyip and bunyips.
"""

import pathlib
import re
import sys
import unicodedata

ACCEPTED = 80
CORRECTIONS = 35
LONG_CORRECTIONS = 60
LONG = 9

SHORTEST, LONGEST = 4, 30
LONGEST_ENDING = 5

PLAIN = re.compile("(english|american|british|british_z)-words")

# Words of today that SCOWL has not, most of them a letter away from one that it has.
ADDED = """
adulting bestest brainer brainers crispr dopest dramatis earther earthers flickr furries glycaemic glycemic grindr growed hecking holter
hurted latine laters manish matchday matchdays mellitus metaverse metaverses onigiri parens peated raion raions recurse recurses
recursed recursing remainer remainers savoir scally shoutout shoutouts snuggly starrer steeler steelers stiffy stormer stormers swifty
tumblr warzone warzones
""".split()

FOLDED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "Æ": "Ae", "Ø": "O", "ß": "ss", "ł": "l"})


def main(lists, folder):
    accepted, corrections = set(ADDED), set()
    for path in sorted(pathlib.Path(lists).iterdir()):
        kind, size = path.name.rsplit(".", 1)
        words = {plain(line) for line in path.read_text(encoding="utf-8").split("\n")}
        words = {word for word in words if re.fullmatch("[a-z]{%d,%d}" % (SHORTEST, LONGEST), word)}
        if int(size) <= ACCEPTED:
            accepted |= words
        if PLAIN.fullmatch(kind):
            corrections |= {word for word in words if int(size) <= (LONG_CORRECTIONS if len(word) >= LONG else CORRECTIONS)}
    for name, words in (("accepted", accepted), ("corrections", corrections)):
        (pathlib.Path(folder) / f"{name}.txt").write_text("".join(f"{line}\n" for line in grouped(words)), encoding="utf-8")


def plain(word):
    """The word in lower case, without accents and without the possessive ending."""
    letters = unicodedata.normalize("NFD", word.strip().translate(FOLDED).lower().removesuffix("'s"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def grouped(words):
    group = []
    for word in sorted(words):
        if group and word.startswith(group[0]) and len(word) <= len(group[0]) + LONGEST_ENDING:
            group.append(word[len(group[0]) :])
        else:
            if group:
                yield " ".join(group)
            group = [word]
    yield " ".join(group)


if __name__ == "__main__":
    main(*sys.argv[1:])
