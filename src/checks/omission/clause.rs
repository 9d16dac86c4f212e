//! A part of a sentence that has no translation: what stands between two commas or brackets and has figures, names and words of which the
//! translation has none, where its length says so too.

use crate::article::Side;
use crate::bilingual::{Clue, Measure, Segment, have, length, letters};
use crate::checks::Finding;
use crate::input::anchors::Anchor;
use crate::text::Span;
use std::collections::HashMap;

/// From here on it is said, and from here on as a note: the logarithm of how much more likely the part is missing than there.
const SURE: f64 = 4.5;
const PERHAPS: f64 = 3.0;
/// How much the length counts, and the most that it can say.
const BY_LENGTH: f64 = 1.6;
const MOST_BY_LENGTH: f64 = 6.0;
/// Letters of the shortest part.
const FEWEST_LETTERS: usize = 10;
/// Parts of a segment that are looked at: more are a list.
const MOST_PARTS: usize = 48;

/// What parts a sentence.
const MARKS: [char; 15] = [',', ';', ':', '(', ')', '–', '—', '，', '；', '：', '、', '（', '）', '।', '。'];

/// Reports the part of a segment that its translation most likely lacks.
pub(super) fn find(segment: &Segment, target: &Side<'_>, source: &Side<'_>, measure: &Measure) -> Option<Finding> {
    let parts = parts(source.text, segment.source.span);
    if !(2..=MOST_PARTS).contains(&parts.len()) {
        return None;
    }
    let clues: Vec<Vec<Clue>> = parts.iter().map(|part| measure.clues(source.language, part.text(source.text))).collect();
    let mut times: HashMap<Anchor, usize> = HashMap::new();
    clues.iter().flatten().for_each(|clue| *times.entry(clue.anchor).or_default() += 1);
    let translation = segment.target.text(target);
    let there = measure.clues(target.language, translation);
    let (all, own) = (length(segment.source.text(source)), length(translation));
    let whole = measure.distance(all, own);
    let score = |part: &Span, clues: &[Clue]| {
        let rest = measure.distance(all - length(part.text(source.text)), own);
        let by_length = (whole - rest).clamp(-MOST_BY_LENGTH, MOST_BY_LENGTH) * BY_LENGTH;
        let alone = clues.iter().filter(|clue| times[&clue.anchor] == 1);
        by_length + alone.map(|clue| clue.says(have(&there, clue.anchor))).sum::<f64>()
    };
    let scores = parts.iter().zip(&clues).map(|(part, clues)| (*part, score(part, clues)));
    let (part, score) = scores.max_by(|one, other| one.1.total_cmp(&other.1))?;
    let fault = if score > SURE { "clause" } else { "perhaps-clause" };
    (score > PERHAPS).then(|| Finding::new(fault, segment.target.span).in_source(part, "nothing here renders it"))
}

/// The parts of a text between its marks; what is too short belongs to the one before.
fn parts(text: &str, span: Span) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    let mut start = span.start as usize;
    let within = span.text(text);
    let ends = within.match_indices(MARKS).map(|(at, mark)| (at + mark.len(), mark));
    // Within a figure: 3,5 and 20:15.
    let is_figure = |end: usize, mark: &str| matches!(mark, "," | ":") && within[end..].starts_with(|char: char| char.is_ascii_digit());
    let ends = ends.filter(|(end, mark)| !is_figure(*end, mark)).map(|(end, _)| span.start as usize + end);
    for end in ends.chain([span.end as usize]) {
        let part = Span::of(start..end);
        match parts.last_mut() {
            Some(last) if is_short(part.text(text)) || is_short(last.text(text)) => last.end = part.end,
            _ => parts.push(part),
        }
        start = end;
    }
    parts
}

fn is_short(text: &str) -> bool {
    letters(text) < FEWEST_LETTERS
}
