use super::CHECKS;
use std::collections::{BTreeMap, BTreeSet};

/// The words between backticks.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn checks_and_faults_are_documented() {
    let (_, section) = include_str!("../../docs/rules.md").split_once("\n## Native checks\n").expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut listed: BTreeMap<&str, (BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        // The table of parameters is shorter.
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [check, faults, params, _, _] = cells.as_slice() else { continue };
        let entry = listed.entry(check.trim_matches('`')).or_default();
        entry.0.extend(code(faults));
        entry.1.extend(code(params));
    }
    let set = |names: &[&'static str]| names.iter().copied().collect();
    let known = CHECKS.iter().map(|check| (check.name(), (set(check.faults()), set(check.params()))));
    let known: BTreeMap<&str, (BTreeSet<&str>, BTreeSet<&str>)> = known.collect();
    for (name, row) in &known {
        assert_eq!(listed.get(name), Some(row), "the faults and parameters of `{name}` in docs/rules.md, and those that it has");
    }
    assert_eq!(listed.len(), known.len(), "docs/rules.md has rows of no check");
}
