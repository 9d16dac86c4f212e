//! Reviewdog's diagnostic format (`rdjson`), whose suggestions a reviewer accepts with a click.

use super::place::{Lines, is_plain_file};
use super::{CheckedDocument, Reporter, Totals, host_path, in_segment};
use crate::diagnostic::{Fix, Severity};
use crate::document::Encoding;
use crate::text::Span;
use crate::visible;
use serde::Serialize;
use std::io::{self, Write};

/// What a suggestion replaces may be no longer than so many bytes, for it repeats what stands between two edits.
const LONGEST: usize = 4096;
/// Bytes of a byte-order mark in UTF-8.
const MARK: u32 = 3;

pub(super) struct Rdjson;

#[derive(Serialize)]
struct Diagnostic<'d> {
    message: String,
    location: Location<'d>,
    severity: &'static str,
    code: Code<'d>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Location<'d> {
    path: &'d str,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    /// What is right behind the range; without columns its last line.
    end: Position,
}

#[derive(Serialize)]
struct Position {
    /// From 1.
    line: u32,
    /// From 1, in bytes of UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

#[derive(Serialize)]
struct Code<'d> {
    value: &'d str,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

impl Reporter for Rdjson {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"source\":{\"name\":\"mtlint\"},\"diagnostics\":[\n")
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        if checked.diagnostics.is_empty() {
            return Ok(());
        }
        let path = host_path(&checked.document.path);
        let columns = Columns::new(checked);
        for (number, diagnostic) in checked.diagnostics.iter().enumerate() {
            if number > 0 {
                out.write_all(self.separator().as_bytes())?;
            }
            let place = checked.locator.place(diagnostic.span);
            let lines =
                || Range { start: Position { line: place.line, column: None }, end: Position { line: place.end_line, column: None } };
            let diagnostic = Diagnostic {
                message: format!("{}{}", diagnostic.message, in_segment(&place)),
                location: Location { path: &path, range: columns.as_ref().map_or_else(lines, |columns| columns.range(diagnostic.span)) },
                severity: match diagnostic.severity {
                    Severity::Error => "ERROR",
                    Severity::Warning => "WARNING",
                    Severity::Note => "INFO",
                },
                code: Code { value: &diagnostic.rule },
                suggestions: columns
                    .as_ref()
                    .zip(diagnostic.fix.as_ref())
                    .and_then(|(columns, fix)| columns.suggestion(fix))
                    .into_iter()
                    .collect(),
            };
            out.write_all(visible::json(&diagnostic)?.as_bytes())?;
        }
        Ok(())
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn finish(&self, _: &Totals, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"\n]}\n")
    }
}

/// Columns in bytes. Only a file that is the text has them: within records a suggestion would have to be escaped as they are.
struct Columns<'d> {
    text: &'d str,
    lines: Lines<'d>,
    /// Bytes that stand before the text in its first line.
    before: u32,
}

impl<'d> Columns<'d> {
    fn new(checked: &CheckedDocument<'d>) -> Option<Self> {
        let document = checked.document;
        let before = if document.origin.encoding() == Encoding::Utf8Bom { MARK } else { 0 };
        is_plain_file(document).then(|| Self { text: &document.text, lines: Lines::new(&document.text), before })
    }

    fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    fn position(&self, offset: u32) -> Position {
        let (line, column) = self.lines.locate(offset);
        let before = if line == 0 { self.before } else { 0 };
        Position { line: line as u32 + 1, column: Some(column as u32 + 1 + before) }
    }

    /// The fix as one replacement: suggestions can be accepted one without another, but the edits of a fix belong together.
    fn suggestion(&self, fix: &Fix) -> Option<Suggestion> {
        let span = Span::new(fix.edits.first()?.span.start, fix.edits.last()?.span.end);
        if span.len() > LONGEST {
            return None;
        }
        let mut text = String::new();
        let mut done = span.start as usize;
        for edit in &fix.edits {
            text.push_str(self.text.get(done..edit.span.start as usize)?);
            text.push_str(&edit.replacement);
            done = edit.span.end as usize;
        }
        Some(Suggestion { range: self.range(span), text })
    }
}
