//! Which word of each term leads to it, so that neither many terms with a common word nor many that hold one another cost much.

use super::pattern::Pattern;
use crate::text::TokenKind;
use std::cmp::Ordering;
use std::collections::HashMap;

/// With more terms that are longer by a word or more, the word that they share leads to too many.
const MOST_LONGER: usize = 8;

/// The word that leads to each pattern, none for one that is looked for by characters: that of the term it begins or ends with, so that
/// what they share is compared once; or else the one that fewest terms have.
pub(super) fn leads(patterns: &[Pattern]) -> Vec<Option<usize>> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    let is_mark = |pattern: &Pattern, at: usize| pattern.words[at].kind == TokenKind::Mark;
    let words = patterns.iter().flat_map(|pattern| &pattern.words).filter(|word| word.kind != TokenKind::Mark);
    words.for_each(|word| *counts.entry(&word.stem).or_default() += 1);
    let rarest = |pattern: &Pattern| {
        let words = (0..pattern.words.len()).filter(|&at| !is_mark(pattern, at));
        words.min_by_key(|&at| counts.get(&*pattern.words[at].stem).copied())
    };
    let (begun, ended) = (within(patterns, Pattern::word), within(patterns, Pattern::word_from_end));
    let mut leads: Vec<Option<usize>> = vec![None; patterns.len()];
    let mut by_length: Vec<usize> = (0..patterns.len()).collect();
    // What one begins or ends with is shorter.
    by_length.sort_by_key(|&number| patterns[number].words.len());
    for number in by_length {
        let pattern = &patterns[number];
        let as_begun = || leads[begun[number]?];
        let as_ended = || Some(leads[ended[number]?]? + pattern.words.len() - patterns[ended[number]?].words.len());
        leads[number] = as_begun().or_else(as_ended).or_else(|| rarest(pattern));
    }
    leads
}

/// For each pattern the longest other that it begins with, in the order in which `word` gives the words of one.
fn within<'p>(patterns: &'p [Pattern], word: impl Fn(&'p Pattern, usize) -> Option<&'p str>) -> Vec<Option<usize>> {
    let words = |number: usize| (0..).map_while(|at| word(&patterns[number], at)).collect::<Vec<_>>();
    let mut sorted: Vec<usize> = (0..patterns.len()).filter(|&number| !patterns[number].words.is_empty()).collect();
    let order = |one: &usize, other: &usize| {
        let different = (0..).map(|at| (word(&patterns[*one], at), word(&patterns[*other], at)));
        different
            .map(|(a, b)| (a.cmp(&b), a.is_none()))
            .find(|(order, is_end)| *order != Ordering::Equal || *is_end)
            .map_or(Ordering::Equal, |(order, _)| order)
    };
    sorted.sort_by(order);
    let (mut found, mut longer) = (vec![None; patterns.len()], vec![0; patterns.len()]);
    let mut open: Vec<usize> = Vec::new();
    for number in sorted {
        let own = words(number);
        let begins = |&other: &usize| {
            let len = patterns[other].words.len();
            len < own.len() && (0..len).all(|at| word(&patterns[other], at) == own.get(at).copied())
        };
        while open.last().is_some_and(|last| !begins(last)) {
            open.pop();
        }
        found[number] = open.last().copied();
        open.last().into_iter().for_each(|&last| longer[last] += 1);
        open.push(number);
    }
    found.into_iter().map(|other| other.filter(|&other: &usize| longer[other] <= MOST_LONGER)).collect()
}
