"""Counts what is public in the library: the items, and the fields, variants and methods that its documentation shows.

    cargo doc --no-deps --lib
    python scripts/public_items.py target/doc/mtlint

What implements a trait is counted with the trait alone. A method that comes in by `Deref` is not counted.
"""

import collections
import pathlib
import re
import sys

ITEM = re.compile(r"^(attr|constant|derive|enum|fn|macro|static|struct|trait|type|union)\.")
PART = re.compile(r'id="(structfield|variant|method|tymethod|associatedconstant)\.[^".]*(\.field)?[^"]*"')
OTHERS = re.compile(r'id="(?:deref-methods-[^"]*|trait-implementations|synthetic-implementations|blanket-implementations|implementors)"')

counts = collections.Counter()
for page in sorted(pathlib.Path(sys.argv[1]).rglob("*.html")):
    if item := ITEM.match(page.name):
        counts[item[1]] += 1
        own = OTHERS.split(page.read_text(encoding="utf-8"))[0]
        counts.update("structfield" if part[2] else part[1].replace("tymethod", "method") for part in PART.finditer(own))
for kind, count in sorted(counts.items()):
    print(f"{count:5}  {kind}")
print(f"{sum(counts.values()):5}  in all")
