//! Finds the names of an article, and among them those worth a closer look.
//!
//! A capital says little: it opens sentences, fills headlines, and in German stands on every noun. So a word counts as a
//! name by what is true of all its occurrences, and only words that could have a second spelling are asked about at all.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::sync::{LazyLock, OnceLock};

use crate::lang::{self, Language};
use crate::text::{Case, Prose, Token, hash};

use super::candidates::{Candidate, Candidates};
use super::cluster::Name;
use super::cues::Support;
use super::german;
use super::hash::Bits;
use super::persons::{TITLES, is_title, neighbours_of};
use super::prefilter::{Sketch, near};
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
    pub(super) sketch: Sketch,
}

impl Borrow<Name> for Found {
    fn borrow(&self) -> &Name {
        &self.name
    }
}

/// The capitalised words of an article and those of its names that may have two spellings or a preferred one.
#[derive(Debug, Default)]
pub struct Finds {
    /// All capitalised words.
    pub pieces: Vec<Piece>,
    /// The names, in order of their first occurrence.
    pub names: Vec<Found>,
    /// Some of them look alike, or one looks German: the tables have to be asked.
    pub alike: bool,
    /// What the words support; nothing where no table has to be asked.
    pub support: Support,
}

impl Finds {
    /// Looks for the neighbours of the names, which part two people of one name. Most articles have no such names.
    pub fn meet(&mut self, prose: &Prose<'_>) {
        for found in &mut self.names {
            found.name.neighbours = neighbours_of(prose, &self.pieces, &found.name.text, &found.mentions);
        }
    }
}

/// Names of the article that may be two spellings of one, or a form of a group, without their neighbours. Where `all` is
/// set, every name, with its neighbours.
pub fn find(prose: &Prose<'_>, all: bool) -> Finds {
    let pieces = pieces(prose);
    let candidates = Candidates::of(prose, &pieces);
    let mut kept = candidates.likely(all);
    drop_common_words(prose, &candidates, &mut kept);
    drop_lower_case(prose, &pieces, &candidates, &mut kept);
    let german = prose.language.tag == "de";
    let mut names: Vec<Found> = Vec::new();
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
        names.push(Found {
            name: Name { text: text.clone().into_owned(), count: mentions.len() as u32, ..Name::default() },
            mentions,
            firm,
            exonym: sketch.exonym,
            sketch: *sketch,
        });
    }
    let alike = all || names.iter().any(|name| !name.exonym) || any_alike(&names);
    let support = if alike { candidates.support(prose, &pieces) } else { Support::default() };
    let mut finds = Finds { pieces, names, alike, support };
    if all {
        finds.meet(prose);
    }
    finds
}

/// Do two of the names resemble each other?
fn any_alike(names: &[Found]) -> bool {
    let mut sketches: Vec<&Sketch> = names.iter().map(|name| &name.sketch).collect();
    sketches.sort_by_key(|sketch| sketch.skeleton);
    let mut blocks = sketches.chunk_by(|a, b| a.skeleton == b.skeleton);
    blocks.any(|block| (0..block.len()).any(|at| near(block, at).any(|other| block[at].resembles(other))))
}

/// Takes out candidates that the article also writes with a small letter: words, not names.
fn drop_lower_case(prose: &Prose<'_>, pieces: &[Piece], candidates: &Candidates<'_>, kept: &mut Vec<usize>) {
    if kept.is_empty() {
        return;
    }
    let lower_hash = |id: usize| {
        let Candidate { text, hash: own, .. } = &candidates.found[id];
        if text.is_ascii() { *own } else { hash(text.to_lowercase().as_bytes()) as u32 }
    };
    let mut wanted: Vec<(u32, usize)> = kept.iter().map(|id| (lower_hash(*id), *id)).collect();
    wanted.sort_unstable();
    let bits: Bits = wanted.iter().map(|(hash, _)| *hash).collect();
    // The small parts of a capitalised word (al-Assad, Hsiao-mei) are no words of their own.
    let inside = |token: &Token| {
        let piece = pieces.get(pieces.partition_point(|piece| piece.whole.end <= token.span.start));
        piece.is_some_and(|piece| piece.capital && piece.whole.overlaps(token.span))
    };
    let mut words: HashSet<usize> = HashSet::new();
    // Of those with one hash (Kyiv, KyiV) the first; nothing is left to find with it.
    let mut done = vec![false; wanted.len()];
    for token in prose.tokens.iter().filter(|token| token.case == Case::Lower && bits.has(token.hash)) {
        let first = wanted.partition_point(|(hash, _)| *hash < token.hash);
        if done.get(first).is_none_or(|done| *done) {
            continue;
        }
        let text = token.text(prose.text);
        let alike = wanted[first..].chunk_by(|a, b| a.0 == b.0).next().unwrap_or_default();
        let same = |&&(hash, id): &&(u32, usize)| hash == token.hash && candidates.found[id].text.to_lowercase() == text;
        if alike.iter().any(|it| same(&it)) && !inside(token) {
            words.extend(alike.iter().filter(same).map(|(_, id)| *id));
            done[first] = alike.iter().all(|(_, id)| words.contains(id));
        }
    }
    kept.retain(|id| !words.contains(id));
}

/// Takes out words of the language that take a capital and are no names.
fn drop_common_words(prose: &Prose<'_>, candidates: &Candidates<'_>, kept: &mut Vec<usize>) {
    let language = prose.language;
    let bits = common_words(language);
    kept.retain(|id| {
        let Candidate { text, hash, .. } = &candidates.found[*id];
        let possible = !text.is_ascii() || bits.is_none_or(|bits| bits.has(*hash));
        !(possible
            && (language.is_function_word(text) || language.month(text).is_some() || language.weekday(text).is_some() || is_title(text)))
    });
}

/// The hashes of the words that [`drop_common_words`] takes out in a language, as far as they are ASCII in some case.
fn common_words(language: &Language) -> Option<&'static Bits> {
    static KNOWN: LazyLock<Vec<(&Language, OnceLock<Bits>)>> =
        LazyLock::new(|| lang::all().iter().map(|language| (*language, OnceLock::new())).collect());
    let of = |language: &'static Language| {
        let dates = language.months.iter().chain(&language.weekdays).flat_map(|forms| forms.iter());
        let words = language.function_words.iter().chain(dates).chain(&TITLES);
        // The hash is one for all cases of ASCII letters; but the capital of a Turkish ı is ASCII too.
        let hashes = words.flat_map(|word| {
            let (upper, first) = (word.to_uppercase(), word.chars().next().map_or(0, char::len_utf8));
            let titled = word[..first].to_uppercase() + &word[first..];
            [hash(word.as_bytes()), hash(upper.as_bytes()), hash(titled.as_bytes())].map(|hash| hash as u32)
        });
        hashes.collect()
    };
    // Regions have the words of their language.
    KNOWN.iter().find(|(known, _)| known.tag == language.tag).map(|(known, bits)| bits.get_or_init(|| of(known)))
}

/// Does the word at `at`, which opens a sentence, stand before a capitalised word, as a given name or a title does?
fn follows_name(pieces: &[Piece], at: usize) -> bool {
    let piece = pieces[at];
    let possessive = piece.whole.len() > piece.span.len();
    let next = pieces.get(at + 1).is_some_and(|next| next.follows(&piece) && next.capital && !next.opening);
    possessive || next
}
