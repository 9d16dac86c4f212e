//! The table of known misspellings: the text of `data/spelling/misspellings.tsv` and an index into it.
//!
//! The build script makes the index with the functions below and the crate reads it, so nothing is built at start and a
//! run that meets no English pays nothing. An index of hashes and not a sorted list: nearly all words are right, and
//! each of them must cost one look, not a search.

use crate::word::hash;

/// Bits of a hash that choose its bucket.
const BITS: u32 = 16;

/// Bytes of the index before its entries: one count for each bucket and one more.
const HEAD: usize = ((1 << BITS) + 1) * 4;

/// Bits of a hash that choose its bit in the filter in front of the index: 128 KiB of which one bit in twelve is set.
const FILTER: u32 = 20;

/// Bytes of the filter.
const FRONT: usize = 1 << (FILTER - 3);

const fn bucket(hash: u32) -> usize {
    (hash >> (32 - BITS)) as usize
}

/// The index of `text`: a filter with a bit for each hash, then for each bucket the number of entries before it, then the entries in order of their hashes, each
/// the hash and the byte at which its misspelling stands. All numbers are `u32` with the least byte first.
pub(crate) fn index(text: &str) -> Vec<u8> {
    let mut entries = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((_, words)) = line.split_once('\t').filter(|_| !line.starts_with('#')) {
            let mut at = start + line.len() - words.len();
            for word in words.split_inclusive([' ', '\n']) {
                let offset = u32::try_from(at).unwrap_or(u32::MAX);
                entries.push((hash(word.trim_end().as_bytes()) as u32, offset));
                at += word.len();
            }
        }
        start += line.len();
    }
    entries.sort_unstable();
    let mut bytes = vec![0; FRONT];
    for &(hash, _) in &entries {
        let bit = (hash >> (32 - FILTER)) as usize;
        bytes[bit / 8] |= 1 << (bit % 8);
    }
    bytes.reserve(HEAD + entries.len() * 8);
    for number in 0..=1_usize << BITS {
        let before = entries.partition_point(|&(hash, _)| bucket(hash) < number);
        bytes.extend(u32::try_from(before).unwrap_or(u32::MAX).to_le_bytes());
    }
    for (hash, offset) in entries {
        bytes.extend(hash.to_le_bytes());
        bytes.extend(offset.to_le_bytes());
    }
    bytes
}

/// The filter of an index.
pub fn filter(index: &[u8]) -> Option<&[u8; FRONT]> {
    index.first_chunk()
}

/// Whether a word with this hash may be a misspelling.
#[inline]
pub const fn may_hold(filter: &[u8; FRONT], hash: u32) -> bool {
    let bit = (hash >> (32 - FILTER)) as usize;
    filter[bit / 8] >> (bit % 8) & 1 != 0
}

/// The corrections of `word`, in lower case and with this hash, parted by commas, if it is a misspelling of `text`, whose
/// index is `index`.
pub fn corrections<'t>(text: &'t str, index: &[u8], word: &str, hash: u32) -> Option<&'t str> {
    let index = index.get(FRONT..)?;
    let first = number(index, bucket(hash) * 4)? as usize;
    let last = number(index, (bucket(hash) + 1) * 4)? as usize;
    let mut same = (first..last).filter(|entry| number(index, HEAD + entry * 8) == Some(hash));
    same.find_map(|entry| {
        let at = number(index, HEAD + entry * 8 + 4)? as usize;
        let (before, after) = text.split_at_checked(at)?;
        let rest = after.strip_prefix(word)?;
        rest.starts_with([' ', '\n']).then(|| before.rsplit('\n').next()?.split('\t').next())?
    })
}

fn number(index: &[u8], at: usize) -> Option<u32> {
    index.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_is_found() {
        let text = "# of\tnobody none\nreceive\trecieve receve\nthere,their\tthier\n";
        let index = index(text);
        let corrections = |index: &[u8], word: &str| {
            let hash = hash(word.as_bytes()) as u32;
            filter(index).filter(|filter| may_hold(filter, hash)).and_then(|_| corrections(text, index, word, hash))
        };
        assert_eq!(corrections(&index, "recieve"), Some("receive"));
        assert_eq!(corrections(&index, "receve"), Some("receive"));
        assert_eq!(corrections(&index, "thier"), Some("there,their"));
        for other in ["receive", "reciev", "none", "nobody", "", "thier\n", "größe"] {
            assert_eq!(corrections(&index, other), None, "{other}");
        }
        assert_eq!(corrections(&[], "recieve"), None);
    }
}
