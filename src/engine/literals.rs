//! Finds all occurrences of many literals in one pass, overlapping ones too.
//!
//! An Aho-Corasick automaton walks from state to state, each step waiting for the one before; with thousands of literals
//! its table leaves the fast cache, and building it costs more than checking an article. Here each byte is looked at on
//! its own: the four bytes from it on are hashed into a bitmap of a few kilobytes that says whether any literal starts so.
//! Hardly any place of a text passes. Those that do are looked up in the sorted list of literals by binary search.
//! Nothing is built but the bitmap.

use std::ops::Range;

/// So many bytes of a literal are its key.
const KEY: usize = 4;
/// The bitmap of keys has two to this power bits: 16 KiB, half of a first-level cache, and with ten thousand literals
/// one bit in thirteen is set.
const BITS: u32 = 17;
const WORDS: usize = 1 << (BITS - 6);
/// As [`BITS`], for literals of three bytes, of which there are few.
const TRIPLE_BITS: u32 = 14;
const TRIPLE_WORDS: usize = 1 << (TRIPLE_BITS - 6);
const NONE: u32 = u32::MAX;

/// A set of literals; each is known by its index in the sorted list it was made from.
#[derive(Debug)]
pub struct LiteralSet {
    /// Sorted by key, then text; the ones too short for a key come first.
    literals: Vec<Literal>,
    /// How many are too short for a key.
    short: usize,
    /// A bit for each pair of bytes that is a literal, or that starts with a literal of one byte.
    pairs: Box<[u64; 1 << 10]>,
    /// A bit for each hash of three bytes that are a literal.
    triples: Box<[u64; TRIPLE_WORDS]>,
    /// A bit for each key of a longer literal.
    keys: Box<[u64; WORDS]>,
    /// For each word of `keys` the number of bits set in the ones before it.
    ranks: Box<[u32; WORDS]>,
    /// For each set bit in order the first literal with that key, and behind the last the number of literals.
    buckets: Vec<u32>,
}

#[derive(Debug)]
struct Literal {
    text: Box<str>,
    /// The index in the list that the set was made from.
    index: u32,
    /// The longest other literal with the same key (or also short) that it starts with.
    parent: u32,
}

impl LiteralSet {
    /// A set of `texts`, which are sorted, different from one another and not empty.
    pub fn new(texts: Vec<String>) -> Self {
        let literal = |(index, text): (usize, String)| Literal { text: text.into_boxed_str(), index: index as u32, parent: NONE };
        let mut literals: Vec<Literal> = texts.into_iter().enumerate().map(literal).collect();
        // Stable, so within a key the texts stay sorted.
        literals.sort_by_key(|literal| key_of(literal.text.as_bytes()));
        let short = literals.partition_point(|literal| literal.text.len() < KEY);
        let mut set = Self {
            short,
            pairs: Box::new([0; 1 << 10]),
            triples: Box::new([0; TRIPLE_WORDS]),
            keys: Box::new([0; WORDS]),
            ranks: Box::new([0; WORDS]),
            buckets: Vec::new(),
            literals,
        };
        for literal in &set.literals[..short] {
            match *literal.text.as_bytes() {
                [a] => (0..=u8::MAX).for_each(|b| mark(&mut set.pairs, a, b)),
                [a, b] => mark(&mut set.pairs, a, b),
                [a, b, c, ..] => {
                    let hash = triple(u32::from_le_bytes([a, b, c, 0]));
                    set.triples[hash >> 6] |= 1 << (hash & 63);
                }
                [] => {}
            }
        }
        let mut last = None;
        for (index, literal) in set.literals.iter().enumerate().skip(short) {
            let key = key_of(literal.text.as_bytes());
            if key != last {
                set.buckets.push(index as u32);
                if let Some(key) = key {
                    set.keys[key >> 6] |= 1 << (key & 63);
                }
                last = key;
            }
        }
        set.buckets.push(set.literals.len() as u32);
        let mut rank = 0;
        for (word, before) in set.keys.iter().zip(set.ranks.iter_mut()) {
            *before = rank;
            rank += word.count_ones();
        }
        set.link_parents();
        set
    }

    /// In sorted order the longest literal that one starts with is the nearest on the chain of its neighbour.
    fn link_parents(&mut self) {
        for index in 1..self.literals.len() {
            let mut candidate = index as u32 - 1;
            while candidate != NONE && !self.literals[index].text.starts_with(&*self.literals[candidate as usize].text) {
                candidate = self.literals[candidate as usize].parent;
            }
            let shared = |parent: u32| ((parent as usize) < self.short) == (index < self.short);
            self.literals[index].parent = Some(candidate).filter(|&parent| parent == NONE || shared(parent)).unwrap_or(NONE);
        }
    }

    /// Calls `found` with the index of a literal and the bytes at which it starts and ends in `text`, for every
    /// occurrence, in order of the start.
    pub fn find(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        let bytes = text.as_bytes();
        for (start, window) in bytes.windows(KEY).enumerate() {
            let &[a, b, c, d] = window else { continue };
            let four = u32::from_le_bytes([a, b, c, d]);
            let pair = (four & 0xffff) as usize;
            let three = triple(four & 0x00ff_ffff);
            if (self.pairs[pair >> 6] >> (pair & 63) | self.triples[three >> 6] >> (three & 63)) & 1 != 0 {
                self.look_up(&self.literals[..self.short], bytes, start, &mut found);
            }
            let key = hash(four);
            let word = self.keys[key >> 6] >> (key & 63);
            if word & 1 != 0 {
                let below = self.keys[key >> 6] & !(u64::MAX << (key & 63));
                let bucket = (self.ranks[key >> 6] + below.count_ones()) as usize;
                let range = self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize;
                self.look_up(&self.literals[range], bytes, start, &mut found);
            }
        }
        // The last bytes are too few for a key.
        for start in bytes.len().saturating_sub(KEY - 1)..bytes.len() {
            self.look_up(&self.literals[..self.short], bytes, start, &mut found);
        }
    }

    /// All of `literals`, which have one key, with which `bytes` goes on at `start`.
    ///
    /// Between such a literal and the rest of the text there are, in order, only strings that start with the literal. So
    /// the last literal that is not greater than the text either is one, or starts with all that are.
    fn look_up(&self, literals: &[Literal], bytes: &[u8], start: usize, found: &mut impl FnMut(usize, Range<usize>)) {
        let rest = &bytes[start..];
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

/// The hash of the first four bytes; `None` for a shorter literal.
fn key_of(text: &[u8]) -> Option<usize> {
    text.first_chunk::<KEY>().map(|&first| hash(u32::from_le_bytes(first)))
}

const fn triple(three: u32) -> usize {
    (three.wrapping_mul(0x9e37_79b1) >> (32 - TRIPLE_BITS)) as usize
}

const fn hash(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> (32 - BITS)) as usize
}

fn mark(bitmap: &mut [u64; 1 << 10], a: u8, b: u8) {
    let pair = usize::from(u16::from_le_bytes([a, b]));
    bitmap[pair >> 6] |= 1 << (pair & 63);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(literals: &[&str], text: &str) -> Vec<(String, usize)> {
        let mut sorted: Vec<String> = literals.iter().map(|&literal| literal.to_owned()).collect();
        sorted.sort();
        sorted.dedup();
        let set = LiteralSet::new(sorted.clone());
        let mut found = Vec::new();
        set.find(text, |index, place| found.push((sorted[index].clone(), place.start)));
        found.sort_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
        found
    }

    #[test]
    fn overlapping_and_nested_ones_are_all_found() {
        let found = all(&["read", "read also", "also", "o", "so:", "—"], "read also: — so");
        let found: Vec<(&str, usize)> = found.iter().map(|(literal, start)| (literal.as_str(), *start)).collect();
        assert_eq!(found, [("read also", 0), ("read", 0), ("also", 5), ("so:", 7), ("o", 8), ("—", 11), ("o", 16)]);
    }

    proptest! {
        #[test]
        fn as_the_plain_search_finds(literals in prop::collection::btree_set("[abé ]{1,6}", 1..20), text in "[abé ]{0,60}") {
            let sorted: Vec<String> = literals.into_iter().collect();
            let mut found = Vec::new();
            LiteralSet::new(sorted.clone()).find(&text, |index, place| found.push((place.start, index)));
            found.sort_unstable();
            let mut expected = Vec::new();
            for start in (0..text.len()).filter(|&start| text.is_char_boundary(start)) {
                expected.extend((0..sorted.len()).filter(|&index| text[start..].starts_with(&sorted[index])).map(|index| (start, index)));
            }
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
