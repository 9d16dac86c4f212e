//! Lays a table out for the search.

use super::table::{Spelling, Table};
use crate::names::automaton::{APOSTROPHE, Automaton, CODES, Link, NODE, Place, RISKY, Single, UNKNOWN};
use crate::names::pairings::Pairings;

/// What is made step by step, before it is laid out in bytes.
struct Compiler {
    letters: Vec<char>,
    /// [`NODE`] numbers for each node of the trie.
    nodes: Vec<u16>,
    graphemes: u16,
    pairings: [Pairings; 3],
    singles: Vec<Single>,
    /// Links by the numbers of their pairs.
    links: Vec<(u32, Link)>,
}

/// The bytes of the automaton of a table.
pub(crate) fn compile(table: &Table<'_>) -> Result<Vec<u8>, String> {
    let mut compiler = Compiler {
        letters: alphabet(table),
        nodes: vec![0; NODE],
        graphemes: 1,
        pairings: [20, 45, u16::MAX].map(Pairings::new),
        singles: Vec::new(),
        links: Vec::new(),
    };
    let spellings = table.slots.iter().flat_map(|slot| &slot.spellings);
    let ids: Vec<u16> = spellings.map(|spelling| compiler.intern(spelling.grapheme)).collect();
    let mut rest = &ids[..];
    for slot in &table.slots {
        let (own, others) = rest.split_at(slot.spellings.len());
        compiler.add(&slot.spellings, own, slot.place);
        rest = others;
    }
    compiler.singles.sort_by_key(|single| single.0);
    compiler.lay_out(table)
}

/// The letters of a table beside a–z and the apostrophe.
fn alphabet(table: &Table<'_>) -> Vec<char> {
    let spellings = table.slots.iter().flat_map(|slot| &slot.spellings);
    let mut letters: Vec<char> = spellings.flat_map(|spelling| spelling.grapheme.chars()).collect();
    letters.retain(|c| !c.is_ascii_lowercase() && *c != '\'');
    letters.sort_unstable();
    letters.dedup();
    letters
}

impl Compiler {
    /// Adds the spellings of one slot, whose graphemes have these ids, and a link for every two of them.
    fn add(&mut self, spellings: &[Spelling<'_>], ids: &[u16], place: Place) {
        for (x, &a) in spellings.iter().zip(ids) {
            self.singles.push((a, x.mask, x.cost, place));
            for (y, &b) in spellings.iter().zip(ids) {
                if a == 0 && b == 0 {
                    continue;
                }
                // A rare choice that both spellings share says little against them.
                let cost = match (a == b, x.mask == y.mask) {
                    (true, true) => x.cost.min(y.cost) / 5,
                    (true, false) => (x.cost + y.cost) / 4,
                    (false, _) => x.cost + y.cost,
                };
                self.pairings.iter_mut().for_each(|pairings| pairings.add(x.grapheme, y.grapheme, place, cost));
                let pair = u32::from(a) * u32::from(self.graphemes) + u32::from(b);
                self.links.push((pair, Link { a: x.mask, b: y.mask, cost, place, risky: (x.risky || y.risky) && a != b }));
            }
        }
    }

    fn code(&self, c: char) -> u8 {
        match c {
            'a'..='z' => c as u8 - b'a',
            '\'' => APOSTROPHE,
            _ => self.letters.binary_search(&c).map_or(UNKNOWN, |index| APOSTROPHE + 1 + index as u8),
        }
    }

    fn intern(&mut self, grapheme: &str) -> u16 {
        let mut node = 0;
        for c in grapheme.chars() {
            let child = node * NODE + usize::from(self.code(c));
            if self.nodes[child] == 0 {
                self.nodes[child] = (self.nodes.len() / NODE) as u16;
                self.nodes.resize(self.nodes.len() + NODE, 0);
            }
            node = usize::from(self.nodes[child]);
        }
        let id = node * NODE + CODES;
        if node != 0 && self.nodes[id] == 0 {
            self.nodes[id] = self.graphemes;
            self.graphemes += 1;
        }
        self.nodes[id]
    }

    fn lay_out(mut self, table: &Table<'_>) -> Result<Vec<u8>, String> {
        if self.letters.len() > usize::from(UNKNOWN - APOSTROPHE - 1) {
            return Err(format!("{} letters beside a–z are too many", self.letters.len()));
        }
        // One number to sort by: the pair, then the place, then the cost.
        self.links.sort_unstable_by_key(|(pair, link)| u64::from(*pair) << 24 | (link.place as u64) << 16 | u64::from(link.cost));
        let graphemes = usize::from(self.graphemes);
        let mut pairs = vec![0u16; graphemes * graphemes];
        let (mut starts, mut least) = (vec![0u16], vec![u8::MAX]);
        let (mut links, mut masks) = (Vec::new(), Vec::new());
        for same in self.links.chunk_by(|x, y| x.0 == y.0) {
            pairs[same[0].0 as usize] = starts.len() as u16;
            starts.push((links.len() / 4) as u16);
            let costs = same.iter().map(|(_, link)| u8::try_from(link.cost).unwrap_or(u8::MAX));
            least.push(costs.min().unwrap_or(u8::MAX));
            for link in needed(same.iter().map(|(_, link)| *link)) {
                let mut place_of = |mask: u64| {
                    let known = masks.iter().position(|known| *known == mask);
                    u8::try_from(known.unwrap_or_else(|| {
                        masks.push(mask);
                        masks.len() - 1
                    }))
                };
                let too_many = |_| "more masks than a byte can tell apart".to_owned();
                let (a, b) = (place_of(link.a).map_err(too_many)?, place_of(link.b).map_err(too_many)?);
                let cost = u8::try_from(link.cost).map_err(|_| "a link costs more than 2.55".to_owned())?;
                links.extend([a, b, cost, link.place as u8 | if link.risky { RISKY } else { 0 }]);
            }
        }
        starts.push(u16::try_from(links.len() / 4).map_err(|_| "more links than 65,535".to_owned())?);
        let digraph = |digraph: &&str| match digraph.as_bytes() {
            [first, second] => Some((self.code(*first as char), self.code(*second as char))),
            _ => None,
        };
        let automaton = Automaton {
            nodes: &bytes(&self.nodes),
            graphemes,
            pairs: &bytes(&pairs),
            least: &least,
            starts: &bytes(&starts),
            links: &links,
            masks,
            languages: table.languages.len(),
            digraphs: table.digraphs.iter().filter_map(digraph).collect(),
            letters: self.letters,
            singles: self.singles,
            pairings: self.pairings,
        };
        postcard::to_allocvec(&automaton).map_err(|error| error.to_string())
    }
}

/// The links of one pair of graphemes without those that another one makes superfluous.
fn needed(links: impl Iterator<Item = Link>) -> Vec<Link> {
    let mut kept: Vec<Link> = Vec::new();
    for link in links {
        let better = |known: &Link| {
            known.cost <= link.cost
                && known.risky <= link.risky
                && (known.place == link.place || known.place == Place::Any)
                && known.a & link.a == link.a
                && known.b & link.b == link.b
        };
        if !kept.iter().any(better) {
            kept.push(link);
        }
    }
    kept
}

fn bytes(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}
