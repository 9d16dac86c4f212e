//! What the words of a text refer to.

pub(super) mod gender;
