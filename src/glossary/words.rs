//! Whether a word of a text is a form of a word of a term.
//!
//! Stemmers go too far now and then: to Snowball “general” and “generalisations” are one. So two words with the same stem must also be
//! alike but for a few letters at their end, as inflected forms are.

use crate::lang::{Lang, NounForms};
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most letters that a form has behind what it has in common with another.
const LONGEST_ENDING: usize = 3;
/// So many letters may be an ending where no stemmer is asked, if so many are left.
const USUAL_ENDING: usize = 2;
const FEWEST: usize = 4;
/// In bytes. No longer word has a form, and what an algorithm may make of one takes long.
const LONGEST_WORD: usize = 64;
/// The most letters of an article before an apostrophe: `dell’`.
const LONGEST_ARTICLE: usize = 4;

/// Makes stems, and knows forms of nouns.
pub(super) struct Stems(Option<rust_stemmers::Stemmer>, Option<&'static NounForms>);

impl std::fmt::Debug for Stems {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Stems({})", self.0.is_some())
    }
}

impl Stems {
    /// Those of a language; in one without a stemmer each word is its own stem, and so is a very long one.
    pub(super) fn of(lang: Option<&Lang>) -> Self {
        Self(lang.and_then(Lang::stemmer), lang.and_then(Lang::noun_forms))
    }

    /// The stem of `lower`, a word in lower case.
    pub(super) fn stem<'w>(&self, lower: &'w str) -> Cow<'w, str> {
        match &self.0 {
            Some(stemmer) if lower.len() <= LONGEST_WORD => stemmer.stem(lower),
            _ => Cow::Borrowed(lower),
        }
    }

    /// Whether two words with one stem, in lower case, may be forms of one noun and not words that were made of one.
    pub(super) fn may_be_noun(&self, one: &str, other: &str) -> bool {
        one == other || self.1.is_none_or(|forms| forms.are_of_one(&folded(one), &folded(other)))
    }
}

/// The bytes of `word` without an elided article (`l’eau`, `dell’acqua`) and without a genitive `’s` or a case ending behind an apostrophe.
pub(super) fn bare(word: &str) -> Range<usize> {
    let Some((at, mark)) = word.char_indices().find(|(_, char)| is_apostrophe(*char)) else { return 0..word.len() };
    let (before, after) = (&word[..at], &word[at + mark.len_utf8()..]);
    let count = |text: &str| text.chars().count();
    if after.is_empty() || after.eq_ignore_ascii_case("s") {
        0..at
    } else if count(before) > LONGEST_ARTICLE || before.chars().skip(1).any(char::is_uppercase) {
        // `Ankara'da`, `NATO'nun`.
        0..at
    } else if count(after) > 2 {
        at + mark.len_utf8()..word.len()
    } else {
        // “don’t” is a word by itself.
        0..word.len()
    }
}

/// The bare word in lower case, with plain apostrophes, and each letter in one piece with its marks.
pub(super) fn lower(word: &str) -> String {
    let word = &word[bare(word)];
    let lower = if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase().nfc().collect() };
    if lower.contains(is_apostrophe) { lower.replace(is_apostrophe, "'") } else { lower }
}

pub(super) fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’' | 'ʼ')
}

/// Whether two words in lower case are alike but for a few letters at their end.
pub(super) fn are_forms(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one), folded(other));
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    common > 0 && [one, other].iter().all(|word| word.chars().count() - common <= LONGEST_ENDING)
}

/// What most forms of `lower` begin with: for asking whether one of them may be somewhere.
pub(super) fn root(lower: &str) -> String {
    let folded = folded(lower);
    let count = folded.chars().count();
    folded.chars().take(count.saturating_sub(USUAL_ENDING).max(FEWEST)).collect()
}

/// `lower` without the marks of its letters: “häuser” is a form of “haus”.
pub(super) fn folded(lower: &str) -> Cow<'_, str> {
    if lower.is_ascii() { Cow::Borrowed(lower) } else { Cow::Owned(lower.nfd().filter(|char| !is_combining_mark(*char)).collect()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the two are forms of one word in a language.
    fn same(tag: &str, one: &str, other: &str) -> bool {
        let stems = Stems::of(tag.parse().ok().as_ref());
        stems.stem(one) == stems.stem(other) && are_forms(one, other)
    }

    #[test]
    fn inflected_forms_are_known() {
        for (tag, one, other) in [
            ("en", "dam", "dams"),
            ("en", "ministry", "ministries"),
            ("en", "levy", "levied"),
            ("de", "talsperre", "talsperren"),
            ("de", "haus", "häuser"),
            ("de", "haus", "hauses"),
            ("fr", "barrage", "barrages"),
            ("fr", "général", "généraux"),
            ("fr", "journal", "journaux"),
            ("es", "presa", "presas"),
            ("es", "ley", "leyes"),
            ("ru", "плотина", "плотины"),
        ] {
            assert!(same(tag, one, other), "{tag} {one} {other}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for (tag, one, other) in [
            ("en", "general", "generalisations"),
            ("en", "nation", "nationality"),
            ("en", "organ", "organisation"),
            ("en", "news", "new"),
            ("de", "markt", "mark"),
            ("de", "bürgermeister", "bürgermeisterin"),
        ] {
            assert!(!same(tag, one, other), "{tag} {one} {other}");
        }
    }

    /// The documentation says so.
    #[test]
    fn what_goes_wrong() {
        for (tag, one, other) in [("en", "universe", "university"), ("de", "wahl", "wählen")] {
            assert!(same(tag, one, other), "{tag} {one} {other}");
        }
        for (tag, one, other) in [("es", "luz", "luces"), ("en", "mouse", "mice"), ("fr", "élu", "élus"), ("pl", "zapora", "zapory")] {
            assert!(!same(tag, one, other), "{tag} {one} {other}");
        }
    }

    #[test]
    fn articles_and_endings_at_apostrophes() {
        for (word, own) in [
            ("l’eau", "eau"),
            ("dell'acqua", "acqua"),
            ("mayor’s", "mayor"),
            ("Ankara'da", "Ankara"),
            ("NATO'nun", "NATO"),
            ("AB'de", "AB"),
            ("don’t", "don’t"),
            ("dam", "dam"),
        ] {
            assert_eq!(&word[bare(word)], own, "{word}");
        }
    }
}
