//! Quotation marks, apostrophes, and the mark behind a fault.

use super::{OF_MARKS, regex};
use crate::random::Random;
use crate::sample::Sample;
use regex::Captures;

/// Typographic marks become straight ones and the other way round.
pub(super) fn quotation(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    if sample.is_of(OF_MARKS) {
        return Vec::new();
    }
    let (open, close) = match sample.lang.as_str() {
        "en" => ("“", "”"),
        "de" => ("„", "“"),
        "es" => ("«", "»"),
        _ => return Vec::new(),
    };
    let typographic = regex(&format!("{open}([^{open}{close}\"]*){close}"));
    let straight = regex("\"([^“”„«»\"]*)\"");
    let to_straight = sample.rewrite(&typographic, |found| Some(format!("\"{}\"", &found[1])));
    let to_typographic = sample.rewrite(&straight, |found| Some(format!("{open}{}{close}", &found[1])));
    [to_straight, to_typographic].into_iter().flatten().collect()
}

pub(super) fn apostrophe(sample: &Sample, _: &mut Random) -> Vec<Sample> {
    if sample.is_of(OF_MARKS) {
        return Vec::new();
    }
    let pattern = regex(r"(\p{L})(['’])(\p{L})");
    let other = |found: &Captures<'_>| {
        let mark = if &found[2] == "'" { '’' } else { '\'' };
        Some(format!("{}{mark}{}", &found[1], &found[3]))
    };
    sample.rewrite(&pattern, other).into_iter().collect()
}

/// A fault of words at the end of a sentence, before other marks.
pub(super) fn behind(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let (_, after) = sample.around();
    let is_of_words = sample.is_of(super::OF_WORDS) || sample.is_of(&["grammar", "repetition", "reference"]);
    if after != "." || !is_of_words || sample.lang != "en" || sample.source.is_some() {
        return Vec::new();
    }
    let tails = [", officials said.", "; nobody was hurt.", "!", " (see the map)."];
    let tail = tails[random.below(tails.len())];
    let end = sample.text.len() - 1;
    let fix = sample.fix.as_ref().and_then(|fix| fix.strip_suffix('.')).map(|fix| format!("{fix}{tail}"));
    vec![Sample { fix, ..sample.edited(&[(end..end + 1, tail.to_owned())]) }]
}
