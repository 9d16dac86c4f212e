//! Who said it, or that it is not certain: a claim of somebody that the translation makes its own.
//!
//! The source names somebody (“nach Angaben der Polizei”) or leaves it open (“angeblich”), and no word of the translation may render
//! that, be it a verb of speech or “may”. Values: `phrase`.

use super::{Asked, Check, Finding};
use crate::article::{Article, Side};
use crate::bilingual::Cues;
use crate::lang;
use crate::text::{Role, Span};
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(super) struct Hearsay;

/// The first two lists of [`lang::Hearsay`], in this order.
const SOURCE: usize = 0;
const HEDGE: usize = 1;

static CUES: LazyLock<BTreeMap<&'static str, Cues>> = LazyLock::new(|| {
    let cues = |language: &&'static lang::Language| {
        let lang::Hearsay { sources, hedges, reports } = language.hearsay;
        Some((language.tag, Cues::new(language, &[sources, hedges, reports])?))
    };
    lang::all().iter().filter_map(cues).collect()
});

impl Check for Hearsay {
    fn name(&self) -> &'static str {
        "hearsay"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["source-lost", "hedge-lost"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        let (Some(from), Some(to)) = (CUES.get(source.language.tag), CUES.get(article.target.language.tag)) else { return };
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            let hits = from.find(source.text, segment.source.tokens(source));
            let cue = hits.iter().find(|hit| hit.meaning == SOURCE).or_else(|| hits.iter().find(|hit| hit.meaning == HEDGE));
            let Some(cue) = cue else { continue };
            let own = &article.target;
            // A quotation says itself that these are the words of somebody.
            if has_quotation(own, segment.target.span) || !to.find(own.text, segment.target.tokens(own)).is_empty() {
                continue;
            }
            let fault = if cue.meaning == SOURCE { "source-lost" } else { "hedge-lost" };
            let phrase = cue.span.text(source.text);
            findings.push(Finding::new(fault, segment.target.span).value("phrase", phrase).in_source(cue.span, format!("“{phrase}”")));
        }
    }
}

/// Whether a quotation begins or ends in `span`.
fn has_quotation(side: &Side<'_>, span: Span) -> bool {
    let marks = &side.quotations().marks;
    let start = marks.partition_point(|mark| mark.span.start < span.start);
    let inside = marks[start..].iter().take_while(|mark| mark.span.start < span.end);
    inside.into_iter().any(|mark| matches!(mark.role, Role::Open | Role::Close))
}
