//! The rules for one target language, ready to run: one set of all their literals, regexes to verify hits.

use super::literals::LiteralSet;
use super::regex::{self, Lazy};
use crate::checks::{self, Check, Params};
use crate::diagnostic::Severity;
use crate::rule::definition::{Definition, Guard, Matcher, Pattern, Repair};
use crate::rule::literal::Literals;
use crate::ruleset::Rule;
use crate::text::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// See the module's own words.
#[derive(Debug)]
pub struct Compiled {
    pub rules: Vec<CompiledRule>,
    /// Finds all literals in one overlapping pass.
    pub literals: LiteralSet,
    /// For each literal, who waits for it.
    pub owners: Vec<Vec<Owner>>,
    /// Patterns that are tried once a block when one of their literals stands in it.
    pub patterns: Vec<BlockPattern>,
    pub checks: Vec<CheckRun>,
}

/// What the engine needs of a rule.
#[derive(Debug)]
pub struct CompiledRule {
    pub id: Arc<str>,
    pub severity: Severity,
    pub category: Arc<str>,
    pub message: String,
    pub why: Arc<str>,
    pub sources: Vec<String>,
    pub sources_strict: bool,
    pub unless: Vec<CompiledGuard>,
    pub fix: Option<Repair>,
    /// The pattern, where the rule has one that is anchored at its literals.
    pub anchored: Option<Lazy>,
    /// The groups of forms of a `variants` rule.
    pub variants: Vec<Vec<String>>,
}

impl CompiledRule {
    /// Whether it looks at text translated from `source`.
    pub fn is_from(&self, source: Option<&str>) -> bool {
        self.sources.is_empty() || source.map_or(!self.sources_strict, |source| self.sources.iter().any(|own| own == source))
    }
}

/// What a found literal means for one rule.
#[derive(Debug, Clone)]
pub enum Owner {
    /// The literal is the phrase; with its suggestion.
    Phrase { rule: usize, better: Option<Arc<str>> },
    /// A form of a group of variants.
    Variant { rule: usize, group: usize, form: usize },
    /// The rule's pattern starts with the literal.
    Anchored { rule: usize },
    /// A pattern ([`Compiled::patterns`]) needs the literal somewhere in the block.
    Block { pattern: usize },
}

#[derive(Debug)]
pub struct BlockPattern {
    pub rule: usize,
    pub regex: Lazy,
    /// Whether it must match the whole block.
    pub whole: bool,
    /// If so, the most bytes of word characters before its literal, and the most bytes in all.
    pub lead: u32,
    pub longest: u32,
}

#[derive(Debug)]
pub struct CompiledGuard {
    pub text: Option<Lazy>,
    pub before: Option<Lazy>,
    pub after: Option<Lazy>,
    pub block: Option<Lazy>,
    pub quoted: Option<bool>,
}

/// One run of a native check for the rules that set the same parameters.
pub struct CheckRun {
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

impl Compiled {
    /// Compiles those of `rules` that are enabled and look at `language`.
    pub fn new(rules: &[Rule], language: &str) -> Self {
        let mut compiled =
            Self { rules: Vec::new(), literals: LiteralSet::new(Vec::new()), owners: Vec::new(), patterns: Vec::new(), checks: Vec::new() };
        let mut literals: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
        let mut runs: BTreeMap<(&str, Params), Vec<(String, usize)>> = BTreeMap::new();
        for rule in rules.iter().filter(|rule| rule.enabled && rule.definition.is_for(language)) {
            compiled.add(rule, &mut literals, &mut runs);
        }
        for ((name, params), faults) in runs {
            compiled.checks.extend(checks::find(name).map(|check| CheckRun { check, params, faults }));
        }
        let (texts, owners): (Vec<String>, Vec<Vec<Owner>>) = literals.into_iter().unzip();
        compiled.owners = owners;
        compiled.literals = LiteralSet::new(texts);
        compiled
    }

    fn add<'r>(
        &mut self,
        rule: &'r Rule,
        literals: &mut BTreeMap<String, Vec<Owner>>,
        runs: &mut BTreeMap<(&'r str, Params), Vec<(String, usize)>>,
    ) {
        let definition = &rule.definition;
        let index = self.rules.len();
        let mut wait = |literal: String, owner: Owner| literals.entry(literal).or_default().push(owner);
        let mut anchored = None;
        let mut variants = Vec::new();
        match &definition.matcher {
            Matcher::Phrases(phrases) => {
                for phrase in phrases {
                    wait(phrase.clone(), Owner::Phrase { rule: index, better: None });
                }
            }
            Matcher::Swap(swaps) => {
                for (phrase, better) in swaps {
                    wait(phrase.clone(), Owner::Phrase { rule: index, better: Some(better.as_str().into()) });
                }
            }
            Matcher::Variants(groups) => {
                variants.clone_from(groups);
                for (group, forms) in groups.iter().enumerate() {
                    for (form, text) in forms.iter().enumerate() {
                        wait(fold(text).trim().to_owned(), Owner::Variant { rule: index, group, form });
                    }
                }
            }
            Matcher::Pattern(Pattern { regex, literals: Literals::Prefix(prefixes), .. }) => {
                for prefix in prefixes {
                    wait(prefix.clone(), Owner::Anchored { rule: index });
                }
                anchored = Some(Lazy::new(regex.clone()));
            }
            Matcher::Pattern(pattern) => self.add_block_pattern(index, pattern, false, &mut wait),
            Matcher::Lines(lines) => {
                for line in lines {
                    self.add_block_pattern(index, line, true, &mut wait);
                }
            }
            Matcher::Check { check, fault, min, max, except, prefer } => {
                let params = Params { min: *min, max: *max, except: except.clone(), prefer: prefer.clone() };
                runs.entry((check, params)).or_default().push((fault.clone(), index));
            }
        }
        self.rules.push(CompiledRule {
            id: definition.id.clone(),
            severity: rule.severity,
            category: definition.category.clone(),
            message: definition.message.clone(),
            why: definition.why.clone(),
            sources: definition.sources.clone(),
            sources_strict: definition.sources_strict,
            unless: definition.unless.iter().map(CompiledGuard::new).collect(),
            fix: definition.fix.clone(),
            anchored,
            variants,
        });
    }

    fn add_block_pattern(&mut self, rule: usize, pattern: &Pattern, whole: bool, wait: &mut impl FnMut(String, Owner)) {
        let regex = if whole { format!(r"\A(?:{})\z", pattern.regex) } else { pattern.regex.clone() };
        for literal in pattern.literals.set() {
            wait(literal.clone(), Owner::Block { pattern: self.patterns.len() });
        }
        let lead = match pattern.literals {
            Literals::Prefix(_) => Some(0),
            Literals::Inside { lead, .. } => lead,
        };
        let bounded = |bound: Option<u32>| bound.filter(|_| whole).unwrap_or(u32::MAX);
        self.patterns.push(BlockPattern { rule, regex: Lazy::new(regex), whole, lead: bounded(lead), longest: bounded(pattern.longest) });
    }
}

/// Says what is wrong with the regexes of a rule that are right in themselves but too large to be compiled.
pub fn try_patterns(definition: &Definition) -> Result<(), String> {
    let patterns: Vec<&Pattern> = match &definition.matcher {
        Matcher::Pattern(pattern) => vec![pattern],
        Matcher::Lines(lines) => lines.iter().collect(),
        _ => Vec::new(),
    };
    let guards = definition.unless.iter().flat_map(|guard| [&guard.text, &guard.before, &guard.after, &guard.block]).flatten();
    let mut regexes = patterns.into_iter().map(|pattern| &pattern.regex).chain(guards);
    regexes.try_for_each(|regex| regex::try_size(regex).map_err(|error| format!("the regex `{regex}` can't be used: {error}")))
}

impl CompiledGuard {
    fn new(guard: &Guard) -> Self {
        let lazy = |regex: &Option<String>| regex.clone().map(Lazy::new);
        Self {
            text: lazy(&guard.text),
            before: lazy(&guard.before),
            after: lazy(&guard.after),
            block: lazy(&guard.block),
            quoted: guard.quoted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::RuleSet;

    #[test]
    fn built_in_patterns_are_not_too_large() {
        for rule in RuleSet::built_in().rules() {
            assert_eq!(try_patterns(&rule.definition), Ok(()), "{}", rule.definition.id);
        }
    }
}
