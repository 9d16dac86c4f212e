//! Translations of another segment of the article, told by their length and by what both have in common whatever the languages. Only
//! segments that share an anchor are compared, so the cost grows with the anchors and not with the pairs of segments.

use super::evidence::{Clue, Clues, has_concepts, length};
use super::{Segment, Whole};
use crate::input::align::distance;
use crate::input::anchors::Anchors;
use crate::text::Prose;

/// A document of more segments is no article, and what stands beside what in it says nothing.
const MOST_SEGMENTS: usize = 1000;

/// Characters of the shortest translation that tells its source: a country and its capital stand for one another in headings.
const SHORTEST: f64 = 40.0;
/// What two texts must have in common at least, as in [`Anchors::cost`]; more where no words of one meaning are known.
const SHARED: f64 = -3.0;
const SHARED_FORMS: f64 = -9.0;

/// How likely two texts are no pair: the anchors and the length of each source and translation, as negative logarithms of a
/// probability.
struct Costs {
    anchors: Anchors,
    /// Characters of each source, as many as its translation should have.
    sources: Vec<f64>,
    targets: Vec<f64>,
    /// What two texts must have in common at least.
    least: f64,
}

impl Costs {
    fn of(segments: &[Segment], clues: &Clues, target: &Prose<'_>, source: &Prose<'_>) -> Self {
        let texts = || segments.iter().map(|segment| (segment.source.text(source), segment.target.text(target)));
        let anchors = |side: &[Vec<Clue>]| side.iter().map(|clues| clues.iter().map(|clue| clue.anchor).collect()).collect();
        let anchors = Anchors::of(anchors(&clues.sources), anchors(&clues.targets));
        let mut sources: Vec<f64> = texts().map(|(source, _)| length(source)).collect();
        let targets: Vec<f64> = texts().map(|(_, target)| length(target)).collect();
        let ratio = targets.iter().sum::<f64>() / sources.iter().sum::<f64>().max(1.0);
        sources.iter_mut().for_each(|length| *length *= ratio);
        Self { anchors, sources, targets, least: if has_concepts(target, source) { SHARED } else { SHARED_FORMS } }
    }

    fn cost(&self, source: usize, target: usize) -> f64 {
        self.anchors.cost(source..source + 1, target..target + 1) + distance(self.sources[source], self.targets[target])
    }

    /// Whether the translation at `here` belongs to the source at `there`.
    fn is_misplaced(&self, here: usize, there: usize) -> bool {
        if self.targets[here] < SHORTEST {
            return false;
        }
        let (own, other) = (self.cost(here, here), self.cost(there, here));
        let (theirs, back) = (self.cost(there, there), self.cost(here, there));
        // What both have in common proves it, and length alone nothing.
        let shared = |source, target| self.anchors.cost(source..source + 1, target..target + 1);
        let (shared, shared_back) = (shared(there, here), shared(here, there));
        // Both fit better the other way round, by any measure and by much in all; or it belongs there, and what stands there does not:
        // a headline is like its lead.
        let is_better = own + theirs - other - back >= 6.0 && own.min(theirs) - other.max(back) >= 1.0;
        let is_exchanged = is_better && shared <= 0.0 && shared_back <= 0.0 && shared + shared_back <= self.least;
        is_exchanged || shared <= 2.0 * self.least && own >= 4.0 && own - other >= 6.0 && theirs - other >= 2.0
    }
}

/// Marks the segments that hold the translation of another one.
pub(super) fn judge(segments: &mut [Segment], clues: &Clues, target: &Prose<'_>, source: &Prose<'_>) {
    if !(2..=MOST_SEGMENTS).contains(&segments.len()) {
        return;
    }
    let costs = Costs::of(segments, clues, target, source);
    // For each translation the source of another segment that it fits best.
    let mut best: Vec<Option<(f64, usize)>> = vec![None; segments.len()];
    for (source, target) in costs.anchors.related().filter(|(source, target)| source != target) {
        let cost = costs.cost(source, target);
        if best[target].is_none_or(|(least, _)| cost < least) {
            best[target] = Some((cost, source));
        }
    }
    for (here, best) in best.into_iter().enumerate() {
        let Some((_, there)) = best else { continue };
        if segments[here].is_comparable() && !segments[there].source.span.is_empty() && costs.is_misplaced(here, there) {
            segments[here].whole = Some(Whole::Misplaced(there));
        }
    }
}
