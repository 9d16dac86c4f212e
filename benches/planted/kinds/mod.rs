//! The kinds of errors, a file for each family.

mod content;
mod meaning;
mod numbers;
mod terms;

use crate::random::Random;
use crate::records::{Record, Set};

/// One kind of error.
pub(crate) struct Kind {
    pub name: &'static str,
    /// The target of a record with one such error; none where the record does not suit. The set is for errors that take
    /// something from elsewhere.
    pub plant: fn(&Record, &Set, &mut Random) -> Option<String>,
}

impl Kind {
    /// Whether the whole article is checked and not only the neighbours: what a name is called stands anywhere in it.
    pub(crate) fn is_of_article(&self) -> bool {
        self.name.starts_with("name/") || self.name.starts_with("term/")
    }
}

/// All families.
pub(crate) static KINDS: &[&[Kind]] = &[content::KINDS, meaning::KINDS, numbers::KINDS, terms::KINDS];
