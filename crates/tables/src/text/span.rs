//! Where something stands: a half-open range of bytes.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Bytes `start..end` of a document's text , always on character boundaries.
///
/// 32 bits are enough because a document is much smaller. Lines, columns and the
/// bytes of the file on disk appear only when a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last one.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The span of `range`. A range beyond 4 GiB can't come from a document, so it saturates.
    pub fn of(range: Range<usize>) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self::new(narrow(range.start), narrow(range.end))
    }

    /// To index a text with.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it is a place between two bytes.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies within it; an empty one may lie at either end.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What stands there in `whole`, the text that it counts in.
    ///
    /// # Panics
    ///
    /// Where it reaches beyond that text or into a character: it is of another text.
    pub fn text(self, whole: &str) -> &str {
        &whole[self.range()]
    }
}
