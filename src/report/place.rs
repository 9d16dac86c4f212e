//! Where a span stands in the file that a reader opens.

use crate::document::Document;
use crate::input::Origin;
use crate::text::{LineTable, Span};
use std::borrow::Cow;
use std::ops::Range;

/// A span of a document as the outside world counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The segment, for a document of records.
    pub segment: Option<String>,
    /// Byte offset: in the file on disk for a plain file, in the decoded target text of the segment for records.
    pub start: u64,
    pub end: u64,
    /// 1-based line in the file.
    pub line: u32,
    /// 1-based column in that line, in Unicode scalar values.
    pub column: u32,
    pub end_line: u32,
    /// The column behind the last character.
    pub end_column: u32,
}

/// The lines that hold a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet<'d> {
    /// Whole lines, joined by line feeds.
    pub text: Cow<'d, str>,
    /// The bytes of `text` that the span covers.
    pub range: Range<usize>,
    /// The 1-based number in the file of the first of the lines.
    pub first_line: u32,
}

/// Leads from the spans of one document to places in its file.
pub trait Locator {
    fn place(&self, span: Span) -> Place;
    fn snippet(&self, span: Span) -> Snippet<'_>;
}

/// The locator of a text that stands in its file as it is: UTF-8 without a byte-order mark.
#[derive(Debug, Clone)]
pub struct PlainText<'d> {
    text: &'d str,
    lines: LineTable,
}

impl<'d> PlainText<'d> {
    pub fn new(text: &'d str) -> Self {
        Self { text, lines: LineTable::new(text) }
    }
}

impl Locator for PlainText<'_> {
    fn place(&self, span: Span) -> Place {
        let (line, column) = self.lines.position(self.text, span.start);
        let (end_line, end_column) = self.lines.position(self.text, span.end);
        Place { segment: None, start: span.start.into(), end: span.end.into(), line, column, end_line, end_column }
    }

    fn snippet(&self, span: Span) -> Snippet<'_> {
        let (first_line, _) = self.lines.position(self.text, span.start);
        let (last_line, _) = self.lines.position(self.text, span.end);
        let start = self.lines.line(self.text, first_line).start;
        let end = self.lines.line(self.text, last_line).end.max(span.end as usize);
        let range = span.start as usize - start..span.end as usize - start;
        Snippet { text: Cow::Borrowed(&self.text[start..end]), range, first_line }
    }
}

/// Whether byte offsets of the document count in the file on disk.
pub(super) const fn is_plain_file(document: &Document) -> bool {
    matches!(document.origin, Origin::File(_))
}
