//! Currency signs on the side where another language has them, and codes where newspapers write words or signs.

use crate::article::Article;
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::{Edit, Safety};
use crate::lang;
use crate::text::cursor::{Place, is_blank};
use crate::text::numeral::{Numeral, Shape, is_currency};
use crate::text::{Case, Span};

pub(super) struct Currency;

impl Check for Currency {
    fn name(&self) -> &'static str {
        "currency"
    }

    fn faults(&self) -> &'static [&'static str] {
        &["sign-after", "sign-before", "code", "abbreviation"]
    }

    fn run(&self, article: &Article<'_>, _: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let Some(currency) = &prose.language.currency else { return };
        for numeral in article.target.numerals() {
            let found = if currency.before { sign_after(numeral) } else { sign_before(currency, numeral) };
            findings.extend(found.or_else(|| code(currency, numeral)));
        }
    }
}

/// The number with the scale word that follows it.
fn last_of(numeral: Numeral<'_>) -> Place<'_> {
    let scale = numeral.word_after().filter(|next| numeral.place.prose.language.scale(next.text()).is_some());
    scale.unwrap_or(numeral.last)
}

/// `5 $`, `5 million €` in English.
fn sign_after(numeral: Numeral<'_>) -> Option<Finding> {
    let prose = numeral.place.prose;
    if !numeral.tail().is_empty() && prose.language.scale(numeral.tail()).is_none() || matches!(numeral.shape, Shape::Other) {
        return None;
    }
    // A sign is rare, and so is the word for a power of ten that may stand before it.
    let is_sign = |place: &Place<'_>| place.is_mark() && is_currency(place.char());
    let next = numeral.last.next()?;
    if !is_sign(&next) && !next.next().is_some_and(|beyond| is_sign(&beyond)) {
        return None;
    }
    let last = last_of(numeral);
    let sign = last.next().filter(is_sign)?;
    let gap = last.gap_after();
    let before = numeral.place.touching_previous();
    // `five $10 notes`, `a 5 $20 note`; `$5$`; the slot `% 1 $ s`
    let goes_on = sign.touching_next().is_some_and(|next| next.is_number() || next.is_word());
    if goes_on
        || before.is_some_and(|before| is_currency(before.char()) || before.char() == '-')
        || numeral.place.previous().is_some_and(|slot| slot.char() == '%')
        || !(gap.is_empty() || is_blank(gap.text(prose.text)))
    {
        return None;
    }
    let whole = Span::new(numeral.span.start, sign.span().end);
    let edits = vec![
        Edit { span: Span::new(numeral.span.start, numeral.span.start), replacement: sign.text().to_owned() },
        Edit { span: Span::new(gap.start, sign.span().end), replacement: String::new() },
    ];
    Some(Finding::new("sign-after", whole).value("sign", sign.text()).edits("put the sign before the number", edits).trust(Safety::Safe))
}

/// `$96.000`, `£5 Millionen` in a language that writes the currency after the number.
fn sign_before(currency: &lang::Currency, numeral: Numeral<'_>) -> Option<Finding> {
    let prose = numeral.place.prose;
    let sign = numeral.place.previous().filter(|sign| sign.is_mark() && is_currency(sign.char()))?;
    let gap = numeral.place.gap_before();
    if !(gap.is_empty() || is_blank(gap.text(prose.text)))
        || sign.touching_previous().is_some_and(|before| !matches!(before.char(), '(' | '"' | '„' | '«' | '“' | '–'))
    {
        return None;
    }
    // `500 $ 20`: the sign belongs to the number before.
    if sign.previous().is_some_and(|before| before.is_number()) {
        return None;
    }
    let last = last_of(numeral);
    let scaled = last.index != numeral.last.index || !numeral.tail().is_empty();
    let word = currency.words.iter().find(|(of, ..)| *of == sign.char());
    let name = word.map_or(sign.text(), |(_, name, scaled_name)| if scaled { scaled_name } else { name });
    let whole = Span::new(sign.span().start, last.span().end);
    let edits = vec![
        Edit { span: Span::new(sign.span().start, numeral.span.start), replacement: String::new() },
        Edit { span: Span::new(last.span().end, last.span().end), replacement: format!("\u{a0}{name}") },
    ];
    Some(
        Finding::new("sign-before", whole)
            .value("sign", sign.text())
            .edits("put the currency after the number", edits)
            .trust(Safety::Unsafe),
    )
}

/// Codes and abbreviations of currencies beside a number.
fn code(currency: &lang::Currency, numeral: Numeral<'_>) -> Option<Finding> {
    let written_for = |place: Place<'_>| {
        let index = currency.codes.binary_search_by_key(&place.text(), |(code, _)| code).ok()?;
        Some(currency.codes[index].1)
    };
    // Behind the number may stand a word for a power of ten.
    let behind = std::iter::successors(numeral.last.next(), Place::next).take(2);
    let none = currency.codes.is_empty() || !behind.chain(numeral.place.previous()).any(|place| written_for(place).is_some());
    if none || matches!(numeral.shape, Shape::Other) {
        return None;
    }
    let last = last_of(numeral);
    let next = last.next().filter(|next| next.is_word() && is_blank(last.gap_after().text(numeral.place.prose.text)));
    let written = |place: Place<'_>, code: bool| {
        let wanted = written_for(place).filter(|_| code == (place.case() == Case::Upper))?;
        Some((place.span(), wanted))
    };
    if let Some((mut span, wanted)) = next.and_then(|next| written(next, false)) {
        if numeral.place.prose.text[span.end as usize..].starts_with(". ") {
            let lower = numeral.place.prose.text[span.end as usize + 2..].starts_with(char::is_lowercase);
            span.end += u32::from(lower);
        }
        let finding = Finding::new("abbreviation", span).value("wanted", wanted);
        return Some(finding.replace(format!("write “{wanted}”"), span, wanted).trust(Safety::Unsafe));
    }
    let (span, wanted) = next.and_then(|next| written(next, true)).or_else(|| written(numeral.word_before()?, true))?;
    Some(Finding::new("code", span).value("wanted", wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

    fn only(lang: &str, text: &str) -> (&'static str, String, String) {
        let mut all = found(&Currency, lang, text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        let (fault, at, fix) = all.remove(0);
        (fault, at, fix.unwrap_or_default())
    }

    #[test]
    fn signs_on_the_other_side() {
        assert_eq!(only("en", "It cost 5 € in all."), ("sign-after", "5 €".into(), "It cost €5 in all.".into()));
        assert_eq!(only("en", "It cost 5.5 million € in all.").2, "It cost €5.5 million in all.");
        assert_eq!(
            only("de", "Es kostete $96.000 im Jahr."),
            ("sign-before", "$96.000".into(), "Es kostete 96.000\u{a0}Dollar im Jahr.".into())
        );
        assert_eq!(only("de", "Es kostete £5 Millionen im Jahr.").2, "Es kostete 5 Millionen\u{a0}Pfund im Jahr.");
        assert_eq!(only("fr", "Cela coûte €5 millions par an.").2, "Cela coûte 5 millions\u{a0}d’euros par an.");
    }

    #[test]
    fn codes() {
        assert_eq!(only("en", "It cost 500 rub. in all.").2, "It cost 500 rubles in all.");
        assert_eq!(only("en", "It cost 5 million EUR in all.").0, "code");
    }

    #[test]
    fn left_alone() {
        for (lang, good) in [
            ("en", "About % 1 $ s and %2$ d of it."),
            ("en", "It cost $5, US$5 million and £5m, with five $10 notes and 5 $20 notes."),
            ("de", "Es kostete 5 $ und 5 Millionen Euro, US-$ 5 nicht."),
            ("es-MX", "Cuesta $500 al mes."),
        ] {
            assert_eq!(found(&Currency, lang, good), [], "{good}");
        }
    }
}
