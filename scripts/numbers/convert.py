#!/usr/bin/env python3
"""Writes data/numbers/<tag>.tsv: number words, units, currencies, and what stands beside numbers, of each language whose numbers are compared.

Run it from the root of the repository; Python 3.9 or later with PyICU, which spells the numbers out by the rules of CLDR 48:

    pip install pyicu
    for p in rbnf units-full; do
        npm pack cldr-$p@48.2.0 && mkdir -p cldr/$p && tar xzf cldr-$p-48.2.0.tgz -C cldr/$p --strip-components=1
    done
    python3 scripts/numbers/convert.py cldr

The CLDR data is © Unicode, Inc., under the Unicode License v3 (SPDX: Unicode-3.0); so is what is made of it in the tables. What CLDR
lacks is in numerals.py, units.py and facts.py beside this file and is our own. Names of months and days are in src/lang/.
"""

import json
import re
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import icu

import facts
import numerals
import units

LANGUAGES = "cs de en es fr hi it ja pl ru uk zh".split()
HAN = {"ja", "zh"}
SPELLED = {"fr": ["fr_BE", "fr_CH"]}
SCALES = [10**3, 10**6, 10**9, 10**12]
VALUES = [
    *range(100),
    *(100 * i for i in range(1, 10)),
    *(1000 * i for i in range(1, 10)),
    *(times * scale for scale in SCALES[1:] for times in (1, 2, 5)),
]
# Their number alone says nothing: what is glued to digits or stands in a list of abbreviations.
AFTER_DIGITS = "k m b bn tn trn tln mln mn mio mia mrd md mds mld tsd bio mill mm тыс млн млрд трлн тис т tys bln tis mil bil"
HEAD = """\
# Numbers of {name}: words for them, units, and what stands beside them. Made by scripts/numbers/convert.py; change that, not this.
# Words and units from CLDR {version}: data © Unicode, Inc., licence Unicode-3.0 (https://www.unicode.org/license.txt). The rest is our own.
"""
NAMES = dict(zip(LANGUAGES, "Czech German English Spanish French Hindi Italian Japanese Polish Russian Ukrainian Chinese".split()))


def plain(text):
    """Lower case, with one kind of apostrophe and spaces for hyphens, as the texts are read."""
    text = text.replace("\u00ad", "").replace("\u200b", "").replace("\u2019", "'").replace("ʼ", "'")
    return re.sub(r"\s+", " ", text.replace("-", " ")).lower().strip()


def spelled(folder, tag):
    """The numerals of one word that the rules of CLDR make: (form, kind, value)."""
    found = set()
    for locale in [tag, *SPELLED.get(tag, [])]:
        rules = (folder / f"{locale}-SpelloutRules.txt").read_text(encoding="utf-8")
        speller = icu.RuleBasedNumberFormat(rules, icu.Locale(locale))
        for index in range(speller.getNumberOfRuleSetNames()):
            name = speller.getRuleSetName(index)
            if any(part in name for part in ("year", "digits", "%%", "financial", "days")):
                continue
            kind = "ord" if "ordinal" in name else "card"
            speller.setDefaultRuleSet(name)
            for value in VALUES:
                form = plain(speller.format(value))
                words = form.split()
                if re.search(r"\d", form) or not words:
                    continue
                if len(words) == 1 and (tag not in HAN or len(form) == 1):
                    is_scale = kind == "card" and value >= 1000 and tag not in HAN | {"de", "it"}
                    if not (is_scale and value in (2000, 3000)):
                        found.add((form, "mult" if is_scale else kind, value))
                elif tag == "fr" and words[0] == "quatre" and words[1] in ("vingt", "vingts") and len(words) == 2:
                    found.add((form, kind, 80))
                elif len(words) == 2 and kind == "card" and value >= 100 and tag not in HAN:
                    scale = max(scale for scale in (100, *SCALES) if value % scale == 0)
                    found.add((words[1], "mult", scale))
    return found


def number_words(folder, tag):
    """{(kind, value): forms} of a language; a form that is weak by hand has no stronger reading."""
    own = [(form.replace("ʼ", "'"), kind, Fraction(value)) for lang, form, kind, value in numerals.rows if lang == tag]
    stop = {form for form, kind, _ in own if kind == "stop"}
    readings = defaultdict(set)
    prefixes = set()
    for form, kind, value in [*own, *((form, kind, Fraction(value)) for form, kind, value in spelled(folder, tag))]:
        if kind == "prefix":
            prefixes.add((form, kind, value))
        elif kind != "stop" and not (form in stop and kind in ("card", "ord")):
            readings[form].add((kind, value))
    table = defaultdict(set)
    for form, all_of_it in readings.items():
        kinds = {kind for kind, _ in all_of_it}
        for kind, value in all_of_it:
            is_weaker = "weak" in kinds and kind not in ("weak", "frac") or "mult" in kinds and kind == "card"
            if not is_weaker:
                table[kind, value].add(form)
    for form, kind, value in prefixes:
        table[kind, value].add(form)
    return table


def unit_forms(folder, tag):
    """{unit: forms}."""
    names = json.loads((folder / tag / "units.json").read_text(encoding="utf-8"))["main"][tag]["units"]
    table = {}
    for width in ("long", "short"):
        for key, patterns in sorted(names[width].items()):
            if key not in units.UNITS or width == "short" and key.startswith("duration"):
                continue
            for case, pattern in patterns.items():
                if "{0}" in str(pattern) and "per" not in case.lower():
                    form = plain(pattern.replace("\u00a0", " ").replace("\u202f", " ").replace("{0}", "")).rstrip(".")
                    if form:
                        table.setdefault(form, units.UNITS[key])
    for pair in units.SPELLINGS[tag].split():
        form, unit = pair.rsplit(":", 1)
        table[plain(form.replace("_", " ")).rstrip(".")] = unit
    for form, unit in table.items():
        if unit == "lb" and tag != "zh" and not re.search(r"\b(lb|lbs)\b", form):
            table[form] = "GBP/lb"
    for form in facts.NOT_UNITS.get(tag, "").split():
        table.pop(form, None)
    more = [facts.MORE_UNITS.get(tag, ""), facts.EVERYWHERE, facts.DEGREES if tag not in HAN else ""]
    for pair in " ".join(more).split():
        form, unit = pair.rsplit(":", 1)
        table[form.replace("_", " ")] = unit
    turned = defaultdict(set)
    for form, unit in table.items():
        turned[unit].add(form)
    return turned


def days_and_months(tag):
    """Names that src/lang/ has not."""
    if tag == "hi":
        for kind, names in ("month", units.HINDI_MONTHS), ("weekday", units.HINDI_DAYS):
            for index, forms in enumerate(names.split("|")):
                yield kind, index + 1, forms.split(",")
    if tag == "zh":
        for index, day in enumerate("一二三四五六日"):
            yield "weekday", index + 1, [prefix + day for prefix in ("星期", "周", "礼拜", "週")]
        yield "weekday", 7, ["星期天", "周天"]
    if tag == "ja":
        for index, day in enumerate("月火水木金土日"):
            yield "weekday", index + 1, [day + "曜"]


def han_facts():
    yield "counter", "", facts.HAN_COUNTERS.split()
    yield "no-number", "", facts.HAN_NOT.split()
    yield "last-century", "", facts.HAN_LAST_CENTURY.split()
    yield "century", "", facts.HAN_CENTURY.split()
    for kind, pairs in ("stands", facts.HAN_STANDS), ("era", facts.HAN_ERAS):
        for pair in pairs.split():
            value, form = pair.split(":")
            yield kind, value, [form]


def rows(cldr, tag):
    for (kind, value), forms in number_words(cldr / "rbnf/rbnf", tag).items():
        # What is written in ideographs is read by its own grammar.
        if tag not in HAN:
            yield kind, str(value), forms
    for unit, forms in unit_forms(cldr / "units-full/main", tag).items():
        yield "unit", unit, forms
    for pair in units.CURRENCIES[tag].split():
        stem, unit = pair.rsplit(":", 1)
        yield "currency", unit, [stem]
    for pair in facts.UNIT_STEMS.get(tag, "").split():
        stem, unit = pair.rsplit(":", 1)
        yield "unit-stem", unit, [stem]
    for sign, unit in units.SIGNS.items():
        yield "sign", unit, [sign]
    yield from days_and_months(tag)
    if tag in HAN:
        yield from han_facts()
    else:
        # Spanish “mil” is a thousand.
        yield "after-digits", "", [form for form in AFTER_DIGITS.split() if (tag, form) != ("es", "mil")]
        yield "tail", "", facts.TAILS.split()
        yield "decade-tail", "", facts.DECADE_TAILS.split()
        yield "ordinal-tail", "", facts.ORDINAL_TAILS.split()
        for kind, value, forms in facts.FACTS[tag]:
            yield kind, value, [form.replace("_", " ") for form in forms.split(" ")]


def main():
    cldr = Path(sys.argv[1])
    version = json.loads((cldr / "rbnf/package.json").read_text())["version"]
    for tag in LANGUAGES:
        table = defaultdict(set)
        for kind, value, forms in rows(cldr, tag):
            # The texts are read with one letter for both.
            table[kind, str(value)].update(form.replace("ё", "е") for form in forms)
        with open(f"data/numbers/{tag}.tsv", "w", encoding="utf-8") as out:
            out.write(HEAD.format(name=NAMES[tag], version=version))
            for (kind, value), forms in sorted(table.items()):
                out.write("\t".join([kind, value, *sorted(forms - {""})]) + "\n")


main()
