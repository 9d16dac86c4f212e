//! A file of forty segments with faults in what a file says besides its words: tags, slots, spaces, lines, keys, states.

use mtlint::fix::fix;
use mtlint::input::{self, Format, Options, documents};
use mtlint::{Document, Linter, RuleSet, Safety};
use std::collections::BTreeSet;
use std::fs;

/// A segment, by its name, and a rule that must find something in it.
const FAULTS: [(&str, &str); 27] = [
    ("tag-lost", "markup/tag-lost"),
    ("tag-added", "markup/tag-added"),
    ("tag-moved", "markup/tag-moved"),
    ("tag-crossed", "markup/tag-crossed"),
    ("percent", "address/slot-changed"),
    ("percent", "markup/placeholder"),
    ("brace", "address/slot-lost"),
    ("mustache", "address/slot-changed"),
    ("mustache", "markup/template"),
    ("i18next", "address/slot-lost"),
    ("lead-space", "label/edge-space"),
    ("trail-space", "label/edge-space"),
    ("breaks", "label/line-count"),
    ("accelerator", "label/key-lost"),
    ("accelerator2", "label/key-lost"),
    ("untranslated-marked", "untranslated/copied"),
    ("translated-marked-new", "state/marked-untranslated"),
    ("locked", "repetition/repeated-word"),
    ("approved", "repetition/repeated-word"),
    ("empty", "omission/empty"),
    ("repeat", "repetition/repeated-word"),
    ("number", "numbers/changed"),
    ("quote", "quotes/unpaired"),
    ("entity", "encoding/html-entity"),
    ("mojibake", "encoding/mojibake"),
    ("space", "punctuation/double-space"),
    ("space", "punctuation/space-before-mark"),
];

fn read(text: &str) -> Document {
    documents(text.as_bytes(), "x.xlf", Format::Xliff, &Options::default()).next().expect("a document").expect("it is XLIFF")
}

#[test]
fn each_fault_is_found_where_it_is_and_mended_where_it_may_be() {
    let text = fs::read_to_string("tests/fixtures/translators/flood.de-en.xlf").expect("a fixture");
    let (document, linter) = (read(&text), Linter::new(RuleSet::built_in()));
    assert_eq!(document.units.len(), 40);
    let found: BTreeSet<(String, &str)> = linter
        .check(&document)
        .iter()
        .map(|finding| (document.units[document.unit_at(finding.span.start)].segment.clone().unwrap_or_default(), &*finding.rule))
        .map(|(segment, rule)| (segment, FAULTS.iter().map(|fault| fault.1).find(|known| *known == rule).unwrap_or("another rule")))
        .collect();
    let wanted: BTreeSet<(String, &str)> = FAULTS.iter().map(|(segment, rule)| ((*segment).to_owned(), *rule)).collect();
    assert_eq!(found, wanted);

    let fixed = fix(&linter, &document, Safety::Unsafe, &|_, all| all).expect("it can be mended");
    let mended = String::from_utf8(input::rewrite(&fixed.document, &[]).expect("it can be written")).expect("text");
    let changed: Vec<&str> = text.lines().zip(mended.lines()).filter(|(before, after)| before != after).map(|(_, after)| after).collect();
    let id = |line: &str| line.split('"').nth(1).unwrap_or_default().to_owned();
    assert_eq!(
        changed.iter().map(|line| id(line)).collect::<Vec<_>>(),
        ["percent", "mustache", "repeat", "number", "entity", "mojibake", "space"]
    );
    let source = |line: &str| line.split("<target").next().unwrap_or_default().to_owned();
    assert!(text.lines().zip(mended.lines()).all(|(before, after)| source(before) == source(after)));
    assert!(text.lines().count() == mended.lines().count() && mended.contains("saw the the house") && mended.contains("saw the the boat"));
}
