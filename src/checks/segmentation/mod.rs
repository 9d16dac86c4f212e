//! Where words, sentences and paragraphs end and begin.

pub(super) mod broken_paragraph;
pub(super) mod drop_cap;
pub(super) mod sentence_ends;
