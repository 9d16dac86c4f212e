//! Which of the terms that overlap in a text are meant: the longest.

use crate::glossary::Hit;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The hits of which no other one takes up a part: longer ones go first, and of those in the same place allowed ones. In their order.
pub(super) fn longest(hits: Vec<Hit>, is_allowed: impl Fn(&Hit) -> bool) -> Vec<Hit> {
    let mut ranked: Vec<(Hit, bool)> = hits.into_iter().map(|hit| (hit, is_allowed(&hit))).collect();
    ranked.sort_by_key(|(hit, is_allowed)| (Reverse(hit.span.len()), !is_allowed, hit.span.start, hit.entry, hit.term));
    // What is taken, by its start: its end, and whether by an allowed term.
    let mut taken: BTreeMap<u32, (u32, bool)> = BTreeMap::new();
    ranked.retain(|(hit, is_allowed)| {
        let before = taken.range(..hit.span.end).next_back().map(|(start, taken)| (*start, *taken));
        match before {
            Some((start, (end, by_allowed))) if end > hit.span.start => {
                start == hit.span.start && end == hit.span.end && by_allowed == *is_allowed
            }
            _ => {
                taken.insert(hit.span.start, (hit.span.end, *is_allowed));
                true
            }
        }
    });
    ranked.sort_by_key(|(hit, _)| (hit.span.start, hit.entry, hit.term));
    ranked.into_iter().map(|(hit, _)| hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn longer_ones_and_then_allowed_ones() {
        let hit = |start, end, entry| Hit { span: Span::new(start, end), entry, term: 0, is_sure: true };
        let allowed = |hit: &Hit| hit.entry.is_multiple_of(2);
        let kept = |hits: &[Hit]| longest(hits.to_vec(), allowed).iter().map(|hit| hit.entry).collect::<Vec<_>>();
        assert_eq!(kept(&[hit(0, 5, 1), hit(0, 9, 2), hit(6, 9, 3), hit(10, 12, 5)]), [2, 5]);
        assert_eq!(kept(&[hit(0, 5, 1), hit(0, 5, 2), hit(0, 5, 4)]), [2, 4]);
        assert_eq!(kept(&[hit(0, 5, 1), hit(4, 8, 3), hit(7, 12, 5)]), [1, 5]);
        assert_eq!(kept(&[hit(0, 5, 1), hit(0, 5, 3)]), [1, 3]);
    }
}
