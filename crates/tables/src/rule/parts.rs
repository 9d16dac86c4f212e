//! Which strings of a set hold others of it. To compare each with each would take the square of their number.

use std::collections::{BTreeSet, HashSet};

/// The strings of a set, to be found within other strings.
pub(super) struct Parts<'s> {
    strings: HashSet<&'s str>,
    /// How long they are; a text is only asked at these lengths.
    lengths: BTreeSet<usize>,
}

impl<'s> Parts<'s> {
    pub(super) fn of(set: &'s [String]) -> Self {
        Self { strings: set.iter().map(String::as_str).collect(), lengths: set.iter().map(String::len).collect() }
    }

    /// Whether one of them that is shorter than `whole` stands at its start.
    pub(super) fn start(&self, whole: &str) -> bool {
        self.stand_at(whole, 0)
    }

    /// The first byte of `whole` at which one stands that is shorter.
    pub(super) fn first_in(&self, whole: &str) -> Option<usize> {
        (0..whole.len()).find(|&at| self.stand_at(whole, at))
    }

    fn stand_at(&self, whole: &str, at: usize) -> bool {
        let ends = self.lengths.iter().map(|len| at + len).take_while(|&end| end <= whole.len());
        ends.filter(|end| end - at < whole.len()).any(|end| whole.get(at..end).is_some_and(|part| self.strings.contains(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorter_ones_are_found_within() {
        let set = ["mill", "the mill", "räder", "rad"].map(str::to_owned);
        let parts = Parts::of(&set);
        assert_eq!(
            ["the mill", "the millers", "mill", "wasserräder", "ra", ""].map(|whole| parts.first_in(whole)),
            [Some(4), Some(0), None, Some(6), None, None]
        );
        assert_eq!(["the mill", "the millers", "mills"].map(|whole| parts.start(whole)), [false, true, true]);
    }
}
