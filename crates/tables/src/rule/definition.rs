//! A validated rule: plain data, made from a rule file at build time (built-in rules) or at start (custom ones).

use super::literal::Literals;
use super::needs::Needs;
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
    /// `family/name`.
    pub id: Arc<str>,
    /// What is wrong, in one line; a template with `$0`, `$1`, `${name}` and `${fix}`.
    pub message: String,
    /// Where the fault comes from and why it matters.
    pub why: Arc<str>,
    /// Its weight where nothing changes it.
    pub severity: Severity,
    /// The MQM category, such as `accuracy/addition`.
    pub category: Arc<str>,
    /// Whether it runs without being asked for.
    pub status: Status,
    /// Primary subtags of target languages; none means any.
    pub languages: Vec<String>,
    /// Primary subtags of source languages; none means any.
    pub sources: Vec<String>,
    /// Whether it is silent where the source language is unknown.
    pub sources_strict: bool,
    /// Ids that it had before.
    pub aliases: Vec<String>,
    /// What it finds.
    pub matcher: Matcher,
    /// Where a hit counts.
    pub when: When,
    /// Primary subtags of source languages, each with a regex for the words that lead to the fault.
    pub witnesses: Vec<(String, String)>,
    /// Each of them silences a hit for which it holds.
    pub unless: Vec<Guard>,
    /// How it mends what it finds.
    pub fix: Option<Repair>,
    /// The file and the 1-based line in which the rule stands.
    pub place: Place,
}

/// What of a rule decides whether it runs on a text at all: of a built-in one it is all that every start reads.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Head {
    /// See [`Definition::severity`].
    pub severity: Severity,
    /// See [`Definition::status`].
    pub status: Status,
    languages: Vec<String>,
    sources: Vec<String>,
    sources_strict: bool,
    /// Whether a native check does its work.
    pub is_check: bool,
    /// How many regexes it may have: as many as [`Definition::regexes`] gives.
    pub regexes: u32,
}

impl Head {
    /// That of a rule.
    pub fn of(definition: &Definition) -> Self {
        Self {
            severity: definition.severity,
            status: definition.status,
            languages: definition.languages.clone(),
            sources: definition.sources.clone(),
            sources_strict: definition.sources_strict,
            is_check: matches!(definition.matcher, Matcher::Check { .. }),
            regexes: definition.regexes().count() as u32,
        }
    }

    /// Whether it looks at target text in the language with this primary subtag that was translated from `source` (a primary subtag,
    /// where known).
    pub fn is_for(&self, language: &str, source: Option<&str>) -> bool {
        is_for(&self.languages, language)
            && (self.sources.is_empty() || source.map_or(!self.sources_strict, |source| self.sources.iter().any(|own| own == source)))
    }
}

fn is_for(languages: &[String], language: &str) -> bool {
    languages.is_empty() || languages.iter().any(|own| own == language)
}

impl Definition {
    /// `boilerplate` of `boilerplate/follow-toggle`.
    pub fn family(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// Its regexes, in an order of their own: those of its patterns, four of each guard, the two of `when`, and one of each witness.
    pub fn regexes(&self) -> impl Iterator<Item = Option<&str>> {
        let patterns = self.matcher.patterns().iter().map(|pattern| Some(&*pattern.regex));
        let guards = self.unless.iter().flat_map(Guard::patterns).map(|regex| regex.as_deref());
        let when = [self.when.source.as_deref(), self.when.source_lacks.as_deref()];
        let witnesses = self.witnesses.iter().map(|(_, regex)| Some(&**regex));
        patterns.chain(guards).chain(when).chain(witnesses)
    }

    /// Whether it looks at target text in the language with this primary subtag.
    pub fn is_for(&self, language: &str) -> bool {
        is_for(&self.languages, language)
    }

    /// Whether both look at target text in some language.
    pub fn meets(&self, other: &Self) -> bool {
        self.languages.is_empty() || other.languages.is_empty() || self.languages.iter().any(|language| other.is_for(language))
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
    /// The path as it was given; of a built-in rule, from the root of the project on.
    pub file: Arc<str>,
    /// 1-based.
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
    Check {
        /// The name of the check.
        check: String,
        /// One of its faults.
        fault: String,
        /// The least number that counts; each check says of what.
        min: Option<u32>,
        /// The greatest number or distance that counts.
        max: Option<u32>,
        /// Words or phrases that are exempt, folded.
        except: Vec<String>,
        /// Spellings that the house prescribes, as they are to be written.
        prefer: Vec<String>,
    },
}

/// A regex and the literals without which it can't match.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pattern {
    /// In the syntax of the `regex` crate, with quotation marks and spaces widened.
    pub regex: String,
    /// What every match holds.
    pub literals: Literals,
    /// What every match holds besides.
    pub needs: Needs,
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
    /// A regex that must match in the text that the block was translated from.
    pub source: Option<String>,
    /// One that must not match.
    pub source_lacks: Option<String>,
    /// The kinds of block; none means any.
    pub scope: Vec<Scope>,
}

/// A guard; it holds if all of its parts hold.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Guard {
    /// A regex that matches in the block and touches the hit.
    pub text: Option<String>,
    /// A regex that matches right up to the start of the hit.
    pub before: Option<String>,
    /// A regex that matches right from the end of the hit.
    pub after: Option<String>,
    /// A regex that matches anywhere in the block.
    pub block: Option<String>,
    /// Whether the hit stands inside quotation marks.
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
    /// What is done.
    pub action: Action,
    /// How far it can be trusted; for a single hit it may be less.
    pub safety: Safety,
}

/// What a fix does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Writes this instead of the hit; a template with the groups of the pattern.
    Replace(String),
    /// Takes something away.
    Delete(Delete),
    /// The match brings its own suggestion.
    Suggested,
}

/// The examples of one rule.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Examples {
    /// Texts in which the rule must find exactly what stands in `[…]`.
    pub bad: Vec<Example>,
    /// Texts in which it must find nothing.
    pub good: Vec<Example>,
    /// Why the same fault can't stand in another form, where it can't.
    pub fixed: Option<String>,
}
