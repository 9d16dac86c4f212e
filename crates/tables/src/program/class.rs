//! Classes of characters.

use regex_syntax::hir;
use serde::{Deserialize, Serialize};

/// A class of characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Class {
    /// Those of ASCII: a bit for each.
    ascii: u128,
    /// The ranges of the others, in order.
    beyond: Box<[(char, char)]>,
}

const LAST_ASCII: char = '\x7f';

impl Class {
    pub(super) fn of(class: &hir::Class) -> Self {
        match class {
            hir::Class::Unicode(class) => Self::of_ranges(class.iter().map(|range| (range.start(), range.end()))),
            // A pattern of text has only bytes of ASCII.
            hir::Class::Bytes(class) => Self::of_ranges(class.iter().map(|range| (range.start().into(), range.end().into()))),
        }
    }

    fn of_ranges(ranges: impl Iterator<Item = (char, char)>) -> Self {
        let mut ascii = 0;
        let mut beyond = Vec::new();
        for (start, end) in ranges {
            (start..=end.min(LAST_ASCII)).for_each(|char| ascii |= 1_u128 << u32::from(char));
            if end > LAST_ASCII {
                beyond.push((start.max('\u{80}'), end));
            }
        }
        Self { ascii, beyond: beyond.into() }
    }

    pub(super) fn holds(&self, char: char) -> bool {
        if char.is_ascii() {
            return self.holds_ascii(char as u8);
        }
        let next = self.beyond.partition_point(|(_, end)| *end < char);
        self.beyond.get(next).is_some_and(|(start, _)| *start <= char)
    }

    pub(super) fn holds_ascii(&self, byte: u8) -> bool {
        self.ascii >> byte & 1 == 1
    }

    pub(super) fn ascii(&self) -> impl Iterator<Item = u8> + '_ {
        (0..128).filter(|&byte| self.holds_ascii(byte))
    }

    pub(super) fn beyond(&self) -> &[(char, char)] {
        &self.beyond
    }
}
