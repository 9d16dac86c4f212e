//! Where a span stands in the file that a reader opens.

use crate::document::{Document, Half, Origin};
use crate::input::{Place, Positions};
use crate::text::{LineTable, Span};
use std::ops::Range;

/// Leads from the spans of one document to places in its file.
pub trait Locator {
    /// Where a span of the target text stands.
    fn place(&self, span: Span) -> Place;

    /// Where a span of the source stands, in its own file or in that of the target; `None` where nobody knows.
    fn source_place(&self, span: Span) -> Option<Place>;
}

/// Both halves of a document in their files.
#[derive(Debug)]
pub struct Places<'d> {
    target: Positions<'d>,
    source: Positions<'d>,
}

impl<'d> Places<'d> {
    /// The first place of a half takes time in proportion to its length.
    pub fn new(document: &'d Document) -> Self {
        Self { target: Positions::of(document, Half::Target), source: Positions::of(document, Half::Source) }
    }
}

impl Locator for Places<'_> {
    fn place(&self, span: Span) -> Place {
        self.target.place(span)
    }

    fn source_place(&self, span: Span) -> Option<Place> {
        Some(self.source.place(span))
    }
}

/// The locator of a text that stands in its file as it is: UTF-8 without a byte-order mark.
#[derive(Debug, Clone)]
pub struct PlainText<'d> {
    text: &'d str,
    lines: LineTable,
}

impl<'d> PlainText<'d> {
    /// For the places of `text`, which is the whole file.
    pub fn new(text: &'d str) -> Self {
        Self { text, lines: LineTable::new(text) }
    }
}

impl Locator for PlainText<'_> {
    fn place(&self, span: Span) -> Place {
        let (line, column) = self.lines.position(self.text, span.start);
        let (end_line, end_column) = self.lines.position(self.text, span.end);
        Place { segment: None, start: span.start as usize, end: span.end as usize, line, column, end_line, end_column }
    }

    fn source_place(&self, _: Span) -> Option<Place> {
        None
    }
}

/// Whether byte offsets of the document count in the file on disk.
pub(super) const fn is_plain_file(document: &Document) -> bool {
    !matches!(document.origin, Origin::Islands(_))
}

/// The lines of a text, found without a search through them: a line may be as long as the text, and hold as many findings.
#[derive(Debug)]
pub(super) struct Lines<'d> {
    text: &'d str,
    table: LineTable,
}

impl<'d> Lines<'d> {
    pub(super) fn new(text: &'d str) -> Self {
        Self { text, table: LineTable::new(text) }
    }

    /// The number of the line, counted from 0, that byte `offset` of the text stands in, and the byte in that line, before its
    /// carriage return.
    pub(super) fn locate(&self, offset: u32) -> (usize, usize) {
        let index = self.table.index(offset);
        let start = self.table.bytes(index, self.text.len()).start;
        (index, (offset as usize - start).min(self.line(index).len()))
    }

    /// The line counted from 0 without its end; empty behind the last.
    pub(super) fn line(&self, index: usize) -> &'d str {
        let line = self.text.get(self.table.bytes(index, self.text.len())).unwrap_or_default();
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// The whole lines that hold `span`, without the last line feed, as bytes of the text. A span that ends with a line end
    /// reaches into the line after it.
    pub(super) fn around(&self, span: Span) -> Range<usize> {
        let line = |offset| self.table.bytes(self.table.index(offset), self.text.len());
        line(span.start).start..line(span.end).end
    }
}
