//! Directives in Markdown that silence rules, as HTML comments that no reader sees:
//!
//! - `<!-- mtlint-disable-next-line RULE… -->` for what starts in the next line that is not blank,
//! - `<!-- mtlint-disable RULE… -->` up to `<!-- mtlint-enable RULE… -->` or the end of the document.
//!
//! `RULE` is the id of a rule or a family; without any, all are meant. A directive that silences nothing is a finding.

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::input::{self, Origin};
use crate::rule::definition::{Definition, Matcher, Place};
use crate::rule::schema::Status;
use crate::ruleset::{Rule, RuleSet};
use crate::text::Span;

/// The id of the rule about directives that silence nothing.
pub const UNUSED: &str = "suppression/unused";

/// The rule called [`UNUSED`]. It is no data, as only this module can find it.
pub fn unused_rule() -> Definition {
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
        unless: Vec::new(),
        fix: None,
        place: Place { file: file!().replace('\\', "/").into(), line: 1 },
    }
}

/// What a directive does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    /// Silences what starts in this line.
    Line(Span),
    Disable,
    Enable,
    Unknown,
}

/// One rule or family that a directive names, or all.
#[derive(Debug)]
struct Directive<'t> {
    action: Action,
    /// The comment, or the name in it.
    span: Span,
    /// `None` for all rules.
    selector: Option<&'t str>,
    used: bool,
}

impl Directive<'_> {
    fn names(&self, rule: &Rule) -> bool {
        self.selector.is_none_or(|selector| rule.definition.is_named(selector))
    }
}

/// The findings that no directive silences and, for each directive that silences nothing, a finding.
pub fn apply(document: &Document, rules: &RuleSet, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if !matches!(document.origin, Origin::Markdown(_)) || !document.text.contains(MARK) {
        return diagnostics;
    }
    let mut directives = read(&document.text);
    if directives.is_empty() {
        return diagnostics;
    }
    diagnostics.retain(|diagnostic| match rules.find(&diagnostic.rule) {
        Ok(rule) => !silence(&mut directives, rule, diagnostic.span),
        Err(_) => true,
    });
    if let Some(rule) = rules.find(UNUSED).ok().filter(|rule| rule.enabled) {
        let unused =
            directives.iter().enumerate().filter_map(|(index, directive)| Some((directive.span, complaint(&directives, index, rules)?)));
        diagnostics.extend(unused.map(|(span, message)| Diagnostic {
            rule: rule.definition.id.clone(),
            severity: rule.severity,
            category: rule.definition.category.clone(),
            message,
            help: Some(rule.definition.why.clone()),
            span,
            related: Vec::new(),
            fix: None,
            confidence: None,
        }));
        diagnostics.sort_by(Diagnostic::order);
    }
    diagnostics
}

/// Whether a directive silences a finding of `rule` at `span`; the last one before it decides.
fn silence(directives: &mut [Directive<'_>], rule: &Rule, span: Span) -> bool {
    let line = |directive: &&mut Directive<'_>| matches!(directive.action, Action::Line(line) if line.start <= span.start && span.start <= line.end);
    if let Some(directive) = directives.iter_mut().filter(line).find(|directive| directive.names(rule)) {
        directive.used = true;
        return true;
    }
    let range = |directive: &&mut Directive<'_>| {
        matches!(directive.action, Action::Disable | Action::Enable) && directive.span.end <= span.start && directive.names(rule)
    };
    match directives.iter_mut().rev().find(range) {
        Some(directive) if directive.action == Action::Disable => {
            directive.used = true;
            true
        }
        _ => false,
    }
}

/// What is wrong with the directive at `index`, if anything is.
fn complaint(directives: &[Directive<'_>], index: usize, rules: &RuleSet) -> Option<String> {
    let directive = &directives[index];
    let named = |rule: &Rule| directive.names(rule);
    if directive.action == Action::Unknown {
        let name = directive.selector.unwrap_or_default();
        return Some(format!("There is no directive `{name}`; expected `{MARK}disable-next-line`, `{MARK}disable` or `{MARK}enable`"));
    }
    if let Some(Err(unknown)) = directive.selector.map(|selector| rules.known(selector)) {
        return Some(format!("This directive silences nothing: {unknown}"));
    }
    if directive.action == Action::Enable {
        let selector = directive.selector;
        let ends = |before: &Directive<'_>| {
            before.action == Action::Disable && (selector.is_none() || before.selector.is_none() || before.selector == selector)
        };
        return (!directives[..index].iter().any(ends)).then(|| "Nothing is disabled here".to_owned());
    }
    // A rule that did not run may well have something to say here.
    let (mut ran, mut left_out) = (false, false);
    for rule in rules.rules().iter().filter(|rule| named(rule)) {
        ran |= rule.enabled;
        left_out |= !rule.enabled && !rule.is_off();
    }
    match directive.selector {
        _ if directive.used || !ran || left_out => None,
        Some(selector) => Some(format!("This directive silences nothing: no finding of `{selector}` here")),
        None => Some("This directive silences nothing: no finding here".to_owned()),
    }
}

const MARK: &str = "mtlint-";

/// The directives of a Markdown text, in order.
fn read(text: &str) -> Vec<Directive<'_>> {
    let mut directives = Vec::new();
    for html in input::markdown_html(text) {
        let mut at = html.start;
        while let Some(comment) = text[at..html.end].find("<!--").map(|start| at + start) {
            let Some(end) = text[comment..html.end].find("-->").map(|end| comment + end) else { break };
            at = end + "-->".len();
            if text[comment + "<!--".len()..end].trim_start().starts_with(MARK) {
                read_one(text, Span::of(comment..at), &mut directives);
            }
        }
    }
    directives
}

/// Reads the comment at `span`.
fn read_one<'t>(text: &'t str, span: Span, directives: &mut Vec<Directive<'t>>) {
    let inside = &text[span.start as usize + "<!--".len()..span.end as usize - "-->".len()];
    let mut words = inside.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let name = words.next().unwrap_or_default();
    let action = match name.strip_prefix(MARK) {
        Some("disable-next-line") => Action::Line(line_after(text, span.end as usize)),
        Some("disable") => Action::Disable,
        Some("enable") => Action::Enable,
        _ => {
            directives.push(Directive { action: Action::Unknown, span, selector: Some(name), used: false });
            return;
        }
    };
    let before = directives.len();
    for word in words {
        // Words are slices of the text, so their place in it is that of their bytes in memory.
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        directives.push(Directive { action, span: Span::of(start..start + word.len()), selector: Some(word), used: false });
    }
    if directives.len() == before {
        directives.push(Directive { action, span, selector: None, used: false });
    }
}

/// The first line that is not blank among those that begin after byte `at`.
fn line_after(text: &str, at: usize) -> Span {
    let mut start = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    for line in text[start..].split_inclusive('\n') {
        if !line.trim().is_empty() {
            return Span::of(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    Span::of(text.len()..text.len())
}
