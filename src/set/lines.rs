//! Lines that stand in several documents of a set, by a hash of their folded text.

use crate::text::{BlockKind, Case, Paragraph, Prose};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// So many lines are remembered at most; then those that stand in the fewest documents are forgotten.
const MOST: usize = 1 << 20;

/// In how many documents each line stands.
///
/// What is forgotten on the way (see `MOST`) counts anew: a line that comes less often than once in a million is missed.
#[derive(Debug, Default)]
pub struct Lines {
    documents: HashMap<u64, u32>,
}

impl Lines {
    pub(super) fn add(&mut self, hashes: &[u64]) {
        for hash in hashes {
            *self.documents.entry(*hash).or_default() += 1;
        }
        let mut least = 2;
        while self.documents.len() > MOST {
            self.documents.retain(|_, documents| *documents >= least);
            least += 1;
        }
    }

    /// In how many documents the line with that hash stands.
    pub fn documents(&self, hash: u64) -> u32 {
        self.documents.get(&hash).copied().unwrap_or(0)
    }
}

/// The lines of a document that may be counted, each once.
pub(crate) fn line_hashes(prose: &Prose<'_>) -> Vec<u64> {
    let mut hashes: Vec<u64> = prose.paragraphs.iter().filter_map(|paragraph| line_hash(prose, paragraph)).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The hash of a line that says something by itself: no cell of a table, no lone word, no name or place (Kyiv, Ukraine),
/// nobody's name before what they say (Ann Berg:).
pub(crate) fn line_hash(prose: &Prose<'_>, paragraph: &Paragraph) -> Option<u64> {
    if paragraph.kind == BlockKind::Cell || paragraph.span.text(prose.text).ends_with(':') {
        return None;
    }
    let words = prose.tokens_of(paragraph).iter().filter(|token| token.is_word());
    let (mut count, mut small) = (0, false);
    for word in words.take(5) {
        count += 1;
        small |= word.case == Case::Lower;
    }
    if count < 2 || count < 4 && !small {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    prose.folded(paragraph).hash(&mut hasher);
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::document as article_of;

    #[test]
    fn what_says_nothing_by_itself_is_no_line() {
        let text = "Kyiv, Ukraine\nAnn Berg\nSport\nAnn Berg said on air:\nRead more\nMore From The Valley Desk\nRead More";
        let document = article_of("en", text);
        let prose = document.prose();
        let counted: Vec<&str> = prose
            .paragraphs
            .iter()
            .filter(|paragraph| line_hash(&prose, paragraph).is_some())
            .map(|paragraph| paragraph.span.text(text))
            .collect();
        assert_eq!(counted, ["Read more", "More From The Valley Desk"]);
    }

    #[test]
    fn memory_has_a_bound_and_the_frequent_stay() {
        let mut lines = Lines::default();
        let often = u64::MAX;
        for number in 0..(2 * MOST as u64 / 1000) {
            let mut hashes: Vec<u64> = (number * 1000..(number + 1) * 1000).collect();
            hashes.push(often);
            lines.add(&hashes);
        }
        assert!(lines.documents.len() <= MOST);
        assert_eq!(u64::from(lines.documents(often)), 2 * MOST as u64 / 1000);
    }
}
