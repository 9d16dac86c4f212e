//! From the decoded text of records to their lines as they stand in the file.

use crate::document::{Document, Half, RecordSyntax, Records};
use crate::text::Span;
use std::borrow::Cow;
use std::sync::OnceLock;

/// A point is noted after so many bytes at least.
const STEP: usize = 256;

/// Leads from bytes of one half of a document to bytes of [`Records::raw`].
#[derive(Debug)]
pub(super) struct RawMap<'d> {
    document: &'d Document,
    records: &'d Records,
    half: Half,
    /// Bytes of the text and of `raw` that belong together, noted when first asked for: the starts of the fields with
    /// escapes, and points in them.
    points: OnceLock<Vec<(u32, u32)>>,
}

impl<'d> RawMap<'d> {
    pub fn new(document: &'d Document, records: &'d Records, half: Half) -> Self {
        Self { document, records, half, points: OnceLock::new() }
    }

    fn span(&self, block: usize) -> Option<Span> {
        self.document.block(self.half, block).map(|block| block.span)
    }

    fn points(&self) -> &[(u32, u32)] {
        self.points.get_or_init(|| {
            let mut points = Vec::new();
            for (block, &field) in self.records.fields(self.half).iter().enumerate() {
                if let Some(span) = self.span(block).filter(|span| self.has_escapes(*span, field)) {
                    self.note(span.start, field, &mut points);
                }
            }
            points
        })
    }

    /// An escape is longer than what it stands for, so equal lengths mean that there is none.
    fn has_escapes(&self, span: Span, field: Span) -> bool {
        self.records.syntax == RecordSyntax::Json && field.len() != span.len()
    }

    fn note(&self, start: u32, field: Span, points: &mut Vec<(u32, u32)>) {
        let raw = field.text(&self.records.raw).as_bytes();
        points.push((start, field.start));
        let (mut at, mut decoded, mut last) = (0, 0, 0);
        while at < raw.len() {
            let (long, short) = step(raw, at);
            at += long;
            decoded += short;
            if decoded - last >= STEP {
                points.push((start + decoded as u32, field.start + at as u32));
                last = decoded;
            }
        }
    }

    /// The byte of `raw` where the character at byte `offset` of the text starts; the end of the field if it is at the end.
    pub fn raw(&self, offset: u32) -> u32 {
        let block = self.document.block_at(self.half, offset);
        let (Some(&field), Some(span)) = (self.records.fields(self.half).get(block), self.span(block)) else { return 0 };
        let offset = offset.clamp(span.start, span.end);
        if !self.has_escapes(span, field) {
            return field.start + (offset - span.start);
        }
        let points = self.points();
        let Some(point) = points.partition_point(|point| point.0 <= offset).checked_sub(1) else { return field.start };
        let (mut decoded, mut at) = points[point];
        let raw = self.records.raw.as_bytes();
        while decoded < offset && at < field.end {
            let (long, short) = step(raw, at as usize);
            at += long as u32;
            decoded += short as u32;
        }
        at.min(field.end)
    }
}

/// The lengths in bytes of the character or escape at `at` of a valid JSON string, and of what it stands for.
fn step(raw: &[u8], at: usize) -> (usize, usize) {
    let hex = |at: usize| {
        let digits = raw.get(at..at + 4).and_then(|digits| std::str::from_utf8(digits).ok());
        digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default()
    };
    match raw[at] {
        b'\\' if raw.get(at + 1) == Some(&b'u') => match hex(at + 2) {
            0xd800..=0xdfff => (12, 4),
            0..0x80 => (6, 1),
            0x80..0x800 => (6, 2),
            _ => (6, 3),
        },
        b'\\' => (2, 1),
        0..0xc0 => (1, 1),
        0xc0..0xe0 => (2, 2),
        0xe0..0xf0 => (3, 3),
        0xf0.. => (4, 4),
    }
}

/// `text` as the inside of a JSON string: only what must be escaped is.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let must = |char: char| char < ' ' || char == '"' || char == '\\';
    if !text.contains(must) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        match char {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            char if char < ' ' => escaped.push_str(&format!("\\u{:04x}", u32::from(char))),
            char => escaped.push(char),
        }
    }
    Cow::Owned(escaped)
}
