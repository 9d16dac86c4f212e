//! Words: doubled, looping, left over or taken over from another language.

use super::super::article::{Place, Planting};
use super::super::random::Random;
use super::{Kind, mended, shown};
use Planting::{Make, Replace};

pub(super) const KINDS: &[Kind] = &[
    mended(
        "doubled function word",
        Place::English,
        Replace(r"\b(the|a|of|to|for|from|by|with|and|was)\b", &["$1 $1"]),
        &["repetition/repeated-word"],
    ),
    mended(
        "doubled German word",
        Place::German,
        Replace(r"\b(und|mit|für|ein|eine|im|wird|nicht)\b", &["$1 $1"]),
        &["repetition/repeated-word"],
    ),
    mended(
        "doubled content word",
        Place::English,
        Replace(r"\b([a-z]{6,})\b", &["$1 $1"]),
        &["repetition/repeated-content-word", "repetition/repeated-word"],
    ),
    mended(
        "phrase loop",
        Place::Any,
        Replace(r"\b([a-z]+ [a-z]{3,} [a-z]{3,})\b", &["$1, $1, $1", "$1 $1 $1", "$1 $1 $1 $1 $1"]),
        &["repetition/loop"],
    ),
    mended(
        "an before a consonant",
        Place::English,
        Replace(r"\ba ([bcdfgklmnprstvwz][a-z]+)", &["an $1"]),
        &["filler/an-before-consonant"],
    ),
    mended("a before a vowel", Place::English, Replace(r"\ban ([a-z]+)", &["a $1"]), &["filler/a-before-vowel"]),
    // A known misspelling may come of it, or another word (contact, contract), which nothing finds.
    mended("letter lost", Place::English, Make(ORDINARY, letter_lost), &["spelling/lost-letter", "spelling/misspelling"]),
    mended("letter doubled", Place::English, Make(ORDINARY, letter_doubled), &["spelling/doubled-letters", "spelling/misspelling"]),
    mended("syllable doubled", Place::English, Make(ORDINARY, syllable_doubled), &["spelling/doubled-letters", "spelling/misspelling"]),
    mended("letters swapped", Place::English, Make(ORDINARY, letters_swapped), &["spelling/swapped-letters", "spelling/misspelling"]),
    shown("two determiners", Place::English, Replace(r"\b(the|a) ([a-z]{4,})", &["the a $2", "a the $2"]), &["filler/double-determiner"]),
    shown(
        "words of another language",
        Place::English,
        Replace(
            r"([a-z]), (and|but|which|who)\b",
            &[
                "$1, aber sie haben es auch nicht für möglich gehalten, $2",
                "$1, pero nadie sabe por qué no hay agua para los vecinos, $2",
                "$1, mais il y a encore une autre raison pour les habitants, $2",
            ],
        ),
        &["untranslated/foreign-words"],
    ),
    shown(
        "English words in German",
        Place::German,
        Replace(r"([a-z]), (und|die|dass|der)\b", &["$1, but they have been told what to do with the money, $2"]),
        &["untranslated/foreign-words"],
    ),
    shown(
        "German calque",
        Place::English,
        Replace(
            r"([a-z]{3}\.) ([A-Z][a-z])",
            &[
                "$1 The storm came in the night to Friday. $2",
                "$1 The ministry did not want to comment. $2",
                "$1 The region promised aid in the amount of two million. $2",
                "$1 The doors opened at 18.30 o'clock. $2",
                "$1 The opposition criticized that the money came too late. $2",
            ],
        ),
        &[
            "calque/night-to-weekday",
            "calque/did-not-want-to-comment",
            "calque/in-the-amount-of",
            "dates/o-clock",
            "calque/criticised-that",
        ],
    ),
    shown(
        "Russian or Ukrainian calque",
        Place::English,
        Replace(
            r"([a-z]{3}\.) ([A-Z][a-z])",
            &[
                "$1 A criminal case was initiated over it. $2",
                "$1 Eleven people had injuries of varying severity. $2",
                "$1 It stood on the territory of the port. $2",
                "$1 According to preliminary data, forty people were there. $2",
            ],
        ),
        &["calque/criminal-case-initiated", "calque/varying-severity", "calque/on-the-territory-of", "calque/preliminary-data"],
    ),
    shown(
        "French or Spanish calque",
        Place::English,
        Replace(
            r"([a-z]{3}\.) ([A-Z][a-z])",
            &[
                "$1 The management precised that it had no money. $2",
                "$1 The mayor assured that he had not known. $2",
                "$1 It was closed the past Friday. $2",
                "$1 They close at 20:00 hours. $2",
            ],
        ),
        &["calque/precised", "calque/assured-that", "calque/the-past-weekday", "calque/at-hours"],
    ),
    shown(
        "Chinese calque",
        Place::English,
        Replace(
            r"([a-z]{3}\.) ([A-Z][a-z])",
            &[
                "$1 It is understood that the road is shut. $2",
                "$1 Relevant departments closed the road. $2",
                "$1 As of press time, nobody had called. $2",
            ],
        ),
        &["calque/it-is-understood", "calque/relevant-departments", "calque/as-of-press-time"],
    ),
];

/// An ordinary word between two spaces.
const ORDINARY: &str = " [a-z]{8,} ";

/// The word without one of its letters, other than the first and the last.
fn letter_lost(word: &str, random: &mut Random) -> String {
    let at = 2 + random.below(word.len() - 4);
    [&word[..at], &word[at + 1..]].concat()
}

fn letter_doubled(word: &str, random: &mut Random) -> String {
    twice(word, 1, random)
}

fn syllable_doubled(word: &str, random: &mut Random) -> String {
    twice(word, 2 + random.below(3), random)
}

/// The word with `length` letters of it twice.
fn twice(word: &str, length: usize, random: &mut Random) -> String {
    let at = 1 + random.below(word.len() - 1 - length);
    [&word[..at + length], &word[at..]].concat()
}

/// The word with two letters in the place of each other, other than the first and the last.
fn letters_swapped(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let places: Vec<usize> = (2..letters.len() - 3).filter(|&at| letters[at] != letters[at + 1]).collect();
    if let Some(&at) = random.pick(&places) {
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}
