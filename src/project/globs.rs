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
        for glob in globs {
            builder.add_line(None, &glob.value).map_err(|error| glob.error(error))?;
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
