//! Dates as the languages write them, and how many days a month has.

use crate::lang::DateOrder;
use crate::text::cursor::Place;
use crate::text::numeral::Numeral;

/// A day of a month that stands in the text.
#[derive(Clone, Copy)]
pub(crate) struct Date<'p> {
    pub day: u32,
    pub month: u32,
    pub year: Option<u32>,
    pub weekday: Option<(u32, Place<'p>)>,
    /// The first and the last token.
    pub first: Place<'p>,
    pub last: Place<'p>,
    /// The name of the month.
    pub name: Place<'p>,
    /// The period between the day and the month, as in `3. Oktober`.
    pub period: bool,
}

impl<'p> Date<'p> {
    /// The date whose day is `numeral`.
    pub(super) fn of(numeral: Numeral<'p>) -> Option<Self> {
        if numeral.span.len() > 2 {
            return None;
        }
        let day = numeral.small().filter(|day| (1..=39).contains(day))?;
        let language = numeral.place.prose.language;
        let tail = numeral.tail();
        if !tail.is_empty() && !language.ordinal_suffixes.contains(&tail) {
            return None;
        }
        Self::day_first(numeral, day)
            .or_else(|| (language.dates.order == Some(DateOrder::ByRegion)).then(|| Self::month_first(numeral, day)).flatten())
    }

    /// `3 October 2022`, `3rd of October`, `3. Oktober 2022`, `3 de octubre de 2022`
    fn day_first(numeral: Numeral<'p>, day: u32) -> Option<Self> {
        let language = numeral.place.prose.language;
        let mut next = numeral.last.next()?;
        let period = next.char() == '.' && numeral.last.touching_next().is_some();
        if period {
            next = next.next()?;
        }
        if language.dates.links.contains(&next.text()) {
            next = next.next()?;
        }
        if !(next.is_word() && !numeral.last.gap_after().is_empty() || period) {
            return None;
        }
        let month = u32::from(language.month(next.text())?);
        let mut last = next;
        if let Some(dot) = next.touching_next().filter(|dot| dot.char() == '.' && next.letters() <= 5) {
            last = dot;
        }
        let mut behind = last.next();
        if behind.is_some_and(|word| word.text() == "," || language.dates.links.contains(&word.text())) {
            behind = behind.and_then(|word| word.next());
        }
        let (year, last) = year_at(behind).map_or((None, next), |(year, place)| (Some(year), place));
        Some(Self { day, month, year, weekday: weekday(numeral.place), first: numeral.place, last, name: next, period })
    }

    /// `October 3, 2022`, `Oct. 3`
    fn month_first(numeral: Numeral<'p>, day: u32) -> Option<Self> {
        let mut name = numeral.place.previous()?;
        if name.char() == '.' {
            name = name.touching_previous()?;
        }
        if !name.is_word() || numeral.place.gap_before().is_empty() {
            return None;
        }
        let language = numeral.place.prose.language;
        let month = u32::from(language.month(name.text())?);
        let mut behind = numeral.last.next();
        if behind.is_some_and(|comma| comma.char() == ',') {
            behind = behind.and_then(|comma| comma.next());
        }
        let (year, last) = year_at(behind).map_or((None, numeral.last), |(year, place)| (Some(year), place));
        // `In June 31 people came.`
        let counted =
            numeral.word_after().is_some_and(|next| next.case() == crate::text::Case::Lower && !language.is_function_word(next.text()));
        if year.is_none() && counted {
            return None;
        }
        Some(Self { day, month, year, weekday: weekday(name), first: name, last, name, period: false })
    }

    pub(super) fn is_possible(&self) -> bool {
        self.day <= days(self.month, self.year)
    }
}

fn year_at(place: Option<Place<'_>>) -> Option<(u32, Place<'_>)> {
    let place = place.filter(|place| place.is_number() && place.text().len() == 4)?;
    let year = place.text().parse().ok().filter(|year| (1600..=2200).contains(year))?;
    Some((year, place))
}

/// The day of the week that is named before the date that starts at `place`, and its token.
pub(crate) fn weekday(place: Place<'_>) -> Option<(u32, Place<'_>)> {
    let mut before = place.previous()?;
    for _ in 0..3 {
        if !matches!(before.text(), "," | "." | "(" | "the" | "den" | "dem" | "le") {
            break;
        }
        before = before.previous()?;
    }
    let day = place.prose.language.weekday(before.text()).filter(|_| before.is_word())?;
    Some((u32::from(day), before))
}

/// How many days `month` (1 to 12) has; 29 for a February of an unknown year.
pub(crate) const fn days(month: u32, year: Option<u32>) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => match year {
            Some(year) if !is_leap(year) => 28,
            _ => 29,
        },
        _ => 31,
    }
}

const fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

/// The day of the week of a date of the Gregorian calendar, Monday being 1.
pub(crate) const fn weekday_of(year: u32, month: u32, day: u32) -> u32 {
    // Sakamoto’s method: the days that the months before `month` move the week on.
    const MOVED: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year - 1 } else { year };
    let month = if month == 0 || month > 12 { 0 } else { month as usize - 1 };
    let sunday = (year + year / 4 - year / 100 + year / 400 + MOVED[month] + day) % 7;
    if sunday == 0 { 7 } else { sunday }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week() {
        assert_eq!(weekday_of(2022, 9, 9), 5);
        assert_eq!(weekday_of(2000, 2, 29), 2);
        assert_eq!(weekday_of(1970, 1, 1), 4);
        assert_eq!(weekday_of(2023, 1, 1), 7);
    }

    #[test]
    fn days_of_the_months() {
        assert_eq!((days(2, Some(2000)), days(2, Some(1900)), days(2, None), days(4, None), days(12, None)), (29, 28, 29, 30, 31));
    }
}
