//! Whether the text itself says that a word is not its own: in quotation marks or brackets, behind “the word”, before what it means.

use crate::article::Side;
use crate::text::Span;
use crate::text::cursor::Place;
use std::iter::successors;

/// Words and marks before a word that are looked at.
const REACH: usize = 4;
/// Words of a quotation that may be in any language.
const LONGEST_SAYING: usize = 6;

/// What a word that is spoken of stands behind.
#[rustfmt::skip]
const MENTIONING: &[&str] = &[
    "adverb", "adverbs", "brand", "called", "calls", "chanted", "expression", "known", "label", "mark", "meaning", "motto",
    "mottos", "name", "named", "noun", "particle", "phrase", "prefix", "pronounced", "pseudonym", "reads", "sang", "says", "sign",
    "slogan", "spelled", "spelt", "suffix", "term", "titled", "typed", "verb", "word", "words",
    // German, French and Spanish
    "appelé", "appelée", "begriff", "genannt", "genannte", "genannten", "heißt", "llamado", "mot", "mots", "namens", "nommé",
    "palabra", "terme", "término", "wort", "wörter", "worte",
];
/// What says what the word before means.
const GLOSSING: &[&str] = &["bedeutet", "for", "heißt", "literally", "meaning", "means", "oder", "or", "ou", "signifie", "significa"];

/// Whether a mark before the word says that it is cited: a bracket, an asterisk, a tag, a quotation mark.
pub(super) fn is_marked(place: Place<'_>) -> bool {
    let mut marks = successors(place.previous(), Place::previous).take(REACH).filter(Place::is_mark).map(|mark| mark.char());
    let mark =
        marks.find(|mark| matches!(mark, '(' | '[' | '*' | '_' | '“' | '"' | '‘' | '«' | '„' | '/' | '`' | '>' | ')' | ']' | '”' | '»'));
    mark.is_some_and(|mark| !matches!(mark, ')' | ']' | '”' | '»'))
}

/// Whether the text speaks of the word, or says what it means: “the word doch”, “siempre (always)”.
pub(super) fn is_mentioned(place: Place<'_>) -> bool {
    let mut before = successors(place.previous(), Place::previous).filter(Place::is_word).take(REACH);
    let after = place.next().and_then(|next| if next.is_mark() && next.char() == ',' { next.next() } else { Some(next) });
    let is_glossed = after.is_some_and(|next| next.is_mark() && next.char() == '(' || GLOSSING.contains(&next.text()));
    is_glossed || before.any(|word| MENTIONING.contains(&word.text().to_lowercase().as_str()))
}

/// Whether a quotation of a few words holds `span`: a title, a saying, a word that is spoken of.
pub(super) fn is_in_saying(side: &Side<'_>, span: Span) -> bool {
    let quotations = &side.quotations().spans;
    let next = quotations.partition_point(|quotation| quotation.start <= span.start);
    quotations[..next]
        .iter()
        .rev()
        .take(2)
        .any(|quotation| quotation.contains(span) && quotation.text(side.text).split_whitespace().nth(LONGEST_SAYING).is_none())
}
