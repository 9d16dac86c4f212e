//! Runs one check over a text, for the tests of the checks and of what they read.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Edit;
use crate::document::Document;
use crate::input::{Format, Options, documents};
use crate::text::line_blocks;

/// A plain document of `text` in `lang`: every line that is not blank is a block.
pub(crate) fn document(lang: &str, text: &str) -> Document {
    Document::new("example.txt", lang.parse().expect("a language tag"), text, line_blocks(text))
}

/// What `check` finds in `text`, by place.
pub(crate) fn findings(check: &dyn Check, lang: &str, text: &str) -> Vec<Finding> {
    let document = document(lang, text);
    let mut found = Vec::new();
    check.run(&Article::new(&document), &Asked::default(), &mut found);
    found.sort_by_key(|finding| finding.span);
    for finding in &found {
        assert!(check.faults().contains(&finding.fault));
        assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
    }
    found
}

/// What `check` finds in a segment of an XLIFF file from German into English with these contents.
pub(crate) fn in_xliff(check: &dyn Check, source: &str, target: &str) -> Vec<Finding> {
    let text = format!(
        "<xliff version='1.2'><file source-language='de' target-language='en'><body><trans-unit id='1'><source>{source}</source>\
         <target>{target}</target></trans-unit></body></file></xliff>"
    );
    let mut documents = documents(text.as_bytes(), "x.xlf", Format::Xliff, &Options::default());
    let document = documents.next().expect("a document").expect("a file that can be read");
    let mut findings = Vec::new();
    check.run(&Article::new(&document), &Asked::default(), &mut findings);
    findings
}

/// What `check` finds in `text`: the fault, the text at its span, and the whole text after its fix.
pub(crate) fn found(check: &dyn Check, lang: &str, text: &str) -> Vec<(&'static str, String, Option<String>)> {
    let found = findings(check, lang, text).into_iter().map(|finding| {
        let fixed = finding.fix.map(|(_, edits)| apply(text, edits));
        (finding.fault, finding.span.text(text).to_owned(), fixed)
    });
    found.collect()
}

/// The faults with the texts they stand at.
pub(crate) fn places<'t>(check: &dyn Check, lang: &str, text: &'t str) -> Vec<(&'static str, &'t str)> {
    findings(check, lang, text).iter().map(|finding| (finding.fault, finding.span.text(text))).collect()
}

/// The text after all fixes.
pub(crate) fn fixed(check: &dyn Check, lang: &str, text: &str) -> String {
    apply(text, findings(check, lang, text).into_iter().filter_map(|finding| finding.fix).flat_map(|(_, edits)| edits).collect())
}

fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort();
    let mut fixed = text.to_owned();
    for edit in edits.iter().rev() {
        fixed.replace_range(edit.span.range(), &edit.replacement);
    }
    fixed
}
