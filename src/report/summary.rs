//! What a run found, in numbers.

use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::document::Document;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::AddAssign;

/// Counts of findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Findings that must not be published.
    pub errors: usize,
    /// Findings that an editor would mend.
    pub warnings: usize,
    /// Findings worth a look.
    pub notes: usize,
    /// Findings with a safe fix.
    pub fixable: usize,
    /// Findings with an unsafe fix; not counted in `fixable`.
    pub fixable_unsafe: usize,
}

impl Counts {
    /// Counts all of them.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        diagnostics.iter().for_each(|diagnostic| counts.add(diagnostic));
        counts
    }

    /// Counts one more finding.
    pub fn add(&mut self, diagnostic: &Diagnostic) {
        match diagnostic.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
        match diagnostic.fix.as_ref().map(|fix| fix.safety) {
            Some(Safety::Safe) => self.fixable += 1,
            Some(Safety::Unsafe) => self.fixable_unsafe += 1,
            Some(Safety::Suggest) | None => {}
        }
    }

    /// Whether any of them weighs at least as much as `least`.
    pub const fn any_at(&self, least: Severity) -> bool {
        match least {
            Severity::Note => self.findings() > 0,
            Severity::Warning => self.errors + self.warnings > 0,
            Severity::Error => self.errors > 0,
        }
    }

    /// Findings of any weight.
    pub const fn findings(&self) -> usize {
        self.errors + self.warnings + self.notes
    }

    /// What to do about the findings, in one line for people; `None` where there are none.
    pub fn next_step(&self) -> Option<String> {
        let (safe, more) = (Grouped(self.fixable), Grouped(self.fixable_unsafe));
        match (self.fixable, self.fixable_unsafe) {
            _ if self.findings() == 0 => None,
            (0, 0) => Some("None has a fix; `mtlint rules explain RULE` says more about a rule".to_owned()),
            (0, _) => Some(format!("`mtlint fix --unsafe-fixes` mends {more}; `mtlint diff` shows how")),
            (_, 0) => Some(format!("`mtlint fix` mends {safe}; `mtlint diff` shows how")),
            _ => Some(format!("`mtlint fix` mends {safe}, with --unsafe-fixes {more} more; `mtlint diff` shows how")),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.fixable += other.fixable;
        self.fixable_unsafe += other.fixable_unsafe;
    }
}

/// The severities, for people: “2 errors, 1 note”.
impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.findings() == 0 {
            return formatter.write_str("nothing found");
        }
        let parts = [Count(self.errors, "error"), Count(self.warnings, "warning"), Count(self.notes, "note")];
        let parts: Vec<String> = parts.iter().filter(|part| part.0 > 0).map(Count::to_string).collect();
        formatter.write_str(&parts.join(", "))
    }
}

/// Counts over all documents of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// How many documents were checked.
    pub documents: usize,
    /// Words of the target texts.
    pub words: usize,
    /// What was found in them.
    #[serde(flatten)]
    pub counts: Counts,
}

impl Summary {
    /// Of one document and all that was found in it.
    pub fn of(document: &Document, found: &[Diagnostic]) -> Self {
        let mut counts = Counts::of(found);
        if document.read_only.is_some() {
            (counts.fixable, counts.fixable_unsafe) = (0, 0);
        }
        Self { documents: 1, words: document.words(), counts }
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.words += other.words;
        self.counts += other.counts;
    }
}

/// One line for people, without a line end.
impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.documents == 0 {
            return formatter.write_str("no articles to check");
        }
        write!(formatter, "{}, {}: {}", Count(self.documents, "article"), Count(self.words, "word"), self.counts)
    }
}

/// A number and what it counts, in the singular or plural.
struct Count(usize, &'static str);

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ending = if self.0 == 1 { "" } else { "s" };
        write!(formatter, "{} {}{ending}", Grouped(self.0), self.1)
    }
}

/// A number with its thousands grouped by commas.
pub(super) struct Grouped(pub usize);

impl fmt::Display for Grouped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                formatter.write_str(",")?;
            }
            write!(formatter, "{digit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_for_people() {
        let mut summary = Summary::default();
        assert_eq!(summary.to_string(), "no articles to check");
        summary += Summary { documents: 1, words: 1, ..Summary::default() };
        assert_eq!(summary.to_string(), "1 article, 1 word: nothing found");
        summary +=
            Summary { documents: 11, words: 8_122, counts: Counts { errors: 2, warnings: 3, notes: 1, fixable: 4, fixable_unsafe: 1 } };
        assert_eq!(summary.to_string(), "12 articles, 8,123 words: 2 errors, 3 warnings, 1 note");
        let counts = Counts { notes: 2, fixable_unsafe: 1, ..Counts::default() };
        let notes = Summary { documents: 1_000, words: 1_234_567, counts };
        assert_eq!(notes.to_string(), "1,000 articles, 1,234,567 words: 2 notes");
    }

    #[test]
    fn what_to_do_next() {
        let step = |fixable, fixable_unsafe| Counts { notes: 2_000, fixable, fixable_unsafe, ..Counts::default() }.next_step();
        let all = "`mtlint fix` mends 1,200, with --unsafe-fixes 1 more; `mtlint diff` shows how";
        assert_eq!(step(1_200, 1).as_deref(), Some(all));
        assert_eq!(step(4, 0).as_deref(), Some("`mtlint fix` mends 4; `mtlint diff` shows how"));
        assert_eq!(step(0, 4).as_deref(), Some("`mtlint fix --unsafe-fixes` mends 4; `mtlint diff` shows how"));
        assert!(step(0, 0).is_some_and(|step| step.contains("rules explain")));
        assert_eq!(Counts::default().next_step(), None);
    }
}
