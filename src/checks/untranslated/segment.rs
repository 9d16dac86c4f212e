//! Segments that were not translated, told by their source.

use crate::article::Article;
use crate::bilingual::{self, Whole};
use crate::checks::spelling::non_word;
use crate::checks::{Asked, Check, Finding};

/// See the module.
pub(crate) struct Segment;

impl Check for Segment {
    fn name(&self) -> &'static str {
        "untranslated"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["copied", "script", "language"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        for segment in article.segments() {
            let finding = match segment.whole {
                Some(Whole::Copied) => Finding::new("copied", segment.target.span),
                Some(Whole::Script) => Finding::new("script", segment.target.span),
                // With a title or a saying in it.
                Some(Whole::Language(_)) if is_english(article, segment) => continue,
                Some(Whole::Language(name)) => Finding::new("language", segment.target.span).value("language", name),
                _ => continue,
            };
            findings.push(finding.in_source(segment.source.span, "the source"));
        }
    }
}

fn is_english(article: &Article<'_>, segment: &bilingual::Segment) -> bool {
    let target = &article.target;
    target.language.has_dictionary() && non_word::is_half_english(segment.target.words(target), target.text)
}
