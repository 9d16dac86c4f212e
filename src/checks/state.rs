//! What a file says of a segment, against what stands in it.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};

/// See the module.
pub(super) struct State;

impl Check for State {
    fn name(&self) -> &'static str {
        "state"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["untranslated"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let marked = &article.document.marked_untranslated;
        let Some(source) = article.source().filter(|_| !marked.is_empty()) else { return };
        let translated = article.segments().iter().filter(|segment| segment.is_comparable());
        let (marked, others): (Vec<_>, Vec<_>) = translated.partition(|segment| marked.binary_search(&(segment.unit as u32)).is_ok());
        // Where most are marked, an engine filled the file beforehand, and whoever goes through it has yet to come to them.
        if marked.len() > others.len() {
            return;
        }
        let is_other = |text: &str, original: &str| text.to_lowercase() != original.to_lowercase();
        let denied = marked.into_iter().filter(|segment| is_other(segment.target.text(&article.target), segment.source.text(source)));
        findings.extend(denied.map(|segment| Finding::new("untranslated", segment.target.span)));
    }
}
