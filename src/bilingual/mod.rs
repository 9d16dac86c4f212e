//! The segments of a bilingual document: what was translated from what, and what explains all of a segment, so that nothing
//! is said about its details.

mod cues;
mod evidence;
mod misplaced;
mod source;
mod unrelated;
mod whole_segment;

pub(crate) use cues::{Cues, Hit};
use evidence::Clues;
pub(crate) use evidence::{Clue, Measure, have, length, letters};
pub(crate) use source::SourceFault;
pub(crate) use whole_segment::Whole;

use crate::document::{Document, Pair};
use crate::text::{Prose, Span, Token};
use std::ops::Range;

/// A pair that is less likely than this to be one is not compared: the negative logarithm of the probability.
const UNSURE: f32 = 6.0;

/// All segments that have a source, in order.
#[derive(Debug, Default)]
pub(crate) struct Segments {
    pub all: Vec<Segment>,
    /// Why the source as a whole cannot be gone by, and where its translation begins.
    pub fault: Option<(SourceFault, Span)>,
}

/// Text of the target with the text of the source that it was translated from.
#[derive(Debug)]
pub(crate) struct Segment {
    /// The index of the first of its units.
    pub unit: usize,
    pub target: Part,
    pub source: Part,
    /// What is wrong with all of it.
    pub whole: Option<Whole>,
}

/// One side of a segment.
#[derive(Debug)]
pub(crate) struct Part {
    /// Without the white space around it; bytes of the text of its side. It is empty where there is no text.
    pub span: Span,
    /// Indices into [`Prose::tokens`].
    pub tokens: Range<usize>,
    /// How many of the tokens are words.
    pub words: usize,
}

impl Segments {
    pub(crate) fn of(document: &Document, target: &Prose<'_>, source: &Prose<'_>) -> Self {
        let is_sure = |pair: &&Pair| pair.cost <= UNSURE && !pair.target().is_empty() && !pair.source().is_empty();
        let pairs = document.pairing.pairs().iter().filter(is_sure);
        let segment = |pair: &Pair| {
            let unit = pair.target().start;
            let start = document.units.get(unit)?.target.span.start;
            let source_start = document.source_blocks.get(pair.source().start)?.span.start;
            Some(Segment {
                unit,
                target: Part::of(target, pair.target(), start),
                source: Part::of(source, pair.source(), source_start),
                whole: None,
            })
        };
        let mut all: Vec<Segment> = pairs.filter_map(segment).collect();
        let fault = source::fault(document, target, source, &all);
        if fault.is_none() {
            for segment in &mut all {
                segment.whole = whole_segment::judge(document, target, source, segment);
            }
            let clues = Clues::of(&all, target, source);
            misplaced::judge(&mut all, &clues, target, source);
            unrelated::judge(&mut all, &clues, target, source);
        }
        let start = all.iter().map(|segment| segment.target.span).find(|span| !span.is_empty());
        Self { all, fault: fault.zip(start) }
    }
}

impl Segment {
    /// Its sentences, each with its source, where both sides have as many; else all of it with all of the source.
    pub(crate) fn sentences(&self, target: &Prose<'_>, source: &Prose<'_>) -> Vec<(Span, Span)> {
        let (own, its) = (self.target.sentences(target), self.source.sentences(source));
        if own.len() == its.len() {
            own.iter().copied().zip(its.iter().copied()).collect()
        } else {
            vec![(self.target.span, self.source.span)]
        }
    }

    /// The sentences of one that as a whole is a translation, each with what explains all of it; none where the two sides have not
    /// as many, or but one.
    pub(crate) fn parts(&self, document: &Document, target: &Prose<'_>, source: &Prose<'_>) -> Vec<Self> {
        if !self.is_comparable() {
            return Vec::new();
        }
        let pairs = self.sentences(target, source);
        let part = |(own, its): (Span, Span)| {
            let part = Self { unit: self.unit, target: Part::at(target, own), source: Part::at(source, its), whole: None };
            Self { whole: whole_segment::judge(document, target, source, &part), ..part }
        };
        if pairs.len() > 1 { pairs.into_iter().map(part).collect() } else { Vec::new() }
    }

    /// Whether both sides have text, and nothing is wrong with all of it.
    pub(crate) fn is_comparable(&self) -> bool {
        self.whole.is_none() && !self.target.span.is_empty() && !self.source.span.is_empty()
    }
}

impl Part {
    fn of(prose: &Prose<'_>, blocks: Range<usize>, start: u32) -> Self {
        let paragraphs = &prose.paragraphs[prose.paragraphs_of(blocks)];
        let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else {
            return Self { span: Span::new(start, start), tokens: 0..0, words: 0 };
        };
        let tokens = first.tokens().start..last.tokens().end;
        let words = prose.tokens[tokens.clone()].iter().filter(|token| token.is_word()).count();
        Self { span: Span::new(first.span.start, last.span.end), tokens, words }
    }

    /// What stands at `span`, which starts and ends with a token.
    fn at(prose: &Prose<'_>, span: Span) -> Self {
        let start = prose.tokens.partition_point(|token| token.span.start < span.start);
        let tokens = start..start + prose.tokens[start..].partition_point(|token| token.span.start < span.end);
        let words = prose.tokens[tokens.clone()].iter().filter(|token| token.is_word()).count();
        Self { span, tokens, words }
    }

    pub(crate) fn text<'t>(&self, prose: &Prose<'t>) -> &'t str {
        self.span.text(prose.text)
    }

    pub(crate) fn tokens<'p>(&self, prose: &'p Prose<'_>) -> &'p [Token] {
        &prose.tokens[self.tokens.clone()]
    }

    /// The sentences that stand in it.
    pub(crate) fn sentences<'p>(&self, prose: &'p Prose<'_>) -> &'p [Span] {
        let start = prose.sentences.partition_point(|sentence| sentence.start < self.span.start);
        let rest = &prose.sentences[start..];
        &rest[..rest.partition_point(|sentence| sentence.start < self.span.end)]
    }

    pub(crate) fn words<'p>(&self, prose: &'p Prose<'_>) -> impl Iterator<Item = &'p Token> + use<'p> {
        self.tokens(prose).iter().filter(|token| token.is_word())
    }
}
