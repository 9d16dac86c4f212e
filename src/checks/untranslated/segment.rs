//! Segments, and sentences of segments, that were not translated, told by their source.

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
        let Some(source) = article.source() else { return };
        for segment in article.segments() {
            findings.extend(judge(article, segment));
            let sentences = segment.parts(article.document, &article.target, source);
            // A few words may be a name or a quotation in the midst of others.
            findings.extend(sentences.iter().filter(|sentence| sentence.target.words >= SENTENCE).filter_map(|part| judge(article, part)));
        }
    }
}

/// So many words of a segment are a sentence.
const SENTENCE: usize = 4;

fn judge(article: &Article<'_>, segment: &bilingual::Segment) -> Option<Finding> {
    let finding = match segment.whole? {
        Whole::Copied => Finding::new("copied", segment.target.span),
        Whole::Script => Finding::new("script", segment.target.span),
        // With a title or a saying in it.
        Whole::Language(_) if is_english(article, segment) => return None,
        Whole::Language(name) => Finding::new("language", segment.target.span).value("language", name),
        Whole::Empty | Whole::Misplaced(_) | Whole::Unrelated => return None,
    };
    Some(finding.in_source(segment.source.span, "the source"))
}

fn is_english(article: &Article<'_>, segment: &bilingual::Segment) -> bool {
    let target = &article.target;
    target.language.has_dictionary() && non_word::is_half_english(segment.target.words(target), target.text)
}
