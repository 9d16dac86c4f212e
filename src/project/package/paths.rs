//! Paths that mean the same on every system: a package that one can't write as another wrote it is no package to share.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// Whether Windows has a device of this name, with whatever ending: a file called so can't be made there.
pub(super) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let has_number = |number: &str| matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³");
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" => true,
        stem => ["com", "lpt"].iter().any(|device| stem.strip_prefix(device).is_some_and(has_number)),
    }
}

/// Why a file or folder can't be called so everywhere, if it can't.
pub(super) fn unfit(name: &OsStr) -> Option<&'static str> {
    let Some(name) = name.to_str() else { return Some("a name in a package is UTF-8") };
    if is_device(name) {
        return Some("Windows has a device of this name, so no file or folder is called so");
    }
    if name.ends_with(['.', ' ']) {
        return Some("Windows leaves out a full stop or a space at the end of a name: it would be another file there");
    }
    if name.contains(|sign: char| sign.is_control() || "<>:\"|?*\\".contains(sign)) {
        return Some("a name in a package holds no control characters and none of `<>:\"|?*\\`, which Windows does not take");
    }
    None
}

/// A file or folder, and another before it that many disks would take for it: those that tell no capitals from small letters, or not how
/// a letter with an accent is written. A file and a folder of one name are such a pair too.
pub(super) fn clash<'f>(files: impl Iterator<Item = &'f PathBuf>) -> Option<(&'f Path, &'f Path)> {
    let mut seen: BTreeMap<String, (&Path, bool)> = BTreeMap::new();
    for file in files {
        for path in file.ancestors().filter(|path| path.file_name().is_some()) {
            let is_file = path == file;
            let folded = path.to_string_lossy().nfd().flat_map(char::to_lowercase).nfc().collect();
            match seen.entry(folded) {
                // What is above it was looked at with the file that it is known from.
                Entry::Occupied(known) if *known.get() == (path, is_file) => break,
                Entry::Occupied(known) => return Some((path, known.get().0)),
                Entry::Vacant(free) => _ = free.insert((path, is_file)),
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_does_not_take() {
        for name in ["con", "NUL.toml", "com1", "Lpt9.tar.gz", "aux .toml", "COM².x", "a.", "a.toml ", "a:b.toml", "a\\b", "a\u{1}"] {
            assert!(unfit(OsStr::new(name)).is_some(), "{name}");
        }
        for name in ["console.toml", "com.toml", "com10", "nula", ".hidden", "a b.toml", "東京.toml", "lpt", "auxiliary"] {
            assert_eq!(unfit(OsStr::new(name)), None, "{name}");
        }
    }

    #[test]
    fn paths_that_are_one_on_some_disk() {
        let has_clash = |paths: &[&str]| clash(paths.iter().map(PathBuf::from).collect::<Vec<_>>().iter()).is_some();
        for paths in [
            &["R.toml", "r.toml"][..],
            &["rules/a.toml", "rules/b.toml", "Rules/c.toml"],
            &["caf\u{e9}.toml", "cafe\u{301}.toml"],
            &["a", "a/b.toml"],
            &["a/b.toml", "A"],
            &["Straße/x/É.toml", "straße/x/y.toml"],
        ] {
            assert!(has_clash(paths), "{paths:?}");
        }
        assert!(!has_clash(&["r.toml", "rules/r.toml", "rules/deep/r.toml", "rules/deep/s.toml", "rules.toml"]));
    }
}
