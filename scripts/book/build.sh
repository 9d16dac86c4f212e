#!/usr/bin/env bash
# The book: the guides of this tree and a page for every rule. `scripts/book/build.sh DIR [PROGRAM]` needs mdBook
# (https://rust-lang.github.io/mdBook/) and, to look at each link, Python; PROGRAM is target/debug/mtlint if not given.
set -euo pipefail
cd "$(dirname "$0")/../.."
book=${1:?usage: scripts/book/build.sh DIR [PROGRAM]}
program=${2:-target/debug/mtlint}
mkdir -p "$book"
book=$(cd "$book" && pwd)
rm -rf "$book/src"
mkdir -p "$book/src"
cp scripts/book/book.toml scripts/book/wrap.css "$book"
# Everything that a guide links to, at its place.
for file in README.md CONTRIBUTING.md CHANGELOG.md LICENSE-* docs/* editors/vscode/README.md python/README.md python/lib/mtlint/opuscleaner.json \
    python/examples/* .github/ISSUE_TEMPLATE/false-positive.md fuzz/README.md; do
    mkdir -p "$book/src/$(dirname "$file")"
    cp "$file" "$book/src/$file"
done
"$program" rules pages --isolated --quiet --judged docs/judged.tsv -o "$book/src/rules"
{ cat scripts/book/SUMMARY.md; echo; sed 's#\](#](rules/#' "$book/src/rules/SUMMARY.md"; } >"$book/src/SUMMARY.md"
rm "$book/src/rules/SUMMARY.md"
# mdBook makes the page index.html of a README.md, but leaves links to it as they are.
find "$book/src" -name '*.md' -exec sed -i 's#\(](\([^)]*/\)\{0,1\}\)README\.md#\1index.md#g' {} +
find "$book/src" -name README.md -execdir mv {} index.md \;
mdbook build "$book"
if command -v python3 >/dev/null; then
    python3 scripts/book/links.py "$book/book"
fi
