//! What the source has and the translation has not.

mod sentence;

use crate::article::Article;
use crate::bilingual::Whole;
use crate::checks::{Asked, Check, Finding};

/// See the module.
pub(super) struct Omission;

impl Check for Omission {
    fn name(&self) -> &'static str {
        "omission"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["empty", "sentence"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        for segment in article.segments() {
            if segment.whole == Some(Whole::Empty) {
                findings.push(Finding::new("empty", segment.target.span).in_source(segment.source.span, "the source"));
            }
        }
        sentence::find(article, findings);
    }
}
