//! Rule packages: a folder of rules, glossaries and accepted words that houses share, with a manifest that says what it holds.

mod export;
mod files;
mod paths;

pub use export::export;
pub use files::{Files, PackageError};

use crate::lang::{Lang, LangError};
use crate::ruleset::known_check;
use crate::{Error, file_name, input};
use mtlint_tables::rule::source::{Placed, RuleError, Source};
use serde::Deserialize;
use std::path::{Component, Path, PathBuf};
use toml::Spanned;

/// The name of the manifest, at the top of the folder.
pub const MANIFEST: &str = "mtlint-package.toml";

/// The folder beside the configuration that packages are taken into.
pub const FOLDER: &str = "mtlint-packages";

/// What a manifest may say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ManifestFile {
    name: Spanned<String>,
    version: Spanned<String>,
    description: Option<String>,
    #[serde(default)]
    languages: Vec<Spanned<String>>,
    #[serde(default)]
    rules: Vec<Spanned<PathBuf>>,
    #[serde(default)]
    glossaries: Vec<Spanned<PathBuf>>,
    #[serde(default)]
    accept: Vec<Spanned<String>>,
}

/// What a package holds, as its manifest says.
#[derive(Debug, Clone)]
pub struct Package {
    /// Small ASCII letters, digits and hyphens: it names a folder.
    pub name: String,
    /// In any form that its author counts versions by, without white space.
    pub version: String,
    /// A line about it.
    pub description: Option<String>,
    /// The languages of the texts that its rules are for, for those who choose a package; each rule says so itself.
    pub languages: Vec<Lang>,
    /// Rule files, or folders of them, below the folder of the package.
    pub rules: Vec<Placed<PathBuf>>,
    /// Glossaries, likewise.
    pub glossaries: Vec<Placed<PathBuf>>,
    /// Words and names that are right.
    pub accept: Vec<String>,
}

impl Package {
    /// Reads the manifest in `folder`; its paths then count from where those of `folder` do.
    ///
    /// # Errors
    ///
    /// [`Error::Input`] where there is none, [`Error::Rule`] where it says something wrong.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(MANIFEST);
        let mut package = Self::parse(&file_name::of(&path), &input::read_text(&path)?)?;
        for place in package.rules.iter_mut().chain(&mut package.glossaries) {
            place.value = folder.join(&place.value);
        }
        Ok(package)
    }

    /// Reads the text of a manifest, called `file` in messages.
    fn parse(file: &str, text: &str) -> Result<Self, RuleError> {
        let source = Source::new(file, text, &known_check);
        let manifest: ManifestFile = toml::from_str(text).map_err(|error| source.of_toml(&error))?;
        let is_name = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
        let name = manifest.name.get_ref();
        if name.is_empty() || name.starts_with('-') || !name.bytes().all(is_name) {
            let message = "a package is called by small letters (a to z), digits and hyphens, such as `harbour-style`";
            return Err(source.error(manifest.name.span(), message));
        }
        if paths::is_device(name) {
            let message = format!("Windows has a device called `{name}`, so no folder of a package is called so");
            return Err(source.error(manifest.name.span(), message));
        }
        let version = manifest.version.get_ref();
        if version.is_empty() || version.contains(|sign: char| sign.is_whitespace() || sign.is_control()) {
            return Err(source.error(manifest.version.span(), "a version is something like `1.4.0`, without white space"));
        }
        let inside = |path: Spanned<PathBuf>| match is_inside(path.get_ref()) {
            true => Ok(source.placed(path)),
            false => Err(source.error(path.span(), "a package holds all that it names: a path goes down from its folder, without `..`")),
        };
        let word = |word: Spanned<String>| match word.get_ref().trim() {
            "" => Err(source.error(word.span(), "a word must hold at least one visible character")),
            _ => Ok(word.into_inner()),
        };
        let language = |tag: Spanned<String>| tag.get_ref().parse().map_err(|error: LangError| source.error(tag.span(), error.to_string()));
        Ok(Self {
            languages: manifest.languages.into_iter().map(language).collect::<Result<_, _>>()?,
            rules: manifest.rules.into_iter().map(inside).collect::<Result<_, _>>()?,
            glossaries: manifest.glossaries.into_iter().map(inside).collect::<Result<_, _>>()?,
            accept: manifest.accept.into_iter().map(word).collect::<Result<_, _>>()?,
            name: manifest.name.into_inner(),
            version: manifest.version.into_inner(),
            description: manifest.description,
        })
    }
}

/// Whether a path leads down from where it begins, and nowhere else.
fn is_inside(path: &Path) -> bool {
    path.components().next().is_some() && path.components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_names_what_is_inside_of_its_folder() {
        let head = "name = \"harbour-style\"\nversion = \"1.4.0\"\nlanguages = [\"en\"]\n";
        let read = |rest: &str| Package::parse("p.toml", &format!("{head}{rest}"));
        let package = read("rules = [\"rules\", \"more/a.toml\"]\naccept = [\"kabayaki\"]\n").expect("it is right");
        assert_eq!((&*package.name, &*package.version, package.rules.len()), ("harbour-style", "1.4.0", 2));
        for outside in ["../rules", "/rules", "rules/../../x", "", "."] {
            let error = read(&format!("rules = [\"{outside}\"]\n")).expect_err(outside).to_string();
            assert!(error.starts_with("p.toml:4:10: a package holds all that it names"), "{error}");
        }
        for (rest, place) in [("rule = []", "p.toml:4:1"), ("accept = [\" \"]", "p.toml:4:11"), ("glossaries = 1", "p.toml:4:14")] {
            let error = read(rest).expect_err(rest).to_string();
            assert!(error.starts_with(place), "{error}");
        }
        for name in ["", "Harbour", "../x", "a b", "-x", "x.", "con", "lpt1"] {
            let text = format!("name = \"{name}\"\nversion = \"1\"\n");
            assert!(Package::parse("p.toml", &text).is_err(), "{name}");
        }
        assert!(Package::parse("p.toml", "name = \"a\"\nversion = \"1 2\"\n").is_err());
        assert!(Package::parse("p.toml", "name = \"a\"\n").is_err());
    }
}
