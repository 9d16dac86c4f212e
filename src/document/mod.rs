//! What is checked: a document, its units, and the text that their spans point into.

mod kept;
mod origin;
mod pairing;

pub use kept::Kept;
pub use origin::{Charset, Encoding, Islands, Markup, Origin, Package, Syntax};
pub use pairing::{Pair, Pairing};

use crate::lang::Lang;
use crate::text::{Block, Prose, Span, line_blocks};

/// One article: a file, or the records of one `doc` in a file of records.
#[derive(Debug, Clone)]
pub struct Document {
    /// The path as the user gave it, or the name given for standard input.
    pub path: String,
    /// The record's `doc` (or `id`) for formats with records; `None` for a plain file.
    pub id: Option<String>,
    /// The system, engine or translator whose work it is, where the format says so.
    pub system: Option<String>,
    /// The language of the target text: said, or detected; `und` where neither.
    pub lang: Lang,
    /// The language of the source, where there is one or somebody said it.
    pub source_lang: Option<Lang>,
    /// The target text. For a plain file all of it, decoded, without a byte-order mark; for records the decoded target
    /// texts in order, one line feed between two of them. Every [`Span`] of a target block or a diagnostic counts here.
    pub text: String,
    /// The source texts, joined in the same way; empty where there is no source. Source blocks count here.
    pub source: String,
    /// The blocks of the target, in order.
    pub units: Vec<Unit>,
    /// The blocks of the source, in order.
    pub source_blocks: Vec<Block>,
    /// Which of both belong together.
    pub pairing: Pairing,
    /// The indices of the units that the file marks as not translated yet, in order.
    pub marked_untranslated: Vec<u32>,
    /// Where the source stands, if not in the file of the target.
    pub source_file: Option<SourceFile>,
    /// What the records say beside, where it was asked for.
    pub kept: Kept,
    /// Why no edit of it is ever written to its file; `None` where edits are.
    pub read_only: Option<ReadOnly>,
    /// What leads from `text` back to the bytes on disk.
    pub origin: Origin,
}

/// Why the edits of a document are never written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadOnly {
    /// The file is packed with gzip.
    Packed,
    /// It is in a format that is only read.
    Format,
}

/// The two texts of a bilingual document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// The text that is checked.
    Target,
    /// The text that it was translated from.
    Source,
}

/// Why an edit can't be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Forbidden {
    /// It reaches over the end of a segment.
    CrossesSegments,
    /// It changes a segment that its file locks: one that is not to be translated, or that was approved.
    Locked,
    /// It takes away an inline code of the file, such as a tag, or what one protects.
    TakesCode,
    /// It takes away a line break of a subtitle, or a whole line of one.
    BreaksLine,
    /// It reaches over the end of a run of Word, or changes a tab or a break in one: whose formatting the new text should have nobody knows.
    CrossesRuns,
}

/// The article that a document was translated from, where it is a file of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user gave it.
    pub path: String,
    /// How it is written on disk.
    pub encoding: Encoding,
}

/// What one rule sees at a time: a piece of target text. Small, because a document may have millions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The name of the segment in a format with segments: its id, or its 1-based number in the file.
    pub segment: Option<String>,
    /// Its text, with what is no prose in it.
    pub target: Block,
}

impl From<Block> for Unit {
    /// A unit of a format without segments.
    fn from(target: Block) -> Self {
        Self { segment: None, target }
    }
}

impl Document {
    /// A plain text in its blocks, without a source.
    pub fn new(path: impl Into<String>, lang: Lang, text: impl Into<String>, blocks: impl IntoIterator<Item = Block>) -> Self {
        Self {
            path: path.into(),
            id: None,
            system: None,
            lang,
            source_lang: None,
            text: text.into(),
            source: String::new(),
            units: blocks.into_iter().map(Unit::from).collect(),
            source_blocks: Vec::new(),
            pairing: Pairing::default(),
            marked_untranslated: Vec::new(),
            source_file: None,
            kept: Kept::default(),
            read_only: None,
            origin: Origin::File(Encoding::Utf8, Markup::Plain),
        }
    }

    /// Sets `source` beside the text, its last line that is not blank beside the last unit, and so on.
    pub(crate) fn add_source_lines(&mut self, source: &str) {
        self.source_blocks = line_blocks(source);
        source.clone_into(&mut self.source);
        let (units, blocks) = (self.units.len(), self.source_blocks.len());
        let count = units.min(blocks);
        let pair = |back: usize| Pair::new(units - back..units - back + 1, blocks - back..blocks - back + 1, 0.0);
        self.pairing = (1..=count).rev().map(pair).collect();
    }

    /// The prose of the target side.
    pub fn prose(&self) -> Prose<'_> {
        let blocks = self.units.iter().map(|unit| &unit.target).enumerate();
        Prose::new(&self.text, self.lang.data(), blocks)
    }

    /// The prose of the source side, where there is one.
    pub fn source_prose(&self) -> Option<Prose<'_>> {
        let language = self.source_lang.as_ref().map_or_else(crate::lang::unknown, Lang::data);
        (!self.source_blocks.is_empty()).then(|| Prose::new(&self.source, language, self.source_blocks.iter().enumerate()))
    }

    /// The bytes of the source that a unit was translated from, if there are any.
    pub fn source_of(&self, unit: usize) -> Option<Span> {
        let blocks = self.source_blocks.get(self.pairing.of_unit(unit)?.source())?;
        Some(Span::new(blocks.first()?.span.start, blocks.last()?.span.end))
    }

    /// The whole text of one half.
    pub fn text_of(&self, half: Half) -> &str {
        match half {
            Half::Target => &self.text,
            Half::Source => &self.source,
        }
    }

    /// One of the blocks of one half.
    pub(crate) fn block(&self, half: Half, index: usize) -> Option<&Block> {
        match half {
            Half::Target => self.units.get(index).map(|unit| &unit.target),
            Half::Source => self.source_blocks.get(index),
        }
    }

    /// The index of the block of one half that holds byte `offset` of its text, or of the last one that starts before it.
    pub(crate) fn block_at(&self, half: Half, offset: u32) -> usize {
        match half {
            Half::Target => self.unit_at(offset),
            Half::Source => self.source_blocks.partition_point(|block| block.span.start <= offset).saturating_sub(1),
        }
    }

    /// The name of the segment that a block of one half is in.
    pub(crate) fn segment(&self, half: Half, index: usize) -> Option<&str> {
        let unit = match half {
            Half::Target => index,
            Half::Source => self.pairing.of_source(index)?.target().start,
        };
        self.units.get(unit)?.segment.as_deref()
    }

    /// Why `replacement` can't be written at `edit` in the file, `None` where it can.
    pub(crate) fn forbids(&self, edit: Span, replacement: &str) -> Option<Forbidden> {
        let Origin::Islands(islands) = &self.origin else { return None };
        let index = self.unit_at(edit.start);
        let block = self.units.get(index).map(|unit| &unit.target).filter(|block| block.span.contains(edit));
        let Some(block) = block else { return Some(Forbidden::CrossesSegments) };
        let inner = islands.codes.partition_point(|&code| code <= edit.start);
        let masked = block.masks.partition_point(|mask| mask.end <= edit.start);
        let is_word = islands.syntax == Syntax::Word;
        if islands.locked.binary_search(&(index as u32)).is_ok() {
            Some(Forbidden::Locked)
        } else if is_word
            && (islands.codes.get(inner).is_some_and(|&code| code < edit.end) || self.is_beside_runs(islands, edit, replacement))
        {
            Some(Forbidden::CrossesRuns)
        } else if islands.codes.get(inner).is_some_and(|&code| code < edit.end)
            || block.masks.get(masked).is_some_and(|mask| mask.overlaps(edit))
        {
            Some(Forbidden::TakesCode)
        } else if islands.syntax.is_of_lines() && self.breaks_line(block.span, edit, replacement) {
            Some(Forbidden::BreaksLine)
        } else {
            None
        }
    }

    /// Whether the edit changes a tab, a break or a hyphen that Word writes apart from the text, other than to take such a hyphen away.
    fn is_beside_runs(&self, islands: &Islands, edit: Span, replacement: &str) -> bool {
        let text = edit.text(&self.text);
        let is_hyphen = || matches!(text, "\u{ad}" | "\u{2011}") && islands.codes.binary_search(&edit.start).is_ok();
        text.contains(['\t', '\n']) || !replacement.is_empty() && is_hyphen()
    }

    /// Whether a line break within `segment` would go, or a line of it be left empty.
    fn breaks_line(&self, segment: Span, edit: Span, replacement: &str) -> bool {
        let white = [' ', '\t'];
        let before = Span::new(segment.start, edit.start).text(&self.text).trim_end_matches(white);
        let after = Span::new(edit.end, segment.end).text(&self.text).trim_start_matches(white);
        let is_alone = (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'));
        edit.text(&self.text).contains('\n') || is_alone && replacement.trim().is_empty()
    }

    /// The text of a target block.
    pub fn target(&self, block: &Block) -> &str {
        block.span.text(&self.text)
    }

    /// The index of the unit whose target holds byte `offset` of the text, or the last one that starts before it.
    pub fn unit_at(&self, offset: u32) -> usize {
        self.units.partition_point(|unit| unit.target.span.start <= offset).saturating_sub(1)
    }

    /// The number of words: runs of characters between white space in the target blocks.
    pub fn words(&self) -> usize {
        self.units.iter().map(|unit| count_words(self.target(&unit.target))).sum()
    }
}

/// Counts runs of visible bytes; a multi-byte space inside counts as part of a word, as `wc -w` in the C locale has it.
fn count_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (Some((_, befores)), Some((first, after))) = (bytes.split_last(), bytes.split_first()) else { return 0 };
    // Without branches and in parts of one length, so that many bytes are compared at once.
    let is_start = |(before, byte): (&u8, &u8)| u8::from((*before <= b' ') & (*byte > b' '));
    let ((before_parts, before_rest), (parts, rest)) = (befores.as_chunks::<32>(), after.as_chunks::<32>());
    let in_part = |(befores, part): (&[u8; 32], &[u8; 32])| usize::from(befores.iter().zip(part).map(is_start).sum::<u8>());
    let in_rest = before_rest.iter().zip(rest).map(is_start).sum::<u8>();
    usize::from(*first > b' ') + before_parts.iter().zip(parts).map(in_part).sum::<usize>() + usize::from(in_rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_wherever_they_stand() {
        for len in 0..100 {
            let text: String = "Of  all\tthe towns\n".chars().cycle().skip(len % 7).take(len).collect();
            assert_eq!(count_words(&text), text.split_whitespace().count(), "{text}");
        }
    }
}
