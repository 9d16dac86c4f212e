//! The findings of each segment as spans of errors, one JSON object a line, as tools for annotation take them.

use super::{CheckedDocument, Reporter};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::mqm::{self, Grade};
use crate::text::{Offsets, Span};
use crate::visible;
use serde::Serialize;
use std::io::{self, Write};

pub(super) struct Spans;

#[derive(Serialize)]
struct Segment<'d> {
    system: &'d str,
    doc: &'d str,
    segment: &'d str,
    source: Option<&'d str>,
    target: &'d str,
    error_spans: Vec<ErrorSpan<'d>>,
}

/// `start_i` and `end_i` count code points of the segment's target, the second from behind the span.
#[derive(Serialize)]
struct ErrorSpan<'d> {
    start_i: u32,
    end_i: u32,
    severity: &'static str,
    category: &'d str,
    rule: &'d str,
    message: &'d str,
}

impl<'d> ErrorSpan<'d> {
    /// Of a finding in the segment at `whole`, whose text `offsets` counts.
    fn new(document: &Document, whole: Span, offsets: &Offsets<'_>, found: &'d Diagnostic) -> Self {
        let [start_i, end_i] = [found.span.start, found.span.end].map(|byte| offsets.code_points(byte.saturating_sub(whole.start)));
        let severity = Grade::of(document, found).severity();
        Self { start_i, end_i, severity, category: &found.category, rule: &found.rule, message: &found.message }
    }
}

impl Reporter for Spans {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        let CheckedDocument { document, diagnostics, .. } = *checked;
        let system = mqm::system(document);
        for (index, (unit, found)) in mqm::by_unit(document, diagnostics).enumerate() {
            let whole = unit.target.span;
            let target = whole.text(&document.text);
            let offsets = Offsets::of(target);
            let number = (index + 1).to_string();
            let segment = Segment {
                system: &system,
                doc: document.id.as_deref().unwrap_or(&document.path),
                segment: unit.segment.as_deref().unwrap_or(&number),
                source: document.source_of(index).map(|span| span.text(&document.source)),
                target,
                error_spans: found.iter().map(|found| ErrorSpan::new(document, whole, &offsets, found)).collect(),
            };
            writeln!(out, "{}", visible::json(&segment)?)?;
        }
        Ok(())
    }
}
