//! The words of English, as a filter, and those that a slip is mended to, as a list.
//!
//! The build script makes both from `data/words/` with `bake` and the crate reads them in place. Nearly every word is
//! one, so the filter is made for the answer yes: one look at eight bytes. It takes some 7 in 1,000 strings for words that
//! are none, which keeps a check silent and does no harm. A correction is shown to the reader and must be certain: the list
//! has the other half of each hash, so that only two strings in 10^12 or so are taken for one another.

use crate::word::hash;

/// Bits of a hash that choose its block.
const BITS: u32 = 16;

/// Bytes of the filter: blocks of 64 bits, in which each word sets four. Some 4 words share one.
const FILTER: usize = (1 << BITS) * 8;

/// The filter of the words of `accepted` and the list of those of `corrections`; each line of the two is a word and the
/// endings that make other words of it.
pub(crate) fn bake(accepted: &str, corrections: &str) -> Vec<u8> {
    let mut bytes = vec![0; FILTER];
    for hash in hashes(accepted).chain(hashes(corrections)) {
        let (at, bits) = place(hash as u32);
        for (byte, more) in bytes[at..].iter_mut().zip(bits.to_le_bytes()) {
            *byte |= more;
        }
    }
    let mut halves: Vec<u32> = hashes(corrections).map(half).collect();
    halves.sort_unstable();
    bytes.extend(halves.into_iter().flat_map(u32::to_le_bytes));
    bytes
}

fn hashes(lines: &str) -> impl Iterator<Item = u64> {
    lines.lines().flat_map(|line| {
        let mut parts = line.split(' ');
        let word = parts.next().unwrap_or_default();
        std::iter::once(hash(word.as_bytes())).chain(parts.map(move |ending| hash([word, ending].concat().as_bytes())))
    })
}

/// Whether a word with this hash, the lower half of that of its text, may be one of English.
#[inline]
pub fn may_hold(table: &[u8], hash: u32) -> bool {
    let (at, bits) = place(hash);
    let block = table.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |block| u64::from_le_bytes(*block));
    block & bits == bits
}

/// Whether `word`, in lower case, is one that a slip is mended to.
pub fn is_correction(table: &[u8], word: &[u8]) -> bool {
    let hash = hash(word);
    let halves = table.get(FILTER..).unwrap_or_default().as_chunks::<4>().0;
    may_hold(table, hash as u32) && halves.binary_search_by_key(&half(hash), |bytes| u32::from_le_bytes(*bytes)).is_ok()
}

/// The byte at which the block of a hash starts, and the bits that it sets there.
const fn place(hash: u32) -> (usize, u64) {
    // The lower half of a hash is spread again, for its own bits are too few for a block and four places in it.
    let spread = (hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let bits = 1 << (spread >> 42 & 63) | 1 << (spread >> 36 & 63) | 1 << (spread >> 30 & 63) | 1 << (spread >> 24 & 63);
    ((spread >> (64 - BITS)) as usize * 8, bits)
}

const fn half(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_is_found() {
        let table = bake("bridge d head heads s\nbridging\ntown\n", "bridge s\n");
        let is_word = |word: &str| may_hold(&table, hash(word.as_bytes()) as u32);
        for word in ["bridge", "bridged", "bridgeheads", "bridges", "bridging", "town"] {
            assert!(is_word(word), "{word}");
            assert_eq!(is_correction(&table, word.as_bytes()), matches!(word, "bridge" | "bridges"), "{word}");
        }
        for other in ["", "brid", "head", "towns", "größe"] {
            assert!(!is_word(other) && !is_correction(&table, other.as_bytes()), "{other}");
        }
        assert!(!may_hold(&[], 1) && !is_correction(&[], b"bridge"));
    }
}
