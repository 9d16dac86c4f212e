//! What a report says of the rules of a run.

use super::explain::remedy;
use mtlint::report::RuleInfo;
use mtlint::rule::Examples;
use mtlint::rule_pages::RulePages;
use mtlint::ruleset::{Rule, RuleSet};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Every rule that runs; of those of several languages that share an id the first.
pub(super) fn rules(set: &RuleSet, pages: Option<&RulePages>) -> Vec<RuleInfo> {
    let mut described = BTreeSet::new();
    // Both are in the same order.
    let mut examples = set.with_examples().into_iter().peekable();
    let with_examples = set.rules().iter().map(|rule| (rule, examples.next_if(|(owner, _)| std::ptr::eq(*owner, rule))));
    let running = with_examples.filter(|(rule, _)| rule.enabled && described.insert(rule.definition.id.clone()));
    let info = |(rule, examples): (&Rule, Option<(&Rule, Examples)>)| RuleInfo {
        id: rule.definition.id.clone(),
        summary: rule.headline(),
        why: rule.definition.why.to_string(),
        help: help(rule, examples.as_ref().map(|(_, examples)| examples)),
        severity: rule.severity,
        category: rule.definition.category.clone(),
        page: pages.map(|pages| pages.of(&rule.definition.id)),
    };
    running.map(info).collect()
}

/// The reason, how it is mended, and the first examples.
fn help(rule: &Rule, examples: Option<&Examples>) -> String {
    let mut text = format!("{}\n\nFix: {}", rule.definition.why, remedy(&rule.definition));
    // Writing into a string can't fail.
    if let Some(bad) = examples.and_then(|examples| examples.bad.first()) {
        let _ = write!(text, "\n\nBad: {}", bad.text);
        if let Some(fixed) = &bad.fix {
            let _ = write!(text, "\nUse instead: {fixed}");
        }
    }
    if let Some(good) = examples.and_then(|examples| examples.good.first()) {
        let _ = write!(text, "\nGood: {}", good.text);
    }
    text
}
