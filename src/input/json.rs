//! JSON: an array of records, as JSON Lines has one a line.

use super::records::Fault;
use super::{jsonl, records};
use serde_json::value::RawValue;
use std::ops::Range;

/// The bytes of each element of the array that `text` is.
pub(super) fn elements(text: &str) -> Result<Vec<Range<usize>>, Fault> {
    let start = text.len() - text.trim_ascii_start().len();
    if !text[start..].starts_with('[') {
        let found = format!("found {}", jsonl::describe(&text[start..]));
        return Err(Fault::new(start, found, "expected an array of objects; one object a line is --input-format jsonl"));
    }
    let elements: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| jsonl::syntax(text, 0, &error))?;
    Ok(elements.into_iter().map(|element| records::within(text, element.get())).collect())
}
