//! Text left in the language of the source.

pub mod foreign_script;
mod foreign_words;
mod latin_word;
pub mod segment;
