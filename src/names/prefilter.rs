//! The cheap question before the tables: could two words be two spellings of one name? Nearly every article answers no
//! for all its words, and then pays for neither the tables nor the groups.

use super::baked;
use super::chinese;
use super::cues::Support;
use super::matcher::Context;
use super::search::MAX_LETTERS;
use mtlint_tables::names::article;
use mtlint_tables::names::fold::{Folded, Skeleton};
use mtlint_tables::names::lexicon;
use mtlint_tables::names::pairings::Letters;
use mtlint_tables::names::scheme::Profile;

/// What is looked at of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sketch {
    /// The blocking key.
    pub skeleton: Skeleton,
    letters: Letters,
    /// The blocking key that two systems for Chinese share.
    pub(super) chinese: u32,
    /// What its first letter may stand for.
    first: u8,
    length: u8,
    /// It has a letter that may be spelled with two (ä, ae).
    umlaut: bool,
    /// It may be a form of a group of exonyms.
    pub exonym: bool,
    /// What it supports as a cue word.
    pub(super) support: Support,
}

/// Sounds that a first letter can be, so that two spellings of one name share one at least.
fn sounds(letter: u8) -> u8 {
    const OPEN: u8 = 1;
    const BACK: u8 = 2;
    const HISS: u8 = 4;
    const LIP: u8 = 8;
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'y' => OPEN,
        b'u' => OPEN | LIP,
        b'j' | b'x' => OPEN | BACK | HISS,
        b'g' | b'h' => OPEN | BACK | HISS,
        b'c' => BACK | HISS,
        b'k' | b'q' => BACK,
        b's' | b'z' | b'd' | b't' => HISS,
        b'w' | b'v' | b'f' => OPEN | LIP,
        b'b' | b'p' => LIP,
        b'l' => 16,
        b'm' => 32,
        b'n' => 64,
        b'r' => 128,
        _ => 255,
    }
}

/// Shorter names are not compared.
const SHORTEST: usize = 4;

impl Sketch {
    /// The sketch of a name; `None` if it is too short to be compared.
    pub(super) fn of(name: &str, folded: &mut Folded) -> Option<Sketch> {
        if name.len() < SHORTEST && name.is_ascii() {
            return None;
        }
        if let Some(sketch) = Sketch::of_word(name.as_bytes()) {
            return Some(sketch);
        }
        folded.set(name);
        if folded.plain.len() < SHORTEST {
            return None;
        }
        // "al-Hasaka" and "Hasaka" begin alike.
        let skip = article::length(&folded.rich);
        let first = folded.rich.get(skip).and_then(|letter| u8::try_from(*letter).ok()).unwrap_or(0);
        let letters = Letters::of(folded);
        Some(Sketch { umlaut: folded.has_umlaut(), ..Sketch::new(&folded.plain, folded.skeleton(), letters, first) })
    }

    /// The same for what nearly all words are: nothing but a–z, and no article before it. Nothing needs to be folded then.
    fn of_word(name: &[u8]) -> Option<Sketch> {
        let mut word = [0; 24];
        let word = word.get_mut(..name.len())?;
        for (letter, byte) in word.iter_mut().zip(name) {
            *letter = byte | 0x20;
            if !letter.is_ascii_lowercase() {
                return None;
            }
        }
        if let [b'a' | b'e', b'l', ..] = word {
            return None;
        }
        Some(Sketch::new(word, Skeleton::of_word(word), Letters::of_word(word), word[0]))
    }

    fn new(plain: &[u8], skeleton: Skeleton, letters: Letters, first: u8) -> Sketch {
        let known = lexicon::find(baked::LEXICON, lexicon::hash(plain.iter().copied()));
        Sketch {
            skeleton,
            chinese: chinese::key(plain),
            letters,
            first: sounds(first),
            length: plain.len().min(255) as u8,
            umlaut: false,
            exonym: known.groups != 0,
            support: Support::of(known),
        }
    }

    /// Is it no longer than what is compared?
    pub(super) fn is_short(&self) -> bool {
        usize::from(self.length) <= MAX_LETTERS
    }

    /// Could the two be spellings of one name? Asked of names with one skeleton.
    pub(super) fn resembles(&self, other: &Sketch) -> bool {
        let ((a, shared), (b, _)) = (self.letters.shared(other.letters), other.letters.shared(self.letters));
        // A name of 255 letters and a half as many again are more than a byte holds.
        let (short, long) = (u32::from(self.length.min(other.length)), u32::from(self.length.max(other.length)));
        self.first & other.first != 0 && shared * 2 >= a.min(b) && shared * 5 >= a.max(b) * 2 && long <= short + short / 2 + 2
    }
}

impl Sketch {
    /// Could the tables bring the two together? Asked of names with one skeleton; most are turned away here, by what the
    /// tables have for each letter of theirs.
    pub(super) fn may_match(&self, other: &Sketch, context: &Context) -> bool {
        context.pinyin() && self.chinese == other.chinese
            || self.umlaut != other.umlaut
            || Profile::tabled().any(|profile| readable(profile, self.letters, other.letters, context))
    }
}

/// How many of one blocking key are looked at on either side; a text in which more of them differ is a list, and no article.
pub(super) const NEAR: usize = 500;

/// The others of a block that may resemble the one at a place, the nearest first.
pub(super) fn near<T>(block: &[T], at: usize) -> impl Iterator<Item = &T> {
    block[at + 1..].iter().take(NEAR).chain(block[..at].iter().rev().take(NEAR))
}

/// Has every letter of either name something in the other that the profile's table writes for it?
pub(super) fn readable(profile: Profile, a: Letters, b: Letters, context: &Context) -> bool {
    baked::automaton(profile).is_some_and(|automaton| automaton.pairings(context.limit(profile)).fit(a, b))
}

/// Ends that only the German romanisation of a Ukrainian or Russian name has.
const GERMAN_ENDINGS: [&str; 9] = ["skyj", "zkyj", "skij", "tschenko", "schtschuk", "tschuk", "wytsch", "owitsch", "ewitsch"];

/// Does only German write a name so?
pub(crate) fn is_german_shaped(name: &str) -> bool {
    // Most names are told apart by their last letter.
    name.ends_with(['j', 'o', 'k', 'h']) && GERMAN_ENDINGS.iter().any(|ending| name.ends_with(ending))
}
