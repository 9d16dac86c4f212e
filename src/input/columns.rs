//! The columns of a table: which is what, and the record that a row is.

use super::keys::{self, Keys};
use super::records::{self, Fault, Record, shorten};
use serde_json::Value;
use std::borrow::Cow;
use std::ops::Range;

/// So many columns are named in a message.
const MAX_NAMED: usize = 40;

/// A field of a row.
#[derive(Debug)]
pub(crate) struct Cell<'l> {
    pub text: Cow<'l, str>,
    /// The bytes of the row that hold it, without quotation marks.
    pub at: Range<usize>,
}

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Target,
    Text,
    Source,
    Id,
    Doc,
    System,
    Lang,
    SourceLang,
    Other,
}

impl Column {
    fn of(name: &str, keys: &Keys) -> Self {
        let is = |key: &Option<String>, usual: &str| key.as_deref().unwrap_or(usual) == name;
        match name {
            _ if is(&keys.target, "target") => Self::Target,
            // Whoever names the target means no other column.
            "text" if keys.target.is_none() => Self::Text,
            _ if is(&keys.source, "source") => Self::Source,
            _ if is(&keys.id, "id") => Self::Id,
            _ if is(&keys.doc, "doc") => Self::Doc,
            _ if is(&keys.system, "system") => Self::System,
            "lang" => Self::Lang,
            "source_lang" => Self::SourceLang,
            _ => Self::Other,
        }
    }

    /// The columns, if `cells` are a header: one names a target, or they hold nothing but known names and are two at least.
    ///
    /// # Errors
    ///
    /// A header without a target, one that names a column twice, and a row in which nothing is called as `keys` say.
    pub(super) fn header<'l>(cells: impl Iterator<Item = Cell<'l>> + Clone, keys: &Keys) -> Result<Option<Vec<Self>>, Fault> {
        let mut columns: Vec<Self> = cells.clone().map(|cell| Self::of(&cell.text, keys)).collect();
        if let Some(missing) = keys.given().find(|key| cells.clone().all(|cell| cell.text != *key)) {
            return Err(Fault::new(
                0,
                format!("found no column `{}`, only {}", shorten(missing), listed(cells.map(|cell| cell.text))),
                keys::EXPECTED,
            ));
        }
        let has_target = columns.contains(&Self::Target);
        let is_named = has_target || columns.contains(&Self::Text);
        if !is_named && (columns.len() < 2 || columns.contains(&Self::Other)) {
            return Ok(None);
        }
        if !is_named {
            return Err(Fault::new(0, "found a header without `target` or `text`", "expected a column with one of these names"));
        }
        for (index, cell) in cells.enumerate() {
            if columns[index] != Self::Other && columns[..index].contains(&columns[index]) {
                let found = format!("the column `{}` occurs twice", shorten(&cell.text));
                return Err(Fault::new(cell.at.start, found, "expected each name once"));
            }
        }
        if has_target {
            // As in JSON Lines, `text` is an ordinary column beside a `target`.
            columns.iter_mut().filter(|column| **column == Self::Text).for_each(|column| *column = Self::Other);
        }
        Ok(Some(columns))
    }

    /// The record of a row.
    pub(super) fn record<'l>(columns: &[Self], cells: impl Iterator<Item = Cell<'l>>) -> Result<Record<'l>, Fault> {
        let mut record = Record::default();
        for (Cell { text, at }, column) in cells.zip(columns) {
            let is_named = !text.is_empty();
            match column {
                Self::Target | Self::Text => (record.target, record.target_at) = (text, at),
                Self::Source => (record.source, record.source_at) = (Some(text), at),
                Self::Id => record.id = is_named.then_some(text),
                Self::Doc => record.doc = is_named.then_some(text),
                Self::System => record.system = is_named.then_some(text),
                Self::Lang if is_named => record.lang = Some(records::lang(at.start, &text)?),
                Self::SourceLang if is_named => record.source_lang = Some(records::lang(at.start, &text)?),
                Self::Lang | Self::SourceLang | Self::Other => {}
            }
        }
        Ok(record)
    }
}

/// Which of the columns of a header are those whose values are kept.
pub(super) fn kept<'l>(header: impl Iterator<Item = Cell<'l>> + Clone, keys: &Keys) -> Vec<usize> {
    keys.keep.iter().filter_map(|key| header.clone().position(|cell| cell.text == *key)).collect()
}

/// The values of these columns in a row, as JSON.
pub(super) fn values<'l>(kept: &[usize], row: impl Iterator<Item = Cell<'l>> + Clone) -> Vec<Option<Box<str>>> {
    kept.iter().map(|&column| row.clone().nth(column).map(|cell| Value::from(cell.text).to_string().into())).collect()
}

/// The names of the columns, for a message.
pub(crate) fn listed<T: AsRef<str>>(names: impl Iterator<Item = T>) -> String {
    names.take(MAX_NAMED).map(|name| format!("`{}`", shorten(name.as_ref()))).collect::<Vec<_>>().join(", ")
}

/// A fault if a row has not as many fields as the first one.
pub(super) fn check_count(count: usize, columns: &[Column], has_header: bool) -> Result<(), Fault> {
    if count == columns.len() {
        return Ok(());
    }
    let expected = if has_header { "expected as many as the header has" } else { "expected as many as in the first line" };
    let found = format!("found {count} column{}, not {}", if count == 1 { "" } else { "s" }, columns.len());
    Err(Fault::new(0, found, expected))
}
