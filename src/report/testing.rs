//! Documents for the tests of the reporters.

use super::{CheckedDocument, Format, Locator, Options, PlainText, Report, reporter};
use crate::diagnostic::{Diagnostic, Edit, Fix, Related, Safety, Severity};
use crate::document::{Document, Unit};
use crate::document::{Encoding, Origin};
use crate::lang::Lang;
use crate::text::{Block, BlockKind, Span};

pub(crate) fn document(path: &str, text: &str) -> Document {
    let mut start = 0;
    let units = text.split_inclusive('\n').map(|line| {
        let span = Span::of(start..start + line.trim_end_matches(['\r', '\n']).len());
        start += line.len();
        Unit { segment: None, target: Block::new(span, BlockKind::Paragraph), source: None }
    });
    Document {
        path: path.to_owned(),
        id: None,
        lang: "en".parse::<Lang>().expect("a language tag"),
        source_lang: None,
        text: text.to_owned(),
        source: String::new(),
        units: units.collect(),
        origin: Origin::File(Encoding::Utf8),
    }
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
