//! Which files the paths on the command line stand for.

use super::{Globs, is_same_file};
use crate::file_name;
use crate::input::{Format, InputError, Skipped, in_folder, kind_of};
use crate::report::html;
use ignore::{DirEntry, WalkBuilder};
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What paths stand for.
#[derive(Debug, Default)]
pub struct Walk {
    /// The files, and in their places what could not be read.
    pub files: Vec<Result<PathBuf, InputError>>,
    /// The files in folders that are in a format which is not read.
    pub skipped: Skipped,
}

/// The files that `paths` stand for, sorted by path, each file once, and in their places what could not be read.
///
/// A file stands for itself whatever its name, and so does `-` (standard input, which comes first). A folder stands for
/// the files in it with a known extension (see [`kind_of`]), without hidden ones and those that a `.gitignore` or
/// `.ignore` leaves out, whether or not the folder is a repository. Symbolic links are followed; one that leads back to a
/// folder it stands in is an error and the walk goes on; so is a folder in which all files are in formats that are not
/// read. Those in `unread` (such as a baseline) count as none of them, nor do pages of [`html`] reports, and what `exclude` holds is as if it were not there. A leading `./` is dropped. A file reached on two ways is named by the way that sorts first.
pub fn walk<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>, unread: &[PathBuf], exclude: &Globs) -> Walk {
    let mut found = Vec::new();
    let mut skipped = Skipped::default();
    for path in paths {
        let path = path.as_ref();
        if path == Path::new("-") {
            found.push(Ok(path.to_owned()));
            continue;
        }
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let before = found.len();
                let foreign = walk_folder(path, unread, exclude, &mut found);
                if found.len() == before && !foreign.is_empty() {
                    found.push(Err(InputError::ForeignFolder { path: file_name::of(path), skipped: foreign }));
                } else {
                    skipped.append(&foreign);
                }
            }
            Ok(_) => found.push(Ok(path.to_owned())),
            Err(error) => found.push(Err(InputError::Io { path: file_name::of(path), error })),
        }
    }
    for entry in &mut found {
        shorten(entry);
    }
    found.sort_by(|a, b| key(a).cmp(key(b)));
    let mut seen = HashSet::new();
    found.retain(|entry| match entry {
        Ok(path) => seen.insert(std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
        Err(_) => true,
    });
    Walk { files: found, skipped }
}

/// `a.txt` rather than `./a.txt`, as the user would write it.
fn shorten(entry: &mut Result<PathBuf, InputError>) {
    match entry {
        Ok(path) => {
            if let Ok(short) = path.strip_prefix("./") {
                *path = short.to_owned();
            }
        }
        Err(InputError::Io { path, .. } | InputError::Loop { path, .. } | InputError::ForeignFolder { path, .. }) => {
            if let Some(short) = path.strip_prefix("./") {
                *path = short.to_owned();
            }
        }
        Err(_) => {}
    }
}

/// Adds what is found in a folder, and returns what is there in formats that are not read.
fn walk_folder(root: &Path, unread: &[PathBuf], exclude: &Globs, found: &mut Vec<Result<PathBuf, InputError>>) -> Skipped {
    let mut skipped = Skipped::default();
    let exclude = exclude.clone();
    // The folder that was named is read, whatever it is called.
    let is_in =
        move |entry: &DirEntry| entry.depth() == 0 || !exclude.holds(entry.path(), entry.file_type().is_some_and(|kind| kind.is_dir()));
    for entry in WalkBuilder::new(root).follow_links(true).require_git(false).filter_entry(is_in).build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                match in_folder(entry.path()) {
                    Ok(()) if is_file && !is_report(entry.path()) => found.push(Ok(entry.into_path())),
                    Err(Some(format)) if is_file && !unread.iter().any(|path| is_same_file(path, entry.path())) => skipped.add(format),
                    _ => {}
                }
            }
            Err(error) => found.extend(convert(error, root).map(Err)),
        }
    }
    skipped
}

/// Whether the file at `path` is a page of a report, written where articles are.
fn is_report(path: &Path) -> bool {
    let begins_so = || {
        let mut head = Vec::new();
        File::open(path)?.take(html::HEAD.len() as u64).read_to_end(&mut head).map(|_| html::is_page(&head))
    };
    kind_of(path) == Some(Format::Html) && begins_so().unwrap_or(false)
}

/// The error with its path; `None` for a dangling link to something that would not have been read anyway.
fn convert(error: ignore::Error, path: &Path) -> Option<InputError> {
    match error {
        ignore::Error::WithPath { path, err } => convert(*err, &path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => convert(*err, path),
        ignore::Error::Loop { ancestor, child } => {
            Some(InputError::Loop { path: file_name::of(&child), ancestor: file_name::of(&ancestor) })
        }
        ignore::Error::Io(error) => {
            let dangling = error.kind() == io::ErrorKind::NotFound && kind_of(path).is_none();
            (!dangling).then(|| InputError::Io { path: file_name::of(path), error })
        }
        other => Some(InputError::Io { path: file_name::of(path), error: io::Error::other(other.to_string()) }),
    }
}

fn key(entry: &Result<PathBuf, InputError>) -> &Path {
    match entry {
        Ok(path) => path,
        Err(error) => Path::new(error.path()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(root: &Path, paths: &[&str]) -> Vec<String> {
        walk(paths.iter().map(|path| root.join(path)), &[], &Globs::nothing())
            .files
            .into_iter()
            .map(|entry| match entry {
                Ok(path) => file_name::of(path.strip_prefix(root).unwrap_or(&path)),
                Err(error) => format!("! {error}").replace(&format!("{}/", root.display()), ""),
            })
            .collect()
    }

    #[test]
    fn sorts_filters_and_removes_duplicates() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/.hidden")).unwrap();
        for file in ["b/two.TXT", "b/one.md", "b/page.xml", "b/.hidden/x.txt", "b/left.tsv", "c.rst", "a.jsonl"] {
            fs::write(root.join(file), "x").unwrap();
        }
        fs::write(root.join("b/.gitignore"), "left.*\n").unwrap();
        assert_eq!(names(root, &["."]), ["a.jsonl", "b/one.md", "b/two.TXT"]);
        assert_eq!(names(root, &["c.rst", "b/one.md", "b", "gone"]), ["b/one.md", "b/two.TXT", "c.rst", "! gone: no such file or folder"]);
        assert_eq!(walk(["-"], &[], &Globs::nothing()).files.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn reports_a_loop_and_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("a")).unwrap();
        fs::write(root.join("a/x.txt"), "x").unwrap();
        fs::write(root.join("z.txt"), "x").unwrap();
        std::os::unix::fs::symlink(root.join("a"), root.join("a/again")).unwrap();
        std::os::unix::fs::symlink(root.join("z.txt"), root.join("b.txt")).unwrap();
        std::os::unix::fs::symlink(root.join("gone"), root.join("gone.txt")).unwrap();
        std::os::unix::fs::symlink(root.join("gone"), root.join("lock")).unwrap();
        let names = names(root, &[""]);
        assert_eq!(names.len(), 4, "{names:?}");
        assert!(names[0].starts_with("! a/again: this link leads back"), "{names:?}");
        assert_eq!(names[1..], ["a/x.txt", "b.txt", "! gone.txt: no such file or folder"]);
    }
}
