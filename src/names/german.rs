//! Names in German, where every noun has a capital. What parts the two: a noun has an article or an adjective before it
//! somewhere in the text, or an ending that makes nouns; a name stands bare after a preposition, after a title or a given
//! name, or ends as Slavic names do.

use crate::text::Prose;

use super::guards::slavic;
use super::persons::is_title;
use super::words::{Beside, Piece};
use mtlint_tables::names::fold::plain;

/// Endings that make nouns. A name that has one is lost; that is the price of silence about nouns.
const NOUN_ENDINGS: [&str; 24] = [
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten", "ismus", "nis", "nisse",
    "tum", "chen", "lein", "ling", "linge", "enz", "anz", "ur", "ik",
];

/// Prepositions before which a place or a person stands bare; a noun does so more rarely, and then with an ending.
const PREPOSITIONS: [&str; 14] =
    ["in", "nach", "bei", "aus", "von", "mit", "gegen", "für", "um", "über", "vor", "durch", "zwischen", "wie"];

/// Words that stand before a noun and bend with it.
const DETERMINERS: [&str; 60] = [
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen", "keinem",
    "keiner", "mein", "meine", "sein", "seine", "seinen", "seinem", "seiner", "ihr", "ihre", "ihren", "ihrem", "ihrer", "unser", "unsere",
    "unseren", "dieser", "diese", "dieses", "diesen", "diesem", "jeder", "jede", "jedes", "jeden", "jedem", "im", "am", "vom", "zum",
    "zur", "beim", "ins", "ans", "mehr", "viel", "viele", "vielen", "wenig", "alle", "allen", "beide", "beiden", "zwei",
];

/// Is the word a name?
pub(super) fn is_name(prose: &Prose<'_>, pieces: &[Piece], text: &str, mentions: &[usize]) -> bool {
    let lower = text.to_lowercase();
    if NOUN_ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
        return false;
    }
    let before = |at: usize| Beside::from(&pieces[at]).before(prose, pieces);
    let bent = |at: &usize| {
        before(*at).is_some_and(|previous| {
            let word = previous.text(prose).to_lowercase();
            // After a capitalised word the article belongs to that one: der Präsident Selenskyj.
            let attributed =
                || !previous.capital() && bends(&word) && previous.before(prose, pieces).is_some_and(|first| determines(first.text(prose)));
            determines(&word) || attributed()
        })
    };
    if mentions.iter().any(bent) {
        return false;
    }
    let shown = |at: &usize| {
        before(*at).is_some_and(|previous| {
            let word = previous.text(prose);
            let named = previous.piece.is_some_and(|piece| piece.capital && !piece.opening);
            let bare = !named && PREPOSITIONS.contains(&word.to_lowercase().as_str());
            bare || named && (is_title(word) || follows_bare(prose, pieces, previous))
        })
    };
    slavic(plain(text).as_bytes()) || mentions.iter().any(shown)
}

fn determines(word: &str) -> bool {
    DETERMINERS.contains(&word.to_lowercase().as_str())
}

/// The ending of an adjective before a noun.
fn bends(word: &str) -> bool {
    word.len() > 4 && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending)) && !PREPOSITIONS.contains(&word)
}

/// Does no article stand before the word?
fn follows_bare(prose: &Prose<'_>, pieces: &[Piece], word: Beside<'_>) -> bool {
    word.before(prose, pieces).is_none_or(|previous| {
        let text = previous.text(prose);
        !previous.capital() && !DETERMINERS.contains(&text) && !bends(text)
    })
}
