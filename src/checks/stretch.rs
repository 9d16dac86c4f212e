//! What several checks need: unmasked stretches of text, neighbours of a place, hashes of words.

use crate::article::Article;
use crate::text::{Paragraph, Span};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The parts of `paragraph` that are prose: its span without the masks.
pub(super) fn stretches<'a>(article: &'a Article<'_>, paragraph: &Paragraph) -> impl Iterator<Item = Span> + use<'a> {
    let span = paragraph.span;
    let masks = article.document.units.get(paragraph.unit).map_or(&[][..], |unit| &unit.target.masks);
    let mut start = span.start;
    let ends = masks.iter().filter(move |mask| mask.overlaps(span)).map(|mask| (mask.start, mask.end));
    ends.chain([(span.end, span.end)]).filter_map(move |(end, next)| {
        let stretch = Span::new(start, end.max(start));
        start = next.max(start);
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// A hash of `bytes` that does not tell ASCII letters by case. Whoever finds two equal hashes compares the texts.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    const SPREAD: u64 = 0x51_7c_c1_b7_27_22_0a_95;
    const LOWER: u64 = 0x2020_2020_2020_2020;
    let mut sum = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
        sum = (sum.rotate_left(5) ^ (u64::from_le_bytes(*chunk) | LOWER)).wrapping_mul(SPREAD);
        rest = after;
    }
    // What is left has less than eight bytes: two halves that overlap, or the first, the middle and the last byte.
    let tail = match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest.first(), rest.last()) {
        (Some(first), Some(last), ..) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32,
        (_, _, Some(&first), Some(&last)) => u64::from(first) | u64::from(rest[rest.len() / 2]) << 8 | u64::from(last) << 16,
        _ => 0,
    };
    let sum = (sum.rotate_left(5) ^ (tail | LOWER)).wrapping_mul(SPREAD);
    sum ^ sum >> 32
}

/// A map whose keys are hashes already.
pub(super) type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Same>>;

/// Takes the key for its hash.
#[derive(Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Whether the two are the same but for case.
pub(super) fn same_word(one: &str, other: &str) -> bool {
    if one.is_ascii() {
        one.eq_ignore_ascii_case(other)
    } else {
        one == other || one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
    }
}

/// The character that ends right before byte `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character that starts at byte `at`.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
