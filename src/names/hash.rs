//! A first look at words by their hashes (see [`hash`](crate::text::hash())): most are turned away by a bit.

/// How many bits there are.
const BITS: u32 = 4096;

/// A set of hashes that may hold more than was put into it.
pub(super) struct Bits([u64; BITS as usize / 64]);

impl Bits {
    /// Was the hash, or one that shares its bit, put in?
    pub(super) fn has(&self, hash: u32) -> bool {
        self.0[Self::place(hash)] >> (hash % 64) & 1 == 1
    }

    fn place(hash: u32) -> usize {
        (hash / 64 % (BITS / 64)) as usize
    }
}

impl FromIterator<u32> for Bits {
    fn from_iter<I: IntoIterator<Item = u32>>(hashes: I) -> Self {
        let mut bits = Self([0; BITS as usize / 64]);
        for hash in hashes {
            bits.0[Self::place(hash)] |= 1 << (hash % 64);
        }
        bits
    }
}
