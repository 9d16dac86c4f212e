//! Short segments of the source and how the documents of a set translate them: a heading, a label, the name of an office.
//!
//! Longer segments repeat only where documents do, and have more than one good translation.

use crate::article::Article;
use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Segments of so many words are counted: fewer are too general, more are sentences.
const WORDS: std::ops::RangeInclusive<usize> = 2..=8;
/// So many source segments are remembered at most; then those that only one document has are forgotten.
const MOST: usize = 1 << 18;

/// A source segment and its translation, as hashes of their letters and digits: case and marks are another matter.
pub(crate) type Pair = (u64, u64);

/// How the set translates source segments.
#[derive(Debug, Default)]
pub(super) struct Translations(HashMap<u64, Vec<Version>>);

#[derive(Debug)]
struct Version {
    target: u64,
    documents: u32,
    /// The number of the first document.
    first: u32,
}

/// How other documents translate a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Usual {
    /// How many do so.
    pub documents: u32,
    /// The number of the first.
    pub first: u32,
}

impl Translations {
    pub(super) fn add(&mut self, document: u32, pairs: &BTreeSet<Pair>) {
        for (source, target) in pairs {
            let versions = self.0.entry(*source).or_default();
            match versions.iter_mut().find(|version| version.target == *target) {
                Some(version) => version.documents += 1,
                None => versions.push(Version { target: *target, documents: 1, first: document }),
            }
        }
        let mut least = 2;
        while self.0.len() > MOST {
            self.0.retain(|_, versions| versions.iter().map(|version| version.documents).sum::<u32>() >= least);
            least += 1;
        }
    }

    /// The usual translation, where it is another one than that of `pair` and more documents have it.
    pub(super) fn usual(&self, pair: Pair) -> Option<Usual> {
        let versions = self.0.get(&pair.0)?;
        let own = versions.iter().find(|version| version.target == pair.1)?.documents;
        let most = versions.iter().rev().max_by_key(|version| version.documents).filter(|version| version.documents > own)?;
        Some(Usual { documents: most.documents, first: most.first })
    }
}

/// The short segments of a document: the paragraph in the target, and the pair.
pub(crate) fn pairs(article: &Article<'_>) -> Vec<(usize, Pair)> {
    let document = article.document;
    let hash = |text: &str| {
        let mut hasher = DefaultHasher::new();
        document.lang.primary().hash(&mut hasher);
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).for_each(|c| c.hash(&mut hasher));
        hasher.finish()
    };
    let pair = |(index, paragraph): (usize, &crate::text::Paragraph)| {
        let source = document.source_of(paragraph.unit())?.text(&document.source);
        let target = paragraph.span.text(&document.text);
        let words = |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        // A number says the same in all languages, and two that differ are no two translations.
        let plain = !source.contains(char::is_numeric) && WORDS.contains(&words(source)) && words(target) > 0;
        plain.then(|| (index, (hash(source), hash(target))))
    };
    article.target.paragraphs.iter().enumerate().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarer_translation_knows_the_usual_one() {
        let mut translations = Translations::default();
        for (document, target) in [(0, 7), (1, 8), (2, 8), (3, 8)] {
            translations.add(document, &BTreeSet::from([(1, target)]));
        }
        assert_eq!(translations.usual((1, 7)), Some(Usual { documents: 3, first: 1 }));
        assert_eq!((translations.usual((1, 8)), translations.usual((2, 7))), (None, None));
    }
}
