//! The axes: in what ways the same fault may stand in another text. Each applies only where the varied text surely has the same
//! fault; where that is in doubt it makes nothing.
//!
//! Whoever adds an axis or a word has not read the matchers of the rules, or it would say nothing about them.

mod digits;
mod frame;
mod labels;
mod marks;
mod names;
mod nouns;
mod time;
mod verbs;

use crate::random::Random;
use crate::sample::Sample;
use regex::Regex;
use std::cell::RefCell;
use std::collections::HashMap;

/// One way to vary an example.
pub(crate) struct Axis {
    pub name: &'static str,
    /// Whether `good` examples stay good along it.
    pub for_good: bool,
    /// The variants of a sample, none of which equals it.
    pub vary: fn(&Sample, &mut Random) -> Vec<Sample>,
}

pub(crate) const AXES: &[Axis] = &[
    Axis { name: "figures", for_good: true, vary: digits::other_figures },
    Axis { name: "number-as-word", for_good: true, vary: digits::as_word },
    Axis { name: "number-as-figure", for_good: true, vary: digits::as_figure },
    Axis { name: "article", for_good: false, vary: nouns::article },
    Axis { name: "singular-plural", for_good: false, vary: nouns::number },
    Axis { name: "possessive", for_good: true, vary: nouns::possessive },
    Axis { name: "verb-form", for_good: false, vary: verbs::form },
    Axis { name: "adverb", for_good: false, vary: verbs::adverb },
    Axis { name: "name", for_good: true, vary: names::person },
    Axis { name: "place", for_good: false, vary: names::place },
    Axis { name: "agency", for_good: true, vary: names::agency },
    Axis { name: "outlet", for_good: true, vary: names::outlet },
    Axis { name: "month", for_good: true, vary: time::month },
    Axis { name: "weekday", for_good: true, vary: time::weekday },
    Axis { name: "clock", for_good: true, vary: time::clock },
    Axis { name: "day", for_good: true, vary: time::day },
    Axis { name: "quotation-marks", for_good: true, vary: marks::quotation },
    Axis { name: "apostrophe", for_good: true, vary: marks::apostrophe },
    Axis { name: "mark-behind", for_good: false, vary: marks::behind },
    Axis { name: "label-case", for_good: false, vary: labels::case },
    Axis { name: "label-dash", for_good: false, vary: labels::dash },
    Axis { name: "label-tail", for_good: false, vary: labels::tail },
    Axis { name: "label-space", for_good: false, vary: labels::space },
    Axis { name: "label-mark", for_good: false, vary: labels::mark },
    Axis { name: "end-of-paragraph", for_good: false, vary: labels::end_of_paragraph },
    Axis { name: "longer-line", for_good: true, vary: frame::longer_line },
    Axis { name: "between-paragraphs", for_good: true, vary: frame::between_paragraphs },
    Axis { name: "start-of-sentence", for_good: false, vary: frame::start_of_sentence },
];

/// Families whose faults are marks, signs and spaces themselves.
const OF_MARKS: &[&str] = &["punctuation", "quotes", "typography", "marks", "encoding", "markup", "consistency", "style", "segmentation"];
/// Families in which a number stands in a relation to what is around it.
const OF_NUMBERS: &[&str] = &["numbers", "dates", "currency", "consistency", "typography"];
/// Families whose faults are words and the way they go together.
const OF_WORDS: &[&str] = &["calque", "false-friend", "filler", "hearsay", "style"];

/// The pattern, compiled once a thread: the same few serve for thousands of samples.
fn regex(pattern: &str) -> Regex {
    thread_local! {
        static COMPILED: RefCell<HashMap<String, Regex>> = RefCell::default();
    }
    COMPILED.with_borrow_mut(|compiled| {
        let new = || Regex::new(pattern).unwrap_or_else(|error| panic!("{error}"));
        compiled.entry(pattern.to_owned()).or_insert_with(new).clone()
    })
}

/// A pattern for any of some words or phrases, the longest first.
fn any_of<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut words: Vec<String> = words.map(regex::escape).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}

/// Another entry of a list than `word`, `step` further on.
fn other<'w>(list: &[&'w str], word: &str, step: usize) -> Option<&'w str> {
    let place = list.iter().position(|entry| *entry == word)?;
    let next = list[(place + step) % list.len()];
    (next != word).then_some(next)
}

/// The word with a capital, if `like` has one.
fn capital_as(like: &str, word: &str) -> String {
    if like.starts_with(char::is_uppercase) { capitalised(word) } else { word.to_owned() }
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
