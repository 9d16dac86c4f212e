//! The rules of a run: built-in and custom ones, as changed, selected and switched off.

use crate::checks;
use crate::diagnostic::Severity;
use crate::rule::definition::{Definition, Examples, Matcher};
use crate::rule::schema::{Override, Status};
use crate::rule::validate::{self, CheckMistake, CheckUse, RuleError, Rules, Source};
use std::fmt;

static DEFINITIONS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/definitions.bin"));
static EXAMPLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/examples.bin"));

/// A rule as it stands in this run.
#[derive(Debug, Clone)]
pub struct Rule {
    pub definition: Definition,
    /// Its weight in this run.
    pub severity: Severity,
    /// Whether it runs.
    pub enabled: bool,
    /// Whether it came with mtlint.
    pub built_in: bool,
}

impl Rule {
    /// Whether a native check does its work.
    pub fn is_check(&self) -> bool {
        matches!(self.definition.matcher, Matcher::Check { .. })
    }

    fn new(definition: Definition, built_in: bool) -> Self {
        Self { severity: definition.severity, enabled: definition.status == Status::Stable, definition, built_in }
    }
}

/// All rules of a run, in order: built-in ones first, then custom ones as they were added.
#[derive(Debug, Clone)]
pub struct RuleSet {
    rules: Vec<Rule>,
    /// Examples of the custom rules, in order; those of the built-in rules are decoded when asked for.
    custom_examples: Vec<Examples>,
}

/// A rule id or family that no rule has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule {
    pub selector: String,
    /// The ids that look most like it.
    pub similar: Vec<String>,
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "there is no rule or family `{}`", self.selector)?;
        match self.similar.as_slice() {
            [] => write!(formatter, "; `mtlint rules list` shows all"),
            similar => write!(formatter, "; did you mean `{}`?", similar.join("` or `")),
        }
    }
}

impl std::error::Error for UnknownRule {}

impl Default for RuleSet {
    fn default() -> Self {
        Self::built_in()
    }
}

impl RuleSet {
    /// The rules that come with mtlint.
    pub fn built_in() -> Self {
        // The build script wrote these bytes with the same types, so that they decode is a matter of the build alone.
        let definitions: Vec<Definition> = postcard::from_bytes(DEFINITIONS).expect("the build script writes what this reads");
        Self { rules: definitions.into_iter().map(|definition| Rule::new(definition, true)).collect(), custom_examples: Vec::new() }
    }

    /// No rules at all.
    pub fn empty() -> Self {
        Self { rules: Vec::new(), custom_examples: Vec::new() }
    }

    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Tells the checks of names which spellings the house prescribes.
    pub fn prefer_names(&mut self, spellings: &[String]) {
        for rule in &mut self.rules {
            if let Matcher::Check { check, prefer, .. } = &mut rule.definition.matcher
                && check == "names"
            {
                prefer.extend_from_slice(spellings);
            }
        }
    }

    /// The rule called `id` alone, switched on, whatever its status.
    pub fn only(&self, id: &str) -> Self {
        let mut rules: Vec<Rule> = self.rules.iter().filter(|rule| *rule.definition.id == *id).cloned().collect();
        rules.iter_mut().for_each(|rule| rule.enabled = true);
        Self { rules, custom_examples: Vec::new() }
    }

    /// Each rule with its examples.
    pub fn with_examples(&self) -> Vec<(&Rule, Examples)> {
        let built_in: Vec<Examples> = postcard::from_bytes(EXAMPLES).expect("the build script writes what this reads");
        let mut examples = [built_in, self.custom_examples.clone()];
        let mut taken = [0, 0];
        let mut pairs = Vec::with_capacity(self.rules.len());
        for rule in &self.rules {
            let list = usize::from(!rule.built_in);
            if let Some(own) = examples[list].get_mut(taken[list]) {
                pairs.push((rule, std::mem::replace(own, Examples { bad: Vec::new(), good: Vec::new() })));
            }
            taken[list] += 1;
        }
        pairs
    }

    /// Adds the rules of the file `text`, called `file` in messages. Nothing is added if anything in it is wrong.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), RuleError> {
        let rules = validate::read(file, text, None, &known_check)?;
        let source = Source { file: file.into(), text, checks: &known_check };
        self.add_rules(rules, &source)
    }

    /// Adds validated rules, whose text is `source`, and makes their changes to rules that are already here.
    pub fn add_rules(&mut self, rules: Rules, source: &Source<'_>) -> Result<(), RuleError> {
        for definition in &rules.definitions {
            if let Some(first) = self.rules.iter().find(|rule| rule.definition.id == definition.id) {
                return Err(validate::taken(definition, &first.definition));
            }
        }
        for change in &rules.overrides {
            let named = |definition: &Definition| definition.is_named(change.rule.get_ref());
            if !self.rules.iter().map(|rule| &rule.definition).chain(&rules.definitions).any(named) {
                return Err(source.error(change.rule.span(), self.unknown(change.rule.get_ref()).to_string()));
            }
        }
        self.rules.extend(rules.definitions.into_iter().map(|definition| Rule::new(definition, false)));
        self.custom_examples.extend(rules.examples);
        for change in &rules.overrides {
            self.change(change);
        }
        Ok(())
    }

    fn change(&mut self, change: &Override) {
        for rule in self.rules.iter_mut().filter(|rule| rule.definition.is_named(change.rule.get_ref())) {
            match change.severity.severity() {
                Some(severity) => rule.severity = severity,
                None => rule.enabled = false,
            }
        }
    }

    /// Runs only the rules that `select` names (all stable ones if it is empty), without those that `ignore` names.
    /// Each is a rule id, an old id or a family. To select a preview rule by name switches it on.
    pub fn select(&mut self, select: &[String], ignore: &[String]) -> Result<(), UnknownRule> {
        for selector in select.iter().chain(ignore) {
            if !self.rules.iter().any(|rule| rule.definition.is_named(selector)) {
                return Err(self.unknown(selector));
            }
        }
        for rule in &mut self.rules {
            if !select.is_empty() {
                rule.enabled = select.iter().any(|selector| rule.definition.is_named(selector));
            }
            rule.enabled &= !ignore.iter().any(|selector| rule.definition.is_named(selector));
        }
        Ok(())
    }

    /// The rule called `id`, or called so before.
    pub fn find(&self, id: &str) -> Result<&Rule, UnknownRule> {
        let named = |rule: &&Rule| *rule.definition.id == *id || rule.definition.aliases.iter().any(|alias| alias == id);
        self.rules.iter().find(named).ok_or_else(|| self.unknown(id))
    }

    fn unknown(&self, selector: &str) -> UnknownRule {
        let mut likely: Vec<(f64, &str)> = self
            .rules
            .iter()
            .flat_map(|rule| [&*rule.definition.id, rule.definition.family()])
            .map(|id| (strsim::jaro_winkler(id, selector), id))
            .filter(|&(likeness, _)| likeness > 0.85)
            .collect();
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        likely.dedup_by(|a, b| a.1 == b.1);
        UnknownRule { selector: selector.to_owned(), similar: likely.iter().take(2).map(|&(_, id)| id.to_owned()).collect() }
    }
}

/// Holds what a rule asks of a native check against the table of checks.
pub fn known_check(asked: &CheckUse<'_>) -> Result<(), CheckMistake> {
    let list = |names: Vec<&str>| if names.is_empty() { "none".to_owned() } else { format!("`{}`", names.join("`, `")) };
    let Some(check) = checks::find(asked.check) else {
        let all = list(checks::CHECKS.iter().map(|check| check.name()).collect());
        return Err(CheckMistake::Check(format!("there is no check `{}`; expected one of {all}", asked.check)));
    };
    if !check.faults().contains(&asked.fault) {
        let all = list(check.faults().to_vec());
        return Err(CheckMistake::Fault(format!("the check `{}` finds no fault `{}`; expected one of {all}", asked.check, asked.fault)));
    }
    match asked.params.iter().find(|param| !check.params().contains(param)) {
        Some(param) => {
            let all = list(check.params().to_vec());
            Err(CheckMistake::Param(format!("the check `{}` does not read `{param}`; it reads {all}", asked.check)))
        }
        None => Ok(()),
    }
}
