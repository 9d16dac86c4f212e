//! One thing of the source under two names in one translation: a line that recurs, a title in quotation marks, an acronym.
//!
//! Each segment is translated by itself and picks a name of its own. Words of every day may go under several names by right, so only what
//! has one name is looked at, and only where it is certain what of the translation stands for it.

mod acronyms;
mod quoted;

use crate::article::{Article, Side};
use crate::bilingual::{Segment, letters};
use crate::checks::{Asked, Check, Finding};
use crate::text::{Case, Span};
use std::collections::{BTreeMap, HashMap};

/// Letters of the shortest line that is looked at, those of Chinese and Japanese counted double: “Yes.” may be put in many ways.
const SHORTEST_LINE: usize = 16;

/// See the module.
pub(crate) struct ArticleTerms;

impl Check for ArticleTerms {
    fn name(&self) -> &'static str {
        "article-terms"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["line", "title", "quoted", "acronym", "transcribed"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        let segments: Vec<&Segment> = article.segments().iter().filter(|segment| segment.is_comparable()).collect();
        // One segment has nothing to differ from.
        if segments.len() < 2 {
            return;
        }
        report("line", &lines(article, source, &segments), |one, other| one != other, findings);
        quoted::find(article, source, &segments, findings);
        acronyms::find(article, source, &segments, findings);
    }
}

/// What the translation has for one thing of the source at one place.
struct Use {
    /// What is compared: the words in lower case.
    text: String,
    target: Span,
    source: Span,
}

/// The uses of each thing, by what the source calls it.
type Uses = BTreeMap<String, Vec<Use>>;

/// Reports of each thing the uses that are apart from the most frequent one, the first of equals.
fn report(fault: &'static str, things: &Uses, is_apart: impl Fn(&str, &str) -> bool, findings: &mut Vec<Finding>) {
    for uses in things.values().filter(|uses| uses.len() > 1) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        uses.iter().for_each(|used| *counts.entry(&used.text).or_default() += 1);
        let Some(usual) = uses.iter().rev().max_by_key(|used| counts[used.text.as_str()]) else { continue };
        for used in uses.iter().filter(|used| is_apart(&used.text, &usual.text)) {
            let finding = Finding::new(fault, used.target).related(usual.target, "the same of the source, under another name");
            findings.push(finding.in_source(used.source, "what is meant"));
        }
    }
}

/// The segments of which the source has another one like them.
fn lines(article: &Article<'_>, source: &Side<'_>, segments: &[&Segment]) -> Uses {
    let mut lines = Uses::new();
    for segment in segments {
        let own = segment.source.text(source);
        if letters(own) >= SHORTEST_LINE {
            let text = words(segment.target.text(&article.target));
            let used = Use { text, target: segment.target.span, source: segment.source.span };
            lines.entry(words(own)).or_default().push(used);
        }
    }
    lines
}

/// The letters and figures of a text in lower case, with a space between its words.
fn words(text: &str) -> String {
    let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether more than half of the words of a segment are all capitals, on either side: such a line has no acronyms.
fn is_shouted(article: &Article<'_>, source: &Side<'_>, segment: &Segment) -> bool {
    [(&segment.target, &article.target), (&segment.source, source)].into_iter().any(|(part, side)| {
        let capitals = part.words(side).filter(|word| word.case == Case::Upper).count();
        capitals * 2 > part.words
    })
}
