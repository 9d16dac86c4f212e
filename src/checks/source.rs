//! A source that the translation cannot have been made from: said once, and nothing else is compared.

use crate::article::Article;
use crate::bilingual::SourceFault;
use crate::checks::{Asked, Check, Finding};

/// See the module.
pub(super) struct Source;

impl Check for Source {
    fn name(&self) -> &'static str {
        "source"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["empty", "same", "language", "short"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some((fault, start)) = article.source_fault() else { return };
        let fault = match fault {
            SourceFault::Empty => "empty",
            SourceFault::Same => "same",
            SourceFault::Language => "language",
            SourceFault::Short => "short",
        };
        findings.push(Finding::new(fault, start).value("language", article.target.language.name));
    }
}
