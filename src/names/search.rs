//! The heart: is there a native spelling whose romanisations include both names, and at what cost?
//!
//! Both names are read left to right at once. A state at (i, j) says which schemes could have written the first i
//! letters of one name and the first j of the other, and at what cost; a link of the automaton moves it on. This is a
//! shortest path through the intersection of two finite automata (Mohri, "Weighted automata algorithms", 2009), done
//! as a dynamic programme because both inputs are a dozen letters long.

use super::baked;
use super::letters::{Starts, broken, continues, doubled, encode, hushing, soft};
use mtlint_tables::names::automaton::{APOSTROPHE, Automaton, Place};
use mtlint_tables::names::fold::Folded;
use mtlint_tables::names::scheme::{Profile, SCHEMES, Scheme};

/// One consonant written once here and twice there (Donbas, Donbass).
const DOUBLED: u16 = 12;
/// A spelling that no single scheme could have produced, for each side.
const MIXED: u16 = 30;
/// One spelling from one source language's schemes, the other from another's (Kharkiv, Kharkov).
const CROSSED: u16 = 15;
/// A letter pair that is one sound, read as two (k and h of kh), for each side.
const SPLIT: u16 = 30;

/// Longest name that is compared, in letters; longer ones are lists or noise.
pub(super) const MAX_LETTERS: usize = 40;
/// States kept for one place of the programme. Dominated states go first, so that this is rarely reached.
const KEPT: usize = 14;

/// The cheapest common reading of two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// Cost in hundredths.
    pub cost: u16,
    /// Schemes that could have written the first name, 0 if no single one could.
    pub a: u64,
    /// The same for the second.
    pub b: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    a: u64,
    b: u64,
    cost: u16,
}

/// Buffers of one search, reused from pair to pair.
#[derive(Debug, Default)]
pub(super) struct Search {
    a: Vec<u8>,
    b: Vec<u8>,
    at_a: Starts,
    at_b: Starts,
    trusting: bool,
    breaks_a: u64,
    breaks_b: u64,
    states: Vec<State>,
    counts: Vec<u8>,
    floor: Vec<u16>,
}

impl Search {
    /// The cheapest common reading of two folded names at or below `limit` hundredths. A `trusting` search believes
    /// the risky spellings too.
    pub(super) fn run(&mut self, profile: Profile, a: &Folded, b: &Folded, limit: u16, trusting: bool) -> Option<Reading> {
        let automaton = baked::automaton(profile)?;
        self.breaks_a = encode(automaton, profile, a, &mut self.a);
        self.breaks_b = encode(automaton, profile, b, &mut self.b);
        if self.a.is_empty() || self.b.is_empty() || self.a.len().max(self.b.len()) > MAX_LETTERS {
            return None;
        }
        self.at_a.reset(self.a.len());
        self.at_b.reset(self.b.len());
        if !self.reaches_end(automaton, limit) {
            return None;
        }
        self.trusting = trusting;
        let width = self.b.len() + 1;
        let cells = (self.a.len() + 1) * width;
        self.counts.clear();
        self.counts.resize(cells, 0);
        if self.states.len() < cells * KEPT {
            self.states.resize(cells * KEPT, State::default());
        }
        self.states[0] = State { a: u64::MAX, b: u64::MAX, cost: 0 };
        self.counts[0] = 1;
        for i in 0..=self.a.len() {
            for j in 0..width {
                if self.counts[i * width + j] > 0 {
                    self.expand(automaton, i, j, limit);
                }
            }
        }
        let last = cells - 1;
        let end = &self.states[last * KEPT..last * KEPT + self.counts[last] as usize];
        let readings = end.iter().map(|state| finish(automaton, *state));
        readings.min_by_key(|reading| reading.cost).filter(|reading| reading.cost <= limit)
    }

    /// Is there a way to the end within `limit` if every pair of graphemes is as cheap as it can be, whoever writes it and
    /// wherever it stands? The same steps as those of the search, without its states: most names end here.
    fn reaches_end(&mut self, automaton: &Automaton<'_>, limit: u16) -> bool {
        let width = self.b.len() + 1;
        self.floor.clear();
        self.floor.resize((self.a.len() + 1) * width, u16::MAX);
        self.floor[0] = 0;
        for i in 0..=self.a.len() {
            for j in 0..width {
                let here = self.floor[i * width + j];
                if here > limit {
                    continue;
                }
                self.at_a.read(automaton, &self.a, i);
                self.at_b.read(automaton, &self.b, j);
                for &(grapheme_a, length_a) in self.at_a.at(i) {
                    for &(grapheme_b, length_b) in self.at_b.at(j) {
                        let Some(cost) = automaton.least(grapheme_a, grapheme_b) else { continue };
                        let next = here + cost;
                        if next > limit {
                            continue;
                        }
                        let (next_i, next_j) = (i + usize::from(length_a), j + usize::from(length_b));
                        let cell = next_i * width + next_j;
                        self.floor[cell] = self.floor[cell].min(next);
                        if doubled(&self.a, next_i) {
                            self.floor[cell + width] = self.floor[cell + width].min(next + DOUBLED);
                        }
                        if doubled(&self.b, next_j) {
                            self.floor[cell + 1] = self.floor[cell + 1].min(next + DOUBLED);
                        }
                    }
                }
            }
        }
        self.floor.last().is_some_and(|end| *end <= limit)
    }

    /// Moves the states at (i, j) on by every link that fits there.
    fn expand(&mut self, automaton: &Automaton<'_>, i: usize, j: usize, limit: u16) {
        let (end_a, end_b) = (self.a.len(), self.b.len());
        let width = end_b + 1;
        // Where a state stands the question before the search has been too, so that both letters are read.
        for x in 0..self.at_a.at(i).len() {
            let (grapheme_a, length_a) = self.at_a.at(i)[x];
            let next_i = i + length_a as usize;
            if broken(self.breaks_a, i, next_i) {
                continue;
            }
            for y in 0..self.at_b.at(j).len() {
                let (grapheme_b, length_b) = self.at_b.at(j)[y];
                let next_j = j + length_b as usize;
                let links = automaton.links(grapheme_a, grapheme_b);
                if links.len() == 0 || broken(self.breaks_b, j, next_j) {
                    continue;
                }
                // A hyphen ends a word and begins one.
                let last_a = next_i == end_a || self.breaks_a >> next_i & 1 == 1;
                let last_b = next_j == end_b || self.breaks_b >> next_j & 1 == 1;
                let split_a = length_a > 0 && i > 0 && automaton.splits(self.a[i - 1], self.a[i]);
                let split_b = length_b > 0 && j > 0 && automaton.splits(self.b[j - 1], self.b[j]);
                let extra = SPLIT * (u16::from(split_a) + u16::from(split_b));
                // "Nothing for a letter" is believed inside a word only: it is what keeps Marin and Marina apart.
                let silent = length_a == 0 && !(length_b == 1 && self.b[j] == APOSTROPHE)
                    || length_b == 0 && !(length_a == 1 && self.a[i] == APOSTROPHE);
                let starts = i == 0 || j == 0 || self.breaks_a >> i & 1 == 1 || self.breaks_b >> j & 1 == 1;
                let edge = starts || (last_a && last_b);
                let skip_a = length_a > 0 && length_b > 0 && doubled(&self.a, next_i) && !continues(&self.b, next_j, self.a[next_i]);
                let skip_b = length_a > 0 && length_b > 0 && doubled(&self.b, next_j) && !continues(&self.a, next_i, self.b[next_j]);
                for link in links.clone() {
                    let fits = match link.place {
                        Place::Any => !(silent && edge),
                        Place::Start => i == 0 && j == 0,
                        Place::Inner => !last_a && !last_b && i > 0 && j > 0,
                        Place::Soft => i > 0 && j > 0 && soft(&self.a, i, next_i) && soft(&self.b, j, next_j),
                        Place::Hush => i > 0 && j > 0 && hushing(automaton, self.a[i - 1]) && hushing(automaton, self.b[j - 1]),
                        Place::End => last_a && last_b,
                    };
                    if !fits || link.risky && !self.trusting {
                        continue;
                    }
                    let from = (i * width + j) * KEPT;
                    for k in 0..self.counts[i * width + j] as usize {
                        let state = self.states[from + k];
                        let next = step(state, link.a, link.b, link.cost + extra);
                        if next.cost > limit {
                            continue;
                        }
                        self.put(next_i * width + next_j, next);
                        let doubled = State { cost: next.cost + DOUBLED, ..next };
                        if doubled.cost > limit {
                            continue;
                        }
                        if skip_a {
                            self.put((next_i + 1) * width + next_j, doubled);
                        }
                        if skip_b {
                            self.put(next_i * width + next_j + 1, doubled);
                        }
                    }
                }
            }
        }
    }

    /// Adds a state to a cell unless a cheaper one with at least its schemes is there.
    fn put(&mut self, cell: usize, state: State) {
        let count = self.counts[cell] as usize;
        let kept = &mut self.states[cell * KEPT..(cell + 1) * KEPT];
        let covers = |x: &State, y: &State| x.cost <= y.cost && x.a & y.a == y.a && x.b & y.b == y.b;
        let mut free = None;
        let mut worst = 0;
        for k in 0..count {
            if covers(&kept[k], &state) {
                return;
            }
            if free.is_none() && covers(&state, &kept[k]) {
                free = Some(k);
            }
            if kept[k].cost > kept[worst].cost {
                worst = k;
            }
        }
        match free {
            Some(k) => kept[k] = state,
            None if count < KEPT => {
                kept[count] = state;
                self.counts[cell] += 1;
            }
            None if state.cost < kept[worst].cost => kept[worst] = state,
            None => {}
        }
    }
}

fn step(state: State, a: u64, b: u64, cost: u16) -> State {
    let (next_a, next_b) = (state.a & a, state.b & b);
    let mut cost = state.cost + cost;
    // Charged when the last scheme drops out rather than at the end: the search gives up sooner.
    if next_a == 0 && state.a != 0 {
        cost += MIXED;
    }
    if next_b == 0 && state.b != 0 {
        cost += MIXED;
    }
    State { a: next_a, b: next_b, cost }
}

/// Adds what the schemes themselves cost: rare ones, and two source languages.
fn finish(automaton: &Automaton<'_>, state: State) -> Reading {
    let (mut together, mut any_a, mut any_b) = (u16::MAX, u16::MAX, u16::MAX);
    for language in 0..automaton.languages {
        let a = prior(state.a, language);
        let b = prior(state.b, language);
        together = together.min(a.saturating_add(b));
        any_a = any_a.min(a);
        any_b = any_b.min(b);
    }
    let extra = match (state.a, state.b) {
        (0, 0) => 0,
        (0, _) => any_b,
        (_, 0) => any_a,
        _ => together.min(any_a + any_b + CROSSED),
    };
    Reading { cost: state.cost.saturating_add(extra), a: state.a, b: state.b }
}

fn prior(mask: u64, language: usize) -> u16 {
    let bits = mask >> (language * SCHEMES);
    let open = Scheme::all().filter(|scheme| bits >> *scheme as u64 & 1 == 1);
    open.map(Scheme::prior).min().unwrap_or(u16::MAX)
}

impl Search {
    /// The least cost at which one scheme writes this name at all; `None` above `limit`.
    pub(super) fn fit(&mut self, profile: Profile, name: &Folded, scheme: Scheme, limit: u16) -> Option<u16> {
        let automaton = baked::automaton(profile)?;
        let mask = automaton.scheme_mask(scheme);
        encode(automaton, profile, name, &mut self.a);
        if self.a.is_empty() || self.a.len() > MAX_LETTERS {
            return None;
        }
        self.at_a.reset(self.a.len());
        let end = self.a.len();
        let mut best = [u16::MAX; MAX_LETTERS + 1];
        best[0] = 0;
        for i in 0..end {
            if best[i] > limit {
                continue;
            }
            self.at_a.read(automaton, &self.a, i);
            for &(grapheme, length) in self.at_a.at(i) {
                let next = i + length as usize;
                if length == 0 {
                    continue;
                }
                for (written, cost, place) in automaton.singles(grapheme) {
                    let fits = match place {
                        Place::Any => true,
                        Place::Start => i == 0,
                        Place::Inner => i > 0 && next < end,
                        Place::Soft => i > 0 && soft(&self.a, i, next),
                        Place::Hush => i > 0 && hushing(automaton, self.a[i - 1]),
                        Place::End => next == end,
                    };
                    if fits && written & mask != 0 {
                        best[next] = best[next].min(best[i] + cost);
                        if doubled(&self.a, next) {
                            best[next + 1] = best[next + 1].min(best[i] + cost + DOUBLED);
                        }
                    }
                }
            }
        }
        Some(best[end]).filter(|cost| *cost <= limit)
    }
}
