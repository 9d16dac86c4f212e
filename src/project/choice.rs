//! Which of the loaded rules run, and what the house says of words: for all files, or for those of some sections.

use super::RuleSources;
use crate::config::{Config, PerPath};
use crate::ruleset::RuleSet;

/// What is chosen for all files.
#[derive(Debug)]
pub(super) struct Choice {
    select: Vec<String>,
    ignore: Vec<String>,
    /// What the command line selects: no section selects otherwise or ignores that.
    asked: Vec<String>,
    preview: bool,
    accept: Vec<String>,
    prefer: Vec<String>,
}

impl Choice {
    pub(super) fn new(config: &Config, sources: &RuleSources<'_>) -> Self {
        let (select, ignore) = sources.selection(config);
        Self {
            select,
            ignore,
            asked: sources.select.to_vec(),
            preview: sources.preview || config.preview,
            accept: config.accept.clone(),
            prefer: config.prefer.clone(),
        }
    }

    /// Whether a section may select other rules than run for all files.
    pub(super) fn is_open(&self) -> bool {
        self.asked.is_empty()
    }

    /// The rules of `loaded`, whose names are all known, as they run in files that `sections` are about.
    pub(super) fn of(&self, loaded: &RuleSet, sections: &[&PerPath]) -> RuleSet {
        let mut set = loaded.clone();
        sections.iter().flat_map(|section| &section.severity).for_each(|change| set.change(change));
        if self.preview {
            set.preview();
        }
        let mut select = self.select.clone();
        let mut ignore = self.ignore.clone();
        set.accept(&self.accept);
        set.prefer_names(&self.prefer);
        for section in sections {
            if !section.select.is_empty() && self.is_open() {
                select = section.select.iter().map(|named| named.value.clone()).collect();
            }
            ignore.extend(section.ignore.iter().map(|named| named.value.clone()).filter(|rule| !self.asked.contains(rule)));
            set.accept(&section.accept);
            set.prefer_names(&section.prefer);
        }
        set.narrow(&select, &ignore);
        set
    }
}
