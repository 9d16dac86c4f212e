//! Finds all occurrences of many literals in one pass, overlapping ones too.
//!
//! An Aho-Corasick automaton walks from state to state, each step waiting for the one before; with thousands of literals
//! its table leaves the fast cache, and building it costs more than checking an article. Here each byte is looked at on
//! its own: the bytes from it on are hashed into bitmaps of a few kilobytes that say whether any literal starts so. Hardly
//! any place of a text passes. Those that do are looked up among the few literals with the same hash. Nothing is built but
//! the bitmaps.

use std::ops::Range;

/// Literals at least so long are known by their first eight bytes, …
const LONG: usize = 8;
/// … others at least so long by their first four, and the rest by all of their bytes.
const MIDDLE: usize = 4;
/// A bitmap has two to this power bits: 8 KiB, so that all of them fit into a first-level cache.
const BITS: u32 = 16;
const WORDS: usize = 1 << (BITS - 6);
const NONE: u32 = u32::MAX;

/// A set of literals; each is known by its index in the list that the set was made from.
#[derive(Debug)]
pub struct LiteralSet {
    long: Table,
    middle: Table,
    three: Table,
    two: Table,
    one: Table,
}

impl LiteralSet {
    /// A set of `texts`, which are different from one another and not empty.
    pub fn new(texts: Vec<String>) -> Self {
        let mut classes: [Vec<Literal>; 5] = Default::default();
        for (index, text) in texts.into_iter().enumerate() {
            let class = match text.len() {
                LONG.. => 4,
                MIDDLE.. => 3,
                len => len.saturating_sub(1),
            };
            classes[class].push(Literal { text: text.into_boxed_str(), index: index as u32, parent: NONE });
        }
        let [one, two, three, middle, long] = classes;
        Self {
            long: Table::new(long, LONG),
            middle: Table::new(middle, MIDDLE),
            three: Table::new(three, 3),
            two: Table::new(two, 2),
            one: Table::new(one, 1),
        }
    }

    /// Calls `found` with the index of a literal and its place in `text`, for every occurrence, in order of the start.
    pub fn find(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        let bytes = text.as_bytes();
        let whole = bytes.len().saturating_sub(LONG - 1);
        for (start, window) in bytes.windows(LONG).enumerate() {
            if let Ok(window) = <[u8; LONG]>::try_from(window) {
                self.at(u64::from_le_bytes(window), bytes, start, &mut found);
            }
        }
        // Behind the end there is nothing, which no literal holds.
        for start in whole..bytes.len() {
            let mut window = [0; LONG];
            window[..bytes.len() - start].copy_from_slice(&bytes[start..]);
            self.at(u64::from_le_bytes(window), bytes, start, &mut found);
        }
    }

    /// Looks at the place `start`, where `eight` are the next bytes.
    #[inline(always)]
    fn at(&self, eight: u64, bytes: &[u8], start: usize, found: &mut impl FnMut(usize, Range<usize>)) {
        for table in [&self.long, &self.middle, &self.three, &self.two, &self.one] {
            let hash = table.hash(eight);
            if table.holds(hash) {
                table.look_up(hash, bytes, start, found);
            }
        }
    }
}

/// Literals that are known by their first so many bytes.
#[derive(Debug)]
struct Table {
    /// Sorted by hash, then text.
    literals: Vec<Literal>,
    /// Leaves of eight bytes those that make the hash.
    mask: u64,
    /// A bit for each hash.
    bits: Box<[u64; WORDS]>,
    /// For each word of `bits` the number of bits set in the ones before it.
    ranks: Box<[u32; WORDS]>,
    /// For each set bit in order the first literal with that hash, and behind the last the number of literals.
    buckets: Vec<u32>,
}

#[derive(Debug)]
struct Literal {
    text: Box<str>,
    /// The index in the list that the set was made from.
    index: u32,
    /// The longest other literal of the table that it starts with.
    parent: u32,
}

impl Table {
    /// A table of `literals`, none of which is shorter than `key` bytes.
    fn new(literals: Vec<Literal>, key: usize) -> Self {
        let mask = u64::MAX >> (8 * (LONG - key));
        let mut table = Self { literals: Vec::new(), mask, bits: Box::new([0; WORDS]), ranks: Box::new([0; WORDS]), buckets: Vec::new() };
        let hash_of = |literal: &Literal| {
            let mut first = [0; LONG];
            first[..key].copy_from_slice(&literal.text.as_bytes()[..key]);
            table.hash(u64::from_le_bytes(first))
        };
        let mut hashed: Vec<(usize, Literal)> = literals.into_iter().map(|literal| (hash_of(&literal), literal)).collect();
        hashed.sort_unstable_by(|(a, one), (b, other)| (a, &one.text).cmp(&(b, &other.text)));
        let (hashes, mut literals): (Vec<usize>, Vec<Literal>) = hashed.into_iter().unzip();
        for (index, hash) in hashes.iter().enumerate() {
            if index == 0 || hashes[index - 1] != *hash {
                table.buckets.push(index as u32);
                table.bits[hash >> 6] |= 1 << (hash & 63);
            }
        }
        table.buckets.push(literals.len() as u32);
        let mut rank = 0;
        for (word, before) in table.bits.iter().zip(table.ranks.iter_mut()) {
            *before = rank;
            rank += word.count_ones();
        }
        // In sorted order the longest literal that one starts with is the nearest on the chain of its neighbour.
        for index in 1..literals.len() {
            let mut candidate = index as u32 - 1;
            while candidate != NONE && !literals[index].text.starts_with(&*literals[candidate as usize].text) {
                candidate = literals[candidate as usize].parent;
            }
            literals[index].parent = candidate;
        }
        table.literals = literals;
        table
    }

    #[inline(always)]
    const fn hash(&self, eight: u64) -> usize {
        ((eight & self.mask).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)) as usize
    }

    #[inline(always)]
    const fn holds(&self, hash: usize) -> bool {
        self.bits[hash >> 6] >> (hash & 63) & 1 != 0
    }

    /// All literals with which `bytes` goes on at `start`, where the next bytes have this hash.
    ///
    /// Between such a literal and the rest of the text there are, in order, only strings that start with the literal. So
    /// the last literal that is not greater than the text either is one, or starts with all that are.
    fn look_up(&self, hash: usize, bytes: &[u8], start: usize, found: &mut impl FnMut(usize, Range<usize>)) {
        let below = self.bits[hash >> 6] & !(u64::MAX << (hash & 63));
        let bucket = (self.ranks[hash >> 6] + below.count_ones()) as usize;
        let literals = &self.literals[self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize];
        let rest = &bytes[start..];
        // Most hashes belong to one literal, and then there is nothing to search.
        if let [literal] = literals {
            if rest.starts_with(literal.text.as_bytes()) {
                found(literal.index as usize, start..start + literal.text.len());
            }
            return;
        }
        let not_greater = literals.partition_point(|literal| literal.text.as_bytes() <= rest);
        let mut candidate = not_greater.checked_sub(1).and_then(|index| literals.get(index));
        while let Some(literal) = candidate {
            if rest.starts_with(literal.text.as_bytes()) {
                found(literal.index as usize, start..start + literal.text.len());
            }
            candidate = self.literals.get(literal.parent as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(literals: &[&str], text: &str) -> Vec<(usize, String)> {
        let literals: Vec<String> = literals.iter().map(|&literal| literal.to_owned()).collect();
        let mut found = Vec::new();
        LiteralSet::new(literals.clone()).find(text, |index, place| found.push((place.start, literals[index].clone())));
        found.sort();
        found
    }

    #[test]
    fn overlapping_and_nested_ones_are_all_found() {
        let found = all(&["read", "read also", "also", "o", "so:", "—", "read also: so far"], "read also: — so");
        let found: Vec<(usize, &str)> = found.iter().map(|(start, literal)| (*start, literal.as_str())).collect();
        assert_eq!(found, [(0, "read"), (0, "read also"), (5, "also"), (7, "so:"), (8, "o"), (11, "—"), (16, "o")]);
    }

    proptest! {
        #[test]
        fn as_the_plain_search_finds(literals in prop::collection::btree_set("[abé ]{1,12}", 1..20), text in "[abé ]{0,60}") {
            let literals: Vec<String> = literals.into_iter().collect();
            let mut found = Vec::new();
            LiteralSet::new(literals.clone()).find(&text, |index, place| found.push((place.start, index)));
            prop_assert!(found.is_sorted_by_key(|&(start, _)| start));
            found.sort_unstable();
            let mut expected = Vec::new();
            for start in (0..text.len()).filter(|&start| text.is_char_boundary(start)) {
                expected.extend((0..literals.len()).filter(|&index| text[start..].starts_with(&literals[index])).map(|index| (start, index)));
            }
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
