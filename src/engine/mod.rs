//! Runs rules over an article: one scan for the literals of all rules, then verification, then native checks.

pub(crate) mod compile;
mod label_tail;
mod overlap;
mod remedy;
mod scan;
mod source;
mod verify;

use crate::article::Article;
use crate::checks;
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety, Severity};
use crate::document::{Document, Forbidden};
use crate::ruleset::{Rule, RuleSet};
use crate::set::{Set, Sighting, Wants};
use crate::suppress::{self, Sections};
use crate::text::Span;
use compile::{Compiled, Selection};
use mtlint_tables::rule::definition::{Action, Matcher};
use mtlint_tables::rule::schema::Delete;
use mtlint_tables::rule::{shape, template};
pub(crate) use overlap::one_a_place;
#[cfg(feature = "cli")]
pub(crate) use remedy::like;
use remedy::{changes_quoted_words, delete_block, delete_match, instead, may_be_told};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Checks documents with the rules of a [`RuleSet`]. It may be shared between threads.
#[derive(Debug)]
pub struct Linter {
    compiled: Compiled,
    /// The rules for documents in these languages, chosen when the first such document comes.
    selections: Mutex<BTreeMap<Languages, Arc<Selection>>>,
    /// What a first pass learnt of the set that the documents belong to.
    set: Option<Arc<Set>>,
    /// What the configuration silences.
    suppressed: Option<Arc<Sections>>,
}

/// The target and the source language of a document, primary subtags both.
type Languages = (String, Option<String>);

/// Something a rule found, before words are put to it.
#[derive(Debug, Clone)]
struct Hit {
    /// The index of the rule in [`RuleSet::rules`].
    rule: usize,
    /// Bytes of the target text.
    span: Span,
    /// Named and numbered groups and other values for templates; `$0` is the text at `span`.
    values: Vec<(Cow<'static, str>, String)>,
    related: Vec<crate::diagnostic::Related>,
    source: Option<Box<crate::diagnostic::Related>>,
    suggestion: Suggestion,
    /// In per cent.
    confidence: Option<u8>,
    /// Its weight, where that is not the one of its rule.
    severity: Option<Severity>,
}

impl Hit {
    fn new(rule: usize, span: Span, values: Vec<(Cow<'static, str>, String)>) -> Self {
        Self { rule, span, values, related: Vec::new(), source: None, suggestion: Suggestion::None, confidence: None, severity: None }
    }
}

#[derive(Debug, Clone)]
enum Suggestion {
    /// The rule's own action decides.
    None,
    /// What should stand instead of the hit.
    Instead(String),
    /// To take out no more than the hit, even if the rule deletes lines: only its last words are one.
    Cut,
    /// Edits made by a check, what they do, and how far they can be trusted.
    Edits(String, Vec<Edit>, Safety),
}

impl Linter {
    /// A linter with these rules. The programs of patterns are made when a text first needs them.
    pub fn new(rules: RuleSet) -> Self {
        Self { compiled: Compiled::new(rules), selections: Mutex::new(BTreeMap::new()), set: None, suppressed: None }
    }

    /// The rules that it was made with.
    pub fn rules(&self) -> &RuleSet {
        &self.compiled.rules
    }

    /// What the rules that run ask about the set as a whole; they find nothing until [`Linter::learn`] answers.
    pub fn wants(&self) -> Wants {
        let mut wants = Wants::default();
        for rule in self.rules().rules().iter().filter(|rule| rule.enabled && rule.is_check()) {
            if let Matcher::Check { check, fault, .. } = &rule.definition.matcher
                && let Some(check) = checks::find(check)
            {
                wants = wants.and(check.wants(fault));
            }
        }
        wants
    }

    /// What a document adds to what is known of its set: what [`Linter::learn`] is told follows from these.
    pub fn sight(&self, document: &Document) -> Sighting {
        checks::consistency::sight(document, self.wants())
    }

    /// Takes note of what a first pass learnt of the set.
    pub fn learn(&mut self, set: impl Into<Arc<Set>>) {
        self.set = Some(set.into());
    }

    /// Leaves out what a configuration silences.
    pub fn suppress(&mut self, sections: Arc<Sections>) {
        self.suppressed = Some(sections);
    }

    /// What the rules find in `document` and no directive in it silences, once a place, ordered by place, then rule.
    pub fn check(&self, document: &Document) -> Vec<Diagnostic> {
        self.check_each(&[document]).pop().unwrap_or_default()
    }

    /// As [`Linter::check`], but with every finding at a place.
    pub(crate) fn find_all(&self, document: &Document) -> Vec<Diagnostic> {
        let mut found = Vec::with_capacity(1);
        self.check_batch(&[document], &mut found);
        found.pop().unwrap_or_default()
    }

    /// What [`Linter::check`] finds in each of `documents`, made faster: every rule and check goes through some documents
    /// before the next one does, so that its code and tables are at hand and not fetched anew for each.
    pub fn check_each(&self, documents: &[&Document]) -> Vec<Vec<Diagnostic>> {
        let mut found = Vec::with_capacity(documents.len());
        let mut rest = documents;
        while !rest.is_empty() {
            let (batch, others) = rest.split_at(batch(rest));
            self.check_batch(batch, &mut found);
            rest = others;
        }
        found.into_iter().map(one_a_place).collect()
    }

    /// Adds all that is found in each of `documents`, which are all looked at by the same rules.
    fn check_batch(&self, documents: &[&Document], found: &mut Vec<Vec<Diagnostic>>) {
        let Some(first) = documents.first() else { return };
        let selection = self.selection(first);
        let articles: Vec<Article<'_>> = documents.iter().map(|document| Article::new(document)).collect();
        let mut all: Vec<Vec<Diagnostic>> = Vec::with_capacity(articles.len());
        for article in &articles {
            let mut diagnostics = Vec::new();
            self.diagnose(article, scan::scan(&self.compiled, &selection, article), &mut diagnostics);
            all.push(diagnostics);
        }
        for check in &selection.checks {
            for (article, diagnostics) in articles.iter().zip(&mut all) {
                self.diagnose(article, verify::run_check(&self.compiled, check, article, self.set.as_deref()), diagnostics);
            }
        }
        found.extend(articles.iter().zip(all).map(|(article, diagnostics)| self.reported(article, diagnostics)));
    }

    /// Adds what comes of the hits of a check, or of all patterns, in their order.
    fn diagnose(&self, article: &Article<'_>, mut hits: Vec<Hit>, diagnostics: &mut Vec<Diagnostic>) {
        /// So many hits are turned into findings before their memory is given back: a text may be full of them.
        const AT_ONCE: usize = 1 << 12;
        source::ask(&self.compiled, article, &mut hits);
        let counts = |hit: &Hit| {
            let id = &self.compiled.rule(hit.rule).definition.id;
            !self.rules().accepts(id, hit.span.text(article.target.text))
        };
        hits.reverse();
        while !hits.is_empty() {
            let next = hits.drain(hits.len().saturating_sub(AT_ONCE)..).rev().filter(counts);
            diagnostics.extend(next.filter_map(|hit| diagnose(self.compiled.rule(hit.rule), article, hit)));
            hits.shrink_to_fit();
        }
    }

    /// What is reported of all findings in a document.
    fn reported(&self, article: &Article<'_>, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        // In place: a text may be full of them. Of two that are alike the fix decides, so that two runs give the same.
        diagnostics.sort_unstable_by(|a, b| a.order(b).then_with(|| edits(a).cmp(edits(b))));
        diagnostics.dedup_by(|a, b| a.span == b.span && a.rule == b.rule);
        suppress::apply(article.document, self.rules(), self.suppressed.as_deref(), diagnostics)
    }

    fn selection(&self, document: &Document) -> Arc<Selection> {
        let (language, source) = languages(document);
        let mut all = self.selections.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (language.to_owned(), source.map(str::to_owned));
        all.entry(key).or_insert_with(|| Arc::new(Selection::new(self.rules().rules(), language, source))).clone()
    }
}

/// The target and the source language, which decide about the rules.
fn languages(document: &Document) -> (&str, Option<&str>) {
    (document.lang.primary(), document.source_lang.as_ref().map(crate::lang::Lang::primary))
}

/// How many of `documents` are checked together: those of the same languages that follow one another, but no more than fit
/// into a cache of the second level with everything made of them.
fn batch(documents: &[&Document]) -> usize {
    const DOCUMENTS: usize = 64;
    const BYTES: usize = 1 << 16;
    let mut bytes = 0;
    let is_next = |document: &&&Document| {
        bytes += document.text.len() + document.source.len();
        bytes <= BYTES && languages(document) == languages(documents[0])
    };
    documents.iter().take(DOCUMENTS).take_while(is_next).count().max(1)
}

/// Puts the rule's words to a hit and works out its fix. What already stands as the fix would write it has no fault.
fn diagnose(rule: &Rule, article: &Article<'_>, hit: Hit) -> Option<Diagnostic> {
    let definition = &rule.definition;
    let text = hit.span.text(article.target.text);
    let (edits, description, trust, suggestion) = match (hit.suggestion, &definition.fix) {
        (_, None) => (Vec::new(), String::new(), Safety::Suggest, String::new()),
        (suggestion, Some(fix)) => match (&fix.action, suggestion) {
            (Action::Delete(Delete::Match), _) | (Action::Delete(Delete::Line), Suggestion::Cut) => {
                (vec![delete_match(article.target.text, hit.span)], format!("delete “{text}”"), fix.safety, String::new())
            }
            (Action::Delete(Delete::Line), _) => (delete_block(article, hit.span), "delete the line".to_owned(), fix.safety, String::new()),
            (_, Suggestion::Edits(description, edits, trust)) => {
                let suggestion = edits.first().map(|edit| edit.replacement.clone()).unwrap_or_default();
                (edits, description, trust.min(fix.safety), suggestion)
            }
            (Action::Replace(template), _) => instead(article, hit.span, &template::expand(template, text, &hit.values), fix.safety),
            (Action::Suggested, Suggestion::Instead(better)) => instead(article, hit.span, &better, fix.safety),
            (Action::Suggested, Suggestion::None | Suggestion::Cut) => (Vec::new(), String::new(), Safety::Suggest, String::new()),
        },
    };
    if !edits.is_empty() && edits.iter().all(|edit| edit.replacement == edit.span.text(article.target.text)) {
        return None;
    }
    // What the file does not let anybody change is told without a fix.
    let (edits, trust) = match edits.iter().find_map(|edit| article.document.forbids(edit.span, &edit.replacement)) {
        None => (edits, trust),
        // Whoever has the document open can do it.
        Some(Forbidden::CrossesRuns) => (edits, Safety::Suggest),
        Some(_) => (Vec::new(), trust),
    };
    let is_unsafe =
        || leaves_open(&hit.values) || edits.iter().any(|edit| changes_quoted_words(article, edit) || may_be_told(article, edit));
    let safety = if trust == Safety::Safe && is_unsafe() { Safety::Unsafe } else { trust };
    let mut values = hit.values;
    values.push(("fix".into(), suggestion));
    values.extend(hit.confidence.map(|percent| ("confidence".into(), percent.to_string())));
    Some(Diagnostic {
        rule: definition.id.clone(),
        severity: hit.severity.unwrap_or(rule.severity),
        category: definition.category.clone(),
        message: one_line(template::expand(&definition.message, text, &values)),
        help: Some(definition.why.clone()),
        span: hit.span,
        related: hit.related,
        source: hit.source,
        fix: (!edits.is_empty()).then(|| Fix { safety, description: one_line(description), edits }),
        confidence: hit.confidence,
    })
}

/// What the fix of a finding changes.
fn edits(diagnostic: &Diagnostic) -> &[Edit] {
    diagnostic.fix.as_ref().map_or(&[], |fix| &fix.edits)
}

/// Whether a hit holds words that its pattern does not account for.
fn leaves_open(values: &[(Cow<'static, str>, String)]) -> bool {
    values.iter().any(|(name, text)| name == shape::UNSAFE && text.contains(char::is_alphanumeric))
}

/// `text` on one line: a hit may reach over the end of a line of its paragraph.
fn one_line(text: String) -> String {
    if !text.contains(['\n', '\r']) {
        return text;
    }
    let lines: Vec<&str> = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
