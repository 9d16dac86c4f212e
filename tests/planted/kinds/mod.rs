//! What is planted: the kinds of artifacts, by where they come from.

mod lines;
mod marks;
mod numbers;
mod signs;
mod words;

use super::article::{Place, Planting};

/// One kind of artifact.
pub(crate) struct Kind {
    pub name: &'static str,
    pub place: Place,
    pub planting: Planting,
    /// The rules of which one must find it.
    pub rules: &'static [&'static str],
    /// Whether the fix of the rule leads back to the clean text.
    pub mends: bool,
}

/// All kinds, in the order of the table.
pub(crate) fn all() -> Vec<&'static Kind> {
    [lines::KINDS, marks::KINDS, signs::KINDS, words::KINDS, numbers::KINDS].into_iter().flatten().collect()
}

/// A kind whose fix leads back to the clean text.
const fn mended(name: &'static str, place: Place, planting: Planting, rules: &'static [&'static str]) -> Kind {
    Kind { name, place, planting, rules, mends: true }
}

/// A kind that can only be shown: what stood there is lost, or there is more than one way to say it.
const fn shown(name: &'static str, place: Place, planting: Planting, rules: &'static [&'static str]) -> Kind {
    Kind { name, place, planting, rules, mends: false }
}
