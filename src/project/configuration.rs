//! Finds and reads the configuration of a project.

use super::Package;
use crate::config::{Config, FILE_NAME};
use crate::input::InputError;
use crate::{Error, file_name, input};
use std::path::{Path, PathBuf};
use std::{env, io};

/// A configuration, and the file it came from if there is one.
#[derive(Debug, Default)]
pub struct Configuration {
    /// What it says, with what its packages hold.
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

    /// The file that is the configuration in the current folder, as its user would name it.
    pub fn closest() -> Option<PathBuf> {
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
        Self::open(path, &text)
    }

    /// The configuration file at `path` as an editor holds it open, with this text.
    ///
    /// # Errors
    ///
    /// As [`Configuration::read`].
    pub fn open(path: PathBuf, text: &str) -> Result<Self, Error> {
        let mut config = Config::read(&path, text)?;
        use_packages(&mut config)?;
        Ok(Self { config, path: Some(path) })
    }

    /// The configuration file at `path` without the package in `folder`, to be read together with the one that will come there. `None` where
    /// another package is gone: then nothing can be said of the whole before that is back.
    ///
    /// # Errors
    ///
    /// As [`Configuration::read`].
    pub fn beside_package(path: &Path, folder: &Path) -> Result<Option<Config>, Error> {
        if !path.exists() {
            return Ok(Some(Config::default()));
        }
        let mut config = Config::read(path, &input::read_text(path)?)?;
        config.packages.retain(|place| place.value != folder);
        if config.packages.iter().any(|place| !place.value.is_dir()) {
            return Ok(None);
        }
        use_packages(&mut config)?;
        Ok(Some(config))
    }
}

/// Adds what the packages hold to what the configuration says itself.
fn use_packages(config: &mut Config) -> Result<(), Error> {
    for place in &config.packages {
        if !place.value.is_dir() {
            let message = format_args!("{}: no such folder; `mtlint packages add` takes a package in", file_name::of(&place.value));
            return Err(place.error(message).into());
        }
        let package = Package::read(&place.value)?;
        config.rules.extend(package.rules);
        config.glossaries.extend(package.glossaries);
        config.accept.extend(package.accept);
    }
    Ok(())
}

/// Whether there is a file or a link at `path`, even one that leads to nothing.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
