//! Text left in the language of the source.

pub(super) mod foreign_script;
pub(super) mod foreign_word;
mod foreign_words;
mod latin_word;
pub(super) mod segment;
