#!/usr/bin/env python3
"""Makes data/spelling/american-british.txt: words that are spelled one way in American and another in British English.

Usage: convert.py path/to/varcon/src/codegen.rs > data/spelling/american-british.txt

The input is the generated table of the crate `varcon` of the typos project (MIT OR Apache-2.0), made from VarCon by Kevin
Atkinson and Benjamin Titze, whose notice stands at the head of the output. A word is kept only if every entry that has it
gives it to one side alone, so that `program`, `meter` or `practice` say nothing of the writer.
"""

import re
import sys

NOTICE = """\
# American and British spellings of one word, sorted by the American one; `z` marks an American spelling in -ize that Oxford uses too.
# Made by scripts/spelling/convert.py from VarCon; change that, not this.
# Copyright 2000-2020 by Kevin Atkinson (kevina@gnu.org) and Benjamin Titze (btitze@protonmail.ch).
# Permission to use, copy, modify, distribute and sell this array, the associated software, and its documentation for any
# purpose is hereby granted without fee, provided that the above copyright notice appears in all copies and that both that
# copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no representations
# about the suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
"""

# Clusters above this level are rare words, and those that VarCon gets wrong stand there.
LEVEL = 60

# Both sides write these, if for different things or at different desks.
BOTH = set(
    """ruble rubles rouble roubles manila math patine patined perv fayer wackes novene maters moms distill distills evilest eviler
    snowshed snowsheds specialty specialties flutist flutists organdy balk balked balks balking ecus lupines hematite virtualization costumier
    cardie kindergartner kindergartners chilies checks mantes mantoes cognizant cognisant ager ax axe caliper check cheque chili connexion cozy curb curbs daemon disc discs disk disks draft drafts draught dispatch enquire
    enquiries enquiry enroll ensure fetus flier gage gram hostler inquire inquiries inquiry install instal jail judgement judgment
    acknowledgement acknowledgment ageing aging adviser advisor licence license licenses licensed meter meters mold molt mum mom
    per percent plow practice practices practise premise premises program programs programme programmes realty router skeptic story
    stories storey tire tires tired tyre vise wagon whiskey whisky yogurt omelet artifact artifacts artefact grey gray fillet glamor
    glamour amok benefited focused sulfur peddler pedlar likable livable salable sizable usable movable aluminum aluminium spelt
    learnt burnt dreamt leapt spilt leaped learned burned spelled dreamed spilled hiccup carcass phony phoney bogey furor furore
    analog catalog dialog dialogs analogue preventative preventive orientate orient insure cipher cypher siphon syphon gypsy tidbit
    titbit encyclopedia encyclopaedia medieval mediaeval archeology archaeology archeological archaeological archeologist archaeologist
    archeologists archaeologists bark barque broach brooch bur burr chord cord hypo toward towards afterward afterwards among amongst
    while whilst story tone ton tonne tons tonnes ring rime rhyme cruller font fount pedal font lira mummy mommy review whir
    """.split()
)
CONFUSED = {"cancellation", "cancellations", "cancelation", "canceler", "worshiper", "dispatched", "dispatches", "despatch"}


def entries(text):
    """Yields the variants of each entry: pairs of a word and its types (category, tag)."""
    for cluster in re.split(r"\nCluster \{", text)[1:]:
        level = int(re.search(r"level: (\d+)", cluster).group(1))
        for entry in re.split(r"\n  Entry \{", cluster)[1:]:
            variants = []
            for variant in re.split(r"\n      Variant \{", entry)[1:]:
                word = re.search(r'word: "([^"]*)"', variant).group(1)
                types = re.findall(r"category: Category::(\w+), tag: (?:None|Some\(Tag::(\w+)\))", variant)
                variants.append((word, types))
            yield level, variants


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    sides = {}
    pairs = []
    for level, variants in entries(text):
        categories = {category for _, types in variants for category, _ in types}
        for word, types in variants:
            own = sides.setdefault(word, set())
            for category, tag in types:
                if tag in ("", "Eq", "Variant"):
                    own.add(category)
            # An entry without Oxford forms has none that differ.
            if "BritishIze" not in categories and "BritishIse" in own:
                own.add("BritishIze")
        if level <= LEVEL:
            best = {}
            for category in ("American", "BritishIse"):
                found = [word for word, types in variants if (category, "") in types]
                if len(found) == 1:
                    best[category] = found[0]
            if len(best) == 2 and best["American"] != best["BritishIse"]:
                pairs.append((best["American"], best["BritishIse"]))
    lines = set()
    bases = {us for us, _ in pairs}
    for us, uk in pairs:
        if not all(re.fullmatch("[a-z]{4,}", word) for word in (us, uk)) or {us, uk} & (BOTH | CONFUSED):
            continue
        if "American" in sides[uk] or "BritishIse" in sides[us]:
            continue
        # Inflections that nobody writes (`colorlessest`, `favoreds`).
        if any(us.endswith(end) and us[: -len(end)] in bases for end in ("er", "est", "rer", "rest", "der", "dest", "ner", "nest")):
            continue
        if re.search("(lier|liest|eds|nesses|ings|inglies)$", us) and us not in ("earnings",):
            continue
        oxford = "BritishIze" in sides[us]
        if oxford and not re.search("i[sz]", us):
            continue
        lines.add(f"{us} {uk} z" if oxford else f"{us} {uk}")
    sys.stdout.write(NOTICE)
    sys.stdout.writelines(f"{line}\n" for line in sorted(lines))


if __name__ == "__main__":
    main()
