//! Bytes to text and back: UTF-8 with or without a byte-order mark, and UTF-16 with one.

use super::{EncodingFault, InputError, holds};
use crate::document::Encoding;

const UTF8_MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

impl Encoding {
    /// The encoding that the first bytes of a file announce, and the length of its byte-order mark.
    pub(super) fn of(start: &[u8]) -> (Self, usize) {
        match start {
            [0xef, 0xbb, 0xbf, ..] => (Self::Utf8Bom, 3),
            [0xff, 0xfe, ..] => (Self::Utf16Le, 2),
            [0xfe, 0xff, ..] => (Self::Utf16Be, 2),
            _ => (Self::Utf8, 0),
        }
    }

    /// The length in bytes of the byte-order mark.
    pub(super) fn mark_len(self) -> usize {
        match self {
            Self::Utf8 | Self::Charset(_) => 0,
            Self::Utf8Bom => 3,
            Self::Utf16Le | Self::Utf16Be => 2,
        }
    }

    pub(super) fn is_utf16(self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }

    /// `text` as bytes of this encoding, with the byte-order mark if `mark` is set.
    pub fn encode(self, text: String, mark: bool) -> Vec<u8> {
        let unit: fn(u16) -> [u8; 2] = match self {
            Self::Utf8 => return text.into_bytes(),
            Self::Utf8Bom if !mark => return text.into_bytes(),
            Self::Utf8Bom => return [&UTF8_MARK, text.as_bytes()].concat(),
            Self::Utf16Le => u16::to_le_bytes,
            Self::Utf16Be => u16::to_be_bytes,
            // What it lacks was written as references before.
            Self::Charset(charset) => return charset.table.encode(&text).0.into_owned(),
        };
        let mark = mark.then_some(0xfeff);
        mark.into_iter().chain(text.encode_utf16()).flat_map(unit).collect()
    }
}

/// The text of a whole file and its encoding.
///
/// # Errors
///
/// [`InputError::Encoding`] where the bytes are no text, with the place of the first bad byte.
pub fn decode(path: &str, mut bytes: Vec<u8>) -> Result<(String, Encoding), InputError> {
    let (encoding, mark) = Encoding::of(&bytes);
    let text = match encoding {
        Encoding::Utf16Le => decode_utf16(path, &bytes[mark..], u16::from_le_bytes)?,
        Encoding::Utf16Be => decode_utf16(path, &bytes[mark..], u16::from_be_bytes)?,
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Charset(_) => {
            bytes.drain(..mark);
            check(path, &bytes, 1)?;
            // Checked already, so nothing is lost here.
            String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
        }
    };
    Ok((text, encoding))
}

/// `bytes`, which start at the 1-based `line` of the file, as UTF-8 text without NUL.
pub(super) fn check<'b>(path: &str, bytes: &'b [u8], line: u32) -> Result<&'b str, InputError> {
    let bad = if holds(bytes, 0) { bytes.iter().position(|&byte| byte == 0) } else { None };
    let (at, fault) = match (std::str::from_utf8(bytes), bad) {
        (Ok(text), None) => return Ok(text),
        (_, Some(at)) => {
            (at, utf16_order(bytes).map_or(EncodingFault::Binary, |big_endian| EncodingFault::Utf16WithoutMark { big_endian }))
        }
        (Err(error), None) => (error.valid_up_to(), guess(bytes, error)),
    };
    let before = String::from_utf8_lossy(&bytes[..at]);
    let (line, column) = advance(line, &before);
    Err(InputError::Encoding { path: path.to_owned(), line, column, fault })
}

/// Whether bytes with NUL among them are UTF-16 of the one order or the other, `true` for big-endian: they are read as both,
/// and in the right one there is a text with spaces, while in the other the spaces are U+2000.
fn utf16_order(bytes: &[u8]) -> Option<bool> {
    let (pairs, _) = bytes[..bytes.len().min(1024)].as_chunks::<2>();
    // Two letters of ASCII are a Chinese character then; a text with little else is no UTF-16, whatever NUL is in it.
    let ascii = pairs.iter().filter(|pair| pair.iter().all(|byte| matches!(byte, b' '..=b'~'))).count();
    if ascii * 2 > pairs.len() {
        return None;
    }
    let spaces = |unit: fn([u8; 2]) -> u16| {
        let (mut units, mut strange, mut spaces) = (0, 0, 0);
        for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
            units += 1;
            match decoded {
                Ok(' ' | '\n' | '\r' | '\t') => spaces += 1,
                Ok(character)
                    if character.is_alphanumeric()
                        || matches!(character, '!'..='~' | '\u{a0}'..='\u{bf}' | '\u{2010}'..='\u{203f}' | '\u{3000}'..='\u{303f}') => {}
                // A pair may be cut by the end of what is looked at.
                Ok(_) | Err(_) => strange += 1,
            }
        }
        if units >= 4 && strange * 10 <= units { spaces } else { 0 }
    };
    let (little, big) = (spaces(u16::from_le_bytes), spaces(u16::from_be_bytes));
    (little != big).then_some(big > little)
}

/// What the bytes look like, with the error of reading them as UTF-8.
fn guess(bytes: &[u8], error: std::str::Utf8Error) -> EncodingFault {
    let (before, rest) = bytes.split_at(error.valid_up_to());
    let byte = rest[0];
    let sample = &rest[..rest.len().min(4096)];
    // Whole characters of several bytes hardly ever come about by chance.
    let (mut whole, mut broken) = (0, 0);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    match error.error_len() {
        None => return EncodingFault::CutOff { byte },
        Some(len) if len > 1 || !before.is_ascii() || whole > broken => return EncodingFault::Damaged { byte },
        Some(_) => {}
    }
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let letters = sample.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if sample.len() > 16 && high > letters { EncodingFault::EightBit { byte } } else { EncodingFault::Latin { byte } }
}

/// The 1-based line and column after `text`, which starts at the start of `line`.
fn advance(line: u32, text: &str) -> (u32, u32) {
    let breaks = text.bytes().filter(|&byte| byte == b'\n').count();
    let last = text.rsplit('\n').next().unwrap_or_default();
    (line.saturating_add(breaks as u32), last.chars().count() as u32 + 1)
}

/// `bytes` without the byte-order mark, which is two bytes long.
fn decode_utf16(path: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, InputError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut offset = 2;
    let mut fault = None;
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match decoded {
            Ok('\0') => fault = Some(EncodingFault::Binary),
            Ok(char) => {
                text.push(char);
                offset += char.len_utf16() * 2;
            }
            Err(_) => fault = Some(EncodingFault::LoneSurrogate { offset }),
        }
        if fault.is_some() {
            break;
        }
    }
    if fault.is_none() && !rest.is_empty() {
        fault = Some(EncodingFault::OddLength { offset });
    }
    let Some(fault) = fault else {
        return Ok(text);
    };
    let (line, column) = advance(1, &text);
    Err(InputError::Encoding { path: path.to_owned(), line, column, fault })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> (u32, u32, EncodingFault) {
        match decode("x", bytes.to_vec()) {
            Err(InputError::Encoding { line, column, fault, .. }) => (line, column, fault),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn names_the_first_bad_byte() {
        assert_eq!(fault(b"One\nCaf\xe9 opened"), (2, 4, EncodingFault::Latin { byte: 0xe9 }));
        assert_eq!(fault("Caf\u{e9} \u{e9}".as_bytes().split_last().unwrap().1), (1, 6, EncodingFault::CutOff { byte: 0xc3 }));
        assert_eq!(fault(b"Caf\xc3"), (1, 4, EncodingFault::CutOff { byte: 0xc3 }));
        assert_eq!(fault(b"He said: \xe2\x80"), (1, 10, EncodingFault::CutOff { byte: 0xe2 }));
        assert_eq!(fault(b"A \xe2\x80quote\n"), (1, 3, EncodingFault::Damaged { byte: 0xe2 }));
        assert_eq!(
            fault("?caf\u{e9}, na\u{ef}ve".replace('?', "\u{e9}").as_bytes().split_first().unwrap().1),
            (1, 1, EncodingFault::Damaged { byte: 0xa9 })
        );
        assert_eq!(
            fault(b"\xcf\xf0\xe8\xe2\xe5\xf2 \xcf\xf0\xe8\xe2\xe5\xf2 \xcf\xf0\xe8\xe2"),
            (1, 1, EncodingFault::EightBit { byte: 0xcf })
        );
        assert_eq!(fault(b"PK\x03\x04\x00\x01\x02"), (1, 5, EncodingFault::Binary));
        let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| fault(&text.encode_utf16().flat_map(unit).collect::<Vec<u8>>()).2;
        for text in ["One word", "Der Ort ist schön.", "Плотина держит.\n", "Το φράγμα", "大坝 稳固。\n大坝\n"]
        {
            assert_eq!(utf16(text, u16::to_le_bytes), EncodingFault::Utf16WithoutMark { big_endian: false }, "{text}");
            assert_eq!(utf16(text, u16::to_be_bytes), EncodingFault::Utf16WithoutMark { big_endian: true }, "{text}");
        }
        assert_eq!(fault(b"One \0 word and more of it\n"), (1, 5, EncodingFault::Binary));
        assert_eq!(fault(b"\xff\xfea\0\n\0\x00\xd8b\0"), (2, 1, EncodingFault::LoneSurrogate { offset: 6 }));
        assert_eq!(fault(b"\xfe\xff\0a\0"), (1, 2, EncodingFault::OddLength { offset: 4 }));
        assert_eq!(fault(b"\xff\xfe\0\0a\0\0\0"), (1, 1, EncodingFault::Binary));
    }
}
