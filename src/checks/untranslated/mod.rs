//! Text left in the language of the source.

pub mod foreign_script;
pub mod foreign_word;
mod foreign_words;
mod latin_word;
pub mod segment;
