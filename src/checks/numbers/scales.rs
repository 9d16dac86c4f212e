//! Powers of ten in the words of another language, and words and units glued to their number.

use crate::article::Article;
use crate::checks::numbers::measures::{SYMBOLS, foreign_scale, is_unit, scale_word};
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::text::numeral::{Numeral, Shape, is_currency};
use crate::text::{Case, Span};

pub(crate) struct Scales;

impl Check for Scales {
    fn name(&self) -> &'static str {
        "scales"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["foreign", "glued-word", "glued-symbol", "glued-money"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        for numeral in article.target.numerals() {
            findings.extend(foreign(numeral).or_else(|| glued(numeral)).filter(|_| numeral.is_free()));
        }
    }
}

/// `3 Milliarden`, `5 млрд`, `39million` of a German text.
fn foreign(numeral: Numeral<'_>) -> Option<Finding> {
    let prose = numeral.place.prose;
    let (word, at) = match numeral.word_after() {
        Some(next) => (next.text(), next.span()),
        None => (numeral.tail(), Span::new(numeral.span.end, numeral.last.span().end)),
    };
    let exponent = foreign_scale(prose.language, word)?;
    let finding = Finding::new("foreign", at);
    let Some(own) = scale_word(prose.language, exponent, numeral.text() == "1") else { return Some(finding) };
    // The period of an abbreviation goes with it.
    let mut end = at.end;
    if prose.text[end as usize..].starts_with('.') && word.chars().count() <= 4 && prose.text[end as usize + 1..].starts_with(' ') {
        let rest = prose.text[end as usize + 1..].trim_start();
        end += u32::from(rest.starts_with(|c: char| c.is_lowercase() || is_currency(c)));
    }
    let glued = at.start == numeral.span.end;
    let text = if glued { format!(" {own}") } else { own.to_owned() };
    Some(finding.value("wanted", own).replace(format!("write “{own}”"), Span::new(at.start, end), text).trust(Safety::Unsafe))
}

/// Words that [`stands_behind`] knows, sorted.
const BEHIND: [&str; 54] = [
    "according",
    "after",
    "although",
    "and",
    "because",
    "both",
    "but",
    "cases",
    "century",
    "children",
    "companies",
    "countries",
    "deaths",
    "despite",
    "employees",
    "from",
    "goals",
    "homes",
    "houses",
    "however",
    "meanwhile",
    "men",
    "month",
    "months",
    "people",
    "person",
    "persons",
    "points",
    "residents",
    "said",
    "seats",
    "she",
    "since",
    "soldiers",
    "that",
    "the",
    "their",
    "there",
    "they",
    "this",
    "times",
    "votes",
    "was",
    "week",
    "weeks",
    "were",
    "when",
    "where",
    "which",
    "while",
    "with",
    "women",
    "year",
    "years",
];

/// `39million`, `20km`, `£5million`.
fn glued(numeral: Numeral<'_>) -> Option<Finding> {
    let (tail, language) = (numeral.tail(), numeral.place.prose.language);
    if tail.is_empty() || matches!(numeral.shape, Shape::Other) || language.is_unknown() {
        return None;
    }
    let money = numeral.place.touching_previous().is_some_and(|before| is_currency(before.char()));
    // `5bn` and `£5m` are house style; a word in full is not.
    let word =
        tail.chars().count() > 3 && (language.scale(tail).is_some() || is_unit(language, tail)) || language.hour_word() == Some(tail);
    let word = word || stands_behind(numeral, tail);
    let fault = if word && money {
        "glued-money"
    } else if word {
        "glued-word"
    } else if SYMBOLS.binary_search(&tail).is_ok() {
        "glued-symbol"
    } else {
        return None;
    };
    let at = Span::new(numeral.span.end, numeral.span.end);
    let space = if fault == "glued-symbol" { "\u{a0}" } else { " " };
    Some(Finding::new(fault, Span::new(numeral.span.start, numeral.last.span().end)).value("unit", tail).replace(
        "insert a space",
        at,
        space,
    ))
}

/// Whether the word is an English one that stands behind a number and is no part of a sign, or opens the sentence behind it.
fn stands_behind(numeral: Numeral<'_>, tail: &str) -> bool {
    let goes_on =
        || numeral.last.next().is_some_and(|next| next.is_word() && next.case() == Case::Lower && next.touching_previous().is_none());
    let prose = numeral.place.prose;
    prose.language.has_dictionary()
        && BEHIND.binary_search(&&*tail.to_ascii_lowercase()).is_ok()
        && (tail.bytes().all(|byte| byte.is_ascii_lowercase()) || goes_on())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn only(lang: &str, text: &str) -> (&'static str, String, String) {
        let mut all = found(&Scales, lang, text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        let (fault, at, fix) = all.remove(0);
        (fault, at, fix.unwrap_or_default())
    }

    #[test]
    fn words_of_another_language() {
        assert_eq!(only("en", "It cost 3 Milliarden euros."), ("foreign", "Milliarden".into(), "It cost 3 billion euros.".into()));
        assert_eq!(only("en", "It cost 5 млрд rubles.").2, "It cost 5 billion rubles.");
        assert_eq!(only("en", "It cost 5 Mrd. euros.").2, "It cost 5 billion euros.");
        assert_eq!(only("fr", "Il a payé 1 Milliarde.").2, "Il a payé 1 milliard.");
        assert_eq!(only("de", "Er zahlte 39million Pfund.").2, "Er zahlte 39 Millionen Pfund.");
    }

    #[test]
    fn glued_words() {
        assert_eq!(only("en", "It was 20km away."), ("glued-symbol", "20km".into(), "It was 20\u{a0}km away.".into()));
        assert!(BEHIND.is_sorted());
        assert_eq!(only("en", "He was 45years old."), ("glued-word", "45years".into(), "He was 45 years old.".into()));
        assert_eq!(only("en", "Some 39million came."), ("glued-word", "39million".into(), "Some 39 million came.".into()));
        assert_eq!(only("en", "A £5million deal.").0, "glued-money");
        assert_eq!(only("de", "Um 18.30Uhr war Schluss.").2, "Um 18.30 Uhr war Schluss.");
        let good = "4K, 5G, the F16, A320, 4x4, 1980s, 2nd, G7, MP3, 3D, 747s, £5m, 5bn and 90th";
        assert_eq!(found(&Scales, "en", good), []);
    }
}
