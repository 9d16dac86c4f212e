//! Choices of style that a writer makes once and an outlet once for all: which quotation marks, which dash, whose
//! spelling, day or month first.

use std::collections::BTreeMap;

/// In what documents may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    Quotes,
    Dash,
    Spelling,
    Date,
}

impl Matter {
    /// As a message calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quotes => "quotation marks",
            Self::Dash => "dashes",
            Self::Spelling => "spelling",
            Self::Date => "dates",
        }
    }
}

/// What a document chose, as a message shows it.
pub(crate) type Choice = &'static str;

/// How many documents of a language chose what.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<(String, Matter), BTreeMap<Choice, u32>>);

/// What prevails in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prevailing {
    pub choice: Choice,
    /// How many documents chose it.
    pub documents: u32,
    /// How many chose at all.
    pub of: u32,
}

impl Styles {
    pub(super) fn add(&mut self, language: &str, choices: Vec<(Matter, Choice)>) {
        for (matter, choice) in choices {
            *self.0.entry((language.to_owned(), matter)).or_default().entry(choice).or_default() += 1;
        }
    }

    pub(super) fn prevailing(&self, language: &str, matter: Matter) -> Option<Prevailing> {
        let counts = self.0.get(&(language.to_owned(), matter))?;
        let (choice, documents) = counts.iter().map(|(choice, count)| (*choice, *count)).max_by_key(|(_, count)| *count)?;
        Some(Prevailing { choice, documents, of: counts.values().sum() })
    }
}
