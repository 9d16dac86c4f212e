//! Finds the names of an article, and among them those worth a closer look.
//!
//! A capital says little: it opens sentences, fills headlines, and in German stands on every noun. So a word counts as a
//! name by what is true of all its occurrences, and only words that could have a second spelling are asked about at all.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::text::Prose;

use super::cluster::Name;
use super::fold::{Folded, Skeleton};
use super::german;
use super::likely::{Sketch, is_german_shaped};
use super::persons::{is_title, neighbours};
use super::words::{Piece, pieces};

/// A name of an article.
#[derive(Clone, Debug)]
pub struct Found {
    /// The name with its count and its neighbours.
    pub name: Name,
    /// Its occurrences: indices into the pieces, in order.
    pub mentions: Vec<usize>,
    /// Some occurrence owes its capital to nothing but being a name.
    pub firm: bool,
    /// It may be a form of a group of exonyms.
    pub exonym: bool,
}

/// The words of an article and those of its names that may have two spellings or a preferred one.
#[derive(Debug, Default)]
pub struct Finds {
    /// All words.
    pub pieces: Vec<Piece>,
    /// The names, in order of their first occurrence.
    pub names: Vec<Found>,
    /// Some of them look alike, or one looks German: the tables have to be asked.
    pub alike: bool,
}

struct Candidate {
    text: String,
    mentions: Vec<usize>,
    sketch: Sketch,
}

/// Names of the article that may be two spellings of one, or a form of a group. Where `all` is set, every name.
pub fn find(prose: &Prose<'_>, all: bool) -> Finds {
    let pieces = pieces(prose);
    let mut candidates = candidates(prose, &pieces);
    if !all {
        keep_likely(&mut candidates);
    }
    if candidates.is_empty() {
        return Finds { pieces, ..Finds::default() };
    }
    let lower = lower_case(prose, &pieces, &candidates);
    candidates.retain(|candidate| !lower.contains(candidate.text.to_lowercase().as_str()) && !is_word(prose, &candidate.text));
    let german = prose.language.tag == "de";
    let mut names: Vec<Found> = Vec::new();
    let beside = if candidates.is_empty() { BTreeMap::new() } else { neighbours(pieces.iter().map(|piece| piece.word(prose))) };
    for candidate in candidates {
        let plain = |at: &&usize| !pieces[**at].opening;
        let firm = if german {
            german::is_name(prose, &pieces, &candidate.text, &candidate.mentions)
        } else {
            candidate.mentions.iter().any(|at| plain(&at)) || candidate.mentions.iter().any(|at| follows_name(&pieces, *at))
        };
        if german && !firm && !candidate.sketch.exonym {
            continue;
        }
        names.push(Found {
            name: Name {
                count: candidate.mentions.len() as u32,
                neighbours: beside.get(candidate.text.as_str()).cloned().unwrap_or_default(),
                text: candidate.text,
            },
            mentions: candidate.mentions,
            firm,
            exonym: candidate.sketch.exonym,
        });
    }
    let alike = all || names.iter().any(|found| !found.exonym) || any_alike(&names);
    Finds { pieces, names, alike }
}

/// Do two of the names resemble each other?
fn any_alike(names: &[Found]) -> bool {
    let mut folded = Folded::default();
    let sketches: Vec<Sketch> = names.iter().filter_map(|found| Sketch::of(&found.name.text, &mut folded)).collect();
    let pair = |at: usize, a: &Sketch| sketches[at + 1..].iter().any(|b| a.skeleton == b.skeleton && a.resembles(b));
    sketches.iter().enumerate().any(|(at, sketch)| pair(at, sketch))
}

/// All capitalised words that could be names, each spelling once, in order of the first occurrence.
fn candidates(prose: &Prose<'_>, pieces: &[Piece]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut known: HashMap<&str, Option<usize>> = HashMap::new();
    let mut shouted: Vec<usize> = Vec::new();
    let mut folded = Folded::default();
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.capital && piece.latin) {
        let text = piece.text(prose);
        if piece.upper {
            shouted.push(at);
            continue;
        }
        let index = *known.entry(text).or_insert_with(|| {
            let sketch = Sketch::of(text, &mut folded)?;
            found.push(Candidate { text: text.to_owned(), mentions: Vec::new(), sketch });
            Some(found.len() - 1)
        });
        if let Some(index) = index {
            found[index].mentions.push(at);
        }
    }
    add_shouted(prose, pieces, &shouted, &mut found);
    join_genitives(&mut found);
    found
}

/// A word in capitals is the name it would be in small letters if that stands elsewhere; in a line of capitals it may be
/// a name of its own; anywhere else it is an acronym.
fn add_shouted(prose: &Prose<'_>, pieces: &[Piece], shouted: &[usize], found: &mut Vec<Candidate>) {
    let mut folded = Folded::default();
    for &at in shouted {
        let text = title_case(pieces[at].text(prose));
        match found.iter_mut().find(|candidate| candidate.text == text) {
            Some(candidate) => {
                let place = candidate.mentions.partition_point(|mention| *mention < at);
                candidate.mentions.insert(place, at);
            }
            None if pieces[at].shouted => {
                if let Some(sketch) = Sketch::of(&text, &mut folded) {
                    found.push(Candidate { text, mentions: vec![at], sketch });
                }
            }
            None => {}
        }
    }
    found.sort_by_key(|candidate| candidate.mentions.first().copied());
}

/// `KRYVYI-RIH` as `Kryvyi-Rih`.
fn title_case(text: &str) -> String {
    let mut start = true;
    let cased = text.chars().flat_map(|c| {
        let cased: Vec<char> = if start { vec![c] } else { c.to_lowercase().collect() };
        start = !c.is_alphabetic() && c != '\'' && c != '’';
        cased
    });
    cased.collect()
}

/// `Selenskyjs` beside `Selenskyj` is its genitive, and `Obamas` beside `Obama` its plural: one spelling.
fn join_genitives(found: &mut Vec<Candidate>) {
    let places: HashMap<String, usize> = found.iter().enumerate().map(|(at, candidate)| (candidate.text.clone(), at)).collect();
    let mut moved: Vec<(usize, usize)> = Vec::new();
    for (at, candidate) in found.iter().enumerate() {
        let stem = candidate.text.strip_suffix('s').and_then(|stem| places.get(stem));
        moved.extend(stem.map(|stem| (at, *stem)));
    }
    for (from, to) in &moved {
        let mentions = std::mem::take(&mut found[*from].mentions);
        found[*to].mentions.extend(mentions);
        found[*to].mentions.sort_unstable();
    }
    found.retain(|candidate| !candidate.mentions.is_empty());
    found.sort_by_key(|candidate| candidate.mentions.first().copied());
}

/// Keeps forms of groups and names that resemble another one.
fn keep_likely(candidates: &mut Vec<Candidate>) {
    let mut blocks: HashMap<Skeleton, Vec<usize>> = HashMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        blocks.entry(candidate.sketch.skeleton).or_default().push(at);
    }
    let likely: Vec<bool> = candidates
        .iter()
        .enumerate()
        .map(|(at, candidate)| {
            let block = blocks.get(&candidate.sketch.skeleton).map_or(&[][..], Vec::as_slice);
            candidate.sketch.exonym
                || is_german_shaped(&candidate.text)
                || block.iter().any(|other| *other != at && candidate.sketch.resembles(&candidates[*other].sketch))
        })
        .collect();
    let mut likely = likely.into_iter();
    candidates.retain(|_| likely.next().unwrap_or(false));
}

/// Those of the candidates that the article also writes with a small letter: words, not names.
fn lower_case<'t>(prose: &Prose<'t>, pieces: &[Piece], candidates: &[Candidate]) -> HashSet<&'t str> {
    let wanted: HashSet<String> = candidates.iter().map(|candidate| candidate.text.to_lowercase()).collect();
    let small = pieces.iter().filter(|piece| !piece.capital).map(|piece| piece.text(prose));
    small.filter(|word| wanted.contains(*word)).collect()
}

/// Words of the language that take a capital and are no names.
fn is_word(prose: &Prose<'_>, text: &str) -> bool {
    let language = prose.language;
    language.is_function_word(text) || language.month(text).is_some() || language.weekday(text).is_some() || is_title(text)
}

/// Does the word at `at`, which opens a sentence, stand before a capitalised word, as a given name or a title does?
fn follows_name(pieces: &[Piece], at: usize) -> bool {
    let piece = pieces[at];
    let possessive = piece.whole.len() > piece.span.len();
    let next = pieces.get(at + 1).is_some_and(|next| next.joined && next.capital && !next.opening);
    possessive || next
}
