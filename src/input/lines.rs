//! One segment a line, as the files of Moses have it; the sources are the lines of another file.

use super::align::SourceArticle;
use super::records::Fault;
use super::segments::{Part, Segment};
use super::{InputError, Options};
use crate::document::{Document, Pairing};
use crate::lang::{self, Lang};
use crate::text::{Block, BlockKind, Span};
use std::ops::Range;

/// The document of a file.
pub(super) fn parts(text: &str, _: &Options) -> Result<Vec<Part>, Fault> {
    let segment = |(index, target): (usize, Range<usize>)| Segment { name: (index + 1).to_string(), target, ..Segment::default() };
    Ok(vec![Part { end: text.len(), segments: lines(text).enumerate().map(segment).collect(), ..Part::default() }])
}

/// Sets each line of `source` beside the line of `document` with its number. The source language is `lang`, or the one detected.
///
/// # Errors
///
/// [`InputError::LineCounts`] where one of them has more lines than the other.
pub fn align_lines(document: &mut Document, source: &SourceArticle, lang: Option<Lang>) -> Result<(), InputError> {
    document.source_lang = lang.or_else(|| lang::detect(&source.text));
    document.source_blocks = lines(&source.text).map(|line| Block::new(Span::of(line), BlockKind::Segment)).collect();
    document.source.clone_from(&source.text);
    document.source_file = Some(source.file.clone());
    let (lines, source_lines) = (document.units.len(), document.source_blocks.len());
    if lines != source_lines {
        let (path, source) = (document.path.clone(), source.file.path.clone());
        return Err(InputError::LineCounts { path, lines, source, source_lines });
    }
    document.pairing = Pairing::one_to_one(lines);
    Ok(())
}

/// Where the lines of `text` stand, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive('\n').scan(0, |next, line| {
        let start = *next;
        *next += line.len();
        let line = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        Some(start..start + line.len())
    })
}
