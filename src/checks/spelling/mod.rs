//! Words that are misspelled, or are none.

pub mod misspelling;
pub mod nominalised;
pub mod non_word;
pub(crate) mod own_word;
