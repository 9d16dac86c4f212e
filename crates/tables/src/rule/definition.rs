//! A validated rule: plain data, made from a rule file at build time (built-in rules) or at start (custom ones).

use super::literal::Literals;
use super::schema::{Delete, Example, Scope, Status};
use crate::{Safety, Severity};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// Stands for every rule where rules are selected.
pub const ALL: &str = "ALL";

/// One validated rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Definition {
    pub id: Arc<str>,
    pub message: String,
    pub why: Arc<str>,
    pub severity: Severity,
    pub category: Arc<str>,
    pub status: Status,
    /// Primary subtags of target languages; none means any.
    pub languages: Vec<String>,
    /// Primary subtags of source languages; none means any.
    pub sources: Vec<String>,
    pub sources_strict: bool,
    pub aliases: Vec<String>,
    pub matcher: Matcher,
    pub when: When,
    /// Primary subtags of source languages, each with a regex for the words that lead to the fault.
    pub witnesses: Vec<(String, String)>,
    pub unless: Vec<Guard>,
    pub fix: Option<Repair>,
    /// The file and the 1-based line in which the rule stands.
    pub place: Place,
}

impl Definition {
    /// `boilerplate` of `boilerplate/follow-toggle`.
    pub fn family(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// Whether it looks at target text in the language with this primary subtag.
    pub fn is_for(&self, language: &str) -> bool {
        self.languages.is_empty() || self.languages.iter().any(|own| own == language)
    }

    /// Whether both look at target text in some language.
    pub fn meets(&self, other: &Self) -> bool {
        self.languages.is_empty() || other.languages.is_empty() || self.languages.iter().any(|language| other.is_for(language))
    }

    /// Whether it looks at text translated from `source` (a primary subtag, where known).
    pub fn is_from(&self, source: Option<&str>) -> bool {
        self.sources.is_empty() || source.map_or(!self.sources_strict, |source| self.sources.iter().any(|own| own == source))
    }

    /// Whether `selector` names this rule: its id, an old id, or its family.
    pub fn is_named(&self, selector: &str) -> bool {
        selector.trim_end_matches('/') == self.family() || self.is_called(selector)
    }

    /// Whether `selector` stands for many rules, this one among them: `ALL`, or its MQM category or the dimension of that.
    pub fn is_of_kind(&self, selector: &str) -> bool {
        selector == ALL || selector == &*self.category || self.category.split('/').next() == Some(selector)
    }

    /// Whether `id` is its id or an old one.
    pub fn is_called(&self, id: &str) -> bool {
        self.names().any(|name| name == id)
    }

    /// Its id, and those that it had before.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.id).chain(self.aliases.iter().map(|alias| &**alias))
    }
}

/// Where a rule stands.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Place {
    pub file: Arc<str>,
    pub line: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file, self.line)
    }
}

/// What a rule finds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Matcher {
    /// Folded phrases.
    Phrases(Vec<String>),
    /// Folded phrases, each with what should stand instead.
    Swap(Vec<(String, String)>),
    /// Patterns for whole blocks.
    Lines(Vec<Pattern>),
    /// A pattern within a block.
    Pattern(Pattern),
    /// Groups of forms as they should be written; the first of each is preferred.
    Variants(Vec<Vec<String>>),
    /// A fault of a native check.
    Check { check: String, fault: String, min: Option<u32>, max: Option<u32>, except: Vec<String>, prefer: Vec<String> },
}

/// A regex and the literals without which it can't match.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pattern {
    /// In the syntax of the `regex` crate, with quotation marks and spaces widened.
    pub regex: String,
    pub literals: Literals,
    /// The most bytes of letters and digits that it matches, where that has a bound.
    pub letters: Option<u32>,
}

impl Matcher {
    /// Its patterns, in order.
    pub fn patterns(&self) -> &[Pattern] {
        match self {
            Self::Pattern(pattern) => std::slice::from_ref(pattern),
            Self::Lines(lines) => lines,
            _ => &[],
        }
    }
}

/// Where a hit counts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct When {
    /// Regexes for the text that the block was translated from: one that matches, and one that does not.
    pub source: Option<String>,
    pub source_lacks: Option<String>,
    /// The kinds of block; none means any.
    pub scope: Vec<Scope>,
}

/// A guard; it holds if all of its parts hold.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Guard {
    pub text: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub block: Option<String>,
    pub quoted: Option<bool>,
}

impl Guard {
    /// Its regexes: of `text`, `before`, `after` and `block`.
    pub fn patterns(&self) -> [&Option<String>; 4] {
        [&self.text, &self.before, &self.after, &self.block]
    }
}

/// How a rule mends what it finds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Repair {
    pub action: Action,
    pub safety: Safety,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    Replace(String),
    Delete(Delete),
    /// The match brings its own suggestion.
    Suggested,
}

/// The examples of one rule.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Examples {
    pub bad: Vec<Example>,
    pub good: Vec<Example>,
    /// Why the same fault can't stand in another form, where it can't.
    pub fixed: Option<String>,
}
