//! Which letters of one spelling answer to which of the other, as masks: the question that turns most pairs away before
//! the search. It overlooks no reading, for it asks less than the search does. Every letter of a name stands in some
//! grapheme of it, and the other name must have a letter of a grapheme that the table pairs with that one; and the first
//! and last letters must answer to each other.

use serde::{Deserialize, Serialize};

use super::article;
use super::fold::{Folded, ascii};

/// The letters a–z of a name, as masks.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    all: u32,
    /// Without those of an article, which some profiles do not read.
    asked: u32,
    /// The first and the last, where nothing but a letter stands there; else nothing is asked about them.
    ends: Option<(u8, u8)>,
}

impl Letters {
    /// The letters of a folded name.
    pub fn of(name: &Folded) -> Self {
        let all = name.plain.iter().fold(0, |mask, letter| mask | bit(*letter));
        let article = article::length(&name.rich);
        let bare = article == 0 && [name.rich.first(), name.rich.last()].into_iter().flatten().all(|c| c.is_alphabetic());
        Self {
            all,
            asked: if article == 0 { all } else { mask(name.rich[article..].iter().copied()) },
            ends: name.plain.first().copied().zip(name.plain.last().copied()).filter(|_| bare),
        }
    }

    /// The same for a word of nothing but a–z, without an article.
    pub fn of_word(word: &[u8]) -> Self {
        let all = word.iter().fold(0, |mask, letter| mask | bit(*letter));
        Self { all, asked: all, ends: word.first().copied().zip(word.last().copied()) }
    }

    /// How many different letters there are, and how many of them the other name has too.
    pub fn shared(self, other: Self) -> (u32, u32) {
        (self.all.count_ones(), (self.all & other.all).count_ones())
    }
}

/// For each of the letters a–z, the letters of the other name that may answer to it.
pub type Answers = [u32; 26];

/// What a table pairs, up to a cost.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pairings {
    /// Links up to this cost count, in hundredths.
    pub limit: u16,
    /// For letters wherever they stand.
    pub anywhere: Answers,
    /// For the first letters of both names.
    pub first: Answers,
    /// For the last letters of both names.
    pub last: Answers,
}

/// The bit of a letter that the other name may leave out. Set in the mask of every name.
pub const SILENT: u32 = 1 << 26;

impl Pairings {
    /// May the letters of two names answer to each other?
    pub fn fit(&self, a: Letters, b: Letters) -> bool {
        let at_ends = || match (a.ends, b.ends) {
            (Some((first_a, last_a)), Some((first_b, last_b))) => meet(&self.first, first_a, first_b) && meet(&self.last, last_a, last_b),
            _ => true,
        };
        at_ends() && self.answered(a.asked & !b.all, b.all | SILENT) && self.answered(b.asked & !a.all, a.all | SILENT)
    }

    fn answered(&self, mut letters: u32, by: u32) -> bool {
        while letters != 0 {
            if self.anywhere[letters.trailing_zeros() as usize] & by == 0 {
                return false;
            }
            letters &= letters - 1;
        }
        true
    }
}

/// May two letters stand in the same place, or may one of them be left out there?
fn meet(answers: &Answers, a: u8, b: u8) -> bool {
    a == b || answers[index(a)] & (bit(b) | SILENT) != 0 || answers[index(b)] & SILENT != 0
}

/// The place of a letter a–z in the alphabet, from 0.
pub fn index(letter: u8) -> usize {
    usize::from(letter - b'a')
}

/// The bit of a letter a–z in a mask.
pub fn bit(letter: u8) -> u32 {
    1 << index(letter)
}

/// The letters a–z that these fall back to.
fn mask(letters: impl Iterator<Item = char>) -> u32 {
    let mut mask = 0;
    letters.for_each(|c| ascii(c, |letter| mask |= bit(letter)));
    mask
}
