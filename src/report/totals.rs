//! What a run found, by rule, family and MQM type.

use super::{CheckedDocument, Counts, Summary};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// Findings of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many documents have any.
    pub documents: usize,
    /// The findings themselves.
    pub counts: Counts,
}

/// Findings by what names their kind.
pub type Tallies = BTreeMap<String, Tally>;

/// What stands at the end of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Of all findings, those too that are not shown.
    pub summary: Summary,
    /// Of the findings that are shown, as are all below: by the id of their rule.
    pub rules: Tallies,
    /// By the family of their rule.
    pub families: Tallies,
    /// By their MQM category.
    pub categories: Tallies,
}

impl Totals {
    /// Of one document of which all findings are shown.
    pub fn of(checked: &CheckedDocument<'_>) -> Self {
        Self::new(Summary::of(checked.document, checked.diagnostics), checked.diagnostics)
    }

    /// Of one document with this `summary`, of which the report shows the findings `shown`.
    pub fn new(summary: Summary, shown: &[Diagnostic]) -> Self {
        let mut totals = Self { summary, ..Self::default() };
        for diagnostic in shown {
            let family = diagnostic.rule.split('/').next().unwrap_or_default();
            add(&mut totals.rules, &diagnostic.rule, diagnostic);
            add(&mut totals.families, family, diagnostic);
            add(&mut totals.categories, &diagnostic.category, diagnostic);
        }
        totals
    }

    /// How many findings the report leaves out.
    pub fn hidden(&self) -> usize {
        self.summary.counts.findings() - self.rules.values().map(|tally| tally.counts.findings()).sum::<usize>()
    }
}

fn add(tallies: &mut Tallies, name: &str, diagnostic: &Diagnostic) {
    let tally = match tallies.get_mut(name) {
        Some(tally) => tally,
        None => tallies.entry(name.to_owned()).or_insert(Tally { documents: 1, counts: Counts::default() }),
    };
    tally.counts.add(diagnostic);
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.summary += other.summary;
        let Self { rules, families, categories, .. } = self;
        for (all, own) in [(rules, other.rules), (families, other.families), (categories, other.categories)] {
            for (name, tally) in own {
                let sum = all.entry(name).or_default();
                sum.documents += tally.documents;
                sum.counts += tally.counts;
            }
        }
    }
}
