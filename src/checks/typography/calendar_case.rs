//! Names of months and days in the case of another language: `9 september`, `le 5 Mars 2023`, `on monday`.
//!
//! English and German write them with a capital, the Romance and Slavic languages without, and engines copy the source.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::lang::{self, Language};
use crate::text::cursor::Place;
use crate::text::{Case, WordFilter};
use crate::word::capitalised;
use std::sync::{LazyLock, OnceLock};

pub(crate) struct CalendarCase;

impl Check for CalendarCase {
    fn name(&self) -> &'static str {
        "calendar-case"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["lowercase", "capital"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let Some(capital) = capital(prose.language) else { return };
        let Some(names) = names(prose.language) else { return };
        let suspect = if capital { Case::Lower } else { Case::Title };
        // Words alone have a case.
        let found = prose.tokens.iter().enumerate().filter(|(_, token)| token.case == suspect && names.may_hold(token.hash));
        for (index, token) in found {
            let Some(paragraph) = prose.paragraph_at(token.span.start) else { continue };
            let place = Place { prose, paragraph, index };
            findings.extend(if capital { lowercase(place) } else { with_capital(place) });
        }
    }
}

/// Whether the language writes its months with a capital; `None` where it has no case or no months are known.
fn capital(language: &Language) -> Option<bool> {
    let first = language.months[0].first()?.chars().next()?;
    (first.is_uppercase() || first.is_lowercase()).then(|| first.is_uppercase())
}

/// The names of a language that are looked for, in either case; made when the first text in it comes. Its regions share them.
fn names(language: &Language) -> Option<&'static WordFilter<64>> {
    static ALL: LazyLock<Vec<OnceLock<WordFilter<64>>>> = LazyLock::new(|| lang::all().iter().map(|_| OnceLock::new()).collect());
    let own = lang::all().iter().position(|known| known.tag == language.tag)?;
    Some(ALL[own].get_or_init(|| {
        let mut filter = WordFilter::empty();
        for form in language.weekdays.iter().chain(&language.months).flat_map(|forms| forms.iter()).filter(|form| is_full(form)) {
            let lower = form.to_lowercase();
            filter.add(&capitalised(&lower));
            filter.add(&lower);
        }
        filter
    }))
}

/// Whether the form of a name is no abbreviation; those may be words.
fn is_full(form: &str) -> bool {
    form.chars().count() >= 4
}

/// The full name that `word` is in any case, with the case of running text.
fn full(names: &[&'static [&'static str]], word: &str) -> Option<&'static str> {
    let first = word.chars().next()?.to_lowercase().next()?;
    let is_word = |form: &&str| {
        form.len() == word.len()
            && form.chars().next().and_then(|own| own.to_lowercase().next()) == Some(first)
            && form[lead(form)..] == word[lead(word)..]
            && is_full(form)
    };
    names.iter().flat_map(|forms| forms.iter().copied()).find(is_word)
}

/// Bytes of the first letter.
fn lead(word: &str) -> usize {
    word.chars().next().map_or(0, char::len_utf8)
}

/// A number that may be the day of a month.
fn is_day(place: Place<'_>) -> bool {
    let digits = place.text().trim_end_matches(|c: char| c.is_alphabetic() || c == 'º');
    place.is_number() && digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_year(place: Place<'_>) -> bool {
    place.is_number() && place.text().len() == 4 && place.text().parse::<u16>().is_ok_and(|year| (1500..2200).contains(&year))
}

fn lowercase(place: Place<'_>) -> Option<Finding> {
    let language = place.prose.language;
    let name = match full(&language.weekdays, place.text()) {
        Some(name) => name,
        None => {
            let name = full(&language.months, place.text())?;
            // `may`, `march` and `august` are words; a day or a year beside them makes them months.
            let day = |place: Option<Place<'_>>| place.is_some_and(is_day);
            let before = place.previous().is_some_and(|mark| mark.char() == '.' && day(mark.touching_previous()));
            let known = before
                || day(place.previous())
                || place.next().is_some_and(|next| is_year(next) || is_day(next) && !matches!(place.text(), "may" | "march"));
            if !known {
                return None;
            }
            name
        }
    };
    let apart = |mark: Place<'_>| matches!(mark.char(), ',' | '.' | ';' | ':' | ')' | '(' | '"' | '”' | '“' | '?' | '!' | '’' | '\'');
    let free = place.touching_previous().is_none_or(apart) && place.touching_next().is_none_or(apart);
    let dotted = place.touching_next().is_some_and(|mark| mark.touching_next().is_some_and(|next| !next.is_mark()));
    (free && !dotted && !place.is_in_address()).then(|| fault("lowercase", place, name))
}

fn with_capital(place: Place<'_>) -> Option<Finding> {
    let language = place.prose.language;
    if let Some(name) = full(&language.months, place.text()) {
        let links = language.dates.links;
        // `14 Juillet` and `9 Мая` are feasts; a year makes a date of them.
        let before = place.previous().filter(|word| !links.contains(&word.text())).or_else(|| place.previous()?.previous())?;
        let dated = is_day(before)
            && place.next().is_some_and(|next| is_year(next) || links.contains(&next.text()) && next.next().is_some_and(is_year));
        return (dated && before.touching_next().is_none()).then(|| fault("capital", place, name));
    }
    let name = full(&language.weekdays, place.text())?;
    let named = place.next().is_some_and(|next| {
        !next.is_mark() && (next.is_capitalised() || matches!(next.text(), "de" | "des" | "gras" | "saint" | "noir" | "santo" | "negro"))
    });
    let touching = place.touching_previous().is_some()
        || place.touching_next().is_some_and(|mark| !matches!(mark.char(), ',' | '.' | ';' | ':' | ')'));
    let known = place.previous().is_some_and(|word| language.dates.before_weekday.contains(&word.text()));
    (known && !named && !touching).then(|| fault("capital", place, name))
}

fn fault(fault: &'static str, place: Place<'_>, name: &str) -> Finding {
    Finding::new(fault, place.span()).value("right", name).replace(format!("write “{name}”"), place.span(), name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    #[test]
    fn the_case_of_another_language() {
        for (lang, bad, right) in [
            ("en", "It rained on 9 september.", "It rained on 9 September."),
            ("en", "It rained on monday.", "It rained on Monday."),
            ("de", "Am 5. märz kam sie an.", "Am 5. März kam sie an."),
            ("fr", "Le pont a rouvert le 5 Mars 2023.", "Le pont a rouvert le 5 mars 2023."),
            ("fr", "Le pont rouvre ce Lundi.", "Le pont rouvre ce lundi."),
            ("es", "El puente abrió el 5 de Marzo de 2023.", "El puente abrió el 5 de marzo de 2023."),
            ("ru", "Мост открыли 5 Марта 2023 года.", "Мост открыли 5 марта 2023 года."),
        ] {
            let all = found(&CalendarCase, lang, bad);
            assert_eq!(all.first().and_then(|found| found.2.as_deref()), Some(right), "{bad}");
        }
    }

    #[test]
    fn left_alone() {
        for (lang, good) in [
            ("en", "They may march 20 miles; an august body of 12 may 30 times. See monday.example."),
            ("fr", "Le 14 Juillet, le Mardi gras et le Vendredi saint. Lundi, il pleut."),
            ("es", "El Domingo de Ramos y el Viernes Santo. Plácido Domingo cantó el 2 de Mayo."),
            ("ru", "На 9 Мая был парад."),
            ("ja", "9月"),
        ] {
            assert_eq!(found(&CalendarCase, lang, good), [], "{good}");
        }
    }
}
