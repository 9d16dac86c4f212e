//! Everyday words of languages of the Latin script, for words that were left or slipped in alone.

use super::Language;
use super::shared::Shared;
use crate::word::hash;
use crate::word_filter::WordFilter;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// The lists by language: words of four letters and more, in lower case. Those of English are in no other list; those of the
/// others are no words of English, but several languages may share one.
static LISTS: [(&str, &str); 10] = [
    ("cs", include_str!("../../data/words/everyday/cs.txt")),
    ("de", include_str!("../../data/words/everyday/de.txt")),
    ("en", include_str!("../../data/words/everyday/en.txt")),
    ("es", include_str!("../../data/words/everyday/es.txt")),
    ("fr", include_str!("../../data/words/everyday/fr.txt")),
    ("it", include_str!("../../data/words/everyday/it.txt")),
    ("nl", include_str!("../../data/words/everyday/nl.txt")),
    ("pl", include_str!("../../data/words/everyday/pl.txt")),
    ("pt", include_str!("../../data/words/everyday/pt.txt")),
    ("sv", include_str!("../../data/words/everyday/sv.txt")),
];

/// An everyday word.
pub(crate) struct Everyday {
    word: &'static str,
    /// The lists that have it, as bits, by their index.
    lists: u16,
}

static WORDS: LazyLock<HashMap<u32, Everyday>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (index, (_, list)) in LISTS.iter().enumerate() {
        for word in list.split_whitespace() {
            words.entry(hash(word.as_bytes()) as u32).or_insert(Everyday { word, lists: 0 }).lists |= 1 << index;
        }
    }
    words
});

/// See [`Everyday::strange_to`].
pub(crate) type Strange = WordFilter<1024>;

const ENGLISH: &str = "en";

impl Everyday {
    /// `word`, in lower case, if it is one; `hash` is that of its [token](crate::text::Token).
    pub(crate) fn of(word: &str, hash: u32) -> Option<&'static Self> {
        WORDS.get(&hash).filter(|everyday| everyday.word == word)
    }

    /// The first of the languages that have it.
    pub(crate) fn language(&self) -> Option<&'static Language> {
        let (tag, _) = LISTS.get(self.lists.trailing_zeros() as usize)?;
        super::all().iter().copied().find(|language| language.tag == *tag)
    }

    /// The words of all lists that no text in `language` has, for a first look; none where nobody gathered what it shares with others.
    /// English is left out: every language borrows its words.
    pub(crate) fn strange_to(language: &Language) -> Option<&'static Strange> {
        static FILTERS: [OnceLock<Strange>; LISTS.len()] = [const { OnceLock::new() }; LISTS.len()];
        let (shared, own) = (Shared::of(language)?, LISTS.iter().position(|(tag, _)| *tag == language.tag)?);
        Some(FILTERS.get(own)?.get_or_init(|| {
            let mut filter = Strange::empty();
            let is_strange = |word: &&Self| {
                word.lists >> own & 1 == 0 && word.language().is_some_and(|its| its.tag != ENGLISH) && !shared.has(word.word)
            };
            WORDS.values().filter(is_strange).for_each(|everyday| filter.add(everyday.word));
            filter
        }))
    }

    pub(crate) fn is_of(&self, language: &Language) -> bool {
        LISTS.iter().position(|(tag, _)| *tag == language.tag).is_some_and(|index| self.lists >> index & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn words_are_found_with_their_language() {
        let tag = |word: &str| Everyday::of(word, hash(word.as_bytes()) as u32)?.language().map(|language| language.tag);
        assert_eq!([tag("weiterhin"), tag("aujourd"), tag("również"), tag("mill")], [Some("de"), None, Some("pl"), None]);
        let shared = Everyday::of("está", hash("está".as_bytes()) as u32).expect("it is listed");
        assert_eq!(["es", "pt", "it"].map(|tag| shared.is_of(tag.parse::<Lang>().expect("a tag").data())), [true, true, false]);
    }

    #[test]
    fn the_lists_are_sorted_and_of_long_words() {
        for (tag, list) in LISTS {
            let words: Vec<&str> = list.split_whitespace().collect();
            assert!(words.is_sorted() && words.len() > 50, "{tag}");
            assert!(words.iter().all(|word| word.chars().count() >= 4 && !word.contains(char::is_uppercase)), "{tag}");
        }
    }
}
