//! The configuration as commands write into it.

use super::args::RuleOptions;
use super::{Failure, output};
use mtlint::config::{Config, FILE_NAME};
use mtlint::file_name;
use mtlint::project::{Configuration, NewSuppression, seen_from, with_listed, with_other_words, with_suppressions};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The byte-order mark that some editors put first.
const MARK: &str = "\u{feff}";

/// The configuration in force, or the one that is to be made in the current folder.
pub(super) struct House {
    path: PathBuf,
}

impl House {
    pub(super) fn of(options: &RuleOptions) -> Result<Self, Failure> {
        if options.isolated {
            return Err(Failure::of("--isolated reads no configuration, so nothing can be written into one"));
        }
        // It is not read yet: what it says may be what the command mends.
        let path = match &options.config {
            Some(path) if !path.exists() => return Err(Failure::io(path, io::ErrorKind::NotFound.into())),
            Some(path) => path.clone(),
            None => Configuration::closest().unwrap_or_else(|| PathBuf::from(FILE_NAME)),
        };
        Ok(Self { path })
    }

    /// The configuration at `path`, which need not be there yet.
    #[cfg(feature = "server")]
    pub(super) const fn at(path: PathBuf) -> Self {
        Self { path }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The glob for the file at `path`, as seen from the configuration.
    pub(super) fn glob_of(&self, path: &Path) -> Result<String, Failure> {
        let seen = seen_from(&self.path, &file_name::of(path));
        let house = file_name::of(&self.path);
        if path.to_str().is_none() {
            let instead = "a section written by hand names it, with `?` for each such byte";
            return Err(Failure::at(path, format_args!("its name is not UTF-8, as all is in {house}; {instead}")));
        }
        if Path::new(&seen).is_absolute() {
            return Err(Failure::at(path, format_args!("lies outside of the folder of {house}, which names only files below it")));
        }
        let mut glob = "/".to_owned();
        for (at, character) in seen.char_indices() {
            match character {
                // At the end of a glob white space does not count.
                _ if at >= seen.trim_end().len() => glob.extend(['{', character, '}']),
                '*' | '?' | '[' | ']' | '{' | '}' | '!' | '\\' | '#' => glob.extend(['\\', character]),
                _ => glob.push(character),
            }
        }
        Ok(glob)
    }

    /// Adds sections that silence findings.
    pub(super) fn suppress(&self, new: &[NewSuppression]) -> Result<(), Failure> {
        self.edit(|text| with_suppressions(text, new))
    }

    /// Gives the section `old`, which was added, other words.
    pub(super) fn reword(&self, old: &NewSuppression, words: &str) -> Result<(), Failure> {
        self.edit(|text| with_other_words(text, old, words))
    }

    /// Adds an accepted word, if it is not among them; whether it was not.
    pub(super) fn accept(&self, word: &str) -> Result<bool, Failure> {
        let is_known = self.path.exists()
            && Configuration::read(self.path.clone()).map_err(Failure::of)?.config.accept.iter().any(|known| known == word);
        if !is_known {
            self.edit(|text| with_listed(text, "accept", word))?;
        }
        Ok(!is_known)
    }

    /// Adds the folder of a package, relative to the configuration, if it is not among them.
    pub(super) fn use_package(&self, folder: &str) -> Result<(), Failure> {
        let path = self.path.parent().unwrap_or(Path::new("")).join(folder);
        let is_known = |text: &str| {
            Ok::<_, Failure>(Config::read(&self.path, text).map_err(Failure::of)?.packages.iter().any(|known| known.value == path))
        };
        if self.path.exists() && is_known(&mtlint::input::read_text(&self.path).map_err(Failure::of)?)? {
            return Ok(());
        }
        self.edit(|text| with_listed(text, "packages", folder))
    }

    fn edit(&self, edit: impl FnOnce(&str) -> Result<String, String>) -> Result<(), Failure> {
        let bytes = if self.path.exists() { fs::read(&self.path).map_err(|error| Failure::io(&self.path, error))? } else { Vec::new() };
        let text = String::from_utf8(bytes).map_err(|_| Failure::at(&self.path, "is no UTF-8, so nothing was written into it"))?;
        let (mark, text) = text.strip_prefix(MARK).map_or(("", &*text), |text| (MARK, text));
        let unwritten = |error: &dyn std::fmt::Display| Failure::of(format_args!("{error}; nothing was written"));
        // A mistake that stands there already is named with its place.
        Config::read(&self.path, text).map_err(|error| unwritten(&error))?;
        let new = edit(text).map_err(|error| Failure::at(&self.path, format_args!("{error}; nothing was written")))?;
        // What is written must be read again.
        Config::read(&self.path, &new).map_err(|error| unwritten(&error))?;
        output::to_file(&self.path, |out| Ok(out.write_all(format!("{mark}{new}").as_bytes())?))
    }
}
