//! Decides about candidates: the regex, then the guards, then what overlaps; and runs the native checks.

use super::compile::{self, CheckRun, Compiled, GuardPart};
use super::regex::Search;
use super::{Hit, Suggestion};
use crate::article::Article;
use crate::checks::Asked;
use crate::rule::definition::{Guard, Matcher, Pattern};
use crate::set::Set;
use crate::text::{Paragraph, Span, TokenKind};
use regex_automata::util::captures::Captures;
use regex_automata::{Anchored, Input, meta};
use std::ops::Range;

/// Collects what stands up to verification.
pub struct Verifier<'a, 'd> {
    compiled: &'a Compiled,
    article: &'a Article<'d>,
    hits: Vec<Hit>,
    /// Block patterns (by the slot of their regex) with the byte before which they were tried in the paragraph at
    /// hand. Few are in one paragraph.
    tried: Vec<(usize, usize)>,
    /// The paragraph at hand.
    paragraph: usize,
}

impl<'a, 'd> Verifier<'a, 'd> {
    pub fn new(compiled: &'a Compiled, article: &'a Article<'d>) -> Self {
        Self { compiled, article, hits: Vec::new(), tried: Vec::new(), paragraph: 0 }
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
        let block = self.article.target.paragraphs[paragraph].span;
        let text = block.text(self.article.target.text);
        let Some(pattern) = self.pattern(rule, 0) else { return };
        let Some(regex) =
            self.compiled.regex(self.compiled.slot(rule, 0)).get(&pattern.regex, Search::Here, self.paragraph(paragraph).charset)
        else {
            return;
        };
        let from = (start - block.start) as usize;
        // A pattern without a bound (`.+`) is not meant to match more than a few sentences.
        const FAR: u32 = 1000;
        let to = from + reach(&text[from..], pattern.letters.unwrap_or(FAR));
        let mut captures = regex.create_captures();
        regex.search_captures(&Input::new(text).range(from..to).anchored(Anchored::Yes), &mut captures);
        self.add_match(rule, regex, &captures, text, paragraph);
    }

    /// Tries pattern `number` of `rule`, one of whose literals stands at byte `literal` of the folded text: as a match of the
    /// whole paragraph, once, or around the literal.
    pub fn try_block(&mut self, rule: usize, number: usize, paragraph: usize, literal: u32) {
        let Some(pattern) = self.pattern(rule, number) else { return };
        let whole = matches!(self.compiled.rule(rule).definition.matcher, Matcher::Lines(_));
        let place = self.paragraph(paragraph);
        if whole && !fits(self.article, place, pattern, literal) {
            return;
        }
        let slot = self.compiled.slot(rule, number);
        if self.paragraph != paragraph {
            self.paragraph = paragraph;
            self.tried.clear();
        }
        let tried = self.tried.iter().rev().find(|&&(other, _)| other == slot).map_or(0, |&(_, tried)| tried);
        let text = place.span.text(self.article.target.text);
        let near = if whole { 0..text.len() } else { self.around(pattern, place, literal) };
        let near = near.start.max(tried)..near.end;
        if near.is_empty() {
            return;
        }
        let Some(regex) =
            self.compiled.regex(slot).get(&pattern.regex, if whole { Search::Whole } else { Search::Anywhere }, place.charset)
        else {
            return;
        };
        let mut end = if whole || near.end == text.len() { text.len() } else { near.start };
        if whole {
            if regex.is_match(text) {
                self.add(rule, place.span, paragraph, Suggestion::None);
            }
        } else {
            for captures in regex.captures_iter(Input::new(text).range(near)) {
                end = end.max(captures.get_match().map_or(0, |found| found.end()));
                self.add_match(rule, regex, &captures, text, paragraph);
            }
        }
        self.tried.push((slot, end));
    }

    /// Where in the text of a paragraph a match of `pattern` can stand that holds the literal at byte `literal` of the folded
    /// text.
    fn around(&self, pattern: &Pattern, paragraph: &Paragraph, literal: u32) -> Range<usize> {
        let text = paragraph.span.text(self.article.target.text);
        let at = (self.article.target.folded.original(literal) - paragraph.span.start) as usize;
        let Some(letters) = pattern.letters else { return 0..text.len() };
        let lead = pattern.literals.lead().unwrap_or(letters);
        let mut bytes = 0;
        let beyond = text[..at].char_indices().rev().find(|&(_, character)| {
            bytes += word_bytes(character);
            bytes > lead
        });
        beyond.map_or(0, |(before, character)| before + character.len_utf8())..at + reach(&text[at..], letters)
    }

    fn pattern(&self, rule: usize, number: usize) -> Option<&'a Pattern> {
        compile::patterns(&self.compiled.rule(rule).definition.matcher).get(number)
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
        let guards = &self.compiled.rule(rule).definition.unless;
        !guards.iter().enumerate().any(|(number, guard)| self.holds(rule, number, guard, span, paragraph))
    }

    fn holds(&self, rule: usize, number: usize, guard: &Guard, span: Span, paragraph: usize) -> bool {
        let place = self.paragraph(paragraph);
        let block = place.span;
        let text = block.text(self.article.target.text);
        // A hit of a check may reach beyond its paragraph.
        let start = (span.start.max(block.start) - block.start) as usize;
        let end = (span.end.clamp(block.start, block.end) - block.start) as usize;
        let regex = |part: GuardPart, pattern: &str| {
            let search = if part == GuardPart::After { Search::Here } else { Search::Anywhere };
            self.compiled.guard(rule, number, part).get(pattern, search, place.charset)
        };
        let matches = |part: GuardPart, pattern: &Option<String>, text: &str| {
            pattern.as_ref().is_none_or(|pattern| regex(part, pattern).is_some_and(|regex| regex.is_match(text)))
        };
        let touches = |pattern: &String| {
            regex(GuardPart::Text, pattern).is_some_and(|regex| regex.find_iter(text).any(|m| m.start() <= end && start <= m.end()))
        };
        guard.quoted.is_none_or(|quoted| self.article.is_quoted(span) == quoted)
            && matches(GuardPart::After, &guard.after, &text[end..])
            && matches(GuardPart::Before, &guard.before, &text[..start.min(end)])
            && matches(GuardPart::Block, &guard.block, text)
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

/// Whether a pattern for a whole block can match this one, with its literal at byte `literal` of the folded text: neither
/// before the literal nor in all has the block more letters and digits than a match.
fn fits(article: &Article<'_>, paragraph: &Paragraph, pattern: &Pattern, literal: u32) -> bool {
    let lead = pattern.literals.lead();
    let (text, span, at) = (article.target.text, paragraph.span, article.target.folded.original(literal));
    // Away from the literal, because in running text the nearest words decide.
    lead.is_none_or(|lead| has_no_more(Span::new(span.start, at).text(text).chars().rev(), lead))
        && pattern.letters.is_none_or(|letters| has_no_more(Span::new(at, span.end).text(text).chars(), letters))
}

/// Whether no more than `most` of the bytes are of letters and digits.
fn has_no_more(mut characters: impl Iterator<Item = char>, most: u32) -> bool {
    let mut bytes = 0;
    characters.all(|character| {
        bytes += word_bytes(character);
        bytes <= most
    })
}

/// How far in `text` a match goes that starts with it and has no more than so many bytes of letters and digits. The regex
/// engine clears a bit for each byte and state before it tries.
fn reach(text: &str, letters: u32) -> usize {
    let mut bytes = 0;
    let beyond = text.char_indices().find(|&(_, character)| {
        bytes += word_bytes(character);
        bytes > letters
    });
    beyond.map_or(text.len(), |(at, _)| at)
}

/// How many bytes of letters and digits the character is.
fn word_bytes(character: char) -> u32 {
    if character.is_alphabetic() || character.is_ascii_digit() { character.len_utf8() as u32 } else { 0 }
}

/// Of overlapping hits of one rule keeps the first, and of those that start together the longest.
pub fn keep_first_of_overlapping(hits: &mut Vec<Hit>) {
    hits.sort_by(|a, b| (a.rule, a.span.start, b.span.end).cmp(&(b.rule, b.span.start, a.span.end)));
    hits.dedup_by(|later, earlier| later.rule == earlier.rule && later.span.overlaps(earlier.span));
}

/// Adds what a native check finds.
pub fn run_check(compiled: &Compiled, run: &CheckRun, article: &Article<'_>, set: Option<&Set>, hits: &mut Vec<Hit>) {
    let mut findings = Vec::new();
    run.check.run(article, &Asked { params: &run.params, set }, &mut findings);
    if findings.is_empty() {
        return;
    }
    let verifier = Verifier::new(compiled, article);
    for finding in findings {
        for rule in run.faults.iter().filter(|(fault, _)| fault == finding.fault).map(|&(_, rule)| rule) {
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
