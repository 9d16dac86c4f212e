//! Directives in Markdown that silence rules, as HTML comments that no reader sees:
//!
//! - `<!-- mtlint-disable-next-line RULE… -->` for what starts in the next line that is not blank,
//! - `<!-- mtlint-disable RULE… -->` up to `<!-- mtlint-enable RULE… -->` or the end of the document.
//!
//! `RULE` is the id of a rule or a family; without any, all are meant. A directive that silences nothing is a finding.

use super::{Silenced, complaint, has_run};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Markup, Origin};
use crate::input;
use crate::ruleset::{Rule, RuleSet, UNUSED};
use crate::text::Span;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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
pub(super) fn apply(document: &Document, rules: &RuleSet, mut diagnostics: Vec<Diagnostic>, silenced: &mut Silenced) -> Vec<Diagnostic> {
    if !matches!(document.origin, Origin::File(_, Markup::Markdown)) || !document.text.contains(MARK) {
        return diagnostics;
    }
    let mut directives = read(&document.text);
    if directives.is_empty() {
        return diagnostics;
    }
    let language = document.lang.primary();
    let mut here = Here::default();
    let mut known: HashMap<Arc<str>, Option<&Rule>> = HashMap::new();
    diagnostics.retain(|diagnostic| {
        let rule = *known.entry(diagnostic.rule.clone()).or_insert_with(|| rules.of_language(&diagnostic.rule, language));
        let goes = rule.is_some_and(|rule| here.silences(&mut directives, rule, diagnostic.span));
        if goes {
            silenced.insert((diagnostic.span, diagnostic.category.clone()));
        }
        !goes
    });
    if let Some(rule) = rules.of_language(UNUSED, language).filter(|rule| rule.enabled) {
        let mut complaints = Complaints { rules, disabled: HashSet::new(), verdicts: HashMap::new() };
        let unused = directives.iter().filter_map(|directive| Some((directive.span, complaints.about(directive)?)));
        diagnostics.extend(unused.map(|(span, message)| complaint(rule, span, message)));
        diagnostics.sort_by(Diagnostic::order);
    }
    diagnostics
}

/// Which directives hold at a place that moves on through the text, by the rules that they name.
#[derive(Default)]
struct Here<'t> {
    /// The number of the next directive.
    next: usize,
    /// The last `disable` or `enable` before the place.
    ranges: HashMap<Option<&'t str>, usize>,
    /// The first of each in the line that was reached last.
    lines: HashMap<Option<&'t str>, usize>,
    line: Option<Span>,
}

impl<'t> Here<'t> {
    /// Whether a directive silences a finding of `rule` at `span`; the last one before it decides. Findings come in order of place.
    fn silences(&mut self, directives: &mut [Directive<'t>], rule: &Rule, span: Span) -> bool {
        while let Some(directive) = directives.get(self.next).filter(|directive| directive.span.end <= span.start) {
            // A family may be written with its slash.
            let name = directive.selector.map(|selector| selector.trim_end_matches('/')).filter(|name| !name.contains('/'));
            let key = name.or(directive.selector);
            match directive.action {
                Action::Line(line) => {
                    if self.line != Some(line) {
                        self.line = Some(line);
                        self.lines.clear();
                    }
                    self.lines.entry(key).or_insert(self.next);
                }
                Action::Disable | Action::Enable => drop(self.ranges.insert(key, self.next)),
                Action::Unknown => {}
            }
            self.next += 1;
        }
        let definition = &rule.definition;
        let names = || definition.names().chain([definition.family()]).map(Some).chain([None]);
        let in_line = self.line.is_some_and(|line| line.start <= span.start && span.start <= line.end);
        let line = names().filter_map(|name| self.lines.get(&name)).min().filter(|_| in_line);
        let range = names().filter_map(|name| self.ranges.get(&name)).max();
        match line.or(range).and_then(|&number| directives.get_mut(number)) {
            Some(directive) if directive.action != Action::Enable => {
                directive.used = true;
                true
            }
            _ => false,
        }
    }
}

/// What is wrong with directives that silence nothing, asked in order.
struct Complaints<'r, 't> {
    rules: &'r RuleSet,
    /// What was disabled before.
    disabled: HashSet<Option<&'t str>>,
    /// For the names in directives what speaks against them, whatever the findings: they name nothing, or only rules that did not run.
    verdicts: HashMap<Option<&'t str>, Verdict>,
}

enum Verdict {
    /// No rule is called so.
    Unknown(String),
    /// A rule that did not run may well have something to say here.
    Open,
    /// All that is called so ran.
    Ran,
}

impl<'t> Complaints<'_, 't> {
    /// What is wrong with a directive, if anything.
    fn about(&mut self, directive: &Directive<'t>) -> Option<String> {
        let selector = directive.selector;
        if directive.action == Action::Unknown {
            let name = selector.unwrap_or_default();
            return Some(format!("There is no directive `{name}`; expected `{MARK}disable-next-line`, `{MARK}disable` or `{MARK}enable`"));
        }
        let ends = match selector {
            None => !self.disabled.is_empty(),
            Some(_) => self.disabled.contains(&None) || self.disabled.contains(&selector),
        };
        if directive.action == Action::Disable {
            self.disabled.insert(selector);
        }
        let rules = self.rules;
        let verdict = self.verdicts.entry(selector).or_insert_with(|| verdict(rules, directive));
        if let Verdict::Unknown(unknown) = verdict {
            return Some(format!("This directive silences nothing: {unknown}"));
        }
        if directive.action == Action::Enable {
            return (!ends).then(|| "Nothing is disabled here".to_owned());
        }
        match selector {
            _ if directive.used || matches!(verdict, Verdict::Open) => None,
            Some(selector) => Some(format!("This directive silences nothing: no finding of `{selector}` here")),
            None => Some("This directive silences nothing: no finding here".to_owned()),
        }
    }
}

fn verdict(rules: &RuleSet, directive: &Directive<'_>) -> Verdict {
    if let Some(Err(unknown)) = directive.selector.map(|selector| rules.known(selector)) {
        return Verdict::Unknown(unknown.to_string());
    }
    if has_run(rules, |rule| directive.names(rule)) { Verdict::Ran } else { Verdict::Open }
}

const MARK: &str = "mtlint-";

/// The directives of a Markdown text, in order.
fn read(text: &str) -> Vec<Directive<'_>> {
    let mut directives = Vec::new();
    let mut after = LineAfter::default();
    for html in input::markdown_html(text) {
        let mut at = html.start;
        while let Some(comment) = text[at..html.end].find("<!--").map(|start| at + start) {
            // The dashes that open a comment may close it: `<!-->`.
            let dashes = comment + "<!".len();
            let Some(end) = text[dashes..html.end].find("-->").map(|end| dashes + end) else { break };
            at = end + "-->".len();
            if text.get(comment + "<!--".len()..end).is_some_and(|inside| inside.trim_start().starts_with(MARK)) {
                read_one(text, Span::of(comment..at), &mut after, &mut directives);
            }
        }
    }
    directives
}

/// Reads the comment at `span`.
fn read_one<'t>(text: &'t str, span: Span, after: &mut LineAfter, directives: &mut Vec<Directive<'t>>) {
    let inside = &text[span.start as usize + "<!--".len()..span.end as usize - "-->".len()];
    let mut words = inside.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let name = words.next().unwrap_or_default();
    let action = match name.strip_prefix(MARK) {
        Some("disable-next-line") => Action::Line(after.find(text, span.end as usize)),
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

/// Finds the next line that is not blank after places that move on through a text.
#[derive(Default)]
struct LineAfter {
    /// Where the line after the last place starts.
    next: usize,
    line: Option<Span>,
}

impl LineAfter {
    /// The next line after byte `at` that is not blank, without its end; empty at the end of the text.
    fn find(&mut self, text: &str, at: usize) -> Span {
        if let Some(line) = self.line.filter(|_| at < self.next) {
            return line;
        }
        let mut start = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        self.next = start;
        let lines = text[start..].split_inclusive('\n');
        start += lines.take_while(|line| line.trim().is_empty()).map(str::len).sum::<usize>();
        let line = text[start..].split('\n').next().unwrap_or_default();
        let line = Span::of(start..start + line.trim_end().len());
        self.line = Some(line);
        line
    }
}
