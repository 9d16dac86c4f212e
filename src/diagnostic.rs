//! What mtlint says: a fault, its place, its reason, and the edit that mends it.

use crate::text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// How much a finding matters. The order is by weight: `Note < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look; right less often, or a matter of style.
    Note,
    /// A fault an editor would mend.
    Warning,
    /// A fault that must not be published.
    Error,
}

impl Severity {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// How far a fix can be trusted. The order is by trust: `Suggest < Unsafe < Safe`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Shown to the reader, never applied: there is more than one way, or it needs the source.
    Suggest,
    /// May change the meaning; applied only when asked for.
    Unsafe,
    /// Changes nothing that a reader could miss.
    Safe,
}

impl Safety {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggest => "suggest",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }

    /// What people are told that a fix is.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Suggest => "suggestion",
            Self::Unsafe => "unsafe fix",
            Self::Safe => "safe fix",
        }
    }
}

/// Replace `span` of the document's text by `replacement`. An empty span inserts, an empty replacement deletes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    pub span: Span,
    pub replacement: String,
}

/// Edits that belong together: all are applied or none. They are ordered and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub safety: Safety,
    /// What the fix does, in the imperative: “delete the line”.
    pub description: String,
    pub edits: Vec<Edit>,
}

/// Another place that belongs to the finding: the first spelling, the opening quotation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    pub span: Span,
    pub message: String,
}

/// One finding of one rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The id of the rule, `family/name`.
    pub rule: Arc<str>,
    pub severity: Severity,
    /// The MQM category, such as `accuracy/addition`.
    pub category: Arc<str>,
    pub message: String,
    /// Why it is a fault; the rule's own words.
    pub help: Option<Arc<str>>,
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    pub related: Vec<Related>,
    /// The place in the source that the finding goes by; its span counts bytes of [`crate::Document::source`].
    pub source: Option<Box<Related>>,
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
