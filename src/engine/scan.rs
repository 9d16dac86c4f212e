//! The one pass over the folded text that finds the candidates of every rule.
//!
//! Nothing else reads the folded text, so it is made some paragraphs at a time, and never all of a long article is there.

use super::compile::{Compiled, Selection};
use super::verify::{self, Verifier};
use super::{Hit, Suggestion};
use crate::article::Article;
use crate::diagnostic::Related;
use crate::text::{Folded, Prose, Script, Span};
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
            scan_for(index, rules, compiled, selection, &piece, &mut variants, &mut verifier);
        }
    }
    variants.report(compiled, article, &mut verifier);
    let mut hits = verifier.finish();
    verify::keep_first_of_overlapping(&mut hits);
    hits
}

/// Some paragraphs folded, a line feed after each: no literal reaches over it.
struct Piece {
    folded: Folded,
    /// The index of the first paragraph.
    first: usize,
    /// Where each of them ends in the folded text.
    ends: Vec<u32>,
}

impl Piece {
    /// Before the first paragraph of a text of so many bytes.
    fn new(bytes: usize) -> Self {
        Self { folded: Folded::with_capacity(bytes.min(PIECE)), first: 0, ends: Vec::new() }
    }

    /// Goes on to the next paragraphs, if there are any.
    fn next(&mut self, prose: &Prose<'_>) -> bool {
        self.first += self.ends.len();
        self.folded.clear();
        self.ends.clear();
        for paragraph in &prose.paragraphs[self.first..] {
            if !self.ends.is_empty() && self.folded.text.len() + paragraph.span.len() > PIECE {
                break;
            }
            prose.fold(paragraph, &mut self.folded);
            self.ends.push(self.folded.text.len() as u32);
            self.folded.push_placeholder('\n', paragraph.span.end);
        }
        !self.ends.is_empty()
    }
}

/// Looks in a piece for the literals of one index, whose numbers stand for `rules`.
fn scan_for(
    index: &Index,
    rules: &[u32],
    compiled: &Compiled,
    selection: &Selection,
    piece: &Piece,
    variants: &mut Variants,
    verifier: &mut Verifier<'_, '_>,
) {
    let folded = &piece.folded;
    // Literals come ordered by their start and none reaches over a line feed, so the paragraph only ever moves on.
    let mut at = 0;
    index.find(&folded.text, |owner, place| {
        let rule = rules[owner.rule as usize] as usize;
        if !selection.active.get(rule).is_some_and(|&active| active) {
            return;
        }
        let span = Span::of(place);
        while piece.ends[at] <= span.start {
            at += 1;
        }
        let paragraph = piece.first + at;
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
            Part::Anchored => verifier.try_anchored(rule, folded.original(span.start), paragraph),
            Part::Block(number) => verifier.try_block(rule, number as usize, paragraph, folded.original(span.start)),
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
