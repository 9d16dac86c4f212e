//! A bilingual article that another program holds in memory, segment by segment, is checked against its source.
//!
//! `cargo run --example bilingual` prints the findings, each with the segment and, where it goes by the source, the place there.

#![allow(clippy::print_stdout, reason = "an example prints")]

use mtlint::{Document, Error, Linter, RuleSet};

const SEGMENTS: [(&str, &str); 3] = [
    ("Der Fluss stieg in der Nacht zum Freitag.", "The river rose in the night to Friday."),
    ("Die aktuelle Höhe liegt bei 7,20 Metern.", "The actual height is 7,20 meters."),
    ("Niemand wurde verletzt.", "Nobody was hurt."),
];

fn main() -> Result<(), Error> {
    let linter = Linter::new(RuleSet::built_in());
    let document = Document::from_segments("en".parse()?, "de".parse()?, SEGMENTS);
    for finding in linter.check(&document) {
        let unit = &document.units[document.unit_at(finding.span.start)];
        let segment = unit.segment.as_deref().unwrap_or_default();
        println!("segment {segment}: {} {}: {}", finding.severity, finding.rule, finding.message);
        if let Some(source) = &finding.source {
            println!("    {}: “{}”", source.message, source.span.text(&document.source));
        }
        if let Some(fix) = &finding.fix {
            println!("    {}", fix.description);
        }
    }
    Ok(())
}
