//! Text left in the language of the source.

mod cited_word;
pub(super) mod foreign_script;
pub(super) mod foreign_word;
mod foreign_words;
mod latin_word;
pub(super) mod segment;
