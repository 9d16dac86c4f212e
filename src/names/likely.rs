//! The cheap question before the tables: could two words be two spellings of one name? Nearly every article answers no
//! for all its words, and then pays for neither the tables nor the groups.

use super::article;
use super::exonyms;
use super::fold::{Folded, Skeleton};

/// What is looked at of a name.
#[derive(Clone, Copy, Debug)]
pub struct Sketch {
    /// The blocking key.
    pub skeleton: Skeleton,
    /// Which of the letters a–z it has.
    letters: u32,
    /// What its first letter may stand for.
    first: u8,
    length: u8,
    /// It may be a form of a group of exonyms.
    pub exonym: bool,
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
        folded.set(name);
        if folded.plain.len() < SHORTEST {
            return None;
        }
        // "al-Hasaka" and "Hasaka" begin alike.
        let skip = article::length(&folded.rich);
        let first = folded.rich.get(skip).and_then(|letter| u8::try_from(*letter).ok()).unwrap_or(0);
        let letters = folded.plain.iter().fold(0, |letters, letter| letters | 1u32 << (letter - b'a'));
        Some(Sketch {
            skeleton: folded.skeleton(),
            letters,
            first: sounds(first),
            length: folded.plain.len().min(255) as u8,
            exonym: exonyms::may_be_form(name),
        })
    }

    /// Could the two be spellings of one name? Asked of names with one skeleton.
    pub fn resembles(&self, other: &Sketch) -> bool {
        let shared = (self.letters & other.letters).count_ones();
        let (a, b) = (self.letters.count_ones(), other.letters.count_ones());
        let (short, long) = (self.length.min(other.length), self.length.max(other.length));
        self.first & other.first != 0 && shared * 2 >= a.min(b) && shared * 5 >= a.max(b) * 2 && long <= short + short / 2 + 2
    }
}

/// Ends that only the German romanisation of a Ukrainian or Russian name has.
const GERMAN_ENDINGS: [&str; 9] = ["skyj", "zkyj", "skij", "tschenko", "schtschuk", "tschuk", "wytsch", "owitsch", "ewitsch"];

/// Does only German write a name so?
pub(crate) fn is_german_shaped(name: &str) -> bool {
    GERMAN_ENDINGS.iter().any(|ending| name.ends_with(ending))
}
