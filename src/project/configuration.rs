//! Finds and reads the configuration of a project.

use crate::config::{Config, FILE_NAME};
use crate::input::InputError;
use crate::{Error, file_name, input};
use std::path::{Path, PathBuf};
use std::{env, io};

/// A configuration, and the file it came from if there is one.
#[derive(Debug, Default)]
pub struct Configuration {
    /// What it says.
    pub config: Config,
    /// Relative to the current folder where the file lies in it.
    pub path: Option<PathBuf>,
}

impl Configuration {
    /// The closest configuration file: in the current folder or in one above it; an empty one if there is none.
    ///
    /// # Errors
    ///
    /// As [`Configuration::read`]. A file that can't be read is an error, as whoever put it there meant it.
    pub fn find() -> Result<Self, Error> {
        Self::closest().map_or_else(|| Ok(Self::default()), Self::read)
    }

    /// The file in `folder` or the closest one above it that would be the configuration if `folder` were the current one.
    pub fn closest_to(folder: &Path) -> Option<PathBuf> {
        folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| is_there(path))
    }

    fn closest() -> Option<PathBuf> {
        let here = Path::new(FILE_NAME);
        // As the user would name it.
        if is_there(here) { Some(here.to_owned()) } else { Self::closest_to(&env::current_dir().ok()?) }
    }

    /// Reads the configuration file at `path`.
    ///
    /// # Errors
    ///
    /// [`Error::Input`] where it can't be read, [`Error::Rule`] where it says something wrong.
    pub fn read(path: PathBuf) -> Result<Self, Error> {
        if path.is_symlink() && !path.exists() {
            let error = io::Error::other("this link leads to nothing; --isolated runs without a configuration");
            return Err(InputError::Io { path: file_name::of(&path), error }.into());
        }
        let text = input::read_text(&path)?;
        Ok(Self { config: Config::read(&path, &text)?, path: Some(path) })
    }
}

/// Whether there is a file or a link at `path`, even one that leads to nothing.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
