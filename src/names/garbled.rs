//! A name that one occurrence spells with letters swapped, lost or slipped in (Granovshchina, Graonovshchina): no scheme
//! wrote it, a machine or a hand did. Kept apart from variants, because the cure is another: one spelling is wrong.

use std::borrow::Borrow;

use strsim::osa_distance;

use super::cluster::Name;
use super::cues;
use super::exonyms;
use super::guards;
use super::matcher::{Context, Matcher};
use mtlint_tables::names::fold::plain;
use mtlint_tables::names::pairings;
use mtlint_tables::names::scheme::Profile;

/// A garbled spelling and the name it stands for, as indexes into the names that were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled {
    /// The garbled one.
    pub wrong: usize,
    /// The one that it stands for.
    pub right: usize,
}

/// Shorter names have too many neighbours that are names themselves.
const SHORTEST: usize = 8;
/// Two neighbouring letters in each other's place are a slip in shorter names already.
const SWAPPED: usize = 6;
/// From this length on two slips are believed.
const LONG: usize = 12;
/// A longer word is no name.
const LONGEST: usize = 64;

/// A name with more neighbours than this is one of a list, and a slip of none of them.
const CROWD: usize = 32;
/// So it is with one that begins, ends and is as long as so many others.
const LOOKED_AT: usize = 256;

/// Finds spellings that occur once and differ by a slip from a name that occurs more often.
pub fn garbled<N: Borrow<Name>>(matcher: &mut Matcher, names: &[N], context: &Context) -> Vec<Garbled> {
    if !any_close(names) {
        return Vec::new();
    }
    let mut frequent: Vec<Known> = Vec::new();
    let mut rare: Vec<Known> = Vec::new();
    for (at, name) in names.iter().map(Borrow::borrow).enumerate().filter(|(_, name)| name.count > 0) {
        let of = if name.count == 1 { &mut rare } else { &mut frequent };
        of.extend(Known::of(at, &name.text));
    }
    frequent.sort_unstable_by_key(|name| (name.key, name.at));
    let mut found = Vec::new();
    for wrong in &rare {
        let Some(neighbours) = wrong.neighbours(&frequent) else { continue };
        let mut close = neighbours.iter().filter(|right| slip(matcher, &wrong.text, &right.text, context));
        // Two names it could stand for: it stands for neither.
        if let (Some(right), None) = (close.next(), close.next()) {
            found.push(Garbled { wrong: wrong.at, right: right.at });
        }
    }
    found
}

/// Could any name be a slip of another? Asked before they are folded: most articles answer no.
fn any_close<N: Borrow<Name>>(names: &[N]) -> bool {
    // For each first letter the lengths of the frequent names, as bits, with those that are two letters off.
    let mut lengths = [0u64; 32];
    let names = || names.iter().map(Borrow::borrow);
    // What is folded to something else may be close to anything.
    let plain = |name: &Name| name.text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let place = |name: &Name| Some((usize::from(name.text.as_bytes().first()? & 31), name.text.len().min(60)));
    let (mut frequent, mut strange) = (false, false);
    for name in names().filter(|name| name.count > 1) {
        frequent = true;
        strange |= !plain(name);
        if let Some((first, length)) = place(name) {
            lengths[first] |= 0b11111 << length;
        }
    }
    let close = |name: &Name| !plain(name) || place(name).is_some_and(|(first, length)| lengths[first] >> (length + 2) & 1 == 1);
    frequent && names().filter(|name| name.count == 1).any(|name| strange || close(name))
}

/// A name folded to a–z, with what a slip leaves as it is.
struct Known {
    at: usize,
    text: String,
    key: Key,
    /// Its letters, as a mask.
    letters: u32,
}

/// The first letter, the last two, and how many there are.
type Key = (u8, [u8; 2], usize);

impl Known {
    /// `None` for a name that is too short or too long.
    fn of(at: usize, name: &str) -> Option<Self> {
        let text = plain(name);
        let letters = text.bytes().fold(0, |mask, letter| mask | pairings::bit(letter));
        match *text.as_bytes() {
            [first, .., last, end] if (SWAPPED..=LONGEST).contains(&text.len()) => {
                Some(Self { at, key: (first, [last, end], text.len()), text, letters })
            }
            _ => None,
        }
    }

    /// Those of the names, which are in order of their keys, that could differ from this one by a slip; `None` for a crowd.
    fn neighbours<'n>(&self, names: &'n [Self]) -> Option<Vec<&'n Self>> {
        let (first, end, length) = self.key;
        let mut found = Vec::new();
        for other in length.saturating_sub(2)..=length + 2 {
            let key = (first, end, other);
            let start = names.partition_point(|name| name.key < key);
            let like = &names[start..start + names[start..].iter().take(LOOKED_AT).take_while(|name| name.key == key).count()];
            // A slip adds a letter and takes another one at most.
            let differing = slips(length.min(other)) as u32 * 2;
            found.extend(like.iter().filter(|name| (name.letters ^ self.letters).count_ones() <= differing));
            if like.len() == LOOKED_AT || found.len() > CROWD {
                return None;
            }
        }
        Some(found)
    }
}

/// How many slips are believed in a name of so many letters.
fn slips(letters: usize) -> usize {
    if letters >= LONG { 2 } else { 1 }
}

/// Do two names (any order) differ as a slip of the hand makes them differ? The counts of the article are the caller's
/// business.
pub fn is_slip(matcher: &mut Matcher, a: &str, b: &str, context: &Context) -> bool {
    slip(matcher, &plain(a), &plain(b), context)
}

/// The same for names folded to a–z; the cheap questions first, for nearly every pair of an article fails them.
fn slip(matcher: &mut Matcher, a: &str, b: &str, context: &Context) -> bool {
    let (x, y) = (a.as_bytes(), b.as_bytes());
    let shortest = x.len().min(y.len());
    if !(SWAPPED..=LONGEST).contains(&shortest) || x.len().abs_diff(y.len()) > 2 || x[0] != y[0] {
        return false;
    }
    if shortest < SHORTEST && !swapped(x, y) {
        return false;
    }
    let found = osa_distance(a, b);
    if found == 0 || found > slips(shortest) {
        return false;
    }
    // A change in the last two letters is an ending, a change of one vowel for another a dialect or a scheme.
    let same_end = x[x.len() - 2..] == y[y.len() - 2..];
    let vowel = |letter: &u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let revowelled = x.len() == y.len() && x.iter().zip(y).filter(|(p, q)| p != q).all(|(p, q)| vowel(p) && vowel(q));
    if !same_end || revowelled {
        return false;
    }
    let related = guards::inflection(x, y)
        || guards::suffix(x, y)
        || guards::final_vowel(x, y, Profile::EastSlavic, false)
        || cues::is_common(x)
        || cues::is_common(y)
        || exonyms::distinct(x, y)
        || prefixed(x, y);
    !related && matcher.compare(a, b, context).is_none_or(|comparison| !comparison.matched)
}

/// Do the names differ in two neighbouring letters that changed places, and in nothing else?
fn swapped(x: &[u8], y: &[u8]) -> bool {
    let Some(at) = (0..x.len().min(y.len())).find(|at| x[*at] != y[*at]) else { return false };
    x.len() == y.len() && at + 1 < x.len() && x[at] == y[at + 1] && x[at + 1] == y[at] && x[at + 2..] == y[at + 2..]
}

/// Two words with one tail and different known beginnings are two words (Eastern, Western; Uzbekistan, Kazakhstan).
fn prefixed(x: &[u8], y: &[u8]) -> bool {
    const TAILS: [&str; 12] = ["stan", "land", "burg", "stadt", "grad", "ville", "town", "berg", "field", "ford", "hausen", "mann"];
    let tail = |word: &[u8]| TAILS.iter().position(|tail| word.ends_with(tail.as_bytes())).map(|at| TAILS[at].len());
    match (tail(x), tail(y)) {
        (Some(p), Some(q)) if p == q => {
            let (stem_x, stem_y) = (&x[..x.len() - p], &y[..y.len() - q]);
            stem_x.len().min(stem_y.len()) <= 5
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str, count: u32) -> Name {
        Name { text: text.to_string(), count, ..Name::default() }
    }

    #[test]
    fn a_slip_is_found_once() {
        let names = [name("Granovshchina", 3), name("Graonovshchina", 1), name("Moscow", 2), name("Ukrainian", 1)];
        let found = garbled(&mut Matcher::new(), &names, &Context::new("en"));
        assert_eq!(found, [Garbled { wrong: 1, right: 0 }]);
    }

    #[test]
    fn forms_and_variants_are_no_slips() {
        let mut matcher = Matcher::new();
        for (a, b) in [
            ("Zelenskyy", "Zelenskiy"),
            ("Viktorovich", "Viktorovna"),
            ("Voznesenske", "Voznesenska"),
            ("Stoltenberg", "Steinberg"),
            ("Johannesburg", "Johannesberg"),
        ] {
            assert!(!is_slip(&mut matcher, a, b, &Context::new("en")), "{a} {b}");
        }
        assert!(is_slip(&mut matcher, "Krasnodar", "Kransodar", &Context::new("en")));
        assert!(is_slip(&mut matcher, "Kharkiv", "Khakriv", &Context::new("en")));
    }

    /// What [`garbled`] finds, by comparing every name with every other.
    fn by_all_pairs(names: &[Name], context: &Context) -> Vec<Garbled> {
        let mut matcher = Matcher::new();
        let mut found = Vec::new();
        for (wrong, name) in names.iter().enumerate().filter(|(_, name)| name.count == 1) {
            let frequent = names.iter().enumerate().filter(|(_, name)| name.count > 1);
            let close: Vec<usize> =
                frequent.filter(|(_, right)| is_slip(&mut matcher, &name.text, &right.text, context)).map(|(right, _)| right).collect();
            if let [right] = close[..] {
                found.push(Garbled { wrong, right });
            }
        }
        found
    }

    #[test]
    fn an_index_overlooks_no_slip() {
        let context = Context::new("en");
        let mut state = 7u32;
        let mut random = move |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        let mut slips = 0;
        for _ in 0..400 {
            let mut names: Vec<Name> = Vec::new();
            for _ in 0..6 {
                let length = 6 + random(10);
                let text: String = (0..length).map(|_| ["b", "d", "k", "t", "a", "ö"][random(6)]).collect();
                // A slip or two in a copy of it.
                let mut letters: Vec<char> = text.chars().collect();
                for _ in 0..1 + random(2) {
                    let at = random(letters.len() - 1);
                    match random(3) {
                        0 => letters.swap(at, at + 1),
                        1 => drop(letters.remove(at)),
                        _ => letters.insert(at, 'g'),
                    }
                }
                names.push(name(&text, 1 + random(3) as u32));
                names.push(name(&letters.into_iter().collect::<String>(), 1 + random(2) as u32));
            }
            let found = garbled(&mut Matcher::new(), &names, &context);
            assert_eq!(found, by_all_pairs(&names, &context), "{names:?}");
            slips += found.len();
        }
        assert!(slips > 100, "{slips}");
    }

    #[test]
    fn one_of_a_crowd_is_no_slip() {
        let crowd = (b'a'..=b'z').flat_map(|x| (b'a'..=b'z').map(move |y| format!("Gran{}{}vshchinsk", char::from(x), char::from(y))));
        let mut names: Vec<Name> = crowd.map(|text| name(&text, 2)).collect();
        names.push(name("Granvshchinsk", 1));
        assert_eq!(garbled(&mut Matcher::new(), &names, &Context::new("en")), []);
    }
}
