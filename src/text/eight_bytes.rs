//! EightBytes bytes of a text at a time: how many ASCII letters they start with, and of which case.

use crate::word::start_of;

#[derive(Clone, Copy)]
pub(super) struct EightBytes {
    /// With zeros behind the end of the text.
    bytes: u64,
    /// The highest bit of each byte that is no letter.
    others: u64,
}

impl EightBytes {
    #[inline]
    pub(super) fn at(text: &[u8], start: usize) -> Self {
        let bytes = start_of(&text[start..]);
        let lower = (bytes | all(0x20)) & all(0x7f);
        // From `a` on, but not from the sign behind `z` on.
        let letters = (lower + all(0x80 - b'a')) & !(lower + all(0x80 - b'{')) & !bytes;
        Self { bytes, others: !letters & all(0x80) }
    }

    /// How many letters stand before anything else.
    #[inline]
    pub(super) const fn len(self) -> usize {
        self.others.trailing_zeros() as usize / 8
    }

    /// These letters, with zeros behind them.
    #[inline]
    pub(super) const fn letters(self) -> u64 {
        self.bytes & self.within()
    }

    /// The highest bits of the upper-case letters among them, and those of all of them.
    #[inline]
    pub(super) const fn cases(self) -> (u64, u64) {
        let own = self.within() & all(0x80);
        // The bit that tells the cases is the third highest.
        (own & !(self.bytes << 2), own)
    }

    /// All bits of the letters.
    const fn within(self) -> u64 {
        ((self.others & self.others.wrapping_neg()) >> 7).wrapping_sub(1)
    }
}

const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}
