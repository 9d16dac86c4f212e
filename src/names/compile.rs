//! Turns a table into flat arrays for the matcher: an alphabet, a trie of graphemes, and for every pair of graphemes
//! that one native letter can be written with, the masks and the cost.

use std::sync::OnceLock;

use super::scheme::{Profile, SCHEMES, Scheme};
use super::table::{self, Place, Table, TableError};

/// Two graphemes of one slot: the schemes that write the first, the schemes that write the second, and the cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub a: u64,
    pub b: u64,
    pub cost: u16,
    pub place: Place,
    pub risky: bool,
}

/// A compiled profile.
#[derive(Debug)]
pub(super) struct Automaton {
    /// Letters other than a–z and the apostrophe, sorted; their codes follow those of the plain letters.
    letters: Vec<char>,
    /// Trie over letter codes; node 0 is the root, 0 in a child slot is "none".
    nodes: Vec<Node>,
    /// `pair[a * graphemes + b]` is 0 or one more than an index into `ranges`.
    pair: Vec<u16>,
    graphemes: usize,
    ranges: Vec<(u32, u32)>,
    links: Vec<Link>,
    /// Spellings of single slots, for asking whether a scheme could have written a name: (grapheme, mask, cost, place).
    singles: Vec<(u16, u64, u16, Place)>,
    languages: usize,
    /// Letter pairs (codes) that are one sound.
    digraphs: Vec<(u8, u8)>,
}

#[derive(Clone, Debug)]
struct Node {
    children: [u16; CODES],
    /// Grapheme id that ends here, or 0 (the empty grapheme ends at the root only).
    grapheme: u16,
}

const CODES: usize = 64;
/// Code of a letter the profile never writes: nothing in the trie continues with it.
pub(super) const UNKNOWN: u8 = CODES as u8 - 1;
pub(super) const APOSTROPHE: u8 = 26;

impl Automaton {
    /// The automaton of a profile, compiled on first use. `None` for a profile without a table, or one whose embedded
    /// table does not parse, which the tests exclude.
    pub fn of(profile: Profile) -> Option<&'static Automaton> {
        static COMPILED: [OnceLock<Option<Automaton>>; 8] = [const { OnceLock::new() }; 8];
        COMPILED.get(profile as usize)?.get_or_init(|| Automaton::load(profile).ok()).as_ref()
    }

    /// Parses and compiles the embedded table of a profile.
    pub fn load(profile: Profile) -> Result<Automaton, TableError> {
        let missing = || TableError { line: 0, message: format!("no table for {}", profile.name()) };
        let text = embedded(profile.name()).ok_or_else(missing)?;
        Ok(Automaton::compile(&table::parse(text, &embedded)?))
    }

    fn compile(table: &Table) -> Automaton {
        let mut letters: Vec<char> = Vec::new();
        let spellings = || table.slots.iter().flat_map(|slot| slot.spellings.iter());
        for spelling in spellings() {
            letters.extend(spelling.grapheme.chars().filter(|c| !c.is_ascii_lowercase() && *c != '\''));
        }
        letters.sort_unstable();
        letters.dedup();
        letters.truncate(CODES - 2 - APOSTROPHE as usize);
        let mut this = Automaton {
            letters,
            nodes: vec![Node { children: [0; CODES], grapheme: 0 }],
            pair: Vec::new(),
            graphemes: 1,
            ranges: Vec::new(),
            links: Vec::new(),
            singles: Vec::new(),
            languages: table.languages.len(),
            digraphs: Vec::new(),
        };
        for digraph in &table.digraphs {
            if let [first, second] = digraph.as_bytes() {
                let pair = (this.code(*first as char), this.code(*second as char));
                this.digraphs.push(pair);
            }
        }
        let mut ids = Vec::new();
        for spelling in spellings() {
            ids.push(this.intern(spelling.grapheme));
        }
        let mut raw: Vec<(u32, Link)> = Vec::new();
        let mut next = 0;
        for slot in &table.slots {
            let ids = &ids[next..next + slot.spellings.len()];
            next += slot.spellings.len();
            for (x, &a) in slot.spellings.iter().zip(ids) {
                this.singles.push((a, x.mask, x.cost, slot.place));
                for (y, &b) in slot.spellings.iter().zip(ids) {
                    if a == 0 && b == 0 {
                        continue;
                    }
                    // A rare choice that both spellings share says little against them.
                    let cost = match (a == b, x.mask == y.mask) {
                        (true, true) => x.cost.min(y.cost) / 5,
                        (true, false) => (x.cost + y.cost) / 4,
                        (false, _) => x.cost + y.cost,
                    };
                    let key = u32::from(a) * this.graphemes as u32 + u32::from(b);
                    raw.push((key, Link { a: x.mask, b: y.mask, cost, place: slot.place, risky: (x.risky || y.risky) && a != b }));
                }
            }
        }
        // One number to sort by: the pair, then the place, then the cost.
        raw.sort_unstable_by_key(|(key, link)| u64::from(*key) << 24 | (link.place as u64) << 16 | u64::from(link.cost));
        this.group(&raw);
        this.singles.sort_by_key(|single| single.0);
        this
    }

    /// Drops links that another link of the same pair makes superfluous, and lays the rest out in ranges.
    fn group(&mut self, raw: &[(u32, Link)]) {
        self.pair = vec![0; self.graphemes * self.graphemes];
        let mut at = 0;
        while at < raw.len() {
            let key = raw[at].0;
            let start = self.links.len();
            while at < raw.len() && raw[at].0 == key {
                let link = raw[at].1;
                let better = |known: &Link| {
                    known.cost <= link.cost
                        && known.risky <= link.risky
                        && (known.place == link.place || known.place == Place::Any)
                        && known.a & link.a == link.a
                        && known.b & link.b == link.b
                };
                if !self.links[start..].iter().any(better) {
                    self.links.push(link);
                }
                at += 1;
            }
            self.ranges.push((start as u32, self.links.len() as u32));
            self.pair[key as usize] = self.ranges.len() as u16;
        }
    }

    fn intern(&mut self, grapheme: &str) -> u16 {
        let mut at = 0;
        for c in grapheme.chars() {
            let code = self.code(c).min(UNKNOWN) as usize;
            if self.nodes[at].children[code] == 0 {
                self.nodes[at].children[code] = self.nodes.len() as u16;
                self.nodes.push(Node { children: [0; CODES], grapheme: 0 });
            }
            at = self.nodes[at].children[code] as usize;
        }
        if at != 0 && self.nodes[at].grapheme == 0 {
            self.nodes[at].grapheme = self.graphemes as u16;
            self.graphemes += 1;
        }
        self.nodes[at].grapheme
    }

    /// Code of a folded letter; [`UNKNOWN`] if the profile has no use for it.
    pub fn code(&self, c: char) -> u8 {
        match c {
            'a'..='z' => c as u8 - b'a',
            '\'' => APOSTROPHE,
            _ => match self.letters.binary_search(&c) {
                Ok(index) => APOSTROPHE + 1 + index as u8,
                Err(_) => UNKNOWN,
            },
        }
    }

    /// Calls `found` with the grapheme id and length of every grapheme that `rest` starts with, the empty one first.
    pub fn graphemes(&self, rest: &[u8], mut found: impl FnMut(u16, usize)) {
        found(0, 0);
        let mut at = 0;
        for (length, &code) in rest.iter().enumerate() {
            at = match self.nodes[at].children.get(code as usize) {
                Some(&next) if next != 0 && code != UNKNOWN => next as usize,
                _ => return,
            };
            if self.nodes[at].grapheme != 0 {
                found(self.nodes[at].grapheme, length + 1);
            }
        }
    }

    /// The links of a pair of graphemes, empty if no native letter has both.
    pub fn links(&self, a: u16, b: u16) -> &[Link] {
        match self.pair[usize::from(a) * self.graphemes + usize::from(b)] {
            0 => &[],
            index => {
                let (start, end) = self.ranges[usize::from(index) - 1];
                &self.links[start as usize..end as usize]
            }
        }
    }

    /// Spellings of single slots with this grapheme: (mask, cost, place).
    pub fn singles(&self, grapheme: u16) -> impl Iterator<Item = (u64, u16, Place)> + '_ {
        let start = self.singles.partition_point(|single| single.0 < grapheme);
        let same = self.singles[start..].iter().take_while(move |single| single.0 == grapheme);
        same.map(|single| (single.1, single.2, single.3))
    }

    /// Would a boundary between these two letters take one sound apart?
    pub fn splits(&self, before: u8, after: u8) -> bool {
        self.digraphs.contains(&(before, after))
    }

    /// Number of languages in the masks.
    pub fn languages(&self) -> usize {
        self.languages
    }

    /// Mask of one scheme over all languages of the profile.
    pub fn scheme_mask(&self, scheme: Scheme) -> u64 {
        (0..self.languages).map(|language| 1u64 << (language * SCHEMES + scheme as usize)).sum()
    }
}

fn embedded(name: &str) -> Option<&'static str> {
    Some(match name {
        "east-slavic" => include_str!("../../rules/names/east-slavic.tsv"),
        "south-slavic" => include_str!("../../rules/names/south-slavic.tsv"),
        "arabic" => include_str!("../../rules/names/arabic.tsv"),
        "persian" => include_str!("../../rules/names/persian.tsv"),
        "hebrew" => include_str!("../../rules/names/hebrew.tsv"),
        "greek" => include_str!("../../rules/names/greek.tsv"),
        "georgian" => include_str!("../../rules/names/georgian.tsv"),
        "armenian" => include_str!("../../rules/names/armenian.tsv"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_table_compiles() {
        for profile in Profile::tabled() {
            let automaton = Automaton::load(profile).unwrap_or_else(|error| panic!("{}: {error:?}", profile.name()));
            assert!(automaton.links.len() > 50, "{}", profile.name());
        }
    }
}
