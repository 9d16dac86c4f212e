//! Loads the rules of a run from where a project keeps them.

use super::choice::Choice;
use super::{PACKAGE_MANIFEST, Package, PackageFiles};
use crate::config::{Config, FILE_NAME};
use crate::glossary::Glossary;
use crate::input::InputError;
use crate::ruleset::{RuleSet, known_check};
use crate::{Error, file_name, input};
use mtlint_tables::rule::source::Placed;
use mtlint_tables::rule::validate;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// Where rules come from besides the configuration, and which of them run.
#[derive(Debug, Clone, Copy, Default)]
pub struct RuleSources<'s> {
    /// Rule files, or folders of them.
    pub paths: &'s [PathBuf],
    /// A rule file and the text with which an editor holds it open, which counts instead of what is saved.
    pub open: Option<(&'s Path, &'s str)>,
    /// A package that is about to be taken in.
    pub package: Option<(&'s PackageFiles, &'s Package)>,
    /// Glossaries.
    pub glossaries: &'s [PathBuf],
    /// Rules or families that run; where there are any they replace the selection of the configuration, and what they select by
    /// name it can't ignore.
    pub select: &'s [String],
    /// Rules or families that do not run, besides those of the configuration.
    pub ignore: &'s [String],
    /// Whether preview rules run; the configuration may say so too.
    pub preview: bool,
}

impl RuleSources<'_> {
    /// What is selected and ignored together with `config`.
    pub fn selection(&self, config: &Config) -> (Vec<String>, Vec<String>) {
        let names = |list: &[Placed<String>]| list.iter().map(|named| named.value.clone()).collect::<Vec<_>>();
        let select = if self.select.is_empty() { names(&config.select) } else { self.select.to_vec() };
        let mut ignore = names(&config.ignore);
        ignore.retain(|rule| !self.select.contains(rule));
        ignore.extend_from_slice(self.ignore);
        (select, ignore)
    }
}

/// The rules of a run: built-in ones, those of the configuration and of `sources`, and what is selected. They are all loaded or
/// none. What the configuration says of some files only is left out; see [`Linters`](super::Linters).
///
/// # Errors
///
/// What is wrong with one of them, or with a name that selects rules, with its place.
pub fn rule_set(config: &Config, sources: &RuleSources<'_>) -> Result<RuleSet, Error> {
    let loaded = load(config, sources)?;
    Ok(Choice::new(config, sources).of(&loaded, &[]))
}

/// The same rules before any is selected; every name that selects some, for all files or for a few, is known.
pub(super) fn load(config: &Config, sources: &RuleSources<'_>) -> Result<RuleSet, Error> {
    let mut all = Vec::new();
    if let Some(gone) = config.rules.iter().find(|rules| !rules.value.exists()) {
        return Err(gone.error(format_args!("{}: no such file or folder", file_name::of(&gone.value))).into());
    }
    let real = |path: &Path| fs::canonicalize(path).ok();
    let elsewhere = [config.path.as_deref().and_then(real), sources.open.and_then(|(path, _)| real(path))];
    for (real, file) in rule_files(config.rules.iter().map(|rules| &rules.value).chain(sources.paths))? {
        if elsewhere.iter().flatten().any(|path| *path == real) {
            continue;
        }
        let text = input::read_text(&file)?;
        let rules = if file.file_name().is_some_and(|name| name == FILE_NAME) {
            // The rules of a configuration that is not in force.
            Config::read(&file, &text)?.own
        } else {
            validate::read(&file_name::of(&file), &text, None, &known_check)?
        };
        all.push(rules);
    }
    if let Some((path, text)) = sources.open {
        all.push(validate::read(&file_name::of(path), text, None, &known_check)?);
    }
    if let Some((files, package)) = sources.package {
        all.extend(files.rules(package)?);
    }
    all.push(config.own.clone());
    let mut set = RuleSet::built_in();
    set.add_all(all)?;
    if let Some(glossary) = glossary(config, sources)? {
        set.use_glossary(Arc::new(glossary));
    }
    let per_path = || config.per_path.iter();
    let selectors = config.select.iter().filter(|_| sources.select.is_empty()).chain(&config.ignore);
    for named in selectors.chain(per_path().flat_map(|section| section.select.iter().chain(&section.ignore))) {
        set.selectable(&named.value).map_err(|error| named.error(error))?;
    }
    let weighed = per_path().flat_map(|section| &section.severity).map(|change| &change.selector);
    for named in weighed.chain(config.suppress.iter().map(|suppression| &suppression.rule)) {
        set.known(&named.value).map_err(|error| named.error(error))?;
    }
    sources.select.iter().chain(sources.ignore).try_for_each(|name| set.selectable(name))?;
    Ok(set)
}

/// The glossaries that the configuration and `sources` name, as one.
fn glossary(config: &Config, sources: &RuleSources<'_>) -> Result<Option<Glossary>, Error> {
    if let Some(gone) = config.glossaries.iter().find(|glossary| !glossary.value.exists()) {
        return Err(gone.error(format_args!("{}: no such file", file_name::of(&gone.value))).into());
    }
    let mut all = None;
    for file in config.glossaries.iter().map(|glossary| &glossary.value).chain(sources.glossaries) {
        all.get_or_insert_with(Glossary::default).add(&file_name::of(file), &input::read_text(file)?)?;
    }
    for (name, text) in sources.package.map_or(Ok(Vec::new()), |(files, package)| files.glossaries(package))? {
        all.get_or_insert_with(Glossary::default).add(&name, &text)?;
    }
    Ok(all)
}

/// The rule files that `paths` stand for, by their real paths, so that none comes twice: a file, or all `*.toml` files
/// below a folder, of a package those that its manifest names. They are named as the user would.
///
/// # Errors
///
/// [`Error::Input`] for a folder without any and for what can't be read.
pub fn rule_files<'p>(paths: impl Iterator<Item = &'p PathBuf>) -> Result<BTreeMap<PathBuf, PathBuf>, Error> {
    let mut files = Vec::new();
    for path in paths {
        let before = files.len();
        let folder = if path.ends_with(PACKAGE_MANIFEST) { path.with_file_name("") } else { path.clone() };
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        if folder.is_dir() {
            collect(&folder, &mut files)?;
        } else {
            files.push(path.clone());
        }
        if files.len() == before {
            return Err(unreadable(path, io::Error::other("no rule file (*.toml) in this folder")));
        }
    }
    let mut named = BTreeMap::new();
    for file in files {
        let real = fs::canonicalize(&file).map_err(|error| unreadable(&file, error))?;
        named.entry(real).or_insert(file);
    }
    Ok(named)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    if folder.join(PACKAGE_MANIFEST).is_file() {
        for Placed { value: path, .. } in &Package::read(folder)?.rules {
            if path.is_dir() { collect(path, files)? } else { files.push(path.clone()) }
        }
        return Ok(());
    }
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let path = entry.path();
        // Links to folders are not followed, so there are no loops.
        if entry.file_type().map_err(|error| unreadable(&path, error))?.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}

fn unreadable(path: &Path, error: io::Error) -> Error {
    InputError::Io { path: file_name::of(path), error }.into()
}
