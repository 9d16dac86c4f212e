//! The prose of a document: its blocks with tokens, sentences and folded text, each made once.

use super::{Case, Charset, Folded, Script, Span, Token, TokenKind, sentence, token};
use crate::document::{Block, BlockKind, Document};
use crate::lang::Language;
use std::ops::Range;

/// Stands in folded text for a masked stretch, so that no phrase reaches across it.
const MASK: char = '\u{fffc}';

/// One side (target or source) of a document, ready to be matched.
#[derive(Debug)]
pub struct Prose<'d> {
    /// The text that all spans but `folded` ones count in: [`Document::text`] or [`Document::source`].
    pub text: &'d str,
    pub language: &'static Language,
    /// The blocks that hold anything, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The tokens of all paragraphs, in order.
    pub tokens: Vec<Token>,
    /// The indices in `tokens` of the marks, the numbers and the words with a capital, in order: few checks care for all
    /// tokens.
    pub marks: Vec<u32>,
    pub numbers: Vec<u32>,
    pub capitals: Vec<u32>,
    /// The sentences of all paragraphs, in order; each starts and ends with a token.
    pub sentences: Vec<Span>,
    /// All paragraphs folded, one line feed after each.
    pub folded: Folded,
}

/// A block that is not blank.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// The index of the unit in [`Document::units`].
    pub unit: usize,
    pub kind: BlockKind,
    /// The block without the white space around it.
    pub span: Span,
    /// The characters it is made of: where they are all ASCII, as in most of English, many faults can't stand.
    pub charset: Charset,
    /// Bytes of the folded text.
    pub folded: Span,
    /// Indices into [`Prose::tokens`].
    pub tokens: Range<usize>,
    /// Indices into [`Prose::marks`], [`Prose::numbers`], [`Prose::capitals`] and [`Prose::sentences`].
    pub marks: Range<usize>,
    pub numbers: Range<usize>,
    pub capitals: Range<usize>,
    pub sentences: Range<usize>,
}

impl<'d> Prose<'d> {
    /// The target side.
    pub fn target(document: &'d Document) -> Self {
        let blocks = document.units.iter().map(|unit| &unit.target).enumerate();
        Self::new(&document.text, document.lang.data(), blocks)
    }

    /// The source side, where there is one.
    pub fn source(document: &'d Document) -> Option<Self> {
        let language = document.source_lang.as_ref().map_or_else(crate::lang::unknown, crate::lang::Lang::data);
        let blocks = document.units.iter().enumerate().filter_map(|(index, unit)| Some((index, unit.source.as_ref()?)));
        document.units.iter().any(|unit| unit.source.is_some()).then(|| Self::new(&document.source, language, blocks))
    }

    fn new<'b>(text: &'d str, language: &'static Language, blocks: impl Iterator<Item = (usize, &'b Block)>) -> Self {
        let mut prose = Self {
            text,
            language,
            paragraphs: Vec::with_capacity(blocks.size_hint().1.unwrap_or_default()),
            tokens: Vec::with_capacity(text.len() / 4),
            marks: Vec::with_capacity(text.len() / 32),
            numbers: Vec::with_capacity(text.len() / 128),
            capitals: Vec::with_capacity(text.len() / 32),
            sentences: Vec::with_capacity(text.len() / 100),
            folded: Folded::with_capacity(text.len()),
        };
        for (unit, block) in blocks {
            prose.add(unit, block);
        }
        prose
    }

    fn add(&mut self, unit: usize, block: &Block) {
        let span = trim(self.text, block.span);
        if span.is_empty() {
            return;
        }
        let (folded, tokens, sentences) = (self.folded.text.len(), self.tokens.len(), self.sentences.len());
        let (marks, numbers, capitals) = (self.marks.len(), self.numbers.len(), self.capitals.len());
        let mut start = span.start;
        for mask in block.masks.iter().filter(|mask| mask.overlaps(span)) {
            let mask = Span::new(mask.start.max(start), mask.end.min(span.end));
            self.add_text(Span::new(start, mask.start));
            self.folded.push_placeholder(MASK, mask.start);
            self.push(Token { span: mask, kind: TokenKind::Mask, case: Case::None, script: Script::None, hash: 0 });
            start = mask.end;
        }
        self.add_text(Span::new(start, span.end));
        let end = self.folded.text.len();
        self.folded.push_placeholder('\n', span.end);
        let own_marks = self.marks[marks..].iter().map(|&mark| mark as usize - tokens);
        sentence::split(self.text, &self.tokens[tokens..], own_marks, self.language, &mut self.sentences);
        self.paragraphs.push(Paragraph {
            unit,
            kind: block.kind,
            span,
            charset: Charset::of(span.text(self.text)),
            folded: Span::of(folded..end),
            tokens: tokens..self.tokens.len(),
            marks: marks..self.marks.len(),
            numbers: numbers..self.numbers.len(),
            capitals: capitals..self.capitals.len(),
            sentences: sentences..self.sentences.len(),
        });
    }

    fn add_text(&mut self, span: Span) {
        if !span.is_empty() {
            self.folded.push(span.text(self.text), span.start);
            token::tokenize(self, span);
        }
    }

    /// Appends a token, and its index to the list for its kind. Gives the byte behind the token.
    #[inline(always)]
    pub(super) fn push(&mut self, token: Token) -> usize {
        let index = self.tokens.len() as u32;
        match token.kind {
            TokenKind::Mark => self.marks.push(index),
            TokenKind::Number => self.numbers.push(index),
            TokenKind::Word if matches!(token.case, Case::Title | Case::Upper | Case::Mixed) => self.capitals.push(index),
            TokenKind::Word | TokenKind::Mask => {}
        }
        self.tokens.push(token);
        token.span.end as usize
    }

    /// The tokens of `paragraph`.
    pub fn tokens_of(&self, paragraph: &Paragraph) -> &[Token] {
        &self.tokens[paragraph.tokens.clone()]
    }

    /// The sentences of `paragraph`.
    pub fn sentences_of(&self, paragraph: &Paragraph) -> &[Span] {
        &self.sentences[paragraph.sentences.clone()]
    }

    /// The index of the paragraph that holds byte `offset` of the text, or of the last one that starts before it.
    pub fn paragraph_at(&self, offset: u32) -> Option<usize> {
        self.paragraphs.partition_point(|paragraph| paragraph.span.start <= offset).checked_sub(1)
    }

    /// The index of the paragraph that holds byte `offset` of the folded text.
    pub fn paragraph_at_folded(&self, offset: u32) -> Option<usize> {
        self.paragraphs.partition_point(|paragraph| paragraph.folded.start <= offset).checked_sub(1)
    }

    /// The tokens that lie within `span`.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        self.tokens.get(start..end.max(start)).unwrap_or_default()
    }
}

/// `span` without the white space at its ends.
fn trim(text: &str, span: Span) -> Span {
    let whole = span.text(text);
    let start = whole.len() - whole.trim_start().len();
    let len = whole.trim().len();
    Span::of(span.start as usize + start..span.start as usize + start + len)
}
