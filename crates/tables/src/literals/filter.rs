//! What keeps most places of a text from being looked at: a filter of a few kilobytes, so that it fits into a first-level
//! cache.

use super::baked::Array;
use serde::{Deserialize, Serialize};

/// Bytes of the longest key.
pub(super) const LONG: usize = 8;

/// The hash of the bytes that `mask` leaves.
#[inline(always)]
pub(super) const fn hash(eight: u64, mask: u64, shift: u32) -> usize {
    ((eight & mask).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> shift) as usize
}

/// Says of which classes a literal may start with the next bytes, for all classes at once. For each hash of them a byte with
/// the bits of the classes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Filter {
    /// By the first eight bytes of literals at least so long.
    eight: Array<{ 1 << 15 }>,
    /// By the first six bytes of others at least so long.
    six: Array<{ 1 << 13 }>,
    /// By those of five bytes.
    five: Array<{ 1 << 12 }>,
    /// By those of four bytes.
    four: Array<{ 1 << 12 }>,
    /// By those of three bytes.
    three: Array<{ 1 << 12 }>,
    /// By the first byte of shorter ones, and some of what follows.
    two: Array<{ 1 << 12 }>,
}

impl Filter {
    pub(super) fn new() -> Self {
        Self { eight: Array::new(), six: Array::new(), five: Array::new(), four: Array::new(), three: Array::new(), two: Array::new() }
    }

    /// Adds a literal to the classes of `bit`.
    pub(super) fn add(&mut self, text: &[u8], bit: u8) {
        let mut first = [0; LONG];
        let len = text.len().min(LONG);
        first[..len].copy_from_slice(&text[..len]);
        let eight = u64::from_le_bytes(first);
        match *text {
            [] => {}
            [one] => (0..=255).for_each(|next| self.two.0[Self::by_two(u64::from_le_bytes([one, next, 0, 0, 0, 0, 0, 0]))] |= bit),
            [_, _] => self.two.0[Self::by_two(eight)] |= bit,
            [_, _, _] => self.three.0[Self::by_three(eight)] |= bit,
            [_, _, _, _] => self.four.0[Self::by_four(eight)] |= bit,
            [_, _, _, _, _] => self.five.0[Self::by_five(eight)] |= bit,
            _ if text.len() < LONG => self.six.0[Self::by_six(eight)] |= bit,
            _ => self.eight.0[Self::by_eight(eight)] |= bit,
        }
    }

    /// The classes of the literals that may start with the next bytes, of which these are eight.
    #[inline(always)]
    pub(super) fn classes(&self, eight: u64) -> u8 {
        self.eight.0[Self::by_eight(eight)]
            | self.six.0[Self::by_six(eight)]
            | self.five.0[Self::by_five(eight)]
            | self.four.0[Self::by_four(eight)]
            | self.three.0[Self::by_three(eight)]
            | self.two.0[Self::by_two(eight)]
    }

    const fn by_eight(eight: u64) -> usize {
        hash(eight, u64::MAX, 64 - 15)
    }

    const fn by_six(eight: u64) -> usize {
        hash(eight, 0xffff_ffff_ffff, 64 - 13)
    }

    const fn by_five(eight: u64) -> usize {
        hash(eight, 0xff_ffff_ffff, 64 - 12)
    }

    const fn by_four(eight: u64) -> usize {
        hash(eight, 0xffff_ffff, 64 - 12)
    }

    const fn by_three(eight: u64) -> usize {
        hash(eight, 0xff_ffff, 64 - 12)
    }

    const fn by_two(eight: u64) -> usize {
        let (one, next) = (eight & 0xff, eight >> 8 & 0xff);
        (one << 4 | (next ^ next >> 4) & 0xf) as usize
    }
}
