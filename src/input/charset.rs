//! Files in an older character set that they name, such as Latin-1 or Windows-1252.

use super::{InputError, holds, segments};
use crate::document::{Charset, Encoding, Syntax};
use encoding_rs::{WINDOWS_1252, X_USER_DEFINED};
use std::borrow::Cow;

/// Bytes in which a file says what it is in: licences may stand before it.
pub(super) const HEAD: usize = 64 << 10;

/// The encoding that the bytes of a file, which begin with `head`, are in by what it says of itself: a set with one byte a character, so
/// that all that is not edited comes back. `None` if it says nothing else than its bytes do.
///
/// # Errors
///
/// [`InputError::Record`] where what it says is not so, or is not read.
pub(super) fn named(path: &str, head: &[u8], syntax: Syntax) -> Result<Option<Charset>, InputError> {
    let (encoding, mark) = Encoding::of(head);
    if encoding.is_utf16() {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&head[mark..]);
    let Err(fault) = syntax.check_encoding(&text) else { return Ok(None) };
    match syntax.names(&text).and_then(Charset::named).filter(|_| encoding == Encoding::Utf8) {
        Some(charset) => Ok(Some(charset)),
        None => segments::placed(path, &text, Err(fault)),
    }
}

/// The text of a whole file in a format that may name its character set.
pub(super) fn decode(path: &str, bytes: Vec<u8>, syntax: Syntax) -> Result<(String, Encoding), InputError> {
    match named(path, &bytes[..bytes.len().min(HEAD)], syntax)? {
        Some(charset) => Ok((charset.decode(path, &bytes, syntax)?, Encoding::Charset(charset))),
        None => super::decode(path, bytes),
    }
}

impl Charset {
    /// The set with this name, if it has one byte a character.
    fn named(name: &str) -> Option<Self> {
        let table = encoding_rs::Encoding::for_label(name.as_bytes()).filter(|table| table.is_single_byte() && *table != X_USER_DEFINED)?;
        let name = name.to_ascii_lowercase();
        let most = match name.as_str() {
            // As browsers have it, these are other names of Windows-1252; what is written is what the name says.
            _ if table == WINDOWS_1252 && name.contains("ascii") => '\u{7f}',
            _ if table == WINDOWS_1252 && !name.contains("1252") => '\u{ff}',
            _ if name.replace("cp", "windows-").eq_ignore_ascii_case(table.name()) => char::MAX,
            _ => return None,
        };
        Some(Self { table, most })
    }

    pub(super) fn decode(self, path: &str, bytes: &[u8], syntax: Syntax) -> Result<String, InputError> {
        // Else the bytes are what they seem, and the file says something else than it is.
        let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
        if is_utf8 {
            let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
            segments::placed(path, &head, syntax.check_encoding(&head))?;
        }
        if holds(bytes, 0) {
            super::decode::check(path, bytes, 1)?;
        }
        let decoded = |bytes| self.table.decode_without_bom_handling_and_without_replacement(bytes);
        if let Some(text) = decoded(bytes) {
            return Ok(text.into_owned());
        }
        let bad = bytes.iter().position(|byte| decoded(std::slice::from_ref(byte)).is_none()).unwrap_or_default();
        let before = decoded(&bytes[..bad]).unwrap_or_default();
        let (line, column) = segments::advance((1, 1), &before);
        let found = format!("byte 0x{:02X} is none of {}", bytes[bad], self.table.name());
        Err(InputError::Record {
            path: path.to_owned(),
            line,
            column,
            found,
            expected: "the file looks damaged, or is in another encoding",
        })
    }

    fn holds(self, char: char) -> bool {
        char <= self.most && (char.is_ascii() || !self.table.encode(char.encode_utf8(&mut [0; 4])).2)
    }
}

impl Encoding {
    /// `text` as it can be written in this encoding: a character that it lacks as a numeric reference if `has_references`; what can't be
    /// written, if anything.
    pub(super) fn fitted(self, text: Cow<'_, str>, has_references: bool) -> Result<Cow<'_, str>, &'static str> {
        let Self::Charset(charset) = self else { return Ok(text) };
        if text.chars().all(|char| charset.holds(char)) {
            return Ok(text);
        }
        if !has_references {
            return Err("a character that the character set of the file lacks");
        }
        let piece = |char: char| if charset.holds(char) { char.to_string() } else { format!("&#{};", u32::from(char)) };
        Ok(Cow::Owned(text.chars().map(piece).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_write_what_their_name_says() {
        let fitted = |name: &str, text: &'static str| {
            Charset::named(name).map(|charset| Encoding::Charset(charset).fitted(Cow::Borrowed(text), true).unwrap().into_owned())
        };
        for (name, expected) in [
            ("windows-1252", "é“ł".replace('ł', "&#322;")),
            ("CP1252", "é“&#322;".to_owned()),
            ("ISO-8859-1", "é&#8220;&#322;".to_owned()),
            ("latin1", "é&#8220;&#322;".to_owned()),
            ("us-ascii", "&#233;&#8220;&#322;".to_owned()),
            ("iso-8859-2", "é&#8220;ł".to_owned()),
            ("cp1250", "é“ł".to_owned()),
        ] {
            assert_eq!(fitted(name, "é“ł").as_deref(), Some(&*expected), "{name}");
        }
        for name in ["shift_jis", "gbk", "utf-16", "iso-8859-9", "x-user-defined", "replacement", "none"] {
            assert!(fitted(name, "").is_none(), "{name}");
        }
    }
}
