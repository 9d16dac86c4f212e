//! The paths that a run is about: those of the command line and of a list.

use super::Failure;
use super::args::Common;
use mtlint::file_name;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The PATHs of the command line, with those that a file lists.
pub(super) fn paths(common: &Common) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = common.paths.clone();
    let Some(list) = &common.files_from else { return Ok(paths) };
    let mut bytes = Vec::new();
    if list == Path::new("-") {
        if paths.iter().any(|path| path == Path::new("-")) {
            return Err(Failure::of("standard input can't be both an article and the list of --files-from"));
        }
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| Failure::io(list, error))?;
    } else {
        File::open(list).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(|error| Failure::io(list, error))?;
    }
    let bytes = decoded(bytes).map_err(|reason| Failure::at(list, reason))?;
    // As `git diff -z` and `find -print0` write it, or as people do.
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let names = bytes.split(|&byte| byte == end).map(|name| if end == 0 { name } else { name.strip_suffix(b"\r").unwrap_or(name) });
    paths.extend(names.filter(|name| !name.is_empty()).map(file_name::from_bytes));
    if list == Path::new("-") && paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::of("standard input can't be both an article and the list of --files-from"));
    }
    Ok(paths)
}

/// A list in UTF-8 without a byte-order mark. Windows PowerShell writes UTF-16, half of whose bytes are NUL.
fn decoded(bytes: Vec<u8>) -> Result<Vec<u8>, &'static str> {
    let unit: fn([u8; 2]) -> u16 = match *bytes {
        [0xef, 0xbb, 0xbf, ..] => return Ok(bytes[3..].to_vec()),
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ if looks_wide(&bytes) => {
            return Err("looks like UTF-16 without a byte-order mark; convert it with `iconv -t UTF-8`, or write it with the mark");
        }
        _ => return Ok(bytes),
    };
    let (pairs, rest) = bytes[2..].as_chunks::<2>();
    let text = String::from_utf16(&pairs.iter().copied().map(unit).collect::<Vec<_>>());
    text.ok().filter(|_| rest.is_empty()).map(String::into_bytes).ok_or("begins as UTF-16, but is none")
}

/// Whether `bytes` are names in UTF-16 rather than names with a NUL behind each: a line ends in one of two bytes, or every second byte is
/// NUL, and one of the names would be a dot.
fn looks_wide(bytes: &[u8]) -> bool {
    let pairs = bytes.as_chunks::<2>().0;
    let is_wide = |low: usize| {
        let has = |sign: u8| pairs.iter().any(|pair| pair[low] == sign && pair[1 - low] == 0);
        let narrow = pairs.iter().filter(|pair| pair[1 - low] == 0 && pair[low] != 0).count();
        bytes.len().is_multiple_of(2) && (has(b'\n') && narrow * 4 > pairs.len() || has(b'.') && narrow == pairs.len())
    };
    is_wide(0) || is_wide(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_lists_are_told_from_those_with_nul() {
        let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        for text in ["a.txt", "a.txt\r\n", "über/čas.txt\nb\n"] {
            for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
                assert!(looks_wide(&wide(text, bytes)), "{text}");
            }
        }
        for list in ["a\0b\0", "a.txt\0b.txt\0", "a.txt\nb\n", "", "a\0", "ab\0c\n\0dd\0eeee\0ffff\0"] {
            assert!(!looks_wide(list.as_bytes()), "{list:?}");
        }
    }
}
