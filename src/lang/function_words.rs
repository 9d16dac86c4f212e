//! The function words of all languages of the Latin script, for one look-up a word.

use super::{LANGUAGES, Language, Writing};
use crate::word::hash;
use std::sync::LazyLock;

/// Bytes of the longest function word that is looked for; most words are longer than those.
pub(crate) const LONGEST: usize = 8;

/// The most languages with a file.
pub(crate) const MOST: usize = 64;

const SLOTS: usize = 4096;

/// Function words, each with the index in [`super::all`] of its language.
pub(crate) struct Words {
    /// Open addressing, by hash: the words, empty where there is none.
    words: Vec<&'static str>,
    hashes: Vec<u32>,
    /// The index of the language of each; [`u8::MAX`] if there is more than one.
    languages: Vec<u8>,
}

/// Those of all languages for which [`is_known`] holds.
pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lists = LANGUAGES.iter().take(MOST).enumerate().filter(|(_, language)| is_known(language));
    Words::new(lists.map(|(index, language)| (index, language.function_words)))
});

/// Whether the language is of the Latin script and has function words.
pub(crate) fn is_known(language: &Language) -> bool {
    language.writing == Writing::Latin && !language.function_words.is_empty()
}

impl Words {
    pub(crate) fn new(lists: impl Iterator<Item = (usize, &'static [&'static str])>) -> Self {
        let mut words = Self { words: vec![""; SLOTS], hashes: vec![0; SLOTS], languages: vec![u8::MAX; SLOTS] };
        let mut room = SLOTS / 2;
        for (language, list) in lists {
            for word in list.iter().filter(|word| word.len() <= LONGEST) {
                let hash = hash(word.as_bytes()) as u32;
                let slot = words.slot(hash);
                if words.hashes[slot] == hash {
                    // A word that two languages list after all is no proof of either.
                    words.languages[slot] = if words.languages[slot] == language as u8 { language as u8 } else { u8::MAX };
                } else if room > 0 {
                    (words.words[slot], words.hashes[slot], words.languages[slot]) = (word, hash, language as u8);
                    room -= 1;
                }
            }
        }
        words
    }

    /// Each word with the index of its language.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let pairs = self.words.iter().zip(&self.languages).filter(|(_, language)| **language != u8::MAX);
        pairs.map(|(word, language)| (*word, usize::from(*language)))
    }

    fn slot(&self, hash: u32) -> usize {
        let mut slot = hash as usize % SLOTS;
        while self.hashes[slot] != 0 && self.hashes[slot] != hash {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }

    /// The index in [`super::all`] of the language of `word`, which has this hash.
    pub(crate) fn language(&self, word: &str, hash: u32) -> Option<usize> {
        let slot = self.slot(hash);
        let language = self.languages[slot];
        (language != u8::MAX && self.words[slot].eq_ignore_ascii_case(word)).then_some(usize::from(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_look_up_a_word() {
        let words = Words::new([(2, &["nicht", "und"][..]), (3, &["the", "was"]), (4, &["was", "être"])].into_iter());
        for (word, language) in [("Und", Some(2)), ("the", Some(3)), ("être", Some(4)), ("was", None), ("nothing", None), ("", None)] {
            assert_eq!(words.language(word, hash(word.as_bytes()) as u32), language, "{word}");
        }
    }
}
