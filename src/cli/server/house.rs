//! The configurations of the open documents, each with what it makes of the rules.

use super::client::Settings;
use mtlint::input::{self, InputError, SourceArticle};
use mtlint::project::{Configuration, Globs, KnownFindings, Linters, RuleSources, SourceFolder, rule_files};
use mtlint::rule_pages::RulePages;
use mtlint::{Diagnostic, Document, Error};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What documents are checked with: a configuration file and the settings of the client.
#[derive(Debug)]
pub(super) struct House {
    pub linters: Linters,
    /// For files of which the configuration says nothing else.
    options: input::Options,
    /// Spellings of names that the house prescribes.
    pub prefer: Vec<String>,
    /// Where people read about a rule.
    pub rule_pages: Option<RulePages>,
    /// The configuration file, if there is one.
    pub config: Option<PathBuf>,
    /// It and the other files that all this was read from.
    pub files: Vec<PathBuf>,
    exclude: Globs,
    known: Option<KnownFindings>,
    sources: Option<SourceFolder>,
}

impl House {
    fn load(path: Option<&Path>, settings: &Settings, root: Option<&Path>) -> Result<Self, Error> {
        let found = path.map_or_else(|| Ok(Configuration::default()), |path| Configuration::read(path.to_owned()));
        let Configuration { mut config, path } = found?;
        let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        for section in &mut config.per_path {
            // The settings win.
            section.lang.take_if(|_| settings.lang.is_some());
            section.source_lang.take_if(|_| settings.source_lang.is_some());
        }
        let sources = RuleSources { select: &settings.select, ignore: &settings.ignore, ..RuleSources::default() };
        let linters = Linters::new(folder, &mut config, &sources)?;
        let known =
            config.baseline.as_ref().map(|place| KnownFindings::read(&place.value).map_err(|error| place.error(error))).transpose()?;
        let exclude = Globs::new(folder, &config.exclude)?;
        let rule_files = rule_files(config.rules.iter().map(|rules| &rules.value))?.into_values();
        let others = config.glossaries.into_iter().chain(config.baseline);
        Ok(Self {
            linters,
            options: input::Options {
                lang: settings.lang.clone().or(config.lang),
                source_lang: settings.source_lang.clone().or(config.source_lang),
                ..input::Options::default()
            },
            prefer: config.prefer,
            rule_pages: config.rule_pages,
            exclude,
            files: path.iter().cloned().chain(rule_files).chain(others.map(|other| other.value)).collect(),
            config: path,
            known,
            sources: settings.source.as_ref().map(|source| SourceFolder::new(root.unwrap_or(Path::new("")), source)),
        })
    }

    /// Whether the configuration leaves the file at `path` out.
    pub(super) fn excludes(&self, path: &Path) -> bool {
        self.exclude.covers(path)
    }

    /// The findings in `document` that no baseline knows.
    pub(super) fn without_known(&self, document: &Document, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        match &self.known {
            Some(known) => known.without_known(found, document, self.linters.common().rules()),
            None => found,
        }
    }

    /// How the file at `path` is read.
    pub(super) fn options_for(&self, path: Option<&Path>) -> input::Options {
        path.map_or_else(|| self.options.clone(), |path| self.linters.options_for(path, &self.options))
    }

    /// The article from which the text at `path` was translated, in a file of its own: the one in the folder that the client names, or
    /// one beside it whose name differs in the tag of the source language, if that is set.
    pub(super) fn source_of(&self, path: &Path, options: &input::Options) -> Result<Option<SourceArticle>, InputError> {
        let lang = options.source_lang.as_ref();
        let source = match &self.sources {
            Some(folder) if folder.holds(path) => None,
            Some(folder) => Some(folder.of(path, lang)?),
            None => lang.and_then(|lang| SourceFolder::beside(path, lang)),
        };
        source.map(|source| input::read_source(&source, options)).transpose()
    }
}

/// All configurations in use, by their file.
#[derive(Debug, Default)]
pub(super) struct Houses {
    loaded: BTreeMap<Option<PathBuf>, Arc<House>>,
    /// What is wrong with a configuration or what it names.
    failed: BTreeMap<Option<PathBuf>, Error>,
}

impl Houses {
    /// The one for documents in `folder`. Where it can't be read the last one that could is as good.
    pub(super) fn of(&mut self, folder: Option<&Path>, settings: &Settings, root: Option<&Path>) -> Option<Arc<House>> {
        let config = settings.config_for(folder);
        if !self.loaded.contains_key(&config) && !self.failed.contains_key(&config) {
            self.load(config.clone(), settings, root);
        }
        self.loaded.get(&config).cloned()
    }

    fn load(&mut self, config: Option<PathBuf>, settings: &Settings, root: Option<&Path>) {
        match House::load(config.as_deref(), settings, root) {
            Ok(house) => {
                self.failed.remove(&config);
                self.loaded.insert(config, Arc::new(house));
            }
            Err(error) => drop(self.failed.insert(config, error)),
        }
    }

    /// Reads all that is in use anew.
    pub(super) fn reload(&mut self, settings: &Settings, root: Option<&Path>) {
        let all: Vec<_> = self.loaded.keys().chain(self.failed.keys()).cloned().collect();
        for config in all {
            if config.as_ref().is_some_and(|path| !path.exists()) {
                self.loaded.remove(&config);
                self.failed.remove(&config);
            } else {
                self.load(config, settings, root);
            }
        }
    }

    /// What is wrong, each once, in order of the configurations.
    pub(super) fn errors(&self) -> impl Iterator<Item = &Error> {
        self.failed.values()
    }

    /// The files that any of them was read from.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.loaded.values().flat_map(|house| &house.files).map(PathBuf::as_path)
    }
}
