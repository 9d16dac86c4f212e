//! Patterns of rules as programs, decoded or compiled on first use: most patterns never meet their literal, and start-up does not wait
//! for them.

use mtlint_tables::program::{Program, Table};
use mtlint_tables::rule::definition::Definition;
use mtlint_tables::rule::pattern;
use std::sync::{LazyLock, OnceLock};

/// The program of a pattern, once it is tried.
#[derive(Debug, Default)]
pub(crate) struct Lazy {
    /// The built-in rule that it is of, and its number among the regexes of that.
    baked: Option<(u32, u32)>,
    program: OnceLock<Option<Program>>,
}

impl Lazy {
    /// The regex of this number of a built-in rule.
    pub(crate) fn baked(rule: u32, number: u32) -> Self {
        Self { baked: Some((rule, number)), ..Self::default() }
    }

    /// Whether it was tried before.
    pub(crate) fn is_made(&self) -> bool {
        self.program.get().is_some()
    }

    /// The program of `pattern`, which is the same at every call. `None` only for one that is too large, which custom rules are held
    /// against when they are loaded, and built-in ones when mtlint is built.
    pub(crate) fn get(&self, pattern: &str) -> Option<&Program> {
        let compiled = || Program::of(&pattern::parse(pattern).ok()?).ok();
        let program = || match self.baked {
            Some((rule, number)) => built_in().program(rule, number).or_else(compiled),
            None => compiled(),
        };
        self.program.get_or_init(program).as_ref()
    }
}

/// The programs of the built-in rules.
fn built_in() -> &'static Table {
    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/programs.bin"));
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(BYTES).expect("the build script writes what this reads"));
    &TABLE
}

/// The program of what may stand behind a label, such as a date.
pub(crate) fn tail() -> Option<&'static Program> {
    static TAIL: LazyLock<Option<Program>> = LazyLock::new(|| built_in().tail());
    TAIL.as_ref()
}

/// Says what is wrong with the regexes of a rule that are right in themselves but too large to be compiled.
pub(crate) fn try_patterns(definition: &Definition) -> Result<(), String> {
    definition.regexes().flatten().try_for_each(|regex| {
        let hir = pattern::parse(regex).map_err(|error| error.message)?;
        Program::of(&hir).map(drop).map_err(|error| format!("the regex `{regex}` can't be used: {error}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::RuleSet;
    use mtlint_tables::program::{Place, Search};
    use regex_automata::meta::Regex;

    /// The baked programs match in the examples of their rules what the `regex` crate matches there.
    #[test]
    fn built_in_programs_match_what_their_regexes_match() {
        let mut count = 0;
        for (rule, examples) in RuleSet::built_in().with_examples() {
            let texts: Vec<&str> = examples.bad.iter().chain(&examples.good).flat_map(|example| example.text.lines()).collect();
            let Some(number) = rule.built_in else { continue };
            for (regex, index) in rule.definition.regexes().zip(0..) {
                let Some(regex) = regex else { continue };
                let program = built_in().program(number, index).unwrap_or_else(|| panic!("{}: {regex} is not there", rule.definition.id));
                let hir = pattern::parse(regex).expect("built-in rules are valid");
                let theirs = Regex::builder().build_from_hir(&hir).expect("it is not too large");
                for text in &texts {
                    let own: Vec<_> = program.captures_iter(Place::new(text, Search::Anywhere)).collect();
                    let own: Vec<Vec<_>> =
                        own.iter().map(|own| (0..=program.groups().len()).map(|group| own.group(group)).collect()).collect();
                    let theirs =
                        theirs.captures_iter(text).map(|found| found.iter().map(|group| group.map(|group| group.range())).collect());
                    assert_eq!(own, theirs.collect::<Vec<Vec<_>>>(), "{}: {regex} in {text:?}", rule.definition.id);
                }
                count += 1;
            }
        }
        assert!(count > 1000, "{count}");
    }
}
