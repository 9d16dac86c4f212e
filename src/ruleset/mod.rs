//! The rules of a run: built-in and custom ones, as changed, selected and switched off.

mod accepted;
mod defined;
pub(crate) mod regex;

use crate::checks;
use crate::diagnostic::Severity;
use crate::glossary::Glossary;
use accepted::Accepted;
pub use defined::Defined;
use mtlint_tables::rule::definition::{Definition, Examples, Head, Matcher, Place, When};
use mtlint_tables::rule::native::{CheckMistake, CheckUse};
use mtlint_tables::rule::schema::Status;
use mtlint_tables::rule::source::RuleError;
use mtlint_tables::rule::template;
use mtlint_tables::rule::validate::{self, Change, Rules, Taken};
use std::fmt;
use std::sync::Arc;

static DEFINITIONS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/definitions.bin"));
static EXAMPLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/examples.bin"));

/// A rule as it stands in this run.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What it says, whatever this run makes of it.
    pub definition: Defined,
    /// What of that decides whether it runs on a text.
    pub(crate) head: Head,
    /// Its weight in this run.
    pub severity: Severity,
    /// Whether it runs.
    pub enabled: bool,
    /// Its number among the rules that came with mtlint, if it did.
    pub built_in: Option<u32>,
    /// Whether a change switched it off, so that only its own id selects it.
    off: bool,
}

impl Rule {
    /// Whether a native check does its work.
    pub fn is_check(&self) -> bool {
        self.head.is_check
    }

    /// Its message, with an ellipsis for what only a finding can tell.
    pub fn headline(&self) -> String {
        template::outline(&self.definition.message)
    }

    fn new(head: Head, definition: Defined, built_in: Option<u32>) -> Self {
        Self { severity: head.severity, enabled: head.status == Status::Stable, definition, head, built_in, off: false }
    }

    /// Whether it does not run unless it is asked for: a preview rule, or one that the configuration switches off.
    pub fn is_off(&self) -> bool {
        self.off || self.head.status == Status::Preview
    }
}

/// All rules of a run, in order: built-in ones first, then custom ones as they were added.
#[derive(Debug, Clone)]
pub struct RuleSet {
    rules: Vec<Rule>,
    /// Whether preview rules run without being called by their id or family.
    preview: bool,
    accepted: Accepted,
    glossary: Option<Arc<Glossary>>,
    /// Examples of the custom rules, in order; those of the built-in rules are decoded when asked for.
    custom_examples: Vec<Examples>,
}

/// A rule id or family that no rule has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule {
    /// As it was given.
    pub selector: String,
    /// The ids that look most like it.
    pub similar: Vec<String>,
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.selector.is_empty() {
            return formatter.write_str("an empty name stands for no rule; `mtlint rules list` shows all");
        }
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
        let mut all = Defined::built_in(DEFINITIONS);
        let unused = unused_directive();
        all.push((Head::of(&unused), unused.into()));
        let rules = all.into_iter().zip(0..).map(|((head, definition), number)| Rule::new(head, definition, Some(number)));
        Self { rules: rules.collect(), ..Self::empty() }
    }

    /// No rules at all.
    pub fn empty() -> Self {
        Self { rules: Vec::new(), preview: false, accepted: Accepted::default(), glossary: None, custom_examples: Vec::new() }
    }

    /// All of them, those too that are switched off.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Tells the checks that ask for it which spellings of names the house prescribes.
    pub fn prefer_names(&mut self, spellings: &[String]) {
        let asks = |check: &str| !spellings.is_empty() && checks::find(check).is_some_and(|check| check.params().contains(&"prefer"));
        for rule in &mut self.rules {
            if rule.is_check() && matches!(&rule.definition.matcher, Matcher::Check { check, .. } if asks(check)) {
                rule.definition.change(|definition| {
                    if let Matcher::Check { prefer, .. } = &mut definition.matcher {
                        prefer.extend_from_slice(spellings);
                    }
                });
            }
        }
    }

    /// Takes words and names for right, in any case and with their endings: the rules about spelling, names and untranslated words are
    /// silent about them.
    pub fn accept(&mut self, words: &[String]) {
        words.iter().for_each(|words| self.accepted.add(words));
    }

    /// Gives the checks the terms of the house.
    pub(crate) fn use_glossary(&mut self, glossary: Arc<Glossary>) {
        self.glossary = Some(glossary);
    }

    pub(crate) fn glossary(&self) -> Option<&Glossary> {
        self.glossary.as_deref()
    }

    /// Whether it would silence a finding of the rule called `id` at `text` if a house accepted `text`.
    pub fn would_accept(id: &str, text: &str) -> bool {
        let mut accepted = Accepted::default();
        accepted.add(text);
        accepted.covers(id, text)
    }

    /// Whether a finding of the rule called `id` at `text` is about a word that is accepted.
    pub(crate) fn accepts(&self, id: &str, text: &str) -> bool {
        self.accepted.covers(id, text)
    }

    /// The rules called `id` alone, switched on, whatever its status.
    pub fn only(&self, id: &str) -> Self {
        let mut rules: Vec<Rule> = self.rules.iter().filter(|rule| *rule.definition.id == *id).cloned().collect();
        rules.iter_mut().for_each(|rule| rule.enabled = true);
        Self { rules, accepted: self.accepted.clone(), glossary: self.glossary.clone(), ..Self::empty() }
    }

    /// Each rule that has examples, with them.
    pub fn with_examples(&self) -> Vec<(&Rule, Examples)> {
        let built_in: Vec<Examples> = postcard::from_bytes(EXAMPLES).expect("the build script writes what this reads");
        let mut examples = [built_in, self.custom_examples.clone()];
        let mut taken = [0, 0];
        let mut pairs = Vec::with_capacity(self.rules.len());
        for rule in &self.rules {
            let list = usize::from(rule.built_in.is_none());
            if let Some(own) = examples[list].get_mut(taken[list]) {
                pairs.push((rule, std::mem::take(own)));
            }
            taken[list] += 1;
        }
        pairs
    }

    /// Adds the rules of the file `text`, called `file` in messages. Nothing is added if anything in it is wrong.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), RuleError> {
        self.add_all(vec![validate::read(file, text, None, &known_check)?])
    }

    /// Adds validated rules of one or more files, and makes their changes to each other and to rules that are already here.
    /// Nothing is added if anything is wrong.
    pub fn add_all(&mut self, files: Vec<Rules>) -> Result<(), RuleError> {
        if files.iter().all(|file| file.definitions.is_empty() && file.changes.is_empty()) {
            return Ok(());
        }
        let new = || files.iter().flat_map(|file| &file.definitions);
        let mut taken = Taken::default();
        self.rules.iter().try_for_each(|rule| taken.take(&rule.definition))?;
        for definition in new() {
            taken.take(definition).map_err(|mut error| {
                let is_first = |rule: &&Rule| rule.definition.id == definition.id && rule.definition.meets(definition);
                if self.rules.iter().find(is_first).is_some_and(|rule| rule.built_in.is_some()) {
                    error.message.push_str(", a built-in rule; `mtlint rules test --select` runs the examples of those");
                }
                error
            })?;
            regex::try_patterns(definition).map_err(|message| RuleError {
                file: definition.place.file.clone(),
                line: definition.place.line,
                column: 1,
                message,
            })?;
        }
        for change in files.iter().flat_map(|file| &file.changes) {
            if !taken.definitions().any(|definition| definition.is_named(&change.selector.value)) {
                return Err(change.selector.error(unknown(&change.selector.value, taken.definitions())));
            }
        }
        let mut changes = Vec::new();
        for file in files {
            self.rules.extend(file.definitions.into_iter().map(|definition| Rule::new(Head::of(&definition), definition.into(), None)));
            self.custom_examples.extend(file.examples);
            changes.extend(file.changes);
        }
        changes.iter().for_each(|change| self.change(change));
        Ok(())
    }

    /// Gives rules another weight, or switches them off.
    pub(crate) fn change(&mut self, change: &Change) {
        for rule in self.rules.iter_mut().filter(|rule| rule.definition.is_named(&change.selector.value)) {
            // A later change may take back an earlier one.
            rule.off = change.weight.severity().is_none();
            rule.severity = change.weight.severity().unwrap_or(rule.severity);
            rule.enabled = !rule.is_off();
        }
    }

    /// Lets preview rules run as if they were stable.
    pub fn preview(&mut self) {
        self.preview = true;
        self.rules.iter_mut().filter(|rule| !rule.off).for_each(|rule| rule.enabled = true);
    }

    /// Runs only the rules that `select` names (all stable ones if it is empty), without those that `ignore` names.
    ///
    /// Each is a rule id, an old id, a family, an MQM dimension or category, or `ALL`. A preview rule runs if its id or family is selected,
    /// or by the others once [`RuleSet::preview`] was called; one that a change switched off only if it is selected by its own id.
    pub fn select(&mut self, select: &[String], ignore: &[String]) -> Result<(), UnknownRule> {
        select.iter().chain(ignore).try_for_each(|selector| self.selectable(selector))?;
        self.narrow(select, ignore);
        Ok(())
    }

    /// The same with names that are known to be [selectable](RuleSet::selectable).
    pub(crate) fn narrow(&mut self, select: &[String], ignore: &[String]) {
        for rule in &mut self.rules {
            let definition = &rule.definition;
            if !select.is_empty() {
                let is_open = self.preview || definition.status == Status::Stable;
                rule.enabled = select.iter().any(|selector| {
                    definition.is_called(selector)
                        || !rule.off && (definition.is_named(selector) || is_open && definition.is_of_kind(selector))
                });
            }
            rule.enabled &= !ignore.iter().any(|selector| definition.is_named(selector) || definition.is_of_kind(selector));
        }
    }

    /// Whether `selector` is something that rules can be selected by.
    pub fn selectable(&self, selector: &str) -> Result<(), UnknownRule> {
        if self.rules.iter().any(|rule| rule.definition.is_of_kind(selector)) { Ok(()) } else { self.known(selector) }
    }

    /// Whether `selector` is a rule id, an old id or a family.
    pub fn known(&self, selector: &str) -> Result<(), UnknownRule> {
        if self.rules.iter().any(|rule| rule.definition.is_named(selector)) { Ok(()) } else { Err(self.unknown(selector)) }
    }

    /// The rules called `id`, or called so before: one, or one for each of some languages.
    pub fn find(&self, id: &str) -> Result<Vec<&Rule>, UnknownRule> {
        let found: Vec<&Rule> = self.rules.iter().filter(|rule| rule.definition.is_called(id)).collect();
        if found.is_empty() {
            let mut unknown = self.unknown(id);
            // A family is no answer to who wants one rule.
            unknown.similar.retain(|similar| similar.contains('/'));
            return Err(unknown);
        }
        Ok(found)
    }

    /// The rule with this id that looks at target text in the language with this primary subtag.
    pub fn of_language(&self, id: &str, language: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| *rule.definition.id == *id && rule.definition.is_for(language))
    }

    fn unknown(&self, selector: &str) -> UnknownRule {
        unknown(selector, self.rules.iter().map(|rule| &*rule.definition))
    }
}

/// The error that nothing is called `selector`, with what it may have been meant to be.
fn unknown<'d>(selector: &str, definitions: impl Iterator<Item = &'d Definition>) -> UnknownRule {
    let mut likely: Vec<(f64, &str)> = definitions
        .flat_map(|definition| {
            let (id, family) = (&*definition.id, definition.family());
            // People remember the name better than the family.
            let name = id.strip_prefix(family).map_or(id, |name| name.trim_start_matches('/'));
            [(id, id), (family, family), (name, id)]
        })
        .map(|(text, id)| (strsim::jaro_winkler(text, selector), id))
        .filter(|&(likeness, _)| likeness > 0.85)
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let mut similar: Vec<String> = Vec::new();
    for (_, id) in likely {
        if similar.len() < 2 && !similar.iter().any(|known| known == id) {
            similar.push(id.to_owned());
        }
    }
    UnknownRule { selector: selector.to_owned(), similar }
}

/// Holds what a rule asks of a native check against the table of checks.
pub(crate) fn known_check(asked: &CheckUse<'_>) -> Result<(), CheckMistake> {
    let list = |names: Vec<&str>| if names.is_empty() { "none".to_owned() } else { format!("`{}`", names.join("`, `")) };
    let Some(check) = checks::find(asked.check) else {
        let all = list(checks::CHECKS.iter().map(|check| check.name()).collect());
        return Err(CheckMistake::Check(format!("there is no check `{}`; expected one of {all}", asked.check)));
    };
    if !check.faults().contains(&asked.fault) {
        let all = list(check.faults().to_vec());
        return Err(CheckMistake::Fault(format!("the check `{}` has no fault `{}`; expected one of {all}", asked.check, asked.fault)));
    }
    if let Some(param) = asked.params.iter().find(|param| !check.params().contains(param)) {
        let all = list(check.params().to_vec());
        return Err(CheckMistake::Param(format!("the check `{}` does not read `{param}`; it reads {all}", asked.check)));
    }
    match asked.values.iter().find(|name| !checks::VALUES.contains(name)) {
        Some(name) => {
            let message = format!(
                "the check `{}` gives no `{name}`; expected `$0`, `${{fix}}` or what the table of native checks lists; a dollar sign is `$$`",
                asked.check
            );
            Err(CheckMistake::Value((*name).to_owned(), message))
        }
        None => Ok(()),
    }
}

/// The id of the rule about directives that silence nothing.
pub(crate) const UNUSED: &str = "suppression/unused";

/// The rule called [`UNUSED`]. It is no data, as only who reads directives can find it.
fn unused_directive() -> Definition {
    Definition {
        id: UNUSED.into(),
        message: "A directive that silences nothing".to_owned(),
        why: "A directive that outlives its finding hides the next one. Take it out.".into(),
        severity: Severity::Note,
        category: "design-and-markup/markup".into(),
        status: Status::Stable,
        languages: Vec::new(),
        sources: Vec::new(),
        sources_strict: false,
        aliases: Vec::new(),
        matcher: Matcher::Check {
            check: "suppression".to_owned(),
            fault: "unused".to_owned(),
            min: None,
            max: None,
            except: Vec::new(),
            prefer: Vec::new(),
        },
        when: When::default(),
        witnesses: Vec::new(),
        unless: Vec::new(),
        fix: None,
        place: Place { file: file!().replace('\\', "/").into(), line: 1 },
    }
}
