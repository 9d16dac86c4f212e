//! Translations of another segment of the article, told by what both have in common whatever the languages. Only segments that
//! share an anchor are compared, so the cost grows with the anchors and not with the pairs of segments.

use super::{Segment, Whole};
use crate::input::anchors::Anchors;
use crate::text::Prose;

/// Costs as in [`Anchors::cost`]: the translation must fit the other source at least so well, ...
const FITS: f64 = -4.0;
/// ... and so much better than its own and than what stands there now.
const BETTER: f64 = 9.0;

/// Marks the segments that hold the translation of another one.
pub(super) fn judge(segments: &mut [Segment], target: &Prose<'_>, source: &Prose<'_>) {
    if segments.len() < 2 {
        return;
    }
    let anchors = Anchors::new(
        segments.iter().map(|segment| segment.source.text(source)),
        segments.iter().map(|segment| segment.target.text(target)),
    );
    let cost = |source: usize, target: usize| anchors.cost(source..source + 1, target..target + 1);
    // For each translation the source of another segment that it fits best.
    let mut best: Vec<Option<(f64, usize)>> = vec![None; segments.len()];
    for (source, target) in anchors.related().filter(|(source, target)| source != target) {
        let cost = cost(source, target);
        if best[target].is_none_or(|(least, _)| cost < least) {
            best[target] = Some((cost, source));
        }
    }
    for (index, best) in best.into_iter().enumerate() {
        let Some((there, other)) = best.filter(|(there, _)| *there <= FITS) else { continue };
        let is_apart = segments[index].is_comparable() && !segments[other].source.span.is_empty();
        // A headline is like its lead: only what stands there now and does not belong there leaves the place free.
        if is_apart && cost(index, index) >= there + BETTER && cost(other, other) >= there + BETTER {
            segments[index].whole = Some(Whole::Misplaced(other));
        }
    }
}
