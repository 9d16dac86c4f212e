//! Finds the month or the day that a word names.

use super::Language;
use crate::word::{capitalised, hash};
use std::sync::OnceLock;

/// The hashes of the names of months and days in all cases, a bit for each, set when first asked for: nearly every word
/// is none of them, and must cost next to nothing.
#[derive(Debug)]
pub(crate) struct Calendar(OnceLock<Box<[u64; 64]>>);

impl Calendar {
    pub(super) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Whether `word` may be a name of a month or a day of `language`, whose calendar this is.
    fn may_hold(&self, language: &Language, word: &str) -> bool {
        let bits = self.0.get_or_init(|| {
            let mut bits = Box::new([0; 64]);
            for form in language.months.iter().chain(&language.weekdays).flat_map(|forms| forms.iter()) {
                for written in [(*form).to_owned(), capitalised(form), form.to_uppercase()] {
                    let (index, bit) = place(&written);
                    bits[index] |= bit;
                }
            }
            bits
        });
        let (index, bit) = place(word);
        bits[index] & bit != 0
    }
}

fn place(word: &str) -> (usize, u64) {
    let hash = hash(word.as_bytes());
    (hash as usize % 64, 1 << (hash >> 6 & 63))
}

impl Language {
    /// The month, from 1, that `word` names in any of its forms; the case must be that of running text or all capitals.
    pub(crate) fn month(&self, word: &str) -> Option<u8> {
        if self.calendar.may_hold(self, word) { position(&self.months, word) } else { None }
    }

    /// The day of the week, Monday being 1, that `word` names in any of its forms; case as for [`Language::month`].
    pub(crate) fn weekday(&self, word: &str) -> Option<u8> {
        if self.calendar.may_hold(self, word) { position(&self.weekdays, word) } else { None }
    }
}

/// The number, from 1, of the entry of `names` that has `word` as one of its forms. A form in lower case may begin with a
/// capital, as at the start of a sentence; one with a capital keeps it, so that “may” and “march” are verbs.
fn position(names: &[&[&str]], word: &str) -> Option<u8> {
    let index = names.iter().position(|forms| forms.iter().any(|form| is_form(form, word)))?;
    u8::try_from(index + 1).ok()
}

fn is_form(form: &str, word: &str) -> bool {
    // Most forms are told apart from it by the first letter.
    let (Some(first), Some(other)) = (form.as_bytes().first(), word.as_bytes().first()) else { return false };
    if first.is_ascii() && other.is_ascii() && !first.eq_ignore_ascii_case(other) {
        return false;
    }
    if form == word {
        return true;
    }
    let (mut letters, mut others) = (form.chars(), word.chars());
    let (Some(first), Some(other)) = (letters.next(), others.next()) else { return false };
    if !first.to_uppercase().eq(std::iter::once(other)) {
        return false;
    }
    letters.as_str() == others.as_str() || form.chars().flat_map(char::to_uppercase).eq(word.chars())
}
