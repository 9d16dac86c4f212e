//! Finds all occurrences of many literals in one pass, overlapping ones too.
//!
//! An Aho-Corasick automaton walks from state to state, each step waiting for the one before; with thousands of literals
//! its table leaves the fast cache, and building it costs more than checking an article. Here each byte is looked at on
//! its own: the bytes from it on are hashed into a filter of a few kilobytes that says whether any literal starts so. Hardly
//! any place of a text passes, all the less as most literals can only stand where a word or a line starts. Those that do
//! pass are looked up among the few literals with the same hash.

use super::baked::{Bits, Bytes, Numbers};
use super::filter::{Filter, LONG, hash};
use crate::rule::literal::{LEAD, LINE_START, WORD_START};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Literals of at least [`LONG`] bytes are known by the first eight, others of at least so many by the first six, and the rest
/// by all of them.
const MIDDLE: usize = 6;
const NONE: u32 = u32::MAX;

/// A set of literals; each is known by its index in the list that the set was made from.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct LiteralSet {
    filter: Filter,
    /// By [`Stand`].
    classes: [Class; 3],
    /// Whether some start with a space. Where none does, there is nothing to look for at the many spaces of a text.
    spaced: bool,
}

/// Where a literal may stand: the index of its class, and its bit in a [`Filter`].
#[derive(Debug, Clone, Copy)]
enum Stand {
    /// Where a line starts.
    Opening,
    /// Where a word or a mark starts.
    Start,
    /// Within a word as well.
    Anywhere,
}

impl Stand {
    const fn bit(self) -> u8 {
        1 << self as u8
    }

    const ALL: u8 = Self::Opening.bit() | Self::Start.bit() | Self::Anywhere.bit();
}

impl LiteralSet {
    /// A set of `texts`, which are different from one another; see [`LINE_START`] and [`WORD_START`]. An empty one is nowhere.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut classes: [Vec<(&str, u32)>; 3] = Default::default();
        let mut filter = Filter::new();
        let mut spaced = false;
        for (index, text) in texts.enumerate() {
            let stand = match text.chars().next() {
                Some(LINE_START) => Stand::Opening,
                Some(letter) if letter.is_ascii_alphanumeric() => Stand::Anywhere,
                _ => Stand::Start,
            };
            let text = text.strip_prefix([LINE_START, WORD_START]).unwrap_or(text);
            if text.is_empty() {
                continue;
            }
            spaced |= text.starts_with(' ');
            filter.add(text.as_bytes(), stand.bit());
            classes[stand as usize].push((text, index as u32));
        }
        Self { filter, classes: classes.map(|literals| Class::new(&literals)), spaced }
    }

    /// Whether some may stand within a word, so that every byte of a text has to be looked at.
    pub fn stands_anywhere(&self) -> bool {
        !self.classes[Stand::Anywhere as usize].tables.is_empty()
    }

    /// Calls `found` with the index of a literal and its place in `text`, for every occurrence, in order of the start.
    pub fn find(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        let bytes = text.as_bytes();
        let anywhere = if self.stands_anywhere() { u64::MAX } else { 0 };
        let mut line = Line::default();
        for (at, block) in blocks(bytes) {
            let letters = mask(&block, |byte| byte.is_ascii_alphanumeric());
            let feeds = mask(&block, |byte| byte == b'\n');
            let starts = !(letters & (letters << 1 | line.in_word));
            // What fills up the last block is no place of the text.
            let inside = u64::MAX >> (BLOCK - BLOCK.min(bytes.len() - at));
            let spaces = if self.spaced { 0 } else { mask(&block, |byte| byte == b' ') };
            let mut places = (starts | anywhere) & inside & !spaces;
            while places != 0 {
                let place = places.trailing_zeros() as usize;
                places &= places - 1;
                let eight = block[place..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
                let open = if starts >> place & 1 != 0 { Stand::ALL } else { Stand::Anywhere.bit() };
                let mut classes = self.filter.classes(eight) & open;
                if classes & Stand::Opening.bit() != 0 && line.letters_before(letters, feeds, place) > LEAD {
                    classes &= !Stand::Opening.bit();
                }
                if classes != 0 {
                    self.at(classes, eight, bytes, at + place, &mut found);
                }
            }
            line.pass(letters, feeds);
        }
    }

    /// Looks for literals of some classes at the place `start`, where `eight` are the next bytes.
    #[inline(never)]
    fn at(&self, classes: u8, eight: u64, bytes: &[u8], start: usize, found: &mut impl FnMut(usize, Range<usize>)) {
        for (class, literals) in self.classes.iter().enumerate() {
            if classes >> class & 1 != 0 {
                literals.at(eight, bytes, start, found);
            }
        }
    }
}

/// So many bytes are classified at once, a bit for each.
const BLOCK: usize = 64;

/// A block and what follows it, as far as a key may reach beyond.
type Block = [u8; BLOCK + LONG];

/// The blocks of `bytes` and where they start. Zeros fill up the last one, so a key there may hold some that the text has not.
fn blocks(bytes: &[u8]) -> impl Iterator<Item = (usize, Block)> {
    (0..bytes.len()).step_by(BLOCK).map(|start| {
        let rest = &bytes[start..];
        let block = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut block = [0; BLOCK + LONG];
            block[..rest.len()].copy_from_slice(rest);
            block
        });
        (start, block)
    })
}

/// A bit for each byte of the block proper, the lowest for the first: whether it `is` so.
#[inline(always)]
fn mask(block: &Block, is: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0; BLOCK];
    for (flag, &byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(is(byte));
    }
    // The product moves the lowest bits of eight bytes next to one another.
    let eights = flags.chunks_exact(8).map(|flags| flags.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight)));
    eights.enumerate().fold(0, |mask, (index, eight)| mask | (eight.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * index))
}

/// What stands in a line before a block.
#[derive(Default)]
struct Line {
    /// 1 if the last byte is an ASCII letter or digit, else 0.
    in_word: u64,
    /// How many of those it has.
    letters: u32,
}

impl Line {
    /// How many ASCII letters and digits its line has before a place of the block that has these letters and line feeds.
    fn letters_before(&self, letters: u64, feeds: u64, place: usize) -> u32 {
        let before = u64::MAX.checked_shr((BLOCK - place) as u32).unwrap_or(0);
        match (feeds & before).checked_ilog2() {
            Some(feed) => ((letters & before) >> feed).count_ones(),
            None => self.letters + (letters & before).count_ones(),
        }
    }

    /// Goes on to the next block.
    fn pass(&mut self, letters: u64, feeds: u64) {
        *self = Self { in_word: letters >> (BLOCK - 1), letters: self.letters_before(letters, feeds, BLOCK) };
    }
}

/// Literals of any length.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Class {
    /// By the number of bytes that they are known by: eight, six, five, four, three, two and one. Those without literals are
    /// left out.
    tables: Vec<Table>,
}

impl Class {
    fn new(literals: &[(&str, u32)]) -> Self {
        let mut by_key: [Vec<(&str, u32)>; 7] = Default::default();
        for &(text, index) in literals {
            let class = match text.len() {
                LONG.. => 0,
                MIDDLE.. => 1,
                len => 7 - len,
            };
            by_key[class].push((text, index));
        }
        let tables = by_key.into_iter().zip([LONG, MIDDLE, 5, 4, 3, 2, 1]).filter(|(literals, _)| !literals.is_empty());
        Self { tables: tables.map(|(literals, key)| Table::new(literals, key)).collect() }
    }

    /// Looks at the place `start`, where `eight` are the next bytes.
    fn at(&self, eight: u64, bytes: &[u8], start: usize, found: &mut impl FnMut(usize, Range<usize>)) {
        for table in &self.tables {
            let hash = table.hash(eight);
            if table.holds(hash) {
                table.look_up(hash, bytes, start, found);
            }
        }
    }
}

/// Literals that are known by their first so many bytes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Table {
    /// The texts of all literals, one behind the other in the order of `literals`.
    text: Bytes,
    /// For each literal where its text ends; it starts where that of the one before ends. They are sorted by hash, then text.
    ends: Numbers,
    /// For each the index in the list that the set was made from, …
    indices: Numbers,
    /// … and the longest other literal of the table that it starts with.
    parents: Numbers,
    /// Leaves of eight bytes those that make the hash.
    mask: u64,
    /// How far a product is shifted so that the hash is left: its bits are as many as make a bitmap that is mostly empty.
    shift: u32,
    /// A bit for each hash.
    bits: Bits,
    /// For each word of `bits` the number of bits set in the ones before it.
    ranks: Numbers,
    /// For each set bit in order the first literal with that hash, and behind the last the number of literals.
    buckets: Numbers,
}

impl Table {
    /// A table of `literals`, none of which is shorter than `key` bytes.
    fn new(literals: Vec<(&str, u32)>, key: usize) -> Self {
        let mask = u64::MAX >> (8 * (LONG - key));
        let mut keys: Vec<&[u8]> = literals.iter().map(|(text, _)| &text.as_bytes()[..key]).collect();
        keys.sort_unstable();
        keys.dedup();
        // Sixteen bits for each key let one place in sixteen of those pass where no literal starts.
        let bits = (keys.len() * 16).next_power_of_two().clamp(1 << 8, 1 << 18);
        let shift = 64 - bits.trailing_zeros();
        let hash_of = |text: &str| {
            let mut first = [0; LONG];
            first[..key].copy_from_slice(&text.as_bytes()[..key]);
            hash(u64::from_le_bytes(first), mask, shift)
        };
        let mut hashed: Vec<(usize, &str, u32)> = literals.into_iter().map(|(text, index)| (hash_of(text), text, index)).collect();
        hashed.sort_unstable();
        let mut table = Self {
            text: Bytes::default(),
            ends: Numbers::default(),
            indices: Numbers::default(),
            parents: Numbers::default(),
            mask,
            shift,
            bits: Bits::new(bits, hashed.iter().map(|(hash, ..)| *hash)),
            ranks: Numbers::default(),
            buckets: Numbers::default(),
        };
        for (index, &(hash, text, literal)) in hashed.iter().enumerate() {
            if index == 0 || hashed[index - 1].0 != hash {
                table.buckets.add(index as u32);
            }
            // In sorted order the longest literal that one starts with is the nearest on the chain of its neighbour.
            let mut parent = (index as u32).wrapping_sub(1);
            while parent != NONE && !text.starts_with(hashed[parent as usize].1) {
                parent = table.parents.get(parent as usize);
            }
            table.text.add(text.as_bytes());
            table.ends.add(table.text.len() as u32);
            table.indices.add(literal);
            table.parents.add(parent);
        }
        table.buckets.add(table.ends.count() as u32);
        let mut rank = 0;
        for word in table.bits.words() {
            table.ranks.add(rank);
            rank += word.count_ones();
        }
        table
    }

    #[inline(always)]
    const fn hash(&self, eight: u64) -> usize {
        hash(eight, self.mask, self.shift)
    }

    #[inline(always)]
    fn holds(&self, hash: usize) -> bool {
        self.bits.has(hash)
    }

    fn text_of(&self, literal: usize) -> &[u8] {
        let start = literal.checked_sub(1).map_or(0, |before| self.ends.get(before));
        &self.text[start as usize..self.ends.get(literal) as usize]
    }

    /// All literals with which `bytes` goes on at `start`, where the next bytes have this hash.
    ///
    /// Between such a literal and the rest of the text there are, in order, only strings that start with the literal. So
    /// the last literal that is not greater than the text either is one, or starts with all that are.
    fn look_up(&self, hash: usize, bytes: &[u8], start: usize, found: &mut impl FnMut(usize, Range<usize>)) {
        let below = self.bits.word(hash >> 6) & !(u64::MAX << (hash & 63));
        let bucket = (self.ranks.get(hash >> 6) + below.count_ones()) as usize;
        let (mut low, mut high) = (self.buckets.get(bucket) as usize, self.buckets.get(bucket + 1) as usize);
        let rest = &bytes[start..];
        // Most hashes belong to one literal, and then there is nothing to search.
        while high - low > 1 {
            let middle = low.midpoint(high);
            if self.text_of(middle) <= rest { low = middle } else { high = middle }
        }
        let mut candidate = low as u32;
        while candidate != NONE {
            let text = self.text_of(candidate as usize);
            if rest.starts_with(text) {
                found(self.indices.get(candidate as usize) as usize, start..start + text.len());
            }
            candidate = self.parents.get(candidate as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(literals: &[&str], text: &str) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        LiteralSet::new(literals.iter().copied()).find(text, |index, place| found.push((place.start, literals[index].to_owned())));
        found.sort();
        found
    }

    #[test]
    fn overlapping_and_nested_ones_are_all_found() {
        let found = all(&["read", "read also", "also", "o", "so:", "—", "read also: so far"], "read also: — so");
        let found: Vec<(usize, &str)> = found.iter().map(|(start, literal)| (*start, literal.as_str())).collect();
        assert_eq!(found, [(0, "read"), (0, "read also"), (5, "also"), (7, "so:"), (8, "o"), (11, "—"), (16, "o")]);
    }

    #[test]
    fn where_a_word_starts() {
        let found = all(&["\u{1}way", "way", "\u{1}é", "\u{1}- a"], "way away-way éé - always");
        let found: Vec<(usize, &str)> = found.iter().map(|(start, literal)| (*start, literal.as_str())).collect();
        let expected = [
            (0, "\u{1}way"),
            (0, "way"),
            (5, "way"),
            (9, "\u{1}way"),
            (9, "way"),
            (13, "\u{1}é"),
            (15, "\u{1}é"),
            (18, "\u{1}- a"),
            (22, "way"),
        ];
        assert_eq!(found, expected);
    }

    /// The hash of this word is the one of nothing: it seemed to start behind the end of every text.
    #[test]
    fn nothing_starts_behind_the_end() {
        for literal in ["kontroversen", "\u{1}kontroversen", "\u{2}kontroversen"] {
            assert_eq!(all(&[literal], "the dam held all night."), []);
            assert_eq!(all(&[literal], ""), []);
        }
    }

    #[test]
    fn a_mark_in_a_text_is_a_character_like_any_other() {
        assert_eq!(all(&["\u{1}\u{1}way", "\u{1}\u{2}", "\u{1}\0"], "\u{1}way \u{2} away \0").len(), 3);
        assert_eq!(all(&["", "\u{1}", "\u{2}"], "\u{1} \u{2}"), [], "without its mark it is empty");
    }
}
