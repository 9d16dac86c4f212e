//! A name as the search sees it: letter codes, the graphemes that start at each of them, and the questions that places
//! in a word ask of their neighbours.

use mtlint_tables::names::article;
use mtlint_tables::names::automaton::{APOSTROPHE, Automaton, UNKNOWN};
use mtlint_tables::names::fold::{Folded, ascii};
use mtlint_tables::names::scheme::Profile;

/// A grapheme of a name: where it starts is its place in the list of lists.
pub(super) type Found = (u16, u8);

/// The graphemes that start at each letter of a name, read where they are asked for: most searches end at the first letters.
#[derive(Debug, Default)]
pub(super) struct Starts {
    found: Vec<Found>,
    /// Where those of each letter stand; an empty range where none were asked for, for the empty grapheme starts everywhere.
    places: Vec<(u16, u16)>,
}

impl Starts {
    /// Forgets the name before and makes room for one of so many letters.
    pub(super) fn reset(&mut self, length: usize) {
        self.found.clear();
        self.places.clear();
        self.places.resize(length + 1, (0, 0));
    }

    /// Reads what starts at a letter, so that [`at`](Self::at) has it.
    pub(super) fn read(&mut self, automaton: &Automaton<'_>, codes: &[u8], start: usize) {
        if self.places[start] == (0, 0) {
            let from = self.found.len() as u16;
            automaton.graphemes(&codes[start..], |grapheme, length| self.found.push((grapheme, length as u8)));
            self.places[start] = (from, self.found.len() as u16);
        }
    }

    /// The graphemes at a letter that was read.
    pub(super) fn at(&self, start: usize) -> &[Found] {
        let (from, to) = self.places[start];
        &self.found[usize::from(from)..usize::from(to)]
    }
}

/// a, e, i, o, u and y by code.
const VOWELS: [u8; 6] = [0, 4, 8, 14, 20, 24];

/// Is there one consonant twice before and at this place? Vowels are not written double for emphasis.
pub(super) fn doubled(codes: &[u8], at: usize) -> bool {
    at > 0 && at < codes.len() && codes[at] == codes[at - 1] && codes[at] != APOSTROPHE && !VOWELS.contains(&codes[at])
}

/// A consonant before the place, a vowel after it.
pub(super) fn soft(codes: &[u8], from: usize, to: usize) -> bool {
    let vowel = |at: usize| codes.get(at).is_some_and(|code| VOWELS.contains(code));
    !vowel(from - 1) && vowel(to)
}

/// Can this letter be the last of ж, ш, ч or щ in some scheme (sh, cz, sj, š)?
pub(super) fn hushing(automaton: &Automaton<'_>, code: u8) -> bool {
    "hzjscšžčżşç".chars().any(|letter| automaton.code(letter) == code)
}

/// Does a hyphen stand inside this stretch of letters?
pub(super) fn broken(breaks: u64, from: usize, to: usize) -> bool {
    (from + 1..to).any(|at| breaks >> at & 1 == 1)
}

pub(super) fn continues(codes: &[u8], at: usize, code: u8) -> bool {
    codes.get(at) == Some(&code)
}

/// Writes the codes of a name in a profile's alphabet; hyphens and spaces are not letters, and neither is an article.
/// Returns a mask of the places where a hyphen or a space stood.
pub(super) fn encode(automaton: &Automaton<'_>, profile: Profile, name: &Folded, out: &mut Vec<u8>) -> u64 {
    let mut breaks = 0u64;
    out.clear();
    let rich = match profile {
        Profile::Arabic | Profile::Persian => &name.rich[article::length(&name.rich)..],
        _ => &name.rich[..],
    };
    for &c in rich {
        if c == '-' || c == ' ' {
            breaks |= 1u64.checked_shl(out.len() as u32).unwrap_or(0);
            continue;
        }
        match automaton.code(c) {
            UNKNOWN => {
                let before = out.len();
                ascii(c, |letter| out.push(automaton.code(letter as char)));
                if out.len() == before && c.is_alphabetic() {
                    out.push(UNKNOWN);
                }
            }
            code => out.push(code),
        }
    }
    breaks
}
