//! Segments whose translation belongs to another source.

use crate::article::Article;
use crate::bilingual::Segment;
use crate::checks::{Asked, Check, Finding};
use crate::text::Prose;
use std::collections::{BTreeSet, HashMap};

/// See the module.
pub struct Pairs;

/// Words of a translation that does not stand twice by chance.
const FEWEST_WORDS: usize = 4;

impl Check for Pairs {
    fn name(&self) -> &'static str {
        "pairs"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["same-target"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        same_target(article, source, findings);
    }
}

/// A translation that stands before, of another source.
fn same_target(article: &Article<'_>, source: &Prose<'_>, findings: &mut Vec<Finding>) {
    // Each with the words of its source.
    let mut seen: HashMap<Vec<u32>, (&Segment, BTreeSet<u32>)> = HashMap::new();
    for segment in article.segments().iter().filter(|segment| segment.is_comparable() && segment.target.words >= FEWEST_WORDS) {
        let words: Vec<u32> = segment.target.words(&article.target).map(|word| word.hash).collect();
        let sources: BTreeSet<u32> = segment.source.words(source).map(|word| word.hash).collect();
        match seen.get(&words) {
            Some((first, others)) if is_other(others, &sources) => findings.push(
                Finding::new("same-target", segment.target.span)
                    .related(first.target.span, "the same translation of another source")
                    .in_source(segment.source.span, "its source"),
            ),
            Some(_) => {}
            None => _ = seen.insert(words, (segment, sources)),
        }
    }
}

/// Whether two sources share few of their words.
fn is_other(one: &BTreeSet<u32>, other: &BTreeSet<u32>) -> bool {
    let shared = one.intersection(other).count();
    shared * 5 < one.len().max(other.len()) * 2
}
