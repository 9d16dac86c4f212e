//! Findings in the words of the protocol.

use super::check::{Article, Checked};
use super::client::Client;
use super::text::{Encoding, Positions, Text};
use super::uri;
use lsp_types::{
    CodeDescription, Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Position, Range, Uri,
};
use mtlint::document::Half;
use mtlint::input::{self, InputError};
use mtlint::rule_pages::RulePages;
use mtlint::ruleset::Rule;
use mtlint::text::Span;
use mtlint::visible::visible;
use mtlint::{Diagnostic, Error, Severity, file_name};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

const SOURCE: &str = "mtlint";

/// All that is to be shown of a document: what can't be read first, then the findings, in the order of [`Checked::findings`].
pub(super) fn all(checked: &Checked, uri: &Uri, client: &Client) -> Vec<Shown> {
    let positions = checked.text().positions(client.encoding);
    let unread = checked.errors.iter().map(|error| {
        let at = positions.of(error.at);
        unreadable(Range::new(at, at), &error.message)
    });
    let mut shown: Vec<Shown> = unread.collect();
    for article in &checked.articles {
        let places = Places::new(checked, article, &positions, uri, client);
        shown.extend(article.found.iter().map(|found| places.show(found)));
    }
    shown
}

fn unreadable(range: Range, message: &str) -> Shown {
    Shown {
        range,
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: visible(message).into_owned(),
        ..Shown::default()
    }
}

const fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
    }
}

/// What leads from the findings of an article to places in the editor.
struct Places<'c> {
    article: &'c Article,
    positions: &'c Positions<'c>,
    uri: &'c Uri,
    client: &'c Client,
    target: input::Positions<'c>,
    source: input::Positions<'c>,
    /// The file of the source, where it is not the document itself.
    source_file: Option<Uri>,
    /// Where people read about the rules of the article.
    pages: BTreeMap<Arc<str>, CodeDescription>,
}

impl<'c> Places<'c> {
    fn new(checked: &'c Checked, article: &'c Article, positions: &'c Positions<'c>, uri: &'c Uri, client: &'c Client) -> Self {
        let document = &article.document;
        let house = &checked.job.house;
        let linter = house.linters.of(document);
        let found: BTreeSet<_> = article.found.iter().map(|found| &found.rule).collect();
        let rules = linter.rules().rules().iter().filter(|rule| found.contains(&rule.definition.id));
        let page = |rule| page(rule, house.rule_pages.as_ref());
        Self {
            article,
            positions,
            uri,
            client,
            target: input::Positions::new(document),
            source: input::Positions::of(document, Half::Source),
            source_file: document.source_file.as_ref().and_then(|file| uri::of_path(&file_name::path(&file.path))),
            pages: rules.filter_map(|rule| Some((rule.definition.id.clone(), page(rule)?))).collect(),
        }
    }

    fn show(&self, found: &Diagnostic) -> Shown {
        let related = self.client.related_information.then(|| self.related(found)).filter(|related| !related.is_empty());
        Shown {
            range: self.positions.range(self.article.in_text(self.target.in_part(found.span))),
            severity: Some(severity(found.severity)),
            code: Some(NumberOrString::String(found.rule.to_string())),
            code_description: self.pages.get(&found.rule).cloned(),
            source: Some(SOURCE.to_owned()),
            message: visible(&found.message).into_owned(),
            related_information: related,
            data: Some(json!({ "category": found.category, "safety": found.fix.as_ref().map(|fix| fix.safety.name()) })),
            ..Shown::default()
        }
    }

    /// The other places of a finding, that in the source last.
    fn related(&self, found: &Diagnostic) -> Vec<DiagnosticRelatedInformation> {
        let at = |location, message: &str| DiagnosticRelatedInformation { location, message: visible(message).into_owned() };
        let here = |span| Location::new(self.uri.clone(), self.positions.range(self.article.in_text(span)));
        let in_source = |span| match &self.source_file {
            Some(uri) => Location::new(uri.clone(), self.range_in_source(span)),
            None => here(self.source.in_part(span)),
        };
        let target = found.related.iter().map(|related| at(here(self.target.in_part(related.span)), &related.message));
        let source = found.source.iter().map(|source| at(in_source(source.span), &source.message));
        target.chain(source).collect()
    }

    /// The range in the file of the source, which is not open here.
    fn range_in_source(&self, span: Span) -> Range {
        let place = self.source.place(span);
        let position = |line: u32, column: u32| {
            let before = self.source.line_text(line).chars().take(column as usize - 1);
            Position::new(line - 1, before.map(|character| self.client.encoding.width(character)).sum())
        };
        Range::new(position(place.line, place.column), position(place.end_line, place.end_column))
    }
}

/// Where people read about a rule: on its page, or where a rule of the house is written down; a rule that came with mtlint has no file.
fn page(rule: &Rule, pages: Option<&RulePages>) -> Option<CodeDescription> {
    if let Some(pages) = pages {
        return Some(CodeDescription { href: Uri::from_str(&pages.of(&rule.definition.id)).ok()? });
    }
    let place = &rule.definition.place;
    let path = file_name::path(&place.file);
    let uri = uri::of_path(&path).filter(|_| rule.built_in.is_none() && path.is_absolute())?;
    let href = Uri::from_str(&format!("{}#L{}", uri.as_str(), place.line)).ok()?;
    Some(CodeDescription { href })
}

/// What is wrong with a file of the house, and with which; `None` for what is in no file.
pub(super) fn mistake(error: &Error, encoding: Encoding) -> Option<(PathBuf, Shown)> {
    let (file, line, column, message) = match error {
        Error::Rule(error) => (&*error.file, error.line, error.column, error.message.clone()),
        Error::Input(error) => (error.path(), error.line().unwrap_or(1), error.column().unwrap_or(1), bare(error)),
        _ => return None,
    };
    let path = file_name::path(file);
    let at = match input::read_text(&path) {
        Ok(text) => {
            let text = Text::new(text);
            text.positions(encoding).of(text.offset_of(line, column))
        }
        Err(_) => Position::new(line.saturating_sub(1), column.saturating_sub(1)),
    };
    Some((path, unreadable(Range::new(at, at), &message)))
}

/// The error without the file and the place, which an editor shows itself.
pub(super) fn bare(error: &InputError) -> String {
    let numbers: String = error.line().into_iter().chain(error.column()).map(|number| format!(":{number}")).collect();
    let message = error.to_string();
    message.strip_prefix(&format!("{}{numbers}: ", error.path())).map(str::to_owned).unwrap_or(message)
}
