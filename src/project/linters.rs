//! The linters of a run, as a configuration may say something else of some files.

use super::choice::Choice;
use super::rules::load;
use super::{Globs, RuleSources};
use crate::config::{Config, PerPath, Suppression};
use crate::engine::Linter;
use crate::input::Options;
use crate::lang::Lang;
use crate::set::{Set, Sighting, Wants};
use crate::suppress::{Reach, Sections};
use crate::{Diagnostic, Document, Error, RuleSet, checks, file_name};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A linter for the files that no `[[per-path]]` section of the configuration is about, and one for each set of sections that some
/// file is in, made when the first such file comes.
#[derive(Debug)]
pub struct Linters {
    /// Before any rule is selected.
    loaded: RuleSet,
    choice: Choice,
    sections: Vec<(Globs, PerPath)>,
    common: Arc<Linter>,
    /// By the numbers of the sections.
    others: Mutex<BTreeMap<Vec<usize>, Arc<Linter>>>,
    wants: Wants,
    set: Option<Arc<Set>>,
    suppressed: Arc<Sections>,
}

impl Linters {
    /// The linters for a configuration whose paths count from `folder`, and what the command line says.
    ///
    /// # Errors
    ///
    /// What is wrong with a rule, a name that selects rules or a glob, with its place.
    pub fn new(folder: &Path, config: &mut Config, sources: &RuleSources<'_>) -> Result<Self, Error> {
        let loaded = load(config, sources)?;
        let choice = Choice::new(config, sources);
        let with_globs = |section: PerPath| Ok::<_, Error>((Globs::new(folder, &section.paths)?, section));
        let sections = std::mem::take(&mut config.per_path).into_iter().map(with_globs).collect::<Result<Vec<_>, _>>()?;
        let suppressed = std::mem::take(&mut config.suppress).into_iter().map(|said| {
            let reach: Box<dyn Reach> = Box::new(Files::new(folder, &said)?);
            Ok::<_, Error>((said, reach))
        });
        let suppressed = Arc::new(Sections::new(suppressed.collect::<Result<Vec<_>, _>>()?));
        let mut common = Linter::new(choice.of(&loaded, &[]));
        common.suppress(suppressed.clone());
        let wants = common.wants();
        let common = Arc::new(common);
        let mut linters = Self { loaded, choice, sections, common, others: Mutex::default(), wants, set: None, suppressed };
        for number in 0..linters.sections.len() {
            // Only what a section selects can ask for more than what runs for all.
            if linters.choice.is_open() && !linters.sections[number].1.select.is_empty() {
                linters.wants = linters.wants.and(linters.with(vec![number]).wants());
            }
        }
        Ok(linters)
    }

    /// The linter of the files that no section is about.
    pub fn common(&self) -> &Linter {
        &self.common
    }

    /// The linter of the file that `document` is in.
    pub fn of(&self, document: &Document) -> Arc<Linter> {
        if self.sections.is_empty() { self.common.clone() } else { self.with(self.about(&file_name::path(&document.path))) }
    }

    /// `options` with the languages that sections name for the file at `path`: that of the texts, and the one they were translated from.
    pub fn options_for(&self, path: &Path, options: &Options) -> Options {
        let sections: Vec<&PerPath> = self.about(path).into_iter().map(|number| &self.sections[number].1).collect();
        let last = |lang: fn(&PerPath) -> Option<&Lang>| sections.iter().rev().find_map(|section| lang(section)).cloned();
        Options {
            lang: last(|section| section.lang.as_ref()).or_else(|| options.lang.clone()),
            source_lang: last(|section| section.source_lang.as_ref()).or_else(|| options.source_lang.clone()),
            ..options.clone()
        }
    }

    /// What [`Linter::check`] finds in each of `documents`.
    pub fn check_each(&self, documents: &[&Document]) -> Vec<Vec<Diagnostic>> {
        if self.sections.is_empty() {
            return self.common.check_each(documents);
        }
        let mut found = Vec::with_capacity(documents.len());
        let mut rest = documents;
        while let Some(first) = rest.first() {
            let linter = self.of(first);
            let is_other = |document: &&Document| document.path != first.path && !Arc::ptr_eq(&self.of(document), &linter);
            let (batch, others) = rest.split_at(rest.iter().position(is_other).unwrap_or(rest.len()));
            found.extend(linter.check_each(batch));
            rest = others;
        }
        found
    }

    /// A finding in the configuration for each of its sections that silenced nothing so far; see [`Sections::unused`].
    pub fn unused(&self, is_whole: bool) -> Vec<Diagnostic> {
        self.suppressed.unused(self.common.rules(), is_whole)
    }

    /// What the rules that run for any file ask about the set as a whole.
    pub fn wants(&self) -> Wants {
        self.wants
    }

    /// As [`Linter::sight`].
    pub fn sight(&self, document: &Document) -> Sighting {
        checks::consistency::sight(document, self.wants)
    }

    /// As [`Linter::learn`], for all of them.
    pub fn learn(&mut self, set: Set) {
        let set = Arc::new(set);
        let others = self.others.get_mut().unwrap_or_else(PoisonError::into_inner);
        for linter in others.values_mut().chain([&mut self.common]) {
            // Nobody holds one of them between two passes.
            if let Some(linter) = Arc::get_mut(linter) {
                linter.learn(set.clone());
            }
        }
        self.set = Some(set);
    }

    /// The numbers of the sections that are about the file at `path`.
    fn about(&self, path: &Path) -> Vec<usize> {
        self.sections.iter().enumerate().filter(|(_, (globs, _))| globs.covers(path)).map(|(number, _)| number).collect()
    }

    /// The linter for the files of these sections.
    fn with(&self, sections: Vec<usize>) -> Arc<Linter> {
        if sections.is_empty() {
            return self.common.clone();
        }
        let make = |numbers: &[usize]| {
            let sections: Vec<&PerPath> = numbers.iter().map(|&number| &self.sections[number].1).collect();
            let mut linter = Linter::new(self.choice.of(&self.loaded, &sections));
            linter.suppress(self.suppressed.clone());
            self.set.iter().for_each(|set| linter.learn(set.clone()));
            Arc::new(linter)
        };
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        let linter = others.get(&sections).cloned();
        linter.unwrap_or_else(|| others.entry(sections.clone()).or_insert_with(|| make(&sections)).clone())
    }
}

/// The files that a `[[suppress]]` section names.
struct Files {
    globs: Globs,
    /// The one file, where it is no glob.
    one: Option<PathBuf>,
}

impl Files {
    fn new(folder: &Path, said: &Suppression) -> Result<Self, Error> {
        let globs = Globs::new(folder, std::slice::from_ref(&said.path))?;
        let file = folder.join(file_name::path(said.path.value.trim_start_matches('/')));
        let is_one = !said.path.value.contains(['*', '?', '[', '{', '!', '\\']) && !file.is_dir();
        Ok(Self { globs, one: is_one.then_some(file) })
    }
}

impl Reach for Files {
    fn covers(&self, path: &str) -> bool {
        self.globs.covers(&file_name::path(path))
    }

    fn is_open(&self) -> bool {
        self.one.is_none()
    }

    fn is_gone(&self) -> bool {
        self.one.as_deref().is_some_and(|file| fs::metadata(file).is_err())
    }
}
