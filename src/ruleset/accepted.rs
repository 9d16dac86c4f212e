//! Words and names that a house accepts, whatever the rules about words say of them.

use std::collections::HashSet;

/// The families that judge a word by itself.
const FAMILIES: [&str; 3] = ["names", "spelling", "untranslated"];

/// In more words a finding is about a stretch of text, whatever stands in it.
const MOST_WORDS: usize = 4;

/// The most letters that inflection adds to a word, and the fewest that a word must have to be inflected.
const LONGEST_ENDING: usize = 3;
const SHORTEST: usize = 4;

/// The words, in lower case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Accepted(HashSet<String>);

impl Accepted {
    /// Adds a word, or a name of several.
    pub(super) fn add(&mut self, words: &str) {
        self.0.insert(words.trim().to_lowercase());
    }

    /// Whether a finding of the rule called `id` at `text` is about an accepted word: `text` itself, or a word of a short one, in any case and
    /// with an ending of up to three letters.
    pub(super) fn covers(&self, id: &str, text: &str) -> bool {
        let family = id.split('/').next().unwrap_or_default();
        if self.0.is_empty() || !FAMILIES.contains(&family) {
            return false;
        }
        if text.split_whitespace().nth(MOST_WORDS).is_some() {
            return false;
        }
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '“' | '”' | '„' | '"'));
        self.holds(&lower) || words.filter(|word| !word.is_empty()).any(|word| self.holds(word))
    }

    /// Whether `word`, in lower case, is accepted, or is one that is with an ending: `s`, `’s`, and in languages that inflect in place
    /// of a last vowel (`москва`, `москвы`).
    fn holds(&self, word: &str) -> bool {
        if self.0.contains(word) {
            return true;
        }
        let bare = ["'s", "’s", "ʼs", "'", "’"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        let ends = bare.char_indices().rev().map(|(at, _)| at).take(LONGEST_ENDING);
        let stems =
            std::iter::once(bare).chain(ends.map(|at| &bare[..at])).filter(|stem| stem.chars().count() >= SHORTEST || *stem == bare);
        stems.into_iter().any(|stem| {
            self.0.contains(stem)
                || stem != bare && ["a", "e", "o", "а", "я", "о", "е"].iter().any(|vowel| self.0.contains(&format!("{stem}{vowel}")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(word: &str, id: &str, text: &str) -> bool {
        let mut accepted = Accepted::default();
        accepted.add(word);
        accepted.covers(id, text)
    }

    #[test]
    fn a_word_with_its_endings() {
        for (word, text) in [
            ("Selenskyj", "Selenskyj"),
            ("Selenskyj", "Selenskyjs"),
            ("Selenskyj", "SELENSKYJ’s"),
            ("kabayaki", "kabayaki"),
            ("Anna Berg", "Anna Berg"),
            ("Berg", "Anna Berg"),
            ("Балаклія", "Балаклії"),
            ("eel", "eel's"),
        ] {
            assert!(covers(word, "names/variant", text), "{word} {text}");
        }
        for (word, text) in
            [("Selenskyj", "Selensky"), ("eel", "eels"), ("art", "artist"), ("Berg", "Bergmannstrost"), ("Balaklija", "Balakliya")]
        {
            assert!(!covers(word, "spelling/unknown-word", text), "{word} {text}");
        }
    }

    #[test]
    fn only_rules_about_words() {
        assert!(covers("kabayaki", "untranslated/word", "kabayaki"));
        assert!(!covers("kabayaki", "repetition/repeated-content-word", "kabayaki"));
        assert!(!covers("Müller", "untranslated/segment", "Herr Müller sagte am Montag nichts."));
        assert!(!Accepted::default().covers("spelling/unknown-word", ""));
    }
}
