//! Unified diffs that `git apply` and `patch -p1` accept.

use super::style::Palette;
use crate::diagnostic::Safety;
use crate::document::{Document, Half};
use crate::fix::Fixed;
use crate::input::Positions;
use crate::visible::visible;
use annotate_snippets::renderer::Style;
use similar::udiff::UnifiedDiffHunk;
use similar::{ChangeTag, TextDiff};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::path::{Component, Path};
use std::sync::Arc;

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

/// Why a line of the old file changes.
#[derive(Debug, Clone)]
pub struct Cause {
    /// The first line of the change, 1-based.
    pub line: u32,
    /// The id of the rule whose fix it is.
    pub rule: Arc<str>,
    /// How far that fix can be trusted.
    pub safety: Safety,
}

/// Why lines of the file of `document` change as it is `fixed`.
pub fn causes(document: &Document, fixed: &Fixed) -> Vec<Cause> {
    let positions = Positions::of(document, Half::Target);
    let mut causes = Vec::new();
    for (diagnostic, spans) in fixed.applied.iter().zip(&fixed.origins) {
        let Some(safety) = diagnostic.fix.as_ref().map(|fix| fix.safety) else { continue };
        let mut lines: Vec<u32> = spans.iter().map(|span| positions.place(*span).line).collect();
        lines.dedup();
        causes.extend(lines.into_iter().map(|line| Cause { line, rule: diagnostic.rule.clone(), safety }));
    }
    causes
}

/// The diff that leads from `old` to `new`, both as they stand on disk, with `context` lines around each change. The heading of each
/// hunk says which of `causes` are its own.
///
/// It is empty where the two are the same. Lines end at line feeds alone, as for git; carriage returns are part of them.
/// `name` goes into the header: the path of the file as seen from where the diff is to be applied, see [`name_below`].
pub fn unified(name: &[u8], old: &[u8], new: &[u8], context: usize, causes: &[Cause]) -> Result<String, DiffError> {
    hunks(name, old, new, context, causes, |out, hunk| {
        for change in hunk.iter_changes() {
            // Writing into a string can't fail.
            let _ = write!(out, "{}{}", change.tag(), change.value());
            if !change.value().ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    })
}

/// The same for people: the words that go in `[-…-]` and those that come in `{+…+}`, as git writes them, and in colours if wanted. It
/// can't be applied. What is hidden is spelled out.
pub fn words(name: &[u8], old: &[u8], new: &[u8], context: usize, causes: &[Cause], colour: bool) -> Result<String, DiffError> {
    let palette = Palette::new(colour);
    hunks(name, old, new, context, causes, |out, hunk| {
        let side = |gone: ChangeTag| {
            hunk.iter_changes().filter(|change| change.tag() != gone).map(|change| change.value()).collect::<String>().replace("\r\n", "\n")
        };
        let (old, new) = (side(ChangeTag::Insert), side(ChangeTag::Delete));
        let diff = TextDiff::from_words(old.as_str(), new.as_str());
        let changes: Vec<_> = diff.iter_all_changes().collect();
        for run in changes.chunk_by(|one, other| one.tag() == other.tag()) {
            let text: String = run.iter().map(|change| change.value()).collect();
            let (style, marks) = match run[0].tag() {
                ChangeTag::Equal => (Style::new(), ["", ""]),
                ChangeTag::Delete => (palette.removed, ["[-", "-]"]),
                ChangeTag::Insert => (palette.added, ["{+", "+}"]),
            };
            for line in text.split_inclusive('\n') {
                let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
                let line = visible(line);
                // A line end can't be seen, with marks or without.
                let [open, close] = if line.is_empty() { ["", ""] } else { marks };
                let _ = write!(out, "{style}{open}{line}{close}{style:#}{end}");
            }
        }
        if !out.ends_with('\n') {
            out.push('\n');
        }
    })
}

/// The header of the file and, for each hunk, its heading and what `body` writes.
fn hunks(
    name: &[u8],
    old: &[u8],
    new: &[u8],
    context: usize,
    causes: &[Cause],
    body: impl Fn(&mut String, &UnifiedDiffHunk<'_, '_, '_, str>),
) -> Result<String, DiffError> {
    let (old, new) = (text(old)?, text(new)?);
    if old == new {
        return Ok(String::new());
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    let mut out = header(name);
    let mut causes: Vec<&Cause> = causes.iter().collect();
    causes.sort_by_key(|cause| cause.line);
    for hunk in diff.unified_diff().context_radius(context).iter_hunks() {
        let last = hunk.ops().last().map_or(0, |op| op.old_range().end) as u32;
        let own = causes.partition_point(|cause| cause.line <= last.max(1));
        // Writing into a string can't fail.
        let _ = writeln!(out, "{}{}", hunk.header(), heading(causes.drain(..own)));
        body(&mut out, &hunk);
    }
    Ok(out)
}

/// What the heading of a hunk says: its rules with the safety of their fixes.
fn heading<'c>(causes: impl Iterator<Item = &'c Cause>) -> String {
    let mut counts: BTreeMap<(Reverse<Safety>, &str), usize> = BTreeMap::new();
    causes.for_each(|cause| *counts.entry((Reverse(cause.safety), &cause.rule)).or_default() += 1);
    let one = |((Reverse(safety), rule), count): ((Reverse<Safety>, &str), usize)| {
        let times = if count > 1 { format!(" ×{count}") } else { String::new() };
        format!("{rule}{times} ({})", safety.name())
    };
    let all: Vec<String> = counts.into_iter().map(one).collect();
    if all.is_empty() { String::new() } else { format!(" {}", all.join(", ")) }
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
        let diff = unified(b"news/a.txt", b"one\ntwo\nthree", b"one\nTWO\nthree", 3, &[]).unwrap_or_default();
        let expected = "diff --git a/news/a.txt b/news/a.txt\n--- a/news/a.txt\n+++ b/news/a.txt\n\
                        @@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n\\ No newline at end of file\n";
        assert_eq!(diff, expected);
        assert_eq!(unified(b"a", b"same", b"same", 3, &[]), Ok(String::new()));
    }

    #[test]
    fn each_hunk_says_what_it_comes_of() {
        let old: String = (1..=20).map(|number| format!("line {number}\n")).collect();
        let new = old.replace("line 2\n", "").replace("line 18\n", "line eighteen\nline\n");
        let cause = |line, rule: &str, safety| Cause { line, rule: rule.into(), safety };
        let causes = [
            cause(18, "b/b", Safety::Unsafe),
            cause(18, "c/c", Safety::Safe),
            cause(18, "c/c", Safety::Safe),
            cause(2, "a/a", Safety::Safe),
        ];
        let diff = unified(b"a", old.as_bytes(), new.as_bytes(), 3, &causes).unwrap_or_default();
        let headings: Vec<&str> = diff.lines().filter(|line| line.starts_with("@@")).collect();
        assert_eq!(headings, ["@@ -1,5 +1,4 @@ a/a (safe)", "@@ -15,6 +14,7 @@ c/c ×2 (safe), b/b (unsafe)"]);
        let shown = words(b"a", b"The harbour is\ncold.", b"The harbor is\r\ncold\x1b.", 3, &[], false).unwrap_or_default();
        assert!(shown.ends_with("@@ -1,2 +1,2 @@\nThe [-harbour-]{+harbor+} is\n[-cold.-]{+cold<U+001B>.+}\n"), "{shown}");
    }

    #[test]
    fn what_is_no_text_has_no_diff() {
        assert_eq!(unified(b"a", b"\xff\xfea\0", b"\xff\xfe", 3, &[]), Err(DiffError::NotUtf8));
        assert_eq!(unified(b"a", b"a\0", b"a", 3, &[]), Err(DiffError::Nul));
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
