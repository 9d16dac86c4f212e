//! The prose of a document: its blocks with their tokens and sentences, made once, and how a block is folded.

use super::{Block, BlockKind};
use super::{Case, Charset, Folded, Script, Span, Token, TokenKind, sentence, token};
use crate::lang::Language;
use std::ops::Range;

/// Stands in folded text for a masked stretch, so that no phrase reaches across it.
const MASK: char = '\u{fffc}';

/// One side (target or source) of a document, ready to be matched.
#[derive(Debug)]
pub struct Prose<'d> {
    /// The text that all spans count in: [`Document::text`](crate::Document::text) or [`Document::source`](crate::Document::source).
    pub(crate) text: &'d str,
    pub(crate) language: &'static Language,
    /// The blocks that hold anything, in order.
    pub(crate) paragraphs: Vec<Paragraph>,
    /// The tokens of all paragraphs, in order.
    pub(crate) tokens: Vec<Token>,
    /// The indices in `tokens` of the marks, the numbers, the words with a capital and the masks, in order: few checks care
    /// for all tokens.
    pub(crate) marks: Vec<u32>,
    pub(crate) numbers: Vec<u32>,
    pub(crate) capitals: Vec<u32>,
    masks: Vec<u32>,
    /// The sentences of all paragraphs, in order; each starts and ends with a token.
    pub(crate) sentences: Vec<Span>,
}

/// A block that is not blank. Small, because a document may have millions.
#[derive(Debug, Clone)]
pub struct Paragraph {
    unit: u32,
    pub(crate) kind: BlockKind,
    /// The characters it is made of: where they are all ASCII, as in most of English, many faults can't stand.
    pub(crate) charset: Charset,
    /// The block without the white space around it.
    pub(crate) span: Span,
    tokens: Span,
}

impl Paragraph {
    /// The index of its block among those of its side: in [`Document::units`](crate::Document::units) or [`Document::source_blocks`](crate::Document::source_blocks).
    pub const fn unit(&self) -> usize {
        self.unit as usize
    }

    /// Indices into [`Prose::tokens`].
    pub const fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }
}

impl<'d> Prose<'d> {
    /// The prose of `text` in its blocks, each with the index of its unit.
    pub(crate) fn new<'b>(text: &'d str, language: &'static Language, blocks: impl Iterator<Item = (usize, &'b Block)>) -> Self {
        let mut prose = Self {
            text,
            language,
            paragraphs: Vec::with_capacity(blocks.size_hint().1.unwrap_or_default()),
            tokens: Vec::with_capacity(text.len() / 4),
            marks: Vec::with_capacity(text.len() / 32),
            numbers: Vec::with_capacity(text.len() / 128),
            capitals: Vec::with_capacity(text.len() / 32),
            masks: Vec::new(),
            sentences: Vec::with_capacity(text.len() / 100),
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
        let (tokens, marks) = (self.tokens.len(), self.marks.len());
        let mut start = span.start;
        for mask in block.masks.iter().filter(|mask| mask.overlaps(span)) {
            let mask = Span::new(mask.start.max(start), mask.end.min(span.end));
            token::tokenize(self, Span::new(start, mask.start));
            self.push(Token { span: mask, kind: TokenKind::Mask, case: Case::None, script: Script::None, hash: 0 });
            start = mask.end;
        }
        token::tokenize(self, Span::new(start, span.end));
        let own_marks = self.marks[marks..].iter().map(|&mark| mark as usize - tokens);
        sentence::split(self.text, &self.tokens[tokens..], own_marks, self.language, &mut self.sentences);
        self.paragraphs.push(Paragraph {
            unit: unit as u32,
            kind: block.kind,
            charset: Charset::of(span.text(self.text)),
            span,
            tokens: Span::of(tokens..self.tokens.len()),
        });
    }

    /// Appends a token, and its index to the list for its kind. Gives the byte behind the token.
    #[inline(always)]
    pub(super) fn push(&mut self, token: Token) -> usize {
        let index = self.tokens.len() as u32;
        match token.kind {
            TokenKind::Mark => self.marks.push(index),
            TokenKind::Number => self.numbers.push(index),
            TokenKind::Word if matches!(token.case, Case::Title | Case::Upper | Case::Mixed) => self.capitals.push(index),
            TokenKind::Word => {}
            TokenKind::Mask => self.masks.push(index),
        }
        self.tokens.push(token);
        token.span.end as usize
    }

    /// Appends `paragraph` to `folded`.
    pub fn fold(&self, paragraph: &Paragraph, folded: &mut Folded) {
        self.fold_from(paragraph.span.start, paragraph, folded);
    }

    /// Appends what stands in `paragraph` from byte `start` of the text on, where a token starts.
    pub fn fold_from(&self, mut start: u32, paragraph: &Paragraph, folded: &mut Folded) {
        for &mask in within(&self.masks, paragraph) {
            let mask = self.tokens[mask as usize].span;
            if mask.start < start {
                continue;
            }
            folded.push(Span::new(start, mask.start).text(self.text), start);
            folded.push_placeholder(MASK, mask.start);
            start = mask.end;
        }
        folded.push(Span::new(start, paragraph.span.end).text(self.text), start);
    }

    /// `paragraph` in its folded form.
    pub fn folded(&self, paragraph: &Paragraph) -> String {
        let mut folded = Folded::with_capacity(paragraph.span.len());
        self.fold(paragraph, &mut folded);
        folded.text
    }

    /// The tokens of `paragraph`.
    pub fn tokens_of(&self, paragraph: &Paragraph) -> &[Token] {
        &self.tokens[paragraph.tokens()]
    }

    /// Those of `Prose::marks` that are in `paragraph`.
    pub fn marks_of(&self, paragraph: &Paragraph) -> &[u32] {
        within(&self.marks, paragraph)
    }

    /// Those of `Prose::numbers` that are in `paragraph`.
    pub fn numbers_of(&self, paragraph: &Paragraph) -> &[u32] {
        within(&self.numbers, paragraph)
    }

    /// Those of `Prose::capitals` that are in `paragraph`.
    pub fn capitals_of(&self, paragraph: &Paragraph) -> &[u32] {
        within(&self.capitals, paragraph)
    }

    /// The sentences of `paragraph`.
    pub fn sentences_of(&self, paragraph: &Paragraph) -> &[Span] {
        &self.sentences[self.sentence_range(paragraph)]
    }

    /// The last sentence of `paragraph`, if others stand before it.
    pub fn last_of_several(&self, paragraph: &Paragraph) -> Option<Span> {
        let behind = self.sentences.partition_point(|sentence| sentence.start < paragraph.span.end);
        let last = self.sentences[..behind].last()?;
        (last.start > paragraph.span.start).then_some(*last)
    }

    /// Indices into `Prose::sentences`.
    pub fn sentence_range(&self, paragraph: &Paragraph) -> Range<usize> {
        let start = self.sentences.partition_point(|sentence| sentence.start < paragraph.span.start);
        start..start + self.sentences[start..].partition_point(|sentence| sentence.start < paragraph.span.end)
    }

    /// The indices of the paragraphs of some units.
    pub fn paragraphs_of(&self, units: Range<usize>) -> Range<usize> {
        let start = self.paragraphs.partition_point(|paragraph| paragraph.unit() < units.start);
        start..start + self.paragraphs[start..].partition_point(|paragraph| paragraph.unit() < units.end)
    }

    /// The index of the paragraph that holds byte `offset` of the text, or of the last one that starts before it.
    pub fn paragraph_at(&self, offset: u32) -> Option<usize> {
        self.paragraphs.partition_point(|paragraph| paragraph.span.start <= offset).checked_sub(1)
    }

    /// The tokens that lie within `span`.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        self.tokens.get(start..end.max(start)).unwrap_or_default()
    }
}

/// Those of `indices`, which are in order, that are of tokens of `paragraph`. They are looked up, because to note where each
/// list goes on would more than double a paragraph.
fn within<'i>(indices: &'i [u32], paragraph: &Paragraph) -> &'i [u32] {
    let start = indices.partition_point(|&index| index < paragraph.tokens.start);
    let len = indices[start..].partition_point(|&index| index < paragraph.tokens.end);
    &indices[start..start + len]
}

/// `span` without the white space at its ends.
fn trim(text: &str, span: Span) -> Span {
    let whole = span.text(text);
    let start = whole.len() - whole.trim_start().len();
    let len = whole.trim().len();
    Span::of(span.start as usize + start..span.start as usize + start + len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn masked_prose_leads_back(pieces in prop::collection::vec(("[a-zA-Z éß’ﬁ\u{200b}\u{a0}\u{301}\n]{0,8}", any::<bool>()), 0..9)) {
            let (mut text, mut masks) = (String::new(), Vec::new());
            for (piece, is_mask) in pieces {
                let start = text.len();
                text += &piece;
                if is_mask && !piece.is_empty() {
                    masks.push(Span::of(start..text.len()));
                }
            }
            let block = Block { masks: masks.into(), ..Block::new(Span::of(0..text.len()), BlockKind::Paragraph) };
            let prose = Prose::new(&text, crate::lang::unknown(), [(0, &block)].into_iter());
            for paragraph in &prose.paragraphs {
                let mut folded = Folded::default();
                prose.fold(paragraph, &mut folded);
                let places: Vec<u32> = folded.text.char_indices().map(|(offset, _)| folded.original(offset as u32)).collect();
                prop_assert!(places.is_sorted());
                for place in places {
                    prop_assert!((paragraph.span.start..paragraph.span.end).contains(&place) && text.is_char_boundary(place as usize));
                }
            }
        }
    }
}
