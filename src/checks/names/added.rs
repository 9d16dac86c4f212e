//! A name in the translation of which the source knows nothing.
//!
//! Engines put a name that they know for one that they don't, and make names up. A name of the source looks or sounds like its
//! translation, or is of a nation or place that is known in both languages; what has no such partner anywhere in the source of the
//! article was added. Common words with a capital are no names, so English alone is read, whose common words are known.

use super::replaced::{Sound, is_like};
use crate::article::{Article, Side};
use crate::checks::spelling::non_word;
use crate::checks::{Asked, Check, Finding};
use crate::lang::concepts::{Concept, Concepts};
use crate::lang::{Language, Writing};
use crate::names;
use crate::text::{Case, Script, Token};
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};

/// See the module.
pub(crate) struct AddedName;

/// Letters of the shortest name that is looked at.
const SHORTEST: usize = 4;
/// Candidates of an article that are compared with all of its source.
const MOST: usize = 200;
/// From so much likeness on, letter by letter, nobody can say that a name is not one of the source: Jinping, Цзиньпин.
const LIKE: f64 = 0.55;

impl Check for AddedName {
    fn name(&self) -> &'static str {
        "added-name"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["added", "added-part"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let target = &article.target;
        let Some(source) = article.source().filter(|_| target.language.has_dictionary() && !article.segments().is_empty()) else { return };
        if !matches!(source.language.writing, Writing::Latin | Writing::Cyrillic) || source.language.is_unknown() {
            return;
        }
        let concepts = Concepts::of(target.language).zip(Concepts::of(source.language));
        let Some((own_concepts, its_concepts)) = concepts else { return };
        let mut known: Option<Known> = None;
        let mut looked_at = 0;
        for segment in article.segments().iter().filter(|segment| segment.is_comparable()) {
            let tokens = segment.target.tokens(target);
            let mut opens = true;
            for (index, token) in tokens.iter().enumerate() {
                let word = token.text(target.text);
                if !token.is_word() {
                    opens |= !word.starts_with([',', '\'', '’', '&', '%', '-']);
                    continue;
                }
                let is_candidate = is_capitalised(token) && !opens && word.len() >= SHORTEST && word.chars().all(char::is_alphabetic);
                opens = false;
                if !is_candidate || non_word::is_common(word) || is_of_calendar(target.language, word) {
                    continue;
                }
                looked_at += 1;
                if looked_at > MOST {
                    return;
                }
                let known = known.get_or_insert_with(|| Known::of(source, its_concepts));
                let mut in_tables = false;
                own_concepts.each(&word.to_lowercase(), |_| in_tables = true);
                if known.has(word, token.hash, own_concepts) {
                    continue;
                }
                // A translator says of which country, and gives the whole name; whoever stands there alone was in nobody's mind.
                let beside = [index.checked_sub(1), index.checked_add(1)].map(|index| tokens.get(index?));
                let is_alone = !beside.into_iter().flatten().any(|other| is_capitalised(other) || other.text(target.text) == "-");
                let fault = if is_alone && !in_tables { "added" } else { "added-part" };
                findings.push(Finding::new(fault, token.span).in_source(segment.source.span, "the source"));
            }
        }
    }
}

fn is_capitalised(token: &Token) -> bool {
    token.is_word() && token.script == Script::Latin && token.case == Case::Title
}

fn is_of_calendar(language: &Language, word: &str) -> bool {
    language.month(word).is_some() || language.weekday(word).is_some()
}

/// What the source of an article speaks of.
struct Known {
    words: Vec<Sound>,
    concepts: HashSet<Concept>,
    /// How the words are spoken, in letters and in consonants alone; made when a name is not found among them at first sight.
    spoken: OnceCell<Vec<(String, String)>>,
    /// What was said of each name, by hash: names return.
    judged: RefCell<HashMap<u32, bool>>,
}

impl Known {
    fn of(source: &Side<'_>, concepts: &Concepts) -> Self {
        let mut known = Self { words: Vec::new(), concepts: HashSet::new(), spoken: OnceCell::new(), judged: RefCell::default() };
        let mut seen = HashSet::new();
        for token in source.tokens.iter().filter(|token| token.is_word() && seen.insert(token.hash)) {
            let word = token.text(source.text);
            concepts.each(&word.to_lowercase(), |concept| {
                known.concepts.insert(concept);
            });
            known.words.push(Sound::of(word));
        }
        known
    }

    /// Whether the source speaks of the name; `hash` is that of its token.
    fn has(&self, name: &str, hash: u32, concepts: &Concepts) -> bool {
        *self.judged.borrow_mut().entry(hash).or_insert_with(|| {
            let mut is_meant = false;
            concepts.each(&name.to_lowercase(), |concept| is_meant |= self.concepts.contains(&concept));
            is_meant || {
                let sound = Sound::of(name);
                self.words.iter().any(|word| is_like(&sound, word)) || self.is_spoken(name)
            }
        })
    }

    /// Whether a word is spoken nearly as the name is, or is a compound with it.
    fn is_spoken(&self, name: &str) -> bool {
        let (letters, consonants) = spoken(name);
        let stem = letters.get(..letters.len().saturating_sub(1)).unwrap_or_default();
        let words = self.spoken.get_or_init(|| self.words.iter().map(|word| spoken(&word.folded)).collect());
        words.iter().any(|(other, others)| {
            let start = other.get(..letters.len() + 1).unwrap_or(other);
            let may_be_like = start.len() * 2 > letters.len();
            may_be_like && strsim::normalized_levenshtein(&letters, start) >= LIKE
                || consonants.len() > 2 && others.len() > 2 && strsim::levenshtein(&consonants, others) <= consonants.len() / 3
                || stem.len() >= SHORTEST && other.contains(stem)
        })
    }
}

/// Letters that languages write for one sound, each with one way to write it, in the order in which they are looked for.
const SPOKEN: &str = "dzh:i tsch:c sch:s tch:c x:ks kh:g th:t zh:s ph:f ch:c sh:s ts:s tz:s z:s w:v j:i y:i h:g";
/// Endings with which English derives a people or an adjective.
const DERIVED: &[&str] = &["ese", "ish", "ian", "ean", "an"];

/// A name as its letters are spoken, without what English derives with; and its consonants.
fn spoken(name: &str) -> (String, String) {
    let folded = names::plain(name);
    let bare = DERIVED.iter().find_map(|ending| folded.strip_suffix(ending)).filter(|bare| bare.len() >= SHORTEST).unwrap_or(&folded);
    let mut letters = bare.trim_end_matches('h').to_owned();
    let pairs = SPOKEN.split(' ').filter_map(|pair| pair.split_once(':'));
    pairs.for_each(|(written, spoken)| letters = letters.replace(written, spoken));
    let consonants = letters.replace(['a', 'e', 'i', 'o', 'u'], "");
    (letters, consonants)
}
