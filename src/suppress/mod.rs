//! Findings that the user knows and does not want to see again: by directives in the text, by sections of the configuration, and
//! by a baseline beside it.

mod baseline;
mod directive;
mod fingerprint;
mod section;

pub use baseline::{Baseline, BaselineError};
pub(crate) use fingerprint::Fingerprints;
pub(crate) use fingerprint::digest;
pub use section::{Reach, Sections, meets, occurrences};

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::ruleset::{Rule, RuleSet};
use crate::text::Span;
use std::collections::HashSet;
use std::sync::Arc;

/// The places of findings that are silenced, each with what kind of fault was found there.
type Silenced = HashSet<(Span, Arc<str>)>;

/// The findings that neither directives nor `sections` silence, and a finding for each directive that silences nothing. With a finding
/// goes what others say of the same kind at the same place: that a word stands twice, and that it does not in the source.
pub fn apply(document: &Document, rules: &RuleSet, sections: Option<&Sections>, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut silenced = Silenced::new();
    diagnostics = directive::apply(document, rules, diagnostics, &mut silenced);
    if let Some(sections) = sections {
        sections.apply(document, rules, &mut diagnostics, &mut silenced);
    }
    if !silenced.is_empty() {
        diagnostics.retain(|diagnostic| !silenced.contains(&(diagnostic.span, diagnostic.category.clone())));
    }
    diagnostics
}

/// A finding of `rule` about what silences nothing.
fn complaint(rule: &Rule, span: Span, message: String) -> Diagnostic {
    Diagnostic {
        rule: rule.definition.id.clone(),
        severity: rule.severity,
        category: rule.definition.category.clone(),
        message,
        help: Some(rule.definition.why.clone()),
        span,
        related: Vec::new(),
        source: None,
        fix: None,
        confidence: None,
    }
}

/// Whether every one of the rules that are meant ran, so that what silences none of their findings serves nothing.
fn has_run(rules: &RuleSet, is_meant: impl Fn(&Rule) -> bool) -> bool {
    let (mut ran, mut left_out) = (false, false);
    for rule in rules.rules().iter().filter(|rule| is_meant(rule)) {
        ran |= rule.enabled;
        left_out |= !rule.enabled && !rule.is_off();
    }
    ran && !left_out
}
