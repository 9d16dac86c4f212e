//! What is checked: a document, its units, and the text that their spans point into.

mod origin;

pub use origin::{Encoding, Origin, RecordSyntax, Records};

use crate::lang::Lang;
use crate::text::{Block, Prose};

/// One article: a file, or the records of one `doc` in a file of records.
#[derive(Debug, Clone)]
pub struct Document {
    /// The path as the user gave it, or the name given for standard input.
    pub path: String,
    /// The record's `doc` (or `id`) for formats with records; `None` for a plain file.
    pub id: Option<String>,
    pub lang: Lang,
    pub source_lang: Option<Lang>,
    /// The target text. For a plain file all of it, decoded, without a byte-order mark; for records the decoded target
    /// texts in order, one line feed between two of them. Every [`Span`] of a target block or a diagnostic counts here.
    pub text: String,
    /// The source texts, joined in the same way; empty where there is no source. Source blocks count here.
    pub source: String,
    pub units: Vec<Unit>,
    /// What leads from `text` back to the bytes on disk.
    pub origin: Origin,
}

/// What one rule sees at a time: a piece of target text and, where there is one, the source it was translated from. Small,
/// because a document may have millions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The name of the segment in a format with segments: its id, or its 1-based number in the file.
    pub segment: Option<String>,
    pub target: Block,
    pub source: Option<Block>,
}

impl Document {
    /// The prose of the target side.
    pub fn prose(&self) -> Prose<'_> {
        let blocks = self.units.iter().map(|unit| &unit.target).enumerate();
        Prose::new(&self.text, self.lang.data(), blocks)
    }

    /// The prose of the source side, where there is one.
    pub fn source_prose(&self) -> Option<Prose<'_>> {
        let language = self.source_lang.as_ref().map_or_else(crate::lang::unknown, Lang::data);
        let blocks = self.units.iter().enumerate().filter_map(|(index, unit)| Some((index, unit.source.as_ref()?)));
        self.units.iter().any(|unit| unit.source.is_some()).then(|| Prose::new(&self.source, language, blocks))
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
