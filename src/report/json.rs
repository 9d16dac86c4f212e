//! JSON, version 1, and its line-by-line form. Fields are added, never renamed.
//!
//! The structs below are the contract: their fields stand in the order in which they are written.

use super::{CheckedDocument, Reporter, Summary, Totals};
use crate::Document;
use crate::diagnostic::{Diagnostic, Fix, Related, Safety, Severity};
use crate::input::Place;
use crate::text::Span;
use crate::visible;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The version of the format.
pub const VERSION: u32 = 1;

/// A whole report, as `--format json` writes it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JsonReport<'d> {
    /// Always 1.
    pub version: u32,
    /// The program that wrote it.
    pub tool: JsonTool,
    /// The documents in the order of the input, those without findings too.
    #[serde(borrow)]
    pub documents: Vec<JsonDocument<'d>>,
    /// Counts over all documents.
    pub summary: Summary,
}

/// The program that wrote the report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JsonTool {
    /// Always `mtlint`.
    pub name: &'static str,
    /// The version of the program, such as `0.1.0`.
    pub version: &'static str,
}

/// One document; `--format jsonl` writes one of these a line.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JsonDocument<'d> {
    /// The path as it was given.
    pub path: &'d str,
    /// The name of the document in a file of records.
    pub id: Option<&'d str>,
    /// The language of the text, a BCP 47 tag.
    pub lang: &'d str,
    /// The language it was translated from, where it is known.
    pub source_lang: Option<&'d str>,
    /// The path of the source, where it stands in a file of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_path: Option<&'d str>,
    /// How many words the target text has.
    pub words: usize,
    /// What was found, by place.
    pub diagnostics: Vec<JsonDiagnostic<'d>>,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JsonDiagnostic<'d> {
    /// The id of the rule, `family/name`.
    pub rule: &'d str,
    /// How much it matters.
    pub severity: Severity,
    /// The MQM category.
    pub category: &'d str,
    /// What is wrong.
    pub message: &'d str,
    /// Why it is wrong.
    pub help: Option<&'d str>,
    /// The segment in which `span` counts, for a format with segments: its id, or its 1-based number.
    pub segment: Option<String>,
    /// Where it stands.
    pub span: JsonSpan,
    /// The text at `span`.
    pub text: &'d str,
    /// Other places that belong to the finding.
    pub related: Vec<JsonRelated<'d>>,
    /// The place in the source that the finding goes by; its offsets and lines count there. Only where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<JsonRelated<'d>>,
    /// What mends it; null where a person must.
    pub fix: Option<JsonFix<'d>>,
    /// How many of such findings are right, from 0 to 1; only where that has been measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// The values of further keys of the record, as `--keep` names them; only where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<BTreeMap<String, serde_json::Value>>")]
    pub record: Option<BTreeMap<&'d str, Option<&'d RawValue>>>,
}

/// A place in the file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JsonSpan {
    /// Byte offset: in the file for a plain file, in the decoded target text of the segment for a format with segments.
    pub start: usize,
    /// Byte offset of the end (exclusive).
    pub end: usize,
    /// 1-based line in the file.
    pub line: u32,
    /// 1-based column, in Unicode scalar values.
    pub column: u32,
    /// 1-based line of the end.
    pub end_line: u32,
    /// The column behind the last character.
    pub end_column: u32,
}

/// Another place that belongs to a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JsonRelated<'d> {
    /// The segment in which `span` counts; it may be another than that of the finding.
    pub segment: Option<String>,
    /// Where it stands.
    pub span: JsonSpan,
    /// The text at `span`.
    pub text: &'d str,
    /// What stands there.
    pub message: &'d str,
}

/// How to mend a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JsonFix<'d> {
    /// How far it can be trusted.
    pub safety: Safety,
    /// What the fix does, in the imperative.
    pub description: &'d str,
    /// All are to be applied, or none; ordered, without overlaps.
    pub edits: Vec<JsonEdit<'d>>,
}

/// Bytes to replace; they count as those of [`JsonSpan`].
#[derive(Debug, Serialize, JsonSchema)]
pub struct JsonEdit<'d> {
    /// The segment in which the bytes count; it may be another than that of the finding.
    pub segment: Option<String>,
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// What to put there.
    pub replacement: &'d str,
}

impl Default for JsonTool {
    fn default() -> Self {
        Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") }
    }
}

impl<'d> JsonDocument<'d> {
    /// The document without its findings.
    fn head(checked: &CheckedDocument<'d>) -> Self {
        let document = checked.document;
        Self {
            path: &document.path,
            id: document.id.as_deref(),
            lang: document.lang.tag(),
            source_lang: document.source_lang.as_ref().map(|lang| lang.tag()),
            source_path: document.source_file.as_ref().map(|file| &*file.path),
            words: document.words(),
            diagnostics: Vec::new(),
        }
    }

    /// Writes the document finding by finding: all those of a long one at once would take several times its memory.
    fn write(checked: &CheckedDocument<'d>, out: &mut dyn Write) -> io::Result<()> {
        const END: &str = "]}";
        let mut piece = visible::json(&Self::head(checked))?;
        piece.truncate(piece.len() - END.len());
        for diagnostic in checked.diagnostics {
            // In few pieces: `out` takes each with a call of its own.
            piece.push_str(&visible::json(&JsonDiagnostic::new(checked, diagnostic))?);
            out.write_all(piece.as_bytes())?;
            piece.clear();
            piece.push(',');
        }
        if !checked.diagnostics.is_empty() {
            piece.clear();
        }
        out.write_all((piece + END).as_bytes())
    }
}

impl<'d> JsonDiagnostic<'d> {
    fn new(checked: &CheckedDocument<'d>, diagnostic: &'d Diagnostic) -> Self {
        let place = checked.locator.place(diagnostic.span);
        Self {
            rule: &diagnostic.rule,
            severity: diagnostic.severity,
            category: &diagnostic.category,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            span: JsonSpan::from(&place),
            segment: place.segment,
            text: text_at(checked, diagnostic.span),
            related: diagnostic.related.iter().map(|related| JsonRelated::new(checked, related)).collect(),
            source: diagnostic.source.as_ref().and_then(|source| JsonRelated::of_source(checked, source)),
            fix: diagnostic.fix.as_ref().map(|fix| JsonFix::new(checked, fix)),
            confidence: diagnostic.confidence.map(|percent| f64::from(percent) / 100.0),
            record: record(checked.document, diagnostic.span),
        }
    }
}

impl<'d> JsonRelated<'d> {
    fn new(checked: &CheckedDocument<'d>, related: &'d Related) -> Self {
        let place = checked.locator.place(related.span);
        Self { span: JsonSpan::from(&place), segment: place.segment, text: text_at(checked, related.span), message: &related.message }
    }

    fn of_source(checked: &CheckedDocument<'d>, source: &'d Related) -> Option<Self> {
        let place = checked.locator.source_place(source.span)?;
        let text = checked.document.source.get(source.span.range()).unwrap_or_default();
        Some(Self { span: JsonSpan::from(&place), segment: place.segment, text, message: &source.message })
    }
}

impl<'d> JsonFix<'d> {
    fn new(checked: &CheckedDocument<'d>, fix: &'d Fix) -> Self {
        let edits = fix.edits.iter().map(|edit| {
            let place = checked.locator.place(edit.span);
            JsonEdit { segment: place.segment, start: place.start, end: place.end, replacement: &edit.replacement }
        });
        Self { safety: fix.safety, description: &fix.description, edits: edits.collect() }
    }
}

impl From<&Place> for JsonSpan {
    fn from(place: &Place) -> Self {
        let Place { start, end, line, column, end_line, end_column, .. } = *place;
        Self { start, end, line, column, end_line, end_column }
    }
}

/// What was kept of the record that `span` is in.
fn record(document: &Document, span: Span) -> Option<BTreeMap<&str, Option<&RawValue>>> {
    let kept = document.kept.of(document.unit_at(span.start));
    let kept: BTreeMap<_, _> = kept.map(|(key, value)| (key, value.and_then(|value| serde_json::from_str(value).ok()))).collect();
    (!kept.is_empty()).then_some(kept)
}

fn text_at<'d>(checked: &CheckedDocument<'d>, span: Span) -> &'d str {
    checked.document.text.get(span.range()).unwrap_or_default()
}

/// The JSON Schema of a whole report.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(JsonReport<'_>).to_value()
}

/// One object, written a document at a time: memory does not grow with the run.
pub(super) struct Json;

impl Reporter for Json {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\"version\":{VERSION},\"tool\":")?;
        writeln!(out, "{},\"documents\":[", visible::json(&JsonTool::default())?)
    }

    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        JsonDocument::write(checked, out)
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn finish(&self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "\n],\"summary\":{}}}\n", visible::json(&totals.summary)?)
    }
}

/// One object a document, each on its line.
pub(super) struct Jsonl;

impl Reporter for Jsonl {
    fn document(&self, checked: &CheckedDocument<'_>, out: &mut dyn Write) -> io::Result<()> {
        JsonDocument::write(checked, out)?;
        out.write_all(b"\n")
    }
}
