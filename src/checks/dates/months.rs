//! Months that stand on the wrong side of their day, in another language, or nowhere.

use crate::checks::Finding;
use crate::checks::dates::Order;
use crate::diagnostic::Safety;
use crate::lang::{DateOrder, Language};
use crate::text::cursor::Place;
use crate::text::numeral::Numeral;
use crate::text::{Case, Prose, Span};

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
pub(crate) fn month_first(numeral: Numeral<'_>) -> Option<Finding> {
    let language = numeral.place.prose.language;
    if language.dates.order != Some(DateOrder::DayFirst) {
        return None;
    }
    let day = day_of(numeral)?;
    let (name, month) = month_before(numeral, language)?;
    let comma = numeral.last.touching_next().filter(|comma| comma.char() == ',');
    let year = comma?.next().filter(|year| year.is_number() && year.text().len() == 4)?;
    let year_value = year.text().parse().ok().filter(|year| (1600..=2200).contains(year))?;
    // `Im Februar 10, 2023 aber 12`
    if name.previous().is_some_and(|before| language.dates.in_month.contains(&before.text().to_lowercase().as_str())) {
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
pub(crate) fn english_month(numeral: Numeral<'_>) -> Option<Finding> {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let prose = numeral.place.prose;
    let language = prose.language;
    if language.dates.order != Some(DateOrder::DayFirst) {
        return None;
    }
    let near = |place: Option<Place<'_>>| {
        let place = place.filter(|place| place.is_word())?;
        let index = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(place.text()))?;
        (language.month(place.text()).is_none()).then_some((place.span(), index))
    };
    let day = day_of(numeral).is_some();
    let year = numeral.small().is_some_and(|year| (1900..=2100).contains(&year));
    if !day && !year {
        return None;
    }
    let (span, month) = near(numeral.word_before()).or_else(|| near(month_after(numeral).filter(|_| day)))?;
    let own = language.months[month].first()?;
    let finding = Finding::new("english-month", span).value("wanted", *own);
    Some(finding.replace(format!("write “{own}”"), span, *own).trust(Safety::Unsafe))
}

/// The word after the number, behind a space or the period of an ordinal and a space.
fn month_after(numeral: Numeral<'_>) -> Option<Place<'_>> {
    let period = numeral.last.touching_next().filter(|mark| mark.char() == '.');
    numeral.word_after().or_else(|| period.filter(|mark| !mark.gap_after().is_empty())?.next().filter(Place::is_word))
}

/// `on September, 9`
pub(crate) fn month_comma(numeral: Numeral<'_>) -> Option<Finding> {
    let prose = numeral.place.prose;
    day_of(numeral)?;
    let comma = numeral.place.previous().filter(|comma| comma.char() == ',' && !comma.gap_after().is_empty())?;
    let name = comma.touching_previous().filter(|name| name.is_word() && name.letters() > 3)?;
    prose.language.month(name.text())?;
    // `In September, 9 of them left.`
    let before = name.previous().is_some_and(|word| matches!(word.text(), "on" | "On"));
    let ends = numeral
        .last
        .next()
        .is_none_or(|next| next.is_mark() || year(next) || matches!(next.text(), "and" | "at" | "but" | "by" | "when" | "with"));
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
pub(crate) fn day_alone(numeral: Numeral<'_>) -> Option<Finding> {
    let prose = numeral.place.prose;
    let tail = numeral.tail();
    if !matches!(tail, "st" | "nd" | "rd" | "th") {
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
                "at" | "in"
                    | "that"
                    | "when"
                    | "after"
                    | "with"
                    | "and"
                    | "to"
                    | "for"
                    | "by"
                    | "as"
                    | "before"
                    | "local"
                    | "this"
                    | "morning"
                    | "afternoon"
                    | "evening"
                    | "night"
                    | "is"
                    | "was"
                    | "will"
                    | "fell"
                    | "rose"
                    | "off"
                    | "near"
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

/// Whether a month is named in the paragraph or in the one before it, where a reader would look.
fn has_month(prose: &Prose<'_>, paragraph: usize) -> bool {
    prose.paragraphs[paragraph.saturating_sub(1)..=paragraph].iter().flat_map(|paragraph| prose.tokens_of(paragraph)).any(|token| {
        let word = token.text(prose.text);
        token.is_word() && token.case == Case::Title && prose.language.month(word).is_some()
            || word == "month"
            || word == "floor"
            || word == "century"
    })
}
