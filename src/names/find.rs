//! Finds the names of an article, and among them those worth a closer look.
//!
//! A capital says little: it opens sentences, fills headlines, and in German stands on every noun. So a word counts as a
//! name by what is true of all its occurrences, and only words that could have a second spelling are asked about at all.

use std::borrow::Borrow;

use crate::text::Prose;

use super::candidates::{Candidate, Candidates};
use super::cluster::Name;
use super::german;
use super::hash::QuickMap;
use super::likely::Sketch;
use super::persons::{is_title, neighbours_of};
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

impl Borrow<Name> for Found {
    fn borrow(&self) -> &Name {
        &self.name
    }
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

/// Names of the article that may be two spellings of one, or a form of a group. Where `all` is set, every name.
pub fn find(prose: &Prose<'_>, all: bool) -> Finds {
    let pieces = pieces(prose);
    let candidates = Candidates::of(prose, &pieces);
    let mut kept = candidates.likely(all);
    drop_lower_case(prose, &pieces, &candidates, &mut kept);
    kept.retain(|id| !is_word(prose, &candidates.found[*id].text));
    let german = prose.language.tag == "de";
    let mut names: Vec<Found> = Vec::new();
    let mut sketches: Vec<Sketch> = Vec::new();
    for (id, mentions) in candidates.mentions_of(&kept) {
        let Candidate { text, sketch, .. } = &candidates.found[id];
        let firm = if german {
            german::is_name(prose, &pieces, text, &mentions)
        } else {
            mentions.iter().any(|at| !pieces[*at].opening) || mentions.iter().any(|at| follows_name(&pieces, *at))
        };
        if german && !firm && !sketch.exonym {
            continue;
        }
        sketches.push(*sketch);
        names.push(Found {
            name: Name {
                text: text.clone().into_owned(),
                count: mentions.len() as u32,
                neighbours: neighbours_of(prose, &pieces, text, &mentions),
            },
            mentions,
            firm,
            exonym: sketch.exonym,
        });
    }
    let alike = all || sketches.iter().any(|sketch| !sketch.exonym) || any_alike(&sketches);
    Finds { pieces, names, alike }
}

/// Do two of the names resemble each other?
fn any_alike(sketches: &[Sketch]) -> bool {
    let pair = |a: &Sketch, b: &Sketch| a.skeleton == b.skeleton && a.resembles(b);
    sketches.iter().enumerate().any(|(at, sketch)| sketches[at + 1..].iter().any(|other| pair(sketch, other)))
}

/// Takes out candidates that the article also writes with a small letter: words, not names.
fn drop_lower_case(prose: &Prose<'_>, pieces: &[Piece], candidates: &Candidates<'_>, kept: &mut Vec<usize>) {
    if kept.is_empty() {
        return;
    }
    let mut wanted: QuickMap<String, ()> = QuickMap::default();
    // Most words are turned away by a bit: by their length and the bytes at their ends.
    let mut known = [0u64; 16];
    let bit = |first: u8, last: u8, length: usize| {
        let bit = (usize::from(first) * 37 + usize::from(last) * 5 + length) % (16 * 64);
        (bit / 64, 1u64 << (bit % 64))
    };
    for &id in kept.iter() {
        let word = candidates.found[id].text.to_lowercase();
        if let [first, .., last] = word.as_bytes() {
            let (at, bit) = bit(*first, *last, word.len());
            known[at] |= bit;
        }
        wanted.insert(word, ());
    }
    let bytes = prose.text.as_bytes();
    for piece in pieces.iter().filter(|piece| !piece.capital && !piece.span.is_empty()) {
        let (at, bit) = bit(bytes[piece.span.start as usize], bytes[piece.span.end as usize - 1], piece.span.len());
        if known[at] & bit != 0 {
            wanted.remove(piece.text(prose));
        }
    }
    if wanted.len() < kept.len() {
        kept.retain(|id| wanted.contains_key(&candidates.found[*id].text.to_lowercase()));
    }
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
