//! Bytes to text and back: UTF-8 with or without a byte-order mark, and UTF-16 with one.

use super::{Encoding, EncodingFault, InputError, holds};

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
            Self::Utf8 => 0,
            Self::Utf8Bom => 3,
            Self::Utf16Le | Self::Utf16Be => 2,
        }
    }

    pub(super) fn is_utf16(self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }

    /// `text` as bytes of this encoding, with the byte-order mark if `mark` is set.
    pub(super) fn encode(self, text: String, mark: bool) -> Vec<u8> {
        let unit: fn(u16) -> [u8; 2] = match self {
            Self::Utf8 => return text.into_bytes(),
            Self::Utf8Bom if !mark => return text.into_bytes(),
            Self::Utf8Bom => return [&UTF8_MARK, text.as_bytes()].concat(),
            Self::Utf16Le => u16::to_le_bytes,
            Self::Utf16Be => u16::to_be_bytes,
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
        Encoding::Utf8 | Encoding::Utf8Bom => {
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
        (_, Some(at)) => (at, if is_utf16(bytes) { EncodingFault::Utf16WithoutMark } else { EncodingFault::Binary }),
        (Err(error), None) => (error.valid_up_to(), guess(bytes, error.valid_up_to())),
    };
    let before = String::from_utf8_lossy(&bytes[..at]);
    let (line, column) = advance(line, &before);
    Err(InputError::Encoding { path: path.to_owned(), line, column, fault })
}

/// Whether most of the first NUL bytes stand in places of one parity, as Latin letters in UTF-16 have them.
fn is_utf16(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(1024)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    sample.len() >= 8 && even.max(odd) * 4 > sample.len() && even.min(odd) * 10 <= even.max(odd)
}

/// What the bytes look like, the first that is no UTF-8 standing at `at`.
fn guess(bytes: &[u8], at: usize) -> EncodingFault {
    let byte = bytes[at];
    if !bytes[..at].is_ascii() {
        return EncodingFault::Damaged { byte };
    }
    let sample = &bytes[at..bytes.len().min(at + 4096)];
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
        assert_eq!(fault("Caf\u{e9} \u{e9}".as_bytes().split_last().unwrap().1), (1, 6, EncodingFault::Damaged { byte: 0xc3 }));
        assert_eq!(
            fault(b"\xcf\xf0\xe8\xe2\xe5\xf2 \xcf\xf0\xe8\xe2\xe5\xf2 \xcf\xf0\xe8\xe2"),
            (1, 1, EncodingFault::EightBit { byte: 0xcf })
        );
        assert_eq!(fault(b"PK\x03\x04\x00\x01\x02"), (1, 5, EncodingFault::Binary));
        assert_eq!(fault(b"O\0n\0e\0 \0w\0o\0r\0d\0"), (1, 2, EncodingFault::Utf16WithoutMark));
        assert_eq!(fault(b"\xff\xfea\0\n\0\x00\xd8b\0"), (2, 1, EncodingFault::LoneSurrogate { offset: 6 }));
        assert_eq!(fault(b"\xfe\xff\0a\0"), (1, 2, EncodingFault::OddLength { offset: 4 }));
        assert_eq!(fault(b"\xff\xfe\0\0a\0\0\0"), (1, 1, EncodingFault::Binary));
    }
}
