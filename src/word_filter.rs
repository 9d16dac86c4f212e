//! Whether a word can be one of a few, told from its hash alone.

use mtlint_tables::word::hash;

/// The hashes of some words, a bit for each: nearly every word of a text is none of them, and must cost next to nothing.
/// `N` is a power of two; 64 bits for each word let one in 64 of the others pass.
#[derive(Debug)]
pub(crate) struct WordFilter<const N: usize>([u64; N]);

impl<const N: usize> WordFilter<N> {
    /// The filter of no word at all.
    pub(crate) const fn empty() -> Self {
        assert!(N.is_power_of_two());
        Self([0; N])
    }

    pub(crate) const fn of(words: &[&str]) -> Self {
        let mut filter = Self::empty();
        let mut index = 0;
        while index < words.len() {
            filter.add(words[index]);
            index += 1;
        }
        filter
    }

    /// The filter of the words that begin the rows of a table.
    pub(crate) const fn of_keys<V>(rows: &[(&str, V)]) -> Self {
        let mut filter = Self::empty();
        let mut index = 0;
        while index < rows.len() {
            filter.add(rows[index].0);
            index += 1;
        }
        filter
    }

    pub(crate) const fn add(&mut self, word: &str) {
        self.add_hash(hash(word.as_bytes()) as u32);
    }

    /// The same for a word of which only the hash is at hand, that of a token.
    pub(crate) const fn add_hash(&mut self, hash: u32) {
        let bit = Self::bit(hash);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether one of the words may have this hash, in any case of its ASCII letters; whoever hears yes compares the texts.
    #[inline]
    pub(crate) const fn may_hold(&self, hash: u32) -> bool {
        let bit = Self::bit(hash);
        self.0[bit / 64] & 1 << (bit % 64) != 0
    }

    const fn bit(hash: u32) -> usize {
        (hash >> (u32::BITS - (N * 64).trailing_zeros())) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_words_pass() {
        static FILTER: WordFilter<2> = WordFilter::of(&["Smith", "über"]);
        let holds = |word: &str| FILTER.may_hold(hash(word.as_bytes()) as u32);
        assert!(holds("Smith") && holds("SMITH") && holds("über"));
        let others = ["and", "the", "of", "a", "in", "to", "said", "town", "mayor", "river", "bridge", "water", "year", "people"];
        assert!(others.into_iter().filter(|word| holds(word)).count() < 3);
    }
}
