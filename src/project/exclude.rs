//! What a project leaves out of the folders that it checks.

use crate::Error;
use crate::rule::validate::Placed;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::fs;
use std::path::{Path, PathBuf};

/// Globs in the form of `.gitignore`, relative to a folder.
#[derive(Debug, Clone)]
pub struct Exclude {
    /// As the file system has it, without links.
    folder: PathBuf,
    globs: Gitignore,
}

impl Exclude {
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

    /// Leaves out nothing.
    pub fn nothing() -> Self {
        Self { folder: PathBuf::new(), globs: Gitignore::empty() }
    }

    /// Whether `path`, found in a folder, is left out. Outside of the folder of the globs nothing is.
    pub fn holds(&self, path: &Path, is_folder: bool) -> bool {
        if self.globs.is_empty() {
            return false;
        }
        // A link counts by its own name.
        let folder = path.parent().map(|folder| if folder == Path::new("") { Path::new(".") } else { folder });
        let (Some(folder), Some(name)) = (folder.and_then(|folder| fs::canonicalize(folder).ok()), path.file_name()) else { return false };
        let path = folder.join(name);
        path.strip_prefix(&self.folder).is_ok_and(|below| self.globs.matched(below, is_folder).is_ignore())
    }
}
