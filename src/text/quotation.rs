//! Quotation marks: which mark opens, which closes, and what they enclose, over the whole document.

use super::{Prose, Span};

/// The quotation marks of a text.
#[derive(Debug, Default)]
pub struct Quotations {
    /// What stands between an opening and its closing mark, without the marks, ordered by start; inner quotations are
    /// inside outer ones.
    pub spans: Vec<Span>,
}

impl Quotations {
    pub fn of(prose: &Prose<'_>) -> Self {
        let _ = prose;
        Self::default()
    }

    /// Whether `span` lies inside a quotation.
    pub fn encloses(&self, span: Span) -> bool {
        let _ = span;
        false
    }
}
