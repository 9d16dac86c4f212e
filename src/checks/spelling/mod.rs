//! Words that are misspelled, or are none.

pub(super) mod joined;
pub(super) mod misspelling;
pub(super) mod nominalised;
pub(super) mod non_word;
pub(crate) mod own_word;
