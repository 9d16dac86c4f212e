//! What changed in a git work tree since a revision, line by line. git itself says so.

use super::git::{command, said};
use crate::document::{Encoding, Half};
use crate::input::Positions;
use crate::text::Span;
use crate::{Diagnostic, Document, file_name};
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::{fmt, fs};

/// The lines that changed in each file, committed or not; those of a file that git does not know yet are all of them.
#[derive(Debug)]
pub struct Changes {
    /// The work tree, without links.
    top: PathBuf,
    /// By the path as the file system has it, without links.
    files: HashMap<PathBuf, Lines>,
}

#[derive(Debug, PartialEq, Eq)]
enum Lines {
    All,
    /// 1-based, in order.
    Some(Vec<Range<u32>>),
}

/// Why nobody knows what changed.
#[derive(Debug)]
#[non_exhaustive]
pub enum ChangesError {
    /// git can't be started.
    NoGit(io::Error),
    /// The current folder is in no work tree; in the words of git.
    NoWorkTree(String),
    /// There is no such revision.
    UnknownRevision(String),
    /// A revision that has no ancestor in common with what is checked out.
    Unrelated(String),
    /// git failed; in its words.
    Git(String),
}

impl fmt::Display for ChangesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGit(error) => write!(formatter, "--changed-since asks git, which can't be started: {error}"),
            Self::NoWorkTree(message) => write!(formatter, "--changed-since asks git: {message}"),
            Self::UnknownRevision(revision) => write!(formatter, "--changed-since: git knows no revision `{revision}`"),
            Self::Unrelated(revision) => write!(
                formatter,
                "--changed-since: `{revision}` and what is checked out have no ancestor in common; in a shallow clone, fetch more of the history"
            ),
            Self::Git(message) => write!(formatter, "--changed-since: git failed: {message}"),
        }
    }
}

impl std::error::Error for ChangesError {}

impl Changes {
    /// What changed since `revision`, or since what is checked out branched off from it, in the work tree of the current folder.
    ///
    /// # Errors
    ///
    /// Where there is no git, no work tree, no such revision or no common ancestor.
    pub fn since(revision: &str) -> Result<Self, ChangesError> {
        let top = said(git(Path::new("."), &["rev-parse", "--show-toplevel"])?).map_err(ChangesError::NoWorkTree)?;
        let top = fs::canonicalize(file_name::from_bytes(trimmed(&top))).map_err(ChangesError::NoGit)?;
        let commit = git(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])?;
        let commit = said(commit).map_err(|_| ChangesError::UnknownRevision(revision.to_owned()))?;
        let commit = String::from_utf8_lossy(trimmed(&commit)).into_owned();
        let base = said(git(&top, &["merge-base", &commit, "HEAD"])?).map_err(|_| ChangesError::Unrelated(revision.to_owned()))?;
        let mut files = diff(&top, &String::from_utf8_lossy(trimmed(&base)))?;
        let new = said(git(&top, &["ls-files", "--others", "--exclude-standard", "-z"])?).map_err(ChangesError::Git)?;
        files.extend(new.split(|&byte| byte == 0).filter(|name| !name.is_empty()).map(|name| (file_name::from_bytes(name), Lines::All)));
        // A link that is new says nothing about the file that it leads to.
        let is_file = |path: &PathBuf| !path.is_symlink();
        let real = |(name, lines): (PathBuf, Lines)| Some((fs::canonicalize(Some(top.join(name)).filter(is_file)?).ok()?, lines));
        let files = files.into_iter().filter_map(real).collect();
        Ok(Self { top, files })
    }

    /// The work tree that they are of, where the file or folder at `path` lies outside of it and holds none of it.
    pub fn do_not_reach(&self, path: &Path) -> Option<&Path> {
        let real = fs::canonicalize(path).ok()?;
        (!real.starts_with(&self.top) && !self.top.starts_with(&real)).then_some(&*self.top)
    }

    /// Whether anything changed in the file at `path`.
    pub fn holds(&self, path: &Path) -> bool {
        self.lines(path).is_some()
    }

    /// The findings of which a place changed: the finding's own, another that belongs to it, or that in the source.
    pub fn touched(&self, document: &Document, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let target = self.lines(&file_name::path(&document.path));
        let source = document.source_file.as_ref().map_or(target, |file| self.lines(&file_name::path(&file.path)));
        // git counts lines of bytes, which in UTF-16 are others.
        let is_whole = |lines: Option<&Lines>, encoding| match lines {
            Some(lines) => *lines == Lines::All || matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be),
            None => false,
        };
        let encoding = document.origin.encoding();
        let all_of_target = is_whole(target, encoding) || target.is_some() && document.origin.package().is_some();
        let all_of_source = is_whole(source, document.source_file.as_ref().map_or(encoding, |file| file.encoding));
        let (in_target, in_source) = (Positions::of(document, Half::Target), Positions::of(document, Half::Source));
        let is_in = |lines: Option<&Lines>, positions: &Positions<'_>, span: Span| {
            let place = positions.place(span);
            matches!(lines, Some(Lines::Some(ranges)) if meets(ranges, place.line, place.end_line))
        };
        diagnostics.retain(|diagnostic| {
            let mut spans = std::iter::once(diagnostic.span).chain(diagnostic.related.iter().map(|related| related.span));
            let by_source = diagnostic.source.as_ref().is_some_and(|place| all_of_source || is_in(source, &in_source, place.span));
            all_of_target || by_source || spans.any(|span| is_in(target, &in_target, span))
        });
        diagnostics
    }

    fn lines(&self, path: &Path) -> Option<&Lines> {
        self.files.get(&fs::canonicalize(path).ok()?)
    }
}

/// Whether one of `ranges` holds a line from `first` to `last`.
fn meets(ranges: &[Range<u32>], first: u32, last: u32) -> bool {
    let next = ranges.partition_point(|range| range.end <= first);
    ranges.get(next).is_some_and(|range| range.start <= last)
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Output, ChangesError> {
    command(folder).args(arguments).output().map_err(ChangesError::NoGit)
}

/// The lines of the work tree at `top` that differ from the commit `base`, by the names that files have below `top`.
fn diff(top: &Path, base: &str) -> Result<Vec<(PathBuf, Lines)>, ChangesError> {
    let mut child = command(top)
        // Whatever a user sets for reading: this is read by a program.
        .args(["diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules", "--text"])
        .args(["--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", base, "--"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(ChangesError::NoGit)?;
    let out = child.stdout.take().map(|out| read_diff(&mut BufReader::new(out)));
    let status = child.wait().map_err(ChangesError::NoGit)?;
    let files = out.unwrap_or_else(|| Ok(Vec::new())).map_err(ChangesError::NoGit)?;
    if status.success() { Ok(files) } else { Err(ChangesError::Git(format!("`git diff` ended with {status}"))) }
}

/// Reads a unified diff without context: for each file that it leaves its new lines.
fn read_diff(out: &mut dyn BufRead) -> io::Result<Vec<(PathBuf, Lines)>> {
    let mut files: Vec<(PathBuf, Vec<Range<u32>>)> = Vec::new();
    let mut is_gone = true;
    // So many lines of the hunk are to come; what they say is no matter.
    let mut within = 0_u64;
    let mut line = Vec::new();
    loop {
        if within > 0 {
            // The note on a missing line feed counts as no line.
            within -= u64::from(out.fill_buf()?.first() != Some(&b'\\'));
            if out.skip_until(b'\n')? == 0 {
                break;
            }
            continue;
        }
        line.clear();
        if out.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if let Some(name) = line.strip_prefix(b"+++ ") {
            let name = unquoted(trimmed(name));
            is_gone = !name.starts_with(b"b/");
            files.extend((!is_gone).then(|| (file_name::from_bytes(&name[b"b/".len()..]), Vec::new())));
        } else if let Some((old, start, new)) = hunk(&line) {
            within = u64::from(old) + u64::from(new);
            if let Some((_, ranges)) = files.last_mut().filter(|_| !is_gone && new > 0) {
                ranges.push(start..start.saturating_add(new));
            }
        }
    }
    Ok(files.into_iter().map(|(name, ranges)| (name, Lines::Some(ranges))).collect())
}

/// Of `@@ -1,2 +3,4 @@` the number of old lines, the first new line and the number of new lines.
fn hunk(line: &[u8]) -> Option<(u32, u32, u32)> {
    let line = std::str::from_utf8(line.strip_prefix(b"@@ -")?.split(|&byte| byte == b'@').next()?).ok()?;
    let (old, new) = line.trim().split_once(" +")?;
    let numbers = |side: &str| {
        let (start, count) = side.split_once(',').unwrap_or((side, "1"));
        Some((start.parse().ok()?, count.parse().ok()?))
    };
    let ((_, old), (start, new)): ((u32, u32), (u32, u32)) = (numbers(old)?, numbers(new)?);
    Some((old, start, new))
}

/// The name that stands for in the head of a diff: in C style between quotation marks where a byte asks for it.
fn unquoted(name: &[u8]) -> Vec<u8> {
    // A tab ends a name that holds a space.
    let name = name.strip_suffix(b"\t").unwrap_or(name);
    let Some(inside) = name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")) else { return name.to_vec() };
    let mut bytes = Vec::new();
    let mut rest = inside;
    while let Some((&byte, others)) = rest.split_first() {
        rest = others;
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let octal = rest.get(..3).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok());
        let letter = rest.first().copied().unwrap_or(b'\\');
        let known = [(b'a', 7), (b'b', 8), (b't', 9), (b'n', 10), (b'v', 11), (b'f', 12), (b'r', 13)];
        bytes.push(octal.unwrap_or_else(|| known.iter().find(|(name, _)| *name == letter).map_or(letter, |(_, byte)| *byte)));
        rest = rest.get(if octal.is_some() { 3 } else { 1 }..).unwrap_or_default();
    }
    bytes
}

fn trimmed(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_lines_by_file() {
        let diff = b"diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1,2 @@ title\n-one\n\\ No newline at end of file\n+++ b/no\n+two\n\
            @@ -9,2 +9,0 @@\n-@@ -1 +1 @@\n-x\ndiff --git a/gone b/gone\n--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n\
            diff --git \"a/\\303\\251.txt\" \"b/\\303\\251.txt\"\n--- /dev/null\n+++ \"b/\\303\\251 \\t.txt\"\t\n@@ -0,0 +1 @@\n+x\n";
        let files = read_diff(&mut &diff[..]).expect("no reader fails here");
        let expected = [("a.txt", 1..3), ("\u{e9} \t.txt", 1..2)].map(|(name, range)| (PathBuf::from(name), Lines::Some(vec![range])));
        assert_eq!(files, expected);
    }

    #[test]
    fn lines_that_meet() {
        let ranges = [2..4, 8..9];
        let met: Vec<u32> = (1..10).filter(|&line| meets(&ranges, line, line)).collect();
        assert_eq!(met, [2, 3, 8]);
        assert!(meets(&ranges, 5, 8) && !meets(&ranges, 5, 7) && !meets(&[], 1, 9));
    }
}
