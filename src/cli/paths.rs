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
        _ => return Ok(bytes),
    };
    let (pairs, rest) = bytes[2..].as_chunks::<2>();
    let text = String::from_utf16(&pairs.iter().copied().map(unit).collect::<Vec<_>>());
    text.ok().filter(|_| rest.is_empty()).map(String::into_bytes).ok_or("begins as UTF-16, but is none")
}
