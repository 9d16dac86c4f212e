//! How text is written in an island: what stands for a character there, and what of a text must be written in another way.

use super::xml;
use crate::document::Syntax;
use std::borrow::Cow;

/// One step through an island: so many bytes of the file stand for so many of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub raw: usize,
    pub text: usize,
}

/// What must be known besides the place to go on from a place in an island.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct State {
    /// Within a CDATA section of XML, where nothing but its end has a meaning.
    pub in_cdata: bool,
}

impl Syntax {
    /// The character, escape or code at byte `at` of the island `raw`, which is well formed.
    pub(super) fn step(self, raw: &str, at: usize, state: &mut State) -> Step {
        match self {
            Self::Json => json_step(raw.as_bytes(), at),
            Self::Tsv => plain_step(raw.as_bytes(), at),
            Self::Xml => {
                let (raw, meaning) = xml::piece(raw, at, &mut state.in_cdata);
                Step { raw, text: meaning.len() }
            }
        }
    }

    /// Whether an island with a text of the same length has a character for each character of the text. What is written in
    /// another way than it is read is always longer in the file.
    pub(super) const fn is_plain(self, raw: usize, text: usize) -> bool {
        matches!(self, Self::Tsv) || raw == text
    }

    /// `text` as it is written at a place in an island that `state` is of; what can't be written, if anything.
    pub(super) fn write(self, text: &str, state: State) -> Result<Cow<'_, str>, &'static str> {
        match self {
            Self::Json => Ok(json_escape(text)),
            Self::Tsv if text.contains(['\t', '\n', '\r', '\0']) => Err("a tab or a line end"),
            Self::Tsv => Ok(Cow::Borrowed(text)),
            Self::Xml => xml::escape(text, state.in_cdata),
        }
    }
}

/// The character at byte `at`, which stands for itself.
pub(super) fn plain_step(raw: &[u8], at: usize) -> Step {
    let len = match raw[at] {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    };
    Step { raw: len, text: len }
}

/// The character or escape at byte `at` of a valid JSON string.
fn json_step(raw: &[u8], at: usize) -> Step {
    let hex = |at: usize| {
        let digits = raw.get(at..at + 4).and_then(|digits| std::str::from_utf8(digits).ok());
        digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default()
    };
    let (raw, text) = match raw[at] {
        b'\\' if raw.get(at + 1) == Some(&b'u') => match hex(at + 2) {
            0xd800..=0xdfff => (12, 4),
            0..0x80 => (6, 1),
            0x80..0x800 => (6, 2),
            _ => (6, 3),
        },
        b'\\' => (2, 1),
        _ => return plain_step(raw, at),
    };
    Step { raw, text }
}

/// `text` as the inside of a JSON string: only what must be escaped is.
fn json_escape(text: &str) -> Cow<'_, str> {
    let must = |char: char| char < ' ' || char == '"' || char == '\\';
    if !text.contains(must) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        match char {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            char if char < ' ' => escaped.push_str(&format!("\\u{:04x}", u32::from(char))),
            char => escaped.push(char),
        }
    }
    Cow::Owned(escaped)
}
