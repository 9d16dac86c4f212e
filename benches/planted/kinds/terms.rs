//! One thing under two names in one article: an acronym, what stands in quotation marks.

use super::Kind;
use crate::random::Random;
use crate::records::{Record, Set};
use regex::Regex;
use std::sync::OnceLock;

#[rustfmt::skip]
pub(super) static KINDS: &[Kind] = &[
    Kind { name: "term/acronym", plant: acronym },
    Kind { name: "term/title", plant: title },
];

/// What stands in no article.
const ACRONYMS: &[&str] = &["QVRK", "TZW", "HGBP"];
const TITLES: &[&str] = &["Silver Harbour", "Verlorene Stunde", "Le Vent du soir"];

/// An acronym that another segment of the article has too becomes another one.
fn acronym(record: &Record, set: &Set, random: &mut Random) -> Option<String> {
    static ACRONYM: OnceLock<Regex> = OnceLock::new();
    let acronym = ACRONYM.get_or_init(|| Regex::new(r"\b\p{Lu}{3,6}\b").expect("a regex"));
    replaced(record, set, ACRONYMS[random.below(ACRONYMS.len())], acronym)
}

/// The same of what stands in quotation marks.
fn title(record: &Record, set: &Set, random: &mut Random) -> Option<String> {
    static TITLE: OnceLock<Regex> = OnceLock::new();
    let title = TITLE.get_or_init(|| Regex::new(r#"[“„«"]\s?\p{Lu}[^“”„«»".,!?]{3,40}[”“»"]"#).expect("a regex"));
    let name = TITLES[random.below(TITLES.len())];
    replaced(record, set, &format!("“{name}”"), title)
}

/// The record with `other` for the first thing that looks so and that another segment of its article has.
fn replaced(record: &Record, set: &Set, other: &str, looks: &Regex) -> Option<String> {
    let returns =
        |thing: &str| set.records.iter().any(|near| near.doc == record.doc && near.id != record.id && near.target.contains(thing));
    let found = looks.find_iter(&record.target).find(|found| returns(found.as_str()))?;
    Some(format!("{}{other}{}", &record.target[..found.start()], &record.target[found.end()..]))
}
