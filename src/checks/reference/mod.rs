//! What the words of a text refer to.

pub mod gender;
