//! Collects what a table pairs.

use crate::names::automaton::Place;
use crate::names::fold::ascii;
use crate::names::pairings::{Pairings, SILENT, bit, index};

impl Pairings {
    /// No letter answers to any.
    pub fn new(limit: u16) -> Self {
        Self { limit, anywhere: [0; 26], first: [0; 26], last: [0; 26] }
    }

    /// Adds a link of two graphemes: the letters of `a` are answered by those of `b`.
    pub fn add(&mut self, a: &str, b: &str, place: Place, cost: u16) {
        if cost > self.limit {
            return;
        }
        let (a, b) = (plain(a), plain(b));
        let silent = |mask: u32| if b.is_empty() { SILENT } else { mask };
        let answer = silent(b.iter().fold(0, |mask, letter| mask | bit(*letter)));
        a.iter().for_each(|letter| self.anywhere[index(*letter)] |= answer);
        let (Some(first), Some(last)) = (a.first(), a.last()) else { return };
        // A letter is left out inside a word only, but for what a table says of the ends.
        let starts = matches!(place, Place::Start | Place::End) || place == Place::Any && !b.is_empty();
        let ends = matches!(place, Place::Start | Place::End | Place::Hush) || place == Place::Any && !b.is_empty();
        if starts {
            self.first[index(*first)] |= silent(b.first().map_or(0, |letter| bit(*letter)));
        }
        if ends {
            self.last[index(*last)] |= silent(b.last().map_or(0, |letter| bit(*letter)));
        }
    }
}

/// The letters a–z of a grapheme.
fn plain(grapheme: &str) -> Vec<u8> {
    let mut plain = Vec::new();
    grapheme.chars().for_each(|c| ascii(c, |letter| plain.push(letter)));
    plain
}
