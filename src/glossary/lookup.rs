//! What makes nearly every word of a text cost next to nothing: its first letters rule it out, or it is known from before.

use super::words::{folded, is_apostrophe};
use std::cell::RefCell;

/// The first two letters of the words that lead to terms, as far as they are ASCII: what starts otherwise need not be looked at.
#[derive(Debug, Default)]
pub(super) struct Starts([u32; 26]);

impl Starts {
    pub(super) fn add(&mut self, lower: &str) {
        // Another form may have the same letter without its mark.
        if let [Some(first), Some(second)] = Self::letters(&folded(lower)) {
            self.0[first] |= 1 << second;
        }
    }

    /// Whether one of the words may start as `text` does.
    pub(super) fn may_start(&self, text: &str) -> bool {
        match Self::letters(text) {
            // What stands behind an elided article starts otherwise.
            [Some(first), Some(second)] => self.0[first] & 1 << second != 0 || text.len() > 4 && text.contains(is_apostrophe),
            _ => true,
        }
    }

    fn letters(text: &str) -> [Option<usize>; 2] {
        let letter = |at: usize| {
            let byte = text.as_bytes().get(at)?.to_ascii_lowercase();
            byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'))
        };
        [letter(0), letter(1)]
    }
}

thread_local! {
    /// It serves article after article.
    pub(super) static MEMORY: RefCell<Memory> = RefCell::default();
}

/// What words of a text lead to, so that no stem is made again and again.
#[derive(Default)]
pub(super) struct Memory(Vec<Known>);

/// A word, the index that was asked, and the list that it leads to.
#[derive(Clone, Default)]
struct Known {
    index: u64,
    word: Box<str>,
    list: Option<u32>,
}

impl Memory {
    /// How many words are known: one for each value of the last bits of a hash.
    const SIZE: usize = 1 << 13;

    /// In bytes; longer words are not kept.
    const LONGEST: usize = 64;

    /// What the word leads to in the index of that number, as `find` says where it is not known.
    pub(super) fn recall(&mut self, index: u64, hash: u32, word: &str, find: impl FnOnce() -> Option<u32>) -> Option<u32> {
        if word.len() > Self::LONGEST {
            return find();
        }
        if self.0.is_empty() {
            self.0.resize(Self::SIZE, Known::default());
        }
        let at = (hash as usize ^ index as usize) % Self::SIZE;
        let known = &mut self.0[at];
        if known.index != index || *known.word != *word {
            *known = Known { index, word: word.into(), list: find() };
        }
        known.list
    }
}
