//! A plain search for literals, to hold the fast one to.

use mtlint::rule::literal::{LEAD, LINE_START, WORD_START};
use std::collections::BTreeMap;

/// All literals without their marks, looked up at each place.
pub struct Plain<'t> {
    literals: BTreeMap<&'t str, Vec<(usize, Option<char>)>>,
    longest: usize,
}

impl<'t> Plain<'t> {
    pub fn new(literals: &'t [String]) -> Self {
        let mut plain = Self { literals: BTreeMap::new(), longest: 0 };
        for (index, literal) in literals.iter().enumerate() {
            let mark = literal.chars().next().filter(|&mark| mark == WORD_START || mark == LINE_START);
            let text = mark.map_or(literal.as_str(), |mark| &literal[mark.len_utf8()..]);
            plain.literals.entry(text).or_default().push((index, mark));
            plain.longest = plain.longest.max(text.len());
        }
        plain
    }

    /// Start, end and index of each, in order.
    pub fn find(&self, text: &str) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        let ends: Vec<usize> = text.char_indices().map(|(at, character)| at + character.len_utf8()).collect();
        // Whether the place is within a word, and the letters and digits that its line has before it.
        let (mut in_word, mut lead) = (false, 0);
        for (number, (start, first)) in text.char_indices().enumerate() {
            in_word &= first.is_ascii_alphanumeric();
            for &end in ends[number..].iter().take_while(|&&end| end - start <= self.longest) {
                for &(index, mark) in self.literals.get(&text[start..end]).into_iter().flatten() {
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
