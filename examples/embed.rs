//! mtlint inside another program: a text in, findings out, with places as JavaScript and editors count them, and edits.
//!
//! `cargo run --example embed` prints one line a finding.

#![allow(clippy::print_stdout, reason = "an example prints")]

use mtlint::text::Offsets;
use mtlint::{Document, Error, Linter, RuleSet};

const ARTICLE: &str = "\
Floods reach Zürich 🌊

• Follow I follow

The mayor said the the river will not rise any further.
He spoke of „a night to forget\" , as the rain went on.
";

fn main() -> Result<(), Error> {
    let linter = Linter::new(RuleSet::built_in());
    let document = Document::plain("en".parse()?, ARTICLE);
    let offsets = Offsets::of(&document.text);
    for finding in linter.check(&document) {
        let range = offsets.utf16_range(finding.span);
        println!("{}–{} {} {}: {}", range.start, range.end, finding.severity, finding.rule, finding.message);
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            let range = offsets.utf16_range(edit.span);
            println!("    {}–{} becomes {:?}", range.start, range.end, edit.replacement);
        }
    }
    Ok(())
}
