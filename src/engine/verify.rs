//! Decides about candidates: the regex, then the guards, then what overlaps; and runs the native checks.

use super::compile::{CheckRun, Compiled, GuardPart};
use super::source;
use super::{Hit, Suggestion, label_tail};
use crate::article::Article;
use crate::checks::{Asked, Finding};
use crate::set::Set;
use crate::text::{Folded, Paragraph, Span, TokenKind, ends_sentence};
use mtlint_tables::program::{Captures, Place, Program, Search};
use mtlint_tables::rule::definition::{Guard, Matcher, Pattern};
use mtlint_tables::rule::shape;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::iter::repeat_n;
use std::ops::Range;

/// Collects what stands up to verification.
pub(super) struct Verifier<'a, 'd> {
    compiled: &'a Compiled,
    article: &'a Article<'d>,
    hits: Vec<Hit>,
    /// Block patterns (by the slot of their regex) with the byte before which they were tried in the paragraph at
    /// hand.
    tried: BTreeMap<usize, usize>,
    /// The paragraph at hand.
    paragraph: usize,
    /// What parts of guards (by the slot of their regex) match in the block where they were asked last: all hits there ask the same.
    guarded: BTreeMap<usize, Guarded>,
}

/// A block (bytes of the text), and where in it a part of a guard matches.
#[derive(Default)]
struct Guarded {
    block: Option<Span>,
    matches: Vec<Range<usize>>,
}

impl<'a, 'd> Verifier<'a, 'd> {
    pub(super) fn new(compiled: &'a Compiled, article: &'a Article<'d>) -> Self {
        Self { compiled, article, hits: Vec::new(), tried: BTreeMap::new(), paragraph: 0, guarded: BTreeMap::new() }
    }

    /// Whether `rule` looks at the paragraph at all.
    pub(super) fn looks_at(&self, rule: usize, paragraph: usize) -> bool {
        source::looks_at(&self.compiled.rule(rule).definition.when.scope, paragraph, self.paragraph(paragraph))
    }

    /// Adds a phrase that stands at `span`, if no guard objects.
    pub(super) fn add(&mut self, rule: usize, span: Span, paragraph: usize, suggestion: Suggestion) {
        if self.passes(rule, span, paragraph) {
            self.push(Hit { suggestion, ..Hit::new(rule, span, Vec::new()) });
        }
    }

    /// Adds a hit without asking its guards.
    pub(super) fn push(&mut self, hit: Hit) {
        self.hits.push(hit);
    }

    /// Tries the pattern of `rule` at byte `start` of the text, which is `folded`.
    pub(super) fn try_anchored(&mut self, rule: usize, start: u32, paragraph: usize, folded: &Folded) {
        let block = self.article.target.paragraphs[paragraph].span;
        let text = block.text(self.article.target.text);
        let Some(pattern) = self.pattern(rule, 0) else { return };
        let from = (start - block.start) as usize;
        let to = from + reach(&text[from..], pattern.letters.unwrap_or(MANY));
        let lazy = self.compiled.regex(self.compiled.slot(rule, 0));
        // At one place a program that is there knows sooner than a search for what it needs.
        if !lazy.is_made() && !may_match(pattern, folded, Span::new(start, block.start + to as u32)) {
            return;
        }
        let Some(program) = lazy.get(&pattern.regex) else { return };
        if let Some(captures) = program.captures(&Place::new(text, Search::Here).within(from..to)) {
            self.add_match(rule, program, &captures, text, paragraph);
        }
    }

    /// Tries pattern `number` of `rule`, one of whose literals stands at byte `literal` of the text, which is `folded`: as a match of
    /// the whole paragraph, once, or around the literal.
    pub(super) fn try_block(&mut self, rule: usize, number: usize, paragraph: usize, literal: u32, folded: &Folded) {
        let Some(pattern) = self.pattern(rule, number) else { return };
        let place = self.paragraph(paragraph);
        let slot = self.compiled.slot(rule, number);
        if self.paragraph != paragraph {
            self.paragraph = paragraph;
            self.tried.clear();
        }
        let tried = self.tried.get(&slot).copied().unwrap_or(0);
        let text = place.span.text(self.article.target.text);
        if matches!(self.compiled.rule(rule).definition.matcher, Matcher::Lines(_)) {
            // The first literal decides about a whole paragraph: others stand further from its start.
            if tried == 0 {
                self.tried.insert(slot, text.len());
                self.try_line(rule, number, paragraph, literal, folded);
            }
            return;
        }
        let near = self.around(pattern, place, literal);
        let near = near.start.max(tried)..near.end;
        if near.is_empty() {
            return;
        }
        let mut end = if near.end == text.len() { text.len() } else { near.start };
        let may_match = may_match(pattern, folded, span_of(place, &near));
        if may_match && let Some(program) = self.compiled.regex(slot).get(&pattern.regex) {
            for captures in program.captures_iter(Place::new(text, Search::Anywhere).within(near)) {
                end = end.max(captures.range().end);
                self.add_match(rule, program, &captures, text, paragraph);
            }
        }
        self.tried.insert(slot, end);
    }

    /// Tries pattern `number` of `rule` on a whole paragraph.
    fn try_line(&mut self, rule: usize, number: usize, paragraph: usize, literal: u32, folded: &Folded) {
        let span = self.paragraph(paragraph).span;
        if let Some(values) = self.label_at(rule, number, span, literal, folded)
            && self.passes(rule, span, paragraph)
        {
            self.push(Hit::new(rule, span, values));
        }
    }

    /// Tries it on what stands at `span` behind the sentences of a paragraph.
    pub(super) fn try_tail(&mut self, rule: usize, number: usize, paragraph: usize, span: Span, literal: u32, folded: &Folded) {
        let Some(mut values) = self.label_at(rule, number, span, literal, folded) else { return };
        if !self.passes_in(rule, span, span) {
            return;
        }
        let text = span.text(self.article.target.text);
        let is_open = || super::leaves_open(&values) || self.pattern(rule, number).is_some_and(|pattern| shape::is_open(&pattern.regex));
        // “Sorry, but I can’t decline their offer.” is a sentence like those before it.
        if ends_sentence(text) && is_open() {
            return;
        }
        if label_tail::may_be_told(text, paragraph, self.paragraph(paragraph)) {
            values.push((shape::UNSAFE.into(), text.to_owned()));
        }
        let severity = Some(label_tail::severity(self.compiled.rule(rule), text));
        self.push(Hit { severity, suggestion: Suggestion::Cut, ..Hit::new(rule, span, values) });
    }

    /// The groups of pattern `number` of `rule` at `span` of a paragraph, if it matches all of that, or all before a stamp at its end.
    fn label_at(&self, rule: usize, number: usize, span: Span, literal: u32, folded: &Folded) -> Option<Values> {
        let text = span.text(self.article.target.text);
        if !may_match(self.pattern(rule, number)?, folded, span) {
            return None;
        }
        self.groups_of_line(rule, number, span, literal).or_else(|| {
            let label = label_tail::label_of(text)?;
            let span = Span::new(span.start, span.start + label.len() as u32);
            let mut values = self.groups_of_line(rule, number, span, literal)?;
            // “Join us – 12 March, 18:30” is an appointment.
            values.push((shape::UNSAFE.into(), text[label.len()..].to_owned()));
            Some(values)
        })
    }

    /// The groups of pattern `number` of `rule` in the line at `span`, if it matches all of that.
    fn groups_of_line(&self, rule: usize, number: usize, span: Span, literal: u32) -> Option<Values> {
        let pattern = self.pattern(rule, number)?;
        if !fits(self.article, span, pattern, literal) {
            return None;
        }
        let line = span.text(self.article.target.text);
        let program = self.compiled.regex(self.compiled.slot(rule, number)).get(&pattern.regex)?;
        let captures = program.captures(&Place::new(line, Search::Whole))?;
        Some(groups(program, &captures, line))
    }

    /// Where in the text of a paragraph a match of `pattern` can stand that holds the literal at byte `literal` of the text.
    fn around(&self, pattern: &Pattern, paragraph: &Paragraph, literal: u32) -> Range<usize> {
        let text = paragraph.span.text(self.article.target.text);
        let at = (literal - paragraph.span.start) as usize;
        let Some(letters) = pattern.letters else { return 0..text.len() };
        let lead = pattern.literals.lead().unwrap_or(letters);
        let mut bytes = 0;
        let beyond = text[..at].char_indices().rev().find(|&(before, character)| {
            bytes += word_bytes(character);
            bytes > lead || at - before > FAR
        });
        beyond.map_or(0, |(before, character)| before + character.len_utf8())..at + reach(&text[at..], letters)
    }

    fn pattern(&self, rule: usize, number: usize) -> Option<&'a Pattern> {
        self.compiled.rule(rule).definition.matcher.patterns().get(number)
    }

    fn add_match(&mut self, rule: usize, program: &Program, captures: &Captures, text: &str, paragraph: usize) {
        let whole = captures.range();
        let span = span_of(self.paragraph(paragraph), &whole);
        if whole.is_empty() || self.is_masked(span) || !self.passes(rule, span, paragraph) {
            return;
        }
        let values = groups(program, captures, text);
        self.push(Hit::new(rule, span, values));
    }

    /// Whether no guard of `rule` objects to a hit at `span`.
    pub(super) fn passes(&mut self, rule: usize, span: Span, paragraph: usize) -> bool {
        self.passes_in(rule, span, self.paragraph(paragraph).span)
    }

    /// The same where no more than `block` of the paragraph is looked at.
    fn passes_in(&mut self, rule: usize, span: Span, block: Span) -> bool {
        let guards = &self.compiled.rule(rule).definition.unless;
        !guards.iter().enumerate().any(|(number, guard)| self.holds(rule, number, guard, span, block))
    }

    fn holds(&mut self, rule: usize, number: usize, guard: &Guard, span: Span, place: Span) -> bool {
        let text = place.text(self.article.target.text);
        // A hit of a check may reach beyond its paragraph.
        let start = (span.start.max(place.start) - place.start) as usize;
        let end = (span.end.clamp(place.start, place.end) - place.start) as usize;
        let compiled = self.compiled;
        let slot = |part| compiled.guard_slot(rule, number, part);
        let touches = |matches: &[Range<usize>]| {
            let first = matches.partition_point(|found| found.end < start);
            matches.get(first).is_some_and(|found| found.start <= end)
        };
        let (block, near) = (guard.block.as_ref(), guard.text.as_ref());
        guard.quoted.is_none_or(|quoted| self.article.is_quoted(span) == quoted)
            && guard.after.as_ref().is_none_or(|after| self.matches_after(slot(GuardPart::After), after, &text[end..]))
            && guard.before.as_ref().is_none_or(|before| self.matches_before(slot(GuardPart::Before), before, &text[..start.min(end)]))
            && block.is_none_or(|block| !self.matches_in(slot(GuardPart::Block), block, place, 1).is_empty())
            && near.is_none_or(|near| touches(self.matches_in(slot(GuardPart::Text), near, place, usize::MAX)))
    }

    /// Whether the pattern of a guard matches from the start of `text`, which follows a hit.
    fn matches_after(&self, slot: usize, pattern: &str, text: &str) -> bool {
        let place = Place::new(text, Search::Here).within(0..text.floor_char_boundary(FAR));
        self.compiled.regex(slot).get(pattern).is_some_and(|program| program.matches(&place))
    }

    /// Whether the pattern of a guard matches up to the end of `text`, which stands before a hit.
    fn matches_before(&self, slot: usize, pattern: &str, text: &str) -> bool {
        self.compiled.regex(slot).get(pattern).is_some_and(|program| {
            let longest = program.longest().map_or(FAR, |longest| longest.min(FAR));
            let start = text.floor_char_boundary(text.len().saturating_sub(longest));
            program.matches(&Place::new(text, Search::Anywhere).within(start..text.len()))
        })
    }

    /// The first `most` matches of a part of a guard in a block of a paragraph.
    fn matches_in(&mut self, slot: usize, pattern: &str, block: Span, most: usize) -> &[Range<usize>] {
        let guarded = self.guarded.entry(slot).or_default();
        if guarded.block != Some(block) {
            guarded.block = Some(block);
            guarded.matches.clear();
            let text = block.text(self.article.target.text);
            if let Some(program) = self.compiled.regex(slot).get(pattern) {
                guarded.matches.extend(program.find_iter(Place::new(text, Search::Anywhere)).take(most));
            }
        }
        &guarded.matches
    }

    fn is_masked(&self, span: Span) -> bool {
        let tokens = &self.article.target.tokens;
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        tokens[first..].iter().take_while(|token| token.span.start < span.end).any(|token| token.kind == TokenKind::Mask)
    }

    fn paragraph(&self, index: usize) -> &'a Paragraph {
        &self.article.target.paragraphs[index]
    }

    pub(super) fn finish(self) -> Vec<Hit> {
        self.hits
    }
}

/// A pattern without a bound (`.+`) is not meant to match more letters and digits than those of a few sentences, and no guard to
/// look further than so many bytes: were it otherwise, each hit would cost as much as its paragraph is long.
const MANY: u32 = 1000;
const FAR: usize = 4000;

/// Whether there is all at `span` of the text, which is `folded`, that a match of `pattern` there needs.
fn may_match(pattern: &Pattern, folded: &Folded, span: Span) -> bool {
    pattern.needs.are_none() || pattern.needs.are_met(folded.of(span))
}

/// The bytes of the text that those of a paragraph are.
fn span_of(paragraph: &Paragraph, bytes: &Range<usize>) -> Span {
    Span::new(paragraph.span.start + bytes.start as u32, paragraph.span.start + bytes.end as u32)
}

/// The groups of a match, by number and name.
type Values = Vec<(Cow<'static, str>, String)>;

fn groups(program: &Program, captures: &Captures, text: &str) -> Values {
    let mut values = Vec::new();
    for (name, index) in program.groups().iter().zip(1..) {
        let group = captures.group(index).map_or("", |group| &text[group]);
        values.push((index.to_string().into(), group.to_owned()));
        values.extend(name.clone().map(|name| (name.into(), group.to_owned())));
    }
    values
}

/// Whether a pattern for a whole line can match the one at `span`, with its literal at byte `literal` of the text: neither
/// before the literal nor in all has the line more letters and digits than a match.
fn fits(article: &Article<'_>, span: Span, pattern: &Pattern, literal: u32) -> bool {
    let lead = pattern.literals.lead();
    let (text, at) = (article.target.text, literal.min(span.end));
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

/// How far in `text` a match goes that starts with it and has no more than so many bytes of letters and digits. It need not
/// look further.
fn reach(text: &str, letters: u32) -> usize {
    let mut bytes = 0;
    let beyond = text.char_indices().find(|&(at, character)| {
        bytes += word_bytes(character);
        bytes > letters || at > FAR
    });
    beyond.map_or(text.len(), |(at, _)| at)
}

/// How many bytes of letters and digits the character is. Of letters that `\w` has not (Ⅷ, Ⓐ, ℝ) a pattern is said to have none.
fn word_bytes(character: char) -> u32 {
    let is_rare = matches!(character, '\u{2000}'..='\u{2bff}' | '\u{2e2f}' | '\u{1f000}'..='\u{1ffff}');
    if !is_rare && character.is_alphabetic() || character.is_ascii_digit() { character.len_utf8() as u32 } else { 0 }
}

/// Of overlapping hits of one rule keeps the first, and of those that start together the longest.
pub(super) fn keep_first_of_overlapping(hits: &mut Vec<Hit>) {
    hits.sort_by(|a, b| (a.rule, a.span.start, b.span.end).cmp(&(b.rule, b.span.start, a.span.end)));
    hits.dedup_by(|later, earlier| later.rule == earlier.rule && later.span.overlaps(earlier.span));
}

/// What a native check finds.
pub(super) fn run_check(compiled: &Compiled, run: &CheckRun, article: &Article<'_>, set: Option<&Set>) -> Vec<Hit> {
    let (mut findings, mut hits) = (Vec::new(), Vec::new());
    let asked = Asked { params: &run.params, set, glossary: compiled.rules.glossary(), faults: Some(&run.faults) };
    run.check.run(article, &asked, &mut findings);
    if findings.is_empty() {
        return hits;
    }
    // In order of place, because what guards match is remembered for one paragraph at a time.
    if !findings.is_sorted_by_key(|finding: &Finding| finding.span.start) {
        findings.sort_by_key(|finding| finding.span.start);
    }
    let mut verifier = Verifier::new(compiled, article);
    for finding in findings {
        let (fault, span) = (finding.fault, finding.span);
        let paragraph = article.target.paragraph_at(span.start);
        let rules = || run.faults.iter().filter(|(asked, _)| asked == fault).map(|&(_, rule)| rule);
        // Nearly every fault has one rule, which takes the finding as it is.
        for (rule, finding) in rules().zip(repeat_n(finding, rules().count())) {
            if paragraph.is_some_and(|paragraph| !verifier.passes(rule, span, paragraph)) {
                continue;
            }
            hits.push(Hit {
                rule,
                span,
                values: finding.values.into_iter().map(|(name, value)| (name.into(), value)).collect(),
                related: finding.related,
                source: finding.source,
                suggestion: finding
                    .fix
                    .map_or(Suggestion::None, |(description, edits)| Suggestion::Edits(description, edits, finding.trust)),
                confidence: finding.confidence,
                severity: None,
            });
        }
    }
    hits
}
