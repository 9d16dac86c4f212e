//! Dates in the form of another language, dates that no calendar has, and days without a month.

mod calendar;
pub(super) mod clock;
mod months;

use crate::article::Article;
use crate::checks::dates::calendar::{Date, days, weekday, weekday_of};
use crate::checks::dates::months::{day_alone, english_month, month_comma, month_first};
use crate::checks::{Asked, Check, Finding};
use crate::diagnostic::Safety;
use crate::lang::{DateOrder, Language};
use crate::text::Span;
use crate::text::cursor::{Place, is_running};
use crate::text::numeral::{Numeral, Shape};

pub(super) struct Dates;

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

    fn run(&self, article: &Article<'_>, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
        let prose = &article.target;
        let british = article.document.lang.region().is_some_and(|region| !region.eq_ignore_ascii_case("us"));
        let order = Order { day_first: british, language: prose.language };
        let (comma, alone) = (asked.looks_for("month-comma"), asked.looks_for("day-without-month"));
        for numeral in article.target.numerals() {
            if let Some(date) = Date::of(numeral) {
                named(numeral, date, order, findings);
                continue;
            }
            let found = match numeral.shape {
                Shape::Other => dotted(numeral, order),
                Shape::Plain => iso(numeral, order)
                    .or_else(|| month_first(numeral))
                    .or_else(|| if comma { month_comma(numeral) } else { None })
                    .or_else(|| english_month(numeral))
                    .or_else(|| if alone { day_alone(numeral) } else { None }),
                _ => None,
            };
            findings.extend(found);
        }
    }
}

/// Whether the document's dates have the day first, and the first date that shows it. Most languages have no choice.
pub(crate) fn date_order(article: &Article<'_>) -> Option<(&'static str, Span)> {
    let prose = &article.target;
    if prose.language.dates.order != Some(DateOrder::ByRegion) {
        return None;
    }
    let dates = article.target.numerals().filter_map(|numeral| {
        let date = Date::of(numeral)?;
        let order = if date.name.span().start < numeral.span.start { "May 3" } else { "3 May" };
        let whole = Span::new(date.first.span().start, date.last.span().end);
        (!article.is_quoted(whole)).then_some((order, whole))
    });
    let mut dates = dates.collect::<Vec<_>>().into_iter();
    let first = dates.next()?;
    dates.all(|(order, _)| order == first.0).then_some(first)
}

/// How the document writes a date.
#[derive(Clone, Copy)]
pub(crate) struct Order {
    pub day_first: bool,
    pub language: &'static Language,
}

impl Order {
    /// The date in words; none where the language needs more than its parts.
    pub(super) fn write(self, day: u32, month: u32, year: u32) -> Option<String> {
        let name = self.language.months.get((month as usize).checked_sub(1)?)?.first()?;
        let dates = &self.language.dates;
        let long = if self.day_first && dates.order == Some(DateOrder::ByRegion) { DateOrder::LONG_DAY_FIRST } else { dates.long };
        let part = |letter| match letter {
            'D' => day.to_string(),
            'M' => (*name).to_owned(),
            'Y' => year.to_string(),
            other => other.to_string(),
        };
        (!long.is_empty()).then(|| long.chars().map(part).collect())
    }
}

/// A date with the name of its month.
fn named(numeral: Numeral<'_>, date: Date<'_>, order: Order, findings: &mut Vec<Finding>) {
    let whole = Span::new(date.first.span().start, date.last.span().end);
    if !date.is_possible() {
        let most = days(date.month, date.year).to_string();
        findings.push(Finding::new("impossible", whole).value("days", most).value("month", date.name.text()));
        return;
    }
    if let (Some(year), Some(named)) = (date.year, date.weekday) {
        findings.extend(wrong_weekday(named, (year, date.month, date.day), whole.end));
    }
    // `12. March`, `12th. March`: another sentence may begin there.
    if order.language.dates.order == Some(DateOrder::ByRegion)
        && date.period
        && !numeral.last.touching_next().is_some_and(|dot| dot.gap_after().is_empty())
    {
        let before = |words: &[&str]| numeral.word_before().is_some_and(|word| words.contains(&word.text()));
        let sure = date.year.is_some() || date.weekday.is_some() || before(&["on", "On", "from", "From", "until", "since", "Since"]);
        // “It rose by 12. May was cold.”
        if sure || before(&["of", "by", "the"]) && is_sure_month(date.name.text()) {
            let day = date.day;
            let better = if order.day_first { format!("{day} {}", date.name.text()) } else { format!("{} {day}", date.name.text()) };
            let span = Span::new(numeral.span.start, date.name.span().end);
            let start = if date.name.span().end == span.end { span } else { whole };
            findings.push(Finding::new("ordinal-period", start).replace(format!("write “{better}”"), start, better).trust(Safety::Unsafe));
        }
    }
}

/// What to say of a day of the week, with its token, before a year, month and day that end at byte `end`.
fn wrong_weekday(named: (u32, Place<'_>), (year, month, day): (u32, u32, u32), end: u32) -> Option<Finding> {
    let (weekday, place) = named;
    let right = weekday_of(year, month, day);
    let name = place.prose.language.weekdays.get(right as usize - 1).and_then(|forms| forms.first())?;
    let is_wrong = right != weekday && year >= 1753;
    is_wrong.then(|| Finding::new("wrong-weekday", Span::new(place.span().start, end)).value("wanted", *name))
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
    if !(1800..=2199).contains(&year)
        || numeral.place.is_in_address()
        || numeral.word_before().is_some_and(|before| crate::checks::numbers::separators::is_named(before.text()))
    {
        return None;
    }
    if !(1..=12).contains(&month) || !(1..=days(month, Some(year))).contains(&day) {
        // `03.25.2022` is a date of an American who likes periods.
        let american = order.language.dates.order == Some(DateOrder::ByRegion) && (1..=12).contains(&day) && month <= 31;
        return (!american).then(|| {
            Finding::new("impossible", numeral.span).value("days", days(month, Some(year)).to_string()).value("month", month.to_string())
        });
    }
    let wrong = weekday(numeral.place).and_then(|named| wrong_weekday(named, (year, month, day), numeral.span.end));
    if wrong.is_some() || order.language.dates.order != Some(DateOrder::ByRegion) {
        return wrong;
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
        || paragraph.tokens().len() < 10
        || place.is_in_address()
    {
        return None;
    }
    let span = Span::new(place.span().start, day.span().end);
    if !(1..=12).contains(&m) || !(1..=days(m, Some(year))).contains(&d) {
        return None;
    }
    if let Some(finding) = weekday(place).and_then(|named| wrong_weekday(named, (year, m, d), span.end)) {
        return Some(finding);
    }
    if order.language.dates.iso {
        return None;
    }
    let finding = Finding::new("iso", span);
    Some(match order.write(d, m, year) {
        Some(better) => finding.replace(format!("write “{better}”"), span, better).trust(Safety::Unsafe),
        None => finding,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::found;

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
        assert_eq!(only("cs", "Most otevřeli února 10, 2023 v poledne.").0, "month-first");
        assert_eq!(only("sv", "Bron öppnades februari 10, 2023 på dagen.").0, "month-first");
        assert_eq!(only("en", "It closed on September, 9.").2, "It closed on September 9.");
    }

    #[test]
    fn days_that_are_none() {
        assert_eq!(only("en", "It closed on April 31.").1, "April 31");
        assert_eq!(found(&Dates, "en", "Since version 31.02.2022 it runs."), []);
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
