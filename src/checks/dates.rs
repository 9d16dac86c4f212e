//! Dates in the form of another language, dates that no calendar has, and days without a month.

use super::around::{Place, is_running};
use super::calendar::{Date, days, weekday_of};
use super::numeral::{Numeral, Shape, numerals};
use super::{Check, Finding, Params};
use crate::article::Article;
use crate::diagnostic::Safety;
use crate::lang::Language;
use crate::text::{Case, Prose, Span};

pub struct Dates;

impl Check for Dates {
    fn name(&self) -> &'static str {
        "dates"
    }

    fn faults(&self) -> &'static [&'static str] {
        &[
            "dotted",
            "ordinal-period",
            "iso",
            "month-first",
            "english-month",
            "month-comma",
            "impossible",
            "wrong-weekday",
            "day-without-month",
        ]
    }

    fn run(&self, article: &Article<'_>, _: &Params, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let british = article.document.lang.region().is_some_and(|region| !region.eq_ignore_ascii_case("us"));
        let order = Order { day_first: british, language: prose.language };
        for numeral in numerals(prose) {
            if let Some(date) = Date::of(numeral) {
                named(numeral, date, order, findings);
                continue;
            }
            let found = match numeral.shape {
                Shape::Other => dotted(numeral, order),
                Shape::Plain => iso(numeral, order)
                    .or_else(|| month_first(numeral))
                    .or_else(|| month_comma(numeral))
                    .or_else(|| english_month(numeral))
                    .or_else(|| day_alone(numeral)),
                _ => None,
            };
            findings.extend(found);
        }
    }
}

/// How the document writes a date.
#[derive(Clone, Copy)]
struct Order {
    day_first: bool,
    language: &'static Language,
}

impl Order {
    /// The date in words; none where the language needs more than its parts.
    fn write(self, day: u32, month: u32, year: u32) -> Option<String> {
        let name = self.language.months.get((month as usize).checked_sub(1)?)?.first()?;
        Some(match self.language.tag {
            "en" if self.day_first => format!("{day} {name} {year}"),
            "en" => format!("{name} {day}, {year}"),
            "de" => format!("{day}. {name} {year}"),
            "fr" | "ru" => format!("{day} {name} {year}"),
            "uk" => format!("{day} {name} {year}"),
            "es" => format!("{day} de {name} de {year}"),
            _ => return None,
        })
    }
}

/// A date with the name of its month.
fn named(numeral: Numeral<'_>, date: Date<'_>, order: Order, findings: &mut Vec<Finding>) {
    let prose = numeral.place.prose;
    let whole = Span::new(date.first.span().start, date.last.span().end);
    if !date.is_possible() {
        let most = days(date.month, date.year).to_string();
        findings.push(Finding::new("impossible", whole).value("days", most).value("month", date.name.text()));
        return;
    }
    if let (Some(year), Some((day, place))) = (date.year, date.weekday) {
        let right = weekday_of(year, date.month, date.day);
        let name = prose.language.weekdays.get(right as usize - 1).and_then(|forms| forms.first());
        if right != day && year >= 1753 {
            let span = Span::new(place.span().start, whole.end);
            findings.extend(name.map(|name| Finding::new("wrong-weekday", span).value("wanted", *name)));
        }
    }
    // `12. March`, `12th. March`: another sentence may begin there.
    if order.language.tag == "en" && date.period && !numeral.last.touching_next().is_some_and(|dot| dot.gap_after().is_empty()) {
        let tail = date.year.is_some()
            || numeral
                .word_before()
                .is_some_and(|word| matches!(word.text(), "on" | "On" | "from" | "until" | "since" | "of" | "by" | "the"));
        if tail && is_sure_month(date.name.text()) {
            let day = date.day;
            let better = if order.day_first { format!("{day} {}", date.name.text()) } else { format!("{} {day}", date.name.text()) };
            let span = Span::new(numeral.span.start, date.name.span().end);
            let start = if date.name.span().end == span.end { span } else { whole };
            findings.push(Finding::new("ordinal-period", start).replace(format!("write “{better}”"), start, better).trust(Safety::Unsafe));
        }
    }
}

/// Names of months that are no other words.
fn is_sure_month(word: &str) -> bool {
    word != "May" && word != "Mar" || word.len() > 3
}

/// `15.09.2020`: foreign to English, and a month or day that is none in any language that writes dates so.
fn dotted(numeral: Numeral<'_>, order: Order) -> Option<Finding> {
    let mut parts = numeral.text().split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let sizes = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    if parts.next().is_some() || !sizes || !numeral.tail().is_empty() {
        return None;
    }
    let (day, month, year): (u32, u32, u32) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    if !(1800..=2199).contains(&year) || numeral.place.is_in_address() {
        return None;
    }
    if !(1..=12).contains(&month) || !(1..=days(month, Some(year))).contains(&day) {
        // `03.25.2022` is a date of an American who likes periods.
        let american = order.language.tag == "en" && (1..=12).contains(&day) && month <= 31;
        return (!american).then(|| {
            Finding::new("impossible", numeral.span).value("days", days(month, Some(year)).to_string()).value("month", month.to_string())
        });
    }
    if order.language.tag != "en" {
        return None;
    }
    let better = order.write(day, month, year)?;
    Some(Finding::new("dotted", numeral.span).replace(format!("write “{better}”"), numeral.span, better).trust(Safety::Unsafe))
}

/// `2023-02-11` in running text.
fn iso(numeral: Numeral<'_>, order: Order) -> Option<Finding> {
    let place = numeral.place;
    let year = numeral.small().filter(|year| (1900..=2100).contains(year) && numeral.tail().is_empty())?;
    let hyphen = |place: Place<'_>| place.char() == '-';
    let month = place.touching_next().filter(|next| hyphen(*next))?.touching_next()?;
    let day = month.touching_next().filter(|next| hyphen(*next))?.touching_next()?;
    let two = |place: Place<'_>| (place.text().len() == 2).then(|| place.text().parse::<u32>().ok())?;
    let (m, d) = (two(month)?, two(day)?);
    let glued = |other: Option<Place<'_>>| {
        other.is_some_and(|other| other.is_word() || matches!(other.char(), '-' | '/' | '_' | '.') && other.char() != '.')
    };
    let paragraph = place.paragraph();
    if glued(place.touching_previous())
        || glued(day.touching_next())
        || !is_running(paragraph)
        || paragraph.tokens.len() < 10
        || place.is_in_address()
    {
        return None;
    }
    let span = Span::new(place.span().start, day.span().end);
    if !(1..=12).contains(&m) || !(1..=days(m, Some(year))).contains(&d) {
        return None;
    }
    if matches!(order.language.tag, "sv" | "ja" | "zh" | "und") {
        return None;
    }
    let finding = Finding::new("iso", span);
    Some(match order.write(d, m, year) {
        Some(better) => finding.replace(format!("write “{better}”"), span, better).trust(Safety::Unsafe),
        None => finding,
    })
}

/// The name of the month before the number, with or without a period.
fn month_before<'p>(numeral: Numeral<'p>, language: &Language) -> Option<(Place<'p>, u8)> {
    let mut name = numeral.place.previous()?;
    if numeral.place.gap_before().is_empty() {
        return None;
    }
    if name.char() == '.' {
        name = name.touching_previous()?;
    }
    Some((name, language.month(name.text()).filter(|_| name.is_word())?))
}

/// The day that the number is, of a date in which a month stands before it.
fn day_of(numeral: Numeral<'_>) -> Option<u32> {
    numeral
        .small()
        .filter(|day| (1..=31).contains(day) && numeral.text().len() <= 2 && matches!(numeral.tail(), "" | "st" | "nd" | "rd" | "th"))
}

/// `Februar 10, 2023` in a language that writes the day first.
fn month_first(numeral: Numeral<'_>) -> Option<Finding> {
    let language = numeral.place.prose.language;
    if !matches!(language.tag, "de" | "fr" | "es" | "ru" | "uk" | "it" | "pt" | "pl" | "nl") {
        return None;
    }
    let day = day_of(numeral)?;
    let (name, month) = month_before(numeral, language)?;
    let comma = numeral.last.touching_next().filter(|comma| comma.char() == ',');
    let year = comma?.next().filter(|year| year.is_number() && year.text().len() == 4)?;
    let year_value = year.text().parse().ok().filter(|year| (1600..=2200).contains(year))?;
    // `Im Februar 10, 2023 aber 12`
    if name.previous().is_some_and(|before| matches!(before.text(), "Im" | "im" | "En" | "en" | "In" | "in")) {
        return None;
    }
    let span = Span::new(name.span().start, year.span().end);
    let finding = Finding::new("month-first", span);
    let order = Order { day_first: true, language: numeral.place.prose.language };
    Some(match order.write(day, u32::from(month), year_value) {
        Some(better) => finding.replace(format!("write “{better}”"), span, better).trust(Safety::Unsafe),
        None => finding,
    })
}

/// English names of months that the language does not have, beside the number of a day or a year.
fn english_month(numeral: Numeral<'_>) -> Option<Finding> {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let prose = numeral.place.prose;
    let language = prose.language;
    if !matches!(language.tag, "de" | "fr" | "es" | "ru" | "uk" | "it" | "pt" | "pl" | "nl") {
        return None;
    }
    let near = |place: Option<Place<'_>>| {
        let place = place.filter(|place| place.is_word())?;
        let index = MONTHS.iter().position(|month| *month == place.text())?;
        (language.month(place.text()).is_none()).then_some((place.span(), index))
    };
    let day = day_of(numeral).is_some();
    let year = numeral.small().is_some_and(|year| (1900..=2100).contains(&year));
    if !day && !year {
        return None;
    }
    let (span, month) = near(numeral.word_before()).or_else(|| near(numeral.word_after().filter(|_| day)))?;
    let own = language.months[month].first()?;
    let finding = Finding::new("english-month", span).value("wanted", *own);
    Some(finding.replace(format!("write “{own}”"), span, *own).trust(Safety::Unsafe))
}

/// `on September, 9`
fn month_comma(numeral: Numeral<'_>) -> Option<Finding> {
    let prose = numeral.place.prose;
    if prose.language.tag != "en" {
        return None;
    }
    day_of(numeral)?;
    let comma = numeral.place.previous().filter(|comma| comma.char() == ',' && !comma.gap_after().is_empty())?;
    let name = comma.touching_previous().filter(|name| name.is_word() && name.letters() > 3)?;
    prose.language.month(name.text())?;
    // `In September, 9 of them left.`
    let before = name.previous().is_some_and(|word| matches!(word.text(), "on" | "On"));
    let ends = numeral.last.next().is_none_or(|next| next.is_mark() || year(next));
    if !before || !ends {
        return None;
    }
    let span = Span::new(name.span().start, numeral.last.span().end);
    Some(Finding::new("month-comma", span).replace("delete the comma", comma.span(), ""))
}

fn year(place: Place<'_>) -> bool {
    place.is_number() && place.text().len() == 4 && place.text().starts_with(['1', '2'])
}

/// `on the 26th` where no month is near.
fn day_alone(numeral: Numeral<'_>) -> Option<Finding> {
    let prose = numeral.place.prose;
    let tail = numeral.tail();
    if prose.language.tag != "en" || !matches!(tail, "st" | "nd" | "rd" | "th") {
        return None;
    }
    day_of(numeral)?;
    let the = numeral.word_before().filter(|the| the.text() == "the")?;
    let before = the.previous().filter(|word| matches!(word.text(), "on" | "On" | "until" | "Until" | "by" | "since" | "from" | "From"))?;
    if numeral.last.touching_next().is_some_and(|next| matches!(next.char(), '-' | '’' | '\'' | '/')) {
        return None;
    }
    // `on the 9th hole`, `the 26th annual`, `the 7th (Tuesday)`: only a word that no noun group goes on with.
    if let Some(next) = numeral.last.next().filter(|next| !next.is_mark()) {
        let closed = next.case() == Case::Lower
            && matches!(
                next.text(),
                "at" | "in" | "that" | "when" | "after" | "with" | "and" | "to" | "for" | "by" | "as" | "before" | "local" | "this"
            );
        if !closed || next.text() == "and" && next.next().is_some_and(|after| after.is_number()) {
            return None;
        }
    }
    if has_month(prose, numeral.place.paragraph) {
        return None;
    }
    Some(
        Finding::new("day-without-month", Span::new(before.span().start, numeral.last.span().end))
            .value("day", format!("{}{tail}", numeral.text())),
    )
}

/// Whether a month is named in the paragraph or in one beside it.
fn has_month(prose: &Prose<'_>, paragraph: usize) -> bool {
    let near = paragraph.saturating_sub(2)..(paragraph + 2).min(prose.paragraphs.len());
    prose.paragraphs[near].iter().flat_map(|paragraph| prose.tokens_of(paragraph)).any(|token| {
        let word = token.text(prose.text);
        token.is_word() && token.case == Case::Title && prose.language.month(word).is_some()
            || word == "month"
            || word == "floor"
            || word == "century"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::around::found;

    fn only(lang: &str, text: &str) -> (&'static str, String, String) {
        let mut all = found(&Dates, lang, text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        let (fault, at, fix) = all.remove(0);
        (fault, at, fix.unwrap_or_default())
    }

    #[test]
    fn forms_of_another_language() {
        assert_eq!(only("en", "It opened on 15.09.2020."), ("dotted", "15.09.2020".into(), "It opened on September 15, 2020.".into()));
        assert_eq!(only("en-GB", "It opened on 15.09.2020.").2, "It opened on 15 September 2020.");
        assert_eq!(only("en", "It opened on 12th. March."), ("ordinal-period", "12th. March".into(), "It opened on March 12.".into()));
        assert_eq!(
            only("en", "The hall was opened to the public on 2023-02-11 by the mayor.").2,
            "The hall was opened to the public on February 11, 2023 by the mayor."
        );
        assert_eq!(only("de", "Am Februar 10, 2023 war Schluss.").2, "Am 10. Februar 2023 war Schluss.");
        assert_eq!(only("de", "Am 10 March war Schluss.").0, "english-month");
        assert_eq!(only("en", "It closed on September, 9.").2, "It closed on September 9.");
    }

    #[test]
    fn days_that_are_none() {
        assert_eq!(only("en", "It closed on April 31.").1, "April 31");
        assert_eq!(only("de", "Am 30. Februar ist frei.").0, "impossible");
        assert_eq!(only("de", "Am 15.13.2020 ist frei.").0, "impossible");
        assert_eq!(only("en", "It closed on Thursday, September 9, 2022.").0, "wrong-weekday");
        assert_eq!(only("de", "Am Donnerstag, den 9. September 2022, war Schluss.").0, "wrong-weekday");
        assert_eq!(only("en", "He said on the 26th that it was over.").0, "day-without-month");
    }

    #[test]
    fn left_alone() {
        for (lang, good) in [
            (
                "en",
                "On Friday, September 9, 2022, and Friday 9 September 2022, it rained; in June 31 people came, in September, 9 of them left.",
            ),
            ("en", "Since May 5 it was on the 9th hole, on the 26th annual day, from the 19th century. It rose to 12. March was cold."),
            ("en", "Feb 29 is rare. Version 1.10.2020b is out."),
            ("de", "Am Freitag, dem 9. September 2022, und am 15.09.2020 war es kalt. Am 29. Februar auch."),
            ("fr", "Le vendredi 9 septembre 2022, il faisait froid."),
            ("ru", "В пятницу, 9 сентября 2022 года, было холодно."),
        ] {
            assert_eq!(found(&Dates, lang, good), [], "{good}");
        }
    }
}
