//! Files by globs that stand in the configuration.

use crate::Error;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use mtlint_tables::rule::source::Placed;
use std::fs;
use std::path::{Path, PathBuf};

/// Globs in the form of `.gitignore`, relative to a folder.
#[derive(Debug, Clone)]
pub struct Globs {
    /// As the file system has it, without links.
    folder: PathBuf,
    globs: Gitignore,
}

impl Globs {
    /// `globs`, relative to `folder`.
    ///
    /// # Errors
    ///
    /// [`Error::Rule`] with the place of a glob that is none.
    pub fn new(folder: &Path, globs: &[Placed<String>]) -> Result<Self, Error> {
        let folder = if folder == Path::new("") { Path::new(".") } else { folder };
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let mut builder = GitignoreBuilder::new(&folder);
        // Git takes a class that never ends for one that nothing matches.
        builder.allow_unclosed_class(false);
        if let Some(first) = globs.first().filter(|_| globs.iter().all(|glob| glob.value.starts_with('!'))) {
            return Err(first.error("`!` takes back what a glob before it holds, and there is none").into());
        }
        for glob in globs {
            let line = line(&glob.value, &folder).map_err(|message| glob.error(message))?;
            builder.add_line(None, &line).map_err(|error| glob.error(error))?;
        }
        match (builder.build(), globs.first()) {
            (Ok(globs), _) => Ok(Self { folder, globs }),
            (Err(error), Some(first)) => Err(first.error(error).into()),
            (Err(_), None) => Ok(Self::nothing()),
        }
    }

    /// No globs, which no file matches.
    pub fn nothing() -> Self {
        Self { folder: PathBuf::new(), globs: Gitignore::empty() }
    }

    /// Whether `path` itself matches; a file in a folder that does need not. Outside of the folder of the globs nothing does.
    pub fn holds(&self, path: &Path, is_folder: bool) -> bool {
        self.below(path).is_some_and(|below| self.globs.matched(below, is_folder).is_ignore())
    }

    /// Whether the file at `path`, or a folder that it is in, matches.
    pub fn covers(&self, path: &Path) -> bool {
        self.below(path).is_some_and(|below| self.globs.matched_path_or_any_parents(below, false).is_ignore())
    }

    /// `path` as seen from the folder of the globs, if it is below it and there are any.
    fn below(&self, path: &Path) -> Option<PathBuf> {
        if self.globs.is_empty() {
            return None;
        }
        // A link counts by its own name.
        let folder = path.parent().map(|folder| if folder == Path::new("") { Path::new(".") } else { folder });
        let folder = fs::canonicalize(folder?).ok()?.join(path.file_name()?);
        folder.strip_prefix(&self.folder).ok().map(Path::to_owned)
    }
}

/// A glob as a `.gitignore` in `folder` has it: without what stands for no name there. What could match no file is a mistake.
fn line(glob: &str, folder: &Path) -> Result<String, String> {
    let (not, said) = glob.strip_prefix('!').map_or(("", glob), |said| ("!", said));
    if said.trim().is_empty() {
        return Err("a glob must hold at least one visible character".to_owned());
    }
    if glob.starts_with('#') {
        return Err("`#` begins a comment, as in a `.gitignore`; write `\\#` (in TOML between single quotation marks)".to_owned());
    }
    let mut signs = said.chars();
    while let Some(sign) = signs.next() {
        if sign == '\\' && signs.next().is_some_and(char::is_alphanumeric) {
            return Err("`\\` takes a sign as it is; folders are parted by `/`".to_owned());
        }
    }
    if said.split('/').any(|part| part == "..") {
        return Err("a glob leads down from the folder of this file, without `..`".to_owned());
    }
    if let Ok(below) = Path::new(said).strip_prefix(folder) {
        return Err(format!("a glob counts from the folder of this file; expected `/{}`", below.display()));
    }
    let parts: Vec<&str> = said.split('/').collect();
    let is_kept = |&(number, part): &(usize, &&str)| *part != "." && (!part.is_empty() || number == 0 || number + 1 == parts.len());
    let kept: Vec<&str> = parts.iter().enumerate().filter(is_kept).map(|(_, part)| *part).collect();
    let line = kept.join("/");
    let is_rooted = parts[0] == "." && !line.starts_with('/');
    // The folder itself is all that is in it.
    let all = if line.is_empty() || line == "/" { "**" } else { "" };
    Ok(format!("{not}{}{line}{all}", if is_rooted { "/" } else { "" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_no_name_is_left_out_and_what_matches_nothing_is_a_mistake() {
        let folder = Path::new("/news");
        for (glob, expected) in [
            ("*.txt", "*.txt"),
            ("./a.txt", "/a.txt"),
            ("!./wire/", "!/wire/"),
            ("././wire/./b//*.txt", "/wire/b/*.txt"),
            ("/wire/", "/wire/"),
            ("wire/.", "wire"),
            (".", "/**"),
            ("./", "/**"),
            ("/", "/**"),
            (r"\#a", r"\#a"),
            ("..a", "..a"),
            ("/newsroom/a", "/newsroom/a"),
        ] {
            assert_eq!(line(glob, folder).as_deref(), Ok(expected), "{glob}");
        }
        for glob in ["", " ", "!", "# a", "../a", "wire/../a", r"wire\a.txt", "/news/a.txt"] {
            assert!(line(glob, folder).is_err(), "{glob}");
        }
    }
}
