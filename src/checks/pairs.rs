//! Segments whose translation belongs to another source.

use crate::article::Article;
use crate::bilingual::{Segment, Whole};
use crate::checks::{Asked, Check, Finding};
use crate::text::Prose;
use std::collections::{BTreeSet, HashMap};

/// See the module.
pub(super) struct Pairs;

/// Words of a translation that does not stand twice by chance.
const FEWEST_WORDS: usize = 4;

/// From the first of a shifted run to its last, and between two of it.
const LEAST_RUN: usize = 2;
const REACH: usize = 3;

impl Check for Pairs {
    fn name(&self) -> &'static str {
        "pairs"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["misplaced", "shifted", "unrelated", "same-target"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let Some(source) = article.source() else { return };
        same_target(article, source, findings);
        misplaced(article.segments(), findings);
        unrelated(article.segments(), findings);
    }
}

/// Translations of other segments: a run that is shifted by as much all along is said once.
fn misplaced(segments: &[Segment], findings: &mut Vec<Finding>) {
    let other = |index: usize| match segments.get(index)?.whole {
        Some(Whole::Misplaced(other)) => Some(other),
        _ => None,
    };
    let mut next = 0;
    while next < segments.len() {
        let first = next;
        next += 1;
        let Some(its) = other(first) else { continue };
        let mut last = first;
        // Segments without a name or a figure tell nothing, wherever they stand.
        while let Some(further) = (last + 1..=last + REACH).find(|&index| other(index).is_some_and(|other| other + first == its + index)) {
            last = further;
        }
        next = last + 1;
        if last - first < LEAST_RUN {
            next = first + 1;
            // Two that changed places are said once.
            if its < first && other(its) == Some(first) {
                continue;
            }
        }
        let [segment, home] = [first, its].map(|index| &segments[index]);
        let finding = if last - first >= LEAST_RUN {
            Finding::new("shifted", segment.target.span).related(segments[last].target.span, "up to here at least")
        } else {
            Finding::new("misplaced", segment.target.span).related(home.target.span, "it belongs here")
        };
        findings.push(finding.in_source(home.source.span, "its source"));
    }
}

/// Translations of something else: a run of them is said once, for then two articles stand side by side.
fn unrelated(segments: &[Segment], findings: &mut Vec<Finding>) {
    let is_unrelated = |segment: &Segment| segment.whole == Some(Whole::Unrelated);
    for run in segments.chunk_by(|one, next| is_unrelated(one) && is_unrelated(next)).filter(|run| is_unrelated(&run[0])) {
        let finding = Finding::new("unrelated", run[0].target.span).in_source(run[0].source.span, "its source");
        let last = &run[run.len() - 1];
        findings.push(if run.len() > 1 { finding.related(last.target.span, "up to here at least") } else { finding });
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
