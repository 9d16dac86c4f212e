//! A romanisation table as the search reads it: an alphabet, a trie of graphemes, and for every pair of graphemes that one
//! native letter can be written with, the masks and the cost. The build script lays it out; the large parts are read where
//! they lie, so that opening one costs next to nothing.

use serde::{Deserialize, Serialize};

use super::pairings::Pairings;
use super::scheme::{SCHEMES, Scheme};

/// Where in a word a native letter may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// Anywhere.
    Any,
    /// At the start of a word.
    Start,
    /// Neither at the start nor at the end.
    Inner,
    /// Between a consonant and a vowel: where a sign of softness is heard.
    Soft,
    /// After a hushing consonant (ж, ш, ч, щ), however it is written.
    Hush,
    /// At the end of a word.
    End,
}

impl Place {
    const ALL: [Place; 6] = [Place::Any, Place::Start, Place::Inner, Place::Soft, Place::Hush, Place::End];
}

/// Two graphemes of one slot: the schemes that write the first, the schemes that write the second, and the cost in
/// hundredths.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The schemes that write the first grapheme, as a mask.
    pub a: u64,
    /// The schemes that write the second, as a mask.
    pub b: u64,
    /// In hundredths.
    pub cost: u16,
    /// Where the native letter may stand for it.
    pub place: Place,
    /// Believed only in a text that speaks for the profile.
    pub risky: bool,
}

/// One spelling of a slot: grapheme, scheme mask, cost in hundredths, place.
pub type Single = (u16, u64, u16, Place);

/// A compiled profile. Numbers in byte strings have their least byte first.
#[derive(Debug, Serialize, Deserialize)]
pub struct Automaton<'a> {
    /// Letters other than a–z and the apostrophe, sorted; their codes follow those of the plain letters.
    pub letters: Vec<char>,
    /// Trie over letter codes: for each node the numbers of its children by code, 0 for none, and the grapheme that ends
    /// there or 0 (the empty grapheme ends at the root only). The root is node 0.
    pub nodes: &'a [u8],
    /// How many graphemes there are, the empty one among them.
    pub graphemes: usize,
    /// For `a * graphemes + b` the number of the pair, 0 if no native letter has both.
    pub pairs: &'a [u8],
    /// For each number of a pair the cost of its cheapest link, in hundredths.
    pub least: &'a [u8],
    /// For each number of a pair where its links begin; they end where those of the next begin.
    pub starts: &'a [u8],
    /// Four bytes each: two places among the masks, the cost, and the place with [`RISKY`].
    pub links: &'a [u8],
    /// The masks that links have.
    pub masks: Vec<u64>,
    /// Spellings of single slots by their grapheme, for asking whether a scheme could have written a name.
    pub singles: Vec<Single>,
    /// How many languages the masks have.
    pub languages: usize,
    /// Letter pairs (codes) that are one sound.
    pub digraphs: Vec<(u8, u8)>,
    /// By the cost up to which links count, the least first.
    pub pairings: [Pairings; 3],
}

/// Codes of letters that a trie has room for.
pub const CODES: usize = 64;
/// Numbers of a node of the trie.
pub const NODE: usize = CODES + 1;
/// Code of a letter the profile never writes: nothing in the trie continues with it.
pub const UNKNOWN: u8 = CODES as u8 - 1;
/// Code of the apostrophe, behind those of a–z.
pub const APOSTROPHE: u8 = 26;
/// Marks a risky link beside its place.
pub const RISKY: u8 = 0x80;

impl Automaton<'_> {
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
        let mut node = 0;
        for (length, &code) in rest.iter().enumerate() {
            if code == UNKNOWN {
                return;
            }
            node = usize::from(number(self.nodes, node * NODE + usize::from(code)));
            if node == 0 {
                return;
            }
            let grapheme = number(self.nodes, node * NODE + CODES);
            if grapheme != 0 {
                found(grapheme, length + 1);
            }
        }
    }

    /// The number of a pair of graphemes, 0 if no native letter has both.
    fn pair(&self, a: u16, b: u16) -> usize {
        usize::from(number(self.pairs, usize::from(a) * self.graphemes + usize::from(b)))
    }

    /// The cost of the cheapest link of a pair of graphemes, in hundredths.
    pub fn least(&self, a: u16, b: u16) -> Option<u16> {
        match self.pair(a, b) {
            0 => None,
            pair => self.least.get(pair).map(|cost| u16::from(*cost)),
        }
    }

    /// The links of a pair of graphemes, none if no native letter has both.
    pub fn links(&self, a: u16, b: u16) -> impl ExactSizeIterator<Item = Link> + Clone {
        let (start, end) = match self.pair(a, b) {
            0 => (0, 0),
            pair => (number(self.starts, pair), number(self.starts, pair + 1)),
        };
        let links = self.links.get(usize::from(start) * 4..usize::from(end) * 4).unwrap_or_default();
        links.as_chunks().0.iter().map(|&[a, b, cost, place]| Link {
            a: self.masks[usize::from(a)],
            b: self.masks[usize::from(b)],
            cost: cost.into(),
            place: Place::ALL[usize::from(place & !RISKY)],
            risky: place & RISKY != 0,
        })
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

    /// Which letters may answer to which if no link may cost more than `limit` hundredths.
    pub fn pairings(&self, limit: u16) -> &Pairings {
        let [low, middle, high] = &self.pairings;
        [low, middle].into_iter().find(|pairings| limit <= pairings.limit).unwrap_or(high)
    }

    /// Mask of one scheme over all languages of the profile.
    pub fn scheme_mask(&self, scheme: Scheme) -> u64 {
        (0..self.languages).map(|language| 1u64 << (language * SCHEMES + scheme as usize)).sum()
    }
}

/// The number at a place in a byte string of them; 0 beyond its end.
fn number(numbers: &[u8], at: usize) -> u16 {
    numbers.get(at * 2..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u16::from_le_bytes(*bytes))
}
