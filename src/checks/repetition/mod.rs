//! Words, sentences and lines that stand more often than their writer meant.

pub mod added;
pub mod loops;
pub mod repeated_line;
pub mod repeated_word;
