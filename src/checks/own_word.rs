//! Whether a word is one of the writer’s own language and no name: what checks of spelling ask of a suspect.

use super::around::Place;
use crate::article::Article;
use crate::lang::Lang;
use crate::text::{Case, Script, Token};
use std::sync::LazyLock;

/// Whether the token starts a sentence of running text.
pub(super) fn starts_sentence(article: &Article<'_>, paragraph: usize, index: usize) -> bool {
    let prose = &article.target;
    let start = prose.tokens[index].span.start;
    let sentences = prose.sentences_of(&prose.paragraphs[paragraph]);
    // A title or a caption has capitals of its own.
    let running = prose.paragraphs[paragraph].tokens().len() > 12;
    running && sentences.binary_search_by_key(&start, |sentence| sentence.start).is_ok()
}

/// Whether nothing is glued to the word that makes it part of something else: an address, a compound, `lookin’`.
pub(super) fn is_free(place: Place<'_>) -> bool {
    let parts = |mark: char| matches!(mark, '\'' | '’' | '-' | '‑' | '/' | '\\' | '@' | '#' | '_' | '*' | '&' | '=' | '・' | '·' | '`');
    let glued = |place: Option<Place<'_>>| place.is_some_and(|mark| !mark.is_mark() || parts(mark.char()));
    let dotted = place.touching_next().is_some_and(|mark| mark.char() == '.' && mark.touching_next().is_some_and(|next| !next.is_mark()))
        || place.touching_previous().is_some_and(|mark| mark.char() == '.');
    !glued(place.touching_previous()) && !glued(place.touching_next()) && !dotted
}

/// Whether the word is cited: alone in quotation marks or brackets, marked with “sic”, or among words of another language.
pub(super) fn is_cited(article: &Article<'_>, place: Place<'_>) -> bool {
    let (previous, next) = (place.previous(), place.next());
    let mark = |place: Option<Place<'_>>| place.is_some_and(|place| place.is_mark() && place.char() != ',');
    let alone = place.touching_previous().is_some() && mark(place.touching_previous()) && mark(place.touching_next());
    let sic = next
        .is_some_and(|mark| matches!(mark.char(), '(' | '[') && mark.next().is_some_and(|word| word.text().eq_ignore_ascii_case("sic")));
    let foreign = |word: Option<Place<'_>>| word.is_some_and(|word| word.is_word() && is_foreign(word.text()));
    let around = foreign(previous) || foreign(next);
    let further = previous.is_some_and(|place| foreign(place.previous())) && next.is_some_and(|place| foreign(place.next()));
    alone && article.is_quoted(place.span()) || sic || around || further
}

/// Whether a word is one of another language: by a letter that English has not, or as a frequent word.
pub(super) fn is_foreign(word: &str) -> bool {
    static LANGUAGES: LazyLock<Vec<Lang>> =
        LazyLock::new(|| ["de", "es", "fr", "it", "nl", "pt"].iter().filter_map(|tag| tag.parse().ok()).collect());
    if !word.is_ascii() {
        return word.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    }
    LANGUAGES.iter().any(|lang| lang.data().is_function_word(word))
        && !"en".parse::<Lang>().is_ok_and(|en| en.data().is_function_word(word))
}

/// Whether the Latin word with this hash is a name of the article, or a word of its source.
pub(super) fn is_name(article: &Article<'_>, hash: u32) -> bool {
    let prose = &article.target;
    let in_target = prose.paragraphs.iter().enumerate().any(|(paragraph, found)| {
        let mut capitals = prose.capitals_of(found).iter().map(|&index| index as usize);
        capitals.any(|index| {
            let token = &prose.tokens[index];
            token.hash == hash && token.case == Case::Title && !starts_sentence(article, paragraph, index)
        })
    });
    let of_source = |token: &Token| token.hash == hash && token.is_word() && token.script == Script::Latin;
    in_target || article.source().is_some_and(|source| source.tokens.iter().any(of_source))
}
