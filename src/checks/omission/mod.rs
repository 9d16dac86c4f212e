//! What the source has and the translation has not.

mod clause;
mod paragraph;
mod sentence;

use crate::article::Article;
use crate::bilingual::{Measure, Whole};
use crate::checks::{Asked, Check, Finding};

/// See the module.
pub(super) struct Omission;

impl Check for Omission {
    fn name(&self) -> &'static str {
        "omission"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["empty", "paragraph", "sentence", "clause", "perhaps-clause"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        for segment in article.segments() {
            if segment.whole == Some(Whole::Empty) {
                findings.push(Finding::new("empty", segment.target.span).in_source(segment.source.span, "the source"));
            }
        }
        paragraph::find(article, findings);
        let Some(source) = article.source() else { return };
        let Some(measure) = Measure::of(article.segments(), &article.target, source) else { return };
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            let sentence = sentence::find(segment, &article.target, source, &measure);
            findings.extend(sentence.or_else(|| clause::find(segment, &article.target, source, &measure)));
        }
    }
}
