//! Rules ready to run: the indexes of their literals, the programs of their regexes, made when they are first tried, native checks.

use crate::checks::{self, Check, Params};
use crate::ruleset::regex::Lazy;
use crate::ruleset::{Rule, RuleSet};
use mtlint_tables::literals::Index;
use mtlint_tables::rule::definition::{Definition, Matcher};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The rules of a run, whatever the language. A rule is known by its index in [`RuleSet::rules`].
#[derive(Debug)]
pub(crate) struct Compiled {
    pub rules: RuleSet,
    /// Each index with the rules that its numbers stand for; [`ABSENT`] for a built-in rule that the set has not.
    pub indexes: Vec<(IndexOf, Vec<u32>)>,
    regexes: Vec<Lazy>,
    /// For each rule the place of its first regex in `regexes`, where all follow in the order of [`Definition::regexes`].
    first: Vec<u32>,
}

/// Stands for a rule that is not there.
pub(crate) const ABSENT: u32 = u32::MAX;

/// An index that was baked, or one that was made of custom rules.
#[derive(Debug)]
pub(crate) enum IndexOf {
    BuiltIn(&'static Index),
    Custom(Index),
}

impl std::ops::Deref for IndexOf {
    type Target = Index;

    fn deref(&self) -> &Index {
        match self {
            Self::BuiltIn(index) => index,
            Self::Custom(index) => index,
        }
    }
}

/// The parts of a guard that are regexes, in the order in which they stand in [`Compiled`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GuardPart {
    Text,
    Before,
    After,
    Block,
}

impl Compiled {
    pub(crate) fn new(rules: RuleSet) -> Self {
        let mut first = Vec::with_capacity(rules.rules().len());
        let mut regexes = Vec::new();
        for rule in rules.rules() {
            first.push(regexes.len() as u32);
            let lazy = |number| rule.built_in.map_or_else(Lazy::default, |rule| Lazy::baked(rule, number));
            regexes.extend((0..rule.head.regexes).map(lazy));
        }
        let index = built_in_index();
        let mut built_in = vec![ABSENT; index.rules as usize];
        let mut custom = Vec::new();
        for (rule, number) in rules.rules().iter().zip(0..) {
            match rule.built_in {
                // A rule without literals may not be in the index at all.
                Some(slot) => built_in.get_mut(slot as usize).into_iter().for_each(|slot| *slot = number),
                None => custom.push(number),
            }
        }
        let mut indexes = vec![(IndexOf::BuiltIn(index), built_in)];
        if !custom.is_empty() {
            let definitions = custom.iter().map(|&number| &*rules.rules()[number as usize].definition);
            indexes.push((IndexOf::Custom(Index::of(definitions)), custom));
        }
        Self { rules, indexes, regexes, first }
    }

    pub(crate) fn rule(&self, rule: usize) -> &Rule {
        &self.rules.rules()[rule]
    }

    /// The number of the regex of the rule's pattern `number`.
    pub(crate) fn slot(&self, rule: usize, number: usize) -> usize {
        self.first[rule] as usize + number
    }

    /// The regex in `slot`.
    pub(crate) fn regex(&self, slot: usize) -> &Lazy {
        &self.regexes[slot]
    }

    /// The number of the regex of one part of the rule's guard `number`.
    pub(crate) fn guard_slot(&self, rule: usize, number: usize, part: GuardPart) -> usize {
        self.slot(rule, self.rule(rule).definition.matcher.patterns().len() + 4 * number + part as usize)
    }

    /// The number of the regex that the source must match, which that of the one it must not match follows.
    pub(crate) fn source_slot(&self, rule: usize) -> usize {
        self.slot(rule, behind_guards(&self.rule(rule).definition))
    }

    /// The number of the regex of the rule's witness `number`.
    pub(crate) fn witness_slot(&self, rule: usize, number: usize) -> usize {
        self.source_slot(rule) + 2 + number
    }
}

/// How many regexes its patterns and guards have.
fn behind_guards(definition: &Definition) -> usize {
    definition.matcher.patterns().len() + 4 * definition.unless.len()
}

/// The literals of the built-in rules, which are known by their numbers.
fn built_in_index() -> &'static Index {
    static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));
    static DECODED: LazyLock<Index> = LazyLock::new(|| postcard::from_bytes(INDEX).expect("the build script writes what this reads"));
    &DECODED
}

/// Which rules look at texts in one language that come from another.
#[derive(Debug)]
pub(crate) struct Selection {
    /// For each rule whether it does.
    pub active: Vec<bool>,
    pub checks: Vec<CheckRun>,
}

/// One run of a native check for the rules that set the same parameters.
pub(crate) struct CheckRun {
    pub check: &'static dyn Check,
    pub params: Params,
    /// Faults and the rules that report them.
    pub faults: Vec<(String, usize)>,
}

impl std::fmt::Debug for CheckRun {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "CheckRun({})", self.check.name())
    }
}

impl Selection {
    /// Those of `rules` that are enabled and look at texts in `language` that come from `source`, where that is known.
    pub(crate) fn new(rules: &[Rule], language: &str, source: Option<&str>) -> Self {
        let active = |rule: &Rule| rule.enabled && rule.head.is_for(language, source);
        let active: Vec<bool> = rules.iter().map(active).collect();
        let mut runs: BTreeMap<(&str, Params), Vec<(String, usize)>> = BTreeMap::new();
        for (index, rule) in rules.iter().enumerate().filter(|&(index, rule)| active[index] && rule.is_check()) {
            if let Matcher::Check { check, fault, min, max, except, prefer } = &rule.definition.matcher {
                let params = Params { min: *min, max: *max, except: except.clone(), prefer: prefer.clone() };
                runs.entry((check, params)).or_default().push((fault.clone(), index));
            }
        }
        let checks =
            runs.into_iter().filter_map(|((name, params), faults)| checks::find(name).map(|check| CheckRun { check, params, faults }));
        Self { checks: checks.collect(), active }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// A pattern whose literal may stand within a word costs a look at every byte of every text: it wants a `\b`.
    #[test]
    fn built_in_literals_stand_where_words_start() {
        let anywhere = |path: &Path| {
            // Those that are baked have no literals any more.
            let mut rules = RuleSet::empty();
            rules.add("rules.toml", &fs::read_to_string(path).expect("a file")).expect("built-in rules are valid");
            let of = |rule: &&Rule| Index::of(std::iter::once(&*rule.definition)).stands_anywhere();
            rules.rules().iter().filter(of).map(|rule| rule.definition.id.to_string()).collect::<Vec<_>>()
        };
        let files = ignore::Walk::new(concat!(env!("CARGO_MANIFEST_DIR"), "/rules")).flatten().map(ignore::DirEntry::into_path);
        let found: Vec<String> = files.filter(|path| path.is_file()).flat_map(|path| anywhere(&path)).collect();
        assert!(found.is_empty() && !built_in_index().stands_anywhere(), "{found:?}");
    }
}
