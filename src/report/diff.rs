//! Unified diffs that `git apply` and `patch -p1` accept.

use similar::TextDiff;
use std::borrow::Cow;
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
/// `path` goes into the header as [`diff_path`] makes it.
pub fn unified(path: &str, old: &[u8], new: &[u8], context: usize) -> Result<String, DiffError> {
    let (old, new) = (text(old)?, text(new)?);
    if old == new {
        return Ok(String::new());
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    let mut out = header(path);
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

/// The path that a diff should name: seen from `root`, where the diff is to be applied.
///
/// A path outside `root` loses its leading slash, so that the diff applies in the root of the file system.
pub fn diff_path<'p>(path: &'p str, root: Option<&Path>) -> Cow<'p, str> {
    let whole = Path::new(path);
    let inside = root.and_then(|root| whole.strip_prefix(root).ok()).unwrap_or(whole);
    let mut parts: Vec<&str> = Vec::new();
    for component in inside.components() {
        match component {
            Component::Normal(part) => parts.extend(part.to_str()),
            Component::ParentDir if parts.last().is_some_and(|&last| last != "..") => {
                parts.pop();
            }
            Component::ParentDir => parts.push(".."),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    let joined = parts.join("/");
    if joined == path { Cow::Borrowed(path) } else { Cow::Owned(joined) }
}

/// The header as git writes it. Its first line keeps `git apply` from taking a file that becomes empty for a deleted one.
fn header(path: &str) -> String {
    let path = diff_path(path, None);
    let (old, new) = (quote(format!("a/{path}")), quote(format!("b/{path}")));
    // A tab ends a name that holds a space; without it the rest would be taken for a date.
    let tab = if path.contains(' ') { "\t" } else { "" };
    format!("diff --git {old} {new}\n--- {old}{tab}\n+++ {new}{tab}\n")
}

/// Quotes a name as git does: in C style, but only where a byte asks for it.
fn quote(name: String) -> String {
    if name.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')) {
        return name;
    }
    let mut quoted = String::from("\"");
    for byte in name.bytes() {
        match byte {
            b'"' => quoted.push_str("\\\""),
            b'\\' => quoted.push_str("\\\\"),
            b'\n' => quoted.push_str("\\n"),
            b'\t' => quoted.push_str("\\t"),
            b'\r' => quoted.push_str("\\r"),
            b' '..=b'~' => quoted.push(byte.into()),
            _ => {
                let _ = write!(quoted, "\\{byte:03o}");
            }
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_of_one_line() {
        let diff = unified("./news/a.txt", b"one\ntwo\nthree", b"one\nTWO\nthree", 3).unwrap_or_default();
        let expected = "diff --git a/news/a.txt b/news/a.txt\n--- a/news/a.txt\n+++ b/news/a.txt\n\
                        @@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n\\ No newline at end of file\n";
        assert_eq!(diff, expected);
        assert_eq!(unified("a", b"same", b"same", 3), Ok(String::new()));
    }

    #[test]
    fn what_is_no_text_has_no_diff() {
        assert_eq!(unified("a", b"\xff\xfea\0", b"\xff\xfe", 3), Err(DiffError::NotUtf8));
        assert_eq!(unified("a", b"a\0", b"a", 3), Err(DiffError::Nul));
    }

    #[test]
    fn names_are_quoted_as_git_does() {
        assert_eq!(header("a b.txt"), "diff --git a/a b.txt b/a b.txt\n--- a/a b.txt\t\n+++ b/a b.txt\t\n");
        assert_eq!(quote("a/na\u{ef}ve\t\"x\".txt".to_owned()), "\"a/na\\303\\257ve\\t\\\"x\\\".txt\"");
    }

    #[test]
    fn paths_are_made_relative() {
        let root = Some(Path::new("/srv/news"));
        assert_eq!(diff_path("/srv/news/today/a.txt", root), "today/a.txt");
        assert_eq!(diff_path("/var/a.txt", root), "var/a.txt");
        assert_eq!(diff_path("./x/../a.txt", root), "a.txt");
        assert_eq!(diff_path("../a.txt", None), "../a.txt");
    }
}
