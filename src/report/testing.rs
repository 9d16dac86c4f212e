//! Documents for the tests of the reporters.

use super::{CheckedDocument, Format, Locator, Options, PlainText, Report, reporter};
use crate::diagnostic::{Diagnostic, Edit, Fix, Related, Safety, Severity};
use crate::document::Document;
use crate::text::{Span, line_blocks};

pub(crate) fn document(path: &str, text: &str) -> Document {
    Document::new(path, "en".parse().expect("a language tag"), text, line_blocks(text))
}

/// The span of the only occurrence of `part`.
pub(crate) fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part is in the text");
    Span::of(start..start + part.len())
}

pub(crate) fn finding(rule: &str, message: &str, span: Span) -> Diagnostic {
    Diagnostic {
        rule: rule.into(),
        severity: Severity::Error,
        category: "accuracy/addition".into(),
        message: message.to_owned(),
        help: None,
        span,
        related: Vec::new(),
        source: None,
        fix: None,
        confidence: None,
    }
}

pub(crate) fn fix(safety: Safety, description: &str, edits: &[(Span, &str)]) -> Option<Fix> {
    let edits = edits.iter().map(|&(span, replacement)| Edit { span, replacement: replacement.to_owned() }).collect();
    Some(Fix { safety, description: description.to_owned(), edits })
}

pub(crate) fn related(span: Span, message: &str) -> Related {
    Related { span, message: message.to_owned() }
}

/// The report of one plain-text document.
pub(crate) fn report(format: Format, options: Options, document: &Document, diagnostics: &[Diagnostic]) -> String {
    let locator = PlainText::new(&document.text);
    report_with(format, options, document, diagnostics, &locator)
}

pub(crate) fn report_with(
    format: Format,
    options: Options,
    document: &Document,
    diagnostics: &[Diagnostic],
    locator: &dyn Locator,
) -> String {
    let reporter = reporter(format, options);
    let mut out = Vec::new();
    let mut report = Report::begin(&*reporter, &mut out).expect("a vector takes all");
    report.document(&CheckedDocument { document, diagnostics, locator }).expect("a vector takes all");
    report.finish().expect("a vector takes all");
    String::from_utf8(out).expect("reports are UTF-8")
}
