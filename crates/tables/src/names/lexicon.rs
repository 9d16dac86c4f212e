//! What the data say of single words, in one table that the build script makes: each capitalised word of each article
//! is looked up here, and nearly always in vain, so that a look must cost next to nothing, and a start nothing at all.
//!
//! The table is one of open addresses: slots of `SLOT` bytes, a hash in each; an empty slot ends the search. A hash of
//! 64 bits stands for its word; the build script makes sure that no two words of the table share one.

use super::fold::Folded;
use super::scheme::ProfileSet;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Profiles it speaks for.
    pub profiles: ProfileSet,
    /// It speaks of Japan.
    pub japanese: bool,
    /// A country, a people, a month or a weekday.
    pub common: bool,
    /// The key of a pair of names that are two things.
    pub distinct: bool,
    /// The groups of exonyms it is a form of: one more than the place of their list, 0 for none.
    pub groups: u16,
}

const SLOT: usize = 16;

/// FNV-1a.
pub fn hash(word: impl Iterator<Item = u8>) -> u64 {
    word.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// The hash under which a pair of names stands, in any order.
pub fn pair(a: &[u8], b: &[u8]) -> u64 {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    hash(first.iter().chain(b" ").chain(second).copied())
}

/// The entry of a word, which is folded for it.
pub fn of_word(table: &[u8], word: &str, folded: &mut Folded) -> Entry {
    if word.is_ascii() {
        return find(table, hash(word.bytes().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase())));
    }
    folded.set(word);
    find(table, hash(folded.plain.iter().copied()))
}

/// The entry of a hash in a table.
pub fn find(table: &[u8], hash: u64) -> Entry {
    let slots = table.len() / SLOT;
    let mut at = start(hash, slots);
    loop {
        let Some(slot) = table.get(at * SLOT..).and_then(|rest| rest.first_chunk::<SLOT>()) else { return Entry::default() };
        let [h0, h1, h2, h3, h4, h5, h6, h7, p0, p1, g0, g1, japanese, common, distinct, used] = *slot;
        if used == 0 {
            return Entry::default();
        }
        if u64::from_le_bytes([h0, h1, h2, h3, h4, h5, h6, h7]) == hash {
            return Entry {
                profiles: ProfileSet::from_bits(u16::from_le_bytes([p0, p1])),
                japanese: japanese != 0,
                common: common != 0,
                distinct: distinct != 0,
                groups: u16::from_le_bytes([g0, g1]),
            };
        }
        at = (at + 1) % slots;
    }
}

/// The table of these entries, twice as large as it need be. Written by the build script.
pub(crate) fn table(entries: &[(u64, Entry)]) -> Vec<u8> {
    let slots = (entries.len() * 2).next_power_of_two();
    let mut table = vec![0; slots * SLOT];
    for (hash, entry) in entries {
        let mut at = start(*hash, slots);
        while table[at * SLOT + SLOT - 1] != 0 {
            at = (at + 1) % slots;
        }
        let slot = &mut table[at * SLOT..(at + 1) * SLOT];
        slot[..8].copy_from_slice(&hash.to_le_bytes());
        slot[8..10].copy_from_slice(&entry.profiles.bits().to_le_bytes());
        slot[10..12].copy_from_slice(&entry.groups.to_le_bytes());
        slot[12..].copy_from_slice(&[entry.japanese.into(), entry.common.into(), entry.distinct.into(), 1]);
    }
    table
}

fn start(hash: u64, slots: usize) -> usize {
    // The upper half is the better mixed one.
    (hash >> 32) as usize % slots.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_table_is_found() {
        let word = |word: &str| hash(word.bytes());
        let common = Entry { common: true, groups: 7, ..Entry::default() };
        let entries = [(word("ukraine"), common), (pair(b"gaza", b"giza"), Entry { distinct: true, ..Entry::default() })];
        let table = table(&entries);
        assert_eq!(find(&table, word("ukraine")), common);
        assert!(find(&table, pair(b"giza", b"gaza")).distinct);
        assert_eq!(find(&table, word("leeds")), Entry::default());
    }
}
