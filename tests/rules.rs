//! Every example of every built-in rule holds.

use mtlint::examples;
use mtlint::ruleset::RuleSet;

#[test]
fn examples_of_built_in_rules_hold() {
    let outcome = examples::run(&RuleSet::built_in(), &|_| true);
    assert!(outcome.rules > 0);
    let failures: Vec<String> = outcome.failures.iter().map(ToString::to_string).collect();
    assert!(failures.is_empty(), "{} of {} examples fail:\n{}", failures.len(), failures.len() + outcome.passed, failures.join("\n"));
}
