//! Translations of something else, which nothing in the article need be the source of.

use super::evidence::{Clue, Clues, Measure, have, length};
use super::{Segment, Whole};
use crate::input::anchors::Anchor;
use crate::text::{Prose, Span};

/// From here on it is said: the logarithm of how much more likely the two are no pair.
const SURE: f64 = 6.6;
/// The same before anything is known of them.
const BEFOREHAND: f64 = -2.2;
/// How much the length counts, and the most that it can say.
const BY_LENGTH: f64 = 1.9;
const MOST_BY_LENGTH: f64 = 6.0;

/// Marks the segments whose translation has nothing of its source.
pub(super) fn judge(segments: &mut [Segment], clues: &Clues, target: &Prose<'_>, source: &Prose<'_>) {
    let Some(measure) = Measure::of(segments, target, source) else { return };
    let clues = clues.sources.iter().zip(&clues.targets);
    for (segment, (its, own)) in segments.iter_mut().zip(clues).filter(|(segment, _)| segment.is_comparable()) {
        let (text, translation) = (segment.source.text(source), segment.target.text(target));
        let by_length = measure.distance(length(text), length(translation)).min(MOST_BY_LENGTH) * BY_LENGTH;
        if BEFOREHAND + by_length + missed(its, own) + added(own, its) > SURE && !is_of_one(segment, (source, target), &measure, own) {
            segment.whole = Some(Whole::Unrelated);
        }
    }
}

/// Whether the translation, whose clues are `own`, is that of one sentence of its source: what it has and how long it is speaks for it.
/// Then the others are missing, which is another fault.
fn is_of_one(segment: &Segment, (source, target): (&Prose<'_>, &Prose<'_>), measure: &Measure, own: &[Clue]) -> bool {
    let sentences = segment.source.sentences(source);
    let translation = length(segment.target.text(target));
    let speaks_for = |sentence: &Span| {
        let text = sentence.text(source.text);
        let its = measure.clues(source.language, text);
        let by_length = measure.distance(length(text), translation).min(MOST_BY_LENGTH) * BY_LENGTH;
        by_length + missed(&its, own) + added(own, &its) < 0.0
    };
    sentences.len() > 1 && sentences.iter().any(speaks_for)
}

fn missed(its: &[Clue], own: &[Clue]) -> f64 {
    its.iter().map(|clue| clue.says(have(own, clue.anchor))).sum()
}

/// What the clues of the translation say. It has other words than its source by right, so one that sounds like none says nothing.
fn added(own: &[Clue], its: &[Clue]) -> f64 {
    let clues = own.iter().map(|clue| (clue, have(its, clue.anchor)));
    clues.filter(|(clue, is_found)| *is_found || !matches!(clue.anchor, Anchor::Form(_))).map(|(clue, is_found)| clue.says(is_found)).sum()
}
