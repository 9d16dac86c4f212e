//! What mtlint says: a fault, its place, its reason, and the edit that mends it.

use crate::text::Span;
use std::sync::Arc;

pub use mtlint_tables::{Safety, Severity};

/// Replace `span` of the document's text by `replacement`. An empty span inserts, an empty replacement deletes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    /// As it would stand in the text, without the escapes of the file.
    pub replacement: String,
}

/// Edits that belong together: all are applied or none. They are ordered and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// How far it can be trusted.
    pub safety: Safety,
    /// What the fix does, in the imperative: “delete the line”.
    pub description: String,
    /// At least one.
    pub edits: Vec<Edit>,
}

/// Another place that belongs to the finding: the first spelling, the opening quotation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Bytes of [`crate::Document::text`], or of [`crate::Document::source`] in [`Diagnostic::source`].
    pub span: Span,
    /// What stands there, without a full stop.
    pub message: String,
}

/// One finding of one rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The id of the rule, `family/name`.
    pub rule: Arc<str>,
    /// How much it matters in this run.
    pub severity: Severity,
    /// The MQM category, such as `accuracy/addition`.
    pub category: Arc<str>,
    /// What is wrong here, in one line.
    pub message: String,
    /// Why it is a fault; the rule's own words.
    pub help: Option<Arc<str>>,
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    /// Other places in the target text, in the order that a reader needs them.
    pub related: Vec<Related>,
    /// The place in the source that the finding goes by; its span counts bytes of [`crate::Document::source`].
    pub source: Option<Box<Related>>,
    /// What mends it; none where a person must.
    pub fix: Option<Fix>,
    /// How many of such findings are right, in per cent, where that has been measured.
    pub confidence: Option<u8>,
}

impl Diagnostic {
    /// The order of a report: by place, then by rule, then by message, so that two runs give the same bytes.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        (self.span, &self.rule, &self.message).cmp(&(other.span, &other.rule, &other.message))
    }
}
