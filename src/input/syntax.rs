//! How text is written in an island: what stands for a character there, and what of a text must be written in another way.

use super::decoded::{Decoded, Meaning, OBJECT};
use super::records::Fault;
use super::word::{self, Within};
use super::{csv, cues, feed, html, html_text, po, xml};
use crate::document::Syntax;
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

/// What must be known besides the place to go on from a place in an island.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct State {
    /// Within a CDATA section of XML, where nothing but its end has a meaning.
    pub in_cdata: bool,
    /// Within an attribute of HTML between two of these quotation marks.
    pub quote: Option<char>,
    /// Within a paragraph of Word.
    pub within: Within,
}

impl Syntax {
    /// What is known at byte `start` of the file `raw`, where an island starts.
    pub(super) fn state_at(self, raw: &str, start: usize) -> State {
        let quote = || raw[..start].chars().next_back().filter(|char| matches!(char, '"' | '\''));
        State { quote: if self == Self::Html { quote() } else { None }, ..State::default() }
    }

    /// The length of the character, escape or code at byte `at` of the island `raw`, which is well formed, and what it stands for.
    pub(super) fn piece(self, raw: &str, at: usize, state: &mut State) -> (usize, Meaning) {
        match self {
            Self::Json => json_piece(raw, at),
            Self::Tsv => char_piece(raw, at),
            Self::Csv => csv::piece(raw, at),
            Self::Xml => xml::piece(raw, at, &mut state.in_cdata),
            Self::Feed => feed::piece(raw, at),
            Self::SubRip => cues::sub_rip_piece(raw, at),
            Self::WebVtt => cues::web_vtt_piece(raw, at),
            Self::Po => po::piece(raw, at),
            Self::Html => html_text::piece(raw, at),
            Self::Word => word::piece(raw, at, state),
        }
    }

    /// The text of the island `raw`, which is well formed.
    pub(super) fn decode(self, raw: &str) -> Decoded {
        match self {
            Self::Xml => return xml::decode(raw),
            Self::Word => return word::decode(raw),
            _ => {}
        }
        let mut decoded = Decoded::with_capacity(raw.len());
        let (mut at, mut state, mut tag) = (0, State::default(), None);
        while at < raw.len() {
            let (len, meaning) = self.piece(raw, at, &mut state);
            decoded.push(meaning);
            // A tag that is written out is shown as it stands.
            if let (Self::Po | Self::Html, Meaning::Char(char)) = (self, meaning) {
                decoded.mask_tags(char, &mut tag);
            }
            at += len;
        }
        decoded
    }

    /// Whether an island with a text of the same length has a character for each character of the text. What is written in
    /// another way than it is read is always longer in the file.
    pub(super) const fn is_plain(self, raw: usize, text: usize) -> bool {
        matches!(self, Self::Tsv) || raw == text
    }

    /// `text` as it is written at a place in an island that `state` is of; what can't be written, if anything.
    pub(super) fn write(self, text: &str, state: State) -> Result<Cow<'_, str>, &'static str> {
        match self {
            Self::Json => Ok(with_escapes(text, |control| format!("\\u{control:04x}"))),
            Self::Tsv if text.contains(['\t', '\n', '\r', '\0']) => Err("a tab or a line end"),
            Self::Tsv => Ok(Cow::Borrowed(text)),
            Self::Csv => csv::escape(text),
            Self::Xml => xml::escape(text, state.in_cdata),
            Self::Feed => feed::escape(text),
            Self::SubRip => cues::escape(text, false),
            Self::WebVtt => cues::escape(text, true),
            Self::Po => po::escape(text),
            Self::Html => html_text::escape(text, state.quote),
            Self::Word => word::escape(text, state.within),
        }
    }

    /// Whether `found` is what is read where `written` was written. In XML the spaces behind a line end are none of the text, in
    /// HTML several are one.
    pub(super) fn is_same(self, found: &str, written: &str) -> bool {
        match self {
            Self::Xml | Self::Feed | Self::Html => found.split_ascii_whitespace().eq(written.split_ascii_whitespace()),
            _ => found == written,
        }
    }

    /// What of the island `before` must not be told apart from the file around it any more once edits have made it `after`, if
    /// anything: an edit may bring together what makes a mark of the format.
    pub(super) fn damage(self, before: &str, after: &str, follows: &str) -> Option<&'static str> {
        match self {
            Self::Json | Self::Csv | Self::Feed | Self::Po | Self::Word => None,
            // A carriage return in the text would become one of the line end.
            Self::Tsv => (after.ends_with('\r') && follows.starts_with('\n')).then_some("a carriage return at the end of a line"),
            Self::Xml => xml::damage(before, after),
            Self::SubRip | Self::WebVtt => cues::damage(self, before, after),
            Self::Html => {
                let marks = |decoded: Decoded| (decoded.codes.len(), decoded.text.matches(OBJECT).count());
                (marks(self.decode(before)) != marks(self.decode(after))).then_some("another tag")
            }
        }
    }

    /// A fault if the file that begins with `head` says that it is in an encoding which is not read.
    pub(super) fn check_encoding(self, head: &str) -> Result<(), Fault> {
        match self {
            Self::Xml | Self::Feed | Self::Word => xml::check_encoding(head),
            Self::Po => po::check_charset(head),
            Self::Html => xml::check_encoding(head).and_then(|()| html::check_charset(head)),
            Self::Json | Self::Tsv | Self::Csv | Self::SubRip | Self::WebVtt => Ok(()),
        }
    }

    /// The character set other than UTF-8 that the file which begins with `head` names.
    pub(super) fn names(self, head: &str) -> Option<&str> {
        let named = match self {
            Self::Po => po::charset(head),
            Self::Html => xml::encoding(head).or_else(|| html::charset(head)),
            _ => xml::encoding(head),
        };
        named.map(|at| &head[at])
    }

    /// Whether the island at byte `start` of `raw` needs quotation marks that it has not, once these texts are written in it.
    pub(super) fn lacks_marks<'t>(self, raw: &str, start: usize, mut replacements: impl Iterator<Item = &'t str>) -> bool {
        self == Self::Csv && !raw[..start].ends_with('"') && replacements.any(csv::asks_for_marks)
    }

    /// What has to be written besides, once `pieces` of the file `raw` are replaced.
    pub(super) fn besides(self, raw: &str, pieces: &[(Span, Cow<'_, str>)]) -> Vec<(Span, Cow<'static, str>)> {
        if self == Self::Word { word::spaces(raw, pieces) } else { Vec::new() }
    }

    /// The part of an island that is left without what is layout of the file: white space at its ends, or quotation marks around it.
    pub(super) fn trimmed(self, text: &str, range: Range<usize>) -> Range<usize> {
        match self {
            Self::Xml => xml::trimmed(text, range),
            Self::Csv if text[range.clone()].starts_with('"') && !text[..range.start].ends_with('"') => range.start + 1..range.end - 1,
            _ => range,
        }
    }
}

/// The character at byte `at`, which stands for itself.
pub(super) fn char_piece(raw: &str, at: usize) -> (usize, Meaning) {
    let char = raw[at..].chars().next().unwrap_or_default();
    (char.len_utf8().min(raw.len() - at), Meaning::Char(char))
}

/// The character or escape at byte `at` of a valid JSON string.
fn json_piece(raw: &str, at: usize) -> (usize, Meaning) {
    let hex = |at: usize| raw.get(at..at + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok()).unwrap_or_default();
    let (len, char) = match (raw.as_bytes()[at], raw.as_bytes().get(at + 1)) {
        (b'\\', Some(b'u')) => match hex(at + 2) {
            high @ 0xd800..=0xdfff => (12, char::decode_utf16([high, hex(at + 8)]).next().and_then(Result::ok)),
            unit => (6, char::from_u32(unit.into())),
        },
        (b'\\', Some(b'b')) => (2, Some('\u{8}')),
        (b'\\', Some(b'f')) => (2, Some('\u{c}')),
        (b'\\', Some(b'n')) => (2, Some('\n')),
        (b'\\', Some(b'r')) => (2, Some('\r')),
        (b'\\', Some(b't')) => (2, Some('\t')),
        (b'\\', Some(&other)) => (2, Some(other.into())),
        _ => return char_piece(raw, at),
    };
    (len, Meaning::Char(char.unwrap_or_default()))
}

/// `text` between quotation marks with backslashes as escapes: only what must be escaped is. `control` writes a control character
/// without a letter of its own.
pub(super) fn with_escapes(text: &str, control: fn(u32) -> String) -> Cow<'_, str> {
    if !text.contains(|char: char| char < ' ' || char == '"' || char == '\\') {
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
            char if char < ' ' => escaped.push_str(&control(char.into())),
            char => escaped.push(char),
        }
    }
    Cow::Owned(escaped)
}
