//! Runs one check over a text, for the tests of the checks.

use super::{Check, Finding, Params};
use crate::article::Article;
use crate::document::{Block, BlockKind, Document, Unit};
use crate::input::{Encoding, Origin};
use crate::text::Span;

/// A plain document of `text` in `lang`: every line is a block.
pub(super) fn document(lang: &str, text: &str) -> Document {
    let mut units = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::of(start..start + line.len());
        units.push(Unit { segment: None, target: Block::new(span, BlockKind::Paragraph), source: None });
        start += line.len() + 1;
    }
    Document {
        path: "test.txt".to_owned(),
        id: None,
        lang: lang.parse().expect("a language tag"),
        source_lang: None,
        text: text.to_owned(),
        source: String::new(),
        units,
        origin: Origin::File(Encoding::Utf8),
    }
}

/// What `check` finds in `text`, by place.
pub(super) fn findings(check: &dyn Check, lang: &str, text: &str) -> Vec<Finding> {
    let document = document(lang, text);
    let mut found = Vec::new();
    check.run(&Article::new(&document), &Params::default(), &mut found);
    found.sort_by_key(|finding| finding.span);
    for finding in &found {
        assert!(check.faults().contains(&finding.fault));
        assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
    }
    found
}

/// The faults with the texts they stand at.
pub(super) fn found<'t>(check: &dyn Check, lang: &str, text: &'t str) -> Vec<(&'static str, &'t str)> {
    findings(check, lang, text).iter().map(|finding| (finding.fault, finding.span.text(text))).collect()
}

/// The text after all fixes.
pub(super) fn fixed(check: &dyn Check, lang: &str, text: &str) -> String {
    let mut edits: Vec<_> =
        findings(check, lang, text).into_iter().filter_map(|finding| finding.fix).flat_map(|(_, edits)| edits).collect();
    edits.sort();
    let mut fixed = text.to_owned();
    for edit in edits.iter().rev() {
        fixed.replace_range(edit.span.range(), &edit.replacement);
    }
    fixed
}
