//! What the formats with records have in common: a record, and a fault in a line.

use crate::lang::Lang;
use std::borrow::Cow;
use std::ops::Range;

/// The record of a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record<'l> {
    pub target: Cow<'l, str>,
    /// The bytes of the line that hold the target, without quotation marks.
    pub target_at: Range<usize>,
    pub source: Option<Cow<'l, str>>,
    /// The bytes of the line that hold the source, if there is one.
    pub source_at: Range<usize>,
    pub id: Option<Cow<'l, str>>,
    pub doc: Option<Cow<'l, str>>,
    pub lang: Option<Lang>,
    pub source_lang: Option<Lang>,
}

/// Why a line is no record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The byte of the line.
    pub at: usize,
    pub found: String,
    pub expected: &'static str,
}

impl Fault {
    pub fn new(at: usize, found: impl Into<String>, expected: &'static str) -> Self {
        Self { at, found: found.into(), expected }
    }
}

/// The language of a field at byte `at` of the line.
pub(super) fn lang(at: usize, tag: &str) -> Result<Lang, Fault> {
    tag.parse().map_err(|_| Fault::new(at, format!("`{}` is not a language tag", shorten(tag)), "expected one such as `en` or `pt-BR`"))
}

/// The start of `text`, short enough for a message.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
