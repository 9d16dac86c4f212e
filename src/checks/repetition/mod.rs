//! Words, sentences and lines that stand more often than their writer meant.

pub(super) mod added;
pub(super) mod coupled;
pub(super) mod loops;
pub(super) mod repeated_line;
pub(super) mod repeated_word;
