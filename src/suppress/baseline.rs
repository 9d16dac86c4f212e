//! The findings of an earlier run, recorded in a file.

use super::Fingerprints;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::ruleset::RuleSet;
use crate::visible;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

/// Known findings. Each is recorded by what it is and the words around it, not by its line, so that text may move.
#[derive(Debug, Default, Clone)]
pub struct Baseline {
    known: BTreeSet<Known>,
    /// The rules that found them.
    rules: BTreeSet<String>,
}

/// The file: JSON, one finding a line, ordered, so that it can be kept under version control.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineFile {
    version: u32,
    findings: Vec<Known>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    rule: String,
    fingerprint: String,
}

/// Why a text is no baseline. `Display` starts with what follows the name of the file: its place, or nothing.
#[derive(Debug)]
#[non_exhaustive]
pub enum BaselineError {
    /// It is no JSON of that shape.
    Syntax(serde_json::Error),
    /// It is of this version, which is not read.
    Version(u32),
}

impl fmt::Display for BaselineError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => {
                let (line, column) = (error.line(), error.column().max(1));
                write!(formatter, ":{line}:{column}: ")?;
                if error.is_data() {
                    return formatter.write_str("not a baseline of mtlint; --write-baseline writes one");
                }
                let message = error.to_string();
                let message = message.rfind(" at line ").map_or(message.as_str(), |end| &message[..end]);
                write!(formatter, "not JSON as a baseline must be ({message}); --write-baseline writes a new one")
            }
            Self::Version(version) => write!(formatter, ": a baseline of version {version}, but this mtlint reads version 1"),
        }
    }
}

impl std::error::Error for BaselineError {}

impl Baseline {
    /// Reads the text of a baseline file.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let file: BaselineFile = serde_json::from_str(text).map_err(BaselineError::Syntax)?;
        if file.version != 1 {
            return Err(BaselineError::Version(file.version));
        }
        let rules = file.findings.iter().map(|known| known.rule.clone()).collect();
        Ok(Self { known: file.findings.into_iter().collect(), rules })
    }

    /// The text of the baseline file.
    pub fn to_text(&self) -> String {
        let lines: Vec<String> = self.known.iter().filter_map(|known| visible::json(known).ok()).collect();
        format!("{{\"version\": 1, \"findings\": [\n{}\n]}}\n", lines.join(",\n"))
    }

    /// Records findings of a document as known. `path` is the path of its file as seen from the baseline, so that it does
    /// not matter from where mtlint is run.
    pub fn add(&mut self, path: &str, document: &Document, diagnostics: &[Diagnostic]) {
        self.add_some(path, document, diagnostics, |_| true);
    }

    /// The same for those of all findings of a document that `is_known` holds for.
    pub fn add_some(&mut self, path: &str, document: &Document, diagnostics: &[Diagnostic], is_known: impl Fn(&Diagnostic) -> bool) {
        let mut fingerprints = Fingerprints::default();
        for diagnostic in diagnostics {
            // Every one is asked, as those that are alike are numbered.
            let known = known(path, document, diagnostic, &diagnostic.rule, &mut fingerprints);
            if is_known(diagnostic) {
                self.known.insert(known);
                self.rules.insert(diagnostic.rule.to_string());
            }
        }
    }

    /// The findings of a document that are not known, under the ids that their rules have in `rules` or had before; `path` as for
    /// [`Baseline::add`].
    pub fn without_known(&self, path: &str, document: &Document, rules: &RuleSet, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut fingerprints = Fingerprints::default();
        let mut names: HashMap<Arc<str>, Vec<&str>> = HashMap::new();
        diagnostics.retain(|diagnostic| {
            let names = names.entry(diagnostic.rule.clone()).or_insert_with(|| {
                let rule = rules.of_language(&diagnostic.rule, document.lang.primary());
                let names = rule.into_iter().flat_map(|rule| rule.definition.names());
                names.filter(|&name| self.rules.contains(name)).collect()
            });
            // Every name is asked, as each counts the findings that are alike.
            let known = names.iter().filter(|name| self.known.contains(&known(path, document, diagnostic, name, &mut fingerprints)));
            known.count() == 0
        });
        diagnostics
    }

    /// The number of known findings.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether it knows no finding.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

fn known(path: &str, document: &Document, diagnostic: &Diagnostic, rule: &str, fingerprints: &mut Fingerprints) -> Known {
    Known {
        path: path.to_owned(),
        id: document.id.clone(),
        rule: rule.to_owned(),
        fingerprint: fingerprints.next(document, diagnostic, rule),
    }
}
