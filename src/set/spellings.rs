//! Names of which a set has several spellings: which of them it would not keep.

use crate::names::{NameSet, Neighbours, Reason, SetName};
use std::collections::HashMap;

/// A spelling of a name that the set as a whole would not keep.
#[derive(Debug, Clone)]
pub struct Rarer {
    /// The spelling to write.
    pub right: String,
    /// The spelling that the set keeps; `right`, where some document has that.
    pub other: String,
    /// In how many documents `other` stands.
    pub documents: usize,
    /// The first of them.
    pub place: String,
    /// What stands beside `other` in all of them.
    pub neighbours: Neighbours,
}

/// The rarer spellings of one language.
#[derive(Debug, Default)]
pub(super) struct Spellings(HashMap<String, Rarer>);

impl Spellings {
    pub(super) fn of(names: &NameSet, language: &str, house: &[String], places: &[String]) -> Self {
        let several = names.names(language, house).into_iter().filter(|name| name.spellings.len() > 1);
        // What the house prescribes is known without the set.
        Self(several.filter(|name| name.reason != Reason::HouseStyle).flat_map(|name| rarer(&name, names, places)).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn rarer(&self, spelling: &str) -> Option<&Rarer> {
        self.0.get(spelling)
    }
}

fn rarer(name: &SetName, names: &NameSet, places: &[String]) -> Vec<(String, Rarer)> {
    let most = name.spellings.iter().max_by_key(|spelling| (spelling.text == name.preferred, spelling.articles.len(), spelling.count));
    let Some(kept) = most else { return Vec::new() };
    let of = Rarer {
        right: name.preferred.clone(),
        other: kept.text.clone(),
        documents: kept.articles.len(),
        place: kept.articles.first().and_then(|first| places.get(*first as usize)).cloned().unwrap_or_default(),
        neighbours: names.neighbours(&kept.text).cloned().unwrap_or_default(),
    };
    name.spellings.iter().filter(|spelling| spelling.text != kept.text).map(|spelling| (spelling.text.clone(), of.clone())).collect()
}
