//! Unified diffs that `git apply` and `patch -p1` accept.

use similar::TextDiff;
use std::fmt::{self, Write};
use std::path::{Component, Path};

/// Why there is no diff of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffError {
    /// The bytes are not UTF-8 (UTF-16, for one): a diff by lines would not apply.
    NotUtf8,
    /// A NUL stands among the bytes, which makes the file binary in the eyes of git.
    Nul,
}

impl fmt::Display for DiffError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotUtf8 => "the file is not UTF-8, so there is no text diff of it",
            Self::Nul => "the file holds NUL characters, so there is no text diff of it",
        })
    }
}

impl std::error::Error for DiffError {}

/// The diff that leads from `old` to `new`, both as they stand on disk, with `context` lines around each change.
///
/// It is empty where the two are the same. Lines end at line feeds alone, as for git; carriage returns are part of them.
/// `name` goes into the header: the path of the file as seen from where the diff is to be applied, see [`name_below`].
pub fn unified(name: &[u8], old: &[u8], new: &[u8], context: usize) -> Result<String, DiffError> {
    let (old, new) = (text(old)?, text(new)?);
    if old == new {
        return Ok(String::new());
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    let mut out = header(name);
    for hunk in diff.unified_diff().context_radius(context).iter_hunks() {
        // Writing into a string can't fail.
        let _ = writeln!(out, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let _ = write!(out, "{}{}", change.tag(), change.value());
            if !change.value().ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    Ok(out)
}

fn text(bytes: &[u8]) -> Result<&str, DiffError> {
    let text = std::str::from_utf8(bytes).map_err(|_| DiffError::NotUtf8)?;
    if text.contains('\0') { Err(DiffError::Nul) } else { Ok(text) }
}

/// The name that a diff gives the file at `path`, as seen from the folder `root`: its bytes, parted by slashes. Both are
/// whole paths without `..`. There is none for a file that is not below `root`.
pub fn name_below(root: &Path, path: &Path) -> Option<Vec<u8>> {
    let parts = path.strip_prefix(root).ok()?.components().map(|part| match part {
        Component::Normal(part) => Some(part.as_encoded_bytes()),
        _ => None,
    });
    let parts: Vec<&[u8]> = parts.collect::<Option<_>>()?;
    (!parts.is_empty()).then(|| parts.join(&b'/'))
}

/// The closest folder at or above `folder` that is the top of a git work tree: it holds `.git`, a folder, or a file that
/// says where that is.
pub fn work_tree(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok())
}

/// The header as git writes it. Its first line keeps `git apply` from taking a file that becomes empty for a deleted one.
fn header(name: &[u8]) -> String {
    let (old, new) = (quote("a/", name), quote("b/", name));
    // A tab ends a name that holds a space; without it the rest would be taken for a date.
    let tab = if name.contains(&b' ') { "\t" } else { "" };
    format!("diff --git {old} {new}\n--- {old}{tab}\n+++ {new}{tab}\n")
}

/// Quotes a name as git does: in C style, but only where a byte asks for it, or where a log would take it for a command.
fn quote(side: &str, name: &[u8]) -> String {
    let is_double = |at: usize| name[at..].starts_with(b"##");
    let plain = name.iter().enumerate().all(|(at, byte)| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\') && !is_double(at));
    let mut quoted = format!("{}{side}", if plain { "" } else { "\"" });
    for (at, &byte) in name.iter().enumerate() {
        match byte {
            b'"' => quoted.push_str("\\\""),
            b'\\' => quoted.push_str("\\\\"),
            0x07 => quoted.push_str("\\a"),
            0x08 => quoted.push_str("\\b"),
            b'\t' => quoted.push_str("\\t"),
            b'\n' => quoted.push_str("\\n"),
            0x0b => quoted.push_str("\\v"),
            0x0c => quoted.push_str("\\f"),
            b'\r' => quoted.push_str("\\r"),
            b' '..=b'~' if !is_double(at) => quoted.push(byte.into()),
            _ => {
                let _ = write!(quoted, "\\{byte:03o}");
            }
        }
    }
    quoted.push_str(if plain { "" } else { "\"" });
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_of_one_line() {
        let diff = unified(b"news/a.txt", b"one\ntwo\nthree", b"one\nTWO\nthree", 3).unwrap_or_default();
        let expected = "diff --git a/news/a.txt b/news/a.txt\n--- a/news/a.txt\n+++ b/news/a.txt\n\
                        @@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n\\ No newline at end of file\n";
        assert_eq!(diff, expected);
        assert_eq!(unified(b"a", b"same", b"same", 3), Ok(String::new()));
    }

    #[test]
    fn what_is_no_text_has_no_diff() {
        assert_eq!(unified(b"a", b"\xff\xfea\0", b"\xff\xfe", 3), Err(DiffError::NotUtf8));
        assert_eq!(unified(b"a", b"a\0", b"a", 3), Err(DiffError::Nul));
    }

    #[test]
    fn names_are_quoted_as_git_does() {
        assert_eq!(header(b"a b.txt"), "diff --git a/a b.txt b/a b.txt\n--- a/a b.txt\t\n+++ b/a b.txt\t\n");
        assert_eq!(quote("a/", "na\u{ef}ve\t\"x\".txt".as_bytes()), "\"a/na\\303\\257ve\\t\\\"x\\\".txt\"");
        assert_eq!(quote("a/", b"#1 ##[group].txt"), "\"a/#1 \\043#[group].txt\"");
        assert_eq!(quote("b/", b"\xff\x1b\x07\n.txt"), "\"b/\\377\\033\\a\\n.txt\"");
    }

    #[test]
    fn names_are_those_below_a_root() {
        let name = |path: &str| name_below(Path::new("/srv/news"), Path::new(path));
        assert_eq!(name("/srv/news/today/a.txt").as_deref(), Some(&b"today/a.txt"[..]));
        assert_eq!([name("/srv/news"), name("/srv/a.txt"), name("/srv/newsroom/a.txt"), name("/srv/news/../a.txt")], [const { None }; 4]);
    }
}
