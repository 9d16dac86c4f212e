//! A name that one occurrence spells with letters swapped, lost or slipped in (Granovshchina, Graonovshchina): no scheme
//! wrote it, a machine or a hand did. Kept apart from variants, because the cure is another: one spelling is wrong.

use std::borrow::Borrow;

use strsim::osa_distance;

use super::cluster::Name;
use super::cues;
use super::exonyms;
use super::fold::plain;
use super::guards;
use super::matcher::{Context, Matcher};
use super::scheme::Profile;

/// A garbled spelling and the name it stands for, as indexes into the names that were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled {
    pub wrong: usize,
    pub right: usize,
}

/// Shorter names have too many neighbours that are names themselves.
const SHORTEST: usize = 8;
/// Two neighbouring letters in each other's place are a slip in shorter names already.
const SWAPPED: usize = 6;
/// From this length on two slips are believed.
const LONG: usize = 12;

/// Finds spellings that occur once and differ by a slip from a name that occurs more often.
pub fn garbled<N: Borrow<Name>>(matcher: &mut Matcher, names: &[N], context: &Context) -> Vec<Garbled> {
    let count = |at: usize| names[at].borrow().count;
    let close =
        |at: usize| (0..names.len()).any(|other| count(other) > 1 && !is_far(&names[at].borrow().text, &names[other].borrow().text));
    if !(0..names.len()).any(|at| count(at) == 1 && close(at)) {
        return Vec::new();
    }
    let text = |at: usize| plain(&names[at].borrow().text);
    let all: Vec<(usize, String)> = (0..names.len()).map(|at| (at, text(at))).filter(|(_, text)| text.len() >= SWAPPED).collect();
    let (rare, frequent): (Vec<_>, Vec<_>) = all.into_iter().filter(|(at, _)| count(*at) > 0).partition(|(at, _)| count(*at) == 1);
    let mut found = Vec::new();
    for (wrong, text) in &rare {
        let mut close = frequent.iter().filter(|(_, right)| slip(matcher, text, right, context));
        // Two names it could stand for: it stands for neither.
        if let (Some((right, _)), None) = (close.next(), close.next()) {
            found.push(Garbled { wrong: *wrong, right: *right });
        }
    }
    found
}

/// Are two names no slips of each other? Asked before they are folded, and answered for plain words only.
fn is_far(a: &str, b: &str) -> bool {
    let ([first_a, ..], [first_b, ..]) = (a.as_bytes(), b.as_bytes()) else { return true };
    let letters = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphabetic());
    (!first_a.eq_ignore_ascii_case(first_b) || a.len().abs_diff(b.len()) > 2) && letters(a) && letters(b)
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
    if shortest < SWAPPED || x.len().abs_diff(y.len()) > 2 || x[0] != y[0] {
        return false;
    }
    if shortest < SHORTEST && !swapped(x, y) {
        return false;
    }
    let slips = osa_distance(a, b);
    if slips == 0 || slips > if shortest >= LONG { 2 } else { 1 } {
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
}
