//! Finds and reads the configuration of a project.

use crate::config::{Config, FILE_NAME};
use crate::input::InputError;
use crate::{Error, file_name, input};
use std::path::{Path, PathBuf};
use std::{env, io};

/// A configuration, and the file it came from if there is one.
#[derive(Debug, Default)]
pub struct Configuration {
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
        closest().map_or_else(|| Ok(Self::default()), Self::read)
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

fn closest() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let is_there = |path: &Path| path.symlink_metadata().is_ok();
    if is_there(Path::new(FILE_NAME)) {
        return Some(PathBuf::from(FILE_NAME));
    }
    here.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|path| is_there(path))
}
