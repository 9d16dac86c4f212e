//! What can be done about the findings at a place: one action a finding, all of its rule, and all that is safe.

use super::changes;
use super::check::{Article, Checked};
use super::client::{Client, FIX_ALL};
use lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, Diagnostic as Shown, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    Range, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};
use mtlint::visible::visible;
use mtlint::{Diagnostic, Edit, Safety, fix, input};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// Of so many findings at most actions are made: no menu holds more, and where all of a text is selected there may be thousands.
const MOST: usize = 40;

/// An open document as its client and its last check know it.
pub(super) struct Open<'d> {
    pub uri: &'d Uri,
    pub version: i32,
    pub checked: &'d Checked,
    /// In the order of [`Checked::findings`].
    pub shown: &'d [Shown],
    pub client: &'d Client,
}

/// An action whose edits take some time, and are only worked out when it is chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Deferred {
    pub uri: Uri,
    pub version: i32,
    what: What,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum What {
    /// Make all safe fixes.
    FixAll,
    /// Make all fixes of a rule that can be trusted as far.
    Rule { id: String, least: Safety },
}

impl Open<'_> {
    /// What can be done at `range`.
    pub(super) fn actions(&self, range: Range, context: &CodeActionContext) -> Vec<CodeAction> {
        let wants = |kind: &CodeActionKind| context.only.as_ref().is_none_or(|only| only.iter().any(|wanted| is_within(kind, wanted)));
        let mut actions = Vec::new();
        if wants(&CodeActionKind::QUICKFIX) {
            actions = self.quick_fixes(range);
        }
        // Which is asked for at each move of the cursor, and takes the longest.
        let is_safe = |found: &Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
        let has_safe = || self.checked.findings().any(|(_, found)| is_safe(found));
        if wants(&FIX_ALL) && (context.only.is_some() || self.client.resolves_edits) && has_safe() {
            let all = CodeAction { title: "Apply all safe fixes of mtlint".to_owned(), kind: Some(FIX_ALL), ..CodeAction::default() };
            actions.extend(self.deferred(all, What::FixAll));
        }
        actions
    }

    fn quick_fixes(&self, range: Range) -> Vec<CodeAction> {
        let all = self.checked.findings().zip(self.shown).enumerate().map(|(number, (finding, shown))| (number, finding, shown));
        let here = all.filter(|(_, _, shown)| shown.range.start <= range.end && range.start <= shown.range.end);
        let here: Vec<_> = here.take(MOST).collect();
        let mut actions: Vec<CodeAction> = here.iter().filter_map(|(_, (article, found), shown)| self.one(article, found, shown)).collect();
        let mut rules = BTreeSet::new();
        for (_, (_, found), _) in &here {
            if rules.insert(&found.rule) {
                actions.extend(self.all_of_rule(found));
            }
        }
        for (number, (article, found), shown) in here {
            actions.extend(self.configuring(number, article, found, shown));
        }
        actions
    }

    /// The fix of one finding.
    fn one(&self, article: &Article, found: &Diagnostic, shown: &Shown) -> Option<CodeAction> {
        let fix = found.fix.as_ref()?;
        let edits = article.edits_in_text(&fix.edits)?;
        Some(CodeAction {
            title: title(&format!("{} ({})", fix.description, grade(fix.safety))),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![shown.clone()]),
            edit: Some(self.edit(&edits)),
            is_preferred: Some(fix.safety == Safety::Safe),
            ..CodeAction::default()
        })
    }

    /// All fixes of the rule of a finding that are as good as its own, where it is not alone. A suggestion is each time to be looked at.
    fn all_of_rule(&self, found: &Diagnostic) -> Option<CodeAction> {
        let least = found.fix.as_ref()?.safety;
        let is_alike = |other: &Diagnostic| other.rule == found.rule && other.fix.as_ref().is_some_and(|fix| fix.safety >= least);
        let count = self.checked.findings().filter(|(_, other)| is_alike(other)).count();
        if count < 2 || least == Safety::Suggest {
            return None;
        }
        let title = title(&format!("fix all {count} of {} in this document ({})", found.rule, grade(least)));
        let action = CodeAction { title, kind: Some(CodeActionKind::QUICKFIX), is_preferred: Some(false), ..CodeAction::default() };
        self.deferred(action, What::Rule { id: found.rule.to_string(), least })
    }

    /// The action with its edit, or with what leads to it later.
    fn deferred(&self, mut action: CodeAction, what: What) -> Option<CodeAction> {
        let deferred = Deferred { uri: self.uri.clone(), version: self.version, what };
        if self.client.resolves_edits {
            action.data = serde_json::to_value(deferred).ok();
        } else {
            action.edit = Some(self.resolve(&deferred).ok()?);
        }
        Some(action)
    }

    /// The edit of an action that was put off.
    ///
    /// # Errors
    ///
    /// Why a text can't be mended.
    pub(super) fn resolve(&self, deferred: &Deferred) -> Result<WorkspaceEdit, String> {
        let house = &self.checked.job.house;
        let (rule, least) = match &deferred.what {
            What::FixAll => (None, Safety::Safe),
            What::Rule { id, least } => (Some(&**id), *least),
        };
        let mut edits = Vec::new();
        for article in &self.checked.articles {
            let linter = house.linters.of(&article.document);
            let fixed = fix::fix(&linter, &article.document, least, &|document, mut found| {
                found.retain(|diagnostic| rule.is_none_or(|rule| *diagnostic.rule == *rule));
                house.without_known(document, found)
            });
            let fixed = fixed.map_err(|error| error.to_string())?;
            if !fixed.applied.is_empty() {
                edits.extend(article.edits_to(&fixed.document).map_err(|error| error.to_string())?);
            }
        }
        Ok(self.edit(&edits))
    }

    /// Edits of the open text in the words of the protocol.
    fn edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let positions = self.checked.text().positions(self.client.encoding);
        let edits = edits.iter().map(|edit| TextEdit::new(positions.range(edit.span), edit.replacement.clone()));
        if !self.client.document_changes {
            return WorkspaceEdit::new(HashMap::from([(self.uri.clone(), edits.collect())]));
        }
        let text_document = OptionalVersionedTextDocumentIdentifier { uri: self.uri.clone(), version: Some(self.version) };
        let edit = TextDocumentEdit { text_document, edits: edits.map(OneOf::Left).collect() };
        WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edit])), ..WorkspaceEdit::default() }
    }
}

impl Article {
    /// The edits of the open text that make of the article what `document` is.
    fn edits_to(&self, document: &mtlint::Document) -> Result<Vec<Edit>, input::WriteError> {
        let [old, new] = [&self.document, document].map(|document| input::rewrite(document, &[]));
        let (old, new) = (without_mark(old?), without_mark(new?));
        let edits = changes::between(&old, &new);
        Ok(edits.into_iter().map(|edit| Edit { span: self.in_text(edit.span), ..edit }).collect())
    }
}

/// The text of bytes that came from an open text.
fn without_mark(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// Whether `kind` is `wanted` or one of its kinds: `source.fixAll.mtlint` is within `source.fixAll`.
fn is_within(kind: &CodeActionKind, wanted: &CodeActionKind) -> bool {
    kind.as_str().strip_prefix(wanted.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || wanted.as_str().is_empty())
}

/// How far a fix can be trusted, for people.
pub(super) const fn grade(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "may change the meaning",
        Safety::Suggest => "suggestion",
    }
}

/// With a capital, as menus have it, and on one line.
fn title(text: &str) -> String {
    let text = visible(text);
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
