//! A lens on each rule of an open rule file, which runs its examples as `mtlint rules test` does.

use lsp_types::{CodeLens, Command, MessageType, Position, Range, Uri};
use mtlint::config::FILE_NAME;
use mtlint::project::{Configuration, RuleSources, rule_set};
use mtlint::ruleset::{Rule, RuleSet};
use mtlint::visible::visible;
use mtlint::{Error, examples, file_name};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The command behind a lens.
pub(super) const TEST: &str = "mtlint.test";

/// The rule whose examples are to be run.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Trial {
    pub uri: Uri,
    pub version: i32,
    /// The 1-based line where it is defined.
    line: u32,
}

/// An open file that may hold rules.
pub(super) struct OpenRules<'d> {
    pub uri: &'d Uri,
    pub version: i32,
    pub path: &'d Path,
    pub text: &'d str,
    /// The configuration in force where it lies.
    pub config: Option<PathBuf>,
}

impl OpenRules<'_> {
    /// The built-in rules, those of the house, and those of the file, as it is open.
    fn set(&self) -> Result<RuleSet, Error> {
        let is_configuration = self.path.file_name().is_some_and(|name| name == FILE_NAME);
        let found = match &self.config {
            _ if is_configuration => Configuration::open(self.path.to_owned(), self.text)?,
            Some(config) => Configuration::read(config.clone())?,
            None => Configuration::default(),
        };
        let open = (!is_configuration).then_some((self.path, self.text));
        rule_set(&found.config, &RuleSources { open, ..RuleSources::default() })
    }

    /// Whether the file defines a rule.
    fn defines(&self, rule: &Rule) -> bool {
        rule.built_in.is_none() && *rule.definition.place.file == *file_name::of(self.path)
    }

    /// A lens for each rule; none for a file that holds none. Where the file or the house has a mistake a lens says it.
    pub(super) fn lenses(&self) -> Vec<CodeLens> {
        if self.path.extension().is_none_or(|extension| extension != "toml") || !self.text.contains("[[rule]]") {
            return Vec::new();
        }
        let set = match self.set() {
            Ok(set) => set,
            Err(error) => return vec![self.mistake(&error)],
        };
        let own = set.with_examples().into_iter().filter(|(rule, _)| self.defines(rule));
        let on = |rule: &Rule, count: usize| {
            let line = rule.definition.place.line;
            let trial = Trial { uri: self.uri.clone(), version: self.version, line };
            let title = format!("Run {}", examples_of(count));
            lens(line, Command::new(title, TEST.to_owned(), Some(vec![json!(trial)])))
        };
        own.map(|(rule, examples)| on(rule, examples.bad.len() + examples.good.len())).collect()
    }

    /// A lens that does nothing but say why no examples can be run: at the line of the mistake, or at the first where it is in another file.
    fn mistake(&self, error: &Error) -> CodeLens {
        let own = match error {
            Error::Rule(error) if *error.file == *file_name::of(self.path) => Some(error),
            _ => None,
        };
        let title = own.map_or_else(|| error.to_string(), |own| own.message.clone());
        lens(own.map_or(1, |own| own.line), Command::new(visible(&title).into_owned(), String::new(), None))
    }

    /// Runs the examples of a rule; what is to be said of them.
    pub(super) fn test(&self, trial: &Trial) -> Result<(MessageType, String), String> {
        let set = self.set().map_err(|error| error.to_string())?;
        let is_it = |rule: &Rule| self.defines(rule) && rule.definition.place.line == trial.line;
        let rule = set.rules().iter().find(|rule| is_it(rule)).ok_or("there is no such rule")?;
        let outcome = examples::run(&set, &is_it);
        let id = &rule.definition.id;
        if outcome.failures.is_empty() {
            return Ok((MessageType::INFO, format!("{id}: {} passed", examples_of(outcome.passed))));
        }
        let failures: Vec<String> = outcome.failures.iter().map(|failure| format!("{} {}", failure.example, failure.reason)).collect();
        Ok((MessageType::ERROR, format!("{id}: {}", failures.join("; "))))
    }
}

/// A lens on a 1-based line.
fn lens(line: u32, command: Command) -> CodeLens {
    let at = Position::new(line.saturating_sub(1), 0);
    CodeLens { range: Range::new(at, at), command: Some(command), data: None }
}

fn examples_of(count: usize) -> String {
    format!("{count} {}", if count == 1 { "example" } else { "examples" })
}
