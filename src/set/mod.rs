//! What the documents of a set have in common, learnt in a first pass over all of them, so that a check can say how one
//! differs from the rest.
//!
//! Kept are names, hashes of lines and the choices of style of each document, never the texts.

mod lines;
mod spellings;
mod style;
mod translations;

pub(crate) use lines::Lines;
pub(crate) use lines::line_hash;
pub(crate) use lines::line_hashes;
pub(crate) use spellings::Rarer;
pub(crate) use style::{Choice, Matter, Prevailing};
pub(crate) use translations::Usual;
pub(crate) use translations::pairs;

use crate::lang::Lang;
use crate::names::{Finds, NameSet, Support};
use spellings::Spellings;
use std::collections::{BTreeMap, BTreeSet};
use style::Styles;
pub(crate) use translations::Pair;
use translations::Translations;

/// What the rules of a run ask about the set; what nobody asks is not collected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wants {
    pub(crate) names: bool,
    pub(crate) lines: bool,
    pub(crate) styles: bool,
    pub(crate) translations: bool,
}

impl Wants {
    /// What either asks.
    pub fn and(self, other: Self) -> Self {
        Self {
            names: self.names | other.names,
            lines: self.lines | other.lines,
            styles: self.styles | other.styles,
            translations: self.translations | other.translations,
        }
    }

    /// Does any rule need the first pass?
    pub fn any(self) -> bool {
        self != Self::default()
    }
}

/// What one document adds to the set. Made in any thread.
#[derive(Debug)]
pub struct Sighting {
    pub(crate) lang: Lang,
    /// The document as a message names it.
    pub(crate) place: String,
    pub(crate) names: Option<(Finds, Support)>,
    /// The hashes of its lines, each once; see [`line_hash`].
    pub(crate) lines: Vec<u64>,
    pub(crate) choices: Vec<(Matter, Choice)>,
    pub(crate) translations: BTreeSet<Pair>,
}

/// Collects sightings in the order of the documents.
#[derive(Debug, Default)]
pub struct Survey {
    places: Vec<String>,
    /// By the primary subtag of the language.
    names: BTreeMap<String, NameSet>,
    lines: Lines,
    styles: Styles,
    translations: Translations,
}

impl Survey {
    /// Adds what the next document adds.
    pub fn add(&mut self, sighting: Sighting) {
        let number = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        if let Some((finds, support)) = sighting.names {
            self.names.entry(sighting.lang.primary().to_owned()).or_default().add(number, finds, support);
        }
        self.lines.add(&sighting.lines);
        self.styles.add(sighting.lang.primary(), sighting.choices);
        self.translations.add(number, &sighting.translations);
        self.places.push(sighting.place);
    }

    /// What follows from all that was seen. `house` are spellings of names that the configuration prescribes.
    pub fn finish(self, house: &[String]) -> Set {
        let spellings = |(lang, names): (String, NameSet)| {
            let found = Spellings::of(&names, &lang, house, &self.places);
            (lang, found)
        };
        let spellings = self.names.into_iter().map(spellings).collect();
        Set { spellings, places: self.places, lines: self.lines, styles: self.styles, translations: self.translations }
    }
}

/// What is known of a set.
#[derive(Debug, Default)]
pub struct Set {
    /// What messages call the documents.
    places: Vec<String>,
    spellings: BTreeMap<String, Spellings>,
    lines: Lines,
    styles: Styles,
    translations: Translations,
}

impl Set {
    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.places.len()
    }

    /// What messages call a document.
    pub fn place(&self, number: u32) -> &str {
        self.places.get(number as usize).map_or("", String::as_str)
    }

    /// How most documents translate a source segment, if not as this pair does.
    pub(crate) fn usual_translation(&self, pair: Pair) -> Option<Usual> {
        self.translations.usual(pair)
    }

    /// Has any name of that language several spellings?
    pub fn has_spellings(&self, language: &str) -> bool {
        self.spellings.get(language).is_some_and(|spellings| !spellings.is_empty())
    }

    /// What the set has against a spelling of a name, in a language by its primary subtag.
    pub fn rarer(&self, language: &str, spelling: &str) -> Option<&Rarer> {
        self.spellings.get(language)?.rarer(spelling)
    }

    /// In how many documents lines stand.
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    /// The choice of most documents in a language, in a matter of style.
    pub fn prevailing(&self, language: &str, matter: Matter) -> Option<Prevailing> {
        self.styles.prevailing(language, matter)
    }
}
