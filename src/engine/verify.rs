//! Decides about candidates: the regex, then the guards, then what overlaps; and runs the native checks.

use super::compile::{Compiled, CompiledGuard};
use super::regex::Lazy;
use super::{Hit, Suggestion};
use crate::article::Article;
use crate::text::{Paragraph, Span, TokenKind};
use regex_automata::util::captures::Captures;
use regex_automata::{Anchored, Input, meta};

/// Collects what stands up to verification.
pub struct Verifier<'a, 'd> {
    compiled: &'a Compiled,
    article: &'a Article<'d>,
    hits: Vec<Hit>,
    /// For each block pattern the paragraph (plus one) in which it was last tried.
    tried: Vec<usize>,
}

impl<'a, 'd> Verifier<'a, 'd> {
    pub fn new(compiled: &'a Compiled, article: &'a Article<'d>) -> Self {
        Self { compiled, article, hits: Vec::new(), tried: vec![0; compiled.patterns.len()] }
    }

    /// Adds a phrase that stands at `span`, if no guard objects.
    pub fn add(&mut self, rule: usize, span: Span, paragraph: usize, suggestion: Suggestion) {
        if self.passes(rule, span, paragraph) {
            self.push(Hit { rule, span, values: Vec::new(), related: Vec::new(), suggestion, confidence: None });
        }
    }

    /// Adds a hit without asking its guards.
    pub fn push(&mut self, hit: Hit) {
        self.hits.push(hit);
    }

    /// Tries the pattern of `rule` at byte `start` of the text.
    pub fn try_anchored(&mut self, rule: usize, start: u32, paragraph: usize) {
        let Some(regex) = self.compiled.rules[rule].anchored.as_ref().and_then(Lazy::get) else { return };
        let block = self.article.target.paragraphs[paragraph].span;
        let text = block.text(self.article.target.text);
        let from = (start - block.start) as usize;
        // A pattern without a bound (`\w+`) is not meant to match more than a few sentences.
        const FAR: usize = 1000;
        let to = text.floor_char_boundary(from.saturating_add(FAR));
        let mut captures = regex.create_captures();
        regex.search_captures(&Input::new(text).range(from..to).anchored(Anchored::Yes), &mut captures);
        self.add_match(rule, regex, &captures, text, paragraph);
    }

    /// Tries a block pattern, one of whose literals stands at byte `literal` of the folded text, in a paragraph, once.
    pub fn try_block(&mut self, pattern: usize, paragraph: usize, literal: u32) {
        let (index, pattern) = (pattern, &self.compiled.patterns[pattern]);
        let place = self.paragraph(paragraph);
        if place.span.len() as u64 > u64::from(pattern.longest) || !is_near(self.article, place, literal, pattern.lead) {
            return;
        }
        if std::mem::replace(&mut self.tried[index], paragraph + 1) == paragraph + 1 {
            return;
        }
        let Some(regex) = pattern.regex.get() else { return };
        let text = place.span.text(self.article.target.text);
        if pattern.whole {
            if regex.is_match(text) {
                self.add(pattern.rule, self.paragraph(paragraph).span, paragraph, Suggestion::None);
            }
            return;
        }
        for captures in regex.captures_iter(text) {
            self.add_match(pattern.rule, regex, &captures, text, paragraph);
        }
    }

    fn add_match(&mut self, rule: usize, regex: &meta::Regex, captures: &Captures, text: &str, paragraph: usize) {
        let Some(whole) = captures.get_match().filter(|whole| !whole.is_empty()) else { return };
        let start = self.paragraph(paragraph).span.start;
        let span = Span::new(start + whole.start() as u32, start + whole.end() as u32);
        if self.is_masked(span) || !self.passes(rule, span, paragraph) {
            return;
        }
        let names = regex.group_info().pattern_names(regex_automata::PatternID::ZERO);
        let mut values = Vec::new();
        for (index, name) in names.enumerate().skip(1) {
            let group = captures.get_group(index).map_or("", |group| &text[group.range()]);
            values.push((index.to_string(), group.to_owned()));
            values.extend(name.map(|name| (name.to_owned(), group.to_owned())));
        }
        self.push(Hit { rule, span, values, related: Vec::new(), suggestion: Suggestion::None, confidence: None });
    }

    /// Whether no guard of `rule` objects to a hit at `span`.
    pub fn passes(&self, rule: usize, span: Span, paragraph: usize) -> bool {
        !self.compiled.rules[rule].unless.iter().any(|guard| self.holds(guard, span, paragraph))
    }

    fn holds(&self, guard: &CompiledGuard, span: Span, paragraph: usize) -> bool {
        let block = self.paragraph(paragraph).span;
        let text = block.text(self.article.target.text);
        // A hit of a check may reach beyond its paragraph.
        let start = (span.start.max(block.start) - block.start) as usize;
        let end = (span.end.clamp(block.start, block.end) - block.start) as usize;
        let matches =
            |regex: &Option<Lazy>, text: &str| regex.as_ref().is_none_or(|regex| regex.get().is_some_and(|regex| regex.is_match(text)));
        let touches = |regex: &Lazy| regex.get().is_some_and(|regex| regex.find_iter(text).any(|m| m.start() <= end && start <= m.end()));
        guard.quoted.is_none_or(|quoted| self.article.is_quoted(span) == quoted)
            && matches(&guard.after, &text[end..])
            && matches(&guard.before, &text[..start.min(end)])
            && matches(&guard.block, text)
            && guard.text.as_ref().is_none_or(touches)
    }

    fn is_masked(&self, span: Span) -> bool {
        let tokens = &self.article.target.tokens;
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        tokens[first..].iter().take_while(|token| token.span.start < span.end).any(|token| token.kind == TokenKind::Mask)
    }

    fn paragraph(&self, index: usize) -> &'a Paragraph {
        &self.article.target.paragraphs[index]
    }

    pub fn finish(self) -> Vec<Hit> {
        self.hits
    }
}

/// Whether no more than `lead` bytes of word characters stand between the start of the paragraph and byte `literal` of the
/// folded text. Looks backwards, because in running text the nearest word decides.
fn is_near(article: &Article<'_>, paragraph: &Paragraph, literal: u32, lead: u32) -> bool {
    let before = Span::new(paragraph.folded.start, literal).text(&article.target.folded.text);
    if before.len() as u64 <= u64::from(lead) {
        return true;
    }
    let mut words = 0;
    before.chars().rev().filter(|character| character.is_alphanumeric()).all(|character| {
        words += character.len_utf8() as u32;
        words <= lead
    })
}

/// Of overlapping hits of one rule keeps the first, and of those that start together the longest.
pub fn keep_first_of_overlapping(hits: &mut Vec<Hit>) {
    hits.sort_by(|a, b| (a.rule, a.span.start, b.span.end).cmp(&(b.rule, b.span.start, a.span.end)));
    hits.dedup_by(|later, earlier| later.rule == earlier.rule && later.span.overlaps(earlier.span));
}

/// Adds what the native checks find.
pub fn run_checks(compiled: &Compiled, article: &Article<'_>, hits: &mut Vec<Hit>) {
    let source = article.document.source_lang.as_ref().map(crate::lang::Lang::primary);
    let mut findings = Vec::new();
    let verifier = Verifier { compiled, article, hits: Vec::new(), tried: Vec::new() };
    for run in &compiled.checks {
        run.check.run(article, &run.params, &mut findings);
        for finding in findings.drain(..) {
            let rules = run.faults.iter().filter(|(fault, _)| fault == finding.fault).map(|&(_, rule)| rule);
            for rule in rules.filter(|&rule| compiled.rules[rule].is_from(source)) {
                let paragraph = article.target.paragraph_at(finding.span.start);
                if paragraph.is_some_and(|paragraph| !verifier.passes(rule, finding.span, paragraph)) {
                    continue;
                }
                let fix = finding.fix.clone();
                hits.push(Hit {
                    rule,
                    span: finding.span,
                    values: finding.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
                    related: finding.related.clone(),
                    suggestion: fix.map_or(Suggestion::None, |(description, edits)| Suggestion::Edits(description, edits, finding.trust)),
                    confidence: finding.confidence,
                });
            }
        }
    }
}
