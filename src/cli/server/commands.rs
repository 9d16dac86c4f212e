//! What the user has written into the configuration: a word is right, a finding or a rule is to be silent.

use super::actions::Open;
use super::check::Article;
use crate::cli::house_file::House;
use crate::cli::suppress;
use lsp_types::{CodeAction, CodeActionKind, Command, Diagnostic as Shown, Uri};
use mtlint::Diagnostic;
use mtlint::config::FILE_NAME;
use mtlint::project::NewSuppression;
use mtlint::ruleset::RuleSet;
use mtlint::text::Span;
use mtlint::visible::visible;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The one command of the protocol; what is to be written its argument says.
pub(super) const CONFIGURE: &str = "mtlint.configure";

/// The reason that a `[[suppress]]` section gives, until somebody writes a better one.
const REASON: &str = "Silenced in the editor.";

/// What is to be written about a finding.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Order {
    pub uri: Uri,
    pub version: i32,
    /// Its number among those of the document.
    finding: usize,
    wish: Wish,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Wish {
    /// Its words are right everywhere.
    Accept,
    /// It is right to be left.
    Silence,
    /// So is what else its rule finds in the file.
    SilenceRule,
}

impl Open<'_> {
    /// What can be written about a finding, which has this number.
    pub(super) fn configuring(&self, number: usize, article: &Article, found: &Diagnostic, shown: &Shown) -> Vec<CodeAction> {
        let action = |wish, title: String| {
            let order = Order { uri: self.uri.clone(), version: self.version, finding: number, wish };
            let command = Command::new(title.clone(), CONFIGURE.to_owned(), Some(vec![json!(order)]));
            let (kind, diagnostics) = (Some(CodeActionKind::QUICKFIX), Some(vec![shown.clone()]));
            CodeAction { title, kind, diagnostics, command: Some(command), ..CodeAction::default() }
        };
        let words = words(article, found.span);
        let accept =
            RuleSet::would_accept(&found.rule, words).then(|| action(Wish::Accept, format!("Accept “{}” in {FILE_NAME}", visible(words))));
        let is_saved = self.checked.job.path.is_some();
        let silence = is_saved.then(|| action(Wish::Silence, format!("Silence this finding in {FILE_NAME}")));
        let silence_rule =
            is_saved.then(|| action(Wish::SilenceRule, format!("Silence {} for this file in {FILE_NAME}", visible(&found.rule))));
        accept.into_iter().chain(silence).chain(silence_rule).collect()
    }

    /// Writes what is ordered; the file that was written. A document without a configuration gets one in the folder that is open, or its own.
    ///
    /// # Errors
    ///
    /// Why nothing was written.
    pub(super) fn write(&self, order: &Order) -> Result<PathBuf, String> {
        let (article, found) = self.checked.findings().nth(order.finding).ok_or("there is no such finding")?;
        let path = self.checked.job.path.as_deref();
        let folder = || self.client.root.as_deref().or_else(|| path.and_then(Path::parent)).map(|folder| folder.join(FILE_NAME));
        let config =
            self.checked.job.house.config.clone().or_else(folder).ok_or("no folder is open in which a configuration could stand")?;
        let house = House::at(config.clone());
        let written = match order.wish {
            Wish::Accept => house.accept(words(article, found.span)).map(drop),
            Wish::Silence | Wish::SilenceRule => {
                let path = path.ok_or("a text that is not saved can't be named in a configuration")?;
                let is_one = matches!(order.wish, Wish::Silence);
                let words = is_one.then(|| suppress::words(&article.document, found, &article.found)).flatten();
                let glob = house.glob_of(path).map_err(|error| error.to_string())?;
                house.suppress(&[NewSuppression { path: glob, rule: found.rule.to_string(), words, reason: REASON.to_owned() }])
            }
        };
        written.map(|()| config).map_err(|error| error.to_string())
    }
}

/// The words at `span`.
fn words(article: &Article, span: Span) -> &str {
    span.text(&article.document.text).trim()
}
