//! A piece of text that is read as one, and what it is.

use super::Span;

/// One paragraph, heading, list item or segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Without the line end; leading and trailing white space and list bullets of plain text are inside.
    pub span: Span,
    /// What the file says that it is.
    pub kind: BlockKind,
    /// Parts that are not prose (inline code, link targets, tags), in order, within `span`. They are never matched and
    /// never edited.
    pub masks: Masks,
}

/// What a block is in its file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, or a line of plain text.
    Paragraph,
    /// A heading marked as one.
    Heading,
    /// A list item marked as one.
    ListItem,
    /// A record of a format with records.
    #[default]
    Segment,
    /// A table cell, or a label such as what stands for an image: a sentence or not.
    Cell,
}

/// Spans, mostly none at all, which then take up the room of one pointer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Masks(Option<Box<Box<[Span]>>>);

impl From<Vec<Span>> for Masks {
    fn from(spans: Vec<Span>) -> Self {
        Self((!spans.is_empty()).then(|| Box::new(spans.into_boxed_slice())))
    }
}

impl std::ops::Deref for Masks {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        self.0.as_ref().map_or(&[], |spans| spans)
    }
}

impl Block {
    /// A block of nothing but prose.
    pub fn new(span: Span, kind: BlockKind) -> Self {
        Self { span, kind, masks: Masks::default() }
    }
}

/// A block for each line of `text` that is not blank; one that begins with `# ` is a heading.
pub(crate) fn line_blocks(text: &str) -> Vec<Block> {
    let mut end = 0;
    let block = |line: &str| {
        let start = end;
        end += line.len();
        let content = line.trim_end_matches(['\n', '\r']);
        let (kind, lead) = if content.starts_with("# ") { (BlockKind::Heading, 2) } else { (BlockKind::Paragraph, 0) };
        (!content.trim().is_empty()).then(|| Block::new(Span::of(start + lead..start + content.len()), kind))
    };
    text.split_inclusive('\n').filter_map(block).collect()
}
