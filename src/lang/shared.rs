//! Words that a language writes as others do, so that finding one in a text of another language proves nothing.

use super::Language;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The lists by language, in lower case: words as they stand, and for German, whose adjectives are inflected and whose nouns have a capital
/// to tell them by, what stands before the endings too.
static LISTS: [(&str, &str); 3] = [
    ("de", include_str!("../../data/words/shared/de.txt")),
    ("es", include_str!("../../data/words/shared/es.txt")),
    ("fr", include_str!("../../data/words/shared/fr.txt")),
];

static WORDS: LazyLock<[HashSet<&str>; LISTS.len()]> = LazyLock::new(|| LISTS.map(|(_, list)| list.split_whitespace().collect()));

const ENDINGS: &[&str] = &["", "e", "em", "en", "er", "es", "n", "r", "s", "t", "te", "ten"];

/// The shared words of one language.
#[derive(Clone, Copy)]
pub(crate) struct Shared(&'static HashSet<&'static str>);

impl Shared {
    /// Those of `language`, if they have been gathered.
    pub(crate) fn of(language: &Language) -> Option<Self> {
        let index = LISTS.iter().position(|(tag, _)| *tag == language.tag)?;
        WORDS.get(index).map(Self)
    }

    /// Whether `word`, in lower case, is one.
    pub(crate) fn has(self, word: &str) -> bool {
        ENDINGS.iter().any(|ending| word.strip_suffix(ending).is_some_and(|stem| self.0.contains(stem)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn words_with_and_without_endings() {
        let shared = Shared::of("de".parse::<Lang>().expect("a tag").data()).expect("a list");
        assert_eq!(["global", "globalen", "super", "weiterhin", "through"].map(|word| shared.has(word)), [true, true, true, false, false]);
        assert!(Shared::of("ru".parse::<Lang>().expect("a tag").data()).is_none());
    }

    #[test]
    fn the_lists_are_sorted() {
        for (tag, list) in LISTS {
            let words: Vec<&str> = list.split_whitespace().collect();
            assert!(words.is_sorted(), "{tag}");
        }
    }
}
