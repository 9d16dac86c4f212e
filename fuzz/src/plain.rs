//! A plain search for literals, to hold the fast one to.

use mtlint_tables::rule::literal::{LEAD, LINE_START, WORD_START};
use std::collections::{BTreeSet, HashMap};

/// All literals without their marks, looked up at each place.
pub struct Plain<'t> {
    literals: HashMap<&'t str, Vec<(usize, Option<char>)>>,
    lengths: BTreeSet<usize>,
}

impl<'t> Plain<'t> {
    pub fn new(literals: &'t [String]) -> Self {
        let mut plain = Self { literals: HashMap::new(), lengths: BTreeSet::new() };
        for (index, literal) in literals.iter().enumerate() {
            let mark = literal.chars().next().filter(|&mark| mark == WORD_START || mark == LINE_START);
            let text = mark.map_or(literal.as_str(), |mark| &literal[mark.len_utf8()..]);
            plain.literals.entry(text).or_default().push((index, mark));
            plain.lengths.insert(text.len());
        }
        // Nothing is no literal.
        plain.lengths.remove(&0);
        plain
    }

    /// Start, end and index of each, in order.
    pub fn find(&self, text: &str) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        // Whether the place is within a word, and the letters and digits that its line has before it.
        let (mut in_word, mut lead) = (false, 0);
        for (start, first) in text.char_indices() {
            in_word &= first.is_ascii_alphanumeric();
            for &length in &self.lengths {
                let end = start + length;
                for &(index, mark) in text.get(start..end).and_then(|next| self.literals.get(next)).into_iter().flatten() {
                    let stands = match mark {
                        None => true,
                        Some(WORD_START) => !in_word,
                        Some(_) => !in_word && lead <= LEAD,
                    };
                    if stands {
                        found.push((start, end, index));
                    }
                }
            }
            in_word = first.is_ascii_alphanumeric();
            lead = if first == '\n' { 0 } else { lead + u32::from(in_word) };
        }
        found.sort_unstable();
        found
    }
}
