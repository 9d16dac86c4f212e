//! The one pass over the folded text that finds the candidates of every rule.
//!
//! Nothing else reads the folded text, so it is made some paragraphs at a time, and never all of a long article is there.

use super::compile::{Compiled, Selection};
use super::verify::{self, Verifier};
use super::{Hit, Suggestion, label_tail};
use crate::article::Article;
use crate::diagnostic::Related;
use crate::text::{Folded, Paragraph, Prose, Script, Span};
use mtlint_tables::literals::{Index, Part};
use mtlint_tables::rule::definition::Matcher;
use std::collections::BTreeMap;

/// Paragraphs are folded until so many bytes have come together: enough that a search takes its time, and few enough for a cache
/// of the second level.
const PIECE: usize = 1 << 16;

/// Everything that the rules with literals find in `article`.
///
/// The search is overlapping, because a leftmost one would hide one rule behind another.
pub(super) fn scan(compiled: &Compiled, selection: &Selection, article: &Article<'_>) -> Vec<Hit> {
    let prose = &article.target;
    let mut verifier = Verifier::new(compiled, article);
    let mut variants = Variants::default();
    let mut piece = Piece::new(prose.text.len());
    while piece.next(prose) {
        for (index, rules) in &compiled.indexes {
            scan_for(index, rules, compiled, selection, &piece.paragraphs, &mut variants, &mut verifier);
            scan_tails(index, rules, compiled, selection, &piece.tails, &mut verifier);
        }
    }
    variants.report(compiled, article, &mut verifier);
    let mut hits = verifier.finish();
    verify::keep_first_of_overlapping(&mut hits);
    hits
}

/// Some paragraphs, and those ends of them that may be labels.
struct Piece {
    /// The index of the first paragraph that is neither in it nor in one before.
    next: usize,
    paragraphs: Lines,
    tails: Lines,
}

/// Lines folded, a line feed after each: no literal reaches over it.
struct Lines {
    folded: Folded,
    /// For each where it ends in the folded text, the index of its paragraph, and its bytes of the text.
    lines: Vec<(u32, usize, Span)>,
}

impl Piece {
    /// Before the first paragraph of a text of so many bytes.
    fn new(bytes: usize) -> Self {
        let lines = |bytes| Lines { folded: Folded::with_capacity(bytes), lines: Vec::new() };
        Self { next: 0, paragraphs: lines(bytes.min(PIECE)), tails: lines(0) }
    }

    /// Goes on to the next paragraphs, if there are any.
    fn next(&mut self, prose: &Prose<'_>) -> bool {
        self.paragraphs.clear();
        self.tails.clear();
        for paragraph in &prose.paragraphs[self.next..] {
            if !self.paragraphs.lines.is_empty() && self.paragraphs.folded.text.len() + paragraph.span.len() > PIECE {
                break;
            }
            self.paragraphs.add(prose, paragraph, self.next, paragraph.span);
            if let Some(tail) = label_tail::behind_sentences(prose, paragraph) {
                self.tails.add(prose, paragraph, self.next, tail);
            }
            self.next += 1;
        }
        !self.paragraphs.lines.is_empty()
    }
}

impl Lines {
    fn clear(&mut self) {
        self.folded.clear();
        self.lines.clear();
    }

    /// Adds what stands at `span`, the end of a paragraph or all of it.
    fn add(&mut self, prose: &Prose<'_>, paragraph: &Paragraph, index: usize, span: Span) {
        prose.fold_from(span.start, paragraph, &mut self.folded);
        self.lines.push((self.folded.text.len() as u32, index, span));
        self.folded.push_placeholder('\n', span.end);
    }
}

/// Looks in paragraphs for the literals of one index, whose numbers stand for `rules`.
fn scan_for(
    index: &Index,
    rules: &[u32],
    compiled: &Compiled,
    selection: &Selection,
    paragraphs: &Lines,
    variants: &mut Variants,
    verifier: &mut Verifier<'_, '_>,
) {
    let folded = &paragraphs.folded;
    // Literals come ordered by their start and none reaches over a line feed, so the paragraph only ever moves on.
    let mut at = 0;
    index.find(&folded.text, |owner, place| {
        let rule = rules[owner.rule as usize] as usize;
        if !selection.active.get(rule).is_some_and(|&active| active) {
            return;
        }
        let span = Span::of(place);
        while paragraphs.lines[at].0 <= span.start {
            at += 1;
        }
        let paragraph = paragraphs.lines[at].1;
        // Asked before anything is compiled.
        if !verifier.looks_at(rule, paragraph) {
            return;
        }
        match owner.part {
            Part::Phrase(number) => {
                if let Some(span) = phrase(folded, span) {
                    let better = match &compiled.rule(rule).definition.matcher {
                        Matcher::Swap(swaps) => swaps.get(number as usize).map(|(_, better)| better.clone()),
                        _ => None,
                    };
                    verifier.add(rule, span, paragraph, better.map_or(Suggestion::None, Suggestion::Instead));
                }
            }
            Part::Form(number) => {
                if let (Some(span), Matcher::Variants(groups)) = (phrase(folded, span), &compiled.rule(rule).definition.matcher) {
                    let mut form = number as usize;
                    for (group, forms) in groups.iter().enumerate() {
                        if form < forms.len() {
                            variants.add((rule, group), form, span, paragraph);
                            break;
                        }
                        form -= forms.len();
                    }
                }
            }
            Part::Anchored => verifier.try_anchored(rule, folded.original(span.start), paragraph, folded),
            Part::Block(number) => verifier.try_block(rule, number as usize, paragraph, folded.original(span.start), folded),
        }
    });
}

/// Looks for labels at the ends of paragraphs, where whatever else stands there was found already.
fn scan_tails(index: &Index, rules: &[u32], compiled: &Compiled, selection: &Selection, tails: &Lines, verifier: &mut Verifier<'_, '_>) {
    let mut at = 0;
    index.find(&tails.folded.text, |owner, place| {
        let rule = rules[owner.rule as usize] as usize;
        let Part::Block(number) = owner.part else { return };
        let is_label =
            selection.active.get(rule).is_some_and(|&active| active) && matches!(compiled.rule(rule).definition.matcher, Matcher::Lines(_));
        if !is_label {
            return;
        }
        while tails.lines[at].0 <= place.start as u32 {
            at += 1;
        }
        let (_, paragraph, tail) = tails.lines[at];
        if verifier.looks_at(rule, paragraph) {
            verifier.try_tail(rule, number as usize, paragraph, tail, tails.folded.original(place.start as u32), &tails.folded);
        }
    });
}

/// The bytes of the text that the folded `span` stands for, if it is no part of a longer word, and no part of a character
/// that folds into several (the 2 of “½”).
fn phrase(folded: &Folded, span: Span) -> Option<Span> {
    let is_whole = |at: u32| folded.folded(folded.original(at)) == at;
    (stands_alone(&folded.text, span) && is_whole(span.start) && is_whole(span.end))
        .then(|| Span::new(folded.original(span.start), folded.original(span.end)))
}

/// Whether the phrase at `span` is not part of a longer word.
///
/// This is the Unicode word boundary, checked on the two neighbouring characters only; a regex with `\b` would fall
/// back to a slow engine at the first character beyond ASCII. Scripts without spaces have no such boundary.
fn stands_alone(folded: &str, span: Span) -> bool {
    let phrase = span.text(folded);
    let before = folded[..span.start as usize].chars().next_back();
    let after = folded[span.end as usize..].chars().next();
    let joins = |inside: Option<char>, outside: Option<char>| match (inside, outside) {
        (Some(inside), Some(outside)) => is_word(inside) && is_word(outside),
        _ => false,
    };
    !joins(phrase.chars().next(), before) && !joins(phrase.chars().next_back(), after)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() && !matches!(Script::of(character), Script::Han | Script::Kana | Script::Hangul)
}

/// A form of a group at a place: its span, its index in the group, the paragraph.
type Occurrence = (Span, usize, usize);

/// Where the forms of each group of variants stand.
#[derive(Default)]
struct Variants {
    /// Keyed by rule and group.
    groups: BTreeMap<(usize, usize), Vec<Occurrence>>,
}

impl Variants {
    fn add(&mut self, group: (usize, usize), form: usize, span: Span, paragraph: usize) {
        let places = self.groups.entry(group).or_default();
        // Of two forms in one place the longer is meant.
        if let Some(last) = places.last_mut()
            && last.0.overlaps(span)
        {
            if span.len() > last.0.len() {
                *last = (span, form, paragraph);
            }
            return;
        }
        places.push((span, form, paragraph));
    }

    fn report(self, compiled: &Compiled, article: &Article<'_>, verifier: &mut Verifier<'_, '_>) {
        for ((rule, group), places) in self.groups {
            let Matcher::Variants(groups) = &compiled.rule(rule).definition.matcher else { continue };
            let forms = &groups[group];
            // A guard also decides what counts as a use of the other form.
            let places: Vec<_> = places.into_iter().filter(|&(span, _, paragraph)| verifier.passes(rule, span, paragraph)).collect();
            let Some(&(first, preferred, _)) = places.iter().min_by_key(|&&(span, form, _)| (form, span)) else { continue };
            for &(span, form, _) in places.iter().filter(|&&(_, form, _)| form != preferred) {
                let better = forms[preferred].clone();
                let other = first.text(article.target.text).to_owned();
                let values = vec![("other".into(), other), ("form".into(), forms[form].clone())];
                verifier.push(Hit {
                    related: vec![Related { span: first, message: "the other form".to_owned() }],
                    suggestion: Suggestion::Instead(better),
                    ..Hit::new(rule, span, values)
                });
            }
        }
    }
}
