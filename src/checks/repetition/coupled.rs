//! A word or a few that are joined to themselves: “bridges and bridges”, “the police, the police, arrived”.
//!
//! Two words of the source that mean nearly the same become one word twice. Writers do it for weight (“hours and hours”), to set two
//! against each other (“between man and man”) or where only the second goes on (“oil and oil products”), so what a language uses in
//! that way is known by lists, and what goes on behind the second copy weighs less.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::Language;
use crate::text::cursor::Place;
use crate::text::{Case, Script, Span, Token};
use crate::word::same_word;
use std::ops::Range;

/// How many words are compared on each side.
const LONGEST: usize = 4;

/// The fewest letters of a word that carries meaning.
const SHORTEST: usize = 4;

pub(crate) struct CoupledWord;

impl Check for CoupledWord {
    fn name(&self) -> &'static str {
        "coupled-word"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["coupled", "perhaps-coupled"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let joins = prose.language.limits.coupling.joins;
        if joins.is_empty() {
            return;
        }
        for (number, paragraph) in prose.paragraphs.iter().enumerate() {
            let (first, tokens) = (paragraph.tokens().start, prose.tokens_of(paragraph));
            for (at, token) in tokens.iter().enumerate().skip(1) {
                // Longer joins there are not, and the comma is one byte too.
                if token.span.len() > 4 {
                    continue;
                }
                let place = Place { prose, paragraph: number, index: first + at };
                let is_comma = |token: &Token| token.is_mark(prose.text, ',');
                let joined = token.is_word() && joins.contains(&token.text(prose.text));
                if is_comma(token) || joined {
                    // “Bridges, and bridges.”
                    let parted = joined && is_comma(&tokens[at - 1]);
                    let end = if parted { at - 1 } else { at };
                    let side = (1..=LONGEST.min(end)).rev().find(|&words| is_same(prose.text, tokens, end..at + 1, words));
                    findings.extend(side.and_then(|words| judge(article, place, first + end - words, parted || !joined)));
                }
            }
        }
    }
}

/// Whether the `words` words before the tokens `join` are those behind them.
fn is_same(text: &str, tokens: &[Token], join: Range<usize>, words: usize) -> bool {
    let (left, Some(right)) = (&tokens[join.start - words..join.start], tokens.get(join.end..join.end + words)) else { return false };
    left.iter().zip(right).all(|(one, other)| {
        one.hash == other.hash
            && one.is_word()
            && other.is_word()
            && matches!(other.script, Script::Latin | Script::Cyrillic | Script::Greek)
            && same_word(one.text(text), other.text(text))
    })
}

/// What to say of the words between the token `first` and the last mark or word `join`, and their copy behind it.
fn judge(article: &Article<'_>, join: Place<'_>, first: usize, comma: bool) -> Option<Finding> {
    let prose = join.prose;
    let language = prose.language;
    let at = |index: usize| Place { index, ..join };
    let end = if at(join.index - 1).char() == ',' { join.index - 1 } else { join.index };
    let words = end - first;
    let (first, last) = (at(first), at(join.index + words));
    let copy = at(join.index + 1);
    let span = Span::new(first.span().start, last.span().end);
    // A lone capital may be the sentence’s; any other makes a name, where nouns have none.
    let plain = (copy.index..=last.index).all(|index| at(index).case() == Case::Lower || is_noun(language, at(index)))
        && (first.case() == copy.case() || first.case() == Case::Title && (words > 1 || opens_sentence(first)));
    let glued = |place: Option<Place<'_>>| place.is_some_and(|mark| !matches!(mark.char(), ',' | '.' | ';' | ':' | '(' | ')'));
    if !plain
        || !carries_meaning(language, last)
        || !(first.index..end - 1).any(|index| carries_meaning(language, at(index))) && is_free(language, last.text())
        || glued(first.touching_previous())
        || glued(last.touching_next())
        || article.is_quoted(span)
    {
        return None;
    }
    let fault = if comma { behind_comma(first, join, words)? } else { behind_word(first, last)? };
    let phrase = Span::new(first.span().start, at(end - 1).span().end);
    let rest = Span::new(phrase.end, span.end);
    let finding = Finding::new(fault, span).value("phrase", phrase.text(prose.text));
    Some(finding.replace("keep one of them", rest, "").trust(Safety::Unsafe))
}

/// Of “X and X”.
fn behind_word(first: Place<'_>, last: Place<'_>) -> Option<&'static str> {
    let language = first.prose.language;
    let coupling = &language.limits.coupling;
    if first.previous().is_some_and(|word| coupling.opposing.contains(&word.text())) {
        return None;
    }
    let Some(next) = last.next().filter(Place::is_word) else { return Some("coupled") };
    if coupling.narrowing.contains(&next.text()) {
        // What goes on narrows the second only where the first is narrowed too: “old patients and patients with fever”.
        return Some(if is_bare(first) { "coupled" } else { "perhaps-coupled" });
    }
    if !coupling.open_compounds || is_frequent(language, next.text()) {
        return Some("coupled");
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| last.text().ends_with(ending));
    // The first half of a compound is a singular: “oil and oil products”, but “prices and prices fell”.
    let whole = ends(coupling.attributes) || ends(language.counting.plurals) && !ends(coupling.halves);
    whole.then_some("perhaps-coupled")
}

/// Whether no word that carries meaning stands before the first of them, as an attribute would.
fn is_bare(first: Place<'_>) -> bool {
    let language = first.prose.language;
    opens_sentence(first)
        || is_frequent(language, first.text())
        || first.previous().is_some_and(|word| word.char() == ',' || word.is_word() && is_frequent(language, word.text()))
}

fn opens_sentence(place: Place<'_>) -> bool {
    place.prose.sentences_of(place.paragraph()).binary_search_by_key(&place.span().start, |sentence| sentence.start).is_ok()
}

/// Of “X, X”, which is heard in speech and rarely written; the comma behind the second copy tells that nothing new was to follow.
fn behind_comma(first: Place<'_>, join: Place<'_>, words: usize) -> Option<&'static str> {
    let language = first.prose.language;
    let last = Place { index: join.index + words, ..join };
    let is_comma = |place: &Place<'_>| place.char() == ',';
    // Of three and more the loop speaks.
    let again =
        first.previous().filter(is_comma).and_then(|mark| mark.previous()).is_some_and(|word| word.token().hash == last.token().hash);
    let joint = (0..words).any(|word| language.limits.joints.contains(&Place { index: first.index + word, ..first }.text()));
    if again || joint {
        return None;
    }
    let Some(next) = last.next() else { return Some("perhaps-coupled") };
    match next.char() {
        ',' if join.is_mark() && next.next().is_some_and(|word| word.is_word() && word.token().hash != first.token().hash) => {
            Some("coupled")
        }
        '.' | ';' | ')' if next.is_mark() && next.touching_next().is_none() => Some("perhaps-coupled"),
        // Behind “and” a clause of its own may begin.
        _ => (words >= 3 && next.is_word() && join.is_mark()).then_some("perhaps-coupled"),
    }
}

fn is_noun(language: &Language, place: Place<'_>) -> bool {
    language.noun_capitals && place.case() == Case::Title
}

fn carries_meaning(language: &Language, place: Place<'_>) -> bool {
    place.letters() >= SHORTEST && !is_frequent(language, place.text())
}

/// Whether the word is a frequent one that says little by itself.
fn is_frequent(language: &Language, word: &str) -> bool {
    let limits = &language.limits;
    let lists = [limits.twice, limits.last, limits.opening, limits.capital, limits.determiners, limits.asking, limits.subjects];
    language.is_function_word(word) || lists.iter().any(|list| list.contains(&word))
}

/// Whether writers set the word on both sides for weight.
fn is_free(language: &Language, word: &str) -> bool {
    let limits = &language.limits;
    // A noun may end like a comparative.
    let ends_freely = !word.starts_with(char::is_uppercase) && limits.coupling.free_endings.iter().any(|ending| word.ends_with(ending));
    let word = word.to_lowercase();
    ends_freely
        || limits.coupling.free.binary_search(&&*word).is_ok()
        || limits.emphatic.is_some_and(|words| words.binary_search(&&*word).is_ok())
        || language.is_repeatable(&word)
        || language.counting.units.binary_search(&&*word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{fixed, places};

    #[test]
    fn joined_to_themselves() {
        for (lang, bad, good) in [
            ("en", "The flood destroyed bridges and bridges.", "The flood destroyed bridges."),
            ("en", "The mayor thanked the helpers and helpers for the soup.", "The mayor thanked the helpers for the soup."),
            ("en", "Prices and prices were high.", "Prices were high."),
            ("en", "The flood took bridges and bridges from three ages.", "The flood took bridges from three ages."),
            ("en", "The police took and took it away.", "The police took it away."),
            ("en", "Economic growth and economic growth were the topics.", "Economic growth were the topics."),
            ("en", "The police, the police, arrived late.", "The police, arrived late."),
            ("de", "Die Flut zerstörte Brücken und Brücken.", "Die Flut zerstörte Brücken."),
            ("de", "Sie suchen einen gezielten und gezielten Weg.", "Sie suchen einen gezielten Weg."),
            ("fr", "La crue a emporté des ponts et ponts.", "La crue a emporté des ponts."),
            ("es", "La riada destruyó puentes y puentes.", "La riada destruyó puentes."),
        ] {
            assert_eq!(fixed(&CoupledWord, lang, bad), good);
        }
        for text in [
            "Is it hail, hail?",
            "He asked what type, type.",
            "The ward has old patients and patients with fever.",
            "It is a dangerous and dangerous bridge.",
            "Prices and prices fell.",
            "It has a pond, a garden, and a garden.",
        ] {
            assert!(places(&CoupledWord, "en", text).iter().all(|found| found.0 == "perhaps-coupled"), "{text}");
        }
    }

    #[test]
    fn for_weight_and_by_right() {
        for (lang, good) in [
            ("en", "They waited hours and hours, ran faster and faster, tried and tried, and grew more and more."),
            ("en", "It exports petroleum and petroleum products, sports and sports goods; cash and cash equivalents fell."),
            ("en", "A feud between family and family, with rows and rows of seats, and Smith and Smith paid."),
            ("en", "It is very, very late, a long, long way. “We want bridges and bridges,” she said. Wait, wait."),
            ("en", "Day after day, day after day, they met. The citizens elect a mayor, and a mayor appoints judges."),
            ("en", "The builder blames the soil, and the soil, he says, is good."),
            ("de", "Nach und nach wurde es größer und größer, Stunden und Stunden lang."),
            ("fr", "Des années et des années, encore et encore, il attendait et attendait."),
            ("es", "Años y años, una y otra vez, esperó y esperó."),
            ("ru", "Ждали часы и часы."),
        ] {
            assert_eq!(places(&CoupledWord, lang, good), [], "{good}");
        }
    }
}
