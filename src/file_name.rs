//! Paths as text, so that two paths are never the same text: file names are bytes on most systems, and not always UTF-8.
//!
//! A byte that is no UTF-8 becomes U+FFFD and two hexadecimal digits, `�FF`. So does each byte of a U+FFFD that a name
//! holds, which leads back without doubt. All other names stay as they are.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const MARK: char = char::REPLACEMENT_CHARACTER;

/// The text for `path`.
pub fn of(path: &Path) -> String {
    let mut name = String::new();
    let escape = |bytes: &[u8], name: &mut String| {
        for byte in bytes {
            // Writing into a string can't fail.
            let _ = write!(name, "{MARK}{byte:02X}");
        }
    };
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for (number, part) in chunk.valid().split(MARK).enumerate() {
            if number > 0 {
                escape(MARK.encode_utf8(&mut [0; 4]).as_bytes(), &mut name);
            }
            name.push_str(part);
        }
        escape(chunk.invalid(), &mut name);
    }
    name
}

/// The bytes of the path for which [`of`] gives `name`.
pub fn bytes(name: &str) -> Cow<'_, [u8]> {
    let mut parts = name.split(MARK);
    let plain = parts.next().unwrap_or_default();
    if plain.len() == name.len() {
        return Cow::Borrowed(name.as_bytes());
    }
    let mut bytes = plain.as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend_from_slice(&part.as_bytes()[2..]);
            }
            // A name that was made elsewhere.
            None => {
                bytes.extend_from_slice(MARK.encode_utf8(&mut [0; 4]).as_bytes());
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    Cow::Owned(bytes)
}

/// The path for which [`of`] gives `name`.
pub fn path(name: &str) -> PathBuf {
    if cfg!(unix) { from_bytes(&bytes(name)) } else { PathBuf::from(name) }
}

/// The path that another program calls so.
pub fn from_bytes(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
    }
    #[cfg(not(unix))]
    {
        PathBuf::from(&*String::from_utf8_lossy(bytes))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    fn name(bytes: &[u8]) -> String {
        of(Path::new(OsStr::from_bytes(bytes)))
    }

    #[test]
    fn what_is_no_utf_8_has_its_bytes() {
        assert_eq!(name("na\u{ef}ve/東京 %FF.txt".as_bytes()), "na\u{ef}ve/東京 %FF.txt");
        assert_eq!(name(b"\xff\xe4b.txt"), "\u{fffd}FF\u{fffd}E4b.txt");
        assert_eq!(name("\u{fffd}FF".as_bytes()), "\u{fffd}EF\u{fffd}BF\u{fffd}BDFF");
    }

    proptest! {
        #[test]
        fn each_path_has_a_name_of_its_own(path in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(vec![0xef, 0xbf, 0xbd, b'F'])], 0..12)) {
            let text = name(&path);
            prop_assert_eq!(&*bytes(&text), &path[..]);
            let back = super::path(&text);
            prop_assert_eq!(back.as_os_str().as_bytes(), &path[..]);
        }

        #[test]
        fn any_text_is_read_as_some_path(text in "[\u{fffd}Fg\u{e9}]{0,8}") {
            bytes(&text);
        }
    }
}
