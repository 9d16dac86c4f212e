//! Where words, sentences and paragraphs end and begin.

pub mod broken_paragraph;
pub mod drop_cap;
pub mod sentence_ends;
