//! Whether a word is one of the writer’s own language and no name: what checks of spelling ask of a suspect.

use crate::article::Article;
use crate::lang::{self, Language};
use crate::text::cursor::Place;
use crate::text::{Case, Script, Token};
use std::cell::OnceCell;
use std::collections::HashSet;

/// Whether the token starts a sentence of running text.
pub(crate) fn starts_sentence(article: &Article<'_>, paragraph: usize, index: usize) -> bool {
    let prose = &article.target;
    let start = prose.tokens[index].span.start;
    let sentences = prose.sentences_of(&prose.paragraphs[paragraph]);
    // A title or a caption has capitals of its own.
    let running = prose.paragraphs[paragraph].tokens().len() > 12;
    running && sentences.binary_search_by_key(&start, |sentence| sentence.start).is_ok()
}

/// Whether nothing is glued to the word that makes it part of something else: an address, a compound, `lookin’`.
pub(crate) fn is_free(place: Place<'_>) -> bool {
    let parts = |mark: char| matches!(mark, '\'' | '’' | '-' | '‑' | '/' | '\\' | '@' | '#' | '_' | '*' | '&' | '=' | '・' | '·' | '`');
    let glued = |place: Option<Place<'_>>| place.is_some_and(|mark| !mark.is_mark() || parts(mark.char()));
    let dotted = place.touching_next().is_some_and(|mark| mark.char() == '.' && mark.touching_next().is_some_and(|next| !next.is_mark()))
        || place.touching_previous().is_some_and(|mark| mark.char() == '.');
    let is_scheme = || place.touching_next().is_some_and(|mark| mark.char() == ':' && glued(mark.touching_next()));
    !glued(place.touching_previous()) && !glued(place.touching_next()) && !dotted && !is_scheme()
}

/// Whether the word is cited: alone in quotation marks or brackets, marked with “sic”, or among words of another language.
pub(crate) fn is_cited(article: &Article<'_>, place: Place<'_>) -> bool {
    let (previous, next) = (place.previous(), place.next());
    let mark = |place: Option<Place<'_>>| place.is_some_and(|place| place.is_mark() && place.char() != ',');
    let alone = place.touching_previous().is_some() && mark(place.touching_previous()) && mark(place.touching_next());
    let sic = next
        .is_some_and(|mark| matches!(mark.char(), '(' | '[') && mark.next().is_some_and(|word| word.text().eq_ignore_ascii_case("sic")));
    let foreign = |word: Option<Place<'_>>| word.is_some_and(|word| word.is_word() && is_foreign(article.target.language, word.text()));
    let around = foreign(previous) || foreign(next);
    let further = previous.is_some_and(|place| foreign(place.previous())) && next.is_some_and(|place| foreign(place.next()));
    alone && article.is_quoted(place.span()) || sic || around || further
}

/// Whether a word is one of another language: by a letter that `language` has not, or as a frequent word.
pub(crate) fn is_foreign(language: &Language, word: &str) -> bool {
    if !word.is_ascii() {
        return word
            .chars()
            .any(|c| !c.is_ascii() && c.is_alphabetic() && !c.to_lowercase().all(|letter| language.letters.contains(letter)));
    }
    lang::all().iter().any(|other| other.tag != language.tag && other.is_function_word(word))
}

/// The words that are names, by hash: with a capital elsewhere in the text, or as they are in the source. Made when first
/// asked for, because most articles have no word that could be a slip.
#[derive(Default)]
pub(crate) struct Names(OnceCell<HashSet<u32>>);

impl Names {
    /// Whether a word of `article`, which is the same at every call, is one.
    pub(crate) fn holds(&self, article: &Article<'_>, hash: u32) -> bool {
        self.0.get_or_init(|| names(article)).contains(&hash)
    }
}

fn names(article: &Article<'_>) -> HashSet<u32> {
    let prose = &article.target;
    let in_target = prose.paragraphs.iter().enumerate().flat_map(|(paragraph, found)| {
        let capitals = prose.capitals_of(found).iter().map(|&index| index as usize);
        capitals.filter(move |&index| prose.tokens[index].case == Case::Title && !starts_sentence(article, paragraph, index))
    });
    let of_source = |token: &&Token| token.is_word() && token.script == Script::Latin;
    let source = article.source().into_iter().flat_map(|source| source.tokens.iter().filter(of_source));
    in_target.map(|index| prose.tokens[index].hash).chain(source.map(|token| token.hash)).collect()
}
