#!/usr/bin/env python3
"""Looks at each link of the pages of a site, and at each heading that one names: `scripts/book/links.py DIR`."""

import html.parser
import pathlib
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links = set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.add(attributes.get("id"))
        self.links += [attributes[name] for name in ("href", "src") if attributes.get(name)]


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) == 2 else sys.exit(__doc__)).resolve()
    # The page of what is not found stands wherever somebody looked for it.
    pages = {path: Page(path) for path in root.rglob("*.html") if path.name not in ("404.html", "toc.html")}
    wrong = links = 0
    for path, page in pages.items():
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            links += 1
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                problem = "nothing is there"
            elif parts.fragment and target in pages and urllib.parse.unquote(parts.fragment) not in pages[target].ids:
                problem = "there is no such heading"
            else:
                continue
            wrong += 1
            print(f"{path.relative_to(root)}: {link}: {problem}", file=sys.stderr)
    print(f"{len(pages)} pages, {links} links, {wrong} of them lead nowhere")
    sys.exit(wrong > 0)


main()
