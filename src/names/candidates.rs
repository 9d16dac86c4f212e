//! The capitalised words of an article that could be names, each spelling once, and which of them are worth a closer look.
//!
//! This is done for every article, and nearly all of its words are done with here: so nothing is copied that need not be.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::text::{Prose, hash};

use super::cues::{Support, support};
use super::prefilter::{Sketch, is_german_shaped, near};
use super::words::Piece;
use mtlint_tables::names::fold::{Folded, Skeleton};

/// A spelling that could be a name.
pub(super) struct Candidate<'t> {
    pub text: Cow<'t, str>,
    /// Of the text, as tokens have it.
    pub hash: u32,
    pub sketch: Sketch,
    /// The candidate that its mentions count for: itself, unless it is a genitive of another one.
    home: u32,
}

/// The candidates of an article. A candidate goes by its index.
#[derive(Default)]
pub(super) struct Candidates<'t> {
    pub found: Vec<Candidate<'t>>,
    /// Candidates by their [`address`]: a table of open addresses with one more than the index of each, 0 where none is, and
    /// twice as many slots as candidates there can be.
    slots: Vec<u32>,
    /// Candidate and index of the piece.
    mentions: Vec<(u32, u32)>,
    folded: Folded,
}

impl<'t> Candidates<'t> {
    /// Collects the candidates among the words of an article.
    pub(super) fn of(prose: &Prose<'t>, pieces: &[Piece]) -> Self {
        let mut this = Self { slots: vec![0; (pieces.len() * 2).next_power_of_two()], ..Self::default() };
        this.mentions.reserve(pieces.len());
        let mut shouted: Vec<usize> = Vec::new();
        for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.capital && piece.latin) {
            if piece.upper {
                shouted.push(at);
            } else if let Some(id) = this.known_or_new(piece.hash, Cow::Borrowed(piece.text(prose))) {
                this.mentions.push((id as u32, at as u32));
            }
        }
        this.add_shouted(prose, pieces, &shouted);
        this.join_genitives();
        this
    }

    /// The candidate of that spelling, or the slot where it would stand.
    fn known(&self, hash: u32, text: &str) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = address(hash, text) & mask;
        loop {
            let Some(id) = (self.slots[slot] as usize).checked_sub(1) else { return Err(slot) };
            if self.found[id].hash == hash && self.found[id].text == text {
                return Ok(id);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// `None` for words too short to be compared.
    fn known_or_new(&mut self, hash: u32, text: Cow<'t, str>) -> Option<usize> {
        match self.known(hash, &text) {
            Ok(id) => Some(id),
            Err(slot) => {
                let sketch = Sketch::of(&text, &mut self.folded)?;
                let id = self.found.len();
                self.found.push(Candidate { text, hash, sketch, home: id as u32 });
                self.slots[slot] = id as u32 + 1;
                Some(id)
            }
        }
    }

    /// A word in capitals is the name it would be in small letters if that stands elsewhere; in a line of capitals it may
    /// be a name of its own; anywhere else it is an acronym.
    fn add_shouted(&mut self, prose: &Prose<'t>, pieces: &[Piece], shouted: &[usize]) {
        if shouted.is_empty() {
            return;
        }
        // The case of ASCII letters does not change a hash.
        let mut hashes: HashSet<u32> = self.found.iter().map(|candidate| candidate.hash).collect();
        for &at in shouted {
            let piece = &pieces[at];
            if !piece.shouted && piece.text(prose).is_ascii() && !hashes.contains(&piece.hash) {
                continue;
            }
            let text = title_case(piece.text(prose));
            let hash = hash(text.as_bytes()) as u32;
            let id = if piece.shouted { self.known_or_new(hash, Cow::Owned(text)) } else { self.known(hash, &text).ok() };
            hashes.extend(id.map(|id| self.found[id].hash));
            self.mentions.extend(id.map(|id| (id as u32, at as u32)));
        }
        self.mentions.sort_unstable_by_key(|(_, at)| *at);
    }

    /// What all capitalised words support, those that are no candidates among them.
    pub(super) fn support(&self, prose: &Prose<'t>, pieces: &[Piece]) -> Support {
        let named = self.found.iter().filter(|candidate| candidate.text.starts_with(char::is_uppercase));
        let named = named.map(|candidate| candidate.sketch.support).fold(Support::default(), Support::union);
        let mut mentions = self.mentions.iter().map(|mention| mention.1 as usize).peekable();
        let others = pieces.iter().enumerate().filter(|(at, piece)| piece.capital && mentions.next_if_eq(at).is_none());
        named.union(support(others.map(|(_, piece)| piece.text(prose))))
    }

    /// `Selenskyjs` beside `Selenskyj` is its genitive, and `Obamas` beside `Obama` its plural: one spelling. They are joined
    /// in order, and what was joined to one before goes with it.
    fn join_genitives(&mut self) {
        let genitives = self.genitives();
        if genitives.is_empty() {
            return;
        }
        let mut joined: Vec<Option<(usize, usize)>> = vec![None; self.found.len()];
        for (turn, &(id, stem)) in genitives.iter().enumerate() {
            joined[id] = Some((turn, stem));
        }
        for (mut turn, (id, mut home)) in genitives.into_iter().enumerate() {
            while let Some((later, stem)) = joined[home].filter(|(later, _)| *later > turn) {
                (turn, home) = (later, stem);
            }
            self.found[id].home = home as u32;
        }
    }

    /// Genitives with what they are genitives of, in order of the first mention.
    fn genitives(&self) -> Vec<(usize, usize)> {
        let stem = |text: &str| text.strip_suffix('s').and_then(|stem| self.known(hash(stem.as_bytes()) as u32, stem).ok());
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (id, candidate) in self.found.iter().enumerate() {
            found.extend(stem(&candidate.text).map(|stem| (id, stem)));
        }
        if found.len() > 1 {
            let mut first = vec![usize::MAX; self.found.len()];
            for (place, mention) in self.mentions.iter().enumerate().rev() {
                first[mention.0 as usize] = place;
            }
            found.sort_by_key(|(id, _)| first[*id]);
        }
        found
    }

    /// The candidates in order of their first mention: where not `all` are asked for, the forms of groups and those that
    /// resemble another one.
    pub(super) fn likely(&self, all: bool) -> Vec<usize> {
        let mut wanted = vec![false; self.found.len()];
        for candidate in &self.found {
            wanted[candidate.home as usize] = true;
        }
        if !all {
            self.keep_likely(&mut wanted);
        }
        let mut order = Vec::new();
        for (id, _) in &self.mentions {
            let home = self.found[*id as usize].home as usize;
            if std::mem::take(&mut wanted[home]) {
                order.push(home);
            }
        }
        order
    }

    fn keep_likely(&self, wanted: &mut [bool]) {
        let ids = (0..self.found.len()).filter(|id| wanted[*id]);
        let mut keys: Vec<(Skeleton, usize)> = ids.map(|id| (self.found[id].sketch.skeleton, id)).collect();
        keys.sort_unstable();
        for block in keys.chunk_by(|a, b| a.0 == b.0) {
            for (at, &(_, id)) in block.iter().enumerate() {
                let Candidate { text, sketch, .. } = &self.found[id];
                let resembles = |other: &(Skeleton, usize)| sketch.resembles(&self.found[other.1].sketch);
                wanted[id] = sketch.exonym || is_german_shaped(text) || near(block, at).any(resembles);
            }
        }
    }

    /// Each of the wanted candidates, in the order given, with the pieces where it stands.
    pub(super) fn mentions_of(&self, wanted: &[usize]) -> Vec<(usize, Vec<usize>)> {
        let mut places = vec![usize::MAX; self.found.len()];
        let mut out: Vec<(usize, Vec<usize>)> = Vec::with_capacity(wanted.len());
        for &id in wanted {
            places[id] = out.len();
            out.push((id, Vec::new()));
        }
        if !wanted.is_empty() {
            for (id, at) in &self.mentions {
                if let Some((_, mentions)) = out.get_mut(places[self.found[*id as usize].home as usize]) {
                    mentions.push(*at as usize);
                }
            }
        }
        out
    }
}

/// Where the table has a spelling, but for its size. All cases of a word have one hash, and a word has more of them than a table
/// should have in one place.
fn address(hash: u32, text: &str) -> usize {
    let case = text.bytes().fold(0u32, |case, byte| case.rotate_left(1) ^ u32::from(byte >> 5 & 1)).wrapping_mul(0x9e37_79b1);
    (hash ^ case ^ case >> 16) as usize
}

/// `KRYVYI-RIH` as `Kryvyi-Rih`.
fn title_case(text: &str) -> String {
    let mut cased = String::with_capacity(text.len());
    let mut start = true;
    for c in text.chars() {
        if start {
            cased.push(c);
        } else {
            cased.extend(c.to_lowercase());
        }
        start = !c.is_alphabetic() && c != '\'' && c != '’';
    }
    cased
}
